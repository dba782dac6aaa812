"""RecordedMatrix: a matrix whose numbers are not known yet, and record, which makes a program of a formula over such.

It holds one Symbol, which stands for each of its numbers: what is done to all of them is recorded once.  Products,
transposes and sums, which mix the numbers, are values of their own.  So a program has as many values as the formula
has operations, whatever the sizes; one of the sizes, the number of samples, stays open.

Glossary: i, j  indexes of values;   shape  (r, c), or () for a number
"""
import operator
from collections import namedtuple

from ...arrays.operators import is_matrix, make
from ...arrays.shapes import checked_axes, dot_shape, dot_sizes, joint_shape, reduced_shape
from ...floats import elementary
from ...matrix import Matrix
from ..straightline.program import needed_by
from ..straightline.symbol import COMPARISONS, Recorded, Recorder

Array = namedtuple("Array", "name shape index")         # an input or an output, and its place among the values
Value = namedtuple("Value", "operation operands shape")

# What mixes the numbers of a matrix; all else is done to each number by itself.
MIXING = ("dot", "transpose", "total", "column_sums", "row_sums", "row_maximum")
SUMS = {None: "total", (0,): "column_sums", (1,): "row_sums"}


class Program:
    """inputs and outputs: Arrays.  values: Values, each after those it uses; names are letters and digits.

    Operations are those of straightline.program, and MIXING: dot of two matrices, transpose, the sum of all numbers
    (row after row), of each column and of each row, the greatest of each row.  `samples` stands for the open size.
    """

    def __init__(self, values, shapes, inputs, outputs, samples):
        needed = needed_by(values, [array.index for array in inputs + outputs])
        place = {i: n for n, i in enumerate(needed)}
        self.samples = samples
        self.inputs, self.outputs = [[Array(name, shape, place[i]) for name, shape, i in arrays]
                                     for arrays in (inputs, outputs)]
        self.values = []
        for i in needed:
            operation, operands = values[i]
            if operation not in ("input", "constant"):
                operands = tuple([place[j] for j in operands])
            self.values.append(Value(operation, operands, shapes[i]))

    def operands(self, i):
        """The indexes of the values that value i is calculated from."""
        value = self.values[i]
        return () if value.operation in ("input", "constant") else value.operands

    def __str__(self):
        return "\n".join(["%d %s %s: %s" % (i, value.operation, value.shape, " ".join(map(str, value.operands)))
                          for i, value in enumerate(self.values)])


class ArrayRecorder(Recorder):
    """A Recorder that knows the shape of each value."""

    def __init__(self):
        Recorder.__init__(self)
        self.shapes = []

    def shaped(self, symbol, shape):
        """The Symbol of a value; its shape, if it is a new one."""
        if symbol.index == len(self.shapes):
            self.shapes.append(shape)
        return symbol

    def array(self, name, shape):
        return self.shaped(Recorder.input(self, name), shape)

    def constant(self, x):
        return self.shaped(Recorder.constant(self, x), ())

    def value(self, operation, *operands):
        shape = ()
        for x in operands:
            shape = joint_shape(shape, self.shapes[x.index])
        return self.shaped(Recorder.value(self, operation, *operands), shape)

    def mixed(self, operation, shape, *operands):
        """The Symbol of an operation of MIXING."""
        return self.shaped(Recorder.value(self, operation, *operands), shape)


def _element(x):
    """What stands for each number of an operand: a Symbol, or the number itself; None for what is no operand."""
    if is_matrix(x):
        if len(x._data) > 1:
            raise TypeError("a recorded matrix met one of %d known numbers; these have to be inputs" % len(x._data))
        return x._data[0]
    return x if isinstance(x, (Recorded, int, float)) else None


def _shape_of(x):
    return x._form.shape if is_matrix(x) else ()


def _binary(function):
    """The methods for matrix ? other and other ? matrix."""
    def operate(self, other, swapped):
        element = _element(other)
        if element is None:
            return NotImplemented
        own = self._data[0]
        return _matrix(function(element, own) if swapped else function(own, element),
                       joint_shape(self._form.shape, _shape_of(other)))
    return lambda self, other: operate(self, other, False), lambda self, other: operate(self, other, True)


def _matrix(symbol, shape):
    return make(RecordedMatrix, [symbol], shape, "object")


class RecordedMatrix(Matrix):
    """A matrix of a shape whose numbers all are one Symbol, and whose operations are recorded."""
    __slots__ = ()

    __add__, __radd__ = _binary(operator.add)
    __sub__, __rsub__ = _binary(operator.sub)
    __mul__, __rmul__ = _binary(operator.mul)
    __truediv__, __rtruediv__ = _binary(operator.truediv)
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = [_binary(getattr(operator, name))[0] for name in COMPARISONS]
    __hash__ = None

    def __neg__(self):
        return _matrix(-self._data[0], self._form.shape)

    def __abs__(self):
        return _matrix(abs(self._data[0]), self._form.shape)

    def _mixed(self, operation, shape, *others):
        symbols = [_whole(matrix) for matrix in (self,) + others]
        return symbols[0].recorder.mixed(operation, shape, *symbols)

    def dot(self, other):
        dot_sizes(self._form.shape, other._form.shape)
        shape = dot_shape(self._form.shape, other._form.shape)
        return _matrix(self._mixed("dot", shape, other), shape)

    @property
    def T(self):
        shape = self._form.shape[::-1]
        return _matrix(self._mixed("transpose", shape), shape)

    def sum(self, axis=None, keepdims=False):
        shape = self._form.shape
        axes = checked_axes(axis, shape)
        found = reduced_shape(shape, axes, keepdims)
        symbol = self._mixed(SUMS[axes], found)
        return _matrix(symbol, found) if found else symbol

    def row_maximum(self):
        """The greatest number of each row, a column."""
        shape = (self._form.shape[0], 1)
        return _matrix(self._mixed("row_maximum", shape), shape)

    def __getitem__(self, key):
        raise TypeError("a recorded matrix has no numbers to be picked")


def _whole(matrix):
    """The Symbol of a matrix, of its full shape: what is the same in all places is stretched by adding nothing."""
    symbol = matrix._data[0]
    symbol = symbol.number() if isinstance(symbol, Recorded) else symbol
    if symbol.recorder.shapes[symbol.index] != matrix._form.shape:
        raise ValueError("recorded: the shape of a matrix is not that of what it is made of")
    return symbol


def record(function, inputs, samples):
    """The Program of a function of matrices, for inputs [(name, shape), ...]; a shape () is a number.

    samples: a number that stands for the open size in the shapes, and is no other size.  The function returns lists,
    nested or not, of matrices and numbers: those in the first list are outputs a0, a1 ...
    """
    recorder = ArrayRecorder()
    arrays, arguments = [], []
    for name, shape in inputs:
        symbol = recorder.array(name, shape)
        arrays.append(Array(name, shape, symbol.index))
        arguments.append(_matrix(symbol, shape) if shape else symbol)
    arithmetic = elementary.current()
    with elementary.Block("native" if arithmetic == "fast" else arithmetic):
        results = function(*arguments)
    outputs = []
    for name, result in results:
        if is_matrix(result):
            symbol, shape = _whole(result), result._form.shape
        else:
            symbol, shape = result.number() if isinstance(result, Recorded) else recorder.constant(result), ()
        outputs.append(Array(name, shape, symbol.index))
    return Program(recorder.values, recorder.shapes, arrays, outputs, samples)
