"""Bounds hold every output, and certificates every class: beside corners and random points of many boxes."""
import itertools
import random
import subprocess
from fractions import Fraction

import pytest

import needs
from amounts import long, share
from paths import ROOT
from purenn import Activation, Dense, Dropout, Layer, MinMaxScaler, Network, StandardScaler, activations
from purenn.py36.crosscheck import bounds as module
from purenn.py36.numbers import Interval

NAMES = sorted(activations.ACTIVATIONS)
RADII = (0.0, 1e-6, 0.02, 0.3, 2.0)


def points(centre, radius, count):
    """The corners of the box and random points of it."""
    corners = itertools.product(*[(x - radius, x + radius) for x in centre])
    return [list(corner) for corner in corners] + [[x + random.uniform(-radius, radius) for x in centre] for _ in range(count)]


def trained(activation, last, labels):
    """A network of 3 inputs that has learnt a little, and is scaled."""
    random.seed(len(activation) + len(last))
    X = [[random.gauss(0, 3), random.gauss(5, 2), random.gauss(-1, 0.2)] for _ in range(60)]
    y = [labels[(a * a + b > 8) + (a > 1)] for a, b, c in X]
    net = Network([Dense(3, 5, activation), Dropout(0.1), Dense(4, activation), Dense(len(set(labels)) if last == "softmax" else 1, last)],
                  seed=2)
    net.scaler = StandardScaler().fit(X)
    if last == "identity":
        net.target_scaler = MinMaxScaler().fit([[t] for t in y])
    net.fit(X, y, epochs=8, progress=False)
    return net, X


@pytest.mark.parametrize("activation", [name if name in ("relu", "gelu", "softmax", "tanh") else long(name) for name in NAMES])
@pytest.mark.parametrize("last, labels", [("softmax", "abc"), ("sigmoid", [0, 1, 1]), ("identity", [-7.0, 0.5, 40.0]), ("tanh", [-1, 1, 1])])
def test_no_output_is_outside_and_no_certified_class_differs(activation, last, labels):
    net, X = trained(activation, last, labels)
    certified = 0
    for x in random.sample(X, share(20, 2)):
        for radius in RADII:
            found = net.bounds([(v - radius, v + radius) for v in x])
            rows = points(x, radius, share(200, 20))
            for output in net.predict(rows).tolist():
                assert [True] * len(found) == [v in interval for v, interval in zip(output, found)]
            if last in ("softmax", "sigmoid") and net.certify(x, radius):
                certified += 1
                assert len(set(net.classify(rows))) == 1
    assert certified > 1 or last not in ("softmax", "sigmoid")


def test_bounds_that_round_inward_are_noticed(monkeypatch):
    """The control: with the activations of the middle of each interval, outputs fall outside."""
    net, X = trained("tanh", "softmax", "abc")
    monkeypatch.setattr(module, "_ends", lambda activation, z, side: [
        Interval(x) for x in activation.value(z * 0 + module.make(z._form.cls, [Interval((x.low + x.high) / 2) for x in z._data],
                                                                   z.shape, "object"))._data])
    found = net.bounds([(v - 0.3, v + 0.3) for v in X[0]])
    assert [1 for output in net.predict(points(X[0], 0.3, 50)).tolist() for v, interval in zip(output, found) if v not in interval]


@pytest.mark.parametrize("name", ["silu", "gelu"])
def test_the_turning_points_are_where_they_are_said_to_be(name):
    before, after, least = module.TURNING[name]
    activation = activations.ACTIVATIONS[name]
    z = module.make(module.Matrix, [Interval(before), Interval(after)], (1, 2), "object")
    falling, rising = activation.slope(z, activation.value(z))._data
    assert falling.high < 0.0 < rising.low
    for a, b in zip(range(40), range(1, 41)):           # the whole stretch between them, in pieces
        piece = Interval(before + (after - before) * a / 40.0, before + (after - before) * b / 40.0)
        value = activation.value(module.make(module.Matrix, [piece], (1, 1), "object"))._data[0]
        assert value.high < least + 1e-4
    middle = (before + after) / 2
    for i in range(2001):
        assert activation.value(module.Matrix([middle + (i - 1000) * 1e-4]))._data[0] > least


def test_bounds_of_a_point_are_narrow_and_of_one_layer_exact():
    net = Network([Dense(2, 1, "identity")], seed=1)
    net.set_weights([([[2.0], [-3.0]], [0.5])])
    (found,) = net.bounds([(1, 2), (-1, 1)])
    assert found.low == pytest.approx(-0.5, abs=1e-14) and found.high == pytest.approx(7.5, abs=1e-14)
    deep, _ = trained("gelu", "softmax", "abc")
    assert max(interval.width for interval in deep.bounds([0.25, 5, -1])) < 1e-13


def test_several_questions_are_certified_one_by_one():
    net = Network([Dense(2, 2, "sigmoid")], loss="binary_cross_entropy", seed=1)
    net.set_weights([([[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0])])
    assert net.certify([1.0, -1.0], 0.9) and not net.certify([1.0, -1.0], 1.1) and not net.certify([1.0, -0.5], 0.9)


def test_what_other_layers_and_activations_do():
    class Twice(Layer):
        def forward(self, x, random=None):
            return x * 2, None

        def backward(self, memory, delta, first=False):
            return [], delta * 2

        def delta(self, memory, gradient):
            return gradient * 2
    own = Activation("cube", lambda z: z * z * z, lambda z, a: z * z * 3)
    net = Network([Dense(1, 2, own), Dense(1, "identity")], seed=1)
    low, high = [net.predict([[x]])[0, 0] for x in (0.5, 0.6)]
    found = net.bounds([(0.5, 0.6)])[0]
    assert low in found and high in found
    with pytest.raises(ValueError, match="^bounds know Dense and Dropout; the network has .*Twice"):
        Network([Dense(1, 2), Twice(), Dense(1)], seed=1).bounds([0.5])


@pytest.mark.parametrize("call, error, text", [
    (lambda net: net.bounds([1.0, 2.0]), ValueError, "the box has 2 sides; the network has 3 inputs"),
    (lambda net: net.bounds([1.0, (3, 2), 0]), ValueError, "side 1 of the box: the low end of an interval, 3, is above its high end, 2"),
    (lambda net: net.bounds([1.0, 2.0, "x"]), ValueError, "side 2 of the box: "),
    (lambda net: net.bounds([1.0, 2.0, None]), TypeError, "side 2 of the box: an interval is made of numbers; got None"),
    (lambda net: net.bounds([1.0, 2.0, float("nan")]), ValueError, "side 2 of the box: an interval has two numbers for its ends; got nan"),
    (lambda net: net.certify([1.0, 2.0, 3.0], -1), ValueError, "radius is a finite number of at least 0; got -1.0"),
    (lambda net: net.certify([1.0, 2.0, 3.0], float("inf")), ValueError, "radius is a finite number of at least 0; got inf")])
def test_wrong_boxes(call, error, text):
    net, _ = trained("tanh", "softmax", "abc")
    with pytest.raises(error) as caught:
        call(net)
    assert str(caught.value).startswith(text)


def test_numbers_have_no_class_to_certify():
    net, X = trained("tanh", "identity", [1.0, 2.5, 3.0])
    with pytest.raises(ValueError, match="gives numbers, not classes; see bounds"):
        net.certify(X[0], 0.1)


def test_exact_inputs_may_be_fractions():
    net, _ = trained("tanh", "softmax", "abc")
    assert [v.width < 1e-12 for v in net.bounds([Fraction(1, 3), 5, "0.1"])] == [True] * 3


def test_before_python_3_6_it_is_said():
    code = ("from purenn import Dense, Network\nnet = Network([Dense(1, 1)], seed=1)\n"
            "for call in (lambda: net.bounds([1]), lambda: net.certify([1], 1)):\n"
            "    try:\n        call()\n    except ValueError as error:\n        print(error)")
    out = subprocess.check_output([needs.python("2.7"), "-c", code], cwd=ROOT, universal_newlines=True)
    assert out == "bounds needs Python 3.6 or newer and purenn's folder py36\ncertify needs Python 3.6 or newer and purenn's folder py36\n"


def test_every_activation_is_known_or_asked_itself():
    assert set(module.RISING) | set(module.TURNING) | {"softmax"} == set(activations.ACTIVATIONS)
