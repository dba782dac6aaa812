"""The confusion matrix as a picture: how many rows of each true class are predicted as which."""
from ... import metrics
from ...commands.report import short_name
from .svg import Drawing

CELL, LEFT, TOP = 62, 150, 96
MOST = 30                               # classes


def confusion(y, predictions, classes):
    """A Drawing of the counts: a row for each true class, a column for each predicted one; the darker, the more.

    y, predictions: lists of names; classes: which, in that order.  ValueError for more than MOST.
    """
    if len(classes) > MOST:
        raise ValueError("no picture of a confusion matrix: there are %d classes, at most %d are drawn" % (
            len(classes), MOST))
    counts = [[int(n) for n in row] for row in metrics.confusion_matrix(y, predictions, classes)[0].tolist()]
    right = sum([counts[i][i] for i in range(len(classes))])
    names = [short_name("%s" % (name,)) for name in classes]
    leaning = max([len(name) for name in names]) > 7
    drawing = Drawing(LEFT + CELL * len(classes) + 20, TOP + CELL * len(classes) + 20, "Confusion matrix",
                      "%d of %d rows are predicted as what they are." % (right, len(y)))
    drawing.text(LEFT + CELL * len(classes) / 2.0, 18, "predicted", "middle", "title")
    drawing.text(16, TOP + CELL * len(classes) / 2.0, "true", "middle", "title", turned=True)
    for i, name in enumerate(names):
        drawing.text(LEFT - 8, TOP + CELL * (i + 0.5) + 4, name, "end")
        x, y_ = LEFT + CELL * (i + 0.5), TOP - 8
        drawing.add("text", name, x=x, y=y_, transform="rotate(-35 %s %s)" % (x, y_) if leaning else None,
                    text_anchor=None if leaning else "middle")
        most = max(1, sum(counts[i]))
        for j, count in enumerate(counts[i]):
            _cell(drawing, LEFT + CELL * j, TOP + CELL * i, count, count / most, i == j)
    return drawing


def _cell(drawing, x, y, count, share, is_right):
    """A count; its shade is the share of the true class, and a frame marks what is right."""
    drawing.add("rect", x=x + 1, y=y + 1, width=CELL - 2, height=CELL - 2, kind="fill0", fill_opacity=0.35 * share)
    if is_right:
        drawing.add("rect", x=x + 1.5, y=y + 1.5, width=CELL - 3, height=CELL - 3, kind="s0")
    drawing.text(x + CELL / 2.0, y + CELL / 2.0 + 4, str(count), "middle")
