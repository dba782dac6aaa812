"""Elementary functions of decimal.Decimal, to as many digits as its context has.

A result is within one unit of its last digit: it is calculated with more digits, as many as cancel, and then rounded.
As for floats, what is too large is Infinity, what has no value is NaN, and nothing raises an error.
"""
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, getcontext, localcontext

GUARD = 6                               # digits beyond those of the result
_pis = {}                               # {digits: pi}


def _roomy(digits):
    """A context of so many digits, with room for every exponent, that raises no errors."""
    return Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])


def _rounded(calculate):
    """A function of one Decimal: calculate(x, digits) gives so many digits, which are rounded to the context's."""
    def function(x):
        digits = getcontext().prec
        with localcontext(_roomy(digits + GUARD)):
            result = calculate(x, digits + GUARD)
        return _quiet(result)
    return function


def _quiet(result):
    """The Decimal, rounded as the context says, but Infinity and NaN instead of errors."""
    context = getcontext().copy()
    context.clear_traps()
    return context.create_decimal(result)


def _lost(x):
    """How many digits 1 + x drops of x."""
    return max(0, -x.adjusted()) if x.is_finite() and x else 0


def _exp(x, digits):
    return x.exp()


def _expm1(x, digits):
    if not x or _lost(x) > digits:      # e^x - 1 = x (1 + x / 2 + ...)
        return x
    with localcontext(_roomy(digits + _lost(x))):
        return x.exp() - 1


def _log(x, digits):
    return x.ln()


def _log1p(x, digits):
    if not x or _lost(x) > digits:
        return x
    with localcontext(_roomy(digits + _lost(x))):
        return (1 + x).ln()


def _log2(x, digits):
    return x.ln() / Decimal(2).ln()


def _log10(x, digits):
    return x.log10()


def _sqrt(x, digits):
    return x.sqrt()


def _tanh(x, digits):
    if abs(x) > 2 * digits:             # 2 / (e^2x + 1) is below the last digit
        return Decimal(1).copy_sign(x)
    e = _expm1(2 * x, digits)
    return e / (e + 2)


def _sinh(x, digits):
    e = _expm1(abs(x), digits)
    return ((e + e / (e + 1) if e.is_finite() else e) / 2).copy_sign(x)


def _cosh(x, digits):
    return (x.exp() + (-x).exp()) / 2


def _sin(x, digits):
    return _wave(x, digits, 0)


def _cos(x, digits):
    return _wave(x, digits, 1)


def _wave(x, digits, quarters):
    """The sine of x plus so many quarters of a turn."""
    if not x.is_finite():
        return Decimal("NaN")
    if not x:
        return Decimal(1) if quarters else x
    more = _lost(x)
    while True:                         # near a zero, digits cancel: once more, with those
        with localcontext(_roomy(digits + max(0, x.adjusted()) + more + GUARD)) as context:
            half = pi(context.prec) / 2
            turns = (x / half).to_integral_value()
            rest, turns = x - turns * half, int(turns) + quarters
            result = _cosine(rest) if turns % 2 else _sine(rest)
        if -result.adjusted() <= more:
            return -result if turns % 4 > 1 else result
        more = -result.adjusted()


def _sine(x):
    return _sum(x, lambda n, term: -term * x * x / ((2 * n) * (2 * n + 1)))


def _cosine(x):
    return _sum(Decimal(1), lambda n, term: -term * x * x / ((2 * n - 1) * (2 * n)))


def _sum(term, following):
    """term + following(1, term) + following(2, that) + ..., as long as terms change it."""
    total, n = term, 1
    while True:
        term = following(n, term)
        if total + term == total:
            return total
        total, n = total + term, n + 1


def _erf(x, digits):
    """2 / sqrt(pi) e^(-x x) (x + 2 x^3 / 3 + 4 x^5 / 15 + ...), whose terms all have one sign: nothing cancels."""
    if not x or x.is_nan():
        return x
    if x * x > 3 * digits:              # 1 - erf(x) < e^(-x x) is below the last digit
        return Decimal(1).copy_sign(x)
    return two_over_root_pi(digits) * (-x * x).exp() * _sum(x, lambda n, term: term * 2 * x * x / (2 * n + 1))


# ---- constants ----

def pi(digits):
    """pi, of which so many digits are right: 16 arctan(1/5) - 4 arctan(1/239) (Machin 1706)."""
    if digits not in _pis:
        unit = 10 ** (digits + GUARD)
        with localcontext(_roomy(digits + GUARD)):
            _pis[digits] = Decimal(4 * (4 * _arctangent(5, unit) - _arctangent(239, unit))) / unit
    return _pis[digits]


def _arctangent(n, unit):
    """unit * arctan(1 / n), for an integer n, rounded down term by term."""
    power = total = unit // n
    k = 1
    while power:
        power //= -n * n
        k += 2
        total += power // k
    return total


def root_half(digits):
    return (Decimal(1) / 2).sqrt()


def root_two_pi(digits):
    return (2 * pi(digits)).sqrt()


def two_over_root_pi(digits):
    return 2 / pi(digits).sqrt()


# By their names in floats/elementary.py, which looks here: functions, and constants, of a number whose kind they have.
FUNCTIONS = {name: _rounded(function) for name, function in (
    ("exp", _exp), ("expm1", _expm1), ("log", _log), ("log1p", _log1p), ("log2", _log2), ("log10", _log10),
    ("sqrt", _sqrt), ("tanh", _tanh), ("sinh", _sinh), ("cosh", _cosh), ("sin", _sin), ("cos", _cos), ("erf", _erf))}
FUNCTIONS.update({name: _rounded(lambda x, digits, function=function: function(digits)) for name, function in (
    ("pi", pi), ("root_half", root_half), ("root_two_pi", root_two_pi), ("two_over_root_pi", two_over_root_pi))})
