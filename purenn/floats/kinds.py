"""The types that are integers and texts on this Python."""

INTEGERS = (int, type(2 ** 80), bool)   # Python 2's large ones have another type; MicroPython's bool is no int
TEXTS = (str, type(u""))                # Python 2 has two


def is_integer(value):
    """Whether the value is an integer, and no bool."""
    return isinstance(value, INTEGERS) and value is not True and value is not False
