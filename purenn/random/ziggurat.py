"""Standard normal and exponential draws by the ziggurat method, as NumPy's Generator makes them.

256 layers of equal area cover the right half of the bell curve, or the exponential density.  99 of 100 draws fall
where a layer is wholly under the curve, and cost one comparison.

Sources: Marsaglia and Tang, J. Stat. Software 5 (2000), 8; Doornik (2005).  NumPy's
layers of the bell curve were calculated in doubles, so the same steps in doubles make them here; those of the
exponential density were calculated with more digits, so integers make them.
"""
import math

from . import glibc

EDGE = 0x1d3bb48209ad33 * 2.0 ** -51           # x where the tail begins
AREA = 0x143016a5a4372e * 2.0 ** -60           # of one layer
TWO52 = 2.0 ** 52
EXPONENTIAL_EDGE = 0x1ec9d9297ebb83 * 2.0 ** -50
EXPONENTIAL_EDGE_DIGITS = 76971174701310497140446280481         # over 10**28

_layers = []
_exponential_layers = []


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


def make_exponential_layers():
    """The same for the density e**-x, with 2**53 in place of 2**52; calculated in fixed-point numbers."""
    from ..floats.fixed_point import ONE, PRECISION, exponential
    from ..floats.parts import compose
    x = [EXPONENTIAL_EDGE_DIGITS * ONE // 10 ** 28]
    density = [ONE * ONE // exponential(x[0])]
    area = (x[0] + ONE) * density[0] // ONE     # the bottom layer's rectangle, and the tail
    while len(x) < 255:
        density.append(density[-1] + area * ONE // x[-1])
        x.append(_minus_log(density[-1]))
    outer = [area * ONE // density[0]] + x[::-1]
    below = [x[0], 0] + outer[1:255]            # where the layer above ends
    inner = [2 * (part * 2 ** 52 // whole) for part, whole in zip(below, outer)]
    return inner, [compose(width, -PRECISION - 53) for width in outer], [1.0] + [
        compose(height, -PRECISION) for height in reversed(density)]


def _minus_log(y):
    """-ln y of a fixed-point number between 2**-12 and 1: a float a little below it, and the series of ln(1 + e)."""
    from ..floats.fixed_point import ONE, PRECISION, exponential
    near = math.floor((-glibc.log(float(y // 2 ** (PRECISION - 60)) * 2.0 ** -60) - 2.0 ** -47) * 2.0 ** 48)
    x = int(near) * 2 ** (PRECISION - 48)
    e = ONE - y * exponential(x) // ONE
    e2 = e * e // ONE
    return x + e + e2 // 2 + e * e2 // ONE // 3


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
            elif not _under_curve(generator, density, layer, -0.5 * x * x):
                continue
        draws.append(-x if word // 256 % 2 else x)
    return draws


def standard_exponentials(generator, n):
    """A list of n draws; each uses 8 bits for the layer and 53 for x."""
    if not _exponential_layers:
        _exponential_layers.extend(make_exponential_layers())
    inner, widths, density = _exponential_layers
    draws = []
    while len(draws) < n:
        word = generator.next_uint64() // 8
        layer = word % 256
        share = word // 256
        x = share * widths[layer]
        if share >= inner[layer]:
            if layer == 0:                      # the tail is the density itself, further on
                x = EXPONENTIAL_EDGE - glibc.fastest("log1p")(-generator.next_double())
            elif not _under_curve(generator, density, layer, -x):
                continue
        draws.append(x)
    return draws


def _under_curve(generator, density, layer, log_of_height):
    """Whether a point drawn between the layer's lower and upper edge is under the curve."""
    height = (density[layer - 1] - density[layer]) * generator.next_double() + density[layer]
    return height < math.exp(log_of_height)
