"""What NumPy asks of an operation besides its loop: which operands fit, and the class, shape and kind of the result.

Matrix's operators call this before their loops in matrix.py run.  Here are also
`where`, elementary functions of a matrix, and results written into a matrix that
is already there.  A matrix is known by its `_form`.
"""
from ..floats import elementary
from ..floats.names import shortened
from . import kinds
from .forms import form
from .kernels import condition_and_two, operation, renamed
from .nested import is_row, number
from .shapes import (
    checked_axes, dot_shape, dot_sizes, is_listed, joint_shape, reduced_shape, shape_text, stretch, sum_layout,
    turned_places)

_new = object.__new__

WITH_KERNELS = ("add", "sub", "mul", "truediv") + kinds.COMPARISONS
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
    return make(cls, *cls._parts(value))


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
        other = self._beside(other, name)
        if other is None:
            if name in ("eq", "ne"):            # nothing in a matrix equals None or a text
                return make(self._form.cls, [name == "ne"] * self.size, self.shape, "bool")
            return NotImplemented
        left, right = (other, self) if swapped else (self, other)
        both = left._form.kind, right._form.kind
        kind = kinds.result_kind(name, both[0], both[1])
        if kind == "int" and both == ("bool", "bool"):
            kind = self._form.cls._whole_of_bools
        elif kind == "float" and "uint64" in both and name in ("floordiv", "mod", "pow"):
            self, other = [part if part._form.kind[:5] == "float" else part.astype("float") for part in (self, other)]
        shape = joint_shape(left.shape, right.shape)
        if "object" in both:
            kind = "bool" if name in kinds.COMPARISONS and (0 in shape or self._form.cls._compares) else "object"
            if name not in ("eq", "ne"):
                _check_kinds(left._data, right._data)
        result = form(class_for(left, right), shape, kind)
        return (self, other), result, _work(name, left, right, result)
    return prepare


def _check_kinds(left, right):
    """TypeError where Decimals or Intervals would meet numbers of another kind but integers."""
    names = set([number_type.__name__ for number_type in set(map(type, left)) | set(map(type, right))])
    names = names - set(["int", "long", "bool"])
    if len(names) > 1 and names & set(UNMIXED):
        raise TypeError("numbers of the kinds %s do not mix; make all of them numbers of one kind"
                        % " and ".join(sorted(names)))


def _work(name, left, right, result):
    """1 where a kernel equals the loop, else 0: other numbers do as they like, ints are cast before a division."""
    both = left._form.kind, right._form.kind
    if "object" in both or name not in WITH_KERNELS or not result.size or not result.shape:
        return 0
    if result.settle and not (both[0] == both[1] and left.shape and right.shape):
        return 0                                # a number beside others of some width is rounded first, or refused
    if not (left.shape and right.shape) and _changed(left if right.shape else right, both, name):
        return 0
    if result.kind == "bool":
        return 1 if name in kinds.COMPARISONS else 0
    return 0 if result.kind not in both and (name == "truediv" or result.kind == "float") else 1


def _changed(number, both, name):
    """Whether a number beside others may have been rounded, or was an int that their kind does not hold."""
    if name != "truediv" or both[0] == both[1]:
        return both[0] == both[1] and both[0] in ("float16", "float32")
    value = number._data[0]
    if number._form.kind != "float" or "bool" in both or value % 1.0 != 0.0:
        return False
    from . import widths
    low, high = widths.limits(both[0] if both[1] == "float" else both[1])
    return not low <= value <= high


def check_product(left, right):
    """Prepare a dot product; a list becomes a matrix."""
    other = operand(right, left._form.cls)
    if other is not None and not other.shape:
        return left._times_number(right)
    if other is None or not left.shape:
        raise TypeError("dot takes matrices or lists; got %r and %r" % (type(left).__name__, type(right).__name__))
    r, k, c = dot_sizes(left.shape, other.shape)
    kind = kinds.higher(left._form.kind, other._form.kind)
    if kind[0] == "<":
        raise TypeError("dot takes numbers; got an array of texts")
    if kind == "object":
        _check_kinds(left._data, other._data)
    result = form(class_for(left, other), dot_shape(left.shape, other.shape), kind)
    if len(left.shape) > 2 or len(other.shape) > 2:
        return (_as_rows(left, k), _as_columns(other)), result, 0
    return (left, other), result, r * k * c if kind in ("int", "float") and result.shape else 0


def _as_rows(matrix, k):
    """A matrix of any number of dimensions as rows of its last axis, of length k."""
    before = matrix._form
    rows = before.size // k if k else dot_sizes(before.shape, (k,))[0]
    return make(before.cls, matrix._data, (rows, k), before.kind)


def _as_columns(matrix):
    """A matrix of any number of dimensions as columns of its last axis but one; a vector is one column."""
    before = matrix._form
    order = [len(before.shape) - 2] + [axis for axis in range(len(before.shape)) if axis != len(before.shape) - 2]
    if len(before.shape) < 3:
        return matrix
    places, shape = turned_places(before.shape, order)
    data = matrix._data
    columns = dot_sizes(before.shape[-2:-1], before.shape)[2]
    return make(before.cls, [data[place] for place in places], (shape[0], columns), before.kind)


def check_sum(matrix, axis, keepdims):
    """Prepare the sums over an axis: the loop gets rows and columns and an axis, 0 or 1.

    Everything, or a vector, is one column.  Bools are counted.
    """
    before = matrix._form
    axes = checked_axes(axis, before.shape)
    kind = kinds.counted(before.kind)
    r, c, axis, places = sum_layout(before.shape, axes)
    data = kinds.cast(matrix._data, before.kind, kind)
    if places is not None:
        data = [data[place] for place in places]
    result = form(before.cls, reduced_shape(before.shape, axes, keepdims), kind)
    work = 1 if before.size and result.shape and places is None and before.kind in ("int", "float") else 0
    return (make(before.cls, data, (r, c), kind), axis), result, work


def check_negative(matrix):
    """Prepare the minus sign."""
    before = matrix._form
    if before.kind == "bool":
        raise TypeError("- of a bool matrix is not defined; use ~")
    return (matrix,), before.unshared, 1 if before.size and before.shape and before.kind != "object" else 0


# ---- results written into an existing matrix ----

def replacement(before, result, name):
    """The result's numbers, to replace those of a matrix of the form `before`; an error where it cannot hold them."""
    after = result._form
    if after.shape != before.shape:
        raise ValueError("in place, a matrix of shape %s cannot become one of shape %s"
                         % (shape_text(before.shape), shape_text(after.shape)))
    if not kinds.fits(after.kind, before.kind):
        raise TypeError("in place, a matrix of kind %s cannot hold results of kind %s (operation %s)"
                        % (before.kind, after.kind, name))
    return kinds.cast(result._data, after.kind, before.kind)


def values_for(value, shape, before, basic=False, by_mask=False):
    """A value's numbers as they are put into a part of this shape of a matrix of a form: stretched and cast.

    An int that a kind does not hold wraps around where it stands in an array, and where a scalar is put into a kind
    without signs or to places that are picked one by one; else it is an OverflowError.
    basic: whether the part is one of slices; by_mask: whether it is what a mask of all axes picks.
    """
    if type(value) is float or type(value) is int:
        values, own, own_kind = [value], (), None
    else:
        values, own, own_kind = before.cls._given(value, shape, before.kind, basic)
        if by_mask and len(own) > 1 and before.cls._most_dimensions > 2:       # NumPy refuses it, even where it fits
            raise TypeError("a mask of all axes takes one number or a row of them; got numbers of shape %s"
                            % shape_text(own))
    while len(own) > len(shape) and own[0] == 1:
        own = own[1:]
    try:
        fits = joint_shape(own, shape) == shape
    except ValueError:
        fits = False
    if not fits:
        raise ValueError("cannot put numbers of shape %s into a part of shape %s"
                         % (shape_text(own), shape_text(shape)))
    has_sign, is_scalar = before.kind[:3] == "int", hasattr(value, "dtype")
    of_scalars = own_kind is not None and own_kind not in kinds.RANK
    wraps = is_matrix(value) or is_scalar and not (basic and has_sign) or of_scalars and not has_sign
    if before.settle is not None and (own_kind == "object" or not wraps):
        values = before.cls._held(values, before.kind)
    return before.cls._cast(stretch(values, own, shape), own_kind, before.kind)


def value_for(value, before):
    """One number as it is put into a matrix of a form.  Any object is an element of an array of objects."""
    if before.cls._most_dimensions > 2:
        if before.kind == "object":
            return value
        if before.kind == "bool" and is_matrix(value) and value.size == 1:      # NumPy takes its truth value
            return bool(value)
        if is_listed(value):
            error = ValueError if is_matrix(value) or before.kind.lstrip("u")[:3] != "int" else TypeError
            raise error("an element is one number; got %s" % shortened(repr(value)))
    return values_for(value, (), before, True)[0]


def write(result, out, exactly=False, of_any_kind=False):
    """Put a result into the matrix `out`, if there is one, and return that; an error if it cannot hold it.

    The result is stretched to the shape of `out`; exactly: it must have that shape already.  of_any_kind: floats are
    cut where `out` is of ints.
    """
    if out is None:
        return result
    if not is_matrix(out):
        raise TypeError("out is an array for the result; got %r" % (out,))
    shape = result._form.shape if is_matrix(result) else ()
    if exactly and shape != out.shape or len(shape) > len(out.shape):
        raise ValueError("out has the shape %s; the result has %s" % (shape_text(out.shape), shape_text(shape)))
    kind = result._form.kind if is_matrix(result) else getattr(result, "_kind", "<U")
    if kind != "<U" and not of_any_kind and not kinds.fits(kind, out._form.kind):
        raise TypeError("out is of kind %s and cannot hold results of kind %s" % (out._form.kind, kind))
    out._data = values_for(result, out.shape, out._form)
    return out


# ---- operations by their names ----

def binary(name, left, right):
    """left `name` right, as by its operator, which not every Python lets a class define; one side is a matrix."""
    if is_matrix(left):
        return getattr(left, _METHODS[name])(right)
    return getattr(right, _REFLECTED[name])(left)


_NAMES = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow") + kinds.BITWISE
_METHODS = dict([(_name, "__%s__" % _name.rstrip("_")) for _name in _NAMES + kinds.COMPARISONS])
_REFLECTED = dict([(_name, "__r%s__" % _name.rstrip("_")) for _name in _NAMES]
                  + [(_name, "__%s__" % SWAPPED[_name]) for _name in kinds.COMPARISONS])


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
            x = operand(x, cls)
            before = x._form
        result = _new(before.cls)
        after = result._form = before.floating
        result._data = elementary.each(name, x._data)
        if after.settle is not None:
            result._data = after.settle(result._data)
        return result if out is None else write(result, out)
    return renamed(function, name, module=module)


# ---- where ----

def _check_three(condition, x, y):
    """Prepare `where`."""
    x, y = [part if is_matrix(part) else operand(part, condition._form.cls) for part in (x, y)]
    kind = kinds.higher(x._form.kind, y._form.kind)
    shape = joint_shape(joint_shape(condition.shape, x.shape), y.shape)
    if "object" in (condition._form.kind, kind):
        kind = "object"
    result = form(condition._form.cls, shape, kind)
    work = 1 if result.size and result.shape and condition._form.kind == "bool" and kind in ("int", "float") else 0
    if result.settle and not (x.shape and y.shape):
        work = 0
    return (condition, x, y), result, work


@operation("where", _check_three, "choice", condition_and_two)
def where(condition, x, y):
    """x where the condition, a matrix, holds and y elsewhere, element by element.

    A condition that is no truth value (a recorded comparison) chooses by its method `select`.
    """
    shape = joint_shape(joint_shape(condition.shape, x.shape), y.shape)
    parts = [stretch(matrix._data, matrix.shape, shape) for matrix in (condition, x, y)]
    data = [v if c is True else w if c is False else c.select(v, w) for c, v, w in zip(parts[0], parts[1], parts[2])]
    return kinds.cast(data, None, kinds.kind_of(data))
