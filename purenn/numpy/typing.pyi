from typing import Optional, TypeVar

from typing_extensions import TypeAliasType

from .dtypes import _DType
from .ndarrays import _ArrayLike, ndarray as _ndarray

_T = TypeVar("_T")

# For annotations.  NDArray[float64] tells a reader the kind; a checker takes it for any array.
ArrayLike = _ArrayLike
DTypeLike = Optional[_DType]
NDArray = TypeAliasType("NDArray", _ndarray, type_params=(_T,))
