"""Steps of training as straight-line programs, with the bits of Chain.backward and the optimizer.

`Whole` is one program from a batch and the weights to the new weights: for small work, many steps in one call.  `Rows`
is one row's program in a loop, Matrix's kernels for the gradients, and one number's program in a loop for the
optimizer: for work that would be too long a program.  Both are recordings of the network's and the optimizer's own
code.  They change nothing themselves: a step gives the loss, and a function that finishes it.

What is recorded depends on all that engines.key tells, and is kept, for the next fit of a network of the same shape.
"""
import copy

from ...arrays import loops
from ...arrays.operators import like, make
from ...floats import elementary
from ...layers import Dense
from ...matrix import Matrix
from ..straightline import python
from ..straightline.program import record

MOST_KEPT = 64
_kept = {}


def kept(kind, key, network, optimizer, *settings):
    """The kind of step for such a network and optimizer, of this key, and settings: one there is already, or new."""
    place = (kind, key, settings)
    found = _kept.get(place)
    if found is None:
        found = kind(network, optimizer, *settings)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[place] = found
    return found


# ---- a network and an optimizer of symbols ----

class Draws(object):
    """A random generator that hands out given lists of numbers."""

    def __init__(self, lists):
        self.lists = list(lists)

    def uniform(self, size):
        return self.lists.pop(0)._data


def twin(network, parameters):
    """The network with other weights: another one, so that who uses the network meanwhile sees its own."""
    other = copy.copy(network)
    other.layers = [copy.copy(layer) for layer in network.layers]
    other.dense = [layer for layer in other.layers if isinstance(layer, Dense)]
    other.set_parameters(parameters)
    return other


def drops(network):
    """How many numbers of a row each Dropout layer draws for."""
    sizes, n = [], network.n_in
    for layer in network.layers:
        if isinstance(layer, Dense):
            n = layer.n_out
        elif layer.rate:
            sizes.append(n)
    return sizes


def _arithmetic():
    """That of the program: fast has no bits of its own."""
    return "portable" if elementary.current() == "portable" else "native"


def _several(arguments, count):
    return [next(arguments) for _ in range(count)]


def _numbers(matrices):
    return [matrix._data for matrix in matrices]


def _like(lists, matrices):
    """The lists of numbers as matrices of these matrices' shapes."""
    return [like(matrix, numbers) for numbers, matrix in zip(lists, matrices)]


def _recorded(function, shapes):
    """The program of a function of any number of arguments, named a0, a1, ..."""
    return record(function, *shapes, names=_names(0, len(shapes)))


def _names(start, count):
    return ["a%d" % i for i in range(start, start + count)]


# ---- a whole batch at once ----

class Whole(object):
    """The step of a batch of so many samples, and many such steps one after the other."""

    def __init__(self, network, optimizer, samples, weighted, clips):
        self.arithmetic = _arithmetic()
        self.samples = samples
        self.drops = drops(network)
        self.can_repeat = not self.drops
        parameters = network.parameters()
        count = len(parameters)
        kept = count * len(optimizer.moments)

        def step(*arguments):
            """parameters, moments, powers, rate, X, y, weights, draws -> parameters, moments, powers, loss, penalty"""
            arguments = iter(arguments)
            given, moments = _several(arguments, count), _several(arguments, kept)
            powers = _several(arguments, len(optimizer.powers_of))
            rate, X, y = _several(arguments, 3)
            weights = next(arguments) if weighted else None
            loss, penalty, gradients = twin(network, given).backward(X, y, weights, Draws(arguments))
            for clip, limit in clips:
                gradients = clip(gradients, limit)
            ours = optimizer.at(rate, powers, [moments[i:i + count] for i in range(0, kept, count)])
            changed = ours.step(given, gradients)
            powers, moments = ours.memory(given)
            return changed, moments, powers, loss, penalty
        shapes = [matrix.shape for matrix in parameters]
        self.program = _recorded(step, (
            shapes * (1 + len(optimizer.moments)) + [()] * (len(optimizer.powers_of) + 1)
            + [(samples, network.n_in), (samples, network.n_out)] + [(samples, 1)] * weighted
            + [(samples * n,) for n in self.drops]))
        self.carried = count + kept + len(optimizer.powers_of)
        self._once = self._often = None

    def step(self, network, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        if self._once is None:
            self._once = python.compiled(self.program, self.arithmetic)
        draws = [random.uniform(size=(self.samples * n,)) for n in self.drops]
        results = self._once(*(self._before(optimizer, parameters) + [optimizer.rate] + batch.numbers() + draws))
        return results[-2], results[-1], self._finish(optimizer, parameters, results)

    def steps(self, optimizer, parameters, batch, rates):
        """(losses, penalties, finish) of a step with each of the rates, one after the other."""
        if self._often is None:
            self._often = python.compiled(self.program, self.arithmetic, python.Loop(
                _names(0, self.carried), _names(self.carried, 1)))
        results = self._often(*(self._before(optimizer, parameters) + [rates] + batch.numbers()))
        return results[-2], results[-1], self._finish(optimizer, parameters, results)

    def _before(self, optimizer, parameters):
        powers, moments = optimizer.memory(parameters)
        return _numbers(parameters) + [numbers for matrices in moments for numbers in _numbers(matrices)] + powers

    def _finish(self, optimizer, parameters, results):
        count = len(parameters)

        def finish():
            lists = [_like(results[i:i + count], parameters)
                     for i in range(0, count * (1 + len(optimizer.moments)), count)]
            optimizer.remember(list(results[count * len(lists):self.carried]), lists[1:])
            return lists[0]
        return finish


# ---- row by row ----

class Rows(object):
    """The step of any number of samples: rows one after the other, then the gradients, then the weights."""
    can_repeat = False

    def __init__(self, network, optimizer, weighted, clips):
        self.arithmetic = _arithmetic()
        self.clips = clips
        self.drops = drops(network)
        self.known = 1 if isinstance(network.layers[0], Dense) else 0       # its x is the batch's
        self._row = self._compiled_row(network, weighted)
        self._update = self._compiled_update(optimizer)

    def _compiled_row(self, network, weighted):
        """The function of the weights, the number of samples, and lists of all that a row brings."""
        parameters = network.parameters()

        def row(*arguments):
            arguments = iter(arguments)
            given = _several(arguments, len(parameters))
            samples, x, y = _several(arguments, 3)
            weights = next(arguments) if weighted else None
            terms, pairs = twin(network, given).deltas(x, y, weights, Draws(arguments), samples)
            return [terms] + [delta for _, delta in pairs] + [x for x, _ in pairs[self.known:]]
        shapes = [matrix.shape for matrix in parameters] + [()]
        brought = [(1, network.n_in), (1, network.n_out)] + [(1, 1)] * weighted + [(n,) for n in self.drops]
        program = _recorded(row, shapes + brought)
        loop = python.Loop(rows=_names(len(shapes), len(brought)), flat=True)
        return python.compiled(program, self.arithmetic, loop)

    def _compiled_update(self, optimizer):
        """The function of the rate, the powers, and lists of parameters, gradients and moments."""
        def update(rate, *arguments):
            arguments = iter(arguments)
            powers = _several(arguments, len(optimizer.powers_of))
            return optimizer.at(rate).update(next(arguments), next(arguments), *(list(arguments) + powers))
        fixed, changing = 1 + len(optimizer.powers_of), 2 + len(optimizer.moments)
        program = _recorded(update, [()] * (fixed + changing))
        loop = python.Loop(rows=_names(fixed, changing), flat=True)
        return python.compiled(program, self.arithmetic, loop)

    def step(self, network, optimizer, parameters, batch, random):
        """(loss, penalty, finish) for an engines.Batch, as engines.Matrices gives it."""
        total, pairs = self._rows(network, parameters, batch, random, batch.X._form.shape[0])

        def finish():
            return self.changed(optimizer, parameters, network.penalized(_gradients(network, pairs)))
        return network.loss.over_divisor(total, batch.y), network.penalty(), finish

    def part(self, network, parameters, batch, random, samples):
        """(the sum of the loss's terms, the gradients without penalties), as engines.Matrices gives it."""
        total, pairs = self._rows(network, parameters, batch, random, samples)
        return total, _gradients(network, pairs)

    def _rows(self, network, parameters, batch, random, samples):
        """(the sum of the loss's terms, [(x, delta), ...]) of a batch that is part, or all, of so many samples."""
        rows, count = batch.X._form.shape[0], len(network.dense)
        draws = [loops.groups(random.uniform(size=(rows * n,)), (rows, n), 1) for n in self.drops]
        lists = self._row(*(_numbers(parameters) + [float(samples)] + batch.rows() + draws))
        deltas, inputs = [[make(Matrix, numbers, (rows, len(numbers) // rows), "float") for numbers in part]
                          for part in (lists[1:1 + count], lists[1 + count:])]
        return loops.sum_of(lists[0]), list(zip([batch.X][:self.known] + inputs, deltas))

    def changed(self, optimizer, parameters, gradients):
        """The new parameters; the optimizer goes on by a step."""
        for clip, limit in self.clips:
            gradients = clip(gradients, limit)
        powers, moments = optimizer.memory(parameters)
        powers = optimizer.next_powers(powers)
        lists = []
        for i, parameter in enumerate(parameters):
            changing = _numbers([parameter, gradients[i]] + [matrices[i] for matrices in moments])
            results = self._update(*([optimizer.rate] + powers + changing))
            lists.append([results] if len(changing) == 2 else results)
        changed = [_like(numbers, parameters) for numbers in zip(*lists)]
        optimizer.remember(powers, changed[1:])
        return changed[0]


def _gradients(network, pairs):
    """[dW, db, ...] of all rows, from the (x, delta) of each layer."""
    return [matrix for layer, (x, delta) in zip(network.dense, pairs) for matrix in layer.gradients(x, delta)]


# ---- predicting ----

class Outputs(object):
    """The last layer's outputs for any number of rows: the program of one, in a loop."""

    def __init__(self, network):
        def row(*arguments):
            return twin(network, arguments[:-1]).outputs(arguments[-1])
        shapes = [matrix.shape for matrix in network.parameters()] + [(1, network.n_in)]
        loop = python.Loop(rows=_names(len(shapes) - 1, 1), flat=True)
        self._row = python.compiled(_recorded(row, shapes), _arithmetic(), loop)
        self.n_out = network.n_out

    def outputs(self, parameters, X):
        rows = loops.groups(X._data, X._form.shape, 1)
        return make(Matrix, self._row(*(_numbers(parameters) + [rows])), (len(rows), self.n_out), "float")
