"""Numbers as people write them, with a decimal point or a decimal comma, and which of the two a column has.

Between thousands stands the other of the two, a blank or an apostrophe: 1,234.5 or 1.234,5, 1 234,5 or 1'234.5; in
India 1,23,456.5.  Below zero are -1, with a minus sign of any kind, 1- and (1), as accountants write it.  All are read
correctly rounded on every Python.
"""
from ..floats.text import float_str, read_decimal, read_decimals
from .encodings import native

AUTO = "auto"
MARKS = (".", ",")
BOTH = "both"
MINUS = native(u"\u2212")
BLANKS = (" ", "'", native(u"\xa0"), native(u"\u202f"), native(u"\u2019"))      # between thousands


def numbers_of(texts, mark="."):
    """[number of each text], which may be infinite; ValueError if one is no number with this decimal mark."""
    if mark == ".":
        try:
            return read_decimals(texts)
        except ValueError:
            pass                        # there may be thousands
    return [number_of(text, mark) for text in texts]


def number_of(text, mark="."):
    """The number of a text; ValueError if it is none with this decimal mark."""
    return read_decimal(with_point(text, mark))


def with_point(text, mark=","):
    """A text that is the same number with a decimal point as this one is with the mark; ValueError if none is.

    What stands between thousands divides the digits before the mark into groups of three, of which the first may be
    shorter, and is no 0.  Groups of two before the last one of three are India's.
    """
    other = "," if mark == "." else "."
    whole, found, rest = _with_minus(text.strip()).partition(mark)
    for blank in BLANKS:
        if blank in whole and other not in whole:
            whole = whole.replace(blank, other)
    if mark in rest or other in rest:
        raise ValueError(text)
    if other in whole:
        groups = whole.lstrip("+-").split(other)
        last = groups[-1] if found else groups[-1].lower().partition("e")[0]
        between = set([len(group) for group in groups[1:-1]])
        if len(last) != 3 or between not in (set(), set([2]), set([3])) or not 0 < len(groups[0]) < 4 - (2 in between):
            raise ValueError(text)
        if groups[0][0] == "0" or [group for group in groups[:-1] + [last] if not group.isdigit()]:
            raise ValueError(text)
    return whole.replace(other, "") + ("." + rest if found else "")


def _with_minus(text):
    """A number's text with the sign - where it has another minus, or one behind it, or stands in brackets."""
    if text[:1] == "(" and text[-1:] == ")" and text[1:2].isdigit():
        return "-" + text[1:-1]
    if text[-1:] == "-" and text[-2:-1].isdigit():
        return "-" + text[:-1]
    return "-" + text[len(MINUS):] if text[:len(MINUS)] == MINUS else text


def reads_comma(text):
    """Whether a text is a number where the decimal mark is a comma."""
    return _reads(text, ",")


def _reads(text, mark):
    try:
        number_of(text, mark)
        return True
    except ValueError:
        return False


def mark_of(texts, with_thousands=False):
    """The decimal mark of numbers' texts: "." or ","; BOTH where all read with either; None where no text has a mark.

    It is the comma where a text has one, and all that have a mark are numbers with a comma; and the point where it
    stands before an exponent.  with_thousands: whether a comma may as well stand between thousands, as 1,000 does
    where commas stand between cells, too.
    """
    found = None
    for text in texts:
        comma = "," in text
        if comma or "." in text:
            if not reads_comma(text) or not comma and "e" in text.lower():
                return "."
            needs_comma = comma and not with_thousands or not _reads(text, ".")
            found = "," if needs_comma or found == "," else BOTH
    return found


def written(x, mark="."):
    """The text of a float with this decimal mark."""
    return float_str(x).replace(".", mark)
