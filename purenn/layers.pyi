from typing import Any, Callable, Dict, List, Optional, Tuple, Union

from .activations import Activation
from .matrix import Matrix
from .nested import _Rows
from .rng import Generator, RandomState

_Random = Union[RandomState, Generator]
_Init = Union[str, Tuple[_Rows, _Rows]]

SPREADS: Dict[str, Callable[[int, int], float]]
INITS: Tuple[str, ...]

def initial(name: str, n_in: int, n_out: int, random: _Random) -> Tuple[Matrix, Matrix]: ...

# W and b are None until the network builds the layer.
class Dense:
    n_in: Optional[int]
    n_out: int
    activation: Activation
    init: Optional[_Init]
    W: Any
    b: Any
    def __init__(self, n_in: Optional[int] = None, n_out: Optional[int] = None,
                 activation: Union[str, Activation] = "identity", init: Optional[_Init] = None) -> None: ...
    def build(self, n_in: Optional[int], default: _Init, random: _Random) -> int: ...
    def set_weights(self, W: _Rows, b: _Rows) -> None: ...
    def forward(self, x: Matrix, random: Optional[_Random] = None) -> Tuple[Matrix, Tuple[Matrix, Matrix, Matrix]]: ...
    def backward(self, memory: Tuple[Matrix, Matrix, Matrix], gradient: Matrix) -> Tuple[Matrix, List[Matrix]]: ...
    def backward_from_delta(self, memory: Tuple[Matrix, Matrix, Matrix],
                            delta: Matrix) -> Tuple[Matrix, List[Matrix]]: ...

class Dropout:
    activation: None
    rate: float
    def __init__(self, rate: float) -> None: ...
    def build(self, n_in: Optional[int], default: _Init, random: _Random) -> int: ...
    def forward(self, x: Matrix, random: Optional[_Random] = None) -> Tuple[Matrix, Optional[Matrix]]: ...
    def backward(self, factors: Optional[Matrix], gradient: Matrix) -> Tuple[Matrix, List[Matrix]]: ...
