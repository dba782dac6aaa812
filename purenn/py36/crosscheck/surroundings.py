"""What goes wrong around the lines of the article's network: the start, the rate, how often, and which rows at once.

Each is a Mistake (mistakes.py) that changes the Settings of a run; one of each kind at a time.
"""
import random
from itertools import permutations

from ... import article
from ...matrix import Matrix
from ...random.generators import RandomState, default_rng
from .mistakes import Mistake, updates
from .runs import WEIGHTS

RATES = (1.0, 0.5, 0.2, 0.05, 0.02, 0.01, 0.005, 0.001)
MORE_RATES = (10.0, 5.0, 2.0, 0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.25, 0.15, 0.1, 0.03, 0.003, 0.002, 0.0001)
MORE_SEEDS = (111, 222, 314, 321, 333, 420, 444, 500, 555, 666, 777, 888, 999, 1000, 1111, 1729, 2000, 2222, 3141, 4242,
              4321, 5555, 7777, 9999, 12321, 31415, 54321, 123456, 1234567)
ONE_BY_ONE = "samples trained one by one"
SEEDS = tuple(range(101)) + (123, 1234, 12345, 1337, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)


# ---- the start ----

def _of_start(name, sentence, start, ways=()):
    """A Mistake of the start; start(problem, settings) is the wrong one, or None."""
    def setting(problem, settings):
        wrong = start(problem, settings)
        return None if wrong is None else settings._replace(start=wrong)
    return Mistake(name, sentence, ways, "start", setting)


def _of_draws(name, sentence, draw, order=WEIGHTS, generator=RandomState, again=False):
    """A start that draws in another way: draw(generator, shape); what is not in the order is 0.

    again: the generator starts anew for each matrix.
    """
    def start(problem, settings):
        if problem.start is not None:
            return None
        rng, made = generator(problem.seed), {}
        shapes = dict(zip(WEIGHTS, [matrix.shape for matrix in settings.start]))
        for weight in order:
            rng = generator(problem.seed) if again else rng
            made[weight] = Matrix(draw(rng, shapes[weight]))
        return tuple([made[w] if w in made else Matrix([[0.0] * shapes[w][1]] * shapes[w][0]) for w in WEIGHTS])
    return _of_start(name, sentence, start)


def _uniform(rng, shape):
    return rng.uniform(size=shape)


def _of_biases(value):
    """Biases that start at this value and are not drawn: wout is drawn after wh."""
    def start(problem, settings):
        wh, bh, wout, bout = settings.start
        if problem.start is None:
            rng = RandomState(problem.seed)
            wh, wout = [Matrix(rng.uniform(size=matrix.shape)) for matrix in (wh, wout)]
        return wh, bh * 0.0 + value, wout, bout * 0.0 + value
    return _of_start("biases start at %d" % value, "The weights are drawn, the biases are all %d." % value, start)


def _biases_set_to_0(problem, settings):
    """Drawn as they should be, but not used; a start that is given is not drawn."""
    wh, bh, wout, bout = settings.start
    return None if problem.start is not None else (wh, bh * 0.0, wout, bout * 0.0)


def _starts():
    yield _of_biases(0)
    yield _of_biases(1)
    yield _of_start("biases drawn, and set to 0", "The draws are right, the biases are zeros.", _biases_set_to_0)
    for order in permutations(WEIGHTS):
        if order != WEIGHTS:
            yield _of_draws("drawn in the order " + " ".join(order),
                            "The draws are those of the seed, in another order.",
                            _uniform, order)
    yield _of_draws("seed set again before each draw", "All matrices begin with the same numbers.", _uniform,
                    again=True)
    for name, scale in (("", 1), (", times 0.01", 0.01)):
        yield _of_draws("drawn from the normal distribution%s, biases 0" % name,
                        "randn draws from another distribution than uniform, and the biases are zeros.",
                        lambda rng, shape, scale=scale: Matrix(rng.normal(size=shape)) * scale, ("wh", "wout"))
    yield _of_draws("drawn from the normal distribution", "randn draws from another distribution than uniform.",
                    lambda rng, shape: rng.normal(size=shape))
    yield _of_draws("drawn from the normal distribution, times 0.01",
                    "randn draws from another distribution than uniform.",
                    lambda rng, shape: Matrix(rng.normal(size=shape)) * 0.01)
    yield _of_draws("drawn from -1 to 1", "2 * rand - 1 draws from another interval than uniform.",
                    lambda rng, shape: Matrix(rng.uniform(size=shape)) * 2 - 1)
    yield _of_draws("drawn from -0.5 to 0.5", "rand - 0.5 draws from another interval than uniform.",
                    lambda rng, shape: Matrix(rng.uniform(size=shape)) - 0.5)
    yield _of_draws("drawn by default_rng", "default_rng draws other numbers than np.random.seed and uniform.",
                    _uniform, generator=default_rng)
    yield _of_draws("drawn by Python's random", "random.seed and random.random draw other numbers than NumPy.",
                    lambda rng, shape: [[rng.random() for _ in range(shape[1])] for _ in range(shape[0])],
                    generator=random.Random)
    yield _of_draws("drawn transposed", "Each matrix is drawn with its rows and columns exchanged.",
                    lambda rng, shape: Matrix(rng.uniform(size=shape[::-1])).T)
    yield _of_start("bias per sample",
                    "The article's R version: each sample has a bias of its own, a sum over neurons (erratum 9).",
                    _per_sample, ([updates(("bh", "bout"), "axis=0", "axis=1")],))


def _per_sample(problem, settings):
    if problem.start is not None:
        return None
    rng, shapes = RandomState(problem.seed), [matrix.shape for matrix in settings.start]
    shapes[1] = shapes[3] = (len(problem.X), 1)
    return tuple([Matrix(rng.uniform(size=shape)) for shape in shapes])


def _seeds(seeds):
    def of_seed(seed):
        def start(problem, settings):
            if problem.start is not None or problem.seed == seed:
                return None
            inputs, hidden = settings.start[0].shape
            return article.initialize(seed, inputs, hidden, settings.start[2].shape[1])
        return _of_start("drawn with the seed %d" % seed, "The weights at the start are those of another seed.", start)
    return [of_seed(seed) for seed in seeds]


# ---- how often, with which rate, and which rows ----

def _rates(rates=RATES):
    for rate in rates:
        yield Mistake("learning rate %g" % rate, "That is the rate that makes these numbers.", (), "rate",
                      lambda problem, settings, lr=rate: None if lr == problem.lr else settings._replace(lr=lr))


def _iterations():
    for name, more in (("one iteration more", 1), ("one iteration fewer", -1)):
        yield Mistake(name, "They are the numbers of that iteration.", (), "iterations",
                      lambda problem, settings, n=more: settings._replace(iterations=settings.iterations + n))
    yield Mistake("no iteration at all", "They are the numbers of the start.", (), "iterations",
                  lambda problem, settings: settings._replace(iterations=0) if settings.iterations > 1 else None)


def _more_iterations():
    for n in range(2, 11):
        for name, more in (("%d iterations more", n), ("%d iterations fewer", -n)):
            yield Mistake(name % n, "They are the numbers of that iteration.", (), "iterations",
                          lambda problem, settings, more=more: (settings._replace(iterations=settings.iterations + more)
                                                                if settings.iterations + more > 0 else None))


def _rows():
    for name, sentence, groups in (
            (ONE_BY_ONE, "The weights are updated after each sample, not after all.",
             lambda n: [[i] for i in range(n)]),
            (ONE_BY_ONE + " from the last to the first",
             "The weights are updated after each sample, not after all.", lambda n: [[i] for i in range(n)][::-1]),
            ("only the first sample trained", "All samples add to the gradient, not the first alone.", lambda n: [[0]]),
            ("only the last sample trained",
             "All samples add to the gradient; here each takes the place of the one before.",
             lambda n: [[n - 1]]),
            ("samples trained two by two", "The weights are updated after two samples, not after all.",
             lambda n: [list(range(i, min(i + 2, n))) for i in range(0, n, 2)] if n > 2 else None)):
        yield Mistake(name, sentence, (), "rows", lambda problem, settings, groups=groups: (
            None if len(problem.X) == 1 or groups(len(problem.X)) is None
            else settings._replace(groups=groups(len(problem.X)))))
    yield Mistake("samples in columns", "All matrices are transposed: the network has a column for each sample.", (),
                  "columns", lambda problem, settings: settings._replace(turned=True))


SURROUNDINGS = tuple([mistake for group in (_iterations, _rates, _rows, _starts) for mistake in group()])
OTHER_SEEDS = tuple(_seeds(SEEDS))
# Tried alone, never with another mistake.
OTHER_NUMBERS = tuple(_seeds(MORE_SEEDS)) + tuple(_rates(MORE_RATES)) + tuple(_more_iterations())
