"""Makes data.py beside it: decimals with the floats they are nearest to, and the rows that scikit-learn puts aside.

    python3 tests/golden/data_recipe.py
"""
import random
import sys
from fractions import Fraction
from pathlib import Path

import sklearn
from sklearn.model_selection import train_test_split

EDGES = ["0", "-0", ".5", "5.", "1e23", "9007199254740993", "9007199254740993.000000000000000001", "1e22", "1e-22", "8.5e22",
         "2.2250738585072014e-308", "2.2250738585072011e-308", "4.9406564584124654e-324", "2.4703282292062328e-324",
         "2.4703282292062327e-324", "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e400",
         "1e-400", "123456789012345678901234567890", "0.1", "0.3", "5.1", "1e-5", "9223372036854775808.0",
         "4503599627370496.5", "4503599627370497.5", "7.2057594037927933e16", "0." + "0" * 40 + "1", "1" + "0" * 40 + "e-40"]
NO_DECIMALS = ["", ".", "e5", "1e", "1e+", "nan", "inf", "-inf", "infinity", "0x10", "1_0", "1.2.3", "1-2", "--1", "1e5.0",
               "1,5", "+-1", "1 2", "1e1e1", "five", "1j"]


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


HEADER = '''"""What Python makes of decimals, and which rows scikit-learn %s puts aside. Made by data_recipe.py: do not edit.

Runs on every Python: prints how many results were compared, and ends with status 1 if one differs.
A float is stored as (m, e), which stands for m * 2**e.
"""
from purenn import metrics
from purenn.data import MinMaxScaler, StandardScaler, split_rows
from purenn.digits import read_decimal
from purenn.floats import compose, to_hex
from purenn.tables import read_csv
'''
FOOTER = '''
TABLE = ('\\xef\\xbb\\xbfname, a,"b ""quoted"""\\r\\n# a comment\\r\\nx,1.5,25e-2\\r\\n\\r\\n'
         '"y, ""z""\\n",?, 4.25 \\r\\n"",2.5,-.5\\r\\n')
NAMES = ["name", "a", 'b "quoted"']
ROWS = [["x", "1.5", "25e-2"], ['y, "z"\\n', "2.0", " 4.25 "], ["", "2.5", "-.5"]]
BAD = ["", "a,b", "a,b\\n1,x", "a,b\\n1,2,3", "a,a\\n1,2", "a,b\\n1,NA", 'a,b\\n1,"2', 'a,b\\n"1"2,3', "a,b\\n1,1e999", "a,b\\n\\0,1"]
MESSAGES = [
    "the CSV text has no rows: it is empty",
    "the CSV text has no rows: it is empty but for the names of columns",
    "line 2, column b: 'x' is not a number",
    "line 2 has 3 cells, where line 1 has 2",
    "columns 1 and 2 are both named 'a'",
    "line 2, column b: 'NA' is a missing value; missing=\\"drop\\" would leave the row out",
    "line 2: a quote opens here and is never closed",
    "line 2, column 1: quotes go around a whole cell, and those inside are doubled; got a quoted text and then '2'",
    "line 2, column b: '1e999' is too large a number",
    "line 2 holds a NUL character; this is no CSV text in UTF-8"]
SCALED = [[to_hex(3.0), to_hex(1.0 / 10), "0x1.a20bd700c2c3ep+0", to_hex(1.0)],
          [to_hex(1.0), to_hex(1.0 / 10), to_hex(4.0), to_hex(1.0)]]


def number(stored):
    if isinstance(stored, tuple):
        return compose(*stored)
    return {"inf": float("inf"), "-inf": -float("inf"), "-0.0": -0.0}[stored]


def attempt(function):
    try:
        return function()
    except ValueError as error:
        return str(error)


def outcomes():
    """[(what it is, what is expected, what is found), ...]"""
    found = [(text, to_hex(number(x)), to_hex(read_decimal(text))) for text, x in DECIMALS]
    for text in NO_DECIMALS:
        found.append((text, "read_decimal: expected a decimal number; got %r" % text, attempt(lambda: read_decimal(text))))
    for labels, n, size, seed, test in SPLITS:
        train, ours = split_rows(n, size, seed, labels and list(labels))
        found.append(("split_rows", test, ours))
        found.append(("all rows", list(range(n)), sorted(train + ours)))
    table = read_csv(TABLE, comment="#", missing={"a": 2.0}, marks=["?"])
    found.append(("read_csv", (NAMES, ROWS, [3, 5, 7]), (table.names, table.rows, table.lines)))
    found.append(("numbers", [[1.5, 0.25], [2.0, 4.25], [2.5, -0.5]], table.numbers(NAMES[1:]).tolist()))
    for text, message in zip(BAD, MESSAGES):
        found.append((text, message, attempt(lambda: read_csv(text + "\\n").numbers())))
    for scaler, expected in zip((StandardScaler(), MinMaxScaler()), SCALED):
        scaler.fit([[1, 1.0 / 10], [5, 1.0 / 10], [3, 1.0 / 10]])
        numbers = scaler.centre.tolist() + scaler.spread.tolist()
        found.append((scaler.kind, expected, [to_hex(x) for x in numbers]))
    wrong, _ = metrics.confusion_matrix(list("abca"), list("abba"))
    found.append(("confusion_matrix", [[2, 0, 0], [0, 1, 0], [0, 1, 0]], wrong.tolist()))
    found.append(("f1", [1.0, 2.0 / 3, 0.0], metrics.f1(list("abca"), list("abba"), None)))
    found.append(("accuracy", [0.5, 0.75], [metrics.accuracy([[1], [0]], [[0.75], [0.625]]),
                                            metrics.accuracy([0, 1, 2, 1], [[1, 0, 0], [0, 2, 1], [0, 1, 2], [3, 2, 1]])]))
    found.append(("r2", 0.75, metrics.r2([1, 3], [1.5, 2.5])))
    return found


if __name__ == "__main__":
    pairs = outcomes()
    wrong = [pair for pair in pairs if pair[1] != pair[2]]
    for what, expected, found in wrong[:5]:
        print("%r\\nexpected %r\\nfound    %r" % (what, expected, found))
    print("%d results, %d wrong" % (len(pairs), len(wrong)))
    raise SystemExit(1 if wrong else 0)
'''


def golden(count=140):
    """The text of data.py."""
    rng = random.Random(7)
    lines = [HEADER % sklearn.__version__, "DECIMALS = ["]
    lines += ["    %r," % ((text, stored(float(text))),) for text in decimals(rng, count)]
    lines += ["]", "NO_DECIMALS = %r" % NO_DECIMALS, "SPLITS = [  # labels, rows, test_size, seed, the test rows"]
    lines += ["    %r," % (case,) for case in splits(rng, 40)]
    return "\n".join(lines) + "\n]\n" + FOOTER


if __name__ == "__main__":
    sys.stdout.write("%d characters\n" % Path(__file__).with_name("data.py").write_text(golden(), encoding="ascii"))
