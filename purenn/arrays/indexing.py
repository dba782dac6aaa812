"""From an index, as in x[1:3, mask], to positions in a flat row-major list.

NumPy's rules: ints, slices, `...`, None, lists of ints and masks.  Basic indices (ints, slices and None) share their
numbers with the matrix they came from; lists and masks copy.  Only `take`, `take_rows` and `put` touch numbers.
"""
from .shapes import MOST_NUMBERS, is_whole, joint_shape, size_of, steps_of, stretch

_DOTS = ("ellipsis", "Ellipsis")    # by the type's name: Skulpt has neither the literal nor the word
_BOOLS = ("bool", "bool_")          # by the type's name, as NumPy's and purenn.numpy's are no bools of Python
_ONLY_INTS = set([int])
_FULL = object()                    # a whole axis, as `:`; MicroPython cannot make a slice

_NONE = object()                    # no axis, as `...` where none is missing; it stands between lists all the same


def is_dots(part):
    """Whether a part of an index, or an option, is `...`."""
    return type(part).__name__ in _DOTS


class _Span(object):
    """A slice, where this Python cannot make one."""

    def __init__(self, start, stop, step=None):
        self.start, self.stop, self.step = start, stop, step

    def indices(self, length):
        step = 1 if self.step is None else self.step
        low, high = (0, length) if step > 0 else (-1, length - 1)
        start, stop = (low, high) if step > 0 else (high, low)
        if self.start is not None:
            start = min(max(self.start + length if self.start < 0 else self.start, low), high)
        if self.stop is not None:
            stop = min(max(self.stop + length if self.stop < 0 else self.stop, low), high)
        return start, stop, step


def span(start, stop=None, step=None):
    """The index start:stop:step."""
    try:
        return slice(start, stop, step)
    except TypeError:                           # MicroPython
        return _Span(start, stop, step)


WANTED = ("an index is an int, a slice, ..., None, a list of ints or a mask of bools; "
          "got %s")


class Picked(object):
    """What an index picks: positions (an int for one number, else a run (start, stop) or a list), the shape of the
    result, whether the result shares its numbers, and whether the index is a single mask of all axes."""
    __slots__ = ("positions", "shape", "shares", "by_mask")

    def __init__(self, positions, shape, shares):
        self.positions = positions
        self.shape = shape
        self.shares = shares
        self.by_mask = False


def pick(key, shape, most):
    """What the index `key` picks from a matrix of this shape; IndexError says which axis is wrong.

    most: how many dimensions the result may have; with 2, one number is always a number.
    """
    if type(key) is int and len(shape) == 2:
        r, c = shape
        start = _bounded(key, r, 0) * c
        return Picked((start, start + c), (c,), True)
    parts, has_dots = _spread(list(key) if isinstance(key, tuple) else [key], shape)
    axes = _axes(parts, shape)
    if [axis for axis in axes if axis.places is not None]:
        picked = _by_lists(axes)
        picked.by_mask = len(parts) == 1 and isinstance(parts[0], _Grid) and parts[0].is_mask and bool(parts[0].axes)
    else:
        picked = _by_slices(axes)
        if not picked.shape and (not has_dots or most == 2):
            picked.positions = picked.positions[0]
    if len(picked.shape) > most:
        raise IndexError("the index makes %d dimensions; a matrix has one or two" % len(picked.shape))
    return picked


# ---- the parts of an index ----

def _spread(parts, shape):
    """(parts, whether one was `...`): with as many whole axes in the place of `...`, or at the end, as are missing."""
    dots = [n for n, part in enumerate(parts) if is_dots(part)]
    if len(dots) > 1:
        raise IndexError("an index can only have one ellipsis ('...')")
    parts = [part if part is None or _is_plain(part) else _grid(part) for part in parts]
    given = 0
    for n, part in enumerate(parts):
        if part is not None and n not in dots:
            given = given + (part.axes if isinstance(part, _Grid) else 1)
    if given > len(shape):
        raise IndexError("too many indices: a matrix of shape %r was given %d" % (shape, given))
    at = dots[0] if dots else len(parts)
    whole = [_FULL] * (len(shape) - given) or [_NONE] * len(dots)
    return parts[:at] + whole + parts[at + 1:], len(dots) > 0


def _is_plain(part):
    if part is _FULL or part is _NONE or isinstance(part, (slice, _Span)):
        return True
    return is_dots(part) or _is_int(part)


def _is_int(part):
    return is_whole(part) and type(part).__name__ not in _BOOLS and not getattr(part, "shape", ())


class _Grid(object):
    """A list of ints, or a mask, as an index: flat values, their shape, and how many axes it stands for."""
    __slots__ = ("values", "shape", "is_mask", "axes")

    def __init__(self, values, shape, is_mask):
        self.values = values
        self.shape = shape
        self.is_mask = is_mask
        self.axes = len(shape) if is_mask else 1


def _grid(part):
    """The _Grid of a list, tuple, range, matrix or bool; IndexError for anything else."""
    if type(part).__name__ in _BOOLS:
        return _Grid([bool(part)], (), True)
    if hasattr(part, "_form"):
        before = part._form
        if before.kind not in ("bool", "object") and not before.size and len(before.shape) == 1:
            return _whole_grid([], before.shape) if before.kind[:5] != "float" else _refused("an array of floats")
        values = part._data
        return _Grid(values, before.shape, True) if before.kind == "bool" else _whole_grid(values, before.shape)
    if hasattr(part, "tolist"):
        part = part.tolist()
    elif hasattr(part, "__array__"):
        return _grid(part.__array__())
    elif type(part) is type(range(0)):
        part = list(part)
    if not isinstance(part, (list, tuple)):
        return _refused(repr(part))
    values, shape = list(part), (len(part),)
    while values and [value for value in values if isinstance(value, (list, tuple)) or hasattr(value, "tolist")]:
        rows = [value.tolist() if hasattr(value, "tolist") else value for value in values]
        if not isinstance(rows[0], (list, tuple)):
            values = rows
            break
        lengths = set([len(row) if isinstance(row, (list, tuple)) else -1 for row in rows])
        if len(lengths) > 1:
            raise IndexError("the lists of an index differ in length: %r" % (part,))
        shape = shape + (len(rows[0]),)
        values = [value for row in rows for value in row]
    names = set([kind.__name__ for kind in set(map(type, values))])
    if names and not [name for name in names if name not in _BOOLS]:
        return _Grid([bool(value) for value in values], shape, True)
    return _whole_grid(values, shape)


def _whole_grid(values, shape):
    if set(map(type, values)) == _ONLY_INTS:
        return _Grid(values, shape, False)
    for value in values:
        if not _is_int(value) and type(value).__name__ not in _BOOLS:
            _refused("a list with %r" % (value,))
    return _Grid([int(value) for value in values], shape, False)


def _refused(what):
    raise IndexError(WANTED % what)


class _Axis(object):
    """What one part picks along its axis: offsets in the flat list, of this shape; or a new axis.

    offsets: a list; steps of `step`, one for each place, where it is a slice.  places: a flat list of offsets where it
    is a list of ints, which goes with the other lists; of an int `offsets` is [offset] and shape ().
    """
    __slots__ = ("offsets", "shape", "places", "run")

    def __init__(self, offsets, shape, places=None, run=None):
        self.offsets = offsets
        self.shape = shape
        self.places = places
        self.run = run                          # (first, count, step, length of the axis, step of the axis) of a slice


def _axes(parts, shape):
    """An _Axis for each part; a mask of several axes gives one for each."""
    steps, found, n = steps_of(shape), [], 0
    for part in parts:
        if part is None or part is _NONE:
            found.append(_Axis([0], (1,) if part is None else (), run=(0, 1, 1, 1, 0)))
        elif isinstance(part, _Grid):
            found += _of_mask(part, shape, steps, n) if part.is_mask else [_of_list(part, shape[n], steps[n], n)]
            n = n + part.axes
        else:
            found.append(_of_slice(part, shape[n], steps[n], n))
            n = n + 1
    return found


def _of_slice(part, length, step, n):
    """The _Axis of an int or a slice."""
    if part is _FULL:
        chosen = range(length)
    elif isinstance(part, (slice, _Span)):
        chosen = range(*_indices(part, length))
    else:
        return _Axis([_bounded(int(part), length, n) * step], ())
    first = chosen[0] if len(chosen) else 0
    stride = chosen[1] - first if len(chosen) > 1 else 1
    return _Axis([i * step for i in chosen], (len(chosen),), run=(first, len(chosen), stride, length, step))


def _indices(part, length):
    """slice.indices, whose parts may be scalars of purenn.numpy."""
    try:
        return part.indices(length)
    except TypeError:
        given = [None if x is None else int(x) if is_whole(x) else x for x in (part.start, part.stop, part.step)]
        return slice(*given).indices(length)


def _of_list(grid, length, step, n):
    values = grid.values
    if values and 0 <= min(values) and max(values) < length:
        return _Axis(None, grid.shape, [i * step for i in values])
    return _Axis(None, grid.shape, [_bounded(i, length, n) * step for i in values])


def _of_mask(grid, shape, steps, n):
    """An _Axis for each axis of a mask: where it holds; of one bool, a new axis of length 1 or 0."""
    if not grid.shape:
        return [_Axis(None, (1,) if grid.values[0] else (0,), [0] if grid.values[0] else [])]
    for i, length in enumerate(grid.shape):
        if shape[n + i] != length and length:               # no bools pick nothing, as in NumPy
            raise IndexError("a mask of shape %r does not fit axis %d with size %d" % (grid.shape, n + i, shape[n + i]))
    picked = [place for place, value in enumerate(grid.values) if value]
    found = []
    for own, length, step in zip(steps_of(grid.shape), grid.shape, steps[n:]):
        found.append(_Axis(None, (len(picked),), [place // own % length * step for place in picked]))
    return found


def _bounded(i, length, axis):
    if not -length <= i < length:
        raise IndexError("index %d is out of bounds for axis %d with size %d" % (i, axis, length))
    return i + length if i < 0 else i


# ---- results ----

def _by_slices(axes):
    """Of ints, slices and new axes: a run where the numbers follow one another, else a list."""
    shape = tuple([n for axis in axes for n in axis.shape])
    if not size_of(shape):
        return Picked((0, 0), shape, True)
    start = 0
    for axis in axes:
        start = start + axis.offsets[0]
    if _follow(axes):
        return Picked((start, start + size_of(shape)), shape, True)
    return Picked(_sums([axis.offsets for axis in axes]), shape, True)


def _follow(axes):
    """Whether what is picked follows in the flat list: whole axes, before them a part of one, before that one each."""
    part_seen = False
    for axis in reversed(axes):
        if axis.run is None or axis.run[1] == 1:            # an int, or one of a slice
            part_seen = part_seen or axis.run is None or axis.run[3] != 1
            continue
        _, count, stride, length, _ = axis.run
        if part_seen or stride != 1:
            return False
        part_seen = count != length
    return True


def _sums(lists):
    """Every sum of one offset of each list, the last list fastest."""
    places = [0]
    for offsets in lists:
        places = [place + offset for place in places for offset in offsets]
    return places


def _by_lists(axes):
    """Where some parts are lists, which go together with each other and with ints: their joint shape stands where
    they do, or in front where slices stand between them."""
    joined = [n for n, axis in enumerate(axes) if axis.run is None]
    shape = ()
    for n in joined:
        try:
            shape = joint_shape(shape, axes[n].shape)
        except ValueError:
            raise IndexError("the lists of indices have shapes %s, which do not broadcast"
                             % " and ".join([repr(axes[m].shape) for m in joined]))
    if size_of(shape) > MOST_NUMBERS:
        raise ValueError("the lists of indices pick more elements than any memory has")
    together = [0] * size_of(shape)
    for n in joined:
        own = axes[n].offsets if axes[n].places is None else axes[n].places
        together = [x + y for x, y in zip(together, stretch(own, axes[n].shape, shape))]
    first = joined[0] if joined == list(range(joined[0], joined[-1] + 1)) else 0
    before = [axis for axis in axes[:first] if axis.run is not None]
    after = [axis for axis in axes[first:] if axis.run is not None]
    lengths = [n for axis in before for n in axis.shape] + list(shape) + [n for axis in after for n in axis.shape]
    places = _sums([axis.offsets for axis in before] + [together] + [axis.offsets for axis in after])
    return Picked(places, tuple(lengths), False)


# ---- reading and writing at positions ----

def take(data, positions):
    """The elements of a flat list in a run (start, stop) or at a list of positions."""
    if isinstance(positions, tuple):
        return data[positions[0]:positions[1]]
    return [data[i] for i in positions]


def take_rows(data, rows, shape):
    """The numbers of the rows in a list; None if the list holds anything but ints from 0 to r - 1."""
    r, c = shape
    found = []
    for i in rows:
        if type(i) is not int or not 0 <= i < r:
            return None
        found += data[i * c:i * c + c]
    return found


def put(data, positions, values):
    """Write values to a run or to a list of positions; the last value stays where a position comes twice."""
    if isinstance(positions, tuple):
        data[positions[0]:positions[1]] = values
    else:
        for i, x in zip(positions, values):
            data[i] = x
