"""Engines: how a step of training is calculated, over matrices or, where that is faster, as a straight-line program.

All engines give the same bits.  step(chain, optimizer, parameters, batch, random) changes nothing but `random`, which
draws Dropout's masks, and returns (loss, penalty, finish).  finish() makes the step: it lets the optimizer remember
what it needs, and returns the new parameters.  An engine that can_repeat also has steps(optimizer, parameters, batch,
rates), for many steps on one batch in one call, in which nothing is drawn.  Straight-line programs are made by
py36/engines, for CPython and PyPy from 3.6 on.
"""
import sys

from ..activations import ACTIVATIONS
from ..arrays import loops
from ..data import batches as row_numbers
from ..floats.elementary import current
from ..floats.kinds import EXACT
from ..floats.names import unknown
from ..losses import LOSSES
from ..optimizers import clipped

ENGINES = ("auto", "matrix", "rows", "straightline")


class Batch(object):
    """The samples of one step: X (samples, inputs), y (samples, outputs), and weights (samples, 1) or None."""

    def __init__(self, X, y, weights):
        self.X = X
        self.y = y
        self.weights = weights
        self._rows = None

    def matrices(self):
        return [self.X, self.y] + ([] if self.weights is None else [self.weights])

    def numbers(self):
        """The matrices' numbers, flat."""
        return [matrix._data for matrix in self.matrices()]

    def rows(self):
        """The matrices' rows, lists of numbers."""
        if self._rows is None:
            self._rows = [loops.groups(matrix._data, matrix._form.shape, 1) for matrix in self.matrices()]
        return self._rows


def rows_of(X, y, weights, rows):
    """(X, y, weights) of these rows."""
    return X[rows], y[rows], None if weights is None else weights[rows]


class Matrices(object):
    """The engine that runs everywhere: Chain.backward, the clips, and Optimizer.step."""
    can_repeat = False

    def __init__(self, clips):
        self.clips = clips

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for a Batch, as the top of this file says."""
        loss, penalty, gradients = chain.backward(batch.X, batch.y, batch.weights, random)

        def finish():
            return self.changed(optimizer, parameters, gradients)
        return loss, penalty, finish

    def part(self, chain, parameters, batch, random, samples):
        """(the sum of the loss's terms, the gradients without penalties) of a batch that is part of so many samples."""
        terms, gradients = chain.part(batch.X, batch.y, batch.weights, random, samples)
        return terms.sum(), gradients

    def changed(self, optimizer, parameters, gradients):
        """The new parameters after a step of the optimizer, which remembers it."""
        return optimizer.step(parameters, clipped(gradients, self.clips))


class Watched(object):
    """Wraps an engine while callbacks may change settings; after a change, falls back to matrices."""
    can_repeat = False

    def __init__(self, engine, chain, optimizer, clips):
        self.engine = engine
        self.clips = clips
        self.key = recording_key(chain, optimizer)

    def step(self, chain, optimizer, parameters, batch, random):
        if self.key is not None and not (self.key == recording_key(chain, optimizer) and of_floats(parameters)):
            self.engine, self.key = Matrices(self.clips), None
        return self.engine.step(chain, optimizer, parameters, batch, random)


# ---- which is fastest ----

# For each kind of Python the engines that make programs, the fastest first: (name, most, once, once_each, saved,
# saved_each).  To make the program takes once + once_each * n microseconds, and n is at most `most`; each step then
# takes saved + saved_each * work microseconds less than with the next engine.  work is weights times samples; n is that
# for "straightline", and the number of weights for "rows".
# Lines through what `python3 tests/bench engines` measured (docs/speed.md): CPython 3.11, PyPy 7.3 for 3.9.
CHOICES = {
    "cpython": (("straightline", 6000, 3000, 95, 40, 1.0 / 32), ("rows", 1500, 3000, 40, 25, 1.0 / 128)),
    "pypy": (("straightline", 300, 7000, 180, 6, 0), ("rows", 350, 6000, 40, 0, 1.0 / 16)),
}
# Activations with branches: PyPy never ends compiling the many ways through a long program of them, so gets none.
BRANCHING = ("relu", "leaky_relu", "elu", "softplus", "softmax")
MOST_WHOLE = 20000                      # of work; what is more than that, engine="straightline" leaves to "rows"
MOST_ASKED = 64
_asked = {}                             # (key, samples) -> the steps that were asked for, over all fits


def fastest(chain, key, samples, steps):
    """The name of the fastest engine for so many more steps on batches of so many samples; key: a recording_key."""
    size = chain.size
    if len(_asked) >= MOST_ASKED:
        _asked.clear()
    steps = _asked[key, samples] = _asked.get((key, samples), 0) + steps     # programs are kept for the next fit
    for name, most, once, once_each, saved, saved_each in _choices(chain, key[0]):
        n = size * samples if name == "straightline" else size
        if n <= most and steps * (saved + saved_each * size * samples) >= once + once_each * n:
            return name
    return "matrix"


def _choices(chain, arithmetic):
    choices = () if _branches_slow(chain) else CHOICES.get(_implementation(), ())
    return [choice for choice in choices if choice[0] != "rows"] if arithmetic == "fast" else choices


def _branches_slow(chain):
    branching = [layer for layer in chain.dense if layer.activation.name in BRANCHING]
    return _implementation() == "pypy" and branching != []


def of_floats(matrices):
    """Whether all the matrices, None aside, are of floats."""
    return not [matrix for matrix in matrices if matrix is not None and matrix._form.kind != "float"]


def _implementation():
    """The name of this kind of Python; "" on 2.7 and Skulpt, which have none."""
    return getattr(getattr(sys, "implementation", None), "name", "")


def check(engine):
    """ValueError unless this Python has an engine of this name."""
    if engine not in ENGINES:
        raise ValueError(unknown("engine", engine, ENGINES))
    if engine in ("rows", "straightline") and _implementation() not in CHOICES:
        raise ValueError("engine %r is for CPython and PyPy from 3.6 on; \"auto\" and \"matrix\" run on every Python"
                         % engine)


def _of_ours(chain, *others):
    """Whether all code that a recording of the chain would run is this package's own."""
    package = __name__.partition(".")[0]
    return not [x for x in [chain] + chain.layers + list(others)
                if type(x).__module__.partition(".")[0] != package] and not [
                    layer for layer in chain.dense if layer.activation is not ACTIVATIONS.get(layer.activation.name)]


def recordable(chain, optimizer, data, clips):
    """Whether a recorded step has the bits of these: all code is this package's own, all numbers are floats."""
    if not _of_ours(chain, optimizer) or chain.loss is not LOSSES.get(chain.loss.name):
        return False
    numbers = [chain.l1, chain.l2] + [limit for _, limit in clips]
    numbers += list(optimizer.settings().values())
    if [x for x in numbers if not isinstance(x, (int, float)) or isinstance(x, int) and abs(x) > EXACT]:
        return False
    if [name for name in optimizer.powers_of if not isinstance(getattr(optimizer, name), float)]:
        return False                    # powers of an int stay ints
    return of_floats(list(data) + chain.parameters())


def recording_key(chain, optimizer):
    """A tuple of all that a recorded step depends on, but for the shapes of the data.

    Steps with equal keys are the same program.
    """
    layers = tuple([(layer.n_in, layer.n_out, layer.activation) if hasattr(layer, "activation")
                    else getattr(layer, "rate", layer) for layer in chain.layers])
    options = "%r" % sorted(optimizer.settings().items())
    return current(), layers, chain.loss, chain.l1, chain.l2, type(optimizer), options


# The same for predicting: the most weights, the microseconds that making a program takes, once and for each weight,
# and the microseconds that it saves for each row.
PREDICTING = {"cpython": (1000, 2000, 40, 1.0), "pypy": (150, 5000, 100, 0.5)}


class Predicting(object):
    """A chain's outputs: by its layers and, once there were many rows, by a faster program of one row in a loop."""

    def __init__(self):
        self.rows = 0                   # so far
        self._program = self._made_for = None

    def __reduce__(self):
        return Predicting, ()           # a copy makes a program of its own

    def outputs(self, chain, X):
        """The last layer's outputs for X (samples, inputs), a matrix that has been checked."""
        self.rows += X._form.shape[0]
        parameters = chain.parameters()
        if current() != "fast" and self._pays(chain) and not _branches_slow(chain) and of_floats([X] + parameters):
            made_for = [current()] + [layer.activation for layer in chain.dense]
            if made_for != self._made_for:
                self._program, self._made_for = _predictor(chain), made_for
            if self._program is not None:
                return self._program.outputs(parameters, X)
        return chain.outputs(X)

    def _pays(self, chain):
        most, once, once_each, saved = PREDICTING.get(_implementation(), (0, 0, 0, 0))
        return chain.size <= most and self.rows * saved >= once + once_each * chain.size


def _predictor(chain):
    """The program of one row; None for a chain that is not of this package's own code."""
    if not _of_ours(chain):
        return None
    from ..py36.engines.steps import Outputs
    return Outputs(chain)


def for_batches(plan, epochs):
    """{samples: the engine for batches of so many}, for a training of so many more epochs."""
    chain, samples = plan.network.chain, plan.data[0]._form.shape[0]
    size = min(samples, plan.batch_size or samples)
    make = engine_for if plan.workers is None else plan.workers.engine
    found = {}
    for count, steps in ((size, epochs * (samples // size)), (samples % size, epochs)):
        if count:
            engine = make(plan.engine, chain, plan.optimizer, plan.data, plan.clips, count, steps)
            if plan.is_watched and not isinstance(engine, Matrices):
                engine = Watched(engine, chain, plan.optimizer, plan.clips)
            found[count] = engine
    return found


def batches(plan):
    """[Batch, ...] of one epoch, drawn anew where they are shuffled."""
    X, y, weights = plan.data
    if not plan.shuffle and (plan.batch_size is None or plan.batch_size >= X._form.shape[0]):
        return [Batch(X, y, weights)]
    random = plan.network.shuffling if plan.shuffle else None
    return [Batch(*rows_of(X, y, weights, rows)) for rows in row_numbers(X.shape[0], plan.batch_size, random)]


def engine_for(engine, chain, optimizer, data, clips, samples, steps):
    """An engine for so many steps on batches of so many samples: that of this name, or the fastest for "auto"."""
    check(engine)
    if engine == "matrix":
        return Matrices(clips)
    key = recording_key(chain, optimizer)
    name = fastest(chain, key, samples, steps) if engine == "auto" else engine
    if engine == "straightline" and chain.size * samples > MOST_WHOLE:
        name = "rows"
    if name == "matrix" or not recordable(chain, optimizer, data, clips):
        return Matrices(clips)
    from ..py36.engines import steps as straight
    settings = (data[2] is not None, tuple(clips))
    if name == "rows":
        return straight.made_once(straight.Rows, key, chain, optimizer, *settings)
    return straight.made_once(straight.Whole, key, chain, optimizer, samples, *settings)
