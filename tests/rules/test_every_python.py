"""What the files outside of py36/ may contain, and what they may import, so that they run on every Python.

Each rule is a function of a file's syntax tree, tried on a line that breaks it and on one that keeps it.
"""
import ast
import io
import subprocess
import sys
import tokenize
from fractions import Fraction

import pytest
from layout import WALL, modules

import needs
from purenn.py36.bundle.sources import is_program

CODE = [module for module in modules() if not module.stub]
OUTSIDE = [module for module in CODE if not module.place.startswith(WALL)]      # of the wall: what every Python runs
INSIDE = [module for module in CODE if module.place.startswith(WALL)]
MODULES = dict([(module.name, module) for module in OUTSIDE])
PATHS = dict([(module.name, module.path) for module in CODE])

ANYWHERE = ("math", "sys")                                      # there is one on every Python
# Imported in a try only.
WITH_A_FALLBACK = ("array", "binascii", "bz2", "builtins", "__builtin__", "contextvars", "errno", "gc", "gzip", "importlib", "lzma", "os", "re", "struct", "warnings",
                   "threading", "time", "zipfile")


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


@rule(["import json", "from os import path", "def f():\n import os", "def f():\n import numpy",
       "try:\n pass\nfinally:\n import os", "import numpy",
       "try:\n import random\nexcept ImportError:\n pass", "from purenn import matrix", "import purenn"],
      "import math\nimport sys\nfrom . import matrix\ntry:\n import os\nexcept ImportError:\n os = None\n"
      "if __name__ == '__main__' and 1:\n from purenn.a import main")
def only_math_and_sys_or_with_a_fallback(tree):
    """A file that is run as a program may import purenn too, as it may be in no package then."""
    programs = [child for node in nodes(tree, ast.If) if is_program(node) for child in ast.walk(node)]
    guarded = [child for node in nodes(tree, ast.Try) if node.handlers
               for part in node.body + node.handlers for child in ast.walk(part)]
    for node, names in absolute_imports(tree):
        allowed = ANYWHERE + (WITH_A_FALLBACK if node in guarded else ()) + (("purenn",) if node in programs else ())
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
    ("no_eval", "__init__"): ["__import__"],                   # in __getattr__; an import statement would ask it again
    ("no_eval", "numpy.scripts"): ["exec(", "compile(", "__import__("],     # of the script that a person names
    ("no_builtin_sum", "checks"): ["total = sum(floats)"],     # of which only matters whether it is finite
    ("no_eval", "arrays.generated"): ["exec"],                 # of source that generated.py itself has written
    ("only_math_and_sys_or_with_a_fallback", "numpy.ndarrays"): ["import numpy"],      # in __array__, which NumPy alone calls
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_file_keeps_the_rule(name):
    offences = []
    for module in OUTSIDE:
        lines = module.text.split("\n")
        for node in RULES[name][0](module.tree):
            number = getattr(node, "lineno", 0)         # ast.arguments has none
            text = lines[number - 1].strip() if number else "an argument"
            if not [part for part in EXCEPTIONS.get((name, module.name), []) if part in text]:
                offences.append("%s.py line %d: %s" % (module.name, number, text))
    assert not offences, "\n".join(offences)


def test_the_exceptions_are_needed():
    for (name, module), parts in EXCEPTIONS.items():
        lines = MODULES[module].text.split("\n")
        texts = [lines[node.lineno - 1] for node in RULES[name][0](MODULES[module].tree)]
        assert texts and not [part for part in parts if not [text for text in texts if part in text]]


def test_numpy_is_imported_where_numpy_asks():
    """Never NumPy behind the user's back: in ndarray.__array__ it is there already."""
    found = [(module.name, function.name) for module in OUTSIDE for function in functions(module.tree)
             for _, names in absolute_imports(function) if "numpy" in names]
    assert found == [("numpy.ndarrays", "__array__")]


# ---- the rules of text ----

# Decimal literals that no float equals, each tried on MicroPython 1.20, which misreads some: a new one must be tried too.
TRIED = {"0.1", "3.141592653589793", "2.718281828459045", "1e-05", "1e-08", "1e-300", "2.99999"}
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
    found = ["%s.py line %d: %s" % (module.name, token.start[0], token.string)
             for module in OUTSIDE for token in doubtful_literals(module.text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_ascii_with_unix_lines(module):
    with io.open(PATHS[module], "rb") as f:
        raw = f.read()
    raw.decode("ascii")
    assert b"\r" not in raw and b"\t" not in raw and raw.endswith(b"\n")
    assert [line for line in raw.split(b"\n") if line != line.rstrip()] == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_opens_with_what_it_is(module):
    assert (ast.get_docstring(MODULES[module].tree) or "").count(".") >= 1


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
    for module in OUTSIDE:
        ast.parse(module.text, feature_version=oldest)
    paths = [PATHS[module] for module in sorted(MODULES)]
    for python in needs.interpreters(version):
        answer = subprocess.run([python, "-c", COMPILE] + paths, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert answer.returncode == 0, answer.stdout.decode()


# ---- inside the wall: Python 3.6 or newer, and the standard library ----

@pytest.mark.parametrize("module", [module.name for module in INSIDE])
def test_inside_the_wall_the_standard_library_is_enough(module):
    with io.open(PATHS[module], encoding="utf-8") as f:
        tree = ast.parse(f.read(), feature_version=(3, 6) if sys.version_info < (3, 13) else (3, 7))
    needed = {name for _, names in absolute_imports(tree) for name in names}
    assert needed <= set(getattr(sys, "stdlib_module_names", needed))           # which Python 3.9 does not list


# ---- names of modules ----

def shadowing(files):
    """Modules that bear the name of one that a file of their folder imports: Python 2 would take the neighbour."""
    for module in files:
        siblings = [other.name.split(".")[-1] for other in files if other.folder == module.folder and not other.is_package or (
            other.is_package and other.folder[:-1] == module.folder)]
        for _, names in absolute_imports(module.tree):
            for name in set(names) & set(siblings):
                yield "%s imports %s, and finds its neighbour" % (module.name, name)


def test_no_module_bears_the_name_of_a_standard_one_that_its_folder_imports():
    assert list(shadowing(OUTSIDE)) == []
