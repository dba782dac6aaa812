"""What a formula gives without rounding, as the nearest floats, and how far from it floats are allowed to be.

The formula runs twice.  On Decimals it gives the truth: of 400 digits, as 1 + erf(-26) has some 100 left, and as
a result may lie halfway between two doubles, exactly; and of 50 for the many steps of training.  On intervals
(numbers/interval.py) it gives, for each number, bounds between which every rounding of this very formula stays: that is
a proof, not a sample.  Another program may have another formula for the same, add in another order, or have an exp that
is less exact, so that SLACK times the bounds' distance from the truth is allowed.
"""
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction

from ...arrays.operators import make
from ...matrix import Matrix
from ..numbers.interval import Interval

DIGITS, TRAINING_DIGITS = 400, 50
SLACK = 8                               # what is allowed is this times what intervals prove of purenn's own formula
SMALLEST_NORMAL = 2.0 ** -1022
LOOSEST = 2.0 ** -30                    # a tolerance above it, beside the size of the result, would let mistakes pass


# ---- kinds of numbers ----

def numbers(given, kind):
    """What is given, with every float in it as a number of that kind; ints, texts and None stay."""
    if isinstance(given, dict):
        return {name: numbers(value, kind) for name, value in given.items()}
    if isinstance(given, list):
        return [numbers(value, kind) for value in given]
    return kind(given) if isinstance(given, float) else given


def matrix(rows):
    """The Matrix of rows of numbers of any kind, all of one kind."""
    flat = [x for row in rows for x in row]
    return make(Matrix, flat, (len(rows), len(rows[0])), "float" if isinstance(flat[0], float) else "object")


def rows_of(found):
    """The rows of a Matrix, whose numbers are of any kind."""
    width = found.shape[1]
    return [found._data[i * width:(i + 1) * width] for i in range(found.shape[0])]


def digits(count):
    """A context for Decimals of so many digits that never raises an error: what is too large is Infinity."""
    return localcontext(Context(prec=count, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[]))


# ---- truth and tolerance ----

def expected(results, given):
    """(expected, tolerance) of results(given): {name: floats, in lists} and {name: how far each may be off}."""
    with digits(DIGITS):
        truth = results(numbers(given, Decimal), Decimal)
    bounds = results(numbers(given, Interval), Interval)
    return ({name: nearest(truth[name]) for name in truth},
            {name: tolerance(name, truth[name], reach(truth[name], bounds[name])) for name in truth})


def nearest(truth):
    """The nearest floats."""
    return [nearest(x) for x in truth] if isinstance(truth, list) else float(truth) + 0.0       # never -0.0


def flat(found):
    """The numbers in nested lists, from the first to the last."""
    return [x for part in found for x in flat(part)] if isinstance(found, list) else [found]


def reach(truth, bounds):
    """How far the ends of the intervals are from the truth, at most."""
    distances = [0.0]
    for x, bound in zip(flat(truth), flat(bounds)):
        bound = Interval(bound)         # a formula may give a plain 0 or 1
        if not bound.is_finite():
            return float("inf")
        x = Fraction(x)
        distances += [float(abs(Fraction(bound.low) - x)), float(abs(Fraction(bound.high) - x))]
    return max(distances)


def tolerance(name, truth, error):
    """SLACK times the error, and at least one unit of the last place of the largest number; rounded up to two digits.

    Where there is an error at all, what is no normal double may be 0: 1 / (1 + exp(710)) is.
    ValueError where that would let mistakes pass: then the case is no good.
    """
    size = max(abs(float(x)) for x in flat(truth))
    if not error <= LOOSEST * max(size, 1.0) / SLACK:
        raise ValueError("%s: rounding may change this by %g, which is too much for a test" % (name, error))
    return two_digits(max(SLACK * error, size * 2.0 ** -52, SMALLEST_NORMAL if error else 0.0))


def two_digits(x):
    """A float of two hexadecimal digits that is at least x and at most an eighth larger: short to write."""
    if x < 2.0 ** -1022:
        return x
    mantissa, dot, rest = x.hex().partition(".")
    digit, _, exponent = rest.partition("p")
    short = float.fromhex("%s.%sp%s" % (mantissa, digit[:1], exponent))
    return short if short >= x else short + float.fromhex("0x0.1p%s" % exponent)
