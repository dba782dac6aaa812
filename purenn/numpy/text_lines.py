"""What text files are made of: the lines of a file, and the numbers that cells hold.

A source is a path, packed where it ends in .gz, .bz2, .xz or .lzma, an open file, a list of lines, or whatever else
gives lines.
"""
from ..arrays import widths
from ..arrays.operators import make
from ..arrays.printing import scalar_text
from ..arrays.shapes import whole
from ..floats.kinds import TEXTS
from ..floats.names import shown, type_text
from ..floats.parts import INF, NAN
from ..floats.text import own_is_exact, read_decimal, read_decimals
from .dtypes import kind_for
from .ndarrays import ndarray
from .values import converted

_WORDS = {"nan": NAN, "inf": INF, "infinity": INF}

_PACKED = ((".gz", "gzip"), (".bz2", "bz2"), (".xz", "lzma"), (".lzma", "lzma"))

# ---- lines ----

def is_path(source):
    return isinstance(source, TEXTS) or hasattr(source, "__fspath__")


def opened(path, mode):
    """The open file of bytes of a path, which the module that its end names packs and unpacks."""
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    packing = [name for end, name in _PACKED if path[-len(end):] == end]
    if not packing:
        return open(path, mode)
    try:
        if packing[0] == "gzip":
            from gzip import open as opener
        elif packing[0] == "bz2":
            from bz2 import BZ2File as opener
        else:
            from lzma import open as opener
    except Exception:                       # MicroPython, and some of Python 2
        raise ValueError("%s is packed, and this Python has no module %s; unpack it first" % (path, packing[0]))
    return opener(path, mode)


def lines_of(source, encoding):
    """An iterator of a source's lines, each a text, with their ends where the source gives them.

    The lines of an open file are read one by one.  TypeError for what gives no lines.
    """
    if not is_path(source):
        return iter(source)
    file = opened(source, "rb")
    try:
        raw = file.read()
    finally:
        file.close()
    text = decoded(raw, "utf-8" if encoding in (None, "bytes") else encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return iter(lines if lines[-1] else lines[:-1])


def next_line(lines):
    """The next line of an iterator; "" where there is none."""
    for line in lines:
        return line
    return ""


def decoded(raw, encoding):
    """The bytes as this Python's str, which are bytes in UTF-8 on Python 2."""
    if bytes is str:
        return raw if encoding == "utf-8" else raw.decode(encoding).encode("utf-8")
    return _by_latin_1(raw) if encoding in ("latin-1", "latin1") else raw.decode(encoding)


def _by_latin_1(raw):
    """The bytes as text by Latin-1, which not every Python has."""
    try:
        text = raw.decode("utf-8")
        if len(text) == len(raw):           # ASCII
            return text
    except ValueError:
        pass
    return "".join([chr(byte) for byte in raw])


def native(line, encoding):
    """A line as this Python's str; bytes are decoded, by Latin-1 if no encoding is named."""
    if isinstance(line, str):
        return line
    if isinstance(line, bytes):
        return decoded(line, "latin-1" if encoding in (None, "bytes") else encoding)
    if isinstance(line, TEXTS):             # Python 2's unicode
        return line.encode("utf-8")
    raise TypeError("a line is a text; got %s" % shown(line))


# ---- numbers ----

def read_float(text):
    """The float of a text, with blanks around it or not; ValueError for any other text."""
    try:
        return read_decimal(text)
    except ValueError:
        word = text.strip().lower()
        sign = -1.0 if word[:1] == "-" else 1.0
        value = _WORDS.get(word[1:] if word[:1] in ("-", "+") else word)
        if value is None:
            raise
        return sign * value


def read_int(text):
    """The int of a text, with blanks around it or not; ValueError for any other text."""
    if "_" in text:
        raise ValueError("expected an int; got %s" % shown(text))
    return int(text.strip())


def reader(kind):
    """A function that reads a text as a Python number of a kind; ValueError where it is none, or beyond its ends."""
    if kind == "bool":
        read_whole = reader("int")
        return lambda text: read_whole(text) != 0
    if not widths.is_whole(kind):
        return read_float if kind[:5] == "float" else lambda text: text
    low, high = widths.limits(kind)

    def read(text):
        value = read_int(text)
        if not low <= value <= high:
            raise ValueError("%s is out of bounds for %s" % (shown(text), kind))
        return value
    return read


def read_row(cells, read):
    """The numbers of the texts of a row, in less time where they are floats."""
    if read is read_float:
        try:
            return read_decimals(cells)
        except ValueError:                  # nan, inf, or no number
            pass
    return [read(cell) for cell in cells]


def as_kind(value, kind):
    """Any number, or a text, as an element of a kind; an int too large for it is an OverflowError, as in NumPy."""
    if hasattr(value, "item"):
        value = value.item()
    if kind == "object":
        return value
    if widths.is_text(kind):
        return scalar_text(value)
    if value is None and kind[:5] == "float":
        return NAN
    if not widths.is_whole(kind):
        return bool(value) if kind == "bool" else read_float(value) if isinstance(value, str) else float(value)
    value, (low, high) = int(value), widths.limits(kind)
    if not low <= value <= high:
        raise OverflowError("the int %d is out of bounds for %s" % (value, kind))
    return value


# ---- arrays ----

def array_of(data, shape, kind, ndmin):
    """An array of elements as as_kind gives them; of the kind "<U0" as wide as its texts are.

    It has ndmin dimensions at least, and no axes of length 1 if it has more.
    """
    if kind == "<U0":
        kind = widths.text_kind(max([1] + [len(text) for text in data]))
    settle = widths.settle(kind)
    if len(shape) > ndmin:
        shape = tuple([n for n in shape if n != 1])
    if len(shape) < ndmin:
        shape = shape + (1,) if ndmin == 2 and shape else (1,) * ndmin
    return make(ndarray, settle(data) if settle else data, shape, kind)


def check_ndmin(ndmin):
    if ndmin not in (0, 1, 2):
        raise ValueError("ndmin is 0, 1 or 2; got %r" % (ndmin,))


def of_text(text, dtype, count, sep):
    """A vector of the numbers between separators, of which blanks stand for any number of blanks, or none."""
    kind, count = kind_for(dtype), whole(count, "count")
    if kind == "object" or widths.is_text(kind):
        raise ValueError("texts between separators are read as numbers; the dtype is %r" % (dtype,))
    text, mark = native(text, None), sep.strip()
    cells = [cell.strip() for cell in text.split(mark)] if mark else text.split()
    if mark and not cells[-1]:              # nothing, or a separator at the end
        cells = cells[:-1]
    cells = cells[:count] if count >= 0 else cells
    if len(cells) < count:
        raise ValueError("the text has %d numbers; %d were asked for" % (len(cells), count))
    read = _read_unsigned if kind[:4] == "uint" else read_int if widths.is_whole(kind) else read_float
    try:
        data = read_row(cells, read)
    except ValueError as error:
        raise ValueError("a text between separators %r is no number: %s" % (sep, error))
    if read is not read_float:              # as C reads them: the ends of 64 bits stand for what is beyond them
        low, high = (0, 2 ** 64 - 1) if kind[:4] == "uint" else (-2 ** 63, 2 ** 63 - 1)
        data = [min(max(n, low), high) for n in data]
    return make(ndarray, converted(data, "float" if read is read_float else "int", kind), (len(data),), kind)


def _read_unsigned(text):
    if text[:1] == "-":
        raise ValueError("expected no sign; got %s" % shown(text))
    return read_int(text)


def refused_source(source):
    """In words, what a source is."""
    return "expected a path, an open file or lines; got %s" % type_text(source)


def python_float(text):
    """As Python's float(), which takes 1_000 for 1000."""
    return float(text) if own_is_exact() else read_float(text)
