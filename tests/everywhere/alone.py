"""Is examples/article_alone.py equal to purenn.article, bit for bit?  Both files run as one program, the example first:

    alone=tests/everywhere/alone
    python3 tests/everywhere --run examples/article_alone.py --run $alone.py --expect $alone.txt

Native arithmetic, whose last bits may differ from one Python to the next: compared are two results of the same Python.
alone.txt is what the example prints, in 8 digits, and a line for each comparison.
"""
from purenn import RandomState, article

LR = 0.1


def same_bits(matrices, others):
    """Whether the numbers are equal, zeros of different signs apart."""
    return matrices == others and str(matrices) == str(others)


def compare(title, X, y, start, epochs):
    """Train from the same start by the example and by purenn.article, and say whether they end in the same bits."""
    alone = train(X, y, *[matrix.tolist() for matrix in start], epochs=epochs, lr=LR)  # noqa: F821 (the example's)
    known = article.train(X, y, *start, epochs=epochs, lr=LR)
    equal = same_bits(list(alone), [matrix.tolist() for matrix in known])
    outputs = forward(X, *alone)[1]  # noqa: F821 (the example's)
    equal = equal and same_bits(outputs, article.forward(X, *known).tolist())
    print("%s: %s" % (title, "the same bits" if equal else "DIFFERENT BITS"))


def compare_sizes(samples, inputs, hidden, outputs, largest=1.0):
    """The same for random samples and for random weights up to the largest, of these sizes."""
    draw = RandomState(samples)
    X, y = draw.uniform(-1.0, 1.0, (samples, inputs)), draw.uniform(0.0, 1.0, (samples, outputs))
    start = [article.Matrix(draw.uniform(-largest, largest, shape)) for shape in (
        (inputs, hidden), (1, hidden), (hidden, outputs), (1, outputs))]
    compare("%d samples, %d-%d-%d, weights up to %d" % (samples, inputs, hidden, outputs, largest), X, y, start, 30)


compare("the article's network, 5000 epochs", article.X, article.y, article.initialize(seed=42), 5000)
compare_sizes(5, 4, 3, 2)
compare_sizes(7, 2, 5, 3)
compare_sizes(2, 9, 8, 1)
compare_sizes(1, 1, 1, 1)
compare_sizes(4, 3, 2, 5, largest=3000.0)     # too large for math.exp
