"""The layout rules: what the files directly in purenn/ may contain, and what they may import, so that they run on every Python.

Each rule is a function of a file's syntax tree, tried on a line that breaks it and on one that keeps it; then come the
imports, the folders, the sizes, and what importing and training leave behind.
"""
import ast
import glob
import io
import os
import statistics
import subprocess
import sys
import tokenize
from fractions import Fraction

import pytest

import needs

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PACKAGE = os.path.join(ROOT, "purenn")

# From the bottom to the top: a module imports only from modules above it in this list.
ORDER = [
    "floats", "pairs", "fixed", "portable", "elementary",                           # one number
    "digits", "printing",                                                           # text
    "shapes", "bounded", "glibc", "mt19937", "pcg64", "ziggurat", "distributions", "rng",       # random draws
    "flat", "nested", "indexing", "kernels", "operators", "views", "matrix", "checks",      # matrices
    "missing", "numpy_scalars", "ndarray", "numpy_making", "numpy_joining", "numpy_elements", "numpy_reductions", "numpy_linalg", "numpy_random",
    "numpy",                                                       # NumPy's names
    "article",
    "activations", "losses", "layers", "schedules", "optimizers", "tables", "data", "metrics", "class_weights",
    "bits", "plain", "state", "progress", "watching", "checkpoints", "engines", "training", "network_state", "network",    # the trainer
    "golden", "options", "selftest", "showing", "sources", "results",
    "train_command", "predict_command", "evaluate_command",                         # the command line
    "__init__", "__main__"]

ANYWHERE = ("math", "sys")                                      # there is one on every Python
WITH_A_FALLBACK = ("binascii", "difflib", "operator", "os", "struct", "time")      # imported in a try only
BANNED = ("__future__", "typing", "functools", "itertools")


def source(name):
    with io.open(os.path.join(PACKAGE, name + ".py"), encoding="utf-8") as f:
        return f.read()


FOLDER_FILES = [path for path in sorted(glob.glob(os.path.join(PACKAGE, "*", "*.py")))]
TREES = {name: ast.parse(source(name)) for name in ORDER}


def test_every_module_has_its_place_in_the_order():
    files = [os.path.basename(path)[:-3] for path in glob.glob(os.path.join(PACKAGE, "*.py"))]
    assert not set(files) - set(ORDER), "to be given a place in ORDER: " + ", ".join(sorted(set(files) - set(ORDER)))
    assert len(files) > 30 and len(set(ORDER)) == len(ORDER)


# ---- the rules of syntax ----

RULES = {}


def rule(breaking, keeping):
    """Register a generator of the nodes of a tree that break a rule, with an example of each side."""
    def register(function):
        RULES[function.__name__] = (function, breaking, keeping)
        return function
    return register


def nodes(tree, *kinds):
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def functions(tree):
    return nodes(tree, ast.FunctionDef, ast.AsyncFunctionDef)


@rule(["x: int = 1", "def f(x: int): pass", "def f() -> int: pass", "def f(*args: int): pass"], "def f(x): return x")
def no_annotations(tree):
    for node in nodes(tree, ast.AnnAssign, ast.arg, ast.FunctionDef):
        if isinstance(node, ast.AnnAssign) or getattr(node, "annotation", None) or getattr(node, "returns", None):
            yield node


@rule(["f'{x}'"], "'%s' % x")
def no_f_strings(tree):
    return nodes(tree, ast.JoinedStr)


@rule(["def f(*, x): pass", "def f(*args, x=1): pass", "lambda *, x: 1", "def f(x, /): pass"], "def f(x, *args): pass")
def no_keyword_only_and_no_positional_only_arguments(tree):
    return [node for node in nodes(tree, ast.arguments) if node.kwonlyargs or getattr(node, "posonlyargs", [])]


@rule(["def f():\n def g():\n  nonlocal x\n x = 1", "async def f(): pass", "def f():\n yield from x", "raise X from e",
       "a @ b", "a @= b", "(a := 1)", "class C(metaclass=M): pass", "super().f()", "match a:\n case 1: pass"],
      "def f():\n global x\n x = super(C, self).f()\nraise X")
def no_syntax_of_python_3_alone(tree):
    later = tuple(getattr(ast, name) for name in ("Nonlocal", "AsyncFunctionDef", "AsyncFor", "AsyncWith", "Await",
                                                  "YieldFrom", "MatMult", "NamedExpr", "Match") if hasattr(ast, name))
    for node in ast.walk(tree):
        if isinstance(node, later) or getattr(node, "cause", None) or isinstance(node, ast.ClassDef) and node.keywords:
            yield node
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "super" and not node.args:
            yield node


@rule(["a, *b = c", "for a, *b in c: pass", "[*a]", "(*a, 1)", "{**a}", "f(*a, *b)", "f(*a, b)", "f(**a, **b)"],
      "f(a, *b, **c)\nf(*a, b=1)\na, b = c")
def no_stars_but_one_in_a_call(tree):
    for node in nodes(tree, ast.Tuple, ast.List, ast.Set, ast.Call, ast.Dict):
        items = getattr(node, "elts", None) or getattr(node, "args", [])
        starred = [isinstance(item, ast.Starred) for item in items]
        if starred.count(True) > (1 if isinstance(node, ast.Call) else 0) or True in starred[:-1]:
            yield node
        if None in getattr(node, "keys", []) or [k.arg for k in getattr(node, "keywords", [])].count(None) > 1:
            yield node


@rule(["a[...]", "x = ..."], "a[:]")
def no_ellipsis_literal(tree):
    """On Skulpt it is a syntax error of the whole file."""
    return [node for node in nodes(tree, ast.Constant) if node.value is Ellipsis]


@rule(["sum(x)", "class C:\n def sum(self):\n  return sum(self.x)", "map(sum, x)"], "from .other import sum\nsum(x)\ny.sum()")
def no_builtin_sum(tree):
    """CPython 3.12 compensates it for floats."""
    own = [alias.asname or alias.name for node in nodes(tree, ast.ImportFrom) for alias in node.names]
    own += [getattr(node, "name", None) for node in tree.body]
    return [node for node in nodes(tree, ast.Name) if node.id == "sum" and "sum" not in own
            and isinstance(node.ctx, ast.Load)]


@rule(["print(x)"], "write(x)")
def no_print(tree):
    return [node for node in nodes(tree, ast.Name) if node.id == "print"]


@rule(["x = 1 / 2", "x = -1 / 2"], "x = 1.0 / 2\ny = a / b\nz = 1 // 2")
def no_division_of_int_literals(tree):
    """Python 2 floors it."""
    def is_int(node):
        node = getattr(node, "operand", node)
        return isinstance(node, ast.Constant) and type(node.value) is int
    return [node for node in nodes(tree, ast.BinOp) if isinstance(node.op, ast.Div) and is_int(node.left)
            and is_int(node.right)]


@rule(["eval(x)", "compile(x, '', 'exec')", "__import__(x)", "exec(x)"], "re_eval(x)")
def no_eval(tree):
    return [node for node in nodes(tree, ast.Name) if node.id in ("eval", "exec", "compile", "__import__")]


@rule(["import typing", "def f():\n import itertools", "from functools import partial", "from __future__ import division"],
      "import math")
def no_banned_imports(tree):
    for node, names in absolute_imports(tree):
        if set(names) & set(BANNED):
            yield node


@rule(["import json", "from os import path", "def f():\n import os", "def f():\n import numpy",
       "try:\n pass\nfinally:\n import os", "import numpy",
       "try:\n import random\nexcept ImportError:\n pass", "from purenn import matrix", "import purenn"],
      "import math\nimport sys\nfrom . import matrix\ntry:\n import operator\nexcept ImportError:\n operator = None")
def only_math_and_sys_or_with_a_fallback(tree):
    guarded = [child for node in nodes(tree, ast.Try) if node.handlers
               for part in node.body + node.handlers for child in ast.walk(part)]
    for node, names in absolute_imports(tree):
        allowed = ANYWHERE + (WITH_A_FALLBACK if node in guarded else ())
        if set(names) - set(allowed):
            yield node


def absolute_imports(tree):
    """(node, [names of the outermost modules]) of each import that is not relative."""
    for node in nodes(tree, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            yield node, [alias.name.split(".")[0] for alias in node.names]
        elif not node.level:
            yield node, [node.module.split(".")[0]]


@pytest.mark.parametrize("name", sorted(RULES))
def test_each_rule_finds_what_breaks_it(name):
    function, breaking, keeping = RULES[name]
    for text in breaking:
        try:
            tree = ast.parse(text)
        except SyntaxError:                             # this Python does not have it at all
            assert sys.version_info < (3, 10) and "match" in text or sys.version_info < (3, 8)
            continue
        assert list(function(tree)), text
    assert not list(function(ast.parse(keeping))), keeping


# What may break a rule, and why.
EXCEPTIONS = {
    ("no_eval", "kernels"): ["exec"],                   # of source that kernels.py itself has written
    ("only_math_and_sys_or_with_a_fallback", "ndarray"): ["import numpy"],      # in __array__, which NumPy alone calls
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_file_keeps_the_rule(name):
    offences = []
    for module, tree in TREES.items():
        lines = source(module).split("\n")
        for node in RULES[name][0](tree):
            number = getattr(node, "lineno", 0)         # ast.arguments has none
            text = lines[number - 1].strip() if number else "an argument"
            if not [part for part in EXCEPTIONS.get((name, module), []) if part in text]:
                offences.append("%s.py line %d: %s" % (module, number, text))
    assert not offences, "\n".join(offences)


def test_the_exceptions_are_needed():
    for (name, module), parts in EXCEPTIONS.items():
        lines = source(module).split("\n")
        texts = [lines[node.lineno - 1] for node in RULES[name][0](TREES[module])]
        assert texts and not [part for part in parts if not [text for text in texts if part in text]]


def test_numpy_is_imported_where_numpy_asks():
    """Never NumPy behind the user's back: in ndarray.__array__ it is there already."""
    found = [(module, function.name) for module, tree in TREES.items() for function in functions(tree)
             for _, names in absolute_imports(function) if "numpy" in names]
    assert found == [("ndarray", "__array__")]


# ---- the rules of text ----

# Decimal literals that no float equals, each tried on MicroPython 1.20, which misreads some: a new one must be tried too.
TRIED = {"0.1", "3.141592653589793", "2.718281828459045", "0.6", "1e-05", "1e-08", "1e-07", "1e-300", "2.99999"}
TRIED.update("""0.6015925329 0.6144796323 0.1803989269 0.011296992 0.3852003139 0.6355460273 0.7216257529 0.8819944323
                0.4283627469 0.3529852147 0.0944662379 0.8674201982 0.3740050748 0.8685424262 0.5510727042 1.7178643956
                1.8552457485 0.8023552832 1.3876832742""".split())


def doubtful_literals(text):
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.NUMBER:
            continue
        number = token.string.lower()
        if number[:2] == "0x":
            doubtful = int(number, 16) > 2 ** 53        # Skulpt rounds it
        elif number.isdigit():
            doubtful = False
        else:                                           # 1_000, 0o7, 0b1, 2j: not on every Python
            doubtful = set(number) - set("0123456789.e-+") or (
                number not in TRIED and Fraction(number) != Fraction(float(number)))
        if doubtful:
            yield token


def test_literals_mean_the_same_everywhere():
    for text, doubtful in (("1.5", 0), ("0.2", 1), ("1_000", 1), ("0x3ff", 0), ("0xffffffffffffffff", 1), ("10**30", 0),
                           ("2.0 ** -1022", 0), ("1e-3", 1), ("0.1", 0), ("2j", 1)):
        assert len(list(doubtful_literals(text))) == doubtful, text
    found = ["%s.py line %d: %s" % (module, token.start[0], token.string)
             for module in TREES for token in doubtful_literals(source(module))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("module", ORDER)
def test_ascii_with_unix_lines(module):
    with io.open(os.path.join(PACKAGE, module + ".py"), "rb") as f:
        raw = f.read()
    raw.decode("ascii")
    assert b"\r" not in raw and b"\t" not in raw and raw.endswith(b"\n")
    assert [line for line in raw.split(b"\n") if line != line.rstrip()] == []


@pytest.mark.parametrize("module", ORDER)
def test_a_module_opens_with_what_it_is(module):
    assert (ast.get_docstring(TREES[module]) or "").count(".") >= 1


# ---- the grammars of Python 3.6 and 2.7 ----

COMPILE = """
import io, sys
for path in sys.argv[1:]:
    with io.open(path, encoding="ascii") as f:
        compile(f.read(), path, "exec")
"""


@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_the_oldest_pythons_compile_every_file(version):
    """By those Pythons where there are any; the rules above serve in any case."""
    oldest = (3, 6) if sys.version_info < (3, 13) else (3, 7)
    for module in ORDER:
        ast.parse(source(module), feature_version=oldest)
    paths = [os.path.join(PACKAGE, module + ".py") for module in ORDER]
    for python in needs.interpreters(version):
        answer = subprocess.run([python, "-c", COMPILE] + paths, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert answer.returncode == 0, answer.stdout.decode()


# ---- imports point downward ----

# The folders that a file directly in purenn/ reaches, from inside a function, and the first module their files may not import.
REACHED = {"engines": "straightline", "network": "straightline", "training": "parallel", "__main__": "cli"}
ABOVE = {"straightline": "training", "parallel": "training", "scalars": "nested", "cli": "__main__"}
FOLDERS_OF = {"cli": ["straightline", "scalars", "parallel", "cli"], "parallel": ["straightline"]}       # that a folder imports


def imported_modules(tree, module, level=1):
    """The modules of the package that a file imports, inside functions too; folders count as themselves."""
    for node in nodes(tree, ast.ImportFrom):
        if node.level:
            assert node.level <= level, "%s.py line %d leaves the package" % (module, node.lineno)
            if node.level == level:
                for alias in node.names:
                    name = node.module.split(".")[0] if node.module else alias.name
                    yield name if name in ORDER or name in ABOVE else "__init__"


@pytest.mark.parametrize("module", ORDER)
def test_imports_point_downward(module):
    below = ORDER[:ORDER.index(module)] + [REACHED.get(module)]
    upward = sorted(set(imported_modules(TREES[module], module)) - set(below))
    assert not upward, "%s.py imports %s, which is not below it" % (module, ", ".join(upward))
    at_the_top = ast.Module([node for node in TREES[module].body if isinstance(node, ast.ImportFrom)], [])
    assert not set(ABOVE) & set(imported_modules(at_the_top, module)), "a folder is reached where it is used"


@pytest.mark.parametrize("path", FOLDER_FILES)
def test_a_folder_imports_what_is_below_who_reaches_it(path):
    folder = os.path.relpath(path, PACKAGE).split(os.sep)[0]
    below = ORDER[:ORDER.index(ABOVE[folder])] + ["__init__"] + FOLDERS_OF.get(folder, [])
    with io.open(path, encoding="utf-8") as f:
        upward = sorted(set(imported_modules(ast.parse(f.read()), path, 2)) - set(below))
    assert not upward, "%s imports %s, which is not below it" % (path, ", ".join(upward))


def test_an_upward_import_would_be_found():
    tree = ast.parse("def f():\n    from .matrix import Matrix\nfrom . import article\nfrom . import Matrix")
    assert list(imported_modules(tree, "flat")) == ["article", "__init__", "matrix"] or (
        sorted(imported_modules(tree, "flat")) == ["__init__", "article", "matrix"])


def test_nothing_that_trains_imports_the_article():
    """It is the oracle: for the command line, and for whoever imports the package, only."""
    users = [module for module in ORDER if "article" in imported_modules(TREES[module], module)]
    assert users == ["selftest", "showing", "__init__"]


# What these modules may reach, directly or through others.
HELPERS = {
    "elementary": ["floats", "pairs", "fixed", "portable"],
    "printing": ["floats", "digits"],
    "rng": ["floats", "pairs", "fixed", "portable", "shapes", "bounded", "glibc", "mt19937", "pcg64", "ziggurat",
            "distributions"],
}


@pytest.mark.parametrize("module", sorted(HELPERS))
def test_a_module_reaches_no_further_than_its_helpers(module):
    reached, waiting = set(), [module]
    while waiting:
        for name in imported_modules(TREES[waiting.pop()], module):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    assert reached <= set(HELPERS[module]), sorted(reached - set(HELPERS[module]))


# ---- folders: Python 3.6 or newer, and the standard library ----

@pytest.mark.parametrize("path", FOLDER_FILES)
def test_a_folder_needs_the_standard_library_alone(path):
    with io.open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read(), feature_version=(3, 6) if sys.version_info < (3, 13) else (3, 7))
    needed = {name for _, names in absolute_imports(tree) for name in names}
    assert needed <= set(getattr(sys, "stdlib_module_names", needed))           # which Python 3.9 does not list


# ---- sizes ----

# The plan was about 3,000 lines in all; NumPy's draws, text and names took twice that, and the trainer, from
# layers to saved files and the command line, half as much again. The limit keeps growth deliberate.
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MEDIAN, ALL_LINES = 400, 40, 8, 12000


@pytest.mark.parametrize("path", [os.path.join(PACKAGE, module + ".py") for module in ORDER] + FOLDER_FILES)
def test_a_file_is_at_most_400_lines(path):
    with io.open(path, encoding="utf-8") as f:
        assert f.read().count("\n") <= MOST_LINES


def function_lengths():
    return [(node.end_lineno - node.lineno + 1, "%s.%s" % (module, node.name))
            for module, tree in TREES.items() for node in functions(tree)]


def test_functions_are_short():
    lengths = function_lengths()
    assert max(lengths)[0] <= MOST_LINES_OF_A_FUNCTION, max(lengths)
    assert statistics.median([length for length, _ in lengths]) < MEDIAN


def test_the_package_is_small():
    assert sum(source(module).count("\n") for module in ORDER if module != "golden") <= ALL_LINES


# ---- what importing does ----

def python(code, *options):
    """What a fresh interpreter, with nothing but the package in reach, prints on stdout and on stderr."""
    code = "import sys; sys.path.insert(0, %r)\n%s" % (ROOT, code)
    answer = subprocess.run([sys.executable, "-B"] + list(options) + ["-c", code], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, universal_newlines=True, cwd=HERE)
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
SMALL = {"math", "operator", "_operator"}
DRAWING = {"struct", "_struct"}                         # for the first random draw


def new_modules(code):
    return set(python(NEW_MODULES % code, "-S", "-I")[0].split())


def test_importing_purenn_imports_next_to_nothing():
    assert new_modules("import purenn") <= SMALL
    assert "json" in new_modules("import json, purenn")


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
    names = ["purenn" if module == "__init__" else "purenn." + module for module in ORDER]
    code = "import importlib\nfor name in %r: importlib.import_module(name)" % (names,)
    for options in ([], ["-S", "-I"], ["-W", "error"], ["-bb"], ["-OO"]):
        assert python(code, *options) == ("", ""), options


def test_each_module_can_be_imported_first():
    """None depends on another having been imported before it."""
    code = "\n".join([
        "import importlib",
        "for name in %r:" % ([module for module in ORDER if module != "__init__"],),
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
