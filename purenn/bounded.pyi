from typing import Any, Callable, Dict, Iterable, List, Tuple, Union

from .mt19937 import MT19937
from .pcg64 import PCG64

_Bits = Union[MT19937, PCG64]

TWO32: int
TWO64: int
TYPES: Dict[str, Tuple[int, int, int]]
ALIASES: Dict[str, str]

def name_of(dtype: Any) -> str: ...
def type_named(dtype: Any) -> str: ...
def source(generator: _Bits, bits: int) -> Callable[[], int]: ...
def masked(generator: _Bits, limits: Iterable[int], bits: int = 32) -> List[int]: ...
def multiplied(generator: _Bits, limits: Iterable[int], bits: int = 32) -> List[int]: ...
