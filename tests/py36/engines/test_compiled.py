"""engine="c": the bits of engine="matrix", and what is done where these cannot be had.

tests/fitting/test_engines.py compares all engines; here is what only this one has.
"""
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import needs
from paths import ROOT
from purenn import Dense, Dropout, Network, arithmetic, optimizers
from purenn.losses import Loss
from purenn.py36.engines import c_outputs, c_step, compiler, steps
from recorded import draws, targets


@pytest.fixture(autouse=True)
def with_a_compiler():
    needs.command(*needs.COMPILERS)


def network(sizes=(3, 9, 4, 2), hidden="tanh", output="sigmoid", loss="half_squared_error", between=(), **options):
    layers = [Dense(n, m, hidden) for n, m in zip(sizes[:-2], sizes[1:-1])] + list(between)
    return Network(layers + [Dense(sizes[-2], sizes[-1], output)], loss=loss, **dict(dict(seed=3), **options))


def outcome(engine, net, samples=37, **options):
    X, y = draws((samples, net.n_in), 1), targets(net.loss.name, (samples, net.n_out), 1)
    history = net.fit(X, y, engine=engine, **dict(dict(epochs=7, batch_size=16, progress=False), **options))
    return repr((net.state(), [x.hex() for x in history.loss + history.validation_loss], history.stopped, history.message))


def check(make=network, **options):
    assert outcome("c", make(), **options) == outcome("matrix", make(), **options)


# ---- the same bits ----

@pytest.mark.parametrize("sizes", [(1, 1), (2, 1, 2), (5, 8, 3), (3, 33, 17), (20, 16, 12, 10)])
@pytest.mark.parametrize("samples", [1, 4, 23])
def test_sizes_around_those_of_the_loops_that_are_unrolled(sizes, samples):
    check(lambda: network(sizes), samples=samples, batch_size=None, epochs=3)


@pytest.mark.parametrize("name", ["gcc", "clang"])
@pytest.mark.parametrize("kind", ["native", "portable", "fast"])
def test_each_compiler_in_each_arithmetic(monkeypatch, name, kind):
    monkeypatch.setenv("CC", needs.command(name))
    monkeypatch.setattr(compiler, "_found", [])
    monkeypatch.setattr(compiler, "_libraries", {})
    monkeypatch.setattr(steps, "_kept", {})
    with arithmetic(kind):
        found = outcome("c", network(hidden="gelu"), clip_norm=0.5)
    with arithmetic("portable" if kind == "portable" else "native"):        # in fast, programs are native
        assert found == outcome("matrix", network(hidden="gelu"), clip_norm=0.5)


def test_weights_clips_and_penalties_together():
    check(lambda: network(l1=0.01, l2=0.02, between=[Dropout(0.25)]), clip_value=0.5, clip_norm=0.25,
          sample_weight=[0.5 + i % 3 for i in range(37)], optimizer="adamw", validation_split=0.25, patience=3)


def test_many_epochs_in_one_call():
    check(epochs=400, shuffle=False)
    check(epochs=400, batch_size=None, optimizer="nesterov", learning_rate=lambda epoch: 0.5 / (1 + epoch))


def test_a_loss_that_grows_beyond_all_measure():
    for rate in (1e3, 1e9, 1e200):
        check(lambda: network(output="identity", hidden="relu", loss="mean_squared_error"), learning_rate=rate,
              optimizer="sgd", epochs=50)


def test_data_that_are_infinite_in_a_step_end_training_as_elsewhere():
    check(lambda: network(output="identity", loss="mean_squared_error", init="he_normal"), learning_rate=1e300, epochs=4)


def test_callbacks_see_whole_steps_and_may_change_settings():
    def changes(net, **others):
        net.l2 = 0.125
    seen = {}
    for engine in ("c", "matrix"):
        class Watch(object):
            def on_batch_end(self, batch, net, history):
                seen.setdefault(engine, []).append(net.chain.parameters()[0].tolist())

            def on_epoch_end(self, epoch, net, history):
                if epoch == 3:
                    changes(net)
        seen[engine + " outcome"] = outcome(engine, network(), callbacks=[Watch()])
    assert seen["c"] == seen["matrix"] and len(seen["c"]) == 21
    assert seen["c outcome"] == seen["matrix outcome"]


def test_an_optimizer_goes_on_from_fit_to_fit_and_from_engine_to_engine():
    found = []
    for engines in (("matrix",) * 3, ("c",) * 3, ("c", "matrix", "c"), ("rows", "c", "straightline")):
        net, optimizer = network(), optimizers.get("adam")
        found.append([outcome(engine, net, optimizer=optimizer) for engine in engines][-1])
    assert found == found[:1] * 4


def test_a_loss_of_ones_own_is_trained_over_matrices():
    own = Loss("cubes", lambda a, t: abs(a - t) * (a - t) * (a - t), lambda a, t: (a - t) * abs(a - t) * 3, "mean")
    found = []
    for engine in ("c", "matrix"):
        net = network(loss=own, output="identity")
        history = net.fit(draws((9, 3), 1), draws((9, 2), 2), epochs=3, engine=engine, progress=False)
        found.append([[x.hex() for x in history.loss], [x.hex() for W, b in net.weights for x in W.reshape(-1).tolist()]])
    assert found[0] == found[1]


def test_threads_have_their_own_states():
    expected, found = outcome("matrix", network()), []
    threads = [threading.Thread(target=lambda: found.append(outcome("c", network()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


def test_checkpoints_are_those_of_other_engines(tmp_path):
    for engine, other in (("c", "matrix"), ("matrix", "c")):
        path = str(tmp_path / engine)
        outcome(engine, network(), checkpoint=path, epochs=4, checkpoint_every=3)
        resumed = outcome(other, network(), checkpoint=path, epochs=9, resume=True)
        assert resumed == outcome("matrix", network(), epochs=9)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_process_that_was_forked_trains_on():
    expected = outcome("c", network())
    child = os.fork()
    if child == 0:
        os._exit(0 if outcome("c", network()) == expected else 1)
    assert os.waitpid(child, 0)[1] == 0


# ---- what is compiled ----

def test_a_program_is_compiled_once_for_all_weights_rates_and_data(monkeypatch):
    built = []
    monkeypatch.setattr(compiler, "_libraries", {})
    monkeypatch.setattr(steps, "_kept", {})
    build = compiler.Compiler.build
    monkeypatch.setattr(compiler.Compiler, "build", lambda self, text, *rest: built.append(text) or build(self, text, *rest))
    compiler.compiler()
    del built[:]
    for seed, rate, samples in ((1, 0.5, 37), (2, 0.25, 30), (3, 0.125, 9)):
        outcome("c", network(seed=seed), samples=samples, learning_rate=rate, batch_size=samples // 3)
    assert len(built) == 1
    outcome("c", network(sizes=(3, 8, 2)))
    assert len(built) == 2


def test_no_name_of_the_users_is_in_the_text(monkeypatch):
    texts = []
    library = compiler.library
    monkeypatch.setattr(c_step, "library", lambda text, straight: texts.append(text) or library(text, straight))
    monkeypatch.setattr(steps, "_kept", {})
    net = Network([Dense(2, 3, "relu"), Dense(2, "softmax")], seed=1)
    net.columns = ["*/ #include <evil.h>", "b"]
    net.fit([[1.0, 2.0], [2.0, 1.0], [0.0, 1.0]], ['"); system("', "*/", "*/"], epochs=2, engine="c", progress=False)
    assert len(texts) == 1 and "evil" not in texts[0] and "system" not in texts[0]


# ---- validation and metrics, by compiled code too ----

@pytest.mark.parametrize("options", [
    {"validation_split": 0.25}, {"metrics": ["accuracy"]}, {"validation_split": 10, "metrics": ["accuracy", "f1"], "patience": 2}])
@pytest.mark.parametrize("made", [{}, {"l1": 0.01, "l2": 0.1, "hidden": "gelu"}, {"between": [Dropout(0.25)]}])
def test_validation(options, made):
    def measured(engine):
        net = network(output="softmax", loss="categorical_cross_entropy", **made)
        return outcome(engine, net, **options), repr(net.predict(draws((5, net.n_in), 9)).tolist())
    assert measured("c") == measured("matrix")


def test_validation_is_compiled_before_anything_is_changed(monkeypatch):
    def refuse(text):
        raise compiler.CompilerError("not today")
    monkeypatch.setattr(c_outputs, "library", refuse)
    monkeypatch.setattr(c_outputs, "_kept", {})
    net = network()
    before = repr(net.state())
    with pytest.raises(ValueError, match="not today"):
        outcome("c", net, validation_split=0.25)
    assert repr(net.state()) == before


def test_a_callback_that_changes_penalties_leaves_validation_to_matrices(monkeypatch):
    texts, library = [], c_outputs.library
    monkeypatch.setattr(c_outputs, "library", lambda text: texts.append(text) or library(text))
    monkeypatch.setattr(c_outputs, "_kept", {})

    def stronger(epoch, net, history):
        net.l2 = 0.01 * (epoch + 1)
    found = [outcome(engine, network(), validation_split=0.25, callbacks=stronger) for engine in ("c", "matrix")]
    assert found[0] == found[1] and len(texts) == 1


# ---- what is refused ----

@pytest.mark.parametrize("change, says", [
    (("exp(x", "1e-16 + exp(x"), r"exp\("), (("1.0 + x", "x"), "number .* of a step"), (("s[i] += a[", "s[i] -= a["), "of a step"),
    ((" / 2.0", " * 2.0"), "of a step")])
def test_a_library_that_differs_in_a_bit_is_refused(monkeypatch, change, says):
    monkeypatch.setattr(steps, "_kept", {})
    library = compiler.library

    def wrong(text, straight):
        assert change[0] in text
        return library(text.replace(*change), straight)
    monkeypatch.setattr(c_step, "library", wrong)
    net = network(hidden="sigmoid", sizes=(3, 9, 4, 2))
    before = repr(net.state())
    with pytest.raises(ValueError, match="has not the bits of this Python: .*%s.*engine \"c\" cannot be used" % says):
        outcome("c", net)
    assert repr(net.state()) == before


def test_without_a_compiler_nothing_is_changed(monkeypatch, tmp_path):
    monkeypatch.setattr(compiler, "_found", [])
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(sys, "executable", "")
    net = network()
    before = repr(net.state())
    with pytest.raises(ValueError, match="looked for"):
        outcome("c", net)
    assert repr(net.state()) == before


# ---- Ctrl-C ----

PROGRAM = """
import sys, time
from purenn import Dense, Network
net = Network([Dense(300, 300, "tanh"), Dense(5)], seed=1)
X = [[((i * 7 + j) % 11) / 11.0 for j in range(300)] for i in range(2000)]
y = [[(i % (k + 2)) / 9.0 for k in range(5)] for i in range(2000)]
net.fit(X[:40], y[:40], epochs=1, engine="c", progress=False)
sys.stdout.write("begun\\n"); sys.stdout.flush()
history = net.fit(X, y, epochs=100000, engine="c", progress=False)
print(time.time(), history.stopped, len(history.loss), history.message)
"""


def test_ctrl_c_ends_training_within_a_fifth_of_a_second():
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "begun\n"
    time.sleep(3)
    sent = time.time()
    process.send_signal(signal.SIGINT)
    ended, stopped, epochs, message = process.stdout.readline().split(" ", 3)
    assert process.wait() == 0
    assert stopped == "interrupted" and int(epochs) > 0, message
    assert float(ended) - sent < 2           # the fifth is measured where nothing else runs
