from typing import Any, Callable, Dict, Tuple

NONE_AT_FIRST: Tuple[str, ...]
CHECKS: Dict[str, Callable[[Any, Any], Any]]

def checked(network: Any, name: str, value: Any) -> Any: ...
def penalty(value: Any, name: str) -> Any: ...
