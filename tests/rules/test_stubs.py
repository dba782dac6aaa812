"""The types of the public modules: stubs whose names are the code's, and a typed program that runs.

.ci/run compares the stubs with the code (mypy.stubtest), and tries the program with mypy --strict.
"""
import ast
import glob
import os
import subprocess
import sys

import numpy_stubs
from paths import PACKAGE

import purenn
from purenn import activations, layers, losses, metrics, optimizers, schedules
from purenn.fitting import engines
from purenn.floats import elementary
from purenn.numpy import dtypes
from purenn.py36.export import source

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = {"ActivationName": activations.ACTIVATIONS, "LossName": losses.LOSSES, "OptimizerName": list(optimizers.OPTIMIZERS) + ["lbfgs"],
         "ScheduleName": schedules.SCHEDULES, "InitName": layers.INITS, "MetricName": metrics.METRICS,
         "EngineName": engines.ENGINES, "ArithmeticName": elementary.ARITHMETICS, "LanguageName": source.FILES,
         "FormName": source.FORMS}


def modules(pattern):
    """The modules that files of this pattern are, in purenn and its folders, as paths without an ending."""
    found = glob.glob(os.path.join(PACKAGE, "**", pattern), recursive=True)
    return {os.path.splitext(os.path.relpath(path, PACKAGE))[0] for path in found}


def test_every_stub_has_a_module():
    assert modules("*.pyi") - modules("*.py") == {"_types"}


def test_what_is_public_has_a_stub():
    """Each module that a public name comes from, and purenn.numpy."""
    homes = {"__init__", os.path.join("numpy", "__init__")}
    for name in purenn.__all__:
        value = getattr(purenn, name)
        module = getattr(value, "__module__", None) or value.__name__
        homes.add("__init__" if module == "purenn" else module.replace("purenn.", "").replace(".", os.sep))
    assert len(homes) > 12 and homes - modules("*.pyi") == set()


def test_the_literals_are_the_names_that_the_code_knows():
    with open(os.path.join(PACKAGE, "_types.pyi")) as file:
        tree = ast.parse(file.read())
    literals = {node.targets[0].id: set(ast.literal_eval(node.value.slice)) for node in tree.body
                if isinstance(node, ast.Assign) and node.targets[0].id.endswith("Name")}
    assert literals == {name: set(known) for name, known in NAMES.items()}


def test_the_names_of_dtypes_are_those_that_the_code_knows():
    with open(os.path.join(PACKAGE, "numpy", "dtypes.pyi")) as file:
        tree = ast.parse(file.read())
    names, = [ast.literal_eval(node.value.slice) for node in tree.body
              if isinstance(node, ast.Assign) and node.targets[0].id == "_Name"]
    assert set(name for name in dtypes._kinds if isinstance(name, str)) - set(names) == set()
    assert [name for name in names if not isinstance(dtypes.dtype(name), dtypes.dtype)] == []


def test_the_stubs_of_numpy_are_as_they_would_be_written():
    """Where this fails: python3 tests/rules/numpy_stubs.py"""
    assert sorted(numpy_stubs.different()) == []
    assert numpy_stubs.stale() == []


def test_a_stub_that_is_not_as_it_would_be_written_is_found(monkeypatch):
    monkeypatch.setitem(numpy_stubs.RESULTS, "zeros", "bool")
    monkeypatch.setitem(numpy_stubs.RESULTS, "zeroes", "bool")
    monkeypatch.setattr(numpy_stubs, "BY_HAND", [name for name in numpy_stubs.BY_HAND if name != "linalg"])
    assert sorted(map(os.path.basename, numpy_stubs.different())) == ["linalg.pyi", "making.pyi"]
    assert numpy_stubs.stale() == [("RESULTS", "zeroes")]


def test_the_public_names():
    """__all__ is complete, its names are the stub's, and help(purenn) opens with a line for each."""
    with open(os.path.join(PACKAGE, "__init__.pyi")) as file:
        stub = [node for node in ast.parse(file.read()).body if isinstance(node, ast.Assign)]
    assert ast.literal_eval(stub[0].value) == purenn.__all__
    assert [name for name in purenn.__all__ if name not in purenn.__doc__] == []
    public = {name for name, value in vars(purenn).items() if name[0] != "_" and isinstance(value, type)}
    assert public - set(purenn.__all__) == set()


def test_the_package_says_that_it_has_types():
    assert os.path.exists(os.path.join(PACKAGE, "py.typed"))


def test_the_typed_program_runs():
    output = subprocess.check_output([sys.executable, os.path.join(HERE, "typed.py")], universal_newlines=True)
    assert output == "typed.py: right\n"
