"""Arrays in text files: a row of numbers a line, read by loadtxt and written by savetxt.

Files in which cells are missing are read by genfromtxt, in text_gaps.py.
"""
from ..arrays import widths
from ..arrays.shapes import is_whole
from ..floats.kinds import TEXTS
from ..floats.names import shown
from .dtypes import dtype_of, kind_for
from .ndarrays import asarray
from .percent import percent
from .scalars import scalar
from .text_lines import (
    array_of, as_kind, check_ndmin, is_path, lines_of, native, next_line, of_text, opened, read_row, reader,
    refused_source)

ROWS_AT_ONCE = 1000                         # that are written at once
_OF_PLAIN = "eEfFgGdiu"                     # what Python's own numbers are written by as NumPy's scalars are

# ---- lines into cells ----

class Cutter(object):
    """Cuts lines into cells: at a delimiter or at blanks, without comments, and with quotes where there are some.

    delimiter, quote: one letter or None; comments: a list of texts that begin one.
    """

    def __init__(self, delimiter, comments, quote):
        self.delimiter = delimiter
        self.comments = comments
        self.quote = quote

    def rows(self, lines, encoding):
        """Yield the cells of each line that has some."""
        for line in lines:
            line = native(line, encoding)
            if self.quote is not None and self.quote in line:
                cells = self._quoted(line, lines, encoding)
            else:
                cells = self._plain(line.rstrip("\r\n"))
            if cells:
                yield cells

    def _plain(self, line):
        for mark in self.comments:
            line = line.partition(mark)[0]
        if "\n" in line or "\r" in line:
            raise ValueError("a line has a line end in it: %s" % shown(line))
        if self.delimiter is None:
            return line.split()
        return line.split(self.delimiter) if line else []

    def _quoted(self, line, lines, encoding):
        """The cells of a line with quotes, between which other lines may follow."""
        cells, cell, is_open, at = [], None, False, 0           # cell: None before a cell has begun
        while at < len(line):
            letter = line[at]
            at = at + 1
            if is_open:
                if letter != self.quote:
                    cell += letter
                elif line[at:at + 1] == letter:
                    cell, at = cell + letter, at + 1
                else:
                    is_open = False
                if at == len(line) and is_open:
                    line, at = native(next_line(lines), encoding), 0
            elif letter in self.comments or letter in "\r\n":
                break
            elif letter == self.delimiter or self.delimiter is None and letter.isspace():
                if cell is not None or self.delimiter is not None:
                    cells.append(cell or "")
                cell = None
            elif cell is None and letter == self.quote:
                cell, is_open = "", True
            else:
                cell = (cell or "") + letter
        if cell is not None or cells and self.delimiter is not None:
            cells.append(cell or "")
        return cells


def _one_letter(value, name):
    """The value, which is one letter and no line end, or None."""
    if isinstance(value, bytes):
        value = native(value, None)
    if value is not None and not (isinstance(value, TEXTS) and len(value) == 1 and value not in "\r\n"):
        raise TypeError("%s is one letter, no line end, or None; got %r" % (name, value))
    return value


def _cutter(comments, delimiter, quotechar):
    delimiter, quote = _one_letter(delimiter, "delimiter"), _one_letter(quotechar, "quotechar")
    marks = [] if comments is None else [comments] if isinstance(comments, (bytes,) + TEXTS) else list(comments)
    marks = [native(mark, None) for mark in marks]
    if "" in marks:
        raise ValueError("comments cannot begin with an empty text; comments=None turns them off")
    if quote is not None and (len(marks) > 1 or marks and len(marks[0]) > 1):
        raise ValueError("quotes go with one letter that begins comments; got %r" % (comments,))
    if delimiter is not None and delimiter in marks + [quote] or quote is not None and quote in marks:
        raise TypeError("comments, delimiter and quotechar differ; got %r, %r, %r" % (comments, delimiter, quotechar))
    if delimiter is None and [mark for mark in marks + [quote or "#"] if len(mark) == 1 and mark.isspace()]:
        raise TypeError("blanks are between cells; comments and quotechar are none; got %r, %r" % (comments, quotechar))
    return Cutter(delimiter, marks, quote)


# ---- columns ----

def _columns(usecols):
    """A list of the columns to be read, or None."""
    if usecols is None:
        return None
    try:
        columns = list(usecols)
    except TypeError:
        columns = [usecols]
    for column in columns:
        if not is_whole(column):
            raise TypeError("usecols is an int or a list of ints; got %r" % (usecols,))
        if not -2 ** 63 <= int(column) < 2 ** 63:
            raise OverflowError("no file has so many columns; got usecols=%r" % (usecols,))
    return [int(column) for column in columns]


def _chosen(cells, columns, row):
    """The cells of some columns."""
    for column in columns:
        if not -len(cells) <= column < len(cells):
            raise ValueError("invalid column index %d at row %d with %d columns" % (column, row, len(cells)))
    return [cells[column] for column in columns]


def _functions(converters, columns, width, as_bytes):
    """{place among the columns read: function} of the converters, for rows of that many cells."""
    if converters is None:
        return {}
    if callable(converters):
        given = [(place, converters) for place in range(width if columns is None else len(columns))]
        return dict([(place, _of_bytes(function) if as_bytes else function) for place, function in given])
    if not isinstance(converters, dict):
        raise TypeError("converters is a function, or a dict of columns and functions; got %r" % (converters,))
    found = {}
    for column in converters:
        if not is_whole(column):
            raise TypeError("the keys of converters are ints; got %r" % (column,))
        if not callable(converters[column]):
            raise TypeError("the values of converters are functions; got %r" % (converters[column],))
        if not -width <= column < width:
            raise ValueError("there is a converter for column %d, and rows have %d columns" % (column, width))
        places = [column % width] if columns is None else [
            place for place, number in enumerate(columns) if number == column]  # named alike, as in NumPy
        for place in places:
            found[place] = _of_bytes(converters[column]) if as_bytes else converters[column]
    return found


def _of_bytes(function):
    """The function, called with the bytes of a cell; what it makes of them is decoded, too."""
    def called(cell):
        made = function(cell.encode("latin-1") if bytes is not str else cell)
        return native(made, None) if isinstance(made, bytes) else made
    return called


# ---- reading ----

def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False,
            ndmin=0, encoding=None, max_rows=None, quotechar=None, like=None):
    """The array of a text file, of which each line is a row; columns of other kinds than the dtype's need converters.

    ValueError, with row and column, for a cell that is no number, or where the rows differ in length.
    """
    kind = kind_for(dtype)
    columns, cutter = _columns(usecols), _cutter(comments, delimiter, quotechar)
    check_ndmin(ndmin)
    _check_count(skiprows, "skiprows")
    if max_rows is not None:
        _check_count(max_rows, "max_rows")
    try:
        lines = lines_of(fname, encoding)
    except TypeError:
        raise ValueError(refused_source(fname))
    for _ in range(skiprows):
        next_line(lines)
    rows = cutter.rows(lines, encoding) if max_rows != 0 else iter([])
    data, count, width = _table(rows, kind, columns, (converters, encoding == "bytes"), max_rows)
    array = array_of(data, (count, width), kind, ndmin)
    return array.T if unpack else array


def _check_count(value, name):
    if not is_whole(value):
        raise TypeError("%s is an int; got %r" % (name, value))
    if value < 0:
        raise ValueError("%s is 0 or more; got %d" % (name, value))


def _table(rows, kind, columns, converting, most):
    """(flat list, number of rows, number of columns) of the cells of rows, of which at most so many are taken."""
    read, functions, data, count, length = reader(kind), {}, [], 0, None
    for cells in rows:
        if length is None:
            length = len(cells)
            functions = _functions(converting[0], columns, length, converting[1])
        if columns is not None:
            cells = _chosen(cells, columns, count + 1)
        elif len(cells) != length:
            raise ValueError("the number of columns changed from %d to %d at row %d; usecols picks those that all have"
                             % (length, len(cells), count + 1))
        try:
            data += [_converted(functions.get(place), cell, kind) if place in functions else read(cell)
                     for place, cell in enumerate(cells)] if functions else read_row(cells, read)
        except ValueError:
            raise ValueError(_bad_cell(cells, read, functions, kind, count))
        count = count + 1
        if count == most:
            break
    return data, count, len(columns) if columns is not None else 1 if length is None else length


def _converted(function, cell, kind):
    try:
        return as_kind(function(cell), kind)
    except Exception as error:              # of the caller's own function
        raise ValueError("the converter of this cell: %s: %s" % (type(error).__name__, error))


def _bad_cell(cells, read, functions, kind, row):
    """In words, which cell of a row is no number."""
    for place, cell in enumerate(cells):
        try:
            _converted(functions[place], cell, kind) if place in functions else read(cell)
        except ValueError as error:
            why = " (%s)" % error if place in functions else ""
            name = "str" if widths.is_text(kind) else dtype_of(kind).name
            return "could not convert string %s to %s at row %d, column %d%s" % (shown(cell), name, row, place + 1, why)


def fromstring(string, dtype=float, count=-1, sep="", like=None):
    """A vector of the numbers that stand between separators in a text; count: how many of them, -1 for all."""
    if not sep:
        raise ValueError("fromstring reads text between separators, as sep=\" \"; frombuffer reads bytes")
    return of_text(string, dtype, count, sep)


# ---- writing ----

def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    """Write a matrix, a row a line, or a vector, a number a line.

    fmt: the format of every number, a list of one for each column, or that of a whole row.
    """
    X = asarray(X)
    if X.ndim not in (1, 2):
        raise ValueError("savetxt writes arrays of 1 or 2 dimensions; this one has %d" % X.ndim)
    if not is_path(fname) and not hasattr(fname, "write"):
        raise ValueError(refused_source(fname))
    row_format = _row_format(fmt, X.shape[1] if X.ndim == 2 else 1, delimiter)
    if not is_path(fname):
        return _write(_Writer(fname, encoding or "latin-1"), X, row_format, (newline, header, footer, comments))
    file = opened(fname, "wb")
    try:
        _write(_Writer(file, encoding or "utf-8"), X, row_format, (newline, header, footer, comments))
    finally:
        file.close()


def _row_format(fmt, columns, delimiter):
    """The format of a whole row of so many columns."""
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError("fmt is a format for each of %d columns; got %r" % (columns, fmt))
        return delimiter.join(fmt)
    if not isinstance(fmt, TEXTS):
        raise ValueError("fmt is a text or a list of texts; got %r" % (fmt,))
    if fmt.count("%") == 1:
        return delimiter.join([fmt] * columns)
    if fmt.count("%") != columns:
        raise ValueError("fmt has one %% or, for a whole row, one for each of %d columns; got %r" % (columns, fmt))
    return fmt


class _Writer(object):
    """Writes texts to a file of texts, or of bytes where it takes no texts."""

    def __init__(self, file, encoding):
        self._file = file
        self._encoding = encoding
        self._other = None                  # whether it takes the other type; None before it has been tried

    def write(self, text):
        if self._other is None:
            try:
                self._file.write(text)
                self._other = False
                return
            except TypeError:
                self._other = True
        if self._other:                     # Python 2's texts are bytes, and some of its files take unicode alone
            text = text.encode(self._encoding) if bytes is not str else text.decode("utf-8")
        self._file.write(text)


def _write(writer, X, row_format, around):
    newline, header, footer, comments = around
    if header:
        writer.write(comments + header.replace("\n", "\n" + comments) + newline)
    kind, columns = X._form.kind, X.shape[1] if X.ndim == 2 else 1
    letters = [part.lstrip("-+ 0#.123456789")[:1] for part in row_format.split("%")[1:]]
    data = X._data
    if kind not in ("float", "int", "bool") or [letter for letter in letters if letter not in _OF_PLAIN]:
        data = [scalar(x, kind) for x in data]
    lines = []
    for i in range(X.shape[0]):
        try:
            lines.append(percent(row_format, tuple(data[i * columns:i * columns + columns])) + newline)
        except TypeError as error:
            raise TypeError("the format %r does not write the dtype %s: %s" % (row_format, X.dtype, error))
        if len(lines) == ROWS_AT_ONCE:
            writer.write("".join(lines))
            lines = []
    if lines:
        writer.write("".join(lines))
    if footer:
        writer.write(comments + footer.replace("\n", "\n" + comments) + newline)
