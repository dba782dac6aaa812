# Written by tests/rules/numpy_stubs.py.
from typing import Any, Type
from .dtypes import dtype as _dtype
from .scalars import _Float

class finfo:
    def __init__(self, kind: Any = ...) -> None: ...
    bits: int
    dtype: _dtype
    eps: _Float
    epsneg: _Float
    machep: int
    max: _Float
    maxexp: int
    min: _Float
    minexp: int
    negep: int
    nexp: int
    nmant: int
    precision: int
    resolution: _Float
    smallest_normal: _Float
    smallest_subnormal: _Float
    tiny: _Float
class iinfo:
    def __init__(self, kind: Any) -> None: ...
    bits: int
    dtype: _dtype
    key: str
    kind: str
    max: int
    min: int
def promote_types(type1: Any, type2: Any) -> _dtype: ...
def result_type(*arrays_and_dtypes: Any) -> _dtype: ...
def common_type(*arrays: Any) -> Type[Any]: ...
def can_cast(from_: Any, to: Any, casting: Any = ...) -> bool: ...
def min_scalar_type(a: Any) -> _dtype: ...
def issubdtype(arg1: Any, arg2: Any) -> bool: ...
def isdtype(dtype: Any, kind: Any) -> bool: ...
def isrealobj(x: Any) -> bool: ...
def iscomplexobj(x: Any) -> bool: ...
