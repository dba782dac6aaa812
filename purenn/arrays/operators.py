"""What NumPy asks of an operation besides its loop: which operands fit, and the class, shape and kind of the result.

Matrix's operators call this before their loops in matrix.py run.  Here are also
`where`, elementary functions of a matrix, and results written into a matrix that
is already there.  A matrix is known by its `_form`.
"""
from ..floats import elementary
from . import loops
from .forms import form
from .kernels import condition_and_two, operation, renamed
from .nested import flatten, is_row, number
from .shapes import checked_axis, dot_shape, dot_sizes, joint_shape, reduced_shape, shape_text, stretch

_new = object.__new__

WITH_KERNELS = ("add", "sub", "mul", "truediv") + loops.COMPARISONS
UNMIXED = ("Decimal", "Interval")       # a Fraction beside a float becomes one, as Python has it
SWAPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}


# ---- matrices from what people write ----

def is_matrix(value):
    return hasattr(value, "_form")


def make(cls, data, shape, kind):
    """A matrix of class cls around a flat list, which it keeps."""
    matrix = _new(cls)
    matrix._data = data
    matrix._form = form(cls, shape, kind)
    return matrix


def all_like(matrices, lists):
    """A matrix around each flat list, which it keeps, of the class, shape and kind of number of the one beside it."""
    made = []
    for matrix, data in zip(matrices, lists):
        other = _new(matrix._form.cls)
        other._data = data
        other._form = matrix._form.unshared
        made.append(other)
    return made


def operand(value, cls):
    """The value as a matrix: itself, or a list or a number (of the shape ()) as one of class cls; None for others."""
    if is_matrix(value):
        return value
    if value is None or isinstance(value, (str, bytes, dict, set)):
        return None
    return make(cls, *flatten(value))


def class_for(left, right):
    """The class of a result: the left matrix's, unless the right one's derives from it."""
    if issubclass(right._form.cls, left._form.cls):
        return right._form.cls
    return left._form.cls


# ---- what kernels.operation calls first: do the operands fit, and what will the result be? ----

def check_pair(name, swapped=False):
    """Prepares the operation `name`, element by element, of a matrix and a matrix, list or number.

    swapped: the matrix is on the right.
    """
    def prepare(self, other):
        other = operand(other, self._form.cls)
        if other is None:
            if name in ("eq", "ne"):            # nothing in a matrix equals None or a text
                return make(self._form.cls, [name == "ne"] * self.size, self.shape, "bool")
            return NotImplemented
        left, right = (other, self) if swapped else (self, other)
        kinds = left._form.kind, right._form.kind
        kind = loops.result_kind(name, kinds[0], kinds[1])
        if "object" in kinds:
            kind = "object"
            if name not in ("eq", "ne"):
                _check_kinds(left._data, right._data)
        result = form(class_for(left, right), joint_shape(left.shape, right.shape), kind)
        return (self, other), result, _work(name, kinds, result)
    return prepare


def _check_kinds(left, right):
    """TypeError where Decimals or Intervals would meet numbers of another kind but integers."""
    kinds = set([number_type.__name__ for number_type in set(map(type, left)) | set(map(type, right))])
    kinds = kinds - set(["int", "long", "bool"])
    if len(kinds) > 1 and kinds & set(UNMIXED):
        raise TypeError("numbers of the kinds %s do not mix; make all of them numbers of one kind"
                        % " and ".join(sorted(kinds)))


def _work(name, kinds, result):
    """1 where a kernel equals the loop, else 0: other numbers do as they like, ints are cast before a division."""
    if result.kind == "object" or name not in WITH_KERNELS or not result.size:
        return 0
    if result.kind == "bool":
        return 1 if name in loops.COMPARISONS else 0
    return 0 if name == "truediv" and "float" not in kinds else 1


def check_product(left, right):
    """Prepare a dot product; a list becomes a matrix."""
    other = operand(right, left._form.cls)
    if other is not None and not other.shape:
        return left._times_number(right)
    if other is None or not left.shape:
        raise TypeError("dot takes matrices or lists; got %r and %r" % (type(left).__name__, type(right).__name__))
    r, k, c = dot_sizes(left.shape, other.shape)
    kind = loops.higher(left._form.kind, other._form.kind)
    if kind == "object":
        _check_kinds(left._data, other._data)
    result = form(class_for(left, other), dot_shape(left.shape, other.shape), kind)
    return (left, other), result, r * k * c if kind in ("int", "float") and result.shape else 0


def check_sum(matrix, axis, keepdims):
    """Prepare the sums over an axis: the loop gets rows and columns and an axis, 0 or 1.

    Everything, or a vector, is one column.  Bools are counted.
    """
    before = matrix._form
    axis = checked_axis(axis, before.shape)
    kind = "int" if before.kind == "bool" else before.kind
    shape = (before.size, 1) if axis is None or len(before.shape) == 1 else before.shape
    data = matrix._data if before.kind == kind else loops.cast(matrix._data, before.kind, kind)
    rows = make(before.cls, data, shape, kind)
    result = form(before.cls, reduced_shape(before.shape, axis, keepdims), kind)
    work = 1 if before.size and result.shape and before.kind in ("int", "float") else 0
    return (rows, axis or 0), result, work


def check_negative(matrix):
    """Prepare the minus sign."""
    before = matrix._form
    if before.kind == "bool":
        raise TypeError("- of a bool matrix is not defined; use ~")
    return (matrix,), before.unshared, 1 if before.size and before.kind != "object" else 0


# ---- results written into an existing matrix ----

def replacement(before, result, name):
    """The result's numbers, to replace those of a matrix of the form `before`; an error where it cannot hold them."""
    after = result._form
    if after.shape != before.shape:
        raise ValueError("in place, a matrix of shape %s cannot become one of shape %s"
                         % (shape_text(before.shape), shape_text(after.shape)))
    if loops.RANK[after.kind] > loops.RANK[before.kind]:
        raise TypeError("in place, a matrix of kind %s cannot hold results of kind %s (operation %s)"
                        % (before.kind, after.kind, name))
    return loops.cast(result._data, after.kind, before.kind)


def values_for(value, shape, kind):
    """A value's numbers as they are put into a part of this shape of a matrix of this kind: stretched and cast."""
    if type(value) is float or type(value) is int:
        values, own, own_kind = [value], (), None
    else:
        values, own, own_kind = flatten(value)
    if len(own) > len(shape) and own[0] == 1:
        own = own[1:]
    try:
        fits = joint_shape(own, shape) == shape
    except ValueError:
        fits = False
    if not fits:
        raise ValueError("cannot put numbers of shape %s into a part of shape %s"
                         % (shape_text(own), shape_text(shape)))
    return loops.cast(stretch(values, own, shape), own_kind, kind)


def write(result, out, exactly=False):
    """Put a result into the matrix `out`, if there is one, and return that; an error if it cannot hold it.

    The result is stretched to the shape of `out`; exactly: it must have that shape already.
    """
    if out is None:
        return result
    if not is_matrix(out):
        raise TypeError("out is an array for the result; got %r" % (out,))
    if is_matrix(result) and loops.RANK[result._form.kind] > loops.RANK[out._form.kind]:
        raise TypeError("out is of kind %s and cannot hold results of kind %s" % (out._form.kind, result._form.kind))
    shape = result._form.shape if is_matrix(result) else ()
    if exactly and shape != out.shape:
        raise ValueError("out has the shape %s; the result has %s" % (shape_text(out.shape), shape_text(shape)))
    out[:] = result
    return out


# ---- operations by their names ----

def binary(name, left, right):
    """left `name` right, as by its operator, which not every Python lets a class define; one side is a matrix."""
    if is_matrix(left):
        return getattr(left, _METHODS[name])(right)
    return getattr(right, _REFLECTED[name])(left)


_NAMES = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow") + loops.BITWISE
_METHODS = dict([(_name, "__%s__" % _name.rstrip("_")) for _name in _NAMES + loops.COMPARISONS])
_REFLECTED = dict([(_name, "__r%s__" % _name.rstrip("_")) for _name in _NAMES]
                  + [(_name, "__%s__" % SWAPPED[_name]) for _name in loops.COMPARISONS])


def elementwise(name, cls, leave=None, module=None):
    """The elementary function `name` of a Matrix, of a list, or of one number.

    Lists become matrices of class cls; the result of one number is passed through `leave`.  module: where the function
    is kept under this name, so that pickle finds it.
    """
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
    return renamed(function, name, module=module)


# ---- where ----

def _check_three(condition, x, y):
    """Prepare `where`."""
    x, y = [part if is_matrix(part) else make(condition._form.cls, *flatten(part)) for part in (x, y)]
    kind = loops.result_kind("mul", x._form.kind, y._form.kind)
    shape = joint_shape(joint_shape(condition.shape, x.shape), y.shape)
    if "object" in (condition._form.kind, kind):
        kind = "object"
    result = form(condition._form.cls, shape, kind)
    work = 1 if result.size and condition._form.kind == "bool" and kind in ("int", "float") else 0
    return (condition, x, y), result, work


@operation("where", _check_three, "choice", condition_and_two)
def where(condition, x, y):
    """x where the condition, a matrix, holds and y elsewhere, element by element.

    A condition that is no truth value (a recorded comparison) chooses by its method `select`.
    """
    shape = joint_shape(joint_shape(condition.shape, x.shape), y.shape)
    parts = [stretch(matrix._data, matrix.shape, shape) for matrix in (condition, x, y)]
    data = [v if c is True else w if c is False else c.select(v, w) for c, v, w in zip(parts[0], parts[1], parts[2])]
    return loops.cast(data, None, loops.kind_of(data))
