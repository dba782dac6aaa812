"""Network: layers one after the other, a loss, and the weights in between.

`forward` and `backward` are the layers' own, called in order.  A network is a chain: no branches, no sharing of
weights, no convolution.
"""
from . import flat
from . import losses
from .layers import Dense, Dropout
from .matrix import Matrix
from .rng import RandomState


class Network(object):
    """Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], loss=..., init=..., seed=...)

    loss: a name of losses.LOSSES that fits the last layer's activation.  init: a name of
    layers.INITS; all layers are drawn in order from RandomState(seed), W before b.  l1 and l2:
    the loss grows by l1 * sum(|w|) + l2 / 2 * sum(w * w) over all weights, biases excepted.
    Shuffling and dropout have generators of their own, seeded with [seed, 1] and [seed, 2].
    """

    def __init__(self, layers, loss="half_squared_error", init="glorot_uniform", seed=None, l1=0.0, l2=0.0):
        self.layers = list(layers)
        self.dense = [layer for layer in self.layers if isinstance(layer, Dense)]
        for layer in self.layers:
            if not isinstance(layer, (Dense, Dropout)):
                raise TypeError("layers are Dense or Dropout; got %r" % (layer,))
        if not self.layers or not isinstance(self.layers[-1], Dense):
            raise ValueError("the last layer must be Dense; there are %d layers" % len(self.layers))
        if len(set(map(id, self.dense))) < len(self.dense):
            raise ValueError("a layer stands in this network twice; each Dense has its own weights")
        for name, value in (("l1", l1), ("l2", l2)):
            if isinstance(value, str) or not 0 <= value < flat.INF:
                raise ValueError("%s is a number of at least 0; got %r" % (name, value))
        self.activation = self.dense[-1].activation
        self.loss = losses.get(loss, self.activation)
        self.init = init
        self.seed = seed
        self.l1 = l1
        self.l2 = l2
        random = RandomState(seed)
        self.shuffling, self.dropping = [RandomState() if seed is None else RandomState([seed, n]) for n in (1, 2)]
        n = self.layers[0].n_in if isinstance(self.layers[0], Dense) else None
        for layer in self.layers:
            n = layer.build(n, init, random)
        self.n_in, self.n_out = self.dense[0].n_in, n
        self.scaler = None              # what predict applies to X first
        self.classes = None             # the names of the outputs, where there are any

    # -- weights --

    @property
    def weights(self):
        """[(W, b), ...] of the Dense layers; copies."""
        return [(layer.W.copy(), layer.b.copy()) for layer in self.dense]

    def set_weights(self, weights):
        """Replace all weights by copies of [(W, b), ...]; ValueError, and no change, if a shape is wrong."""
        weights = [(Matrix(W), Matrix(b)) for W, b in weights]
        if len(weights) != len(self.dense):
            raise ValueError("the network has %d Dense layers; got weights for %d" % (len(self.dense), len(weights)))
        before = self.parameters()
        try:
            for layer, (W, b) in zip(self.dense, weights):
                layer.set_weights(W, b)
        except ValueError:
            self.set_parameters(before)
            raise

    def parameters(self):
        """[W, b, W, b, ...]: the matrices themselves, which nothing changes in place."""
        return [matrix for layer in self.dense for matrix in (layer.W, layer.b)]

    def set_parameters(self, parameters):
        for layer, W, b in zip(self.dense, parameters[::2], parameters[1::2]):
            layer.W, layer.b = W, b

    # -- forward and backward --

    def forward(self, X):
        """The outputs for X (samples, inputs), a Matrix (samples, outputs); no dropout."""
        return self._through(self.check_inputs(X), None)[-1][0]

    def predict(self, X):
        """As forward, after the scaler that was saved with the network, if there is one."""
        X = self.check_inputs(X)
        return self.forward(X if self.scaler is None else self.scaler.transform(X))

    def _through(self, x, random):
        """[(output, what backward needs), ...] of every layer."""
        results = []
        for layer in self.layers:
            results.append(layer.forward(x, random))
            x = results[-1][0]
        return results

    def loss_and_gradients(self, X, y, sample_weight=None, random=None):
        """(loss, [(dW, db), ...]): the loss, penalties included, and its gradient by all weights.

        random, where given, draws the Dropout layers' masks; without it nothing is dropped.
        """
        X = self.check_inputs(X)
        y = self.check_targets(y, X)
        loss, penalty, gradients = self.backward(X, y, check_weights(sample_weight, X), random)
        return loss + penalty, list(zip(gradients[::2], gradients[1::2]))

    def backward(self, X, y, weights=None, random=None):
        """(loss, penalty, [dW, db, dW, db, ...]) for matrices that have been checked."""
        results = self._through(X, random)
        memory = results[-1][1]
        _, z, a = memory
        loss = self.loss.value(z, a, y, weights)
        delta = self.loss.delta(self.activation, z, a, y, weights)
        gradient, gradients = self.layers[-1].backward_from_delta(memory, delta)
        for layer, (_, memory) in list(zip(self.layers, results))[-2::-1]:
            gradient, own = layer.backward(memory, gradient)
            gradients = own + gradients
        return loss, self._penalty(), self._with_penalty(gradients)

    def _penalty(self):
        penalty = 0.0
        for layer in self.dense:
            if self.l1:
                penalty = penalty + self.l1 * abs(layer.W).sum()
            if self.l2:
                penalty = penalty + self.l2 * (layer.W * layer.W).sum() * 0.5
        return penalty

    def _with_penalty(self, gradients):
        gradients = list(gradients)
        for i, layer in enumerate(self.dense):
            if self.l1:
                gradients[2 * i] = gradients[2 * i] + self.l1 * losses.sign(layer.W)
            if self.l2:
                gradients[2 * i] = gradients[2 * i] + self.l2 * layer.W
        return gradients

    # -- checks --

    def check_inputs(self, X):
        """X as a matrix (samples, inputs) of finite numbers, or an error that says where it is not."""
        X = X if isinstance(X, Matrix) else Matrix(X)
        if X.ndim != 2 or X.shape[1] != self.n_in or not X.shape[0]:
            raise ValueError("X has the shape %s; expected (samples,%d)%s" % (
                flat.shape_text(X.shape), self.n_in, ", so [row] for one sample" if X.shape == (self.n_in,) else ""))
        for i, x in enumerate(X._data):
            if x - x != 0:
                raise ValueError("X row %d, column %d is %r" % (i // self.n_in, i % self.n_in, x))
        return X

    def check_targets(self, y, X):
        y = losses.check_targets(self.loss, self.activation, y, self.n_out)
        if y.shape[0] != X.shape[0]:
            raise ValueError("X has %d rows, y has %d" % (X.shape[0], y.shape[0]))
        return y

    # -- as text --

    def summary(self):
        """The layers, their sizes and how many numbers are learned, as text."""
        lines = ["layer                    inputs  outputs  parameters"]
        for layer in self.layers:
            if isinstance(layer, Dense):
                lines.append("%-24s %6d  %7d  %10d" % ("Dense, " + layer.activation.name, layer.n_in, layer.n_out,
                                                       layer.W.size + layer.b.size))
            else:
                lines.append("Dropout, %g" % layer.rate)
        total = flat.sum_of([matrix.size for matrix in self.parameters()])
        return "\n".join(lines + ["%d parameters, loss %s" % (total, self.loss.name)])


def check_weights(sample_weight, X):
    """Weights of the samples as a column, (samples, 1), or None; ValueError for wrong ones."""
    if sample_weight is None:
        return None
    weights = Matrix(sample_weight)
    if weights.shape not in ((X.shape[0],), (X.shape[0], 1)):
        raise ValueError("sample_weight has the shape %s; X has %d rows" % (flat.shape_text(weights.shape), X.shape[0]))
    for i, weight in enumerate(weights._data):
        if not 0 <= weight < flat.INF:
            raise ValueError("sample_weight %d is %r; weights are finite and at least 0" % (i, weight))
    if weights.max() == 0:
        raise ValueError("all sample weights are 0")
    return weights.reshape(-1, 1)
