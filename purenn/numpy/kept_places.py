"""Where the numbers of an array are kept in the array that owns them, and in which order one best goes through them."""
from ..arrays.shapes import steps_of


def kept(a, shape):
    """(owner, start, steps): the array that owns the numbers, where the first one is there, and how far apart there
    neighbours are along each axis of a shape to which the array is stretched; 0 where it is repeated."""
    steps, owner = steps_of(a.shape), a
    points = [0] + [step if length > 1 else 0 for step, length in zip(steps, a.shape)] + [a.size - 1]
    while a.size and getattr(owner, "_base", None) is not None:
        points, owner = [_place_in_base(owner, point) for point in points], owner._base
    found, last = [point - points[0] for point in points[1:-1]], points[0]
    for step, length in zip(found, a.shape):
        last = last + step * (length - 1)
    if a.size and last != points[-1]:           # all elements of a view as a vector, which are not evenly apart
        owner, points, found = a, [0], [step if length > 1 else 0 for step, length in zip(steps, a.shape)]
    return owner, points[0], [0] * (len(shape) - a.ndim) + found


def _place_in_base(view, place):
    positions = getattr(view, "_positions", None)
    if positions is None:                       # a transpose
        c, r = view.shape
        return place % r * c + place // r
    return positions[0] + place if isinstance(positions, tuple) else positions[place]


def ordered(all_steps, shape, order):
    """The axes, the outermost first, in the order C, F, A (F where all arrays are kept so) or K (as they are kept)."""
    axes = list(range(len(shape)))
    if order == "A":
        order = "C" if False in [_in_columns(steps, shape) for steps in all_steps] else "F"
    if order != "K":
        return axes if order == "C" else axes[::-1]
    found = []                                  # the innermost first
    for axis in reversed(axes):
        at = len(found)
        for n in reversed(range(len(found))):
            both = [(abs(steps[axis]), abs(steps[found[n]])) for steps in all_steps]
            larger = [outer >= inner for outer, inner in both if outer and inner]
            if True in larger:                  # where arrays differ, rows come before columns
                break
            at = n if larger else at
        found.insert(at, axis)
    return found[::-1]


def _in_columns(steps, shape):
    """Whether the first index of an array is the fastest in where its numbers are kept, and none are left out."""
    size = 1
    for step, length in zip(steps, shape):
        if step not in (0, size):
            return False
        size = size * (length if step else 1)
    return True


def merged(lengths, all_steps):
    """The lengths of axes, the outermost first, once those that follow one another in all arrays are one."""
    found = []
    for n, length in enumerate(lengths):
        steps = [own[n] for own in all_steps]
        if found and found[-1][1] == [step * length for step in steps]:
            found[-1] = (found[-1][0] * length, steps)
        elif length != 1:
            found.append((length, steps))
    return [length for length, _ in found] or [1] * min(len(lengths), 1)
