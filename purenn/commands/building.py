"""The network that `train` begins with: layers and a loss that suit the data, scalers, and notes for predict."""
from ..checks import PlacedError
from ..data import SCALERS, StandardScaler
from ..floats.names import shown
from ..layers import Dense, Dropout
from ..losses import LOSSES, SIGNS
from ..network import Network
from .arguments import UsageError


def build_network(data, X, y, options):
    """A new Network for the data, with scalers fitted to X and y, and the notes that predict and evaluate need."""
    loss, n_out, activation = last_layer(data.classes, options["loss"])
    layers, n_in = [], len(data.columns if data.encoder is None else data.encoder.outputs)
    for size in options["hidden"]:
        layers.append(Dense(None if layers else n_in, size, options["activation"]))
        layers += [Dropout(options["dropout"])] if options["dropout"] else []
    layers.append(Dense(None if layers else n_in, n_out, activation))
    network = Network(layers, loss=loss, seed=options["seed"], l2=options["l2"])
    network.encoder, network.columns = data.encoder, data.columns
    if options["scaler"] != "none":
        names, rows = (data.columns, X) if data.encoder is None else (data.encoder.outputs, data.encoder.transform(X))
        network.scaler = _fitted(SCALERS[options["scaler"]](), rows, names)
    if not data.classes:
        network.target_scaler = _fitted(StandardScaler(), y, [data.target])
    network.classes = data.classes
    network.notes = dict(data.reading, columns=data.columns, target=data.target, missing=data.missing)
    return network


def _fitted(scaler, X, names):
    """The scaler, fitted to X, whose columns have these names in errors."""
    try:
        return scaler.fit(X)
    except PlacedError as error:
        message = "the column %s %s" % (shown(names[error.where]), error.problem)
    raise ValueError(message)


def last_layer(classes, loss=None):
    """(loss, outputs, activation) for these classes, or None for a number; UsageError for a loss that does not fit."""
    fitting = _fitting(len(classes or ()))
    if loss is None:
        loss = fitting[0]
    if loss not in fitting:
        raise UsageError("--loss %s is not for %s; there are %s" % (
            loss, "%d classes" % len(classes) if classes else "a number", ", ".join(fitting)))
    if not classes:
        return loss, 1, "identity"
    if loss == "categorical_cross_entropy":
        return loss, len(classes), "softmax"
    if len(classes) == 2:
        return loss, 1, "identity" if loss == "hinge" else "sigmoid"
    return loss, len(classes), "sigmoid" if loss == "binary_cross_entropy" else "softmax"


def _fitting(classes):
    """The names of the losses for so many classes, 0 for a number, the usual one first."""
    usual = {0: "mean_squared_error", 2: "binary_cross_entropy"}.get(classes, "categorical_cross_entropy")
    fits = [loss.name for loss in LOSSES.values()
            if (loss.targets is None if not classes else classes == 2 or loss.targets != SIGNS)]
    return [usual] + sorted([name for name in fits if name != usual])
