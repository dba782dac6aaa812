"""ndarray: a Matrix with NumPy's further methods, and NumPy's scalars.

One number that leaves an ndarray is a float64, int64 or bool_: a Python number
that has a shape, gives inf where Python's division raises, and shows itself in
a list as NumPy 2 shows it.  Kinds of numbers are float64, int64 and bool;
smaller ones are declined.
"""
from . import flat
from . import printing
from .matrix import Matrix
from .nested import flatten
from .operators import elementwise, make


# ---- kinds of numbers ----

class dtype(object):
    """The kind of an array's numbers; equal to its name and to the types it stands for."""

    def __init__(self, kind, name, letter, scalar, python_type):
        self._kind = kind
        self.name = name
        self.kind = letter
        self.type = scalar
        self._same = (kind, name, scalar, python_type)
        self.itemsize = 1 if kind == "bool" else 8

    def __eq__(self, other):
        return self is other or other in self._same

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return "dtype('%s')" % self.name


def kind_for(wanted):
    """The kind that a dtype, type or name stands for; TypeError lists the known ones."""
    for known in DTYPES:
        if known == wanted:
            return known._kind
    raise TypeError("dtype %r is not here; the kinds are float64 (float), int64 (int), bool and object"
                    % (getattr(wanted, "__name__", wanted),))


# ---- scalars ----

class _Derived(float):
    pass


try:
    _may_derive = float(_Derived(1.5)) == 1.5
except TypeError:                   # MicroPython, whose own functions refuse a float's subclass
    _may_derive = False


def scalar(value):
    """A plain number as NumPy's scalar of its kind; other numbers as they are."""
    if not _may_derive:
        return value
    kind = type(value)
    if kind is float:
        return float64(value)
    if kind is bool:
        return bool_(value)
    return int64(value) if kind is int else value


def _arithmetic(name, swap=False):
    function = flat.CAREFUL[name]

    def operate(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        x, y = self.item(), other.item() if isinstance(other, _Scalar) else other
        if name == "truediv" and not isinstance(x, float) and not isinstance(y, float):
            x = float(x)
        return scalar(function(y, x) if swap else function(x, y))
    return operate


class _Scalar(object):
    """What NumPy's scalars have that Python's numbers lack."""
    __slots__ = ()
    shape = ()
    ndim = 0
    size = 1

    __add__, __radd__ = _arithmetic("add"), _arithmetic("add", True)
    __sub__, __rsub__ = _arithmetic("sub"), _arithmetic("sub", True)
    __mul__, __rmul__ = _arithmetic("mul"), _arithmetic("mul", True)
    __truediv__, __rtruediv__ = _arithmetic("truediv"), _arithmetic("truediv", True)
    __div__, __rdiv__ = __truediv__, __rtruediv__
    __floordiv__, __rfloordiv__ = _arithmetic("floordiv"), _arithmetic("floordiv", True)
    __mod__, __rmod__ = _arithmetic("mod"), _arithmetic("mod", True)
    __pow__, __rpow__ = _arithmetic("pow"), _arithmetic("pow", True)
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [_arithmetic(_name) for _name in flat.COMPARISONS]
    T = property(lambda self: self)
    dtype = property(lambda self: _dtype_of(flat.kind_of([self.item()])))

    def __hash__(self):
        return hash(self.item())

    def __neg__(self):
        return scalar(-self.item())

    def __pos__(self):
        return self

    def __round__(self, decimals=None):
        return int(round_half_even(self.item())) if decimals is None else self.round(decimals)

    def __abs__(self):
        return scalar(abs(self.item()))

    def tolist(self):
        return self.item()

    def _same(self, *args, **kwargs):
        return self

    copy = squeeze = sum = mean = max = min = transpose = _same

    def round(self, decimals=0):
        return scalar(round_half_even(self.item(), decimals))

    def astype(self, kind):
        return scalar(flat.cast([self.item()], None, kind_for(kind))[0])

    def any(self):
        return bool_(self.item() != 0)

    all = any

    def reshape(self, *shape):
        return ndarray([self.item()]).reshape(*shape)

    def flatten(self):
        return ndarray([self.item()])

    ravel = flatten


class float64(_Scalar, float):
    __slots__ = ()

    def item(self):
        return float(self)

    def __str__(self):
        return printing.float_str(float(self))

    def __repr__(self):
        return "np.float64(%s)" % self


class int64(_Scalar, int):
    __slots__ = ()

    def item(self):
        return int(self)

    def __str__(self):
        return str(int(self))

    def __repr__(self):
        return "np.int64(%d)" % int(self)


class bool_(_Scalar, int):
    __slots__ = ()

    def __new__(cls, value=False):
        return int.__new__(cls, 1 if value else 0)

    def item(self):
        return int(self) != 0

    def __str__(self):
        return str(self.item())

    def __repr__(self):
        return "np.%s_" % self

    def __invert__(self):
        return bool_(not self.item())

    def __and__(self, other):
        return scalar(self.item() & other) if isinstance(other, int) else NotImplemented

    def __or__(self, other):
        return scalar(self.item() | other) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return scalar(self.item() ^ other) if isinstance(other, int) else NotImplemented


DTYPES = (dtype("float", "float64", "f", float64, float), dtype("int", "int64", "i", int64, int),
          dtype("bool", "bool", "b", bool_, bool), dtype("object", "object", "O", object, object))


def _dtype_of(kind):
    for known in DTYPES:
        if known._kind == kind:
            return known


def round_half_even(x, decimals=0):
    """x rounded as NumPy rounds: scaled, to the nearest integer, halves to even."""
    if not isinstance(x, float):
        return x if decimals >= 0 else int(round_half_even(float(x), decimals))
    if x != x or abs(x) >= 4503599627370496.0:
        return x
    scale = 10.0 ** abs(decimals)
    scaled = x * scale if decimals >= 0 else x / scale
    if abs(scaled) < 4503599627370496.0:
        magic = 6755399441055744.0              # 1.5 * 2**52: adding it rounds to an integer
        rounded = (scaled + magic) - magic
        scaled = rounded if rounded or scaled > 0 else scaled * 0.0
    return scaled / scale if decimals >= 0 else scaled * scale


# ---- arrays ----

class ndarray(Matrix):
    """What purenn.numpy.array makes; not to be called with a shape, as NumPy's may be."""
    __slots__ = ()
    _scalar = staticmethod(scalar)

    dtype = property(lambda self: _dtype_of(self._form.kind))
    flat = property(lambda self: self.reshape(-1), doc="all elements as one shared vector")

    def item(self, *index):
        """One element as a Python number."""
        if not index:
            return self._only()
        value = self.reshape(-1)[index[0]] if len(index) == 1 else self[tuple(index)]
        return value.item() if isinstance(value, _Scalar) else value

    def astype(self, kind):
        return make(self._form.cls, flat.cast(self._data[:], self._form.kind, kind_for(kind)),
                    self._form.shape, kind_for(kind))

    def flatten(self):
        return self.reshape(-1).copy()

    def ravel(self):
        return self.reshape(-1)

    def squeeze(self, axis=None):
        """Without the axes of length 1; the number itself if nothing remains."""
        shape = self._form.shape
        if axis is not None:
            axis = flat.check_axis(axis, shape)
            if shape[axis] != 1:
                raise ValueError("cannot squeeze axis %d: its length is %d" % (axis, shape[axis]))
        kept = tuple([n for i, n in enumerate(shape) if n != 1 or axis not in (None, i)])
        return self.reshape(kept) if kept else self._scalar(self._data[0])

    def transpose(self, *axes):
        if axes in ((0, 1), ((0, 1),)):
            return self[:]
        return self.T

    def fill(self, value):
        self[:] = value

    def sort(self, axis=-1):
        """In place, ascending, nan last."""
        self[:] = sorted_along(self, axis)

    def argsort(self, axis=-1):
        return sorted_along(self, axis, order=True)

    def clip(self, low=None, high=None, min=None, max=None, out=None):
        low, high = min if low is None else low, max if high is None else high
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
        return self._over(axis, keepdims, _product)

    def var(self, axis=None, ddof=0, keepdims=False):
        """The mean of the squared distances from the mean; ddof is taken off the count."""
        def variance(numbers):
            mean = flat.mean_of(numbers)
            squares = [(x - mean) * (x - mean) for x in numbers]
            return flat.divide(flat.sum_of(squares) * 1.0, float(max(len(numbers) - ddof, 0)))
        return self._over(axis, keepdims, variance)

    def std(self, axis=None, ddof=0, keepdims=False):
        return elementwise("sqrt", ndarray, scalar)(self.var(axis, ddof, keepdims))

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
        return self.reshape(-1)[::self.shape[1] + 1][:min(self.shape)]

    def trace(self):
        return self._scalar(flat.sum_of(self._data[::self.shape[1] + 1][:min(self.shape)]))

    def _over(self, axis, keepdims, function):
        """Apply a function of a list to all, to the columns or to the rows."""
        axis = flat.check_axis(axis, self.shape)
        data = [function(group) for group in flat.groups(self._data, self.shape, axis)]
        shape = flat.reduced_shape(self.shape, axis, keepdims)
        return make(self._form.cls, data, shape, flat.kind_of(data)) if shape else self._scalar(data[0])

    def _running(self, axis, name):
        if self._form.kind == "bool":
            return self.astype(int)._running(axis, name)
        if axis is None or len(self.shape) == 1:
            data = running(self._data, flat.CAREFUL[name])
            return make(self._form.cls, data, (len(data),), flat.kind_of(data))
        groups = [running(group, flat.CAREFUL[name])
                  for group in flat.groups(self._data, self.shape, flat.check_axis(axis, self.shape))]
        return regroup(self, groups, axis)

    def __array__(self, dtype=None, copy=None):
        """For NumPy, when it asks for this array: it is there, then."""
        import numpy
        return numpy.array(self.tolist(), dtype).reshape(self.shape)


def _product(numbers):
    total = 1
    for x in numbers:
        total = total * x
    return total


def running(numbers, function):
    results = []
    for x in numbers:
        results.append(function(results[-1], x) if results else x)
    return results


def regroup(array, groups, axis):
    """An array like `array` from its groups along an axis, each as long as before."""
    data = [x for group in groups for x in group]
    if len(array.shape) == 2 and flat.check_axis(axis, array.shape) == 0:
        data = flat.transpose(data, array.shape[1], array.shape[0])
    return make(array._form.cls, data, array.shape, flat.kind_of(data))


def sorted_along(array, axis, order=False):
    """Sorted along an axis (None: flattened); with order, the indices that sort it."""
    if axis is None:
        array, axis = array.reshape(-1), 0
    groups = []
    for group in flat.groups(array._data, array.shape, flat.check_axis(axis, array.shape)):
        indices = sorted(range(len(group)), key=lambda i: (group[i] != group[i], group[i]))
        groups.append(indices if order else [group[i] for i in indices])
    return regroup(array, groups, axis)


# ---- making arrays ----

def wrap(parts, dtype=None, ndmin=0):
    """An array, or a scalar where the shape is (), of (flat list, shape, kind)."""
    data, shape, kind = parts
    if dtype is not None:
        data, kind = flat.cast(data, kind, kind_for(dtype)), kind_for(dtype)
    if ndmin > 2:
        raise ValueError("ndmin is at most 2; got %d" % ndmin)
    shape = (1,) * max(0, ndmin - len(shape)) + shape
    return make(ndarray, data, shape, kind) if shape else scalar(data[0])


def array(x, dtype=None, copy=True, ndmin=0):
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


def choose(name, x, y):
    """maximum or minimum of two arrays or numbers, element by element; nan wins."""
    (a, shape, kind), (b, other_shape, other_kind) = flatten(x), flatten(y)
    both = flat.broadcast_shape(shape, other_shape)
    high = kind if flat.RANK[kind] >= flat.RANK[other_kind] else other_kind
    a, b = flat.cast(a, kind, high), flat.cast(b, other_kind, high)
    if not other_shape and b[0] == b[0]:
        a, b, shape, other_shape = b, a, other_shape, shape
    if not shape and a[0] == a[0]:              # relu's case: one number against many
        bound = a[0]
        data = [bound if y < bound else y for y in b] if name == "maximum" else [
            bound if y > bound else y for y in b]
    else:
        pairs = zip(flat.expand(a, shape, both), flat.expand(b, other_shape, both))
        better = (lambda x, y: x >= y) if name == "maximum" else (lambda x, y: x <= y)
        data = [x if better(x, y) or x != x else y for x, y in pairs]
    return make(ndarray, data, both, high) if both else scalar(data[0])
