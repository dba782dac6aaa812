"""fit: epochs and batches, and what is checked, kept and stopped on the way.

The order in every epoch: shuffle; for each batch the loss, the gradients, their clipping and the
optimizer's step; then validation, metrics, callbacks, early stopping, checkpoint.  An epoch's
loss is that of its batches as they were trained on, each before its step.  Weights are replaced, never
changed in place: however training ends, they are those of a whole step.
"""
from . import data, metrics as measures, optimizers
from .arrays.loops import sum_of
from .arrays.nested import number
from .checks import PlacedError, at_least, is_finite, non_negative, within
from .fitting import checkpoints, engines
from .fitting.progress import seconds, shown
from .fitting.watching import Callbacks, EarlyStopping, History
from .floats.kinds import TEXTS
from .random.generators import default_rng
from .schedules import is_own, schedule
from .targets import by_class

AT_ONCE = 1.0 / 16                      # seconds of epochs in one go: a person notices no wait, Ctrl-C loses no more

try:
    _Interrupt = KeyboardInterrupt
except NameError:                       # Skulpt
    class _Interrupt(Exception):
        pass


def fit(network, X, y, epochs=100, learning_rate=None, batch_size=None, optimizer="sgd", shuffle=False,
        validation_data=None, callbacks=(), engine="auto", validation_split=None, sample_weight=None,
        class_weight=None, metrics=(), clip_value=None, clip_norm=None, patience=None, min_delta=0.0, progress=True,
        checkpoint=None, checkpoint_every=10, resume=False, workers=None):
    """Train on X (samples, inputs) and y (samples, outputs); returns the History.

    learning_rate: a number, a function of the epoch (schedules.schedule makes some), or None for the
    optimizer's own.  batch_size: None, or more than there are, for all samples at once.  optimizer: a name
    of optimizers.OPTIMIZERS or one made already, which goes on where it was.  shuffle: new batches each
    epoch, by the network's own generator.  validation_data: (X, y) or (X, y, sample_weight);
    validation_split instead sets aside that share of the samples.  class_weight: {class: factor}, or
    "balanced" for all classes to weigh the same.  clip_value and clip_norm: limits for the gradients.
    patience: stop after so many epochs that did not better the validation loss by more than min_delta, and go
    back to the best weights.  progress: a line on a terminal, or False, or a function like tqdm.  checkpoint: a
    file written at the start, every so many epochs and at the end, over what is there; resume: go on from it, if
    there is one, to the same bits as without a stop.  engine: one of engines.ENGINES, for the same bits at another
    speed.  workers: how many processes may share out each batch of more than 64 rows, where that is faster; with any
    number, 1 too, such batches are added up in parts of 64 rows, so that the bits do not depend on it
    (docs/training.md).  callbacks and metrics: see watching.Callbacks and metrics.METRICS.

    Ctrl-C ends training, with the history and the weights so far (with patience, the best); so does a loss that
    becomes nan or infinite, with the last weights that had a finite one (history.stopped and history.message say so).
    ValueError or TypeError for what does not fit, before anything is changed.
    """
    engines.check(engine)
    run = Run(network, epochs, batch_size, shuffle)
    run.take_data(X, y, sample_weight, class_weight, validation_data, validation_split)
    run.take_optimizer(optimizer, learning_rate, clip_value, clip_norm)
    run.take_watchers(metrics, callbacks, patience, min_delta, progress)
    run.take_workers(workers)
    run.take_checkpoint(checkpoint, checkpoint_every, resume)
    try:
        return run.train(engine)
    finally:
        run.end_workers()


def partial_fit(network, X, y, **options):
    """One more epoch, number 0, as fit, with the optimizer of the fit before if no other is given."""
    if "epochs" in options:
        raise TypeError("partial_fit is one epoch; fit takes epochs, and an optimizer to go on with")
    if "optimizer" not in options and network.optimizer is not None:
        options["optimizer"] = network.optimizer
    return fit(network, X, y, epochs=1, **options)


class Run(object):
    """One call of fit: what was asked for, checked, and how far it is."""

    def __init__(self, network, epochs, batch_size, shuffle):
        self.network = network
        self.epochs = at_least(0, "epochs", epochs)
        self.batch_size = None if batch_size is None else at_least(1, "batch_size", batch_size)
        self.shuffle = bool(shuffle)
        self.parameters = self.good = network.parameters()      # those now; those last known to give a finite loss
        self.history = History()
        self.batch = None                                       # of the last step
        self.done = 0                                           # epochs
        self.went_back = False                                  # to the best weights, so the last are kept beside them

    # -- what was asked for --

    def take_data(self, X, y, sample_weight, class_weight, validation_data, validation_split):
        network = self.network
        y, self.classes = network.encoded(y)
        X, y, weights = [engines.as_floats(matrix) for matrix in network.prepared(X, y, sample_weight)]
        self.validation = None
        if validation_split is not None:
            if validation_data is not None:
                raise ValueError("validation_data and validation_split are two ways to say the same; give one")
            train, rest = within("validation_split", data.split_rows, X.shape[0], validation_split,
                                 default_rng([network.seed, 3]))
            self.validation = _rows(X, y, weights, rest)
            X, y, weights = _rows(X, y, weights, train)
        elif validation_data is not None:
            self.validation = within("validation_data", self._validation, validation_data)
        self.data = X, y, within("class_weight", by_class, network, y, weights, class_weight, self.classes)
        for name, weights in (("train on", self.data[2]), ("validate on", (self.validation or self.data)[2])):
            if weights is not None and weights.max() == 0:
                raise ValueError("the weights of all samples to %s are 0" % name)

    def _validation(self, given):
        if not isinstance(given, (list, tuple)) or len(given) not in (2, 3):
            raise ValueError("expected (X, y) or (X, y, sample_weight); got a %s" % (
                type(given).__name__ + (" of %d" % len(given) if isinstance(given, (list, tuple)) else "")))
        X, y, weights = (tuple(given) + (None,))[:3]
        return self.network.prepared(X, self.network.encoded(y, self.classes)[0], weights)

    def take_optimizer(self, optimizer, learning_rate, clip_value, clip_norm):
        self.optimizer = optimizers.get(optimizer)
        within("optimizer", self.optimizer.check_fits, self.parameters)
        self.steady = not callable(learning_rate)
        self.rate = None if learning_rate is None else within("learning_rate", schedule, learning_rate)
        if self.rate is not None:
            non_negative("learning_rate", self.rate(0))
        self.clips = [(clip, number(limit, name)) for name, clip, limit in (
            ("clip_value", optimizers.clip_by_value, clip_value), ("clip_norm", optimizers.clip_by_norm, clip_norm))
            if limit is not None]
        for clip, limit in self.clips:
            clip([], limit)                                     # its own check of the limit

    def take_watchers(self, metrics, callbacks, patience, min_delta, progress):
        if patience is not None and self.validation is None:
            raise ValueError("patience watches the validation loss; give validation_data or validation_split")
        self.metrics = measures.named(metrics)
        self.callbacks = Callbacks(callbacks)
        self.stopping = EarlyStopping(None if patience is None else at_least(1, "patience", patience),
                                      non_negative("min_delta", min_delta))
        self.progress = progress

    def take_workers(self, workers):
        self.workers = None
        if workers is not None:
            workers = at_least(1, "workers", workers)
            try:
                from .py36.engines.workers import Workers
            except (ImportError, SyntaxError, AttributeError, NotImplementedError):
                Workers = None
            if Workers is None:
                raise PlacedError("workers need Python 3.6 or newer", where="workers",
                                  problem="Python 3.6 or newer is needed")
            self.workers = Workers(workers)

    def end_workers(self):
        """Leave none behind, however training ended."""
        if self.workers is not None:
            self.history.workers = self.workers.told()
            self.workers.close()

    def take_checkpoint(self, checkpoint, every, resume):
        if not (checkpoint is None or isinstance(checkpoint, TEXTS) or hasattr(checkpoint, "__fspath__")):
            raise TypeError("checkpoint is the path of a file; got %r" % (checkpoint,))
        self.checkpoint = checkpoint
        self.every = at_least(1, "checkpoint_every", every)
        if checkpoint is None:
            if resume:
                raise ValueError("resume goes on from a checkpoint; give its file")
            return
        from .files import envelope
        self.settings = checkpoints.settings_of(self)
        if resume and checkpoints.exists(checkpoint):
            checkpoints.resume(self)
        else:
            envelope.dumps(self.network.loadable_state())         # an error now, not at the end

    def take_engine(self, engine):
        """An engine for each size of batch, in batches that stay the same if they are not shuffled."""
        samples = self.data[0].shape[0]
        size = min(samples, self.batch_size or samples)
        epochs = self.epochs - self.done
        chosen = engines.chosen if self.workers is None else self.workers.engine
        self.engines = {}
        for count, steps in ((size, epochs * (samples // size)), (samples % size, epochs)):
            if count:
                self.engines[count] = chosen(engine, self.network, self.optimizer, self.data, self.clips, count, steps)
        self.batches = None if self.shuffle else self._batches()
        # Several epochs in one go are for who watches none of them; a schedule of the caller's own may, too.
        watched = self.callbacks.watch_epochs() or self.rate is not None and not is_own(self.rate)
        for count in self.engines:
            if watched and not isinstance(self.engines[count], engines.Matrices):
                self.engines[count] = engines.Watched(self.engines[count], self.network, self.optimizer, self.clips)
        self.at_once = 0 if (size < samples or self.shuffle or self.validation or self.metrics
                             or not self.engines[size].can_repeat) else 16

    # -- training --

    def train(self, engine):
        network, history = self.network, self.history
        before = network.optimizer, network.classes
        network.optimizer, network.classes = self.optimizer, self.classes
        if history.stopped in (None, "epochs", "callback"):
            network.set_parameters(self.parameters)             # not the best ones, which resuming has found there
            try:
                self.save()                                     # so that an unwritable file shows at once
            except Exception:
                network.optimizer, network.classes = before
                raise
            try:
                self._train(engine)
                self._end()
            except _Interrupt:
                network.set_parameters(self.parameters)
                self._go_back()
                history.cut(self.done)
                history.stop("interrupted", "interrupted in epoch %d" % (self.done + 1))
        self.callbacks.call("on_fit_end", self.done, network, history)
        return history

    def _train(self, engine):
        """All epochs that are left, unless something stops them."""
        if self.callbacks.call("on_fit_begin", self.done, self.network, self.history):
            self.history.stop("callback", "a callback stopped training before epoch %d" % (self.done + 1))
            return
        self.take_engine(engine)                                # now that callbacks have set what they set
        self.history.stop("epochs", "all %d epochs are done" % self.epochs)
        bar = shown(self.progress, self.done, self.epochs)
        try:
            for epoch in bar:
                if epoch >= self.done and not self._several(epoch) and self._epoch(epoch):
                    break
                if epoch == self.done - 1 and hasattr(bar, "set_postfix"):
                    bar.set_postfix(**self.history.last())
        finally:
            if hasattr(bar, "close"):
                bar.close()

    def _epoch(self, epoch):
        """One epoch; True if training is to stop."""
        started = seconds()
        network, history = self.network, self.history
        if self.rate is not None:
            self.optimizer.rate = self.rate(epoch)
        stop = self.callbacks.call("on_epoch_begin", epoch, network, history)
        losses = []
        for i, batch in enumerate(self.batches or self._batches()):
            losses.append(self._step(batch))
            if not is_finite(losses[-1][0] + losses[-1][1]):
                return self._diverged(epoch)
            stop = self.callbacks.call("on_batch_end", i, network, history) or stop
        validation_loss, measured = self._measure()
        if validation_loss is not None and not is_finite(validation_loss):
            return self._diverged(epoch)
        history.add(self._mean_loss(losses), validation_loss, measured, seconds() - started)
        self.done = epoch + 1
        waited = self.stopping.stops(epoch, validation_loss, self.parameters)
        if self.callbacks.call("on_epoch_end", epoch, network, history) or stop:
            history.stop("callback", "a callback stopped training after epoch %d" % self.done)
        elif waited:
            history.stop("patience", "stopped after epoch %d: no better validation loss in %d epochs"
                         % (self.done, self.stopping.patience))
        elif self.done % self.every == 0 and self.done < self.epochs:
            self.save()
        return history.stopped != "epochs"

    def _several(self, epoch):
        """As many epochs in one go as take no time to speak of, if they can; whether there were any.

        The last epoch is never among them, nor one whose loss is not finite: what these need, _epoch has.
        """
        count = min(self.at_once, self.epochs - 1 - epoch)
        if self.checkpoint is not None:
            count = min(count, self.every - self.done % self.every)
        started = seconds()
        rates = self._rates(epoch, count) if count > 0 else None
        if rates is None or not self._go(rates):
            self.at_once = 0
            return False
        took = seconds() - started
        self.history.seconds += [took / count] * count
        self.done = epoch + count
        self.at_once = count * 2 if took < AT_ONCE / 2 else self.at_once
        if self.done % self.every == 0:
            self.save()
        return True

    def _go(self, rates):
        """Epochs of one step with these rates, if all their losses are finite; else False, and nothing is changed."""
        batch, = self.batches
        parameters, losses = self.network.parameters(), []
        optimizer = self.optimizer.at(self.optimizer.rate, *self.optimizer.memory(parameters))
        for part in (rates[:-1], rates[-1:]):                   # before the last are the weights to go back to
            before = parameters
            found, penalties, finish = self.engines[batch.X.shape[0]].steps(optimizer, parameters, batch, part)
            losses += [loss + penalty for loss, penalty in zip(found, penalties)]
            parameters = finish()
        if [loss for loss in losses if loss - loss != 0.0]:
            return False
        self.good, self.parameters = before, parameters
        self.optimizer.remember(*optimizer.memory(parameters))
        self.optimizer.rate = rates[-1]
        self.network.set_parameters(parameters)
        self.history.loss += losses
        return True

    def _rates(self, epoch, count):
        """The learning rates of so many epochs; None if one is refused, which is to be said when its turn has come."""
        if self.rate is None:
            return [self.optimizer.rate] * count
        if self.steady:
            return [self.rate(epoch)] * count                   # which was checked before training
        try:
            return [non_negative("rate", self.rate(epoch + i)) for i in range(count)]
        except (TypeError, ValueError):
            return None

    def _batches(self):
        """[Batch, ...] of one epoch."""
        X, y, weights = self.data
        whole_data = self.batch_size is None or self.batch_size >= X.shape[0]
        if whole_data and not self.shuffle:
            return [engines.Batch(X, y, weights)]
        draws = self.network.shuffling if self.shuffle else None
        return [engines.Batch(*_rows(X, y, weights, rows)) for rows in data.batches(X.shape[0], self.batch_size, draws)]

    def _step(self, batch):
        """One step of the optimizer: (loss, penalty, samples) before it; no step if that is not finite."""
        self.batch = batch
        samples = batch.X.shape[0]
        self.parameters = self.network.parameters()             # a callback may have set others
        loss, penalty, finish = self.engines[samples].step(self.network, self.optimizer, self.parameters, batch)
        if is_finite(loss + penalty):
            self.good = self.parameters
            self.parameters = finish()
            self.network.set_parameters(self.parameters)
        return loss, penalty, samples

    def _mean_loss(self, batches):
        """The loss of an epoch from its batches' (loss, penalty, samples)."""
        losses, penalties, samples = [[batch[i] for batch in batches] for i in range(3)]
        if len(batches) == 1:
            return losses[0] + penalties[0]
        loss = sum_of(losses) if self.network.loss.divisor == "sum" else _mean(losses, samples)
        return loss + _mean(penalties, samples)

    def _diverged(self, epoch):
        self.parameters = self.good
        self.network.set_parameters(self.good)
        self.network.optimizer = self.optimizer.fresh()         # what it kept is spoilt as well
        self.history.stop("diverged", "the loss became nan or infinite in epoch %d; the weights are the last ones with "
                          "a finite loss (a smaller learning_rate, scaled data or clip_norm may help)" % (epoch + 1))
        return True

    def _measure(self):
        """(validation loss, {name: metric}) with the weights as they are now."""
        if self.validation is None and not self.metrics:
            return None, {}
        X, y, weights = self.validation or self.data
        outputs, loss = self.network.outputs_and_loss(X, y, weights)
        return None if self.validation is None else loss, self.network.measured(self.metrics, y, outputs)

    def _end(self):
        """The best weights, if there was an eye on them; the last checkpoint, with what a longer run would need."""
        if self.history.stopped != "diverged" and self.batch is not None:
            if not is_finite(self.network.outputs_and_loss(self.batch.X, self.batch.y, self.batch.weights)[1]):
                self._diverged(self.done - 1)                   # in its very last step
        self._go_back()
        if self.history.stopped != "diverged":
            self.save()

    def _go_back(self):
        """To the best weights, if there was an eye on them."""
        best = self.stopping.parameters
        if best is not None:
            self.history.best_epoch = self.stopping.best_epoch
            self.network.set_parameters(best)
            self.went_back = True

    def save(self):
        """Write the checkpoint, if one was asked for."""
        if self.checkpoint is not None:
            from .files import envelope
            envelope.save(self.checkpoint, checkpoints.state_of(self))


# ---- parts ----

def _rows(X, y, weights, rows):
    """(X, y, weights) of these rows."""
    return X[rows], y[rows], None if weights is None else weights[rows]


def _mean(numbers, weights):
    return sum_of([x * w for x, w in zip(numbers, weights)]) / sum_of([w * 1.0 for w in weights])
