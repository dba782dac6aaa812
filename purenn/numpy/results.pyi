# Written by tests/rules/numpy_stubs.py.
from typing import Any

def result(called: Any, names: Any, parts: Any) -> Any: ...
