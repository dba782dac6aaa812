"""What purenn needs of every Python, and a few lack.  Imports nothing of purenn: it is asked before anything else."""


def lacking():
    """What this Python lacks, as one line; "" where it has what purenn needs."""
    try:
        one = float(1)
        import math
        math.frexp(one)
    except NameError:
        return "purenn needs floats, and this Python has none"
    except (ImportError, AttributeError):
        return "purenn needs the module math, and this Python has none"
    if large() is None:
        return "purenn needs integers of any size, and this Python's end at 64 bits or before"
    return ""


def large():
    """2**80; None where integers end before it.  Written as 2 ** 80, it would be an error of the whole file there."""
    n = 1
    try:
        for _ in range(80):
            n = n * 2
        return n if n // 1208925819614629 == 1000000000 else None       # some go round, to 0
    except OverflowError:
        return None


def precision():
    """How many bits floats have here: 53; 24 in single precision, 22 on boards that keep two of them for the type."""
    one = half = float(1)               # a Python without floats cannot read a file that has one
    bits = 0
    while one + half != one:
        bits, half = bits + 1, half / 2
    return bits
