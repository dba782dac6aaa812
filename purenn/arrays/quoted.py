"""Python 3's repr of texts, and of what stands in arrays of objects, on every Python.

Others' reprs put a u before a text, an L behind an int, escape letters that need it not, or write floats with other
digits.  Which characters Unicode has not assigned yet is known to Python 3 alone; here these are written as they are.
"""
from ..floats.kinds import INTEGERS, TEXTS
from ..floats.text import float_str, own_is_exact

# First and last of the characters that are escaped: controls, blanks but for the space, what has no width, what is for
# private use.
_HIDDEN = ((0, 31), (0x7F, 0xA0), (0xAD, 0xAD), (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F),
           (0x890, 0x891), (0x8E2, 0x8E2), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200F), (0x2028, 0x202F),
           (0x205F, 0x206F), (0x3000, 0x3000), (0xE000, 0xF8FF), (0xFEFF, 0xFEFF), (0xFFF0, 0xFFFB), (0xFFFE, 0xFFFF),
           (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
           (0xE0000, 0xE007F), (0xF0000, 0x10FFFF))
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _own_repr_is_right():
    return own_is_exact() and str is not bytes


def shown(value):
    """repr(value); lists and tuples are entered, so that it holds for what is in them too."""
    if _own_repr_is_right():
        return repr(value)
    kind = type(value)
    if kind is float:
        return float_str(value)
    if kind in TEXTS:
        return quoted(value)
    if kind in INTEGERS:
        return str(value)
    if kind is list:
        return "[" + ", ".join([shown(item) for item in value]) + "]"
    if kind is tuple:
        return "(" + ", ".join([shown(item) for item in value]) + (",)" if len(value) == 1 else ")")
    return repr(value)


def quoted(text):
    """repr of a text."""
    if _own_repr_is_right():
        return repr(str(text))
    if bytes is str and isinstance(text, bytes):        # Python 2's
        text = text.decode("utf-8", "replace")
    quote = '"' if "'" in text and '"' not in text else "'"
    return quote + "".join(["\\" + c if c == quote else _escaped(c) for c in text]) + quote


def _escaped(c):
    """A character, or the escape that stands for it."""
    code = ord(c)
    if 31 < code < 127:
        return "\\\\" if c == "\\" else c
    if not [1 for first, last in _HIDDEN if first <= code <= last]:
        return c
    return _SHORT.get(c) or ("\\x%02x" if code < 256 else "\\u%04x" if code < 65536 else "\\U%08x") % code
