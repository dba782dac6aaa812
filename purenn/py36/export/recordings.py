"""A network's predictions and training steps as programs: recordings of its own code, no formula written again.

Large networks are recorded in pieces, a chain: what happens to one number, or to a row, is a program; dot products,
which would be most of it, are left to a loop.
"""
import copy
from collections import namedtuple

from ...arrays.operators import make
from ...matrix import Matrix
from ..engines.steps import Draws, drops, twin
from ..straightline.program import record

# A piece of a chain: a dot product with a Matrix (n_in, n_out), where program is None; else a program of x and of
# parameters, lists as long as x: of one number of each, or, if by_row, of all at once.
Piece = namedtuple("Piece", "program by_row matrix parameters")


def prediction(net):
    """Network.predict of one row x."""
    return record(net.predict, (1, net.n_in), names=["x"])


# ---- in pieces ----

def chain(net):
    """[Piece, ...] that make Network.predict of one row, one after the other."""
    pieces = []
    if net.scaler is not None:
        pieces.append(_scaling(net.scaler, "transform"))
    for layer in net.chain.dense:
        pieces += [Piece(None, False, layer.W, ()), _activation(layer)]
    if net.target_scaler is not None:
        pieces.append(_scaling(net.target_scaler, "inverse"))
    return pieces


def _scaling(scaler, method):
    def scale(x, centre, spread):
        other = copy.copy(scaler)
        other.centre, other.spread = _vector(centre._data), _vector(spread._data)
        return getattr(other, method)(x)
    program = record(_of_numbers(scale), (), (), (), names=["x", "c", "s"])
    return Piece(program, False, None, (scaler.centre._data, scaler.spread._data))


def _of_numbers(function):
    """A function of (1, 1) matrices as one of numbers."""
    return lambda *numbers: function(*[make(Matrix, [x], (1, 1), "object") for x in numbers])._data[0]


def _vector(numbers):
    return make(Matrix, numbers, (len(numbers),), "object")


class _Sums(object):
    """Stands for what comes into a layer, its dot products with the weights known already."""

    def __init__(self, sums):
        self.sums = sums

    def dot(self, W):
        return self.sums


def _activation(layer):
    """What a layer does to its dot products."""
    def forward(sums, b):
        other = copy.copy(layer)
        other.b = b
        return other.forward(_Sums(sums))[0]
    if layer.activation.slope is not None:
        return Piece(record(_of_numbers(forward), (), (), names=["x", "b"]), False, None, (layer.b._data,))
    row = (1, layer.n_out)                              # softmax: each output depends on all
    return Piece(record(forward, row, row, names=["x", "b"]), True, None, (layer.b._data,))


# ---- training ----

Training = namedtuple("Training", "step prediction start draws")


def training(net, optimizer, batch_size):
    """A step of training, as Network.fit does it, and a prediction, both as programs of a state.

    The state is one list: weights, moments and powers; `start` is what it is now.  step takes it, x and y of a batch
    row by row, the learning rate and, for Dropout, that many draws; it returns the new state and the loss, penalties
    included.  prediction takes a state and one row.
    """
    parameters = net.chain.parameters()
    powers, moments = optimizer.memory(parameters)
    start = _numbers(parameters + [matrix for matrices in moments for matrix in matrices]) + [float(x) for x in powers]
    count = batch_size * sum(drops(net.chain))

    def step(state, x, y, rate, *draws):
        given, moments, powers = _parts(state, parameters, optimizer)
        x = x if net.scaler is None else net.scaler.transform(x)
        y = y if net.target_scaler is None else net.target_scaler.transform(y)
        random = drawing(net, draws[0]._data if draws else [], batch_size)
        loss, penalty, gradients = twin(net.chain, given).backward(x, y, None, random)
        ours = optimizer.at(rate, powers, moments)
        changed = ours.step(given, gradients)
        powers, moments = ours.memory(changed)
        kept = [matrix for matrices in moments for matrix in matrices]
        return Matrix(_numbers(changed + kept) + powers), loss + penalty

    def predict(state, x):
        other = copy.copy(net)
        other.chain = twin(net.chain, _parts(state, parameters, optimizer)[0])
        return other.predict(x)
    shapes = [(len(start),), (batch_size, net.n_in), (batch_size, net.n_out), ()] + ([(count,)] if count else [])
    names = ["state", "x", "y", "rate", "draws"]
    return Training(record(step, *shapes, names=names[:len(shapes)]),
                    record(predict, shapes[0], (1, net.n_in), names=["state", "x"]), start, count)


def drawing(net, numbers, batch_size):
    """What draws these numbers for the Dropout layers, one layer after the other."""
    return Draws([_vector(part) for part in _split(numbers, [n * batch_size for n in drops(net.chain)])])


def _parts(state, parameters, optimizer):
    """(parameters, [the moments of one name, ...], powers) of a state."""
    n, count = len(parameters), 1 + len(optimizer.moments)
    shapes = [parameter.shape for parameter in parameters] * count
    parts = _split(state._data, [r * c for r, c in shapes])
    matrices = [make(Matrix, numbers, shape, "object") for numbers, shape in zip(parts, shapes)]
    moments = [matrices[i * n:i * n + n] for i in range(1, count)]
    return matrices[:n], moments, state._data[sum(map(len, parts)):]


def _split(numbers, sizes):
    parts, at = [], 0
    for size in sizes:
        parts.append(numbers[at:at + size])
        at += size
    return parts


def _numbers(matrices):
    return [x for matrix in matrices for x in matrix._data]
