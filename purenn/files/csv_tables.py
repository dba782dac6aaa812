"""CSV text as a table of columns with names; errors name line and column.

Cells stay text until they are asked for as numbers or labels, and decimals are read
correctly rounded on every Python.  This file does not write CSV.  How bytes become
text stands in encodings.py, how text becomes cells in records.py.
"""
from ..arrays.loops import mean_of
from ..arrays.shapes import counted
from ..checks import at_least
from ..floats.kinds import TEXTS
from ..floats.names import shown
from . import decimals
from .encodings import AUTO, PIECE, encoding, native, texts
from .headers import OddNames, distinct, refuse_titles
from .records import Records, checked_delimiter
from .tables import MISSING, Table, list_of_names

BLOCK = 1000                            # rows that are put into a table at once


def read_csv(source, header=True, delimiter=AUTO, comment=None, columns=None, missing="error", marks=MISSING,
             targets=(), encoding=AUTO, decimal=AUTO, skip=0):
    """The Table of a CSV text.

    source: a file name, an open file, a list of lines, or the text itself, which must have a line end.
    header: True if the first line has the columns' names; False to call them 1, 2, ...; or a list of names.
    delimiter: what stands between cells; "auto" finds what a first line `sep=;` names, or, of comma, semicolon, tab
    and |, what divides the first lines into equally many cells.
    comment: what lines begin with that are skipped; blank lines always are.
    columns: the names of the columns to keep, in that order; None for all.
    missing: what to do with cells that hold no value, which are those that `marks` lists, in capitals too and with
    blanks around them: "error"; "drop" leaves their rows out; "mean" fills in the mean of the column's numbers; a dict
    {name: mean}, such as another table's `means`, fills in those.
    targets: columns (a name or a list) that "mean" does not fill, because what is to be learnt must not be invented.
    encoding: of bytes; "auto" finds UTF-8, UTF-16 and cp1252.
    decimal: "." or ","; the other one, a blank or an apostrophe may stand between thousands; "auto" finds it for each
    column.
    skip: how many lines stand above the names of the columns, such as a title.

    Blanks around names and numbers are ignored, around labels they are kept; a line end in quotes is read as \\n.
    Of columns with the same name, the second is called "name.1"; delimiters behind the last named cell of a row are no
    cells.
    ValueError, with line and column, for anything that is not CSV.
    """
    if not isinstance(missing, dict) and missing not in ("error", "drop", "mean"):
        raise ValueError('missing is "error", "drop", "mean" or a dict of means; got %s' % shown(missing))
    header = header if header is True or header is False else _texts("header: expected True, False or names", header)
    marks = _texts("marks: expected a list of texts", marks)
    table = None
    for part in read_tables(_pieces(source), header, delimiter, comment, encoding, decimal, skip):
        table = part if table is None else table.extended(part)
    table.marks = tuple(marks)
    if columns is not None:
        table = table.select(columns)
    return without_gaps(table, missing, marks, targets)


def read_tables(pieces, header=True, delimiter=AUTO, comment=None, encoding=AUTO, decimal=AUTO, skip=0):
    """Yield the rows of a CSV text in Tables of BLOCK rows or fewer, each as soon as they are there; see read_csv.

    pieces: of the bytes, or of the text, from first to last.
    """
    delimiter = None if delimiter == AUTO else checked_delimiter(delimiter)
    if decimal not in decimals.MARKS + (AUTO,):
        raise ValueError('decimal is ".", "," or "auto"; got %s' % shown(decimal))
    records = Records(texts(pieces, _known(encoding)), delimiter, comment, at_least(0, "skip", skip))
    for table in _tables(records, header):
        table.delimiter, table.decimal = records.delimiter, decimal
        yield table


# ---- cells that hold no value ----

def without_gaps(table, missing, marks=None, targets=()):
    """The Table itself, changed: its cells that hold no value are dropped or filled in; see read_csv."""
    targets = [table.place(name) for name in list_of_names(targets)]
    if missing == "error":
        gap = table.first_gap(marks)
        if gap is not None:
            raise table.error(gap[0], gap[1], 'is a missing value; missing="drop" would leave the row out')
    elif missing == "drop":
        table.drop(marks)
    else:
        table.means = _means(table, marks, targets) if missing == "mean" else missing
        table.fill(table.means, marks)
    return table


def _means(table, marks, targets):
    """{name: mean} of the columns that are not targets and in which all cells that hold a value hold a number."""
    means = {}
    for j, name in enumerate(table.names):
        numbers = None if j in targets else table.values(name, marks)
        if numbers:
            means[name] = mean_of(numbers)
    return means


# ---- from a source to tables ----

def _texts(expected, value):
    """A list of texts, or one text as such a list; TypeError, with what was expected, for anything else."""
    try:
        found = list_of_names(value)
    except TypeError:
        found = [None]
    if [text for text in found if not isinstance(text, TEXTS)]:
        raise TypeError("%s; got %s" % (expected, shown(value)))
    return found


def _known(name):
    if not isinstance(name, TEXTS):
        raise ValueError("expected the name of an encoding; got %s" % shown(name))
    return encoding(name)


def _pieces(source):
    """Pieces of the bytes or the text of a source; see read_csv."""
    if isinstance(source, TEXTS) and not ("\n" in source or "\r" in source) or hasattr(source, "__fspath__"):
        return pieces_of_file(source)
    if isinstance(source, (bytes,) + TEXTS):
        return [source]
    if hasattr(source, "read"):
        return pieces_of(source)
    try:
        return _joined(iter(source))
    except TypeError:
        raise TypeError("expected a file name, an open file or a list of lines; got %s" % shown(source))


def pieces_of_file(path):
    """The bytes of a file, in pieces."""
    return pieces_of(open(path, "rb"), True)


def pieces_of(file, to_close=False):
    """Yield what an open file holds, in pieces."""
    try:
        piece = file.read(PIECE)
        while piece:
            yield piece
            piece = file.read(PIECE)
    finally:
        if to_close:
            file.close()


def _joined(lines):
    """Yield pieces of text made of lines, which may have ends."""
    some = []
    for line in lines:
        some.append(native(line).rstrip("\r\n") + "\n")
        if len(some) == BLOCK:
            yield "".join(some)
            some = []
    if some:
        yield "".join(some)


def _tables(records, header):
    """Yield the Tables of records, which must all have the same length."""
    names = None if header is True or header is False else [name.strip() for name in header]
    expectation = "%s given" % ("1 name is" if len(names or []) == 1 else "%d names are" % len(names or []))
    is_first, is_empty, renamed = True, True, {}
    for part in records.parts():
        if names is None:
            line, cells = part[0]
            if header:
                refuse_titles(part)
            expectation = "line %d has %d" % (line, len(cells))
            names = [cell.strip() for cell in cells] if header else [str(j + 1) for j in range(len(cells))]
            part = part[1:] if header else part
        for line, cells in part:
            if header is True:
                _fit_ends(cells, names)
            if len(cells) != len(names):
                raise ValueError("line %d has %s, where %s%s" % (
                    line, counted(len(cells), "cell"), expectation, _hint(part, names) if header is True else ""))
        if is_first:
            names, renamed = distinct(names, part if header is True else None)
        is_first = False
        for start in range(0, len(part), BLOCK):
            some, is_empty = part[start:start + BLOCK], False
            table = Table(names, [cells for _, cells in some], [line for line, _ in some])
            table.renamed = renamed
            yield table
    if is_empty and names:
        raise OddNames("the CSV text has no rows: it is empty but for the names of columns")
    if is_empty:
        raise ValueError("the CSV text has no rows: it is empty")


def _hint(records, names):
    """What helps where each record has one cell more than there are names, as R's write.table leaves it."""
    alike = len(records) > 2 and set([len(cells) for _, cells in records]) == set([len(names) + 1])
    return "; if the first column has no name, a delimiter must stand before the names" if alike else ""


def _fit_ends(cells, names):
    """Let a row have as many cells as there are names, where only delimiters at the end of one of them are too many."""
    n = len(names)
    if len(cells) > n and not "".join(cells[n:]).strip():
        del cells[n:]
    if 0 < len(cells) < n and not "".join(names[len(cells):]):
        cells += [""] * (n - len(cells))
