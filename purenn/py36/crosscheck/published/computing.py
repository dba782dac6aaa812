"""What the examples calculate with: purenn's formulas over floats or Decimals.

`number` makes a number of a text or of a float: it is float or Decimal.
"""
from collections import namedtuple
from decimal import Decimal

from .... import article, optimizers
from ....activations import get
from ....backprop import Chain
from ....layers import Dense
from ....matrix import Matrix
from ...numbers import Dual
from ...straightline import python, record
from .. import mistakes

Rate = namedtuple("Rate", "rate")       # what optimizers.sgd asks for
MOST_WITH_MATRICES = 200                # steps in floats; more are run by a recorded program


def matrix(number, text):
    """A Matrix of `1 2; 3 4`: numbers as they are written, rows parted by semicolons."""
    return Matrix([[number(x) for x in row.split()] for row in text.split(";")])


def of_floats(number, rows):
    """A Matrix of floats that were drawn."""
    return Matrix([[number(x) for x in row] for row in rows])


def flat(*matrices):
    """The numbers of the matrices, row by row."""
    return [x for part in matrices for x in part.reshape(-1).tolist()]


def repeated(step, matrices, times):
    """The matrices after step(*matrices), which returns them anew, was done so many times."""
    if times > MOST_WITH_MATRICES and not isinstance(flat(*matrices)[0], Decimal):
        shapes = [m.shape for m in matrices]
        names = ["m%d" % i for i in range(len(shapes))]
        run = python.compiled(record(step, *shapes, names=names), loop=python.Loop(carried=names))
        found = run(times, *map(flat, matrices))
        return [Matrix(numbers).reshape(*shape) for numbers, shape in zip(found, shapes)]
    for _ in range(times):
        matrices = step(*matrices)
    return list(matrices)


# ---- the article's kind of network ----

def with_mistakes(*given):
    """article.iteration with these mistakes in it: names that diagnose knows, or Mistakes."""
    return mistakes.iteration([mistakes.BY_NAME[one] if isinstance(one, str) else one for one in given])


def one_step(iteration, X, y, start, lr):
    """{name: Matrix} of one iteration, by the article's names."""
    return dict(zip([name for _, name in article.NAMES], iteration(X, y, *start, lr)))


def trained(iteration, X, y, start, lr, times):
    """[wh, bh, wout, bout] after so many iterations."""
    def step(wh, bh, wout, bout):
        wout, wh, bh, bout = iteration(X, y, wh, bh, wout, bout, lr)[-4:]
        return wh, bh, wout, bout
    return repeated(step, start, times)


# ---- other chains of layers ----

def chain(loss, *layers):
    """A Chain of the Loss and layers (W, b, activation's name)."""
    made = []
    for W, b, activation in layers:
        layer = Dense(W.shape[0], W.shape[1], get(activation))
        layer.W, layer.b = W, b
        made.append(layer)
    return Chain(made, loss)


def descended(network, X, y, lr, times, keep=()):
    """The parameters after so many steps of gradient descent; keep: the places of those that stay as they are."""
    def step(*parameters):
        network.set_parameters(list(parameters))
        gradients = network.backward(X, y)[2]
        return [p if i in keep else optimizers.sgd(Rate(lr), p, g)[0]
                for i, (p, g) in enumerate(zip(parameters, gradients))]
    return repeated(step, network.parameters(), times)


# ---- circuits ----

def slopes(function, numbers, number):
    """(the value, [its derivative by each of the numbers]) of a function of numbers."""
    one, zero = number("1"), number("0")
    variables = [Dual(x, [one if i == j else zero for j in range(len(numbers))]) for i, x in enumerate(numbers)]
    result = function(*variables)
    return result.value, list(result.slopes)


def of_one(function, x):
    """A function of matrices, of one number."""
    return function(Matrix([[x]]))[0, 0]
