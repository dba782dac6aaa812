from typing import Any, Literal, TypeVar, Union

from ._types import EngineName as _EngineName
from .estimating.estimator import (
    Estimator, _Activation as _Activation, _Rate as _Rate, _Seed as _Seed, _Sizes as _Sizes, _Solver as _Solver)
from .estimating.pipelines import Pipeline as Pipeline
from .estimating.warned import ConvergenceWarning as ConvergenceWarning, NotFittedError as NotFittedError
from .numpy.ndarrays import ndarray

_T = TypeVar("_T")
_Loss = Literal["squared_error", "poisson"]

__all__ = ["MLPClassifier", "MLPRegressor", "Pipeline", "ConvergenceWarning", "NotFittedError", "from_sklearn",
           "to_sklearn"]

class MLPClassifier(Estimator):
    classes_: ndarray
    def __init__(
        self, hidden_layer_sizes: _Sizes = ..., activation: _Activation = ..., solver: _Solver = ...,
        alpha: float = ..., batch_size: Union[int, Literal["auto"]] = ..., learning_rate: _Rate = ...,
        learning_rate_init: float = ..., power_t: float = ..., max_iter: int = ..., shuffle: bool = ...,
        random_state: _Seed = ..., tol: float = ..., verbose: Union[bool, int] = ..., warm_start: bool = ...,
        momentum: float = ..., nesterovs_momentum: bool = ..., early_stopping: bool = ...,
        validation_fraction: float = ..., beta_1: float = ..., beta_2: float = ..., epsilon: float = ...,
        n_iter_no_change: float = ..., max_fun: int = ..., engine: _EngineName = ...) -> None: ...
    def predict(self, X: Any) -> ndarray: ...
    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float: ...
    def predict_proba(self, X: Any) -> ndarray: ...
    def predict_log_proba(self, X: Any) -> ndarray: ...

class MLPRegressor(Estimator):
    loss: _Loss
    def __init__(
        self, loss: _Loss = ..., hidden_layer_sizes: _Sizes = ..., activation: _Activation = ...,
        solver: _Solver = ..., alpha: float = ..., batch_size: Union[int, Literal["auto"]] = ...,
        learning_rate: _Rate = ..., learning_rate_init: float = ..., power_t: float = ..., max_iter: int = ...,
        shuffle: bool = ..., random_state: _Seed = ..., tol: float = ..., verbose: Union[bool, int] = ...,
        warm_start: bool = ..., momentum: float = ..., nesterovs_momentum: bool = ..., early_stopping: bool = ...,
        validation_fraction: float = ..., beta_1: float = ..., beta_2: float = ..., epsilon: float = ...,
        n_iter_no_change: float = ..., max_fun: int = ..., engine: _EngineName = ...) -> None: ...
    def predict(self, X: Any) -> ndarray: ...
    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float: ...

def from_sklearn(fitted: Any) -> Union[MLPClassifier, MLPRegressor]: ...
def to_sklearn(estimator: Estimator, theirs: _T) -> _T: ...
