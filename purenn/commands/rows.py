"""Rows for a command: Tables from a CSV file, from stdin, or from the example that comes with the package.

An error is a ValueError of one line that begins with the name of the file.
"""
import sys

from ..checks import within
from ..files import csv_tables, decimals, encodings, packaged
from ..files.csv_tables import PIECE, read_tables
from ..files.headers import OddNames, Titles
from ..files.records import checked_delimiter
from ..fitting.progress import is_terminal
from ..floats.names import shown, shortened
from ..floats.text import read_decimal
from . import output
from .arguments import ARITHMETIC, UsageError, one_of, whole
from .dates import is_date
from .output import SYSTEM, is_closed, reason

EXAMPLES = ("iris",)


def _delimiter(text):
    try:
        return text if text == "auto" else checked_delimiter("\t" if text in ("tab", "\\t") else text)
    except ValueError:
        pass
    raise ValueError("one character is needed, and no quote; or tab")


def _marks(text):
    return tuple([mark.strip() for mark in text.split(",")])


# What all commands that read rows have in common.
OPTIONS = {"delimiter": ("auto", _delimiter), "encoding": ("auto", encodings.encoding),
           "decimal": ("auto", one_of("auto", *decimals.MARKS)), "na": (None, _marks),
           "skip": (0, whole(0)), "header": (False, None), "no-header": (False, None), "arithmetic": ARITHMETIC}
HELP = """\
    --delimiter C       what stands between cells; tab for a tab; auto finds , ; tab
                        and |, and what a first line sep=C names (auto)
    --decimal C         the decimal mark, . or , (the other one, a blank or ' may stand
                        between thousands); auto finds each column's (auto)
    --encoding NAME     utf-8, utf-16, latin-1, cp1252 or another that this Python
                        knows; auto finds the first two and cp1252 (auto)
    --na A,B,...        what else stands where there is no value, besides nothing, NA,
                        N/A, #N/A, #NA, <NA>, nan, NaT, null, none, \\N, dashes, ., ?
                        and Excel's errors, in capitals or not
    --skip N            lines above the names of the columns, such as a title (0)
    --header            the first line names the columns, though it looks like data
    --no-header         the first line holds data; columns are named 1, 2, ...
    --arithmetic NAME   native, portable or fast (native)
"""


def name_of(file):
    """What messages call a file, which is - or None for stdin."""
    return "stdin" if file in (None, "-") else file


def read_rows(file, options, columns=None, preferred=None, units=None):
    """The Table of a file, or of stdin for - or None; its empty cells stay as they are.

    options: values of OPTIONS.  columns: the names of the columns that are needed, if they are known.  A first line
    that seems to be data is refused, unless these are the names.  preferred: see Table.  units: {name: unit} of
    the columns whose cells carry one, which is left away.
    """
    table = None
    for part in _tables(file, options, preferred, units):
        table = part if table is None else table.extended(part)
    _check_header(table, file, options, columns)
    return table


def read_parts(file, options, columns=None, preferred=None, units=None):
    """Yield the same rows in Tables of a thousand or fewer, as soon as they are there; the first is checked."""
    settled, is_first = {}, True
    for table in _tables(file, options, preferred, units):
        table.decimals = settled                        # what the first rows show is true of all
        if is_first:
            _check_header(table, file, options, columns)
        is_first = False
        yield table


def _tables(file, options, preferred, units):
    """Yield Tables of the rows of a file as they come."""
    if options["header"] and options["no-header"]:
        raise UsageError("--header and --no-header contradict each other")
    tables = read_tables(_contents(file), not options["no-header"], options["delimiter"], None, options["encoding"],
                         options["decimal"], options["skip"])
    while True:
        table = message = None
        try:
            table = within(name_of(file), _next, tables, options["skip"])
        except SYSTEM as error:
            message = "cannot read %s: %s" % (name_of(file), reason(error))
        if message:
            raise ValueError(message)
        if table is None:
            return
        table.marks, table.preferred = table.marks + (options["na"] or ()), preferred or {}
        within(name_of(file), table.take_units, units or {})
        yield table


def _next(tables, skip):
    """The next Table; None where there is none."""
    try:
        for table in tables:
            return table
        return None
    except OddNames as error:
        message = "%s; if line %d is data, say --no-header" % (error, skip + 1)
    except Titles as error:
        message = "%s; --skip %d passes over the lines above it" % (error.problem, error.skip)
    raise ValueError(message)


# ---- does the first line name the columns? ----

def _check_header(table, file, options, columns):
    """ValueError for names of columns that seem to be data."""
    expected = columns is not None and not set(columns) - set(table.names)
    if not (options["header"] or options["no-header"] or expected):
        within(name_of(file), check_names, table)


def check_names(table):
    """ValueError if the names of columns seem to be data.

    They do if each of them is what its column holds: a number above numbers, a date above dates, a text that comes
    again below it; or if one is a number with a fraction above numbers.
    """
    named = [name for name in table.names if name and name not in table.renamed]
    numbers = [name for name in named if _continues_numbers(table, name)]
    others = [name for name in named if name not in numbers]
    fractions = [name for name in numbers if decimals.number_of(name, table.mark(name)) % 1 != 0]
    if fractions:
        what = "the number " + shortened(fractions[0])
    elif numbers and not others:
        what = "numbers alone, " + ", ".join([shortened(name) for name in numbers[:3]] + ["..."] * (len(numbers) > 3))
    elif others and _come_again(table, others):
        what = "what its columns hold, such as " + shown(others[0])
    else:
        return
    raise ValueError("line %d should name the columns, but holds %s; if it is data, say --no-header, if not, --header"
                     % (table.lines[0] - 1, what))


def _continues_numbers(table, name):
    """Whether a name is a number above a column of numbers."""
    try:
        decimals.number_of(name, table.mark(name))
    except ValueError:
        return False
    return bool(table.values(name))


def _come_again(table, names):
    """Whether each of these names is a text that is in its column, too, or a date above a date."""
    for name in names:
        dated = is_date(name)
        if not [True for cell in table.labels(name) if cell.strip() == name or dated and is_date(cell)]:
            return False
    return True


def is_number(text):
    """Whether a cell or a name is the text of a number."""
    try:
        read_decimal(text)
        return True
    except ValueError:
        return False


# ---- bytes and text ----

def _contents(file):
    """The bytes of a file in pieces, or, where Python has no more to give, its text."""
    try:
        contents = _stdin() if file in (None, "-") else csv_tables.pieces_of_file(file)
        return [contents] if isinstance(contents, (bytes, str)) else contents
    except Exception as error:          # what it is differs between Pythons
        message = "cannot read %s: %s" % (name_of(file), reason(error))
    if file in EXAMPLES:
        return [_example(file)]
    raise ValueError(message)


def _stdin():
    stream = getattr(sys, "stdin", None)
    if is_closed(stream):
        raise ValueError("it is closed")
    if is_terminal(stream):
        output.complain("purenn: reading rows from the keyboard until Ctrl-D")
    stream = getattr(stream, "buffer", stream)
    return _at_once(lambda: stream.read1(PIECE) if hasattr(stream, "read1") else stream.readline())


def _at_once(read):
    """Yield what comes through a pipe, as soon as it is there."""
    piece = read()
    while piece:
        yield piece
        piece = read()


def _example(name):
    """The package's own file."""
    try:
        return packaged.read("commands/%s.csv" % name)
    except Exception as error:
        message = "cannot read the example %s: %s" % (name, reason(error))
    raise ValueError(message)
