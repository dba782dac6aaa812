"""Plain data (plain_json.py says what that is) in an envelope of text: its format, its version and its checksum.

    {"format": "purenn", "version": 1, "crc32": "8a3f12c4", "data":
    DATA
    }

The text is JSON in ASCII, and reads back to the same bits on every Python.  crc32 is the checksum of DATA as it
stands there; it finds accidents, not forgeries.

A short text can stand for data that take many times its length in memory.  Such data are padded with blanks when
they are written, and a text without that padding is refused when it is read.  Reading never runs anything of the
text, and never unpickles.
"""
from ..checks import within
from ..floats.kinds import TEXTS
from ..floats.names import type_text
from . import atomic
from .plain_json import Reader, place, short, spell

VERSION = 1
LONGEST = 2 ** 28               # characters of a text, bytes of a file

_BEGINNING = '{"format": "purenn", "version": '
_HEAD = _BEGINNING + '%d, "crc32": "%s", "data":\n'
_END = "\n}\n"

# The most bytes of memory that each of these parts of a text can lead to.  The data may take _ROOM times the length
# of their text, and _SPARE bytes.
_SIZES = (("{", 240), ("[", 100), (",", 42), (":", 72), ('"', 28), ('{"$', -240), ('{"$$', 240))
_ROOM = 4
_SPARE = 4096


# ---- texts ----

def dumps(data):
    """The text of plain data.  TypeError or ValueError names the part that is not plain, too deep or too large."""
    body = spell(data)
    body = body + " " * ((_size(body, 0, len(body)) - _SPARE + _ROOM - 1) // _ROOM - len(body))
    text = _HEAD % (VERSION, checksum(body)) + body + _END
    if len(text) > LONGEST:
        raise ValueError("the data make a text of %d characters; at most %d are read again" % (len(text), LONGEST))
    return text


def loads(text):
    """The data of a text that dumps wrote; for any other text, a ValueError with the line and column."""
    text = _ascii(text)
    start, end = len(_HEAD % (VERSION, "12345678")), len(text) - len(_END)
    _check_head(text, start)
    if end < start or text[end:] != _END:
        raise ValueError("%s: the text ends too early: it was cut short" % place(text, len(text)))
    found = checksum(text[start:end])
    if text[:start] != _HEAD % (VERSION, found):
        raise ValueError("line 1: the checksum of the data is %s, the text says otherwise: it was cut short or altered"
                         % found)
    if _size(text, start, end) > _ROOM * (end - start) + _SPARE:
        raise ValueError("line 2: the data would take too many times their length in memory")
    reader = Reader(text, start)
    data = reader.value()
    if reader.next() != "}" or reader.at != end + 1:
        reader.fail("expected the end of the data", reader.at)
    return data


def _size(text, start, end):
    """The most bytes of memory that text[start:end] can stand for, not counting its letters and floats."""
    total = 0
    for part, size in _SIZES:
        total = total + size * text.count(part, start, end)
    return total


def _ascii(text):
    """The text as this Python's str, with \\n for line ends; TypeError or ValueError if it is not ASCII."""
    if not isinstance(text, TEXTS):
        raise TypeError("expected a text; got %s" % type_text(text))
    if len(text) > LONGEST:
        raise ValueError("a text of %d characters; at most %d are read" % (len(text), LONGEST))
    try:
        is_ascii = len(text.encode("ascii")) == len(text)
    except Exception:           # a UnicodeError, a name that Skulpt does not have
        is_ascii = False
    if not is_ascii:
        at = _first(text, lambda character: ord(character) > 127)
        raise ValueError("%s: expected ASCII, got character number %d" % (place(text, at), ord(text[at])))
    return str(text).replace("\r\n", "\n")


def _first(parts, test):
    """The index of the first part that passes the test."""
    for i, part in enumerate(parts):
        if test(part):
            return i


def _check_head(text, start):
    at = len(_BEGINNING)
    if text[:at] != _BEGINNING:
        raise ValueError("line 1: expected a text that begins with %s; got %s" % (_BEGINNING, short(text[:at])))
    version = text[at:start].split(",")[0]
    if version != str(VERSION):
        raise ValueError("line 1: expected version %d of the format; got %s" % (VERSION, short(version)))


# ---- files ----

def save(path, data):
    """Write plain data to a file, whole or not at all.  Errors are those of `dumps` and of `atomic.write`."""
    atomic.write(path, dumps(data).encode("ascii"))


def load(path):
    """The data of a file that `save` wrote; for any other file, a PlacedError that names the file and the place.

    A file that is missing, or may not be read, is an OSError (on Python 2 an IOError), as from open.
    """
    return within(path, _loaded, path)


def _loaded(path):
    raw = atomic.read(path, LONGEST)
    try:
        text = raw.decode("ascii")
    except ValueError:
        at = _first(range(len(raw)), lambda i: raw[i:i + 1] > b"\x7f")
        raise ValueError("byte %d: expected ASCII" % at)
    return loads(text)


# ---- the checksum ----

def checksum(text):
    """The CRC-32 of a text of ASCII, the one that zlib calculates, as eight hexadecimal digits."""
    try:
        from binascii import crc32
        crc = crc32(text.encode("ascii")) % 2 ** 32
        if crc32("123456789".encode("ascii")) % 2 ** 32 != 3421780262:
            crc = _crc32(text)
    except Exception:           # no binascii, or (Brython) an unfinished one
        crc = _crc32(text)
    return "%04x%04x" % (crc // 65536, crc % 65536)


def _crc32(text):
    remainders = []
    for n in range(256):
        for _ in range(8):
            n = n // 2 ^ 3988292384 if n % 2 else n // 2
        remainders.append(n)
    crc = 4294967295
    for c in text:
        crc = crc // 256 ^ remainders[(crc ^ ord(c)) % 256]
    return crc ^ 4294967295
