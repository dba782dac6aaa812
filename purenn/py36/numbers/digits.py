"""Digits: floats with as many digits as the context of `decimal` has, for programs that were written for floats.

A Decimal, by intention, refuses to meet a float.  Digits take one for the number that it is, exactly, and behave in
all else as floats do: division rounds down to the divisor's sign, 1 / 0 is an error, text reads as the nearest double,
and what is printed is the nearest double's text.  `isinstance(0.5, Digits)` holds, so that in a program that is given
Digits for `float` (crosscheck/rewriting.py) floats of both kinds are floats.
"""
from decimal import Decimal, localcontext
from fractions import Fraction
from numbers import Real
from types import FunctionType

from .decimals import FUNCTIONS

_new = Decimal.__new__
_ONE, _HALF = Decimal(1), Decimal("0.5")
_IN_PYTHON = isinstance(Decimal.__add__, FunctionType)      # PyPy's Decimal, which would call the methods of Digits


class _Kind(type):
    """The class of Digits, of which Python's own floats are instances too."""

    def __instancecheck__(cls, x):
        return type.__instancecheck__(cls, x) or cls is Digits and isinstance(x, float)


def _beside(x):
    """The number as a Decimal, exactly; a Fraction rounded once; None for all that is no number of Python's."""
    if isinstance(x, Decimal):
        return x
    if isinstance(x, (int, float)):
        return Decimal(x)
    return Decimal(x.numerator) / x.denominator if isinstance(x, Fraction) else None


def _binary(operate):
    """The methods for self ? other and other ? self, where operate(x, y) is of two Decimals."""
    if _IN_PYTHON:
        of_decimals = operate

        def operate(x, y):
            return of_decimals(Decimal(x), Decimal(y))

    def method(self, other):
        if type(other) is not Digits:
            other = _beside(other)
            if other is None:
                return NotImplemented
        return _new(Digits, operate(self, other))

    def reflected(self, other):
        other = _beside(other)
        return NotImplemented if other is None else _new(Digits, operate(other, self))
    return method, reflected


def _quotient(x, y):
    if not y:
        raise ZeroDivisionError("float division by zero")
    return Decimal.__truediv__(x, y)


def _floored(x, y):
    """(x // y, x % y), where the remainder has the divisor's sign, as Python has it for floats."""
    if not y:
        raise ZeroDivisionError("float floor division by zero")
    whole, rest = Decimal.__divmod__(x, y)
    return (whole - 1, rest + y) if rest and (rest < 0) != (y < 0) else (whole, rest)


def _power(x, y):
    """x ** y with NumPy's special values: 1 for y = 0 and for x = 1, nan for a root of a negative number."""
    if not y or x == 1:
        return _ONE
    if y == 2:
        return Decimal.__mul__(x, x)
    if y == _HALF:
        return FUNCTIONS["sqrt"](Decimal(x))
    return Decimal.__pow__(x, y)


class Digits(Decimal, metaclass=_Kind):
    """Digits(x): the number x, exactly; of a text, the nearest double."""
    __slots__ = ()

    def __new__(cls, x=0):
        if type(x) is cls:
            return x
        number = _beside(x)
        if number is None:
            number = cls(x._only()) if hasattr(x, "_only") else Decimal(float(x))       # of an array of one element
        return _new(cls, number)

    __add__, __radd__ = _binary(Decimal.__add__)
    __sub__, __rsub__ = _binary(Decimal.__sub__)
    __mul__, __rmul__ = _binary(Decimal.__mul__)
    __truediv__, __rtruediv__ = _binary(_quotient)
    __floordiv__, __rfloordiv__ = _binary(lambda x, y: _floored(x, y)[0])
    __mod__, __rmod__ = _binary(lambda x, y: _floored(x, y)[1])
    __pow__, __rpow__ = _binary(_power)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __neg__(self):
        return _new(Digits, self.copy_negate())

    def __pos__(self):
        return self

    def __abs__(self):
        return _new(Digits, self.copy_abs())

    def __round__(self, places=None):
        if places is None or not self.is_finite():
            return round(Decimal(self)) if places is None else self
        with localcontext() as context:
            context.prec += abs(places) + abs(self.adjusted())
            return _new(Digits, round(Decimal(self), places))

    def __float__(self):
        return float(Decimal(self))

    def is_integer(self):
        return self.is_finite() and self == self.to_integral_value()

    def hex(self):
        return float(self).hex()

    # Text is that of the nearest double, which is what programs expect to print.

    def __repr__(self):
        return repr(float(self))

    __str__ = __repr__

    def __format__(self, spec):
        return format(float(self), spec)

    # Decimal makes copies by way of text.

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return type(self), (Decimal(self),)


def _method(name):
    def function(self):
        return _new(Digits, FUNCTIONS[name](Decimal(self)))
    function.__name__ = name
    return function


for _name in FUNCTIONS:
    setattr(Digits, _name, _method(_name))
Real.register(Digits)
