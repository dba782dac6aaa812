"""Functions of purenn.numpy on numbers that go together: covariance, correlation, points of a curve, angles in turn."""
import math

from ..arrays import kinds, widths
from ..arrays.operators import make
from ..arrays.shapes import one_axis, shape_text
from ..floats.parts import INF
from . import values
from .dtypes import dtype_of, kind_for
from .elements import absolute, clip, greater, less, logical_and, mod, sqrt, where
from .joining import concatenate
from .making import diag
from .ndarrays import array, asarray, ndarray
from .reductions import average, cumsum, diff
from .scalars import generic, scalar

# ---- covariance ----

def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None):
    """The covariances of the variables, which are the rows (of rowvar False the columns), and those of y below them.

    ddof: taken off the count, 1 unless bias or it says otherwise.  fweights: how often each observation came;
    aweights: how much it counts.
    """
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof is an int; got %r" % (ddof,))
    parts = [asarray(m)] + ([] if y is None else [asarray(y)])
    for part in parts:
        if part.ndim > 2:
            raise ValueError("cov takes vectors and matrices; got the shape %s" % shape_text(part.shape))
        if part._form.kind == "object" or part._form.kind[0] == "<":
            raise TypeError("cov takes numbers; got an array of kind %s" % part._form.kind)
    x = _variables(parts, rowvar, dtype)
    if not x.shape[0]:
        return array([]).reshape(0, 0)
    n = x.shape[1]
    ddof = (0 if bias else 1) if ddof is None else ddof
    often, much = _per_observation(fweights, n, "fweights"), _per_observation(aweights, n, "aweights")
    if often is not None and [w for w in often._data if w != w // 1]:
        raise TypeError("fweights are how often each observation came, whole numbers; got %r" % (fweights,))
    w = often if much is None else much if often is None else often * much
    means, totals = average(x, 1, w, True)
    count = n - ddof if w is None else _effective(totals._data[0], ddof, w, much)
    x = x - means.reshape(-1, 1)
    c = x.dot((x if w is None else x * w).T)
    return (c * (1.0 / count if count > 0 else INF)).squeeze()


def _variables(parts, rowvar, dtype):
    """The variables as the rows of one new array of floats; a vector is one row."""
    kind = "float" if dtype is None else kind_for(dtype)
    for part in parts if dtype is None else ():
        kind = kinds.higher(kind, part._form.kind)
    rows = []
    for i, part in enumerate(parts):
        x = array(part, dtype_of(kind), ndmin=2)
        rows.append(x if rowvar or part.ndim == 1 and i == 0 or x.shape[0] == 1 and i else x.T)
    return concatenate(rows) if rows[0].shape[0] else rows[0]


def _per_observation(weights, n, name):
    """The weights as floats, None for None."""
    if weights is None:
        return None
    w = asarray(weights).astype(float)
    if w.shape != (n,):
        raise RuntimeError("%s are a number for each of %d observations; got the shape %s"
                           % (name, n, shape_text(w.shape)))
    if [x for x in w._data if x < 0]:
        raise ValueError("%s are at least 0; got %r" % (name, weights))
    return w


def _effective(total, ddof, w, much):
    """By which number the weighted products are divided."""
    if ddof == 0:
        return total
    return total - ddof if much is None else total - ddof * (w * much).sum() / total


def corrcoef(x, y=None, rowvar=True, dtype=None):
    """The correlations of the variables, from -1 to 1; of one, 1."""
    c = cov(x, y, rowvar, dtype=dtype)
    if not c.ndim:
        return c / c
    deviations = sqrt(diag(c))
    return clip(c / deviations.reshape(-1, 1) / deviations, -1, 1)


# ---- curves ----

def interp(x, xp, fp, left=None, right=None, period=None):
    """The values at x of the straight lines between the points (xp, fp), whose xp ascend.

    left, right: values beyond the first and the last point, theirs if not given.  period: after which all repeats.
    """
    x, known, heights = [asarray(part).astype(float) for part in (x, xp, fp)]
    if known.ndim != 1 or heights.ndim != 1 or len(known) != len(heights):
        raise ValueError("xp and fp are vectors of one length; got the shapes %s and %s"
                         % (shape_text(known.shape), shape_text(heights.shape)))
    if not len(known):
        raise ValueError("there are no points to interpolate between")
    if period is not None:
        if period == 0:
            raise ValueError("period is not 0")
        x, known, heights = _repeated(x, known, heights, float(period if period > 0 else -period))
        left = right = None
    a, b = known._data, heights._data
    left, right = [end if given is None else _number(given) for end, given in ((b[0], left), (b[-1], right))]
    found = [_at(v, a, b, left, right) for v in x._data]
    return make(ndarray, found, x.shape, "float") if x.shape else scalar(found[0], "float")


def _number(x):
    if isinstance(x, str):
        raise TypeError("left and right are numbers; got %r" % (x,))
    return float(x)


def _repeated(x, known, heights, period):
    """x and the points within one period, in order, with one point more on each side."""
    known = mod(known, period)
    order = known.argsort()
    known, heights = known[order], heights[order]
    return (asarray(mod(x, period)), concatenate([known[-1:] - period, known, known[:1] + period]),
            concatenate([heights[-1:], heights, heights[:1]]))


def _at(v, a, b, left, right):
    """The value at v of the line through the points with the abscissas a and ordinates b."""
    if v != v:
        return v if len(a) > 1 else b[0]
    if v > a[-1] or v < a[0]:
        return right if v > a[-1] else left
    low, high = (0, len(a)) if len(a) > 4 else (1, 1)
    while low < high:                       # the first point behind v, where a nan is behind all
        middle = (low + high) // 2
        low, high = (middle + 1, high) if v >= a[middle] else (low, middle)
    while len(a) <= 4 and low < len(a) and v >= a[low]:
        low = low + 1
    if low == len(a):
        return b[-1]
    i = low - 1
    if v == a[i]:
        return b[i]
    slope = (b[low] - b[i]) / (a[low] - a[i])
    value = slope * (v - a[i]) + b[i]
    if value != value:                      # of infinities
        value = slope * (v - a[low]) + b[low]
    return b[i] if value != value and b[i] == b[low] else value


# ---- angles ----

def unwrap(p, discont=None, axis=-1, period=2 * math.pi):
    """Angles, or other numbers that begin anew after a period, without their jumps of more than discont.

    discont: half a period if not given, as less makes no difference.
    """
    p = asarray(p)
    steps = diff(p, axis=axis)
    axis = one_axis(axis, p.shape)
    kind = _kind_beside(steps, period)
    is_whole = not widths.is_floating(kind) and kind != "object"
    high = period // 2 if is_whole else period / 2.0
    within = mod(steps + high, period) - high
    if not is_whole or period % 2 == 0:                     # half a period up or down: as the step goes
        within = where(logical_and(within == -high, greater(steps, 0)), high, within)
    changes = where(less(absolute(steps), period / 2.0 if discont is None else discont), 0, within - steps)
    result = array(p, dtype_of(kind))
    turned = result.swapaxes(0, axis)
    turned[1:] = p.swapaxes(0, axis)[1:] + cumsum(asarray(changes).swapaxes(0, axis), 0)
    return result


def _kind_beside(steps, period):
    """The kind of the results: a Python number leaves the steps their width."""
    if isinstance(period, generic) or hasattr(period, "_form"):
        return kinds.higher(steps._form.kind, values.parts(period)[2])
    kind = steps._form.kind
    if isinstance(period, float):
        return kind if widths.is_floating(kind) else "float"
    return kinds.counted(kind) if kind == "bool" else kind
