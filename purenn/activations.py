"""Activations: the value of each beside its slope, which is written in terms of the output wherever it can be.

A layer's output is a = f(z).  `value(z)` is a and `slope(z, a)` is f'(z), both element by element;
`backward(z, a, gradient)` turns the gradient of the loss by a into that by z.  Softmax has no slope, only
`backward`, because each of its outputs depends on the whole row.

At a kink, z = 0, the slope is the one to the left, as in PyTorch.  nan stays nan, and no z is too large.  Values are
within 2 ulps of the truth.  gelu and all slopes are within 4e-15 of it, relative to the larger of 1 and their own
size: small ones are less accurate, because 1 + erf, 1 - a and a + 1 cancel digits.

Not here: activations with options, such as another slope for leaky_relu.

Glossary: z  a layer's input after the weights;  a  its output
"""
from .arrays.loops import groups
from .arrays.operators import binary, make, where
from .floats.elementary import constant
from .floats.names import unknown
from .matrix import erf, exp, expm1, log1p, tanh



class Activation(object):
    """A function f of a layer's input, with its slope.

    value(z) and slope(z, a) take and return matrices (samples, outputs).  low and high: the bounds of the values, None
    for no bound.
    """

    def __init__(self, name, value, slope, low=None, high=None):
        self.name = name
        self.value = value
        self.slope = slope
        self.low = low
        self.high = high

    def backward(self, z, a, gradient):
        """The loss's gradient by z: that by a, `gradient`, times the slope; all are (samples, outputs)."""
        return gradient * self.slope(z, a)

    def check_outputs(self, n):
        """ValueError if a layer of n outputs cannot have this activation."""

    def __copy__(self):
        """One of your own, to be changed at will."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __reduce__(self):
        """Pickled by its name if it is one of ACTIVATIONS, so that it comes back as itself."""
        return (get, (self.name,)) if ACTIVATIONS.get(self.name) is self else object.__reduce__(self)

    def __repr__(self):
        return "<activation %s>" % self.name


def _at_most_0(x):
    """Where x is 0 or below.  nan is not, so that `where` gives nan its second choice, which keeps it."""
    return binary("le", x, 0)


def identity(z):
    return z


def identity_slope(z, a):
    return a * 0 + 1


def sigmoid(z):
    """1 / (1 + e^-z), as in the article; 0 below -709.8."""
    return 1 / (1 + exp(-z))


def sigmoid_slope(z, a):
    return a * (1 - a)


def tanh_slope(z, a):
    return 1 - a * a


def relu(z):
    return where(_at_most_0(z), 0, z)


def relu_slope(z, a):
    return where(_at_most_0(a), 0, 1)


def leaky_relu(z):
    return where(_at_most_0(z), z / 100, z)


def leaky_relu_slope(z, a):
    return where(_at_most_0(a), (a * 0 + 1) / 100, 1)


def elu(z):
    return where(_at_most_0(z), expm1(z), z)


def elu_slope(z, a):
    return where(_at_most_0(a), a + 1, 1)


def softplus(z):
    """log(1 + e^z) = max(z, 0) + log(1 + e^-|z|), which cannot overflow."""
    left = _at_most_0(z)
    return where(left, 0, z) + log1p(exp(where(left, z, -z)))       # not abs(z), whose slope at 0 is 0


def softplus_slope(z, a):
    """1 - e^-a, the sigmoid of z."""
    return -expm1(-a)


def silu(z):
    return z * sigmoid(z)


def silu_slope(z, a):
    s = sigmoid(z)
    return s * (1 + z * (1 - s))


def _constant(name, z):
    """A constant as a number of z's kind."""
    return constant(name, z._data[0] if z._data else 1)


def normal_below(z):
    """The probability that a standard normal variable is below z."""
    return (1 + erf(z * _constant("root_half", z))) / 2


def gelu(z):
    return z * normal_below(z)


def gelu_slope(z, a):
    return normal_below(z) + z * exp(z * z / -2) / _constant("root_two_pi", z)


def row_maximum(z):
    """The greatest number of each row, as a Matrix (rows, 1)."""
    if z._form.kind == "float":                     # max compares in the same order as the loop below
        return make(z._form.cls, [max(row) for row in groups(z._data, z.shape, 1)], (z.shape[0], 1), "float")
    if hasattr(z, "row_maximum"):                   # recorded
        return z.row_maximum()
    greatest = z[:, 0:1]
    for j in range(1, z.shape[1]):
        column = z[:, j:j + 1]
        greatest = where(binary("gt", column, greatest), column, greatest)
    return greatest


def softmax(z):
    """e^z / (the sum of e^z in its row).  The row's maximum is subtracted first, so that nothing overflows."""
    powers = exp(z - row_maximum(z))
    return powers / powers.sum(axis=1, keepdims=True)


class Softmax(Activation):
    """Softmax, whose outputs are positive and have the sum 1 in each row."""

    def backward(self, z, a, gradient):
        """da_i/dz_j = a_i (1[i = j] - a_j): the gradient less its average in the row, weighted by a, times a."""
        return a * (gradient - (gradient * a).sum(axis=1, keepdims=True))

    def check_outputs(self, n):
        if n < 2:
            raise ValueError("softmax of one output is always 1; use sigmoid, or two outputs")


ACTIVATIONS = dict([(activation.name, activation) for activation in (
    Activation("identity", identity, identity_slope),
    Activation("sigmoid", sigmoid, sigmoid_slope, 0, 1),
    Activation("tanh", tanh, tanh_slope, -1, 1),
    Activation("relu", relu, relu_slope, 0),
    Activation("leaky_relu", leaky_relu, leaky_relu_slope),
    Activation("elu", elu, elu_slope, -1),
    Activation("softplus", softplus, softplus_slope, 0),
    Activation("silu", silu, silu_slope),
    Activation("gelu", gelu, gelu_slope),
    Softmax("softmax", softmax, None, 0, 1),
)])


def get(name):
    """The activation of that name, or the Activation itself; ValueError lists the known names."""
    if isinstance(name, Activation):
        return name
    if name not in sorted(ACTIVATIONS):
        raise ValueError(unknown("activation", name, sorted(ACTIVATIONS)))
    return ACTIVATIONS[name]
