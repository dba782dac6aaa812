"""Programs as C: C99 without allocation, for doubles or for floats.

The text calls no function of the C library but sqrt, fabs and, in native arithmetic, exp and its kin.  It has the bits
of the other languages where doubles are IEEE's and nothing is contracted (-ffp-contract=off, no -ffast-math).
"""
import struct
from fractions import Fraction

from . import helper_text
from .expressions import ATOM, SIGN, Expressions, Language, check_name, parameter

HEADER = ["#include <math.h>", "",
          "/* Compile with -ffp-contract=off: a fused multiply-add rounds once where this rounds twice. */", ""]
LEAST_FLOAT = 2.0 ** -126               # floats below it have fewer digits than others


def literal(x):
    """(text, its precedence): decimal where that is exact, else hexadecimal; C's NAN and INFINITY are floats."""
    if x - x != 0.0:
        return "%s(double)%s" % ("-" if x < 0.0 else "", "NAN" if x != x else "INFINITY"), SIGN
    text = repr(x)
    if len(text) > 9 or Fraction(text) != Fraction(x):
        text = x.hex()
    return text, SIGN if text[0] == "-" else ATOM


class C(Language):
    """type: "double" or "float"; functions that are portable calculate in double and round once."""
    absolute = "fabs"

    def __init__(self, type, arithmetic):
        if type not in ("double", "float"):
            raise ValueError("C programs are of type double or float; got %r" % (type,))
        self.type = type
        Language.__init__(self, arithmetic)
        self.suffix = "f" if type == "float" else ""

    def literal(self, x):
        rounded = self.rounded(x)
        if rounded != x and abs(rounded) < LEAST_FLOAT:
            raise ValueError("the constant %r is too small for a float, which would make it %r" % (x, rounded))
        return self.of_rounded(rounded)

    def rounded(self, x):
        """The float of the type that is nearest to x; ValueError for one that is too large."""
        try:
            return struct.unpack("<f", struct.pack("<f", x))[0] if self.suffix else x
        except OverflowError:
            raise ValueError("the constant %r is too large for a float" % x)

    def of_rounded(self, x):
        """(text, its precedence) of a float that `rounded` returned."""
        text, precedence = literal(x)
        if self.suffix:
            text = text + self.suffix if x - x == 0.0 else text.replace("(double)", "")
        return text, precedence

    def call(self, function, x):
        if self.arithmetic == "native" or function in ("sqrt", "fabs"):
            return "%s%s(%s)" % (function, self.suffix, x)
        return ("(float)portable_%s((double)(%s))" if self.suffix else "portable_%s(%s)") % (function, x)


def source(programs, arithmetic="native", type="double", static=(), also=()):
    """The text of a C file with a function for each program of {name: program}, and the static helpers they need.

    A function returns nothing.  Its arguments are a pointer to the numbers of each input group, row by row, or the
    number itself for a shape (); then a pointer to the room for each output group.  All inputs are read before any
    output is written: an output may take the place of an input.  static: the names of functions for this file alone.
    also: elementary functions that are needed besides.
    """
    language = C(type, arithmetic)
    lines = [line for name in programs
             for line in function(Expressions(programs[name], language), name, name in static) + [""]]
    return "\n".join(HEADER + helper_text.c(helper_text.functions_of(programs, also), arithmetic, literal) + lines)


def function(expressions, name, static=False):
    """The lines of one C function: loads of the inputs, a statement for each named value, stores of the outputs."""
    program, type = expressions.program, expressions.language.type
    inputs = ["const %s *%s" % (type, parameter(group)) if group.shape else "%s %s" % (type, parameter(group))
              for group in program.inputs]
    outputs = ["%s *%s" % (type, parameter(group)) for group in program.outputs]
    prototype = "%svoid %s(%s)" % ("static " if static else "", check_name(name), ", ".join(inputs + outputs))
    body = []
    for group in program.inputs:
        body += _loads(expressions, group, type)
    for i in expressions.statements:
        kind = "int" if program.is_condition(i) else type
        body.append("const %s %s = %s;" % (kind, expressions.names[i], expressions.expression(i)))
    stores = ["%s[%d] = %s;" % (parameter(group), k, expressions.text(i))
              for group in program.outputs for k, i in enumerate(group.members)]
    declared = [] if static else [prototype + ";", ""]
    return declared + [prototype, "{"] + ["    " + line for line in body + stores] + ["}"]


def _loads(expressions, group, type):
    """A name for each input that is used; an input without any is marked as unused, so that no compiler warns."""
    program = expressions.program
    used = [(k, i) for k, i in enumerate(group.members) if i in expressions.used]
    if not used:
        return ["(void)%s;" % parameter(group)]
    return ["const %s %s = %s[%d];" % (type, program.values[i].name, parameter(group), k) for k, i in used
            if group.shape]
