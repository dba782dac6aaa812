"""Bit generators for RandomState and Generator, out of seeds and of states."""
from ..arrays.shapes import whole
from .parameters import as_lists, flatten, real
from .seeds import fresh_entropy, numbers_of

WORD = 0xffffffff


def twister(seed):
    """The MT19937 that RandomState(seed) draws from."""
    from .mt19937 import MT19937, key_from_int, key_from_list
    seed = as_lists(seed)
    if seed is None:
        return MT19937(key_from_list(fresh_entropy()))
    words, several = numbers_of(seed)
    if not words:
        raise ValueError("seed must not be empty")
    for word in words:
        if not 0 <= word <= WORD:
            raise ValueError("seed must be between 0 and 2**32 - 1; got %r" % (word,))
    return MT19937(key_from_list(words) if several else key_from_int(words[0]))


def bits_of(seed):
    """The PCG64 that default_rng(seed) draws from; a bit generator that is given is returned as it is."""
    from .pcg64 import PCG64
    return seed if is_bit_generator(seed) else PCG64(seed)


def is_bit_generator(seed):
    """Whether words can be drawn from it; ValueError for the class of such."""
    if hasattr(seed, "next_double") and isinstance(seed, type):
        raise ValueError("a bit generator is made by calling its class; got %r" % (seed,))
    return hasattr(seed, "next_double")


def twister_of_state(state):
    """(MT19937, the spare normal draw or None) of a state of get_state's, in either form."""
    from .mt19937 import MT19937, N
    if isinstance(state, dict):
        inner = state.get("state", {})
        state = (state.get("bit_generator"), inner.get("key"), inner.get("pos"), state.get("has_gauss", 0),
                 state.get("gauss", 0.0))
    if not isinstance(state, (list, tuple)):
        raise TypeError("state must be a tuple of 3 or 5 items or a dict; got %r" % (state,))
    if not state:
        raise IndexError("state must be a tuple of 3 or 5 items or a dict; got %r" % (state,))
    if state[0] != "MT19937" or len(state) not in (3, 5):
        raise ValueError("state must be one of MT19937, of 3 or 5 items; got %d, first %r" % (len(state), state[0]))
    key = [whole(word, "a word of the key") for word in flatten(state[1])[0]]
    position = whole(state[2], "position")
    if len(key) != N or min(key) < 0 or max(key) >= 1 << 32 or not 0 <= position <= N:
        raise ValueError("the key has %d words of 32 bits, the position is from 0 to %d; got %d words and position %d"
                         % (N, N, len(key), position))
    spare = real(state[4], "cached_gaussian") if len(state) == 5 and state[3] else None
    return MT19937(key, position), spare
