"""What a network's encoder does, as plain tables for a file of source in any language.

A cell is looked up by its text, or by its value where it is a number, so that no language has to write numbers as
purenn.encoders.text_of does.
"""
from collections import namedtuple

from ...encoders import text_of

# columns: [Column, ...].  ignore: whether a text that was not there is let pass.
Encoding = namedtuple("Encoding", "columns ignore")

# kind: "number", "flag" or "categories".  fill: the number for a gap, or None.  texts and numbers: [(text or number,
# its place among the values), ...], where a gap without fill is the text "".  width: how many numbers a cell becomes.
Column = namedtuple("Column", "kind fill texts numbers width")


def encoding(encoder):
    """The Encoding of an Encoder, None of None; ValueError for columns of kinds of one's own."""
    return encoder and Encoding([_column(column) for column in encoder.columns], encoder.unseen == "ignore")


def fills(encoding):
    """What each of the numbers of a row is where it is nan: [number or None, ...], or () where all of them are None."""
    found = [fill for column in (encoding.columns if encoding else ()) for fill in [column.fill] * column.width]
    return found if [fill for fill in found if fill is not None] else ()


def _column(column):
    fill = getattr(column, "fill", None)
    fill = None if fill is None else float(fill)
    if column.kind == "number":
        return Column("number", fill, [], [], 1)
    if column.kind not in ("flag", "categories"):
        raise ValueError("%r is a column of your own; a file of source knows numbers, flags and categories" % column)
    values = list(column.values)
    numbers = [(value_of(value), place) for place, value in enumerate(values) if value_of(value) is not None]
    if column.kind == "flag":
        return Column("flag", fill, _spellings(values), numbers, 1)
    texts = [(value, place) for place, value in enumerate(values)]
    return Column("categories", None, texts, numbers, len(values))


def _spellings(values):
    """[(text, place), ...] of a flag's values, which are in small letters; languages make those of A to Z alone."""
    texts = {}
    for place, value in enumerate(values):
        for text in (value, value.upper()):
            if text.lower() == value:
                texts.setdefault("".join([c.lower() if c < "\x80" else c for c in text]), place)
    return list(texts.items())


def value_of(text):
    """The number whose text in a table this is, an int or a float; None if there is none."""
    for kind in (int, float):
        try:
            if text_of(kind(text)) == text != "nan":
                return kind(text)
        except (ValueError, OverflowError):
            pass
    return None


def is_double(number):
    """Whether a double holds the number as it is."""
    try:
        return float(number) == number
    except OverflowError:
        return False


def size(encoder):
    """How many bytes it takes in a file; the number is rough."""
    texts = [text for column in encoder.columns for text in getattr(column, "values", ())]
    return 3500 + 50 * len(encoder.columns) + sum([12 + len(text) for text in texts])


# ---- rows for the self-test ----

def rows(encoder, numbers):
    """Rows of cells, from rows of as many numbers as they become: plain, then with gaps and numbers, then with blanks.

    The last ones hold texts that were not there, where these are ignored.
    """
    found = []
    for k, row in enumerate(numbers):
        cells, at = [], 0
        for column in encoder.columns:
            cells.append(_cell(column, row[at], k, encoder.unseen == "ignore"))
            at += len(column.names)
        found.append(cells)
    return found


def _cell(column, number, k, ignore):
    if column.kind == "number":
        return None if k == 1 and column.fill is not None else number
    has_gaps = "" in column.values if column.kind == "categories" else column.fill is not None
    values = [value for value in column.values if value and value == value.strip()]
    if k == 1 and has_gaps or not values:
        return None
    if k == 2 and ignore:
        return [text for text in ["?" * n for n in range(1, len(values) + 2)] if text not in values][0]
    value = values[int(abs(number) * 100) % len(values)]
    if k == 1 and value_of(value) is not None and is_double(value_of(value)):
        return value_of(value)
    return " %s\t" % value if k == 2 and len(value) < 100 else value
