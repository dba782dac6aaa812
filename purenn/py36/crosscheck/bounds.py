"""Bounds of a network's outputs that are proved, for inputs anywhere in a box; and whether its class stays the same.

The network's own layers run on intervals (numbers/interval.py), which round outward.  A number that reaches an output
by several ways varies on each of them by itself: bounds hold, but get wider from layer to layer (Gowal and others
2018 train networks for which they stay narrow).  They hold for exact arithmetic, and for floats as `predict` uses them.
"""
from ...arrays.operators import make
from ...arrays.shapes import counted
from ...layers import Dense, Dropout
from ...matrix import Matrix
from ...targets import is_of_questions, tells_classes, threshold
from ..numbers.interval import Interval

RISING = ("identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus")
# Activations that fall up to a turning point and rise from there on: it lies between these two, where the value is at
# least the third.
TURNING = {"silu": (-1.2785, -1.2784, -0.27846455), "gelu": (-0.7518, -0.7517, -0.16997121)}


def bounds(network, box):
    """[Interval, ...], one for each output; see Network.bounds."""
    x = _scaled(network.scaler, _box(network, box))
    for layer in network.layers:
        x = _outputs(layer, x)
    scaler = network.target_scaler
    return (x if scaler is None else x * _intervals(scaler.spread) + _intervals(scaler.centre))._data


def certify(network, x, radius):
    """Whether the class of x is proved to stay the same; see Network.certify."""
    if not tells_classes(network):
        raise ValueError("%r gives numbers, not classes; see bounds" % network)
    x, radius = _box(network, x), Interval(radius)
    if not (radius.low >= 0.0 and radius.is_finite()):
        raise ValueError("radius is a finite number of at least 0; got %r" % (radius.low,))
    around = x + make(Matrix, [Interval(-radius.high, radius.high)], (1, 1), "object")
    outputs = network.predict([[number.low for number in x._data]])
    if network.n_out == 1 or is_of_questions(network):
        least = threshold(network.chain)
        return not [found for found, output in zip(bounds(network, around._data), outputs._data)
                    if not (found.low > least if output > least else found.high <= least)]
    return _keeps_its_lead(network, around, outputs.argmax(axis=1)[0])


def _keeps_its_lead(network, x, winner):
    """Whether the output at the place `winner` is the largest everywhere in the box x, as (1, inputs).

    The last layer is asked for the differences between that output and each other: what they share cancels there.
    """
    x = _scaled(network.scaler, x)
    for layer in network.layers[:-1]:
        x = _outputs(layer, x)
    last = network.layers[-1]
    others = [j for j in range(network.n_out) if j != winner]
    if last.activation.name != "softmax" and last.activation.name not in RISING:
        found = _outputs(last, x)
        return not [j for j in others if not found._data[winner].low > found._data[j].high]
    W, b = _intervals(last.W), _intervals(last.b)
    leads = x.dot(W[:, [winner]] - W[:, others]) + (b[:, [winner]] - b[:, others])
    return not [lead for lead in leads._data if not lead.low > 0.0]


# ---- what comes in ----

def _box(network, box):
    """The box as a Matrix (1, inputs) of Intervals; ValueError where it has another length or holds no numbers."""
    box = list(box)
    if len(box) != network.chain.n_in:
        raise ValueError("the box has %d sides; the network has %s" % (len(box), counted(network.chain.n_in, "input")))
    sides = []
    for i, side in enumerate(box):
        try:
            sides.append(Interval(*side) if isinstance(side, (list, tuple)) else Interval(side))
        except (ValueError, TypeError) as error:
            raise type(error)("side %d of the box: %s" % (i, error)) from None
    return make(Matrix, sides, (1, len(sides)), "object")


def _intervals(matrix):
    """The Matrix of numbers as one of Intervals around them; a vector as a row."""
    shape = matrix.shape if matrix.ndim == 2 else (1, matrix.size)
    return make(Matrix, [Interval(x) for x in matrix._data], shape, "object")


def _scaled(scaler, x):
    return x if scaler is None else (x - _intervals(scaler.centre)) / _intervals(scaler.spread)


# ---- layers ----

def _outputs(layer, x):
    """The layer's outputs for x, both (1, n) of Intervals."""
    if isinstance(layer, Dropout):
        return x
    if not isinstance(layer, Dense):
        raise ValueError("bounds know Dense and Dropout; the network has %r" % layer)
    z = x.dot(_intervals(layer.W)) + _intervals(layer.b)
    if layer.activation.name == "softmax":
        return _softmax(layer.activation, z)
    if layer.activation.name in RISING:
        low, high = [_ends(layer.activation, z, side) for side in (0, 1)]
        data = [Interval(least.low, most.high) for least, most in zip(low, high)]
    elif layer.activation.name in TURNING:
        data = _turned(layer.activation, z)
    else:
        data = [Interval(number) for number in layer.activation.value(z)._data]
    return make(Matrix, data, z.shape, "object")


def _ends(activation, z, side):
    """The activation's values, Intervals, at the low ends (side 0) or high ends (1) of z."""
    ends = make(Matrix, [Interval((x.low, x.high)[side]) for x in z._data], z.shape, "object")
    return [Interval(number) for number in activation.value(ends)._data]


def _turned(activation, z):
    """The values of an activation that falls and then rises."""
    before, after, least = TURNING[activation.name]
    data = []
    for x, at_low, at_high in zip(z._data, _ends(activation, z, 0), _ends(activation, z, 1)):
        if x.low >= after:
            data.append(Interval(at_low.low, at_high.high))
        elif x.high <= before:
            data.append(Interval(at_high.low, at_low.high))
        else:
            data.append(Interval(least, max(at_low.high, at_high.high)))
    return data


def _softmax(activation, z):
    """Each share is least where its own z is least and all others greatest, and the other way round."""
    data = []
    for i in range(z.size):
        least, most = [activation.value(_corner(z, i, own)) for own in ("low", "high")]
        data.append(Interval(least._data[i].low, most._data[i].high))
    return make(Matrix, data, z.shape, "object")


def _corner(z, i, own):
    """z at the low or high end of its i-th number, and at the other ends of all others."""
    other = "high" if own == "low" else "low"
    data = [Interval(getattr(x, own if j == i else other)) for j, x in enumerate(z._data)]
    return make(Matrix, data, z.shape, "object")
