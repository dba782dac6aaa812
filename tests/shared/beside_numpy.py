"""Lines of Python that are tried with purenn.numpy and with NumPy, and in what the answers differ."""
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np

import amounts
import needs
import purenn.numpy as pnp

NEWEST = needs.numpy_from("2.4")


class With(object):
    """purenn.numpy, with the functions of one of its modules."""

    def __init__(self, module):
        self._module = module

    def __getattr__(self, name):
        return getattr(self._module if hasattr(self._module, name) else pnp, name)


def answer(module, line, **names):
    """What a line of Python gives, or its error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return eval(line, dict(names, np=module, Fraction=Fraction, Decimal=Decimal))
        except Exception as error:
            return error


def apart(ours, theirs, tolerance=0.0):
    """In what our answer differs from NumPy's; "" where in nothing.

    Their numbers may differ by the tolerance, relative to the largest; texts may where numbers do.
    """
    if isinstance(theirs, Exception) or isinstance(ours, Exception):
        expected = isinstance(theirs, type(ours)) and type(ours) is not Exception
        return "" if expected else "%r instead of %r" % (ours, theirs)
    if isinstance(theirs, (list, tuple)):
        if type(ours) is not type(theirs) or len(ours) != len(theirs):
            return "%r instead of %r" % (ours, theirs)
        return "".join([apart(x, y, tolerance) for x, y in zip(ours, theirs)])
    if not hasattr(theirs, "dtype") or not hasattr(ours, "dtype"):
        return "" if type(ours).__name__ == type(theirs).__name__ and repr(ours) == repr(theirs) else "%r instead of %r" % (
            ours, theirs)
    seen, wanted = [(str(x.dtype), x.shape, hasattr(x, "__setitem__")) for x in (ours, theirs)]
    x, y = np.array(ours.tolist(), theirs.dtype), np.array(theirs)
    if seen == wanted and x.size == y.size:
        x = x.reshape(y.shape)
        if repr(ours) == repr(theirs) and (y.dtype == object or np.array_equal(x, y, equal_nan=y.dtype.kind == "f")):
            return ""
        finite = np.abs(y[np.isfinite(y)]) if tolerance else y
        if tolerance and np.allclose(x, y, rtol=tolerance, atol=tolerance * finite.max(initial=0.0), equal_nan=True):
            return ""
    return "%s %r instead of %s %r" % (seen, ours, wanted, theirs)


def compared(lines, module, tolerance=0.0, newer=""):
    """Each line and in what it differs, where it does; newer: lines that only the newest NumPy answers as we do."""
    found = [(line, apart(answer(With(module), line), answer(np, line), tolerance))
             for line in (lines + (newer if NEWEST else "")).strip().split("\n") if line]
    return [(line, difference) for line, difference in found if difference]


def array_in_both(draw, shape, kind, numbers=None):
    """(ours, NumPy's): an array of random numbers of a kind, with many that are equal."""
    size = 1
    for n in shape:
        size = size * n
    if kind[0] == "f":
        some = [draw.choice((draw.randint(-3, 3), draw.uniform(-9, 9), draw.gauss(0, 1))) for _ in range(size)]
    else:
        low, high = {"b": (0, 1), "u": (0, 200), "i": (-100, 100)}[kind[0]]
        some = [draw.randint(low, high) for _ in range(size)]
    theirs = np.array(numbers or some, dtype=kind).reshape(shape)
    return pnp.array(theirs.ravel().tolist(), kind).reshape(shape), theirs


def seeds(count):
    """Seeds of random calls; none with older versions of NumPy, which answer some of them otherwise."""
    return range(amounts.share(count) if NEWEST else 0)
