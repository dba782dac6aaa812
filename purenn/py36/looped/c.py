"""Programs of matrices as C: a function of loops.

Each sum keeps its order, from left to right; a compiler may do several of them side by side, which changes no bit.  The
sizes are constants in the text, but for the number of samples, `n`.
"""
from ..straightline import helper_text
from ..straightline.c import literal
from ..straightline.expressions import SPELLING
from ..straightline.symbol import FUNCTIONS
from .stages import Mixed, Stages

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


class Function:
    """The lines of the C function of a Program."""

    def __init__(self, program, name, language):
        self.program = program
        self.language = language
        self.name = name
        self.stages = Stages(program)
        self.places = {array.index: array.name for array in program.inputs}
        self.results = {}
        self.copies = []
        for array in program.outputs:
            if array.index in self.places or array.index in self.results or (
                    program.values[array.index].operation == "constant"):
                self.copies.append(array)
            else:
                self.results[array.index] = array.name
        self.lines = []

    def size(self, shape):
        """The text of a length or of the size of a shape."""
        texts = ["n" if length == self.program.samples else "%d" % length for length in shape]
        return " * ".join([text for text in texts if text != "1"]) or "1"

    def room(self, samples):
        """How many doubles it needs to work in, for so many samples."""
        sizes = [self.program.values[i].shape for i in self.stages.stored if i not in self.results]
        return sum([(samples if r == self.program.samples else r) * (samples if c == self.program.samples else c)
                    for r, c in sizes])

    def functions(self):
        """The names of the elementary functions that are called, sorted."""
        return sorted(set([value.operation for value in self.program.values]) & set(FUNCTIONS))

    def calls_product(self):
        return [value for value in self.program.values if value.operation == "dot"] != []

    # -- reading --

    def array(self, i):
        """The name of the array that value i is in."""
        return self.places.get(i) or self.results.get(i) or "t%d" % i

    def read(self, i, at, local):
        """The text that reads value i at the place `at`, (row, column, both) in texts; local: what has a name there."""
        value = self.program.values[i]
        if value.operation == "constant":
            return self.language.literal(value.operands[0])[0]
        if i in local or value.shape == ():
            return self.places[i] if value.operation == "input" else "x%d" % i
        rows, columns = value.shape
        row, column, both = at
        if rows == columns == 1:
            place = "0"
        else:
            place = column if rows == 1 else row if columns == 1 else both
        return "%s[%s]" % (self.array(i), place)

    def expression(self, i, at, local):
        operation, operands, _ = self.program.values[i]
        texts = [self.condition(j, at, local) if self.stages.is_condition(j) else self.read(j, at, local)
                 for j in operands]
        texts = ["(%s)" % text if text[0] == "-" else text for text in texts]
        if operation in SPELLING:
            return SPELLING[operation][0].join(texts)
        if operation == "neg":
            return "-" + texts[0]
        if operation == "abs":
            return self.language.call(self.language.absolute, texts[0])
        if operation == "select":
            return self.language.select(*texts)
        return self.language.call(operation, texts[0])

    def condition(self, i, at, local):
        operation, operands, _ = self.program.values[i]
        return self.language.compare(operation, *[self.read(j, at, local) for j in operands])

    # -- lines --

    def text(self):
        parameters = ["const double *restrict %s" % array.name if array.shape else "double %s" % array.name
                      for array in self.program.inputs]
        parameters += ["double *restrict %s" % array.name for array in self.program.outputs]
        self.lines = ["static void %s(whole n, %s, double *restrict work)" % (self.name, ", ".join(parameters)), "{"]
        for i in sorted(self.stages.stored):
            if i not in self.results:
                shape = self.program.values[i].shape
                self.add("double *restrict t%d = work; work += %s;" % (i, self.size(shape)))
        for stage in self.stages.stages:
            if isinstance(stage, Mixed):
                self.mix(stage.index)
            else:
                self.loop(stage)
        for array in self.program.outputs:
            if not array.shape and array not in self.copies:
                self.add("%s[0] = x%d;" % (array.name, array.index))
        for array in self.copies:
            self.copy(array)
        return self.lines + ["}"]

    def add(self, *lines):
        self.lines += ["    " + line for line in lines]

    def copy(self, array):
        if not array.shape:
            self.add("%s[0] = %s;" % (array.name, self.read(array.index, None, ())))
        else:
            self.add("for (whole e = 0; e < %s; e++) %s[e] = %s[e];" % (
                self.size(array.shape), array.name, self.array(array.index)))

    def loop(self, loop):
        if loop.shape == ():
            for i in loop.members:
                self.add("const double x%d = %s;" % (i, self.expression(i, None, loop.members)))
            return
        rows, columns = loop.shape
        reads = [j for i in loop.members for j in self.stages.operands(i)]
        mixed = [j for j in reads if self.program.values[j].shape not in ((), (1, 1), loop.shape)]
        if mixed:
            self.add("for (whole i = 0; i < %s; i++) for (whole j = 0; j < %d; j++) {" % (self.size((rows,)), columns))
            at = ("i", "j", "i * %d + j" % columns)
        else:
            self.add("for (whole e = 0; e < %s; e++) {" % self.size(loop.shape))
            at = ("e", "e", "e")
        local = set()
        for i in loop.members:
            self.add("    const double x%d = %s;" % (i, self.expression(i, at, local)))
            local.add(i)
            if i in self.stages.stored:
                self.add("    %s[%s] = x%d;" % (self.array(i), at[2], i))
        self.add("}")

    def mix(self, i):
        """What mixes the numbers of a matrix of r rows and c columns."""
        operation, operands, shape = self.program.values[i]
        j = operands[0]
        r, c = [self.size((length,)) for length in self.program.values[j].shape]
        source, target = self.array(j), self.array(i)
        if operation == "dot":
            self.product(j, operands[1], target, r, c, shape[1])
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

    def product(self, left, right, target, r, k, c):
        """The product of r rows of k numbers with k rows of c; a folded transpose is read column by column."""
        steps = k, "1"
        if left in self.stages.folded:
            left, steps = self.program.operands(left)[0], ("1", r)
        self.add("product(%s, %s, %s, %s, %s, %s, %s, %d);" % (
            self.array(left), steps[0], steps[1], self.array(right), target, r, k, c))
