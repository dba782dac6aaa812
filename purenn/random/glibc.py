"""log and log1p of one number, with the bits of the GNU C library, and the choice of Python's own where it has them.

NumPy's draws use the C library's functions, which do not always return the nearest float.
To make the same draws on every Python, this file makes the same errors:
those of glibc (2.28 or newer) on processors with fused multiply-add, where most NumPys
run.  Without fused multiply-add, glibc's log differs in the last bit once in about
20,000 numbers; the nearest float differs once in 1,400.

Only what the draws need: 0 < x for `log`, -1 < x < 10 for `log1p`.

Sources of numbers and of the order of operations: log.c and log_data.c of ARM's
optimized-routines (Szabolcs Nagy), and s_log1p.c of fdlibm (Sun), as glibc compiles them.

Glossary: x = 2**k * z with z in [0.6875, 1.375); c about the middle of z's
interval out of 128; r = z / c - 1.
"""
import math

from ..floats.pairs import exact_product, exact_sum

# ln 2 in two parts, the first so short that k * LN2_HIGH is exact; then the
# coefficients of log(1 + r), for r < 1/256 and for r < 1/16.
LN2_HIGH = 0x2c5c85fdf47 * 2.0 ** -42
LN2_LOW = 0x1ef35793c7673 * 2.0 ** -93
NARROW = (-0x10000000000001 * 2.0 ** -53, 0x1555555551305b * 2.0 ** -54,
          -0x1fffffffeb459 * 2.0 ** -51, 0x1999b324f10111 * 2.0 ** -55,
          -0x155575e506c89f * 2.0 ** -55)
WIDE = (-0.5, 0x15555555555577 * 2.0 ** -54, -0x1ffffffffffdcb * 2.0 ** -55,
        0x6666666657743 * 2.0 ** -53, -0x155555556745a7 * 2.0 ** -55,
        0x124924a344de3 * 2.0 ** -51, -0x1fffffa4423d65 * 2.0 ** -56,
        0xe38c214156b65 * 2.0 ** -55, -0x1999eb43b068ff * 2.0 ** -56,
        0x178182f7afd085 * 2.0 ** -56, -0x15521375d145cd * 2.0 ** -56)

# 1/c of each interval, as the distance from 1/middle in units of 2**-53, plus
# 2**31; ARM chose each c such that log(c) is almost a multiple of 2**-43.
CENTERS = (
    "7d3dc0247920da2c6410ab127123883882453528714c77f44441b612a8d3a86c6408c7cc"
    "86d85b00bd3a5ca0634893548a272c9a836a9b9ca1dca24ea8d631e277d7f92a56bc8070"
    "7541f23448af2478a203f7e845a427ceacd4488085a677684d7f994a60e34314a8112c1a"
    "b56f3f5492611e96b5649f109cc1ae464ddb2fac65f6252c74738ee86776685c541c17d4"
    "56db81f4432b5a54b96e432698f46e60b32e4dec81d8b262b4bb8c324e30b54c88b96116"
    "bd6ba750bc8e753089fcfc16a7634fc092125d18ad07d69897a3b912999b1f7e56c23558"
    "aa753c4699b0d80c64981230704c89c499a7cc64489fffb258531428adfd16505046725c"
    "9e8ada16b906485ea9368c228f507f7a99ee0dce6caead52a32e943863e11fb277bb03fa"
    "8b2a7c325f78f83c8af5074c83758f969edccb5aae0411806331f2228827622a970719fa"
    "985ff06283e0bd7978cba3188b4b85e57e11afc07d05bbb7892e7f426b5eba3888d79dce"
    "685e11796685ea1c8662838362266d078ca5ad1b923b7e2b6c500e7e7a8cff70806659b4"
    "90535846616d4b05623050279cf181bd6f440da6865e5f2081d851a56ea2774e67a0e941"
    "88e62e87799252b78d6fd3ee9b72a0b665090d3062c0d3c79e4c1b529d65c211940ea05e"
    "9f69014264bd39726d6285426a3b93f466e299b59593ea5a9286540c65aeb4317be0ec37"
    "607c404a99d49d9f")

# fdlibm's own two parts of ln 2, and its coefficients of log1p.
SUN_LN2_HIGH = 0xb17217f7 * 2.0 ** -32
SUN_LN2_LOW = 0xd1cf79abc9e3b * 2.0 ** -84
SUN = (0x15555555555593 * 2.0 ** -53, 0x666666665fe81 * 2.0 ** -52,
       0x12492494229359 * 2.0 ** -54, 0x1c71c51d8e78af * 2.0 ** -55,
       0xba3324b6581ef * 2.0 ** -54, 0x139a09d078c69f * 2.0 ** -55,
       0x4bc44b7cf9491 * 2.0 ** -53)

# (n, m, e): log(n * 2**-26), and log1p(-n * 2**-26), is m * 2**e here, but not in glibc
# without fused multiply-add, and not in a correctly rounded library.
LOG_PROBES = (
    (62479241, -5150805014019079, -56), (60632069, -7313283174364698, -56),
    (60145646, -7893699198536032, -56), (23952989, -4639712003820796, -52),
    (56919620, -5933079598563687, -55), (61295358, -6529284329198261, -56),
    (30567902, -7082951938304184, -53), (12674240, -7506350131901527, -52))
LOG1P_PROBES = (
    (21333184, -6891645775458284, -54), (20017942, -6381346542899436, -54),
    (17124698, -5307219446639140, -54), (43686449, -4740591049723086, -52),
    (18576837, -5838326153977752, -54), (13900229, -8362119546787982, -55),
    (21661527, -7021326362388620, -54), (21252850, -6860059126833596, -54))

_table = []         # pairs 1/c, log(c), filled by the first use
_fastest = {}       # what `fastest` has found so far


def _middle(i):
    """The middle of z's interval i: 80 of width 1/256, then 48 of 1/128."""
    if i < 80:
        return (353 + 2 * i) * 2.0 ** -9
    return (97 + 2 * i) * 2.0 ** -8


def _fill_table():
    """Pairs 1/c, log(c): the series is accurate to 2**-50, so rounding to 2**-43 gives ARM's table exactly."""
    for i in range(128):
        offset = int(CENTERS[8 * i:8 * i + 8], 16) - (1 << 31)
        inverse = 1.0 / _middle(i) + offset * 2.0 ** -53
        s = (1.0 - inverse) / (1.0 + inverse)
        series = 0.0
        for odd in range(29, 0, -2):
            series = series * s * s + 2.0 / odd
        log_c = math.floor(s * series * 2.0 ** 43 + 0.5) * 2.0 ** -43
        _table.append((inverse, log_c))


def fused(a, b, c):
    """a * b + c rounded once (but for a chance of about 2**-50); no overflow is guarded against."""
    product, lost = exact_product(a, b)
    total, rest = exact_sum(product, c)
    return total + (rest + lost)


def _log_near_one(r):
    """log(1 + r) for -1/16 <= r < 0.0647."""
    b = WIDE
    r2 = r * r
    r3 = r * r2
    p = fused(r3, b[10], fused(r2, b[9], fused(r, b[8], b[7])))
    p = fused(p, r3, fused(r2, b[6], fused(r, b[5], b[4])))
    p = fused(p, r3, fused(r2, b[3], fused(r, b[2], b[1])))
    t = fused(r, 134217728.0, r)
    r_high = t - 134217728.0 * r
    r_low = r - r_high
    square = -0.5 * r_high * r_high
    high = r + square
    low = fused(-0.5 * r_low, r_high + r, (r - high) + square)
    return high + fused(p, r3, low)


def log(x):
    """The natural logarithm of a float x > 0 (normal, finite)."""
    if 0.9375 <= x < 4361 * 2.0 ** -12:
        return _log_near_one(x - 1.0)
    if not _table:
        _fill_table()
    z = x
    k = 0
    while z < 0.6875:
        z *= 2.0
        k -= 1
    while z >= 1.375:
        z *= 0.5
        k += 1
    i = int((z - 0.6875) * 256.0) if z < 1.0 else 80 + int((z - 1.0) * 128.0)
    inverse, log_c = _table[i]
    r = fused(z, inverse, -1.0)
    r2 = r * r
    w = k * LN2_HIGH + log_c
    high = w + r
    low = fused(k, LN2_LOW, (w - high) + r)
    a = NARROW
    p = fused(fused(r, a[4], a[3]), r2, fused(r, a[2], a[1]))
    return fused(r * r2, p, fused(r2, a[0], low)) + high


def _reduced(x):
    """k, f, c with 1 + x = 2**k * (1 + f) and c making up for the rounding of 1 + x."""
    if -1228484 * 2.0 ** -22 < x < 434334 * 2.0 ** -20:
        return 0, x, 0.0
    u = 1.0 + x
    c = (1.0 - (u - x) if u >= 2.0 else x - (u - 1.0)) / u
    k = 0
    while u < 1.0:
        u *= 2.0
        k -= 1
    while u >= 2.0:
        u *= 0.5
        k += 1
    if u >= 1.0 + 434334 * 2.0 ** -20:
        u *= 0.5
        k += 1
    return k, u - 1.0, c


def log1p(x):
    """log(1 + x) for a float -1 < x < 10."""
    if abs(x) < 2.0 ** -29:
        return x - x * x * 0.5
    k, f, c = _reduced(x)
    half = 0.5 * f * f
    if k and -3 * 2.0 ** -21 <= f < 2.0 ** -20:
        rest = half * fused(-f, 0x15555555555555 * 2.0 ** -53, 1.0)
        return k * SUN_LN2_HIGH - ((rest - fused(k, SUN_LN2_LOW, c)) - f)
    a = SUN
    s = f / (2.0 + f)
    z = s * s
    z2 = z * z
    z4 = z2 * z2
    p = fused(z, a[0], z2 * fused(z, a[2], a[1]))
    p = fused(z4, fused(z, a[4], a[3]), p)
    p = fused(z2 * z4, fused(z, a[6], a[5]), p)
    p = s * (p + half)
    if k == 0:
        return f - (half - p)
    return k * SUN_LN2_HIGH - ((half - (fused(k, SUN_LN2_LOW, c) + p)) - f)


# The functions that have glibc's bits: (function, sign of the probes' arguments, probes, further arguments).
# glibc_powers.py adds its own.
KNOWN = {"log": (log, 1, LOG_PROBES, ()), "log1p": (log1p, -1, LOG1P_PROBES, ())}


def has_these_bits(function, sign, probes, more=()):
    """Whether the function has the results of the probes."""
    for n, result, exponent in probes:
        if function(sign * n * 2.0 ** -26, *more) != result * 2.0 ** exponent:
            return False
    return True


def fastest(name):
    """The function of that name: math's if that has the bits of glibc, else the known one."""
    if name not in _fastest:
        function, sign, probes, more = KNOWN[name]
        native = getattr(math, name, None)
        _fastest[name] = native if native and has_these_bits(native, sign, probes, more) else function
    return _fastest[name]
