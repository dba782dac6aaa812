"""Numbers as people write them, with a decimal point or a decimal comma, and which of the two a column has.

With a decimal comma, points stand between thousands: 1.234,5.  Both ways are read correctly rounded on every Python.
"""
from ..floats.text import float_str, read_decimal, read_decimals

AUTO = "auto"
MARKS = (".", ",")
BOTH = "both"


def numbers_of(texts, mark="."):
    """[number of each text], which may be infinite; ValueError if one is no number with this decimal mark."""
    return read_decimals(texts if mark == "." else [with_point(text) for text in texts])


def number_of(text, mark="."):
    """The number of a text; ValueError if it is none with this decimal mark."""
    return read_decimal(text if mark == "." else with_point(text))


def with_point(text):
    """A text that is the same number with a decimal point as this one is with a decimal comma; ValueError if none is.

    Points divide the digits before the comma into groups of three, of which the first is shorter and no 0.
    """
    whole, comma, rest = text.partition(",")
    if "." not in text:
        if "," in rest:
            raise ValueError(text)
        return whole + "." + rest if comma else text
    groups = whole.strip().lstrip("+-").split(".")
    last = groups[-1] if comma else groups[-1].lower().partition("e")[0]
    wrong = [group for group in groups[1:-1] + [last] if len(group) != 3 or not group.isdigit()]
    first = groups[0]
    if wrong or "." in rest or "," in rest or not 0 < len(first) < 4 or not first.isdigit() or first[0] == "0":
        raise ValueError(text)
    return whole.replace(".", "") + ("." + rest if comma else "")


def reads_comma(text):
    """Whether a text is a number where the decimal mark is a comma."""
    try:
        read_decimal(with_point(text))
        return True
    except ValueError:
        return False


def mark_of(texts):
    """The decimal mark of numbers' texts: "." or ","; BOTH where all read with either; None where no text has a mark.

    It is the comma where a text has one, and all that have a mark are numbers with a comma.
    """
    found = None
    for text in texts:
        comma = "," in text
        if comma or "." in text:
            if not reads_comma(text):
                return "."
            found = "," if comma or found == "," else BOTH
    return found


def written(x, mark="."):
    """The text of a float with this decimal mark."""
    return float_str(x).replace(".", mark)
