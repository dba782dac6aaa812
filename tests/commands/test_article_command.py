"""python -m purenn, which trains the article's network, beside what the article's own code prints with NumPy."""
import contextlib
import io
import re

import pytest

from amounts import long
from command_line import in_process, process
from independent import cell, run
from purenn import article
from purenn.commands import golden

numpy = pytest.importorskip("numpy")


def numpys_text(**options):
    """What the article's last cell prints with NumPy, and the outputs of the trained network."""
    variables = run(numpy, **options)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(cell(13), variables)
    sigmoid, X = variables["sigmoid"], variables["X"]
    hidden = sigmoid(X.dot(variables["wh"]) + variables["bh"])
    return out.getvalue(), sigmoid(hidden.dot(variables["wout"]) + variables["bout"]).ravel().tolist()


def shown(text, outputs):
    """Ours beside the cell's: no blanks before a line's end, its Huidden layer in plain spelling, and the outputs."""
    lines = [line.rstrip() for line in text.replace("Huidden", "Hidden").split("\n")]
    table = ["%6d  %.8f" % (target, output) for (target,), output in zip(article.y, outputs)]
    return "\n".join(lines + ["target  output"] + table) + "\n"


# ---- the trained network ----

def test_the_articles_network_as_numpy_prints_it():
    code, out, err = process()
    assert (code, err) == (0, "")
    assert out.startswith(shown(*numpys_text(seed=42)))
    assert out.split("\n")[-2].startswith("NumPy's weights for seed 42: at most ")


@pytest.mark.parametrize("seed", [0, long(1), long(2), long(7), long(9), long(1234), 2 ** 32 - 1])
def test_other_seeds_as_numpy_prints_them(seed):
    code, out, err = in_process("--seed", str(seed))
    assert (code, err) == (0, "")
    assert out.startswith(shown(*numpys_text(seed=seed)))


@pytest.mark.parametrize("arguments, changes, epochs", [
    (["--hidden", "7", "--epochs", "300"], [("hiddenlayer_neurons = 3 ", "hiddenlayer_neurons = 7 ")], 300),
    (["--lr", "2.5", "--epochs=40"], [("lr=0.1 ", "lr=2.5 ")], 40),
    (["--lr=-1e-1", "--epochs=9", "--seed=42"], [("lr=0.1 ", "lr=-0.1 ")], 9),
    (["--epochs", "0"], [], 0),
    (["--epochs", "200", "--arithmetic", "portable"], [], 200),
    (["--epochs", "200", "--arithmetic=fast"], [], 200),
])
def test_options_do_what_they_say(arguments, changes, epochs):
    code, out, err = in_process(*arguments)
    assert (code, err) == (0, "")
    if epochs:
        text, outputs = numpys_text(changes=changes, epochs=epochs)
        assert out.startswith(shown(text, outputs))
    else:
        assert str(article.initialize(42)[0]) in out
    assert "No NumPy result is recorded for these options" in out


def test_the_distance_from_numpy_is_measured(monkeypatch):
    """On the machine of the recorded weights it is 6 ulp; a weight that is 1e-9 off is millions of ulps away."""
    def distance():
        line = in_process()[1].split("\n")[-2]
        return int(re.match(r"NumPy's weights for seed 42: at most (\d+) ulp away \(NumPy .*\), \d+ of 19 are equal\.$",
                            line).group(1))
    assert distance() < 100
    values = golden.NUMPY_WEIGHTS[42].split(" ")
    values[3] = (float.fromhex(values[3]) + 1e-9).hex()
    monkeypatch.setitem(golden.NUMPY_WEIGHTS, 42, " ".join(values))
    assert distance() > 10 ** 6


def test_the_recorded_weights_are_numpys():
    for seed in (0, 42):
        variables = run(numpy, seed=seed)
        values = [value for name in ("wh", "bh", "wout", "bout") for value in variables[name].ravel().tolist()]
        known = [float.fromhex(text) for text in golden.NUMPY_WEIGHTS[seed].split(" ")]
        assert values == pytest.approx(known, rel=1e-12)


# ---- --steps ----

def test_steps_prints_every_step_as_numpy_prints_it():
    code, out, err = process("--steps")
    assert (code, err) == (0, "")
    assert [int(number) for number in re.findall(r"^Step (\d+): \w", out, re.M)] == list(range(12))
    before, after = [run(numpy, epochs=n) for n in (0, 1)]
    blocks = out.split("\n\n")
    assert len(blocks) == 12
    for number, block in enumerate(blocks):
        variables = before if number < 2 else after
        names = ["X", "y"] if number == 0 else ["wh", "bh", "wout", "bout"] if number == 1 else [
            name for step, name in article.NAMES if step == number]
        expected = ["%s %r\n%s" % (name, variables[name].shape, variables[name]) for name in names]
        assert block.rstrip("\n").split("\n", 1)[1] == "\n".join(expected)


ARTICLES_TITLES = """\
Step 0: Read input and output
Step 1: Initialize weights and biases with random values
Step 2: Calculate hidden layer input
Step 3: Perform non-linear transformation on hidden linear input
Step 4: Perform linear and non-linear transformation of hidden layer activation at output layer
Step 5: Calculate gradient of Error(E) at output layer
Step 6: Compute slope at output and hidden layer
Step 7: Compute delta at output layer
Step 8: Calculate Error at hidden layer
Step 9: Compute delta at hidden layer
Step 10: Update weight at both output and hidden layer
Step 11: Update biases at both output and hidden layer
"""


def test_the_titles_of_the_steps_are_the_articles():
    out = in_process("--steps")[1]
    assert "".join(line + "\n" for line in out.split("\n") if line.startswith("Step ")) == ARTICLES_TITLES


def test_steps_of_another_size_and_rate():
    code, out, _ = in_process("--steps", "--hidden", "5", "--lr", "2", "--seed", "3")
    assert code == 0
    after = run(numpy, [("hiddenlayer_neurons = 3 ", "hiddenlayer_neurons = 5 "), ("lr=0.1 ", "lr=2.0 ")], seed=3, epochs=1)
    for name in ("hiddenlayer_activations", "d_hiddenlayer", "wout", "wh", "bh", "bout"):
        assert "%s %r\n%s\n" % (name, after[name].shape, after[name]) in out
