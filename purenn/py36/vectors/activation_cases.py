"""Activations: value and slope of one number or some rows; of softmax, the value and the gradient that goes through."""
from ... import activations
from .cases import Case, drawn
from .exact import matrix, rows_of

POINTS = [
    ("at-0", 0.0, ["zero", "kink"]), ("at-minus-0", -0.0, ["zero", "kink"]),
    ("at-0.3", 0.3, ["ordinary"]), ("at-1", 1.0, ["ordinary"]), ("at-minus-1", -1.0, ["ordinary"]),
    ("at-minus-2.5", -2.5, ["ordinary"]), ("at-5", 5.0, ["ordinary"]), ("at-minus-5", -5.0, ["ordinary"]),
    ("at-20", 20.0, ["saturated"]), ("at-minus-20", -20.0, ["saturated"]),
    ("at-25", 25.0, ["saturated"]), ("at-minus-25", -25.0, ["saturated"]),
    ("at-37", 37.0, ["saturated"]), ("at-minus-37", -37.0, ["saturated", "cancellation"]),
    ("at-710", 710.0, ["saturated", "overflow"]), ("at-minus-710", -710.0, ["saturated", "overflow"]),
    ("at-1000", 1000.0, ["saturated", "overflow"]), ("at-minus-1000", -1000.0, ["saturated", "overflow"]),
    ("at-1e-8", 1e-8, ["tiny", "cancellation"]), ("at-minus-1e-8", -1e-8, ["tiny", "cancellation"]),
    ("at-smallest", 5e-324, ["tiny"]), ("at-minus-smallest", -5e-324, ["tiny"]),
    ("at-1e300", 1e300, ["huge", "overflow"]), ("at-minus-1e300", -1e300, ["huge", "overflow"])]
# Rounding alone changes these by any amount: z is multiplied by 1 - s, where s is nearly 1, or z / 100 becomes 0.
UNFIT = {"silu": ("at-1e300", "at-minus-1e300"), "gelu": ("at-minus-1e300",), "leaky_relu": ("at-minus-smallest",)}

SOFTMAX_ROWS = [
    ("rows", "Three rows; the gradient goes through all of a row.",
     [[0.5, -1.25], [2.0, 0.25], [-0.75, 1.5]], ["ordinary"]),
    ("one-row", "One row of four.", [[0.5, -1.25, 3.0, 0.125]], ["one_row"]),
    ("all-equal", "Each output is a third.", [[2.0, 2.0, 2.0]], ["tie", "one_row"]),
    ("two-largest", "The largest number is there twice.", [[3.0, -1.0, 3.0, 0.5]], ["tie", "one_row"]),
    ("at-1000", "Only a row whose largest number was subtracted first has powers of e.",
     [[1000.0, -1000.0, 0.0], [1000.0, 999.0, 1000.0]], ["overflow", "tie"]),
    ("rows-apart", "Each row has its own largest number: that of the whole matrix leaves nothing of the second row.",
     [[1.0, 0.0, -1.0], [-1000.0, -1001.0, -999.5]], ["overflow"]),
    ("at-minus-1000", "All powers of e would be 0.", [[-1000.0, -1001.0, -1003.0]], ["overflow", "one_row"]),
    ("shifted", "The same outputs as of 0, 1 and 2.", [[65536.0, 65537.0, 65538.0]], ["one_row", "overflow"]),
    ("tiny", "Differences far below 1.", [[1e-9, -1e-9, 0.0]], ["tiny", "one_row"]),
    ("saturated", "One output is 1, the others nearly 0.", [[40.0, 0.0, -40.0]], ["saturated", "one_row"]),
    ("zeros", "Zeros of both signs.", [[0.0, -0.0]], ["zero", "tie", "one_row"])]


def cases():
    """All cases, activation by activation."""
    for name in sorted(activations.ACTIVATIONS):
        if name != "softmax":
            for point, z, flags in POINTS:
                if point not in UNFIT.get(name, ()):
                    yield Case("%s/%s" % (name, point), "%s of %r" % (name, z), flags,
                               {"activation": name, "z": [[z]]})
            yield Case(name + "/rows", "Three rows of four.", ["ordinary"],
                       {"activation": name, "z": drawn(3, 3, 4, 4.0)})
    for i, (name, comment, z, flags) in enumerate(SOFTMAX_ROWS):
        yield Case("softmax/" + name, comment, flags,
                   {"activation": "softmax", "z": z, "gradient": drawn(11 + i, len(z), len(z[0]), 2.0)})


def results(given, number):
    """{"value", "slope"}; where a gradient by the outputs is given, {"value", "backward"}: the gradient by z."""
    activation, z = activations.get(given["activation"]), matrix(given["z"])
    a = activation.value(z)
    if "gradient" in given:
        return {"value": rows_of(a), "backward": rows_of(activation.backward(z, a, matrix(given["gradient"])))}
    return {"value": rows_of(a), "slope": rows_of(activation.slope(z, a))}
