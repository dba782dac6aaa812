"""An exported R file: base R alone."""
from ..looped import exported
from ..straightline import helper_text, r
from .cells import is_double
from .source_file import File, escaped


class RFile(File):
    helpers = "export.R"
    printer = exported.R
    named = "%s <- %s"
    opening, closing = "%s <- c(", ")"
    row = "c(%s)"
    words = ("NA", "FALSE", "TRUE")
    first = 1
    element, weight = "x[[i]]", "WEIGHTS[[%d + i]]"
    each = "vapply(seq_along(x), function(i) {function}({arguments}), 0)"
    literal = staticmethod(r.literal)

    def comment(self, lines):
        return ["# " + line if line else "#" for line in lines]

    def programs(self):
        return r.source(self.contents.programs, self.contents.arithmetic, self.functions())

    def spelling(self):
        return r.R(self.contents.arithmetic)

    def value(self, value):
        return File.value(self, float(value) if type(value) is int else value)

    def encoding(self, encoding):
        """A statement for each column, and in these vectors of keys and of their places."""
        lines = ["ENCODING <- list()"]
        for i, column in enumerate(encoding.columns):
            texts, numbers = column.texts, [pair for pair in column.numbers if is_double(pair[0])]
            lines += ["ENCODING[[%d]] <- list(" % (i + 1),
                      '    kind = "%s", fill = %s, width = %d,' % (column.kind, self.value(column.fill), column.width)]
            for name, kind, pairs, end in (("texts", "character", texts, ","), ("numbers", "numeric", numbers, "")):
                lines += self._keys(name, kind, pairs, end)
            lines.append(")")
        return lines + ["IGNORE <- %s" % self.value(encoding.ignore)]

    def _keys(self, name, kind, pairs, end):
        if not pairs:
            return ["    %s = %s(), %s_places = numeric()%s" % (name, kind, name[:-1], end)]
        return (["    %s = c(" % name] + helper_text.in_lines([self.value(key) for key, _ in pairs])
                + ["    ), %s_places = c(" % name[:-1]] + helper_text.in_lines(["%d" % place for _, place in pairs])
                + ["    )" + end])

    def numbers(self, name, numbers):
        """A statement for every hundred numbers: R reads long ones slowly, in the square of their lines."""
        lines = ["%s <- numeric(%d)" % (name, len(numbers))]
        for i in range(0, len(numbers), 100):
            part = self.literals(numbers[i:i + 100])
            lines += helper_text.listing("%s[%d:%d] <- c(" % (name, i + 1, i + len(part)), part, ")")
        return lines

    def outputs(self, parts):
        return ["outputs_of <- function(x) {"] + ["    x <- " + self.call(part) for part in parts] + ["    x", "}"]

    def tests(self):
        training = self.contents.training
        row = self.argument if self.contents.encoding is None else self._list
        tests = ["    list(%s, %s)" % (row(x), self.argument(y)) for x, y in self.contents.tests]
        lines = ["TESTS <- list(", *",\n".join(tests).split("\n"), ")"]
        if training:
            batch = ["    " + self.argument(part) for part in training.batch]
            lines += ["TEST_BATCH <- list(", *",\n".join(batch).split("\n"), ")",
                      "TEST_LOSSES <- " + self.argument(training.losses)]
        return lines

    def _list(self, cells):
        return "list(%s)" % ", ".join([self.value(cell) for cell in cells])

    def text(self, text):
        """R has no texts with a zero byte or half a character in them."""
        if [c for c in text if c == "\0" or "\ud800" <= c <= "\udfff"]:
            raise ValueError("R has no text that equals the name %s" % ascii(text))
        return '"%s"' % escaped(text, lambda c: "\\U%08x" % ord(c))
