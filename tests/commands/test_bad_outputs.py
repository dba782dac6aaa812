"""Each command where its output cannot be written: one line that names what the person named, and the right exit code."""
import io
import os
import subprocess
import sys

import pytest

import needs
from amounts import long
from command_line import ENVIRONMENT, fails, in_process, process, trained
from paths import IRIS, ROOT
from purenn.__main__ import main
from purenn.files import envelope

COMMANDS = {
    "article": ["--epochs", "5"], "steps": ["--steps"], "help": ["--help"], "help of train": ["train", "--help"], "version": ["--version"],
    "train": ["train", "iris", "--epochs", "1"], "train to stdout": ["train", "iris", "--epochs", "1", "--out", "-"],
    "train to a file": ["train", "iris", "--epochs", "1", "--out", "new.json"],
    "predict": ["predict", "model.json", "iris"], "evaluate": ["evaluate", "model.json", "iris"], "selftest": ["selftest"],
    "export": ["export", "model.json", "--to", "python"], "export to stdout": ["export", "model.json", "--to", "c", "--out", "-"]}
ENDINGS = {"closed": (1, "purenn: cannot write the output: it is closed"), "full": (1, "purenn: cannot write the output: No space left on device"),
           "no reader": (141, None)}


@pytest.fixture(autouse=True)
def model(folder):
    trained("iris")


def ended(arguments, output, python=sys.executable, unbuffered=False):
    """(exit code, lines of stderr) of a command whose stdout is closed, full, or a pipe that nobody reads."""
    command = '"$@" >&-' if output == "closed" else 'exec "$@"'
    reader, writer = os.pipe()
    os.close(reader)
    full = open(os.devnull if output == "closed" else "/dev/full", "wb")
    environment = dict(ENVIRONMENT, PYTHONPATH=ROOT, **({"PYTHONUNBUFFERED": "1"} if unbuffered else {}))
    process = subprocess.run([needs.command("sh"), "-c", command, "sh", python, "-m", "purenn"] + arguments, env=environment,
                             stdout=writer if output == "no reader" else full, stderr=subprocess.PIPE)
    os.close(writer)
    full.close()
    return process.returncode, [line for line in process.stderr.decode().split("\n") if line and not about_the_work(line)]


def about_the_work(line):
    """Whether export says how long the file will be, or train reports beside a model on stdout."""
    return "operations a call" in line or not line.startswith(("purenn: ", "Traceback", "Exception", "  File")) and "rror" not in line


@pytest.mark.parametrize("output", sorted(ENDINGS))
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_stdout_that_cannot_be_written(name, output):
    if output == "full":
        needs.full_device()
    code, line = ENDINGS[output]
    assert ended(COMMANDS[name], output) == (code, [line] if line else [])
    assert not os.path.exists("new.json")


@pytest.mark.parametrize("output", ["full", "no reader"])
@pytest.mark.parametrize("name", ["steps", "predict", "train"])
def test_the_same_without_a_buffer(name, output):
    needs.full_device()
    code, line = ENDINGS[output]
    assert ended(COMMANDS[name], output, unbuffered=True) == (code, [line] if line else [])


@pytest.mark.parametrize("name", ["steps", long("predict"), long("train")])
def test_the_same_on_python_2(name):
    needs.full_device()
    for output, (code, line) in ENDINGS.items():
        found, lines = ended(COMMANDS[name], output, needs.python("2.7"))
        assert found == code and lines == ([line if output == "full" else lines[0]] if line else []) and "Traceback" not in lines


def test_a_file_is_written_where_stdout_is_closed():
    assert ended(["export", "model.json", "--to", "c", "--out", "model.c"], "closed") == (0, [])
    assert os.path.getsize("model.c") > 1000


def test_the_first_lines_of_an_output():
    """As `python -m purenn --steps | head -1` has them."""
    process = subprocess.Popen([sys.executable, "-m", "purenn", "selftest"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=dict(ENVIRONMENT, PYTHONPATH=ROOT, PYTHONUNBUFFERED="1"))
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), err) == (141, b"")


# ---- files ----

WRITERS = {"train --out": ["train", "iris", "--epochs", "1", "--out"], "train --checkpoint": ["train", "iris", "--epochs", "1", "--checkpoint"],
           "export --out": ["export", "model.json", "--to", "c", "--out"], "export -o": ["export", "model.json", "--to", "python", "-o"]}


@pytest.mark.parametrize("writer", sorted(WRITERS))
def test_files_that_cannot_be_written(writer):
    os.mkdir("folder")
    os.symlink(os.path.join("gone", "x"), "link")
    for path, words in (("nowhere/x", "there is no folder nowhere"), ("folder", "it is a folder"), ("model.json/x", "there is no folder model.json"),
                        ("link", "it is a link, and there is no folder ")):
        assert fails(1, "purenn: cannot write %s: %s" % (path, words), *WRITERS[writer] + [path]) == ""         # before any work
    assert sorted(os.listdir(".")) == ["folder", "link", "model.json"]


@pytest.mark.parametrize("writer", sorted(WRITERS))
def test_a_full_disk_is_told_by_the_name_that_was_given(writer, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device", "a name of a temporary file")
    monkeypatch.setattr(os, "fsync", full)
    code, _, err = in_process(*WRITERS[writer] + ["new"])
    assert code == 1 and err.split("\n")[-2] == "purenn: cannot write new: No space left on device"
    assert sorted(os.listdir(".")) == ["model.json"]


@pytest.mark.parametrize("writer", sorted(WRITERS))
def test_a_device_that_is_full(writer):
    needs.full_device()
    code, _, err = in_process(*WRITERS[writer] + ["/dev/full"])
    assert code == 1 and err.split("\n")[-2] == "purenn: cannot write /dev/full: No space left on device"


@pytest.mark.parametrize("writer", sorted(WRITERS))
@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_may_not_be_written(writer, there, monkeypatch):
    """Where the file itself may be: a new one is made beside it, and that cannot be."""
    os.mkdir("closed")
    if there:
        open("closed/x", "w").close()
    os.symlink(os.path.join("closed", "x"), "link")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: os.path.basename(path) != "closed" and access(path, mode))
    for path in ("closed/x", "link", os.path.abspath("closed/x")):
        assert fails(1, "purenn: cannot write %s: no new file may be made in its folder\n" % path, *WRITERS[writer] + [path]) == ""
    assert os.listdir("closed") == ["x"] * there


def test_an_error_of_the_library_names_the_path_that_was_given(tmp_path, monkeypatch):
    for path in (str(tmp_path / "missing" / "f"), os.path.join("missing", "f")):
        with pytest.raises(FileNotFoundError) as caught:
            envelope.save(path, {})
        assert caught.value.filename == path and caught.value.filename2 is None
    for name in ("fsync", "replace", "chmod"):
        envelope.save("f", {})

        def fail(*arguments):
            raise OSError(28, "No space left on device", "f.purenn-1-0.part", None, "f")
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fail)
            with pytest.raises(OSError) as caught:
                envelope.save("f", {})
        assert str(caught.value) == "[Errno 28] No space left on device: 'f'"


# ---- names ----

def test_a_name_that_no_file_can_have_is_told_before_any_work():
    for option in ("--out", "--checkpoint", "--history"):
        assert fails(1, ": File name too long", "train", "iris", option, "n" * 300) == ""
    os.symlink("round", "round")
    assert fails(1, "purenn: cannot write round: Too many levels of symbolic links", "train", "iris", "--out", "round") == ""
    os.mkdir("gone")
    folder = os.getcwd()
    os.chdir("gone")
    os.rmdir(os.path.join(folder, "gone"))
    try:
        assert fails(1, "purenn: cannot write x.json: the current folder is gone", "train", "iris", "--out", "x.json") == ""
        assert in_process("train", "iris", "--epochs", "1", "--out", os.path.join(folder, "x.json"))[0] == 0
    finally:
        os.chdir(folder)


@pytest.mark.parametrize("arguments", [["train", "--epochs", "1", "--out"], ["train", "--out=new.json", "--history"], ["predict", "model.json", "--out"]])
def test_what_comes_through_stdin_is_not_written_over(arguments):
    with open(IRIS, "rb") as file:
        content = file.read()
    with open("data.csv", "wb") as file:
        file.write(content)
    with open("data.csv", "rb") as file:
        code, out, err = process(*arguments + ["data.csv"], stdin=file)
    assert (code, out) == (2, "") and err.startswith("purenn: data.csv holds the data; it would be written over")
    assert open("data.csv", "rb").read() == content


def test_a_name_is_taken_as_it_is_and_shown_in_one_line():
    for name, shown in ((" a.json ", " a.json "), ("a\nb.json", "a\\nb.json"), ("\x1b[31m.json", "\\x1b[31m.json")):
        code, out, _ = in_process("train", "iris", "--epochs", "1", "--out", name)
        assert code == 0 and out.endswith("\nsaved in %s\n" % shown) and os.path.exists(name)
        assert in_process("predict", name, "iris")[0] == 0
    os.rename("a\nb.json", "a\nb.csv")
    assert fails(2, "purenn: a\\nb.csv: ", "train", "a\nb.csv") == ""


@pytest.mark.parametrize("name", ["article", "train", "train to stdout", "predict", "selftest", "export", "help"])
def test_a_stdout_that_this_process_has_closed(name, monkeypatch, capsys):
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    assert main(COMMANDS[name]) == 1
    assert capsys.readouterr().err.split("\n")[-2] == "purenn: cannot write the output: it is closed"


def test_a_stdin_that_this_process_has_closed(monkeypatch, capsys):
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert main(["evaluate", "model.json"]) == 2
    assert capsys.readouterr().err == "purenn: cannot read stdin: it is closed\n"
