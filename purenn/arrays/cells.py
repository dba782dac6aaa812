"""The elements of an array as NumPy 2 prints them: a text each, floats and ints padded to one width.

The digits themselves come from floats/text.py.

Glossary: a cell is the text of one element; places are digits after the point; a family is what kinds of different
widths have in common, as "float" is of "float", "float32" and "float16".
"""
from ..floats.kinds import TEXTS
from ..floats.parts import INF
from ..floats.text import (float_str, float_strs, format_exp, format_fixed, reads_back, split, with_exponent,
                           with_point)
from .quoted import quoted, shown

_FAMILIES = {"float": "float", "float32": "float", "float16": "float", "bool": "bool", "object": "object",
             "int": "int", "int8": "int", "int16": "int", "int32": "int",
             "uint8": "int", "uint16": "int", "uint32": "int", "uint64": "int"}
_FORMATTER_KEYS = {"float": ("float", "float_kind", "all"), "int": ("int", "int_kind", "all"), "bool": ("bool", "all"),
                   "object": ("object", "all"), "text": ("numpystr", "str_kind", "all")}
_UNLIMITED = 10 ** 6  # more digits than any float has
# From which number on an array has exponents, below which, and from which quotient of two numbers on: what 1e8, 1e-4
# and 1000 are to numbers of the kind, as these are compared and divided with the kind's own precision.
_EXPONENT_LIMITS = {"float": (100000000.0, 1.0 / 10000.0, 1000.0),
                    "float32": (1000000.0, 13743895.0 / 2.0 ** 37, 1000.0 + 1.0 / 32768.0),
                    "float16": (1000.0, 1678.0 / 2.0 ** 24, 1000.25)}


def family(kind):
    """"float", "int", "bool", "object" or "text"; None for what is no kind."""
    return _FAMILIES.get(kind) or ("text" if kind[:2] == "<U" and kind[2:].isdigit() else None)


def known_kinds():
    """The kinds' names, for errors."""
    return sorted(_FAMILIES) + ["<U and a width"]


def cells(values, kind, options):
    """One text an element, made by the caller's formatter if there is one for this kind."""
    kinds_family, formatter = family(kind), options["formatter"]
    for key in _FORMATTER_KEYS[kinds_family] if formatter else ():
        if formatter.get(key) is not None:
            texts = [formatter[key](value) for value in values]
            for text in texts:
                if not isinstance(text, TEXTS):
                    raise TypeError("the formatter for %r must return a str, got %r" % (key, text))
            return texts
    return _CELLS[kinds_family](values, kind, options)


def scalar_text(value, kind=None, legacy=False):
    """str() of NumPy's scalar of this kind; without a kind, of what the value is by itself.

    legacy: as in float_str.
    """
    if isinstance(value, TEXTS):
        return value
    if kind == "bool":
        return "True" if value else "False"
    if type(value) is float or kind in _EXPONENT_LIMITS:
        return float_str(value, kind if kind in _EXPONENT_LIMITS else "float", legacy)
    return shown(value) if type(value) in (list, tuple) else str(value)


# Floats -------------------------------------------------------------------------------------------------------------

def _float_cells(values, kind, options):
    """The cells of floats: all of the same width, with the points below each other."""
    values = [float(x) for x in values]
    finite = [x for x in values if x - x == 0.0]
    texts = (_exponent_texts if _needs_exponent(finite, kind, options) else _point_texts)(finite, kind, options)
    if options["sign"] == "+":
        texts = [text if text[0] == "-" else "+" + text for text in texts]
    points = [text.index(".") for text in texts]
    left = max([0] + points)
    right = max([0] + [len(text) - point - 1 for text, point in zip(texts, points)])
    if options["sign"] == " " and "-" not in [text[0] for text in texts]:
        left += 1
    if len(finite) < len(values):
        signed = options["sign"] != "-" or -INF in values
        left = max(left, len(options["nanstr"]) - right - 1, len(options["infstr"]) + int(signed) - right - 1)
    padded = [" " * (left - point) + text + " " * (right + point + 1 - len(text)) for text, point in zip(texts, points)]
    if len(finite) == len(values):
        return padded
    rest = iter(padded)
    return [next(rest) if x - x == 0.0 else _right(_nonfinite(x, options), left + 1 + right) for x in values]


def _nonfinite(x, options):
    sign = "-" if x < 0 else "+" if options["sign"] == "+" else ""
    return sign + (options["nanstr"] if x != x else options["infstr"])


def _needs_exponent(finite, kind, options):
    sizes = [abs(x) for x in finite if x != 0.0]
    if not sizes:
        return False
    largest, smallest = max(sizes), min(sizes)
    most, least, quotient = _EXPONENT_LIMITS[kind]
    if options["legacy"]:  # before NumPy 2.3, which all others are
        most = 100000000.0
    return largest >= most or (not options["suppress"] and (smallest < least or largest / smallest > quotient))


def _point_texts(finite, kind, options):
    mode, most = options["floatmode"], options["precision"]
    if mode == "fixed":
        return [_fixed_with_point(x, most) for x in finite]
    most = _UNLIMITED if mode == "unique" else most
    shortest = float_strs(finite, kind)
    texts = [_positional(x, text, 0, most, kind) for x, text in zip(finite, shortest)]
    if mode == "maxprec_equal":
        places = max([0] + [len(text) - text.index(".") - 1 for text in texts])
        texts = [_positional(x, text, places, places, kind) for x, text in zip(finite, shortest)]
    return texts


def _positional(x, text, least, most, kind):
    """The text of x with as many places as it needs, but from `least` to `most` of them; text: float_str(x, kind)."""
    if "e" in text:
        sign, digits, point = split(text)
        text = sign + with_point(digits, point) if point <= len(digits) else format_fixed(x, 1)
    if text.endswith(".0"):
        text = text[:-1]
    places = len(text) - text.index(".") - 1
    if least <= places <= most:
        return text
    if places > most:
        rounded = _fixed_with_point(x, most)
        return rounded if least == most else rounded.rstrip("0")
    rounded = _fixed_with_point(x, least)
    return rounded if reads_back(x, rounded, kind) else text + "0" * (least - places)


def _fixed_with_point(x, places):
    return format_fixed(x, places) + ("" if places else ".")


def _exponent_texts(finite, kind, options):
    mode, places = options["floatmode"], options["precision"]
    if mode == "fixed":
        texts = [format_exp(x, places) for x in finite]
    else:
        most = _UNLIMITED if mode == "unique" else places
        parts = [split(text) for text in float_strs(finite, kind)]
        places = _places_needed(finite, [len(digits) - 1 for _, digits, _ in parts], most)
        texts = [_scientific(x, part, places, kind) for x, part in zip(finite, parts)]
    halves = [text.split("e") for text in texts]
    width = max([len(exponent) for _, exponent in halves])
    return [mantissa + ("e" if places else ".e") + exponent[0] + "0" * (width - len(exponent)) + exponent[1:]
            for mantissa, exponent in halves]


def _scientific(x, part, places, kind):
    """The text of x with an exponent and so many places; part: what split(float_str(x, kind)) returns."""
    rounded = format_exp(x, places)
    sign, digits, point = part
    if len(digits) > places + 1 or reads_back(x, rounded, kind):
        return rounded
    return sign + with_exponent(digits + "0" * (places + 1 - len(digits)), point)


def _places_needed(finite, needs, most):
    """How many places any of the numbers keeps in exponent form: none beyond most, no zeros at the end after a cut."""
    if max(needs) <= most:
        return max(needs)
    places = max([0] + [need for need in needs if need <= most])
    for x, need in zip(finite, needs):
        if places < need > most:
            places = max(places, len(format_exp(abs(x), most).split("e")[0].rstrip("0")[2:]))
        if places == most:
            break
    return places


# Others -------------------------------------------------------------------------------------------------------------

def _int_cells(values, kind, options):
    texts = [str(int(value)) for value in values]
    sign = options["sign"]
    if sign == "+" or (sign == " " and "-" not in [text[0] for text in texts]):
        texts = [text if text[0] == "-" else sign + text for text in texts]
    width = max([len(text) for text in texts])
    return [_right(text, width) for text in texts]


def _right(text, width):
    return " " * (width - len(text)) + text


def _object_cell(value):
    if hasattr(value, "_form"):                 # an array as an element
        return repr(value)
    return "list(%s)" % shown(value) if type(value) is list else shown(value)


_CELLS = {"float": _float_cells, "int": _int_cells,
          "bool": lambda values, kind, options: [" True" if value else "False" for value in values],
          "object": lambda values, kind, options: [_object_cell(value) for value in values],
          "text": lambda values, kind, options: [quoted(value) for value in values]}
