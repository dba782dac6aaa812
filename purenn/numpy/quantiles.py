"""Medians, percentiles and quantiles of purenn.numpy: what stands at some place among the sorted numbers.

The thirteen methods are NumPy's.  Each says where among n sorted numbers a quantile lies: at an index, or between two.

Glossary: q  which quantiles, from 0 to 1;  gamma  how far a quantile lies from the number before it to the one behind,
from 0 to 1
"""
from ..arrays import kinds, loops, widths
from ..arrays.operators import make, write
from ..arrays.shapes import checked_axes, one_axis, reduced_shape, shape_text
from ..floats.parts import NAN
from .dtypes import dtype_of
from .elements import ceil, floor
from .ndarrays import asarray, ndarray
from .reducing import over, sorting, store
from .reductions import _along, nanmean
from .scalars import scalar
from .shaping import broadcast_to

# ---- medians ----

def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The middle one of the sorted numbers, or the mean of the two in the middle; nan where there is one."""
    a = _with_axis(a, axis)
    return over(a, axis, keepdims, _middle, _kind_of_mean(a._form.kind), out)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    """The median of the numbers that are not nan; nan where there are none."""
    a = _with_axis(a, axis)
    return store(over(a, axis, keepdims, lambda numbers: _middle(_known(numbers)), _kind_of_mean(a._form.kind)), out)


def _with_axis(a, axis):
    """The array; an error where it has no dimensions and an axis is named, as reductions let it."""
    a = asarray(a)
    if axis not in (None, ()) and not a.shape:
        one_axis(0, ())
    return a


def _middle(numbers):
    if not numbers or _has_nan(numbers):
        return NAN
    numbers, n = sorted(numbers), len(numbers)
    two = numbers[(n - 1) // 2:n // 2 + 1]
    return loops.mean_of([float(x) for x in two] if kinds.kind_of(two) != "object" else two)


def _kind_of_mean(kind):
    kind = kinds.counted(kind)                  # TypeError for texts
    return kind if widths.is_floating(kind) or kind == "object" else "float"


def _known(numbers):
    return [x for x in numbers if x == x]


def _has_nan(numbers):
    return len(_known(numbers)) < len(numbers)


# ---- quantiles ----

def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, weights=None):
    """The number below which a part q of the numbers lies; nan where one is nan.  The axes of q come first."""
    return _quantiles(a, q, 1, (axis, out, method, keepdims, weights), False)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, weights=None):
    """The quantile of q percent."""
    return _quantiles(a, q, 100, (axis, out, method, keepdims, weights), False)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, weights=None):
    """The quantiles of the numbers that are not nan; nan where there are none."""
    return _quantiles(a, q, 1, (axis, out, method, keepdims, weights), True)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, weights=None):
    """The percentiles of the numbers that are not nan; nan where there are none."""
    return _quantiles(a, q, 100, (axis, out, method, keepdims, weights), True)


def _quantiles(a, q, whole, options, leaves_nan):
    """What quantile and its like return; whole: which q means all of the numbers."""
    axis, out, method, keepdims, weights = options
    is_plain, a = type(q) in (int, float), _with_axis(a, axis)
    q = asarray(asarray(q) / whole if whole != 1 else q)
    _check(q, whole, method, weights)
    axes = checked_axes(axis, a.shape)
    if weights is not None:
        weights = loops.groups(_checked_weights(weights, a, axis), a.shape, axes)
    if leaves_nan and not a.size:
        return nanmean(a, axis, None, out, keepdims)
    if loops.is_of_nothing(a.shape, axes):
        raise IndexError("a quantile of nothing: the shape is %s" % shape_text(a.shape))
    lists, kind = loops.groups(a._data, a.shape, axes), a._form.kind
    shape = q.shape + reduced_shape(a.shape, axes, keepdims)
    if weights is not None:
        data = _of_weighted(lists, weights, q, leaves_nan)
    else:
        lists = [_known(numbers) or [NAN] for numbers in lists] if leaves_nan else lists
        data, wider = _of_lists(lists, q.reshape(-1), is_plain, method, kind)
        is_one = q.shape + reduced_shape(a.shape, axes, False) == ()
        if kind == "object" or not (leaves_nan or is_one) or not lists or not _has_nan(lists[0]):
            kind = wider                                    # else NumPy takes the first result's kind, that of a nan
        data = ndarray._cast(data, wider, kind)
    is_array = weights is not None and data and data[0] == data[0] and kind != "object"
    if shape or is_array:                                   # NumPy's weighted ones are arrays of no dimensions
        result = make(ndarray, data, shape, kind)
    else:
        result = scalar(data[0], kind)
    return store(result, out) if leaves_nan else write(result, out, method in _AT_ONE)


def _check(q, whole, method, weights):
    """ValueError for quantiles beyond 0 and 1, unknown methods and those that take no weights; TypeError for texts."""
    if q.ndim > 2:
        raise ValueError("q is a number or a list of numbers; got an array of %d dimensions" % q.ndim)
    if widths.is_text(q._form.kind):
        raise TypeError("q is a number or a list of numbers; got texts")
    for x in q._data:
        if not 0.0 <= x <= 1.0:
            raise ValueError("%s are from 0 to %d; got %s" % (
                "quantiles" if whole == 1 else "percentiles", whole, x * whole))
    if method not in _AT_ONE and method not in _BETWEEN:
        raise ValueError("method is one of %s; got %r" % (", ".join(sorted(list(_AT_ONE) + list(_BETWEEN))), method))
    if weights is not None and method != "inverted_cdf":
        raise ValueError("only the method 'inverted_cdf' takes weights; got %r" % (method,))


# ---- where a quantile lies ----

def _next(indices, stays):
    """Each index rounded up; a whole one i is left where stays(i), else it is the one after it."""
    found = []
    for x in indices._data:
        low = x // 1
        found.append(max(0, int(low if x == low and stays(low) else low + 1)))
    return found


_AT_ONE = {                                 # the index of a quantile among n sorted numbers
    "inverted_cdf": lambda n, q: _next(q * n - 1, lambda i: True),
    "closest_observation": lambda n, q: _next(q * n - 1 - 0.5, lambda i: i % 2 == 1),
    "lower": lambda n, q: [int(x // 1) for x in (q * (n - 1))._data],
    "higher": lambda n, q: [int(-(-x // 1)) for x in (q * (n - 1))._data],
    "nearest": lambda n, q: [int(x) for x in (q * (n - 1)).round()._data]}


def _by(alpha, beta):
    """Of a family of methods the one with these two parameters."""
    return lambda n, q: q * n + (q * (1 - alpha - beta) + alpha) - 1


def _as_it_is(gamma, index):
    return gamma


_BETWEEN = {                                # the index as a fraction, and which gamma is taken
    "linear": (lambda n, q: q * (n - 1), _as_it_is),
    "averaged_inverted_cdf": (lambda n, q: q * n - 1, lambda gamma, index: 0.5 if gamma == 0 else 1.0),
    "midpoint": (lambda n, q: (floor(q * (n - 1)) + ceil(q * (n - 1))) * 0.5,
                 lambda gamma, index: 0.0 if index % 1 == 0 else 0.5),
    "interpolated_inverted_cdf": (_by(0, 1), _as_it_is),
    "hazen": (_by(0.5, 0.5), _as_it_is),
    "weibull": (_by(0, 0), _as_it_is),
    "median_unbiased": (_by(1.0 / 3.0, 1.0 / 3.0), _as_it_is),
    "normal_unbiased": (_by(3.0 / 8.0, 3.0 / 8.0), _as_it_is)}


def _neighbours(index, n):
    """The places before and behind an index among n numbers, the first or the last one beyond them."""
    if index >= n - 1:
        return -1, -1
    low = int(index // 1)
    return (0, 0) if index < 0 else (low, low + 1)


def _places(method, n, q):
    """(places before, places behind, gammas as an array) of the quantiles q, a vector, among n sorted numbers.

    Places behind are None where the quantile is the number before.
    """
    if method in _AT_ONE:
        return _AT_ONE[method](n, q), None, None
    index_of, gamma_of = _BETWEEN[method]
    indices = index_of(n, q)
    kind = indices._form.kind
    if method == "linear" and widths.is_whole(kind):
        return indices._data, None, None
    both = [_neighbours(index, n) for index in indices._data]
    gammas = indices - make(ndarray, [low for low, _ in both], indices.shape, "int")
    gammas = ndarray._cast([gamma_of(gamma, i) for gamma, i in zip(gammas._data, indices._data)], None, kind)
    return [low for low, _ in both], [high for _, high in both], make(ndarray, gammas, indices.shape, kind)


# ---- quantiles of lists ----

def _of_lists(lists, q, is_plain, method, kind):
    """(flat list, kind): each of the quantiles of each list.

    is_plain: q is a Python number, which leaves it to the array how wide results are.
    """
    nans = [kind != "object" and _has_nan(numbers) for numbers in lists]
    lists = [numbers if is_nan else sorted(numbers) for numbers, is_nan in zip(lists, nans)]
    known = dict([(n, _places(method, n, q)) for n in set([1] + [len(numbers) for numbers in lists])])
    low = [numbers[known[len(numbers)][0][j]] for j in range(q.size) for numbers in lists]
    if known[1][1] is not None:
        high = [numbers[known[len(numbers)][1][j]] for j in range(q.size) for numbers in lists]
        gammas = [known[len(numbers)][2]._data[j] for j in range(q.size) for numbers in lists]
        low, high = make(ndarray, low, (len(low),), kind), make(ndarray, high, (len(low),), kind)
        gammas = make(ndarray, gammas, low.shape, known[1][2]._form.kind)
        low, kind = _interpolated(low, high, gammas, is_plain)
    return [NAN if nans[i % len(nans)] else x for i, x in enumerate(low)], kind


def _interpolated(low, high, gammas, is_plain):
    """(flat list, kind) of what lies at gamma between two arrays, reckoned from the nearer of them."""
    kind = low._form.kind
    gammas = gammas.astype(float) if is_plain else gammas
    is_behind = [gamma >= 0.5 for gamma in gammas._data]
    rest = 1 - gammas
    if is_plain and widths.is_floating(kind):
        gammas, rest = gammas.astype(dtype_of(kind)), rest.astype(dtype_of(kind))
    step = high - low
    before, behind = low + step * gammas, high - step * rest
    return [y if later else x for x, y, later in zip(before._data, behind._data, is_behind)], before._form.kind


# ---- weighted quantiles ----

def _checked_weights(weights, a, axis):
    """A weight for each number of the array, as a flat list; ValueError where one is negative."""
    weights = asarray(weights)
    if weights.shape != a.shape:
        weights = broadcast_to(_along(weights, a.shape, axis), a.shape)
    for x in weights._data:
        if x < 0:
            raise ValueError("weights are at least 0; got %s" % x)
    return weights._data


def _of_weighted(lists, weights, q, leaves_nan):
    """The flat list of each of the quantiles of each list, whose numbers count as much as their weights."""
    found = []
    for numbers, own in zip(lists, weights):
        if leaves_nan:
            own = [w for x, w in zip(numbers, own) if x == x]
            numbers = _known(numbers)
        found.append(_by_weight(numbers, own, q) if numbers else [NAN] * q.size)
    return [results[j] for j in range(q.size) for results in found]


def _by_weight(numbers, weights, q):
    """The first of the sorted numbers up to which a part q of the weights lies, for each q."""
    is_nan = _has_nan(numbers)
    order = list(range(len(numbers))) if is_nan else sorting(numbers)
    total, parts = 0.0, []
    for i in order:
        total = total + weights[i]
        parts.append(total)
    parts = [loops.divide(x, total) for x in parts]
    if parts[-1] != 1.0:
        raise ValueError("weights are finite numbers, and not all of them 0")
    if widths.is_floating(q._form.kind):
        parts = ndarray._cast(parts, "float", q._form.kind)
    parts = [x if x else -1.0 for x in parts]                       # nothing lies below the first that counts
    places = [min(len([x for x in parts if x < wanted]), len(parts) - 1) for wanted in q._data]
    return [NAN if is_nan else numbers[order[place]] for place in places]
