"""Checkpoints: a run of training.fit as plain data, and going on from them to the same bits.

Beside the network, as network.save writes it, stands how far training is and what it had been asked for: who asks for
anything else, or comes with other data, is refused.
"""
from ..checks import PlacedError, within
from ..files.expect import expect, expect_list
from ..floats.elementary import current


class OtherTraining(PlacedError):
    """The checkpoint `where` is of another training: its `setting` was `was`, a text, and is `now`."""

    def __init__(self, message, where=None, setting=None, was=None, now=None):
        super(OtherTraining, self).__init__(message, where=where)
        self.setting, self.was, self.now = setting, was, now


def state_of(run):
    """All of a run that its further epochs depend on, as plain data."""
    return {"network": run.network.state(),
            "training": {"done": run.done, "settings": run.settings, "history": run.history.state(),
                         "stopping": run.stopping.state(),
                         "parameters": run.parameters if run.went_back else None}}


def settings_of(run):
    """{name: plain data} of what must be the same for training to go on to the same bits; of the data, checksums."""
    network, optimizer = run.network, run.optimizer
    settings = {"X": _sum_of(run.data[0]), "y": _sum_of(run.data[1]), "sample weights": _sum_of(run.data[2]),
                "validation data": [_sum_of(part) for part in run.validation or ()],
                "batch_size": run.batch_size, "shuffle": run.shuffle, "optimizer": optimizer.name,
                "first learning_rate": optimizer.rate if run.rate is None else run.rate(0),
                "limits of gradients": [limit for _, limit in run.clips],
                "metrics": [name for name, _ in run.metrics], "patience": run.stopping.patience,
                "min_delta": run.stopping.min_delta, "layers": "%r" % network.layers,
                "loss": network.loss.name, "l1": network.l1, "l2": network.l2, "seed": network.seed,
                "classes": run.classes, "arithmetic": current(),
                "workers": None if run.workers is None else "parts of %d rows" % run.workers.part}
    settings.update([("optimizer's " + name, getattr(optimizer, name))
                     for name, _, _ in optimizer.options if name != "rate"])
    return settings


def resume(run):
    """Let the run be the one that wrote its checkpoint; PlacedError, and no change, if that was another one."""
    from ..files import envelope
    checkpoint = envelope.load(run.checkpoint)
    _check_settings(run, within(run.checkpoint, _settings_in, checkpoint))
    within(run.checkpoint, _restore, run, checkpoint)


def _settings_in(checkpoint):
    return expect(expect(checkpoint, "training", "dict"), "settings", "dict", "training")


def _check_settings(run, found):
    """OtherTraining if a setting of the run is not as it was found."""
    for name, now in sorted(run.settings.items()):
        if found.get(name) != now:
            was = " ".join(("%r" % (found.get(name),)).split())[:300]
            raise OtherTraining("%s is of another training: its %s was %s, now it is %r" % (
                run.checkpoint, name, was, now), where=run.checkpoint, setting=name, was=was, now=now)


def _restore(run, checkpoint):
    training = checkpoint["training"]
    network = run.network.of_state(expect(checkpoint, "network", "dict"))
    if network.optimizer is None or network.optimizer.name != run.optimizer.name:
        raise ValueError("there is no state of the optimizer %s" % run.optimizer.name)
    done = expect(training, "done", "int", "training")
    parameters = _parameters_of(training, "training", run.parameters)
    run.history.restore(expect(training, "history", "dict", "training"), done)
    run.stopping.restore(expect(training, "stopping", "dict", "training"),
                         _parameters_of(training["stopping"], "stopping", run.parameters))
    run.history.best_epoch = run.stopping.best_epoch
    run.done = done
    run.optimizer.restore(network.optimizer.state())
    run.network.shuffling, run.network.dropping = network.shuffling, network.dropping
    run.network.set_parameters(network.parameters())
    run.parameters = run.good = network.parameters() if parameters is None else parameters


def exists(path):
    """Whether there is a file, even one that may not be read."""
    try:
        open(path, "rb").close()
        return True
    except Exception as error:          # each Python's own
        return getattr(error, "errno", 2) != 2


def _sum_of(matrix):
    """The checksum of a matrix's numbers as floats, or None for None."""
    from ..files.envelope import checksum
    from ..files.plain import spell
    return None if matrix is None else checksum(spell(matrix * 1.0))


def _parameters_of(state, where, parameters):
    """The list of matrices under "parameters", of these parameters' shapes, or None."""
    if expect(state, "parameters", "list or None", where) is None:
        return None
    found = expect_list(state, "parameters", "matrix", len(parameters), where)
    for i, matrix in enumerate(found):
        if matrix.shape != parameters[i].shape:
            raise ValueError("%s.parameters[%d]: expected the shape %r; got %r"
                             % (where, i, parameters[i].shape, matrix.shape))
    return found
