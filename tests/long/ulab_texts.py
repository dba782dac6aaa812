"""python3 tests/long/ulab_texts.py FOLDER: scripts of ulab, the NumPy of MicroPython boards, against the texts they are to print.

FOLDER is a checkout of github.com/v923z/micropython-ulab.  Each script of its tests is run with NumPy as `ulab.numpy`,
and with purenn.numpy.  In scope is what prints its expected text by NumPy: the same words and numbers in the same
order, these to 1e-6.  ulab prints arrays as repr does, so array(, dtype= and brackets do not count.  Prints which others differ by purenn.numpy; exits with 1 if any does.  Needs NumPy.
"""
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# ulab has names that NumPy had once, and prints longer arrays with dots.
RUN = """
import importlib, runpy, sys, types
np = importlib.import_module(sys.argv[1])
np.set_printoptions(threshold=10, edgeitems=3)
class Ulab(types.ModuleType):
    float, bool = float, bool
    def __getattr__(self, name):
        return getattr(np, name)
ulab = types.ModuleType("ulab")
sys.modules["ulab"], sys.modules["ulab.numpy"] = ulab, Ulab("ulab.numpy")
ulab.numpy = sys.modules["ulab.numpy"]
runpy.run_path(sys.argv[2])
"""
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|inf|nan)$")


def words(text):
    text = re.sub(r"array\(|np\.\w+\(|dtype=[\w.]+|<class '\w+'>", " ", text)
    return re.sub(r"[\[\](),=:]", " ", text).split()


def is_same(one, other):
    """Whether two words are the same, or numbers that are close."""
    if NUMBER.match(one) and NUMBER.match(other):
        x, y = float(one), float(other)
        return x == y or x != x and y != y or abs(x - y) <= 1e-6 * max(1.0, abs(x), abs(y))
    return one == other


def prints_it(script, module):
    """Whether a script prints the expected text with this module as ulab.numpy."""
    done = subprocess.run([sys.executable, "-c", RUN, module, script], cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, universal_newlines=True)
    with open(script + ".exp") as file:
        expected, found = words(file.read()), words(done.stdout)
    return done.returncode == 0 and len(expected) == len(found) and all(map(is_same, expected, found))


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    scripts = sorted(glob.glob(os.path.join(sys.argv[1], "tests", "*d", "*", "*.py")))
    scope = [script for script in scripts if prints_it(script, "numpy")]
    failed = [os.path.relpath(script, os.path.join(sys.argv[1], "tests"))[3:] for script in scope
              if not prints_it(script, "purenn.numpy")]
    for name in failed:
        print(name + " differs")
    print("%d scripts; NumPy prints the text of %d, purenn.numpy of %d of these" % (
        len(scripts), len(scope), len(scope) - len(failed)))
    return 1 if failed or not scope else 0


if __name__ == "__main__":
    sys.exit(main())
