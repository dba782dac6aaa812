"""Python's format % values, correctly rounded on every Python."""
from ..floats.text import format_exp, format_fixed, own_is_exact

_FLAGS = "-+ 0#"
_ROUNDED = "eEfFgG"


def percent(format, given):
    """format % given, a tuple; by integer arithmetic where this Python's own % rounds wrongly or knows no exponents."""
    if own_is_exact():
        return format % given
    pieces, place, n = format.split("%"), 1, 0
    text = pieces[0]
    while place < len(pieces):
        piece = pieces[place]
        if not piece and place + 1 < len(pieces):           # %%
            text += "%" + pieces[place + 1]
            place += 2
            continue
        if n == len(given):
            raise TypeError("there are fewer values than in the format %r" % format)
        end = _end_of(piece, format)
        text += _one(piece[:end], given[n]) + piece[end:]
        place, n = place + 1, n + 1
    if n < len(given):
        raise TypeError("there are more values than in the format %r" % format)
    return text


def _end_of(piece, format):
    """Where the specification that a piece begins with, without its %, ends."""
    for i, letter in enumerate(piece):
        if letter.isalpha():
            if letter not in _ROUNDED + "diursxXoc":
                raise ValueError("unsupported letter %r in the format %r" % (letter, format))
            return i + 1
        if letter not in _FLAGS + ".123456789":
            raise TypeError("the format %r needs something else than a number" % format)
    raise ValueError("the format %r ends in the middle" % format)


def _one(spec, value):
    """The text of one value by a specification as "08.3f"."""
    letter, before = spec[-1], spec[:-1]
    flags = before[:len(before) - len(before.lstrip(_FLAGS))]
    width, point, precision = before[len(flags):].partition(".")
    if letter in _ROUNDED:
        text = _float_text(float(value), letter, int(precision or 0) if point else 6, "#" in flags)
    elif letter in "diu":
        text = "%d" % int(value)
    elif letter in "xXoc":
        return ("%" + spec) % value
    else:
        text = repr(value) if letter == "r" else str(value)
        text = text[:int(precision or 0)] if point else text
    if letter not in "rs" and text[:1] != "-":
        text = ("+" if "+" in flags else " " if " " in flags else "") + text
    return _padded(text, int(width or 0), flags if letter not in "rs" else flags.replace("0", ""))


def _float_text(x, letter, places, keeps_zeros):
    if x - x != 0.0:
        text = "nan" if x != x else "inf" if x > 0 else "-inf"
    elif letter in "fF":
        text = format_fixed(x, places)
    elif letter in "eE":
        text = format_exp(x, places)
    else:
        text = _general(x, max(places, 1), keeps_zeros)
    return text.upper() if letter in "EFG" else text


def _general(x, digits, keeps_zeros):
    """As %g: with an exponent where that is below -4 or not below the number of digits."""
    text = format_exp(x, digits - 1)
    number, _, exponent = text.partition("e")
    has_exponent = not -4 <= int(exponent) < digits
    if not has_exponent:
        number = format_fixed(x, digits - 1 - int(exponent))
    if keeps_zeros:
        number += "" if "." in number else "."
    elif "." in number:
        number = number.rstrip("0").rstrip(".")
    return number + ("e" + exponent if has_exponent else "")


def _padded(text, width, flags):
    blanks = width - len(text)
    if blanks <= 0:
        return text
    if "-" in flags:
        return text + " " * blanks
    if "0" in flags:
        sign = text[:1] if text[:1] in "+- " else ""
        return sign + "0" * blanks + text[len(sign):]
    return " " * blanks + text
