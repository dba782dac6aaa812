"""Matrix: rows and columns of numbers, with the arithmetic the article needs.

A flat, row-major list and a shape, (r, c) or (n,).  The numbers may be floats,
ints, bools or any others that add and multiply (Fraction, Decimal, dual
numbers, symbols).  Broadcasting, results and text are NumPy's; sums run from
left to right.  Slices and transposes share their numbers with the matrix they
were taken from, as NumPy's do.  More than two dimensions, strings and missing
values are declined.
"""
from . import elementary
from . import flat
from . import kernels
from . import printing
from .indexing import pick, put, take
from .kernels import form, table
from .nested import flatten, is_row, nest, number

_new = object.__new__


def make(cls, data, shape, kind):
    """A matrix of class cls around a flat list, which it keeps."""
    matrix = _new(cls)
    matrix._data = data
    matrix._form = form(cls, shape, kind)
    return matrix


def _read(value):
    """(flat list, shape, kind) of a matrix, a list or a number; None for anything else."""
    if isinstance(value, Matrix):
        return value._data, value._form.shape, value._form.kind
    if value is None or isinstance(value, (str, bytes, dict, set)):
        return None
    return flatten(value)


def _class_for(left, right):
    """The class of a result: the left matrix's, unless the right one's derives from it."""
    if not isinstance(left, Matrix):
        return right._form.cls
    if isinstance(right, Matrix) and issubclass(right._form.cls, left._form.cls):
        return right._form.cls
    return left._form.cls


# ---- operators ----

def binary(name, left, right):
    """left `name` right by the plain loops; at least one side is a Matrix."""
    first, second = _read(left), _read(right)
    if first is None or second is None:
        return NotImplemented
    (a, shape, kind), (b, other_shape, other_kind) = first, second
    both = flat.broadcast_shape(shape, other_shape)
    result_kind = flat.result_kind(name, kind, other_kind)
    data = flat.combine(name, flat.expand(a, shape, both), kind, flat.expand(b, other_shape, both), other_kind)
    if result_kind == "object":
        result_kind = flat.kind_of(data)
    result = make(_class_for(left, right), data, both, result_kind)
    if 0 < len(a) + len(b) <= kernels.MOST_NAMES and data and name in kernels.SYMBOLS:
        _count(name, left, right, result._form)
    return result


def _count(name, left, right, result):
    """One more plain use of these forms; once warm, they get a kernel."""
    left, right = [side._form if isinstance(side, Matrix) else type(side) for side in (left, right)]
    if result.kind == "object" or result.kind == "bool" and name not in flat.COMPARISONS:
        return
    entry, first, second = name, left, right
    if left in (float, int):
        entry, first, second = "r" + name, right, left
    if isinstance(first, kernels.Form) and (isinstance(second, kernels.Form) or second in (float, int)):
        if kernels.is_warm(entry, first, second):
            kernels.install(entry, first, second, kernels.binary_source(name, left, right, result.shape), result)


def _operators(name):
    """The methods for x + y, y + x and x += y, where + is the operation `name`."""
    forward, backward = table(name), table("r" + name)

    def operate(self, other):
        try:
            if type(other) is float or type(other) is int:
                return forward[self._form][type(other)](self, other)
            return forward[self._form][other._form](self, other)
        except (KeyError, AttributeError, ZeroDivisionError, OverflowError):
            return binary(name, self, other)

    def reflected(self, other):
        try:
            return backward[self._form][type(other)](self, other)
        except (KeyError, ZeroDivisionError, OverflowError):
            return binary(name, other, self)

    def in_place(self, other):
        result = operate(self, other)
        if result is NotImplemented:
            return result
        if result._form is not self._form:
            _check_in_place(name, self._form, result._form)
            result._data = flat.cast(result._data, result._form.kind, self._form.kind)
        self._data = result._data
        return self

    return operate, reflected, in_place


def _check_in_place(name, before, after):
    if after.shape != before.shape:
        raise ValueError("in place, a matrix of shape %s cannot become one of shape %s"
                         % (flat.shape_text(before.shape), flat.shape_text(after.shape)))
    if flat.RANK[after.kind] > flat.RANK[before.kind]:
        raise TypeError("in place, a matrix of kind %s cannot hold results of kind %s (operation %s)"
                        % (before.kind, after.kind, name))


def elementwise(name, cls=None, leave=None):
    """The elementary function `name` of a Matrix, of a list, or of one number.

    Lists become matrices of class cls; one number leaves through `leave`."""
    def function(x, out=None):
        try:
            before = x._form
        except AttributeError:
            if not is_row(x):
                result = getattr(elementary, name)(number(x, "the argument of " + name))
                return leave(result) if leave else result
            x = (cls or Matrix)(x)
            before = x._form
        result = _new(before.cls)
        result._data = elementary.each(name, x._data)
        result._form = before.floating
        if out is not None:
            out[:] = result
            return out
        return result
    return function


exp, log, tanh, sqrt = [elementwise(_name) for _name in ("exp", "log", "tanh", "sqrt")]


# ---- the parts that have kernels of their own ----

_dots, _sums, _negatives = [table(_name) for _name in ("dot", "sum", "neg")]


def _dot(left, right):
    """left dot right by the plain loops; either may be a list, neither a number."""
    first, second = _read(left), _read(right)
    if first is None or second is None or not first[1] or not second[1]:
        raise TypeError("dot takes matrices or lists; got %r and %r" % (type(left).__name__, type(right).__name__))
    (a, shape, kind), (b, other_shape, other_kind) = first, second
    result_shape = flat.dot_shape(shape, other_shape)
    k = shape[-1]
    r = shape[0] if len(shape) == 2 else 1
    c = other_shape[1] if len(other_shape) == 2 else 1
    data = flat.dot(a, b, r, k, c, kernels.rows_by_columns)
    high = kind if flat.RANK[kind] >= flat.RANK[other_kind] else other_kind
    if not k or high == "bool":
        data = flat.cast(data, None, high)
    cls = _class_for(left, right)
    if not result_shape:
        return cls._scalar(data[0])
    result = make(cls, data, result_shape, flat.kind_of(data) if high == "object" else high)
    if isinstance(left, Matrix) and isinstance(right, Matrix) and high in ("int", "float") and k and data:
        if len(a) + len(b) <= kernels.MOST_NAMES and len(data) * k <= 4 * kernels.MOST_NAMES:
            if kernels.is_warm("dot", left._form, right._form):
                source = kernels.dot_source(left._form, right._form, r, k, c)
                kernels.install("dot", left._form, right._form, source, result._form)
    return result


def _sum(matrix, axis, keepdims):
    result = matrix._reduce("sum", axis, keepdims)
    if isinstance(result, Matrix) and 0 < matrix.size <= kernels.MOST_NAMES and matrix._form.kind in ("int", "float"):
        if kernels.is_warm("sum", matrix._form, (axis, keepdims)):
            source = kernels.sums_source(matrix._form, flat.check_axis(axis, matrix.shape))
            kernels.install("sum", matrix._form, (axis, keepdims), source, result._form)
    return result


def _negative(matrix):
    if matrix._form.kind == "bool":
        raise TypeError("- of a bool matrix is not defined; use ~")
    result = matrix._each(lambda x: -x)
    if 0 < matrix.size <= kernels.MOST_NAMES and kernels.is_warm("neg", matrix._form, None):
        kernels.install("neg", matrix._form, None, kernels.negative_source(matrix._form), matrix._form)
    return result


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
        return printing.array_str(self._data, self._form.shape, self._form.kind)

    def __repr__(self):
        return printing.array_repr(self._data, self._form.shape, self._form.kind)

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
                             % flat.shape_text(self._form.shape))
        return bool(self._data[0])

    def __float__(self):
        return float(self._only())

    def __int__(self):
        return int(self._only())

    def _only(self):
        if self._form.size != 1:
            raise TypeError("only a matrix of one element is a number; this one has the shape %s"
                            % flat.shape_text(self._form.shape))
        return self._data[0]

    @staticmethod
    def _scalar(value):
        """How one number leaves the matrix: as it is."""
        return value

    # -- arithmetic, element by element --

    __add__, __radd__, __iadd__ = _operators("add")
    __sub__, __rsub__, __isub__ = _operators("sub")
    __mul__, __rmul__, __imul__ = _operators("mul")
    __truediv__, __rtruediv__, __itruediv__ = _operators("truediv")
    __floordiv__, __rfloordiv__, __ifloordiv__ = _operators("floordiv")
    __mod__, __rmod__, __imod__ = _operators("mod")
    __and__, __rand__, __iand__ = _operators("and_")
    __or__, __ror__, __ior__ = _operators("or_")
    __xor__, __rxor__, __ixor__ = _operators("xor")
    _power, __rpow__, _power_in_place = _operators("pow")
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [_operators(_name)[0] for _name in flat.COMPARISONS]

    def __pow__(self, exponent):
        if type(exponent) is int and exponent == 2 and self._form.kind in ("int", "float"):
            return self * self                  # what power(x, 2) is, and it has a kernel
        return self._power(exponent)

    def __ipow__(self, exponent):
        return self._power_in_place(exponent)

    def __neg__(self):
        try:
            return _negatives[self._form][None](self)
        except KeyError:
            return _negative(self)

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
            return _dots[self._form][other._form](self, other)
        except (KeyError, AttributeError):
            return _dot(self, other)

    def __matmul__(self, other):
        return self.dot(other)

    def __rmatmul__(self, other):
        return _dot(other, self)

    @property
    def T(self):
        """The transpose, which shares its numbers; of one dimension, the matrix itself."""
        return _turned(self) if len(self._form.shape) == 2 else self

    def reshape(self, *shape):
        """The same numbers, shared, in another shape; one length may be -1."""
        return _view(self, (0, self._form.size), fit_shape(self._form.size, shape))

    # -- over an axis: None for everything, 0 for each column, 1 for each row --

    def sum(self, axis=None, keepdims=False):
        """Sums from left to right."""
        try:
            return _sums[self._form][axis, keepdims](self)
        except KeyError:
            return _sum(self, axis, keepdims)

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
        data, shape = flat.reduce(name, self._data, before.shape, before.kind, axis, keepdims)
        if not shape:
            return self._scalar(data[0])
        return make(before.cls, data, shape, flat.kind_of(data))

    # -- elements, rows and slices --

    def __getitem__(self, key):
        shape = self._form.shape
        if type(key) is int and len(shape) == 1 and 0 <= key < shape[0]:
            return self._scalar(self._data[key])
        picked = pick(key, shape)
        if not picked.shape:
            return self._scalar(self._data[picked.positions])
        if picked.shares:
            return _view(self, picked.positions, picked.shape)
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
            fits = flat.broadcast_shape(value_shape, shape) == shape
        except ValueError:
            fits = False
        if not fits:
            raise ValueError("cannot put numbers of shape %s into a part of shape %s"
                             % (flat.shape_text(value_shape), flat.shape_text(shape)))
        return flat.cast(flat.expand(values, value_shape, shape), kind, self._form.kind)

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return value in self._data


def fit_shape(size, shape):
    """The shape asked for, with a length of -1 worked out; ValueError if it does not fit."""
    if len(shape) == 1 and not isinstance(shape[0], int):
        shape = tuple(shape[0])
    known = [n for n in shape if n != -1]
    if len(shape) > 2 or not shape or len(known) < len(shape) - 1:
        raise ValueError("a shape is one or two lengths, at most one of them -1; got %r" % (shape,))
    product = flat.size_of(known)
    if len(known) < len(shape) and product:
        shape = tuple([size // product if n == -1 else n for n in shape])
    if [n for n in shape if n < 0] or flat.size_of(shape) != size:
        raise ValueError("cannot reshape a matrix of %d numbers into shape %s" % (size, flat.shape_text(shape)))
    return tuple(shape)


# ---- views: matrices whose numbers are read from and written to another's ----

_view_classes = {}


def _shared(base, kind_of_view, shape):
    """A view of `base`, whose class is made once for each kind of view and class of matrix."""
    before = base._form
    key = (kind_of_view, before.cls)
    if key not in _view_classes:
        _view_classes[key] = type("View", key, {"__slots__": ("_base", "_positions")})
    view = _new(_view_classes[key])
    view._base = base
    view._form = form(before.cls, shape, before.kind)
    return view


def _view(base, positions, shape):
    """Some of the base's numbers: a run (start, stop) or a list of positions."""
    view = _shared(base, _Part, shape)
    view._positions = positions
    return view


def _turned(base):
    """All of the base's numbers, columns for rows."""
    r, c = base._form.shape
    return _shared(base, _Turned, (c, r))


class _Part(object):
    __slots__ = ()

    def _read(self):
        return take(self._base._data, self._positions)

    def _write(self, values):
        data = self._base._data
        put(data, self._positions, values)
        self._base._data = data

    _data = property(_read, _write)


class _Turned(object):
    __slots__ = ()

    def _read(self):
        c, r = self._form.shape
        return kernels.transposed(self._base._data, r, c)

    def _write(self, values):
        c, r = self._form.shape
        self._base._data = flat.transpose(values, c, r)

    _data = property(_read, _write)


# ---- Python 2 ----
Matrix.__div__, Matrix.__rdiv__, Matrix.__idiv__ = Matrix.__truediv__, Matrix.__rtruediv__, Matrix.__itruediv__
Matrix.__nonzero__ = Matrix.__bool__
