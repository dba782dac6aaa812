"""Is an argument what it should be?  If not, an error that names the argument, what was expected and what came.

First numbers and matrices, then the options of what is chosen by name, such as an optimizer's or a schedule's.
"""
from .arrays import frames
from .arrays.kinds import RANK, averaged
from .arrays.loops import counts_of
from .arrays.nested import number
from .arrays.operators import make
from .arrays.shapes import place_text, shape_text, whole
from .floats.kinds import EXACT, INTEGERS, TEXTS
from .floats.names import among, closest, shortened, shown, unknown
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
    raise found                         # outside of the except, so that no second traceback stands above it


# ---- numbers: each check returns the number ----

def at_least(least, name, value):
    """The value as an int; TypeError if it is not a whole number, ValueError if it is below the least."""
    if value is True or value is False:
        raise TypeError("%s must be an integer; got %r" % (name, value))
    value = value if type(value) is int else whole(value, name)
    if value < least:
        raise ValueError("%s must be at least %d; got %d" % (name, least, value))
    return value


def non_negative(name, value):
    """The value, if it is a finite number of at least 0, of any kind."""
    return _below(2.0 ** 1023, "a finite number of at least 0", name, value)


def fraction(name, value):
    """The value, if it is a number of at least 0 and below 1, of any kind."""
    return _below(1, "a number of at least 0 and below 1", name, value)


def _below(limit, expected, name, value):
    if value is True or value is False:
        raise TypeError("%s is %r, not a number" % (name, value))
    value = value if type(value) is float else number(value, name)
    if (value >= 0) is False or (value < limit) is False:       # comparisons of symbols are neither True nor False
        raise ValueError("%s: expected %s; got %r" % (name, expected, value))
    return value


def yes_or_no(name, value):
    """True or False; TypeError for anything else, such as "no", which would count as True."""
    if value is None or isinstance(value, TEXTS) or value not in (True, False):
        raise TypeError("%s is True or False; got %s" % (name, shown(value)))
    return bool(value)


def is_finite(x):
    """Whether a number of any kind is neither nan nor infinite, and not an integer too large for a float.

    A symbol, which has no value yet because a calculation is only being recorded, counts as finite.  Decimals and
    intervals, of which x - x raises an error or is not 0, say it themselves.
    """
    try:
        return x - x == 0 and (not isinstance(x, INTEGERS) or float(x) - float(x) == 0)
    except Exception:                   # an infinite Decimal; an integer too large; a symbol's comparison
        return hasattr(x, "recorder") or hasattr(x, "is_finite") and x.is_finite()


# ---- matrices ----

def matrix_of(values, name):
    """The values as a Matrix; a matrix is returned as it is, but with floats and ints of no width.

    The name is put in front of Matrix's errors.
    """
    if not hasattr(values, "_form"):
        return within(name, Matrix, values)
    before = values._form
    if before.kind in RANK:
        return values
    if before.kind[0] == "<":
        raise TypeError("%s must be numbers; it is an array of texts" % name)
    kind = "float" if averaged(before.kind) == before.kind else "int"
    return make(before.cls, values._data[:], before.shape, kind)


def check_finite(matrix, name, columns=None):
    """The matrix; ValueError with name, place and value of its first number that is nan or infinite.

    columns: the names of its columns, for the message.
    """
    wrong = not_finite(matrix, columns)
    if wrong:
        raise ValueError("%s %s" % (name, wrong))
    return matrix


def not_finite(matrix, columns=None):
    """Place and value, in words, of the first number that is nan or infinite; "" if there is none."""
    if matrix._form.kind == "float" and _are_finite(matrix._data) or (
            matrix._form.kind == "int" and not [x for x in matrix._data if not -EXACT < x < EXACT]):
        return ""                       # the common cases, decided fast
    for i, x in enumerate(matrix._data):
        if not is_finite(x):
            return "%s is %s" % (place_text(i, matrix.shape, columns), shown(x))
    return ""


def _are_finite(floats):
    if hasattr(floats, "are_finite"):   # of py36/engines/buffers.py
        return floats.are_finite()
    total = sum(floats)                 # one that is not finite makes it so; so may many large ones
    return total - total == 0 or not [x for x in floats if x - x != 0]


def without_decimals(matrix):
    """The matrix, with Decimals, which do not calculate with floats, as floats."""
    if matrix._form.kind in ("float", "int", "bool") or not [x for x in matrix._data if type(x).__name__ == "Decimal"]:
        return matrix
    data = [float(x) if type(x).__name__ == "Decimal" else x for x in matrix._data]
    return Matrix(data).reshape(matrix.shape)


def rows_of(X, name="X"):
    """X as a Matrix (rows, columns), ints as floats.  ValueError for nan and inf, with their place, and for no rows."""
    X = matrix_of(X, name)
    if X.ndim != 2 or not X.size:
        raise ValueError("%s must be one or more rows of numbers; its shape is %r" % (name, X.shape))
    X = without_decimals(check_finite(X, name))
    return X * 1.0 if X._form.kind in ("bool", "int") else X


def check_inputs(X, n_in, columns=None):
    """X as a Matrix (samples, n_in) of finite numbers, or an error that says where it is not.

    columns: the names of the columns, if they have any.  A table has its columns found by these names; without them,
    and for whatever else X is, they go by their place.
    """
    if not isinstance(X, list) and frames.is_frame(X):
        X, columns = within("X", rows_of_table, X, columns), columns or frames.names_of(X)
    else:
        X = matrix_of(X, "X")
    shape = X._form.shape
    if not shape[0]:
        raise ValueError("X has no rows")
    if len(shape) != 2 or shape[1] != n_in:
        raise ValueError("X has the shape %s; expected (samples,%d)%s" % (
            shape_text(shape), n_in, ", so [row] for one sample" if shape == (n_in,) else
            ", so [[x] for x in X]" if len(shape) == 1 == n_in else ""))
    return check_finite(X, "X", columns)


def in_order(frame, columns):
    """[cells of each column] of a table, found by their names, others left out; None for columns: all, as they are."""
    cells = frames.columns_of(frame)
    names = frames.names_of(frame)
    counts = counts_of(names)
    for name in names if columns is None else columns:
        if counts.get(name) != 1:
            raise ValueError("the column %s is there %d times" % (shortened(name), counts[name]) if name in counts
                             else "there is no column %s; %s" % (shortened(name), among(name, names)))
    places = dict([(name, j) for j, name in enumerate(names)])
    return cells if columns is None else [cells[places[name]] for name in columns]


def rows_of_table(frame, columns):
    """The Matrix of a table of numbers."""
    names = columns or frames.names_of(frame)
    cells = [[x if type(x) in (float, int) else number(x, place_text(i * len(names) + j, (0, len(names)), names))
              for i, x in enumerate(column)] for j, column in enumerate(in_order(frame, columns))]
    return Matrix([[column[i] for column in cells] for i in range(len(cells[0]) if cells else 0)])


# ---- options, given by name ----

def options_of(owner, known, given):
    """{name: value} of all options: those given, checked, and the defaults of the others.

    owner: what has the options, for messages.  known: (name, default, check) of each option; a default None means that
    it must be given, and check(name, value) returns the value or raises.  given: {name: value}.
    """
    names = [name for name, _, _ in known]
    for name in sorted(given):
        if name not in names:
            raise ValueError("%s: %s" % (owner, unknown("option", name, names)))
    values = {}
    for name, default, check in known:
        value = given.get(name, default)
        if value is None:
            raise ValueError("%s needs the option %s" % (owner, name))
        values[name] = check("%s: %s" % (owner, name), value)
    return values


def no_options(owner, given):
    """ValueError if options were given to something that has none."""
    if given:
        raise ValueError("%s takes no options; got %s" % (owner, ", ".join(sorted(given))))


def no_others(owner, known, given, elsewhere=()):
    """TypeError for arguments, {name: value}, that the owner does not have; it names the closest known one.

    elsewhere: {name: whose it is} of arguments that something else has.
    """
    for name in sorted(given):
        close = closest(name, list(known) + sorted(elsewhere))
        if close and close[0] in elsewhere:
            raise TypeError("%s: unknown argument %r; closest is %s of %s"
                            % (owner, name, close[0], elsewhere[close[0]]))
        raise TypeError("%s: %s" % (owner, unknown("argument", name, known)))
