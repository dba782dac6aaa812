"""Encoder: what the columns of a table become for a network: a number, 0 or 1, or a one among zeros.

A cell holds a number, a text, or nothing: None, nan or "".  Texts with few different values are categories: each value
has a number of its own, which is 1 where the cell has that value and 0 elsewhere.  Yes and no, in some languages, are 1
and 0.  What was learnt from the rows to train with goes for all later rows: categories, and the means that fill gaps.
"""
from .arrays import frames
from .arrays.loops import mean_of
from .arrays.nested import is_row, number, unpack
from .arrays.operators import make
from .arrays.shapes import counted
from .checks import PlacedError, in_order, is_finite, within, yes_or_no
from .files.encodings import native
from .files.expect import expect, expect_list
from .floats.kinds import INTEGERS, TEXTS
from .floats.names import among, listed, shortened, shown, unknown
from .floats.text import float_str
from .matrix import Matrix

MOST_CATEGORIES = 20                    # different texts, at most, that are taken for categories
YES_NO = (("no", "yes"), ("false", "true"), ("n", "y"), ("f", "t"), ("off", "on"), ("nein", "ja"), ("non", "oui"),
          ("no", "si"), ("no", u"s\xed"), (u"n\xe3o", "sim"))
UNSEEN = ("error", "ignore")
_NUMBERS = (float,) + INTEGERS
_PLAIN = set([float, int, str, bool, type(None)])


def is_gap(cell):
    """Whether a cell holds nothing."""
    return frames.is_none(cell) or cell != cell or isinstance(cell, TEXTS) and not cell.strip()


def plain_cells(cells):
    """The cells of a column: numbers of any kind, such as Decimals, as floats and ints, no value as None."""
    if set(map(type, cells)) <= _PLAIN:
        return cells
    return [cell if type(cell) in _PLAIN else _plain(i, cell) for i, cell in enumerate(cells)]


def _plain(row, cell):
    """A cell as a number, a text, None, or what can be sorted, such as a date; ValueError for anything else."""
    if isinstance(cell, TEXTS) or frames.is_none(cell):
        return cell if isinstance(cell, TEXTS) else None
    try:
        cell = number(cell, "")
        return cell if isinstance(cell, _NUMBERS) else float(cell)
    except (TypeError, ValueError):     # no number
        pass
    cell = frames.listed(cell) if hasattr(cell, "tolist") else cell
    if cell != cell:
        return None
    if isinstance(cell, (list, tuple, dict, set)) or not _is_sorted(cell):
        raise ValueError("row %d is %s; a cell holds a number, a text, a date or nothing" % (row, shown(cell)))
    return cell


def _is_sorted(cell):
    try:
        return not cell < cell
    except TypeError:
        return False


# ---- kinds of columns ----

# encode(cells, unseen) returns a list of numbers for each of `names`; takes(cell, unseen) says whether it knows a cell.

class Number(object):
    """A column of numbers; `fill` is the number for gaps, None where a gap is an error."""
    kind = "number"

    def __init__(self, name, fill=None):
        self.name, self.fill = name, fill
        self.names = [name]

    def encode(self, cells, unseen):
        return [[self._number(i, cell) for i, cell in enumerate(cells)]]

    def _number(self, row, cell):
        if type(cell) is float and cell - cell == 0:
            return cell
        if is_gap(cell) and self.fill is None:
            raise _missing(row, self.name)
        if not self.takes(cell):
            raise ValueError("row %d, column %s is %s, not a finite number" % (row, shortened(self.name), shown(cell)))
        return self.fill if is_gap(cell) else float(cell)

    def takes(self, cell, unseen="error"):
        return self.fill is not None if is_gap(cell) else isinstance(cell, _NUMBERS) and is_finite(cell)

    def mean(self, cells):
        """The mean of cells without gaps."""
        return mean_of([float(cell) for cell in cells])

    def state(self):
        return {"name": self.name, "kind": self.kind, "fill": self.fill}


class Flag(object):
    """A column of two texts, such as no and yes, or of bools: 0 and 1; `fill` as for Number."""
    kind = "flag"

    def __init__(self, name, values, fill=None):
        self.name, self.values, self.fill = name, values, fill
        self.names = [name]
        self._numbers = dict([(small(value), float(j)) for j, value in enumerate(values)])

    def encode(self, cells, unseen):
        return [[self._number(i, cell, unseen) for i, cell in enumerate(cells)]]

    def _number(self, row, cell, unseen):
        if is_gap(cell) and self.fill is not None:
            return self.fill
        text = small(cell) if not is_gap(cell) else ""
        if text in self._numbers:
            return self._numbers[text]
        if unseen == "ignore" and text:
            return 0.5
        raise _unseen(row, self.name, cell, self.values)

    def takes(self, cell, unseen="error"):
        if is_gap(cell):
            return self.fill is not None
        return unseen == "ignore" or small(cell) in self._numbers

    def mean(self, cells):
        """The share of the second text among cells without gaps."""
        return mean_of(self.encode(cells, "error")[0])

    def state(self):
        return {"name": self.name, "kind": self.kind, "values": list(self.values), "fill": self.fill}


class Categories(object):
    """A column of categories; "" among the values stands for gaps."""
    kind = "categories"

    def __init__(self, name, values):
        self.name, self.values = name, values
        self.names = ["%s=%s" % (name, value) for value in values]

    def encode(self, cells, unseen):
        places = dict([(value, j) for j, value in enumerate(self.values)])
        columns = [[0.0] * len(cells) for _ in self.values]
        for i, cell in enumerate(cells):
            value = "" if is_gap(cell) else text_of(cell).strip()
            if value in places:
                columns[places[value]][i] = 1.0
            elif unseen != "ignore":
                raise _unseen(i, self.name, cell, self.values)
        return columns

    def takes(self, cell, unseen="error"):
        return unseen == "ignore" or ("" if is_gap(cell) else text_of(cell).strip()) in self.values

    def state(self):
        return {"name": self.name, "kind": self.kind, "values": list(self.values)}


def text_of(cell):
    """A category's text: of a number that of its value, so that 1 and 1.0 are one."""
    if isinstance(cell, TEXTS):
        return cell
    if isinstance(cell, float):
        return float_str(cell) if cell % 1 else "%d" % cell
    return ("%s" % (cell,)).lower() if cell is True or cell is False else "%s" % (cell,)


def small(cell):
    """A cell's text in small letters without blanks; of Python 2's bytes as unicode, whose letters have accents."""
    text = text_of(cell).strip()
    return (text.decode("utf-8") if bytes is str and isinstance(text, bytes) else text).lower()


def _missing(row, name):
    return ValueError("row %d, column %s is missing; the model was trained without gaps there" % (row, shortened(name)))


def _unseen(row, name, cell, values):
    if is_gap(cell):
        return _missing(row, name)
    return ValueError("row %d, column %s is %s, which was not among the rows to train with; %s"
                      % (row, shortened(name), shown(cell), among(text_of(cell), [value for value in values if value])))


# ---- what a column seems to be ----

def column_of(name, cells, fill_gaps=False, categorical=False):
    """The kind for a column of cells, with what is to be learnt of it; ValueError for one that is of no use.

    fill_gaps: whether gaps are learnt: numbers get their mean, texts a category of their own.  categorical: whether
    numbers, and texts with more than MOST_CATEGORIES values, are categories too.
    """
    cells = within("the column %s" % shown(name), plain_cells, cells)
    known = [cell for cell in cells if not is_gap(cell)]
    wrong = [cell for cell in known if isinstance(cell, _NUMBERS) and not is_finite(cell)]
    if wrong:
        raise _of_no_use(name, "it holds %s, not a finite number" % shown(wrong[0]))
    if not known:
        raise _of_no_use(name, "it is empty")
    of_numbers = not [cell for cell in known if not isinstance(cell, _NUMBERS) or isinstance(cell, bool)]
    if of_numbers and not categorical:
        return Number(name, mean_of([float(cell) for cell in known]) if fill_gaps else None)
    texts = set([text_of(cell).strip() for cell in known])
    pair = None if of_numbers or categorical else yes_no(texts)
    if pair:
        flag = Flag(name, pair)
        flag.fill = flag.mean(known) if fill_gaps else None
        return flag
    if not categorical and (len(texts) > MOST_CATEGORIES or len(texts) == len(known) > 2):
        raise _of_no_use(name, "it holds %s" % counted(len(texts), "different text"))
    return Categories(name, [""] * (fill_gaps and len(known) < len(cells)) + sorted(texts))


def _of_no_use(name, problem):
    return PlacedError("the column %s: %s" % (shown(name), problem), where=name, problem=problem)


def yes_no(texts):
    """The pair of YES_NO that the texts are of, in any case; None if they are of none."""
    lower = set([small(text) for text in texts])
    found = [[native(answer) for answer in pair] for pair in YES_NO if len(lower) == 2 and lower <= set(pair)]
    return found[0] if found else None


# ---- all columns ----

class Encoder(object):
    """The columns of a table, in order, and what to do with categories that were not there: "error" or "ignore".

    names: the columns' names; outputs: the names of the numbers that they become.  "ignore" gives a category that was
    not there zeros alone, and 0.5 in place of yes or no.
    """

    def __init__(self, columns=(), unseen="error"):
        if unseen not in UNSEEN:
            raise ValueError(unknown("answer to unseen categories", unseen, UNSEEN))
        self.columns, self.unseen = list(columns), unseen
        for column in self.columns:
            if not hasattr(column, "takes"):
                raise TypeError("an encoder's columns are Number, Flag and Categories, which fit makes; got %s"
                                % shown(column))

    names = property(lambda self: [column.name for column in self.columns], doc="the columns' names")
    outputs = property(lambda self: [name for column in self.columns for name in column.names],
                       doc="the names of the numbers that a row becomes")

    def fit(self, table, fill_gaps=False, categorical=()):
        """Learn the columns of a table, or of {name: cells}.  Returns the encoder; ValueError for one of no use."""
        if not frames.is_frame(table):
            rows = table if isinstance(table, (list, tuple)) else [table]
            raise TypeError("an encoder learns a table, or {name: cells}; got %s%s"
                            % (shown(table), frames.hint(rows[0]) if rows else ""))
        fill_gaps = yes_or_no("fill_gaps", fill_gaps)
        cells, names = in_order(table, None), frames.names_of(table)
        categorical = frames.as_texts([categorical] if isinstance(categorical, TEXTS) else categorical)
        for name in categorical:
            if name not in names:
                raise ValueError("categorical: " + unknown("column", name, names))
        if not cells or not cells[0]:
            raise ValueError("an encoder learns a table with rows; got %s" % shown(table))
        self.columns = [column_of(name, part, fill_gaps, name in categorical) for name, part in zip(names, cells)]
        return self

    def transform(self, X):
        """A new Matrix (rows, len(outputs)) of a table, whose columns are found by their names, or of rows of cells."""
        if not self.columns:
            raise ValueError("the encoder has learnt nothing yet; call fit(table) first")
        cells = within("X", in_order, X, self.names) if frames.is_frame(X) else self._columns(X)
        if not cells[0]:
            raise ValueError("X must be one or more rows of %s" % counted(len(self.columns), "cell"))
        lists = [numbers for column, part in zip(self.columns, cells)
                 for numbers in within("X", _encoded, column, part, self.unseen)]
        data = [numbers[i] for i in range(len(lists[0])) for numbers in lists]
        return make(Matrix, data, (len(lists[0]), len(lists)), "float")

    def _columns(self, X):
        """The cells of each column of rows."""
        rows = within("X", unpack, X)
        if not isinstance(rows, list):
            raise TypeError("X must be a table or rows of cells; got %s" % shown(X))
        rows = [unpack(row) if is_row(row) else row for row in rows]
        for i, row in enumerate(rows):
            if not isinstance(row, list) or len(row) != len(self.columns):
                raise ValueError("X row %d: expected %s, one for each of %s; got %s" % (
                    i, counted(len(self.columns), "cell"), listed(self.names),
                    len(row) if isinstance(row, list) else shown(row) + frames.hint(row)))
        return [[row[j] for row in rows] for j in range(len(self.columns))]

    def state(self):
        """The encoder as plain data, for of_state."""
        return {"columns": [column.state() for column in self.columns], "unseen": self.unseen}

    def __repr__(self):
        columns = ["%s (%s)" % (shortened(column.name), column.kind) for column in self.columns]
        return "<Encoder: %s>" % ", ".join(columns)


def _encoded(column, cells, unseen):
    """The lists of numbers of one column."""
    return column.encode(within("column %s" % shortened(column.name), plain_cells, cells), unseen)


def of_state(state):
    """The Encoder whose state() this was; ValueError for anything else."""
    columns = [_column_of_state(column, "encoder.columns[%d]" % i)
               for i, column in enumerate(expect_list(state, "columns", "dict", where="encoder"))]
    encoder = Encoder(columns, expect(state, "unseen", "text", "encoder"))
    if not columns or len(set(encoder.names)) < len(columns):
        raise ValueError("encoder.columns: expected columns of different names")
    return encoder


def _column_of_state(state, where):
    name, kind = expect(state, "name", "text", where), expect(state, "kind", "text", where)
    if kind == "number":
        return Number(name, expect(state, "fill", "number or None", where))
    values = expect_list(state, "values", "text", 2 if kind == "flag" else None, where)
    if kind not in ("flag", "categories") or not values or len(set(values)) < len(values):
        raise ValueError("%s: expected a flag or categories, of different values" % where)
    return Categories(name, values) if kind == "categories" else Flag(name, values, expect(
        state, "fill", "number or None", where))
