from typing import Any, Iterable, List, Optional, Sequence, Tuple, Union

from .activations import Activation
from .data import Scaler
from .layers import Dense, Dropout, _Init, _Random
from .losses import Loss
from .matrix import Matrix
from .nested import _Rows
from .rng import RandomState

class Network:
    layers: List[Union[Dense, Dropout]]
    dense: List[Dense]
    activation: Activation
    loss: Loss
    init: _Init
    seed: Optional[int]
    l1: float
    l2: float
    shuffling: RandomState
    dropping: RandomState
    n_in: int
    n_out: int
    scaler: Optional[Scaler]
    classes: Optional[List[Any]]
    def __init__(self, layers: Iterable[Union[Dense, Dropout]], loss: str = "half_squared_error",
                 init: _Init = "glorot_uniform", seed: Optional[int] = None, l1: float = 0.0,
                 l2: float = 0.0) -> None: ...
    @property
    def weights(self) -> List[Tuple[Matrix, Matrix]]: ...
    def set_weights(self, weights: Iterable[Tuple[_Rows, _Rows]]) -> None: ...
    def parameters(self) -> List[Matrix]: ...
    def set_parameters(self, parameters: Sequence[Matrix]) -> None: ...
    def forward(self, X: _Rows) -> Matrix: ...
    def predict(self, X: _Rows) -> Matrix: ...
    def loss_and_gradients(self, X: _Rows, y: _Rows, sample_weight: Optional[_Rows] = None,
                           random: Optional[_Random] = None) -> Tuple[Any, List[Tuple[Matrix, Matrix]]]: ...
    def backward(self, X: Matrix, y: Matrix, weights: Optional[Matrix] = None,
                 random: Optional[_Random] = None) -> Tuple[Any, Any, List[Matrix]]: ...
    def check_inputs(self, X: _Rows) -> Matrix: ...
    def check_targets(self, y: _Rows, X: Matrix) -> Matrix: ...
    def summary(self) -> str: ...

def check_weights(sample_weight: Optional[_Rows], X: Matrix) -> Optional[Matrix]: ...
