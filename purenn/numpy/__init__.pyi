from types import TracebackType
from typing import Any, Callable, Dict, Literal, NoReturn, Optional, Sequence, Tuple, Type, TypeVar, Union, overload

from typing_extensions import Self

from .._types import Floatmode as _Floatmode, Formatter as _Formatter, Legacy as _Legacy, Rows as _Rows, Sign as _Sign
from ..matrix import Matrix
from . import linalg, random
from .elements import (
    abs, absolute, add, around, bitwise_and, bitwise_or, bitwise_xor, ceil, clip, cos, cosh, divide, equal, exp, expm1,
    fabs, floor, floor_divide, greater, greater_equal, heaviside, isfinite, isinf, isnan, left_shift, less, less_equal,
    log, log1p, log2, log10, logical_and, logical_not, logical_or, logical_xor, maximum, minimum, mod, multiply,
    nan_to_num, negative, not_equal, power, reciprocal, remainder, right_shift, rint, round, sign, sin, sinh, sqrt,
    square, subtract, tan, tanh, true_divide, where)
from .joining import (
    append, array_split, atleast_1d, atleast_2d, broadcast_to, c_, column_stack, concatenate, delete, expand_dims,
    flip, fliplr, flipud, hstack, isscalar, meshgrid, ndim, r_, ravel, repeat, reshape, roll, row_stack, shape, size,
    split, squeeze, stack, take, tile, transpose, vstack)
from .making import (
    arange, diag, empty, empty_like, eye, fill_diagonal, full, full_like, identity, linspace, ones, ones_like, tril,
    triu, zeros, zeros_like)
from .ndarrays import _ArrayLike, array, asarray, ndarray
from .reductions import (
    all, allclose, amax, amin, any, argmax, argmin, argsort, argwhere, array_equal, average, bincount, count_nonzero,
    cumprod, cumsum, diff, flatnonzero, in1d, isclose, isin, max, mean, median, min, nonzero, prod, ptp, sort, std,
    sum, trace, unique, var)
from .scalars import _DType, bool_, dtype, float64, int64

_Limit = Union[int, float]
_Out = TypeVar("_Out", bound=Matrix)

__all__ = [
    "False_", "True_", "abs", "absolute", "add", "all", "allclose", "amax", "amin", "any", "append", "arange",
    "argmax", "argmin", "argsort", "argwhere", "around", "array", "array2string", "array_equal", "array_repr",
    "array_split", "array_str", "asarray", "atleast_1d", "atleast_2d", "average", "bincount", "bitwise_and",
    "bitwise_or", "bitwise_xor", "bool_", "broadcast_to", "c_", "ceil", "clip", "column_stack", "concatenate",
    "copy", "cos", "cosh", "count_nonzero", "cumprod", "cumsum", "delete", "diag", "diff", "divide", "dot",
    "double", "dtype", "e", "empty", "empty_like", "equal", "errstate", "exp", "expand_dims", "expm1", "eye",
    "fabs", "fill_diagonal", "finfo", "flatnonzero", "flip", "fliplr", "flipud", "float64", "floating", "floor",
    "floor_divide", "full", "full_like", "get_printoptions", "greater", "greater_equal", "heaviside", "hstack",
    "identity", "in1d", "inf", "inner", "int16", "int32", "int64", "int8", "int_", "integer", "intp", "isclose",
    "isfinite", "isin", "isinf", "isnan", "isscalar", "left_shift", "less", "less_equal", "linalg", "linspace",
    "log", "log10", "log1p", "log2", "logical_and", "logical_not", "logical_or", "logical_xor", "matmul", "max",
    "maximum", "mean", "median", "meshgrid", "min", "minimum", "mod", "multiply", "nan", "nan_to_num", "ndarray",
    "ndim", "negative", "newaxis", "nonzero", "not_equal", "ones", "ones_like", "outer", "pi", "power",
    "printoptions", "prod", "ptp", "r_", "random", "ravel", "reciprocal", "remainder", "repeat", "reshape",
    "right_shift", "rint", "roll", "round", "row_stack", "set_printoptions", "seterr", "shape", "sign", "sin",
    "sinh", "size", "sort", "split", "sqrt", "square", "squeeze", "stack", "std", "subtract", "sum", "take", "tan",
    "tanh", "tile", "trace", "transpose", "tril", "triu", "true_divide", "uint16", "uint32", "uint64", "uint8",
    "unique", "var", "vdot", "vectorize", "vstack", "where", "zeros", "zeros_like"
]

pi: float
e: float
inf: float
nan: float
newaxis: None
int_ = int64
intp = int64
int8 = int64
int16 = int64
int32 = int64
uint8 = int64
uint16 = int64
uint32 = int64
uint64 = int64
double = float64
floating: Tuple[Type[float], ...]
integer: Tuple[Type[int], ...]

# An array; a number of two vectors.
@overload
def dot(a: _ArrayLike, b: _ArrayLike, out: None = None) -> Union[ndarray, Any]: ...
@overload
def dot(a: _ArrayLike, b: _ArrayLike, out: _Out) -> _Out: ...
def matmul(a: _Rows, b: _Rows) -> Union[ndarray, Any]: ...
def inner(a: _ArrayLike, b: _ArrayLike) -> Union[ndarray, Any]: ...
def vdot(a: _ArrayLike, b: _ArrayLike) -> Any: ...
def outer(a: _ArrayLike, b: _ArrayLike) -> ndarray: ...
@overload
def copy(a: _Rows) -> ndarray: ...
@overload
def copy(a: _ArrayLike) -> Any: ...

class vectorize:
    pyfunc: Callable[..., Any]
    otypes: Optional[Sequence[_DType]]
    def __init__(self, function: Callable[..., Any], otypes: Optional[Sequence[_DType]] = None) -> None: ...
    def __call__(self, *args: _ArrayLike) -> Union[ndarray, Any]: ...

class errstate:
    def __init__(self, **options: Any) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> Literal[False]: ...

def seterr(**options: Any) -> Dict[str, Any]: ...

class finfo:
    eps: float64
    max: float64
    min: float64
    tiny: float64
    def __init__(self, kind: _DType = ...) -> None: ...

def array_str(a: _ArrayLike) -> str: ...
def array_repr(a: _ArrayLike) -> str: ...
def array2string(a: _ArrayLike, *, max_line_width: Optional[_Limit] = None, precision: Optional[int] = None,
                 suppress_small: Optional[bool] = None, separator: str = " ", prefix: str = "",
                 formatter: Optional[_Formatter] = None, threshold: Optional[_Limit] = None,
                 edgeitems: Optional[int] = None, sign: Optional[_Sign] = None,
                 floatmode: Optional[_Floatmode] = None, suffix: str = "",
                 legacy: Optional[_Legacy] = None) -> str: ...

True_: bool_
False_: bool_

# ---- printing ----

def set_printoptions(precision: Optional[int] = None, threshold: Optional[_Limit] = None,
                     edgeitems: Optional[int] = None, linewidth: Optional[_Limit] = None,
                     suppress: Optional[bool] = None, nanstr: Optional[str] = None, infstr: Optional[str] = None,
                     formatter: Optional[_Formatter] = None, sign: Optional[_Sign] = None,
                     floatmode: Optional[_Floatmode] = None, legacy: Optional[_Legacy] = None,
                     override_repr: None = None, **unknown: NoReturn) -> None: ...
def get_printoptions() -> Dict[str, Any]: ...

class printoptions:
    def __init__(self, precision: Optional[int] = None, threshold: Optional[_Limit] = None,
                 edgeitems: Optional[int] = None, linewidth: Optional[_Limit] = None,
                 suppress: Optional[bool] = None, nanstr: Optional[str] = None, infstr: Optional[str] = None,
                 formatter: Optional[_Formatter] = None, sign: Optional[_Sign] = None,
                 floatmode: Optional[_Floatmode] = None, legacy: Optional[_Legacy] = None,
                 override_repr: None = None) -> None: ...
    def __enter__(self) -> Dict[str, Any]: ...
    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None: ...
