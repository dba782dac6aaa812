"""A number as the sum of two floats, h + l (high, low), which is never added up: it has twice the digits of one float.

Every step is a + - * / of floats.  Not a general arithmetic of such pairs: only the steps that the portable functions
and glibc.py need.
"""
from .parts import SMALLEST_EXPONENT, compose, decompose, powers_of_two

HALVES = float(2 ** 27 + 1)         # the factor that splits a float into two of 26 bits (Veltkamp)


def exact_sum(a, b):
    """(s, rest) with s + rest == a + b exactly (Knuth)."""
    s = a + b
    t = s - a
    return s, (a - (s - t)) + (b - t)


def exact_product(a, b):
    """(p, rest) with p + rest == a * b exactly (Dekker), if nothing overflows or becomes subnormal."""
    p = a * b
    t = HALVES * a
    a_high = t - (t - a)
    a_low = a - a_high
    t = HALVES * b
    b_high = t - (t - b)
    b_low = b - b_high
    return p, ((a_high * b_high - p) + a_high * b_low + a_low * b_high) + a_low * b_low


def divide(h, l, d, e):
    """(h + l) / (d + e), as a pair."""
    quotient = h / d
    p, rest = exact_product(quotient, d)
    return quotient, (((h - p) - rest) + (l - quotient * e)) / d


def rounded_sum(h, l, q, w):
    """(h + l) + (q + w) as one float; h must be at least as large as q."""
    s = h + q
    return s + (((h - s) + q) + (l + w))


def scaled(h, l, k):
    """(h + l) * 2**k, rounded once, even if the result is subnormal or too large."""
    if -1000 < k < 1000:
        return (h + l) * powers_of_two()[k - SMALLEST_EXPONENT]
    m, e = decompose(h)
    n, f = decompose(l)
    lowest = min(e, f)
    return compose(m * 2 ** (e - lowest) + n * 2 ** (f - lowest), lowest + k)
