"""What importing and training do beside their work: nothing is printed, next to nothing is imported, no global state changes."""
import os
import subprocess
import sys

import pytest
from layout import WALL, modules

from paths import ROOT, TESTS

MODULES = [module.name for module in modules() if not module.stub and not module.place.startswith(WALL)
           and module.name != "__init__"]


def python(code, *options):
    """What a fresh interpreter, with nothing but the package in reach, prints on stdout and on stderr."""
    code = "import sys; sys.path.insert(0, %r)\n%s" % (ROOT, code)
    answer = subprocess.run([sys.executable, "-B"] + list(options) + ["-c", code], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, universal_newlines=True, cwd=TESTS)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout, answer.stderr


NEW_MODULES = """
before = set(sys.modules)
%s
print(" ".join(name for name in sorted(set(sys.modules) - before) if name.split(".")[0] != "purenn"))
"""
TRAIN = """
import purenn
from purenn import article
purenn.article.train(article.X, article.y, *article.initialize(42), epochs=50)
purenn.article.steps(article.X, article.y, *article.initialize(42))
"""
SMALL = {"math"}
DRAWING = {"struct", "_struct"}                         # for the first random draw


def new_modules(code):
    return set(python(NEW_MODULES % code, "-S", "-I")[0].split())


def test_importing_purenn_imports_next_to_nothing():
    assert new_modules("import purenn") <= SMALL
    assert "json" in new_modules("import json, purenn")


LATER = ("arrays.printing", "files.plain_json", "files.envelope", "files.atomic", "floats.portable", "floats.hexadecimal",
         "random.glibc", "random.mt19937", "random.pcg64", "random.ziggurat")


def test_what_a_start_does_not_need_is_imported_by_its_first_use():
    loaded = "import purenn\n%sprint(' '.join(name for name in sorted(sys.modules) if name in %r))"
    names = ["purenn." + name for name in LATER]
    assert python(loaded % ("", names))[0].split() == []
    uses = "purenn.arithmetic('portable'); str(purenn.Matrix([purenn.default_rng(1).normal(), purenn.RandomState(1).normal()]))\n"
    assert set(python(loaded % (uses, names))[0].split()) == set(names) - {
        "purenn.files.plain_json", "purenn.files.envelope", "purenn.files.atomic", "purenn.floats.hexadecimal"}


def test_training_imports_next_to_nothing():
    assert new_modules(TRAIN) <= SMALL | DRAWING
    portable = "import purenn\npurenn.arithmetic('portable')\n"
    assert new_modules(portable + TRAIN) <= SMALL | DRAWING


def test_importing_numpys_names_imports_next_to_nothing():
    assert new_modules("import purenn.numpy") <= SMALL | DRAWING


def test_numpy_is_not_loaded():
    """Though it is installed here: neither by training nor by scripts through purenn.numpy."""
    pytest.importorskip("numpy")
    script = TRAIN + """
import purenn.numpy as np
np.random.seed(1)
w = np.random.uniform(size=(4, 3))
for i in range(20):
    w -= 0.1 * np.dot(w, w.T).dot(w) / np.sum(w ** 2)
text = str(w) + repr(np.exp(w)) + str(np.array([1, 2]).mean())
print([name for name in sys.modules if name.split(".")[0] == "numpy"])
import numpy
print([name for name in sys.modules if name == "numpy"])
"""
    assert python(script)[0] == "[]\n['numpy']\n"


def test_importing_prints_nothing():
    names = ["purenn." + module for module in MODULES] + ["purenn"]
    code = "import importlib\nfor name in %r: importlib.import_module(name)" % (names,)
    for options in ([], ["-S", "-I"], ["-W", "error"], ["-bb"], ["-OO"]):
        assert python(code, *options) == ("", ""), options


def test_each_module_can_be_imported_first():
    """None depends on another having been imported before it."""
    code = "\n".join([
        "import importlib",
        "for name in %r:" % (MODULES,),
        "    for known in [known for known in sys.modules if known.split('.')[0] == 'purenn']: del sys.modules[known]",
        "    importlib.import_module('purenn.' + name)"])
    assert python(code, "-S", "-I") == ("", "")


# ---- no global state is touched ----

def test_training_leaves_global_state_alone():
    import decimal
    import locale
    import random
    import warnings

    import purenn
    import purenn.numpy
    numpy = pytest.importorskip("numpy")

    def state():
        return [random.getstate(), repr(numpy.random.get_state()), warnings.filters[:], repr(decimal.getcontext()),
                locale.setlocale(locale.LC_ALL), numpy.get_printoptions(), numpy.geterr(), purenn.numpy.get_printoptions(),
                repr(purenn.numpy.random.get_state()), purenn.arithmetic(), sys.getrecursionlimit(), sys.path[:],
                dict(os.environ), os.getcwd(), sys.stdout, sys.stderr, sys.excepthook, sorted(vars(__import__("builtins")))]

    before = state()
    article = purenn.article
    weights = article.initialize(7, hiddenlayer_neurons=5)
    trained = article.train(article.X, article.y, *weights, epochs=20)
    text = [repr(matrix) for _, _, matrix in article.steps(article.X, article.y, *trained)]
    with purenn.arithmetic("portable"):
        article.train(article.X, article.y, *weights, epochs=3)
    with pytest.raises(ValueError):
        article.train(article.X, article.y[:1], *weights)
    after = state()
    assert text and [i for i, (x, y) in enumerate(zip(before, after)) if x != y] == []


def test_the_state_compared_would_show_a_change():
    import random
    before = random.getstate()
    random.random()
    assert random.getstate() != before
