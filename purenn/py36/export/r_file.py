"""An exported R file: base R alone."""
from ..straightline import helper_text, r
from .cells import is_double
from .source_file import File, escaped, written


class RFile(File):
    helpers = "export.R"

    def comment(self, lines):
        return ["# " + line if line else "#" for line in lines]

    def programs(self):
        return r.source(self.contents.programs, self.contents.arithmetic)

    def values(self, name, values):
        return ["%s <- c(" % name] + helper_text.in_lines([_value(value) for value in values]) + [")"]

    def encoding(self, encoding):
        """A statement for each column, and in these vectors of keys and of their places."""
        lines = ["ENCODING <- list()"]
        for i, column in enumerate(encoding.columns):
            texts, numbers = column.texts, [pair for pair in column.numbers if is_double(pair[0])]
            lines += ["ENCODING[[%d]] <- list(" % (i + 1),
                      '    kind = "%s", fill = %s, width = %d,' % (column.kind, _value(column.fill), column.width)]
            for name, kind, pairs, end in (("texts", "character", texts, ","), ("numbers", "numeric", numbers, "")):
                lines += self._keys(name, kind, pairs, end)
            lines.append(")")
        return lines + ["IGNORE <- %s" % _value(encoding.ignore)]

    def _keys(self, name, kind, pairs, end):
        if not pairs:
            return ["    %s = %s(), %s_places = numeric()%s" % (name, kind, name[:-1], end)]
        return (["    %s = c(" % name] + helper_text.in_lines([_value(key) for key, _ in pairs])
                + ["    ), %s_places = c(" % name[:-1]] + helper_text.in_lines(["%d" % place for _, place in pairs])
                + ["    )" + end])

    def number(self, name, x):
        return ["%s <- %s" % (name, r.literal(x)[0])]

    def _numbers(self, name, numbers):
        """A statement for every hundred numbers: R reads long ones slowly, in the square of their lines."""
        lines = ["%s <- numeric(%d)" % (name, len(numbers))]
        for i in range(0, len(numbers), 100):
            part = self._literals(numbers[i:i + 100])
            lines += ["%s[%d:%d] <- c(" % (name, i + 1, i + len(part))] + helper_text.in_lines(part) + [")"]
        return lines

    def weights(self, numbers):
        return self._numbers("WEIGHTS", numbers)

    def predict(self, parts):
        return ["%s <- function(x) {" % self.predict_name(), "    stopifnot(length(x) == %d)" % self.contents.n_in] + [
            "    x <- " + _call(part) for part in parts] + ["    x", "}"]

    def state(self, start):
        return self._numbers("INITIAL_STATE", start) + [""] + self.helper("initial")

    def tests(self):
        training = self.contents.training
        row = self._vector if self.contents.encoding is None else _list
        tests = ["    list(%s, %s)" % (row(x), self._vector(y)) for x, y in self.contents.tests]
        lines = ["TESTS <- list(", *",\n".join(tests).split("\n"), ")"]
        if training:
            batch = ["    " + (self._vector(part) if isinstance(part, list) else r.literal(part)[0])
                     for part in training.batch]
            lines += ["TEST_BATCH <- list(", *",\n".join(batch).split("\n"), ")",
                      "TEST_LOSSES <- " + self._vector(training.losses)]
        return lines

    def _vector(self, numbers):
        return "c(%s)" % ", ".join(self._literals(numbers))

    def _literals(self, numbers):
        return [r.literal(x)[0] for x in numbers]


def _call(part):
    if part.function is None:
        return "dots(x, %d, %d)" % (part.places[0], part.n)
    if part.by_row:
        return "%s(%s)" % (part.function, ", ".join(
            ["x"] + ["WEIGHTS[%d:%d]" % (at + 1, at + part.n) for at in part.places]))
    return "vapply(seq_along(x), function(i) %s(%s), 0)" % (part.function, ", ".join(
        ["x[[i]]"] + ["WEIGHTS[[%d + i]]" % at for at in part.places]))


def _list(cells):
    return "list(%s)" % ", ".join([_value(cell) for cell in cells])


def _value(value):
    """A number, text, bool or None as a literal."""
    return written(value, lambda x: r.literal(float(x))[0], _text, ("NA", "FALSE", "TRUE"))


def _text(text):
    """R has no texts with a zero byte or half a character in them."""
    if [c for c in text if c == "\0" or "\ud800" <= c <= "\udfff"]:
        raise ValueError("R has no text that equals the name %s" % ascii(text))
    return '"%s"' % escaped(text, lambda c: "\\U%08x" % ord(c))
