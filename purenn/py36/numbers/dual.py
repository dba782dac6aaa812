"""Dual numbers: a value with its derivatives by some variables, exact but for rounding.

Each operation also applies the chain rule (forward differentiation: Wengert 1964).  The values are calculated as those
of plain numbers are, in the current arithmetic, to the same bits.  Derivatives nest: each has a level, which keeps its
numbers apart from those of the derivative around it.  Each operation costs as many products as there are variables.

Glossary: x, y  the operands' values;  ps, qs  their slopes;  f  a function's value
"""
import itertools
import operator
from numbers import Number

from ...arrays.loops import divide, power
from ...floats import elementary
from ...floats.elementary import constant, cos, cosh, exp, log, sin, sinh
from ...floats.names import type_text

_levels = itertools.count(1)


def _unary(function, rule):
    """The method for function(self), whose derivative is rule(x, f)."""
    def method(self):
        f = function(self.value)
        by_x = rule(self.value, f)
        return Dual(f, [by_x * p for p in self.slopes], self.level)
    return method


def _binary(rule):
    """The methods for self ? other and other ? self; rule(x, y, y_varies) gives f, its derivatives by x and by y."""
    def combine(left, right):
        level = max([side.level for side in (left, right) if isinstance(side, Dual)])
        (x, ps), (y, qs) = _split(left, level), _split(right, level)
        f, by_x, by_y = rule(x, y, qs is not None)
        if qs is None:
            return Dual(f, [by_x * p for p in ps], level)
        if ps is None:
            return Dual(f, [by_y * q for q in qs], level)
        return Dual(f, [by_x * p + by_y * q for p, q in zip(ps, qs)], level)

    return (lambda self, other: combine(self, other) if isinstance(other, (Dual, Number)) else NotImplemented,
            lambda self, other: combine(other, self) if isinstance(other, (Dual, Number)) else NotImplemented)


def _split(x, level):
    """(value, slopes); (x, None) for a constant: a plain number, or a Dual of a level further out."""
    return (x.value, x.slopes) if isinstance(x, Dual) and x.level == level else (x, None)


def _comparison(compare):
    return lambda self, other: compare(self.value, _split(other, self.level)[0])


def _quotient(x, y, y_varies):
    f = divide(x, y)
    return f, divide(1, y), -divide(f, y)


def _power(x, y, y_varies):
    f = power(x, y)
    return f, y * power(x, y - 1) if y != 0 else 0, f * log(x) if y_varies and f != 0 else 0


class Dual:
    """A number: `value`, and `slopes`, its derivatives by the variables of one level.

    Comparisons are those of the values; abs has the slope 0 at 0.  float() is declined: it would lose the slopes.
    """
    __slots__ = ("value", "slopes", "level")
    __hash__ = None

    def __init__(self, value, slopes, level=0):
        self.value = value
        self.slopes = tuple(slopes)
        self.level = level

    def __repr__(self):
        return "Dual(%r, %r)" % (self.value, self.slopes)

    def __bool__(self):
        return bool(self.value)

    __pos__, __neg__ = _unary(operator.pos, lambda x, f: 1), _unary(operator.neg, lambda x, f: -1)
    __abs__ = _unary(abs, lambda x, f: 1 if x > 0 else -1 if x < 0 else f)
    __add__, __radd__ = _binary(lambda x, y, _: (x + y, 1, 1))
    __sub__, __rsub__ = _binary(lambda x, y, _: (x - y, 1, -1))
    __mul__, __rmul__ = _binary(lambda x, y, _: (x * y, y, x))
    __truediv__, __rtruediv__ = _binary(_quotient)
    __pow__, __rpow__ = _binary(_power)
    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = map(_comparison, (
        operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne))

    exp = _unary(exp, lambda x, f: f)
    expm1 = _unary(elementary.expm1, lambda x, f: exp(x))
    log = _unary(log, lambda x, f: divide(1, x))
    log1p = _unary(elementary.log1p, lambda x, f: divide(1, 1 + x))
    log2 = _unary(elementary.log2, lambda x, f: divide(1, x * log(2.0)))
    log10 = _unary(elementary.log10, lambda x, f: divide(1, x * log(10.0)))
    sqrt = _unary(elementary.sqrt, lambda x, f: divide(0.5, f))
    tanh = _unary(elementary.tanh, lambda x, f: divide(1, power(cosh(x), 2)))
    sinh, cosh = _unary(sinh, lambda x, f: cosh(x)), _unary(cosh, lambda x, f: sinh(x))
    sin, cos = _unary(sin, lambda x, f: cos(x)), _unary(cos, lambda x, f: -sin(x))
    erf = _unary(elementary.erf, lambda x, f: constant("two_over_root_pi", x) * exp(-x * x))


def derivative(function, x):
    """The derivative of a function of one number, at x; TypeError if its result is no number."""
    return gradient(lambda numbers: function(numbers[0]), [x])[0]


def gradient(function, numbers):
    """The derivatives, a list, of a function of a list of numbers by each; TypeError if its result is no number."""
    level = next(_levels)
    variables = [Dual(x, [1.0 if i == j else 0.0 for j in range(len(numbers))], level) for i, x in enumerate(numbers)]
    result = function(variables)
    if not isinstance(result, (Dual, Number)):
        raise TypeError("expected a function whose result is a number; this one's is %s" % type_text(result))
    slopes = _split(result, level)[1]
    return [0.0] * len(numbers) if slopes is None else list(slopes)
