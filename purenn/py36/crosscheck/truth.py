"""Who is closer to the truth, NumPy or purenn: what each leaves beside what many digits give, in ulps."""
from decimal import Decimal

from ...arrays.distances import Distance, compare, from_truth, ulps
from ...arrays.shapes import counted, shape_text
from ...floats.kinds import EXACT, INTEGERS
from ...floats.parts import INF

NAMES = ("NumPy", "purenn")


def off(x, true):
    """How far x is from the truth, in ulps; what is no float must be the same, or it is INF away."""
    if isinstance(true, Decimal) and (isinstance(x, float) or isinstance(x, INTEGERS) and -EXACT <= x <= EXACT):
        return from_truth(float(x), true)
    return ulps(x, true)


def compared(numpy, purenn, true):
    """{name: (Distance of NumPy's, Distance of purenn's)} of three times the variables of a script."""
    found = [{distance.name: distance for distance in compare(mine, true, by=off)} for mine in (numpy, purenn)]
    return {name: tuple([distances.get(name) or Distance(name, problem="not there") for distances in found])
            for name in sorted(set(found[0]) | set(found[1]))}


def closer(pair):
    """Which of the two is closer: 0, 1, or None where both are as close; the median counts first."""
    keys = [(bool(distance.problem), distance.median, distance.largest) for distance in pair]
    return None if keys[0] == keys[1] else keys.index(min(keys))


# ---- as text ----

def table(found, digits):
    """A line for each variable: its shape, each one's median and largest distance, and who is closer."""
    rows = [("", "shape", "NumPy", "at most", "purenn", "at most", "closer")]
    for name, pair in found.items():
        which = closer(pair)
        shapes = [shape_text(distance.shape) for distance in pair if distance.shape]
        rows.append((name, shapes[0] if shapes else "") + _cells(pair[0]) + _cells(pair[1])
                    + ("both" if which is None else NAMES[which],))
    widths = [max([len(row[j]) for row in rows]) for j in range(len(rows[0]))]
    lines = ["  ".join([cell.ljust(width) for cell, width in zip(row, widths)]).rstrip() for row in rows]
    return "\n".join(["ulps from what %d digits give, the median and at most" % digits] + lines)


def _cells(distance):
    if distance.problem:
        return distance.problem, ""
    return _count(distance.median), _count(distance.largest)


def _count(n):
    return "no number" if n == INF else "%.1f" % n if n < 1000 else "%d" % n if n < 10000000 else "%.1e" % n


def summary(found):
    """For how many variables each is the closer one; and how far off the numbers are of all that one does not hit."""
    wins = [closer(pair) for pair in found.values()]
    text = "closer to the truth: NumPy for %s, purenn for %d, both alike for %d" % tuple(
        [counted(wins.count(0), "variable"), wins.count(1), wins.count(None)])
    pairs = [pair for pair in found.values() if pair[0].largest or pair[1].largest]
    if not pairs:
        return text
    every = [Distance(name, (), [d for pair in pairs for d in pair[i].distances]) for i, name in enumerate(NAMES)]
    return text + "\nin all that are not exact: " + "; ".join(
        ["%s median %s, at most %s" % (distance.name, _count(distance.median), _count(distance.largest))
         for distance in every])
