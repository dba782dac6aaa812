"""fit(..., workers=n): the same bits for every n, sums in parts as NumPy makes them, and processes that come, work, and go."""
import copy
import os
import re
import signal
import subprocess
import sys
import textwrap
import time

import pytest

import needs
import purenn
from amounts import long
from paths import ROOT
from purenn import Dense, Dropout, Matrix, Network, RandomState, activations
from purenn.py36.engines import crew, workers
from ways import ARTICLE

pytestmark = pytest.mark.skipif(sys.platform == "emscripten", reason="no processes")


@pytest.fixture
def eager(monkeypatch):
    """Steps are shared out from the third on, whatever they take, among as many processes as are asked for."""
    monkeypatch.setattr(workers, "LEAST_STEP", 0)
    monkeypatch.setattr(workers, "LEAST_LEFT", 0)
    monkeypatch.setattr(workers, "SHARED", 10 ** 9)
    monkeypatch.setattr(crew, "cores", lambda: 8)


def rows(n, columns, seed=0):
    return Matrix(RandomState(seed).normal(size=(n, columns)))


def network(loss="categorical_cross_entropy", last="softmax", outputs=3, **options):
    return Network([Dense(5, 7, "tanh"), Dropout(0.3), Dense(6, "relu"), Dense(outputs, last)], loss=loss, init="glorot_uniform", seed=4, **options)


def bits(net, history):
    return [[x.hex() for x in matrix._data] for matrix in net.chain.parameters()] + [[x.hex() for x in history.loss]]


def trained(net, X, y, how_many, **options):
    how = dict(epochs=3, optimizer="sgd", batch_size=150, shuffle=True, learning_rate=0.01, progress=False, workers=how_many)
    return net.fit(X, y, **dict(how, **options))


def alive(of):
    """Processes whose parent is this one, on systems with /proc."""
    found = []
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            with open("/proc/%s/stat" % name) as file:
                state, parent = file.read().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if name.isdigit() and state != "Z" and int(parent) == of:
            found.append(int(name))
    return found


def is_empty(group):
    """Whether a process group is, within five seconds."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except OSError:
            return True
        time.sleep(0.1)
    return False


# ---- the bits ----

SETTINGS = {
    "samples": (network(l1=0.001, l2=0.01), {"optimizer": "adam", "clip_norm": 0.5, "sample_weight": rows(333, 1).reshape(-1) ** 2}),
    "mean": (network("huber", "identity", 2), {"optimizer": "momentum", "clip_value": 0.01, "validation_split": 0.2, "patience": 3}),
    "sum": (network("half_squared_error", "tanh", 1), {"shuffle": False, "batch_size": None, "engine": "rows"}),
    "questions": (network("binary_cross_entropy", "sigmoid", 2, l2=0.1), {"engine": "matrix", "metrics": ["accuracy"]}),
}


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_the_bits_do_not_depend_on_how_many_workers_there_are(name, eager):
    """333 rows in batches of 150: parts of 64, 64 and 22, then a batch of 33 rows, which is one part."""
    needs.processes()
    pattern, options = SETTINGS[name]
    X, y = rows(333, 5, 1), [RandomState(2).randint(0, 2, size=(333, pattern.n_out)), [i % 3 for i in range(333)]][name == "samples"]
    found = []
    for n in (1, 2, 3):
        net = Network.of_state(pattern.state())
        history = trained(net, X, y, n, **options)
        found.append(bits(net, history))
        assert history.workers == ("one process: one was asked for" if n == 1 else "%d processes" % n)
    assert found[0] == found[1] == found[2]
    assert not alive(os.getpid())


@pytest.mark.parametrize("threads", [False, True])
@pytest.mark.parametrize("arithmetic", ["portable", "fast"])
def test_workers_calculate_in_the_arithmetic_in_force(arithmetic, threads, eager, monkeypatch):
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: not threads, raising=False)
    found = []
    for n in (1, 2):
        with purenn.arithmetic(arithmetic):
            net = network()
            found.append(bits(net, trained(net, rows(130, 5), [i % 3 for i in range(130)], n, batch_size=None, epochs=5)))
    assert found[0] == found[1]


def test_threads_where_they_run_side_by_side(eager, monkeypatch):
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False, raising=False)
    found = []
    for n in (1, 3):
        net = network()
        history = trained(net, rows(333, 5), [i % 3 for i in range(333)], n)
        found.append(bits(net, history))
    assert found[0] == found[1] and history.workers == "3 threads"


def test_a_batch_of_one_part_has_the_bits_of_no_workers(eager):
    found = []
    for n in (None, 2):
        net = network()
        history = trained(net, rows(130, 5), [i % 3 for i in range(130)], n, batch_size=64)
        found.append(bits(net, history))
    assert found[0] == found[1] and history.workers.startswith("one process: batches of up to 64 rows")


def test_parts_are_added_in_order_as_numpy_adds_them(eager):
    """A step of plain descent, from NumPy's own sums of the parts; the very bits of the loss's sum of parts."""
    np = pytest.importorskip("numpy")
    X, y = rows(150, 5, 3), rows(150, 2, 4)
    net = Network([Dense(5, 4, "tanh"), Dense(2)], loss="mean_squared_error", seed=1, l2=0.1)
    (W, b), (V, c) = [[np.array(matrix.tolist()) for matrix in pair] for pair in net.weights]
    history = net.fit(X, y, epochs=1, learning_rate=0.5, progress=False, workers=2, **ARTICLE)
    A, T = np.array(X.tolist()), np.array(y.tolist())
    loss, sums = 0.0, [0.0, 0.0, 0.0, 0.0]
    for i in (0, 64, 128):
        x, t = A[i:i + 64], T[i:i + 64]
        h = np.tanh(x @ W + b)
        error = h @ V + c - t
        loss += (error ** 2).sum()
        outer = error * 2 / 300
        inner = outer @ V.T * (1 - h * h)
        sums = [s + g for s, g in zip(sums, (x.T @ inner, inner.sum(0), h.T @ outer, outer.sum(0)))]
    assert history.loss[0] == pytest.approx(loss / 300 + 0.05 * ((W ** 2).sum() + (V ** 2).sum()), rel=1e-12)
    expected = [W - 0.5 * (sums[0] + 0.1 * W), b - 0.5 * sums[1], V - 0.5 * (sums[2] + 0.1 * V), c - 0.5 * sums[3]]
    for matrix, numbers in zip(net.chain.parameters(), expected):
        assert np.abs(np.array(matrix.tolist()) - numbers).max() < 1e-12


def test_the_order_of_additions_is_that_of_parts():
    """A large term, then 64 of a half, which it would swallow one by one; their part's sum it cannot."""
    X = Matrix([[1.0]] * 128)
    y = Matrix([[1e8]] + [[0.0]] * 63 + [[1.0]] * 64)
    both = []
    for n in (None, 1):
        net = Network([Dense(1, 1)], loss="half_squared_error", init="zeros", seed=1)
        both.append(net.fit(X, y, epochs=1, learning_rate=0.0, progress=False, workers=n, **ARTICLE).loss[0])
    assert both == [5e15, 5e15 + 32.0]


def test_checkpoints_know_of_parts_but_not_of_how_many(tmp_path, eager):
    X, y = rows(150, 5), [i % 3 for i in range(150)]
    path = str(tmp_path / "run.json")
    how = dict(batch_size=None, checkpoint=path, resume=True)
    whole = network()
    full = bits(whole, trained(whole, X, y, 1, batch_size=None, epochs=6))
    trained(network(), X, y, 2, epochs=4, **how)
    with pytest.raises(ValueError, match="part"):
        trained(network(), X, y, None, epochs=6, **how)
    net = network()
    assert bits(net, trained(net, X, y, 3, epochs=6, **how)) == full


# ---- when they are made, and when not ----

@pytest.mark.parametrize("wrong", [0, -1, 1.5, "2"])
def test_workers_are_a_whole_number_from_1_on(wrong):
    with pytest.raises((ValueError, TypeError), match="workers"):
        trained(network(), rows(130, 5), [0, 1] * 65, wrong)


@pytest.fixture
def no_pool(monkeypatch):
    monkeypatch.setattr(crew, "cores", lambda: 8)
    monkeypatch.setattr(crew.Crew, "results", lambda *args: pytest.fail("work was shared out"))


@pytest.fixture
def clock(monkeypatch):
    """The time that workers see, a list of one number; it goes on by a 128th of a second each time they look."""
    now = [0.0]

    def look(self):
        now[0] += 1 / 128.0
        return now[0]
    monkeypatch.setattr(workers.Workers, "clock", look)
    return now


def test_small_work_stays_in_one_process(no_pool, clock, monkeypatch):
    net = Network([Dense(2, 1)], "mean_squared_error", seed=1)
    monkeypatch.setattr(workers, "LEAST_STEP", 1 / 127.0)
    history = trained(net, rows(66, 2), rows(66, 1), 2, batch_size=None, epochs=20)
    assert history.workers == "one process: a step takes 7.8 ms, too little to be shared out"


def test_work_that_is_soon_over_stays_in_one_process(no_pool, clock):
    history = trained(network(), rows(130, 5), [i % 3 for i in range(130)], 2, batch_size=None, epochs=60)
    assert history.workers == "one process: all steps take 0.47 seconds, too little for others to start"
    assert "before this was decided" in trained(network(), rows(130, 5), [i % 3 for i in range(130)], 2, epochs=1).workers


def test_no_more_workers_than_cores(no_pool, monkeypatch):
    monkeypatch.setattr(crew, "cores", lambda: 1)
    monkeypatch.setattr(workers, "LEAST_STEP", 0)
    assert trained(network(), rows(130, 5), [0] * 130, 2).workers == "one process: there is one core"


def test_processes_that_turn_out_slower_are_left_alone(eager, clock, monkeypatch):
    """As where a container is given one core's time and shows several."""
    needs.processes()
    monkeypatch.setattr(workers, "SHARED", 2)
    shared, results = [], crew.Crew.results

    def slow(self, *args):
        shared.append(1)
        clock[0] += 0.1
        return results(self, *args)
    monkeypatch.setattr(crew.Crew, "results", slow)
    history = trained(network(), rows(130, 5), [i % 3 for i in range(130)], 2, batch_size=None, epochs=20)
    assert history.workers == "one process: 2 processes were slower" and len(shared) == 2


@pytest.mark.parametrize("error", [OSError("no more\nprocesses"), ImportError("_multiprocessing"), NotImplementedError(), AssertionError("daemonic")])
def test_where_processes_cannot_be_made_there_is_one(error, eager, monkeypatch):
    from concurrent import futures
    y, found = [i % 3 for i in range(130)], []
    for n in (1, 2):
        net = network()
        history = trained(net, rows(130, 5), y, n, batch_size=None)
        found.append(bits(net, history))

        def refuse(*args, **options):
            raise error
        monkeypatch.setattr(futures, "ProcessPoolExecutor", refuse)
    assert found[0] == found[1] and history.workers.startswith("one process: processes cannot be made here (")
    assert "\n" not in history.workers


def test_an_activation_of_ones_own_stays_in_its_process(no_pool, eager):
    net = Network([Dense(5, 7, copy.copy(activations.get("tanh"))), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=4)
    history = trained(net, rows(130, 5), [i % 3 for i in range(130)], 2, batch_size=None)
    assert history.workers.startswith("one process: what is not purenn's own")


def test_the_command_takes_workers(tmp_path):
    def train(*options):
        return subprocess.run([sys.executable, "-m", "purenn", "train", "iris", "--epochs", "3", "--batch-size", "100", "--checkpoint",
                               str(tmp_path / "run.json")] + list(options), cwd=ROOT, universal_newlines=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    both = [train("--workers", n).stdout for n in "12"]
    assert both[0] == both[1] and "all 3 epochs are done" in both[0]
    again = train("--resume")
    assert again.returncode == 2 and "its --workers was 'parts of 64 rows', now it is None" in again.stderr
    assert "--workers 0: a whole number of at least 1" in train("--workers", "0").stderr


# ---- accidents, in a script of its own ----

SCRIPT = '''
import multiprocessing, os, signal, sys
from purenn import Dense, Matrix, Network, RandomState
from purenn.py36.engines import crew, workers

def children():
    return [process.pid for process in multiprocessing.active_children()]

def main(callback, epochs=8):
    workers.LEAST_STEP = workers.LEAST_LEFT = 0
    workers.SHARED, crew.cores = 10 ** 9, lambda: 2
    net = Network([Dense(5, 4, "tanh"), Dense(1)], loss="mean_squared_error", seed=1)
    X, y = [Matrix(RandomState(0).normal(size=(200, n))) for n in (5, 1)]
    return net, net.fit(X, y, epochs=epochs, optimizer="sgd", batch_size=None, shuffle=False, learning_rate=0.01,
                        progress=False, workers=2, callbacks=callback)
'''


def script(tmp_path, text, first="", **options):
    path = tmp_path / "script.py"
    path.write_text(first + SCRIPT + textwrap.dedent(text))
    env = dict(os.environ, PYTHONPATH=ROOT)
    return subprocess.Popen([sys.executable, "-W", "ignore", str(path)], env=env, universal_newlines=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_this_machine_makes_processes_or_the_history_says_what_is_in_the_way(tmp_path):
    out, err = script(tmp_path, '''
        if __name__ == "__main__":
            net, history = main(())
            print(history.workers, children())
        ''').communicate(timeout=300)
    obstacle = needs.obstacle_to_processes()
    if obstacle:
        assert out.startswith("one process: processes cannot be made here (") and out.endswith(") []\n")
    else:
        assert out == "2 processes []\n"
    assert err == ""


REFUSING = """
class Refusing(_multiprocessing.SemLock):
    def __new__(cls, *args, **kwargs):
        raise %s
_multiprocessing.SemLock = Refusing
"""
DAMAGES = {"Function not implemented": REFUSING % "OSError(38, 'Function not implemented')",
           "Permission denied": REFUSING % "PermissionError(13, 'Permission denied')",
           "synchroniz": "del _multiprocessing.SemLock",                                # from Python's own words
           "multiprocessing.synchronize|_multiprocessing": "sys.modules['_multiprocessing'] = None"}


@pytest.mark.parametrize("words", sorted(DAMAGES))
def test_without_the_memory_that_processes_share_there_is_one(tmp_path, words):
    """As in a container without /dev/shm, and in a Python that was built without semaphores."""
    out, err = script(tmp_path, '''
        net, history = main(())
        print(history.workers, children())
        print(len(history.loss), history.stopped)
        ''', first="import _multiprocessing, sys\n" + DAMAGES[words] + "\n").communicate(timeout=300)
    first, second = out.splitlines()
    assert first.startswith("one process: processes cannot be made here (") and first.endswith(") []")
    assert re.search(words, first)
    assert second == "8 epochs" and err == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9")
def test_a_killed_worker_is_an_error_and_the_weights_are_those_of_a_whole_step(tmp_path):
    needs.processes()
    out, err = script(tmp_path, '''
        def kill(epoch, net, history):
            kept[:] = [matrix.tolist() for matrix in net.chain.parameters()]      # the other one may make a step more on its own
            nets.append(net)
            if epoch == 4:
                os.kill(children()[0], signal.SIGKILL)
        kept, nets = [], []
        try:
            main(kill, 10 ** 7)             # the other one may do all that is left of a few, before this one is missed
        except RuntimeError as error:
            print(error)
        print(kept == [matrix.tolist() for matrix in nets[0].chain.parameters()], children())
        ''').communicate(timeout=300)
    assert out == ("a worker process was ended from outside (SIGKILL, as where memory runs out); "
                   "the weights are those of the last whole step\nTrue []\n")
    assert err == ""


AT_ITS_START = """
from purenn.py36.engines import crew
settle = crew.settle
def ended(maker=None):
    settle(maker)
    %s
crew.settle = ended
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9")
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGSEGV"])
def test_a_worker_killed_at_its_start_is_told_by_the_signal(tmp_path, method, name):
    needs.processes()
    out, err = script(tmp_path, '''
        if __name__ == "__main__":
            multiprocessing.set_start_method(%r)
            try:
                main(())
            except RuntimeError as error:
                print(error, children())
        ''' % method, first="import os, signal\n" + AT_ITS_START % ("os.kill(os.getpid(), signal.%s)" % name)).communicate(timeout=300)
    assert re.match(r"a worker process was ended from outside \(%s(, as where memory runs out)?\); the weights are those of the last whole "
                    r"step \[\]\n$" % name, out), (out, err)
    assert err == ""


def test_a_worker_that_cannot_start_is_told_by_its_exit_code(tmp_path):
    needs.processes()
    out, err = script(tmp_path, '''
        if __name__ == "__main__":
            multiprocessing.set_start_method("spawn")
            try:
                main(())
            except RuntimeError as error:
                print(error, children())
        ''', first="import os, multiprocessing\nif multiprocessing.current_process().name != 'MainProcess':\n    os._exit(3)\n").communicate(timeout=300)
    assert out.startswith("the worker processes could not start (exit code 3), and wrote why to stderr; a script ") and "killed" not in out


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
@pytest.mark.parametrize("method", ["fork", long("spawn"), long("forkserver")])
def test_ctrl_c_reaches_the_whole_group_and_only_fit_answers(tmp_path, method):
    needs.processes()
    process = script(tmp_path, '''
        def say(epoch, net, history):
            if epoch >= 4:
                print(epoch, flush=True)
        if __name__ == "__main__":
            multiprocessing.set_start_method(%r)
            net, history = main(say, 10 ** 7)
            print(history.stopped, history.workers, children(), flush=True)
        ''' % method, start_new_session=True)
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert out.splitlines()[-1] == "interrupted 2 processes []"
    assert err == "" and process.returncode == 0
    assert is_empty(process.pid)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
def test_no_worker_outlives_a_killed_parent(tmp_path):
    needs.processes()
    process = script(tmp_path, '''
        main(lambda epoch, net, history: print(*children(), flush=True) if epoch >= 4 else None, 10 ** 7)
        ''', start_new_session=True)
    workers_ids = process.stdout.readline().split()
    process.kill()
    process.wait()
    assert len(workers_ids) == 2
    assert is_empty(process.pid)
    process.communicate()


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
def test_no_worker_that_never_worked_outlives_a_killed_parent(tmp_path):
    """The other one takes all tasks, as it may where they are short."""
    needs.processes()
    process = script(tmp_path, '''
        if __name__ == "__main__":
            crew.cores = lambda: 2
            both = crew.Crew(2)
            print(both.results(len, [([1, 2, 3],)]), flush=True)
            sys.stdin.read()
        ''', start_new_session=True, stdin=subprocess.PIPE)
    assert process.stdout.readline() == "[3]\n"
    process.kill()
    process.wait()
    assert is_empty(process.pid)
    process.communicate()


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_script_without_a_guard_is_told_so_once(tmp_path, method):
    needs.processes()
    if method not in __import__("multiprocessing").get_all_start_methods():
        pytest.skip("no start method " + method)
    out, err = script(tmp_path, '''
        multiprocessing.set_start_method(%r, force=True)
        print("started")
        try:
            main(())
        except RuntimeError as error:
            print(error)
        ''' % method).communicate(timeout=300)
    assert out.count("__main__") == 1 and 1 <= out.count("started") <= 4, out
    assert "Traceback" not in err
