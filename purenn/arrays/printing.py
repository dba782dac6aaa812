"""Arrays as text, character for character as NumPy 2 prints them, on every Python.

Arrays are flat row-major lists with a shape of any number of dimensions.  What one element's text is, cells.py says;
here they are set in lines and blocks.

A kind is "float", "float32", "float16", "int", "int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64",
"bool", "object", or that of texts of a width, "<U5".  Complex numbers, dates and records are declined.
"""
from ..floats.text import float_str  # noqa: F401 (as the next line, for whoever prints)
from .cells import cells, family, known_kinds, scalar_text
from .print_options import get_printoptions, merged, printoptions, set_printoptions  # noqa: F401

_IMPLIED = ("float", "int", "bool")  # the kinds that a repr does not name
_NAMES = {"float": "float64", "int": "int64"}


def array_str(data, shape, kind, max_line_width=None, precision=None, suppress_small=None):
    """str() of a NumPy array.

    data: flat row-major list; shape: tuple of sizes; kind: as above. The other arguments stand for the print options
    linewidth, precision and suppress.
    """
    if len(shape) == 0:
        _check_array(data, shape, kind)
        return _as_str(scalar_text(data[0], kind, get_printoptions()["legacy"]))
    return array2string(data, shape, kind, max_line_width, precision, suppress_small)


def array_repr(data, shape, kind, max_line_width=None, precision=None, suppress_small=None):
    """repr() of a NumPy array, with dtype and shape where NumPy gives them; arguments as for array_str."""
    _check_array(data, shape, kind)
    options = merged({"linewidth": max_line_width, "precision": precision, "suppress": suppress_small})
    text = "array(" + _text(data, shape, kind, options, ", ", "array(", ")")
    extras = []
    if (not data and len(shape) != 1) or (options["legacy"] is False and len(data) > options["threshold"]):
        extras.append("shape=" + str(tuple(shape)))
    if not data or kind not in _IMPLIED:
        extras.append("dtype=" + ("'%s'" % kind if family(kind) == "text" else _NAMES.get(kind, kind)))
    if not extras:
        return _as_str(text + ")")
    extra = " " + ", ".join(extras) + ")"
    last_line = len(text) - text.rfind("\n")  # with its comma
    return _as_str(text + "," + ("\n     " if last_line + len(extra) > options["linewidth"] else "") + extra)


def array2string(data, shape, kind, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="",
                 formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None):
    """numpy.array2string: as array_str, with any separator, and with room left for a prefix and a suffix."""
    _check_array(data, shape, kind)
    options = merged({"linewidth": max_line_width, "precision": precision, "suppress": suppress_small,
                      "formatter": formatter, "threshold": threshold, "edgeitems": edgeitems, "sign": sign,
                      "floatmode": floatmode, "legacy": legacy})
    return _as_str(_text(data, shape, kind, options, separator, prefix, suffix))


def _check_array(data, shape, kind):
    if family(kind) is None:
        raise ValueError("kind must be one of %s, got %r" % (", ".join(known_kinds()), kind))
    size = 1
    for length in shape:
        size *= length
    if size != len(data):
        raise ValueError("expected a shape for %d elements, got %r" % (len(data), shape))


def _as_str(text):
    """The text as what str() may return: on Python 2, where letters make it another type, as its bytes."""
    return text if isinstance(text, str) else text.encode("utf-8")


def _text(data, shape, kind, options, separator, prefix, suffix):
    """The array between its outermost brackets, and these."""
    if not data:
        return "[]"
    if len(shape) == 0:
        text = cells(data, kind, options)[0]
        return "True" if text == " True" else text
    edge, lengths = len(data), shape
    if edge > options["threshold"]:
        edge = options["edgeitems"]
        printed = [_printed(size, edge) for size in shape]
        lengths = [len(positions) for positions in printed]
        data = [data[i] for i in _places(shape, printed)]
    indent = " " * (len(prefix) + len(shape))
    width = options["linewidth"] - len(suffix) - (len(shape) - 1) - max(len(separator.rstrip()), 1)
    rows = _parted(cells(data, kind, options), lengths[-1], shape[-1], edge)
    blocks = ["[" + _lines(row, separator, indent, width) + "]" for row in rows]
    between = separator.rstrip()
    for axis in range(len(shape) - 2, -1, -1):
        between += "\n"
        indent = indent[1:]
        blocks = ["[" + (between + indent).join(block) + "]"
                  for block in _parted(blocks, lengths[axis], shape[axis], edge)]
    return blocks[0]


def _printed(size, edge):
    """The positions along an axis that are printed: all, or `edge` at each end (all if edge is 0, as in NumPy)."""
    if size <= 2 * edge or edge == 0:
        return list(range(size))
    return list(range(edge)) + list(range(size - edge, size))


def _places(shape, printed):
    """Where in the flat list the elements are that stand at the printed positions of each axis."""
    places = [0]
    for size, positions in zip(shape, printed):
        places = [place * size + position for place in places for position in positions]
    return places


def _parted(texts, length, size, edge):
    """The texts in lists of an axis' printed positions, "..." between its ends where it, of that size, is longer."""
    if size <= 2 * edge:
        return [texts[i:i + length] for i in range(0, len(texts), length)]
    last = max(edge, 1)
    return [texts[i:i + edge] + ["..."] + texts[i + length - last:i + length] for i in range(0, len(texts), length)]


def _lines(texts, separator, indent, width):
    """The cells, a separator between them, in lines of at most width characters; all lines but the first indented."""
    text = separator.join(texts)
    if len(text.splitlines()) > 1:
        return _lines_of_tall(texts, separator, indent, width)
    if len(indent) + len(text) <= width:
        return text
    lines, line = [], indent
    for cell in texts:
        if len(line) + len(cell) > width and len(line) > len(indent):
            lines.append(line.rstrip())
            line = indent
        line += cell + separator
    return _joined(lines, line, separator, indent)


def _lines_of_tall(texts, separator, indent, width):
    """The same for cells that may have lines themselves: these stand below each other."""
    lines, line = [], indent
    for cell in texts:
        words = cell.splitlines()
        if len(words) < 2:
            words = [cell]
        length = max([len(word) for word in words])
        if len(line) + length > width and len(line) > len(indent):
            lines.append(line.rstrip())
            line = indent
        margin = " " * len(line)
        for word in words[:-1]:
            lines.append((line + word).rstrip())
            line = margin
        line += words[-1] + " " * (length - len(words[-1])) + separator
    return _joined(lines, line, separator, indent)


def _joined(lines, last, separator, indent):
    return "\n".join(lines + [last[:len(last) - len(separator)]])[len(indent):]
