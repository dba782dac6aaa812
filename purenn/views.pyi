from typing import List, Tuple, TypeVar, Union

from .flat import _Shape
from .matrix import Matrix

_M = TypeVar("_M", bound=Matrix)

def part(base: _M, positions: Union[Tuple[int, int], List[int]], shape: _Shape) -> _M: ...
def transpose(base: _M) -> _M: ...
def is_contiguous(matrix: Matrix) -> bool: ...
