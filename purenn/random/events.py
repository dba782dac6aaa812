"""Counts of events: one Poisson draw, and one of the tries that a success takes; double() draws from [0, 1).

Sources: Hoermann, "The transformed rejection method", Insurance: Mathematics and Economics 12 (1993), 39-45; Zhang and
Jin, Computation of Special Functions (1996), for the logarithm of the gamma function.
"""
import math

from .functions import exp, log

LIMIT, LOWEST = 2.0 ** 63, -(1 << 63)   # where C's integers end
MULTIPLIED = 10.0                       # means below it multiply uniform draws
HALF_LOG_TWO_PI = 0.5 * (0x759fc72192fad * 2.0 ** -50)
# The coefficients of Stirling's series in 16 digits: (digits, decimals).
STIRLING = ((8333333333333333, 17), (-2777777777777778, 18), (7936507936507937, 19), (-5952380952380952, 19),
            (8417508417508418, 19), (-1917526917526918, 18), (6410256410256410, 18), (-2955065359477124, 17),
            (1796443723688307, 16), (-139243221690590, 14))


def as_int64(x, rounding):
    """A float, rounded by math's floor or ceil, as a C integer: the lowest one for nan and what 64 bits do not hold."""
    return int(rounding(x)) if -LIMIT <= x < LIMIT else LOWEST


def poisson(double, mean):
    """One number of events, of which `mean` are expected."""
    if mean >= MULTIPLIED:
        return _rejected(double, mean)
    if mean == 0.0:
        return 0
    least = exp(-mean)
    count = 0
    product = double()
    while product > least:
        count += 1
        product *= double()
    return count


def _rejected(double, mean):
    """A number from a simple density around the mean's, drawn again until it is below that."""
    root = math.sqrt(mean)
    log_mean = log(mean)
    b = 931.0 / 1000.0 + 253.0 / 100.0 * root
    a = -59.0 / 1000.0 + 2483.0 / 100000.0 * b
    scale = 11239.0 / 10000.0 + 11328.0 / 10000.0 / (b - 34.0 / 10.0)
    sure = 9277.0 / 10000.0 - 36224.0 / 10000.0 / (b - 2.0)
    while True:
        u = double() - 0.5
        v = double()
        edge = 0.5 - abs(u)
        count = as_int64((2.0 * a / edge + b) * u + mean + 43.0 / 100.0, math.floor) if edge else LOWEST
        if edge >= 7.0 / 100.0 and v <= sure:
            return count
        if count < 0 or edge < 13.0 / 1000.0 and v > edge:
            continue
        height = log(v) + log(scale) - log(a / (edge * edge) + b)
        if height <= -mean + count * log_mean - log_gamma(count + 1.0):
            return count


def log_gamma(x):
    """The logarithm of the gamma function, by Stirling's series from 7 on and by steps down to what is less."""
    if x == 1.0 or x == 2.0:
        return 0.0
    steps = int(7.0 - x) if x < 7.0 else 0
    high = x + steps
    inverse = (1.0 / high) * (1.0 / high)
    series = 0.0
    for digits, decimals in reversed(STIRLING):
        series = series * inverse + digits * 1.0 / float(10 ** decimals)
    result = series / high + HALF_LOG_TWO_PI + (high - 0.5) * log(high) - high
    for _ in range(steps):
        result -= log(high - 1.0)
        high -= 1.0
    return result


def tries(double, p):
    """How many tries a success takes, each successful with probability p: probabilities are summed up to a draw."""
    count = 1
    total = term = p
    u = double()
    while u > total:
        term *= 1.0 - p
        total += term
        count += 1
    return count
