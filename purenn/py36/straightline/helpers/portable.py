"""The functions of purenn/floats/portable.py without any import, for printed programs: the same steps, tables and bits.

Sections, each under a line with its name and those of the sections it needs, are copied into programs.  In capitals:
tables and numbers that the printer writes beside them.  Tables are flat: rows of 2, 3 or 4 numbers, one after another.
tests/py36/straightline/test_helpers.py lists every line that differs from the package's.
"""
# ruff: noqa: F821

# ---- special
INFINITY = 1e999
NAN = INFINITY - INFINITY


# ---- divide: special
def divide(x, y):
    """x / y; inf or nan where y is 0."""
    if y != 0.0:
        return x / y
    return x * (-INFINITY if str(y)[0] == "-" else INFINITY)


# ---- two_to
def two_to(k):
    """2.0**k exactly, for -1074 <= k <= 1023."""
    base = 0.5 if k < 0 else 2.0
    k = -k if k < 0 else k
    power = 1.0
    while k > 0:
        if k % 2 == 1:
            power = power * base
        base = base * base
        k = k // 2
    return power


# ---- byte
def byte(data, at):
    """A byte as a number, which Python 2 has as a text."""
    c = data[at]
    return c if type(c) is int else ord(c)


# ---- float_at: byte
def float_at(data, i):
    """The float at place i of bytes, 8 each as IEEE 754 has them, highest first; made of ints that are no objects."""
    at = 8 * i
    first, second, fifth = byte(data, at), byte(data, at + 1), byte(data, at + 4)
    e = first % 128 * 16 + second // 16
    high = second % 16 * 4194304 + byte(data, at + 2) * 16384 + byte(data, at + 3) * 64 + fifth // 4
    low = fifth % 4 * 16777216 + byte(data, at + 5) * 65536 + byte(data, at + 6) * 256 + byte(data, at + 7)
    if e > 0:
        high = high + 67108864
        e = e - 1
    x = (high * 67108864.0 + low) * 2.0 ** (e - 1074)
    return -x if first > 127 else x


# ---- unpacked: float_at
def unpacked(data):
    """All floats in bytes."""
    return [float_at(data, i) for i in range(len(data) // 8)]


# ---- Packed: float_at
class Packed:
    """Floats in bytes, read where they are asked for: slower than a list, and a quarter of its size."""

    def __init__(self, data):
        self.data = data

    def __getitem__(self, i):
        return float_at(self.data, i)


# ---- to_multiple: two_to
def to_multiple(h, l, unit):
    """h + l >= 0 rounded once, ties to even: to a multiple of the unit, or to a float where that is coarser."""
    s = h + l
    l = (h - s) + l
    if s >= TWO_TO_52 * unit:
        return s
    t = (s + TWO_TO_52 * unit) - TWO_TO_52 * unit
    if s - t == 0.5 * unit and l > 0.0:
        return t + unit
    if s - t == -0.5 * unit and l < 0.0:
        return t - unit
    return t


# ---- scaled: to_multiple
def scaled(h, l, k):
    """(h + l) * 2**k rounded once, for 0.5 < h < 4 and -1200 < k < 1200."""
    if k <= -1000:
        return to_multiple(h, l, two_to(-1074 - k)) * two_to(k + 500) * two_to(-500)
    if k >= 1000:
        return (h + l) * two_to(k - 500) * two_to(500)
    return (h + l) * two_to(k)


# ---- exact_sum
def exact_sum(a, b):
    """(s, rest) with s + rest == a + b exactly."""
    s = a + b
    t = s - a
    return s, (a - (s - t)) + (b - t)


# ---- exact_product
def exact_product(a, b):
    """(p, rest) with p + rest == a * b exactly."""
    p = a * b
    t = 134217729.0 * a
    a_high = t - (t - a)
    a_low = a - a_high
    t = 134217729.0 * b
    b_high = t - (t - b)
    b_low = b - b_high
    return p, ((a_high * b_high - p) + a_high * b_low + a_low * b_high) + a_low * b_low


# ---- quotient: exact_product
def quotient(h, l, d, e):
    """The pair (h + l) / (d + e)."""
    q = h / d
    p, rest = exact_product(q, d)
    return q, (((h - p) - rest) + (l - q * e)) / d


# ---- exp_pieces
def exp_pieces(x):
    """(a, p, l, k) with e**x = (a + p + l) * 2**k."""
    n = int(x * STEPS_PER_UNIT + TO_NEAREST)
    j = n % 128
    k = n // 128 - 2048
    n = n - 262144
    a = EXP_ROWS[2 * j]
    t = x - n * STEP_HIGH
    r = (t + TO_34) - TO_34
    w = (t - r) - n * STEP_LOW
    s = r + w
    w = w + s * s * (0.5 + s * (1.0 / 6.0 + s * (1.0 / 24.0 + s * (1.0 / 120.0 + s * (1.0 / 720.0)))))
    return a, a * r, a * w + EXP_ROWS[2 * j + 1] * (1.0 + (r + w)), k


# ---- exp: special scaled exp_pieces
def exp(x):
    """e**x."""
    if not -750.0 < x < 715.0:
        return x if x != x else INFINITY if x > 0.0 else 0.0
    a, p, l, k = exp_pieces(x)
    h = a + p
    return scaled(h, ((a - h) + p) + l, k)


# ---- expm1_pair: two_to exact_sum exp_pieces
def expm1_pair(x):
    """e**x - 1 as a pair; -50 < x < 50."""
    if -SMALL < x < SMALL:
        l = x * x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0))))
        return x + l, (x - (x + l)) + l
    a, p, l, k = exp_pieces(x)
    scale = two_to(k)
    p = p * scale
    s, rest = exact_sum(a * scale, -1.0)
    t = s + p
    l = ((s - t) + p) + (rest + l * scale)
    h = t + l
    return h, (t - h) + l


# ---- expm1: exp expm1_pair
def expm1(x):
    """e**x - 1, accurate for small x too."""
    if -50.0 < x < 50.0 and x != 0.0:
        h, l = expm1_pair(x)
        return h + l
    if x <= -50.0:
        return -1.0
    return exp(x) if x != 0.0 else x


# ---- tanh: expm1_pair quotient
def tanh(x):
    """The hyperbolic tangent."""
    if x < 0.0:
        return -tanh(-x)
    if not x < 20.0:
        return 1.0 if x == x else x
    if x < TINY:
        return x
    h, l = expm1_pair(-2.0 * x)
    d = 2.0 + h
    h, l = quotient(-h, -l, d, ((2.0 - d) + h) + l)
    return h + l


# ---- exponent: two_to
def exponent(x):
    """k with 1 <= x * 2**-k < 2, for 0 < x < infinity; subnormal x too."""
    k = 0
    if x < two_to(-511):
        x = x * two_to(563)
        k = -563
    step = 512
    while step > 0:
        if x >= two_to(step):
            x = x * two_to(-step)
            k = k + step
        elif x < two_to(1 - step):
            x = x * two_to(step)
            k = k - step
        step = step // 2
    return k


# ---- moved: two_to
def moved(x, k):
    """x * 2**k exactly, where the result is no subnormal; -1100 < k < 1100."""
    half = k // 2
    return x * two_to(half) * two_to(k - half)


# ---- log_series
def log_series(a, b, t, u):
    """a + b + ln(1 + t + u) as a pair."""
    h = a + t
    s = h + u
    square = 0.5 * t * t
    high = s - square
    r = t + u
    w = r * r * r * (1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * (
        1.0 / 7.0 - r * (1.0 / 8.0 - r * (1.0 / 9.0 - r * (1.0 / 10.0))))))))
    return high, (((h - s) + u) + ((s - high) - square)) + ((b - u * (t + 0.5 * u)) + w)


# ---- log_pair: exponent moved log_series
def log_pair(x):
    """ln x as a pair, for finite x > 0."""
    k = exponent(x) + 1
    z = moved(x, -k)
    if z < 0.70703125:
        z = z + z
        k = k - 1
    i = 3 * (int(z * 128.0 + 0.5) - LOG_FIRST)
    t = (z + TO_23) - TO_23
    v = LOG_ROWS[i]
    return log_series(k * LN2_HIGH + LOG_ROWS[i + 1], k * LN2_LOW + LOG_ROWS[i + 2], t * v - 1.0, (z - t) * v)


# ---- log: special log_pair
def log(x):
    """The natural logarithm."""
    if not 0.0 < x < INFINITY:
        return -INFINITY if x == 0.0 else NAN if x < 0.0 else x
    h, l = log_pair(x)
    return h + l


# ---- log1p: special exact_sum log_pair
def log1p(x):
    """ln(1 + x), accurate for small x too."""
    if not -1.0 < x < INFINITY:
        return -INFINITY if x == -1.0 else NAN if x < -1.0 else x
    if -0.00390625 < x < 0.00390625:
        if x == 0.0:
            return x
        t = (x + TO_23) - TO_23
        h, l = log_series(0.0, 0.0, t, x - t)
        return h + l
    s, rest = exact_sum(1.0, x)
    h, l = log_pair(s)
    return h + (l + rest / s)


# ---- sqrt: special exponent moved exact_product
def sqrt(x):
    """The square root, the nearest float: there is one s with (s - u/2)**2 < x < (s + u/2)**2, u its last place."""
    if not 0.0 < x < INFINITY:
        return NAN if x < 0.0 else x
    k = exponent(x)
    k = k - k % 2
    z = moved(x, -k)
    s = 0.5 * (1.0 + z)
    for _ in range(6):
        s = 0.5 * (s + z / s)
    unit = 1.0 / TWO_TO_52
    while True:
        p, rest = exact_product(s, s)
        rest = (z - p) - rest
        if rest > s * unit:
            s = s + unit
        elif rest <= -s * unit:
            s = s - unit
        else:
            return s * two_to(k // 2)


# ---- erf: small_erf
def erf(x):
    """The error function."""
    if x < 0.0:
        return -erf(-x)
    if not x < 6.0:
        return 1.0 if x == x else x
    j = int(x * 32.0 + 0.5)
    if j == 0:
        return small_erf(x)
    a, b, slope, slope_rest = [ERF_ROWS[i] for i in range(4 * j - 4, 4 * j)]
    c = j / 32.0
    s = x - c
    r = (s + TO_32) - TO_32
    series = []
    before, g = 0.0, slope + slope_rest
    for n in range(10):
        before, g = g, -2.0 * (c * g + before) / (n + 1.0)
        series.append(g / (n + 2.0))
    w = 0.0
    for n in range(9, -1, -1):
        w = (w + series[n]) * s
    p = slope * r
    h = a + p
    return h + (((a - h) + p) + (b + (slope * (s - r) + slope_rest * s + w * s)))


# ---- small_erf: to_multiple exact_product
def small_erf(x):
    """2 / sqrt(pi) * (x - x**3 / 3 + x**5 / 10 - ...) for 0 <= x < 1 / 64."""
    if x < TINY * TINY:
        x = x * two_to(600)
        p, rest = exact_product(ERF_HIGH, x)
        return to_multiple(p, rest + ERF_LOW * x, two_to(-474)) * two_to(-600) if x > 0.0 else x
    p, rest = exact_product(ERF_HIGH, x)
    u = x * x
    w = u * (1.0 / 3.0 - u * (1.0 / 10.0 - u * (1.0 / 42.0 - u * (1.0 / 216.0 - u * (1.0 / 1320.0)))))
    return p + ((rest + ERF_LOW * x) - p * w)
