"""What is taken where nothing is named: it learns, it is the same for class and command, and it ends before numbers run wild."""
import inspect
import math
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from command_line import run
from purenn import Dense, Dropout, Matrix, Network, StandardScaler, activations, default_rng, losses, optimizers, train_test_split
from purenn.commands import train
from purenn.files import envelope
from purenn.fitting import defaults
from purenn.fitting.history import History
from purenn.fitting.defaults import BEYOND
from ways import ARTICLE, WHOLE

np = pytest.importorskip("numpy")
QUIET = {"progress": False}


def bits(net):
    return [matrix.tolist() for matrix in net.chain.parameters()]


# ---- it learns ----

def parabola(rows):
    X = [[x] for x in default_rng(0).uniform(-2.0, 2.0, rows)]
    return X, [x * x for x, in X]


@pytest.mark.filterwarnings("ignore:Stochastic Optimizer")            # scikit-learn's, that its epochs did not suffice
def test_a_parabola_as_well_as_scikit_learn():
    neural_network = pytest.importorskip("sklearn.neural_network")
    X, y = parabola(2000)
    net = Network([Dense(1, 8, "tanh"), Dense(1)], seed=0)
    history = net.fit(X, y, **QUIET)
    theirs = neural_network.MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", random_state=0).fit(X, y)
    assert history.stopped == "epochs" and len(history.loss) == 100
    assert net.evaluate(X, y)["loss"] < 0.01 and net.evaluate(X, y)["r2"] > theirs.score(X, y)


def test_wine_on_scaled_columns():
    X, y = pytest.importorskip("sklearn.datasets").load_wine(return_X_y=True)
    found = []
    for seed in range(3):
        X_train, X_test, y_train, y_test = train_test_split(X.tolist(), y.tolist(), 0.25, seed, stratify=True)
        net = Network([Dense(13, 16, "tanh"), Dense(3, "softmax")], seed=seed)
        net.scaler = StandardScaler().fit(X_train)
        net.fit(X_train, y_train, **QUIET)
        found.append(net.evaluate(X_test, y_test)["accuracy"])
    assert sum(found) / 3 >= 0.97


# ---- what is taken ----

def test_fit_without_names_is_fit_with_these():
    X, y = parabola(70)
    named, unnamed = [Network([Dense(1, 4, "relu"), Dropout(0.2), Dense(1)], seed=1) for _ in range(2)]
    one = unnamed.fit(X, y, **QUIET)
    other = named.fit(X, y, epochs=100, optimizer=optimizers.get("adam", rate=0.01), batch_size=32, shuffle=True, **QUIET)
    assert bits(one and unnamed) == bits(other and named) and one.loss == other.loss
    assert (unnamed.optimizer.name, unnamed.optimizer.rate) == ("adam", 0.01)


def test_a_rate_alone_is_adams_and_an_optimizer_alone_has_its_own():
    X, y = parabola(5)
    net = Network([Dense(1, 1)], seed=1)
    for options, expected in (({"learning_rate": 0.25}, ("adam", 0.25)), ({"optimizer": "adam"}, ("adam", 0.001)),
                              ({"optimizer": "rmsprop"}, ("rmsprop", 0.01)), ({}, ("adam", 0.01))):
        net.fit(X, y, epochs=1, **dict(QUIET, **options))
        assert (net.optimizer.name, net.optimizer.rate) == expected
    net.partial_fit(X, y, **QUIET)
    assert net.optimizer.state()["beta1_power"] == 0.9 * 0.9


@pytest.mark.parametrize("name", sorted(activations.ACTIVATIONS))
def test_the_loss_follows_the_last_layer(name):
    expected = {"sigmoid": "binary_cross_entropy", "softmax": "categorical_cross_entropy"}.get(name, "mean_squared_error")
    assert Network([Dense(2, 2, name)]).loss is Network([Dense(2, 2, name)], loss=None).loss is losses.LOSSES[expected]
    assert Network([Dense(2, 3, "relu"), Dense(2, name)]).loss is losses.LOSSES[expected]


def test_first_weights_follow_each_layers_activation():
    names = sorted(activations.ACTIVATIONS)
    net = Network([Dense(5, 5, name) for name in names] + [Dense(5, 2)], seed=3)
    random = np.random.RandomState(3)
    for layer, name in zip(net.layers, names + ["identity"]):
        of_glorot = name in ("identity", "sigmoid", "softmax", "tanh")
        bound = math.sqrt(6.0 / (layer.n_in + layer.n_out) if of_glorot else 6.0 / layer.n_in)
        expected = random.uniform(-bound, bound, (layer.n_in, layer.n_out))
        assert layer.W.tolist() == expected.tolist() and layer.b.tolist() == [[0.0] * layer.n_out], name
    mixed = [Dense(5, 5, "relu"), Dense(5, "relu", init="zeros"), Dense(2)]
    named = Network(mixed, init="lecun_normal", seed=3)
    assert bits(named)[2] == [[0.0] * 5] * 5 and bits(named)[0] == bits(Network(
        [Dense(5, 5, "relu", init="lecun_normal")], seed=3))[0] != bits(Network(mixed, seed=3))[0]


# ---- one set of defaults ----

def test_class_and_command_have_the_same(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    of_fit = {name: p.default for name, p in inspect.signature(Network.fit).parameters.items()}
    assert [of_fit[name] for name in ("epochs", "batch_size", "shuffle", "optimizer", "learning_rate")] == [
        defaults.EPOCHS, defaults.BATCH_SIZE, defaults.SHUFFLE, None, None]
    calls, fit = [], Network.fit
    monkeypatch.setattr(Network, "fit", lambda net, X, y, **options: calls.append((net, options)) or fit(net, X, y, **options))
    run("train", "iris")
    (net, options), = calls
    assert {name: value for name, value in options.items() if value != of_fit[name]} == {}
    assert (net.optimizer.name, net.optimizer.rate) == (defaults.OPTIMIZER, defaults.LEARNING_RATE)
    again = Network([Dense(4, 16, "tanh"), Dense(3, "softmax")], seed=net.seed)
    assert again.loss is net.loss and again.l1 == net.l1 and again.l2 == net.l2
    shown = dict(re.findall(r"^    --(\S+) .*\((\w[\w.]*)(?:;[^)]*)?\)$", train.HELP, re.M))
    assert [shown[name] for name in ("epochs", "batch-size", "optimizer", "learning-rate")] == [
        "%s" % x for x in (defaults.EPOCHS, defaults.BATCH_SIZE, defaults.OPTIMIZER, defaults.LEARNING_RATE)]


def test_an_optimizer_that_the_command_names_has_its_own_rate(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    run("train", "iris", "--epochs", "1", "--optimizer", "adam", "--out", "own.json")
    run("train", "iris", "--epochs", "1", "--learning-rate", "0.125", "--out", "named.json")
    assert [Network.load(path).optimizer.rate for path in ("own.json", "named.json")] == [0.001, 0.125]


def test_first_weights_of_the_command_are_the_classs(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    run("train", "iris", "--epochs", "0", "--activation", "relu", "--hidden", "6", "--seed", "9", "--out", "model.json")
    assert bits(Network.load("model.json")) == bits(Network([Dense(4, 6, "relu"), Dense(3, "softmax")], seed=9))


# ---- a loss beyond all measure ----

def steep(**options):
    return Network([Dense(1, 8, "tanh"), Dense(1)], loss="half_squared_error", seed=2, **options)


@pytest.mark.parametrize("engine", ["matrix", "rows", "straightline", "auto"])
def test_too_large_a_rate_ends_training_long_before_infinity(engine):
    X, y = parabola(50)
    how = dict(ARTICLE, engine=engine, **QUIET)
    net = steep()
    history = net.fit(X, y, epochs=300, learning_rate=0.05, **how)
    guess = sum((t - sum(y) / 50) ** 2 for t in y) / 2
    assert history.stopped == "diverged" and max(history.loss) <= BEYOND * max(history.loss[0], guess) < 1e9
    done = len(history.loss)
    assert history.message == ("the loss grew beyond all measure in epoch %d; the weights are the last ones before (a smaller "
                               "learning_rate, scaled data or clip_norm may help)" % (done + 1))
    before = steep()
    assert before.fit(X, y, epochs=done - 1, learning_rate=0.05, **how).loss == history.loss[:-1] and bits(before) == bits(net)
    assert net.evaluate(X, y)["loss"] == pytest.approx(history.loss[-1], rel=1e-12)


def jump(epoch):
    """A rate with which the step of epoch 4 goes much too far, and no number becomes infinite."""
    return 0.001 if epoch < 4 else 1e6


@pytest.mark.parametrize("options", [WHOLE, {"batch_size": 10, "shuffle": True}], ids=["whole", "batches"])
def test_a_last_step_that_goes_too_far_is_found(options):
    X, y = parabola(50)
    net, before = steep(), steep()
    history = net.fit(X, y, epochs=5, optimizer="sgd", learning_rate=jump, **dict(options, **QUIET))
    assert history.stopped == "diverged" and "in epoch 5;" in history.message
    assert max(history.loss) < 1e6 and net.evaluate(X, y)["loss"] < 1e6
    if options is WHOLE:
        before.fit(X, y, epochs=4, optimizer="sgd", learning_rate=jump, **dict(options, **QUIET))
        assert bits(net) == bits(before) and len(history.loss) == 5


@pytest.mark.parametrize("engine", ["matrix", "straightline"])
@pytest.mark.parametrize("watched", [True, False])
def test_a_step_that_goes_too_far_is_in_no_checkpoint(engine, watched, tmp_path):
    X, y = parabola(20)
    path = str(tmp_path / "run.json")
    how = dict(ARTICLE, epochs=30, learning_rate=jump, engine=engine, **QUIET)
    seen = []

    def look(epoch, net, history):
        seen.append(Network.of_state(envelope.load(path)["network"]).evaluate(X, y)["loss"])
    net, plain = steep(), steep()
    if not watched:                     # many epochs in one call, whose lengths end where a checkpoint is due
        how["learning_rate"] = 0.06
    history = net.fit(X, y, checkpoint=path, checkpoint_every=1, callbacks=look if watched else (), **how)
    assert history.stopped == "diverged" and max(seen or [0]) < 1e6
    assert Network.of_state(envelope.load(path)["network"]).evaluate(X, y)["loss"] < BEYOND * history.loss[0]
    assert plain.fit(X, y, callbacks=(lambda *_: None) if watched else (), **how).message == history.message
    assert bits(plain) == bits(net)


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_a_resumed_training_judges_as_one_at_once(stop, tmp_path):
    X, y = parabola(40)
    how = dict(batch_size=8, optimizer="sgd", learning_rate=0.12, epochs=40, **QUIET)
    once = steep()
    history = once.fit(X, y, **how)
    assert history.stopped == "diverged" and len(history.loss) > 3
    checkpoint = {"checkpoint": str(tmp_path / "run.json"), "checkpoint_every": 1, "resume": True}
    steep().fit(X, y, **dict(how, epochs=stop, **checkpoint))
    resumed = steep()
    later = resumed.fit(X, y, **dict(how, **checkpoint))
    assert (later.loss, later.message) == (history.loss, history.message) and bits(resumed) == bits(once)


def test_equal_targets_that_are_met_already_are_no_divergence():
    X, y = parabola(40)[0], [3.0] * 40
    net = Network([Dense(1, 4, "tanh"), Dense(1)], seed=1)
    net.set_weights([(W * 0, b * 0) for W, b in net.weights[:1]] + [(net.weights[1][0], [[3.0 + 1e-9]])])
    assert net.evaluate(X, y)["loss"] < 1e-16
    history = net.fit(X, y, epochs=3, **QUIET)
    assert history.stopped == "epochs" and max(history.loss) > BEYOND * 1e-16
    assert net.fit(X, [0.0] * 40, learning_rate=1e6, epochs=60, optimizer="sgd", **QUIET).stopped == "diverged"


def test_a_first_batch_that_weighs_nothing():
    X, y = parabola(40)
    net = Network([Dense(1, 4, "tanh"), Dense(1)], loss="half_squared_error", seed=1)
    history = net.fit(X, y, epochs=3, batch_size=20, shuffle=False, sample_weight=[0] * 20 + [1] * 20, **QUIET)
    assert history.stopped == "epochs" and len(history.loss) == 3


@pytest.mark.parametrize("kind", [Fraction, Decimal])
def test_numbers_of_other_kinds(kind):
    """Fractions never become infinite, and grow until memory is full; Decimals would take 10 ** 999999."""
    net = Network([Dense(1, 1, init=([[kind(1)]], [kind(0)]))])
    X, y = [[kind(1)], [kind(2)]], [[kind(2)], [kind(3)]]
    history = net.fit(X, y, epochs=100, learning_rate=kind(10), **dict(ARTICLE, **QUIET))
    assert history.stopped == "diverged" and len(history.loss) < 6 and isinstance(net.weights[0][0][0, 0], kind)
    assert max(history.loss) <= BEYOND * history.loss[0]


def test_a_loss_that_may_be_negative():
    X, y = parabola(20)
    deep = losses.Loss("deep", lambda a, t: (a - t) * (a - t) - 1000, lambda a, t: (a - t) * 2, "mean")
    net = Network([Dense(1, 4, "tanh"), Dense(1)], loss=deep, seed=1)
    assert net.fit(X, y, epochs=5, **QUIET).stopped == "epochs"
    assert net.fit(X, y, epochs=99, **dict(ARTICLE, learning_rate=5.0, **QUIET)).stopped == "diverged"


@pytest.mark.parametrize("name", sorted(losses.LOSSES))
def test_always_guessing(name):
    output = losses.LOSSES[name].only_with or "identity"
    t = np.random.RandomState(1).uniform(size=(9, 2)) if name != "hinge" else np.sign(np.arange(18) % 4 - 1.5).reshape(9, 2)
    t = t / t.sum(axis=1, keepdims=True) if output == "softmax" else t
    mean = np.zeros(2) if losses.LOSSES[name].only_with else t.mean(axis=0)
    weights = [1.0 + i for i in range(9)]
    constant = Network([Dense(1, 2, output, init=([[0, 0]], [mean.tolist()]))], loss=name)
    targets = Network([Dense(1, 2, output)], loss=name)
    found = targets.loss.of_guess(Matrix(t.tolist()), Matrix([[w] for w in weights]))
    assert found == pytest.approx(constant.evaluate([[1]] * 9, t, (), sample_weight=weights)["loss"], rel=1e-12)


# ---- one optimizer for two networks ----

def pair():
    return [Network([Dense(1, 3, "tanh"), Dense(1)], seed=seed) for seed in (1, 2)]


@pytest.mark.parametrize("name", sorted(optimizers.OPTIMIZERS))
def test_a_second_network_starts_with_a_fresh_optimizer(name):
    X, y = parabola(20)
    how = dict(epochs=4, **QUIET)
    optimizer = optimizers.get(name, rate=0.05)
    (one, two), (_, alone) = pair(), pair()
    one.fit(X, y, optimizer=optimizer, **how)
    state = envelope.dumps(optimizer.state())
    two.fit(X, y, optimizer=optimizer, **how)
    alone.fit(X, y, optimizer=optimizers.get(name, rate=0.05), **how)
    assert bits(two) == bits(alone) and envelope.dumps(two.state()) == envelope.dumps(alone.state())
    assert one.optimizer is optimizer and two.optimizer is not optimizer and envelope.dumps(optimizer.state()) == state
    other = Network([Dense(1, 5, "relu"), Dense(1)], seed=1)
    assert other.fit(X, y, optimizer=optimizer, **how).stopped == "epochs"      # of other shapes, too


def test_the_same_network_goes_on_with_it():
    X, y = parabola(20)
    optimizer = optimizers.get("adam", rate=0.05)
    (one, _), (at_once, _) = pair(), pair()
    at_once.fit(X, y, optimizer="adam", learning_rate=0.05, epochs=9, **QUIET)
    one.fit(X, y, optimizer=optimizer, epochs=3, **QUIET)
    one.fit(X, y, optimizer=optimizer, epochs=2, **QUIET)
    for _ in range(2):
        one.partial_fit(X, y, **QUIET)
    restored = optimizers.get("adam")
    restored.restore(one.optimizer.state())
    loaded = Network.of_state(one.state())
    for net, how in ((one, {"optimizer": restored}), (loaded, {"optimizer": loaded.optimizer})):
        net.fit(X, y, epochs=2, **dict(how, **QUIET))
    assert bits(one) == bits(at_once) == bits(loaded)


# ---- numbers as text ----

@pytest.mark.parametrize("x, text", [(3e-7, "3e-07"), (4.32163e223, "4.3216e+223"), (0.037591, "0.0376"), (1.0, "1.0000"), (12.5, "12.5000")])
def test_a_history_shows_numbers_briefly(x, text):
    history = History()
    history.add(x, None, {"accuracy": 1.0}, 0.0)
    assert history.text() == "loss %s, accuracy 1.0000" % text
    assert abs(float(text) - x) <= 1e-3 * x
    assert repr(History()) == "<History: 0 epochs; None>"
