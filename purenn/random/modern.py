"""One number of each distribution, where Generator makes it in its own way."""
import math

from .events import LIMIT, as_int64
from .functions import exp, expm1, log, log1p, power as power_of, ratio
from .samples import Samples
from .ziggurat import standard_exponentials

TINY = 0x1580658cb6ccb * 2.0 ** -389    # 3e-103


class ModernSamples(Samples):
    """Generator's draws of single numbers."""
    legacy = False

    def __init__(self, bits, normal):
        Samples.__init__(self, bits, normal)
        self.bits = bits

    def exponential(self):
        return standard_exponentials(self.bits, 1)[0]

    def inverse_exponential(self):
        """The exponential draw that a uniform one gives."""
        return -log1p(-self.double())

    def rayleigh(self, scale):
        return scale * math.sqrt(2.0 * self.exponential())

    def pareto(self, a):
        return expm1(self.exponential() / a)

    def power(self, a):
        return power_of(-expm1(-self.exponential()), 1.0 / a)

    def _small_beta(self, a, b):
        """Johnk's method: powers of two draws whose sum is at most 1, or their logarithms where one is too small."""
        if a < TINY and b < TINY:
            return 1.0 if (a + b) * self.double() < a else 0.0
        while True:
            u = self.double()
            v = self.double()
            x = power_of(u, ratio(1.0, a))
            y = power_of(v, ratio(1.0, b))
            if x + y <= 1.0 and u + v > 0.0:
                return x / (x + y) if x > 0.0 and y > 0.0 else _of_logs(ratio(log(u), a) - ratio(log(v), b))

    def _many_tries(self, p):
        count = -self.exponential() / log1p(-p)
        return as_int64(count, math.ceil) if count < LIMIT else (1 << 63) - 1


def _of_logs(difference):
    """e**x / (e**x + e**y) by x - y."""
    if difference > 0.0:
        return exp(-log1p(exp(-difference)))
    return exp(difference - log1p(exp(difference)))
