"""parts.py against Python's own float.hex, float.fromhex and exact rational arithmetic."""
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


def same(x, y):
    """Equal to the bit; all nan are alike."""
    return struct.pack("<d", x) == struct.pack("<d", y) or (x != x and y != y)


@given(ANY_FLOAT)
@examples(300)
def test_hex_text_is_python_s_own(x):
    check_hex_text(x)


def test_hex_text_of_many_floats():
    draws = random.Random(1)
    for _ in range(20000):
        check_hex_text(struct.unpack("<d", struct.pack("<Q", draws.getrandbits(64)))[0])


def check_hex_text(x):
    assert parts._spell_hex(x) == parts.to_hex(x) == float.hex(x)
    assert same(parts._read_hex(float.hex(x)), x)
    assert same(parts.from_hex(float.hex(x)), x)


@pytest.mark.parametrize("x", [0.0, -0.0, 5e-324, -5e-324, 2.0 ** -1022, 2.0 ** -1022 - 5e-324, 2.0 ** 1023, 1.7976931348623157e308,
                               float("inf"), -float("inf"), float("nan"), 1.0, -0.1])
def test_hex_text_at_the_edges(x):
    assert parts._spell_hex(x) == float.hex(x)
    assert same(parts._read_hex(float.hex(x)), x)


HEX_DIGITS = st.text("0123456789abcdefABCDEF", max_size=40)


@given(st.one_of(st.text("0123456789abcdefABCXxPp.+- \tinfatynNIu_", max_size=9),
                 st.builds("{}{}{}.{}{}{}".format, st.sampled_from(["", "-", "+", " ", "\t-"]), st.sampled_from(["", "0x", "0X"]),
                           HEX_DIGITS, HEX_DIGITS, st.sampled_from(["", "p", "p-", "P+"]), st.integers(0, 1200)),
                 st.sampled_from(["", "0x", "0x.", ".", "p1", "0x1p", "0x1p+", "0x1p1.0", "1e5", "0x1.8p+1x", "infinity", " -Inf\n",
                                  "nano", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "0x1p-1075",
                                  "0x1.8p-1075", "0x0p99999999999", "0x1p-99999999999", "\u0661", "0x1\u0661", "--1", "+ 1", "1_0"])))
@examples(300)
def test_hex_texts_good_and_bad_are_read_as_python_does(text):
    try:
        expected = float.fromhex(text)
    except (ValueError, OverflowError):
        with pytest.raises(ValueError, match="from_hex"):
            parts.from_hex(text)
        with pytest.raises((ValueError, OverflowError)):
            parts._read_hex(text)
    else:
        assert same(parts.from_hex(text), expected)
        assert same(parts._read_hex(text), expected)


@pytest.mark.parametrize("text", [None, 1, 1.0, b"0x1p0", ["0x1p0"]])
def test_what_is_no_text_is_a_type_error(text, monkeypatch):
    for reader in (parts._read_hex, parts._float_fromhex):
        monkeypatch.setattr(parts, "_float_fromhex", reader)
        with pytest.raises(TypeError, match="from_hex: expected a text"):
            parts.from_hex(text)


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
    assert [parts.power_of_two(e) for e in range(-1074, 1024)] == powers
    assert parts.power_of_two(-1075) == 0.0 and parts.power_of_two(1024) == math.inf
    assert parts.power_of_two(-10 ** 12) == 0.0 and parts.power_of_two(10 ** 12) == math.inf
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


def test_ulps_apart_at_the_edges():
    assert parts.ulps_apart(0.0, -0.0) == parts.ulps_apart(math.nan, math.nan) == parts.ulps_apart(math.inf, math.inf) == 0
    assert parts.ulps_apart(5e-324, -5e-324) == 2 and parts.ulps_apart(1.7976931348623157e308, math.inf) == 1
    assert parts.ulps_apart(2.0 ** -1022, 2.0 ** -1022 - 5e-324) == 1
    with pytest.raises(ValueError, match="nan"):
        parts.ulps_apart(1.0, math.nan)
