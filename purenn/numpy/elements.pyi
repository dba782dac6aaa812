# Written by tests/rules/numpy_stubs.py.
from typing import Any, Optional, SupportsIndex, Tuple, Union, overload
from ..matrix import Matrix
from .ndarrays import _ArrayLike, _Deep, ndarray
from .scalars import bool_, float64, generic, int64
from .ufuncs import Elementary, Logical, OfNumbers, Operation, Two, Unary

LARGEST: Any
exp: Elementary
expm1: Elementary
log: Elementary
log1p: Elementary
log2: Elementary
log10: Elementary
sqrt: Elementary
tanh: Elementary
sinh: Elementary
cosh: Elementary
sin: Elementary
cos: Elementary
tan: Unary[float64, float64]
arcsin: Unary[float64, float64]
arccos: Unary[float64, float64]
arctan: Unary[float64, float64]
arcsinh: Unary[float64, float64]
arccosh: Unary[float64, float64]
arctanh: Unary[float64, float64]
cbrt: Unary[float64, float64]
exp2: Unary[float64, float64]
deg2rad: Unary[float64, float64]
rad2deg: Unary[float64, float64]
asin: Unary[float64, float64]
acos: Unary[float64, float64]
atan: Unary[float64, float64]
asinh: Unary[float64, float64]
acosh: Unary[float64, float64]
atanh: Unary[float64, float64]
radians: Unary[float64, float64]
degrees: Unary[float64, float64]
absolute: Unary[int64, float64]
abs: Unary[int64, float64]
fabs: Unary[float64, float64]
negative: Unary[int64, float64]
positive: Unary[int64, float64]
conjugate: Unary[int64, float64]
conj: Unary[int64, float64]
sign: Unary[int64, float64]
square: Unary[int64, float64]
reciprocal: Unary[int64, float64]
floor: Unary[int64, float64]
ceil: Unary[int64, float64]
trunc: Unary[int64, float64]
fix: Unary[int64, float64]
rint: Unary[float64, float64]
isnan: Unary[bool_, bool_]
isfinite: Unary[bool_, bool_]
isinf: Unary[bool_, bool_]
signbit: Unary[bool_, bool_]
logical_not: Unary[bool_, bool_]
invert: Unary[int64, Any]
bitwise_not: Unary[int64, Any]
bitwise_invert: Unary[int64, Any]
def isposinf(x: _ArrayLike, out: Optional[Matrix] = ...) -> Union[ndarray, Any]: ...
def isneginf(x: _ArrayLike, out: Optional[Matrix] = ...) -> Union[ndarray, Any]: ...
@overload
def round(a: float64, decimals: SupportsIndex = ..., out: Optional[Matrix] = ...) -> float64: ...
@overload
def round(a: Union[bool, generic], decimals: SupportsIndex = ..., out: Optional[Matrix] = ...) -> Any: ...
@overload
def round(a: int, decimals: SupportsIndex = ..., out: Optional[Matrix] = ...) -> int64: ...
@overload
def round(a: float, decimals: SupportsIndex = ..., out: Optional[Matrix] = ...) -> float64: ...
@overload
def round(a: _Deep, decimals: SupportsIndex = ..., out: Optional[Matrix] = ...) -> ndarray: ...
@overload
def round(a: _ArrayLike, decimals: SupportsIndex = ..., out: Optional[Matrix] = ...) -> Any: ...
around = round
@overload
def nan_to_num(x: float64, copy: bool = ..., nan: float = ..., posinf: Optional[float] = ...,
    neginf: Optional[float] = ...) -> float64: ...
@overload
def nan_to_num(x: Union[bool, generic], copy: bool = ..., nan: float = ..., posinf: Optional[float] = ...,
    neginf: Optional[float] = ...) -> Any: ...
@overload
def nan_to_num(x: int, copy: bool = ..., nan: float = ..., posinf: Optional[float] = ...,
    neginf: Optional[float] = ...) -> int64: ...
@overload
def nan_to_num(x: float, copy: bool = ..., nan: float = ..., posinf: Optional[float] = ...,
    neginf: Optional[float] = ...) -> float64: ...
@overload
def nan_to_num(x: _Deep, copy: bool = ..., nan: float = ..., posinf: Optional[float] = ...,
    neginf: Optional[float] = ...) -> ndarray: ...
@overload
def nan_to_num(x: _ArrayLike, copy: bool = ..., nan: float = ..., posinf: Optional[float] = ...,
    neginf: Optional[float] = ...) -> Any: ...
def real(val: _ArrayLike) -> ndarray: ...
def imag(val: _ArrayLike) -> ndarray: ...
modf: Two
frexp: Two
add: Operation[int64, float64]
subtract: Operation[int64, float64]
multiply: Operation[int64, float64]
divide: Operation[float64, float64]
floor_divide: Operation[int64, float64]
mod: Operation[int64, float64]
power: Operation[int64, float64]
less: Operation[bool_, bool_]
less_equal: Operation[bool_, bool_]
greater: Operation[bool_, bool_]
greater_equal: Operation[bool_, bool_]
equal: Operation[bool_, bool_]
not_equal: Operation[bool_, bool_]
bitwise_and: Operation[int64, Any]
bitwise_or: Operation[int64, Any]
bitwise_xor: Operation[int64, Any]
left_shift: Operation[int64, Any]
right_shift: Operation[int64, Any]
true_divide: Operation[float64, float64]
remainder: Operation[int64, float64]
pow: Operation[int64, float64]
bitwise_left_shift: Operation[int64, Any]
bitwise_right_shift: Operation[int64, Any]
class _Extreme(OfNumbers[Any, Any]): ...
maximum: OfNumbers[int64, float64]
minimum: OfNumbers[int64, float64]
fmax: OfNumbers[int64, float64]
fmin: OfNumbers[int64, float64]
arctan2: OfNumbers[float64, float64]
hypot: OfNumbers[float64, float64]
copysign: OfNumbers[float64, float64]
logaddexp: OfNumbers[float64, float64]
logaddexp2: OfNumbers[float64, float64]
float_power: OfNumbers[float64, float64]
atan2: OfNumbers[float64, float64]
fmod: OfNumbers[int64, float64]
gcd: OfNumbers[int64, Any]
lcm: OfNumbers[int64, Any]
class _Scaling(OfNumbers[Any, Any]): ...
ldexp: OfNumbers[float64, float64]
heaviside: OfNumbers[float64, float64]
logical_and: Logical[bool_, bool_]
logical_or: Logical[bool_, bool_]
logical_xor: Logical[bool_, bool_]
divmod: Two
@overload
def clip(a: _Deep, a_min: _ArrayLike = ..., a_max: _ArrayLike = ..., out: None = ..., **names: Any) -> ndarray: ...
@overload
def clip(a: _ArrayLike, a_min: _ArrayLike = ..., a_max: _ArrayLike = ..., out: Optional[Matrix] = ...,
    **names: Any) -> Any: ...
@overload
def where(condition: _ArrayLike, x: None = ..., y: None = ...) -> Tuple[ndarray, ...]: ...
@overload
def where(condition: _ArrayLike, x: _ArrayLike = ..., y: _ArrayLike = ...) -> ndarray: ...
