"""What the page runs, on each Python: the article's network, trained some epochs at a time."""
import purenn
from purenn import article
from purenn.floats.hexadecimal import to_hex

purenn.arithmetic("portable")           # the same bits everywhere
WEIGHTS = [article.initialize(seed=42)]


def some(epochs):
    """Train for so many epochs more; returns the error, the mean distance of the outputs from the targets."""
    WEIGHTS[0] = article.train(article.X, article.y, *WEIGHTS[0], epochs=epochs)
    outputs = numbers(article.forward(article.X, *WEIGHTS[0]))
    targets = [row[0] for row in article.y]
    distance = 0.0
    for output, target in zip(outputs, targets):
        distance += abs(output - target)
    return distance / len(targets)


def results():
    """The outputs, then all weights and biases, as hexadecimal text with blanks between."""
    found = numbers(article.forward(article.X, *WEIGHTS[0]))
    for matrix in WEIGHTS[0]:
        found += numbers(matrix)
    return " ".join([to_hex(x) for x in found])


def numbers(matrix):
    """The numbers of a matrix, row by row."""
    return [x for row in matrix.tolist() for x in row]
