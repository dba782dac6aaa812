"""What the tests of the article compare purenn with: the article's own cells, dual numbers, central differences.

The cells stand in golden/article/, unchanged; `run` executes them over NumPy or purenn.numpy, with lines altered where a
test wants to see what a mistake does.
"""
import io
import math
import os
import random

from paths import CELLS

SIZES = (5, 4, 3, 2)                    # samples, inputs, hidden neurons, outputs: all different


def cell(number):
    with io.open(os.path.join(CELLS, "cell_%d.py" % number), encoding="utf-8", newline="") as f:
        return f.read()


def altered(text, changes):
    """The text with each (old, new) of changes carried out; an old that is not there exactly once is an error."""
    for old, new in changes:
        assert text.count(old) == 1, "%r is there %d times" % (old, text.count(old))
        text = text.replace(old, new)
    return text


def run(np, changes=(), seed=42, epochs=5000, sizes=None):
    """The article's cells 1 to 3 with np for numpy, and their variables afterwards.

    With sizes the data are `data(sizes)` instead of the article's.
    """
    adapted = [("import numpy as np\n", ""), ("epoch=5000 ", "epoch=%d " % epochs)]
    if sizes:
        X, y = data(sizes)
        adapted += [("X=np.array([[1,0,1,0],[1,0,1,1],[0,1,0,1]])", "X=np.array(%r)" % (X,)),
                    ("y=np.array([[1],[1],[0]])", "y=np.array(%r)" % (y,)),
                    ("hiddenlayer_neurons = 3 ", "hiddenlayer_neurons = %d " % sizes[2]),
                    ("output_neurons = 1 ", "output_neurons = %d " % sizes[3])]
    source = altered(altered(cell(1) + cell(2) + cell(3), adapted), changes)
    variables = {"np": np}
    np.random.seed(seed)
    exec(compile(source, "the article's cells", "exec"), variables)
    return variables


def data(sizes, seed=1):
    """X in [-2, 2) and y in [0, 1) of these sizes, as lists of rows."""
    draw = random.Random(seed).random
    samples, inputs, _, outputs = sizes
    return ([[4 * draw() - 2 for _ in range(inputs)] for _ in range(samples)],
            [[draw() for _ in range(outputs)] for _ in range(samples)])


def bits(matrix):
    """The numbers as texts that tell every bit."""
    return [[float(value).hex() for value in row] for row in matrix.tolist()]


class Dual(object):
    """A number and its slope: arithmetic carries the exact derivative along."""

    def __init__(self, value, slope=0.0):
        self.value = value
        self.slope = slope

    def __add__(self, other):
        other = _dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other):
        other = _dual(other)
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -_dual(other)

    def __rsub__(self, other):
        return _dual(other) - self

    def __rtruediv__(self, other):
        return _dual(other) * Dual(1 / self.value, -self.slope / self.value ** 2)

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return Dual(math.exp(self.value), math.exp(self.value) * self.slope)


def _dual(value):
    return value if isinstance(value, Dual) else Dual(value)


def central_differences(function, rows, h=2.0 ** -17):
    """d function / d each number of the rows, from function's values h to either side."""
    slopes = [[0.0] * len(row) for row in rows]
    for i, row in enumerate(rows):
        for j in range(len(row)):
            above, below = [list(r) for r in rows], [list(r) for r in rows]
            above[i][j] += h
            below[i][j] -= h
            slopes[i][j] = (function(above) - function(below)) / (2 * h)
    return slopes
