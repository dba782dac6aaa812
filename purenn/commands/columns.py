"""The columns of a Table: which one is learnt, from which others, and whether it holds classes or numbers."""
from ..encoders import small, yes_no
from ..files.csv_tables import read_csv
from ..files.encodings import native
from ..floats.names import shown
from ..floats.text import read_decimal
from .arguments import UsageError
from .dates import is_date
from .rows import is_number

CHOOSING = ("drop", "keep", "categorical")      # options that name columns
FEW = 10                                # different whole numbers, at most, that seem to be classes


def read_names(text):
    """The names of columns in a text with commas between them; a name that has commas itself stands in quotes."""
    if not text.strip():
        raise ValueError("names of columns are needed")
    return [name.strip() for name in read_csv(text + "\n", header=False, delimiter=",", marks=()).rows[0]]


def columns_of(table, options):
    """(names of the columns that may be learnt from, name of the column to learn), all checked.

    A target of None is the last column that has a name; columns of None are all but the target, and those to drop.
    """
    columns, target = options["columns"], options["target"]
    different = [name for j, name in enumerate(table.names) if table.place(name) == j]      # "" may come again
    target = ([name for name in different if name] or [""])[-1] if target is None else target
    table.place(target)
    columns = [name for name in different if name != target] if columns is None else columns
    for option in CHOOSING:
        for name in options[option] or ():
            table.place(name)
            _check_choice(option, name, columns, target, options)
    columns = [name for name in columns if name not in (options["drop"] or ())]
    if target in columns:
        raise ValueError("the column %s is to be learnt; it cannot be learnt from" % shown(target))
    if not columns:
        raise ValueError("there is the column %s alone; nothing to learn it from (--delimiter says what stands "
                         "between cells)" % shown(target))
    table.select(columns)
    return columns, target


def _check_choice(option, name, columns, target, options):
    """UsageError for a column that an option chooses, and another option, or the target, keeps from being so."""
    if name == target:
        raise UsageError("--%s %s: it is the column to be learnt%s" % (option, shown(name), (
            "; --task classes takes its numbers for classes" if option == "categorical" else
            ", the last one; --target names another" if options["target"] is None else "")))
    if option != "drop":
        for other, excluded in (("columns", name not in columns), ("drop", name in (options["drop"] or ()))):
            if excluded:
                raise UsageError("--%s %s: --%s leaves this column out" % (option, shown(name), other))


def refuse_gaps(table, advice):
    """ValueError for the first empty cell of the columns in `advice`, {name: what to do}."""
    names = [name for name in table.names if name in advice]
    gap = table.select(names).first_gap() if names else None
    if gap is not None:
        raise table.error(gap[0], table.place(names[gap[1]]), "is a missing value; " + advice[names[gap[1]]])


def with_answers(table, target):
    """The Table of the rows that hold the answer, which is never made up; ValueError where there are none."""
    column = table.select(target)
    if column.first_gap() is None:
        return table
    places = [i for i, gaps in enumerate(column.gaps()) if not gaps]
    if not places:
        raise ValueError("the column %s holds no value" % shown(target))
    return table.picked(places)


def take_units(table, names):
    """Leave away the units of these columns of a Table, which it changes; returns {name: unit} of those that have one.

    Where the first cells are dates, as 5 Jan is, Jan is no unit.
    """
    found = dict([(name, table.unit(name)) for name in names])
    found = dict([(name, found[name]) for name in found if found[name] and not _has_dates(table, name)])
    table.take_units(found)
    return found


def _has_dates(table, name):
    return bool([True for label in table.labels(name)[:20] if is_date(label)])


# ---- classes ----

def has_classes(table, target):
    """Whether a column seems to hold classes: texts; or whole numbers, two of them, or a few that come often."""
    if not table.is_numeric(target):
        return True
    numbers = table.numbers(target)._data
    different = set(numbers)
    return not [x for x in different if x % 1 != 0] and (
        len(different) <= 2 or len(different) <= FEW and 2 * len(different) <= len(numbers))


def classes_of(labels):
    """The different labels, in the order of numbers if all are numbers, else of texts."""
    classes = sorted(set(labels))
    try:
        return [name for _, name in sorted([(read_decimal(name), name) for name in classes])]
    except ValueError:
        return classes


def labels_of(table, target, classes=None):
    """The class of each row, without the blanks around it.

    Where all classes are numbers, equal ones are one class, as 1, 1.0 and 01.  It is called as one of `classes` is, if
    these are given, else by the shortest of its texts.  Where they are yes and no, capitals make no difference: the
    classes are called in small letters if there are several spellings.
    """
    labels = [label.strip() for label in table.labels(target)]
    texts = set(labels)
    known = texts if classes is None else set(classes)
    if yes_no(known) and (classes is None or len(classes) == 2):
        names = dict([(small(name), name) for name in known]) if len(known) == 2 else {}
        spelt = [(text, native(small(text)) if classes is None else text) for text in texts]
        names = dict([(text, names.get(small(text), otherwise)) for text, otherwise in spelt])
        return [names[label] for label in labels]
    if [name for name in known if not is_number(name)]:
        return labels
    shortest = dict([(_value(name), name) for _, name in sorted([(-len(name), name) for name in known])])
    names = dict([(label, shortest.get(_value(label), label)) for label in texts])
    if classes is not None:
        names.update(dict([(name, name) for name in classes]))
    return [names[label] for label in labels]


def _value(label):
    """A label's number, equal for all labels of one class; beyond 2**53, where two may share a float, its text."""
    x = read_decimal(label) if is_number(label) else None
    return label if x is None or abs(x) >= 2.0 ** 53 else x
