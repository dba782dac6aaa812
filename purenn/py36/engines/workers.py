"""The engine of fit(..., workers=n): a batch is cut into parts, whose sums are made side by side and added in order.

A part is PART rows.  Of each the terms of the loss and the gradients are added up, then the parts are, from the first
to the last; so the bits do not depend on how many workers there are, and a batch of one part has the bits of training
without workers.  Steps are shared out only where that is faster: the first steps are timed in one process, the next
ones shared out, and all others go the faster way.
"""
import functools
import time
from array import array

from ...arrays.operators import make
from ...backprop import Chain
from ...fitting.engines import Batch, Matrices, engine_for, fastest, of_floats, recordable, recording_key
from ...floats import elementary
from ...layers import Dense, Dropout
from ...losses import LOSSES
from ...matrix import Matrix
from ...optimizers import SGD
from .crew import Crew, settle
from .steps import Draws, drops

PART = 64                               # rows

# python3 tests/bench workers: sharing a step out costs 0.3 to 0.4 ms, and two processes start in 0.02 (fork) to 0.08
# seconds (forkserver), several times that on a busy machine.  So a step of 2 ms gains something, and half a second of
# them makes up for the start.
LEAST_STEP = 0.002                      # seconds that a step takes in one process
LEAST_LEFT = 0.5                        # seconds of such steps to come
ALONE, SHARED = 2, 4                    # steps that are measured; the first of each are slow, so the least one counts


# ---- the sums of parts ----

def sums_of(engine, chain, parameters, widths, lists, samples):
    """[the sum of the loss's terms, then all numbers of the gradients], one such list for each part of these rows.

    lists: the numbers of X, y, the weights if there are any (else None), and dropout's draws; widths: how many of each
    a row has.  samples: how many rows the whole batch has.
    """
    results = []
    for i in range(0, len(lists[0]) // widths[0], PART):
        X, y, weights, *draws = [rows_of(numbers, n, i, i + PART) for numbers, n in zip(lists, widths)]
        total, gradients = engine.part(chain, parameters, Batch(X, y, weights), Draws(draws), samples)
        results.append([total])
        for matrix in gradients:
            results[-1] += matrix._data
    return results


def sums_in(arithmetic, *arguments):
    """sums_of in a thread of its own, which is inside none of the blocks of the one that asks."""
    with elementary.Block(arithmetic):
        return sums_of(*arguments)


def rows_of(numbers, n, start, stop):
    """These rows, of n numbers each, as a matrix; None of None."""
    if numbers is None:
        return None
    numbers = numbers[start * n:stop * n]
    return make(Matrix, numbers, (len(numbers) // n, n), "float")


def added(results):
    """The sums of the lists, number by number, from the first list to the last."""
    total = results[0]
    for numbers in results[1:]:
        total = [a + b for a, b in zip(total, numbers)]
    return total


def as_matrices(numbers, matrices):
    """The numbers, one after the other, as matrices of these matrices' shapes."""
    found, start = [], 0
    for matrix in matrices:
        stop = start + matrix.size
        found.append(make(Matrix, numbers[start:stop], matrix.shape, "float"))
        start = stop
    return found


# ---- the same in another process, to and from which all numbers go as bytes ----

def recipe_of(chain, name, weighted):
    """What another process needs to make this chain and the engine of that name: names and numbers alone."""
    layers = tuple([layer.rate if isinstance(layer, Dropout) else (layer.n_in, layer.n_out, layer.activation.name)
                    for layer in chain.layers])
    return layers, chain.loss.name, name, weighted


@functools.lru_cache(maxsize=1)
def made(recipe):
    """(chain, engine) of a recipe, in the current arithmetic; the chain's weights are zeros."""
    layers, loss, name, weighted = recipe
    layers = [Dense(*layer).built(layer[0], "zeros", None) if isinstance(layer, tuple) else Dropout(layer)
              for layer in layers]
    chain = Chain(layers, LOSSES[loss])
    W = chain.dense[0].W
    return chain, engine_for(name, chain, SGD(), (W, W, W if weighted else None), (), PART, 1)


_arithmetic = []                        # that of this process, once it is a worker


def work(recipe, arithmetic, parameters, widths, lists, samples):
    """sums_of in a worker process: its arguments and its result are bytes."""
    if _arithmetic != [arithmetic]:
        if not _arithmetic:
            settle()
        _arithmetic[:] = [arithmetic]
        elementary.Block(arithmetic).__enter__()        # around those that a fork has left it in
        made.cache_clear()
    chain, engine = made(recipe)
    parameters = as_matrices(unpacked(parameters), chain.parameters())
    chain.set_parameters(parameters)
    results = sums_of(engine, chain, parameters, widths, [unpacked(numbers) for numbers in lists], samples)
    return [packed(numbers) for numbers in results]


def packed(numbers):
    return None if numbers is None else array("d", numbers).tobytes()


def unpacked(numbers):
    return None if numbers is None else array("d", numbers).tolist()


# ---- when to share out ----

class Pace(object):
    """Whether steps are to be shared out: only if they are long, many and, when this is tried, faster so.

    `why` says it in words, once it is known.
    """

    def __init__(self, crew, steps, clock):
        self.crew = crew
        self.left = steps
        self.clock = clock              # the function that tells the time, in seconds
        self.alone, self.shared = [], []
        self.shares = False
        self.why = "one process: the training was over before this was decided"
        if crew.count < 2:
            self.decide(False, "one process: " + crew.obstacle)

    def add(self, seconds):
        """Count a step that took so many seconds, and decide once enough of them are known."""
        self.left -= 1
        if self.alone is None:
            return
        if not self.shares:
            self.alone.append(seconds)
            if len(self.alone) == ALONE:
                self._try()
        elif self.crew.obstacle:
            self.decide(False, "one process: " + self.crew.obstacle)
        else:
            self.shared.append(seconds)
            if len(self.shared) == SHARED:
                self._compare()

    def _try(self):
        seconds = min(self.alone)
        self.shares = not self.crew.obstacle
        self.why = "%s" % self.crew
        if seconds < LEAST_STEP:
            self.decide(False, "one process: a step takes %.2g ms, too little to be shared out" % (1000 * seconds))
        elif seconds * self.left < LEAST_LEFT:
            self.decide(False, "one process: all steps take %.2g seconds, too little for others to start"
                         % (seconds * (self.left + ALONE)))

    def _compare(self):
        faster = min(self.shared) < min(self.alone)
        self.decide(faster, "%s" % self.crew if faster else "one process: %s were slower" % self.crew)

    def decide(self, shares, why):
        self.shares, self.why, self.alone = shares, why, None


# ---- the engine ----

class Shared(object):
    """The engine of batches of more than one part; `engine` is that of a part."""
    can_run = False

    def __init__(self, engine, chain, weighted, pace):
        self.engine = engine
        self.pace = pace
        self.weighted = weighted
        self.drops = drops(chain)
        self.widths = [chain.n_in, chain.n_out, 1] + self.drops
        self.recipe = recipe_of(chain, "matrix" if isinstance(engine, Matrices) else "rows", weighted)

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        samples = batch.samples
        draws = [random.uniform(size=(samples * n,)) for n in self.drops]
        lists = batch.numbers() + [None] * (not self.weighted) + draws
        start = self.pace.clock()
        total = added(self._sums(chain, parameters, lists, samples))
        self.pace.add(self.pace.clock() - start)
        gradients = as_matrices(total[1:], parameters)

        def finish():
            return self.engine.changed(optimizer, parameters, chain.penalized(gradients))
        return chain.loss.over_divisor(total[0], batch.y), chain.penalty(), finish

    def _sums(self, chain, parameters, lists, samples):
        """The sums of all parts of the batch, in order."""
        results = self._shared_sums(chain, parameters, lists, samples) if self.pace.shares else None
        return results or sums_of(self.engine, chain, parameters, self.widths, lists, samples)

    def _shared_sums(self, chain, parameters, lists, samples):
        """The same, side by side; None where no workers can be made."""
        crew = self.pace.crew
        groups = [[numbers and numbers[start * n:stop * n] for numbers, n in zip(lists, self.widths)]
                  for start, stop in shares(samples, crew.count)]
        if crew.threads:
            results = crew.results(sums_in, [(elementary.current(), self.engine, chain, parameters, self.widths, group,
                                              samples) for group in groups])
            return results and [numbers for sums in results for numbers in sums]
        sent = packed([number for matrix in parameters for number in matrix._data])
        results = crew.results(work, [(self.recipe, elementary.current(), sent, self.widths,
                                       [packed(numbers) for numbers in group], samples) for group in groups])
        return results and [unpacked(numbers) for sums in results for numbers in sums]


def shares(samples, count):
    """[(start, stop), ...] of the rows of each of so many workers: whole parts, as even as they can be."""
    parts = (samples + PART - 1) // PART
    count = min(count, parts)
    bounds = [parts * i // count * PART for i in range(count + 1)]
    return [(start, min(stop, samples)) for start, stop in zip(bounds, bounds[1:])]


class Workers(object):
    """All that one call of fit needs of this folder: its engines, and the crew they share work out to."""
    part = PART
    clock = staticmethod(time.perf_counter)         # tells the time, in seconds

    def __init__(self, count):
        self.crew = Crew(count)
        self.engines = []

    def engine(self, engine, chain, optimizer, data, clips, samples, steps):
        """The engine for so many steps on batches of so many samples, with the arguments of engines.engine_for."""
        own = [layer for layer in chain.layers if not isinstance(layer, (Dense, Dropout))]
        if samples <= PART or own or not of_floats(list(data) + chain.parameters()):
            found = engine_for(engine, chain, optimizer, data, clips, samples, steps)
        else:
            key = recording_key(chain, optimizer)
            name = fastest(chain, key, samples, steps) if engine == "auto" else engine
            inner = engine_for("matrix" if name == "matrix" else "rows", chain, optimizer, data, clips, samples, steps)
            found = Shared(inner, chain, data[2] is not None, Pace(self.crew, steps, self.clock))
            if not (self.crew.threads or recordable(chain, optimizer, data, clips)):
                found.pace.decide(False, "one process: what is not purenn's own, such as an activation, stays there")
        self.engines.append(found)
        return found

    def summary(self):
        """In words: how many workers shared the largest batches, or why one process did all."""
        if self.engines and isinstance(self.engines[0], Shared):
            return self.engines[0].pace.why
        return ("one process: batches of up to %d rows, numbers that are no floats, and layers of your own are not "
                "shared out" % PART)

    def close(self):
        self.crew.close()
