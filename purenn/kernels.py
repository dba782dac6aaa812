"""Kernels: flat.py's operations written out for one shape, without loops.

A small shape that keeps coming back gets a kernel of its own, generated as
Python source: the same operations in the same order, so equal bit for bit,
several times as fast.  Where there is no exec, or for shapes that are large or
rare, the plain loops serve.  A kernel checks nothing: it is found by the forms
of its operands, for which the plain code has run before.
"""
from . import elementary
from . import flat

SYMBOLS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/",
           "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}

# python3 tests/bench kernels: a kernel is paid back after 20 to 400 uses.  A shape that
# came 8 times in the same operation will mostly come a thousand times.
WARM = 8
MOST_NAMES = 120                    # of local names: generating grows with them, the gain does not
MOST_FORMS = 4096


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
        self.size = flat.size_of(shape)
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
    kernel = _compile(source, {"new": object.__new__, "C": result.cls, "F": result.plain})
    if kernel is not None:
        table(name).setdefault(first, {})[second] = kernel


def _compile(source, scope):
    """The function `kernel` of our own source; None where there is no exec."""
    try:
        exec(source, scope)
    except (NameError, NotImplementedError, SyntaxError):
        return None
    return scope["kernel"]


# ---- sources: each returns the text of kernel(x, y), a new matrix ----

def _names(letter, size):
    return ["%s%d" % (letter, i) for i in range(size)]


def _source(operands, results):
    """Unpack each operand (variable, form, names), then make a matrix of the results."""
    lines = ["def kernel(x, y=None):"]
    for variable, form, names in operands:
        where = "_data"
        if form.plain is not form:              # a transpose: the names in the order of what it is of
            names, where = flat.transpose(names, form.shape[0], form.shape[1]), "_base._data"
        lines.append("    %s, = %s.%s" % (", ".join(names), variable, where))
    lines += ["    m = new(C)", "    m._data = [%s]" % ", ".join(results), "    m._form = F", "    return m"]
    return "\n".join(lines) + "\n"


def binary_source(name, left, right, shape):
    """left `name` right; each side a Form or the type of a number, never both numbers.
    As in Python's methods x is the first matrix and y the other side."""
    operands, sides, integral = [], [], True
    for letter, side in (("a", left), ("b", right)):
        if isinstance(side, Form):
            names = _names(letter, side.size)
            operands.append(("y" if operands else "x", side, names))
            sides.append(flat.expand(names, side.shape, shape))
            integral = integral and side.kind in ("bool", "int")
        else:
            sides.append(["y"] * flat.size_of(shape))
            integral = integral and side is not float
    pattern = "%s %s %s"
    if name == "truediv" and integral:          # Python 2 floors int / int
        pattern = "float(%s) %s %s"
    return _source(operands, [pattern % (x, SYMBOLS[name], y) for x, y in zip(sides[0], sides[1])])


def dot_source(first, second, r, k, c):
    a, b = _names("a", first.size), _names("b", second.size)
    sums = [_inner(a[i * k:i * k + k], b[j::c]) for i in range(r) for j in range(c)]
    return _source([("x", first, a), ("y", second, b)], sums)


def _inner(row, column):
    return " + ".join(["%s * %s" % pair for pair in zip(row, column)])


def sums_source(first, axis):
    a = _names("a", first.size)
    return _source([("x", first, a)], [" + ".join(group) for group in flat.groups(a, first.shape, axis)])


def negative_source(first):
    a = _names("a", first.size)
    return _source([("x", first, a)], ["-" + name for name in a])


# ---- larger dot products: one generated inner product for each inner length ----

def rows_by_columns(rows, columns):
    """Every row times every column, by the fastest way the arithmetic allows."""
    k = len(rows[0]) if rows else 0
    if elementary.current() == "fast":
        return _fast_products(rows, columns)
    if k not in _row_kernels:
        _row_kernels[k] = _compile(_row_source(k), {}) if 0 < k <= MOST_NAMES else None
    return (_row_kernels[k] or flat.inner_products)(rows, columns)


def _fast_products(rows, columns):
    try:
        from math import sumprod
    except ImportError:
        return flat.inner_products(rows, columns)
    return [sumprod(row, column) for row in rows for column in columns]


def _row_source(k):
    a, b = _names("a", k), _names("b", k)
    return "\n".join([
        "def kernel(rows, columns):",
        "    results = []",
        "    append = results.append",
        "    for %s, in rows:" % ", ".join(a),
        "        for %s, in columns:" % ", ".join(b),
        "            append(%s)" % _inner(a, b),
        "    return results", ""])
