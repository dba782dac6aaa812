"""Activations: value and slope, the slope in terms of the output wherever it can be.

A layer's output is a = f(z).  `value(z)` gives a; `slope(z, a)` gives f'(z),
element by element; `backward(z, a, gradient)` turns the gradient of the loss by
a into the gradient by z.  Softmax, whose outputs depend on a whole row, has no
slope, only `backward`.

Glossary: z  a layer's input after the weights;  a  its output
"""
from .matrix import Matrix, erf, exp, expm1, log1p, tanh
from .operators import binary, where

ROOT_HALF = 6369051672525773 * 2.0 ** -53           # sqrt(1/2)
ROOT_TWO_PI = 5644425081792262 * 2.0 ** -51         # sqrt(2 pi)
LEAK = 1.0 / 100                                    # leaky_relu's slope below 0


class Activation(object):
    """One activation; `low` and `high` are the bounds of its values, None where there are none."""

    def __init__(self, name, value, slope, low=None, high=None):
        self.name = name
        self.value = value
        self.slope = slope
        self.low = low
        self.high = high

    def backward(self, z, a, gradient):
        """The gradient by z, from the gradient by a: times the slope."""
        return gradient * self.slope(z, a)

    def __repr__(self):
        return "<activation %s>" % self.name


def _negative(x):
    return binary("lt", x, 0)


def _positive(x):
    return binary("gt", x, 0)


def sigmoid(z):
    return 1 / (1 + exp(-z))


def relu(z):
    return where(_negative(z), 0.0, z)              # this way round a nan stays a nan


def leaky_relu(z):
    return where(_negative(z), LEAK * z, z)


def elu(z):
    return where(_negative(z), expm1(z), z)


def softplus(z):
    """log(1 + e^z) = max(z, 0) + log(1 + e^-|z|), which cannot overflow."""
    return relu(z) + log1p(exp(-abs(z)))


def silu(z):
    return z * sigmoid(z)


def silu_slope(z, a):
    s = sigmoid(z)
    return s * (1 + z * (1 - s))


def normal_share(z):
    """The share of a standard normal distribution below z."""
    return (1 + erf(z * ROOT_HALF)) * 0.5


def gelu(z):
    return z * normal_share(z)


def gelu_slope(z, a):
    return normal_share(z) + z * exp(z * z * -0.5) / ROOT_TWO_PI


def row_maximum(z):
    """The greatest of each row, (r, 1), chosen by comparisons alone."""
    greatest = z[:, 0:1]
    for j in range(1, z.shape[1]):
        column = z[:, j:j + 1]
        greatest = where(binary("gt", column, greatest), column, greatest)
    return greatest


def softmax(z):
    """e^z over its row's sum; the row's maximum is taken off first, so nothing overflows."""
    powers = exp(z - row_maximum(z))
    return powers / powers.sum(axis=1, keepdims=True)


class Softmax(Activation):
    def backward(self, z, a, gradient):
        """da_i/dz_j = a_i (1[i = j] - a_j): what the row has on average is taken off."""
        return a * (gradient - (gradient * a).sum(axis=1, keepdims=True))


ACTIVATIONS = dict([(activation.name, activation) for activation in (
    Activation("identity", lambda z: z, lambda z, a: a * 0 + 1),
    Activation("sigmoid", sigmoid, lambda z, a: a * (1 - a), 0, 1),
    Activation("tanh", tanh, lambda z, a: 1 - a * a, -1, 1),
    Activation("relu", relu, lambda z, a: where(_positive(a), 1.0, a * 0), 0),
    Activation("leaky_relu", leaky_relu, lambda z, a: where(_positive(a), 1.0, a * 0 + LEAK)),
    Activation("elu", elu, lambda z, a: where(_positive(a), 1.0, a + 1), -1),
    Activation("softplus", softplus, lambda z, a: -expm1(-a), 0),
    Activation("silu", silu, silu_slope),
    Activation("gelu", gelu, gelu_slope),
    Softmax("softmax", softmax, None, 0, 1),
)])


def get(name):
    """The activation of that name; ValueError lists the known ones."""
    if isinstance(name, Activation):
        return name
    if name not in ACTIVATIONS:
        raise ValueError("unknown activation %r; known are %s" % (name, ", ".join(sorted(ACTIVATIONS))))
    return ACTIVATIONS[name]
