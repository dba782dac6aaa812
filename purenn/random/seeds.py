"""Seeds: what may be one, entropy where none is given, and SeedSequence, which makes well mixed words of one.

Source: O'Neill's "randutils" seed sequence of 2015, as NumPy has it.
"""
from ..arrays.shapes import whole
from .integers import TWO32, name_of
from .parameters import SEQUENCES, as_lists

POOL_SIZE = 4

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


def numbers_of(seed):
    """([int, ...], whether the seed is a sequence); TypeError for sequences in it, as in NumPy from 2.5 on."""
    several = isinstance(seed, SEQUENCES)
    numbers = seed if several else [seed]
    for number in numbers:
        if isinstance(as_lists(number), SEQUENCES):
            raise TypeError("seed must be an integer or a sequence of them, without sequences in it; got %r" % (seed,))
    return [whole(number, "seed") for number in numbers], several


def entropy_of(seed):
    """The seed as an int >= 0 or a list of them, fresh ones for None; TypeError or ValueError if it is none."""
    seed = as_lists(seed)
    numbers, several = numbers_of(fresh_entropy() if seed is None else seed)
    for number in numbers:
        if number < 0:
            raise ValueError("seed must be a non-negative integer; got %r" % (number,))
    return numbers if several else numbers[0]


class SeedSequence(object):
    """Well mixed words below 2**32, as many as are asked for, out of any seed.

    entropy: an int >= 0 or a sequence of them, None for unpredictable ones; spawn_key: a tuple of ints, different for
    each child of a seed; pool_size: how many words of 32 bits are kept of both, at least 4.
    """

    def __init__(self, entropy=None, spawn_key=(), pool_size=POOL_SIZE, n_children_spawned=0):
        if pool_size < POOL_SIZE:
            raise ValueError("pool_size must be at least %d; got %r" % (POOL_SIZE, pool_size))
        self.entropy = entropy_of(entropy)
        self.spawn_key = tuple(spawn_key)
        self.pool_size = pool_size
        self.n_children_spawned = n_children_spawned
        self.pool = mixed_pool(_assembled(self.entropy, self.spawn_key, pool_size), pool_size)

    @property
    def state(self):
        """What SeedSequence(**state) makes this one of."""
        return {"entropy": self.entropy, "spawn_key": self.spawn_key, "pool_size": self.pool_size,
                "n_children_spawned": self.n_children_spawned}

    def spawn(self, n_children):
        """A list of new seed sequences, all different from each other and from earlier ones."""
        if n_children < 0:
            raise ValueError("expected a number of children >= 0; got %r" % (n_children,))
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [type(self)(self.entropy, self.spawn_key + (i,), self.pool_size)
                for i in range(first, first + n_children)]

    def generate_state(self, n_words, dtype="uint32"):
        """A list of n_words words below 2**32, or for "uint64" below 2**64."""
        name = name_of(dtype)
        if name not in ("uint32", "uint64"):
            raise ValueError("words are uint32 or uint64; got %r" % (dtype,))
        hashed = _Hash(0x8b51f9dd, 0x58f38ded)
        words = [hashed(self.pool[i % self.pool_size]) for i in range(n_words * (2 if name == "uint64" else 1))]
        if name == "uint32":
            return words
        return [int(high) * TWO32 + int(low) for low, high in zip(words[::2], words[1::2])]


class _Hash(object):
    """A hash function of one word, which changes with each call."""

    def __init__(self, constant, factor):
        self.constant = constant
        self.factor = factor

    def __call__(self, word):
        word ^= self.constant
        self.constant = self.constant * self.factor % TWO32
        word = word * self.constant % TWO32
        return word ^ word >> 16


def _mix(x, y):
    mixed = (x * 0xca01f9dd + (TWO32 - y) * 0x4973f715) % TWO32
    return mixed ^ mixed >> 16


def _words(number):
    """An int >= 0 as words below 2**32, the lowest first."""
    words = [number % TWO32]
    while number >= TWO32:
        number //= TWO32
        words.append(number % TWO32)
    return words


def _assembled(entropy, spawn_key, pool_size):
    words = []
    for number in entropy if isinstance(entropy, (list, tuple)) else [entropy]:
        words += _words(number)
    if spawn_key:
        words += [0] * max(0, pool_size - len(words))
    for number in spawn_key:
        words += _words(number)
    return words


def mixed_pool(words, size=POOL_SIZE):
    """So many words, each of which depends on every bit of `words`."""
    hashed = _Hash(0x43b0d7e5, 0x931e8875)
    pool = [hashed(word) for word in (words + [0] * size)[:size]]
    for source in range(size):
        for target in range(size):
            if source != target:
                pool[target] = _mix(pool[target], hashed(pool[source]))
    for word in words[size:]:
        pool = [_mix(old, hashed(word)) for old in pool]
    return pool
