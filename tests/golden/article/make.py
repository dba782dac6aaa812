"""Cut the article's code cells and its printed output out of article.md, as they stand.

    python3 tests/golden/article/make.py ../shared/article.md

writes cell_1.py, cell_2.py, cell_3.py, cell_13.py and printed.txt beside this file. printed_run_start.json was not
made here: it is a starting point recovered by solving for it, a copy of ../shared/data/seed_printed_run_start.json, from
which 5,000 epochs print printed.txt.
"""
import io
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# file: the line before the piece, and the start of the line after it
PIECES = {
    "cell_1.py": ("In [1]:", "Step 1:"),
    "cell_2.py": ("In [2]:", "Step 2:"),
    "cell_3.py": ("In [3]:", "In [13]:"),
    "cell_13.py": ("In [13]:", "Output layer:"),
    "printed.txt": ("print(\"biases: \\n{}\".format(bh))", "# Matematical"),
}


def pieces(article):
    """{file name: text}; blank lines around a piece are not part of it, blanks within its lines are."""
    lines = article.split("\n")
    found = {}
    for name, (before, after) in PIECES.items():
        start = lines.index(before) + 1
        stop = next(i for i in range(start, len(lines)) if lines[i].startswith(after))
        found[name] = "\n".join(lines[start:stop]).strip("\n") + "\n"
    return found


def main(path):
    with io.open(path, encoding="utf-8") as f:
        article = f.read()
    for name, text in pieces(article).items():
        with io.open(os.path.join(HERE, name), "w", encoding="utf-8", newline="\n") as f:
            f.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
