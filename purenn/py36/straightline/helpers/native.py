"""The functions of math, with inf and nan where math raises an error, for printed programs.  Sections: portable.py."""

# ---- imports
import math

INFINITY = 1e999
NAN = INFINITY - INFINITY


# ---- exp: imports
def exp(x):
    """e**x; inf where that is too large."""
    try:
        return math.exp(x)
    except (OverflowError, ValueError):
        return INFINITY


# ---- expm1: imports
def expm1(x):
    """e**x - 1, accurate for small x; inf where that is too large."""
    try:
        return math.expm1(x)
    except (OverflowError, ValueError):
        return INFINITY


# ---- log: imports
def log(x):
    """The natural logarithm; -inf at 0, nan below."""
    if x > 0.0:
        return math.log(x)
    return -INFINITY if x == 0.0 else NAN


# ---- log1p: imports
def log1p(x):
    """ln(1 + x), accurate for small x; -inf at -1, nan below.  Kahan's way where math has none (MicroPython)."""
    if not x > -1.0:
        return -INFINITY if x == -1.0 else NAN
    try:
        return math.log1p(x)
    except AttributeError:
        s = 1.0 + x
        return x if s == 1.0 or s - s != 0.0 else math.log(s) * (x / (s - 1.0))


# ---- sqrt: imports
def sqrt(x):
    """The square root; nan for a negative number."""
    return math.sqrt(x) if x >= 0.0 else NAN


# ---- tanh: imports
def tanh(x):
    """The hyperbolic tangent.  It is 1 from 19.1 on; not every Python's math knows that."""
    return math.tanh(x) if -22.0 < x < 22.0 else x if x != x else 1.0 if x > 0.0 else -1.0


# ---- erf: imports
def erf(x):
    """The error function.  It is 1 from 5.93 on; not every Python's math knows that."""
    return math.erf(x) if -6.0 < x < 6.0 else x if x != x else 1.0 if x > 0.0 else -1.0
