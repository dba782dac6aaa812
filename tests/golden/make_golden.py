"""Writes purenn/commands/golden.py: the recipe of every golden number in it.

    python3 tests/golden/make_golden.py          (CPython with numpy; writes purenn/commands/golden.py)

Elementary functions: purenn's portable values, which tests/floats/test_elementary.py
holds against mpmath.  Draws and printed text: NumPy's own.  The weights after
5,000 epochs: the article's iteration in portable arithmetic, which
tests/test_article.py holds against NumPy and against exact rational steps.
NumPy's weights for a few seeds: the article's cell run by this NumPy.
"""
import os
import platform
import random
import sys

import numpy as np

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, ROOT)
sys.modules.setdefault("purenn.commands.golden", type(sys)("purenn.commands.golden"))     # may not be there yet

from purenn import article
from purenn.floats import elementary  # noqa: E402

FUNCTIONS = {
    "exp": (-700, 700), "expm1": (-2, 2), "log": (0, 1000), "log1p": (-1, 3), "log2": (0, 1000),
    "log10": (0, 1000), "sqrt": (0, 1000), "tanh": (-20, 20), "sinh": (-20, 20), "cosh": (-20, 20),
    "sin": (-100, 100), "cos": (-100, 100), "erf": (-5, 5)}
SMALL = ("exp", "tanh", "sin", "erf", "expm1")          # also near zero, where a network's numbers are
CALLS = (
    "RandomState 0 random_sample 8", "RandomState 42 random_sample 8", "RandomState 1 normal 0 1 8",
    "RandomState 2 standard_normal 20", "RandomState 7 randint 0 1000 10", "RandomState 8 randint 0 1000000000000 6",
    "RandomState 3 permutation 15", "RandomState 4 choice 100 10", "RandomState 4294967295 uniform 0 1 5",
    "default_rng 0 random 8", "default_rng 42 standard_normal 20", "default_rng 1 integers 0 1000 10",
    "default_rng 2 integers 0 1000000000000 6", "default_rng 3 permutation 15",
    "default_rng 123456789012345678901234567890 random 5", "default_rng 5 choice 100 10")
ROWS = (
    ((0.1, 1.0 / 3, 2.0), (1e-5, 123.456, -7.0)), ((1e300, -1e-300, 0.0), (5e-324, 1.0, 2.5)),
    ((1.0, 2.0), (30.0, -4.0)), ((float("nan"), float("inf")), (-float("inf"), 0.5)),
    ((0.12345678501, 0.123456785), (99999.5, 1e-4)), ((1e16, 1.0), (123456789.125, -0.0)))
SEEDS = (0, 42)


def elementary_lines():
    draw = random.Random(2017)
    with elementary.arithmetic("portable"):
        for name in sorted(FUNCTIONS):
            low, high = FUNCTIONS[name]
            arguments = [draw.uniform(low, high) for _ in range(5)]
            if name in SMALL:
                arguments += [draw.uniform(-1, 1) for _ in range(5)] + [draw.uniform(-1e-3, 1e-3) for _ in range(2)]
            arguments = np.float32(arguments).tolist()          # short, for the sake of golden.py's size
            function = getattr(elementary, name)
            yield name + " " + " ".join("%s:%s" % (x.hex(), function(x).hex()) for x in arguments)


def drawn(call):
    generator, seed, method, arguments = call.split(" ", 3)
    generator = (np.random.RandomState if generator == "RandomState" else np.random.default_rng)(int(seed))
    values = getattr(generator, method)(*[int(argument) for argument in arguments.split(" ")])
    return " ".join(float(v).hex() if values.dtype.kind == "f" else "%d" % v for v in values)


def flat_hex(matrices):
    return " ".join(float(v).hex() for matrix in matrices for row in matrix for v in row)


def portable_weights(seed, epochs):
    with elementary.arithmetic("portable"):
        weights = article.train(article.X, article.y, *article.initialize(seed), epochs=epochs, lr=0.1)
    return flat_hex(matrix.tolist() for matrix in weights)


def numpy_weights(seed):
    """The article's cells, seeded, by NumPy."""
    names = {}
    np.random.seed(seed)
    for number in (1, 2, 3):
        with open(os.path.join(ROOT, "tests", "golden", "article", "cell_%d.py" % number)) as cell:
            exec(cell.read(), names)
    return flat_hex(names[name].tolist() for name in ("wh", "bh", "wout", "bout"))


def machine():
    vectors = "AVX-512" if "avx512f" in open("/proc/cpuinfo").read() else "no AVX-512"
    return "NumPy %s, %s, %s" % (np.__version__, platform.machine(), vectors)


def rows_text(rows):
    return "\n".join(" ".join(float(v).hex() for v in row) for row in rows)


def main():
    lines = ['"""The golden numbers of `python -m purenn selftest`, floats as hexadecimal text.', "",
             "Made by tests/golden/make_golden.py; not to be edited.", '"""', "",
             "NUMPY = %r" % machine(), "SEED = 42", "EPOCHS = 5000", "", 'ELEMENTARY = """\\']
    lines += list(elementary_lines()) + ['"""', "", 'DRAWS = """\\']
    lines += ["%s = %s" % (call, drawn(call)) for call in CALLS] + ['"""', ""]
    lines += ["PORTABLE_WEIGHTS = %r" % portable_weights(42, 5000), "", "NUMPY_WEIGHTS = {"]
    lines += ["    %d: %r," % (seed, numpy_weights(seed)) for seed in SEEDS] + ["}", "", "PRINTED = ("]
    lines += ["    (%r,\n     %r)," % (rows_text(rows), str(np.array(rows))) for rows in ROWS] + [")", "", ""]
    lines += [READERS]
    with open(os.path.join(ROOT, "purenn", "commands", "golden.py"), "w") as file:
        file.write("\n".join(lines))


READERS = '''\
def elementary():
    """[(function's name, argument, value), ...]"""
    found = []
    for line in ELEMENTARY.strip().split("\\n"):
        name, pairs = line.split(" ", 1)
        found.extend([(name,) + tuple(pair.split(":")) for pair in pairs.split(" ")])
    return found


def draws():
    """[(what is drawn, [values]), ...]"""
    lines = [line.split(" = ") for line in DRAWS.strip().split("\\n")]
    return [(call, values.split(" ")) for call, values in lines]


def weights():
    """The article's weights after EPOCHS epochs from SEED, in portable arithmetic."""
    return PORTABLE_WEIGHTS.split(" ")


def printed():
    """[(rows, text), ...]"""
    return PRINTED
'''

if __name__ == "__main__":
    main()
