"""What the draws take and give: sizes, numbers and nested lists of them.

An argument may be a number, nested lists or tuples, a range, or anything with
tolist(). Results are flat row-major lists and a shape. Nothing is drawn here.
"""
from ..floats.kinds import INTEGERS

MOST_NUMBERS = 2 ** 40          # no memory holds so many
SEQUENCES = (list, tuple, type(range(0)))


def plain(value):
    """Arrays and their scalars as lists and numbers; anything else as it is."""
    return value.tolist() if hasattr(value, "tolist") else value


def is_whole(value):
    return isinstance(value, INTEGERS) or hasattr(value, "__index__")


def whole(value, name):
    """The value as an int; TypeError for anything else, a float included."""
    value = plain(value)
    if not is_whole(value):
        raise TypeError("%s must be an integer; got %r" % (name, value))
    return int(value)


def real(value, name):
    """The value as a float; TypeError for what is not a number."""
    try:
        return float(value - 0.0)
    except TypeError:
        raise TypeError("%s must be a real number; got %r" % (name, value))


def truncated(value, name):
    """The value as an int, cut toward zero as NumPy cuts it."""
    if not is_whole(value):
        value = real(value, name)
        if value - value != 0.0:
            raise ValueError("%s must be finite; got %r" % (name, value))
    return int(value)


def size_of(shape):
    """How many numbers a shape holds."""
    size = 1
    for side in shape:
        size = size * side
    return size


def size_and_shape(size):
    """How many numbers, and in what shape; (1, None) for size None, a single number."""
    size = plain(size)
    if size is None:
        return 1, None
    sides = size if isinstance(size, (list, tuple)) else [size]
    shape = tuple([whole(side, "a side of size") for side in sides])
    for side in shape:
        if side < 0:
            raise ValueError("negative dimensions are not allowed; got size %r" % (size,))
        if side > MOST_NUMBERS:
            raise ValueError("size %r is larger than any memory" % (size,))
    return size_of(shape), shape


def flatten(nested):
    """(flat list, shape); what is no sequence is one item of shape ().

    ValueError where the parts differ in shape.
    """
    nested = plain(nested)
    if not isinstance(nested, SEQUENCES):
        return [nested], ()
    if not [1 for item in nested if isinstance(item, SEQUENCES) or hasattr(item, "tolist")]:
        return list(nested), (len(nested),)
    flat = []
    inner = ()
    for i, part in enumerate(nested):
        items, shape = flatten(part)
        if i and shape != inner:
            raise ValueError("item %d has the shape %r, where item 0 has %r" % (i, shape, inner))
        inner = shape
        flat += items
    return flat, (len(nested),) + inner


def nest(flat, shape):
    """Nested lists of that shape; the only item for the shape ()."""
    if not shape:
        return flat[0]
    if len(shape) == 1:
        return list(flat)
    step = len(flat) // max(shape[0], 1)
    return [nest(flat[i * step:(i + 1) * step], shape[1:]) for i in range(shape[0])]


def joint_shape(shapes):
    """The shape that all shapes stretch to by NumPy's rule; ValueError if there is none."""
    joint = ()
    for axis in range(1, 1 + max([len(shape) for shape in shapes])):
        side = 1
        for shape in shapes:
            own = shape[-axis] if axis <= len(shape) else 1
            if own != 1 and side not in (1, own):
                raise ValueError("the shapes %s cannot be broadcast together" % " and ".join([str(s) for s in shapes]))
            side = side if own == 1 else own
        joint = (side,) + joint
    return joint


def stretch(flat, shape, target):
    """The flat list of `shape` repeated to fill the shape `target`."""
    if not shape:
        return flat * size_of(target)
    places = [0]
    for side, wanted in zip((1,) * (len(target) - len(shape)) + shape, target):
        step = 0 if side == 1 else 1
        places = [place * side + step * i for place in places for i in range(wanted)]
    return [flat[place] for place in places]


def columns(size, convert, *parameters):
    """(n, shape, lists of n numbers): parameters broadcast to each other and to the size.

    Each parameter is a pair (name, value); `convert(number, name)` checks its numbers.
    """
    n, shape = size_and_shape(size)
    parts = []
    for name, value in parameters:
        flat, own = flatten(value)
        parts.append(([convert(number, name) for number in flat], own))
    joint = joint_shape([own for _, own in parts])
    if shape is None:
        n, shape = size_and_shape(joint or None)
    elif joint_shape([joint, shape]) != shape:
        raise ValueError("size %r does not fit parameters of the shape %r" % (shape, joint))
    return n, shape, [stretch(flat, own, shape or ()) for flat, own in parts]


def pick(flat, shape, places, axis=0):
    """The flat list of the parts at those places along an axis."""
    outer, inner = size_of(shape[:axis]), size_of(shape[axis + 1:])
    if outer == inner == 1:
        return [flat[place] for place in places]
    starts = [(i * shape[axis] + place) * inner for i in range(outer) for place in places]
    return [flat[start + i] for start in starts for i in range(inner)]


def checked_axis(axis, shape):
    """The axis counted from the front; ValueError if the shape has no such axis."""
    axis = whole(axis, "axis")
    if not -len(shape) <= axis < len(shape):
        raise ValueError("axis %d is out of bounds for the shape %r" % (axis, shape))
    return axis % len(shape)
