"""Losses: what is reported, and its exact gradient, the delta of the output layer.

Every loss is a sum of terms, one for each sample and output, over a divisor
that is part of its definition: "sum" (1), "mean" (samples times outputs) or
"samples" (samples).  With weights of the samples, terms are weighted and their
sum counts as the number of samples.  The delta is the gradient of just that, by
z, the output layer's input.

The cross entropies are written in z, where they cannot overflow, and so hold
for one activation each: their delta is then a - t.  All other losses are
written in a, the output, and take any activation.

Glossary: z  the output layer's input;  a  its output;  t  the target
"""
from . import flat
from .activations import ACTIVATIONS, relu, row_maximum, softplus
from .matrix import Matrix, exp, log
from .operators import binary, where


class Loss(object):
    """A loss in terms of the output: `terms(a, t)` and their derivatives `slope(a, t)`."""
    only_with = None                    # the one activation a loss in terms of z is for

    def __init__(self, name, terms, slope, divisor, targets=None):
        self.name = name
        self.terms = terms
        self.slope = slope
        self.divisor = divisor
        self.targets = targets          # (what they are, test of one target), None for any number

    def value(self, z, a, t, weights=None):
        """The loss, one number: the sum of all terms, from left to right, over the divisor."""
        return _over(self.weighted(self.terms(a, t), weights).sum(), self.count(t, weights))

    def delta(self, activation, z, a, t, weights=None):
        """The gradient by z."""
        gradient = self.weighted(self.slope(a, t), weights)
        return _over(activation.backward(z, a, gradient), self.count(t, weights))

    def weighted(self, terms, weights):
        return terms if weights is None else terms * weights

    def count(self, t, weights):
        """The divisor for these targets; None for 1."""
        if self.divisor == "sum":
            return None
        samples = float(t.shape[0]) if weights is None else weights.sum()
        return samples if self.divisor == "samples" else samples * t.shape[1]

    def __repr__(self):
        return "<loss %s>" % self.name


def _over(x, count):
    return x if count is None else x / count


class LossOfInput(Loss):
    """A loss in terms of z, for the activation `only_with`: `terms(z, t)`, `slope(a, t)` by z."""

    def __init__(self, name, only_with, terms, slope, divisor, targets):
        Loss.__init__(self, name, terms, slope, divisor, targets)
        self.only_with = only_with

    def value(self, z, a, t, weights=None):
        return _over(self.weighted(self.terms(z, t), weights).sum(), self.count(t, weights))

    def delta(self, activation, z, a, t, weights=None):
        return _over(self.weighted(self.slope(a, t), weights), self.count(t, weights))


def sign(x):
    return where(binary("gt", x, 0), 1.0, where(binary("lt", x, 0), -1.0, x * 0))


HUBER_EDGE = 1.0                        # where huber goes over from squares to distances


def huber(a, t):
    distance = abs(a - t)
    return where(binary("lt", distance, HUBER_EDGE), distance * distance * 0.5,
                 HUBER_EDGE * (distance - HUBER_EDGE * 0.5))


def huber_slope(a, t):
    return where(binary("lt", abs(a - t), HUBER_EDGE), a - t, HUBER_EDGE * sign(a - t))


def hinge_slope(a, t):
    return where(binary("gt", 1 - t * a, 0), -t, t * 0.0)


def categorical_terms(z, t):
    """-sum(t log softmax(z)) of each row, (r, 1): log(sum(e^z)) - sum(t z), shifted by the row's maximum."""
    z = z - row_maximum(z)
    return log(exp(z).sum(axis=1, keepdims=True)) * t.sum(axis=1, keepdims=True) - (
        t * z).sum(axis=1, keepdims=True)


SHARES = ("a share from 0 to 1", lambda t: 0 <= t <= 1)
SIGNS = ("-1 or 1", lambda t: t == -1 or t == 1)

LOSSES = dict([(loss.name, loss) for loss in (
    Loss("half_squared_error", lambda a, t: (a - t) * (a - t) * 0.5, lambda a, t: a - t, "sum"),
    Loss("mean_squared_error", lambda a, t: (a - t) * (a - t), lambda a, t: (a - t) * 2, "mean"),
    Loss("mean_absolute_error", lambda a, t: abs(a - t), lambda a, t: sign(a - t), "mean"),
    Loss("huber", huber, huber_slope, "mean"),
    Loss("hinge", lambda a, t: relu(1 - t * a), hinge_slope, "mean", SIGNS),
    LossOfInput("binary_cross_entropy", "sigmoid", lambda z, t: softplus(z) - t * z, lambda a, t: a - t,
                "mean", SHARES),
    LossOfInput("categorical_cross_entropy", "softmax", categorical_terms,
                lambda a, t: a * t.sum(axis=1, keepdims=True) - t, "samples", SHARES),
)])


def get(name, activation):
    """The loss of that name, for an output layer of that activation; ValueError names the right pair."""
    if name not in LOSSES:
        raise ValueError("unknown loss %r; known are %s" % (name, ", ".join(sorted(LOSSES))))
    loss = LOSSES[name]
    if loss.only_with not in (None, activation.name):
        raise ValueError("%s is for %s in the last layer; this one has %s%s" % (
            name, loss.only_with, activation.name, _advice(activation)))
    return loss


def _advice(activation):
    fitting = [loss.name for loss in LOSSES.values() if loss.only_with == activation.name]
    return ", for which %s or any other loss of outputs is right" % fitting[0] if fitting else (
        ", for which mean_squared_error or half_squared_error is right")


def check_targets(loss, activation, t, outputs):
    """Targets as a matrix (samples, outputs); ValueError says which row and column does not fit.

    Class numbers 0, 1, ... in a vector become rows of zeros and a one for categorical_cross_entropy;
    any other vector is one column.
    """
    t = t if isinstance(t, Matrix) else Matrix(t)
    if t.ndim == 1:
        t = _one_hot(t, outputs) if loss.only_with == "softmax" else t.reshape(-1, 1)
    if t.shape[1] != outputs:
        raise ValueError("y has %d columns; the network has %d outputs" % (t.shape[1], outputs))
    what, fits = loss.targets or _range_of(activation)
    for i, row in enumerate(t.tolist()):
        for j, value in enumerate(row):
            if value - value != 0:
                raise ValueError("y row %d, column %d is %r" % (i, j, value))
            if not fits(value):
                raise ValueError("y row %d, column %d is %r; %s with %s needs %s"
                                 % (i, j, value, loss.name, activation.name, what))
    return t


def _range_of(activation):
    low, high = activation.low, activation.high
    what = "a number %s" % " and ".join(
        (["from %d on" % low] if low is not None else []) + (["up to %d" % high] if high is not None else []))
    return what, lambda t: (low is None or t >= low) and (high is None or t <= high)


def _one_hot(t, outputs):
    rows = []
    for i, value in enumerate(t.tolist()):
        if value != int(value) or not 0 <= value < outputs:
            raise ValueError("y element %d is %r; class numbers are whole, from 0 to %d" % (i, value, outputs - 1))
        rows.append([1.0 if j == value else 0.0 for j in range(outputs)])
    return Matrix(rows)
