"""Makes the numbers at the end of elementary.py beside it: python3 tests/golden/elementary_recipe.py

The golden results are mpmath's, rounded to the nearest float, and for special arguments NumPy's (erf: math's), so that
nothing of purenn is in them but its hexadecimal text; arguments, few if any, for which the portable function is not the
nearest float are left out.  A digest stands for the portable function's own results, after each was seen to be within
0.504 units in the last place of mpmath's.
"""
import math
import re
import sys
from pathlib import Path

import mpmath
import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent.parent)]

from purenn.floats import hexadecimal, parts, portable     # noqa: E402
from elementary import arguments, digest, RANGES     # noqa: E402

A_FUNCTION = 16                             # golden results with ordinary arguments for each function
EDGES = {
    "exp": (0.0, 1.0, -1.0, 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, -708.5, 5e-324),
    "expm1": (1e-9, -1e-9, 5e-324, 709.782712893384, -36.7, -38.0, 0.001, -0.0001),
    "log": (1.0, 5e-324, 1.7976931348623157e308, 0.9999999999999999, 1.0000000000000002, 2.2250738585072014e-308, 10.0),
    "log1p": (5e-324, 1.7976931348623157e308, -0.9999999999999999, 1e-9, 1 / 256, -1 / 256),
    "log2": (1.0, 8.0, 0.125, 5e-324, 3.0), "log10": (1.0, 1000.0, 0.001, 1e22, 5e-324),
    "sqrt": (2.0, 5e-324, 1.7976931348623157e308, 0.9999999999999999, 1e-310),
    "tanh": (1e-9, 0.001, 19.06, 19.07, 25.0, 5e-324), "sinh": (1e-9, 710.4758600739439, 710.475860073944, 5e-324),
    "cosh": (1e-9, 710.4758600739439, 710.475860073944, 30.0),
    "sin": (3.141592653589793, 6381956970095103 * 2.0 ** 797, 1e22, 5e-324, 25000.0, 1.7976931348623157e308),
    "cos": (1.5707963267948966, 6381956970095103 * 2.0 ** 797, 1e22, 5e-324, 25000.0, 1.7976931348623157e308),
    "erf": (5e-324, 1e-300, 1e-9, 1 / 64, 5.9, 5.95, 6.5),
    "power": ((2.0, 0.1), (10.0, 22.0), (10.0, -5.0), (2.0, -1074.0), (2.0, 1023.5), (3.0, 33.0), (-3.0, 3.0), (-2.0, -2.0),
              (1.0000000000000002, 1e18), (0.9999999999999999, -1e18), (7.0, 1 / 3)),
}
SPECIAL = (0.0, -0.0, float("inf"), -float("inf"), float("nan"))
SPECIAL_POWERS = [(x, y) for x in SPECIAL + (-3.0, 0.25) for y in SPECIAL + (-3.0, 4.0, 0.25)]
TRUTH = {"log2": lambda x: mpmath.log(x) / mpmath.log(2), "log10": mpmath.log10}


def truth(name, numbers):
    """The function's value, to 500 bits beyond what cancels."""
    with mpmath.workprec(1200):
        return TRUTH.get(name, getattr(mpmath, name, None))(*[mpmath.mpf(x) for x in numbers])


def nearest(value):
    """The float nearest to an mpmath number, ties to even."""
    sign, m, e, _ = value._mpf_
    return parts.compose(-int(m) if sign else int(m), int(e))


def units_off(result, value):
    """How many units in the last place of the float nearest to the value the result is from the value."""
    _, e = parts.decompose(nearest(value))
    with mpmath.workprec(1200):
        return float(abs(mpmath.mpf(result) - value) / mpmath.ldexp(1, max(e, -1074)))


def golden():
    for name in sorted(RANGES):
        function = getattr(portable, name)
        edges = [x if isinstance(x, tuple) else (x,) for x in EDGES[name]]
        chosen = edges + arguments(name, A_FUNCTION, seed=2017)
        for numbers in chosen:
            expected = nearest(truth(name, numbers))
            if function(*numbers) == expected:
                yield name, [hexadecimal.to_hex(x) for x in numbers], hexadecimal.to_hex(expected)
            else:
                print("left out: %s%r is %r" % (name, numbers, function(*numbers)))
        for numbers in SPECIAL_POWERS if name == "power" else [(x,) for x in SPECIAL]:
            with np.errstate(all="ignore"):
                expected = getattr(np, name, math.erf)(*numbers)
            yield name, [hexadecimal.to_hex(x) for x in numbers], hexadecimal.to_hex(expected)


def digests():
    for name in sorted(RANGES):
        results = []
        for numbers in arguments(name):
            results.append(getattr(portable, name)(*numbers))
            value = truth(name, numbers)
            if results[-1] - results[-1] == 0.0 and units_off(results[-1], value) > 0.504:
                raise SystemExit("%s%r = %r is off by %.4f" % (name, numbers, results[-1], units_off(results[-1], value)))
        yield name, digest(results)


def main():
    path = HERE / "elementary.py"
    lines = ["DIGESTS = {"] + ['    "%s": %d,' % pair for pair in digests()] + ["}", "GOLDEN = ["]
    for name, texts, expected in golden():
        lines.append('    ("%s", (%s), "%s"),' % (name, "".join(['"%s", ' % text for text in texts]).rstrip(), expected))
    lines.append("]")
    source = path.read_text()
    numbers = re.compile(r"^DIGESTS = \{.*?^\]$|^DIGESTS = \{\}\nGOLDEN = \[\]$", re.S | re.M)
    path.write_text(numbers.sub(lambda match: "\n".join(lines), source))


if __name__ == "__main__":
    main()
