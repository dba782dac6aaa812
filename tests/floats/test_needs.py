"""What a Python may lack: found where it does, here and in integers and floats that end early."""
import os
import subprocess
import sys

import pytest

from paths import ROOT
from purenn.floats import kinds, needs

SOURCE = open(os.path.join(ROOT, "purenn", "floats", "needs.py")).read()


def run(code):
    """(exit code, stdout, the last line of stderr) of a fresh interpreter in which purenn is at hand."""
    answer = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            universal_newlines=True)
    return answer.returncode, answer.stdout, answer.stderr.strip().split("\n")[-1]


def needs_where(**names):
    """The module's functions where built-in names mean something else."""
    scope = dict(names)
    exec(compile(SOURCE, "needs", "exec"), scope)
    return scope


def test_nothing_is_lacking_here():
    assert needs.lacking() == "" and needs.large() == 2 ** 80 and needs.precision() == 53
    assert kinds.INTEGERS == (int, int, bool)


class Single(object):
    """A float of 24 bits, as single precision has, or of fewer: NumPy's is the judge below."""
    bits = 24

    def __init__(self, value):
        import math
        fraction, exponent = math.frexp(value)
        self.value = math.ldexp(round(fraction * 2 ** self.bits), exponent - self.bits)

    def __add__(self, other):
        return type(self)(self.value + other.value)

    def __truediv__(self, divisor):
        return type(self)(self.value / divisor)

    def __ne__(self, other):
        return self.value != other.value


class Board(Single):
    bits = 22


def test_the_precision_is_told():
    numpy = pytest.importorskip("numpy")
    assert needs_where(float=float)["precision"]() == 53 == numpy.finfo(numpy.float64).nmant + 1
    for kind, bits in ((numpy.float32, 24), (numpy.float16, 11), (Single, 24), (Board, 22)):
        assert needs_where(float=kind)["precision"]() == bits
    assert numpy.finfo(numpy.float32).nmant + 1 == 24 and numpy.finfo(numpy.float16).nmant + 1 == 11


class Short(int):
    """An integer of 64 bits, which goes round or, as newer MicroPythons', is an OverflowError beyond."""
    goes_round = True

    def __mul__(self, other):
        product = int(self) * other
        if -2 ** 63 <= product < 2 ** 63:
            return type(self)(product)
        if not self.goes_round:
            raise OverflowError("overflow")
        return type(self)((product + 2 ** 63) % 2 ** 64 - 2 ** 63)


class Refusing(Short):
    goes_round = False


@pytest.mark.parametrize("kind", [Short, Refusing])
def test_integers_that_end_are_told(kind):
    short = SOURCE.replace("n = 1\n", "n = kind(1)\n")
    assert short != SOURCE
    scope = {"kind": kind}
    exec(compile(short, "needs", "exec"), scope)
    assert scope["large"]() is None
    assert scope["lacking"]() == "purenn needs integers of any size, and this Python's end at 64 bits or before"


def test_without_math_each_name_says_so():
    without = "import sys\nsys.modules['math'] = None\nimport purenn\n"
    assert run(without + "purenn.gradient_check\nprint(purenn.__version__)")[0] == 0
    for use in ("purenn.Matrix", "purenn.optimizers", "purenn.article", "from purenn import Network", "import purenn.numpy"):
        code, out, error = run(without + use)
        assert (code, out) == (1, "") and "math" in error and "Error: " in error, use


def test_where_integers_end_the_first_file_that_counts_says_so():
    code, out, error = run("import sys, purenn\nfrom purenn.floats import needs\nneeds.large = lambda: None\n"
                           "del sys.modules['purenn.floats.kinds']\nimport purenn.floats.kinds")
    assert (code, out) == (1, "")
    assert error == "ImportError: purenn needs integers of any size, and this Python's end at 64 bits or before"
