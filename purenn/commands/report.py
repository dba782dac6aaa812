"""How good a network is on some rows, as text for people: measures side by side, and the confusion matrix.

Beside them stands what guessing would reach, which asks for no network: always the commonest class, or the mean.
"""
from .. import metrics
from ..arrays.loops import mean_of
from ..files.encodings import letters, native
from ..floats.elementary import sqrt
from ..floats.names import printable
from ..floats.text import brief, five_digits
from ..labels import class_indices
from ..targets import answers, columns_of

MOST_CLASSES = 30                       # of which a confusion matrix is shown
LONGEST_NAME = 20                       # shown in full
MOST_NAMED = 8                          # of a list of names
FAR = 1.0 / 10                          # of accuracy or r2: that much below training is worth a sentence
CONFUSION = "confusion matrix of the %s: a row for each true class, a column for each predicted one"


def guess_of(y, classes):
    """What to guess of rows whose answers y are known: their commonest class, or, where there are none, their mean."""
    if not classes:
        return columns_of(y, "y").mean()
    counts = [0] * len(classes)
    for i in class_indices(y, classes)[0]:
        counts[i] += 1
    return classes[counts.index(max(counts))]


class Result(object):
    """A network's predictions for rows X beside the right answers y: names of classes, or numbers.

    outputs: the Matrix that predict gives, of which predictions are the classes, where there are some.
    guess: what guess_of says of the rows that the network learned from.  measures: how good the predictions are, as
    [(name, number, function that makes it a text), ...].
    """

    def __init__(self, network, X, y, guess):
        self.classes = network.classes
        self.y = y
        self.guess = guess
        self.outputs = network.predict(X)
        self.predictions = answers(network, self.outputs) if self.classes else self.outputs
        self.measures = [("rows", len(y), str)] + (self._of_classes() if self.classes else self._of_numbers())

    def _of_classes(self):
        right = [1.0 if label == self.guess else 0.0 for label in self.y]
        found = [("accuracy", metrics.accuracy(self.y, self.predictions), brief),
                 ("guessing " + short_name(self.guess), mean_of(right), brief),
                 ("balanced accuracy", metrics.balanced_accuracy(self.y, self.predictions), brief)]
        if len(self.classes) == 2:
            found.append(("auc", metrics.roc_auc(class_indices(self.y, self.classes)[0], self.outputs), brief))
        return found

    def _of_numbers(self):
        guesses = [self.guess] * len(self.y)
        return [("r2", metrics.r2(self.y, self.predictions), brief),
                ("mean absolute error", metrics.mean_absolute_error(self.y, self.predictions), five_digits),
                ("root mean squared error", sqrt(metrics.mean_squared_error(self.y, self.predictions)), five_digits),
                ("guessing the mean", sqrt(metrics.mean_squared_error(self.y, guesses)), five_digits)]

    def confusion(self, rows):
        """The confusion matrix as text, with the scores of each class, under a title with what the rows are called.

        "" where there are no classes.
        """
        if not self.classes:
            return ""
        title = "\n\n" + CONFUSION % rows
        if len(self.classes) > MOST_CLASSES:
            return title + "\n(not shown: there are %d classes)" % len(self.classes)
        counts, _ = metrics.confusion_matrix(self.y, self.predictions, self.classes)
        names = [short_name(name) for name in self.classes]
        lines = aligned([[""] + names] + [
            [name] + [str(count) for count in row] for name, row in zip(names, counts.tolist())] + [
            [score.__name__] + [brief(x) for x in score(self.y, self.predictions, None, self.classes)]
            for score in (metrics.precision, metrics.recall, metrics.f1)]).split("\n")
        return title + "\n" + "\n".join(lines[:-3] + [""] + lines[-3:])

    def missing(self, rows):
        """[a sentence] if there is no row of some classes, of which the measures say nothing then; else []."""
        there = set(self.y) if self.classes else ()
        lacking = [name for name in self.classes or () if name not in there]
        text = "the %s have none of %s, so these numbers say nothing of it" % (rows, list_of(lacking))
        return [text] if lacking else []


    def forgotten(self):
        """[a sentence] if no row is predicted as some classes that these rows have; else []."""
        shown = self.classes if self.classes and len(self.classes) <= MOST_CLASSES else ()
        lost = [name for name in shown if name in self.y and name not in self.predictions]
        text = "no row is predicted as %s (--class-weight balanced lets rare classes weigh as much as common ones)"
        return [text % list_of(lost)] if lost else []


def remarks(train, test):
    """Sentences on what the measures of two Results do not say by themselves."""
    name, before, _ = train.measures[1]
    below = before - test.measures[1][1]
    found = test.missing("rows to test") + test.forgotten()
    if below > FAR:
        found.append("the test is far below training, by %s of %s (more than %s):\nthe network may know its rows by "
                     "heart; more rows, a smaller --hidden, --dropout or --l2 may help" % (
                         brief(below), name, five_digits(FAR)))
    return found


# ---- tables ----

def alone(result):
    """The measures of one Result as text."""
    return aligned([[name, text(x)] for name, x, text in result.measures])


def side_by_side(results, more=()):
    """The measures of [(title, Result), ...] as text, a column each; more: further columns, their titles first."""
    columns = [[title] + [text(x) for _, x, text in result.measures] for title, result in results] + list(more)
    names = [""] + [name for name, _, _ in results[0][1].measures]
    return aligned([[name] + [column[i] for column in columns] for i, name in enumerate(names)])


def across(results):
    """The same for folds, with the mean of each measure and its deviation (that of numpy.std) in two more columns."""
    numbers = list(zip(*[[x for _, x, _ in result.measures] for _, result in results]))[1:]
    texts = [text for _, _, text in results[0][1].measures][1:]
    means = [mean_of(list(row)) for row in numbers]
    spreads = [sqrt(mean_of([(x - mean) * (x - mean) for x in row])) for row, mean in zip(numbers, means)]
    return side_by_side(results, [["mean", ""] + [text(x) for text, x in zip(texts, means)],
                                  ["deviation", ""] + ["+- " + text(x) for text, x in zip(texts, spreads)]])


def aligned(rows):
    """Rows of texts as lines with columns: the first aligned at its left, the others at their right."""
    widths = [max([_width(row[j]) for row in rows]) for j in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [" " * (width - _width(cell)) for width, cell in zip(widths, row)]
        line = row[0] + cells[0] + "".join(["  " + blank + cell for blank, cell in zip(cells[1:], row[1:])])
        lines.append(line.rstrip(" "))
    return "\n".join(lines)


def _width(text):
    return len(letters(text))


def short_name(name):
    """The name in one line, with its end cut off where it is long."""
    name = printable(name)
    if _width(name) <= LONGEST_NAME:
        return name
    return native(letters(name)[:LONGEST_NAME - 3]) + "..."


def list_of(names, text_of=short_name):
    """The texts of names with commas between them; of more than MOST_NAMED, the first, and how many more there are."""
    text = ", ".join([text_of(name) for name in names[:MOST_NAMED]])
    return text + ", and %d more" % (len(names) - MOST_NAMED) if len(names) > MOST_NAMED else text
