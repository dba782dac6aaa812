"""What some tests need of the machine, and what only newer versions of NumPy do.

Where it is missing, the test is skipped with a reason that names it: as in a container that has Python and little else.
CI has everything, and there a skip is a failure (--no-skips).
"""
import glob
import os
import shutil
import subprocess

import pytest

from paths import ROOT

# ---- programs ----

def command(*names):
    """The path of the first of these programs that is there."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("no " + " or ".join(names))


def named_file(variable, what):
    """The path of a file that an environment variable names."""
    path = os.environ.get(variable)
    return path if path and os.path.isfile(path) else pytest.skip("no %s: %s is to be its path" % (what, variable))


COMPILERS = ("cc", "gcc", "clang")


def has_compiler():
    """Whether there is a C compiler."""
    return bool([name for name in COMPILERS if shutil.which(name)])


def python(version):
    """An interpreter of this version."""
    return interpreters(version)[0] if interpreters(version) else pytest.skip("no Python " + version)


def interpreters(version):
    """The interpreters of this version that are found, on the path or under pyenv."""
    pyenv = os.environ.get("PYENV_ROOT") or os.path.join(os.path.expanduser("~"), ".pyenv")
    found = glob.glob(os.path.join(pyenv, "versions", version + ".*", "bin", "python"))
    named = shutil.which("python" + version)
    return found + ([named] if named and _runs(named) else [])


def _runs(python):
    """pyenv puts programs on the path that only say which version they would need."""
    return subprocess.call([python, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def everywhere(*beginnings):
    """The folder with the Pythons that tests/everywhere installs; those in folders with these beginnings are needed."""
    home = os.environ.get("INTERPRETERS") or os.path.join(ROOT, ".interpreters")
    missing = [name for name in beginnings if not glob.glob(os.path.join(home, name + "*"))]
    if missing or not os.path.isdir(home):
        pytest.skip("no %s; python3 tests/everywhere --install" % (", ".join(missing) or "other Pythons"))
    return home


# ---- what the system lends ----

def terminal():
    """(master, slave): the two ends of a terminal."""
    pty = pytest.importorskip("pty")
    try:
        return pty.openpty()
    except OSError as error:
        pytest.skip("no terminals (pty): %s" % error)


def processes():
    """multiprocessing's locks, which stand in memory that processes share."""
    obstacle = obstacle_to_processes()
    if obstacle:
        pytest.skip("no processes that share memory (/dev/shm): " + obstacle)


def obstacle_to_processes():
    """What is in the way of multiprocessing, in the system's own words; "" where nothing is."""
    try:
        import multiprocessing
        multiprocessing.Lock()
    except (ImportError, OSError) as error:
        return "%s" % error
    return ""


def full_device():
    if not os.path.exists("/dev/full"):
        pytest.skip("no device that is always full (/dev/full)")


# ---- NumPy ----

def numpy_from(version):
    """Whether the NumPy installed is this one or newer.

    purenn does what the newest does: a test that asks this holds what the older ones did instead, to show that
    it is they that differ.
    """
    import numpy
    return _numbers(numpy.__version__) >= _numbers(version)


def _numbers(version):
    return tuple([int(part) for part in version.split(".")[:2]])
