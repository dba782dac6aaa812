"""Matrix: rows and columns of numbers, with the arithmetic the article needs.

A flat, row-major list and a shape, (r, c) or (n,).  The numbers may be floats,
ints, bools or any others that add and multiply (Fraction, Decimal, dual
numbers, symbols).  Broadcasting, results and text are NumPy's; sums run from
left to right.  Slices and transposes share their numbers with the matrix they
were taken from, as NumPy's do.  More than two dimensions, strings and missing
values are declined.
"""
from .arrays import loops
from .arrays.indexing import pick, put, take, take_rows
from .arrays.kernels import form
from .arrays.nested import flatten, nest
from .arrays.operators import dot, dots, elementwise, make, negative, negatives, operators, sum_over, sums
from .arrays.views import is_contiguous, part, transpose


class Matrix(object):
    """Matrix(rows): a copy of a list of rows, (r, c), or of a list of numbers, (n,).

    Operations on shapes that do not fit raise a ValueError with both shapes,
    before anything is changed.
    """
    __slots__ = ("_data", "_form")
    __hash__ = None
    __array_ufunc__ = None                      # NumPy leaves array + Matrix to Matrix

    def __init__(self, rows):
        data, shape, kind = flatten(rows)
        if not shape:
            raise ValueError("a matrix is made of a list of numbers or of rows; got the number %r" % (rows,))
        self._data = data
        self._form = form(type(self), shape, kind)

    # -- what it is --

    shape = property(lambda self: self._form.shape, doc="(r, c) or (n,)")
    ndim = property(lambda self: len(self._form.shape), doc="1 or 2")
    size = property(lambda self: self._form.size, doc="how many numbers")

    def __len__(self):
        return self._form.shape[0]

    def __str__(self):
        from .arrays.printing import array_str  # by the first use, for a light start
        return array_str(self._data, self._form.shape, self._form.kind)

    def __repr__(self):
        from .arrays.printing import array_repr
        return array_repr(self._data, self._form.shape, self._form.kind)

    def tolist(self):
        """Nested lists of plain numbers."""
        return nest(self._data[:], self._form.shape)

    def copy(self):
        """A matrix of the same numbers that shares nothing with this one."""
        return make(self._form.cls, self._data[:], self._form.shape, self._form.kind)

    def __deepcopy__(self, memo):
        return self.copy()

    def __reduce__(self):
        return make, (self._form.cls, self._data[:], self._form.shape, self._form.kind)

    def __bool__(self):
        if self._form.size != 1:
            raise ValueError("the truth value of a matrix of shape %s is ambiguous; compare one number"
                             % loops.shape_text(self._form.shape))
        return bool(self._data[0])

    def __float__(self):
        return float(self._only())

    def __int__(self):
        return int(self._only())

    def _only(self):
        if self._form.size != 1:
            raise TypeError("only a matrix of one element is a number; this one has the shape %s"
                            % loops.shape_text(self._form.shape))
        return self._data[0]

    @staticmethod
    def _scalar(value):
        """How one number leaves the matrix: as it is."""
        return value

    # -- arithmetic, element by element --

    __add__, __radd__, __iadd__ = operators("add")
    __sub__, __rsub__, __isub__ = operators("sub")
    __mul__, __rmul__, __imul__ = operators("mul")
    __truediv__, __rtruediv__, __itruediv__ = operators("truediv")
    __floordiv__, __rfloordiv__, __ifloordiv__ = operators("floordiv")
    __mod__, __rmod__, __imod__ = operators("mod")
    __and__, __rand__, __iand__ = operators("and_")
    __or__, __ror__, __ior__ = operators("or_")
    __xor__, __rxor__, __ixor__ = operators("xor")
    __lshift__, __rlshift__, __ilshift__ = operators("lshift")
    __rshift__, __rrshift__, __irshift__ = operators("rshift")
    _power, __rpow__, _power_in_place = operators("pow")
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [operators(_name)[0] for _name in loops.COMPARISONS]

    def __pow__(self, exponent):
        if type(exponent) is int and exponent == 2 and self._form.kind in ("int", "float"):
            return self * self                  # what power(x, 2) is, and it has a kernel
        return self._power(exponent)

    def __ipow__(self, exponent):
        return self._power_in_place(exponent)

    def __neg__(self):
        try:
            return negatives[self._form][None](self)
        except KeyError:
            return negative(self)

    def __pos__(self):
        return self.copy()

    def __abs__(self):
        return self.copy() if self._form.kind == "bool" else self._each(abs)

    def __invert__(self):
        kind = self._form.kind
        if kind not in ("bool", "int"):
            raise TypeError("~ needs bools or ints; this matrix is of kind %s" % kind)
        return self._each((lambda x: not x) if kind == "bool" else (lambda x: -x - 1))

    def _each(self, function):
        return make(self._form.cls, [function(x) for x in self._data], self._form.shape, self._form.kind)

    # -- products and turns --

    def dot(self, other):
        """The matrix product: (r, k) dot (k, c) is (r, c), (n,) dot (n,) a number."""
        try:
            return dots[self._form][other._form](self, other)
        except (KeyError, AttributeError):
            return dot(self, other)

    def __matmul__(self, other):
        return self.dot(other)

    def __rmatmul__(self, other):
        return dot(other, self)

    def __imatmul__(self, other):
        self[:] = self.dot(other)
        return self

    @property
    def T(self):
        """The transpose, which shares its numbers; of one dimension, the matrix itself."""
        return transpose(self) if len(self._form.shape) == 2 else self

    def reshape(self, *shape):
        """The same numbers in another shape; one length may be -1.  Shared, unless they are a
        transpose's, or those of rows and columns that do not follow one another (as in NumPy)."""
        shape = loops.fit_shape(self._form.size, shape)
        if is_contiguous(self) or len(self._form.shape) == 1:
            return part(self, (0, self._form.size), shape)
        return make(self._form.cls, self._data, shape, self._form.kind)

    # -- over an axis: None for everything, 0 for each column, 1 for each row --

    def sum(self, axis=None, keepdims=False):
        """Sums from left to right."""
        try:
            return sums[self._form][axis, keepdims](self)
        except KeyError:
            return sum_over(self, axis, keepdims)

    def mean(self, axis=None, keepdims=False):
        """Means: the sums from left to right, divided once."""
        return self._reduce("mean", axis, keepdims)

    def min(self, axis=None, keepdims=False):
        """The least elements; nan where there is one."""
        return self._reduce("min", axis, keepdims)

    def max(self, axis=None, keepdims=False):
        """The greatest elements; nan where there is one."""
        return self._reduce("max", axis, keepdims)

    def argmin(self, axis=None, keepdims=False):
        """The index of the first least element."""
        return self._reduce("argmin", axis, keepdims)

    def argmax(self, axis=None, keepdims=False):
        """The index of the first greatest element."""
        return self._reduce("argmax", axis, keepdims)

    def _reduce(self, name, axis, keepdims):
        before = self._form
        data, shape = loops.reduce(name, self._data, before.shape, before.kind, axis, keepdims)
        if not shape:
            return self._scalar(data[0])
        return make(before.cls, data, shape, loops.kind_of(data))

    # -- elements, rows and slices --

    def __getitem__(self, key):
        shape = self._form.shape
        if type(key) is int and len(shape) == 1 and 0 <= key < shape[0]:
            return self._scalar(self._data[key])
        if type(key) is list and len(shape) == 2:
            data = take_rows(self._data, key, shape)
            if data is not None:
                return make(self._form.cls, data, (len(key), shape[1]), self._form.kind)
        picked = pick(key, shape)
        if not picked.shape:
            return self._scalar(self._data[picked.positions])
        if picked.shares:
            return part(self, picked.positions, picked.shape)
        return make(self._form.cls, take(self._data, picked.positions), picked.shape, self._form.kind)

    def __setitem__(self, key, value):
        picked = pick(key, self._form.shape)
        values = self._fitting(value, picked.shape)
        data = self._data
        if isinstance(picked.positions, int):
            data[picked.positions] = values[0]
        else:
            put(data, picked.positions, values)
        self._data = data

    def _fitting(self, value, shape):
        """The value's numbers, broadcast to the shape and cast to this matrix's kind."""
        if type(value) is float or type(value) is int:
            values, value_shape, kind = [value], (), None
        else:
            values, value_shape, kind = flatten(value)
        if len(value_shape) > len(shape) and value_shape[0] == 1:
            value_shape = value_shape[1:]
        try:
            fits = loops.broadcast_shape(value_shape, shape) == shape
        except ValueError:
            fits = False
        if not fits:
            raise ValueError("cannot put numbers of shape %s into a part of shape %s"
                             % (loops.shape_text(value_shape), loops.shape_text(shape)))
        return loops.cast(loops.expand(values, value_shape, shape), kind, self._form.kind)

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return value in self._data


# ---- Python 2 ----
Matrix.__div__, Matrix.__rdiv__, Matrix.__idiv__ = Matrix.__truediv__, Matrix.__rtruediv__, Matrix.__itruediv__
Matrix.__nonzero__ = Matrix.__bool__

# ---- MicroPython: 1.0 + matrix asks for __float__ before __radd__ ----
if type(1.0 + Matrix([[1.0]])) is float:
    del Matrix.__float__

exp, expm1, log, log1p, tanh, sqrt, erf = [elementwise(_name, Matrix) for _name in (
    "exp", "expm1", "log", "log1p", "tanh", "sqrt", "erf")]
