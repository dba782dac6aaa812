"""Kernels: flat.py's operations written out for one shape, without checks.

A shape that keeps coming back gets a kernel of its own, generated as Python
source: the same operations in the same order, so equal bit for bit, several
times as fast.  Small shapes are written out number by number, larger ones as
one comprehension.  Where there is no exec, or for rare shapes, the plain loops
serve.  A kernel checks nothing: it is found by the forms of its operands, for
which the plain code has run before.
"""
import math

from ..floats import elementary
from . import loops

_new = object.__new__
_sumprod = getattr(math, "sumprod", None)       # from CPython 3.12 on

SYMBOLS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/",
           "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}

# python3 tests/bench kernels: a kernel is paid back after 20 to 400 uses.  A shape that
# came 8 times in the same operation will mostly come a thousand times.
WARM = 8
MOST_NAMES = 120                    # of local names: generating grows with them, the gain does not
MOST_FORMS = 4096
MOST_HELD = 64                      # numbers of a right operand that a dot product keeps in local names
EXACT = 2 ** 53                     # every int up to here is a float
FEWEST_FOR_SUMPROD = 20             # of terms: below, its call costs more than it saves


class Form(object):
    """What matrices of one class, shape and kind of number have in common.  There
    is one object for each, so that kernels are found by identity; another one
    for transposes of such matrices, whose kernels read the numbers of the matrix
    they are of: `plain` is the form without that, `view` their class; `turned` leads there."""
    __slots__ = ("cls", "shape", "kind", "size", "plain", "floating", "turned", "view")

    def __init__(self, cls, shape, kind, plain=None):
        self.cls = cls
        self.shape = shape
        self.kind = kind
        self.size = loops.size_of(shape)
        self.plain = plain or self
        self.floating = self.plain if kind in ("float", "object") else form(cls, shape, "float")
        self.turned = self.view = None


_forms = {}


def form(cls, shape, kind):
    """The Form of this class, shape (a tuple) and kind ("bool", "int", "float", "object")."""
    key = (cls, shape, kind)
    found = _forms.get(key)
    if found is None:
        if len(_forms) >= MOST_FORMS:           # a program that uses every shape there is
            forget()
        found = _forms[key] = Form(cls, shape, kind)
    return found


def turned(before, view):
    """The Form of transposes, of the class `view`, of matrices with the Form `before`."""
    shape = (before.shape[1], before.shape[0])
    before.turned = Form(before.cls, shape, before.kind, form(before.cls, shape, before.kind))
    before.turned.view = view
    return before.turned


# ---- tables: operation -> {form: {form, type of number or arguments: kernel}} ----

tables = {}
_uses = {}
_row_kernels = {}


def table(name):
    return tables.setdefault(name, {})


def forget():
    """Drop all forms and kernels, so that their number stays bounded."""
    _forms.clear()
    _uses.clear()
    _row_kernels.clear()
    for name in tables:
        tables[name].clear()


def is_warm(name, first, second):
    """Count one use by the plain code; True when a kernel has become worth making."""
    key = (name, first, second)
    uses = _uses[key] = _uses.get(key, 0) + 1
    return uses == WARM


def install(name, first, second, source, result):
    """Compile a kernel whose results have the form `result`, and put it into its table."""
    kernel = _compile(source, {"new": _new, "C": result.cls, "F": result.plain, "repeated": loops.repeated})
    if kernel is not None:
        table(name).setdefault(first, {})[second] = kernel


def _compile(source, scope):
    """The function `kernel` of our own source; None where there is no exec."""
    try:
        exec(compile(source, "kernel", "exec"), scope)      # after Ctrl-C in exec of a text, CPython ends by the signal
    except (NameError, NotImplementedError, SyntaxError):
        return None
    return scope["kernel"]


# ---- sources: each returns the text of kernel(x, y, z), a new matrix ----

def _names(letter, size):
    return ["%s%d" % (letter, i) for i in range(size)]


def _source(operands, results):
    """Unpack each operand (variable, form, names), then make a matrix of the results."""
    lines = []
    for variable, form, names in operands:
        where = "_data"
        if form.plain is not form:              # a transpose: the names in the order of what it is of
            names, where = loops.transpose(names, form.shape[0], form.shape[1]), "_base._data"
        lines.append("%s, = %s.%s" % (", ".join(names), variable, where))
    return _making(lines, "[%s]" % ", ".join(results))


def _making(lines, data):
    """The text of a kernel that runs these lines and makes a matrix of the data."""
    lines = lines + ["m = new(C)", "m._data = " + data, "m._form = F", "return m"]
    return "def kernel(x, y=None, z=None):\n    %s\n" % "\n    ".join(lines)


def _loop(expression, operands, shape):
    """One comprehension: the expression of each operand (letter, variable or text of a number, its form or type)."""
    lines = ["%s = %s" % (letter, text) for letter, text, side in operands if not isinstance(side, Form)]
    matrices = [operand for operand in operands if isinstance(operand[2], Form)]
    lists = [_stretched(variable, side, shape) for _, variable, side in matrices]
    data = lists[0] if len(lists) == 1 else "zip(%s)" % ", ".join(lists)
    return _making(lines, "[%s for %s in %s]" % (expression, ", ".join([letter for letter, _, _ in matrices]), data))


def _stretched(variable, side, shape):
    """What flat.expand makes of a matrix's numbers for this shape."""
    if side.shape == shape:
        return variable + "._data"
    if side.size == 1 or side.shape[-1] == shape[-1]:
        return "%s._data * %d" % (variable, loops.size_of(shape) // side.size)
    return "repeated(%s._data, %d)" % (variable, shape[-1])


def binary_source(name, left, right, shape):
    """left `name` right; each side a Form or the type of a number, never both numbers.
    As in Python's methods x is the first matrix and y the other side."""
    forms = [side for side in (left, right) if isinstance(side, Form)]
    integral = not [side for side in (left, right) if side is float or isinstance(side, Form) and side.kind == "float"]
    pattern = "%s %s %s"
    if name == "truediv" and integral:          # Python 2 floors int / int
        pattern = "float(%s) %s %s"
    variables = ("x", "y") if isinstance(left, Form) else ("y", "x")
    operands = list(zip("ab", variables, (left, right)))
    if max(loops.size_of(shape), loops.sum_of([side.size for side in forms])) > MOST_NAMES:
        if int in (left, right) and forms[0].kind == "float":       # floats are quicker among floats
            number = "y + 0.0 if -%d < y < %d else y" % (EXACT, EXACT)
            operands = [(letter, number if side is int else text, side) for letter, text, side in operands]
        return _loop(pattern % ("a", SYMBOLS[name], "b"), operands, shape)
    unpacked, sides = [], []
    for letter, variable, side in operands:
        if isinstance(side, Form):
            names = _names(letter, side.size)
            unpacked.append((variable, side, names))
            sides.append(loops.expand(names, side.shape, shape))
        else:
            sides.append(["y"] * loops.size_of(shape))
    return _source(unpacked, [pattern % (x, SYMBOLS[name], y) for x, y in zip(sides[0], sides[1])])


def where_source(condition, x, y, kind, shape):
    """y where the condition holds and z elsewhere, each a Form or the type of a number; of this kind."""
    number = "float(%s)" if kind == "float" else "%s"
    return _loop("b if a else c", [("a", "x", condition), ("b", "y" if isinstance(x, Form) else number % "y", x),
                                   ("c", "z" if isinstance(y, Form) else number % "z", y)], shape)


def dot_source(first, second, r, k, c):
    a, b = _names("a", first.size), _names("b", second.size)
    sums = [_inner(a[i * k:i * k + k], b[j::c]) for i in range(r) for j in range(c)]
    return _source([("x", first, a), ("y", second, b)], sums)


def _inner(row, column):
    return " + ".join(["%s * %s" % pair for pair in zip(row, column)])


def sums_source(first, axis):
    """The sums over an axis; None where one has too many terms to be written out."""
    a = _names("a", first.size if axis is None else first.shape[axis])
    if len(a) > MOST_NAMES:
        return None
    if first.size <= MOST_NAMES:
        a = _names("a", first.size)
        return _source([("x", first, a)], [" + ".join(group) for group in loops.groups(a, first.shape, axis)])
    r, c = first.shape
    groups = "[d[i:i + %d] for i in range(0, %d, %d)]" % (c, r * c, c)
    if axis == 0:
        groups = "zip(%s)" % ", ".join(["d[%d:%d]" % (i * c, i * c + c) for i in range(r)])
    return _making(["d = x._data"], "[%s for %s, in %s]" % (" + ".join(a), ", ".join(a), groups))


def negative_source(first):
    if first.size > MOST_NAMES:
        return _loop("-a", [("a", "x", first)], first.shape)
    a = _names("a", first.size)
    return _source([("x", first, a)], ["-" + name for name in a])


# ---- larger dot products: one generated inner product for each inner length ----

def install_product(first, second, result):
    """Put the kernel of x dot y, larger matrices of these forms, into its table."""
    k, c = second.shape
    products = rows_by_columns
    if k * c <= MOST_HELD and k < FEWEST_FOR_SUMPROD:
        products = _compile(_held_source(k, c), {}) or products

    def kernel(x, y):
        m = _new(result.cls)
        m._data = products(_rows(x), _columns(y))
        m._form = result
        return m
    table("dot").setdefault(first, {})[second] = kernel


def _rows(matrix):
    """A list of the matrix's rows; a transpose's are read from what it is of."""
    form = matrix._form
    if form.plain is form:
        return loops.groups(matrix._data, form.shape, 1)
    return loops.groups(matrix._base._data, (form.shape[1], form.shape[0]), 0)


def _columns(matrix):
    form = matrix._form
    if form.plain is form:
        return loops.groups(matrix._data, form.shape, 0)
    return loops.groups(matrix._base._data, (form.shape[1], form.shape[0]), 1)


def rows_by_columns(rows, columns):
    """Every row times every column, by the fastest way the arithmetic allows."""
    k = len(rows[0]) if rows else 0
    if k >= FEWEST_FOR_SUMPROD and elementary.current() == "fast" and _sumprod is not None:
        return [_sumprod(row, column) for row in rows for column in columns]
    if k > MOST_NAMES:
        return _in_pieces(rows, columns, k)
    return (_row_kernel(k, False) or loops.inner_products)(rows, columns)


def _in_pieces(rows, columns, k):
    """Long sums, from left to right still: MOST_NAMES terms, to those the next terms, and so on."""
    totals = []
    for i in range(0, k, MOST_NAMES):
        stop = min(k, i + MOST_NAMES)
        kernel = _row_kernel(stop - i, i > 0)
        if kernel is None:
            return loops.inner_products(rows, columns)
        totals = kernel([row[i:stop] for row in rows], [column[i:stop] for column in columns], iter(totals))
    return totals


def _row_kernel(k, goes_on):
    """The function of all inner products of k terms, made once, or None; `goes_on`: each is added to a total."""
    if (k, goes_on) not in _row_kernels:
        _row_kernels[k, goes_on] = _compile(_row_source(k, goes_on), {}) if k else None
    return _row_kernels[k, goes_on]


def _held_source(k, c):
    """All inner products of rows with c columns of k numbers, which are unpacked once."""
    a, b = _names("a", k), _names("b", k * c)
    columns = [b[j * k:j * k + k] for j in range(c)]
    return "\n".join([
        "def kernel(rows, columns):",
        "    results = []",
        "    %s, = columns" % ", ".join(["(%s,)" % ", ".join(column) for column in columns]),
        "    for %s, in rows:" % ", ".join(a),
        "        results += [%s]" % ", ".join([_inner(a, column) for column in columns]),
        "    return results", ""])


def _row_source(k, goes_on):
    a, b = _names("a", k), _names("b", k)
    return "def kernel(rows, columns, totals=None):\n    return [%s%s for %s, in rows for %s, in columns]\n" % (
        "next(totals) + " if goes_on else "", _inner(a, b), ", ".join(a), ", ".join(b))
