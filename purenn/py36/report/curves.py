"""The curves of a training: its losses and measures, epoch by epoch."""
from ...arrays.shapes import counted
from ...checks import is_finite
from .axes import Axis, axis_of, frame, is_logarithmic
from .svg import Drawing

WIDTH, LEFT, RIGHT, HEIGHT, TOP, BOTTOM = 680, 74, 20, 270, 44, 46
MOST = 600                              # points of a curve; of more epochs, the outermost ones are drawn


def curves(history):
    """A Drawing of a History: the loss, beside it that of the validation data, and a panel for each metric.

    ValueError where there is no epoch.
    """
    if not history.loss:
        raise ValueError("no curves: the training has no epochs")
    watched = bool(history.validation_loss)
    of = "validation" if watched else "training"
    panels = [("loss", [("training", history.loss)] + [(of, history.validation_loss)] * watched, 0)]
    for name in sorted(history.metrics):
        panels.append((name.replace("_", " "), [(of, history.metrics[name])], int(watched)))
    drawing = Drawing(WIDTH, HEIGHT * len(panels), "Training", "Curves of %s. %s" % (
        counted(len(history.loss), "epoch"), history.text()))
    for i, (title, lines, first) in enumerate(panels):
        across, up = _panel(drawing, HEIGHT * i, title, lines, first)
        if watched and history.best_epoch is not None:
            _best(drawing, across, up, lines[-1][1], history.best_epoch, title == "loss")
    return drawing


def _panel(drawing, top, title, lines, first):
    """The curves of one measure, [(name, numbers), ...], as series `first` and on; returns its axes."""
    numbers = [x for _, of_one in lines for x in of_one]
    across = Axis(1, len(lines[0][1]), LEFT, WIDTH - RIGHT)
    up = axis_of(numbers, top + HEIGHT - BOTTOM, top + TOP, is_logarithmic(numbers))
    frame(drawing, across, up, "epoch", title)
    drawing.legend(LEFT, top + 24, [name for name, _ in lines], first)
    for i, (_, of_one) in enumerate(lines):
        for piece in pieces(of_one):
            drawing.curve([(across.place(k + 1), up.place(of_one[k])) for k in piece], first + i)
    return across, up


def _best(drawing, across, up, numbers, best, is_named):
    """Mark the best epoch, a place from 0, on the validation data's curve."""
    if best >= len(numbers) or not is_finite(numbers[best]):
        return
    place = across.place(best + 1)
    drawing.line(place, up.start, place, up.end, "axis")
    drawing.mark(place, up.place(numbers[best]), 1, "epoch %d: %r" % (best + 1, numbers[best]))
    if is_named:
        is_right = place > (across.start + across.end) / 2.0
        drawing.text(place + (-8 if is_right else 8), up.end + 12, "best epoch: %d" % (best + 1),
                     "end" if is_right else None, "small")


def pieces(numbers):
    """Lists of places, in order, whose numbers make one line each: what is not finite interrupts it.

    Of many numbers, each of MOST / 2 equal parts has its least and its greatest one, so that no peak is lost.
    """
    found, size = [[]], max(1, -(-2 * len(numbers) // MOST))
    for start in range(0, len(numbers), size):
        block = range(start, min(start + size, len(numbers)))
        finite = [k for k in block if is_finite(numbers[k])]
        if len(finite) < len(block) and found[-1]:
            found.append([])
        if finite:
            outermost = {min(finite, key=numbers.__getitem__), max(finite, key=numbers.__getitem__)}
            ends = {k for k in finite if k in (0, len(numbers) - 1)}
            found[-1] += sorted(outermost | ends)
    return [piece for piece in found if piece]
