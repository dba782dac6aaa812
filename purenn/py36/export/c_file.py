"""An exported C file: C99, no allocation, for doubles or floats; a main with the self-test for -DPURENN_SELF_TEST."""
import re

from ..looped import exported
from ..straightline import c, helper_text
from .cells import is_double
from .source_file import File, escaped

NAN = float("nan")
LONGEST = 1000                          # bytes of a name; C99 promises texts of 4,095, and escapes take four times that


class CFile(File):
    helpers = "export.c"
    printer = exported.C
    of_numbers = "predict"
    named = "#define %s %s"

    def __init__(self, contents):
        File.__init__(self, contents)
        self.language = c.C(contents.type, contents.arithmetic)
        self.literal = self.language.literal

    def comment(self, lines):
        return ["/* " + lines[0]] + [("   " + line).rstrip() for line in lines[1:]] + ["*/"]

    def programs(self):
        contents = self.contents
        return c.source(contents.programs, contents.arithmetic, contents.type, list(contents.programs),
                        self.functions())

    def spelling(self):
        return self.language

    def matrices(self, names):
        return self.helper(*names)      # no more than these: compilers warn of others

    def helper(self, *sections):
        known = helper_text.sections(self.helpers)
        lines = File.helper(self, *[section for section in sections if section in known])
        if self.contents.training and len(self.contents.training.batch) > 3:
            lines = [re.sub(r"\b(real )?rate,", lambda match: match.group() + (
                " const real *draws," if match.group(1) else " draws,"), line) for line in lines]
        return [re.sub(r"\breal\b", self.contents.type, line) for line in lines]

    def values(self, name, texts, kind="const char *const"):
        kind = "%s %s[%d]" % (kind, name, len(texts))
        return ["extern %s;" % kind, *helper_text.listing(kind + " = {", [_value(text) for text in texts], "};")]

    def classes(self, labels):
        """Their texts, and their values too where all of them are numbers."""
        lines = self.values("CLASSES", ["%s" % label for label in labels])
        if [label for label in labels if isinstance(label, str)]:
            return lines
        return lines + self.values("CLASS_VALUES", [float(label) for label in labels], "const double")

    def encoding(self, encoding):
        """All texts in one table, and for each column where its own begin and how many they are."""
        known, places, columns = [], [], []
        for column in encoding.columns:
            numbers = [x for x, _ in column.numbers if is_double(x) and x - x == 0]
            columns.append("{%s, %d, %s, %d, %d, %d, %d}" % (
                column.kind.upper(), column.fill is not None, self.literal(column.fill or 0.0)[0], column.width,
                len(known), len(column.texts), len(numbers) == len([text for text, _ in column.texts if text])))
            known += [_text(text) for text, _ in column.texts]
            places += ["%d" % place for _, place in column.texts]
        lines = ["#include <stdlib.h>", "#include <string.h>", "", "#define CELLS %d" % len(columns),
                 "#define IGNORE %d" % encoding.ignore]
        for heading, items in (("static const char *const KNOWN[]", known or ['""']),
                               ("static const int PLACES[]", places or ["0"])):
            lines += helper_text.listing(heading + " = {", items, "};")
        return lines + ["", *self.helper("column"), "", *helper_text.listing(
            "static const struct column ENCODING[CELLS] = {", columns, "};")]

    def numbers(self, name, numbers):
        return _array(self.contents.type, name, self.literals(numbers))

    def _doubles(self, name, numbers):
        return _array("double", name, [c.literal(x)[0] for x in numbers])

    def predicting(self):
        lines, fills = [self.named % pair for pair in self.sizes()], self.contents.fills
        if fills:
            lines += self.numbers("FILLS", [NAN if fill is None else fill for fill in fills])
        return lines + ["", *self.helper("filled" if fills else "plain", "predict")]

    def outputs(self, parts):
        """Dot products read one array and write the other; all other parts write where they read."""
        n_in, type = self.contents.n_in, self.contents.type
        lines, place, n, steps = [], "x_", n_in, []
        for part in parts:
            target = "a" if place in ("x_", "b") else "b"
            if part.function is None:
                steps.append("dots(%s, %d, WEIGHTS + %d, %d, %s);" % (place, n, part.places[0], part.n, target))
            else:
                target = target if place == "x_" else place
                steps += _call(part, place, target)
            place, n = target, part.n
        most = max([n_in] + [part.n for part in parts])
        arrays = "a[%d]" % most + (", b[%d]" % most if [step for step in steps if re.search(r"\bb\b", step)] else "")
        lines += ["    %s %s;" % (type, arrays), "    int i;"] + ["    " + step for step in steps]
        lines += ["    for (i = 0; i < %d; i++)" % n, "        result_[i] = %s[i];" % place]
        return ["static void outputs_of(const %s *x_, %s *result_)" % (type, type), "{"] + lines + ["}"]

    def state(self, start):
        """The optimizer's moments and powers become 0 with time: too small for a float, they are 0 here too."""
        start = [self.language.rounded(x) for x in start]
        kind = "const %s INITIAL_STATE[STATE_SIZE]" % self.contents.type
        return ["#define STATE_SIZE %d" % len(start), "extern %s;" % kind,
                *helper_text.listing(kind + " = {", [self.language.of_rounded(x)[0] for x in start], "};")]

    def classifying(self):
        lines = File.classifying(self)
        if not lines:
            return []
        if self.contents.encoding:
            of_cells = "questions_of_cells" if self.contents.decision == "questions" else "class_of_cells"
            lines += ["", *self.helper(of_cells)]
        answers = ", int *answers" if self.contents.decision == "questions" else ""
        return ["int classify(const %s *x%s);" % (self.contents.type, answers), ""] + lines

    def tests(self):
        contents, training = self.contents, self.contents.training
        rows, outputs = [[x for test in contents.tests for x in test[k]] for k in (0, 1)]
        lines = ["#define TESTS %d" % len(contents.tests)]
        if contents.encoding is None:
            lines += self.numbers("TEST_INPUTS", rows)
            lines.append("#define TEST_PREDICT(n, y) predict(TEST_INPUTS + (n) * INPUTS, y)")
        else:
            lines += _array("char *const", "TEST_CELLS", [_cell(cell) for cell in rows])
            lines.append("#define TEST_PREDICT(n, y) predict_cells(TEST_CELLS + (n) * CELLS, y)")
        lines += self._doubles("TEST_OUTPUTS", outputs)
        if training:
            lines += self._doubles("TEST_LOSSES", training.losses)
            arguments = []
            for name, part in zip(("TEST_X", "TEST_Y", "TEST_RATE", "TEST_DRAWS"), training.batch):
                lines += self.numbers(name, part) if isinstance(part, list) else self.number(name, part)
                arguments.append(name)
            lines.append("#define TEST_STEP(state, loss) train_step(state, %s, state, loss)" % ", ".join(arguments))
        return lines

    def has_main(self):
        return True                     # with -DPURENN_SELF_TEST alone

    def testing(self):
        return ["#ifdef PURENN_SELF_TEST", "#include <stdio.h>", ""] + File.testing(self) + ["#endif"]


def _array(kind, name, texts):
    return helper_text.listing("static const %s %s[%d] = {" % (kind, name, len(texts)), texts, "};")


def _call(part, place, target):
    if part.by_row:
        return ["%s(%s, %s);" % (part.function, ", ".join(
            [place] + ["WEIGHTS + %d" % at for at in part.places]), target)]
    return ["for (i = 0; i < %d; i++)" % part.n, "    %s(%s, &%s[i]);" % (part.function, ", ".join(
        [place + "[i]"] + ["WEIGHTS[%d + i]" % at for at in part.places]), target)]


def _value(value):
    return _text(value) if isinstance(value, str) else c.literal(value)[0]


def _cell(cell):
    """A cell as CSV has it, or 0 for none."""
    return "0" if cell is None else _text("%s" % (cell,))


def _text(text):
    """A text as a C literal in UTF-8; each escape has three digits, so that a digit after it is not part of it."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = b"\0"
    if b"\0" in data or len(data) > LONGEST:
        raise ValueError("C files hold no name %s: it is too long, or has a zero or half a character in it" % ascii(
            text if len(text) < 50 else text[:50] + "..."))
    return '"%s"' % escaped(data.decode("latin-1"), lambda byte: "\\%03o" % ord(byte))
