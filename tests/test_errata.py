"""What the article gets wrong, proved with numbers: one test or more for each erratum of purenn/article.py's docstring.

A test of erratum 4 is called test_4_...  Where a mistake can be made in code, it is made here, as a change of one line of the
article's own cells, over purenn.numpy and over NumPy.
"""
import contextlib
import functools
import io
import math
import os
import random
import re
import warnings
from fractions import Fraction

import mpmath
import pytest

import purenn.numpy
from independent import CELLS, SIZES, Dual, bits, cell, central_differences, data, run
from purenn import Matrix, article
from purenn.commands import golden
from purenn.floats.hexadecimal import from_hex

numpy = pytest.importorskip("numpy")
BACKENDS = [purenn.numpy, numpy]
NAMES = ("wh", "bh", "wout", "bout")
POINTS = [-6.0, -2.0, -1.0, -0.25, 0.5, 1.0, 3.0, 6.0]
near = pytest.approx


# ---- what the tests below have in common ----

def weights_of(variables):
    return [variables[name] for name in NAMES]


def named_steps(lr=0.1, sizes=SIZES, seed=42):
    """({name: matrix} of one iteration, the weights before it); all sizes differ."""
    X, y = data(sizes)
    weights = article.initialize(seed, *sizes[1:])
    return dict([(name, matrix) for _, name, matrix in article.steps(X, y, *weights, lr=lr)][6:]), weights


def half_squared_error(X, y, weights):
    error = article.forward(X, *weights) - Matrix(y)
    return (error * error).sum() / 2


def gradients(X, y, weights):
    """{name: d half squared error / d each number}, by central differences."""
    found = {}
    for k, name in enumerate(NAMES):
        def loss(rows):
            return half_squared_error(X, y, [Matrix(rows) if i == k else w for i, w in enumerate(weights)])
        found[name] = central_differences(loss, weights[k].tolist())
    return found


@functools.lru_cache(maxsize=None)
def outputs(np, changes=(), epochs=5000):
    """The outputs of the last epoch, from np.random.seed(42)."""
    return run(np, changes, epochs=epochs)["output"].ravel().tolist()


def close(ours, expected, rel=1e-6, abs=1e-9):
    """Whether two nested lists hold the same numbers, nearly."""
    flat, wanted = [sum([list(row) for row in rows], []) for rows in (ours, expected)]
    return flat == near(wanted, rel=rel, abs=abs)


def test_every_erratum_has_a_test():
    listed = [int(number) for number in re.findall(r"^ ?(\d+)\. ", article.__doc__, re.M)]
    tested = set(int(name.split("_")[1]) for name in globals() if re.match(r"test_\d+_", name))
    assert listed == sorted(tested) == list(range(1, 12))


# ---- 1. The text's formula is not the sigmoid, nor its derivative the derivative ----

def text_sigmoid(x):
    return 1 / (x * (1 - mpmath.exp(-x)))


def text_derivative(x):
    return x * (1 - mpmath.exp(-x))


def test_1_the_texts_formula_is_not_the_sigmoid():
    with mpmath.workdps(50):
        for z in POINTS:
            true = 1 / (1 + mpmath.exp(-mpmath.mpf(z)))
            assert article.sigmoid(Matrix([z]))[0] == near(float(true), rel=1e-15)
            assert abs(text_sigmoid(mpmath.mpf(z)) / true - 1) > 0.3
        for z, value in ((1, "1.58198"), (-1, "0.58198"), (2, "0.57826"), (0.001, "1000500.08333")):
            assert "%.5f" % text_sigmoid(mpmath.mpf(z)) == value
    with pytest.raises(ZeroDivisionError):
        text_sigmoid(mpmath.mpf(0))
    assert article.sigmoid(Matrix([0.0]))[0] == 0.5


def test_1_a_sigmoid_lies_between_0_and_1_and_rises():
    """The text's formula does neither: it is above 1 on either side of 0, and falls from there."""
    values = article.sigmoid(Matrix(POINTS)).tolist()
    assert values == sorted(values) and 0 < values[0] and values[-1] < 1
    wrong = [float(text_sigmoid(z)) for z in POINTS]
    assert [z for z, value in zip(POINTS, wrong) if value > 1] == [-0.25, 0.5, 1.0] and wrong != sorted(wrong)


def test_1_the_derivative_is_f_times_1_minus_f():
    for z in POINTS:
        dual = article.sigmoid(Matrix([[Dual(z, 1.0)]]))[0, 0]
        f = article.sigmoid(Matrix([[z]]))
        assert dual.value == f[0, 0]
        assert article.derivatives_sigmoid(f)[0, 0] == near(dual.slope, rel=1e-13)
        with mpmath.workdps(50):
            z = mpmath.mpf(z)
            sigmoid = 1 / (1 + mpmath.exp(-z))
            true = mpmath.diff(lambda x: 1 / (1 + mpmath.exp(-x)), z)
            assert abs(sigmoid * (1 - sigmoid) - true) < mpmath.mpf(10) ** -20
            assert abs(dual.slope - true) < 1e-15
            assert abs(text_derivative(z) - true) > 0.01
            assert abs(text_derivative(z) - mpmath.diff(text_sigmoid, z)) > 0.01      # nor that of the text's f


# ---- 2. The slope takes the activation, never z ----

SIGMOID_AGAIN = (("return x * (1 - x)", "return sigmoid(x) * (1 - sigmoid(x))"),)


@pytest.mark.parametrize("np", BACKENDS)
def test_2_with_the_sigmoid_applied_again_the_outputs_look_better(np):
    wrong, right = outputs(np, SIGMOID_AGAIN), outputs(np)
    assert ["%.5f" % value for value in wrong] == ["0.99827", "0.99496", "0.00783"]
    for (target,), worse, better in zip(article.y, right, wrong):
        assert abs(better - target) < abs(worse - target) / 4


def test_2_the_sigmoid_applied_again_is_no_derivative():
    for z in POINTS:
        f = article.sigmoid(Matrix([[z]]))
        true = article.sigmoid(Matrix([[Dual(z, 1.0)]]))[0, 0].slope
        again = article.derivatives_sigmoid(article.sigmoid(f))[0, 0]
        assert 0.19 < again < 0.25 and abs(again - true) > 0.005
        of_z = article.derivatives_sigmoid(Matrix([[z]]))[0, 0]
        assert abs(of_z - true) > 0.01


def test_2_only_the_right_slope_follows_the_gradient():
    """One epoch at lr = 1 moves every weight by minus the gradient; with the sigmoid applied again it does not."""
    X, y = data(SIZES)
    start = article.initialize(42, *SIZES[1:])
    gradient = gradients(X, y, start)
    for changes, follows in (((), True), (SIGMOID_AGAIN, False)):
        after = run(purenn.numpy, changes + (("lr=0.1 ", "lr=1.0 "),), epochs=1, sizes=SIZES)
        for name, before in zip(NAMES, start):
            assert close((before - after[name]).tolist(), gradient[name]) is follows, name


# ---- 3. The learning rate belongs in once ----

TWICE = (("d_output = E * slope_output_layer\n", "d_output = E * slope_output_layer * lr\n"),)


@pytest.mark.parametrize("np", BACKENDS)
def test_3_the_learning_rate_twice_is_its_square_once(np):
    twice = outputs(np, TWICE)
    assert ["%.3f" % value for value in twice] == ["0.863", "0.821", "0.272"]
    assert twice == near(outputs(np, (("lr=0.1 ", "lr=0.1*0.1 "),)), rel=1e-12)


def test_3_a_step_is_proportional_to_the_learning_rate():
    """As in steps 10 and 11; with step 7's text it would grow by 4 where the rate grows by 2."""
    for changes, growth in (((), 2), (TWICE, 4)):
        moved = []
        for lr in ("0.125 ", "0.25 "):
            after = run(purenn.numpy, changes + (("lr=0.1 ", "lr=" + lr),), epochs=1, sizes=SIZES)
            moved.append([after[name] - before for name, before in zip(NAMES, article.initialize(42, *SIZES[1:]))])
        for once, more in zip(*moved):
            assert close((once * growth).tolist(), more.tolist(), rel=1e-9, abs=1e-14)
    slow, fast = named_steps(lr=0.125)[0], named_steps(lr=0.25)[0]
    assert bits(slow["d_output"]) == bits(fast["d_output"])
    assert bits(slow["d_hiddenlayer"]) == bits(fast["d_hiddenlayer"])


# ---- 4. E is minus the gradient ----

ASCENT = (("E = y-output", "E = output-y"),)


def test_4_E_is_minus_the_gradient():
    """Central differences of a square are exact, and so are Fractions: no tolerance is needed."""
    steps, _ = named_steps()
    _, y = data(SIZES)
    for i, row in enumerate(steps["output"].tolist()):
        for j, output in enumerate(row):
            target, h = Fraction(y[i][j]), Fraction(1, 8)
            above, below = [(Fraction(output) + step - target) ** 2 / 2 for step in (h, -h)]
            assert steps["E"][i, j] == float(-(above - below) / (2 * h))
            assert steps["E"][i, j] != 0


def test_4_the_updates_add_minus_the_gradient():
    """All four updates against central differences, at sizes that all differ."""
    steps, weights = named_steps(lr=0.1)
    gradient = gradients(*data(SIZES) + (weights,))
    for name, before in zip(NAMES, weights):
        assert close(((steps[name] - before) / 0.1).tolist(), (-Matrix(gradient[name])).tolist()), name


@pytest.mark.parametrize("np", BACKENDS)
def test_4_the_closing_sections_sign_is_ascent(np):
    assert ["%.5f" % value for value in outputs(np, ASCENT)] == ["0.99930", "0.99956", "0.99943"]
    losses = {}
    for name, changes in (("descent", ()), ("ascent", ASCENT)):
        weights = [run(np, changes, epochs=n) for n in (1, 2, 50)]
        losses[name] = [half_squared_error(article.X, article.y, weights_of(w)) for w in weights]
    assert losses["descent"] == sorted(losses["descent"], reverse=True)
    assert losses["ascent"] == sorted(losses["ascent"]) and losses["ascent"][0] > losses["descent"][0]


# ---- 5. matrix_dot_product(hiddenlayer_activations * wout) ----

ONE_ARGUMENT = (("np.dot(hiddenlayer_activations,wout)", "np.dot(hiddenlayer_activations*wout)"),)


@pytest.mark.parametrize("np", BACKENDS)
def test_5_a_dot_product_of_one_garbled_argument(np):
    with pytest.raises(TypeError):                      # 3 x 3 times 3 x 1: only dot finds that something is missing
        run(np, ONE_ARGUMENT, epochs=1)
    with pytest.raises(ValueError, match=r"\(5, ?3\).*\(3, ?2\)"):
        run(np, ONE_ARGUMENT, epochs=1, sizes=SIZES)


def test_5_it_is_the_dot_product_of_two():
    steps, (_, _, wout, _) = named_steps()
    h = steps["hiddenlayer_activations"]
    for i in range(5):
        for j in range(2):
            by_hand = (h[i, 0] * wout[0, j] + h[i, 1] * wout[1, j]) + h[i, 2] * wout[2, j]
            assert steps["output_layer_input1"][i, j] == by_hand
    square = article.initialize(42)                     # with 3 samples elementwise runs, and is something else
    h = article.steps(article.X, article.y, *square)[8][2]
    assert (h * square[2]).shape == (3, 3) and h.dot(square[2]).shape == (3, 1)


# ---- 6. The products of steps 2 and 10 ----

@pytest.mark.parametrize("np", BACKENDS)
@pytest.mark.parametrize("code, text, shapes", [
    ("np.dot(X,wh)", "np.dot(wh,X)", r"\(4, ?3\) and \(5, ?4\)"),
    ("hiddenlayer_activations.T.dot(d_output)", "d_output.dot(d_hiddenlayer.T)", r"\(5, ?2\) and \(3, ?5\)"),
    ("X.T.dot(d_hiddenlayer)", "d_hiddenlayer.dot(X.T)", r"\(5, ?3\) and \(4, ?5\)"),
])
def test_6_the_texts_products_do_not_fit(np, code, text, shapes):
    assert run(np, epochs=1, sizes=SIZES)["output"].shape == (5, 2)
    with pytest.raises(ValueError, match="shapes " + shapes):
        run(np, [(code, text)], epochs=1, sizes=SIZES)


def test_6_with_a_column_for_each_sample_one_of_them_is_still_wrong():
    """Read with every matrix transposed, w_h . X and delta_h . X^T are right; delta_o . delta_h^T fits, and is not."""
    steps, weights = named_steps()
    wh, X = weights[0], Matrix(data(SIZES)[0]).T
    delta_o, delta_h = steps["d_output"].T, steps["d_hiddenlayer"].T
    h = steps["hiddenlayer_activations"].T
    assert bits(wh.T.dot(X).T) == bits(steps["hidden_layer_input1"])
    wout_step = h.dot(delta_o.T)                        # what the code adds to wout, before lr
    wh_step = X.dot(delta_h.T)
    gradient = gradients(*data(SIZES) + (weights,))
    assert close((-wh_step).tolist(), gradient["wh"]) and close((-wout_step).tolist(), gradient["wout"])
    assert close(delta_h.dot(X.T).tolist(), wh_step.T.tolist(), rel=1e-12)
    text = delta_o.dot(delta_h.T)
    assert text.shape == wout_step.T.shape == (2, 3)
    assert not close(text.tolist(), wout_step.T.tolist(), rel=0.1)


# ---- 7. f is not additive ----

def test_7_f_of_a_sum_is_not_the_sum_of_fs():
    wh, bh, _, _ = article.initialize(42)
    product = Matrix(article.X).dot(wh)
    true = article.sigmoid(product + bh)
    text = article.sigmoid(product) + article.sigmoid(bh)
    assert bits(article.steps(article.X, article.y, *article.initialize(42))[8][2]) == bits(true)
    assert "%.5f %.5f" % (true[0, 0], text[0, 0]) == "0.77990 1.30337"
    assert text.min() > 1 > true.max()                  # not even an activation


def test_7_on_no_pair_of_numbers():
    """If b <= 0 then f(a + b) <= f(a), and if both are above 0 the sum is above 1: f(a + b) < f(a) + f(b) always."""
    for a in POINTS:
        for b in POINTS:
            f = article.sigmoid(Matrix([a + b, a, b])).tolist()
            assert f[1] + f[2] - f[0] > 0.002


# ---- 8. The chain rule ----

def test_8_each_factor_of_the_chain_rule():
    """The closing section's w_h is the code's wout, its w_i the code's wh."""
    steps, (wh, bh, wout, bout) = named_steps()
    X, _ = data(SIZES)
    H_i, H_o = [Matrix([steps[name].tolist()[0]]) for name in ("hidden_layer_input", "hiddenlayer_activations")]
    slope = article.derivatives_sigmoid(H_o)
    for output in range(2):
        w = [row[output] for row in wout.tolist()]

        def O_i(H_o):
            return (Matrix(H_o).dot(wout) + bout)[0, output]

        def O_i_of_H_i(H_i):
            return O_i(article.sigmoid(Matrix(H_i)))

        def O_i_of_w(w_h):
            return H_o.dot(Matrix(w_h))[0, output] + bout[0, output]

        by_H_o = central_differences(O_i, H_o.tolist())
        by_H_i = central_differences(O_i_of_H_i, H_i.tolist())
        by_w = central_differences(O_i_of_w, wout.tolist())
        assert close(by_H_o, [w])                                                           # dO_i/dH_o = w_h
        assert close(by_H_i, (Matrix([w]) * slope).tolist())                                # dO_i/dH_i
        assert not close(by_H_o, (Matrix([w]) * slope).tolist(), rel=0.1)                   # the text's dO_i/dH_o
        assert close([[row[output] for row in by_w]], H_o.tolist())                         # dO_i/dw_h, not dO_i/dO_o
    for j in range(3):
        by_input = central_differences(lambda H_i: article.sigmoid(Matrix(H_i))[0, j], H_i.tolist())
        expected = [0.0] * 3
        expected[j] = slope[0, j]
        assert close(by_input, [expected])                                                  # dH_o/dH_i
        by_w_i = central_differences(lambda w_i: (Matrix(X[:1]).dot(Matrix(w_i)) + bh)[0, j], wh.tolist())
        assert close([[row[j] for row in by_w_i]], X[:1])                                   # X is dH_i/dw_i
        assert not close([by_w_i[j]], by_input, rel=0.1)                                    # the text's dH_o/dH_i


def test_8_the_factors_together_are_the_gradient():
    """dE/dw_h = (O_o - Y) O_o (1 - O_o) H_o and dE/dw_i = (O_o - Y) O_o (1 - O_o) w_h H_o (1 - H_o) X, summed."""
    steps, weights = named_steps()
    X, y = data(SIZES)
    wout = weights[2]
    o, h = steps["output"], steps["hiddenlayer_activations"]
    by_w_h = [[0.0] * 2 for _ in range(3)]
    by_w_i = [[0.0] * 3 for _ in range(4)]
    for n in range(5):
        for k in range(2):
            delta = (o[n, k] - y[n][k]) * o[n, k] * (1 - o[n, k])
            for j in range(3):
                by_w_h[j][k] += delta * h[n, j]
                for i in range(4):
                    by_w_i[i][j] += delta * wout[j, k] * h[n, j] * (1 - h[n, j]) * X[n][i]
    gradient = gradients(X, y, weights)
    assert close(by_w_h, gradient["wout"]) and close(by_w_i, gradient["wh"])
    assert close((-Matrix(X).T.dot(steps["d_hiddenlayer"])).tolist(), by_w_i, rel=1e-12)


# ---- 9. One bias a neuron, not one a sample ----

# R: bh = matrix(rep(runif(hidden), nrow(X)), nrow = nrow(X)), and bh = bh + rowSums(d_hiddenlayer) * lr
BIAS_PER_SAMPLE = (
    ("bh=np.random.uniform(size=(1,hiddenlayer_neurons))", "bh=np.random.uniform(size=(X.shape[0],1))"),
    ("bout=np.random.uniform(size=(1,output_neurons))",
     "bout=np.repeat(np.random.uniform(size=(1,output_neurons)), X.shape[0], axis=0)"),
    ("np.sum(d_output, axis=0,", "np.sum(d_output, axis=1,"),
    ("np.sum(d_hiddenlayer, axis=0,", "np.sum(d_hiddenlayer, axis=1,"))


def predict(new, variables):
    return article.forward(new, *[Matrix(w.tolist()) for w in weights_of(variables)])


@pytest.mark.parametrize("np", BACKENDS)
def test_9_a_bias_per_sample_is_no_use_on_new_data(np):
    scheme = run(np, BIAS_PER_SAMPLE)
    assert ["%.5f" % value for value in scheme["output"].ravel()] == ["0.97998", "0.97884", "0.03283"]
    assert scheme["bh"].shape == (3, 1) and scheme["bout"].shape == (3, 1)
    with pytest.raises(ValueError, match=r"\(2,3\) \(3,1\)"):
        predict([[1, 1, 1, 0], [0, 0, 0, 1]], scheme)
    answers = predict([[1, 1, 1, 0]], scheme)           # one sample, three answers
    assert answers.shape == (3, 1) and answers.max() - answers.min() > 0.01
    more = run(np, BIAS_PER_SAMPLE, epochs=3, sizes=(5, 4, 3, 1))
    assert more["bh"].shape == (5, 1) and more["bout"].shape == (5, 1)


def test_9_a_bias_per_neuron_serves_any_number_of_samples():
    trained = run(purenn.numpy)
    assert trained["bh"].shape == (1, 3) and trained["bout"].shape == (1, 1)
    for samples in (1, 2, 7):
        assert predict([[1, 1, 1, 0]] * samples, trained).shape == (samples, 1)
    steps, weights = named_steps()
    assert steps["bh"].shape == (1, 3) and steps["bout"].shape == (1, 2)
    gradient = gradients(*data(SIZES) + (weights,))
    for name, delta in (("bh", "d_hiddenlayer"), ("bout", "d_output")):
        columns = zip(*steps[delta].tolist())           # summed over the samples: the gradient
        assert close([[-math.fsum(column) for column in columns]], gradient[name])


# ---- 10. Sizes that all differ show what 3 x 3 hides ----

HIDDEN_BY_3_X_3 = [
    ("np.dot(hiddenlayer_activations,wout)", "np.dot(hiddenlayer_activations.T,wout)"),
    ("hidden_layer_input1 + bh", "hidden_layer_input1 + bh.T"),
    ("= derivatives_sigmoid(hiddenlayer_activations)", "= derivatives_sigmoid(hiddenlayer_activations.T)"),
    ("d_output.dot(wout.T)", "wout.dot(d_output.T)"),
    ("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer.dot(slope_hidden_layer)"),
    ("hiddenlayer_activations.T.dot(d_output)", "hiddenlayer_activations.dot(d_output)"),
]


@pytest.mark.parametrize("np", BACKENDS)
@pytest.mark.parametrize("change", HIDDEN_BY_3_X_3)
def test_10_three_samples_and_three_neurons_hide_mistakes_of_shape(np, change):
    right, wrong = outputs(np, epochs=20), outputs(np, (change,), epochs=20)
    assert max(abs(x - z) for x, z in zip(right, wrong)) > 1e-5         # it runs, and is wrong
    with pytest.raises(ValueError, match=r"\(\d, ?\d\)"):               # and here it is found out
        run(np, [change], epochs=1, sizes=SIZES)
    assert run(np, epochs=1, sizes=SIZES)["output"].shape == (5, 2)
    assert len(set(SIZES)) == len(SIZES)


# ---- 11. The printed weights ----

def printed_by_the_article():
    with io.open(os.path.join(CELLS, "printed.txt"), encoding="utf-8") as f:
        return f.read()


def printed_from(start):
    """What the article's last cell prints after training from this start."""
    weights = article.train(article.X, article.y, *[start[name] for name in NAMES])
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(cell(13), dict(zip(NAMES, weights)))
    return out.getvalue()


def test_11_the_recovered_start_prints_the_articles_numbers():
    start = article.PRINTED_RUN_START
    assert printed_from(start) == printed_by_the_article()
    for name in NAMES:                                  # each of its matrices matters
        moved = dict(start)
        moved[name] = Matrix(start[name]) + 1e-5
        assert printed_from(moved) != printed_by_the_article()


def test_11_the_recovered_start_was_not_drawn_by_the_articles_cell():
    """The cell draws from [0, 1); two output weights, and the output bias, lie above 1."""
    outside = [(name, "%.4f" % value) for name in NAMES for row in article.PRINTED_RUN_START[name] for value in row
               if not 0 <= value < 1]
    assert outside == [("wout", "1.7179"), ("wout", "1.8552"), ("bout", "1.3877")]
    for seed in range(200):
        for matrix in article.initialize(seed):
            assert 0 <= matrix.min() and matrix.max() < 1


def test_11_known_seeds_end_elsewhere():
    """Whatever the order of the hidden neurons: compared are the sorted output weights and the output bias."""
    printed = sorted([3.54081355, 3.11519372, -2.46159562]) + [-1.46017449]
    for seed, texts in golden.NUMPY_WEIGHTS.items():
        values = [from_hex(text) for text in texts.split(" ")]
        ours = sorted(values[15:18]) + values[18:]
        assert max(abs(a - b) for a, b in zip(ours, printed)) > 0.05, seed


# ---- readers' variants ----

EARLY = "    wout += hiddenlayer_activations.T.dot(d_output) *lr\n"

VARIANTS = [
    ("correct", (), "0.98405 0.97455 0.03606"),
    ("sigmoid applied again inside the slope", SIGMOID_AGAIN, "0.99827 0.99496 0.00783"),
    ("learning rate applied twice", TWICE, "0.863 0.821 0.272"),
    ("biases never updated", (("    bout += np.sum(d_output, axis=0,keepdims=True) *lr\n", ""),
                              ("    bh += np.sum(d_hiddenlayer, axis=0,keepdims=True) *lr", "")),
     "0.98223 0.97380 0.03946"),
    ("wout updated before the hidden delta uses it",
     ((EARLY, ""), ("    Error_at_hidden_layer =", EARLY + "    Error_at_hidden_layer =")), "0.98403 0.97455 0.03605"),
    ("bias per sample (the R scheme)", BIAS_PER_SAMPLE, "0.97998 0.97884 0.03283"),
    ("matrix product instead of elementwise at step 9",
     (("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer.dot(slope_hidden_layer)"),),
     "0.98136 0.97474 0.04692"),
    ("ascent (`Y - t` with `+=`)", ASCENT, "0.99930 0.99956 0.99943"),
]


@pytest.mark.parametrize("variant, changes, expected", VARIANTS, ids=[variant[0] for variant in VARIANTS])
def test_readers_variants(variant, changes, expected):
    """The outputs of the last of 5,000 epochs from np.random.seed(42), to the digits of the table."""
    ours, theirs = [outputs(np, changes) for np in BACKENDS]
    digits = len(expected.split(" ")[0]) - 2
    for values in (ours, theirs):
        assert " ".join("%.*f" % (digits, value) for value in values) == expected
    assert ours == near(theirs, rel=1e-11)


def test_the_variants_can_be_told_apart():
    """By more than the last bits: each differs from each in some output by 1e-6 or more."""
    found = [outputs(purenn.numpy, changes) for _, changes, _ in VARIANTS]
    for i, one in enumerate(found):
        for other in found[:i]:
            assert max(abs(x - z) for x, z in zip(one, other)) > 1e-6


# ---- other mistakes of readers' code, as far as this package meets them ----

IN_PLACE = (("return x * (1 - x)", "x *= 1 - x\n    return x"),)


@pytest.mark.parametrize("np", BACKENDS)
def test_a_derivative_in_place_overwrites_the_activations(np):
    wrong = run(np, IN_PLACE, epochs=1)
    assert wrong["hiddenlayer_activations"] is wrong["slope_hidden_layer"]
    right, wrong = outputs(np), outputs(np, IN_PLACE)
    assert max(abs(x - z) for x, z in zip(right, wrong)) > 0.01


def test_the_articles_iteration_leaves_the_activations_as_they_were():
    X, y = [Matrix(rows) for rows in data(SIZES)]
    weights = article.initialize(42, *SIZES[1:])
    given = (X, y) + weights
    before = [bits(matrix) for matrix in given]
    found = dict(zip([name for _, name in article.NAMES], article.iteration(X, y, *weights, lr=0.1)))
    assert [bits(matrix) for matrix in given] == before
    for layer, before in (("hiddenlayer_activations", "hidden_layer_input"), ("output", "output_layer_input")):
        assert bits(found[layer]) == bits(article.sigmoid(found[before]))
    assert bits(found["slope_hidden_layer"]) == bits(article.derivatives_sigmoid(found["hiddenlayer_activations"]))
    assert bits(found["slope_output_layer"]) == bits(article.derivatives_sigmoid(found["output"]))
    assert bits(found["E"]) == bits(y - found["output"])


@pytest.mark.parametrize("arithmetic", ["native", "portable", "fast"])
def test_exp_goes_on_where_math_raises(arithmetic):
    extremes = [-1e308, -800.0, -746.0, -745.0, 709.0, 710.0, 800.0, 1e308]
    with pytest.raises(OverflowError):
        math.exp(710)
    with purenn.arithmetic(arithmetic), warnings.catch_warnings():
        warnings.simplefilter("error")                  # nor does it warn
        ours = purenn.numpy.exp(purenn.numpy.array(extremes))
        outputs = article.sigmoid(Matrix([extremes])).tolist()[0]
        one = [float(purenn.numpy.exp(x)) for x in extremes]
    with numpy.errstate(over="ignore"):
        theirs = numpy.exp(extremes)
    assert ours.tolist() == near(theirs.tolist(), rel=1e-15) and one == ours.tolist()
    assert ours.tolist()[-3:] == [math.inf] * 3 and ours.tolist()[:3] == [0.0] * 3
    assert outputs[0] == 0.0 and outputs[-1] == 1.0 and outputs == sorted(outputs)


def test_training_far_outside_goes_on():
    """Weights for which sigmoid(-800) is met: NumPy warns and goes on, and so does this, to the same numbers."""
    draw = random.Random(3).random
    start = [[[1600 * draw() - 800 for _ in range(c)] for _ in range(r)] for r, c in ((4, 3), (1, 3), (3, 1), (1, 1))]
    lines = [("bout=np.random.uniform(size=(1,output_neurons))",
              "wh, bh, wout, bout = [np.array(rows) for rows in %r]" % (start,))]
    with numpy.errstate(over="ignore"):
        ours, theirs = [run(np, lines, epochs=50) for np in BACKENDS]
    assert numpy.abs(theirs["hidden_layer_input"]).max() > 750
    for name in NAMES + ("output",):
        assert close(ours[name].tolist(), theirs[name].tolist(), rel=1e-12, abs=1e-300)
