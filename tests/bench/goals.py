"""The goals of speed beside every result of `bench` that is kept: reached or missed, and by how much."""
import glob
import json
import os
from statistics import median

from measure import RESULTS

NUMPY, FIT = "NumPy, a loop", "purenn, fit"
IN_C, IN_ARRAYS = "purenn, fit, engine c", "purenn, fit, engine c, arrays"
PEERS = ("gradient-wave", "gradient-wave, sigmoids", "miniml-engine, sigmoids")
SMALL = ("2-2-1", "4-3-1", "4-16-3")


class Kept:
    """The medians of one file of results, in seconds: kept(benchmark, names), the quickest of the sides, or None."""

    def __init__(self, path):
        with open(path) as file:
            self.data = json.load(file)
        self.python = self.data["python"]

    def __call__(self, benchmark, *names, **which):
        title = which.get("of", "")
        found = [median(case["seconds"][name]) for case in self.data.get("benchmarks", {}).get(benchmark, ())
                 if title in case["title"] for name in names if case["seconds"].get(name)]
        return min(found) if found else None


def ratio(a, b):
    return None if a is None or not b else a / b


def goals(kept, numpy_on_cpython):
    """[(goal, the number reached or None, the limit, whether it is a least or a most), ...]"""
    fit, pypy = kept("article", FIT), kept.python.startswith("PyPy")
    rows = [("(a) times as fast as NumPy", ratio(kept("article", "NumPy, the article's loop"), fit), 7.5, "least"),
            ("(a) times the floor", ratio(fit, kept("article", "the floor")), 1.3, "most"),
            ("(b) times NumPy's time", ratio(kept("iris", FIT), kept("iris", NUMPY)), 4.0, "most"),
            ("(b) times as fast as the best peer", ratio(kept("iris", *PEERS), kept("iris", FIT)), 4.5, "least")]
    if pypy:
        rows.append(("(c) times NumPy's time on CPython", ratio(kept("digits", FIT), numpy_on_cpython), 12.0, "most"))
    else:
        fast = kept("digits", "purenn, fit, fast")
        rows.append(("(c) times as fast as the best peer, %s" % ("fast" if fast else "native"),
                     ratio(kept("digits", *PEERS), fast or kept("digits", FIT)), 5.0 if fast else 2.5, "least"))
    rows += compiled_goals(kept)
    for sizes in SMALL:
        ours = kept("predict", "purenn, exported Python", of=sizes)
        rows += [("one prediction %s, times as fast as NumPy" % sizes, ratio(kept("predict", "NumPy", of=sizes), ours),
                  2.8, "least"),
                 ("one prediction %s, times as fast as ONNX Runtime" % sizes,
                  ratio(kept("predict", "ONNX Runtime", of=sizes), ours), 3.5, "least")]
    return rows + [("one prediction 4-16-3, C in C, microseconds",
                    ratio(kept("predict", "purenn, C in C", of="4-16-3"), 1e-6), 0.5, "most")]


def compiled_goals(kept):
    """Those of engine c; data in arrays, but for (a), which has only three rows."""
    sklearn, numpy = "scikit-learn", kept("article", "NumPy, the article's loop")
    once = [kept("compiling", name, of="(a)") for name in ("the first fit takes longer by", "finding a compiler")]
    whole = None if None in once or kept("article", IN_C) is None else sum(once) + 2 * kept("article", IN_C)
    rows = [("(a) by C, times as fast as NumPy", ratio(numpy, kept("article", IN_C)), 100.0, "least"),
            ("10,000 epochs of (a) by C, compiling included, the same", None if numpy is None else ratio(2 * numpy, whole),
             1.0, "least"),
            ("(a) by C, times the time of C written by hand",
             ratio(kept("by_hand", "purenn's library"), kept("by_hand", "by hand")), 1.2, "most")]
    for letter, name, least, theirs in (("(b)", "iris", 10.0, 25.0), ("(c)", "digits", 2.0, 6.0), ("(d)", "large", 1.0, None)):
        ours = kept(name, IN_ARRAYS)
        rows.append((letter + " by C, times as fast as NumPy", ratio(kept(name, NUMPY), ours), least, "least"))
        if theirs:
            rows.append((letter + " by C, times as fast as " + sklearn, ratio(kept(name, sklearn), ours), theirs, "least"))
    rows.append(("2 workers, times as fast as one", ratio(*[kept("workers", "%s, %d worker%s" % (IN_C, n, "s" * (n > 1)))
                                                           for n in (1, 2)]), 1.7, "least"))
    for sizes in SMALL:
        rows += [("one row by C %s, lists, microseconds" % sizes,
                  ratio(kept("predict", "purenn, net.compiled()", of=sizes), 1e-6), 1.5, "most"),
                 ("one row by C %s, buffers, microseconds" % sizes,
                  ratio(kept("predict", "purenn, net.compiled(), buffers", of=sizes), 1e-6), 1.0, "most"),
                 ("1,000 rows by C %s, times as fast as NumPy" % sizes,
                  ratio(kept("thousand", "NumPy", of=sizes),
                        kept("thousand", "purenn, net.predict, engine c, arrays", of=sizes)), 5.0, "least")]
    return rows


def main():
    results = [Kept(path) for path in sorted(glob.glob(os.path.join(RESULTS, "bench-*.json")))]
    if not results:
        raise SystemExit("goals: no results of `bench` are kept yet")
    numpys = [kept("digits", NUMPY) for kept in results if kept.python.startswith("CPython")]
    numpy = min([seconds for seconds in numpys if seconds is not None], default=None)
    for kept in results:
        print(kept.python)
        for goal, number, limit, kind in goals(kept, numpy):
            reached = number is not None and (number >= limit if kind == "least" else number <= limit)
            print("    %-55s %8s   at %s %4.1f   %s" % (
                goal, "-" if number is None else "%.3g" % number, kind, limit,
                "not measured" if number is None else "reached" if reached else "MISSED"))


if __name__ == "__main__":
    main()
