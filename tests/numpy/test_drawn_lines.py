"""Programs of a few lines, drawn at random, by purenn.numpy and by NumPy: values, kinds, shapes, text, views, errors."""
import importlib.util
import os
import random

import pytest
from hypothesis import given, strategies as st

import needs
import purenn.numpy as pnp
from amounts import examples
from paths import GOLDEN

np = pytest.importorskip("numpy")
drawn_lines = pytest.importorskip("drawn_lines")
pytestmark = pytest.mark.skipif(not needs.numpy_from("2.4"), reason="older versions promote otherwise")

PROGRAMS = 50000            # of 2 to 6 lines
A_DRAW = 50                 # so many of them from each seed that hypothesis draws


@examples(PROGRAMS // A_DRAW)
@given(st.integers(0, 2 ** 40))
def test_programs(seed):
    draw = random.Random(seed)
    for _ in range(A_DRAW):
        lines, exact = drawn_lines.program(draw)
        assert drawn_lines.difference(pnp, lines, exact) == "", "\n".join(lines)


def test_few_programs_have_lines_that_numpy_leaves_open():
    draw = random.Random(1)
    assert 0 < len([n for n in range(2000) if drawn_lines.undetermined(drawn_lines.program(draw)[0])]) < 100


def test_most_programs_end_without_errors_and_reach_every_kind_and_every_number_of_dimensions():
    draw, errors, shapes, kinds = random.Random(1), 0, set(), set()
    for _ in range(2000):
        names, error = drawn_lines.outcome(np, drawn_lines.program(draw)[0])
        errors = errors + (error is not None)
        shapes.update([np.ndim(value) for value in names.values()])
        kinds.update([str(value.dtype) for value in names.values() if hasattr(value, "dtype")])
    assert errors < 500 and {0, 1, 2, 3, 4} <= shapes and set(drawn_lines.KINDS) <= kinds, (errors, shapes, kinds)


class Wrong(object):
    """NumPy with one function that is wrong."""

    def __init__(self, name, function):
        self._name, self._function = name, function

    def __getattr__(self, name):
        return self._function if name == self._name else getattr(np, name)


@pytest.mark.parametrize("name, function", [
    ("sum", lambda a, axis=None, **options: np.sum(a, axis, **options).astype("float64")),      # the kind
    ("transpose", lambda a, axes=None: np.transpose(a, axes).copy()),                           # no view
    ("flip", lambda a, axis=None: a),                                                           # the values
    ("stack", lambda parts, axis=0: np.stack(parts, 0))])
def test_a_wrong_function_is_found(name, function):
    draw, wrong = random.Random(2), Wrong(name, function)
    found = [lines for lines, exact in [drawn_lines.program(draw) for _ in range(3000)]
             if "np.%s(" % name in "".join(lines) and drawn_lines.difference(wrong, lines, exact)]
    assert found


def test_the_golden_programs_are_the_recipes():
    recipe = load("any_dimensions_recipe")
    with open(os.path.join(GOLDEN, "any_dimensions.py")) as file:
        text = file.read()
    assert text.partition("\n\n")[2] == recipe.golden().partition("\n\n")[2]
    assert load("any_dimensions").check() == []


def load(name):
    """A module of tests/golden, which is no package."""
    spec = importlib.util.spec_from_file_location(name, os.path.join(GOLDEN, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
