"""python3 tests/long/trials_diagnose.py [TRIALS] [--iterations N]: does diagnose name the mistake, and never a wrong one?

Each trial makes numbers with NumPy: the article's lines with a mistake or two that are drawn, on the article's data or
on others, whose sizes all differ; then diagnose gets some of the matrices, in full or rounded. Its answer counts as

    named      the mistakes that were made are among those it names
    same       others are named, or it agrees: NumPy makes the same numbers with these, to the digits that were given
    unknown    no mistake is named
    wrong      NumPy makes other numbers with what is named

and where no known mistake was made, by a number changed after the fifth digit, three mistakes at once, or a mistake that
only this file knows, as unknown, same or wrong. Without --iterations: 1 and 10, by 20 seeds. Exits with 1 if one is
wrong, or a known one is unknown; these are listed. Needs NumPy.
"""
import argparse
import collections
import concurrent.futures
import itertools
import os
import random
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

import numpy as np  # noqa: E402

from purenn import article  # noqa: E402
from purenn.py36.crosscheck.comparing import NOISE, Given  # noqa: E402
from purenn.py36.crosscheck.diagnose import diagnose  # noqa: E402
from purenn.py36.crosscheck.mistakes import MISTAKES, SOURCE, changed, of_lines  # noqa: E402
from purenn.py36.crosscheck.runs import FORWARD, WEIGHTS, Problem  # noqa: E402
from purenn.py36.crosscheck.searching import ALONE, all_pairs  # noqa: E402

NAMES = [name for _, name in article.NAMES]
SIZES = ((3, 4, 3, 1), (5, 4, 3, 2), (4, 2, 5, 3), (6, 3, 2, 1), (2, 5, 4, 3))      # samples, inputs, hidden, outputs
DIGITS = (None, None, 8, 4, "single")
MATRICES = (WEIGHTS, WEIGHTS, ("wh", "wout"), ("wout", "bout"), ("output",), ("d_hiddenlayer", "wh", "bh"), ("E", "d_output"))
# Mistakes that diagnose does not know.
UNKNOWN = (of_lines("momentum of the gradient", "", [("d_output = E", "d_output = 1.9 * E")]),
           of_lines("weight decay", "", [("wh = wh + ", "wh = 0.99 * wh + ")]),
           of_lines("steeper sigmoid", "", [("exp(-x)", "exp(-1.5 * x)")]),
           of_lines("offset in the slope", "", [("x * (1 - x)", "x * (1 - x) + 0.1")]),
           of_lines("error clipped", "", [("E = y - output", "E = (y - output) * 0.7")]))


class Remembering(Problem):
    """A Problem that runs each pair of mistakes once, however many trials ask for it."""

    def __init__(self, *arguments, **options):
        Problem.__init__(self, *arguments, **options)
        self._runs = {}

    def run(self, mistakes=(), way=0):
        return self._remembered("run", Problem.run, mistakes, way)

    def coarse(self, mistakes=(), way=0):
        return self._remembered("coarse", Problem.coarse, mistakes, way)

    def _remembered(self, what, make, mistakes, way):
        key = what, way, tuple([mistake.name for mistake in mistakes])
        if key not in self._runs:
            self._runs[key] = make(self, mistakes, way)
        return self._runs[key]


# ---- the numbers, by NumPy ----

def by_numpy(problem, mistakes, chosen=None, after=False, sane=False):
    """{name: array} of the last iteration; None where it fails.

    chosen: which way of each mistake, the first if None; after: outputs are of a forward pass after the last update;
    sane: None too where a number is not finite, or is huge.
    """
    ways = [mistake.ways[way] for mistake, way in zip(mistakes, chosen or [0] * len(mistakes)) if mistake.ways]
    text = SOURCE
    for order in (ways, ways[::-1]):
        text = changed(SOURCE, [change for way in order for change in way])
        if text is not None:
            break
    settings = problem.settings(mistakes)
    if text is None or settings is None:
        return None
    scope = {"exp": np.exp, "rounded": np.round,
             "without_last": lambda x: x * np.array([1.0] * (x.shape[1] - 1) + [0.0])}
    exec(text, scope)
    X, y = [np.array(matrix.tolist()) for matrix in (problem.X, problem.y)]
    weights = [np.array(matrix.tolist()) for matrix in settings.start]
    try:
        with np.errstate(all="ignore"):
            found = dict(zip(WEIGHTS, weights))
            for _ in range(settings.iterations):
                for rows in settings.groups or [range(len(X))]:
                    made = scope["iteration"](X[list(rows)], y[list(rows)], *weights, settings.lr)
                    wout, wh, bh, bout = [np.asarray(matrix) for matrix in made[-4:]]
                    weights = wh, bh, wout, bout
                    found = dict(zip(NAMES, [np.asarray(matrix) for matrix in made]))
    except (ValueError, TypeError, IndexError, UnboundLocalError):
        return None
    if not all([matrix.ndim == 2 for matrix in found.values()]) or sane and not all([
            np.isfinite(matrix).all() and abs(matrix).max() < 1e6 for matrix in found.values()]):
        return None
    if after:
        weights = [found[name] for name in WEIGHTS]
        found = dict(found, **dict(zip(FORWARD, scope["iteration"](X, y, *weights, settings.lr))))
    return {name: matrix.T for name, matrix in found.items()} if settings.turned else found


def given(found, names, digits):
    """What diagnose takes: some matrices, in full, to so many digits, or as numbers of single precision."""
    if digits == "single":
        found, digits = {name: np.float32(matrix).astype(float) for name, matrix in found.items()}, None
    off = 0.0 if digits is None else 0.5 * 10.0 ** -digits
    return {name: ([Given(x if digits is None else round(x, digits), off) for x in found[name].ravel().tolist()], found[name].shape)
            for name in names}


def all_ways(mistakes):
    return itertools.product(*[range(max(1, len(mistake.ways))) for mistake in mistakes])


def is_same(numbers, found, off):
    """Whether the given numbers are these, to their digits or off by so much; given in full, to nine."""
    for name, (matrix, shape) in numbers.items():
        if found is None or name not in found or found[name].shape != shape:
            return False
        apart = abs(np.array([x.value for x in matrix]).reshape(shape) - found[name])
        if not (apart <= np.array([max(off, x.off) for x in matrix]).reshape(shape) * 1.001 + 1e-7 * abs(found[name]) + NOISE).all():
            return False
    return True


# ---- a trial ----

def drawn(rng, known, iterations):
    """Mistakes: one or two that diagnose knows, or something that it does not."""
    if not known:
        return rng.choice([(rng.choice(UNKNOWN),), tuple(rng.sample(MISTAKES, 3))])
    kind = rng.random()
    if kind < 0.4:
        return (rng.choice(ALONE),)
    pairs = all_pairs(iterations)
    if kind < 0.9:
        lines = kind < 0.7
        pairs = [(one, other) for one, other in pairs if not one.setting and bool(other.setting) != lines]
    return rng.choice(pairs)


def trial(problem, rng, known):
    """(what the answer counts as, a text) of one trial; None where these mistakes make no numbers."""
    mistakes = drawn(rng, known, problem.iterations)
    try:
        found = by_numpy(problem, mistakes, rng.choice(list(all_ways(mistakes))), rng.random() < 0.5, True)
    except ValueError:                          # together they fit no shapes
        found = None
    names = rng.choice(MATRICES)
    if found is None or not all([name in found for name in names]):
        return None
    if not known and rng.random() < 0.3:
        found, mistakes = by_numpy(problem, ()), ()
        found[names[0]] = found[names[0]] * (1 + 3e-5)
    digits = rng.choice(DIGITS)
    numbers = given(found, names, digits)
    answer = diagnose(problem, numbers)
    made = [mistake.name for mistake in mistakes]
    text = "%s: %s, %s digits; %s" % (" + ".join(made) or "a number changed", " ".join(names), digits, answer.text.split("\n")[0][:300])
    if answer.verdict == "unknown":
        return "unknown", text
    if known and sorted(made) in [sorted(named) for named in answer.names]:
        return "named", text
    by_name = {mistake.name: mistake for mistake in ALONE}
    claims = [()] if answer.verdict == "agrees" else [tuple([by_name[name] for name in named]) for named in answer.names]
    claimed = re.match(r"agrees: to (\d+) digits", answer.text)
    off = 0.5 * 10.0 ** -int(claimed.group(1)) if claimed else 4e-6 if digits == "single" else 0.0
    same = [any([is_same(numbers, by_numpy(problem, claim, ways, after), off) for ways in all_ways(claim) for after in (False, True)])
            for claim in claims]
    return "same" if all(same) else "wrong", text


def trials(seed, iterations, sizes, count):
    """Counter of (known, what the answers count as), and the texts of those that are not named."""
    rng, counts, texts = random.Random("%d %d" % (seed, iterations)), collections.Counter(), []
    X, y = article.X, article.y
    if sizes != SIZES[0]:
        X = [[rng.random() for _ in range(sizes[1])] for _ in range(sizes[0])]
        y = [[float(rng.random() < 0.5) for _ in range(sizes[3])] for _ in range(sizes[0])]
    problem = Remembering(X, y, seed=seed, iterations=iterations, hidden=sizes[2])
    while sum(counts.values()) < count:
        known = sum(counts.values()) % 10 > 0
        found = trial(problem, rng, known)
        if found:
            counts[known, found[0]] += 1
            if found[0] == "wrong" or known and found[0] == "unknown":
                texts.append("%-8s seed %d, %d iterations, sizes %s: %s" % (found[0], seed, iterations, "-".join(map(str, sizes)), found[1]))
    return counts, texts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("trials", type=int, nargs="?", default=10000)
    parser.add_argument("--iterations", type=int)
    parser.add_argument("--seeds", type=int, default=20)
    options = parser.parse_args()
    jobs = [(seed, iterations, SIZES[i % len(SIZES)]) for i, (seed, iterations) in enumerate(
        [(seed, n) for n in ((options.iterations,) if options.iterations else (1, 10)) for seed in range(options.seeds)])]
    each = -(-options.trials // len(jobs))
    total = collections.Counter()
    with concurrent.futures.ProcessPoolExecutor() as pool:
        for (seed, iterations, sizes), (counts, texts) in zip(jobs, pool.map(trials, *zip(*[job + (each,) for job in jobs]))):
            total.update(counts)
            print("\n".join(texts + ["seed %d, %d iterations, sizes %s: %s" % (seed, iterations, "-".join(map(str, sizes)), spelled(counts))]), flush=True)
    print("\n%d trials: %s" % (sum(total.values()), spelled(total)))
    return 1 if total[True, "wrong"] + total[False, "wrong"] + total[True, "unknown"] else 0


def spelled(counts):
    return "; ".join(["%s: %s" % (label, ", ".join(["%d %s" % (counts[known, what], what) for what in ("named", "same", "unknown", "wrong")
                                                    if (known, what) in counts])) for known, label in ((True, "known"), (False, "not known"))])


if __name__ == "__main__":
    sys.exit(main())
