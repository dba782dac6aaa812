"""Are these somebody's numbers?  What is given, to the digits that are given, beside what a run makes."""
import struct
from collections import namedtuple

from ...arrays.distances import ulps
from .runs import COARSE, FORWARD

SAME = 1e-9                             # relative: what rounding may add up to in 5,000 iterations, and more
NOISE = 1e-18                           # absolute: what rounding makes of sums of numbers of about 1 that cancel out
SINGLE = 2.0 ** -21                     # what single precision's rounding is off by, times 1 + the root of iterations
CLOSE = 0.1                             # two coarse runs as far apart as this show nothing

# value: a float; off: how far the true number may be from it, half a unit of the last digit that is given, or 0.0; own:
# the same by the digits of this number alone, None where they are not known.
Given = namedtuple("Given", "value off own")
Given.__new__.__defaults__ = (None,)


def matches(given, run):
    """Whether a run makes the given matrices, {name: ([Given, ...], shape)}, to the given digits.

    What goes forward, such as outputs, may be of the last iteration, or of a forward pass after its updates.
    """
    if run is None or not given:
        return False
    if run.turned:
        given = transposed(given)
    for name, (numbers, shape) in given.items():
        matrix = run.found.get(name)
        if _is_like(numbers, shape, matrix):
            continue
        if name not in FORWARD or not _is_like(numbers, shape, run.after().get(name)):
            return False
    return True


def of_later(given, run):
    """The names of what a run makes only in a forward pass after its updates."""
    return [name for name, (numbers, shape) in given.items() if not _is_like(numbers, shape, run.found.get(name))]


def _is_like(numbers, shape, matrix):
    return matrix is not None and matrix.shape == shape and all(map(is_same, numbers, matrix._data))


def is_same(number, x):
    if x - x != 0.0 or number.value - number.value != 0.0:              # inf, or nan beside nan
        return number.value == x or (x != x and number.value != number.value)
    return abs(number.value - x) <= (number.off * (1 + 1e-9) or SAME * abs(x) + NOISE)


def transposed(given):
    return {name: ([numbers[j * shape[1] + i] for i in range(shape[1]) for j in range(shape[0])], shape[::-1])
            for name, (numbers, shape) in given.items()}


def beside(given, run):
    """[(name, Given, the run's number), ...]; of outputs the nearer, the last iteration's or the next one's."""
    pairs = []
    for name, (numbers, shape) in given.items():
        own = run.found.get(name)
        if not _is_like(numbers, shape, own) and name in FORWARD and (own is None or own.shape != shape or _is_like(
                numbers, shape, run.after().get(name))):
            own = run.after().get(name)
        if own is None or own.shape != shape:
            return None
        pairs += [(name, number, x) for number, x in zip(numbers, own._data)]
    return pairs


def is_far(given, coarse):
    """Whether two coarse runs show that the exact one cannot make the given numbers.

    Their difference tells how far off they are: the exact run lies beyond the finer one by nearly as much, and ten
    times as much is allowed.  Where the difference is CLOSE or larger, or no number, nothing is shown.
    """
    if coarse is None:
        return False
    if coarse[0].turned:
        given = transposed(given)
    fine, wide = [beside(given, run) for run in coarse]
    if fine is None or wide is None:
        return True                                                     # other shapes
    off = away = 0.0
    for (_, number, x), (_, _, y) in zip(fine, wide):
        off = max(off, abs(x - y))
        away = max(away, abs(number.value - x - (x - y) * (1 - 1.0 / COARSE)) - number.off)
        if not abs(x - y) < CLOSE:
            return False
    return away > 10 * off + 1e-6


def agreement(given, run):
    """"12 ulps", or the fewest digits after the point that are given."""
    both = beside(given, run)
    rounded = [_digits(number) for _, number, _ in both if number.off > 0.0]
    if rounded:
        return "%d digits" % min(rounded)
    apart = max([ulps(number.value, x) for _, number, x in both])
    return "%d ulp%s" % (apart, "" if apart == 1 else "s")


def _digits(number):
    """How many digits after the point are given."""
    n, unit = 0, 2 * number.off
    while unit < 0.99:
        unit, n = unit * 10, n + 1
    return n


def farthest(given, run):
    """The largest difference of a given number and the run's; at least a tiny one."""
    return max([1e-300] + [abs(number.value - x) for _, number, x in beside(given, run)])


def by_own_digits(given):
    """The given numbers, each to as many digits as it has itself."""
    return {name: ([Given(x.value, x.own or x.off) for x in matrix], shape) for name, (matrix, shape) in given.items()}


# ---- single precision ----

def are_single(given):
    """Whether all are numbers of single precision, given in full."""
    return all([number.off == 0.0 and _is_single(number.value) for matrix, _ in given.values() for number in matrix])


def _is_single(x):
    try:
        return struct.unpack("f", struct.pack("f", x))[0] == x
    except OverflowError:
        return False


def may_be_single(given, run):
    """Whether the numbers have six to nine digits, of which the last are wrong in more than one in four."""
    both = beside(given, run) or ()
    wrong = [number for _, number, x in both if not is_same(number, x)]
    return 4 * len(wrong) > len(both) and all([number.off and 6 <= _digits(number) <= 9 for _, number, _ in both])


def rough(given, iterations):
    """The given numbers as single precision would make them, off by as much as the largest of a matrix makes it."""
    found = {}
    for name, (matrix, shape) in given.items():
        off = SINGLE * (1 + iterations ** 0.5) * max([abs(x.value) for x in matrix])
        found[name] = [Given(x.value, x.off + off) for x in matrix], shape
    return found
