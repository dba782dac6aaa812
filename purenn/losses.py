"""Losses: the number that training reports, and its exact gradient by the output layer's z, the delta.

Every loss is a sum of terms over a divisor that is part of its definition: the
number of "samples", "mean" (samples times outputs) or "sum" (1).  Weights of
the samples multiply their terms and leave the divisor alone, so that a weight
means the same in every batch.

The cross entropies are written in z, where they cannot overflow, and so hold
for one activation each: their slope by z is a - t.  All other losses are
written in a, and take any activation that can come near their targets.
Where a loss has a kink, its slope there is 0, as in PyTorch.

Glossary: z  the output layer's input;  a  its output;  t  the target
"""
from .activations import relu, row_maximum, softplus
from .arrays.loops import divide
from .arrays.operators import binary, where
from .floats.names import unknown
from .matrix import exp, log


DIVISORS = ("sum", "samples", "mean")    # 1, how many samples, and that times how many outputs


class Loss(object):
    """A loss: its terms and their derivative, matrices (samples, outputs), and the divisor of the terms' sum.

    The terms are terms(a, t), their derivative by a is slope(a, t).  A loss for one activation only, `only_with`, has
    terms(z, t), whose derivative by z is slope(a, t).  divisor: "sum", "samples" or "mean".
    """

    def __init__(self, name, terms, slope, divisor, targets=None, only_with=None):
        if divisor not in DIVISORS:
            raise ValueError(unknown("divisor", divisor, DIVISORS))
        self.name = name
        self.terms = terms
        self.slope = slope
        self.divisor = divisor
        self.targets = targets          # (what they are, test of one target), None for all the activation can reach
        self.only_with = only_with

    def value(self, z, a, t, weights=None, samples=None):
        """The loss, one number: the sum of all terms, from left to right, over the divisor."""
        return self.over_divisor(self.weighted_terms(z, a, t, weights).sum(), t, samples)

    def weighted_terms(self, z, a, t, weights=None):
        """The terms, (samples, outputs), times the weights of the samples."""
        return _weighted(self.terms(z if self.only_with else a, t), weights)

    def over_divisor(self, total, t, samples=None):
        """The loss from the sum of its terms for these targets, or, if these are a part, for so many samples."""
        return total if self.divisor == "sum" else divide(total, self.count(t, samples))

    def delta(self, activation, z, a, t, weights=None, samples=None):
        """The gradient by z, (samples, outputs); samples: how many the whole batch has, if these are a part of it."""
        gradient = _weighted(self.slope(a, t), weights)
        if self.divisor != "sum":
            gradient = gradient / self.count(t, samples)
        return gradient if self.only_with else activation.backward(z, a, gradient)

    def of_guess(self, t, weights=None):
        """The loss of always guessing the mean of the targets, beside which training judges its own.

        Where all targets are equal, that would be 0: the guess is then 1 more than the mean.  A loss whose terms are
        in z takes z = 0 for the guess: all classes alike.
        """
        z = t * 0
        mean = t.mean(axis=0, keepdims=True)
        spread = (t.max(axis=0) - t.min(axis=0)).max()
        return self.value(z, z + (mean if spread > 0 else mean + 1), t, weights)

    def count(self, t, samples=None):
        """What the sum of the terms is divided by, for these targets."""
        samples = t.shape[0] if samples is None else samples
        return {"sum": 1, "samples": samples, "mean": samples * t.shape[1]}[self.divisor]

    def __copy__(self):
        """One of your own, to be changed at will."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __reduce__(self):
        """Pickled by its name if it is one of LOSSES, so that it comes back as itself."""
        return (known, (self.name,)) if LOSSES.get(self.name) is self else object.__reduce__(self)

    def __repr__(self):
        return "<loss %s>" % self.name


def _weighted(x, weights):
    return x if weights is None else x * weights


# ---- terms, and beside each its slope: by a, or by z where the term is written in z ----

def squares(a, t):
    error = a - t
    return error * error


def squares_slope(a, t):
    """d(a - t)^2/da = 2 (a - t): the power comes down as a factor."""
    return (a - t) * 2


def half_squares(a, t):
    return squares(a, t) / 2


def half_squares_slope(a, t):
    """The half cancels the 2: that is what it is for, and why the article's step has no 2 in it."""
    return a - t


def distances(a, t):
    return abs(a - t)


def distances_slope(a, t):
    """|x| grows by 1 with x where x is above 0, and falls by 1 where it is below."""
    return sign(a - t)


def sign(x):
    """1, 0 or -1 as numbers of x's kind."""
    return where(binary("gt", x, 0), 1, where(binary("lt", x, 0), -1, 0)) + x * 0


HUBER_EDGE = 1                          # the distance up to which huber is a square; from there on it grows straight


def huber(a, t):
    distance = abs(a - t)
    return where(binary("lt", distance, HUBER_EDGE), distance * distance,
                 HUBER_EDGE * (distance * 2 - HUBER_EDGE)) / 2


def huber_slope(a, t):
    """Below the edge, the slope of half a square; above it, that of a distance times the edge: there they are equal."""
    return where(binary("lt", abs(a - t), HUBER_EDGE), a - t, HUBER_EDGE * sign(a - t))


def hinge(a, t):
    return relu(1 - t * a)


def hinge_slope(a, t):
    """1 - t a has the slope -t; where it is not above 0, the loss is 0 on both sides, and so is the slope."""
    return where(binary("gt", 1 - t * a, 0), -t, 0) + a * 0         # numbers of a's kind


def binary_terms(z, t):
    """-t log a - (1 - t) log(1 - a) for a = sigmoid(z), whose logarithms are -softplus(-z) and -softplus(z)."""
    return t * softplus(-z) + (1 - t) * softplus(z)


def binary_slope(a, t):
    """softplus' slope is the sigmoid, so by z: -t (1 - a) + (1 - t) a = a - t."""
    return a - t


def categorical_terms(z, t):
    """-t log a for a = softmax(z): t (log(sum(e^z)) - z), with the row's maximum taken off z."""
    z = z - row_maximum(z)
    return t * (log(exp(z).sum(axis=1, keepdims=True)) - z)


def categorical_slope(a, t):
    """log(sum(e^z)) has the slope e^z / sum(e^z) = a, once for each share of t: a sum(t) - t.

    That is a - t for shares that add up to 1.
    """
    return a * t.sum(axis=1, keepdims=True) - t


def is_share(t):
    return 0 <= t <= 1


def is_sign(t):
    return t == -1 or t == 1


SHARES = ("a share from 0 to 1", is_share)
SIGNS = ("-1 or 1", is_sign)

LOSSES = dict([(loss.name, loss) for loss in (
    Loss("half_squared_error", half_squares, half_squares_slope, "sum"),
    Loss("mean_squared_error", squares, squares_slope, "mean"),
    Loss("mean_absolute_error", distances, distances_slope, "mean"),
    Loss("huber", huber, huber_slope, "mean"),
    Loss("hinge", hinge, hinge_slope, "mean", SIGNS),
    Loss("binary_cross_entropy", binary_terms, binary_slope, "mean", SHARES, "sigmoid"),
    Loss("categorical_cross_entropy", categorical_terms, categorical_slope, "samples", SHARES, "softmax"),
)])


def known(name):
    """The loss of this name, one of LOSSES."""
    return LOSSES[name]


def get(name, activation):
    """The loss of that name, or the Loss itself, for an output layer of that activation; None: the one that suits it.

    ValueError lists the known names, or says which activation is right for the loss, and which loss for this one.
    """
    if name is None:
        name = _losses_for(activation)[0]
    if not isinstance(name, Loss) and name not in sorted(LOSSES):
        raise ValueError(unknown("loss", name, sorted(LOSSES)))
    loss = name if isinstance(name, Loss) else LOSSES[name]
    wanted = loss.only_with
    if loss.targets == SIGNS and activation.low == 0:           # no output is ever on the side of -1
        wanted = "tanh or identity"
    if wanted not in (None, activation.name):
        raise ValueError("%s is for %s in the last layer; this one has %s, for which %s is right"
                         % (loss.name, wanted, activation.name, " or ".join(_losses_for(activation))))
    return loss


def _losses_for(activation):
    """The names of the losses to use with an activation, the best first."""
    own = [loss.name for loss in LOSSES.values() if loss.only_with == activation.name]
    return own or ["mean_squared_error", "half_squared_error"]
