"""What reductions, running totals and sorting share: an array as lists of numbers along an axis or several."""
from ..arrays import kinds, loops, widths
from ..arrays.operators import make, operand, write
from ..arrays.shapes import (
    as_rows, checked_axes, joint_shape, one_axis, reduced_shape, shape_text, size_of, stretch, turned_places)


def over(array, axis, keepdims, function, kind, out=None, where=True):
    """A function of a list applied to what lies along the axes: an array of that kind, or a scalar.

    where: a mask that leaves numbers out.
    """
    before = array._form
    axes = checked_axes(axis, before.shape)
    lists = loops.groups(array._data, before.shape, axes)
    if where is not True:
        lists = [[x for x, stays in zip(numbers, chosen) if stays]
                 for numbers, chosen in zip(lists, loops.groups(_mask(where, before), before.shape, axes))]
    data = [function(numbers) for numbers in lists]
    shape = reduced_shape(before.shape, axes, keepdims)
    if kind != "object":
        data = before.cls._cast(data, None, kind)
    result = make(before.cls, data, shape, kind) if shape else before.cls._scalar(data[0], kind)
    return write(result, out, True, True) if out is not None else result


def write_places(places, out):
    """Put places along an axis into `out`, an array of ints or bools, if there is one."""
    if out is not None and hasattr(out, "_form") and kinds.higher(out._form.kind, "int") != "int":
        raise TypeError("out, for places, is an array of ints; got one of kind %s" % out._form.kind)
    return write(places, out, True, True)


def store(result, out):
    """Put the result of a reduction into `out`, if there is one, and return that: floats are cut to ints."""
    return write(result, out, False, True)


def _mask(where, before):
    """The mask's bools, one for each number of the array."""
    mask = operand(where, before.cls)
    if joint_shape(mask.shape, before.shape) != before.shape:
        raise ValueError("where has the shape %s, which does not fit %s"
                         % (shape_text(mask.shape), shape_text(before.shape)))
    return stretch(mask._data, mask.shape, before.shape)


def fold(array, operate, kind, options, identity=None):
    """The reduction by an operation on two numbers: ((x0 op x1) op x2) ...

    options: (axis, out, keepdims, initial, where); identity: what nothing gives, None where nothing is an error.
    """
    axis, out, keepdims, initial, where = options
    start = identity if initial is None else _start(array, initial, kind)
    shape = array._form.shape
    axes = checked_axes(axis, shape)
    if start is None and loops.is_of_nothing(shape, axes):
        raise ValueError("nothing has no such result; the shape is %s" % shape_text(shape))
    if start is None and where is not True:
        raise ValueError("where may leave nothing, which has no such result: give initial, what that is then")

    def total(numbers):
        if initial is None and numbers:
            return running(numbers, operate)[-1] if len(numbers) > 1 else numbers[0]
        return running([start] + numbers, operate)[-1]
    cast = make(array._form.cls, kinds.cast(array._data, array._form.kind, kind), array._form.shape, kind)
    return over(cast, axis, keepdims, total, kind, out, where)


def _start(array, initial, kind):
    """The number that a reduction begins with, as one of its kind; OverflowError for an int that this does not hold."""
    if kind == "object":
        return initial
    cls = array._form.cls
    data, _, own = cls._parts(initial)
    return cls._cast(data if hasattr(initial, "dtype") else cls._held(data, kind), own, kind)[0]


def running(numbers, operate, settle=None):
    """The first number, what the operation makes of it and the second, of that and the third, and so on.

    settle: rounds or wraps each of them to their kind.
    """
    results = []
    for x in numbers:
        x = operate(results[-1], x) if results else x
        results.append(settle([x])[0] if settle else x)
    return results


def running_along(array, axis, operate, kind):
    """The running totals along an axis (None: of all, as a vector), of that kind."""
    before = array._form
    data = before.cls._cast(array._data, before.kind, kind)
    settle = widths.settle(kind) if kind != "object" else None
    if axis is None or not before.shape and axis in (0, -1):
        return make(before.cls, running(data, operate, settle), (before.size,), kind)
    shape = before.shape or (1,)
    axis = one_axis(axis, shape)
    lists = [running(numbers, operate, settle) for numbers in loops.groups(data, shape, axis)]
    return regrouped(lists, before.cls, shape, axis, kind)


def regrouped(lists, cls, shape, axis, kind):
    """An array from its lists along an axis, of whatever length they are now."""
    length = len(lists[0]) if lists else shape[axis]
    others = shape[:axis] + shape[axis + 1:] + (length,)
    data = [x for numbers in lists for x in numbers]
    order = list(range(axis)) + [len(shape) - 1] + list(range(axis, len(shape) - 1))
    if axis != len(shape) - 1 and size_of(others):
        places, others = turned_places(others, order)
        data = [data[place] for place in places]
    return make(cls, data, shape[:axis] + (length,) + shape[axis + 1:], kind)


def sorting(numbers):
    """The indices that sort numbers, nan last; equal ones stay as they stand, on MicroPython too."""
    return sorted(range(len(numbers)), key=lambda i: (numbers[i] != numbers[i], numbers[i], i))


def sorted_along(array, axis, order=False):
    """Sorted along an axis (None: flattened), nan last; with order, the indices that sort it."""
    before = array._form
    shape = before.shape
    if axis is None or order and not shape and axis in (0, -1):
        shape, axis = (before.size,), 0
    axis = one_axis(axis, shape)
    lists = []
    for numbers in loops.groups(array._data, shape, axis):
        indices = sorting(numbers)
        lists.append(indices if order else [numbers[i] for i in indices])
    return regrouped(lists, before.cls, shape, axis, "int" if order else before.kind)


def lists_along(array, axis):
    """(lists, the others' shape): what lies along each place of the other axes."""
    shape = array._form.shape
    axis = one_axis(axis, shape)
    return loops.groups(array._data, shape, axis), shape[:axis] + shape[axis + 1:]


def rows_last(array, axes):
    """(flat list, r, c): what lies along the axes (a sorted tuple) as r rows of c numbers."""
    r, c, places = as_rows(array._form.shape, axes)
    data = array._data
    return data if places is None else [data[place] for place in places], r, c
