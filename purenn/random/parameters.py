"""What the draws are given: a size, and numbers or nested lists of numbers that fit each other and the size.

A number may be Python's or an array's; a nested list may also be a tuple, a range
or an array.  Nothing is drawn here.
"""
from ..arrays.nested import unnest
from ..arrays.shapes import MOST_NUMBERS, is_whole, joint_shape, size_of, stretch, whole

SEQUENCES = (list, tuple, type(range(0)))


def as_lists(value):
    """An array as nested lists, its scalar as a number; anything else as it is."""
    return value.tolist() if hasattr(value, "tolist") else value


def flatten(value):
    """(flat list, shape) of nested lists; anything that is no sequence is one item, of the shape ().

    ValueError where the parts differ in shape.
    """
    value = as_lists(value)
    return unnest(value) if isinstance(value, SEQUENCES) else ([value], ())


def real(value, name):
    """The value as a float; TypeError for anything that is not a number."""
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


def size_and_shape(size):
    """How many numbers, and in what shape; (1, None) for size None, a single number."""
    size = as_lists(size)
    if size is None:
        return 1, None
    sides = size if isinstance(size, (list, tuple)) else [size]
    shape = tuple([whole(side, "a side of size") for side in sides])
    for side in shape:
        if side < 0:
            raise ValueError("negative dimensions are not allowed; got size %r" % (size,))
    if max((size_of(shape),) + shape) > MOST_NUMBERS:
        raise ValueError("size %r is larger than any memory" % (size,))
    return size_of(shape), shape


def columns(size, convert, *parameters):
    """(n, shape, lists of n numbers): parameters broadcast to each other and to the size.

    Each parameter is a pair (name, value); `convert(number, name)` checks its numbers.
    """
    n, shape = size_and_shape(size)
    parts = []
    for name, value in parameters:
        flat, own = flatten(value)
        parts.append(([convert(number, name) for number in flat], own))
    joint = ()
    for _, own in parts:
        joint = joint_shape(joint, own)
    if shape is None:
        n, shape = size_and_shape(joint or None)
    elif joint_shape(joint, shape) != shape:
        raise ValueError("size %r does not fit parameters of the shape %r" % (shape, joint))
    return n, shape, [stretch(flat, own, shape or ()) for flat, own in parts]
