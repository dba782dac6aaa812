"""NumPy's names, so that from-scratch networks run with one import changed.

    import purenn.numpy as np

Arrays of one and two dimensions; kinds float64, int64, bool and object.  What
is not here raises an AttributeError that names what is closest.  A script can
see these differences: sums run from left to right (NumPy adds in pairs, so last
digits may differ), ints do not wrap, and no warnings are given.
"""
import sys

from . import flat
from . import numpy_linalg as linalg
from . import numpy_random as random
from . import numpy_testing as testing
from . import printing
from .kernels import table
from .matrix import Matrix, _dot, _sum, binary, elementwise, make
from .ndarray import (_Scalar, array, asarray, bool_, choose, dtype, float64, int64, kind_for, ndarray,
                      round_half_even, scalar, sorted_along, wrap)
from .nested import flatten, is_row
from .numpy_joining import (append, arange, array_split, atleast_1d, atleast_2d, broadcast_to, c_, column_stack,
                            concatenate, delete, flip, fliplr, flipud, hstack, meshgrid, r_, repeat, roll,
                            row_stack, split, stack, take, tile, vstack)
from .printing import get_printoptions, printoptions, set_printoptions

# Python's own, where this module has NumPy's of the same name.
_py_abs, _py_all, _py_max, _py_min, _py_round = abs, all, max, min, round

pi = 3.141592653589793
e = 2.718281828459045
inf = flat.INF
nan = flat.NAN
newaxis = None
int_ = intp = int64
double = float64
floating = (float64, float)
integer = (int64, int)


# ---- making arrays ----

def _lengths(shape):
    shape = tuple(shape) if hasattr(shape, "__iter__") or isinstance(shape, (list, tuple)) else (shape,)
    if len(shape) > 2 or [n for n in shape if isinstance(n, float) or n < 0]:
        raise ValueError("a shape is one or two lengths, none negative; got %r" % (shape,))
    return tuple([int(n) for n in shape])


def full(shape, fill_value, dtype=None):
    shape = _lengths(shape)
    data, before, kind = flatten(fill_value)
    return wrap((flat.expand(data, before, shape)[:], shape, kind), dtype)


def zeros(shape, dtype=float):
    return full(shape, 0, dtype)


def ones(shape, dtype=float):
    return full(shape, 1, dtype)


empty = zeros


def full_like(a, fill_value, dtype=None):
    a = asarray(a)
    return full(a.shape, fill_value, a.dtype if dtype is None else dtype)


def zeros_like(a, dtype=None):
    return full_like(a, 0, dtype)


def ones_like(a, dtype=None):
    return full_like(a, 1, dtype)


empty_like = zeros_like


def copy(a):
    return array(a)


def eye(n, m=None, k=0, dtype=float):
    """Ones on the k-th diagonal of an (n, m) matrix, zeros elsewhere."""
    m = n if m is None else m
    return wrap(([1 if j == i + k else 0 for i in range(n) for j in range(m)], (n, m), "int"), dtype)


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def diag(v, k=0):
    """A matrix with v on its k-th diagonal; of a matrix, its k-th diagonal."""
    v = asarray(v)
    if len(v.shape) == 1:
        n = len(v) + _py_abs(k)
        result = zeros((n, n), v.dtype)
        for i, x in enumerate(v._data):
            result[i + _py_max(-k, 0), i + _py_max(k, 0)] = x
        return result
    r, c = v.shape
    return array([v[i, i + k] for i in range(r) if 0 <= i + k < c], v.dtype)


def tril(a, k=0):
    """The matrix with zeros above its k-th diagonal."""
    return _keep(a, lambda i, j: j - i <= k)


def triu(a, k=0):
    """The matrix with zeros below its k-th diagonal."""
    return _keep(a, lambda i, j: j - i >= k)


def _keep(a, where_to):
    a = asarray(a).copy()
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if not where_to(i, j):
                a[i, j] = 0
    return a


def fill_diagonal(a, value):
    for i in range(_py_min(a.shape)):
        a[i, i] = value


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    gaps = num - 1 if endpoint else num
    start, stop = float(start), float(stop)
    step = (stop - start) / gaps if gaps > 0 else nan
    data = [i * step + start for i in range(num)]
    if endpoint and num > 1:
        data[-1] = stop
    result = wrap((data, (num,), "float"), dtype)
    return (result, scalar(step)) if retstep else result


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
        if not isinstance(x, Matrix):
            x = asarray(x)
        if not isinstance(x, Matrix) and not isinstance(y, Matrix):
            y = asarray(y)
        if isinstance(x, _Scalar) and isinstance(y, _Scalar):
            kind = flat.result_kind(name, x.dtype._kind, y.dtype._kind)
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


def _write(result, out):
    if out is None:
        return result
    out[:] = result
    return out


def maximum(x, y, out=None):
    """The greater of each pair; nan where one is."""
    return _write(choose("maximum", x, y), out)


def minimum(x, y, out=None):
    return _write(choose("minimum", x, y), out)


def clip(a, low=None, high=None, out=None, **names):
    return _write(atleast_1d(a).clip(low, high, **names).reshape(shape(a)) if shape(a) else
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


# ---- products ----

_dots = table("dot")
_sums = table("sum")


def dot(a, b, out=None):
    try:
        return _dots[a._form][b._form](a, b)
    except (KeyError, AttributeError):
        if not shape(a) or not shape(b):
            return multiply(a, b)
        return _write(_dot(asarray(a), asarray(b)), out)


def matmul(a, b):
    return _dot(asarray(a), asarray(b))


def inner(a, b):
    return dot(a, transpose(b))


def vdot(a, b):
    return dot(ravel(a), ravel(b))


def outer(a, b):
    return multiply(ravel(a).reshape(-1, 1), ravel(b))


# ---- over an axis ----

def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    """Sums from left to right: of all, of the columns (axis 0) or of the rows (axis 1)."""
    try:
        return _sums[a._form][axis, keepdims](a)
    except (KeyError, AttributeError):
        return _sum(atleast_1d(a) if dtype is None else array(a, dtype, ndmin=1), axis, keepdims)


def _method(name):
    def function(a, axis=None, **options):
        return getattr(atleast_1d(a), name)(axis, **options)
    return function


mean, std, var, prod, max, min, argmax, argmin, any, all, cumsum, cumprod = [_method(_name) for _name in (
    "mean", "std", "var", "prod", "max", "min", "argmax", "argmin", "any", "all", "cumsum", "cumprod")]
amax, amin = max, min


def ptp(a, axis=None, keepdims=False):
    return max(a, axis, keepdims=keepdims) - min(a, axis, keepdims=keepdims)


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    return sum(multiply(a, weights), axis) / sum(multiply(ones_like(a), weights), axis)


def median(a, axis=None):
    def middle(numbers):
        ordered = sorted(numbers)
        half = len(ordered) // 2
        return ordered[half] * 1.0 if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2.0
    return atleast_1d(a)._over(axis, False, middle)


def count_nonzero(a, axis=None):
    return sum(not_equal(a, 0), axis)


def bincount(x, weights=None, minlength=0):
    """How often each int 0, 1, ... occurs; with weights, their sums."""
    values = flatten(x)[0]
    counts = [0 if weights is None else 0.0] * _py_max([minlength] + [v + 1 for v in values])
    for v, w in zip(values, [1] * len(values) if weights is None else flatten(weights)[0]):
        counts[v] = counts[v] + w
    return array(counts, int if weights is None else float)


def diff(a, axis=-1):
    a = asarray(a)
    if len(a.shape) == 1 or flat.check_axis(axis, a.shape) == 0:
        return a[1:] - a[:-1]
    return a[:, 1:] - a[:, :-1]


def trace(a):
    return asarray(a).trace()


# ---- order and comparison ----

def sort(a, axis=-1):
    return sorted_along(atleast_1d(a), axis)


def argsort(a, axis=-1):
    return sorted_along(atleast_1d(a), axis, order=True)


def unique(a, return_index=False, return_inverse=False, return_counts=False):
    """The different elements in ascending order; with what is asked for beside them."""
    data, _, kind = flatten(a)
    values = sorted(set(data))
    place = dict([(v, i) for i, v in enumerate(values)])
    results = [wrap((values, (len(values),), kind))]
    if return_index:
        results.append(array([data.index(v) for v in values], int))
    if return_inverse:
        results.append(array([place[v] for v in data], int))
    if return_counts:
        results.append(bincount([place[v] for v in data], minlength=len(values)))
    return tuple(results) if len(results) > 1 else results[0]


def nonzero(a):
    return atleast_1d(a).nonzero()


def flatnonzero(a):
    return ravel(a).nonzero()[0]


def argwhere(a):
    return column_stack(atleast_1d(a).nonzero())


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    (x, first, _), (y, second, _) = flatten(a), flatten(b)
    both = flat.broadcast_shape(first, second)
    pairs = zip(flat.expand(x, first, both), flat.expand(y, second, both))
    return wrap(([v == w or equal_nan and v != v and w != w or _py_abs(v - w) <= atol + rtol * _py_abs(w)
                    and _py_abs(w) != inf for v, w in pairs], both, "bool"))


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return all(isclose(a, b, rtol, atol, equal_nan)).item()


def array_equal(a, b):
    first, second = flatten(a), flatten(b)
    return first[1] == second[1] and first[0] == second[0]


def in1d(a, values):
    known = flatten(values)[0]
    return _each(a, lambda v: v in known, "bool")


isin = in1d


# ---- shapes ----

def shape(a):
    return a._form.shape if isinstance(a, Matrix) else flatten(a)[1]


def isscalar(x):
    return not isinstance(x, Matrix) and not is_row(x)


def ndim(a):
    return len(shape(a))


def size(a, axis=None):
    return flat.size_of(shape(a)) if axis is None else shape(a)[axis]


def transpose(a, axes=None):
    return asarray(a).transpose(*(() if axes is None else (tuple(axes),)))


def reshape(a, shape):
    return asarray(a).reshape(shape)


def ravel(a):
    return atleast_1d(a).ravel()


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    """A vector as one row (axis 0) or one column (axis 1 or -1)."""
    a = asarray(a)
    if axis not in (0, 1, -1, -2) or len(a.shape) != 1:
        raise ValueError("expand_dims makes a vector a row (axis 0) or a column (axis 1); got shape %s, axis %r"
                         % (flat.shape_text(a.shape), axis))
    return a.reshape((1, -1) if axis in (0, -2) else (-1, 1))


# ---- the rest ----

class vectorize(object):
    """A function of numbers as a function of arrays."""

    def __init__(self, function, otypes=None):
        self.pyfunc = function
        self.otypes = otypes

    def __call__(self, *args):
        parts = [flatten(arg) for arg in args]
        both = ()
        for _, before, _ in parts:
            both = flat.broadcast_shape(both, before)
        rows = zip(*[flat.expand(data, before, both) for data, before, _ in parts])
        data = flatten([self.pyfunc(*row) for row in rows])
        return wrap((data[0], both, data[2]), self.otypes[0] if self.otypes else None)


class errstate(object):
    """Accepted for scripts that silence warnings; there are none here."""

    def __init__(self, **options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def seterr(**options):
    return {}


class finfo(object):
    """The limits of float64."""
    eps = float64(2.0 ** -52)
    max = float64((2.0 - 2.0 ** -52) * 2.0 ** 1023)
    min = float64(-(2.0 - 2.0 ** -52) * 2.0 ** 1023)
    tiny = float64(2.0 ** -1022)

    def __init__(self, kind=float):
        if kind_for(kind) != "float":
            raise ValueError("finfo is for floats; got %r" % (kind,))


def array_str(a):
    return str(asarray(a))


def array_repr(a):
    return repr(asarray(a))


def array2string(a, **options):
    a = atleast_1d(a)
    return printing.array2string(a._data, a._form.shape, a._form.kind, **options)


# ---- what is not here ----

__all__ = [_name for _name in dir() if _name[0] != "_" and _name not in (
    "Matrix", "binary", "choose", "elementwise", "flat", "flatten", "is_row", "kind_for", "make", "printing",
    "round_half_even", "scalar", "sorted_along", "sys", "table", "wrap")]


def __getattr__(name):
    """An AttributeError that names what is closest."""
    raise AttributeError("purenn.numpy has no %r%s" % (name, _closest(name)))


def _closest(name):
    try:
        from difflib import get_close_matches
        close = get_close_matches(name, __all__, 3, 0.6)
    except Exception:               # no difflib: what begins alike
        close = [known for known in __all__ if known[:3] == name[:3]]
    return "; closest: " + ", ".join(close) if close else ""


def _with_getattr():
    """This module as an object whose class has __getattr__, for Pythons whose modules cannot
    have one (2.7, 3.6, Jython, Brython)."""
    class Module(type(sys)):
        def __getattr__(self, name):
            return __getattr__(name)
    module = Module(__name__)
    module.__dict__.update(globals())
    module._kept = sys.modules[__name__]        # Python 2 empties a module nobody refers to
    sys.modules[__name__] = module


def _modules_may_have_getattr():
    try:
        sys.modules[__name__].no_such_name
    except AttributeError as error:
        return "closest" in str(error) or "purenn.numpy has no" in str(error)


if not _modules_may_have_getattr():
    try:
        _with_getattr()
    except Exception:               # Skulpt has neither; its own AttributeError stands
        pass
