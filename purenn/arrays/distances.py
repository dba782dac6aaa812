"""How far apart two results are, in ulps: floats, arrays, weights, or whatever a program leaves by name.

An ulp, a unit in the last place, is the step from one float to the next.  Where a result is known to more digits, as a
Decimal or a Fraction, `from_truth` says how far a float is from it, in parts of an ulp.
"""
from ..floats.kinds import INTEGERS, TEXTS
from ..floats.names import shortened, shown
from ..floats.parts import INF, SMALLEST_EXPONENT, mantissa, ulps_apart
from .loops import sum_of
from .nested import is_row, unnest
from .shapes import place_text, shape_text

EXACT = 2 ** 53                         # integers up to here are floats


class Distance(object):
    """How far two things of one name are apart.

    shape: of both, () for single ones; distances: of each two numbers; size: how many; equal: how many of them are the
    same.  largest and median: in ulps, INF where a number stands beside nan or no number.  at: the place of the largest
    in the flat list.  problem: why they could not be compared, or "".
    """

    def __init__(self, name, shape=(), distances=(), problem=""):
        self.name = name
        self.shape = shape
        self.distances = distances
        self.size = len(distances)
        self.equal = len([d for d in distances if d == 0])
        self.largest = max(distances) if distances else 0
        self.median = sorted(distances)[len(distances) // 2] if distances else 0
        self.at = list(distances).index(self.largest) if distances else 0
        self.problem = problem

    def within(self, most):
        """Whether all numbers are at most so many ulps apart."""
        return not self.problem and self.largest <= most

    def place(self):
        """Where the largest distance is, in words; "" for a single number and where all are equal."""
        return place_text(self.at, self.shape) if self.shape and self.largest else ""

    def __repr__(self):
        return "<Distance %s>" % "  ".join([cell for cell in _cells(self) if cell])


def ulps(x, y):
    """How many floats lie from x to y, 0 where they are the same; INF where one alone is nan, or no number.

    Integers up to 2**53 count as floats; other things are 0 or INF apart.
    """
    if isinstance(x, TEXTS) or isinstance(y, TEXTS) or x is None or y is None:
        return 0 if x == y else INF
    x, y = _as_float(x), _as_float(y)
    if isinstance(x, float) and isinstance(y, float) and (x == x) == (y == y):
        return ulps_apart(x, y)
    return 0 if x == y else INF


def _as_float(x):
    return float(x) if isinstance(x, INTEGERS) and -EXACT <= x <= EXACT else x


def from_truth(x, true):
    """How far the float x is from a Decimal or Fraction, in ulps of floats of its size; INF where one alone is finite.

    A float that is the nearest one is at most 0.5 away; inf and nan are 0 away from what becomes them as a float.
    """
    near = float(true)
    if x - x != 0.0 or near - near != 0.0:
        return 0.0 if x == near or x != x and near != near else INF
    m, e = mantissa(near)
    if not m:
        e = SMALLEST_EXPONENT
    kind = type(true)
    unit = kind(2) ** e if e >= 0 else kind(1) / kind(2) ** -e
    return float(abs(kind(x) - true) / unit)


def compare(mine, theirs, name="", by=ulps):
    """[Distance, ...] of two numbers, arrays, lists of them, or dicts: one for each array, in the order of the names.

    What only one of them has is a problem, as are other shapes.  name: what the results are called, if they have no
    names of their own: weights of several layers are name[0][0], name[0][1], ...  by: how far apart two numbers are.
    """
    if isinstance(mine, dict) and isinstance(theirs, dict):
        found = []
        for key in sorted(set(mine) | set(theirs)):
            own = "%s" % (key,) if not name else "%s[%r]" % (name, key)
            if key in mine and key in theirs:
                found += compare(mine[key], theirs[key], own, by)
            else:
                found.append(Distance(own, problem="only %s has it" % ("the first" if key in mine else "the second")))
        return found
    return _of_lists(mine, theirs, name, by)


def _of_lists(mine, theirs, name, by):
    (own, shape), (other, other_shape) = _numbers(mine), _numbers(theirs)
    if own is not None and other is not None:
        if shape != other_shape:
            return [Distance(name, problem="shapes %s and %s" % (_shape(shape), _shape(other_shape)))]
        return [Distance(name, shape, [by(x, y) for x, y in zip(own, other)])]
    mine, theirs = _parts(mine), _parts(theirs)
    if mine is None or theirs is None or len(mine) != len(theirs):
        return [Distance(name, problem="%s and %s" % (shortened(shown(mine)), shortened(shown(theirs))))]
    found = []
    for i, (x, y) in enumerate(zip(mine, theirs)):
        found += compare(x, y, "%s[%d]" % (name, i), by)
    return found


def _numbers(value):
    """(flat list, shape) of a number or an array of them; (None, None) for lists of unlike parts, and dicts."""
    if isinstance(value, dict):
        return None, None
    if hasattr(value, "_form"):
        return value._data, value.shape
    if not is_row(value):
        return [value.tolist() if hasattr(value, "tolist") else value], ()
    try:
        return unnest(value.tolist() if hasattr(value, "tolist") else value)
    except (ValueError, TypeError):
        return None, None


def _parts(value):
    return list(value) if isinstance(value, (list, tuple)) else None


def _shape(shape):
    return shape_text(shape) if shape else "of a single number"


# ---- as text ----

def table(distances):
    """The Distances as lines, with columns for name, shape, how many are equal, the largest, its place, the median."""
    rows = [("", "shape", "equal", "ulps", "median", "at")] + [_cells(distance) for distance in distances]
    widths = [max([len(row[j]) for row in rows]) for j in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell + " " * (width - len(cell)) for cell, width in zip(row, widths)]
        lines.append("  ".join(cells).rstrip(" "))
    return "\n".join(lines)


def _cells(distance):
    if distance.problem:
        return (distance.name, distance.problem, "", "", "", "")
    shape = shape_text(distance.shape) if distance.shape else ""
    return (distance.name, shape, "%d of %d" % (distance.equal, distance.size), _count(distance.largest),
            _count(distance.median), distance.place())


def _count(n):
    return "differs" if n == INF else "%d" % n if n < 10000000 else "%.1e" % n


def summary(distances):
    """One line: how many numbers are equal, and the largest distance, with its place."""
    problems = [distance for distance in distances if distance.problem]
    worst = Distance("nothing")
    for distance in distances:
        if not distance.problem and distance.largest > worst.largest:
            worst = distance
    size, equal = [sum_of([getattr(distance, name) for distance in distances]) for name in ("size", "equal")]
    text = "%d of %d numbers are equal" % (equal, size)
    if worst.largest:
        apart = "at most %s ulps apart" % _count(worst.largest)
        how = "not the same texts, or only one is a number" if worst.largest == INF else apart
        text += "; %s: %s" % (how, (worst.name + " " + worst.place()).strip())
    return text + ("; %d could not be compared" % len(problems) if problems else "")
