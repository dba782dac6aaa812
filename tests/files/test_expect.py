"""expect.py: each kind of plain data, and messages that name the place."""
import math

import pytest

from purenn import Matrix
from purenn.files.expect import KINDS, expect, expect_keys, expect_list, expect_matrix, one_line

# ---- expectations ----

DATA = {"n": 3, "rate": 0.5, "nan": math.nan, "name": "net", "none": None, "yes": True, "layers": [1, 2, "x"], "inner": {"a": 1},
        "W": Matrix([[1.0, 2.0], [3.0, math.inf]]), "b": Matrix([1, 2])}


@pytest.mark.parametrize("key, kinds", [
    ("n", ["int", "number"]), ("rate", ["float", "number"]), ("nan", ["float"]), ("name", ["text"]), ("none", ["None"]), ("yes", ["bool"]),
    ("layers", ["list"]), ("inner", ["dict"]), ("W", ["matrix"])])
def test_expect_takes_the_right_kinds_only(key, kinds):
    for kind in KINDS:
        if kind in kinds:
            assert expect(DATA, key, kind) is DATA[key] and expect(DATA, key, "None or " + kind) is DATA[key]
        else:
            with pytest.raises(ValueError, match=r"^%s: expected %s; got " % (key, kind)):
                expect(DATA, key, kind)


def test_expect_names_the_place():
    for call, message in (
            (lambda: expect(DATA, "seed", "int or None", "model"), "^model.seed: expected int or None; there is nothing$"),
            (lambda: expect([1], "seed", "int", "model.inner"), "^model.inner: expected a dict; got a list of 1$"),
            (lambda: expect(None, "seed", "int"), "^data: expected a dict; got None$"),
            (lambda: expect({"n": "x" * 999}, "n", "int"), '^n: expected int; got a text of 999 characters that begins with "xxx'),
            (lambda: expect({"n": 10 ** 900}, "n", "text"), "^n: expected text; got 1000.* and so on$"),
            (lambda: expect({"n": 10 ** 400}, "n", "number"), "^n: expected number; got 1000.* and so on$"),
            (lambda: expect({"n": "a\nb"}, "n", "int"), r'^n: expected int; got "a\\nb"$'),
            (lambda: expect_list(DATA, "layers", "int", where="net"), r'^net.layers\[2\]: expected int; got "x"$'),
            (lambda: expect_list(DATA, "layers", "int", 2), "^layers: expected a list of 2; got a list of 3$"),
            (lambda: expect_list(DATA, "n", "int"), "^n: expected list; got 3$"),
            (lambda: expect_matrix(DATA, "W", (3, 2)), r"^W: expected a matrix of shape \(3,2\); got shape \(2,2\)$"),
            (lambda: expect_matrix(DATA, "b", (None, 2)), r"^b: expected a matrix of shape \(any,2\); got shape \(2,\)$"),
            (lambda: expect_matrix(DATA, "W", (2, None), "layer"), "^layer.W: expected finite numbers; row 1, column 1 is inf$"),
            (lambda: expect_matrix({"v": Matrix([math.nan])}, "v", (None,)), "^v: expected finite numbers; element 0 is nan$"),
            (lambda: expect_keys({"a": 1, "c\n": 2}, ("a", "b"), "net"), "unknown; known are a, b$")):
        with pytest.raises(ValueError, match=message) as caught:
            call()
        assert len(str(caught.value)) < 150
    assert expect_list(DATA, "layers", "int or text", 3) is DATA["layers"] and expect_matrix(DATA, "b", (2,)) is DATA["b"]
    assert expect_keys({"a": 1}, ("a", "b")) is None and expect_list({"x": []}, "x", "int") == []


def test_messages_of_one_line():
    assert one_line(ValueError("a\n  b\tc")) == "a b c" and one_line("x" * 200) == "x" * 200
    assert one_line("x" * 10 ** 6) == "x" * 200 + " and so on"
