"""Predicted numbers beside the true ones, as a picture."""
from ...checks import is_finite
from .axes import Axis, axis_of, frame
from .svg import Drawing

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 460, 74, 20, 24, 46
MOST = 2000                             # rows; of more, as many are drawn, evenly chosen


def scatter(y, predictions, name):
    """A Drawing with a mark for each row: right across how much is true, and up how much is predicted.

    y, predictions: lists of numbers; name: what they are.  Marks on the line are right.
    """
    drawing = Drawing(WIDTH, HEIGHT, "Predicted beside true",
                      "%s of %d rows; what is on the line is predicted as it is." % (name, len(y)))
    both = axis_of(list(y) + list(predictions), 0, 1)
    across, up = Axis(both.low, both.high, LEFT, WIDTH - RIGHT), Axis(both.low, both.high, HEIGHT - BOTTOM, TOP)
    frame(drawing, across, up, "true %s" % name, "predicted")
    drawing.line(across.start, up.start, across.end, up.end, "axis")
    every = max(1, -(-len(y) // MOST))
    for true, predicted in list(zip(y, predictions))[::every]:
        if is_finite(true) and is_finite(predicted):
            drawing.mark(across.place(true), up.place(predicted), 0, "true %.6g, predicted %.6g" % (true, predicted))
    return drawing
