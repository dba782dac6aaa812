"""An exported JavaScript file, for Node and browsers; ASCII alone, and harmless inside of <script>."""
import struct

from ...arrays.shapes import counted
from ..straightline import helper_text, javascript
from .cells import is_double
from .source_file import File, escaped


class JavaScriptFile(File):
    helpers = "export.js"
    named = "const %s = %s;"
    opening, closing = "const %s = [", "];"
    words = ("null", "false", "true")
    slice = "WEIGHTS.slice(%d, %d)"
    element, each = "v", "x.map((v, i) => {function}({arguments}))"
    literal = staticmethod(javascript.literal)

    def comment(self, lines):
        return ["// " + line if line else "//" for line in lines] + ['"use strict";']

    def programs(self):
        return javascript.source(self.contents.programs, self.contents.arithmetic)

    def encoding(self, encoding):
        lines = ["const ENCODING = ["]
        for column in encoding.columns:
            keys = ["[%s, %d]" % (self.value(key), place) for key, place in column.texts + column.numbers
                    if isinstance(key, str) or is_double(key)]
            opening = '    ["%s", %s, new Map([' % (column.kind, self.value(column.fill))
            closing = "]), %d]," % column.width
            lines += helper_text.listing(opening, keys, "    " + closing) if keys else [opening + closing]
        return lines + ["];", self.named % ("IGNORE", self.value(encoding.ignore))]

    def predict(self, parts):
        n = self.contents.n_in
        lines = ["function %s(x_) {" % self.predict_name(), "    if (x_.length !== %d) {" % n,
                 '        throw new RangeError("x: expected %s, got " + x_.length);' % counted(n, "number"), "    }",
                 "    let x = Array.from(x_);"]
        return lines + ["    x = %s;" % self.call(part) for part in parts] + ["    return x;", "}"]

    def tests(self):
        training = self.contents.training
        lines = ["const TESTS = ["] + ["    [%s, %s]," % tuple([self.argument(part) for part in test])
                                       for test in self.contents.tests] + ["];"]
        if training:
            lines += ["const TEST_BATCH = ["] + ["    %s," % self.argument(part) for part in training.batch] + [
                "];", "const TEST_LOSSES = %s;" % self.argument(training.losses)]
        return lines

    def testing(self):
        names = ["predict", "self_test"] + ["classify"] * bool(self.contents.decision)
        names += ["encode", "predict_numbers"] * bool(self.contents.encoding)
        names += ["CLASSES"] * bool(self.contents.classes) + ["COLUMNS"] * bool(self.contents.columns)
        names += ["initial_state", "train_step", "predict_with"] if self.contents.training else []
        return File.testing(self) + ["", 'if (typeof module !== "undefined") {',
                                     "    module.exports = { %s };" % ", ".join(names), "}"]

    def text(self, text):
        def escape(c):
            units = c.encode("utf-16-be", "surrogatepass")
            return "".join(["\\u%04x" % unit for unit in struct.unpack(">%dH" % (len(units) // 2), units)])
        return '"%s"' % escaped(text, escape)
