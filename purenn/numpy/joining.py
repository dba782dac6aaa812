"""Functions of purenn.numpy that join arrays, split them, and repeat, add or leave out parts of them.

Glossary: r, c  rows and columns
"""
from ..arrays import kinds, widths
from ..arrays.indexing import span
from ..arrays.nested import is_row
from ..arrays.operators import is_matrix, make, write
from ..arrays.shapes import along, one_axis, shape_text, size_of, whole
from . import values
from .dtypes import dtype_of, kind_for
from .making import lengths_of
from .ndarrays import array, asarray, ndarray
from .reducing import sorting
from .shaping import (
    atleast_1d, atleast_2d, atleast_3d, broadcast_to, expand_dims, moveaxis, size)

# ---- joining ----

def _listed(arrays):
    if not (isinstance(arrays, (list, tuple)) or is_matrix(arrays) or values.is_sequence(arrays)
            or is_row(arrays) and hasattr(arrays, "__getitem__")):
        raise TypeError("a list of arrays is joined; got %r" % (arrays,))
    return list(arrays)


def _of_one_kind(parts, dtype=None, casting="same_kind"):
    """([(flat list, shape), ...], kind): arrays as values.parts has them, cast to the one kind that holds them all.

    dtype: the kind that is asked for; TypeError where the rule `casting` does not let one of them become it.
    """
    high = None
    for kind in sorted(set([kind for _, _, kind in parts])):        # in this order NumPy promotes several
        high = kind if high is None else kinds.higher(high, kind)
    if dtype is None and casting == "same_kind":
        return [(ndarray._cast(data, kind, high), shape) for data, shape, kind in parts], high
    from .limits import can_cast
    wanted = high if dtype is None else kind_for(dtype)
    if wanted == "<U0":
        if high == "object":
            raise TypeError("objects do not become texts of no width; use np.array")
        wanted = widths.text_kind(max([widths.parts(kinds.higher(kind, "<U1"))[1] for _, _, kind in parts]))
    for _, _, kind in parts:
        if not can_cast(dtype_of(kind), dtype_of(wanted), casting):
            raise TypeError("arrays of kind %s do not become %s by rule %r" % (kind, wanted, casting))
    return [(values.converted(data, kind, wanted), shape) for data, shape, kind in parts], wanted


def _held(parts):
    """The parts, Python's numbers among them as arrays of the width that the others have."""
    joint = None
    for kind in sorted(set([values.parts(x)[2] for x in parts if type(x) not in (int, float)])):
        joint = kind if joint is None else kinds.higher(joint, kind)
    if joint is None or widths.is_text(joint) or joint == "object":
        return parts
    return [x if type(x) not in (int, float) else array(x, dtype_of(widths.beside(joint, x))) for x in parts]


def concatenate(arrays, axis=0, out=None, dtype=None, casting="same_kind"):
    """The arrays one after the other along an axis; None joins them flattened."""
    arrays = _held(_listed(arrays)) if axis is None else _listed(arrays)
    parts = [values.parts(a) for a in arrays]
    if not parts:
        raise ValueError("need at least one array to concatenate")
    if out is not None and (dtype is not None or not is_matrix(out)):
        raise TypeError("out is an array, and says itself of which kind it is; got %r and dtype %r" % (out, dtype))
    parts, kind = _of_one_kind(parts, dtype if out is None else out.dtype, casting)
    if axis is None:
        parts, axis = [(data, (len(data),)) for data, _ in parts], 0
    shape = parts[0][1]
    if not shape:
        raise ValueError("arrays of no dimensions cannot be concatenated; use np.array or np.hstack")
    axis = one_axis(axis, shape)
    for i, (_, other) in enumerate(parts):
        if len(other) != len(shape) or other[:axis] + other[axis + 1:] != shape[:axis] + shape[axis + 1:]:
            raise ValueError("array %d has the shape %s, which does not join to %s along axis %d"
                             % (i, shape_text(other), shape_text(shape), axis))
    length = 0
    for _, other in parts:
        length = length + other[axis]
    joined = shape[:axis] + (length,) + shape[axis + 1:]
    if axis == 0:
        data = [x for data, _ in parts for x in data]
    else:
        pieces = [(data, size_of(other[axis:])) for data, other in parts]
        data = [x for i in range(size_of(shape[:axis])) for part, n in pieces for x in part[i * n:i * n + n]]
    return write(make(ndarray, data, joined, kind), out, True)


concat = concatenate


def stack(arrays, axis=0, out=None, dtype=None, casting="same_kind"):
    """Arrays of one shape along a new axis."""
    arrays = [asarray(a) for a in _listed(arrays)]
    for i, a in enumerate(arrays):
        if a.shape != arrays[0].shape:
            raise ValueError("stack takes arrays of one shape; array %d has the shape %s, array 0 %s"
                             % (i, shape_text(a.shape), shape_text(arrays[0].shape)))
    if not arrays:
        raise ValueError("need at least one array to stack")
    axis = whole(axis, "axis")
    place = one_axis(axis, (1,) * (arrays[0].ndim + 1))
    return concatenate([expand_dims(a, axis) for a in arrays], place, out, dtype, casting)


def vstack(tup, dtype=None, casting="same_kind"):
    """Under one another; a vector is a row."""
    return concatenate([atleast_2d(a) for a in _listed(tup)], 0, None, dtype, casting)


row_stack = vstack


def hstack(tup, dtype=None, casting="same_kind"):
    """Side by side; vectors and numbers end to end."""
    arrays = [atleast_1d(a) for a in _listed(tup)]
    return concatenate(arrays, 1 if arrays and len(arrays[0].shape) > 1 else 0, None, dtype, casting)


def dstack(tup):
    """Along the third axis."""
    return concatenate([atleast_3d(a) for a in _listed(tup)], 2)


def column_stack(tup):
    """Side by side; a vector is a column."""
    arrays = [asarray(a) for a in _listed(tup)]
    return concatenate([a if a.ndim > 1 else a.reshape(-1, 1) for a in arrays], 1)


def block(arrays):
    """An array put together from nested lists of blocks: the innermost lists side by side, the others above."""
    deepest = _depth(arrays)
    least = max([deepest] + _dimensions(arrays))

    def joined(part, level):
        if not isinstance(part, list):
            a = asarray(part)
            return a.reshape((1,) * (least - a.ndim) + a.shape)
        return concatenate([joined(inner, level + 1) for inner in part], level - deepest)
    return joined(arrays, 0) if deepest else joined(arrays, 0).copy()


def _depth(part):
    """In how many lists each block of nested lists is; an error where that is not the same for all."""
    if isinstance(part, tuple):
        raise TypeError("blocks are in lists; got the tuple %r" % (part,))
    if not isinstance(part, list):
        return 0
    depths = [_depth(inner) for inner in part]
    if not depths:
        raise ValueError("a list of blocks is empty")
    if min(depths) != max(depths):
        raise ValueError("blocks are in as many lists each; got some in %d and others in %d"
                         % (min(depths) + 1, max(depths) + 1))
    return 1 + depths[0]


def _dimensions(part):
    return [n for inner in part for n in _dimensions(inner)] if isinstance(part, list) else [asarray(part).ndim]


def append(arr, values, axis=None):
    if axis is None:
        return concatenate([asarray(arr).ravel(), asarray(values).ravel()])
    return concatenate([arr, values], axis)


# ---- splitting ----

MOST_SECTIONS = 2 ** 24


def array_split(ary, indices_or_sections, axis=0):
    """A list of parts: `sections` of them, as equal as they can be, or cut before each of the given indices."""
    a, sections = asarray(ary), indices_or_sections
    axis = one_axis(axis, a.shape)
    length = a.shape[axis]
    if not is_row(sections):
        sections = int(sections) if isinstance(sections, float) else whole(sections, "the number of sections")
        if not 1 <= sections <= MOST_SECTIONS:
            raise ValueError("the number of sections is from 1 to %d; got %d" % (MOST_SECTIONS, sections))
        each, extra = length // sections, length % sections
        cuts = [i * each + min(i, extra) for i in range(sections + 1)]
    else:
        cuts = [0] + [whole(i, "an index to split at") for i in sections] + [length]
    return [a[(span(None),) * axis + (span(i, j),)] for i, j in zip(cuts[:-1], cuts[1:])]


def split(ary, indices_or_sections, axis=0):
    """As array_split; ValueError where the parts would not be equal."""
    a, sections = asarray(ary), indices_or_sections
    length = a.shape[one_axis(axis, a.shape)]
    if not is_row(sections) and sections > 0 and length % sections:
        raise ValueError("%d does not divide into %d equal parts; use array_split" % (length, sections))
    return array_split(a, sections, axis)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 1 if asarray(ary).ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    if asarray(ary).ndim < 2:
        raise ValueError("vsplit takes an array of two or more dimensions")
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    if asarray(ary).ndim < 3:
        raise ValueError("dsplit takes an array of three or more dimensions")
    return split(ary, indices_or_sections, 2)


def unstack(x, axis=0):
    """The arrays along an axis, as a tuple."""
    return tuple([part for part in moveaxis(x, whole(axis, "axis"), 0)])


# ---- repeating ----

def _at(a, places, axis):
    """The parts of an array at these places along an axis, copied."""
    return make(ndarray, along(a._data, a.shape, places, axis), a.shape[:axis] + (len(places),) + a.shape[axis + 1:],
                a._form.kind)


def repeat(a, repeats, axis=None):
    """Each element, or each part along an axis, repeated; `repeats` is one count for all, or one for each.

    Floats are cut, as NumPy does here alone.
    """
    a = asarray(a)
    if axis is None or not a.shape:
        a, axis = a.reshape(-1), 0 if axis is None else axis
    axis = one_axis(axis, a.shape)
    length = a.shape[axis]
    counts = [int(count) if isinstance(count, float) else whole(count, "repeats") for count in values.parts(repeats)[0]]
    lengths_of(max(counts + [0]) * length)
    if min(counts + [0]) < 0:
        raise ValueError("repeats are at least 0; got %r" % (counts,))
    counts = counts * length if len(counts) == 1 else counts
    if len(counts) != length:
        raise ValueError("repeat needs one count or %d; got %d" % (length, len(counts)))
    return _at(a, [i for i, count in enumerate(counts) for _ in range(count)], axis)


def tile(A, reps):
    """Copies of the whole array, so many along each axis, the last axes first."""
    a, reps = asarray(A), lengths_of(reps)
    lengths_of(size_of(reps) * size(a))
    n = max(a.ndim, len(reps))
    reps = (1,) * (n - len(reps)) + reps
    data, shape = a._data[:], (1,) * (n - a.ndim) + a.shape
    for axis in reversed(range(n)):
        if reps[axis] != 1:
            inner = size_of(shape[axis:])
            blocks = [data[i * inner:i * inner + inner] for i in range(size_of(shape[:axis]))]
            data = [x for part in blocks for x in part * reps[axis]]
            shape = shape[:axis] + (shape[axis] * reps[axis],) + shape[axis + 1:]
    return make(ndarray, data, shape, a._form.kind)


# ---- leaving out and adding ----

def _flat(arr, axis):
    """(array, axis from the front); where that is None, the array flattened, and 0."""
    a = asarray(arr)
    return (a.reshape(-1), 0) if axis is None else (a, one_axis(axis, a.shape))


def _indices(obj, length):
    """(places along an axis, how many dimensions the index has) of an int, a slice, a list of ints or a mask."""
    if type(obj).__name__ == "slice":
        return list(range(length))[obj], 1
    index = asarray(obj)
    if index._form.kind == "bool":
        if index.ndim != 1:
            raise ValueError("a mask has one dimension; got the shape %s" % shape_text(index.shape))
        return [i for i, chosen in enumerate(index._data) if chosen], 1
    if not widths.is_whole(index._form.kind) and (index.size or is_matrix(obj)):
        raise IndexError("an index is made of ints; got the kind %s" % index._form.kind)
    places = []
    for i in index._data:
        if not -length <= i <= length:
            raise IndexError("index %d is out of bounds for axis of length %d" % (i, length))
        places.append(int(i) + length if i < 0 else int(i))
    return places, index.ndim


def delete(arr, obj, axis=None):
    """Without the parts at the indices along an axis (None: of the flattened array)."""
    a, axis = _flat(arr, axis)
    length = a.shape[axis]
    if asarray(obj)._form.kind == "bool" and asarray(obj).size != length:
        raise ValueError("a mask for %d elements has the shape %s" % (length, shape_text(asarray(obj).shape)))
    gone = set(_indices(obj, length)[0])
    if length in gone:
        raise IndexError("index %d is out of bounds for axis %d with size %d" % (length, axis, length))
    return _at(a, [i for i in range(length) if i not in gone], axis)


def insert(arr, obj, values, axis=None):
    """With values in front of the given indices along an axis (None: of the flattened array).

    An int takes its values without that axis, or several along it; a list of indices takes them in the array's shape.
    """
    a, axis = _flat(arr, axis)
    length = a.shape[axis]
    places, ndim = _indices(obj, length)
    if ndim > 1:
        raise ValueError("the index is an int or a list of ints; got %d dimensions" % ndim)
    given = array(values, a.dtype, ndmin=a.ndim if len(places) == 1 else 0)
    if len(places) == 1:
        given = given if ndim else moveaxis(given, 0, axis)
        places = places * given.shape[axis]
    while given.ndim > a.ndim and given.shape[0] == 1:
        given = given[0]
    given = broadcast_to(given, a.shape[:axis] + (len(places),) + a.shape[axis + 1:])
    order = sorting(places)
    both, sources, used = concatenate([a, given], axis), [], 0
    for i in range(length + 1):
        while used < len(order) and places[order[used]] == i:
            sources.append(length + order[used])
            used = used + 1
        if i < length:
            sources.append(i)
    return _at(both, sources, axis)


def trim_zeros(filt, trim="fb", axis=None):
    """Without the zeros at the front and back, of some axes or all: a part of an array, or of a list."""
    if not isinstance(trim, str) or trim.lower() not in ("f", "b", "fb", "bf"):
        raise ValueError("trim is a text of f and b; got %r" % (trim,))
    a = asarray(filt)
    axes = range(a.ndim) if axis is None else [
        one_axis(n, a.shape) for n in (axis if isinstance(axis, (list, tuple)) else [axis])]
    if not axes:
        return filt
    cuts, indices = [], [place._data for place in (a if a._form.kind != "object" else a != 0).nonzero()]
    for n, places in enumerate(indices):
        first = min(places) if places and "f" in trim.lower() else None if places else 0
        last = max(places) + 1 if places and "b" in trim.lower() else None if places else 0
        cuts.append(span(first, last) if n in axes else span(None))
    return filt[cuts[0]] if a.ndim == 1 else a[tuple(cuts)]
