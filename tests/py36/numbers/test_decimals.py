"""Decimals through every formula: elementary functions beside mpmath's, networks beside mpmath's own arithmetic."""
import random
import subprocess
from decimal import Decimal, Overflow, getcontext, localcontext

import mpmath
import pytest

import needs
from amounts import share
from paths import ROOT
from purenn import Dense, Matrix, Network, activations, article, losses
from purenn.floats import elementary
from purenn.py36.numbers import decimals

DIGITS = (5, 20, 50, 80)
MPMATH = {"log1p": mpmath.log1p, "expm1": mpmath.expm1, "log2": lambda x: mpmath.log(x, 2)}
NAN, INFINITY = Decimal("NaN"), Decimal("Infinity")


@pytest.fixture(autouse=True)
def fifty_digits():
    with localcontext() as context, mpmath.workdps(130):
        context.prec = 50
        yield


def exact(x):
    return mpmath.mpf(str(x))


def argument(name, digits):
    """A Decimal of so many digits, large, small or tiny, that the function has a value for."""
    x = Decimal(random.randrange(1, 10 ** digits)).scaleb(random.choice([-60, -20, -5, -1, 0, 0, 1, 1, 2]) - digits)
    x *= random.choice([1, -1])
    return abs(x) if name in ("log", "log2", "log10", "sqrt") or name == "log1p" and x < -1 else x


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("name", elementary.NAMES)
def test_functions_are_within_a_unit_of_the_last_digit(name, digits):
    random.seed(digits)
    getcontext().prec = digits
    for _ in range(share(1000)):
        x = argument(name, digits)
        y, true = getattr(elementary, name)(x), (MPMATH.get(name) or getattr(mpmath, name))(exact(x))
        unit = Decimal(1).scaleb(y.adjusted() - digits + 1)
        assert len(y.as_tuple().digits) <= digits and abs(exact(y) - true) <= exact(unit), (x, y)


def test_a_function_of_too_few_digits_is_noticed():
    """The control: calculated without guard digits, tanh is wrong by more than a unit."""
    x = Decimal("0.00001234567890123456789")
    careless = (x.exp() - (-x).exp()) / (x.exp() + (-x).exp())
    assert abs(exact(careless) - mpmath.tanh(exact(x))) > exact(Decimal(1).scaleb(careless.adjusted() - 49))


@pytest.mark.parametrize("name, values", [
    ("exp", "NaN Infinity 0 Infinity 0"), ("expm1", "NaN Infinity -1 Infinity -1"), ("log", "NaN Infinity NaN 999 NaN"),
    ("sqrt", "NaN Infinity NaN 999 NaN"), ("tanh", "NaN 1 -1 1 -1"), ("erf", "NaN 1 -1 1 -1"), ("log1p", "NaN Infinity NaN 999 NaN"),
    ("sinh", "NaN Infinity -Infinity Infinity -Infinity"), ("cosh", "NaN Infinity Infinity Infinity Infinity"),
    ("sin", "NaN NaN NaN 0.1 0.1"), ("cos", "NaN NaN NaN 0.1 0.1")])
def test_special_values_raise_nothing_even_where_the_context_traps_all(name, values):
    getcontext().traps[Overflow] = True
    for x, wanted in zip((NAN, INFINITY, -INFINITY, Decimal("1e30"), Decimal("-1e30")), values.split()):
        y = getattr(elementary, name)(x)
        if wanted == "999":
            assert y.is_finite() and y > 60
        elif wanted == "0.1":
            assert abs(y) <= 1
        else:
            assert y.compare_total(Decimal(wanted)) == 0 or abs(y - Decimal(wanted)) < Decimal("1e-49"), (x, y)


def test_signs_of_zero_and_the_smallest_numbers_stay():
    for name in ("expm1", "log1p", "tanh", "sinh", "erf", "sqrt", "sin"):
        assert str(getattr(elementary, name)(Decimal("-0"))) == "-0", name
    assert elementary.tanh(Decimal("1e-1000")) == Decimal("1e-1000") == elementary.log1p(Decimal("1e-1000"))
    assert elementary.log(Decimal(0)) == -INFINITY and elementary.log1p(Decimal(-1)) == -INFINITY


def test_sines_near_the_multiples_of_pi():
    for turns in (1, 2, 3, 10 ** 6):
        near = +(turns * decimals.pi(50))
        assert abs(exact(elementary.sin(near)) / mpmath.sin(exact(near)) - 1) < mpmath.mpf(10) ** -49


@pytest.mark.parametrize("digits", [1, 10, 50, 300])
def test_constants(digits):
    getcontext().prec = digits
    one = Decimal(1)
    with mpmath.workdps(digits + 20):
        for name, true in (("root_half", mpmath.sqrt(mpmath.mpf(1) / 2)), ("root_two_pi", mpmath.sqrt(2 * mpmath.pi)),
                           ("two_over_root_pi", 2 / mpmath.sqrt(mpmath.pi))):
            assert str(elementary.constant(name, one)) == str(Decimal(mpmath.nstr(true, digits, strip_zeros=False)))
            assert elementary.constant(name, 1.0) == elementary.constant(name, 1) == float(true)


# ---- formulas ----

def decimal_matrix(rows):
    return Matrix([[Decimal(x) for x in row] for row in (rows.tolist() if hasattr(rows, "tolist") else rows)])


Z = [["-3.5", "0", "0.1"], ["1e-30", "700", "-700"]]
FORMULAS = {
    "identity": lambda z: z, "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)), "tanh": mpmath.tanh, "relu": lambda z: max(z, 0),
    "leaky_relu": lambda z: max(z, z / 100), "elu": lambda z: z if z > 0 else mpmath.expm1(z),
    "softplus": lambda z: mpmath.log1p(mpmath.exp(z)) if z < 0 else z + mpmath.log1p(mpmath.exp(-z)),
    "silu": lambda z: z / (1 + mpmath.exp(-z)), "gelu": lambda z: z * mpmath.ncdf(z)}


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_activations_in_50_digits(name):
    activation, z = activations.ACTIVATIONS[name], decimal_matrix(Z)
    a = activation.value(z)
    slopes = activation.backward(z, a, z * 0 + 1)
    for x, y, slope in zip(z._data, a._data, slopes._data):
        true = FORMULAS[name](exact(x))
        assert abs(exact(y) - true) <= mpmath.mpf(10) ** -48 * max(1, abs(true)), (x, y)
        if x:                           # at 0 some have a kink
            with mpmath.workdps(130):
                true = mpmath.diff(FORMULAS[name], exact(x), h=mpmath.mpf(10) ** -50)
            assert abs(exact(slope) - true) <= mpmath.mpf(10) ** -46, (x, slope)


@pytest.mark.parametrize("name", sorted(losses.LOSSES))
def test_losses_take_decimals_and_are_near_those_of_floats(name):
    loss = losses.LOSSES[name]
    activation = activations.ACTIVATIONS[loss.only_with or "tanh"]
    rows, targets = [[0.5, -1.25], [2.0, 0.75], [-0.5, 0.25]], [[1, -1] if name == "hinge" else [1, 0]] * 3
    found = []
    for z, t in ((Matrix(rows), Matrix(targets) * 1.0), (decimal_matrix(rows), decimal_matrix(targets))):
        a = activation.value(z)
        found.append([loss.value(z, a, t)] + loss.delta(activation, z, a, t)._data)
    assert all(isinstance(x, Decimal) for x in found[1])
    assert found[0] == pytest.approx([float(x) for x in found[1]], rel=1e-15)


def mpmath_article(X, y, wh, bh, wout, bout, epochs, lr):
    """The article's training on lists of mpmath numbers, written once more and in another way."""
    for _ in range(epochs):
        h = [[1 / (1 + mpmath.exp(-(sum(x * w for x, w in zip(row, column)) + b))) for column, b in zip(zip(*wh), bh)] for row in X]
        out = [1 / (1 + mpmath.exp(-(sum(a * w for a, w in zip(row, wout)) + bout))) for row in h]
        d = [(t - o) * o * (1 - o) for t, o in zip(y, out)]
        dh = [[e * w * a * (1 - a) for a, w in zip(row, wout)] for e, row in zip(d, h)]
        wout = [w + lr * sum(row[j] * e for row, e in zip(h, d)) for j, w in enumerate(wout)]
        wh = [[w + lr * sum(row[i] * e[j] for row, e in zip(X, dh)) for j, w in enumerate(ws)] for i, ws in enumerate(wh)]
        bh, bout = [b + lr * sum(e[j] for e in dh) for j, b in enumerate(bh)], bout + lr * sum(d)
    return wh, bh, wout, bout


@pytest.mark.parametrize("epochs", [1, share(5000, 60)])
def test_the_article_agrees_with_mpmath_to_45_digits(epochs):
    start = article.initialize(42)
    found = article.train(decimal_matrix(article.X), decimal_matrix(article.y), *map(decimal_matrix, start), epochs=epochs, lr=Decimal("0.1"))
    mpmath.mp.dps = 60
    numbers = [[mpmath.mpf(x) for x in matrix._data] for matrix in start]
    wh, bh, wout, bout = mpmath_article([[mpmath.mpf(x) for x in row] for row in article.X], [mpmath.mpf(t) for t, in article.y],
                                        [numbers[0][i:i + 3] for i in range(0, 12, 3)], numbers[1], numbers[2], numbers[3][0],
                                        epochs, mpmath.mpf(1) / 10)
    true = [x for row in wh for x in row] + bh + wout + [bout]
    for x, y in zip([x for matrix in found for x in matrix._data], true):
        assert abs(exact(x) - y) < mpmath.mpf(10) ** -45 * abs(y)


def test_a_network_predicts_and_derives_in_50_digits():
    net = Network([Dense(2, 3, "gelu"), Dense(2, "softmax")], seed=1)
    plain = net.predict([[1, 2]]), net.loss_and_gradients([[1, 2]], [[0, 1]])
    net.set_weights([(decimal_matrix(W), decimal_matrix(b)) for W, b in net.weights])
    X, y = decimal_matrix([[1, 2]]), decimal_matrix([[0, 1]])
    exactly = net.predict(X), net.loss_and_gradients(X, y)
    assert plain[0]._data == pytest.approx([float(x) for x in exactly[0]._data], rel=1e-15)
    assert plain[1][0] == pytest.approx(float(exactly[1][0]), rel=1e-15)
    for pair, other in zip(plain[1][1], exactly[1][1]):
        for matrix, decimal in zip(pair, other):
            assert matrix._data == pytest.approx([float(x) for x in decimal._data], rel=1e-13)
            assert all(len(x.as_tuple().digits) > 40 for x in decimal._data)


def test_before_python_3_6_a_decimal_has_what_it_has_itself():
    code = ("from decimal import Decimal\nfrom purenn.floats import elementary as e\nprint(e.exp(Decimal(1)) == Decimal(1).exp())\n"
            "try:\n    e.tanh(Decimal(1))\nexcept TypeError as error:\n    print(error)")
    out = subprocess.check_output([needs.python("2.7"), "-c", code], cwd=ROOT, universal_newlines=True)
    assert out == "True\ntanh: expected a float, an integer or a number with a method tanh(), got Decimal\n"


def test_the_context_is_left_as_it_was():
    getcontext().prec = 7
    before = repr(getcontext())
    for name in elementary.NAMES:
        getattr(elementary, name)(Decimal("0.5"))
    assert repr(getcontext()) == before
