"""python -m purenn crosscheck: equal scripts agree, a wrong one differs, and what cannot be compared is one line."""
import os
import subprocess
import sys

import numpy as np
import pytest

import needs
from amounts import long
from command_line import fails, process, run, write
from paths import CORPUS, ROOT
from purenn.commands import crosscheck, recorded
from purenn.files import envelope

SCRIPT = '''\
from __future__ import print_function
import sys
import numpy as np
from numpy.random import RandomState
rng = RandomState(0)
X, y = rng.rand(5, 4), (rng.rand(5, 1) > 0.5) * 1.0
W, V = rng.randn(4, 3), rng.randn(3, 1)
class Net(object):
    def __init__(self):
        self.start = W.copy()
net = Net()
for i in range(100):
    h = np.tanh(X.dot(W))
    o = 1 / (1 + np.exp(-h.dot(V)))
    d = o - y
    W = W - 0.1 * X.T.dot(d.dot(V.T) * (1 - h * h))
    V = V - 0.1 * h.T.dot(d)
print("loss", np.mean(d ** 2), sys.argv[1:])
print(o)
'''


def test_a_script_agrees_with_numpy():
    write("script.py", SCRIPT)
    code, out, err = process("crosscheck", "script.py", "--watch", "W", "--ulps", "100000", "--", "a", "b")
    lines = out.split("\n")
    assert (code, err) == (0, "") and lines[0].split() == ["shape", "equal", "ulps", "median", "at"] and lines[-2] == "agrees"
    assert [line.split()[0] for line in lines[1:10]] == ["V", "W", "X", "d", "h", "i", "net['start']", "o", "y"]
    assert [line.split()[1:6] for line in lines[3:4]] == [["(5,4)", "20", "of", "20", "0"]]
    assert "what they print is the same" in out and "the watched variable has 101 values, none further apart" in out


def test_the_distances_are_those_of_the_two_runs():
    write("script.py", SCRIPT)
    scope = {}
    exec(SCRIPT, scope)
    code, out, err = process("crosscheck", "script.py", "--ulps", "0")
    swapped = {}
    exec(SCRIPT.replace("import numpy as np", "import purenn.numpy as np").replace("numpy.random", "purenn.numpy.random"), swapped)
    mine, theirs = np.array(swapped["W"].tolist()), scope["W"]
    apart = np.abs(mine.view(np.int64) - theirs.view(np.int64))
    (line,) = [line for line in out.split("\n") if line.startswith("W ")]
    assert code == 1 and line.split()[2:6] == ["%d" % (apart == 0).sum(), "of", "12", "%d" % apart.max()]
    assert out.endswith("differs: more than 0 ulps, or other shapes, names or texts\n") and err == ""


def test_the_first_iteration_that_parts_is_named():
    """The control: a script that asks which backend it has, and goes wrong at the 40th step on one of them."""
    write("script.py", SCRIPT.replace("    d = o - y\n", "    d = o - y\n    if i == 40 and 'purenn' in np.__name__:\n        d = d * 1.001\n"))
    code, out, err = process("crosscheck", "script.py", "--watch", "W", "--ulps", "5000")
    assert code == 1 and "the watched variable parts at its value 42 of 101: " in out and out.endswith("or texts\n")
    assert "they print differs: 'loss" in out


@pytest.mark.parametrize("name", [name if i % 18 == 1 else long(name) for i, name in enumerate(sorted(
    name for name in os.listdir(CORPUS) if name.endswith(".py")))])
def test_the_corpus(name):
    code, out, err = process("crosscheck", os.path.join(CORPUS, name), "--ulps", "1000000000")
    assert err == "" and code in (0, 1) and " numbers are equal" in out and "could not be compared" not in out


@pytest.mark.parametrize("version", ["2.7", long("3.6")])
def test_what_numpy_leaves_is_compared_where_there_is_no_numpy(version):
    write("script.py", SCRIPT)
    assert run("crosscheck", "script.py", "--save", "ref.json") == "what script.py leaves with NumPy is in ref.json\n"
    found = subprocess.run([needs.python(version), "-m", "purenn", "crosscheck", "script.py", "--against", "ref.json"],
                           env=dict(os.environ, PYTHONPATH=ROOT), stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    assert (found.returncode, found.stderr) == (0, "") and found.stdout.endswith("agrees\n")
    found = subprocess.run([needs.python(version), "-m", "purenn", "crosscheck", "script.py"], env=dict(os.environ, PYTHONPATH=ROOT),
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    assert (found.returncode, found.stderr) == (2, "purenn: this Python has no NumPy: --save on one that has, --against here\n"
                                                if version > "3" else "purenn: both at once need Python 3.6 or newer and purenn's folder py36; --save, and "
                                                "then --against, run on others too\n")


def test_kept_results_of_another_script_differ():
    write("script.py", SCRIPT)
    run("crosscheck", "script.py", "--save", "ref.json")
    write("other.py", SCRIPT.replace("range(100)", "range(99)"))
    code, out, err = process("crosscheck", "other.py", "--against", "ref.json")
    assert (code, err) == (1, "") and "differs" in out


@pytest.mark.parametrize("text, message", [
    ("import numpy as np\nx = np.fft.fft([1.0, 2.0])\n", "with purenn the script ends with AttributeError: purenn.numpy has no 'fft'; closest: "),
    ("x = 1\nraise ValueError('of its own')\n", "with NumPy the script ends with ValueError: of its own, in line 2\n"),
    long("import sys\nx = 1\nsys.exit(3)\n", "with NumPy the script ends with SystemExit: 3\n"),
    long("x = (1,\n", "with NumPy the script ends with SyntaxError: "),
    ("while True:\n    pass\n", "script.py takes more than 1 seconds with NumPy (--timeout allows more)\n"),
    ("import os\nos._exit(5)\n", "script.py ends without a result with NumPy\n"),
    long("open('none.txt')\n", "with NumPy the script ends with FileNotFoundError: [Errno 2] No such file or directory: 'none.txt', in line 1\n")])
def test_what_cannot_be_compared(text, message):
    write("script.py", text)
    fails(2, "purenn: " + message, "crosscheck", "script.py", "--timeout", "1" if "while" in text else "30")


def test_a_script_may_read_files_and_leave_nothing():
    write("data.txt", "1 2\n")
    write("script.py", "import numpy as np\nx = np.array([float(n) for n in open('data.txt').read().split()])\n")
    assert run("crosscheck", "script.py").endswith("2 of 2 numbers are equal\nwhat they print is the same\nagrees\n")
    write("script.py", "pass\n")
    fails(2, "purenn: the script leaves no variable and prints nothing\n", "crosscheck", "script.py")


@pytest.mark.parametrize("arguments, message", [
    ([], "which script? crosscheck SCRIPT.py (python -m purenn crosscheck --help)"),
    (["none.py"], "cannot read none.py: No such file or directory"),
    (["script.py", "--save", "a", "--against", "b"], "--save keeps what --against compares with; give one of them (python -m purenn crosscheck --help)"),
    (["script.py", "--save", "script.py"], "script.py"),
    (["script.py", "--against", "none.json"], "cannot read none.json: No such file or directory"),
    (["script.py", "--against", "other.json"], "other.json is no file that crosscheck --save wrote"),
    (["script.py", "--against", "ref.json", "--watch", "x"], "--watch is for both at once; leave out --against (python -m purenn crosscheck --help)")])
def test_wrong_usage(arguments, message):
    write("script.py", "x = 1\n")
    if "ref.json" in arguments:
        run("crosscheck", "script.py", "--save", "ref.json")
    envelope.save("other.json", {"x": 1})
    code, out, err = process("crosscheck", *arguments)
    assert (code, out) == (2, "") and err.count("\n") == 1 and message in err


# ---- parts ----

@pytest.mark.parametrize("mine, theirs, same", [
    ("a 0.123\n", "a 0.124\n", True), ("a 0.123\n", "a 0.125\n", False), ("1e-05", "2e-05", True), ("1.5e3", "1.7e3", False),
    ("[1. 2.]\n", "[1. 2.]\n", True), ("x", "y", False), ("1", "1 2", False), ("1\n2\n", "1\n", False), ("nan", "nan", True), ("nan", "1.0", False),
    ("0.30000000000000004", "0.3", True), ("7", "8", True), ("inf", "-inf", False)])
def test_printed_numbers_may_differ_in_the_last_digit(mine, theirs, same):
    assert crosscheck.printed(mine, theirs, 10)[0] == same


def test_what_is_kept_of_variables():
    class Thing(object):
        def __init__(self):
            self.w, self._hidden, self.f = np.ones((2, 2)), 3, len
    Thing.__module__ = "__main__"
    scope = {"a": np.float32(0.5), "b": [1, (2.0, "x")], "c": Thing(), "d": {"k": np.arange(2)}, "f": len, "m": sys, "_x": 1, "n": None,
             "big": np.zeros(2000000), "t": True, "cls": Thing, "odd": [object()], "s": {1, 2}}
    assert recorded.variables(scope) == {"a": 0.5, "b": [1, [2.0, "x"]], "c": {"w": [[1.0, 1.0], [1.0, 1.0]]}, "d": {"k": [0, 1]}, "t": True}


def test_a_script_that_keeps_its_arguments():
    write("script.py", "import sys\nimport numpy as np\nkept = sys.argv\nx = np.ones(3)\n")
    code, out, err = process("crosscheck", "script.py", "--", "5", "six")
    assert (code, err) == (0, "") and out.endswith("\nagrees\n")


def test_what_was_not_compared_is_said():
    write("script.py", "import numpy as np\ndef main():\n    x = np.ones(3)\n    print(x)\nmain()\n")
    code, out, err = process("crosscheck", "script.py")
    assert (code, err) == (0, "") and out.startswith("the script leaves no variable, so what it prints is all that is compared")
    write("script.py", "import numpy as np\nx = np.ones(3)\n")
    code, out, err = process("crosscheck", "script.py", "--watch", "y")
    assert code == 2 and err == "purenn: the script sets no variable y, or none that is made of numbers and texts\n"
    code, out, err = process("crosscheck", "script.py", "--save", os.path.join("nowhere", "ref.json"))
    assert code == 2 and err.startswith("purenn: cannot write ") and err.count("\n") == 1
