"""Digits behave as floats do, and calculate as exact fractions and mpmath's numbers do."""
import copy
import math
import operator
import pickle
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction
from numbers import Real

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from purenn.py36.crosscheck.digits import context
from purenn.py36.numbers.digits import Digits
from purenn.py36.numbers.digits_math import ELEMENTARY, DigitsMath

FLOATS = st.floats(-1e6, 1e6).map(lambda x: round(x * 64) / 64)         # of which all sums and products are exact here
MIXED = st.one_of(FLOATS, st.integers(-1000, 1000))
maths = DigitsMath()


@pytest.fixture(autouse=True)
def fifty_digits():
    with localcontext(context(50)):
        yield


@given(FLOATS, MIXED)
def test_operations_are_exact_and_have_the_signs_of_floats(x, y):
    for operate in (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.lt, operator.eq):
        for left, right in ((Digits(x), y), (x, Digits(y)), (Digits(x), Digits(y))):
            if operate in (operator.floordiv, operator.mod) and not y:
                with pytest.raises(ZeroDivisionError):
                    operate(left, right)
            else:
                wanted = operate(Fraction(x), Fraction(y))
                found = operate(left, right)
                assert found == wanted and (type(found) is Digits or wanted in (True, False))
    assert (-Digits(x), abs(Digits(x)), +Digits(x), hash(Digits(x))) == (-x, abs(x), x, hash(x))


@given(FLOATS, MIXED)
def test_a_quotient_is_right_to_the_last_digit(x, y):
    if y:
        for found in (Digits(x) / y, x / Digits(y)):
            exact = Fraction(x) / Fraction(y)
            assert abs(Fraction(found) - exact) <= abs(exact) / 10 ** 49 and (Fraction(x / y) == exact or found != x / y)


@pytest.mark.parametrize("x, y", [(2.5, 3), (0.1, -2), (9.0, 0.5), (2.0, -0.75), (0.0, 0), (1.0, 1e9), (-8.0, 3), (3, 2.0)])
def test_powers(x, y):
    with mpmath.workdps(60):
        exact = mpmath.mpf(x) ** y
        for found in (Digits(x) ** y, x ** Digits(y), pow(Digits(x), Digits(y))):
            assert type(found) is Digits and abs(mpmath.mpf(str(Decimal(found))) - exact) <= abs(exact) * mpmath.mpf(10) ** -48


def test_special_powers():
    nan = Digits("nan")
    assert nan ** 0 == 1 and Digits(1) ** nan == 1 and (Digits(-8.0) ** (1 / 3)).is_nan() and Digits(0.0) ** -1 == math.inf


@pytest.mark.parametrize("name", ELEMENTARY + ("log", "tan"))
def test_elementary_functions(name):
    with mpmath.workdps(60):
        for x in (0.7, 3, 1e-9):
            exact = getattr(mpmath, {"log2": "log", "log10": "log"}.get(name, name))(mpmath.mpf(x), *{"log2": (2,), "log10": (10,)}.get(name, ()))
            found = mpmath.mpf(str(Decimal(getattr(maths, name)(x))))
            assert abs(found - exact) <= abs(exact) * mpmath.mpf(10) ** -48
            assert name == "sqrt" and x == 3 or found != getattr(math, name)(x) or exact == found       # floats are further away


def test_the_rest_of_math():
    assert maths.pi == math.pi and maths.inf == math.inf and type(maths.e) is Digits
    assert maths.floor(Digits("1e20") + Digits(0.5)) == 10 ** 20 and maths.ceil(1.5) == 2 and maths.trunc(-1.5) == -1
    assert maths.pow(2, 0.5) == maths.sqrt(2) != math.sqrt(2) and maths.log(8, 2) == 3 and maths.hypot(3, 4) == 5 and maths.fabs(-2) == 2
    with localcontext(context(60)):
        assert maths.fsum([0.1] * 10) == Fraction(0.1) * 10 != 10 * 0.1
    assert maths.fmod(-7.5, 2) == math.fmod(-7.5, 2) and maths.copysign(3, -0.0) == -3 and maths.degrees(maths.pi) == 180
    assert maths.isnan(maths.nan) and not maths.isinf(Digits(10) ** 400) and maths.isfinite(1) and maths.radians(180) == math.pi
    assert maths.isclose(1, 1 + 1e-12) and not maths.isclose(1, 1.1) and maths.factorial(5) == 120
    for name, argument in (("sqrt", -1), ("log", 0), ("log", -1.0)):
        with pytest.raises(ValueError, match="math domain error"):
            getattr(maths, name)(argument)
    with pytest.raises(AttributeError, match="math.atan is not here in so many digits"):
        getattr(maths, "atan")(1)
    with pytest.raises(AttributeError, match="module 'math' has no attribute 'arctan'"):
        getattr(maths, "arctan")(1)


@pytest.mark.parametrize("places", [None, 0, 1, 2, 30, -1])
@pytest.mark.parametrize("x", [2.5, 3.5, -2.5, 0.125, 2.675, 1234.5678, 1e30])
def test_rounding_is_that_of_the_exact_number(x, places):
    found = round(Digits(x), places)
    assert found == round(Fraction(x), places) and type(found) is (int if places is None else Digits)


def test_what_is_printed_is_the_nearest_double():
    third = Digits(1) / 3
    assert (repr(third), str(third), "%s %r %.3f %d" % (third, third, third, third)) == (repr(1 / 3), str(1 / 3), "%s %r %.3f %d" % ((1 / 3,) * 4))
    assert "{:.4f} {:>12} {:g}".format(third, third, third) == "{:.4f} {:>12} {:g}".format(1 / 3, 1 / 3, 1 / 3)
    assert (float(third), int(Digits(-3.7)), bool(Digits(0)), third.hex(), Digits(2).is_integer()) == (1 / 3, -3, False, (1 / 3).hex(), True)
    assert third.is_integer() is False and Fraction(third) != Fraction(1 / 3)


def test_copies_keep_all_digits():
    third = Digits(1) / 3
    for other in (copy.copy(third), copy.deepcopy([third])[0], pickle.loads(pickle.dumps(third)), Digits(third)):
        assert other == third and type(other) is Digits
    assert float(third) != third


def test_what_is_a_float():
    assert isinstance(0.5, Digits) and isinstance(Digits(1), Digits) and isinstance(Digits(1), Real)
    assert not isinstance(1, Digits) and not isinstance("0.5", Digits) and not isinstance(Decimal(1), Digits) and not isinstance(Digits(1), float)

    class Own(Digits):
        pass
    assert not isinstance(0.5, Own) and isinstance(Own(2), Digits)


def test_what_digits_are_made_of():
    assert Digits("0.1") == 0.1 != Decimal("0.1") and Digits(2 ** 200) == 2 ** 200 and Digits(True) == 1 and Digits() == 0
    assert Digits(Fraction(1, 4)) == 0.25 and Fraction(1, 2) + Digits(1) == Digits(1) + Fraction(1, 2) == 1.5
    for wrong, error in (("x", ValueError), (None, TypeError), ([1], TypeError), (1j, TypeError)):
        with pytest.raises(error):
            Digits(wrong)
    for wrong in ("1", None, [1], 1j):
        with pytest.raises(TypeError):
            Digits(1) + wrong
    assert getcontext().prec == 50
