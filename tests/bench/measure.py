"""What the benchmarks share: interleaved runs, medians, and where raw numbers are kept, with what they were measured."""
import json
import math
import os
import platform
import re
import time

try:
    from importlib import metadata
except ImportError:                     # before Python 3.8
    metadata = None

RESULTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "results")
PACKAGES = ("numpy", "scikit-learn", "gradient-wave", "miniml-engine", "onnx", "onnxruntime")


def interleaved(sides, runs):
    """{name: [seconds, ...]}: each function once in turn, `runs` times, after one round to warm up."""
    seconds = {name: [] for name in sides}
    for i in range(runs + 1):
        for name, function in sides.items():
            start = time.perf_counter()
            function()
            if i:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def alternating(sides, runs):
    """The same of functions that measure themselves: each returns its seconds."""
    seconds = {name: [] for name in sides}
    for i in range(runs + 1):
        for name, function in sides.items():
            taken = function()
            if i:
                seconds[name].append(taken)
    return seconds


def median(numbers):
    ordered = sorted(numbers)
    return ordered[len(ordered) // 2]


def exponent(sizes, seconds):
    """The slope of the line nearest to the points (log size, log seconds)."""
    xs, ys = [math.log(n) for n in sizes], [math.log(t) for t in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / sum((a - x) ** 2 for a in xs)


def python():
    return "%s-%s" % (platform.python_implementation().lower(), ".".join(platform.python_version_tuple()[:2]))


def path_of(benchmark):
    """results/BENCHMARK-PYTHON.json"""
    os.makedirs(RESULTS, exist_ok=True)
    return os.path.join(RESULTS, "%s-%s.json" % (benchmark, python()))


def place():
    """Where and with what it is measured: documents tell it beside the numbers."""
    return {"python": "%s %s" % (platform.python_implementation(), platform.python_version()),
            "machine": platform.machine(), "processor": processor(), "cores": os.cpu_count(), "packages": packages()}


def processor():
    """The processor's name, where Linux tells it."""
    try:
        with open("/proc/cpuinfo") as file:
            found = re.search(r"^model name\s*:\s*(.*)$", file.read(), re.MULTILINE)
    except OSError:
        found = None
    return found.group(1) if found else None


def packages():
    """{name: version} of PACKAGES, of those that are installed."""
    found = {}
    for name in PACKAGES if metadata else ():
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            pass
    return found


def keep(benchmark, raw, what="seconds"):
    """Write the raw results, and what they are, to path_of(benchmark)."""
    write(path_of(benchmark), dict(place(), **{what: raw}))


def note_place(path):
    """Add to a file of results where they were measured."""
    with open(path) as file:
        data = json.load(file)
    write(path, dict(data, **place()))


def write(path, data):
    with open(path, "w") as file:
        json.dump(data, file, indent=1)
        file.write("\n")


def show(title, seconds, base):
    """A line for each side: median and least in milliseconds, and how many times as fast as `base`."""
    print("%s, %s" % (title, python()))
    for name, numbers in seconds.items():
        print("    %-24s median %9.3f ms   least %9.3f ms   %6.2f times %s" % (
            name, 1000 * median(numbers), 1000 * min(numbers), median(seconds[base]) / median(numbers), base))
