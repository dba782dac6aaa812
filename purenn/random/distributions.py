"""Distributions, shuffles and weighted choices, as far as RandomState and Generator make
them of random bits in the same way.

A subclass keeps its bit generator in `_bits` and adds `_normals`, `_below` and
`_distinct`.  Results with a size go through `_array`, which makes nested lists here; where it
cannot make every shape, `_check_shape` says so.
"""
import math

from ..arrays.nested import nest
from ..arrays.shapes import along, is_whole, one_axis
from . import integers
from .parameters import as_lists, columns, flatten, real, size_and_shape

TOLERANCE = 2.0 ** -26          # how far from 1 probabilities may sum to, as in NumPy


class Distributions(object):
    """Draws from one bit generator; every method draws what NumPy's method of that name draws."""

    def _normals(self, n):
        """A list of n floats, standard normal."""
        raise NotImplementedError

    def _below(self, limits, bits=64):
        """A list of integers, one from 0 to each of the limits."""
        raise NotImplementedError

    def _array(self, flat, shape):
        """A row-major list as nested lists of that shape; a subclass may return its own arrays."""
        return nest(flat, shape)

    def _check_shape(self, shape):
        """An error, before anything is drawn, for a shape that `_array` cannot make; nested lists have any shape."""

    def _size(self, size):
        n, shape = size_and_shape(size)
        self._check_shape(shape or ())
        return n, shape

    def _columns(self, size, convert, *parameters):
        n, shape, lists = columns(size, convert, *parameters)
        self._check_shape(shape or ())
        return n, shape, lists

    def _shaped(self, flat, shape):
        return flat[0] if shape is None else self._array(flat, shape)

    def _random(self, size):
        n, shape = self._size(size)
        return self._shaped(self._bits.doubles(n), shape)

    def _standard_normal(self, size):
        n, shape = self._size(size)
        return self._shaped(self._normals(n), shape)

    # ---- distributions ----

    def uniform(self, low=0.0, high=1.0, size=None):
        """Floats from low to below high; low and high may be arrays."""
        n, shape, (low, high) = self._columns(size, real, ("low", low), ("high", high))
        widths = [b - a for a, b in zip(low, high)]
        for width in widths:
            self._check_width(width)
        return self._shaped([a + width * u for a, width, u in zip(low, widths, self._bits.doubles(n))], shape)

    def _check_width(self, width):
        if width - width != 0.0:
            raise OverflowError("high - low exceeds the range of floats; got %r" % (width,))

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Floats with mean loc and standard deviation scale, which may be arrays; ValueError for a negative scale."""
        n, shape, (loc, scale) = self._columns(size, real, ("loc", loc), ("scale", scale))
        for s in scale:
            if s <= 0.0 and math.copysign(1.0, s) < 0.0:
                raise ValueError("scale < 0; got %r" % (s,))
        return self._shaped([m + s * z for m, s, z in zip(loc, scale, self._normals(n))], shape)

    def binomial(self, n, p, size=None):
        """How many of n tries succeed, each with probability p; n and p may be arrays.

        ValueError if n * min(p, 1 - p) is above 30, for which NumPy has another
        algorithm that is not implemented here.
        """
        _, shape, (tries, chances) = self._columns(size, real, ("n", n), ("p", p))
        for n, p in zip(tries, chances):
            if not (n >= 0.0 and 0.0 <= p <= 1.0):
                raise ValueError("n must be at least 0 and p from 0 to 1; got n %r and p %r" % (n, p))
            if n * min(p, 1.0 - p) > 30.0:
                raise ValueError("only n * min(p, 1 - p) up to 30 is here; got n %r and p %r" % (n, p))
        return self._shaped([self._successes(int(n), p) for n, p in zip(tries, chances)], shape)

    def _successes(self, n, p):
        """One binomial draw; p above 1/2 is mirrored."""
        if p > 0.5:
            return n - self._inversion(n, 1.0 - p)
        return self._inversion(n, p)

    def _inversion(self, n, p):
        """How many of the probabilities of 0, 1, 2, ... successes, summed, stay below one uniform draw."""
        q = 1.0 - p
        none = math.exp(n * math.log(q))
        bound = min(n, int(n * p + 10.0 * math.sqrt(n * p * q + 1.0)))
        k = 0
        term = none
        u = self._bits.doubles(1)[0]
        while u > term:
            k += 1
            if k > bound:
                k = 0
                term = none
                u = self._bits.doubles(1)[0]
            else:
                u -= term
                term = (n - k + 1) * p * term / (k * q)
        return k

    # ---- order ----

    def _shuffled(self, n):
        """0 to n - 1 in random order; here Generator draws by `masked` as well."""
        return swapped(n, 1, lambda limits: integers.masked(self._bits, limits))

    def _permutation(self, x, axis):
        x = as_lists(x)
        if is_whole(x):
            order = self._shuffled(max(int(x), 0))
            return self._array(order, (len(order),))
        flat, shape = flatten(x)
        if not shape:
            raise TypeError("x must be an integer or a sequence; got %r" % (x,))
        axis = one_axis(axis, shape)
        self._check_shape(shape)
        order = self._shuffled(shape[axis])
        return self._array(along(flat, shape, order, axis), shape)

    def _shuffle(self, x, axis):
        """Shuffle x in place, along an axis; all is read before anything is written, because x[i] may be a view."""
        if not (isinstance(x, list) or hasattr(x, "__setitem__")):
            raise TypeError("shuffle works in place, on a list or an array; got %r" % (x,))
        if isinstance(x, list) and axis != 0:
            raise NotImplementedError("an axis needs an array; got a list and axis %r" % (axis,))
        rows = x.tolist() if hasattr(x, "tolist") else [x[i] for i in range(len(x))]
        if axis == 0:
            rows = [rows[i] for i in self._shuffled(len(rows))]
        else:
            flat, shape = flatten(rows)
            axis = one_axis(axis, shape)
            rows = nest(along(flat, shape, self._shuffled(shape[axis]), axis), shape)
        for i, row in enumerate(rows):
            x[i] = row

    # ---- choice ----

    def _drawn_places(self, count, n, replace, p, shuffle=True):
        """The places of n items drawn from `count`; p: the probability of each, None for equal ones."""
        if count < 1 and n:
            raise ValueError("a must not be empty unless no samples are taken; got %d items" % count)
        if n > count and not replace:
            raise ValueError("cannot take %d of %d items without replacement" % (n, count))
        if p is not None:
            return self._weighted(_probabilities(p, count), n, replace)
        if replace:
            return self._below([count - 1] * n)
        return self._distinct(count, n, shuffle)

    def _distinct(self, count, n, shuffle):
        """n different places of `count`, all equally likely; in random order if `shuffle`."""
        raise NotImplementedError

    def _weighted(self, p, n, replace):
        if replace:
            return _places(_cumulated(p), self._bits.doubles(n))
        if len([x for x in p if x > 0.0]) < n:
            raise ValueError("p has fewer non-zero entries than the size %d" % n)
        found = []
        while len(found) < n:
            draws = self._bits.doubles(n - len(found))
            for place in found:
                p[place] = 0.0
            for place in _places(_cumulated(p), draws):
                if place not in found:
                    found.append(place)
        return found


def swapped(n, first, below):
    """0 to n - 1, with each place, from the last down to `first`, swapped with one that is not after it.

    below(limits) draws the other places.
    """
    order = list(range(n))
    places = range(n - 1, first - 1, -1)
    for i, j in zip(places, below(places)):
        order[i], order[j] = order[j], order[i]
    return order


def _probabilities(p, count):
    """p as a list of `count` floats; ValueError if they are not probabilities."""
    flat, shape = flatten(p)
    if shape != (count,):
        raise ValueError("p must have a probability for each of the %d items; got the shape %r" % (count, shape))
    p = [real(x, "p") for x in flat]
    total = 0.0
    for i, x in enumerate(p):
        if not x >= 0.0:
            raise ValueError("probabilities are numbers >= 0; got %r at %d" % (x, i))
        total += x
    if not abs(total - 1.0) <= TOLERANCE:
        raise ValueError("probabilities do not sum to 1 but to %r" % (total,))
    return p


def _cumulated(p):
    """The sums of the first 1, 2, ... probabilities, scaled so that the last is 1."""
    sums = []
    total = 0.0
    for x in p:
        total += x
        sums.append(total)
    return [x / total for x in sums]


def _places(cumulated, draws):
    """For each draw, how many of the ascending sums are no larger."""
    places = []
    for draw in draws:
        low = 0
        high = len(cumulated)
        while low < high:
            middle = (low + high) // 2
            if draw < cumulated[middle]:
                high = middle
            else:
                low = middle + 1
        places.append(low)
    return places
