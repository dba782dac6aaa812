"""What purenn.numpy computes element by element: one array or number, or pairs of them."""
from . import flat
from .ndarray import _Scalar, asarray, choose, ndarray, round_half_even, scalar, wrap
from .nested import flatten
from .numpy_joining import atleast_1d, shape
from .operators import binary, elementwise, is_matrix

# Python's own, where this module has NumPy's.
_py_abs = abs


# ---- one function of each element ----

def _function(name):
    function = elementwise(name, ndarray, scalar)
    return function


(exp, expm1, log, log1p, log2, log10, sqrt, tanh, sinh, cosh, sin, cos) = [_function(_name) for _name in (
    "exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "tanh", "sinh", "cosh", "sin", "cos")]


def tan(x):
    return sin(x) / cos(x)


def _each(x, function, to=None):
    data, shape, kind = flatten(x)
    return wrap(([function(value) for value in data], shape, to or kind))


def abs(x):
    return _each(x, _py_abs)


absolute = fabs = abs


def negative(x):
    return -asarray(x)


def sign(x):
    return _each(x, lambda v: v if v != v else v * 0 + (1 if v > 0 else -1 if v < 0 else 0))


def square(x):
    x = asarray(x)
    return x * x


def reciprocal(x):
    return 1 / asarray(x)


def _whole(x, rounded):
    """x rounded to an integer by `rounded`, where it is not one already."""
    if not isinstance(x, float) or x != x or _py_abs(x) >= 4503599627370496.0:
        return x
    return float(rounded(x))


def floor(x):
    return _each(x, lambda v: _whole(v, lambda w: w // 1))


def ceil(x):
    return _each(x, lambda v: _whole(v, lambda w: -(-w // 1)))


def rint(x):
    return _each(x, round_half_even)


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


def nan_to_num(x, nan=0.0):
    return _each(x, lambda v: nan if v != v else v)


# ---- one operation on each pair of elements ----

def _operation(name):
    def operation(x, y, out=None):
        if not is_matrix(x):
            x = asarray(x)
        if not is_matrix(x) and not is_matrix(y):
            y = asarray(y)
        if isinstance(x, _Scalar) and isinstance(y, _Scalar):
            flat.result_kind(name, x.dtype._kind, y.dtype._kind)
            result = scalar(flat.combine(name, [x.item()], x.dtype._kind, [y.item()], y.dtype._kind)[0])
        else:
            result = binary(name, x, y)
        if out is None:
            return result
        out[:] = result
        return out
    return operation


(add, subtract, multiply, divide, floor_divide, mod, power, less, less_equal, greater, greater_equal, equal,
 not_equal, bitwise_and, bitwise_or, bitwise_xor) = [_operation(_name) for _name in (
     "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lt", "le", "gt", "ge", "eq", "ne",
     "and_", "or_", "xor")]
true_divide, remainder = divide, mod


def write(result, out):
    if out is None:
        return result
    out[:] = result
    return out


def maximum(x, y, out=None):
    """The greater of each pair; nan where one is."""
    return write(choose("maximum", x, y), out)


def minimum(x, y, out=None):
    return write(choose("minimum", x, y), out)


def clip(a, low=None, high=None, out=None, **names):
    return write(atleast_1d(a).clip(low, high, **names).reshape(shape(a)) if shape(a) else
                  scalar(atleast_1d(a).clip(low, high, **names)._data[0]), out)


def _logical(function):
    def operation(x, y):
        (a, first, _), (b, second, _) = flatten(x), flatten(y)
        both = flat.broadcast_shape(first, second)
        pairs = zip(flat.expand(a, first, both), flat.expand(b, second, both))
        return wrap(([function(v != 0, w != 0) for v, w in pairs], both, "bool"))
    return operation


logical_and = _logical(lambda v, w: v and w)
logical_or = _logical(lambda v, w: v or w)
logical_xor = _logical(lambda v, w: v != w)


def where(condition, x=None, y=None):
    """x where the condition holds, y elsewhere; alone, the indices where it holds."""
    if x is None:
        return atleast_1d(condition).nonzero()
    parts = [flatten(part) for part in (condition, x, y)]
    both = flat.broadcast_shape(flat.broadcast_shape(parts[0][1], parts[1][1]), parts[2][1])
    chosen, a, b = [flat.expand(data, before, both) for data, before, _ in parts]
    kind = flat.result_kind("mul", parts[1][2], parts[2][2])
    data = [v if c else w for c, v, w in zip(chosen, a, b)]
    return wrap((flat.cast(data, None, kind), both, kind))


def heaviside(x, half):
    return _each(x, lambda v: v if v != v else 0.0 if v < 0 else 1.0 if v > 0 else float(half), "float")
