"""PCG64, NumPy's default bit generator.

The state is one integer of 128 bits; a step multiplies and adds, and a draw
folds the state into 64 bits.  This file makes words and doubles; samples.py
makes more of them.

Source: O'Neill, "PCG", HMC-CS-2014-0905 (the variant XSL-RR 128/64).
"""

from .integers import TWO32, TWO64
from .seeds import SeedSequence

# Skulpt's & ^ >> are wrong if both sides are between 2**32 and 2**53.  So products of
# words, and draws, are cut with // and %; for the longer state these masks are right.
TWO128 = 1 << 128
MASK64 = TWO64 - 1
MASK128 = TWO128 - 1
MULTIPLIER = 47026247687942121848144207491837523525


class PCG64(object):
    """The bit generator: state and increment of 128 bits, and half a draw that may be left."""

    def __init__(self, seed=None):
        """seed: a SeedSequence, or what SeedSequence makes one of."""
        seed_seq = seed if hasattr(seed, "generate_state") else SeedSequence(seed)
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

    def next_double(self):
        """A float in [0, 1), made of the top 53 bits of a draw."""
        return (self.next_uint64() // 2048) * 2.0 ** -53

    def doubles(self, n):
        """A list of n floats in [0, 1), each made of the top 53 bits of a draw."""
        draw = self.next_uint64
        unit = 2.0 ** -53
        return [(draw() // 2048) * unit for _ in range(n)]

    def spawn(self, n_children):
        """A list of new bit generators, independent of this one."""
        return [type(self)(child) for child in self.seed_seq.spawn(n_children)]

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
