"""The article's script, 5,000 epochs: NumPy, purenn.numpy and purenn.article.train, in one process."""
import io
import os
from contextlib import redirect_stdout

import numpy

import purenn
import purenn.numpy
from measure import interleaved, keep, show

CELLS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden", "article")


def script():
    """The article's cells that set up and train, as one code object."""
    text = ""
    for number in (1, 2, 3):
        with open(os.path.join(CELLS, "cell_%d.py" % number)) as cell:
            text += cell.read() + "\n"
    return compile(text.replace("import numpy as np", "np.random.seed(42)"), "article", "exec")


def main():
    code = script()

    def run(np):
        with redirect_stdout(io.StringIO()):
            exec(code, {"np": np})

    def train():
        article = purenn.article
        article.train(article.X, article.y, *article.initialize(42))

    seconds = interleaved({"numpy": lambda: run(numpy), "purenn.numpy": lambda: run(purenn.numpy),
                           "purenn.article.train": train}, 21)
    show("the article's script, 5,000 epochs", seconds, "numpy")
    keep("article", seconds)


if __name__ == "__main__":
    main()
