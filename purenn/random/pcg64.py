"""PCG64, NumPy's default bit generator, and SeedSequence, which seeds it.

The state is one integer of 128 bits; a step multiplies and adds, and a draw
folds the state into 64 bits.  This file makes words and doubles; distributions.py
makes more of them.

Sources: O'Neill, "PCG", HMC-CS-2014-0905 (the variant XSL-RR 128/64), and her
"randutils" seed sequence of 2015.
"""

from .integers import TWO32, TWO64

# Skulpt's & ^ >> are wrong if both sides are between 2**32 and 2**53.  So products of
# words, and draws, are cut with // and %; for the longer state these masks are right.
TWO128 = 1 << 128
MASK64 = TWO64 - 1
MASK128 = TWO128 - 1
MULTIPLIER = 47026247687942121848144207491837523525
POOL_SIZE = 4


class SeedSequence(object):
    """Well mixed words below 2**32, as many as are asked for, out of any seed.

    entropy: an int >= 0, or a list of them; spawn_key: a tuple of ints, different
    for each child of a seed.
    """

    def __init__(self, entropy, spawn_key=()):
        self.entropy = entropy
        self.spawn_key = tuple(spawn_key)
        self.n_children_spawned = 0
        self._pool = mixed_pool(_assembled(entropy, self.spawn_key))

    def spawn(self, n_children):
        """A list of new seed sequences, all different from each other and from earlier ones."""
        if n_children < 0:
            raise ValueError("expected a number of children >= 0; got %r" % (n_children,))
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [SeedSequence(self.entropy, self.spawn_key + (i,))
                for i in range(first, first + n_children)]

    def generate_state(self, n_words):
        """A list of n_words words below 2**32."""
        hashed = _Hash(0x8b51f9dd, 0x58f38ded)
        return [hashed(self._pool[i % POOL_SIZE]) for i in range(n_words)]


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


def _assembled(entropy, spawn_key):
    words = []
    for number in entropy if isinstance(entropy, (list, tuple)) else [entropy]:
        words += _words(number)
    if spawn_key:
        words += [0] * (POOL_SIZE - len(words))
    for number in spawn_key:
        words += _words(number)
    return words


def mixed_pool(words):
    """Four words, each of which depends on every bit of `words`."""
    hashed = _Hash(0x43b0d7e5, 0x931e8875)
    pool = [hashed(word) for word in (words + [0] * POOL_SIZE)[:POOL_SIZE]]
    for source in range(POOL_SIZE):
        for target in range(POOL_SIZE):
            if source != target:
                pool[target] = _mix(pool[target], hashed(pool[source]))
    for word in words[POOL_SIZE:]:
        pool = [_mix(old, hashed(word)) for old in pool]
    return pool


class PCG64(object):
    """The bit generator: state and increment of 128 bits, and half a draw that may be left."""

    def __init__(self, seed_seq):
        """seed_seq: a SeedSequence."""
        w = [int(word) for word in seed_seq.generate_state(8)]
        start, sequence = [((w[i + 1] * TWO32 + w[i]) * TWO32 + w[i + 3]) * TWO32 + w[i + 2]
                           for i in (0, 4)]
        self.seed_seq = seed_seq
        self._increment = (2 * sequence + 1) % TWO128
        self._state = ((self._increment + start) * MULTIPLIER + self._increment) % TWO128
        self._half = 0
        self._half_waits = False

    def next_uint64(self):
        """The two halves of the state xored, then rotated right by its top six bits."""
        state = self._state = self._state * MULTIPLIER + self._increment & MASK128
        folded = (state ^ state >> 64) & MASK64
        return (folded * (TWO64 + 1) >> (state >> 122)) & MASK64

    def next_uint32(self):
        """The low half of a 64-bit draw, then its high half."""
        if self._half_waits:
            self._half_waits = False
            return self._half
        draw = self.next_uint64()
        self._half = draw // TWO32
        self._half_waits = True
        return draw % TWO32

    def doubles(self, n):
        """A list of n floats in [0, 1), each made of the top 53 bits of a draw."""
        draw = self.next_uint64
        unit = 2.0 ** -53
        return [(draw() // 2048) * unit for _ in range(n)]

    @property
    def state(self):
        """The state as plain data, in the form of NumPy's PCG64.state."""
        return {"bit_generator": "PCG64",
                "state": {"state": self._state, "inc": self._increment},
                "has_uint32": 1 if self._half_waits else 0,
                "uinteger": self._half}

    @state.setter
    def state(self, value):
        if not isinstance(value, dict) or value.get("bit_generator") != "PCG64":
            raise ValueError("expected the state of a PCG64 generator, a dict; got %r" % (value,))
        state, increment = [int(value["state"][key]) for key in ("state", "inc")]
        if not (0 <= state < TWO128 and 0 <= increment < TWO128 and increment % 2):
            raise ValueError("state and inc are integers of 128 bits, inc is odd; got %r" % (value["state"],))
        half = int(value["uinteger"])
        if not 0 <= half < TWO32:
            raise ValueError("uinteger is an integer of 32 bits; got %r" % (half,))
        self._state = state
        self._increment = increment
        self._half = half
        self._half_waits = bool(value["has_uint32"])
