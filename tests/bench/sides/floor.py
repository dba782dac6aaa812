"""How fast a Python interpreter could go through a network's calculations at best.

The floor is a function of as many multiplications, additions, exps and so on as they have, and of as many
assignments: one for each new weight, and one for each number that is used more than once.  It works on local names
only, which is the quickest a Python has, and calculates nothing of use.  For the article's step that is all it has; of
larger networks it is the products of weights alone, without functions, losses and updates.
"""
import math
import platform

from measure import Missing, timed
from purenn import article
from purenn.py36.straightline import record

sumprod = getattr(math, "sumprod", None)        # of Python 3.12
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


def made(counts, statements):
    """The function floor(passes) of so many operations."""
    scope = {"exp": math.exp}
    exec("\n".join(source(counts, statements)), scope)
    numbers = [0.5 + i / 64.0 for i in range(LEAVES)]
    return lambda passes: scope["floor"](passes, numbers)


def side_of(counts, statements, passes):
    """The prepare of a side that goes through them so many times."""
    def prepare():
        if platform.python_implementation() != "CPython":
            raise Missing("a compiler would leave out what is of no use")
        run = made(counts, statements)
        return lambda: timed(lambda: run(passes))
    return prepare


def floor_side(task):
    """The article's step, once an epoch."""
    program = step()
    return side_of(program.count(), assignments(program), task.epochs)


def products_side(task):
    """What each row of a task is multiplied and added for, forward and back."""
    inputs, hidden, outputs = task.sizes
    products = 2 * inputs * hidden + 3 * hidden * outputs       # to the inputs nothing goes back
    return side_of({"mul": products, "add": products}, 2 * hidden + outputs, task.samples * task.epochs)


def prediction_side(sizes):
    """1,000 rows, one after the other, but for the comparisons of relu and of softmax."""
    inputs, hidden, outputs = sizes
    products = (inputs + outputs) * hidden
    return side_of({"mul": products, "add": products + outputs - 1, "sub": outputs, "exp": outputs, "truediv": outputs},
                   hidden + 2 * outputs, 1000)


def sumprods_side(task):
    """The products of a task by math.sumprod, of lists that are there already: forward, the gradients, and back."""
    def prepare():
        inputs, hidden, outputs = task.sizes
        batch = task.batch
        products = [(rows, columns, length, [0.5] * length) for rows, columns, length in (
            (batch, hidden, inputs), (batch, outputs, hidden), (hidden, outputs, batch), (batch, hidden, outputs),
            (inputs, hidden, batch))]
        steps = task.epochs * task.samples // batch

        def run():
            for _ in range(steps):
                for rows, columns, length, numbers in products:
                    others = [numbers] * columns
                    for _ in range(rows):
                        [sumprod(numbers, other) for other in others]
        return lambda: timed(run)
    return prepare
