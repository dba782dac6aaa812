from typing import Any, Literal, Optional, Protocol, Tuple, TypeVar, Union, overload

from .._types import Axis as _Axis
from ..matrix import Matrix
from .dtypes import _DType
from .ndarrays import _ArrayLike, _Given, ndarray
from .scalars import bool_, int64

_Out = TypeVar("_Out", bound=Matrix)
_Axes = Optional[_Axis]
_Kind = Optional[_DType]

# Of everything a number; along axes an array or, where none is left, a number.  The methods of these names are in
# over_axes.pyi, with the same arguments.  A Matrix gives a Matrix, which is not followed here.
class _Sum(Protocol):
    @overload
    def __call__(self, a: _ArrayLike, axis: None = None, dtype: _Kind = None, out: None = None,
                 keepdims: Literal[False] = False, initial: Any = None, where: Any = True) -> Any: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, out: None = None, *,
                 keepdims: Literal[True], initial: Any = None, where: Any = True) -> ndarray: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, out: None = None, keepdims: bool = False,
                 initial: Any = None, where: Any = True) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, *, out: _Out, keepdims: bool = False,
                 initial: Any = None, where: Any = True) -> _Out: ...

class _Mean(Protocol):
    @overload
    def __call__(self, a: _ArrayLike, axis: None = None, dtype: _Kind = None, out: None = None,
                 keepdims: Literal[False] = False, *, where: Any = True) -> Any: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, out: None = None, *,
                 keepdims: Literal[True], where: Any = True) -> ndarray: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, out: None = None, keepdims: bool = False,
                 *, where: Any = True) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, *, out: _Out, keepdims: bool = False,
                 where: Any = True) -> _Out: ...

class _Spread(Protocol):
    @overload
    def __call__(self, a: _ArrayLike, axis: None = None, dtype: _Kind = None, out: None = None, *, ddof: float = 0,
                 keepdims: Literal[False] = False, where: Any = True, correction: Optional[float] = None) -> Any: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, out: None = None, *, ddof: float = 0,
                 keepdims: Literal[True], where: Any = True, correction: Optional[float] = None) -> ndarray: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, out: None = None, *, ddof: float = 0,
                 keepdims: bool = False, where: Any = True,
                 correction: Optional[float] = None) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, dtype: _Kind = None, *, out: _Out, ddof: float = 0,
                 keepdims: bool = False, where: Any = True, correction: Optional[float] = None) -> _Out: ...

class _Extreme(Protocol):
    @overload
    def __call__(self, a: _Given, axis: None = None, out: None = None, keepdims: Literal[False] = False,
                 initial: Any = None, where: Any = True) -> Any: ...
    @overload
    def __call__(self, a: _Given, axis: _Axes = None, out: None = None, *, keepdims: Literal[True],
                 initial: Any = None, where: Any = True) -> ndarray: ...
    @overload
    def __call__(self, a: _Given, axis: _Axes = None, out: None = None, keepdims: bool = False,
                 initial: Any = None, where: Any = True) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _Given, axis: _Axes = None, *, out: _Out, keepdims: bool = False,
                 initial: Any = None, where: Any = True) -> _Out: ...

class _NanExtreme(Protocol):
    @overload
    def __call__(self, a: _ArrayLike, axis: None = None, *, out: None = None, keepdims: Literal[False] = False) -> Any: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, *, out: None = None, keepdims: Literal[True]) -> ndarray: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, *, out: None = None,
                 keepdims: bool = False) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: _Axes = None, *, out: _Out, keepdims: bool = False) -> _Out: ...

class _Place(Protocol):
    @overload
    def __call__(self, a: _Given, axis: None = None, out: None = None, keepdims: Literal[False] = False) -> int64: ...
    @overload
    def __call__(self, a: _Given, axis: Optional[int] = None, out: None = None, *, keepdims: Literal[True]) -> ndarray: ...
    @overload
    def __call__(self, a: _Given, axis: Optional[int] = None, out: None = None,
                 keepdims: bool = False) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _Given, axis: Optional[int] = None, *, out: _Out, keepdims: bool = False) -> _Out: ...

class _Truth(Protocol):
    @overload
    def __call__(self, a: _Given, axis: None = None, out: None = None, keepdims: Literal[False] = False, *,
                 where: Any = True) -> bool_: ...
    @overload
    def __call__(self, a: _Given, axis: _Axes = None, out: None = None, *, keepdims: Literal[True],
                 where: Any = True) -> ndarray: ...
    @overload
    def __call__(self, a: _Given, axis: _Axes = None, out: None = None, keepdims: bool = False, *,
                 where: Any = True) -> Union[ndarray, Any]: ...
    @overload
    def __call__(self, a: _Given, axis: _Axes = None, *, out: _Out, keepdims: bool = False,
                 where: Any = True) -> _Out: ...

class _Running(Protocol):
    @overload
    def __call__(self, a: _ArrayLike, axis: Optional[int] = None, dtype: _Kind = None, out: None = None) -> ndarray: ...
    @overload
    def __call__(self, a: _ArrayLike, axis: Optional[int] = None, dtype: _Kind = None, *, out: _Out) -> _Out: ...

sum: _Sum
prod: _Sum
nansum: _Sum
nanprod: _Sum
mean: _Mean
nanmean: _Mean
std: _Spread
var: _Spread
nanstd: _Spread
nanvar: _Spread
max: _Extreme
min: _Extreme
amax: _Extreme
amin: _Extreme
nanmax: _NanExtreme
nanmin: _NanExtreme
argmax: _Place
argmin: _Place
nanargmax: _Place
nanargmin: _Place
any: _Truth
all: _Truth
cumsum: _Running
cumprod: _Running
nancumsum: _Running
nancumprod: _Running

def cumulative_sum(x: _ArrayLike, axis: Optional[int] = None, dtype: _Kind = None, out: Optional[Matrix] = None,
                   include_initial: bool = False) -> ndarray: ...
def cumulative_prod(x: _ArrayLike, axis: Optional[int] = None, dtype: _Kind = None, out: Optional[Matrix] = None,
                   include_initial: bool = False) -> ndarray: ...
@overload
def ptp(a: _ArrayLike, axis: None = None, out: None = None, keepdims: Literal[False] = False) -> Any: ...
@overload
def ptp(a: _ArrayLike, axis: _Axes = None, out: None = None, *, keepdims: Literal[True]) -> ndarray: ...
@overload
def ptp(a: _ArrayLike, axis: _Axes = None, out: None = None, keepdims: bool = False) -> Union[ndarray, Any]: ...
@overload
def ptp(a: _ArrayLike, axis: _Axes = None, *, out: _Out, keepdims: bool = False) -> _Out: ...
@overload
def count_nonzero(a: _Given, axis: None = None, keepdims: Literal[False] = False) -> int64: ...
@overload
def count_nonzero(a: _Given, axis: _Axes = None, *, keepdims: Literal[True]) -> ndarray: ...
@overload
def count_nonzero(a: _Given, axis: _Axes = None, keepdims: bool = False) -> Union[ndarray, Any]: ...
@overload
def average(a: _ArrayLike, axis: None = None, weights: Optional[_ArrayLike] = None, returned: Literal[False] = False,
            keepdims: Literal[False] = False) -> Any: ...
@overload
def average(a: _ArrayLike, axis: _Axes = None, weights: Optional[_ArrayLike] = None, returned: Literal[False] = False, *,
            keepdims: Literal[True]) -> ndarray: ...
@overload
def average(a: _ArrayLike, axis: _Axes = None, weights: Optional[_ArrayLike] = None, returned: Literal[False] = False,
            keepdims: bool = False) -> Union[ndarray, Any]: ...
@overload
def average(a: _ArrayLike, axis: _Axes = None, weights: Optional[_ArrayLike] = None, *, returned: Literal[True],
            keepdims: bool = False) -> Tuple[Any, Any]: ...

def diff(a: _ArrayLike, n: int = 1, axis: int = -1, prepend: Optional[_ArrayLike] = None,
         append: Optional[_ArrayLike] = None) -> ndarray: ...
def ediff1d(ary: _ArrayLike, to_end: Optional[_ArrayLike] = None, to_begin: Optional[_ArrayLike] = None) -> ndarray: ...
# An array of each axis: of one axis the array itself.
def gradient(f: _ArrayLike, *spacing: _ArrayLike, axis: _Axes = None, edge_order: Literal[1, 2] = 1) -> Any: ...
def trapezoid(y: _ArrayLike, x: Optional[_ArrayLike] = None, dx: _ArrayLike = 1.0, axis: int = -1) -> Union[ndarray, Any]: ...
def trace(a: _ArrayLike, offset: int = 0, axis1: int = 0, axis2: int = 1, dtype: _Kind = None,
          out: Optional[Matrix] = None) -> Any: ...
