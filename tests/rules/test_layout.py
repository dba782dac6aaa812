"""The package keeps the plan of layout.py, and a module that is placed wrongly is found."""
import ast
import statistics
import subprocess
import sys

import layout
import pytest

FILES = layout.modules()
CODE = [module for module in FILES if not module.stub]


def test_the_package_keeps_the_plan():
    assert layout.faults(layout.House(FILES)) == []


def test_the_picture_is_printed():
    text = subprocess.check_output([sys.executable, layout.__file__], universal_newlines=True)
    assert "floors of import depth, 0 circles" in text and text.endswith("\n0 differences from the plan\n")


def test_nothing_imports_the_article():
    """It is the oracle: for commands, crosscheck, and whoever imports the package, only."""
    house = layout.House(FILES)
    users = set(house.place_of[name] for name in house.uses if "article" in house.uses[name])
    assert users == {"__init__", "commands/", "py36/commands/", "py36/crosscheck/", "py36/crosscheck/published/",
                     "py36/report/"}


# What a module may reach, directly or through others: drawing, printing and functions of one number stand alone.
PRINTING = {"arrays.cells", "arrays.quoted", "arrays.print_options"}
ALONE = {"floats.elementary": {"floats"}, "arrays.printing": {"floats", "arrays.printing"} | PRINTING,
         "random.generators": {"floats", "random", "arrays.shapes", "arrays.nested", "arrays.frames", "arrays.loops", "arrays.kinds",
                               "arrays.widths", "arrays.printing"} | PRINTING}


@pytest.mark.parametrize("module", sorted(ALONE))
def test_a_module_reaches_no_further_than_its_helpers(module):
    house = layout.House(CODE)
    reached, waiting = {module}, [module]
    while waiting:
        more = house.uses.get(waiting.pop(), set()) - reached
        reached |= more
        waiting += more
    assert [name for name in sorted(reached) if name not in ALONE[module] and name.split(".")[0] not in ALONE[module]] == []


# ---- the package, with one file more ----

@pytest.mark.parametrize("path, line, words", [
    ("heap.py", "from .matrix import Matrix", "heap is not in the plan"),
    ("arrays/upward.py", "from ..matrix import Matrix", "arrays.upward imports matrix, which is above it"),
    ("arrays/hidden.py", "def f():\n    from .. import training", "arrays.hidden imports training, which is above it"),
    ("arrays/stub.pyi", "from ..network import Network", "arrays.stub imports network, which is above it"),
    ("data_.py", "", "data_ is not in the plan"),
    ("files/through.py", "def f():\n    from ..py36.export import source", "where there is no door"),
    ("fitting/top.py", "from ..py36.engines import steps", "outside of a function"),
    ("files/nowhere.py", "from .missing_file import x", "files.nowhere imports files.missing_file, which is not there"),
    ("files/left.py", "from .right import x", "a circle of modules: files.left"),
    ("new/__init__.py", "", "new/ is not in the plan")])
def test_what_is_placed_wrongly_is_found(path, line, words, tmp_path):
    more = {path: line}
    if "right" in line:
        more["files/right.py"] = "from .left import y"
    for name, text in more.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('"""Wrong."""\n%s\n' % text)
    found = layout.faults(layout.House(FILES + layout.modules(str(tmp_path))))
    assert [fault for fault in found if words in fault], found


def test_a_door_that_is_gone_is_found():
    house = layout.House(FILES)
    assert layout.faults(house, doors=layout.DOORS | {("matrix", "py36/export/")}) == [
        "matrix has no door to py36/export/ any more"]


def test_floors_and_circles():
    uses = {"a": set(), "b": {"a"}, "c": {"b", "a"}, "d": {"e"}, "e": {"d", "c"}, "f": {"d"}}
    assert layout.floors(uses) == {"a": 1, "b": 2, "c": 3}
    assert layout.circles(uses) == ["d", "e"]


# ---- sizes ----

# A smoke alarm: what grows beyond is split by purpose, and never to fit.
MOST_LINES, MOST_LINES_OF_A_FUNCTION, MEDIAN, ALL_LINES = 400, 40, 8, 46300


@pytest.mark.parametrize("module", CODE, ids=lambda module: module.name)
def test_a_file_is_at_most_400_lines(module):
    assert module.text.count("\n") <= MOST_LINES


def function_lengths():
    return [(node.end_lineno - node.lineno + 1, "%s.%s" % (module.name, node.name)) for module in CODE
            for node in ast.walk(module.tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_functions_are_short():
    lengths = function_lengths()
    assert max(lengths)[0] <= MOST_LINES_OF_A_FUNCTION, max(lengths)
    assert statistics.median([length for length, _ in lengths]) < MEDIAN


def test_the_package_is_small():
    assert sum(module.text.count("\n") for module in CODE if module.name != "commands.golden") <= ALL_LINES
