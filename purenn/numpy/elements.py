"""The functions of purenn.numpy that work element by element, on one array or number or on two."""
import math

from ..arrays import kinds, loops, widths
from ..arrays.operators import where as where_matrices, write
from ..floats import elementary
from ..floats.kinds import INTEGERS
from ..floats.parts import INF, NAN
from .ndarrays import asarray, ndarray
from .pairs import both_of, choose
from .python import py_abs
from .rounding import WHOLE, round_half_even
from .scalars import generic
from .ufuncs import Elementary, Logical, OfNumbers, Operation, Two, Unary

LARGEST = {"float": (2.0 - 2.0 ** -52) * 2.0 ** 1023, "float32": 2.0 ** 128 - 2.0 ** 104, "float16": 65504.0}

# ---- kinds of results ----

def _same(kind):
    return kind


def _number(kind):
    """The same; TypeError for bools, which NumPy refuses here."""
    if kind == "bool":
        raise TypeError("this needs numbers; the array is of bools")
    return kind


def _floating(kind):
    """The kind of float of results; of bools it is float16, as in NumPy."""
    return "float16" if kind == "bool" else kinds.floating(kind)


def _int8_of_bools(kind):
    return "int8" if kind == "bool" else kind


def _bool(kind):
    return "bool"


def _truth(kind):
    return "object" if kind == "object" else "bool"


def _double(kind):
    return "object" if kind == "object" else "float"


def _whole(kind):
    """The same; TypeError for floats."""
    if not widths.is_whole(kind) and kind not in ("bool", "object"):
        raise TypeError("this needs ints; the array is of kind %s" % kind)
    return kind


def _beside(x, other):
    """One of two choices; OverflowError for an int of Python that the other's kind of ints does not hold, TypeError
    for a number beside a text."""
    kind = getattr(getattr(other, "_form", None), "kind", None) or getattr(other, "_kind", "")
    if type(x) in (int, float) and (isinstance(other, str) or kind[:2] == "<U"):
        raise TypeError("texts and the number %r have no kind in common" % (x,))
    if type(x) is int and widths.is_whole(kind):
        return asarray(x, kind)
    return x


# ---- one function of each element: elementary ones ----

(exp, expm1, log, log1p, log2, log10, sqrt, tanh, sinh, cosh, sin, cos) = [Elementary(_name) for _name in (
    "exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "tanh", "sinh", "cosh", "sin", "cos")]


def _of_math(name, otherwise=None):
    """math's function of a float, with nan and inf where it raises; otherwise: where this Python's math has none."""
    function = getattr(math, name, otherwise)

    def of_float(x):
        x = float(x)
        try:
            return function(x)
        except ValueError:
            return NAN if x != 1.0 and x != -1.0 or name != "atanh" else x * INF
        except OverflowError:
            return INF if x > 0 else -INF
    return of_float


def _tangent(x):
    if elementary.current() == "portable":
        return loops.divide(elementary.sin(float(x)), elementary.cos(float(x)))
    return _math_tan(x)


def _cube_root(x):
    x = float(x)
    if x == 0.0 or x - x != 0.0:
        return x
    root = math.copysign(elementary.power(py_abs(x), 1.0 / 3.0), x)
    return root - (root * root * root - x) / (3.0 * root * root)        # one step of Newton's for its last digits


def _asinh(x):
    size = py_abs(x)
    if size > 1e8:
        value = elementary.log(size) + elementary.log(2.0)
    else:
        value = elementary.log1p(size + size * size / (1.0 + elementary.sqrt(size * size + 1.0)))
    return math.copysign(value, x)


def _acosh(x):
    return NAN if x < 1.0 else elementary.log(x) + elementary.log(2.0) if x > 1e8 else elementary.log(
        x + elementary.sqrt((x - 1.0) * (x + 1.0)))


def _atanh(x):
    if py_abs(x) >= 1.0:
        return math.copysign(INF, x) if py_abs(x) == 1.0 else NAN
    return 0.5 * elementary.log1p(2.0 * x / (1.0 - x))


_DEGREE = math.pi / 180.0
_math_tan = _of_math("tan")
(tan, arcsin, arccos, arctan, arcsinh, arccosh, arctanh, cbrt, exp2, deg2rad, rad2deg) = [
    Unary(_name, _function, _floating) for _name, _function in (
        ("tan", _tangent), ("arcsin", _of_math("asin")), ("arccos", _of_math("acos")), ("arctan", _of_math("atan")),
        ("arcsinh", _of_math("asinh", _asinh)), ("arccosh", _of_math("acosh", _acosh)),
        ("arctanh", _of_math("atanh", _atanh)), ("cbrt", _cube_root),
        ("exp2", lambda x: elementary.power(2.0, float(x))), ("deg2rad", lambda x: x * _DEGREE),
        ("rad2deg", lambda x: x * (180.0 / math.pi)))]
asin, acos, atan, asinh, acosh, atanh = arcsin, arccos, arctan, arcsinh, arccosh, arctanh
radians, degrees = deg2rad, rad2deg


# ---- one function of each element: signs, rounding, what they are ----

absolute = Unary("absolute", py_abs, _same)
abs = absolute
fabs = Unary("fabs", lambda v: py_abs(float(v)), _floating)
negative = Unary("negative", lambda v: -v, _number)
positive = Unary("positive", lambda v: v, _number)
conjugate = conj = Unary("conjugate", lambda v: +v, _int8_of_bools)
sign = Unary("sign", lambda v: v if v != v else 1 if v > 0 else -1 if v < 0 else 0, _number)
square = Unary("square", lambda v: v * v, _int8_of_bools, None, lambda numbers: [v * v for v in numbers])


def _reciprocal(v):
    if isinstance(v, float):
        return loops.divide(1.0, v)
    return v if v == 1 or v == -1 else 0 if v else -2 ** 63


reciprocal = Unary("reciprocal", _reciprocal, _int8_of_bools)


def _rounded(function):
    """To an integer by `function`, where it is not one already."""
    def round_one(x):
        if not isinstance(x, float) or x != x or py_abs(x) >= WHOLE:
            return x
        rounded = float(function(x))
        return rounded if rounded else rounded * x if x > 0 else math.copysign(0.0, x)
    return round_one


def _whole_of(name):
    """math's function of an object, whose result is an int."""
    return lambda x: x if isinstance(x, INTEGERS) else int(getattr(math, name)(x))


floor = Unary("floor", _rounded(lambda x: x // 1), _same, _whole_of("floor"))
ceil = Unary("ceil", _rounded(lambda x: -(-x // 1)), _same, _whole_of("ceil"))
trunc = Unary("trunc", _rounded(lambda x: x // 1 if x > 0 else -(-x // 1)), _same, _whole_of("trunc"))
fix = trunc
rint = Unary("rint", lambda x: round_half_even(float(x)), _floating)
isnan = Unary("isnan", lambda v: v != v, _bool)
isfinite = Unary("isfinite", lambda v: v - v == 0, _bool)
isinf = Unary("isinf", lambda v: v == v and v - v != 0, _bool)
signbit = Unary("signbit", lambda v: math.copysign(1.0, v) < 0, _bool)
logical_not = Unary("logical_not", lambda v: not v, _truth)


def _inverted(v):
    return (not v) if isinstance(v, bool) else -v - 1


invert = bitwise_not = bitwise_invert = Unary("invert", _inverted, _whole)


def isposinf(x, out=None):
    return write(logical_and(isinf(x), greater(x, 0)), out)


def isneginf(x, out=None):
    return write(logical_and(isinf(x), less(x, 0)), out)


def round(a, decimals=0, out=None):
    return asarray(a).round(decimals, out)


around = round


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """nan becomes the number `nan`, an infinity the largest float of its sign, or what is given for it.

    With copy=False they do in the array itself.
    """
    if not copy and not isinstance(x, ndarray):
        raise ValueError("copy=False is for arrays; got %r" % (x,))
    a = asarray(x)
    if not widths.is_floating(a._form.kind):
        return x if not copy else a.copy() if a.shape else a[()]
    largest = LARGEST[a._form.kind]
    high, low = largest if posinf is None else posinf, -largest if neginf is None else neginf
    found = Unary("nan_to_num", lambda v: nan if v != v else v if v - v == 0 else high if v > 0 else low, _same)(a)
    return found if copy else write(found, x)


def real(val):
    """The number itself, or the array."""
    return val if isinstance(val, (int, float, generic)) else asarray(val)


def imag(val):
    """Zeros."""
    if isinstance(val, generic):
        return val.imag
    return 0.0 if isinstance(val, float) else 0 if isinstance(val, int) else asarray(val).imag


def _modf(x):
    """(fractional parts, whole parts), both with the sign of x."""
    x = asarray(x)
    x = x.astype(_floating(x._form.kind))
    whole = trunc(x)
    return OfNumbers("modf", lambda v, w: math.copysign(0.0 if v == w else v - w, v), _floating)(x, whole), whole


def _frexp(x):
    """(mantissas, exponents): x = mantissa * 2 ** exponent."""
    x = asarray(x)
    return (Unary("frexp", lambda v: math.frexp(v)[0] if v - v == 0 else v, _floating)(x),
            Unary("frexp", lambda v: math.frexp(v)[1] if v - v == 0 else 0, lambda kind: "int32")(x))


modf, frexp = Two("modf", 1, _modf), Two("frexp", 1, _frexp)


# ---- one operation on each pair of elements ----

(add, subtract, multiply, divide, floor_divide, mod, power, less, less_equal, greater, greater_equal, equal,
 not_equal, bitwise_and, bitwise_or, bitwise_xor, left_shift, right_shift) = [Operation(*_names) for _names in (
     ("add", "add", 0), ("sub", "subtract"), ("mul", "multiply", 1), ("truediv", "divide"),
     ("floordiv", "floor_divide"), ("mod", "remainder"), ("pow", "power"), ("lt", "less"), ("le", "less_equal"),
     ("gt", "greater"), ("ge", "greater_equal"), ("eq", "equal"), ("ne", "not_equal"), ("and_", "bitwise_and", -1),
     ("or_", "bitwise_or", 0), ("xor", "bitwise_xor", 0), ("lshift", "left_shift"), ("rshift", "right_shift"))]
true_divide, remainder, pow = divide, mod, power
bitwise_left_shift, bitwise_right_shift = left_shift, right_shift


class _Extreme(OfNumbers):
    """maximum and minimum, whose commonest case, one number against many, is quick."""

    def _call(self, x, y):
        return choose(self.__name__, x, y)


maximum = _Extreme("maximum", lambda v, w: v if v >= w or v != v else w, _same, None, lambda v, w: v if v >= w else w)
minimum = _Extreme("minimum", lambda v, w: v if v <= w or v != v else w, _same, None, lambda v, w: v if v <= w else w)
fmax = OfNumbers("fmax", lambda v, w: v if v >= w or w != w else w, _same, None, lambda v, w: v if v >= w else w)
fmin = OfNumbers("fmin", lambda v, w: v if v <= w or w != w else w, _same, None, lambda v, w: v if v <= w else w)


def _hypotenuse(v, w):
    v, w = py_abs(float(v)), py_abs(float(w))
    if v == INF or w == INF:
        return INF
    function = getattr(math, "hypot", None)
    if function:
        return function(v, w)
    large, small = (v, w) if v > w else (w, v)
    ratio = small / large if large else 0.0
    return large * elementary.sqrt(1.0 + ratio * ratio)


def _log_of_sum(v, w):
    """log(exp(v) + exp(w))"""
    if v == w:
        return v + elementary.log(2.0)
    high, low = (v, w) if v > w else (w, v)
    return v + w if v != v or w != w else high + elementary.log1p(elementary.exp(low - high))


def _log2_of_sum(v, w):
    if v == w:
        return v + 1.0
    high, low = (v, w) if v > w else (w, v)
    return v + w if v != v or w != w else high + elementary.log1p(
        elementary.power(2.0, low - high)) / elementary.log(2.0)


def _remainder_of_c(v, w):
    if isinstance(v, float):
        return NAN if w == 0.0 or v - v != 0 or w != w else math.fmod(v, w)
    return 0 if not w else v - w * (py_abs(v) // py_abs(w)) * (1 if (v < 0) == (w < 0) else -1)


def _ints(kind):
    return _whole(_number(kind))


def _divisor(v, w):
    v, w = py_abs(v), py_abs(w)
    if isinstance(v, float) or isinstance(w, float):
        raise ValueError("gcd and lcm take no floats; got %r and %r" % (v, w))
    while w:
        v, w = w, v % w
    return v


(arctan2, hypot, copysign, logaddexp, logaddexp2) = [
    OfNumbers(_name, _function, _floating, _identity) for _name, _function, _identity in (
        ("arctan2", lambda v, w: math.atan2(v, w), None), ("hypot", _hypotenuse, 0),
        ("copysign", lambda v, w: math.copysign(v, w), None),
        ("logaddexp", _log_of_sum, -INF), ("logaddexp2", _log2_of_sum, -INF))]
float_power = OfNumbers("float_power", lambda v, w: elementary.power(float(v), float(w)), _double)
atan2 = arctan2
fmod = OfNumbers("fmod", _remainder_of_c, _int8_of_bools)
gcd = OfNumbers("gcd", _divisor, _ints, 0)
lcm = OfNumbers("lcm", lambda v, w: py_abs(v // _divisor(v, w) * w) if v and w else 0, _ints)


class _Scaling(OfNumbers):
    """ldexp, of floats and of ints, whose kind the result has not."""

    def _call(self, x, y):
        x, y = asarray(x), asarray(y)
        if y._form.kind not in widths.INTS + ("bool",) or y._form.kind == "uint64":
            raise TypeError("ldexp takes ints for its exponents; got an array of kind %s" % y._form.kind)
        return asarray(OfNumbers._call(self, x.astype(float), y)).astype(_floating(x._form.kind))[()]


ldexp = _Scaling("ldexp", lambda v, w: _scaled(v, int(w)), _floating)
heaviside = OfNumbers("heaviside", lambda v, half: v if v != v else 0.0 if v < 0 else 1.0 if v > 0 else float(half),
                      _floating)
logical_and = Logical("logical_and", lambda v, w: bool(v) and bool(w), _truth, True, lambda v, w: v and w)
logical_or = Logical("logical_or", lambda v, w: bool(v) or bool(w), _truth, False, lambda v, w: v or w)
logical_xor = Logical("logical_xor", lambda v, w: bool(v) != bool(w), _truth, False)


def _scaled(v, n):
    try:
        return math.ldexp(v, n)
    except OverflowError:
        return INF if v > 0 else -INF


divmod = Two("divmod", 2, lambda x, y: (floor_divide(x, y), mod(x, y)))


_NOT_GIVEN = object()


def clip(a, a_min=_NOT_GIVEN, a_max=_NOT_GIVEN, out=None, **names):
    """Each element, or a_min where it is below that, or a_max where it is above; also called min and max."""
    a = asarray(a)
    given = [bound is not _NOT_GIVEN for bound in (a_min, a_max)]
    if given[0] != given[1]:
        raise TypeError("clip takes both of a_min and a_max, one of which may be None; or min= and max=")
    if given[0] and ("min" in names or "max" in names):
        raise ValueError("clip takes a_min and a_max, or min= and max=; not both")
    clipped = a.clip(a_min, a_max, out, **names) if given[0] else a.clip(out=out, **names)
    return clipped if a.shape or out is not None or not hasattr(clipped, "_form") else clipped[()]


_not_given = []


def where(condition, x=_not_given, y=_not_given):
    """x where the condition holds, y elsewhere; alone, the indices where it holds."""
    condition = asarray(condition)
    if x is _not_given and y is _not_given:
        return condition.nonzero()
    if x is _not_given or y is _not_given:
        raise ValueError("where takes both x and y, or none of them")
    x, y = _beside(x, y), _beside(y, x)
    if condition._form.kind != "bool":
        condition = condition.astype(bool)
    x, y = both_of(x, y)
    chosen = asarray(where_matrices(condition, x, y))
    return chosen.astype(object) if "object" in (x._form.kind, y._form.kind) else chosen
