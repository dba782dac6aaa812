# Written by tests/rules/numpy_stubs.py.
from typing import Any, List

from ..arrays.print_options import get_printoptions
from ..arrays.print_options import printoptions
from ..arrays.print_options import set_printoptions
from .dtypes import dtype
from .elements import (abs, absolute, acos, acosh, add, arccos, arccosh, arcsin, arcsinh, arctan, arctan2, arctanh,
    around, asin, asinh, atan, atan2, atanh, bitwise_and, bitwise_invert, bitwise_left_shift, bitwise_not, bitwise_or,
    bitwise_right_shift, bitwise_xor, cbrt, ceil, clip, conj, conjugate, copysign, cos, cosh, deg2rad, degrees, divide,
    divmod, equal, exp, exp2, expm1, fabs, fix, float_power, floor, floor_divide, fmax, fmin, fmod, frexp, gcd, greater,
    greater_equal, heaviside, hypot, imag, invert, isfinite, isinf, isnan, isneginf, isposinf, lcm, ldexp, left_shift,
    less, less_equal, log, log10, log1p, log2, logaddexp, logaddexp2, logical_and, logical_not, logical_or, logical_xor,
    maximum, minimum, mod, modf, multiply, nan_to_num, negative, not_equal, positive, pow, power, rad2deg, radians,
    real, reciprocal, remainder, right_shift, rint, round, sign, signbit, sin, sinh, sqrt, square, subtract, tan, tanh,
    true_divide, trunc, where)
from .grids import c_, index_exp, meshgrid, mgrid, ogrid, r_, s_
from .joining import (append, array_split, block, column_stack, concat, concatenate, delete, dsplit, dstack, hsplit,
    hstack, insert, repeat, row_stack, split, stack, tile, trim_zeros, unstack, vsplit, vstack)
from .making import (arange, diag, diagflat, diagonal, empty, empty_like, eye, fill_diagonal, fromfunction, fromiter,
    full, full_like, geomspace, identity, indices, linspace, logspace, ones, ones_like, tri, tril, triu, vander, zeros,
    zeros_like)
from .ndarrays import array, asarray, ndarray
from .reductions import (all, amax, amin, any, argmax, argmin, average, count_nonzero, cumprod, cumsum, cumulative_prod,
    cumulative_sum, diff, ediff1d, gradient, max, mean, min, nanargmax, nanargmin, nancumprod, nancumsum, nanmax,
    nanmean, nanmin, nanprod, nanstd, nansum, nanvar, prod, ptp, std, sum, trace, trapezoid, var)
from .scalars import (False_, True_, bool_, character, flexible, float16, float32, float64, floating, generic, inexact,
    int16, int32, int64, int8, integer, number, signedinteger, str_, uint16, uint32, uint64, uint8, unsignedinteger)
from .shaping import (ascontiguousarray, asfortranarray, astype, atleast_1d, atleast_2d, atleast_3d, broadcast_arrays,
    broadcast_shapes, broadcast_to, copyto, expand_dims, flip, fliplr, flipud, isscalar, iterable, matrix_transpose,
    may_share_memory, moveaxis, ndim, permute_dims, ravel, reshape, resize, roll, rollaxis, rot90, shape, shares_memory,
    size, squeeze, swapaxes, transpose)
from .ufuncs import frompyfunc, ufunc
from .applying import apply_along_axis, apply_over_axes, piecewise, vectorize
from .binary_files import frombuffer, fromfile, load, save, savez, savez_compressed
from .bits import packbits, unpackbits
from .by_letters import einsum
from .correlations import corrcoef, cov, interp, unwrap
from .errors import errstate, geterr, seterr
from .histograms import histogram, histogram2d, histogram_bin_edges, histogramdd
from .iterating import ndenumerate, ndindex, nditer
from .limits import (can_cast, common_type, finfo, iinfo, iscomplexobj, isdtype, isrealobj, issubdtype, min_scalar_type,
    promote_types, result_type)
from .ordering import (allclose, argpartition, argsort, argwhere, array_equal, array_equiv, bincount, digitize,
    flatnonzero, in1d, intersect1d, isclose, isin, lexsort, nonzero, partition, searchsorted, setdiff1d, setxor1d, sort,
    union1d, unique, unique_all, unique_counts, unique_inverse, unique_values)
from .padding import pad
from .picking import (choose, compress, diag_indices, diag_indices_from, extract, ix_, mask_indices, place, put,
    put_along_axis, putmask, ravel_multi_index, select, take, take_along_axis, tril_indices, tril_indices_from,
    triu_indices, triu_indices_from, unravel_index)
from .polynomials import poly, poly1d, polyadd, polyder, polydiv, polyfit, polyint, polymul, polysub, polyval, roots
from .products import convolve, correlate, cross, dot, inner, kron, matmul, outer, tensordot, vdot, vecdot
from .quantiles import median, nanmedian, nanpercentile, nanquantile, percentile, quantile
from .text import array2string, array_repr, array_str
from .text_files import fromstring, loadtxt, savetxt
from .text_gaps import genfromtxt
from .windows import bartlett, blackman, hamming, hanning, i0, kaiser, sinc
from . import exceptions, lib, linalg, random, testing, typing
__all__ = ["False_", "True_", "abs", "absolute", "acos", "acosh", "add", "all", "allclose", "amax", "amin", "any",
    "append", "apply_along_axis", "apply_over_axes", "arange", "arccos", "arccosh", "arcsin", "arcsinh", "arctan",
    "arctan2", "arctanh", "argmax", "argmin", "argpartition", "argsort", "argwhere", "around", "array", "array2string",
    "array_equal", "array_equiv", "array_repr", "array_split", "array_str", "asanyarray", "asarray",
    "ascontiguousarray", "asfortranarray", "asin", "asinh", "astype", "atan", "atan2", "atanh", "atleast_1d",
    "atleast_2d", "atleast_3d", "average", "bartlett", "bincount", "bitwise_and", "bitwise_invert",
    "bitwise_left_shift", "bitwise_not", "bitwise_or", "bitwise_right_shift", "bitwise_xor", "blackman", "block",
    "bool", "bool_", "broadcast_arrays", "broadcast_shapes", "broadcast_to", "byte", "c_", "can_cast", "cbrt", "ceil",
    "character", "choose", "clip", "column_stack", "common_type", "compress", "concat", "concatenate", "conj",
    "conjugate", "convolve", "copy", "copysign", "copyto", "corrcoef", "correlate", "cos", "cosh", "count_nonzero",
    "cov", "cross", "cumprod", "cumsum", "cumulative_prod", "cumulative_sum", "deg2rad", "degrees", "delete", "diag",
    "diag_indices", "diag_indices_from", "diagflat", "diagonal", "diff", "digitize", "divide", "divmod", "dot",
    "double", "dsplit", "dstack", "dtype", "e", "ediff1d", "einsum", "empty", "empty_like", "equal", "errstate",
    "euler_gamma", "exceptions", "exp", "exp2", "expand_dims", "expm1", "extract", "eye", "fabs", "fill_diagonal",
    "finfo", "fix", "flatnonzero", "flexible", "flip", "fliplr", "flipud", "float16", "float32", "float64",
    "float_power", "floating", "floor", "floor_divide", "fmax", "fmin", "fmod", "frexp", "frombuffer", "fromfile",
    "fromfunction", "fromiter", "frompyfunc", "fromstring", "full", "full_like", "gcd", "generic", "genfromtxt",
    "geomspace", "get_printoptions", "geterr", "gradient", "greater", "greater_equal", "half", "hamming", "hanning",
    "heaviside", "histogram", "histogram2d", "histogram_bin_edges", "histogramdd", "hsplit", "hstack", "hypot", "i0",
    "identity", "iinfo", "imag", "in1d", "index_exp", "indices", "inexact", "inf", "inner", "insert", "int16", "int32",
    "int64", "int8", "int_", "intc", "integer", "interp", "intersect1d", "intp", "invert", "isclose", "iscomplexobj",
    "isdtype", "isfinite", "isin", "isinf", "isnan", "isneginf", "isposinf", "isrealobj", "isscalar", "issubdtype",
    "iterable", "ix_", "kaiser", "kron", "lcm", "ldexp", "left_shift", "less", "less_equal", "lexsort", "lib", "linalg",
    "linspace", "load", "loadtxt", "log", "log10", "log1p", "log2", "logaddexp", "logaddexp2", "logical_and",
    "logical_not", "logical_or", "logical_xor", "logspace", "long", "longlong", "mask_indices", "matmul",
    "matrix_transpose", "max", "maximum", "may_share_memory", "mean", "median", "meshgrid", "mgrid", "min",
    "min_scalar_type", "minimum", "mod", "modf", "moveaxis", "multiply", "nan", "nan_to_num", "nanargmax", "nanargmin",
    "nancumprod", "nancumsum", "nanmax", "nanmean", "nanmedian", "nanmin", "nanpercentile", "nanprod", "nanquantile",
    "nanstd", "nansum", "nanvar", "ndarray", "ndenumerate", "ndim", "ndindex", "nditer", "negative", "newaxis",
    "nonzero", "not_equal", "number", "object_", "ogrid", "ones", "ones_like", "outer", "packbits", "pad", "partition",
    "percentile", "permute_dims", "pi", "piecewise", "place", "poly", "poly1d", "polyadd", "polyder", "polydiv",
    "polyfit", "polyint", "polymul", "polysub", "polyval", "positive", "pow", "power", "printoptions", "prod",
    "promote_types", "ptp", "put", "put_along_axis", "putmask", "quantile", "r_", "rad2deg", "radians", "random",
    "ravel", "ravel_multi_index", "real", "reciprocal", "remainder", "repeat", "reshape", "resize", "result_type",
    "right_shift", "rint", "roll", "rollaxis", "roots", "rot90", "round", "row_stack", "s_", "save", "savetxt", "savez",
    "savez_compressed", "searchsorted", "select", "set_printoptions", "setdiff1d", "seterr", "setxor1d", "shape",
    "shares_memory", "short", "sign", "signbit", "signedinteger", "sin", "sinc", "single", "sinh", "size", "sort",
    "split", "sqrt", "square", "squeeze", "stack", "std", "str_", "subtract", "sum", "swapaxes", "take",
    "take_along_axis", "tan", "tanh", "tensordot", "testing", "tile", "trace", "transpose", "trapezoid", "tri", "tril",
    "tril_indices", "tril_indices_from", "trim_zeros", "triu", "triu_indices", "triu_indices_from", "true_divide",
    "trunc", "typing", "ubyte", "ufunc", "uint", "uint16", "uint32", "uint64", "uint8", "uintc", "uintp", "ulong",
    "ulonglong", "union1d", "unique", "unique_all", "unique_counts", "unique_inverse", "unique_values", "unpackbits",
    "unravel_index", "unsignedinteger", "unstack", "unwrap", "ushort", "vander", "var", "vdot", "vecdot", "vectorize",
    "vsplit", "vstack", "where", "zeros", "zeros_like"]
inf: float
nan: float
__version__: str
pi: float
e: float
euler_gamma: float
newaxis: None
bool = bool_
int_ = int64
intp = int64
longlong = int64
long = int64
uint = uint64
uintp = uint64
ulonglong = uint64
ulong = uint64
byte = int8
short = int16
intc = int32
ubyte = uint8
ushort = uint16
uintc = uint32
half = float16
single = float32
double = float64
object_ = object
asanyarray = asarray
def copy(a: Any, order: Any = ..., subok: Any = ...) -> ndarray: ...
def __dir__() -> List[str]: ...
