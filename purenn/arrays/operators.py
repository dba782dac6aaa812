"""The operations between matrices, lists and numbers that Matrix's methods call.

Each runs flat.py's plain loops first; operands whose shapes come again are
counted and get a kernel.  A matrix is known here by its `_form`.
"""
from ..floats import elementary
from . import kernels, loops
from .kernels import form, table
from .nested import flatten, is_row, number

_new = object.__new__


def is_matrix(value):
    return hasattr(value, "_form")


def make(cls, data, shape, kind):
    """A matrix of class cls around a flat list, which it keeps."""
    matrix = _new(cls)
    matrix._data = data
    matrix._form = form(cls, shape, kind)
    return matrix


def like(matrix, data):
    """A matrix of the same class, shape and kind of number around another flat list, which it keeps."""
    other = _new(matrix._form.cls)
    other._data = data
    other._form = matrix._form.plain
    return other


def read(value):
    """(flat list, shape, kind) of a matrix, a list or a number; None for anything else."""
    if is_matrix(value):
        return value._data, value._form.shape, value._form.kind
    if value is None or isinstance(value, (str, bytes, dict, set)):
        return None
    return flatten(value)


def class_for(left, right):
    """The class of a result: the left matrix's, unless the right one's derives from it."""
    if not is_matrix(left):
        return right._form.cls
    if is_matrix(right) and issubclass(right._form.cls, left._form.cls):
        return right._form.cls
    return left._form.cls


# ---- operators ----

def binary(name, left, right):
    """left `name` right, as by its operator; the left side is a Matrix, or the right one."""
    try:
        return kernels.tables[name][left._form][_key(right)](left, right)
    except (KeyError, AttributeError, ZeroDivisionError, OverflowError):
        return by_loops(name, left, right)


def _key(side):
    """What a kernel is found by: a matrix's form, a number's type."""
    return side._form if hasattr(side, "_form") else type(side)


def by_loops(name, left, right):
    """left `name` right by the plain loops; at least one side is a Matrix."""
    first, second = read(left), read(right)
    if first is None or second is None:
        if name in ("eq", "ne") and is_matrix(left):        # nothing in it equals None or a text
            return make(left._form.cls, [name == "ne"] * left.size, left.shape, "bool")
        return NotImplemented
    (a, shape, kind), (b, other_shape, other_kind) = first, second
    both = loops.broadcast_shape(shape, other_shape)
    result_kind = loops.result_kind(name, kind, other_kind)
    data = loops.combine(name, loops.expand(a, shape, both), kind, loops.expand(b, other_shape, both), other_kind)
    if result_kind == "object" or "object" in (kind, other_kind):
        result_kind = loops.kind_of(data)
    result = make(class_for(left, right), data, both, result_kind)
    if data and name in kernels.SYMBOLS and "object" not in (kind, other_kind):
        _count(name, left, right, result._form)
    return result


def _count(name, left, right, result):
    """One more plain use of these forms; once warm, they get a kernel."""
    left, right = _key(left), _key(right)
    if result.kind == "bool" and name not in loops.COMPARISONS:
        return
    entry, first, second = name, left, right
    if left in (float, int):
        entry, first, second = "r" + name, right, left
    if isinstance(first, kernels.Form) and (isinstance(second, kernels.Form) or second in (float, int)):
        if kernels.is_warm(entry, first, second):
            kernels.install(entry, first, second, kernels.binary_source(name, left, right, result.shape), result)


def operators(name):
    """The methods for x + y, y + x and x += y, where + is the operation `name`."""
    forward, backward = table(name), table("r" + name)

    def operate(self, other):
        try:
            if type(other) is float or type(other) is int:
                return forward[self._form][type(other)](self, other)
            return forward[self._form][other._form](self, other)
        except (KeyError, AttributeError, ZeroDivisionError, OverflowError):
            return by_loops(name, self, other)

    def reflected(self, other):
        try:
            return backward[self._form][type(other)](self, other)
        except (KeyError, ZeroDivisionError, OverflowError):
            return by_loops(name, other, self)

    def in_place(self, other):
        result = operate(self, other)
        if result is NotImplemented:
            return result
        if result._form is not self._form.plain:
            _check_in_place(name, self._form, result._form)
            result._data = loops.cast(result._data, result._form.kind, self._form.kind)
        self._data = result._data
        return self

    return operate, reflected, in_place


def _check_in_place(name, before, after):
    if after.shape != before.shape:
        raise ValueError("in place, a matrix of shape %s cannot become one of shape %s"
                         % (loops.shape_text(before.shape), loops.shape_text(after.shape)))
    if loops.RANK[after.kind] > loops.RANK[before.kind]:
        raise TypeError("in place, a matrix of kind %s cannot hold results of kind %s (operation %s)"
                        % (before.kind, after.kind, name))


def elementwise(name, cls, leave=None):
    """The elementary function `name` of a Matrix, of a list, or of one number.

    Lists become matrices of class cls; one number leaves through `leave`."""
    def function(x, out=None):
        try:
            before = x._form
        except AttributeError:
            if not is_row(x):
                result = getattr(elementary, name)(number(x, "the argument of " + name))
                return leave(result) if leave else result
            x = cls(x)
            before = x._form
        result = _new(before.cls)
        result._data = elementary.each(name, x._data)
        result._form = before.floating
        return result if out is None else write(result, out)
    return named(function, name)


def write(result, out):
    """Put a result into the matrix `out`, if there is one, and return that; TypeError if it cannot hold it."""
    if out is None:
        return result
    if not is_matrix(out):
        raise TypeError("out is an array for the result; got %r" % (out,))
    if is_matrix(result) and loops.RANK[result._form.kind] > loops.RANK[out._form.kind]:
        raise TypeError("out is of kind %s and cannot hold results of kind %s" % (out._form.kind, result._form.kind))
    out[:] = result
    return out


def named(function, name):
    """The function with its name, where functions may have one of their own (not on MicroPython)."""
    try:
        function.__name__ = name
    except (AttributeError, TypeError):
        pass
    return function


# ---- the parts that have kernels of their own ----

dots, sums, negatives, wheres = [table(_name) for _name in ("dot", "sum", "neg", "where")]


def where(condition, x, y):
    """x where the condition, a matrix, holds and y elsewhere, element by element.

    A condition that is no truth value (a recorded comparison) chooses by its method `select`."""
    try:
        return wheres[condition._form][_key(x), _key(y)](condition, x, y)
    except (KeyError, AttributeError):
        return _where_by_loops(condition, x, y)


def _where_by_loops(condition, x, y):
    (chosen, shape, chosen_kind), (a, a_shape, a_kind), (b, b_shape, b_kind) = [
        read(part) for part in (condition, x, y)]
    both = loops.broadcast_shape(loops.broadcast_shape(shape, a_shape), b_shape)
    parts = [loops.expand(chosen, shape, both), loops.expand(a, a_shape, both), loops.expand(b, b_shape, both)]
    data = [v if c is True else w if c is False else c.select(v, w) for c, v, w in zip(parts[0], parts[1], parts[2])]
    kind = loops.result_kind("mul", a_kind, b_kind)
    if "object" in (chosen_kind, kind):
        kind = loops.kind_of(data)
    result = make(condition._form.cls, loops.cast(data, None, kind), both, kind)
    if data and chosen_kind == "bool" and kind in ("int", "float"):
        _count_where(condition._form, _key(x), _key(y), result._form)
    return result


def _count_where(condition, x, y, result):
    for side in (x, y):
        if side is not int and side is not float and (not isinstance(side, kernels.Form) or side.kind != result.kind):
            return
    if kernels.is_warm("where", condition, (x, y)):
        source = kernels.where_source(condition, x, y, result.kind, result.shape)
        kernels.install("where", condition, (x, y), source, result)


def dot(left, right):
    """left dot right by the plain loops; either may be a list, neither a number."""
    first, second = read(left), read(right)
    if first is None or second is None or not first[1] or not second[1]:
        raise TypeError("dot takes matrices or lists; got %r and %r" % (type(left).__name__, type(right).__name__))
    (a, shape, kind), (b, other_shape, other_kind) = first, second
    result_shape = loops.dot_shape(shape, other_shape)
    k = shape[-1]
    r = shape[0] if len(shape) == 2 else 1
    c = other_shape[1] if len(other_shape) == 2 else 1
    data = loops.dot(a, b, r, k, c, kernels.rows_by_columns)
    high = kind if loops.RANK[kind] >= loops.RANK[other_kind] else other_kind
    if not k or high == "bool":
        data = loops.cast(data, None, high)
    cls = class_for(left, right)
    if not result_shape:
        return cls._scalar(data[0])
    result = make(cls, data, result_shape, loops.kind_of(data) if high == "object" else high)
    if is_matrix(left) and is_matrix(right) and high in ("int", "float") and k and data:
        _count_dot(left._form, right._form, r, k, c, result._form)
    return result


def _count_dot(left, right, r, k, c, result):
    if kernels.is_warm("dot", left, right):
        if left.size + right.size <= kernels.MOST_NAMES and r * k * c <= 4 * kernels.MOST_NAMES:
            kernels.install("dot", left, right, kernels.dot_source(left, right, r, k, c), result)
        elif len(left.shape) == len(right.shape) == 2:
            kernels.install_product(left, right, result)


def sum_over(matrix, axis, keepdims):
    result = matrix._reduce("sum", axis, keepdims)
    if is_matrix(result) and matrix.size and matrix._form.kind in ("int", "float"):
        if kernels.is_warm("sum", matrix._form, (axis, keepdims)):
            source = kernels.sums_source(matrix._form, loops.check_axis(axis, matrix.shape))
            if source is not None:
                kernels.install("sum", matrix._form, (axis, keepdims), source, result._form)
    return result


def negative(matrix):
    if matrix._form.kind == "bool":
        raise TypeError("- of a bool matrix is not defined; use ~")
    result = matrix._each(lambda x: -x)
    if matrix.size and kernels.is_warm("neg", matrix._form, None):
        kernels.install("neg", matrix._form, None, kernels.negative_source(matrix._form), result._form)
    return result
