"""exp, log, log1p and powers in single precision, with the bits of the GNU C library; see glibc.py.

A number of single precision is a float that 24 bits hold.  exp, log and powers calculate with floats and round once;
log1p rounds every step.

Sources of numbers and of the order of operations: expf.c, logf.c and powf.c of ARM's optimized-routines (Szabolcs
Nagy), and s_log1pf.c of fdlibm (Sun), as glibc compiles them.

Glossary: x = 2**k * z with z in [START, 2 * START); c  about the middle of z's interval out of 16;  r = z / c - 1
"""
import math

from ..floats import portable
from ..floats.parts import INF, SMALLEST_EXPONENT, powers_of_two
from .glibc import fused

TO_WHOLE = 1.5 * 2.0 ** 52                              # added and taken off, it rounds to a whole number
STEPS = 0xb8aa3b295c17f * 2.0 ** -46                    # 32 / ln 2
EXP2 = 0x71abe12e448e5 * 2.0 ** -55, 0x1ebfce50fac4f3 * 2.0 ** -55, 0xb17217f86296b * 2.0 ** -52
START = 0x2cc * 2.0 ** -10
LN2 = 0x162e42fefa39ef * 2.0 ** -53
LOG = -0x403a8d22e20cd * 2.0 ** -52, 0xaabad85f005b5 * 2.0 ** -53, -0x1ffffef20a4123 * 2.0 ** -54
LOG2 = (0x127616c9496e0b * 2.0 ** -54, -0xb8cb4d03ae33d * 2.0 ** -53, 0x1ec70a6ca7badd * 2.0 ** -54,
        -0x2e2a8e917ded9 * 2.0 ** -50, 0x171547652ab82b * 2.0 ** -52)
SUN = (0x978897 * 2.0 ** -26, 0x9cd04f * 2.0 ** -26, 0xba3325 * 2.0 ** -26, 0xe38e29 * 2.0 ** -26,
       0x924925 * 2.0 ** -25, 0xcccccd * 2.0 ** -25, 0xaaaaab * 2.0 ** -24)
SUN_LN2_HIGH, SUN_LN2_LOW = 0x162e3 * 2.0 ** -17, 0x97f7d1 * 2.0 ** -40

_rows = []                                              # triples 1 / c, log(c), log2(c)
_powers = []                                            # 2**(j / 32)


def single(x):
    """The nearest number of single precision."""
    if x == 0.0 or x - x != 0.0:
        return x
    fraction, exponent = math.frexp(x)
    if exponent < -125:
        return (x * 2.0 ** 149 + TO_WHOLE - TO_WHOLE) * 2.0 ** -149
    fraction = (fraction * 16777216.0 + TO_WHOLE) - TO_WHOLE
    if exponent > 128 or exponent == 128 and abs(fraction) == 16777216.0:
        return INF if x > 0.0 else -INF
    return fraction * _two_to(exponent - 24)


def _two_to(k):
    return powers_of_two()[k - SMALLEST_EXPONENT]


# ---- exp, log and powers ----

def _fill_tables():
    for i in range(16):
        if i < 9:
            inverse = 1.0 / (START + (i + 0.5) / 32.0 - 2.0 ** -25)
        elif i == 9:
            inverse = 1.0
        else:
            inverse = 1.0 / (1.0 + (i - 9.125) / 16.0 - 2.0 ** -24)
        if i == 10:                                     # ARM chose another c here
            inverse = 0x798233f6691eb * 2.0 ** -51
        _rows.append((inverse, -portable.log(inverse), -portable.log2(inverse)))
    _powers.extend([portable.power(2.0, j / 32.0) for j in range(32)])


def _parts(x):
    """(1 / c, log(c), log2(c), r, k) of a float x > 0."""
    if not _rows:
        _fill_tables()
    z, k = math.frexp(x)
    if z < START:
        z, k = 2.0 * z, k - 1
    inverse, log_c, log2_c = _rows[int((z - START) * 32.0 if z < 1.0 else 9.625 + (z - 1.0) * 16.0)]
    return log_c, log2_c, fused(z, inverse, -1.0), k


def log(x):
    """The natural logarithm of x >= 0."""
    if not 0.0 < x < INF:
        return portable.log_of_special(x)
    log_c, _, r, k = _parts(x)
    r2 = r * r
    y = fused(LOG[0], r2, fused(LOG[1], r, LOG[2]))
    return single(fused(y, r2, fused(k, LN2, log_c) + r))


def exp(x):
    """e**x of a number between -100 and 88."""
    n = fused(STEPS, x, TO_WHOLE) - TO_WHOLE
    return _power_of_two(int(n), fused(STEPS, x, -n) / 32.0)


def power(x, y):
    """x**y of x >= 0 and y > 0."""
    if not 0.0 < x < INF or y - y != 0.0:
        return portable.power(x, y)
    a = LOG2
    _, log2_c, r, k = _parts(x)
    r2 = r * r
    q = fused(fused(a[2], r, a[3]), r2, fused(a[4], r, log2_c + k))
    exponent = y * fused(fused(a[0], r, a[1]), r2 * r2, q)
    if not -150.0 < exponent < 128.0:
        return INF if exponent > 0.0 else 0.0
    n = (exponent * 32.0 + TO_WHOLE) - TO_WHOLE
    return _power_of_two(int(n), exponent - n / 32.0)


def _power_of_two(n, r):
    """2**(n / 32 + r)."""
    if not _powers:
        _fill_tables()
    a = EXP2
    n = n + 32 * 256
    scale = _powers[n % 32] * _two_to(n // 32 - 256)
    return single(fused(fused(a[0], r, a[1]), r * r, fused(a[2], r, 1.0)) * scale)


# ---- log1p ----

def log1p(x):
    """log(1 + x) of a number -1 < x <= 0."""
    if x > -2.0 ** -29:
        return single(x - single(x * x) * 0.5)
    k, f, c = _reduced(x)
    high, c = single(k * SUN_LN2_HIGH), single(single(k * SUN_LN2_LOW) + c)
    half = single(single(0.5 * f) * f)
    if k and f == 0.0:
        return single(high + c)
    if k and -2.0 ** -22 < f < 0.0:
        rest = single(half * single(1.0 - single(SUN[-1] * f)))
        return single(high - single(single(rest - c) - f))
    s = single(f / single(2.0 + f))
    z = single(s * s)
    p = 0.0
    for coefficient in SUN:
        p = single(z * single(coefficient + p))
    p = single(s * single(half + p))
    if k == 0:
        return single(f - single(half - p))
    return single(high - single(single(half - single(p + c)) - f))


def _reduced(x):
    """k, f, c with 1 + x = 2**k * (1 + f) and c making up for the rounding of 1 + x."""
    if x > -0x95f61f * 2.0 ** -25:
        return 0, x, 0.0
    u = single(1.0 + x)
    c = single(single(x - single(u - 1.0)) / u)
    z, k = math.frexp(u)
    z, k = 2.0 * z, k - 1
    if z >= 1.0 + 0x3504f7 * 2.0 ** -23:
        z, k = 0.5 * z, k + 1
    return k, z - 1.0, c
