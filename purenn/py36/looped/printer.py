"""Programs of matrices as a function of loops in some language: what all languages have in common.

Each sum keeps its order, from left to right.  Numbers of a matrix stand row by row in an array under one name.
"""
from ..straightline.expressions import ATOM, SPELLING
from ..straightline.symbol import FUNCTIONS
from .stages import Mixed, Stages


class Printer:
    """The lines of the function of a Program; a subclass says how its language writes them.

    language: a straightline.expressions.Language.  The texts below are Python's and, where nothing else is said,
    those of the other languages too.
    """
    for_each = "for {i} in range({n}):", ""         # the lines around a loop
    number = "{name} = {value}"                     # a number gets a name
    store = "{array}[{place}] = {value}"
    element = "{array}[{place}]"
    total = "{name} = total({array}, {size})"       # of a matrix's numbers
    mixed = "{target} = {call}"                     # what makes a matrix of matrices

    def __init__(self, program, name, language):
        self.program = program
        self.language = language
        self.name = name
        self.stages = Stages(program)
        self.places = {array.index: array.name for array in program.inputs}
        self.results = {}
        self.lines = []

    def functions(self):
        """The names of the elementary functions that are called, sorted."""
        return sorted(set([value.operation for value in self.program.values]) & set(FUNCTIONS))

    def size(self, shape):
        """The text of a length or of the size of a shape."""
        texts = ["n" if length == self.program.samples else "%d" % length for length in shape]
        return " * ".join([text for text in texts if text != "1"]) or "1"

    # -- reading --

    def array(self, i):
        """The name of the array that value i is in."""
        return self.places.get(i) or self.results.get(i) or "t%d" % i

    def read(self, i, at, local):
        """The text that reads value i at the place `at`, (row, column, both) in texts; local: what has a name there."""
        value = self.program.values[i]
        if value.operation == "constant":
            return self.constant(value.operands[0])
        if i in local or value.shape == ():
            return self.places[i] if value.operation == "input" else "x%d" % i
        rows, columns = value.shape
        row, column, both = at
        if rows == columns == 1:
            place = "0"
        else:
            place = column if rows == 1 else row if columns == 1 else both
        return self.element.format(array=self.array(i), place=place)

    def constant(self, x):
        """The text of a number, for any place in an expression."""
        text, precedence = self.language.literal(x)
        return text if precedence == ATOM else "(%s)" % text

    def expression(self, i, at, local):
        operation, operands, _ = self.program.values[i]
        texts = [self.condition(j, at, local) if self.stages.is_condition(j) else self.read(j, at, local)
                 for j in operands]
        if operation == "truediv":
            return self.quotient(*texts + [operands[1]])
        if operation in SPELLING:
            return SPELLING[operation][0].join(texts)
        if operation == "neg":
            return "-" + texts[0]
        if operation == "abs":
            return self.language.call(self.language.absolute, texts[0])
        if operation == "select":
            return self.language.select(*texts)
        return self.language.call(operation, texts[0])

    def quotient(self, x, y, divisor):
        return "%s / %s" % (x, y)

    def condition(self, i, at, local):
        operation, operands, _ = self.program.values[i]
        return self.language.compare(operation, *[self.read(j, at, local) for j in operands])

    # -- lines --

    def add(self, *lines):
        self.lines += ["    " + line for line in lines]

    def body(self):
        """Add the lines of all stages."""
        for stage in self.stages.stages:
            if isinstance(stage, Mixed):
                self.mix(stage.index)
            else:
                self.loop(stage)

    def loop(self, loop):
        if loop.shape == ():
            for i in loop.members:
                self.add(self.number.format(name="x%d" % i, value=self.expression(i, None, loop.members)))
            return
        rows, columns = loop.shape
        reads = [j for i in loop.members for j in self.stages.operands(i)]
        if [j for j in reads if self.program.values[j].shape not in ((), (1, 1), loop.shape)]:
            counts, at = [("i", self.size((rows,))), ("j", "%d" % columns)], ("i", "j", "i * %d + j" % columns)
        else:
            counts, at = [("e", self.size(loop.shape))], ("e", "e", "e")
        inside, local = [], set()
        for i in loop.members:
            inside.append(self.number.format(name="x%d" % i, value=self.expression(i, at, local)))
            local.add(i)
            if i in self.stages.stored:
                inside.append(self.store.format(array=self.array(i), place=at[2], value="x%d" % i))
        for name, n in reversed(counts):
            inside = self.repeated(name, n, inside)
        self.add(*inside)

    def repeated(self, name, n, lines):
        """A loop around lines."""
        first, last = self.for_each
        return [first.format(i=name, n=n)] + ["    " + line for line in lines] + [last] * bool(last)

    def mix(self, i):
        """What mixes the numbers of a matrix of r rows and c columns: calls of the helpers of these names."""
        operation, operands, shape = self.program.values[i]
        j = operands[0]
        r, c = [self.size((length,)) for length in self.program.values[j].shape]
        if operation == "total":
            size = self.size(self.program.values[j].shape)
            self.add(self.total.format(name="x%d" % i, array=self.array(j), size=size))
            return
        arguments = [self.array(j), r, c]
        if operation == "dot":
            arguments = self.factors(j, r, c) + [self.array(operands[1]), r, c, "%d" % shape[1]]
        name = "product" if operation == "dot" else operation
        call = "%s(%s)" % (name, ", ".join(self.arguments_of(i, arguments)))
        self.add(self.mixed.format(target=self.array(i), call=call))

    def arguments_of(self, i, arguments):
        """Those of the helper that makes value i."""
        return arguments

    def factors(self, left, r, c):
        """[array, step from row to row, step from term to term]: a folded transpose is read column by column."""
        if left in self.stages.folded:
            return [self.array(self.program.operands(left)[0]), "1", r]
        return [self.array(left), c, "1"]
