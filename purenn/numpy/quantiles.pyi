# Written by tests/rules/numpy_stubs.py.
from typing import Any, Literal, Optional, Union, overload
from ..matrix import Matrix
from .ndarrays import _ArrayLike, _Axes, ndarray

@overload
def median(a: _ArrayLike, axis: None = ..., out: None = ..., overwrite_input: bool = ...,
    keepdims: Literal[False] = ...) -> Any: ...
@overload
def median(a: _ArrayLike, axis: _Axes = ..., out: Optional[Matrix] = ..., overwrite_input: bool = ...,
    keepdims: bool = ...) -> Union[ndarray, Any]: ...
@overload
def nanmedian(a: _ArrayLike, axis: None = ..., out: None = ..., overwrite_input: bool = ...,
    keepdims: Literal[False] = ...) -> Any: ...
@overload
def nanmedian(a: _ArrayLike, axis: _Axes = ..., out: Optional[Matrix] = ..., overwrite_input: bool = ...,
    keepdims: bool = ...) -> Union[ndarray, Any]: ...
@overload
def quantile(a: _ArrayLike, q: float, axis: None = ..., out: None = ..., overwrite_input: bool = ..., method: str = ...,
    keepdims: Literal[False] = ..., weights: Optional[_ArrayLike] = ...) -> Any: ...
@overload
def quantile(a: _ArrayLike, q: _ArrayLike, axis: _Axes = ..., out: Optional[Matrix] = ..., overwrite_input: bool = ...,
    method: str = ..., keepdims: bool = ..., weights: Optional[_ArrayLike] = ...) -> Union[ndarray, Any]: ...
@overload
def percentile(a: _ArrayLike, q: float, axis: None = ..., out: None = ..., overwrite_input: bool = ...,
    method: str = ..., keepdims: Literal[False] = ..., weights: Optional[_ArrayLike] = ...) -> Any: ...
@overload
def percentile(a: _ArrayLike, q: _ArrayLike, axis: _Axes = ..., out: Optional[Matrix] = ...,
    overwrite_input: bool = ..., method: str = ..., keepdims: bool = ...,
    weights: Optional[_ArrayLike] = ...) -> Union[ndarray, Any]: ...
@overload
def nanquantile(a: _ArrayLike, q: float, axis: None = ..., out: None = ..., overwrite_input: bool = ...,
    method: str = ..., keepdims: Literal[False] = ..., weights: Optional[_ArrayLike] = ...) -> Any: ...
@overload
def nanquantile(a: _ArrayLike, q: _ArrayLike, axis: _Axes = ..., out: Optional[Matrix] = ...,
    overwrite_input: bool = ..., method: str = ..., keepdims: bool = ...,
    weights: Optional[_ArrayLike] = ...) -> Union[ndarray, Any]: ...
@overload
def nanpercentile(a: _ArrayLike, q: float, axis: None = ..., out: None = ..., overwrite_input: bool = ...,
    method: str = ..., keepdims: Literal[False] = ..., weights: Optional[_ArrayLike] = ...) -> Any: ...
@overload
def nanpercentile(a: _ArrayLike, q: _ArrayLike, axis: _Axes = ..., out: Optional[Matrix] = ...,
    overwrite_input: bool = ..., method: str = ..., keepdims: bool = ...,
    weights: Optional[_ArrayLike] = ...) -> Union[ndarray, Any]: ...
