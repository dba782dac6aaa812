"""Distributions of real numbers that RandomState and Generator both draw from, and what all draws share.

A subclass keeps its bit generator in `_bits` and adds `_normals` and `_samples`.  Results with a size go through
`_array`, which makes nested lists here; where it cannot make every shape, `_check_shape` says so.
"""
from ..arrays.nested import nest
from .parameters import columns, not_negative, positive, real, size_and_shape


class Distributions(object):
    """Draws from one bit generator; every method draws what NumPy's method of that name draws.

    Parameters may be numbers or arrays, which broadcast to each other and to the size.  ValueError for a parameter out
    of its range, TypeError for what is no number.
    """

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, type(self._bits).__name__)

    def _normals(self, n):
        """A list of n floats, standard normal."""
        raise NotImplementedError

    def _samples(self):
        """An object that draws single numbers (samples.py), from where the generator now is."""
        raise NotImplementedError

    def _array(self, flat, shape, kind=None):
        """A row-major list as nested lists of that shape; a subclass may return its own arrays.

        kind: what the numbers are, such as "int", "bool", "uint8" or "float32"; None for their own kind.
        """
        return nest(flat, shape)

    def _kind_of(self, x):
        """The kind of what a sequence holds, for `_array`, where a permutation or a choice of it is to keep that."""
        return None

    def _check_shape(self, shape):
        """An error, before anything is drawn, for a shape that `_array` cannot make; nested lists have any shape."""

    def _size(self, size):
        n, shape = size_and_shape(size)
        self._check_shape(shape or ())
        return n, shape

    def _columns(self, size, *parameters):
        n, shape, lists = columns(size, *parameters)
        self._check_shape(shape or ())
        return n, shape, lists

    def _shaped(self, flat, shape):
        return flat[0] if shape is None else self._array(flat, shape)

    def _of_kind(self, flat, shape, kind):
        return flat[0] if shape is None else self._array(flat, shape, kind)

    def _drawn(self, samples, sample, size, parameters):
        """(flat list, shape): a number of the samples' method of that name for each set of parameters."""
        n, shape, lists = self._columns(size, *parameters)
        draw = getattr(samples, sample)
        return [draw(*values) for values in zip(*lists)] if lists else [draw() for _ in range(n)], shape

    def _each(self, sample, size, *parameters):
        """Floats that the samples' method of that name draws; parameters as `columns` takes them."""
        flat, shape = self._drawn(self._samples(), sample, size, parameters)
        return self._shaped(flat, shape)

    def _random(self, size):
        n, shape = self._size(size)
        return self._shaped(self._bits.doubles(n), shape)

    def _standard_normal(self, size):
        n, shape = self._size(size)
        return self._shaped(self._normals(n), shape)

    # ---- uniform and normal, many at a time ----

    def uniform(self, low=0.0, high=1.0, size=None):
        """Floats from low to below high."""
        n, shape, (low, high) = self._columns(size, ("low", low, real), ("high", high, real))
        widths = [b - a for a, b in zip(low, high)]
        for width in widths:
            self._check_width(width)
        return self._shaped([a + width * u for a, width, u in zip(low, widths, self._bits.doubles(n))], shape)

    def _check_width(self, width):
        if width - width != 0.0:
            raise OverflowError("high - low exceeds the range of floats; got %r" % (width,))

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Floats with mean loc and standard deviation scale."""
        n, shape, (loc, scale) = self._columns(size, ("loc", loc, real), ("scale", scale, not_negative))
        return self._shaped([m + s * z for m, s, z in zip(loc, scale, self._normals(n))], shape)

    # ---- the others, one by one ----

    def beta(self, a, b, size=None):
        """Floats from 0 to 1, of the beta distribution; a and b above 0."""
        return self._each("beta", size, ("a", a, positive), ("b", b, positive))

    def chisquare(self, df, size=None):
        """Sums of the squares of df standard normal draws; df above 0, not necessarily whole."""
        return self._each("chisquare", size, ("df", df, positive))

    def exponential(self, scale=1.0, size=None):
        """Floats, exponentially distributed with the mean `scale`, at least 0."""
        return self._each("scaled_exponential", size, ("scale", scale, not_negative))

    def gamma(self, shape, scale=1.0, size=None):
        """Floats of the gamma distribution, with the mean shape * scale, both at least 0."""
        return self._each("scaled_gamma", size, ("shape", shape, not_negative), ("scale", scale, not_negative))

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        """Floats of the distribution of the largest of many draws."""
        return self._each("gumbel", size, ("loc", loc, real), ("scale", scale, not_negative))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Floats, exponentially distributed to both sides of loc."""
        return self._each("laplace", size, ("loc", loc, real), ("scale", scale, not_negative))

    def logistic(self, loc=0.0, scale=1.0, size=None):
        """Floats whose distribution function is the sigmoid."""
        return self._each("logistic", size, ("loc", loc, real), ("scale", scale, not_negative))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Floats whose logarithms are normally distributed."""
        return self._each("lognormal", size, ("mean", mean, real), ("sigma", sigma, not_negative))

    def pareto(self, a, size=None):
        """Floats above 0, of Lomax's distribution; 1 more for Pareto's; a above 0."""
        return self._each("pareto", size, ("a", a, positive))

    def power(self, a, size=None):
        """Floats from 0 to 1, whose density is as x**(a - 1); a above 0."""
        return self._each("power", size, ("a", a, positive))

    def rayleigh(self, scale=1.0, size=None):
        """The lengths of vectors with two normal coordinates."""
        return self._each("rayleigh", size, ("scale", scale, not_negative))

    def standard_cauchy(self, size=None):
        """The ratios of two standard normal draws."""
        return self._each("standard_cauchy", size)

    def standard_t(self, df, size=None):
        """Floats of Student's t distribution with df degrees of freedom, above 0."""
        return self._each("standard_t", size, ("df", df, positive))

    def triangular(self, left, mode, right, size=None):
        """Floats from left to right, most likely at mode; ValueError unless left <= mode <= right and left < right."""
        _, shape, lists = self._columns(size, ("left", left, real), ("mode", mode, real), ("right", right, real))
        for a, m, b in zip(*lists):
            if a > m or m > b or a == b:
                raise ValueError("left <= mode <= right and left < right; got %r, %r and %r" % (a, m, b))
        draw = self._samples().triangular
        return self._shaped([draw(a, m, b) for a, m, b in zip(*lists)], shape)

    def weibull(self, a, size=None):
        """Exponential draws to the power 1 / a; a at least 0."""
        return self._each("weibull", size, ("a", a, not_negative))
