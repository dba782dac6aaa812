"""Makes any_dimensions.py beside it: programs of tests/shared/drawn_lines.py with the text NumPy gives for their arrays.

    python3 tests/golden/any_dimensions_recipe.py

Chosen are those that every Python can run: without `...`, comparison operators, and NumPy's numbers that are no arrays.
"""
import random
import re
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "shared"))
import drawn_lines  # noqa: E402 (it stands in the folder above)

PROGRAMS = 150
MOST = 24                   # elements of an array
NOT_EVERYWHERE = re.compile(r"\.\.\.|<<|left_shift|[=!<>]=| [<>] |np\.(float|int|uint|bool_)|searchsorted|trace")
HEAD = '''"""Programs on arrays of any number of dimensions and of all kinds, and NumPy %s's text of what they make.

    python tests/golden/any_dimensions.py

runs them by purenn.numpy on any Python.  Made by any_dimensions_recipe.py.
"""
import purenn.numpy as np

'''
FOOT = '''

def check():
    """What differs: [(the program's name, the text expected, the text found), ...]"""
    wrong = []
    for name, program, expected in PROGRAMS:
        arrays = [x + 0 if x.dtype.kind == "f" and x.shape else x for x in program()]      # zeros are not negative
        found = "".join(["%s%r%s" % (x.dtype, x.shape, np.array_repr(x)) for x in arrays])
        if "".join(found.split()) != expected:
            wrong.append((name, expected, found))
    return wrong


if __name__ == "__main__":
    differing = check()
    for what in differing[:5]:
        print("%s\\nexpected %s\\nfound    %s" % what)
    print("%d programs, %d wrong" % (len(PROGRAMS), len(differing)))
    raise SystemExit(1 if differing else 0)
'''


def fits(lines, names, error):
    """Whether every Python can run a program, and its arrays are small."""
    return error is None and len(lines) > 2 and not NOT_EVERYWHERE.search("\n".join(lines)) and all(
        [isinstance(x, np.ndarray) and x.size <= MOST for x in names.values()])


def seen(x):
    """The text that is compared, without blanks, which MicroPython's numbers decide; no negative zeros."""
    x = x + 0 if x.dtype.kind == "f" and x.shape else x
    return "".join(("%s%r %r" % (x.dtype, x.shape, x)).split())


def chosen(draw, count):
    """The lines, names and text of so many programs, each with a step that no earlier one had, while there are such."""
    known = set()
    while count:
        lines, exact = drawn_lines.program(draw)
        names, error = drawn_lines.outcome(np, lines)
        steps = set(re.findall(r"np\.[\w.]+\(|[-+*/%&|^<>]+=?| \S*\[", "".join(lines))) | {str(x.dtype) for x in names.values() if hasattr(x, "dtype")}
        if exact and fits(lines, names, error) and "-0." not in repr(names) and (steps - known or draw.randint(0, 9) == 0):
            known |= steps
            count -= 1
            yield lines, sorted(names), "".join([seen(names[name]) for name in sorted(names)])


def golden():
    """The text of any_dimensions.py."""
    parts, table = [HEAD % np.__version__], ["PROGRAMS = [\n"]
    for number, (lines, names, text) in enumerate(chosen(random.Random(7), PROGRAMS)):
        parts.append("\ndef p%d():\n%s    return %s,\n\n" % (number, "".join(["    %s\n" % line for line in lines]), ", ".join(names)))
        table.append("    (%r, p%d, %r),\n" % ("p%d" % number, number, text))
    return "".join(parts + ["\n"] + table + ["]\n"]) + FOOT


if __name__ == "__main__":
    sys.stdout.write("%d characters\n" % (HERE / "any_dimensions.py").write_text(golden(), encoding="ascii"))
