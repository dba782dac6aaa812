"""ndarray: a Matrix with any number of dimensions, NumPy's further kinds of numbers, and its methods."""
from ..arrays import kinds, widths
from ..arrays.forms import form
from ..arrays.indexing import span
from ..arrays.nested import nest
from ..arrays.operators import is_matrix, make, operand, write
from ..arrays.shapes import (
    checked_axes, fit_shape, is_listed, one_axis, shape_text, size_of, steps_of, turned_places, whole)
from ..arrays.views import fixed, is_contiguous, part, turn
from ..matrix import Matrix
from . import values
from .arithmetic import Arithmetic
from .dtypes import dtype_of, kind_for
from .flags import Flags, checked_order
from .over_axes import OverAxes
from .rounding import round_half_even
from .scalars import _as_array, generic, scalar
from .stacks import stacked_product

# ---- arrays ----

# NumPy's names of operators, and which method of the second operand is one.
_REFLECTED = dict([(name, "__r%s__" % own) for name, own in (
    ("add", "add"), ("subtract", "sub"), ("multiply", "mul"), ("divide", "truediv"), ("floor_divide", "floordiv"),
    ("remainder", "mod"), ("power", "pow"), ("matmul", "matmul"), ("bitwise_and", "and"), ("bitwise_or", "or"),
    ("bitwise_xor", "xor"), ("left_shift", "lshift"), ("right_shift", "rshift"))], less="__gt__", less_equal="__ge__",
    greater="__lt__", greater_equal="__le__", equal="__eq__", not_equal="__ne__")


class ndarray(Arithmetic, OverAxes, Matrix):
    """The class of purenn.numpy's arrays.  ndarray(shape, dtype) is one of zeros; array() makes them of lists."""
    __slots__ = ("__weakref__",)
    _most_dimensions = 64
    _whole_of_bools = "int8"
    _parts = staticmethod(values.parts)
    _scalar = staticmethod(scalar)
    _settle = staticmethod(widths.settle)
    _given = staticmethod(values.given)
    _held = staticmethod(values.held)
    _repr_html_ = None                  # a notebook shows NumPy's arrays as texts

    def __init__(self, shape, dtype=float):
        kind = kind_for(dtype)
        shape = tuple(shape) if is_listed(shape) else (shape,)
        self._data = [None] * size_of(shape) if kind == "object" else kinds.cast([0] * size_of(shape), "int", kind)
        self._form = form(type(self), shape, kind)

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    # -- shape and kind --

    dtype = property(lambda self: dtype_of(self._form.kind))
    itemsize = property(lambda self: self.dtype.itemsize)
    nbytes = property(lambda self: self.size * self.itemsize)
    strides = property(lambda self: tuple([n * self.itemsize for n in steps_of(self.shape)]))
    real = property(lambda self: self[()] if not self.shape else self[:])
    imag = property(lambda self: ndarray(self.shape, self.dtype))
    flags = property(lambda self: Flags(self), doc="where the numbers stand, and whether they can be written to")

    @property
    def base(self):
        """The array that owns the numbers this one shares, or None."""
        owner = getattr(self, "_base", None)
        while hasattr(owner, "_base"):
            owner = owner._base
        return owner

    def _set_flat(self, given):
        data = given._data if hasattr(given, "_form") else asarray(given, self._form.kind)._data
        places = list(range(self.size))
        if data:
            part(self, (0, self.size), (self.size,))[:] = asarray(given).reshape(-1)[[i % len(data) for i in places]]

    flat = property(lambda self: part(self, (0, self.size), (self.size,)), _set_flat,
                    doc="all elements as one shared vector; may be set, again from the first when there are no more")

    def _set_shape(self, shape):
        if self._form.unshared is not self._form:
            raise AttributeError("the shape of a transpose cannot be set; use reshape")
        self._form = form(self._form.cls, fit_shape(self.size, (shape,)), self._form.kind)

    shape = property(lambda self: self._form.shape, _set_shape, doc="a tuple of lengths; may be set")

    def __len__(self):
        if not self._form.shape:
            raise TypeError("an array of no dimensions has no length")
        return self._form.shape[0]

    def __iter__(self):
        if not self._form.shape:
            raise TypeError("there is nothing to iterate over in an array of no dimensions")
        return Matrix.__iter__(self)

    def item(self, *index):
        """One element as a Python number."""
        if not index:
            if self._form.size != 1:
                raise ValueError("only an array of one element is a number; this one has the shape %s"
                                 % shape_text(self._form.shape))
            return self._data[0]
        index = index[0] if len(index) == 1 and isinstance(index[0], tuple) else index
        if len(index) not in (1, self.ndim):
            raise ValueError("an element has %d indices, or one in the flattened array; got %r" % (self.ndim, index))
        index = [whole(i, "an index") for i in index]
        value = self.reshape(-1)[index[0]] if len(index) == 1 else self[tuple(index)]
        return value.item() if isinstance(value, generic) else value

    def tolist(self):
        return nest(self._data[:], self._form.shape)

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        """The numbers as those of another kind: floats are cut, ints wrap around, texts are read."""
        kind = kind_for(dtype)
        before = self._form
        checked_order(order)
        if casting != "unsafe":
            from .loop_options import check_cast
            check_cast(before.kind, kind, casting)
        if kind == before.kind and not copy:
            return self
        data, shape, kind = values.parts(self, kind)
        return make(before.cls, data, shape, kind)

    def __format__(self, spec):
        """As a text; a number by itself as Python formats it."""
        if not spec:
            return str(self)
        if self._form.shape:
            raise TypeError("only an array of no dimensions is formatted by %r; this one has the shape %s"
                            % (spec, shape_text(self._form.shape)))
        return format(self._data[0], spec)

    def __float__(self):
        return float(self._alone())

    def __int__(self):
        return int(self._alone())

    def _alone(self):
        if self._form.shape:
            raise TypeError("only an array of no dimensions is a number; this one has the shape %s"
                            % shape_text(self._form.shape))
        return self._data[0]

    def __index__(self):
        if self._form.shape or not widths.is_whole(self._form.kind):
            raise TypeError("only an int, or an array of one int and no dimension, is an index")
        return self._data[0]

    def __contains__(self, value):
        return any(asarray(self == value)._data) if not isinstance(value, str) or self._form.kind[0] == "<" else False

    # -- the same numbers otherwise arranged --

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
        """Without the axes of length 1, or without those that are named."""
        shape = self._form.shape
        axes = checked_axes(axis, shape)
        for n in axes or ():
            if shape[n] != 1:
                raise ValueError("cannot squeeze axis %d: its length is %d" % (n, shape[n]))
        kept = tuple([n for i, n in enumerate(shape) if n != 1 or axes is not None and i not in axes])
        return self if kept == shape else self.reshape(kept)

    @property
    def T(self):
        """The axes in reverse; it shares its numbers."""
        return turn(self) if len(self._form.shape) == 2 else self.transpose()

    def transpose(self, *axes):
        """The axes in another order, reversed if none is given; it shares its numbers."""
        shape = self._form.shape
        if len(axes) == 1 and (axes[0] is None or is_listed(axes[0])):
            axes = axes[0] or ()
        order = [one_axis(axis, shape) for axis in axes] if axes else list(reversed(range(len(shape))))
        if sorted(order) != list(range(len(shape))):
            raise ValueError("axes are each axis once; got %r for the shape %s" % (axes, shape_text(shape)))
        if len(shape) == 2 and order[0]:
            return turn(self)
        if [axis for axis in order if shape[axis] > 1] == [axis for axis, n in enumerate(shape) if n > 1]:
            return part(self, (0, self.size), tuple([shape[axis] for axis in order]))
        return part(self, *turned_places(shape, order))

    mT = property(lambda self: self.swapaxes(-1, -2), doc="the transposes of a stack of matrices")

    def swapaxes(self, first, second):
        order = list(range(self.ndim))
        first, second = one_axis(first, self.shape), one_axis(second, self.shape)
        order[first], order[second] = second, first
        return self.transpose(order)

    def view(self, dtype=None, type=None):
        """The same numbers, shared; their bits cannot be read as another kind."""
        if dtype is not None and dtype is not ndarray and kind_for(dtype) != self._form.kind:
            raise TypeError("a view of the bits as numbers of another kind is not here; use astype")
        return part(self, (0, self.size), self.shape)

    def diagonal(self, offset=0, axis1=0, axis2=1):
        """The elements whose two indices differ by offset, along the last axis; it cannot be written to."""
        if self.ndim < 2:
            raise ValueError("a diagonal needs two dimensions; the shape is %s" % shape_text(self.shape))
        first, second = one_axis(axis1, self.shape), one_axis(axis2, self.shape)
        if first == second:
            raise ValueError("a diagonal needs two axes; got %d twice" % first)
        others = [axis for axis in range(self.ndim) if axis not in (first, second)]
        steps, r, c = steps_of(self.shape), self.shape[first], self.shape[second]
        n = max(0, min(r + min(offset, 0), c - max(offset, 0)))
        start = max(-offset, 0) * steps[first] + max(offset, 0) * steps[second]
        places = [start]
        for axis in others:
            places = [place + i * steps[axis] for place in places for i in range(self.shape[axis])]
        both = steps[first] + steps[second]
        return fixed(self, [place + i * both for place in places for i in range(n)],
                     tuple([self.shape[axis] for axis in others]) + (n,))

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        return self.diagonal(offset, axis1, axis2).sum(-1, dtype, out)

    # -- products --

    def _times_number(self, other):
        """dot with a number, which NumPy's @ refuses."""
        return self * asarray(other)

    def __matmul__(self, other):
        other = operand(other, self._form.cls)
        if other is None or not other.shape or not self.shape:
            raise ValueError("@ takes arrays; a number needs *")
        return self.dot(other) if len(self.shape) <= 2 and len(other.shape) <= 2 else stacked_product(self, other)

    def __rmatmul__(self, other):
        return operand(other, self._form.cls).__matmul__(self)

    # -- in place --

    def copy(self, order="C"):
        return Matrix.copy(self)

    def fill(self, value):
        if self._form.kind == "object":
            self._data = [value] * self.size
        elif is_listed(value) and (not hasattr(value, "_form") or value.size != 1):
            raise ValueError("an array is filled with one number; got %r" % (value,))
        else:
            self[() if not self.shape else span(None)] = value

    # -- element by element --

    def round(self, decimals=0, out=None):
        kind = self._form.kind
        if kind == "bool":
            return write(self.astype("float16" if decimals == 0 else float), out, True)
        result = make(self._form.cls, self._cast([round_half_even(x, decimals) for x in self._data], None, kind),
                      self.shape, kind)
        return write(result if self.shape else scalar(result._data[0], kind), out, True)

    def conj(self):
        if self._form.kind[0] == "<":
            raise TypeError("texts have no conjugate")
        return self

    conjugate = conj

    # -- more --

    def nonzero(self):
        """The indices of the elements that are not zero, one array an axis."""
        if not self.shape:
            raise ValueError("nonzero needs an array of at least one dimension; use atleast_1d")
        places = [i for i, x in enumerate(self._data) if x]
        return tuple([make(ndarray, [place // step % length for place in places], (len(places),), "int")
                      for step, length in zip(steps_of(self.shape), self.shape)])

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __array_ufunc__(self, ufunc, method, *operands, **options):
        """NumPy's functions are given its own arrays; its operators leave array + this one to this one."""
        name = _REFLECTED.get(ufunc.__name__)
        if name and method == "__call__" and not options and len(operands) == 2 and not is_matrix(operands[0]):
            return getattr(operands[1], name)(operands[0])
        return getattr(ufunc, method)(*[x.__array__() if is_matrix(x) else x for x in operands], **options)

    def __array__(self, dtype=None, copy=None):
        """NumPy's array of the same numbers; NumPy, which is imported already, calls this."""
        import numpy
        return numpy.array(self.tolist(), dtype or str(self.dtype)).reshape(self.shape)


def _order(options):
    order = options.pop("order", "C")
    copy = options.pop("copy", None)
    if options or copy not in (None, True, False):
        raise TypeError("reshape's only options are order, 'C' or 'F', and copy; got %r" % (options or copy,))
    return "F" if checked_order(order) == "F" else "C"


# ---- making arrays ----

def wrap(parts, dtype=None, ndmin=0):
    """An array, or a scalar where the shape is (), of (flat list, shape, kind)."""
    data, shape, kind = parts
    if dtype is not None:
        data, kind = values.converted(data, kind, kind_for(dtype)), kind_for(dtype)
    shape = (1,) * max(0, ndmin - len(shape)) + shape
    return make(ndarray, data, shape, kind) if shape else scalar(data[0], kind)


def array(object, dtype=None, copy=True, order="K", subok=False, ndmin=0, ndmax=None):
    """A new array of nested lists, of an array, a number or a text, or of anything with tolist().

    ndmin, ndmax: the fewest and the most dimensions; lists below those are elements, where the dtype is object.
    """
    if copy is not True:
        if isinstance(copy, str):
            raise ValueError("copy is True, False or None; got %r" % (copy,))
        if isinstance(object, ndarray) and (dtype is None or object._form.kind == kind_for(dtype)):
            return object if object.ndim >= ndmin else object.reshape((1,) * (ndmin - object.ndim) + object.shape)
        if copy is False:
            raise ValueError("copy=False is for arrays of that dtype; anything else has to be copied")
    kind = None if dtype is None else kind_for(dtype)
    data, shape, kind = values.parts(object, kind) if ndmax is None else _at_most(object, kind, ndmax, ndmin)
    return make(ndarray, data, (1,) * max(0, ndmin - len(shape)) + shape, kind)


def _at_most(x, kind, ndmax, ndmin):
    """values.parts of what may have only so many dimensions."""
    if not 0 <= ndmax <= ndarray._most_dimensions or ndmin > ndmax:
        raise ValueError("ndmax is from ndmin, %d, to 64; got %r" % (ndmin, ndmax))
    if kind == "object" and not is_matrix(x):
        return values.nested(x, ndmax) + ("object",)
    data, shape, kind = values.parts(x, kind)
    if len(shape) > ndmax:
        raise ValueError("the shape %s has more than %d dimensions" % (shape_text(shape), ndmax))
    return data, shape, kind


def asarray(a, dtype=None, order=None, copy=None):
    """The array itself where it is one already; a copy of anything else."""
    if isinstance(a, ndarray) and copy is not True and (dtype is None or a._form.kind == kind_for(dtype)):
        return a
    return array(a, dtype, True if copy is None else copy)


_as_array[:] = [asarray, ndarray, lambda x, kind: wrap(values.parts(x), kind)]


if not hasattr(Matrix, "__float__"):        # MicroPython: see matrix.py
    del ndarray.__float__
