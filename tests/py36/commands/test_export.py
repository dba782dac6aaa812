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


@pytest.mark.parametrize("words,arguments", [
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
    code, out, err = in_process("export", "large.json", "--to", "c", "--train")
    assert (code, out) == (2, "") and "large.json" in err and "a smaller --batch-size or network, or no --train would do" in err


def test_to_source_on_an_older_python_says_so():
    found = needs.python("2.7")
    code = "import purenn\ntry: purenn.Network([purenn.Dense(1, 1)]).to_source('c')\nexcept ValueError as error: print(error)"
    assert b"needs Python 3.6" in subprocess.check_output([found, "-c", code], env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
