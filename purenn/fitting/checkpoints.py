"""Checkpoints: files from which a training that was stopped goes on, to the same bits.

A checkpoint holds the network, as network.save writes it, the Position, and what fit was asked for.  A fit that asks
for anything else, or has other data, is refused.

It is always of a whole epoch, and of one after which training goes on: what decides otherwise (the last epoch, a
callback, patience) is decided again by the training that resumes, until the one checkpoint of the end is written.
"""
from ..checks import PlacedError, not_finite, within
from ..files.expect import expect
from ..floats.elementary import current
from .history import cut_history


class OtherTraining(PlacedError):
    """The checkpoint `where` is of another training.

    differences: [(setting, what it was, as text, what it is now), ...]
    """

    def __init__(self, message, where=None, differences=None):
        super(OtherTraining, self).__init__(message, where=where)
        self.differences = differences


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
        from ..files import envelope
        envelope.dumps(state)


def content(plan, position):
    """What a checkpoint of now holds, as plain data, but for what `save` cuts off."""
    return {"network": plan.network.state(), "training": position.state()}


def save(plan, content):
    """Write the checkpoint; the history's lists may have grown since.

    Weights that are infinite or nan, after a step that went too far, cannot be resumed from: then the checkpoint before
    stays, from which that step is made again.
    """
    from ..files import envelope
    weights = [layer[name] for layer in content["network"]["layers"] for name in ("W", "b") if name in layer]
    if [matrix for matrix in weights if not_finite(matrix)]:
        return
    training = content["training"]
    training["history"] = cut_history(training["history"], training["done"])
    envelope.save(plan.checkpoint, content)


def settings_of(plan):
    """{name: plain data} of what must be the same for training to go on to the same bits; of the data, checksums."""
    chain, optimizer = plan.network.chain, plan.optimizer
    X, y, weights = [_checksum(matrix) for matrix in plan.data]
    settings = {"X": X, "y": y, "sample weights": weights,
                "validation data": [_checksum(matrix) for matrix in plan.validation or ()],
                "batch_size": plan.batch_size, "shuffle": plan.shuffle, "optimizer": optimizer.name,
                "first learning_rate": optimizer.rate if plan.rate is None else plan.rate(0),
                "limits of gradients": [limit for _, limit in plan.clips],
                "metrics": [name for name, _ in plan.metrics], "patience": plan.patience,
                "min_delta": plan.min_delta, "layers": "%r" % chain.layers,
                "loss": chain.loss.name, "l1": chain.l1, "l2": chain.l2, "seed": plan.network.seed,
                "classes": plan.classes, "arithmetic": current(),
                "workers": None if plan.workers is None else "parts of %d rows" % plan.workers.part}
    of_optimizer = optimizer.settings()
    settings.update([("optimizer's " + name, of_optimizer[name]) for name in of_optimizer])
    return settings


def exists(path):
    """Whether there is a file, even one that may not be read."""
    try:
        import os

        from ..files import atomic
        if not atomic.is_file_place(os, path):
            return True                 # without opening it: a pipe waits for who writes into it
    except Exception:                   # hosted Pythons
        pass
    try:
        open(path, "rb").close()
        return True
    except Exception as error:          # each Python's own
        return getattr(error, "errno", 2) != 2


def _resume(plan, position):
    from ..files import envelope
    checkpoint = envelope.load(plan.checkpoint)
    _check_settings(plan, position, within(plan.checkpoint, _settings_in, checkpoint))
    within(plan.checkpoint, _restore, plan, position, checkpoint)


def _settings_in(checkpoint):
    return expect(expect(checkpoint, "training", "dict"), "settings", "dict", "training")


def _check_settings(plan, position, found):
    """OtherTraining, which names them all, if settings are not as they were found in the checkpoint."""
    differences = [(name, " ".join(("%r" % (found.get(name),)).split())[:300], now)
                   for name, now in sorted(position.settings.items()) if found.get(name) != now]
    if found.get("classes") is None and found.get("y") == position.settings["y"]:
        differences = [difference for difference in differences if difference[0] != "classes"]  # not learnt before
    if differences:
        raise OtherTraining("%s is of another training: %s" % (plan.checkpoint, "; ".join(
            ["its %s was %s, now it is %r" % difference for difference in differences])),
            where=plan.checkpoint, differences=differences)


def _restore(plan, position, checkpoint):
    network = plan.network.of_state(expect(checkpoint, "network", "dict"))
    if network.optimizer is None or network.optimizer.name != plan.optimizer.name:
        raise ValueError("there is no state of the optimizer %s" % plan.optimizer.name)
    position.restore(checkpoint["training"])
    plan.optimizer.restore(network.optimizer.state())
    plan.network.shuffling, plan.network.dropping = network.shuffling, network.dropping
    plan.network.chain.set_parameters(network.chain.parameters())
    if position.parameters is None:
        position.parameters = network.chain.parameters()
    if position.good is None:
        position.good = position.parameters


def _checksum(matrix):
    """The checksum of a matrix's numbers as floats, or None for None."""
    from ..files.envelope import checksum
    from ..files.plain_json import spell
    return None if matrix is None else checksum(spell(matrix * 1.0))
