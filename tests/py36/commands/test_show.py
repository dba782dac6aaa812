"""show: the report on a model, whose numbers are scikit-learn's and the model's own, and what is refused."""
import collections
import csv
import html.parser
import os
import re
import sys

import numpy as np
import pytest

from command_line import in_process, process, run
from paths import ROOT
from purenn import Network
from purenn.py36.commands.show import read_history

VOID = {"meta", "rect", "line", "path", "circle", "polyline"}


class Read(html.parser.HTMLParser):
    """The tables of a page, {caption: rows of texts}, its whole text, and a check that each element is closed."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.texts, self.open, self.tags = {}, [], [], set()
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        elif self.get_starttag_text()[-2:] != "/>" and tag != "meta":
            self.open.append(tag)
        if tag == "tr":
            self.row = []
            self.rows.append(self.row)
        elif tag in ("th", "td"):
            self.row.append("")
        elif tag == "table":
            self.rows = []

    def handle_startendtag(self, tag, attributes):
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)
        if self.open and self.open[-1] == "caption":
            self.tables[data] = self.rows
        elif self.open and self.open[-1] in ("th", "td"):
            self.row[-1] += data


@pytest.fixture
def iris(folder):
    run("train", "iris", "--out", "model.json", "--history", "losses.csv", "--patience", "200", "--epochs", "40")
    return folder


def report(*more):
    assert run("show", "model.json", "--data", "iris", "-o", "r.html", *more) == "written to r.html; open it in a browser\n"
    with open("r.html", encoding="utf-8") as file:
        return file.read()


def test_a_report_holds_the_numbers_of_scikit_learn(iris):
    sklearn = pytest.importorskip("sklearn.metrics")
    read = Read(report("--history", "losses.csv"))
    with open(os.path.join(ROOT, "purenn", "commands", "iris.csv")) as file:
        rows = list(csv.reader(file))[1:]
    X, y = np.array([row[:4] for row in rows], float), [row[4] for row in rows]
    net = Network.load("model.json")
    found = net.classify(X.tolist())
    measures = dict(map(tuple, read.tables["Measures on these rows"][1:]))
    assert measures["accuracy"] == "%.4f" % sklearn.accuracy_score(y, found)
    assert measures["balanced accuracy"] == "%.4f" % sklearn.balanced_accuracy_score(y, found)
    assert measures["guessing setosa"] == "0.3333" and measures["rows"] == "150"
    scores = sklearn.precision_recall_fscore_support(y, found, labels=net.classes)
    expected = [[name, "%d" % support, "%.4f" % p, "%.4f" % r, "%.4f" % f] for name, p, r, f, support in zip(net.classes, *scores)]
    assert read.tables["Each class by itself"][1:] == expected
    columns = read.tables["The model's columns, in these 150 rows of iris"]
    assert [row[0] for row in columns[1:]] == "sepal_length sepal_width petal_length petal_width".split()
    for row, numbers in zip(columns[1:], X.T):
        assert np.abs(np.array(row[2:], float) - [numbers.min(), numbers.mean(), numbers.max()]).max() < 1e-3
    assert {"Network", "Training", "Confusion matrix", "What the network decides"} <= set(read.texts)


def test_the_worst_rows_are_those_whose_class_has_the_least_output(iris):
    read = Read(report())
    with open(os.path.join(ROOT, "purenn", "commands", "iris.csv")) as file:
        rows = list(csv.reader(file))[1:]
    net = Network.load("model.json")
    outputs = np.array(net.predict([[float(x) for x in row[:4]] for row in rows]).tolist())
    own = [outputs[i, net.classes.index(row[4])] for i, row in enumerate(rows)]
    order = sorted(range(150), key=own.__getitem__)[:10]
    worst = read.tables["The worst rows, by their lines in the file"]
    assert [row[0] for row in worst[1:]] == ["%d" % (i + 2) for i in order]
    assert [row[4:] for row in worst[1:]] == [rows[i][:4] for i in order]
    assert np.abs(np.array([row[3] for row in worst[1:]], float) - [own[i] for i in order]).max() < 1e-4


def test_a_model_of_numbers_is_measured_as_scikit_learn_does(folder):
    sklearn = pytest.importorskip("sklearn.metrics")
    random = np.random.RandomState(3)
    X = random.normal(size=(80, 3))
    y = X @ [2.0, -1.0, 0.5] + random.normal(scale=0.3, size=80)
    with open("data.csv", "w") as file:
        file.write("a,b,c,y\n" + "".join(["%r,%r,%r,%r\n" % (*row, t) for row, t in zip(X.tolist(), y.tolist())]))
    run("train", "data.csv", "--out", "model.json", "--epochs", "20")
    run("show", "model.json", "--data", "data.csv", "--out", "r.html")
    with open("r.html", encoding="utf-8") as file:
        read = Read(file.read())
    found = np.array(Network.load("model.json").predict(X.tolist()).tolist()).ravel()
    measures = dict(map(tuple, read.tables["Measures on these rows"][1:]))
    assert float(measures["r2"]) == pytest.approx(sklearn.r2_score(y, found), abs=1e-4)
    assert float(measures["mean absolute error"]) == pytest.approx(np.abs(y - found).mean(), rel=1e-4)
    worst = read.tables["The worst rows, by their lines in the file"][1:]
    assert [int(row[0]) - 2 for row in worst] == np.argsort(-np.abs(found - y))[:10].tolist()
    assert "Predicted beside true" in read.texts and "Confusion matrix" not in read.texts


def test_the_same_bytes_twice_and_on_stdout_too(iris):
    first = report("--history", "losses.csv")
    assert report("--history", "losses.csv") == first
    assert run("show", "model.json", "--data", "iris", "--history", "losses.csv") == first


def test_without_a_history_the_report_says_how_to_have_curves(iris):
    read = Read(report())
    assert "epoch" not in read.texts and "epoch" in Read(report("--history", "losses.csv")).texts
    assert "train --history losses.csv writes them" in "".join(read.texts)


def test_the_history_is_read_as_it_was_written(iris):
    history = read_history("losses.csv")
    with open("losses.csv") as file:
        rows = list(csv.DictReader(file))
    assert history.loss == [float(row["loss"]) for row in rows] and len(history.loss) == 40
    assert history.validation_loss == [float(row["validation_loss"]) for row in rows]
    assert history.metrics == {"accuracy": [float(row["accuracy"]) for row in rows]}
    assert history.best_epoch == int(np.argmin(history.validation_loss))


def test_hostile_names_stay_texts(folder):
    names = ["</script><b>", "\"'&amp;", "\u202eevil"]
    rows = ["%r,%s" % (k / 7.0, names[k % 3].replace('"', '""') if k % 3 != 1 else '"""\'&amp;"') for k in range(60)]
    with open("data.csv", "w", encoding="utf-8") as file:
        file.write("<img src=x onerror=alert(1)>,answer\n" + "\n".join(rows) + "\n")
    run("train", "data.csv", "--out", "model.json", "--epochs", "3")
    run("show", "model.json", "--data", "data.csv", "-o", "r.html")
    with open("r.html", encoding="utf-8") as file:
        text = file.read()
    read = Read(text)
    assert not read.tags & {"script", "b", "img"} and "</script><b>" in "".join(read.texts)
    assert not re.search("https?://(?!www.w3.org/)", text) and "default-src 'none'" in text


@pytest.mark.parametrize("arguments, says", [
    ([], "which model, with which rows? show MODEL --data FILE"),
    (["model.json"], "which model, with which rows?"),
    (["--article", "model.json"], "--article shows the article's network; leave out a model"),
    (["--article", "--data", "iris", "--inputs", "a,b"], "leave out --data and --inputs"),
    (["model.json", "--data", "iris", "--inputs", "petal_width"], "--inputs needs the names of two columns"),
    (["model.json", "--data", "iris", "--inputs", "petal_width,petal_width"], "--inputs needs the names of two columns"),
    (["model.json", "--data", "iris", "--inputs", "petal_width,sepal"], "unknown column 'sepal'"),
    (["model.json", "--data", "iris", "-o", "model.json"], "model.json holds the model; it would be written over"),
    (["model.json", "--data", "iris", "--history", "losses.csv", "-o", "losses.csv"], "holds the history"),
    (["model.json", "--data", "iris", "--history", "model.json"], "model.json: line 1, column 1"),
    (["model.json", "--data", "iris", "--history", "other.csv"], "expected the columns epoch, loss ... seconds"),
    (["model.json", "--data", "iris", "--history", "none.csv"], "none.csv: cannot be read: No such file"),
    (["model.json", "--data", "iris", "--history", "numbers.csv"], "has r2, which is of another model: model.json predicts classes"),
    (["model.json", "--data", "none.csv"], "none.csv"), (["model.json", "--data", "other.csv"], "other.csv")])
def test_what_is_refused_is_said_and_writes_nothing(arguments, says, iris):
    with open("other.csv", "w") as file:
        file.write("a,b\n1,2\n")
    with open("numbers.csv", "w") as file:
        file.write("epoch,loss,r2,seconds\n1,2,0.5,0\n")
    with open("model.json", "rb") as model, open("losses.csv", "rb") as losses:
        before = model.read(), losses.read()
    code, out, err = in_process("show", *arguments)
    assert code == 2 and out == "" and says in err and err.count("\n") == 1
    with open("model.json", "rb") as model, open("losses.csv", "rb") as losses:
        assert (model.read(), losses.read()) == before


def test_a_history_whose_cell_is_no_number_is_refused_with_its_place(iris):
    with open("losses.csv", "w") as file:
        file.write("epoch,loss,seconds\n1,0.5,0\n2,x,0\n")
    assert in_process("show", "model.json", "--data", "iris", "--history", "losses.csv")[2].startswith(
        "purenn: losses.csv: line 3, column loss: 'x' is no number")


def test_two_inputs_can_be_chosen(iris):
    assert "Over petal_width and sepal_length;" in report("--inputs", "petal_width,sepal_length")


def test_a_full_disk_is_said_in_a_line(iris):
    code, _, err = process("show", "model.json", "--data", "iris", "-o", "/proc/nothing.html")
    assert code == 1 and err.startswith("purenn: cannot write /proc/nothing.html: ") and err.count("\n") == 1


def test_models_with_encoders_and_gaps_are_reported_too(folder):
    with open("data.csv", "w") as file:
        file.write("size,colour,price\n" + "".join(["%s,%s,%d\n" % (
            "" if k % 9 == 4 else k % 7, ["red", "green", "blue"][k % 3], 3 * (k % 7) + k % 3) for k in range(60)]))
    run("train", "data.csv", "--out", "model.json", "--epochs", "5", "--missing", "mean", "--task", "numbers")
    read = Read(run("show", "model.json", "--data", "data.csv"))
    sizes = [k % 7 for k in range(60) if k % 9 != 4]
    assert ["size", "numbers, 7 empty", "0.0", "%.4f" % (sum(sizes) / 53.0), "6.0"] in read.tables[
        "The model's columns, in these 60 rows of data.csv"]
    assert ["colour", "3 different texts", "", "", ""] in read.tables["The model's columns, in these 60 rows of data.csv"]
    assert "What it decides" not in read.texts
    assert {"size", "colour=red", "colour=green", "colour=blue"} <= set(read.texts)
    assert in_process("show", "model.json", "--data", "data.csv", "--inputs", "size,colour")[0] == 2
    assert len(read.tables["The worst rows, by their lines in the file"]) == 11


def test_the_program_that_is_shown_runs(iris):
    shown = re.search("<code>(import purenn\n.*?)</code>", report(), re.S).group(1).replace("&#x27;", "'")
    shown = shown.replace("[[...]]", "[[5.1, 3.5, 1.4, 0.2]]")
    assert process(python=[sys.executable, "-c", html.unescape(shown)])[:2] == (0, "['setosa']\n")


def test_many_classes_are_told_without_a_matrix(folder):
    with open("data.csv", "w") as file:
        file.write("a,b,answer\n" + "".join(["%d,%d,class %d\n" % (k % 40, k % 3, k % 40) for k in range(200)]))
    run("train", "data.csv", "--out", "model.json", "--epochs", "2")
    text = run("show", "model.json", "--data", "data.csv")
    read = Read(text)
    assert "40 classes are too many for a confusion matrix." in read.texts
    assert "40 classes are too many for a picture; it has marks for 6." in read.texts and "What the network decides" not in read.texts
    net = Network.load("model.json")
    found = net.classify([[k % 40, k % 3] for k in range(200)])
    expected = collections.Counter([("class %d" % (k % 40), found[k]) for k in range(200) if found[k] != "class %d" % (k % 40)])
    pairs = read.tables["What is taken for what, the commonest first"][1:]
    assert [int(n) for _, _, n in pairs] == [n for _, n in expected.most_common(10)]
    assert all([expected[true, predicted] == int(n) for true, predicted, n in pairs])


def test_a_folder_is_not_taken_for_the_data(folder):
    code, _, err = in_process("show", "--article", "-o", str(folder))
    assert code == 1 and err == "purenn: cannot write %s: it is a folder\n" % folder
