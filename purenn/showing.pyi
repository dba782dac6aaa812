from typing import Any, Callable, Dict, Iterable, Mapping, Optional, Tuple

from .matrix import Matrix

_Weights = Tuple[Matrix, Matrix, Matrix, Matrix]

HELP: str
LR: float
OPTIONS: Dict[str, Tuple[Any, Optional[Callable[[str], Any]]]]
TITLES: Tuple[str, ...]

def command(argv: Iterable[str]) -> int: ...
def show_steps(weights: _Weights, lr: float) -> None: ...
def show_training(weights: _Weights, given: Mapping[str, Any]) -> None: ...
def distance_from_numpy(weights: _Weights, given: Mapping[str, Any]) -> str: ...
