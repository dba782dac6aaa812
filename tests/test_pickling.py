"""Pickling and copying: by every protocol, on the oldest Pythons too, in joblib, and on the way to other processes."""
import os
import pickle
import subprocess
import sys

import pytest

import needs
import pickled
from amounts import long
from paths import ROOT
from purenn import Dense, Dropout, Layer, Network

SCRIPT = os.path.join(ROOT, "tests", "shared", "pickled.py")


@pytest.mark.parametrize("version", [long("2.7"), long("3.6"), "this"])
def test_everything_comes_back_by_every_protocol(version):
    python = sys.executable if version == "this" else needs.python(version)
    environment = dict([(name, value) for name, value in os.environ.items() if name[:6] != "PYTHON"], PYTHONPATH=ROOT)
    answer = subprocess.run([python, "-B", SCRIPT], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert answer.returncode == 0, answer.stdout.decode()


# In a process of its own, as pools leave helpers behind, which other tests would take for workers.
TO_POOL = """
import multiprocessing, pickle
import pickled
if __name__ == "__main__":
    nets = [net for net in list(pickled.networks())[:16] if net.loss.name != "own"]
    expected = [pickled.later(pickle.loads(pickle.dumps(net))) for net in nets]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(pickled.later, nets) == expected
"""
TO_JOBLIB = """
import joblib
import pickled
if __name__ == "__main__":
    for net in list(pickled.networks())[::5]:
        joblib.dump(net, "net.joblib")
        assert pickled.later(joblib.load("net.joblib")) == pickled.later(net)
    nets = list(pickled.networks())[:4]
    found = joblib.Parallel(n_jobs=2)([joblib.delayed(pickled.later)(net) for net in nets])
    assert found == [pickled.later(net) for net in nets]
"""


@pytest.mark.parametrize("program", [TO_POOL, long(TO_JOBLIB)], ids=["Pool.map", "joblib"])
def test_a_trained_network_goes_to_other_processes_and_comes_back(program, tmp_path):
    needs.processes()
    if program is TO_JOBLIB:
        pytest.importorskip("joblib")
    (tmp_path / "program.py").write_text(program)
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([ROOT, os.path.dirname(SCRIPT)]))
    answer = subprocess.run([sys.executable, "program.py"], cwd=str(tmp_path), env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)
    assert answer.returncode == 0, answer.stdout.decode()


class Doubled(Layer):
    def forward(self, x, random=None):
        return x * 2, None

    def backward(self, memory, delta, first=False):
        return [], delta * 2


def test_layers_of_ones_own():
    net = Network([Dense(3, 4, "tanh"), Doubled(), Dropout(0.5), Dense(2, "sigmoid")], loss="mean_squared_error", seed=1)
    again = pickle.loads(pickle.dumps(net))
    assert pickled.later(again) == pickled.later(net)


def test_a_copy_can_be_saved_and_loaded(tmp_path):
    net = list(pickled.networks())[8]
    for what, trip in pickled.trips():
        trip(net).save(str(tmp_path / "net.json"))
        assert pickled.later(Network.load(str(tmp_path / "net.json"))) == pickled.later(trip(net)), what
