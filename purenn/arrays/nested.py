"""Nested lists in, flat lists out, and back.

What people hand to a matrix: lists, tuples, iterators, matrices, NumPy arrays.
Ragged rows, strings and missing values are errors that say where.
"""
from . import loops

EXPECTED = "a matrix is made of a list of numbers or a list of rows"


def flatten(rows):
    """(flat list, shape, kind) of a number, a list of numbers or a list of rows.

    The list is new.  Rows may be lists, tuples, iterators, matrices or anything
    with tolist().  ValueError for ragged rows and a third dimension, TypeError for
    what is not a number, each with its place.
    """
    if hasattr(rows, "_form"):
        return rows._data[:], rows._form.shape, rows._form.kind
    rows = unpack(rows)
    if not isinstance(rows, list):
        data, shape = [number(rows, "the value")], ()
    elif rows and is_row(rows[0]):
        data, shape = _flatten_rows(rows)
    else:
        data, shape = _flatten_numbers(rows), (len(rows),)
    kind = loops.kind_of(data)
    return _uniform(data, kind, shape), shape, kind


def nest(data, shape):
    """The flat list as nested lists."""
    if len(shape) == 1:
        return data
    columns = shape[1]
    return [data[i * columns:i * columns + columns] for i in range(shape[0])]


def unpack(value):
    """A list of what can be iterated over; anything else as it is."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return list(value)
    if value is None or isinstance(value, (str, bytes, dict, set)):
        raise TypeError("%s; got %s" % (EXPECTED, "None" if value is None else "a " + type(value).__name__))
    try:
        return list(iter(value))
    except TypeError:
        return value


def is_row(value):
    if hasattr(value, "tolist"):
        return hasattr(value, "__len__") and getattr(value, "shape", None) != ()
    return isinstance(value, (list, tuple)) or hasattr(value, "__next__") or type(value) is type(range(0))


def _flatten_numbers(values):
    for i, value in enumerate(values):
        if is_row(value):
            raise ValueError("element %d is a row, where element 0 is a number" % i)
    return [value if type(value) is float else number(value, "element %d" % i)
            for i, value in enumerate(values)]


def _flatten_rows(rows):
    data = []
    columns = None
    for i, row in enumerate(rows):
        if not is_row(row):
            raise ValueError("row %d is %r, where row 0 is a list of %d numbers" % (i, row, columns))
        row = unpack(row)
        if columns is None:
            columns = len(row)
        if len(row) != columns:
            raise ValueError("row %d has %d numbers, where row 0 has %d" % (i, len(row), columns))
        data.extend([value if type(value) is float else number(value, "row %d, column %d" % (i, j))
                     for j, value in enumerate(row)])
    return data, (len(rows), columns)


def number(value, where):
    """The value as a plain number; an error that says where it stands if it is none."""
    if type(value) in (float, int, bool):
        return value
    if type(value).__name__ == "complex":
        raise TypeError("%s is %r; complex numbers are not here" % (where, value))
    if hasattr(value, "tolist") and not hasattr(value, "__len__"):
        return value.tolist()                   # NumPy's scalars, and purenn.numpy's
    if isinstance(value, float):
        return float(value)
    if loops.kind_of([value]) == "int" or isinstance(value, int):
        return int(value)
    if is_row(value):
        raise ValueError("%s is a list; a matrix has one or two dimensions" % where)
    if hasattr(value, "__mul__") and hasattr(value, "__sub__") and not hasattr(value, "__len__"):
        if not isinstance(value, type):
            return value
    raise TypeError("%s is %r, not a number" % (where, value))


def _uniform(data, kind, shape):
    """Ints among floats become floats, bools among ints ints: a matrix has one kind."""
    if kind not in ("int", "float"):
        return data
    convert = int if kind == "int" else float
    try:
        return [value if type(value) is convert else convert(value) for value in data]
    except OverflowError:
        largest = data.index(max([value for value in data if not isinstance(value, float)], key=abs))
    raise ValueError("%s is an int too large for the floats beside it" % loops.place_text(largest, shape))
