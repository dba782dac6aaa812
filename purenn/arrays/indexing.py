"""From an index, as in x[1:3, mask], to positions in a flat row-major list.

NumPy's rules for one and two dimensions: ints, slices, `...`, None, lists of
ints and masks.  Basic indices (ints and slices) share their numbers with the
matrix they came from; lists and masks copy.  Only `take`, `take_rows` and `put` touch numbers.

Glossary: r, c  rows and columns;  i, j  one row's and one column's index
"""

from .shapes import is_whole, joint_shape, stretch

_DOTS = ("ellipsis", "Ellipsis")    # by the type's name: Skulpt has neither the literal nor the word
_BOOLS = ("bool", "bool_")          # by the type's name, as NumPy's and purenn.numpy's are no bools of Python
_FULL = object()                    # a whole axis, as `:`; MicroPython cannot make a slice

WANTED = ("an index is an int, a slice, ..., None, a list of ints or a mask of bools; "
          "got %s")


class Picked(object):
    """What an index picks: positions (an int, a run (start, stop) or a list), the
    shape of the result, and whether the result shares its numbers."""
    __slots__ = ("positions", "shape", "shares")

    def __init__(self, positions, shape, shares):
        self.positions = positions
        self.shape = shape
        self.shares = shares


def pick(key, shape):
    """What the index `key` picks from a matrix of this shape; IndexError says which axis is wrong."""
    parts = list(key) if isinstance(key, tuple) else [key]
    parts = _spread(parts, len(shape))
    axes = parts_given(parts)
    if len(axes) > len(shape):
        raise IndexError("too many indices: a matrix of shape %r was given %d" % (shape, len(axes)))
    mask = _grid(axes[0]) if axes else None
    if mask is not None and mask[2] and len(mask[1]) == 2:
        picked = _by_mask(mask[0], mask[1], shape)
    else:
        axes = axes + [_FULL] * (len(shape) - len(axes))
        axes = [_axis(part, shape[n], n) for n, part in enumerate(axes)]
        picked = _one_axis(axes[0]) if len(axes) == 1 else _two_axes(axes[0], axes[1], shape[1])
    return picked if len(parts) == len(parts_given(parts)) else _with_new_axes(picked, parts)


def parts_given(parts):
    return [part for part in parts if part is not None]


def _spread(parts, dimensions):
    """The parts with `...` replaced by as many full slices as are missing."""
    dots = [n for n, part in enumerate(parts) if type(part).__name__ in _DOTS]
    if not dots:
        return parts
    if len(dots) > 1:
        raise IndexError("an index can only have one ellipsis ('...')")
    missing = dimensions - len(parts_given(parts)) + 1
    return parts[:dots[0]] + [_FULL] * missing + parts[dots[0] + 1:]


def _with_new_axes(picked, parts):
    """NumPy's newaxis: a length of 1 where None stood."""
    shape = list(picked.shape)
    for n, part in enumerate(parts):
        if part is None:
            ints_before = len([p for p in parts[:n] if _is_int(p)])
            shape.insert(n - ints_before, 1)
    positions = picked.positions
    return Picked([positions] if _is_int(positions) else positions, _checked(tuple(shape)), picked.shares)


def _checked(shape):
    """The shape of a result; IndexError if it has more than two dimensions."""
    if len(shape) > 2:
        raise IndexError("the index makes %d dimensions; a matrix has one or two" % len(shape))
    return shape


# ---- one axis: (positions, shape), the shape () for an int, None for a slice ----

def _axis(part, length, axis):
    if part is _FULL:
        return range(length), None
    if isinstance(part, slice):
        return range(*part.indices(length)), None
    grid = _grid(part)
    if grid is not None:
        values, shape, is_mask = grid
        if is_mask:
            positions = _mask_positions(values, length, axis)
            return positions, (len(positions),)
        return [_bounded(i, length, axis) for i in values], shape
    if _is_int(part):
        return [_bounded(int(part), length, axis)], ()
    raise IndexError(WANTED % repr(part))


def _is_int(part):
    return is_whole(part) and type(part).__name__ not in _BOOLS


def _bounded(i, length, axis):
    if not -length <= i < length:
        raise IndexError("index %d is out of bounds for axis %d with size %d" % (i, axis, length))
    return i + length if i < 0 else i


def _mask_positions(mask, length, axis):
    if len(mask) != length:
        raise IndexError("a mask of %d bools does not fit axis %d with size %d" % (len(mask), axis, length))
    return [i for i, value in enumerate(mask) if value]


def _grid(part):
    """(flat values, shape, is it a mask) of an index that is a list, tuple, range or
    matrix; None for anything else."""
    if part is None or part is _FULL or isinstance(part, (int, slice)):
        return None
    given = kind = None
    if hasattr(part, "_form"):
        given, kind = part._form.shape, part._form.kind
    if hasattr(part, "tolist"):
        part = part.tolist()
    elif type(part) is type(range(0)):
        part = list(part)
    if not isinstance(part, (list, tuple)):
        return None
    if given is not None:                       # a matrix: its shape, though it may be empty
        shape, part = given, [value for row in part for value in row] if len(given) == 2 else part
        return _values(part, shape, kind == "bool")
    shape = (len(part),)
    if part and isinstance(part[0], (list, tuple)):
        shape = (len(part), len(part[0]))
        part = [value for row in part for value in row]
    kinds = [kind.__name__ for kind in set(map(type, part))]
    return _values(part, shape, bool(kinds) and not [name for name in kinds if name not in _BOOLS])


def _values(part, shape, is_mask):
    if is_mask:
        return part, shape, True
    for value in part:
        if not _is_int(value):
            raise IndexError(WANTED % ("a list with %r" % (value,)))
    return [int(value) for value in part], shape, False


# ---- results ----

def _by_mask(mask, mask_shape, shape):
    if mask_shape != shape:
        raise IndexError("a mask of shape %r does not fit a matrix of shape %r" % (mask_shape, shape))
    positions = [i for i, value in enumerate(mask) if value]
    return Picked(positions, (len(positions),), False)


def _one_axis(axis):
    positions, shape = axis
    if shape == ():
        return Picked(positions[0], (), True)
    if shape is None:
        return Picked(_run(positions) or list(positions), (len(positions),), True)
    return Picked(positions, shape, False)


def _two_axes(row_axis, column_axis, c):
    (rows, row_shape), (columns, column_shape) = row_axis, column_axis
    if row_shape == () and column_shape == ():
        return Picked(rows[0] * c + columns[0], (), True)
    if row_shape is not None and column_shape is not None:
        return _pairs(rows, row_shape or (1,), columns, column_shape or (1,), c)
    shape = _checked(((len(rows),) if row_shape is None else row_shape)
                     + ((len(columns),) if column_shape is None else column_shape))
    shares = not row_shape and not column_shape
    return Picked(_places(rows, columns, c), shape, shares)


def _pairs(rows, row_shape, columns, column_shape, c):
    """x[[i0, i1], [j0, j1]]: two lists of indices, broadcast against each other."""
    try:
        shape = joint_shape(row_shape, column_shape)
    except ValueError:
        raise IndexError("the lists of indices have shapes %r and %r, which do not broadcast"
                         % (row_shape, column_shape))
    pairs = zip(stretch(rows, row_shape, shape), stretch(columns, column_shape, shape))
    return Picked([i * c + j for i, j in pairs], shape, False)


def _places(rows, columns, c):
    """Positions of every row with every column; a run where they are one."""
    if len(rows) == 1 or len(columns) == c:
        row_run, column_run = _run(rows), _run(columns)
        if row_run and column_run:
            return row_run[0] * c + column_run[0], (row_run[1] - 1) * c + column_run[1]
    return [i * c + j for i in rows for j in columns]


def _run(positions):
    """(start, stop) where the positions are a run n, n + 1, ...: lists are sliced in C."""
    count = len(positions)
    if count and list(positions) == list(range(positions[0], positions[0] + count)):
        return positions[0], positions[0] + count
    return None


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
