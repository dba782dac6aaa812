"""Nested lists in, flat lists out, and back.

A matrix may be made of lists, tuples, iterators, matrices, arrays, Series and tables (frames.py).
Rows of different lengths, strings and missing values raise errors that say where.
"""
from ..floats.names import type_text, shown
from . import frames, kinds
from .shapes import counted, place_text, shape_text

EXPECTED = "a matrix is made of a list of numbers or a list of rows"
MOST_DEEP = 32                          # lists in lists
NO_NUMBERS = ("timedelta", "Timedelta", "relativedelta") + frames.NO_VALUE      # they only multiply
_NUMBERS = (float, int, bool)           # types that are taken as they are
SINGLE = set(_NUMBERS + (str,))        # types that are no list


def flatten(rows):
    """(flat list, shape, kind) of a number, a list of numbers or a list of rows; the list is new.

    ValueError where rows differ in length and for a third dimension, TypeError for
    anything that is not a number; both say at which row and column.
    """
    if hasattr(rows, "_form"):
        return rows._data[:], rows._form.shape, rows._form.kind
    rows = unpack(rows)
    data, shape = unnest(rows, 2) if isinstance(rows, list) else ([rows], ())
    if data and set(map(type, data)) == set([float]):
        return data, shape, "float"
    data = [value if type(value) in _NUMBERS else number(value, place_text(i, shape) if shape else "the value")
            for i, value in enumerate(data)]
    kind = kinds.kind_of(data)
    return _uniform(data, kind, shape), shape, kind


def unnest(values, most=MOST_DEEP):
    """(flat list, shape) of lists in lists, which are opened at most so many levels deep.

    Tuples, ranges, iterators and arrays are lists too.  ValueError where the parts differ in shape.
    """
    items = unpack(values)
    if most == 1 or set(map(type, items)) <= SINGLE:
        return items, (len(items),)
    flat, inner = [], None
    for i, item in enumerate(items):
        part, shape = unnest(item, most - 1) if is_row(item) else ([item], ())
        if i and shape != inner:
            raise ValueError(_difference(i, item, shape, inner))
        flat += part
        inner = shape
    return flat, (len(items),) + (inner or ())


def _difference(i, item, shape, first):
    """How item i differs in shape from item 0, in words."""
    if not first:
        return "element %d is a row, where element 0 is a number" % i
    numbers = counted(first[0], "number") if len(first) == 1 else "the shape %s" % shape_text(first)
    if not shape:
        return "row %d is %s, where row 0 is a list of %s" % (i, shown(item), numbers)
    own = counted(shape[0], "number") if len(shape) == 1 else "the shape %s" % shape_text(shape)
    return "row %d has %s, where row 0 has %s" % (i, own, numbers)


def nest(flat, shape):
    """The flat list as nested lists of this shape; the only number itself for the shape ()."""
    if len(shape) == 1:
        return flat
    if not shape:
        return flat[0]
    step = len(flat) // max(shape[0], 1)
    parts = [flat[i * step:i * step + step] for i in range(shape[0])]
    return parts if len(shape) == 2 else [nest(part, shape[1:]) for part in parts]


def unpack(value):
    """A new list of what can be iterated over, of the rows of a table; anything else as it is.

    TypeError for texts, dicts, sets, None and tables that are still to be made.
    """
    if isinstance(value, (list, tuple)):
        return list(value)
    if not frames.is_mapping(value) and frames.is_frame(value):
        return frames.rows_of(value)
    found = frames.listed(value)
    if found is not None:
        return found
    if value is None or isinstance(value, frames.NO_COLUMNS) or frames.is_mapping(value):
        raise TypeError("%s; got %s" % (EXPECTED, "None" if value is None else type_text(value)))
    if frames.hint(value):
        raise TypeError("%s; got %s%s" % (EXPECTED, type_text(value), frames.hint(value)))
    try:
        return list(iter(value))
    except TypeError:
        return value


def is_row(value):
    """Whether the value is a list of numbers or something that can be made one: a tuple, range, iterator or array."""
    if isinstance(value, (list, tuple)):
        return True
    if [name for name in ("tolist", "to_pylist", "to_list", "__array__") if hasattr(value, name)]:
        return hasattr(value, "__len__") and getattr(value, "shape", None) != ()
    return hasattr(value, "__next__") or hasattr(value, "next") or type(value) is type(range(0))


def number(value, where):
    """The value as a plain number; an error that says where it stands if it is none."""
    if type(value) in _NUMBERS:
        return value
    if type(value).__name__ == "complex":
        raise TypeError("%s is %r; complex numbers are not here" % (where, value))
    if (hasattr(value, "tolist") or hasattr(value, "__array__")) and not is_row(value):
        plain = frames.listed(value)            # NumPy's scalars, and purenn.numpy's
        return float(plain) if hasattr(plain, "tolist") else number(plain, where)       # a long double stays one
    if isinstance(value, float):
        return float(value)
    if kinds.kind_of([value]) == "int" or isinstance(value, int):
        return int(value)
    if is_row(value):
        raise ValueError("%s is a list; a matrix has one or two dimensions" % where)
    if not isinstance(value, type) and calculates(value):
        return value
    raise TypeError("%s is %s, not a number%s" % (where, shown(value), frames.hint(value)))


def calculates(value):
    """Whether the value looks like a number of a kind of its own, such as a Fraction."""
    return (hasattr(value, "__mul__") and hasattr(value, "__sub__") and not hasattr(value, "__len__")
            and not hasattr(value, "closed")            # pandas' intervals, which only multiply
            and type(value).__name__ not in NO_NUMBERS)


def _uniform(data, kind, shape):
    """The numbers, all of one kind: ints among floats become floats, bools among ints become ints."""
    if kind not in ("int", "float"):
        return data
    convert = int if kind == "int" else float
    try:
        return [value if type(value) is convert else convert(value) for value in data]
    except OverflowError:
        largest = data.index(max([value for value in data if not isinstance(value, float)], key=abs))
    raise ValueError("%s is an int too large for the floats beside it" % place_text(largest, shape))
