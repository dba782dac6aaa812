"""The article's network after n iterations, with mistakes in it or without: in its lines, and around them."""
from collections import namedtuple

from ... import article
from ...matrix import Matrix
from ..straightline import python, record
from . import mistakes

# What a wrong program may raise: its shapes do not fit, its numbers are too large, or a line needs what comes later.
FAULTS = (ValueError, TypeError, ArithmeticError, NameError)
WEIGHTS = ("wh", "bh", "wout", "bout")
FORWARD = tuple([name for step, name in article.NAMES if step <= 4])
MOST_WITH_MATRICES = 20                 # iterations; more are run by a recorded program
LEAST_COARSE = 1000                     # iterations from which on a coarse run is worth its while
FINE, COARSE = 150, 20                  # a coarse run's first iterations, one by one; how many a later step stands for

# start: (wh, bh, wout, bout); groups: which rows are taken at once, lists of their numbers, or None for all; turned:
# whether all matrices are transposed in the end.
Settings = namedtuple("Settings", "start lr iterations groups turned")


class Problem:
    """The article's network on data: X, y, start (wh, bh, wout, bout) or the seed it is drawn with, rate, iterations.

    hidden: how many neurons the hidden layer has, where the start is drawn.  ValueError where X, y and the start do not
    fit together.
    """

    def __init__(self, X, y, start=None, seed=None, lr=0.1, iterations=1, hidden=None):
        self.X, self.y = Matrix(X) * 1.0, Matrix(y) * 1.0
        self.seed, self.lr, self.iterations, self.hidden = seed, lr, iterations, hidden
        self.start = None if start is None else tuple([matrix * 1.0 for matrix in article.check(X, y, *start)[2:]])
        self._programs, self._right, self._settings = {}, None, {}

    def __getstate__(self):
        """Programs stay in their process."""
        return dict(self.__dict__, _programs={})

    def right(self):
        """The Settings without a mistake."""
        if self._right is None:
            start = self.start
            if start is None:
                start = article.initialize(self.seed, self.X.shape[1], self.hidden or 3, self.y.shape[1])
            self._right = Settings(start, self.lr, self.iterations, None, False)
        return self._right

    def settings(self, mistakes):
        """The Settings with these mistakes; None where one has nothing to change here."""
        right = settings = self.right()
        for mistake in mistakes:
            if mistake.setting is not None:
                own = self._settings_of(mistake)
                if own is None:
                    return None
                settings = settings._replace(**{field: new for field, old, new in zip(right._fields, right, own)
                                                if new is not old})
        return settings

    def _settings_of(self, mistake):
        """The Settings with this mistake alone; kept, as draws take longer than an iteration."""
        if mistake.name not in self._settings:
            self._settings[mistake.name] = mistake.setting(self, self.right())
        return self._settings[mistake.name]

    def run(self, mistakes=(), way=0):
        """The Run with these mistakes; None where they do not go together, shapes do not fit, numbers are too large."""
        return self._made(mistakes, way, _run)

    def coarse(self, mistakes=(), way=0):
        """(Run, Run) of coarse steps, and of steps of twice the size; None as in run.

        For 5,000 iterations that is some 500 steps in all.  A step of size k goes k times as far as one iteration does.
        What both are off by is about proportional to k where steps are small, and large where they are not.  Not for
        mistakes that round, whose steps are no smooth function of the weights.
        """
        return self._made(mistakes, way, _coarse)

    def _made(self, mistakes, way, run):
        iteration = _iteration(mistakes, way)
        settings = self.settings(mistakes)
        if iteration is None or settings is None:
            return None
        key = tuple([mistake.name for mistake in mistakes if mistake.ways]), way
        try:
            return run(self, iteration, settings, key)
        except FAULTS:
            return None

    def trainer(self, key, iteration, shapes, groups, sized=False):
        """train(n, arguments, size) of an iteration's recorded program; sized: whether size may be another than 1.

        The newest two are kept, for settings that are tried with the same lines; one that takes a size goes for 1.
        """
        lines = key, str(shapes), str(groups)
        if lines not in self._programs or sized > self._programs[lines][0]:
            if len(self._programs) > 1:
                self._programs.clear()
            self._programs[lines] = sized, _program(self, iteration, shapes, groups, sized)
        sized, train = self._programs[lines]
        return lambda n, arguments, size: train(n, *(arguments + [size] * sized))


class Run:
    """What a run ends with: found, {name: Matrix} of the last iteration; turned: whether they are to be transposed."""

    def __init__(self, problem, iteration, settings, found):
        self._problem, self._iteration, self._lr = problem, iteration, settings.lr
        self.found, self.turned, self._after = found, settings.turned, None

    def after(self):
        """{name: Matrix} of a forward pass over all rows with the new weights; {} where that does not go."""
        if self._after is None:
            start = [self.found[name] for name in WEIGHTS]
            try:
                made = self._iteration(self._problem.X, self._problem.y, *start, self._lr)
                self._after = dict(zip(FORWARD, made))
            except FAULTS:
                self._after = {}
        return self._after


def _iteration(chosen, way):
    """The iteration with the mistakes that are in the lines, article's own for none."""
    in_lines = [mistake for mistake in chosen if mistake.ways]
    if not in_lines:
        return article.iteration if way == 0 else None
    return mistakes.iteration(in_lines, way)


def _run(problem, iteration, settings, key):
    start, left = settings.start, settings.iterations
    if left < 1:
        return Run(problem, iteration, settings, dict(zip(WEIGHTS, start)))
    if left > MOST_WITH_MATRICES:
        start = _new_weights(_once(problem, iteration, start, settings))       # its shapes are those that stay
        shapes = [matrix.shape for matrix in start]
        train = problem.trainer(key, iteration, shapes, settings.groups)
        flat = [matrix.reshape(-1).tolist() for matrix in (problem.X, problem.y) + start]
        trained = train(left - 2, flat + [settings.lr], 1.0)
        start, left = tuple([Matrix(x).reshape(*shape) for x, shape in zip(trained, shapes)]), 1
    for _ in range(left):
        made = _once(problem, iteration, start, settings)
        start = _new_weights(made)
    return Run(problem, iteration, settings, dict(zip([name for _, name in article.NAMES], made)))


def _coarse(problem, iteration, settings, key):
    if settings.iterations < LEAST_COARSE - 1:
        return None
    start = _new_weights(_once(problem, iteration, settings.start, settings))
    shapes = [matrix.shape for matrix in start]
    train = problem.trainer(key, iteration, shapes, settings.groups, sized=True)
    data = [matrix.reshape(-1).tolist() for matrix in (problem.X, problem.y)]
    weights = [matrix.reshape(-1).tolist() for matrix in start]
    left, runs = settings.iterations - 2, []
    weights = train(FINE + (left - FINE) % (2 * COARSE), data + weights + [settings.lr], 1.0)
    left = (left - FINE) // (2 * COARSE)
    for size, steps in ((COARSE, 2 * left), (2 * COARSE, left)):
        trained = train(steps, data + list(weights) + [settings.lr], float(size))
        start = tuple([Matrix(x).reshape(*shape) for x, shape in zip(trained, shapes)])
        made = _once(problem, iteration, start, settings)
        runs.append(Run(problem, iteration, settings, dict(zip([name for _, name in article.NAMES], made))))
    return runs


def _once(problem, iteration, start, settings, X=None, y=None):
    """The matrices of one iteration; of its last rows, where it takes them in groups."""
    X, y = (problem.X, problem.y) if X is None else (X, y)
    if settings.groups is None:
        return iteration(X, y, *start, settings.lr)
    for rows in settings.groups:
        made = iteration(_taken(X, rows), _taken(y, rows), *start, settings.lr)
        start = _new_weights(made)
    return made


def _taken(matrix, rows):
    """These rows, which follow one another."""
    return matrix[rows[0]:rows[-1] + 1]


def _new_weights(made):
    """(wh, bh, wout, bout) of an iteration's matrices; TypeError where one has become a number."""
    wout, wh, bh, bout = made[-4:]
    if not all([isinstance(matrix, Matrix) for matrix in (wh, bh, wout, bout)]):
        raise TypeError("a weight is no matrix any more")
    return wh, bh, wout, bout


def _program(problem, iteration, shapes, groups, sized):
    """train(n, X, y, wh, bh, wout, bout, lr), flat lists: the weights after n iterations, without loops over numbers.

    sized: train takes one more argument, the size of each step.
    """
    def step(X, y, wh, bh, wout, bout, lr, size=None):
        old = wh, bh, wout, bout
        new = _new_weights(_once(problem, iteration, old, Settings(old, lr, 1, groups, False), X, y))
        return new if size is None else [a + (b - a) * size for a, b in zip(old, new)]
    names = ["X", "y"] + list(WEIGHTS) + ["lr"] + ["size"] * sized
    program = record(step, problem.X.shape, problem.y.shape, *(shapes + [()] * (1 + sized)), names=names)
    if [group.shape for group in program.outputs] != shapes:
        raise ValueError("the shapes of the weights change")
    return python.compiled(program, loop=python.Loop(carried=list(WEIGHTS)))
