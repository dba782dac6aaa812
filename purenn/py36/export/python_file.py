"""An exported Python file, for every Python from 2.7 and MicroPython on; ASCII alone."""
import re

from ..looped import exported
from ..straightline import helper_text, python
from .source_file import File, escaped


class PythonFile(File):
    helpers = "export.py"
    printer = exported.Python
    between = ["", ""]
    literal = staticmethod(python.literal)

    def comment(self, lines):
        return ['"""' + lines[0], ""] + lines[1:] + ['"""']

    def __init__(self, contents):
        File.__init__(self, contents)
        self._long = python.Numbers("NUMBERS")

    def _spell(self):
        return self._long.literal if self.contents.arithmetic == "portable" else python.literal

    def spelling(self):
        return python.Python(self._spell())

    def programs(self):
        contents, long = self.contents, self._long
        inner = ["outputs_of"] + ([part.function for part in contents.loops.parts] if contents.loops else [])
        readers = ("unpacked",) if contents.arithmetic == "portable" else ()      # where room counts more than time
        if contents.loops:
            readers = ("unpacked", "Packed")
        also = self.functions() + ["divide"] * bool([1 for printer in self.looped if printer.divides()])
        text = python.source(contents.programs, contents.arithmetic, None, inner, self._spell(), readers, also)
        return "\n".join([text, ""] + long.lines())

    def helper(self, *sections):
        """Where nothing is filled, without the lines for it: a board has little room."""
        lines = File.helper(self, *sections)
        if self.contents.fills:
            return lines
        return [line.replace(", fills=()", "") for line in lines if not re.match(" +(if|number =) fills", line)]

    def encoding(self, encoding):
        lines = ["ENCODING = ["]
        for column in encoding.columns:
            keys = ["%s: %d" % (self.value(key), place) for key, place in column.texts + column.numbers]
            opening = '    ("%s", %s, {' % (column.kind, self.value(column.fill))
            closing = "}, %d)," % column.width
            lines += helper_text.listing(opening, keys, "    " + closing) if keys else [opening + closing]
        return lines + ["]", "IGNORE = %s" % encoding.ignore]

    def weights(self, numbers):
        return helper_text.as_bytes("WEIGHTS", numbers)

    def outputs(self, parts):
        return ["def outputs_of(x):"] + ["    x = " + self.call(part) for part in parts] + ["    return x"]

    def tests(self):
        training = self.contents.training
        lines = ["TESTS = ["] + ["    (%s, %s)," % tuple([self.argument(part) for part in test])
                                 for test in self.contents.tests] + ["]"]
        if training:
            lines += ["TEST_BATCH = (", *["    %s," % self.argument(part) for part in training.batch], ")",
                      "TEST_LOSSES = " + self.argument(training.losses)]
        return lines

    def text(self, text):
        ascii = not [c for c in text if c > "\x7f"]
        return '%s"%s"' % ("" if ascii else "u", escaped(text, lambda c: (
            "\\x%02x" if c < "\x80" else "\\u%04x" if c < "\U00010000" else "\\U%08x") % ord(c)))
