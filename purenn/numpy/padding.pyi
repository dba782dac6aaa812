# Written by tests/rules/numpy_stubs.py.
from typing import Any
from .ndarrays import _Given, ndarray

def pad(array: _Given, pad_width: Any, mode: Any = ..., **options: Any) -> ndarray: ...
