"""What a published example is, and whether its printed numbers are right.

A printed number stands for all that round to it, to its last digit; one of FULL digits or more is a float printed in
full, and the truth is within SAME of it.  The truth is what the stated calculation gives in 50 digits.  Where a number
is not the truth, a variant says why: a named calculation that gives the printed digits, and nothing less.
"""
from collections import namedtuple
from decimal import ROUND_DOWN, Decimal, localcontext

FULL = 15
SAME = Decimal("1e-13")                 # relative
HALF = Decimal("0.500000001")           # of a unit of the last digit: a tie rounds either way, in doubles too
DIGITS = 50                             # of the truth

AGREES, CUT, DOUBLES, UNEXPLAINED = "agrees", "cut off, not rounded", "rounding of doubles", "unexplained"

# printed: {label: [text, ...]}; compute(number): {label: [value, ...]} in numbers of that kind, float or Decimal, made
# of texts and floats; variants: what else gives the printed digits of some labels; is_long: it takes a second.
Example = namedtuple("Example", "name title author year address setting printed compute variants is_long")
# compute(): {label: [float, ...]} of the labels that it explains.
Variant = namedtuple("Variant", "name sentence compute")
# doubles and true: what compute gives for the label, true in Decimals, or the doubles where those were not asked for.
Finding = namedtuple("Finding", "label printed doubles true verdict")


def printed(text):
    """{label: [number as it is printed, ...]} of lines `label | number number ...`; without a label, one goes on."""
    found, label = {}, ""
    for line in text.strip().split("\n"):
        name, _, numbers = line.partition("|")
        label = name.strip() or label
        found[label] = found.get(label, []) + numbers.split()
    return found


def check(example, digits=DIGITS):
    """[Finding, ...] of an example, a label each; digits: of the truth, or None to take the doubles for it."""
    doubles = example.compute(float)
    true = doubles
    if digits is not None:
        with localcontext() as context:
            context.prec = digits
            true = example.compute(Decimal)
    explained = [(variant.name, variant.compute()) for variant in example.variants]
    return [Finding(label, texts, doubles[label], true[label], _verdict(label, texts, doubles, true, explained))
            for label, texts in example.printed.items()]


def _verdict(label, texts, doubles, true, explained):
    if _all(agrees, texts, true[label]):
        return AGREES
    for name, found in explained:
        if label in found and _all(agrees, texts, found[label]):
            return name
    if _all(agrees, texts, doubles[label]):
        return DOUBLES
    return CUT if _all(is_cut_off, texts, true[label]) else UNEXPLAINED


def _all(test, texts, values):
    return len(texts) == len(values) and all(map(test, texts, values))


def agrees(text, value):
    """Whether the value rounds to the printed number, to its last digit."""
    with localcontext() as context:
        context.prec = 2 * DIGITS
        number, value = Decimal(text), Decimal(value)
        if len(number.as_tuple().digits) >= FULL:
            return abs(number - value) <= SAME * abs(number)
        return abs(number - value) <= _unit(number) * HALF


def is_cut_off(text, value):
    """Whether the value, cut off after as many digits as are printed, is the printed number; or it agrees."""
    number = Decimal(text)
    return agrees(text, value) or Decimal(value).quantize(_unit(number), ROUND_DOWN) == number


def _unit(number):
    """One unit of its last digit."""
    return Decimal((0, (1,), number.as_tuple().exponent))


def as_printed(text, value, more=2):
    """The value as text, with a few digits more than are printed."""
    number, value = Decimal(text), Decimal(value)
    with localcontext() as context:
        context.prec = 2 * DIGITS
        if len(number.as_tuple().digits) >= FULL:
            return "%.17g" % value
        if "e" in text.lower():
            return "%.*e" % (len(number.as_tuple().digits) - 1 + more, value)
        return "{:f}".format(value.quantize(_unit(number).scaleb(-more)))


def report(example, findings):
    """The source, and a line for each label: its verdict, what is printed, and what is true where it differs."""
    lines = ["%s, %s, %s" % (example.author, example.title, example.year), example.address, ""]
    width = max([len(finding.label) for finding in findings])
    for finding in findings:
        text = " ".join(finding.printed)
        if finding.verdict != AGREES:
            text += "; true: " + " ".join(map(as_printed, finding.printed, finding.true))
        lines.append("%-*s  %s: %s" % (width, finding.label, finding.verdict, text))
    return "\n".join(lines)
