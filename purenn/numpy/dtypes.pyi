from typing import Any, ClassVar, Literal, Tuple, Type, Union

from typing_extensions import Self

_str = str                      # an attribute has that name
_type = Type[Any]

class dtype:
    byteorder: Literal["=", ">"]
    isnative: bool
    hasobject: bool
    fields: ClassVar[None]
    names: ClassVar[None]
    subdtype: ClassVar[None]
    shape: ClassVar[Tuple[()]]
    ndim: ClassVar[int]
    name: _str
    kind: Literal["b", "i", "u", "f", "U", "O"]
    char: _str
    str: _str
    num: int
    itemsize: int
    alignment: int
    type: _type
    def __new__(cls, wanted: Union[_DType, _str, None], align: bool = False, copy: bool = False) -> Self: ...
    @classmethod
    def __class_getitem__(cls, item: Any) -> Type[Self]: ...
    def __eq__(self, other: object) -> bool: ...
    def __ne__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def newbyteorder(self, order: _str = "S") -> dtype: ...

# What dtype= takes; of texts with a width it is dtype("U10").  tests/rules/test_stubs.py compares the names.
_Name = Literal[
    "bool", "bool_", "bool8", "b1", "|b1", "?", "int8", "i1", "|i1", "b", "byte", "int16", "i2", "<i2", ">i2", "h",
    "short", "int32", "i4", "<i4", ">i4", "i", "intc", "int64", "i8", "<i8", ">i8", "int", "int_", "intp", "q", "p",
    "n", "l", "long", "longlong", "uint8", "u1", "|u1", "B", "ubyte", "uint16", "u2", "<u2", ">u2", "H", "ushort",
    "uint32", "u4", "<u4", ">u4", "I", "uintc", "uint64", "u8", "<u8", ">u8", "uint", "uintp", "Q", "P", "N", "L",
    "ulong", "ulonglong", "float16", "f2", "<f2", ">f2", "e", "half", "float32", "f4", "<f4", ">f4", "f", "single",
    "float64", "f8", "<f8", ">f8", "float", "d", "double", "object", "O", "|O", "object_", "str", "str_", "U"]
_DType = Union[dtype, _type, _Name]

def dtype_of(kind: str) -> dtype: ...
def register(kind: str, scalar: Type[Any], *others: Type[Any]) -> None: ...
def scalar_type(kind: str) -> Type[Any]: ...
def kind_for(wanted: Any) -> str: ...
