from typing import Any, Dict, Tuple, Type, TypeVar

from .network import Network

_Network = TypeVar("_Network", bound=Network)

KEYS: Tuple[str, ...]

def state_of(network: Network) -> Dict[str, Any]: ...
def network_of(cls: Type[_Network], state: Any) -> _Network: ...
