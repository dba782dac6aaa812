"""Tables of other libraries as plain lists: pandas, Polars, Arrow, NumPy's fields, columns by name, purenn's Table.

They are known by what they have; nothing is imported.  Rows go by their place: the labels of a pandas index play no
part.  Cells that hold no value (None, pandas' NA and NaT, Polars' and Arrow's null) are None; nan stays nan.
"""
import sys

from ..floats.names import shortened, shown
from .shapes import counted

KEEPS_ORDER = sys.version_info >= (3, 6)        # dicts do; elsewhere their columns are taken in the order of the names
NO_VALUE = ("NAType", "NaTType")                # pandas' types
NO_COLUMNS = (str, bytes, set, frozenset)       # types that are no column, though they hold something
TOO_SHORT = ("[ns]", "[ps]", "[fs]", "[as]")    # units that Python's dates do not have
AT_LAST = ("collect", "compute", "read_all", "to_table")     # methods that make a table of what is none yet
_LISTED = ("tolist", "to_list", "to_pylist")    # how arrays, Series and Arrow's columns become lists


def is_none(cell):
    """Whether a cell holds no value: None, and what pandas has for it."""
    return cell is None or type(cell).__name__ in NO_VALUE


def listed(values):
    """The list that an array, a Series or a column makes of itself, cells without a value as None; None for others."""
    if hasattr(values, "toarray"):                                      # SciPy's sparse matrices
        values = values.toarray()
    values = _of_microseconds(values)
    for name in _LISTED:
        if hasattr(values, name):
            cells = getattr(values, name)()
            if type(values).__name__ != "Series" or not isinstance(cells, list):
                return cells
            return [None if is_none(cell) else cell for cell in cells]
    return listed(values.__array__()) if hasattr(values, "__array__") else None


def _of_microseconds(values):
    """NumPy's dates and durations in shorter units as such of microseconds, as tolist would make bare integers."""
    unit = ("%s" % values.dtype)[-4:] if hasattr(values, "dtype") else ""
    if unit in TOO_SHORT and type(values).__module__.split(".")[0] == "numpy":
        return values.astype(values.dtype.kind + "8[us]")
    return values


def is_mapping(value):
    """Whether the value has values by keys: a dict, and what stands for one."""
    if isinstance(value, dict):
        return not hasattr(value, "toarray")                            # SciPy's, of older versions
    ways = [name for name in ("keys", "values", "__getitem__") if hasattr(value, name)]
    return len(ways) == 3 and not (hasattr(value, "dtype") or hasattr(value, "iloc") or isinstance(value, type))


def hint(value):
    """What to do with a value that is no number and no table yet, to be put after an error's text; "" if unknown."""
    if is_mapping(value):
        return "; make columns of rows of names: {name: [row[name] for row in rows] for name in rows[0]}"
    found = [] if isinstance(value, type) else [name for name in AT_LAST if hasattr(value, name)]
    return "; what its %s() gives is a table" % found[0] if found else ""


def is_frame(value):
    """Whether the value is a table, whose columns have names."""
    return _parts(value) is not None


def names_of(frame):
    """The columns' names, as texts, in their order."""
    return as_texts(_parts(frame)[0])


def labels_in(frame):
    """The columns' names with the kinds that they have."""
    return list(_parts(frame)[0])


def as_texts(names):
    """Names of columns, which may be numbers or tuples, as texts."""
    return [name if isinstance(name, str) else "%s" % (name,) for name in names]


def columns_of(frame):
    """A list of cells for each column; ValueError where they differ in length."""
    names, columns = _parts(frame)
    lists = []
    for name, column in zip(names, columns()):
        try:
            cells = None if isinstance(column, NO_COLUMNS) or is_mapping(column) else listed(column) or list(column)
        except TypeError:               # MicroPython has no other way to ask
            cells = None
        if not isinstance(cells, list):
            raise TypeError("the column %s is %s; a list is needed" % (_short(name), shown(column)))
        lists.append(cells)
    for name, cells in zip(names, lists):
        if len(cells) != len(lists[0]):
            raise ValueError("the column %s has %s, the column %s %d"
                             % (_short(name), counted(len(cells), "cell"), _short(names[0]), len(lists[0])))
    return lists


def _short(name):
    """The name of a column, which need not be a text, for a message."""
    return shortened("%s" % (name,))


def rows_of(frame):
    """A list of the rows, each a list of cells."""
    columns = columns_of(frame)
    return [[column[i] for column in columns] for i in range(len(columns[0]) if columns else 0)]


def _parts(value):
    """(the names of the columns, a function that returns the columns) of a table; None for anything else."""
    if is_mapping(value):
        names = list(value) if type(value) is not dict or KEEPS_ORDER else sorted(value)
        return names, lambda: [value[name] for name in names]
    fields = getattr(getattr(value, "dtype", None), "names", None)              # NumPy's structured arrays
    if fields and len(value.shape) == 1:
        return list(fields), lambda: [value[name] for name in fields]
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
    if is_mapping(rows):
        return dict([(name, picked(rows[name], places)) for name in rows])
    if hasattr(rows, "iloc"):
        return rows.iloc[places]
    if hasattr(rows, "picked"):
        return rows.picked(places)
    if hasattr(rows, "to_pylist"):
        return rows.take(places)
    if hasattr(rows, "tocsr"):
        return rows.tocsr()[places]                                             # SciPy's sparse matrices
    if hasattr(rows, "dtype") or hasattr(rows, "_form") or hasattr(rows, "get_columns"):
        return rows[places]
    return [rows[i] for i in places]


def length(rows):
    """How many rows there are."""
    if not is_mapping(rows):
        return rows.shape[0] if hasattr(rows, "tocsr") else len(rows)
    columns = columns_of(rows)
    return len(columns[0]) if columns else 0
