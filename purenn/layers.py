"""Layers: Dense and Dropout, backward beside forward.

A layer holds its weights and no more: what backward needs of forward is handed
from the one to the other.

Glossary: x  what comes into a layer;  z = x W + b;  a = f(z), what goes out
"""
from . import activations
from . import flat
from .elementary import sqrt
from .matrix import Matrix
from .operators import make


def _glorot(n_in, n_out):
    return 6.0 / (n_in + n_out)


def _he(n_in, n_out):
    return 6.0 / n_in


def _lecun(n_in, n_out):
    return 3.0 / n_in


# name -> the square of the bound of a uniform distribution; a normal one has a third as its variance
SPREADS = {"glorot": _glorot, "he": _he, "lecun": _lecun}
INITS = ("uniform", "zeros") + tuple([name + how for name in sorted(SPREADS) for how in ("_uniform", "_normal")])


def initial(name, n_in, n_out, random):
    """(W, b) as the initialiser `name` draws them: W row by row, then b if it is drawn at all.

    "uniform" draws both from [0, 1), as the article does; glorot, he and lecun (_uniform or
    _normal) draw W around 0, as wide as their papers say, and set b to 0, as "zeros" does both.
    """
    size = n_in * n_out
    bias = [0.0] * n_out
    if name == "uniform":
        weights = _flat(random.uniform(size=(size,)))
        bias = _flat(random.uniform(size=(n_out,)))
    elif name == "zeros":
        weights = [0.0] * size
    else:
        spread, _, how = name.partition("_")
        square = SPREADS[spread](n_in, n_out)
        bound = sqrt(square if how == "uniform" else square / 3.0)
        weights = _flat(random.uniform(-bound, bound, (size,)) if how == "uniform"
                        else random.normal(0.0, bound, (size,)))
    return make(Matrix, weights, (n_in, n_out), "float"), make(Matrix, bias, (1, n_out), "float")


def _flat(drawn):
    return drawn if isinstance(drawn, list) else drawn.tolist()


class Dense(object):
    """a = f(x W + b), with W (n_in, n_out) and b (1, n_out).

    n_in may be None in every layer but the first.  init overrides the network's initialiser, or
    is the weights themselves, (W, b).
    """

    def __init__(self, n_in=None, n_out=None, activation="identity", init=None):
        for name, n in (("n_in", n_in), ("n_out", n_out)):
            if n is not None and (not isinstance(n, int) or isinstance(n, bool) or n < 1):
                raise ValueError("Dense: %s is a whole number of at least 1; got %r" % (name, n))
        if n_out is None:
            raise ValueError("Dense: how many outputs (n_out)?")
        self.n_in = n_in
        self.n_out = n_out
        self.activation = activations.get(activation)
        self.init = init
        self.W = self.b = None

    def build(self, n_in, default, random):
        """Draw or set the weights for n_in inputs; returns the number of outputs."""
        if n_in is None or self.n_in not in (None, n_in):
            raise ValueError("Dense(%s, %d): %s" % (self.n_in, self.n_out, "the first layer needs n_in" if n_in is None
                                                    else "the layer before gives %d outputs" % n_in))
        init = default if self.init is None else self.init
        if not isinstance(init, str):
            self.n_in = n_in
            self.set_weights(*init)
        elif init in INITS:
            self.W, self.b = initial(init, n_in, self.n_out, random)
            self.n_in = n_in
        else:
            raise ValueError("unknown initialiser %r; known are %s" % (init, ", ".join(INITS)))
        return self.n_out

    def set_weights(self, W, b):
        W, b = Matrix(W), Matrix(b)
        if W.shape != (self.n_in, self.n_out) or b.shape not in ((1, self.n_out), (self.n_out,)):
            raise ValueError("Dense(%d, %d): W has the shape %s and b %s; expected (%d,%d) and (1,%d)" % (
                self.n_in, self.n_out, flat.shape_text(W.shape), flat.shape_text(b.shape),
                self.n_in, self.n_out, self.n_out))
        self.W, self.b = W, b.reshape(1, self.n_out).copy()

    def forward(self, x, random=None):
        """(a, what backward needs)"""
        z = x.dot(self.W) + self.b
        a = self.activation.value(z)
        return a, (x, z, a)

    def backward(self, memory, gradient):
        """(gradient by x, [dW, db]) from the gradient by a."""
        x, z, a = memory
        return self.backward_from_delta(memory, self.activation.backward(z, a, gradient))

    def backward_from_delta(self, memory, delta):
        """The same from delta, the gradient by z: dW = x^T delta, db its column sums, dx = delta W^T."""
        x = memory[0]
        return delta.dot(self.W.T), [x.T.dot(delta), delta.sum(axis=0, keepdims=True)]


class Dropout(object):
    """While training, sets a share of its inputs to 0 and multiplies the others by 1 / (1 - rate)."""
    activation = None

    def __init__(self, rate):
        if isinstance(rate, bool) or not isinstance(rate, (int, float)) or not 0 <= rate < 1:
            raise ValueError("Dropout: the rate is a share from 0 to below 1; got %r" % (rate,))
        self.rate = rate

    def build(self, n_in, default, random):
        if n_in is None:
            raise ValueError("Dropout cannot be the first layer of a network whose inputs are not given")
        return n_in

    def forward(self, x, random=None):
        """(what is kept, its factors); the draws are one for each input, row by row."""
        if random is None or not self.rate:
            return x, None
        keep = 1.0 / (1.0 - self.rate)
        draws = _flat(random.uniform(size=(x.size,)))
        factors = make(Matrix, [keep if draw >= self.rate else 0.0 for draw in draws], x.shape, "float")
        return x * factors, factors

    def backward(self, factors, gradient):
        """The same factors: what was dropped gets no gradient."""
        return (gradient if factors is None else gradient * factors), []
