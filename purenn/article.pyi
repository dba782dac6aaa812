from typing import Any, Callable, Dict, List, Optional, Tuple, TypeVar, overload

from ._types import Number as _Number, Rows as _Rows
from .matrix import Matrix

_M = TypeVar("_M", bound=Matrix)
_Six = Tuple[Matrix, Matrix, Matrix, Matrix, Matrix, Matrix]

X: Tuple[Tuple[int, ...], ...]
y: Tuple[Tuple[int, ...], ...]
PRINTED_RUN_START: Dict[str, Tuple[Tuple[float, ...], ...]]
NAMES: Tuple[Tuple[int, str], ...]

@overload
def sigmoid(x: float) -> float: ...
@overload
def sigmoid(x: _M) -> _M: ...
@overload
def sigmoid(x: _Number) -> Any: ...
@overload
def derivatives_sigmoid(x: float) -> float: ...
@overload
def derivatives_sigmoid(x: _M) -> _M: ...
@overload
def derivatives_sigmoid(x: _Number) -> Any: ...

# (wh, bh, wout, bout)
def initialize(seed: int, inputlayer_neurons: int = 4, hiddenlayer_neurons: int = 3,
               output_neurons: int = 1) -> Tuple[Matrix, Matrix, Matrix, Matrix]: ...

# The matrices that NAMES lists, in its order.
def iteration(X: Matrix, y: Matrix, wh: Matrix, bh: Matrix, wout: Matrix, bout: Matrix,
              lr: float) -> Tuple[Matrix, ...]: ...

# (wh, bh, wout, bout)
def train(X: _Rows, y: _Rows, wh: _Rows, bh: _Rows, wout: _Rows, bout: _Rows, epochs: int = 5000, lr: float = 0.1,
          on_epoch: Optional[Callable[[int], object]] = None) -> Tuple[Matrix, Matrix, Matrix, Matrix]: ...

# [(step, name, matrix), ...]
def steps(X: _Rows, y: _Rows, wh: _Rows, bh: _Rows, wout: _Rows, bout: _Rows,
          lr: float = 0.1) -> List[Tuple[int, str, Matrix]]: ...
def forward(X: _Rows, wh: _Rows, bh: _Rows, wout: _Rows, bout: _Rows) -> Matrix: ...
def check(X: _Rows, y: _Rows, wh: _Rows, bh: _Rows, wout: _Rows, bout: _Rows) -> _Six: ...
