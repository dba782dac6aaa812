"""python -m purenn.numpy SCRIPT: a script's own imports of numpy are answered, nothing else changes, and errors are its own."""
import os
import subprocess
import sys

import numpy
import pytest
import scipy.signal
import scipy.special

import needs
import purenn.numpy
from amounts import long
from paths import CORPUS, ROOT
from purenn.numpy import __main__ as program
from purenn.numpy import scipy_parts, scripts

SCRIPT = '''\
import sys
import numpy as np
import numpy.random as npr
import numpy.linalg
from numpy import array, tanh
from numpy.random import RandomState
from scipy.special import expit
import beside
np.random.seed(7)
print(np.random.rand(2), tanh(array([0.5, 1.0])), RandomState(3).randint(0, 9, 4), expit(array([-1.5])), beside.x)
print(sys.argv[1:], __name__, npr is np.random, np.linalg.norm([3.0, 4.0]))
'''
PLOTS = '''\
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import matplotlib.animation as animation
from mpl_toolkits.mplot3d import Axes3D
import seaborn as sns
fig, (ax) = plt.subplots(2, 2, figsize=(3, 3))
ax[0, 1].plot([1, 2], label="x")
ax[0, 1].title.size = 4
with plt.style.context("x"):
    for line in ax:
        line.set(1)
plt.figure().add_subplot(111, projection="3d").scatter(1, 2, 3)
animation.FuncAnimation(fig, lambda i: i).save("x.gif")
sns.set()
plt.show()
print("done", len(plt.gca().lines))
'''


def script(tmp_path, text, *arguments, **options):
    """(exit code, stdout, stderr) of a script, run from its own folder."""
    (tmp_path / "script.py").write_text(text)
    (tmp_path / "beside.py").write_text("x = 5\n")
    command = [options.get("python", sys.executable), "-m", "purenn.numpy", "script.py"] + list(arguments)
    found = subprocess.run(command, cwd=str(tmp_path), env=dict(os.environ, PYTHONPATH=ROOT), stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, universal_newlines=True)
    return found.returncode, found.stdout, found.stderr


def test_a_script_prints_what_it_prints_with_numpy(tmp_path):
    code, out, err = script(tmp_path, SCRIPT, "a", "-b")
    real = subprocess.run([sys.executable, "script.py", "a", "-b"], cwd=str(tmp_path), stdout=subprocess.PIPE, universal_newlines=True)
    assert (code, err) == (0, "") and out == real.stdout and "['a', '-b'] __main__ True 5.0" in out


@pytest.mark.parametrize("name", [name if i % 12 == 0 else long(name) for i, name in enumerate(sorted(
    name for name in os.listdir(CORPUS) if name.endswith(".py")))])
def test_the_corpus_runs_with_its_imports_as_they_are(name, tmp_path):
    with open(os.path.join(CORPUS, name)) as file:
        text = file.read()
    assert "import numpy as np" in text
    swapped = text.replace("import numpy as np", "import purenn.numpy as np")
    (tmp_path / "swapped.py").write_text(swapped)
    wanted = subprocess.run([sys.executable, "swapped.py"], cwd=str(tmp_path), env=dict(os.environ, PYTHONPATH=ROOT),
                            stdout=subprocess.PIPE, universal_newlines=True)
    assert script(tmp_path, text) == (0, wanted.stdout, "")


def test_plots_are_silent_where_their_libraries_are_not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(scripts, "_is_installed", lambda name: False)
    (tmp_path / "plots.py").write_text(PLOTS)
    assert "plt" in scripts.run(str(tmp_path / "plots.py"))
    assert not [name for name in scripts.PLOTS if isinstance(sys.modules.get(name), scripts.Silent)]


def test_an_installed_library_for_plots_is_left_alone(tmp_path):
    (tmp_path / "seaborn.py").write_text("def set():\n    print('the real one')\n")
    assert script(tmp_path, "import seaborn\nseaborn.set()\n")[1] == "the real one\n"


def test_modules_arguments_and_places_come_back_even_after_an_error(tmp_path):
    before = dict(sys.modules), sys.argv[:], sys.path[:]
    (tmp_path / "fails.py").write_text("import numpy\nassert numpy.__name__ == 'purenn.numpy'\nraise KeyError('x')\n")
    with pytest.raises(KeyError):
        scripts.run(str(tmp_path / "fails.py"), ["1"])
    assert (dict(sys.modules), sys.argv, sys.path) == before and sys.modules["numpy"] is numpy


def test_the_script_s_variables_are_returned(tmp_path):
    (tmp_path / "sets.py").write_text("import numpy as np\nx = np.arange(3) * 0.5\n")
    found = scripts.run(str(tmp_path / "sets.py"))
    assert isinstance(found["x"], purenn.numpy.ndarray) and found["x"].tolist() == [0.0, 0.5, 1.0]


@pytest.mark.parametrize("text, code, last", [
    ("import sys\nsys.exit(3)\n", 3, ""), ("raise SystemExit\n", 0, ""), ("x = 1 +\n", 1, "SyntaxError: invalid syntax"),
    ("import numpy as np\nprint(np.arrange(3))\n", 1, "AttributeError: purenn.numpy has no 'arrange'; closest: arange"),
    ("import pandas\n", 1, "ModuleNotFoundError: import of pandas halted; None in sys.modules"),
    ("from scipy.special import expid\n", 1, "ImportError: cannot import name 'expid' from '<unknown module name>' (unknown location)"),
    ("import scipy.special as s\ns.gamma(1)\n", 1, "AttributeError: scipy.special has no 'gamma' here; it has erf, expit, logit, logsumexp, softmax"),
    ("from scipy import optimize\n", 1, "ModuleNotFoundError: import of scipy.optimize halted; None in sys.modules"),
    ("def f():\n    raise ValueError('mine')\nf()\n", 1, "ValueError: mine")])
def test_the_exit_code_and_the_traceback_are_the_script_s(tmp_path, text, code, last):
    found, out, err = script(tmp_path, text)
    assert (found, out) == (code, "") and (err.strip().split("\n")[-1] == last or "expid" in last and "expid" in err)
    assert ", in run\n" not in err


def test_a_traceback_is_python_s_own(tmp_path):
    text = "def f(x):\n    return 1 / x\n\nprint(f(0))\n"
    _, _, err = script(tmp_path, text)
    real = subprocess.run([sys.executable, "script.py"], cwd=str(tmp_path), stderr=subprocess.PIPE, universal_newlines=True)
    assert err == real.stderr.replace(str(tmp_path) + os.sep, "")


def test_in_this_process(tmp_path, capsys):
    (tmp_path / "one.py").write_text("import numpy as np\nprint(np.ones(2))\n")
    (tmp_path / "two.py").write_text("1 / 0\n")
    assert [program.main([str(tmp_path / name)]) for name in ("one.py", "two.py", "three.py")] == [0, 1, 2]
    out, err = capsys.readouterr()
    assert out == "[1. 1.]\n" and "ZeroDivisionError" in err and "cannot read" in err


def test_what_is_no_script():
    for arguments, code, text in (([], 2, "python -m purenn.numpy SCRIPT.py"), (["--help"], 0, "python -m purenn.numpy SCRIPT.py"),
                                  (["none.py"], 2, "purenn.numpy: cannot read none.py: No such file or directory")):
        found = subprocess.run([sys.executable, "-m", "purenn.numpy"] + arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               universal_newlines=True)
        assert found.returncode == code and text in found.stdout


@pytest.mark.parametrize("name, options", [("expit", {}), ("erf", {}), ("softmax", {}), ("softmax", {"axis": 1}), ("logsumexp", {}),
                                           ("logsumexp", {"axis": 0}), ("logsumexp", {"axis": 1, "keepdims": True})])
def test_functions_of_scipy_special(name, options):
    x = [[-700.0, -30.5, -1.25, 0.0], [1e-9, 0.75, 12.0, 800.0]]
    found, expected = getattr(scipy_parts.special, name)(x, **options), getattr(scipy.special, name)(x, **options)
    assert numpy.allclose(numpy.array(found.tolist()), expected, rtol=1e-15, atol=0) and numpy.shape(found) == numpy.shape(expected)
    odds = [0.25, 0.5, 1e-9]
    assert numpy.allclose(numpy.array(scipy_parts.special.logit(odds).tolist()), scipy.special.logit(odds), rtol=1e-15, atol=0)
    assert str(scipy_parts.special.expit(x, dtype="float32").dtype) == "float32"


@pytest.mark.parametrize("mode", ["full", "valid", "same"])
@pytest.mark.parametrize("sizes", [((5, 7), (3, 2)), ((4, 4), (4, 4)), ((6, 3), (1, 2)), ((2, 3), (4, 5)), ((7, 8), (4, 4))])
def test_functions_of_scipy_signal(sizes, mode):
    draw = numpy.random.RandomState(3)
    a, kernel = [draw.randint(-9, 9, size) for size in sizes]
    for name in ("correlate2d", "convolve2d"):
        found = getattr(scipy_parts.signal, name)(a.tolist(), kernel.tolist(), mode)
        expected = getattr(scipy.signal, name)(a, kernel, mode)
        assert found.tolist() == expected.tolist() and str(found.dtype) == "int64", name
    with pytest.raises(ValueError, match="boundary is 'fill' here"):
        scipy_parts.signal.convolve2d(a, kernel, mode, boundary="wrap")


def test_what_pickle_finds_and_modules_inside(tmp_path):
    code, out, err = script(tmp_path, "import pickle\nfrom numpy.testing import assert_allclose\nfrom numpy.lib.stride_tricks import as_strided\n"
                            "from numpy import typing as npt\nclass Model: x = 3\nprint(pickle.loads(pickle.dumps(Model())).x, assert_allclose([1.0], [1.0]))\n")
    assert (code, out, err) == (0, "3 None\n", "")


@pytest.mark.parametrize("version", ["2.7", long("3.6")])
def test_older_pythons(version, tmp_path):
    code, out, err = script(tmp_path, SCRIPT, "a", python=needs.python(version))
    assert (code, err) == (0, "") and "0.46211716" in out
