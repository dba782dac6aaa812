"""Initialisers: the first weights of a layer, from NumPy's random numbers.

The draws are given, for programs that have not NumPy's generator: numbers from [0, 1) for uniform distributions,
standard normal ones for normal distributions, in the order of the weights.  RandomState(seed) draws the same.
"""
from ... import layers
from ...floats.elementary import arithmetic
from ...random.generators import RandomState
from .cases import Case

SIZES = [(3, 4, 42), (5, 2, 7), (1, 6, 0)]              # inputs, outputs, seed


def cases():
    """All cases, initialiser by initialiser."""
    for name in layers.INITS:
        for n_in, n_out, seed in SIZES:
            flags = ["zero"] if name == "zeros" else ["one_row"] if n_in == 1 else ["ordinary"]
            yield Case("%s/%d-%d" % (name, n_in, n_out), "np.random.seed(%d)" % seed, flags, {
                "initializer": name, "n_in": n_in, "n_out": n_out, "seed": seed,
                "draws": draws(name, n_in, n_out, seed)})


def draws(name, n_in, n_out, seed):
    """What the initialiser draws, before it is widened."""
    random = RandomState(seed)
    if name == "zeros":
        return []
    with arithmetic("portable"):
        if name.endswith("_normal"):
            return random.standard_normal(n_in * n_out)
        return random.random_sample(n_in * n_out + (n_out if name == "uniform" else 0))


def results(given, number):
    """{"W": rows, "b": a row}."""
    name, n_in, n_out, found = [given[key] for key in ("initializer", "n_in", "n_out", "draws")]
    bias = [number(0)] * n_out
    if name == "zeros":
        found = [number(0)] * (n_in * n_out)
    elif name == "uniform":
        bias = found[n_in * n_out:]
    else:
        width = layers.width_of(name, number(n_in), number(n_out))
        found = [width * x if name.endswith("_normal") else width * (x * 2 - 1) for x in found]
    return {"W": [found[i * n_out:(i + 1) * n_out] for i in range(n_in)], "b": [bias]}
