"""History: what a training saw, epoch by epoch, and why it ended."""
from ..files.state import expect, expect_list


class History(object):
    """What training saw, one number an epoch.

    loss; validation_loss, where there are validation data; metrics, {name: numbers}, of the
    validation data or else of all samples; seconds.  stopped: why training ended, one of "epochs"
    (all are done), "callback", "patience", "interrupted" and "diverged"; message: the same in
    words.  best_epoch: the place, from 0, of the best validation loss, if early stopping was on.
    workers: where fit was asked for some, how many worked, and if but one, why, in words.
    """

    def __init__(self):
        self.loss = []
        self.validation_loss = []
        self.metrics = {}
        self.seconds = []
        self.stopped = self.message = self.best_epoch = self.workers = None

    def add(self, loss, validation_loss, metrics, seconds):
        self.loss.append(loss)
        self.seconds.append(seconds)
        if validation_loss is not None:
            self.validation_loss.append(validation_loss)
        for name in metrics:
            self.metrics.setdefault(name, []).append(metrics[name])

    def stop(self, stopped, message):
        self.stopped, self.message = stopped, message

    def cut(self, epochs):
        """Forget what is beyond so many epochs, such as part of one."""
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
        return ", ".join(["%s %.4f" % (name.replace("_", " "), last[name]) for name in names])

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
        return "<History: %d epochs, %s; %s>" % (len(self.loss), self.text(), self.message)
