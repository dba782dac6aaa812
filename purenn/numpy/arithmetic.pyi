# Written by tests/rules/numpy_stubs.py.
from typing import Any

class Arithmetic:
    def __invert__(self) -> Any: ...
