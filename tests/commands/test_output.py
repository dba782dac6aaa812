"""Where text goes: stdout, stderr, files and terminals, and what happens where they cannot be written."""
import os
import re
import signal
import subprocess
import sys

import pytest

import needs
from command_line import COLUMNS, ENVIRONMENT, Terminal, fails, in_process, process, trained, write
from paths import IRIS, ROOT
from purenn.commands import train as train_command

# ---- without a terminal ----

def test_nothing_on_stderr_unless_a_person_watches():
    for stdin in (None, subprocess.DEVNULL):
        assert process("--epochs", "500", stdin=stdin)[2] == ""


@pytest.mark.parametrize("python", [["-S"], ["-S", "-W", "error"], ["-OO"], ["-bb", "-X", "dev"]])
def test_with_a_bare_interpreter(python):
    expected = process("--epochs", "200")
    assert process("--epochs", "200", python=[sys.executable] + python) == expected and expected[0] == 0
    assert process("--steps", python=[sys.executable] + python)[0] == 0


def test_selftest_with_a_bare_interpreter():
    code, out, err = process("selftest", python=[sys.executable, "-S"])
    assert (code, err) == (0, "") and out.endswith("selftest: passed\n")


def test_a_reader_that_stops_early_gets_no_traceback():
    process = subprocess.Popen([sys.executable, "-m", "purenn", "--steps"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               cwd=ROOT, env=ENVIRONMENT)
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


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
    assert started.wait() == 141 and err == b""          # as all that a closed pipe ends


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


# ---- progress, on a terminal ----

def test_progress_on_a_terminal_is_one_line_that_is_cleared():
    with Terminal("--epochs", "20000") as terminal:
        err = terminal.rest()
        out = terminal.process.stdout.read().decode()
        assert terminal.process.wait() == 0
    assert out == process("--epochs", "20000")[1]
    assert "\n" not in err
    parts = err.split("\r")
    done = [re.match(r"epoch (\d+) of 20000 *$", part) for part in parts]
    counts = [int(match.group(1)) for match in done if match]
    assert counts == sorted(counts) and counts[-1] <= 20000 and 2 <= len(counts) <= 200     # eight in a second at most
    longest = max(len(part) for part in parts if part.strip())
    assert parts[-1] == "" and parts[-2].strip() == "" and len(parts[-2]) >= longest       # cleared at the end


def test_selftest_shows_progress_too():
    with Terminal("selftest") as terminal:
        err = terminal.rest()
        assert terminal.process.stdout.read().decode().endswith("selftest: passed\n")
        assert terminal.process.wait() == 0
    assert re.search(r"selftest: epoch \d+ of 5000", err) and "\n" not in err and err.endswith("\r")


def test_progress_is_shown_to_a_person_alone():
    with Terminal("train", IRIS, "--epochs", "60") as terminal:
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
