"""Tables for the portable functions, made from nothing but integers.

A fixed-point number is an integer that counts units of 2**-PRECISION.  Here are the series for pi, ln 2 and the
tables' entries: slow, accurate and run once; portable.py calculates with the results.  Nothing negative is ever
divided, because Pythons differ in how // rounds large negative integers.
"""
from .parts import compose

PRECISION = 192
ONE = 2 ** PRECISION


def parts(value, places, precision=PRECISION):
    """A fixed-point number as a sum of floats: a multiple of 2**-p for each p of places, then the rest, rounded."""
    if value < 0:
        return [-part for part in parts(-value, places, precision)]
    floats = []
    for place in places:
        unit = 2 ** (precision - place)
        count = (value + unit // 2) // unit
        floats.append(compose(count, -place))
        value = value - count * unit
        if value < 0:
            return floats + parts(value, places[len(floats):], precision)
    floats.append(compose(value, -precision))
    return floats


def ratio(a, b):
    """The float nearest to a / b, for integers or fixed-point numbers a >= 0 and b > 0."""
    return compose(a * ONE // b, -PRECISION)


def arctangent_of_inverse(n, one):
    """atan(1/n) = 1/n - 1/(3 n**3) + 1/(5 n**5) - ..."""
    power = one // n
    total, k, adding = 0, 1, True
    while power > 0:
        total = total + power // k if adding else total - power // k
        power, k, adding = power // (n * n), k + 2, not adding
    return total


def pi(one=ONE):
    """By Machin's formula, pi / 4 = 4 atan(1/5) - atan(1/239)."""
    return 16 * arctangent_of_inverse(5, one) - 4 * arctangent_of_inverse(239, one)


def log_of_step(n):
    """ln((n + 1) / n) = 2 (1/m + 1/(3 m**3) + 1/(5 m**5) + ...) with m = 2n + 1."""
    m = 2 * n + 1
    power = 2 * ONE // m
    total, k = 0, 1
    while power > 0:
        total = total + power // k
        power, k = power // (m * m), k + 2
    return total


def exponential(a):
    """e**a = 1 + a + a**2/2 + ... for a fixed-point a >= 0."""
    total, term, k = 0, ONE, 1
    while term > 0:
        total = total + term
        term, k = term * a // (ONE * k), k + 1
    return total


def cosine_and_sine(a):
    """(cos a, sin a) for a small fixed-point a >= 0: the terms 1, a, -a**2/2, -a**3/6, ... go to them in turn."""
    sums, term, k = [0, 0, 0, 0], ONE, 0
    while term > 0:
        sums[k % 4] = sums[k % 4] + term
        k = k + 1
        term = term * a // (ONE * k)
    return sums[0] - sums[2], sums[1] - sums[3]


def square_root(a):
    """The root of a fixed-point number, by Newton's method from above."""
    target = a * ONE
    root = a + ONE
    while True:
        closer = (root + target // root) // 2
        if closer >= root:
            return root
        root = closer


def exp_rows(steps):
    """2**(j / steps) for j = 0 .. steps - 1, each as (a multiple of 2**-26, the rest)."""
    step = exponential(log_of_step(1) // steps)
    rows, value = [], ONE
    for _ in range(steps):
        rows.append(tuple(parts(value, [26])))
        value = value * step // ONE
    return rows


def log_rows(steps):
    """Row i is (v, high, low) for every z within 1 / (2 steps) of i / steps.

    v is 1 / z rounded to nine bits, and -ln v = high + low with high a multiple of 2**-42.  No z is below 0.7, so the
    rows below steps * 0.7 are empty.
    """
    first, last = 7 * steps // 10, 3 * steps // 2
    logs = {256: 0}                                     # n: ln(n / 256), fixed-point
    for n in range(256, 256 * steps // first + 1):
        logs[n + 1] = logs[n] + log_of_step(n)
    for n in range(255, 256 * steps // last - 1, -1):
        logs[n] = logs[n + 1] - log_of_step(n)
    rows = [()] * first
    for i in range(first, last):
        n = (512 * steps + i) // (2 * i)                # 256 * steps / i, rounded
        high, low = parts(-logs[n], [42])
        rows.append((ratio(n, 256), high, low))
    return rows


def circle_rows(steps):
    """For the angles j * 2 pi / steps, j = 0 .. steps - 1: (sine's two parts, cosine's two parts).

    The sine is split at 2**-52, the cosine at 2**-26.  One eighth of the circle is calculated by turning step by step;
    the rest mirrors it.
    """
    cosine, sine = cosine_and_sine(2 * pi() // steps)
    c, s = ONE, 0
    quarter = []                                        # sines of the first quarter, its end included
    back = []                                           # cosines: the sines from the quarter's end backwards
    for _ in range(steps // 8 + 1):
        quarter.append(s)
        back.append(c)
        c, s = (c * cosine - s * sine) // ONE, (s * cosine + c * sine) // ONE
    quarter = quarter + back[-2::-1]
    half = quarter + quarter[-2:0:-1]
    sines = half + [-value for value in half]
    rows = []
    for j in range(steps):
        rows.append(tuple(parts(sines[j], [52]) + parts(sines[(j + steps // 4) % steps], [26])))
    return rows


def erf_slope(j, steps):
    """The slope of erf at c = j / steps, 2 / sqrt(pi) * exp(-c**2), fixed-point."""
    return 2 * ONE * ONE // square_root(pi()) * ONE // exponential(j * j * ONE // (steps * steps))


def erf_row(j, steps):
    """At c = j / steps: (erf's two parts, its slope's two parts), split at 2**-52 and 2**-26.

    erf c = slope * (c + 2 c**3 / 3 + 4 c**5 / (3 * 5) + 8 c**7 / (3 * 5 * 7) + ...)
    """
    slope = erf_slope(j, steps)
    total, term, k = 0, j * ONE // steps, 1
    while term > 0:
        total = total + term
        k = k + 2
        term = term * (2 * j * j) // (steps * steps * k)
    return parts(slope * total // ONE, [52]) + parts(slope, [26])
