"""Kernels: code generated from the loops they stand in for.

A loop that is given names instead of numbers returns the text of each result:
of a + b, "a0 + b0", "a1 + b1" and so on.  That text, as a function of Python, does
the loop's operations in the loop's order without its steps in between.  Small
shapes are written out number by number, larger ones as one comprehension.
"""
import math

from ..floats import elementary
from ..floats.kinds import EXACT
from . import loops
from .forms import Form, form
from .shapes import checked_axes, repeated, size_of, sum_layout

_new = object.__new__
_sumprod = getattr(math, "sumprod", None)       # from CPython 3.12 on

MOST_NAMES = 120                    # local names in a kernel: more take longer to generate and gain nothing
MOST_HELD = 64                      # numbers of a right operand that a dot product keeps in local names
FEWEST_FOR_SUMPROD = 20             # of terms: below, its call costs more than it saves


# ---- names in the place of numbers ----

_CHOICE, _SUM, _PRODUCT, _NAME = range(4)       # how tightly a text holds together


class Name(object):
    """A text in the place of a number: the result of an operation on texts is the operation's text."""
    __slots__ = ("text", "holds")

    def __init__(self, text, holds=_NAME):
        self.text = text
        self.holds = holds

    def at(self, least):
        """The text, in parentheses where it holds together less tightly than it must."""
        return self.text if self.holds >= least else "(%s)" % self.text

    def __neg__(self):
        return Name("-" + self.at(_NAME), _PRODUCT)

    def select(self, x, y):
        """x where this comparison holds, y elsewhere."""
        return Name("%s if %s else %s" % (x.at(_SUM), self.at(_SUM), y.at(_SUM)), _CHOICE)


def _written(symbol, holds, left, right):
    def operate(self, other):
        return Name("%s %s %s" % (self.at(left), symbol, other.at(right)), holds)
    return operate


Name.__add__, Name.__sub__ = _written("+", _SUM, _SUM, _PRODUCT), _written("-", _SUM, _SUM, _PRODUCT)
Name.__mul__, Name.__truediv__ = [_written(_symbol, _PRODUCT, _PRODUCT, _NAME) for _symbol in "*/"]
Name.__div__ = Name.__truediv__     # Python 2
Name.__lt__, Name.__le__, Name.__gt__, Name.__ge__, Name.__eq__, Name.__ne__ = [
    _written(_symbol, _CHOICE, _SUM, _SUM) for _symbol in ("<", "<=", ">", ">=", "==", "!=")]
Name.__hash__ = None


def _names(letter, size):
    return [Name("%s%d" % (letter, i)) for i in range(size)]


def _matrix(cls, shape, names):
    """A matrix of names, which a loop takes as it takes any other."""
    matrix = _new(cls)
    matrix._data = names
    matrix._form = form(cls, shape, "object")
    return matrix


def _texts(names):
    return ", ".join([name.text for name in names])


# ---- the text of a kernel ----

def _compile(source, scope):
    """The function `kernel` of our own source; None where this Python cannot make it, and the loop serves."""
    try:
        exec(compile(source, "kernel", "exec"), scope)      # Ctrl-C in exec of a text, even if caught, ends CPython
        return scope["kernel"]
    except Exception:                                       # each Python's own; Ctrl-C is none of them
        return None


POSSIBLE = _compile("def kernel():\n    return 0\n", {}) is not None     # not on Skulpt


def _kernel(lines, data, result):
    """The kernel that runs these lines, and whose result is a matrix of the data, the text of a list."""
    data = "settle(%s)" % data if result.settle else data
    lines = lines + ["m = new(C)", "m._data = " + data, "m._form = F", "return m"]
    source = "def kernel(x, y=None, z=None):\n    %s\n" % "\n    ".join(lines)
    return _compile(source, {"new": _new, "C": result.cls, "F": result.unshared, "repeated": repeated, "EXACT": EXACT,
                             "settle": result.settle})


def written_out(loop, keys, result):
    """The kernel with a local name for each number of each operand."""
    lines, operands = [], []
    for variable, letter, key in zip("xyz", "abc", keys):
        if not isinstance(key, Form):           # a number
            operands.append(_matrix(result.cls, (), [Name(variable)]))
            continue
        names, is_turned = _names(letter, key.size), key.unshared is not key
        lines.append("%s, = %s.%s" % (_texts(names), variable, "_base._data" if is_turned else "_data"))
        matrix = _matrix(key.cls, (key.shape[1], key.shape[0]) if is_turned else key.shape, names)
        operands.append(matrix.transpose() if is_turned else matrix)
    return _kernel(lines, "[%s]" % _texts(loop(*operands)), result)


def comprehension(loop, keys, result, of_number):
    """The kernel of an operation element by element: one comprehension over the operands' lists.

    of_number: from the variable of a number beside them to the text of what stands for it.
    """
    lines, letters, lists, operands = [], [], [], []
    for variable, letter, key in zip("xyz", "abc", keys):
        operands.append(_matrix(result.cls, (), [Name(letter)]))
        if isinstance(key, Form):
            letters.append(letter)
            lists.append(_stretched(variable, key, result.shape))
        else:
            lines.append("%s = %s" % (letter, of_number(variable)))
    if None in lists:
        return None
    data = lists[0] if len(lists) == 1 else "zip(%s)" % ", ".join(lists)
    return _kernel(lines, "[%s for %s in %s]" % (_texts(loop(*operands)), ", ".join(letters), data), result)


def _stretched(variable, key, shape):
    """The text of what shapes.stretch makes of a matrix's numbers for this shape; None where it is no short one."""
    if key.shape == shape:
        return variable + "._data"
    if key.size == 1 or key.size == key.shape[-1] == shape[-1]:
        return "%s._data * %d" % (variable, size_of(shape) // key.size)
    if key.size == key.shape[0] == shape[0] and len(key.shape) == len(shape):
        return "repeated(%s._data, %d)" % (variable, size_of(shape) // key.size)
    return None


# ---- which kernel for which operation: functions of (loop, keys of the operands, form of the result) ----

def elementwise(loop, keys, result):
    """For an operation on one matrix, or on two or on a matrix and a number."""
    matrices = [key for key in keys if isinstance(key, Form)]
    if max(result.size, loops.sum_of([key.size for key in matrices])) <= MOST_NAMES:
        return written_out(loop, keys, result)
    if int in keys and matrices[0].kind == "float":     # floats are quicker among floats
        return comprehension(loop, keys, result, lambda y: "%s + 0.0 if -EXACT < %s < EXACT else %s" % (y, y, y))
    return comprehension(loop, keys, result, lambda y: y)


def choice(loop, keys, result):
    """For `where`; None unless both values are of the result's kind, or numbers."""
    for key in keys[1:]:
        if isinstance(key, Form) and key.kind != result.kind:
            return None
    return comprehension(loop, keys, result, lambda y: "float(%s)" % y if result.kind == "float" else y)


def sums(loop, keys, result):
    """For the sums over an axis; None where one has too many terms to be written out."""
    key, axis, _ = keys
    r, c, axis, _ = sum_layout(key.shape, checked_axes(axis, key.shape))
    terms = c if axis else r
    if terms > MOST_NAMES:
        return None
    if key.size <= MOST_NAMES:
        return written_out(lambda matrix: loop(_matrix(result.cls, (r, c), matrix._data), axis), [key], result)
    names = _names("a", terms)
    total = _texts(loop(_matrix(result.cls, (1, c) if axis else (r, 1), names), axis))
    groups = "[d[i:i + %d] for i in range(0, %d, %d)]" % (c, r * c, c)
    if not axis:
        groups = "zip(%s)" % ", ".join(["d[%d:%d]" % (i * c, i * c + c) for i in range(r)])
    return _kernel(["d = x._data"], "[%s for %s, in %s]" % (total, _texts(names), groups), result)


def products(loop, keys, result):
    """For a dot product."""
    left, right = keys
    k = left.shape[-1]
    if left.size + right.size <= MOST_NAMES and result.size * k <= 4 * MOST_NAMES:
        return written_out(loop, keys, result)
    if len(left.shape) == len(right.shape) == 2 and not result.settle:
        return _larger_products(loop, k, right.shape[1], result)
    return None


# ---- larger dot products: one generated function for each inner length ----

_products = {}                      # (k, columns held in names or 0, whether added to totals) -> function
MOST_PRODUCTS = 256


def _larger_products(loop, k, c, result):
    """The kernel of x dot y for matrices too large to be written out; None where there is no exec."""
    def inner(row, column):
        """The text of one inner product."""
        return _texts(loop(_matrix(result.cls, (1, len(row)), row), _matrix(result.cls, (len(column), 1), column)))
    if k * c <= MOST_HELD and k < FEWEST_FOR_SUMPROD:
        every = _product(inner, k, c)
    else:
        every = _product(inner, k) if k <= MOST_NAMES else _in_pieces(inner, k)
    if every is None:
        return None
    may_be_fast = k >= FEWEST_FOR_SUMPROD and _sumprod is not None

    def kernel(x, y):
        rows, columns = _rows(x), _columns(y)
        m = _new(result.cls)
        if may_be_fast and elementary.current() == "fast":
            m._data = [_sumprod(row, column) for row in rows for column in columns]
        else:
            m._data = every(rows, columns)
        m._form = result
        return m
    return kernel


def _rows(matrix):
    """A list of the matrix's rows; a transpose's are the columns of the matrix it shares."""
    form = matrix._form
    if form.unshared is form:
        return loops.groups(matrix._data, form.shape, 1)
    return loops.groups(matrix._base._data, (form.shape[1], form.shape[0]), 0)


def _columns(matrix):
    """A list of the matrix's columns."""
    form = matrix._form
    if form.unshared is form:
        return loops.groups(matrix._data, form.shape, 0)
    return loops.groups(matrix._base._data, (form.shape[1], form.shape[0]), 1)


def _product(inner, k, held=0, to_totals=False):
    """The function of rows and columns of k numbers that gives every inner product; None where there is no exec.

    held: so many columns are unpacked once, if not 0.  to_totals: each product is added to a total.  Made once.
    """
    key = (k, held, to_totals)
    if key not in _products:
        if len(_products) >= MOST_PRODUCTS:
            _products.clear()
        source = _held_source(inner, k, held) if held else _pairs_source(inner, k, to_totals)
        _products[key] = _compile(source, {})
    return _products[key]


def _pairs_source(inner, k, to_totals):
    a, b = _names("a", k), _names("b", k)
    return "def kernel(rows, columns, totals=None):\n    return [%s%s for %s, in rows for %s, in columns]\n" % (
        "next(totals) + " if to_totals else "", inner(a, b), _texts(a), _texts(b))


def _held_source(inner, k, c):
    """All inner products of rows with c columns of k numbers, which are unpacked once."""
    a, b = _names("a", k), _names("b", k * c)
    columns = [b[j * k:j * k + k] for j in range(c)]
    return "\n".join([
        "def kernel(rows, columns):",
        "    results = []",
        "    %s, = columns" % ", ".join(["(%s,)" % _texts(column) for column in columns]),
        "    for %s, in rows:" % _texts(a),
        "        results += [%s]" % ", ".join([inner(a, column) for column in columns]),
        "    return results", ""])


def _in_pieces(inner, k):
    """Long products, from left to right still: MOST_NAMES terms, to those the next terms, and so on."""
    pieces = [(i, min(k, i + MOST_NAMES)) for i in range(0, k, MOST_NAMES)]
    every_piece = [_product(inner, stop - start, 0, start > 0) for start, stop in pieces]

    def every(rows, columns):
        totals = []
        for (start, stop), kernel in zip(pieces, every_piece):
            totals = kernel([row[start:stop] for row in rows], [column[start:stop] for column in columns], iter(totals))
        return totals
    return None if None in every_piece else every
