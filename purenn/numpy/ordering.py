"""Functions of purenn.numpy that sort, search, compare and count, and those that treat arrays as sets."""
from ..arrays import kinds, widths
from ..arrays.operators import make
from ..arrays.shapes import one_axis, shape_text, whole
from . import values
from .dtypes import dtype_of
from .joining import concatenate
from .ndarrays import array, asarray, ndarray, wrap
from .pairs import paired
from .picking import take
from .python import py_abs, py_all, py_max, py_min
from .reducing import lists_along, regrouped, sorted_along, sorting
from .results import result
from .scalars import scalar


# ---- sorting and searching ----

def _check_sort(kind, order, stable):
    """TypeError or ValueError for what is no way to sort; all of them are one here.  Only its first letter counts."""
    if kind is not None and not isinstance(kind, str):
        raise TypeError("a sort is 'quicksort', 'mergesort', 'heapsort' or 'stable'; got %r" % (kind,))
    if kind is not None and (kind[:1].lower() not in ("q", "m", "h", "s") or stable is not None):
        raise ValueError("a sort is 'quicksort', 'mergesort', 'heapsort' or 'stable', or has an option stable; got %r"
                         % (kind,))
    if order is not None:
        raise ValueError("order names the parts of records, which are not here; got %r" % (order,))


def sort(a, axis=-1, kind=None, order=None, stable=None):
    _check_sort(kind, order, stable)
    return sorted_along(asarray(a), axis)


def argsort(a, axis=-1, kind=None, order=None, stable=None):
    _check_sort(kind, order, stable)
    a = asarray(a)
    return sorted_along(a if a.shape else a.ravel(), axis, order=True)


def _check_part(a, kth, axis, kind):
    """The errors of partition, of places that are none along the axis."""
    if not isinstance(kind, str):
        raise TypeError("kind is 'introselect'; got %r" % (kind,))
    if kind != "introselect":
        raise ValueError("kind is 'introselect'; got %r" % (kind,))
    length = a.size if axis is None else a.shape[one_axis(axis, a.shape)]
    places, shape, of_kind = values.parts(kth)
    if not widths.is_whole(of_kind) and (places or hasattr(kth, "_form")):
        raise TypeError("kth is an int or a list of ints; got %r" % (kth,))
    if len(shape) > 1:
        raise ValueError("kth is an int or a vector of ints; got the shape %s" % shape_text(shape))
    for place in places:
        if length and not -length <= place < length:
            raise ValueError("kth is %d, but there are %d elements along the axis" % (place, length))


def partition(a, kth, axis=-1, kind="introselect", order=None):
    """Sorted, which is one of the orders that NumPy's partition may give."""
    _check_part(asarray(a), kth, axis, kind)
    return sort(a, axis, order=order)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    _check_part(asarray(a), kth, axis, kind)
    return argsort(a, axis, order=order)


def sort_in_place(a, axis=-1, kind=None, order=None, stable=None):
    """An array's method sort: ascending, nan last."""
    a._data = sort(a, whole(axis, "axis"), kind, order, stable)._data


def partition_in_place(a, kth, axis=-1, kind="introselect", order=None):
    a._data = partition(a, kth, whole(axis, "axis"), kind, order)._data


def lexsort(keys, axis=-1):
    """The indices along an axis that sort by the last key, and where those are equal by the one before it."""
    keys = [asarray(key) for key in values.several(keys, "keys")]
    if not keys:
        raise TypeError("lexsort needs a key")
    shape = keys[0].shape
    if [key for key in keys if key.shape != shape]:
        raise ValueError("the keys differ in shape")
    if not shape and axis in (0, -1):
        return scalar(0, "int")
    axis = one_axis(axis, shape)
    lists = []
    for rows in zip(*[lists_along(key, axis)[0] for key in keys]):
        places = list(range(shape[axis]))
        for row in rows:
            places = [places[n] for n in sorting([row[i] for i in places])]
        lists.append(places)
    return regrouped(lists, ndarray, shape, axis, "int")


def searchsorted(a, v, side="left", sorter=None):
    """The indices at which values would keep a sorted vector sorted."""
    if not isinstance(side, str):
        raise TypeError("side is 'left' or 'right'; got %r" % (side,))
    if side not in ("left", "right"):
        raise ValueError("side is 'left' or 'right'; got %r" % (side,))
    a = asarray(a)
    if a.ndim != 1:
        raise ValueError("searchsorted takes a vector; got the shape %s" % shape_text(a.shape))
    wanted, shape, kind = values.parts(v)
    high = kinds.higher(a._form.kind, kind)
    data = ndarray._cast(a._data if sorter is None else _by_sorter(a, asarray(sorter)), a._form.kind, high)
    found = [_place(data, x, side == "right") for x in ndarray._cast(wanted, kind, high)]
    return make(ndarray, found, shape, "int") if shape else scalar(found[0], "int")


def _by_sorter(a, sorter):
    """The numbers in the order of the indices that sort them."""
    if not widths.is_whole(sorter._form.kind):
        raise TypeError("sorter is an array of ints; got one of kind %s" % sorter._form.kind)
    if sorter.shape != a.shape or [i for i in sorter._data if not 0 <= i < a.size]:
        raise ValueError("sorter has an index for each of %d elements; got the shape %s"
                         % (a.size, shape_text(sorter.shape)))
    return [a._data[i] for i in sorter._data]


def _place(data, x, behind):
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        y = data[middle]
        if y < x or x != x and y == y or behind and (y == x or x != x):     # nan is behind all numbers
            low = middle + 1
        else:
            high = middle
    return low


def digitize(x, bins, right=False):
    """The number of the bin, of ascending or descending edges, that each value is in."""
    edges, side = asarray(bins), "left" if right else "right"
    if edges.ndim != 1:
        raise ValueError("the bins are a list of edges; got the shape %s" % shape_text(edges.shape))
    pairs = list(zip(edges._data, edges._data[1:]))
    if not [1 for low, high in pairs if low > high]:
        if not pairs or edges._data[0] == edges._data[0]:       # nan is behind all numbers
            return searchsorted(edges, x, side)
    elif [1 for high, low in pairs if low > high]:
        raise ValueError("the bins must be in ascending or descending order")
    return len(edges) - searchsorted(edges[::-1], x, side)


def nonzero(a):
    return asarray(a).nonzero()


def flatnonzero(a):
    return asarray(a).ravel().nonzero()[0]


def argwhere(a):
    """The indices of each element that is not zero, as rows."""
    a = asarray(a)
    columns = [part._data for part in (a if a.ndim else a.reshape(1)).nonzero()]
    rows = [x for row in zip(*columns) for x in row]
    return make(ndarray, rows if a.ndim else [], (len(columns[0]), a.ndim), "int")


# ---- comparison ----

def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether two numbers differ by at most atol + rtol * abs(b); both may be arrays."""
    if not isinstance(rtol, float) or not isinstance(atol, float):
        allowed = asarray(atol) + asarray(rtol) * abs(asarray(b))
        if hasattr(allowed, "_form") and allowed.shape:
            a, b = asarray(a), asarray(b)
            both = a == b if not equal_nan else (a == b) | (a != a) & (b != b)
            finite = abs(b) < float("inf")
            return (abs(a * 1.0 - b) <= allowed) & finite | both
    pairs, both = paired(a, b)
    return wrap(([bool(v == w or equal_nan and v != v and w != w or v - v == 0 and w - w == 0
                       and py_abs(v - w) <= atol + rtol * py_abs(w)) for v, w in pairs], both, "bool"))


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(asarray(isclose(a, b, rtol, atol, equal_nan)).all())


def array_equal(a1, a2, equal_nan=False):
    (x, first, _), (y, second, _) = values.parts(a1), values.parts(a2)
    return first == second and py_all([v == w or equal_nan and v != v and w != w for v, w in zip(x, y)])


def array_equiv(a1, a2):
    """Whether two arrays are equal once one is stretched to the other."""
    try:
        pairs, _ = paired(a1, a2)
    except ValueError:
        return False
    return py_all([v == w for v, w in pairs])


# ---- counting ----

def bincount(x, weights=None, minlength=0):
    """How often each int 0, 1, ... occurs; with weights, their sums."""
    data, before, kind = values.parts(x)
    if widths.is_floating(kind) and data and not hasattr(x, "dtype"):
        data, kind = values.converted(data, kind, "int"), "int"         # a list of floats is cut to ints
    elif data and not widths.is_whole(kind) and kind != "bool":
        raise TypeError("bincount takes ints; got kind %s" % kind)
    if len(before) != 1 or [v for v in data if v < 0]:
        raise ValueError("bincount takes a vector of ints from 0 on; got kind %s, shape %s"
                         % (kind, shape_text(before)))
    if minlength < 0:
        raise ValueError("minlength is at least 0; got %d" % minlength)
    if weights is not None and asarray(weights).shape != before:
        raise ValueError("bincount: there are %d values and weights of shape %s"
                         % (len(data), shape_text(asarray(weights).shape)))
    counts = [0 if weights is None else 0.0] * py_max([int(minlength)] + [v + 1 for v in data])
    for v, w in zip(data, [1] * len(data) if weights is None else asarray(weights, float)._data):
        counts[v] = counts[v] + w
    return array(counts, int if weights is None else float)


# ---- sets ----

def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, equal_nan=True, sorted=True):
    """The different elements, or parts along an axis, in ascending order; each option adds an array to the result."""
    a = asarray(ar)
    if axis is None:
        items, shape = a._data, a.shape
    else:
        items, shape = _parts_along(a, one_axis(axis, a.shape)), (a.shape[axis],)
    order = sorting(items) if axis is None or a.ndim == 1 else _py_sorted(
        range(len(items)), key=lambda i: (items[i], i))
    firsts, group = [], [0] * len(items)
    for n, i in enumerate(order):
        if not n or not (items[i] == items[order[n - 1]]
                         or equal_nan and _is_nan(items[i]) and _is_nan(items[order[n - 1]])):
            firsts.append(i)
        group[i] = len(firsts) - 1
    found = take(a.reshape(-1) if axis is None else a, firsts, 0 if axis is None else axis)
    results = [found]
    if return_index:
        results.append(make(ndarray, firsts, (len(firsts),), "int"))
    if return_inverse:
        results.append(make(ndarray, group, shape, "int"))
    if return_counts:
        results.append(bincount(make(ndarray, group, (len(group),), "int"), minlength=len(firsts)))
    return tuple(results) if len(results) > 1 else results[0]


_py_sorted = sorted


class _Row(object):
    """Numbers that are compared one after the other, nan behind all, and equal to none."""

    def __init__(self, numbers):
        self.key, self.has_nan = [(_is_nan(x), 0 if _is_nan(x) else x) for x in numbers], bool([
            x for x in numbers if _is_nan(x)])

    def __lt__(self, other):
        return self.key < other.key

    def __eq__(self, other):
        return not self.has_nan and not other.has_nan and self.key == other.key


def _parts_along(a, axis):
    """What is compared of each part along an axis: of a vector its numbers."""
    if a.ndim == 1:
        return a._data
    if a._form.kind == "object":
        raise TypeError("unique takes no axis of an array of objects")
    lists = lists_along(a, axis)[0]
    return [_Row([numbers[i] for numbers in lists]) for i in range(a.shape[axis])]


def _is_nan(x):
    return isinstance(x, float) and x != x


def unique_values(x):
    return unique(x, equal_nan=False)


def unique_counts(x):
    """.values and .counts of the different elements; each nan is one of its own."""
    return result("UniqueCountsResult", ["values", "counts"], unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    """.values, and as .inverse_indices which of them each element is; each nan is one of its own."""
    return result("UniqueInverseResult", ["values", "inverse_indices"], unique(x, return_inverse=True, equal_nan=False))


def unique_all(x):
    """All of unique's parts: .values, .indices, .inverse_indices and .counts; each nan is one of its own."""
    return result("UniqueAllResult", ["values", "indices", "inverse_indices", "counts"],
                  unique(x, return_index=True, return_inverse=True, return_counts=True, equal_nan=False))


def isin(element, test_elements, assume_unique=False, invert=False, kind=None):
    """Whether each element is among others."""
    known, _, of_known = values.parts(test_elements)
    data, shape, of_data = values.parts(element)
    if kind not in (None, "sort", "table"):
        raise ValueError("kind is None, 'sort' or 'table'; got %r" % (kind,))
    if kind == "table" and [x for x in (of_known, of_data) if not widths.is_whole(x) and x != "bool"]:
        raise ValueError("kind='table' is for ints and bools; got arrays of kind %s and %s" % (of_data, of_known))
    if kind == "table" and known and of_known != "bool" and py_max(known) - py_min(known) > widths.limits(of_known)[1]:
        raise RuntimeError("kind='table' counts from the least to the greatest, which kind %s cannot" % of_known)
    return make(ndarray, [(not _is_nan(v) and v in known) != invert for v in data], shape, "bool")


def in1d(ar1, ar2, assume_unique=False, invert=False):
    return asarray(isin(ar1, ar2, invert=invert)).ravel()


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The elements that both have, in ascending order."""
    first, second = asarray(ar1).ravel(), asarray(ar2).ravel()
    common = unique(first)
    common = common[isin(common, second)].astype(dtype_of(kinds.higher(first._form.kind, second._form.kind)))
    if not return_indices:
        return common
    places = [make(ndarray, [part._data.index(x) for x in common._data], (len(common),), "int")
              for part in (first, second)]
    return common, places[0], places[1]


def union1d(ar1, ar2):
    return unique(concatenate([asarray(ar1).ravel(), asarray(ar2).ravel()]))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of the first that the second has not."""
    first = unique(ar1) if not assume_unique else asarray(ar1).ravel()
    return first[isin(first, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    """The elements that only one of them has."""
    first, second = unique(ar1), unique(ar2)
    return union1d(first[isin(first, second, invert=True)], second[isin(second, first, invert=True)])
