"""MT19937 as a bit generator that Generator and RandomState take: it is seeded by a SeedSequence, as NumPy's is."""
from . import mt19937
from .mt19937 import N
from .seeds import SeedSequence
from .states import twister, twister_of_state


class MT19937(mt19937.MT19937):
    """The Mersenne Twister, out of what SeedSequence takes as a seed, or a SeedSequence."""

    def __init__(self, seed=None):
        self.seed_seq = seed if hasattr(seed, "generate_state") else SeedSequence(seed)
        key = [int(word) for word in self.seed_seq.generate_state(N)]
        key[0] = 0x80000000
        mt19937.MT19937.__init__(self, key, N - 1)

    def __reduce__(self):
        return _restored, (type(self), self.seed_seq, self.state)

    def _legacy_seeding(self, seed):
        """Start again as RandomState(seed) starts."""
        mt19937.MT19937.__init__(self, twister(seed).key())

    def spawn(self, n_children):
        """A list of new bit generators, independent of this one."""
        return [type(self)(child) for child in self.seed_seq.spawn(n_children)]

    @property
    def state(self):
        """The state as plain data, in the form of NumPy's MT19937.state."""
        return {"bit_generator": "MT19937", "state": {"key": self.key(), "pos": self.position()}}

    @state.setter
    def state(self, value):
        words = twister_of_state(value)[0]
        mt19937.MT19937.__init__(self, words.key(), words.position())


def _restored(kind, seed_seq, state):
    made = kind(seed_seq)
    made.state = state
    return made
