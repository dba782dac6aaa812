"""The records of a CSV text that comes in pieces, by the rules of RFC 4180; errors name line and column.

The delimiter is what the text's first line names (`sep=;`, as Excel writes), or what divides the first lines best.
No more of the text is kept than the piece, or the record, that is being read.
"""
from ..floats.kinds import TEXTS
from ..floats.names import shown
from .decimals import reads_comma
from .encodings import native, whole_lines

DELIMITERS = ("\t", ";", "|", ",")      # of those that divide equally well, the first: commas stand within cells, too
LOOKED_AT = 100                         # records by which the delimiter is found
MOST_ALIKE = 3                          # the last of these records, which show it where titles stand above


class Records(object):
    """The records of pieces of text.  delimiter: what stands between cells; None to find it.  skip: lines above."""

    def __init__(self, pieces, delimiter=None, comment=None, skip=0):
        self._pieces = whole_lines(pieces)
        self._comment = comment
        self._lines = []                # of the text, those in memory
        self._before = 0                # how many came before them
        self._at = 0                    # the next one to be read
        self._more()
        named = _named_delimiter(self._lines[0] if self._lines else "")
        while len(self._lines) < skip and self._more():
            pass
        self._at = min(max(skip, 1 if named else 0), len(self._lines))
        self.delimiter = delimiter or named or found_delimiter(self._lines[self._at:self._at + LOOKED_AT], comment)

    def parts(self):
        """Yield lists of (line number, cells): the records of a piece each; none is empty."""
        while self._at < len(self._lines) or self._more():
            records = []
            while self._at < len(self._lines):
                line, number = self._lines[self._at], self._before + self._at + 1
                if self._comment and line.startswith(self._comment):
                    self._at += 1
                    continue
                if '"' in line:
                    cells = self._quoted_record()
                else:
                    cells = line.split(self.delimiter)
                    self._at += 1
                if len(cells) > 1 or line.strip():
                    records.append((number, cells))
            self._before += self._at
            self._lines, self._at = [], 0
            if records:
                yield records

    def _more(self):
        """Read the lines of the next piece; False where there is none."""
        for text in self._pieces:
            if "\0" in text:
                raise ValueError("line %d holds a NUL character; this is no CSV text in UTF-8" % (
                    self._before + len(self._lines) + text[:text.index("\0")].count("\n") + 1))
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._lines += (text[:-1] if text[-1:] == "\n" else text).split("\n")
            return True
        return False

    def _more_of_record(self):
        """Read the next piece's lines in the place of those there are, which have been read; False where none is."""
        read = len(self._lines)
        if not self._more():
            return False
        del self._lines[:read]
        self._before, self._at = self._before + read, self._at - read
        return True

    def _quoted_record(self):
        """The cells of the record with quotes that begins at the next line."""
        cells = []
        at = 0
        while True:
            line = self._lines[self._at]
            quoted = line[at:at + 1] == '"'
            if quoted:
                cell, at = self._quoted_cell(at + 1)
                line = self._lines[self._at]
            end = line.find(self.delimiter, at)
            end = len(line) if end < 0 else end
            rest = line[at:end]
            if quoted and rest or '"' in rest:
                raise ValueError("line %d, column %d: quotes go around a whole cell, and those inside are doubled; got "
                                 "%s%s" % (self._before + self._at + 1, len(cells) + 1,
                                           "a quoted text and then " if quoted else "", shown(rest)))
            cells.append(cell if quoted else rest)
            if end == len(line):
                self._at += 1
                return cells
            at = end + 1

    def _quoted_cell(self, at):
        """(cell, the place after its closing quote) of the cell whose text begins at `at` in the next line."""
        first = self._before + self._at + 1
        texts, parts = [], []           # the parts are put together from time to time, as many take much memory
        while True:
            line = self._lines[self._at]
            end = line.find('"', at)
            if end < 0:
                parts += [line[at:], "\n"]
                self._at, at = self._at + 1, 0
                if self._at == len(self._lines) and not self._more_of_record():
                    raise ValueError("line %d: a quote opens here and is never closed" % first)
            elif line[end + 1:end + 2] == '"':
                parts.append(line[at:end + 1])
                at = end + 2
            else:
                return "".join(texts + parts) + line[at:end], end + 1
            if len(parts) > 1000:
                texts.append("".join(parts))
                parts = []


# ---- what stands between cells ----

def checked_delimiter(delimiter):
    """The delimiter, if it is one character that can stand between cells."""
    if not isinstance(delimiter, TEXTS) or len(native(delimiter)) != 1 or delimiter in '"\r\n':
        raise ValueError("a delimiter is one character, and no quote or line end; got %s" % shown(delimiter))
    return native(delimiter)


def _named_delimiter(line):
    """The delimiter that a first line such as `sep=;` names; None for any other line."""
    line = line.strip('"')
    return line[4] if len(line) == 5 and line[:4].lower() == "sep=" else None


def found_delimiter(lines, comment=None):
    """The delimiter of lines, by the first of their records.

    It is the one of DELIMITERS that divides the first record and, if one does, all of them into equally many cells; of
    several, the one that makes most.  Where none divides the first record, it is the one that divides all below some
    first ones, which may be titles.  If there is none, there is one column, and a comma divides what does not fit it,
    but for decimal commas.
    """
    lines = [line for line in lines[:LOOKED_AT] if line.strip() and not (comment and line.startswith(comment))]
    best, most = None, (False, 1)
    for delimiter in DELIMITERS:
        counts, whole = _counts(lines, delimiter)
        divides = whole and len(set(counts)) == 1, counts[0] if counts else 1
        if divides[1] > 1 and divides > most:
            best, most = delimiter, divides
    if not most[0] and not (best and _divide_alike(lines, best)):
        best = ([other for other in DELIMITERS[:-1] if _divide_alike(lines, other)] + [best])[0]
    if best is None:
        commas = [line for line in lines if "," in line]
        words = [line for line in commas if not reads_comma(line.strip('" '))]
        best = "," if words or not commas else ";"
    return best


def _divide_alike(lines, delimiter):
    """Whether a delimiter divides the last lines, below which no title stands, into equally many cells."""
    counts = set([line.count(delimiter) for line in lines[-MOST_ALIKE:]])
    return len(lines) > MOST_ALIKE and len(counts) == 1 and 0 not in counts


def _counts(lines, delimiter):
    """([how many cells each record of the lines has], whether all of them could be read)"""
    records = Records([], delimiter)
    records._lines = lines
    counts = []
    try:
        while records._at < len(lines):
            if '"' in lines[records._at]:
                counts.append(len(records._quoted_record()))
            else:
                counts.append(lines[records._at].count(delimiter) + 1)
                records._at += 1
    except ValueError:
        return counts, len(lines) == LOOKED_AT and records._at == len(lines)        # cut within quotes
    return counts, True
