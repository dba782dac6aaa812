"""A network of a case, trained on numbers of any kind: what is expected of it, and how far rounding may lead.

Steps up to PROVED are followed by intervals, as other formulas are (exact.py).  Over 100 steps intervals only grow.
There, training is disturbed after each step by what intervals prove of the rounding of one step, and the tolerance is
taken from how far that leads.
"""
from decimal import Decimal

from ... import activations, optimizers
from ...backprop import Chain
from ...layers import Dense
from ...losses import get as loss_of
from ...random.generators import RandomState
from ..numbers.interval import Interval
from . import exact
from .exact import matrix, rows_of

PROVED, LAST = 2, 100                   # steps that intervals follow; and the last, to which disturbed runs go
RUNS, DISTURBED_DIGITS = 2, 30          # how many disturbed runs, and their digits: twice those of a double will do


class Training:
    """A network that is given, and its steps of training: batch by batch, in the order of the rows."""

    def __init__(self, given):
        layers = [Dense(len(layer["W"]), len(layer["b"][0]), layer["activation"]) for layer in given["layers"]]
        for layer, known in zip(layers, given["layers"]):
            layer.W, layer.b = matrix(known["W"]), matrix(known["b"])
        self.loss = loss_of(given["loss"], activations.get(given["layers"][-1]["activation"]))
        self.chain = Chain(layers, self.loss, given["l1"], given["l2"])
        self.optimizer = optimizers.get(given["optimizer"], **given["options"])
        self.given = given
        self.done = 0

    def at_start(self):
        """Outputs, loss and gradients of all rows."""
        x, t = matrix(self.given["X"]), matrix(self.given["t"])
        loss, penalty, gradients = self.chain.backward(x, t)
        return {"outputs": rows_of(self.chain.outputs(x)), "loss": loss + penalty, "gradients": _by_layer(gradients)}

    def step(self):
        """One step with the next batch."""
        X, t, size = [self.given[name] for name in ("X", "t", "batch_size")]
        size = size or len(X)
        batches = (len(X) + size - 1) // size
        first = self.done % batches * size
        _, _, gradients = self.chain.backward(matrix(X[first:first + size]), matrix(t[first:first + size]))
        self.chain.set_parameters(self.optimizer.step(self.chain.parameters(), gradients))
        self.done += 1

    def weights(self):
        """[[rows of W, rows of b], ...]"""
        return _by_layer(self.chain.parameters())


def _by_layer(matrices):
    return [[rows_of(W), rows_of(b)] for W, b in zip(matrices[::2], matrices[1::2])]


def results(given, number, last=LAST):
    """{"outputs", "loss", "gradients", "after_1", "after_2", ...}, up to the last of the steps asked for."""
    training = Training(given)
    found = training.at_start()
    for n in [n for n in given["steps"] if n <= last]:
        while training.done < n:
            training.step()
        found["after_%d" % n] = training.weights()
    return found


# ---- expected results and tolerances ----

def expected(given):
    """(expected, tolerance): up to step PROVED by intervals, as other kinds; after the last step by disturbed runs."""
    name = "after_%d" % LAST
    with exact.digits(exact.DIGITS):
        truth = results(exact.numbers(given, Decimal), Decimal, PROVED)
    with exact.digits(exact.TRAINING_DIGITS):
        truth[name] = results(exact.numbers(given, Decimal), Decimal)[name]
    bounds = results(exact.numbers(given, Interval), Interval, PROVED)
    errors = {name: exact.reach(truth[name], bounds[name]) for name in bounds}
    one_step = [exact.reach(x, bound) for layer, known in zip(truth["after_1"], bounds["after_1"])
                for x, bound in zip(layer, known)]
    errors[name] = max(disturbed(given, exact.flat(truth[name]), one_step, run) for run in range(RUNS))
    return ({name: exact.nearest(truth[name]) for name in truth},
            {name: exact.tolerance(name, truth[name], errors[name]) for name in truth})


def disturbed(given, truth, sizes, run):
    """How far the last weights are from the truth if after each step every weight is moved up or down, by chance.

    sizes: how far, for each matrix: what intervals prove that the rounding of one step can do.
    """
    draws = RandomState(run)
    with exact.digits(DISTURBED_DIGITS):
        training = Training(exact.numbers(given, Decimal))
        while training.done < LAST:
            training.step()
            training.chain.set_parameters([moved(parameter, Decimal(size), draws) for parameter, size in zip(
                training.chain.parameters(), sizes)])
        return max(float(abs(x - y)) for x, y in zip(exact.flat(training.weights()), truth))


def moved(parameter, size, draws):
    """The Matrix with each of its numbers moved up or down by this size."""
    signs = draws.randint(0, 2, parameter.size)
    flat = [x + size if up else x - size for x, up in zip(parameter._data, signs)]
    width = parameter.shape[1]
    return matrix([flat[i:i + width] for i in range(0, len(flat), width)])
