from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple, Union

from .matrix import Matrix
from .nested import _Rows
from .optimizers import Optimizer
from .watching import Callbacks, EarlyStopping, History

_Targets = Union[_Rows, Sequence[str]]
_Metric = Union[str, Callable[..., float]]
_Data = Tuple[Matrix, Matrix, Optional[Matrix]]

AT_ONCE: float

def fit(network: Any, X: _Rows, y: _Targets, epochs: int = 100,
        learning_rate: Union[float, Callable[[int], float], None] = None, batch_size: Optional[int] = None,
        optimizer: Union[str, Optimizer] = "sgd", shuffle: bool = False, validation_data: Any = None,
        callbacks: Any = (), engine: str = "auto", validation_split: Union[float, int, None] = None,
        sample_weight: Optional[_Rows] = None, class_weight: Union[str, Dict[Any, float], None] = None,
        metrics: Union[_Metric, Iterable[_Metric]] = (), clip_value: Optional[float] = None,
        clip_norm: Optional[float] = None, patience: Optional[int] = None, min_delta: float = 0.0,
        progress: Union[bool, Callable[[Iterable[int]], Iterable[int]]] = True, checkpoint: Any = None,
        checkpoint_every: int = 10, resume: bool = False, workers: Optional[int] = None) -> History: ...
def partial_fit(network: Any, X: _Rows, y: _Targets, **options: Any) -> History: ...

class Run:
    network: Any
    epochs: int
    batch_size: Optional[int]
    shuffle: bool
    parameters: List[Matrix]
    good: List[Matrix]
    history: History
    batch: Optional[_Data]
    done: int
    went_back: bool
    data: _Data
    classes: Optional[List[str]]
    validation: Optional[_Data]
    optimizer: Optimizer
    steady: bool
    rate: Optional[Callable[[int], float]]
    clips: List[Tuple[Callable[[Sequence[Matrix], float], List[Matrix]], float]]
    metrics: List[Tuple[str, Callable[..., float]]]
    callbacks: Callbacks
    stopping: EarlyStopping
    progress: Any
    checkpoint: Any
    every: int
    settings: Dict[str, Any]
    workers: Any
    def __init__(self, network: Any, epochs: int, batch_size: Optional[int], shuffle: bool) -> None: ...
    def take_data(self, X: _Rows, y: _Targets, sample_weight: Optional[_Rows], class_weight: Any,
                  validation_data: Any, validation_split: Union[float, int, None]) -> None: ...
    def take_optimizer(self, optimizer: Union[str, Optimizer], learning_rate: Any, clip_value: Optional[float],
                       clip_norm: Optional[float]) -> None: ...
    def take_watchers(self, metrics: Any, callbacks: Any, patience: Optional[int], min_delta: float,
                      progress: Any) -> None: ...
    def take_checkpoint(self, checkpoint: Any, every: int, resume: bool) -> None: ...
    def take_workers(self, workers: Optional[int]) -> None: ...
    def end_workers(self) -> None: ...
    def take_engine(self, engine: str) -> None: ...
    def train(self, engine: str) -> History: ...
    def save(self) -> None: ...
