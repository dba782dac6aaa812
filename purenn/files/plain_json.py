"""Plain data as JSON: a writer whose text is the same on every Python, and its strict reader.

Plain data are None, bools, ints, floats, texts, matrices of numbers, and lists and dicts (with texts as keys) of plain
data; a tuple is read back as a list.  Nothing else is written, and reading never runs anything.

A float is written as the digits of its bits, {"$float": "3ff8000000000000"} for 1.5; a list of nothing but floats as
{"$floats": "3ff80000000000004000000000000000"}; a matrix as {"$matrix": [r, c], "$of": [...]}, its numbers row by row.
A key that begins with $ gets another $ in front.  JSON's own numbers with a point or an exponent are refused.
"""
from ..arrays.kinds import kind_of
from ..arrays.operators import is_matrix, make
from ..arrays.shapes import shape_text, size_of
from ..floats.bits import DIGITS, from_digits, to_digits
from ..floats.kinds import TEXTS, is_integer
from ..floats.names import type_text
from ..matrix import Matrix

DEEPEST = 12                    # levels of lists and dicts: some Pythons allow no more than 60 nested calls
MOST_DIGITS = 1000              # of an integer

_BLANKS = tuple(" \n\r\t")
_DECIMALS = tuple("0123456789")
_CONSTANTS = (("null", None), ("true", True), ("false", False))
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SHORT_ESCAPES = dict([(_ESCAPES[_name], "\\" + _name) for _name in '"\\bfnrt'])
_TOO_LARGE = 10 ** MOST_DIGITS
try:
    _character = unichr         # noqa: F821 (Python 2's)
except NameError:
    _character = chr


# ---- writing ----

def spell(value, path=()):
    """The JSON of a value; path: the keys and indices that lead to it, for messages.

    TypeError or ValueError names the part that is not plain, too deep or too large.
    """
    if not isinstance(value, (list, tuple, dict)):
        return _spell_single(value, path)
    if len(path) >= DEEPEST:
        raise ValueError("%s: lists and dicts stand in one another more than %d deep" % (_name(path), DEEPEST))
    return _spell_dict(value, path) if isinstance(value, dict) else _spell_list(value, path)


def _spell_single(value, path):
    for name, constant in _CONSTANTS:
        if value is constant:
            return name
    if isinstance(value, float):
        return '{"$float": "%s"}' % to_digits([value])
    if isinstance(value, TEXTS):
        return _quote(value, path)
    if is_integer(value):
        return _spell_integer(value, path)
    if is_matrix(value):
        return _spell_matrix(value, path)
    raise TypeError("%s is %s; plain data are None, bools, ints, floats, texts, matrices, lists and dicts"
                    % (_name(path), type_text(value)))


def _spell_integer(value, path):
    if not -_TOO_LARGE < value < _TOO_LARGE:
        raise ValueError("%s is an int of more than %d digits" % (_name(path), MOST_DIGITS))
    return "%d" % value


def _spell_list(values, path):
    if values and not [value for value in values if type(value) is not float]:
        return '{"$floats": "%s"}' % to_digits(values)
    items = []
    for i, value in enumerate(values):
        items.append(spell(value, path + (i,)))
    return "[%s]" % ", ".join(items)


def _spell_dict(values, path):
    """One key a line, sorted, because not every Python's dict has an order of its own."""
    keys = []
    for key in values:
        if not isinstance(key, TEXTS):
            raise TypeError("%s has a key of type %s; keys are texts" % (_name(path), type(key).__name__))
        keys.append((_quote("$" + key if key[:1] == "$" else key, path), key))
    blank = " " * (len(path) + 1)
    lines = []
    for spelled, key in sorted(keys):
        lines.append("%s%s: %s" % (blank, spelled, spell(values[key], path + (key,))))
    return "{\n%s\n%s}" % (",\n".join(lines), blank[1:]) if lines else "{}"


def _spell_matrix(matrix, path):
    kind, numbers = matrix._form.kind, matrix._data
    if kind == "object":
        raise TypeError("%s is a matrix of other numbers than floats, ints and bools" % _name(path))
    spelled = '{"$floats": "%s"}' % to_digits(numbers) if kind == "float" else _spell_list(numbers, path)
    return '{"$matrix": [%s], "$of": %s}' % (", ".join([str(n) for n in matrix.shape]), spelled)


def _quote(text, path):
    """The text as a JSON string in ASCII."""
    if bytes is str and isinstance(text, bytes):            # Python 2
        try:
            text = text.decode("utf-8")
        except ValueError:
            raise ValueError("%s: a text of bytes that are not UTF-8" % _name(path))
    units = _units(text)
    high = False
    for unit in units + [0]:
        if (56320 <= unit < 57344) != high:
            raise ValueError("%s: a text with half a surrogate pair in it" % _name(path))
        high = 55296 <= unit < 56320
    return '"%s"' % "".join([_spell_unit(unit) for unit in units])


def _units(text):
    """The characters' numbers; those above 65535 as surrogate pairs, as some Pythons store them."""
    units = []
    for n in [ord(c) for c in text]:
        if n >= 65536:
            units.append(55296 + (n - 65536) // 1024)
            n = 56320 + (n - 65536) % 1024
        units.append(n)
    return units


def _spell_unit(unit):
    letter = chr(unit) if unit < 127 else ""
    if letter in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[letter]
    return letter if unit >= 32 and letter else "\\u%04x" % unit


def _name(path):
    """The path as a Python expression, data["layers"][0]."""
    return "data" + "".join(["[%s]" % short(part) for part in path])


def short(value):
    """A few words for a value in a message, however large the value is."""
    if is_matrix(value):
        return "a matrix of shape %s" % shape_text(value.shape)
    if isinstance(value, (list, tuple, dict)):
        return "a %s of %d" % (type(value).__name__, len(value))
    if isinstance(value, TEXTS):
        text = "".join([_spell_unit(unit) for unit in _units(value[:40])])
        whole = len(value) <= 40 and len(text) <= 60
        return '"%s"' % text if whole else 'a text of %d characters that begins with "%s"' % (len(value), text[:60])
    text = repr(value)
    return text if len(text) <= 40 else text[:40] + " and so on"


# ---- reading ----

def place(text, at):
    """The line and column of text[at], in words."""
    before = text[:at].split("\n")
    return "line %d, column %d" % (len(before), len(before[-1]) + 1)


class Reader(object):
    """Reads values from a text of ASCII; `at` is the place of the next character.  ValueErrors name line and column."""

    def __init__(self, text, at=0):
        self.text = text
        self.at = at

    def fail(self, message, at):
        raise ValueError("%s: %s" % (place(self.text, at), message))

    def next(self):
        """Go past blanks and return the next character, "" at the end; it stays to be read."""
        text, at = self.text, self.at
        while text[at:at + 1] in _BLANKS:
            at = at + 1
        self.at = at
        return text[at:at + 1]

    def skip(self, character):
        """Go past the next character if it is this one; whether it was."""
        found = self.next() == character
        if found:
            self.at = self.at + 1
        return found

    def require(self, character, or_comma=False):
        """Go past this character (or a comma, if allowed) or fail; whether it was the character."""
        if self.skip(character):
            return True
        if not (or_comma and self.skip(",")):
            self.fail("expected %s%s" % (", or " if or_comma else "", character), self.at)
        return False

    def value(self, depth=0):
        """Read the next value, of any kind; depth: how many lists and dicts it stands in."""
        first, at = self.next(), self.at
        if first in ("{", "["):
            if depth >= DEEPEST + 2:                        # a matrix takes two
                self.fail("lists and dicts stand in one another more than %d deep" % DEEPEST, at)
            return self.object(depth + 1) if first == "{" else self.array(depth + 1)
        if first == '"':
            return self.string()
        if first == "-" or first in _DECIMALS:
            return self.integer()
        for name, constant in _CONSTANTS:
            if self.text[at:at + len(name)] == name:
                self.at = at + len(name)
                return constant
        self.fail("expected a value", at)

    def array(self, depth):
        values = []
        self.require("[")
        done = self.skip("]")
        while not done:
            values.append(self.value(depth))
            done = self.require("]", or_comma=True)
        return values

    def object(self, depth):
        values, tags = {}, {}           # tags: the keys that begin with one $, such as $float
        start = self.at
        self.require("{")
        done = self.skip("}")
        while not done:
            if self.next() != '"':
                self.fail("expected a key in quotes", self.at)
            at, key = self.at, self.string()
            into = tags if key[:1] == "$" and key[:2] != "$$" else values
            key = key[1:] if key[:2] == "$$" else key
            if key in into:
                self.fail("the key %s stands here twice" % short(key), at)
            self.require(":")
            into[key] = self.value(depth)
            done = self.require("}", or_comma=True)
        return self.tagged(tags, values, start) if tags else values

    def tagged(self, tags, others, at):
        """The float, list of floats or matrix that the tags of a dict spell; others: the dict's other keys."""
        names = sorted(tags)
        if names == ["$float"] and not others:
            return self.floats(tags["$float"], at, 16)[0]
        if names == ["$floats"] and not others:
            return self.floats(tags["$floats"], at)
        if names == ["$matrix", "$of"] and not others:
            return self.matrix(tags["$matrix"], tags["$of"], at)
        self.fail("expected $float, or $floats, or $matrix and $of, as the only keys; got %s"
                  % ", ".join([short(name) for name in (names + list(others))[:3]]), at)

    def floats(self, digits, at, length=None):
        if not isinstance(digits, TEXTS) or length not in (None, len(digits)):
            self.fail("expected 16 hexadecimal digits for each float", at)
        try:
            return from_digits(digits)
        except ValueError as error:
            message = str(error)
        self.fail(message, at)

    def matrix(self, shape, numbers, at):
        if not isinstance(shape, list) or len(shape) not in (1, 2) or [
                n for n in shape if not is_integer(n) or n < 0]:
            self.fail("expected one or two lengths in $matrix", at)
        if not isinstance(numbers, list) or len(numbers) != size_of(shape):
            self.fail("expected in $of as many numbers as a matrix of %s has"
                      % " times ".join([short(n) for n in shape]), at)
        kind = _kind_of_each(numbers)
        if kind not in ("bool", "int", "float"):
            self.fail("expected in $of floats, or ints, or bools", at)
        return make(Matrix, numbers, tuple(shape), kind)

    def integer(self):
        """Read a whole number; a float, which JSON would write with a point, is refused."""
        text, start = self.text, self.at
        at = start + 1
        while text[at:at + 1] in _DECIMALS:
            at = at + 1
        digits = text[start:at]
        positive = digits.lstrip("-")
        if not positive or positive[0] == "0" and digits != "0" or text[at:at + 1] in (".", "e", "E"):
            self.fail("expected a whole number (floats are written as $float)", start)
        if len(positive) > MOST_DIGITS:
            self.fail("an int of more than %d digits" % MOST_DIGITS, start)
        self.at = at
        return int(digits)

    def string(self):
        start = self.at + 1
        end = self.text.find('"', start)
        part = self.text[start:end]
        if end < 0 or "\\" in part:
            return self.string_with_escapes(start)
        self.at = end + 1
        return self.without_controls(part, start)

    def string_with_escapes(self, at):
        """The text that begins at this place, and whose end was not found without looking at its escapes."""
        start, end = at, -1
        parts, pieces = [], []
        while True:
            if end < at:                                    # the quote there was part of an escape
                end = self.text.find('"', at)
                if end < 0:
                    self.fail("a text that does not end", start - 1)
            escape = self.text.find("\\", at)
            if escape < 0 or escape > end:
                break
            pieces.append(self.without_controls(self.text[at:escape], at))
            letter, at = self.escape(escape)
            pieces.append(letter)
            if len(pieces) > 64:                            # many small texts would take much memory
                parts.append("".join(pieces))
                pieces = []
        self.at = end + 1
        return "".join(parts + pieces + [self.without_controls(self.text[at:end], at)])

    def without_controls(self, part, start):
        """The part of a text that begins at `start`, unless a control character is in it."""
        if part.strip(DIGITS) and min(part) < " ":
            self.fail("a control character in a text", start)
        return part

    def escape(self, at):
        """(the character that the escape at this place stands for, the place after it)."""
        letter = self.text[at + 1:at + 2]
        if letter in _ESCAPES:
            return _ESCAPES[letter], at + 2
        unit = self.unit(at)
        if not 55296 <= unit < 57344:
            return (_character if unit > 127 else chr)(unit), at + 6
        low = self.unit(at + 6) if unit < 56320 else 0
        if not 56320 <= low < 57344:
            self.fail("half a surrogate pair", at)
        try:
            return _character(65536 + (unit - 55296) * 1024 + low - 56320), at + 12
        except ValueError:                                  # a Python whose characters have 16 bits
            return _character(unit) + _character(low), at + 12

    def unit(self, at):
        """The number of the escape \\uXXXX at this place."""
        digits = self.text[at + 2:at + 6].lower()
        if self.text[at:at + 2] != "\\u" or len(digits) < 4 or digits.strip(DIGITS):
            self.fail("expected an escape such as \\n or \\u00e9", at)
        return int(digits, 16)


def _kind_of_each(numbers):
    """The kind that all the numbers have; None if they differ."""
    examples = {}
    for x in numbers:
        examples[type(x)] = x
    kinds = set([kind_of([x]) for x in examples.values()])
    return kinds.pop() if len(kinds) == 1 else None if kinds else "float"
