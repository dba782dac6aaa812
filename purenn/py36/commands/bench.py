"""python -m purenn bench: how fast, side by side with what else is installed."""
import json
import os
import platform
import sys
from contextlib import contextmanager

from ... import __version__
from ...commands.arguments import UsageError, parse, whole
from ...commands.output import SYSTEM, Failure, reason, write
from . import bench_engines, bench_predicting, bench_training
from .bench_measure import Differs, grid, measure, python, raw, table

BENCHMARKS = {"article": bench_training.article, "iris": bench_training.iris, "digits": bench_training.digits,
              "workers": bench_training.workers, "predict": bench_predicting.predict,
              "crossing": bench_predicting.crossing, "engines": bench_engines.engines}
DEFAULT = ("article", "iris", "digits", "workers", "predict", "crossing")
GRIDS = {"crossing": ("one prediction of an n-n-n network", bench_predicting.crossing_point),
         "engines": ("one step of training, by engine", lambda results: [])}

HELP = """\
Measures on this machine, one side after the other, round by round, and prints
the medians and how many times as fast each is as NumPy and others.

    NAME ...            article    train the article's network, 5,000 epochs
                        iris       train 4-16-3, 150 samples, 100 epochs
                        digits     train 64-32-10, 1,797 samples, 1 epoch
                        workers    train with one process and with two
                        predict    one prediction, 2-2-1 to 64-32-10
                        crossing   from which size on NumPy predicts faster
                        engines    one step of training with each of fit's engines
                        (all but engines)

    --rounds N          of which the medians are taken (5)
    --json FILE         also keep all that was measured there

What is not installed (NumPy, scikit-learn, gradient-wave, miniml-engine, onnx and
onnxruntime, a C compiler) is named in the table, and not measured.  Before they are
measured, sides are compared: they must calculate the same.
"""

OPTIONS = {"rounds": (5, whole(1, 1000)), "json": (None, str)}
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
VERSIONS = ("numpy", "sklearn", "onnx", "onnxruntime")


def command(argv):
    places = ["name %d" % n for n in range(len(argv))]
    given = parse(argv, OPTIONS, places)
    names = [given[place] for place in places if given[place] is not None] or DEFAULT
    for name in names:
        if name not in BENCHMARKS:
            raise UsageError("unknown benchmark %s; known: %s" % (name, ", ".join(BENCHMARKS)))
    if given["json"] is not None:
        _keep(given["json"], "a", "")                           # so that an unwritable file shows at once
    results = {}
    with _one_thread():
        write("purenn %s, %s, %d rounds" % (__version__, python(), given["rounds"]))
        for name in names:
            results[name] = _run(name, given["rounds"])
            if given["json"] is not None:
                _keep(given["json"], "w", _json(results))
    return 0


def _run(name, rounds):
    """Measure and print; the raw results."""
    results = []
    for case in BENCHMARKS[name]():
        try:
            results.append(measure(case, rounds, _say))
        except Differs as error:
            _say("")
            raise Failure("not measured, as it does not calculate the same: %s" % error)
        if name not in GRIDS:
            _print(table(results[-1]))
    if name in GRIDS:
        title, closing = GRIDS[name]
        _print(grid(title, results) + closing(results))
    return raw(results)


def _print(lines):
    _say("")
    write("\n" + "\n".join(lines))
    sys.stdout.flush()


def _say(text):
    """How far it is, in one line that the next one replaces, if there is somebody to read it."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K" + text[:100])
        sys.stderr.flush()


def _json(results):
    versions = {name: sys.modules[name].__version__ for name in VERSIONS if name in sys.modules}
    return json.dumps({"purenn": __version__, "python": python(), "machine": platform.machine(), "versions": versions,
                       "benchmarks": results}, indent=1) + "\n"


def _keep(path, mode, text):
    try:
        with open(path, mode) as f:
            f.write(text)
    except SYSTEM as error:
        raise Failure("cannot write %s: %s" % (path, reason(error)))


@contextmanager
def _one_thread():
    """Libraries that are loaded in here use one thread for their matrices."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update({name: "1" for name in ONE_THREAD})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
