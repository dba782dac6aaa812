"""Which mistake makes these numbers?  The article's network with each known mistake in it, and with pairs of them.

What is given are some of the article's matrices after n iterations: weights, or what the last iteration calculates on
the way.  First the right program is tried, then each mistake alone: in the lines of the program (mistakes.py), in the
start, in how often and with what rate it is done, and in what stands in rows.  Then pairs of mistakes in the lines.
Nothing is guessed: a mistake is named where all the numbers that are given come out, to the digits that are given.
"""
from collections import namedtuple
from itertools import combinations, permutations

from ... import article
from ...arrays.distances import ulps
from ...matrix import Matrix
from ...random.generators import RandomState, default_rng
from ..straightline import python, record
from . import mistakes

WEIGHTS = ("wh", "bh", "wout", "bout")
SAME = 1e-9                             # relative: what rounding may add up to in 5,000 iterations, and more
MOST_WITH_MATRICES = 20                 # iterations; more are run by a recorded program
RATES = (1.0, 0.5, 0.2, 0.05, 0.02, 0.01, 0.005, 0.001)
PAIRS = len(mistakes.MISTAKES) * (len(mistakes.MISTAKES) - 1) // 2     # at most
SEEDS = tuple(range(101)) + (123, 1234, 12345, 1337, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)

# value: a float; off: how far the true number may be from it, half a unit of the last digit that is given, or 0.0.
Given = namedtuple("Given", "value off")
# mistakes: names; sentence: what is wrong; found: {name: Matrix}.
Candidate = namedtuple("Candidate", "mistakes sentence found")


class Problem:
    """The article's network on data: X, y, start (wh, bh, wout, bout) or the seed it is drawn with, rate, iterations.

    hidden: how many neurons the hidden layer has, where the start is drawn; None for what the numbers tell, or 3.
    ValueError where X, y and the start do not fit together.
    """

    def __init__(self, X, y, start=None, seed=None, lr=0.1, iterations=1, hidden=None):
        self.X, self.y = Matrix(X) * 1.0, Matrix(y) * 1.0
        self.seed, self.lr, self.iterations, self.hidden = seed, lr, iterations, hidden
        self.start = None if start is None else tuple([matrix * 1.0 for matrix in article.check(X, y, *start)[2:]])


def results(problem, start, iteration=article.iteration, iterations=None, lr=None, one_by_one=False):
    """{name: Matrix} of the last of the iterations; None where the shapes do not fit or numbers are too large."""
    iterations = problem.iterations if iterations is None else iterations
    lr = problem.lr if lr is None else lr
    shapes = [matrix.shape for matrix in start]
    try:
        if iterations < 1:
            return dict(zip(WEIGHTS, start))
        if iterations > MOST_WITH_MATRICES and not one_by_one:
            start = _trained(problem, start, iteration, iterations - 1, lr)
            iterations = 1
        for _ in range(iterations):
            parts = [(problem.X, problem.y)] if not one_by_one else [
                (problem.X[i:i + 1], problem.y[i:i + 1]) for i in range(len(problem.X))]
            for X, y in parts:
                found = iteration(X, y, *start, lr)
                wout, wh, bh, bout = found[-4:]
                start = wh, bh, wout, bout
                if [matrix.shape for matrix in start] != shapes:
                    return None
    except (ValueError, TypeError, ZeroDivisionError):
        return None
    return dict(zip([name for _, name in article.NAMES], found))


def _trained(problem, start, iteration, iterations, lr):
    """The weights after so many iterations, by a program without loops; ValueError where a shape changes."""
    def step(X, y, wh, bh, wout, bout, lr):
        wout, wh, bh, bout = iteration(X, y, wh, bh, wout, bout, lr)[-4:]
        return wh, bh, wout, bout
    shapes = [matrix.shape for matrix in start]
    names = ["X", "y"] + list(WEIGHTS) + ["lr"]
    program = record(step, problem.X.shape, problem.y.shape, *(shapes + [()]), names=names)
    if [group.shape for group in program.outputs] != shapes:
        raise ValueError("the shapes of the weights change")
    train = python.compiled(program, loop=python.Loop(carried=list(WEIGHTS)))
    flat = [matrix.reshape(-1).tolist() for matrix in (problem.X, problem.y) + tuple(start)]
    return [Matrix(numbers).reshape(*shape) for numbers, shape in zip(train(iterations, *(flat + [lr])), shapes)]


# ---- comparing ----

def matches(given, found):
    """Whether the matrices that were found are the given ones, {name: ([Given, ...], shape)}, to the given digits."""
    if found is None:
        return False
    for name, (numbers, shape) in given.items():
        matrix = found.get(name)
        if matrix is None or matrix.shape != shape or not all(map(_is_same, numbers, matrix._data)):
            return False
    return True


def _is_same(number, x):
    if x - x != 0.0 or number.value - number.value != 0.0:              # inf, or nan beside nan
        return number.value == x or (x != x and number.value != number.value)
    return abs(number.value - x) <= number.off * (1 + 1e-9) + SAME * abs(x) * (number.off == 0.0)


def farthest(given, found):
    """(the largest distance in ulps of numbers given in full, the fewest digits given or None)."""
    apart, digits = 0, None
    for name, (numbers, _) in given.items():
        for number, x in zip(numbers, found[name]._data):
            if number.off == 0.0:
                apart = max(apart, ulps(number.value, x))
            else:
                n = _digits(number)
                digits = n if digits is None else min(digits, n)
    return apart, digits


def _digits(number):
    """How many digits after the point are given."""
    n, unit = 0, 2 * number.off
    while unit < 0.99:
        unit, n = unit * 10, n + 1
    return n


# ---- the answer ----

class Diagnosis:
    """What diagnose found: `verdict`, agrees, mistake or unknown; `names`, lists of mistakes that explain all; text.

    step, name: of the first matrix that departs from the right one; sentence: on the mistake.
    """

    def __init__(self, verdict, text, names=(), step=None, name=None, sentence=""):
        self.verdict, self.text, self.names = verdict, text, list(names)
        self.step, self.name, self.sentence = step, name, sentence

    def __str__(self):
        return self.text


def diagnose(problem, given, watch=lambda done: None):
    """The Diagnosis of the given numbers, {name: ([Given, ...], shape)}; watch(done) is called for each pair.

    ValueError where nothing that is given is a matrix of the article, or its shape is of another network.
    """
    check(problem, given)
    turned = {name: (_transposed(numbers, shape), shape[::-1]) for name, (numbers, shape) in given.items()}
    right, found, nearest = None, [], None
    for candidate in candidates(problem, given):
        if right is None:
            right = candidate
            if matches(given, right.found):
                return Diagnosis("agrees", "agrees: to " + _agreement(given, right.found))
            if matches(turned, right.found):
                found.append(candidate._replace(mistakes=["samples in columns"], sentence=(
                    "All matrices are transposed: the network has a column for each sample.")))
        elif matches(given, candidate.found):
            found.append(candidate)
        nearest = _nearer(given, candidate, nearest)
    if not found:
        for done, candidate in enumerate(pairs(problem, given)):
            watch(done)
            if matches(given, candidate.found):
                found.append(candidate)
            nearest = _nearer(given, candidate, nearest)
    if not found:
        text = "unknown: no known mistake, and no two of them, make these numbers"
        return Diagnosis("unknown", text + ("\nnearest: %s, %s" % nearest[1:] if nearest else ""))
    first = found[0]
    step, name = departure(problem, given, first)
    text = "mistake: " + " or ".join([" + ".join(candidate.mistakes) for candidate in found])
    text += "\nthe numbers first depart at step %d, %s" % (step, name) if name else ""
    return Diagnosis("mistake", text + ("\n" + first.sentence if first.sentence else ""),
                     [candidate.mistakes for candidate in found], step, name, first.sentence)


def check(problem, given):
    """ValueError for names that are not the article's, and where nothing is given."""
    known = [name for _, name in article.NAMES]
    if not given:
        raise ValueError("no numbers are given")
    for name in given:
        if name not in known:
            raise ValueError("%s is no matrix of the article; known are %s" % (name, ", ".join(sorted(set(known)))))


def _transposed(numbers, shape):
    return [numbers[j * shape[1] + i] for i in range(shape[1]) for j in range(shape[0])]


def _agreement(given, found):
    apart, digits = farthest(given, found)
    return "%d digits" % digits if digits is not None else "%d ulp%s" % (apart, "" if apart == 1 else "s")


def departure(problem, given, candidate):
    """(step, name) of the first matrix of an iteration in which mistakes in the lines show; (0, "") for others."""
    both = [mistakes.BY_NAME.get(name) for name in candidate.mistakes]
    if None in both:
        return 0, ""
    start = next(starts(problem, _hidden(problem, given)))[2]
    right = article.iteration(problem.X, problem.y, *start, problem.lr)
    wrong = mistakes.iteration(both)(problem.X, problem.y, *start, problem.lr)
    for (step, name), a, b in zip(article.NAMES, right, wrong):
        if a.shape != b.shape or not all(_is_same(Given(x, 0.0), y) for x, y in zip(a._data, b._data)):
            return step, name
    return 0, ""


def _nearer(given, candidate, nearest):
    """(distance, name, text) of the nearer of the two."""
    if candidate.found is None:
        return nearest
    worst, where = 0.0, ""
    for name, (numbers, shape) in given.items():
        matrix = candidate.found.get(name)
        if matrix is None or matrix.shape != shape:
            return nearest
        for number, x in zip(numbers, matrix._data):
            apart = abs(number.value - x)
            if not apart <= worst:
                worst, where = apart, name
    if nearest is not None and not worst < nearest[0]:
        return nearest
    return worst, " + ".join(candidate.mistakes) or "the right program", "at most %.2g away, in %s" % (worst, where)


# ---- what may have gone wrong ----

def starts(problem, hidden):
    """[(name, sentence, start), ...] of what may have been the start; the right one comes first, its name ""."""
    if problem.start is not None:
        yield "", "", problem.start
        yield "biases start at 0", "The biases are zeros at the start.", (
            problem.start[0], problem.start[1] * 0, problem.start[2], problem.start[3] * 0)
        return
    inputs, outputs = problem.X.shape[1], problem.y.shape[1]
    shapes = dict(zip(WEIGHTS, ((inputs, hidden), (1, hidden), (hidden, outputs), (1, outputs))))

    def drawn(order, draw):
        matrices = {name: Matrix(draw(shapes[name])) for name in order}
        return tuple([matrices[name] if name in matrices else Matrix([[0.0] * shapes[name][1]] * shapes[name][0])
                      for name in WEIGHTS])
    right = article.initialize(problem.seed, inputs, hidden, outputs)
    yield "", "", right
    seeded = lambda: RandomState(problem.seed)          # noqa: E731
    for order in permutations(WEIGHTS):
        if order != WEIGHTS:
            yield ("drawn in the order " + " ".join(order), "The draws are those of the seed, in another order.",
                   drawn(order, lambda shape, rng=seeded(): rng.uniform(size=shape)))
    yield "biases start at 0", "The weights are drawn first, the biases are zeros.", drawn(
        ("wh", "wout"), lambda shape, rng=seeded(): rng.uniform(size=shape))
    yield "biases drawn, and set to 0", "The draws are right, the biases are zeros.", (
        right[0], right[1] * 0, right[2], right[3] * 0)
    yield "drawn from the normal distribution", "randn draws from another distribution than uniform.", drawn(
        WEIGHTS, lambda shape, rng=seeded(): rng.normal(size=shape))
    yield "drawn from -1 to 1", "2 * rand - 1 draws from another interval than uniform.", tuple(
        [matrix * 2 - 1 for matrix in right])
    yield "drawn by default_rng", "default_rng draws other numbers than np.random.seed and uniform.", drawn(
        WEIGHTS, lambda shape, rng=default_rng(problem.seed): rng.uniform(size=shape))
    for seed in SEEDS:
        if seed != problem.seed:
            yield "drawn with the seed %d" % seed, "", article.initialize(seed, inputs, hidden, outputs)


def candidates(problem, given):
    """Candidates one after the other, the right program first, its list of mistakes empty."""
    hidden = _hidden(problem, given)
    all_starts = starts(problem, hidden)
    _, _, right = next(all_starts)
    yield Candidate([], "", results(problem, right))
    for mistake in mistakes.MISTAKES:
        iteration = mistakes.iteration([mistake])
        yield Candidate([mistake.name], mistake.sentence, results(problem, right, iteration))
    n = problem.iterations
    yield Candidate(["one iteration more"], "", results(problem, right, iterations=n + 1))
    yield Candidate(["one iteration fewer"], "", results(problem, right, iterations=n - 1))
    if len(problem.X) > 1:
        yield Candidate(["samples trained one by one"], "The weights are updated after each sample, not after all.",
                        results(problem, right, one_by_one=True))
    for rate in RATES:
        if rate != problem.lr:
            yield Candidate(["learning rate %g" % rate], "", results(problem, right, lr=rate))
    for name, sentence, start in all_starts:
        yield Candidate([name], sentence, results(problem, start))


def pairs(problem, given):
    """Candidates with two mistakes in the lines of the program."""
    _, _, right = next(starts(problem, _hidden(problem, given)))
    for both in combinations(mistakes.MISTAKES, 2):
        iteration = mistakes.iteration(both)
        if iteration is not None:
            yield Candidate([m.name for m in both], " ".join([m.sentence for m in both]),
                            results(problem, right, iteration))


def _hidden(problem, given):
    """How many hidden neurons there are: of the start, else of what is given, else as in the article."""
    if problem.start is not None:
        return problem.start[0].shape[1]
    if problem.hidden is not None:
        return problem.hidden
    for name, other in (("wh", problem.X.shape[1]), ("bh", 1)):
        if name in given:
            rows, columns = given[name][1]
            return columns if rows == other else rows           # all may be transposed
    if "wout" in given:
        rows, columns = given["wout"][1]
        return rows if columns == problem.y.shape[1] else columns
    return 3
