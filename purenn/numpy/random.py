"""np.random for purenn.numpy: the generators of purenn.random, giving arrays.

seed() and the draws at module level share one RandomState, as NumPy's do;
Python's random is not touched.
"""
from ..arrays import loops
from ..random import generators
from .making import lengths_of
from .missing import attribute_error
from .ndarrays import wrap
from .scalars import scalar


class _Arrays(object):
    """Makes the generators return arrays."""

    def _array(self, data, shape):
        return wrap((data, shape, loops.kind_of(data)))

    def _check_shape(self, shape):
        lengths_of(shape)


class RandomState(_Arrays, generators.RandomState):
    """NumPy's RandomState, giving arrays."""

    def choice(self, a, *args, **options):
        return _one_of(a, generators.RandomState.choice(self, a, *args, **options))


class Generator(_Arrays, generators.Generator):
    """NumPy's Generator, giving arrays."""

    def choice(self, a, *args, **options):
        return _one_of(a, generators.Generator.choice(self, a, *args, **options))


def _one_of(a, drawn):
    """What choice(a) returns: a scalar if a is an array, an int if it is an int."""
    return drawn if isinstance(a, int) else scalar(drawn)


def default_rng(seed=None):
    return seed if isinstance(seed, Generator) else Generator(seed)


_shared = []


def _draw(name):
    """The method `name` of the one RandomState that the module-level draws share."""
    def draw(*args, **kwargs):
        if not _shared:
            _shared.append(RandomState())
        return getattr(_shared[0], name)(*args, **kwargs)
    return draw


(seed, random_sample, random, ranf, sample, rand, uniform, randn, standard_normal, normal, exponential, binomial,
 randint, permutation, shuffle, choice, get_state, set_state) = [_draw(name) for name in (
     "seed", "random_sample", "random", "random_sample", "random_sample", "rand", "uniform", "randn",
     "standard_normal", "normal", "exponential", "binomial", "randint", "permutation", "shuffle", "choice",
     "get_state", "set_state")]


_INTERNAL = ("attribute_error", "generators", "lengths_of", "loops", "scalar", "wrap")
_NAMES = [_name for _name in sorted(globals()) if _name[0] != "_" and _name not in _INTERNAL]


def __getattr__(name):
    raise attribute_error("purenn.numpy.random", name, _NAMES)
