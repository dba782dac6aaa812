"""What the benchmarks share: sides measured in turn, what is not installed here, and tables of medians.

Every side is a function that measures itself and returns seconds.  All sides of a case run one after the other, round
by round, so that what else the machine does meets each of them alike.
"""
import contextlib
import gc
import importlib
import io
import platform
import time
from collections import namedtuple
from statistics import median

# sides: [(name, prepare), ...], where prepare() returns the function that measures itself, or raises Missing.
# bases: [(heading, names), ...]: what all are compared with, the quickest of these sides.  unit: of UNITS.
Case = namedtuple("Case", "title sides bases unit")
Result = namedtuple("Result", "case seconds missing")       # {name: [seconds, ...]}, {name: why it is not there}

UNITS = {"ms": 1e3, "us": 1e6}
LEAST_SECONDS = 0.01                # of a measurement of many calls


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


def timed(function):
    """The seconds of one call."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def a_call(function, argument):
    """A function that measures the seconds of one call, by as many calls as a clock can tell."""
    def seconds(n):
        start = time.perf_counter()
        for _ in range(n):
            function(argument)
        return time.perf_counter() - start
    return per_call(seconds)


def per_call(seconds):
    """The same for a function of the number of calls that returns the seconds of all."""
    n = 1
    while seconds(n) < LEAST_SECONDS:
        n *= 2
    return lambda: seconds(n) / n


def measure(case, rounds, say):
    """The Result of so many rounds after one to warm up, each beginning with another side; say(text): how far it is."""
    ready, missing = [], {}
    for name, prepare in case.sides:
        say("%s: checking %s" % (case.title, name))
        try:
            ready.append((name, prepare()))
        except Missing as error:
            missing[name] = str(error)
        except Differs as error:
            raise Differs("%s, %s: %s" % (case.title, name, error))
    seconds = {name: [] for name, _ in ready}
    for i in range(rounds + 1):
        gc.collect()
        first = i % max(1, len(ready))
        for name, run in ready[first:] + ready[:first]:
            say("%s: round %d of %d, %s" % (case.title, i, rounds, name))
            taken = run()
            if i:
                seconds[name].append(taken)
    return Result(case, seconds, missing)


# ---- tables ----

def python():
    return "%s %s" % (platform.python_implementation(), platform.python_version())


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

    What a side takes once, and is named so, is not compared.
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


def raw(results):
    """All that was measured, as plain data for JSON."""
    return [{"title": result.case.title, "seconds": result.seconds, "missing": result.missing} for result in results]
