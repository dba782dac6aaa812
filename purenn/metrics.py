"""How close outputs are to targets: metrics of classes and of numbers, by scikit-learn's definitions.

The targets come first.  In metrics of classes, outputs are a list of n
labels, or what a network puts out: a Matrix (n, 1), whose numbers above the threshold
mean class 1 and others class 0, or (n, k), where the largest of the k numbers tells
the class.  Targets are labels, class numbers, or one-hot rows.  No sample weights here.
ValueError where targets and outputs do not fit each other, or a number is not finite.
"""
from .arrays.loops import mean_of
from .arrays.nested import is_row, number, unpack
from .arrays.shapes import counted
from .checks import within
from .floats.kinds import TEXTS
from .floats.names import shown, unknown
from .floats.parts import NAN
from .labels import NUMBERS, class_indices, labels_of
from .matrix import Matrix
from .targets import columns_of, decisions, is_of_questions
from .targets import threshold as threshold_of


def accuracy(targets, outputs, threshold=0.5):
    """The fraction of rows whose class is right."""
    targets, found = _classes(targets, outputs, threshold)
    return mean_of([1.0 if a == b else 0.0 for a, b in zip(targets, found)])


def balanced_accuracy(targets, outputs, threshold=0.5):
    """The mean, over the classes that the targets have, of the fraction of a class's rows that are right."""
    counts, _ = confusion_matrix(targets, outputs, None, threshold)
    rows = [(counts[i, i], true) for i, true in enumerate(counts.sum(axis=1).tolist()) if true]
    return mean_of([float(hits) / true for hits, true in rows])


def confusion_matrix(targets, outputs, classes=None, threshold=0.5):
    """(Matrix of counts, classes): a row for each true class, a column for each found one.

    classes: which, in that order; None for those that occur, sorted.
    """
    targets, found = _classes(targets, outputs, threshold)
    indices, classes = class_indices(targets + found, classes)
    counts = [[0] * len(classes) for _ in classes]
    for i, j in zip(indices[:len(targets)], indices[len(targets):]):
        counts[i][j] += 1
    return Matrix(counts), classes


def precision(targets, outputs, average="macro", classes=None, threshold=0.5):
    """The fraction of right ones among the rows found to be of a class; 0.0 for a class that was never found.

    average: "macro" for the mean over the classes, None for a list of each class's, ordered as in confusion_matrix.
    """
    return _score(lambda hits, true, found: (hits, found), targets, outputs, average, classes, threshold)


def recall(targets, outputs, average="macro", classes=None, threshold=0.5):
    """The fraction found of the rows of a class; 0.0 for a class without rows.  See precision for the arguments."""
    return _score(lambda hits, true, found: (hits, true), targets, outputs, average, classes, threshold)


def f1(targets, outputs, average="macro", classes=None, threshold=0.5):
    """The harmonic mean of precision and recall of a class.  See precision for the arguments."""
    return _score(lambda hits, true, found: (2 * hits, true + found), targets, outputs, average, classes, threshold)


def _score(ratio, targets, outputs, average, classes, threshold):
    """The score of each class, a list, or their mean.

    ratio(hits, true, found) gives (dividend, divisor) for a class with so many right, true and found rows.
    """
    if average not in ("macro", None):
        raise ValueError('unknown average %r; known are "macro" and None' % (average,))
    counts, _ = confusion_matrix(targets, outputs, classes, threshold)
    true, found = counts.sum(axis=1), counts.sum(axis=0)
    ratios = [ratio(counts[i, i], true[i], found[i]) for i in range(len(counts))]
    scores = [float(part) / whole if whole else 0.0 for part, whole in ratios]
    return mean_of(scores) if average else scores


def roc_auc(targets, outputs):
    """How likely a row of class 1 has a larger output than one of class 0, where equal ones count half.

    That is the area under the ROC curve.  Of two outputs, the second is that of class 1; of more, it is the mean over
    the classes, each against all others.  nan where the targets lack a class.  Targets are not texts.
    """
    outputs = columns_of(outputs, "outputs")
    targets = _rows(targets, "targets")
    if len(targets) != len(outputs):
        raise ValueError(LENGTHS % (len(targets), len(outputs)))
    k = outputs.shape[1]
    classes = _true_classes(targets, k)
    columns = [(1, k - 1)] if k < 3 else [(j, j) for j in range(k)]         # (class, its column)
    return mean_of([_area([found == c for found in classes], outputs[:, j].tolist()) for c, j in columns])


def _area(of_class, scores):
    """The share of pairs, a row of the class and another one, in which the first has the larger score."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    below = pairs = start = 0                       # pairs counts halves, so that ties stay whole numbers
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        hits = len([i for i in order[start:end] if of_class[i]])
        others = end - start - hits
        pairs += hits * (2 * below + others)
        below, start = below + others, end
    return pairs / (2.0 * below * (len(scores) - below)) if 0 < below < len(scores) else NAN


# ---- numbers ----

def mean_squared_error(targets, outputs):
    """The mean of (target - output)^2 over all rows and columns."""
    targets, outputs = _numbers(targets, outputs)
    return ((targets - outputs) * (targets - outputs)).mean()


def mean_absolute_error(targets, outputs):
    """The mean of |target - output| over all rows and columns."""
    targets, outputs = _numbers(targets, outputs)
    return abs(targets - outputs).mean()


def r2(targets, outputs):
    """The share of the targets' variance that the outputs explain, as the mean over the columns.

    For a column whose targets are all equal: 1.0 if the outputs are exact, else 0.0.  For a single row: nan.
    """
    targets, outputs = _numbers(targets, outputs)
    if len(targets) < 2:
        return NAN
    moved = targets - targets[0]            # makes the deviations of equal numbers exactly 0
    deviations = moved - moved.mean(axis=0)
    errors = targets - outputs
    pairs = zip((errors * errors).sum(axis=0)._data, (deviations * deviations).sum(axis=0)._data)
    return mean_of([1.0 - left / whole if whole else float(left == 0) for left, whole in pairs])


OF_CLASSES = (accuracy, balanced_accuracy, precision, recall, f1)
METRICS = {"accuracy": accuracy, "balanced_accuracy": balanced_accuracy, "precision": precision, "recall": recall,
           "f1": f1, "roc_auc": roc_auc, "r2": r2, "mean_squared_error": mean_squared_error,
           "mean_absolute_error": mean_absolute_error}


def get(name):
    """The metric of that name, a function of targets and outputs; ValueError lists the known ones."""
    if callable(name):
        return name
    if name not in sorted(METRICS):
        raise ValueError(unknown("metric", name, sorted(METRICS)))
    return METRICS[name]


def named(metrics):
    """[(name, function), ...] of a list of names and of functions of targets and outputs, or of one of them."""
    if isinstance(metrics, TEXTS) or callable(metrics):
        metrics = [metrics]
    if not isinstance(metrics, (list, tuple)):
        raise TypeError("metrics are a name, a function or a list of them; got %r" % (metrics,))
    pairs = [(metric if isinstance(metric, TEXTS) else getattr(metric, "__name__", "metric"), get(metric))
             for metric in metrics]
    names = [name for name, _ in pairs]
    if len(set(names + ["loss", "validation_loss"])) < len(names) + 2:
        raise ValueError("metrics go by different names, none of them loss; got %s" % ", ".join(names))
    return pairs


def measure(metric, targets, outputs, threshold):
    """A metric's number, where `threshold` tells the classes of one output."""
    if metric in OF_CLASSES:
        return metric(targets, outputs, threshold=threshold)
    return metric(targets, outputs)


def measured(network, functions, targets, outputs):
    """{name: number} of metrics, [(name, function), ...], of targets and outputs as the network's layers have them.

    They are in the targets' own units.  Where each output answers a question of its own, all answers are one column.
    """
    if not functions:
        return {}
    if network.target_scaler is not None:
        targets, outputs = [network.target_scaler.inverse(matrix) for matrix in (targets, outputs)]
    if is_of_questions(network):
        targets, outputs = targets.reshape(-1, 1), outputs.reshape(-1, 1)
    least = threshold_of(network.chain, network.classes)
    return dict([(name, number(measure(function, targets, outputs, least), "the metric " + name))
                 for name, function in functions])


# ---- targets and outputs made comparable ----

LENGTHS = "expected as many targets as outputs, at least one; got %d targets and %d outputs"


def _numbers(targets, outputs):
    targets, outputs = columns_of(targets, "targets"), columns_of(outputs, "outputs")
    if targets.shape != outputs.shape:
        raise ValueError("targets have the shape %r, outputs %r" % (targets.shape, outputs.shape))
    return targets, outputs


def _classes(targets, outputs, threshold):
    """Two lists, equally long: the class or label of every target, and of every output."""
    targets, outputs = _rows(targets, "targets"), _rows(outputs, "outputs")
    if len(targets) != len(outputs) or not targets:
        raise ValueError(LENGTHS % (len(targets), len(outputs)))
    if _are_labels(outputs, targets):
        both = labels_of(targets + outputs, "target or output")
        targets, outputs = both[:len(targets)], both[len(targets):]
        if not [x for x in targets if not _is_fraction(x)] and not [x for x in outputs if _is_fraction(x)]:
            raise ValueError("target 0 is %s, output 0 %s; the targets come first, then the outputs"
                             % (shown(targets[0]), shown(outputs[0])))
        return targets, outputs
    outputs = columns_of(outputs, "outputs")
    return _true_classes(targets, outputs.shape[1]), decisions(outputs, threshold)


def _rows(values, name):
    """A list of labels, or of rows of numbers, of whatever holds them; rows of one label are labels."""
    values = values if isinstance(values, TEXTS) else within(name, unpack, values)
    if not isinstance(values, list):
        raise TypeError("%s: expected a list; got %s" % (name, shown(values)))
    values = [unpack(row) if is_row(row) else row for row in values]
    return [row[0] if isinstance(row, list) and len(row) == 1 and not isinstance(row[0], NUMBERS) else row
            for row in values]


def _are_labels(outputs, targets):
    """Whether outputs are labels; rows, and fractions that no target has, are what a network gives."""
    for x in outputs:
        if isinstance(x, (list, tuple)) or _is_fraction(x) and x not in targets:
            return False
    return True


def _is_fraction(x):
    return isinstance(x, NUMBERS) and x % 1 != 0


def _true_classes(targets, k):
    """The class number of each target of a network of k outputs."""
    if isinstance(targets[0], (list, tuple)) and len(targets[0]) > 1:
        if len(targets[0]) != k:
            raise ValueError("targets have %s, outputs %d" % (counted(len(targets[0]), "column"), k))
        for i, row in enumerate(targets):
            if row.count(max(row)) > 1:
                raise ValueError("target %d is %s; a row of targets has one class" % (i, shown(row)))
        return decisions(targets)
    targets = labels_of(targets, "target")
    known = set(range(k) if k > 1 else (-1, 1) if -1 in targets else (0, 1))
    for i, target in enumerate(targets):
        if target not in known:
            raise ValueError("target %d is %s; where outputs are %d a row, it must be one of %s"
                             % (i, shown(target), k, ", ".join([str(n) for n in sorted(known)])))
    return [max(0, int(target)) for target in targets]
