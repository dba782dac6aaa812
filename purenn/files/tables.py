"""Table: rows of text under column names, with the numbers and the labels of its columns.

A table takes little more memory than its text: it keeps blocks of rows, and of each block one text a column, in which
the cells stand one after another, NUL between them.
"""
from ..arrays.loops import compact
from ..arrays.operators import make
from ..arrays.pictures import notebook_text
from ..arrays.shapes import counted
from ..floats.kinds import TEXTS
from ..floats.names import listed, shortened, shown, unknown
from ..matrix import Matrix
from . import decimals, units
from .encodings import native

# Cells that hold no value, in capitals too.
MISSING = ("", "na", "n/a", "#n/a", "#na", "<na>", "nan", "nat", "null", "none", "\\n", "-", native(u"\u2013"),
           native(u"\u2014"), ".", "?",
           "#div/0!", "#value!", "#ref!", "#num!", "#name?", "#null!")
BLOCK = 1000                            # rows


class Table(object):
    """Rows of text under column names.

    names: the columns' names; rows: lists of cells; lines: the line of the file on which each row begins; both are
    made anew whenever they are asked for.
    dropped: how many rows were left out; filled: {name: how many cells were filled in}; means: {name: mean of the
    column}, which they were filled with.
    marks: what cells that hold no value hold.  decimal: the decimal mark, "." or ",", or "auto" to find it for each
    column; decimals: {name: the mark that is known of a column}; where a column reads with both, preferred[name], or
    else the point, is taken.
    renamed: {name: the name in the file} of columns whose name in the file is that of another one.
    """

    def __init__(self, names, rows, lines):
        self.names = list(names)
        self._places = dict([(name, len(self.names) - 1 - j) for j, name in enumerate(self.names[::-1])])
        rows, lines = list(rows), list(lines)
        self._blocks = [_packed([[row[j] for row in rows[i:i + BLOCK]] for j in range(len(self.names))])
                        for i in range(0, len(rows), BLOCK)]
        self._sizes = [len(rows[i:i + BLOCK]) for i in range(0, len(rows), BLOCK)]
        self._lines = compact(lines, "l")
        self.dropped, self.filled, self.means = 0, {}, {}
        self.marks, self.decimal, self.decimals, self.preferred = MISSING, decimals.AUTO, {}, {}
        self.delimiter, self.renamed = None, {}

    def _like(self, names, blocks, sizes, lines):
        """A Table of these blocks that reads its cells as this one."""
        table = Table(names, [], [])
        table._blocks, table._sizes, table._lines = blocks, sizes, lines
        table.marks, table.decimal, table.decimals, table.preferred = (
            self.marks, self.decimal, self.decimals, self.preferred)
        table.delimiter, table.renamed = self.delimiter, self.renamed
        return table

    def __len__(self):
        return len(self._lines)

    def __repr__(self):
        return "<Table: %s of %s>" % (counted(len(self), "row"), listed(self.names))

    def _repr_html_(self):
        return notebook_text("table", self)

    @property
    def lines(self):
        return list(self._lines)

    @property
    def rows(self):
        rows = []
        for block, size in zip(self._blocks, self._sizes):
            columns = [_cells(packed) for packed in block]
            rows += [[column[i] for column in columns] for i in range(size)]
        return rows

    def place(self, name):
        """The number of the column with this name, from 0; ValueError lists the known names."""
        if name not in self._places:
            raise ValueError(unknown("column", name, self.names))
        return self._places[name]

    # ---- other tables of the same cells ----

    def select(self, names):
        """The Table of these columns, in this order."""
        places = [self.place(name) for name in list_of_names(names)]
        if len(set(places)) < len(places) or not places:
            raise ValueError("expected columns' names, each once; got %s" % shown(names))
        return self._like([self.names[j] for j in places], [[block[j] for j in places] for block in self._blocks],
                          self._sizes, self._lines)

    def picked(self, places):
        """The Table of these rows, in this order; a copy."""
        places = list(places)
        for name in self.names:
            self.mark(name)                             # by all rows, before most may be left out
        starts = range(0, len(places), BLOCK)
        blocks = [[] for _ in starts]
        for j in range(len(self.names)):
            cells = self._column(j)
            for block, start in zip(blocks, starts):
                block += _packed([[cells[i] for i in places[start:start + BLOCK]]])
        return self._like(self.names, blocks, [len(places[start:start + BLOCK]) for start in starts],
                          compact([self._lines[i] for i in places], "l"))

    def extended(self, table):
        """The Table itself, changed: the rows of another with the same columns stand below its own."""
        self._blocks += table._blocks
        self._sizes += table._sizes
        self._lines.extend(table._lines)
        return self

    # ---- cells that hold no value ----

    def gaps(self, marks=None):
        """[[column, ...], ...]: for each row, the columns of its cells that hold no value; marks: None for `marks`."""
        found = [[] for _ in self._lines]
        for i, j in self._gaps(marks):
            found[i].append(j)
        return found

    def first_gap(self, marks=None):
        """(row, column), from 0, of the first cell that holds no value; None where there is none."""
        for gap in self._gaps(marks):
            return gap
        return None

    def _gaps(self, marks):
        """Yield (row, column) of the cells that hold no value, row by row."""
        marks, start = self._marks(marks), 0
        for block, size in zip(self._blocks, self._sizes):
            found = [(start + i, j) for j, packed in enumerate(block) for i in _gaps_of(packed, marks)]
            for gap in sorted(found):
                yield gap
            start += size

    def _marks(self, marks):
        return set([mark.strip().lower() for mark in (self.marks if marks is None else marks)])

    def drop(self, marks=None):
        """Leave out the rows in which a cell holds no value; ValueError if none would be left."""
        gaps = set([i for i, _ in self._gaps(marks)])
        if not gaps:
            return
        if len(gaps) == len(self):
            raise ValueError(lacking(len(self)))
        kept = self.picked([i for i in range(len(self)) if i not in gaps])
        self.dropped = len(gaps)
        self._blocks, self._sizes, self._lines = kept._blocks, kept._sizes, kept._lines

    def fill(self, means, marks=None):
        """Put the mean of its column, of {name: mean}, into each cell that holds no value; ValueError without one."""
        gap = [(i, j) for i, j in self._gaps(marks) if self.names[j] not in means][:1]
        if gap:
            raise self.error(gap[0][0], gap[0][1], "is a missing value, and there is no mean to fill it with")
        for name in self.names:
            self.mark(name)
        self.decimals = dict(self.decimals)             # what is filled in says nothing of other tables
        marks = self._marks(marks)
        for block in self._blocks:
            for j, packed in enumerate(block):
                places = _gaps_of(packed, marks)
                if places:
                    name, cells = self.names[j], _cells(packed)
                    for i in places:
                        cells[i] = decimals.written(means[name], self.mark(name))
                    block[j] = _packed([cells])[0]
                    self.filled[name] = self.filled.get(name, 0) + len(places)

    # ---- numbers that carry a unit ----

    def unit(self, name):
        """The unit that all cells of a column carry that hold a value, behind or before a number; "" for none."""
        marks, found = self._marks(None), set()
        for packed in self.select(name)._blocks:
            for cell in _cells(packed[0]):
                if not _is_gap(cell, marks):
                    found.add(units.split(cell)[1])
                    if len(found) > 1 or "" in found:
                        return ""
        unit = "".join(found)
        table = self.select(name)
        if unit:
            table.take_units({name: unit})
        return unit if table.values(name) is not None else ""

    def take_units(self, known):
        """Leave away the units, of {name: unit}, that cells carry; ValueError for a cell without the one it needs."""
        marks = self._marks(None)
        for name in self.names:
            start, j = 0, self.place(name)
            for block, size in zip(self._blocks, self._sizes) if name in known else ():
                cells = _cells(block[j])
                for i, cell in enumerate(cells):
                    if not _is_gap(cell, marks):
                        cells[i], unit = units.split(cell)
                        if unit != known[name]:
                            raise self.error(start + i, j, "is no number with the unit %s, as those to train with were"
                                             % known[name])
                block[j] = _packed([cells])[0]
                start += size
            if name in known:
                self.decimals.pop(name, None)           # which was found of cells with the unit

    # ---- columns as labels and as numbers ----

    def labels(self, name):
        """The column as a list of texts."""
        known = {}                      # equal labels are one text, which takes less memory
        return [known.setdefault(cell, cell) for cell in self._column(self.place(name))]

    def numbers(self, names=None):
        """Matrix (rows, columns) of these columns: one name, a list of names, or None for all."""
        places = range(len(self.names)) if names is None else [self.place(name) for name in list_of_names(names)]
        data = []
        for number in self._numbers(places):
            data += number
        return make(Matrix, data, (len(self), len(places)), "float")

    def compact_numbers(self, names):
        """The same Matrix, whose numbers take 8 bytes each where Python has arrays; fit and predict take it."""
        places = [self.place(name) for name in list_of_names(names)]
        data = compact([], "d")
        for numbers in self._numbers(places):
            data.extend(numbers)
        return make(Matrix, data, (len(self), len(places)), "float")

    def is_numeric(self, name):
        """Whether every cell of the column is a number."""
        places = [self.place(name)]
        try:
            return bool([True for _ in self._numbers(places)])
        except ValueError:
            return False

    def values(self, name, marks=None):
        """The numbers of a column's cells that hold a value, as a list; None where one of these is no number."""
        marks, mark, j = self._marks(marks), self.mark(name), self.place(name)
        found = []
        try:
            for block in self._blocks:
                found += decimals.numbers_of([cell for cell in _cells(block[j]) if not _is_gap(cell, marks)], mark)
        except ValueError:
            return None
        return None if [x for x in found if x - x != 0.0] else found

    def mark(self, name):
        """The decimal mark of a column, "." or ",", as long as no cell has either the preferred one."""
        preferred = self.preferred.get(name, ".")
        if self.decimal != decimals.AUTO:
            return self.decimal
        if name not in self.decimals:
            found = self._found_mark(self.place(name))
            if found is None:
                return preferred
            self.decimals[name] = preferred if found == decimals.BOTH else found
        return self.decimals[name]

    def reads_both(self, name):
        """Whether the numbers of a column have marks that are decimal points or points between thousands."""
        return self._found_mark(self.place(name)) == decimals.BOTH

    def _found_mark(self, j):
        marks, found = self._marks(None), None
        for block in self._blocks:
            if "." in block[j] or "," in block[j]:
                known = [cell for cell in _cells(block[j]) if not _is_gap(cell, marks)]
                mark = decimals.mark_of(known, self.delimiter == ",")
                if mark == ".":
                    return mark
                found = "," if "," in (found, mark) else mark or found
        return found

    def _numbers(self, places):
        """Yield the numbers of these columns, row by row, a block at a time."""
        marks = [self.mark(self.names[j]) for j in places]
        start = 0
        for block, size in zip(self._blocks, self._sizes):
            columns = []
            try:
                columns = [decimals.numbers_of(_cells(block[j]), mark) for j, mark in zip(places, marks)]
            except ValueError:
                pass
            if len(columns) < len(places) or [x for column in columns for x in column if x - x != 0.0]:
                raise self._wrong_number(start, [_cells(block[j]) for j in places], places)
            yield columns[0] if len(columns) == 1 else [column[i] for i in range(size) for column in columns]
            start += size

    def _wrong_number(self, start, columns, places):
        """The ValueError for the first cell of a block that is no finite number."""
        for i in range(len(columns[0])):
            for j, cells in zip(places, columns):
                mark = self.mark(self.names[j])
                try:
                    x = decimals.number_of(cells[i], mark)
                except ValueError:
                    x = None
                if x is None or x - x != 0.0:
                    return self.error(start + i, j, "is too large a number" if x is not None else "is not a number" + (
                        " with a decimal comma" if mark == "," else
                        " with a decimal point" if decimals.reads_comma(cells[i]) else ""))

    # ---- cells ----

    def error(self, i, j, what):
        """The ValueError that says what is wrong with the cell in row i, column j, both from 0."""
        return ValueError("line %d, column %s: %s %s" % (
            self._lines[i], shortened(self.names[j]) or '""', shown(self._cell(i, j)), what))

    def _cell(self, i, j):
        for block, size in zip(self._blocks, self._sizes):
            if i < size:
                return _cells(block[j])[i]
            i -= size

    def _column(self, j):
        cells = []
        for block in self._blocks:
            cells += _cells(block[j])
        return cells


def lacking(n):
    """What is wrong with n rows of which none is whole."""
    return "the one row lacks a value" if n == 1 else "each of the %d rows lacks a value" % n


def list_of_names(names):
    """The names as a list; one name is a text."""
    return [names] if isinstance(names, TEXTS) else list(names)


def _is_gap(cell, marks):
    return cell.strip().lower() in marks


def _gaps_of(packed, marks):
    """The places of the cells of a block's column that hold no value."""
    cells = _cells(packed)
    if isinstance(packed, TEXTS) and packed.split() == [packed]:       # without blanks, as most columns: decided fast
        text = "\0" + packed.lower() + "\0"
        if not [mark for mark in marks if "\0" + mark + "\0" in text]:
            return []
    return [i for i, cell in enumerate(cells) if _is_gap(cell, marks)]


# ---- the cells of a column of a block, as one text ----

def _packed(columns):
    """Each list of cells as one text; as the list, where a cell holds a NUL itself."""
    packed = ["\0".join(cells) for cells in columns]
    return [text if text.count("\0") == len(cells) - 1 else cells for text, cells in zip(packed, columns)]


def _cells(packed):
    """The list of cells; not to be changed."""
    return packed.split("\0") if isinstance(packed, TEXTS) else packed[:]
