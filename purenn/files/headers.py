"""What the first record of a CSV text says of the columns: their names; or that it is a title, or data."""
from ..arrays.shapes import counted
from ..floats.names import shown
from .decimals import number_of

MOST_TITLES = 30                        # records above the names that are looked at


class OddNames(ValueError):
    """Two columns have the same name, or there is no row below the names: they may be data."""


class Titles(ValueError):
    """Lines above the names of the columns; `problem` says so, `skip` is how many there are."""

    def __init__(self, message, problem=None, skip=None):
        super(Titles, self).__init__(message)
        self.problem, self.skip = problem, skip


def refuse_titles(records):
    """Titles if the first of (line number, cells) is unlike the others, and a later one seems to name the columns.

    This is one from which on all have as many cells, two or more; it has a text in each of them, and none comes again.
    """
    line, cells = records[0]
    width, first = len(records[-1][1]), len(records) - 1
    while first and len(records[first - 1][1]) == width and not _is_title(records[first - 1][1]):
        first -= 1
    place, names = records[first]
    if width < 2 or not 0 < first < min(MOST_TITLES, len(records) - 1):
        return
    below = [row for _, row in records[first + 1:]]
    data = [name for j, name in enumerate(names) if not _can_name(name) or name in [row[j] for row in below]]
    if not data and (len(cells) != width or [cell for cell in cells if not cell.strip()]):
        problem = "line %d has %s, where line %d, which seems to name the columns, has %d" % (
            line, counted(len([cell for cell in cells if cell.strip()]), "cell"), place, width)
        message = "%s; skip=%d passes over the lines above it" % (problem, place - 1)
        raise Titles(message, problem=problem, skip=place - 1)


def _is_title(cells):
    """Whether a record is empty but for its first cell, or is empty."""
    return not "".join(cells[1:]).strip()


def _can_name(cell):
    """Whether a cell can be the name of a column: a text, and no number."""
    return bool(cell.strip()) and not _is_number(cell)


def _is_number(text):
    try:
        number_of(text)
        return True
    except ValueError:
        return False


def distinct(names, records=None):
    """(names that differ, {new name: the one in the file}): the second "x" is called "x.1", as pandas has it.

    OddNames if the records, of (line number, cells), are not known, or a name that comes twice seems to be data: a
    number, or a text that comes again in its column.  Columns without a name stay: none is needed if nobody asks.
    """
    taken, places, renamed, found = set(names), {}, {}, []
    for j, name in enumerate(names):
        new, number = name, 0
        if name and name in places:
            if records is None or _is_number(name) or [True for _, cells in records if cells[j].strip() == name]:
                raise OddNames("columns %d and %d are both named %s" % (places[name] + 1, j + 1, shown(name)))
            while new in taken:
                number += 1
                new = "%s.%d" % (name, number)
            taken.add(new)
            renamed[new] = name
        places[name] = j
        found.append(new)
    return found, renamed
