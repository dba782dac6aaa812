"""diagnose names the mistake in numbers that NumPy makes of the article's own cells, and in its own, alone and in pairs."""
import itertools
import random

import numpy as np
import pytest

from amounts import long, share
from independent import data, run
from purenn import article
from purenn.py36.crosscheck import diagnose, mistakes
from purenn.py36.crosscheck.diagnose import Given, Problem, results, starts

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
    ("wrong sign in the output layer's updates", [(WOUT, WOUT.replace("+=", "-=")), (BOUT, BOUT.replace("+=", "-="))]),
    ("wrong sign in the hidden layer's updates", [(WH, WH.replace("+=", "-=")), (BH, BH.replace("+=", "-="))]),
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


def given(found, names=diagnose.WEIGHTS, digits=None):
    """What diagnose takes: all digits, or rounded to so many decimals."""
    matrices = {name: np.array(found[name].tolist()).reshape(found[name].shape) for name in names}
    off = 0.0 if digits is None else 0.5 * 10.0 ** -digits
    return {name: ([Given(x if digits is None else round(x, digits), off) for x in m.ravel().tolist()], m.shape)
            for name, m in matrices.items()}


def problem(seed=42, iterations=1, sizes=None):
    X, y = data(sizes) if sizes else (article.X, article.y)
    return Problem(X, y, seed=seed, iterations=iterations, hidden=sizes and sizes[2])


def own(p, names, **options):
    """What the named mistakes make, by diagnose's own program."""
    iteration = mistakes.iteration([mistakes.BY_NAME[name] for name in names])
    return results(p, next(starts(p, p.hidden or 3))[2], iteration, **options)


# ---- the right program ----

def test_without_mistakes_the_lines_are_the_article_s():
    start = article.initialize(3)
    rows = Problem(article.X, article.y)
    assert [m.tolist() for m in mistakes.iteration()(rows.X, rows.y, *start, 0.1)] == [
        m.tolist() for m in article.iteration(rows.X, rows.y, *start, 0.1)]


@pytest.mark.parametrize("iterations", [1, 19, 20, 21, 200])
def test_numbers_of_numpy_agree(iterations):
    found = run(np, seed=5, epochs=iterations)
    for names in (diagnose.WEIGHTS, ("output",), ("E", "d_hiddenlayer"), ("wh", "slope_output_layer")):
        answer = diagnose.diagnose(problem(5, iterations), given(found, names))
        assert answer.verdict == "agrees" and answer.text.startswith("agrees: to ") and answer.text.endswith(("ulps", "ulp"))
    for digits in (8, 4):
        assert diagnose.diagnose(problem(5, iterations), given(found, digits=digits)).text == "agrees: to %d digits" % digits


# ---- mistakes ----

@pytest.mark.parametrize("name, changes", [cells if i % 3 == 0 else long(*cells) for i, cells in enumerate(CELLS)])
def test_mistakes_in_the_article_s_cells_with_numpy(name, changes):
    for seed, iterations in list(itertools.product(SEEDS, (1, 10, 50)))[CELLS.index((name, changes)) % 15:][:share(5, 1)]:
        with np.errstate(all="ignore"):
            found = run(np, changes, seed, iterations)
        weights = given(found) if np.isfinite(found["wh"]).all() else None
        if weights:
            answer = diagnose.diagnose(problem(seed, iterations), weights)
            assert answer.verdict == "mistake" and [name] in answer.names, (seed, iterations, answer.text)
            assert len(answer.names) == 1 or name in ("learning rate applied twice", "learning rate not applied", "loss without the half")


@pytest.mark.parametrize("mistake", [mistake if i % 4 == 0 else pytest.param(mistake, marks=pytest.mark.long)
                                     for i, mistake in enumerate(mistakes.MISTAKES)], ids=[m.name for m in mistakes.MISTAKES])
def test_each_mistake_alone_at_sizes_that_all_differ(mistake):
    p = problem(7, 10, (5, 4, 3, 2))
    found = own(p, [mistake.name])
    if found is None:
        assert mistake.name in ("transpose forgotten in wout's update", "row and column sums mixed up in bh",
                                "matrix product instead of elementwise at step 9")
    elif np.isfinite(np.array(found["wh"].tolist())).all():
        answer = diagnose.diagnose(p, given(found))
        assert [mistake.name] in answer.names and 2 <= answer.step <= 11, answer.text
        assert answer.text.split("\n")[0].startswith("mistake: ") and answer.sentence == mistake.sentence


def test_pairs_are_named_and_no_other_names():
    random.seed(3)
    both = [pair for pair in itertools.combinations(mistakes.MISTAKES, 2) if mistakes.iteration(pair)]
    assert len(both) > 700
    for pair in random.sample(both, share(30, 1)):
        p = problem(random.choice(SEEDS), random.choice((1, 10)))
        names = [mistake.name for mistake in pair]
        found = own(p, names)
        if found and np.isfinite(np.array(found["wh"].tolist())).all():
            answer = diagnose.diagnose(p, given(found))
            assert answer.verdict == "agrees" or answer.verdict == "mistake", answer.text
            for named in answer.names:          # whatever is named makes these very numbers
                if all(name in mistakes.BY_NAME for name in named):
                    assert diagnose.matches(given(found), own(p, named))


@pytest.mark.long
def test_5_000_iterations_take_a_program_without_loops():
    found = run(np, [(BOUT, ""), (BH, "")], epochs=5000)
    answer = diagnose.diagnose(problem(42, 5000), given(found))
    assert answer.names == [["biases not updated"]]


def test_what_is_not_in_the_lines():
    p = problem(42, 10)
    start = next(starts(p, 3))[2]
    for text, found in (("one iteration more", results(p, start, iterations=11)), ("one iteration fewer", results(p, start, iterations=9)),
                        ("samples trained one by one", results(p, start, one_by_one=True)), ("learning rate 0.05", results(p, start, lr=0.05)),
                        ("drawn with the seed 13", results(p, article.initialize(13)))):
        assert diagnose.diagnose(p, given(found)).text.split("\n")[0] == "mistake: " + text
    turned = {name: ([numbers[j * shape[1] + i] for i in range(shape[1]) for j in range(shape[0])], shape[::-1])
              for name, (numbers, shape) in given(results(p, start)).items()}
    assert diagnose.diagnose(p, turned).names == [["samples in columns"]]


# ---- what is no mistake that is known ----

def test_other_numbers_are_unknown():
    p = problem(42, 10)
    found = given(run(np, epochs=10))
    found["wh"][0][5] = Given(found["wh"][0][5].value + 1e-5, 0.0)
    answer = diagnose.diagnose(p, found)
    assert answer.verdict == "unknown" and answer.text.startswith("unknown: ") and "\nnearest: " in answer.text


def test_a_start_that_is_given():
    start = article.initialize(99)
    p = Problem(article.X, article.y, start, iterations=3)
    assert diagnose.diagnose(p, given(run(np, seed=99, epochs=3))).verdict == "agrees"
    found = results(p, start, mistakes.iteration([mistakes.BY_NAME["wh not updated"]]))
    assert diagnose.diagnose(p, given(found)).names == [["wh not updated"]]


@pytest.mark.parametrize("numbers, text", [
    ({}, "no numbers are given"), ({"w1": ([Given(1.0, 0.0)], (1, 1))}, "w1 is no matrix of the article; known are E, Error_at")])
def test_what_cannot_be_diagnosed(numbers, text):
    with pytest.raises(ValueError) as caught:
        diagnose.diagnose(problem(), numbers)
    assert str(caught.value).startswith(text)
