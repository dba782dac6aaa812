"""genfromtxt: arrays from text files in which cells are missing, or hold no number.

Each column has a reader, a value for cells that it cannot read, and marks of such cells.  Columns of different kinds
would make an array of records, which is not here: that is an error.
"""
from ..arrays import widths
from ..arrays.shapes import counted, is_whole
from ..floats.kinds import TEXTS
from ..floats.names import shown
from ..floats.parts import NAN
from .dtypes import kind_for
from .text_lines import (
    array_of, as_kind, check_ndmin, lines_of, native, next_line, python_float, refused_source)
from .values import parts

_FILLINGS = {"bool": False, "object": "???", "<U0": "???"}      # of other kinds nan, and -1 of ints
_WIDER = {"bool": "int", "int": "float", "float": "<U0"}        # the kind that is tried next where none is asked for
_NO_RECORDS = "records are not here"

# ---- columns ----

class _Column(object):
    """How the cells of a column are read: a function, the kind of its results, a filling value, marks of gaps."""

    def __init__(self, kind, filling, marks):
        self.kind = "bool" if kind is None else kind
        self.is_locked = kind is not None
        self.marks = marks
        self.own_filling = filling
        self.read = _reader(self.kind, self.is_locked)
        self.counts = False                 # whether the kind of its cells is known, where none is asked for

    def filling(self):
        if self.own_filling is not None:
            return self.own_filling
        return _FILLINGS.get(_family(self.kind), -1 if widths.is_whole(self.kind) else NAN)

    def convert(self, function, tried):
        """Let a function of the caller's read the cells, of which `tried` is one."""
        self.read, self.is_locked = function, True
        if self.own_filling is None:
            self.own_filling = self.filling()
            try:
                self.kind = parts(function(tried or "1"))[2]
            except (TypeError, ValueError):
                self.kind = "object"
        else:
            self.kind = parts(self.own_filling)[2]

    def value(self, cell, is_loose):
        """The value of a cell; ValueError for one that is neither that nor a gap, unless is_loose."""
        try:
            return self.read(cell)
        except ValueError:
            if is_loose or cell.strip() in self.marks:
                return self.filling()
            raise ValueError("cannot convert string %s" % shown(cell))

    def widen(self, cells):
        """Find the kind that all cells have: bools, else ints, else floats, else texts."""
        while True:
            try:
                gaps = [cell for cell in cells if not self._reads(cell)]
                self.counts = not gaps or not (self.kind == "bool" or self.is_locked)
                return
            except ValueError:
                if self.is_locked or self.kind not in _WIDER:
                    raise
                self.kind = _WIDER[self.kind]
                self.read = _reader(self.kind, False)

    def _reads(self, cell):
        """Whether a cell holds a value; False for a gap, ValueError for neither."""
        try:
            self.read(cell)
            return True
        except ValueError:
            if cell.strip() in self.marks:
                return False
            raise


def _reader(kind, is_asked_for):
    """A function that reads a cell of a kind, as Python does."""
    if kind == "bool":
        return _read_bool
    if kind[:5] == "float":
        return python_float
    if kind == "object" and bytes is not str:
        return lambda cell: cell.encode("latin-1")
    if not widths.is_whole(kind):
        return lambda cell: cell
    if kind not in ("int", "uint64"):
        return lambda cell: int(python_float(cell))
    return (lambda cell: as_kind(int(cell), kind)) if is_asked_for else _read_int64


def _read_bool(cell):
    word = cell.upper()
    if word not in ("TRUE", "FALSE"):
        raise ValueError("expected true or false; got %s" % shown(cell))
    return word == "TRUE"


def _read_int64(cell):
    value = int(cell)
    if not -2 ** 63 <= value < 2 ** 63:
        raise ValueError("too large")       # so that the column becomes one of floats
    return value


# ---- lines into cells ----

def _cutter(delimiter, comments, strips):
    """A function that cuts a line into cells: at a delimiter, at blanks, or after so many letters."""
    if comments is not None and not isinstance(comments, TEXTS):
        raise TypeError("comments is a text or None; got %r" % (comments,))
    if comments == "":
        raise ValueError("comments cannot begin with an empty text; comments=None turns them off")
    if delimiter is not None and not isinstance(delimiter, (bytes,) + TEXTS):
        cut = _at_places(delimiter)
    else:
        mark = native(delimiter, None) if delimiter else None

        def cut(line):
            line = line.strip(" \r\n")
            return line.split(mark) if line else []

    def cells(line):
        found = cut(line if comments is None else line.partition(comments)[0])
        return [cell.strip() for cell in found] if strips else found
    return cells


def _at_places(delimiter):
    """Cuts a line after each so many letters, or into columns of a list of widths."""
    if is_whole(delimiter):
        def cut(line):
            line = line.strip("\r\n")
            return [line[i:i + delimiter] for i in range(0, len(line), delimiter)]
        return cut
    bounds, place = [], 0
    for width in delimiter:
        bounds.append((place, place + width))
        place = place + width
    return lambda line: [line[start:end] for start, end in bounds] if line else []


# ---- what is said of single columns ----

def _for_columns(given, count, used, what):
    """[what is given for each column], None where nothing is; given: one for all, a list, or a dict by column."""
    found = [None] * count
    if isinstance(given, dict):
        for key in given:
            if not is_whole(key):
                raise ValueError("columns have numbers and no names here; %s has %r" % (what, key))
            found[used.index(key) if key in used else key] = given[key]
    elif isinstance(given, (list, tuple)):
        for i, value in enumerate(given[:count]):
            found[i] = value
    else:
        found = [given] * count
    return found


def _marks(missing, count, used):
    """The texts that mark a gap in each column, among them that without letters."""
    if isinstance(missing, dict) or isinstance(missing, (list, tuple)):
        given = _for_columns(missing, count, used, "missing_values")
    else:
        given = [native(missing, None).split(",") if isinstance(missing, (bytes,) + TEXTS) else missing] * count
    return [[""] if part is None else [""] + ["%s" % mark for mark in part] if isinstance(part, (list, tuple)) else [
        "", "%s" % part] for part in given]


def _columns(usecols, width):
    """The numbers of the columns to be read, [] for all."""
    if isinstance(usecols, TEXTS):
        raise ValueError("columns have numbers and no names here; usecols is %r" % usecols)
    if usecols is None:
        return []
    try:
        columns = list(usecols)
    except TypeError:
        columns = [usecols]
    for column in columns:
        if not is_whole(column):
            raise TypeError("usecols is an int or a list of ints; got %r" % (usecols,))
    return [int(column) + (width if column < 0 else 0) for column in columns]


# ---- reading ----

def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None,
               missing_values=None, filling_values=None, usecols=None, names=None, excludelist=None, deletechars=None,
               replace_space="_", autostrip=False, case_sensitive=True, defaultfmt="f%i", unpack=None, usemask=False,
               loose=True, invalid_raise=True, max_rows=None, encoding=None, ndmin=0, like=None):
    """The array of a text file, of which each line is a row; a cell that is no number gives its column's filling value.

    dtype=None finds the kind.  Without invalid_raise, rows that differ in length are left out.  names and usemask are
    declined, as their arrays of records and masked arrays are not here.
    """
    _check(names, usemask, ndmin, max_rows, skip_footer, converters)
    kind = None if dtype is None else kind_for(dtype)
    cut = _cutter(delimiter, comments, autostrip)
    try:
        lines = lines_of(fname, encoding)
    except TypeError:
        raise TypeError(refused_source(fname))
    for _ in range(skip_header):
        next_line(lines)
    rows, first, used, skip_footer = _rows(
        lines, cut, encoding, usecols, max_rows, (skip_header, skip_footer, invalid_raise))
    count = len(used) or len(first)
    columns = [_Column(kind, filling, marks) for filling, marks in zip(
        _for_columns(filling_values, count, used, "filling_values"), _marks(missing_values, count, used))]
    _convert(columns, converters or {}, used, first, encoding == "bytes")
    kind = _joint_kind(columns, rows) if kind is None else _asked_kind(columns, kind, converters)
    rows = rows[:len(rows) - skip_footer] if skip_footer < len(rows) else []
    data = [as_kind(column.value(cell, loose), kind) for row in rows for column, cell in zip(columns, row)]
    array = array_of(data, (len(rows), count) if rows else (0,), kind, ndmin)
    return array.T if unpack else array


def _check(names, usemask, ndmin, max_rows, skip_footer, converters):
    if names or usemask:
        raise TypeError("names ask for an array of records, usemask for a masked one, and they are not here; "
                        "skip_header=1 leaves a line of names out")
    check_ndmin(ndmin)
    if max_rows is not None and skip_footer:
        raise ValueError("max_rows and skip_footer do not go together")
    if max_rows is not None and max_rows < 1:
        raise ValueError("max_rows is 1 or more; got %r" % (max_rows,))
    if converters and not isinstance(converters, dict):
        raise TypeError("converters is a dict of columns and functions; got %r" % (converters,))


def _rows(lines, cut, encoding, usecols, most, around):
    """(rows of the cells that are used, cells of the first line, numbers of the columns used, rows that are footer)."""
    skip_header, skip_footer, invalid_raise = around
    rows, invalid, first, used, number = [], [], [], [], skip_header
    for line in lines:
        cells = cut(native(line, encoding))
        number = number + 1 if first or cells else number       # NumPy counts no lines before the first with cells
        if not cells:
            continue
        if not first:
            first, used = cells, _columns(usecols, len(cells))
        if [column for column in used if column >= len(cells)] or not used and len(cells) != len(first):
            invalid.append((number, len(cells)))
            continue
        rows.append([cells[column] for column in used] if used else cells)
        if len(rows) == most:
            break
    last = skip_header + len(rows) + len(invalid) - skip_footer
    wrong = [(n, found) for n, found in invalid if not skip_footer or n <= last]
    if wrong and invalid_raise:
        texts = ["line %d has %s" % (n, counted(found, "column")) for n, found in wrong[:5]]
        raise ValueError("%s%s; %d are expected" % (
            ", ".join(texts), ", ..." * (len(wrong) > 5), len(used) or len(first)))
    used = used if first else _columns(usecols, 0)
    return rows, first, used, skip_footer - (len(invalid) - len(wrong))


def _convert(columns, converters, used, first, as_bytes):
    """Let the caller's functions read their columns."""
    for key in converters:
        if not is_whole(key):
            raise ValueError("columns have numbers and no names here; converters has %r" % (key,))
        if used and key not in used:
            continue
        function = converters[key]
        if as_bytes and bytes is not str:
            function = _of_bytes(function)
        columns[used.index(key) if used else key].convert(function, first[key] if first else None)


def _of_bytes(function):
    return lambda cell: function(cell.encode("latin-1"))


def _joint_kind(columns, rows):
    """The kind of all columns, once each has the one of its cells; ValueError where they differ."""
    for place, column in enumerate(columns):
        column.widen([row[place] for row in rows])
    found = [_family(column.kind) for column in columns if column.counts]
    if not columns:
        return "float"
    if len(set(found)) != 1:
        raise ValueError("the columns are of the kinds %s; dtype=float or dtype=str reads all of them, and %s"
                         % (", ".join([column.kind for column in columns]), _NO_RECORDS))
    return found[0]


def _asked_kind(columns, kind, converters):
    """The kind that was asked for, or of a single column that of its converter; ValueError where converters differ."""
    if not converters:
        return kind
    different = [column for column in columns if _family(column.kind) != _family(kind)]
    if len(columns) == 1:
        return _family(columns[0].kind) if different else kind
    if different:
        raise ValueError("a converter gives numbers of the kind %s, and the dtype is of the kind %s; %s"
                         % (different[0].kind, kind, _NO_RECORDS))
    return kind


def _family(kind):
    return "<U0" if widths.is_text(kind) else kind
