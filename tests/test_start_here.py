"""Begin here: the article's training against its printed weights, a gradient against the slope, a file, and NumPy's text."""
import json
import os

import numpy

import purenn.numpy as np
from paths import CELLS
from purenn import Dense, Matrix, Network, article

X, y = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [[0.0], [1.0], [1.0], [0.0]]


def test_the_articles_training_ends_in_the_weights_it_printed():
    with open(os.path.join(CELLS, "printed_run_start.json")) as start, open(os.path.join(CELLS, "printed.txt")) as printed:
        start, printed = json.load(start), printed.read()
    weights = [Matrix(start[name]) for name in ("wh", "bh", "wout", "bout")]
    for trained, before in zip(article.train(article.X, article.y, *weights), weights):
        assert str(trained) in printed and str(before) not in printed


def test_the_gradient_is_the_slope_of_the_loss():
    net = Network([Dense(2, 3, "tanh"), Dense(1, "sigmoid")], loss="binary_cross_entropy", seed=1)
    W, dW = net.layers[0].W, net.loss_and_gradients(X, y)[1][0][0]
    losses = []
    for step in (1e-6, -1e-6):
        net.layers[0].W = W + Matrix([[step, 0.0, 0.0], [0.0, 0.0, 0.0]])
        losses.append(net.loss_and_gradients(X, y)[0])
    slope = (losses[0] - losses[1]) / 2e-6
    assert abs(dW[0, 0] - slope) < 1e-8 < abs(dW[0, 1] - slope)         # which is the slope along another weight


def test_a_network_comes_back_from_its_file(tmp_path):
    net = Network([Dense(2, 8, "tanh"), Dense(1, "sigmoid")], seed=1)
    net.fit(X, y, epochs=10, progress=False)
    net.save(str(tmp_path / "xor.json"))
    assert Network.load(str(tmp_path / "xor.json")).predict(X).tolist() == net.predict(X).tolist()


def test_the_same_line_prints_what_numpy_prints():
    assert str(np.random.RandomState(0).randn(2, 3).dot(np.ones((3, 1)))) == str(
        numpy.random.RandomState(0).randn(2, 3).dot(numpy.ones((3, 1))))
