"""diagnose names the mistake in numbers that NumPy makes of the article's own cells, and in its own, alone and in pairs."""
import itertools
import os
import sys

import numpy as np
import pytest

from amounts import long, share
from independent import data, run
from paths import TESTS
from purenn import article
from purenn.py36.crosscheck import diagnose, searching
from purenn.py36.crosscheck.comparing import Given, is_far, matches
from purenn.py36.crosscheck.given import read
from purenn.py36.crosscheck.mistakes import BY_NAME, MISTAKES, iteration
from purenn.py36.crosscheck.runs import FORWARD, WEIGHTS, Problem
from purenn.py36.crosscheck.surroundings import OTHER_SEEDS, SURROUNDINGS

WOUT = "    wout += hiddenlayer_activations.T.dot(d_output) *lr\n"
BOUT = "    bout += np.sum(d_output, axis=0,keepdims=True) *lr\n"
WH = "    wh += X.T.dot(d_hiddenlayer) *lr\n"
BH = "    bh += np.sum(d_hiddenlayer, axis=0,keepdims=True) *lr"
# Changes of the article's cells, written by hand, and the name of the mistake.
CELLS = [
    ("sigmoid applied again in the slope", [("return x * (1 - x)", "return sigmoid(x) * (1 - sigmoid(x))")]),
    ("learning rate applied twice", [("E * slope_output_layer\n", "E * slope_output_layer * lr\n")]),
    ("wrong sign of the error", [("E = y-output", "E = output-y")]),
    ("loss without the half", [("E = y-output", "E = 2*(y-output)")]),
    ("mean over the samples instead of sum", [("E = y-output", "E = (y-output)/len(X)")]),
    ("biases not updated", [(BOUT, ""), (BH, "")]), ("hidden bias not updated", [(BH, "")]), ("output bias not updated", [(BOUT, "")]),
    ("wh not updated", [(WH, "")]), ("wout not updated", [(WOUT, "")]),
    ("wout updated before it is used", [(WOUT, ""), ("    Error_at_hidden_layer =", WOUT + "    Error_at_hidden_layer =")]),
    ("matrix product instead of elementwise at step 9",
     [("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer.dot(slope_hidden_layer)")]),
    ("derivative in place overwrites the activations", [("return x * (1 - x)", "x *= 1 - x\n    return x")]),
    ("learning rate not applied", [(WOUT, WOUT.replace(" *lr", "")), (BOUT, BOUT.replace(" *lr", "")), (WH, WH.replace(" *lr", "")),
                                   (BH, BH.replace(" *lr", ""))]),
    ("wrong sign in the updates of the output layer", [(WOUT, WOUT.replace("+=", "-=")), (BOUT, BOUT.replace("+=", "-="))]),
    ("wrong sign in the updates of the hidden layer", [(WH, WH.replace("+=", "-=")), (BH, BH.replace("+=", "-="))]),
    ("bias updates: mean instead of sum", [(BOUT, BOUT.replace("np.sum", "np.mean")), (BH, BH.replace("np.sum", "np.mean"))]),
    ("bias updates: all columns summed", [(BOUT, BOUT.replace("axis=0,keepdims=True", "")), (BH, BH.replace("axis=0,keepdims=True", ""))]),
    ("transpose forgotten in wout's update", [("hiddenlayer_activations.T.dot", "hiddenlayer_activations.dot")]),
    ("row and column sums mixed up in bh", [(BH, BH.replace("axis=0,keepdims=True", "axis=1"))]),
    ("hidden bias left out", [("hidden_layer_input1 + bh", "hidden_layer_input1")]),
    ("output bias left out", [("output_layer_input1+ bout", "output_layer_input1")]),
    ("no sigmoid at the output", [("output = sigmoid(output_layer_input)", "output = output_layer_input")]),
    ("derivative of the activation forgotten, in the output layer only", [("E * slope_output_layer", "E")]),
    ("derivative of the activation forgotten, in the hidden layer only",
     [("Error_at_hidden_layer * slope_hidden_layer", "Error_at_hidden_layer")]),
    ("slope taken of the layer's input", [("derivatives_sigmoid(output)", "derivatives_sigmoid(output_layer_input)"),
                                          ("derivatives_sigmoid(hiddenlayer_activations)", "derivatives_sigmoid(hidden_layer_input)")]),
    ("activations rounded to 2 digits", [("hiddenlayer_activations = sigmoid(hidden_layer_input)",
                                          "hiddenlayer_activations = np.round(sigmoid(hidden_layer_input), 2)"),
                                         ("output = sigmoid(output_layer_input)", "output = np.round(sigmoid(output_layer_input), 2)")]),
    ("biases start at 0", [("bh=np.random.uniform(size=(1,hiddenlayer_neurons))", "bh=np.zeros((1,hiddenlayer_neurons))"),
                           ("bout=np.random.uniform(size=(1,output_neurons))", "bout=np.zeros((1,output_neurons))")]),
    ("drawn in the order wh wout bh bout", [
        ("bh=np.random.uniform(size=(1,hiddenlayer_neurons))\nwout=np.random.uniform(size=(hiddenlayer_neurons,output_neurons))",
         "wout=np.random.uniform(size=(hiddenlayer_neurons,output_neurons))\nbh=np.random.uniform(size=(1,hiddenlayer_neurons))")])]
SEEDS = (42, 0, 7, 19, 2024)


def given(found, names=WEIGHTS, digits=None):
    """What diagnose takes: all digits, or rounded to so many decimals."""
    matrices = {name: np.array(found[name].tolist()).reshape(found[name].shape) for name in names}
    off = 0.0 if digits is None else 0.5 * 10.0 ** -digits
    return {name: ([Given(x if digits is None else round(x, digits), off) for x in m.ravel().tolist()], m.shape)
            for name, m in matrices.items()}


def problem(seed=42, iterations=1, sizes=None):
    X, y = data(sizes) if sizes else (article.X, article.y)
    return Problem(X, y, seed=seed, iterations=iterations, hidden=sizes and sizes[2])


NAMED = dict(BY_NAME, **{mistake.name: mistake for mistake in SURROUNDINGS + OTHER_SEEDS})


def own(p, *names):
    """What the named mistakes make, by diagnose's own program; None where they do not go together."""
    made = p.run([NAMED[name] for name in names])
    return made and made.found


def finite(found):
    return found is not None and all([np.isfinite(np.array(matrix.tolist())).all() for matrix in found.values()])


# ---- the right program ----

def test_without_mistakes_the_lines_are_the_article_s():
    start = article.initialize(3)
    rows = Problem(article.X, article.y)
    assert [m.tolist() for m in iteration()(rows.X, rows.y, *start, 0.1)] == [
        m.tolist() for m in article.iteration(rows.X, rows.y, *start, 0.1)]


@pytest.mark.parametrize("iterations", [1, 19, 20, 21, 200])
def test_numbers_of_numpy_agree(iterations):
    found = run(np, seed=5, epochs=iterations)
    for names in (WEIGHTS, ("output",), ("E", "d_hiddenlayer"), ("wh", "slope_output_layer")):
        answer = diagnose.diagnose(problem(5, iterations), given(found, names))
        assert answer.verdict == "agrees" and answer.text.startswith("agrees: to ") and answer.text.endswith(("ulps", "ulp"))
    for digits in (8, 4):
        assert diagnose.diagnose(problem(5, iterations), given(found, digits=digits)).text == "agrees: to %d digits" % digits


# ---- mistakes ----

@pytest.mark.parametrize("name, changes", [cells if i % 3 == 0 else long(*cells) for i, cells in enumerate(CELLS)])
def test_mistakes_in_the_article_s_cells_with_numpy(name, changes):
    for seed, iterations in list(itertools.product(SEEDS, (1, 10, 50)))[CELLS.index((name, changes)) % 15:][:share(2, 1)]:
        with np.errstate(all="ignore"):
            found = run(np, changes, seed, iterations)
        weights = given(found) if np.isfinite(found["wh"]).all() else None
        if weights:
            answer = diagnose.diagnose(problem(seed, iterations), weights)
            assert answer.verdict == "mistake" and [name] in answer.names, (seed, iterations, answer.text)
            assert len(answer.names) == 1 or name in (
                "learning rate applied twice", "learning rate not applied", "loss without the half",              # a rate, too
                "mean over the samples instead of sum", "bias updates: all columns summed")                       # one output


IMPOSSIBLE = {"transpose forgotten in wout's update", "row and column sums mixed up in bh", "hidden slope transposed", "activations transposed in step 4",
              "matrix product instead of elementwise at step 9", "hidden error transposed", "hidden bias transposed", "wout forgotten in the hidden error",
              "transpose forgotten in the hidden error", "transpose forgotten in wh's update", "slope of the output layer in the hidden delta"}


@pytest.mark.parametrize("mistake", [mistake if i % 16 == 0 else pytest.param(mistake, marks=pytest.mark.long)
                                     for i, mistake in enumerate(MISTAKES + SURROUNDINGS)], ids=[m.name for m in MISTAKES + SURROUNDINGS])
def test_each_mistake_alone_at_sizes_that_all_differ(mistake):
    p = problem(7, 10, (5, 4, 3, 2))
    found = own(p, mistake.name)
    assert (found is None) == (mistake.name in IMPOSSIBLE)
    if mistake.kind == "columns":
        found = {name: matrix.T for name, matrix in found.items()}
    if finite(found):
        answer = diagnose.diagnose(p, given(found))
        assert [mistake.name] in answer.names and 0 <= answer.step <= 11, answer.text
        assert answer.text.split("\n")[0].startswith("mistake: ") and answer.text.endswith("\n" + answer.sentence)


@pytest.mark.parametrize("mistake", [m for m in MISTAKES if len(m.ways) > 1], ids=[m.name for m in MISTAKES if len(m.ways) > 1])
def test_all_ways_of_a_mistake_make_the_same_weights_but_not_the_same_steps(mistake):
    p = problem(3, 4, (5, 4, 3, 2))
    found = [p.run([mistake], way).found for way in range(len(mistake.ways))]
    for way, other in enumerate(found[1:], 1):
        assert matches(given(found[0], WEIGHTS + FORWARD), p.run([mistake], way))
        steps = given(other, ("E", "d_output", "wh"))
        assert not matches(steps, p.run([mistake]))
        assert [mistake.name] in diagnose.diagnose(p, steps).names


@pytest.mark.long
def test_mistakes_and_pairs_that_are_drawn_are_named_and_no_other_names():
    """The trials' judge is NumPy: an answer is wrong where NumPy makes other numbers with the mistakes that it names."""
    sys.path.insert(0, os.path.join(TESTS, "long"))
    import trials_diagnose
    counts, faults = trials_diagnose.trials(19, 1, (4, 3, 2, 3), 12)
    assert not faults and sum(counts.values()) == 12 and counts[True, "named"] > 5


@pytest.mark.long
def test_5_000_iterations_take_a_program_without_loops():
    found = run(np, [(BOUT, ""), (BH, "")], epochs=5000)
    answer = diagnose.diagnose(problem(42, 5000), given(found))
    assert answer.names == [["biases not updated"]]


@pytest.mark.long
def test_what_coarse_steps_exclude_is_not_what_was_made():
    """1,200 iterations by each mistake: never found too far from itself, and many from the right program."""
    p, far, count = problem(5, 1200, (5, 4, 3, 2)), 0, 0
    right = given(own(p))
    for mistake in MISTAKES:
        made, coarse = p.run([mistake]), p.coarse([mistake])
        if made is not None and mistake.kind != "rounding" and finite(made.found):
            assert not is_far(given(made.found), coarse), mistake.name
            far, count = far + is_far(right, coarse), count + 1
    assert count > 80 and far > 30


def test_what_is_not_in_the_lines():
    p = problem(42, 10)
    for name, found in (("one iteration more", own(problem(42, 11))), ("one iteration fewer", own(problem(42, 9))),
                        ("samples trained one by one", own(p, "samples trained one by one")),
                        ("learning rate 0.02", own(Problem(article.X, article.y, seed=42, iterations=10, lr=0.02))),
                        ("drawn with the seed 13", own(problem(13, 10)))):
        assert diagnose.diagnose(p, given(found)).text.split("\n")[0] == "mistake: " + name
    turned = given({name: matrix.T for name, matrix in own(p).items()})
    assert diagnose.diagnose(p, turned).names == [["samples in columns"]]


def one_by_one(X, y, wh, bh, wout, bout, epochs, lr=0.1):
    """A learner's loop over samples, in NumPy."""
    for _ in range(epochs):
        for x, t in zip(np.array(X, float), np.array(y, float)):
            h = 1 / (1 + np.exp(-(x[None] @ wh + bh)))
            o = 1 / (1 + np.exp(-(h @ wout + bout)))
            d = (t - o) * o * (1 - o)
            back = (d @ wout.T) * h * (1 - h)
            wout, bout, wh, bh = wout + lr * h.T @ d, bout + lr * d, wh + lr * np.outer(x, back), bh + lr * back
    return dict(zip(WEIGHTS, (wh, bh, wout, bout)))


def test_loops_over_samples_by_numpy():
    X, y = data((5, 4, 3, 2))
    start = [np.array(matrix.tolist()) for matrix in article.initialize(7, 4, 3, 2)]
    found = one_by_one(X, y, *start, epochs=25)
    assert diagnose.diagnose(problem(7, 25, (5, 4, 3, 2)), given(found)).names == [["samples trained one by one"]]
    found = one_by_one(X[-1:], y[-1:], *start, epochs=3)
    assert diagnose.diagnose(problem(7, 3, (5, 4, 3, 2)), given(found)).names == [["only the last sample trained"]]


def test_a_bias_for_each_sample_as_in_R():
    changes = [("bh=np.random.uniform(size=(1,hiddenlayer_neurons))", "bh=np.random.uniform(size=(len(X),1))"),
               ("bout=np.random.uniform(size=(1,output_neurons))", "bout=np.random.uniform(size=(len(X),1))"),
               (BOUT, BOUT.replace("axis=0", "axis=1")), (BH, BH.replace("axis=0", "axis=1"))]
    assert diagnose.diagnose(problem(42, 6), given(run(np, changes, 42, 6))).names == [["bias per sample"]]


def test_outputs_of_a_forward_pass_after_the_training():
    """They are right, with weights beside them and alone, and it is said."""
    p = problem(42, 10)
    found = dict(own(p), output=own(problem(42, 11))["output"])
    for names in (WEIGHTS + ("output",), ("output",)):
        answer = diagnose.diagnose(p, given(found, names))
        assert answer.verdict == "agrees" and answer.text.endswith("\noutput: of a forward pass after the last update")
    assert diagnose.diagnose(p, given(own(problem(42, 12)), ("output",))).names[0] == ["one iteration more"]
    wrong = dict(own(p, "biases not updated"), output=p.run([NAMED["biases not updated"]]).after()["output"])
    assert diagnose.diagnose(p, given(wrong, WEIGHTS + ("output",))).names == [["biases not updated"]]


MAZUR = Problem([[0.05, 0.10]], [[0.01, 0.99]], ([[0.15, 0.25], [0.20, 0.30]], [[0.35, 0.35]], [[0.40, 0.50], [0.45, 0.55]], [[0.60, 0.60]]), lr=0.5)


@pytest.mark.parametrize("wout, text", [
    ('[[0.35891648, 0.511301270], [0.408666186, 0.561370121]]', "agrees: to 8 digits"),         # as Matt Mazur's page has them
    ('[[0.35891648, 0.511301271], [0.408666186, 0.561370121]]', "agrees: to 8 digits\nThe digits after these differ, as in single"),
    ('[[0.35891688, 0.511301270], [0.408666186, 0.561370121]]', "agrees: to 6 digits\nThe digits after these differ, as in single"), ('[[0.35892648, 0.511301270], [0.408666186, 0.561370121]]', "unknown")])
def test_numbers_that_are_given_to_different_digits(wout, text, monkeypatch):
    monkeypatch.setattr(searching, "all_pairs", lambda iterations: [])
    numbers = read(('{"wh": [[0.149780716, 0.24975114], [0.19956143, 0.29950229]], "wout": %s}' % wout).encode())
    assert diagnose.diagnose(MAZUR, numbers).text.startswith(text)


@pytest.mark.parametrize("iterations", [1, 50])
def test_single_precision_agrees_to_fewer_digits(iterations):
    single = {name: np.array(matrix, np.float32) for name, matrix in zip(
        ("X", "y") + WEIGHTS, [article.X, article.y] + [m.tolist() for m in article.initialize(42)])}
    X, y, (wh, bh, wout, bout) = single["X"], single["y"], [single[name] for name in WEIGHTS]
    lr, one = np.float32(0.1), np.float32(1)
    for _ in range(iterations):
        h = one / (one + np.exp(-(X @ wh + bh)))
        o = one / (one + np.exp(-(h @ wout + bout)))
        d = (y - o) * o * (one - o)
        back = (d @ wout.T) * h * (one - h)
        wout, bout, wh, bh = wout + h.T @ d * lr, bout + d.sum(0, keepdims=True) * lr, wh + X.T @ back * lr, bh + back.sum(0, keepdims=True) * lr
    assert wh.dtype == np.float32
    answer = diagnose.diagnose(problem(42, iterations), given(dict(zip(WEIGHTS, (wh, bh, wout, bout)))))
    assert answer.verdict == "agrees" and answer.text.split("\n")[0] in ("agrees: to 6 digits", "agrees: to 7 digits")


# Learners' mistakes, by changes of the article's cells.
LEARNERS = [
    ("learning rate applied twice to the hidden layer", [("slope_hidden_layer\n    \n", "slope_hidden_layer * lr\n")]),
    ("learning rate applied twice to wh", [(WH, WH.replace("*lr", "*lr*lr"))]),
    ("learning rate not applied to wout", [(WOUT, WOUT.replace("*lr", ""))]),
    ("learning rate not applied to bout", [(BOUT, BOUT.replace("*lr", ""))]),
    ("wrong sign in the updates of wh", [(WH, WH.replace("+=", "-="))]),
    ("wrong sign in the updates of the biases", [(BH, BH.replace("+=", "-=")), (BOUT, BOUT.replace("+=", "-="))]),
    ("seed set again before each draw", [(name + "=np.random", "np.random.seed(42)\n" + name + "=np.random") for name in ("bh", "wout", "bout")]),
    ("drawn from the normal distribution, biases 0", [
        ("wh=np.random.uniform(size=(inputlayer_neurons,hiddenlayer_neurons))", "wh=np.random.randn(inputlayer_neurons,hiddenlayer_neurons)"),
        ("bh=np.random.uniform(size=(1,hiddenlayer_neurons))", "bh=np.zeros((1,hiddenlayer_neurons))"),
        ("wout=np.random.uniform(size=(hiddenlayer_neurons,output_neurons))", "wout=np.random.randn(hiddenlayer_neurons,output_neurons)"),
        ("bout=np.random.uniform(size=(1,output_neurons))", "bout=np.zeros((1,output_neurons))")]),
    ("slope x(1 + x)", [("return x * (1 - x)", "return x * (1 + x)")]),
    ("biases subtracted", [("hidden_layer_input1 + bh", "hidden_layer_input1 - bh"), ("output_layer_input1+ bout", "output_layer_input1- bout")]),
    ("linear output layer", [("output = sigmoid(output_layer_input)", "output = output_layer_input"), ("E * slope_output_layer", "E")]),
    ("absolute error in place of the error", [("E = y-output", "E = abs(y-output)")]),
    ("bias updates: all columns summed in bh", [(BH, BH.replace("axis=0,keepdims=True", ""))]),
    ("bias updates: the first sample alone", [(BH, "    bh += d_hiddenlayer[:1] *lr\n"), (BOUT, "    bout += d_output[:1] *lr\n")]),
    ("reshape in place of a transpose in wh's update", [("X.T.dot(d_hiddenlayer)", "X.reshape(X.shape[1], -1).dot(d_hiddenlayer)")])]


@pytest.mark.parametrize("name, changes", LEARNERS)
def test_what_learners_do(name, changes):
    found = run(np, changes, 42, 4)
    answer = diagnose.diagnose(problem(42, 4), given(found))
    assert [name] in answer.names, answer.text


def test_a_rate_a_seed_and_iterations_that_are_others():
    p = problem(42, 5)
    for name, found in (("2 iterations more", own(problem(42, 7))), ("4 iterations fewer", own(problem(42, 1))), ("drawn with the seed 7777", own(problem(7777, 5))),
                        ("learning rate 0.3", own(Problem(article.X, article.y, seed=42, iterations=5, lr=0.3)))):
        assert diagnose.diagnose(p, given(found)).names == [[name]]


# ---- how the numbers are given ----

@pytest.mark.parametrize("text, answer", [
    ('{"output": [0.78143891, 0.79362068, 0.76681588]}', "agrees: to 8 digits"),
    ('{"wout": [0.16287, 0.87214, 0.6068], "bout": 0.73199, "bh": [0.16, 0.06, 0.87]}', "unknown"),
    ('{"bout": [["0.4253"]]}', "agrees: to 4 digits"), ('{"bout": [[0.4253]]}', "agrees: to 4 digits"), ('{"bout": "0.4253"}', "agrees: to 4 digits"),
    ('{"E": [[NaN], [NaN], [0.5]]}', "unknown: E holds nan\nThe program overflowed"), ('{"bout": [[1e400]]}', "unknown: bout holds inf\n"),
    ('{"bout": [[1e99999999999]]}', "unknown: bout holds inf"), ('{"bout": [[1' + "1" * 5000 + ']]}', "unknown: bout holds inf"),
    ('{"wh": [[1, 2, 3], [4, 5, 6]]}', "unknown: no known mistake, and no two of them, make these numbers\nwh has the shape 2 x 3; here it is 4 x 3\n")])
def test_numbers_in_other_forms(text, answer, monkeypatch):
    monkeypatch.setattr(searching, "all_pairs", lambda iterations: [])
    assert diagnose.diagnose(problem(42, 1), read(text.encode())).text.startswith(answer)


def test_flat_numbers_of_another_network():
    p = problem(7, 3, (5, 4, 3, 2))
    found = {name: matrix.reshape(-1).tolist() for name, matrix in own(p).items() if name in ("bh", "bout", "wout", "E", "hiddenlayer_activations")}
    flat = {name: ([Given(x, 0.0) for x in numbers], (len(numbers),)) for name, numbers in found.items()}
    assert diagnose.diagnose(p, flat).verdict == "agrees"


@pytest.mark.parametrize("text, message", [
    ('{"wh": [[true, false, 1]]}', "'wh' holds True, which is no number"), ('{"wh": [[1, true]]}', "'wh' holds True"), ("bout,1_0", "'bout' holds '1_0'"),
    ("[1, 2]", "expected a JSON object of names and matrices"), ("\x93NUMPY", "this is an .npy file"), ("PK\x05\x06" + "\0" * 18, "no numbers are given")])
def test_numbers_that_are_refused(text, message):
    with pytest.raises(ValueError, match=message):
        diagnose.check(read(text.encode("latin-1")))


def test_numbers_that_are_nothing_but_rounding():
    """Sums that cancel out leave what rounding made.  NumPy's products, whose last digits are others, were up to 6.4e-19 off."""
    names = ["wrong sign in the updates of bh", "updates replace the weights"]
    X, y = [[0.1, 0.7, 0.3, 0.9, 0.2], [0.8, 0.4, 0.6, 0.1, 0.5]], [[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]
    p = Problem(X, y, seed=9, iterations=10, hidden=4)
    made = p.run([NAMED[name] for name in names])
    wout = made.found["wout"].reshape(-1).tolist()
    assert max(map(abs, wout)) < 1e-14
    for off in (6.4e-19, -6.4e-19, 1e-17, -1e-17):
        numbers = [Given(x + off, 0.0) for x in wout]
        assert abs(numbers[0].value / wout[0] - 1) > 1e-6
        assert matches({"wout": (numbers, (4, 3))}, made) == (abs(off) < 1e-18)


# ---- what is no mistake that is known ----

@pytest.mark.long
def test_other_numbers_are_unknown():
    p = problem(42, 10)
    found = given(run(np, epochs=10), ("wh",))
    found["wh"][0][5] = Given(found["wh"][0][5].value + 1e-5, 0.0)
    answer = diagnose.diagnose(p, found)
    assert answer.verdict == "unknown" and answer.text.startswith("unknown: ") and "\nnearest: " in answer.text


def test_a_start_that_is_given():
    start = article.initialize(99)
    p = Problem(article.X, article.y, start, iterations=3)
    assert diagnose.diagnose(p, given(run(np, seed=99, epochs=3))).verdict == "agrees"
    found = own(p, "wh not updated")
    assert diagnose.diagnose(p, given(found)).names == [["wh not updated"]]


@pytest.mark.parametrize("numbers, text", [
    ({}, "no numbers are given"), ({"w1": ([Given(1.0, 0.0)], (1, 1))}, "w1 is no matrix of the article; known are E, Error_at")])
def test_what_cannot_be_diagnosed(numbers, text):
    with pytest.raises(ValueError) as caught:
        diagnose.diagnose(problem(), numbers)
    assert str(caught.value).startswith(text)
