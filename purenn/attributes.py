"""Attributes: what a person may set on a network, checked when it is set.

Each check takes the network and a value.  It returns the value as the network keeps it, or raises a ValueError or
TypeError, before anything is changed.
"""
from . import losses, optimizers
from .arrays import frames
from .arrays.loops import counts_of
from .arrays.nested import number, unpack
from .arrays.shapes import counted
from .backprop import Chain
from .checks import at_least, is_finite, within
from .data import SCALERS, Scaler
from .floats.kinds import TEXTS
from .floats.names import shown
from .labels import labels_of
from .random.generators import Generator

NONE_AT_FIRST = ("encoder", "scaler", "target_scaler", "classes", "columns", "outputs", "optimizer")


def checked(network, name, value):
    """The value as the network keeps it under that name; ValueError or TypeError, with the name, for a wrong one."""
    if name not in CHECKS or value is None and name in NONE_AT_FIRST:
        return value
    return within(name, CHECKS[name], network, value)


def penalty(value, name):
    """The value, if it is a finite number of at least 0."""
    value = number(value, name)
    if value is True or value is False or not (is_finite(value) and value >= 0):
        raise ValueError("%s is a finite number of at least 0; got %r" % (name, value))
    return value


def row_length(network):
    """How many numbers, or cells, a row of X has."""
    return network.n_in if network.encoder is None else len(network.encoder.names)


def _seed(network, value):
    value = at_least(0, "a seed", value)
    if value >= 2 ** 32:
        raise ValueError("a seed must be between 0 and 2**32 - 1; got %d" % value)
    return value


def _scaler(network, value):
    """A copy of a scaler of ours, so that the network keeps what it has learnt with where that one is fitted anew."""
    value = _of(Scaler, "a scaler such as StandardScaler().fit(X)", value)
    return value.copy() if value.centre is not None and type(value) in SCALERS.values() else value


def _target_scaler(network, value):
    value = _scaler(network, value)
    if value.centre is not None and value.centre.size != network.n_out:
        raise ValueError("it is for %s; the network has %s" % (
            counted(value.centre.size, "column"), counted(network.n_out, "output")))
    return value


def _encoder(network, value):
    """A copy of an Encoder; see _scaler."""
    from .encoders import Encoder
    value = _of(Encoder, "an Encoder such as Encoder().fit(table)", value)
    return Encoder(value.columns, value.unseen) if value.columns and type(value) is Encoder else value


def _generator(network, value):
    return _of(Generator, "a generator such as default_rng(1)", value)


def _of(kind, expected, value):
    """The value, if it is of that class."""
    if not isinstance(value, kind):
        raise TypeError("expected %s; got %s" % (expected, shown(value)))
    return value


def _classes(network, value):
    """A list of labels, one for each class that the outputs tell; whether they differ is seen when they are used."""
    classes, wanted = labels_of(value, "class"), max(2, network.n_out)
    if len(classes) != wanted:
        raise ValueError("a network of %s tells %d classes; got %s: %s" % (
            counted(network.n_out, "output"), wanted, counted(len(classes), "label"), shown(classes)))
    return classes


def _columns(network, value):
    """A list of different names, one for each number, or each cell, of a row."""
    return _names(value, row_length(network), "as a row has")


def _outputs(network, value):
    return _names(value, network.n_out, "one for each output")


def _names(value, count, why):
    """A list of so many different names, as texts."""
    names = value if isinstance(value, TEXTS) else unpack(value)
    if not isinstance(names, list):
        raise TypeError("expected a list of names; got %s" % shown(value))
    names = frames.as_texts(names)
    if len(names) != count:
        raise ValueError("expected %s, %s; got %s" % (counted(count, "name"), why, shown(names)))
    twice = [name for name, times in counts_of(names).items() if times > 1]
    if twice:
        raise ValueError("the column %s is named twice" % shown(min(twice)))
    return names


CHECKS = {
    "chain": lambda network, value: _of(Chain, "a Chain", value),
    "loss": lambda network, value: losses.get(value, network.layers[-1].activation),
    "l1": lambda network, value: penalty(value, "a penalty"),
    "l2": lambda network, value: penalty(value, "a penalty"),
    "seed": _seed, "shuffling": _generator, "dropping": _generator,
    "optimizer": lambda network, value: optimizers.get(value),
    "encoder": _encoder, "scaler": _scaler, "target_scaler": _target_scaler, "classes": _classes, "columns": _columns,
    "outputs": _outputs}


def of_chain(name, doc):
    """A property that reads and sets the attribute of that name of the network's chain."""
    def get(network):
        return getattr(network.chain, name)

    def put(network, value):
        setattr(network.chain, name, checked(network, name, value))     # MicroPython comes here past __setattr__
    return property(get, put, doc=doc)
