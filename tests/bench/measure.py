"""What the benchmarks share: interleaved runs, medians, and where raw numbers are kept."""
import json
import os
import platform
import time

RESULTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "results")


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


def python():
    return "%s-%s" % (platform.python_implementation().lower(), ".".join(platform.python_version_tuple()[:2]))


def path_of(benchmark):
    """results/BENCHMARK-PYTHON.json"""
    os.makedirs(RESULTS, exist_ok=True)
    return os.path.join(RESULTS, "%s-%s.json" % (benchmark, python()))


def keep(benchmark, raw, what="seconds"):
    """Write the raw results, and what they are, to path_of(benchmark)."""
    with open(path_of(benchmark), "w") as file:
        json.dump({"python": platform.python_version(), "machine": platform.machine(), what: raw}, file, indent=1)
        file.write("\n")


def show(title, seconds, base):
    """A line for each side: median and least in milliseconds, and how many times as fast as `base`."""
    print("%s, %s" % (title, python()))
    for name, numbers in seconds.items():
        print("    %-24s median %9.3f ms   least %9.3f ms   %6.2f times %s" % (
            name, 1000 * median(numbers), 1000 * min(numbers), median(seconds[base]) / median(numbers), base))
