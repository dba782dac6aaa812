"""How good a network is on some rows, as text for people: measures side by side, and the confusion matrix."""
from .. import metrics
from ..files.csv_tables import native
from ..floats.elementary import sqrt
from ..floats.text import format_fixed, rounded_str

MOST_CLASSES = 30                       # of which a confusion matrix is shown
LONGEST_NAME = 20                       # shown in full
CONFUSION = "confusion matrix of the %s: a row for each true class, a column for each predicted one"


class Result(object):
    """A network's predictions for rows X beside the right answers y: names of classes, or numbers."""

    def __init__(self, network, X, y):
        self.classes = network.classes
        self.y = y
        self.predictions = network.classify(X) if self.classes else network.predict(X)

    def measures(self):
        """[(name, number as text), ...] of how good the predictions are."""
        if self.classes:
            numbers = [("accuracy", format_fixed(metrics.accuracy(self.y, self.predictions), 4))]
        else:
            error = sqrt(metrics.mean_squared_error(self.y, self.predictions))
            numbers = [("r2", format_fixed(metrics.r2(self.y, self.predictions), 4)),
                       ("mean absolute error", five_digits(metrics.mean_absolute_error(self.y, self.predictions))),
                       ("root mean squared error", five_digits(error))]
        return [("rows", str(len(self.y)))] + numbers

    def confusion(self, rows):
        """The confusion matrix as text, under a title with what the rows are called; "" where there are no classes."""
        if not self.classes:
            return ""
        title = "\n\n" + CONFUSION % rows
        if len(self.classes) > MOST_CLASSES:
            return title + "\n(not shown: there are %d classes)" % len(self.classes)
        counts, _ = metrics.confusion_matrix(self.y, self.predictions, self.classes)
        names = [short_name(name) for name in self.classes]
        return title + "\n" + aligned([[""] + names] + [
            [name] + [str(count) for count in row] for name, row in zip(names, counts.tolist())])


def side_by_side(results):
    """The measures of [(title, Result), ...] as text, a column each."""
    columns = [[title] + [text for _, text in result.measures()] for title, result in results]
    names = [""] + [name for name, _ in results[0][1].measures()]
    return aligned([[name] + [column[i] for column in columns] for i, name in enumerate(names)])


def aligned(rows):
    """Rows of texts as lines with columns: the first aligned at its left, the others at their right."""
    widths = [max([_width(row[j]) for row in rows]) for j in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [" " * (width - _width(cell)) for width, cell in zip(widths, row)]
        lines.append(row[0] + cells[0] + "".join(["  " + blank + cell for blank, cell in zip(cells[1:], row[1:])]))
    return "\n".join(lines)


def _width(text):
    return len(text.decode("utf-8") if bytes is str and isinstance(text, bytes) else text)       # Python 2's are bytes


def short_name(name):
    """The name in one line, with its end cut off where it is long."""
    quoted = repr(name)
    name = name if "\n" not in name and "\t" not in name else quoted[1:-1]
    if _width(name) <= LONGEST_NAME:
        return name
    letters = name.decode("utf-8") if bytes is str and isinstance(name, bytes) else name
    return native(letters[:LONGEST_NAME - 3]) + "..."


def list_of(names, most=8):
    """Names with commas between them; of more than `most`, the first, and how many more there are."""
    text = ", ".join([short_name(name) for name in names[:most]])
    return text + ", and %d more" % (len(names) - most) if len(names) > most else text


def five_digits(x):
    """The number rounded to five digits, without zeros at their end."""
    return rounded_str(x, 5)
