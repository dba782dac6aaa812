"""The columns that a network learns from: which are of use, and what their cells become."""
from ..encoders import Encoder, column_of, is_gap
from ..files.decimals import number_of
from ..floats.names import among, shown
from .dates import is_date
from .report import short_name

MOST = 20                               # columns left out that are named


class Inputs(object):
    """The columns of a Table to learn from: their names, and what makes numbers of their cells.

    encoder: None where all cells are numbers.  left_out: lines for the report, on columns of no use.
    """

    def __init__(self, table, names, options):
        """names: of the columns that may be learnt from; those that options name are taken, or refused."""
        self.left_out, self.encoder = [], None
        self.fill_gaps = options["missing"] == "mean"
        kinds, reasons, counting = [], [], []
        for name in names:
            asked = [option for option in ("columns", "keep", "categorical") if name in (options[option] or ())]
            kind, reason = self._kind(table, name, "categorical" in asked, asked)
            if reason == COUNTS:
                counting.append((name, kind))
            if reason:
                reasons.append((name, reason))
            else:
                kinds.append(kind)
        if not kinds and counting:                      # there is nothing else to learn from
            kinds, reasons = [kind for _, kind in counting], [pair for pair in reasons if pair[1] != COUNTS]
        if reasons:
            named = ["%s (%s)" % (short_name(name) or '""', reason) for name, reason in reasons]
            self.left_out = ["left out: " + ", ".join(named[:MOST]) + (
                ", and %d more" % (len(named) - MOST) if len(named) > MOST else "")]
        if not kinds:
            raise ValueError("no column is left to learn from; %s (--categorical takes texts for categories, "
                             "--keep a column as it is)" % self.left_out[0])
        self.names = [kind.name for kind in kinds]
        if self.fill_gaps or [kind for kind in kinds if kind.kind != "number"]:
            self.encoder = Encoder(kinds, options["unseen"])

    def _kind(self, table, name, categorical, asked):
        """(the kind of a column, why it is left out or "")."""
        cells = cells_of(table, name, not categorical)
        if not categorical:
            refuse_stray_texts(table, name, cells, ", --drop leaves the column out")
        try:
            kind = column_of(name, cells, self.fill_gaps, categorical)
        except ValueError as error:
            kind, problem = None, error.problem
        if kind is None and asked:
            raise ValueError("the column %s: %s%s" % (shown(name), problem, (
                "; --categorical takes them for categories" if [cell for cell in cells if not is_gap(cell)] else "")))
        if kind is None:
            return None, _nature(cells, table.mark(name)) or problem
        if asked:
            return kind, ""
        return kind, _reason_against(name, kind, cells)

    def learn_means(self, table, places):
        """Let gaps become the means of the rows at these places."""
        if self.encoder is None or not self.fill_gaps:
            return
        part = table.picked(places)
        for column in self.encoder.columns:
            if column.kind != "categories":
                cells = [cell for cell in cells_of(part, column.name, column.kind == "number") if not is_gap(cell)]
                if cells:
                    column.fill = column.mean(cells)


def _reason_against(name, kind, cells):
    """Why a column that is of a kind to learn from is yet of no use; "" for one that is."""
    if not name:
        return "it has no name"
    known = set([cell for cell in cells if not is_gap(cell)])
    if len(known) == 1 < len(cells) and len(kind.names) == 1:
        return "it holds the same in each row"
    if kind.kind != "number":
        return DATES if _are_dates(cells) else ""
    if counts_rows(cells):
        return COUNTS
    whole = len(known) == len(cells) and not [x for x in known if x % 1 != 0]
    return "it has another whole number in each row, as ids do" if whole and is_id(name) else ""


def refuse_stray_texts(table, name, cells, more=""):
    """ValueError for a text in a column that holds numbers, but for one cell in ten, or one, at most."""
    different, mark = set([cell for cell in cells if isinstance(cell, str)]), table.mark(name)
    wrong = set([cell for cell in different if not _is_number(cell, mark)])
    texts = [i for i, cell in enumerate(cells) if cell in wrong] if wrong else []
    numbers = len([cell for cell in cells if cell is not None]) - len(texts)
    if texts and numbers > 1 and len(texts) <= max(1, numbers // 9):
        raise table.error(texts[0], table.place(name), "is not a number, as the others are; --na takes it for a "
                          "missing value" + more)


def _nature(cells, mark):
    """What the texts of a column are, in words: dates, or to the half, at least, numbers; "" if they are neither."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    others = [text for text in texts if not _is_number(text, mark)]
    if not others or len(others) == len(texts):
        return DATES if others and _are_dates(others) else ""
    if 2 * len(others) > len(texts):
        return ""
    return "it holds numbers, and texts such as " + shown(others[0])


def _are_dates(cells):
    return not [cell for cell in cells if not is_gap(cell) and not is_date(cell)]


def _is_number(text, mark):
    try:
        x = number_of(text, mark)
        return x - x == 0.0
    except ValueError:
        return False


COUNTS = "it counts the rows"
DATES = "it holds dates"
TRAINED_WITHOUT = "the model was trained without (train --missing mean learns to fill them)"


def counts_rows(cells):
    """Whether a column's numbers are as many whole numbers that follow one another, in any order."""
    if len(cells) < 3 or [x for x in cells if is_gap(x) or x % 1 != 0]:
        return False
    return max(cells) - min(cells) == len(cells) - 1 and len(set(cells)) == len(cells)


def is_id(name):
    """Whether a column's name says that it holds ids: id, ID, user_id, customerId."""
    before, end = name[-3:-2], name[-2:]
    return end.lower() == "id" and (not before.isalpha() or end == "Id" or end == "ID" and before.islower())


# ---- cells as an encoder takes them ----

def cells_of(table, name, as_numbers=True):
    """The cells of a column: numbers where all are, else texts; None for those that hold no value."""
    column = table.select(name)
    gaps = set() if column.first_gap() is None else set([i for i, found in enumerate(column.gaps()) if found])
    values = table.values(name) if as_numbers else None
    if values is None:
        return [None if i in gaps else cell.strip() for i, cell in enumerate(table.labels(name))]
    if not gaps:
        return values
    rest = iter(values)
    return [None if i in gaps else next(rest) for i in range(len(table))]


def columns_for(encoder, table):
    """{name: cells} of a Table, for the encoder; ValueError with line and column for a cell that it does not take."""
    columns = {}
    for column in encoder.columns:
        cells = cells_of(table, column.name, column.kind == "number")
        for i, cell in enumerate(cells):
            if not column.takes(cell, encoder.unseen):
                raise table.error(i, table.place(column.name), _refusal(column, cell))
        columns[column.name] = cells
    return columns


def _refusal(column, cell):
    if is_gap(cell):
        return "is a missing value; " + TRAINED_WITHOUT
    if column.kind == "number":
        return "is not a number"
    return "was not among the rows to train with; %s (--unseen ignore passes over it)" % among(
        cell, [value for value in column.values if value])
