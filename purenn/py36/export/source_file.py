"""Exported files, whatever their language: what is in them, and in which order.

How a language writes lists, texts and calls stands in c_file.py, python_file.py and the others.  Nothing that comes
from a model is ever code: numbers are written as literals, texts with every doubtful character escaped.
"""
from collections import namedtuple

from ..straightline import helper_text

# title: lines of text.  programs: {name: Program}.  looped: {name: Looped}, and scales, the numbers they share.
# loops: Loops, or None if predict is among the programs.
# encoding: Encoding, or None where rows are numbers.  classes: labels, or None for numbers from 0 on.
# fills: what each input is where it is nan, a number or None, or () where no input is filled.
# decision: how outputs become classes, "one", "largest", "questions" or None.  tests: [(row, outputs), ...].
# training: TrainingTest or None.  prefix: what its names begin with, or None.  module: whether it is an ES module.
Contents = namedtuple("Contents", "title programs looped scales loops encoding fills classes columns decision "
                                  "threshold n_in n_out tests training arithmetic type prefix module")

# numbers: those of all parts.  A Part is a function's name, or None for dot products; whether it takes a row at once;
# the places in the numbers where its own begin; and how many numbers it returns.
Loops = namedtuple("Loops", "parts numbers")
Part = namedtuple("Part", "function by_row places n")

# start: the state.  batch: the arguments of train_step behind it.  losses: of so many steps with that batch.
TrainingTest = namedtuple("TrainingTest", "start batch losses")


class File:
    """The file of one language; `helpers` is the file in straightline/helpers/ whose sections are copied into it.

    The programs are outputs_of, of finite numbers, or the parts of a loop, of which outputs_of is made; for training
    stepped and outputs_with too.  What users call stands in the helpers: it checks what comes, and calls these.

    A subclass adds the lines of the file's parts: comment, programs, encoding, outputs and tests; text(text), a text as
    a literal; literal(x), (a number as a literal, its precedence); and spelling(), a straightline.expressions.Language.
    """
    helpers = None
    printer = None                      # of looped.exported
    between = [""]                      # the lines between parts
    of_numbers = "predict_numbers"      # the prediction's name where predict takes cells
    # How the language writes things; here as Python does.
    named = "%s = %s"                   # a number under a name
    opening, closing = "%s = [", "]"    # the first and the last line of a list under a name
    row = "[%s]"                        # a list in one line
    words = ("None", "False", "True")   # for these
    slice, first = "WEIGHTS[%d:%d]", 0  # some of the weights, and how their first is counted
    element, weight = "x[i]", "WEIGHTS[%d + i]"
    each = "[{function}({arguments}) for i in range({n})]"      # what a function makes of each element and weight

    def __init__(self, contents):
        self.contents = contents
        self._printed = set()           # sections of the helpers' file

    def source(self):
        """The text of the file."""
        contents = self.contents
        self.looped = [self.printer(contents.looped[name], name, self.spelling()) for name in contents.looped]
        looped = [printer.text() for printer in self.looped]        # before the numbers that they bring along
        parts = [self.comment(contents.title), self.programs().rstrip("\n").split("\n"), self.names()]
        if contents.loops:
            parts += [self.weights(contents.loops.numbers), self.helper("dots"), self.outputs(contents.loops.parts)]
        parts += [self.predicting(), self.cells(), self.classifying()]
        if contents.looped:
            parts += [self.numbers("SCALES", contents.scales) if contents.scales else [],
                      self.matrices(sorted(set([name for printer in self.looped for name in printer.helpers()])))]
            parts += looped
        if contents.training:
            parts += [self.state(contents.training.start), self.helper("steps")]
        parts.append(self.testing())
        lines = []
        for part in parts:
            lines += (self.between if lines else []) + part if part else []
        return "\n".join(lines) + "\n"

    def functions(self):
        """The names of what the functions of loops call."""
        return [name for printer in self.looped for name in printer.functions()]

    def matrices(self, names):
        """The lines of the helpers of these names, and maybe of others."""
        return self.helper("matrices") if names else []

    def helper(self, *sections):
        """The lines of these sections of the helpers' file, each once; without FILLS where nothing is filled."""
        lines = helper_text.lines_of(self.helpers, sections, self._printed)[:-1]
        self._printed |= helper_text.with_needed(helper_text.sections(self.helpers), sections)
        return lines if self.contents.fills else [line.replace(", FILLS", "") for line in lines]

    # -- numbers, labels and lists --

    def value(self, value):
        """A label or a cell, a number, text, bool or None, as a literal."""
        if value is None or value is False or value is True:
            return self.words[(None, False, True).index(value)]
        if isinstance(value, str):
            return self.text(value)
        return self.literal(value)[0] if isinstance(value, float) else "%d" % value

    def literals(self, numbers):
        return [self.literal(x)[0] for x in numbers]

    def number(self, name, x):
        """The line of a named number."""
        return [self.named % (name, self.literal(x)[0])]

    def numbers(self, name, numbers):
        """The lines of a named list of numbers."""
        return helper_text.listing(self.opening % name, self.literals(numbers), self.closing)

    def values(self, name, values):
        """The lines of a named list of labels."""
        return helper_text.listing(self.opening % name, [self.value(value) for value in values], self.closing)

    def argument(self, value):
        """A number, or a list of numbers or cells, as a literal."""
        if not isinstance(value, list):
            return self.literal(value)[0]
        return self.row % ", ".join([self.value(x) for x in value])

    # -- what the file holds --

    def names(self):
        """The lists of labels: those of classes, and the names of columns."""
        contents = self.contents
        return ((self.classes(contents.classes) if contents.classes else [])
                + (self.values("COLUMNS", contents.columns) if contents.columns else []))

    def classes(self, labels):
        return self.values("CLASSES", labels)

    def cells(self):
        """The lines of encode, and of predict for cells; none where rows are numbers."""
        contents = self.contents
        if contents.encoding is None:
            return []
        return self.encoding(contents.encoding) + self.between + self.helper("cells")

    def sizes(self):
        """(name, how many) of what the file has."""
        contents = self.contents
        batch = [("BATCH_SIZE", len(contents.training.batch[0]) // contents.n_in)] if contents.training else []
        return [("INPUTS", contents.n_in), ("OUTPUTS", contents.n_out)] + batch

    def predicting(self):
        """The lines of predict for numbers, with what it checks them by."""
        lines = [self.named % (name, "%d" % count) for name, count in self.sizes()]
        if self.contents.fills:
            lines += self.values("FILLS", self.contents.fills)
        return lines + self.between + self.helper(self.name_of_prediction())

    def name_of_prediction(self):
        return self.of_numbers if self.contents.encoding else "predict"

    def weights(self, numbers):
        return self.numbers("WEIGHTS", numbers)

    def call(self, part):
        """The text of what a Part makes of x."""
        if part.function is None:
            return "dots(x, %d, %d)" % (part.places[0], part.n)
        if part.by_row:
            arguments = ["x"] + [self.slice % (at + self.first, at + part.n) for at in part.places]
            return "%s(%s)" % (part.function, ", ".join(arguments))
        arguments = [self.element] + [self.weight % at for at in part.places]
        return self.each.format(function=part.function, arguments=", ".join(arguments), n=part.n)

    def state(self, start):
        """The lines of the state that training begins with."""
        return self.numbers("INITIAL_STATE", start) + self.between + self.helper("initial")

    def classifying(self):
        """The lines of the function classify; none where outputs stand for no classes."""
        contents = self.contents
        if contents.decision is None:
            return []
        sections = [contents.decision]
        if contents.decision != "questions":
            sections.append("named" if contents.classes else "numbered")
        threshold = [] if contents.decision == "largest" else self.number("THRESHOLD", contents.threshold)
        return threshold + self.between * bool(threshold) + self.helper(*sections)

    def testing(self):
        """The lines of the self-test, which runs where the file is the program: with a prefix it is a part of one."""
        return self.tests() + self.between + self.helper("training" if self.contents.training else "predicting",
                                                         *["main"] * self.has_main())

    def has_main(self):
        return not self.contents.prefix


def harmless(character):
    """Whether a character may stand unescaped in a text of any language: most of printable ASCII."""
    return character in " ,.;:+-=_()[]{}!#$%^*|~/@" or character.isalnum() and character < "\x7f"


def escaped(text, escape):
    """The text with escape(c) for every other character c."""
    return "".join([c if harmless(c) else escape(c) for c in text])
