"""The types: a stub for each module, and a typed program that runs. .ci/run compares the stubs with the code."""
import glob
import os
import subprocess
import sys

from paths import PACKAGE

HERE = os.path.dirname(os.path.abspath(__file__))


def names(pattern):
    """The modules that files of this pattern are, in purenn and its folders, as paths without an ending."""
    found = glob.glob(os.path.join(PACKAGE, "**", pattern), recursive=True)
    return {os.path.splitext(os.path.relpath(path, PACKAGE))[0] for path in found}


def test_every_stub_has_a_module():
    assert names("*.pyi") - names("*.py") == set()


def test_the_package_says_that_it_has_types():
    assert os.path.exists(os.path.join(PACKAGE, "py.typed"))


def test_the_typed_program_runs():
    output = subprocess.check_output([sys.executable, os.path.join(HERE, "typed.py")], universal_newlines=True)
    assert output == "typed.py: right\n"
