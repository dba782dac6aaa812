"""One file that stands for the package: what it gives and how it is asked for, beside the package itself."""
import ast
import glob
import os
import pickle
import subprocess
import sys
import zipfile

import pytest

import needs
import purenn
import purenn.numpy
from command_line import in_process
from paths import ROOT
from purenn import RandomState
from purenn.py36.bundle.bundling import bundle
from purenn.py36.bundle.package import Package, UnknownPart

ALL_WAYS = [{}, {"small": True}, {"small": True, "compressed": True}]
OLD = ["2.7", "3.6"]


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Folders with purenn.py: whole, small, and compressed."""
    found = []
    for way in ALL_WAYS:
        folder = tmp_path_factory.mktemp("_".join(sorted(way)) or "whole")
        (folder / "purenn.py").write_text(bundle(**way))
        found.append(folder)
    return found


def run(folder, program, *arguments, python=sys.executable):
    """What a program prints that is run in the folder, with nothing else of purenn to be imported."""
    found = subprocess.run([python, "-c", program] + list(arguments), cwd=str(folder), stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, universal_newlines=True)
    assert found.returncode == 0, found.stderr
    return found.stdout


def only(folder, *parts, **options):
    (folder / "purenn.py").write_text(bundle(list(parts) or None, **options))
    return folder


SCRIPT = """
import purenn, sys
import purenn.numpy as np
from purenn.floats import hexadecimal
import purenn.random.generators as generators
from purenn import Network, Dense, Matrix, default_rng
print(sorted(name for name in purenn.__all__ if getattr(purenn, name) is not None and name[:3] != "MLP"))    # from 3.7 on
print(purenn.__version__, purenn.numpy is np, sys.modules["purenn.matrix"].Matrix is Matrix, purenn.article.sigmoid(Matrix([[0.0]])))
print(np.random.RandomState(3).rand(2, 3).sum(), generators.default_rng(1).random(), np.round(2.5), np.max([1, 2]))
net = Network([Dense(2, 3, "tanh"), Dense(1, "sigmoid")], seed=5)
print([x for x in net.fit([[0.0, 1.0], [1.0, 0.5]], [[1.0], [0.0]], epochs=3).loss])
print(Matrix.__module__, getattr(Matrix.dot, "__qualname__", "Matrix.dot"), purenn.matrix.exp.__module__, purenn.optimizers.get("adam"))
for ask in (lambda: purenn.nothing, lambda: np.einsum, lambda: purenn.matrix.nothing, lambda: Matrix([[1.0]]).dot(3, 4, 5)):
    try:
        ask()
    except (AttributeError, TypeError) as error:
        print(str(error).replace("'module' object", "module 'purenn.matrix'").replace("'purenn'", "'purenn.matrix'"))      # Python 2
"""


def expected(python=sys.executable):
    found = subprocess.run([python, "-c", SCRIPT], env=dict(os.environ, PYTHONPATH=ROOT, PYTHONDONTWRITEBYTECODE="1"), stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, universal_newlines=True)
    assert found.returncode == 0, found.stderr
    return found.stdout.replace("'gradient_check', ", "")


@pytest.mark.parametrize("way", range(len(ALL_WAYS)))
def test_what_it_gives_is_what_the_package_gives(places, way):
    assert run(places[way], SCRIPT) == expected()


@pytest.mark.long
@pytest.mark.parametrize("version", OLD)
@pytest.mark.parametrize("way", range(len(ALL_WAYS)))
def test_on_older_pythons_too(places, way, version):
    python = needs.python(version)
    assert run(places[way], SCRIPT, python=python) == expected(python)


# ---- all public names ----

# gradient_check needs what stands behind the wall; the others are csv_tables' own, for its stub's types.
NOT_THERE = {("purenn", "gradient_check"), ("purenn.files.csv_tables", "MISSING"), ("purenn.files.csv_tables", "OddNames")}


def public_names():
    """(module, name) of all that the stubs of modules outside the wall declare, for others to import."""
    for path in sorted(glob.glob(os.path.join(ROOT, "purenn", "**", "*.pyi"), recursive=True)):
        module = os.path.relpath(path, ROOT)[:-4].replace(os.sep, ".").replace(".__init__", "")
        with open(path) as file:
            nodes = ast.parse(file.read()).body
        for node in nodes if ".py36" not in module and module != "purenn._types" else []:
            names = [getattr(node, "name", getattr(getattr(node, "target", None), "id", None))]
            if isinstance(node, ast.ImportFrom):
                names = [alias.name for alias in node.names if alias.asname == alias.name]
            for name in names:
                if name and name[0] != "_":
                    yield module, name


ASK = """
import importlib, sys
for pair in sys.argv[1:]:
    module, name = pair.split(":")
    if not hasattr(importlib.import_module(module), name):
        print(pair)
"""


def test_all_public_names_are_there(places):
    names = set(public_names())
    assert len(names) > 900 and ("purenn.numpy.linalg", "norm") in names and NOT_THERE < names
    missing = run(places[0], ASK, *sorted(["%s:%s" % pair for pair in names]))
    assert missing.split() == sorted(["%s:%s" % pair for pair in NOT_THERE])


def test_the_same_package_gives_the_same_bytes(places):
    assert bundle(small=True) == (places[1] / "purenn.py").read_text()
    text = bundle(["article"])
    assert subprocess.run([sys.executable, "-m", "purenn", "bundle", "--only", "article"], cwd=ROOT, stdout=subprocess.PIPE,
                          env=dict(os.environ, PYTHONHASHSEED="7")).stdout.decode("ascii") == text


def test_it_is_ascii_and_as_long_as_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert in_process("bundle", "--only", "metrics", "-o", "p.py") == (
        0, "", "p.py: %d bytes\n" % len(bundle(["metrics"]).encode("ascii")))


def test_modules_are_run_when_they_are_first_needed(places):
    asked = "print([name in purenn._waiting for name in ('matrix', 'network', 'numpy')])"
    assert run(places[0], "import purenn; %s; purenn.Matrix; %s" % (asked, asked)) == "[True, True, True]\n[False, True, True]\n"


def test_the_command_line_is_in_it(places):
    for way, folder in enumerate(places):
        found = subprocess.run([sys.executable, "purenn.py", "--epochs", "7"], cwd=str(folder), stdout=subprocess.PIPE)
        assert (found.returncode, found.stdout.decode()) == (0, in_process("--epochs", "7")[1])
    assert run(places[2], "import runpy, sys; sys.argv[1:] = ['train', 'iris', '--epochs', '3']\n"
                          "try:\n runpy.run_module('purenn', run_name='__main__')\nexcept SystemExit as end:\n print(end.code)"
               ) == in_process("train", "iris", "--epochs", "3")[1] + "0\n"


def test_what_is_behind_the_wall_is_not_in_it(places):
    found = subprocess.run([sys.executable, "purenn.py", "export", "m.json"], cwd=str(places[0]), stderr=subprocess.PIPE, universal_newlines=True)
    assert found.returncode == 2 and "export needs Python 3.6 or newer, with its standard library, and purenn's folder py36" in found.stderr
    assert run(places[0], "import purenn; net = purenn.Network([purenn.Dense(1, 1)])\n"
                          "for f in (lambda: net.to_source('c'), lambda: net.fit([[1.0]], [[1.0]], engine='rows')):\n"
                          " try:\n  f()\n except ValueError as error:\n  print(str(error)[:60])") == (
        "to_source needs Python 3.6 or newer and purenn's folder py36\nengine 'rows' is for CPython and PyPy from 3.6 on, with pure\n")


def test_pickles_go_from_one_to_the_other(places):
    matrix, scaler = purenn.Matrix([[1.0, 2.5]]), purenn.StandardScaler().fit([[1.0], [2.0]])
    packed = pickle.dumps((matrix, scaler, purenn.numpy.array([1, 2]), purenn.metrics.accuracy), 2)
    back = run(places[0], "import pickle, sys; found = pickle.loads(bytes.fromhex(sys.argv[1])); print(found[0], found[3]([1], [1]));"
                          "print(pickle.dumps(found, 2).hex())", packed.hex()).split("\n")
    assert back[0] == "[[1.  2.5]] 1.0"
    found = pickle.loads(bytes.fromhex(back[1]))
    assert found[0].tolist() == matrix.tolist() and type(found[2]) is purenn.numpy.ndarray and found[3] is purenn.metrics.accuracy


def test_threads_may_ask_for_the_same_module_at_once(places):
    assert run(places[0], """
import sys, threading
sys.setswitchinterval(1e-6)
import purenn
found = []
def ask():
    found.append(purenn.Network([purenn.Dense(1, 2), purenn.Dense(1)], seed=1).predict([[2.0]]).tolist()[0][0])
threads = [threading.Thread(target=ask) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(len(found), len(set(found)))
""") == "8 1\n"


def test_under_another_name_beside_the_package(places, tmp_path):
    (tmp_path / "nets.py").write_text((places[1] / "purenn.py").read_text())
    assert run(tmp_path, "import sys; sys.path.append(%r); import purenn.numpy, nets; import nets.numpy as np\n"
                         "print(np.array([1]).__class__.__module__, purenn.numpy.array([1]).__class__.__module__,"
                         " nets.Matrix is purenn.Matrix, nets.Matrix([[1.0]]).dot(nets.Matrix([[2.0]])))" % ROOT
               ) == "nets.numpy.ndarrays purenn.numpy.ndarrays False [[2.]]\n"


def test_pasted_above_a_program(tmp_path):
    (tmp_path / "answer.py").write_text(bundle(["network"], small=True) + "\nimport purenn\nnet = Network([Dense(1, 1)], seed=3)\n"
                                        "print(purenn.Network is Network, net.predict([[0.0]]).shape, __name__)\n")
    assert subprocess.run([sys.executable, "answer.py"], cwd=str(tmp_path), stdout=subprocess.PIPE).stdout == b"True (1, 1) __main__\n"
    scope = {}
    exec(compile(bundle(["article"]), "text", "exec"), scope)       # a host that runs a text, and gives it no name
    before = [name for name in sys.modules if name.startswith("builtins.")]
    try:
        assert scope["__getattr__"]("article").sigmoid(scope["__getattr__"]("Matrix")([[0.0]])).tolist() == [[0.5]]
    finally:
        for name in before:
            del sys.modules[name]


# ---- parts ----

@pytest.mark.parametrize("part", sorted(Package().public) + ["numpy", "commands", "files", "activations", "fitting.plan"])
def test_a_part_comes_with_what_it_needs(part, tmp_path):
    folder, names = only(tmp_path, part, small=True), sorted(Package().found(part))
    assert run(folder, "import sys, purenn\nfor name in sys.argv[1:]:\n purenn._module_(name)\n"
                       "for name in purenn.__all__: getattr(purenn, name)\nprint('done')", *names) == "done\n"


def test_only_takes_what_is_needed():
    text = bundle(["article"])
    paths = [row for row in text.split("\n") if row.startswith("# ==== purenn/")]
    assert len(paths) < 60 and "# ==== purenn/network.py ====" not in paths and "# ==== purenn/article.py ====" in paths
    assert text.split("\n")[0].startswith('"""purenn: neural networks on any Python.  Of its modules this file has: ')
    assert ast.get_docstring(ast.parse(bundle()), clean=False) == purenn.__doc__


@pytest.mark.parametrize("parts, there", [("article", False), ("network", False), ("article,numpy", True), ("RandomState", True),
                                          ("network,random.legacy", True)])
def test_rare_distributions_come_where_they_are_asked_for(parts, there, tmp_path):
    folder = only(tmp_path, *parts.split(","), small=True)
    draws = "import purenn\nfrom purenn.random.generators import RandomState\nprint(RandomState(1).normal())\n"
    normal = "%r\n" % RandomState(1).normal()
    assert run(folder, draws) == normal
    draws += "try: print(RandomState(1).gamma(2.0))\nexcept ImportError as error: print(error)"
    complaint = "purenn.random.legacy is not in this file of purenn; bundle --only ...,random.legacy puts it there\n"
    assert run(folder, draws) == normal + ("%r\n" % RandomState(1).gamma(2.0) if there else complaint)


def test_unknown_parts_name_the_closest():
    with pytest.raises(UnknownPart, match="^unknown part 'netwrok'; closest is Network; known are Activation, "):
        bundle(["article", "netwrok"])
    assert in_process("bundle", "--only", "py36")[0] == 2
    code, out, err = in_process("bundle", "--only", "articel,numpy")
    assert (code, out) == (2, "") and err.startswith("purenn: --only: unknown part 'articel'; closest is article")


# ---- a model ----

def test_a_model_inside(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    in_process("train", "iris", "--epochs", "20", "--out", "m.json", "--hidden", "5")
    assert in_process("bundle", "--model", "m.json", "-o", "purenn.py", "--small", "--compressed")[0] == 0
    net, rows = purenn.Network.load("m.json"), [[5.1, 3.5, 1.4, 0.2], [6.0, 2.9, 5.0, 1.8]]
    for python in [sys.executable] + needs.interpreters("2.7")[:1]:
        assert run(tmp_path, "import purenn; rows = %r; print(purenn.classify(rows)); print(purenn.predict(rows).tolist()); "
                             "print(purenn.model.columns == %r)" % (rows, net.columns), python=python).split("\n") == [
            str(net.classify(rows)), str(net.predict(rows).tolist()), "True", ""]
    assert "purenn.py" in os.listdir(".") and len((tmp_path / "purenn.py").read_text()) < 165000


@pytest.mark.parametrize("arguments, code, complaint", [
    (("--model", "none.json"), 2, "purenn: cannot read none.json: No such file or directory\n"),
    (("--model", "bad.json"), 2, "purenn: bad.json: line 1: expected a text that begins with "),
    (("--model", "bad.json", "-o", "bad.json"), 2, "purenn: bad.json holds the model; it would be written over"),
    (("-o", "no/purenn.py"), 1, "purenn: cannot write no/purenn.py: there is no folder no\n"),
    (("file",), 2, "purenn: unknown argument file"),
    (("--smal",), 2, "purenn: unknown argument --smal; closest is --small")])
def test_what_is_wrong_is_one_line(arguments, code, complaint, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text("no model")
    found = in_process("bundle", *arguments)
    assert found[:2] == (code, "") and found[2].startswith(complaint) and found[2].count("\n") == 1
    assert os.listdir(".") == ["bad.json"] and (tmp_path / "bad.json").read_text() == "no model"


# ---- archives ----

@pytest.mark.long
def test_from_an_archive_it_is_the_same(tmp_path):
    with zipfile.ZipFile(str(tmp_path / "purenn.zip"), "w") as archive:
        for folder, _, files in os.walk(os.path.join(ROOT, "purenn")):
            for name in files:
                if not name.endswith((".pyc", ".pyo")):
                    path = os.path.join(folder, name)
                    archive.write(path, os.path.relpath(path, ROOT))
    found = subprocess.run([sys.executable, "-m", "purenn", "bundle", "--only", "network", "--small"], cwd=str(tmp_path),
                           env=dict(os.environ, PYTHONPATH="purenn.zip"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert found.stdout.decode("ascii") == bundle(["network"], small=True), found.stderr


@pytest.mark.parametrize("kind", ["without zlib", "without exec"])
def test_a_host_that_cannot_is_told_so(kind, places):
    program = "import sys; sys.modules['zlib'] = None\ntry:\n import purenn\nexcept ImportError as error:\n print(error)"
    if kind == "without zlib":
        assert run(places[2], program) == "this file needs zlib, which this Python has not; make it without --compressed\n"
    else:                                       # loops run instead of kernels that are made of texts
        program = ("import builtins; names = dict(vars(builtins)); del names['exec']; scope = {'__name__': 'purenn', '__builtins__': names}\n"
                   "exec(open('purenn.py').read(), scope); ones = scope['_module_']('numpy').ones\n"
                   "for _ in range(9): found = ones((3, 4)).dot(ones((4, 2)))\n"
                   "print(scope['_module_']('arrays.generated').POSSIBLE, found.sum())")
        assert run(places[0], program) == "False 24.0\n"
