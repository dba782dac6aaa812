"""Matrix: rows and columns of numbers, and the loops that calculate with them.

The numbers of [[1.0, 2.0, 3.0],
                [4.0, 5.0, 6.0]], of the shape (2, 3), stand in one flat list,
row after row: [1.0, 2.0, 3.0, 4.0, 5.0, 6.0].  In a matrix of c columns the number
in row i and column j stands at place i * c + j; row i is a[i * c:i * c + c], and
column j is every c-th number from place j on, a[j::c].  A vector has the shape (n,).

The loops here define every result; sums run from left to right.  A method under
@operation returns such a flat list: `operation` checks the operands and turns lists and
numbers into matrices before the method runs, and makes a matrix of its result.  Where
the same shapes come again and again, `operation` puts code in the loop's place that is
generated from the loop itself and gives the same bits (arrays/kernels.py).

The numbers may be floats, ints, bools or any others that add and multiply (Fraction,
Decimal, dual numbers, symbols).  Kinds of numbers, broadcasting, indices and text
follow NumPy, whose rules are in arrays/.  More than two dimensions, strings and
missing values are declined.
"""
import sys

from .arrays import kinds, loops
from .arrays.forms import form
from .arrays.indexing import pick, put, take, take_rows
from .arrays.kernels import (
    matrix_and_axis, matrix_and_either, matrix_and_number, one_matrix, operation, two_matrices)
from .arrays.nested import flatten, nest
from .arrays.operators import (
    check_negative, check_pair, check_product, check_sum, elementwise, make, operand, replacement, value_for,
    values_for)
from .arrays.shapes import dot_sizes, fit_shape, joint_shape, shape_text, stretch
from .arrays.views import can_share, part, turn

# ---- loops over flat lists ----

def transposed(a, r, c):
    """The numbers of r rows and c columns, column after column."""
    return [x for j in range(c) for x in a[j::c]]


def sums_of_columns(a, r, c):
    """The sum of each column, from top to bottom: ((first + second) + third) + ..."""
    sums = []
    for j in range(c):
        column = a[j::c]
        total = column[0] if r else 0
        for x in column[1:]:
            total = total + x
        sums.append(total)
    return sums


def inner_products(rows, columns):
    """Each row times each column, number by number, and the products summed from left to right."""
    results = []
    for row in rows:
        for column in columns:
            total = row[0] * column[0]
            for i in range(1, len(row)):
                total = total + row[i] * column[i]
            results.append(total)
    return results


# ---- element by element ----

def _operators(name):
    """The methods for x + y, y + x and x += y, where + is the operation `name` on two numbers."""

    def on_each_pair(left, right):
        """The operation on each two numbers at the same place, once both are stretched to one shape."""
        shape = joint_shape(left.shape, right.shape)
        a, b = stretch(left._data, left.shape, shape), stretch(right._data, right.shape, shape)
        operate = loops.on_two_numbers(name, left._form.kind, right._form.kind, left._form.settle)      # x + y, say
        return [operate(x, y) for x, y in zip(a, b)]

    @operation(name, check_pair(name), "elementwise", matrix_and_either)
    def forward(self, other):
        return on_each_pair(self, other)

    @operation("r" + name, check_pair(name, swapped=True), "elementwise", matrix_and_number)
    def backward(self, other):
        return on_each_pair(other, self)

    def in_place(self, other):
        result = forward(self, other)
        if result is NotImplemented:
            return result
        if not self._form.shape:                # of purenn.numpy: of no dimensions, so that the result is a number
            result = operand(result, self._form.cls)
        self._data = result._data if result._form is self._form.unshared else replacement(self._form, result, name)
        return self

    return forward, backward, in_place


class Matrix(object):
    """Matrix(rows): a copy of a list of rows, (r, c), or of a list of numbers, (n,).

    Operations on shapes that do not fit raise a ValueError with both shapes,
    before anything is changed.
    """
    __slots__ = ("_data", "_form")              # the flat list; class, shape and kind of number
    __hash__ = None
    __array_ufunc__ = None                      # NumPy leaves array + Matrix to Matrix

    def __init__(self, rows):
        data, shape, kind = flatten(rows)
        if not shape:
            raise ValueError("a matrix is made of a list of numbers or of rows; got the number %r" % (rows,))
        self._data = data
        self._form = form(type(self), shape, kind)

    # -- shape, text and copies --

    shape = property(lambda self: self._form.shape, doc="(r, c) or (n,)")
    ndim = property(lambda self: len(self._form.shape), doc="1 or 2")
    size = property(lambda self: self._form.size, doc="how many numbers")

    def __len__(self):
        return self._form.shape[0]

    def __str__(self):
        from .arrays.printing import array_str  # at its first use, so that purenn starts fast
        return array_str(self._data, self._form.shape, self._form.kind)

    def __repr__(self):
        from .arrays.printing import array_repr
        return array_repr(self._data, self._form.shape, self._form.kind)

    def _repr_html_(self):
        """A table, in a notebook."""
        from .arrays.pictures import notebook_text
        return notebook_text("matrix", self)

    def tolist(self):
        """Nested lists of plain numbers."""
        return nest(self._data[:], self._form.shape)

    def copy(self):
        """A matrix of the same numbers that shares nothing with this one."""
        return make(self._form.cls, self._data[:], self._form.shape, self._form.kind)

    # -- element by element --

    __add__, __radd__, __iadd__ = _operators("add")
    __sub__, __rsub__, __isub__ = _operators("sub")
    __mul__, __rmul__, __imul__ = _operators("mul")
    __truediv__, __rtruediv__, __itruediv__ = _operators("truediv")
    __floordiv__, __rfloordiv__, __ifloordiv__ = _operators("floordiv")
    __mod__, __rmod__, __imod__ = _operators("mod")
    __and__, __rand__, __iand__ = _operators("and_")
    __or__, __ror__, __ior__ = _operators("or_")
    __xor__, __rxor__, __ixor__ = _operators("xor")
    __lshift__, __rlshift__, __ilshift__ = _operators("lshift")
    __rshift__, __rrshift__, __irshift__ = _operators("rshift")
    _power, __rpow__, _power_in_place = _operators("pow")
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [_operators(_name)[0] for _name in kinds.COMPARISONS]

    def __pow__(self, exponent):
        if type(exponent) is int and exponent == 2 and self._form.kind in ("int", "float"):
            return self * self                  # what power(x, 2) is, and it has a kernel
        return self._power(exponent)

    def __ipow__(self, exponent):
        return self._power_in_place(exponent)

    @operation("neg", check_negative, "elementwise", one_matrix)
    def __neg__(self):
        return [-x for x in self._data]

    def __pos__(self):
        if self._most_dimensions > 2 and (self._form.kind == "bool" or self._form.kind[0] == "<"):
            raise TypeError("+ needs numbers; this array is of kind %s" % self._form.kind)
        return self._each(lambda x: x)

    def __abs__(self):
        return self._each(bool if self._form.kind == "bool" else abs)

    def __invert__(self):
        kind = self._form.kind
        if kind != "bool" and kind.lstrip("u")[:3] != "int":
            raise TypeError("~ needs bools or ints; this matrix is of kind %s" % kind)
        return self._each((lambda x: not x) if kind == "bool" else (lambda x: -x - 1))

    def _each(self, function):
        before = self._form
        data = [function(x) for x in self._data]
        data = before.settle(data) if before.settle is not None else data
        return make(before.cls, data, before.shape, before.kind) if before.shape else self._scalar(data[0], before.kind)

    # -- products and transposes --

    @operation("dot", check_product, "products", two_matrices)
    def dot(self, other):
        """The matrix product: (r, k) dot (k, c) is (r, c), (n,) dot (n,) a number; ValueError where the k differ."""
        r, k, c = dot_sizes(self.shape, other.shape)
        if not k:
            return [0] * (r * c)
        a, b = self._data, other._data
        return inner_products([a[i * k:i * k + k] for i in range(r)], [b[j::c] for j in range(c)])

    @property
    def T(self):
        """The transpose: columns for rows, (r, c) becomes (c, r); a vector stays as it is.  It shares its numbers."""
        return turn(self) if len(self._form.shape) == 2 else self

    def transpose(self):
        """The same as T."""
        return self.T

    _transposed = staticmethod(transposed)      # the loop by which a transpose reads the numbers it shares

    def __matmul__(self, other):
        return self.dot(other)

    def _times_number(self, other):
        raise TypeError("dot takes matrices or lists; got %r and %r" % (type(self).__name__, type(other).__name__))

    def __rmatmul__(self, other):
        left = operand(other, self._form.cls)
        return NotImplemented if left is None or not left.shape else left.dot(self)

    def __imatmul__(self, other):
        self._data = replacement(self._form, operand(self.__matmul__(other), self._form.cls), "matmul")
        return self

    # -- over an axis: None for everything, 0 for each column, 1 for each row --

    @operation("sum", check_sum, "sums", matrix_and_axis)
    def sum(self, axis=None, keepdims=False):
        """The sum from left to right: of all (a number), of each column (c,) or of each row (r,).

        With keepdims a matrix stays a matrix: (1, 1), (1, c) or (r, 1).
        """
        r, c = self.shape                       # everything, or a vector, comes here as one column
        if axis == 0:
            return sums_of_columns(self._data, r, c)
        return sums_of_columns(transposed(self._data, r, c), c, r)

    def mean(self, axis=None, keepdims=False):
        """The mean, of what `sum` adds up: the sum, divided once."""
        return self._reduce("mean", axis, keepdims)

    def min(self, axis=None, keepdims=False):
        """The least of what `sum` adds up, or nan where there is one; ValueError of no elements."""
        return self._reduce("min", axis, keepdims)

    def max(self, axis=None, keepdims=False):
        """The greatest of what `sum` adds up, or nan where there is one; ValueError of no elements."""
        return self._reduce("max", axis, keepdims)

    def argmin(self, axis=None, keepdims=False):
        """The place of the first least element, in its column or row or, over everything, in the flat list."""
        return self._reduce("argmin", axis, keepdims)

    def argmax(self, axis=None, keepdims=False):
        """The place of the first greatest element, as of the least in argmin."""
        return self._reduce("argmax", axis, keepdims)

    def _reduce(self, name, axis, keepdims):
        before = self._form
        data, shape = loops.reduce(name, self._data, before.shape, before.kind, axis, keepdims)
        kind = before.kind
        if name != "max" and name != "min":
            kind = kinds.averaged(kind) if name == "mean" else "int"
        if before.kind == "object" and kind != "int":
            kind = self._kind_of_others(data)
        data = self._cast(data, None, kind)
        return make(before.cls, data, shape, kind) if shape else self._scalar(data[0], kind)

    # -- elements, rows and slices --

    def __getitem__(self, key):
        shape = self._form.shape
        if type(key) is int and len(shape) == 1 and 0 <= key < shape[0]:
            return self._scalar(self._data[key], self._form.kind)
        if type(key) is list and len(shape) == 2:
            data = take_rows(self._data, key, shape)
            if data is not None:
                return make(self._form.cls, data, (len(key), shape[1]), self._form.kind)
        picked = pick(key, shape, self._most_dimensions)
        if isinstance(picked.positions, int):
            return self._scalar(self._data[picked.positions], self._form.kind)
        if picked.shares:
            return part(self, picked.positions, picked.shape)
        return make(self._form.cls, take(self._data, picked.positions), picked.shape, self._form.kind)

    def __setitem__(self, key, value):
        picked = pick(key, self._form.shape, self._most_dimensions)
        if isinstance(picked.positions, int):
            number = value_for(value, self._form)
            data = self._data
            data[picked.positions] = number
        else:
            values = values_for(value, picked.shape, self._form, picked.shares, picked.by_mask)
            data = self._data
            put(data, picked.positions, values)
        self._data = data                       # where this is a view, this writes to the matrix it shares

    def reshape(self, *shape):
        """The same numbers in another shape; one length may be -1.  They are shared, except those of a transpose
        or of columns that do not follow one another where the new rows run across them (as in NumPy)."""
        shape = fit_shape(self._form.size, shape)
        if can_share(self, shape):
            return part(self, (0, self._form.size), shape)
        return make(self._form.cls, self._data, shape, self._form.kind)

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, value):
        return value in self._data

    # -- a matrix of one element is a number --

    def __bool__(self):
        if self._form.size != 1:
            raise ValueError("the truth value of a matrix of shape %s is ambiguous; compare one number"
                             % shape_text(self._form.shape))
        return bool(self._data[0])

    def __float__(self):
        return float(self._only())

    def __int__(self):
        return int(self._only())

    def _only(self):
        if self._form.size != 1:
            raise TypeError("only a matrix of one element is a number; this one has the shape %s"
                            % shape_text(self._form.shape))
        return self._data[0]

    # -- what purenn.numpy's arrays do otherwise --

    _most_dimensions = 2
    _whole_of_bools = "int"                             # the kind of // and the like of two bools
    _compares = False                           # whether comparisons of other objects are bools; symbols record them
    _parts = staticmethod(flatten)              # (flat list, shape, kind) of what is no matrix
    _given = staticmethod(lambda value, shape, kind, basic: flatten(value))    # the same of what is put into a part
    _cast = staticmethod(kinds.cast)
    _kind_of_others = staticmethod(kinds.kind_of)       # of results of numbers that are no floats, ints or bools

    @staticmethod
    def _scalar(value, kind):
        """What one number becomes when it leaves the matrix: here itself."""
        return value

    @staticmethod
    def _settle(kind):
        """A function that makes numbers of a kind of a list of results; None where they are that already, as here."""
        return None

    def _beside(self, other, name):
        """The other operand of an operation as a matrix; None where it can be none."""
        return operand(other, self._form.cls)

    # -- copying and pickling --

    def __deepcopy__(self, memo):
        copied = self.copy()
        if self._form.kind == "object":
            deepcopy = sys.modules["copy"].deepcopy         # it is what calls this
            copied._data = [deepcopy(x, memo) for x in copied._data]
        return copied

    def __reduce__(self):
        return make, (self._form.cls, self._data[:], self._form.shape, self._form.kind)


exp, expm1, log, log1p, tanh, sqrt, erf = [elementwise(_name, Matrix, None, __name__) for _name in (
    "exp", "expm1", "log", "log1p", "tanh", "sqrt", "erf")]


# ---- compatibility ----

# Python 2 calls / and bool by other names.
Matrix.__div__, Matrix.__rdiv__, Matrix.__idiv__ = Matrix.__truediv__, Matrix.__rtruediv__, Matrix.__itruediv__
Matrix.__nonzero__ = Matrix.__bool__


class _Probe(object):
    """Tells whether 1.0 + x calls __float__ before __radd__, as MicroPython does: a matrix then has no __float__.

    And whether x & y calls __iand__, as Skulpt does, which would change x: there x &= y makes a new matrix.
    """
    __float__ = __radd__ = lambda *arguments: 0.5
    __and__ = lambda *arguments: 1
    __iand__ = lambda *arguments: 2


if 1.0 + _Probe() != 0.5:
    del Matrix.__float__
if _Probe() & 0 != 1:
    Matrix.__iand__ = Matrix.__and__
