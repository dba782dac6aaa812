"""Is it a matrix of finite numbers?  If not, an error that names it and the place."""
from .arrays.loops import place_text, shape_text
from .arrays.shapes import whole
from .floats.kinds import INTEGERS
from .matrix import Matrix


def within(name, function, *arguments):
    """function(*arguments), whose TypeErrors and ValueErrors begin with the name."""
    try:
        return function(*arguments)
    except (TypeError, ValueError) as error:
        message, kind = "%s: %s" % (name, error), TypeError if isinstance(error, TypeError) else ValueError
    raise kind(message)                 # out here, so that it stands alone


def matrix_of(values, name):
    """The values as a Matrix, a matrix as it is; TypeError or ValueError begins with the name."""
    return values if hasattr(values, "_form") else within(name, Matrix, values)


def check_finite(matrix, name):
    """ValueError that says where, for the first number that is nan or infinite; returns the matrix."""
    wrong = not_finite(matrix)
    if wrong:
        raise ValueError("%s %s" % (name, wrong))
    return matrix


def not_finite(matrix):
    """The place and value, in words, of the first number that is nan or infinite; "" where there is none."""
    if matrix._form.kind == "float" and not [x for x in matrix._data if x - x != 0]:
        return ""                       # the same at a glance: there may be a million of them
    for i, x in enumerate(matrix._data):
        if not is_finite(x):
            return "%s is %r" % (place_text(i, matrix.shape), x)
    return ""


def is_finite(x):
    """Whether a number of any kind is neither nan nor infinite, and an integer no larger than floats are.

    One that is only being recorded, and has no value yet, counts as finite.
    """
    try:
        return x - x == 0 and (not isinstance(x, INTEGERS) or float(x) - float(x) == 0)
    except Exception:                   # an infinite Decimal; an int beyond all floats; a recorded comparison
        return hasattr(x, "recorder")


def at_least(least, name, value):
    """The value as an int; TypeError if it is not a whole number, ValueError if it is below the least."""
    if value is True or value is False:
        raise TypeError("%s must be an integer; got %r" % (name, value))
    value = value if type(value) is int else whole(value, name)
    if value < least:
        raise ValueError("%s must be at least %d; got %d" % (name, least, value))
    return value


def rows_of(X, name="X"):
    """X as a Matrix (rows, columns), ints as floats.  ValueError for nan and inf, with their place, and for no rows."""
    X = matrix_of(X, name)
    if X.ndim != 2 or not X.size:
        raise ValueError("%s must be one or more rows of numbers; its shape is %r" % (name, X.shape))
    check_finite(X, name)
    return X * 1.0 if X._form.kind in ("bool", "int") else X


def check_inputs(X, n_in):
    """X as a Matrix (samples, n_in) of finite numbers, or an error that says where it is not."""
    X = matrix_of(X, "X")
    shape = X._form.shape
    if len(shape) != 2 or shape[1] != n_in or not shape[0]:
        raise ValueError("X has the shape %s; expected (samples,%d)%s" % (
            shape_text(shape), n_in, ", so [row] for one sample" if shape == (n_in,) else ""))
    return check_finite(X, "X")
