"""Plan: what fit was asked for, checked before anything is changed.

Each method takes some of fit's arguments, which Network.fit describes.
"""
from .. import data, metrics, optimizers, schedules
from ..arrays.nested import number
from ..checks import PlacedError, at_least, non_negative, within
from ..floats.kinds import TEXTS
from ..random.generators import default_rng
from ..targets import encoded, prepared, weighted_by_class
from . import engines
from .callbacks import Callbacks

CLIPS = (("clip_value", optimizers.clip_by_value), ("clip_norm", optimizers.clip_by_norm))


class Plan(object):
    """What one call of fit was asked for; the data are matrices as the network's layers have them."""

    def __init__(self, network, epochs, batch_size, shuffle, engine):
        engines.check(engine)
        self.engine = engine
        self.network = network
        self.epochs = at_least(0, "epochs", epochs)
        self.batch_size = None if batch_size is None else at_least(1, "batch_size", batch_size)
        self.shuffle = bool(shuffle)
        self.parameters = network.chain.parameters()            # at the start

    def add_data(self, X, y, sample_weight, class_weight, validation_data, validation_split):
        """data and validation: (X, y, weights), where weights, or all of validation, may be None; classes: names."""
        network = self.network
        y, self.classes = encoded(network.chain, y, network.classes)
        X, y, weights = as_floats(prepared(network, X, y, sample_weight))
        self.validation = None
        if validation_split is not None:
            if validation_data is not None:
                raise ValueError("validation_data and validation_split are two ways to say the same; give one")
            train, rest = within("validation_split", data.split_rows, X.shape[0], validation_split,
                                 default_rng([network.seed, 3]))
            self.validation = rows_of(X, y, weights, rest)
            X, y, weights = rows_of(X, y, weights, train)
        elif validation_data is not None:
            self.validation = within("validation_data", self._validation, validation_data)
        if class_weight is not None:
            weights = within("class_weight", weighted_by_class, network.chain, y, weights, class_weight, self.classes)
        self.data = X, y, weights
        for name, (_, _, weights) in (("train on", self.data), ("validate on", self.validation or self.data)):
            if weights is not None and weights.max() == 0:
                raise ValueError("the weights of all samples to %s are 0" % name)

    def _validation(self, given):
        """(X, y, weights) of fit's validation_data, as the network's layers have them."""
        if not isinstance(given, (list, tuple)) or len(given) not in (2, 3):
            raise ValueError("expected (X, y) or (X, y, sample_weight); got a %s" % (
                type(given).__name__ + (" of %d" % len(given) if isinstance(given, (list, tuple)) else "")))
        X, y, weights = (tuple(given) + (None,))[:3]
        return prepared(self.network, X, encoded(self.network.chain, y, self.classes)[0], weights)

    def add_optimizer(self, optimizer, learning_rate, clip_value, clip_norm):
        """optimizer; rate: a function of the epoch, None for the optimizer's own; clips: [(function, limit), ...]."""
        self.optimizer = optimizers.get(optimizer)
        within("optimizer", self.optimizer.check_fits, self.parameters)
        self.steady = not callable(learning_rate)               # the same rate in all epochs
        self.rate = None if learning_rate is None else within("learning_rate", schedules.schedule, learning_rate)
        if not self.steady:
            non_negative("learning_rate", self.rate(0))
        self.clips = [(clip, number(limit, name)) for (name, clip), limit in zip(CLIPS, (clip_value, clip_norm))
                      if limit is not None]
        for clip, limit in self.clips:
            clip([], limit)                                     # which checks the limit

    def add_watchers(self, measures, callbacks, patience, min_delta, progress):
        """metrics: [(name, function), ...]; callbacks; patience and min_delta, of early stopping; progress.

        is_watched: whether code of the caller's own is called while epochs run, by a callback or a schedule.
        """
        if patience is not None and self.validation is None:
            raise ValueError("patience watches the validation loss; give validation_data or validation_split")
        self.metrics = metrics.named(measures)
        self.callbacks = Callbacks(callbacks)
        self.patience = None if patience is None else at_least(1, "patience", patience)
        self.min_delta = non_negative("min_delta", min_delta)
        self.progress = progress
        self.is_watched = self.callbacks.watch_epochs or not (self.steady or schedules.is_own(self.rate))

    def add_workers(self, workers):
        """workers: py36.engines.workers.Workers, or None."""
        self.workers = None
        if workers is not None:
            workers = at_least(1, "workers", workers)
            try:
                from ..py36.engines.workers import Workers
            except Exception:           # each Python's own, such as Skulpt's ExternalError
                Workers = None
            if Workers is None:
                raise PlacedError("workers need Python 3.6 or newer", where="workers",
                                  problem="Python 3.6 or newer is needed")
            self.workers = Workers(workers)

    def add_checkpoint(self, checkpoint, every, resume):
        """checkpoint: the path of a file, or None; every: so many epochs it is written; resume."""
        if not (checkpoint is None or isinstance(checkpoint, TEXTS) or hasattr(checkpoint, "__fspath__")):
            raise TypeError("checkpoint is the path of a file; got %r" % (checkpoint,))
        self.checkpoint = checkpoint
        self.every = at_least(1, "checkpoint_every", every)
        self.resume = resume
        if resume and checkpoint is None:
            raise ValueError("resume goes on from a checkpoint; give its file")


def rows_of(X, y, weights, rows):
    """(X, y, weights) of these rows."""
    return X[rows], y[rows], None if weights is None else weights[rows]


def as_floats(matrices):
    """Ints and bools as floats, which are quicker among floats and give the same bits; None is None."""
    return [matrix * 1.0 if matrix is not None and matrix._form.kind in ("int", "bool") else matrix
            for matrix in matrices]
