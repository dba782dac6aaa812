"""The algebra of shapes: which shapes fit each other, and which shape a result has.

A shape is a tuple of lengths, (r, c) for r rows of c numbers; its numbers stand
in one flat list, row after row.  Works for any number of dimensions; Matrix
uses one and two, purenn.numpy's arrays and the draws of random/ any.
"""
from ..floats.kinds import INTEGERS
from ..floats.names import shortened

MOST_NUMBERS = 2 ** 40          # no memory holds so many


def is_whole(value):
    """Whether the value is an integer, Python's or another library's, or an array of one and no dimension."""
    if isinstance(value, INTEGERS):
        return True
    if hasattr(value, "_form"):
        return not value._form.shape and value._form.kind.lstrip("u")[:3] == "int"
    return hasattr(value, "__index__")


def is_listed(value):
    """Whether the value is a list, a tuple or a matrix, of which each element may be a length or an axis."""
    return isinstance(value, (list, tuple)) or hasattr(value, "_form") and value._form.shape != ()


def whole(value, name):
    """The value as an int; TypeError for anything else, a float included."""
    if hasattr(value, "tolist"):                # an array's scalar
        value = value.tolist()
    if not is_whole(value):
        raise TypeError("%s must be an integer; got %r" % (name, value))
    return int(value)


def size_of(shape):
    """How many numbers a shape holds."""
    size = 1
    for length in shape:
        size = size * length
    return size


# ---- in words ----

def shape_text(shape):
    """The shape as NumPy's messages write it: (3,4) or (3,)."""
    return "(%s)" % (",".join([str(n) for n in shape]) + ("," if len(shape) == 1 else ""))


def place_text(i, shape, columns=None):
    """Where the number at place i of the flat list stands, in words; columns: their names, where they have any."""
    if len(shape) != 2:
        return "element %d" % i
    row, column = i // shape[1], i % shape[1]
    return "row %d, column %d" % (row, column) + (" (%s)" % shortened(columns[column]) if columns else "")


def counted(n, what):
    """So many of something, in words: "1 class", "2 classes"."""
    return "%d %s" % (n, what if n == 1 else what + ("es" if what[-1] == "s" else "s"))


# ---- broadcasting ----

def joint_shape(first, second):
    """The shape that both stretch to by NumPy's rule: a length of 1 fits any; ValueError if there is none."""
    if first == second:
        return first
    more, fewer = (first, second) if len(first) >= len(second) else (second, first)
    fewer = (1,) * (len(more) - len(fewer)) + fewer
    joint = []
    for m, n in zip(more, fewer):
        if m != n and m != 1 and n != 1:
            raise ValueError("operands could not be broadcast together with shapes %s %s"
                             % (shape_text(first), shape_text(second)))
        joint.append(n if m == 1 else m)
    return tuple(joint)


def stretch(flat, shape, target):
    """The flat list of `shape` repeated to fill `target`, a shape that it stretches to."""
    size = size_of(target)
    if shape == target or not size:
        return flat if size else []
    if len(flat) == 1:
        return flat * size
    if len(flat) == shape[-1] == target[-1]:            # one row for every row
        return flat * (size // len(flat))
    if len(flat) == shape[0] == target[0] and len(shape) == len(target):        # one column for every column
        return repeated(flat, size // len(flat))
    places = [0]
    for length, wanted in zip((1,) * (len(target) - len(shape)) + shape, target):
        step = 0 if length == 1 else 1
        places = [place * length + step * i for place in places for i in range(wanted)]
    return [flat[place] for place in places]


def repeated(flat, times):
    """Each of the numbers so many times, one number after the other."""
    result = []
    for x in flat:
        result += [x] * times
    return result


# ---- one shape into another ----

def fit_shape(size, shape):
    """The shape asked for, one length or several, with -1 worked out; ValueError unless it holds `size` numbers."""
    if len(shape) == 1 and is_listed(shape[0]):
        shape = shape[0]
    if [n for n in shape if type(n).__name__ in ("bool", "bool_")]:
        raise TypeError("a length of a shape is an int; got %r" % (shape,))
    shape = tuple([whole(n, "a length of a shape") for n in shape])
    known = [n for n in shape if n != -1]
    if len(known) < len(shape) - 1:
        raise ValueError("at most one length of a shape is -1; got %r" % (shape,))
    product = size_of(known)
    if len(known) < len(shape) and product:
        shape = tuple([size // product if n == -1 else n for n in shape])
    if [n for n in shape if n < 0] or size_of(shape) != size:
        raise ValueError("cannot reshape a matrix of %d numbers into shape %s" % (size, shape_text(shape)))
    return shape


def steps_of(shape):
    """How far apart in the flat list neighbours along each axis are: (12, 4, 1) for (2, 3, 4)."""
    steps, step = [], 1
    for length in reversed(shape):
        steps.append(step)
        step = step * length
    return tuple(reversed(steps))


def places_along(lengths, steps, start=0):
    """The places in the flat list of every combination of indices below the lengths, the last index fastest."""
    places = [start]
    for length, step in zip(lengths, steps):
        offsets = [i * step for i in range(length)]
        places = [place + offset for place in places for offset in offsets]
    return places


def turned_places(shape, order):
    """(places, shape): where the numbers of a transpose stand, whose axes are those of `shape` in this order."""
    steps = steps_of(shape)
    lengths = tuple([shape[axis] for axis in order])
    return places_along(lengths, [steps[axis] for axis in order]), lengths


def as_rows(shape, axes):
    """(r, c, places): what lies along the axes (a sorted tuple) as rows of c numbers, one for each place of the others.

    places: where those numbers stand, row after row; None where that is the order they are in.
    """
    others = [axis for axis in range(len(shape)) if axis not in axes]
    r, c = size_of([shape[axis] for axis in others]), size_of([shape[axis] for axis in axes])
    order = others + list(axes)
    return r, c, None if order == list(range(len(shape))) else turned_places(shape, order)[0]


def dot_sizes(first, second):
    """(r, k, c) of a dot product: (r, k) dot (k, c).  A vector is one row on the left and one column on the right.

    Of more dimensions, the last axis of the first meets the last but one of the second.  ValueError, with both shapes,
    where these lengths differ.
    """
    inner = max(0, len(second) - 2)
    if first[-1] != second[inner]:
        raise ValueError("shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)" % (
            shape_text(first), shape_text(second), first[-1], len(first) - 1, second[inner], inner))
    return size_of(first[:-1]), first[-1], size_of(second[:inner] + second[inner + 1:])


def dot_shape(first, second):
    """The shape of a dot product of two shapes that fit: (r, c), without the lengths that a vector lacks."""
    return first[:-1] + second[:-2] + (second[-1:] if len(second) > 1 else ())


def sum_layout(shape, axes):
    """(r, c, axis, places): rows and columns of which the sums over `axes` (None: all) are those over an axis, 0 or 1.

    places: as in as_rows.  Everything, or a vector, is one column.
    """
    if axes is None or len(axes) == len(shape):
        return size_of(shape), 1, 0, None
    if axes == tuple(range(len(axes))):
        n = size_of(shape[:len(axes)])
        return n, size_of(shape[len(axes):]), 0, None
    if len(shape) == 2:
        return shape + (1, None)
    r, c, places = as_rows(shape, axes)
    return r, c, 1, places


# ---- axes ----

def checked_axes(axes, shape):
    """The axes counted from the front, a sorted tuple of them, None for None; an error if there is no such axis."""
    if axes is None or not shape and axes in (0, -1):       # of no dimensions, as NumPy has it
        return None
    if not isinstance(axes, (tuple, list)):
        return (one_axis(axes, shape, "None, an int or a tuple of ints"),)
    each = [one_axis(axis, shape) for axis in axes]
    if len(set(each)) < len(each):
        raise ValueError("axis %r names one twice" % (axes,))
    return tuple(sorted(each))


def checked_axis(axis, shape):
    """The axis counted from the front, None for None; an error if there is no such axis."""
    return None if axis is None else one_axis(axis, shape, "None or an int")


def one_axis(axis, shape, expected="an int"):
    """The axis, which cannot be None, counted from the front; TypeError or ValueError if it is none."""
    if isinstance(axis, bool) or not is_whole(axis):
        raise TypeError("axis is %s; got %r" % (expected, axis))
    axis = int(axis)
    if not -len(shape) <= axis < len(shape):
        raise ValueError("axis %d is out of bounds for a shape of %d dimension%s"
                         % (axis, len(shape), "" if len(shape) == 1 else "s"))
    return axis % len(shape)


def reduced_shape(shape, axes, keepdims):
    """The shape once axes (a tuple; None: all) are reduced to one number, which keepdims leaves as lengths of 1."""
    if axes is None:
        return (1,) * len(shape) if keepdims else ()
    if keepdims:
        return tuple([1 if axis in axes else n for axis, n in enumerate(shape)])
    return tuple([n for axis, n in enumerate(shape) if axis not in axes])


def along(flat, shape, places, axis=0):
    """The flat list of the parts at these places along an axis."""
    outer, inner = size_of(shape[:axis]), size_of(shape[axis + 1:])
    if outer == inner == 1:
        return [flat[place] for place in places]
    starts = [(i * shape[axis] + place) * inner for i in range(outer) for place in places]
    return [flat[start + i] for start in starts for i in range(inner)]
