"""Tries the known mistakes on somebody's numbers: each alone, then all pairs that can go together."""
import functools
import pickle
import signal
from itertools import combinations

from .comparing import beside, by_own_digits, is_far, matches, transposed
from .mistakes import MISTAKES
from .runs import LEAST_COARSE
from .surroundings import ONE_BY_ONE, OTHER_NUMBERS, OTHER_SEEDS, SURROUNDINGS

ALONE = MISTAKES + SURROUNDINGS + OTHER_SEEDS + OTHER_NUMBERS
FEW = 20                                # iterations up to which all mistakes are tried in pairs
MOST_FOR_PAIRS = 20000                  # iterations up to which pairs are tried
BLOCK = 50                              # pairs that a process tries at a time


class Search:
    """Tries mistakes on the given numbers.

    exact: lists of Mistakes that make them, to the digits that the longest number has; near: those that make each to
    the digits it has itself; nearest: a text.
    """

    def __init__(self, problem, given, watch=lambda done: None):
        self._problem, self._given, self._own = problem, given, by_own_digits(given)
        self.exact, self.near, self.nearest, self._least, self._watch = [], [], "", None, watch
        self._note((), problem.run())

    def found(self):
        """The Mistakes that explain the numbers, the best of them."""
        return self.exact or self.near

    def alone(self):
        """Tries each mistake alone."""
        for done, mistake in enumerate(ALONE):
            self._watch(done)
            self._try((mistake,))

    def pairs(self, workers=1):
        """Tries all pairs of mistakes."""
        pairs = all_pairs(self._problem.iterations)
        coarse = self._problem.iterations >= LEAST_COARSE
        shared = self._shared(pairs, workers) if coarse and workers > 1 else 0
        for done in range(shared, len(pairs)):
            self._watch(len(ALONE) + done)
            self._try(pairs[done], coarse)

    def _shared(self, pairs, workers):
        """Tries pairs in processes; how many were tried, fewer than all where there can be no processes."""
        task, done = pickle.dumps((self._problem, self._given)), 0
        try:
            from concurrent.futures import ProcessPoolExecutor
            with ProcessPoolExecutor(workers) as pool:
                while done < len(pairs):
                    starts = range(done, min(done + 2 * workers * BLOCK, len(pairs)), BLOCK)
                    for exact, near, least, nearest in list(pool.map(functools.partial(_block, task), starts)):
                        self.exact += [pairs[i] for i in exact]
                        self.near += [pairs[i] for i in near]
                        if least is not None and (self._least is None or least < self._least):
                            self._least, self.nearest = least, nearest
                    done = min(starts[-1] + BLOCK, len(pairs))
                    self._watch(len(ALONE) + done)
        except (ImportError, NotImplementedError, OSError, RuntimeError):      # none can be made, or one has ended
            pass
        return done

    def _try(self, chosen, coarse=False):
        ways = 1
        for mistake in chosen:
            ways *= max(1, len(mistake.ways))
        for way in range(ways):
            far = coarse and is_far(self._own, self._problem.coarse(chosen, way))
            run = None if far else self._problem.run(chosen, way)
            if matches(self._own, run):
                (self.exact if matches(self._given, run) else self.near).append(chosen)
                return
            self._note(chosen, run)

    def _note(self, chosen, run):
        """Keeps what is nearest."""
        if run is None:
            return
        both = beside(self._given if not run.turned else transposed(self._given), run)
        worst, where = 0.0, ""
        for name, number, x in both or ():
            apart = abs(number.value - x)
            if not apart <= worst:
                worst, where = apart, name
        if both and worst == worst and (self._least is None or worst < self._least):
            self._least = worst
            self.nearest = "%s, at most %.2g away, in %s" % (named(chosen) or "the right program", worst, where)


@functools.lru_cache(1)
def _unpacked(task):
    return pickle.loads(task)


def _block(task, start):
    """What the pairs from start on, a BLOCK of them, make in a process: numbers of pairs, and what is nearest."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)        # Ctrl-C is for the process that asked
    problem, given = _unpacked(task)
    pairs, search = all_pairs(problem.iterations), Search(problem, given)
    for pair in pairs[start:start + BLOCK]:
        search._try(pair, True)
    exact, near = [[pairs.index(pair) for pair in found] for found in (search.exact, search.near)]
    return exact, near, search._least, search.nearest


def all_pairs(iterations):
    """Pairs of Mistakes that can go together: two in the lines, one in them and one around, two around.

    After more than FEW iterations those with rarer mistakes are left out, as a pair takes long.
    """
    lines, around = MISTAKES, SURROUNDINGS + OTHER_SEEDS
    if iterations > FEW:
        lines = [mistake for mistake in MISTAKES if not mistake.kind]
        around = [mistake for mistake in SURROUNDINGS if mistake.kind != "rows" or mistake.name == ONE_BY_ONE]
    if iterations > MOST_FOR_PAIRS:
        return []
    pairs = list(combinations(lines, 2))
    for mistake in lines:
        pairs += [(mistake, other) for other in around]
    pairs += combinations(around, 2)
    return [(one, other) for one, other in pairs if one.kind != other.kind or not one.kind]


def named(chosen):
    return " + ".join([mistake.name for mistake in chosen])
