"""exp, expm1 and powers, with the bits of the GNU C library where there is fused multiply-add; see glibc.py.

Both tables follow from a rule, and are calculated by integers at the first use.

Sources of numbers and of the order of operations: exp.c and pow.c of ARM's optimized-routines (Szabolcs Nagy), and
s_expm1.c of fdlibm (Sun), as glibc compiles them.

Glossary: x = n * ln 2 / 128 + r;  scale, tail  2**(j / 128) and what its rounding lost, relative to it;  x = 2**k * z
with z in [START, 2 * START);  c  about the middle of z's interval out of 128;  r = z / c - 1
"""
import math

from ..floats import fixed_point
from ..floats.parts import INF, SMALLEST_EXPONENT, compose, decompose, powers_of_two
from .glibc import KNOWN, LN2_HIGH, LN2_LOW, SUN_LN2_HIGH, SUN_LN2_LOW, fused

STEPS = 0xb8aa3b295c17f * 2.0 ** -44                    # 128 / ln 2
STEP_HIGH, STEP_LOW = -0xb17217f7d * 2.0 ** -43, -0xe7bcd5e4f1d9d * 2.0 ** -98
TO_WHOLE = 1.5 * 2.0 ** 52                              # added and taken off, it rounds to a whole number
EXP = (0x1ffffffffffdbd * 2.0 ** -54, 0x555555555550f * 2.0 ** -53, 0x155555cf172b91 * 2.0 ** -57,
       0x11111167a4d017 * 2.0 ** -59)
_exp_rows = []                                          # pairs scale, tail

START = 0x169555 * 2.0 ** -21
BELOW_ONE = 256.0 * (1.0 - START)                       # how many intervals; they are half as wide as those above
LOG = (-0.5, -0xaaaaaaaaaaab * 2.0 ** -48, 0x8000000000003 * 2.0 ** -52, 0xcccccccacaaa7 * 2.0 ** -52,
       -0xaaaaaaa94d23d * 2.0 ** -52, -0x12495b9b4845e9 * 2.0 ** -52, 0x10002b8b263fc3 * 2.0 ** -52)
_log_rows = []                                          # triples 1 / c, and the two parts of log(c)

LARGEST = 0x162e42fefa39ef * 2.0 ** -43                 # the largest x of which e**x is finite
SUN_INVERSE_LN2 = 0xb8aa3b295c17f * 2.0 ** -51
SUN_EXPM1 = (-0x444444444443d * 2.0 ** -55, 0x1a01a019fe5585 * 2.0 ** -62, -0x14ce199eaadbb7 * 2.0 ** -66,
             0x10cfca86e65239 * 2.0 ** -70, -0x1afdb76e09c32d * 2.0 ** -75)


# ---- exp ----

def _fill_exp_rows():
    step = fixed_point.exponential(fixed_point.log_of_step(1) // 128)
    value = fixed_point.ONE
    for _ in range(128):
        scale = compose(value, -fixed_point.PRECISION)
        m, e = decompose(scale)
        rounded = m * 2 ** (e + fixed_point.PRECISION)
        lost = fixed_point.ratio(abs(value - rounded), rounded)
        _exp_rows.append((scale, lost if value >= rounded else -lost))
        value = value * step // fixed_point.ONE


def exp(x):
    """e**x for any float."""
    return exp_sum(x, 0.0)


def exp_sum(x, rest):
    """e**(x + rest); rest is below the last place of x."""
    if x != x or -2.0 ** -54 < x < 2.0 ** -54:
        return 1.0 + x
    if not -1024.0 < x < 1024.0:
        return INF if x > 0.0 else 0.0
    if not _exp_rows:
        _fill_exp_rows()
    n = fused(STEPS, x, TO_WHOLE) - TO_WHOLE
    r = fused(n, STEP_LOW, fused(n, STEP_HIGH, x)) + rest
    n = int(n) + 2048 * 128
    scale, tail = _exp_rows[n % 128]
    r2 = r * r
    w = fused(r2 * r2, fused(r, EXP[3], EXP[2]), fused(r2, fused(r, EXP[1], EXP[0]), tail + r))
    k = n // 128 - 2048
    if -512.0 < x < 512.0:
        return fused(scale, w, scale) * _two_to(k)
    return fused(scale, w, scale) * _two_to(k - 1009) * _two_to(1009) if k > 0 else _small(scale * _two_to(k + 1022), w)


def _two_to(k):
    return powers_of_two()[k - SMALLEST_EXPONENT]


def _small(scale, w):
    """scale * (1 + w) * 2**-1022; where that is subnormal, it is rounded once."""
    product = scale * w
    y = scale + product
    if y < 1.0:
        low = (scale - y) + product
        high = 1.0 + y
        y = (high + (((1.0 - high) + y) + low)) - 1.0
    return y * 2.0 ** -1022


# ---- powers ----

def _edge(i):
    """Where z's interval i begins; i may have a fraction."""
    return START + i / 256.0 if i <= BELOW_ONE else 1.0 + (i - BELOW_ONE) / 128.0


def _fill_log_rows():
    """1 / c is rounded to 1/128, from interval 80 on to 1/256."""
    logs = {256: 0}                                     # n: ln(n / 256), fixed-point
    for n in range(256, 362):
        logs[n + 1] = logs[n] + fixed_point.log_of_step(n)
    for n in range(255, 181, -1):
        logs[n] = logs[n + 1] - fixed_point.log_of_step(n)
    for i in range(128):
        units = 1 if i >= 80 else 2
        n = units * int(2.0 / (_edge(float(i)) + _edge(i + 1.0)) * 256.0 / units + 0.5)
        high, low = fixed_point.parts(-logs[n], [43])
        _log_rows.append((n / 256.0, high, low))


def _log_pair(x):
    """ln x as a pair of floats, for finite x > 0."""
    if not _log_rows:
        _fill_log_rows()
    z, k = math.frexp(x)
    if z < START:
        z, k = 2.0 * z, k - 1
    inverse, log_c, log_c_low = _log_rows[int((z - START) * 256.0 if z < 1.0 else BELOW_ONE + (z - 1.0) * 128.0)]
    a = LOG
    r = fused(z, inverse, -1.0)
    t = k * LN2_HIGH + log_c
    s = t + r
    low = fused(k, LN2_LOW, log_c_low) + ((t - s) + r)
    half = a[0] * r                                     # these three are the series' first terms
    square = r * half
    cube = r * square
    high = s + square
    low = low + fused(half, r, -square) + ((s - high) + square)
    p = fused(square, fused(square, fused(r, a[6], a[5]), fused(r, a[4], a[3])), fused(r, a[2], a[1]))
    low = fused(cube, p, low)
    total = high + low
    return total, (high - total) + low


def power(x, y):
    """x**y for finite x > 0 and y."""
    high, low = _log_pair(x)
    product = y * high
    if not -1024.0 < product < 1024.0:
        return exp_sum(product, 0.0)
    return exp_sum(product, fused(y, low, fused(y, high, -product)))


# ---- expm1 ----

def _reduced(x):
    """(k, r, what r's rounding lost) with x = k * ln 2 + r."""
    size = abs(x)
    if size < 0x162e43 * 2.0 ** -22:                    # about ln 2 / 2
        return 0, x, 0.0
    if size < 0x10a2b2 * 2.0 ** -20:
        k = 1 if x > 0.0 else -1
    else:
        k = int(fused(SUN_INVERSE_LN2, x, 0.5 if x > 0.0 else -0.5))
    high, low = fused(-k, SUN_LN2_HIGH, x), k * SUN_LN2_LOW
    r = high - low
    return k, r, (high - r) - low


def expm1(x):
    """e**x - 1 for any float."""
    if not -38.0 < x <= LARGEST:
        return -1.0 if x < 0.0 else exp(x) - 1.0
    if -2.0 ** -54 < x < 2.0 ** -54:
        return x
    k, x, lost = _reduced(x)
    a = SUN_EXPM1
    half = 0.5 * x
    square = x * half
    square2 = square * square
    p = fused(square2, fused(square, a[2], a[1]), fused(square, a[0], 1.0))
    p = fused(square2 * square2, fused(square, a[4], a[3]), p)
    t = fused(-p, half, 3.0)
    e = square * ((p - t) / fused(-x, t, 6.0))
    if k == 0:
        return x - fused(x, e, -square)
    return _scaled_back(k, x, fused(x, e - lost, -lost) - square)


def _scaled_back(k, x, e):
    """2**k * (1 + x - e) - 1."""
    if k == -1:
        return 0.5 * (x - e) - 0.5
    if k == 1:
        return -2.0 * (e - (x + 0.5)) if x < -0.25 else 1.0 + 2.0 * (x - e)
    if k < 0 or k > 56:
        return (1.0 - (e - x)) * 2.0 * _two_to(k - 1) - 1.0
    small = _two_to(-k)
    return ((1.0 - small) - (e - x) if k < 20 else (x - (e + small)) + 1.0) * _two_to(k)


# As in glibc.py: the results for -n * 2**-26, and for powers of n * 2**-26 with the exponent 1.75.
EXP_PROBES = (
    (39564744, 4995130544675137, -53), (58271122, 7559945441692041, -54), (64912207, 6847640191780679, -54),
    (63448179, 6998667771541487, -54), (4188963, 8462154090788333, -53), (25757565, 6136205453136117, -53),
    (43399190, 4717721023040685, -53), (4069685, 8477207934433607, -53))
EXPM1_PROBES = (
    (23385349, -5300414379229780, -54), (35305142, -7369468286512548, -54), (24803667, -5566299575810452, -54),
    (64292123, -5551596549191238, -53), (31384132, -6728981688098948, -54), (12195778, -5987071017335748, -55),
    (62356352, -5450467338617034, -53), (26526120, -5881733954518994, -54))
POWER_PROBES = (
    (37532002, 6515653671091009, -54), (30360412, 8991318151791628, -55), (8401422, 7594380369293172, -58),
    (57572462, 6888122635252271, -53), (3227941, 5695799804541821, -60), (62778019, 8014718623585448, -53),
    (64540685, 8412667334713171, -53), (29573987, 8587707516916845, -55))
KNOWN["exp"] = exp, -1, EXP_PROBES, ()
KNOWN["expm1"] = expm1, -1, EXPM1_PROBES, ()
KNOWN["pow"] = power, 1, POWER_PROBES, (1.75,)
