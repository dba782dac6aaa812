"""Floats as hexadecimal text, as float.hex writes it and float.fromhex reads it, on Pythons that lack these too."""
import math

from .bits import DIGITS
from .parts import INF, NAN, compose, mantissa

_BLANKS = " \t\n\r\f\v"


def to_hex(x):
    """The text of float.hex(x), '0x1.8000000000000p+1' for 3.0, on every Python."""
    return _float_hex(float(x))


def from_hex(text):
    """The float of a text that `to_hex` or float.hex wrote, or any other text that float.fromhex reads.

    ValueError for other texts, and for a number larger than the largest float.
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
    m, e = mantissa(x)
    e = e + 52
    digits = ""
    for _ in range(13):
        digits = DIGITS[m % 16] + digits
        m = m // 16
    return "%s0x%d.%sp%s%d" % (sign, m, digits, "-" if e < 0 else "+", abs(e))


def _read_hex(text):
    text = text.strip(_BLANKS).lower()
    if text[:1] in ("-", "+"):
        x = _read_unsigned_hex(text[1:])
        return -x if text[0] == "-" else x
    return _read_unsigned_hex(text)


def _read_unsigned_hex(text):
    if text in ("inf", "infinity"):
        return INF
    if text == "nan":
        return NAN
    if text[:2] == "0x":
        text = text[2:]
    digits, p, exponent = text.partition("p")
    whole, _, fraction = digits.partition(".")
    m = _read_digits(whole + fraction, DIGITS)
    e = 0
    if p:
        e = _read_digits(exponent[1:] if exponent[:1] in ("-", "+") else exponent, "0123456789")
        if exponent[0] == "-":
            e = -e
    x = compose(m, e - 4 * len(fraction))
    if x == INF:
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
    """(writer, reader): float.hex and float.fromhex, or the functions above where this Python's are missing or wrong.

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
