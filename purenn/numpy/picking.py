"""Functions of purenn.numpy that pick elements by indices or masks, put numbers there, and make such indices."""
from ..arrays import kinds, widths
from ..arrays.indexing import put as put_at
from ..arrays.operators import is_matrix, make, values_for
from ..arrays.shapes import (
    along, is_whole, joint_shape, one_axis, places_along, shape_text, size_of, steps_of, stretch, whole)
from . import values
from .limits import can_cast
from .making import arange, lengths_of, ones
from .ndarrays import asarray, ndarray, wrap

# ---- what is given ----

_MODES = ("raise", "wrap", "clip")
_MOST = 2 ** 63 - 1                         # elements that an array may have


def _whole_numbers(x):
    """(flat list, shape) of indices; TypeError for an array of other than ints and bools."""
    data, shape, kind = values.parts(x)
    if hasattr(x, "dtype") and not widths.is_whole(kind) and kind != "bool":
        raise TypeError("indices are ints; got an array of kind %s" % kind)
    return [int(i) for i in data], shape


def _within(indices, length, mode, axis=0):
    """The places, from 0 on, that indices mean along an axis; mode: what those beyond its ends mean."""
    if mode not in _MODES:
        raise ValueError("mode is 'raise', 'wrap' or 'clip'; got %r" % (mode,))
    if indices and not length:
        raise IndexError("axis %d is empty; index %d has no element" % (axis, indices[0]))
    if mode == "wrap":
        return [i % length for i in indices]
    if mode == "clip":
        return [min(max(i, 0), length - 1) for i in indices]
    for i in indices:
        if not -length <= i < length:
            raise IndexError("index %d is out of bounds for axis %d with size %d" % (i, axis, length))
    return [i + length if i < 0 else i for i in indices]


def _written(result, out, error=ValueError):
    """The result, or `out` with it inside; NumPy asks that the kind of out fits into that of the result."""
    if out is None:
        return result
    result = asarray(result)
    if not is_matrix(out):
        raise TypeError("out is an array for the result; got %r" % (out,))
    if out.shape != result.shape:
        raise error("out has the shape %s; the result has %s" % (shape_text(out.shape), shape_text(result.shape)))
    if error is ValueError and not can_cast(out, result.dtype):
        raise TypeError("out is of kind %s and the result of %s" % (out._form.kind, result._form.kind))
    out._data = values.converted(result._data[:], result._form.kind, out._form.kind)
    return out


def _target(a, name):
    if not is_matrix(a):
        raise TypeError("%s changes an array; got %r" % (name, type(a).__name__))


def _fitting(given, a):
    """A flat list of the numbers that are put into an array; TypeError where its kind does not hold those of theirs."""
    if hasattr(given, "dtype") and not can_cast(given, a.dtype):
        raise TypeError("an array of kind %s does not hold all numbers of kind %s" % (a._form.kind, given.dtype))
    return values.parts(given, a._form.kind)[0]


# ---- by indices ----

def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at indices along an axis (None: of the flattened array)."""
    a = asarray(a)
    given, shape = _whole_numbers(indices)
    lengths = a.shape or (1,)
    if axis is None:
        lengths, axis = (a.size,), 0
    axis = one_axis(axis, lengths)
    places = _within(given if size_of(lengths[:axis]) else [], lengths[axis], mode, axis)
    data = along(a._data, lengths, places, axis)
    return _written(wrap((data, lengths[:axis] + shape + lengths[axis + 1:], a._form.kind)), out)


def put(a, ind, v, mode="raise"):
    """Put numbers, again from the first when there are no more, at indices of the flattened array, in place."""
    _target(a, "put")
    given, indices, data = values.parts(v, a._form.kind)[0], _whole_numbers(ind)[0], a._data
    if given or not data:
        for n, place in enumerate(_within(indices, a.size, mode)):
            data[place] = given[n % len(given)]
        a._data = data


def _places_along(arr, indices, axis):
    """(places, shape): where the elements stand that have these indices along an axis."""
    if indices._form.kind == "bool" or not widths.is_whole(indices._form.kind):
        raise IndexError("indices are an array of ints; got the kind %s" % indices._form.kind)
    lengths = arr.shape
    if axis is None:
        lengths, axis = (arr.size,), 0
        if indices.ndim != 1:
            raise ValueError("with axis=None the indices have a single dimension; got the shape %s"
                             % shape_text(indices.shape))
    axis = one_axis(axis, lengths)
    if indices.ndim != len(lengths):
        raise ValueError("the array and its indices have as many dimensions; got the shapes %s and %s"
                         % (shape_text(lengths), shape_text(indices.shape)))
    others = lengths[:axis] + (1,) + lengths[axis + 1:]
    try:
        shape = joint_shape(others, indices.shape)
    except ValueError:
        raise IndexError("indices of shape %s do not fit an array of shape %s along axis %d"
                         % (shape_text(indices.shape), shape_text(lengths), axis))
    if not size_of(shape):
        return [], shape
    steps = steps_of(lengths)
    starts = stretch(places_along(others, steps), others, shape)
    chosen = stretch(_within(indices._data, lengths[axis], "raise", axis), indices.shape, shape)
    return [start + i * steps[axis] for start, i in zip(starts, chosen)], shape


def take_along_axis(arr, indices, axis=-1):
    """The elements whose indices along an axis are given for each place of the other axes, as argsort gives them."""
    arr = asarray(arr)
    places, shape = _places_along(arr, asarray(indices), axis)
    data = arr._data
    return make(ndarray, [data[place] for place in places], shape, arr._form.kind)


def put_along_axis(arr, indices, values, axis):
    """Put values where take_along_axis would take them, in place."""
    _target(arr, "put_along_axis")
    places, shape = _places_along(arr, asarray(indices), axis)
    given, data = values_for(values, shape, arr._form), arr._data
    put_at(data, places, given)
    arr._data = data


# ---- by conditions ----

def _joint_kind(choices):
    """The kind that holds all of what is given; Python's own numbers take the width of the others."""
    joint = None
    for kind in sorted([values.parts(x)[2] for x in choices if type(x) not in (int, float)]):   # floats before ints
        joint = kind if joint is None else kinds.higher(joint, kind)
    for x in [x for x in choices if type(x) in (int, float)]:
        if joint is not None and widths.is_text(joint):
            raise TypeError("texts and the number %r have no kind in common" % x)
        joint = kinds.kind_of([x]) if joint is None else kinds.higher(joint, widths.beside(joint, type(x)()))
    return joint


def choose(a, choices, out=None, mode="raise"):
    """Element i of a picks from choices[i]; all are stretched to one shape."""
    choices = values.several(choices, "what is chosen from")
    if not choices:
        raise ValueError("choose needs at least one array to choose from")
    given, own = _whole_numbers(a if hasattr(a, "dtype") else asarray(a))
    kind, shape, parts = _joint_kind(choices), own, [values.parts(x) for x in choices]
    for _, lengths, _ in parts:
        shape = joint_shape(shape, lengths)
    lists = [stretch(ndarray._cast(data, before, kind), lengths, shape) for data, lengths, before in parts]
    chosen = stretch(given, own, shape)
    if mode == "raise" and [i for i in chosen if not 0 <= i < len(choices)]:
        raise ValueError("choose has %d choices, numbered from 0 on; got %r" % (len(choices), given))
    data = [lists[i][n] for n, i in enumerate(_within(chosen, len(choices), mode))]
    return _written(wrap((data, shape, kind)), out, TypeError)


def select(condlist, choicelist, default=0):
    """At each place the choice of the first condition that holds there."""
    condlist, choicelist = values.several(condlist, "condlist"), values.several(choicelist, "choicelist")
    if len(condlist) != len(choicelist) or not len(condlist):
        raise ValueError("select takes as many conditions as choices, at least one; got %d and %d"
                         % (len(condlist), len(choicelist)))
    choices = [x for x in choicelist] + [default]
    kind, lists, shapes = _joint_kind(choices), [], [(), ()]
    for n, parts in enumerate([[values.parts(x) for x in condlist], [values.parts(x) for x in choices]]):
        for _, lengths, _ in parts:
            shapes[n] = joint_shape(shapes[n], lengths)
        lists.append(parts)
    if [part for part in lists[0] if part[2] != "bool"]:
        raise TypeError("the conditions are arrays of bools; got the kinds %s" % ", ".join([p[2] for p in lists[0]]))
    shape = joint_shape(shapes[0], shapes[1])
    masks = [stretch(data, lengths, shape) for data, lengths, _ in lists[0]]
    given = [stretch(ndarray._cast(data, before, kind), lengths, shape) for data, lengths, before in lists[1]]
    data = given[-1][:]
    for mask, numbers in reversed(list(zip(masks, given))):
        data = [x if holds else y for holds, x, y in zip(mask, numbers, data)]
    return make(ndarray, data, shape, kind)


def _held(condition):
    return [i for i, x in enumerate(condition) if x]


def compress(condition, a, axis=None, out=None):
    """The parts along an axis (None: of the flattened array) for which a vector of conditions holds."""
    data, shape, _ = values.parts(condition)
    if len(shape) != 1:
        raise ValueError("the condition is a vector; got the shape %s" % shape_text(shape))
    return take(a, make(ndarray, _held(data), (len(_held(data)),), "int"), axis, out)


def extract(condition, arr):
    """The elements for which a condition holds, as a vector."""
    return compress(asarray(condition).reshape(-1), arr)


def _mask_for(a, mask, name):
    _target(a, name)
    data = values.parts(mask)[0]
    if len(data) != a.size:
        raise ValueError("%s takes a mask of as many elements; got %d for an array of %d" % (name, len(data), a.size))
    return _held(data)


def place(arr, mask, vals):
    """Put values, one after the other, where a mask holds, in place."""
    places = _mask_for(arr, mask, "place")
    given, data = _fitting(vals, arr), arr._data
    if places and not given:
        raise ValueError("place has no values to put at %d places" % len(places))
    put_at(data, places, [given[n % len(given)] for n in range(len(places))])
    arr._data = data


def putmask(a, mask, values):
    """Put the value that stands at the same place, or would if they were repeated, where a mask holds, in place."""
    places = _mask_for(a, mask, "putmask")
    given, data = _fitting(values, a), a._data
    if given:
        put_at(data, places, [given[n % len(given)] for n in places])
        a._data = data


# ---- indices ----

def _order_of(order):
    if order not in ("C", "F"):
        raise ValueError("order is 'C' or 'F'; got %r" % (order,))
    return order


def _steps(shape, order):
    """How far apart neighbours along each axis are, in rows (C) or columns (F)."""
    return steps_of(shape) if _order_of(order) == "C" else tuple(reversed(steps_of(tuple(reversed(shape)))))


def _strict(x):
    """(flat list, shape) of indices that have to be ints, bools or an array of them."""
    data, shape, kind = values.parts(x)
    if not widths.is_whole(kind) and kind != "bool":
        raise TypeError("indices are ints; got the kind %s" % kind)
    return [int(i) for i in data], shape


def _lengths(shape):
    lengths = tuple([whole(n, "a length") for n in ((shape,) if is_whole(shape) else values.several(shape, "a shape"))])
    if [n for n in lengths if n < 0] or size_of(lengths) > _MOST:
        raise ValueError("no array has the shape %s" % shape_text(lengths))
    return lengths


def unravel_index(indices, shape, order="C"):
    """The indices along each axis of places in the flattened array."""
    lengths = _lengths(shape)
    data, own = _strict(indices)
    if not lengths and own:
        raise ValueError("an array of no dimensions has one place; got indices of shape %s" % shape_text(own))
    for i in data:
        if not 0 <= i < size_of(lengths):
            raise ValueError("index %d is out of bounds for array with size %d" % (i, size_of(lengths)))
    return tuple([wrap(([i // step % length for i in data], own, "int"))
                  for step, length in zip(_steps(lengths, order), lengths)])


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """The places in the flattened array of indices along each axis."""
    dims, multi_index = _lengths(dims), values.several(multi_index, "multi_index")
    modes = mode if isinstance(mode, tuple) else (mode,) * len(dims)
    multi_index = values.several(multi_index, "multi_index")
    if len(multi_index) != len(dims) or len(modes) != len(dims):
        raise ValueError("indices and modes are needed for each of %d axes; got %d and %d"
                         % (len(dims), len(multi_index), len(modes)))
    found, shape = [0], ()
    for given, length, own_mode, step in zip(multi_index, dims, modes, _steps(dims, order)):
        data, own = _strict(given)
        if data and not size_of(dims):
            raise ValueError("an array of shape %s has no elements" % shape_text(dims))
        if own_mode == "raise" and [i for i in data if not 0 <= i < length]:
            raise ValueError("indices along an axis of length %d are from 0 to %d; got %r" % (length, length - 1, data))
        joint = joint_shape(shape, own)
        places = stretch(_within(data, length, own_mode), own, joint)
        found = [start + i * step for start, i in zip(stretch(found, shape, joint), places)]
        shape = joint
    return wrap((found, shape, "int"))


def ix_(*args):
    """Each vector along an axis of its own, so that together they index a block; masks become indices."""
    parts = []
    for n, given in enumerate(args):
        a = asarray(given)
        if a.ndim != 1:
            raise ValueError("ix_ takes vectors; got the shape %s" % shape_text(a.shape))
        if a._form.kind == "bool":
            a = a.nonzero()[0]
        elif not a.size and not is_matrix(given):
            a = a.astype(int)
        parts.append(a.reshape([-1 if m == n else 1 for m in range(len(args))]) if a.size else make(
            ndarray, [], tuple([0 if m == n else 1 for m in range(len(args))]), a._form.kind))
    return tuple(parts)


def diag_indices(n, ndim=2):
    """The indices of the main diagonal of an array of ndim axes of length n."""
    return (arange(n),) * whole(ndim, "ndim")


def diag_indices_from(arr):
    arr = asarray(arr)
    if arr.ndim < 2 or len(set(arr.shape)) > 1:
        raise ValueError("two or more axes of one length are needed; the shape is %s" % shape_text(arr.shape))
    return diag_indices(arr.shape[0], arr.ndim)


def _triangle(n, m, keeps):
    """(rows, columns) of the elements of an (n, m) matrix for which keeps(i, j) holds."""
    n, m = lengths_of([max(0, x) if is_whole(x) else x for x in (n, n if m is None else m)])
    pairs = [(i, j) for i in range(n) for j in range(m) if keeps(i, j)]
    return tuple([make(ndarray, [pair[side] for pair in pairs], (len(pairs),), "int") for side in (0, 1)])


def tril_indices(n, k=0, m=None):
    """The indices at and below the k-th diagonal."""
    return _triangle(n, m, lambda i, j: j - i <= k)


def triu_indices(n, k=0, m=None):
    """The indices at and above the k-th diagonal."""
    return _triangle(n, m, lambda i, j: j - i >= k)


def _matrix_shape(arr):
    if len(asarray(arr).shape) != 2:
        raise ValueError("a matrix is needed; the shape is %s" % shape_text(asarray(arr).shape))
    return asarray(arr).shape


def tril_indices_from(arr, k=0):
    r, c = _matrix_shape(arr)
    return tril_indices(r, k, c)


def triu_indices_from(arr, k=0):
    r, c = _matrix_shape(arr)
    return triu_indices(r, k, c)


def mask_indices(n, mask_func, k=0):
    """The indices that a function of a matrix, such as triu, leaves other than zero."""
    return asarray(mask_func(ones((n, n), int), k)).nonzero()
