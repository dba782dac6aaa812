"""CSV text as a table of named columns, read as RFC 4180 has it; what is wrong is said with line and column.

Cells stay text until they are asked for as numbers or labels, and decimals are
read correctly rounded on every Python.  Writing CSV and guessing at delimiters
are declined.
"""
from ..arrays.loops import mean_of
from ..arrays.operators import make
from ..floats.kinds import TEXTS
from ..floats.names import unknown
from ..floats.text import float_str, read_decimal
from ..matrix import Matrix

MISSING = ("", "na", "nan", "?")        # cells that hold no value, in capitals too


def read_csv(source, header=True, delimiter=",", comment=None, columns=None, missing="error", marks=MISSING,
             targets=()):
    """The Table of a CSV text.

    source: a file name, an open file, a list of lines, or the text itself (which has line ends).  UTF-8.
    header: True where the first line names the columns; False names them 1, 2, ...; or a list of names.
    comment: lines that begin so are passed over, as blank ones are.
    columns: the names of those to keep, in that order; None: all.
    missing: what becomes of cells that hold no value, those that `marks` lists: "error"; "drop" leaves their rows out;
    "mean" fills them with the mean of the column's other numbers; a dict, such as another table's `means`, with its.
    targets: the columns (a name or a list) that "mean" leaves alone, as what is to be learnt is not to be made up.

    Blanks around names and numbers do not count, around labels they do; a line end in quotes is read as \\n.
    ValueError for anything that is no such text, with line and column.
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

    names: of the columns; rows: lists of cells; lines: where in the file each row begins.  dropped: how many rows were
    left out; filled: {name: how many cells were filled in}; means: what with, {name: mean of the column}.
    """

    def __init__(self, names, rows, lines):
        self.names, self.rows, self.lines = names, rows, lines
        self._places = dict([(name, j) for j, name in enumerate(names)])
        self.dropped, self.filled, self.means = 0, {}, {}

    def __len__(self):
        return len(self.rows)

    def place(self, name):
        """Which column has this name, from 0; ValueError lists the known ones."""
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
        """The places in each row, [[column, ...], ...], of the cells that hold no value: those that `marks` lists."""
        marks = set([mark.lower() for mark in marks])
        return [[j for j, cell in enumerate(row) if cell.strip().lower() in marks] for row in self.rows]

    def labels(self, name):
        """The column as a list of texts."""
        j = self.place(name)
        return [row[j] for row in self.rows]

    def numbers(self, names=None):
        """Matrix (rows, columns) of the columns of these names (one name, a list, or None for all)."""
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
        """The ValueError that says what is wrong with the cell at these places, from 0."""
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
    """Text for a message: not a whole file's."""
    return text if len(text) <= most else text[:most - 20] + "..." + text[-17:]


# ---- cells that hold no value ----

def without_gaps(table, missing, marks=MISSING, targets=()):
    """The Table, whose cells that hold no value are dealt with in place; see read_csv."""
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
    """{name: mean} of the columns that are no targets, and in which every value that is there is a number."""
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
    """The lines of what read_csv takes, without their ends."""
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
    """(line number, cells) of every record; it is of more than one line if there are line ends in quotes."""
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
    """(cells, the index of the line after them) of a record that has quotes."""
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
    """(the cell whose text begins at a place of line i, the line where it ends, the place after its closing quote)."""
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
    """The Table of the records: all of one length, the first of them perhaps the names."""
    names = None if header is True or header is False else list(header)
    told = "%d names are given" % len(names or [])
    rows, lines = [], []
    for line, cells in records:
        if names is None:
            told = "line %d has %d" % (line, len(cells))
            names = cells if header else [str(j + 1) for j in range(len(cells))]
            if header:
                continue
        if len(cells) != len(names):
            raise ValueError("line %d has %d cells, where %s" % (line, len(cells), told))
        rows.append(cells)
        lines.append(line)
    if not rows:
        raise ValueError("the CSV text has no rows: it is empty" + (" but for the names of columns" if names else ""))
    table = Table([name.strip() for name in names], rows, lines)
    for j, name in enumerate(table.names):
        if table.place(name) != j:
            raise NameTwice("columns %d and %d are both named %s" % (j + 1, table.place(name) + 1, _shown(repr(name))))
    return table
