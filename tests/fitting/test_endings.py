"""Every ending of a training, and every moment of it, x resume: the same bits as of a training that was never stopped.

A stop is Ctrl-C, a KeyboardInterrupt, or a kill, after which nothing runs any more.  It comes before or after the n-th
call of the system, or at the n-th line of the package, for every n with --long, and for a share of them without.
"""
import builtins
import os
import sys

import pytest

import amounts
from amounts import long, share, some
from paths import PACKAGE
from purenn import Dense, Dropout, Layer, Network, RandomState, schedule
from purenn.files import envelope
from purenn.fitting.checkpoints import OtherTraining

X = RandomState(1).normal(size=(10, 3))
Y = RandomState(2).uniform(size=(10, 2))
V = RandomState(3).normal(size=(4, 3)), RandomState(4).uniform(size=(4, 2))
EPOCHS = 6
HOW = dict(epochs=EPOCHS, batch_size=4, shuffle=True, optimizer="adam", learning_rate=0.1, validation_data=V, progress=False,
           checkpoint_every=2)


def ends_at_4(epoch, net, history):
    return epoch == 3


def overshooting(epoch):
    """The step of epoch 2 is so long that the next loss is infinite."""
    return 0.01 if epoch < 2 else 1e200


ENDINGS = {
    "epochs": ({}, EPOCHS), "callback": (dict(callbacks=ends_at_4), 4),
    "patience": (dict(patience=1, learning_rate=0.7, epochs=20), None),
    "best": (dict(patience=EPOCHS, learning_rate=0.5), EPOCHS),
    "diverged": (dict(optimizer="sgd", learning_rate=overshooting), None),
    "one batch": (dict(optimizer="momentum", batch_size=None, shuffle=False, validation_data=None, engine="matrix"), EPOCHS),
    "in blocks": (dict(optimizer="sgd", batch_size=None, shuffle=False, validation_data=None, engine="straightline", epochs=40,
                       checkpoint_every=16), 40),
    "diverged, in blocks": (dict(optimizer="sgd", batch_size=None, shuffle=False, validation_data=None, engine="straightline",
                                 epochs=400, checkpoint_every=16,
                                 learning_rate=schedule("cosine", rate=2.0, steps=400, warm_up=120)), None)}
STOPPED = {"best": "epochs", "one batch": "epochs", "in blocks": "epochs", "diverged, in blocks": "diverged"}


def network(ending):
    linear = ending.startswith("diverged")
    return Network([Dense(3, 4, "identity" if linear else "tanh")] + ([] if "block" in ending else [Dropout(0.25)])
                   + [Dense(2, "identity" if linear else "sigmoid")], loss="mean_squared_error", seed=5)


def fit(ending, **options):
    """(network, history)"""
    net = network(ending)
    return net, net.fit(X, Y, **dict(dict(HOW, **ENDINGS[ending][0]), **options))


def outcome(net, history):
    return envelope.dumps([net.state(), dict(history.state(), seconds=None), history.best_epoch])


def expected(ending, known={}):
    """The outcome of a training that is never stopped, and writes nothing."""
    if ending not in known:
        net, history = fit(ending)
        epochs = ENDINGS[ending][1]
        assert history.stopped == STOPPED.get(ending, ending) and epochs in (None, len(history.loss))
        known[ending] = outcome(net, history)
    return known[ending]


def resumed(ending, path):
    """Resume, twice: the second time there may be nothing left to do."""
    for _ in range(2):
        assert outcome(*fit(ending, checkpoint=path, resume=True)) == expected(ending)
    Network.load(path)


# ---- stops ----

class Killed(BaseException):
    """What stands for kill -9: nothing of ours catches it, and no call of the system is carried out after it."""


class Stop(object):
    """Raises an error at the n-th event; a kill at each later one, too."""

    def __init__(self, n, error):
        self.left, self.error = n, error

    def __call__(self):
        self.left -= 1
        if self.left == 0 or self.left < 0 and self.error is Killed:
            raise self.error


CALLS = ("open", "fdopen", "fsync", "replace", "remove", "close", "chmod", "chown", "stat", "listdir")


class File(object):
    """A file whose calls are events as well."""

    def __init__(self, file, counted):
        self.file = file
        for name in ("write", "flush", "close", "read", "seek"):
            setattr(self, name, counted(getattr(file, name)))
        self.fileno, self.tell = file.fileno, file.tell


def in_calls(stop, after, monkeypatch):
    """Let each call of the system by atomic.py be an event, before or after it is carried out."""
    def counted(call):
        def function(*arguments):
            if not after:
                stop()
            result = call(*arguments)
            if after:
                stop()
            return result
        return function

    def opened(call):
        return lambda *arguments: File(counted(call)(*arguments), counted)
    for name in CALLS:
        monkeypatch.setattr(os, name, (opened if name == "fdopen" else counted)(getattr(os, name)))
    monkeypatch.setattr(builtins, "open", opened(open))


def interrupted(ending, path, **options):
    """The history of a training that a stop may end; None where the error came through."""
    try:
        return fit(ending, checkpoint=path, **options)[1]
    except (KeyboardInterrupt, Killed):
        return None


def number_of_calls(ending, path, after, monkeypatch):
    stop = Stop(0, None)
    with monkeypatch.context() as patched:
        in_calls(stop, after, patched)
        interrupted(ending, path)
    os.remove(path)
    return -stop.left


@pytest.mark.parametrize("after", [False, long(True)])
@pytest.mark.parametrize("error", [KeyboardInterrupt, Killed])
@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_a_stop_at_every_call_of_the_system(ending, error, after, tmp_path, monkeypatch):
    path = str(tmp_path / "run.json")
    calls = number_of_calls(ending, path, after, monkeypatch)
    assert calls > 20
    for n in range(1 + after, calls + 1, 13) if amounts.one_in == amounts.FEW else some(range(1, calls + 1), after):
        with monkeypatch.context() as patched:
            in_calls(Stop(n, error), after, patched)
            history = interrupted(ending, path)
        if error is KeyboardInterrupt:
            assert [name for name in os.listdir(str(tmp_path)) if name != "run.json"] == []
            assert history is None or history.stopped == "interrupted" and envelope.load(path)["training"]["done"] == len(history.loss)
        resumed(ending, path)
        for name in os.listdir(str(tmp_path)):
            os.remove(str(tmp_path / name))


@pytest.mark.parametrize("error", [KeyboardInterrupt, Killed])
@pytest.mark.parametrize("ending", ["best", "callback", "diverged", "in blocks"])
def test_stops_at_every_call_of_the_system_one_after_the_other(ending, error, tmp_path, monkeypatch):
    """Each training resumes from what the one before left, until one comes to its end."""
    path = str(tmp_path / "run.json")
    expected(ending)
    for n in range(12, 200):
        with monkeypatch.context() as patched:
            stop = Stop(n, error)
            in_calls(stop, n % 2 == 0, patched)
            interrupted(ending, path, resume=True)
        if stop.left > 0:
            break
    resumed(ending, path)


def in_lines(stop, function, *arguments, **options):
    """The function's result; each line of the package that runs is an event."""
    def trace(frame, event, _):
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        if event == "line":
            stop()
        return trace
    sys.settrace(trace)
    try:
        return function(*arguments, **options)
    finally:
        sys.settrace(None)


@pytest.mark.parametrize("error", [KeyboardInterrupt, Killed])
@pytest.mark.parametrize("ending", ["best", "callback", "diverged", "in blocks", "patience"])
def test_a_stop_at_the_nth_line(ending, error, tmp_path):
    path = str(tmp_path / "run.json")
    expected(ending)
    stop = Stop(0, None)
    in_lines(stop, interrupted, ending, path)
    lines, tries = -stop.left, share(80, 6)
    os.remove(path)
    draw = RandomState(len(ending))
    for n in sorted(draw.randint(1, lines, size=tries)):
        history = in_lines(Stop(n, error), interrupted, ending, path)
        if os.path.exists(path) and history is not None and history.stopped == "interrupted" and "block" not in ending:
            assert len(history.loss) - envelope.load(path)["training"]["done"] in (0, 1)
        resumed(ending, path)
        os.remove(path)


# ---- endings ----

@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_what_has_ended_stays_so(ending, tmp_path):
    path = str(tmp_path / "run.json")
    assert outcome(*fit(ending, checkpoint=path)) == expected(ending)
    resumed(ending, path)


def test_a_callback_s_stop_holds_while_there_are_callbacks(tmp_path):
    path = str(tmp_path / "run.json")
    fit("callback", checkpoint=path)
    for _ in range(3):
        _, history = fit("callback", checkpoint=path, resume=True)
        assert len(history.loss) == 4 and history.message == "a callback stopped training after epoch 4"
    assert outcome(*fit("epochs", checkpoint=path, resume=True)) == expected("epochs")


@pytest.mark.parametrize("epoch", range(EPOCHS))
def test_ctrl_c_leaves_history_and_checkpoint_at_one_epoch(epoch, tmp_path):
    path = str(tmp_path / "run.json")

    class Interrupt(object):
        def on_batch_end(self, batch, net, history):
            if batch == 1 and len(history.loss) == epoch:
                raise KeyboardInterrupt
    _, history = fit("epochs", checkpoint=path, checkpoint_every=100, callbacks=Interrupt())
    assert history.stopped == "interrupted" and history.message == "interrupted in epoch %d" % (epoch + 1)
    assert len(history.loss) == envelope.load(path)["training"]["done"] == epoch
    resumed("epochs", path)


def test_a_checkpoint_that_cannot_be_written_after_ctrl_c_costs_no_history(tmp_path, monkeypatch):
    path = str(tmp_path / "run.json")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    def interrupt(epoch, net, history):
        if epoch == 2:
            monkeypatch.setattr(os, "fsync", full)
            raise KeyboardInterrupt
    _, history = fit("epochs", checkpoint=path, callbacks=interrupt)
    assert history.stopped == "interrupted" and len(history.loss) == 3
    assert history.message == ("interrupted in epoch 4; the checkpoint was not written: [Errno 28] No space left on device: %r" % path)
    monkeypatch.undo()
    resumed("epochs", path)


@pytest.mark.parametrize("rate, optimizer", [(1e200, "sgd"), (1e306, "sgd"), (8e307, "momentum"), (1e160, "adam")])
@pytest.mark.parametrize("last", [2, long(3), 4])
def test_a_checkpoint_after_an_overshooting_step(rate, optimizer, last, tmp_path):
    """Its weights give an infinite loss, or are infinite; those to go back to are in it, or in the one before."""
    path = str(tmp_path / "run.json")
    how = dict(optimizer=optimizer, learning_rate=lambda epoch: 0.01 if epoch < last else rate, checkpoint_every=1)
    whole = fit("diverged", **how)
    assert whole[1].stopped == "diverged"

    def kill(epoch, net, history):
        if epoch == stop:
            raise Killed
    for stop in range(last + 2):
        for when in ("on_epoch_begin", "on_epoch_end"):
            watcher = type("Watcher", (object,), {when: staticmethod(kill)})
            try:
                fit("diverged", checkpoint=path, callbacks=watcher, **how)
            except Killed:
                pass
            for _ in range(2):
                assert outcome(*fit("diverged", checkpoint=path, resume=True, **how)) == outcome(*whole)
            os.remove(path)


def largest(net):
    return max([abs(x) for W, b in net.weights for x in W._data + b._data])


class Raising(object):
    """Raises an error at the first of these events at which the weights have gone too far."""

    def __init__(self, event, error):
        def method(number, net, history):
            if largest(net) > 1e8:
                raise error
        setattr(self, event, method)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, MemoryError, ValueError])
@pytest.mark.parametrize("event", ["on_batch_end", "on_epoch_end", "on_epoch_begin"])
@pytest.mark.parametrize("batch_size", [None, 4])
def test_an_overshooting_step_is_kept_by_no_ending(error, event, batch_size, tmp_path):
    """Neither in the network nor in the checkpoint, though the stop comes before the next step finds it."""
    path, net = str(tmp_path / "run.json"), network("diverged")
    how = dict(HOW, batch_size=batch_size, optimizer="momentum", learning_rate=lambda epoch: 0.01 if epoch < 2 else 1e70,
               checkpoint_every=1, shuffle=False)
    whole = network("diverged")
    history = whole.fit(X, Y, **how)
    assert history.stopped == "diverged"
    try:
        stopped = net.fit(X, Y, callbacks=Raising(event, error), checkpoint=path, **how)
    except error:
        stopped = None
    assert largest(net) < 10 and largest(Network.load(path)) < 10
    moments = net.optimizer.memory(net.chain.parameters())[1]
    assert [x for matrices in moments for matrix in matrices for x in matrix._data if abs(x) > 1e8] == []
    if stopped is not None:
        assert len(stopped.loss) == envelope.load(path)["training"]["done"]
    again = network("diverged")
    assert outcome(again, again.fit(X, Y, checkpoint=path, resume=True, **how)) == outcome(whole, history)


def test_an_error_of_a_layer_is_raised_once():
    class Failing(Layer):
        left = 8

        def forward(self, x, random=None):
            Failing.left -= 1
            if Failing.left < 0:
                raise ValueError("the layer's own")
            return x, None

        def backward(self, memory, delta, first=False):
            return [], delta
    net = Network([Dense(3, 4), Failing(), Dense(2)], seed=1)
    with pytest.raises(ValueError, match="^the layer's own$") as caught:
        net.fit(X, Y, **dict(HOW, learning_rate=0.01))
    assert caught.value.__context__ is None


def test_an_overshooting_step_is_never_the_best():
    """Not even after the first epoch, which has the best validation loss by being alone."""
    net = network("diverged")
    history = net.fit(X, Y, **dict(HOW, batch_size=None, shuffle=False, patience=5, optimizer="sgd",
                                   learning_rate=lambda epoch: 0.01 if epoch else 1e70))
    assert (history.stopped, history.best_epoch) == ("diverged", None) and largest(net) < 10


def test_ctrl_c_in_a_callback_leaves_history_and_checkpoint_at_one_epoch(tmp_path):
    path = str(tmp_path / "run.json")
    for epoch in range(EPOCHS):
        def interrupt(done, net, history):
            if done == epoch:
                raise KeyboardInterrupt
        _, history = fit("epochs", checkpoint=path, checkpoint_every=100, callbacks=interrupt)
        assert history.stopped == "interrupted"
        assert len(history.loss) == len(history.seconds) == envelope.load(path)["training"]["done"] == epoch
        resumed("epochs", path)


# ---- checkpoints of the version before ----

def test_a_checkpoint_of_the_version_before_names_all_options_and_resumes_once_they_are_given(tmp_path):
    path = str(tmp_path / "run.json")
    fit("epochs", checkpoint=path, epochs=3)
    content = envelope.load(path)
    del content["training"]["good"]                             # what it did not write
    envelope.save(path, content)
    with pytest.raises(OtherTraining) as caught:
        fit("epochs", checkpoint=path, resume=True, optimizer="sgd", batch_size=5, shuffle=False)
    words = str(caught.value)
    assert "\n" not in words and [name for name in ("batch_size", "optimizer", "shuffle") if "its %s was " % name not in words] == []
    resumed("epochs", path)
