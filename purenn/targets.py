"""Targets: what y means and what outputs mean, as classes and as numbers.

Classes are labels, texts or numbers; a network has a column for one output, and a row of one-hot shares for several.
Here labels become such targets, targets are checked against the loss, outputs become classes again, and classes and
samples get their weights.  `chain` is a backprop.Chain, of which only the loss, the last activation and the number of
outputs matter here; `network` also has scalers and the names of its classes.
"""
from .arrays.operators import make
from .arrays.shapes import place_text, shape_text
from .checks import check_finite, check_inputs, matrix_of, rows_of, within
from .floats.kinds import INTEGERS, TEXTS
from .floats.names import among, listed, shown, unknown
from .matrix import Matrix

OF_CLASSES = ("binary_cross_entropy", "categorical_cross_entropy", "hinge")     # losses whose targets are classes
ROUNDING = 2.0 ** -20                   # of shares that add up to 1


# ---- labels ----

def labels_of(labels, what):
    """A list of the labels, all texts or all numbers; nan is neither.  what: "label" or "class", for messages."""
    if isinstance(labels, TEXTS):
        raise TypeError("expected a list of labels; got the text %s" % shown(labels))
    labels = [label.tolist() if hasattr(label, "tolist") else label for label in labels]
    labels = [label[0] if isinstance(label, (list, tuple)) and len(label) == 1 else label for label in labels]
    if not labels:
        raise ValueError("there are no %s" % ("labels" if what == "label" else "classes"))
    kinds = TEXTS if isinstance(labels[0], TEXTS) else (float,) + INTEGERS
    for i, label in enumerate(labels):
        if not isinstance(label, kinds) or label != label:
            raise TypeError("%s %d is %s; expected texts or numbers, all of one kind" % (what, i, shown(label)))
    return labels


def class_indices(labels, classes=None):
    """([the place of each label in classes], classes); classes: the labels sorted, each once, unless given.

    labels: texts or numbers, in a list, an array or a column.  ValueError for one that is not among the classes.
    """
    labels = labels_of(labels, "label")
    classes = sorted(set(labels)) if classes is None else labels_of(classes, "class")
    places = dict([(label, i) for i, label in enumerate(classes)])
    if len(places) < len(classes):
        raise ValueError("a class is named twice in %s" % shown(classes))
    for i, label in enumerate(labels):
        if label not in places:
            raise ValueError("label %d is %s; %s" % (i, shown(label), among(label, classes)))
    return [places[label] for label in labels], classes


def one_hot(labels, classes=None):
    """(Matrix (labels, classes) of 1.0 where the label is that class and 0.0 elsewhere, classes); see class_indices."""
    indices, classes = class_indices(labels, classes)
    data = [0.0] * (len(indices) * len(classes))
    for row, index in enumerate(indices):
        data[row * len(classes) + index] = 1.0
    return make(Matrix, data, (len(indices), len(classes)), "float"), classes


def encoded(chain, y, classes=None):
    """(y as a matrix, the names of its classes): texts become a column for one output, one-hot rows for several.

    classes: the names in the order of the outputs, if they are known; None: those of y, sorted.
    """
    if hasattr(y, "_form"):
        return y, classes
    if hasattr(y, "tolist"):                                    # an array of NumPy's, perhaps of texts
        y = y.tolist()
    if not _is_text(y):
        return matrix_of(y, "y"), classes
    indices, classes = class_indices(y, classes)
    if len(classes) != max(2, chain.n_out):
        raise ValueError("y names %d classes (%s); a network of %d outputs tells %d: set net.classes where some "
                         "are missing" % (len(classes), listed(classes), chain.n_out, max(2, chain.n_out)))
    if chain.n_out > 1:
        return one_hot(y, classes)
    low = -1.0 if threshold(chain) == 0.0 else 0.0
    return make(Matrix, [1.0 if i else low for i in indices], (len(indices), 1), "float"), classes


def _is_text(y):
    """Whether these are the names of classes: texts, or rows of one text."""
    first = y[0] if isinstance(y, (list, tuple)) and len(y) else None
    if isinstance(first, (list, tuple)) and len(first) == 1:
        first = first[0]
    return isinstance(first, TEXTS)


# ---- targets that the loss can have ----

def check_targets(chain, t, samples):
    """Targets as a Matrix (samples, outputs), from a Matrix; ValueError says which row and column does not fit.

    For categorical_cross_entropy, a vector or column of class numbers 0, 1, ... becomes rows of zeros and
    a one; for any other loss a vector is one column.
    """
    check_finite(t, "y")
    if t._form.kind == "bool":
        t = t * 1
    t = t.reshape(-1, 1) if len(t._form.shape) == 1 else t
    by_number = chain.loss.only_with == "softmax" and t._form.shape[1] == 1
    if by_number:
        t = _of_numbers(t, chain.n_out)
    rows, columns = t._form.shape
    if columns != chain.n_out:
        raise ValueError("y has the shape %s; the network has %d output%s"
                         % (shape_text(t.shape), chain.n_out, "" if chain.n_out == 1 else "s"))
    if not by_number:
        _check_range(chain, t)
    if rows != samples:
        raise ValueError("X has %d rows, y has %d" % (samples, rows))
    return t


def _of_numbers(t, outputs):
    """One-hot rows of a column of class numbers."""
    for i, x in enumerate(t._data):
        if x != int(x) or not 0 <= x < outputs:
            raise ValueError("y row %d is %r; class numbers are whole, from 0 to %d" % (i, x, outputs - 1))
    return Matrix([[1 if j == x else 0 for j in range(outputs)] for x in t._data])


def _check_range(chain, t):
    """ValueError for a target that the loss does not know, or that the last activation cannot reach."""
    loss, low, high = chain.loss, chain.activation.low, chain.activation.high
    what, fits = loss.targets or ("a number from %s %s" % (low, "on" if high is None else "to %s" % high), None)
    for i, x in enumerate(t._data):
        if not ((low is None or x >= low) and (high is None or x <= high) if fits is None else fits(x)):
            raise ValueError("y %s is %r; %s with %s needs %s"
                             % (place_text(i, t.shape), x, loss.name, chain.activation.name, what))
    for i, total in enumerate(t.sum(axis=1)._data if loss.only_with == "softmax" else ()):
        if abs(total - 1) > ROUNDING:
            raise ValueError("y row %d adds up to %r; the shares of the classes add up to 1 (where several can be "
                             "right at once: sigmoid with binary_cross_entropy)" % (i, total))


def prepared(network, X, y, sample_weight=None):
    """(X (samples, n_in), y (samples, n_out), weights (samples, 1) or None): checked, scaled, classes as numbers."""
    chain = network.chain
    X = check_inputs(X, chain.n_in)
    if network.target_scaler is not None:
        y = check_finite(matrix_of(y, "y"), "y")
        y = within("y", network.target_scaler.transform, y.reshape(-1, 1) if y.ndim == 1 else y)
    y = check_targets(chain, encoded(chain, y, network.classes)[0], X._form.shape[0])
    weights = check_weights(sample_weight, X._form.shape[0])
    return X if network.scaler is None else network.scaler.transform(X), y, weights


# ---- what outputs mean ----

def threshold(chain):
    """Where one output tells class 1 from class 0: the middle of the activation's range, 0 for hinge."""
    return 0.0 if chain.loss.name == "hinge" or chain.activation.name == "tanh" else 0.5


def tells_classes(network):
    """Whether the outputs stand for classes, and not for numbers."""
    chain = network.chain
    return bool(network.classes) or chain.loss.name in OF_CLASSES or chain.activation.high == 1


def is_of_questions(network):
    """Whether each output is the answer to a question of its own, and not one class of several."""
    return network.chain.n_out > 1 and network.chain.loss.name == "binary_cross_entropy" and not network.classes


def decisions(outputs, threshold=0.5):
    """The class number of each row of outputs (n, k); of one output, or a list of n, 1 above the threshold, else 0."""
    outputs = columns_of(outputs, "outputs")
    if outputs.shape[1] == 1:
        return [1 if x > threshold else 0 for x in outputs._data]
    return outputs.argmax(axis=1).tolist()


def columns_of(values, name):
    """A Matrix (n, k) of finite numbers; a list of numbers is one column."""
    values = matrix_of(values, name)
    return rows_of(values.reshape(values.size, 1) if values.ndim == 1 and values.size else values, name)


def answers(network, outputs):
    """A list of the class of each row of outputs, by name where there are names; of lists of 0 and 1 for questions."""
    least = threshold(network.chain)
    if is_of_questions(network):
        return [[1 if x > least else 0 for x in row] for row in outputs.tolist()]
    found = decisions(outputs, least)
    return found if network.classes is None else [network.classes[i] for i in found]


# ---- weights ----

def check_weights(sample_weight, samples):
    """Weights of the samples as a column, (samples, 1), or None; ValueError for wrong ones."""
    if sample_weight is None:
        return None
    weights = matrix_of(sample_weight, "sample_weight")
    if weights.shape not in ((samples,), (samples, 1)):
        raise ValueError("sample_weight has the shape %s; X has %d rows" % (shape_text(weights.shape), samples))
    weights = check_finite(weights.reshape(-1, 1), "sample_weight")
    if weights.min() < 0 or weights.max() == 0:
        raise ValueError("sample weights are at least 0, and not all 0; the least is %r, the greatest %r"
                         % (weights.min(), weights.max()))
    return weights


def weighted_by_class(chain, y, weights, class_weight, names):
    """The weights of the samples times those of their classes, `class_weight`: a column.

    class_weight: {class: factor}, or "balanced" for all classes to weigh the same; names: of the classes, or None.
    """
    classes = _class_numbers(chain, y)
    if isinstance(class_weight, str) and class_weight == "balanced":
        present = sorted(set(classes))
        factors = dict([(c, float(len(classes)) / (len(present) * classes.count(c))) for c in present])
    else:
        of_signs = threshold(chain) == 0.0 and chain.n_out == 1
        factors = _factors(class_weight, names or ([-1, 1] if of_signs else list(range(max(2, chain.n_out)))))
    column = check_weights([factors.get(c, 1.0) for c in classes], len(classes))
    return column if weights is None else weights * column


def _class_numbers(chain, y):
    """The number of each target's class; ValueError where targets are no classes."""
    for i, x in enumerate(y._data):
        if x not in (0, 1, -1):
            raise ValueError("targets are classes here; y %s is %r" % (place_text(i, y.shape), x))
    if chain.n_out > 1 and [row for row in y.tolist() if row.count(1) != 1]:
        raise ValueError("a row of y has one class; here some have several, or none")
    return decisions(y, threshold(chain))


def _factors(class_weight, names):
    """{number of a class: factor} of {name or number of a class: factor}."""
    if not isinstance(class_weight, dict):
        raise ValueError('expected "balanced" or {class: factor}; got %r' % (class_weight,))
    for name in class_weight:
        if name not in names:
            raise ValueError(unknown("class", name, names))
    return dict([(names.index(name), class_weight[name]) for name in class_weight])
