"""Rewritten programs calculate exactly what plain ones round, and are else the same programs."""
import ast
import math
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from paths import ROOT
from purenn.py36.crosscheck import rewriting
from purenn.py36.crosscheck.digits import context, packed, unpacked
from purenn.py36.numbers.digits import Digits


@pytest.fixture(autouse=True)
def many_digits():
    with localcontext(context(200)):
        yield


def left_by(source):
    """(what the rewritten program leaves, what the plain one does)"""
    scopes = {}, {}
    exec(rewriting.compiled(source.encode(), "program"), scopes[0])
    exec(source, scopes[1])
    return scopes


TENTH = Fraction(0.1)


@pytest.mark.parametrize("expression, exact", [
    ("0.1 + 0.2", TENTH + Fraction(0.2)), ("0.1 * 3", TENTH * 3), ("0.1 * 0.1 * 0.1", TENTH ** 3), ("1.0 - 0.1", 1 - TENTH),
    ("10 ** -2 * 49", Fraction(49, 100)), ("sum([0.1] * 3)", TENTH * 3), ("-0.1 * 3", -TENTH * 3), ("float('0.1') * 3", TENTH * 3),
    ("noisy() * 3", TENTH * 3), ("noisy() * noisy()", TENTH ** 2), ("3 * noisy()", TENTH * 3), ("noisy() - 1", TENTH - 1),
    ("(lambda x=0.1: x * 3)()", TENTH * 3), ("round(0.35, 1) * 3", round(Fraction(0.35), 1) * 3), ("abs(-0.1) * 3", TENTH * 3)])
def test_what_plain_programs_round_is_exact(expression, exact):
    rewritten, plain = left_by("import json\ndef noisy():\n    return json.loads('0.1')\nx = %s\n" % expression)
    assert type(rewritten["x"]) is Digits and rewritten["x"] == exact
    assert type(plain["x"]) is float and plain["x"] != exact        # the control: a float does not hold it


@pytest.mark.parametrize("statements, exact", [
    ("x = 1 / 3", Fraction(1, 3)), ("x = 1\nx /= 3", Fraction(1, 3)), ("import math\nx = math.sqrt(2)", None), ("x = 2 ** 0.5", None),
    ("from math import sqrt as root\nx = root(2)", None), ("import math as m, os\nx = m.pow(2, 0.5)", None)])
def test_what_has_no_end_has_many_digits(statements, exact):
    rewritten, plain = left_by(statements)
    x = Fraction(rewritten["x"])
    assert abs(x - exact if exact else x * x - 2) < Fraction(1, 10 ** 78) < abs(Fraction(plain["x"]) - exact if exact else Fraction(plain["x"]) ** 2 - 2)


@pytest.mark.parametrize("expression", [
    "7 // 2, 7 % 2, 7 * 2, 2 ** 3, 7 - 2, -7 // 2", "'%s %.2f' % ('a', 0.125)", "[1, 2] * 2 + [3]", "isinstance(0.5, float), isinstance(1, float)",
    "type(0.5) is float, type(0.5 * 2) == float", "{0.5: 'x'}[1 / 2]", "sorted([0.3, 0.1, 2])", "[0, 1, 2][int(1.0)]", "'ab' 'c' + 'd'", "f'{0.25:.1f} {0.5!r}'",
    "max(0.1, 0.2) == 0.2, 0.1 < 1", "round(2.5), round(0.375, 1) == 0.375", "bool(0.0), not 0.5", "divmod(7.5, 2)", "(0.1).__class__ is float", "'%r' % (1 / 3)"])
def test_all_else_is_the_same(expression):
    rewritten, plain = left_by("x = " + expression)
    assert rewritten["x"] == plain["x"] and repr(rewritten["x"]) == repr(plain["x"])


@pytest.mark.parametrize("source", [
    "def f(float):\n    return float\nx = f(3), float('0.1') * 3", "'doc'\nfrom __future__ import annotations\nx = [y for float in [3] for y in [float]][0], float('0.1') * 3",
    "class A:\n    float = 3\nx = A.float, float('0.1') * 3"])
def test_a_float_of_the_programs_own(source):
    rewritten, plain = left_by(source)
    assert rewritten["x"] == (3, TENTH * 3) and plain["x"] != (3, TENTH * 3)
    assert rewritten.get("__doc__") == plain.get("__doc__")


@pytest.mark.skipif(sys.version_info < (3, 10), reason="before match")
def test_patterns_stay():
    rewritten, plain = left_by("match 1 / 2:\n    case 0.5:\n        x = 'half'\n    case _:\n        x = 'other'\n")
    assert rewritten["x"] == plain["x"] == "half"


def test_objects_that_become_floats():
    rewritten, plain = left_by("import math\nclass V:\n    def __float__(self):\n        return 0.5 * 1\nx = float(V()), '%.1f' % V()\n")
    assert rewritten["x"] == plain["x"] == (0.5, "0.5") and type(rewritten["x"][0]) is Digits


def test_errors_have_their_lines():
    for source, error, line in (("x = 1\ny = (0.5 +\n  None)\n", TypeError, 2), ("x = 0.5\n\nx / 0\n", ZeroDivisionError, 3), ("1 / 0", ZeroDivisionError, 1)):
        with pytest.raises(error) as found:
            exec(rewriting.compiled(source.encode(), "program"), {})
        assert [entry.lineno + 1 for entry in found.traceback if str(entry.path).endswith("program")] == [line]
    with pytest.raises(SyntaxError):
        rewriting.compiled(b"x = (", "program")


def test_a_tree_is_changed_where_it_says_only():
    """The control: a program without floats, division and math stays as it was, but for + and the like."""
    source = "import os\ndef f(a, *b, c='d', **e):\n    return a[1:2], b @ c, not e, -a\n"
    assert ast.dump(rewriting.ScriptRewriter(ast.parse(source)).rewritten()) == ast.dump(ast.parse(source))
    assert ast.dump(rewriting.Rewriter(ast.parse("x = a / b + 1")).rewritten()) == ast.dump(ast.parse("x = a / b + 1"))
    assert ast.dump(rewriting.ScriptRewriter(ast.parse("x = a / b")).rewritten()) != ast.dump(ast.parse("x = a / b"))


def test_modules_of_the_scripts_folder_are_rewritten_and_no_others(tmp_path, monkeypatch):
    for name in ("mine_here.py", "below/__init__.py", "below/inner.py", "bare/part.py", "libraries/of_others.py", "math.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x = 0.1 + 0.2\n")
    (tmp_path / "below" / "__init__.py").write_text("from .inner import x\nimport bare.part\n")
    monkeypatch.setattr(sys, "meta_path", [rewriting.ScriptsModules(str(tmp_path))] + sys.meta_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "libraries")] + sys.path)
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    scope = {}
    exec("import mine_here, below, of_others, bare.part, math, json.tool", scope)
    exact = TENTH + Fraction(0.2)
    assert scope["mine_here"].x == scope["below"].x == scope["bare"].part.x == exact and scope["math"] is math
    assert type(scope["of_others"].x) is float and scope["of_others"].x != exact
    assert not isinstance(scope["json"].tool.__spec__.loader, rewriting._Loader)


def test_records_are_packed_and_unpacked():
    record = {"a": Decimal("0.1") / 3, "t": "0.5", "l": [1, [Decimal("NaN"), Decimal("-Infinity"), "'"]], "d": {"n": None, "b": True, "i": 10 ** 30}, "e": ""}
    again = unpacked(packed(record, 50))
    assert str(again.pop("a")) == "0.0" + "3" * 50 and str(again["l"][1].pop(0)) == "NaN"
    record["l"][1].pop(0), record.pop("a")
    assert again == record and type(again["d"]["b"]) is bool and packed("0.5", 50) != packed(Decimal("0.5"), 50)


def test_the_package_stays_as_it_is():
    """Only the copy calculates with Digits: what the package gives in the same process has the same bits."""
    program = ("import sys\nfrom purenn import article\nimport purenn.numpy as np\nfrom purenn.py36.crosscheck import rewriting\n"
               "before = repr(article.forward(article.X, *article.initialize(1)).tolist())\nrewriting.load_copy()\n"
               "import purenn_in_digits.numpy as dnp\n"
               "assert repr(article.forward(article.X, *article.initialize(1)).tolist()) == before\n"
               "x, y = np.array([0.1]) * 3, dnp.array([0.1]) * 3\n"
               "assert type(x.tolist()[0]) is float and type(y.tolist()[0]).__name__ == 'Digits' and x.tolist() != y.tolist()\n"
               "assert (repr(x.dtype), str(x), type(x[0])) == (repr(y.dtype), str(y), np.float64) and type(y[0]) is dnp.float64\n"
               "assert isinstance(y[0], type(y.tolist()[0])) and math_is_plain()\n").replace("math_is_plain()", "__import__('math').sqrt(2) == %r" % math.sqrt(2))
    found = subprocess.run([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.PIPE)
    assert (found.returncode, found.stderr.decode()) == (0, "")
