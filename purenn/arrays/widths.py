"""Kinds of numbers with a width in bits, of which purenn.numpy has arrays: rounding, wrapping and promotion.

Numbers of such a kind are Python's own: a "float32" is a float that single precision holds exactly, an "int8" an int
from -128 to 127.  An operation calculates with them as with any others; its results are then settled, which is to say
rounded to the nearest number of the kind or wrapped around at its ends.  For + - * / and square roots that is the
result of single precision itself, as a double has more than twice its digits.  "int" and "float" are int64 and float64.
"""
import math

from ..floats.parts import INF

FLOATS = {"float16": (11, -24, 65520.0), "float32": (24, -149, 2.0 ** 128 - 2.0 ** 103)}
_COMPARISONS = ("lt", "le", "gt", "ge", "eq", "ne")
INTS = ("int8", "int16", "int32", "int", "uint8", "uint16", "uint32", "uint64")
# What a float becomes that is beyond the ints it is cut to, and from where on: C cuts it to int32 or int64 first.
BEYOND = {"int8": (0, 2.0 ** 31), "int16": (0, 2.0 ** 31), "int32": (-2 ** 31, 2.0 ** 31), "int": (-2 ** 63, 2.0 ** 63),
          "uint8": (0, 2.0 ** 31), "uint16": (0, 2.0 ** 31), "uint32": (0, 2.0 ** 63), "uint64": (2 ** 63, 2.0 ** 64)}
# How wide a text holds each number of a kind.
AS_TEXT = {"bool": 5, "int8": 4, "int16": 6, "int32": 11, "int": 21, "uint8": 3, "uint16": 5, "uint32": 10,
           "uint64": 20, "float16": 32, "float32": 32, "float": 32}


# ---- names ----

def parts(kind):
    """(family, width) of a kind: ("uint", 8), ("float", 64), ("text", 5), ("bool", 1), ("object", 0)."""
    if kind[:2] == "<U":
        return "text", int(kind[2:])
    if kind in ("int", "float"):
        return kind, 64
    if kind in ("bool", "object"):
        return kind, 1
    for family in ("uint", "int", "float"):
        if kind[:len(family)] == family:
            return family, int(kind[len(family):])
    raise ValueError("there is no kind %r" % (kind,))


def _named(family, width):
    return family if width == 64 and family != "uint" else "%s%d" % (family, width)


def is_text(kind):
    return kind[:2] == "<U"


def text_kind(width):
    return "<U%d" % width


def is_whole(kind):
    """Whether its numbers are ints."""
    return kind in INTS


def is_floating(kind):
    """Whether its numbers are floats."""
    return kind == "float" or kind in FLOATS


# ---- rounding and wrapping ----

def settle(kind):
    """A function that makes of a list of results the list of numbers of a kind; None where they are that already."""
    if kind in INTS:
        low, high = limits(kind)
        return lambda data: wrapped(data, low, high)
    if kind == "float32":
        return singles
    if kind == "float16":
        return lambda data: [rounded(x, kind) for x in data]
    if is_text(kind):
        width = parts(kind)[1]
        return lambda data: [x[:width].rstrip("\0") for x in data]
    return None


def limits(kind):
    """(least, greatest) of ints of a kind."""
    family, width = parts(kind)
    if family == "uint":
        return 0, 2 ** width - 1
    return -2 ** (width - 1), 2 ** (width - 1) - 1


def wrapped(data, low, high):
    """The ints, those beyond the ends of a kind wrapped around to its other end."""
    if not data or low <= min(data) and max(data) <= high:
        return data
    size = high - low + 1
    return [x if low <= x <= high else ((x - low) % size + size) % size + low for x in data]    # Skulpt's % truncates


def rounded(x, kind):
    """The nearest float of a kind, halves to even: inf from halfway to what would follow its largest."""
    digits, least, beyond = FLOATS[kind]
    if x == 0.0 or x - x != 0.0:
        return x
    if abs(x) >= beyond:
        return INF if x > 0 else -INF
    exponent = max(math.frexp(x)[1] - digits, least)
    scaled = math.ldexp(x, -exponent)                       # exact: it lies within what a double holds
    low = scaled // 1
    rest = scaled - low
    near = low if rest < 0.5 or rest == 0.5 and low % 2.0 == 0.0 else low + 1.0
    return math.ldexp(near, exponent) if near else near * (1.0 if x > 0 else -1.0)


def _by_arrays():
    """A function that rounds a list to single precision by C's arrays of floats; None where they do not."""
    try:
        from array import array
        numbers = [0.1, 2.0 ** 130, -2.0 ** -152, 16777217.0, 16777219.0]
        tried, expected = array("f", numbers).tolist(), [rounded(x, "float32") for x in numbers]
        if tried == expected and str(tried[2]) == str(expected[2]):
            return lambda data: array("f", data).tolist()
    except Exception:                                       # each Python's own
        pass
    return None


_found = []                                                 # what _by_arrays returned at its first use


def singles(data):
    """The nearest floats of single precision."""
    if not _found:
        _found.append(_by_arrays())
    return _found[0](data) if _found[0] else [rounded(x, "float32") for x in data]


# ---- from one kind to another ----

def cast(data, to, kind=None):
    """Numbers or texts as another kind: floats are cut to ints, texts are read, numbers written as texts.

    kind: of the numbers before, which decides how many digits of a float are written; None where they are of several.
    """
    family, _ = parts(to)
    if family == "text":
        from .printing import scalar_text
        data = [x if isinstance(x, str) else scalar_text(x, kind if kind in FLOATS else None) for x in data]
    elif family == "float":
        data = [float(x) for x in data]
    elif family in ("int", "uint"):
        data = [cut(x, *BEYOND[to]) for x in data]
    made = settle(to)
    return made(data) if made else data


def cut(x, otherwise, bound=INF):
    """The whole part of a number, or another int for nan and for floats that reach the bound, as C has it."""
    if isinstance(x, float) and not -bound <= x < bound:
        return 0 if x > 0.0 and otherwise == 2 ** 63 else otherwise
    return int(x)


# ---- promotion ----

def higher(kind, other):
    """The kind that holds numbers of two kinds, by NumPy's rules."""
    (family, width), (other_family, other_width) = parts(kind), parts(other)
    if "object" in (family, other_family):
        return "object"
    if "text" in (family, other_family):
        return text_kind(max([width if family == "text" else AS_TEXT[kind],
                              other_width if other_family == "text" else AS_TEXT[other]]))
    if "bool" in (family, other_family):
        return other if family == "bool" else kind
    if family == other_family:
        return _named(family, max(width, other_width))
    if "float" in (family, other_family):
        ints = other_width if family == "float" else width
        return _named("float", max(width if family == "float" else other_width, min(64, 2 * ints)))
    unsigned, signed = (width, other_width) if family == "uint" else (other_width, width)
    if signed <= unsigned:
        signed = 2 * unsigned
    return "float" if signed > 64 else _named("int", signed)


def beside(kind, number, name=""):
    """The kind of a Python number beside an array of a kind, which decides how wide it is; name: of the operation.

    OverflowError where it is an int that the kind does not hold; ints may be compared with any, and divided by any.
    """
    if isinstance(number, bool):
        return "bool"
    if kind in FLOATS or kind == "float" and name not in _COMPARISONS:
        return kind
    if isinstance(number, float):
        return "float"
    if name in _COMPARISONS and kind != "bool":
        return "int"
    own = kind if is_whole(kind) else "int"
    low, high = limits(own)
    if low <= number <= high:
        return own
    if name == "truediv":
        return "float"
    raise OverflowError("the int %d is out of bounds for %s" % (number, "int64" if own == "int" else own))


def fits(kind, into):
    """Whether results of a kind may be written into an array of another: of the same or a higher family."""
    families = ("bool", "uint", "int", "float", "text", "object")
    family, other = parts(kind)[0], parts(into)[0]
    return families.index(family) <= families.index(other)


def floating(kind):
    """The kind of what sqrt and its like make of numbers of a kind."""
    family, width = parts(kind)
    if family == "text":
        raise TypeError("texts are no numbers; this array is of kind %s" % kind)
    if family in ("int", "uint"):
        return _named("float", min(64, 2 * width))
    return kind


def counted(kind):
    """The kind of a sum: ints are added as the widest of their family."""
    family, _ = parts(kind)
    if family == "text":
        raise TypeError("texts cannot be added up; this array is of kind %s" % kind)
    return {"int": "int", "uint": "uint64"}.get(family, kind)


def result_kind(name, kind, other, high):
    """The kind of the results of operation `name` on numbers of two kinds, of which `high` holds all."""
    family, _ = parts(high)
    if family == "text":
        if name != "add" or not is_text(kind) or not is_text(other):
            raise TypeError("texts can be compared, and joined by +; got %s of %s and %s" % (name, kind, other))
        return text_kind(parts(kind)[1] + parts(other)[1])
    if name in ("and_", "or_", "xor", "lshift", "rshift") and family == "float":
        raise TypeError("& | ^ << >> need bools or ints; got %s" % high)
    return "float" if name == "truediv" and family != "float" else high
