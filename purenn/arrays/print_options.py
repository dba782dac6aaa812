"""NumPy's print options, under their names, as they are and as one call wants them."""
from ..floats.kinds import INTEGERS
from ..floats.names import unknown as unknown_name

_options = {"edgeitems": 3, "threshold": 1000, "floatmode": "maxprec", "precision": 8, "suppress": False,
            "linewidth": 75, "nanstr": "nan", "infstr": "inf", "sign": "-", "formatter": None, "legacy": False,
            "override_repr": None}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                     infstr=None, formatter=None, sign=None, floatmode=None, legacy=None, override_repr=None,
                     **unknown):
    """numpy.set_printoptions. None leaves an option as it is, but formatter is reset by every call, as in NumPy.

    ValueError or TypeError for what an option cannot be; nothing is changed then.
    """
    if unknown:
        raise TypeError(unknown_name("print option", sorted(unknown)[0], sorted(_options)))
    changed = merged({"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth,
                      "suppress": suppress, "nanstr": nanstr, "infstr": infstr, "formatter": formatter, "sign": sign,
                      "floatmode": floatmode, "legacy": legacy, "override_repr": override_repr})
    changed["formatter"] = formatter
    _options.update(changed)


def get_printoptions():
    """A copy of the print options, under NumPy's names."""
    return dict(_options)


class printoptions(object):
    """Print options for the length of a with block: with printoptions(precision=3): ..."""

    def __init__(self, *args, **kwargs):
        self._given = args, kwargs

    def __enter__(self):
        self._before = get_printoptions()
        set_printoptions(*self._given[0], **self._given[1])
        return get_printoptions()

    def __exit__(self, *failure):
        _options.update(self._before)


def merged(given):
    """The print options with those of given that are not None."""
    options = dict(_options)
    for name in given:
        if given[name] is not None:
            options[name] = _checked(name, given[name])
    return options


def _checked(name, value):
    if name == "suppress":
        return bool(value)
    expected, right_type, allowed = _RULES[name]
    if not right_type(value):
        raise TypeError("%s must be %s, got %r" % (name, expected, value))
    if not allowed(value):
        raise ValueError("%s must be %s, got %r" % (name, expected, value))
    return value


def _one_of(*values):
    """The rule of an option that is one of these."""
    return "one of " + ", ".join([repr(value) for value in values]), lambda value: True, lambda value: value in values


_COUNT = "an integer of 0 or more", lambda value: isinstance(value, INTEGERS), lambda value: value >= 0
_NUMBER = "a number", lambda value: isinstance(value, INTEGERS + (float,)), lambda value: value == value
_TEXT = "a str", lambda value: isinstance(value, str), lambda value: True
_RULES = {"precision": _COUNT, "edgeitems": _COUNT, "threshold": _NUMBER, "linewidth": _NUMBER, "nanstr": _TEXT,
          "infstr": _TEXT, "sign": _one_of("-", "+", " "),
          "floatmode": _one_of("fixed", "unique", "maxprec", "maxprec_equal"),
          "legacy": _one_of(False, "1.21", "1.25", "2.1", "2.2"), "override_repr": _one_of(None),
          "formatter": ("a dictionary of functions", lambda value: hasattr(value, "get"), lambda value: True)}
