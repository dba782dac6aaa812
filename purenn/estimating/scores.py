"""How good predictions are, as scikit-learn scores them: averages by weights, and R squared."""
from ..arrays.loops import sum_of


def average(numbers, weights):
    if weights is None:
        return sum_of(numbers) / len(numbers)
    return sum_of([x * w for x, w in zip(numbers, weights._data)]) / sum_of(weights._data)


def r2(y, outputs, weights):
    """1 - sum(w (t - a)^2) / sum(w (t - mean)^2), the mean over the outputs; 1 or 0 where the targets are all equal."""
    found = []
    for t, a in zip(y.T.tolist(), outputs.T.tolist()):
        mean = average(t, weights)
        left, total = [average(squares, weights) for squares in (
            [(x - z) * (x - z) for x, z in zip(t, a)], [(x - mean) * (x - mean) for x in t])]
        found.append(1.0 - left / total if total else 1.0 if not left else 0.0)
    return sum_of(found) / len(found)
