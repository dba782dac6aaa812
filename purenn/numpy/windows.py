"""Windows of purenn.numpy, by which a signal's ends are faded out, and the functions that belong to them: i0 and sinc.

Glossary: M  how many numbers a window has
"""
import math

from ..arrays import loops, widths
from ..arrays.operators import make
from ..floats import elementary
from ..floats.parts import INF, NAN
from .elements import equal, sin, where
from .making import arange
from .ndarrays import asarray, ndarray
from .values import parts

# ---- windows of cosines and lines ----

def _length(M):
    """M as a float; TypeError for a text, ValueError for a list."""
    if isinstance(M, str):
        raise TypeError("a window's length is a number; got %r" % (M,))
    return parts([0.0, M])[0][1] * 1.0


def _of_places(M, height):
    """height(n, M - 1) for n = 1 - M, 3 - M ... M - 1; a window of one number is 1."""
    M = _length(M)
    if M < 1:
        heights = []
    elif M == 1:
        heights = [1.0]
    else:
        heights = [height(n, M - 1.0) for n in arange(1.0 - M, M, 2.0)._data]
    return make(ndarray, heights, (len(heights),), "float")


def hanning(M):
    """Half a period of a cosine, raised: 0 at both ends, 1 in the middle."""
    return _of_places(M, lambda n, end: 0.5 + 0.5 * elementary.cos(math.pi * n / end))


def hamming(M):
    """The same raised less: 0.08 at both ends."""
    return _of_places(M, lambda n, end: 54.0 / 100.0 + 46.0 / 100.0 * elementary.cos(math.pi * n / end))


def blackman(M):
    """Two cosines, which fade out more smoothly."""
    return _of_places(M, lambda n, end: (
        42.0 / 100.0 + 0.5 * elementary.cos(math.pi * n / end)
        + 8.0 / 100.0 * elementary.cos(2.0 * math.pi * n / end)))


def bartlett(M):
    """A triangle: 0 at both ends, 1 in the middle."""
    return _of_places(M, lambda n, end: 1.0 + n / end if n <= 0 else 1.0 - n / end)


# ---- Kaiser's window ----

def kaiser(M, beta):
    """i0 of an arc; beta says how narrow the window is, 0 makes it a rectangle."""
    M, beta = _length(M), _length(beta)
    if M == 1:
        heights = [1.0]
    else:
        middle, highest = (M - 1.0) / 2.0, _bessel(beta)
        heights = []
        for n in arange(0.0, M)._data:
            away = (n - middle) / middle
            heights.append(loops.divide(_bessel(beta * elementary.sqrt(1.0 - away * away)), highest))
    return make(ndarray, heights, (len(heights),), "float")


def i0(x):
    """The modified Bessel function of the first kind, of order 0."""
    x = asarray(x)
    x = x if widths.is_floating(x._form.kind) else x.astype(float)
    kind = x._form.kind
    return make(ndarray, ndarray._cast([_bessel(v) for v in x._data], "float", kind), x.shape, kind)


def _bessel(x):
    """i0 of a float."""
    x = abs(x)
    if x > 20.0:
        return _bessel_of_large(x)
    square, term, total, k = x * x / 4.0, 1.0, 1.0, 1.0
    while term > total / 2.0 ** 60:                         # the sum of (x / 2) ** 2k / k! ** 2
        term = term * square / (k * k)
        total = total + term
        k = k + 1.0
    return total if x == x else NAN


def _bessel_of_large(x):
    """The same by its expansion at infinity, whose terms fall until they are far below rounding."""
    power = elementary.exp(x)
    if power == INF:
        return NAN if x == INF else INF                     # NumPy's nan
    term, total, k = 1.0, 1.0, 1.0
    while term > total / 2.0 ** 60:
        odd = 2.0 * k - 1.0
        term = term * (odd * odd) / (8.0 * k * x)
        total = total + term
        k = k + 1.0
    return power * total / elementary.sqrt(2.0 * math.pi * x)


# ---- sinc ----

def sinc(x):
    """sin(pi x) / (pi x), which is 1 at 0."""
    x = asarray(asarray(x) * math.pi)
    return where(equal(x, 0), 1, sin(x) / x)[()]
