"""Every engine against engine="matrix": the same bits, and the same end."""
import os
import subprocess
import sys
import threading
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

import needs
from amounts import examples, long
from paths import ROOT
from purenn import Dense, Dropout, Network, activations, arithmetic, losses, optimizers, schedule
from purenn.backprop import Chain
from purenn import py36
from purenn.fitting import engines, predicting
from purenn.py36.engines import steps
from purenn.py36.straightline import python
from recorded import draws, pairs, targets
from ways import ARTICLE, WHOLE

OTHERS = ("rows", "straightline", "auto") + ("c",) * needs.has_compiler()
SMALL = dict(ARTICLE, epochs=5, learning_rate=0.1, progress=False)


def small(loss="half_squared_error", output="sigmoid", hidden="tanh", sizes=(2, 3, 2), between=(), **options):
    layers = [Dense(n, m, hidden) for n, m in zip(sizes[:-2], sizes[1:-1])] + list(between)
    return Network(layers + [Dense(sizes[-2], sizes[-1], output)], loss=loss, **dict(dict(init="glorot_uniform", seed=3), **options))


def outcome(net, X, y, **options):
    """All that a training leaves behind, but for the seconds, with every bit."""
    history = net.fit(X, y, **options)
    return repr((net.state(), [x.hex() for x in history.loss + history.validation_loss], sorted(history.metrics.items()),
                 history.stopped, history.message, history.best_epoch))


def check(make, X, y, names=OTHERS, how=None, **options):
    """The outcome over matrices, which must be that of the other engines; how() makes what cannot be used twice."""
    found = [outcome(make(), X, y, engine=name, **dict(SMALL, **dict(options, **(how() if how else {}))))
             for name in ("matrix",) + tuple(names)]
    for name, other in zip(names, found[1:]):
        assert other == found[0], name
    return found[0]


def data(net, samples, seed=1, scale=1.0):
    return draws((samples, net.n_in), seed, scale), targets(net.loss.name, (samples, net.n_out), seed)


@pytest.mark.parametrize("loss, output", list(pairs()))
def test_every_loss_and_output(loss, output):
    make = lambda: small(loss, output, between=(), sizes=(2, 3, 2))                 # noqa: E731
    check(make, *data(make(), 4), names=("rows", "straightline"), optimizer="momentum", batch_size=3)


@pytest.mark.parametrize("hidden", sorted(activations.ACTIVATIONS))
@pytest.mark.parametrize("arithmetic_name", ["native", "portable"])
def test_every_hidden_activation_in_every_arithmetic(hidden, arithmetic_name):
    make = lambda: small(hidden=hidden)                                             # noqa: E731
    with arithmetic(arithmetic_name):
        check(make, *data(make(), 3), names=("rows", "straightline"), optimizer="adam", batch_size=2)


@st.composite
def trainings(draw):
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    loss, output = draw(st.sampled_from(list(pairs())))
    if output == "softmax":
        sizes[-1] = max(2, sizes[-1])
    hidden = draw(st.sampled_from([name for name in sorted(activations.ACTIVATIONS) if name != "softmax"]))
    dropped = [Dropout(draw(st.sampled_from([0.0, 0.25, 0.5])))] if len(sizes) > 2 and draw(st.booleans()) else []
    penalties = dict(l1=draw(st.sampled_from([0.0, 0.01, 1])), l2=draw(st.sampled_from([0.0, 0.1, 1])), seed=draw(st.integers(0, 99)))
    samples = draw(st.integers(1, 5))
    options = dict(epochs=draw(st.integers(0, 12)), batch_size=draw(st.sampled_from([None, 1, 2, 3, 9])), shuffle=draw(st.booleans()))
    if draw(st.booleans()):
        options["sample_weight"] = draw(st.lists(st.sampled_from([0.0, 1, 0.5, 3]), min_size=samples, max_size=samples)
                                        .filter(any))
    options["learning_rate"] = draw(st.sampled_from([None, 0, 0.01, 0.5, 30.0, 1e200, "step"]))
    if options["learning_rate"] == "step":
        options["learning_rate"] = schedule("step", rate=0.5, step_size=2, gamma=0.5)
    options[draw(st.sampled_from(["clip_norm", "clip_value"]))] = draw(st.sampled_from([None, 0, 0.05, 1, Fraction(1, 3)]))
    name = draw(st.sampled_from(sorted(optimizers.OPTIMIZERS)))
    own = {"momentum": [{}, {"momentum": 0}, {"momentum": 0.5}], "nesterov": [{}, {"momentum": 0.0}],
           "adam": [{}, {"beta1": 0}, {"beta2": 0.5, "epsilon": 1}]}
    chosen = draw(st.sampled_from(own.get(name, [{}])))
    whole = draw(st.booleans())             # ints as data
    return (sizes, loss, output, hidden, dropped, penalties, samples, options, name, chosen, whole)


@examples(120)
@given(trainings())
def test_any_training(training):
    sizes, loss, output, hidden, dropped, penalties, samples, options, name, chosen, whole = training
    make = lambda: small(loss, output, hidden, sizes, dropped, **penalties)         # noqa: E731
    X, y = data(make(), samples)
    if whole:
        X = [[int(x * 3) for x in row] for row in X.tolist()]
    check(make, X, y, names=("rows", "straightline"), how=lambda: {"optimizer": optimizers.get(name, **chosen)}, **options)


def test_an_engine_that_adds_in_another_order_is_noticed(monkeypatch):
    net = small()
    X, y = data(net, 5)
    monkeypatch.setattr(steps, "_kept", {})
    right = python.compiled
    monkeypatch.setattr(python, "compiled", lambda program, *rest: right(reordered(program), *rest))
    with pytest.raises(AssertionError):
        check(small, X, y, names=("straightline",), epochs=40)


def reordered(program):
    """(a + b) + c as a + (b + c), in place, wherever b and c are there already."""
    for i, value in enumerate(program.values):
        first = program.values[value.operands[0]] if value.operation == "add" else value
        if value.operation == first.operation == "add":
            a, b = first.operands
            if b < value.operands[0] and value.operands[1] < value.operands[0]:
                program.values[value.operands[0]] = first._replace(operands=(b, value.operands[1]))
                program.values[i] = value._replace(operands=(a, value.operands[0]))
    return program


# ---- how training ends ----

@pytest.mark.parametrize("rate", [0.5, 5.0, 8.5, 10.5, 12.5, 13.5, 28.5, 30.0, 1e10, 1e100, 1e200])
def test_divergence_in_the_same_epoch_with_the_same_weights(rate):
    make = lambda: small("half_squared_error", "identity", "softplus", (2, 2, 1))   # noqa: E731
    found = check(make, *data(make(), 3), optimizer="momentum", learning_rate=rate, epochs=130)
    assert ("'diverged'" in found) == (rate > 1)


def test_a_go_never_hides_the_weights_to_go_back_to():
    """Some divergence is in the first epoch after a go, whatever the goes' lengths."""
    make = lambda: small("half_squared_error", "identity", "softplus", (2, 2, 1))   # noqa: E731
    X, y = data(make(), 3)
    epochs = set()
    for rate in [0.69 + 0.003 * i for i in range(50)]:          # a little too large, so that the loss grows slowly
        found = check(make, X, y, names=("straightline",), learning_rate=rate, epochs=140)
        epochs.add(found.split("beyond all measure in epoch ")[1].split(";")[0] if "'diverged'" in found else None)
    assert len(epochs) > 15 and {"17", "49"} <= epochs          # goes have 16 epochs, then 32


def test_an_exp_that_overflows_inside_a_step():
    make = lambda: small("mean_squared_error", "identity", "silu", (2, 2, 1))       # noqa: E731
    found = check(make, *data(make(), 3, scale=3000.0), learning_rate=1e-9, epochs=30)
    assert "'epochs'" in found


@pytest.mark.parametrize("epochs", [0, 1, 2, 3, 200])
def test_few_epochs_and_an_optimizer_that_goes_on(epochs):
    found = []
    for engine in ("matrix",) + OTHERS:
        net, optimizer = small(), optimizers.get("adam")
        X, y = data(net, 3)
        for again in range(3):
            net.fit(X, y, epochs=epochs, optimizer=optimizer, engine=engine, progress=False, **WHOLE)
            net.partial_fit(X, y, engine=engine, progress=False, **WHOLE)
        found.append(repr(net.state()))
    assert found == found[:1] * (1 + len(OTHERS))


@pytest.mark.parametrize("what", ["raises", "nan", "negative"])
def test_a_schedule_that_fails(what):
    def rate(epoch):
        if epoch == 37 and what == "raises":
            raise RuntimeError("no rate")
        return 0.1 if epoch < 37 else float("nan") if what == "nan" else -1.0
    found = []
    for engine in ("matrix",) + OTHERS:
        net = small()
        with pytest.raises((RuntimeError, ValueError)) as error:
            net.fit(*data(net, 3), epochs=200, learning_rate=rate, engine=engine, progress=False, **ARTICLE)
        found.append((repr(net.state()), str(error.value)))
    assert found == found[:1] * (1 + len(OTHERS))


def test_a_schedule_may_look_at_the_network():
    found = []
    for engine in ("matrix",) + OTHERS:
        net, seen = small(), []
        net.fit(*data(net, 3), epochs=150, engine=engine, progress=False,
                learning_rate=lambda epoch: seen.append(net.chain.dense[0].W[0, 0]) or 0.1 + abs(seen[-1]) / 100, **ARTICLE)
        found.append((repr(net.state()), seen))
    assert found == found[:1] * (1 + len(OTHERS)) and len(set(found[0][1])) > 100




@pytest.mark.parametrize("engine", ["matrix", "straightline"])
def test_ctrl_c_leaves_whole_steps_and_their_history(engine):
    import signal
    net = small()
    X, y = data(net, 3)
    # Python loses one that comes while hypothesis is told of a collection of garbage; the next one stops the test.
    timers = [threading.Timer(delay, os.kill, (os.getpid(), signal.SIGINT)) for delay in (0.4, 5, 10, 15, 20)]
    for timer in timers:
        timer.start()
    history = net.fit(X, y, epochs=10 ** 8, learning_rate=0.01, engine=engine, progress=False, **ARTICLE)
    for timer in timers:
        timer.cancel()
    assert history.stopped == "interrupted" and len(history.loss) == len(history.seconds) > 10
    possible = []
    for more in (0, 1):                         # a step may be done whose epoch is not yet in the history
        again = small()
        epochs = len(history.loss) + more
        assert again.fit(X, y, epochs=epochs, learning_rate=0.01, engine="straightline",
                         progress=False, **ARTICLE).loss[:len(history.loss)] == history.loss
        possible.append([m.tolist() for m in again.chain.parameters()])
    assert [m.tolist() for m in net.chain.parameters()] in possible


# ---- what watches, and what it changes ----

class Watcher(object):
    def __init__(self):
        self.seen = []

    def note(self, number, net, history):
        self.seen.append((number, [m.tolist() for m in net.chain.parameters()], list(history.loss), net.optimizer.rate))
    on_fit_begin = on_epoch_begin = on_batch_end = on_epoch_end = on_fit_end = note


@pytest.mark.parametrize("events", [("on_fit_begin", "on_fit_end"), ("on_epoch_end",), ("on_epoch_begin",), ("on_batch_end",)])
@pytest.mark.parametrize("batch_size", [None, 2])
def test_callbacks_see_the_same_at_each_moment(events, batch_size):
    found = []
    for engine in ("matrix",) + OTHERS:
        net, watcher = small(), Watcher()
        callbacks = [type("One", (object,), {event: staticmethod(watcher.note)})() for event in events]
        net.fit(*data(net, 3), epochs=120, learning_rate=schedule("cosine", rate=0.1, steps=120), batch_size=batch_size,
                callbacks=callbacks, engine=engine, progress=False, optimizer="sgd", shuffle=False)
        found.append(watcher.seen)
    assert found == found[:1] * (1 + len(OTHERS)) and found[0]


CHANGES = {
    "weights": lambda net: net.set_weights([(W * 0.5, b + 1) for W, b in net.weights]),
    "fractions": lambda net: net.set_weights([([[Fraction(x) for x in row] for row in W.tolist()], b) for W, b in net.weights]),
    "l2": lambda net: setattr(net, "l2", 0.5),
    "momentum": lambda net: setattr(net.optimizer, "momentum", 0.1),
    "rate": lambda net: setattr(net.optimizer, "rate", 0.2),
    "dropout": lambda net: setattr(net.layers[1], "rate", 0.125),
    "memory": lambda net: net.optimizer.restore(net.optimizer.fresh().state()),
}


@pytest.mark.parametrize("event", ["on_fit_begin", "on_epoch_begin", "on_batch_end", "on_epoch_end"])
@pytest.mark.parametrize("change", sorted(CHANGES))
def test_what_a_callback_changes_counts_at_once(change, event):
    def how():
        def changing(number, net, history):
            if len(history.loss) == (0 if event == "on_fit_begin" else 3):
                CHANGES[change](net)
        return {"callbacks": [type("One", (object,), {event: staticmethod(changing)})()], "learning_rate": None}
    make = lambda: small(between=[Dropout(0.5)])                                    # noqa: E731
    check(make, *data(make(), 3), names=("rows", "straightline"), how=how, optimizer="momentum", epochs=8)


def test_validation_metrics_and_patience():
    net = small()
    X, y = data(net, 6)
    check(small, X, y, validation_data=data(net, 4, seed=5), patience=3, metrics=["r2"], epochs=150, learning_rate=0.5)


@pytest.mark.parametrize("first, then", [("matrix", "straightline"), ("straightline", "rows"), ("straightline", "straightline")])
@pytest.mark.parametrize("every", [1, 7, 10])
def test_resuming_under_another_engine(first, then, every, tmp_path):
    X, y = data(small(), 3)
    how = dict(SMALL, optimizer="adam", checkpoint_every=every)
    path = str(tmp_path / "run.json")
    small().fit(X, y, **dict(how, epochs=33, engine=first, checkpoint=path))
    resumed = outcome(small(), X, y, **dict(how, epochs=70, engine=then, checkpoint=path, resume=True))
    assert resumed == outcome(small(), X, y, **dict(how, epochs=70, engine="matrix"))


# ---- what is not recorded ----

class Halved(optimizers.SGD):
    def step(self, parameters, gradients):
        return optimizers.SGD.step(self, parameters, [gradient * 0.5 for gradient in gradients])


class Deciding(optimizers.SGD):
    def update(self, parameter, gradient):
        return (parameter - (gradient if gradient.sum() > 0 else gradient * 0.5) * self.rate,)


class Doubled(Chain):
    def backward(self, *arguments):
        loss, penalty, gradients = Chain.backward(self, *arguments)
        return loss, penalty, [gradient * 2 for gradient in gradients]


def doubled():
    net = Network([Dense(2, 2)], loss="half_squared_error", seed=1)
    net.chain = Doubled(net.layers, net.loss)
    return net


OWN = activations.Activation("square", lambda z: z * z, lambda z, a: z * 2)


@pytest.mark.parametrize("make, optimizer", [
    (small, Halved), (small, Deciding), (doubled, optimizers.SGD),
    (lambda: small(hidden=OWN), optimizers.SGD), (lambda: small(l2=Fraction(1, 3)), optimizers.SGD),
    (small, lambda: optimizers.get("momentum", momentum=Fraction(1, 2))), (small, lambda: optimizers.get("adam", beta1=0)),
    (small, lambda: optimizers.get("rmsprop", epsilon=10 ** 20)),
    (lambda: Network([Dense(2, 2, init=([[Fraction(1, 3), 1], [2, 3]], [0, 0]))], loss="half_squared_error"), optimizers.SGD)])
def test_what_is_not_our_own_or_not_of_floats_goes_over_matrices(make, optimizer):
    X, y = data(small(), 3)
    found = []
    for name in ("matrix",) + OTHERS:
        net = make()
        assert isinstance(engines.engine_for(name, net.chain, optimizer(), (X, y, None), [], 3, 10 ** 9), engines.Matrices)
        net.fit(X, y, engine=name, **dict(SMALL, optimizer=optimizer()))
        found.append([[str(x) for x in m.reshape(-1).tolist()] for m in net.chain.parameters()])
    assert found == found[:1] * (1 + len(OTHERS))


def test_engine_c_is_among_those_compared():
    needs.command(*needs.COMPILERS)
    assert "c" in OTHERS


def test_what_auto_chooses():
    net = small()
    X, y = data(net, 3)
    kind = lambda name, count: type(engines.engine_for(name, net.chain, optimizers.SGD(), (X, y, None), [], 3, count)).__name__    # noqa: E731
    assert [kind(name, 10 ** 9) for name in ("auto",) + OTHERS[:2] + ("matrix",) + OTHERS[3:]] == (
        ["Whole", "Rows", "Whole", "Matrices", "Compiled"][:2 + len(OTHERS) - 1])


# ---- without the folder py36, as in one file ----

def test_where_no_programs_can_be_made_matrices_train_and_predict(monkeypatch):
    X, y = data(small(), 3)
    expected = outcome(small(), X, y, **dict(SMALL, epochs=3000))
    predicted = small().predict(X * 7).tolist()
    monkeypatch.setitem(sys.modules, "purenn.py36.engines", None)
    monkeypatch.delattr(py36, "engines")
    monkeypatch.setattr(engines, "_kind", [])
    monkeypatch.setattr(engines, "CHOICES", {sys.implementation.name: (("rows", 10 ** 9, 0, 0, 1, 1),)})
    monkeypatch.setattr(predicting, "PREDICTING", {sys.implementation.name: (10 ** 9, 0, 0, 1)})
    assert outcome(small(), X, y, **dict(SMALL, epochs=3000)) == expected
    assert small().predict(X * 7).tolist() == predicted
    net = small()
    before = net.chain.parameters()
    for engine in ("rows", "straightline"):
        with pytest.raises(ValueError, match="^engine '%s' is for .* with purenn's folder py36; \"auto\" and \"matrix\" run" % engine):
            net.fit(X, y, engine=engine)
    assert net.chain.parameters() == before


# ---- threads, memory, terminals, other Pythons ----

def test_two_threads():
    X, y = data(small(), 3)
    expected = outcome(small(), X, y, **dict(SMALL, epochs=300, engine="matrix"))
    found = []
    threads = [threading.Thread(target=lambda: found.append(outcome(small(), X, y, **dict(SMALL, epochs=300, engine="straightline"))))
               for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_kept_programs_are_bounded():
    net = small()
    for i in range(steps.MOST_KEPT * 2 + 3):
        net.fit(*data(net, 1), engine="rows", clip_value=1.0 + i, epochs=1, progress=False, **ARTICLE)
        assert len(steps._kept) <= steps.MOST_KEPT
    before = len(steps._kept)
    net.fit(*data(net, 1), engine="rows", clip_value=1.0 + i, epochs=1, progress=False, **ARTICLE)
    assert len(steps._kept) == before


PROGRAM = """
import purenn
from purenn import Dense, Network
for name in ("native", "portable"):
    purenn.arithmetic(name)
    for optimizer in ("sgd", "adamw", "nesterov"):
        for loss, output in (("half_squared_error", "gelu"), ("categorical_cross_entropy", "softmax")):
            found = set()
            for engine in ("matrix", "rows", "straightline", "auto"):
                net = Network([Dense(2, 3, "silu"), Dense(2, output)], loss=loss, init="glorot_uniform", seed=1)
                history = net.fit([[0.5, 1.0], [-1.0, 2.0], [0.25, 3.0]], [[1, 0], [0, 1], [1, 0]], epochs=150, engine=engine,
                                  optimizer=optimizer, batch_size=None, shuffle=False, learning_rate=0.25, progress=False)
                found.add(" ".join([x.hex() for m in net.chain.parameters() for x in m.reshape(-1).tolist()] + [x.hex() for x in history.loss]))
            assert len(found) == 1, (name, optimizer, loss)
            if name == "portable":
                print(found.pop())
"""


@pytest.fixture(scope="module")
def printed():
    return subprocess.check_output([sys.executable, "-c", PROGRAM], cwd=ROOT)


@pytest.mark.parametrize("version", [long("pypy3"), long("3.6"), long("3.8"), long("3.12"), long("3.13")])
def test_other_pythons(version, printed):
    python = needs.command(version) if version == "pypy3" else needs.python(version)
    found = subprocess.check_output([python, "-c", PROGRAM], cwd=ROOT)
    assert found == printed and len(printed) > 1000
