"""Labels: what classes are called, and which class, by its place, each row has.

Labels are of any kind that can be sorted: texts, numbers, bools, dates.  They are kept with their values and kinds.
"""
from .arrays.nested import SINGLE, unpack
from .arrays.operators import make
from .arrays import frames
from .floats.kinds import INTEGERS, TEXTS
from .floats.names import among, shown
from .floats.text import read_decimal
from .matrix import Matrix

NUMBERS = (float,) + INTEGERS
EXACT_TYPES = ("Decimal", "Fraction")         # types of numbers of the standard library
UNORDERED = (list, tuple, dict, set, frozenset)


def labels_of(labels, what):
    """A list of the labels: all texts, all numbers, or all of another kind that can be sorted; nan and None are none.

    what: what one of them is, such as "label" or "class", for messages.
    """
    if isinstance(labels, TEXTS):
        raise TypeError("expected a list of labels; got the text %s" % shown(labels))
    given, labels = labels, None if isinstance(labels, (set, frozenset)) or labels is None or (
        frames.is_mapping(labels)) else unpack(labels)
    if not isinstance(labels, list):
        raise TypeError("expected a list of labels; got %s" % shown(given))
    if not set(map(type, labels)) <= SINGLE:
        labels = [label.tolist() if hasattr(label, "tolist") else label for label in labels]
        labels = [label[0] if isinstance(label, (list, tuple)) and len(label) == 1 else label for label in labels]
    if not labels:
        raise ValueError("there are no %s" % ("labels" if what == "label" else "classes"))
    first = labels[0]
    for i, label in enumerate(labels):
        if not is_label(label) or not (_are_alike(first, label) if i else _is_sorted(first)):
            raise TypeError("%s %d is %s; expected labels all of one kind, texts or numbers or another that can be "
                            "sorted" % (what, i, shown(label)))
    return labels


def is_label(value):
    """Whether the value could be a label: anything but lists, sets and dicts, None, nan and inf."""
    if value is None or isinstance(value, UNORDERED) or type(value).__name__ in frames.NO_VALUE:
        return False
    return value == value and not (isinstance(value, float) and value - value != 0)


def is_number(value):
    """Whether the value is a number: of Python's own, or a Decimal or Fraction."""
    return isinstance(value, NUMBERS) or type(value).__name__ in EXACT_TYPES


def are_numbers(values):
    """Whether all values are numbers that could be labels."""
    return not [x for x in values if not is_number(x) or not is_label(x)]


def first_label(values):
    """The place of the first that could be a label; None if there is none."""
    for i, value in enumerate(values):
        if is_label(value):
            return i
    return None


def _is_sorted(label):
    try:
        return hash(label) is not None and not label < label
    except TypeError:
        return False


def _are_alike(first, label):
    """Whether a label may stand beside the first one."""
    if type(first) is type(label):
        return True
    for is_kind in (lambda value: isinstance(value, TEXTS), is_number):
        if is_kind(first):
            return is_kind(label)
    return isinstance(label, type(first))


def in_sorted_order(labels):
    """The different labels, sorted; TypeError for such that are of one kind, and yet cannot be compared."""
    try:
        return sorted(set(labels))
    except TypeError as error:
        problem = "labels must be such as can be sorted: %s" % error
    raise TypeError(problem)


def class_indices(labels, classes=None):
    """([the place of each label in classes], classes); classes: the labels sorted, each once, unless given.

    labels: in a list, an array or a column; see labels_of.  ValueError for one that is not among the classes.  Where
    the classes are texts that all read as numbers, a number is the class of its value.
    """
    labels = labels_of(labels, "label")
    if classes is None:
        classes = in_sorted_order(labels)
    classes = labels_of(classes, "class")
    places = places_of(classes, labels[0])
    if len(places) < len(classes):
        raise ValueError("a class is named twice in %s" % shown(classes))
    for i, label in enumerate(labels):
        if label not in places:
            raise ValueError("label %d is %s; %s" % (i, shown(label), among(label, classes)))
    return [places[label] for label in labels], classes


def places_of(classes, label):
    """{class: its place}, where the classes are texts of numbers and the label is a number by their values."""
    if isinstance(label, NUMBERS) and isinstance(classes[0], TEXTS) and read_as_numbers(classes):
        classes = [read_decimal(name) for name in classes]
    return dict([(name, i) for i, name in enumerate(classes)])


def read_as_numbers(texts):
    """Whether all the texts are numbers, of different values."""
    try:
        return len(set([read_decimal(text) for text in texts])) == len(texts)
    except ValueError:
        return False


def one_hot(labels, classes=None):
    """(Matrix (labels, classes) of 1.0 where the label is that class and 0.0 elsewhere, classes); see class_indices."""
    indices, classes = class_indices(labels, classes)
    data = [0.0] * (len(indices) * len(classes))
    for row, index in enumerate(indices):
        data[row * len(classes) + index] = 1.0
    return make(Matrix, data, (len(indices), len(classes)), "float"), classes


def unsaved(classes):
    """The first class that a file cannot hold, which has texts, numbers and bools; None if there is none."""
    for label in classes or ():
        if not isinstance(label, TEXTS + NUMBERS):
            return label
    return None
