"""What watches a training and may stop it: the caller's callbacks, and early stopping."""
from ..files.expect import expect
from ..floats.names import shown

EVENTS = ("on_fit_begin", "on_epoch_begin", "on_batch_end", "on_epoch_end", "on_fit_end")


class Callbacks(object):
    """Objects with some of the methods EVENTS names, or functions, which are called as on_epoch_end is.

    Each is called as on_epoch_end(epoch, network, history), but on_batch_end with the number of the batch, and
    on_fit_begin and on_fit_end with how many epochs are done; numbers count from 0.  Where one returns True,
    training stops at the end of that epoch.

    methods: {event: [those to be called, in order]}; are_there: whether there are any; watch_epochs: whether any are
    called between begin and end.
    """

    def __init__(self, callbacks):
        callbacks = list(callbacks or ()) if isinstance(callbacks, (list, tuple, type(None))) else [callbacks]
        self.methods = dict([(event, []) for event in EVENTS])
        for callback in callbacks:
            found = [event for event in EVENTS if hasattr(callback, event)]
            if isinstance(callback, type) and (not found or [name for name in found if _is_method(callback, name)]):
                raise TypeError("a callback is an object, not its class; got %s" % shown(callback))
            for event in found:
                self.methods[event].append(getattr(callback, event))
            if not found:
                if not callable(callback):
                    raise TypeError("a callback is a function or has a method of %s; got %s"
                                    % (", ".join(EVENTS), shown(callback)))
                self.methods["on_epoch_end"].append(callback)
        self.are_there = callbacks != []
        self.watch_epochs = [event for event in EVENTS[1:-1] if self.methods[event]] != []

    def call(self, event, number, network, history):
        """Call all methods for that event, in order; True if one returned True."""
        answers = [method(number, network, history) for method in self.methods[event]]
        return len([answer for answer in answers if type(answer).__name__ in ("bool", "bool_") and answer]) > 0


def _is_method(kind, name):
    """Whether a class has a method of that name, which only its objects can be asked for."""
    return type(kind.__dict__.get(name)).__name__ == "function"


class EarlyStopping(object):
    """Remembers the parameters of the least validation loss, and says when to stop.

    It says so after `patience` epochs in a row that did not lower the loss by more than min_delta.  With a patience of
    None it never does, and remembers nothing.  fit(callbacks=EarlyStopping(5)) is fit(patience=5): each training
    counts anew.
    """

    def __init__(self, patience, min_delta=0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.best = self.best_epoch = self.parameters = None
        self.waited = 0

    def __repr__(self):
        return "<EarlyStopping: patience %r, min_delta %r; best %r in epoch %r>" % (
            self.patience, self.min_delta, self.best, self.best_epoch)

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

    def forget(self, parameters):
        """Know no best epoch any more, if these are its parameters."""
        if self.parameters is not None and not [a for a, b in zip(self.parameters, parameters) if a._data != b._data]:
            self.best = self.best_epoch = self.parameters = None

    def restore(self, state, parameters):
        """Go on from a state() that remembered these parameters; ValueError for anything else."""
        best = expect(state, "best", "number or None", "stopping")
        best_epoch = expect(state, "best_epoch", "int or None", "stopping")
        self.waited = expect(state, "waited", "int", "stopping")
        self.best, self.best_epoch, self.parameters = best, best_epoch, parameters

    def state(self):
        return {"best": self.best, "best_epoch": self.best_epoch, "parameters": self.parameters, "waited": self.waited}
