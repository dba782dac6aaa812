"""Modules as functions: what they become, and that whatever would mean something else there is refused with its line."""
import ast

import pytest

from layout import WALL, modules
from purenn.py36.bundle.package import Package
from purenn.py36.bundle.small import smaller
from purenn.py36.bundle.sources import Refused, Source

KNOWN = {"", "matrix", "arrays", "arrays.loops", "arrays.shapes", "numpy"}
OUTSIDE = [module for module in modules() if not module.stub and not module.place.startswith(WALL)]


def function(text, name="arrays.shapes", wanted=(), **options):
    return Source(name, text, KNOWN, **options).as_function(set(wanted))


def test_a_module_becomes_a_function_that_hands_over_its_names():
    assert function('''"""What it is."""
import math
from ..matrix import Matrix, exp as e
from . import loops
from .. import numpy as np, __version__

_LIMIT = Matrix([[e(3)]])


def root(x):
    """The
    root."""
    from .loops import sum_of
    return math.sqrt(sum_of(x))    # a comment


if __name__ == "__main__":
    print(root(2))
''') == '''def _arrays_shapes(__name__):
 """What it is."""
 import math
 Matrix, e = _names_("matrix", "Matrix exp")
 loops = _module_("arrays.loops")
 np = _module_("numpy")

 _LIMIT = Matrix([[e(3)]])


 def root(x):
     """The
    root."""
     sum_of = _module_("arrays.loops").sum_of
     return math.sqrt(sum_of(x))    # a comment
 return "root", [root]
'''


def test_what_a_package_only_hands_on_is_no_name_of_the_function():
    text = function("""from ..matrix import exp as e
from .loops import (
    first, second)
from . import loops

here = e(1)
""", "arrays", is_package=True)
    assert text == '''def _arrays(__name__):
 e = _module_("matrix").exp
 loops = _module_("arrays.loops")

 here = e(1)
 return "e here loops first second", [e, here, loops] + _names_("arrays.loops", "first second")
'''


def test_no_function_has_more_names_than_micropython_can_hold():
    text = "".join(["name%d = %d\n" % (n, n) for n in range(255)])
    function(text)
    with pytest.raises(Refused, match="arrays/shapes.py, line 256: MicroPython has at most 255 names in a function"):
        function(text + "one = 1\n")


def test_what_runs_where_the_module_is_the_program_is_left_out_wherever_it_stands():
    assert function("""import math
if __name__ == "__main__" and math:
    from purenn.matrix import exp
    exp(1)

LIMIT = 3
if __name__ == "__main__":
    print(LIMIT)
""") == """def _arrays_shapes(__name__):
 import math
 LIMIT = 3
 return "LIMIT", [LIMIT]
"""


def test_names_that_others_want_and_classes_are_handed_over_too():
    text = "from .loops import sum_of\n_a = b = sum_of(1)\n\n\nclass _Own(object):\n    pass\n"
    assert ' return "_Own b", [_Own, b]\n' in function(text)
    assert ' return "_Own _a b sum_of", [_Own, _a, b, sum_of]\n' in function(text, wanted=("_a", "sum_of"))
    assert ' return "_Own b sum_of", [_Own, b, sum_of]\n' in function(text, "arrays", is_package=True)


def test_what_a_module_imports_and_does_not_use_is_handed_over_under_its_name():
    text = "from .loops import sum_of, largest  # noqa: F401\n\nfound = sum_of(3)\n"
    assert ' return "found largest", [found] + _names_("arrays.loops", "largest")\n' in function(text)
    text = "from .loops import sum_of\n__all__ = ['sum_of', 'found']\nfound = sum_of(3)\n"
    assert ' return "__all__ found sum_of", [__all__, found, sum_of]\n' in function(text, wanted=("__all__",))


def test_imports_of_several_rows_and_classes_that_read_variables():
    assert function('''from .loops import (
    a, b as c)
SIZE = 3


@a
class Kept(object):
    size = SIZE
    own = 1
    again = own

    @c
    def __init__(self, many=SIZE):
        self.many = SIZE
        exec("x = 1", {})
''') == '''def _arrays_shapes(__name__):
 a, c = _names_("arrays.loops", "a b")
 SIZE = 3


 _here_.SIZE, _here_.c = SIZE, c
 @a
 class Kept(object):
     size = _here_.SIZE
     own = 1
     again = own

     @_here_.c
     def __init__(self, many=_here_.SIZE):
         self.many = SIZE
         _exec_("x = 1", {})
 return "Kept SIZE", [Kept, SIZE]
'''


@pytest.mark.parametrize("text, problem", [
    ("from .loops import *", "line 1: an import with a star cannot stand in a function"),
    ("import math\nfrom math import *", "line 2: an import with a star"),
    ("from ... import x", "an import from above the package"),
    ("from ..random import x", "there is no module random in the package"),
    ("import purenn.numpy", "an import of a module here is to be a plain one"),
    ("from purenn import numpy", "is to be a plain one"),
    ("def f():\n    return __import__('purenn.matrix')", "line 2: an import of a module here"),
    ("import importlib\nimportlib.import_module('.loops', __package__)", "line 2: an import of a module here"),
    ("from . import loops; a = 1", "is to have a line of its own"),
    ("if 1: from . import loops", "is to have a line of its own"),
    ("def f(text):\n    exec(text)", "line 2: exec needs a scope of its own"),
    ("a = eval('1')", "eval needs a scope of its own"),
    ("a = 1\n\n\ndef f():\n    global a\n    a = 2", "line 5: a function cannot set another one.s names by `global a`"),
    ("a = sorted(globals())", "globals.. would be those of all modules"),
    ("here = __file__", "a module in one file has no __file__"),
    ("a = vars()", "vars.. would be those of a function"),
    ("_module_ = 1\na = _module_", "the loader has this name"),
    ("_own = abs\n\n\ndef abs(x):\n    return x", "line 1: 'abs' is read before a line that is sure to bind it, and is a name of Python's"),
    ("try:\n    unicode\nexcept NameError:\n    unicode = str", "line 2: 'unicode' is read before"),
    ("for i in [1]:\n    a = i\nb = a", "line 3: 'a' is read before"),
    ("if len([]):\n    a = 1\nelse:\n    b = 2\nc = a", "line 5: 'a' is read before"),
    ("def f(x=later):\n    pass\n\n\nlater = 1", "line 1: 'later' is read before"),
    ("class A(object):\n    b = later\n\n\nlater = 1", "line 2: 'later' is read before"),
    ("if len([]):\n    a = 1", "'a' is bound on some ways only"),
    ("exp = 1\n\n\nclass A(object):\n    exp = exp", "line 4: the class A reads and binds 'exp'"),
    ("exp = 1\n\n\nclass A(object):\n    def exp(self):\n        return [exp]", "line 4: the class A reads and binds 'exp'")])
def test_what_means_something_else_in_a_function_is_refused(text, problem):
    with pytest.raises(Refused, match="^purenn/arrays/shapes.py, .*" + problem):
        function(text)


@pytest.mark.parametrize("text", [
    "try:\n    from os import getpid as a\nexcept ImportError:\n    a = None\nb = a",
    "try:\n    import os\nexcept ImportError:\n    raise\nb = os",
    "if len([]):\n    a = 1\nelse:\n    a = 2\nb = a",
    "a = [i for i in range(3)]\nf = lambda x: x + later\nlater = 1",
    "with open('x') as a:\n    b = a\nc = b",
    "def f():\n    return later()\n\n\ndef later():\n    pass",
    "exec('a = 1', {})",
    "import numpy\nname = 'x'\nmodule = __import__(name)"])
def test_what_means_the_same_is_not_refused(text):
    compile(function(text), "x", "exec")


@pytest.mark.parametrize("module", OUTSIDE, ids=lambda module: module.name)
def test_a_smaller_text_is_the_same_program(module):
    found, tree = ast.parse(smaller(module.text)), ast.parse(module.text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            kept = [part for part in body if not (isinstance(part, ast.Expr) and isinstance(getattr(part.value, "value", 0), str))]
            node.body = kept or [ast.Pass()] * (node is not tree)
    assert ast.dump(found) == ast.dump(tree)
    assert "#" not in smaller("a = 1    # b\n") and len(smaller(module.text)) <= len(module.text)


def test_every_module_outside_the_wall_is_in_the_package_and_comes_after_what_it_needs():
    package = Package()
    assert package.all() == {module.name for module in OUTSIDE} - {"__init__"}
    seen = set()
    for source in package.in_order(package.all()):
        assert set(source.needs_at_once) <= seen | {""}
        seen.add(source.name)
    assert seen == package.all()
