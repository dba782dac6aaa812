"""Programs as JavaScript: plain functions of ECMAScript 2015, for Node and browsers.  Arrays of numbers in and out."""
from ...arrays.shapes import counted
from . import helper_text
from .expressions import ATOM, SIGN, Expressions, Language, check_name, parameter


def literal(x):
    """(text, its precedence): JavaScript reads every decimal to the nearest double."""
    if x - x != 0.0:
        return ("NaN", ATOM) if x != x else ("Infinity", ATOM) if x > 0.0 else ("-Infinity", SIGN)
    text = repr(x)
    return text, SIGN if text[0] == "-" else ATOM


class JavaScript(Language):
    literal = staticmethod(literal)

    def call(self, function, x):
        native = function in ("sqrt", "abs") or self.arithmetic == "native" and function != "erf"
        return "%s%s(%s)" % ("Math." if native else "portable_", function, x)

    def compare(self, operation, x, y):
        sign = {"eq": "===", "ne": "!=="}.get(operation)
        return "%s %s %s" % (x, sign, y) if sign else Language.compare(self, operation, x, y)


def source(programs, arithmetic="native", also=()):
    """The text of a JavaScript file with a function for each program of {name: program}, and those they need.

    A function takes an array for each input group, row by row, or a number for a shape (), and returns the same for
    the output group, or an array of them if there are several.  Arrays of another length are a RangeError.
    also: elementary functions that are needed besides.
    """
    language = JavaScript(arithmetic)
    lines = [line for name in programs for line in function(Expressions(programs[name], language), name) + [""]]
    return "\n".join(helper_text.javascript(helper_text.functions_of(programs, also), arithmetic, literal) + lines)


def function(expressions, name):
    """The lines of one JavaScript function: checks and loads of the inputs, the statements, and the result."""
    program = expressions.program
    body = []
    for group in program.inputs:
        if group.shape:
            body += ["if (%s.length !== %d) {" % (parameter(group), len(group.members)),
                     '    throw new RangeError("%s: expected %s, got " + %s.length);' % (
                         group.name, counted(len(group.members), "number"), parameter(group)), "}"]
            body += ["const %s = %s[%d];" % (program.values[i].name, parameter(group), k)
                     for k, i in enumerate(group.members) if i in expressions.used]
    body += ["const %s = %s;" % (expressions.names[i], expressions.expression(i)) for i in expressions.statements]
    results = [expressions.group(group) for group in program.outputs]
    body.append("return %s;" % (results[0] if len(results) == 1 else "[%s]" % ", ".join(results)))
    heading = "function %s(%s) {" % (check_name(name), ", ".join([parameter(group) for group in program.inputs]))
    return [heading] + ["    " + line for line in body] + ["}"]
