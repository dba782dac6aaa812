"""Makes the tables of data.py beside it: decimals with the floats nearest to them, and rows that scikit-learn puts aside.

    python3 tests/golden/data_recipe.py
"""
import random
import re
import sys
from fractions import Fraction
from pathlib import Path

import sklearn
from sklearn.model_selection import train_test_split

DATA = Path(__file__).with_name("data.py")
EDGES = ["0", "-0", ".5", "5.", "1e23", "9007199254740993", "9007199254740993.000000000000000001", "1e22", "1e-22", "8.5e22",
         "2.2250738585072014e-308", "2.2250738585072011e-308", "4.9406564584124654e-324", "2.4703282292062328e-324",
         "2.4703282292062327e-324", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e400",
         "1e-400", "123456789012345678901234567890", "0.1", "0.3", "5.1", "1e-5", "9223372036854775808.0",
         "4503599627370496.5", "4503599627370497.5", "7.2057594037927933e16", "0." + "0" * 40 + "1", "1" + "0" * 40 + "e-40"]


def decimals(rng, count):
    """Texts: hard cases, then midpoints between floats and their neighbours, then any."""
    for text in EDGES:
        yield text
    for i in range(count):
        if i % 2:
            m, e = 2 * rng.randrange(2 ** 52, 2 ** 53) + 1, rng.choice([rng.randint(-60, 60), rng.randint(-1000, 900)])
            exact = Fraction(m) * Fraction(2) ** e
            point = max(0, -e)
            digits = int(exact * 10 ** point) + rng.choice([-1, 0, 0, 1])
            yield "%de-%d" % (digits, point) if point else str(digits)
        else:
            digits = str(rng.randrange(10 ** rng.randint(1, 25)))
            at = rng.randint(0, len(digits))
            yield rng.choice(["", "-", "+"]) + digits[:at] + "." + digits[at:] + rng.choice(["", "e%d" % rng.randint(-320, 300)])


def stored(x):
    """The float as (m, e), m * 2**e; as text if it has no such form."""
    if x in (float("inf"), -float("inf")) or repr(x) == "-0.0":
        return repr(x)
    n, d = x.as_integer_ratio()
    e = 1 - d.bit_length()
    while n and n % 2 == 0:
        n, e = n // 2, e + 1
    return n, e


def splits(rng, count):
    """(labels or None, number of rows, test_size, seed, the test rows in scikit-learn's order)"""
    for _ in range(count):
        n, seed = rng.randint(12, 40), rng.randrange(2 ** 32)
        size = rng.choice([rng.randint(4, 8), 0.25, 0.5, 0.375])
        labels = rng.choice([None, [rng.choice("aab") for _ in range(n - 4)] + list("abab")])
        _, test = train_test_split(list(range(n)), test_size=size, random_state=seed, stratify=labels)
        yield labels and "".join(labels), n, size, seed, [int(row) for row in test]


def golden(count=140):
    """The text of data.py, with its tables made again."""
    rng = random.Random(7)
    lines = ["DECIMALS = ["] + ["    %r," % ((text, stored(float(text))),) for text in decimals(rng, count)] + ["]"]
    lines += ["SPLITS = [  # labels, rows, test_size, seed, the test rows"] + ["    %r," % (case,) for case in splits(rng, 40)]
    tables = re.compile(r"^DECIMALS = \[$.*?^\]$\nSPLITS = \[.*?^\]$", re.S | re.M)
    text, found = tables.subn(lambda match: "\n".join(lines + ["]"]), DATA.read_text(encoding="ascii"))
    assert found == 1
    return re.sub(r"(?<=scikit-learn )\S+", sklearn.__version__, text, count=1)


if __name__ == "__main__":
    sys.stdout.write("%d characters\n" % DATA.write_text(golden(), encoding="ascii"))
