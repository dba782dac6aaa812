"""Plan: what fit was asked for, checked before anything is changed.

Each method takes some of fit's arguments, which Network.fit describes.
"""
from .. import data, metrics, optimizers, schedules
from ..arrays import frames
from ..arrays.nested import number
from ..checks import PlacedError, at_least, non_negative, not_finite, within, yes_or_no
from ..floats.kinds import TEXTS
from ..floats.parts import INF
from ..floats.names import listed, shortened, shown, type_text
from ..random.generators import default_rng
from ..targets import classes_in, names_of_outputs, own_classes, prepared, weighted_by_class
from . import engines
from .callbacks import Callbacks, EarlyStopping
from .defaults import BEYOND, LEARNING_RATE, OPTIMIZER

CLIPS = (("clip_value", optimizers.clip_by_value), ("clip_norm", optimizers.clip_by_norm))


class Plan(object):
    """What one call of fit was asked for; the data are matrices as the network's layers have them."""
    beyond = BEYOND                     # None: no loss is too large
    shuffling = None                    # what permutes the rows; None for the network's own

    def __init__(self, network, epochs, batch_size, shuffle, engine):
        engines.check(engine)
        self.engine = engine
        self.network = network
        self.epochs = at_least(0, "epochs", epochs)
        self.batch_size = None if batch_size is None else at_least(1, "batch_size", batch_size)
        self.shuffle = shuffle is not False and yes_or_no("shuffle", shuffle)
        self.parameters = network.chain.parameters()            # at the start
        self.remarks = []                                       # what a person should know of the data, in sentences

    def most(self, first):
        """The largest loss with which training goes on, after a first one of this size."""
        return INF if self.beyond is None else self.beyond * first

    def add_data(self, X, y, sample_weight, class_weight, validation_data, validation_split):
        """data and validation: (X, y, weights), where weights, or all of validation, may be None; classes; names."""
        network = self.network
        if self.engine == "c":
            X, y = engines.packed(network, X, y)
        self.classes, self.outputs = network.classes, network.outputs
        self.columns = network.columns if network.encoder is None else network.encoder.names
        if self.columns is None and not isinstance(X, list) and frames.is_frame(X):
            self.columns = frames.names_of(X)
        if network.encoder is None and network.scaler is not None:
            self._check_scaled(network.scaler.columns)
        names = None if isinstance(y, list) else names_of_outputs(network, self, y)
        X, y, weights, self.classes = prepared(network, X, y, sample_weight, self, learns=True)
        self.outputs = self.outputs or names
        X, y, weights = as_floats([X, y, weights])
        self.validation = None
        if validation_split is not None:
            if validation_data is not None:
                raise ValueError("validation_data and validation_split are two ways to say the same; give one")
            train, rest = within("validation_split", self._split, y, validation_split)
            self.validation = engines.rows_of(X, y, weights, rest)
            X, y, weights = engines.rows_of(X, y, weights, train)
        elif validation_data is not None:
            self.validation = within("validation_data", self._validation, validation_data)
        if class_weight is not None:
            weights = within("class_weight", weighted_by_class, network.chain, y, weights, class_weight, self.classes)
        self.data = X, y, weights
        if self.engine == "c":
            self.data, self.validation = engines.in_doubles(self.data), engines.in_doubles(self.validation)
        for name, (_, _, weights) in (("train on", self.data), ("validate on", self.validation or self.data)):
            if weights is not None and weights.max() == 0:
                raise ValueError("the weights of all samples to %s are 0" % name)

    def _check_scaled(self, columns):
        """ValueError where the scaler has measured a table of other columns, or in another order."""
        if columns is not None and self.columns is not None and columns != self.columns:
            raise ValueError("the scaler was fitted to the columns %s; the network has %s"
                             % (listed(columns), listed(self.columns)))

    def _split(self, y, share):
        """(rows to train on, rows to validate with), each class with its share of both."""
        random, labels = default_rng([self.network.seed, 3]), classes_in(self.network.chain, y)
        if labels is None:
            return data.split_rows(y.shape[0], share, random)
        train, rest, alone = data.split_classes(labels, share, random)
        names = self.classes or own_classes(self.network.chain)
        self.remarks = ["the class %s has one row, which is trained on" % shortened("%s" % (names[i],)) for i in alone]
        return train, rest

    def _validation(self, given):
        """(X, y, weights) of fit's validation_data, as the network's layers have them."""
        if not isinstance(given, (list, tuple)) or len(given) not in (2, 3):
            raise ValueError("expected (X, y) or (X, y, sample_weight); got %s" % (
                type_text(given) + (" of %d" % len(given) if isinstance(given, (list, tuple)) else "")))
        X, y, weights = (tuple(given) + (None,))[:3]
        return prepared(self.network, X, y, weights, self)[:3]

    def add_optimizer(self, optimizer, learning_rate, clip_value, clip_norm):
        """optimizer; rate: a function of the epoch, None for the optimizer's own; clips: [(function, limit), ...]."""
        if optimizer is None:
            optimizer = OPTIMIZER
            learning_rate = LEARNING_RATE if learning_rate is None else learning_rate
        self.optimizer = optimizers.for_chain(optimizer, self.network.chain)
        if self.optimizer.searches:
            self._look_at_all_rows(learning_rate, clip_value, clip_norm)
        within("optimizer", self.optimizer.check_fits, self.parameters)
        self.steady = not callable(learning_rate)               # the same rate in all epochs
        self.rate = None if learning_rate is None else within("learning_rate", schedules.schedule, learning_rate)
        if not self.steady:
            non_negative("learning_rate", self.rate(0))
        self.clips = [(clip, number(limit, name)) for (name, clip), limit in zip(CLIPS, (clip_value, clip_norm))
                      if limit is not None]
        for clip, limit in self.clips:
            clip([], limit)                                     # which checks the limit

    def _look_at_all_rows(self, learning_rate, clip_value, clip_norm):
        """What an optimizer that searches needs: the same loss at each look, so all rows and nothing dropped."""
        name = self.optimizer.name
        for option, value in (("learning_rate", learning_rate), ("clip_value", clip_value), ("clip_norm", clip_norm)):
            if value is not None:
                raise ValueError("%s finds the length of its steps itself; it takes no %s" % (name, option))
        if self.engine not in ("auto", "matrix"):
            raise ValueError("%s is for the engines \"auto\" and \"matrix\"; got %r" % (name, self.engine))
        if [layer for layer in self.network.layers if layer not in self.network.chain.dense]:
            raise ValueError("%s is for Dense layers alone: it needs the same loss at each look" % name)
        self.batch_size, self.shuffle = None, False

    def add_watchers(self, measures, callbacks, patience, min_delta, progress):
        """metrics: [(name, function), ...]; callbacks; patience and min_delta, of early stopping; progress.

        is_watched: whether code of the caller's own is called while epochs run, by a callback or a schedule.
        """
        callbacks, patience, min_delta = _early_stopping(callbacks, patience, min_delta)
        if patience is not None and self.validation is None:
            raise ValueError("patience watches the validation loss; give validation_data or validation_split")
        self.metrics = [] if isinstance(measures, tuple) and not measures else metrics.named(measures)
        if self.metrics:
            self._check_metrics()
        self.callbacks = Callbacks(callbacks)
        self.patience = None if patience is None else at_least(1, "patience", patience)
        self.min_delta = non_negative("min_delta", min_delta)
        known = progress is True or progress is None or callable(progress)
        self.progress = progress if known else yes_or_no("progress", progress)
        self.is_watched = self.callbacks.watch_epochs or not (self.steady or schedules.is_own(self.rate))

    def _check_metrics(self):
        """Try each metric once: ours on the targets beside themselves, the caller's own on the outputs of now."""
        X, y, weights = self.validation or self.data
        ours = [pair for pair in self.metrics if pair[1] in metrics.METRICS.values()]
        own = [pair for pair in self.metrics if pair not in ours]
        if ours:
            within("metrics", metrics.measured, self.network, ours, y, y)
        if own:
            outputs, _ = self.network.chain.outputs_and_loss(X, y, weights)
            if not not_finite(outputs):
                within("metrics", metrics.measured, self.network, own, y, outputs)

    def add_workers(self, workers):
        """workers: py36.engines.sharing.Workers, or None."""
        self.workers = None
        if workers is not None:
            workers = at_least(1, "workers", workers)
            if self.engine != "c":
                raise PlacedError("workers are threads of compiled code; give engine=\"c\" as well", where="workers",
                                  problem="they are threads of compiled code; engine \"c\" is needed as well")
            from ..py36.engines.sharing import Workers
            self.workers = Workers(workers)

    def add_checkpoint(self, checkpoint, every, resume):
        """checkpoint: the path of a file, or None; every: so many epochs it is written; resume."""
        if not (checkpoint is None or isinstance(checkpoint, TEXTS) or hasattr(checkpoint, "__fspath__")):
            raise TypeError("checkpoint is the path of a file; got %s" % shown(checkpoint))
        if isinstance(checkpoint, TEXTS) and not checkpoint:
            raise ValueError("checkpoint is the path of a file; got an empty text")
        self.checkpoint = checkpoint
        self.every = at_least(1, "checkpoint_every", every)
        self.resume = resume is not False and yes_or_no("resume", resume)
        if resume and checkpoint is None:
            raise ValueError("resume goes on from a checkpoint; give its file")


def _early_stopping(callbacks, patience, min_delta):
    """(the other callbacks, patience, min_delta), where an EarlyStopping among the callbacks names the latter two."""
    every = list(callbacks) if isinstance(callbacks, (list, tuple)) else [callbacks]
    found = [callback for callback in every if isinstance(callback, EarlyStopping)]
    if not found:
        return callbacks, patience, min_delta
    if len(found) > 1 or patience is not None:
        raise ValueError("patience and EarlyStopping are two ways to say the same; give one, once")
    others = [callback for callback in every if not isinstance(callback, EarlyStopping)]
    return others, found[0].patience, found[0].min_delta


def as_floats(matrices):
    """Ints and bools as floats, which are quicker among floats and give the same bits; None is None."""
    return [matrix * 1.0 if matrix is not None and matrix._form.kind in ("int", "bool") else matrix
            for matrix in matrices]
