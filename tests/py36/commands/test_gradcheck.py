"""python -m purenn gradcheck FILE:FUNCTION: the table, the exit codes, and one line for whatever is wrong with the file."""
import os
import subprocess
import sys

import pytest

from amounts import long
from command_line import in_process, write
from paths import ROOT

LISTS = '''\
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def f(W1, b1, W2, b2, X, y, sign=1):
    loss, dW1, db1 = 0.0, [[0.0] * len(b1) for _ in W1], [0.0] * len(b1)
    dW2, db2 = [[0.0] * len(b2) for _ in W2], [0.0] * len(b2)
    for row, target in zip(X, y):
        h = [sigmoid(sum(x * W1[i][j] for i, x in enumerate(row)) + b) for j, b in enumerate(b1)]
        a = [sigmoid(sum(x * W2[i][j] for i, x in enumerate(h)) + b) for j, b in enumerate(b2)]
        loss += sum((o - t) ** 2 for o, t in zip(a, target)) / 2
        d = [(o - t) * o * (1 - o) for o, t in zip(a, target)]
        e = [sum(g * W2[i][j] for j, g in enumerate(d)) * x * (1 - x) for i, x in enumerate(h)]
        for i, x in enumerate(h):
            for j, g in enumerate(d):
                dW2[i][j] += x * g
        for i, x in enumerate(row):
            for j, g in enumerate(e):
                dW1[i][j] += x * g
        db1, db2 = [s + g for s, g in zip(db1, e)], [s + sign * g for s, g in zip(db2, d)]
    return loss, [dW1, db1, dW2, db2]

def wrong(*arguments):
    return f(*arguments, sign=-1)

def breaks(W1, b1, X, y):
    return W1[7]
'''
ARRAYS = '''\
import numpy as np

def f(weights, X, y):
    W, b = weights
    z = X.dot(W) + b
    p = np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)
    d = (p - y) / len(X)
    return -np.sum(y * np.log(p)) / len(X), [X.T.dot(d), np.sum(d, axis=0, keepdims=b.ndim == 2)]
'''


def gradcheck(tmp_path, *arguments):
    environment = dict(os.environ, PYTHONPATH=ROOT)
    found = subprocess.run([sys.executable, "-m", "purenn", "gradcheck"] + list(arguments), cwd=str(tmp_path), env=environment,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    return found.returncode, found.stdout, found.stderr


@pytest.fixture(autouse=True)
def files(tmp_path):
    (tmp_path / "lists.py").write_text(LISTS)
    (tmp_path / "arrays.py").write_text(ARRAYS)
    (tmp_path / "broken.py").write_text("x = 1\nimport nothing_of_this_name\n")


def test_a_right_and_a_wrong_function_of_lists(tmp_path):
    code, out, err = gradcheck(tmp_path, "lists.py:f", "--network", "4-3-2")
    assert (code, err) == (0, "") and out.splitlines()[0].endswith("derivatives by dual numbers")
    assert sorted(line.split()[0] for line in out.splitlines()[2:6]) == ["W1", "W2", "b1", "b2"]
    assert out.splitlines()[-1].startswith("agrees: relative errors of at most ")
    code, out, err = gradcheck(tmp_path, "lists.py:wrong", "--network=4-3-2", "--samples", "7", "--seed", "3")
    assert (code, err) == (1, "") and out.splitlines()[2].startswith("b2 ") and "b2: all are -1 times the exact ones\n" in out


@pytest.mark.parametrize("options", [["--targets", "classes"], ["--targets", "shares", "--bias-rows"], ["--targets", "signs"]])
def test_a_function_of_arrays(tmp_path, options):
    code, out, err = gradcheck(tmp_path, "arrays.py:f", "--network", "4-3", *options)
    assert err == "" and code == (0 if "classes" in options else 1)         # its delta is that of shares that add up to 1


@pytest.mark.parametrize("arguments, text", [
    ([], "which function? gradcheck FILE.py:FUNCTION --network 4-3-1 (python -m purenn gradcheck --help)"),
    long(["lists.py", "--network", "2-1"], "which function? gradcheck FILE.py:FUNCTION --network 4-3-1 (python -m purenn gradcheck --help)"),
    (["lists.py:f"], "of what network? --network 4-3-1 (python -m purenn gradcheck --help)"),
    long(["lists.py:f", "--network", "4"], "--network 4: at least inputs and outputs are needed, such as 4-3-1 (python -m purenn gradcheck --help)"),
    (["lists.py:f", "--network", "4-x"], "--network 4-x: a whole number of at least 1 and at most 100000 is needed (python -m purenn gradcheck --help)"),
    long(["lists.py:f", "--targets", "class"], "--targets class: closest is classes; known are classes, numbers, shares, signs (python -m purenn gradcheck --help)"),
    (["lists.py:sigmoyd", "--network", "2-1"], "lists.py has no function sigmoyd; closest is sigmoid; known are breaks, f, sigmoid, wrong"),
    long(["none.py:f", "--network", "2-1"], "cannot read none.py: No such file or directory"),
    (["broken.py:f", "--network", "2-1"], "broken.py ends with ModuleNotFoundError: No module named 'nothing_of_this_name', in line 2 of broken.py"),
    (["lists.py:breaks", "--network", "4-3"], "breaks ends with IndexError: list index out of range, in line 28 of lists.py"),
    long(["lists.py:sigmoid", "--network", "4-3"], "sigmoid ends with TypeError: sigmoid() takes 1 positional argument but 4 were given")])
def test_one_line_says_what_is_wrong(tmp_path, arguments, text):
    assert gradcheck(tmp_path, *arguments) == (2, "", "purenn: " + text + "\n")


def test_without_numpy_its_arrays_are_purenns(tmp_path):
    (tmp_path / "numpy.py").write_text("raise ImportError('no module named numpy')\n")
    assert gradcheck(tmp_path, "arrays.py:f", "--network", "4-3", "--targets", "classes")[0] == 0


def test_in_this_process():
    write("lists.py", LISTS)
    code, out, err = in_process("gradcheck", "lists.py:f", "--network", "2-2-1")
    assert (code, err) == (0, "") and out.endswith("\n") and "agrees" in out
