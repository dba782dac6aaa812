"""gradient_check finds wrong gradients of functions of all kinds, says what they have in common, and passes right ones."""
import math
import subprocess
from math import exp

import numpy as np
import pytest

import needs
import purenn.numpy as pnp
from paths import ROOT
from purenn import Dense, Dropout, Matrix, Network, gradient_check, losses

X, Y = [[1.0, 2.0], [3.0, -1.0], [0.0, 2.0]], [1.0, 0.0, 1.0]
WEIGHTS = [[0.5, -0.25], 0.1]


def neuron(W, b, rows, targets, sigmoid=lambda z: 1 / (1 + math.exp(-z)), factor=1.0):
    """Loss and derivatives of a single sigmoid, in loops."""
    loss, dW, db = 0.0, [0.0, 0.0], 0.0
    for row, t in zip(rows, targets):
        a = sigmoid(sum(w * x for w, x in zip(W, row)) + b)
        loss += (a - t) ** 2 / 2
        d = (a - t) * a * (1 - a)
        dW = [total + d * x for total, x in zip(dW, row)]
        db += d * factor
    return loss, dW, db


def test_a_function_in_plain_loops_with_math():
    found = gradient_check(neuron, WEIGHTS, X, Y, names=["W", "b"])
    assert found.ok and found.error < 1e-14 and found.how == "by dual numbers" and str(found).endswith("%.2g" % found.error)
    assert sorted(row.name for row in found.rows) == ["W", "b"] and math.exp(0.0) == 1.0 and neuron.__globals__["math"] is math


def test_names_of_math_functions_are_put_back_even_after_an_error():
    def fails(w):
        if not isinstance(w, float):
            raise RuntimeError("no")
        return exp(w), exp(w)
    found = gradient_check(fails, [0.5])
    assert found.ok and found.how.startswith("by central differences") and found.how.endswith("RuntimeError: no")
    assert fails.__globals__["exp"] is math.exp


@pytest.mark.parametrize("factor, remark", [
    (-1.0, "all are -1 times the exact ones"), (2.0, "all are 2 times the exact ones"), (0.0, "all are 0"),
    (1 / 3, "all are 0.3333333333 times the exact ones"), (1 + 1e-6, "all are 1.000001 times the exact ones"), (1 + 1e-9, "")])
def test_a_wrong_factor_is_named(factor, remark):
    found = gradient_check(lambda W, b, rows, targets: neuron(W, b, rows, targets, factor=factor), WEIGHTS, X, Y, names=["W", "b"])
    assert [row.remark for row in found.rows if row.name == "b"] == [remark] and found.ok == (not remark)
    assert [row.remark for row in found.rows if row.name == "W"] == [""]
    assert remark == "" or found.rows[0].name == "b" and "b: " + remark in str(found) and "\ndiffers: " in str(found)


def layers(np, transposed=False):
    """A function of arrays: two layers, tanh and sigmoid, with the mean cross entropy."""
    def function(W1, b1, W2, b2, X, y):
        h = np.tanh(np.dot(X, W1) + b1)
        p = 1 / (1 + np.exp(-(np.dot(h, W2) + b2)))
        loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        d = (p - y) / X.shape[0]
        dh = np.dot(d, W2.T) * (1 - h * h)
        dW1 = np.dot(X.T, dh)
        return loss, [dW1.T if transposed else dW1, np.sum(dh, axis=0), np.dot(h.T, d), np.sum(d, axis=0)]
    return function


def arrays(np, n=4, h=3):
    rng = np.random.RandomState(3)
    return [[rng.normal(size=(n, h)), rng.normal(size=h), rng.normal(size=(h, 1)), np.zeros(1)],
            rng.normal(size=(5, n)), np.array([[1.0], [0.0], [0.0], [1.0], [1.0]])]


@pytest.mark.parametrize("module", [np, pnp], ids=["NumPy", "purenn.numpy"])
def test_functions_of_arrays(module):
    found = gradient_check(layers(module), *arrays(module))
    assert found.ok and found.error < 1e-12 and found.how == "by dual numbers"
    wrong = gradient_check(layers(module, transposed=True), *arrays(module, 3, 3))
    assert not wrong.ok and wrong.rows[0].remark == "it is transposed" and wrong.rows[1].error < 1e-12
    turned = gradient_check(layers(module, transposed=True), *arrays(module))
    assert turned.rows[0].remark == "its shape is (3, 4), that of the weights (4, 3)"


def test_the_exact_numbers_are_those_of_finite_differences():
    weights, rows, targets = arrays(np)
    found = gradient_check(layers(np, transposed=True), weights, rows, targets)
    for row in found.rows:
        i = int(row.name.split()[1])
        moved = []
        for step in (-1e-6, 1e-6):
            changed = [part.copy() for part in weights]
            changed[i][row.place] += step
            moved.append(layers(np)(*changed, rows, targets)[0])
        assert row.exact == pytest.approx((moved[1] - moved[0]) / 2e-6, rel=1e-6)


def test_a_list_of_weights_is_one_argument_where_the_function_wants_it():
    found = gradient_check(lambda weights, rows, targets: neuron(*weights, rows, targets), WEIGHTS, X, Y)
    assert found.ok and [row.name for row in found.rows].count("weights 0") == 1


def test_a_function_that_takes_floats_only_is_compared_with_differences():
    def careful(w):
        return float(w) ** 3, 3 * float(w) ** 2
    found = gradient_check(careful, [1.5])
    assert found.ok and "some 8 digits: on dual numbers the function ends with TypeError" in str(found)
    assert not gradient_check(lambda w: (float(w) ** 3, 3.001 * float(w) ** 2), [1.5]).ok


@pytest.mark.parametrize("loss", sorted(losses.LOSSES))
def test_networks(loss):
    only = losses.LOSSES[loss].only_with or "tanh"
    net = Network([Dense(3, 4, "gelu"), Dropout(0.5), Dense(2, only)], loss=loss, seed=1, l2=0.1)
    y = [[1, -1], [-1, 1]] if loss == "hinge" else [[1, 0], [0, 1]]
    before = net.state()
    found = gradient_check(net, [[1, 2, 3], [0.5, -1, 0.25]], y, sample_weight=[1, 2])
    assert found.ok and found.error < 1e-12 and net.state() == before
    assert sorted(row.name for row in found.rows) == ["W of layer 1", "W of layer 2", "b of layer 1", "b of layer 2"]


def test_a_network_with_a_wrong_slope_is_found(monkeypatch):
    net = Network([Dense(3, 4, "tanh"), Dense(2, "sigmoid")], seed=1)
    activation = net.layers[0].activation
    monkeypatch.setattr(activation, "slope", lambda z, a: 1 - a)
    found = gradient_check(net, [[1, 2, 3], [0.5, -1, 0.25]], [[1, 0], [0, 1]])
    assert not found.ok and {row.name for row in found.rows if row.error > 1e-3} == {"W of layer 1", "b of layer 1"}


@pytest.mark.parametrize("call, error, text", [
    (lambda: gradient_check("f", [1.0]), TypeError, "gradient_check takes a Network or a function; got a str"),
    (lambda: gradient_check(lambda w: w, [1.0]), TypeError, "expected the loss and 1 derivative, in the order of the weights; the function returned a float"),
    (lambda: gradient_check(lambda v, w: (1.0, 2.0), [1.0, 2.0]), TypeError, "expected the loss and 2 derivatives"),
    (lambda: gradient_check(lambda w: ([1.0, 2.0], 2.0), [1.0]), ValueError, "the loss must be one number; the function's has the shape (2,)"),
    (lambda: gradient_check(lambda w: (1.0, [2.0, 1.0, 3.0]), [[1.0, 2.0]]), ValueError, "weights 0: the weights have the shape (2,), their derivatives (3,)"),
    (lambda: gradient_check(neuron, WEIGHTS, X, Y, names=["W"]), ValueError, "there are 2 groups of weights and 1 names"),
    (lambda: gradient_check(neuron, WEIGHTS, X, Y, name=["W"]), TypeError, "gradient_check: unknown argument name; known is names")])
def test_what_is_refused(call, error, text):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).startswith(text)


def test_derivatives_that_are_no_numbers_are_worst():
    found = gradient_check(lambda v, w: (v + w, 1.0, float("nan")), [1.0, 2.0])
    assert found.rows[0].error == math.inf and not found.ok


def test_a_loss_that_does_not_depend_on_a_weight():
    found = gradient_check(lambda v, w: (v * v, 2 * v, 0.0), [1.5, 2.0])
    assert found.ok and found.error == 0.0


def test_weights_in_a_matrix():
    W = Matrix([[0.5, 1.0], [2.0, -1.0]])
    found = gradient_check(lambda w: ((w * w).sum(), w * 2), [W])
    assert found.ok and found.rows[0].shape == (2, 2)


def test_before_python_3_6_it_is_said():
    code = "import purenn\ntry:\n    purenn.gradient_check(abs, [1.0])\nexcept ImportError as error:\n    print(error)"
    out = subprocess.check_output([needs.python("2.7"), "-c", code], cwd=ROOT, universal_newlines=True)
    assert "3.6" in out
