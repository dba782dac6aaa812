from types import TracebackType
from typing import Any, Callable, Dict, List, Literal, Mapping, NoReturn, Optional, Tuple, Type, Union

from .digits import float_str as float_str
from .digits import format_exp as format_exp
from .digits import format_fixed as format_fixed

_Kind = Literal["float", "int", "bool", "object"]
_Shape = Tuple[int, ...]
_Sign = Literal["-", "+", " "]
_Floatmode = Literal["fixed", "unique", "maxprec", "maxprec_equal"]
_Legacy = Literal[False, "1.21", "1.25", "2.1", "2.2"]
_Formatter = Mapping[str, Optional[Callable[[Any], str]]]
_Number = Union[int, float]

def array_str(data: List[Any], shape: _Shape, kind: _Kind, max_line_width: Optional[_Number] = None,
              precision: Optional[int] = None, suppress_small: Optional[bool] = None) -> str: ...
def array_repr(data: List[Any], shape: _Shape, kind: _Kind, max_line_width: Optional[_Number] = None,
               precision: Optional[int] = None, suppress_small: Optional[bool] = None) -> str: ...
def array2string(data: List[Any], shape: _Shape, kind: _Kind, max_line_width: Optional[_Number] = None,
                 precision: Optional[int] = None, suppress_small: Optional[bool] = None, separator: str = " ",
                 prefix: str = "", formatter: Optional[_Formatter] = None, threshold: Optional[_Number] = None,
                 edgeitems: Optional[int] = None, sign: Optional[_Sign] = None, floatmode: Optional[_Floatmode] = None,
                 suffix: str = "", legacy: Optional[_Legacy] = None) -> str: ...
def set_printoptions(precision: Optional[int] = None, threshold: Optional[_Number] = None,
                     edgeitems: Optional[int] = None, linewidth: Optional[_Number] = None,
                     suppress: Optional[bool] = None, nanstr: Optional[str] = None, infstr: Optional[str] = None,
                     formatter: Optional[_Formatter] = None, sign: Optional[_Sign] = None,
                     floatmode: Optional[_Floatmode] = None, legacy: Optional[_Legacy] = None,
                     override_repr: None = None, **unknown: NoReturn) -> None: ...
def get_printoptions() -> Dict[str, Any]: ...

class printoptions:
    def __init__(self, precision: Optional[int] = None, threshold: Optional[_Number] = None,
                 edgeitems: Optional[int] = None, linewidth: Optional[_Number] = None,
                 suppress: Optional[bool] = None, nanstr: Optional[str] = None, infstr: Optional[str] = None,
                 formatter: Optional[_Formatter] = None, sign: Optional[_Sign] = None,
                 floatmode: Optional[_Floatmode] = None, legacy: Optional[_Legacy] = None,
                 override_repr: None = None) -> None: ...
    def __enter__(self) -> Dict[str, Any]: ...
    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None: ...
