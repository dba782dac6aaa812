"""A case of the test vectors: what is asked, and what it is there for."""
from collections import namedtuple

from ...random.generators import RandomState

# given: {name: floats in nested lists, whole numbers and texts}; flags: those of FLAGS
Case = namedtuple("Case", "name comment flags given")

FLAGS = {
    "batches": "The rows are taken in batches, in their order, and the last batch of a round is smaller.",
    "cancellation": "A formula that subtracts nearly equal numbers loses all digits here; expm1 and log1p do not.",
    "changing_rate": "The learning rate differs from step to step.",
    "first_step": "One step only, which shows what it does to the memory, such as Adam's correction of the bias.",
    "huge": "Numbers far larger than training meets.",
    "kink": "The formula has no derivative here; the slope is the one to the left, and 0 for losses.",
    "one_row": "One row: what averages over rows, or drops an axis, shows.",
    "ordinary": "Nothing special.",
    "overflow": "exp of this argument, or of its negative, is too large for a double; the result is not.",
    "penalty": "The loss has a penalty on the weights, l1 or l2; biases have none.",
    "saturated": "The slope is nearly or exactly 0.",
    "tie": "Numbers that are equal: the largest of a row is there twice, or an error is exactly 0.",
    "tiny": "Numbers far smaller than training meets; some are not even normal doubles.",
    "weights": "Rows have weights of their own, which multiply the terms and leave the divisor alone.",
    "zero": "Zeros, signed ones too; results may have either sign.",
}


def drawn(seed, rows, columns, width=1.0):
    """Rows of numbers between -width and width, multiples of 1/256 of it, so that they are short to write."""
    draws = RandomState(seed).randint(-256, 257, rows * columns)
    return [[int(n) * (width / 256) for n in draws[i * columns:(i + 1) * columns]] for i in range(rows)]
