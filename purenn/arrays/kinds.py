"""Kinds of numbers: which kind holds numbers of two kinds, and numbers of one as another's.

A kind is "bool", "int", "float" or "object" (any other numbers).  purenn.numpy has further ones, whose names tell
their width in bits: "float32", "uint8" and the like, and texts of a width, "<U5"; those are in widths.py.
"""
RANK = {"bool": 0, "int": 1, "float": 2, "object": 3}
COMPARISONS = ("lt", "le", "gt", "ge", "eq", "ne")
BITWISE = ("and_", "or_", "xor", "lshift", "rshift")
OF_BOOLS = ("add", "mul", "and_", "or_", "xor")     # what bools are left bools by
_CONVERT = {"bool": bool, "int": int, "float": float}
_ONLY = dict([(name, set([_CONVERT[name]])) for name in _CONVERT])


def kind_of(numbers):
    """"bool", "int", "float" or "object": the kind that holds all the numbers."""
    kinds = set([_kind(number_type) for number_type in set(map(type, numbers))])
    if "object" in kinds:
        return "object"
    if not kinds or "float" in kinds:
        return "float"
    return "int" if "int" in kinds else "bool"


def _kind(number_type):
    if number_type is float:
        return "float"
    if number_type is bool:
        return "bool"
    if number_type is int or number_type.__name__ == "long":
        return "int"
    return "object"


def cast(data, kind, to):
    """The numbers, of this kind (None: of any), as another kind: 2.7 becomes 2 in an int matrix, as in NumPy."""
    if kind == to or to == "object":
        return data
    convert = _CONVERT.get(to)
    if convert is None:
        from . import widths            # at its first use, as in all functions here: most programs have no such kinds
        return widths.cast(data, to, kind)
    if kind is None and set(map(type, data)) == _ONLY[to]:
        return data
    return [convert(x) for x in data]


def higher(kind, other):
    """The kind that can hold numbers of both."""
    if kind == other:
        return kind
    if kind in RANK and other in RANK:
        return kind if RANK[kind] >= RANK[other] else other
    from . import widths
    return widths.higher(kind, other)


def fits(kind, into):
    """Whether results of one kind may be written into a matrix of another, which holds them at least roughly."""
    if kind in RANK and into in RANK:
        return RANK[kind] <= RANK[into]
    from . import widths
    return widths.fits(kind, into)


def averaged(kind):
    """The kind of a mean of numbers of a kind."""
    if kind in RANK:
        return kind if kind == "object" else "float"
    from . import widths
    return kind if widths.is_floating(kind) else "float"


def floating(kind):
    """The kind of what sqrt and its like make of numbers of a kind."""
    if kind in RANK:
        return kind if kind == "object" else "float"
    from . import widths
    return widths.floating(kind)


def counted(kind):
    """The kind of a sum of numbers of a kind: bools are counted."""
    if kind in RANK:
        return "int" if kind == "bool" else kind
    from . import widths
    return widths.counted(kind)


def result_kind(name, kind, other):
    """The kind of the results of operation `name` on two kinds, as NumPy promotes them."""
    if name in COMPARISONS:
        return "bool"
    high = higher(kind, other)
    if high not in RANK:
        from . import widths
        return widths.result_kind(name, kind, other, high)
    if name in BITWISE and high == "float":
        raise TypeError("& | ^ << >> need bools or ints; got %s and %s" % (kind, other))
    if name == "truediv" and high in ("bool", "int"):
        return "float"
    if high == "bool" and name == "sub":
        raise TypeError("- of two bool matrices is not defined; use ^ or != instead")
    return "int8" if high == "bool" and name not in OF_BOOLS else high
