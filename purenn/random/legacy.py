"""One number of each distribution, where RandomState makes it in its own way: as NumPy did until 1.16."""
import math

from . import binomials
from .events import as_int64
from .functions import exp, log, log1p, power as power_of, ratio
from .samples import Samples


class LegacySamples(Samples):
    """RandomState's draws of single numbers."""
    legacy = True

    def exponential(self):
        return -log(1.0 - self.double())

    def rayleigh(self, scale):
        return scale * math.sqrt(-2.0 * log1p(-self.double()))

    def pareto(self, a):
        return exp(self.exponential() / a) - 1.0

    def power(self, a):
        return power_of(1.0 - exp(-self.exponential()), 1.0 / a)

    def _small_beta(self, a, b):
        """Johnk's method: powers of two draws whose sum is at most 1, or their logarithms where they are too small."""
        while True:
            u = self.double()
            v = self.double()
            x = power_of(u, 1.0 / a)
            y = power_of(v, 1.0 / b)
            if x + y <= 1.0:
                return x / (x + y) if x + y > 0.0 else _of_logs(log(u) / a, log(v) / b)

    def _many_tries(self, p):
        return as_int64(ratio(log1p(-self.double()), log(1.0 - p)), math.ceil)

    def successes(self, n, p):
        """What draws how many of n tries succeed, by draw(double)."""
        return binomials.successes(n, p, lambda p: log(1.0 - p), self.stirling)


def _of_logs(x, y):
    """e**x / (e**x + e**y)."""
    most = x if x > y else y
    x, y = x - most, y - most
    return exp(x - log(exp(x) + exp(y)))
