"""Floats as the hexadecimal digits of their bits: 3ff8000000000000 is 1.5.

A float is 16 digits, its 64 bits in the order of IEEE 754, the highest first.  All nan are written alike.  By binascii
and struct on the Pythons that have both and have them right, else by integer arithmetic.
"""
import math

from .parts import INF, NAN, compose, mantissa

DIGITS = "0123456789abcdef"
_CHUNK = 128                    # floats at a time: some Pythons pass no more arguments to a function
_found = []


def _native():
    """(hexlify, unhexlify, pack, unpack), or None if this Python has none that work; looked for once."""
    if not _found:
        _found.append(_look_for_native())
    return _found[0]


def _look_for_native():
    try:
        from binascii import hexlify, unhexlify
        from struct import pack, unpack
        right = "3ff800000000000080000000000000008000000000000005"
        numbers = (1.5, -0.0, -5 * 2.0 ** -1074)
        if hexlify(pack(">3d", *numbers)).decode("ascii") == right and unpack(">3d", unhexlify(right)) == numbers:
            return hexlify, unhexlify, pack, unpack
    except Exception:           # missing, or (Brython) unfinished
        pass
    return None


def to_digits(numbers):
    """The text of all the floats' digits, one float after the other."""
    native = _native()
    pieces = []
    for i in range(0, len(numbers), _CHUNK):
        chunk = numbers[i:i + _CHUNK]
        if native is None or [x for x in chunk if x != x]:
            pieces.extend([_digits_of(x) for x in chunk])
        else:
            hexlify, _, pack, _ = native
            pieces.append(str(hexlify(pack(">%dd" % len(chunk), *chunk)).decode("ascii")))
    return "".join(pieces)


def from_digits(digits):
    """The list of floats of a text of 16 lower-case digits a float; ValueError for any other text."""
    if len(digits) % 16 or digits.strip(DIGITS):
        raise ValueError("expected 16 hexadecimal digits for each float")
    native = _native()
    if native is not None:
        _, unhexlify, _, unpack = native
        return list(unpack(">%dd" % (len(digits) // 16), unhexlify(digits)))
    return [_float_of(digits[i:i + 16]) for i in range(0, len(digits), 16)]


def _digits_of(x):
    if x != x:
        return "7ff8000000000000"
    sign = 2048 if math.copysign(1.0, x) < 0.0 else 0
    if x - x != 0.0:
        return "%03x0000000000000" % (sign + 2047)
    m, e = mantissa(x)
    m, e = (m - 2 ** 52, e + 1075) if m >= 2 ** 52 else (m, 0)      # subnormal: the leading bit is written too
    return "%03x%05x%08x" % (sign + e, m // 2 ** 32, m % 2 ** 32)


def _float_of(digits):
    high, m = int(digits[:3], 16), int(digits[3:], 16)
    e = high % 2048
    if e == 2047:
        x = NAN if m else INF
    else:
        x = compose(m + 2 ** 52, e - 1075) if e else compose(m, -1074)
    return -x if high >= 2048 else x
