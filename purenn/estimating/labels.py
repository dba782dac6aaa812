"""What a classifier's labels are, and what outputs tell of them: scikit-learn's type_of_target and LabelBinarizer.

Labels are read as an array of purenn.numpy: of numbers, bools or texts, one for each row ("binary", "multiclass"); or
rows of 0 and 1, one for each question ("multilabel").
"""
from ..arrays import frames
from ..arrays.operators import make
from ..matrix import Matrix
from ..numpy.joining import column_stack
from ..numpy.making import arange
from ..numpy.ndarrays import array, asarray, ndarray
from ..numpy.ordering import unique


def array_of(y):
    """What a caller gives as targets, as an array; a table or series of any library by its cells."""
    if hasattr(y, "_form"):
        return asarray(y)
    if frames.is_frame(y):
        columns = frames.columns_of(y)
        return array([list(row) for row in zip(*columns)] if len(columns) > 1 else columns[0])
    return asarray(frames.listed(y) if hasattr(y, "dtype") or hasattr(y, "tolist") else y)


def kind_of(y):
    """"binary", "multiclass", "multilabel" or "continuous", or what else labels may be, by an array of them."""
    if y.ndim == 2 and y.shape[1] > 1:
        values = set(y.ravel().tolist())
        return "multilabel" if len(values) <= 2 and values <= set([0, 1]) else "multiclass-multioutput"
    if y.dtype.kind == "f" and [x for x in y.ravel().tolist() if x != x // 1]:
        return "continuous"
    return "multiclass" if len(set(y.ravel().tolist())) > 2 else "binary"


def flat(y):
    """Labels of one dimension, of a column too; ValueError for others."""
    if y.ndim == 2 and y.shape[1] == 1:
        return y.ravel()
    if y.ndim != 1:
        raise ValueError("y should be a 1d array, got an array of shape %s instead: one label a row" % (y.shape,))
    return y


class Labels(object):
    """The classes of labels: kind, "binary", "multiclass" or "multilabel"; classes, an array in ascending order."""

    def __init__(self, y):
        self.kind = kind_of(y)
        if self.kind not in ("binary", "multiclass", "multilabel"):
            raise ValueError("Unknown label type: %s. A classifier learns classes: labels that are texts, ints, bools "
                             "or whole numbers, or rows of 0 and 1; for numbers there is MLPRegressor" % self.kind)
        self.classes = arange(y.shape[1]) if self.kind == "multilabel" else unique(flat(y))

    @classmethod
    def of(cls, kind, classes):
        """Those of this kind, whose classes are known."""
        made = object.__new__(cls)
        made.kind, made.classes = kind, classes
        return made

    def examples(self):
        """Labels that show all there are, an array."""
        n = len(self.classes)
        return array([[0, 1] * n, [1, 0] * n])[:, :n] if self.kind == "multilabel" else self.classes

    @property
    def outputs(self):
        """How many outputs tell them."""
        return len(self.classes) if self.kind != "binary" else 1

    def found_in(self, y):
        """The classes among other labels."""
        return arange(y.shape[1]) if self.kind == "multilabel" else unique(flat(y))

    def targets(self, y):
        """A Matrix (rows, outputs) of 0.0 and 1.0; ValueError for labels that are not among the classes."""
        if self.kind == "multilabel":
            if kind_of(y) not in ("multilabel", "binary") or y.ndim != 2 or y.shape[1] != len(self.classes):
                raise ValueError("y has the shape %s; expected (rows, %d) of 0 and 1" % (y.shape, len(self.classes)))
            return Matrix([[float(x) for x in row] for row in y.tolist()])
        places = dict([(label, i) for i, label in enumerate(self.classes.tolist())])
        labels = flat(y).tolist()
        unknown = sorted(set(labels) - set(places), key=str)
        if unknown:
            raise ValueError("`y` has classes not in `self.classes_`: %r; those are %r" % (
                unknown[0], self.classes.tolist()))
        n = self.outputs
        rows = [[0.0] * n for _ in labels]
        for row, label in zip(rows, labels):
            if n > 1:
                row[places[label]] = 1.0
            else:
                row[0] = float(places[label])
        return Matrix(rows)

    def told(self, outputs):
        """An array of the labels that outputs (rows, outputs), a Matrix, tell: of rows of 0 and 1, or of labels."""
        if self.kind == "multilabel":
            return array([[int(x > 0.5) for x in row] for row in outputs.tolist()])
        places = places_told(self.kind, outputs)
        return self.classes[places if len(self.classes) > 1 else [0] * len(places)]

    def probabilities(self, outputs):
        """An array (rows, classes)."""
        found = make(ndarray, outputs._data[:], outputs.shape, "float")
        return column_stack([1 - found, found]) if found.shape[1] == 1 else found


def places_told(kind, outputs):
    """The place of the class of each row."""
    if kind == "binary":
        return [int(x > 0.5) for x in outputs._data]
    return [row.index(max(row)) for row in outputs.tolist()]
