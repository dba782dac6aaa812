"""Prints how much memory MicroPython's program for unix needs for this and that, in steps of 8 KB:

    python3 tests/everywhere/heaps.py

Of the package, of one file as bytecode, and of the article's algorithm alone.  Addresses have 64 bits there; a board,
with 32, needs little more than half.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pythons import ROOT, Unix, mpy

STEP, MOST = 8, 4000                    # KB
TRAIN = "from purenn import article as a; a.train(a.X, a.y, *a.initialize(42), epochs=100, lr=0.1)"
COMMANDS = (
    ("python -m purenn", ["-m", "purenn", "--epochs", "100"]),
    ("python -m purenn selftest", ["-m", "purenn", "selftest"]),
    ("python -m purenn train iris", ["-m", "purenn", "train", "iris", "--out", "model.json"]),
    ("python -m purenn predict model.json iris", ["-m", "purenn", "predict", "model.json", "iris"]))
USES = (
    ("import purenn", ["-c", "import purenn"]),
    ("from purenn import Matrix", ["-c", "from purenn import Matrix"]),
    ("from purenn import Network", ["-c", "from purenn import Network"]),
    ("purenn.article.train", ["-c", TRAIN]))


def works(package, arguments, kilobytes, folder):
    """Whether MicroPython does this with so much memory."""
    command = Unix("", "", "%dk" % kilobytes).command(package, None, [])
    answer = subprocess.run(command[:command.index("-m")] + arguments, cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return answer.returncode == 0


def least(package, arguments, folder):
    """The least number of KB that is enough, by halving; None where MOST is not."""
    low, high = 0, MOST // STEP
    if not works(package, arguments, MOST, folder):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if works(package, arguments, middle * STEP, folder) else (middle, high)
    return high * STEP


def show(title, *use):
    print("%-49s %s KB" % (title, least(*use) or "more than %d" % MOST), flush=True)


def bytecode(folder, *options):
    """One file, made with these options, as bytecode in a folder of its own."""
    os.mkdir(folder)
    file = Path(folder, "purenn.py")
    subprocess.run([sys.executable, "-m", "purenn", "bundle", "--small", "-o", str(file)] + list(options), cwd=str(ROOT),
                   check=True, stderr=subprocess.DEVNULL)
    found = mpy(file)
    file.unlink()
    return found


def main(folder):
    for title, arguments in USES + COMMANDS:
        show(title, ROOT / "purenn", arguments, folder)
    whole = bytecode(os.path.join(folder, "whole"))
    for title, arguments in USES + COMMANDS:
        show("one file: " + title, whole, arguments, folder)
    show("--only article: purenn.article.train", bytecode(os.path.join(folder, "article"), "--only", "article"), USES[-1][1], folder)
    alone = shutil.copy(str(ROOT / "examples" / "article_alone.py"), folder)
    show("examples/article_alone.py", ROOT / "purenn", [alone], folder)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(os.path.realpath(made))
