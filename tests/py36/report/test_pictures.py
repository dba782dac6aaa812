"""Pictures: they are XML, the same twice, hold no name as it is, and show the numbers they claim to: read back from them."""
import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

import purenn.numpy
from paths import ROOT
from purenn import Dense, Dropout, Matrix, Network, default_rng, read_csv
from purenn.fitting.history import History
from purenn.py36.report.axes import Axis, axis_of, is_logarithmic
from purenn.py36.report.boundary import CELLS, boundary
from purenn.py36.report.confusion import confusion
from purenn.py36.report.curves import MOST, curves, pieces
from purenn.py36.report.diagram import diagram
from purenn.py36.report.scatter import scatter
from purenn.py36.report.slope import slope
from purenn.targets import answers

HOSTILE = ["</script><b>", "a&amp;\"'", "\x00\x1b[31m\ud800", "\u202egnp.exe"]
PICTURES = "boundary confusion curves diagram scatter slope".split()
SVG = "{http://www.w3.org/2000/svg}"


def history(n=40, **more):
    made = History()
    made.loss = [2.0 / (k + 1) + 0.25 * math.sin(k) ** 2 for k in range(n)]
    made.validation_loss = [2.5 / (k + 1) + 0.01 * k for k in range(n)]
    made.metrics = {"accuracy": [1 - 0.9 / (k + 1) for k in range(n)]}
    made.best_epoch = min(range(n), key=made.validation_loss.__getitem__)
    made.stop("epochs", "all are done")
    for name in more:
        setattr(made, name, more[name])
    return made


def network(names=None):
    net = Network([Dense(2, 5, "tanh"), Dropout(0.25), Dense(3, activation="softmax")], seed=3)
    X = Matrix(default_rng(5).normal(size=(60, 2)))
    y = [(names or ["a", "b", "c"])[int(row[0] > 0) + int(row[1] > 0.5)] for row in X.tolist()]
    net.fit(X, y, epochs=30, learning_rate=0.05, progress=False)
    return net, X, y


def drawings(names):
    net, X, y = network(names)
    net.columns = names[:2]
    return {"curves": curves(history()), "diagram": diagram(net), "confusion": confusion(y, net.classify(X), net.classes),
            "scatter": scatter([1.0, 2.0, 3.5], [1.5, 2.0, 3.0], names[0]), "slope": slope("gelu"),
            "boundary": boundary(net, X, y, names=names[:2])}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_xml_the_same_twice_and_holds_hostile_names_as_texts(name):
    first, second = [drawings(HOSTILE[:3])[name].svg() for _ in range(2)]
    assert first == second
    root = ElementTree.fromstring(first.encode("utf-8"))
    assert root.tag == SVG + "svg" and root.find(SVG + "title").text
    allowed = {SVG + tag for tag in ("svg", "title", "desc", "style", "rect", "line", "text", "polyline", "path", "circle")}
    assert {element.tag for element in root.iter()} <= allowed
    assert not re.search(r"nan|inf\b|url\(|href|[\x00-\x08\ud800-\udfff]", re.sub("<style>.*?</style>", "", first, flags=re.S))


# ---- reading back ----

class Read:
    """A picture as numbers: texts with their places, and what turns a place into a number, from two ticks."""

    def __init__(self, drawing):
        self.root = ElementTree.fromstring(drawing.svg())
        self.texts = [(float(text.get("x")), float(text.get("y")), text.text) for text in self.root.iter(SVG + "text")
                      if not text.get("transform")]

    def lines(self):
        return [[tuple(map(float, point.split(","))) for point in line.get("points").split()]
                for line in self.root.iter(SVG + "polyline")]

    def ticks(self, along, top=0.0, bottom=1e9):
        """[(place, number)] of the ticks up ("y") or across ("x") between two heights."""
        anchors = {"y": "end", "x": "middle"}[along]
        found = []
        for text in self.root.iter(SVG + "text"):
            if text.get("text-anchor") == anchors and text.get("class") == "small" and top <= float(text.get("y")) <= bottom:
                try:
                    number = float(text.text)
                except ValueError:
                    continue
                found.append((float(text.get("y")) - 4 if along == "y" else float(text.get("x")), number))
        return found

    def number(self, place, ticks, logarithmic=False):
        (p, a), (q, b) = ticks[0], ticks[-1]
        share = (place - p) / (q - p)
        return a * (b / a) ** share if logarithmic else a + (b - a) * share


def read_back(drawing, line, epochs, top=0.0, bottom=270.0, logarithmic=False):
    """(epochs, numbers) of one of a picture's lines."""
    read = Read(drawing)
    across, up = read.ticks("x", top, bottom), read.ticks("y", top, bottom)
    points = [points for points in read.lines() if len(points) > 2][line]
    return ([round(read.number(x, across)) for x, _ in points], [read.number(y, up, logarithmic) for _, y in points])


def test_curves_hold_the_historys_numbers():
    made = history()
    for line, numbers, top in ((0, made.loss, 0), (1, made.validation_loss, 0), (2, made.metrics["accuracy"], 270)):
        epochs, found = read_back(curves(made), line, 40, top, top + 270)
        assert epochs == list(range(1, 41))
        room = (max(numbers) - min(numbers)) / 100
        assert max([abs(a - b) for a, b in zip(found, numbers)]) < room, line
        changed = [numbers[0]] + [x + 3 * room for x in numbers[1:]]            # the control: other numbers are not found
        assert max([abs(a - b) for a, b in zip(found, changed)]) > room


def test_losses_that_are_decades_apart_are_drawn_by_their_factors():
    made = history(loss=[10.0 ** -(k / 8.0) for k in range(40)], validation_loss=[], metrics={}, best_epoch=None)
    _, found = read_back(curves(made), 0, 40, logarithmic=True)
    assert max([abs(a / b - 1) for a, b in zip(found, made.loss)]) < 0.05
    assert is_logarithmic([1.0, 0.01]) and not is_logarithmic([1.0, 0.02]) and not is_logarithmic([1.0, 0.0])


def test_the_best_epoch_is_marked_where_it_is():
    made = history()
    drawing = curves(made)
    assert "best epoch: %d" % (made.best_epoch + 1) in drawing.svg()
    mark = [path for path in Read(drawing).root.iter(SVG + "path")][0]
    assert mark.find(SVG + "title").text == "epoch %d: %r" % (made.best_epoch + 1, min(made.validation_loss))
    x = float(re.search(r"translate\(([\d.]+)", mark.get("transform")).group(1))
    assert round(Read(drawing).number(x, Read(drawing).ticks("x", 0, 270))) == made.best_epoch + 1
    assert "best epoch" not in curves(history(best_epoch=None)).svg()


def test_a_long_history_keeps_its_peaks_and_is_cut_where_it_is_not_finite():
    numbers = [math.sin(k / 50.0) for k in range(7000)]
    numbers[3456], numbers[5000], numbers[6000] = 9.0, -7.0, math.nan
    found = pieces(numbers)
    assert len(found) == 2 and sum(map(len, found)) <= MOST + 4
    flat = [k for piece in found for k in piece]
    assert flat == sorted(flat) and {0, 3456, 5000, 6999} <= set(flat) and 6000 not in flat
    assert pieces([1.0, 2.0, 3.0]) == [[0, 1, 2]] and pieces([math.nan] * 3) == [] and pieces([math.inf, 1.0]) == [[1]]
    diverged = curves(history(loss=[math.nan] * 3, validation_loss=[], metrics={}, best_epoch=None))
    assert Read(diverged).lines()[1:] == [] and "nan" not in diverged.svg().replace("loss nan</desc>", "")


def test_without_epochs_there_is_nothing_to_be_seen():
    with pytest.raises(ValueError, match="no curves: the training has no epochs"):
        curves(History())


def test_the_diagrams_lines_are_the_weights():
    net, _, _ = network()
    lines = [line for line in Read(diagram(net)).root.iter(SVG + "line")]
    dense = [layer for layer in net.layers if isinstance(layer, Dense)]
    weights = [w for layer in dense for row in layer.W.tolist() for w in row]
    assert [line.find(SVG + "title").text.split(": ")[1] for line in lines] == ["%.6g" % w for w in weights]
    assert [bool(line.get("stroke-dasharray")) for line in lines] == [w < 0 for w in weights]
    assert [line.get("class") for line in lines] == ["s1" if w < 0 else "s0" for w in weights]
    for of_layer, layer in zip((lines[:10], lines[10:]), dense):
        widths = np.array([float(line.get("stroke-width")) for line in of_layer])
        expected = np.maximum(0.25, 5 * np.abs(np.array(layer.W.tolist()).ravel()) / np.abs(layer.W.tolist()).max())
        assert np.abs(widths - expected).max() < 0.006
        assert np.abs(widths[::-1] - expected).max() > 0.1                      # the control


def test_a_large_layer_is_not_drawn_whole_and_says_so():
    text = diagram(Network([Dense(40, 30, "relu"), Dense(1, activation="sigmoid")], seed=1)).svg()
    assert "12 of 40" in text and "12 of 30" in text and text.count("<circle") == 25 and text.count("<line") == 12 * 12 + 12


def test_the_confusion_matrix_counts():
    random = default_rng(4)
    classes = ["a", "bb", "ccc", "dddddddd"]
    y, found = [[classes[i] for i in random.integers(0, 4, size=200)] for _ in range(2)]
    sklearn = pytest.importorskip("sklearn.metrics")
    expected = sklearn.confusion_matrix(y, found, labels=classes).ravel().tolist()
    read = Read(confusion(y, found, classes))
    assert [int(text) for _, _, text in read.texts if text.isdigit()] == expected
    assert [int(text) for _, _, text in read.texts if text.isdigit()] != sklearn.confusion_matrix(found, y).ravel().tolist()
    with pytest.raises(ValueError, match="there are 31 classes, at most 30 are drawn"):
        confusion(["c0"], ["c1"], ["c%d" % i for i in range(31)])


def test_the_scatters_marks_are_the_rows():
    y, found = [1.0, 2.0, 3.5, 7.0], [1.5, 2.25, 3.0, 6.0]
    read = Read(scatter(y, found, "price"))
    across, up = read.ticks("x"), read.ticks("y")
    places = [re.search(r"translate\(([\d.]+) ([\d.]+)\)", path.get("transform")).groups()
              for path in read.root.iter(SVG + "path")]
    for (x, y_), true, predicted in zip(places, y, found):
        assert abs(read.number(float(x), across) - true) < 0.02 and abs(read.number(float(y_), up) - predicted) < 0.02
    assert abs(read.number(float(places[0][0]), across) - found[0]) > 0.2       # the control
    assert len(Read(scatter([1.0] * 5000, [1.0] * 5000, "x")).root.findall(SVG + "path")) == 1667


@pytest.mark.parametrize("of", ["classes", "numbers"])
def test_the_areas_are_what_the_network_predicts(of):
    net, X, y = network()
    if of == "numbers":
        net = Network([Dense(2, 4, "tanh"), Dense(1, activation="identity")], "mean_squared_error", seed=2)
        y = [row[0] - row[1] for row in X.tolist()]
        net.fit(X, [[t] for t in y], epochs=20, learning_rate=0.05, progress=False)
    drawing = boundary(net, X, y)
    read = Read(drawing)
    across, up = read.ticks("x"), read.ticks("y")
    areas = [tuple(float(rect.get(name)) for name in ("x", "y", "width", "height")) + (
        rect.get("class"), float(rect.get("fill-opacity"))) for rect in read.root.iter(SVG + "rect") if rect.get("x")]
    assert len(areas) >= CELLS and len({area[4:] for area in areas}) > 2
    random, wrong = default_rng(8), 0
    for k in random.integers(0, len(areas), size=60):
        x, y_, wide, tall, kind, opacity = areas[k]
        points = Matrix([[read.number(x + wide * s, across), read.number(y_ + tall / 2, up)] for s in (0.02, 0.5, 0.98)])
        outputs = net.predict(points)
        if of == "classes":
            wrong += answers(net, outputs).count(net.classes[int(kind[4:])]) < 2
        else:
            low, high = [f(net.predict(X).tolist())[0] for f in (min, max)]
            wrong += not low - 2 * (high - low) <= outputs[1, 0] <= high + 2 * (high - low) or kind != "fill0" or opacity > 0.6
    assert wrong == 0


def test_the_other_inputs_are_at_their_means():
    net = Network([Dense(3, 1, activation="sigmoid")], seed=1)
    net.set_weights([([[1.0], [0.0], [50.0]], [[0.0]])])
    X = Matrix([[-1.0, 0.0, -1.0], [1.0, 1.0, 1.0], [0.0, 0.5, 0.75]])
    net.classes = ["no", "yes"]
    kinds = {rect.get("class") for rect in Read(boundary(net, X, ["no", "yes", "yes"])).root.iter(SVG + "rect")}
    assert kinds == {"ground", "fill1"}                 # the mean of the third input, 0.25, decides: yes everywhere
    assert "the other inputs are at their means" in boundary(net, X, ["no", "yes", "yes"]).svg()


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "gelu", "silu", "elu"])
def test_an_activation_stands_beside_its_slope(name):
    value, its_slope = [points for points in Read(slope(name)).lines() if len(points) > 2]
    read = Read(slope(name))
    across, up = read.ticks("x"), read.ticks("y")
    x, f = [np.array([read.number(point[k], (across, up)[k]) for point in value]) for k in (0, 1)]
    given = np.array([read.number(point[1], up) for point in its_slope])
    differences = np.gradient(f, x)
    smooth = np.abs(x) > 0.2 if name in ("relu", "elu") else np.abs(x) < 9
    assert np.abs(differences - given)[smooth][1:-1].max() < 0.08
    assert np.abs(-differences - given)[smooth][1:-1].max() > 0.4               # the control
    with pytest.raises(ValueError, match="softmax has no slope"):
        slope("softmax")


# ---- axes ----

@pytest.mark.parametrize("low, high", [(0, 1), (-3, 7), (0.001, 0.0011), (1e6, 3e6), (1e-300, 2e-300), (-1e300, 1e300)])
@pytest.mark.parametrize("logarithmic", [False, True])
def test_ticks_are_round_few_and_where_they_belong(low, high, logarithmic):
    if logarithmic and low <= 0:
        low, high = 1e-5, 1e7
    axis = Axis(low, high, 100, 500, logarithmic)
    ticks = axis.ticks()
    assert len(ticks) <= 8 and (len(ticks) >= 2 or logarithmic)
    for tick in ticks:
        assert 99.9 <= axis.place(tick) <= 500.1 and abs(axis.number(axis.place(tick)) - tick) <= 1e-6 * (abs(tick) + high - low)
    assert axis.place(low) == pytest.approx(100) and axis.place(high) == pytest.approx(500)


def test_an_axis_of_one_number_or_none_has_room():
    for numbers in ([3.0], [3.0, 3.0], [], [math.nan], [0.0]):
        axis = axis_of(numbers, 0, 10)
        assert axis.low < axis.high and all(map(math.isfinite, axis.ticks()))


# ---- what uses them ----

def test_plot_writes_what_it_returns_and_a_notebook_shows_the_same(tmp_path):
    net, _, _ = network()
    for thing, drawing in ((history(), curves(history())), (net, diagram(net))):
        path = tmp_path / "picture.svg"
        assert thing.plot(path) == thing.plot() == thing._repr_svg_() == drawing.svg()
        assert path.read_text(encoding="utf-8") == drawing.svg()
    with pytest.raises(ValueError, match="no curves"):
        History().plot(tmp_path / "nothing.svg")
    assert not (tmp_path / "nothing.svg").exists() and History()._repr_svg_() is None


def cells(text):
    root = ElementTree.fromstring(text)
    return root.find("caption").text, [["".join(cell.itertext()) for cell in row] for row in root.findall("tr")]


def test_a_notebook_shows_a_matrix_and_a_table_as_tables(tmp_path):
    caption, rows = cells(Matrix([[1, 2.5, -3e-9], [0.1, 1e300, math.nan]])._repr_html_())
    assert caption == "Matrix, 2 rows of 3"
    assert rows == [["", "0", "1", "2"], ["0", "1", "2.5", "-3e-09"], ["1", "0.1", "1e+300", "nan"]]
    caption, rows = cells(Matrix([[i * 100 + j for j in range(30)] for i in range(50)])._repr_html_())
    assert caption == "Matrix, 50 rows of 30" and len(rows) == 22 and rows[11] == ["\u2026"] * 22
    assert rows[0][9:13] == ["8", "9", "\u2026", "20"] and rows[12][:2] == ["40", "4000"] and rows[-1][-1] == "4929"
    table = read_csv("<b>,b\n1,</td>\nx,2\n")
    assert cells(table._repr_html_()) == ("Table, 2 rows of 2 columns", [["", "<b>", "b"], ["0", "1", "</td>"], ["1", "x", "2"]])
    assert cells(Matrix([[1]])._repr_html_())[0] == "Matrix, 1 row of 1" and Matrix([1.0, 2.0])._repr_html_() is None
    assert getattr(purenn.numpy.array([[1.0]]), "_repr_html_", None) is None          # as NumPy's


def test_where_python_cannot_make_pictures_plot_says_so_and_notebooks_take_repr(monkeypatch):
    monkeypatch.setitem(sys.modules, "purenn.py36.report.showing", None)
    monkeypatch.delattr("purenn.py36.report.showing")
    with pytest.raises(ValueError, match="plot needs Python 3.6 or newer and purenn's folder py36"):
        history().plot()
    assert history()._repr_svg_() is None and Matrix([[1.0]])._repr_html_() is None


def test_the_gallery_is_what_its_command_makes(tmp_path):
    gallery = os.path.join(ROOT, "docs", "gallery")
    environment = dict(os.environ, PYTHONPATH="")
    subprocess.run([sys.executable, os.path.join(gallery, "make.py"), str(tmp_path)], check=True, stdout=subprocess.DEVNULL,
                   env=environment)
    kept = sorted(name for name in os.listdir(gallery) if name.endswith(".svg"))
    assert sorted(os.listdir(str(tmp_path))) == kept and len(kept) == 6
    for name in kept:
        with open(os.path.join(gallery, name), "rb") as file:
            assert file.read() == (tmp_path / name).read_bytes(), "python3 docs/gallery/make.py makes another " + name
