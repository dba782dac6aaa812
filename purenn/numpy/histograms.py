"""Histograms of purenn.numpy: how many numbers lie in each bin, in one dimension or more, and where the bins end.

A bin holds its left edge and not its right one; the last bin holds both.

Glossary: edges  where bins begin and end, one more than there are bins;  span  (least, greatest) or None, which is what
NumPy calls range;  width  how wide a bin is to be
"""
from ..arrays import kinds, widths
from ..arrays.nested import is_row
from ..arrays.operators import make
from ..arrays.shapes import is_whole, shape_text, size_of, steps_of
from ..floats import elementary
from .dtypes import dtype_of
from .joining import concatenate
from .making import lengths_of, linspace
from . import values
from .ndarrays import asarray, ndarray
from .ordering import searchsorted
from .quantiles import percentile
from .reductions import cumsum, diff
from .shaping import atleast_2d, ndim

# ---- one dimension ----

def histogram(a, bins=10, range=None, density=None, weights=None):
    """(how many numbers each bin holds, edges); with weights their sums, with density so that the area is 1.

    bins: how many of one width, the edges, or the name of a rule for how many: "auto", "fd", "doane", "scott",
    "stone", "rice", "sturges" or "sqrt".
    """
    a, weights = _flat(a, weights)
    edges, ends = _edges(a, bins, range, weights)
    if ends is not None and (weights is None or weights._form.kind != "object"):
        counts = _of_one_width(a, weights, edges, ends)
    else:
        counts = _by_edges(a, weights, edges)
    if density:
        counts = counts / diff(edges).astype(float) / counts.sum()
    return counts, edges


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    """The edges that histogram has for the same arguments."""
    a, weights = _flat(a, weights)
    return _edges(a, bins, range, weights)[0]


def _flat(a, weights):
    a = asarray(a)
    a = a.astype("uint8") if a._form.kind == "bool" else a
    if weights is not None:
        weights = asarray(weights)
        if weights.shape != a.shape:
            raise ValueError("there are numbers of shape %s and weights of shape %s"
                             % (shape_text(a.shape), shape_text(weights.shape)))
        weights = weights.ravel()
    return a.ravel(), weights


def _of_one_width(a, weights, edges, ends):
    """The counts of bins of one width, or the sums of the weights in them: an array."""
    limits, n = edges._data, len(edges) - 1
    first, last = ndarray._cast([_plain(end) for end in ends], "float", edges._form.kind)
    gap = float(last - first)
    totals, each = ([0] * n, [1] * a.size) if weights is None else ([0.0] * n, weights._data)
    for x, weight in zip(a._data, each):
        if first <= x <= last:                      # no nan does
            x = float(x)
            i = min(int((x - first) / gap * n), n - 1)
            while x < limits[i]:
                i = i - 1
            while i < n - 1 and x >= limits[i + 1]:
                i = i + 1
            totals[i] = totals[i] + weight
    kind = "int" if weights is None else weights._form.kind
    return make(ndarray, ndarray._cast(totals, None, kind), (n,), kind)


def _by_edges(a, weights, edges):
    """The same of any bins: differences of how many numbers, or which weights, come before each edge."""
    order = a.argsort()
    a = a[order]
    before = concatenate([searchsorted(a, edges[:-1]), searchsorted(a, edges[-1:], "right")])
    if weights is None:
        return diff(before)
    kind = weights._form.kind
    totals = concatenate([make(ndarray, kinds.cast([0], "int", kind), (1,), kind), cumsum(weights[order])])
    if not kinds.fits(totals._form.kind, kind):
        raise TypeError("weights of kind %s cannot hold their sums, which are of kind %s; use astype(int)"
                        % (kind, totals._form.kind))
    return diff(totals[before].astype(dtype_of(kind)))


# ---- edges ----

def _edges(a, bins, span, weights):
    """(edges, None), or, of bins of one width, (edges, (first, last))."""
    if not isinstance(bins, str) and ndim(bins):
        edges = asarray(bins)
        if edges.ndim > 1:
            raise ValueError("edges are a list of numbers; got the shape %s" % shape_text(edges.shape))
        if [i for i, x in enumerate(edges._data[1:]) if edges._data[i] > x]:
            raise ValueError("edges are in ascending order; got %r" % (bins,))
        return edges, None
    if isinstance(bins, str):
        if bins not in _RULES:
            raise ValueError("bins named are %s; got %r" % (", ".join(sorted(_RULES)), bins))
        if weights is not None:
            raise TypeError("no rule for how many bins knows weights; give their number")
    elif not is_whole(bins):
        raise TypeError("bins are an int, a list of edges or the name of a rule; got %r" % (bins,))
    elif bins < 1:
        raise ValueError("there is at least 1 bin; got %d" % bins)
    ends = _ends(a, span)
    kind = _kind_of_edges(a, ends)
    n = _how_many(a, bins, ends) if isinstance(bins, str) else int(bins)
    edges = linspace(ends[0], ends[1], n + 1, dtype=dtype_of(kind))
    if [i for i, x in enumerate(edges._data[1:]) if edges._data[i] >= x]:
        raise ValueError("the numbers from %s to %s are too few for %d bins" % (ends[0], ends[1], n))
    return edges, ends


def _ends(a, span):
    """(first edge, last edge); ValueError where they are not finite or in the wrong order."""
    if span is not None:
        first, last = span
        if first > last:
            raise ValueError("a range is from the least to the greatest; got %r" % (span,))
    else:
        first, last = (a.min(), a.max()) if a.size else (0, 1)
    if not first - first == 0 == last - last:
        raise ValueError("the range from %s to %s is not finite" % (first, last))
    return (first - 0.5, last + 0.5) if first == last else (first, last)


def _kind_of_edges(a, ends):
    """The floats that hold the numbers and those ends that have a width of their own."""
    kind = a._form.kind
    for end in ends:
        kind = kinds.higher(kind, getattr(end, "_kind", kind))
    return kind if widths.is_floating(kind) else "float"


def _plain(x):
    return x.item() if hasattr(x, "item") else x


def _how_many(a, rule, ends):
    """How many bins a rule has for the numbers between the ends."""
    first, last = [_plain(end) for end in ends]
    inside = [x for x in a._data if first <= x <= last]
    if not inside:
        return 1
    kind = a._form.kind
    width = _RULES[rule](make(ndarray, inside, (len(inside),), kind), ends)
    width = 1 if width and width < 1 and not widths.is_floating(kind) else width
    return int(-(-(last - first) / width // 1)) if width else 1


# ---- rules for how many bins: each gives a width, 0 where it has none ----

def _distance(a):
    """The greatest less the least, of ints too without wrapping around."""
    return float(max(a._data) - min(a._data))


def _by_root(a, ends):
    return _distance(a) / elementary.sqrt(a.size)


def _by_sturges(a, ends):
    return _distance(a) / (elementary.log2(a.size) + 1.0)


def _by_rice(a, ends):
    return _distance(a) / (2.0 * elementary.power(a.size, 1.0 / 3.0))


def _by_scott(a, ends):
    return elementary.power(24.0 * elementary.power(3.141592653589793, 0.5) / a.size, 1.0 / 3.0) * _plain(a.std())


def _by_doane(a, ends):
    n, deviation = a.size, _plain(a.std())
    if n < 3 or not deviation > 0.0:
        return 0.0
    spread = elementary.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))
    away = (a - a.mean()) / deviation
    skew = abs(_plain((away * away * away).mean()))
    return _distance(a) / (1.0 + elementary.log2(n) + elementary.log2(1.0 + skew / spread))


def _by_fd(a, ends):
    high, low = percentile(a, [75, 25])._data
    return 2.0 * (high - low) * elementary.power(a.size, -1.0 / 3.0)


def _by_auto(a, ends):
    return min(max(_by_fd(a, ends), _by_root(a, ends) / 2), _by_sturges(a, ends))


def _by_stone(a, ends):
    """The width of as many bins, up to 100 or so, as leave the least error to be expected."""
    n, distance = a.size, _distance(a)
    if n < 2 or distance == 0:
        return 0.0

    def error(bins):
        total = 0.0
        for count in histogram(a, bins, ends)[0]._data:
            total = total + (count / float(n)) * (count / float(n))
        return (2 - (n + 1) * total) / (distance / bins)
    return distance / min(range(1, max(100, int(elementary.sqrt(n))) + 1), key=error)


_RULES = {"auto": _by_auto, "doane": _by_doane, "fd": _by_fd, "rice": _by_rice, "scott": _by_scott,
          "sqrt": _by_root, "stone": _by_stone, "sturges": _by_sturges}


# ---- more dimensions ----

def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    """(how many rows of the sample lie in each bin, [edges of each column]).

    sample: an array with a row for each point, or a list of one vector for each column.  bins and range: one for all
    columns, or a list with one for each.
    """
    sample = sample if getattr(sample, "ndim", 0) == 2 else atleast_2d(sample).T
    if sample.ndim != 2:
        raise ValueError("a sample has rows and columns; got the shape %s" % shape_text(sample.shape))
    n, dimensions = sample.shape
    sample = asarray(sample)
    bins = bins if is_row(bins) else [bins] * dimensions
    spans = [None] * dimensions if range is None else range
    if len(bins) != dimensions or len(spans) != dimensions:
        raise ValueError("bins and range have one entry for each of %d columns; got %d and %d"
                         % (dimensions, len(bins), len(spans)))
    if weights is not None and asarray(weights).shape != (n,):
        raise ValueError("there are %d points and weights of shape %s" % (n, shape_text(asarray(weights).shape)))
    columns = [sample[:, j] for j, _ in enumerate(spans)]
    edges = [_edges_of_column(column, own, span) for column, own, span in zip(columns, bins, spans)]
    counts = _of_points(columns, edges, [1.0] * n if weights is None else asarray(weights)._data)
    if density:
        total = counts.sum()
        for axis, own in enumerate(edges):
            counts = counts / diff(own).reshape([-1 if i == axis else 1 for i, _ in enumerate(edges)])
        counts = counts / total
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    """(counts, edges along x, edges along y) of points; bins: a number or edges for both, or a list of two of those."""
    x, y = values.several(x, "x"), values.several(y, "y")
    if len(x) != len(y):
        raise ValueError("x and y have one length; got %d and %d" % (len(x), len(y)))
    if is_row(bins) and len(bins) not in (1, 2):
        bins = [asarray(bins), asarray(bins)]
    counts, edges = histogramdd([x, y], bins, range, density, weights)
    return counts, edges[0], edges[1]


def _edges_of_column(column, bins, span):
    if ndim(bins):
        return _edges(column, bins, span, None)[0]
    if bins < 1:
        raise ValueError("there is at least 1 bin; got %r" % (bins,))
    first, last = _ends(column, span)
    if not is_whole(bins):
        raise TypeError("bins are an int or a list of edges; got %r" % (bins,))
    return linspace(first, last, int(bins) + 1)


def _of_points(columns, edges, weights):
    """How many points, or which weights, lie in each bin: an array of floats."""
    shape = lengths_of([max(len(own) - 1, 0) for own in edges])
    steps, totals = steps_of(shape), [0.0] * size_of(shape)
    places = [_bins_of(column, own) for column, own in zip(columns, edges)]
    for i, weight in enumerate(weights):
        place = 0
        for bins, step in zip(places, steps):
            place = -1 if place < 0 or bins[i] < 0 else place + bins[i] * step
        if place >= 0:
            totals[place] = totals[place] + weight
    return make(ndarray, totals, shape, "float")


def _bins_of(column, edges):
    """Which bin each number is in; -1 for those in none."""
    n, last = len(edges), edges._data[-1:]
    found = searchsorted(edges, column, "right")._data
    found = [n - 1 if x in last else i for x, i in zip(column._data, found)]
    return [i - 1 if 0 < i < n else -1 for i in found]
