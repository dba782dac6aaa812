"""NumPy's names, so that from-scratch networks run with one import changed.

    import purenn.numpy as np

A name that is missing raises an AttributeError with the closest names.  A script can see these differences: sums run
from left to right (NumPy adds in pairs, so last digits may differ), there are no complex numbers, dates or records,
and no warnings are given.
"""
import sys as _sys

from ..arrays.printing import get_printoptions, printoptions, set_printoptions
from ..floats.parts import INF as inf, NAN as nan
from .dtypes import dtype
from .elements import (
    abs, absolute, acos, acosh, add, arccos, arccosh, arcsin, arcsinh, arctan, arctan2, arctanh, around, asin,
    asinh, atan, atan2, atanh, bitwise_and, bitwise_invert, bitwise_left_shift, bitwise_not, bitwise_or,
    bitwise_right_shift, bitwise_xor, cbrt, ceil, clip, conj, conjugate, copysign, cos, cosh, deg2rad, degrees,
    divide, divmod, equal, exp, exp2, expm1, fabs, fix, float_power, floor, floor_divide, fmax, fmin, fmod, frexp,
    gcd, greater, greater_equal, heaviside, hypot, imag, invert, isfinite, isinf, isnan, isneginf, isposinf, lcm,
    ldexp, left_shift, less, less_equal, log, log10, log1p, log2, logaddexp, logaddexp2, logical_and, logical_not,
    logical_or, logical_xor, maximum, minimum, mod, modf, multiply, nan_to_num, negative, not_equal, positive, pow,
    power, rad2deg, radians, real, reciprocal, remainder, right_shift, rint, round, sign, signbit, sin, sinh, sqrt,
    square, subtract, tan, tanh, true_divide, trunc, where)
from .grids import c_, index_exp, meshgrid, mgrid, ogrid, r_, s_
from .joining import (
    append, array_split, block, column_stack, concat, concatenate, delete, dsplit, dstack, hsplit, hstack, insert,
    repeat, row_stack, split, stack, tile, trim_zeros, unstack, vsplit, vstack)
from .making import (
    arange, diag, diagflat, diagonal, empty, empty_like, eye, fill_diagonal, fromfunction, fromiter, full,
    full_like, geomspace, identity, indices, linspace, logspace, ones, ones_like, tri, tril, triu, vander, zeros,
    zeros_like)
from .missing import attribute_error as _attribute_error, names_of as _names_of
from .ndarrays import array, asarray, ndarray
from .reductions import (
    all, amax, amin, any, argmax, argmin, average, count_nonzero, cumprod, cumsum, cumulative_prod, cumulative_sum,
    diff, ediff1d, gradient, max, mean, min, nanargmax, nanargmin, nancumprod, nancumsum, nanmax, nanmean, nanmin,
    nanprod, nanstd, nansum, nanvar, prod, ptp, std, sum, trace, trapezoid, var)
from .scalars import (
    False_, True_, bool_, character, flexible, float16, float32, float64, floating, generic, inexact, int16, int32,
    int64, int8, integer, number, signedinteger, str_, uint16, uint32, uint64, uint8, unsignedinteger)
from .shaping import (
    ascontiguousarray, asfortranarray, astype, atleast_1d, atleast_2d, atleast_3d, broadcast_arrays, broadcast_shapes,
    broadcast_to, copyto, expand_dims, flip, fliplr, flipud, isscalar, iterable, matrix_transpose, may_share_memory,
    moveaxis, ndim, permute_dims, ravel, reshape, resize, roll, rollaxis, rot90, shape, shares_memory, size, squeeze,
    swapaxes, transpose)
from .ufuncs import frompyfunc, ufunc

__version__ = "2.4.0"               # the NumPy whose results these are
pi = 3.141592653589793
e = 2.718281828459045
euler_gamma = 5199096506725913 * 2.0 ** -53
newaxis = None
bool = bool_
int_ = intp = longlong = long = int64
uint = uintp = ulonglong = ulong = uint64
byte, short, intc, ubyte, ushort, uintc = int8, int16, int32, uint8, uint16, uint32
half, single, double = float16, float32, float64
object_ = object
asanyarray = asarray


def copy(a, order="K", subok=False):
    return array(a)


# Methods of arrays that are functions of files above ndarrays.py.

def _method(name):
    def method(self, *args, **options):
        return getattr(_sys.modules[__name__], name)(self, *args, **options)
    return method


for _name in ("argpartition", "argsort", "put", "repeat", "searchsorted", "take"):
    setattr(ndarray, _name, _method(_name))


def _compress(self, condition, axis=None, out=None):
    return __getattr__("compress")(condition, self, axis, out)


def _of_file(file, name):
    def method(self, *args, **options):
        return getattr(_read(file), name)(self, *args, **options)
    return method


def _choose(self, *choices, **options):
    """One list of choices, or each as an argument of its own."""
    return __getattr__("choose")(self, choices[0] if len(choices) == 1 else choices, **options)


ndarray.compress, ndarray.choose = _compress, _choose
ndarray.sort, ndarray.partition = _of_file("ordering", "sort_in_place"), _of_file("ordering", "partition_in_place")
ndarray.tobytes, ndarray.tofile = _of_file("binary_files", "tobytes"), _of_file("binary_files", "tofile")


# Scalars have what arrays have, each method of the array of the number alone; not by __getattr__, as it would be called
# for each name that is looked for in vain.

def _left(result):
    return result[()] if isinstance(result, ndarray) and result.shape == () else result


def _of_scalar(name):
    def method(self, *args, **options):
        return _left(getattr(asarray(self), name)(*args, **options))
    return method


for _name in dir(ndarray):
    if _name[:1] != "_" and not hasattr(generic, _name) and callable(getattr(ndarray, _name)):
        setattr(generic, _name, _of_scalar(_name))
generic.flat = property(lambda self: asarray(self).flat)


# ---- names whose files are read when they are first used, so that importing stays quick; and what is not here ----

_LATER = {
    "applying": "apply_along_axis apply_over_axes piecewise vectorize",
    "binary_files": "frombuffer fromfile load save savez savez_compressed",
    "bits": "packbits unpackbits",
    "by_letters": "einsum",
    "correlations": "corrcoef cov interp unwrap",
    "errors": "errstate geterr seterr",
    "histograms": "histogram histogram2d histogram_bin_edges histogramdd",
    "iterating": "ndenumerate ndindex nditer",
    "limits": "can_cast common_type finfo iinfo iscomplexobj isdtype isrealobj issubdtype min_scalar_type "
              "promote_types result_type",
    "ordering": "allclose argpartition argsort argwhere array_equal array_equiv bincount digitize flatnonzero in1d "
                "intersect1d isclose isin lexsort nonzero partition searchsorted setdiff1d setxor1d sort union1d "
                "unique unique_all unique_counts unique_inverse unique_values",
    "padding": "pad",
    "picking": "choose compress diag_indices diag_indices_from extract ix_ mask_indices place put "
               "put_along_axis putmask ravel_multi_index select take take_along_axis tril_indices tril_indices_from "
               "triu_indices triu_indices_from unravel_index",
    "polynomials": "poly poly1d polyadd polyder polydiv polyfit polyint polymul polysub polyval roots",
    "products": "convolve correlate cross dot inner kron matmul outer tensordot vdot vecdot",
    "quantiles": "median nanmedian nanpercentile nanquantile percentile quantile",
    "text": "array2string array_repr array_str",
    "text_files": "fromstring loadtxt savetxt",
    "text_gaps": "genfromtxt",
    "windows": "bartlett blackman hamming hanning i0 kaiser sinc",
}
_MODULES = ("exceptions", "lib", "linalg", "random", "testing", "typing")


def _file_of(name):
    """The file of a name that is read later; None where there is none."""
    for file in _LATER:
        if name in _LATER[file].split():
            return file
    return name if name in _MODULES else None


def _read(file):
    """The module of a file whose names are read later.  MicroPython finds it by one of its names only."""
    if file == "applying":
        from .applying import apply_along_axis as found
    elif file == "binary_files":
        from .binary_files import frombuffer as found
    elif file == "bits":
        from .bits import packbits as found
    elif file == "by_letters":
        from .by_letters import einsum as found
    elif file == "correlations":
        from .correlations import corrcoef as found
    elif file == "errors":
        from .errors import errstate as found
    elif file == "histograms":
        from .histograms import histogram as found
    elif file == "iterating":
        from .iterating import ndenumerate as found
    elif file == "limits":
        from .limits import can_cast as found
    elif file == "ordering":
        from .ordering import allclose as found
    elif file == "padding":
        from .padding import pad as found
    elif file == "picking":
        from .picking import choose as found
    elif file == "polynomials":
        from .polynomials import poly as found
    elif file == "products":
        from .products import convolve as found
    elif file == "quantiles":
        from .quantiles import median as found
    elif file == "windows":
        from .windows import bartlett as found
    else:
        found = _read_of_texts(file)
    return found and _sys.modules[__name__ + "." + file]


def _read_of_texts(file):
    if file == "text":
        from .text import array2string as found
    elif file == "text_files":
        from .text_files import fromstring as found
    elif file == "text_gaps":
        from .text_gaps import genfromtxt as found
    return found


def _read_module(file):
    """The same of a file that is itself a name."""
    if file == "exceptions":
        from .exceptions import AxisError as found
    elif file == "lib":
        from .lib.stride_tricks import as_strided as found
    elif file == "linalg":
        from .linalg import LinAlgError as found
    elif file == "random":
        from .random import RandomState as found
    elif file == "testing":
        from .testing import assert_ as found
    elif file == "typing":
        from .typing import NDArray as found
    return found and _sys.modules[__name__ + "." + file]


def __getattr__(name):
    if name == "_asks_getattr":         # see below
        return True
    if name[:2] == "__":
        raise AttributeError("purenn.numpy has no %r" % name)
    file = _file_of(name)
    if name in _LATER or name in _reading:      # Python asks before it reads a file
        raise AttributeError("purenn.numpy has no %r" % name)
    if file is None:
        raise _attribute_error("purenn.numpy", name, sorted(
            set(_names_of(_sys.modules[__name__])) | set(_names_read_later())))
    _reading.append(file)
    try:
        found = _read_module(file) if file == name else getattr(_read(file), name)
    finally:
        _reading.pop()
    setattr(_sys.modules[__name__], name, found)
    return found


_reading = []


def _names_read_later():
    return list(_MODULES) + [name for file in _LATER for name in _LATER[file].split()]


def __dir__():
    return sorted(set(vars(_sys.modules[__name__])) | set(_names_read_later()))


def _with_getattr():
    """This module as an object whose class has __getattr__, for Pythons whose modules cannot
    have one (2.7, 3.6, Brython)."""
    missing = __getattr__

    class Module(type(_sys)):
        def __getattr__(self, name):
            return missing(name)
    module = Module(__name__)
    module.__dict__.update(vars(_sys.modules[__name__]))
    module._kept = _sys.modules[__name__]        # Python 2 empties a module nobody refers to
    _sys.modules[__name__] = module


def _caller(name):
    """A function that reads a name's file when it is called, for Pythons where no module has a __getattr__."""
    def call(*args, **options):
        return __getattr__(name)(*args, **options)
    return call


if not getattr(_sys.modules[__name__], "_asks_getattr", False):
    try:
        if _sys.platform[:4] == "java":         # Jython keeps the module that was there before
            raise NotImplementedError
        _with_getattr()
    except Exception:               # Skulpt has neither
        for _name in _names_read_later():
            if _name not in _MODULES:
                setattr(_sys.modules[__name__], _name, _caller(_name))
            elif _sys.platform[:4] == "java":
                _read_module(_name)
