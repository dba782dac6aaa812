"""Standard normal draws by the ziggurat method, as NumPy's Generator makes them.

256 layers of equal area cover the right half of the bell curve.  99 of 100 draws fall
where a layer is wholly under the curve, and cost one comparison.

Sources: Marsaglia and Tang, J. Stat. Software 5 (2000), 8; Doornik (2005).  NumPy's
layers were calculated in doubles, so the same steps in doubles make them here.
"""
import math

from . import glibc

EDGE = 0x1d3bb48209ad33 * 2.0 ** -51           # x where the tail begins
AREA = 0x143016a5a4372e * 2.0 ** -60           # of one layer
TWO52 = 2.0 ** 52

_layers = []


def make_layers():
    """(inner, widths, density), three lists with a number for each of the 256 layers.

    inner: which part of the layer's width, times 2**52, is wholly under the curve; widths: the layer's width over
    2**52; density: the curve's height at that width.
    """
    from ..floats.portable import exp
    x = [EDGE]
    density = [exp(-0.5 * EDGE * EDGE)]
    while len(x) < 255:
        x.append(math.sqrt(-2.0 * glibc.log(density[-1] + AREA / x[-1])))
        density.append(exp(-0.5 * x[-1] * x[-1]))
        if len(x) == 218:                       # NumPy's table has this one's last bit wrong
            density[-1] += 2.0 ** -53
    base = AREA / density[0]                    # the bottom layer as if it were a rectangle
    outer = [base] + x[::-1]
    shares = [EDGE / base, 0.0] + [outer[i - 1] / outer[i] for i in range(2, 256)]
    inner = [int((share * TWO52 + TWO52) - TWO52) for share in shares]
    return inner, [width / TWO52 for width in outer], [1.0] + density[::-1]


def _tail(generator):
    """How far beyond EDGE a draw in the tail lies."""
    log1p = glibc.fastest("log1p")
    while True:
        u, v = generator.doubles(2)
        beyond = -(1.0 / EDGE) * log1p(-u)
        height = -log1p(-v)
        if height + height > beyond * beyond:
            return beyond


def standard_normals(generator, n):
    """A list of n draws; each uses 8 bits for the layer, 1 for the sign and 52 for x."""
    if not _layers:
        _layers.extend(make_layers())
    inner, widths, density = _layers
    draws = []
    while len(draws) < n:
        word = generator.next_uint64()
        layer = word % 256
        share = word // 512 % 4503599627370496
        x = share * widths[layer]
        if share >= inner[layer]:
            if layer == 0:
                x = EDGE + _tail(generator)
                word = share                    # here NumPy takes the sign from another bit
            elif not _under_curve(generator, density, layer, x):
                continue
        draws.append(-x if word // 256 % 2 else x)
    return draws


def _under_curve(generator, density, layer, x):
    """Whether a point drawn at x, between the layer's lower and upper edge, is under the curve."""
    height = (density[layer - 1] - density[layer]) * generator.doubles(1)[0] + density[layer]
    return height < math.exp(-0.5 * x * x)
