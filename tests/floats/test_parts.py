"""parts.py against exact rational arithmetic and IEEE 754's bits."""
import math
import random
import struct
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from amounts import examples
from purenn.floats import parts

ANY_FLOAT = st.integers(0, 2 ** 64 - 1).map(lambda bits: struct.unpack("<d", struct.pack("<Q", bits))[0])
FINITE = ANY_FLOAT.filter(math.isfinite)


@given(FINITE)
@examples(300)
def test_decompose_is_exact_and_compose_undoes_it(x):
    m, e = parts.decompose(x)
    assert type(m) is int and type(e) is int and abs(m) < 2 ** 53
    assert Fraction(m) * Fraction(2) ** e == Fraction(x)
    assert parts.compose(m, e) == x


def test_every_power_of_two():
    powers = parts.powers_of_two()
    assert powers == [math.ldexp(1.0, e) for e in range(-1074, 1024)]
    assert [parts.compose(1, e) for e in range(-1074, 1024)] == powers
    assert parts.compose(1, -1075) == 0.0 and parts.compose(1, 1024) == math.inf
    assert parts.compose(1, -10 ** 12) == 0.0 and parts.compose(1, 10 ** 12) == math.inf
    for e, x in zip(range(-1074, 1024), powers):
        m, exponent = parts.decompose(x * 1.0)
        assert Fraction(m) * Fraction(2) ** exponent == Fraction(2) ** e


INTEGERS = st.one_of(st.integers(-2 ** 60, 2 ** 60), st.integers(-2 ** 300, 2 ** 300), st.integers(),
                     st.builds(lambda m, k, d: (2 * m + 1) * 2 ** k + d, st.integers(2 ** 52, 2 ** 54), st.integers(0, 80),
                               st.integers(-1, 1)))
EXPONENTS = st.one_of(st.integers(-1200, 1100), st.integers(-1130, -1060), st.integers(860, 1030))


@given(INTEGERS, EXPONENTS)
@examples(300)
def test_compose_rounds_to_the_nearest_float_ties_to_even(m, e):
    try:
        expected = float(Fraction(m) * Fraction(2) ** e)
    except OverflowError:
        expected = math.copysign(math.inf, m)
    assert parts.compose(m, e) == expected


def test_compose_of_many_integers():
    draws = random.Random(2)
    for _ in range(20000):
        m, e = draws.getrandbits(draws.randrange(1, 200)), draws.randrange(-1250, 800)
        assert parts.compose(-m, e) == -float(Fraction(m) * Fraction(2) ** e)


def test_compose_and_decompose_refuse_what_they_cannot_take():
    for m, e in ((1.0, 0), (1, 0.0), ("1", 0), (None, 1)):
        with pytest.raises(TypeError, match="two integers"):
            parts.compose(m, e)
    for x in (math.nan, math.inf, -math.inf):
        with pytest.raises(ValueError, match="finite"):
            parts.decompose(x)


@given(st.one_of(st.integers(0, 2 ** 70), st.integers(0, 2 ** 400)))
def test_bit_length_without_the_method(n):
    class Old(int):
        """An int of a Python without bit_length."""
        def __getattribute__(self, name):
            if name == "bit_length":
                raise AttributeError(name)
            return int.__getattribute__(self, name)
    assert parts.bit_length(Old(n)) == parts.bit_length(n) == n.bit_length()


@given(FINITE, FINITE)
@examples(300)
def test_ulps_apart_counts_the_steps_between(x, y):
    def place(x):
        """IEEE 754's bits are in the order of the numbers."""
        bits = struct.unpack("<q", struct.pack("<d", abs(x)))[0]
        return -bits if x < 0 else bits
    assert parts.ulps_apart(x, y) == abs(place(x) - place(y))


@given(FINITE)
@examples(300)
def test_mantissa_is_the_bits(x):
    m, e = parts.mantissa(x)
    bits = struct.unpack("<q", struct.pack("<d", abs(x)))[0]
    assert m == bits % 2 ** 52 + (2 ** 52 if bits >= 2 ** 52 else 0) and math.ldexp(m, e) == abs(x)
    assert x == 0.0 or e == max(bits >> 52, 1) - 1075


def test_ulps_apart_at_the_edges():
    assert parts.ulps_apart(0.0, -0.0) == parts.ulps_apart(math.nan, math.nan) == parts.ulps_apart(math.inf, math.inf) == 0
    assert parts.ulps_apart(5e-324, -5e-324) == 2 and parts.ulps_apart(1.7976931348623157e308, math.inf) == 1
    assert parts.ulps_apart(2.0 ** -1022, 2.0 ** -1022 - 5e-324) == 1
    with pytest.raises(ValueError, match="nan"):
        parts.ulps_apart(1.0, math.nan)
