"""A trace has every matrix: beside the article's steps, forward and backward of networks, and NumPy's own calculation."""
import csv
import io
import json

import numpy as np
import pytest

from purenn import Dense, Dropout, MinMaxScaler, Network, StandardScaler, article, optimizers
from purenn.py36.crosscheck import traces

X, Y = [[1.0, 2.0, -0.5], [3.0, -1.0, 0.25], [0.0, 2.0, 1.0], [0.5, 0.5, 0.5]], [0, 1, 1, 0]


def network(**options):
    net = Network([Dense(3, 5, "tanh"), Dropout(0.5), Dense(2, "softmax")], seed=4, **options)
    net.scaler = StandardScaler().fit(X)
    return net


def found(steps, name, iteration=1, step=None):
    (matrix,) = [s.matrix for s in steps if (s.iteration, s.name) == (iteration, name) and step in (None, s.step)]
    return np.array(matrix.tolist())


def test_the_article_s_steps_and_their_formulas():
    start = article.initialize(42)
    steps = traces.of_article(article.X, article.y, start, 0.1, 3)
    assert [(s.step, s.name) for s in steps[:22]] == [(step, name) for step, name, _ in article.steps(article.X, article.y, *start)]
    after = article.train(article.X, article.y, *start, epochs=2)
    for step, name, matrix in article.steps(article.X, article.y, *after)[6:]:
        assert found(steps, name, 3).tolist() == matrix.tolist()
    formulas = {s.name: s.formula for s in steps if s.iteration == 2}
    assert formulas["d_output"] == "E * slope_output_layer" and formulas["bh"] == "bh + d_hiddenlayer.sum(axis=0, keepdims=True) * lr"
    assert all(formulas.values()) and {s.formula for s in steps if s.iteration == 1 and s.step < 2} == {""}


def test_each_formula_gives_its_matrix():
    """The formulas are run as NumPy's expressions, on the matrices before them."""
    steps = traces.of_article(article.X, article.y, article.initialize(7), 0.1, 2)
    scope = {"sigmoid": lambda x: 1 / (1 + np.exp(-x)), "derivatives_sigmoid": lambda x: x * (1 - x), "lr": 0.1}
    for step in steps:
        if step.formula:
            assert np.allclose(eval(step.formula, scope), step.matrix.tolist(), rtol=1e-13, atol=0), step.name
        scope[step.name] = np.array(step.matrix.tolist())


def test_a_network_s_matrices_are_numpys():
    net = network(l2=0.3)
    steps = traces.of_network(net, X, Y)
    x = (np.array(X) - np.mean(X, axis=0)) / np.std(X, axis=0)
    (W1, b1), (W2, b2) = [[np.array(part.tolist()) for part in pair] for pair in net.weights]
    a1 = np.tanh(x @ W1 + b1)
    z2 = a1 @ W2 + b2
    a2 = np.exp(z2) / np.exp(z2).sum(axis=1, keepdims=True)
    t = np.eye(2)[Y]
    d2 = (a2 - t) / 4
    d1 = d2 @ W2.T * (1 - a1 * a1)
    loss = -np.log(a2[range(4), Y]).mean() + 0.15 * ((W1 ** 2).sum() + (W2 ** 2).sum())
    wanted = {(0, "X"): X, (0, "X scaled"): x, (1, "W"): W1, (1, "b"): b1, (1, "z"): x @ W1 + b1, (1, "a"): a1, (2, "a"): a1,
              (3, "W"): W2, (3, "b"): b2, (3, "z"): z2, (3, "a"): a2, (4, "t"): t, (4, "terms"): -t * np.log(a2),
              (4, "loss"): [[loss]], (3, "delta"): d2, (3, "dW"): a1.T @ d2 + 0.3 * W2, (3, "db"): d2.sum(axis=0, keepdims=True),
              (1, "delta"): d1, (1, "dW"): x.T @ d1 + 0.3 * W1, (1, "db"): d1.sum(axis=0, keepdims=True)}
    assert {(s.step, s.name) for s in steps} == set(wanted)
    for (step, name), matrix in wanted.items():
        assert np.allclose(found(steps, name, step=step), matrix, rtol=1e-12, atol=1e-15), (step, name)
    assert {s.formula for s in steps if s.name == "dW"} == {"x^T delta + l2 W"}


def test_a_wrong_delta_would_be_noticed():
    net = network()
    steps = traces.of_network(net, X, Y)
    assert not np.allclose(found(steps, "dW", step=3), found(steps, "a", step=1).T @ (found(steps, "a", step=3) - np.eye(2)[Y]))


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_iterations_are_steps_of_training_without_dropout(optimizer):
    net = network()
    net.optimizer = optimizers.get(optimizer, rate=0.05)
    before = net.state()
    steps = traces.of_network(net, X, Y, iterations=3)
    plain = Network([Dense(3, 5, "tanh"), Dense(2, "softmax")], seed=4)
    plain.set_weights(net.weights)
    plain.scaler = net.scaler
    plain.fit(X, Y, epochs=2, batch_size=None, shuffle=False, optimizer=optimizers.get(optimizer, rate=0.05), progress=False)
    assert found(steps, "W", 3, 1).tolist() == plain.weights[0][0].tolist() != found(steps, "W", 1, 1).tolist()
    assert net.state() == before


def test_numbers_in_the_targets_own_units():
    net = Network([Dense(3, 1)], seed=1)
    net.target_scaler = MinMaxScaler().fit([[-5.0], [15.0]])
    steps = traces.of_network(net, X, [[1.0], [2.0], [3.0], [4.0]])
    assert found(steps, "outputs").tolist() == net.predict(X).tolist()
    assert [s.name for s in traces.of_network(net, X)] == ["X", "W", "b", "z", "a", "outputs"]


def test_every_format_holds_every_number():
    steps = traces.of_article(article.X, article.y, article.initialize(42), 0.1, 2)
    numbers = [x for s in steps for row in s.matrix.tolist() for x in row]
    records = list(csv.DictReader(io.StringIO(traces.as_csv(steps))))
    assert [float(record["value"]) for record in records] == numbers
    assert records[-1] == {"iteration": "2", "step": "11", "name": "bout", "row": "0", "column": "0", "value": repr(numbers[-1])}
    data = json.loads(traces.as_json(steps))["steps"]
    assert [x for record in data for row in record["rows"] for x in row] == numbers
    assert [(r["iteration"], r["step"], r["name"], r["formula"]) for r in data] == [s[:4] for s in steps]
    blocks = traces.as_tsv(steps).split("\n\n")
    assert [float(x) for block in blocks for line in block.split("\n")[1:] for x in line.split("\t") if x] == numbers
    assert blocks[6].split("\n")[0] == "iteration 1\tstep 2\thidden_layer_input1\tX.dot(wh)"
    lines = traces.as_markdown(steps).split("\n")
    cells = [cell for line in lines if line[:2] == "| " and line.strip("| ") for cell in line.strip("| ").split(" | ")]
    assert [float(cell) for cell in cells] == numbers and "## Step 9" in lines and "# Iteration 2" in lines
    assert "`E = y - output` (3 x 1)" in lines


def test_no_formula_is_one_of_a_spreadsheet():
    step = traces.Step(1, 0, "x", "=1+1", article.initialize(1)[1])
    assert traces.as_tsv([step]).split("\n")[0].endswith("\t'=1+1")
