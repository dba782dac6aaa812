"""What watches a training: its history, the callbacks, and early stopping."""
from ..files.expect import expect, expect_list


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


EVENTS = ("on_fit_begin", "on_epoch_begin", "on_batch_end", "on_epoch_end", "on_fit_end")


class Callbacks(object):
    """Objects with some of the methods EVENTS names, or functions, which are called as on_epoch_end is.

    Each is called as on_epoch_end(epoch, network, history), where for on_batch_end the first is the
    batch's number; all count from 0.  Where one returns True, training stops, after the epoch it is in.
    """

    def __init__(self, callbacks):
        callbacks = list(callbacks or ()) if isinstance(callbacks, (list, tuple, type(None))) else [callbacks]
        self._methods = dict([(event, []) for event in EVENTS])
        for callback in callbacks:
            found = [event for event in EVENTS if hasattr(callback, event)]
            for event in found:
                self._methods[event].append(getattr(callback, event))
            if not found:
                if not callable(callback):
                    raise TypeError("a callback is a function or has a method of %s; got %r"
                                    % (", ".join(EVENTS), callback))
                self._methods["on_epoch_end"].append(callback)

    def watch_epochs(self):
        """Whether there are any that are called in between."""
        return [event for event in EVENTS[1:-1] if self._methods[event]] != []

    def call(self, event, number, network, history):
        """Call them all, in order; True if one returned True."""
        answers = [method(number, network, history) for method in self._methods[event]]
        return len([answer for answer in answers if type(answer).__name__ in ("bool", "bool_") and answer]) > 0


class EarlyStopping(object):
    """Remembers the parameters of the least validation loss.

    Says stop once `patience` epochs in a row have not brought it down by more than min_delta; a patience of None
    never does, and nothing is remembered.
    """

    def __init__(self, patience, min_delta):
        self.patience = patience
        self.min_delta = min_delta
        self.best = self.best_epoch = self.parameters = None
        self.waited = 0

    def stops(self, epoch, loss, parameters):
        """Whether to stop after this epoch, with this validation loss and these parameters."""
        if self.patience is None:
            return False
        if self.best is None or loss < self.best - self.min_delta:
            self.best, self.best_epoch, self.parameters = loss, epoch, parameters
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience

    def restore(self, state, parameters):
        """Go on from a state() that remembered these parameters; ValueError for anything else."""
        best = expect(state, "best", "number or None", "stopping")
        best_epoch = expect(state, "best_epoch", "int or None", "stopping")
        self.waited = expect(state, "waited", "int", "stopping")
        self.best, self.best_epoch, self.parameters = best, best_epoch, parameters

    def state(self):
        return {"best": self.best, "best_epoch": self.best_epoch, "parameters": self.parameters, "waited": self.waited}
