from typing import Optional, Union

from .._types import Floatmode as _Floatmode, Formatter as _Formatter, Legacy as _Legacy, Sign as _Sign
from .ndarrays import _Given

_Limit = Union[int, float]

def array_str(a: _Given, max_line_width: Optional[_Limit] = None, precision: Optional[int] = None,
              suppress_small: Optional[bool] = None) -> str: ...
def array_repr(arr: _Given, max_line_width: Optional[_Limit] = None, precision: Optional[int] = None,
               suppress_small: Optional[bool] = None) -> str: ...
def array2string(a: _Given, max_line_width: Optional[_Limit] = None, precision: Optional[int] = None,
                 suppress_small: Optional[bool] = None, separator: str = " ", prefix: str = "", *,
                 formatter: Optional[_Formatter] = None, threshold: Optional[_Limit] = None,
                 edgeitems: Optional[int] = None, sign: Optional[_Sign] = None, floatmode: Optional[_Floatmode] = None,
                 suffix: str = "", legacy: Optional[_Legacy] = None) -> str: ...
