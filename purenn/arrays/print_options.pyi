from types import TracebackType
from typing import Any, Dict, NoReturn, Optional, Type, Union

from .._types import Floatmode as _Floatmode, Formatter as _Formatter, Legacy as _Legacy, Sign as _Sign

_Limit = Union[int, float]

def set_printoptions(precision: Optional[int] = None, threshold: Optional[_Limit] = None,
                     edgeitems: Optional[int] = None, linewidth: Optional[_Limit] = None,
                     suppress: Optional[bool] = None, nanstr: Optional[str] = None, infstr: Optional[str] = None,
                     formatter: Optional[_Formatter] = None, sign: Optional[_Sign] = None,
                     floatmode: Optional[_Floatmode] = None, legacy: Optional[_Legacy] = None,
                     override_repr: None = None, **unknown: NoReturn) -> None: ...
def get_printoptions() -> Dict[str, Any]: ...

class printoptions:
    def __init__(self, precision: Optional[int] = None, threshold: Optional[_Limit] = None,
                 edgeitems: Optional[int] = None, linewidth: Optional[_Limit] = None,
                 suppress: Optional[bool] = None, nanstr: Optional[str] = None, infstr: Optional[str] = None,
                 formatter: Optional[_Formatter] = None, sign: Optional[_Sign] = None,
                 floatmode: Optional[_Floatmode] = None, legacy: Optional[_Legacy] = None,
                 override_repr: None = None) -> None: ...
    def __enter__(self) -> Dict[str, Any]: ...
    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException],
                 trace: Optional[TracebackType]) -> None: ...

def merged(given: Dict[str, Any]) -> Dict[str, Any]: ...
