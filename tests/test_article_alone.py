"""examples/article_alone.py: it can be read in ten minutes, and it gives the bits of purenn.article.

tests/everywhere runs the example and alone.py as one program on the other Pythons, and expects alone.txt.
"""
import ast
import os
import re
import runpy
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paths import EVERYWHERE, PACKAGE, ROOT
from purenn import RandomState, article

PATH = os.path.join(ROOT, "examples", "article_alone.py")
ALONE = runpy.run_path(PATH)


def read(*names):
    with open(os.path.join(*names), encoding="ascii") as file:
        return file.read()


def test_it_is_short_and_imports_math_only():
    text = read(PATH)
    lines, tree = text.split("\n"), ast.parse(text)
    assert len(lines) - 1 <= 150 and max(map(len, lines)) <= 120
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [ast.unparse(node) for node in imports] == ["import math"]
    assert [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not ast.get_docstring(node)] == []


def test_it_has_the_articles_steps_by_the_same_titles():
    titles = re.findall(r"# (Step \d+: [^(:\n]*[^(:\n ])", read(PACKAGE, "article.py"))
    assert len(titles) == 11                            # 0 and 2 to 11; step 1 is a docstring there
    assert [title for title in titles if "# " + title not in read(PATH)] == [] and "# Step 1: Initialize" in read(PATH)


def test_it_starts_where_the_article_starts():
    assert (ALONE["X"], ALONE["y"]) == ([list(row) for row in article.X], [list(row) for row in article.y])
    start = [matrix.tolist() for matrix in article.initialize(seed=42)]
    assert [ALONE[name] for name in ("wh", "bh", "wout", "bout")] == start


def test_as_a_program_it_prints_what_the_article_gives(tmp_path):
    printed = subprocess.check_output([sys.executable, "-I", "-S", PATH], cwd=str(tmp_path)).decode("ascii")
    wh, bh, wout, bout = article.train(article.X, article.y, *article.initialize(seed=42))
    output = article.forward(article.X, wh, bh, wout, bout)
    numbers = [x for matrix in (wout, bout, wh, bh, output) for row in matrix.tolist() for x in row]
    assert re.findall(r"\S+\.\S+", printed) == ["%.8f" % x for x in numbers]
    assert read(EVERYWHERE, "alone.txt").startswith(printed)


# ---- the same bits ----

SIZES = st.integers(1, 9)


@settings(max_examples=100, deadline=None)
@given(SIZES, SIZES, SIZES, SIZES, st.integers(0, 2 ** 32 - 1), st.sampled_from([1.0, 30.0, 5000.0]))
def test_it_gives_the_bits_of_the_article(samples, inputs, hidden, outputs, seed, largest):
    draw = RandomState(seed)
    X, y = draw.uniform(-1.0, 1.0, (samples, inputs)), draw.uniform(0.0, 1.0, (samples, outputs))
    start = [draw.uniform(-largest, largest, shape) for shape in (
        (inputs, hidden), (1, hidden), (hidden, outputs), (1, outputs))]
    alone = ALONE["train"](X, y, *start, epochs=5, lr=0.1)
    known = [matrix.tolist() for matrix in article.train(X, y, *start, epochs=5, lr=0.1)]
    assert repr(list(alone)) == repr(known)             # the shortest text that is read back, with the sign of zero
    assert repr(ALONE["forward"](X, *alone)[1]) == repr(article.forward(X, *map(article.Matrix, known)).tolist())


def test_numbers_too_large_for_exp_are_inf():
    assert ALONE["exp"](1000.0) == float("inf") and ALONE["exp"](-1000.0) == 0.0 and ALONE["exp"](709.0) < float("inf")
    assert ALONE["sigmoid"]([[-1000.0, 0.0, 1000.0]]) == [[0.0, 0.5, 1.0]]


def test_what_is_handed_in_stays_as_it_was():
    before = [repr(ALONE[name]) for name in ("X", "y", "wh", "bh", "wout", "bout")]
    ALONE["train"](*[ALONE[name] for name in ("X", "y", "wh", "bh", "wout", "bout")], epochs=2, lr=0.1)
    assert [repr(ALONE[name]) for name in ("X", "y", "wh", "bh", "wout", "bout")] == before


# ---- the program that tests/everywhere runs ----

def run_with(example, tmp_path, capsys):
    """What the example's text and alone.py print as one program."""
    program = tmp_path / "program.py"
    program.write_text(example + "\n\n" + read(EVERYWHERE, "alone.py"), encoding="ascii")
    runpy.run_path(str(program), run_name="__main__")
    return capsys.readouterr().out


def test_the_program_for_every_python(tmp_path, capsys):
    assert run_with(read(PATH), tmp_path, capsys) == read(EVERYWHERE, "alone.txt")


@pytest.mark.parametrize("right, wrong", [
    ("range(1, len(row))", "range(len(row) - 1, 0, -1)"),               # sums in another order
    ("f * (1 - f)", "f - f * f"),                                       # the same slope, rounded elsewhere
    ("1 / (1 + exp(-z))", "exp(z) / (exp(z) + 1)")])
def test_the_program_finds_a_last_bit(right, wrong, tmp_path, capsys):
    assert right in read(PATH)
    assert "DIFFERENT BITS" in run_with(read(PATH).replace(right, wrong).replace("epochs=5000", "epochs=1"), tmp_path, capsys)
