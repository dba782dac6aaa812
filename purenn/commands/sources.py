"""What commands read: rows from a CSV file, from stdin or from the package, and models.

Every error is a ValueError of one line that begins with the name of the file.
Which column is learnt, and from which others, is said here too; what a model
needs to know of them later it keeps in its notes.
"""
import sys

from ..files import tables
from ..files.expect import expect, expect_list
from ..files.tables import native, read_csv
from ..floats.text import read_decimal
from ..network import Network
from .options import ARITHMETIC, complain, reason

EXAMPLES = ("iris",)
MISSING = ("error", "drop", "mean")
CLASS_NUMBERS = 10                      # so many different whole numbers, at most, are taken for classes


def _delimiter(text):
    text = "\t" if text == "tab" else text
    if len(native(text)) != 1 or text in '"\r\n':
        raise ValueError("one character is needed, and no quote; or tab")
    return text


OPTIONS = {"delimiter": (",", _delimiter), "no-header": (False, None),
           "arithmetic": ARITHMETIC}
HELP = """\
    --delimiter C       what stands between cells; tab for a tab (,)
    --no-header         the first line holds data; columns are named 1, 2, ...
    --arithmetic NAME   native, portable or fast (native)
"""


def names(text):
    """The names in a text with commas between them; one that has commas itself stands in quotes."""
    return [name.strip() for name in read_csv(text + "\n", header=False, marks=()).rows[0]]


def named(source, function, *arguments):
    """What the function returns; its ValueErrors get the source's name in front."""
    try:
        return function(*arguments)
    except ValueError as error:
        message = "%s" % error
    raise ValueError(message if message.startswith(source) else "%s: %s" % (source, message))


# ---- rows ----

def source_of(file):
    """The name that messages have for a file."""
    return "stdin" if file in (None, "-") else file


def table_of(file, given, columns=None):
    """The Table of a file (-, or None, for stdin), as the options OPTIONS say; cells that hold no value stay in it.

    A first line of numbers alone names columns only where it has all of these.
    """
    raw = _contents(file)
    table = named(source_of(file), _table, raw, given)
    if not given["no-header"]:
        named(source_of(file), _check_names, table, columns)
    return table


def _table(raw, given):
    try:
        return read_csv(_text(raw), header=not given["no-header"], delimiter=given["delimiter"], marks=())
    except ValueError as error:
        message = "%s" % error
    raise ValueError(message + ("; if line 1 is data, say --no-header" if "are both named" in message else ""))


def _check_names(table, columns):
    """ValueError for names that seem to be data."""
    numbers = [name for name in table.names if _is_number(name)]
    fractions = [name for name in numbers if read_decimal(name) % 1 != 0]
    expected = columns is not None and not [name for name in columns if name not in table.names]
    if fractions:
        what = "the number " + fractions[0]
    elif len(numbers) == len(table.names) and not expected:
        what = "numbers alone, " + ", ".join(numbers[:3]) + (", ..." if numbers[3:] else "")
    else:
        return
    raise ValueError("line %d should name the columns, but holds %s; if it is data, say --no-header"
                     % (table.lines[0] - 1, what))


def _is_number(text):
    try:
        read_decimal(text)
        return True
    except ValueError:
        return False


def _contents(file):
    """The bytes of a file, or, where Python has no more to give, its text."""
    try:
        return _stdin() if file in (None, "-") else _read(file)
    except Exception as error:          # each Python's own
        message = "cannot read %s: %s" % (source_of(file), reason(error))
    if file in EXAMPLES:
        return _example(file)
    raise ValueError(message)


def _stdin():
    stream = getattr(sys, "stdin", None)
    if stream is None:
        raise ValueError("it is closed")
    try:
        watched = stream.isatty() is True
    except Exception:                   # hosted Pythons
        watched = False
    if watched:
        complain("purenn: reading rows from the keyboard until Ctrl-D")
    return getattr(stream, "buffer", stream).read()


def _read(file):
    opened = open(file, "rb")
    try:
        return opened.read()
    finally:
        opened.close()


def _example(name):
    """The package's own file, from an archive too."""
    path = __file__.replace("\\", "/").rpartition("/")[0] + "/" + name + ".csv"
    try:
        return _read(path)
    except Exception as error:
        message = "cannot read the example %s: %s" % (name, reason(error))
    loader = globals().get("__loader__")
    if not hasattr(loader, "get_data"):
        raise ValueError(message)
    return loader.get_data(path)


def _text(raw):
    if not isinstance(raw, bytes):
        return raw + "\n"
    try:
        return raw.decode("utf-8") + "\n"
    except ValueError as error:
        start = getattr(error, "start", None)
    raise ValueError("this is no text in UTF-8%s"
                     % ("" if start is None else ": line %d is not" % (raw[:start].count(b"\n") + 1)))


# ---- columns ----

def columns_of(table, columns, target):
    """(names of the columns to learn from, name of the one to learn); where they are None, the last from all others."""
    target = table.names[-1] if target is None else target
    table.place(target)
    columns = [name for name in table.names if name != target] if columns is None else columns
    if target in columns:
        raise ValueError("the column %r is to be learnt; it cannot be learnt from" % target)
    if not columns:
        raise ValueError("there is the column %r alone; nothing to learn it from" % target)
    table.select(columns)
    return columns, target


def is_of_classes(table, target):
    """Whether a column seems to name classes: texts, or two, or a few often seen, whole numbers."""
    if not table.is_numeric(target):
        return True
    numbers = table.numbers(target)._data
    different = set(numbers)
    return not [x for x in different if x % 1 != 0] and (
        len(different) <= 2 or len(different) <= CLASS_NUMBERS and 2 * len(different) <= len(numbers))


def classes_of(labels):
    """The labels, each once: in the order of numbers, if they are, else of texts."""
    classes = sorted(set(labels))
    try:
        return [name for _, name in sorted([(read_decimal(name), name) for name in classes])]
    except ValueError:
        return classes


def labels_of(table, target, classes=None):
    """The names of the rows' classes; blanks around them do not count.

    Where all are numbers, one number has one name: 1, 1.0 and 01 are the class 1.  That is the shortest spelling;
    or, where there are classes already, theirs.
    """
    labels = [label.strip() for label in table.labels(target)]
    spellings = set(labels)
    known = spellings if classes is None else set(classes)
    if [name for name in known if not _is_number(name)]:
        return labels
    shortest = dict([(_key(name), name) for _, name in sorted([(-len(name), name) for name in known])])
    spelt = dict([(label, shortest.get(_key(label), label)) for label in spellings])
    if classes is not None:
        spelt.update(dict([(name, name) for name in classes]))
    return [spelt[label] for label in labels]


def _key(label):
    """What labels of one class have in common: a number; beyond 2**53, where two may share a float, the text."""
    x = read_decimal(label) if _is_number(label) else None
    return label if x is None or abs(x) >= 2.0 ** 53 else x


def refuse_gaps(table, columns, hint):
    """ValueError for the first cell of these columns that holds no value."""
    places = [table.place(name) for name in columns]
    for i, gaps in enumerate(table.gaps()):
        for j in gaps:
            if j in places:
                raise table.error(i, j, "is a missing value; " + hint)


# ---- models ----

class Model(object):
    """A network from a file, and what its notes say of columns."""

    def __init__(self, file):
        self.network = _network(file)
        notes = self.network.notes
        if not isinstance(notes, dict) or "columns" not in notes:
            raise ValueError("%s does not say which columns it is for; train saves that in its notes" % file)
        where = "%s: notes" % file
        notes = dict({"target": "prediction", "means": {}, "missing": "error"}, **notes)
        self.columns = [native(name) for name in
                        expect_list(notes, "columns", "text", self.network.n_in, where)]
        self.target = native(expect(notes, "target", "text", where))
        self.missing = expect(notes, "missing", "text", where)
        means = expect(notes, "means", "dict", where)
        self.means = dict([(native(name), expect(means, name, "number", where + ".means")) for name in means])

    def usable(self, table):
        """The Table's rows that the model can be asked about, their places in a list."""
        return [i for i, gaps in enumerate(table.select(self.columns).gaps()) if self.missing != "drop" or not gaps]

    def inputs(self, table):
        """Matrix (rows, inputs) of a Table; cells that hold no value become the training rows' means."""
        table = table.select(self.columns)
        if self.missing != "mean":
            refuse_gaps(table, self.columns, "the model was trained without (train --missing mean learns to fill them)")
        return tables.without_gaps(table, self.means).numbers()


def _network(file):
    try:
        network = named(file, Network.load, file)
    except ValueError:
        raise
    except Exception as error:          # each Python's own
        network, message = None, "cannot read %s: %s" % (file, reason(error))
    if network is None:
        raise ValueError(message)
    if network.classes is not None:
        network.classes = [native(name) for name in network.classes]
    elif network.loss.only_with == "softmax" or network.loss.only_with == "sigmoid" and network.n_out == 1:
        network.classes = [str(i) for i in range(max(2, network.n_out))]       # it was trained on classes' numbers
    return network
