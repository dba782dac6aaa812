"""What train's options do to the training: --folds, --loss, --class-weight, --history, --from; and what the report tells."""
import csv
import math
import os
import re

import pytest

from command_line import COLUMNS, SIDES, SINE, fails, in_process, measures, run, trained, write
from paths import IRIS
from purenn import Network, data, metrics, read_csv

UNEQUAL = "a,b,t\n" + "".join("%d,%d,%s\n" % (i % 11, i * i % 7, "rare" if i % 11 > 8 else "often") for i in range(110))


def line_of(out, name):
    """The numbers of the report's line that begins with this name."""
    (found,) = re.findall(r"^%s((?:  +\S+)+)$" % re.escape(name), out, re.M)
    return [float(x) for x in found.split()]


# ---- the report ----

def test_the_report_against_scikit_learn():
    theirs = pytest.importorskip("sklearn.metrics")
    write("t.csv", UNEQUAL)
    out = run("train", "t.csv", "--epochs", "3", "--out", "model.json", "--seed", "3")
    net, table = Network.load("model.json"), read_csv("t.csv")
    y = table.labels("t")
    parts = data.split_rows(110, 0.25, 3, y)
    for i, rows in enumerate(parts):
        truth = [y[row] for row in rows]
        X = table.numbers(["a", "b"])[rows]
        found, scores = net.classify(X), [p for p, in net.predict(X).tolist()]
        assert line_of(out, "accuracy")[i] == round(theirs.accuracy_score(truth, found), 4)
        assert line_of(out, "balanced accuracy")[i] == round(theirs.balanced_accuracy_score(truth, found), 4)
        assert line_of(out, "auc")[i] == round(theirs.roc_auc_score(truth, scores), 4)
        assert line_of(out, "guessing often")[i] == round(truth.count("often") / len(truth), 4)
    scores = theirs.precision_recall_fscore_support(truth, found, labels=net.classes, zero_division=0)
    for name, expected in zip(("precision", "recall", "f1"), scores):
        assert line_of(out, name) == [round(x, 4) for x in expected]
    evaluated = run("evaluate", "model.json", "t.csv")
    assert line_of(evaluated, "guessing often") == [round(y.count("often") / 110, 4)]


def test_a_regression_beside_its_mean():
    write("sine.csv", SINE)
    out = run("train", "sine.csv", "--epochs", "20", "--out", "model.json")
    y = read_csv("sine.csv").numbers("y").reshape(-1).tolist()
    train, test = data.split_rows(120, 0.25, 42)
    mean = sum(y[i] for i in train) / len(train)
    for found, rows in zip(line_of(out, "guessing the mean"), (train, test)):
        assert found == pytest.approx(math.sqrt(sum((y[i] - mean) ** 2 for i in rows) / len(rows)), rel=1e-4)
    assert len(line_of(out, "r2")) == 2
    (found,) = line_of(run("evaluate", "model.json", "sine.csv"), "guessing the mean")
    assert found == pytest.approx(math.sqrt(sum((x - sum(y) / 120) ** 2 for x in y) / 120), rel=1e-4)


def test_numbers_too_small_and_too_large_for_four_places():
    write("small.csv", "x,y\n" + "".join("%d,%de-9\n" % (i, i) for i in range(60)))
    out = run("train", "small.csv", "--epochs", "2", "--task", "numbers")
    assert not re.search(r" 0\.0+$", out, re.M) and re.search(r"mean absolute error +[1-9]\S*e-\d+ +[1-9]\S*e-\d+$", out, re.M)
    write("wide.csv", "x,y\n" + "".join("%d,%r\n" % (i, 1.5 * 10.0 ** (i // 2)) for i in range(40)))
    run("train", "wide.csv", "--epochs", "0", "--out", "model.json")
    write("one.csv", "x,y\n1,1.5\n2,2.5\n")
    out = run("evaluate", "model.json", "one.csv")
    assert max(len(line) for line in out.split("\n")) < 60, out
    out = run("train", "iris", "--epochs", "300", "--batch-size", "150", "--test-size", "0")
    assert re.search(r"loss (\d\.\d\d\d\d|[1-9][.\d]*e-\d+|0\.000\d*[1-9])\n", out)


def test_a_test_far_below_training_is_said():
    write("noise.csv", "a,b,t\n" + "".join("%d,%d,%s\n" % (i * 7919 % 61, i * i % 53, "xy"[i * i * i % 59 % 2]) for i in range(60)))
    out = run("train", "noise.csv", "--hidden", "32,32", "--epochs", "300")
    train, test = measures(out)["accuracy"]
    assert train - test > 0.1
    (below,) = re.findall(r"\nthe test is far below training, by (\S+) of accuracy \(more than 0\.1\):\nthe network may know its rows by heart; ", out)
    assert float(below) == pytest.approx(train - test, abs=2e-4)
    assert "far below" not in run("train", "iris")


def test_a_test_without_a_class_is_said():
    write("t.csv", "a,t\n" + "".join("%d,%s\n" % (i, "xy"[i % 2]) for i in range(20)) + "7,alone\n")
    out = run("train", "t.csv", "--epochs", "1", "--out", "model.json")
    assert "\nthe only row of alone is trained with; none is left for the test\n" in out
    assert "\nthe rows to test have none of alone, so these numbers say nothing of it\n" in out
    assert measures(out)["rows"] == (15, 6) and Network.load("model.json").classes == ["alone", "x", "y"]
    write("new.csv", "a,t\n1,x\n2,y\n")
    assert run("evaluate", "model.json", "new.csv").endswith("\n\nthe rows have none of alone, so these numbers say nothing of it\n")
    missed = False
    for seed in range(8):                               # two of twenty: the test of five has one or none
        write("few.csv", "a,t\n" + "".join("%d,%d\n" % (i, i in (3, 8)) for i in range(20)))
        out = run("train", "few.csv", "--epochs", "1", "--seed", str(seed))
        row = [int(x) for x in re.search(r"^1 +(\d+) +(\d+)$", out, re.M).groups()]
        assert ("\nthe rows to test have none of 1, so" in out) == (sum(row) == 0)
        missed = missed or sum(row) == 0
    assert missed


def test_that_the_model_is_not_kept_is_said_before_training():
    words = "\nthe model is not kept: there is no --out\n\nlayer "
    assert words in run("train", "iris", "--epochs", "1")
    assert "not kept" not in run("train", "iris", "--epochs", "1", "-o", "model.json")


# ---- folds ----

def test_folds_are_five_trainings():
    out = run("train", "iris", "--folds", "5", "--epochs", "6", "--hidden", "4", "--seed", "9")
    assert out.startswith("150 rows of iris in 5 folds, each tested by a network that learns from the others\n")
    table = read_csv(IRIS)
    X, y = table.numbers(COLUMNS), table.labels("species")
    expected = []
    for i, (train, test) in enumerate(data.folds(150, 5, 9, y)):
        write("train.csv", "".join(line for j, line in enumerate(open(IRIS)) if not j or j - 1 in train))
        run("train", "train.csv", "--test-size", "0", "--epochs", "6", "--hidden", "4", "--seed", "9", "-o", "model.json")
        expected.append(metrics.accuracy([y[row] for row in test], Network.load("model.json").classify(X[test])))
    numbers = re.search(r"^accuracy (.*) \+- +(\S+)$", out, re.M)
    mean = sum(expected) / 5
    deviation = math.sqrt(sum((x - mean) ** 2 for x in expected) / 5)
    assert [float(x) for x in numbers.group(1).split()] == [round(x, 4) for x in expected + [mean]]
    assert float(numbers.group(2)) == round(deviation, 4)


def test_folds_then_all_rows():
    out = run("train", "iris", "--folds", "3", "--epochs", "4", "-o", "model.json", "--history", "h.csv")
    run("train", "iris", "--test-size", "0", "--epochs", "4", "-o", "other.json")
    assert open("model.json").read() == open("other.json").read()
    assert "\nall 4 epochs are done: " in out and out.endswith("\nsaved in model.json\n") and measures(out)["rows"] == (150,)
    assert len(open("h.csv").read().split("\n")) == 6
    write("sine.csv", SINE)
    out = run("train", "sine.csv", "--folds", "3", "--epochs", "2")
    assert re.search(r"^guessing the mean +\S+ +\S+ +\S+ +\S+ +\+- \S+$", out, re.M) and "rows                         40      40      40\n" in out


def test_folds_fill_gaps_with_the_means_of_their_own_rows():
    write("gaps.csv", "a,b,t\n" + "".join("%s,%d,%s\n" % ("" if i % 7 == 3 else i, i % 5, "uv"[i % 2]) for i in range(40)))
    out = run("train", "gaps.csv", "--folds", "4", "--missing", "mean", "--epochs", "2", "-o", "model.json")
    assert "\n6 missing values filled with the mean of their column\n" in out
    values = [float(i) for i in range(40) if i % 7 != 3]
    assert Network.load("model.json").encoder.columns[0].fill == pytest.approx(sum(values) / len(values), rel=1e-14)


def test_folds_that_cannot_be():
    write("t.csv", "a,t\n" + "".join("%d,%s\n" % (i, "xxxy"[i % 4]) for i in range(12)))
    fails(2, "t.csv: 13 folds need as many rows; got 12", "train", "t.csv", "--folds", "13")
    fails(2, "t.csv: 10 folds need a label of as many rows; the commonest has 9", "train", "t.csv", "--folds", "10")
    assert "\nsome folds have no row of y: there are fewer rows than folds\n" in run("train", "t.csv", "--folds", "5", "--epochs", "1")
    fails(2, "--folds tests with all rows, in 3 trainings; leave out --test-size", "train", "t.csv", "--folds", "3", "--test-size", "0.5")
    fails(2, "--folds tests with all rows, in 3 trainings; leave out --checkpoint", "train", "t.csv", "--folds", "3", "--checkpoint", "c.json")
    fails(2, "--history is of the training with all rows", "train", "t.csv", "--folds", "3", "--history", "h.csv")
    fails(2, "--folds 1: a whole number of at least 2 is needed", "train", "t.csv", "--folds", "1")
    code, _, err = in_process("train", "t.csv", "--folds", "3", "--learning-rate", "1e200", "--optimizer", "sgd", "--activation", "identity")
    assert code == 1 and re.match(r"purenn: the loss grew beyond all measure in epoch \d+ of fold 1; no model is saved", err)


# ---- losses and weights ----

LOSSES = [("iris", "categorical_cross_entropy", "softmax", 3), ("iris", "binary_cross_entropy", "sigmoid", 3),
          ("iris", "mean_squared_error", "softmax", 3), ("sides.csv", "hinge", "identity", 1), ("sides.csv", "huber", "sigmoid", 1),
          ("sides.csv", "categorical_cross_entropy", "softmax", 2), ("sides.csv", "half_squared_error", "sigmoid", 1),
          ("sine.csv", "mean_absolute_error", "identity", 1), ("sine.csv", "huber", "identity", 1)]


@pytest.mark.parametrize("file, loss, activation, outputs", LOSSES)
def test_a_loss_decides_the_last_layer(file, loss, activation, outputs):
    write("sides.csv", SIDES)
    write("sine.csv", SINE)
    out = run("train", file, "--loss", loss, "--epochs", "60", "-o", "model.json", "--patience", "50")
    net = Network.load("model.json")
    assert (net.loss.name, net.chain.activation.name, net.n_out) == (loss, activation, outputs)
    assert measures(out)["r2" if file == "sine.csv" else "accuracy"][1] > 0.6
    assert measures(run("evaluate", "model.json", file))["rows"][0] >= 70


def test_a_loss_that_does_not_fit():
    write("sine.csv", SINE)
    for file, name, words in (("iris", "hinge", "--loss hinge is not for 3 classes; there are categorical_cross_entropy, binary_cross_entropy, "),
                              ("sine.csv", "hinge", "--loss hinge is not for a number; there are mean_squared_error, half_squared_error, huber, "),
                              ("sine.csv", "binary_cross_entropy", "--loss binary_cross_entropy is not for a number"),
                              ("iris", "mse", "--loss mse: closest is mean_squared_error; known are "),
                              ("iris", "crossentropy", "--loss crossentropy: closest is categorical_cross_entropy; known are "),
                              ("iris", "MSE", "closest is mean_squared_error")):
        fails(2, words, "train", file, "--loss", name)


def test_class_weights():
    write("t.csv", UNEQUAL)
    models = {}
    for option in ([], ["--class-weight", "balanced"], ["--class-weight", "rare=2.75,often=%r" % (110 / 2 / 90)],
                   ["--class-weight", "rare=100"]):
        out = run("train", "t.csv", "--epochs", "20", "--test-size", "0", "-o", "model.json", *option)
        models[" ".join(option)] = open("model.json").read(), line_of(out, "recall")[1]
    plain, balanced, same, heavy = [models[key] for key in models]
    assert plain[0] != balanced[0] == same[0] and heavy[1] == 1.0 and heavy[1] >= balanced[1] >= plain[1]
    write("sine.csv", SINE)
    for file, value, words in (("t.csv", "even", "--class-weight even: balanced is needed, or NAME=FACTOR with commas between"),
                               ("t.csv", "rare=x", "--class-weight rare=x: a finite number is needed"),
                               ("t.csv", "rar=2", "--class-weight: unknown class 'rar'; closest is rare; known are often, rare"),
                               ("t.csv", "rare=-1", "--class-weight rare=-1: a number of at least 0 is needed"),
                               ("sine.csv", "balanced", "--class-weight is for classes; y holds numbers")):
        code, out, err = in_process("train", file, "--class-weight", value)
        assert code == 2 and words in err and err.count("\n") == 1 and (out == "" or "=-1" in value)


# ---- history ----

def test_the_history_as_csv():
    out = run("train", "iris", "--epochs", "7", "--patience", "7", "--history", "h.csv", "-o", "model.json")
    with open("h.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["epoch", "loss", "validation_loss", "accuracy", "seconds"]
    assert [row["epoch"] for row in rows] == [str(i) for i in range(1, 8)]
    assert ("loss %.4f, validation loss %.4f, accuracy %.4f;" % tuple(float(rows[-1][name]) for name in ("loss", "validation_loss", "accuracy"))) in out
    assert all(float(row["seconds"]) >= 0 for row in rows) and sorted(os.listdir(".")) == ["h.csv", "model.json"]
    model = open("model.json").read()
    run("train", "iris", "--epochs", "7", "--patience", "7", "-o", "model.json")
    assert open("model.json").read() == model                   # measuring changes nothing
    write("sine.csv", SINE)
    run("train", "sine.csv", "--epochs", "2", "--history", "h.csv")
    assert open("h.csv").readline() == "epoch,loss,mean_absolute_error,r2,seconds\n"


def test_a_history_that_cannot_be_written():
    fails(1, "cannot write nowhere/h.csv: there is no folder nowhere", "train", "iris", "--history", "nowhere/h.csv")
    fails(2, "--history -: the name of a file is needed", "train", "iris", "--history", "-")
    fails(2, "--out ./a and --history are one file; two are needed", "train", "iris", "--history", "a", "-o", "./a")
    write("d.csv", SIDES)
    fails(2, "d.csv holds the data; it would be written over", "train", "d.csv", "--history", "d.csv")
    code, _, err = in_process("train", "iris", "--learning-rate", "1e200", "--optimizer", "sgd", "--activation", "identity", "--history", "h.csv")
    assert code == 1 and err.startswith("purenn: the loss grew") and open("h.csv").read().startswith("epoch,")


# ---- going on with a model ----

def test_going_on_with_a_model():
    run("train", "iris", "--epochs", "5", "-o", "first.json", "--hidden", "5", "--columns", "petal_width,petal_length")
    out = run("train", "iris", "--from", "first.json", "--epochs", "40", "-o", "second.json")
    assert "\ngoes on with the network of first.json\n" in out and "from petal_width, petal_length\n" in out
    first, second = Network.load("first.json"), Network.load("second.json")
    assert (repr(first.layers), first.notes, first.classes, first.scaler.state()) == (
        repr(second.layers), second.notes, second.classes, second.scaler.state())
    assert measures(out)["accuracy"][0] > measures(run("evaluate", "first.json", "iris"))["accuracy"][0]
    run("train", "iris", "--from", "first.json", "--epochs", "0", "-o", "same.json", "--target", "species")
    assert [(W.tolist(), b.tolist()) for W, b in Network.load("same.json").weights] == [(W.tolist(), b.tolist()) for W, b in first.weights]
    run("train", "iris", "--epochs", "2", "-o", "first.json")
    write("new.csv", "petal_width,id,species,sepal_width,petal_length,sepal_length\n" + "0.2,7,setosa,3.5,1.4,5.1\n" * 9)
    out = run("train", "new.csv", "--from", "first.json", "--epochs", "30", "-o", "first.json")         # onto itself, and other columns beside
    assert "learns species: 3 classes, setosa, versicolor, virginica\nfrom " + ", ".join(COLUMNS) in out


def test_two_times_five_epochs_are_ten():
    """Of full batches, with the optimizer that was saved."""
    options = ["--batch-size", "200", "--test-size", "0"]
    run("train", "iris", "--epochs", "10", "-o", "ten.json", *options)
    run("train", "iris", "--epochs", "5", "-o", "five.json", *options)
    run("train", "iris", "--epochs", "5", "--from", "five.json", "-o", "five.json", *options)
    ten, five = Network.load("ten.json"), Network.load("five.json")
    for (W, b), (V, c) in zip(ten.weights, five.weights):
        assert W.tolist() == V.tolist() and b.tolist() == c.tolist()


def test_means_and_numbers_of_a_model_stay():
    write("gaps.csv", "a,t\n" + "".join("%s,%d.5\n" % (i or "", 3 * i) for i in range(20)))
    run("train", "gaps.csv", "--missing", "mean", "--epochs", "3", "-o", "first.json")
    write("other.csv", "a,t\n,1\n100,2\n200,3\n300,4\n")
    run("train", "other.csv", "--from", "first.json", "--epochs", "3", "-o", "second.json")
    first, second = Network.load("first.json"), Network.load("second.json")
    assert first.notes == second.notes and first.target_scaler.state() == second.target_scaler.state()


def test_what_contradicts_a_model():
    trained("iris")
    fails(2, "--from goes on with a network as it is; leave out --hidden and --loss (python", "train", "iris", "--from", "model.json",
          "--loss", "hinge", "--hidden=4")
    for name, value in (("scaler", "none"), ("task", "classes"), ("missing", "drop"), ("folds", "3"), ("l2", "0"), ("dropout", "0"), ("activation", "relu")):
        fails(2, "leave out --%s (" % name, "train", "iris", "--from", "model.json", "--" + name, value)
    fails(2, "--target is another than that of model.json, which --from goes on with; leave it out", "train", "iris", "--from", "model.json",
          "--target", "petal_width")
    fails(2, "--columns is another", "train", "iris", "--from", "model.json", "--columns", "petal_width")
    write("t.csv", "a,t\n1,2\n")
    fails(2, "t.csv: unknown column 'sepal_length'; known are a, t", "train", "t.csv", "--from", "model.json")
    write("t.csv", ",".join(COLUMNS) + ",species\n" + "1,2,3,4,rosa\n" * 4)
    fails(2, "t.csv: line 2, column species: 'rosa' is a class that the model does not know; ", "train", "t.csv", "--from", "model.json")
    fails(2, "cannot read none.json: ", "train", "iris", "--from", "none.json")


def test_o_is_out_everywhere():
    run("train", "iris", "--epochs", "1", "-o", "model.json")
    code, out, _ = in_process("export", "model.json", "--to", "python", "-o", "model.py")
    assert (code, out) == (0, "") and "def predict" in open("model.py").read()
    fails(2, "unknown argument -o; ", "evaluate", "model.json", "-o", "x")
    fails(2, "--out needs a value", "train", "iris", "-o")


# ---- --optimizer lbfgs ----

def test_lbfgs_ends_where_the_loss_is_least():
    """No epoch of the default optimizer's as many has a loss that is lower; and saved, it goes on."""
    losses = {}
    for name in ("lbfgs", "adam"):
        run("train", "iris", "--optimizer", name, "--epochs", "60", "--history", name + ".csv", "--out", name + ".json")
        with open(name + ".csv") as file:
            losses[name] = [float(row["loss"]) for row in csv.DictReader(file)]
    assert min(losses["lbfgs"]) < min(losses["adam"]) and losses["lbfgs"] == sorted(losses["lbfgs"], reverse=True)
    assert "accuracy" in run("train", "iris", "--from", "lbfgs.json", "--optimizer", "lbfgs", "--epochs", "3", "--out", "again.json")


@pytest.mark.parametrize("options", [["--learning-rate", "0.1"], ["--batch-size", "8"], ["--dropout", "0.5"], ["--engine", "c"],
                                     ["--batch-size", "8", "--engine", "rows"]])
def test_lbfgs_takes_all_rows(options):
    named = [name for name in ("--learning-rate", "--batch-size", "--dropout", "--engine") if name in options]
    fails(2, "finds its own rate; leave out " + " and ".join(named), "train", "iris", "--optimizer", "lbfgs", *options)
