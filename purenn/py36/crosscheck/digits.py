"""What a script leaves when it calculates with many digits: the truth that floats come near.

    python -m purenn.py36.crosscheck.digits DIGITS OUT SCRIPT [ARGUMENTS]

runs it, in a process of its own, and puts the record that commands/recorded.py makes into the file OUT, as `packed`
plain data.  Random draws, and the numbers that stand in the script, are the same doubles as ever, taken as exact.
"""
import decimal
import importlib
import os
import sys

from ...files import envelope

GUARD = 30                              # further digits while it runs: 0.1 + 0.2, sums of doubles, are exact then
LARGEST_EXPONENT = 999999               # what is larger is infinite


def record(path, arguments, digits):
    """The record of the script with so many digits; what it calculates with stays so for the rest of the process."""
    from . import rewriting
    decimal.setcontext(context(digits + GUARD))
    rewriting.load_copy()
    sys.meta_path.insert(0, rewriting.ScriptsModules(os.path.dirname(path)))
    recorded = importlib.import_module(rewriting.COPY + ".commands.recorded")
    return recorded.record(path, arguments, "purenn")


def context(digits):
    """A context of so many digits in which, as among floats, nothing but a division by zero is an error."""
    return decimal.Context(prec=digits, Emax=LARGEST_EXPONENT, Emin=-LARGEST_EXPONENT,
                           rounding=decimal.ROUND_HALF_EVEN, traps=[])


def packed(value, digits):
    """Plain data with Decimals as what envelope saves: numbers become texts of so many digits, texts get a mark."""
    if isinstance(value, decimal.Decimal):
        return str(context(digits).plus(decimal.Decimal(value)))
    if isinstance(value, str):
        return "'" + value
    if isinstance(value, dict):
        return {name: packed(part, digits) for name, part in value.items()}
    return [packed(part, digits) for part in value] if isinstance(value, list) else value


def unpacked(value):
    """The plain data that `packed` was given."""
    if isinstance(value, str):
        return value[1:] if value[:1] == "'" else decimal.Decimal(value)
    if isinstance(value, dict):
        return {name: unpacked(part) for name, part in value.items()}
    return [unpacked(part) for part in value] if isinstance(value, list) else value


def main(argv):
    digits, out, path = argv[:3]
    envelope.save(out, packed(record(path, argv[3:], int(digits)), int(digits)))


if __name__ == "__main__":
    main(sys.argv[1:])
