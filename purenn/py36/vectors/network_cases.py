"""Small networks, to be trained: layers with their weights, a loss, an optimizer, and rows."""
from ...random.generators import RandomState
from .cases import Case, drawn
from .optimizer_cases import options_of
from .training import LAST

# name, sizes, activations, loss, optimizer, options, others: rows, batch_size, l1, l2, what the name stands for.
NETWORKS = [
    ("article", (4, 3, 1), "sigmoid sigmoid", "half_squared_error", "sgd", {"rate": 0.1}, {"rows": 5}),
    ("one-layer", (3, 2), "identity", "mean_squared_error", "sgd", {"rate": 0.125}, {"rows": 5}),
    ("one-neuron", (3, 1), "sigmoid", "binary_cross_entropy", "sgd", {"rate": 0.5}, {"rows": 4}),
    ("one-row", (3, 4, 2), "tanh identity", "mean_squared_error", "sgd", {"rate": 0.125}, {"rows": 1}),
    ("tanh-identity", (2, 5, 3), "tanh identity", "half_squared_error", "momentum", {"rate": 0.0078125}, {"rows": 7}),
    ("tanh-softmax", (4, 5, 3), "tanh softmax", "categorical_cross_entropy", "adam", {"rate": 0.015625}, {"rows": 6}),
    ("relu-softmax", (4, 6, 3), "relu softmax", "categorical_cross_entropy", "sgd", {"rate": 0.125}, {"rows": 7}),
    ("relu-relu-identity", (3, 5, 4, 2), "relu relu identity", "mean_squared_error", "sgd", {"rate": 0.03125},
     {"rows": 6}),
    ("relu-batches", (3, 5, 2), "relu identity", "mean_squared_error", "sgd", {"rate": 0.03125},
     {"rows": 9, "batch_size": 4}),
    ("leaky-identity", (3, 4, 2), "leaky_relu identity", "mean_squared_error", "momentum", {"rate": 0.015625},
     {"rows": 5}),
    ("elu-sigmoid", (3, 4, 2), "elu sigmoid", "binary_cross_entropy", "nesterov", {"rate": 0.03125}, {"rows": 5}),
    ("softplus-identity", (2, 3, 1), "softplus identity", "huber", "sgd", {"rate": 0.125}, {"rows": 5}),
    ("silu-softmax", (3, 4, 5), "silu softmax", "categorical_cross_entropy", "momentum", {"rate": 0.03125},
     {"rows": 2}),
    ("gelu-identity", (3, 5, 2), "gelu identity", "mean_squared_error", "adam", {"rate": 0.015625}, {"rows": 4}),
    ("tanh-tanh", (2, 4, 1), "tanh tanh", "hinge", "sgd", {"rate": 0.125}, {"rows": 5}),
    ("softmax-squared", (3, 4, 2), "tanh softmax", "mean_squared_error", "sgd", {"rate": 0.25}, {"rows": 5}),
    ("softmax-inside", (3, 4, 2), "softmax identity", "mean_squared_error", "sgd", {"rate": 0.25}, {"rows": 5}),
    ("absolute", (3, 4, 2), "tanh identity", "mean_absolute_error", "sgd", {"rate": 0.0078125}, {"rows": 5}),
    ("nesterov", (4, 3, 2), "tanh identity", "mean_squared_error", "nesterov", {"rate": 0.03125, "momentum": 0.5},
     {"rows": 5}),
    ("rmsprop", (4, 3, 2), "tanh identity", "mean_squared_error", "rmsprop", {"rate": 0.001953125, "alpha": 0.75},
     {"rows": 5}),
    ("adagrad", (4, 3, 2), "sigmoid identity", "mean_squared_error", "adagrad", {"rate": 0.0625}, {"rows": 5}),
    ("adamw", (4, 3, 2), "tanh sigmoid", "binary_cross_entropy", "adamw", {"rate": 0.015625, "weight_decay": 0.25},
     {"rows": 5}),
    ("adam-batches", (4, 3, 2), "sigmoid softmax", "categorical_cross_entropy", "adam", {"rate": 0.015625},
     {"rows": 6, "batch_size": 5}),
    ("batches-of-1", (3, 2, 1), "tanh sigmoid", "binary_cross_entropy", "sgd", {"rate": 0.125},
     {"rows": 4, "batch_size": 1}),
    ("half-squared-batches", (4, 3, 1), "sigmoid sigmoid", "half_squared_error", "momentum", {"rate": 0.0625},
     {"rows": 5, "batch_size": 2}),
    ("l2", (3, 4, 2), "tanh softmax", "categorical_cross_entropy", "sgd", {"rate": 0.125}, {"rows": 5, "l2": 0.0625}),
    ("l1", (3, 4, 2), "tanh identity", "mean_squared_error", "sgd", {"rate": 0.03125}, {"rows": 5, "l1": 0.001}),
    ("l1-l2-adam", (3, 4, 2), "sigmoid sigmoid", "mean_squared_error", "adam", {"rate": 0.0078125},
     {"rows": 5, "l1": 0.001, "l2": 0.03125}),
    ("four-layers", (3, 4, 2, 5, 1), "tanh sigmoid tanh identity", "mean_squared_error", "momentum", {"rate": 0.015625},
     {"rows": 6}),
]


def cases():
    """All cases; weights, inputs and targets are drawn from seeds that count up."""
    for seed, (name, sizes, layers, loss, optimizer, options, others) in enumerate(NETWORKS, 100):
        flags = (["batches"] * ("batch_size" in others) + ["penalty"] * ("l1" in others or "l2" in others)
                 + ["one_row"] * (others["rows"] == 1))
        yield Case(name, "%s, %s, %s, %s" % ("-".join(map(str, sizes)), layers.replace(" ", " then "), loss, optimizer),
                   flags or ["ordinary"], _given(seed, sizes, layers.split(), loss, optimizer, options, **others))


def _given(seed, sizes, layers, loss, optimizer, options, rows, batch_size=None, l1=0.0, l2=0.0):
    width = [1.5 / n ** 0.5 for n in sizes]
    return {
        "layers": [{"activation": name, "W": drawn(seed * 10 + i, sizes[i], sizes[i + 1], round(width[i] * 16) / 16.0),
                    "b": drawn(seed * 10 + i + 5, 1, sizes[i + 1], 0.5)} for i, name in enumerate(layers)],
        "loss": loss, "optimizer": optimizer, "options": options_of(optimizer, **options), "l1": l1, "l2": l2,
        "batch_size": batch_size, "X": drawn(seed * 10 + 8, rows, sizes[0], 2.0),
        "t": _targets(loss, rows, sizes[-1], seed * 10 + 9), "steps": [1, 2, LAST]}


def _targets(loss, rows, n_out, seed):
    if loss == "categorical_cross_entropy":
        return [[float(j == i * 2 % n_out) for j in range(n_out)] for i in range(rows)]
    if loss in ("hinge", "binary_cross_entropy"):
        choices = RandomState(seed).randint(0, 2, rows * n_out)
        low = -1.0 if loss == "hinge" else 0.0
        return [[1.0 if choices[i * n_out + j] else low for j in range(n_out)] for i in range(rows)]
    return [[abs(x) for x in row] for row in drawn(seed, rows, n_out)]
