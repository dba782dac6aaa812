"""Layers: Dense and Dropout, backward beside forward.

A layer holds its weights and no more: what backward needs of forward is handed
from the one to the other.

Glossary: x  what comes into a layer;  z = x W + b;  a = f(z), what goes out
"""
from . import activations
from .arrays import loops
from .arrays.nested import number
from .arrays.operators import binary, make, where
from .checks import at_least, check_finite, matrix_of
from .floats.elementary import sqrt
from .floats.names import unknown
from .matrix import Matrix


def _glorot(n_in, n_out):
    return 6.0 / (n_in + n_out)


def _he(n_in, n_out):
    return 6.0 / n_in


def _lecun(n_in, n_out):
    return 3.0 / n_in


# name -> the square of the bound of a uniform distribution; a normal one has a third as its variance.
# Glorot and Bengio 2010; He et al. 2015; LeCun et al. 1998.
SPREADS = {"glorot": _glorot, "he": _he, "lecun": _lecun}
INITS = ("uniform", "zeros") + tuple([name + how for name in sorted(SPREADS) for how in ("_uniform", "_normal")])


def initial(name, n_in, n_out, random):
    """(W, b) as the initialiser `name` draws them: W row by row, then b if it is drawn at all.

    "uniform" draws both from [0, 1), as the article does; glorot, he and lecun (_uniform or
    _normal) draw W around 0, as wide as their papers say, and set b to 0, as "zeros" does both.
    """
    if name not in INITS:
        raise ValueError(unknown("initialiser", name, INITS))
    size = n_in * n_out
    bias = [0.0] * n_out
    if name == "uniform":
        weights = _drawn(random.uniform(size=(size,)))
        bias = _drawn(random.uniform(size=(n_out,)))
    elif name == "zeros":
        weights = [0.0] * size
    else:
        spread, _, how = name.partition("_")
        square = SPREADS[spread](n_in, n_out)
        bound = sqrt(square if how == "uniform" else square / 3.0)
        weights = _drawn(random.uniform(-bound, bound, (size,)) if how == "uniform"
                         else random.normal(0.0, bound, (size,)))
    return make(Matrix, weights, (n_in, n_out), "float"), make(Matrix, bias, (1, n_out), "float")


def _drawn(numbers):
    """A list of what a generator of ours or of NumPy drew."""
    return numbers if isinstance(numbers, list) else numbers.tolist()


class Dense(object):
    """a = f(x W + b), with W (n_in, n_out) and b (1, n_out).

    Dense(4, 3, "sigmoid"), or after the first layer Dense(3, "sigmoid"): one size alone is n_out.
    activation: a name of activations.ACTIVATIONS, "identity" if it is left out.
    init: an initialiser's name instead of the network's, or the weights themselves, (W, b).
    A layer that stands in no network yet has no weights.
    """

    def __init__(self, n_in=None, n_out=None, activation=None, init=None):
        if isinstance(n_out, (str, activations.Activation)):
            if activation is not None:
                raise ValueError("Dense: two activations, %r and %r, and one size" % (n_out, activation))
            n_out, activation = None, n_out
        if n_out is None:
            n_in, n_out = None, n_in
        if n_out is None:
            raise ValueError("Dense: how many outputs (n_out)?")
        self.n_in = None if n_in is None else at_least(1, "Dense: n_in", n_in)
        self.n_out = at_least(1, "Dense: n_out", n_out)
        self.activation = activations.get("identity" if activation is None else activation)
        self.activation.check_outputs(self.n_out)
        self.init = init
        self.W = self.b = None

    def built(self, n_in, default, random):
        """This layer with weights for n_in inputs, drawn from `random` or given: a new Dense."""
        if n_in is None or self.n_in not in (None, n_in):
            raise ValueError("%r: %s" % (self, "the first layer needs n_in" if n_in is None
                                         else "n_in is %s, but %d numbers come in" % (self.n_in, n_in)))
        layer = Dense(n_in, self.n_out, self.activation, self.init)
        init = default if self.init is None else self.init
        if isinstance(init, str):
            layer.W, layer.b = initial(init, n_in, self.n_out, random)
        else:
            layer.W, layer.b = layer.checked_weights(init)
        return layer

    def checked_weights(self, weights):
        """(W, b) as matrices of floats, copies; ValueError where a shape is wrong or a number not finite."""
        if not isinstance(weights, (list, tuple)) or len(weights) != 2:
            raise ValueError("%r: weights are a pair, (W, b); got a %s" % (self, type(weights).__name__))
        W, b = weights
        W, b = matrix_of(W, "%r: W" % self), matrix_of(b, "%r: b" % self)
        if W.shape != (self.n_in, self.n_out) or b.shape not in ((1, self.n_out), (self.n_out,)):
            raise ValueError("%r: W has the shape %s and b %s; expected (%d,%d) and (1,%d)" % (
                self, loops.shape_text(W.shape), loops.shape_text(b.shape), self.n_in, self.n_out, self.n_out))
        for name, matrix in (("W", W), ("b", b)):
            check_finite(matrix, "%r: %s" % (self, name))
        return [matrix * 1.0 if matrix._form.kind in ("int", "bool") else matrix.copy()
                for matrix in (W, b.reshape(1, self.n_out))]

    def forward(self, x, random=None):
        """(a, what backward needs)"""
        z = x.dot(self.W) + self.b
        a = self.activation.value(z)
        return a, (x, z, a)

    def delta(self, memory, gradient):
        """The gradient by z, from the gradient by a."""
        _, z, a = memory
        return self.activation.backward(z, a, gradient)

    def gradients(self, x, delta):
        """[dW, db] from delta: dW = x^T delta, db its column sums."""
        return [x.T.dot(delta), delta.sum(axis=0, keepdims=True)]

    def inward(self, delta):
        """The gradient by x, delta W^T, for the layer below."""
        return delta.dot(self.W.T)

    def __repr__(self):
        return "Dense(%s, %d, %r)" % (self.n_in, self.n_out, self.activation.name)


class Dropout(object):
    """While training, sets a share of its inputs to 0 and multiplies the others by 1 / (1 - rate).

    So outputs are as large as without it, and predicting leaves it out (Srivastava et al. 2014, inverted).
    """

    def __init__(self, rate):
        rate = number(rate, "Dropout: rate")
        if isinstance(rate, bool) or not 0 <= rate < 1:
            raise ValueError("Dropout: the rate is a share from 0 to below 1; got %r" % (rate,))
        self.rate = rate * 1.0

    def forward(self, x, random=None):
        """(what is kept, its factors); the draws are one for each input, row by row."""
        if random is None or not self.rate:
            return x, None
        draws = _drawn(random.uniform(size=(x.size,)))
        kept = binary("ge", make(Matrix, draws, x.shape, loops.kind_of(draws)), self.rate)
        factors = where(kept, 1.0 / (1.0 - self.rate), 0.0)
        return x * factors, factors

    def delta(self, factors, gradient):
        """The same factors: what was dropped gets no gradient."""
        return gradient if factors is None else gradient * factors

    def inward(self, delta):
        return delta

    def __repr__(self):
        return "Dropout(%r)" % self.rate
