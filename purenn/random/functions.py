"""log, log1p, exp, expm1, powers and quotients of any floats, as C has them in NumPy's draws: they never raise.

Python's own functions serve where they have the C library's bits; see glibc.py.
"""
import math

from ..floats.parts import INF
from ..floats.portable import log_of_special, power_of_special
from . import glibc_powers
from .glibc import fastest


def log(x):
    """The natural logarithm: -inf of 0, nan of negative numbers."""
    return fastest("log")(x) if 0.0 < x < INF else log_of_special(x)


def log1p(x):
    """log(1 + x) for x below 10."""
    return fastest("log1p")(x) if -1.0 < x < INF else log_of_special(1.0 + x)


def exp(x):
    """e**x."""
    return fastest("exp")(x) if -700.0 < x < 700.0 else glibc_powers.exp(x)


def expm1(x):
    """e**x - 1."""
    return fastest("expm1")(x) if -700.0 < x < 700.0 else glibc_powers.expm1(x)


def power(x, y):
    """x**y for x >= 0."""
    if not 0.0 < x < INF or y - y != 0.0:
        return 1.0 if y == 0.0 or x == 1.0 else power_of_special(x, y)
    try:
        return fastest("pow")(x, y)
    except Exception:                       # too large; which error that is differs
        return glibc_powers.power(x, y)


def ratio(x, y):
    """x / y, also where y is 0."""
    return x / y if y != 0.0 else x * math.copysign(INF, y)
