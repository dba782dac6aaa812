"""Ctrl-C and kill: one line, an exit code, and the model so far."""
import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest

from amounts import share
from command_line import COLUMNS, ENVIRONMENT, Terminal, fails, in_process, measures, run, write
from paths import IRIS, ROOT


def interrupted():
    """(exit code, stdout, stderr) where Ctrl-C comes after the first progress."""
    with Terminal("--epochs", "300000") as terminal:
        terminal.read_until(b"epoch ")
        terminal.process.send_signal(signal.SIGINT)
        err = terminal.rest().replace("\r\n", "\n")
        return terminal.process.wait(), terminal.process.stdout.read(), err


def test_an_interrupt_is_a_word_and_an_exit_code():
    code, out, err = interrupted()
    assert (code, out) == (130, b"")
    assert err.endswith("purenn: interrupted\n") and err.count("\n") == 1 and "Traceback" not in err


def test_an_interrupt_clears_the_progress_line():
    assert interrupted()[2].split("\r")[-1] == "purenn: interrupted\n"


# ---- train ----

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
    assert "Traceback" not in err
    assert re.search(r"^interrupted in epoch \d+(: loss [0-9.e+-]+)?$", out, re.M) and out.endswith("\nsaved in %s\n" % path)
    assert measures(out)["rows"] == (112, 38) and len(measures(out)["accuracy"]) == 2          # of the weights so far
    assert measures(run("evaluate", path, "iris"))["rows"] == (150,)


@pytest.mark.parametrize("name", ["open", "fsync", "replace"])
@pytest.mark.parametrize("after", [False, True])
def test_an_interrupt_while_the_model_is_written(name, after, monkeypatch):
    call, left = getattr(os, name), [1]

    def interrupted(*arguments):
        first = bool(left) and not str(arguments[0]).endswith("model.json")
        left[:] = [] if first else left
        if first and not after:
            raise KeyboardInterrupt
        result = call(*arguments)
        if first:
            raise KeyboardInterrupt
        return result
    monkeypatch.setattr(os, name, interrupted)
    code, out, err = in_process("train", "iris", "--epochs", "2", "--out", "model.json")
    assert (code, err) == (130, "purenn: interrupted while the model was written; the model so far is saved in model.json\n")
    assert measures(run("evaluate", "model.json", "iris"))["rows"] == (150,) and os.listdir(".") == ["model.json"]


def test_an_interrupt_where_there_is_nothing_to_save():
    with started("--epochs", "1000000") as terminal:
        terminal.read_until(b"epoch ")
        terminal.process.send_signal(signal.SIGINT)
        err = terminal.rest()
        assert terminal.process.wait() in INTERRUPTED
        out = terminal.process.stdout.read().decode()
    assert re.search(r"\rpurenn: interrupted in epoch \d+; the model so far is lost: there is no --out\r\n$", err)
    assert measures(out)["rows"] == (112, 38) and "the model is not kept: there is no --out\n" in out


def test_an_interrupt_among_folds():
    with started("--epochs", "1000000", "--folds", "3") as terminal:
        terminal.read_until(b"epoch ")
        terminal.process.send_signal(signal.SIGINT)
        err = terminal.rest()
        assert terminal.process.wait() in INTERRUPTED
        out = terminal.process.stdout.read().decode()
    assert re.search(r"\rpurenn: interrupted in fold 1\r\n$", err) and out.endswith("\nno fold is done\n")


def test_interrupts_at_any_time():
    """Once the package is there, whatever it is doing: a word, no traceback."""
    write("many.csv", ",".join(COLUMNS + ["species"]) + "\n" + "1,2,3,4,a\n4,3,2,1,b\n" * 20000)
    signals = random.Random(1)
    for epochs in (["1000000"] + ["1"]) * share(4, 1):                  # the latter may be through before they are interrupted
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


def test_a_killed_training_goes_on_to_the_same_bits():
    options = ["--epochs", "300", "--seed", "5", "--dropout", "0.1"]
    run("train", "iris", "--out", "whole.json", *options)
    command = ["train", "iris", "--out", "model.json", "--checkpoint", "check.json", "--resume"] + options
    process = subprocess.Popen([sys.executable, "-m", "purenn"] + command, stdout=subprocess.DEVNULL, env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    while not os.path.exists("check.json") or b"training" not in open("check.json", "rb").read():
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert not os.path.exists("model.json")
    assert "all 300 epochs are done" in run(*command)
    assert open("model.json").read() == open("whole.json").read()
    assert measures(run("evaluate", "check.json", "iris"))["rows"] == (150,)            # a checkpoint is a model too
    fails(2, "purenn: check.json is of another training: its --batch-size was 32, now it is 8\n", *command + ["--batch-size", "8"])
    fails(2, "purenn: check.json is of another training: its --learning-rate was 0.01, now it is 0.5\n", *command + ["--learning-rate", "0.5"])
    fails(2, "purenn: check.json is of another training: its network (--hidden, --activation, --dropout) was ", *command + ["--hidden", "3"])
    fails(2, "purenn: check.json is of a training with other rows: the file, --target, ", *command + ["--test-size", "0.5"])
    fails(2, "purenn: check.json is of another training: its --batch-size was 32, now it is 8; its --learning-rate was 0.01, now it is 0.5\n",
          *command + ["--batch-size", "8", "--learning-rate", "0.5"])
    write("check.json", "{}")
    fails(2, "purenn: check.json: line 1: expected", *command)
