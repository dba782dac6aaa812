"""An exported Python file, for every Python from 2.7 and MicroPython on; ASCII alone."""
from ...arrays.shapes import counted
from ..straightline import helper_text, python
from .source_file import File, escaped, written


class PythonFile(File):
    helpers = "export.py"
    between = ["", ""]

    def comment(self, lines):
        return ['"""' + lines[0], ""] + lines[1:] + ['"""']

    def programs(self):
        contents = self.contents
        self.numbers = python.Numbers("NUMBERS")
        inner = [part.function for part in contents.loops.parts] if contents.loops else []
        readers = ("unpacked",) if contents.arithmetic == "portable" else ()      # where room counts more than time
        if contents.loops:
            readers = ("unpacked", "Packed")
        text = python.source(contents.programs, contents.arithmetic, None, inner, self._literal, readers)
        return "\n".join([text, ""] + self.numbers.lines())

    def _literal(self, x):
        return self.numbers.literal(x) if self.contents.arithmetic == "portable" else python.literal(x)

    def values(self, name, values):
        return ["%s = [" % name] + helper_text.in_lines([_value(value) for value in values]) + ["]"]

    def encoding(self, encoding):
        lines = ["ENCODING = ["]
        for column in encoding.columns:
            keys = ["%s: %d" % (_value(key), place) for key, place in column.texts + column.numbers]
            opening = '    ("%s", %s, {' % (column.kind, _value(column.fill))
            closing = "}, %d)," % column.width
            lines += [opening, *helper_text.in_lines(keys), "    " + closing] if keys else [opening + closing]
        return lines + ["]", "IGNORE = %s" % encoding.ignore]

    def number(self, name, x):
        return ["%s = %s" % (name, python.literal(x)[0])]

    def weights(self, numbers):
        return helper_text.as_bytes("WEIGHTS", numbers)

    def predict(self, parts):
        n = self.contents.n_in
        lines = ["def %s(x_):" % self.predict_name(), "    x = [float(v) for v in x_]", "    if len(x) != %d:" % n,
                 '        raise ValueError("expected %s")' % counted(n, "number")]
        for part in parts:
            lines.append("    x = " + _call(part))
        return lines + ["    return x"]

    def state(self, start):
        return ["INITIAL_STATE = [", *helper_text.in_lines(self._literals(start)), "]", "", ""] + self.helper("initial")

    def tests(self):
        training = self.contents.training
        lists = [tuple([", ".join([_value(value) for value in part]) for part in test]) for test in self.contents.tests]
        lines = ["TESTS = ["] + ["    ([%s], [%s])," % pair for pair in lists] + ["]"]
        if training:
            batch = [", ".join(self._literals(part)) for part in training.batch]
            batch = ["[%s]" % text if isinstance(part, list) else text for text, part in zip(batch, training.batch)]
            lines += ["TEST_BATCH = (", *["    %s," % text for text in batch], ")",
                      "TEST_LOSSES = [%s]" % ", ".join(self._literals(training.losses))]
        return lines

    def _literals(self, numbers):
        return [python.literal(x)[0] for x in (numbers if isinstance(numbers, list) else [numbers])]


def _call(part):
    if part.function is None:
        return "dots(x, %d, %d)" % (part.places[0], part.n)
    if part.by_row:
        return "%s(%s)" % (part.function, ", ".join(
            ["x"] + ["WEIGHTS[%d:%d]" % (at, at + part.n) for at in part.places]))
    return "[%s(%s) for i in range(%d)]" % (part.function, ", ".join(
        ["x[i]"] + ["WEIGHTS[%d + i]" % at for at in part.places]), part.n)


def _value(value):
    """A number, text, bool or None as a literal."""
    return written(value, lambda x: python.literal(x)[0] if isinstance(x, float) else "%d" % x, _text,
                   ("None", "False", "True"))


def _text(text):
    ascii = not [c for c in text if c > "\x7f"]
    return '%s"%s"' % ("" if ascii else "u", escaped(text, lambda c: (
        "\\x%02x" if c < "\x80" else "\\u%04x" if c < "\U00010000" else "\\U%08x") % ord(c)))
