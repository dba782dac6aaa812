"""Shapes, joining and splitting: the functions of purenn.numpy that move numbers
and calculate nothing.

Glossary: r, c  rows and columns
"""
from ..arrays import loops
from ..arrays.nested import flatten, is_row
from ..arrays.operators import is_matrix, make
from ..arrays.shapes import checked_axis, joint_shape, shape_text, size_of, stretch, whole
from .making import arange, lengths_of
from .ndarrays import asarray, ndarray

# ---- shapes ----

def shape(a):
    return a._form.shape if is_matrix(a) else flatten(a)[1]


def isscalar(x):
    return isinstance(x, (int, float, bool, str))


def ndim(a):
    return len(shape(a))


def size(a, axis=None):
    axis = checked_axis(axis, shape(a))
    return size_of(shape(a)) if axis is None else shape(a)[axis]


def transpose(a, axes=None):
    return asarray(a).transpose() if axes is None else asarray(a).transpose(axes)


def reshape(a, shape, order="C"):
    return atleast_1d(a).reshape(shape, order=order)


def ravel(a, order="C"):
    return atleast_1d(a).ravel(order)


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    """A vector as one row (axis 0) or one column (axis 1 or -1)."""
    a = asarray(a)
    if axis not in (0, 1, -1, -2) or len(a.shape) != 1:
        raise ValueError("expand_dims makes a vector a row (axis 0) or a column (axis 1); got shape %s, axis %r"
                         % (shape_text(a.shape), axis))
    return a.reshape((1, -1) if axis in (0, -2) else (-1, 1))


# ---- joining and splitting ----

def _listed(arrays):
    if not is_matrix(arrays) and not is_row(arrays):
        raise TypeError("a list of arrays is joined; got %r" % (arrays,))
    return arrays


def _arrays(arrays):
    """([(flat list, shape), ...], kind): the arrays, cast to the one kind that holds them all."""
    parts = [flatten(a) for a in _listed(arrays)]
    if not parts:
        raise ValueError("need at least one array to concatenate")
    high = parts[0][2]
    for _, _, kind in parts:
        high = loops.higher(high, kind)
    return [(loops.cast(data, kind, high), shape) for data, shape, kind in parts], high


def concatenate(arrays, axis=0):
    """The arrays one after the other along an axis; None joins them flattened."""
    parts, kind = _arrays(arrays)
    if axis is None:
        parts, axis = [(data, (len(data),)) for data, _ in parts], 0
    shape = parts[0][1]
    if not shape:
        raise ValueError("numbers cannot be concatenated; use np.array or np.hstack")
    axis = checked_axis(axis, shape)
    for i, (_, other) in enumerate(parts):
        if len(other) != len(shape) or other[:axis] + other[axis + 1:] != shape[:axis] + shape[axis + 1:]:
            raise ValueError("array %d has the shape %s, which does not join to %s along axis %d"
                             % (i, shape_text(other), shape_text(shape), axis))
    length = 0
    for _, other in parts:
        length = length + other[axis]
    joined = shape[:axis] + (length,) + shape[axis + 1:]
    if axis == 0:
        return make(ndarray, [x for data, _ in parts for x in data], joined, kind)
    data = [x for i in range(shape[0]) for part, other in parts for x in part[i * other[1]:(i + 1) * other[1]]]
    return make(ndarray, data, joined, kind)


def _as_rows(a):
    data, shape, kind = flatten(a)
    return make(ndarray, data, shape if len(shape) == 2 else (1, len(data)), kind)


def _as_columns(a):
    data, shape, kind = flatten(a)
    return make(ndarray, data, shape if len(shape) == 2 else (len(data), 1), kind)


def vstack(arrays):
    """Under one another; a vector is a row."""
    return concatenate([_as_rows(a) for a in _listed(arrays)])


row_stack = vstack


def hstack(arrays):
    """Side by side; vectors and numbers end to end."""
    arrays = [atleast_1d(a) for a in _listed(arrays)]
    return concatenate(arrays, 1 if arrays and len(arrays[0].shape) == 2 else 0)


def column_stack(arrays):
    """Side by side; a vector is a column."""
    return concatenate([_as_columns(a) for a in _listed(arrays)], 1)


def stack(arrays, axis=0):
    """Vectors as the rows (axis 0) or the columns of a matrix; numbers as a vector."""
    parts, kind = _arrays(arrays)
    shape = parts[0][1]
    for i, (_, other) in enumerate(parts):
        if other != shape or len(shape) > 1:
            raise ValueError("stack takes vectors of one length; array %d has the shape %s"
                             % (i, shape_text(other)))
    result = make(ndarray, [x for data, _ in parts for x in data], (len(parts),) + shape, kind)
    axis = checked_axis(axis, result.shape)
    return result.T if shape and axis == 1 else result


def append(a, values, axis=None):
    return concatenate([a, values], axis)


def atleast_1d(a):
    if isinstance(a, ndarray):
        return a
    data, shape, kind = flatten(a)
    return make(ndarray, data, shape or (1,), kind)


def atleast_2d(a):
    return a if isinstance(a, ndarray) and len(a.shape) == 2 else _as_rows(a)


def broadcast_to(a, shape):
    data, before, kind = flatten(a)
    shape = lengths_of(shape)
    if joint_shape(before, shape) != shape:
        raise ValueError("shape %s does not broadcast to %s" % (shape_text(before), shape_text(shape)))
    return make(ndarray, stretch(data, before, shape)[:], shape, kind)


def repeat(a, repeats, axis=None):
    """Each element, row (axis 0) or column (axis 1) repeated; `repeats` is one count for all, or one for each."""
    a = atleast_1d(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    length = a.shape[checked_axis(axis, a.shape)]
    counts = [whole(count, "repeats") for count in flatten(repeats)[0]]
    lengths_of(max(counts + [0]) * length)
    if min(counts + [0]) < 0:
        raise ValueError("repeats are at least 0; got %r" % (counts,))
    counts = counts * length if len(counts) == 1 else counts
    if len(counts) != length:
        raise ValueError("repeat needs one count or %d; got %d" % (length, len(counts)))
    return take(a, [i for i, count in enumerate(counts) for _ in range(count)], axis)


def tile(a, reps):
    """Copies of the whole array: reps side by side, or (rows, columns) of them."""
    reps = lengths_of(reps)
    lengths_of(size_of(reps) * size(a))
    a = atleast_1d(a)
    if not reps:
        return a.copy()
    if len(reps) == len(a.shape) == 1:
        return make(ndarray, a._data * reps[0], (reps[0] * len(a),), a._form.kind)
    rows, columns = reps if len(reps) == 2 else (1, reps[0])
    r, c = atleast_2d(a).shape
    data = [x for row in loops.groups(a._data, (r, c), 1) for x in row * columns]
    return make(ndarray, data * rows, (rows * r, columns * c), a._form.kind)


def take(a, indices, axis=None):
    """The elements (axis None), rows (0) or columns (1) at the indices."""
    a = atleast_1d(a)
    if axis is None:
        return a.reshape(-1)[indices]
    return a[indices] if checked_axis(axis, a.shape) == 0 else a[:, indices]


def delete(a, indices, axis=None):
    """Without the elements (axis None), rows (0) or columns (1) at the indices."""
    a = atleast_1d(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    length = a.shape[checked_axis(axis, a.shape)]
    gone = atleast_1d(asarray(list(range(length)))[indices])
    return take(a, [i for i in range(length) if i not in gone], axis)


def flip(a, axis=None):
    a = atleast_1d(a)
    checked_axis(axis, a.shape)
    if len(a.shape) == 1:
        return a[::-1]
    if axis is None:
        return a[::-1, ::-1]
    return a[::-1] if checked_axis(axis, a.shape) == 0 else a[:, ::-1]


def flipud(a):
    return flip(a, 0)


def fliplr(a):
    return flip(a, 1)


def roll(a, shift, axis=None):
    """The elements moved on by `shift` places; those beyond the end come in at the front."""
    a, shift = atleast_1d(a), whole(shift, "shift")
    if axis is None:
        data = a._data[:]
        at = len(data) - shift % len(data) if data else 0
        return make(ndarray, data[at:] + data[:at], a.shape, a._form.kind)
    axis = checked_axis(axis, a.shape)
    length = a.shape[axis]
    return take(a, [(i - shift) % length for i in range(length)], axis)


MOST_SECTIONS = 2 ** 24


def array_split(a, sections, axis=0):
    """A list of parts: `sections` of them, as equal as they can be, or cut before each of the given indices."""
    a = atleast_1d(a)
    axis = checked_axis(axis, a.shape)
    length = a.shape[axis]
    if not is_row(sections):
        sections = whole(sections, "the number of sections")
        if not 1 <= sections <= MOST_SECTIONS:
            raise ValueError("the number of sections is from 1 to %d; got %d" % (MOST_SECTIONS, sections))
        size, extra = length // sections, length % sections
        cuts = [i * size + min(i, extra) for i in range(sections + 1)]
    else:
        cuts = [0] + [whole(i, "an index to split at") for i in sections] + [length]
    return [a[i:j] if axis == 0 else a[:, i:j] for i, j in zip(cuts[:-1], cuts[1:])]


def split(a, sections, axis=0):
    a = atleast_1d(a)
    length = a.shape[checked_axis(axis, a.shape)]
    if not is_row(sections) and whole(sections, "the number of sections") > 0 and length % sections:
        raise ValueError("%d does not divide into %d equal parts; use array_split" % (length, sections))
    return array_split(a, sections, axis)


def meshgrid(x, y, indexing="xy"):
    """Two matrices: x along the rows and y down the columns ("xy"), or the reverse ("ij")."""
    if indexing not in ("xy", "ij"):
        raise ValueError("indexing is 'xy' or 'ij'; got %r" % (indexing,))
    x, y = atleast_1d(x).reshape(-1), atleast_1d(y).reshape(-1)
    if indexing == "ij":
        return tile(x.reshape(-1, 1), (1, len(y))), tile(y, (len(x), 1))
    return tile(x, (len(y), 1)), tile(y.reshape(-1, 1), (1, len(x)))


class _Joiner(object):
    """np.c_[x, y] and np.r_[x, y]."""

    def __init__(self, join):
        self._join = join

    def __getitem__(self, arrays):
        return self._join(arrays if isinstance(arrays, tuple) else (arrays,))


c_ = _Joiner(column_stack)
r_ = _Joiner(lambda arrays: concatenate([
    arange(a.start or 0, a.stop, a.step or 1) if isinstance(a, slice) else atleast_1d(a) for a in arrays]))
