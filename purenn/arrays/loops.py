"""Loops over flat lists of numbers, and the operations on one or two numbers that they apply.

They give NumPy's results: inf and nan where Python would raise, and reductions over
an axis or several.  A sum is ((t0 + t1) + t2) + ...,
and each + and * rounds once.  Nothing here knows of matrices, indices or printing.

Glossary: kind  "bool", "int", "float" or "object" (kinds.py);  r, c  rows, columns
"""
from ..floats import elementary
from ..floats.kinds import INTEGERS
from ..floats.parts import FLOORS_INFINITIES, INF, NAN
from .kinds import COMPARISONS, cast, kind_of
from .shapes import as_rows, checked_axes, reduced_shape, shape_text, size_of

MOST_BITS = 1000000                 # no int should grow by more at a time
_TWO_TO_64 = 2 ** 64


# ---- numbers in C's arrays ----

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


def _careful_floor(x, y):
    """x // y of floats as CPython has it, where this Python has other answers for the infinities (Jython, Brython)."""
    if not (isinstance(x, float) or isinstance(y, float)) or x - x == y - y == 0:
        return _plain_floor(x, y)
    if x - x != 0 or y != y:
        return NAN
    return -1.0 if x and (x < 0) != (y < 0) else 0.0 if (y > 0) == (str(float(x))[0] != "-") else -0.0


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
        if -1 <= x <= 1:
            return x ** (2 + y % 2)
        raise ValueError("an int to the power of %d is larger than any memory" % y)
    return x ** y


def _power_of_its_kind(x, y):
    """x ** y; ValueError where the result of ints would be no int, as in NumPy."""
    if isinstance(x, INTEGERS) and isinstance(y, INTEGERS) and y < 0:
        raise ValueError("ints have no negative int powers; use floats, as in x ** -1.0")
    return power(x, y)


def _power_of_64_bits(x, y):
    """An int that has the last 64 bits of x ** y, which are all that a kind of ints keeps."""
    if y < 64:
        return _power_of_its_kind(x, y)
    result, square = 1, x
    while y:
        if y % 2:
            result = result * square % _TWO_TO_64
        square, y = square * square % _TWO_TO_64, y // 2
    return result


def _shifted_left(x, y):
    """x * 2 ** y; by a negative number of bits 0, as in NumPy."""
    return x * power(2, y) if y >= 0 else 0


def _shifted_left_64_bits(x, y):
    return _shifted_left(x, y) if y < 64 else 0


def _shifted_right(x, y):
    """x // 2 ** y; by a negative number of bits 0 or -1, as in NumPy."""
    return x // power(2, y) if 0 <= y <= MOST_BITS else -1 if x < 0 else 0


_plain_floor, _plain_remainder = floor_divide, remainder


def _careful_remainder(x, y):
    """x % y, as _careful_floor."""
    if not (isinstance(x, float) or isinstance(y, float)) or x - x == y - y == 0:
        return _plain_remainder(x, y)
    if x - x != 0 or y != y:
        return NAN
    if x == 0:
        return 0.0 if y > 0 else -0.0
    return x * 1.0 if (x < 0) == (y < 0) else y


if not FLOORS_INFINITIES:
    floor_divide, remainder = _careful_floor, _careful_remainder

CAREFUL = {
    "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y,
    "truediv": true_divide, "floordiv": floor_divide, "mod": remainder, "pow": _power_of_its_kind,
    "lt": lambda x, y: x < y, "le": lambda x, y: x <= y, "gt": lambda x, y: x > y,
    "ge": lambda x, y: x >= y, "eq": lambda x, y: x == y, "ne": lambda x, y: x != y,
    "and_": lambda x, y: x & y, "or_": lambda x, y: x | y, "xor": lambda x, y: x ^ y,
    "lshift": _shifted_left, "rshift": _shifted_right,
}
def _by_pieces(operate):
    """& or the like of whole numbers, of 16 bits at a time: JavaScript's, and Skulpt's, have 32 bits and no sign."""
    def function(x, y):
        result, scale = 0, 1
        while x not in (0, -1) or y not in (0, -1):
            result = result + operate(x % 65536, y % 65536) * scale
            x, y, scale = x // 65536, y // 65536, scale * 65536
        return result - scale if operate(x % 65536, y % 65536) else result
    return function


_less_eight = -8
if _less_eight | 1 != -7:
    for _name in ("and_", "or_", "xor"):
        CAREFUL[_name] = _by_pieces(CAREFUL[_name])

OF_64_BITS = {"pow": _power_of_64_bits, "lshift": _shifted_left_64_bits}
BOOLEAN = {                         # of two bools, whose sum is a bool too
    "add": lambda x, y: x or y, "mul": lambda x, y: x and y, "and_": lambda x, y: x and y,
    "or_": lambda x, y: x or y, "xor": lambda x, y: x != y,
}


def _become_floats(kind, other):
    """Whether ints of these kinds meet as floats: those of uint64 and of a kind with negative ones."""
    return "uint64" in (kind, other) and set((kind, other)) <= set(("uint64", "int8", "int16", "int32", "int"))


def on_two_numbers(name, kind, other, wraps):
    """The operation `name` as a function of two numbers of these kinds; wraps: whether ints keep 64 bits at most."""
    if kind != other and name not in COMPARISONS and _become_floats(kind, other):
        operate = CAREFUL[name]
        return lambda x, y: operate(float(x), float(y))
    if wraps and name in OF_64_BITS and "int" in kind and "int" in other:
        return OF_64_BITS[name]
    return BOOLEAN[name] if kind == other == "bool" and name in BOOLEAN else CAREFUL[name]


# ---- reductions ----

def groups(flat, shape, axes):
    """The lists that are reduced to one number each: everything (None), or what lies along some axes.

    axes: an int, 0 for the columns and 1 for the rows of a matrix, or a sorted tuple of ints.
    """
    if axes is None or len(shape) == 1 and axes != ():
        return [flat]
    if type(axes) is tuple and len(axes) == 1:
        axes = axes[0]
    if len(shape) == 2 and type(axes) is int:
        r, c = shape
        if axes == 0:
            return [flat[j::c] for j in range(c)]
        return [flat[i * c:i * c + c] for i in range(r)]
    r, c, places = as_rows(shape, (axes,) if type(axes) is int else axes)
    if places is not None:
        flat = [flat[place] for place in places]
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


def is_of_nothing(shape, axes):
    """Whether what is reduced over an axis, a tuple of axes, or all (None) has no elements, however many results."""
    axes = checked_axes(axes, shape)
    return not size_of(shape if axes is None else [shape[axis] for axis in axes])


def refuse_nothing(name, shape, axes):
    """ValueError where the reduction `name`, which needs an element, is asked of none."""
    if is_of_nothing(shape, axes):
        raise ValueError("%s of nothing: the shape is %s" % (name, shape_text(shape)))


def reduce(name, flat, shape, kind, axes, keepdims):
    """(flat list, shape) of the reduction `name` over an axis, a tuple of axes, or all (None)."""
    if name in ("argmax", "argmin") and isinstance(axes, tuple):
        raise TypeError("%s takes one axis; got %r" % (name, axes))
    axes = checked_axes(axes, shape)
    if name != "mean":
        refuse_nothing(name, shape, axes)
    if kind == "bool" and name == "mean":
        flat = cast(flat, kind, "int")
    function = REDUCTIONS[name]
    return [function(group) for group in groups(flat, shape, axes)], reduced_shape(shape, axes, keepdims)
