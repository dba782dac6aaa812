"""training.py and fitting/: fit against the article and against NumPy, the order of an epoch, and all ways in which it ends."""
import math
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from paths import ROOT, TESTS
from purenn import Dense, Dropout, Matrix, Network, StandardScaler, article, optimizers, schedule
from purenn.backprop import Chain
from purenn.files import envelope
from purenn.fitting.callbacks import EVENTS, Callbacks, EarlyStopping
from purenn.fitting.history import History
from ways import ARTICLE, WHOLE

np = pytest.importorskip("numpy")

RNG = np.random.RandomState(1)
X = RNG.normal(size=(11, 4)).tolist()
Y = RNG.uniform(size=(11, 2)).tolist()
CLASSES = [0, 2, 1, 1, 0, 2, 2, 1, 2, 2, 0]
X2, Y2 = RNG.normal(size=(6, 4)).tolist(), RNG.uniform(size=(6, 2)).tolist()


def network(seed=3, loss="mean_squared_error", output="sigmoid", n=2, between=(), **options):
    return Network([Dense(4, 5, "tanh")] + list(between) + [Dense(n, output)], loss=loss, init="glorot_uniform", seed=seed, **options)


def classifier(seed=3, **options):
    return network(seed, "categorical_cross_entropy", "softmax", 3, **options)


def bits(net):
    return [matrix.tolist() for matrix in net.chain.parameters()]


def everything(net):
    """All that a network is, as text."""
    return envelope.dumps(net.state())


class Recorder(optimizers.SGD):
    """sgd that writes down its rates and gradients."""
    def __init__(self, **options):
        optimizers.SGD.__init__(self, **options)
        self.log, self.rates, self.gradients = [], [], []

    def step(self, parameters, gradients):
        self.log.append("step")
        self.rates.append(self.rate)
        self.gradients.append([np.array(gradient.tolist()) for gradient in gradients])
        return optimizers.SGD.step(self, parameters, gradients)


# ---- the article's network ----

def both(seed, samples, inputs, hidden, outputs, epochs):
    """The article's weights and the trainer's, after the same training."""
    random = np.random.RandomState(seed + 1000)
    rows, targets = random.normal(size=(samples, inputs)).tolist(), random.uniform(size=(samples, outputs)).tolist()
    start = article.initialize(seed, inputs, hidden, outputs)
    net = Network([Dense(inputs, hidden, "sigmoid"), Dense(hidden, outputs, "sigmoid")], loss="half_squared_error", init="uniform", seed=seed)
    net.fit(rows, targets, epochs=epochs, learning_rate=0.1, **ARTICLE)
    return [matrix.tolist() for matrix in article.train(rows, targets, *start, epochs=epochs, lr=0.1)], bits(net)


@pytest.mark.parametrize("seed", range(20))
def test_the_articles_bits(seed):
    net = Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], loss="half_squared_error", init="uniform", seed=seed)
    history = net.fit(article.X, article.y, epochs=400, learning_rate=0.1, **ARTICLE)
    trained = article.train(article.X, article.y, *article.initialize(seed), epochs=400, lr=0.1)
    assert bits(net) == [matrix.tolist() for matrix in trained] and len(history.loss) == 400
    assert net.predict(article.X).tolist() == article.forward(article.X, *trained).tolist()


@pytest.mark.parametrize("seed, sizes", list(enumerate([(5, 4, 3, 2), (2, 6, 1, 3), (7, 1, 4, 5), (1, 3, 2, 4), (8, 5, 6, 1)])))
def test_the_articles_bits_for_other_sizes(seed, sizes):
    articles, ours = both(seed, *sizes, epochs=100)
    assert articles == ours


def test_the_articles_bits_to_the_last_epoch():
    articles, ours = both(42, 3, 4, 3, 1, epochs=5000)
    assert articles == ours


# ---- the same training, written with NumPy ----

def softmax(z):
    powers = np.exp(z - z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def numpys(parameters, rows, t, seed, epochs, batch_size, rate, adam=True, dropout=0.0, l2=0.0, weights=None, clip=None):
    """(losses, parameters) of a network of relu, relu, softmax, trained on the cross entropy."""
    rows, t, p = np.array(rows), np.eye(3)[t], [np.array(matrix) for matrix in parameters]
    w = np.ones(len(rows)) if weights is None else np.array(weights, float)
    m, v, step, losses = [0.0] * 6, [0.0] * 6, 0, []
    shuffling, dropping = np.random.default_rng([seed, 1]), np.random.default_rng([seed, 2])
    for _ in range(epochs):
        order = shuffling.permutation(len(rows))
        data, penalty = 0.0, 0.0
        for start in range(0, len(rows), batch_size):
            batch = order[start:start + batch_size]
            x, y, share = rows[batch], t[batch], w[batch, None] / len(batch)
            z1 = x @ p[0] + p[1]
            a1 = np.maximum(z1, 0)
            mask = (dropping.uniform(size=a1.shape) >= dropout) / (1 - dropout) if dropout else 1.0
            z2 = (a1 * mask) @ p[2] + p[3]
            a2 = np.maximum(z2, 0)
            out = softmax(a2 @ p[4] + p[5])
            data += -(w[batch] * np.log((out * y).sum(1))).sum()
            penalty += len(batch) * l2 / 2 * sum((p[i] ** 2).sum() for i in (0, 2, 4))
            d3 = (out - y) * share
            d2 = d3 @ p[4].T * (z2 > 0)
            d1 = d2 @ p[2].T * mask * (z1 > 0)
            gradients = [x.T @ d1, d1.sum(0), (a1 * mask).T @ d2, d2.sum(0), a2.T @ d3, d3.sum(0)]
            gradients = [g + l2 * p[i] if i % 2 == 0 else g for i, g in enumerate(gradients)]
            norm = math.sqrt(sum((g ** 2).sum() for g in gradients))
            gradients = [g * (clip / norm) if clip and norm > clip else g for g in gradients]
            step += 1
            for i, g in enumerate(gradients):
                m[i], v[i] = 0.9 * m[i] + 0.1 * g, 0.999 * v[i] + 0.001 * g * g
                p[i] = p[i] - rate * (m[i] / (1 - 0.9 ** step) / (np.sqrt(v[i] / (1 - 0.999 ** step)) + 1e-8) if adam else g)
        losses.append((data + penalty) / len(rows))
    return losses, p


@pytest.mark.parametrize("options", [
    {}, {"adam": False, "rate": 0.3}, {"batch_size": 11}, {"batch_size": 1}, {"l2": 0.05}, {"dropout": 0.4},
    {"weights": [1, 2, 0.5, 0, 1, 3, 1, 1, 0, 1, 2]}, {"clip": 0.1, "adam": False, "rate": 1.0},
    {"dropout": 0.25, "l2": 0.01, "weights": [2, 1] * 5 + [4], "clip": 0.5, "batch_size": 3}])
def test_a_whole_training_is_numpys(options):
    options = dict({"epochs": 12, "batch_size": 4, "rate": 0.02, "seed": 9}, **options)
    layers = [Dense(4, 7, "relu"), Dropout(options.get("dropout", 0.0)), Dense(5, "relu"), Dense(3, "softmax")]
    net = Network(layers, loss="categorical_cross_entropy", init="he_normal", seed=options["seed"], l2=options.get("l2", 0.0))
    losses, expected = numpys(bits(net), X, CLASSES, **options)
    history = net.fit(X, CLASSES, epochs=12, batch_size=options["batch_size"], shuffle=True, learning_rate=options["rate"],
                      optimizer="adam" if options.get("adam", True) else "sgd",
                      sample_weight=options.get("weights"), clip_norm=options.get("clip"))
    assert np.allclose(history.loss, losses, rtol=1e-12, atol=0)
    for found, array in zip(bits(net), expected):
        assert abs(np.array(found) - array).max() < 1e-12
    assert abs(np.array(numpys(bits(net), X, CLASSES, **dict(options, seed=10))[0]) - losses).max() > 1e-6        # it could tell


# ---- order and batches ----

class Watcher(object):
    def __init__(self, log, stop_at=None):
        self.log, self.stop_at, self.calls = log, stop_at, []
        for event in EVENTS:
            setattr(self, event, self.recording(event))

    def recording(self, event):
        def record(number, net, history):
            self.log.append(event)
            self.calls.append((event, number, len(history.loss), net, history))
            return (event, number) == self.stop_at
        return record


def test_the_order_of_an_epoch():
    recorder = Recorder()
    log = recorder.log
    watcher = Watcher(log)

    def metric(targets, outputs):
        log.append("metric")
        return 0.5

    def rate(epoch):
        log.append("rate %d" % epoch)
        return 0.1 * (epoch + 1)

    net = network()
    history = net.fit(X, Y, epochs=2, batch_size=4, optimizer=recorder, learning_rate=rate, callbacks=[watcher], metrics=metric, shuffle=False)
    batches = ["step", "on_batch_end"] * 3
    epoch = ["on_epoch_begin"] + batches + ["metric", "on_epoch_end"]
    assert log == ["rate 0", "metric", "on_fit_begin", "rate 0"] + epoch + ["rate 1"] + epoch + ["on_fit_end"]
    assert recorder.rates == [0.1] * 3 + [0.2] * 3 and history.metrics == {"metric": [0.5, 0.5]}
    assert [call[:3] for call in watcher.calls] == [
        ("on_fit_begin", 0, 0), ("on_epoch_begin", 0, 0), ("on_batch_end", 0, 0), ("on_batch_end", 1, 0), ("on_batch_end", 2, 0),
        ("on_epoch_end", 0, 1), ("on_epoch_begin", 1, 1), ("on_batch_end", 0, 1), ("on_batch_end", 1, 1), ("on_batch_end", 2, 1),
        ("on_epoch_end", 1, 2), ("on_fit_end", 2, 2)]
    assert all(call[3] is net and call[4] is history for call in watcher.calls)


@pytest.mark.parametrize("batch_size, sizes", [
    (None, [11]), (1, [1] * 11), (4, [4, 4, 3]), (5, [5, 5, 1]), (11, [11]), (12, [11]), (10 ** 9, [11])])
@pytest.mark.parametrize("shuffle", [False, True])
def test_every_sample_once_an_epoch(batch_size, sizes, shuffle):
    """Seen by a network whose gradient of the bias tells which samples there were."""
    rows, targets = [[0.0]] * 11, [[-2.0 ** i] for i in range(11)]
    recorder = Recorder(rate=0.0)
    net = Network([Dense(1, 1, init="zeros")], loss="half_squared_error", seed=6)
    orders = []
    net.fit(rows, targets, epochs=3, optimizer=recorder, batch_size=batch_size, shuffle=shuffle)
    sums = [int(gradients[1][0, 0]) for gradients in recorder.gradients]
    draws = np.random.default_rng([6, 1])
    for epoch in range(3):
        seen = sums[epoch * len(sizes):(epoch + 1) * len(sizes)]
        assert [bin(n).count("1") for n in seen] == sizes and sum(seen) == 2 ** 11 - 1
        order = draws.permutation(11) if shuffle else np.arange(11)
        cuts = np.cumsum([0] + sizes)
        assert seen == [sum(2 ** int(i) for i in order[a:b]) for a, b in zip(cuts, cuts[1:])]
        orders.append(seen)
    assert (orders[0] != orders[1]) == (shuffle and len(sizes) > 1)


def test_the_callers_data_and_the_global_generators_stay_as_they_were():
    rows, targets, weights = [row[:] for row in X], [row[:] for row in Y], [1.0] * 11
    array = np.array(X)
    before = random.getstate(), repr(np.random.get_state())
    for data in (rows, array, Matrix(array)):
        network().fit(data, targets, epochs=2, shuffle=True, batch_size=3, sample_weight=weights, validation_split=0.3, optimizer="adam")
    assert rows == X and targets == Y and weights == [1.0] * 11 and array.tolist() == X and Matrix(array).tolist() == X
    assert (random.getstate(), repr(np.random.get_state())) == before


def test_lists_arrays_and_matrices_train_alike():
    nets = [network() for _ in range(4)]
    for net, (rows, targets) in zip(nets, [
    (X, Y), (np.array(X), np.array(Y)), (Matrix(X), Matrix(Y)), (tuple(map(tuple, X)), tuple(map(tuple, Y)))]):
        net.fit(rows, targets, epochs=3, batch_size=4, optimizer="sgd", shuffle=False)
    assert all(bits(net) == bits(nets[0]) for net in nets)


# ---- validation and early stopping ----

def test_validation_data_are_only_looked_at():
    plain, watched = network(), network()
    plain.fit(X, Y, epochs=5, learning_rate=0.5, **ARTICLE)
    losses = []
    history = watched.fit(X, Y, epochs=5, learning_rate=0.5, validation_data=(X2, Y2), metrics=["r2"],
                          callbacks=lambda epoch, net, history: losses.append(net.evaluate(X2, Y2, ["r2"])) and None, **ARTICLE)
    assert bits(plain) == bits(watched)
    assert history.validation_loss == [found["loss"] for found in losses] and history.metrics == {"r2": [found["r2"] for found in losses]}
    weights = [0, 1, 2, 0, 1, 5]
    weighted = network().fit(X, Y, epochs=1, learning_rate=0.5, validation_data=(X2, Y2, weights), **ARTICLE)
    twice = [i for i, weight in enumerate(weights) for _ in range(weight)]
    repeated = network().fit(X, Y, epochs=1, learning_rate=0.5, validation_data=([X2[i] for i in twice], [Y2[i] for i in twice]), **ARTICLE)
    assert weighted.validation_loss == pytest.approx([repeated.validation_loss[0] * sum(weights) / len(weights)], rel=1e-13)


def test_validation_split_sets_aside_a_share():
    split, given = network(seed=4), network(seed=4)
    history = split.fit(X, Y, epochs=3, learning_rate=0.5, validation_split=0.3, **ARTICLE)
    order = np.random.default_rng([4, 3]).permutation(11)
    rest, train = order[:4], order[4:]
    other = given.fit([X[i] for i in train], [Y[i] for i in train], epochs=3, learning_rate=0.5,
                      validation_data=([X[i] for i in rest], [Y[i] for i in rest]), **ARTICLE)
    assert bits(split) == bits(given) and history.validation_loss == other.validation_loss and history.loss == other.loss


def stopping(net, patience=4, **options):
    """A training that overfits: the targets to validate on are others."""
    return net.fit(X, Y, epochs=300, learning_rate=0.3, optimizer="momentum", validation_data=(X2, Y2), patience=patience, **dict(WHOLE, **options))


def test_early_stopping_goes_back_to_the_best_weights():
    net = network()
    history = stopping(net)
    assert history.stopped == "patience" and len(history.loss) < 300
    assert history.best_epoch == int(np.argmin(history.validation_loss)) == len(history.loss) - 1 - 4
    assert net.evaluate(X2, Y2)["loss"] == min(history.validation_loss)
    assert history.message == "stopped after epoch %d: no better validation loss in 4 epochs" % len(history.loss)
    other = network()
    other.fit(X, Y, epochs=history.best_epoch + 1, learning_rate=0.3, optimizer="momentum", **WHOLE)
    assert bits(other) == bits(net)


def test_the_best_weights_whatever_ended_training():
    for stop in (lambda epoch, *_: epoch == 45, None):
        net = network()
        history = net.fit(X, Y, epochs=50, learning_rate=0.3, optimizer="momentum", validation_data=(X2, Y2), patience=50, callbacks=stop or (), **WHOLE)
        assert history.stopped == ("callback" if stop else "epochs") and net.evaluate(X2, Y2)["loss"] == min(history.validation_loss)
        assert 0 < history.best_epoch < 44
    net = network()
    history = net.fit(X, Y, epochs=50, learning_rate=0.3, validation_data=(X, Y), patience=50, callbacks=lambda epoch, *_: epoch == 7, **ARTICLE)
    assert history.best_epoch == 7 and net.evaluate(X, Y)["loss"] == history.validation_loss[7]     # the epoch that it was stopped at


def test_early_stopping_among_the_callbacks_is_patience():
    nets = [network(), network()]
    expected = stopping(nets[0], min_delta=0.001)
    seen = []
    found = stopping(nets[1], None, callbacks=[EarlyStopping(4, 0.001), lambda epoch, *_: seen.append(epoch)])
    assert found.loss == expected.loss and found.best_epoch == expected.best_epoch and found.stopped == "patience"
    assert bits(nets[0]) == bits(nets[1]) and len(seen) == len(found.loss)
    for patience, callbacks in ((None, [EarlyStopping(4), EarlyStopping(4)]), (4, EarlyStopping(4))):
        with pytest.raises(ValueError, match="two ways to say the same"):
            stopping(nets[1], patience, callbacks=callbacks)


def test_min_delta_and_patience_count():
    stopping = EarlyStopping(2, 0.5)
    losses = [5, 4.6, 4.4, 4.0, 3.6, 3.5, 3.0, 3.1, 2.6]
    found = [stopping.stops(epoch, loss, [epoch]) for epoch, loss in enumerate(losses)]
    assert found == [False] * 8 + [True]
    assert stopping.best_epoch == 6 and stopping.parameters == [6] and stopping.waited == 2
    same = EarlyStopping(1, 0.0)
    assert [same.stops(epoch, 1.5, [epoch]) for epoch in range(2)] == [False, True] and same.best_epoch == 0
    assert not EarlyStopping(None, 0.0).stops(0, None, [])


# ---- history ----

def test_history_holds_one_number_an_epoch():
    net = classifier()
    history = net.fit(X, CLASSES, epochs=4, metrics=["accuracy", "f1"], validation_data=(X, CLASSES), **ARTICLE)
    lists = [history.loss, history.validation_loss, history.seconds, history.metrics["accuracy"], history.metrics["f1"]]
    assert list(map(len, lists)) == [4] * 5
    assert all(0 <= seconds < 5 for seconds in history.seconds) and all(isinstance(loss, float) for loss in history.loss)
    assert (history.stopped, history.message, history.best_epoch) == ("epochs", "all 4 epochs are done", None)
    assert history.last() == {"loss": history.loss[-1], "validation_loss": history.validation_loss[-1],
                              "accuracy": history.metrics["accuracy"][-1], "f1": history.metrics["f1"][-1]}
    assert history.text().startswith("loss %.4f, validation loss %.4f, accuracy " % (history.loss[-1], history.validation_loss[-1]))
    assert repr(history).startswith("<History: 4 epochs, loss ")
    assert history.loss[0] == classifier().evaluate(X, CLASSES)["loss"] != history.validation_loss[0]


def test_metrics_without_validation_are_of_all_samples():
    net = network(output="identity")
    net.target_scaler = StandardScaler().fit(Y)
    history = net.fit(X, Y, epochs=3, metrics="mean_absolute_error", **ARTICLE)
    expected = abs(np.array(net.predict(X).tolist()) - Y).mean()
    assert history.metrics["mean_absolute_error"][-1] == pytest.approx(expected, rel=1e-13) and history.validation_loss == []


def test_no_epoch_changes_nothing():
    net = network()
    before = bits(net)
    history = net.fit(X, Y, epochs=0, **ARTICLE)
    assert bits(net) == before and history.loss == [] and history.stopped == "epochs" and history.last() == {} and repr(history)


# ---- callbacks ----

@pytest.mark.parametrize("stop_at, epochs, steps", [
    (("on_fit_begin", 0), 0, 0), (("on_epoch_begin", 1), 2, 6), (("on_batch_end", 0), 1, 3), (("on_epoch_end", 2), 3, 9),
    (("on_fit_end", 5), 5, 15), (None, 5, 15)])
def test_a_callback_that_returns_true_stops_after_the_epoch(stop_at, epochs, steps):
    recorder = Recorder()
    history = network().fit(X, Y, epochs=5, batch_size=4, optimizer=recorder, callbacks=[Watcher([], stop_at), Watcher([])], shuffle=False)
    assert len(history.loss) == epochs and len(recorder.rates) == steps
    assert history.stopped == ("callback" if epochs < 5 else "epochs")
    assert epochs == 5 or history.message == "a callback stopped training %s" % (
        "after epoch %d" % epochs if epochs else "before epoch 1")


def test_callbacks_are_functions_or_have_some_of_the_methods():
    class Half(object):
        def __init__(self):
            self.numbers = []

        def on_batch_end(self, number, net, history):
            self.numbers.append(number)
            return 1                                            # is not True

    half, epochs = Half(), []
    history = network().fit(X, Y, epochs=2, batch_size=6, callbacks=[half, lambda epoch, net, history: epochs.append(epoch)], optimizer="sgd", shuffle=False)
    assert half.numbers == [0, 1, 0, 1] and epochs == [0, 1] and history.stopped == "epochs"
    one = network().fit(X, Y, epochs=9, callbacks=lambda epoch, net, history: history.loss[-1] < 100, **ARTICLE)
    assert len(one.loss) == 1
    with pytest.raises(TypeError, match="a callback is a function or has a method of on_fit_begin, on_epoch_begin, .*; got 3"):
        network().fit(X, Y, callbacks=[3])
    assert Callbacks([]).call("on_fit_end", 0, None, None) is False


def test_all_callbacks_are_called_though_one_has_said_stop():
    log = []
    network().fit(X, Y, epochs=9, callbacks=[lambda *_: log.append(1) or True, lambda *_: log.append(2)], **ARTICLE)
    assert log == [1, 2]


def test_a_callback_may_set_weights():
    def halve(epoch, net, history):
        net.set_weights([(W * 0.5, b * 0.5) for W, b in net.weights])

    one, other = network(), network()
    one.fit(X, Y, epochs=4, learning_rate=0.5, callbacks=halve, **ARTICLE)
    for epoch in range(4):
        other.fit(X, Y, epochs=1, learning_rate=0.5, **ARTICLE)
        halve(epoch, other, None)
    assert bits(one) == bits(other)


def test_an_error_of_a_callback_comes_through():
    net = network()
    with pytest.raises(ZeroDivisionError):
        net.fit(X, Y, epochs=3, callbacks=lambda *_: 1 // 0, **ARTICLE)
    other = network()
    other.fit(X, Y, epochs=1, **ARTICLE)
    assert bits(net) == bits(other)


# ---- Ctrl-C ----

def whole(net, history, steps):
    """Whether the weights are those of a step, and the history one of whole epochs."""
    lengths = {len(history.loss), len(history.seconds), len(history.validation_loss), len(history.metrics.get("r2", []))}
    return bits(net) in steps and len(lengths) == 1


INTERRUPTED = dict(epochs=100, batch_size=4, shuffle=True, optimizer="adam", validation_data=(X2, Y2), metrics=["r2"], progress=False)


def all_steps():
    steps = []
    class Note(object):
        def on_fit_begin(self, number, net, history):
            steps.append(bits(net))
        on_batch_end = on_fit_begin
    network().fit(X, Y, callbacks=Note(), **INTERRUPTED)
    return steps


def test_an_interrupt_from_any_event_ends_training_cleanly():
    steps = all_steps()
    for event, number in (("on_fit_begin", 0), ("on_epoch_begin", 0), ("on_epoch_begin", 7), ("on_batch_end", 1), ("on_epoch_end", 5)):
        class Stop(object):
            pass

        def interrupt(found, net, history, number=number):
            if found == number:
                raise KeyboardInterrupt

        setattr(Stop, event, staticmethod(interrupt))
        net = network()
        history = net.fit(X, Y, callbacks=Stop, **INTERRUPTED)
        assert history.stopped == "interrupted" and whole(net, history, steps)
        assert history.message == "interrupted in epoch %d" % (len(history.loss) + 1)
        assert len(history.loss) == (number + (event == "on_epoch_end") if "epoch" in event else 0)


def test_an_interrupt_between_two_layers(monkeypatch):
    set_parameters, calls = Chain.set_parameters, []

    def torn(chain, parameters):
        calls.append(parameters)
        if len(calls) == 7:
            chain.layers[0].W = parameters[0]
            raise KeyboardInterrupt
        set_parameters(chain, parameters)

    steps = all_steps()
    monkeypatch.setattr(Chain, "set_parameters", torn)
    net = network()
    history = net.fit(X, Y, **INTERRUPTED)
    assert history.stopped == "interrupted" and whole(net, history, steps) and len(calls) == 8


def test_an_interrupt_within_an_epoch_s_last_line(monkeypatch):
    add = History.add

    def half(history, loss, *rest):
        add(history, loss, *rest)
        if len(history.loss) == 3:
            history.loss.append(loss)
            raise KeyboardInterrupt

    monkeypatch.setattr(History, "add", half)
    net = network()
    history = net.fit(X, Y, **INTERRUPTED)
    assert history.stopped == "interrupted" and whole(net, history, all_steps()) and len(history.loss) == 2


def seconds_of_a_fit():
    began = time.perf_counter()
    network().fit(X, Y, **INTERRUPTED)
    return time.perf_counter() - began


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer (signal.setitimer)")
def test_an_interrupt_at_a_random_moment_leaves_whole_weights_and_history():
    def handler(number, frame):
        raise KeyboardInterrupt

    steps, found, rng = all_steps(), {"interrupted": 0, "epochs": 0, "too early or late": 0}, random.Random(5)
    seconds = min([seconds_of_a_fit() for _ in range(4)])       # the first one makes what is kept between trainings
    before = signal.signal(signal.SIGALRM, handler)
    try:
        for _ in range(100):
            net = network()
            start = bits(net)
            history = None
            try:
                try:
                    signal.setitimer(signal.ITIMER_REAL, rng.uniform(0.01, 1.2) * seconds)
                    history = net.fit(X, Y, **INTERRUPTED)
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
            except KeyboardInterrupt:                           # outside of fit, or just before the timer is off
                pass
            if history is None:
                found["too early or late"] += 1
                assert bits(net) in (start, steps[-1])
            else:
                found[history.stopped] += 1
                assert whole(net, history, steps)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert found["interrupted"] > 40, found
    net = network()
    net.fit(X, Y, **INTERRUPTED)
    assert bits(net) == steps[-1]                               # nothing that is kept between trainings was spoilt


def python(code):
    code = "import sys\nsys.path[:0] = [%r, %r, %r]\n" % (ROOT, TESTS, os.path.join(TESTS, "shared")) + code
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_ctrl_c_in_a_program_of_its_own():
    child = python("""
from test_training import *
signal.signal(signal.SIGINT, signal.default_int_handler)        # which a program in the background has not
net = network()
history = net.fit(X, Y, epochs=10 ** 7, **ARTICLE, callbacks=lambda epoch, net, history: print("go", flush=True) if epoch == 3 else None)
print(history.stopped, len(history.loss) == len(history.seconds) > 3, len(net.predict(X)))
""")
    assert child.stdout.readline() == "go\n"
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (out, err, child.returncode) == ("interrupted True 11\n", "", 0)


# ---- a loss that becomes nan ----

HOT = [dict(learning_rate=1e3), dict(learning_rate=1e12, batch_size=4),
       dict(learning_rate=1e5, optimizer="momentum", shuffle=True, batch_size=3),
       dict(learning_rate=1e200), dict(learning_rate=8e307)]


@pytest.mark.parametrize("options", HOT)
def test_a_loss_that_becomes_nan_stops_training(options):
    for epochs in list(range(1, 9)) + [20, 60]:
        net = network(output="identity")
        history = net.fit(X, Y, epochs=epochs, **dict(ARTICLE, **options))
        assert all(math.isfinite(loss) for loss in history.loss)
        batches = [X[i:i + options.get("batch_size", 11)] for i in range(0, 11, options.get("batch_size", 11))]
        assert any(math.isfinite(net.evaluate(rows, Y[:len(rows)])["loss"]) for rows in batches)
        assert options.get("batch_size") or math.isfinite(net.evaluate(X, Y)["loss"])
        assert np.isfinite(np.concatenate([np.ravel(matrix) for matrix in bits(net)])).all()
        assert history.stopped in ("epochs", "diverged")
        if history.stopped == "diverged":
            assert not any(net.optimizer.state().get(name) for name in net.optimizer.moments)       # a fresh one
            begun = len(history.loss) + (len(history.loss) < epochs)        # a last step that is too far has its epoch
            assert "beyond all measure in epoch %d; the weights are the last ones before" % begun in history.message
    assert history.stopped == "diverged" and len(history.loss) < 60


def test_the_epoch_of_a_nan_and_the_weights_before_it():
    good = network(output="identity")
    good.fit(X, Y, epochs=3, learning_rate=0.1, **ARTICLE)
    net = network(output="identity")
    history = net.fit(X, Y, epochs=9, learning_rate=lambda epoch: 0.1 if epoch < 3 else 1e200, **ARTICLE)
    assert history.stopped == "diverged" and "beyond all measure in epoch 5;" in history.message and len(history.loss) == 4
    assert bits(net) == bits(good)
    short = network(output="identity")
    history = short.fit(X, Y, epochs=4, learning_rate=lambda epoch: 0.1 if epoch < 3 else 1e200, **ARTICLE)
    assert history.stopped == "diverged" and "beyond all measure in epoch 4;" in history.message and bits(short) == bits(good)
    watched = network(output="identity")
    history = watched.fit(X, Y, epochs=9, learning_rate=lambda epoch: 0.1 if epoch < 3 else 1e200, validation_data=(X2, Y2), patience=5,
                          **ARTICLE)
    assert history.stopped == "diverged" and "in epoch 4;" in history.message and len(history.validation_loss) == 3
    assert watched.evaluate(X2, Y2)["loss"] == min(history.validation_loss)


# ---- rates and limits reach the optimizer ----

@pytest.mark.parametrize("learning_rate", [0.25, schedule("exponential", rate=0.5, gamma=0.9), schedule("cosine", rate=0.3, steps=5, warm_up=2),
                                           lambda epoch: 1.0 / (epoch + 4)])
def test_the_rate_of_each_epoch_reaches_the_optimizer(learning_rate):
    recorder = Recorder()
    network().fit(X, Y, epochs=6, batch_size=6, optimizer=recorder, learning_rate=learning_rate, shuffle=False)
    rate = learning_rate if callable(learning_rate) else lambda epoch: learning_rate
    assert recorder.rates == [rate(epoch) for epoch in range(6) for _ in range(2)]


def test_without_a_rate_the_optimizers_own_is_used():
    recorder = Recorder(rate=0.375)
    network().fit(X, Y, epochs=1, optimizer=recorder, **WHOLE)
    assert recorder.rates == [0.375] and network().fit(X, Y, epochs=1, optimizer="adam", **WHOLE) and optimizers.get("adam").rate == 0.001


def test_limits_reach_the_gradients():
    found = []
    for options in ({}, {"clip_value": 0.01}, {"clip_norm": 0.02}, {"clip_value": 0.01, "clip_norm": 0.02}):
        recorder = Recorder()
        network().fit(X, Y, epochs=1, optimizer=recorder, **dict(WHOLE, **options))
        found.append(np.concatenate([gradient.ravel() for gradient in recorder.gradients[0]]))
    free, by_value, by_norm, by_both = found
    assert abs(free).max() > 0.01 and np.linalg.norm(free) > 0.02
    assert np.array_equal(by_value, np.clip(free, -0.01, 0.01))
    assert np.allclose(by_norm, free * 0.02 / np.linalg.norm(free), rtol=1e-14)
    assert np.allclose(by_both, by_value * 0.02 / np.linalg.norm(by_value), rtol=1e-14)


# ---- weights of samples and classes ----

LOSSES = {"half_squared_error": "sigmoid", "mean_squared_error": "tanh", "mean_absolute_error": "identity", "huber": "elu",
          "binary_cross_entropy": "sigmoid", "categorical_cross_entropy": "softmax", "hinge": "identity"}


@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_a_weight_of_k_is_the_sample_k_times(loss):
    weights = [1, 2, 0, 3, 1, 1, 4, 0, 2, 1, 1]
    y = np.eye(2)[[c % 2 for c in CLASSES]] if loss != "hinge" else np.where(np.array(Y) > 0.5, 1, -1)
    times = [i for i, weight in enumerate(weights) for _ in range(weight)]
    weighted, repeated = [network(loss=loss, output=LOSSES[loss]) for _ in range(2)]
    samples = 1.0 if loss == "half_squared_error" else len(times) / len(weights)      # the divisor of a mean counts samples
    histories = [weighted.fit(X, y, epochs=8, learning_rate=0.05, sample_weight=weights, **ARTICLE),
                 repeated.fit([X[i] for i in times], y[times], epochs=8, learning_rate=0.05 * samples, **ARTICLE)]
    assert np.allclose(histories[0].loss, np.array(histories[1].loss) * samples, rtol=1e-12)
    for one, other in zip(bits(weighted), bits(repeated)):
        assert np.allclose(one, other, rtol=1e-11, atol=1e-13)
    losses = weighted.evaluate(X, y, (), sample_weight=weights), repeated.evaluate([X[i] for i in times], y[times], ())
    assert losses[0]["loss"] == pytest.approx(losses[1]["loss"] * samples, rel=1e-12)
    other = network(loss=loss, output=LOSSES[loss])
    assert not np.allclose(other.fit(X, y, epochs=8, learning_rate=0.05, **ARTICLE).loss, histories[0].loss, rtol=1e-6)


def test_a_weight_means_the_same_in_every_batch():
    """Doubled weights are a doubled rate, whatever the batches; a batch of weight 0 changes nothing."""
    for size in (1, 3, 11):
        one, other = network(loss="mean_squared_error"), network(loss="mean_squared_error")
        one.fit(X, Y, epochs=3, batch_size=size, learning_rate=0.05, sample_weight=[2] * 11, optimizer="sgd", shuffle=False)
        other.fit(X, Y, epochs=3, batch_size=size, learning_rate=0.1, optimizer="sgd", shuffle=False)
        assert np.allclose(one.chain.parameters()[0].tolist(), other.chain.parameters()[0].tolist(), rtol=1e-12)
    one, other = network(), network()
    history = one.fit(X, Y, epochs=2, batch_size=2, learning_rate=0.05, sample_weight=[1, 1] + [0] * 9, optimizer="sgd", shuffle=False)
    other.fit(X[:2], Y[:2], epochs=2, learning_rate=0.05, **ARTICLE)
    assert bits(one) == bits(other) and math.isfinite(history.loss[0])


@pytest.mark.long
def test_rare_classes_are_found_with_balanced_weights_in_batches_of_any_size():
    random = np.random.default_rng(5)
    rows = random.normal(size=(300, 2))
    labels = (rows[:, 0] + random.normal(size=300) * 0.7 > 1.9).astype(int)
    for size in (1, 8, 300):
        recalls = []
        for factors in (None, "balanced"):
            net = Network([Dense(2, 1, "sigmoid")], loss="binary_cross_entropy", seed=2)
            net.fit(rows, labels, epochs=1200 // (1 + 300 // size) + 2, batch_size=size, shuffle=True, optimizer="adam",
                    learning_rate=0.02, class_weight=factors)
            found = np.array(net.classify(rows))
            recalls.append(found[labels == 1].mean())
        assert recalls[1] > 0.75 and recalls[1] > recalls[0] + 0.2, (size, recalls)


def balanced(labels):
    """n / (k * count), as scikit-learn has it."""
    return [len(labels) / (len(set(labels)) * labels.count(label)) for label in labels]


def test_balanced_classes_weigh_the_same():
    names = [("fig", "apple", "date")[c] for c in CLASSES]
    two = ["no" if c else "yes" for c in CLASSES]
    for make, labels, weights in ((classifier, CLASSES, balanced(CLASSES)), (classifier, names, balanced(names)),
                                  (lambda: network(loss="hinge", output="tanh", n=1), two, balanced(two)),
                                  (lambda: network(loss="binary_cross_entropy", n=1), two, balanced(two))):
        one, other, plain = make(), make(), make()
        histories = [one.fit(X, labels, epochs=5, class_weight="balanced", batch_size=4, optimizer="sgd", shuffle=False),
                     other.fit(X, labels, epochs=5, sample_weight=weights, batch_size=4, optimizer="sgd", shuffle=False)]
        assert bits(one) == bits(other) and histories[0].loss == histories[1].loss
        plain.fit(X, labels, epochs=5, batch_size=4, optimizer="sgd", shuffle=False)
        assert bits(plain) != bits(one)


def test_balanced_is_scikit_learns():
    compute = pytest.importorskip("sklearn.utils.class_weight").compute_sample_weight
    assert balanced(CLASSES) == pytest.approx(compute("balanced", CLASSES).tolist(), rel=1e-15)


def test_factors_of_classes_by_name_and_number():
    names = [("fig", "apple", "date")[c] for c in CLASSES]
    for labels, factors in ((CLASSES, {0: 2.0, 2: 0.5}), (names, {"fig": 2.0, "date": 0.5})):
        one, other = classifier(), classifier()
        one.fit(X, labels, epochs=3, class_weight=factors, sample_weight=list(range(1, 12)), **ARTICLE)
        other.fit(X, labels, epochs=3, sample_weight=[(i + 1) * {0: 2.0, 1: 1.0, 2: 0.5}[c] for i, c in enumerate(CLASSES)], **ARTICLE)
        assert bits(one) == bits(other)


# ---- going on ----

@pytest.mark.parametrize("optimizer", sorted(optimizers.OPTIMIZERS))
def test_partial_fits_are_the_epochs_of_one_fit(optimizer):
    how = dict(batch_size=4, shuffle=True, learning_rate=0.05)
    at_once, bit_by_bit = [network(between=[Dropout(0.3)]) for _ in range(2)]
    history = at_once.fit(X, Y, epochs=6, optimizer=optimizer, **how)
    losses = bit_by_bit.partial_fit(X, Y, optimizer=optimizer, **how).loss
    for _ in range(5):
        losses = losses + bit_by_bit.partial_fit(X, Y, **how).loss
    assert everything(at_once) == everything(bit_by_bit) and losses == history.loss
    again = network(between=[Dropout(0.3)])
    for _ in range(2):
        again.fit(X, Y, epochs=3, optimizer=again.optimizer or optimizer, **how)
    assert everything(at_once) == everything(again)


def test_two_fits_with_sgd_are_one():
    one, two = network(between=[Dropout(0.5)]), network(between=[Dropout(0.5)])
    history = one.fit(X, Y, epochs=10, shuffle=True, batch_size=3, learning_rate=0.3, optimizer="sgd")
    losses = [loss for _ in range(2) for loss in two.fit(X, Y, epochs=5, shuffle=True, batch_size=3, learning_rate=0.3, optimizer="sgd").loss]
    assert everything(one) == everything(two) and losses == history.loss
    fresh = network()
    for _ in range(2):
        fresh.fit(X, Y, epochs=5, optimizer="adam", **WHOLE)             # by name: a new one, which begins anew
    other = network()
    other.fit(X, Y, epochs=10, optimizer="adam", **WHOLE)
    assert bits(fresh) != bits(other)


def test_partial_fit_is_one_epoch():
    with pytest.raises(TypeError, match="partial_fit is one epoch"):
        network().partial_fit(X, Y, epochs=3)


# ---- the whole of it depends on the seed alone ----

def test_the_same_seed_gives_the_same_bits():
    how = dict(epochs=4, shuffle=True, batch_size=3, optimizer="rmsprop", validation_split=3, patience=2)
    nets = [network(seed=seed, between=[Dropout(0.5)]) for seed in (5, 5, 6)]
    losses = [net.fit(X, Y, **how).loss for net in nets]
    assert bits(nets[0]) == bits(nets[1]) != bits(nets[2]) and losses[0] == losses[1] != losses[2]
