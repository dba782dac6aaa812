"""Which mistake makes these numbers?  The article's network with each known mistake in it, and with pairs of them.

What is given are some of the article's matrices after n iterations: weights, or what the last iteration calculates on
the way.  First the right program is tried, then each mistake alone: in the lines of the program (mistakes.py), and
around them (surroundings.py).  Then pairs of them.  Nothing is guessed: a mistake is named where all the numbers that
are given come out, to the digits that are given.
"""
import math

from ... import article
from .comparing import (Given, agreement, are_single, by_own_digits, farthest, is_same, matches, may_be_single,
                        of_later, rough)
from .runs import WEIGHTS, Problem
from .searching import Search, named

LISTED = 12                             # names that the first line holds at most


class Diagnosis:
    """What diagnose found: `verdict`, agrees, mistake or unknown; `names`, lists of mistakes that explain all; text.

    step, name: of the first matrix that departs from the right one; sentence: on the mistake.
    """

    def __init__(self, verdict, text, names=(), step=None, name=None, sentence=""):
        self.verdict, self.text, self.names = verdict, text, list(names)
        self.step, self.name, self.sentence = step, name, sentence

    def __str__(self):
        return self.text


def diagnose(problem, given, watch=lambda done: None, workers=1):
    """The Diagnosis of the given numbers, {name: ([Given, ...], shape)}.

    watch(done) is told how many mistakes and pairs were tried; after many iterations pairs are shared out to so many
    processes.  ValueError where something that is given is no matrix of the article.
    """
    check(given)
    given = {name: (numbers, _rows(name, shape, problem)) for name, (numbers, shape) in given.items()}
    for name, (numbers, _) in given.items():
        wrong = [number.value for number in numbers if number.value - number.value != 0.0]
        if wrong:
            return Diagnosis("unknown", "unknown: %s holds %r\nThe program overflowed, or divided by 0: "
                             "give numbers of fewer iterations." % (name, wrong[0]))
    problem = _sized(problem, given)
    right = problem.run()
    if matches(given, right):
        return _agrees(given, right, _agreement_text(given, right))
    if are_single(given):
        given = rough(given, problem.iterations)
        if matches(given, right):
            return _agrees(given, right, _single(given, right))
    search, own = Search(problem, given, watch), by_own_digits(given)
    search.alone()
    if not search.exact and matches(own, right):
        return _agrees(own, right, _agreement_text(own, right))
    if not search.found():
        if may_be_single(given, right) and matches(rough(given, problem.iterations), right):
            return _agrees(rough(given, problem.iterations), right, _single(given, right))
        search.pairs(workers)
    if search.found():
        return _mistake(problem, search)
    return Diagnosis("unknown", "\n".join(["unknown: no known mistake, and no two of them, make these numbers"]
                                          + _hints(problem, given, right, search)))


def _rows(name, shape, problem):
    """The shape (rows, columns) of numbers that may be given flat: a column where the matrix has no more."""
    if len(shape) == 2:
        return shape
    samples, outputs = problem.X.shape[0], problem.y.shape[1]
    columns = {"wh": shape[0] // problem.X.shape[1] if shape[0] % problem.X.shape[1] == 0 else 1, "wout": outputs}
    if name in ("bh", "bout") or samples == 1 and name not in columns:
        return 1, shape[0]
    if name in ("output_layer_input1", "output_layer_input", "output", "E", "slope_output_layer", "d_output"):
        columns[name] = outputs
    n = columns.get(name, shape[0] // samples)
    return (shape[0] // n, n) if n and shape[0] % n == 0 else (1, shape[0])


def _hints(problem, given, right, search):
    """What a person may look at where nothing was found."""
    lines = ["%s has the shape %d x %d; here it is %d x %d" % ((name,) + shape + right.found[name].shape)
             for name, (_, shape) in given.items() if shape != right.found[name].shape]
    if search.nearest:
        lines.append("nearest: " + search.nearest)
    n = problem.iterations
    about = "%d iteration%s with a learning rate of %g" % (n, "s" * (n != 1), problem.lr)
    about += "" if problem.start is not None else " from the seed %s" % problem.seed
    return lines + ["That is after %s. Is that so? Then give more of the matrices, after 1 iteration." % about]


def _agrees(given, right, text):
    later = ", ".join(of_later(given, right))
    return Diagnosis("agrees", text + ("\n%s: of a forward pass after the last update" % later if later else ""))


def _agreement_text(given, right):
    return "agrees: to " + agreement(given, right)


def check(given):
    """ValueError for names that are not the article's, and where nothing is given."""
    known = [name for _, name in article.NAMES]
    if not given:
        raise ValueError("no numbers are given")
    for name in given:
        if name not in known:
            raise ValueError("%s is no matrix of the article; known are %s" % (name, ", ".join(sorted(set(known)))))


def _sized(problem, given):
    """The problem with as many hidden neurons as the given numbers tell, where nothing else does."""
    if problem.start is not None or problem.hidden is not None:
        return problem
    hidden = _hidden(given, problem.X.shape[1], problem.y.shape[1])
    return Problem(problem.X, problem.y, None, problem.seed, problem.lr, problem.iterations, hidden)


def _hidden(given, inputs, outputs):
    """How many hidden neurons the given matrices have, which may all be transposed."""
    for name, other in (("wh", inputs), ("wout", outputs), ("hiddenlayer_activations", None), ("bh", 1)):
        if name in given:
            rows, columns = given[name][1]
            if name == "wout":
                return columns if rows == other != columns else rows
            return rows if columns == other != rows else columns
    return 3


# ---- the answer ----

def _single(given, right):
    """The text for right numbers of single precision."""
    digits = int(-math.log10(2 * farthest(given, right)))
    return "agrees: to %d digits\nThe digits after these differ, as in single precision (float32)." % min(digits, 9)


def _mistake(problem, search):
    found = search.found()
    first, more = found[0], len(found) - LISTED
    lines = ["mistake: " + " or ".join([named(chosen) for chosen in found[:LISTED]])]
    if more > 0:
        lines[0] += " or one of %d more" % more
    step, name = departure(problem, first)
    if name:
        lines.append("the numbers first depart at step %d, %s" % (step, name))
    sentence = " ".join([mistake.sentence for mistake in first])
    names = [[mistake.name for mistake in chosen] for chosen in found]
    return Diagnosis("mistake", "\n".join(lines + [sentence]), names, step, name, sentence)


def departure(problem, chosen):
    """(step, name) of the first matrix that is another with these mistakes; (0, "") if two iterations show none."""
    if any([mistake.kind == "columns" for mistake in chosen]):
        return 0, "X"
    settings = problem.settings(chosen)
    for name, right, wrong in zip(WEIGHTS, problem.right().start, settings.start):
        if not _is_equal(right, wrong):
            return 1, name
    for iterations in (1, 2):
        once = Problem(problem.X, problem.y, problem.right().start, None, problem.lr, iterations)
        right, wrong = once.run(), once.run(chosen)
        for step, name in article.NAMES:
            if wrong is not None and not _is_equal(right.found[name], wrong.found.get(name)):
                return step, name
    return 0, ""


def _is_equal(a, b):
    return b is not None and a.shape == b.shape and all([is_same(Given(x, 0.0), y) for x, y in zip(a._data, b._data)])
