"""helpers/portable.py, which printed programs bring along, is the portable arithmetic of purenn/floats, line for line.

The lines of DIFFERENCES are the only ones that differ.  A helper imports nothing: it has no table of powers of two, no
frexp and no integers as large as needed; its other tables are flat and made before; its numbers have no names.
"""
import difflib
import os
import re

import pytest

from paths import PACKAGE
from purenn.py36.straightline import helper_text

# What only helpers have: they do without imports, or read tables from bytes.
OWN = {"two_to", "byte", "float_at", "unpacked", "to_multiple", "exponent", "moved"}
# What is done in another way there, with the same bits: by multiplications instead of integers; by Newton's steps
# instead of math.sqrt; and NumPy's division, which the package has as arrays.loops.divide.
ANOTHER_WAY = {"scaled", "sqrt", "divide"}
RENAMED = {"quotient": "divide"}        # as portable.py's own is NumPy's
DIFFERENCES = {
    "exact_product": """
        -t = HALVES * a
        +t = 134217729.0 * a
        -t = HALVES * b
        +t = 134217729.0 * b""",
    "quotient": """
        -def divide(h, l, d, e):
        -quotient = h / d
        -p, rest = exact_product(quotient, d)
        -return quotient, (((h - p) - rest) + (l - quotient * e)) / d
        +def quotient(h, l, d, e):
        +q = h / d
        +p, rest = exact_product(q, d)
        +return q, (((h - p) - rest) + (l - q * e)) / d""",
    "exp_pieces": """
        -def exp_pieces(x, rest):
        -if not EXP_ROWS:
        -EXP_ROWS.extend(fixed_point.exp_rows(EXP_STEPS))
        +def exp_pieces(x):
        -a, b = EXP_ROWS[n % EXP_STEPS]
        -k = n // EXP_STEPS - EXP_LOWEST
        -n = n - EXP_SHIFT
        +j = n % 128
        +k = n // 128 - 2048
        +n = n - 262144
        +a = EXP_ROWS[2 * j]
        -w = (t - r) - (n * STEP_LOW - rest)
        +w = (t - r) - n * STEP_LOW
        -return a, a * r, a * w + b * (1.0 + (r + w)), k
        +return a, a * r, a * w + EXP_ROWS[2 * j + 1] * (1.0 + (r + w)), k""",
    "exp": """
        -if not -708.0 < x < 709.0:
        -return exp_at_the_edges(x, 0.0, 0)
        -a, p, l, k = exp_pieces(x, 0.0)
        +if not -750.0 < x < 715.0:
        +return x if x != x else INFINITY if x > 0.0 else 0.0
        +a, p, l, k = exp_pieces(x)
        -return (h + (((a - h) + p) + l)) * POWERS[k + ORIGIN]
        +return scaled(h, ((a - h) + p) + l, k)""",
    "expm1_pair": """
        -a, p, l, k = exp_pieces(x, 0.0)
        -scale = POWERS[k + ORIGIN]
        +a, p, l, k = exp_pieces(x)
        +scale = two_to(k)""",
    "tanh": """
        -h, l = divide(-h, -l, d, ((2.0 - d) + h) + l)
        +h, l = quotient(-h, -l, d, ((2.0 - d) + h) + l)""",
    "log_pair": """
        -if not LOG_ROWS:
        -LOG_ROWS.extend(fixed_point.log_rows(LOG_STEPS))
        -z, k = math.frexp(x)
        -if z < ROOT_HALF:
        +k = exponent(x) + 1
        +z = moved(x, -k)
        +if z < 0.70703125:
        -v, a, b = LOG_ROWS[int(z * LOG_STEPS + 0.5)]
        +i = 3 * (int(z * 128.0 + 0.5) - LOG_FIRST)
        -return log_series(k * LN2_HIGH + a, k * LN2_LOW + b, t * v - 1.0, (z - t) * v)
        +v = LOG_ROWS[i]
        +return log_series(k * LN2_HIGH + LOG_ROWS[i + 1], k * LN2_LOW + LOG_ROWS[i + 2], t * v - 1.0, (z - t) * v)""",
    "log": """
        -return log_of_special(x)
        +return -INFINITY if x == 0.0 else NAN if x < 0.0 else x""",
    "log1p": """
        -return log_of_special(1.0 + x)
        -if -NEAR_ZERO < x < NEAR_ZERO:
        +return -INFINITY if x == -1.0 else NAN if x < -1.0 else x
        +if -0.00390625 < x < 0.00390625:""",
    "erf": """
        -j = int(x * ERF_STEPS + 0.5)
        +j = int(x * 32.0 + 0.5)
        -if j not in ERF_ROWS:
        -ERF_ROWS[j] = erf_row(j)
        -a, b, slope, slope_rest, series = ERF_ROWS[j]
        -s = x - float(j) / ERF_STEPS
        +a, b, slope, slope_rest = [ERF_ROWS[i] for i in range(4 * j - 4, 4 * j)]
        +c = j / 32.0
        +s = x - c
        +series = []
        +before, g = 0.0, slope + slope_rest
        +for n in range(10):
        +before, g = g, -2.0 * (c * g + before) / (n + 1.0)
        +series.append(g / (n + 2.0))
        -for coefficient in series:
        -w = (w + coefficient) * s
        +for n in range(9, -1, -1):
        +w = (w + series[n]) * s""",
    "small_erf": """
        -m, e = decompose(x)
        -return compose(m * ERF_SLOPE, e - fixed_point.PRECISION) if m > 0 else x
        -p, rest = exact_product(ERF_FACTOR[0], x)
        +x = x * two_to(600)
        +p, rest = exact_product(ERF_HIGH, x)
        +return to_multiple(p, rest + ERF_LOW * x, two_to(-474)) * two_to(-600) if x > 0.0 else x
        +p, rest = exact_product(ERF_HIGH, x)
        -return p + ((rest + ERF_FACTOR[1] * x) - p * w)
        +return p + ((rest + ERF_LOW * x) - p * w)"""}


def functions(text):
    """{name: [each line of the function, without indentation, comments and docstring]}"""
    found = {}
    for name, lines in re.findall(r"^(?=def (\w+)\()(.*(?:\n(?:[ ].*)?)*)", text, re.MULTILINE):
        lines = re.sub(r'\n    """.*?"""', "", lines, count=1, flags=re.DOTALL)
        lines = [re.sub(r"\s+#.*", "", line).strip() for line in lines.split("\n")]
        found[name] = [line for line in lines if line]
    return found


def packages():
    found = {}
    for name in ("pairs.py", "portable.py"):
        with open(os.path.join(PACKAGE, "floats", name)) as file:
            found.update(functions(file.read()))
    return found


PACKAGES, HELPERS = packages(), functions(helper_text.read("portable.py"))


def differences(name):
    """The lines that only the package's function has, after a -, and those that only the helper has, after a +."""
    found = difflib.unified_diff(PACKAGES[RENAMED.get(name, name)], HELPERS[name], lineterm="", n=0)
    return [line for line in list(found)[2:] if line[0] != "@"]


@pytest.mark.parametrize("name", sorted(set(HELPERS) - OWN - ANOTHER_WAY))
def test_a_helper_is_the_packages_function(name):
    assert differences(name) == [line.strip() for line in DIFFERENCES.get(name, "").split("\n")[1:]]


def test_every_function_is_compared_or_named():
    assert OWN | ANOTHER_WAY <= set(HELPERS) and not OWN & set(PACKAGES)
    assert set(DIFFERENCES) <= set(HELPERS) - OWN - ANOTHER_WAY
    assert HELPERS["tanh"][-1] == PACKAGES["tanh"][-1] == "return h + l"       # all of a function is read


def test_a_line_that_differs_is_found():
    text = 'def f(x):\n    """What\n    it does."""\n    # why\n    return x + 1.0      # that\n\n\ndef g(x):\n    return x\n'
    assert functions(text) == {"f": ["def f(x):", "return x + 1.0"], "g": ["def g(x):", "return x"]}
