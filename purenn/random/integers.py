"""Whole numbers from 0 to a limit, out of a generator's words, in NumPy's two ways.

RandomState cuts a word to the bits the limit has and tries again until it fits;
Generator multiplies (Lemire, ACM TOMACS 29 (2019), article 3).  Both take words
of 8, 16 or 32 bits, or one bit, where the type asked for has no more.
"""

from ..floats.names import among

TWO32 = 1 << 32
TWO64 = 1 << 64

# The integer types that may be asked for: bits, lowest, highest.
TYPES = {"bool": (1, 0, 1)}
for _bits in (8, 16, 32, 64):
    TYPES["int%d" % _bits] = (_bits, -2 ** (_bits - 1), 2 ** (_bits - 1) - 1)
    TYPES["uint%d" % _bits] = (_bits, 0, 2 ** _bits - 1)
ALIASES = {"int": "int64", "long": "int64", "int_": "int64", "intp": "int64",
           "uint": "uint64", "bool_": "bool"}


def name_of(dtype):
    """The name of a type, of an object that describes one, or the name itself."""
    if isinstance(dtype, str):
        return dtype
    return getattr(dtype, "name", None) or getattr(dtype, "__name__", None) or str(dtype)


def type_named(dtype):
    """The key of TYPES for a dtype: its name, a type, or an object with a name.

    TypeError lists the known ones.
    """
    if dtype is None:
        return "int64"
    name = name_of(dtype)
    name = ALIASES.get(name, name)
    if name not in TYPES:
        raise TypeError("Unsupported dtype %r for integers; %s" % (dtype, among(dtype, sorted(TYPES))))
    return name


def source(generator, bits):
    """A function that draws numbers of so many bits, 32 at most."""
    if bits >= 32:
        return generator.next_uint32
    next_uint32 = generator.next_uint32
    waiting = []

    def draw():
        """The next piece of a word, the lowest bits first."""
        if not waiting:
            word = next_uint32()
            for _ in range(32 // bits):
                waiting.insert(0, word % (1 << bits))
                word //= 1 << bits
        return waiting.pop()
    return draw


def masked(generator, limits, bits=32):
    """A number from 0 to limit for each of the limits, cut from words of so many bits,
    or of 64 where a limit needs it. A limit of 0 costs no draw."""
    short = source(generator, bits)
    numbers = []
    span = half = 1             # span is the smallest power of two above the limit
    for limit in limits:
        if not limit:
            numbers.append(0)
            continue
        draw = short if limit < TWO32 else generator.next_uint64
        while span <= limit:
            span, half = 2 * span, span
        while half > limit:
            span, half = half, half // 2
        number = draw() % span
        while number > limit:
            number = draw() % span
        numbers.append(int(number))
    return numbers


def multiplied(generator, limits, bits=32):
    """As `masked`; the top half of word * (limit + 1), where the bottom half is not too small."""
    short = source(generator, bits)
    numbers = []
    for limit in limits:
        draw, span = (short, 1 << min(bits, 32)) if limit < TWO32 else (generator.next_uint64, TWO64)
        count = limit + 1
        product = draw() * count if limit else 0
        if limit and product % span < count:
            least = span % count
            while product % span < least:
                product = draw() * count
        numbers.append(int(product // span))
    return numbers
