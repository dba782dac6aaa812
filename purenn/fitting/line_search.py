"""The line search of More and Thuente (1994): a step along a direction that makes a function small enough.

It looks for a step at which f has sunk by a share LOW of what its slope at the start promises, and at which the slope
is at most a share STEEP of that slope.  Each place that is tried narrows an interval that holds such a step.

Glossary: a place is (step, f, slope), f the function's value there and slope its derivative by the step.
"""
from ..floats.elementary import sqrt

LOW, STEEP = 1.0 / 1000, 9.0 / 10
NARROW = 1.0 / 10                       # an interval of this share of its end is not divided further
LONGEST = 10.0 ** 10
FAR = 66.0 / 100                        # of an interval: no step goes further, nor narrows it less
TRIES = 20


def search(function, f, slope, step):
    """(step, tries), or (None, tries) where no step was found; function(step) gives (f, slope).

    f and slope are those at 0, where the slope is below 0; step is the first that is tried.
    """
    interval = _Interval((0.0, f, slope))
    low, high, promised = 0.0, 5.0 * step, LOW * slope
    first_stage = True
    for tries in range(1, TRIES + 1):
        found = function(step)
        here = (step,) + found
        wanted = f + step * promised
        if found[0] != found[0] or found[1] != found[1]:
            return None, tries                          # no number
        if found[0] <= wanted and abs(found[1]) <= STEEP * -slope:
            return step, tries
        if interval.holds and (step <= low or step >= high or high - low <= NARROW * high) or step == LONGEST:
            return (step if found[0] <= f else None), tries
        if first_stage and found[0] <= wanted and found[1] >= 0.0:
            first_stage = False
        tilt = promised if first_stage and interval.best[1] >= found[0] > wanted else 0.0
        step = interval.narrowed(here, tilt, low, high)
        if interval.holds:
            low, high = sorted([interval.best[0], interval.other[0]])
        else:
            low, high = [step + times * (step - interval.best[0]) for times in (11.0 / 10, 4.0)]
        step = min(max(step, 0.0), LONGEST)
        if interval.holds and (step <= low or step >= high or high - low <= NARROW * high):
            step = interval.best[0]
    return None, TRIES


class _Interval(object):
    """The place with the least f so far, and another; once it `holds` a good step, that lies between the two."""

    def __init__(self, start):
        self.best = self.other = start
        self.holds = False
        self._width, self._before = LONGEST, 2.0 * LONGEST

    def narrowed(self, here, tilt, low, high):
        """Take in a place; returns the next step to try.  tilt: what is taken off all slopes, while f is too large."""
        best, other, here = [(step, f - step * tilt, slope - tilt) for step, f, slope in (self.best, self.other, here)]
        step = self._next(best, other, here, low, high)
        if here[1] > best[1]:
            other = here
        else:
            if here[2] * best[2] < 0.0:
                other = best
            best = here
        self.best, self.other = [(at, f + at * tilt, slope + tilt) for at, f, slope in (best, other)]
        if self.holds:
            if abs(other[0] - best[0]) >= FAR * self._before:
                step = best[0] + 0.5 * (other[0] - best[0])
            self._before, self._width = self._width, abs(other[0] - best[0])
        return step

    def _next(self, best, other, here, low, high):
        (x, f, dx), (at, value, slope) = best, here
        if value > f:                                   # a minimum lies between
            self.holds = True
            cubic = _cubic(best, here)
            square = x + dx / ((f - value) / (at - x) + dx) / 2.0 * (at - x)
            return cubic if abs(cubic - x) < abs(square - x) else cubic + (square - cubic) / 2.0
        secant = at + slope / (slope - dx) * (x - at) if slope != dx else at
        if slope * dx < 0.0:                            # as well
            self.holds = True
            cubic = _cubic(here, best)
            return cubic if abs(cubic - at) > abs(secant - at) else secant
        if abs(slope) < abs(dx):                        # it flattens: a minimum may lie beyond
            cubic = _cubic_beyond(here, best, low, high)
            near = abs(cubic - at) < abs(secant - at)
            if not self.holds:
                return min(max(secant if near else cubic, low), high)
            step = cubic if near else secant
            edge = at + FAR * (other[0] - at)
            return min(edge, step) if at > x else max(edge, step)
        if self.holds:
            return _cubic(here, other)
        return high if at > x else low


def _parts(one, other):
    """(theta, gamma) of the cubic through two places with their slopes, gamma squared being at least 0."""
    (x, f, dx), (y, g, dy) = one, other
    theta = 3.0 * (f - g) / (y - x) + dx + dy
    size = max(abs(theta), abs(dx), abs(dy))
    square = (theta / size) * (theta / size) - (dx / size) * (dy / size)
    gamma = size * sqrt(max(0.0, square))
    return theta, gamma if y > x else -gamma


def _cubic(one, other):
    """Where the cubic through two places has its minimum, seen from the first."""
    (x, _, dx), (y, _, dy) = one, other
    theta, gamma = _parts(one, other)
    return x + (gamma - dx + theta) / (gamma - dx + gamma + dy) * (y - x)


def _cubic_beyond(one, other, low, high):
    """The same where the minimum, if there is one, lies beyond the first place; else the end on that side."""
    (x, _, dx), (y, _, dy) = one, other
    theta, gamma = _parts(one, other)
    share = (gamma - dx + theta) / (gamma + (dy - dx) + gamma)
    if share < 0.0 and gamma != 0.0:
        return x + share * (y - x)
    return high if x > y else low
