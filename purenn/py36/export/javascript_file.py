"""An exported JavaScript file, for Node and browsers; ASCII alone, and harmless inside of <script>."""
import struct

from ...arrays.shapes import counted
from ..straightline import helper_text, javascript
from .cells import is_double
from .source_file import File, escaped, written


class JavaScriptFile(File):
    helpers = "export.js"

    def comment(self, lines):
        return ["// " + line if line else "//" for line in lines] + ['"use strict";']

    def programs(self):
        return javascript.source(self.contents.programs, self.contents.arithmetic)

    def values(self, name, values):
        return ["const %s = [" % name] + helper_text.in_lines([_value(value) for value in values]) + ["];"]

    def encoding(self, encoding):
        lines = ["const ENCODING = ["]
        for column in encoding.columns:
            keys = ["[%s, %d]" % (_value(key), place) for key, place in column.texts + column.numbers
                    if isinstance(key, str) or is_double(key)]
            opening = '    ["%s", %s, new Map([' % (column.kind, _value(column.fill))
            closing = "]), %d]," % column.width
            lines += [opening, *helper_text.in_lines(keys), "    " + closing] if keys else [opening + closing]
        return lines + ["];", "const IGNORE = %s;" % _value(encoding.ignore)]

    def number(self, name, x):
        return ["const %s = %s;" % (name, javascript.literal(x)[0])]

    def _numbers(self, name, numbers):
        return ["const %s = [" % name] + helper_text.in_lines(self._literals(numbers)) + ["];"]

    def weights(self, numbers):
        return self._numbers("WEIGHTS", numbers)

    def predict(self, parts):
        n = self.contents.n_in
        lines = ["function %s(x_) {" % self.predict_name(), "    if (x_.length !== %d) {" % n,
                 '        throw new RangeError("x: expected %s, got " + x_.length);' % counted(n, "number"), "    }",
                 "    let x = Array.from(x_);"]
        return lines + ["    x = %s;" % _call(part) for part in parts] + ["    return x;", "}"]

    def state(self, start):
        return self._numbers("INITIAL_STATE", start) + [""] + self.helper("initial")

    def tests(self):
        training = self.contents.training
        lines = ["const TESTS = ["] + ["    [%s, %s]," % tuple([self._list(part) for part in test])
                                       for test in self.contents.tests] + ["];"]
        if training:
            lines += ["const TEST_BATCH = ["] + [
                "    %s," % (self._list(part) if isinstance(part, list) else javascript.literal(part)[0])
                for part in training.batch] + ["];", "const TEST_LOSSES = %s;" % self._list(training.losses)]
        return lines

    def testing(self):
        names = ["predict", "self_test"] + ["classify"] * bool(self.contents.decision)
        names += ["encode", "predict_numbers"] * bool(self.contents.encoding)
        names += ["CLASSES"] * bool(self.contents.classes) + ["COLUMNS"] * bool(self.contents.columns)
        names += ["initial_state", "train_step", "predict_with"] if self.contents.training else []
        return File.testing(self) + ["", 'if (typeof module !== "undefined") {',
                                     "    module.exports = { %s };" % ", ".join(names), "}"]

    def _list(self, numbers):
        return "[%s]" % ", ".join([_value(x) for x in numbers])

    def _literals(self, numbers):
        return [javascript.literal(x)[0] for x in numbers]


def _call(part):
    if part.function is None:
        return "dots(x, %d, %d)" % (part.places[0], part.n)
    if part.by_row:
        return "%s(%s)" % (part.function, ", ".join(
            ["x"] + ["WEIGHTS.slice(%d, %d)" % (at, at + part.n) for at in part.places]))
    return "x.map((v, i) => %s(%s))" % (part.function, ", ".join(
        ["v"] + ["WEIGHTS[%d + i]" % at for at in part.places]))


def _value(value):
    """A number, text, bool or None as a literal."""
    return written(value, lambda x: javascript.literal(x)[0] if isinstance(x, float) else "%d" % x, _text,
                   ("null", "false", "true"))


def _text(text):
    def escape(c):
        units = c.encode("utf-16-be", "surrogatepass")
        return "".join(["\\u%04x" % unit for unit in struct.unpack(">%dH" % (len(units) // 2), units)])
    return '"%s"' % escaped(text, escape)
