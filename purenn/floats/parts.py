"""Floats seen as integers: a finite float is an integer times a power of two.

`decompose` takes a float apart, `compose` puts one together, correctly rounded, and `ulps_apart` counts the floats
between two.  Everything here gives the same bits on every Python.
"""
import math

from .kinds import INTEGERS

LARGEST_EXPONENT = 1023             # of a finite float's power of two, 2.0**1023
SMALLEST_EXPONENT = -1074           # of the smallest subnormal, 2.0**-1074
MANTISSA_BITS = 53
INF = float("inf")
NAN = float("nan")
FLOORS_INFINITIES = INF // 2.0 != INF // 2.0        # whether that is nan, as CPython and NumPy have it
_MANTISSA_LIMIT = float(2 ** 53)


_powers = []                        # 2.0**-1074, 2.0**-1073, ..., 2.0**1023, filled at first use


def powers_of_two():
    """The list of all powers of two that are floats, from 2.0**-1074 on: 2.0**e is at index e + 1074."""
    if not _powers:
        down, up = [1.0], [1.0]
        for _ in range(-SMALLEST_EXPONENT):
            down.append(down[-1] * 0.5)
        for _ in range(LARGEST_EXPONENT):
            up.append(up[-1] * 2.0)
        _powers.extend(down[:0:-1] + up)
    return _powers


def bit_length(n):
    """The number of binary digits of the integer n >= 0; 0 for 0."""
    if hasattr(n, "bit_length"):
        return n.bit_length()
    length = 0
    while n >= 4294967296:
        n = n // 4294967296
        length = length + 32
    while n > 0:
        n = n // 2
        length = length + 1
    return length


def decompose(x):
    """Integers (m, e) with x == m * 2**e exactly and abs(m) < 2**53.  ValueError for nan and infinities.

    math.frexp does no rounding, so its answer is the same on every Python.
    """
    if x - x != 0.0:
        raise ValueError("decompose: expected a finite number, got %r" % (x,))
    fraction, e = math.frexp(x)
    if fraction == 0.0:
        return 0, 0
    return int(fraction * _MANTISSA_LIMIT), e - MANTISSA_BITS


def mantissa(x):
    """Integers (m, e) with m * 2**e == abs(x): 2**52 <= m < 2**53, or e is -1074 for subnormals; (0, 0) for 0."""
    m, e = decompose(abs(x))
    return (m, e) if e >= SMALLEST_EXPONENT else (m // 2 ** (SMALLEST_EXPONENT - e), SMALLEST_EXPONENT)


def compose(m, e):
    """The float nearest to m * 2**e, ties to even, for integers m and e of any size; inf where that is too large."""
    for n in (m, e):
        if not isinstance(n, INTEGERS):
            raise TypeError("compose: expected two integers, got %r and %r" % (m, e))
    if m < 0:
        return -compose(-m, e)
    length = bit_length(m)
    surplus = max(length - MANTISSA_BITS, SMALLEST_EXPONENT - e)
    if m == 0 or surplus > length:          # zero, or less than half of the smallest subnormal
        return 0.0
    if surplus > 0:
        m = rounded_quotient(m, 2 ** surplus)
        e = e + surplus
        length = bit_length(m)
    if length + e > LARGEST_EXPONENT + 1:
        return INF
    return float(m) * powers_of_two()[e - SMALLEST_EXPONENT]


def rounded_quotient(n, d):
    """n / d, for integers n >= 0 and d > 0, rounded to an integer, ties to even."""
    whole = n // d
    rest = 2 * (n - whole * d)
    return whole + 1 if rest > d or (rest == d and whole % 2) else whole


def ulps_apart(x, y):
    """How many steps, from one float to the next, lead from x to y; 0 from 0.0 to -0.0 and from nan to nan.

    ValueError if only one of them is nan.
    """
    if x == y or (x != x and y != y):
        return 0
    return abs(_place(x) - _place(y))


def _place(x):
    """How many steps lead from 0 to x; the step after the largest float leads to infinity."""
    if x != x:
        raise ValueError("ulps_apart: there is no distance between nan and a number")
    if x == 0.0:
        return 0
    m, e = mantissa(x) if x - x == 0.0 else (2 ** 52, LARGEST_EXPONENT - 51)
    place = (e - SMALLEST_EXPONENT) * 2 ** 52 + m
    return -place if x < 0 else place
