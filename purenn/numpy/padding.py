"""np.pad: an array with a margin around it, whose numbers are made of those inside, one axis after the other."""
from ..arrays import loops, widths
from ..arrays.operators import make
from ..arrays.shapes import along, as_rows, joint_shape, shape_text, size_of, stretch, whole
from ..arrays.views import part
from ..floats.parts import NAN
from . import values
from .making import linspace
from .ndarrays import asarray, ndarray
from .reducing import lists_along, regrouped
from .scalars import round_half_even

_OPTIONS = {"empty": None, "edge": None, "wrap": None, "constant": "constant_values", "linear_ramp": "end_values",
            "maximum": "stat_length", "mean": "stat_length", "median": "stat_length", "minimum": "stat_length",
            "reflect": "reflect_type", "symmetric": "reflect_type"}


def pad(array, pad_width, mode="constant", **options):
    """A copy with a margin of so many numbers before and after each axis.

    pad_width: a number, a pair for all axes, a pair for each, or a dict of some axes' pairs.  mode: what is in the
    margin; or a function(vector, pair of widths, axis, options) that writes it into each vector along each axis.
    """
    a = asarray(array)
    pairs = _margins(pad_width, a.ndim)
    if callable(mode):
        return _by_function(_filled(a, pairs, [(0, 0)] * a.ndim), pairs, mode, options)
    if mode not in _OPTIONS:
        raise ValueError("mode is a function or one of %s; got %r" % (", ".join(sorted(_OPTIONS)), mode))
    wrong = [name for name in options if name != _OPTIONS[mode]]
    if wrong:
        raise ValueError("mode %r takes %s; got %s" % (mode, _OPTIONS[mode] or "no options", ", ".join(sorted(wrong))))
    option = options.get(_OPTIONS[mode])
    if mode in ("constant", "empty"):
        return _filled(a, pairs, _pairs(0 if option is None else option, a.ndim))
    for axis, pair in enumerate(pairs):
        if not a.shape[axis] and pair != (0, 0):
            raise ValueError("axis %d is empty: only modes 'constant' and 'empty' can pad it; got %r" % (axis, mode))
    if mode in _PLACES:
        return _repeated(a, pairs, mode, option)
    if widths.is_text(a._form.kind):
        raise TypeError("mode %r needs numbers; the array is of texts" % mode)
    if mode == "linear_ramp":
        return _ramped(a, pairs, _pairs(0 if option is None else option, a.ndim))
    lengths = [(None, None)] * a.ndim if option is None else _counts(option, a.ndim, "stat_length")
    return _summarized(a, pairs, mode, lengths)


# ---- what is given for each axis ----

def _margins(pad_width, ndim):
    """How much is added before and after each axis."""
    if isinstance(pad_width, dict):
        given = [(0, 0)] * ndim
        for axis in pad_width:
            pair = pad_width[axis]
            axis = whole(axis, "an axis of pad_width")
            given[axis] = tuple(pair) if isinstance(pair, (list, tuple)) else (pair, pair)
        pad_width = given or 0
    kind = values.parts(pad_width)[2]
    if kind[:3] != "int":
        raise TypeError("pad_width is made of ints; got the kind %s" % kind)
    return _counts(pad_width, ndim, "pad_width")


def _counts(given, ndim, name):
    pairs = [tuple([int(round_half_even(x)) for x in pair]) for pair in _pairs(given, ndim)]
    if [pair for pair in pairs if min(pair) < 0]:
        raise ValueError("%s has no negative numbers; got %r" % (name, given))
    return pairs


def _pairs(given, ndim):
    """A pair for each axis, of one number for all, one pair for all, a number for each, or a pair for each."""
    data, shape, _ = values.parts(given)
    if len(shape) < 3 and len(data) == 1:
        return [(data[0], data[0])] * ndim
    if len(shape) < 3 and len(data) == 2 and shape != (2, 1):
        return [(data[0], data[1])] * ndim
    if joint_shape(shape, (ndim, 2)) != (ndim, 2):
        raise ValueError("a pair for each of %d axes is needed; got the shape %s" % (ndim, shape_text(shape)))
    data = stretch(data, shape, (ndim, 2))
    return [(data[2 * axis], data[2 * axis + 1]) for axis in range(ndim)]


def _longer(shape, axis, pair):
    return shape[:axis] + (shape[axis] + pair[0] + pair[1],) + shape[axis + 1:]


# ---- numbers that are given ----

def _filled(a, pairs, numbers):
    """With these numbers before and after each axis."""
    kind, shape, data = a._form.kind, a.shape, a._data[:]
    for axis, pair in enumerate(pairs):
        if pair == (0, 0):
            continue
        given = list(numbers[axis])
        before, after = a._cast(values.held(given, kind) if kind[:3] == "int" else given, None, kind)
        inner = size_of(shape[axis + 1:])
        block = inner * shape[axis]
        front, back = [before] * (inner * pair[0]), [after] * (inner * pair[1])
        data = [x for i in range(size_of(shape[:axis])) for piece in (front, data[i * block:i * block + block], back)
                for x in piece]
        shape = _longer(shape, axis, pair)
    return make(ndarray, data, shape, kind)


def _by_function(padded, pairs, function, options):
    """What a function makes of each vector along each axis, into which it writes."""
    for axis, pair in enumerate(pairs):
        r, c, places = as_rows(padded.shape, (axis,))
        for i in range(r):
            run = (i * c, i * c + c) if places is None else places[i * c:i * c + c]
            function(part(padded, run, (c,)), pair, axis, options)
    return padded


# ---- numbers that come again ----

def _mirrored(i, length):
    """The place that is at i where the edges themselves are not repeated."""
    if length == 1:
        return 0
    period = 2 * (length - 1)
    return min(i % period, period - i % period)


_PLACES = {"edge": lambda i, length: min(max(i, 0), length - 1), "wrap": lambda i, length: i % length,
           "reflect": _mirrored,
           "symmetric": lambda i, length: min(i % (2 * length), 2 * length - 1 - i % (2 * length))}


def _repeated(a, pairs, mode, kind_of_mirror):
    """With the array's own numbers before and after each axis."""
    place, kind = _PLACES[mode], a._form.kind
    for axis, pair in enumerate(pairs):
        length = a.shape[axis]
        if kind_of_mirror == "odd" and length > 1 and pair != (0, 0):
            lists = lists_along(a, axis)[0]
            a = _relaid([_turned(numbers, pair, mode == "symmetric", kind) for numbers in lists], a, axis, pair)
        elif pair != (0, 0):
            places = [place(i, length) for i in range(-pair[0], length + pair[1])]
            a = make(ndarray, along(a._data, a.shape, places, axis), _longer(a.shape, axis, pair), kind)
    return a.copy()


def _relaid(lists, a, axis, pair):
    """The array of its lists along an axis, once they are longer."""
    if not lists:
        return make(ndarray, [], _longer(a.shape, axis, pair), a._form.kind)
    return regrouped(lists, ndarray, a.shape, axis, a._form.kind)


def _turned(numbers, pair, with_edge, kind):
    """The numbers with those before and after turned around the edges: twice the edge less the number.

    with_edge: whether the edges are among those.  Where that is not enough the longer list is turned again.
    """
    if widths.is_text(kind):
        raise TypeError("reflect_type 'odd' needs numbers; the array is of texts")
    before, after = pair
    first = 0 if with_edge else 1
    period = len(numbers) - first
    while before or after:
        most = (len(numbers) - first) // period * period
        left = numbers[first:first + min(most, before)]
        right = numbers[len(numbers) - first - min(most, after):len(numbers) - first]
        twice = ndarray._cast([2 * numbers[0], 2 * numbers[-1]], None, kind if kind != "bool" else "int")
        left, right = [ndarray._cast([edge - x for x in reversed(chunk)], None, kind)
                       for edge, chunk in zip(twice, (left, right))]
        numbers = left + numbers + right
        before, after = before - len(left), after - len(right)
    return numbers


# ---- numbers that are calculated ----

def _ramped(a, pairs, ends):
    """With even steps from the end values to the edges."""
    for axis, pair in enumerate(pairs):
        lists = lists_along(a, axis)[0]
        edges = [[numbers[side] for numbers in lists] for side in (0, -1)] if pair != (0, 0) else ()
        ramps = [linspace(end, make(ndarray, edge, (len(lists),), a._form.kind), count, False, False, a.dtype)._data
                 for end, edge, count in zip(ends[axis], edges, pair)]
        if ramps:
            a = _relaid([ramps[0][i::len(lists)] + numbers + list(reversed(ramps[1][i::len(lists)]))
                         for i, numbers in enumerate(lists)], a, axis, pair)
    return a.copy()


def _median(numbers):
    found = [x for x in numbers if x != x]
    if found or not numbers:
        return found[0] if found else NAN
    numbers, middle = sorted(numbers), len(numbers) // 2
    return loops.mean_of(numbers[middle - 1 + len(numbers) % 2:middle + 1])


_SUMMARIES = {"mean": loops.mean_of, "median": _median, "maximum": loops.REDUCTIONS["max"],
              "minimum": loops.REDUCTIONS["min"]}


def _summarized(a, pairs, mode, lengths):
    """With the mean, say, of the numbers that are nearest to each edge, or of all."""
    for axis, pair in enumerate(pairs):
        length, kind = a.shape[axis], a._form.kind
        counts = [length if count is None else min(count, length) for count in lengths[axis]]
        if 0 in counts and a.size and mode in ("maximum", "minimum"):
            raise ValueError("stat_length of 0: there is no %s of nothing" % mode)
        if pair == (0, 0):
            continue
        lists = []
        for numbers in lists_along(a, axis)[0]:
            low = _summary(numbers[:counts[0]], mode, kind)
            high = _summary(numbers[length - counts[1]:], mode, kind)
            lists.append([low] * pair[0] + numbers + [high] * pair[1])
        a = _relaid(lists, a, axis, pair)
    return a.copy()


def _summary(numbers, mode, kind):
    """One number, of the kind, for several; of ints the nearest int to it."""
    if mode in ("maximum", "minimum"):
        return _SUMMARIES[mode](numbers)
    if kind != "object":
        numbers = [float(x) for x in numbers]
    found = _SUMMARIES[mode](numbers)
    return ndarray._cast([round_half_even(found) if widths.is_whole(kind) else found], None, kind)[0]
