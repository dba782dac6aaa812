"""The .npy format, versions 1 to 3: one array as bytes behind a header that tells its kind, shape and order.

Read are bools, ints, floats and texts, in either order of bytes and of axes.  Nothing in a file is run, and what a
header claims is believed as far as there are bytes for it.

Glossary: a code is NumPy's name for how elements are kept, as "<f8": the order of bytes, a letter, and a size.
"""
import math

from ..arrays import widths
from ..arrays.shapes import MOST_NUMBERS, shape_text, size_of, turned_places
from ..floats.names import shown
from ..floats.parts import INF, NAN
from .dtypes import dtype_of

MOST_HEADER = 10000                         # bytes; NumPy's own limit
PIECE = 2 ** 18                             # bytes that are read at once
_CHUNK = 512                                # numbers that are packed at once: some Pythons pass no more arguments
_MOST_AXES = 64
LAST_LETTER = 1114111                       # of Unicode
# What a code is without its order of bytes: the kind, struct's letter for it, and its bytes.  Halves are read as ints.
LETTERS = {"b1": ("bool", "B", 1), "i1": ("int8", "b", 1), "u1": ("uint8", "B", 1), "i2": ("int16", "h", 2),
           "u2": ("uint16", "H", 2), "i4": ("int32", "i", 4), "u4": ("uint32", "I", 4), "i8": ("int", "q", 8),
           "u8": ("uint64", "Q", 8), "f2": ("float16", "H", 2), "f4": ("float32", "f", 4), "f8": ("float", "d", 8)}


def _struct():
    """(pack, unpack), by which all is written and read."""
    try:
        from struct import pack, unpack
        return pack, unpack
    except Exception:                       # Skulpt
        pass
    raise ValueError("this Python has no module struct, by which arrays become bytes")


# ---- codes ----

class Code(object):
    """How elements are kept: their kind, struct's order and letter, the bytes of a number, and numbers an element."""
    __slots__ = ("kind", "order", "letter", "size", "numbers")

    def __init__(self, text):
        """ValueError for a code of what is not here."""
        if not isinstance(text, str) or text[:1] not in ("<", ">", "|", "="):
            raise ValueError(_not_here(text))
        self.order = ">" if text[0] == ">" else "<"
        self.numbers = 1
        if text[1:2] == "U" and text[2:].isdigit():
            self.numbers = int(text[2:])
            self.kind, self.letter, self.size = widths.text_kind(max(1, self.numbers)), "I", 4
        elif text[1:] in LETTERS:
            self.kind, self.letter, self.size = LETTERS[text[1:]]
        else:
            raise ValueError(_not_here(text))

    itemsize = property(lambda self: self.size * self.numbers)


def _not_here(text):
    why = "objects are pickled, and no pickle is read" if text == "|O" else "known are bools, ints, floats and texts"
    return "an array of the kind %s; %s" % (shown(text), why)


# ---- elements as bytes ----

def packed(data, kind):
    """The bytes of a list of elements of a kind, the lowest byte of each number first."""
    pack, _ = _struct()
    code = Code(dtype_of(kind).str)
    numbers = data
    if kind == "bool":
        numbers = [1 if x else 0 for x in data]
    elif kind == "float16":
        numbers = [_bits_of_half(x) for x in data]
    elif widths.is_text(kind):
        numbers = [number for text in data for number in _numbers_of(text, code.numbers)]
    pieces = []
    for start in range(0, len(numbers), _CHUNK):
        chunk = numbers[start:start + _CHUNK]
        pieces.append(pack("<%d%s" % (len(chunk), code.letter), *chunk))
    return bytes().join(pieces)


def unpacked(raw, code):
    """The list of elements of as many bytes as hold whole ones."""
    _, unpack = _struct()
    numbers = []
    for start in range(0, len(raw), PIECE):
        piece = raw[start:start + PIECE]
        numbers.extend(unpack("%s%d%s" % (code.order, len(piece) // code.size, code.letter), piece))
    if code.kind == "bool":
        return [x != 0 for x in numbers]
    if code.kind == "float16":
        return [_half_of_bits(n) for n in numbers]
    if code.letter == "I" and code.kind != "uint32":
        return [_text_of(numbers[i:i + code.numbers]) for i in range(0, len(numbers), code.numbers)]
    return numbers


def _half_of_bits(n):
    sign, exponent, digits = -1.0 if n >= 32768 else 1.0, n // 1024 % 32, n % 1024
    if exponent == 31:
        return NAN if digits else sign * INF
    return sign * (math.ldexp(1024.0 + digits, exponent - 25) if exponent else math.ldexp(float(digits), -24))


def _bits_of_half(x):
    """The 16 bits of a float that half precision holds."""
    sign = 32768 if math.copysign(1.0, x) < 0.0 else 0
    if x - x != 0.0:
        return sign + 31744 + (512 if x != x else 0)
    exponent = max(math.frexp(x)[1] - 11, -24) if x != 0.0 else -24
    digits = int(math.ldexp(abs(x), -exponent))
    return sign + (digits if digits < 1024 else 1024 * (exponent + 24) + digits)


def _numbers_of(text, width):
    """The numbers of a text's letters, and zeros up to its width."""
    letters = text if bytes is not str else text.decode("utf-8")            # Python 2's texts are bytes
    return [ord(letter) for letter in letters] + [0] * (width - len(letters))


def _text_of(numbers):
    """The text of its letters' numbers, without the zeros at its end."""
    while numbers and numbers[-1] == 0:
        numbers = numbers[:-1]
    if numbers and max(numbers) > LAST_LETTER:
        raise ValueError("a text with the letter number %d; the last is %d" % (max(numbers), LAST_LETTER))
    if bytes is not str:
        return "".join([chr(number) for number in numbers])
    return "".join([("\\U%08x" % number).decode("unicode-escape") for number in numbers]).encode("utf-8")


# ---- whole arrays ----

def written(data, shape, kind):
    """The bytes of an .npy file; ValueError for objects, which NumPy would pickle."""
    if kind == "object":
        raise ValueError("objects would be pickled, which is not here; astype(float) or astype(str) can be")
    pack, _ = _struct()
    text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (dtype_of(kind).str, _tuple_text(shape))
    text += " " * (21 - len(str(shape[0])) if shape else 0)         # room for the first length to grow in, as NumPy's
    text += " " * (63 - (10 + len(text)) % 64) + "\n"
    start = pack("8B", 147, 78, 85, 77, 80, 89, 1, 0)               # \x93NUMPY, version 1.0
    return start + pack("<H", len(text)) + text.encode("ascii") + packed(data, kind)


def _tuple_text(shape):
    return "(%s)" % (", ".join(["%d" % n for n in shape]) + ("," if len(shape) == 1 else ""))


def is_npy(start):
    """Whether these are the first six bytes of an .npy file."""
    return len(start) == 6 and ord(start[:1]) == 147 and start[1:] == "NUMPY".encode("ascii")


def read(file, limit=MOST_HEADER):
    """(flat list, shape, kind) of what an open file holds from here on; ValueError where that is no whole array.

    What follows the array is left in the file.  limit: the longest header that is read.
    """
    descr, by_columns, shape = read_header(file, limit)
    code = Code(descr)
    data, kind = read_data(file, code, by_columns, shape), code.kind
    if bytes is str and widths.is_text(kind):       # Python 2's texts, whose letters beyond ASCII are several bytes
        kind = widths.text_kind(max([widths.parts(kind)[1]] + [len(text) for text in data]))
    return data, shape, kind


def read_header(file, limit=MOST_HEADER):
    """(code, whether it is kept column by column, shape) of the array whose header stands here in an open file."""
    _, unpack = _struct()
    start = _exactly(file, 8, "an .npy file")
    if not is_npy(start[:6]):
        raise ValueError("this is no .npy file")
    version = unpack("BB", start[6:])
    if version not in ((1, 0), (2, 0), (3, 0)):
        raise ValueError("known are versions 1.0 to 3.0 of the .npy format; this one is %d.%d" % version)
    is_long = version[0] > 1
    length, = unpack("<I" if is_long else "<H", _exactly(file, 4 if is_long else 2, "a header"))
    if length > limit:
        raise ValueError("the header of an array has %d bytes; at most %d are read" % (length, limit))
    return _fields(_exactly(file, length, "a header"))


def read_data(file, code, by_columns, shape):
    """The flat list, row by row, of the elements that stand behind a header."""
    if len(shape) > _MOST_AXES or size_of(shape) > MOST_NUMBERS:
        raise ValueError("an array of shape %s is larger than any memory" % shown(shape))
    if not code.itemsize and size_of(shape):
        raise ValueError("an array of shape %s of texts without a width" % shape_text(shape))
    what = "an array of shape %s" % shape_text(shape)
    data = unpacked(_exactly(file, size_of(shape) * code.itemsize, what), code)
    if by_columns and len(shape) > 1:
        places, _ = turned_places(tuple(reversed(shape)), list(reversed(range(len(shape)))))
        data = [data[place] for place in places]
    return data


def _exactly(file, size, what):
    """So many bytes of a file, in pieces, as a false header may ask for any number; ValueError where it has fewer."""
    pieces = []
    while size > 0:
        piece = file.read(min(size, PIECE))
        if not piece:
            raise ValueError("%s is cut off: %d more bytes are needed" % (what, size))
        pieces.append(piece)
        size = size - len(piece)
    return bytes().join(pieces)


# ---- headers, which are dicts of Python ----

def _fields(raw):
    """(code, whether it is kept column by column, shape) of the bytes of a header, which are ASCII but for records."""
    try:
        tokens = _tokens(raw if bytes is str else raw.decode("utf-8"))
        found, at = {}, 1
        while tokens[at] != "}":
            if tokens[at + 1] != ":":
                raise ValueError("no colon")
            found[_unquoted(tokens[at])], end = _value(tokens, at + 2)
            at = end + 1 if tokens[end] == "," else end
        fields = [found.pop(name) for name in ("descr", "fortran_order", "shape")]
        if tokens[0] == "{" and at == len(tokens) - 1 and not found and fields[1] in (True, False) and isinstance(
                fields[2], tuple):
            return fields
    except (ValueError, IndexError, KeyError):
        pass
    raise ValueError("the header of an array is damaged: %s" % shown(raw))


def _tokens(text):
    """The texts in quotes, the words and numbers, and the single signs."""
    found, at = [], 0
    while at < len(text):
        end = at + 1
        if text[at] in "'\"":
            end = text.index(text[at], end) + 1
        elif _is_of_word(text[at]):
            while end < len(text) and _is_of_word(text[end]):
                end = end + 1
        if text[at] not in " \n":
            found.append(text[at:end])
        at = end
    return found


def _is_of_word(letter):
    return letter.isdigit() or letter.isalpha() or letter == "_"


def _unquoted(token):
    if token[0] not in "'\"":
        raise ValueError("no text")
    return token[1:-1]


def _value(tokens, at):
    """(the value that begins at a token, the place behind it)"""
    if tokens[at] in ("True", "False"):
        return tokens[at] == "True", at + 1
    if tokens[at] == "[":                   # of a record
        return "[fields]", len(tokens) - tokens[::-1].index("]")
    if tokens[at] != "(":
        return _unquoted(tokens[at]), at + 1
    lengths, at = [], at + 1
    while tokens[at] != ")":
        lengths.append(_length(tokens[at]))
        if tokens[at + 1] not in (",", ")"):
            raise ValueError("no comma")
        at = at + (2 if tokens[at + 1] == "," else 1)
    return tuple(lengths), at + 1


def _length(token):
    digits = token[:-1] if token[-1:] == "L" else token         # as Python 2 wrote them
    if not digits.isdigit() or len(digits) > 20:
        raise ValueError("no length")
    return int(digits)
