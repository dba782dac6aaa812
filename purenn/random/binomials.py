"""How many of n tries succeed: NumPy's two ways of drawing it.

Where few are expected, the probabilities of 0, 1, 2, ... successes are subtracted from one uniform draw (`Inversion`).
Otherwise a point is drawn below a table with sloping sides that covers the probabilities, and is kept if it is below
them too (`Table`; algorithm BTPE of Kachitvichyanukul and Schmeiser, CACM 31 (1988), 216-222).

Glossary: r, q  the probability of success, at most 1/2, and of failure;  middle  the likeliest number;  y  a number
that was drawn, k its distance from the middle;  c  how much wider than its top the table is;  u, v  uniform draws
"""
import math

from .functions import exp, log

FEW = 30.0                              # successes expected, up to which Inversion serves
# Stirling's series in Table: (its first coefficient, the sign of the last two of four).  Two digits were swapped and
# the sign wrong, which RandomState has kept and NumPy 2.5 has corrected for Generator: one draw in 100,000 is another.
UNTIL_2_4, FROM_2_5 = (13680.0, 1.0), (13860.0, -1.0)


def successes(n, p, log_of_failure, stirling):
    """Inversion or Table for n tries, each successful with probability p; draw(double) draws one number.

    log_of_failure(p) is log(1 - p), for Inversion; stirling: Table's.
    """
    if p > 0.5:
        return _Mirrored(n, successes(n, 1.0 - p, log_of_failure, stirling))
    if p * n <= FEW:
        return Inversion(n, p, log_of_failure(p))
    return Table(n, p, stirling)


class Never(object):
    """No success, without a draw."""

    def draw(self, double):
        """0."""
        return 0


class _Mirrored(object):
    """n less what another draws."""

    def __init__(self, n, other):
        self.n = n
        self.other = other

    def draw(self, double):
        """One number; double() draws from [0, 1)."""
        return self.n - self.other.draw(double)


class Inversion(object):
    """By subtracting probabilities."""

    def __init__(self, n, p, log_q):
        self.n = n
        self.p = p
        self.none = exp(n * log_q)
        self.bound = int(min(n, n * p + 10.0 * math.sqrt(n * p * (1.0 - p) + 1.0)))

    def draw(self, double):
        """One number; double() draws from [0, 1)."""
        n, p, q = self.n, self.p, 1.0 - self.p
        k = 0
        term = self.none
        u = double()
        while u > term:
            k += 1
            if k > self.bound:
                k = 0
                term = self.none
                u = double()
            else:
                u -= term
                term = (n - k + 1) * p * term / (k * q)
        return k


class Table(object):
    """By a table that covers the probabilities."""

    def __init__(self, n, p, stirling):
        """stirling: UNTIL_2_4 or FROM_2_5."""
        self.n = n
        self.stirling = stirling
        self.r = r = min(p, 1.0 - p)
        self.q = q = 1.0 - r
        self.variance = n * r * q
        centre = n * r + r
        self.middle = int(math.floor(centre))
        self.half = half = math.floor(2195.0 / 1000.0 * math.sqrt(n * r * q) - 46.0 / 10.0 * q) + 0.5
        self.left = self.middle + 0.5 - half
        self.right = self.middle + 0.5 + half
        self.c = 134.0 / 1000.0 + 20.5 / (153.0 / 10.0 + self.middle)
        slope = (centre - self.left) / (centre - self.left * r)
        self.left_rate = slope * (1.0 + slope / 2.0)
        slope = (self.right - centre) / (self.right * q)
        self.right_rate = slope * (1.0 + slope / 2.0)
        # The areas of the top, with the two triangles beside it, and with the left and the right tail.
        self.beside = half * (1.0 + 2.0 * self.c)
        self.with_left = self.beside + self.c / self.left_rate
        self.whole = self.with_left + self.c / self.right_rate

    def draw(self, double):
        """One number; double() draws from [0, 1)."""
        while True:
            u = double() * self.whole
            v = double()
            if u <= self.half:
                return int(math.floor(self.middle + 0.5 - self.half * v + u))
            found = self._outside(u, v)
            if found and self._is_below(found[0], found[1]):
                return found[0]

    def _outside(self, u, v):
        """(y, height) of a point beside the top or in a tail; None where there is no probability."""
        if u <= self.beside:
            x = self.left + (u - self.half) / self.c
            v = v * self.c + 1.0 - abs(self.middle - x + 0.5) / self.half
            return None if v > 1.0 else (int(math.floor(x)), v)
        if v == 0.0:
            return None
        if u <= self.with_left:
            y = int(math.floor(self.left + log(v) / self.left_rate))
            return None if y < 0 else (y, v * (u - self.beside) * self.left_rate)
        y = int(math.floor(self.right - log(v) / self.right_rate))
        return None if y > self.n else (y, v * (u - self.with_left) * self.right_rate)

    def _is_below(self, y, v):
        """Whether the height v is below the probability of y, relative to the middle's."""
        k = abs(y - self.middle)
        if not (k > 20 and k < self.variance / 2.0 - 1.0):
            return not v > self._probability(y)
        size = self.variance
        spread = (k / size) * ((k * (k / 3.0 + 0.625) + 1.0 / 6.0) / size + 0.5)
        normal = -_wrapped(k * k) / (2.0 * size)
        height = log(v)
        if height < normal - spread:
            return True
        return not (height > normal + spread or height > self._log_probability(y))

    def _probability(self, y):
        """The probability of y over the middle's, factor by factor."""
        s = self.r / self.q
        a = s * (self.n + 1)
        f = 1.0
        for i in range(self.middle + 1, y + 1):
            f *= a / i - s
        for i in range(y + 1, self.middle + 1):
            f /= a / i - s
        return f

    def _log_probability(self, y):
        """The logarithm of that, by Stirling's series."""
        n, m = float(self.n), float(self.middle)
        y_up, m_up, m_down, y_down = y + 1.0, m + 1.0, n + 1.0 - m, n - y + 1.0
        total = ((m + 0.5) * log(m_up / y_up) + (self.n - self.middle + 0.5) * log(m_down / y_down)
                 + (y - self.middle) * log(y_down * self.r / (y_up * self.q)))
        first, sign = self.stirling
        return (total + _series(m_up, first) + _series(m_down, first)
                + sign * _series(y_up, first) + sign * _series(y_down, first))


def _wrapped(n):
    """An int >= 0 as C's 64 bits hold it."""
    return n if n < 1 << 63 else (n + (1 << 63)) % (1 << 64) - (1 << 63)


def _series(x, first):
    x2 = x * x
    return (first - (462.0 - (132.0 - (99.0 - 140.0 / x2) / x2) / x2) / x2) / x / 166320.0
