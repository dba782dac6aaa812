"""The article's weights after 5,000 epochs in 50 digits, for 20 seeds: article_truth.txt, a line for each seed.

    PYTHONPATH=. python3 tests/golden/article_truth_recipe.py > tests/golden/article_truth.txt

The formulas are article.train's own, run on Decimals with 60 digits, from the very floats that NumPy draws and with the
float 0.1 for the rate, so that they say what floats would give without rounding.  wh, bh, wout and bout, row by row.
"""
import sys
from decimal import Decimal, localcontext

from purenn import Matrix, article

SEEDS = tuple(range(41, 61))
DIGITS = 50


def weights(seed, epochs=5000):
    """The 19 Decimals, correctly rounded but for the last digit."""
    with localcontext() as context:
        context.prec = DIGITS + 10
        given = [Matrix([[Decimal(x) for x in row] for row in rows]) for rows in (article.X, article.y) + tuple(
            matrix.tolist() for matrix in article.initialize(seed))]
        found = article.train(*given, epochs=epochs, lr=Decimal(0.1))
        context.prec = DIGITS
        return [+x for matrix in found for x in matrix._data]


if __name__ == "__main__":
    for seed in SEEDS:
        sys.stdout.write("%d %s\n" % (seed, " ".join(map(str, weights(seed)))))
        sys.stdout.flush()
