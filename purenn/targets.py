"""class_weight: factors for classes, as weights of the samples that have them."""
from . import metrics
from .arrays.loops import place_text
from .floats.names import unknown


def by_class(network, y, weights, class_weight, names):
    """The weights of the samples times those of their classes: a column, or None."""
    if class_weight is None:
        return weights
    classes = _class_numbers(network, y)
    if isinstance(class_weight, str) and class_weight == "balanced":
        present = sorted(set(classes))
        factors = dict([(c, float(len(classes)) / (len(present) * classes.count(c))) for c in present])
    else:
        numbers = [-1, 1] if network.threshold == 0.0 and network.n_out == 1 else list(range(max(2, network.n_out)))
        factors = _named_factors(class_weight, names or numbers)
    column = network.check_weights([factors.get(c, 1.0) for c in classes], y)
    return column if weights is None else weights * column


def _class_numbers(network, y):
    """The number of each target's class; ValueError where targets are no classes."""
    for i, x in enumerate(y._data):
        if x not in (0, 1, -1):
            raise ValueError("targets are classes here; y %s is %r" % (place_text(i, y.shape), x))
    if network.n_out > 1 and [row for row in y.tolist() if row.count(1) != 1]:
        raise ValueError("a row of y has one class; here some have several, or none")
    return metrics.decisions(y, network.threshold)


def _named_factors(class_weight, names):
    """{number of a class: factor} of {name or number of a class: factor}."""
    if not isinstance(class_weight, dict):
        raise ValueError('expected "balanced" or {class: factor}; got %r' % (class_weight,))
    for name in class_weight:
        if name not in names:
            raise ValueError(unknown("class", name, names))
    return dict([(names.index(name), class_weight[name]) for name in class_weight])
