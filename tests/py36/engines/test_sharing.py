"""fit(..., engine="c", workers=n): the same bits for every n, sums in parts, and threads that come, work and go."""
import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

import needs
from paths import ROOT
from purenn import Dense, Dropout, Network, arithmetic, optimizers
from purenn.py36.engines import c_parts, sharing
from purenn.py36.engines.steps import Draws
from recorded import draws, targets

pytestmark = pytest.mark.skipif(sys.platform == "emscripten", reason="no threads")


@pytest.fixture(autouse=True)
def with_a_compiler(monkeypatch):
    needs.command(*needs.COMPILERS)
    monkeypatch.setattr(sharing, "cores", lambda: 8)


@pytest.fixture
def eager(monkeypatch):
    """All calls are shared."""
    monkeypatch.setattr(sharing.Pace, "shares", lambda self: True)


def network(hidden="tanh", output="softmax", loss="categorical_cross_entropy", between=(), **options):
    return Network([Dense(5, 7, hidden), *between, Dense(6, "relu"), Dense(3, output)], loss=loss, **dict(dict(seed=4), **options))


def trained(net, workers, samples=337, **options):
    X, y = draws((samples, net.n_in), 1), targets(net.loss.name, (samples, net.n_out), 1)
    how = dict(epochs=5, optimizer="sgd", batch_size=150, progress=False, engine="c", workers=workers)
    history = net.fit(X, y, **dict(how, **options))
    return repr((net.state(), [x.hex() for x in history.loss])), history.workers


# ---- bits ----

@pytest.mark.parametrize("options", [
    {}, {"shuffle": False}, {"optimizer": "adam", "clip_norm": 0.25}, {"batch_size": 65}, {"batch_size": 64}, {"batch_size": None},
    {"samples": 64}, {"samples": 129, "batch_size": 128}, {"sample_weight": [0.5 + i % 3 for i in range(337)]}])
@pytest.mark.parametrize("made", [{}, {"between": [Dropout(0.25)]}, {"l1": 0.001, "l2": 0.01, "hidden": "gelu"}])
def test_the_same_bits_by_any_number_of_threads(options, made, eager):
    found = [trained(network(**made), workers, **options)[0] for workers in (1, 2, 3, 8)]
    assert found == found[:1] * 4


@pytest.mark.parametrize("kind", ["native", "portable"])
@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
@pytest.mark.parametrize("loss, output", [("categorical_cross_entropy", "softmax"), ("mean_squared_error", "identity"),
                                          ("half_squared_error", "sigmoid")])
def test_parts_are_added_in_order(kind, optimizer, loss, output, eager):
    """Against matrices: of each part the sums, then these one after the other, then the step."""
    made = dict(loss=loss, output=output, between=[Dropout(0.25)], l2=0.01)
    with arithmetic(kind):
        net, own = network(**made), optimizers.get(optimizer)
        X, y = draws((150, 5), 1), targets(loss, (150, 3), 1)
        for _ in range(3):
            masks, total = net.dropping.uniform(size=(150 * 7,)), None
            for first in range(0, 150, 64):
                rows = slice(first, first + 64)
                terms, gradients = net.chain.part(X[rows], y[rows], None, Draws([wrapped(masks[first * 7:(first + 64) * 7])]), 150)
                found = [terms.sum()] + gradients
                total = found if total is None else [a + b for a, b in zip(total, found)]
            gradients = optimizers.clipped(net.chain.penalized(total[1:]), [(optimizers.clip_by_norm, 0.5)])
            net.chain.set_parameters(own.step(net.chain.parameters(), gradients))
        other = network(**made)
        trained(other, 2, samples=150, epochs=3, batch_size=None, optimizer=optimizers.get(optimizer), shuffle=False, clip_norm=0.5)
    assert [(W.tolist(), b.tolist()) for W, b in other.weights] == [(W.tolist(), b.tolist()) for W, b in net.weights]


class wrapped:
    def __init__(self, numbers):
        self._data = numbers


def test_a_batch_of_one_part_has_the_bits_of_no_workers():
    assert trained(network(), 2, batch_size=64)[0] == trained(network(), None, batch_size=64)[0]
    assert trained(network(), 2, batch_size=150)[0] != trained(network(), None, batch_size=150)[0]


def test_a_library_whose_sums_are_wrong_is_refused(monkeypatch):
    monkeypatch.setattr(c_parts, "RUN", c_parts.RUN.replace("whole p = 1; p < parts", "whole p = 2; p < parts"))
    with pytest.raises(ValueError, match="has not the bits of this Python"):
        trained(network(hidden="elu"), 2)


# ---- who works ----

def test_the_history_says_who_worked(monkeypatch):
    assert trained(network(), 1)[1] == "one thread: one was asked for"
    assert trained(network(), 2, batch_size=64)[1].startswith("one thread: batches of up to 64 rows")
    assert trained(network(), None)[1] is None
    assert re.match("3 threads|one thread: 3 threads were slower", trained(network(), 3, epochs=3000)[1])
    assert trained(network(hidden="softplus"), 2, epochs=1, batch_size=None)[1] == "one thread: the training was over before sharing was tried"
    monkeypatch.setattr(sharing, "cores", lambda: 1)
    assert trained(network(), 2)[1].startswith("one thread: there is one core")


def test_calls_go_the_faster_way_and_what_was_learnt_is_kept(monkeypatch):
    call, calls = sharing.Crew.call, []

    def slow(self, function):
        calls.append(1)
        time.sleep(0.02)
        call(self, function)
    monkeypatch.setattr(sharing.Crew, "call", slow)
    assert trained(network(hidden="gelu"), 2, epochs=3000)[1] == "one thread: 2 threads were slower"
    assert len(calls) == 1                      # which took long enough
    assert trained(network(hidden="gelu"), 2, epochs=3)[1] == "one thread: 2 threads were slower" and len(calls) == 1


@pytest.mark.parametrize("alone, shared", [(2.0, 1.0), (1.0, 2.0)])
def test_a_pace(alone, shared):
    """Each way until a fiftieth of a second is spent on it, then the faster one."""
    pace, ways = sharing.Pace(), []
    for _ in range(6):
        ways.append(pace.shares())
        pace.add(ways[-1], 8, 0.008 * (shared if ways[-1] else alone))
    tries = {2.0: 2, 1.0: 3}
    assert ways == ([False] * tries[alone] + [True] * tries[shared] + [shared < alone] * 6)[:6]


def test_where_no_more_threads_can_start_fewer_work(monkeypatch, eager):
    start, started = threading.Thread.start, []

    def few(self):
        if len(started) == 2:
            raise RuntimeError("can't start new thread")
        started.append(self)
        start(self)
    monkeypatch.setattr(threading.Thread, "start", few)
    found = trained(network(), 8)[0]
    monkeypatch.undo()
    assert len(started) == 2 and found == trained(network(), 1)[0]


def test_threads_end_with_fit(eager):
    before = set(threading.enumerate())
    trained(network(), 4, epochs=20)
    with pytest.raises(ZeroDivisionError):
        trained(network(), 4, callbacks=lambda epoch, net, history: 1 / 0)
    until = time.time() + 10
    while set(threading.enumerate()) - before and time.time() < until:
        time.sleep(0.01)
    assert not set(threading.enumerate()) - before


@pytest.mark.parametrize("engine", ["auto", "matrix", "straightline"])
def test_workers_are_for_compiled_steps(engine):
    net = network()
    before = repr(net.state())
    with pytest.raises(ValueError, match='workers are threads of compiled code; give engine="c" as well'):
        trained(net, 2, engine=engine)
    assert repr(net.state()) == before
    for wrong in (0, -1, 1.5, "two"):
        with pytest.raises((ValueError, TypeError), match="workers"):
            trained(net, wrong)


# ---- accidents ----

SCRIPT = '''
import sys
from purenn import Dense, Matrix, Network, RandomState
from purenn.py36.engines import sharing
sharing.cores = lambda: 4
sharing.Pace.shares = lambda self: True
net = Network([Dense(64, 256, "tanh"), Dense(8)], loss="mean_squared_error", seed=1)
X, y = [Matrix(RandomState(0).normal(size=(4096, n))) for n in (64, 8)]
print("ready", flush=True)
history = net.fit(X, y, epochs=10 ** 6, optimizer="sgd", batch_size=1024, learning_rate=1e-6, shuffle=%s, progress=False, engine="c", workers=4)
print(history.stopped, len(history.loss) > 0, flush=True)
'''


@pytest.mark.parametrize("shuffle", [True, False])
def test_ctrl_c_stops_all_of_them(shuffle):
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(SCRIPT) % shuffle], env=dict(os.environ, PYTHONPATH=ROOT),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    assert process.stdout.readline() == "ready\n"
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == ("interrupted True\n", "", 0)


def test_an_interrupt_before_a_job_begins_or_while_it_runs_is_raised_after_it():
    crew, done = sharing.Crew(3), []

    def work(number):
        if number == 1:
            os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.2)
        done.append(number)
    with pytest.raises(KeyboardInterrupt):
        crew.call(work)
    assert sorted(done) == [0, 1, 2]
    crew.call(done.append)
    assert sorted(done) == [0, 0, 1, 1, 2, 2]
    crew.close()


def test_a_job_that_was_left_at_its_beginning_is_waited_for():
    crew, done = sharing.Crew(2), []
    crew._job = sharing.Job(lambda number: time.sleep(0.2) or done.append(number), 2)       # as call does, before it waits
    crew.settle()
    assert sorted(done) == [0, 1]
    crew.close()
