"""What the tests of recorded and printed programs share: numbers, their bits, and functions of matrices to record."""
import math
import random

from purenn import Matrix, activations, losses

SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 1e-310, 5e-324, 1e308, -1e308, math.inf, -math.inf, math.nan, 710.0, -746.0]
FINITE = [x for x in SPECIAL if x == x]


def bits(numbers):
    """Nested lists and tuples of numbers as texts that tell every bit but a nan's."""
    if isinstance(numbers, (list, tuple)):
        return [bits(x) for x in numbers]
    return "nan" if numbers != numbers else float(numbers).hex()


def flat(x):
    """A matrix as a flat list, a number as it is."""
    return [float(v) for v in x.reshape(-1).tolist()] if isinstance(x, Matrix) else x


def pairs():
    """[(loss, output activation), ...] of all that go together."""
    found = []
    for loss in sorted(losses.LOSSES):
        for activation in sorted(activations.ACTIVATIONS):
            try:
                losses.get(loss, activations.ACTIVATIONS[activation])
            except ValueError:
                continue
            found.append((loss, activation))
    return found


def draws(shape, seed, scale=1.0):
    """A Matrix of normal draws, or one for ()."""
    draw = random.Random(seed)
    if not shape:
        return draw.gauss(0.0, scale)
    r, c = shape if len(shape) == 2 else (1, shape[0])
    rows = [[draw.gauss(0.0, scale) for _ in range(c)] for _ in range(r)]
    return Matrix(rows if len(shape) == 2 else rows[0])


def targets(name, shape, seed):
    draw = random.Random(seed)
    if name == "categorical_cross_entropy":
        return Matrix([[float(j == i % shape[1]) for j in range(shape[1])] for i in range(shape[0])])
    choices = {"hinge": [-1.0, 1.0], "binary_cross_entropy": [0.0, 1.0]}.get(name, [0.0, 0.25, 1.0])
    return Matrix([[draw.choice(choices) for _ in range(shape[1])] for _ in range(shape[0])])


def network_step(net, weighted, dropped):
    """Chain.backward as a function of X, y, all weights, and of sample weights and dropout's draws where asked for."""
    class Draws(object):
        def __init__(self, numbers):
            self.numbers = numbers

        def uniform(self, size):
            return [self.numbers[i] for i in range(size[0])]

    def step(X, y, *rest):
        rest = list(rest)
        random = Draws(rest.pop()) if dropped else None
        weights = rest.pop() if weighted else None
        before = net.chain.parameters()
        net.chain.set_parameters(rest)
        try:
            return net.chain.backward(X, y, weights, random)
        finally:
            net.chain.set_parameters(before)
    return step
