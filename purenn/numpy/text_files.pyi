# Written by tests/rules/numpy_stubs.py.
from typing import Any, Optional, SupportsIndex
from .dtypes import _DType
from .ndarrays import _Given, ndarray

ROWS_AT_ONCE: int
class Cutter:
    def __init__(self, delimiter: Any, comments: Any, quote: Any) -> None: ...
    def rows(self, lines: Any, encoding: str) -> Any: ...
    comments: Any
    delimiter: Any
    quote: Any
def loadtxt(fname: Any, dtype: Optional[_DType] = ..., comments: Any = ..., delimiter: Any = ..., converters: Any = ...,
    skiprows: SupportsIndex = ..., usecols: Any = ..., unpack: bool = ..., ndmin: SupportsIndex = ...,
    encoding: Optional[str] = ..., max_rows: Any = ..., quotechar: Any = ..., like: Any = ...) -> ndarray: ...
def fromstring(string: Any, dtype: Optional[_DType] = ..., count: SupportsIndex = ..., sep: str = ...,
    like: Any = ...) -> ndarray: ...
def savetxt(fname: Any, X: _Given, fmt: Any = ..., delimiter: Any = ..., newline: Any = ..., header: Any = ...,
    footer: Any = ..., comments: Any = ..., encoding: Optional[str] = ...) -> None: ...
