"""The algebra of shapes: which shapes fit each other, and which shape a result has.

A shape is a tuple of lengths, (r, c) for r rows of c numbers; its numbers stand
in one flat list, row after row.  Works for any number of dimensions; Matrix
uses one and two, the draws of random/ may use more.
"""
from ..floats.kinds import INTEGERS
from ..floats.names import shortened

MOST_NUMBERS = 2 ** 40          # no memory holds so many


def is_whole(value):
    """Whether the value is an integer, Python's or another library's."""
    return isinstance(value, INTEGERS) or hasattr(value, "__index__")


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
    """The shape asked for, of one or two lengths, with -1 worked out; ValueError unless it holds `size` numbers."""
    if len(shape) == 1 and isinstance(shape[0], (list, tuple)):
        shape = shape[0]
    shape = tuple([whole(n, "a length of a shape") for n in shape])
    known = [n for n in shape if n != -1]
    if len(shape) > 2 or not shape or len(known) < len(shape) - 1:
        raise ValueError("a shape is one or two lengths, at most one of them -1; got %r" % (shape,))
    product = size_of(known)
    if len(known) < len(shape) and product:
        shape = tuple([size // product if n == -1 else n for n in shape])
    if [n for n in shape if n < 0] or size_of(shape) != size:
        raise ValueError("cannot reshape a matrix of %d numbers into shape %s" % (size, shape_text(shape)))
    return shape


def dot_sizes(first, second):
    """(r, k, c) of a dot product: (r, k) dot (k, c).  A vector is one row on the left and one column on the right.

    ValueError, with both shapes, where the inner lengths differ.
    """
    inner = 0 if len(second) == 1 else len(second) - 2
    if first[-1] != second[inner]:
        raise ValueError("shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)" % (
            shape_text(first), shape_text(second), first[-1], len(first) - 1, second[inner], inner))
    return size_of(first[:-1]), first[-1], size_of(second[inner + 1:])


def dot_shape(first, second):
    """The shape of a dot product of two shapes that fit: (r, c), without the lengths that a vector lacks."""
    return first[:-1] + (second[-1:] if len(second) == 2 else ())


# ---- an axis ----

def checked_axis(axis, shape):
    """The axis counted from the front, None for None and for a tuple of all axes; an error if there is no such axis."""
    if axis is None:
        return None
    if isinstance(axis, tuple):                 # all axes, each once, mean None
        each = [checked_axis(one, shape) for one in axis]
        if sorted(each) == list(range(len(shape))):
            return None
        raise ValueError("axis %r is not each axis once; name one, or all" % (axis,))
    return one_axis(axis, shape, "None or an int")


def one_axis(axis, shape, expected="an int"):
    """The axis, which cannot be None, counted from the front; TypeError or ValueError if it is none."""
    if isinstance(axis, bool) or not is_whole(axis):
        raise TypeError("axis is %s; got %r" % (expected, axis))
    axis = int(axis)
    if not -len(shape) <= axis < len(shape):
        raise ValueError("axis %d is out of bounds for a shape of %d dimension%s"
                         % (axis, len(shape), "" if len(shape) == 1 else "s"))
    return axis % len(shape)


def reduced_shape(shape, axis, keepdims):
    """The shape once an axis (None: all) is reduced to one number each, which keepdims leaves as a length of 1."""
    if axis is None:
        return (1,) * len(shape) if keepdims else ()
    return shape[:axis] + ((1,) if keepdims else ()) + shape[axis + 1:]


def along(flat, shape, places, axis=0):
    """The flat list of the parts at these places along an axis."""
    outer, inner = size_of(shape[:axis]), size_of(shape[axis + 1:])
    if outer == inner == 1:
        return [flat[place] for place in places]
    starts = [(i * shape[axis] + place) * inner for i in range(outer) for place in places]
    return [flat[start + i] for start in starts for i in range(inner)]
