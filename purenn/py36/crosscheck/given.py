"""Matrices that a person gives to be diagnosed: from JSON, CSV or an .npz file, with the digits they are given to.

A number of fewer than 15 digits stands for all that round to it: all are given to as many decimals as the longest has,
as 0.25 may be 0.2500 without its zeros; or, where nothing makes such numbers, each to as many as it has itself.  In a
file with numbers of 15 digits or more, that is so for each matrix, and those of such a matrix are taken as they are.
"""
import json

from ...floats.names import shown
from ..formats.npz import read_npz
from .comparing import Given

FULL = 15                               # digits from which on a number is taken as it is


class Text(str):
    """A number as it is written."""


def read(raw):
    """{name: ([Given, ...], shape)} of the bytes of a file; ValueError says what is wrong with it.

    A shape is (rows, columns), or (n,) for numbers that are given flat.
    """
    if raw[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _matrices(read_npz(raw))
    if raw[:6] == b"\x93NUMPY":
        raise ValueError("this is an .npy file of one array; give an .npz file, in which arrays have names")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("this is neither text in UTF-8 nor an .npz file") from None
    return _matrices(_of_json(text) if text.lstrip()[:1] in ("{", "[") else _of_csv(text))


def _matrices(rows):
    """{name: ([Given, ...], shape)} of {name: rows of numbers or Texts}."""
    found = {name: _matrix(name, rows[name]) for name in rows}
    offs = [_off(texts) for _, texts, _ in found.values()]
    one = min(offs) if offs and min(offs) > 0.0 else None
    return {name: (_given(values, texts, off if one is None else one), shape)
            for (name, (values, texts, shape)), off in zip(found.items(), offs)}


def _given(values, texts, off):
    """The values as Givens; those of an .npz file have no texts."""
    if off == 0.0:
        return [Given(value, 0.0) for value in values]
    return [Given(value, off, max(off, _off([text]))) for value, text in zip(values, texts)]


def _of_json(text):
    try:
        data = json.loads(text, parse_float=Text, parse_int=Text, parse_constant=Text)
    except (ValueError, RecursionError) as error:
        raise ValueError("this is no JSON: %s" % error) from None
    if not isinstance(data, dict):
        raise ValueError('expected a JSON object of names and matrices, such as {"wout": [[0.1], [0.2], [0.3]]}')
    return data


def _of_csv(text):
    """Lines of a name and the numbers of a row; the rows of a matrix follow one another."""
    found = {}
    for i, line in enumerate(text.split("\n"), 1):
        cells = [cell.strip() for cell in line.replace("\t", ",").replace(";", ",").split(",")]
        if any(cells):
            if len(cells) < 2 or not cells[0]:
                raise ValueError("line %d: expected a name and the numbers of a row, with commas between" % i)
            found.setdefault(cells[0], []).append([Text(cell) for cell in cells[1:] if cell])
    return found


def _matrix(name, rows):
    """(floats, those that are texts, shape) of a number or a list of numbers, which are flat, or of a list of rows."""
    rows = rows if isinstance(rows, list) else [rows]
    flat = not rows or not isinstance(rows[0], list)
    rows = [rows] if flat else rows
    if not rows[0] or [row for row in rows if not isinstance(row, list) or len(row) != len(rows[0])]:
        raise ValueError("%s is no list of rows of the same length" % shown(name))
    numbers = [x for row in rows for x in row]
    values, texts = [_value(name, x) for x in numbers], [x for x in numbers if isinstance(x, str)]
    return values, texts, (len(numbers),) if flat else (len(rows), len(rows[0]))


def _value(name, x):
    try:
        if not isinstance(x, bool) and "_" not in str(x):
            return float(x)
    except (ValueError, TypeError, OverflowError):
        pass
    raise ValueError("%s holds %s, which is no number" % (shown(name), shown(x)))


def _off(texts):
    """Half a unit of the last decimal of these texts; 0.0 where one has as many digits as a float."""
    least = None
    for text in texts:
        digits, _, exponent = text.lower().partition("e")
        if len([c for c in digits.lstrip("+-0.") if c.isdigit()]) >= FULL:
            return 0.0
        if not _is_finite(float(text)):
            continue
        unit = 10.0 ** max(-400, int(exponent or 0) - len(digits.partition(".")[2]))
        least = unit if least is None or unit < least else least
    return 0.0 if least is None else least / 2


def _is_finite(x):
    return x - x == 0.0
