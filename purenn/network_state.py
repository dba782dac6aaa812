"""A network as plain data, which state.py writes to files, and back again to the same bits.

What comes from a file is believed in nothing: of anything else but a network's state a ValueError of one line says
what is wrong with it.
"""
from . import optimizers
from .activations import ACTIVATIONS
from .data import scaler_of
from .files.expect import expect, expect_keys, expect_list, expect_matrix, one_line
from .layers import Dense, Dropout

KEYS = ("layers", "loss", "l1", "l2", "seed", "shuffling", "dropping", "optimizer", "scaler", "target_scaler",
        "classes", "notes")


def state_of(network):
    """All that further training and predicting depend on, as plain data."""
    optimizer = network.optimizer
    return {
        "layers": [_layer_state(layer) for layer in network.layers],
        "loss": network.loss.name, "l1": network.l1, "l2": network.l2, "seed": network.seed,
        "shuffling": network.shuffling.bit_generator.state, "dropping": network.dropping.bit_generator.state,
        "optimizer": None if optimizer is None else dict(optimizer.state(), name=optimizer.name),
        "scaler": None if network.scaler is None else network.scaler.state(),
        "target_scaler": None if network.target_scaler is None else network.target_scaler.state(),
        "classes": None if network.classes is None else list(network.classes), "notes": network.notes}


def network_of(cls, state):
    """A new network, of class cls, whose state this was."""
    try:
        return _restored(cls, state)
    except ValueError as error:
        message = one_line(error)
    except (TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        message = "this is not the state of a network: " + one_line(error)
    raise ValueError(message)


def _layer_state(layer):
    if isinstance(layer, Dropout):
        return {"dropout": layer.rate}
    if ACTIVATIONS.get(layer.activation.name) is not layer.activation:
        raise ValueError("%r has an activation of your own; a file holds only the names of known ones" % layer)
    return {"activation": layer.activation.name, "W": layer.W, "b": layer.b}


def _layer_of(state, where):
    if "dropout" in state:
        expect_keys(state, ("dropout",), where)
        return Dropout(expect(state, "dropout", "number", where))
    expect_keys(state, ("activation", "W", "b"), where)
    W = expect_matrix(state, "W", (None, None), where)
    b = expect_matrix(state, "b", (1, W.shape[1]), where)
    return Dense(W.shape[0], W.shape[1], expect(state, "activation", "text", where), init=(W, b))


def _restored(cls, state):
    expect_keys(state, KEYS)
    layers = expect_list(state, "layers", "dict")
    network = cls([_layer_of(layer, "layers[%d]" % i) for i, layer in enumerate(layers)],
                  loss=expect(state, "loss", "text"), seed=expect(state, "seed", "int"),
                  l1=expect(state, "l1", "number"), l2=expect(state, "l2", "number"))
    for name in ("shuffling", "dropping"):
        getattr(network, name).bit_generator.state = expect(state, name, "dict")
    optimizer = expect(state, "optimizer", "dict or None")
    if optimizer is not None:
        network.optimizer = optimizers.of_state(optimizer, network.parameters())
    for name, size in (("scaler", network.n_in), ("target_scaler", network.n_out)):
        setattr(network, name, _scaler_of(expect(state, name, "dict or None"), name, size))
    if expect(state, "classes", "list or None") is not None:
        network.classes = expect_list(state, "classes", "text", max(2, network.n_out))
    network.notes = state["notes"]
    return network


def _scaler_of(state, name, size):
    """The scaler, or None, of a state; ValueError if it is for another number of columns."""
    scaler = None if state is None else scaler_of(state)
    if scaler is not None and scaler.centre.size != size:
        raise ValueError("%s: it is for %d columns; the network has %d" % (name, scaler.centre.size, size))
    return scaler
