"""Losses: the number that is reported, and its gradient by z, with each activation that they go with."""
from ... import activations, losses
from .cases import Case, drawn
from .exact import matrix, rows_of

ONE_HOT = [[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
SIGNS = [[1.0, -1.0, 1.0], [-1.0, -1.0, 1.0], [1.0, 1.0, -1.0], [-1.0, 1.0, 1.0]]
SHARES = [[0.0, 1.0, 0.25], [1.0, 0.0, 0.0], [0.5, 1.0, 1.0], [0.0, 0.75, 1.0]]
ALONE = [[0.5], [1.5], [1.0], [0.25]]   # weights of the rows

OF_NUMBERS = [                          # z, t for losses of any numbers, with identity
    ("no-error", "Each error is exactly 0.", [[1.5, -2.0]], [[1.5, -2.0]], ["tie", "one_row"]),
    ("at-minus-0", "Errors of 0 with both signs.", [[0.0, -0.0]], [[-0.0, 0.0]], ["tie", "zero", "one_row"]),
    ("edge", "Errors of exactly 1 and -1, where huber changes.",
     [[1.0, -1.0, 2.5]], [[0.0, 0.0, 1.5]], ["kink", "one_row"]),
    ("beside-the-edge", "Errors next to 1.",
     [[1.0 - 2.0 ** -53, 1.0 + 2.0 ** -52]], [[0.0, 0.0]], ["kink", "one_row"]),
    ("huge", "Errors of 1e100.", [[1e100], [-1e100]], [[0.0], [1.0]], ["huge"]),
    ("tiny", "Errors of 1e-100.", [[1e-100], [-1e-100], [0.0]], [[0.0], [0.0], [0.0]], ["tiny", "tie"]),
    ("outlier", "One error is large, the others are not.", [[0.5], [30.0], [-0.5]], [[0.25], [0.0], [0.0]],
     ["ordinary"])]
EDGES = {
    "hinge": [
        ("margin", "t z is exactly 1, and 1 to both sides.", [[1.0, -1.0], [1.0 - 2.0 ** -53, -1.0 - 2.0 ** -52]],
         [[1.0, -1.0], [1.0, -1.0]], ["kink"]),
        ("wrong-side", "Wrong by far, and right by far.", [[-1000.0], [1000.0]], [[1.0], [1.0]], ["huge"]),
        ("at-0", "An output of 0 is inside of the margin.", [[0.0, -0.0]], [[1.0, -1.0]], ["zero", "one_row"])],
    "binary_cross_entropy": [
        ("at-1000", "A logarithm of the output would be of 0 or lose all digits.",
         [[1000.0, -1000.0], [1000.0, -1000.0]], [[1.0, 0.0], [0.0, 1.0]], ["overflow", "saturated"]),
        ("at-40", "Right and wrong by far.", [[40.0], [-40.0], [40.0]], [[1.0], [1.0], [0.0]], ["saturated"]),
        ("right-by-40", "A loss of 4e-18, which 1 - a has lost.", [[40.0]], [[1.0]],
         ["saturated", "cancellation", "one_row"]),
        ("at-0", "Undecided, with zeros of both signs.", [[0.0, -0.0]], [[1.0, 0.0]], ["zero", "one_row"]),
        ("shares", "Targets between 0 and 1.", [[2.0, -3.0]], [[0.25, 0.875]], ["one_row"])],
    "categorical_cross_entropy": [
        ("at-1000", "Right, and wrong by 2000.", [[1000.0, -1000.0, 0.0], [1000.0, -1000.0, 0.0]],
         [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], ["overflow", "saturated"]),
        ("rows-apart", "Each row has its own largest number.", [[1.0, 0.0, -1.0], [-1000.0, -1001.0, -999.5]],
         [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], ["overflow"]),
        ("all-equal", "The loss is log 3.", [[5.0, 5.0, 5.0]], [[0.0, 0.0, 1.0]], ["tie", "one_row"]),
        ("two-largest", "The largest is there twice, once where the target is.", [[4.0, 4.0, -1.0]], [[1.0, 0.0, 0.0]],
         ["tie", "one_row"]),
        ("shares", "The target is shared by all outputs.", [[0.5, -1.0, 2.0], [0.0, 0.25, 0.5]],
         [[0.25, 0.5, 0.25], [0.125, 0.125, 0.75]], ["ordinary"]),
        ("two-outputs", "A row for each answer.", [[1.0, -1.0], [3.0, 0.5], [-0.5, 0.25]],
         [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]], ["ordinary"]),
        ("at-minus-0", "Zeros of both signs.", [[0.0, -0.0]], [[1.0, 0.0]], ["zero", "tie", "one_row"])],
}
for _name in ("half_squared_error", "mean_squared_error", "mean_absolute_error", "huber"):
    EDGES[_name] = OF_NUMBERS


def pairs():
    """[(loss, activation), ...]: the names of all that go together."""
    found = []
    for loss in sorted(losses.LOSSES):
        for name in sorted(activations.ACTIVATIONS):
            try:
                losses.get(loss, activations.get(name))
                found.append((loss, name))
            except ValueError:
                pass
    return found


def targets(loss):
    """Targets that suit the loss, (4, 3)."""
    if loss == "hinge":
        return SIGNS
    return ONE_HOT if loss == "categorical_cross_entropy" else SHARES


def cases():
    """All cases, loss by loss: with each activation, with weights, and at its edges."""
    for loss, activation in pairs():
        given = {"loss": loss, "activation": activation, "z": drawn(5, 4, 3, 2.0), "t": targets(loss)}
        yield Case("%s/%s" % (loss, activation), "Four rows of three.", ["ordinary"], given)
        yield Case("%s/%s/one-row" % (loss, activation), "The first of them.", ["one_row"],
                   dict(given, z=given["z"][:1], t=given["t"][:1]))
    for loss in sorted(losses.LOSSES):
        activation = losses.LOSSES[loss].only_with or "identity"
        given = {"loss": loss, "activation": activation}
        yield Case(loss + "/weights", "Each row has a weight.", ["weights"],
                   dict(given, z=drawn(6, 4, 3, 2.0), t=targets(loss), weights=ALONE))
        for name, comment, z, t, flags in EDGES[loss]:
            yield Case("%s/%s" % (loss, name), comment, flags, dict(given, z=z, t=t))


def results(given, number):
    """{"loss": a number, "gradient": rows, by z}."""
    activation = activations.get(given["activation"])
    loss = losses.get(given["loss"], activation)
    z, t = matrix(given["z"]), matrix(given["t"])
    weights = matrix(given["weights"]) if "weights" in given else None
    a = activation.value(z)
    return {"loss": loss.value(z, a, t, weights), "gradient": rows_of(loss.delta(activation, z, a, t, weights))}
