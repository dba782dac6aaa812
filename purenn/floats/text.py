"""One float as decimal text and back, correctly rounded, on every Python.

Where Python's own repr, % and float() are correctly rounded (CPython, PyPy), they are used; elsewhere integer
arithmetic is.  Numbers of single and half precision, the kinds "float32" and "float16", are floats that these hold
exactly; fewer digits tell them apart.  Padding and aligning are done in arrays/cells.py.

Glossary: n / d  a number as a fraction of integers;  digits, point  the number 0.DIGITS * 10**point;  places  how many
digits stand after the point;  kind  "float", "float32" or "float16".
"""
import math

from . import parts
from .names import shown

_own = []  # whether this Python's own repr, % and float() are correctly rounded; found out by the first use
_MOST_DIGITS = 800  # more digits than any midpoint between two floats has, which is 767
_PRECISIONS = {"float": (53, -1074), "float32": (24, -149), "float16": (11, -24)}   # bits, exponent of the last bit
_MOST_BEFORE_POINT = {"float": 16, "float32": 6, "float16": 3}  # digits; a scalar that has more is given an exponent


def float_str(x, kind="float", legacy=False):
    """The text of NumPy's scalar: the fewest digits that read back as x and, of such texts, the closest to x.

    legacy: as NumPy did before 2.3, with exponents where float64 has them, for all kinds.
    """
    x = float(x)
    if kind == "float" and own_is_exact() or x - x != 0.0:
        return repr(x)
    digits, point = _fewest_digits(x, kind)
    most = _MOST_BEFORE_POINT["float" if legacy else kind]
    has_point = point <= most and abs(x) >= 1.0 / 10000 or x == 0.0
    return _sign(x) + (with_point if has_point else with_exponent)(digits, point)


def float_strs(numbers, kind="float"):
    """[float_str(x, kind), ...], in less time where Python's own repr writes them all."""
    if kind == "float" and own_is_exact():
        return [repr(x) for x in numbers]
    return [float_str(x, kind) for x in numbers]


def format_fixed(x, places):
    """'%.{places}f' % x, correctly rounded (a tie goes to the even digit)."""
    x = float(x)
    if own_is_exact():
        return "%.*f" % (places, x)
    if x - x != 0.0:
        return repr(x)
    n, d = _fraction(x)
    text = str(parts.rounded_quotient(n * 10 ** places, d))
    text = "0" * (places + 1 - len(text)) + text
    return _sign(x) + (text[:-places] + "." + text[-places:] if places else text)


def format_exp(x, places):
    """'%.{places}e' % x, correctly rounded (a tie goes to the even digit)."""
    x = float(x)
    if own_is_exact():
        return "%.*e" % (places, x)
    if x - x != 0.0:
        return repr(x)
    n, d = _fraction(x)
    exponent = _exponent(n, d)
    text = str(parts.rounded_quotient(n * _power(10, places - exponent), d * _power(10, exponent - places)))
    if len(text) > places + 1:  # 9.99 became 10.0
        text, exponent = text[:-1], exponent + 1
    return _sign(x) + with_exponent(text + "0" * (places + 1 - len(text)), exponent + 1)


def five_digits(x):
    """The number rounded to five digits, without zeros at their end."""
    return float_str(read_decimal(format_exp(x, 4)) if x - x == 0 else x)


def brief(x):
    """The number for people: four places after the point, or five digits where these hide it or would be too many."""
    return format_fixed(x, 4) if x == 0 or 1.0 / 1000 <= abs(x) < 10000 else five_digits(x)


def own_is_exact():
    if not _own:
        import sys
        name = getattr(getattr(sys, "implementation", None), "name", None) or getattr(sys, "subversion", [""])[0]
        _own.append(name in ("cpython", "CPython", "pypy", "PyPy") and sys.float_repr_style == "short")
    return _own[0]


def _sign(x):
    return "-" if math.copysign(1.0, x) < 0 else ""


def with_point(digits, point):
    """0.DIGITS * 10**point as 12.5, with at least one digit on each side of the point."""
    if point <= 0:
        return "0." + "0" * -point + digits
    digits += "0" * (point - len(digits))
    return digits[:point] + "." + (digits[point:] or "0")


def with_exponent(digits, point):
    """0.DIGITS * 10**point as 1.25e+01."""
    exponent = str(abs(point - 1))
    mark = "e-" if point < 1 else "e+"
    return digits[0] + ("." + digits[1:] if digits[1:] else "") + mark + "0" * (2 - len(exponent)) + exponent


def _power(base, exponent):
    return base ** exponent if exponent > 0 else 1


def _fraction(x):
    m, e = parts.mantissa(x)
    return m * _power(2, e), _power(2, -e)


def _exponent(n, d):
    """The largest k with 10**k <= n / d; 0 for zero.  Below 1 this relies on no float being a power of ten."""
    if n >= d:
        return len(str(n // d)) - 1
    return -len(str(d // n)) if n else 0


def _mantissa(x, kind):
    """Integers (m, e) with m * 2**e == abs(x), m with as many bits as the kind has, or fewer for subnormals."""
    bits, last = _PRECISIONS[kind]
    m, e = parts.mantissa(x)
    shift = max(53 - bits, last - e)
    return (m // 2 ** shift, e + shift) if m else (0, last)


def _is_denser_below(x, kind):
    """Whether the numbers of the kind are twice as dense below abs(x) as above it: it is a power of two."""
    fraction, exponent = math.frexp(x)
    bits, last = _PRECISIONS[kind]
    return abs(fraction) == 0.5 and exponent - bits > last


def _fewest_digits(x, kind):
    """(digits, point) of the shortest decimal number that reads back as x; of several, the closest to x.

    Digits are made one by one, until the number so far, or the next one up, is between the midpoints to the floats
    below and above x (Steele and White's free-format algorithm).
    """
    m, e = _mantissa(x, kind)
    if m == 0:
        return "0", 1
    below = 1 if _is_denser_below(x, kind) else 2  # the distance to the midpoint, in quarters of 2**e; above: 2
    places = -_exponent(4 * m * _power(2, e - 2), _power(2, 2 - e))
    unit = _power(2, e - 2) * _power(10, places)
    n, below, above, d = 4 * m * unit, below * unit, 2 * unit, _power(2, 2 - e) * _power(10, -places)
    number = 0
    while True:
        digit = n // d
        number, n = 10 * number + digit, n - digit * d
        down = n < below or (n == below and m % 2 == 0)  # a midpoint itself reads back as the even neighbour
        up = n + above > d or (n + above == d and m % 2 == 0)
        if down or up:
            break
        n, below, above, places = 10 * n, 10 * below, 10 * above, places + 1
    if up and (not down or 2 * n > d or (2 * n == d and digit % 2)):
        number += 1
    text = str(number)
    return text.rstrip("0"), len(text) - places


def reads_back(x, text, kind="float"):
    """Whether text reads back as x; it must be x correctly rounded, to as many digits as x needs or more.

    It may not if x is a power of two: the floats below are twice as dense, and the midpoint is x - x / 2**54.
    """
    if not _is_denser_below(x, kind):
        return True
    _, digits, point = split(text)
    places = len(digits) - point
    n, d = _fraction(x)
    parts_of_x = 2 ** (_PRECISIONS[kind][0] + 1)
    return int(digits) * _power(10, -places) * d * parts_of_x >= n * (parts_of_x - 1) * _power(10, places)


def split(text):
    """(sign, digits, point) of a finite number's text; the digits have no zeros at either end."""
    mantissa, _, exponent = text.partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("-0")
    point = len(digits) - len(part) + int(exponent or 0)
    return "-" if text[0] == "-" else "", digits.rstrip("0") or "0", point if digits else 1


def read_decimal(text):
    """The float nearest to a decimal number such as '-1.5e-3'; of two equally near, the even one; inf if too large.

    Blanks around the number are ignored.  ValueError for any other text, such as 'nan', 'inf', '1_000' and '0x1p3'.
    """
    number = text.strip().lower()
    if not number.strip("0123456789.+-e"):
        try:
            return float(number) if own_is_exact() else _nearest(number)
        except ValueError:
            pass
    raise ValueError("read_decimal: expected a decimal number; got %s" % shown(text))


def read_decimals(texts):
    """[read_decimal(text), ...], in less time where Python's own float() reads them all."""
    if own_is_exact() and not "".join(texts).strip("0123456789.+-eE "):
        return [float(text) for text in texts]
    return [read_decimal(text) for text in texts]


def _nearest(number):
    """read_decimal by integer arithmetic; the text has only digits, points, signs and e's."""
    unsigned = _without_sign(number)
    mantissa, e, exponent = unsigned.partition("e")
    if not mantissa.replace(".", "", 1).isdigit() or e and not _without_sign(exponent).isdigit():
        raise ValueError(number)
    _, digits, point = split(unsigned)
    if len(digits) > _MOST_DIGITS:
        digits = digits[:_MOST_DIGITS] + "1"  # a 1 in place of all digits that follow
    x = _scaled(int(digits), point - len(digits)) if -330 < point < 310 else 0.0 if point < 0 else parts.INF
    return -x if number[:1] == "-" else x


def _without_sign(number):
    return number[1:] if number[:1] in ("+", "-") else number


def _scaled(n, exponent):
    """The float nearest to n * 10**exponent."""
    if n < 2 ** 53 and -22 <= exponent <= 22:  # both factors are floats: one rounding
        power = float(10 ** abs(exponent))
        return float(n) * power if exponent > 0 else float(n) / power
    n, d = n * _power(10, exponent), _power(10, -exponent)
    shift = max(0, parts.bit_length(d) - parts.bit_length(n) + 64)
    n = n * 2 ** shift
    quotient = n // d
    return parts.compose(2 * quotient + (0 if quotient * d == n else 1), -shift - 1)
