"""Layers: Layer, what all of them have, and Dense and Dropout, backward beside forward.

A layer holds its weights and nothing else: forward returns what backward will need.

Glossary: x  what comes into a layer;  z = x W + b;  a = f(z), what goes out;  delta, the loss's gradient by z
"""
from . import activations
from .arrays import loops
from .arrays.kinds import kind_of
from .arrays.operators import binary, make, where
from .arrays.shapes import counted, shape_text
from .checks import at_least, check_finite, fraction, matrix_of, no_others
from .files.expect import expect, expect_keys, expect_matrix
from .floats.elementary import sqrt
from .floats.names import shown, type_text, unknown
from .matrix import Matrix


class Layer(object):
    """What each layer of a chain has.  A layer of your own is a subclass with forward and backward:

        class Doubled(Layer):
            def forward(self, x, random=None):
                return x * 2, None

            def backward(self, memory, delta, first=False):
                return [], delta * 2

    forward(x, random) returns the outputs (samples, outputs) and what backward needs of this call, its memory; `random`
    draws what is left to chance, and is None outside of training.  backward(memory, delta, first) returns the gradients
    of the layer's parameters, a list, and the gradient by x, which nothing uses if this is the first layer.

    A layer that learns names its parameters in `names`: attributes that are matrices; checked_weights(weights) gives
    those that net.set_weights puts in their place.  A layer that changes how many numbers a row has says in n_in and
    n_out how many come in and go out.  A network with layers of your own trains over matrices, and cannot be saved.
    """
    names = ()
    n_in = n_out = None

    def built(self, n_in, default, random):
        """The layer that a network keeps, for n_in inputs.

        default: the network's initialiser, for layers without one, or None; random: what draws the weights.
        """
        return self

    def forward(self, x, random=None):
        """(outputs, memory), as the class says; a layer of your own must have it."""
        raise TypeError("%r has no forward(x, random); it returns the outputs and what backward needs" % self)

    def backward(self, memory, delta, first=False):
        """(gradients of the parameters, gradient by x), as the class says; a layer of your own must have it."""
        raise TypeError("%r has no backward(memory, delta, first); it returns its gradients and the one by x" % self)

    def checked_weights(self, weights):
        """The matrices for the parameters, in the order of `names`; a layer of your own that learns must have it."""
        raise TypeError("%r has no checked_weights(weights); net.set_weights needs it" % self)

    def delta(self, memory, gradient):
        """What backward is given: the gradient by the outputs, which an activation turns into that by z."""
        return gradient

    def state(self):
        """The layer as plain data, a dict for of_state."""
        raise ValueError("%r is a layer of your own; a file holds only Dense and Dropout" % self)


def _glorot(n_in, n_out):
    return loops.true_divide(6, n_in + n_out)


def _he(n_in, n_out):
    return loops.true_divide(6, n_in)


def _lecun(n_in, n_out):
    return loops.true_divide(3, n_in)


# name -> the square of the bound of a uniform distribution; a third of it is the variance, also of a normal one.
# Glorot and Bengio 2010; He et al. 2015; LeCun et al. 1998.
SPREADS = {"glorot": _glorot, "he": _he, "lecun": _lecun}
INITS = ("uniform", "zeros") + tuple([name + how for name in sorted(SPREADS) for how in ("_uniform", "_normal")])


def width_of(name, n_in, n_out):
    """The bound of an initialiser's uniform distribution around 0, or the standard deviation of its normal one."""
    spread, _, how = name.partition("_")
    square = SPREADS[spread](n_in, n_out)
    return sqrt(square if how == "uniform" else square / 3)


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
        weights = numbers_of(random.uniform(size=(size,)))
        bias = numbers_of(random.uniform(size=(n_out,)))
    elif name == "zeros":
        weights = [0.0] * size
    else:
        width = width_of(name, n_in, n_out)
        weights = numbers_of(random.uniform(-width, width, (size,)) if name.endswith("_uniform")
                         else random.normal(0.0, width, (size,)))
    return make(Matrix, weights, (n_in, n_out), "float"), make(Matrix, bias, (1, n_out), "float")


AROUND_ZERO = ("identity", "sigmoid", "softmax", "tanh")        # activations that Glorot's initial weights are for


def _suiting(activation):
    """The initialiser for a layer of this activation, where none is named."""
    return "glorot_uniform" if activation.name in AROUND_ZERO else "he_uniform"


def numbers_of(numbers):
    """A list of what a generator of ours or of NumPy drew."""
    return numbers if isinstance(numbers, list) else numbers.tolist()


class Dense(Layer):
    """a = f(x W + b), with W (n_in, n_out) and b (1, n_out).

    Dense(4, 3, "sigmoid"), or after the first layer Dense(3, "sigmoid"): one size alone is n_out.
    activation: a name of activations.ACTIVATIONS, "identity" if it is left out.
    init: an initialiser's name instead of the network's, or the weights themselves, (W, b).  Where neither names one:
    glorot_uniform for identity, sigmoid, softmax and tanh, he_uniform for others.
    A layer that stands in no network yet has no weights.
    """
    names = ("W", "b")

    def __init__(self, n_in=None, n_out=None, activation=None, init=None, **others):
        no_others("Dense", ("n_in", "n_out", "activation", "init"), others)
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
            raise ValueError("%r: %s" % (self, "the first layer needs n_in" if n_in is None else
                                         "n_in is %s, what comes in has %s" % (self.n_in, counted(n_in, "number"))))
        layer = Dense(n_in, self.n_out, self.activation, self.init)
        init = self.init if self.init is not None else default if default is not None else _suiting(self.activation)
        if isinstance(init, str):
            layer.W, layer.b = initial(init, n_in, self.n_out, random)
        else:
            layer.W, layer.b = layer.checked_weights(init)
        return layer

    def checked_weights(self, weights):
        """(W, b) as matrices of floats, copies; ValueError where a shape is wrong or a number not finite."""
        if not isinstance(weights, (list, tuple)) or len(weights) != 2:
            raise ValueError("%r: weights are a pair, (W, b); got %s" % (self, type_text(weights)))
        W, b = weights
        W, b = matrix_of(W, "%r: W" % self), matrix_of(b, "%r: b" % self)
        if W.shape != (self.n_in, self.n_out) or b.shape not in ((1, self.n_out), (self.n_out,)):
            raise ValueError("%r: W has the shape %s and b %s; expected (%d,%d) and (1,%d)" % (
                self, shape_text(W.shape), shape_text(b.shape), self.n_in, self.n_out, self.n_out))
        for name, matrix in (("W", W), ("b", b)):
            check_finite(matrix, "%r: %s" % (self, name))
        return [matrix * 1.0 if matrix._form.kind in ("int", "bool") else matrix.copy()
                for matrix in (W, b.reshape(1, self.n_out))]

    def forward(self, x, random=None):
        """(a (samples, n_out), what backward needs), for x (samples, n_in)."""
        z = x.dot(self.W) + self.b
        a = self.activation.value(z)
        return a, (x, z, a)

    def delta(self, memory, gradient):
        """The gradient by z: the gradient by a, times the activation's slope."""
        _, z, a = memory
        return self.activation.backward(z, a, gradient)

    def backward(self, memory, delta, first=False):
        """([dW, db], the gradient by x), from delta (samples, n_out), the gradient by z = x W + b.

        By the chain rule: z changes with W by x, and the loss with z by delta, so dW = x^T delta.  b is added to each
        row of z, so db is the sum of delta's rows.  z changes with x by W, so the gradient by x is delta W^T: it is the
        gradient by a of the layer below.  Below the first layer there is none, and it is None.
        """
        x, _, _ = memory
        return self.gradients(x, delta), None if first else self.inward(delta)

    def gradients(self, x, delta):
        """[dW, db] of x (samples, n_in) and delta (samples, n_out)."""
        return [x.T.dot(delta), delta.sum(axis=0, keepdims=True)]

    def inward(self, delta):
        """The gradient by x."""
        return delta.dot(self.W.T)

    def state(self):
        """The layer as plain data, for of_state; ValueError for an activation that no file can name."""
        if activations.ACTIVATIONS.get(self.activation.name) is not self.activation:
            raise ValueError("%r has an activation of your own; a file holds only the names of known ones" % self)
        return {"activation": self.activation.name, "W": self.W, "b": self.b}

    def __repr__(self):
        return "Dense(%s, %d, %r)" % (self.n_in, self.n_out, self.activation.name)


class Dropout(Layer):
    """While training, sets a share of its inputs to 0 and multiplies the others by 1 / (1 - rate).

    So outputs are as large as without it, and predicting leaves it out (Srivastava et al. 2014, inverted).  The rate is
    at least 0 and below 1; ValueError for others.
    """

    def __init__(self, rate):
        self.rate = fraction("Dropout: rate", rate) * 1.0

    def forward(self, x, random=None):
        """(x times the factors, the factors or None), from one draw for each number of x, row by row."""
        if random is None or not self.rate:
            return x, None
        draws = numbers_of(random.uniform(size=(x.size,)))
        stays = binary("ge", make(Matrix, draws, x.shape, kind_of(draws)), self.rate)
        factors = where(stays, 1.0 / (1.0 - self.rate), 0.0)
        return x * factors, factors

    def delta(self, factors, gradient):
        """The same factors: what was dropped gets no gradient."""
        return gradient if factors is None else gradient * factors

    def backward(self, factors, delta, first=False):
        """([], the gradient by x): nothing is learned here, and `delta` has multiplied by the factors already."""
        return [], delta

    def state(self):
        return {"dropout": self.rate}

    def __repr__(self):
        return "Dropout(%r)" % self.rate


# ---- the layers of a network ----

def checked_layers(layers):
    """A list of layers of which the last is Dense; TypeError or ValueError for anything else."""
    layers = as_list(layers, "layers are a list of Dense, Dropout and Layers of your own")
    for layer in layers:
        if not isinstance(layer, Layer):
            raise TypeError("layers are Dense, Dropout or a Layer of your own; got %r" % (layer,))
    if not layers or not isinstance(layers[-1], Dense):
        raise ValueError("the last layer must be Dense; got %r" % (layers,))
    return layers


def as_list(values, expected):
    """The values as a list; TypeError that says what was expected where they are none."""
    try:
        return list(values)
    except TypeError:
        pass
    raise TypeError("%s; got %s" % (expected, shown(values)))


def built(layers, init, random):
    """The layers with weights, drawn in order."""
    n, made = [layer.n_in for layer in layers if layer.n_out is not None][0], []
    for layer in layers:
        made.append(layer.built(n, init, random))
        n = n if layer.n_out is None else layer.n_out
    return made


def of_state(state, where):
    """The layer whose state() this was, not built yet; ValueError, which begins with `where`, for anything else."""
    if "dropout" in state:
        expect_keys(state, ("dropout",), where)
        return Dropout(expect(state, "dropout", "number", where))
    expect_keys(state, ("activation", "W", "b"), where)
    W = expect_matrix(state, "W", (None, None), where)
    b = expect_matrix(state, "b", (1, W.shape[1]), where)
    return Dense(W.shape[0], W.shape[1], expect(state, "activation", "text", where), init=(W, b))


def layer_table(layers, size, loss):
    """A table of the layers as text, with how many numbers each learns, their number in all, and the Loss's name."""
    lines = ["layer                    inputs  outputs  parameters"]
    for layer in layers:
        if isinstance(layer, Dense):
            lines.append("%-24s %6d  %7d  %10d" % ("Dense, " + layer.activation.name, layer.n_in, layer.n_out,
                                                   layer.W.size + layer.b.size))
        else:
            lines.append("Dropout, %g" % layer.rate if isinstance(layer, Dropout) else "%r" % layer)
    return "\n".join(lines + ["%s, loss %s" % (counted(size, "parameter"), loss.name)])
