"""Generator's draws in single precision: uniform, normal, exponential and gamma.

They are those of ziggurat.py and samples.py with 23 bits of a word for each number, where every step is rounded to
single precision.
"""
import math

from . import glibc_singles as functions
from .functions import log1p
from .glibc_singles import single
from .ziggurat import EDGE, EXPONENTIAL_EDGE, make_exponential_layers, make_layers

NORMAL_EDGE = single(EDGE)
INVERSE_EDGE = single(1.0 / EDGE)
TAIL_EDGE = single(EXPONENTIAL_EDGE)
# NumPy has rounded its layers to nine digits before, which moves these numbers by one place.
MOVED_WIDTHS = ((226, 2.0 ** -45),)
MOVED_DENSITY = ((128, -2.0 ** -26), (154, 2.0 ** -26), (171, -2.0 ** -27))

_normal_layers = []
_exponential_layers = []


def _fill(layers, made, bits, moved_widths=(), moved_density=()):
    """The layers made for so many bits as layers for 23 bits."""
    inner, widths, density = made
    scale = 2 ** (bits - 23)
    widths = [single(width * scale) for width in widths]
    density = [single(height) for height in density]
    for numbers, moved in ((widths, moved_widths), (density, moved_density)):
        for i, distance in moved:
            numbers[i] += distance
    layers.extend([[(part + scale // 2) // scale for part in inner], widths, density])


class SingleSamples(object):
    """Draws of single numbers of single precision, as floats."""

    def __init__(self, bits):
        """bits: a bit generator."""
        self._word = bits.next_uint32
        if not _normal_layers:
            _fill(_normal_layers, make_layers(), 52)
            _fill(_exponential_layers, make_exponential_layers(), 53, MOVED_WIDTHS, MOVED_DENSITY)

    def uniform(self):
        return (self._word() >> 8) * 2.0 ** -24

    def _height(self, density, layer):
        """That of a point drawn between the layer's lower and upper edge."""
        return single(single(single(density[layer - 1] - density[layer]) * self.uniform()) + density[layer])

    def normal(self):
        inner, widths, density = _normal_layers
        while True:
            word = self._word()
            layer = word % 256
            share = word >> 9
            x = single(share * widths[layer])
            if share >= inner[layer]:
                if layer == 0:
                    x = self._beyond()
                    word = share                # here NumPy takes the sign from another bit
                elif not self._height(density, layer) < math.exp(-0.5 * x * x):
                    continue
            return -x if (word >> 8) % 2 else x

    def _beyond(self):
        """A number in the tail."""
        while True:
            x = single(-INVERSE_EDGE * functions.log1p(-self.uniform()))
            y = -functions.log1p(-self.uniform())
            if single(y + y) > single(x * x):
                return single(NORMAL_EDGE + x)

    def exponential(self):
        inner, widths, density = _exponential_layers
        while True:
            word = self._word() >> 1
            layer = word % 256
            share = word >> 8
            x = single(share * widths[layer])
            if share < inner[layer]:
                return x
            if layer == 0:
                return single(TAIL_EDGE - functions.log1p(-self.uniform()))
            if self._height(density, layer) < functions.exp(-x):
                return x

    def inverse_exponential(self):
        """The exponential draw that a uniform one gives."""
        return single(-log1p(-self.uniform()))

    def gamma(self, shape):
        shape = single(shape)
        if shape == 1.0:
            return self.exponential()
        if shape == 0.0:
            return 0.0
        return self._small_gamma(shape) if shape < 1.0 else self._large_gamma(shape)

    def _small_gamma(self, shape):
        rest, exponent = single(1.0 - shape), single(1.0 / shape)
        while True:
            u = self.uniform()
            v = self.exponential()
            y = 0.0
            base = u
            if u > rest:
                y = -functions.log(single((1.0 - u) / shape))
                base = single(rest + single(shape * y))
            x = functions.power(base, exponent)
            if x <= single(v + y):
                return x

    def _large_gamma(self, shape):
        b = single(shape - single(1.0 / 3.0))
        c = single(1.0 / single(math.sqrt(single(9.0 * b))))
        while True:
            x = self.normal()
            v = single(1.0 + single(c * x))
            if v <= 0.0:
                continue
            v = single(single(v * v) * v)
            u = self.uniform()
            square = single(x * x)
            sure = single(1.0 - single(single(single(331.0 / 10000.0) * square) * square))
            if u < sure or functions.log(u) < self._log_density(x, v, b):
                return single(b * v)

    def _log_density(self, x, v, b):
        rest = single(single(1.0 - v) + functions.log(v))
        return single(single(single(0.5 * x) * x) + single(b * rest))
