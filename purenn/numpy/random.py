"""np.random for purenn.numpy: the generators of purenn.random, giving arrays.

seed() and the draws at module level share one RandomState, as NumPy's do;
Python's random is not touched.
"""
import sys as _sys

from ..arrays import kinds as _kinds
from ..arrays.operators import write as _write
from ..arrays.shapes import is_whole as _is_whole
from ..random import generators as _generators, seeds as _seeds
from ..random.integers import float_kind as _float_kind
from ..random.parameters import size_and_shape as _size_and_shape
from ..random.pcg64 import PCG64 as PCG64
from ..random.twisters import MT19937 as MT19937
from .making import lengths_of as _lengths_of
from .missing import attribute_error as _attribute_error, names_of as _names_of
from .ndarrays import asarray as _asarray, wrap as _wrap
from .scalars import scalar as _scalar


class _Arrays(object):
    """Makes the generators take and return arrays."""

    def _array(self, data, shape, kind=None):
        return _wrap((data, shape, kind or _kinds.kind_of(data)))

    def _kind_of(self, x):
        return x._form.kind

    def _fill(self, out, flat, shape, x):
        _write(self._array(flat, shape, self._kind_of(x)), out, True)

    def _check_shape(self, shape):
        _lengths_of(shape)

    def _decomposed(self, rows, method):
        if method == "svd":
            from .singular_values import svd as decomposition
        elif method == "eigh":
            from .symmetric import eigh as decomposition
        else:
            from .decompositions import cholesky as decomposition
        return decomposition(rows)


class RandomState(_Arrays, _generators.RandomState):
    """NumPy's RandomState, giving arrays."""

    def choice(self, a, *args, **options):
        a = _sequence(a)
        return _one_of(a, _generators.RandomState.choice(self, a, *args, **options))

    def permutation(self, x):
        return _generators.RandomState.permutation(self, _sequence(x))


class Generator(_Arrays, _generators.Generator):
    """NumPy's Generator, giving arrays."""

    def random(self, size=None, dtype="float64", out=None):
        return _into(out, size, dtype, lambda size: _generators.Generator.random(self, size, dtype))

    def standard_normal(self, size=None, dtype="float64", out=None):
        return _into(out, size, dtype, lambda size: _generators.Generator.standard_normal(self, size, dtype))

    def standard_exponential(self, size=None, dtype="float64", method="zig", out=None):
        return _into(out, size, dtype,
                     lambda size: _generators.Generator.standard_exponential(self, size, dtype, method))

    def standard_gamma(self, shape, size=None, dtype="float64", out=None):
        return _into(out, size, dtype, lambda size: _generators.Generator.standard_gamma(self, shape, size, dtype))

    def choice(self, a, *args, **options):
        a = _sequence(a)
        return _one_of(a, _generators.Generator.choice(self, a, *args, **options))

    def permutation(self, x, axis=0):
        return _generators.Generator.permutation(self, _sequence(x), axis)

    def permuted(self, x, axis=None, out=None):
        return _generators.Generator.permuted(self, _sequence(x), axis, out)


class SeedSequence(_seeds.SeedSequence):
    """NumPy's SeedSequence, giving arrays of words."""

    def generate_state(self, n_words, dtype="uint32"):
        words = _seeds.SeedSequence.generate_state(self, n_words, dtype)
        return _wrap((words, (n_words,), _seeds.name_of(dtype)))


def _into(out, size, dtype, draw):
    """What draw(size) gives; or what it gives of the shape of out, put there."""
    if out is None:
        return draw(size)
    kind = _float_kind(dtype)
    if not hasattr(out, "_form") or out._form.kind != kind:
        raise TypeError("out must be an array of %s" % kind)
    if size is not None and _size_and_shape(size)[1] != out.shape:
        raise ValueError("size must be the shape of out, %r; got %r" % (out.shape, size))
    return _write(draw(out.shape), out, True)


def _sequence(x):
    """A sequence as an array; an int as it is."""
    return x if _is_whole(x) else _asarray(x)


def _one_of(a, drawn):
    """What choice(a) returns: of an array a scalar of its kind where one number is drawn, of an int an int."""
    return _scalar(drawn, a._form.kind) if hasattr(a, "_form") and type(drawn) in (float, int, bool, str) else drawn


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


(seed, get_state, set_state, random_sample, random, ranf, sample, rand, uniform, randn, standard_normal, normal,
 randint, random_integers, bytes, permutation, shuffle, choice) = [_draw(name) for name in (
     "seed", "get_state", "set_state", "random_sample", "random", "random_sample", "random_sample", "rand", "uniform",
     "randn", "standard_normal", "normal", "randint", "random_integers", "bytes", "permutation", "shuffle", "choice")]
(beta, binomial, chisquare, dirichlet, exponential, gamma, geometric, gumbel, laplace, logistic, lognormal, multinomial,
 multivariate_normal, negative_binomial, pareto, poisson, power, rayleigh, standard_cauchy, standard_exponential,
 standard_gamma, standard_t, triangular, weibull, f, noncentral_chisquare, noncentral_f, wald, vonmises, logseries,
 zipf, hypergeometric) = [_draw(name) for name in (
     "beta", "binomial", "chisquare", "dirichlet", "exponential", "gamma", "geometric", "gumbel", "laplace", "logistic",
     "lognormal", "multinomial", "multivariate_normal", "negative_binomial", "pareto", "poisson", "power", "rayleigh",
     "standard_cauchy", "standard_exponential", "standard_gamma", "standard_t", "triangular", "weibull", "f",
     "noncentral_chisquare", "noncentral_f", "wald", "vonmises", "logseries", "zipf", "hypergeometric")]


def __getattr__(name):
    raise _attribute_error("purenn.numpy.random", name, _names_of(_sys.modules[__name__]))
