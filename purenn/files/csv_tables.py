"""CSV text as a table of columns with names, read by the rules of RFC 4180; errors name line and column.

Cells stay text until they are asked for as numbers or labels, and decimals are
read correctly rounded on every Python.  This file does not write CSV, and does not
guess delimiters.
"""
from ..arrays.loops import mean_of
from ..arrays.operators import make
from ..floats.kinds import TEXTS
from ..floats.names import unknown
from ..floats.text import float_str, read_decimal
from ..matrix import Matrix

MISSING = ("", "na", "nan", "?")        # cells that hold no value, also in capitals


def read_csv(source, header=True, delimiter=",", comment=None, columns=None, missing="error", marks=MISSING,
             targets=()):
    """The Table of a CSV text.

    source: a file name, an open file, a list of lines, or the text itself, which must have a line end.  UTF-8.
    header: True if the first line has the columns' names; False to call them 1, 2, ...; or a list of names.
    comment: what lines begin with that are skipped; blank lines always are.
    columns: the names of the columns to keep, in that order; None for all.
    missing: what to do with cells that hold no value, which are those that `marks` lists: "error"; "drop" leaves their
    rows out; "mean" fills in the mean of the column's numbers; a dict {name: mean}, such as another table's `means`,
    fills in those.
    targets: columns (a name or a list) that "mean" does not fill, because what is to be learnt must not be invented.

    Blanks around names and numbers are ignored, around labels they are kept; a line end in quotes is read as \\n.
    ValueError, with line and column, for anything that is not CSV.
    """
    if not isinstance(delimiter, TEXTS) or len(delimiter) != 1 or delimiter in '"\r\n':
        raise ValueError("a delimiter is one character, and no quote or line end; got %r" % (delimiter,))
    if not isinstance(missing, dict) and missing not in ("error", "drop", "mean"):
        raise ValueError('missing is "error", "drop", "mean" or a dict of means; got %r' % (missing,))
    table = _table(_records(_lines(source), delimiter, comment), header)
    if columns is not None:
        table = table.select(columns)
    return without_gaps(table, missing, marks, targets)


class NameTwice(ValueError):
    """Two columns have the same name."""


class Table(object):
    """Rows of text under column names.

    names: the columns' names; rows: lists of cells; lines: the line of the file on which each row begins.
    dropped: how many rows were left out; filled: {name: how many cells were filled in}; means: {name: mean of the
    column}, which they were filled with.
    """

    def __init__(self, names, rows, lines):
        self.names, self.rows, self.lines = names, rows, lines
        self._places = dict([(name, j) for j, name in enumerate(names)])
        self.dropped, self.filled, self.means = 0, {}, {}

    def __len__(self):
        return len(self.rows)

    def __repr__(self):
        names = ", ".join(self.names)
        return "<Table: %d rows of %s>" % (len(self.rows), names if len(names) <= 200 else names[:200] + " and so on")

    def place(self, name):
        """The number of the column with this name, from 0; ValueError lists the known names."""
        if name not in self._places:
            raise ValueError(unknown("column", name, self.names))
        return self._places[name]

    def select(self, names):
        """The Table of these columns, in this order."""
        places = [self.place(name) for name in _list_of(names)]
        if len(set(places)) < len(places) or not places:
            raise ValueError("expected columns' names, each once; got %r" % (names,))
        return Table([self.names[j] for j in places], [[row[j] for j in places] for row in self.rows], self.lines)

    def picked(self, places):
        """The Table of these rows, in this order."""
        return Table(self.names, [self.rows[i] for i in places], [self.lines[i] for i in places])

    def gaps(self, marks=MISSING):
        """[[column, ...], ...]: for each row, the columns of its cells that hold no value, which `marks` lists."""
        marks = set([mark.lower() for mark in marks])
        return [[j for j, cell in enumerate(row) if cell.strip().lower() in marks] for row in self.rows]

    def labels(self, name):
        """The column as a list of texts."""
        j = self.place(name)
        return [row[j] for row in self.rows]

    def numbers(self, names=None):
        """Matrix (rows, columns) of these columns: one name, a list of names, or None for all."""
        places = [self.place(name) for name in _list_of(self.names if names is None else names)]
        data = [self._number(i, j) for i in range(len(self.rows)) for j in places]
        return make(Matrix, data, (len(self.rows), len(places)), "float")

    def _number(self, i, j):
        try:
            x = read_decimal(self.rows[i][j])
        except ValueError:
            raise self.error(i, j, "is not a number")
        if x - x != 0.0:
            raise self.error(i, j, "is too large a number")
        return x

    def error(self, i, j, what):
        """The ValueError that says what is wrong with the cell in row i, column j, both from 0."""
        cell = _shown(repr(self.rows[i][j]))
        return ValueError("line %d, column %s: %s %s" % (self.lines[i], _shown(self.names[j]), cell, what))

    def is_numeric(self, name):
        """Whether every cell of the column is a number."""
        j = self.place(name)
        try:
            return bool([self._number(i, j) for i in range(len(self.rows))])
        except ValueError:
            return False


def _list_of(names):
    return [names] if isinstance(names, TEXTS) else list(names)


def _shown(text, most=60):
    """The text, shortened if it is too long for a message."""
    return text if len(text) <= most else text[:most - 20] + "..." + text[-17:]


# ---- cells that hold no value ----

def without_gaps(table, missing, marks=MISSING, targets=()):
    """The same Table, after its cells that hold no value were dropped or filled in; see read_csv."""
    targets = [table.place(name) for name in _list_of(targets)]
    gaps = table.gaps(marks)
    if missing == "error":
        for i, columns in enumerate(gaps):
            if columns:
                raise table.error(i, columns[0], 'is a missing value; missing="drop" would leave the row out')
    elif missing == "drop":
        kept = [i for i, columns in enumerate(gaps) if not columns]
        table.dropped = len(gaps) - len(kept)
        table.rows, table.lines = [table.rows[i] for i in kept], [table.lines[i] for i in kept]
        if not kept:
            raise ValueError("each of the %d rows lacks a value" % len(gaps))
    else:
        table.means = _means(table, gaps, targets) if missing == "mean" else missing
        _fill(table, gaps)
    return table


def _means(table, gaps, targets):
    """{name: mean} of the columns that are not targets and in which all cells that hold a value hold a number."""
    means = {}
    for j, name in enumerate(table.names):
        try:
            numbers = [table._number(i, j) for i in range(len(gaps)) if j not in gaps[i]]
        except ValueError:
            continue
        if numbers and j not in targets:
            means[name] = mean_of(numbers)
    return means


def _fill(table, gaps):
    for i, places in enumerate(gaps):
        for j in places:
            name = table.names[j]
            if name not in table.means:
                raise table.error(i, j, "is a missing value, and there is no mean to fill it with")
            table.rows[i][j] = float_str(table.means[name])
            table.filled[name] = table.filled.get(name, 0) + 1


# ---- from text to cells ----

def _lines(source):
    """The lines of a source (see read_csv), without their ends."""
    if isinstance(source, TEXTS) and not ("\n" in source or "\r" in source) or hasattr(source, "__fspath__"):
        text = _file_text(source)
    elif isinstance(source, (bytes,) + TEXTS):
        text = source
    elif hasattr(source, "read"):
        text = source.read()
    else:
        text = "\n".join([native(line).rstrip("\r\n") for line in _iterated(source)])
    text = native(text)
    if text[:3] == "\xef\xbb\xbf":                     # a byte-order mark, as bytes and as the character
        text = text[3:]
    elif text and ord(text[0]) == 0xFEFF:
        text = text[1:]
    if "\0" in text:
        raise ValueError("line %d holds a NUL character; this is no CSV text in UTF-8"
                         % (text[:text.index("\0")].count("\n") + 1))
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _file_text(name):
    try:
        file = open(name, encoding="utf-8")
    except TypeError:                   # Python 2
        file = open(name)
    try:
        return file.read()
    except ValueError:
        raise ValueError("%s is not a text in UTF-8" % name)
    finally:
        file.close()


def native(text):
    """The text as this Python's str: Python 3's bytes decoded, Python 2's unicode encoded, by UTF-8."""
    if isinstance(text, str):
        return text
    if isinstance(text, bytes):
        return text.decode("utf-8")
    if isinstance(text, TEXTS):
        return text.encode("utf-8")
    raise TypeError("a line of CSV must be a text; got %r" % (text,))


def _iterated(source):
    try:
        return iter(source)
    except TypeError:
        raise TypeError("expected a file name, an open file or a list of lines; got %r" % (source,))


def _records(lines, delimiter, comment):
    """(line number, cells) of each record; a record with line ends in quotes has more than one line."""
    i = 0
    while i < len(lines):
        line, number = lines[i], i + 1
        if '"' not in line or comment and line.startswith(comment):
            cells, i = line.split(delimiter), number
        else:
            cells, i = _quoted_record(lines, i, delimiter)
        if not (comment and line.startswith(comment)) and (len(cells) > 1 or line.strip()):
            yield number, cells


def _quoted_record(lines, i, delimiter):
    """(cells, the index of the next record's line) of the record with quotes that begins at line i."""
    cells = []
    at = 0
    while True:
        quoted = lines[i][at:at + 1] == '"'
        if quoted:
            cell, i, at = _quoted_cell(lines, i, at + 1)
        end = lines[i].find(delimiter, at)
        end = len(lines[i]) if end < 0 else end
        rest = lines[i][at:end]
        if quoted and rest or '"' in rest:
            raise ValueError("line %d, column %d: quotes go around a whole cell, and those inside are doubled; got %s%s"
                             % (i + 1, len(cells) + 1, "a quoted text and then " if quoted else "", _shown(repr(rest))))
        cells.append(cell if quoted else rest)
        if end == len(lines[i]):
            return cells, i + 1
        at = end + 1


def _quoted_cell(lines, i, at):
    """(cell, its last line, the place after its closing quote) of the cell whose text begins at `at` in line i."""
    first = i
    parts = []
    while True:
        end = lines[i].find('"', at)
        if end < 0:
            parts.append(lines[i][at:] + "\n")
            i, at = i + 1, 0
            if i == len(lines):
                raise ValueError("line %d: a quote opens here and is never closed" % (first + 1))
        elif lines[i][end + 1:end + 2] == '"':
            parts.append(lines[i][at:end + 1])
            at = end + 2
        else:
            return "".join(parts) + lines[i][at:end], i, end + 1


def _table(records, header):
    """The Table of the records, which must all have the same length."""
    names = None if header is True or header is False else list(header)
    expectation = "%d names are given" % len(names or [])
    rows, lines = [], []
    for line, cells in records:
        if names is None:
            expectation = "line %d has %d" % (line, len(cells))
            names = cells if header else [str(j + 1) for j in range(len(cells))]
            if header:
                continue
        if len(cells) != len(names):
            raise ValueError("line %d has %d cells, where %s" % (line, len(cells), expectation))
        rows.append(cells)
        lines.append(line)
    if not rows:
        raise ValueError("the CSV text has no rows: it is empty" + (" but for the names of columns" if names else ""))
    table = Table([name.strip() for name in names], rows, lines)
    for j, name in enumerate(table.names):
        if table.place(name) != j:
            raise NameTwice("columns %d and %d are both named %s" % (j + 1, table.place(name) + 1, _shown(repr(name))))
    return table
