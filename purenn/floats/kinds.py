"""The types that are integers and texts on this Python."""

INTEGERS = (int, type(2 ** 80), bool)   # Python 2's large ones are a type apart, as MicroPython's bool
TEXTS = (str, type(u""))                # Python 2 has two
