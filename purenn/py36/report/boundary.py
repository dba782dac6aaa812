"""What a network decides over two of its inputs, as a picture; the other inputs stay at their means."""
from ...arrays.loops import mean_of
from ...floats.names import printable
from ...matrix import Matrix
from ...targets import answers
from .axes import axis_of, frame
from .svg import SERIES, Drawing

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 560, 480, 74, 20, 48, 46
CELLS = 80                              # across, and up
MOST = 1000                             # rows that are marked
SHADES = 10                             # of a number that is predicted


def boundary(net, X, y, columns=(0, 1), names=None):
    """A Drawing of what a Network predicts for all pairs of two inputs, and of the rows X beside it.

    X: a Matrix (samples, inputs) of what predict takes; y: names of classes, or numbers; columns: the places of the
    two inputs; names: of all inputs.  Classes are areas, with their rows' marks; numbers are shades.
    """
    rows, classes = X.tolist(), net.classes
    pairs = [[row[j] for row in rows] for j in columns]
    across, up = axis_of(pairs[0], LEFT, WIDTH - RIGHT), axis_of(pairs[1], HEIGHT - BOTTOM, TOP)
    names = names or ["x%d" % (j + 1) for j in range(X.shape[1])]
    two = [printable(names[j]) for j in columns]
    others = "" if X.shape[1] == 2 else "; the other inputs are at their means"
    drawing = Drawing(WIDTH, HEIGHT, "What the network decides", "Over %s and %s%s." % (two[0], two[1], others))
    _ground(drawing, _grid(net, rows, columns, across, up), across, up, classes)
    frame(drawing, across, up, two[0], two[1])
    every = max(1, -(-len(rows) // MOST))
    for x1, x2, answer in list(zip(pairs[0], pairs[1], y))[::every]:
        drawing.mark(across.place(x1), up.place(x2), classes.index(answer) if classes else 0, "%s" % (answer,))
    if classes:
        drawing.legend(LEFT, 24, [printable("%s" % (name,)) for name in classes[:SERIES]], marks=True)
    return drawing


def _grid(net, rows, columns, across, up):
    """What the network predicts in the middle of each cell: rows from the top, of class names or of numbers."""
    means = [mean_of([row[j] for row in rows]) for j in range(len(rows[0]))]
    points = []
    for k in range(CELLS):
        for i in range(CELLS):
            point = list(means)
            point[columns[0]] = across.number(across.start + (across.end - across.start) * (i + 0.5) / CELLS)
            point[columns[1]] = up.number(up.end + (up.start - up.end) * (k + 0.5) / CELLS)
            points.append(point)
    outputs = net.predict(Matrix(points))
    found = answers(net, outputs) if net.classes else [row[0] for row in outputs.tolist()]
    return [found[k * CELLS:(k + 1) * CELLS] for k in range(CELLS)]


def _ground(drawing, grid, across, up, classes):
    """The areas: neighbours in a row that are alike are one rectangle."""
    flat = [cell for row in grid for cell in row]
    if classes:
        place = {name: i for i, name in enumerate(classes)}
        kinds = {name: ("fill%d" % (place[name] % SERIES), 0.25) for name in classes}
        shade = kinds.__getitem__
    else:
        low, high = min(flat), max(flat)
        width = (high - low) / SHADES or 1.0

        def shade(x):
            return "fill0", 0.6 * min(SHADES - 1, int((x - low) / width)) / SHADES
    step, tall = (across.end - across.start) / CELLS, (up.start - up.end) / CELLS
    for k, row in enumerate(grid):
        start = 0
        for i in range(1, CELLS + 1):
            if i == CELLS or shade(row[i]) != shade(row[start]):
                kind, opacity = shade(row[start])
                if opacity:
                    drawing.add("rect", x=across.start + step * start, y=up.end + tall * k, width=step * (i - start),
                                height=tall, kind=kind, fill_opacity=opacity, shape_rendering="crispEdges")
                start = i
