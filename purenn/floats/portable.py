"""Elementary functions of one float, with the same bits on every Python.

Every step is a + - * / or comparison of floats, which IEEE 754 defines to the last bit: no C library, processor or
browser matters.  Each function looks up the nearest of some known values and adds a short series for the rest, in pairs
of floats (pairs.py) with 63 to 70 correct bits.  One last addition rounds: in all but one of thousands of cases (exp,
log: of a million) to the nearest float, and never to one more than 0.504 units in the last place from the truth.
A function of a float returns a float and never raises; where the argument is special, it returns what NumPy's does.

Glossary: h + l (high, low), a number as the sum of two floats, not added up;  n * step + r, an argument's reduction;
a + b, a table's entry in two parts, a so short that its product with a short r is exact;  w, the rest of a series;
k, a power of two;  s, t, u, intermediate results.
"""
import math

from . import fixed_point
from .pairs import divide, exact_product, exact_sum, rounded_sum, scaled
from .parts import INF as INFINITY, MANTISSA_BITS, NAN, SMALLEST_EXPONENT, compose, decompose, powers_of_two

POWERS = powers_of_two()                                # 2.0**k at index k + ORIGIN
ORIGIN = -SMALLEST_EXPONENT
SMALL = POWERS[ORIGIN - 13]                             # below it the first few terms of a series are enough
TINY = POWERS[ORIGIN - 28]                              # below it x**3 / 3 is too small to change x


def rounder(bits):
    """The float m for which (x + m) - m is x rounded to a multiple of 2**-bits, for small x."""
    return 3.0 * POWERS[ORIGIN + MANTISSA_BITS - 2 - bits]


TO_34 = rounder(34)
TO_32 = rounder(32)
TO_23 = rounder(23)


# The exponential and what follows from it

LN2 = fixed_point.log_of_step(1)
EXP_STEPS = 128                                         # x = n * ln 2 / 128 + r;  e**x = 2**k * 2**(j / 128) * e**r
EXP_ROWS = []                                           # filled by the first use, as the other tables
EXP_LOWEST = 2048                                       # more than any -k
EXP_SHIFT = EXP_LOWEST * EXP_STEPS                      # more than any -n
TO_NEAREST = EXP_SHIFT + 0.5
STEPS_PER_UNIT = fixed_point.ratio(EXP_STEPS * fixed_point.ONE, LN2)
STEP_HIGH, STEP_LOW = fixed_point.parts(LN2 // EXP_STEPS, [42])     # n * STEP_HIGH is exact


def exp_pieces(x, rest):
    """(a, p, l, k) with e**(x + rest) = (a + p + l) * 2**k and 1 <= a < 2; p and l are small, a and p short."""
    if not EXP_ROWS:
        EXP_ROWS.extend(fixed_point.exp_rows(EXP_STEPS))
    n = int(x * STEPS_PER_UNIT + TO_NEAREST)
    a, b = EXP_ROWS[n % EXP_STEPS]
    k = n // EXP_STEPS - EXP_LOWEST
    n = n - EXP_SHIFT
    t = x - n * STEP_HIGH                               # exact
    r = (t + TO_34) - TO_34
    w = (t - r) - (n * STEP_LOW - rest)
    s = r + w
    w = w + s * s * (0.5 + s * (1.0 / 6.0 + s * (1.0 / 24.0 + s * (1.0 / 120.0 + s * (1.0 / 720.0)))))
    return a, a * r, a * w + b * (1.0 + (r + w)), k     # a * r is exact


def exp(x):
    """e**x."""
    if not -708.0 < x < 709.0:
        return exp_at_the_edges(x, 0.0, 0)
    a, p, l, k = exp_pieces(x, 0.0)
    h = a + p
    return (h + (((a - h) + p) + l)) * POWERS[k + ORIGIN]


def exp_at_the_edges(x, rest, halvings):
    """e**(x + rest) / 2**halvings, also if that is subnormal, too large or nan."""
    if not -750.0 < x < 715.0:
        if x != x:
            return x
        return INFINITY if x > 0.0 else 0.0
    a, p, l, k = exp_pieces(x, rest)
    h = a + p
    return scaled(h, ((a - h) + p) + l, k - halvings)


def expm1_pair(x):
    """e**x - 1 as a pair, for -50 < x < 50."""
    if -SMALL < x < SMALL:
        l = x * x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0))))
        return x + l, (x - (x + l)) + l
    a, p, l, k = exp_pieces(x, 0.0)
    scale = POWERS[k + ORIGIN]
    p = p * scale
    s, rest = exact_sum(a * scale, -1.0)
    t = s + p                                           # s is 0 or larger than p
    l = ((s - t) + p) + (rest + l * scale)
    h = t + l
    return h, (t - h) + l


def expm1(x):
    """e**x - 1, accurate for small x too."""
    if -50.0 < x < 50.0 and x != 0.0:
        h, l = expm1_pair(x)
        return h + l
    if x <= -50.0:
        return -1.0
    return exp(x) if x != 0.0 else x


def tanh(x):
    """The hyperbolic tangent, (e**2x - 1) / (e**2x + 1)."""
    if x < 0.0:
        return -tanh(-x)
    if not x < 20.0:
        return 1.0 if x == x else x
    if x < TINY:
        return x
    h, l = expm1_pair(-2.0 * x)
    d = 2.0 + h
    h, l = divide(-h, -l, d, ((2.0 - d) + h) + l)
    return h + l


def sinh(x):
    """The hyperbolic sine, (e**x - e**-x) / 2 = (m + m / (m + 1)) / 2 with m = e**x - 1."""
    if x < 0.0:
        return -sinh(-x)
    if not x < 30.0:
        return exp_at_the_edges(x, 0.0, 1)
    if x < TINY:
        return x
    h, l = expm1_pair(x)
    d, e = exact_sum(h, 1.0)
    q, w = divide(h, l, d, e + l)
    return 0.5 * rounded_sum(h, l, q, w)


def cosh(x):
    """The hyperbolic cosine, (e**x + e**-x) / 2."""
    x = -x if x < 0.0 else x
    if not x < 30.0:
        return exp_at_the_edges(x, 0.0, 1)
    m, l = expm1_pair(x)
    h, e = exact_sum(m, 1.0)
    q, w = divide(1.0, 0.0, h, e + l)
    return 0.5 * rounded_sum(h, e + l, q, w)


# The logarithm and powers

LOG_STEPS = 128                                         # x = 2**k * z, 0.707 < z < 1.414;  r = v * z - 1, v near 1 / z
LOG_ROWS = []
ROOT_HALF = 181.0 / 256.0
NEAR_ZERO = 1.0 / 256.0                                 # below it log1p's series needs no table
LN2_HIGH, LN2_LOW = fixed_point.parts(LN2, [42])              # k * LN2_HIGH is exact
LN10 = 3 * LN2 + fixed_point.log_of_step(4)                   # 10 = 2**3 * 5 / 4
LOG2_E = fixed_point.parts(fixed_point.ONE * fixed_point.ONE // LN2, [52])
LOG10_E = fixed_point.parts(fixed_point.ONE * fixed_point.ONE // LN10, [52])


def log_series(a, b, t, u):
    """a + b + ln(1 + t + u) as a pair.  t is small and has at most 24 bits, u is below its last one; a + t is exact."""
    h = a + t
    s = h + u
    square = 0.5 * t * t                                # exact
    high = s - square
    r = t + u
    w = r * r * r * (1.0 / 3.0 - r * (1.0 / 4.0 - r * (1.0 / 5.0 - r * (1.0 / 6.0 - r * (
        1.0 / 7.0 - r * (1.0 / 8.0 - r * (1.0 / 9.0 - r * (1.0 / 10.0))))))))
    return high, (((h - s) + u) + ((s - high) - square)) + ((b - u * (t + 0.5 * u)) + w)


def log_pair(x):
    """ln x as a pair, for finite x > 0."""
    if not LOG_ROWS:
        LOG_ROWS.extend(fixed_point.log_rows(LOG_STEPS))
    z, k = math.frexp(x)                                # frexp rounds nothing: it is exact on every Python
    if z < ROOT_HALF:
        z = z + z
        k = k - 1
    v, a, b = LOG_ROWS[int(z * LOG_STEPS + 0.5)]
    t = (z + TO_23) - TO_23
    return log_series(k * LN2_HIGH + a, k * LN2_LOW + b, t * v - 1.0, (z - t) * v)      # exact but for k * LN2_LOW


def log(x):
    """The natural logarithm."""
    if not 0.0 < x < INFINITY:
        return log_of_special(x)
    h, l = log_pair(x)
    return h + l


def log_of_special(x):
    if x == 0.0:
        return -INFINITY
    return NAN if x < 0.0 else x


def log1p(x):
    """ln(1 + x), accurate for small x too."""
    if not -1.0 < x < INFINITY:
        return log_of_special(1.0 + x)
    if -NEAR_ZERO < x < NEAR_ZERO:
        if x == 0.0:
            return x
        t = (x + TO_23) - TO_23
        h, l = log_series(0.0, 0.0, t, x - t)
        return h + l
    s, rest = exact_sum(1.0, x)
    h, l = log_pair(s)
    return h + (l + rest / s)


def log2(x):
    """The logarithm to base 2."""
    return log_to_base(x, LOG2_E)


def log10(x):
    """The logarithm to base 10."""
    return log_to_base(x, LOG10_E)


def log_to_base(x, factor):
    if not 0.0 < x < INFINITY:
        return log_of_special(x)
    h, l = log_pair(x)
    p, rest = exact_product(h, factor[0])
    return p + (rest + (h * factor[1] + l * factor[0]))


def sqrt(x):
    """The square root.  IEEE 754 defines it to the last bit, as it does +, so math.sqrt is the same on every Python."""
    return math.sqrt(x) if x >= 0.0 else log_of_special(x)


def power(x, y):
    """x**y, with the special values of numpy.power."""
    if y == 0.0 or x == 1.0:
        return 1.0
    if 0.0 < x < INFINITY and y - y == 0.0:
        return positive_power(x, y)
    return power_of_special(x, y)


def positive_power(x, y):
    """e**(y ln x) for finite x > 0 and y."""
    h, l = log_pair(x)
    if not -750.0 < y * h < 715.0:
        return exp_at_the_edges(y * h, 0.0, 0)
    s = h + l
    p, rest = exact_product(y, s)
    return exp_at_the_edges(p, rest + y * ((h - s) + l), 0)


def power_of_special(x, y):
    """x**y where x is not a positive finite number or y is not finite."""
    if x != x or y != y:
        return x + y
    if y - y != 0.0:
        if x == -1.0:
            return 1.0
        return INFINITY if (abs(x) > 1.0) == (y > 0.0) else 0.0
    odd = abs(y) < 2.0 * POWERS[ORIGIN + 52] and int(y) % 2 == 1 and y == int(y)
    if x == 0.0 or x - x != 0.0:
        size = INFINITY if (x == 0.0) == (y < 0.0) else 0.0
        negative = math.copysign(1.0, x) < 0.0
    else:
        if abs(y) < POWERS[ORIGIN + 52] and y != int(y):
            return NAN
        size = power(-x, y)
        negative = True
    return -size if odd and negative else size


# Sine and cosine

TURN_STEPS = 256                                        # x = n * 2 pi / 256 + r
TURN_ROWS = []
TURN_STEP = 2 * fixed_point.pi() // TURN_STEPS
STEPS_PER_RADIAN = fixed_point.ratio(fixed_point.ONE, TURN_STEP)
TURN_HIGH, TURN_MIDDLE, TURN_LOW = fixed_point.parts(TURN_STEP, [38, 72])   # n times the first two is exact below 2**20
LARGE_ANGLE = 25000.0
NEAR_STEP = POWERS[ORIGIN - 18]
LONG_PRECISION = 1280                                   # for angles up to 2**1024
LONG_TURN_STEP = []                                     # filled by the first use


def sin(x):
    """The sine of an angle in radians."""
    if x < 0.0:
        return -turned_sine(-x, 0)
    return turned_sine(x, 0) if x != 0.0 else x


def cos(x):
    """The cosine of an angle in radians."""
    return turned_sine(-x if x < 0.0 else x, TURN_STEPS // 4)


def turned_sine(x, turn):
    """sin(x + turn * 2 pi / 256), for x >= 0: with x = n * 2 pi / 256 + r + w, a sum of sine times cosine."""
    if not x < INFINITY:
        return NAN
    if not TURN_ROWS:
        TURN_ROWS.extend(fixed_point.circle_rows(TURN_STEPS))
    n, r, w = reduced_angle(x)
    sine, sine_rest, cosine, cosine_rest = TURN_ROWS[(n + turn) % TURN_STEPS]
    s = r + w
    u = s * s
    v = u * s * (1.0 / 6.0 - u * (1.0 / 120.0 - u * (1.0 / 5040.0)))                # r + w - sin(r + w)
    if sine == 0.0:
        return cosine * (s + (((r - s) + w) - v))       # one rounding, however small s is
    w = w - v
    less = u * (0.5 - u * (1.0 / 24.0 - u * (1.0 / 720.0 - u * (1.0 / 40320.0))))   # 1 - cos(r + w)
    p = cosine * r                                      # exact
    h = sine + p
    return h + (((sine - h) + p) + ((cosine * w - sine * less) + (sine_rest + cosine_rest * (r + w))))


def reduced_angle(x):
    """(n, r, w) with x = n * 2 pi / 256 + r + w; r is a multiple of 2**-32, w smaller."""
    n = int(x * STEPS_PER_RADIAN + 0.5) if x < LARGE_ANGLE else 0
    t = x - n * TURN_HIGH                               # exact
    if x >= LARGE_ANGLE or (n > 0 and -NEAR_STEP < t < NEAR_STEP):
        return exactly_reduced_angle(x)
    u = n * TURN_MIDDLE                                 # exact, and smaller than t
    s = t - u
    r = (s + TO_32) - TO_32
    return n, r, (s - r) + (((t - s) - u) - n * TURN_LOW)


def exactly_reduced_angle(x):
    """The same by integers and hundreds of digits of pi, for angles that are large or close to a step."""
    if not LONG_TURN_STEP:
        LONG_TURN_STEP.append(2 * fixed_point.pi(2 ** LONG_PRECISION) // TURN_STEPS)
    step = LONG_TURN_STEP[0]
    m, e = decompose(x)
    angle = m * 2 ** (LONG_PRECISION + e)
    n = (2 * angle + step) // (2 * step)
    r, w = fixed_point.parts(angle - n * step, [32], LONG_PRECISION)
    return n, r, w


# The error function

ERF_STEPS = 32                                          # x = j / 32 + r
ERF_ROWS = {}
ERF_TERMS = 10
ERF_SLOPE = fixed_point.erf_slope(0, ERF_STEPS)               # 2 / sqrt(pi)
ERF_FACTOR = fixed_point.parts(ERF_SLOPE, [52])


def erf(x):
    """The error function, 2 / sqrt(pi) times the integral of exp(-t * t) from 0 to x."""
    if x < 0.0:
        return -erf(-x)
    if not x < 6.0:
        return 1.0 if x == x else x
    j = int(x * ERF_STEPS + 0.5)
    if j == 0:
        return small_erf(x)
    if j not in ERF_ROWS:
        ERF_ROWS[j] = erf_row(j)
    a, b, slope, slope_rest, series = ERF_ROWS[j]
    s = x - float(j) / ERF_STEPS                        # exact
    r = (s + TO_32) - TO_32
    w = 0.0
    for coefficient in series:
        w = (w + coefficient) * s
    p = slope * r                                       # exact
    h = a + p
    return h + (((a - h) + p) + (b + (slope * (s - r) + slope_rest * s + w * s)))


def erf_row(j):
    """The parts of erf and its slope f at c = j / 32, and the coefficients of the slope's series, the last first.

    f' = -2 x f, so that (n + 1) g[n+1] = -2 (c g[n] + g[n-1]) for f(c + r) = g[0] + g[1] r + ...
    """
    a, b, slope, slope_rest = fixed_point.erf_row(j, ERF_STEPS)
    c = float(j) / ERF_STEPS
    before, g = 0.0, slope + slope_rest
    series = []
    for n in range(ERF_TERMS):
        before, g = g, -2.0 * (c * g + before) / (n + 1.0)
        series.insert(0, g / (n + 2.0))
    return a, b, slope, slope_rest, series


def small_erf(x):
    """2 / sqrt(pi) * (x - x**3 / 3 + x**5 / 10 - ...) for 0 <= x < 1 / 64."""
    if x < TINY * TINY:                                 # may be subnormal: by integers
        m, e = decompose(x)
        return compose(m * ERF_SLOPE, e - fixed_point.PRECISION) if m > 0 else x
    p, rest = exact_product(ERF_FACTOR[0], x)
    u = x * x
    w = u * (1.0 / 3.0 - u * (1.0 / 10.0 - u * (1.0 / 42.0 - u * (1.0 / 216.0 - u * (1.0 / 1320.0)))))
    return p + ((rest + ERF_FACTOR[1] * x) - p * w)
