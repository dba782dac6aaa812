"""Grids of purenn.numpy, and what makes or joins arrays by an index: meshgrid, mgrid, ogrid, r_, c_, s_."""
from .joining import concatenate, stack
from .making import arange, linspace
from .ndarrays import array, asarray
from .shaping import broadcast_arrays, isscalar, ndim
from .values import held


def meshgrid(*arrays, **options):
    """For each vector an array of its numbers along its axis; the first two axes swapped unless indexing="ij"."""
    unknown = [name for name in sorted(options) if name not in ("indexing", "sparse", "copy")]
    if unknown:
        raise TypeError("meshgrid's options are indexing, sparse and copy; got %s" % ", ".join(unknown))
    indexing = options.get("indexing", "xy")
    if indexing not in ("xy", "ij"):
        raise ValueError("indexing is 'xy' or 'ij'; got %r" % (indexing,))
    n, grids = len(arrays), []
    for axis, x in enumerate(arrays):
        if indexing == "xy" and axis < 2 < n + 1 and n > 1:
            axis = 1 - axis
        grids.append(asarray(x).reshape([-1 if i == axis else 1 for i in range(n)]))
    if not options.get("sparse"):
        grids = broadcast_arrays(*grids)
    return tuple([grid.copy() if options.get("copy", True) else grid for grid in grids])


def _range_of(part):
    """The vector that a slice stands for in r_ and its like: a step of 5j means five numbers."""
    step = part.step if part.step is not None else 1
    if type(step).__name__ == "complex":
        return linspace(part.start or 0, part.stop, int(abs(step)))
    return arange(part.start or 0, part.stop, step)


class _Joiner(object):
    """np.r_[x, 1:5, y] joins along the first axis, np.c_[x, y] vectors as columns.

    A text in front, "axis,ndmin,place", says along which axis, how many dimensions all have at least, and where the
    axes stand that an array has of its own.
    """

    def __init__(self, axis, ndmin, place):
        self._ways = axis, ndmin, place

    def __getitem__(self, key):
        parts, (axis, ndmin, place) = key if isinstance(key, tuple) else (key,), self._ways
        if isinstance(parts[0], str):
            try:
                given = [int(n) for n in parts[0].split(",")]
                axis, ndmin, place = given + [axis, ndmin, place][len(given):]
            except ValueError:
                raise ValueError("a text in front is as '0,2'; got %r" % parts[0])
            parts = parts[1:]
        parts = [_range_of(part) if isinstance(part, slice) else part for part in parts]
        arrays = [array(part, None, None, ndmin=ndmin) for part in parts]
        for n, part in enumerate(parts):
            own = ndim(part)
            if own < ndmin and place != -1 and not (own == 0 and isscalar(part)):
                arrays[n] = arrays[n].transpose(_with_own_at(place, own, ndmin))
        if [part for part in parts if type(part) in (int, float)]:
            from .limits import result_type     # at its first use, so that importing stays quick
            joint = result_type(*[part if type(part) in (int, float) else a for part, a in zip(parts, arrays)])
            held([part for part in parts if type(part) is int], joint._kind)
            return concatenate(arrays, axis, None, joint, "unsafe")
        return concatenate(arrays, axis)


def _with_own_at(place, own, ndim):
    """The order of axes with the last ones, which are an array's own, at a place among those put in front of them."""
    before = ndim - own
    place = place + before + 1 if place < 0 else place
    order = list(range(ndim))
    return order[:place] + order[before:] + order[place:before]


r_, c_ = _Joiner(0, 1, -1), _Joiner(-1, 2, 0)


def _ranges(key):
    """The vectors of several slices, all of the kind that holds the numbers of each."""
    from .limits import result_type
    given, numbers, found = [], [0], []
    for part in key:
        start, stop, step = part.start or 0, part.stop, 1 if part.step is None else part.step
        if type(step).__name__ == "complex":
            length = int(abs(step))
            step = (stop - start) / (length - 1.0) if length != 1 else 1.0
        else:
            length = max(0, -int(-((stop - start) / float(step)) // 1))
        given.append((start, step, length))
        numbers += [start, stop, step]
    kind = result_type(*numbers)
    for start, step, length in given:
        found.append(asarray(arange(length).astype(kind) * step + start).astype(kind))
    return found


class _Grid(object):
    """np.mgrid[0:3, 0:2] and np.ogrid: the indices, or other ranges, along each axis."""

    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return _range_of(key)
        grids = meshgrid(*_ranges(key), indexing="ij", sparse=self._sparse)
        return grids if self._sparse else stack(grids)


mgrid, ogrid = _Grid(False), _Grid(True)


class _Index(object):
    """np.s_[1:3] is the slice itself; np.index_exp gives a tuple always."""

    def __init__(self, always_tuple):
        self._always_tuple = always_tuple

    def __getitem__(self, key):
        return (key,) if self._always_tuple and not isinstance(key, tuple) else key


s_, index_exp = _Index(False), _Index(True)
