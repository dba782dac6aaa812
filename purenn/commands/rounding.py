"""Does this Python round + - * / as IEEE 754 has it: once, to the nearest double, ties to even?  Integers judge.

A result that is wrong in one of a thousand operations changes what training ends in, and few other numbers.  So the
operands are those that go wrong where any do: ties and what is just beside them, which a processor that rounds twice
(x87) misses; powers of two minus something small, which some software of processors without floats misses; results
between the smallest normal float and 0, and around the largest.  Decimal texts are read and written, too.
"""
from ..floats.hexadecimal import to_hex
from ..floats.parts import SMALLEST_EXPONENT, compose
from ..floats.text import float_str, read_decimal

HIDDEN = 2 ** 52                    # the least integer of 53 bits
MOST = 2 ** 53
OPERATIONS = (("+", lambda x, y: x + y), ("-", lambda x, y: x - y), ("*", lambda x, y: x * y),
              ("/", lambda x, y: x / y))


def differences(operations=OPERATIONS, read=read_decimal):
    """(how many results there are, those that are wrong, in words)."""
    compared = []
    for n, e in _texts():
        right = _decimal(n, e)
        compared.extend([(text, read(text), right) for text in ("%de%d" % (n, e), float_str(right))])
    for symbol, operate in operations:
        for m, e, n, f in CASES[symbol]():
            x, y = compose(m, e), compose(n, f)
            compared.append(((x, symbol, y), operate(x, y), EXACT[symbol](m, e, n, f)))
    return len(compared), ["%s: got %s, expected %s" % (_shown(what), to_hex(ours), to_hex(right))
                           for what, ours, right in compared if ours != right]


def _shown(what):
    """A decimal text, or an operation, in words."""
    return "%s %s %s" % (to_hex(what[0]), what[1], to_hex(what[2])) if isinstance(what, tuple) else what


# ---- right results, of the operands m * 2**e and n * 2**f, by integers ----

def _sum(m, e, n, f):
    least = min(e, f)
    return compose(m * 2 ** (e - least) + n * 2 ** (f - least), least)


def _difference(m, e, n, f):
    return _sum(m, e, -n, f)


def _product(m, e, n, f):
    return compose(m * n, e + f)


def _quotient(m, e, n, f):
    whole, rest = divmod(m * 2 ** 60, n)
    return compose(2 * whole + (1 if rest else 0), e - f - 61)      # a last bit that says on which side of a tie it is


def _decimal(n, e):
    """The float nearest to n * 10**e."""
    return compose(n * 10 ** e, 0) if e >= 0 else _quotient(n * 2 ** 1140, -1140, 10 ** -e, 0)


EXACT = {"+": _sum, "-": _difference, "*": _product, "/": _quotient}


# ---- operands: integers (m, e, n, f) for m * 2**e and n * 2**f ----

def _integers(seed):
    """Integers of 53 bits, other ones each time, and odd."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        yield HIDDEN + seed // 4096 // 2 * 2 + 1


def _to_add():
    """Sums at each distance of the two exponents."""
    some = _integers(1)
    for distance in range(56):
        for m in (HIDDEN, next(some)):
            for n in (HIDDEN + 1, MOST - 1, next(some)):
                yield m, 3, n, 3 - distance
    yield MOST - 1, 971, HIDDEN, 918                # the largest float and half of its last place: inf
    yield MOST - 1, 971, MOST - 1, 917              # and a little less
    yield HIDDEN + 1, SMALLEST_EXPONENT, 1, SMALLEST_EXPONENT


def _to_subtract():
    """Differences from a power of two at each distance of the two exponents, others, and some that are subnormal."""
    some = _integers(2)
    for distance in range(56):
        for n in (HIDDEN + 1, MOST - 1, next(some), next(some), next(some)):
            yield HIDDEN, 3, n, 3 - distance
        yield next(some), 3, next(some), 3 - distance
    yield HIDDEN + 5, SMALLEST_EXPONENT, HIDDEN + 2, SMALLEST_EXPONENT
    yield HIDDEN, SMALLEST_EXPONENT, 1, SMALLEST_EXPONENT


def _to_multiply():
    """Products whose bits behind the 53rd are 1000...0, 1000...01 or the like, and some that are subnormal or large."""
    some = _integers(3)
    for _ in range(40):
        m = next(some)
        for rest in (HIDDEN - 1, HIDDEN + 1, HIDDEN // 2 - 1, HIDDEN // 2 + 1):
            yield m, -20, HIDDEN + rest * _inverse(m) % HIDDEN, -40
        yield m, -20, 3, 0                          # a tie, or one of them is
        yield m, -20, 5, 0
    for lost in range(56):
        yield next(some), -600, next(some), SMALLEST_EXPONENT + 600 - 53 - lost
    for m in (HIDDEN + 1, MOST - 1):
        yield m, 500, HIDDEN, 419
        yield m, 500, MOST - 1, 418


def _to_divide():
    """Quotients just beside a tie, as m * 2**54 = n * q - 1 for an odd q of 54 bits; others; some subnormal ones."""
    some = _integers(4)
    for _ in range(80):
        half = next(some)
        for q, rest in ((2 * half + 1, 1), (2 * half - 1, -1)):         # the even neighbour is the wrong one
            n = (2 * MOST + rest * _inverse(q)) % (2 * MOST)
            if HIDDEN <= n < MOST:
                yield (n * q - rest) // (2 * MOST), 0, n, 0
        yield next(some), 5, next(some), -5
    for lost in range(56):
        yield next(some), SMALLEST_EXPONENT + 500 - lost, next(some), 500
    yield MOST - 1, 971, MOST - 1, 0


def _texts():
    """Decimal numbers (n, e) for n * 10**e: of all sizes, between two floats, and those of 16 digits at most."""
    some = _integers(5)
    for e in range(-341, 292, 12):
        yield next(some) * 10 + 3, e
    for _ in range(12):
        yield 2 * next(some) + 1, 0
    for e in range(-22, 23):
        yield next(some) % 10 ** 15, e
    yield 1, 23
    yield 24703282292062327, -340                   # a little less than half of the smallest float, and a little more
    yield 24703282292062328, -340


def _inverse(m):
    """The integer whose product with the odd m ends in 54 bits 00...01: Newton's steps double the right bits."""
    found = m
    for _ in range(5):
        found = found * (2 + 2 * MOST - m * found % (2 * MOST)) % (2 * MOST)
    return found


CASES = {"+": _to_add, "-": _to_subtract, "*": _to_multiply, "/": _to_divide}
