"""A network's predictions and training steps as programs: recordings of its own code, no formula written again.

Large networks are recorded in pieces: what happens to one number, or to a row, is a program; dot products, which would
be most of the text, are left to a loop.
"""
import copy
from collections import namedtuple

from ...arrays.operators import make
from ...matrix import Matrix
from ..engines.steps import Draws, copy_with, drops, trained
from ..straightline.program import record

# A piece of a prediction.  Where program is None, the dot product with a Matrix (n_in, n_out); else a program of x and
# the parameters, lists as long as x: of one number of each of them, or of all at once if by_row.
Piece = namedtuple("Piece", "program by_row matrix parameters")


def prediction(net):
    """Network.predict of one row x."""
    return record(net.predict, (1, net.n_in), names=["x"])


# ---- in pieces ----

def pieces(net):
    """[Piece, ...] that calculate Network.predict of one row, one after the other."""
    found = []
    if net.scaler is not None:
        found.append(_scaling(net.scaler, "transform"))
    for layer in net.chain.dense:
        found += [Piece(None, False, layer.W, ()), _activation(layer)]
    if net.target_scaler is not None:
        found.append(_scaling(net.target_scaler, "inverse"))
    return found


def _scaling(scaler, method):
    def scale(x, centre, spread):
        other = copy.copy(scaler)
        other.centre, other.spread = _vector(centre._data), _vector(spread._data)
        return getattr(other, method)(x)
    program = record(_of_numbers(scale), (), (), (), names=["x", "c", "s"])
    return Piece(program, False, None, (scaler.centre._data, scaler.spread._data))


def _of_numbers(function):
    """A function of numbers, from one of (1, 1) matrices."""
    return lambda *numbers: function(*[make(Matrix, [x], (1, 1), "object") for x in numbers])._data[0]


def _vector(numbers):
    return make(Matrix, numbers, (len(numbers),), "object")


class _Sums(object):
    """Stands in for a layer's input, of which only the dot products with the weights are known."""

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

def training(net, optimizer, batch_size):
    """{"stepped": a step of training, as Network.fit does it, "outputs_with": a prediction}, programs of a state.

    The state is one list: weights, moments and powers.  stepped takes it, x and y of a batch row by row, the learning
    rate and, for Dropout, that many draws; it returns the new state and the loss, penalties included.  outputs_with
    takes a state and one row.
    """
    parameters, size = net.chain.parameters(), len(start(net, optimizer))
    count = batch_size * sum(drops(net.chain))

    def step(state, x, y, rate, *draws):
        x = x if net.scaler is None else net.scaler.transform(x)
        y = y if net.target_scaler is None else net.target_scaler.transform(y)
        random = drawing(net, draws[0]._data if draws else [], batch_size)
        changed, loss, penalty = trained(
            net.chain, optimizer, _parts(state, parameters, optimizer), x, y, None, random, rate)
        return Matrix(_flat(*changed)), loss + penalty

    def predict(state, x):
        other = copy.copy(net)
        other.chain = copy_with(net.chain, _parts(state, parameters, optimizer)[0])
        return other.predict(x)
    shapes = [(size,), (batch_size, net.n_in), (batch_size, net.n_out), ()] + ([(count,)] if count else [])
    names = ["state", "x", "y", "rate", "draws"]
    return {"stepped": record(step, *shapes, names=names[:len(shapes)]),
            "outputs_with": record(predict, shapes[0], (1, net.n_in), names=["state", "x"])}


def start(net, optimizer):
    """The state that training begins with."""
    parameters = net.chain.parameters()
    powers, moments = optimizer.memory(parameters)
    return [float(x) for x in _flat(parameters, moments, powers)]


def drawing(net, numbers, batch_size):
    """A generator that hands these numbers to the Dropout layers, one layer after the other."""
    return Draws([_vector(part) for part in _split(numbers, [n * batch_size for n in drops(net.chain)])])


def _parts(state, parameters, optimizer):
    """(parameters, [the moments of one name, ...], powers) of a state that is a list of numbers."""
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


def _flat(parameters, moments, powers):
    """The state as one list of numbers, as _parts takes it apart."""
    matrices = parameters + [matrix for of_a_name in moments for matrix in of_a_name]
    return [x for matrix in matrices for x in matrix._data] + list(powers)
