"""What only some tests need of the machine, and what only newer versions of NumPy do.

    needs.shell()       skips the test where there is no `sh`; so for the others, each naming what is missing
"""
import importlib.util


def numpy_from(version):
    """Whether the NumPy installed is this one or newer.

    purenn does what the newest does: a test that asks this holds what the older ones did instead, to show that
    it is they that differ.
    """
    import numpy
    return _numbers(numpy.__version__) >= _numbers(version)


def _numbers(version):
    return tuple([int(part) for part in version.split(".")[:2]])
