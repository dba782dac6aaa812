"""checks.py: what each check accepts and refuses; most are tried through what calls them, see test_bad_input.py."""
import math
from decimal import Decimal
from fractions import Fraction

import pytest

from purenn import checks


class Whole(object):
    """An integer of another kind, as NumPy's are."""

    def __index__(self):
        return 3
    __int__ = __index__


@pytest.mark.parametrize("value, expected", [(0, 0), (2 ** 70, 2 ** 70), (Whole(), 3)])
def test_at_least_gives_an_int(value, expected):
    found = checks.at_least(0, "n", value)
    assert type(found) is int and found == expected


@pytest.mark.parametrize("value, error, message", [
    (1, ValueError, "^n must be at least 2; got 1$"), (-1, ValueError, "at least 2; got -1"),
    (2.0, TypeError, "^n must be an integer; got 2.0$"), ("2", TypeError, "got '2'"), (None, TypeError, "got None"),
    ([2], TypeError, "n must be an integer"), (True, TypeError, "^n must be an integer; got True$"),
    (math.nan, TypeError, "got nan"),
])
def test_at_least_refuses(value, error, message):
    with pytest.raises(error, match=message):
        checks.at_least(2, "n", value)


@pytest.mark.parametrize("check, good, bad", [
    (checks.non_negative, [0, 0.0, 1e300, Fraction(1, 3), Decimal("7")], [-1, -5e-324, math.nan, math.inf, 10 ** 400]),
    (checks.fraction, [0, 0.0, 0.5, 1 - 2.0 ** -53, Fraction(2, 3)], [-0.5, 1, 1.0, 2, math.nan, math.inf]),
])
def test_ranges_of_numbers(check, good, bad):
    for value in good:
        assert check("x", value) is value
    for value in bad:
        with pytest.raises(ValueError, match="^x: expected a .*number of at least 0.*; got "):
            check("x", value)
    for value in ("1", None):
        with pytest.raises((ValueError, TypeError), match="x"):
            check("x", value)


KNOWN = (("rate", 0.5, checks.non_negative), ("steps", None, lambda name, value: checks.at_least(1, name, value)))


def test_options_are_those_given_and_the_defaults_of_the_others():
    assert checks.options_of("it", KNOWN, {"steps": 3}) == {"rate": 0.5, "steps": 3}
    assert checks.options_of("it", (), {}) == {}


@pytest.mark.parametrize("given, error, message", [
    ({}, ValueError, "^it needs the option steps$"), ({"steps": 0}, ValueError, "^it: steps must be at least 1; got 0$"),
    ({"steps": 1, "rat": 1}, ValueError, "^it: unknown option 'rat'; closest is rate; known are rate, steps$"),
    ({"steps": 1, "rate": -1}, ValueError, "^it: rate: expected a finite number"),
])
def test_wrong_options(given, error, message):
    with pytest.raises(error, match=message):
        checks.options_of("it", KNOWN, given)


def test_no_options():
    checks.no_options("it", {})
    with pytest.raises(ValueError, match="^it takes no options; got a, b$"):
        checks.no_options("it", {"b": 1, "a": 2})
