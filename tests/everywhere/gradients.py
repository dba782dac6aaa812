"""Loss and gradients of small networks, in portable arithmetic, to the last bit; the same text is expected of every Python.

Every activation is met in a hidden layer and, with each loss it fits, in the last one; with weights of the samples, l1
and l2, and dropout.  gradients.txt beside this file is what CPython prints; tests/test_gradients.py prints it again, and
holds that such gradients are right.
"""
import sys

from purenn.floats import elementary
from purenn.activations import ACTIVATIONS
from purenn.floats.hexadecimal import to_hex
from purenn.layers import Dense, Dropout
from purenn.losses import LOSSES
from purenn.network import Network
from purenn.random.generators import RandomState

MODULUS = 2 ** 31 - 1                           # a prime


def show(name, numbers):
    sys.stdout.write("%s: %s\n" % (name, " ".join([to_hex(x) for x in numbers])))


class Draws(object):
    """Numbers between -1 and 1 by the generator x = 16807 x mod 2**31 - 1 (Park and Miller, 1988)."""

    def __init__(self, seed):
        self.state = seed

    def rows(self, r, c):
        return [[self.next() for _ in range(c)] for _ in range(r)]

    def next(self):
        self.state = self.state * 16807 % MODULUS
        return float(2 * self.state - MODULUS) / MODULUS


def targets(loss, activation, draws, r, c):
    rows = draws.rows(r, c)
    if loss == "hinge":
        return [[1 if x > 0 else -1 for x in row] for row in rows]
    if loss == "categorical_cross_entropy":
        return [i % c for i in range(r)]
    low = -1 if activation.low is None else activation.low
    return [[x if low < 0 else abs(x) for x in row] for row in rows]


def network(loss, hidden, last, draws, **penalties):
    layers = [Dense(3, 4, hidden), Dropout(0.25), Dense(4, 2, last)] if penalties else [Dense(3, 4, hidden), Dense(4, 2, last)]
    net = Network(layers, loss=loss, init="zeros", **penalties)
    net.set_weights([(draws.rows(3, 4), draws.rows(1, 4)), (draws.rows(4, 2), draws.rows(1, 2))])
    return net


def flat(loss, gradients):
    return [loss] + [x for pair in gradients for matrix in pair for row in matrix.tolist() for x in row]


def digest(numbers):
    """A number that depends on each bit of all, below 2**31."""
    total = 1
    for x in numbers:
        for character in to_hex(x):
            total = (total * 31 + ord(character)) % MODULUS
    return total


def main():
    names = sorted(ACTIVATIONS)
    for i, name in enumerate(names):
        draws = Draws(i + 1)
        last = "softmax" if name == "softmax" else "identity"
        net = network("half_squared_error", name, last, draws)
        X, y = draws.rows(3, 3), draws.rows(3, 2)
        show(name, flat(*net.loss_and_gradients(X, [[abs(t) for t in row] for row in y])))
    for loss in sorted(LOSSES):
        for i, last in enumerate(names):
            draws = Draws(100 + i)
            try:
                net = network(loss, names[(3 * i + len(loss)) % len(names)], last, draws, l1=1.0 / 64, l2=0.25)
            except ValueError:                          # not a pair
                continue
            X, y = draws.rows(5, 3), targets(loss, ACTIVATIONS[last], draws, 5, 2)
            weights = [1.0 + draws.next() for _ in range(5)]
            numbers = flat(*net.loss_and_gradients(X, y, weights, RandomState(i)))
            show("%s, %s (%d)" % (loss, last, digest(numbers)), numbers[:3])


if __name__ == "__main__":
    elementary.arithmetic("portable")
    try:
        main()
    finally:
        elementary.arithmetic("native")
