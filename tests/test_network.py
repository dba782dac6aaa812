"""network.py: weights set all or nothing, outputs and penalties against NumPy, classes and their names, saving and loading, hostile states."""
import json
import math
import sys

import pytest
from hypothesis import given, strategies as st

from amounts import examples, share
from purenn import Dense, Dropout, Matrix, MinMaxScaler, Network, RandomState, StandardScaler, default_rng, optimizers, targets
from purenn.files import envelope
from purenn.network import KEYS
from rubbish import NAMES, RUBBISH, places
from ways import ARTICLE, WHOLE

np = pytest.importorskip("numpy")

X = np.random.RandomState(1).normal(size=(9, 4)).tolist()
LABELS = ["fig", "apple", "fig", "date", "date", "apple", "apple", "fig", "date"]
NUMBERS = [{"apple": 0, "date": 1, "fig": 2}[label] for label in LABELS]
TWO = ["yes", "no", "no", "yes", "no", "yes", "yes", "yes", "no"]


def network(output="sigmoid", n=2, loss="half_squared_error", seed=3, **options):
    return Network([Dense(4, 5, "tanh"), Dense(3, "elu"), Dense(n, output)], loss=loss, **dict(dict(init="glorot_uniform", seed=seed), **options))


def classifier(**options):
    return network("softmax", 3, "categorical_cross_entropy", **options)


def arrays(net):
    return [np.array(matrix.tolist()) for matrix in net.chain.parameters()]


def bits(net):
    """All that a network is, as text."""
    return envelope.dumps(net.state())


# ---- weights ----

def test_weights_are_copies():
    net = network()
    before = bits(net)
    W, b = net.weights[0]
    W[0, 0] = b[0, 0] = 99.0
    assert bits(net) == before
    given_W = [[1.0] * 5 for _ in range(4)]
    net.set_weights([(given_W, [0] * 5)] + net.weights[1:])
    given_W[0][0] = 7.0
    assert net.weights[0][0].tolist() == [[1.0] * 5] * 4 and net.weights[0][1].tolist() == [[0.0] * 5]
    other = network(seed=4)
    other.set_weights(net.weights)
    assert [m.tolist() for m in other.chain.parameters()] == [m.tolist() for m in net.chain.parameters()]


@pytest.mark.parametrize("wrong, message", [
    (lambda weights: weights[:2], "3 layers that learn; got weights for 2"), (lambda weights: [], "got weights for 0"),
    (lambda weights: weights[:2] + [(weights[2][0].T, weights[2][1])], r"W has the shape \(2,3\)"),
    (lambda weights: weights[:2] + [(weights[2][0] * math.nan, weights[2][1])], "W row 0, column 0 is nan"),
    (lambda weights: weights[:2] + [(weights[2][0], [[0.0, math.inf]])], "b row 0, column 1 is inf"),
    (lambda weights: weights[:2] + ["Wb"], "weights are a pair"), (lambda weights: weights[:2] + [(None, None)], "W: "),
    (lambda weights: weights[:2] + [(weights[2][0], "b")], "b: "), (lambda weights: weights[::-1], "W has the shape")])
def test_weights_are_set_all_or_not_at_all(wrong, message):
    net = network()
    before = bits(net)
    with pytest.raises((ValueError, TypeError), match=message):
        net.set_weights(wrong([(W + 1.0, b + 1.0) for W, b in net.weights]))
    assert bits(net) == before


# ---- outputs, loss and penalties ----

def test_outputs_are_numpys():
    net = network()
    a, activations = np.array(X), [np.tanh, lambda z: np.where(z > 0, z, np.expm1(z)), lambda z: 1 / (1 + np.exp(-z))]
    parameters = arrays(net)
    for i, f in enumerate(activations):
        a = f(a @ parameters[2 * i] + parameters[2 * i + 1])
    for rows in (X, np.array(X), Matrix(X), [tuple(row) for row in X]):
        assert np.allclose(net.predict(rows).tolist(), a, rtol=1e-14) and net.predict(rows).shape == (9, 2)
    assert net.predict(X[:1]).tolist() == net.predict(X).tolist()[:1]


def test_penalties_are_of_the_weights_and_not_of_the_biases():
    y = np.random.RandomState(3).uniform(size=(9, 2))
    plain, l1, l2 = 0.0, 0.125, 0.25
    net, bare = network(l1=l1, l2=l2, init="uniform"), network(init="uniform")
    W = arrays(net)[::2]
    penalty = l1 * sum(abs(w).sum() for w in W) + l2 / 2 * sum((w * w).sum() for w in W)
    (loss, gradients), (plain, plains) = net.loss_and_gradients(X, y), bare.loss_and_gradients(X, y)
    assert loss == pytest.approx(plain + penalty, rel=1e-14) and net.evaluate(X, y)["loss"] == pytest.approx(loss, rel=1e-14)
    for w, (dW, db), (dW_, db_) in zip(W, gradients, plains):
        assert np.allclose(np.array(dW.tolist()) - np.array(dW_.tolist()), l1 * np.sign(w) + l2 * w, rtol=1e-12)
        assert db.tolist() == db_.tolist()


@pytest.mark.parametrize("options", [{"l1": -1}, {"l2": math.nan}, {"l1": math.inf}, {"l2": "0.1"}, {"l1": None}, {"l2": [0.1]}])
def test_a_penalty_is_a_finite_number_of_at_least_0(options):
    with pytest.raises((ValueError, TypeError), match=list(options)[0]):
        network(**options)


@pytest.mark.parametrize("options, message", [
    ({"loss": "mse"}, "unknown loss 'mse'; closest is mean_squared_error; known are binary_cross_entropy, "),
    ({"loss": ""}, "unknown loss ''"),
    ({"output": "identity", "loss": "binary_cross_entropy"}, "is for sigmoid in the last layer; this one has identity, for which mean_squared"),
    ({"output": "sigmoid", "loss": "hinge"}, "hinge is for tanh or identity"),
    ({"output": "softmax", "n": 1}, "softmax of one output is always 1"), ({"seed": -1}, "(?i)seed"),
    ({"seed": "x"}, "(?i)seed|integer|number"), ({"seed": 2 ** 40}, "(?i)seed"),
    ({"init": "glorot"}, "unknown initialiser 'glorot'")])
def test_what_makes_no_sense_is_refused(options, message):
    with pytest.raises((ValueError, TypeError), match=message):
        network(**options)


def test_the_generators_are_the_documented_ones():
    net = network(seed=11)
    assert net.shuffling.bit_generator.state == np.random.default_rng([11, 1]).bit_generator.state
    assert net.dropping.bit_generator.state == np.random.default_rng([11, 2]).bit_generator.state
    assert network(seed=None).seed != network(seed=None).seed


def test_summary_counts_what_is_learned():
    text = Network([Dense(4, 3, "tanh"), Dropout(0.5), Dense(2)], loss="half_squared_error").summary()
    assert text.split("\n")[1:] == ["Dense, tanh                   4        3          15", "Dropout, 0.5",
                                    "Dense, identity               3        2           8", "23 parameters, loss half_squared_error"]


# ---- classes ----

def test_classes_of_many_outputs():
    net = classifier()
    best = np.argmax(np.array(net.predict(X).tolist()), axis=1).tolist()
    assert net.classify(X) == best
    net.classes = ["apple", "date", "fig"]
    assert net.classify(X) == [net.classes[i] for i in best]
    right = np.mean([a == b for a, b in zip(net.classify(X), LABELS)])
    one_hot = np.eye(3)[NUMBERS]
    for y in (LABELS, [[label] for label in LABELS], NUMBERS, one_hot, np.array(LABELS), np.array(LABELS).reshape(-1, 1)):
        scores = net.evaluate(X, y)
        assert sorted(scores) == ["accuracy", "loss"] and scores["accuracy"] == pytest.approx(right)
    expected = -np.mean(np.log(np.array(net.predict(X).tolist())[np.arange(9), NUMBERS]))
    assert scores["loss"] == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("output, loss, threshold", [
    ("sigmoid", "binary_cross_entropy", 0.5), ("identity", "hinge", 0), ("tanh", "hinge", 0), ("tanh", "mean_squared_error", 0),
    ("sigmoid", "half_squared_error", 0.5)])
def test_classes_of_one_output(output, loss, threshold):
    net = network(output, 1, loss)
    net.set_weights([(W * 3.0, b + threshold / 2) for W, b in net.weights])
    outputs = np.array(net.predict(X).tolist())[:, 0]
    expected = (outputs > threshold).astype(int).tolist()
    assert len(set(expected)) == 2 and net.classify(X) == [-1 if loss == "hinge" and not i else i for i in expected]
    low = -1.0 if threshold == 0 else 0.0
    encoded, classes = targets.encoded(net.chain, TWO, net.classes)
    assert classes == ["no", "yes"] and encoded.tolist() == [[1.0 if label == "yes" else low] for label in TWO]
    assert net.classes is None
    net.classes = ["yes", "no"]
    assert net.classify(X) == [net.classes[i] for i in expected]
    assert targets.encoded(net.chain, TWO, net.classes)[0].tolist() == [[low if label == "yes" else 1.0] for label in TWO]
    accuracy = np.mean([a == b for a, b in zip(net.classify(X), TWO)])
    assert net.evaluate(X, TWO)["accuracy"] == accuracy == net.evaluate(X, targets.encoded(net.chain, TWO, net.classes)[0], "accuracy")["accuracy"]


def test_fit_learns_the_names():
    net = classifier()
    net.fit(X, LABELS, epochs=300, optimizer="adam", learning_rate=0.05, **WHOLE)
    assert net.classes == ["apple", "date", "fig"] and net.classify(X) == LABELS and net.evaluate(X, LABELS)["accuracy"] == 1.0
    numbers = classifier()
    numbers.fit(X, NUMBERS, epochs=300, optimizer="adam", learning_rate=0.05, **WHOLE)
    assert numbers.classes is None and numbers.classify(X) == NUMBERS
    assert [m.tolist() for m in numbers.chain.parameters()] == [m.tolist() for m in net.chain.parameters()]


@pytest.mark.parametrize("labels, message", [
    (["a"] * 9, "y has 1 class"), (list("abcdabcda"), r"y has 4 classes \(a, b, c, d\); a network of 3 outputs tells 3"),
    (LABELS[:8] + [3], "label 8 is 3; expected labels"), (LABELS[:8], "X has 9 rows, y has 8"), (LABELS[:8] + [None], "label 8 is None")])
def test_labels_that_do_not_fit(labels, message):
    net = classifier()
    before = bits(net)
    with pytest.raises((ValueError, TypeError), match=message):
        net.fit(X, labels)
    assert bits(net) == before
    net.classes = ["apple", "date", "kiwi"]
    with pytest.raises(ValueError, match="label 0 is 'fig'; known are apple, date, kiwi"):
        net.evaluate(X, LABELS)


def test_several_sigmoids_answer_questions_of_their_own():
    net = network("sigmoid", 3, "binary_cross_entropy")
    y = [[1, 1, 0], [0, 1, 1], [1, 1, 1], [0, 0, 0], [1, 0, 1], [0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 1, 1]]
    outputs = np.array(net.predict(X).tolist())
    assert net.classify(X) == (outputs > 0.5).astype(int).tolist()
    assert net.evaluate(X, y)["accuracy"] == pytest.approx(np.mean((outputs > 0.5) == np.array(y)))
    with pytest.raises(ValueError, match="class_weight: a row of y has one class; here some have several"):
        net.fit(X, y, class_weight="balanced")
    net.classes = ["fig", "date", "apple"]                      # now each row is of one of these
    assert net.classify(X) == [net.classes[i] for i in outputs.argmax(1)]


def test_numbers_are_no_classes():
    with pytest.raises(ValueError, match="gives numbers, not classes; see predict"):
        network("identity", 2, "mean_squared_error").classify(X)
    with pytest.raises(ValueError, match="class_weight: targets are classes here; y row 1, column 0 is 5.0"):
        network("identity", 1, "mean_squared_error").fit(X, [0, 5.0] + [1] * 7, class_weight="balanced")


def test_metrics_go_by_different_names():
    for names in (["accuracy", "accuracy"], [lambda t, a: 1.0, lambda t, a: 2.0], "loss"):
        with pytest.raises(ValueError, match="different names|unknown metric"):
            classifier().evaluate(X, NUMBERS, names)
    assert type(classifier().evaluate(X, NUMBERS, lambda t, a: np.float32(0.5))["<lambda>"]) is float


def test_evaluate_takes_metrics_by_name_and_functions():
    net = classifier()

    def greatest(targets, outputs):
        return max(outputs.reshape(-1).tolist())

    scores = net.evaluate(X, NUMBERS, ["accuracy", "f1", greatest])
    assert sorted(scores) == ["accuracy", "f1", "greatest", "loss"]
    assert scores["greatest"] == max(map(max, net.predict(X).tolist()))
    weighted = net.evaluate(X, NUMBERS, (), sample_weight=[1] + [0] * 8)
    assert weighted["loss"] == pytest.approx(net.evaluate(X[:1], NUMBERS[:1], ())["loss"] / 9, rel=1e-13)
    with pytest.raises(ValueError, match="unknown metric 'acc'; closest is accuracy; known are accuracy, balanced_accuracy, f1"):
        net.evaluate(X, NUMBERS, "acc")
    regression = network("identity", 2, "mean_squared_error").evaluate(X, [[1.0, 2.0]] * 9)
    assert sorted(regression) == ["loss", "mean_absolute_error", "r2"]


# ---- scalers ----

def test_scalers_stand_before_and_behind():
    random = np.random.RandomState(2)
    rows, y = random.normal(5, 3, (9, 4)), random.normal(-200, 50, (9, 2))
    net, bare = network("identity", loss="mean_squared_error"), network("identity", loss="mean_squared_error")
    net.scaler, net.target_scaler = StandardScaler().fit(rows), MinMaxScaler().fit(y)
    rows_ = (rows - rows.mean(0)) / rows.std(0)
    y_ = (y - y.min(0)) / (y.max(0) - y.min(0))
    for _ in range(2):
        expected = np.array(bare.predict(rows_).tolist()) * (y.max(0) - y.min(0)) + y.min(0)
        assert np.allclose(net.predict(rows).tolist(), expected, rtol=1e-12)
        scores = net.evaluate(rows, y)
        assert scores["loss"] == pytest.approx(bare.evaluate(rows_, y_)["loss"], rel=1e-12)
        assert scores["mean_absolute_error"] == pytest.approx(abs(y - expected).mean(), rel=1e-12)
        histories = [n.fit(*data, epochs=20, learning_rate=0.1, metrics="mean_absolute_error", **ARTICLE)
                     for n, data in ((net, (rows, y)), (bare, (rows_, y_)))]
        assert np.allclose(histories[0].loss, histories[1].loss, rtol=1e-11)
    expected = np.array(bare.predict(rows_).tolist()) * (y.max(0) - y.min(0)) + y.min(0)
    assert histories[0].metrics["mean_absolute_error"][-1] == pytest.approx(abs(y - expected).mean(), rel=1e-11)
    for wrong, message in ((y[:, :1], "y: X has 1 column;"), (np.where(y == y.max(), math.nan, y), "y row ., column . is nan")):
        with pytest.raises(ValueError, match=message):
            net.evaluate(rows, wrong)


# ---- saving and loading ----

def trained(**options):
    """A network with all that a state can hold."""
    net = Network([Dropout(0.125), Dense(4, 5, "tanh"), Dropout(0.5), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=7,
                  l1=0.001, l2=0.01)
    net.scaler = StandardScaler().fit(X)
    net.notes = {"columns": ["a", "b", "c", "d"], "missing": None, "x": 0.1, "matrix": Matrix([[1.5]])}
    net.fit(X, LABELS, epochs=3, **dict(HOW, **options))
    return net


HOW = {"optimizer": "adam", "batch_size": 2, "shuffle": True, "learning_rate": 0.1, "clip_norm": 1.0}
OPTIMIZERS = sorted(optimizers.OPTIMIZERS)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_loading_gives_the_same_bits_and_training_goes_on_to_the_same(optimizer, tmp_path):
    path = str(tmp_path / "model.json")
    net = trained(optimizer=optimizer)
    net.save(path)
    again = Network.load(path)
    assert bits(again) == bits(net) and again.summary() == net.summary() and again.classes == net.classes
    assert again.notes["columns"] == ["a", "b", "c", "d"] and again.notes["matrix"].tolist() == [[1.5]] and again.notes["x"] == 0.1
    assert again.predict(X).tolist() == net.predict(X).tolist() and again.evaluate(X, LABELS) == net.evaluate(X, LABELS)
    for one in (net, again):
        one.fit(X, LABELS, epochs=3, **dict(HOW, optimizer=one.optimizer))
    assert bits(again) == bits(net)
    never_saved = trained(optimizer=optimizer)
    never_saved.fit(X, LABELS, epochs=3, **dict(HOW, optimizer=never_saved.optimizer))
    assert bits(never_saved) == bits(net)


def test_a_network_that_was_never_trained_is_saved_as_well(tmp_path):
    path = tmp_path / "model.json"
    net = network("identity", 2, "huber", seed=default_rng(5))
    net.target_scaler = MinMaxScaler().fit([[1, 2], [3, 5]])
    net.save(path)
    assert bits(Network.load(path)) == bits(net) and Network.load(path).optimizer is None
    net.classes, net.notes = ("no", "yes"), ["a list", 1]
    net.save(path)
    assert Network.load(path).classes == ["no", "yes"] and Network.load(path).notes == ["a list", 1]


def test_what_could_not_be_loaded_is_not_saved(tmp_path):
    path = tmp_path / "model.json"
    net = trained()
    net.save(path)
    before = path.read_text()
    for name, wrong in (("classes", ["a", "b"]), ("classes", [0, "a", 2]), ("classes", ["a", "b", "a"]), ("notes", {"f": open}), ("scaler", StandardScaler()),
                        ("scaler", StandardScaler().fit([[1.0], [2.0]]))):
        net = trained()
        with pytest.raises((ValueError, TypeError)):            # a class that is wrong is refused when it is set
            setattr(net, name, wrong)
            net.save(path)
        assert path.read_text() == before


def test_the_file_is_data(tmp_path):
    path = tmp_path / "model.json"
    trained().save(path)
    document = json.loads(path.read_text())
    assert document["format"] == "purenn" and sorted(document["data"]["network"]) == sorted(KEYS)


# ---- states that are none ----

def changed(where, value):
    """The state of `trained`, with another value at the place, or without it."""
    data = envelope.loads(bits(BASE))
    inner = data
    for key in where[:-1]:
        inner = inner[key]
    if value is DELETED:
        del inner[where[-1]]
    else:
        inner[where[-1]] = value
    return data


BASE, DELETED = trained(), object()
LAYER = {"activation": "tanh", "W": Matrix([[1.0, 2.0]]), "b": Matrix([[1.0, 2.0]])}


@pytest.mark.parametrize("where, value, message", [
    (["layers"], 3, "layers: expected list; got 3"), (["layers"], [], "last layer must be Dense"),
    (["layers"], ["Dense"], r"layers\[0\]: expected dict"),
    (["layers", 1, "W"], "1.5", r"layers\[1\]\.W: expected matrix; got \"1.5\""),
    (["layers", 1, "W"], [[1.0]], "W: expected matrix"),
    (["layers", 1, "W"], Matrix([1.0]), "expected a matrix of shape"),
    (["layers", 1, "b"], Matrix([[1.0]]), r"b: expected a matrix of shape \(1,5\)"),
    (["layers", 1], LAYER, r"n_in is 2, what comes in has 5 numbers|n_in is 5, but 2|scaler: it is for 4|Dense\(5, 3, 'softmax'\)"),
    (["layers", 1, "W"], Matrix([[math.nan] * 5] * 4), "expected finite numbers; row 0, column 0 is nan"),
    (["layers", 1, "activation"], "eval", "unknown activation 'eval'; known are"),
    (["layers", 1, "activation"], DELETED, "activation: expected text; there is nothing"),
    (["layers", 1, "n_out"], 10 ** 9, "n_out: unknown; known are activation, W, b"),
    (["layers", 0, "dropout"], 1.0, "rate"), (["layers", 0, "dropout"], "0.5", r"dropout: expected number"),
    (["loss"], "mean", "unknown loss 'mean'"), (["loss"], "hinge", "hinge is for"),
    (["loss"], "binary_cross_entropy", "is for sigmoid"), (["l1"], -1.0, "l1 is a finite number"),
    (["l2"], math.nan, "l2: expected number"), (["seed"], "7", "seed: expected int"), (["seed"], -7, "(?i)seed"),
    (["seed"], 10 ** 900, "(?i)seed"), (["shuffling"], {}, "PCG64"),
    (["dropping", "state"], {}, "not the state of a network"), (["dropping", "state", "inc"], 2, "odd"),
    (["shuffling", "uinteger"], -1, "32 bits"), (["optimizer"], {}, "unknown optimizer None"),
    (["optimizer", "name"], "lion", "unknown optimizer 'lion'; known are adagrad"),
    (["optimizer", "beta1"], 2.0, "beta1: expected a number"), (["optimizer", "rate"], "fast", "rate"),
    (["optimizer", "means"], [Matrix([[1.0]])], "equal shapes"), (["optimizer", "extra"], 1, "a state of adam has"),
    (["scaler", "scaler"], "robust", "unknown scaler 'robust'; known are minmax, standard"),
    (["scaler", "spread"], [0.0] * 4, "above 0"),
    (["scaler", "centre"], [1.0], "spread must be 1 numbers|spread must be"),
    (["target_scaler"], {"scaler": "standard", "centre": [1.0], "spread": [1.0]}, "it is for 1 column; the network has 3"),
    (["classes"], ["a", "b"], "classes: expected a list of 3; got a list of 2"),
    (["classes"], [1, 2, None], r"classes\[2\]: expected text or number or bool"),
    (["classes"], [1, "a", 2], r"classes: class 1 is 'a'"), (["code"], "print(1)", "code: unknown; known are layers"),
    (["notes"], DELETED, "notes")])
def test_a_state_that_is_none_is_refused(where, value, message):
    with pytest.raises(ValueError, match=message) as caught:
        Network.of_state(changed(where, value))
    assert "\n" not in str(caught.value)


def test_moments_of_other_shapes_are_refused():
    small = Network([Dense(4, 3, "softmax")], loss="categorical_cross_entropy", seed=1)
    small.fit(X, NUMBERS, epochs=1, optimizer="adam", **WHOLE)
    with pytest.raises(ValueError, match="has been used for weights of the shapes"):
        Network.of_state(changed(["optimizer"], dict(small.optimizer.state(), name="adam")))


BASE_TEXT = bits(BASE)


@given(data=st.data())
@examples(600)
def load_damaged(data, tally):
    """Loads a state with some damage; counts whether that was refused."""
    damaged = envelope.loads(BASE_TEXT)
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(places(damaged) or [([None], 0)]))
        how = data.draw(st.sampled_from(["replace", "replace", "swap", "delete", "add"]))
        if how == "replace":
            container[key] = data.draw(RUBBISH)
        elif how == "swap":
            other, other_key = data.draw(st.sampled_from(places(damaged)))
            container[key], other[other_key] = other[other_key], container[key]
            if len(repr(damaged)) > 10 ** 5 or "..." in repr(damaged):          # it stands in itself
                return
        elif how == "delete":
            del container[key]
        elif isinstance(container, dict):
            container[data.draw(st.sampled_from(NAMES + list(KEYS)))] = data.draw(RUBBISH)
        else:
            container.insert(key, data.draw(RUBBISH))
    try:
        net = Network.of_state(damaged)
    except ValueError as error:
        assert "\n" not in str(error) and str(error)
        tally["refused"] += 1
    else:
        tally["taken"] += 1
        again = Network.of_state(envelope.loads(envelope.dumps(net.state())))
        assert bits(again) == bits(net)


def test_damaged_states_are_valueerrors():
    tally = {"refused": 0, "taken": 0}
    load_damaged(tally=tally)
    assert tally["refused"] > share(400) and tally["taken"] > share(10), tally


@given(RUBBISH)
@examples(200)
def test_rubbish_is_no_network(rubbish):
    with pytest.raises(ValueError):
        Network.of_state(rubbish)


def test_files_that_hold_no_network(tmp_path):
    path = str(tmp_path / "file.json")
    for data in (None, [], {}, {"network": None}, {"network": {}}, {"network": [], "training": {}}, {"model": BASE.state()},
                 {"network": BASE.state(), "code": "import os"}):
        envelope.save(path, data)
        with pytest.raises(ValueError) as caught:
            Network.load(path)
        assert "\n" not in str(caught.value)
    with open(path, "w") as f:
        f.write("cos\nsystem\n(S'true'\ntR.")
    with pytest.raises(ValueError, match="file.json: line 1: expected a text that begins with"):
        Network.load(path)
    with pytest.raises(OSError):
        Network.load(str(tmp_path / "missing.json"))
    with pytest.raises(ValueError, match="expected a file"):
        Network.load(str(tmp_path))


# ---- what is left alone ----

def test_two_networks_and_the_global_generators_are_left_alone():
    import random
    before = random.getstate(), repr(np.random.get_state())
    one, two = trained(), network()
    two_before = bits(two)
    one.fit(X, LABELS, epochs=2, shuffle=True, batch_size=2, optimizer="sgd")
    assert bits(two) == two_before and (random.getstate(), repr(np.random.get_state())) == before


def test_a_given_generator_is_drawn_from():
    random = RandomState(3)
    nets = [network(seed=random) for _ in range(2)]
    assert nets[0].weights[0][0].tolist() == network(seed=3).weights[0][0].tolist() != nets[1].weights[0][0].tolist()


@pytest.mark.parametrize("name, call, words", [
    ("purenn.py36.export.source", lambda net: net.to_source("python"), "to_source needs Python 3.6 or newer")])
def test_what_needs_a_newer_python_is_a_valueerror_whatever_the_older_one_raises(name, call, words, monkeypatch):
    """Skulpt, for one, raises an ExternalError of its own where it cannot import."""
    class Refusing(object):
        def find_spec(self, wanted, *rest):
            if wanted == name:
                raise Exception("TypeError: Cannot read properties of undefined")
    package, _, attribute = name.rpartition(".")
    monkeypatch.delitem(sys.modules, name, raising=False)
    if package in sys.modules:
        monkeypatch.delattr(sys.modules[package], attribute, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Refusing()] + sys.meta_path)
    with pytest.raises(ValueError, match=words):
        call(Network([Dense(1, 1)], loss="mean_squared_error", seed=1))
