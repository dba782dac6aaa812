"""Random order and choice: permutations, shuffles and weighted choices, in NumPy's ways.

A generator that has this class beside Distributions and Integers adds `_distinct`.
"""
from ..arrays.nested import nest
from ..arrays.shapes import along, is_whole, one_axis, size_of
from ..floats.parts import NAN
from . import integers
from .parameters import as_lists, flatten, real

# How far from 1 probabilities may sum to, as in NumPy: the root of what their kind rounds to.
TOLERANCE = 2.0 ** -26
TOLERANCES = {"float32": 2.0 ** -11.5, "float16": 2.0 ** -5}


class Choices(object):
    """Draws of places in a sequence."""

    def _distinct(self, count, n, shuffle):
        """n different places of `count`, all equally likely; in random order if `shuffle`."""
        raise NotImplementedError

    # ---- order ----

    def _shuffled(self, n):
        """0 to n - 1 in random order; here Generator draws by `masked` as well."""
        return swapped(n, 1, lambda limits: integers.masked(self._bits, limits))

    def _permutation(self, x, axis):
        if is_whole(as_lists(x)):
            order = self._shuffled(max(int(x), 0))
            return self._array(order, (len(order),), "int")
        flat, shape = flatten(x)
        if not shape:
            raise IndexError("x must be an integer or a sequence; got %r" % (x,))
        axis = one_axis(axis, shape)
        self._check_shape(shape)
        order = self._shuffled(shape[axis])
        return self._array(along(flat, shape, order, axis), shape, self._kind_of(x))

    def _shuffle(self, x, axis):
        """Shuffle x in place, along an axis; all is read before anything is written, because x[i] may be a view."""
        if not (isinstance(x, list) or hasattr(x, "__setitem__")):
            raise TypeError("shuffle works in place, on a list or an array; got %r" % (x,))
        if isinstance(x, list) and axis != 0:
            raise NotImplementedError("an axis needs an array; got a list and axis %r" % (axis,))
        if hasattr(x, "_form"):
            flat, shape = flatten(x)
            if not shape:
                raise TypeError("an array of no dimensions cannot be shuffled")
            axis = one_axis(axis, shape)
            self._fill(x, along(flat, shape, self._shuffled(shape[axis]), axis), shape, x)
            return
        rows = x.tolist() if hasattr(x, "tolist") else [x[i] for i in range(len(x))]
        if axis == 0:
            rows = [rows[i] for i in self._shuffled(len(rows))]
        else:
            flat, shape = flatten(rows)
            axis = one_axis(axis, shape)
            rows = nest(along(flat, shape, self._shuffled(shape[axis]), axis), shape)
        for i, row in enumerate(rows):
            x[i] = row

    def _permuted(self, x, axis, out):
        """All items in random order; with an axis, each line along it in an order of its own."""
        flat, shape = flatten(x)
        if not shape:
            raise TypeError("x must be a sequence; got %r" % (x,))
        if out is not None and flatten(out)[1] != shape:
            raise ValueError("out must have the shape of x, %r" % (shape,))
        axis = None if axis is None else one_axis(axis, shape)
        self._check_shape(shape)
        places = self._shuffled(len(flat)) if axis is None else self._shuffled_lines(shape, axis)
        flat = [flat[place] for place in places]
        if out is None:
            return self._array(flat, shape, self._kind_of(x))
        self._fill(out, flat, shape, x)
        return out

    def _fill(self, out, flat, shape, x):
        """Put a flat list of what was in x into out, a list or an array of this shape."""
        for i, row in enumerate(nest(flat, shape)):
            out[i] = row

    def _shuffled_lines(self, shape, axis):
        """The places of all items, with those of each line along the axis shuffled."""
        length, inner = shape[axis], size_of(shape[axis + 1:])
        places = list(range(size_of(shape)))
        for outer in range(size_of(shape[:axis])):
            for start in range(outer * length * inner, outer * length * inner + inner):
                for i, j in enumerate(self._shuffled(length)):
                    places[start + i * inner] = start + j * inner
        return places

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
    tolerance = TOLERANCES.get(integers.name_of(getattr(p, "dtype", None)), TOLERANCE)
    flat, shape = flatten(p)
    if shape != (count,):
        raise ValueError("p must have a probability for each of the %d items; got the shape %r" % (count, shape))
    p = [NAN if x is None else real(x, "p") for x in flat]
    total = 0.0
    for i, x in enumerate(p):
        if not x >= 0.0:
            raise ValueError("probabilities are numbers >= 0; got %r at %d" % (x, i))
        total += x
    if not abs(total - 1.0) <= tolerance:
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


def population(a, axis):
    """((flat list, shape) of a sequence, or None for 0 to a - 1; how many items there are along the axis)."""
    a = as_lists(a)
    if is_whole(a):
        return None, int(a)
    flat, shape = flatten(a)
    if not shape:
        raise ValueError("a must be a sequence or an integer; got %r" % (a,))
    return (flat, shape), shape[one_axis(axis, shape)]
