"""What the benchmarks train: four tasks of one hidden layer, their data and first weights, and purenn on them.

Every side is a function train(task) -> (seconds, [(W, b), (W, b)] as lists).  It begins with the same weights, and
goes through the same batches in the same order, where it can.  Before it is measured, its weights are compared with
purenn's.
"""
from array import array
from collections import namedtuple

from measure import Differs, Missing, timed
from purenn import Dense, Matrix, Network, RandomState, arithmetic, article
from purenn.arrays import generated

Task = namedtuple("Task", "samples sizes batch epochs rate hidden output loss")

SIGMOID = ("sigmoid", "sigmoid", "half_squared_error")
SOFTMAX = ("relu", "softmax", "categorical_cross_entropy")
ARTICLE = Task(3, (4, 3, 1), 3, 5000, 0.1, *SIGMOID)
IRIS = Task(150, (4, 16, 3), 16, 100, 0.01, *SOFTMAX)
DIGITS = Task(1797, (64, 32, 10), 32, 1, 0.01, *SOFTMAX)
LARGE = Task(60000, (784, 100, 10), 32, 1, 0.01, *SOFTMAX)

BLOCK = 2000                            # rows
CLOSE = 1e-9                            # so far may two sides be apart that calculate the same in another order


def with_sigmoids(task):
    hidden, output, loss = SIGMOID
    return task._replace(hidden=hidden, output=output, loss=loss)


def data(task):
    """(X, y): lists of rows, the article's or made-up ones: normal numbers, and a one among zeros."""
    if task.samples == 3:
        return [[float(x) for x in row] for row in article.X], [[float(x) for x in row] for row in article.y]
    samples, (inputs, _, classes) = task.samples, task.sizes
    random = RandomState(3)
    X = random.normal(0.0, 1.0, (samples, inputs))
    chosen = [int(u * classes) for u in random.uniform(size=(samples,))]
    return X, [[1.0 if j == i else 0.0 for j in range(classes)] for i in chosen]


def network(task):
    inputs, hidden, outputs = task.sizes
    init = "uniform" if task.samples == 3 else "glorot_uniform"     # as the article draws them
    return Network([Dense(inputs, hidden, task.hidden), Dense(outputs, activation=task.output)], task.loss, init, 42)


def weights_of(net):
    return [(W.tolist(), b.tolist()) for W, b in net.weights]


def start(task):
    """The weights that every side begins with."""
    return weights_of(network(task))


def in_arrays(task):
    """The same data as memoryviews of doubles; those of the largest task are a block of rows again and again."""
    block = min(task.samples, BLOCK)
    found = []
    for rows in data(task._replace(samples=block)):
        numbers = array("d", [x for row in rows for x in row]) * (task.samples // block)
        found.append(memoryview(numbers).cast("B").cast("d", (task.samples, len(rows[0]))))
    return found


def purenn(numbers="native", data_of=lambda task: [Matrix(rows) for rows in data(task)], **options):
    """Network.fit in this arithmetic, with these data and options."""
    def train(task):
        X, y = data_of(task)
        net = network(task)
        with arithmetic(numbers):
            seconds = timed(lambda: net.fit(X, y, epochs=task.epochs, learning_rate=task.rate, batch_size=task.batch,
                                            optimizer="sgd", shuffle=False, progress=False, **options))
        return seconds, weights_of(net)
    return train


def articles(task):
    """purenn.article.train."""
    X, y = [Matrix(rows) for rows in data(task)]
    weights = [matrix for pair in start(task) for matrix in pair]
    results = []
    seconds = timed(lambda: results.extend(article.train(X, y, *weights, epochs=task.epochs, lr=task.rate)))
    wh, bh, wout, bout = [matrix.tolist() for matrix in results]
    return seconds, [(wh, bh), (wout, bout)]


# ---- sides ----

_expected = {}


def expected(task):
    """The weights after the task, by the plainest of purenn's ways."""
    if task not in _expected:
        _expected[task] = purenn(engine="matrix")(task)[1]
    return _expected[task]


def side(train, task, checked=None):
    """The prepare of a Case's side, which first compares the weights on the task `checked`, or on its own."""
    def prepare():
        check(train(checked or task)[1], expected(checked or task))
        return lambda: train(task)[0]
    return prepare


def check(weights, right):
    """Differs unless the weights are close to the right ones."""
    for n, (ours, theirs) in enumerate(zip(_numbers(weights), _numbers(right))):
        if not abs(ours - theirs) <= CLOSE * (1.0 + abs(theirs)):
            raise Differs("weight %d is %r, not %r" % (n, ours, theirs))


def _numbers(weights):
    return [x for pair in weights for matrix in pair for row in matrix for x in row]


def fast_side(task, **options):
    """purenn in fast arithmetic, where that is another one."""
    def prepare():
        if generated._sumprod is None:
            raise Missing("fast is native here; math.sumprod is of Python 3.12")
        return side(purenn("fast", **options), task)()
    return prepare


def compiler():
    """The Compiler of engine c; Missing where there is none."""
    try:
        from purenn.py36.engines.compiler import compiler as found
        return found()
    except ValueError as error:
        raise Missing("%s" % error)


def workers_side(task, workers):
    """purenn's engine c with so many workers, the same to the last bit."""
    def prepare():
        compiler()
        train = purenn(engine="c", data_of=in_arrays, workers=workers)
        weights = train(task)[1]
        check(weights, expected(task))                          # whose sums are not cut in parts
        if weights != purenn(engine="c", data_of=in_arrays, workers=1)(task)[1]:
            raise Differs("%d workers do not get the bits of one" % workers)
        return lambda: train(task)[0]
    return prepare
