"""How far from the truth: the article's weights after 5,000 epochs, in ulps from those that 50 digits give, 20 seeds.

The truth is tests/golden/article_truth.txt.  Each side starts from the same floats: article.train in the three
arithmetics, and NumPy's loop.
"""
import os
import sys

from measure import keep, optional, progress, python
from purenn import arithmetic, article
from purenn.arrays.distances import from_truth

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden")
EPOCHS, RATE = 5000, 0.1


def recorded():
    """{seed: 19 Decimals}."""
    from decimal import Decimal
    with open(os.path.join(GOLDEN, "article_truth.txt")) as file:
        lines = [line.split() for line in file]
    return {int(line[0]): [Decimal(x) for x in line[1:]] for line in lines}


def ours(name):
    """A function of the seed: the weights in this arithmetic."""
    def weights(seed):
        with arithmetic(name):
            return [x for matrix in article.train(article.X, article.y, *article.initialize(seed), epochs=EPOCHS, lr=RATE)
                    for x in matrix._data]
    return weights


def numpys(seed):
    """NumPy's weights, by the article's code."""
    np = optional("numpy")
    X, y = np.array(article.X), np.array(article.y)
    wh, bh, wout, bout = [np.array(matrix.tolist()) for matrix in article.initialize(seed)]
    for _ in range(EPOCHS):
        hidden = 1 / (1 + np.exp(-(np.dot(X, wh) + bh)))
        output = 1 / (1 + np.exp(-(np.dot(hidden, wout) + bout)))
        d_output = (y - output) * output * (1 - output)
        d_hidden = d_output.dot(wout.T) * hidden * (1 - hidden)
        wout = wout + hidden.T.dot(d_output) * RATE
        bout = bout + np.sum(d_output, axis=0, keepdims=True) * RATE
        wh = wh + X.T.dot(d_hidden) * RATE
        bh = bh + np.sum(d_hidden, axis=0, keepdims=True) * RATE
    return [x for matrix in (wh, bh, wout, bout) for x in matrix.reshape(-1).tolist()]


SIDES = {"purenn, native": ours("native"), "purenn, portable": ours("portable"), "purenn, fast": ours("fast"), "NumPy": numpys}


def main():
    truth = recorded()
    results = {name: {"largest": [], "median": []} for name in SIDES}
    for seed, true in truth.items():
        for name, weights in SIDES.items():
            progress("seed %d: %s" % (seed, name))
            apart = sorted(from_truth(x, exact) for x, exact in zip(weights(seed), true))
            results[name]["largest"].append(round(apart[-1], 2))
            results[name]["median"].append(round(apart[len(apart) // 2], 2))
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    print("ulps from the truth, %d seeds, %s" % (len(truth), python()))
    for name, found in results.items():
        print("    %-18s median of medians %6.1f   largest %6.1f" % (
            name, sorted(found["median"])[len(truth) // 2], max(found["largest"])))
    keep("truth", results, "ulps")


if __name__ == "__main__":
    main()
