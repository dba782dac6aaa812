"""Operations on flat, row-major lists of numbers: what stands under Matrix.

The plain loops here define every result, in NumPy's terms: kinds of numbers,
broadcasting, one operation on two lists, dot products and reductions.  A sum
is ((t0 + t1) + t2) + ..., and each + and * rounds once.  Nothing here knows of
classes, indices or printing.

Glossary: a, b  flat lists (the operands);   x, y  single numbers
          r, c  rows, columns;               k     the inner length of a dot product
"""
from ..floats import elementary
from ..floats.parts import INF, NAN
from .shapes import size_of, whole

try:
    import operator
except ImportError:                 # MicroPython's unix builds
    operator = None

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
    """The numbers as another kind: 2.7 becomes 2 in an int matrix, as in NumPy."""
    if kind == to or to == "object":
        return data
    convert = {"bool": bool, "int": int, "float": float}[to]
    return [convert(x) for x in data]


def result_kind(name, kind, other):
    """The kind that operation `name` gives on two kinds, as NumPy promotes them."""
    if name in COMPARISONS:
        return "bool"
    high = kind if RANK[kind] >= RANK[other] else other
    if name in BITWISE and high == "float":
        raise TypeError("& | ^ << >> need bools or ints; got %s and %s" % (kind, other))
    if name == "truediv" and high in ("bool", "int"):
        return "float"
    if high == "bool" and name == "sub":
        raise TypeError("- of two bool matrices is not defined; use ^ or != instead")
    return "int" if high == "bool" and name not in BOOLEAN else high


# ---- one operation on two numbers, with IEEE 754's answers ----

def divide(x, y):
    """x / y; a float divided by zero is inf or nan, as in NumPy, never an error."""
    try:
        return x / y
    except ZeroDivisionError:
        if isinstance(x, float) or isinstance(y, float):
            return x * (-INF if str(float(y))[0] == "-" else INF)
        raise


def floor_divide(x, y):
    try:
        return x // y
    except ZeroDivisionError:
        if isinstance(x, float) or isinstance(y, float):
            return divide(x, y)
        if kind_of([x, y]) == "object":
            raise
        return 0


def remainder(x, y):
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
    if isinstance(x, int) and isinstance(y, int) and y > MOST_BITS:
        raise ValueError("an int to the power of %d is larger than any memory" % y)
    return x ** y


CAREFUL = {
    "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x * y,
    "truediv": divide, "floordiv": floor_divide, "mod": remainder, "pow": power,
    "lt": lambda x, y: x < y, "le": lambda x, y: x <= y, "gt": lambda x, y: x > y,
    "ge": lambda x, y: x >= y, "eq": lambda x, y: x == y, "ne": lambda x, y: x != y,
    "and_": lambda x, y: x & y, "or_": lambda x, y: x | y, "xor": lambda x, y: x ^ y,
    "lshift": lambda x, y: x * power(2, y), "rshift": lambda x, y: x // power(2, y),
}
BOOLEAN = {
    "add": lambda x, y: x or y, "mul": lambda x, y: x and y, "and_": lambda x, y: x and y,
    "or_": lambda x, y: x or y, "xor": lambda x, y: x != y,
}
# The same written in C, where there is such a module; they raise at a division by zero.
QUICK = dict(CAREFUL)
if operator is not None:
    for _name in ("add", "sub", "mul", "truediv", "and_", "or_", "xor") + COMPARISONS:
        QUICK[_name] = getattr(operator, _name, CAREFUL[_name])


def combine(name, a, kind, b, other):
    """The operation `name` on two flat lists of one length and their kinds."""
    high = max(RANK[kind], RANK[other])
    if high == 0 and name in BOOLEAN:
        return list(map(BOOLEAN[name], a, b))
    if name == "truediv" and high < 2:          # Python 2 floors int / int
        a = [float(x) for x in a]
        b = [float(y) for y in b]
    if name == "pow" and high < 2 and [y for y in b if y < 0]:
        raise ValueError("ints have no negative int powers; use floats, as in x ** -1.0")
    try:
        return list(map(QUICK[name], a, b))
    except (ZeroDivisionError, OverflowError):
        return list(map(CAREFUL[name], a, b))


# ---- shapes ----

def shape_text(shape):
    """(3,4), as NumPy's messages write a shape."""
    return "(%s)" % (",".join([str(n) for n in shape]) + ("," if len(shape) == 1 else ""))


def place_text(i, shape):
    """Where the number at place i of a flat list stands in a matrix of this shape, in words."""
    return "row %d, column %d" % (i // shape[1], i % shape[1]) if len(shape) == 2 else "element %d" % i


def broadcast_shape(first, second):
    """The shape two operands share when each length 1 is stretched, or a ValueError."""
    if first == second:
        return first
    more, fewer = (first, second) if len(first) >= len(second) else (second, first)
    fewer = (1,) * (len(more) - len(fewer)) + fewer
    shape = []
    for m, n in zip(more, fewer):
        if m != n and m != 1 and n != 1:
            raise ValueError("operands could not be broadcast together with shapes %s %s"
                             % (shape_text(first), shape_text(second)))
        shape.append(n if m == 1 else m)
    return tuple(shape)


def expand(a, shape, target):
    """The flat list of `shape` stretched to `target`, a shape it broadcasts to."""
    size = size_of(target)
    if shape == target or not size:
        return a if size else []
    if len(a) == 1:
        return a * size
    columns = target[-1]
    if shape[-1] == columns:                    # one row, or a vector, for every row
        return a * (size // len(a))
    return repeated(a, columns)


def repeated(a, times):
    """Each of the numbers so many times, one number after the other."""
    result = []
    for x in a:
        result += [x] * times
    return result


def fit_shape(size, shape):
    """The shape asked for, with a length of -1 worked out; ValueError if it does not fit."""
    if len(shape) == 1 and isinstance(shape[0], (list, tuple)):
        shape = shape[0]
    shape = tuple([whole(n, "a length of a shape") for n in shape])
    known = [n for n in shape if n != -1]
    if len(shape) > 2 or not shape or len(known) < len(shape) - 1:
        raise ValueError("a shape is one or two lengths, at most one of them -1; got %r" % (shape,))
    product = size_of(known)
    if len(known) < len(shape) and product:
        shape = tuple([size // product if n == -1 else n for n in shape])
    if [n for n in shape if n < 0] or size_of(shape) != size:
        raise ValueError("cannot reshape a matrix of %d numbers into shape %s" % (size, shape_text(shape)))
    return tuple(shape)


def transpose(a, r, c):
    return [x for j in range(c) for x in a[j::c]]


# ---- dot products ----

def dot_shape(first, second):
    """The shape of a dot product, or a ValueError that names both shapes."""
    inner = 0 if len(second) == 1 else len(second) - 2
    if first[-1] != second[inner]:
        raise ValueError("shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)" % (
            shape_text(first), shape_text(second), first[-1], len(first) - 1, second[inner], inner))
    return first[:-1] + second[inner + 1:]


def dot(a, b, r, k, c, rows_by_columns):
    """(r, k) times (k, c); rows_by_columns(rows, columns) gives every inner product."""
    if not k:
        return [0] * (r * c)
    return rows_by_columns([a[i * k:i * k + k] for i in range(r)], [b[j::c] for j in range(c)])


def inner_products(rows, columns):
    """Every row times every column, each a sum from left to right."""
    return [inner(row, column) for row in rows for column in columns]


def inner(row, column):
    total = row[0] * column[0]
    for i in range(1, len(row)):
        total = total + row[i] * column[i]
    return total


# ---- reductions ----

def groups(a, shape, axis):
    """What is reduced to one number each: everything, the columns (0) or the rows (1)."""
    if axis is None or len(shape) == 1:
        return [a]
    r, c = shape
    if axis == 0:
        return [a[j::c] for j in range(c)]
    return [a[i * c:i * c + c] for i in range(r)]


def sum_of(numbers):
    """((t0 + t1) + t2) + ...; never the built-in sum, which CPython 3.12 compensates."""
    if not numbers:
        return 0
    terms = iter(numbers)
    total = next(terms)
    for x in terms:
        total = total + x
    return total


def mean_of(numbers):
    total = sum_of(numbers)
    return divide(float(total) if kind_of([total]) == "int" else total, len(numbers))


def _extreme(is_better):
    def position(numbers):
        """The first best one's, or the first nan's: a nan is the answer, as in NumPy."""
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
    "sum": sum_of, "mean": mean_of, "argmax": argmax_of, "argmin": argmin_of,
    "max": lambda numbers: numbers[argmax_of(numbers)],
    "min": lambda numbers: numbers[argmin_of(numbers)],
}
NEEDS_ONE = ("max", "min", "argmax", "argmin")


def reduce(name, a, shape, kind, axis, keepdims):
    """(flat list, shape) of the reduction `name` over an axis (None: over all)."""
    if name in ("argmax", "argmin") and isinstance(axis, tuple):
        raise TypeError("%s takes one axis; got %r" % (name, axis))
    axis = check_axis(axis, shape)
    if name in NEEDS_ONE and not (size_of(shape) if axis is None else shape[axis]):
        raise ValueError("%s of nothing: the shape is %s" % (name, shape_text(shape)))
    if kind == "bool" and name in ("sum", "mean"):
        a = cast(a, kind, "int")
    if not a and kind == "float" and name == "sum":
        return [0.0] * len(groups(a, shape, axis)), reduced_shape(shape, axis, keepdims)
    function = REDUCTIONS[name]
    return [function(group) for group in groups(a, shape, axis)], reduced_shape(shape, axis, keepdims)


def check_axis(axis, shape):
    """None, 0 or 1 for an axis that may be negative; all axes of the shape mean None."""
    if axis is None:
        return None
    if isinstance(axis, tuple):                 # all axes, each once, mean None
        each = [check_axis(one, shape) for one in axis]
        if sorted(each) == list(range(len(shape))):
            return None
        raise ValueError("axis %r is not each axis once; name one, or all" % (axis,))
    if isinstance(axis, bool) or not isinstance(axis, int):
        raise TypeError("axis is None or an int; got %r" % (axis,))
    if not -len(shape) <= axis < len(shape):
        raise ValueError("axis %d is out of bounds for a shape of %d dimension%s"
                         % (axis, len(shape), "s" if len(shape) > 1 else ""))
    return axis + len(shape) if axis < 0 else axis


def reduced_shape(shape, axis, keepdims):
    if axis is None:
        return (1,) * len(shape) if keepdims else ()
    kept = (1,) if keepdims else ()
    return shape[:axis] + kept + shape[axis + 1:]
