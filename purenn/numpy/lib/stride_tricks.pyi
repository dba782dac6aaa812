# Written by tests/rules/numpy_stubs.py.
from typing import Any, Optional
from ..ndarrays import _Axes, _Given, _Lengths, ndarray

def as_strided(x: _Given, shape: Optional[_Lengths] = ..., strides: Any = ..., subok: bool = ...,
    writeable: bool = ...) -> ndarray: ...
def sliding_window_view(x: _Given, window_shape: _Lengths, axis: _Axes = ..., subok: bool = ...,
    writeable: bool = ...) -> ndarray: ...
