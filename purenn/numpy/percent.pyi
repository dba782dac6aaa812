# Written by tests/rules/numpy_stubs.py.
from typing import Any

def percent(format: Any, given: Any) -> Any: ...
