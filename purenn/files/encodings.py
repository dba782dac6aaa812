"""The text of bytes that come in pieces: in UTF-8, UTF-16, cp1252, or what else this Python knows.

Which of the first three it is, the bytes themselves tell: a byte-order mark or zero bytes mean UTF-16; where the first
piece that is more than ASCII is no UTF-8, it is cp1252, Windows' Latin-1.  Pythons without codecs decode by hand.
"""
from ..floats.kinds import TEXTS
from ..floats.names import shown, unknown

AUTO = "auto"
KNOWN = (AUTO, "utf-8", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252")
OTHER_NAMES = {"utf8": "utf-8", "utf-8-sig": "utf-8", "utf16": "utf-16", "latin1": "latin-1", "iso-8859-1": "latin-1",
               "windows-1252": "cp1252"}
PIECE = 2 ** 16                         # bytes, or characters, that are read at once
LONGEST = 2 ** 27                       # of a line: what has longer ones is a device that never ends, or no table

# How files begin that are no text but may hold one, and what to do with them.
PACKED, SHEET = "unpack it first", "save the table as CSV"
OTHER_FILES = ((b"\x1f\x8b", "a gzip file", PACKED), (b"PK\x03\x04", "a zip file, as Excel's .xlsx is,", SHEET),
               (b"\xd0\xcf\x11\xe0", "an old Excel file", SHEET), (b"\xfd7zXZ\x00", "an xz file", PACKED),
               (b"BZh91AY&SY", "a bzip2 file", PACKED), (b"PAR1\x15", "a Parquet file", SHEET),
               (b"SQLite format 3\x00", "an SQLite file", SHEET), (b"%PDF-", "a PDF file", SHEET))

# What stands in cp1252 where Latin-1 has control characters; where it has nothing, these stay.
_CONTROLS = (u"\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f"
             u"\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f")
_CP1252 = (u"\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
           u"\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178")


def encoding(name):
    """The name of an encoding as it is called here; ValueError for one that this Python does not know."""
    given, name = name, name.strip().lower().replace("_", "-")
    name = OTHER_NAMES.get(name, name)
    if name in KNOWN:
        return name
    try:
        if _has_codecs() and b"a,1\n".decode(name) == u"a,1\n":
            return name
    except Exception:                   # LookupError; or it is one between bytes and bytes
        pass
    raise ValueError(unknown("encoding", given, KNOWN))


def texts(pieces, name=AUTO):
    """Yield the text of pieces of bytes as this Python's str, without a byte-order mark; text stays as it is."""
    decoder, is_first = Decoder(name), True
    for piece in whole_lines(pieces):
        text = native(decoder.text(piece) if isinstance(piece, bytes) else piece)
        yield without_mark(text) if is_first else text
        is_first = False
    decoder.close()


def without_mark(text):
    """A text of this Python's str without the byte-order mark at its beginning."""
    if text[:3] == "\xef\xbb\xbf":      # as bytes
        return text[3:]
    return text[1:] if text and ord(text[0]) == 0xFEFF else text


def native(text):
    """The text as this Python's str: Python 3's bytes decoded, Python 2's unicode encoded, by UTF-8."""
    if isinstance(text, str):
        return text
    if isinstance(text, bytes):
        return text.decode("utf-8")
    if isinstance(text, TEXTS):
        return text.encode("utf-8")
    raise TypeError("a line of CSV must be a text; got %s" % shown(text))


def letters(text):
    """The text as unicode, whose parts are letters; Python 2's texts are bytes, decoded by UTF-8."""
    return text.decode("utf-8") if bytes is str and isinstance(text, bytes) else text


def whole_lines(pieces):
    """Yield the same bytes, or the same text, in pieces of whole lines, but for the last line, which may have no end.

    A carriage return at a piece's end waits for the next one, which may begin with the rest of the line's end.
    """
    rest, length, line = [], 0, 1
    for piece in pieces:
        feed, turn = (b"\n", b"\r") if isinstance(piece, bytes) else ("\n", "\r")
        if rest and rest[-1][-1:] == turn:
            piece = rest.pop() + piece
        end = max(piece.rfind(feed), piece[:-1].rfind(turn)) + 1
        if end:
            yield piece[:0].join(rest + [piece[:end]])
            line += piece.count(feed)
            rest, length = [], 0
        if piece[end:]:
            rest.append(piece[end:])
            length += len(rest[-1])
        if length > LONGEST:
            raise ValueError("line %d is longer than %d letters; this is no CSV text" % (line, LONGEST))
    if rest:
        yield rest[0][:0].join(rest)


# ---- from bytes to text ----

class Decoder(object):
    """Makes unicode text of bytes that come in pieces of whole lines."""

    def __init__(self, name=AUTO):
        self.name = name
        self._is_first = self._is_ascii = True
        self._line = 1                  # the number of the next piece's first line
        self._rest = b""                # of UTF-16, what is less than a letter

    def text(self, raw):
        """The text of the next bytes."""
        if self._is_first:
            _refuse_other_files(raw)
            self.name, raw = _begun(raw, self.name)
            self._is_first = False
        if self.name in ("utf-16-le", "utf-16-be"):
            return self._utf16(self._rest + raw)
        text = _text_or_none(raw, self.name)
        if text is None and self.name == AUTO and self._is_ascii:
            self.name = "cp1252"
            text = _text(raw, self.name)
        if text is None:
            wrong = [_text_or_none(line, self.name) for line in raw.split(b"\n")]
            raise ValueError("line %d is no text in %s; its encoding may be another" % (
                self._line + (wrong.index(None) if None in wrong else 0), "UTF-8" if self.name == AUTO else self.name))
        self._is_ascii = self._is_ascii and len(text) == len(raw)
        self._line += raw.count(b"\n")
        return text

    def close(self):
        """ValueError if the bytes so far end within a letter."""
        if self._rest:
            raise ValueError("the text in %s ends within a letter" % self.name)

    def _utf16(self, raw):
        high = 1 if self.name == "utf-16-le" else 0
        end = len(raw) - len(raw) % 2
        if end and 0xD8 <= ord(raw[end - 2 + high:end - 1 + high]) < 0xDC:          # the first half of a pair
            end -= 2
        self._rest = raw[end:]
        try:
            return _of_utf16(raw[:end], self.name, high)
        except ValueError:
            pass
        raise ValueError("this is no text in %s" % self.name)


def _refuse_other_files(first):
    for beginning, what, remedy in OTHER_FILES:
        if first[:len(beginning)] == beginning:
            raise ValueError("%s is no CSV text; %s" % (what, remedy))


def _begun(first, name):
    """(the encoding, the first piece without a byte-order mark); AUTO stays where only later bytes can tell."""
    if first[:3] == b"\xef\xbb\xbf" and name in (AUTO, "utf-8"):
        return "utf-8", first[3:]
    if name in (AUTO, "utf-16"):
        for mark, found in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if first[:2] == mark:
                return found, first[2:]
        return _by_zeros(first) or ("utf-16-le" if name == "utf-16" else AUTO), first
    return name, first


def _by_zeros(first):
    """The UTF-16 whose zero bytes the text has: at least every other letter is ASCII; None where there is none."""
    zeros = [0, 0]
    places = list(bytearray(first[:2000]))
    for i, byte in enumerate(places):
        zeros[i % 2] += byte == 0
    for rare, often, found in ((0, 1, "utf-16-le"), (1, 0, "utf-16-be")):
        if 4 * zeros[often] >= len(places) > 1 and 4 * zeros[rare] <= zeros[often]:
            return found
    return None


def _text(raw, name):
    """The unicode text of bytes in an encoding that keeps ASCII; ValueError where they are none."""
    if name not in ("latin-1", "cp1252"):
        return raw.decode(name)
    text = raw.decode("latin-1") if _has_codecs() else "".join([chr(byte) for byte in raw])
    if name == "cp1252":
        for control, letter in zip(_CONTROLS, _CP1252):
            text = text.replace(control, letter)
    return text


def _text_or_none(raw, name):
    try:
        return _text(raw, "utf-8" if name == AUTO else name)
    except ValueError:
        return None


def _of_utf16(raw, name, high):
    if _has_codecs():
        return raw.decode(name)
    units = list(bytearray(raw))
    units = [units[i + 1 - high] + 256 * units[i + high] for i in range(0, len(units), 2)]
    letters, before = [], 0
    for unit in units:
        if 0xD800 <= unit < 0xDC00:
            before = unit
        elif 0xDC00 <= unit < 0xE000:
            letters.append(chr((before - 0xD800) * 1024 + unit - 0xDC00 + 65536))
        else:
            letters.append(chr(unit))
    return "".join(letters)


def _has_codecs():
    """Whether this Python decodes by name; MicroPython takes everything for UTF-8."""
    try:
        return b"\xe9\0".decode("utf-16-le") == u"\xe9"
    except Exception:                   # hosted Pythons
        return False
