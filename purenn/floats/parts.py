"""Floats seen as integers, and floats as hexadecimal text.

A finite float is an integer times a power of two; this module takes it apart and puts it together again, correctly
rounded, and reads and writes the text of `float.hex` on Pythons that lack it.  It prints no decimal numbers: that is
printing.py.
"""
import math

from .kinds import INTEGERS

LARGEST_EXPONENT = 1023             # of a finite float's power of two, 2.0**1023
SMALLEST_EXPONENT = -1074           # of the smallest subnormal, 2.0**-1074
MANTISSA_BITS = 53
INF = float("inf")
NAN = float("nan")
_MANTISSA_LIMIT = float(2 ** 53)
_HEX_DIGITS = "0123456789abcdef"
_HEX_SPACE = " \t\n\r\f\v"


def _powers_of_two():
    down, up = [1.0], [1.0]
    for _ in range(-SMALLEST_EXPONENT):
        down.append(down[-1] * 0.5)
    for _ in range(LARGEST_EXPONENT):
        up.append(up[-1] * 2.0)
    return down[:0:-1] + up


_powers = []                        # 2.0**-1074, 2.0**-1073, ..., 2.0**1023, filled at first use


def powers_of_two():
    """The list of all powers of two that are floats, from 2.0**-1074 on: 2.0**e is at index e + 1074."""
    if not _powers:
        _powers.extend(_powers_of_two())
    return _powers


def power_of_two(e):
    """2.0**e exactly; 0.0 below the smallest subnormal, inf above the largest float."""
    return compose(1, e)


def bit_length(n):
    """The number of binary digits of the integer n >= 0; 0 for 0."""
    if hasattr(n, "bit_length"):
        return n.bit_length()
    length = 0
    while n >= 4294967296:
        n = n // 4294967296
        length = length + 32
    while n > 0:
        n = n // 2
        length = length + 1
    return length


def decompose(x):
    """Integers (m, e) with x == m * 2**e exactly and abs(m) < 2**53.  ValueError for nan and infinities.

    frexp only moves the point, so that every Python gives the same answer.
    """
    if x - x != 0.0:
        raise ValueError("decompose: expected a finite number, got %r" % (x,))
    fraction, e = math.frexp(x)
    if fraction == 0.0:
        return 0, 0
    return int(fraction * _MANTISSA_LIMIT), e - MANTISSA_BITS


def compose(m, e):
    """The float nearest to m * 2**e, ties to even, for integers m and e of any size; inf where that is too large."""
    for n in (m, e):
        if not isinstance(n, INTEGERS):
            raise TypeError("compose: expected two integers, got %r and %r" % (m, e))
    if m < 0:
        return -compose(-m, e)
    length = bit_length(m)
    surplus = max(length - MANTISSA_BITS, SMALLEST_EXPONENT - e)
    if m == 0 or surplus > length:          # nothing, or less than half of the smallest subnormal
        return 0.0
    if surplus > 0:
        m = _halve_to_even(m, surplus)
        e = e + surplus
        length = bit_length(m)
    if length + e > LARGEST_EXPONENT + 1:
        return powers_of_two()[-1] * 2.0
    return float(m) * powers_of_two()[e - SMALLEST_EXPONENT]


def _halve_to_even(m, times):
    """m / 2**times rounded to an integer, ties to even."""
    unit = 2 ** times
    quotient, remainder = m // unit, m % unit
    if 2 * remainder > unit or (2 * remainder == unit and quotient % 2 == 1):
        return quotient + 1
    return quotient


def to_hex(x):
    """The text of float.hex(x), such as '0x1.8000000000000p+1' for 3.0, on every Python."""
    return _float_hex(float(x))


def from_hex(text):
    """The float that a text of `to_hex` or float.hex stands for, to the bit; what float.fromhex takes, this takes.

    ValueError for any other text, and for one whose number is larger than the largest float.
    """
    try:
        return _float_fromhex(text)
    except (TypeError, AttributeError):
        raise TypeError("from_hex: expected a text such as '0x1.8p+1', got %r" % (text,))
    except OverflowError:
        raise ValueError("from_hex: %r is larger than the largest float" % (text,))
    except ValueError:
        raise ValueError("from_hex: expected a text such as '0x1.8p+1', 'inf' or 'nan', got %r" % (text,))


def _spell_hex(x):
    if x != x:
        return "nan"
    sign = "-" if math.copysign(1.0, x) < 0.0 else ""
    x = abs(x)
    if x - x != 0.0:
        return sign + "inf"
    if x == 0.0:
        return sign + "0x0.0p+0"
    m, e = decompose(x)
    e = e + 52
    if e < -1022:                           # subnormal: the leading digit is 0
        m = m // 2 ** (-1022 - e)
        e = -1022
    digits = ""
    for _ in range(13):
        digits = _HEX_DIGITS[m % 16] + digits
        m = m // 16
    return "%s0x%d.%sp%s%d" % (sign, m, digits, "-" if e < 0 else "+", abs(e))


def _read_hex(text):
    text = text.strip(_HEX_SPACE).lower()
    if text[:1] in ("-", "+"):
        x = _read_unsigned_hex(text[1:])
        return -x if text[0] == "-" else x
    return _read_unsigned_hex(text)


def _read_unsigned_hex(text):
    infinity = powers_of_two()[-1] * 2.0
    if text in ("inf", "infinity"):
        return infinity
    if text == "nan":
        return infinity - infinity
    if text[:2] == "0x":
        text = text[2:]
    digits, p, exponent = text.partition("p")
    whole, _, fraction = digits.partition(".")
    m = _read_digits(whole + fraction, _HEX_DIGITS)
    e = 0
    if p:
        e = _read_digits(exponent[1:] if exponent[:1] in ("-", "+") else exponent, "0123456789")
        if exponent[0] == "-":
            e = -e
    x = compose(m, e - 4 * len(fraction))
    if x == infinity:
        raise OverflowError(text)
    return x


def _read_digits(text, allowed):
    if not text:
        raise ValueError(text)
    for digit in text:
        if digit not in allowed:
            raise ValueError(text)
    return int(text, len(allowed))


def _hexadecimal():
    """float.hex and float.fromhex where they are there and right, else the functions above.

    Brython writes -0.0 as '-0x0.0p0'; PyPy reads 'i' as 0.0, and Jython the d of '0x1p0d' as Java's suffix.
    """
    try:
        if float.hex(-0.0) != "-0x0.0p+0":
            return _spell_hex, _read_hex
    except AttributeError:                  # MicroPython, Skulpt
        return _spell_hex, _read_hex
    for text in ("i", "0x1p0d"):
        try:
            float.fromhex(text)
        except ValueError:
            continue
        return float.hex, _read_hex
    return float.hex, float.fromhex


_float_hex, _float_fromhex = _hexadecimal()


def ulps_apart(x, y):
    """How many floats lie between x and y, plus one; 0 for equal ones (0.0 and -0.0 too) and for two nans."""
    if x == y or (x != x and y != y):
        return 0
    return abs(_place(x) - _place(y))


def _place(x):
    """The number of x in the row of all floats, 0 at zero; an infinity comes after the largest."""
    if x != x:
        raise ValueError("ulps_apart: there is no distance between nan and a number")
    if x == 0.0:
        return 0
    m, e = decompose(abs(x)) if x - x == 0.0 else (2 ** 52, LARGEST_EXPONENT - 51)
    if e < SMALLEST_EXPONENT:                   # subnormal
        m, e = m // 2 ** (SMALLEST_EXPONENT - e), SMALLEST_EXPONENT
    place = (e - SMALLEST_EXPONENT) * 2 ** 52 + m
    return -place if x < 0 else place
