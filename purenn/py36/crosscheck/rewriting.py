"""Programs in which Digits stand for floats, and purenn.numpy as such a program: unchanged source, compiled otherwise.

A program's text becomes Python's own syntax tree, in which
- `float` is Digits, and each number such as 0.1 the Digits of that double;
- each operation makes Digits of Python's own floats, such as random.random() gives, before they meet, and of two ints
  whose result would be a float;
- `import math` gives digits_math;
- __float__, which must give Python's own floats, does so.
All else works as it does for floats, the rules by which ints and floats mix in arrays too: the modules of purenn that
hold them are loaded a second time, rewritten, as the package COPY.  That is for a process of its own.
"""
import ast
import builtins
import importlib
import importlib.machinery
import json
import operator
import sys
import types

from ...numpy.making import steps
from ..numbers.digits import Digits
from ..numbers.digits_math import DigitsMath

PACKAGE = __name__.split(".")[0]
COPY = PACKAGE + "_in_digits"
REWRITTEN = ("arrays", "matrix", "numpy", "commands.recorded")
AS_THEY_ARE = ("arrays.printing", "arrays.frames")              # they ask and print Python's own floats


# ---- what rewritten programs call, by names that no program can hide, as nobody can write them ----

def _name(text):
    return "%s of digits" % text


def _operation(operate, makes_float=lambda x, y: False):
    """The operation where Python's own floats, and two ints that make a float, become Digits first."""
    def function(x, y):
        if type(x) is float:
            x = Digits(x)
        elif type(y) is float:
            y = Digits(y)
        elif type(x) is int and type(y) is int and makes_float(x, y):
            x = Digits(x)
        return operate(x, y)
    return function


def _lifted(x):
    return Digits(x) if type(x) in (int, float) else x


def _double(method):
    return lambda self: float(method(self))


OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.FloorDiv: operator.floordiv,
              ast.Mod: operator.mod}
OPERATIONS = {kind: _operation(operate) for kind, operate in OPERATIONS.items()}
OPERATIONS[ast.Div] = _operation(operator.truediv, lambda x, y: True)
OPERATIONS[ast.Pow] = _operation(operator.pow, lambda x, y: y < 0)
for _kind in OPERATIONS:
    setattr(builtins, _name(_kind.__name__), OPERATIONS[_kind])
for _own, _value in (("float", Digits), ("divisor", _lifted), ("double", _double)):
    setattr(builtins, _name(_own), _value)
sys.modules[_name("math")] = DigitsMath()


# ---- rewriting ----

class Rewriter(ast.NodeTransformer):
    """Changes a tree as the first lines above say."""

    def __init__(self, tree):
        self.tree = tree
        self.has_own_float = bool([node for node in ast.walk(tree) if _is_given(node, "float")])

    def rewritten(self):
        """The tree, changed; where it has a `float` of its own anywhere, Digits become the one of the whole program."""
        self.visit(self.tree)
        if self.has_own_float:
            first = ast.parse("float = 0").body[0]
            first.value = _name_at(first.value, _name("float"))
            self.tree.body.insert(_preamble(self.tree.body), first)
        return self.tree

    def visit_Constant(self, node):
        return self._constant(node, node.value)

    def visit_Num(self, node):                  # before Python 3.8
        return self._constant(node, node.n)

    def _constant(self, node, value):
        if type(value) is not float:
            return node
        name = _name(repr(value))
        if not hasattr(builtins, name):
            setattr(builtins, name, Digits(value))
        return _name_at(node, name)

    def visit_MatchValue(self, node):           # of a pattern, where only constants may stand; equal they are
        return node

    def visit_Name(self, node):
        is_float = node.id == "float" and not self.has_own_float
        return _name_at(node, _name("float")) if is_float else node

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        if node.name == "__float__":
            node.decorator_list.insert(0, _name_at(node, _name("double")))
        return node


class ScriptRewriter(Rewriter):
    """The same for programs that meet floats which no array holds, and import math; purenn's own modules do neither."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        kind = type(node.op)
        return _call_at(node, _name(kind.__name__), [node.left, node.right]) if kind in OPERATIONS else node

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Div):
            node.value = _call_at(node.value, _name("divisor"), [node.value])
        return node

    def visit_Import(self, node):
        for alias in node.names:
            if alias.name == "math":
                alias.name, alias.asname = _name("math"), alias.asname or "math"
        return node

    def visit_ImportFrom(self, node):
        if node.module == "math" and not node.level:
            node.module = _name("math")
        return node


def _preamble(statements):
    """How many statements must stay first: a docstring, and imports from __future__."""
    n = 1 if statements and isinstance(statements[0], ast.Expr) else 0
    while n < len(statements) and getattr(statements[n], "module", None) == "__future__":
        n += 1
    return n


def _is_given(node, name):
    """Whether this node gives the name a value of the program's own."""
    return (isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
            or isinstance(node, ast.arg) and node.arg == name)


def _name_at(node, name):
    return ast.copy_location(ast.Name(name, ast.Load()), node)


def _call_at(node, name, arguments):
    return ast.copy_location(ast.Call(_name_at(node, name), arguments, []), node)


def compiled(source, path, rewriter=ScriptRewriter):
    """The rewritten program of a file's bytes; SyntaxError where it is none."""
    rewriter = rewriter(ast.parse(source, path))
    tree = ast.fix_missing_locations(rewriter.rewritten())
    return compile(tree, path, "exec", dont_inherit=True)


# ---- loading ----

class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module of Python rewritten, and never from a file of bytecode."""
    rewriter = ScriptRewriter

    def get_code(self, name):
        return compiled(self.get_data(self.path), self.path, self.rewriter)


class _OwnLoader(_Loader):
    """The same for purenn's own modules, whose constants, imported or calculated, become Digits too."""
    rewriter = Rewriter

    def exec_module(self, module):
        super().exec_module(module)
        for found in {id(m): m for m in (module, sys.modules[module.__name__])}.values():   # numpy/ may put another
            for name, value in list(vars(found).items()):
                if type(value) is float:
                    setattr(found, name, Digits(value))


class ScriptsModules:
    """A finder that loads rewritten what a script imports from its own folder, and from packages there."""

    def __init__(self, folder):
        self.folder = folder or "."
        self.packages = set()

    def find_spec(self, name, path=None, target=None):
        first, _, _ = name.partition(".")
        parent, _, _ = name.rpartition(".")
        if first in sys.builtin_module_names + (PACKAGE, COPY) or parent and parent not in self.packages:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path if parent else [self.folder], target)
        if spec and spec.submodule_search_locations is not None:
            self.packages.add(name)
        if spec and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(name, spec.origin)
        return spec


class _CopysModules:
    """A finder for the modules of COPY, which are purenn's own, rewritten where they hold arrays."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        package, _, own = name.partition(".")
        if package != COPY:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and own.startswith(REWRITTEN) and not own.startswith(AS_THEY_ARE):
            spec.loader = _OwnLoader(name, spec.origin)
        return spec


def load_copy():
    """Load COPY, so that its modules can be imported.

    Draws, which are doubles, become Digits as they are drawn; arange gives as many numbers as among doubles; and what
    json writes are doubles again.
    """
    copy = sys.modules[COPY] = types.ModuleType(COPY)
    copy.__path__ = sys.modules[PACKAGE].__path__
    sys.meta_path.insert(0, _CopysModules)
    elementary, distributions, making, scripts = [importlib.import_module("%s.%s" % (COPY, name)) for name in (
        "floats.elementary", "random.distributions", "numpy.making", "numpy.scripts")]
    elementary._of_one = lambda name, x: getattr(Digits(x), name)()
    shaped = distributions.Distributions._shaped
    distributions.Distributions._shaped = lambda self, flat, shape: shaped(
        self, [Digits(x) if isinstance(x, float) else x for x in flat], shape)
    making.steps = lambda *numbers: steps(*[x if x is None else float(x) for x in numbers])
    scripts._compiled = compiled
    others = json.JSONEncoder.default
    json.JSONEncoder.default = lambda self, x: float(x) if isinstance(x, Digits) else others(self, x)
