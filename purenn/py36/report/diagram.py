"""The diagram of a network: its neurons, and its weights as lines between them."""
from ...attributes import row_length
from ...commands.report import short_name
from ...layers import Dense
from .svg import Drawing

APART, STEP, TOP, LEFT = 190, 40, 54, 150
MOST = 12                               # neurons of a layer that are drawn
WIDEST = 5.0                            # pixels of the line of the largest weight


def diagram(net):
    """A Drawing of a Network: a line for each weight, as wide as the weight is large; dashed where it is below 0.

    Of a large layer, the first neurons are drawn, and how many more there are is said.
    """
    dense = [layer for layer in net.layers if isinstance(layer, Dense)]
    sizes = [dense[0].n_in] + [layer.n_out for layer in dense]
    rows = min(max(sizes), MOST)
    drawing = Drawing(LEFT * 2 + APART * len(dense), TOP + STEP * rows + 50, "Network", "%s. %s" % (
        ", ".join(["%d inputs" % sizes[0]] + ["%d %s" % (layer.n_out, layer.activation.name) for layer in dense]),
        "Lines are weights: the wider, the larger; dashed below 0."))
    places = [_places(n, rows, LEFT + APART * i) for i, n in enumerate(sizes)]
    for i, layer in enumerate(dense):
        _weights(drawing, layer, places[i], places[i + 1])
    for i, n in enumerate(sizes):
        _neurons(drawing, places[i], dense[i - 1].b if i else None)
        drawing.text(places[i][0][0], 22, "inputs" if i == 0 else dense[i - 1].activation.name, "middle", "title")
        more = "" if n <= MOST else "%d of %d" % (MOST, n)
        drawing.text(places[i][0][0], 38, more or "%d" % n, "middle", "small")
    for names, column, side in ((_inputs(net), places[0], -1), (_outputs(net), places[-1], 1)):
        for name, (x, y) in zip(names, column):
            drawing.text(x + 18 * side, y + 4, short_name("%s" % (name,)), "end" if side < 0 else None)
    drawing.curve([(LEFT, drawing.height - 18), (LEFT + 22, drawing.height - 18)], 0)
    drawing.text(LEFT + 28, drawing.height - 14, "weight above 0", kind="small")
    drawing.curve([(LEFT + 140, drawing.height - 18), (LEFT + 162, drawing.height - 18)], 1)
    drawing.text(LEFT + 168, drawing.height - 14, "below 0", kind="small")
    return drawing


def _places(n, rows, x):
    shown = min(n, MOST)
    return [(x, TOP + STEP * ((rows - shown) / 2.0 + j + 0.5)) for j in range(shown)]


def _weights(drawing, layer, left, right):
    weights = layer.W.tolist()
    largest = max([abs(w) for row in weights for w in row] + [1e-300])
    for i, (x1, y1) in enumerate(left):
        for j, (x2, y2) in enumerate(right):
            w = weights[i][j]
            below = w < 0
            drawing.add("line", "weight %d to %d: %.6g" % (i + 1, j + 1, w), x1=x1, y1=y1, x2=x2, y2=y2,
                        kind="s%d" % below, stroke_width=max(0.25, WIDEST * abs(w) / largest),
                        stroke_dasharray="6 3" if below else None)


def _neurons(drawing, places, biases):
    for j, (x, y) in enumerate(places):
        drawing.add("circle", None if biases is None else "neuron %d, bias %.6g" % (j + 1, biases[0, j]), cx=x, cy=y,
                    r=11, kind="mark axis")


def _inputs(net):
    columns = net.encoder.outputs if net.encoder is not None else net.columns or []
    return columns if len(columns) == net.n_in else ["x%d" % (i + 1) for i in range(row_length(net))] * (
        row_length(net) == net.n_in)


def _outputs(net):
    classes = net.classes or []
    if len(classes) == net.n_out:
        return classes
    return [classes[1]] if len(classes) == 2 and net.n_out == 1 else []
