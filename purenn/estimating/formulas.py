"""scikit-learn's losses, penalty and steps, where they are not purenn's own.

The losses are averages by the samples' weights: sum(w terms) / sum(w), without weights the average of all.  The penalty
is divided by the same sum, so that alpha weighs less the more samples there are.  A log loss takes probabilities
between 2^-52 and 1 - 2^-52: what it reports is at most 36.04 a sample, while its gradient is that of the loss itself.

Glossary: as in losses.py and optimizers.py
"""
from ..activations import Activation
from ..arrays.operators import binary, where
from ..backprop import Chain
from ..checks import non_negative
from ..fitting.engines import OURS
from ..losses import Loss, half_squares
from ..matrix import Matrix, exp, log, sqrt
from ..optimizers import SLOW, Adam, Momentum

LEAST = 2.0 ** -52                      # of a probability in a log loss


# ---- the average by weights, and the penalty that shares its divisor ----

class AveragedChain(Chain):
    """A chain whose loss is the average by the samples' weights; l2 / 2 * sum(w * w) is divided as the loss is."""
    def divisor(self, weights, samples):
        return samples if weights is None else weights.sum()

    def finished(self, total, gradients, t, samples):
        samples = t.shape[0] if samples is None else samples
        share = self.l2 / samples
        gradients = [gradient if i % 2 else gradient + share * self.dense[i // 2].W
                     for i, gradient in enumerate(gradients)]
        return self.loss.over_divisor(total, t, samples), self.penalty() / samples, gradients


# ---- losses: the terms are of the outputs, the slope is by z, as each loss is for one activation ----

class _OfOutputs(Loss):
    """A loss for one activation whose terms, unlike its slope, are written in the outputs."""

    def __init__(self, name, terms, only_with, targets=None):
        Loss.__init__(self, name, terms, _difference, "samples", targets, only_with)

    def weighted_terms(self, z, a, t, weights=None):
        terms = self.terms(a, t)
        return terms if weights is None else terms * weights


class _SquaredError(_OfOutputs):
    """Half the squared error, whose value is the mean over the outputs too, while its gradient is that of their sum.

    With several outputs the gradient is so many times that of the loss: scikit-learn's own fault, which makes its
    numbers.
    """

    def over_divisor(self, total, t, samples=None):
        return Loss.over_divisor(self, total, t, samples) / t.shape[1]


def _difference(a, t):
    return a - t


def _clipped(a):
    """Probabilities that have a logarithm, and so have their complements."""
    low = where(binary("lt", a, LEAST), LEAST, a)
    return where(binary("gt", low, 1 - LEAST), 1 - LEAST, low)


def _log_terms(a, t):
    """-t log a"""
    return -(t * log(_clipped(a)))


def _binary_terms(a, t):
    """-t log a - (1 - t) log(1 - a)"""
    a = _clipped(a)
    return -(t * log(a) + (1 - t) * log(1 - a))


def _poisson_terms(a, t):
    """t log(t / a) - t + a, where t log t is 0 for t = 0: half the deviance of a Poisson distribution of mean a."""
    positive = binary("gt", t, 0)
    return where(positive, t * log(where(positive, t, 1) / a), 0) - t + a


exponential = Activation("exp", exp, lambda z, a: a, 0)
squared_error = _SquaredError("squared_error", half_squares, "identity")
log_loss = _OfOutputs("log_loss", _log_terms, "softmax")
binary_log_loss = _OfOutputs("binary_log_loss", _binary_terms, "sigmoid")
poisson = _OfOutputs("poisson", _poisson_terms, "exp")
OURS.extend([exponential, squared_error, log_loss, binary_log_loss, poisson])


# ---- steps ----

def adam(o, p, g, m, s, power1, power2):
    """Adam as its paper has it after algorithm 1:  p - rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(s) + epsilon).

    epsilon is beside sqrt(s) itself, not beside that of the corrected s, which optimizers.adam has.
    """
    m = m * o.beta1 + g * (1 - o.beta1)
    s = s * o.beta2 + g * g * (1 - o.beta2)
    rate = sqrt(Matrix([1 - power2])) / (1 - power1) * o.rate
    return p - m * rate / (sqrt(s) + o.epsilon), m, s


def momentum(o, p, g, v):
    """Momentum with the rate inside, as Sutskever et al. (2013) have it:  v = momentum v - rate g,  p + v."""
    v = v * o.momentum - g * o.rate
    return p + v, v


def nesterov(o, p, g, v):
    """The same, one step ahead:  v = momentum v - rate g,  p + momentum v - rate g."""
    v = v * o.momentum - g * o.rate
    return p + (v * o.momentum - g * o.rate), v


class PaperAdam(Adam):
    """Adam with the epsilon of scikit-learn."""
    name = "adam"
    update = adam


class InnerMomentum(Momentum):
    """Momentum with the rate of each step inside."""
    name = "momentum"
    update = momentum
    options = (SLOW, ("momentum", 9.0 / 10, non_negative))


class InnerNesterov(InnerMomentum):
    """Nesterov's, likewise."""
    name = "nesterov"
    update = nesterov
