"""dual.py against mpmath's derivatives, finite differences, exact rationals, and backpropagation."""
import math
import operator
import random
from fractions import Fraction

import mpmath
import pytest

from purenn import Matrix, article
from purenn.floats import elementary
from purenn.py36.numbers import Dual, derivative, gradient

mpmath.mp.dps = 40
FUNCTIONS = {
    "exp": (-20, 20), "expm1": (-2, 2), "log": (0.01, 50), "log1p": (-0.9, 5), "log2": (0.01, 50), "log10": (0.01, 50),
    "sqrt": (0.01, 50), "tanh": (-15, 15), "sinh": (-9, 9), "cosh": (-9, 9), "sin": (-6, 6), "cos": (-6, 6), "erf": (-4, 4)}
MPMATH = {"log1p": lambda x: mpmath.log(1 + x), "expm1": lambda x: mpmath.exp(x) - 1, "log2": lambda x: mpmath.log(x, 2)}


@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


def close(x, y, tolerance=4e-16):
    return abs(x - y) <= tolerance * abs(y)


def points(low, high, count=200, seed=1):
    rng = random.Random(seed)
    return [rng.uniform(low, high) for _ in range(count)]


# ---- one operation ----

def test_every_function_of_elementary_is_there():
    assert sorted(FUNCTIONS) == sorted(elementary.NAMES)
    assert all(hasattr(Dual, name) for name in elementary.NAMES)


@pytest.mark.parametrize("arithmetic", elementary.ARITHMETICS)
@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_functions_value_to_the_bit_and_slope_as_mpmath(name, arithmetic):
    function, exact = getattr(elementary, name), MPMATH.get(name) or getattr(mpmath, name)
    with elementary.arithmetic(arithmetic):
        for x in points(*FUNCTIONS[name]):
            dual = function(Dual(x, [1.0]))
            assert dual.value == function(x)
            assert close(dual.slopes[0], mpmath.diff(exact, mpmath.mpf(x)), 3e-15 if name in ("erf", "tanh") else 2e-15), x


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_second_and_third_derivatives_by_nesting(name):
    function, exact = getattr(elementary, name), MPMATH.get(name) or getattr(mpmath, name)
    for x in points(*FUNCTIONS[name], count=20):
        second = derivative(lambda u: derivative(function, u), x)
        third = derivative(lambda u: derivative(lambda v: derivative(function, v), u), x)
        for n, mine in ((2, second), (3, third)):
            true = mpmath.diff(exact, mpmath.mpf(x), n)
            assert abs(mine - true) <= 1e-13 * max(abs(true), abs(x * mpmath.diff(exact, mpmath.mpf(x), n + 1))), (n, x)


OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "**": operator.pow}


@pytest.mark.parametrize("name", sorted(OPERATORS))
def test_operators_on_every_side(name):
    operate = OPERATORS[name]
    for x, y in zip(points(0.1, 5, seed=2), points(0.1, 5, seed=3)):
        at = (mpmath.mpf(x), mpmath.mpf(y))
        by_x, by_y = mpmath.diff(operate, at, (1, 0)), mpmath.diff(operate, at, (0, 1))
        both = operate(Dual(x, [1.0, 0.0]), Dual(y, [0.0, 1.0]))
        expected = elementary.power(x, y) if name == "**" else operate(x, y)
        assert both.value == operate(Dual(x, [1.0]), y).value == operate(x, Dual(y, [1.0])).value == expected
        for slope, true in ((both.slopes[0], by_x), (both.slopes[1], by_y), (operate(Dual(x, [1.0]), y).slopes[0], by_x),
                            (operate(x, Dual(y, [1.0])).slopes[0], by_y)):
            assert abs(slope - true) <= 3e-15 * max(abs(true), abs(by_x), 1e-30), (x, y)
        product = operate(Dual(x, [2.0]), Dual(y, [-3.0])).slopes[0]       # the chain rule
        assert abs(product - (2 * by_x - 3 * by_y)) <= 3e-15 * (abs(2 * by_x) + abs(3 * by_y))


@pytest.mark.parametrize("name", sorted(OPERATORS))
def test_operators_with_an_int_beside(name):
    operate = OPERATORS[name]
    for x in points(0.2, 4, 50):
        for n in (1, 2, 3):
            right, left = operate(Dual(x, [1.0]), n), operate(n, Dual(x, [1.0]))
            assert right.value == operate(Dual(x, [1.0]), float(n)).value and left.value == operate(float(n), Dual(x, [1.0])).value
            h = 1e-6
            assert abs(right.slopes[0] - (operate(x + h, n) - operate(x - h, n)) / (2 * h)) < 1e-7 * max(1, abs(right.slopes[0]))
            assert abs(left.slopes[0] - (operate(n, x + h) - operate(n, x - h)) / (2 * h)) < 1e-7 * max(1, abs(left.slopes[0]))


def test_signs_and_abs():
    x = Dual(-2.0, [1.0, 5.0])
    assert ((-x).value, (-x).slopes) == (2.0, (-1.0, -5.0)) and ((+x).value, (+x).slopes) == (-2.0, (1.0, 5.0))
    assert (abs(x).value, abs(x).slopes) == (2.0, (-1.0, -5.0)) and abs(-x).slopes == (-1.0, -5.0)
    assert abs(Dual(0.0, [7.0])).slopes == (0.0,) and math.isnan(abs(Dual(math.nan, [7.0])).slopes[0])


def test_comparisons_are_those_of_the_values():
    nan = Dual(math.nan, [1.0])
    assert nan != nan and not nan == nan and not nan < 1.0
    for x in (1.0, 2.0, 3.0):
        for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
            expected = compare(x, 2.0)
            for left in (x, Dual(x, [1.0]), Dual(Dual(x, [1.0], 1), [1.0], 2)):
                for right in (2.0, 2, Dual(2.0, [3.0]), Dual(2.0, [3.0], 1), Dual(Dual(2.0, [1.0], 1), [0.0], 2)):
                    assert compare(left, right) is expected
    assert Dual(1.0, [0.0]) and not Dual(0.0, [1.0]) and max(Dual(1.0, [1.0]), Dual(2.0, [5.0])).slopes == (5.0,)


def test_what_is_no_number_is_refused():
    for other in ("a", None, [1.0], {}):
        for operate in OPERATORS.values():
            with pytest.raises(TypeError):
                operate(Dual(1.0, [1.0]), other)
            with pytest.raises(TypeError):
                operate(other, Dual(1.0, [1.0]))
    for lose in (float, int, math.exp, hash):
        with pytest.raises(TypeError):
            lose(Dual(1.0, [1.0]))
    assert repr(Dual(1.0, [2.0])) == "Dual(1.0, (2.0,))"


def test_at_the_edges():
    inf = math.inf
    assert elementary.sqrt(Dual(0.0, [1.0])).slopes == (inf,)
    assert elementary.log(Dual(0.0, [1.0])).value == -inf and elementary.log(Dual(0.0, [1.0])).slopes == (inf,)
    assert (Dual(1.0, [1.0]) / 0.0).value == inf and (1.0 / Dual(0.0, [1.0])).slopes == (-inf,)
    assert elementary.tanh(Dual(1000.0, [1.0])).slopes == (0.0,) and elementary.exp(Dual(1000.0, [1.0])).value == inf
    assert close(elementary.tanh(Dual(15.0, [1.0])).slopes[0], mpmath.sech(15) ** 2)        # where 1 - tanh**2 has lost all digits
    for x in (0.0, -1.5, 3.0):
        assert [(Dual(x, [1.0]) ** n).slopes[0] for n in (0, 1, 2, 3)] == [0.0, 1.0, 2 * x, 3 * x * x]
    assert (0.0 ** Dual(2.0, [1.0])).slopes == (0.0,) and (Dual(4.0, [1.0]) ** 0.5).slopes == (0.25,)


# ---- whole functions ----

def tangled(x, y, z):
    a = elementary.exp(-x * y) + elementary.tanh(z / (1 + x * x))
    b = elementary.log1p(abs(y - z)) * elementary.sqrt(x + 2) ** 3
    return (a * b - a / b) ** 2 + (z if z > y else y * 0.5)


def test_gradient_of_a_tangled_function_by_finite_differences():
    rng = random.Random(4)
    for _ in range(50):
        at = [rng.uniform(-1, 1) for _ in range(3)]
        slopes = gradient(lambda numbers: tangled(*numbers), at)
        for i, slope in enumerate(slopes):
            def moved(h, i=i, at=at):
                return tangled(*[v + h if i == j else v for j, v in enumerate(at)])
            h = 1e-4
            numerical = (8 * (moved(h) - moved(-h)) - (moved(2 * h) - moved(-2 * h))) / (12 * h)
            assert abs(slope - numerical) < 1e-9 * max(1, abs(slope)) or abs(at[1] - at[2]) < 3 * h
            assert slope == derivative(lambda x: tangled(*(at[:i] + [x] + at[i + 1:])), at[i])  # noqa: B023


def test_rationals_give_exact_derivatives():
    def f(x):
        return (x ** 3 - 2 * x + 1) / (x * x + 1)
    for n in range(-5, 6):
        x = Dual(Fraction(n, 7), [1])
        q = x.value
        assert f(x).slopes[0] == ((3 * q ** 2 - 2) * (q * q + 1) - (q ** 3 - 2 * q + 1) * 2 * q) / (q * q + 1) ** 2


def test_nested_derivatives_are_not_confused():
    """d/dx x * (d/dy (x + y)) = 1; it is 2 where the inner variable is taken for the outer one."""
    assert derivative(lambda x: x * derivative(lambda y: x + y, 1.0), 1.0) == 1.0
    assert derivative(lambda x: derivative(lambda y: x * y * y, x), 3.0) == 12.0
    assert derivative(lambda x: derivative(lambda y: x, 1.0), 1.0) == 0.0 and derivative(lambda x: 3.0, 1.0) == 0.0
    assert gradient(lambda v: gradient(lambda w: v[0] ** 2 * w[0] * w[1], v)[1], [2.0, 5.0]) == [12.0, 0.0]


def test_hessian_of_a_quadratic_form():
    A = [[2.0, -1.0, 0.5], [-1.0, 3.0, 0.25], [0.5, 0.25, 1.0]]

    def form(v):
        return sum(A[i][j] * v[i] * v[j] for i in range(3) for j in range(3)) / 2
    for i in range(3):
        assert gradient(lambda v, i=i: gradient(form, v)[i], [0.3, -0.7, 1.1]) == A[i]


def test_bad_results_of_functions():
    for result in (None, "a", [1.0], Matrix([1.0])):
        with pytest.raises(TypeError, match="whose result is a number; this one's is a " + type(result).__name__):
            derivative(lambda x, result=result: result, 1.0)
    assert gradient(lambda v: 1, []) == []


# ---- matrices of dual numbers, through the article's own lines ----

SHAPES = [(3, 4, 3, 1), (5, 3, 4, 2), (1, 1, 1, 1), (4, 2, 6, 3)]


def problem(samples, inputs, hidden, outputs, seed=0):
    rng = random.Random(seed)

    def matrix(r, c):
        return [[rng.uniform(-1, 1) for _ in range(c)] for _ in range(r)]
    return matrix(samples, inputs), matrix(samples, outputs), [
        matrix(inputs, hidden), matrix(1, hidden), matrix(hidden, outputs), matrix(1, outputs)]


def by_duals(X, y, weights):
    """(loss, gradients as nested lists): half the squared error of article.iteration's output, by all the weights."""
    flat = [w for matrix in weights for row in matrix for w in row]

    def matrices(numbers):
        numbers = iter(numbers)
        return [Matrix([[next(numbers) for _ in row] for row in matrix]) for matrix in weights]

    def loss(numbers):
        wh, bh, wout, bout = matrices(numbers)
        E = article.iteration(Matrix(X), Matrix(y), wh, bh, wout, bout, 0.1)[6]
        return (E * E).sum() * 0.5
    return loss(flat), [matrix.tolist() for matrix in matrices(gradient(loss, flat))]


def by_backpropagation(X, y, weights, slope=article.derivatives_sigmoid):
    """The gradients that steps 5 to 11 use, with a sigmoid's slope of one's own."""
    X, y, (wh, bh, wout, bout) = Matrix(X), Matrix(y), map(Matrix, weights)
    steps = dict((name, matrix) for _, name, matrix in article.steps(X, y, wh, bh, wout, bout)[6:])
    hidden, output = steps["hiddenlayer_activations"], steps["output"]
    d_output = (y - output) * slope(output)
    d_hidden = d_output.dot(wout.T) * slope(hidden)
    return [(-g).tolist() for g in (X.T.dot(d_hidden), d_hidden.sum(axis=0, keepdims=True),
                                    hidden.T.dot(d_output), d_output.sum(axis=0, keepdims=True))]


def apart(first, second):
    """The largest difference, relative to the largest number of the same matrix."""
    worst = 0.0
    for one, other in zip(first, second):
        a, b = [[x for row in rows for x in row] for rows in (one, other)]
        assert len(a) == len(b)
        worst = max(worst, max(abs(x - y) for x, y in zip(a, b)) / max(map(abs, b)))
    return worst


@pytest.mark.parametrize("arithmetic", ["native", "portable"])
@pytest.mark.parametrize("shape", SHAPES)
def test_backpropagation_is_the_derivative_of_the_loss(shape, arithmetic):
    with elementary.arithmetic(arithmetic):
        for seed in range(3):
            X, y, weights = problem(*shape, seed=seed)
            value, gradients = by_duals(X, y, weights)
            assert apart(by_backpropagation(X, y, weights), gradients) < 1e-12
            E = Matrix(y) - article.forward(X, *weights)
            assert value == (E * E).sum() * 0.5


def test_the_articles_updates_are_minus_the_gradient():
    X, y, weights = problem(3, 4, 3, 1)
    _, gradients = by_duals(X, y, weights)
    after = article.train(X, y, *weights, epochs=1, lr=0.5)
    for before, new, slopes in zip(weights, after, gradients):
        moved = (new - before) / -0.5
        assert apart([moved.tolist()], [slopes]) < 1e-12


def test_a_wrong_slope_would_be_found():
    """Erratum 2: the sigmoid applied again before its slope is taken; and a sign, and a factor."""
    X, y, weights = problem(3, 4, 3, 1)
    _, gradients = by_duals(X, y, weights)
    for slope in (lambda a: article.derivatives_sigmoid(article.sigmoid(a)), lambda a: -article.derivatives_sigmoid(a),
                  lambda a: article.derivatives_sigmoid(a) * (1 + 1e-10)):
        assert apart(by_backpropagation(X, y, weights, slope), gradients) > 1e-11


def test_values_of_a_matrix_of_duals_are_the_floats_to_the_bit():
    X, y, weights = problem(4, 2, 6, 3, seed=7)
    for arithmetic in ("native", "portable"):
        with elementary.arithmetic(arithmetic):
            plain = article.iteration(*[Matrix(m) for m in [X, y] + weights] + [0.1])
            duals = article.iteration(*[Matrix([[Dual(w, [1.0]) for w in row] for row in m]) for m in [X, y] + weights] + [0.1])
            for p, d in zip(plain, duals):
                assert p.tolist() == [[x.value for x in row] for row in d.tolist()]
