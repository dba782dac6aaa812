"""The module `math` for programs that calculate with Digits: what it has here has as many digits as its arguments.

Functions of which no more than double precision is known here are missing, rather than less exact than the others.
"""
import math

from .digits import Digits

EXACT = ("ceil", "factorial", "floor", "gcd", "trunc")          # integers of any number
TESTS = {"isfinite": Digits.is_finite, "isinf": Digits.is_infinite, "isnan": Digits.is_nan}
ELEMENTARY = ("exp", "expm1", "log1p", "log2", "log10", "sqrt", "tanh", "sinh", "cosh", "sin", "cos", "erf")


def _checked(result, *arguments):
    """The result; ValueError where there is none, or an infinite one, of finite arguments, as in `math`."""
    if not result.is_finite() and not [x for x in arguments if not x.is_finite()]:
        raise ValueError("math domain error")
    return result


def _elementary(name):
    def function(x):
        x = Digits(x)
        return _checked(getattr(x, name)(), x)
    function.__name__ = name
    return function


class DigitsMath:
    """What stands for the module."""
    __name__ = "math"
    pi, e, tau = [Digits(x) for x in (math.pi, math.e, math.tau)]       # the doubles, as in the program's other run
    inf, nan = Digits(math.inf), Digits(math.nan)

    def __getattr__(self, name):
        if name[:2] != "__" and hasattr(math, name):
            raise AttributeError("math.%s is not here in so many digits" % name)
        raise AttributeError("module 'math' has no attribute %r" % name)

    @staticmethod
    def log(x, base=None):
        x = Digits(x)
        found = _checked(x.log(), x)
        return found if base is None else found / DigitsMath.log(base)

    @staticmethod
    def tan(x):
        return Digits(x).sin() / Digits(x).cos()

    @staticmethod
    def pow(x, y):
        x, y = Digits(x), Digits(y)
        return _checked(x ** y, x, y)

    @staticmethod
    def fabs(x):
        return abs(Digits(x))

    @staticmethod
    def fmod(x, y):
        x, y = Digits(x), Digits(y)
        return DigitsMath.copysign(abs(x) % abs(y), x)

    @staticmethod
    def copysign(x, y):
        return Digits(Digits(x).copy_sign(Digits(y)))

    @staticmethod
    def fsum(numbers):
        return sum(map(Digits, numbers), Digits(0))

    @staticmethod
    def hypot(*numbers):
        return sum([Digits(x) ** 2 for x in numbers], Digits(0)).sqrt()

    @staticmethod
    def isclose(x, y, rel_tol=1e-09, abs_tol=0.0):
        x, y = Digits(x), Digits(y)
        return x == y or abs(x - y) <= max(rel_tol * max(abs(x), abs(y)), Digits(abs_tol)) and (x - y).is_finite()

    @staticmethod
    def degrees(x):
        return Digits(x) * 180 / DigitsMath.pi

    @staticmethod
    def radians(x):
        return Digits(x) * DigitsMath.pi / 180


for _name in EXACT:
    setattr(DigitsMath, _name, staticmethod(getattr(math, _name)))
for _name in TESTS:
    setattr(DigitsMath, _name, staticmethod(lambda x, test=TESTS[_name]: test(Digits(x))))
for _name in ELEMENTARY:
    setattr(DigitsMath, _name, staticmethod(_elementary(_name)))
