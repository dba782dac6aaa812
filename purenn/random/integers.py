"""Random integers from 0 to a limit, out of a generator's words, in NumPy's two ways.

RandomState cuts a word down to as many bits as the limit has, and draws again until the
number is not above it (`masked`).  Generator multiplies (`multiplied`; Lemire, ACM TOMACS
29 (2019), article 3).  For types of fewer than 32 bits a word is drawn in pieces of as
many bits as the type has.
"""
from ..floats.names import among

TWO32 = 1 << 32
TWO64 = 1 << 64

# The integer types of NumPy that can be drawn: bits, lowest number, highest number.
TYPES = {"bool": (1, 0, 1)}
for _bits in (8, 16, 32, 64):
    TYPES["int%d" % _bits] = (_bits, -2 ** (_bits - 1), 2 ** (_bits - 1) - 1)
    TYPES["uint%d" % _bits] = (_bits, 0, 2 ** _bits - 1)
ALIASES = {"int": "int64", "long": "int64", "int_": "int64", "intp": "int64",
           "uint": "uint64", "bool_": "bool"}


def name_of(dtype):
    """The name of a dtype: a text, a type, or an object that has a name."""
    if isinstance(dtype, str):
        return dtype
    return getattr(dtype, "name", None) or getattr(dtype, "__name__", None) or str(dtype)


def type_of(dtype):
    """The key of TYPES for a dtype, as name_of takes it, or None; TypeError lists the known ones."""
    if dtype is None:
        return "int64"
    name = name_of(dtype)
    name = ALIASES.get(name, name)
    if name not in TYPES:
        raise TypeError("Unsupported dtype %r for integers; %s" % (dtype, among(dtype, sorted(TYPES))))
    return name


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
