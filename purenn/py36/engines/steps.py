"""Steps of training as straight-line programs, with the bits of Chain.backward and the optimizer.

`Whole` is one program from a batch and the weights to the new weights: for small work, many steps in one call.  `Rows`
is a program of one row in a loop, Matrix's kernels for the gradients, and a program of one number in a loop for the
optimizer: for work that would be too long a program.  All are recordings of the network's and the optimizer's own
code.  A step changes nothing: it returns the loss, the penalty, and a function that finishes the step.

A recording depends on all that engines.recording_key holds, and is kept for the next fit with the same key.
"""
import copy

from ...arrays import loops
from ...arrays.operators import all_like, make
from ...floats import elementary
from ...layers import Dense
from ...matrix import Matrix
from ...optimizers import clipped
from ..straightline import python
from ..straightline.program import record

MOST_KEPT = 64
_kept = {}


def made_once(kind, key, chain, optimizer, *settings):
    """The step of this kind, Whole or Rows, for chains and optimizers of this key; made at its first use, then kept."""
    place = (kind, key, settings)
    found = _kept.get(place)
    if found is None:
        found = kind(chain, optimizer, *settings)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[place] = found
    return found


# ---- a chain and an optimizer of symbols ----

class Draws(object):
    """A random generator that hands out given lists of numbers."""

    def __init__(self, lists):
        self.lists = list(lists)

    def uniform(self, size):
        return self.lists.pop(0)._data


def copy_with(chain, parameters):
    """A copy of the chain with these weights; the chain itself keeps its own."""
    other = copy.copy(chain)
    other.layers = [copy.copy(layer) for layer in chain.layers]
    other.dense = [layer for layer in other.layers if isinstance(layer, Dense)]
    other.set_parameters(parameters)
    return other


def trained(chain, optimizer, state, X, y, weights, random, rate, clips=(), samples=None):
    """(state, loss, penalty) after one step of training, where a state is (parameters, moments, powers).

    It changes neither the chain nor the optimizer, so that it can be recorded, with symbols for all numbers.
    """
    loss, penalty, gradients = copy_with(chain, state[0]).backward(X, y, weights, random, samples)
    return stepped(optimizer, state, gradients, rate, clips), loss, penalty


def stepped(optimizer, state, gradients, rate, clips):
    """The state after a step of the optimizer, which is not changed."""
    parameters, moments, powers = state
    other = optimizer.at(rate, powers, moments)
    changed = other.step(parameters, clipped(gradients, clips))
    powers, moments = other.memory(changed)
    return changed, moments, powers


def drops(chain):
    """How many numbers each Dropout layer draws for a row."""
    sizes, n = [], chain.n_in
    for layer in chain.layers:
        if isinstance(layer, Dense):
            n = layer.n_out
        elif layer.rate:
            sizes.append(n)
    return sizes


def _arithmetic():
    """The arithmetic of programs, "native" or "portable": native also where fast is current."""
    return "portable" if elementary.current() == "portable" else "native"


def _next(arguments, count):
    """The next arguments of an iterator, so many."""
    return [next(arguments) for _ in range(count)]


def _numbers(matrices):
    return [matrix._data for matrix in matrices]


def _recorded(function, shapes):
    """The program of a function of any number of arguments, named a0, a1, ..."""
    return record(function, *shapes, names=_names(0, len(shapes)))


def _names(start, count):
    return ["a%d" % i for i in range(start, start + count)]


# ---- a whole batch at once ----

class Whole(object):
    """The step of a batch of so many samples, and many such steps one after the other."""

    def __init__(self, chain, optimizer, samples, weighted, clips):
        self.arithmetic = _arithmetic()
        self.samples = samples
        self.drops = drops(chain)
        self.can_run = not self.drops
        parameters = chain.parameters()
        count, names, powers = len(parameters), len(optimizer.moments), len(optimizer.powers_of)

        def step(*arguments):
            """parameters, moments, powers, rate, X, y, weights, draws -> parameters, moments, powers, loss, penalty"""
            arguments = iter(arguments)
            state = (_next(arguments, count), [_next(arguments, count) for _ in range(names)], _next(arguments, powers))
            rate, X, y = _next(arguments, 3)
            weights = next(arguments) if weighted else None
            return trained(chain, optimizer, state, X, y, weights, Draws(arguments), rate, clips)
        shapes = [matrix.shape for matrix in parameters]
        self.program = _recorded(step, (
            shapes * (1 + names) + [()] * (powers + 1)
            + [(samples, chain.n_in), (samples, chain.n_out)] + [(samples, 1)] * weighted
            + [(samples * n,) for n in self.drops]))
        self.carried = count * (1 + names) + powers
        self._once = self._often = None

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        draws = [random.uniform(size=(self.samples * n,)) for n in self.drops]
        *state, rate = self._before(optimizer, parameters)
        results = self.once(state, rate, batch, draws)
        return results[-2], results[-1], self._finish(optimizer, parameters, results)

    def run(self, optimizer, parameters, batches, rates, random, most, show=None):
        """(found, finish, error), as the top of fitting/engines.py says."""
        run = Steps(self, self._before(optimizer, parameters)[:-1], most)
        error = None
        try:
            if len(batches) == 1 and len(rates) > 1:
                run.repeat(batches[0], rates)
            steps = [(batch, rate) for rate in rates for batch in batches]
            for batch, rate in steps[len(run.losses):]:
                if batch.samples != self.samples or not run.step(batch, rate):
                    break
                if show:
                    show(len(run.losses), len(steps))
        except BaseException as caught:         # Ctrl-C too: the steps before it are whole
            error = caught

        def finish():
            return [self._finish(optimizer, parameters, results)() for results in (run.before, run.now)]
        return (run.losses, run.penalties, run.totals), finish, error

    def once(self, state, rate, batch, draws=()):
        """The results of one step: the new state, the loss and the penalty."""
        if self._once is None:
            self._once = python.compiled(self.program, self.arithmetic)
        return self._once(*(state + [rate] + batch.numbers() + list(draws)))

    def often(self, state, rates, batch):
        """The same of a step with each of the rates, one after the other; losses and penalties are lists."""
        if self._often is None:
            self._often = python.compiled(self.program, self.arithmetic, python.Loop(
                _names(0, self.carried), _names(self.carried, 1)))
        return self._often(*(state + [rates] + batch.numbers()))

    def _before(self, optimizer, parameters):
        """The program's first arguments: the parameters, what the optimizer keeps, and its rate."""
        powers, moments = optimizer.memory(parameters)
        rate = optimizer.rate
        kept = [numbers for matrices in moments for numbers in _numbers(matrices)]
        return _numbers(parameters) + kept + powers + [rate]

    def _finish(self, optimizer, parameters, results):
        count = len(parameters)

        def finish():
            lists = [all_like(parameters, results[i:i + count])
                     for i in range(0, count * (1 + len(optimizer.moments)), count)]
            optimizer.remember(list(results[count * len(lists):self.carried]), lists[1:])
            return lists[0]
        return finish


class Steps:
    """Steps of a Whole, one after the other: the state before the last one, the one after it, and the losses so far."""

    def __init__(self, whole, state, most):
        self.whole = whole
        self.most = most
        self.before = self.now = state
        self.losses, self.penalties, self.totals = [], [], []

    def step(self, batch, rate):
        """Do a step; False, and no step, if its loss is above `most`."""
        results = self.whole.once(self.now, rate, batch)
        if not self._are_good(results[-2:-1], results[-1:]):
            return False
        self.before, self.now = self.now, list(results[:-2])
        return True

    def repeat(self, batch, rates):
        """Do a step with each of the rates; none, if a loss is above `most`."""
        first = self.whole.often(self.now, rates[:-1], batch)
        before = list(first[:-2])
        last = self.whole.once(before, rates[-1], batch)
        losses, penalties = first[-2] + [last[-2]], first[-1] + [last[-1]]
        if self._are_good(losses, penalties):
            self.before, self.now = before, list(last[:-2])

    def _are_good(self, losses, penalties):
        """Whether none is above `most`; they are kept then."""
        totals = [loss + penalty for loss, penalty in zip(losses, penalties)]
        good = not [1 for total in totals if not abs(total) <= self.most]
        if good:
            self.losses += losses
            self.penalties += penalties
            self.totals += totals
        return good


# ---- row by row ----

class Rows(object):
    """The step of any number of samples: rows one after the other, then the gradients, then the weights."""
    can_run = False

    def __init__(self, chain, optimizer, weighted, clips):
        self.arithmetic = _arithmetic()
        self.clips = clips
        self.drops = drops(chain)
        self.known = 1 if isinstance(chain.layers[0], Dense) else 0       # Dense layers whose input is the batch's X
        self._row = self._compiled_row(chain, weighted)
        self._update = self._compiled_update(optimizer)

    def _compiled_row(self, chain, weighted):
        """The function of the weights, the number of samples, and lists of what each row has."""
        parameters = chain.parameters()

        def row(*arguments):
            arguments = iter(arguments)
            given = _next(arguments, len(parameters))
            samples, x, y = _next(arguments, 3)
            weights = next(arguments) if weighted else None
            terms, pairs = copy_with(chain, given).deltas(x, y, weights, Draws(arguments), samples)
            return [terms] + [delta for _, delta in pairs] + [x for x, _ in pairs[self.known:]]
        shapes = [matrix.shape for matrix in parameters] + [()]
        of_a_row = [(1, chain.n_in), (1, chain.n_out)] + [(1, 1)] * weighted + [(n,) for n in self.drops]
        program = _recorded(row, shapes + of_a_row)
        loop = python.Loop(rows=_names(len(shapes), len(of_a_row)), flat=True)
        return python.compiled(program, self.arithmetic, loop)

    def _compiled_update(self, optimizer):
        """The function of the rate, the powers, and lists of parameters, gradients and moments."""
        def update(rate, *arguments):
            arguments = iter(arguments)
            powers = _next(arguments, len(optimizer.powers_of))
            return optimizer.at(rate).update(next(arguments), next(arguments), *(list(arguments) + powers))
        fixed, changing = 1 + len(optimizer.powers_of), 2 + len(optimizer.moments)
        program = _recorded(update, [()] * (fixed + changing))
        loop = python.Loop(rows=_names(fixed, changing), flat=True)
        return python.compiled(program, self.arithmetic, loop)

    def step(self, chain, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        samples = chain.divisor(batch.weights, batch.samples)
        total, pairs = self._rows(chain, parameters, batch, random, samples)
        loss, penalty, gradients = chain.finished(total, _gradients(chain, pairs), batch.y, samples)

        def finish():
            return self.changed(optimizer, parameters, gradients)
        return loss, penalty, finish

    def part(self, chain, parameters, batch, random, samples):
        """(the sum of the loss's terms, the gradients without penalties), as engines.Matrices gives it."""
        total, pairs = self._rows(chain, parameters, batch, random, samples)
        return total, _gradients(chain, pairs)

    def _rows(self, chain, parameters, batch, random, samples):
        """(the sum of the loss's terms, [(x, delta), ...]) of a batch that is part, or all, of so many samples."""
        rows, count = batch.samples, len(chain.dense)
        draws = [loops.groups(random.uniform(size=(rows * n,)), (rows, n), 1) for n in self.drops]
        lists = self._row(*(_numbers(parameters) + [float(samples)] + batch.rows() + draws))
        deltas, inputs = [[make(Matrix, numbers, (rows, len(numbers) // rows), "float") for numbers in part]
                          for part in (lists[1:1 + count], lists[1 + count:])]
        return loops.sum_of(lists[0]), list(zip([batch.X][:self.known] + inputs, deltas))

    def changed(self, optimizer, parameters, gradients):
        """The new parameters; the optimizer remembers the step."""
        gradients = clipped(gradients, self.clips)
        powers, moments = optimizer.memory(parameters)
        powers = optimizer.next_powers(powers)
        lists = []
        for i, parameter in enumerate(parameters):
            changing = _numbers([parameter, gradients[i]] + [matrices[i] for matrices in moments])
            results = self._update(*([optimizer.rate] + powers + changing))
            lists.append([results] if len(changing) == 2 else results)
        changed = [all_like(parameters, numbers) for numbers in zip(*lists)]
        optimizer.remember(powers, changed[1:])
        return changed[0]


def _gradients(chain, pairs):
    """[dW, db, ...] of all rows, from the (x, delta) of each layer."""
    return [matrix for layer, (x, delta) in zip(chain.dense, pairs) for matrix in layer.gradients(x, delta)]


# ---- predicting ----

class Outputs(object):
    """The last layer's outputs for any number of rows: a program of one row, in a loop."""

    def __init__(self, chain):
        def row(*arguments):
            return copy_with(chain, arguments[:-1]).outputs(arguments[-1])
        shapes = [matrix.shape for matrix in chain.parameters()] + [(1, chain.n_in)]
        loop = python.Loop(rows=_names(len(shapes) - 1, 1), flat=True)
        self._row = python.compiled(_recorded(row, shapes), _arithmetic(), loop)
        self.n_out = chain.n_out

    def outputs(self, parameters, X):
        rows = loops.groups(X._data, X._form.shape, 1)
        return make(Matrix, self._row(*(_numbers(parameters) + [rows])), (len(rows), self.n_out), "float")
