"""Bad data and bad models: one line on stderr that names the file and the place, and exit code 2."""
import os
import re

import pytest

import purenn
from command_line import COLUMNS, SINE, fails, in_process, measures, rows_of, run, trained, write
from paths import IRIS
from purenn import Network
from purenn.files import envelope

BAD = [
    ("empty", "", "the CSV text has no rows: it is empty"),
    ("blank lines", "\n\n\n", "the CSV text has no rows: it is empty"),
    ("header only", "a,b,t\n", "the CSV text has no rows: it is empty but for the names"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0", "line 3 holds a NUL character"),
    ("zeros", b"a,t\n\0\0,1\n", "line 2 holds a NUL character"),
    ("latin-1 after UTF-8", "a,t\n1,\u00fc\n".encode("utf-8") + "1,x\n" .encode("utf-8") * 20000 + "2,gr\u00fcn\n".encode("latin-1"),
     "line 20003 is no text in UTF-8; its encoding may be another"),
    ("half a letter", "a,t\n1,x\n".encode("utf-16")[:-1], "the text in utf-16-le ends within a letter"),
    ("one column", "t\n1\n2\n", "there is the column 't' alone; nothing to learn it from"),
    ("one class", "a,t\n1,x\n2,x\n3,x\n4,x\n", "the column 't' holds one class alone, 'x'"),
    ("a text among numbers", "a,b,t\n1,2,x\n1,2,y\n1,two,x\n1,2,y\n1,2,x\n", "line 4, column b: 'two' is not a number, as the others are; --na takes it for a missing value"),
    ("inf", "a,t\n1,x\ninf,y\n3,x\n4,y\n", "line 3, column a: 'inf' is not a number"),
    ("1e999", "a,t\n1,x\n1e999,y\n3,x\n4,y\n", "line 3, column a: '1e999' is not a number, as the others are"),
    ("nan", "a,t\n1,x\nNaN,y\n3,x\n4,y\n", "line 3, column a: 'NaN' is a missing value"),
    ("a decimal comma", "a,t\n1,5,x\n2,5,y\n", "line 2 has 3 cells, where line 1 has 2"),
    ("colons", "a:t\n1:x\n2:y\n", "there is the column 'a:t' alone; nothing to learn it from (--delimiter says what stands between cells)"),
    ("ragged", "a,t\n1,x\n2,y,z\n", "line 3 has 3 cells, where line 1 has 2"),
    ("open quote", 'a,t\n1,"x\n2,y\n', "line 2: a quote opens here and is never closed"),
    ("data twice", "a,a,t\na,2,x\nb,a,y\n", "columns 1 and 2 are both named 'a'"),
    ("one row", "a,t\n1,2.5\n", "no row of 1 would be left to train with; --test-size 0 trains with all"),
    ("names as target", "a,t\n" + "".join("%d,n%d\n" % (i, i) for i in range(9)), "the column 't' holds 9 different classes in 9 rows"),
    ("numbers beyond scaling", "a,t\n1e308,1.5\n-1e308,2\n1e308,3\n-1e308,2.5\n1e308,9\n-1e308,1\n", "the column 'a' holds numbers too large to be scaled"),
]


@pytest.mark.parametrize("name, text, words", BAD, ids=[row[0] for row in BAD])
def test_bad_data_is_one_line_with_its_place(name, text, words):
    write("bad.csv", text)
    fails(2, "purenn: bad.csv: ", "train", "bad.csv")
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
    fails(2, "iris: unknown column 'specie'; closest is species; known are sepal_length, ", "train", "iris", "--target", "specie")
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
    fails(2, "new.csv: line 152, column species: 'rosea' is a class that the model does not know; known are setosa, versicolor, virginica",
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
                           (envelope.dumps({"weights": [1]}), "purenn: broken.json: network: expected dict; there is nothing"),
                           (envelope.dumps({"network": {}}), "layers: expected list"), (b"\x80\x04]", "expected ASCII")):
        write("broken.json", damaged)
        for command in ("predict", "evaluate"):
            fails(2, words, command, "broken.json", "iris")
            fails(2, "purenn: broken.json", command, "broken.json", "iris")
    os.mkdir("folder")
    fails(2, "purenn: folder: expected a file", "predict", "folder", "iris")
    fails(2, "purenn: cannot read nowhere.json: No such file", "predict", "nowhere.json", "iris")


@pytest.mark.parametrize("notes, words", [
    ({"columns": ["a"]}, "notes.columns: expected a list of 4; got a list of 1"),
    ({"columns": "abcd"}, "notes.columns: expected list"), ({"columns": [1, 2, 3, 4]}, "notes.columns[0]: expected text"),
    ({"columns": COLUMNS, "target": 7}, "notes.target: expected text"),
    ({"columns": COLUMNS, "means": [1]}, "notes.means: expected dict"),
    ({"columns": COLUMNS, "means": {"sepal_width": "x"}}, "notes.means.sepal_width: expected number"),
    ({"columns": COLUMNS, "means": {"sepal_width": float("nan")}}, "notes.means.sepal_width: expected number"),
    ({"columns": COLUMNS, "missing": None}, "notes.missing: expected text")])
def test_notes_of_a_model_that_do_not_fit(notes, words):
    net = Network.load(trained("iris"))
    net.notes, net.columns = notes, None
    net.save("other.json")
    fails(2, words, "predict", "other.json", "iris")


@pytest.mark.parametrize("notes", [None, {}, 5, True, "the columns", ["columns"]])
def test_a_model_without_notes_about_columns_takes_them_by_place(notes):
    net = Network.load(trained("iris"))
    expected = run("predict", "model.json", "iris").split("\n")
    evaluated = run("evaluate", "model.json", "iris")
    net.notes, net.columns = notes, None
    net.save("other.json")
    said = "other.json does not name its columns; it takes the first 4: sepal_length, sepal_width, petal_length, petal_width\n"
    assert in_process("predict", "other.json", "iris") == (0, "\n".join(["prediction"] + expected[1:]), "purenn: " + said)
    assert run("evaluate", "other.json", "iris") == evaluated.replace("model.json\n", "other.json\n" + said)
    out = run("train", "iris", "--from", "other.json", "--epochs", "0", "-o", "again.json")
    assert said in out and "learns species: 3 classes" in out and Network.load("again.json").notes == notes
    write("bare.csv", "a,b,c,d,e,f\n1,2,3,4,5,setosa\n")
    assert measures(run("evaluate", "other.json", "bare.csv"))["rows"] == (1,)
    write("few.csv", "a,b,c,d\n5,3,1,2\n")
    assert in_process("predict", "other.json", "few.csv")[1].count("\n") == 2
    fails(2, "few.csv: other.json does not name its columns, and takes the first 4 and the answer after them; there are 4",
          "evaluate", "other.json", "few.csv")
    write("fewer.csv", "a,b,c\n5,3,1\n")
    fails(2, "fewer.csv: other.json does not name its columns, and takes the first 4; there are 3", "predict", "other.json", "fewer.csv")


def test_a_network_of_numbers_without_notes():
    net = purenn.Network([purenn.Dense(2, 3, "tanh"), purenn.Dense(1)], loss="mean_squared_error", seed=1)
    net.save("other.json")
    write("t.csv", "a,b,t\n1,2,3\n4,5,6\n")
    code, out, _ = in_process("predict", "other.json", "t.csv")
    assert (code, [float(x) for x in out.split()[1:]]) == (0, [x for x, in net.predict([[1, 2], [4, 5]]).tolist()])
    assert "t of other.json\n" in run("evaluate", "other.json", "t.csv")


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
    fails(2, "the model predicts 2 numbers; evaluate knows one column", "evaluate", "other.json", "iris")


def test_probabilities_of_what_has_none():
    write("sine.csv", SINE)
    trained("sine.csv")
    fails(2, "purenn: model.json: the model predicts numbers; there are no probabilities", "predict", "model.json", "sine.csv", "--probabilities")


def test_a_training_that_diverges_saves_nothing():
    write("sine.csv", SINE)
    code, out, err = in_process("train", "sine.csv", "--learning-rate", "1e200", "--optimizer", "sgd", "--out", "model.json",
                                "--activation", "identity")
    assert code == 1 and re.match(r"purenn: the loss grew beyond all measure in epoch \d+; no model is saved \(a smaller ", err)
    assert err.count("\n") == 1 and not os.path.exists("model.json")


def test_the_name_of_a_file_stands_before_the_error_even_where_both_begin_alike():
    for name in ("line", "columns", "X"):
        write(name, "a,t\n1,x\ntwo,y\n1,x\n2,y\n")
        fails(2, "purenn: %s: line 3, column a: 'two' is not a number" % name, "train", name)
        write(name, "7,7,t\n1,2,x\n")
        fails(2, "purenn: %s: columns 1 and 2 are both named '7'" % name, "train", name)


@pytest.mark.parametrize("optimizer, rate, epochs", [("sgd", "1e200", 9), ("adam", "1e305", 1)])
def test_a_diverging_training_names_the_epoch(optimizer, rate, epochs, monkeypatch):
    """Also where it is the very last step that the weights do not survive."""
    seen = []
    fit = Network.fit
    monkeypatch.setattr(Network, "fit", lambda network, *arguments, **options: seen.append(fit(network, *arguments, **options)) or seen[-1])
    write("sine.csv", SINE)
    err = in_process("train", "sine.csv", "--learning-rate", rate, "--optimizer", optimizer, "--epochs", str(epochs),
                     "--activation", "identity", "--batch-size", "1000")[2]
    assert err.split(";")[0] == "purenn: " + seen[0].message.split(";")[0] and seen[0].stopped == "diverged"
