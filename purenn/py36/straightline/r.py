"""Programs as R, the article's other language: plain functions of numeric vectors, base R alone."""
from fractions import Fraction

from . import helper_text
from .expressions import ATOM, SIGN, Expressions, Language, check_name, parameter

MOST_OPERATIONS = 12            # R's parser keeps track of 50 open brackets; a choice in an expression opens four


def literal(x):
    """(text, its precedence): decimal where that is exact, else hexadecimal; R misreads long decimals.

    R's compiler takes -0 for 0 where both are constants of one function.
    """
    if x == 0.0 and repr(x)[0] == "-":
        return 'as.numeric("-0")', ATOM
    if x - x != 0.0:
        return ("NaN", ATOM) if x != x else ("Inf", ATOM) if x > 0.0 else ("-Inf", SIGN)
    text = repr(x)
    if len(text) > 9 or "e" in text or Fraction(text) != Fraction(x):
        text = x.hex()
    return text, SIGN if text[0] == "-" else ATOM


class R(Language):
    literal = staticmethod(literal)

    def call(self, function, x):
        native = self.arithmetic == "native" or function in ("sqrt", "abs")
        return "%s%s(%s)" % ("" if native else "portable_", function, x)

    def compare(self, operation, x, y):
        """A comparison with a nan is NA in R, which no `if` takes."""
        if operation == "ne":
            return "!isTRUE(%s == %s)" % (x, y)
        return "isTRUE(%s)" % Language.compare(self, operation, x, y)

    def select(self, condition, x, y):
        return "if (%s) %s else %s" % (condition, x, y)


def source(programs, arithmetic="native", also=()):
    """The text of an R file with a function for each program of {name: program}, and those they need.

    A function takes a numeric vector for each input group, row by row (so t(m) of a matrix m), or a number for a shape
    (), and returns the same for the output group, or a list of them if there are several.  Vectors of another length
    are an error.
    also: elementary functions that are needed besides.
    """
    language = R(arithmetic)
    lines = [line for name in programs
             for line in function(Expressions(programs[name], language, MOST_OPERATIONS), name) + [""]]
    return "\n".join(helper_text.r(helper_text.functions_of(programs, also), arithmetic, literal) + lines)


def function(expressions, name):
    """The lines of one R function: checks and loads of the inputs, the statements, and the result."""
    program = expressions.program
    body = []
    for group in program.inputs:
        if group.shape:
            body.append("stopifnot(length(%s) == %d)" % (parameter(group), len(group.members)))
            body += ["%s <- %s[[%d]]" % (program.values[i].name, parameter(group), k + 1)
                     for k, i in enumerate(group.members) if i in expressions.used]
    body += ["%s <- %s" % (expressions.names[i], expressions.expression(i)) for i in expressions.statements]
    results = [expressions.group(group, "c(%s)") for group in program.outputs]
    body.append(results[0] if len(results) == 1 else "list(%s)" % ", ".join(results))
    heading = "%s <- function(%s) {" % (check_name(name), ", ".join([parameter(group) for group in program.inputs]))
    return [heading] + ["    " + line for line in body] + ["}"]
