"""The loop over epochs and batches: what Network.fit does.

The order in every epoch: shuffle; for each batch the loss, the gradients, their clipping and the optimizer's step;
then validation, metrics, callbacks, early stopping, checkpoint.  An epoch's loss is that of its batches as they were
trained on, each before its step.  Weights are replaced, never changed in place: however training ends, they are those
of a whole step.
"""
from .arrays.shapes import counted
from .checks import is_finite, non_negative
from .fitting import checkpoints, engines, predicting
from .fitting.history import Position, epoch_losses
from .fitting.progress import seconds, shown
from .metrics import measured

BLOCK = 1.0 / 16                        # seconds of epochs in one call: a person notices no wait, Ctrl-C loses no more
FIRST_BLOCK = 16                        # epochs

try:
    _Interrupt = KeyboardInterrupt
except NameError:                       # Skulpt
    class _Interrupt(Exception):
        pass


def train(plan):
    """Do what a Plan says; returns the History."""
    if plan.engine == "c":
        engines.prepare(plan)
    position = Position(plan)
    if plan.checkpoint is not None:
        checkpoints.start(plan, position)
    run = Run(plan, position)
    try:
        return run.train()
    finally:
        run.close()


class Run(object):
    """One training: does what a Plan says, from a Position on, which moves along."""

    def __init__(self, plan, position):
        self.plan, self.position = plan, position
        self.history = position.history
        self.network, self.chain = plan.network, plan.network.chain
        self.optimizer = plan.optimizer
        self.good = position.good                               # the last ones whose loss is known not to be too large
        self.known = max(0, position.done - 1)                  # epochs after which no loss was too large
        self.marked = self.marked_before = None                 # what checkpoints of the last whole epochs hold
        self.ended = False                                      # other than by an error
        self.first = self.guess = None                          # the first batch's loss, and that of always guessing
        self.batch = self.show_batch = None                     # of the last step; what a bar is told of batches with
        self.block = 0                                          # epochs to do in one call; 0 where that cannot be

    def train(self):
        """Do the epochs that are left and what comes after the last one; returns the History."""
        network, history = self.network, self.history
        before = network.optimizer, network.classes, network.columns, network.outputs
        network.optimizer = self.optimizer
        for name in ("classes", "columns", "outputs"):
            if getattr(self.plan, name) is not getattr(network, name):
                setattr(network, name, getattr(self.plan, name))
        self.optimizer.chain = self.chain
        if self._goes_on():
            if self.position.done:
                self.chain.set_parameters(self.position.parameters)     # a checkpoint has the best ones there
            try:
                try:
                    self._mark()
                    self._save()                                    # so that an unwritable file shows at once
                except Exception:
                    network.optimizer, network.classes, network.columns, network.outputs = before
                    raise
                self._train()
                self._end()
            except _Interrupt:
                self._interrupted()
        self.ended = True
        self._call("on_fit_end", self.position.done)
        return history

    def _goes_on(self):
        """Whether there is more to do: not after patience ran out, nor where a callback, if there are any, said so."""
        stopped = self.history.stopped
        return stopped in (None, "epochs") or stopped == "callback" and not self.plan.callbacks.are_there

    def close(self):
        """End the worker processes, however training ended; after an error, keep no step that went too far."""
        if self.plan.workers is not None:
            self.history.workers = self.plan.workers.summary()
            self.plan.workers.close()
        try:
            too_far = not self.ended and self._went_too_far()
        except Exception:                                       # what stopped training stops this as well
            too_far = False
        if too_far:
            self._take_back()

    # -- epochs --

    def _train(self):
        """Do the epochs that are left, unless something stops them."""
        plan, position = self.plan, self.position
        if self._call("on_fit_begin", position.done):
            self.history.stop("callback", "a callback stopped training before epoch %d" % (position.done + 1))
            return
        self._prepare()                                         # after on_fit_begin, which may change settings
        self.history.stop("epochs", _all_done(plan.epochs) if position.done <= plan.epochs else
                          "the checkpoint has %s, more than the %d asked for" % (
                              counted(position.done, "epoch"), plan.epochs))
        bar = shown(plan.progress, position.done, plan.epochs)
        self.show_batch = getattr(bar, "show_batch", None)
        try:
            for epoch in self._left() if bar is None else bar:
                if epoch >= position.done and not self._run_block(epoch) and self._epoch(epoch):
                    break
                if epoch == position.done - 1 and hasattr(bar, "set_postfix"):
                    bar.set_postfix(**self.history.last())
        finally:
            if hasattr(bar, "close"):
                bar.close()

    def _left(self):
        """The epochs that are left, but for those that are done in one call with others."""
        while self.position.done < self.plan.epochs:
            yield self.position.done

    def _prepare(self):
        """Make an engine for each size of batch, and the batches, unless they are shuffled anew for each epoch."""
        plan = self.plan
        self.engines = engines.for_batches(plan, plan.epochs - self.position.done)
        self.batches = None if plan.shuffle else engines.batches(plan)
        if self.batches and not (plan.validation or plan.metrics):
            engine = self.engines[self.batches[0].samples]
            all_by_it = len(set([id(engine) for engine in self.engines.values()])) == 1
            self.block = FIRST_BLOCK if all_by_it and engine.can_run and not engine.drops and not plan.is_watched else 0

    def _epoch(self, epoch):
        """Do one epoch; True if training is to stop."""
        started = seconds()
        plan, position, history = self.plan, self.position, self.history
        if plan.rate is not None:
            self.optimizer.rate = plan.rate(epoch)
        stop = self._call("on_epoch_begin", epoch)
        batches = self.batches or engines.batches(plan)
        losses, penalties, stopped = self._batches(batches)
        if len(losses) < len(batches):
            return self._diverged(epoch)
        validation_loss, measures = self._measure()
        if validation_loss is not None and not is_finite(validation_loss):
            return self._diverged(epoch)
        samples = [batch.samples for batch in batches]
        loss = epoch_losses(self.chain.loss.divisor, losses, penalties, samples)[0]
        history.add(loss, validation_loss, measures, seconds() - started)
        done = position.done = epoch + 1
        waited = plan.patience is not None and position.stopping.stops(epoch, validation_loss, position.parameters)
        if self._call("on_epoch_end", epoch) or stop or stopped:
            history.stop("callback", "a callback stopped training after epoch %d" % done)
        elif waited:
            history.stop("patience", "stopped after epoch %d: no better validation loss in %s"
                         % (done, counted(plan.patience, "epoch")))
        elif self.optimizer.done:
            history.stop("converged", "stopped after epoch %d: %s" % (done, self.optimizer.done))
        elif done < plan.epochs:
            self._mark()
            if done % plan.every == 0:
                self._save_between()
        return history.stopped != "epochs"

    def _batches(self, batches):
        """Do a step on each, up to one whose loss is too large; (losses, penalties, whether a callback says stop)."""
        losses, penalties, stop = [], [], False
        runs = self.engines[batches[0].samples].can_run and not self._has("on_batch_end")
        while len(losses) < len(batches):
            if runs and self._first():                          # by which _run tells what is too large
                found, error = self._run(batches[len(losses):], [self.optimizer.rate])
                losses += found[0]
                penalties += found[1]
                if error is not None:
                    raise error
                if len(losses) == len(batches):
                    break
            found = self._step(batches[len(losses)])
            if found is None:
                break
            losses.append(found[0])
            penalties.append(found[1])
            if self.show_batch:
                self.show_batch(len(losses), len(batches))
            stop = self._call("on_batch_end", len(losses) - 1) or stop
        return losses, penalties, stop

    def _step(self, batch):
        """Do one step; (loss, penalty) before it, or None, and no step, if the loss is too large."""
        self.batch = batch
        position = self.position
        position.parameters = self.chain.parameters()           # a callback may have set others
        loss, penalty, finish = self.engines[batch.samples].step(
            self.chain, self.optimizer, position.parameters, batch, self.network.dropping)
        if self._is_too_large(loss + penalty):
            return None
        self.good, self.known = position.parameters, position.done
        position.parameters = finish()
        self.chain.set_parameters(position.parameters)
        return loss, penalty

    def _run(self, batches, rates, whole=False):
        """Do, for each of the rates, a step on each of the batches; (found, error), as engines.py says.

        The engine is one that can run.  It ends before a step whose loss may be too large, and where an error such as
        Ctrl-C came between two steps.  whole: the batches are those of an epoch, and go into the history.
        """
        position, engine, most = self.position, self.engines[batches[0].samples], self.plan.most(abs(self._first()))
        position.parameters, started = self.chain.parameters(), seconds()
        found, finish, error = engine.run(
            self.optimizer, position.parameters, batches, rates, self.network.dropping, most, self.show_batch)
        steps = len(found[0])
        if steps:
            before, after = finish()
            done = position.done
            if whole:                                           # cut at position.done if Ctrl-C comes now
                samples = [batch.samples for batch in batches]
                done += self.history.add_epochs(self.chain.loss.divisor, found, samples, seconds() - started)
            self.batch, self.good, self.known, position.parameters, position.done = (
                batches[(steps - 1) % len(batches)], before, done - 1 if whole else done, after, done)
            self.chain.set_parameters(after)
        return found, error

    def _first(self):
        """The loss of the first epoch, as after a resume, or while it lasts of its first batch; 0 before."""
        return self.history.loss[0] if self.history.loss else self.first or 0

    def _is_too_large(self, loss):
        """Whether a loss is not finite, or plan.beyond times the first epoch's and that of always guessing the mean."""
        if self.first is None:
            self.first = loss if is_finite(loss) else 0
        first = abs(self._first())
        if self.plan.beyond is None or abs(loss) <= self.plan.beyond * first:
            return False
        if not is_finite(loss):
            return True
        if self.guess is None:
            X, y, weights = self.plan.data
            guess = self.chain.loss.of_guess(y, weights)
            self.guess = guess if is_finite(guess) else 0
        return 0 < self.plan.beyond * max(first, self.guess) < loss

    def _went_too_far(self):
        """Whether the last step was: the loss of its batch is too large now."""
        return self.batch is not None and self._is_too_large(self._last_loss())

    def _measure(self):
        """(validation loss, {name: metric}) with the weights as they are now."""
        plan = self.plan
        if plan.validation is None and not plan.metrics:
            return None, {}
        X, y, weights = plan.validation or plan.data
        compiled = plan.engine == "c" and list(self.engines.values())[0].can_run
        outputs, loss = predicting.outputs_and_loss("c" if compiled else "matrix", self.network, X, y, weights)
        return None if plan.validation is None else loss, measured(self.network, plan.metrics, y, outputs)

    def _has(self, event):
        """Whether a callback is to be told of that event."""
        return self.plan.callbacks.methods[event] != []

    def _call(self, event, number):
        """Call the callbacks of that event; True if one of them says stop."""
        return self._has(event) and self.plan.callbacks.call(event, number, self.network, self.history)

    def _mark(self):
        """Remember what a checkpoint of now holds, if one was asked for."""
        if self.plan.checkpoint is not None:
            self.position.good = self.good
            self.marked_before, self.marked = self.marked, checkpoints.content(self.plan, self.position)

    def _save(self):
        """Write the checkpoint that was remembered last."""
        if self.marked is not None:
            checkpoints.save(self.plan, self.marked)

    def _save_between(self):
        """Write the checkpoint after an epoch, unless its last step went too far, which the next step will find."""
        if self.plan.checkpoint is not None and not self._went_too_far():
            self._save()

    # -- many epochs in one call --

    def _run_block(self, epoch):
        """Do epochs, from this one on, in one call of an engine that can run; True if they were done.

        The last epoch is never among them, nor one whose loss is too large: these are left to _epoch.
        """
        plan, position = self.plan, self.position
        count = min(self.block, plan.epochs - 1 - epoch) if self.history.loss else 0    # its first is what is compared
        if plan.checkpoint is not None:
            count = min(count, plan.every - position.done % plan.every)
        rates = self._rates(epoch, count) if count > 0 else None
        if rates is None:
            return False
        started, memory = seconds(), self.optimizer.memory(position.parameters)
        kept = memory, position.parameters, self.good, self.batch
        found, error = self._run(self.batches, rates, True)
        self.optimizer.rate = rates[-1]
        if error is not None:
            raise error
        if len(found[0]) < len(self.batches) * count:
            self._go_back_to(epoch, *kept)
            return False
        took = seconds() - started
        self.block = count * (8 if took < BLOCK / 16 else 2) if took < BLOCK / 2 else self.block
        self._mark()
        if position.done % plan.every == 0:
            self._save_between()
        return True

    def _go_back_to(self, done, memory, parameters, good, batch):
        """Undo a block of epochs one of which had a loss that is too large; they are done one by one instead."""
        self.block = 0
        self.optimizer.remember(*memory)
        self.history.cut(done)
        self.good, self.batch, self.known = good, batch, max(0, done - 1)
        self.position.parameters, self.position.done = parameters, done
        self.chain.set_parameters(parameters)

    def _rates(self, epoch, count):
        """The learning rates of so many epochs; None if one is wrong, for which _epoch raises the error in its turn."""
        rate = self.plan.rate
        if rate is None:
            return [self.optimizer.rate] * count
        if self.plan.steady:
            return [rate(epoch)] * count                        # which was checked before training
        try:
            return [non_negative("rate", rate(epoch + i)) for i in range(count)]
        except (TypeError, ValueError):
            return None

    # -- how it ends --

    def _end(self):
        """After the last epoch: check the loss of its last step, go back to the best weights, write the checkpoint."""
        if self.history.stopped != "diverged" and self._went_too_far():
            self._diverged(self.position.done - 1)              # in its very last step
        self._go_back()
        if self.history.stopped != "diverged":
            self._mark()                                        # with what a longer run would need
            self._save()

    def _interrupted(self):
        """After Ctrl-C: stop with the weights of the last whole step; write the checkpoint of the last whole epoch."""
        history, done, unwritten = self.history, self.position.done, ""
        if self._went_too_far():
            self._take_back()
            done = self.known
        self.chain.set_parameters(self.position.parameters)
        self._go_back()
        try:
            self._save()
            done = done if self.marked is None else self.marked["training"]["done"]     # a callback may be after it
        except Exception as error:                              # the model so far is worth more
            unwritten = "; the checkpoint was not written: %s" % error
        history.cut(done)
        history.stop("interrupted", ("interrupted in epoch %d" % (done + 1) if done < self.plan.epochs else
                                     "interrupted after the last epoch") + unwritten)

    def _last_loss(self):
        """The loss of the last batch with the last weights; nothing is dropped."""
        batch = self.batch
        engine = self.engines[batch.samples]
        if not engine.can_run or engine.drops:
            return self.chain.outputs_and_loss(batch.X, batch.y, batch.weights)[1]
        loss, penalty, _ = engine.step(self.chain, self.optimizer, self.position.parameters, batch, None)
        return loss + penalty                                   # without finish(), so nothing is changed

    def _take_back(self):
        """Go back to the last weights whose loss was not too large, and keep nothing of those after them."""
        self.position.stopping.forget(self.position.parameters)
        self.position.parameters = self.good
        self.chain.set_parameters(self.good)
        self.network.optimizer = self.optimizer.fresh()         # what it kept is spoilt as well
        if self.marked is not None and self.marked["training"]["done"] > self.known:
            self.marked = self.marked_before

    def _diverged(self, epoch):
        """Take the last step back, and stop; returns True."""
        self._take_back()
        self.history.stop("diverged", "the loss grew beyond all measure in epoch %d; the weights are the last ones "
                          "before (a smaller learning_rate, scaled data or clip_norm may help)" % (epoch + 1))
        return True

    def _go_back(self):
        """Go back to the best weights, if early stopping has remembered them."""
        best = self.position.stopping.parameters
        if best is not None:
            self.history.best_epoch = self.position.stopping.best_epoch
            self.chain.set_parameters(best)
            self.position.went_back = True


def _all_done(epochs):
    return "the one epoch is done" if epochs == 1 else "all %d epochs are done" % epochs
