from typing import Any, Dict, List, Optional, Tuple

from ..matrix import Matrix

EVENTS: Tuple[str, ...]

class Callbacks:
    methods: Dict[str, List[Any]]
    are_there: bool
    watch_epochs: bool
    def __init__(self, callbacks: Any) -> None: ...
    def call(self, event: str, number: int, network: Any, history: Any) -> bool: ...

class EarlyStopping:
    patience: Optional[int]
    min_delta: float
    best: Optional[float]
    best_epoch: Optional[int]
    parameters: Optional[List[Matrix]]
    waited: int
    def __init__(self, patience: Optional[int], min_delta: float = ...) -> None: ...
    def stops(self, epoch: int, loss: Optional[float], parameters: List[Matrix]) -> bool: ...
    def forget(self, parameters: List[Matrix]) -> None: ...
    def state(self) -> Dict[str, Any]: ...
    def restore(self, state: Any, parameters: Optional[List[Matrix]]) -> None: ...
