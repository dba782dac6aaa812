"""What counts as an integer and as a text on this Python, and which integers are floats."""
from .needs import lacking, large

if lacking():
    raise ImportError(lacking())

INTEGERS = (int, type(large()), bool)   # Python 2's large ones have another type; MicroPython's bool is no int
TEXTS = (str, type(u""))                # Python 2 has two
EXACT = 2 ** 53                         # every integer up to here is a float


def is_integer(value):
    """Whether the value is an integer, and no bool."""
    return isinstance(value, INTEGERS) and value is not True and value is not False
