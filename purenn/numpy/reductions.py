"""Functions of purenn.numpy that make one number, or running ones, of what lies along an axis."""
from ..arrays import kinds, loops, widths
from ..arrays.indexing import span
from ..arrays.kernels import renamed
from ..arrays.operators import make, write
from ..arrays.shapes import one_axis, shape_text, whole
from ..floats.parts import NAN
from ..matrix import Matrix
from .dtypes import dtype_of, kind_for
from .elements import fmax, fmin, isnan, not_equal, subtract, where
from .joining import concatenate
from .loop_options import check_cast
from .ndarrays import array, asarray, ndarray
from .over_axes import means_for
from .reducing import over
from .shaping import broadcast_to


# Each calls the method of that name; sum and mean go to Matrix's at once, as a network takes many of small arrays.

def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    a = a if hasattr(a, "_form") else asarray(a)
    if dtype is None and out is None and initial is None and where is True:
        return Matrix.sum(a, axis, keepdims)
    return asarray(a).sum(axis, dtype, out, keepdims, initial, where)


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    return asarray(a).prod(axis, dtype, out, keepdims, initial, where)


def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
    a = a if hasattr(a, "_form") else asarray(a)
    if dtype is None and out is None and where is True:
        return Matrix.mean(a, axis, keepdims)
    return asarray(a).mean(axis, dtype, out, keepdims, where)


def _extreme(name):
    def function(a, axis=None, out=None, keepdims=False, initial=None, where=True):
        return getattr(asarray(a), name)(axis, out, keepdims, initial, where)
    return renamed(function, name)


def _place(name):
    def function(a, axis=None, out=None, keepdims=False):
        return getattr(asarray(a), name)(axis, out, keepdims)
    return renamed(function, name)


def _truth(name):
    def function(a, axis=None, out=None, keepdims=False, where=True):
        return getattr(asarray(a), name)(axis, out, keepdims, where)
    return renamed(function, name)


def _spread(name):
    def function(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=None, correction=None):
        return getattr(asarray(a), name)(axis, dtype, out, ddof, keepdims, where, mean, correction)
    return renamed(function, name)


def _running(name):
    def function(a, axis=None, dtype=None, out=None):
        return getattr(asarray(a), name)(axis, dtype, out)
    return renamed(function, name)


max, min, argmax, argmin, any, all, std, var, cumsum, cumprod = (
    _extreme("max"), _extreme("min"), _place("argmax"), _place("argmin"), _truth("any"), _truth("all"),
    _spread("std"), _spread("var"), _running("cumsum"), _running("cumprod"))
amax, amin = max, min


def _cumulative(name, identity):
    def function(x, axis=None, dtype=None, out=None, include_initial=False):
        x = asarray(x)
        x = x if x.shape else x.reshape(1)
        if axis is None and x.ndim > 1:
            raise ValueError("running totals of %d dimensions need an axis" % x.ndim)
        axis = one_axis(0 if axis is None else axis, x.shape)
        found = getattr(x, name)(axis, dtype)
        if include_initial:
            start = array(identity, found.dtype)
            found = concatenate([broadcast_to(start, x.shape[:axis] + (1,) + x.shape[axis + 1:]), found], axis)
        return write(found, out)
    return renamed(function, "cumulative_" + name[3:])


cumulative_sum, cumulative_prod = _cumulative("cumsum", 0), _cumulative("cumprod", 1)


def ptp(a, axis=None, out=None, keepdims=False):
    """The greatest less the least."""
    return write(max(a, axis, keepdims=keepdims) - min(a, axis, keepdims=keepdims), out, True)


def count_nonzero(a, axis=None, keepdims=False):
    return asarray(a).astype(bool).sum(axis, keepdims=keepdims)


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    """The mean, or the weighted mean; returned: also the sums of the weights."""
    a = asarray(a)
    if axis not in (None, ()) and not a.shape:
        one_axis(0, ())                         # an error
    if a._form.kind == "object":
        return mean(a, axis) if weights is None else (a * asarray(weights)).sum(axis) / asarray(weights).sum(axis)
    if weights is None:
        found = mean(a, axis, keepdims=keepdims)
        count = a.size / float(found.size) if found.size else 0.0
        total = asarray(found)
        total = make(ndarray, [count] * total.size, total.shape, total._form.kind)
        total = total if total.shape else total[()]
    else:
        weights = asarray(weights)
        if weights.shape != a.shape:
            weights = _along(weights, a.shape, axis)
        kind = kinds.higher(a._form.kind, weights._form.kind)
        kind = dtype_of(kind if widths.is_floating(a._form.kind) else kinds.higher(kind, "float"))
        weights = broadcast_to(weights, a.shape).astype(kind)
        total = weights.sum(axis, keepdims=keepdims)
        if not all(total):
            raise ZeroDivisionError("the weights sum to zero")
        found = (a.astype(kind) * weights).sum(axis, keepdims=keepdims) / total
    return (found, total) if returned else found


def _along(weights, lengths, axis):
    """Weights that are given for the places along an axis, or several, as an array that broadcasts to the shape."""
    if axis is None:
        raise TypeError("weights of another shape than the array's need an axis")
    axes = [one_axis(n, lengths) for n in (axis if isinstance(axis, (tuple, list)) else [axis])]
    if weights.shape != tuple([lengths[n] for n in axes]):
        raise ValueError("the weights have the shape %s; along axis %r the array has %s" % (
            shape_text(weights.shape), axis, shape_text(tuple([lengths[n] for n in axes]))))
    order = sorted(range(len(axes)), key=lambda i: axes[i])
    return weights.transpose(order).reshape([n if i in axes else 1 for i, n in enumerate(lengths)])


# ---- differences ----

def diff(a, n=1, axis=-1, prepend=None, append=None):
    """Each element less the one before it, n times over."""
    if whole(n, "n") == 0:
        return a
    a, n = asarray(a), whole(n, "n")
    if n < 0:
        raise ValueError("diff takes n >= 0; got %d" % n)
    if not a.ndim:
        raise ValueError("diff needs an array of at least one dimension")
    axis = one_axis(axis, a.shape)
    ends = [part for part in (prepend, a, append) if part is not None]
    if len(ends) > 1:
        a = concatenate([_end(part, a.shape, axis) for part in ends], axis)
    operation = not_equal if a._form.kind == "bool" else subtract
    for _ in range(n):
        before, after = [a[(span(None),) * axis + (part,)] for part in (span(None, -1), span(1, None))]
        a = operation(after, before)
        if not a.size:
            break
    return a


def _end(part, lengths, axis):
    part = asarray(part)
    return part if part.ndim else broadcast_to(part, lengths[:axis] + (1,) + lengths[axis + 1:])


def ediff1d(ary, to_end=None, to_begin=None):
    """The differences of the flattened array, between what is given."""
    ary = asarray(ary).ravel()
    middle = subtract(ary[1:], ary[:-1])
    ends = [None if end is None else asarray(end).ravel() for end in (to_begin, to_end)]
    for end in ends:
        if end is not None:
            check_cast(end._form.kind, middle._form.kind, "same_kind")
    parts = [part.astype(middle.dtype) for part in (ends[0], middle, ends[1]) if part is not None]
    return concatenate(parts)


def gradient(f, *spacing, **options):
    """Slopes along each axis: central differences, and one-sided ones at the ends."""
    f, axis, edge_order = asarray(f), options.pop("axis", None), options.pop("edge_order", 1)
    if f._form.kind in ("object", "bool") or f._form.kind[0] == "<" or not f.ndim or options:
        raise TypeError("gradient takes an array of numbers, spacings, axis and edge_order; got kind %s, shape %s%s"
                        % (f._form.kind, shape_text(f.shape), "".join([", " + name for name in sorted(options)])))
    if edge_order > 2:
        raise ValueError("edge_order is 1 or 2; got %r" % (edge_order,))
    f = f if widths.is_floating(f._form.kind) else f.astype(float)
    axes = range(f.ndim) if axis is None else [
        one_axis(n, f.shape) for n in (axis if isinstance(axis, (tuple, list)) else [axis])]
    if len(spacing) < 2 and (not spacing or not asarray(spacing[0]).ndim):
        spacing = (list(spacing) or [1.0]) * len(axes)
    if len(spacing) != len(axes):
        raise TypeError("gradient takes one number, or a spacing for each of %d axes; got %d"
                        % (len(axes), len(spacing)))
    gaps = [_gaps(step, f.shape, n) for n, step in zip(axes, spacing)]
    slopes = [_slopes(f, n, gap, edge_order).astype(f.dtype) for n, gap in zip(axes, gaps)]
    return slopes[0] if len(slopes) == 1 else tuple(slopes)


def _gaps(step, lengths, axis):
    """The distance of neighbours along an axis: one number, or an array that is broadcast where they differ."""
    if not asarray(step).ndim:
        return step if type(step) in (int, float) else asarray(step)[()]
    at = asarray(step)
    if at.shape != (lengths[axis],):
        raise ValueError("gradient takes one spacing or the %d places along axis %d; got the shape %s"
                         % (lengths[axis], axis, shape_text(at.shape)))
    gaps = diff(at if widths.is_floating(at._form.kind) else at.astype(float))
    if gaps._data == gaps._data[:1] * gaps.size:
        return gaps[0] if gaps.size else 1.0
    return gaps.reshape([-1 if n == axis else 1 for n in range(len(lengths))])


def _weights(near, far):
    """By which three values are multiplied for the slope of the parabola through them, at the first one's place."""
    return -(2.0 * near + far) / (near * (near + far)), (near + far) / (near * far), -near / (far * (near + far))


def _slopes(f, axis, gaps, edge_order):
    if f.shape[axis] < edge_order + 1:
        raise ValueError("gradient needs at least %d elements along axis %d" % (edge_order + 1, axis))

    def part(i, j=None, of=f):
        return of[(span(None),) * axis + (span(i, j),)]
    evenly = not hasattr(gaps, "_form")
    if evenly:
        inner = (part(2) - part(0, -2)) / (2.0 * gaps)
    else:
        low, high = part(0, -1, gaps), part(1, None, gaps)
        a, b, c = -high / (low * (low + high)), (high - low) / (low * high), low / (high * (low + high))
        inner = a * part(0, -2) + b * part(1, -1) + c * part(2)
    first, last = (gaps, gaps) if evenly else (part(0, 1, gaps), part(-1, None, gaps))
    if edge_order == 1:
        return concatenate([(part(1, 2) - part(0, 1)) / first, inner, (part(-1) - part(-2, -1)) / last], axis)
    if evenly:
        a, b, c = -1.5 / gaps, 2.0 / gaps, -0.5 / gaps
        d, e, g = 0.5 / gaps, -2.0 / gaps, 1.5 / gaps
    else:
        a, b, c = _weights(first, part(1, 2, gaps))
        g, e, d = [-x for x in _weights(last, part(-2, -1, gaps))]
    return concatenate([a * part(0, 1) + b * part(1, 2) + c * part(2, 3), inner,
                        d * part(-3, -2) + e * part(-2, -1) + g * part(-1)], axis)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The area under a curve by trapezoids."""
    y = asarray(y)
    axis = one_axis(axis, y.shape)
    flat = asarray(0 if x is None else x).ndim == 1
    gaps = dx if x is None else diff(x, axis=-1 if flat else axis)
    if flat:
        gaps = gaps.reshape([-1 if n == axis else 1 for n in range(y.ndim)])
    before, after = [y[(span(None),) * axis + (part,)] for part in (span(None, -1), span(1, None))]
    return (gaps * (before + after) / 2.0).sum(axis)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return asarray(a).trace(offset, axis1, axis2, dtype, out)


# ---- without nan ----

def _without_nan(name, filler):
    def function(a, axis=None, *more, **options):
        a = asarray(a)
        if not widths.is_floating(a._form.kind):
            return getattr(a, name)(axis, *more, **options)
        return getattr(where(isnan(a), filler, a), name)(axis, *more, **options)
    return renamed(function, "nan" + name)


nansum, nanprod, nancumsum, nancumprod = [_without_nan(_name, _filler) for _name, _filler in (
    ("sum", 0.0), ("prod", 1.0), ("cumsum", 0.0), ("cumprod", 1.0))]


def _among_numbers(name, a, axis, dtype, out, keepdims, where, **options):
    """A reduction of the numbers that are not nan; nan where there are none, or not more than ddof."""
    a = asarray(a)
    if widths.is_whole(a._form.kind) or a._form.kind == "bool":
        return getattr(a, name)(axis=axis, dtype=dtype, out=out, keepdims=keepdims, where=where, **options)
    if widths.is_floating(a._form.kind):
        for wanted in [x for x in (dtype, getattr(out, "dtype", None)) if x is not None]:
            if not widths.is_floating(kind_for(wanted)):
                raise TypeError("results of floats are floats; got the dtype %s" % (wanted,))
    a = a if dtype is None else array(a, dtype)
    least = options.get("ddof", 0) if options.get("correction") is None else options["correction"]
    means = None if options.get("mean") is None else iter(means_for(a, axis, options["mean"]))

    def of_list(numbers):
        numbers = [x for x in numbers if x == x]
        if means is not None:
            options["mean"] = next(means)
        if len(numbers) <= (least if name in ("var", "std") else 0):
            return NAN
        return getattr(make(ndarray, numbers, (len(numbers),), a._form.kind), name)(**options)
    kind = a._form.kind if widths.is_floating(a._form.kind) else "float"                # of objects
    return over(a, axis, keepdims, lambda numbers: _plain(of_list(numbers)), kind, out, where)


def _plain(x):
    return x.item() if hasattr(x, "item") else x


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
    return _among_numbers("mean", a, axis, dtype, out, keepdims, where)


def nanmin(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return fmin.reduce(a, axis, None, out, keepdims, initial, where)


def nanmax(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return fmax.reduce(a, axis, None, out, keepdims, initial, where)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=None, correction=None):
    return _among_numbers("var", a, axis, dtype, out, keepdims, where, ddof=ddof, mean=mean, correction=correction)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=None, correction=None):
    return _among_numbers("std", a, axis, dtype, out, keepdims, where, ddof=ddof, mean=mean, correction=correction)


def _place_among_numbers(name):
    def function(a, axis=None, out=None, keepdims=False):
        a = asarray(a)
        if isinstance(axis, tuple):
            raise TypeError("nan%s takes one axis; got %r" % (name, axis))
        loops.refuse_nothing("nan" + name, a.shape, axis)

        def place(numbers):
            known = [(x, -i) for i, x in enumerate(numbers) if x == x]
            if not known:
                raise ValueError("all of it is nan")
            best = loops.argmin_of if name == "argmin" else loops.argmax_of
            return -known[best([x for x, _ in known])][1]
        return over(a, axis, keepdims, place, "int", out)
    return renamed(function, "nan" + name)


nanargmin, nanargmax = _place_among_numbers("argmin"), _place_among_numbers("argmax")
