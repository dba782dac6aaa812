"""python -m purenn export: files, stdout, and what is wrong with a command line, a model or a place to write."""
import os
import subprocess
import sys

import pytest

import needs
from command_line import ENVIRONMENT, in_process, process
from paths import ROOT
from purenn import Dense, Network
from purenn.encoders import Encoder


@pytest.fixture(autouse=True)
def model(tmp_path, monkeypatch):
    """Each test stands in a folder that holds model.json alone."""
    monkeypatch.chdir(tmp_path)
    net = Network([Dense(2, 3, "tanh"), Dense(2, "softmax")], loss="categorical_cross_entropy", seed=1)
    net.classes = ["yes", "no"]
    net.save("model.json")
    return net


@pytest.mark.parametrize("options,arguments", [
    ((), {}), (("--arithmetic", "portable"), {"arithmetic": "portable"}), (("--form", "loop"), {"form": "loop"}),
    (("--train", "--batch-size", "3"), {"train": True, "batch_size": 3})])
@pytest.mark.parametrize("language", ["python", "c", "javascript", "r"])
def test_files_are_what_to_source_makes(language, options, arguments, model):
    code, out, err = in_process("export", "model.json", "--to", language, "-o", "file", *options)
    text = model.to_source(language, **arguments)
    assert (code, out) == (0, "") and ("loops" if "loop" in options else "a straight line") in err and " KB of " in err
    with open("file", "rb") as file:
        assert file.read() == text.encode("ascii")
    assert sorted(os.listdir(".")) == ["file", "model.json"]


def test_stdout_and_floats(model):
    for given in (("--out", "-"), ()):
        code, out, err = in_process("export", "model.json", "--to", "c", "--float", *given)
        assert code == 0 and out == model.to_source("c", type="float") and "operations" in err


def test_a_python_file_runs_by_itself():
    assert in_process("export", "model.json", "--to", "python", "-o", "net.py")[0] == 0
    assert subprocess.check_output([sys.executable, "net.py"]) == b"self-test: every bit is as recorded\n"


def test_a_model_with_texts_and_gaps():
    table = {"age": [22, None, 35, 54], "port": ["S", "C", "S", "C"]}
    net = Network([Dense(3, 1, "sigmoid")], seed=1)
    net.encoder = Encoder().fit(table, fill_gaps=True)
    net.fit(table, ["no", "yes", "yes", "no"], epochs=3, progress=False)
    net.save("people.json")
    assert in_process("export", "people.json", "--to", "python", "-o", "net.py")[0] == 0
    line = "import net; print(net.COLUMNS, net.classify([None, 'C']), net.encode([22, 'S']))"
    answer = subprocess.check_output([sys.executable, "-c", line], universal_newlines=True)
    assert answer == "['age', 'port'] %s [22.0, 0.0, 1.0]\n" % net.classify([[None, "C"]])[0]
    assert subprocess.check_output([sys.executable, "net.py"]) == b"self-test: every bit is as recorded\n"


@pytest.mark.parametrize("language, name, beside, options, arguments", [
    ("c", "net.c", "net.h", (), {}), ("c", "n.e.c", "n.e.h", ("--prefix", "iris", "--float"), {"prefix": "iris", "type": "float"}),
    ("javascript", "net.js", "net.d.ts", ("--prefix=iris",), {"prefix": "iris"}), ("javascript", "net.js", "net.d.ts", ("--module",), {"module": True}),
    ("javascript", "net.mjs", "net.d.mts", (), {"module": True}), ("python", "net.py", None, ("--prefix", "iris"), {"prefix": "iris"}),
    ("r", "net.R", None, ("--prefix", "iris"), {"prefix": "iris"}), ("python", "net.js", None, (), {}), ("r", "net.c", None, (), {})])
def test_declarations_come_beside(language, name, beside, options, arguments, model):
    """Whatever was there that an export had made is written over."""
    for _ in range(2):
        assert in_process("export", "model.json", "--to", language, "-o", name, *options)[:2] == (0, "")
    with open(name) as file:
        assert file.read() == model.to_source(language, **arguments)
    if beside:
        with open(beside) as file:
            assert file.read() == model.to_source(language, declarations=True, **arguments)
    assert sorted(os.listdir(".")) == sorted(["model.json", name] + [beside] * bool(beside))


def test_a_header_of_ones_own_is_kept():
    with open("net.h", "w") as file:
        file.write("void predict(const double *x, double *y);\n")
    code, out, err = in_process("export", "model.json", "--to", "c", "-o", "net.c")
    assert (code, out) == (1, "") and "net.h would be written over, and was not made by purenn" in err and not os.path.exists("net.c")
    code, out, err = in_process("export", "net.json", "--to", "c", "-o", "net.c")
    assert code != 0 and not os.path.exists("net.c")


def test_a_header_that_cannot_be_written_stops_all():
    os.mkdir("net.h")
    code, out, err = in_process("export", "model.json", "--to", "c", "-o", "net.c")
    assert (code, out) == (1, "") and "cannot write net.h: it is a folder" in err and not os.path.exists("net.c")


def test_means_of_older_models():
    """Before there were encoders, train noted the means of columns."""
    net = Network([Dense(2, 1, "sigmoid")], seed=1)
    net.notes = {"columns": ["age", "size"], "target": "ill", "missing": "mean", "means": {"age": 30.5}}
    net.save("old.json")
    assert in_process("export", "old.json", "--to", "python", "-o", "net.py")[0] == 0
    line = "import net; print(net.predict([None, 2]) == net.predict([30.5, 2]) == net.predict_numbers([float('nan'), 2]), net.classify([None, 2]))"
    answer = subprocess.check_output([sys.executable, "-c", line], universal_newlines=True)
    assert answer == "True %d\n" % net.classify([[30.5, 2]])[0]


@pytest.mark.parametrize("words,arguments", [
    ("int has a meaning of its own in C", ("model.json", "--to", "c", "--prefix", "int")), ("a prefix is letters of ASCII", ("model.json", "--to", "r", "--prefix", "a b")),
    ("module is for JavaScript alone", ("model.json", "--to", "c", "--module")), ("an ES module needs no prefix", ("model.json", "--to", "javascript", "-o", "a.mjs", "--prefix", "a")),
    ("which model", ()), ("which language", ("model.json",)), ("known are c, javascript, python, r", ("model.json", "--to", "java")),
    ("--float is for", ("model.json", "--to", "r", "--float")), ("--batch-size needs --train", ("model.json", "--to", "r", "--batch-size", "2")),
    ("leave out --form loop", ("model.json", "--to", "r", "--train", "--form", "loop")), ("unknown argument", ("model.json", "--too", "r")),
    ("written over", ("model.json", "--to", "r", "-o", "model.json")), ("cannot read none.json", ("none.json", "--to", "r"))])
def test_wrong_usage(words, arguments):
    code, out, err = in_process("export", *arguments)
    assert (code, out) == (2, "") and words in err and err.count("\n") == 1


def test_what_cannot_be_written():
    code, out, err = in_process("export", "model.json", "--to", "c", "-o", os.path.join("none", "net.c"))
    assert (code, out) == (1, "") and "there is no folder none" in err


def test_too_large_says_what_to_do():
    Network([Dense(784, 100, "tanh"), Dense(10, "tanh")], seed=1).save("large.json")
    code, out, err = in_process("export", "large.json", "--to", "c", "--train", "--form", "straight")
    assert (code, out) == (2, "") and "large.json" in err and "of which 300000 are the limit; --form loop would do" in err


def test_to_source_on_an_older_python_says_so():
    found = needs.python("2.7")
    code = "import purenn\ntry: purenn.Network([purenn.Dense(1, 1)]).to_source('c')\nexcept ValueError as error: print(error)"
    assert b"needs Python 3.6" in subprocess.check_output([found, "-c", code], env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
