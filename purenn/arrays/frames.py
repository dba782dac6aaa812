"""Tables of other libraries as plain lists: pandas, Polars, Arrow, dicts of columns, and purenn's own Table.

They are known by what they have; nothing is imported.  Rows go by their place: the labels of a pandas index play no
part.  Cells that hold no value (None, pandas' NA and NaT, Polars' and Arrow's null) are None; nan stays nan.
"""
import sys

from .shapes import counted

KEEPS_ORDER = sys.version_info >= (3, 6)        # dicts do; elsewhere their columns are taken in the order of the names
NO_VALUE = ("NAType", "NaTType")                # pandas' types
_LISTED = ("tolist", "to_list", "to_pylist")    # how arrays, Series and Arrow's columns become lists


def listed(values):
    """The list that an array, a Series or a column makes of itself, cells without a value as None; None for others."""
    for name in _LISTED:
        if hasattr(values, name):
            cells = getattr(values, name)()
            if type(values).__name__ != "Series" or not isinstance(cells, list):
                return cells
            return [None if type(cell).__name__ in NO_VALUE else cell for cell in cells]
    return None


def is_frame(value):
    """Whether the value is a table, whose columns have names."""
    return _parts(value) is not None


def names_of(frame):
    """The columns' names, as texts, in their order."""
    return [name if isinstance(name, str) else "%s" % (name,) for name in _parts(frame)[0]]


def columns_of(frame):
    """A list of cells for each column; ValueError where they differ in length."""
    names, columns = _parts(frame)
    lists = []
    for name, column in zip(names, columns()):
        try:
            cells = None if isinstance(column, (str, bytes)) else listed(column) or list(column)
        except TypeError:               # MicroPython has no other way to ask
            cells = None
        if cells is None:
            raise TypeError("the column %s is %r; a list is needed" % (name, column))
        lists.append(cells)
    for name, cells in zip(names, lists):
        if len(cells) != len(lists[0]):
            raise ValueError("the column %s has %s, the column %s %d"
                             % (name, counted(len(cells), "cell"), names[0], len(lists[0])))
    return lists


def rows_of(frame):
    """A list of the rows, each a list of cells."""
    columns = columns_of(frame)
    return [[column[i] for column in columns] for i in range(len(columns[0]) if columns else 0)]


def _parts(value):
    """(the names of the columns, a function that returns the columns) of a table; None for anything else."""
    if isinstance(value, dict):
        names = list(value) if type(value) is not dict or KEEPS_ORDER else sorted(value)
        return names, lambda: [value[name] for name in names]
    if hasattr(value, "iloc") and hasattr(value, "columns"):                    # pandas
        return list(value.columns), lambda: [value.iloc[:, j] for j in range(len(value.columns))]
    if hasattr(value, "get_columns"):                                           # Polars
        return list(value.columns), value.get_columns
    if hasattr(value, "column_names") and hasattr(value, "columns"):            # Arrow
        return list(value.column_names), lambda: value.columns
    if hasattr(value, "is_numeric") and hasattr(value, "names"):                # files.csv_tables.Table
        return value.names, lambda: [value.numbers(name)._data if value.is_numeric(name) else value.labels(name)
                                     for name in value.names]
    return None


# ---- rows picked by their places ----

def picked(rows, places):
    """The rows at these places, of the kind that is given: a table, a Series, an array, a matrix or a list."""
    if isinstance(rows, dict):
        return dict([(name, picked(rows[name], places)) for name in rows])
    if hasattr(rows, "iloc"):
        return rows.iloc[places]
    if hasattr(rows, "picked"):
        return rows.picked(places)
    if hasattr(rows, "to_pylist"):
        return rows.take(places)
    if isinstance(rows, (list, tuple)) or hasattr(rows, "typecode") or type(rows).__name__ == "memoryview":
        return [rows[i] for i in places]
    return rows[places]


def length(rows):
    """How many rows there are."""
    if not isinstance(rows, dict):
        return len(rows)
    columns = columns_of(rows)
    return len(columns[0]) if columns else 0
