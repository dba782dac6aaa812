"""Rows for a command: a Table from a CSV file, from stdin, or from the example that comes with the package.

An error is a ValueError of one line that begins with the name of the file.
"""
import sys

from ..checks import within
from ..files import packaged
from ..files.csv_tables import NameTwice, native, read_csv
from ..floats.text import read_decimal
from .arguments import ARITHMETIC
from .output import complain, reason

EXAMPLES = ("iris",)


def _delimiter(text):
    text = "\t" if text == "tab" else text
    if len(native(text)) != 1 or text in '"\r\n':
        raise ValueError("one character is needed, and no quote; or tab")
    return text


# What all commands that read rows have in common.
OPTIONS = {"delimiter": (",", _delimiter), "no-header": (False, None), "arithmetic": ARITHMETIC}
HELP = """\
    --delimiter C       what stands between cells; tab for a tab (,)
    --no-header         the first line holds data; columns are named 1, 2, ...
    --arithmetic NAME   native, portable or fast (native)
"""


def name_of(file):
    """What messages call a file, which is - or None for stdin."""
    return "stdin" if file in (None, "-") else file


def read_rows(file, options, columns=None):
    """The Table of a file, or of stdin for - or None; its empty cells stay as they are.

    options: values of OPTIONS.  columns: the names of the columns that are needed, if they are known.  A first line of
    numbers alone is refused as data without a header, unless these are the names.
    """
    raw = _contents(file)
    table = within(name_of(file), _table, raw, options)
    if not options["no-header"]:
        within(name_of(file), _check_header, table, columns)
    return table


def _table(raw, options):
    try:
        return read_csv(_text(raw), header=not options["no-header"], delimiter=options["delimiter"], marks=())
    except NameTwice as error:
        message = "%s; if line 1 is data, say --no-header" % error
    raise ValueError(message)


def _check_header(table, columns):
    """ValueError for names of columns that seem to be data."""
    numbers = [name for name in table.names if is_number(name)]
    fractions = [name for name in numbers if read_decimal(name) % 1 != 0]
    expected = columns is not None and not [name for name in columns if name not in table.names]
    if fractions:
        what = "the number " + fractions[0]
    elif len(numbers) == len(table.names) and not expected:
        what = "numbers alone, " + ", ".join(numbers[:3]) + (", ..." if numbers[3:] else "")
    else:
        return
    raise ValueError("line %d should name the columns, but holds %s; if it is data, say --no-header"
                     % (table.lines[0] - 1, what))


def is_number(text):
    """Whether a cell or a name is the text of a number."""
    try:
        read_decimal(text)
        return True
    except ValueError:
        return False


# ---- bytes and text ----

def _contents(file):
    """The bytes of a file, or, where Python has no more to give, its text."""
    try:
        return _stdin() if file in (None, "-") else _read(file)
    except Exception as error:          # what it is differs between Pythons
        message = "cannot read %s: %s" % (name_of(file), reason(error))
    if file in EXAMPLES:
        return _example(file)
    raise ValueError(message)


def _stdin():
    stream = getattr(sys, "stdin", None)
    if stream is None:
        raise ValueError("it is closed")
    try:
        is_keyboard = stream.isatty() is True
    except Exception:                   # hosted Pythons
        is_keyboard = False
    if is_keyboard:
        complain("purenn: reading rows from the keyboard until Ctrl-D")
    return getattr(stream, "buffer", stream).read()


def _read(file):
    opened = open(file, "rb")
    try:
        return opened.read()
    finally:
        opened.close()


def _example(name):
    """The package's own file."""
    try:
        return packaged.read(__file__, globals().get("__loader__"), name + ".csv")
    except Exception as error:
        message = "cannot read the example %s: %s" % (name, reason(error))
    raise ValueError(message)


def _text(raw):
    if not isinstance(raw, bytes):
        return raw + "\n"
    try:
        return raw.decode("utf-8") + "\n"
    except ValueError as error:
        start = getattr(error, "start", None)
    raise ValueError("this is no text in UTF-8%s"
                     % ("" if start is None else ": line %d is not" % (raw[:start].count(b"\n") + 1)))
