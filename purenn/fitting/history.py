"""History and Position: the numbers of a training, epoch by epoch, and how far it is."""
from ..arrays.loops import sum_of
from ..arrays.pictures import notebook_text, plotted
from ..arrays.shapes import counted
from ..files.expect import expect, expect_list
from ..floats.text import brief
from .callbacks import EarlyStopping


def epoch_losses(divisor, losses, penalties, samples):
    """The loss of each epoch, from the losses and penalties of its batches, which have so many samples.

    losses, penalties: lists of all epochs' batches, one after the other; divisor: that of the Loss.
    """
    if len(samples) > 1:
        losses = _sums(losses, [1] * len(samples)) if divisor == "sum" else _means(losses, samples)
        penalties = _means(penalties, samples) if [x for x in penalties if x] else penalties[::len(samples)]
    return [loss + penalty for loss, penalty in zip(losses, penalties)]


def _means(numbers, samples):
    count = sum_of([n * 1.0 for n in samples])
    return [total / count for total in _sums(numbers, samples)]


def _sums(numbers, samples):
    """For each epoch the sum of its batches' numbers times their samples; batch by batch for all epochs at once."""
    each = len(samples)
    totals = [x * samples[0] for x in numbers[::each]]
    for i in range(1, each):
        totals = [total + x * samples[i] for total, x in zip(totals, numbers[i::each])]
    return totals


class History(object):
    """The numbers of a training, one an epoch.

    loss; validation_loss, where there are validation data; metrics, {name: numbers}, of the
    validation data or else of all samples; seconds.  stopped: why training ended, one of "epochs"
    (all are done), "converged" (lbfgs found a minimum), "callback", "patience", "interrupted"
    and "diverged"; message: the same in words.  best_epoch: the place, from 0, of the best
    validation loss, if early stopping was on.
    remarks: what a person should know of the data, in sentences.
    workers: where fit was asked for some, how many worked, and if but one, why, in words.
    """

    def __init__(self):
        self.loss = []
        self.validation_loss = []
        self.metrics = {}
        self.seconds = []
        self.remarks = []
        self.stopped = self.message = self.best_epoch = self.workers = None

    def add(self, loss, validation_loss, metrics, seconds):
        """Add an epoch's numbers; validation_loss may be None, metrics is {name: number}."""
        self.loss.append(loss)
        self.seconds.append(seconds)
        if validation_loss is not None:
            self.validation_loss.append(validation_loss)
        for name in metrics:
            self.metrics.setdefault(name, []).append(metrics[name])

    def add_epochs(self, divisor, found, samples, seconds):
        """Add the whole epochs that took so long together; how many they are.

        found: the losses of their batches, the penalties, and the sums of both; else as for epoch_losses.
        """
        losses, penalties, totals = found
        count = len(losses) // len(samples)
        whole = count * len(samples)
        totals = totals.tolist() if hasattr(totals, "tolist") else totals      # quicker than one by one
        self.loss += totals if len(samples) == 1 else epoch_losses(divisor, losses[:whole], penalties[:whole], samples)
        self.seconds += [seconds / max(count, 1)] * count
        return count

    def stop(self, stopped, message):
        self.stopped, self.message = stopped, message

    def cut(self, epochs):
        """Keep only so many epochs; later ones, or a part of one, are forgotten."""
        for numbers in [self.loss, self.validation_loss, self.seconds] + list(self.metrics.values()):
            del numbers[epochs:]

    def last(self):
        """{name: the last epoch's number} of all that is recorded, seconds excepted."""
        lists = [("loss", self.loss), ("validation_loss", self.validation_loss)] + sorted(self.metrics.items())
        return dict([(name, numbers[-1]) for name, numbers in lists if numbers])

    def text(self):
        """The last epoch's numbers as a text."""
        last = self.last()
        names = [name for name in ("loss", "validation_loss") if name in last] + sorted(self.metrics)
        return ", ".join(["%s %s" % (name.replace("_", " "), brief(last[name])) for name in names])

    def plot(self, path=None):
        """The curves as SVG text, written to the file of this path too, unless it is None.

        The loss and each metric, epoch by epoch, validation beside training, the best epoch marked.  ValueError
        where there are no epochs, or this Python has no py36.
        """
        return plotted("history", self, path)

    def _repr_svg_(self):
        return notebook_text("history", self)

    def state(self):
        return {"loss": self.loss, "validation_loss": self.validation_loss, "metrics": self.metrics,
                "seconds": self.seconds, "stopped": self.stopped, "message": self.message}

    def restore(self, state, epochs):
        """Become the history of so many epochs whose state() this was; ValueError for anything else."""
        lists = [(name, expect_list(state, name, "number", epochs, "history")) for name in ("loss", "seconds")]
        if expect(state, "validation_loss", "list", "history"):
            lists.append(("validation_loss", expect_list(state, "validation_loss", "number", epochs, "history")))
        metrics = expect(state, "metrics", "dict", "history")
        for name in metrics:
            expect_list(metrics, name, "float or int", epochs, "history.metrics")
        self.stop(*[expect(state, name, "text or None", "history") for name in ("stopped", "message")])
        for name, numbers in lists:
            setattr(self, name, numbers)
        self.metrics = metrics

    def __repr__(self):
        numbers = [counted(len(self.loss), "epoch")] + [self.text()] * bool(self.loss)
        return "<History: %s; %s>" % (", ".join(numbers), "; ".join(["%s" % self.message] + self.remarks))


class Position(object):
    """How far a training is.

    done: epochs; history and stopping: what is known of them; parameters: the matrices to go on with; good: the last
    ones that are known to give a finite loss; went_back: whether the network has the best ones of all epochs instead;
    settings: what was asked for, if there is a checkpoint.
    """

    def __init__(self, plan):
        self.settings = None
        self.done = 0
        self.history = History()
        self.history.remarks = plan.remarks
        self.stopping = EarlyStopping(plan.patience, plan.min_delta)
        self.parameters = self.good = plan.parameters
        self.went_back = False

    def state(self):
        return {"done": self.done, "settings": self.settings, "history": self.history.state(),
                "stopping": self.stopping.state(), "parameters": self.parameters if self.went_back else None,
                "good": None if self.good is self.parameters else self.good}

    def restore(self, state):
        """Become the position whose state() this was; after a ValueError, this one is not to be used."""
        self.done = expect(state, "done", "int", "training")
        parameters = _parameters_of(state, "parameters", "training", self.parameters)
        self.good = _parameters_of(state, "good", "training", self.parameters) if "good" in state else None
        self.history.restore(expect(state, "history", "dict", "training"), self.done)
        self.stopping.restore(expect(state, "stopping", "dict", "training"),
                              _parameters_of(state["stopping"], "parameters", "stopping", self.parameters))
        self.history.best_epoch = self.stopping.best_epoch
        self.parameters = parameters


def cut_history(state, epochs):
    """A history's state() with so many epochs alone; later ones may have been added to its lists."""
    cut = dict(state, metrics=dict([(name, state["metrics"][name][:epochs]) for name in state["metrics"]]))
    for name in ("loss", "validation_loss", "seconds"):
        cut[name] = state[name][:epochs]
    return cut


def _parameters_of(state, key, where, parameters):
    """The list of matrices under that key, of these parameters' shapes, or None."""
    if expect(state, key, "list or None", where) is None:
        return None
    found = expect_list(state, key, "matrix", len(parameters), where)
    for i, matrix in enumerate(found):
        if matrix.shape != parameters[i].shape:
            raise ValueError("%s.%s[%d]: expected the shape %r; got %r"
                             % (where, key, i, parameters[i].shape, matrix.shape))
    return found
