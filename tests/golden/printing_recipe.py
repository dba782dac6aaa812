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
WIDTHS = ["int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64"]
KINDS = ["float", "float32", "float16", "int", "bool", "object", "text"] + WIDTHS  # "text" becomes "<U5" or the like
WORDS = ["", "a", "ab", "it's", 'so "so"', "'\"", "back\\slash", "two\nlines", "\ttab\r", "a longer text", "nan", "7",
         " "]
LETTERS = WORDS + ["\xe9", "\u3000\xa0|\xad", "\x00\x1f\x7f\x80|", "\u200b\u4e2d\u6587", "\ue000\ufeff|", "\U0001f600"]


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


# Further kinds, and any number of dimensions.

class Tall(object):
    """What is printed in several lines."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def any_deep_shape(rng):
    """Of 0 to 5 dimensions: mostly short ones, now and then one of 0 or a long one, rarely summarised as it is."""
    chance = rng.random()
    if chance < 0.03:
        return rng.choice(LARGE_SHAPES + [(11, 10, 10), (2, 3, 4, 50), (4, 4, 4, 4, 5), (1, 1, 1, 1, 1001)])
    shape = [rng.choice([1, 2, 2, 3, 3, 4]) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 3, 4, 5]))]
    if shape and chance < 0.30:
        shape[rng.randrange(len(shape))] = rng.choice([0, 5, 7, 8, 9, 15] if len(shape) < 4 else [0, 5, 7])
    return tuple(shape)


def narrow_float(rng, kind, wide):
    """A float that the kind holds: drawn by wide, near where its texts change, or any of its bit patterns."""
    bits, unsigned = (32, np.uint32) if kind == "float32" else (16, np.uint16)
    top, last = {"float32": (128, -149), "float16": (16, -24)}[kind]
    edges = [0.0, -0.0, 1.0, 0.1, 1 / 3, 1e-4, 9.9999e-5, 999.5, 1000.0, 1001.0, 2048.0, 8192.0, 65504.0, 999999.94,
             1e6, 16777216.0, 33554436.0, 99999992.0, 1e8, 1e10, 3.4028235e38, 2.0 ** last, 2.0 ** -14, 2.0 ** -126]
    x = rng.choice([
        wide, wide, wide, lambda: rng.choice(edges), lambda: rng.gauss(0, 1), lambda: float(rng.randint(-2000, 2000)),
        lambda: math.ldexp(rng.choice([1, -1, 3, 5]), rng.randint(last, top)),
        lambda: np.array(rng.getrandbits(bits), unsigned).view(kind)])()
    with np.errstate(all="ignore"):
        return float(np.array(x).astype(kind))


def any_text(rng, words):
    return "".join([rng.choice(words) for _ in range(rng.choice([0, 1, 1, 1, 1, 2]))]).rstrip("\0")


def any_object(rng, words):
    return rng.choice([lambda: rng.choice(OBJECTS), lambda: any_text(rng, words), lambda: any_float(rng),
                       lambda: [any_float(rng), rng.choice(words)], lambda: Tall("one\n  line more\n|"),
                       lambda: Tall("[[1 2]\n\n [3 4]]"), lambda: Tall("ends\n")])()


def any_deep_array(rng, words=LETTERS, kinds=KINDS):
    """(data, shape, kind)"""
    shape, kind = any_deep_shape(rng), rng.choice(kinds)
    count, wide = range(math.prod(shape)), kind_of_floats(rng)
    if kind == "text":
        data = [any_text(rng, words) for _ in count]
        return data, shape, "<U%d" % max([1] + [len(text) for text in data] + [rng.randint(1, 9)])
    if kind in ("float32", "float16"):
        return [narrow_float(rng, kind, wide) for _ in count], shape, kind
    if kind in WIDTHS or kind == "int":
        least, most = np.iinfo(dtype(kind)).min, np.iinfo(dtype(kind)).max
        size = rng.choice([10, 1000, most])
        return [rng.randint(max(least, -size), min(most, size)) for _ in count], shape, kind
    draw = {"float": wide, "bool": lambda: rng.random() < 0.5, "object": lambda: any_object(rng, words)}[kind]
    return [draw() for _ in count], shape, kind


def any_deep_case(rng, words=LETTERS, kinds=KINDS):
    """(options, data, shape, kind): options often with a threshold that summarises short axes, or of older versions."""
    options, (data, shape, kind) = any_options(rng), any_deep_array(rng, words, kinds)
    if rng.random() < 0.25:
        options.update(threshold=rng.choice([0, 3, 10, 40]), edgeitems=rng.choice([0, 1, 1, 2, 3]))
    if rng.random() < 0.08:
        options["legacy"] = rng.choice(["1.25", "2.1", "2.2"])
    if shape == () and kind == "object":
        options.pop("threshold", None)      # NumPy fails to shorten these
    return options, data, shape, kind


# What NumPy prints, and how it is stored.

def dtype(kind):
    return np.dtype({"float": float, "int": np.int64, "bool": bool, "object": object}.get(kind, kind))


def as_numpy(data, shape, kind):
    array = np.empty(len(data), dtype(kind))
    for i, value in enumerate(data):
        array[i] = value
    return array.reshape(shape)


def numpy_texts(options, data, shape, kind):
    """(str, repr) of the array under these print options."""
    array = as_numpy(data, shape, kind)
    with np.printoptions(**options):
        return str(array), repr(array)


def stored(value):
    """A float as (m, e), m * 2**e, which every Python reads alike; or its name, if it has no such form.

    What is printed in several lines is stored as {"repr": its text}; all else as it is.
    """
    if isinstance(value, Tall):
        return {"repr": value.text}
    if isinstance(value, list):
        return [stored(item) for item in value]
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


def deep_cases(rng):
    """Further kinds and more dimensions, in ASCII, without what is stored as something else."""
    while True:
        options, data, shape, kind = any_deep_case(rng, WORDS)
        has_other_meaning = kind == "object" and ("'nan'" in repr(data) or (1, 2) in data)
        if len(data) <= 60 and not has_other_meaning:
            yield options, data, shape, kind


def number_rows(rng, numbers):
    for x in (SCALARS + [any_float(rng) for _ in range(numbers)])[:numbers]:
        fixed = ["%.*f" % (places, x) if abs(x) < 1e25 or x - x != 0 else "" for places in range(4)]
        if "" not in fixed:
            yield stored(x), str(np.float64(x)), fixed, ["%.*e" % (5 * places, x) for places in range(4)]


def narrow_rows(numbers):
    rng = random.Random(5001)
    for i in range(numbers):
        kind = ("float32", "float16")[i % 2]
        x = narrow_float(rng, kind, lambda: any_float(rng))
        number = dtype(kind).type(x)
        with np.printoptions(legacy="2.2"):
            older = str(number)
        yield stored(x), kind, str(number), older


def array_rows(found, count):
    for options, data, shape, kind in (case for case, _ in zip(found, range(count))):
        yield (options, [stored(x) for x in data], shape, kind) + numpy_texts(options, data, shape, kind)


def letter_rows():
    for i in range(0, len(LETTERS) - 1, 3):         # all but the last, of which Python 2 makes two
        words = LETTERS[i:min(i + 3, len(LETTERS) - 1)]
        width = max([len(word) for word in words])
        yield [[ord(c) for c in word] for word in words], width, [ord(c) for c in repr(np.array(words, "<U%d" % width))]


def golden(arrays=110, numbers=110, deep_arrays=110):
    """The text of printing.py, with its tables made again."""
    rng = random.Random(5000)
    text = PRINTING.read_text(encoding="ascii")
    for start, rows in [
            ("NUMBERS = [", number_rows(rng, numbers)), ("ARRAYS = [", array_rows(cases(rng), arrays)),
            ("def narrow():\n    return [", narrow_rows(numbers)), ("def letters():\n    return [", letter_rows()),
            ("def further_arrays():\n    return [", array_rows(deep_cases(random.Random(5002)), deep_arrays))]:
        text = with_table(text, start, rows)
    return re.sub(r"(?<=NumPy )\S+", np.__version__, text, count=1)


def with_table(text, start, rows):
    """The text, with these rows in the table that starts so."""
    indent = "    " if "return" in start else ""
    lines = "".join(["%s    %r,\n" % (indent, row) for row in rows])
    table = re.compile(r"^(%s  #[^\n]*\n).*?^(%s\])$" % (re.escape(start), indent), re.S | re.M)
    text, found = table.subn(lambda match: match.group(1) + lines + match.group(2), text)
    assert found == 1, start
    return text


if __name__ == "__main__":
    sys.stdout.write("%d characters\n" % PRINTING.write_text(golden(), encoding="ascii"))
