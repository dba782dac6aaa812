"""Is it a matrix of finite numbers?  If not, an error that names it and the place."""
from .arrays.loops import place_text
from .floats.kinds import INTEGERS
from .matrix import Matrix


class PlacedError(ValueError):
    """A ValueError that carries the name of the argument or file that is wrong, `where`, and the `problem` with it.

    Give all but the message by name: Skulpt prints every argument that is given by place.
    """

    def __init__(self, message, where=None, problem=None):
        super(PlacedError, self).__init__(message)
        self.where, self.problem = where, problem


def within(where, function, *arguments):
    """function(*arguments), with a name put in front of its TypeErrors and ValueErrors; the latter carry it as well."""
    try:
        return function(*arguments)
    except ValueError as error:
        found = PlacedError("%s: %s" % (where, error), where=where, problem="%s" % error)
    except TypeError as error:
        found = TypeError("%s: %s" % (where, error))
    raise found                         # out here, so that it stands alone


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
