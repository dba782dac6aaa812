"""Programs as Python: text for every Python from 2.7 and MicroPython on, and functions for this one.

The text imports nothing in portable arithmetic and math in native; lists of numbers go in and come out.  A loop around
the program, which hands outputs back as inputs, is printed with it on request.  Only numbers, and names of this
package's own making, ever stand in it.
"""
import math

from ...arrays.loops import divide
from ...arrays.shapes import shape_text
from ...floats import portable
from ...floats.names import unknown
from . import helper_text
from .expressions import ATOM, CHOICE, PRODUCT, SIGN, Expressions, Language, check_name, parameter, share_names
from .symbol import FUNCTIONS

MOST_DIGITS, MOST_TENS = 15, 22         # a whole number and a power of ten that are both exact: one rounding remains
INFINITY = "1e999"


def literal(x):
    """(text, its precedence) that every Python reads as the float x.

    MicroPython up to 1.25 misreads long decimals: what has more than 15 digits is a whole number times a power of two.
    """
    if x - x != 0.0:
        return ("(1e999 - 1e999)", ATOM) if x != x else (INFINITY, ATOM) if x > 0.0 else ("-" + INFINITY, SIGN)
    from decimal import Decimal  # for text alone: training does not wait for it
    text = repr(x)
    precedence = SIGN if text[0] == "-" else ATOM
    _, digits, tens = Decimal(text).as_tuple()
    if len(digits) <= MOST_DIGITS and abs(tens) <= MOST_TENS:
        return text, precedence
    m, n = x.as_integer_ratio()
    e = 1 - n.bit_length()
    while m % 2 == 0:
        m, e = m // 2, e + 1
    return "%d * 2.0 ** %d" % (m, e), PRODUCT


def short_literal(x):
    """As literal, for this Python."""
    return (repr(x), SIGN if x < 0.0 else ATOM) if x - x == 0.0 else literal(x)


class Python(Language):
    """spell: how numbers are spelled, a function such as `literal`."""

    def __init__(self, spell=literal):
        self.literal = spell

    def select(self, condition, x, y):
        return "%s if %s else %s" % (x, condition, y)


class CarefulExpressions(Expressions):
    """Expressions in which x / y is divide(x, y), inf or nan where y is 0 as in NumPy, unless y is never 0."""

    def __init__(self, program, language):
        Expressions.__init__(self, program, language)
        self._nonzero = never_zero(program)

    def _infix(self, operation, i, j):
        if operation == "truediv" and j not in self._nonzero:
            x, y = self.text(i), self.text(j)
            if self.is_leaf(i) and self.is_leaf(j):
                return "%s / %s if %s else divide(%s, %s)" % (x, y, y, x, y), CHOICE        # a call takes longer
            return "divide(%s, %s)" % (x, y), ATOM
        return Expressions._infix(self, operation, i, j)

    def divides(self):
        """Whether any of the quotients is written as divide(x, y)."""
        return bool([1 for value in self.program.values
                     if value.operation == "truediv" and value.operands[1] not in self._nonzero])


def never_zero(program):
    """The indexes of the values that cannot be 0, as far as their operations alone show it (a nan is not 0)."""
    positive, not_negative, constants = set(), set(), set()
    for i, (operation, operands, _) in enumerate(program.values):
        if operation == "constant":
            x = operands[0]
            at_least, above = x >= 0.0, x > 0.0
            if x != 0.0:
                constants.add(i)
        else:
            known = [j in not_negative for j in operands]
            at_least = (operation in ("exp", "sqrt", "abs") or operation in ("add", "mul", "truediv") and all(known)
                        or operation == "mul" and operands[0] == operands[1]
                        or operation == "select" and all(known[1:]))
            above = at_least and (operation == "add" and any([j in positive for j in operands])
                                  or operation == "select" and all([j in positive for j in operands[1:]]))
        if at_least:
            not_negative.add(i)
        if above:
            positive.add(i)
    return positive | constants


# ---- text ----

class Loop:
    """How a program is repeated: the names of the inputs that change from one pass to the next.

    carried: after each pass, the first outputs replace these inputs, in this order.  rows: the argument for each of
    these is a list of what the program takes, an entry a pass; without any, a first argument says how many passes.
    It returns the carried inputs after the last pass, then for each further output a list with an entry a pass, or
    if flat, the numbers of all passes in one list.
    """

    def __init__(self, carried=(), rows=(), flat=False):
        self.carried = tuple(carried)
        self.rows = tuple(rows)
        self.flat = flat

    def check(self, program):
        """ValueError unless these are inputs, all different, and the first outputs fit those they replace."""
        inputs = {group.name: group for group in program.inputs}
        names = self.carried + self.rows
        for name in names:
            if name not in inputs:
                raise ValueError(unknown("input", name, sorted(inputs)))
        if len(self.carried) > len(program.outputs) or len(set(names)) != len(names):
            raise ValueError("a loop names each input once, and carries as many as there are outputs at most; got %s"
                             % ", ".join(names))
        for name, group in zip(self.carried, program.outputs):
            if inputs[name].shape != group.shape:
                raise ValueError("%s of shape %s cannot replace %s of shape %s" % (
                    group.name, shape_text(group.shape), name, shape_text(inputs[name].shape)))


class Numbers:
    """Literals of which the long ones stand in one list of this name, as bytes: a board has no room for them."""

    def __init__(self, name):
        self.name = name
        self.places = {}

    def literal(self, x):
        text, precedence = literal(x)
        if "*" not in text:
            return text, precedence
        return "%s[%d]" % (self.name, self.places.setdefault(x, len(self.places))), ATOM

    def lines(self):
        return helper_text.as_bytes(self.name, list(self.places)) if self.places else []


def source(programs, arithmetic="native", loops=None, inner=(), spell=literal, readers=(), also=()):
    """The text of a Python file with a function for each program of {name: program}, and the helpers they need.

    A function takes a list for each input group, row by row, or a number for a shape (), and returns the same for the
    output group, or a tuple of them if there are several.  It calculates on floats, raises ValueError for lists of
    another length, and nothing else: exp(1000) is inf.  loops, {name of a function: Loop}, repeat programs.  inner:
    the names of those that are only ever called with floats.  spell: how numbers are spelled.  readers: as for
    helper_text.python.  also: elementary functions, and "divide", that are needed besides.
    """
    needed, lines = set(also), []
    for name in programs:
        expressions = CarefulExpressions(programs[name], Python(spell))
        convert = None if name in inner else "float"
        lines += function(expressions, name, (loops or {}).get(name), convert) + ["", ""]
        needed.update(programs[name].functions() + (["divide"] if expressions.divides() else []))
    return "\n".join(helper_text.python(sorted(needed), arithmetic, literal, readers) + lines[:-1])


def function(expressions, name, loop=None, convert=None, otherwise=None):
    """The lines of the function alone; otherwise: the name of a function that takes over where this one fails."""
    program = expressions.program
    expressions.names.update(share_names(expressions, [i for group in program.outputs for i in group.members]))
    parameters = ", ".join((["passes_"] if loop and not loop.rows else [])
                           + [parameter(group) for group in program.inputs])
    if loop:
        loop.check(program)
        steps = _looped(expressions, loop, convert)
    else:
        steps = _unpacked(expressions, program.inputs, convert) + _steps(expressions) + [
            "return " + ", ".join([expressions.group(group) for group in program.outputs])]
    if otherwise:
        steps = ["try:"] + _indented(steps) + ["except (ZeroDivisionError, OverflowError, ValueError):",
                                               "    return %s(%s)" % (otherwise, parameters)]
    return ["def %s(%s):" % (check_name(name), parameters)] + _indented(steps)


def _indented(lines):
    return ["    " + line for line in lines]


def _steps(expressions):
    return ["%s = %s" % (expressions.names[i], expressions.expression(i)) for i in expressions.statements]


def _targets(expressions, group):
    """The names that an input's numbers are unpacked into: x_0, x_1,"""
    return ", ".join([expressions.names[i] for i in group.members]) + ("," if group.shape else "")


def _unpacked(expressions, groups, convert):
    lines = []
    for group in groups:
        values = parameter(group)
        if convert:
            values = "map(%s, %s)" % (convert, values) if group.shape else "%s(%s)" % (convert, values)
        if _targets(expressions, group) != values:
            lines.append("%s = %s" % (_targets(expressions, group), values))
    return lines


def _looped(expressions, loop, convert):
    """The passes, each of which ends with the outputs in the places of the inputs they replace."""
    program = expressions.program
    inputs = {group.name: group for group in program.inputs}
    for name in loop.carried + loop.rows:
        if not inputs[name].shape:                      # else the argument itself would be overwritten
            expressions.names[inputs[name].members[0]] = name + "_0"
    collected = program.outputs[len(loop.carried):]
    heading = _heading(expressions, [inputs[name] for name in loop.rows], convert)
    unpacked = _unpacked(expressions, [group for group in program.inputs if group.name not in loop.rows], convert)
    if loop.flat and not expressions.statements and [len(group.members) for group in program.outputs] == [1]:
        number = expressions.text(program.outputs[0].members[0])
        return unpacked + heading[:-1] + ["return [%s %s]" % (number, heading[-1][:-1])]
    steps = _steps(expressions) + [_collecting(expressions, group, loop.flat) for group in collected]
    steps += _replacements(expressions, [pair for name, group in zip(loop.carried, program.outputs)
                                         for pair in zip(inputs[name].members, group.members)])
    return (unpacked + ["%s = []" % parameter(group) for group in collected] + heading + _indented(steps or ["pass"])
            + ["return " + ", ".join([expressions.group(inputs[name]) for name in loop.carried]
                                     + [parameter(group) for group in collected])])


def _collecting(expressions, group, flat):
    if flat and len(group.members) > 1:
        return "%s += (%s)" % (parameter(group), ", ".join([expressions.text(i) for i in group.members]))
    if flat:
        return "%s.append(%s)" % (parameter(group), expressions.text(group.members[0]))
    return "%s.append(%s)" % (parameter(group), expressions.group(group))


def _heading(expressions, rows, convert):
    """for ... in ...: the number of passes, or the rows, which must be equally many."""
    if not rows:
        return ["for _ in range(passes_):"]
    names = [parameter(group) for group in rows]
    lines = []
    for group, name in zip(rows, names):
        if name != names[0]:
            lines += ["if len(%s) != len(%s):" % (name, names[0]),
                      "    raise ValueError(\"%s and %s differ in length\")" % (names[0], name)]
        if convert:
            inner = "[%s(x) for x in row]" % convert if group.shape else "%s(row)" % convert
            lines.append("%s = [%s for row in %s]" % (name, inner, name))
    targets = ["(%s)" % _targets(expressions, group) for group in rows]
    return lines + ["for %s in %s:" % (", ".join(targets),
                                       "zip(%s)" % ", ".join(names) if len(names) > 1 else names[0])]


def _replacements(expressions, pairs):
    """Assignments of outputs to inputs, one after the other; what reads an input that is overwritten comes first."""
    first, then, overwritten = [], [], set()
    for target, i in pairs:
        reads = set([i]) if expressions.is_leaf(i) else expressions.reads(i)
        text = expressions.text(i)
        if reads & overwritten:
            name = "%s__%d" % (expressions.program.prefix, len(first))
            first.append("%s = %s" % (name, text))
            text = name
        if target != i:
            overwritten.add(target)
            then.append("%s = %s" % (expressions.names[target], text))
    return first + then


# ---- functions for this Python ----

def compiled(program, arithmetic="native", loop=None):
    """The program as a Python function, with the arguments and results of `source`; they are floats, unchecked.

    It calculates with Python's operators and math's functions.  Where one raises an error, for a division by zero or an
    exp that is too large, everything is calculated again, with NumPy's inf and nan.
    """
    functions = _functions(arithmetic)
    slow = []

    def again(*arguments):
        if not slow:
            scope = {name: _careful(functions[name], getattr(portable, name)) for name in program.functions()}
            lines = function(CarefulExpressions(program, Python(short_literal)), "run", loop)
            slow.append(_executed(lines, dict(scope, divide=divide)))
        return slow[0](*arguments)
    lines = function(Expressions(program, Python(short_literal)), "run", loop, otherwise="again_")
    return _executed(lines, dict(functions, again_=again))


def _executed(lines, scope):
    """The function `run` of these lines, which hold nothing but numbers, operators and names that were checked."""
    exec("\n".join(lines), scope)
    return scope["run"]


def _functions(arithmetic):
    library = portable if helper_text.check_arithmetic(arithmetic) == "portable" else math
    return {name: getattr(library, name) for name in FUNCTIONS}


def _careful(function, portable_one):
    """math's function, and where it raises an error what NumPy has there, as in floats/elementary.py."""
    def careful(x):
        try:
            return function(x)
        except (OverflowError, ValueError):
            return portable_one(x)
    return careful
