"""Functions of purenn.numpy that give the same numbers another shape, or their axes another order."""
from ..arrays import kinds, loops, widths
from ..arrays.forms import form
from ..arrays.indexing import span
from ..arrays.operators import is_matrix, make
from ..arrays.shapes import (
    checked_axes, is_listed, is_whole, joint_shape, one_axis, shape_text, size_of, stretch, whole)
from ..arrays.views import fixed, is_contiguous
from . import values
from .loop_options import check_cast
from .making import lengths_of, zeros
from .ndarrays import asarray, ndarray
from .scalars import generic
from .values import several


def shape(a):
    return a._form.shape if is_matrix(a) else values.parts(a)[1]


def isscalar(element):
    return isinstance(element, (int, float, bool, str, generic)) or type(element).__name__ in (
        "Fraction", "Decimal", "complex", "bytes")


def ndim(a):
    return len(shape(a))


def size(a, axis=None):
    """How many elements, or how long an axis is."""
    axes = checked_axes(axis, shape(a))
    return size_of(shape(a)) if axes is None else size_of([shape(a)[n] for n in axes])


def transpose(a, axes=None):
    if isinstance(a, generic) and not axes:
        return a
    return asarray(a).transpose() if axes is None else asarray(a).transpose(axes)


permute_dims = transpose


def ascontiguousarray(a, dtype=None):
    """The array itself where its numbers follow one another, else a copy; it has at least one dimension."""
    a = asarray(a, dtype)
    a = a if is_contiguous(a) else a.copy()
    return a if a.ndim else a.reshape(1)


def asfortranarray(a, dtype=None):
    """The array itself where its numbers stand column after column, else a copy."""
    a = asarray(a, dtype)
    return a.reshape(1) if not a.ndim else a if a.flags.f_contiguous else a.copy()


def matrix_transpose(x):
    return asarray(x).swapaxes(-1, -2)


def reshape(a, shape=None, order="C", newshape=None, copy=None):
    return asarray(a).reshape(newshape if shape is None else shape, order=order)


def ravel(a, order="C"):
    return asarray(a).ravel(order)


def resize(a, new_shape):
    """Another shape, filled with repetitions of the array."""
    a, new_shape = asarray(a), lengths_of(new_shape)
    a = a if a.size else zeros(1, a.dtype)
    times = -(-size_of(new_shape) // max(a.size, 1))
    return make(ndarray, (a._data * times)[:size_of(new_shape)], new_shape, a._form.kind)


def resize_in_place(self, *shape, **options):
    """An array's method resize: another shape in place; numbers are cut off, or zeros added.

    Only the array that owns its numbers can have more or fewer of them.
    """
    if [name for name in options if name != "refcheck"] or not is_whole(options.get("refcheck", True)):
        raise TypeError("resize has one option, refcheck=True or False; got %r" % (options,))
    if not shape or shape == (None,):
        return
    shape = [whole(n, "a length") for n in (shape[0] if len(shape) == 1 and is_listed(shape[0]) else shape)]
    if [n for n in shape if n < 0]:
        raise ValueError("lengths are at least 0; got %r" % (shape,))
    size = size_of(shape)
    if hasattr(self, "_base") and size != self.size:
        raise ValueError("this array shares the numbers of another and cannot be resized; copy it first")
    data = (self._data + kinds.cast([0], "int", self._form.kind) * max(0, size - self.size))[:size]
    self._form = form(self._form.cls, tuple(shape), self._form.kind)
    self._data = data


ndarray.resize = resize_in_place


def squeeze(a, axis=None):
    return a if isinstance(a, generic) and axis in (None, (), 0, -1) else asarray(a).squeeze(axis)


def expand_dims(a, axis):
    """With an axis of length 1 at that place of the result, or several."""
    a = asarray(a)
    axes = [axis] if is_whole(axis) else several(axis, "axis")
    n = a.ndim + len(axes)
    places = [one_axis(place, (1,) * n) for place in axes]
    if len(set(places)) < len(places):
        raise ValueError("axis %r names a place twice" % (axis,))
    lengths = list(a.shape)
    return a.reshape([1 if place in places else lengths.pop(0) for place in range(n)])


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    """With some axes moved to other places; the others stay in their order."""
    a = asarray(a)
    sources = [one_axis(axis, a.shape) for axis in ([source] if is_whole(source) else several(source, "source"))]
    targets = [one_axis(axis, a.shape) for axis in (
        [destination] if is_whole(destination) else several(destination, "destination"))]
    if len(sources) != len(targets) or len(set(sources)) < len(sources) or len(set(targets)) < len(targets):
        raise ValueError("as many different axes as places; got %r and %r" % (source, destination))
    order = [axis for axis in range(a.ndim) if axis not in sources]
    for target, axis in sorted(zip(targets, sources)):
        order.insert(target, axis)
    return a.transpose(order) if a.ndim else a


def rollaxis(a, axis, start=0):
    """With an axis moved in front of another."""
    a = asarray(a)
    axis = one_axis(axis, a.shape)
    if not -a.ndim <= whole(start, "start") <= a.ndim:
        raise ValueError("start is from %d to %d; got %d" % (-a.ndim, a.ndim, start))
    start = start + a.ndim if start < 0 else start
    order = [n for n in range(a.ndim) if n != axis]
    order.insert(start - 1 if axis < start else start, axis)
    return a.transpose(order)


def atleast_1d(*arrays):
    return _at_least(arrays, lambda a: a if a.ndim else a.reshape(1))


def atleast_2d(*arrays):
    """A vector becomes a row."""
    return _at_least(arrays, lambda a: a if a.ndim > 1 else a.reshape(1, -1))


def atleast_3d(*arrays):
    """A vector of n becomes (1, n, 1), a matrix (r, c, 1)."""
    return _at_least(arrays, lambda a: a if a.ndim > 2 else expand_dims(a, 2) if a.ndim == 2 else a.reshape(
        1, -1, 1))


def _at_least(arrays, reshaped):
    results = [reshaped(asarray(a)) for a in arrays]
    return results[0] if len(results) == 1 else tuple(results)


# ---- broadcasting ----

def broadcast_to(array, shape, subok=False):
    """The array stretched to a shape; it cannot be written to."""
    a, shape = asarray(array), lengths_of(shape)
    if joint_shape(a.shape, shape) != shape:
        raise ValueError("shape %s does not broadcast to %s" % (shape_text(a.shape), shape_text(shape)))
    return fixed(a, stretch(list(range(a.size)), a.shape, shape), shape)


def broadcast_shapes(*shapes):
    """The shape that all stretch to."""
    both = ()
    for own in shapes:
        both = joint_shape(both, lengths_of(own))
    return both


def broadcast_arrays(*arrays, **options):
    """All stretched to their joint shape."""
    if [name for name in options if name != "subok"]:
        raise TypeError("broadcast_arrays' only option is subok; got %s" % ", ".join(sorted(options)))
    arrays = [asarray(a) for a in arrays]
    both = broadcast_shapes(*[a.shape for a in arrays])
    return tuple([broadcast_to(a, both) for a in arrays])


# ---- order along an axis ----

def flip(m, axis=None):
    """Backwards along an axis, several, or all (None)."""
    m = asarray(m)
    axes = checked_axes(axis, m.shape) if m.shape or axis in (None, ()) else one_axis(axis, ())
    return m[tuple([span(None, None, -1) if axes is None or n in axes else span(None) for n in range(m.ndim)])]


def flipud(m):
    if not asarray(m).ndim:
        raise ValueError("flipud takes an array of one or more dimensions; got a number")
    return flip(m, 0)


def fliplr(m):
    if asarray(m).ndim < 2:
        raise ValueError("fliplr takes an array of two or more dimensions; the shape is %s" % shape_text(shape(m)))
    return flip(m, 1)


def rot90(m, k=1, axes=(0, 1)):
    """Turned by 90 degrees, k times, from the first axis to the second."""
    m = asarray(m)
    if len(axes) != 2 or len(set([one_axis(axis, m.shape) for axis in axes])) < 2:
        raise ValueError("rot90 needs two axes; got %r" % (axes,))
    first, second = [one_axis(axis, m.shape) for axis in axes]
    k = k % 4
    if k == 0:
        return m[:]
    if k == 2:
        return flip(m, (first, second))
    return flip(m.swapaxes(first, second), first) if k == 1 else flip(m, first).swapaxes(first, second)


def _shift(n):
    """A number of places; a float is cut to an int."""
    return int(n) if isinstance(n, float) and n == n and n - n == 0 else whole(n, "shift")


def roll(a, shift, axis=None):
    """The elements moved on by `shift` places; those beyond the end come in at the front."""
    a = asarray(a)
    shifts = [_shift(shift)] if is_whole(shift) or isinstance(shift, float) else [
        _shift(n) for n in several(shift, "shift")]
    if axis is None:
        data, by = a._data[:], loops.sum_of(shifts)
        at = len(data) - by % len(data) if data else 0
        return make(ndarray, data[at:] + data[:at], a.shape, a._form.kind)
    axes = [axis] if is_whole(axis) else several(axis, "axis")
    most = max(len(axes), len(shifts))
    if len(axes) not in (1, most) or len(shifts) not in (1, most):
        raise ValueError("as many shifts as axes, or one of them; got %r and %r" % (shift, axis))
    for n, by in zip(axes * (most // len(axes)), shifts * (most // len(shifts))):
        n = one_axis(n, a.shape)
        length = a.shape[n]
        a = a[(span(None),) * n + ([(i - by) % length for i in range(length)],)]
    return a.copy()


def astype(x, dtype, copy=True, device=None):
    if not hasattr(x, "astype"):
        raise TypeError("astype takes an array or a number of its kinds; got %s" % type(x).__name__)
    if device not in (None, "cpu"):
        raise ValueError("the only device is 'cpu'; got %r" % (device,))
    return x.astype(dtype, copy=copy)


def copyto(dst, src, casting="same_kind", where=True):
    """Put numbers into an array in place, only where a mask holds if there is one; TypeError by a rule of can_cast."""
    if not is_matrix(dst):
        raise TypeError("numbers are copied to an array; got %r" % (dst,))
    if casting != "unsafe":
        _check_cast(src, dst._form.kind, casting)
    if where is True:
        dst[() if not dst.shape else span(None)] = src
        return
    if is_matrix(where) and where._form.kind != "bool":
        raise TypeError("a mask is of bools; got an array of kind %s" % where._form.kind)
    mask = broadcast_to(where, dst.shape)
    given = stretch(asarray(src)._data, shape(src), dst.shape)
    given = dst._cast(given, asarray(src)._form.kind, dst._form.kind)
    dst._data = [x if chosen else y for chosen, x, y in zip(mask._data, given, dst._data)]


def _check_cast(given, to, casting):
    """TypeError where a rule of can_cast does not let these numbers become those of a kind; a Python number is of the
    kind's width."""
    kind = values.parts(given)[2]
    if not isinstance(given, (bool, generic)) and isinstance(given, (int, float)):
        kind = "float" if isinstance(given, float) else "int"
        if to == "object" or casting in ("safe", "same_kind") and (
                widths.is_floating(to) or kind == "int" and widths.is_whole(to)):
            kind = to
    check_cast(kind, to, casting)


# ---- what is shared ----

def _owner(a):
    """The array that owns an array's numbers."""
    while getattr(a, "base", None) is not None:
        a = a.base
    return a


def may_share_memory(a, b, max_work=None):
    """Whether two arrays show numbers of the same one."""
    return _owner(a) is _owner(b) and is_matrix(a)


def shares_memory(a, b, max_work=None):
    """Whether an element of one array is an element of the other, too."""
    if not may_share_memory(a, b):
        return False
    return len(set(_places(a)) & set(_places(b))) > 0


def _places(a):
    """Where an array's numbers stand in the array that owns them."""
    owner = _owner(a)
    kept, owner._data = owner._data, list(range(owner.size))
    try:
        return list(a._data)
    finally:
        owner._data = kept


def iterable(y):
    if is_matrix(y) or isscalar(y):
        return len(shape(y)) > 0 or isinstance(y, str)
    return hasattr(y, "__iter__") or hasattr(y, "__getitem__")
