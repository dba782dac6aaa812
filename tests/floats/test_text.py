"""text.read_decimal against float(): by this Python's own, and by integer arithmetic.  (The writers: test_printing.py.)"""
import random
import struct
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from amounts import examples
from purenn.floats import text as digits

FLOATS = st.integers(0, 2 ** 63 - 2 ** 52 - 1).map(lambda bits: struct.unpack("<d", struct.pack("<Q", bits))[0])


def same(x, y):
    return struct.pack("<d", x) == struct.pack("<d", y)


def check(text):
    expected = float(text)
    assert same(digits.read_decimal(text), expected), text
    assert same(digits._nearest(text.strip().lower()), expected), text


def decimal(n, exponent):
    """n * 2**exponent, exactly, as decimal text."""
    return str(n * 2 ** exponent) if exponent >= 0 else "%de%d" % (n * 5 ** -exponent, exponent)


@given(FLOATS)
@examples(300)
def test_what_a_float_is_written_as_reads_back(x):
    for text in (repr(x), "-%r" % x, "+%r" % x, " %r\t" % x, repr(x).upper(), "%.25e" % x, "%.3f" % x, "%.800f" % x):
        check(text)


@given(FLOATS, st.sampled_from([-1, 0, 1]), st.integers(0, 900))
@examples(500)
def test_midpoints_between_floats_and_their_nearest_neighbours(x, step, places):
    upper = struct.unpack("<d", struct.pack("<Q", struct.unpack("<Q", struct.pack("<d", x))[0] + 1))[0]
    if upper - upper == 0:
        m = Fraction(x) / 2 + Fraction(upper) / 2
        e = 1 - m.denominator.bit_length()
        mantissa, _, power = decimal(m.numerator, e).partition("e")
        text = "%de%d" % (int(mantissa) * 10 ** places + step, int(power or 0) - places)
        if len(text) < 4000:                            # Python's own limit on the digits of an int
            check(text)


@pytest.mark.parametrize("text", [
    "0", "-0", "0e5", "-0.0e-999999", "0" * 900 + ".0" + "0" * 900, "." + "0" * 900 + "1e901", "1" + "0" * 900 + "e-900",
    "1e308", "1.7976931348623158e308", "1.7976931348623159e308", "-1e309", "1e999999", "1e-999999", "5e-324", "2.5e-324", "2.4e-324",
    "1e23", "1e22", "1e-22", "1e-23", "9007199254740993", "9007199254740993." + "0" * 900 + "1", "9007199254740992.9999999999999999",
    "1." + "0" * 15 + "11102230246251565404", "3.14159265358979323846264338327950288e0", "00012.500", "1E+05", "5.", ".5"])
def test_edges(text):
    check(text)


def test_many_decimals_such_as_people_write():
    draws = random.Random(1)
    for _ in range(20000):
        check(repr(round(draws.uniform(-1000, 1000), draws.randrange(10))))
        check("%d.%de%d" % (draws.randrange(10 ** draws.randrange(20)), draws.randrange(10 ** 6), draws.randrange(-40, 40)))


@given(st.text("0123456789+-.eE _xinfaN", max_size=8))
@examples(1000)
def test_texts_good_and_bad(text):
    try:
        expected = float(text)
        assert "_" not in text and "n" not in text.lower()
    except (ValueError, AssertionError):
        with pytest.raises(ValueError, match="expected a decimal number"):
            digits.read_decimal(text)
        with pytest.raises(ValueError):
            digits._nearest(text.strip().lower()) if not text.strip().lower().strip("0123456789.+-e") else digits.read_decimal(text)
    else:
        assert same(digits.read_decimal(text), expected) and same(digits._nearest(text.strip().lower()), expected)


@pytest.mark.parametrize("text", ["\u0661", "\u00b2", "1\u00a0000", "0x1p3", "1_0", "nan", "inf", "1,5", "\uff11"])
def test_what_float_takes_but_no_csv_means(text):
    with pytest.raises(ValueError, match="expected a decimal number"):
        digits.read_decimal(text)


def test_the_slow_way_stands_in_for_a_float_that_is_wrong(monkeypatch):
    monkeypatch.setattr(digits, "_own", [False])
    monkeypatch.setattr(digits, "float", lambda x: 1 / 0 if isinstance(x, str) and x != "inf" else float(x), raising=False)
    for text in ("5.1", "1e23", "1e-320", "-12345678901234567890.5", "1e400"):
        assert same(digits.read_decimal(text), float(text))


def test_brief_numbers_neither_hide_nor_fill_the_line():
    for x, expected in ((0.0, "0.0000"), (1.0, "1.0000"), (0.98214, "0.9821"), (-3.25, "-3.2500"), (0.01, "0.0100"), (3.14159e-7, "3.1416e-07"),
                        (0.00123456, "0.0012"), (0.00093456, "0.00093456"), (9999.5, "9999.5000"), (123456.0, "123460.0"), (-1e300, "-1e+300"),
                        (float("inf"), "inf"), (float("nan"), "nan"), (5e-324, "5e-324")):
        assert digits.brief(x) == expected
