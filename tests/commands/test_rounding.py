"""The operands by which selftest judges + - * /: right results by fractions, and each kind of wrong arithmetic is found."""
import math
from fractions import Fraction

import pytest

from purenn.commands import rounding

RIGHT = dict(rounding.OPERATIONS)
OPERATIONS = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y}


def operands():
    """(symbol, x, y, the right result by purenn) of all operands."""
    for symbol in "+-*/":
        for m, e, n, f in rounding.CASES[symbol]():
            yield symbol, math.ldexp(m, e), math.ldexp(n, f), rounding.EXACT[symbol](m, e, n, f)


def nearest(fraction):
    """The float nearest to a fraction, as CPython's integers divide."""
    try:
        return fraction.numerator / fraction.denominator
    except OverflowError:
        return math.inf


def test_the_right_results_are_those_of_fractions():
    kinds = set()
    for symbol, x, y, right in operands():
        exact = OPERATIONS[symbol](Fraction(x), Fraction(y))
        assert right == nearest(exact)
        kinds.add((symbol, "inf" if right == math.inf else "subnormal" if abs(right) < 2.0 ** -1022 else
                   "exact" if Fraction(right) == exact else "rounded"))
    assert kinds >= set([(symbol, kind) for symbol in "*/" for kind in ("subnormal", "rounded")])
    assert kinds >= set([("+", "inf"), ("+", "rounded"), ("-", "rounded"), ("-", "subnormal"), ("*", "exact")])


def test_texts_are_read_as_cpython_reads_them():
    texts = list(rounding._texts())
    assert all(rounding._decimal(n, e) == float("%de%d" % (n, e)) for n, e in texts) and len(texts) > 100


def test_nothing_is_wrong_here():
    count, wrong = rounding.differences()
    assert wrong == [] and count == len(list(operands())) + 2 * len(list(rounding._texts()))


# ---- arithmetic that is wrong ----

def to_bits(fraction, bits):
    """The fraction rounded to so many bits, ties to even."""
    if not fraction:
        return fraction
    exponent = math.frexp(nearest(abs(fraction)) or 5e-324)[1] if abs(fraction) < 2 ** 1000 else 1000
    unit = Fraction(2) ** (exponent - bits)
    return round(fraction / unit) * unit


def twice(symbol):
    """As an x87 does: first to 64 bits."""
    return lambda x, y: nearest(to_bits(OPERATIONS[symbol](Fraction(x), Fraction(y)), 64))


def cut(symbol):
    """Rounded toward zero."""
    def operate(x, y):
        exact = OPERATIONS[symbol](Fraction(x), Fraction(y))
        found = nearest(exact)
        return math.nextafter(found, 0.0) if abs(Fraction(min(found, 1.7976931348623157e308))) > abs(exact) else found
    return operate


def flushed(symbol):
    """Subnormal results are 0."""
    def operate(x, y):
        found = RIGHT[symbol](x, y)
        return 0.0 if abs(found) < 2.0 ** -1022 else found
    return operate


def up_at_ties(x, y):
    """Ties go away from 0."""
    exact = Fraction(x) * Fraction(y)
    found = nearest(exact)
    further = math.nextafter(found, math.inf) if found < 1e308 else found
    return further if Fraction(found) + Fraction(further) == 2 * exact else found


def fused(x, y):
    """As by a library that multiplies with the reciprocal."""
    return x * (1.0 / y) if abs(y) < 1e300 else x / y


def armel(x, y):
    """As libgcc's software for ARM does it: of y 33 places below a power of two, the last bit is lost (28 in 30,000)."""
    (fraction, e), f = math.frexp(x), math.frexp(y)[1]
    found = x - y
    if fraction == 0.5 and e - f == 33 and Fraction(found) > Fraction(x) - Fraction(y):
        return math.nextafter(found, -math.inf)
    return found


WRONG = [("+", twice("+")), ("-", twice("-")), ("*", twice("*")), ("/", twice("/")), ("+", cut("+")), ("-", cut("-")),
         ("*", cut("*")), ("/", cut("/")), ("*", flushed("*")), ("/", flushed("/")), ("-", flushed("-")), ("*", up_at_ties),
         ("/", fused), ("-", armel)]


@pytest.mark.parametrize("symbol, operate", WRONG, ids=["%s %d" % (row[0], i) for i, row in enumerate(WRONG)])
def test_wrong_arithmetic_is_found(symbol, operate):
    operations = [(known, operate if known == symbol else right) for known, right in rounding.OPERATIONS]
    _, wrong = rounding.differences(operations)
    assert wrong and all(" %s 0x" % symbol in line and ": got " in line for line in wrong)


def test_a_wrong_reader_is_found():
    _, wrong = rounding.differences(read=lambda text: float(text) * (1 + 2.0 ** -52) if "e-30" in text else float(text))
    assert wrong and all("e-30" in line for line in wrong)
    _, wrong = rounding.differences(read=lambda text: float("%.16g" % float(text)))
    assert len(wrong) > 20
