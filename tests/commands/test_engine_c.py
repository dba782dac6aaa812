"""train --engine c and selftest --engine c: the same files as ever, and what is said where there is no compiler."""
import os

import pytest

import needs
from command_line import process
from purenn.commands import compiled, selftest
from purenn.py36.engines import compiler


def test_the_model_is_the_same():
    needs.command(*needs.COMPILERS)
    for engine in ("c", "matrix"):
        code, out, err = process("train", "iris", "--engine", engine, "--epochs", "20", "--patience", "5", "--out", engine)
        assert (code, err) == (0, ""), err
    assert open("c").read() == open("matrix").read()


def test_selftest_says_which_compiler_and_compares(capsys):
    needs.command(*needs.COMPILERS)
    assert selftest.command(["--engine", "c"]) == 0
    printed = capsys.readouterr().out
    assert "engine c: %s\nnetworks by engine c                 880 numbers  ok\n" % compiler.compiler() in printed
    assert printed.endswith("selftest: passed\n")


def test_selftest_finds_a_difference(capsys, monkeypatch):
    needs.command(*needs.COMPILERS)
    monkeypatch.setattr(compiled, "TRAININGS", compiled.TRAININGS[:1])
    trained = compiled._trained
    monkeypatch.setattr(compiled, "_trained", lambda engine, *rest: trained(engine, *rest)[:-1] + [engine])
    assert selftest.command(["--engine", "c"]) == 1
    printed = capsys.readouterr().out
    assert "2 DIFFER\n" in printed and ": got c, expected matrix\n" in printed and printed.endswith("selftest: FAILED: 2 differ\n")


@pytest.fixture
def without_a_compiler(tmp_path):
    """No $CC, and a PATH on which there is nothing."""
    return {"PATH": str(tmp_path), "CC": ""}


def test_without_a_compiler(without_a_compiler):
    code, out, err = process("train", "iris", "--engine", "c", environment=without_a_compiler)
    assert code == 2 and err.count("\n") == 1 and not os.listdir(".")
    assert err.startswith('purenn: --engine: engine "c" needs a C compiler; looked for $CC, cc, gcc, clang, tcc, zig cc, the ')
    code, out, err = process("selftest", "--engine", "c", environment=without_a_compiler)
    assert (code, err) == (1, "") and '\nengine c: engine "c" needs a C compiler; looked for ' in out
    assert out.endswith("\nselftest: FAILED: 1 differ\n")


def test_wrong_words():
    for words, says in ((["train", "iris", "--engine", "C"], "--engine C: closest is c; known are auto, matrix, rows, straightline, c"),
                        (["selftest", "--engine", "rows"], "--engine rows: ")):
        code, out, err = process(*words)
        assert code == 2 and err.startswith("purenn: " + says) and err.count("\n") == 1


def test_workers():
    needs.command(*needs.COMPILERS)
    options = ["train", "iris", "--epochs", "3", "--batch-size", "100", "--checkpoint", "run.json", "--engine", "c"]
    both = [process(*options + ["--workers", n])[1] for n in "12"]
    assert both[0] == both[1] and "all 3 epochs are done" in both[0]
    again = process(*options + ["--resume"])
    assert again[0] == 2 and "its --workers was 'parts of 64 rows', now it is None" in again[2]
    for engine in ("auto", "matrix"):
        code, out, err = process("train", "iris", "--engine", engine, "--workers", "2")
        assert code == 2 and err.startswith('purenn: --workers: they are threads of compiled code; engine "c" is needed as well')
    assert "--workers 0: a whole number of at least 1" in process("train", "iris", "--engine", "c", "--workers", "0")[2]


def test_the_oldest_python():
    python = needs.python("2.7")
    code, out, err = process("selftest", "--engine", "c", python=[python])
    assert (code, err) == (1, "") and "engine c: engine 'c' is for CPython and PyPy from 3.6 on" in out
