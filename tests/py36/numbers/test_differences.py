"""Derivatives by dual numbers beside finite differences in 60 digits: every activation, every loss, the article's step."""
import random
from decimal import Decimal, localcontext

import pytest

from independent import data
from purenn import Matrix, article
from purenn.activations import ACTIVATIONS
from purenn.losses import LOSSES
from purenn.py36.numbers import Dual

H = Decimal(10) ** -20                  # differences are off by about H squared, and by the last of 60 digits over H
POINTS = (-9.5, -3.0, -1.25, -0.375, -0.01, 0.015625, 0.4375, 1.5, 3.25, 8.0)
NEAR = 1e-14                            # relative to the larger of 1 and the derivative itself
TARGETS = {"hinge": (-1, 1), "binary_cross_entropy": (0, 1, 0.25), "categorical_cross_entropy": (0, 1)}


def difference(function, x):
    """The derivative at x, a float, by a central difference in 60 digits."""
    with localcontext() as context:
        context.prec = 60
        x = Decimal(x)
        return float((function(x + H) - function(x - H)) / (2 * H))


def slope(function, x):
    return getattr(function(Dual(x, [1.0])), "slopes", [0.0])[0]            # relu gives a plain 0 below its kink


def alike(number, x):
    """The number as one of x's kind."""
    return Decimal(number) if isinstance(x, Decimal) else Dual(number, [0.0])


def is_near(a, b):
    return abs(a - b) <= NEAR * max(1.0, abs(b))


def element(activation, rows, place):
    """x -> one number of the activation of rows whose number at this place is x."""
    i, j = place

    def function(x):
        z = [[alike(other, x) for other in row] for row in rows]
        z[i][j] = x
        return ACTIVATIONS[activation].value(Matrix(z))[0, 1]
    return function


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_activations(name):
    """The derivative of the second output of a row, by it and, which softmax alone makes another than 0, by its neighbour."""
    for x in POINTS:
        for place in ((0, 1), (0, 2)):
            function = element(name, [[0.5, x, -0.75]], place)
            at = x if place == (0, 1) else -0.75
            assert is_near(slope(function, at), difference(function, at)), (x, place)
            assert not is_near(slope(function, at) + 1e-13, difference(function, at))


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_losses(name):
    """By one of the outputs, or of the output layer's inputs where the loss is written in these; another output beside it."""
    loss = LOSSES[name]
    for x in POINTS:
        for t in TARGETS.get(name, (-0.5, 0.75)):
            targets = [[t, 1 - t if name == "categorical_cross_entropy" else t]]

            def function(a):
                outputs = Matrix([[a, alike(0.3125, a)]])
                return loss.value(outputs, outputs, Matrix([[alike(x, a) for x in row] for row in targets]))
            assert is_near(slope(function, x), difference(function, x)), (x, t)
            assert not is_near(slope(function, x) + 1e-13 * max(1.0, abs(difference(function, x))), difference(function, x))


def half_squared_error(x, X, y, weights):
    X, y = [Matrix([[alike(number, x) for number in row] for row in rows]) for rows in (X, y)]
    E = article.iteration(X, y, *weights, alike(0.125, x))[6]
    return (E * E).sum() / 2


@pytest.mark.parametrize("sizes", [(3, 4, 3, 1), (5, 2, 4, 3)])
def test_the_article_s_step_follows_its_own_deltas(sizes):
    """Its updates over the rate are minus the derivatives, by duals and by differences, of the loss that its E stands for."""
    X, y = data(sizes)
    start = article.initialize(11, *sizes[1:])
    after = article.train(X, y, *start, epochs=1, lr=0.125)
    rng, rows = random.Random(4), [matrix.tolist() for matrix in start]
    for k, new in enumerate(after):
        for _ in range(4):
            i, j = rng.randrange(new.shape[0]), rng.randrange(new.shape[1])

            def function(x):
                weights = [[[alike(w, x) for w in row] for row in matrix] for matrix in rows]
                weights[k][i][j] = x
                return half_squared_error(x, X, y, [Matrix(matrix) for matrix in weights])
            true, dual = difference(function, rows[k][i][j]), slope(function, rows[k][i][j])
            assert is_near(dual, true)
            moved = (new[i, j] - rows[k][i][j]) / -0.125
            assert abs(moved - true) < 1e-14, (k, i, j)
            assert not abs(moved * (1 + 1e-12) + 1e-13 - true) < 1e-14
