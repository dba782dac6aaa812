# Written by tests/rules/numpy_stubs.py.
from typing import Any, Union
from .ndarrays import ndarray

LETTERS: str
def einsum(*operands: Any, **options: Any) -> Union[ndarray, Any]: ...
