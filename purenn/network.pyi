from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple, Union

from ._types import Rows as _Rows
from .backprop import Chain
from .data import Scaler
from .layers import Layer, _Init, _Random
from .losses import Loss
from .matrix import Matrix
from .optimizers import Optimizer
from .random.generators import Generator
from .training import fit as _fit, partial_fit as _partial_fit

_Targets = Union[_Rows, Sequence[str]]
_Metric = Union[str, Callable[..., float]]

KEYS: Tuple[str, ...]

class Network:
    chain: Chain
    @property
    def layers(self) -> List[Any]: ...
    loss: Loss
    l1: float
    l2: float
    seed: int
    shuffling: Generator
    dropping: Generator
    scaler: Optional[Scaler]
    target_scaler: Optional[Scaler]
    classes: Optional[List[str]]
    notes: Any
    optimizer: Optional[Optimizer]
    def __init__(self, layers: Iterable[Layer], loss: Union[str, Loss] = "half_squared_error",
                 init: _Init = "glorot_uniform", seed: Union[int, _Random, None] = None, l1: float = 0.0,
                 l2: float = 0.0) -> None: ...
    @property
    def n_in(self) -> int: ...
    @property
    def n_out(self) -> int: ...
    fit = _fit
    partial_fit = _partial_fit
    def predict(self, X: _Rows) -> Matrix: ...
    def classify(self, X: _Rows) -> List[Any]: ...
    def evaluate(self, X: _Rows, y: _Targets, names: Union[_Metric, Iterable[_Metric], None] = None,
                 sample_weight: Optional[_Rows] = None) -> Dict[str, float]: ...
    @property
    def weights(self) -> List[Tuple[Matrix, Matrix]]: ...
    def set_weights(self, weights: Iterable[Tuple[_Rows, _Rows]]) -> None: ...
    def forward(self, X: _Rows) -> Matrix: ...
    def loss_and_gradients(self, X: _Rows, y: _Targets, sample_weight: Optional[_Rows] = None,
                           random: Optional[_Random] = None) -> Tuple[Any, List[Tuple[Matrix, Matrix]]]: ...
    def summary(self) -> str: ...
    def to_source(self, language: str, train: bool = False, arithmetic: str = "native", form: str = "auto",
                  batch_size: int = 1, type: str = "double") -> str: ...
    def state(self) -> Dict[str, Any]: ...
    def save(self, path: Any) -> None: ...
    @classmethod
    def load(cls, path: Any) -> Network: ...
    @classmethod
    def of_state(cls, state: Any) -> Network: ...
