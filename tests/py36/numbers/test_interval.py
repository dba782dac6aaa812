"""Intervals hold the truth: beside exact fractions, 50-digit decimals and whole trainings, for thousands of numbers."""
import operator
from decimal import Decimal, getcontext, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amounts import share
from purenn import Dense, Matrix, Network, activations, article, losses
from purenn.floats import elementary
from purenn.py36.numbers import Interval
from purenn.py36.numbers.interval import LARGEST, UNDECIDED, above, below

INF = float("inf")
MANY = share(5000, 60)                  # of each of 20 tests: 100,000 with --long
FUNCTIONS = {                           # the interval from which arguments are drawn
    "exp": (-800.0, 720.0), "expm1": (-50.0, 720.0), "log": (5e-324, 1e300), "log1p": (-0.9999, 1e300), "log2": (5e-324, 1e300),
    "log10": (5e-324, 1e300), "sqrt": (0.0, 1e300), "tanh": (-30.0, 30.0), "sinh": (-720.0, 720.0), "cosh": (-720.0, 720.0),
    "sin": (-1e7, 1e7), "cos": (-1e7, 1e7), "erf": (-7.0, 7.0)}


@pytest.fixture(autouse=True)
def fifty_digits():
    with localcontext() as context:
        context.prec = 50
        yield


def intervals(low=-1e200, high=1e200):
    """Pairs of an Interval and a Fraction in it, often one of its ends."""
    numbers = st.one_of(st.floats(low, high), st.floats(max(low, -3.0), min(high, 3.0)), st.integers(max(-5, int(low) + 1), 5).map(float))
    return st.tuples(numbers, numbers, st.integers(0, 97)).map(placed)


def placed(parts):
    low, high, share_of_way = min(parts[:2]), max(parts[:2]), parts[2]
    return Interval(low, high), Fraction(low) + (Fraction(high) - Fraction(low)) * Fraction(share_of_way, 97)


# ---- rounding ----

@settings(max_examples=MANY)
@given(st.floats(allow_nan=False))
@example(0.0)
@example(LARGEST)
@example(-LARGEST)
@example(INF)
@example(2.0 ** -1022)
def test_the_floats_beside_a_float(x):
    assert below(x) < x or x == -INF
    assert above(x) > x or x == INF
    if abs(x) < INF:
        width = Fraction(2) ** -52 * abs(Fraction(x)) + Fraction(2) ** -1073
        assert x - Fraction(min(max(below(x), -LARGEST), LARGEST)) <= width


def test_a_rounding_up_that_rounds_to_the_nearest_is_noticed():
    """The control: without widening, sums of tenths do not hold the truth."""
    total = Interval._of(0.1 + 0.2, 0.1 + 0.2)
    assert Fraction(0.1) + Fraction(0.2) not in total and Fraction(0.1) + Fraction(0.2) in Interval(0.1) + Interval(0.2)


# ---- operations ----

@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul, operator.truediv], ids=lambda f: f.__name__)
def test_operations_hold_the_exact_result(operation):
    @settings(max_examples=MANY)
    @given(intervals(), intervals())
    def holds(first, second):
        (x, a), (y, b) = first, second
        if operation is not operator.truediv or b != 0:
            assert operation(a, b) in operation(x, y)
        n = 3
        assert operation(a, n) in operation(x, n) and (a == 0 or operation(n, a) in operation(n, x))
    holds()


@pytest.mark.parametrize("factor, low, high", [(1, 0.1, 0.3), (-1, -0.3, -0.1), (0, 0.0, 0.0), (Interval(-1.0), -0.3, -0.1)])
def test_products_with_0_1_and_minus_1_are_exact(factor, low, high):
    for product in (Interval(0.1, 0.3) * factor, factor * Interval(0.1, 0.3)):
        assert (product.low, product.high) == (low, high)


@settings(max_examples=MANY)
@given(intervals(-1e30, 1e30), st.integers(-4, 7))
def test_powers_hold_the_exact_result(pair, n):
    x, a = pair
    if a != 0 or n >= 0:
        assert a ** n in x ** n
    assert abs(a) in abs(x) and -a in -x and +a in +x


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_functions_hold_the_50_digit_result(name):
    function = getattr(elementary, name)

    @settings(max_examples=MANY)
    @given(intervals(*FUNCTIONS[name]))
    def holds(pair):
        x, a = pair
        for point in (a, Fraction(x.low), Fraction(x.high)):
            if point == 0 and name in ("log", "log2", "log10"):
                continue
            with localcontext() as context:
                context.prec = 80 if name in ("sin", "cos") else 60
                true = function(Decimal(point.numerator) / Decimal(point.denominator))
            found = function(x)
            # the Decimal is rounded too; so is its argument, but for the ends
            slack = abs(true) * Decimal("1e-45") if point == a else 0
            assert found.low <= true + slack and true - slack <= found.high, (x, point, found, true)
    holds()


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_functions_of_one_number_are_two_units_wide_at_most(name):
    low, high = max(FUNCTIONS[name][0], -9.0), min(FUNCTIONS[name][1], 9.0)
    for i in range(1, 40):
        found = getattr(elementary, name)(Interval(low + (high - low) * i / 40))
        assert found.width <= 4.5e-16 * max(abs(found.low), abs(found.high), 1e-300)


def test_waves_hold_their_turning_points():
    assert Interval(1, 2).sin().high == 1.0 and Interval(4, 5).sin().low == -1.0 and Interval(-1, 1).cos().high == 1.0
    assert Interval(0, 7).sin().high == 1.0 and Interval(0, 7).sin().low == -1.0 and Interval(3, 4).cos().low == -1.0
    assert Interval(0.0).sin().high < 1e-300 and Interval(1e300).cos().width == 2.0


@pytest.mark.parametrize("call, what", [
    (lambda: Interval(-1, 1).log(), r"log of an interval that reaches below 0: Interval\(-1.0, 1.0\)"),
    (lambda: Interval(-2.0).sqrt(), "sqrt of an interval that reaches below 0"),
    (lambda: Interval(-2, 0).log1p(), "log1p of an interval that reaches below -1"),
    (lambda: Interval(2, 1), "the low end of an interval, 2, is above its high end, 1"),
    (lambda: Interval(float("nan")), "an interval has two numbers for its ends; got nan")])
def test_what_has_no_value_is_a_valueerror(call, what):
    with pytest.raises(ValueError, match=what):
        call()


def test_no_number_and_other_kinds_are_typeerrors():
    for other in (None, [1.0], {}, object()):
        with pytest.raises(TypeError, match="an interval is made of numbers; got "):
            Interval(other)
    for other in (0.1, Fraction(1, 2), Decimal("0.1")):
        for operation in (operator.add, operator.sub, operator.mul, operator.truediv):
            with pytest.raises(TypeError):
                operation(Interval(1), other)
            with pytest.raises(TypeError):
                operation(other, Interval(1))


def test_numbers_that_are_no_floats_are_enclosed():
    for text in ("0.1", "1e-400", "-1e400", "123456789012345678901234567890", "0.3333333333333333333333333"):
        for x in (text, Decimal(text), Fraction(text)):
            assert Fraction(text) in Interval(x) and Interval(x).low < Interval(x).high
    assert 2 ** 70 + 1 in Interval(2 ** 70 + 1) and Interval(2 ** 60).low < 2 ** 60 + 1
    assert Interval("0.5").width == 0.0 == Interval(3).width and 0.1 not in Interval("0.5")


# ---- comparisons ----

@settings(max_examples=MANY)
@given(intervals(-3.0, 3.0), intervals(-3.0, 3.0))
def test_comparisons_are_sure_or_undecided(first, second):
    (x, a), (y, b) = first, second
    for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
        found = compare(x, y)
        assert found is UNDECIDED or found is compare(a, b)
        if x.width == y.width == 0:
            assert found is not UNDECIDED


def test_a_formula_gets_both_choices_and_an_if_an_error():
    z = Matrix([[Interval(-1, 2), Interval(-2, -1), Interval(1, 2)]])
    assert [str(x) for x in activations.ACTIVATIONS["relu"].value(z)._data] == ["Interval(-1.0, 2.0)", "0", "Interval(1.0, 2.0)"]
    with pytest.raises(TypeError, match="the intervals overlap, so that it is undecided which is larger"):
        max(Interval(0, 2), Interval(1, 3))


# ---- formulas ----

def matrix_of(kind, rows):
    return Matrix([[kind(x) for x in row] for row in (rows.tolist() if hasattr(rows, "tolist") else rows)])


@pytest.mark.parametrize("name", sorted(activations.ACTIVATIONS))
def test_activations_hold_the_50_digit_result(name):
    activation = activations.ACTIVATIONS[name]
    rows = [[-3.5, 0.0, 0.1], [1e-30, 40.0, -40.0], [0.7, -0.2, 3.0]]
    found = []
    for kind in (Interval, Decimal):
        z = matrix_of(kind, rows)
        a = activation.value(z)
        found.append(a._data + activation.backward(z, a, z * 0 + 1)._data)
    for x, true in zip(*found):
        assert true in Interval(x) and Interval(x).width < 1e-13, (x, true)


@pytest.mark.parametrize("name", sorted(losses.LOSSES))
def test_losses_hold_the_50_digit_result(name):
    loss = losses.LOSSES[name]
    activation = activations.ACTIVATIONS[loss.only_with or "tanh"]
    rows, targets = [[0.5, -1.25], [2.0, 0.75], [-0.5, 0.25]], [[1, -1] if name == "hinge" else [1, 0]] * 3
    found = []
    for kind in (Interval, Decimal):
        z, t = matrix_of(kind, rows), matrix_of(kind, targets)
        a = activation.value(z)
        found.append([loss.value(z, a, t)] + loss.delta(activation, z, a, t)._data)
    for x, true in zip(*found):
        assert true in Interval(x) and Interval(x).width < 1e-14, (x, true)


@pytest.mark.parametrize("epochs, widest", [(1, 1e-13), (20, 1e-10)])
def test_the_article_s_steps_hold_the_50_digit_weights(epochs, widest):
    found = []
    for kind in (Interval, Decimal):
        numbers = [matrix_of(kind, rows) for rows in (article.X, article.y) + article.initialize(42)]
        found.append([x for matrix in article.train(*numbers, epochs=epochs, lr=kind("0.1")) for x in matrix._data])
    for x, true in zip(*found):
        assert true in x and 0.0 < x.width < widest


def test_a_network_of_intervals_holds_the_50_digit_result():
    found = []
    for kind in (Interval, Decimal):
        net = Network([Dense(2, 3, "silu"), Dense(4, "tanh"), Dense(2, "softmax")], seed=1)
        net.set_weights([(matrix_of(kind, W), matrix_of(kind, b)) for W, b in net.weights])
        X, y = matrix_of(kind, [[1, 2], [0.5, -0.25]]), matrix_of(kind, [[0, 1], [1, 0]])
        loss, gradients = net.loss_and_gradients(X, y)
        found.append([loss] + net.predict(X)._data + [x for pair in gradients for matrix in pair for x in matrix._data])
    for x, true in zip(*found):
        assert true in x and 0.0 < x.width < 1e-13
    assert getcontext().prec == 50
