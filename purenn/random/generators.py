"""NumPy's random numbers, draw for draw: RandomState (MT19937) and default_rng (PCG64).

NumPy's names, arguments and values.  Results with a size are nested lists; a subclass that overrides
`_array(flat, shape, kind)` gives arrays instead, and declines shapes in `_check_shape(shape)`.  Not here: `out`,
other bit generators, and multivariate_hypergeometric.  Draws have, on every Python, the bits that NumPy's have on
Linux and a processor with fused multiply-add (see glibc.py); vonmises, those of this Python's cosine.

What only draws need (bit generators, the ziggurat, the C library's functions) is imported when it is first needed.
"""
import math

from ..arrays.shapes import along, one_axis
from .choices import Choices, population, swapped
from .counts import Counts
from .distributions import Distributions
from .integers import Integers, float_kind, masked, multiplied
from .parameters import (MOST_COUNTED, flatten, not_negative, positive, positive_number, positive_probability,
                         probability, real, truncated)
from .seldom import MOST_GOOD, Seldom
from .vectors import Vectors, fractions, left_factor, right_factor, small_fractions


class RandomState(Distributions, Counts, Vectors, Integers, Choices, Seldom):
    """NumPy's legacy generator: RandomState(seed) draws what numpy.random.RandomState(seed) draws.

    seed: None (unpredictable), an int from 0 to 2**32 - 1, a sequence of them, or a bit generator, which is drawn from.
    ValueError or TypeError for anything else.
    """

    def __init__(self, seed=None):
        from .glibc import fastest
        from .states import is_bit_generator, twister
        self._fastest = fastest
        self._bits = seed if is_bit_generator(seed) else twister(seed)
        self._spare = None          # normal draws come in pairs: this is the second one until it is drawn

    def seed(self, seed=None):
        """Start again from a seed, one that RandomState(seed) takes."""
        from .states import twister
        if not hasattr(self._bits, "key"):
            raise TypeError("only MT19937 can be seeded again; this is %r" % (self,))
        self._bits, self._spare = twister(seed), None

    def _samples(self):
        from .legacy import LegacySamples
        return LegacySamples(self._bits, lambda: self._normals(1)[0])

    def _below(self, limits, bits=64):
        return masked(self._bits, limits, bits)

    def _normals(self, n):
        """Marsaglia's polar method: a point in the unit disk gives two draws."""
        log = self._fastest("log")
        draws = []
        if n and self._spare is not None:
            draws.append(self._spare)
            self._spare = None
        while len(draws) < n:
            pairs = (n - len(draws) + 1) // 2
            u = self._bits.doubles(2 * pairs)
            for a, b in zip(u[::2], u[1::2]):
                x = 2.0 * a - 1.0
                y = 2.0 * b - 1.0
                r2 = x * x + y * y
                if 0.0 < r2 < 1.0:
                    f = math.sqrt(-2.0 * log(r2) / r2)
                    draws.append(f * y)
                    draws.append(f * x)
        if len(draws) > n:
            self._spare = draws.pop()
        return draws

    def random_sample(self, size=None):
        """Floats on [0, 1)."""
        return self._random(size)

    random = random_sample

    def rand(self, *sides):
        """Floats on [0, 1), the shape given side by side."""
        return self._random(sides or None)

    def randn(self, *sides):
        """Standard normal floats, the shape given side by side."""
        return self._standard_normal(sides or None)

    def standard_normal(self, size=None):
        """Standard normal floats."""
        return self._standard_normal(size)

    def standard_exponential(self, size=None):
        """Floats, exponentially distributed with the mean 1."""
        return self._each("exponential", size)

    def standard_gamma(self, shape, size=None):
        """Floats of the gamma distribution with this shape, at least 0, which is their mean."""
        return self._each("gamma", size, ("shape", shape, not_negative))

    def negative_binomial(self, n, p, size=None):
        """How many failures come before n successes, each of probability p; n above 0, not necessarily whole."""
        return self._counted("negative_binomial", size, ("n", n, positive), ("p", p, probability))

    def multinomial(self, n, pvals, size=None):
        """How often each of several outcomes happens in n tries; pvals: their probabilities, the last what is left."""
        shape = flatten(pvals)[1]
        if flatten(n)[1] or not shape:
            raise TypeError("n must be a number and pvals a sequence; got %r and %r" % (n, pvals))
        if len(shape) > 1:
            raise ValueError("pvals must have one dimension; its shape is %r" % (shape,))
        return self._multinomial(n, pvals, size)

    def dirichlet(self, alpha, size=None):
        """Vectors of numbers from 0 that sum to 1, which have the means alpha / sum(alpha); alpha above 0."""
        return self._dirichlet(alpha, size, positive, fractions)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-08):
        """Normal vectors with a mean and a covariance; ValueError for no covariance if check_valid is "raise"."""
        return self._multivariate_normal(mean, cov, size, check_valid, tol, "svd", right_factor)

    def randint(self, low, high=None, size=None, dtype=int):
        """Whole numbers from low to high - 1, or from 0 to low - 1; both may be arrays."""
        return self._integers(low, high, size, dtype, 1)

    def random_integers(self, low, high=None, size=None):
        """Whole numbers from low to high, or from 1 to low."""
        low, high = (1, low) if high is None else (low, high)
        return self.randint(low, truncated(high, "high") + 1, size)

    def tomaxint(self, size=None):
        """Whole numbers from 0 to 2**63 - 1."""
        n, shape = self._size(size)
        return self._of_kind([self._bits.next_uint64() // 2 for _ in range(n)], shape, "int")

    def permutation(self, x):
        """0 to x - 1 in random order, or the rows of a sequence."""
        return self._permutation(x, 0)

    def shuffle(self, x):
        """Put the rows of a list or an array in random order, in place."""
        self._shuffle(x, 0)

    def choice(self, a, size=None, replace=True, p=None):
        """Items of a sequence, or of 0 to a - 1; p: how likely each is, a list whose sum is 1, None for all alike."""
        n, shape = self._size(size)
        items, count = population(a, 0)
        if items is not None and len(items[1]) != 1:
            raise ValueError("a must be 1-dimensional; got the shape %r" % (items[1],))
        places = self._drawn_places(count, n, replace, p)
        if items is None:
            return self._of_kind(places, shape, "int")
        return self._of_kind([items[0][i] for i in places], shape, self._kind_of(a))

    def _distinct(self, count, n, shuffle):
        return self._shuffled(count)[:n]

    def _check_sample(self, things, samples):
        if [n for n in samples if n < 1]:
            raise ValueError("nsample < 1; got %r" % (samples,))

    def get_state(self, legacy=True):
        """The tuple ("MT19937", 624 words, position, has_gauss, cached_gaussian), or the same as NumPy's dict."""
        has_gauss, spare = 0 if self._spare is None else 1, self._spare or 0.0
        if not hasattr(self._bits, "key"):
            return dict(self._bits.state, has_gauss=has_gauss, gauss=spare)
        key, position = self._bits.key(), self._bits.position()
        key = self._array(key, (len(key),), "uint32")
        if legacy:
            return "MT19937", key, position, has_gauss, spare
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": position},
                "has_gauss": has_gauss, "gauss": spare}

    def set_state(self, state):
        """Continue from a state that get_state gave, here or in NumPy, in either form."""
        from .states import twister_of_state
        if hasattr(self._bits, "key"):
            self._bits, self._spare = twister_of_state(state)
        else:
            self._bits.state = state
            self._spare = state["gauss"] if state.get("has_gauss") else None


class Generator(Distributions, Counts, Vectors, Integers, Choices, Seldom):
    """NumPy's current generator, which default_rng(seed) makes; also Generator(PCG64(...)), Generator(MT19937(...))."""

    def __init__(self, bit_generator=None):
        from .states import bits_of
        from .ziggurat import standard_normals
        self._ziggurat = standard_normals
        self.bit_generator = self._bits = bits_of(bit_generator)

    def _below(self, limits, bits=64):
        return multiplied(self._bits, limits, bits)

    def _normals(self, n):
        return self._ziggurat(self._bits, n)

    def _check_width(self, width):
        Distributions._check_width(self, width)
        if width < 0.0:
            raise ValueError("high - low < 0; got %r" % (width,))

    def _samples(self):
        from .modern import ModernSamples
        return ModernSamples(self._bits, lambda: self._normals(1)[0])

    def _singles(self, sample, size, *parameters):
        """As _each, in single precision."""
        from .singles import SingleSamples
        flat, shape = self._drawn(SingleSamples(self._bits), sample, size, parameters)
        return self._of_kind(flat, shape, "float32")

    def random(self, size=None, dtype="float64"):
        """Floats on [0, 1)."""
        return self._random(size) if float_kind(dtype) == "float" else self._singles("uniform", size)

    def standard_normal(self, size=None, dtype="float64"):
        """Standard normal floats."""
        return self._standard_normal(size) if float_kind(dtype) == "float" else self._singles("normal", size)

    def standard_exponential(self, size=None, dtype="float64", method="zig"):
        """Floats, exponentially distributed with the mean 1; any method but "zig" makes them of uniform ones."""
        draw = self._each if float_kind(dtype) == "float" else self._singles
        return draw("exponential" if method == "zig" else "inverse_exponential", size)

    def standard_gamma(self, shape, size=None, dtype="float64"):
        """Floats of the gamma distribution with this shape, at least 0, which is their mean."""
        draw = self._each if float_kind(dtype) == "float" else self._singles
        return draw("gamma", size, ("shape", shape, not_negative))

    def negative_binomial(self, n, p, size=None):
        """How many failures come before n successes, each of probability p, above 0; n above 0."""
        _, _, lists = self._columns(size, ("n", n, positive_number), ("p", p, positive_probability))
        for successes, chance in zip(*lists):
            if (1.0 - chance) / chance * (successes + 10.0 * math.sqrt(successes)) > MOST_COUNTED:
                raise ValueError("n too large or p too small; got %r and %r" % (successes, chance))
        return self._counted("negative_binomial", size, ("n", n, real), ("p", p, real))

    def multinomial(self, n, pvals, size=None):
        """How often each of several outcomes happens in n tries; pvals: their probabilities, the last what is left.

        n may be an array, and pvals have further dimensions, which broadcast to it and the size.
        """
        shape = flatten(pvals)[1]
        if not shape or not shape[-1]:
            raise ValueError("pvals must be a sequence that is not empty; got %r" % (pvals,))
        return self._multinomial(n, pvals, size)

    def dirichlet(self, alpha, size=None):
        """Vectors of numbers from 0 that sum to 1, which have the means alpha / sum(alpha); alpha at least 0."""
        return self._dirichlet(alpha, size, _zero_or_more, small_fractions)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-08, method="svd"):
        """Normal vectors with a mean and a covariance; ValueError for no covariance if check_valid is "raise".

        method: how the covariance is taken apart, "svd", "eigh" or "cholesky".
        """
        return self._multivariate_normal(mean, cov, size, check_valid, tol, method, left_factor)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        """Whole numbers from low to high - 1 (to high with endpoint), or from 0; both may be arrays."""
        return self._integers(low, high, size, dtype, 0 if endpoint else 1)

    def permutation(self, x, axis=0):
        """0 to x - 1 in random order, or the parts of a sequence along an axis."""
        return self._permutation(x, axis)

    def permuted(self, x, axis=None, out=None):
        """The items of a sequence in random order; with an axis, each line along it in an order of its own.

        out: where to put them, of the same shape.
        """
        return self._permuted(x, axis, out)

    def shuffle(self, x, axis=0):
        """Put the parts of a list or an array in random order, in place."""
        self._shuffle(x, axis)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Parts of a sequence along an axis, or of 0 to a - 1; p as for RandomState's choice.

        Without replacement, shuffle=False allows an order that is not random.
        """
        n, shape = self._size(size)
        items, count = population(a, axis)
        if items is None:
            return self._of_kind(self._drawn_places(count, n, replace, p, shuffle), shape, "int")
        flat, full = items
        axis = one_axis(axis, full)
        sides = full[:axis] + (shape or ()) + full[axis + 1:]
        self._check_shape(sides)
        places = self._drawn_places(count, n, replace, p, shuffle)
        sides = sides if sides or size is not None else None
        return self._of_kind(along(flat, full, places, axis), sides, self._kind_of(a))

    def _check_sample(self, things, samples):
        if [n for n in things if n >= MOST_GOOD]:
            raise ValueError("both ngood and nbad must be less than %d" % MOST_GOOD)

    def _distinct(self, count, n, shuffle):
        """Of many items many: the tail of a shuffle.  Otherwise Floyd's method, shuffled."""
        if count > 10000 and n > count // (50 if shuffle else 20):
            return swapped(count, max(count - n, 1), self._below)[count - n:]
        taken = set()
        places = []
        for last, place in zip(range(count - n, count), self._below(range(count - n, count))):
            place = last if place in taken else place
            taken.add(place)
            places.append(place)
        if shuffle:
            places = [places[i] for i in swapped(n, 1, self._below)]
        return places

    def spawn(self, n_children):
        """A list of new generators, independent of this one."""
        return [type(self)(child) for child in self.bit_generator.seed_seq.spawn(n_children)]


def default_rng(seed=None):
    """A Generator; seed: None (unpredictable), an int >= 0 of any size, a sequence of such ints, or a bit generator.

    A Generator is returned as it is.

    ValueError or TypeError for anything else.
    """
    return seed if isinstance(seed, Generator) else Generator(seed)


def _zero_or_more(value, name):
    value = real(value, name)
    if value < 0.0:
        raise ValueError("%s < 0; got %r" % (name, value))
    return value
