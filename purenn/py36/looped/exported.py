"""Programs of matrices as functions of exported files, in four languages: as those in straight lines are called.

A function takes lists, or numbers, and returns lists, or numbers; the program's matrices are pieces of these lists.
The helpers that they call, for products and sums, are in straightline/helpers/export.*, section "matrices".
"""
from collections import namedtuple

from ...arrays.shapes import size_of
from ..straightline.python import never_zero
from .printer import Printer
from .recording import MIXING

# program: a recording.Program.  groups: [(name, size, or None for a number, [(array, first, size), ...]), ...], the
# arguments and what they are made of; an array of size None is one number.  scales: the same pieces of a list that
# stands in the file, SCALES.  results: [[array, ...], ...] of the names of outputs, a list for each result; a result
# that is one number is the name alone.
Looped = namedtuple("Looped", "program groups scales results")


class Exported(Printer):
    """The lines of a function; here as Python has them."""
    heading, ending = "def {name}({parameters}):", []
    check = ['if len({group}) != {size}:', '    raise ValueError("{label}: expected {size} numbers")',
             "{group} = [float(v) for v in {group}]"]
    check_number = ["{group} = float({group})"]
    view = "{name} = {group}[{first}:{last}]"
    room = "{name} = [0.0] * {size}"
    as_list, several, returned = "[%s]", "%s", "return %s"

    def __init__(self, looped, name, language):
        Printer.__init__(self, looped.program, name, language)
        self.looped = looped
        self.of_name = {array.name: array.index for array in looped.program.outputs}

    def size(self, shape):
        return "%d" % size_of(shape)

    def helpers(self):
        """The names of the helpers that it calls."""
        names = {"dot": "product"}
        return sorted(set([names.get(value.operation, value.operation) for i, value in enumerate(self.program.values)
                           if value.operation in MIXING and i not in self.stages.folded]))

    def text(self):
        groups = self.looped.groups
        self.lines = [self.heading.format(name=self.name, parameters=self.parameters())]
        for name, size, _ in groups:
            for line in self.check_number if size is None else self.check:
                self.add(line.format(group=name + "_", size=size, label=name))
        for name, pieces in [(name + "_", pieces) for name, _, pieces in groups] + [("SCALES", self.looped.scales)]:
            for array, first, size in pieces:
                self.piece(array, name, first, size)
        for i in sorted(self.stages.stored):
            if self.needs_room(i):
                self.add(self.room.format(name=self.array(i), size=self.size(self.program.values[i].shape)))
        self.body()
        self.give()
        return self.lines + self.ending

    def parameters(self):
        return ", ".join([name + "_" for name, _, _ in self.looped.groups])

    def piece(self, array, group, first, size):
        if size is None:
            self.add(self.number.format(name=array, value=self.element.format(array=group, place=first)))
        elif array + "_" != group:
            self.add(self.view.format(name=array, group=group, first=first, last=first + size))

    def needs_room(self, i):
        """Whether its array is filled number by number, and not made by a helper."""
        return i in self.stages.loop_of

    def give(self):
        """Add the lines that return the results."""
        texts = [self.result(names) for names in self.looped.results]
        self.add(self.returned % (self.several % ", ".join(texts) if len(texts) > 1 else texts[0]))

    def result(self, names):
        """The text of one result."""
        if not isinstance(names, list):
            return self.read(self.of_name[names], None, ())
        parts = []
        for name in names:
            i = self.of_name[name]
            parts.append(self.array(i) if self.program.values[i].shape else self.as_list % self.read(i, None, ()))
        return self.join(parts)

    def join(self, parts):
        return " + ".join(parts)


class Python(Exported):
    """x / y is divide(x, y), inf or nan where y is 0, unless y is never 0."""

    def __init__(self, looped, name, language):
        Exported.__init__(self, looped, name, language)
        self.nonzero = never_zero(looped.program)

    def quotient(self, x, y, divisor):
        return "%s / %s" % (x, y) if divisor in self.nonzero else "divide(%s, %s)" % (x, y)

    def divides(self):
        """Whether any quotient is written as divide(x, y)."""
        return bool([1 for value in self.program.values
                     if value.operation == "truediv" and value.operands[1] not in self.nonzero])


class JavaScript(Exported):
    for_each = "for (let {i} = 0; {i} < {n}; {i}++) {{", "}"
    heading, ending = "function {name}({parameters}) {{", ["}"]
    check = ["if ({group}.length !== {size}) {{",
             '    throw new RangeError("{label}: expected {size} numbers, got " + {group}.length);', "}}"]
    check_number = []
    number = "const {name} = {value};"
    store = "{array}[{place}] = {value};"
    total = "const {name} = total({array}, {size});"
    mixed = "const {target} = {call};"
    view = "const {name} = {group}.slice({first}, {last});"
    room = "const {name} = new Array({size});"
    several, returned = "[%s]", "return %s;"

    def join(self, parts):
        return "[].concat(%s)" % ", ".join(parts)


class R(Exported):
    for_each = "for ({i} in seq_len({n}) - 1) {{", "}"
    heading, ending = "{name} <- function({parameters}) {{", ["}"]
    check, check_number = ["stopifnot(length({group}) == {size})"], []
    number = "{name} <- {value}"
    element = "{array}[[{place} + 1]]"
    store = "{array}[[{place} + 1]] <- {value}"
    total = "{name} <- total({array}, {size})"
    mixed = "{target} <- {call}"
    view = "{name} <- {group}[({first} + 1):{last}]"
    room = "{name} <- numeric({size})"
    as_list, several, returned = "%s", "list(%s)", "%s"

    def join(self, parts):
        return "c(%s)" % ", ".join(parts)


class C(Exported):
    """Its arrays are static, so that nothing is allocated: one call at a time.

    Results are written after all else was read, as a new state may take the place of the old one.
    """
    for_each = "for ({i} = 0; {i} < {n}; {i}++) {{", "}"
    heading, ending = "static void {name}({parameters})\n{{", ["}"]
    check = check_number = []
    store, mixed = "{array}[{place}] = {value};", "{call};"

    def __init__(self, looped, name, language):
        Exported.__init__(self, looped, name, language)
        self.type = language.type
        self.number = "const %s {name} = {value};" % self.type
        self.total = "const %s {name} = total({array}, {size});" % self.type
        self.view = "const %s *{name} = {group} + {first};" % self.type
        self.room = "static %s {name}[{size}];" % self.type

    def parameters(self):
        given = ["%s%s_" % (self.type + " " if size is None else "const %s *" % self.type, name)
                 for name, size, _ in self.looped.groups]
        return ", ".join(given + ["%s *result%d_" % (self.type, n + 1) for n in range(len(self.looped.results))])

    def text(self):
        lines = Exported.text(self)
        return lines[0].split("\n") + ["    int i, j, e;"] + lines[1:-1] + ["    (void)i, (void)j, (void)e;", "}"]

    def needs_room(self, i):
        return True

    def arguments_of(self, i, arguments):
        return arguments + [self.array(i)]

    def give(self):
        for n, names in enumerate(self.looped.results):
            place = 0
            for name in names if isinstance(names, list) else [names]:
                i = self.of_name[name]
                shape = self.program.values[i].shape
                if not shape:
                    self.add("result%d_[%d] = %s;" % (n + 1, place, self.read(i, None, ())))
                    place += 1
                    continue
                self.add("for (e = 0; e < %s; e++)" % self.size(shape),
                         "    result%d_[%d + e] = %s[e];" % (n + 1, place, self.array(i)))
                place += size_of(shape)
