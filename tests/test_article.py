"""purenn.article against the article's own cells, NumPy, exact arithmetic and central differences; and what it declines."""
import ast
import re
from decimal import Decimal, localcontext
from fractions import Fraction

import mpmath
import pytest

import purenn.numpy
from independent import SIZES, bits, cell, central_differences, data, run
from purenn import Matrix, arithmetic, article
from purenn.commands import golden
from purenn.floats import elementary
from purenn.floats.hexadecimal import from_hex, to_hex
from purenn.floats.parts import ulps_apart

numpy = pytest.importorskip("numpy")

WEIGHTS = ("wh", "bh", "wout", "bout")
GIVEN = ("X", "y") + WEIGHTS
NAMES = [                               # the article's, in the order of its text
    (0, "X"), (0, "y"),
    (1, "wh"), (1, "bh"), (1, "wout"), (1, "bout"),
    (2, "hidden_layer_input1"), (2, "hidden_layer_input"),
    (3, "hiddenlayer_activations"),
    (4, "output_layer_input1"), (4, "output_layer_input"), (4, "output"),
    (5, "E"),
    (6, "slope_output_layer"), (6, "slope_hidden_layer"),
    (7, "d_output"),
    (8, "Error_at_hidden_layer"),
    (9, "d_hiddenlayer"),
    (10, "wout"), (10, "wh"),
    (11, "bh"), (11, "bout")]
OTHER_SIZES = [SIZES, (2, 5, 4, 3), (7, 1, 2, 5), (1, 3, 6, 4), (3, 2, 9, 1)]


def start(sizes=SIZES, seed=42):
    """{name: what train takes}, as lists of rows; all sizes differ."""
    X, y = data(sizes)
    weights = article.initialize(seed, *sizes[1:])
    return dict(zip(GIVEN, [X, y] + [matrix.tolist() for matrix in weights]))


def numbers(matrices):
    return [value for matrix in matrices for row in matrix.tolist() for value in row]


# ---- train is the article's cells ----

@pytest.mark.parametrize("name", ["native", "portable"])
@pytest.mark.parametrize("sizes", OTHER_SIZES)
def test_train_is_the_cells_bit_for_bit(sizes, name):
    X, y = data(sizes)
    with arithmetic(name):
        for seed in (0, 7, 2 ** 32 - 1):
            weights = article.initialize(seed, *sizes[1:])
            cells = run(purenn.numpy, seed=seed, epochs=150, sizes=sizes)
            for trained, name in zip(article.train(X, y, *weights, epochs=150, lr=0.1), WEIGHTS):
                assert bits(trained) == bits(cells[name])


def test_train_is_the_cells_on_the_articles_data():
    for seed in (1, 42):
        cells = run(purenn.numpy, seed=seed)
        trained = article.train(article.X, article.y, *article.initialize(seed))        # 5,000 epochs, lr 0.1
        assert [bits(matrix) for matrix in trained] == [bits(cells[name]) for name in WEIGHTS]
        assert not [matrix for matrix in trained if type(matrix) is not Matrix]


@pytest.mark.parametrize("sizes", OTHER_SIZES)
@pytest.mark.parametrize("seed", [3, 42])
def test_train_is_numpys_to_12_digits(sizes, seed):
    X, y = data(sizes)
    theirs = run(numpy, seed=seed, epochs=1000, sizes=sizes)
    ours = article.train(X, y, *article.initialize(seed, *sizes[1:]), epochs=1000)
    for matrix, name in zip(ours, WEIGHTS):
        numpy.testing.assert_allclose(matrix.tolist(), theirs[name], rtol=1e-12, atol=1e-13)


def test_the_data_are_the_articles():
    cells = run(numpy, epochs=1)
    assert [list(row) for row in article.X] == cells["X"].tolist()
    assert [list(row) for row in article.y] == cells["y"].tolist()


def test_training_goes_on_where_it_stopped():
    given = start()
    X, y = given["X"], given["y"]
    weights = [given[name] for name in WEIGHTS]
    half = article.train(X, y, *weights, epochs=30, lr=0.5)
    whole = article.train(X, y, *weights, epochs=60, lr=0.5)
    assert [bits(m) for m in article.train(X, y, *half, epochs=30, lr=0.5)] == [bits(m) for m in whole]
    assert [bits(m) for m in half] != [bits(m) for m in whole]


def test_on_epoch_is_called_after_each():
    seen = []
    article.train(epochs=5, on_epoch=seen.append, **start())
    assert seen == [0, 1, 2, 3, 4]


def test_no_epochs_change_nothing():
    given = start()
    trained = article.train(epochs=0, **given)
    assert [m.tolist() for m in trained] == [given[name] for name in WEIGHTS]


# ---- every step of one iteration ----

def test_steps_are_the_articles_names_in_order():
    steps = article.steps(**start())
    assert [(step, name) for step, name, _ in steps] == NAMES
    assert list(article.NAMES) == NAMES[6:]
    loop = [node for node in ast.walk(ast.parse(cell(3))) if isinstance(node, ast.Assign)]
    assert [node.targets[0].id for node in loop] == [name for _, name in NAMES[6:18]]


def steps_of_the_cells(np, sizes, seed):
    """{(step, name): matrix}: the weights of step 1 are those drawn, of steps 10 and 11 those after one epoch."""
    before, after = [run(np, seed=seed, epochs=n, sizes=sizes) for n in (0, 1)]
    return {(step, name): (before if step < 2 else after)[name] for step, name in NAMES}


@pytest.mark.parametrize("sizes", OTHER_SIZES)
def test_steps_are_numpys_intermediates(sizes):
    for seed in (0, 42):
        ours, theirs = [steps_of_the_cells(np, sizes, seed) for np in (purenn.numpy, numpy)]
        for step, name, matrix in article.steps(**start(sizes, seed)):
            assert matrix.shape == theirs[step, name].shape
            assert bits(matrix) == bits(ours[step, name]), name
            numpy.testing.assert_allclose(matrix.tolist(), theirs[step, name], rtol=1e-13, atol=1e-15, err_msg=name)


def test_steps_end_in_what_one_epoch_of_train_gives():
    for lr in (0.1, 2.5):
        last = {name: matrix for _, name, matrix in article.steps(lr=lr, **start())}
        trained = article.train(epochs=1, lr=lr, **start())
        assert [bits(last[name]) for name in WEIGHTS] == [bits(matrix) for matrix in trained]


def test_forward_is_steps_2_to_4():
    given = start()
    output = [matrix for _, name, matrix in article.steps(**given) if name == "output"][0]
    weights = [Matrix(given[name]) for name in WEIGHTS]
    assert bits(article.forward(given["X"], *weights)) == bits(output)
    for row, expected in zip(given["X"], output.tolist()):
        assert article.forward([row], *weights).tolist() == [expected]


# ---- against exact arithmetic ----

def by_index(number, sigmoid, X, y, wh, bh, wout, bout, lr):
    """One iteration index by index, without matrices, in numbers of the kind `number`: {name: rows}."""
    def total(terms):
        terms = list(terms)
        result = terms[0]
        for term in terms[1:]:
            result = result + term
        return result

    X, y, wh, bh, wout, bout = [[[number(value) for value in row] for row in rows] for rows in (X, y, wh, bh, wout, bout)]
    one, lr = number(1), number(lr)
    N, I, H, O = range(len(X)), range(len(wh)), range(len(wout)), range(len(bout[0]))
    found = {}
    zh1 = found["hidden_layer_input1"] = [[total(X[n][i] * wh[i][j] for i in I) for j in H] for n in N]
    zh = found["hidden_layer_input"] = [[zh1[n][j] + bh[0][j] for j in H] for n in N]
    h = found["hiddenlayer_activations"] = [[sigmoid(zh[n][j]) for j in H] for n in N]
    zo1 = found["output_layer_input1"] = [[total(h[n][j] * wout[j][k] for j in H) for k in O] for n in N]
    zo = found["output_layer_input"] = [[zo1[n][k] + bout[0][k] for k in O] for n in N]
    o = found["output"] = [[sigmoid(zo[n][k]) for k in O] for n in N]
    E = found["E"] = [[y[n][k] - o[n][k] for k in O] for n in N]
    so = found["slope_output_layer"] = [[o[n][k] * (one - o[n][k]) for k in O] for n in N]
    sh = found["slope_hidden_layer"] = [[h[n][j] * (one - h[n][j]) for j in H] for n in N]
    do = found["d_output"] = [[E[n][k] * so[n][k] for k in O] for n in N]
    eh = found["Error_at_hidden_layer"] = [[total(do[n][k] * wout[j][k] for k in O) for j in H] for n in N]
    dh = found["d_hiddenlayer"] = [[eh[n][j] * sh[n][j] for j in H] for n in N]
    found["wout"] = [[wout[j][k] + total(h[n][j] * do[n][k] for n in N) * lr for k in O] for j in H]
    found["wh"] = [[wh[i][j] + total(X[n][i] * dh[n][j] for n in N) * lr for j in H] for i in I]
    found["bh"] = [[bh[0][j] + total(dh[n][j] for n in N) * lr for j in H]]
    found["bout"] = [[bout[0][k] + total(do[n][k] for n in N) * lr for k in O]]
    return found


class Rounded(object):
    """A fraction that is rounded to the nearest float after every operation."""

    def __init__(self, value):
        self.value = Fraction(float(Fraction(value)))

    def __add__(self, other):
        return Rounded(self.value + other.value)

    def __sub__(self, other):
        return Rounded(self.value - other.value)

    def __mul__(self, other):
        return Rounded(self.value * other.value)


def rounded_sigmoid(z):
    """All but exp in fractions; exp is the current arithmetic's."""
    power = Rounded(elementary.exp(float(-z.value)))
    return Rounded(1 / (Rounded(1) + power).value)


@pytest.mark.parametrize("name", ["native", "portable"])
@pytest.mark.parametrize("sizes", OTHER_SIZES)
def test_every_operation_rounds_once_from_left_to_right(sizes, name):
    """Bit for bit what fractions give that are rounded after each + and *, in the order of the indices."""
    for seed in range(5):
        given = start(sizes, seed)
        with arithmetic(name):
            steps = article.steps(lr=0.3, **given)
            known = by_index(Rounded, rounded_sigmoid, lr=0.3, **given)
        for _, matrix_name, matrix in steps[6:]:
            expected = [[float(number.value) for number in row] for row in known[matrix_name]]
            assert bits(matrix) == bits(Matrix(expected)), matrix_name


def exact(lr, **given):
    return by_index(mpmath.mpf, lambda z: 1 / (1 + mpmath.exp(-z)), lr=lr, **given)


# The most that one iteration may be from exact arithmetic, in units of 2**-52 of the largest number met,
# at least 1 (measured: 1.5).
MOST_ULPS = 3


@pytest.mark.parametrize("name", ["native", "portable"])
@pytest.mark.parametrize("sizes", OTHER_SIZES)
def test_one_iteration_is_exact_to_a_few_ulps(sizes, name):
    for seed in range(10):
        given = start(sizes, seed)
        with arithmetic(name):
            steps = article.steps(lr=0.5, **given)
        with mpmath.workdps(50):
            known = exact(lr=0.5, **given)
            for _, matrix_name, matrix in steps[6:]:
                largest = max(1.0, matrix.max(), -matrix.min())
                for ours, row in zip(matrix.tolist(), known[matrix_name]):
                    for value, true in zip(ours, row):
                        assert abs(value - true) <= MOST_ULPS * 2.0 ** -52 * largest, matrix_name


def test_decimals_of_50_digits_run_through_the_same_lines():
    """The formulas themselves, without rounding to speak of: equal to 45 digits."""
    given = start()
    decimals = {name: [[Decimal(value) for value in row] for row in rows] for name, rows in given.items()}
    with localcontext() as context, mpmath.workdps(60):
        context.prec = 50
        known = exact(lr="0.1", **given)
        for _, name, matrix in article.steps(lr=Decimal("0.1"), **decimals)[6:]:
            for ours, row in zip(matrix.tolist(), known[name]):
                for value, true in zip(ours, row):
                    assert type(value) is Decimal
                    assert abs(mpmath.mpf(str(value)) - true) < mpmath.mpf(10) ** -45, name


def test_fractions_are_declined_by_name_where_exp_is_needed():
    given = start()
    given["wh"] = [[Fraction(1, 3)] * 3] * 4
    given["X"] = [[Fraction(1, 7)] * 4] * 5
    given["bh"] = [[Fraction(0)] * 3]
    with pytest.raises(TypeError, match="exp: .*Fraction"):
        article.train(**given)


# ---- the updates follow the gradient ----

def half_squared_error(given):
    error = article.forward(given["X"], *[Matrix(given[name]) for name in WEIGHTS]) - Matrix(given["y"])
    return (error * error).sum() / 2


@pytest.mark.parametrize("sizes", OTHER_SIZES)
def test_the_updates_are_minus_lr_times_the_gradient(sizes):
    given = start(sizes)
    after = dict(zip(WEIGHTS, article.train(epochs=1, lr=1.0, **given)))
    for name in WEIGHTS:
        gradient = central_differences(lambda rows: half_squared_error(dict(given, **{name: rows})), given[name])
        moved = after[name] - Matrix(given[name])
        numpy.testing.assert_allclose(moved.tolist(), (-Matrix(gradient)).tolist(), rtol=1e-7, atol=1e-9)
        wrong = [[value * 1.0001 for value in row] for row in gradient]         # the comparison can fail
        assert not numpy.allclose(moved.tolist(), (-Matrix(wrong)).tolist(), rtol=1e-7, atol=1e-9)


def test_each_epoch_lowers_the_loss():
    losses = []
    given = start()
    for _ in range(30):
        losses.append(half_squared_error(given))
        given.update(zip(WEIGHTS, [matrix.tolist() for matrix in article.train(epochs=1, **given)]))
    assert losses == sorted(losses, reverse=True) and losses[-1] < losses[0] - 0.1


# ---- arithmetics ----

def test_portable_ends_in_the_golden_weights():
    with arithmetic("portable"):
        trained = article.train(article.X, article.y, *article.initialize(golden.SEED), epochs=golden.EPOCHS)
    assert [to_hex(value) for value in numbers(trained)] == golden.weights()


def test_native_is_a_few_ulps_from_portable():
    native = article.train(article.X, article.y, *article.initialize(golden.SEED), epochs=golden.EPOCHS)
    assert max(ulps_apart(value, from_hex(known)) for value, known in zip(numbers(native), golden.weights())) < 100


def test_portable_does_not_ask_math(monkeypatch):
    expected = article.train(epochs=3, **start())
    monkeypatch.setitem(elementary._native_functions, "exp", lambda x: 1.0)
    with arithmetic("portable"):
        portable = article.train(epochs=3, **start())
    wrong = article.train(epochs=3, **start())
    for ours, known, other in zip(numbers(portable), numbers(expected), numbers(wrong)):
        assert ulps_apart(ours, known) < 20 < ulps_apart(other, known)


# ---- the start ----

def test_initialize_draws_what_the_articles_cell_draws():
    for seed in list(range(99)) + [2 ** 32 - 1]:
        cells = run(numpy, seed=seed, epochs=0)
        for matrix, name in zip(article.initialize(seed), WEIGHTS):
            assert matrix.shape == cells[name].shape and bits(matrix) == bits(cells[name])


@pytest.mark.parametrize("sizes", OTHER_SIZES)
def test_initialize_draws_other_sizes(sizes):
    cells = run(numpy, seed=5, epochs=0, sizes=sizes)
    for matrix, name in zip(article.initialize(5, *sizes[1:]), WEIGHTS):
        assert matrix.shape == cells[name].shape and bits(matrix) == bits(cells[name])


def test_initialize_leaves_the_names_module_alone():
    purenn.numpy.random.seed(1)
    expected = purenn.numpy.random.rand(3).tolist()
    purenn.numpy.random.seed(1)
    article.initialize(7)
    assert purenn.numpy.random.rand(3).tolist() == expected


@pytest.mark.parametrize("seed, error", [(-1, ValueError), (2 ** 32, ValueError), ("x", TypeError), (1.5, TypeError)])
def test_seeds_that_are_none(seed, error):
    with pytest.raises(error, match="seed"):
        article.initialize(seed)


# ---- what is handed in stays as it was ----

@pytest.mark.parametrize("kind", [list, Matrix, numpy.array], ids=["lists", "Matrix", "NumPy"])
def test_what_is_handed_in_stays_as_it_was(kind):
    given = {name: kind(rows) for name, rows in start().items()}
    as_rows = (lambda rows: rows) if kind is list else (lambda matrix: matrix.tolist())
    before = {name: [list(row) for row in as_rows(rows)] for name, rows in given.items()}
    expected = article.train(epochs=20, **start())
    trained = article.train(epochs=20, **given)
    article.steps(**given)
    assert {name: as_rows(rows) for name, rows in given.items()} == before
    assert [bits(matrix) for matrix in trained] == [bits(matrix) for matrix in expected]
    assert trained[0].tolist() != before["wh"]
    for results in (article.train(epochs=0, **given), [matrix for _, _, matrix in article.steps(**given)]):
        for matrix in results:                          # and what comes out shares nothing with it
            matrix[0, 0] = -99
    assert {name: as_rows(rows) for name, rows in given.items()} == before


@pytest.mark.parametrize("convert", [
    numpy.asfortranarray, lambda rows: numpy.array(rows, dtype=object), lambda rows: tuple(map(tuple, rows)),
    lambda rows: iter([iter(row) for row in rows]), lambda rows: purenn.numpy.array(rows),
], ids=["Fortran order", "objects", "tuples", "iterators", "purenn.numpy"])
def test_other_ways_to_hand_the_same_in(convert):
    trained = article.train(epochs=3, **{name: convert(rows) for name, rows in start().items()})
    assert [bits(m) for m in trained] == [bits(m) for m in article.train(epochs=3, **start())]


def test_ints_bools_and_float32_are_numbers():
    given = start((3, 4, 3, 1))
    given.update(X=article.X, y=article.y)
    expected = [bits(m) for m in article.train(epochs=3, **given)]
    for X in ([[bool(value) for value in row] for row in article.X], [[float(value) for value in row] for row in article.X],
              numpy.array(article.X, dtype=numpy.float32), numpy.array(article.X, dtype=numpy.uint8)):
        assert [bits(m) for m in article.train(epochs=3, **dict(given, X=X))] == expected


# ---- what is declined, before anything is done ----

nan, inf = float("nan"), float("inf")


def with_one(rows, i, j, value):
    rows = [list(row) for row in rows]
    rows[i][j] = value
    return rows


GOOD = start()
DECLINED = [
    # name, what is handed in, the error, words of its message
    ("X", [row[:3] for row in GOOD["X"]], ValueError, [r"\(5, 3\)", r"\(4, 3\)"]),
    ("X", [row + [1.0] for row in GOOD["X"]], ValueError, [r"\(5, 5\)", r"\(4, 3\)"]),
    ("X", GOOD["X"][:4], ValueError, [r"^y has the shape \(5, 2\)", r"X \(4, 4\)", r"it must be \(4, 2\)"]),
    ("y", GOOD["y"][:1], ValueError, [r"^y has the shape \(1, 2\)", r"it must be \(5, 2\)"]),
    ("y", [row[:1] for row in GOOD["y"]], ValueError, [r"^wout has the shape \(3, 2\)", r"it must be \(3, 1\)"]),
    ("wh", [row[:2] for row in GOOD["wh"]], ValueError, [r"^bh has the shape \(1, 3\)", r"it must be \(1, 2\)"]),
    ("wh", Matrix(GOOD["wh"]).T, ValueError, [r"^wh has the shape \(3, 4\)", r"it must be \(4, 4\)"]),
    ("bh", [[1.0]], ValueError, [r"^bh has the shape \(1, 1\)", r"it must be \(1, 3\)"]),
    ("bh", [[1.0] * 3] * 5, ValueError, [r"^bh has the shape \(5, 3\)", r"it must be \(1, 3\)"]),
    ("bh", [1.0] * 3, ValueError, [r"^bh must have rows and columns; its shape is \(3,\)"]),
    ("wout", Matrix(GOOD["wout"]).T, ValueError, [r"^wout has the shape \(2, 3\)", r"it must be \(3, 2\)"]),
    ("bout", [[1.0]], ValueError, [r"^bout has the shape \(1, 1\)", r"it must be \(1, 2\)"]),
    ("X", with_one(GOOD["X"], 3, 2, nan), ValueError, ["^X row 3, column 2 is nan$"]),
    ("y", with_one(GOOD["y"], 4, 1, inf), ValueError, ["^y row 4, column 1 is inf$"]),
    ("wh", with_one(GOOD["wh"], 0, 2, -inf), ValueError, ["^wh row 0, column 2 is -inf$"]),
    ("bh", with_one(GOOD["bh"], 0, 1, nan), ValueError, ["^bh row 0, column 1 is nan$"]),
    ("wout", with_one(GOOD["wout"], 2, 0, nan), ValueError, ["^wout row 2, column 0 is nan$"]),
    ("bout", numpy.array([[1.0, nan]]), ValueError, ["^bout row 0, column 1 is nan$"]),
    ("X", with_one(GOOD["X"], 1, 0, Decimal("NaN")), ValueError, ["^X row 1, column 0 is .*NaN"]),
    ("X", [], ValueError, [r"^X must have rows and columns; its shape is \(0,\)"]),
    ("X", [[], []], ValueError, [r"^X must have rows and columns; its shape is \(2, 0\)"]),
    ("y", [[]] * 5, ValueError, [r"^y must have rows and columns; its shape is \(5, 0\)"]),
    ("X", [1.0, 0.0, 1.0, 0.0], ValueError, [r"^X must have rows and columns; its shape is \(4,\)"]),
    ("y", [1.0] * 5, ValueError, [r"^y must have rows and columns; its shape is \(5,\)"]),
    ("X", numpy.zeros((5, 4, 1)), ValueError, ["^X: row 0, column 0 is a list; a matrix has one or two dimensions"]),
    ("X", GOOD["X"][:2] + [[1.0]] + GOOD["X"][3:], ValueError, ["^X: row 2 has 1 number", "row 0 has 4"]),
    ("X", with_one(GOOD["X"], 1, 3, "0.5"), TypeError, ["^X: row 1, column 3 is '0.5', not a number"]),
    ("wout", with_one(GOOD["wout"], 0, 1, None), TypeError, ["^wout: row 0, column 1 is None, not a number"]),
    ("X", "0101", TypeError, ["^X: .*got a str"]),
    ("X", None, TypeError, ["^X: .*got None"]),
    ("X", {"a": 1}, TypeError, ["^X: .*got a dict"]),
    ("X", with_one(GOOD["X"], 2, 1, 10 ** 400), ValueError, ["^X.*row 2, column 1"]),
    ("X", [[0, 0, 0, 10 ** 400]] * 5, ValueError, ["^X.* row 0, column 3"]),
    ("wh", with_one(GOOD["wh"], 0, 0, Decimal("Infinity")), ValueError, ["^wh row 0, column 0 is .*Infinity"]),
    ("X", 7, (TypeError, ValueError), ["^X: .*7"]),
]


@pytest.mark.parametrize("name, bad, error, words", DECLINED)
@pytest.mark.parametrize("function", [article.train, article.steps])
def test_bad_input_is_declined_with_words(function, name, bad, error, words):
    calls = []
    with pytest.raises(error) as caught:
        function(**dict(start(), **{name: bad}), **({"on_epoch": calls.append} if function is article.train else {}))
    message = str(caught.value)
    for word in words:
        assert re.search(word, message), message
    assert not calls and "\n" not in message


@pytest.mark.parametrize("name, bad, words", [
    ("epochs", -1, "epochs.*-1"),
    ("epochs", 2.5, "epochs.*2.5"),
    ("epochs", "3", "epochs.*3"),
    ("epochs", None, "epochs.*None"),
    ("epochs", True, "epochs.*True"),
    ("lr", nan, "lr.*nan"),
    ("lr", inf, "lr.*inf"),
    ("lr", "0.1", "lr.*'0.1'"),
    ("lr", None, "lr.*None"),
    ("lr", [0.1, 0.2, 0.3], "lr"),                      # as a row it would fit bh
    ("lr", Decimal("NaN"), "lr.*NaN"),
])
def test_epochs_and_learning_rates_that_are_none(name, bad, words):
    calls = []
    with pytest.raises((ValueError, TypeError), match=words):
        article.train(**dict(start(), **{"epochs": 1, "on_epoch": calls.append, name: bad}))
    assert not calls
    if name == "lr":
        with pytest.raises((ValueError, TypeError), match=words):
            article.steps(lr=bad, **start())


@pytest.mark.parametrize("size", [0, -1, 2.5, "3", None])
@pytest.mark.parametrize("name", ["inputlayer_neurons", "hiddenlayer_neurons", "output_neurons"])
def test_a_layer_has_at_least_one_neuron(name, size):
    with pytest.raises((ValueError, TypeError), match="%s.*%s" % (name, size)):
        article.initialize(1, **{name: size})


def test_whole_numbers_and_rates_of_other_kinds():
    expected = [bits(m) for m in article.train(epochs=2, lr=0.5, **start())]
    for lr in (numpy.float64(0.5), numpy.float32(0.5), Fraction(1, 2)):
        assert [bits(m) for m in article.train(epochs=2, lr=lr, **start())] == expected
    assert [bits(m) for m in article.train(epochs=2, lr=1, **start())] == [
        bits(m) for m in article.train(epochs=2, lr=1.0, **start())]


def test_numpys_whole_numbers_are_whole_numbers():
    article.train(epochs=numpy.int64(2), **start())


def test_the_int_that_is_too_large_is_named():
    with pytest.raises(ValueError, match="^X: row 0, column 3"):
        article.train(**dict(start(), X=with_one(with_one(GOOD["X"], 0, 3, 10 ** 400), 1, 1, inf)))
