"""How fast a Python interpreter could go through one step of the article's training at best.

The floor is a function of as many multiplications, additions, exps and so on as the step has, and of as many
assignments: one for each new weight, and one for each number that is used more than once.  It works on local names
only, which is the quickest a Python has, and calculates nothing of use.
"""
import math
import platform

from measure import Missing, timed
from purenn import article
from purenn.py36.straightline import record

SIGNS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/"}
LEAVES = 19                             # local names, as many as the article's network has weights


def step():
    """The article's step as a Program of data and weights."""
    return record(lambda *matrices: article.iteration(*(matrices + (0.1,)))[-4:],
                  (3, 4), (3, 1), (4, 3), (1, 3), (3, 1), (1, 1), names=("X", "y", "wh", "bh", "wout", "bout"))


def assignments(program):
    """How many values any program for this must give a name: outputs, and what is used more than once."""
    uses = [0] * len(program.values)
    for i in range(len(program.values)):
        for j in program.operands(i):
            uses[j] += 1
    outputs = set([i for group in program.outputs for i in group.members])
    return len([i for i, value in enumerate(program.values)
                if value.operation not in ("input", "constant") and (uses[i] > 1 or i in outputs)])


def source(counts, statements):
    """The lines of floor(passes), whose statements have so many operations of each name between them."""
    operations = [name for name in SIGNS for _ in range(counts.get(name, 0))]
    calls = ["exp(%s)" for _ in range(counts.get("exp", 0))] + ["-%s" for _ in range(counts.get("neg", 0))]
    lines, leaf = [], 0
    for n in range(statements):
        texts = []
        for operation in [None] + operations[n::statements]:            # one more operand than operations
            name = "x_%d" % (leaf % LEAVES)
            leaf += 1
            operand = calls.pop() % name if calls and operation in (None, "add", "sub") else name
            texts.append(SIGNS[operation] + " " + operand if operation else operand)
        lines.append("        y_%d = %s" % (n, " ".join(texts)))
    names = ", ".join(["x_%d" % i for i in range(LEAVES)])
    return ["def floor(passes, numbers):", "    %s = numbers" % names, "    for _ in range(passes):"] + lines + [
        "    return [%s]" % ", ".join(["y_%d" % n for n in range(statements)])]


def floor():
    """The function floor(passes) of the article's step, and {operation: how many}."""
    program = step()
    scope = {"exp": math.exp}
    exec("\n".join(source(program.count(), assignments(program))), scope)
    numbers = [0.5 + i / 64.0 for i in range(LEAVES)]
    return lambda passes: scope["floor"](passes, numbers)


def floor_side(task):
    def prepare():
        if platform.python_implementation() != "CPython":
            raise Missing("a compiler would leave out what is of no use")
        run = floor()
        return lambda: timed(lambda: run(task.epochs))
    return prepare
