"""Are plain data what they should be?  If not, a ValueError of one line that names the place and what was expected.

For data from a file, which anyone may have changed: all of it is checked here before it is used.
"""
from ..arrays.operators import is_matrix
from ..arrays.shapes import shape_text
from ..checks import not_finite
from ..floats.kinds import TEXTS, is_integer
from ..floats.names import among


def _is_finite(value):
    if is_integer(value):
        return -2 ** 1023 < value < 2 ** 1023   # not too large for a float
    return isinstance(value, float) and value - value == 0


KINDS = {
    "None": lambda value: value is None,
    "bool": lambda value: value is True or value is False,
    "int": is_integer,
    "float": lambda value: isinstance(value, float),
    "number": _is_finite,
    "text": lambda value: isinstance(value, TEXTS),
    "list": lambda value: isinstance(value, list),
    "dict": lambda value: isinstance(value, dict),
    "matrix": is_matrix,
}


def expect(data, key, kind, where=""):
    """data[key] of a dict, if it is of the kind: a name of KINDS, or several, as in "text or None".

    A "number" is a finite int or float, a "float" may be nan or infinite too.  `where` names the dict in messages.
    """
    if not isinstance(data, dict):
        raise ValueError("%s: expected a dict; got %s" % (where or "data", _shown(data)))
    name = _name(where, key)
    if key not in data:
        raise ValueError("%s: expected %s; there is nothing" % (name, kind))
    _check_kind(data[key], kind, name)
    return data[key]


def expect_list(data, key, kind, length=None, where=""):
    """data[key], if it is a list whose items are all of the kind; `length`: how many there must be, None for any."""
    values = expect(data, key, "list", where)
    name = _name(where, key)
    if length not in (None, len(values)):
        raise ValueError("%s: expected a list of %d; got a list of %d" % (name, length, len(values)))
    for i, value in enumerate(values):
        _check_kind(value, kind, "%s[%d]" % (name, i))
    return values


def expect_matrix(data, key, shape, where=""):
    """data[key], if it is a matrix of finite numbers and of this shape; a length None in it stands for any."""
    matrix = expect(data, key, "matrix", where)
    name = _name(where, key)
    if len(matrix.shape) != len(shape) or [m for m, n in zip(matrix.shape, shape) if n not in (None, m)]:
        raise ValueError("%s: expected a matrix of shape %s; got shape %s"
                         % (name, shape_text(shape).replace("None", "any"), shape_text(matrix.shape)))
    wrong = not_finite(matrix)
    if wrong:
        raise ValueError("%s: expected finite numbers; %s" % (name, wrong))
    return matrix


def expect_keys(data, known, where=""):
    """ValueError if the dict has a key that is not among the known ones."""
    for key in data:
        if key not in known:
            raise ValueError("%s: unknown; %s" % (_name(where, key), among(key, known)))


def one_line(message):
    """A message (an exception or a text) as one line of readable length, whatever the file put into it."""
    text = " ".join(("%s" % message).split())
    return text if len(text) <= 200 else text[:200] + " and so on"


def _name(where, key):
    key = key if isinstance(key, TEXTS) and len(key) <= 40 else _shown(key)
    return where + "." + key if where else key


def _check_kind(value, kind, name):
    for one in kind.split(" or "):
        if KINDS[one](value):
            return
    raise ValueError("%s: expected %s; got %s" % (name, kind, _shown(value)))


def _shown(value):
    from .plain_json import short  # only when something is wrong, so that purenn starts fast
    return short(value)
