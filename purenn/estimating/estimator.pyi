from typing import Any, Dict, List, Literal, Optional, Sequence, Tuple, Type, TypeVar, Union

from .._types import EngineName as _EngineName
from ..numpy.ndarrays import ndarray

_Self = TypeVar("_Self", bound="Estimator")
_Sizes = Union[int, Sequence[int], ndarray]
_Activation = Literal["identity", "logistic", "tanh", "relu"]
_Solver = Literal["adam", "sgd", "lbfgs"]
_Rate = Literal["constant", "invscaling", "adaptive"]
_Seed = Any

DEFAULTS: Tuple[Tuple[str, Any], ...]

class Estimator:
    coefs_: List[ndarray]
    intercepts_: List[ndarray]
    loss_: float
    best_loss_: Optional[float]
    loss_curve_: List[float]
    validation_scores_: Optional[List[float]]
    best_validation_score_: Optional[float]
    n_iter_: int
    n_layers_: int
    n_outputs_: int
    n_features_in_: int
    feature_names_in_: ndarray
    out_activation_: str
    t_: int
    hidden_layer_sizes: _Sizes
    activation: _Activation
    solver: _Solver
    alpha: float
    batch_size: Union[int, Literal["auto"]]
    learning_rate: _Rate
    learning_rate_init: float
    power_t: float
    max_iter: int
    shuffle: bool
    random_state: _Seed
    tol: float
    verbose: Union[bool, int]
    warm_start: bool
    momentum: float
    nesterovs_momentum: bool
    early_stopping: bool
    validation_fraction: float
    beta_1: float
    beta_2: float
    epsilon: float
    n_iter_no_change: float
    max_fun: int
    engine: _EngineName
    def get_params(self, deep: bool = True) -> Dict[str, Any]: ...
    def set_params(self: _Self, **params: Any) -> _Self: ...
    def fit(self: _Self, X: Any, y: Any, sample_weight: Any = None) -> _Self: ...
    @property
    def partial_fit(self) -> Any: ...
    def __sklearn_tags__(self) -> Any: ...
    def __sklearn_is_fitted__(self) -> bool: ...
    def show_curves(self) -> None: ...
    def save(self, path: Any) -> None: ...
    @classmethod
    def load(cls: Type[_Self], path: Any) -> _Self: ...

def are_finite(matrix: Any) -> bool: ...
