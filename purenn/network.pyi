from typing import Any, Callable, Dict, Iterable, List, Literal, Optional, Sequence, Tuple, Union

from ._types import (
    ArithmeticName as _ArithmeticName, EngineName as _EngineName, FormName as _FormName, InitName as _InitName,
    LanguageName as _LanguageName, LossName as _LossName, MetricName as _MetricName, OptimizerName as _OptimizerName,
    Rows as _Rows)
from .data import Scaler
from .encoders import Encoder
from .fitting.history import History
from .layers import Layer, _Random
from .losses import Loss
from .matrix import Matrix
from .optimizers import Optimizer
from .random.generators import Generator

_Targets = Union[_Rows, Sequence[Any]]
_PredictingBy = Literal["auto", "matrix", "c"]
_Metric = Union[_MetricName, Callable[..., float]]

KEYS: Tuple[str, ...]
ATTRIBUTES: Tuple[str, ...]
LATER: Tuple[str, ...]
EVALUATE: Tuple[str, ...]
SET_LATER: Dict[str, str]
ELSEWHERE: Dict[str, str]
NETWORK: Tuple[str, ...]
FIT: Tuple[str, ...]

class Network:
    chain: Any
    @property
    def layers(self) -> List[Any]: ...
    loss: Loss
    l1: float
    l2: float
    seed: int
    shuffling: Generator
    dropping: Generator
    encoder: Optional[Encoder]
    scaler: Optional[Scaler]
    target_scaler: Optional[Scaler]
    classes: Optional[List[Any]]
    columns: Optional[List[str]]
    outputs: Optional[List[str]]
    notes: Any
    optimizer: Optional[Optimizer]
    def __init__(self, layers: Iterable[Layer], loss: Union[_LossName, Loss, None] = None,
                 init: Optional[_InitName] = None, seed: Union[int, _Random, None] = None, l1: float = 0.0,
                 l2: float = 0.0) -> None: ...
    @property
    def n_in(self) -> int: ...
    @property
    def n_out(self) -> int: ...
    def fit(self, X: _Rows, y: _Targets, epochs: int = 100,
            learning_rate: Union[float, Callable[[int], float], None] = None, batch_size: Optional[int] = 32,
            optimizer: Union[_OptimizerName, Optimizer, None] = None, shuffle: bool = True, validation_data: Any = None,
            callbacks: Any = (), engine: _EngineName = "auto", validation_split: Union[float, int, None] = None,
            sample_weight: Optional[_Rows] = None, class_weight: Union[str, Dict[Any, float], None] = None,
            metrics: Union[_Metric, Iterable[_Metric]] = (), clip_value: Optional[float] = None,
            clip_norm: Optional[float] = None, patience: Optional[int] = None, min_delta: float = 0.0,
            progress: Union[bool, Callable[[Iterable[int]], Iterable[int]]] = True, checkpoint: Any = None,
            checkpoint_every: int = 10, resume: bool = False, workers: Optional[int] = None) -> History: ...
    def partial_fit(self, X: _Rows, y: _Targets, **options: Any) -> History: ...
    def predict(self, X: _Rows, engine: _PredictingBy = "auto") -> Matrix: ...
    def compiled(self) -> Any: ...
    def classify(self, X: _Rows) -> List[Any]: ...
    def evaluate(self, X: _Rows, y: _Targets, names: Union[_Metric, Iterable[_Metric], None] = None,
                 sample_weight: Optional[_Rows] = None, engine: _PredictingBy = "auto") -> Dict[str, float]: ...
    @property
    def weights(self) -> List[Tuple[Matrix, Matrix]]: ...
    def set_weights(self, weights: Iterable[Tuple[_Rows, _Rows]]) -> None: ...
    def forward(self, X: _Rows) -> Matrix: ...
    def loss_and_gradients(self, X: _Rows, y: _Targets, sample_weight: Optional[_Rows] = None,
                           random: Optional[_Random] = None) -> Tuple[Any, List[Tuple[Matrix, Matrix]]]: ...
    def bounds(self, box: Iterable[Union[float, Tuple[float, float], Any]]) -> List[Any]: ...  # of Interval
    def certify(self, x: Iterable[float], radius: float) -> bool: ...
    def summary(self) -> str: ...
    def plot(self, path: Any = ...) -> str: ...
    def to_source(self, language: _LanguageName, train: bool = False, arithmetic: _ArithmeticName = "native",
                  form: _FormName = "auto", batch_size: int = 1, type: Literal["double", "float"] = "double",
                  prefix: Optional[str] = None, module: bool = False, declarations: bool = False) -> str: ...
    def state(self) -> Dict[str, Any]: ...
    def save(self, path: Any) -> None: ...
    @classmethod
    def load(cls, path: Any) -> Network: ...
    @classmethod
    def of_state(cls, state: Any) -> Network: ...
