"""NumPy's random numbers, draw for draw: RandomState (MT19937) and default_rng (PCG64).

The methods that from-scratch networks use, with NumPy's names, arguments and values.
Results with a size are nested lists; a subclass that overrides `_array(flat, shape)`
gives arrays instead, and declines shapes in `_check_shape(shape)`.  Not here: other bit
generators, other distributions, `out`, and 32-bit floats.  Normal draws have, on every
Python, the bits that NumPy's have on Linux and a processor with fused multiply-add (see
glibc.py).

What only draws need (bit generators, the ziggurat, glibc's logarithm) is imported when the first generator is made.
"""
import math

from ..arrays.shapes import along, is_whole, one_axis, whole
from .distributions import Distributions, swapped
from .integers import TYPES, masked, multiplied, name_of, type_of
from .parameters import SEQUENCES, as_lists, flatten, real, truncated

_made = []              # an item for each seed that was made from the time


def fresh_entropy():
    """A list of unpredictable words: the system's noise, or the time if it has none."""
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

    seed: None (unpredictable), an int from 0 to 2**32 - 1, or a sequence of them.
    ValueError or TypeError for anything else.
    """

    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, seed=None):
        """Start again from a seed, one that RandomState(seed) takes."""
        from .glibc import fastest
        self._fastest = fastest
        self._bits = _twister(seed)
        self._spare = None          # normal draws come in pairs: this is the second one until it is drawn

    def _below(self, limits, bits=64):
        return masked(self._bits, limits, bits)

    def _normals(self, n):
        """Marsaglia's polar method: a point in the unit disk gives two draws."""
        log = self._fastest("log")
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

    random = random_sample

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
        """Floats, exponentially distributed with the mean `scale`, at least 0, which may be an array."""
        n, shape, (scale,) = self._columns(size, real, ("scale", scale))
        for s in scale:
            if s < 0.0:
                raise ValueError("scale < 0; got %r" % (s,))
        log = self._fastest("log")
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
        """Items of a sequence, or of 0 to a - 1; p: how likely each is, a list whose sum is 1, None for all alike."""
        n, shape = self._size(size)
        items, count = _population(a, 0)
        if items is not None and len(items[1]) != 1:
            raise ValueError("a must be 1-dimensional; got the shape %r" % (items[1],))
        places = self._drawn_places(count, n, replace, p)
        return self._shaped(places if items is None else [items[0][i] for i in places], shape)

    def _distinct(self, count, n, shuffle):
        return self._shuffled(count)[:n]

    def get_state(self, legacy=True):
        """The tuple ("MT19937", 624 words, position, has_gauss, cached_gaussian), or the same as NumPy's dict."""
        has_gauss = 0 if self._spare is None else 1
        key, position, spare = self._bits.key(), self._bits.position(), self._spare or 0.0
        if legacy:
            return "MT19937", key, position, has_gauss, spare
        return {"bit_generator": "MT19937", "state": {"key": key, "pos": position},
                "has_gauss": has_gauss, "gauss": spare}

    def set_state(self, state):
        """Continue from a state that get_state gave, here or in NumPy, in either form."""
        self._bits, self._spare = _twister_of_state(state)


class Generator(Distributions):
    """NumPy's current generator, which default_rng(seed) makes; also Generator(PCG64(...))."""

    def __init__(self, bit_generator=None):
        from .ziggurat import standard_normals
        self._ziggurat = standard_normals
        self.bit_generator = self._bits = _pcg64(bit_generator)

    def _below(self, limits, bits=64):
        return multiplied(self._bits, limits, bits)

    def _normals(self, n):
        return self._ziggurat(self._bits, n)

    def _check_width(self, width):
        Distributions._check_width(self, width)
        if width < 0.0:
            raise ValueError("high - low < 0; got %r" % (width,))

    def _successes(self, n, p):
        """As RandomState's, but without a draw if n or p is 0."""
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
        """Parts of a sequence along an axis, or of 0 to a - 1; p as for RandomState's choice.

        Without replacement, shuffle=False allows an order that is not random.
        """
        n, shape = self._size(size)
        items, count = _population(a, axis)
        if items is None:
            return self._shaped(self._drawn_places(count, n, replace, p, shuffle), shape)
        flat, full = items
        axis = one_axis(axis, full)
        sides = full[:axis] + (shape or ()) + full[axis + 1:]
        self._check_shape(sides)
        places = self._drawn_places(count, n, replace, p, shuffle)
        return self._shaped(along(flat, full, places, axis), sides if sides or size is not None else None)

    def _distinct(self, count, n, shuffle):
        """Of many items many: the tail of a shuffle.  Otherwise Floyd's method, shuffled."""
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
        return [type(self)(child) for child in self.bit_generator.seed_seq.spawn(n_children)]


def default_rng(seed=None):
    """A Generator; seed: None (unpredictable), an int >= 0 of any size, a sequence of such ints, or a Generator.

    ValueError or TypeError for anything else.
    """
    return seed if isinstance(seed, Generator) else Generator(seed)


# ---- bit generators from seeds and states ----

def _twister(seed):
    """The MT19937 that RandomState(seed) draws from."""
    from .mt19937 import MT19937, key_from_int, key_from_list
    seed = as_lists(seed)
    if seed is None:
        return MT19937(key_from_list(fresh_entropy()))
    words, several = _numbers_of(seed)
    if not words:
        raise ValueError("seed must not be empty")
    for word in words:
        if not 0 <= word < 1 << 32:
            raise ValueError("seed must be between 0 and 2**32 - 1; got %r" % (word,))
    return MT19937(key_from_list(words) if several else key_from_int(words[0]))


def _pcg64(seed):
    """The PCG64 that default_rng(seed) draws from; one that is given is returned as it is."""
    from .pcg64 import PCG64, SeedSequence
    if isinstance(seed, PCG64):
        return seed
    seed = as_lists(seed)
    if isinstance(seed, SeedSequence):
        return PCG64(seed)
    numbers, several = _numbers_of(fresh_entropy() if seed is None else seed)
    for number in numbers:
        if number < 0:
            raise ValueError("seed must be a non-negative integer; got %r" % (number,))
    return PCG64(SeedSequence(numbers if several else numbers[0]))


def _numbers_of(seed):
    """([int, ...], whether the seed is a sequence); TypeError for sequences in it, as in NumPy from 2.5 on."""
    several = isinstance(seed, SEQUENCES)
    numbers = seed if several else [seed]
    for number in numbers:
        if isinstance(as_lists(number), SEQUENCES):
            raise TypeError("seed must be an integer or a sequence of them, without sequences in it; got %r" % (seed,))
    return [whole(number, "seed") for number in numbers], several


def _twister_of_state(state):
    """(MT19937, the spare normal draw or None) of a state of get_state's, in either form."""
    from .mt19937 import MT19937, N
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
    spare = real(state[4], "cached_gaussian") if len(state) == 5 and state[3] else None
    return MT19937(key, position), spare


# ---- arguments of both ----

def _check_double(dtype):
    if name_of(dtype) not in ("float", "float64"):
        raise TypeError("Unsupported dtype %r for floats; known is float64" % (dtype,))


def _integers(draws, low, high, size, dtype, gap):
    """Whole numbers from low to high - gap, or from 0 to low - gap."""
    kind = type_of(dtype)
    bits, least, most = TYPES[kind]
    if high is None:
        low, high = 0, low
    _, shape, (low, high) = draws._columns(size, truncated, ("low", low), ("high", high))
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
    """((flat list, shape) of a sequence, or None for 0 to a - 1; how many items there are along the axis)."""
    a = as_lists(a)
    if is_whole(a):
        return None, int(a)
    flat, shape = flatten(a)
    if not shape:
        raise ValueError("a must be a sequence or an integer; got %r" % (a,))
    return (flat, shape), shape[one_axis(axis, shape)]
