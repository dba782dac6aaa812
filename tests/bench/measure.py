"""What the benchmarks share: sides that run in turn, medians and tables of them, and where raw numbers are kept.

A side is a function that measures itself and returns seconds.  All sides of a comparison run one after the other, round
by round, so that whatever else the machine does meets each of them alike.
"""
import contextlib
import gc
import importlib
import io
import json
import math
import os
import platform
import re
import sys
import time
from collections import namedtuple
from statistics import median

try:
    from importlib import metadata
except ImportError:                     # before Python 3.8
    metadata = None

RESULTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "results")
PACKAGES = {"numpy": "numpy", "sklearn": "scikit-learn", "gradwave": "gradient-wave==0.1.0",
            "miniml": "miniml-engine==1.1.2", "onnx": "onnx", "onnxruntime": "onnxruntime", "keras": "keras",
            "jax": "jax", "pandas": "pandas"}                                                                 # by the name imported

# title: in words.  sides: [(name, prepare), ...], where prepare() returns the function that measures itself, or raises
# Missing.  bases: [(heading, names), ...]: all are compared with the quickest of the sides of these names.  unit: of UNITS.
Case = namedtuple("Case", "title sides bases unit")
Result = namedtuple("Result", "case seconds missing")       # {name: [seconds, ...]}, {name: why it was not measured}

UNITS = {"ms": 1e3, "us": 1e6}
LEAST_SECONDS = 0.01                # a single call is measured by as many as take this long


class Missing(Exception):
    """Why a side cannot be measured here, in a few words."""


class Differs(Exception):
    """What two sides that should have calculated the same do not agree in."""


def optional(name):
    """The module of this name, without what it prints while it is imported; Missing if it cannot be."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return importlib.import_module(name)
    except ImportError as error:
        installed = getattr(error, "name", None) not in (name, name.split(".")[0])
        raise Missing("%s cannot be imported: %s" % (name, error) if installed else
                      "%s is not installed" % name.split(".")[0])


# ---- measuring ----

def timed(function):
    """The seconds of one call."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def per_call(seconds):
    """A side that measures one call, for a function of the number of calls that returns the seconds of all."""
    n = 1
    while seconds(n) < LEAST_SECONDS:
        n *= 2
    return lambda: seconds(n) / n


def a_call(function, argument):
    """A side that measures one call of the function."""
    def seconds(n):
        start = time.perf_counter()
        for _ in range(n):
            function(argument)
        return time.perf_counter() - start
    return per_call(seconds)


def alternating(sides, rounds, say=lambda text: None):
    """{name: [seconds, ...]} of {name: side}: each in turn, `rounds` times, after one round to warm up.

    Each round begins with another side.  say(text) is called before each measurement.
    """
    seconds, names = {name: [] for name in sides}, list(sides)
    for i in range(rounds + 1):
        gc.collect()
        first = i % max(1, len(names))
        for name in names[first:] + names[:first]:
            say("round %d of %d, %s" % (i, rounds, name))
            taken = sides[name]()
            if i:
                seconds[name].append(taken)
    return seconds


def interleaved(functions, rounds):
    """The same for functions that do not measure themselves: the seconds of each call."""
    return alternating({name: lambda function=function: timed(function) for name, function in functions.items()}, rounds)


def measure(case, rounds, say=lambda text: None):
    """The Result of a Case.  Differs, if a side does not calculate what it should."""
    ready, missing = {}, {}
    for name, prepare in case.sides:
        say("%s: checking %s" % (case.title, name))
        try:
            ready[name] = prepare()
        except Missing as error:
            missing[name] = str(error)
        except Differs as error:
            raise Differs("%s, %s: %s" % (case.title, name, error))
    return Result(case, alternating(ready, rounds, lambda text: say("%s: %s" % (case.title, text))), missing)


def exponent(sizes, seconds):
    """The slope of the line nearest to the points (log size, log seconds)."""
    xs, ys = [math.log(n) for n in sizes], [math.log(t) for t in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


# ---- printing ----

def progress(text):
    """Show how far it is, in one line that the next one replaces, if stderr is a terminal."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K" + text[:100])
        sys.stderr.flush()


def show(title, seconds, base):
    """Print a line for each side: median and least in milliseconds, and how many times as fast as `base`."""
    print("%s, %s" % (title, python()))
    for name, numbers in seconds.items():
        print("    %-24s median %9.3f ms   least %9.3f ms   %6.2f times %s" % (
            name, 1000 * median(numbers), 1000 * min(numbers), median(seconds[base]) / median(numbers), base))


def middle(result, name):
    """The median seconds of a side, or None where there are none."""
    return median(result.seconds[name]) if result.seconds.get(name) else None


def quickest(result, names):
    """The least of the medians of these sides, or None."""
    return min([middle(result, name) for name in names if middle(result, name) is not None], default=None)


def table(result):
    """The lines of a case: a line a side, with how many times as fast it is as each base."""
    case = result.case
    scale, width = UNITS[case.unit], max([len(name) for name, _ in case.sides])
    heading = "%-*s %12s %12s" % (width, "", "median, " + case.unit, "least, " + case.unit)
    lines = [case.title, "    " + heading + "".join([" %14s" % label for label, _ in case.bases])]
    for name, _ in case.sides:
        if name in result.missing:
            lines.append("    %-*s not measured: %s" % (width, name, result.missing[name]))
            continue
        line = "%-*s %12.3f %12.3f" % (width, name, scale * middle(result, name), scale * min(result.seconds[name]))
        for _, bases in case.bases:
            base = quickest(result, bases)
            line += " %14s" % ("-" if base is None else "%.3g x" % (base / middle(result, name)))
        lines.append("    " + line)
    return lines


def grid(title, results):
    """The lines of cases that have the same sides: a line a case, the medians beside each other, * at the least.

    Sides whose names end with ", once" measure something else, and are not compared.
    """
    names = [name for name, _ in results[0].case.sides]
    width = max([len(result.case.title) for result in results])
    lines = ["%s, %s" % (title, results[0].case.unit),
             "    " + " " * width + "".join([" %*s " % (max(9, len(name)), name) for name in names])]
    for result in results:
        least = quickest(result, [name for name in names if not name.endswith(", once")])
        line = "%-*s" % (width, result.case.title)
        for name in names:
            found = middle(result, name)
            text = "-" if found is None else "%.2f" % (UNITS[result.case.unit] * found)
            line += " %*s%s" % (max(9, len(name)), text, "*" if found is not None and found == least else " ")
        lines.append("    " + line.rstrip())
    reasons = sorted(set([(name, why) for result in results for name, why in result.missing.items()]))
    return lines + ["    %s: not measured: %s" % reason for reason in reasons]


# ---- what is kept ----

def raw(results):
    """All that was measured, as plain data for JSON."""
    return [{"title": result.case.title, "seconds": result.seconds, "missing": result.missing} for result in results]


def python():
    """This Python as file names have it, such as cpython-3.11."""
    return "%s-%s" % (platform.python_implementation().lower(), ".".join(platform.python_version_tuple()[:2]))


def keep(benchmark, numbers, what="seconds"):
    """Write the numbers, under the key `what`, and where they were measured, to results/BENCHMARK-PYTHON.json."""
    os.makedirs(RESULTS, exist_ok=True)
    with open(os.path.join(RESULTS, "%s-%s.json" % (benchmark, python())), "w") as file:
        json.dump(dict(place(), **{what: numbers}), file, indent=1)
        file.write("\n")


def place():
    """Where and with what it is measured: documents say it beside the numbers."""
    return {"python": "%s %s" % (platform.python_implementation(), platform.python_version()),
            "machine": platform.machine(), "processor": processor(), "vectors": vectors(),
            "cores": os.cpu_count(), "packages": packages()}


def processor():
    """The processor's name, where Linux gives it."""
    try:
        with open("/proc/cpuinfo") as file:
            found = re.search(r"^model name\s*:\s*(.*)$", file.read(), re.MULTILINE)
    except OSError:
        found = None
    return found.group(1) if found else None


def vectors():
    """The widest vectors that the processor calculates with, where Linux tells: "AVX2" or "AVX-512"."""
    try:
        with open("/proc/cpuinfo") as file:
            found = set(re.findall(r"\bavx2\b|\bavx512f\b", file.read()))
    except OSError:
        found = ()
    return "AVX-512" if "avx512f" in found else "AVX2" if found else None


def packages():
    """{name: version} of PACKAGES, of those that are installed."""
    found = {}
    for requirement in PACKAGES.values() if metadata else ():
        name = requirement.split("==")[0]
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            pass
    return found
