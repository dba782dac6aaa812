"""Arrays as text, character for character as NumPy 2 prints them, on every Python.

Arrays are flat row-major lists with a shape of at most two dimensions; complex numbers, text and more dimensions are
declined. The digits themselves come from floats/text.py.

Glossary: a cell is the text of one element, padded; places are digits after the point.
"""
from ..floats.kinds import INTEGERS
from ..floats.names import unknown as unknown_name
from ..floats.parts import INF
from ..floats.text import float_str, format_exp, format_fixed, reads_back, split, with_exponent, with_point

_DTYPES = {"float": "float64", "int": "int64", "bool": "bool", "object": "object"}
_FORMATTER_KEYS = {"float": ("float", "float_kind", "all"), "int": ("int", "int_kind", "all"),
                   "bool": ("bool", "all"), "object": ("object", "all")}
_UNLIMITED = 10 ** 6  # more digits than any float has
_options = {"edgeitems": 3, "threshold": 1000, "floatmode": "maxprec", "precision": 8, "suppress": False,
            "linewidth": 75, "nanstr": "nan", "infstr": "inf", "sign": "-", "formatter": None, "legacy": False,
            "override_repr": None}


# Cells --------------------------------------------------------------------------------------------------------------

def _float_cells(values, options):
    """The cells of floats: all of the same width, with the points below each other."""
    values = [float(x) for x in values]
    finite = [x for x in values if x - x == 0.0]
    texts = (_exponent_texts if _needs_exponent(finite, options) else _point_texts)(finite, options)
    if options["sign"] == "+":
        texts = [text if text[0] == "-" else "+" + text for text in texts]
    points = [text.index(".") for text in texts]
    left = max([0] + points)
    right = max([0] + [len(text) - point - 1 for text, point in zip(texts, points)])
    if options["sign"] == " " and "-" not in [text[0] for text in texts]:
        left += 1
    if len(finite) < len(values):
        signed = options["sign"] != "-" or -INF in values
        left = max(left, len(options["nanstr"]) - right - 1, len(options["infstr"]) + int(signed) - right - 1)
    cells = [" " * (left - point) + text + " " * (right + point + 1 - len(text)) for text, point in zip(texts, points)]
    if len(finite) == len(values):
        return cells
    rest = iter(cells)
    return [next(rest) if x - x == 0.0 else _right(_nonfinite(x, options), left + 1 + right) for x in values]


def _nonfinite(x, options):
    sign = "-" if x < 0 else "+" if options["sign"] == "+" else ""
    return sign + (options["nanstr"] if x != x else options["infstr"])


def _needs_exponent(finite, options):
    sizes = [abs(x) for x in finite if x != 0.0]
    if not sizes:
        return False
    largest, smallest = max(sizes), min(sizes)
    return largest >= 100000000.0 or (
        not options["suppress"] and (smallest < 1.0 / 10000.0 or largest / smallest > 1000.0))


def _point_texts(finite, options):
    mode, most = options["floatmode"], options["precision"]
    if mode == "fixed":
        return [_fixed_with_point(x, most) for x in finite]
    texts = [_positional(x, 0, _UNLIMITED if mode == "unique" else most) for x in finite]
    if mode == "maxprec_equal":
        places = max([0] + [len(text) - text.index(".") - 1 for text in texts])
        texts = [_positional(x, places, places) for x in finite]
    return texts


def _positional(x, least, most):
    """The text of x with as many places as it needs, but from `least` to `most` of them."""
    text = float_str(x)
    if "e" in text:
        sign, digits, point = split(text)
        text = sign + with_point(digits, point)
    if text.endswith(".0"):
        text = text[:-1]
    places = len(text) - text.index(".") - 1
    if least <= places <= most:
        return text
    if places > most:
        rounded = _fixed_with_point(x, most)
        return rounded if least == most else rounded.rstrip("0")
    rounded = _fixed_with_point(x, least)
    return rounded if reads_back(x, rounded) else text + "0" * (least - places)


def _fixed_with_point(x, places):
    return format_fixed(x, places) + ("" if places else ".")


def _exponent_texts(finite, options):
    mode, places = options["floatmode"], options["precision"]
    if mode == "fixed":
        texts = [format_exp(x, places) for x in finite]
    else:
        most = _UNLIMITED if mode == "unique" else places
        parts = [split(float_str(x)) for x in finite]
        places = _places_needed(finite, [len(digits) - 1 for _, digits, _ in parts], most)
        texts = [_scientific(x, part, places) for x, part in zip(finite, parts)]
    halves = [text.split("e") for text in texts]
    width = max([len(exponent) for _, exponent in halves])
    return [mantissa + ("e" if places else ".e") + exponent[0] + "0" * (width - len(exponent)) + exponent[1:]
            for mantissa, exponent in halves]


def _scientific(x, part, places):
    """The text of x with an exponent and so many places; part: what split(float_str(x)) returns."""
    rounded = format_exp(x, places)
    sign, digits, point = part
    if len(digits) > places + 1 or reads_back(x, rounded):
        return rounded
    return sign + with_exponent(digits + "0" * (places + 1 - len(digits)), point)


def _places_needed(finite, needs, most):
    """How many places any of the numbers keeps in exponent form: none beyond most, no zeros at the end after a cut."""
    if max(needs) <= most:
        return max(needs)
    places = max([0] + [need for need in needs if need <= most])
    for x, need in zip(finite, needs):
        if places < need > most:
            places = max(places, len(format_exp(abs(x), most).split("e")[0].rstrip("0")[2:]))
        if places == most:
            break
    return places


def _int_cells(values, options):
    texts = [str(int(value)) for value in values]
    sign = options["sign"]
    if sign == "+" or (sign == " " and "-" not in [text[0] for text in texts]):
        texts = [text if text[0] == "-" else sign + text for text in texts]
    width = max([len(text) for text in texts])
    return [_right(text, width) for text in texts]


def _right(text, width):
    return " " * (width - len(text)) + text


def _object_cell(value):
    if isinstance(value, float):
        return float_str(value)
    if isinstance(value, INTEGERS):
        return str(value)  # Python 2's repr may end in L
    return "list(%s)" % repr(value) if type(value) is list else repr(value)


_CELLS = {"float": _float_cells, "int": _int_cells,
          "bool": lambda values, options: [" True" if value else "False" for value in values],
          "object": lambda values, options: [_object_cell(value) for value in values]}


def _cells(values, kind, options):
    """One text an element, made by the caller's formatter if there is one for this kind."""
    formatter = options["formatter"] or {}
    for key in _FORMATTER_KEYS[kind]:
        if formatter.get(key) is not None:
            texts = [formatter[key](value) for value in values]
            for text in texts:
                if not isinstance(text, str):
                    raise TypeError("the formatter for %r must return a str, got %r" % (key, text))
            return texts
    return _CELLS[kind](values, options)


# Arrays -------------------------------------------------------------------------------------------------------------

def array_str(data, shape, kind, max_line_width=None, precision=None, suppress_small=None):
    """str() of a NumPy array.

    data: flat row-major list; shape: tuple of 0, 1 or 2 sizes; kind: "float", "int", "bool" or "object". The other
    arguments stand for the print options linewidth, precision and suppress.
    """
    if len(shape) == 0:
        _check_array(data, shape, kind)
        return float_str(data[0]) if kind == "float" or isinstance(data[0], float) else str(data[0])
    return array2string(data, shape, kind, max_line_width, precision, suppress_small)


def array_repr(data, shape, kind, max_line_width=None, precision=None, suppress_small=None):
    """repr() of a NumPy array, with dtype and shape where NumPy gives them; arguments as for array_str."""
    text = "array(" + array2string(data, shape, kind, max_line_width, precision, suppress_small, ", ", "array(",
                                   suffix=")")
    extras = []
    if (not data and len(shape) == 2) or (_options["legacy"] is False and len(data) > _options["threshold"]):
        extras.append("shape=" + str(tuple(shape)))
    if not data or kind == "object":
        extras.append("dtype=" + _DTYPES[kind])
    if not extras:
        return text + ")"
    width = _options["linewidth"] if max_line_width is None else max_line_width
    extra = " " + ", ".join(extras) + ")"
    last_line = len(text) - text.rfind("\n")  # with its comma
    return text + "," + ("\n     " if last_line + len(extra) > width else "") + extra


def array2string(data, shape, kind, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="",
                 formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None):
    """numpy.array2string: as array_str, with any separator, and with room left for a prefix and a suffix."""
    _check_array(data, shape, kind)
    options = _merged({"linewidth": max_line_width, "precision": precision, "suppress": suppress_small,
                       "formatter": formatter, "threshold": threshold, "edgeitems": edgeitems, "sign": sign,
                       "floatmode": floatmode, "legacy": legacy})
    if not data:
        return "[]"
    if len(shape) == 0:
        return _cells(data, kind, options)[0].lstrip() if kind == "bool" else _cells(data, kind, options)[0]
    edge = options["edgeitems"] if len(data) > options["threshold"] else len(data)
    starts = [row * shape[-1] for row in _printed(shape[0], edge)] if len(shape) == 2 else [0]
    columns = _printed(shape[-1], edge)
    cells = _cells([data[start + column] for start in starts for column in columns], kind, options)
    rows = [cells[i:i + len(columns)] for i in range(0, len(cells), len(columns))]
    indent = " " * (len(prefix) + len(shape))
    width = options["linewidth"] - len(suffix) - (len(shape) - 1) - max(len(separator.rstrip()), 1)
    rows = ["[" + _lines(_shortened(row, edge, shape[-1]), separator, indent, width) + "]" for row in rows]
    if len(shape) == 1:
        return rows[0]
    return "[" + (separator.rstrip() + "\n" + indent[1:]).join(_shortened(rows, edge, shape[0])) + "]"


def _check_array(data, shape, kind):
    if kind not in _DTYPES:
        raise ValueError("kind must be one of %s, got %r" % (", ".join(sorted(_DTYPES)), kind))
    size = 1
    for length in shape:
        size *= length
    if len(shape) > 2 or size != len(data):
        raise ValueError("expected a shape of at most 2 sizes for %d elements, got %r" % (len(data), shape))


def _printed(size, edge):
    """The positions along an axis that are printed: all, or `edge` at each end (all if edge is 0, as in NumPy)."""
    if size <= 2 * edge or edge == 0:
        return list(range(size))
    return list(range(edge)) + list(range(size - edge, size))


def _shortened(texts, edge, size):
    """The texts of an axis' printed positions, with "..." between its ends where the axis, of that size, is longer."""
    return texts if size <= 2 * edge else texts[:edge] + ["..."] + texts[-max(edge, 1):]


def _lines(cells, separator, indent, width):
    """The cells, a separator between them, in lines of at most width characters; all lines but the first indented."""
    text = separator.join(cells)
    if len(indent) + len(text) <= width:
        return text
    lines, line = [], indent
    for cell in cells:
        if len(line) + len(cell) > width and len(line) > len(indent):
            lines.append(line.rstrip())
            line = indent
        line += cell + separator
    lines.append(line[:len(line) - len(separator)])
    return "\n".join(lines)[len(indent):]


# Print options ------------------------------------------------------------------------------------------------------

def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                     infstr=None, formatter=None, sign=None, floatmode=None, legacy=None, override_repr=None,
                     **unknown):
    """numpy.set_printoptions. None leaves an option as it is, but formatter is reset by every call, as in NumPy.

    ValueError or TypeError for what an option cannot be; nothing is changed then.
    """
    if unknown:
        raise TypeError(unknown_name("print option", sorted(unknown)[0], sorted(_options)))
    changed = _merged({"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth,
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


def _merged(given):
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
