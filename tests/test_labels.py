"""Labels of every kind: what goes in comes out, and what the network has not learnt is no label."""
import collections
import datetime
import decimal
import enum
import fractions

import pytest

from purenn import Dense, Network, StandardScaler, labels, targets
from purenn.files import envelope

np = pytest.importorskip("numpy")

X = np.random.RandomState(5).normal(size=(60, 3))
KIND = (X[:, 0] > 0.3).astype(int) + (X[:, 1] > 0.2).astype(int)        # 0, 1 or 2
EITHER = (X[:, 0] + X[:, 2] > 0).astype(int)
HOW = dict(epochs=40, progress=False)
Grade = enum.IntEnum("Grade", "low mid top")
Colour = enum.Enum("Colour", "red green blue")


def network(outputs=3, activation="softmax", loss=None):
    return Network([Dense(3, 8, "tanh"), Dense(outputs, activation)], loss=loss, seed=1)


def share(net, y):
    """The share of rows that classify answers as y says; evaluate must find the same."""
    found = np.mean([a == b for a, b in zip(net.classify(X), y)])
    assert net.evaluate(X, y, "accuracy")["accuracy"] == pytest.approx(found)
    return found


# ---- kinds ----

THREE = [[fractions.Fraction(1, 3), fractions.Fraction(2, 3), fractions.Fraction(3, 2)], [fractions.Fraction(1, 2), 1, 2],
         [decimal.Decimal("1.1"), decimal.Decimal("2.2"), 3], [10 ** 30, -10 ** 31, 2 ** 53 + 1], list(Grade), [b"a", b"b", b"c"],
         [datetime.time(1), datetime.time(2), datetime.time(3)], ["", "a\nb", u"\xe4\u65e5"], [True, 2, 3]]


@pytest.mark.parametrize("three", THREE, ids=["%s" % kinds for kinds in THREE])
def test_labels_come_back(three):
    y = [three[kind] for kind in KIND]
    net = network()
    net.fit(X, y, **HOW)
    assert share(net, y) > 0.8 and net.classes == sorted(three)


@pytest.mark.parametrize("three, message", [
    (list(Colour), "label 0 is <Colour.green: 2>; expected labels all of one kind"), ([{1}, {2}, {3}], "y: element 0 is .2., not a number"),
    ([1.0, 2.0, float("inf")], "is inf"), (["a", "b", float("inf")], "is inf"), ([1j, 2j, 3j], "complex"),
    ([datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc), datetime.datetime(2020, 1, 3)], "sorted: can't compare")])
def test_labels_without_an_order(three, message):
    net = network()
    before = envelope.dumps(net.state())
    with pytest.raises((TypeError, ValueError), match=message):
        net.fit(X, [three[kind] for kind in KIND], **HOW)
    assert envelope.dumps(net.state()) == before


def test_sets_and_mappings_have_no_order():
    for given in ({"a", "b"}, collections.UserDict(a=1), {"a": 1}, frozenset("ab")):
        with pytest.raises(TypeError, match="expected a list of labels"):
            labels.class_indices(given)
    with pytest.raises(TypeError, match="label 0 is"):
        labels.class_indices([frozenset([1]), frozenset([2])])          # of which neither is the smaller


@pytest.mark.parametrize("label", [datetime.date(2020, 1, 1), decimal.Decimal("2.5"), b"a"])
def test_what_no_file_can_hold_is_said_before_training(label, tmp_path):
    net, y = network(1, "sigmoid"), [label if either else type(label)(*{"date": (2021, 2, 2)}.get(type(label).__name__, ())) for either in EITHER]
    path = tmp_path / "checkpoint.json"
    before = envelope.dumps(net.state())
    with pytest.raises(ValueError, match="the class .* is a .*; a file holds classes that are texts, numbers and bools: train on the labels' texts"):
        net.fit(X, y, checkpoint=path, **HOW)
    assert envelope.dumps(net.state()) == before and not path.exists()
    net.fit(X, y, **HOW)
    with pytest.raises(ValueError, match="a file holds classes that are"):
        net.save(path)


# ---- one tanh: numbers as they are, and yet classes ----

@pytest.mark.parametrize("loss", ["mean_squared_error", "half_squared_error", "huber", "mean_absolute_error"])
@pytest.mark.parametrize("pair", [[-1, 1], [0, 1], [-1.0, 1.0], [0.0, 1.0], ["0", "1"], [False, True], ["a", "b"]], ids=str)
def test_one_tanh(loss, pair, tmp_path):
    """Its answers are those of the nearer label; what is learnt of -1 and 1, of 0 and 1, are these numbers."""
    y = [pair[either] for either in EITHER]
    net = network(1, "tanh", loss)
    net.fit(X, y, epochs=150, progress=False)
    assert share(net, y) > 0.9 and net.classes == pair and type(net.classify(X)[0]) is type(pair[0])
    outputs = [x for x, in net.predict(X).tolist()]
    numbers = pair if isinstance(pair[0], (int, float)) and not isinstance(pair[0], bool) else [0, 1] if pair[0] == "0" else [-1, 1]
    assert net.classify(X) == [pair[int(abs(x - numbers[1]) < abs(x - numbers[0]))] for x in outputs]
    net.save(tmp_path / "net.json")
    again, module = Network.load(tmp_path / "net.json"), {}
    exec(net.to_source("python"), module)
    assert again.classify(X) == net.classify(X) == [module["classify"](row) for row in X.tolist()]
    assert net.evaluate(X, y)["accuracy"] == again.evaluate(X, y)["accuracy"] == share(net, y)


def test_one_tanh_learns_the_numbers_it_is_given():
    """The bits are those of rows of one number, which are learnt as they are."""
    for pair in ([-1, 1], [0, 1]):
        y = [pair[either] for either in EITHER]
        net, plain = network(1, "tanh"), network(1, "tanh")
        first = net.loss_and_gradients(X, y)[0]
        assert first == pytest.approx(np.mean((np.array(net.predict(X).tolist())[:, 0] - y) ** 2))
        assert net.fit(X, y, **HOW).loss == plain.fit(X, np.array(y) * 1.0, **HOW).loss


def test_numbers_between_are_learnt_as_numbers():
    net = network(1, "tanh")
    net.fit(X, EITHER * 0.5, **HOW)
    assert net.classes is None and sorted(net.evaluate(X, EITHER * 0.5)) == ["loss", "mean_absolute_error", "r2"]


def test_factors_of_classes_for_one_tanh():
    y = EITHER.tolist()
    factors = [targets.weighted_by_class(network(1, "tanh").chain, targets.encoded(network(1, "tanh").chain, y)[0], None, {1: 2.0}, [0, 1])]
    assert [x for x, in factors[0].tolist()] == [2.0 if either else 1.0 for either in y]


def test_a_checkpoint_from_before_classes_were_learnt(tmp_path):
    path = tmp_path / "checkpoint.json"
    how = dict(progress=False, checkpoint=path, checkpoint_every=1, resume=True)
    whole, net = network(1, "tanh"), network(1, "tanh")
    whole.fit(X, EITHER, epochs=4, progress=False)
    net.fit(X, EITHER, epochs=2, **how)
    content = envelope.load(path)
    content["network"]["classes"] = content["training"]["settings"]["classes"] = None
    envelope.save(path, content)
    again = network(1, "tanh")
    again.fit(X, EITHER, epochs=4, **how)
    assert again.predict(X).tolist() == whole.predict(X).tolist() and again.classes == [0, 1]


def test_class_numbers_for_a_softmax_with_any_loss():
    by_number, by_row = network(3, "softmax", "mean_squared_error"), network(3, "softmax", "mean_squared_error")
    by_number.fit(X, KIND, **HOW)
    by_row.fit(X, np.eye(3)[KIND], **HOW)
    assert by_number.predict(X).tolist() == by_row.predict(X).tolist() and share(by_number, KIND) > 0.8
    other = network(3, "softmax", "huber")
    other.fit(X, KIND + 4, **HOW)
    assert other.classes == [4, 5, 6] and share(other, KIND + 4) > 0.8


# ---- what was not learnt ----

@pytest.mark.parametrize("options, learnt, given, message", [
    ((1, "sigmoid"), EITHER, EITHER + 3, "is 4; .*needs a share from 0 to 1"), ((1, "sigmoid"), EITHER, EITHER * 2 - 1, "is -1; "),
    ((1, "sigmoid"), EITHER, ["ab"[e] for e in EITHER], "y row 0 is 'b', where fit had numbers, not names of classes"),
    ((3, "softmax"), KIND, KIND + 1, "y row 8 is 3; class numbers are whole, from 0 to 2"), ((3, "softmax"), KIND, ["abc"[k] for k in KIND], "where fit had numbers"),
    ((1, "tanh", "hinge"), EITHER * 2 - 1, EITHER, "hinge with tanh needs -1 or 1"), ((1, "sigmoid"), EITHER + 1, EITHER, "label 2 is 0; known are 1, 2"),
    ((1, "tanh"), EITHER, EITHER * 2 - 1, "label 2 is -1; known are 0, 1"), ((1, "sigmoid", "mean_squared_error"), EITHER, ["ab"[e] for e in EITHER], "where fit had numbers")])
def test_other_labels_than_those_learnt(options, learnt, given, message):
    """As scikit-learn scores them: no label that fit did not have counts as one that it had."""
    net = network(*options)
    with pytest.raises(ValueError, match="validation_data: .*" + message):
        net.fit(X, learnt, validation_data=(X, given), **HOW)
    assert net.optimizer is None
    net.fit(X, learnt, **HOW)
    for call in (lambda: net.evaluate(X, given), lambda: net.loss_and_gradients(X, given)):
        with pytest.raises(ValueError, match=message):
            call()


def test_a_new_fit_may_name_the_classes():
    net = network()
    net.fit(X, KIND, **HOW)
    net.fit(X, ["abc"[kind] for kind in KIND], **HOW)
    assert net.classes == ["a", "b", "c"]


def test_classes_are_not_scaled():
    for options, y in (((1, "sigmoid"), EITHER), ((1, "tanh", "hinge"), EITHER * 2 - 1)):
        net = network(*options)
        net.target_scaler = StandardScaler().fit(y.reshape(-1, 1))
        with pytest.raises(ValueError, match="target_scaler is for numbers; .* learns classes"):
            net.fit(X, y, **HOW)
    net = network(1, "tanh")
    net.target_scaler = StandardScaler().fit([[0], [1]])
    net.fit(X, [0, 1] * 30, **HOW)
    assert net.classes is None
