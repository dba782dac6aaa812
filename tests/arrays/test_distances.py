"""Distances in ulps beside NumPy's bits, distances from the truth beside exact fractions, and the tables of them."""
import subprocess
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import needs
import purenn.numpy as pnp
from paths import ROOT
from purenn import Matrix, article
from purenn.arrays.distances import Distance, compare, from_truth, summary, table, ulps

INF, NAN = float("inf"), float("nan")


def bits(x):
    """The float's place among all floats, from NumPy's view of its bits."""
    n = int(np.float64(x).view(np.int64))
    return n if n >= 0 else -(n + 2 ** 63)


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_ulps_are_places_apart(x, y):
    assert ulps(x, y) == abs(bits(x) - bits(y)) == ulps(y, x)


@given(st.floats(-1e300, 1e300), st.fractions(-10, 10, max_denominator=1000))
def test_the_distance_from_the_truth_is_exact(x, error):
    true = Fraction(x) + error * Fraction(float(np.spacing(abs(x))))
    found = from_truth(x, true)
    unit = Fraction(float(np.spacing(abs(float(true)))))
    assert found == pytest.approx(float(abs(Fraction(x) - true) / unit), rel=1e-12)


def test_the_nearest_float_is_at_most_half_an_ulp_away():
    for text in ("0.1", "0.3", "1e-310", "123456.789", "-2e200"):
        assert from_truth(float(text), Fraction(text)) <= 0.5 and from_truth(float(text), Decimal(text)) <= 0.5
    assert from_truth(0.1 + 0.2, Decimal("0.3")) == pytest.approx(0.8) and from_truth(NAN, Fraction(1)) == INF
    assert from_truth(0.0, Fraction(0)) == 0 and from_truth(5e-324, Decimal(0)) == 1


@pytest.mark.parametrize("x, true, wanted", [
    (INF, "1e400", 0), (-INF, "-Infinity", 0), (NAN, "NaN", 0), (1e308, "1e400", INF), (INF, "-1e400", INF), (INF, "1e300", INF),
    (NAN, "Infinity", INF), (1.0, "NaN", INF), (0.0, "1e-400", 0)])
def test_the_truth_may_be_beyond_all_floats(x, true, wanted):
    assert from_truth(x, Decimal(true)) == pytest.approx(wanted)


@pytest.mark.parametrize("x, y, wanted", [
    (0.0, -0.0, 0), (NAN, NAN, 0), (NAN, 1.0, INF), (INF, INF, 0), (1, 1.0, 0), (3, 4, 2 ** 51), (True, 1, 0), ("a", "a", 0),
    ("a", "b", INF), ("1", 1, INF), (None, None, 0), (None, 0.0, INF), (2 ** 70, 2 ** 70, 0), (2 ** 70, 2 ** 70 + 1, INF)])
def test_special_numbers_and_other_things(x, y, wanted):
    assert ulps(x, y) == wanted


def moved(matrix, at, by):
    """The matrix with one number moved by so many ulps."""
    data = np.array(matrix.tolist())
    flat = data.reshape(-1)
    for _ in range(by):
        flat[at] = np.nextafter(flat[at], INF)
    return data


@pytest.mark.parametrize("kind", [lambda a: a, lambda a: a.tolist(), lambda a: Matrix(a.tolist()), lambda a: pnp.array(a.tolist())],
                         ids=["NumPy", "lists", "Matrix", "purenn.numpy"])
def test_weights_of_the_article(kind):
    weights = article.initialize(42)
    other = [kind(moved(matrix, at, by)) for matrix, at, by in zip(weights, (7, 1, 2, 0), (5, 1, 0, 3))]
    names = ["wh", "bh", "wout", "bout"]
    found = compare(dict(zip(names, weights)), dict(zip(names, other)))
    assert [(d.name, d.largest, d.at, d.equal, d.size, d.problem) for d in found] == [
        ("bh", 1, 1, 2, 3, ""), ("bout", 3, 0, 0, 1, ""), ("wh", 5, 7, 11, 12, ""), ("wout", 0, 0, 3, 3, "")]
    assert table(found) == """\
      shape  equal     ulps  median  at
bh    (1,3)  2 of 3    1     0       row 0, column 1
bout  (1,1)  0 of 1    3     3       row 0, column 0
wh    (4,3)  11 of 12  5     0       row 2, column 1
wout  (3,1)  3 of 3    0     0"""
    assert summary(found) == "16 of 19 numbers are equal; at most 5 ulps apart: wh row 2, column 1"
    assert [d.within(1) for d in found] == [True, False, False, True]
    layers = compare([weights[:2], weights[2:]], [other[:2], other[2:]], "weights")
    assert [d.name for d in layers] == ["weights[0][0]", "weights[0][1]", "weights[1][0]", "weights[1][1]"]
    assert [d.largest for d in layers] == [5, 1, 0, 3]


def test_what_cannot_be_compared_is_named():
    found = compare({"a": 1, "b": [1, 2], "c": [[1, 2], [3]], "d": [1], "e": {"x": 1.0}, "f": "text", "g": [1, [2, 3]]},
                    {"a": 1.0, "b": [1, 2, 3], "c": [[1, 2], [3 + 1e-15]], "e": {"x": 2.0}, "f": "test", "g": [1], "h": 0})
    assert {d.name: (d.problem, d.largest) for d in found} == {
        "a": ("", 0), "b": ("shapes (2,) and (3,)", 0), "c[0]": ("", 0), "c[1]": ("", 2), "d": ("only the first has it", 0),
        "e['x']": ("", 2 ** 52), "f": ("", INF), "g": ("[1, [2, 3]] and [1]", 0), "h": ("only the second has it", 0)}
    assert not [d for d in found if d.problem and d.within(INF)]
    assert summary(found).endswith("not the same texts, or only one is a number: f; 4 could not be compared")
    assert "b       shapes (2,) and (3,)" in table(found) and repr(found[0]) == "<Distance a  1 of 1  0  0>"


def test_nothing_at_all():
    assert summary([]) == "0 of 0 numbers are equal" and compare({}, {}) == [] and Distance("x").within(0)
    assert [(d.size, d.largest) for d in compare([], [], "empty")] == [(0, 0)]


def test_on_python_2():
    code = ("from purenn.arrays.distances import compare, summary\nfrom purenn import Matrix\n"
            "print(summary(compare({'a': Matrix([[1.0, 2.0]])}, {'a': [[1.0, 2.0000000000000004]]})))")
    out = subprocess.check_output([needs.python("2.7"), "-c", code], cwd=ROOT, universal_newlines=True)
    assert out == "1 of 2 numbers are equal; at most 1 ulps apart: a row 0, column 1\n"
