"""Programs of matrices as C: a function of loops.

Each sum keeps its order, from left to right; a compiler may do several of them side by side, which changes no bit.  The
sizes are constants in the text, but for the number of samples, `n`.
"""
from ..straightline import helper_text
from ..straightline.c import literal
from .printer import Printer

HEADER = ["#include <math.h>", "#include <string.h>", "", "typedef long long whole;", ""]


def text(functions, lines):
    """A C file: Functions with the helpers that they need, more lines, and their elementary functions by themselves."""
    language = functions[0].language
    names = sorted(set([name for function in functions for name in function.functions()]))
    found = HEADER + helper_text.c(names, language.arithmetic, literal)
    if [function for function in functions if function.calls_product()]:
        found += helper_text.read("product.c").split("\n")
    for function in functions:
        found += function.text() + [""]
    found += lines
    for name in names:
        found.append("void purenn_%s(whole n, const double *x, double *y) { for (whole i = 0; i < n; i++) y[i] = %s; }"
                     % (name, language.call(name, "x[i]")))
    return "\n".join(found) + "\n"


class Function(Printer):
    """The lines of the C function of a Program, for any number of samples, `n`; the caller brings room to work in."""
    for_each = "for (whole {i} = 0; {i} < {n}; {i}++) {{", "}"
    number = "const double {name} = {value};"
    store = "{array}[{place}] = {value};"

    def __init__(self, program, name, language):
        Printer.__init__(self, program, name, language)
        self.copies = []
        for array in program.outputs:
            if array.index in self.places or array.index in self.results or (
                    program.values[array.index].operation == "constant"):
                self.copies.append(array)
            else:
                self.results[array.index] = array.name

    def room(self, samples):
        """How many doubles it needs to work in, for so many samples."""
        sizes = [self.program.values[i].shape for i in self.stages.stored if i not in self.results]
        return sum([(samples if r == self.program.samples else r) * (samples if c == self.program.samples else c)
                    for r, c in sizes])

    def calls_product(self):
        return [value for value in self.program.values if value.operation == "dot"] != []

    def text(self):
        parameters = ["const double *restrict %s" % array.name if array.shape else "double %s" % array.name
                      for array in self.program.inputs]
        parameters += ["double *restrict %s" % array.name for array in self.program.outputs]
        self.lines = ["static void %s(whole n, %s, double *restrict work)" % (self.name, ", ".join(parameters)), "{"]
        for i in sorted(self.stages.stored):
            if i not in self.results:
                shape = self.program.values[i].shape
                self.add("double *restrict t%d = work; work += %s;" % (i, self.size(shape)))
        self.body()
        for array in self.program.outputs:
            if not array.shape and array not in self.copies:
                self.add("%s[0] = x%d;" % (array.name, array.index))
        for array in self.copies:
            self.copy(array)
        return self.lines + ["}"]

    def copy(self, array):
        if not array.shape:
            self.add("%s[0] = %s;" % (array.name, self.read(array.index, None, ())))
        else:
            self.add("for (whole e = 0; e < %s; e++) %s[e] = %s[e];" % (
                self.size(array.shape), array.name, self.array(array.index)))

    def mix(self, i):
        """What mixes the numbers of a matrix of r rows and c columns."""
        operation, operands, shape = self.program.values[i]
        j = operands[0]
        r, c = [self.size((length,)) for length in self.program.values[j].shape]
        source, target = self.array(j), self.array(i)
        if operation == "dot":
            self.add("product(%s);" % ", ".join(
                self.factors(j, r, c) + [self.array(operands[1]), target, r, c, "%d" % shape[1]]))
        elif operation == "transpose":
            self.each(r, c, "%s[j * %s + i] = %s[i * %s + j];" % (target, r, source, c))
        elif operation == "total":
            self.add("double x%d = %s[0];" % (i, source),
                     "for (whole e = 1; e < %s * %s; e++) x%d += %s[e];" % (r, c, i, source))
        elif operation == "column_sums":
            self.add("for (whole j = 0; j < %s; j++) %s[j] = %s[j];" % (c, target, source),
                     "for (whole i = 1; i < %s; i++) for (whole j = 0; j < %s; j++) %s[j] += %s[i * %s + j];" % (
                         r, c, target, source, c))
        else:
            step = "x += a[j]" if operation == "row_sums" else "x = a[j] > x ? a[j] : x"
            self.add("for (whole i = 0; i < %s; i++) {" % r,
                     "    const double *a = %s + i * %s;" % (source, c),
                     "    double x = a[0];",
                     "    for (whole j = 1; j < %s; j++) %s;" % (c, step),
                     "    %s[i] = x;" % target,
                     "}")

    def each(self, r, c, statement):
        """A statement for each row i and column j."""
        self.add("for (whole i = 0; i < %s; i++) for (whole j = 0; j < %s; j++)" % (r, c), "    " + statement)
