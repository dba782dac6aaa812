"""What the draws are given: a size, and numbers or nested lists of numbers that fit each other and the size.

A number may be Python's or an array's; a nested list may also be a tuple, a range
or an array.  Nothing is drawn here.
"""
import math

from ..arrays.nested import unnest
from ..arrays.shapes import MOST_NUMBERS, is_whole, joint_shape, size_of, stretch, whole

SEQUENCES = (list, tuple, type(range(0)))
MOST_COUNTED = 2.0 ** 63 - math.sqrt(2.0 ** 63) * 10.0


def as_lists(value):
    """An array as nested lists, its scalar as a number; anything else as it is."""
    return value.tolist() if hasattr(value, "tolist") else value


def flatten(value):
    """(flat list, shape) of nested lists; anything that is no sequence is one item, of the shape ().

    ValueError where the parts differ in shape.
    """
    if hasattr(value, "_form"):                 # an array of ours, whose objects may be sequences
        return list(value._data), value._form.shape
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
        if value != value:
            raise ValueError("%s must be finite; got %r" % (name, value))
        if value - value != 0.0:
            raise OverflowError("%s must be finite; got %r" % (name, value))
    return int(value)


# ---- numbers in a range: as in NumPy, nan is in most ----

def not_negative(value, name):
    """A float that is not below 0, nor -0.0."""
    value = real(value, name)
    if value <= 0.0 and math.copysign(1.0, value) < 0.0:
        raise ValueError("%s < 0; got %r" % (name, value))
    return value


def positive(value, name):
    """A float that is not 0 or below."""
    value = real(value, name)
    if value <= 0.0:
        raise ValueError("%s <= 0; got %r" % (name, value))
    return value


def positive_number(value, name):
    """A float above 0."""
    if value != value:
        raise ValueError("%s must not be nan" % name)
    return positive(value, name)


def probability(value, name):
    """A float from 0 to 1."""
    value = real(value, name)
    if not 0.0 <= value <= 1.0:
        raise ValueError("%s must be from 0 to 1; got %r" % (name, value))
    return value


def positive_probability(value, name):
    """A float above 0, up to 1."""
    if value == 0.0:
        raise ValueError("%s must be above 0; got %r" % (name, value))
    return probability(value, name)


def probability_below_one(value, name):
    """A float from 0 to below 1."""
    value = real(value, name)
    if not 0.0 <= value < 1.0:
        raise ValueError("%s must be from 0 to below 1; got %r" % (name, value))
    return value


def above_one(value, name):
    """A float above 1."""
    value = real(value, name)
    if not value > 1.0:
        raise ValueError("%s must be above 1; got %r" % (name, value))
    return value


def mean_count(value, name):
    """A float from 0 to so much below 2**63 that no count of that mean is expected to reach it."""
    value = real(value, name)
    if not 0.0 <= value <= MOST_COUNTED:
        raise ValueError("%s must be from 0 to about 2**63; got %r" % (name, value))
    return value


def count(value, name):
    """An int from 0 to 2**63 - 1, cut from a float as NumPy cuts it."""
    value = truncated(value, name)
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError("%s has more than 64 bits; got %r" % (name, value))
    if value < 0:
        raise ValueError("%s < 0; got %r" % (name, value))
    return value


# ---- shapes ----


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


def columns(size, *parameters):
    """(n, shape, lists of n numbers): parameters broadcast to each other and to the size.

    Each parameter is a triple (name, value, convert); convert(number, name) checks its numbers.
    """
    parts = []
    for name, value, convert in parameters:
        flat, own = flatten(value)
        parts.append(([convert(number, name) for number in flat], own))
    return fitted(size, parts)


def fitted(size, parts):
    """The same of parts that are checked, pairs of a flat list of anything and its shape."""
    n, shape = size_and_shape(size)
    joint = ()
    for _, own in parts:
        joint = joint_shape(joint, own)
    if shape is None:
        n, shape = size_and_shape(joint or None)
    elif joint_shape(joint, shape) != shape:
        raise ValueError("size %r does not fit parameters of the shape %r" % (shape, joint))
    return n, shape, [stretch(flat, own, shape or ()) for flat, own in parts]
