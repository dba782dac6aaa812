"""Random integers from 0 to a limit, out of a generator's words, in NumPy's two ways.

RandomState cuts a word down to as many bits as the limit has, and draws again until the
number is not above it (`masked`).  Generator multiplies (`multiplied`; Lemire, ACM TOMACS
29 (2019), article 3).  For types of fewer than 32 bits a word is drawn in pieces of as
many bits as the type has.
"""
from ..floats.names import among
from .parameters import truncated

TWO32 = 1 << 32
TWO64 = 1 << 64

# The integer types of NumPy that can be drawn: bits, lowest number, highest number.
TYPES = {"bool": (1, 0, 1)}
for _bits in (8, 16, 32, 64):
    TYPES["int%d" % _bits] = (_bits, -2 ** (_bits - 1), 2 ** (_bits - 1) - 1)
    TYPES["uint%d" % _bits] = (_bits, 0, 2 ** _bits - 1)
# Their other names.
ALIASES = {}
for _name, _others in (("bool", "bool_ ? b1"), ("int8", "byte i1 b"), ("uint8", "ubyte u1 B"), ("int16", "short i2 h"),
                       ("uint16", "ushort u2 H"), ("int32", "intc i4 i"), ("uint32", "uintc u4 I"),
                       ("int64", "int long int_ intp longlong i8 l q p"),
                       ("uint64", "uint ulong uintp ulonglong u8 L Q P")):
    for _other in _others.split():
        ALIASES[_other] = _name
FLOATS = {"float": "float", "float64": "float", "double": "float", "f8": "float", "d": "float", "None": "float",
          "float32": "float32", "single": "float32", "f4": "float32", "f": "float32"}


def name_of(dtype):
    """The name of a dtype: a text, a type, or an object that has a name."""
    if isinstance(dtype, str):
        return dtype
    return getattr(dtype, "name", None) or getattr(dtype, "__name__", None) or str(dtype)


def type_of(dtype):
    """The key of TYPES for a dtype, as name_of takes it; TypeError lists the known ones."""
    name = name_of(dtype).lstrip("<=|")
    if name[:1] == ">":
        raise ValueError("bytes in another order than the processor's are not here; got the dtype %r" % (dtype,))
    name = ALIASES.get(name, name)
    if name not in TYPES:
        raise TypeError("Unsupported dtype %r for integers; %s" % (dtype, among(dtype, sorted(TYPES))))
    return name


def float_kind(dtype):
    """"float" or "float32" for a dtype, as name_of takes it; None is float64."""
    name = name_of(dtype).lstrip("<=|")
    if name not in FLOATS:
        raise TypeError("Unsupported dtype %r for floats; known are float64 and float32" % (dtype,))
    return FLOATS[name]


def drawing(generator, bits):
    """A function that draws numbers of so many bits; of 32, if there are more."""
    if bits >= 32:
        return generator.next_uint32
    next_uint32 = generator.next_uint32
    waiting = []

    def draw():
        """The next piece of the current word, which begins with its lowest bits."""
        if not waiting:
            word = next_uint32()
            for _ in range(32 // bits):
                waiting.insert(0, word % (1 << bits))
                word //= 1 << bits
        return waiting.pop()
    return draw


def masked(generator, limits, bits=32):
    """A list of numbers from 0 to each of the limits, by cutting and trying again.

    bits: of the words they are cut from; a limit above 32 bits takes words of 64.  A limit of 0 costs no draw.
    """
    limits = list(limits)
    if bits >= 32 and hasattr(generator, "uint32s") and limits and 0 < min(limits) and max(limits) < TWO32:
        return _masked_words(generator, limits)
    draw_short = drawing(generator, bits)
    numbers = []
    span = half = 1             # span is the smallest power of two above the limit
    for limit in limits:
        if not limit:
            numbers.append(0)
            continue
        draw = draw_short if limit < TWO32 else generator.next_uint64
        while span <= limit:
            span, half = 2 * span, span
        while half > limit:
            span, half = half, half // 2
        number = draw() % span
        while number > limit:
            number = draw() % span
        numbers.append(int(number))
    return numbers


def _masked_words(generator, limits):
    """`masked` of limits that each take a word or more, drawn many at a time: as many as are needed at least."""
    numbers, words = [], []
    span = half = 1
    for limit in limits:
        while span <= limit:
            span, half = 2 * span, span
        while half > limit:
            span, half = half, half // 2
        number = span
        while number > limit:
            if not words:
                words = generator.uint32s(len(limits) - len(numbers))
                words.reverse()
            number = words.pop() % span
        numbers.append(int(number))
    return numbers


def multiplied(generator, limits, bits):
    """As `masked`, but a number is the top half of word * (limit + 1), and too small a bottom half is drawn again."""
    draw_short = drawing(generator, bits)
    numbers = []
    for limit in limits:
        draw, span = (draw_short, 1 << min(bits, 32)) if limit < TWO32 else (generator.next_uint64, TWO64)
        count = limit + 1
        product = draw() * count if limit else 0
        if limit and product % span < count:
            least = span % count
            while product % span < least:
                product = draw() * count
        numbers.append(int(product // span))
    return numbers


class Integers(object):
    """Draws of integers for a generator that has this class beside Distributions."""

    def _below(self, limits, bits=64):
        """A list of integers, one from 0 to each of the limits, out of words of so many bits."""
        raise NotImplementedError

    def _integers(self, low, high, size, dtype, gap):
        """Whole numbers from low to high - gap, or from 0 to low - gap."""
        name = type_of(dtype)
        kind = "int" if name == "int64" else name
        bits, least, most = TYPES[name]
        if high is None:
            low, high = 0, low
        n, shape = self._size(size)
        if not n:
            return self._array([], shape, kind)
        _, shape, (low, high) = self._columns(size, ("low", low, truncated), ("high", high, truncated))
        for a, b in zip(low, high):
            if a < least:
                raise ValueError("low is out of bounds for %s; got %d" % (name, a))
            if b - gap > most:
                raise ValueError("high is out of bounds for %s; got %d" % (name, b))
            if a > b - gap:
                raise ValueError("low %s high; got low %d and high %d" % (">=" if gap else ">", a, b))
        numbers = self._below([b - gap - a for a, b in zip(low, high)], bits)
        convert = bool if name == "bool" else int
        numbers = [convert(a + number) for a, number in zip(low, numbers)]
        return self._of_kind(numbers, shape if shape is not None or dtype is int or dtype is bool else (), kind)

    def bytes(self, length):
        """So many random bytes."""
        length = truncated(length, "length")
        count = (length - 1) // 4 + 1 if length > 0 else 1 - (1 - length) // 4        # C divides toward 0
        if count < 0:
            raise ValueError("negative dimensions are not allowed; got the length %d" % length)
        drawn = []
        for word in self._below([TWO32 - 1] * count, 32):
            drawn += [word % 256, word // 256 % 256, word // 65536 % 256, word // 16777216]
        return bytes(bytearray(drawn[:length]))
