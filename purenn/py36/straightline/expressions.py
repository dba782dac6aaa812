"""From a program's values to statements: which values get a name, and the text of each as an expression.

A value that is used once is written where it is used, with parentheses that keep the order of operations.  One that is
used more often, or that would be too long for some compiler, gets a name.  How an operation is spelled is left to the
language.
"""
import re

from .helper_text import check_arithmetic
from .symbol import COMPARISONS

# Each operation opens one parenthesis at most: 40 is below what the strictest parsers take (C99 promises 63, CPython
# 2.7 to 3.8 take about 90), and lines stay below the 4,095 characters that C99 promises.
MOST_OPERATIONS = 40

CHOICE, SUM, PRODUCT, SIGN, ATOM = range(5)             # precedences of operations, the weakest first
SPELLING = {"add": (" + ", SUM), "sub": (" - ", SUM), "mul": (" * ", PRODUCT), "truediv": (" / ", PRODUCT)}


class Language:
    """How one language spells expressions, in an arithmetic; each method returns a text."""
    absolute = "abs"

    def __init__(self, arithmetic):
        self.arithmetic = check_arithmetic(arithmetic)

    def literal(self, x):
        """(the text of a float that reads back as the same float, its precedence)"""
        raise NotImplementedError

    def call(self, function, x):
        return "%s(%s)" % (function, x)

    def compare(self, operation, x, y):
        return "%s %s %s" % (x, COMPARISONS[operation], y)

    def select(self, condition, x, y):
        return "%s ? %s : %s" % (condition, x, y)


class Expressions:
    """The statements of a program in one language.

    statements: the indexes of the values that get a name, in order.  names: {index: name}, which a printer may change.
    used: the indexes of the values that are read anywhere.  A statement is names[i] = expression(i); text(i) reads any
    value i.
    """

    def __init__(self, program, language, most=MOST_OPERATIONS):
        self.program = program
        self.language = language
        self.names = {i: value.name for i, value in enumerate(program.values)}
        uses = _uses(program)
        self.statements, sizes = [], {}
        for i, value in enumerate(program.values):
            sizes[i] = 0
            if value.operation not in ("input", "constant"):
                size = 1 + sum([sizes[j] for j in value.operands])
                if uses[i] > 1 or size >= most:
                    self.statements.append(i)
                else:
                    sizes[i] = size
        self._have_names = set(self.statements)
        self.used = set([i for i, count in enumerate(uses) if count])

    def is_leaf(self, i):
        """Whether value i is read by a name."""
        return i in self._have_names or self.program.values[i].operation == "input"

    def reads(self, i):
        """The indexes of the values whose names stand in expression(i)."""
        found, waiting = set(), list(self.program.operands(i))
        while waiting:
            j = waiting.pop()
            if self.is_leaf(j):
                found.add(j)
            else:
                waiting.extend(self.program.operands(j))
        return found

    def text(self, i, least=CHOICE):
        """The text that reads value i, in parentheses if its precedence is below the least."""
        if self.is_leaf(i):
            return self.names[i]
        return self._within(self._parts(i), least)

    def expression(self, i):
        return self._parts(i)[0]

    def group(self, group, listed="[%s]"):
        """The text of a group: a list of its values, or for a shape () the value itself."""
        texts = [self.text(i) for i in group.members]
        return listed % ", ".join(texts) if group.shape else texts[0]

    def _within(self, parts, least):
        text, own = parts
        return text if own >= least else "(%s)" % text

    def _parts(self, i):
        """(text, its precedence) of a value that is written out."""
        operation, operands, name = self.program.values[i]
        language = self.language
        if operation == "input":
            return name, ATOM
        if operation == "constant":
            return language.literal(operands[0])
        if operation in SPELLING:
            return self._infix(operation, *operands)
        if operation == "neg":
            return "-" + self.text(operands[0], ATOM), SIGN
        if operation == "abs":
            return language.call(language.absolute, self.text(operands[0])), ATOM
        if operation == "select":
            return language.select(*[self.text(j, SUM) for j in operands]), CHOICE
        if operation in COMPARISONS:
            return language.compare(operation, *[self.text(j, SUM) for j in operands]), SUM
        return language.call(operation, self.text(operands[0])), ATOM

    def _infix(self, operation, i, j):
        """x + y + z is (x + y) + z in every language: only the right operand needs parentheses at equal rank."""
        sign, rank = SPELLING[operation]
        return self.text(i, rank) + sign + self.text(j, rank + 1), rank


def _uses(program):
    uses = [0] * len(program.values)
    for i in range(len(program.values)):
        for j in program.operands(i):
            uses[j] += 1
    for group in program.outputs:
        for i in group.members:
            uses[i] += 1
    return uses


def share_names(expressions, outputs):
    """{index: name}: statements use a name again as soon as no later one reads its value.

    With few names, a function has few local variables, and stays below every Python's limit.  outputs: the indexes that
    are read after all statements.
    """
    end = len(expressions.statements)
    readers = list(enumerate(expressions.statements)) + [(end, i) for i in outputs]
    last = {}
    for place, i in readers:
        for j in [i] if place == end and expressions.is_leaf(i) else expressions.reads(i):
            last[j] = place
    ending = {}
    for j in sorted(last):
        ending.setdefault(last[j], []).append(j)
    names, free, count = {}, [], 0
    for place, i in enumerate(expressions.statements):
        free.extend([names[j] for j in ending.get(place, ()) if j in names])
        if not free:
            free.append("%s_%d" % (expressions.program.prefix, count))
            count += 1
        names[i] = free.pop()
    return names


# Names that no printed function may have: words of the four languages, names in the printed text, the helpers' names.
RESERVED = set("""
    False None True and as assert async await break class continue def del elif else except finally for from global
    if import in is lambda nonlocal not or pass raise return try while with yield print exec auto case char const
    default do double enum extern float goto inline int long register restrict short signed sizeof static struct
    switch typedef union unsigned void volatile main catch debugger delete export extends function instanceof new
    null super this throw true false typeof var let arguments eval interface package private protected public
    implements repeat next TRUE FALSE NULL Inf NaN NA abs exp expm1 log log1p sqrt tanh erf fabs math Math Infinity
    range str list map length stopifnot isTRUE divide two_to byte float_at unpacked Packed to_multiple scaled exact_sum
    exact_product quotient
    exp_pieces expm1_pair exponent moved log_series log_pair small_erf pair pieces INFINITY NAN LOG_FIRST
    STEPS_PER_UNIT TO_NEAREST STEP_HIGH STEP_LOW TO_34 TO_32 TO_23 SMALL TINY LN2_HIGH LN2_LOW TWO_TO_52 ERF_HIGH
    ERF_LOW EXP_ROWS LOG_ROWS ERF_ROWS zip len int ord type max ValueError ZeroDivisionError OverflowError
    AttributeError c floor sign pi pchisq numeric Array RangeError Number""".split())


def check_name(name):
    """The name of a function to be printed; ValueError for what is no plain name."""
    if not isinstance(name, str) or not re.match(r"[A-Za-z](\w*[A-Za-z0-9])?\Z", name, re.ASCII) or name in RESERVED:
        raise ValueError("a function's name is ASCII letters, digits and _ (not at the ends), and no word of the "
                         "language; got %r" % (name,))
    return name


def parameter(group):
    """The name of the parameter for a group: a list, or a number."""
    return group.name + "_"
