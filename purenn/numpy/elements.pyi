from typing import Any, Optional, Protocol, Tuple, TypeVar, Union, overload

from .._types import Number as _Number, Rows as _Rows
from ..matrix import Matrix
from .ndarrays import _ArrayLike, ndarray
from .scalars import bool_, float64, int64

_M = TypeVar("_M", bound=Matrix)
_Out = TypeVar("_Out", bound=Matrix)
_Any = TypeVar("_Any")

# exp and the like: a list gives an array, a number NumPy's scalar, a Matrix a matrix of its own class.
class _Function(Protocol):
    @overload
    def __call__(self, x: float, out: None = None) -> float64: ...
    @overload
    def __call__(self, x: _M, out: None = None) -> _M: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, x: _Rows, out: None = None) -> ndarray: ...
    @overload
    def __call__(self, x: _Rows, out: _Out) -> _Out: ...
    @overload
    def __call__(self, x: _Number, out: None = None) -> Any: ...

# abs and the like: the kind of number stays.
class _Each(Protocol):
    @overload
    def __call__(self, x: int) -> int64: ...
    @overload
    def __call__(self, x: float) -> float64: ...
    @overload
    def __call__(self, x: _Rows) -> ndarray: ...
    @overload
    def __call__(self, x: _Number) -> Any: ...

# isnan and the like.
class _Test(Protocol):
    @overload
    def __call__(self, x: _Rows) -> ndarray: ...
    @overload
    def __call__(self, x: _Number) -> bool_: ...

LARGEST: float

# add and the like, and the comparisons.
class _Operation:
    identity: Optional[int]
    def __init__(self, name: str, numpy_name: str) -> None: ...
    @overload
    def __call__(self, x: float, y: float, out: None = None) -> Any: ...
    @overload
    def __call__(self, x: _M, y: _ArrayLike, out: None = None) -> _M: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(self, x: float, y: _M, out: None = None) -> _M: ...
    @overload
    def __call__(self, x: _Rows, y: _ArrayLike, out: None = None) -> ndarray: ...
    @overload
    def __call__(self, x: _ArrayLike, y: _Rows, out: None = None) -> ndarray: ...
    @overload
    def __call__(self, x: _ArrayLike, y: _ArrayLike, out: _Out) -> _Out: ...
    @overload
    def __call__(self, x: _Number, y: _Number, out: None = None) -> Any: ...
    def at(self, a: Matrix, indices: _ArrayLike, values: _ArrayLike) -> None: ...
    def reduce(self, a: _ArrayLike, axis: Optional[int] = 0, keepdims: bool = False) -> Union[ndarray, Any]: ...
    def outer(self, x: _ArrayLike, y: _ArrayLike) -> ndarray: ...

# maximum and minimum.
class _Choice(Protocol):
    @overload
    def __call__(self, x: _Rows, y: _ArrayLike, out: None = None) -> ndarray: ...
    @overload
    def __call__(self, x: _ArrayLike, y: _Rows, out: None = None) -> ndarray: ...
    @overload
    def __call__(self, x: _ArrayLike, y: _ArrayLike, out: _Out) -> _Out: ...
    @overload
    def __call__(self, x: _Number, y: _Number, out: None = None) -> Any: ...

class _Logical(Protocol):
    @overload
    def __call__(self, x: _Rows, y: _ArrayLike) -> ndarray: ...
    @overload
    def __call__(self, x: _ArrayLike, y: _Rows) -> ndarray: ...
    @overload
    def __call__(self, x: _Number, y: _Number) -> bool_: ...

exp: _Function
expm1: _Function
log: _Function
log1p: _Function
log2: _Function
log10: _Function
sqrt: _Function
tanh: _Function
sinh: _Function
cosh: _Function
sin: _Function
cos: _Function
abs: _Each
absolute: _Each
fabs: _Each
square: _Each
sign: _Each
negative: _Each
floor: _Each
ceil: _Each
isnan: _Test
isfinite: _Test
isinf: _Test
logical_not: _Test
add: _Operation
subtract: _Operation
multiply: _Operation
divide: _Operation
true_divide: _Operation
floor_divide: _Operation
mod: _Operation
remainder: _Operation
power: _Operation
less: _Operation
less_equal: _Operation
greater: _Operation
greater_equal: _Operation
equal: _Operation
not_equal: _Operation
bitwise_and: _Operation
bitwise_or: _Operation
bitwise_xor: _Operation
left_shift: _Operation
right_shift: _Operation
maximum: _Choice
minimum: _Choice
logical_and: _Logical
logical_or: _Logical
logical_xor: _Logical

@overload
def tan(x: float) -> float64: ...
@overload
def tan(x: _M) -> _M: ...  # type: ignore[overload-overlap]
@overload
def tan(x: _Rows) -> ndarray: ...
@overload
def tan(x: _Number) -> Any: ...
@overload
def reciprocal(x: int) -> int64: ...
@overload
def reciprocal(x: float) -> float64: ...
@overload
def reciprocal(x: _Rows) -> ndarray: ...
@overload
def reciprocal(x: _Number) -> Any: ...
@overload
def round(x: int, decimals: int = 0) -> int64: ...
@overload
def round(x: float, decimals: int = 0) -> float64: ...
@overload
def round(x: _Rows, decimals: int = 0) -> ndarray: ...
@overload
def round(x: _Number, decimals: int = 0) -> Any: ...
@overload
def around(x: int, decimals: int = 0) -> int64: ...
@overload
def around(x: float, decimals: int = 0) -> float64: ...
@overload
def around(x: _Rows, decimals: int = 0) -> ndarray: ...
@overload
def around(x: _Number, decimals: int = 0) -> Any: ...
@overload
def rint(x: float) -> float64: ...
@overload
def rint(x: _Rows) -> ndarray: ...
@overload
def rint(x: _Number) -> Any: ...
@overload
def nan_to_num(x: float, nan: float = 0.0) -> Any: ...
@overload
def nan_to_num(x: _Rows, nan: float = 0.0) -> ndarray: ...
@overload
def heaviside(x: float, half: float) -> float64: ...
@overload
def heaviside(x: _Rows, half: float) -> ndarray: ...

# The bounds may also be called min and max.
@overload
def clip(a: _Rows, a_min: Optional[_ArrayLike] = None, a_max: Optional[_ArrayLike] = None, out: None = None,
         *, min: Optional[_ArrayLike] = None, max: Optional[_ArrayLike] = None) -> ndarray: ...
@overload
def clip(a: _Rows, a_min: Optional[_ArrayLike] = None, a_max: Optional[_ArrayLike] = None, *, out: _Out,
         min: Optional[_ArrayLike] = None, max: Optional[_ArrayLike] = None) -> _Out: ...
@overload
def clip(a: _Number, a_min: Optional[_Number] = None, a_max: Optional[_Number] = None, out: None = None,
         *, min: Optional[_Number] = None, max: Optional[_Number] = None) -> Any: ...

# The indices where the condition holds; with x and y, x there and y elsewhere.
@overload
def where(condition: _ArrayLike, x: None = None, y: None = None) -> Tuple[ndarray, ...]: ...
@overload
def where(condition: _Rows, x: _ArrayLike, y: _ArrayLike) -> ndarray: ...
@overload
def where(condition: _Number, x: _ArrayLike, y: _ArrayLike) -> Union[ndarray, Any]: ...
