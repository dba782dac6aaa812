"""Engines: how a step of training is calculated: over matrices or, where that is faster, as a program made for it.

All engines give the same bits.  step(chain, optimizer, parameters, batch, random) changes nothing but `random`, which
draws Dropout's masks, and returns (loss, penalty, finish).  finish() makes the step: it lets the optimizer remember
what it needs, and returns the new parameters.

An engine that can_run also does many steps in few calls: run(optimizer, parameters, batches, rates, random, most, show)
does, for each of the rates, one on each of the batches.  It ends before a step whose loss is above `most` and, like
Ctrl-C, at any error; it returns (found, finish, the error or None), found being the losses, the penalties and the sums
of both of the steps that were done.  finish() returns the parameters before the last of them, any where `most` is
infinite, and after it.  `drops`: how many numbers its Dropouts draw for a row.

Straight-line programs are made by py36/engines, for CPython and PyPy from 3.6 on, and so are the steps in C of "c",
which "auto" never takes.
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

ENGINES = ("auto", "matrix", "rows", "straightline", "c")


class Batch(object):
    """The samples of one step: X (samples, inputs), y (samples, outputs), and weights (samples, 1) or None.

    picked: the numbers of the rows of X, y and weights that it has, None for all; they are picked at their first use.
    in_order: whether they follow one another.
    """

    def __init__(self, X, y, weights, picked=None, in_order=True):
        self.data = X, y, weights
        self.in_order = in_order
        self.picked = picked
        self.samples = X._form.shape[0] if picked is None else len(picked)
        self._matrices = self.data if picked is None else None
        self._rows = None

    X = property(lambda self: self._all()[0])
    y = property(lambda self: self._all()[1])
    weights = property(lambda self: self._all()[2])

    def _all(self):
        if self._matrices is None:
            self._matrices = rows_of(*(self.data + (list(self.picked),)))
        return self._matrices

    def matrices(self):
        return [matrix for matrix in self._all() if matrix is not None]

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
    can_run = False

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
    drops = property(lambda self: self.engine.drops)

    def __init__(self, engine, chain, optimizer, clips):
        self.engine = engine
        self.clips = clips
        self.chain, self.optimizer = chain, optimizer
        self.key = recording_key(chain, optimizer)

    @property
    def can_run(self):
        """Whether the engine can, and nothing was changed: callbacks are called before and after a run."""
        return self.engine.can_run and self.key == recording_key(self.chain, self.optimizer) and of_floats(
            self.chain.parameters())

    def run(self, *arguments):
        return self.engine.run(*arguments)

    def step(self, chain, optimizer, parameters, batch, random):
        if self.key is not None and not (self.key == recording_key(chain, optimizer) and of_floats(parameters)):
            self.engine, self.key = Matrices(self.clips), None
        return self.engine.step(chain, optimizer, parameters, batch, random)


# ---- which is fastest ----

# For each kind of Python the engines that make programs, the fastest first: (name, most, once, once_each, saved,
# saved_each).  To make the program takes once + once_each * n microseconds, and n is at most `most`; each step then
# takes saved + saved_each * work microseconds less than with the next engine.  work is weights times samples; n is that
# for "straightline", and the number of weights for "rows".
# Lines through what `python3 tests/bench engines` measured (docs/speed.md), for CPython 3.8 to 3.13 and PyPy.
CHOICES = {
    "cpython": (("straightline", 6000, 1000, 32, 25, 1.0 / 64), ("rows", 1500, 1200, 16, 25, 1.0 / 128)),
    "pypy": (("straightline", 600, 3000, 60, 4, 0), ("rows", 350, 3000, 20, 0, 1.0 / 16)),
}
# Activations with branches: PyPy never ends compiling the many ways through a long program of them, so gets none.
BRANCHING = ("relu", "leaky_relu", "elu", "softplus", "softmax")
MOST_WHOLE = 20000                      # of work; what is more than that, engine="straightline" leaves to "rows"
MOST_LINES = 200                        # of work; what is more than that, engine="c" does in loops
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
    choices = () if branches_slow(chain) else CHOICES.get(implementation(), ())
    return choices if arithmetic != "fast" else [choice for choice in choices if choice[0] != "rows"]


def branches_slow(chain):
    branching = [layer for layer in chain.dense if layer.activation.name in BRANCHING]
    return implementation() == "pypy" and branching != []


def of_floats(matrices):
    """Whether all the matrices, None aside, are of floats."""
    return not [matrix for matrix in matrices if matrix is not None and matrix._form.kind != "float"]


_kind = []


def implementation():
    """The name of this kind of Python; "" on 2.7 and Skulpt, which have none, and without what is behind the wall."""
    if not _kind:
        name = getattr(getattr(sys, "implementation", None), "name", "")
        try:
            from ..py36 import engines as _     # noqa: F401
        except Exception:                   # each Python's own
            name = ""
        _kind.append(name)
    return _kind[0]


def check(engine):
    """ValueError unless this Python has an engine of this name."""
    if engine not in ENGINES:
        raise ValueError(unknown("engine", engine, ENGINES))
    if engine not in ("auto", "matrix") and implementation() not in CHOICES:
        raise ValueError("engine %r is for CPython and PyPy from 3.6 on, with purenn's folder py36; \"auto\" and "
                         "\"matrix\" run on every Python" % engine)
    if engine == "c":
        from ..py36.engines.compiler import compiler
        compiler()                      # which says what was looked for, where there is none


def of_ours(chain, *others):
    """Whether all code that a recording of the chain would run is this package's own."""
    package = __name__.partition(".")[0]
    return not [x for x in [chain] + chain.layers + list(others)
                if type(x).__module__.partition(".")[0] != package] and not [
                    layer for layer in chain.dense if not _is_known(layer.activation, ACTIVATIONS)]


OURS = []                               # losses and activations of this package that are not among the public ones


def _is_known(x, public):
    return public.get(x.name) is x or bool([1 for own in OURS if own is x])


def recordable(chain, optimizer, data, clips):
    """Whether a recorded step has the bits of these: all code is this package's own, all numbers are floats."""
    if not of_ours(chain, optimizer) or not _is_known(chain.loss, LOSSES):
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


def for_batches(plan, epochs):
    """{samples: the engine for batches of so many}, for a training of so many more epochs."""
    chain, samples = plan.network.chain, plan.data[0]._form.shape[0]
    size = min(samples, plan.batch_size or samples)
    found, engine = {}, None
    if plan.optimizer.searches:
        from .searching import Searching
        return {samples: Searching()}
    for count, steps in ((size, epochs * (samples // size)), (samples % size, epochs)):
        if count:
            if engine is None or plan.engine != "c":            # that of "c" has all the data, and is for any batch
                engine = engine_for(plan.engine, chain, plan.optimizer, plan.data, plan.clips, count, steps,
                                    plan.workers)
                if plan.is_watched and not isinstance(engine, Matrices):
                    engine = Watched(engine, chain, plan.optimizer, plan.clips)
            found[count] = engine
    return found


def batches(plan):
    """[Batch, ...] of one epoch, drawn anew where they are shuffled."""
    X, y, weights = plan.data
    n = X._form.shape[0]
    if plan.shuffle:
        shuffling = plan.shuffling or plan.network.shuffling
        return [Batch(X, y, weights, rows, False) for rows in row_numbers(n, plan.batch_size, shuffling)]
    if plan.batch_size is None or plan.batch_size >= n:
        return [Batch(X, y, weights)]
    size = plan.batch_size
    return [Batch(X, y, weights, range(first, min(first + size, n))) for first in range(0, n, size)]


def packed(network, X, y=None):
    """X and y for engine "c": as matrices over arrays of doubles, where they are arrays or lists of floats."""
    if network.encoder is not None:
        return X, y
    from ..py36.engines.buffers import FLOATS, packed
    return packed(X), packed(y, FLOATS)         # whole numbers may be labels


def in_doubles(matrices):
    """Matrices, of which some or all may be None, over arrays of doubles where they are of floats."""
    from ..py36.engines.buffers import packed
    return matrices and tuple([packed(matrix) for matrix in matrices])


def prepare(plan):
    """Compile what engine "c" needs, so that an error comes before anything is changed."""
    of_plan = plan.network.chain, plan.optimizer, plan.data, plan.clips
    if recordable(*of_plan):
        samples = plan.data[0]._form.shape[0]
        size = min(samples, plan.batch_size or samples)
        _compiled(*of_plan + (size, plan.epochs * (samples // size), plan.workers)).run()
        if plan.validation or plan.metrics:
            from ..py36.engines.c_outputs import outputs_of
            outputs_of(plan.network, True, (plan.validation or plan.data)[2] is not None)


def _compiled(chain, optimizer, data, clips, samples, steps, workers):
    """The compiled Step of these: for batches of so many samples alone, where they are few and all the same."""
    from ..py36.engines.c_parts import Parts
    from ..py36.engines.c_step import Step
    from ..py36.engines.steps import made_once
    if workers is not None and samples > workers.part:
        return made_once(Parts, recording_key(chain, optimizer), chain, optimizer, data[2] is not None, tuple(clips))
    one_size = steps > 1 and data[0]._form.shape[0] % samples == 0 and chain.size * samples <= MOST_LINES
    return made_once(Step, recording_key(chain, optimizer), chain, optimizer, data[2] is not None, tuple(clips),
                     *[samples] * one_size)


def engine_for(engine, chain, optimizer, data, clips, samples, steps, workers=None):
    """An engine for so many steps on batches of so many samples: that of this name, or the fastest for "auto".

    workers: the Workers of py36/engines/sharing.py, for "c"; or None.
    """
    check(engine)
    if engine == "matrix":
        return Matrices(clips)
    key = recording_key(chain, optimizer)
    name = fastest(chain, key, samples, steps) if engine == "auto" else engine
    if engine == "straightline" and chain.size * samples > MOST_WHOLE:
        name = "rows"
    if name == "matrix" or not recordable(chain, optimizer, data, clips):
        return Matrices(clips)
    if name == "c":
        from ..py36.engines.compiled import Compiled
        step = _compiled(chain, optimizer, data, clips, samples, steps, workers)
        return Compiled(step, data) if workers is None or samples <= workers.part else workers.engine(step, data)
    settings = (data[2] is not None, tuple(clips))
    from ..py36.engines import steps as straight
    if name == "rows":
        return straight.made_once(straight.Rows, key, chain, optimizer, *settings)
    return straight.made_once(straight.Whole, key, chain, optimizer, samples, *settings)
