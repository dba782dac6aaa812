"""python -m purenn gradcheck: a gradient function of one's own beside exact derivatives."""
import importlib
import os
import runpy
import sys
import traceback

from ...commands.arguments import UsageError, parse, whole
from ...commands.output import SYSTEM, reason, write
from ...floats.names import among
from ...random.generators import RandomState
from ..crosscheck.gradients import gradient_check

HELP = """\
Compares the derivatives that a function of yours gives with exact ones, by dual
numbers: a table of its weights, the worst first.  Exit code 0 if they agree, 1 if not.

    FILE.py:FUNCTION    called as FUNCTION(W1, b1, W2, b2, ..., X, y) or as
                        FUNCTION([W1, b1, ...], X, y); returns the loss and the
                        derivatives, in this order.  Arrays if the file uses NumPy
                        (purenn's where it is not installed), else lists; W is
                        (inputs, outputs), X and y have a row for each sample
    --network N-N-...   how many inputs, hidden neurons and outputs
    --samples N         rows of X and y (5)
    --targets NAME      what y holds: shares, 0 to 1; classes, a one among zeros, or 0
                        and 1 of one output; numbers of any size; signs, -1 and 1 (shares)
    --bias-rows         biases are arrays (1, outputs), not (outputs,)
    --seed N            of all that is drawn: weights, X and y (1)

    python -m purenn gradcheck mine.py:loss_and_gradients --network 4-3-2"""

TARGETS = ("classes", "numbers", "shares", "signs")


def _sizes(text):
    sizes = [whole(1, 100000)(part) for part in text.split("-")]
    if len(sizes) < 2:
        raise ValueError("at least inputs and outputs are needed, such as 4-3-1")
    return sizes


def _targets(text):
    if text not in TARGETS:
        raise ValueError(among(text, TARGETS))
    return text


OPTIONS = {"network": (None, _sizes), "samples": (5, whole(1, 100000)), "targets": ("shares", _targets),
           "bias-rows": (False, None), "seed": (1, whole(0, 4294967295))}


def command(argv):
    """Check the function that the arguments name; returns the exit code."""
    options = parse(argv, OPTIONS, ("function",))
    path, colon, name = (options["function"] or "").rpartition(":")
    if not colon or not name:
        raise UsageError("which function? gradcheck FILE.py:FUNCTION --network 4-3-1")
    if options["network"] is None:
        raise UsageError("of what network? --network 4-3-1")
    function, array = _loaded(path, name)
    names, weights, X, y = _drawn(options)
    arguments = [array(weight) for weight in weights], array(X), array(y)
    try:
        found = gradient_check(function, *arguments, names=names)
    except Exception as error:
        raise ValueError("%s ends with %s: %s%s" % (name, type(error).__name__, error, _place(error, path))) from None
    write(str(found))
    return 0 if found.ok else 1


def _loaded(path, name):
    """(the function of that name in the file, what makes arrays of lists for it)."""
    try:
        numpy = importlib.import_module("numpy")
    except ImportError:
        from ... import numpy
        sys.modules["numpy"] = numpy    # for the file alone: this process ends with the command
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    try:
        scope = runpy.run_path(path, run_name="<gradcheck>")
    except SYSTEM as error:
        raise ValueError("cannot read %s: %s" % (path, reason(error))) from None
    except (Exception, SystemExit) as error:
        raise ValueError("%s ends with %s: %s%s" % (path, type(error).__name__, error, _place(error, path))) from None
    functions = sorted(key for key, value in scope.items() if callable(value) and key[:1] != "_")
    if not callable(scope.get(name)):
        raise ValueError("%s has no function %s; %s" % (path, name, among(name, functions)))
    uses_arrays = [value for value in scope.values() if (getattr(value, "__module__", None) or getattr(
        value, "__name__", "")).partition(".")[0] == "numpy" or value is numpy]
    return scope[name], numpy.array if uses_arrays else lambda rows: rows


def _place(error, path):
    """", in line 7", if the error comes from the file."""
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == path]
    return ", in line %d of %s" % (lines[-1], path) if lines else ""


def _drawn(options):
    """(names of the weights, weights, X, y), as lists."""
    draws, sizes, names, weights = RandomState(options["seed"]), options["network"], [], []
    for layer, (n, m) in enumerate(zip(sizes, sizes[1:])):
        names += ["W%d" % (layer + 1), "b%d" % (layer + 1)]
        bias = draws.normal(0.0, 0.5, m)
        weights += [draws.normal(0.0, 1.0, (n, m)), [bias] if options["bias-rows"] else bias]
    samples, outputs, kind = options["samples"], sizes[-1], options["targets"]
    X = draws.normal(0.0, 1.0, (samples, sizes[0]))
    if kind == "classes" and outputs > 1:
        y = [[1.0 if j == i % outputs else 0.0 for j in range(outputs)] for i in range(samples)]
    else:
        size = samples, outputs
        y = draws.uniform(0.0, 1.0, size) if kind == "shares" else draws.normal(0.0, 1.0, size)
        if kind in ("classes", "signs"):
            y = [[1.0 if t > 0 else 0.0 if kind == "classes" else -1.0 for t in row] for row in y]
    return names, weights, X, y
