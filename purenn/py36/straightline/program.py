"""Program: inputs, constants, assignments and outputs, without loops and without branches; and how one is recorded.

A program holds the operations of the formulas it was recorded from, in their order, and nothing of the language it
will be printed in.  Values that no output depends on are left out.
"""
import re
from collections import namedtuple

from ...arrays.operators import is_matrix, make
from ...arrays.shapes import shape_text, whole
from ...floats import elementary
from ...floats.names import type_text
from ...matrix import Matrix
from .symbol import COMPARISONS, FUNCTIONS, Recorded, Recorder

Group = namedtuple("Group", "name shape members")       # members: indexes of values, row by row
Value = namedtuple("Value", "operation operands name")

NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}\Z")


class Program:
    """inputs and outputs: Groups.  values: Values, each after those it uses.

    An "input" has no operands, a "constant" a float, all other operations the indexes of values: add, sub, mul,
    truediv, neg, abs, symbol.FUNCTIONS, the comparisons lt le gt ge eq ne, and select (a comparison, two numbers).
    A group's shape is (), (n,) or (r, c); names are letters and digits, with _ between name and index.
    """

    def __init__(self, values, inputs, outputs):
        needed = needed_by(values, [i for group in inputs + outputs for i in group.members])
        place = {i: n for n, i in enumerate(needed)}
        self.inputs, self.outputs = [
            [Group(name, shape, [place[i] for i in members]) for name, shape, members in groups]
            for groups in (inputs, outputs)]
        self.prefix = "t"
        while self.prefix in [group.name for group in self.inputs + self.outputs]:
            self.prefix += "t"
        self.values = []
        for n, i in enumerate(needed):
            operation, operands = values[i]
            if operation == "input":
                self.values.append(Value(operation, (), operands[0]))
            else:
                operands = operands if operation == "constant" else tuple([place[j] for j in operands])
                self.values.append(Value(operation, operands, "%s_%d" % (self.prefix, n)))

    def operands(self, i):
        """The indexes of the values that value i is calculated from."""
        value = self.values[i]
        return () if value.operation in ("input", "constant") else value.operands

    def count(self):
        """How many operations of each name there are, a dict: the size of what will be printed."""
        counts = {}
        for value in self.values:
            counts[value.operation] = counts.get(value.operation, 0) + 1
        return counts

    def is_condition(self, i):
        return self.values[i].operation in COMPARISONS

    def functions(self):
        """The names of the elementary functions that are called, sorted."""
        return sorted(set([value.operation for value in self.values]) & set(FUNCTIONS))

    def __str__(self):
        lines = []
        for value in self.values:
            if value.operation not in ("input", "constant"):
                operands = [self._text(j) for j in value.operands]
                lines.append("%s = %s" % (value.name, " ".join([value.operation] + operands)))
        return "\n".join(["inputs " + _listed(self.inputs)] + lines + ["outputs " + _listed(self.outputs)] + [
            "%s = %s" % (group.name, " ".join([self._text(i) for i in group.members])) for group in self.outputs])

    def _text(self, i):
        value = self.values[i]
        return repr(value.operands[0]) if value.operation == "constant" else value.name

    def __repr__(self):
        return "<Program: %s -> %s, %d operations>" % (
            _listed(self.inputs), _listed(self.outputs),
            len([value for value in self.values if value.operation not in ("input", "constant")]))


def _listed(groups):
    return ", ".join(["%s %s" % (group.name, shape_text(group.shape)) for group in groups])


def needed_by(values, wanted):
    """The indexes of the wanted values and of all that they depend on, in order."""
    needed = set(wanted)
    for i in range(len(values) - 1, -1, -1):
        operation, operands = values[i]
        if i in needed and operation not in ("input", "constant"):
            needed.update(operands)
    return sorted(needed)


# ---- recording ----

def record(function, *shapes, names=None):
    """The Program of a function of matrices, for arguments of these shapes: (r, c), (n,), or () for a number.

    The function is called once, with Matrices of Symbols (and Symbols for numbers), and returns a Matrix, a number, or
    a list or tuple of these, nested or not.  Other numbers that it uses become constants of the program.  names: those
    of the arguments in the program; without them, the names of the function's parameters.  ValueError or TypeError for
    wrong shapes and results, and where the function needs the value of a number.
    """
    shapes = [_check_shape(shape) for shape in shapes]
    names = _parameters(function, len(shapes)) if names is None else _check_names(list(names), len(shapes))
    recorder = Recorder()
    inputs, arguments = [], []
    for name, shape in zip(names, shapes):
        symbols = [recorder.input(element) for element in element_names(name, shape)]
        inputs.append(Group(name, shape, [symbol.index for symbol in symbols]))
        arguments.append(make(Matrix, symbols, shape, "object") if shape else symbols[0])
    arithmetic = elementary.current()
    with elementary.Block("native" if arithmetic == "fast" else arithmetic):       # fast sums in its own order
        results = list(_flattened(function(*arguments)))
    if not results:
        raise TypeError("record: the function returned nothing")
    outputs = [_output(recorder, "result%s" % (n + 1 if len(results) > 1 else ""), result)
               for n, result in enumerate(results)]
    return Program(recorder.values, inputs, outputs)


def element_names(name, shape):
    """x_ for a number, x_0, x_1 ... for a vector, x_0_0, x_0_1 ... for a matrix."""
    if not shape:
        return [name + "_"]
    if len(shape) == 1:
        return ["%s_%d" % (name, j) for j in range(shape[0])]
    return ["%s_%d_%d" % (name, i, j) for i in range(shape[0]) for j in range(shape[1])]


def _check_shape(shape):
    if not isinstance(shape, (tuple, list, int)) or isinstance(shape, bool):
        raise TypeError("record: a shape is (r, c), (n,) or (); got %s.  What is known already, "
                        "the function may use as it is" % type_text(shape))
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    shape = tuple([whole(n, "record: a length of a shape") for n in shape])
    if len(shape) > 2 or [n for n in shape if n < 1]:
        raise ValueError("record: a shape is (r, c), (n,) or (), each length at least 1; got %r" % (shape,))
    return shape


def _parameters(function, count):
    """The function's own names for its arguments, or a, b, c ... where it has none that will do."""
    import inspect  # which takes a third as long to import as all of purenn

    try:
        names = [parameter.name for parameter in inspect.signature(function).parameters.values()
                 if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)][:count]
        return _check_names(names, count)
    except (TypeError, ValueError):
        letters = "abcdefghijklmnopqrstuvwxyz"
        return [letters[n % 26] + (str(n // 26) if n >= 26 else "") for n in range(count)]


def _check_names(names, count):
    for name in names:
        if not isinstance(name, str) or not NAME.match(name):
            raise ValueError("record: a name is a letter, then letters and digits, 31 at most; got %r" % (name,))
    if len(names) != count or len(set(names)) != count:
        raise ValueError("record: expected %d names, all different; got %r" % (count, names))
    if "result" in [name.rstrip("0123456789") for name in names]:
        raise ValueError("record: result is the name of what is returned")
    return names


def _flattened(result):
    """The matrices and numbers in nested lists and tuples, in order."""
    if isinstance(result, (list, tuple)):
        for part in result:
            for inner in _flattened(part):
                yield inner
    elif is_matrix(result) or isinstance(result, (Recorded, int, float)):
        yield result
    else:
        raise TypeError("record: the function returns matrices and numbers; %s is among them" % type_text(result))


def _output(recorder, name, result):
    numbers, shape = (result._data, result._form.shape) if is_matrix(result) else ([result], ())
    members = [x.number().index if isinstance(x, Recorded) else recorder.constant(x).index for x in numbers]
    return Group(name, shape, members)
