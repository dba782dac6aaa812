"""Functions of purenn.numpy that work element by element, on one array or number or on two."""
from ..arrays import loops
from ..arrays.nested import flatten
from ..arrays.operators import binary, elementwise, is_matrix, where as where_matrices, write
from ..arrays.shapes import shape_text
from .joining import atleast_1d, shape
from .ndarrays import array, asarray, choose, ndarray, paired, running, wrap
from .python import py_abs
from .scalars import WHOLE, round_half_even, scalar


# ---- one function of each element ----

(exp, expm1, log, log1p, log2, log10, sqrt, tanh, sinh, cosh, sin, cos) = [
    elementwise(_name, ndarray, scalar, __name__) for _name in (
    "exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "tanh", "sinh", "cosh", "sin", "cos")]


def tan(x):
    return sin(x) / cos(x)


def _each(x, function, to=None):
    data, shape, kind = flatten(x)
    return wrap((loops.cast([function(value) for value in data], None, to or kind), shape, to or kind))


def absolute(x):
    return _each(x, py_abs)


abs = absolute


def fabs(x):
    return _each(x, lambda v: py_abs(float(v)), "float")


def negative(x):
    return -asarray(x)


def sign(x):
    return _each(x, lambda v: v if v != v else 1 if v > 0 else -1 if v < 0 else 0)


def square(x):
    x = asarray(x)
    return x * x


def reciprocal(x):
    """1 / x; of ints the whole part, as in NumPy."""
    x = asarray(x)
    return 1 // x if x.dtype == int else 1 / x


def _whole(x, rounded):
    """x rounded to an integer by `rounded`, where it is not one already."""
    if not isinstance(x, float) or x != x or py_abs(x) >= WHOLE:
        return x
    return float(rounded(x))


def floor(x):
    return _each(x, lambda v: _whole(v, lambda w: w // 1))


def ceil(x):
    return _each(x, lambda v: _whole(v, lambda w: -(-w // 1)))


def rint(x):
    return _each(x, round_half_even, "float")


def round(x, decimals=0):
    return _each(x, lambda v: round_half_even(v, decimals))


around = round


def isnan(x):
    return _each(x, lambda v: v != v, "bool")


def isfinite(x):
    return _each(x, lambda v: v - v == 0, "bool")


def isinf(x):
    return _each(x, lambda v: v == v and v - v != 0, "bool")


def logical_not(x):
    return _each(x, lambda v: not v, "bool")


LARGEST = (2.0 - 2.0 ** -52) * 2.0 ** 1023


def nan_to_num(x, nan=0.0):
    """nan becomes the number `nan`, an infinity the largest float of its sign."""
    return _each(x, lambda v: nan if v != v else LARGEST if v > LARGEST else -LARGEST if v < -LARGEST else v)


# ---- one operation on each pair of elements ----

_IDENTITIES = {"add": 0, "mul": 1, "and_": -1, "or_": 0, "xor": 0}


class _Operation(object):
    """A ufunc of two operands: np.add(x, y), np.add.at(a, indices, y), np.add.reduce(a), np.add.outer(x, y)."""

    def __init__(self, name, numpy_name):
        self._name = name
        self.__name__ = numpy_name
        self.identity = _IDENTITIES.get(name)

    def __call__(self, x, y, out=None):
        if not is_matrix(x):
            x = asarray(x)
        if not is_matrix(x) and not is_matrix(y):
            y = asarray(y)
        if is_matrix(x) or is_matrix(y):
            return write(binary(self._name, x, y), out)
        x, y = array([x]), array([y])           # two numbers
        return write(binary(self._name, x, y)[0], out)

    def at(self, a, indices, values):
        """a[i] = a[i] + v for each index in turn, so that an index given twice counts twice."""
        if isinstance(indices, tuple):          # rows and columns
            indices = list(zip(*[flatten(part)[0] for part in indices]))
        else:
            indices = flatten(indices)[0]
        if len(indices) and not isinstance(indices[0], (int, tuple)):
            raise IndexError("at takes lists of ints; got %r" % (indices,))
        picked = [a[i] for i in indices]
        values = asarray(values) + asarray(picked) * 0         # one value, or row, for each index
        for i, value in zip(indices, values):
            a[i] = self(a[i], value)

    def reduce(self, a, axis=0, keepdims=False):
        """x[0] `operation` x[1] ... along an axis; of no numbers the identity, where there is one."""
        a = atleast_1d(a)
        if a._form.kind == "bool" and self._name in ("add", "mul"):
            a = a.astype(int)                   # bools are counted

        def total(numbers):
            if not numbers and self.identity is None:
                raise ValueError("%s of no numbers has no result; the shape is %s"
                                 % (self.__name__, shape_text(a.shape)))
            numbers = numbers or loops.cast([self.identity], None, a._form.kind)
            return running(numbers, loops.CAREFUL[self._name])[-1]
        return a._over(axis, keepdims, total)

    def outer(self, x, y):
        return self(atleast_1d(x).reshape(-1, 1), atleast_1d(y).reshape(1, -1))


(add, subtract, multiply, divide, floor_divide, mod, power, less, less_equal, greater, greater_equal, equal,
 not_equal, bitwise_and, bitwise_or, bitwise_xor, left_shift, right_shift) = [_Operation(*_names) for _names in (
     ("add", "add"), ("sub", "subtract"), ("mul", "multiply"), ("truediv", "divide"), ("floordiv", "floor_divide"),
     ("mod", "remainder"), ("pow", "power"), ("lt", "less"), ("le", "less_equal"), ("gt", "greater"),
     ("ge", "greater_equal"), ("eq", "equal"), ("ne", "not_equal"), ("and_", "bitwise_and"), ("or_", "bitwise_or"),
     ("xor", "bitwise_xor"), ("lshift", "left_shift"), ("rshift", "right_shift"))]
true_divide, remainder = divide, mod


def maximum(x, y, out=None):
    """The greater of each pair; nan where either is nan."""
    return write(choose("maximum", x, y), out)


def minimum(x, y, out=None):
    return write(choose("minimum", x, y), out)


def clip(a, a_min=None, a_max=None, out=None, **names):
    """Each element, or a_min where it is below that, or a_max where it is above; also called min and max."""
    clipped = atleast_1d(a).clip(a_min, a_max, **names)
    return write(clipped if shape(a) else clipped[0], out)


def _logical(function):
    def operation(x, y):
        pairs, both = paired(x, y)
        return wrap(([function(v != 0, w != 0) for v, w in pairs], both, "bool"))
    return operation


logical_and = _logical(lambda v, w: v and w)
logical_or = _logical(lambda v, w: v or w)
logical_xor = _logical(lambda v, w: v != w)


def where(condition, x=None, y=None):
    """x where the condition holds, y elsewhere; alone, the indices where it holds."""
    if x is None or y is None:
        return atleast_1d(condition).nonzero()
    result = where_matrices(not_equal(atleast_1d(condition), 0), asarray(x), asarray(y))
    return result if shape(condition) or shape(x) or shape(y) else result[0]


def heaviside(x, half):
    return _each(x, lambda v: v if v != v else 0.0 if v < 0 else 1.0 if v > 0 else float(half), "float")
