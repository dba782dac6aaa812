# Written by tests/rules/numpy_stubs.py.
from typing import Any

WHOLE: float
def round_half_even(x: Any, decimals: Any = ...) -> Any: ...
