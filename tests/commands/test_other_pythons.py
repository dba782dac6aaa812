"""The commands on the oldest Pythons, in little memory, and from an archive; tests/everywhere/commands.py runs them on every Python."""
import os
import subprocess
import sys
import zipfile

import pytest

import needs
from amounts import long, some
from command_line import process, write
from paths import ROOT
from purenn.__main__ import NEWER


@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_the_oldest_pythons(version):
    """Those that are found; every other runs tests/everywhere/commands.py."""
    for python in needs.interpreters(version):
        text = "gr\u00f6\u00dfe,\"b, c\",\u540d\n" + "".join("%d,%d,%s\n" % (i, i % 3, "\u00e9\u00e8"[i % 2]) for i in range(30))
        write("t.csv", text)
        options = ["--target", "\u540d", "--columns", "gr\u00f6\u00dfe", "--epochs", "3", "--arithmetic", "portable"]
        expected = process("train", "t.csv", "--out", "ours.json", *options)
        environment = {"LC_ALL": "C.UTF-8"}
        found = process("train", "t.csv", "--out", "theirs.json", *options, python=[python], environment=environment)
        assert found[::2] == (0, "") and found[1] == expected[1].replace("ours.json", "theirs.json")
        assert open("ours.json").read() == open("theirs.json").read()
        for command in ("predict", "evaluate"):
            arguments = [command, "ours.json", "t.csv", "--arithmetic", "portable"]
            assert process(*arguments, python=[python], environment=environment) == process(*arguments)
        code, out, err = process("train", "nowhere.csv", python=[python])
        assert (code, out, err) == (2, "", "purenn: cannot read nowhere.csv: No such file or directory\n")
        code, out, err = process("train", "t.csv", "--target", "x", python=[python], environment=environment)
        assert code == 2 and err.count("\n") == 1 and "unknown column 'x'; known are gr\u00f6\u00dfe, b, c, \u540d" in err


def test_what_python_2_lacks_is_said_in_the_words_of_the_options():
    python = needs.python("2.7")
    code, _, err = process("train", "iris", "--workers", "2", python=[python])
    assert (code, err) == (2, "purenn: --workers: they are threads of compiled code; engine \"c\" is needed as well (python -m purenn train --help)\n")
    code, _, err = process("train", "iris", "--workers", "2", "--engine", "c", python=[python])
    assert code == 2 and "for CPython and PyPy from 3.6 on" in err
    assert process("export", python=[python]) == (
        2, "", "purenn: export needs Python 3.6 or newer, with its standard library, and purenn's folder py36; this is 2.7 (python -m purenn export --help)\n")


@pytest.mark.parametrize("name", [name for name in NEWER if name != "bundle"])
def test_a_command_needs_only_what_it_uses_itself(name):
    """PyPy has no symtable, which bundle needs."""
    code, out, _ = process(name, "--help", python=[needs.command("pypy3")])
    assert code == 0 and out.count("python -m purenn %s" % name) == 1


@pytest.mark.parametrize("version", ["2.7", "3.6", "3"])
def test_the_folder_itself_runs(version):
    """python3 purenn, from the folder around it and from elsewhere."""
    python = sys.executable if version == "3" else needs.python(version)
    for folder, path in ((ROOT, "purenn"), (os.sep, os.path.join(ROOT, "purenn"))):
        found = subprocess.run([python, path, "--epochs", "7"], cwd=folder, stdout=subprocess.PIPE)
        assert (found.returncode, found.stdout.decode("utf-8")) == (0, process("--epochs", "7")[1])


# ---- MicroPython's program for unix ----

def micropython(heap, *arguments):
    """(exit code, stdout, stderr) of its python -m purenn with so much memory."""
    folder = "micropython-unix-1.28.0.2-cpython-%d.%d" % sys.version_info[:2]
    home = needs.everywhere(folder)
    program = os.path.join(ROOT, "tests", "everywhere", "micropython_unix.py")
    return process(*arguments, python=[sys.executable, program, os.path.join(home, folder), ROOT, "-X", "heapsize=" + heap])


def test_where_memory_ends_the_option_for_more_is_named():
    words = "purenn: out of memory; micropython -X heapsize=4m -m purenn ... gives more\n"
    assert micropython("500k", "train", "iris") == (1, "", words)


def test_two_megabytes_are_enough_for_the_same_report():
    options = ["train", "iris", "--epochs", "3", "--arithmetic", "portable"]
    assert micropython("2m", *(options + ["--out", "model.json"])) == process(*(options + ["--out", "model.json"]))
    assert micropython("2m", "predict", "model.json", "iris", "--arithmetic", "portable") == process(
        "predict", "model.json", "iris", "--arithmetic", "portable")


# ---- from an archive, as it runs from its wheel ----

EXPORTS = [["--to", language, "--arithmetic", arithmetic] + form for language in ("python", "c", "javascript", "r")
           for arithmetic in ("native", "portable") for form in ([], ["--form", "loop"], ["--train"])]
COMPILED = """
import purenn
from purenn import Dense, Matrix, Network, RandomState
from purenn.py36.engines import sharing

if __name__ == "__main__":
    sharing.cores = lambda: 2
    net = Network([Dense(5, 4, "tanh"), Dense(1)], loss="mean_squared_error", seed=1)
    X, y = [Matrix(RandomState(0).normal(size=(200, n))) for n in (5, 1)]
    history = net.fit(X, y, epochs=8, batch_size=None, shuffle=False, progress=False, engine="c", workers=2)
    print(history.workers.split(":")[0] in ("2 threads", "one thread"), ".zip" in purenn.__file__)
"""


@pytest.fixture
def archive():
    """The path of a zip with the package in it."""
    with zipfile.ZipFile("purenn.zip", "w") as made:
        for folder, _, names in sorted(os.walk(os.path.join(ROOT, "purenn"))):
            for name in sorted(names):
                if not name.endswith((".pyc", ".pyi")):
                    path = os.path.join(folder, name)
                    made.write(path, os.path.relpath(path, ROOT))
    return os.path.abspath("purenn.zip")


@pytest.mark.parametrize("version", [long("2.7"), long("3.6"), long("this")])
def test_every_command_runs_from_an_archive(version, archive):
    python = [sys.executable if version == "this" else needs.python(version)]
    for arguments in (["train", "iris", "--epochs", "2", "--arithmetic", "portable", "--out", "model.json"],
                      ["predict", "model.json", "iris", "--arithmetic", "portable"], ["evaluate", "model.json", "iris", "--arithmetic", "portable"],
                      ["--epochs", "2", "--arithmetic", "portable"], ["--steps", "--arithmetic", "portable"], ["--help"], ["--version"]):
        assert process(*arguments, python=python, path=archive) == process(*arguments) and process(*arguments)[0] == 0
    code, out, err = process("selftest", python=python, path=archive)
    assert (code, err) == (0, "") and out.endswith("selftest: passed\n")


@pytest.mark.parametrize("version", [long("3.6"), long("this")])
def test_every_export_from_an_archive_is_that_from_a_folder(version, archive):
    python = [sys.executable if version == "this" else needs.python(version)]
    process("train", "iris", "--epochs", "2", "--out", "model.json")
    for options in some(EXPORTS, len(version)):
        if options[-1] != "--train" or version == "this":
            found = process("export", "model.json", *options, python=python, path=archive)
            assert found[0] == 0 and found[1] == process("export", "model.json", *options, python=python)[1]


@pytest.mark.parametrize("version", [long("3.6"), "this"])
def test_compiled_training_from_an_archive(version, archive):
    needs.command(*needs.COMPILERS)
    python = sys.executable if version == "this" else needs.python(version)
    write("work.py", COMPILED)
    with zipfile.ZipFile("purenn.zip", "a") as made:
        made.write("work.py", "__main__.py")                    # zipapp's form: the archive is the program
    for program, path in (("work.py", archive), (archive, "")):
        environment = dict([(name, value) for name, value in os.environ.items() if name[:6] != "PYTHON"], PYTHONPATH=path)
        answer = subprocess.run([python, program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert (answer.returncode, answer.stdout, answer.stderr) == (0, b"True True\n", b"")
