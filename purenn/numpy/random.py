"""np.random for purenn.numpy: the generators of purenn.random, giving arrays.

seed() and the draws at module level share one RandomState, as NumPy's do;
Python's random is not touched.
"""
import sys as _sys

from ..arrays import loops as _loops
from ..random import generators as _generators
from .making import lengths_of as _lengths_of
from .missing import attribute_error as _attribute_error, names_of as _names_of
from .ndarrays import wrap as _wrap
from .scalars import scalar as _scalar


class _Arrays(object):
    """Makes the generators return arrays."""

    def _array(self, data, shape):
        return _wrap((data, shape, _loops.kind_of(data)))

    def _check_shape(self, shape):
        _lengths_of(shape)


class RandomState(_Arrays, _generators.RandomState):
    """NumPy's RandomState, giving arrays."""

    def choice(self, a, *args, **options):
        return _one_of(a, _generators.RandomState.choice(self, a, *args, **options))


class Generator(_Arrays, _generators.Generator):
    """NumPy's Generator, giving arrays."""

    def choice(self, a, *args, **options):
        return _one_of(a, _generators.Generator.choice(self, a, *args, **options))


def _one_of(a, drawn):
    """What choice(a) returns: a scalar if a is an array, an int if it is an int."""
    return drawn if isinstance(a, int) else _scalar(drawn)


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


def __getattr__(name):
    raise _attribute_error("purenn.numpy.random", name, _names_of(_sys.modules[__name__]))
