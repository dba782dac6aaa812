"""python -m purenn selftest passes here, and notices a single bit that is wrong."""
import re
import subprocess
import sys

import pytest

from command_line import in_process, process
from paths import ROOT
from purenn.commands import golden


def test_selftest_passes_here():
    code, out, err = process("selftest")
    assert (code, err) == (0, "")
    lines = out.split("\n")
    assert [re.sub(r" +\d+ numbers .*", "", line) for line in lines[:5]] == [
        "rounding: + - * / and texts", "elementary functions", "random draws, NumPy's",
        "the article's weights, 5000 epochs", "printing, NumPy's"]
    assert [line[-2:] for line in lines[:5]] == ["ok"] * 5
    assert lines[5].startswith("native arithmetic beside portable: math.exp ") and "round once" in lines[5]
    assert lines[6:] == ["selftest: passed", ""]


def one_bit_off(text):
    """The last hexadecimal number with its last digit changed."""
    start, digit, exponent = re.match(r"(?s)(.*)([0-9a-f])(p[+-]\d+\s*)$", text).groups()
    return start + ("0" if digit != "0" else "1") + exponent


ALTERED = [
    ("ELEMENTARY", one_bit_off, "elementary functions", "%s(%s): got " % golden.elementary()[-1][:2]),
    ("DRAWS", lambda text: text.strip()[:-1] + ("1" if text.strip()[-1] != "1" else "2"), "random draws, NumPy's", "got "),
    ("PORTABLE_WEIGHTS", one_bit_off, "the article's weights, 5000 epochs", "bout[0, 0]: got %s" % golden.weights()[-1]),
    ("PRINTED", lambda printed: printed[:-1] + ((printed[-1][0], printed[-1][1] + " "),), "printing, NumPy's",
     "a matrix as text"),
]


@pytest.mark.parametrize("name, alter, group, words", ALTERED, ids=[row[0] for row in ALTERED])
def test_selftest_fails_where_one_golden_number_is_altered(name, alter, group, words, monkeypatch):
    altered = alter(getattr(golden, name))
    assert altered != getattr(golden, name)
    monkeypatch.setattr(golden, name, altered)
    code, out, err = in_process("selftest")
    assert (code, err) == (1, "")
    lines = out.split("\n")
    assert [line for line in lines if line.startswith(group)][0].endswith("1 DIFFER")
    assert "    " + words in out or ": " + words in out
    assert out.count(": got ") == out.count(", expected ") == 1
    assert lines[-2] == "selftest: FAILED: 1 differ"


def test_selftest_fails_where_a_function_is_one_ulp_off(monkeypatch):
    from purenn.floats import elementary
    with elementary.arithmetic("portable"):
        pass                                            # so that the table is filled
    exp = elementary._portable_functions["exp"]
    monkeypatch.setitem(elementary._portable_functions, "exp", lambda x: exp(x) * (1 + 2.0 ** -52))
    code, out, _ = in_process("selftest")
    assert code == 1 and "selftest: FAILED" in out
    assert "exp(" in out and "wh[0, 0]: got" in out
    assert 5 < out.count(": got ") <= 15                # a few of each group: functions, draws (normal), weights


def test_selftest_leaves_the_arithmetic_as_it_was(monkeypatch):
    from purenn.floats import elementary
    in_process("selftest")
    assert elementary.current() == "native"
    in_process("--arithmetic", "portable", "--epochs", "1")
    assert elementary.current() == "native"


# ---- a Python that lacks something: CPython, from which it was taken ----

WITHOUT = {
    "math": "sys.modules['math'] = None",
    "exec": """
import builtins
own = builtins.exec
def exec_of_files(code, *scopes):
    if code.co_filename == "kernel":
        raise NameError("name 'exec' is not defined")
    return own(code, *scopes)
builtins.exec = exec_of_files""",
    "doubles": "import purenn.floats.needs as needs; needs.precision = lambda: 24"}


def selftest_without(what):
    """(exit code, stdout, stderr) of selftest by a fresh interpreter."""
    run = "import sys\n%s\nfrom purenn.__main__ import main\nraise SystemExit(main(['selftest']))" % WITHOUT[what]
    answer = subprocess.run([sys.executable, "-S", "-c", run], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            universal_newlines=True)
    return answer.returncode, answer.stdout, answer.stderr


def test_without_math_one_line_says_so():
    assert selftest_without("math") == (1, "", "purenn needs the module math, and this Python has none\n")


def test_without_doubles_one_line_says_so():
    assert selftest_without("doubles") == (
        1, "selftest: FAILED: floats have 24 bits here and not 53; purenn runs, and every result differs\n", "")


def test_without_exec_the_bits_are_the_same():
    code, out, err = selftest_without("exec")
    assert (code, err) == (0, "")
    assert out.endswith("there is no exec here: training is slower, and has the same bits\nselftest: passed\n")
