"""The C library's functions, written again: against the library where this Python has its bits, and against mpmath."""
import ctypes.util
import math
import random

import pytest

from amounts import share
from purenn.floats import portable
from purenn.random import functions, glibc, glibc_powers, glibc_singles

NAN, INF = float("nan"), float("inf")
SMALL = [lambda r: r.uniform(-1, 1), lambda r: r.uniform(-1, 1) * 2.0 ** r.randint(-70, 0)]


def native(name):
    """Python's function, if it is glibc's on a processor with fused multiply-add; its inf where Python raises."""
    found = getattr(math, name, None)
    _, sign, probes, more = glibc.KNOWN[name]
    if not found or not glibc.has_these_bits(found, sign, probes, more):
        pytest.skip("this C library is none of glibc with fused multiply-add")

    def function(*numbers):
        try:
            return found(*numbers)
        except OverflowError:
            return INF
    return function


@pytest.mark.parametrize("draw", SMALL + [lambda r: r.uniform(-5, 5), lambda r: r.uniform(-750, 715), lambda r: r.uniform(-38, 60)])
def test_exp_and_expm1(draw):
    exp, expm1, r = native("exp"), native("expm1"), random.Random(1)
    for _ in range(share(20000)):
        x = draw(r)
        assert glibc_powers.exp(x) == exp(x) and glibc_powers.expm1(x) == expm1(x), x


@pytest.mark.parametrize("draw", [
    lambda r: (r.random(), 1 / r.random()), lambda r: (r.random(), 1 / r.random() ** 4),
    lambda r: (r.expovariate(1), 1 / r.uniform(0, 10)), lambda r: (r.expovariate(1), 1 / r.uniform(0, 0.02)),
    lambda r: (1 + r.uniform(-1, 1) * 2.0 ** -r.randint(1, 50), r.random() * 2.0 ** r.randint(-5, 60)),
    lambda r: (2.0 ** r.randint(-1074, 1000), r.uniform(0, 2))])
def test_powers(draw):
    power, r = native("pow"), random.Random(2)
    for _ in range(share(20000)):
        x, y = draw(r)
        assert glibc_powers.power(x, y) == power(x, y), (x, y)


@pytest.mark.parametrize("draw", [lambda r: -r.random(), lambda r: r.random(), lambda r: r.uniform(0, 10), SMALL[1]])
def test_log1p_on_both_sides_of_0(draw):
    log1p, r = native("log1p"), random.Random(3)
    for _ in range(share(20000)):
        x = draw(r)
        assert glibc.log1p(x) == log1p(x), x


def test_they_stay_close_to_the_truth_on_every_machine():
    r = random.Random(4)
    for _ in range(share(20000)):
        x, y = r.uniform(-30, 30), r.uniform(0.01, 30)
        for a, b in ((glibc_powers.exp(x), portable.exp(x)), (glibc_powers.expm1(x), portable.expm1(x)),
                     (glibc_powers.power(y, x), portable.power(y, x)), (glibc.log1p(y / 4), portable.log1p(y / 4))):
            assert abs(a - b) <= abs(b) * 2.0 ** -52


def test_correctly_rounded_functions_would_not_do():
    for name in ("exp", "expm1", "pow"):
        own, sign, probes, more = glibc.KNOWN[name]
        assert glibc.has_these_bits(own, sign, probes, more)
        assert not glibc.has_these_bits(getattr(portable, "power" if name == "pow" else name), sign, probes, more)


def test_without_fused_multiply_add_they_would_be_others(monkeypatch):
    monkeypatch.setattr(glibc_powers, "fused", lambda a, b, c: a * b + c)
    for name in ("exp", "expm1", "pow"):
        own, sign, probes, more = glibc.KNOWN[name]
        for probe in probes:
            assert not glibc.has_these_bits(own, sign, [probe], more)


def test_the_tables_are_the_nearest_floats():
    mpmath = pytest.importorskip("mpmath")
    glibc_powers.exp(1.5), glibc_powers.power(2.0, 1.5), glibc_singles.power(0.5, 1.5)
    with mpmath.workprec(300):
        two = mpmath.mpf(2)
        for j, (scale, tail) in enumerate(glibc_powers._exp_rows):
            exact = two ** (mpmath.mpf(j) / 128)
            assert scale == float(exact) and tail == float((exact - scale) / scale)
        for i, (inverse, high, low) in enumerate(glibc_powers._log_rows):
            exact = -mpmath.log(mpmath.mpf(inverse))
            assert high == float(mpmath.nint(exact * 2 ** 43) / 2 ** 43) and low == float(exact - high)
            assert abs(inverse * (glibc_powers._edge(i) + glibc_powers._edge(i + 1.0)) / 2 - 1) < 2.0 ** -7
        for inverse, log_c, log2_c in glibc_singles._rows:
            exact = -mpmath.log(mpmath.mpf(inverse))
            assert log_c == float(exact) and log2_c == float(exact / mpmath.log(two))
        assert glibc_singles._powers == [float(two ** (mpmath.mpf(j) / 32)) for j in range(32)]


# ---- in single precision, where a wrong bit would be one of 24 ----

def test_single_precision_against_the_library():
    path = ctypes.util.find_library("m")
    native("exp")                                       # is it a glibc?
    if not path:
        pytest.skip("the C library is not found")
    library, r, single = ctypes.CDLL(path), random.Random(5), glibc_singles.single
    for name in ("expf", "logf", "log1pf", "powf"):
        getattr(library, name).restype = ctypes.c_float
        getattr(library, name).argtypes = [ctypes.c_float] * (2 if name == "powf" else 1)
    for _ in range(share(50000)):
        x, y = single(r.random()), single(1 / r.random() ** r.choice([1, 2]))
        u = -r.getrandbits(24) * 2.0 ** -24
        for a, b in ((x, y), (8 * x, single(1 / y))):
            assert glibc_singles.power(a, b) == library.powf(a, b)
        assert glibc_singles.log(x) == library.logf(x) and glibc_singles.log1p(u) == library.log1pf(u)
        x = single(-20 * x)
        assert glibc_singles.exp(x) == library.expf(x)
    for n in range(1, 3000):                            # next to powers of two
        for u in (-1 + n * 2.0 ** -24, -0.5 + (n - 1500) * 2.0 ** -24, -0.25 + (n - 1500) * 2.0 ** -24, -n * 2.0 ** -24):
            assert glibc_singles.log1p(u) == library.log1pf(u)


def test_single_precision_stays_close_to_the_truth():
    r = random.Random(6)
    for _ in range(share(20000)):
        x, y = glibc_singles.single(r.random()), glibc_singles.single(r.uniform(0.1, 9))
        for a, b in ((glibc_singles.power(x, y), portable.power(x, y)), (glibc_singles.exp(-x), portable.exp(-x)),
                     (glibc_singles.log(x), portable.log(x)), (glibc_singles.log1p(-x / 2), portable.log1p(-x / 2))):
            assert abs(a - b) <= abs(b) * 2.0 ** -23 + 2.0 ** -149


# ---- any float ----

def test_they_never_raise():
    for x, log, exp in ((0.0, -INF, 1.0), (-1.0, NAN, None), (INF, INF, INF), (-INF, NAN, 0.0), (NAN, NAN, NAN),
                        (1e308, None, INF), (-1e308, NAN, 0.0), (800.0, None, INF), (-800.0, NAN, 0.0)):
        for function, wanted in ((functions.log, log), (functions.exp, exp)):
            assert wanted is None or repr(function(x)) == repr(wanted)
    for x, y, wanted in ((0.0, 2.0, 0.0), (0.0, 0.0, 1.0), (0.0, INF, 0.0), (0.5, INF, 0.0), (2.0, INF, INF), (1.0, INF, 1.0),
                         (1.0, NAN, 1.0), (NAN, 0.0, 1.0), (NAN, 1.0, NAN), (0.5, NAN, NAN), (3.0, 1e300, INF), (0.3, 1e300, 0.0)):
        assert repr(functions.power(x, y)) == repr(wanted)
    assert repr([functions.log1p(x) for x in (-1.0, -2.0, NAN)]) == repr([-INF, NAN, NAN])
    assert repr([functions.expm1(x) for x in (-INF, INF, NAN, 1e4, -1e4)]) == repr([-1.0, INF, NAN, INF, -1.0])
    assert repr([functions.ratio(x, y) for x, y in ((1.0, 0.0), (-1.0, 0.0), (1.0, -0.0), (0.0, 0.0), (NAN, 0.0), (3.0, 4.0))]
                ) == repr([INF, -INF, -INF, NAN, NAN, 0.75])
