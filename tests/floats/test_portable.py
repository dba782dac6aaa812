"""portable.py against mpmath, in units in the last place, and the special values against NumPy's and C's."""
import math
import random
import runpy
import struct
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import mpmath
import pytest

from amounts import share
from paths import GOLDEN
from purenn.floats import fixed_point, pairs, parts, portable

ARGUMENTS = share(3000)         # a range; times the ranges below, about 240,000 in all with --long
LIMIT = {"exp": 0.501, "log": 0.501}
NUMPY_NAMES = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "tanh", "sinh", "cosh", "sin", "cos"]
mpmath.mp.prec = 150


def flat(low, high):
    return lambda draws: draws.uniform(low, high)


def wide(low, high, signed=False):
    """Sizes of 2**low to 2**high, subnormal too."""
    def draw(draws):
        x = draws.uniform(1.0, 2.0) * 2.0 ** draws.randrange(low, high)
        return -x if signed and draws.random() < 0.5 else x
    return draw


def near(centre, low, high, signed=True):
    """Next to a number, 2**low to 2**high away, above or (signed) below."""
    return lambda draws: centre + wide(low, high, signed)(draws)


def any_float(draws):
    while True:
        x = struct.unpack("<d", struct.pack("<Q", draws.getrandbits(64)))[0]
        if x - x == 0.0:
            return x


def positive(draws):
    return abs(any_float(draws))


def multiple(step):
    return lambda draws: draws.randrange(1, 8000) * step


LOGARITHM = [flat(0, 1), flat(0.7, 1.4), flat(0, 1000), wide(-1074, -1020), near(1.0, -52, -4), positive]
ANGLE = [flat(-4, 4), flat(-100, 100), flat(-30000, 30000), wide(-1074, -20, True), wide(-40, 0, True), any_float,
         multiple(math.pi / 2), multiple(math.pi / 128)]
HYPERBOLIC = [flat(-1, 1), flat(-4, 4), flat(-40, 40), wide(-1074, -1000, True), wide(-40, -2, True), wide(-1074, 6, True)]
RANGES = {
    "exp": [flat(-30, 30), flat(-1, 1), flat(-746, 710), flat(-746, -707), wide(-60, -2, True)],
    "expm1": HYPERBOLIC + [flat(-60, 710)], "tanh": HYPERBOLIC, "erf": HYPERBOLIC + [flat(-6.5, 6.5)],
    "sinh": HYPERBOLIC + [flat(-711, 711)], "cosh": HYPERBOLIC + [flat(-711, 711)],
    "log": LOGARITHM, "log2": LOGARITHM, "log10": LOGARITHM, "sqrt": [flat(0, 1), positive, wide(-1074, -1020)],
    "log1p": [flat(-1, 1), flat(-0.01, 0.01), near(-1.0, -52, -4, False), wide(-1074, -5, True), positive],
    "sin": ANGLE, "cos": ANGLE,
}
POWERS = {
    "any": (flat(0, 10), flat(-10, 10)), "wide": (positive, flat(-2, 2)), "root": (positive, lambda draws: 1.0 / draws.randrange(2, 9)),
    "near 1": (near(1.0, -40, -3), flat(-5000, 5000)),
    "whole": (lambda draws: float(draws.randrange(1, 60)), lambda draws: float(draws.randrange(-25, 25))),
}
MP = {"log2": lambda x: mpmath.log(x) / mpmath.ln2, "log10": lambda x: mpmath.log(x) / mpmath.ln10}


def units_off(result, value):
    """How many units in the last place of the value a result is away from it (an mpmath number)."""
    if value == 0:
        return abs(result) / 5e-324
    e = max(mpmath.frexp(value)[1] - 53, -1074)
    if result - result != 0.0:                          # right where the nearest float would be too large
        return 0.0 if abs(value) >= mpmath.ldexp(2 - mpmath.ldexp(1, -53), 1023) and (result > 0) == (value > 0) else math.inf
    return float(mpmath.ldexp(abs(mpmath.mpf(result) - value), -e))


@pytest.mark.parametrize("name", sorted(RANGES))
def test_within_half_a_unit_in_the_last_place(name):
    draws = random.Random(name)
    function, true = getattr(portable, name), MP.get(name, getattr(mpmath, name, None))
    for number in RANGES[name]:
        for _ in range(ARGUMENTS):
            x = number(draws)
            off = units_off(function(x), true(mpmath.mpf(x)))
            assert off <= LIMIT.get(name, 0.504), (x, function(x), off)


@pytest.mark.parametrize("kind", sorted(POWERS))
def test_power_within_half_a_unit_in_the_last_place(kind):
    draws = random.Random(kind)
    first, second = POWERS[kind]
    for _ in range(ARGUMENTS):
        x, y = first(draws), second(draws)
        assert units_off(portable.power(x, y), mpmath.power(x, y)) <= 0.504, (x, y, portable.power(x, y))


def test_power_at_its_limits():
    draws = random.Random(1)
    for _ in range(ARGUMENTS):                          # exponents that bring the result next to the largest and smallest floats
        x = positive(draws)
        y = draws.choice([draws.uniform(709, 709.8), draws.uniform(-745.2, -708)]) / math.log(x)
        assert units_off(portable.power(x, y), mpmath.power(x, y)) <= 0.504, (x, y)


def test_the_measure_can_fail():
    """A function that is one unit in the last place off, as many a C library's is, is seen."""
    x = 0.7310585786300049
    assert units_off(portable.log(x), mpmath.log(x)) < 0.5 < units_off(portable.log(x) * (1.0 - 2.0 ** -52), mpmath.log(x))


def test_nearly_all_are_the_nearest_float():
    draws = random.Random(3)
    for name, number in (("exp", flat(-30, 30)), ("log", flat(0, 1))):
        for _ in range(share(4000)):
            x = number(draws)
            assert getattr(portable, name)(x) == float(getattr(mpmath, name)(mpmath.mpf(x)))


SPECIAL = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 1e308, -1e308, 5e-324, -5e-324, 1000.0, -1000.0, 2.0, -2.0,
           0.5, -0.5, 3.0, -3.0, 709.9, -746.0, 1e-300, -1e-300, 1e22, -1e22, 1 / 3, -1 / 3, 9007199254740993.0, -9007199254740991.0]


def alike(x, y):
    """Both nan, or the same to the bit where they are special, else to one unit in the last place."""
    if x != x or y != y:
        return x != x and y != y
    if x in (0.0, math.inf, -math.inf) or y in (0.0, math.inf, -math.inf):
        return x == y and math.copysign(1.0, x) == math.copysign(1.0, y)
    return abs(x - y) <= 4e-16 * abs(y) or abs(x - y) <= 5e-324


@pytest.mark.parametrize("name", NUMPY_NAMES)
def test_special_values_are_numpy_s(name):
    np = pytest.importorskip("numpy")
    with np.errstate(all="ignore"):
        for x in SPECIAL:
            expected = float(getattr(np, name)(np.float64(x)))
            assert alike(getattr(portable, name)(x), expected), (x, getattr(portable, name)(x), expected)


def test_special_powers_are_numpy_s():
    np = pytest.importorskip("numpy")
    shortcuts = (2.0, 1.0, 0.5, -1.0)                   # elementary.power's
    with np.errstate(all="ignore"):
        for x in SPECIAL:
            for y in SPECIAL:
                if y not in shortcuts:
                    expected = float(np.power(np.float64(x), np.float64(y)))
                    assert alike(portable.power(x, y), expected), (x, y, portable.power(x, y), expected)


def test_special_values_of_erf():
    for x in SPECIAL:
        assert alike(portable.erf(x), math.erf(x)), x


def test_symmetries_hold_to_the_bit():
    draws = random.Random(4)
    for _ in range(share(2000)):
        x = wide(-1074, 12)(draws)
        for name in ("sin", "tanh", "sinh", "erf"):
            assert getattr(portable, name)(-x) == -getattr(portable, name)(x)
        for name in ("cos", "cosh"):
            assert getattr(portable, name)(-x) == getattr(portable, name)(x)


def test_whole_powers_and_logarithms_are_exact_where_they_can_be():
    for n in range(-1074, 1024):
        assert portable.log2(parts.compose(1, n)) == n
        assert portable.power(2.0, float(n)) == parts.compose(1, n)
    for n in range(0, 23):
        assert portable.log10(float(10 ** n)) == n
    for base in range(2, 40):
        for n in range(1, 60):
            if base ** n < 2 ** 53:
                assert portable.power(float(base), float(n)) == base ** n


def test_pairs_are_exact():
    draws = random.Random(5)
    for _ in range(share(3000)):
        a, b = wide(-100, 100, True)(draws), wide(-100, 100, True)(draws)
        assert sum(map(Fraction, pairs.exact_sum(a, b))) == Fraction(a) + Fraction(b)
        assert sum(map(Fraction, pairs.exact_product(a, b))) == Fraction(a) * Fraction(b)


def test_constants_by_integers():
    with mpmath.workprec(300):
        for value, expected in ((fixed_point.pi(), mpmath.pi), (fixed_point.log_of_step(1), mpmath.ln2), (portable.LN10, mpmath.ln10),
                                (fixed_point.square_root(2 * fixed_point.ONE), mpmath.sqrt(2)), (fixed_point.exponential(fixed_point.ONE), mpmath.e),
                                (fixed_point.erf_slope(32, 32), 2 / mpmath.sqrt(mpmath.pi) / mpmath.e)):
            assert abs(mpmath.mpf(value) / fixed_point.ONE - expected) < mpmath.ldexp(1, -180)


def test_nothing_is_made_before_it_is_used():
    program = "from purenn.floats import portable as p; print(len(p.EXP_ROWS + p.LOG_ROWS + p.TURN_ROWS + p.LONG_TURN_STEP) + len(p.ERF_ROWS))"
    assert subprocess.check_output([sys.executable, "-c", program]).split() == [b"0"]


def test_golden_numbers():
    """The same comparison that every other Python is held to, and the numbers are in it."""
    golden = runpy.run_path(str(Path(GOLDEN) / "elementary.py"))
    assert set(golden["DIGESTS"]) == set(RANGES) | {"power"} == {entry[0] for entry in golden["GOLDEN"]}
    assert golden["differences"](portable, golden["GOLDEN"], golden["DIGESTS"]) == []

    class Wrong:
        """The portable functions, with an exponential that is one unit too small."""
        def __getattr__(self, name):
            return getattr(portable, name) if name != "exp" else lambda x: portable.exp(x) * (1.0 - 2.0 ** -53)
    lines = golden["differences"](Wrong(), golden["GOLDEN"], golden["DIGESTS"])
    assert len(lines) > 10 and all(line.startswith("exp") for line in lines)
