"""Numbers that carry a unit: 5 kg, 12%, $1,200.50, 7,50 EUR.

A column is read as numbers where all its cells that hold a value carry the same one.  Behind a number it is any word or
sign; before it a sign of money alone, as words there make names of numbers: room 12.
"""
from .encodings import native

# Signs of money; those that begin with another one come first.
MONEY = ("US$", "R$", "Rs.", "Rs", "kr", "$", native(u"\u20ac"), native(u"\xa3"), native(u"\xa5"), native(u"\u20b9"),
         native(u"\u20bd"), native(u"\u20a9"), "CHF", "EUR", "USD", "GBP", "JPY", "INR", "CAD", "AUD", "SEK", "NOK",
         "DKK", "PLN")
BLANKS = ((native(u"\xa0"), " "), (native(u"\u202f"), " "), (native(u"\u2019"), "'"))
MINUS = ("-", "+", native(u"\u2212"))
DIGITS = "0123456789.,"
LONGEST = 12                            # bytes of a unit


def split(cell):
    """(the text of a number, its unit) of a cell such as 5 kg, $5, -5% or ($5); ("", "") where there is no such."""
    sign, text = _begun(_bare(cell), MINUS)
    before, text = _begun(text, MONEY)
    is_negative = not sign and text[:1] == "(" and ")" in text
    if is_negative:
        text = _bare(text[1:].replace(")", "", 1))
        before, text = (before, text) if before else _begun(text, MONEY)
    elif not sign:
        sign, text = _begun(text, MINUS)
    number = _until_the_unit(text)
    after = text[len(number):].strip()
    if not number or number[0] not in DIGITS or bool(before) == bool(after) or not _is_unit(before + after):
        return "", ""
    return "(%s)" % number if is_negative else sign + number, before + after


def _begun(text, signs):
    """(the one of these signs that a text begins with, or "", the rest)."""
    for sign in signs:
        if text[:len(sign)] == sign:
            return sign, _bare(text[len(sign):])
    return "", text


def _until_the_unit(text):
    end = 0
    while end < len(text) and text[end] in DIGITS + " '":
        end += 1
    return text[:end].rstrip()


def _is_unit(text):
    """Whether a text can be a unit: short, and without digits but for one at its end, as m2 has."""
    odd = [c for c in text if c in "-:;()?<>="] + [c for c in text[:-1] if c in DIGITS]
    exponent = text[0] in "eE" and len(text) > 1 and text[1] in DIGITS
    return len(text) <= LONGEST and text[0] not in "/+*" and not odd and not exponent


def _bare(text):
    for blank, plain in BLANKS:
        text = text.replace(blank, plain)
    return text.strip()
