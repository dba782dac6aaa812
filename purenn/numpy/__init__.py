"""NumPy's names, so that from-scratch networks run with one import changed.

    import purenn.numpy as np

Arrays have one or two dimensions and hold float64, int64, bool or object.  A name
that is missing raises an AttributeError with the closest names.  A script can see
these differences: sums run from left to right (NumPy adds in pairs, so last digits
may differ), ints do not wrap and their smaller kinds are int64, np.array of one
number is a scalar, and no warnings are given.
"""
import sys as _sys

from ..arrays import printing as _printing
from ..arrays.nested import flatten as _flatten
from ..arrays.operators import write as _write
from ..arrays.printing import get_printoptions, printoptions, set_printoptions
from ..arrays.shapes import joint_shape as _joint_shape, stretch as _stretch
from ..floats.parts import INF as inf, NAN as nan
from . import linalg, random
from .elements import (
    LARGEST as _LARGEST, abs, absolute, add, around, bitwise_and, bitwise_or, bitwise_xor, ceil, clip, cos, cosh,
    divide, equal, exp, expm1, fabs, floor, floor_divide, greater, greater_equal, heaviside, isfinite, isinf, isnan,
    left_shift, less, less_equal, log, log1p, log2, log10, logical_and, logical_not, logical_or, logical_xor, maximum,
    minimum, mod, multiply, nan_to_num, negative, not_equal, power, reciprocal, remainder, right_shift, rint, round,
    sign, sin, sinh, sqrt, square, subtract, tan, tanh, true_divide, where)
from .joining import (
    append, array_split, atleast_1d, atleast_2d, broadcast_to, c_, column_stack, concatenate, delete, expand_dims,
    flip, fliplr, flipud, hstack, isscalar, meshgrid, ndim, r_, ravel, repeat, reshape, roll, row_stack, shape, size,
    split, squeeze, stack, take, tile, transpose, vstack)
from .making import (
    arange, diag, empty, empty_like, eye, fill_diagonal, full, full_like, identity, linspace, ones, ones_like, tril,
    triu, zeros, zeros_like)
from .missing import attribute_error as _attribute_error, names_of as _names_of
from .ndarrays import array, asarray, ndarray, wrap as _wrap
from .reductions import (
    all, allclose, amax, amin, any, argmax, argmin, argsort, argwhere, array_equal, average, bincount, count_nonzero,
    cumprod, cumsum, diff, flatnonzero, in1d, isclose, isin, max, mean, median, min, nonzero, prod, ptp, sort, std,
    sum, trace, unique, var)
from .scalars import bool_, dtype, float64, int64, kind_for as _kind_for, scalar as _scalar

pi = 3.141592653589793
e = 2.718281828459045
newaxis = None
True_, False_ = _scalar(True), _scalar(False)
int_ = intp = int8 = int16 = int32 = uint8 = uint16 = uint32 = uint64 = int64      # ints have no width here
double = float64
floating = (float64, float)
integer = (int64, int)


# ---- copies and products ----

def dot(a, b, out=None):
    if not hasattr(a, "_form"):
        if not shape(a) or not shape(b):
            return multiply(a, b, out)
        a = asarray(a)
    result = a.dot(b)
    return result if out is None else _write(result, out, exactly=True)


def copy(a):
    return array(a)


def matmul(a, b):
    if not shape(a) or not shape(b):
        raise ValueError("matmul takes arrays, not numbers; got the shapes %r and %r" % (shape(a), shape(b)))
    return asarray(a).dot(b)


def inner(a, b):
    return dot(a, transpose(b)) if shape(a) else multiply(a, b)


def vdot(a, b):
    return dot(ravel(a), ravel(b))


def outer(a, b):
    return multiply(ravel(a).reshape(-1, 1), ravel(b))


# ---- the rest ----

class vectorize(object):
    """A function of numbers as a function of arrays."""

    def __init__(self, function, otypes=None):
        self.pyfunc = function
        self.otypes = otypes

    def __call__(self, *args):
        parts = [_flatten(arg) for arg in args]
        both = ()
        for _, before, _ in parts:
            both = _joint_shape(both, before)
        rows = zip(*[_stretch(data, before, both) for data, before, _ in parts])
        data = _flatten([self.pyfunc(*row) for row in rows])
        return _wrap((data[0], both, data[2]), self.otypes[0] if self.otypes else None)


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
    max = float64(_LARGEST)
    min = float64(-_LARGEST)
    tiny = float64(2.0 ** -1022)

    def __init__(self, kind=float):
        if _kind_for(kind) != "float":
            raise ValueError("finfo is for floats; got %r" % (kind,))


def array_str(a):
    return _printing.array_str(*_flatten(a))


def array_repr(a):
    return _printing.array_repr(*_flatten(a))


def array2string(a, **options):
    return _printing.array2string(*_flatten(a), **options)


# ---- what is not here ----

def __getattr__(name):
    if name == "_asks_getattr":         # see below
        return True
    if name[:2] == "__":
        raise AttributeError("purenn.numpy has no %r" % name)
    raise _attribute_error("purenn.numpy", name, _names_of(_sys.modules[__name__]))


def _with_getattr():
    """This module as an object whose class has __getattr__, for Pythons whose modules cannot
    have one (2.7, 3.6, Jython, Brython)."""
    missing = __getattr__

    class Module(type(_sys)):
        def __getattr__(self, name):
            return missing(name)
    module = Module(__name__)
    module.__dict__.update(vars(_sys.modules[__name__]))
    module._kept = _sys.modules[__name__]        # Python 2 empties a module nobody refers to
    _sys.modules[__name__] = module


if not getattr(_sys.modules[__name__], "_asks_getattr", False):
    try:
        _with_getattr()
    except Exception:               # Skulpt has neither; its own AttributeError stands
        pass
