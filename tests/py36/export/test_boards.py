"""Exported Python on a board's memory: the newest MicroPython with a heap of fixed size, by node (everywhere/board.mjs)."""
import ast
import glob
import os
import subprocess

import pytest

import needs
from exported import HEAPS
from paths import EVERYWHERE
from purenn import Dense, Network, arithmetic

X = [5.1, 3.5, 1.4, 0.2]
TOO_SMALL = 24


@pytest.fixture(scope="module")
def network():
    net = Network([Dense(4, 16, "relu"), Dense(3, "softmax")], loss="categorical_cross_entropy", init="glorot_uniform", seed=1)
    net.classes = ["setosa", "versicolor", "virginica"]
    return net


def run(source, kilobytes, path):
    """What the file prints of X, with a heap of so many kilobytes: predict and classify, each a line."""
    node, home = needs.command("node"), needs.everywhere("micropython-1.29")
    found = sorted(glob.glob(os.path.join(home, "micropython-1.29*", "node_modules", "@micropython", "*", "micropython.mjs")))
    path.write_text(source)
    answer = subprocess.run([node, os.path.join(EVERYWHERE, "board.mjs"), os.path.dirname(found[0]), str(kilobytes),
                             str(path), "import model", "print(model.predict(%r))" % X, "print(model.classify(%r))" % X],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True)
    return answer.stdout.split("\n")[:2]


@pytest.mark.parametrize("form, kilobytes", sorted(HEAPS.items()))
def test_a_network_predicts_in_little_memory(network, form, kilobytes, tmp_path):
    source = network.to_source("python", arithmetic="portable", form=form)
    with arithmetic("portable"):
        expected = network.predict([X]).tolist()[0]
    assert [ast.literal_eval(line) if "[" in line else line for line in run(source, kilobytes, tmp_path / "model.py")] == [
        expected, network.classify([X])[0]]


def test_what_does_not_fit_is_noticed(network, tmp_path):
    assert "versicolor" not in run(network.to_source("python", arithmetic="portable"), TOO_SMALL, tmp_path / "model.py")
