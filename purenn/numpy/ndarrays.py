"""ndarray, a Matrix with NumPy's further methods, and the functions that make one."""
from ..arrays import loops
from ..arrays.forms import form
from ..arrays.nested import flatten, is_row, number
from ..arrays.operators import elementwise, make
from ..arrays.shapes import checked_axis, fit_shape, joint_shape, one_axis, reduced_shape, shape_text, stretch
from ..arrays.views import is_contiguous, part
from ..matrix import Matrix, transposed
from .scalars import _Scalar, dtype_of, kind_for, round_half_even, scalar

# ---- arrays ----

class ndarray(Matrix):
    """The class of purenn.numpy's arrays.  ndarray(rows) takes rows, not a shape as NumPy's does."""
    __slots__ = ()
    _scalar = staticmethod(scalar)

    dtype = property(lambda self: dtype_of(self._form.kind))
    flat = property(lambda self: part(self, (0, self.size), (self.size,)), doc="all elements as one shared vector")

    def item(self, *index):
        """One element as a Python number."""
        if not index:
            return self._only()
        value = self.reshape(-1)[index[0]] if len(index) == 1 else self[tuple(index)]
        return value.item() if isinstance(value, _Scalar) else value

    def _set_shape(self, shape):
        if self._form.unshared is not self._form:
            raise AttributeError("the shape of a transpose cannot be set; use reshape")
        self._form = form(self._form.cls, fit_shape(self.size, (shape,)), self._form.kind)

    shape = property(lambda self: self._form.shape, _set_shape, doc="(r, c) or (n,); may be set")

    def astype(self, dtype, copy=True):
        kind = kind_for(dtype)
        return make(self._form.cls, loops.cast(self._data[:], self._form.kind, kind), self._form.shape, kind)

    def reshape(self, *shape, **order):
        """The same numbers in another shape, shared; order="F" reads and writes them column by column."""
        if _order(order) == "C":
            return Matrix.reshape(self, *shape)
        shape = fit_shape(self.size, shape)
        return Matrix.reshape(self.T, tuple(reversed(shape))).T

    def flatten(self, order="C"):
        return self.ravel(order).copy()

    def ravel(self, order="C"):
        flattened = self.reshape(-1, order=order)
        return flattened if is_contiguous(self) else flattened.copy()

    def squeeze(self, axis=None):
        """Without the axes of length 1; the number itself if nothing remains."""
        shape = self._form.shape
        axis = checked_axis(axis, shape)
        if axis is not None:
            if shape[axis] != 1:
                raise ValueError("cannot squeeze axis %d: its length is %d" % (axis, shape[axis]))
        kept = tuple([n for i, n in enumerate(shape) if n != 1 or axis not in (None, i)])
        return self.reshape(kept) if kept else self._scalar(self._data[0])

    def transpose(self, *axes):
        if len(axes) == 1 and isinstance(axes[0], (list, tuple)):
            axes = tuple(axes[0])
        if axes and sorted(checked_axis(axis, self.shape) for axis in axes) != list(range(self.ndim)):
            raise ValueError("axes are each axis once; got %r" % (axes,))
        return self[:] if axes and axes[0] in (0, -self.ndim) else self.T

    def _times_number(self, other):
        """dot with a number, which NumPy's @ refuses."""
        return self * other

    def __matmul__(self, other):
        if not hasattr(other, "_form") and not is_row(other):
            raise ValueError("@ takes arrays; got %r, for which there is *" % (other,))
        return self.dot(other)

    def fill(self, value):
        self[:] = number(value, "what fills an array")

    def sort(self, axis=-1, kind=None):
        """In place, ascending, nan last."""
        self[:] = sorted_along(self, axis)

    def argsort(self, axis=-1, kind=None):
        return sorted_along(self, axis, order=True)

    def clip(self, a_min=None, a_max=None, out=None, min=None, max=None):
        low, high = min if a_min is None else a_min, max if a_max is None else a_max
        result = self
        for name, bound in (("maximum", low), ("minimum", high)):
            if bound is not None:
                result = choose(name, result, bound)
        if out is None:
            return result if result is not self else self.copy()
        out[:] = result
        return out

    def round(self, decimals=0):
        return self._each(lambda x: round_half_even(x, decimals))

    def any(self, axis=None, keepdims=False):
        return self._over(axis, keepdims, lambda numbers: len([x for x in numbers if x]) > 0)

    def all(self, axis=None, keepdims=False):
        return self._over(axis, keepdims, lambda numbers: len([x for x in numbers if not x]) == 0)

    def prod(self, axis=None, keepdims=False):
        one = 1.0 if self._form.kind == "float" else 1
        return self._over(axis, keepdims, lambda numbers: running([one] + numbers, loops.CAREFUL["mul"])[-1])

    def var(self, axis=None, ddof=0, keepdims=False):
        """The mean of the squared distances from the mean; ddof is taken off the count."""
        def variance(numbers):
            mean = loops.mean_of(numbers)
            squares = [(x - mean) * (x - mean) for x in numbers]
            return loops.divide(loops.sum_of(squares) * 1.0, float(max(len(numbers) - ddof, 0)))
        return self._over(axis, keepdims, variance)

    def std(self, axis=None, ddof=0, keepdims=False):
        return _sqrt(self.var(axis, ddof, keepdims))

    def cumsum(self, axis=None):
        return self._running(axis, "add")

    def cumprod(self, axis=None):
        return self._running(axis, "mul")

    def nonzero(self):
        """The indices of the elements that are not zero, one array an axis."""
        places = [i for i, x in enumerate(self._data) if x]
        if len(self.shape) == 1:
            return (ndarray(places).astype(int),)
        columns = self.shape[1]
        return (ndarray([i // columns for i in places]).astype(int),
                ndarray([i % columns for i in places]).astype(int))

    def diagonal(self):
        if len(self.shape) != 2:
            raise ValueError("a diagonal needs two dimensions; the shape is %s" % shape_text(self.shape))
        return self.reshape(-1)[::self.shape[1] + 1][:min(self.shape)]

    def trace(self):
        return self.diagonal().sum()

    def _over(self, axis, keepdims, function):
        """Apply a function of a list to all, to the columns or to the rows."""
        axis = checked_axis(axis, self.shape)
        data = [function(group) for group in loops.groups(self._data, self.shape, axis)]
        shape = reduced_shape(self.shape, axis, keepdims)
        return make(self._form.cls, data, shape, loops.kind_of(data)) if shape else self._scalar(data[0])

    def _running(self, axis, name):
        if self._form.kind == "bool":
            return self.astype(int)._running(axis, name)
        axis = checked_axis(axis, self.shape)
        if axis is None or len(self.shape) == 1:
            data = running(self._data, loops.CAREFUL[name])
            return make(self._form.cls, data, (len(data),), loops.kind_of(data))
        groups = [running(group, loops.CAREFUL[name]) for group in loops.groups(self._data, self.shape, axis)]
        return regroup(self, groups, axis)

    def __array__(self, dtype=None, copy=None):
        """NumPy's array of the same numbers; NumPy, which is imported already, calls this."""
        import numpy
        return numpy.array(self.tolist(), dtype).reshape(self.shape)


_sqrt = elementwise("sqrt", ndarray, scalar)


def running(numbers, function):
    results = []
    for x in numbers:
        results.append(function(results[-1], x) if results else x)
    return results


def regroup(array, groups, axis):
    """An array like `array` from its groups along an axis, each as long as before."""
    if not array.size:
        return array.copy()
    data = [x for group in groups for x in group]
    if len(array.shape) == 2 and axis == 0:
        data = transposed(data, array.shape[1], array.shape[0])
    return make(array._form.cls, data, array.shape, loops.kind_of(data))


def sorted_along(array, axis, order=False):
    """Sorted along an axis (None: flattened); with order, the indices that sort it."""
    if axis is None:
        array, axis = array.reshape(-1), 0
    axis = one_axis(axis, array.shape)
    if order and not array.size:
        return array.astype(int)
    groups = []
    for group in loops.groups(array._data, array.shape, axis):
        indices = sorted(range(len(group)), key=lambda i: (group[i] != group[i], group[i]))
        groups.append(indices if order else [group[i] for i in indices])
    return regroup(array, groups, axis)


def _order(options):
    order = options.pop("order", "C")
    if options or order not in ("C", "F"):
        raise TypeError("reshape's only option is order, 'C' or 'F'; got %r" % (options or order,))
    return order


# ---- making arrays ----

def wrap(parts, dtype=None, ndmin=0):
    """An array, or a scalar where the shape is (), of (flat list, shape, kind)."""
    data, shape, kind = parts
    if dtype is not None:
        data, kind = loops.cast(data, kind, kind_for(dtype)), kind_for(dtype)
    if ndmin > 2:
        raise ValueError("ndmin is at most 2; got %d" % ndmin)
    shape = (1,) * max(0, ndmin - len(shape)) + shape
    return make(ndarray, data, shape, kind) if shape else scalar(data[0])


def array(x, dtype=None, copy=True, order="C", ndmin=0):
    """A new array of nested lists, of an array, or of anything with tolist().

    With a dtype, numbers may also be given as text, as when a line is split."""
    if dtype is not None:
        x = _read_texts(x, {"int": int, "float": float}.get(kind_for(dtype)))
    return wrap(flatten(x), dtype, ndmin)


def _read_texts(x, read):
    if isinstance(x, str) and read:
        return read(x)
    if isinstance(x, (list, tuple)):
        return [_read_texts(value, read) for value in x]
    return x


def asarray(x, dtype=None):
    """The array itself where x is one already; a copy of anything else."""
    if isinstance(x, ndarray) and (dtype is None or x.dtype == dtype):
        return x
    return array(x, dtype)


def paired(x, y):
    """(pairs of numbers, shape): two arrays or numbers, broadcast against each other."""
    (a, shape, _), (b, other_shape, _) = flatten(x), flatten(y)
    both = joint_shape(shape, other_shape)
    return zip(stretch(a, shape, both), stretch(b, other_shape, both)), both


def choose(name, x, y):
    """maximum or minimum of two arrays or numbers, element by element; nan wins."""
    (a, shape, kind), (b, other_shape, other_kind) = flatten(x), flatten(y)
    both = joint_shape(shape, other_shape)
    high = loops.higher(kind, other_kind)
    a, b = loops.cast(a, kind, high), loops.cast(b, other_kind, high)
    if not other_shape and b[0] == b[0]:
        a, b, shape, other_shape = b, a, other_shape, shape
    if not shape and a[0] == a[0]:              # relu's case: one number against many
        bound = a[0]
        data = [bound if y < bound else y for y in b] if name == "maximum" else [
            bound if y > bound else y for y in b]
    else:
        pairs = zip(stretch(a, shape, both), stretch(b, other_shape, both))
        better = (lambda x, y: x >= y) if name == "maximum" else (lambda x, y: x <= y)
        data = [x if better(x, y) or x != x else y for x, y in pairs]
    return make(ndarray, data, both, high) if both else scalar(data[0])
