"""The columns that a network learns from: which are of use, and what their cells become."""
from ..encoders import Encoder, column_of, is_gap
from ..files.decimals import number_of
from ..files.units import split
from ..floats.names import among, shown
from .dates import is_date
from .report import list_of, short_name

MOST = 20                               # columns left out that are named


class Inputs(object):
    """The columns of a Table to learn from: their names, and what makes numbers of their cells.

    encoder: None where all cells are numbers.  notices: lines for the report, on columns of no use, and
    on numbers that may be something else.
    """

    def __init__(self, table, names, options):
        """names: of the columns that may be learnt from; those that options name are taken, or refused."""
        self.notices, self.encoder = [], None
        self._stand_ins, self._codes = [], []
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
            self.notices = ["left out: " + ", ".join(named[:MOST]) + (
                ", and %d more" % (len(named) - MOST) if len(named) > MOST else "")]
        if not kinds:
            raise ValueError("no column is left to learn from; %s (--categorical takes texts for categories, "
                             "--keep a column as it is)" % self.notices[0])
        self.names = [kind.name for kind in kinds]
        if self._stand_ins:
            self.notices.append("%s may stand for missing values; --na takes them for such"
                                % ", ".join(self._stand_ins[:MOST]))
        if self._codes:
            self.notices.append("zeros before the numbers in %s, as codes have them, make no difference "
                                "(--categorical takes codes for categories)" % list_of(self._codes))
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
            return None, nature_of(cells, table.mark(name)) or problem
        reason = "" if asked else _reason_against(name, kind, cells)
        if kind.kind == "number" and not reason:
            self._look_at(table, name, cells)
        return kind, reason

    def _look_at(self, table, name, cells):
        """Note numbers that may be something else: codes, or what stands for a missing value."""
        labels, x = table.labels(name), _stand_in([cell for cell in cells if not is_gap(cell)])
        if x is not None:
            self._stand_ins.append("%s in %s" % (labels[cells.index(x)].strip(), short_name(name)))
        if [True for label in labels if label[:1] == "0" and len(label) > 2 and label.isdigit()]:
            self._codes.append(name)

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
    if not name or name[:len(NAMELESS)] == NAMELESS:
        return "it has no name"
    known = set([cell for cell in cells if not is_gap(cell)])
    if len(known) == 1 < len(cells) and len(kind.names) == 1:
        return "it holds the same in each row"
    if kind.kind != "number":
        return DATES if _are_dates(cells) else ""
    if counts_rows(cells):
        return COUNTS
    if _is_day(min(known)) and _is_day(max(known)) and not [x for x in known if not _is_day(x)]:
        return DATES
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


def nature_of(cells, mark):
    """What the texts of a column are, in words: dates, or to the half, at least, numbers; "" if they are neither."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    others = [text for text in texts if not _is_number(text, mark)]
    if not others or len(others) == len(texts) and _are_dates(others):
        return DATES if others else ""
    with_units = [text for text in others if split(text)[1]]
    if 2 * (len(texts) - len(others) + len(with_units)) < len(texts):
        return ""
    if with_units:
        unit = split(with_units[0])[1]
        differ = [text for text in texts if split(text)[1] != unit]
        return "its numbers do not all have the same unit, as %s and %s" % (
            shown(with_units[0]), shown(differ[0])) if differ else ""
    return "it holds numbers, and texts such as %s, which --na would take for missing" % shown(others[0])


def _are_dates(cells):
    return not [cell for cell in cells if not is_gap(cell) and not is_date(cell)]


def _is_number(text, mark):
    try:
        x = number_of(text, mark)
        return x - x == 0.0
    except ValueError:
        return False


COUNTS = "it counts the rows"
NAMELESS = "Unnamed: "                  # so begins the name that pandas gives to a column without one
ID_NAMES = ("id", "no", "nr", "number", "key")
DATES = "it holds dates"
TRAINED_WITHOUT = "the model was trained without (train --missing mean learns to fill them)"


def counts_rows(cells):
    """Whether a column's numbers are as many whole numbers that follow one another, in any order."""
    if len(cells) < 3 or [x for x in cells if is_gap(x) or x % 1 != 0]:
        return False
    return max(cells) - min(cells) == len(cells) - 1 and len(set(cells)) == len(cells)


def is_id(name):
    """Whether a column's name says that it holds ids: id, ID, user_id, customerId, Kunden-Nr, order number."""
    for end in ID_NAMES:
        before, found = name[:-len(end)][-1:], name[-len(end):]
        begins = found == end[:1].upper() + end[1:] or found == end.upper() and before.islower()
        if found.lower() == end and (not before.isalpha() or begins):
            return True
    return False


def _is_day(x):
    """Whether a number is a date such as 20201231."""
    return 19000101 <= x <= 21001231 and x % 1 == 0 and 0 < x // 100 % 100 < 13 and 0 < x % 100 < 32


def _stand_in(known):
    """A number of nines, such as -999, that comes more than once and lies far from all others; None where none does."""
    for x in (min(known), max(known)):
        if x % 1 == 0 and abs(x) > 90 and not ("%d" % abs(x)).strip("9") and known.count(x) > 1:
            others = [other for other in known if other != x]
            near, far = sorted([abs(x - min(others)), abs(x - max(others))]) if others else (0, 0)
            if near > far - near:
                return x
    return None


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
