from typing import Any, Callable, Dict, List, Literal, Optional, Sequence, Tuple, Type, TypeVar, Union


from .matrix import Matrix
from .random.generators import Generator, RandomState

ROUNDING: float

_Rows = Union[Matrix, Sequence[Sequence[float]], Any]
_Label = Any
_Scaler = TypeVar("_Scaler", bound=Scaler)
_Seed = Union[None, int, Sequence[int], RandomState, Generator]
_Some = TypeVar("_Some")
_Others = TypeVar("_Others")

class Scaler:
    kind: Optional[str]
    low: float
    high: float
    centre: Optional[Matrix]
    spread: Optional[Matrix]
    columns: Optional[List[str]]
    def fit(self: _Scaler, X: _Rows) -> _Scaler: ...
    def transform(self, X: _Rows) -> Matrix: ...
    def inverse(self, X: _Rows) -> Matrix: ...
    def fit_transform(self, X: _Rows) -> Matrix: ...
    def state(self) -> Dict[str, Any]: ...
    def restore(self: _Scaler, state: Dict[str, Any]) -> _Scaler: ...

class StandardScaler(Scaler):
    kind: str

class MinMaxScaler(Scaler):
    kind: str
    def __init__(self, low: float = 0.0, high: float = 1.0) -> None: ...

SCALERS: Dict[str, Type[Scaler]]

def scaler_of(state: Dict[str, Any]) -> Scaler: ...
def train_test_split(X: _Some, y: _Others, test_size: Union[int, float] = 0.25, seed: _Seed = None,
                     stratify: Union[None, bool, Sequence[_Label]] = None) -> Tuple[_Some, _Some, _Others, _Others]: ...
def split_rows(n: int, test_size: Union[int, float] = 0.25, seed: _Seed = None,
               stratify: Union[None, bool, Sequence[_Label]] = None) -> Tuple[List[int], List[int]]: ...
def folds(n: int, k: int = 5, seed: _Seed = None,
          stratify: Union[None, Literal[False], Sequence[_Label]] = None) -> List[Tuple[List[int], List[int]]]: ...
def batches(n: int, batch_size: Optional[int] = None,
            random_state: Union[None, RandomState, Generator] = None) -> List[List[int]]: ...

BLOCK: int

def in_blocks(function: Callable[[Matrix], Matrix], X: Matrix, data: Any) -> Matrix: ...
def is_large(X: Matrix) -> bool: ...
def rows_at(X: Matrix, places: Sequence[int]) -> Matrix: ...
def split_classes(labels: Sequence[Any], test_size: Union[int, float],
                  seed: Any = ...) -> Tuple[List[int], List[int], List[Any]]: ...
