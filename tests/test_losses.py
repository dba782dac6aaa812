"""losses.py: values and deltas against 50 digits and dual numbers; kinks, far ends, other number kinds; pairs."""
import math
import re
from decimal import Decimal
from fractions import Fraction
from random import Random

import mpmath
import pytest
from mpmath import mpf

from purenn import Matrix, activations, losses
from purenn.checks import PlacedError
from purenn.floats import elementary
from purenn.py36.numbers import gradient

NAMES = sorted(losses.LOSSES)
INF, NAN = math.inf, math.nan


@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


# ---- the definitions, one row at a time, in 50 digits ----

def exact_row(name, z, t):
    """The sum of one row's terms; a = z but for the cross entropies."""
    pairs = list(zip(map(mpf, z), map(mpf, t)))
    if name == "categorical_cross_entropy":
        total = mpmath.fsum(mpmath.exp(x) for x, _ in pairs)
        return -mpmath.fsum(y * mpmath.log(mpmath.exp(x) / total) for x, y in pairs)
    term = {
        "half_squared_error": lambda x, y: (x - y) ** 2 / 2,
        "mean_squared_error": lambda x, y: (x - y) ** 2,
        "mean_absolute_error": lambda x, y: abs(x - y),
        "huber": lambda x, y: (x - y) ** 2 / 2 if abs(x - y) < 1 else abs(x - y) - mpf(1) / 2,
        "hinge": lambda x, y: max(0, 1 - x * y),
        "binary_cross_entropy": lambda x, y: y * mpmath.log1p(mpmath.exp(-x)) + (1 - y) * mpmath.log1p(mpmath.exp(x)),
    }[name]
    return mpmath.fsum(term(x, y) for x, y in pairs)


def exact(name, zs, ts, weights=None):
    with mpmath.workdps(60):
        weights = [mpf(1)] * len(zs) if weights is None else list(map(mpf, weights))
        total = mpmath.fsum(w * exact_row(name, z, t) for w, z, t in zip(weights, zs, ts))
        if name == "half_squared_error":
            return total
        return total / (len(zs) if name == "categorical_cross_entropy" else len(zs) * len(zs[0]))


def parts(name):
    """(loss, the activation it is for, or identity)"""
    loss = losses.LOSSES[name]
    return loss, activations.get(loss.only_with or "identity")


def value(name, zs, ts, weights=None):
    loss, activation = parts(name)
    z = Matrix(zs)
    return loss.value(z, activation.value(z), Matrix(ts), weights and Matrix([[w] for w in weights]))


def delta(name, zs, ts, weights=None):
    loss, activation = parts(name)
    z = Matrix(zs)
    return loss.delta(activation, z, activation.value(z), Matrix(ts), weights and Matrix([[w] for w in weights])).tolist()


def problem(name, samples, outputs, scale, seed=1):
    """(zs, targets, weights), none at a kink."""
    random = Random("%s %d %d %g %d" % (name, samples, outputs, scale, seed))
    zs = [[random.uniform(-scale, scale) for _ in range(outputs)] for _ in range(samples)]
    ts = [[random.uniform(0, 1) for _ in range(outputs)] for _ in range(samples)]
    if name == "hinge":
        ts = [[1.0 if t > 0.5 else -1.0 for t in row] for row in ts]
    if name == "categorical_cross_entropy":
        ts = [[t / math.fsum(row) for t in row] for row in ts]
    return zs, ts, [random.uniform(0.1, 3) for _ in range(samples)]


CASES = [(samples, outputs, scale) for samples, outputs in ((1, 1), (4, 1), (3, 2), (2, 5)) for scale in (1, 4, 40)]


@pytest.mark.parametrize("arithmetic", ["native", "portable"])
@pytest.mark.parametrize("name", NAMES)
def test_the_value_is_the_definition(name, arithmetic):
    with elementary.arithmetic(arithmetic):
        for case in CASES:
            zs, ts, weights = problem(name, *case)
            for chosen in (None, weights):
                found, expected = value(name, zs, ts, chosen), exact(name, zs, ts, chosen)
                assert abs(found - expected) <= 4e-15 * expected
                assert case[0] == 1 or not expected or abs(exact(name, zs, ts, None if chosen else weights) - expected) > 1e-9 * expected


@pytest.mark.parametrize("name", NAMES)
def test_the_delta_is_the_derivative_of_the_value(name):
    for case in CASES:
        zs, ts, weights = problem(name, *case)
        rows, columns = len(zs), len(zs[0])
        for chosen in (None, weights):
            expected = gradient(lambda x: value(name, [x[i * columns:(i + 1) * columns] for i in range(rows)], ts, chosen),
                                [x for row in zs for x in row])
            found = [x for row in delta(name, zs, ts, chosen) for x in row]
            largest = max(map(abs, expected))
            assert max(abs(x - y) for x, y in zip(found, expected)) <= 1e-14 * (largest or 1)
            if largest > 1e-3:
                for factor in (2, -1, 0.5):
                    assert max(abs(factor * x - y) for x, y in zip(found, expected)) > 1e-4 * largest


def test_weights_multiply_and_whole_ones_are_repetitions():
    for name in NAMES:
        zs, ts, _ = problem(name, 4, 2, 2)
        assert value(name, zs, ts, [0.5] * 4) == pytest.approx(value(name, zs, ts) / 2, rel=1e-15)
        weights = [2.0, 0.0, 1.0, 3.0]
        several = [i for i, weight in enumerate(weights) for _ in range(int(weight))]
        samples = 1.0 if name == "half_squared_error" else 6.0 / 4          # the divisor of a mean counts samples
        assert value(name, zs, ts, weights) == pytest.approx(
            value(name, [zs[i] for i in several], [ts[i] for i in several]) * samples, rel=1e-15)
        assert delta(name, zs, ts, weights)[1] == [0.0, 0.0]


@pytest.mark.parametrize("name", NAMES)
def test_what_the_terms_are_divided_by(name):
    t = Matrix([[0, 1], [1, 0], [0, 1]])
    assert losses.LOSSES[name].count(t) == {"half_squared_error": 1, "categorical_cross_entropy": 3}.get(name, 6)


# ---- kinks and far ends ----

@pytest.mark.parametrize("name, z, t, expected, slope", [
    ("mean_absolute_error", 0.25, 0.25, 0.0, 0.0), ("mean_absolute_error", 0.5, 0.25, 0.25, 1.0), ("mean_absolute_error", 0.0, 0.25, 0.25, -1.0),
    ("huber", 0.25, 0.25, 0.0, 0.0), ("huber", 1.25, 0.25, 0.5, 1.0), ("huber", -0.75, 0.25, 0.5, -1.0),
    ("huber", 1.125, 0.25, 0.3828125, 0.875), ("huber", 3.25, 0.25, 2.5, 1.0), ("huber", 1e300, 0.0, 1e300, 1.0),
    ("hinge", 1.0, 1, 0.0, 0.0), ("hinge", -1.0, -1, 0.0, 0.0), ("hinge", 0.5, 1, 0.5, -1.0), ("hinge", 0.5, -1, 1.5, 1.0),
    ("hinge", 2.0, 1, 0.0, 0.0), ("binary_cross_entropy", 800.0, 0, 800.0, 1.0), ("binary_cross_entropy", -800.0, 1, 800.0, -1.0),
    ("binary_cross_entropy", 800.0, 1, 0.0, 0.0), ("binary_cross_entropy", 1e308, 0.5, 5e307, 0.5),
    ("binary_cross_entropy", 0.0, 0.5, math.log(2), 0.0)])
def test_kinks_and_far_ends(name, z, t, expected, slope):
    assert value(name, [[z]], [[t]]) == expected and delta(name, [[z]], [[t]]) == [[slope]]
    by_dual = gradient(lambda x: value(name, [x], [[t]]), [z])
    assert by_dual == [slope] or abs(z) > 700       # e^-800 is 0, and the duals' 1 / e^800 no number


@pytest.mark.parametrize("arithmetic", ["native", "portable"])
def test_cross_entropies_of_the_nearly_certain(arithmetic):
    """Small losses are as exact as large ones: nothing is 1 - (1 - x)."""
    with elementary.arithmetic(arithmetic):
        for z in (20.0, 50.0, 700.0, -20.0, -50.0, -700.0):
            for t in (0.0, 0.3, 1.0):
                assert abs(value("binary_cross_entropy", [[z]], [[t]]) - exact("binary_cross_entropy", [[z]], [[t]])) <= (
                    4e-16 * exact("binary_cross_entropy", [[z]], [[t]]))
        for z in ([1000.0, 0.0, -1000.0], [-1000.0, -1001.0, -2000.0], [1e308, -1e307, 0.0]):
            for t in ([0, 0, 1], [0.25, 0.5, 0.25]):
                true = exact("categorical_cross_entropy", [z], [t])
                assert abs(value("categorical_cross_entropy", [z], [t]) - true) <= 4e-16 * true
                assert abs(math.fsum(delta("categorical_cross_entropy", [z], [t])[0])) <= 4e-16


@pytest.mark.parametrize("name", NAMES)
def test_nan_stays_nan(name):
    zs, ts, _ = problem(name, 2, 3, 1)
    zs[1][2] = NAN
    assert math.isnan(value(name, zs, ts)) and math.isnan(delta(name, zs, ts)[1][2]) or name == "hinge"
    assert not math.isnan(delta(name, zs, ts)[0][0])


# ---- other kinds of numbers ----

def test_fractions_and_decimals_stay_what_they_are():
    """With targets that are whole numbers, and where all terms are."""
    for kind in (Fraction, Decimal):
        zs = [[kind(-1) / 2, kind(0)], [kind(3) / 2, kind(3)]]
        for name in ("half_squared_error", "mean_squared_error", "mean_absolute_error", "huber", "hinge"):
            for weights in (None, [kind(1), kind(3)]):
                ts = [[1, -1], [1, 1]]
                floats = [[float(x) for x in row] for row in zs]
                found, by_z = value(name, zs, ts, weights), delta(name, zs, ts, weights)
                factors = weights and [float(w) for w in weights]
                assert type(found) is kind and float(found) == pytest.approx(value(name, floats, ts, factors), rel=1e-15)
                assert {type(x) for row in by_z for x in row} == {kind}
                assert [[float(x) for x in row] for row in by_z] == [pytest.approx(row) for row in delta(name, floats, ts, factors)]
    assert value("mean_squared_error", [[Fraction(1, 3)], [Fraction(1, 7)], [Fraction(2)]], [[0], [0], [0]]) == (
        (Fraction(1, 9) + Fraction(1, 49) + 4) / 3)
    assert str(value("categorical_cross_entropy", [[Decimal(1), Decimal(0)]], [[1, 0]])) .startswith("0.31326168751822283404899549")


def test_sign():
    assert [math.copysign(1.0, x) * abs(x) for x in losses.sign(Matrix([2.5, -0.0, 0.0, -1e-320])).tolist()] == [1, 0, 0, -1]
    assert math.isnan(losses.sign(Matrix([NAN]))[0])
    assert losses.sign(Matrix([3, -2, 0])).tolist() == [1, -1, 0]


# ---- names and pairs ----

PAIRS = [(name, other) for name in NAMES for other in sorted(activations.ACTIVATIONS)]


def right(name, other):
    """Whether the loss is for an output layer of this activation."""
    if name == "hinge":
        return other not in ("sigmoid", "softmax", "relu", "softplus")
    return losses.LOSSES[name].only_with in (None, other)


@pytest.mark.parametrize("name, other", PAIRS)
def test_pairs(name, other):
    activation = activations.get(other)
    if right(name, other):
        assert losses.get(name, activation) is losses.LOSSES[name]
        return
    wanted = {"hinge": "tanh or identity", "binary_cross_entropy": "sigmoid", "categorical_cross_entropy": "softmax"}[name]
    own = {"sigmoid": "binary_cross_entropy", "softmax": "categorical_cross_entropy"}.get(
        other, "mean_squared_error or half_squared_error")
    with pytest.raises(ValueError) as caught:
        losses.get(name, activation)
    assert str(caught.value) == "%s is for %s in the last layer; this one has %s, for which %s is right" % (name, wanted, other, own)
    assert all(right(loss, other) for loss in own.split(" or "))
    assert all(right(name, activation) for activation in wanted.split(" or "))


def test_names():
    for wrong in ("mse", "", 1, ["huber"]):
        with pytest.raises(ValueError, match="unknown loss .*; known are binary_cross_entropy, categorical_cross_entropy, "
                                             "half_squared_error, hinge, huber, mean_absolute_error, mean_squared_error"):
            losses.get(wrong, activations.get("identity"))
    assert repr(losses.LOSSES["huber"]) == "<loss huber>"


def test_an_unknown_divisor_is_refused():
    with pytest.raises(ValueError, match="unknown divisor 'men'; closest is mean; known are sum, samples, mean"):
        losses.Loss("mine", lambda a, t: a - t, lambda a, t: a, "men")
