# Written by tests/rules/numpy_stubs.py.
from typing import Any, Optional, SupportsIndex
from .dtypes import _DType
from .ndarrays import ndarray

def genfromtxt(fname: Any, dtype: Optional[_DType] = ..., comments: Any = ..., delimiter: Any = ...,
    skip_header: Any = ..., skip_footer: Any = ..., converters: Any = ..., missing_values: Any = ...,
    filling_values: Any = ..., usecols: Any = ..., names: Any = ..., excludelist: Any = ..., deletechars: Any = ...,
    replace_space: Any = ..., autostrip: bool = ..., case_sensitive: bool = ..., defaultfmt: Any = ...,
    unpack: Any = ..., usemask: bool = ..., loose: bool = ..., invalid_raise: bool = ..., max_rows: Any = ...,
    encoding: Optional[str] = ..., ndmin: SupportsIndex = ..., like: Any = ...) -> ndarray: ...
