"""Published examples: each printed number is right or explained, a wrong digit is found, and others calculate the same."""
import functools
import glob
import json
import math
import os
import random
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from amounts import long
from paths import BENCH
from purenn.py36.crosscheck import comparing, mistakes, published
from purenn.py36.crosscheck.comparing import Given
from purenn.py36.crosscheck.published import brownlee, examples, mazur
from purenn.py36.crosscheck.runs import Problem

NAMES = [long(example.name) if example.is_long else example.name for example in published.EXAMPLES]
EARLY = "wout updated before it is used"


@functools.lru_cache(None)
def once(name):
    """The example with what it calculates in doubles kept."""
    example = published.find(name)
    doubles = example.compute(float)
    return example._replace(compute=lambda number: doubles, variants=[
        variant._replace(compute=lambda found=variant.compute(): found) for variant in example.variants])


def kept():
    [path] = glob.glob(os.path.join(BENCH, "results", "published-*.json"))
    with open(path) as file:
        return json.load(file)["examples"]


def verdicts(name, **options):
    return {finding.label: finding.verdict for finding in published.check(once(name), **options)}


# ---- all examples ----

@pytest.mark.parametrize("name", NAMES)
def test_printed_numbers_are_right_or_explained(name):
    """In doubles, and as the results say that are kept of 50 digits."""
    of_doubles = verdicts(name, digits=None)
    assert published.UNEXPLAINED not in of_doubles.values()
    recorded = {one["label"]: one["verdict"] for one in kept()[name]}
    assert {label: published.AGREES if verdict == published.DOUBLES else verdict
            for label, verdict in recorded.items()} == of_doubles


def wrong(text):
    """The number with another digit: its last, or of a float in full the 10th."""
    places = [i for i, c in enumerate(text.lower().partition("e")[0]) if c.isdigit()]
    i = places[-1] if len(text.lstrip("-0.")) < examples.FULL else places[9]
    return text[:i] + str((int(text[i]) + 4) % 10) + text[i + 1:]


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_digit_is_found(name):
    """One in each label, at another place each time."""
    draw, changed = random.Random(name), {}
    for label, texts in once(name).printed.items():
        i = draw.randrange(len(texts))
        changed[label] = texts[:i] + [wrong(texts[i])] + texts[i + 1:]
    findings = published.check(once(name)._replace(printed=changed), digits=None)
    assert [finding.label for finding in findings if finding.verdict != published.UNEXPLAINED] == []


@pytest.mark.parametrize("name", ["han_kamber", "zhou", "miniflow", "miniflow_mean", "udacity_walk", "udacity_exercise", "cs231n", "karpathy",
                                  "micrograd", long("ng"), long("brownlee")])
def test_50_digits_give_what_is_kept(name):
    findings = published.check(published.find(name))
    assert kept()[name] == [{
        "label": finding.label, "printed": finding.printed, "verdict": finding.verdict,
        "true": list(map(published.as_printed, finding.printed, finding.true))} for finding in findings]
    assert {type(x) for finding in findings for x in finding.true} == {Decimal}


def test_results_are_kept_of_every_example():
    assert list(kept()) == [example.name for example in published.EXAMPLES]
    assert len(kept()) == len(set(kept())) == 17


# ---- by other means ----

def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def numpys(x, t, W, b, V, c, lr, times, biases=True, early=False):
    """(outputs, W, b, V, c) after so many updates."""
    x, t, W, b, V, c = [np.array(m, dtype=float) for m in (x, t, W, b, V, c)]
    for _ in range(times):
        h = sigmoid(x @ W + b)
        o = sigmoid(h @ V + c)
        d = (o - t) * o * (1 - o)
        new = V - lr * h.T @ d
        e = d @ (new if early else V).T * h * (1 - h)
        W, V = W - lr * x.T @ e, new
        if biases:
            b, c = b - lr * e.sum(0), c - lr * d.sum(0)
    return sigmoid(sigmoid(x @ W + b) @ V + c), W, b, V, c


MAZUR = [[[0.05, 0.1]], [[0.01, 0.99]], [[0.15, 0.25], [0.2, 0.3]], [0.35, 0.35], [[0.4, 0.5], [0.45, 0.55]], [0.6, 0.6], 0.5]


@pytest.mark.parametrize("early, error, outputs", [
    (False, 0.291027773694, None), (True, 0.291027924, None), long(False, None, (0.015913620, 0.984064274)),
    long(True, None, (0.015912196, 0.984065734))])
def test_mazur_by_numpy(early, error, outputs):
    o = numpys(*(MAZUR + [1 if error else 10000, False, early]))[0]
    if error:
        assert 0.5 * ((o - np.array([0.01, 0.99])) ** 2).sum() == pytest.approx(error, abs=6e-10)
    else:
        assert o[0].tolist() == pytest.approx(outputs, abs=6e-10)
    found = once("mazur").compute(float)
    right = found["E total after 1 update"][0] if error else found["out o1, o2 after 10,000"][1]
    assert (right == pytest.approx(error or outputs[1], abs=6e-10)) == (not early)


def test_han_and_udacity_by_numpy():
    _, W, b, V, c = numpys([[1, 0, 1]], [[1]], [[0.2, -0.3], [0.4, 0.1], [-0.5, 0.2]], [-0.4, 0.2], [[-0.3], [-0.2]], [0.1], 0.9, 1)
    found = once("han_kamber").compute(float)
    assert found["new w14, w15, w24, w25, w34, w35"] == pytest.approx(W.ravel().tolist(), rel=1e-14)
    assert found["new w46, w56"] + found["new theta 6"] == pytest.approx(V.ravel().tolist() + c.tolist(), rel=1e-14)
    assert found["new theta 5, 4"] == pytest.approx(b[::-1].tolist(), rel=1e-14)
    start = [[0.5, -0.6], [0.1, -0.2], [0.1, 0.7]]
    _, W, _, V, _ = numpys([[0.5, 0.1, -0.2]], [[0.6]], start, [0, 0], [[0.1], [-0.3]], [0], 0.5, 1, biases=False)
    found = once("udacity_exercise").compute(float)
    assert found["input to hidden"] == pytest.approx((W - start).ravel().tolist(), rel=1e-12)
    assert found["hidden to output"] == pytest.approx((V - [[0.1], [-0.3]]).ravel().tolist(), rel=1e-12)


def test_ng_by_numpy():
    X, y, w, b = np.array([[1, 3], [2, 4], [-1, -3.2]]), np.array([1, 0, 1]), np.array([1.0, 2.0]), 2.0
    for _ in range(100):
        error = (sigmoid(X @ w + b) - y) / 3
        w, b = w - 0.009 * X.T @ error, b - 0.009 * error.sum()
    found = once("ng").compute(float)
    assert found["w after 100 steps"] + found["b after 100 steps"] == pytest.approx(w.tolist() + [b], rel=1e-13)
    assert found["dw of the last step"] == pytest.approx((X.T @ error).tolist(), rel=1e-13)


def test_micrograd_by_fractions():
    def g(a, b):
        c, d = a + b, a * b + b ** 3
        c += c + 1
        c += 1 + c + (-a)
        d += d * 2 + max(b + a, 0)
        d += 3 * d + max(b - a, 0)
        f = (c - d) ** 2
        return f / 2 + Fraction(10) / f
    a, b, h = Fraction(-4), Fraction(2), Fraction(1, 10 ** 15)
    found = once("micrograd").compute(float)
    assert found["README: g"] == [pytest.approx(float(g(a, b)), rel=1e-14)]
    assert found["README: dg/da, dg/db"] == pytest.approx([
        float((g(a + h, b) - g(a - h, b)) / (2 * h)), float((g(a, b + h) - g(a, b - h)) / (2 * h))], rel=1e-13)
    o = math.tanh(0.8813735870195432)
    assert found["lecture: do/dx1, w1, x2, w2, b"] == pytest.approx([x * (1 - o * o) for x in (-3, 2, 1, 0, 1)], rel=1e-13)


def brownlees(lacking, epochs=20):
    """(errors, neurons) in plain loops; lacking: the last hidden neuron does not reach the outputs."""
    draw = random.Random(1)
    hidden, last = [[[draw.random() for _ in range(3)] for _ in range(2)] for _ in range(2)]
    rows = [list(map(float, row.split())) for row in brownlee.ROWS.split(";")]
    errors, count = [], 1 if lacking else 2
    for _ in range(epochs):
        total = 0.0
        for i, x in enumerate(rows):
            t = [1, 0] if i < 5 else [0, 1]
            h = [1 / (1 + math.exp(-(w[0] * x[0] + w[1] * x[1] + w[2]))) for w in hidden]
            o = [1 / (1 + math.exp(-(sum(w[j] * h[j] for j in range(count)) + w[2]))) for w in last]
            total += sum((a - b) ** 2 for a, b in zip(t, o))
            d = [(t[k] - o[k]) * o[k] * (1 - o[k]) for k in range(2)]
            e = [(last[0][j] * d[0] + last[1][j] * d[1]) * h[j] * (1 - h[j]) for j in range(2)]
            for j in range(2):
                hidden[j] = [w + 0.5 * e[j] * v for w, v in zip(hidden[j], x + [1])]
                last[j] = [w + 0.5 * d[j] * v for w, v in zip(last[j], h[:count] + [0] * (2 - count) + [1])]
        errors.append(total)
    return errors, hidden + last


def test_brownlee_by_plain_loops():
    found = once("brownlee").compute(float)
    errors, neurons = brownlees(lacking=False)
    assert found["section 4: errors of epochs 0 to 9"] + found["section 4: errors of epochs 10 to 19"] == pytest.approx(errors, rel=1e-12)
    assert [found["section 4: neuron %d" % i] for i in (1, 2, 3, 4)] == [pytest.approx(neuron, rel=1e-12) for neuron in neurons]
    printed = [[float(text) for text in once("brownlee").printed["section 5: neuron %d" % i]] for i in (1, 2, 3, 4)]
    assert printed == [pytest.approx(neuron, rel=1e-12) for neuron in brownlees(lacking=True)[1]]


def test_diagnose_knows_mazurs_mistake_by_the_printed_outputs():
    X, y, start, lr = mazur.setting(float)
    problem = Problem(X, y, start, lr=lr, iterations=10001)          # whose outputs are those after 10,000
    texts = once("mazur").printed["out o1, o2 after 10,000"]
    given = {"output": ([Given(float(text), 0.5e-9) for text in texts], (1, 2))}
    for names, same in ((("biases not updated", EARLY), True), (("biases not updated",), False), ((EARLY,), False)):
        assert comparing.matches(given, problem.run([mistakes.BY_NAME[name] for name in names])) == same


# ---- the parts ----

@pytest.mark.parametrize("text, value, same, cut", [
    ("0.125", 0.1254, True, True), ("0.125", 0.1256, False, True), ("0.125", 0.1244, False, False),
    ("-0.0065", "-0.00654", True, True), ("-0.0065", "-0.00658", False, True), ("1.20", 1.204, True, True), ("1.20", "1.21", False, False),
    ("6.1e-08", "6.14e-08", True, True), ("6.1e-08", "6.16e-08", False, True), ("3", 3.4, True, True), ("0.5", 0.55, True, True),
    ("0.1234567890123456", "0.1234567890123478", True, True), ("0.1234567890123456", "0.1234567890129", False, False)])
def test_digits(text, value, same, cut):
    assert examples.agrees(text, value) == same
    assert (same or examples.is_cut_off(text, value)) == cut


def test_a_number_is_shown_with_two_digits_more():
    assert [published.as_printed(*pair) for pair in (("0.1311", 0.131168999), ("-6.1e-08", -6.08973e-08), ("3", 3.4567))] == [
        "0.131169", "-6.090e-08", "3.46"]
    assert published.as_printed("0.6213859615555266", 0.6629970129852887) == "0.66299701298528868"


def test_rounding_of_doubles_and_digits_that_are_cut_off_are_told():
    example = published.Example("one", "One", "Nobody", "2020", "https://example.org", "", {"a": ["0.37"], "b": ["0.0"], "c": ["5.5e-17"]},
                                lambda number: {"a": [number("0.3755")], "b": [number("0.04")],
                                                "c": [number("0.1") + number("0.2") - number("0.3")]}, (), False)
    assert [finding.verdict for finding in published.check(example)] == [
        published.CUT, published.AGREES, published.UNEXPLAINED]
    assert [finding.verdict for finding in published.check(example._replace(printed={"c": ["5.6e-17"]}))] == [published.DOUBLES]


def test_lines_without_a_label_go_on():
    assert examples.printed("a | 1 2\n  | 3\nb, c | 4") == {"a": ["1", "2", "3"], "b, c": ["4"]}


def test_an_unknown_example_is_named_with_the_closest():
    with pytest.raises(ValueError, match="mazur"):
        published.find("mazure")


def test_the_report_says_what_is_true():
    text = published.report(once("zhou"), published.check(once("zhou"), digits=None))
    assert text.startswith("Victor Zhou, Machine Learning for Beginners")
    assert "factors rounded to 3 digits: 0.0214; true: 0.021470" in text and "agrees: 0.7216\n" in text
