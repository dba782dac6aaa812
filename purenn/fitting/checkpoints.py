"""Checkpoints: how far a training is, as plain data in a file, and going on from there to the same bits.

Beside the network, as network.save writes it, stands the position and what had been asked for: who asks for anything
else, or comes with other data, is refused.
"""
from ..files import state as states
from ..files.plain import spell
from ..floats.bits import checksum
from ..floats.elementary import current
from .callbacks import EarlyStopping
from .history import History


class Position(object):
    """How far a training is.

    done: epochs; history and stopping: what is known of them; parameters: the matrices to go on with; went_back:
    whether the network has the best ones of all epochs instead; settings: what was asked for, where it is written down.
    """

    def __init__(self, plan):
        self.settings = None if plan.checkpoint is None else settings_of(plan)
        self.done = 0
        self.history = History()
        self.stopping = EarlyStopping(plan.patience, plan.min_delta)
        self.parameters = plan.network.chain.parameters()
        self.went_back = False

    def state(self):
        return {"done": self.done, "settings": self.settings, "history": self.history.state(),
                "stopping": self.stopping.state(), "parameters": self.parameters if self.went_back else None}

    def restore(self, state):
        """Become the position whose state() this was; ValueError, and no use of this one, for anything else."""
        self.done = states.expect(state, "done", "int", "training")
        parameters = _parameters_of(state, "training", self.parameters)
        self.history.restore(states.expect(state, "history", "dict", "training"), self.done)
        self.stopping.restore(states.expect(state, "stopping", "dict", "training"),
                              _parameters_of(state["stopping"], "stopping", self.parameters))
        self.history.best_epoch = self.stopping.best_epoch
        self.parameters = parameters


def start(plan):
    """The Position to start from: the checkpoint's where there is one to resume, whose state the network then has too.

    ValueError, and no change, where the checkpoint is of another training, or where the network cannot be saved.
    """
    position = Position(plan)
    if plan.resume and exists(plan.checkpoint):
        _resume(plan, position)
    elif plan.checkpoint is not None:
        state = plan.network.state()
        plan.network.of_state(state)                            # an error now, not at the end
        states.dumps(state)
    return position


def save(plan, position):
    """Write the checkpoint, if one was asked for."""
    if plan.checkpoint is not None:
        states.save(plan.checkpoint, {"network": plan.network.state(),
                                      "training": position.state()})


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
    """Let network, optimizer and position be those of the checkpoint."""
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


def _parameters_of(state, where, parameters):
    """The list of matrices under "parameters", of these parameters' shapes, or None."""
    if states.expect(state, "parameters", "list or None", where) is None:
        return None
    found = states.expect_list(state, "parameters", "matrix", len(parameters), where)
    for i, matrix in enumerate(found):
        if matrix.shape != parameters[i].shape:
            raise ValueError("%s.parameters[%d]: expected the shape %r; got %r"
                             % (where, i, parameters[i].shape, matrix.shape))
    return found
