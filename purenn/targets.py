"""Targets: what y means and what outputs mean, as classes and as numbers.

Classes have labels (labels.py), and what goes into fit comes out of classify.  A network has a column for one output,
and a row of one-hot shares for several.  Here labels become such targets, targets are checked against the loss, outputs
become classes again, and classes and samples get their weights.  `chain` is a backprop.Chain, of which only the loss,
the last activation and the number of outputs matter here; `network` also has scalers and the names of its classes.
"""
from .arrays import frames
from .arrays.loops import counts_of
from .arrays.nested import SINGLE, calculates, unpack
from .arrays.operators import make
from .arrays.shapes import counted, place_text, shape_text
from .checks import (
    check_finite, check_inputs, matrix_of, non_negative, rows_of, rows_of_table, within, without_decimals)
from .floats.names import listed, shown, unknown
from .labels import (
    are_numbers, class_indices, first_label, is_number, labels_of, one_hot, places_of, read_as_numbers)
from .matrix import Matrix

OF_CLASSES = ("binary_cross_entropy", "categorical_cross_entropy", "hinge")     # losses whose targets are classes
ROUNDING = 2.0 ** -20                   # of shares that add up to 1


# ---- labels ----

def encoded(chain, y, classes=None, learns=True):
    """(y as a matrix, its classes): labels become a column for one output, one-hot rows for several.

    Rows of several numbers are one-hot or shares already.  classes: the labels in the order of the outputs, if they are
    known.  None: those of y, sorted, or None where y holds what the outputs themselves stand for: numbers, shares, or
    the numbers of the classes, from 0 on.  learns: whether classes may be learnt from y; else these are all there is.
    """
    if not (hasattr(y, "_form") or isinstance(y, list)):
        y = within("y", frames.rows_of if frames.is_frame(y) else unpack, y)
    labels = _single(y)
    if labels is None or not _are_classes(chain, labels, classes, learns):
        return matrix_of(y, "y"), classes
    indices, classes = class_indices(labels, classes)
    if len(classes) != max(2, chain.n_out):
        raise ValueError("y has %s (%s); a network of %s tells %d: set net.classes where some are missing" % (
            counted(len(classes), "class"), listed(["%s" % (name,) for name in classes]),
            counted(chain.n_out, "output"), max(2, chain.n_out)))
    if chain.n_out > 1:
        return one_hot([classes[i] for i in indices], classes)
    low = -1.0 if threshold(chain, classes) == 0.0 else 0.0
    return make(Matrix, [1.0 if i else low for i in indices], (len(indices), 1), "float"), classes


def _single(y):
    """y as a list of labels or numbers, one a row; None where rows have several, or where y is neither."""
    if hasattr(y, "_form"):
        return y._data[:] if y.size and y.shape[1:] in ((), (1,)) else None
    if not isinstance(y, list) or not y:
        return None
    kinds = set(map(type, y))
    if not kinds <= SINGLE:
        if kinds != set([list]):
            y = [row if frames.listed(row) is None else frames.listed(row) for row in y]
        y = [row[0] if isinstance(row, (list, tuple)) and len(row) == 1 else row for row in y]
    return None if isinstance(y[0], (list, tuple, dict)) else y


def _are_classes(chain, labels, classes, learns):
    """Whether labels are the names of classes, and not numbers to be learnt as they are."""
    if labels and are_numbers(labels):
        if not may_tell_classes(chain):
            return False
        if classes:
            return is_number(classes[0]) or read_as_numbers(classes)
        return learns and _need_names(chain, set(labels))
    row = first_label(labels)
    if row is not None and not (is_number(labels[row]) or calculates(labels[row])):
        if not may_tell_classes(chain):
            raise TypeError("y row %d is %s; %s with %s learns numbers"
                            % (row, shown(labels[row]), chain.loss.name, chain.activation.name))
        if not (classes or learns):
            raise ValueError("y row %d is %s, where fit had numbers, not names of classes"
                             % (row, shown(labels[row])))
        return True
    return False                        # matrix_of says what is wrong


def _need_names(chain, labels):
    """Whether different numbers are labels, such as bools, 3, 4 and 5, and what one tanh learns."""
    if not [x for x in labels if x is not True and x is not False]:
        return chain.n_out <= 2
    if chain.n_out > 1:
        return chain.activation.name == "softmax" and not labels <= set(range(chain.n_out))
    if chain.activation.name == "tanh" and labels in (set([-1, 1]), set([0, 1])):
        return chain.loss.name != "hinge" or 0 in labels
    signs = chain.loss.name == "hinge" and labels <= set([-1, 1])
    shares = chain.loss.name == "binary_cross_entropy" and not [x for x in labels if not 0 <= x <= 1]
    return chain.loss.name in OF_CLASSES and len(labels) == 2 and not signs and not shares


# ---- targets that the loss can have ----

def check_targets(chain, t, samples):
    """Targets as a Matrix (samples, outputs), from a Matrix; ValueError says which row and column does not fit.

    For softmax, a vector or column of class numbers 0, 1, ... becomes rows of zeros and a one; else a vector is one
    column.
    """
    check_finite(t, "y")
    if not t._form.size:
        raise ValueError("y: X has %s, y has none" % counted(samples, "row"))
    if t._form.kind == "bool":
        t = t * 1
    t = t.reshape(-1, 1) if len(t._form.shape) == 1 else t
    by_number = chain.activation.name == "softmax" and t._form.shape[1] == 1
    if by_number:
        t = _of_numbers(t, chain.n_out)
    rows, columns = t._form.shape
    if columns != chain.n_out:
        raise ValueError("y has the shape %s; the network has %s"
                         % (shape_text(t.shape), counted(chain.n_out, "output")))
    if not by_number:
        _check_range(chain, t)
    if rows != samples:
        raise ValueError("X has %s, y has %d" % (counted(samples, "row"), rows))
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
    wrong = [x for x in _different(t)
             if not ((low is None or x >= low) and (high is None or x <= high) if fits is None else fits(x))]
    for i, x in enumerate(t._data if wrong else ()):
        if x in wrong:
            raise ValueError("y %s is %r; %s with %s needs %s"
                             % (place_text(i, t.shape), x, loss.name, chain.activation.name, what))
    totals = _row_sums(t) if loss.only_with == "softmax" else ()
    wrong = [x for x in (totals if t._form.kind == "object" else set(totals)) if abs(x - 1) > ROUNDING]
    for i, total in enumerate(totals if wrong else ()):
        if abs(total - 1) > ROUNDING:
            raise ValueError("y row %d adds up to %r; the shares of the classes add up to 1 (where several can be "
                             "right at once: sigmoid with binary_cross_entropy)" % (i, total))


def _different(t):
    """The numbers of a matrix, each once where that is quick."""
    if t._form.kind == "object":
        return t._data
    return t._data.different() if hasattr(t._data, "different") else set(t._data)     # of py36/engines/buffers.py


def _row_sums(t):
    """What each row of a matrix adds up to."""
    return t._data.row_sums(t._form.shape[1]) if hasattr(t._data, "row_sums") else t.sum(axis=1)._data


def inputs_of(network, X, columns=None):
    """X (samples, n_in) as the network's scaler takes it, checked: numbers, or what the network's encoder makes so.

    columns: the names by which those of a table of numbers are found; None: the network's.
    """
    if network.encoder is None:
        return numbers_of(network, X, columns)
    return check_inputs(network.encoder.transform(X), network.chain.n_in, network.encoder.outputs)


def numbers_of(network, X, columns=None):
    """X (samples, n_in) as it comes into the scaler, or into the first layer, checked; columns: see inputs_of."""
    names = (columns or network.columns) if network.encoder is None else network.encoder.outputs
    return suited(network.chain, check_inputs(X, network.chain.n_in, names))


def suited(chain, matrix):
    """The matrix, with Decimals as floats where the weights are floats."""
    if matrix._form.kind in ("float", "int", "bool") or chain.parameters()[0]._form.kind != "float":
        return matrix
    return without_decimals(matrix)


def prepared(network, X, y, sample_weight=None, known=None, learns=False):
    """(X (samples, n_in), y (samples, n_out), weights (samples, 1) or None, classes): checked, scaled, without labels.

    known: what has `classes`, and the names `columns` and `outputs`, of X and y, if that is not the network.  learns:
    whether they are learnt from y, where they are None.
    """
    chain, known = network.chain, known or network
    X = inputs_of(network, X, known.columns)
    classes = known.classes
    names = names_of_outputs(network, known, y)
    if names:
        if learns and classes is None and known.outputs is None:
            classes = _classes_named(chain, frames.labels_in(y))
        y = within("y", rows_of_table, y, names)
    if network.target_scaler is not None:
        if chain.loss.name in OF_CLASSES:
            raise ValueError("target_scaler is for numbers; %s learns classes" % chain.loss.name)
        y = check_finite(matrix_of(y, "y"), "y")
        y = within("y", network.target_scaler.transform, y.reshape(-1, 1) if y.ndim == 1 else y)
    y, classes = encoded(chain, y, classes, learns and network.target_scaler is None)
    y = suited(chain, check_targets(chain, y, X._form.shape[0]))
    weights = check_weights(chain, sample_weight, X._form.shape[0])
    return X if network.scaler is None else network.scaler.transform(X), y, weights, classes


def names_of_outputs(network, known, y):
    """The names of the columns of y in the order of the outputs, where it is a table of several; else None."""
    if isinstance(y, list) or hasattr(y, "_form") or not frames.is_frame(y) or len(frames.names_of(y)) < 2:
        return None
    if known.outputs is not None:
        return known.outputs
    if network.target_scaler is not None and network.target_scaler.columns is not None:
        return network.target_scaler.columns
    if known.classes and network.chain.activation.name == "softmax":
        return frames.as_texts(known.classes)
    return frames.names_of(y)


def _classes_named(chain, names):
    """The classes that a table of one-hot columns of these names has; None where outputs are no classes of one row."""
    if chain.activation.name != "softmax" or len(names) != chain.n_out or names == list(range(len(names))):
        return None
    try:
        return labels_of(names, "class")
    except TypeError:                   # names of several kinds
        return frames.as_texts(names)


# ---- what outputs mean ----

def threshold(chain, classes=None):
    """Where one output tells class 1 from class 0: the middle of what is learnt for them, of these names or of none.

    That is -1 and 1 for hinge and tanh, but for a tanh that learns the numbers 0 and 1; and 0 and 1 for all others.
    """
    if chain.loss.name == "hinge":
        return 0.0
    names = ["%s" % (name,) for name in classes or ()]
    return 0.5 if chain.activation.name != "tanh" or names in (["0", "1"], ["0.0", "1.0"]) else 0.0


def may_tell_classes(chain):
    """Whether the outputs can stand for classes, and not only for numbers."""
    return chain.loss.name in OF_CLASSES or chain.activation.high == 1


def tells_classes(network):
    """Whether the outputs stand for classes, and not for numbers."""
    return bool(network.classes) or may_tell_classes(network.chain)


def own_classes(chain):
    """What the classes are where they have no names: -1 and 1 for hinge, else their numbers, from 0 on."""
    return [-1, 1] if chain.loss.name == "hinge" and chain.n_out == 1 else list(range(max(2, chain.n_out)))


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
    """A list of the class of each row of outputs; of lists of 0 and 1 for questions."""
    least = threshold(network.chain, network.classes)
    if is_of_questions(network):
        return [[1 if x > least else 0 for x in row] for row in outputs.tolist()]
    found = decisions(outputs, least)
    classes = network.classes or own_classes(network.chain)
    return [classes[i] for i in found]


# ---- weights ----

def check_weights(chain, sample_weight, samples):
    """Weights of the samples as a column, (samples, 1), or None; ValueError for wrong ones."""
    if sample_weight is None:
        return None
    weights = matrix_of(sample_weight, "sample_weight")
    if weights.shape not in ((samples,), (samples, 1)):
        raise ValueError("sample_weight has the shape %s; X has %s"
                         % (shape_text(weights.shape), counted(samples, "row")))
    weights = suited(chain, check_finite(weights.reshape(-1, 1), "sample_weight"))
    if weights.min() < 0 or weights.max() == 0:
        raise ValueError("sample weights are at least 0, and not all 0; the least is %r, the greatest %r"
                         % (weights.min(), weights.max()))
    return weights


def weighted_by_class(chain, y, weights, class_weight, names):
    """The weights of the samples times those of their classes, `class_weight`: a column.

    class_weight: {class: factor}, or "balanced" for all classes to weigh the same; names: of the classes, or None.
    """
    classes = _class_numbers(chain, y, names)
    if isinstance(class_weight, str) and class_weight == "balanced":
        counts = counts_of(classes)
        factors = dict([(c, float(len(classes)) / (len(counts) * counts[c])) for c in counts])
    else:
        factors = _factors(class_weight, names or own_classes(chain))
    column = check_weights(chain, [factors.get(c, 1.0) for c in classes], len(classes))
    return column if weights is None else weights * column


def classes_in(chain, y):
    """The number of each target's class, where the loss is one of classes and each row has one; else None."""
    of_one = chain.n_out == 1 or chain.loss.only_with == "softmax"
    if chain.loss.name not in OF_CLASSES or not of_one or [x for x in y._data if x not in (0, 1, -1)]:
        return None
    return decisions(y, threshold(chain))


def _class_numbers(chain, y, names):
    """The number of each target's class, of these names or of none; ValueError where targets are no classes."""
    for i, x in enumerate(y._data):
        if x not in (0, 1, -1):
            raise ValueError("targets are classes here; y %s is %r" % (place_text(i, y.shape), x))
    if chain.n_out > 1 and [row for row in y.tolist() if row.count(1) != 1]:
        raise ValueError("a row of y has one class; here some have several, or none")
    return decisions(y, threshold(chain, names))


def _factors(class_weight, names):
    """{number of a class: factor} of {name or number of a class: factor}."""
    if not frames.is_mapping(class_weight):
        raise ValueError('expected "balanced" or {class: factor}; got %s' % shown(class_weight))
    factors = {}
    for name in class_weight:
        places = places_of(names, name)
        if name not in places:
            raise ValueError(unknown("class", name, names))
        factors[places[name]] = non_negative("the factor of %s" % shown(name), class_weight[name])
    return factors
