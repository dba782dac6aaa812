"""Loops over flat lists of numbers, and the operations on one or two numbers that they apply.

They give NumPy's results: its kinds of numbers and how they mix, inf and nan where
Python would raise, and reductions over an axis.  A sum is ((t0 + t1) + t2) + ...,
and each + and * rounds once.  Nothing here knows of matrices, indices or printing.

Glossary: kind  "bool", "int", "float" or "object" (any other numbers);  r, c  rows, columns
"""
from ..floats import elementary
from ..floats.kinds import INTEGERS
from ..floats.parts import INF, NAN
from .shapes import checked_axis, reduced_shape, shape_text, size_of

RANK = {"bool": 0, "int": 1, "float": 2, "object": 3}
COMPARISONS = ("lt", "le", "gt", "ge", "eq", "ne")
BITWISE = ("and_", "or_", "xor", "lshift", "rshift")
MOST_BITS = 1000000                 # no int should grow by more at a time


# ---- kinds of numbers ----

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
    convert = {"bool": bool, "int": int, "float": float}[to]
    return [convert(x) for x in data]


def higher(kind, other):
    """The kind of the two that can hold numbers of both."""
    return kind if RANK[kind] >= RANK[other] else other


def result_kind(name, kind, other):
    """The kind of the results of operation `name` on two kinds, as NumPy promotes them."""
    if name in COMPARISONS:
        return "bool"
    high = higher(kind, other)
    if name in BITWISE and high == "float":
        raise TypeError("& | ^ << >> need bools or ints; got %s and %s" % (kind, other))
    if name == "truediv" and high in ("bool", "int"):
        return "float"
    if high == "bool" and name == "sub":
        raise TypeError("- of two bool matrices is not defined; use ^ or != instead")
    return "int" if high == "bool" and name not in BOOLEAN else high


def compact(numbers, code):
    """The numbers in an array of C's doubles ("d") or longs ("l"); as a list, where this Python has no arrays."""
    try:
        from array import array
        array(code)[::2].extend(array(code))                    # which hosted Pythons' arrays do not have
        return array(code, numbers)
    except Exception:                   # or a number is too large for a long
        return list(numbers)


# ---- one operation on two numbers, with IEEE 754's answers ----

def divide(x, y):
    """x / y; a float divided by zero is inf or nan, as in NumPy, never an error."""
    try:
        return x / y
    except ZeroDivisionError:
        if isinstance(x, float) or isinstance(y, float):
            return x * (-INF if str(float(y))[0] == "-" else INF)
        raise


def true_divide(x, y):
    """x / y, of two ints too, which Python 2 would floor."""
    return divide(float(x) if isinstance(x, INTEGERS) and isinstance(y, INTEGERS) else x, y)


def floor_divide(x, y):
    """x // y; by zero, 0 for ints and inf or nan for floats, as in NumPy."""
    try:
        return x // y
    except ZeroDivisionError:
        if isinstance(x, float) or isinstance(y, float):
            return divide(x, y)
        if kind_of([x, y]) == "object":
            raise
        return 0


def remainder(x, y):
    """x % y; by zero, 0 for ints and nan for floats, as in NumPy."""
    try:
        return x % y
    except ZeroDivisionError:
        if isinstance(x, float) or isinstance(y, float):
            return NAN
        if kind_of([x, y]) == "object":
            raise
        return 0


def power(x, y):
    """x ** y: exact for ints, elementary's for floats, the number's own for others."""
    if isinstance(x, float) or isinstance(y, float):
        return elementary.power(x, y)
    if isinstance(x, INTEGERS) and isinstance(y, INTEGERS) and y > MOST_BITS:
        raise ValueError("an int to the power of %d is larger than any memory" % y)
    return x ** y


def _power_of_its_kind(x, y):
    """x ** y; ValueError where the result of ints would be no int, as in NumPy."""
    if isinstance(x, INTEGERS) and isinstance(y, INTEGERS) and y < 0:
        raise ValueError("ints have no negative int powers; use floats, as in x ** -1.0")
    return power(x, y)


def _bits(y):
    """2 ** y, by which a shift of y bits multiplies or divides; ValueError for a negative shift."""
    if y < 0:
        raise ValueError("an int is shifted by 0 bits or more; got %d" % y)
    return power(2, y)


CAREFUL = {
    "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y,
    "truediv": true_divide, "floordiv": floor_divide, "mod": remainder, "pow": _power_of_its_kind,
    "lt": lambda x, y: x < y, "le": lambda x, y: x <= y, "gt": lambda x, y: x > y,
    "ge": lambda x, y: x >= y, "eq": lambda x, y: x == y, "ne": lambda x, y: x != y,
    "and_": lambda x, y: x & y, "or_": lambda x, y: x | y, "xor": lambda x, y: x ^ y,
    "lshift": lambda x, y: x * _bits(y), "rshift": lambda x, y: x // _bits(y),
}
BOOLEAN = {                         # of two bools, whose sum is a bool too
    "add": lambda x, y: x or y, "mul": lambda x, y: x and y, "and_": lambda x, y: x and y,
    "or_": lambda x, y: x or y, "xor": lambda x, y: x != y,
}


def on_two_numbers(name, kind, other):
    """The operation `name` as a function of two numbers of these kinds."""
    return BOOLEAN[name] if kind == other == "bool" and name in BOOLEAN else CAREFUL[name]


# ---- reductions ----

def groups(flat, shape, axis):
    """The lists that are reduced to one number each: everything (None), the columns (0) or the rows (1)."""
    if axis is None or len(shape) == 1:
        return [flat]
    r, c = shape
    if axis == 0:
        return [flat[j::c] for j in range(c)]
    return [flat[i * c:i * c + c] for i in range(r)]


def sum_of(numbers):
    """((t0 + t1) + t2) + ...; never the built-in sum, which CPython 3.12 compensates."""
    if not numbers:
        return 0
    terms = iter(numbers)
    total = next(terms)
    for x in terms:
        total = total + x
    return total


def counts_of(values):
    """{value: how often it is there}"""
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mean_of(numbers):
    """The sum, divided once."""
    total = sum_of(numbers)
    return divide(float(total) if kind_of([total]) == "int" else total, len(numbers))


def _extreme(is_better):
    def position(numbers):
        """The place of the first best number, or of the first nan, which is the answer as in NumPy."""
        best = 0
        for i, x in enumerate(numbers):
            if x != x:
                return i
            if is_better(x, numbers[best]):
                best = i
        return best
    return position


argmax_of = _extreme(lambda x, best: x > best)
argmin_of = _extreme(lambda x, best: x < best)


REDUCTIONS = {
    "mean": mean_of, "argmax": argmax_of, "argmin": argmin_of,
    "max": lambda numbers: numbers[argmax_of(numbers)],
    "min": lambda numbers: numbers[argmin_of(numbers)],
}


def reduce(name, flat, shape, kind, axis, keepdims):
    """(flat list, shape) of the reduction `name` over an axis (None: over all)."""
    if name in ("argmax", "argmin") and isinstance(axis, tuple):
        raise TypeError("%s takes one axis; got %r" % (name, axis))
    axis = checked_axis(axis, shape)
    if name != "mean" and not (size_of(shape) if axis is None else shape[axis]):
        raise ValueError("%s of nothing: the shape is %s" % (name, shape_text(shape)))
    if kind == "bool" and name == "mean":
        flat = cast(flat, kind, "int")
    function = REDUCTIONS[name]
    return [function(group) for group in groups(flat, shape, axis)], reduced_shape(shape, axis, keepdims)
