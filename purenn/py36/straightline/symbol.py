"""Symbol: a number that is not known yet, and records what is done with it.

Matrix code runs on Symbols unchanged: every operation appends one value to a list, unless the same one stands there
already.  Nothing is reordered, and everything is rounded as floats are.  A Symbol never becomes a float or a truth
value: where a formula has to decide, it decides by `select`, as arrays.operators.where does.

Glossary: x, y  operands;   i, j  indexes of values
"""
import operator

from ...arrays.loops import divide
from ...floats.kinds import EXACT

FUNCTIONS = ("exp", "expm1", "log", "log1p", "sqrt", "tanh", "erf")
ARITHMETIC = {"add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": divide}
SIGNS = {"neg": operator.neg, "abs": abs}
COMPARISONS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}


class Recorder:
    """The list of values of one recording: (operation, operands), where operands are indexes of earlier values.

    An input is ("input", (its name,)), a constant ("constant", (its float,)).
    """

    def __init__(self):
        self.values = []
        self._known = {}                # {value: its index}
        self._constants = {}            # {index: float}

    def input(self, name):
        return Symbol(self, self._add(("input", (name,)), None))

    def constant(self, x):
        x = float(x)
        symbol = Symbol(self, self._add(("constant", x.hex()), ("constant", (x,))))     # 0.0 == -0.0, but they are two
        self._constants[symbol.index] = x
        return symbol

    def value(self, operation, *operands):
        """The Symbol of an operation on Symbols: a new value, or the one that is the same."""
        operands = tuple([x.index for x in operands])
        found = None
        if operation not in ARITHMETIC or not self._constants.keys().isdisjoint(operands):
            found = self._simpler(operation, operands)
        if found is None:
            key = value = (operation, operands)
            if operation in ("add", "mul") and operands[0] > operands[1]:       # x + y and y + x have the same bits
                key = (operation, operands[::-1])
            found = self._add(key, value)
        return Symbol(self, found)

    def _add(self, key, value):
        index = self._known.setdefault(key, len(self.values))
        if index == len(self.values):
            self.values.append(value or key)
        return index

    def _simpler(self, operation, operands):
        """The index of a value with the same bits as the operation, whatever its operands will be; mostly None."""
        numbers = [self._constants.get(i) for i in operands]
        if operation in SIGNS:
            if numbers[0] is not None:
                return self.constant(SIGNS[operation](numbers[0])).index
            before, inner = self.values[operands[0]]
            return inner[0] if operation == before == "neg" else operands[0] if operation == before else None
        if operation in ARITHMETIC:
            if None not in numbers:
                return self.constant(ARITHMETIC[operation](*numbers)).index
            return self._unchanged(operation, operands, [x.hex() if x is not None else "" for x in numbers])
        if operation == "select" and operands[1] == operands[2]:
            return operands[1]
        return None

    def _unchanged(self, operation, operands, texts):
        """x * 1, x / 1, x - 0.0 and x + -0.0 are x; x + 0.0 and x * 0 are not always x and 0."""
        neutral = {"mul": 1.0, "truediv": 1.0, "sub": 0.0, "add": -0.0}[operation].hex()
        if texts[1] == neutral:
            return operands[0]
        return operands[1] if texts[0] == neutral and operation in ("add", "mul") else None


def _operand(recorder, x):
    """The Symbol for an operand, or None for what is no number."""
    if isinstance(x, Recorded):
        if x.recorder is not recorder:
            raise ValueError("two recordings cannot be mixed: a Symbol of one met a Symbol of another")
        return x.number()
    if isinstance(x, int):
        if abs(x) > EXACT:
            raise ValueError("%d is an int that no float equals; a recording is of floats" % x)
    elif not isinstance(x, float):
        return None
    return recorder.constant(x)


def _binary(operation):
    """The methods for self ? other and other ? self."""
    def forward(self, other):
        other = _operand(self.recorder, other)
        return NotImplemented if other is None else self.recorder.value(operation, self.number(), other)

    def backward(self, other):
        other = _operand(self.recorder, other)
        return NotImplemented if other is None else self.recorder.value(operation, other, self.number())
    return forward, backward


def _unary(operation):
    return lambda self: self.recorder.value(operation, self.number())


def _comparison(operation):
    def compare(self, other):
        other = _operand(self.recorder, other)
        if other is None:
            return NotImplemented
        return Condition(self.recorder, self.recorder.value(operation, self.number(), other).index)
    return compare


def _declined(what):
    def method(self, *_):
        raise TypeError("this number is only being recorded and has no value yet: %s" % what)
    return method


class Recorded:
    """What Symbol and Condition have in common: their place in a recording, and the operations."""
    __slots__ = ("recorder", "index")
    __hash__ = None
    __array_ufunc__ = None              # NumPy's numbers leave the operation to the Symbol

    def __init__(self, recorder, index):
        self.recorder = recorder
        self.index = index

    def __repr__(self):
        return "<%s %d of a recording>" % (type(self).__name__, self.index)

    __add__, __radd__ = _binary("add")
    __sub__, __rsub__ = _binary("sub")
    __mul__, __rmul__ = _binary("mul")
    __truediv__, __rtruediv__ = _binary("truediv")
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = map(_comparison, ("lt", "le", "gt", "ge", "eq", "ne"))
    __neg__, __abs__ = _unary("neg"), _unary("abs")
    exp, expm1, log, log1p, sqrt, tanh, erf = map(_unary, FUNCTIONS)

    def __pos__(self):
        return self.number()

    def __pow__(self, exponent):
        """Whole powers and roots that elementary.power takes without pow: 0, 1, 2, 0.5 and -1."""
        x = self.number()
        powers = {0.0: lambda: self.recorder.constant(1.0), 1.0: lambda: x, 2.0: lambda: x * x, 0.5: x.sqrt,
                  -1.0: lambda: 1.0 / x}
        if not isinstance(exponent, (int, float)) or exponent not in powers:
            raise TypeError("a recording has the powers 0, 1, 2, 0.5 and -1; got %r" % (exponent,))
        return powers[exponent]()

    __float__ = __int__ = __complex__ = __round__ = _declined("it cannot become a float or an int")
    __bool__ = _declined("nothing can be decided by it in Python; use purenn.arrays.operators.where, which is recorded")


class Symbol(Recorded):
    """A number of a recording.  Symbols, floats and ints mix; + - * / abs, comparisons and FUNCTIONS are recorded."""
    __slots__ = ()

    def number(self):
        return self


class Condition(Recorded):
    """A recorded comparison.  `select` chooses by it; in arithmetic it is 1 where it holds and else 0, as a bool is."""
    __slots__ = ()

    def select(self, x, y):
        """x where the comparison holds, else y: both are calculated."""
        x, y = _operand(self.recorder, x), _operand(self.recorder, y)
        if x is None or y is None:
            raise TypeError("select takes two numbers")
        return self.recorder.value("select", self, x, y)

    def number(self):
        return self.select(1.0, 0.0)
