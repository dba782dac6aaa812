import sys
from typing import Any, List, Optional, Sequence, SupportsIndex, Tuple, TypeVar, Union

from .flat import _Shape
from .nested import _SupportsToList

if sys.version_info >= (3, 10):
    from types import EllipsisType

    _Ellipsis = EllipsisType
else:
    from builtins import ellipsis

    _Ellipsis = ellipsis

_T = TypeVar("_T")
_Positions = Union[int, Tuple[int, int], List[int]]

# Lists of ints, masks of bools (of one or two dimensions), matrices of either.
_Chosen = Union[List[Any], range, _SupportsToList]
_Several = Union[slice, _Ellipsis, None, _Chosen]
_Part = Union[SupportsIndex, _Several]
_Key = Union[_Part, Tuple[_Part, ...]]

WANTED: str

class Picked:
    positions: _Positions
    shape: _Shape
    shares: bool
    def __init__(self, positions: _Positions, shape: _Shape, shares: bool) -> None: ...

def pick(key: _Key, shape: _Shape) -> Picked: ...
def parts_given(parts: Sequence[Any]) -> List[Any]: ...
def take(data: List[_T], positions: Union[Tuple[int, int], List[int]]) -> List[_T]: ...
def take_rows(data: List[_T], rows: List[Any], shape: _Shape) -> Optional[List[_T]]: ...
def put(data: List[_T], positions: Union[Tuple[int, int], List[int]], values: Sequence[_T]) -> None: ...
