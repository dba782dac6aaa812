"""train, predict and evaluate on good files: what they learn, write and report."""
import json
import math
import re
import time

import pytest

import purenn
from amounts import share
from command_line import COLUMNS, SIDES, SINE, fails, measures, process, rows_of, run, trained, write
from paths import IRIS
from purenn import Network, metrics
from purenn.commands import report

# ---- from training to new rows ----

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
    write("years.csv", "2019,2020,y\n" + "".join("%d,%d,%d.5\n" % (i * i % 7, i * i % 11, i) for i in range(20)))
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
        fails(2, "new.csv: line 2, column t: '2.0' is a class that the model does not know; known are 0, 1", "evaluate", "model.json", "new.csv")


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
    encoder = Network.load("model.json").encoder
    fills = dict([(column.name, column.fill) for column in encoder.columns])
    labels = [0, 1] * 10
    train, _ = purenn.data.split_rows(20, 0.25, 42, labels)
    values = [2.0 * i for i in train if i not in (4, 7)]
    assert fills["b"] == pytest.approx(sum(values) / len(values), rel=1e-14) and sorted(fills) == ["a", "b"]
    write("one.csv", "a,b\n?,3\n")
    write("filled.csv", "a,b\n%r,3\n" % fills["a"])
    assert run("predict", "model.json", "one.csv", "--probabilities") == run("predict", "model.json", "filled.csv", "--probabilities")
    assert measures(run("evaluate", "model.json", "gaps.csv"))["rows"] == (20,)


@pytest.mark.parametrize("missing, left, notice", [
    ("drop", 3, "2 rows that lack a value are left out"), ("mean", 4, "1 row without an answer is left out")])
def test_a_target_is_never_made_up(missing, left, notice):
    write("t.csv", "a,t\n1,1.5\n2,\n,2.5\n4,9\n5,7\n")
    out = run("train", "t.csv", "--missing", missing, "--epochs", "1", "--out", "model.json")
    assert out.startswith("%d rows of t.csv" % left) and "\n%s\n" % notice in out
    out = run("evaluate", "model.json", "t.csv")
    assert measures(out)["rows"] == (left,) and "\n%s left out\n" % {
        3: "2 rows that lack a value are", 4: "1 row that lacks a value is"}[left] in out
    assert run("predict", "model.json", "t.csv").count("\n") == 6
    write("none.csv", "a,t\n1,\n2,\n")
    for command in (["train", "none.csv", "--missing", missing], ["evaluate", "model.json", "none.csv"]):
        fails(2, "none.csv: each of the 2 rows lacks a value" if missing == "drop" and command[0] == "train" else "none.csv: the column 't' holds no value", *command)


def test_without_leave_to_drop_or_fill_a_missing_answer_is_refused():
    write("t.csv", "a,t\n1,1.5\n2,\n3,2.5\n4,9\n")
    fails(2, "t.csv: line 3, column t: '' is a missing value; --missing drop or mean would leave its row out", "train", "t.csv")
    write("whole.csv", "a,t\n1,1.5\n3,2.5\n4,9\n")
    run("train", "whole.csv", "--epochs", "1", "--out", "model.json")
    fails(2, "t.csv: line 3, column t: '' is a missing value; evaluate needs the answer in every row", "evaluate", "model.json", "t.csv")


def test_a_column_without_values():
    write("t.csv", "a,b,t\n" + "".join("%d,,%d\n" % (i, i % 2) for i in range(20)))
    assert "left out: b (it is empty)\n" in run("train", "t.csv", "--missing", "mean", "--epochs", "1")
    fails(2, "t.csv: the column 'b': it is empty", "train", "t.csv", "--missing", "mean", "--columns", "a,b")
    assert run("train", "t.csv", "--missing", "drop", "--epochs", "1").startswith("20 rows of t.csv")


# ---- many rows, many classes ----

def test_many_rows():
    count = share(3 * 10 ** 4)
    lines = ["%d,%d,%s\n" % (i % 97, i % 89, "ab"[i % 97 > i % 89]) for i in range(count)]
    write("many.csv", "x,y,t\n" + "".join(lines))
    started = time.process_time()
    out = run("train", "many.csv", "--epochs", "1", "--batch-size", "500", "--out", "model.json")
    predicted = run("predict", "model.json", "many.csv")
    assert measures(out)["rows"] == (count * 3 // 4, count // 4) and len(predicted.split("\n")) == count + 2
    assert time.process_time() - started < 60


def test_many_classes():
    names = ["%s%s" % (a, b) for a in "abcdefg" for b in "uvwxyz"]
    write("t.csv", "x,y,t\n" + "".join("%d,%d,%s\n" % (i % 7, i // 7 % 6, names[i % 7 * 6 + i // 7 % 6]) for i in range(42 * 8)))
    out = run("train", "t.csv", "--epochs", "1")
    assert "learns t: 42 classes, au, av, aw, ax, ay, az, bu, bv, and 34 more\n" in out
    assert out.endswith("confusion matrix of the rows to test: a row for each true class, a column for each predicted one\n"
                        "(not shown: there are 42 classes)\n")


def test_tables_are_aligned():
    assert report.aligned([["", "a", "\u540d\u524d"], ["long", "1", "22"]]) == "      a  \u540d\u524d\nlong  1  22"
    assert report.short_name("x" * 21) == "x" * 17 + "..." and report.short_name("a\nb") == "a\\nb" and report.short_name("gr\u00f6\u00dfe") == "gr\u00f6\u00dfe"
    assert [report.five_digits(x) for x in (1 / 3, 123456.0, 1e-9, 0.0, float("nan"))] == ["0.33333", "123460.0", "1e-09", "0.0", "nan"]
