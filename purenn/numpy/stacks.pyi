# Written by tests/rules/numpy_stubs.py.
from typing import Any

def stacked_product(left: Any, right: Any) -> Any: ...
