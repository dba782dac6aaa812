"""An exported JavaScript file, for Node and browsers; ASCII alone, and harmless inside of <script>."""
import struct

from ..looped import exported
from ..straightline import helper_text, javascript
from .cells import is_double
from .source_file import File, escaped


class JavaScriptFile(File):
    helpers = "export.js"
    printer = exported.JavaScript
    named = "const %s = %s;"
    opening, closing = "const %s = [", "];"
    words = ("null", "false", "true")
    slice = "WEIGHTS.slice(%d, %d)"
    element, each = "v", "x.map((v, i) => {function}({arguments}))"
    literal = staticmethod(javascript.literal)

    def comment(self, lines):
        lines = ["// " + line if line else "//" for line in lines]
        if self.contents.module:        # which is strict by itself
            return lines
        return lines + ["var %s = (() => {" % self.contents.prefix] * bool(self.contents.prefix) + ['"use strict";']

    def programs(self):
        return javascript.source(self.contents.programs, self.contents.arithmetic, self.functions())

    def spelling(self):
        return javascript.JavaScript(self.contents.arithmetic)

    def encoding(self, encoding):
        lines = ["const ENCODING = ["]
        for column in encoding.columns:
            keys = ["[%s, %d]" % (self.value(key), place) for key, place in column.texts + column.numbers
                    if isinstance(key, str) or is_double(key)]
            opening = '    ["%s", %s, new Map([' % (column.kind, self.value(column.fill))
            closing = "]), %d]," % column.width
            lines += helper_text.listing(opening, keys, "    " + closing) if keys else [opening + closing]
        return lines + ["];", self.named % ("IGNORE", self.value(encoding.ignore))]

    def outputs(self, parts):
        lines = ["function outputs_of(x) {"] + ["    x = %s;" % self.call(part) for part in parts]
        return lines + ["    return x;", "}"]

    def tests(self):
        training = self.contents.training
        lines = ["const TESTS = ["] + ["    [%s, %s]," % tuple([self.argument(part) for part in test])
                                       for test in self.contents.tests] + ["];"]
        if training:
            lines += ["const TEST_BATCH = ["] + ["    %s," % self.argument(part) for part in training.batch] + [
                "];", "const TEST_LOSSES = %s;" % self.argument(training.losses)]
        return lines

    def has_main(self):
        return not self.contents.prefix and not self.contents.module

    def names_of_users(self):
        """The names that the file is for."""
        contents = self.contents
        names = ["predict", "self_test"] + ["classify"] * bool(contents.decision)
        names += ["encode", "predict_numbers"] * bool(contents.encoding)
        names += ["CLASSES"] * bool(contents.classes) + ["COLUMNS"] * bool(contents.columns)
        return names + (["initial_state", "train_step", "predict_with"] if contents.training else [])

    def testing(self):
        """Behind the self-test, the names leave the file: node finds them where they stand in braces."""
        names = "{ %s };" % ", ".join(self.names_of_users())
        if self.contents.module:
            leaving = ["export " + names]
        else:
            leaving = ['if (typeof module !== "undefined") {', "    module.exports = " + names, "}"]
        if self.contents.prefix:
            leaving += ["return " + names, "})();"]
        return File.testing(self) + [""] + leaving

    def text(self, text):
        def escape(c):
            units = c.encode("utf-16-be", "surrogatepass")
            return "".join(["\\u%04x" % unit for unit in struct.unpack(">%dH" % (len(units) // 2), units)])
        return '"%s"' % escaped(text, escape)
