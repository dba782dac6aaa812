"""train, predict and evaluate, as a person or a script meets them: on good files, on bad ones, and when something stops them."""
import contextlib
import io
import json
import math
import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile

import pytest

import needs
import purenn
from command_line import ENVIRONMENT, Terminal, in_process
from paths import IRIS, ROOT
from purenn import Network, metrics
from purenn.__main__ import main
from purenn.activations import ACTIVATIONS
from purenn.commands import evaluate, predict, report, sources, train as train_command
from purenn.data import SCALERS
from purenn.files import state
from purenn.optimizers import OPTIMIZERS

COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
COMMANDS = [train_command, predict, evaluate]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Each test stands in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name, text, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))
    return name


def run(*arguments):
    """stdout of a command that succeeds, and says nothing else."""
    code, out, err = in_process(*arguments)
    assert (code, err) == (0, ""), (code, err)
    return out


def process(*arguments, **options):
    """(exit code, stdout, stderr) of a process of its own, in the test's folder; stdin is bytes."""
    command = [options.pop("python", sys.executable)] + ["-m", "purenn"] + list(arguments)
    environment = dict(ENVIRONMENT, PYTHONPATH=options.pop("path", ROOT), **options.pop("environment", {}))
    answer = subprocess.run(command, input=options.pop("stdin", b""), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=environment, **options)
    return answer.returncode, answer.stdout.decode("utf-8"), answer.stderr.decode("utf-8")


def fails(code, words, *arguments):
    """The command writes nothing but one line on stderr, with these words."""
    found, out, err = in_process(*arguments)
    assert found == code, (found, err)
    assert err.startswith("purenn: ") and err.endswith("\n") and err.count("\n") == 1, err
    assert words in err, err
    return out


def measures(out):
    """{name: (numbers)} of the report's lines."""
    return {match.group(1): tuple(float(x) for x in match.group(2).split())
            for match in re.finditer(r"^(accuracy|rows|r2|mean absolute error|root mean squared error)((?:  +[\d.e+-]+)+)$",
                                     out, re.M)}


def rows_of(text):
    return [line.split(",") for line in text.split("\n")[:-1]]


def trained(file, *options):
    """A model.json, quickly made."""
    run("train", file, "--out", "model.json", "--epochs", "5", *options)
    return "model.json"


SINE = "x,noise,y\n" + "".join("%r,%d,%r\n" % (x / 20, x * 7 % 5, math.sin(x / 20) * 100 + 1000) for x in range(-60, 60))
SIDES = "a,b,side\n" + "".join("%d,%d,%s\n" % (i % 7, i % 5, "left" if i % 7 < i % 5 else "right") for i in range(70))


# ---- good files ----

def test_iris_from_training_to_new_rows():
    out = run("train", "iris", "--target", "species", "--hidden", "16,8", "--out", "model.json")
    assert out.startswith("150 rows of iris: 112 to train, 38 to test\nlearns species: 3 classes, setosa, versicolor, virginica\n")
    assert "Dense, tanh                  16        8         136\n" in out and out.endswith("\nsaved in model.json\n")
    found = measures(out)
    assert found["rows"] == (112, 38) and min(found["accuracy"]) > 0.9
    predicted = run("predict", "model.json", "iris").split("\n")
    assert predicted[0] == "species" and len(predicted) == 152 and predicted[-1] == ""
    truth = [line.split(",")[-1] for line in open(IRIS).read().split("\n")[1:-1]]
    accuracy = sum(a == b for a, b in zip(truth, predicted[1:])) / 150
    evaluated = measures(run("evaluate", "model.json", "iris"))
    assert evaluated == {"rows": (150,), "accuracy": (round(accuracy, 4),)} and accuracy > 0.95


def test_the_report_is_what_the_saved_network_does():
    out = run("train", "iris", "--epochs", "9", "--hidden", "3", "--out", "model.json")
    net = Network.load("model.json")
    table = purenn.read_csv(IRIS)
    X, y = table.numbers(COLUMNS), table.labels("species")
    places = {name: i for i, name in enumerate(net.classes)}
    train, test = purenn.data.split_rows(150, 0.25, 42, [places[label] for label in y])
    right = [[net.classify(X[rows])[i] == y[row] for i, row in enumerate(rows)] for rows in (train, test)]
    assert measures(out)["accuracy"] == tuple(round(sum(part) / len(part), 4) for part in right)
    counts = metrics.confusion_matrix([y[i] for i in test], net.classify(X[test]), net.classes)[0].tolist()
    for name, row in zip(net.classes, counts):
        assert re.search(r"^%s +%d +%d +%d$" % tuple([name] + row), out, re.M)
    mean = sum(X[i, 0] for i in train) / len(train)
    assert net.scaler.centre[0] == pytest.approx(mean, rel=1e-14)                       # of the training rows alone


def test_a_regression():
    write("sine.csv", SINE)
    found = measures(run("train", "sine.csv", "--epochs", "300", "--out", "model.json"))
    assert found["rows"] == (90, 30) and min(found["r2"]) > 0.98
    net = Network.load("model.json")
    assert net.chain.activation.name == "identity" and net.target_scaler is not None and net.classes is None
    predicted = run("predict", "model.json", "sine.csv").split("\n")[:-1]
    assert predicted[0] == "y"
    rows = [[float(cell) for cell in row] for row in rows_of(SINE)[1:]]
    assert [float(cell) for cell in predicted[1:]] == [x for x, in net.predict([row[:2] for row in rows]).tolist()]
    errors = [float(cell) - row[2] for cell, row in zip(predicted[1:], rows)]
    evaluated = measures(run("evaluate", "model.json", "sine.csv"))
    assert evaluated["mean absolute error"][0] == pytest.approx(sum(map(abs, errors)) / 120, rel=1e-4)
    assert evaluated["root mean squared error"][0] == pytest.approx(math.sqrt(sum(e * e for e in errors) / 120), rel=1e-4)
    mean = sum(row[2] for row in rows) / 120
    r2 = 1 - sum(e * e for e in errors) / sum((row[2] - mean) ** 2 for row in rows)
    assert evaluated["r2"][0] == pytest.approx(r2, abs=5.1e-5)


def test_two_classes_have_one_output():
    write("sides.csv", SIDES)
    out = run("train", "sides.csv", "--out", "model.json", "--epochs", "30")
    assert "loss binary_cross_entropy" in out and "2 classes, left, right" in out
    net = Network.load("model.json")
    assert net.n_out == 1 and net.chain.activation.name == "sigmoid"
    table = rows_of(run("predict", "model.json", "sides.csv", "--probabilities"))
    assert table[0] == ["side", "side_left", "side_right"]
    for name, left, right in table[1:]:
        assert float(left) + float(right) == pytest.approx(1) and name == ("right" if float(right) > 0.5 else "left")
    assert measures(run("evaluate", "model.json", "sides.csv"))["accuracy"][0] > 0.9


def test_probabilities_add_up_and_name_the_class():
    trained("iris")
    table = rows_of(run("predict", "model.json", "iris", "--probabilities"))
    assert table[0] == ["species", "species_setosa", "species_versicolor", "species_virginica"]
    for row in table[1:]:
        shares = [float(cell) for cell in row[1:]]
        assert sum(shares) == pytest.approx(1) and table[0][1 + shares.index(max(shares))] == "species_" + row[0]
    assert [row[:1] for row in table] == rows_of(run("predict", "model.json", "iris"))


def test_columns_may_stand_in_another_order_and_beside_others():
    trained("iris", "--columns", "petal_width, sepal_length", "--target", "species")
    assert Network.load("model.json").notes["columns"] == ["petal_width", "sepal_length"]
    expected = run("predict", "model.json", "iris")
    lines = rows_of(open(IRIS).read())
    write("other.csv", "".join("%s,x,%s\n" % (row[3], row[0]) for row in lines).replace("petal_width,x,", "petal_width,id,", 1))
    assert run("predict", "model.json", "other.csv") == expected


def test_a_target_that_is_not_the_last_column():
    out = run("train", "iris", "--target", "petal_length", "--columns", "petal_width", "--epochs", "40")
    assert "learns petal_length: a number\nfrom petal_width\n" in out and min(measures(out)["r2"]) > 0.5


def test_semicolons_tabs_quotes_and_line_ends():
    plain = "a b,c,d\n" + "".join("%d,%d.5,%s\n" % (i, i % 3, "xy"[i % 2]) for i in range(20))
    write("plain.csv", plain)
    expected = run("train", "plain.csv", "--epochs", "3").replace("plain.csv", "F").split("\n", 1)[1]
    for delimiter, name in ((";", ";"), ("\t", "tab"), ("\t", "\t"), ("|", "|")):
        write("other.csv", plain.replace(",", delimiter).replace("\n", "\r\n"))
        assert run("train", "other.csv", "--epochs", "3", "--delimiter", name).split("\n", 1)[1] == expected
    write("quoted.csv", b"\xef\xbb\xbf" + "".join('"%s"\n' % line.replace(",", '","') for line in plain.split("\n")[:-1]).encode())
    assert run("train", "quoted.csv", "--epochs", "3").split("\n", 1)[1] == expected


def test_names_with_commas_line_ends_and_letters():
    odd = '"size, gr\u00f6\u00dfe","two\nlines",\u540d\u524d\n' + "".join(
        '%d,%d,"%s"\n' % (i, i % 3, ["ja, \u00e9", 'n"ein', "zwei\nzeilen"][i % 3].replace('"', '""')) for i in range(60))
    write("odd.csv", odd)
    out = run("train", "odd.csv", "--epochs", "60", "--out", "model.json", "--columns", '"two\nlines","size, gr\u00f6\u00dfe"')
    assert "learns \u540d\u524d: 3 classes, ja, \u00e9, n\"ein, zwei\\nzeilen\nfrom two\\nlines, size, gr\u00f6\u00dfe\n" in out
    predicted = run("predict", "model.json", "odd.csv", "--probabilities")
    table = purenn.read_csv(predicted)
    assert table.names == ["\u540d\u524d"] + ["\u540d\u524d_" + name for name in ("ja, \u00e9", 'n"ein', "zwei\nzeilen")]
    assert table.labels("\u540d\u524d") == purenn.read_csv("odd.csv").labels("\u540d\u524d")
    assert "zwei\\nzeilen" in run("evaluate", "model.json", "odd.csv")


def test_a_file_without_a_header():
    write("bare.csv", "".join(",".join(row) + "\n" for row in rows_of(open(IRIS).read())[1:]))
    fails(2, "bare.csv: line 1 should name the columns, but holds the number 5.1; if it is data, say --no-header",
          "train", "bare.csv")
    out = run("train", "bare.csv", "--no-header", "--epochs", "5", "--out", "model.json")
    assert out.startswith("150 rows of bare.csv") and "learns 5: 3 classes" in out and "from 1, 2, 3, 4\n" in out
    write("new.csv", "5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n")
    assert len(run("predict", "model.json", "new.csv", "--no-header").split("\n")) == 4


def test_a_first_line_of_numbers_alone_is_taken_for_data():
    write("bare.csv", "".join("%d,%d,%d\n" % (i + 5, i * i % 11 + 20, i % 2) for i in range(20)))
    words = "bare.csv: line 1 should name the columns, but holds numbers alone, 5, 20, 0; if it is data, say --no-header"
    fails(2, words, "train", "bare.csv")
    run("train", "bare.csv", "--no-header", "--epochs", "1", "--out", "model.json")
    for command in ("predict", "evaluate"):
        fails(2, words, command, "model.json", "bare.csv")
    assert len(run("predict", "model.json", "bare.csv", "--no-header").split("\n")) == 22
    write("named.csv", "1,2,3\n7,8,1\n")                    # its line has the columns' names, as the model knows them
    assert len(run("predict", "model.json", "named.csv").split("\n")) == 3
    assert "from 5, 20\n" in run("train", "bare.csv", "--columns", "5,20", "--target", "0", "--epochs", "1")
    write("same.csv", "1,1,0\n2,3,1\n")
    fails(2, "same.csv: columns 1 and 2 are both named '1'; if line 1 is data, say --no-header", "train", "same.csv")


def test_years_and_pixels_may_name_columns():
    write("years.csv", "2019,2020,y\n" + "".join("%d,%d,%d.5\n" % (i, i * i % 11, i) for i in range(20)))
    assert "from 2019, 2020\n" in run("train", "years.csv", "--epochs", "1")


def test_from_stdin_to_stdout():
    raw = open(IRIS, "rb").read()
    code, model, err = process("train", "--epochs", "5", "--out", "-", stdin=raw)
    assert code == 0 and json.loads(model)["format"] == "purenn"
    assert err.startswith("150 rows of stdin: ") and err.endswith("written to stdout\n") and "confusion matrix" in err
    write("model.json", model)
    run("train", "iris", "--epochs", "5", "--out", "same.json")
    assert open("same.json").read() == model
    expected = run("predict", "same.json", "iris")
    for file in ([], ["-"]):
        assert process("predict", "model.json", *file, stdin=raw) == (0, expected, "")
        assert process("evaluate", "model.json", *file, stdin=raw)[:2] == (
            0, run("evaluate", "same.json", "iris").replace("same.json", "model.json"))


def test_a_file_of_that_name_comes_before_the_example():
    write("iris", SIDES)
    assert "70 rows of iris" in run("train", "iris", "--epochs", "1")


# ---- what is learnt ----

@pytest.mark.parametrize("cells, classes", [
    (["0", "1"] * 10, ["0", "1"]), (["10", "9", "2"] * 4, ["2", "9", "10"]), (["1.0", "2.0"] * 4, ["1.0", "2.0"]),
    (["b", "a"] * 4, ["a", "b"]), ([" b", "b", "a "] * 4, ["a", "b"]), ([str(i) for i in range(10)] * 2, [str(i) for i in range(10)]),
    ([str(i) for i in range(11)] * 9, None), (["0.5", "1"] * 10, None), ([str(i) for i in range(8)], None),
    (["1", "2", "x"] * 9, ["1", "2", "x"]), (["1", "1", "0"], ["0", "1"])])
def test_classes_are_told_from_numbers(cells, classes):
    write("t.csv", "a,t\n" + "".join("%d,%s\n" % (i * i % 7, cell) for i, cell in enumerate(cells)))
    run("train", "t.csv", "--epochs", "1", "--test-size", "0", "--out", "model.json")
    assert Network.load("model.json").classes == classes


@pytest.mark.parametrize("cells, names, classes", [
    (["1", "1.0", "0", "0.0", "00"], ["1", "1", "0", "0", "0"], ["0", "1"]), (["-0", "0", "1"], ["0", "0", "1"], ["0", "1"]),
    (["2.0", "02.0", "1", "+1", "-3"], ["2.0", "2.0", "1", "1", "-3"], ["-3", "1", "2.0"]),
    (["1", "1.0", "x"], ["1", "1.0", "x"], ["1", "1.0", "x"]),                          # these are texts
    (["9007199254740993", "9007199254740992"],) * 2 + (["9007199254740992", "9007199254740993"],)])
def test_a_number_is_one_class_however_it_is_spelt(cells, names, classes):
    write("t.csv", "a,t\n" + "".join("%d,%s\n" % (i * i % 7, cell) for i, cell in enumerate(cells * 6)))
    run("train", "t.csv", "--epochs", "1", "--task", "classes", "--out", "model.json")
    assert Network.load("model.json").classes == classes
    predicted = run("predict", "model.json", "t.csv").split("\n")[1:-1]
    accuracy = sum(a == b for a, b in zip(names * 6, predicted)) / len(predicted)
    assert measures(run("evaluate", "model.json", "t.csv"))["accuracy"] == (round(accuracy, 4),) and set(predicted) <= set(classes)
    if classes == ["0", "1"]:
        write("new.csv", "a,t\n1,1.000\n2,1e0\n")
        assert measures(run("evaluate", "model.json", "new.csv"))["rows"] == (2,)
        write("new.csv", "a,t\n1,2.0\n")
        fails(2, "new.csv: line 2, column t: '2.0' is a class that the model does not know; it knows 0, 1", "evaluate", "model.json", "new.csv")


def test_the_task_may_be_said():
    write("t.csv", "a,t\n" + "".join("%d,%d\n" % (i, i % 3) for i in range(30)))
    assert "learns t: a number" in run("train", "t.csv", "--task", "numbers", "--epochs", "1")
    assert "3 classes" in run("train", "t.csv", "--task", "classes", "--epochs", "1")
    fails(2, "iris: line 2, column species: 'setosa' is not a number", "train", "iris", "--task", "numbers")


def test_without_a_test():
    out = run("train", "iris", "--test-size", "0", "--epochs", "3")
    assert "150 to train, 0 to test" in out and measures(out)["rows"] == (150,) and "confusion matrix of the rows to train" in out


def test_the_test_is_stratified():
    write("rare.csv", "a,t\n" + "".join("%d,%s\n" % (i, "rare" if i % 10 == 3 else "often") for i in range(80)))
    out = run("train", "rare.csv", "--epochs", "1")
    often, rare = [list(map(int, line.split()[1:])) for line in out.split("\n") if re.match("(often|rare) ", line)]
    assert (sum(often), sum(rare)) == (18, 2)


def test_options_reach_the_training(monkeypatch):
    seen = {}
    fit = Network.fit

    def spy(network, X, y, **options):
        seen.update(options, network=network, samples=len(X))
        return fit(network, X, y, **dict(options, epochs=1))
    monkeypatch.setattr(Network, "fit", spy)
    run("train", "iris", "--epochs", "77", "--learning-rate", "0.125", "--batch-size", "9", "--optimizer", "adagrad", "--l2", "0.5",
        "--dropout", "0.25", "--seed", "3", "--hidden", "5,4", "--activation", "gelu", "--patience", "6", "--scaler", "minmax",
        "--validation", "0.5", "--test-size", "0.1", "--checkpoint", "c.json")
    net = seen["network"]
    assert (seen["epochs"], seen["learning_rate"], seen["batch_size"], seen["optimizer"], seen["patience"], seen["samples"],
            seen["checkpoint"], seen["validation_split"]) == (77, 0.125, 9, "adagrad", 6, 135, "c.json", 0.5)
    assert [repr(layer) for layer in net.layers] == [
        "Dense(4, 5, 'gelu')", "Dropout(0.25)", "Dense(5, 4, 'gelu')", "Dropout(0.25)", "Dense(4, 3, 'softmax')"]
    assert (net.l2, net.seed, net.scaler.kind) == (0.5, 3, "minmax")
    run("train", "iris", "--patience", "2", "--hidden", "0", "--scaler", "none")
    net = seen["network"]
    assert seen["validation_split"] == 0.2 and len(net.layers) == 1 and net.scaler is None


def test_the_same_seed_gives_the_same_model():
    models = []
    for seed in ("1", "1", "2"):
        run("train", "iris", "--epochs", "2", "--seed", seed, "--out", "model.json", "--dropout", "0.1")
        models.append(open("model.json").read())
    assert models[0] == models[1] != models[2]


def test_early_stopping_says_which_weights_were_kept():
    out = run("train", "iris", "--patience", "2", "--epochs", "400", "--learning-rate", "0.1")
    assert re.search(r"^stopped after epoch \d+: no better validation loss in 2 epochs: loss [\d.]+, validation loss [\d.]+; "
                     r"kept are the weights of epoch \d+$", out, re.M)


def test_arithmetic():
    for name in ("native", "portable", "fast"):
        run("train", "iris", "--epochs", "3", "--arithmetic", name, "--out", name + ".json")
        net = Network.load(name + ".json")
        with purenn.arithmetic(name):
            outputs = net.predict([[5.1, 3.5, 1.4, 0.2]]).tolist()[0]
        first = rows_of(run("predict", name + ".json", "iris", "--probabilities", "--arithmetic", name))[1]
        assert [float(cell) for cell in first[1:]] == outputs
    assert purenn.arithmetic() == "native"
    assert open("native.json").read() != open("portable.json").read()


# ---- missing values ----

GAPS = "a,b,t\n" + "".join("%s,%s,%s\n" % ("" if i == 4 else i, "NA" if i in (4, 7) else i * 2, "uv"[i % 2]) for i in range(20))


def test_missing_values_are_an_error_unless_something_else_is_said():
    write("gaps.csv", GAPS)
    fails(2, "gaps.csv: line 6, column a: '' is a missing value; --missing drop would leave its row out, --missing mean fill it in",
          "train", "gaps.csv")
    write("whole.csv", "".join(line + "\n" for line in GAPS.split("\n")[:-1] if "NA" not in line))
    trained("whole.csv")
    for command in ("predict", "evaluate"):
        fails(2, "gaps.csv: line 6, column a: '' is a missing value; the model was trained without", command, "model.json", "gaps.csv")


def test_rows_with_missing_values_left_out():
    write("gaps.csv", GAPS)
    out = run("train", "gaps.csv", "--missing", "drop", "--epochs", "2", "--out", "model.json")
    assert out.startswith("18 rows of gaps.csv: 13 to train, 5 to test\n2 rows that lack a value are left out\n")
    predicted = run("predict", "model.json", "gaps.csv").split("\n")
    assert [i for i, cell in enumerate(predicted[1:-1]) if cell == '""'] == [4, 7] and set(predicted[1:-1]) <= {"u", "v", '""'}
    assert len(purenn.read_csv("\n".join(predicted), marks=())) == 20                       # no row is lost
    out = run("evaluate", "model.json", "gaps.csv")
    assert "\n2 rows that lack a value are left out\n" in out and measures(out)["rows"] == (18,)
    write("none.csv", "a,b,t\n,1,u\n1,,v\n")
    assert run("predict", "model.json", "none.csv") == 't\n""\n""\n'
    fails(2, "none.csv: each of the 2 rows lacks a value", "evaluate", "model.json", "none.csv")


def test_missing_values_filled_with_the_training_rows_means():
    write("gaps.csv", GAPS)
    out = run("train", "gaps.csv", "--missing", "mean", "--epochs", "2", "--out", "model.json")
    assert "\n3 missing values filled with the mean of their column\n" in out
    notes = Network.load("model.json").notes
    labels = [0, 1] * 10
    train, _ = purenn.data.split_rows(20, 0.25, 42, labels)
    values = [2.0 * i for i in train if i not in (4, 7)]
    assert notes["means"]["b"] == pytest.approx(sum(values) / len(values), rel=1e-14) and sorted(notes["means"]) == ["a", "b"]
    write("one.csv", "a,b\n?,3\n")
    write("filled.csv", "a,b\n%r,3\n" % notes["means"]["a"])
    assert run("predict", "model.json", "one.csv", "--probabilities") == run("predict", "model.json", "filled.csv", "--probabilities")
    assert measures(run("evaluate", "model.json", "gaps.csv"))["rows"] == (20,)


@pytest.mark.parametrize("missing", ["error", "mean"])
def test_a_target_is_never_made_up(missing):
    write("t.csv", "a,t\n1,1.5\n2,\n3,2.5\n4,9\n")
    fails(2, "t.csv: line 3, column t: '' is a missing value; --missing drop would leave its row out", "train", "t.csv", "--missing", missing)
    run("train", "t.csv", "--missing", "drop", "--epochs", "1", "--out", "model.json")
    fails(2, "t.csv: line 3, column t: '' is a missing value; evaluate needs the answer in every row", "evaluate", "model.json", "t.csv")


def test_a_column_without_values():
    write("t.csv", "a,b,t\n" + "".join("%d,,%d\n" % (i, i % 2) for i in range(20)))
    fails(2, "column b: '' is a missing value, and there is no mean to fill it with", "train", "t.csv", "--missing", "mean")
    fails(2, "each of the 20 rows lacks a value", "train", "t.csv", "--missing", "drop")


# ---- bad data ----

BAD = [
    ("empty", "", "the CSV text has no rows: it is empty"),
    ("blank lines", "\n\n\n", "the CSV text has no rows: it is empty"),
    ("header only", "a,b,t\n", "the CSV text has no rows: it is empty but for the names"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0", "this is no text in UTF-8: line 1 is not"),
    ("zeros", b"a,t\n\0\0,1\n", "line 2 holds a NUL character"),
    ("latin-1", "a,t\n1,x\n2,gr\u00fcn\n".encode("latin-1"), "this is no text in UTF-8: line 3 is not"),
    ("utf-16", "a,t\n1,x\n".encode("utf-16"), "this is no text in UTF-8: line 1 is not"),
    ("one column", "t\n1\n2\n", "there is the column 't' alone; nothing to learn it from"),
    ("one class", "a,t\n1,x\n2,x\n3,x\n4,x\n", "the column 't' holds one class alone, 'x'"),
    ("a text among numbers", "a,b,t\n1,2,x\n1,2,y\n1,two,x\n1,2,y\n1,2,x\n", "line 4, column b: 'two' is not a number; --columns names those to learn from"),
    ("inf", "a,t\n1,x\ninf,y\n3,x\n4,y\n", "line 3, column a: 'inf' is not a number"),
    ("1e999", "a,t\n1,x\n1e999,y\n3,x\n4,y\n", "line 3, column a: '1e999' is too large a number"),
    ("nan", "a,t\n1,x\nNaN,y\n3,x\n4,y\n", "line 3, column a: 'NaN' is a missing value"),
    ("a decimal comma", "a;t\n1,5;x\n2,5;y\n", "line 2 has 2 cells, where line 1 has 1"),
    ("semicolons", "a;t\n1;x\n2;y\n", "there is the column 'a;t' alone"),
    ("ragged", "a,t\n1,x\n2,y,z\n", "line 3 has 3 cells, where line 1 has 2"),
    ("open quote", 'a,t\n1,"x\n2,y\n', "line 2: a quote opens here and is never closed"),
    ("names twice", "a,a,t\n1,2,x\n", "columns 1 and 2 are both named 'a'"),
    ("a class alone", "a,t\n" + "1,x\n2,y\n" * 8 + "3,z\n", "the class 'z' has one row alone, and the test needs one too; --test-size 0"),
    ("too few rows", "a,t\n1,x\n2,y\n1,x\n2,y\n", "of 4 rows, 3 to train and 1 to test are fewer than the 2 classes; --test-size 0"),
    ("one row", "a,t\n1,2.5\n", "no row of 1 would be left to train with; --test-size 0 trains with all"),
    ("names as target", "a,t\n" + "".join("%d,n%d\n" % (i, i) for i in range(9)), "the column 't' holds 9 different classes in 9 rows"),
    ("numbers beyond scaling", "a,t\n1e308,1.5\n-1e308,2\n1e308,3\n-1e308,2.5\n1e308,9\n-1e308,1\n", "too large to be scaled"),
]


@pytest.mark.parametrize("name, text, words", BAD, ids=[row[0] for row in BAD])
def test_bad_data_is_one_line_with_its_place(name, text, words):
    write("bad.csv", text)
    fails(2, "purenn: bad.csv: " if "scaled" not in words else "purenn: bad.csv: X column 0 holds numbers ", "train", "bad.csv")
    assert fails(2, words, "train", "bad.csv", "--out", "model.json") == ""
    assert not os.path.exists("model.json")


def test_constant_columns_and_targets_are_no_error():
    write("t.csv", "a,b,t\n" + "".join("7,%d,%d.5\n" % (i, i) for i in range(12)))
    run("train", "t.csv", "--epochs", "2")
    write("t.csv", "a,b,t\n" + "".join("7,%d,1.5\n" % i for i in range(12)))
    assert measures(run("train", "t.csv", "--epochs", "2"))["rows"] == (9, 3)


def test_files_that_cannot_be_read():
    trained("iris")
    os.mkdir("folder")
    for file, words in (("nowhere.csv", "purenn: cannot read nowhere.csv: No such file or directory\n"),
                        ("folder", "purenn: cannot read folder: Is a directory\n"), ("", "purenn: cannot read : ")):
        fails(2, words, "train", file)
        fails(2, words, "predict", "model.json", file)
        fails(2, words, "evaluate", "model.json", file)


def test_columns_that_are_not_there():
    fails(2, "iris: unknown column 'kind'; known are sepal_length, ", "train", "iris", "--target", "kind")
    fails(2, "iris: unknown column 'width'; known are ", "train", "iris", "--columns", "sepal_width,width")
    fails(2, "iris: the column 'species' is to be learnt; it cannot be learnt from", "train", "iris", "--columns", "sepal_width,species")
    fails(2, "iris: expected columns' names, each once", "train", "iris", "--columns", "sepal_width,sepal_width")
    trained("iris")
    write("less.csv", "sepal_length,petal_length\n1,2\n")
    for command in ("predict", "evaluate"):
        fails(2, "less.csv: unknown column 's", command, "model.json", "less.csv")
    write("unanswered.csv", ",".join(COLUMNS) + "\n1,2,3,4\n")
    assert len(run("predict", "model.json", "unanswered.csv").split("\n")) == 3
    fails(2, "unanswered.csv: unknown column 'species'; known are", "evaluate", "model.json", "unanswered.csv")


def test_a_class_that_the_model_does_not_know():
    trained("iris")
    write("new.csv", open(IRIS).read() + "1,2,3,4,rosea\n")
    fails(2, "new.csv: line 152, column species: 'rosea' is a class that the model does not know; it knows setosa, versicolor, virginica",
          "evaluate", "model.json", "new.csv")
    write("some.csv", ",".join(COLUMNS + ["species"]) + "\n1,2,3,4, setosa\n")
    assert measures(run("evaluate", "model.json", "some.csv"))["rows"] == (1,)


def test_bad_rows_to_predict():
    trained("iris")
    write("bad.csv", ",".join(COLUMNS) + "\n1,2,3,4\n1,2,3,four\n")
    fails(2, "bad.csv: line 3, column petal_width: 'four' is not a number", "predict", "model.json", "bad.csv")
    for text, words in (("", "it is empty"), (",".join(COLUMNS) + "\n", "it is empty but for the names of columns")):
        write("bad.csv", text)
        fails(2, "bad.csv: the CSV text has no rows: " + words, "predict", "model.json", "bad.csv")


def test_models_that_are_none():
    trained("iris")
    text = open("model.json").read()
    for damaged, words in ((text[:-200], "broken.json: "), (text[:200], "cut short"), ("", "expected a text that begins with"),
                           (text.replace("setosa", "setose"), "cut short or altered"), ("a,b\n1,2\n", "expected a text that begins with"),
                           (state.dumps({"weights": [1]}), "purenn: broken.json.network: expected dict; there is nothing"),
                           (state.dumps({"network": {}}), "layers: expected list"), (b"\x80\x04]", "expected ASCII")):
        write("broken.json", damaged)
        for command in ("predict", "evaluate"):
            fails(2, words, command, "broken.json", "iris")
            fails(2, "purenn: broken.json", command, "broken.json", "iris")
    os.mkdir("folder")
    fails(2, "purenn: folder: expected a file", "predict", "folder", "iris")
    fails(2, "purenn: cannot read nowhere.json: No such file", "predict", "nowhere.json", "iris")


@pytest.mark.parametrize("notes, words", [
    (None, "does not say which columns it is for"), ({}, "does not say which columns it is for"),
    (5, "does not say which columns it is for"), (True, "does not say which columns it is for"),
    ("the columns", "does not say which columns it is for"), (["columns"], "does not say which columns it is for"),
    ({"columns": ["a"]}, "notes.columns: expected a list of 4; got a list of 1"),
    ({"columns": "abcd"}, "notes.columns: expected list"), ({"columns": [1, 2, 3, 4]}, "notes.columns[0]: expected text"),
    ({"columns": COLUMNS, "target": 7}, "notes.target: expected text"),
    ({"columns": COLUMNS, "means": [1]}, "notes.means: expected dict"),
    ({"columns": COLUMNS, "means": {"sepal_width": "x"}}, "notes.means.sepal_width: expected number"),
    ({"columns": COLUMNS, "means": {"sepal_width": float("nan")}}, "notes.means.sepal_width: expected number"),
    ({"columns": COLUMNS, "missing": None}, "notes.missing: expected text")])
def test_notes_of_a_model_that_do_not_fit(notes, words):
    net = Network.load(trained("iris"))
    net.notes = notes
    net.save("other.json")
    fails(2, words, "predict", "other.json", "iris")


def test_a_model_saved_in_python_needs_columns_alone():
    net = Network.load(trained("iris"))
    expected = run("predict", "model.json", "iris").split("\n")
    net.notes = {"columns": COLUMNS}
    net.save("other.json")
    assert run("predict", "other.json", "iris").split("\n") == ["prediction"] + expected[1:]
    net.classes = None                                      # trained on the numbers of classes
    net.save("other.json")
    assert set(run("predict", "other.json", "iris").split("\n")[1:-1]) <= {"0", "1", "2"}
    several = purenn.Network([purenn.Dense(4, 2, "tanh")], seed=1)
    several.notes = {"columns": COLUMNS, "target": "t"}
    several.save("other.json")
    table = rows_of(run("predict", "other.json", "iris"))
    assert table[0] == ["t_1", "t_2"] and [float(cell) for cell in table[1]] == several.predict([[5.1, 3.5, 1.4, 0.2]]).tolist()[0]
    fails(2, "the model tells 2 numbers; evaluate knows one column", "evaluate", "other.json", "iris")


def test_probabilities_of_what_has_none():
    write("sine.csv", SINE)
    trained("sine.csv")
    fails(2, "purenn: model.json: the model tells numbers; there are no probabilities", "predict", "model.json", "sine.csv", "--probabilities")


def test_a_training_that_diverges_saves_nothing():
    write("sine.csv", SINE)
    code, out, err = in_process("train", "sine.csv", "--learning-rate", "1e200", "--optimizer", "sgd", "--out", "model.json",
                                "--activation", "identity")
    assert code == 1 and re.match(r"purenn: the loss became nan or infinite in epoch \d+; no model is saved \(a smaller ", err)
    assert err.count("\n") == 1 and not os.path.exists("model.json")


# ---- wrong usage ----

USAGE = [
    (["train", "iris", "more.csv"], "unknown argument more.csv; known are --activation, --arithmetic, "),
    (["train", "iris", "--layers", "3"], "unknown argument --layers; known are --activation, "),
    (["train", "iris", "-x"], "unknown argument -x; known are "),
    (["train", "iris", "--epochs", "-1"], "--epochs -1: a whole number of at least 0 is needed"),
    (["train", "iris", "--epochs"], "--epochs needs a value"),
    (["train", "iris", "--batch-size", "0"], "--batch-size 0: a whole number of at least 1"),
    (["train", "iris", "--learning-rate", "-0.1"], "--learning-rate -0.1: a number of at least 0 is needed"),
    (["train", "iris", "--learning-rate", "nan"], "--learning-rate nan: a finite number is needed"),
    (["train", "iris", "--dropout", "1"], "--dropout 1: a number of at least 0 and below 1 is needed"),
    (["train", "iris", "--test-size", "1"], "--test-size 1: a number of at least 0 and below 1 is needed"),
    (["train", "iris", "--l2", "inf"], "--l2 inf: a finite number is needed"),
    (["train", "iris", "--hidden", "16,x"], "--hidden 16,x: a whole number of at least 0"),
    (["train", "iris", "--hidden", "16,,8"], "--hidden 16,,8: a whole number"),
    (["train", "iris", "--hidden", "16,0"], "--hidden 16,0: 0 stands alone, for no hidden layer"),
    (["train", "iris", "--activation", "rely"], "--activation rely: closest is relu; known are elu, gelu, identity, leaky_relu, relu, "),
    (["train", "iris", "--optimizer", "adams"], "--optimizer adams: closest is adam; known are adagrad, adam, adamw, momentum, nesterov, rmsprop, sgd"),
    (["train", "iris", "--scaler", "max"], "--scaler max: closest is minmax; known are none, minmax, standard"),
    (["train", "iris", "--missing", "median"], "--missing median: closest is mean; known are error, drop, mean"),
    (["train", "iris", "--task", "both"], "--task both: known are auto, classes, numbers"),
    (["train", "iris", "--seed", "4294967296"], "--seed 4294967296: a whole number of at least 0 and at most 4294967295"),
    (["train", "iris", "--patience", "0"], "--patience 0: a whole number of at least 1"),
    (["train", "iris", "--delimiter", ",,"], "--delimiter ,,: one character is needed, and no quote; or tab"),
    (["train", "iris", "--delimiter", '"'], "--delimiter \": one character is needed"),
    (["train", "iris", "--columns", 'a,"b'], "--columns a,\"b: line 1: a quote opens here and is never closed"),
    (["train", "iris", "--columns", ""], "--columns : "),
    (["train", "iris", "--resume"], "--resume goes on from a checkpoint; give --checkpoint FILE too"),
    (["train", "iris", "--out", ""], "--out : the name of a file is needed"),
    (["train", "iris", "--checkpoint= "], "--checkpoint  : the name of a file is needed"),
    (["train", "iris", "--checkpoint", "-"], "--checkpoint -: the name of a file is needed"),
    (["train", "iris", "--out", "m.json", "--checkpoint", "m.json"], "--out m.json and --checkpoint are one file; two are needed"),
    (["train", "iris", "--out", "m.json", "--checkpoint", "./m.json"], "--out m.json and --checkpoint are one file; two are needed"),
    (["train", "iris", "--patience", "3", "--validation", "0"], "--patience watches the rows of --validation, and --validation 0 sets none aside"),
    (["train", "iris", "--no-header=1"], "--no-header takes no value"),
    (["train", "iris", "--out", "iris"], "iris holds the data; it would be written over"),
    (["train", "a.csv", "--checkpoint", "a.csv"], "a.csv holds the data; it would be written over"),
    (["predict"], "which model? predict MODEL FILE"),
    (["evaluate"], "which model? evaluate MODEL FILE"),
    (["predict", "a", "b", "c"], "unknown argument c; known are --arithmetic, --delimiter, --help, --no-header, --probabilities"),
    (["evaluate", "a", "--probabilities"], "unknown argument --probabilities; known are "),
]


@pytest.mark.parametrize("arguments, words", USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_wrong_usage_is_one_line(arguments, words):
    assert fails(2, "purenn: " + words, *arguments) == ""
    assert in_process(*arguments)[2].endswith(" (python -m purenn %s --help)\n" % arguments[0])


@pytest.mark.skipif(os.name != "posix", reason="no links of POSIX")
def test_the_data_are_not_written_over_by_any_name():
    write("e.csv", SIDES)
    os.symlink("e.csv", "link")
    os.link("e.csv", "hard")
    os.mkdir("folder")
    for data, path in (("e.csv", "./e.csv"), ("e.csv", os.path.abspath("e.csv")), ("e.csv", "folder/../e.csv"), ("e.csv", "link"),
                       ("link", "e.csv"), ("e.csv", "hard")):
        for option in ("--out", "--checkpoint"):
            fails(2, "purenn: %s holds the data; it would be written over" % path, "train", data, option, path)
    assert open("e.csv").read() == SIDES and os.path.islink("link")


def test_a_share_that_leaves_nothing():
    write("t.csv", "a,t\n1,1.5\n2,2\n3,2.5\n")
    fails(2, "t.csv: no row of 2 would be left to train with; give a smaller --validation", "train", "t.csv", "--validation", "0.9")
    fails(2, "t.csv: no row of 3 would be left to train with; --test-size 0 trains with all", "train", "t.csv", "--test-size", "0.9")


@pytest.mark.parametrize("command", ["train", "predict", "evaluate"])
def test_help(command):
    code, out, err = process(command, "--help")
    assert (code, err) == (0, "") and max(map(len, out.split("\n"))) <= 90
    columns = {len(match.group(0)) for match in re.finditer(r"^    (--?\S+|FILE|MODEL)( [A-Z]\S*)? +(?=\S)", out, re.M)}
    assert columns == {24}                                                      # aligned


@pytest.mark.parametrize("module", COMMANDS)
def test_help_lists_every_option_with_its_default(module):
    options = getattr(module, "OPTIONS", sources.OPTIONS)
    text = module.HELP
    assert sorted(re.findall(r"^    --(\S+)", text, re.M)) == sorted(options)
    for name, (default, read) in options.items():
        entry = re.search(r"^    --%s .*(\n {20}.*)*" % name, text, re.M).group(0)
        if read is None or default is None:
            assert not re.search(r"\(\w+\)$", entry) or name in ("target", "columns", "validation")
        else:
            default = ",".join(map(str, default)) if isinstance(default, list) else "%g" % default if default == 0 else str(default)
            assert entry.endswith("(%s)" % default), entry


@pytest.mark.parametrize("name, table", [("activation", ACTIVATIONS), ("optimizer", OPTIMIZERS), ("scaler", SCALERS)])
def test_help_lists_the_names_that_an_option_takes(name, table):
    entry = re.search(r"^    --%s (.*(\n {20}.*)*)" % name, train_command.HELP, re.M).group(1)
    assert not set(table) - set(re.findall(r"\w+", entry))


def test_the_examples_of_the_help_work():
    examples = [re.findall(r"^    python -m purenn (.*)$", module.HELP, re.M) for module in COMMANDS]
    assert [len(found) for found in examples] == [1, 1, 1]
    for (example,) in examples:
        run(*example.split() + (["--epochs", "5"] if example.startswith("train") else []))


# ---- where text goes, and what stops a command ----

def test_a_model_that_cannot_be_written():
    os.mkdir("folder")
    for path, words in (("nowhere/model.json", "cannot write nowhere/model.json: there is no folder nowhere"),
                        ("folder", "cannot write folder: it is a folder")):
        for option in ("--out", "--checkpoint"):
            assert fails(1, words, "train", "iris", "--epochs", "1", option, path) == ""        # before any work
    if os.path.exists("/dev/full"):
        code, _, err = in_process("train", "iris", "--epochs", "1", "--out", "/dev/full")
        assert (code, err) == (1, "purenn: cannot write /dev/full: No space left on device\n")
        code, _, err = in_process("train", "iris", "--epochs", "1", "--checkpoint", "/dev/full")
        assert (code, err) == (1, "purenn: cannot write /dev/full: No space left on device\n")


def test_a_full_disk():
    needs.full_device()
    trained("iris")
    for arguments in (["train", "iris", "--epochs", "1"], ["train", "iris", "--epochs", "1", "--out", "-"],
                      ["predict", "model.json", "iris"], ["evaluate", "model.json", "iris"]):
        with open("/dev/full", "wb") as full:
            answer = subprocess.run([sys.executable, "-m", "purenn"] + arguments, stdout=full, stderr=subprocess.PIPE,
                                    env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
        assert answer.returncode == 1
        assert answer.stderr.decode().split("\n")[-2] == "purenn: cannot write the output: No space left on device"
        assert b"Traceback" not in answer.stderr and b"Exception" not in answer.stderr


def test_a_reader_that_stops_early():
    write("many.csv", ",".join(COLUMNS) + "\n" + "1,2,3,4\n" * 50000)
    trained("iris")
    started = subprocess.Popen([sys.executable, "-m", "purenn", "predict", "model.json", "many.csv", "--probabilities"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    assert started.stdout.readline() == b"species,species_setosa,species_versicolor,species_virginica\n"
    started.stdout.close()
    err = started.stderr.read()
    started.stderr.close()
    assert started.wait() == 1 and err == b"purenn: cannot write the output: Broken pipe\n"


def test_closed_streams():
    trained("iris")
    for redirection, code in (("<&-", 2), (">&-", 1), ("2>&-", 0)):
        answer = subprocess.run([needs.command("sh"), "-c", '"%s" -m purenn predict model.json %s %s'
                                 % (sys.executable, "" if "<" in redirection else "iris", redirection)], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
        assert answer.returncode == code and b"Traceback" not in answer.stderr, answer
        assert (answer.stderr.count(b"\n") == 1 and answer.stderr.startswith(b"purenn: cannot ")) == (code > 0)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_output_for_programs_is_utf_8_whatever_the_terminals_encoding(encoding):
    write("t.csv", "a,gr\u00f6\u00dfe\n" + "".join("%d,\u540d%d\n" % (i % 2, i % 2) for i in range(20)))
    environment = {"PYTHONIOENCODING": encoding}
    code, out, err = process("train", "t.csv", "--epochs", "30", "--out", "model.json", environment=environment)
    assert (code, err) == (0, "") and "\\u540d0" in out                 # for people: what the encoding lacks is escaped
    code, out, err = process("predict", "model.json", "t.csv", environment=environment)
    assert (code, err) == (0, "") and out.split("\n")[:3] == ["gr\u00f6\u00dfe", "\u540d0", "\u540d1"]


def test_what_was_printed_before_comes_first():
    trained("iris")
    code = "from purenn.__main__ import main; print('first'); main(['predict', 'model.json', 'iris']); print('last')"
    environment = dict(ENVIRONMENT, PYTHONPATH=ROOT)
    lines = subprocess.check_output([sys.executable, "-c", code], env=environment).decode().split("\n")
    assert lines[:2] == ["first", "species"] and lines[-2] == "last" and len(lines) == 154


def test_too_little_memory(monkeypatch):
    def fail(*_):
        raise MemoryError
    monkeypatch.setattr(train_command, "train", fail)
    fails(1, "purenn: out of memory\n", "train", "iris")


def test_stderr_gets_no_control_characters():
    write("t.csv", '"a\x1b[31m\nb",t\n1,x\n2,y\n')
    code, _, err = in_process("train", "t.csv", "--target", "z")
    assert code == 2 and err.count("\n") == 1 and "a\\x1b[31m\\nb" in err


# ---- Ctrl-C and kill ----

# A shell says 130 of both: CPython, told of Ctrl-C while it ran a kernel's text by exec, ends by the signal in the end.
INTERRUPTED = (130, -signal.SIGINT)


def started(*arguments):
    return Terminal("train", IRIS, *arguments)


def test_an_interrupt_saves_the_model_so_far(folder):
    path = str(folder / "model.json")
    with started("--epochs", "1000000", "--out", path) as terminal:
        terminal.read_until(b"epoch ")
        terminal.process.send_signal(signal.SIGINT)
        err = terminal.rest().replace("\r\n", "\n")
        out = terminal.process.stdout.read().decode()
        assert terminal.process.wait() in INTERRUPTED
    last = err.split("\r")[-1]
    assert re.match(r"purenn: interrupted in epoch \d+; the model so far is saved in %s\n$" % re.escape(path), last), err
    assert "Traceback" not in err and "accuracy" not in out
    assert measures(run("evaluate", path, "iris"))["rows"] == (150,)


def test_an_interrupt_where_there_is_nothing_to_save():
    with started("--epochs", "1000000") as terminal:
        terminal.read_until(b"epoch ")
        terminal.process.send_signal(signal.SIGINT)
        err = terminal.rest()
        assert terminal.process.wait() in INTERRUPTED
    assert re.search(r"\rpurenn: interrupted in epoch \d+; the model so far is lost: there is no --out\r\n$", err)


def test_interrupts_at_any_time():
    """Once the package is there, whatever it is doing: a word, no traceback."""
    write("many.csv", ",".join(COLUMNS + ["species"]) + "\n" + "1,2,3,4,a\n4,3,2,1,b\n" * 20000)
    signals = random.Random(1)
    for epochs in ["1000000"] * 4 + ["1"] * 4:                  # the latter may be through before they are interrupted
        process = subprocess.Popen([sys.executable, "-c", "import sys; from purenn.__main__ import main; print(1, file=sys.stderr, flush=True)\n"
                                    "raise SystemExit(main(['train', 'many.csv', '--epochs', '%s', '--out', 'many.json']))" % epochs],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
        assert process.stderr.readline() == b"1\n"
        time.sleep(0.01 + signals.random())
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        if epochs == "1" and process.returncode == 0:
            assert err == b"" and measures(run("evaluate", "many.json", "many.csv"))["rows"] == (40000,), err
        else:
            assert process.returncode in INTERRUPTED and re.match(b"purenn: interrupted[^\n]*\n$", err), err
        assert [name for name in os.listdir(".") if name.endswith(".part")] == []


def test_progress_is_shown_to_a_person_alone():
    with started("--epochs", "60") as terminal:
        err = terminal.rest()
        assert terminal.process.wait() == 0
    assert re.search(r"epoch \d+ of 60, loss [\d.]+", err) and "\n" not in err and err.endswith("\r")


def test_a_person_at_the_keyboard_is_told_what_is_waited_for():
    master, slave = needs.terminal()
    process = subprocess.Popen([sys.executable, "-m", "purenn", "train"], stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    assert process.stderr.readline() == b"purenn: reading rows from the keyboard until Ctrl-D\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1] == b"purenn: interrupted\n" and process.returncode == 130
    os.close(slave)
    os.close(master)


def test_a_killed_training_goes_on_to_the_same_bits():
    options = ["--epochs", "600", "--seed", "5", "--dropout", "0.1"]
    run("train", "iris", "--out", "whole.json", *options)
    command = ["train", "iris", "--out", "model.json", "--checkpoint", "check.json", "--resume"] + options
    process = subprocess.Popen([sys.executable, "-m", "purenn"] + command, stdout=subprocess.DEVNULL, env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    while not os.path.exists("check.json") or b"training" not in open("check.json", "rb").read():
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert not os.path.exists("model.json")
    assert "all 600 epochs are done" in run(*command)
    assert open("model.json").read() == open("whole.json").read()
    assert measures(run("evaluate", "check.json", "iris"))["rows"] == (150,)            # a checkpoint is a model too
    fails(2, "purenn: check.json is of another training: its --batch-size was 32, now it is 8\n", *command + ["--batch-size", "8"])
    fails(2, "purenn: check.json is of another training: its --learning-rate was 0.01, now it is 0.5\n", *command + ["--learning-rate", "0.5"])
    fails(2, "purenn: check.json is of another training: its network (--hidden, --activation, --dropout) was ", *command + ["--hidden", "3"])
    fails(2, "purenn: check.json is of a training with other rows: the file, --target, ", *command + ["--test-size", "0.5"])
    write("check.json", "{}")
    fails(2, "purenn: check.json: line 1: expected", *command)


# ---- many rows, many classes ----

def test_many_rows():
    lines = ["%d,%d,%s\n" % (i % 97, i % 89, "ab"[i % 97 > i % 89]) for i in range(3 * 10 ** 4)]
    write("many.csv", "x,y,t\n" + "".join(lines))
    started = time.time()
    out = run("train", "many.csv", "--epochs", "1", "--batch-size", "500", "--out", "model.json")
    predicted = run("predict", "model.json", "many.csv")
    assert measures(out)["rows"] == (22500, 7500) and len(predicted.split("\n")) == 3 * 10 ** 4 + 2
    assert time.time() - started < 60


def test_many_classes():
    names = ["%s%s" % (a, b) for a in "abcdefg" for b in "uvwxyz"]
    write("t.csv", "x,y,t\n" + "".join("%d,%d,%s\n" % (i % 7, i // 7 % 6, names[i % 7 * 6 + i // 7 % 6]) for i in range(42 * 8)))
    out = run("train", "t.csv", "--epochs", "1")
    assert "learns t: 42 classes, au, av, aw, ax, ay, az, bu, bv, and 34 more\n" in out
    assert out.endswith("confusion matrix of the rows to test: a row for each true class, a column for each predicted one\n"
                        "(not shown: there are 42 classes)\n")


def test_tables_are_aligned():
    assert report.aligned([["", "a", "\u540d\u524d"], ["long", "1", "22"]]) == "      a  \u540d\u524d\nlong  1  22"
    assert report.shown("x" * 21) == "x" * 17 + "..." and report.shown("a\nb") == "a\\nb" and report.shown("gr\u00f6\u00dfe") == "gr\u00f6\u00dfe"
    assert [report.five_digits(x) for x in (1 / 3, 123456.0, 1e-9, 0.0, float("nan"))] == ["0.33333", "123460.0", "1e-09", "0.0", "nan"]


# ---- other Pythons ----

@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_the_oldest_pythons(version):
    """Those that are found; every other runs tests/everywhere/commands.py."""
    for python in needs.interpreters(version):
        text = "gr\u00f6\u00dfe,\"b, c\",\u540d\n" + "".join("%d,%d,%s\n" % (i, i % 3, "\u00e9\u00e8"[i % 2]) for i in range(30))
        write("t.csv", text)
        options = ["--target", "\u540d", "--columns", "gr\u00f6\u00dfe", "--epochs", "3", "--arithmetic", "portable"]
        expected = process("train", "t.csv", "--out", "ours.json", *options)
        environment = {"LC_ALL": "C.UTF-8"}
        found = process("train", "t.csv", "--out", "theirs.json", *options, python=python, environment=environment)
        assert found[::2] == (0, "") and found[1] == expected[1].replace("ours.json", "theirs.json")
        assert open("ours.json").read() == open("theirs.json").read()
        for command in ("predict", "evaluate"):
            arguments = [command, "ours.json", "t.csv", "--arithmetic", "portable"]
            assert process(*arguments, python=python, environment=environment) == process(*arguments)
        code, out, err = process("train", "nowhere.csv", python=python)
        assert (code, out, err) == (2, "", "purenn: cannot read nowhere.csv: No such file or directory\n")
        code, out, err = process("train", "t.csv", "--target", "x", python=python, environment=environment)
        assert code == 2 and err.count("\n") == 1 and "unknown column 'x'; known are gr\u00f6\u00dfe, b, c, \u540d" in err


def test_from_an_archive():
    """As it runs from its wheel: the example is in there too."""
    with zipfile.ZipFile("purenn.zip", "w") as archive:
        for folder, _, names in sorted(os.walk(os.path.join(ROOT, "purenn"))):
            for name in sorted(names):
                if name.endswith((".py", ".csv")):
                    path = os.path.join(folder, name)
                    archive.write(path, os.path.relpath(path, ROOT))
    pythons = [sys.executable] + needs.interpreters("2.7")[:1]
    for python in pythons:
        code, out, err = process("train", "iris", "--epochs", "1", python=python, path=os.path.abspath("purenn.zip"))
        assert (code, err) == (0, "") and out.startswith("150 rows of iris")


def test_main_is_what_these_tests_run():
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["predict", "--help"]) == 0
    assert out.getvalue() == predict.HELP + "\n"


def test_version():
    assert run("--version") == "purenn %s\n" % purenn.__version__
    fails(2, "unknown argument --version; known are ", "train", "--version")
