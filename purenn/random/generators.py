"""NumPy's random numbers, draw for draw: RandomState (MT19937) and default_rng (PCG64).

The methods from-scratch networks use, with NumPy's names, arguments and values.
Results with a size are nested lists here; a subclass that overrides `_array(flat,
shape)` gives arrays instead.  Not here: other bit generators, other distributions,
`out`, and 32-bit floats.  Normal draws have the bits that NumPy has on Linux and a
processor with fused multiply-add, on every Python (see glibc.py).
"""
import math

from ..arrays.shapes import along, is_whole, one_axis, whole
from . import glibc, integers as bounded, ziggurat
from .distributions import Distributions, swapped
from .mt19937 import MT19937, N, key_from_int, key_from_list
from .parameters import SEQUENCES, columns, flatten, plain, real, size_and_shape, truncated
from .pcg64 import PCG64, SeedSequence

_made = []              # one item for each seed made of the time


def fresh_entropy():
    """Unpredictable words: the system's noise, or the time where it has none."""
    try:
        import os
        return list(bytearray(os.urandom(32)))
    except Exception:           # what a missing module raises differs
        import time
        _made.append(None)
        clock = getattr(time, "time", None) or time.ticks_us        # MicroPython 1.20
        return [int(clock() * 1000000) % (1 << 64), len(_made)]


class RandomState(Distributions):
    """NumPy's legacy generator: RandomState(seed) draws what numpy.random.RandomState(seed) draws.

    seed: None (unpredictable), an int from 0 to 2**32 - 1, or a sequence of such.
    ValueError or TypeError for any other.
    """

    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, seed=None):
        """Start again, from a seed as above."""
        self._bits = MT19937(_legacy_key(seed))
        self._spare = None          # normal draws come in pairs: the second, if it waits

    def _below(self, limits, bits=64):
        return bounded.masked(self._bits, limits, bits)

    def _normals(self, n):
        """Marsaglia's polar method: a point in the unit disk gives two draws."""
        log = glibc.fastest("log")
        draws = []
        if n and self._spare is not None:
            draws.append(self._spare)
            self._spare = None
        while len(draws) < n:
            pairs = (n - len(draws) + 1) // 2
            u = self._bits.doubles(2 * pairs)
            for a, b in zip(u[::2], u[1::2]):
                x = 2.0 * a - 1.0
                y = 2.0 * b - 1.0
                r2 = x * x + y * y
                if 0.0 < r2 < 1.0:
                    f = math.sqrt(-2.0 * log(r2) / r2)
                    draws.append(f * y)
                    draws.append(f * x)
        if len(draws) > n:
            self._spare = draws.pop()
        return draws

    def random_sample(self, size=None):
        """Floats on [0, 1)."""
        return self._random(size)

    def random(self, size=None):
        """Floats on [0, 1)."""
        return self._random(size)

    def rand(self, *sides):
        """Floats on [0, 1), the shape given side by side."""
        return self._random(sides or None)

    def randn(self, *sides):
        """Standard normal floats, the shape given side by side."""
        return self._standard_normal(sides or None)

    def standard_normal(self, size=None):
        """Standard normal floats."""
        return self._standard_normal(size)

    def exponential(self, scale=1.0, size=None):
        """Floats, exponentially distributed with the mean `scale`, which may be an array."""
        n, shape, (scale,) = columns(size, real, ("scale", scale))
        for s in scale:
            if s < 0.0:
                raise ValueError("scale < 0; got %r" % (s,))
        log = glibc.fastest("log")
        return self._shaped([s * -log(1.0 - u) for s, u in zip(scale, self._bits.doubles(n))], shape)

    def randint(self, low, high=None, size=None, dtype=int):
        """Whole numbers from low to high - 1, or from 0 to low - 1; both may be arrays."""
        return _integers(self, low, high, size, dtype, 1)

    def permutation(self, x):
        """0 to x - 1 in random order, or the rows of a sequence."""
        return self._permutation(x, 0)

    def shuffle(self, x):
        """Put the rows of a list or an array in random order, in place."""
        self._shuffle(x, 0)

    def choice(self, a, size=None, replace=True, p=None):
        """Items of a sequence, or of 0 to a - 1; p is how likely each is."""
        n, shape = size_and_shape(size)
        items, count = _population(a, 0)
        if items is not None and len(items[1]) != 1:
            raise ValueError("a must be 1-dimensional; got the shape %r" % (items[1],))
        places = self._chosen(count, n, replace, p)
        return self._shaped(places if items is None else [items[0][i] for i in places], shape)

    def _distinct(self, count, n, shuffle):
        return self._shuffled(count)[:n]

    def get_state(self, legacy=True):
        """("MT19937", 624 words, position, has_gauss, cached_gaussian), or NumPy's dict of it."""
        has_gauss = 0 if self._spare is None else 1
        key, position, spare = self._bits.key(), self._bits.position(), self._spare or 0.0
        if legacy:
            return "MT19937", key, position, has_gauss, spare
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": position},
                "has_gauss": has_gauss, "gauss": spare}

    def set_state(self, state):
        """Go on from a state that get_state gave, here or in NumPy, in either form."""
        key, position, spare = _checked_state(state)
        self._bits = MT19937(key, position)
        self._spare = spare


class Generator(Distributions):
    """NumPy's present generator; made by default_rng(seed), or of a PCG64."""

    def __init__(self, bit_generator=None):
        if not isinstance(bit_generator, PCG64):
            bit_generator = PCG64(_seed_sequence(bit_generator))
        self.bit_generator = self._bits = bit_generator

    def _below(self, limits, bits=64):
        return bounded.multiplied(self._bits, limits, bits)

    def _normals(self, n):
        return ziggurat.standard_normals(self._bits, n)

    def _check_width(self, width):
        Distributions._check_width(self, width)
        if width < 0.0:
            raise ValueError("high - low < 0; got %r" % (width,))

    def _successes(self, n, p):
        """As RandomState's, but it draws nothing where there is nothing to draw."""
        return Distributions._successes(self, n, p) if n and p else 0

    def random(self, size=None, dtype=float):
        """Floats on [0, 1)."""
        _check_double(dtype)
        return self._random(size)

    def standard_normal(self, size=None, dtype=float):
        """Standard normal floats."""
        _check_double(dtype)
        return self._standard_normal(size)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        """Whole numbers from low to high - 1 (to high with endpoint), or from 0; both may be arrays."""
        return _integers(self, low, high, size, dtype, 0 if endpoint else 1)

    def permutation(self, x, axis=0):
        """0 to x - 1 in random order, or the parts of a sequence along an axis."""
        return self._permutation(x, axis)

    def shuffle(self, x, axis=0):
        """Put the parts of a list or an array in random order, in place."""
        self._shuffle(x, axis)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Parts of a sequence along an axis, or of 0 to a - 1; p is how likely each is.

        Without replacement, shuffle=False allows an order that is not random.
        """
        n, shape = size_and_shape(size)
        items, count = _population(a, axis)
        places = self._chosen(count, n, replace, p, shuffle)
        if items is None:
            return self._shaped(places, shape)
        flat, full = items
        axis = one_axis(axis, full)
        sides = full[:axis] + (shape or ()) + full[axis + 1:]
        return self._shaped(along(flat, full, places, axis), sides if sides or size is not None else None)

    def _distinct(self, count, n, shuffle):
        """Many of many: the tail of a shuffle.  Few: Floyd's set, shuffled."""
        if count > 10000 and n > count // (50 if shuffle else 20):
            return swapped(count, max(count - n, 1), self._below)[count - n:]
        taken = set()
        places = []
        for last, place in zip(range(count - n, count), self._below(range(count - n, count))):
            place = last if place in taken else place
            taken.add(place)
            places.append(place)
        if shuffle:
            places = [places[i] for i in swapped(n, 1, self._below)]
        return places

    def spawn(self, n_children):
        """A list of new generators, independent of this one."""
        return [type(self)(PCG64(child)) for child in self.bit_generator.seed_seq.spawn(n_children)]


def default_rng(seed=None):
    """A Generator; seed: None, an int >= 0 of any size, a sequence of such, or a Generator."""
    return seed if isinstance(seed, Generator) else Generator(seed)


# ---- arguments of both ----

def _legacy_key(seed):
    seed = plain(seed)
    if seed is None:
        return key_from_list(fresh_entropy())
    words, several = _numbers_of(seed)
    if not words:
        raise ValueError("seed must not be empty")
    for word in words:
        if not 0 <= word < 1 << 32:
            raise ValueError("seed must be between 0 and 2**32 - 1; got %r" % (word,))
    return key_from_list(words) if several else key_from_int(words[0])


def _seed_sequence(seed):
    seed = plain(seed)
    if isinstance(seed, SeedSequence):
        return seed
    numbers, several = _numbers_of(fresh_entropy() if seed is None else seed)
    for number in numbers:
        if number < 0:
            raise ValueError("seed must be a non-negative integer; got %r" % (number,))
    return SeedSequence(numbers if several else numbers[0])


def _numbers_of(seed):
    """([int, ...], whether they came as a sequence); TypeError for sequences among them, as from NumPy 2.5 on."""
    several = isinstance(seed, SEQUENCES)
    numbers = seed if several else [seed]
    for number in numbers:
        if isinstance(plain(number), SEQUENCES):
            raise TypeError("seed must be an integer or a sequence of them, without sequences in it; got %r" % (seed,))
    return [whole(number, "seed") for number in numbers], several


def _checked_state(state):
    """(key, position, spare) of either form of state."""
    if isinstance(state, dict):
        state = (state["bit_generator"], state["state"]["key"], state["state"]["pos"],
                 state.get("has_gauss", 0), state.get("gauss", 0.0))
    if not isinstance(state, (list, tuple)) or len(state) not in (3, 5):
        raise TypeError("state must be a tuple of 3 or 5 items or a dict; got %r" % (state,))
    if state[0] != "MT19937":
        raise ValueError("state must be one of MT19937; got %r" % (state[0],))
    key = [whole(word, "a word of the key") for word in flatten(state[1])[0]]
    position = whole(state[2], "position")
    if len(key) != N or min(key) < 0 or max(key) >= 1 << 32 or not 0 <= position <= N:
        raise ValueError("the key has %d words of 32 bits, the position is from 0 to %d; got %d words and position %d"
                         % (N, N, len(key), position))
    return key, position, real(state[4], "cached_gaussian") if len(state) == 5 and state[3] else None


def _check_double(dtype):
    if bounded.name_of(dtype) not in ("float", "float64"):
        raise TypeError("Unsupported dtype %r for floats; known is float64" % (dtype,))


def _integers(draws, low, high, size, dtype, gap):
    """Whole numbers from low to high - gap, or from 0 to low - gap."""
    kind = bounded.type_named(dtype)
    bits, least, most = bounded.TYPES[kind]
    if high is None:
        low, high = 0, low
    _, shape, (low, high) = columns(size, truncated, ("low", low), ("high", high))
    for a, b in zip(low, high):
        if a < least:
            raise ValueError("low is out of bounds for %s; got %d" % (kind, a))
        if b - gap > most:
            raise ValueError("high is out of bounds for %s; got %d" % (kind, b))
        if a > b - gap:
            raise ValueError("low %s high; got low %d and high %d" % (">=" if gap else ">", a, b))
    numbers = draws._below([b - gap - a for a, b in zip(low, high)], bits)
    numbers = [int(a + number) for a, number in zip(low, numbers)]
    return draws._shaped([bool(number) for number in numbers] if kind == "bool" else numbers, shape)


def _population(a, axis):
    """((flat list, shape) of a sequence, or None for 0 to a - 1, and how many there are along the axis."""
    a = plain(a)
    if is_whole(a):
        return None, int(a)
    flat, shape = flatten(a)
    if not shape:
        raise ValueError("a must be a sequence or an integer; got %r" % (a,))
    return (flat, shape), shape[one_axis(axis, shape)]
