"""Checkpoints: files of how far a training is, and going on from there to the same bits.

Beside the network, as network.save writes it, stand the position and what had been asked for.  A training that asks for
anything else, or has other data, is refused.
"""
from ..files import state as states
from ..files.plain import spell
from ..floats.bits import checksum
from ..floats.elementary import current


def start(plan, position):
    """Let network, optimizer and position be those of the checkpoint, where there is one to resume.

    ValueError, and no change, where the checkpoint is of another training, or where the network cannot be saved.
    """
    position.settings = settings_of(plan)
    if plan.resume and exists(plan.checkpoint):
        _resume(plan, position)
    else:
        state = plan.network.state()
        plan.network.of_state(state)                            # an error now, not at the end
        states.dumps(state)


def save(plan, position):
    """Write the checkpoint."""
    states.save(plan.checkpoint, {"network": plan.network.state(), "training": position.state()})


def settings_of(plan):
    """{name: plain data} of what must be the same for training to go on to the same bits; of the data, checksums."""
    chain, optimizer = plan.network.chain, plan.optimizer
    settings = {"X": _sum_of(plan.data[0]), "y": _sum_of(plan.data[1]), "sample weights": _sum_of(plan.data[2]),
                "validation data": [_sum_of(part) for part in plan.validation or ()],
                "batch_size": plan.batch_size, "shuffle": plan.shuffle, "optimizer": optimizer.name,
                "first learning_rate": optimizer.rate if plan.rate is None else plan.rate(0),
                "limits of gradients": [limit for _, limit in plan.clips],
                "metrics": [name for name, _ in plan.metrics], "patience": plan.patience,
                "min_delta": plan.min_delta, "layers": "%r" % chain.layers,
                "loss": chain.loss.name, "l1": chain.l1, "l2": chain.l2, "seed": plan.network.seed,
                "classes": plan.classes, "arithmetic": current(),
                "workers": None if plan.workers is None else "parts of %d rows" % plan.workers.part}
    settings.update([("optimizer's " + name, getattr(optimizer, name))
                     for name, _, _ in optimizer.options if name != "rate"])
    return settings


def exists(path):
    """Whether there is a file, even one that may not be read."""
    try:
        open(path, "rb").close()
        return True
    except Exception as error:          # each Python's own
        return getattr(error, "errno", 2) != 2


def _resume(plan, position):
    checkpoint = states.load(plan.checkpoint)
    training = states.expect(checkpoint, "training", "dict", plan.checkpoint)
    found = states.expect(training, "settings", "dict", "training")
    for name, setting in sorted(position.settings.items()):
        if found.get(name) != setting:
            raise ValueError("%s is of another training: its %s was %s, now it is %r" % (
                plan.checkpoint, name, " ".join(("%r" % (found.get(name),)).split())[:300], setting))
    network = plan.network.of_state(states.expect(checkpoint, "network", "dict", plan.checkpoint))
    if network.optimizer is None or network.optimizer.name != plan.optimizer.name:
        raise ValueError("%s has no state of the optimizer %s" % (plan.checkpoint, plan.optimizer.name))
    position.restore(training)
    plan.optimizer.restore(network.optimizer.state())
    plan.network.shuffling, plan.network.dropping = network.shuffling, network.dropping
    plan.network.chain.set_parameters(network.chain.parameters())
    if position.parameters is None:
        position.parameters = network.chain.parameters()


def _sum_of(matrix):
    """The checksum of a matrix's numbers as floats, or None for None."""
    return None if matrix is None else checksum(spell(matrix * 1.0))
