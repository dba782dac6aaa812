"""One number of each distribution, as far as RandomState and Generator make it in the same way.

legacy.py and modern.py have the rest.  The parameters are floats in their ranges, or nan, which goes through.

Sources of gamma: Marsaglia and Tsang, ACM TOMS 26 (2000), 363-372; for shapes below 1, Ahrens and Dieter's method GS,
Computing 12 (1974), 223-246.
"""
import math

from . import binomials, events
from .functions import exp, log, log1p, power, ratio

THIRD = 1.0 / 3.0


class Samples(object):
    """Draws of single numbers; the name of a method is that of the distribution.

    A subclass adds exponential, and those that the two generators make differently.
    """
    stirling = binomials.UNTIL_2_4

    def __init__(self, bits, normal):
        """bits: a bit generator; normal: a function that draws a standard normal number."""
        self.double = bits.next_double
        self.normal = normal

    # ---- from exponential, normal and gamma draws ----

    def scaled_exponential(self, scale):
        return scale * self.exponential()

    def gamma(self, shape):
        if shape == 1.0:
            return self.exponential()
        if shape == 0.0:
            return 0.0
        return self._small_gamma(shape) if shape < 1.0 else self._large_gamma(shape)

    def _small_gamma(self, shape):
        """One of two densities is drawn from, and its draw kept with a probability that an exponential draw decides."""
        while True:
            u = self.double()
            v = self.exponential()
            y = 0.0
            base = u
            if u > 1.0 - shape:
                y = -log((1.0 - u) / shape)
                base = 1.0 - shape + shape * y
            x = power(base, 1.0 / shape)
            if x <= v + y:
                return x

    def _large_gamma(self, shape):
        """The cube of a normal draw, kept where a uniform draw is below the density."""
        b = shape - THIRD
        c = 1.0 / math.sqrt(9.0 * b)
        while True:
            x = self.normal()
            v = 1.0 + c * x
            if v <= 0.0:
                continue
            v = v * v * v
            u = self.double()
            if u < 1.0 - 331.0 / 10000.0 * (x * x) * (x * x) or log(u) < 0.5 * x * x + b * (1.0 - v + log(v)):
                return b * v

    def scaled_gamma(self, shape, scale):
        return scale * self.gamma(shape)

    def chisquare(self, df):
        return 2.0 * self.gamma(df / 2.0)

    def beta(self, a, b):
        if a <= 1.0 and b <= 1.0:
            return self._small_beta(a, b)
        x = self.gamma(a)
        return ratio(x, x + self.gamma(b))

    def standard_cauchy(self):
        normal = self.normal()
        return ratio(normal, self.normal())

    def standard_t(self, df):
        normal = self.normal()
        return ratio(math.sqrt(df / 2.0) * normal, math.sqrt(self.gamma(df / 2.0)))

    def lognormal(self, mean, sigma):
        return exp(mean + sigma * self.normal())

    def weibull(self, a):
        return 0.0 if a == 0.0 else power(self.exponential(), 1.0 / a)

    # ---- from uniform draws ----

    def laplace(self, loc, scale):
        u = self.double()
        if u >= 0.5:
            return loc - scale * log(2.0 - u - u)
        return loc + scale * log(u + u) if u > 0.0 else self.laplace(loc, scale)

    def gumbel(self, loc, scale):
        u = 1.0 - self.double()
        return loc - scale * log(-log(u)) if u < 1.0 else self.gumbel(loc, scale)

    def logistic(self, loc, scale):
        u = self.double()
        return loc + scale * log(u / (1.0 - u)) if u > 0.0 else self.logistic(loc, scale)

    def triangular(self, left, mode, right):
        base = right - left
        u = self.double()
        if u <= (mode - left) / base:
            return left + math.sqrt(u * ((mode - left) * base))
        return right - math.sqrt((1.0 - u) * ((right - mode) * base))

    # ---- whole numbers ----

    def poisson(self, lam):
        return events.poisson(self.double, lam)

    def negative_binomial(self, n, p):
        return self.poisson(self.scaled_gamma(n, ratio(1.0 - p, p)))

    def geometric(self, p):
        return events.tries(self.double, p) if p >= THIRD else self._many_tries(p)

    def successes(self, n, p):
        """What draws how many of n tries succeed, by draw(double)."""
        return binomials.successes(n, p, log1p_of_negative, self.stirling) if n and p else binomials.Never()

    def outcome(self, n, p):
        """How many of n tries have one of multinomial's outcomes; as Generator's binomial until NumPy 2.4."""
        return Samples.successes(self, n, p).draw(self.double)


def log1p_of_negative(p):
    """log(1 - p)."""
    return log1p(-p)
