"""Makes the tables of printing.py beside it: arrays, print options, and the text NumPy gives for them.

    python3 tests/golden/printing_recipe.py

The arrays come from a seeded generator that is fond of the numbers people print and of those that are hard to print;
tests/arrays/test_printing.py draws its many arrays from it too.
"""
import math
import random
import re
import struct
import sys
from pathlib import Path

import numpy as np

PRINTING = Path(__file__).with_name("printing.py")
NICE = [0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1 / 3, 2 / 3, 0.25, 0.001, 1e-5, 1e-4, 9.99999999e-5, 99999999.0, 1e8, 1e16,
        1e20, 0.15, 2.5, 1e-9, 5e-9, 1e-8, 0.999999999, 9.9999999999, 99.5, 1e5, 123456789.0]
HARD = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e22, 1e23, 2.0 ** 53, 2.0 ** -44, 2.0 ** -1022,
        2.0 ** 89, 5.9604644775390625e-07, 172345582373659.69, 18014398509481992.0, 18014398509482012.0, 0.1 + 0.2,
        2.0 ** -24, 1.5e-323]
NONFINITE = [float("nan"), float("inf"), -float("inf")]
SCALARS = NICE + HARD + NONFINITE
ODD_SHAPES = [(0,), (0, 3), (3, 0), (0, 0), (1, 1), (1, 0), (1,), (1, 12), (12, 1)]
LARGE_SHAPES = [(1000,), (1001,), (1200,), (30, 40), (2, 600), (600, 2), (7, 200), (6, 200), (200, 7), (1001, 1)]
OBJECTS = [None, 1, 2.5, "a", True, [1, 2], 10 ** 30, 1 / 3, (1, 2), 1e-5, -0.0]


def any_float(rng):
    """One float: a nice or a hard one, or one of any size, to any bit pattern."""
    return rng.choice([
        lambda: rng.choice(NICE), lambda: -rng.choice(NICE), lambda: rng.choice(HARD), lambda: rng.choice(NONFINITE),
        lambda: float(rng.randint(-1000, 1000)), lambda: rng.randint(-10 ** 6, 10 ** 6) / 10 ** rng.randint(0, 8),
        rng.random, lambda: rng.gauss(0, 1), lambda: rng.gauss(0, 1) * 10.0 ** rng.randint(-12, 12),
        lambda: math.ldexp(rng.choice([1, -1, 3, 5]), rng.randint(-1074, 1021)),
        lambda: math.ldexp(rng.randint(-4096, 4096), -rng.randint(0, 14)),
        lambda: struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0]])()


def kind_of_floats(rng):
    """A function that draws the floats of one array: of one sort, or a mixture."""
    scale, usual = 10.0 ** rng.randint(-20, 20), rng.choice(SCALARS)
    return rng.choice([
        lambda: any_float(rng), rng.random, lambda: rng.gauss(0, 1), lambda: rng.gauss(0, scale),
        lambda: float(rng.randint(-9, 9)), lambda: round(rng.uniform(-9, 9), 2), lambda: rng.choice(NICE[:11]),
        lambda: rng.choice([usual, rng.random()])])


def any_shape(rng):
    """Often small, sometimes odd, of long rows, or so large that it is summarised."""
    chance = rng.random()
    if chance < 0.10:
        return rng.choice(ODD_SHAPES)
    if chance < 0.12:
        return rng.choice(LARGE_SHAPES)
    if chance < 0.17:
        return (rng.randint(1, 4), rng.randint(7, 30))
    if chance < 0.20:
        return ()
    return (rng.randint(1, 16),) if chance < 0.5 else (rng.randint(1, 5), rng.randint(1, 5))


def any_options(rng):
    """Print options, more often NumPy's own."""
    choices = {"precision": [0, 1, 2, 3, 4, 6, 12, 15, 16, 17, 20, 30], "suppress": [True], "sign": ["+", " ", "-"],
               "floatmode": ["fixed", "unique", "maxprec", "maxprec_equal"], "linewidth": [0, 10, 20, 40, 120],
               "threshold": [0, 3, 10], "edgeitems": [0, 1, 2, 5], "nanstr": ["NotANumber"], "infstr": ["infinity"]}
    names = rng.sample(sorted(choices), rng.choice([0, 0, 0, 1, 2, 3]))
    return {name: rng.choice(choices[name]) for name in names}


def any_array(rng, shape=None):
    """(data, shape, kind)"""
    shape = any_shape(rng) if shape is None else shape
    size = math.prod(shape)
    kind = rng.choice(["float"] * 5 + ["int", "bool"] + ["object"] * (shape != ()))  # NumPy cannot shorten 0-d objects
    draw = {"float": kind_of_floats(rng), "bool": lambda: rng.random() < 0.5, "object": lambda: rng.choice(OBJECTS)}
    bits, low = rng.choice([1, 4, 10, 31, 63]), rng.choice([0, -1])
    draw["int"] = lambda: rng.randrange(low * 2 ** bits, 2 ** bits)
    return [draw[kind]() for _ in range(size)], shape, kind


def as_numpy(data, shape, kind):
    array = np.empty(len(data), {"float": float, "int": np.int64, "bool": bool, "object": object}[kind])
    for i, value in enumerate(data):
        array[i] = value
    return array.reshape(shape)


def numpy_texts(options, data, shape, kind):
    """(str, repr) of the array under these print options."""
    array = as_numpy(data, shape, kind)
    with np.printoptions(**options):
        return str(array), repr(array)


def stored(value):
    """A float as (m, e), m * 2**e, which every Python reads alike; or its name, if it has no such form."""
    if not isinstance(value, float):
        return value
    if value != value or value in (float("inf"), -float("inf")) or (value == 0 and math.copysign(1, value) < 0):
        return repr(value)
    n, d = value.as_integer_ratio()
    e = 1 - d.bit_length()
    while n and n % 2 == 0:
        n, e = n // 2, e + 1
    return n, e


def cases(rng):
    """The arrays of the article's kind first, then what the generator gives."""
    article = [[3.54081355, 3.11519372, -2.46159562], [-0.36208101, -0.07956337, 0.16433623]]
    yield {}, article[0], (3, 1), "float"
    yield {}, article[1], (1, 3), "float"
    yield {}, [0.9840529, 0.97455344, 0.03605993], (3, 1), "float"
    yield {}, [1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1], (3, 4), "int"
    for number in SCALARS:
        yield {}, [number, 1.0], (2,), "float"
    while True:
        options, (data, shape, kind) = any_options(rng), any_array(rng)
        if len(data) <= 30 and kind != "object":
            yield options, data, shape, kind


def golden(arrays=110, numbers=110):
    """The text of printing.py, with its tables made again."""
    rng = random.Random(5000)
    lines = ["NUMBERS = [  # text; format_fixed to 0 .. 3 places; format_exp to 0 .. 15"]
    for x in (SCALARS + [any_float(rng) for _ in range(numbers)])[:numbers]:
        fixed = ["%.*f" % (places, x) if abs(x) < 1e25 or x - x != 0 else "" for places in range(4)]
        if "" not in fixed:
            row = (stored(x), str(np.float64(x)), fixed, ["%.*e" % (5 * places, x) for places in range(4)])
            lines.append("    %r," % (row,))
    lines.append("]\nARRAYS = [  # print options, elements, shape, kind, str, repr")
    for options, data, shape, kind in (case for case, _ in zip(cases(rng), range(arrays))):
        row = (options, [stored(x) for x in data], shape, kind) + numpy_texts(options, data, shape, kind)
        lines.append("    %r," % (row,))
    tables = re.compile(r"^NUMBERS = \[.*?^\]$\nARRAYS = \[.*?^\]$", re.S | re.M)
    text, found = tables.subn(lambda match: "\n".join(lines + ["]"]), PRINTING.read_text(encoding="ascii"))
    assert found == 1
    return re.sub(r"(?<=NumPy )\S+", np.__version__, text, count=1)


if __name__ == "__main__":
    sys.stdout.write("%d characters\n" % PRINTING.write_text(golden(), encoding="ascii"))
