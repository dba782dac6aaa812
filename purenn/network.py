"""Network: layers one after the other, a loss, and the weights in between.

`forward` and `backward` are the layers' own, called in order; how weights are
learned is training.py's affair.  A network is a chain: no branches, no shared
weights, no convolution.
"""
from . import losses, metrics, network_state, training
from .arrays import loops
from .arrays.nested import number
from .arrays.shapes import is_whole
from .checks import check_finite, is_finite, matrix_of, within
from .data import class_indices, one_hot
from .files.expect import expect, expect_keys
from .fitting.engines import Predicting
from .floats.kinds import TEXTS
from .layers import Dense, Dropout
from .random.generators import RandomState, default_rng

OF_CLASSES = ("binary_cross_entropy", "categorical_cross_entropy", "hinge")     # losses whose targets are classes


class Network(object):
    """Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], loss=..., init=..., seed=...)

    loss: a name of losses.LOSSES that fits the last layer's activation.  init: a name of
    layers.INITS, for all layers that have none of their own; their weights are drawn in order, W
    before b, from RandomState(seed), or from `seed` itself if that is a RandomState or a
    default_rng.  l1 and l2: the loss grows by l1 * sum(|w|) + l2 / 2 * sum(w * w) over all
    weights, biases excepted.

    The layers given are a description; `net.layers` are new ones.  Shuffling and dropout have
    generators of their own, default_rng([seed, 1]) and default_rng([seed, 2]).

    Set at will, saved with the network, None at first: `scaler` and `target_scaler`, which rows and
    targets go through in fit, evaluate and predict; `classes`, the names of what the outputs stand
    for; `notes`, plain data of the caller's own, such as the names of columns.
    """

    def __init__(self, layers, loss="half_squared_error", init="glorot_uniform", seed=None, l1=0.0, l2=0.0):
        layers = _checked_layers(layers)
        self.activation = [layer for layer in layers if isinstance(layer, Dense)][-1].activation
        self.loss = losses.get(loss, self.activation)
        self.l1, self.l2 = _penalty("l1", l1), _penalty("l2", l2)
        random = seed if hasattr(seed, "uniform") else RandomState(seed)
        self.layers = _built(layers, init, random)
        self.dense = [layer for layer in self.layers if isinstance(layer, Dense)]
        self.n_in, self.n_out = self.dense[0].n_in, self.dense[-1].n_out
        self.seed = int(seed) if is_whole(seed) else int(random.uniform() * 2.0 ** 32)
        self.shuffling, self.dropping = default_rng([self.seed, 1]), default_rng([self.seed, 2])
        self.scaler = self.target_scaler = self.classes = self.notes = None
        self.optimizer = None           # the one fit used last
        self._predicting = Predicting()

    # -- weights --

    @property
    def weights(self):
        """[(W, b), ...] of the Dense layers; copies."""
        return [(layer.W.copy(), layer.b.copy()) for layer in self.dense]

    def set_weights(self, weights):
        """Replace all weights by copies of [(W, b), ...]; ValueError or TypeError, and no change, if one is wrong."""
        weights = list(weights)
        if len(weights) != len(self.dense):
            raise ValueError("the network has %d Dense layers; got weights for %d" % (len(self.dense), len(weights)))
        checked = [layer.checked_weights(pair) for layer, pair in zip(self.dense, weights)]
        self.set_parameters([matrix for pair in checked for matrix in pair])

    def parameters(self):
        """[W, b, W, b, ...]: the matrices themselves, which nothing changes in place."""
        return [matrix for layer in self.dense for matrix in (layer.W, layer.b)]

    def set_parameters(self, parameters):
        """Let the layers have these matrices, [W, b, W, b, ...], unchecked."""
        for i, layer in enumerate(self.dense):
            layer.W, layer.b = parameters[2 * i], parameters[2 * i + 1]

    def size(self):
        """How many numbers are learned."""
        return loops.sum_of([matrix.size for matrix in self.parameters()])

    # -- forward and backward, on what comes into the first layer --

    def forward(self, X):
        """The outputs for X (samples, inputs), a Matrix (samples, outputs); nothing is scaled or dropped."""
        return self._predicting.outputs(self, self.check_inputs(X))

    def through(self, x, random=None):
        """[(output, what backward needs), ...] of every layer, for a matrix that has been checked."""
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
        loss, penalty, gradients = self.backward(X, y, self.check_weights(sample_weight, X), random)
        return loss + penalty, [(gradients[i], gradients[i + 1]) for i in range(0, len(gradients), 2)]

    def backward(self, X, y, weights=None, random=None):
        """(loss, penalty, [dW, db, dW, db, ...]) for matrices that have been checked."""
        terms, pairs = self.deltas(X, y, weights, random)
        return (self.loss.over_divisor(terms.sum(), y), self.penalty(), self.gradients(pairs))

    def deltas(self, X, y, weights=None, random=None, samples=None):
        """(the loss's terms, [(x, delta), ...] of the Dense layers): the part of backward that goes row by row.

        samples: how many rows there are, if X has not all of them.
        """
        results = self.through(X, random)
        _, z, a = results[-1][1]
        terms = self.loss.weighted_terms(z, a, y, weights)
        delta = self.loss.delta(self.activation, z, a, y, weights, samples)
        pairs = []
        for i in range(len(self.layers) - 1, -1, -1):
            layer, memory = self.layers[i], results[i][1]
            if isinstance(layer, Dense):
                pairs.insert(0, (memory[0], delta))
            if i:
                delta = self.layers[i - 1].delta(results[i - 1][1], layer.inward(delta))
        return terms, pairs

    def gradients(self, pairs):
        """[dW, db, dW, db, ...] from what `deltas` returns, penalties included."""
        return self.penalized(self.unpenalized(pairs))

    def unpenalized(self, pairs):
        """The same without the penalties, so that those of parts of a batch can be added up."""
        gradients = []
        for layer, (x, delta) in zip(self.dense, pairs):
            gradients += layer.gradients(x, delta)
        return gradients

    def outputs_and_loss(self, X, y, weights=None):
        """(outputs, loss with penalties) for matrices that have been checked; nothing is dropped."""
        a, (_, z, _) = self.through(X)[-1]
        return a, self.loss.value(z, a, y, weights) + self.penalty()

    def penalty(self):
        """What l1 and l2 add to the loss."""
        penalty = 0
        for layer in self.dense:
            if self.l1:
                penalty = penalty + self.l1 * abs(layer.W).sum()
            if self.l2:
                penalty = penalty + self.l2 * (layer.W * layer.W / 2).sum()
        return penalty

    def penalized(self, gradients):
        """[dW, db, dW, db, ...] with what l1 and l2 add to them."""
        for i, layer in enumerate(self.dense):
            if self.l1:
                gradients[2 * i] = gradients[2 * i] + self.l1 * losses.sign(layer.W)
            if self.l2:
                gradients[2 * i] = gradients[2 * i] + self.l2 * layer.W
        return gradients

    # -- learning and using, on rows as the caller has them --

    fit = training.fit
    partial_fit = training.partial_fit

    def predict(self, X):
        """The outputs for rows X (samples, inputs), a Matrix (samples, outputs), in the targets' own units."""
        X = self.check_inputs(X)
        outputs = self._predicting.outputs(self, X if self.scaler is None else self.scaler.transform(X))
        return outputs if self.target_scaler is None else self.target_scaler.inverse(outputs)

    def classify(self, X):
        """The class of each row: a name of `classes`, or its number where there are no names.

        Where each output answers a question of its own (several, binary_cross_entropy, no names), a list of 0 and 1.
        """
        if not self.tells_classes():
            raise ValueError("%r gives numbers, not classes; see predict" % self)
        outputs = self.predict(X)
        if self.is_of_questions():
            return [[1 if x > self.threshold else 0 for x in row] for row in outputs.tolist()]
        found = metrics.decisions(outputs, self.threshold)
        return found if self.classes is None else [self.classes[i] for i in found]

    def tells_classes(self):
        """Whether the outputs are of classes, and not numbers."""
        return bool(self.classes) or self.loss.name in OF_CLASSES or self.activation.high == 1

    def is_of_questions(self):
        """Whether each output is the answer to a question of its own, and not one class of several."""
        return self.n_out > 1 and self.loss.name == "binary_cross_entropy" and not self.classes

    def evaluate(self, X, y, names=None, sample_weight=None):
        """{name: number} of the loss and of the metrics, whose names (metrics.METRICS) or functions are given.

        None: accuracy where there are classes to tell, else r2 and mean_absolute_error.  sample_weight weighs the loss
        alone.  Where outputs are answers to questions of their own (see classify), metrics are of all the answers.
        """
        X, y, weights = self.prepared(X, y, sample_weight)
        if names is None:
            names = ("accuracy",) if self.classes or self.loss.name in OF_CLASSES else ("r2", "mean_absolute_error")
        outputs, loss = self.outputs_and_loss(X, y, weights)
        results = self.measured(metrics.named(names), y, outputs)
        results["loss"] = loss
        return results

    def measured(self, functions, y, outputs):
        """{name: number} of metrics, [(name, function), ...], of matrices as the layers have them."""
        if functions and self.target_scaler is not None:
            y, outputs = self.target_scaler.inverse(y), self.target_scaler.inverse(outputs)
        if self.is_of_questions():
            y, outputs = y.reshape(-1, 1), outputs.reshape(-1, 1)
        return dict([(name, number(metrics.measure(function, y, outputs, self.threshold), "the metric " + name))
                     for name, function in functions])

    @property
    def threshold(self):
        """Where one output tells class 1 from class 0: the middle of the activation's range, 0 for hinge."""
        return 0.0 if self.loss.name == "hinge" or self.activation.name == "tanh" else 0.5

    # -- checks --

    def check_inputs(self, X):
        """X as a matrix (samples, inputs) of finite numbers, or an error that says where it is not."""
        X = matrix_of(X, "X")
        if X.ndim != 2 or X.shape[1] != self.n_in or not X.shape[0]:
            raise ValueError("X has the shape %s; expected (samples,%d)%s" % (
                loops.shape_text(X.shape), self.n_in, ", so [row] for one sample" if X.shape == (self.n_in,) else ""))
        return check_finite(X, "X")

    def check_targets(self, y, X):
        """y as a matrix (samples, outputs) of targets that the loss can have, beside X; texts are names of classes."""
        y = losses.check_targets(self.loss, self.activation, self.encoded(y)[0], self.n_out)
        if y.shape[0] != X.shape[0]:
            raise ValueError("X has %d rows, y has %d" % (X.shape[0], y.shape[0]))
        return y

    def encoded(self, y, classes=None):
        """(y as a matrix, the names of its classes): texts become a column for one output, one-hot rows for several.

        classes: the names in the order of the outputs, if they are known; else the network's, or those of y, sorted.
        """
        classes = classes or self.classes
        if hasattr(y, "tolist") and not hasattr(y, "_form"):        # an array of NumPy's, perhaps of texts
            y = y.tolist()
        if not _is_text(y):
            return matrix_of(y, "y"), classes
        indices, classes = class_indices(y, classes)
        if len(classes) != max(2, self.n_out):
            raise ValueError("y names %d classes (%s); a network of %d outputs tells %d: set net.classes where some "
                             "are missing" % (len(classes), ", ".join(classes), self.n_out, max(2, self.n_out)))
        if self.n_out > 1:
            return one_hot(y, classes)
        low = -1.0 if self.threshold == 0.0 else 0.0
        return matrix_of([[1.0 if i else low] for i in indices], "y"), classes

    def check_weights(self, sample_weight, X):
        """Weights of the samples as a column, (samples, 1), or None; ValueError for wrong ones."""
        if sample_weight is None:
            return None
        weights = matrix_of(sample_weight, "sample_weight")
        if weights.shape not in ((X.shape[0],), (X.shape[0], 1)):
            raise ValueError("sample_weight has the shape %s; X has %d rows"
                             % (loops.shape_text(weights.shape), X.shape[0]))
        weights = check_finite(weights.reshape(-1, 1), "sample_weight")
        if weights.min() < 0 or weights.max() == 0:
            raise ValueError("sample weights are at least 0, and not all 0; the least is %r, the greatest %r"
                             % (weights.min(), weights.max()))
        return weights

    def prepared(self, X, y, sample_weight=None):
        """(X, y, weights) as the layers take them: checked, scaled, classes as numbers."""
        X = self.check_inputs(X)
        if self.target_scaler is not None:
            y = check_finite(matrix_of(y, "y"), "y")
            y = within("y", self.target_scaler.transform, y.reshape(-1, 1) if y.ndim == 1 else y)
        y = self.check_targets(y, X)
        weights = self.check_weights(sample_weight, X)
        return X if self.scaler is None else self.scaler.transform(X), y, weights

    # -- as text and as a file --

    def summary(self):
        """The layers, their sizes and how many numbers are learned, as text."""
        lines = ["layer                    inputs  outputs  parameters"]
        for layer in self.layers:
            if isinstance(layer, Dense):
                lines.append("%-24s %6d  %7d  %10d" % ("Dense, " + layer.activation.name, layer.n_in, layer.n_out,
                                                       layer.W.size + layer.b.size))
            else:
                lines.append("Dropout, %g" % layer.rate)
        return "\n".join(lines + ["%d parameters, loss %s" % (self.size(), self.loss.name)])

    def to_source(self, language, train=False, arithmetic="native", form="auto", batch_size=1, type="double"):
        """One file of source in "python", "c", "javascript" or "r", as text: predict, classify and a self-test.

        train: also a step of training, with batch_size rows at once.  arithmetic: "portable" for the same bits in all
        languages.  form: "straight" without loops, "loop" for large networks, "auto" for what fits.  type: "float" for
        C with floats.  What the file's functions take and give: docs/export.md.  Needs Python 3.6 or newer.
        """
        try:
            from .py36.export.source import to_source
        except (ImportError, SyntaxError, AttributeError):
            to_source = None
        if to_source is None:
            raise ValueError("to_source needs Python 3.6 or newer; the files it makes run on others too")
        return to_source(self, language, train, arithmetic, form, batch_size, type)

    def state(self):
        """All that further training and predicting depend on, as plain data."""
        return network_state.state_of(self)

    def loadable_state(self):
        """state(); ValueError if of_state would refuse it."""
        state = self.state()
        self.of_state(state)
        return state

    def save(self, path):
        """Write the network to a file that `load` reads to the same bits on every Python, all or nothing."""
        from .files import envelope
        envelope.save(path, {"network": self.loadable_state()})

    @classmethod
    def load(cls, path):
        """The network that `save`, or training's checkpoint, wrote; ValueError for any other file."""
        from .files import envelope
        return within(path, cls._of_file, envelope.load(path))

    @classmethod
    def _of_file(cls, data):
        state = expect(data, "network", "dict")
        expect_keys(data, ("network", "training"))
        return cls.of_state(state)

    @classmethod
    def of_state(cls, state):
        """A new network whose state() this was; ValueError for anything else."""
        return network_state.network_of(cls, state)

    def __repr__(self):
        return "Network(%r, loss=%r)" % (self.layers, self.loss.name)


# ---- parts of the constructor ----

def _checked_layers(layers):
    layers = list(layers)
    for layer in layers:
        if not isinstance(layer, (Dense, Dropout)):
            raise TypeError("layers are Dense or Dropout; got %r" % (layer,))
    if not layers or not isinstance(layers[-1], Dense):
        raise ValueError("the last layer must be Dense; got %r" % (layers,))
    return layers


def _built(layers, init, random):
    """New layers with weights, drawn in order."""
    built = []
    n = [layer for layer in layers if isinstance(layer, Dense)][0].n_in
    for layer in layers:
        if isinstance(layer, Dense):
            layer = layer.built(n, init, random)
            n = layer.n_out
        built.append(layer)
    return built


def _penalty(name, value):
    value = number(value, name)
    if not (is_finite(value) and value >= 0):
        raise ValueError("%s is a finite number of at least 0; got %r" % (name, value))
    return value


def _is_text(y):
    """Whether these are the names of classes: texts, or rows of one text."""
    first = y[0] if isinstance(y, (list, tuple)) and len(y) else None
    if isinstance(first, (list, tuple)) and len(first) == 1:
        first = first[0]
    return isinstance(first, TEXTS)
