"""The Mersenne Twister MT19937, with the seeding and the draws NumPy gives it.

The 624 words of the state stand side by side in one big integer, word i in its
bits from 32 * i on, so that a few operations on big integers make the next 624
draws.  This file makes words and doubles; samples.py makes more of them.

Source: Matsumoto and Nishimura, ACM TOMACS 8 (1998), 3-30, and their
initialisation of 2002.
"""

from .integers import TWO32

N = 624                     # words in the state
M = 397                     # word i + M is mixed into word i
WORD = 0xffffffff
ONES = ((1 << 32 * N) - 1) // WORD      # a 1 in each word


def _shifted(words, shift):
    """Each word shifted right; the bits that came in from the next word are masked away."""
    return (words >> shift) & (WORD >> shift) * ONES


def _twist(words, following):
    """The matrix A applied to the top bit of each word with the low bits of the next."""
    mixed = (words & 0x80000000 * ONES) | (following & 0x7fffffff * ONES)
    odd = mixed & ONES
    return ((mixed ^ odd) >> 1) ^ odd * 0x9908b0df


def next_block(words):
    """The state after 624 steps.

    Word i becomes twist(i, i + 1) ^ word i + 397.  From i = 227 on, word i + 397
    is itself new: `new ^= ...` brings in 227 of those words at a time, twice.
    """
    ahead = words >> 32 * M
    first = (_twist(words & WORD, (words >> 32) & WORD) ^ ahead) & WORD
    new = _twist(words, (words >> 32) | (first << 32 * (N - 1))) ^ ahead
    lag = 32 * (N - M)
    new ^= (new & ((1 << lag) - 1)) << lag
    new ^= (new >> lag & ((1 << lag) - 1)) << 2 * lag
    return new & WORD * ONES


def tempered(words):
    """The 624 words that are drawn from this state, all at once."""
    words ^= _shifted(words, 11)
    words ^= (words << 7) & 0x9d2c5680 * ONES
    words ^= (words << 15) & 0xefc60000 * ONES
    return words ^ _shifted(words, 18)


def pack(key):
    """The big integer of 624 words."""
    return int("".join(["%08x" % word for word in reversed(key)]), 16)


def unpack_reversed(words):
    """The 624 words of a big integer, the last one first."""
    try:
        import struct
        return list(struct.unpack(">624I", words.to_bytes(4 * N, "big")))
    except Exception:           # Python 2 has no to_bytes, Skulpt no struct
        digits = "%x" % (words | 1 << 32 * N)
        return [int(digits[i:i + 8], 16) for i in range(1, 8 * N, 8)]


def key_from_int(seed):
    """The 624 words of the state that one word seeds."""
    key = [seed]
    for i in range(1, N):
        seed = ((seed ^ seed >> 30) * 1812433253 + i) % TWO32
        key.append(seed)
    return key


def key_from_list(seeds):
    """The 624 words of the state that a list of words seeds."""
    key = key_from_int(19650218)
    i = 1
    for step in range(max(N, len(seeds))):
        j = step % len(seeds)
        key[i] = (_hashed(key, i, 1664525) + seeds[j] + j) % TWO32
        i = _next(key, i)
    for _ in range(N - 1):
        key[i] = (_hashed(key, i, 1566083941) - i) % TWO32
        i = _next(key, i)
    key[0] = 0x80000000
    return key


def _hashed(key, i, factor):
    before = key[i - 1]
    return key[i] ^ (before ^ before >> 30) * factor % TWO32


def _next(key, i):
    if i < N - 1:
        return i + 1
    key[0] = key[N - 1]
    return 1


class MT19937(object):
    """The bit generator: 624 words of state, the key, and the words that wait to be drawn."""

    def __init__(self, key, position=N):
        """key: 624 words below 2**32; position: how many of their draws are over, from 0 to 624."""
        self._words = pack(key)
        self._waiting = []
        if position < N:
            self._waiting = unpack_reversed(tempered(self._words))[:N - position]

    def __reduce__(self):
        """As words: as one number, the state is too long for Python's own text of it."""
        return MT19937, (self.key(), self.position())

    def key(self):
        """A list of the 624 words of the state."""
        words = unpack_reversed(self._words)
        words.reverse()
        return words

    def position(self):
        """How many of the 624 draws of this state are over."""
        return N - len(self._waiting)

    def _refill(self):
        self._words = next_block(self._words)
        self._waiting = unpack_reversed(tempered(self._words))

    def next_uint32(self):
        """The next word."""
        if not self._waiting:
            self._refill()
        return self._waiting.pop()

    def next_uint64(self):
        """Two words as one number, the first on top."""
        high = self.next_uint32()
        return high * TWO32 + self.next_uint32()

    def next_double(self):
        """A float in [0, 1), made of 27 and 26 bits of two words."""
        high = self.next_uint32()
        return ((high >> 5) * 67108864 + (self.next_uint32() >> 6)) * 2.0 ** -53

    def uint32s(self, n):
        """A list of the next n words."""
        words = []
        while len(words) < n:
            if not self._waiting:
                self._refill()
            drawn = self._waiting[len(words) - n:]
            del self._waiting[len(words) - n:]
            drawn.reverse()
            words += drawn
        return words

    def doubles(self, n):
        """A list of n floats in [0, 1), each made of 27 and 26 bits of two words."""
        words = self.uint32s(2 * n)
        unit = 2.0 ** -53
        return [((high >> 5) * 67108864 + (low >> 6)) * unit
                for high, low in zip(words[::2], words[1::2])]
