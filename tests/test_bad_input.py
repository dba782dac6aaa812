"""Bad input to fit, partial_fit, predict, evaluate and load: an error that says what was expected, what came and where; nothing is changed."""
import inspect
import math
import re
from fractions import Fraction

import pytest

from purenn import Dense, Dropout, MinMaxScaler, Network, StandardScaler, network, optimizers, schedule
from purenn.data import split_rows
from purenn.files import envelope
from ways import ARTICLE, WHOLE

np = pytest.importorskip("numpy")

NAN, INF = math.nan, math.inf
RNG = np.random.RandomState(7)
X, Y = RNG.normal(size=(7, 4)).tolist(), RNG.uniform(size=(7, 2)).tolist()
CLASSES = [0, 1, 2, 2, 1, 0, 1]


def regression(**options):
    """A network that has been trained already, so that there is something to spoil."""
    net = Network([Dense(4, 3, "tanh"), Dropout(0.5), Dense(2, "sigmoid")], loss="mean_squared_error", seed=1, **options)
    net.fit(X, Y, epochs=2, optimizer="adam", shuffle=True, batch_size=3)
    return net


def classifier():
    net = Network([Dense(4, 3, "tanh"), Dropout(0.5), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=1)
    net.fit(X, [("fig", "date", "apple")[c] for c in CLASSES], epochs=2, optimizer="adam", shuffle=True, batch_size=3)
    return net


def one_output(loss="binary_cross_entropy", activation="sigmoid"):
    net = Network([Dense(4, 3, "tanh"), Dense(1, activation)], loss=loss, seed=1)
    net.fit(X, [1, -1] * 3 + [1] if loss == "hinge" else [1, 0] * 3 + [1], epochs=1, **ARTICLE)
    return net


def refuses(net, call, message):
    """The call is a ValueError or TypeError of one line with the message in it, and changes nothing."""
    before = envelope.dumps(net.state())
    kept = [X, Y, CLASSES], repr([X, Y, CLASSES])
    optimizer, layers = net.optimizer, net.chain.parameters()
    with pytest.raises((ValueError, TypeError)) as caught:
        call(net)
    text = str(caught.value)
    assert re.search(message, text), text
    assert "\n" not in text and len(text) < 400, text
    assert envelope.dumps(net.state()) == before and net.optimizer is optimizer and repr(kept[0]) == kept[1]
    assert all(one is other for one, other in zip(net.chain.parameters(), layers))


def row(i, j, value):
    """X with this number at this place."""
    rows = [list(numbers) for numbers in X]
    rows[i][j] = value
    return rows


def target(i, j, value):
    rows = [list(numbers) for numbers in Y]
    rows[i][j] = value
    return rows


# ---- X ----

BAD_X = [
    ("nan", row(5, 2, NAN), "X row 5, column 2 is nan"), ("inf", row(0, 3, INF), "X row 0, column 3 is inf"),
    ("-inf", row(6, 0, -INF), "X row 6, column 0 is -inf"),
    ("a NumPy nan", np.array(row(1, 1, NAN)), "X row 1, column 1 is nan"),
    ("ragged, short", X[:3] + [[1.0, 2.0]] + X[4:], "X: .*row 3"),
    ("ragged, long", X[:3] + [[1.0] * 5] + X[4:], "X: .*row 3"), ("an empty row", [[]] + X[1:], "X"),
    ("too narrow", [numbers[:3] for numbers in X], r"X has the shape \(7,3\); expected \(samples,4\)"),
    ("too wide", [numbers * 2 for numbers in X], r"X has the shape \(7,8\); expected \(samples,4\)"),
    ("one sample, no row", X[0], r"X has the shape \(4,\); expected \(samples,4\), so \[row\] for one sample"),
    ("no rows", [], r"X has the shape \(0,\)|X"), ("rows of nothing", [[], []], r"X has the shape \(2,0\)"),
    ("a text", row(2, 1, "1.5"), "X: .*row 2, column 1.*'1.5'"), ("texts", [["a"] * 4] * 7, "X: .*'a'"),
    ("None in it", row(2, 1, None), "X: .*row 2, column 1.*None"), ("None", None, "X"), ("a number", 3.5, "X"),
    ("just text", "1,2,3,4", "X"), ("a list in it", row(0, 0, [1.0]), "X: "), ("complex", row(0, 0, 1j), "X: .*complex"),
    ("a dict", {"a": 1}, "X"), ("an object", row(4, 0, object()), "X: .*row 4, column 0"),
    ("three dimensions", [X, X], "X: "), ("a NumPy cube", np.zeros((2, 3, 4)), "X: "),
    ("a huge int", row(3, 1, 10 ** 400), "X:? row 3, column 1"), ("a function", len, "X")]
CALLS = {
    "fit": lambda net, rows: net.fit(rows, Y), "partial_fit": lambda net, rows: net.partial_fit(rows, Y),
    "predict": lambda net, rows: net.predict(rows),
    "forward": lambda net, rows: net.forward(rows), "classify": lambda net, rows: net.classify(rows),
    "evaluate": lambda net, rows: net.evaluate(rows, Y),
    "loss_and_gradients": lambda net, rows: net.loss_and_gradients(rows, Y),
    "validation": lambda net, rows: net.fit(X, Y, validation_data=(rows, Y))}


@pytest.mark.parametrize("call", sorted(CALLS))
@pytest.mark.parametrize("what, rows, message", BAD_X, ids=[bad[0] for bad in BAD_X])
def test_x(what, rows, message, call):
    refuses(regression(), lambda net: CALLS[call](net, rows), ("validation_data: " if call == "validation" else "^") + "(%s)" % message)
    if call in ("fit", "predict", "evaluate"):
        scaled = regression()
        scaled.scaler, scaled.target_scaler = StandardScaler().fit(X), MinMaxScaler().fit(Y)
        refuses(scaled, lambda net: CALLS[call](net, rows), message)


# ---- y ----

BAD_Y = [
    ("nan", target(5, 1, NAN), "y row 5, column 1 is nan"), ("inf", target(0, 0, INF), "y row 0, column 0 is inf"),
    ("ragged", Y[:6] + [[0.5]], "y: .*row 6"), ("too few rows", Y[:6], "X has 7 rows, y has 6"),
    ("too many rows", Y + Y[:1], "X has 7 rows, y has 8"),
    ("too narrow", [[0.5]] * 7, r"y has the shape \(7,1\); the network has 2 outputs"),
    ("too wide", [[0.5] * 3] * 7, r"y has the shape \(7,3\); the network has 2 outputs"),
    ("a vector", [0.5] * 7, r"y has the shape \(7,1\); the network has 2 outputs"),
    ("turned", np.array(Y).T.tolist(), r"y has the shape \(2,7\)"),
    ("outside of sigmoid's range", target(3, 0, 1.5), "y row 3, column 0 is 1.5; mean_squared_error with sigmoid needs a number from 0 to 1"),
    ("below it", target(3, 1, -0.1), "y row 3, column 1 is -0.1;"),
    ("None in it", target(2, 1, None), "y: .*row 2, column 1.*None"), ("None", None, "y"),
    ("a text in it", target(2, 1, "high"), "y: .*'high'"), ("nothing", [], "y"), ("a number", 1, "y"),
    ("names for numbers", ["a", "b", "c"] + ["a"] * 4, "y has 3 classes .*a, b, c.*; a network of 2 outputs tells 2|y row 0 is 'a', where fit had numbers"),
    ("a dict", {}, "y")]


@pytest.mark.parametrize("what, y, message", BAD_Y, ids=[bad[0] for bad in BAD_Y])
def test_y(what, y, message):
    for call in (lambda net: net.fit(X, y), lambda net: net.partial_fit(X, y), lambda net: net.evaluate(X, y),
                 lambda net: net.loss_and_gradients(X, y)):
        refuses(regression(), call, "^(%s)" % message)
    refuses(regression(), lambda net: net.fit(X, Y, validation_data=(X, y)), "validation_data: (%s)" % message)


BAD_CLASSES = [
    ("a class too many", [0, 1, 2, 3, 0, 0, 0], "y row 3 is 3; class numbers are whole, from 0 to 2"),
    ("a negative class", [0, 1, 2, -1, 0, 0, 0], "y row 3 is -1;"),
    ("half a class", [0, 1, 2, 0.5, 0, 0, 0], "y row 3 is 0.5;"), ("nan", [0, 1, NAN, 0, 0, 0, 0], "y element 2 is nan"),
    ("inf", [0, 1, 2, 0, 0, 0, INF], "y element 6 is inf"),
    ("an unknown name", ["fig", "date", "kiwi"] + ["fig"] * 4, "label 2 is 'kiwi'; known are apple, date, fig"),
    ("names and numbers", ["fig", 1] + ["fig"] * 5, "label 1 is 1"),
    ("shares that add up to 2", [[1, 1, 0]] + [[1, 0, 0]] * 6, "y row 0 adds up to 2"),
    ("a negative share", [[1.5, -0.5, 0]] + [[1, 0, 0]] * 6, "y row 0, column 0 is 1.5; .* needs a share from 0 to 1"),
    ("two columns", [[1, 0]] * 7, r"y has the shape \(7,2\); the network has 3 outputs"),
    ("too few", [0, 1, 2], "X has 7 rows, y has 3"), ("an empty name", [""] * 7, "known are apple, date, fig"),
    ("None", [None] * 7, "y: .*None"), ("too many columns", [[1, 0, 0, 0]] * 7, "the network has 3 outputs")]


@pytest.mark.parametrize("what, y, message", BAD_CLASSES, ids=[bad[0] for bad in BAD_CLASSES])
def test_classes(what, y, message):
    for call in (lambda net: net.fit(X, y), lambda net: net.evaluate(X, y), lambda net: net.fit(X, CLASSES, validation_data=(X, y))):
        refuses(classifier(), call, message)


@pytest.mark.parametrize("labels, message", [
    (["a"] * 7, r"y has 1 class \(a\); a network of 3 outputs tells 3"),
    (list("abcdabc"), r"y has 4 classes \(a, b, c, d\); a network of 3 outputs tells 3"),
    (list("abababa"), r"y has 2 classes \(a, b\); a network of 3 outputs tells 3")])
def test_the_number_of_names(labels, message):
    fresh = Network([Dense(4, 3, "softmax")], loss="categorical_cross_entropy", seed=1)
    refuses(fresh, lambda net: net.fit(X, labels), message)
    refuses(fresh, lambda net: net.evaluate(X, labels), message)


@pytest.mark.parametrize("loss, activation, y, message", [
    ("binary_cross_entropy", "sigmoid", [0, 1, 2, 0, 1, 0, 1],
     "y row 2, column 0 is 2; binary_cross_entropy with sigmoid needs a share from 0 to 1"),
    ("hinge", "tanh", [1, -1, 0, 1, 1, 1, 1], "y row 2, column 0 is 0; hinge with tanh needs -1 or 1"),
    ("mean_squared_error", "relu", [1, 2, -3, 1, 1, 1, 1], "y row 2, column 0 is -3; .* with relu needs a number from 0 on"),
    ("mean_squared_error", "tanh", [1, 0, 1.5, 1, 1, 1, 1], "y row 2, column 0 is 1.5; .* needs a number from -1 to 1"),
    ("mean_squared_error", "elu", [0, 5, -1.5, 0, 0, 0, 0], "needs a number from -1 on"),
    ("binary_cross_entropy", "sigmoid", ["yes"] * 7, r"y has 1 class \(yes\); a network of 1 output tells 2"),
    ("binary_cross_entropy", "sigmoid", list("abcabca"), "y has 3 classes")])
def test_targets_that_one_output_cannot_reach(loss, activation, y, message):
    fresh = Network([Dense(4, 1, activation)], loss=loss, seed=1)
    refuses(fresh, lambda net: net.fit(X, y), message)
    refuses(fresh, lambda net: net.evaluate(X, y), message)


def test_one_class_alone_is_allowed_by_number():
    for net, y in ((one_output(), [1] * 7), (Network([Dense(4, 3, "softmax")], loss="categorical_cross_entropy", seed=1), [2] * 7)):
        history = net.fit(X, y, epochs=50, learning_rate=0.5, class_weight="balanced", **ARTICLE)
        assert history.loss[-1] < history.loss[0] and net.classify(X) == y and net.evaluate(X, y)["accuracy"] == 1.0


# ---- what fit is told ----

BAD_OPTIONS = [
    (dict(epochs=-1), "epochs must be at least 0; got -1"), (dict(epochs=1.5), "epochs must be an integer; got 1.5"),
    (dict(epochs=None), "epochs must be an integer; got None"), (dict(epochs="5"), "epochs must be an integer; got '5'"),
    (dict(epochs=INF), "epochs"), (dict(batch_size=0), "batch_size must be at least 1; got 0"),
    (dict(batch_size=-1), "batch_size must be at least 1; got -1"),
    (dict(batch_size=1.5), "batch_size must be an integer; got 1.5"),
    (dict(batch_size="all"), "batch_size must be an integer; got 'all'"),
    (dict(learning_rate=-0.1), "learning_rate: .*expected a finite number of at least 0; got -0.1"),
    (dict(learning_rate=NAN), "learning_rate: .*got nan"), (dict(learning_rate=INF), "learning_rate: .*got inf"),
    (dict(learning_rate="fast"), "learning_rate: unknown schedule 'fast'; known are constant, cosine"),
    (dict(learning_rate="cosine"), "learning_rate: cosine needs the option rate"),
    (dict(learning_rate=[0.1]), "learning_rate: "),
    (dict(optimizer="adagard"), "unknown optimizer 'adagard'; closest is adagrad; known are adagrad, adam, adamw"),
    (dict(optimizer=""), "unknown optimizer ''; known are"), (dict(optimizer=optimizers.Adam), "unknown optimizer"),
    (dict(engine="numpy"), "unknown engine 'numpy'; known are auto, matrix"), (dict(engine=None), "unknown engine None"),
    (dict(metrics="acc"), "unknown metric 'acc'; closest is accuracy; known are accuracy"),
    (dict(metrics=["r2", "mse"]), "unknown metric 'mse'; closest is mean_squared_error; known are"),
    (dict(metrics=None), "metrics are a name, a function or a list of them; got None"), (dict(metrics=[[]]), r"unknown metric \[\]; known"),
    (dict(optimizer=[]), r"unknown optimizer \[\]; known are"), (dict(engine={}), "unknown engine {}; known are"), (dict(metrics=[3]), "unknown metric 3"),
    (dict(callbacks=[None]), "a callback is a function or has a method of on_fit_begin.*; got None"),
    (dict(callbacks="stop"), "got 'stop'"),
    (dict(clip_value=-1), "clip_by_value: limit: expected a finite number of at least 0; got -1"),
    (dict(clip_norm=NAN), "got nan"), (dict(clip_norm="1"), "clip_norm is '1', not a number"),
    (dict(patience=3), "patience watches the validation loss; give validation_data or validation_split"),
    (dict(patience=0, validation_split=0.3), "patience must be at least 1; got 0"),
    (dict(patience=2.5, validation_split=0.3), "patience must be an integer; got 2.5"),
    (dict(min_delta=-1), "min_delta: expected a finite number of at least 0; got -1"),
    (dict(min_delta=NAN), "min_delta"), (dict(validation_split=0.0), "validation_split: .*got 0.0"),
    (dict(validation_split=1.0), "validation_split: .*got 1.0"), (dict(validation_split=7), "validation_split: .*got 7"),
    (dict(validation_split=-0.5), "validation_split: .*got -0.5"), (dict(validation_split="0.3"), "validation_split: "),
    (dict(validation_split=NAN), "validation_split: "),
    (dict(validation_split=0.3, validation_data=(X, Y)), "two ways to say the same; give one"),
    (dict(validation_data=X), r"validation_data: expected \(X, y\) or \(X, y, sample_weight\); got a list of 7"),
    (dict(validation_data=(X,)), "validation_data: .*got a tuple of 1"),
    (dict(validation_data=5), "validation_data: .*got an int"),
    (dict(validation_data=(X, Y, [1] * 7, 0)), "validation_data: .*got a tuple of 4"),
    (dict(validation_data=(X[:3], Y)), "validation_data: X has 3 rows, y has 7"),
    (dict(validation_data=([], [])), "validation_data: X"),
    (dict(validation_data=(X, Y, [1] * 6)), r"validation_data: sample_weight has the shape \(6,\); X has 7 rows"),
    (dict(validation_data=(X, Y, [0] * 7)), "validation_data: sample weights are at least 0, and not all 0"),
    (dict(checkpoint_every=0), "checkpoint_every must be at least 1; got 0"),
    (dict(checkpoint_every=1.5), "checkpoint_every must be an integer"),
    (dict(resume=True), "resume goes on from a checkpoint"), (dict(checkpoint=7), "checkpoint is the path of a file; got 7"),
    (dict(sample_weight=[1] * 6), r"sample_weight has the shape \(6,\); X has 7 rows"),
    (dict(sample_weight=[[1] * 7]), r"sample_weight has the shape \(1,7\)"),
    (dict(sample_weight=[1] * 6 + [-1]), "sample weights are at least 0, and not all 0; the least is -1"),
    (dict(sample_weight=[0] * 7), "not all 0; the least is 0, the greatest 0"),
    (dict(sample_weight=[1] * 6 + [NAN]), "sample_weight row 6, column 0 is nan"),
    (dict(sample_weight=[1] * 6 + ["1"]), "sample_weight: .*'1'"), (dict(sample_weight=2), "sample_weight"),
    (dict(sample_weight="balanced"), "sample_weight"), (dict(sample_weight=[1] * 6 + [None]), "sample_weight: .*None"),
    (dict(class_weight="even"), "class_weight: expected \"balanced\" or {class: factor}; got 'even'"),
    (dict(class_weight=[1, 2]), "class_weight: expected"),
    (dict(class_weight={2: 1.0}), "class_weight: unknown class 2; known are 0, 1"),
    (dict(class_weight={"fig": 1.0}), "class_weight: unknown class 'fig'; known are 0, 1"),
    (dict(class_weight={0: -1.0}), "class_weight: .*at least 0"), (dict(class_weight={0: NAN}), "class_weight: .*nan"),
    (dict(class_weight={0: "2"}), "class_weight: .*'2'"), (dict(class_weight={0: 0, 1: 0}), "class_weight: .*not all 0"),
    (dict(class_weight={0: 0.0}, sample_weight=[int(a > b) for a, b in Y]), "the weights of all samples to train on are 0"),
    (dict(optimizer=optimizers.get("sgd"), epochs=2, learning_rate={}), "learning_rate: ")]


@pytest.mark.parametrize("options, message", BAD_OPTIONS, ids=["%r" % sorted(options) + str(i) for i, (options, _) in enumerate(BAD_OPTIONS)])
def test_options(options, message):
    y = [[int(a > b), 1 - int(a > b)] for a, b in Y] if "class_weight" in options else Y
    refuses(regression(), lambda net: net.fit(X, y, **options), message)
    if "epochs" not in options:
        refuses(regression(), lambda net: net.partial_fit(X, y, **options), message)


def test_arguments_of_other_names():
    for name, words in (("lr", "fit: unknown argument 'lr'; closest is learning_rate; known are X, y, epochs"),
                        ("verbose", "fit: unknown argument 'verbose'; closest is progress; known"),
                        ("random_state", "fit: unknown argument 'random_state'; closest is seed of Network$"),
                        ("activation", "closest is activation of Dense$"), ("batchsize", "closest is batch_size"),
                        ("early_stopping", "closest is patience"), ("nonsense", "'nonsense'; known are X, y, epochs")):
        for call in ("fit", "partial_fit"):
            with pytest.raises(TypeError, match=words):
                getattr(regression(), call)(X, Y, **{name: 1})
    for name, words in (("random_state", "Network: unknown argument 'random_state'; closest is seed; known are layers, loss"),
                        ("lr", "closest is learning_rate of fit$"), ("optimiser", "closest is optimizer of fit$")):
        with pytest.raises(TypeError, match=words):
            Network([Dense(1, 1)], **{name: 1})
    for name, words in (("units", "Dense: unknown argument 'units'; closest is n_out; known are n_in, n_out, activation, init"),
                        ("activaton", "closest is activation")):
        with pytest.raises(TypeError, match=words):
            Dense(4, **{name: 3})
    with pytest.raises(ValueError, match="unknown activation 'ReLU'; closest is relu"):
        Dense(4, 3, "ReLU")


def test_the_arguments_that_errors_name_are_those_there_are():
    for function, names in ((Network.__init__, network.NETWORK), (Network.fit, network.FIT)):
        assert tuple(inspect.signature(function).parameters) == ("self",) + names + ("others",)


def test_an_optimizer_restored_from_one_of_another_network():
    other = Network([Dense(2, 3, "tanh"), Dense(2)], seed=1)
    other.fit([[1, 2]], [[0, 1]], optimizer="adam", epochs=1, **WHOLE)
    restored = optimizers.get("adam")
    restored.restore(other.optimizer.state())
    refuses(regression(), lambda net: net.fit(X, Y, optimizer=restored, **WHOLE),
            r"optimizer: adam has been used for weights of the shapes \[\(2, 3\), .*those of this network are \[\(4, 3\)")


def test_an_optimizer_with_wrong_options():
    for name, options, message in (("adam", {"rate": -1.0}, "adam: rate: expected a finite number"),
                                   ("adam", {"beta3": 0.5}, "adam: unknown option 'beta3'; closest is beta1; known are rate, beta1"),
                                   ("momentum", {"momentum": 1.0}, "momentum: momentum: expected a number of at least 0 and below 1")):
        with pytest.raises(ValueError, match=message):
            optimizers.get(name, **options)


def test_a_schedule_that_turns_bad_stops_before_the_step():
    net = regression()
    before = [matrix.tolist() for matrix in net.chain.parameters()]
    for rates in ([NAN], [-1.0], ["x"], [None]):
        with pytest.raises((ValueError, TypeError), match="rate"):
            net.fit(X, Y, epochs=3, learning_rate=lambda epoch: rates[epoch], **ARTICLE)
    assert [matrix.tolist() for matrix in net.chain.parameters()] == before
    assert len(net.fit(X, Y, epochs=3, learning_rate=schedule("cosine", rate=1, steps=3), **ARTICLE).loss) == 3


def test_evaluate_s_metrics_and_weights():
    for options, message in ((dict(names="acc"), "unknown metric 'acc'; closest is accuracy; known are accuracy"), (dict(names=[None]), "unknown metric None"),
                             (dict(sample_weight=[1] * 6), r"sample_weight has the shape \(6,\)"),
                             (dict(sample_weight=[-1] * 7), "at least 0")):
        refuses(regression(), lambda net: net.evaluate(X, Y, **options), message)


def test_a_scaler_that_does_not_fit():
    for scaler, message in ((StandardScaler().fit([[1.0], [2.0]]), "X has 4 columns; the scaler was fitted to 1"),
                            (StandardScaler(), "StandardScaler has measured nothing yet")):
        net = regression()
        before = [matrix.tolist() for matrix in net.chain.parameters()], net.optimizer
        net.scaler = scaler
        for call in (lambda: net.fit(X, Y), lambda: net.predict(X), lambda: net.evaluate(X, Y)):
            with pytest.raises(ValueError, match=message):
                call()
        assert ([matrix.tolist() for matrix in net.chain.parameters()], net.optimizer) == before


# ---- what looks odd and is allowed ----

@pytest.mark.parametrize("rows", [np.array(X, np.float32), [[int(x * 3) for x in numbers] for numbers in X],
                                  [[x > 0 for x in numbers] for numbers in X],
                                  np.array(X)[:, ::-1], [np.array(numbers) for numbers in X], np.array(X, dtype=object)])
def test_numbers_of_any_kind(rows):
    assert math.isfinite(regression().fit(rows, Y, epochs=2, **ARTICLE).loss[-1])


def test_fractions_are_trained_exactly():
    net = Network([Dense(1, 1, init=([[Fraction(1, 3)]], [Fraction(0)]))], loss="half_squared_error")
    net.fit([[Fraction(1)], [Fraction(2)]], [[Fraction(1)], [Fraction(1)]], epochs=1, learning_rate=Fraction(1, 2), **ARTICLE)
    # deltas 1/3 - 1 and 2/3 - 1; dW = -2/3 - 2/3, db = -1
    assert net.weights[0][0][0, 0] == Fraction(1, 3) + Fraction(4, 3) / 2 and net.weights[0][1][0, 0] == Fraction(1, 2)


def test_a_rate_of_zero_and_batches_larger_than_the_data():
    net = regression()
    before = [matrix.tolist() for matrix in net.chain.parameters()]
    assert len(net.fit(X, Y, epochs=2, learning_rate=0, batch_size=100, optimizer="sgd", shuffle=False).loss) == 2
    assert [matrix.tolist() for matrix in net.chain.parameters()] == before
    assert len(net.fit(X[:1], Y[:1], epochs=2, **ARTICLE).loss) == 2


# ---- settings that cannot be right, before the first step ----

class Watcher(object):
    def on_epoch_end(self, epoch, network, history):
        return None


@pytest.mark.parametrize("options, error, message", [
    (dict(shuffle="no"), TypeError, "shuffle is True or False; got 'no'"), (dict(shuffle=None), TypeError, "shuffle is True or False"),
    (dict(checkpoint="x.json", resume="no"), TypeError, "resume is True or False; got 'no'"),
    (dict(progress="no"), TypeError, "progress is True or False; got 'no'"), (dict(progress=5), TypeError, "progress is True or False"),
    (dict(callbacks=Watcher), TypeError, "a callback is an object, not its class"),
    (dict(validation_split="0.2"), TypeError, "validation_split: test_size is '0.2', not a number"),
    (dict(validation_split=True), ValueError, "validation_split: .*got True"),
    (dict(validation_split=1.0), ValueError, "validation_split: .*got 1.0")])
def test_settings_that_cannot_be_right(options, error, message):
    net = regression()
    before = [matrix.tolist() for matrix in net.chain.parameters()], net.optimizer
    with pytest.raises(error, match=message):
        net.fit(X, Y, **options)
    assert ([matrix.tolist() for matrix in net.chain.parameters()], net.optimizer) == before


@pytest.mark.parametrize("weights, message", [
    ({"a": -2}, "class_weight: the factor of 'a': expected a finite number of at least 0; got -2"),
    ({"a": float("nan")}, "class_weight: the factor of 'a': .*got nan"), ({"a": "2"}, "class_weight: the factor of 'a' is '2'"),
    ({"a": None}, "class_weight: the factor of 'a' is None")])
def test_factors_of_classes(weights, message):
    net = Network([Dense(4, 1, "sigmoid")], seed=1)
    with pytest.raises((ValueError, TypeError), match=message):
        net.fit(X, (["a", "b"] * len(X))[:len(X)], class_weight=weights)


def test_shares_of_any_kind():
    for share in (0.25, np.float32(0.25), Fraction(1, 4), np.float64(0.25)):
        assert split_rows(12, share, 1) == split_rows(12, 3, 1) == split_rows(12, np.int64(3), 1)


def test_true_is_no_number():
    for name in ("learning_rate", "min_delta", "clip_norm", "clip_value"):
        with pytest.raises((TypeError, ValueError), match="True"):
            regression().fit(X, Y, **{name: True})
