from typing import Callable, Literal, Tuple

_Probe = Tuple[int, int, int]

LN2_HIGH: float
LN2_LOW: float
NARROW: Tuple[float, ...]
WIDE: Tuple[float, ...]
CENTERS: str
SUN_LN2_HIGH: float
SUN_LN2_LOW: float
SUN: Tuple[float, ...]
LOG_PROBES: Tuple[_Probe, ...]
LOG1P_PROBES: Tuple[_Probe, ...]

def fused(a: float, b: float, c: float) -> float: ...
def log(x: float) -> float: ...
def log1p(x: float) -> float: ...
def has_these_bits(function: Callable[[float], float], sign: int, probes: Tuple[_Probe, ...]) -> bool: ...
def fastest(name: Literal["log", "log1p"]) -> Callable[[float], float]: ...
