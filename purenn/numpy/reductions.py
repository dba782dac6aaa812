"""Functions of purenn.numpy that reduce an array over an axis, and that sort, count and compare."""
from ..arrays.nested import flatten
from ..arrays.kernels import renamed
from ..arrays.operators import write
from ..arrays.shapes import checked_axis, shape_text, whole
from ..floats.parts import INF, NAN
from .elements import not_equal
from .joining import atleast_1d, broadcast_to, column_stack, ravel, shape
from .ndarrays import array, asarray, paired, sorted_along, wrap
from .python import py_abs, py_max


# ---- over an axis ----

def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    """Sums from left to right: of all, of the columns (axis 0) or of the rows (axis 1)."""
    if dtype is not None:
        a = array(a, dtype, ndmin=1)
    elif not hasattr(a, "_form"):
        a = atleast_1d(a)
    sums = a.sum(axis, keepdims)
    return sums if out is None else write(sums, out, exactly=True)


def _method(name):
    def function(a, axis=None, **options):
        return getattr(atleast_1d(a), name)(axis, **options)
    return renamed(function, name)


mean, std, var, prod, max, min, argmax, argmin, any, all, cumsum, cumprod = [_method(_name) for _name in (
    "mean", "std", "var", "prod", "max", "min", "argmax", "argmin", "any", "all", "cumsum", "cumprod")]
amax, amin = max, min


def ptp(a, axis=None, keepdims=False):
    return max(a, axis, keepdims=keepdims) - min(a, axis, keepdims=keepdims)


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    a, weights = asarray(a), asarray(weights)
    if len(weights.shape) == 1 and len(a.shape) == 2 and checked_axis(axis, a.shape) == 0:
        weights = weights.reshape(-1, 1)        # one for each row
    total = sum(broadcast_to(weights, a.shape), axis)
    if not all(total):
        raise ZeroDivisionError("the weights sum to zero")
    return sum(a * weights, axis) / total


def median(a, axis=None):
    def middle(numbers):
        if not numbers or [x for x in numbers if x != x]:
            return NAN
        ordered = sorted(numbers)
        half = len(ordered) // 2
        return ordered[half] * 1.0 if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2.0
    return atleast_1d(a)._over(axis, False, middle)


def count_nonzero(a, axis=None):
    return sum(not_equal(a, 0), axis)


def bincount(x, weights=None, minlength=0):
    """How often each int 0, 1, ... occurs; with weights, their sums."""
    values, before, kind = flatten(x)
    if len(before) != 1 or values and kind not in ("int", "bool") or [v for v in values if v < 0]:
        raise ValueError("bincount takes a vector of ints from 0 on; got kind %s, shape %s"
                         % (kind, shape_text(before)))
    if weights is not None and shape(weights) != before:
        raise ValueError("bincount: there are %d values and weights of shape %s"
                         % (len(values), shape_text(shape(weights))))
    counts = [0 if weights is None else 0.0] * py_max([minlength] + [v + 1 for v in values])
    for v, w in zip(values, [1] * len(values) if weights is None else flatten(weights)[0]):
        counts[v] = counts[v] + w
    return array(counts, int if weights is None else float)


def diff(a, n=1, axis=-1):
    """Each element less the one before it, n times over."""
    a, n = asarray(a), whole(n, "n")
    if n < 0:
        raise ValueError("diff takes n >= 0; got %d" % n)
    for _ in range(n):
        a = _difference(a, axis)
        if not a.size:
            break
    return a


def _difference(a, axis):
    if not a.shape or checked_axis(axis, a.shape) is None:
        raise ValueError("diff takes an array and one axis; got shape %s, axis %r" % (shape_text(a.shape), axis))
    if len(a.shape) == 1 or checked_axis(axis, a.shape) == 0:
        return a[1:] - a[:-1]
    return a[:, 1:] - a[:, :-1]


def trace(a):
    return atleast_1d(a).trace()


# ---- order and comparison ----

def sort(a, axis=-1, kind=None):
    return sorted_along(atleast_1d(a), axis)


def argsort(a, axis=-1, kind=None):
    return sorted_along(atleast_1d(a), axis, order=True)


def unique(a, return_index=False, return_inverse=False, return_counts=False):
    """The different elements in ascending order; each option that is set adds an array to the result."""
    data, _, kind = flatten(a)
    values = sorted(set(data))
    place = dict([(v, i) for i, v in enumerate(values)])
    results = [wrap((values, (len(values),), kind))]
    if return_index:
        results.append(array([data.index(v) for v in values], int))
    if return_inverse:
        results.append(array([place[v] for v in data], int))
    if return_counts:
        results.append(bincount([place[v] for v in data], minlength=len(values)))
    return tuple(results) if len(results) > 1 else results[0]


def nonzero(a):
    return atleast_1d(a).nonzero()


def flatnonzero(a):
    return ravel(a).nonzero()[0]


def argwhere(a):
    return column_stack(atleast_1d(a).nonzero())


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    pairs, both = paired(a, b)
    return wrap(([v == w or equal_nan and v != v and w != w or py_abs(v - w) <= atol + rtol * py_abs(w)
                    and py_abs(w) != INF for v, w in pairs], both, "bool"))


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(all(isclose(a, b, rtol, atol, equal_nan)))


def array_equal(a, b):
    (x, first, _), (y, second, _) = flatten(a), flatten(b)
    return first == second and not [1 for v, w in zip(x, y) if not v == w]


def in1d(a, values):
    known = flatten(values)[0]
    return wrap(([v == v and v in known for v in flatten(a)[0]], flatten(a)[1], "bool"))


isin = in1d
