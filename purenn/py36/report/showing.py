"""What a notebook shows of purenn's objects, and what their plot writes."""
from ...arrays.shapes import counted
from ...files import atomic
from ...floats.names import printable
from .curves import curves
from .diagram import diagram
from .svg import escaped

DRAWN = {"history": curves, "network": diagram}
DOTS = "\u2026"
ROWS, COLUMNS = 20, 20                  # of a table that is shown; of more, the first and the last half


def plotted(kind, thing, path):
    """The SVG text of a History or a Network; it is written to the file of this path, unless that is None."""
    text = DRAWN[kind](thing).svg()
    if path is not None:
        atomic.write(path, text.encode("utf-8"))
    return text


def of_notebook(kind, thing):
    """The text for a notebook: SVG of a History or a Network, HTML of a Matrix or a Table; None for an empty one."""
    if kind == "history" and not thing.loss:
        return None
    if kind in DRAWN:
        return plotted(kind, thing, None)
    return _matrix(thing) if kind == "matrix" else _table(thing)


def _matrix(matrix):
    """Numbers with six digits, under the places of their columns."""
    if matrix.ndim != 2 or not matrix.size:
        return None
    rows, columns = matrix.shape
    chosen = _outer(columns, COLUMNS)
    cells = [[i] + [DOTS if j is None else _number(matrix[i, j]) for j in chosen]
             for i in _outer(rows, ROWS) if i is not None]
    heads = [""] + [DOTS if j is None else j for j in chosen]
    return _html(heads, cells, "Matrix, %s of %d" % (counted(rows, "row"), columns))


def _table(table):
    """Cells as they stand in the file, under the columns' names."""
    chosen = _outer(len(table.names), COLUMNS)
    names = [DOTS if j is None else printable(table.names[j]) for j in chosen]
    places = [i for i in _outer(len(table), ROWS) if i is not None]
    rows = table.picked(places).rows if places else []
    cells = [[i] + [DOTS if j is None else printable(row[j]) for j in chosen] for i, row in zip(places, rows)]
    caption = "Table, %s of %s" % (counted(len(table), "row"), counted(len(table.names), "column"))
    return _html([""] + names, cells, caption)


def _outer(n, most):
    """The places of the first and the last of n things, None for those in between where there are too many."""
    if n <= most:
        return list(range(n))
    return list(range(most // 2)) + [None] + list(range(n - most // 2, n))


def _number(x):
    return "%.6g" % x if isinstance(x, float) else "%s" % (x,)


def _html(heads, rows, caption):
    """A table; where rows are left out, a row of dots says so."""
    lines = ["<table>", "<caption>%s</caption>" % escaped(caption),
             "<tr>%s</tr>" % "".join(["<th>%s</th>" % escaped(head) for head in heads])]
    last = -1
    for row in rows:
        if row[0] != last + 1:
            lines.append("<tr>%s</tr>" % ("<td>%s</td>" % DOTS * len(row)))
        last = row[0]
        lines.append("<tr><th>%d</th>%s</tr>" % (row[0], "".join(["<td>%s</td>" % escaped(cell) for cell in row[1:]])))
    return "\n".join(lines + ["</table>"])
