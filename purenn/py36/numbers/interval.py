"""Intervals: two floats between which the true value is proved to lie.

Each operation rounds its lower end down and its upper end up, so that it holds the result of whatever its operands
hold (Moore 1966).  Where a calculation is rounded as usual and repeated with intervals of one number each, the width is
what rounding may have added up to.  A number that occurs twice in a formula varies twice: x - x holds more than 0.

A comparison that holds for some of the numbers only is Undecided: a formula that chooses by it, as `where` does, gets
an interval around both choices; `if` raises a TypeError.  Functions use portable arithmetic, whose results are at most
0.504 units of the last place from the truth, whatever the current arithmetic is.
"""
from decimal import Decimal
from fractions import Fraction

from ...floats import portable
from ...floats.kinds import INTEGERS
from ...floats.names import shown

INF = float("inf")
LARGEST = 2.0 ** 1023 * (2 - 2.0 ** -52)
_UNIT, _TINY = 2.0 ** -53 * (1 + 2.0 ** -52), 2.0 ** -1074
_EXACT = 2 ** 53                        # integers up to here are floats
_FAR = 2.0 ** 20                        # angles up to here are placed among the waves
PI = 3.141592653589793


def below(x):
    """A float below x, by at most two units of the last place (Rump and others 2009); not a number becomes -inf."""
    if x != x:
        return -INF
    return LARGEST if x == INF else x - (abs(x) * _UNIT + _TINY)


def above(x):
    """A float above x, by at most two units of the last place; not a number becomes inf."""
    return -below(-x) if x == x else INF


def _ends(x):
    """(low, high): floats as close as can be around a number or the text of one; TypeError for other things."""
    if isinstance(x, Interval):
        return x.low, x.high
    if isinstance(x, float):
        if x != x:
            raise ValueError("an interval has two numbers for its ends; got nan")
        return x, x
    if isinstance(x, INTEGERS) and -_EXACT <= x <= _EXACT:
        return float(x), float(x)
    if not isinstance(x, (Fraction, Decimal, str) + INTEGERS):
        raise TypeError("an interval is made of numbers; got %s" % shown(x))
    exact = Fraction(x)
    try:
        near = float(exact)
    except OverflowError:
        return (LARGEST, INF) if exact > 0 else (-INF, -LARGEST)
    return near if near <= exact else below(near), near if near >= exact else above(near)


def _operand(x):
    """An Interval or an integer as an Interval; None for other kinds, which do not mix with intervals."""
    return x if isinstance(x, Interval) else Interval(x) if isinstance(x, INTEGERS) else None


def _binary(calculate):
    """The methods for self ? other and other ? self, where calculate(x, y) is of two Intervals."""
    def method(self, other):
        other = _operand(other)
        return NotImplemented if other is None else calculate(self, other)

    def reflected(self, other):
        other = _operand(other)
        return NotImplemented if other is None else calculate(other, self)
    return method, reflected


def _sum(x, y):
    return Interval._of(_down(x.low, y.low), _up(x.high, y.high))


def _down(x, y):
    """x + y, rounded down: what a sum leaves over is a float and tells whether it was rounded at all (Knuth 1969)."""
    total = x + y
    part = total - x
    return total if (x - (total - part)) + (y - part) >= 0.0 else below(total)


def _up(x, y):
    return -_down(-x, -y)


def _difference(x, y):
    return _sum(x, -y)


def _product(x, y):
    """The corners of the two intervals hold the extremes; products with 0, 1 and -1 are exact."""
    for one, other in ((x, y), (y, x)):
        if one.low == one.high and one.low in (0.0, 1.0, -1.0):
            return ZERO if not one.low else other if one.low > 0.0 else -other
    return _around([a * b if a and b else 0.0 for a in (x.low, x.high) for b in (y.low, y.high)])


def _quotient(x, y):
    """Any number at all where the divisor may be 0."""
    if y.low <= 0.0 <= y.high:
        return Interval._of(-INF, INF)
    if y.low == y.high == 1.0 or x.low == x.high == 0.0:
        return x
    return _around([a / b for a in (x.low, x.high) for b in (y.low, y.high)])


def _around(corners):
    """The Interval around rounded numbers, and around all numbers where one of them is none (inf / inf)."""
    lows, highs = [below(x) for x in corners], [above(x) for x in corners]
    return Interval._of(min(lows), max(highs))


def _power(x, y):
    """x ** y: of any x for an integer y, else e^(y log x)."""
    if y.low != y.high or y.low % 1 or abs(y.low) > _EXACT:
        return x.sqrt() if y.low == y.high == 0.5 else (y * x.log()).exp()
    n = int(y.low)
    if n < 0:
        return ONE / _power(x, Interval(-n))
    ends = (abs(x) if n % 2 == 0 else x)
    return Interval._of(_repeated(ends.low, n).low, _repeated(ends.high, n).high)


def _repeated(x, n):
    """The Interval around x to the power of n >= 0, by squares."""
    result, square = ONE, Interval(x)
    while n:
        if n % 2:
            result = result * square
        square, n = square * square, n // 2
    return result


def _rising(name, least=-INF, most=INF, exact=0.0):
    """The method of a function that grows with its argument, from `least` to `most`; without error at `exact`."""
    function = getattr(portable, name)

    def method(self):
        low, high = function(self.low), function(self.high)
        return Interval._of(low if self.low == exact else max(least, below(low)),
                            high if self.high == exact else min(most, above(high)))
    return method


def _from(least, method, name):
    """The method of a function that has values from `least` on; ValueError for an interval that reaches below."""
    def checked(self):
        if self.low < least:
            raise ValueError("%s of an interval that reaches below %g: %r" % (name, least, self))
        return method(self)
    return checked


def _wave(quarters):
    """The method of sin, or, a quarter turn on, of cos."""
    def method(self):
        if not (-_FAR < self.low and self.high < _FAR):
            return Interval._of(-1.0, 1.0)
        function = portable.cos if quarters else portable.sin
        low, high = sorted([function(self.low), function(self.high)])
        # The turning points lie at odd multiples of pi / 2, each a little blurred as pi is rounded here.
        first, last = [(end + off) / (PI / 2) + quarters for end, off in ((self.low, -1e-9), (self.high, 1e-9))]
        turns = [n for n in range(int(first) - 1, int(last) + 2) if first <= n <= last and n % 2]
        low = -1.0 if [n for n in turns if n % 4 == 3] else max(-1.0, below(low))
        return Interval._of(low, 1.0 if [n for n in turns if n % 4 == 1] else min(1.0, above(high)))
    return method


def _comparison(surely, possibly):
    """The method that compares, with floats too: True or False where that is sure, else Undecided."""
    def method(self, other):
        other = Interval(other) if isinstance(other, float) and other == other else _operand(other)
        if other is None:
            return NotImplemented
        return True if surely(self, other) else UNDECIDED if possibly(self, other) else False
    return method


def _is_same(x, y):
    return x.low == x.high == y.low == y.high


def _are_apart(x, y):
    return x.high < y.low or y.high < x.low


class Undecided:
    """A comparison of intervals that holds for some of their numbers, and for others does not."""

    def select(self, x, y):
        """The Interval around both choices."""
        x, y = Interval(x), Interval(y)
        return Interval._of(min(x.low, y.low), max(x.high, y.high))

    def __bool__(self):
        raise TypeError("the intervals overlap, so that it is undecided which is larger, or whether they are equal")

    def __repr__(self):
        return "undecided"


UNDECIDED = Undecided()


class Interval:
    """Interval(low, high), or Interval(x) around one number: a float, an integer, a Fraction, a Decimal or a text.

    low and high are floats, at most, for other numbers the nearest ones around them.  Operators take intervals and
    integers; other kinds are a TypeError, as a float such as 0.1 may stand for a number that it is not.
    """
    __slots__ = ("low", "high")
    __hash__ = None

    def __init__(self, low, high=None):
        self.low, self.high = _ends(low)[0], _ends(low if high is None else high)[1]
        if self.low > self.high:
            raise ValueError("the low end of an interval, %r, is above its high end, %r" % (low, high))

    @classmethod
    def _of(cls, low, high):
        interval = object.__new__(cls)
        interval.low, interval.high = low, high
        return interval

    @property
    def width(self):
        """high - low, rounded up; 0.0 for a single number."""
        return _up(self.high, -self.low)

    def __contains__(self, x):
        """Whether a number of any kind that Interval takes lies between the ends."""
        exact = x if isinstance(x, float) else Fraction(x)
        return self.low <= exact <= self.high

    def is_finite(self):
        return self.low > -INF and self.high < INF

    def __repr__(self):
        return "Interval(%r)" % self.low if self.low == self.high else "Interval(%r, %r)" % (self.low, self.high)

    def __pos__(self):
        return self

    def __neg__(self):
        return Interval._of(-self.high, -self.low)

    def __abs__(self):
        if self.low >= 0.0:
            return self
        return -self if self.high <= 0.0 else Interval._of(0.0, max(-self.low, self.high))

    __add__, __radd__ = _binary(_sum)
    __sub__, __rsub__ = _binary(_difference)
    __mul__, __rmul__ = _binary(_product)
    __truediv__, __rtruediv__ = _binary(_quotient)
    __pow__, __rpow__ = _binary(_power)

    __lt__ = _comparison(lambda x, y: x.high < y.low, lambda x, y: x.low < y.high)
    __le__ = _comparison(lambda x, y: x.high <= y.low, lambda x, y: x.low <= y.high)
    __gt__ = _comparison(lambda x, y: x.low > y.high, lambda x, y: x.high > y.low)
    __ge__ = _comparison(lambda x, y: x.low >= y.high, lambda x, y: x.high >= y.low)
    __eq__ = _comparison(_is_same, lambda x, y: not _are_apart(x, y))
    __ne__ = _comparison(_are_apart, lambda x, y: not _is_same(x, y))

    exp, expm1 = _rising("exp", 0.0, exact=None), _rising("expm1", -1.0)
    log, log1p = _from(0.0, _rising("log", exact=1.0), "log"), _from(-1.0, _rising("log1p"), "log1p")
    log2, log10 = _from(0.0, _rising("log2", exact=1.0), "log2"), _from(0.0, _rising("log10", exact=1.0), "log10")
    sqrt = _from(0.0, _rising("sqrt", 0.0), "sqrt")
    tanh, erf, sinh = _rising("tanh", -1.0, 1.0), _rising("erf", -1.0, 1.0), _rising("sinh")
    sin, cos = _wave(0), _wave(1)

    def cosh(self):
        ends = abs(self)
        return Interval._of(max(1.0, below(portable.cosh(ends.low))), above(portable.cosh(ends.high)))

    # Constants of formulas, as elementary.constant asks for them.
    def pi(self):
        return Interval("3.1415926535897932384626433832795", "3.1415926535897932384626433832796")

    def root_half(self):
        return Interval("0.70710678118654752440084436210485", "0.70710678118654752440084436210486")

    def root_two_pi(self):
        return Interval("2.5066282746310005024157652848110", "2.5066282746310005024157652848111")

    def two_over_root_pi(self):
        return Interval("1.1283791670955125738961589031215", "1.1283791670955125738961589031216")


ZERO, ONE = Interval(0), Interval(1)
