"""Training as scikit-learn does it: a Network's fit, with scikit-learn's orders of rows, rates, and rules to stop.

A Stochastic keeps what goes on from one call of partial_fit, or of fit with warm_start, to the next.
"""
from ..data import split_rows
from ..fitting.engines import rows_of
from ..fitting.plan import Plan
from ..floats.elementary import power
from ..floats.parts import INF
from ..optimizers import LBFGS
from ..training import train
from .formulas import InnerMomentum, InnerNesterov, PaperAdam
from .warned import ConvergenceWarning, say, warn

LEAST_RATE = 1.0 / 10 ** 6              # at which "adaptive" divides no further


class Orders(object):
    """Permutations of the rows, each made of the one before, as sklearn.utils.shuffle makes them."""

    def __init__(self, random):
        self._random = random
        self._order = None

    def permutation(self, n):
        order = range(n) if self._order is None else self._order
        drawn = self._random.permutation(n)                 # of purenn a list, of NumPy and purenn.numpy an array
        self._order = [order[int(i)] for i in (drawn.tolist() if hasattr(drawn, "tolist") else drawn)]
        return self._order


def planned(of, network, data, epochs, size, optimizer, rate, callback):
    """A Plan for train, of what scikit-learn asks for."""
    plan = Plan(network, epochs, size, bool(of.shuffle), of.engine)
    plan.beyond = None                      # it goes on, and says at the end that weights are not finite
    plan.add_data(*data + (None, None, None))
    plan.add_optimizer(optimizer, rate, None, None)
    plan.add_watchers((), [callback], None, 0.0, False)
    plan.add_workers(None)
    plan.add_checkpoint(None, 10, False)
    return plan


def searched(of, network, X, y, weights):
    """Train by lbfgs; returns (how many steps, the loss after them)."""
    optimizer = LBFGS(tol=of.tol)

    def enough(epoch, network, history):
        if of.verbose:
            say("Iteration %d, loss = %.8f" % (epoch + 1, optimizer.loss))
        return optimizer.looks > of.max_fun
    history = train(planned(of, network, (X, y, weights), int(of.max_iter), None, optimizer, None, enough))
    steps = network.optimizer.iterations
    if history.stopped == "interrupted":
        warn("Training interrupted by user.")
    elif optimizer.looks > of.max_fun or steps >= of.max_iter:
        warn("lbfgs failed to converge after %d iteration(s): it reached %s. Increase it, or scale the data." % (
            steps, "max_iter" if steps >= of.max_iter else "max_fun"), ConvergenceWarning)
    return steps, optimizer.loss


class Stochastic(object):
    """The sgd and adam of an estimator: the rate, the optimizer and what is known of the losses.

    of: the estimator, whose parameters say how; score: a function of (network, X, y, weights) for early stopping.
    curve: all losses; scores: those of early stopping, or None; best_loss, best_score: of them; seen: how many samples.
    """

    def __init__(self, of, score, parameters):
        self.curve, self.seen, self.waited = [], 0, 0
        self.scores, self.best_score = ([], -INF) if of.early_stopping else (None, None)
        self.best_loss = None if of.early_stopping else INF
        self.best = parameters
        # Whether the best are apart from the weights that are trained: in scikit-learn not so after a fit that went
        # back to them, until there are better ones.
        self._copied = True
        self.optimizer = None
        self._score = score

    def go_on_from(self, of):
        """Know what a fitted estimator's attributes tell of the training so far."""
        self.curve, self.seen = list(getattr(of, "loss_curve_", ())), of.t_
        if of.early_stopping:
            self.scores, self.best_score = list(of.validation_scores_), of.best_validation_score_
        else:
            self.best_loss = getattr(of, "best_loss_", self.best_loss)

    def begin(self, of):
        """A new optimizer, for a fit."""
        self.rate = of.learning_rate_init
        if of.solver == "adam":
            self.optimizer = PaperAdam(rate=self.rate, beta1=of.beta_1, beta2=of.beta_2, epsilon=of.epsilon)
        else:
            kind = InnerNesterov if of.nesterovs_momentum else InnerMomentum
            self.optimizer = kind(rate=self.rate, momentum=of.momentum)

    def fit(self, of, network, X, y, weights, random, labels, epochs):
        """Train; returns (how many epochs, the History).  labels: those to split by for early stopping, or None."""
        self._of, self._validation, self.iterations = of, None, 0
        if of.early_stopping:
            few = [] if labels is None else [x for x in (0.0, 1.0) if labels.count(x) == 1]
            if few:
                raise ValueError("The least populated classes in y have only 1 member, which is too few to split by "
                                 "class. Classes with too few members are: %s" % ["%s" % bool(x) for x in few])
            train_rows, rest = split_rows(X.shape[0], of.validation_fraction, random, labels)
            if len(rest) < 2:
                raise ValueError("The validation set is too small. Increase 'validation_fraction' or the size of your "
                                 "dataset.")
            self._validation = rows_of(X, y, weights, rest)
            X, y, weights = rows_of(X, y, weights, train_rows)
        samples = X.shape[0]
        size = min(200, samples) if of.batch_size == "auto" else min(of.batch_size, samples)
        self._samples = samples
        plan = planned(of, network, (X, y, weights), epochs, size, self.optimizer, self._rate, self)
        plan.shuffling = Orders(random)
        history = train(plan)
        self.optimizer = network.optimizer
        if of.early_stopping and self._copied:
            network.chain.set_parameters(self.best)
        self.best, self._copied = network.chain.parameters(), False
        return self.iterations, history

    def _rate(self, epoch):
        return self.rate

    def on_epoch_end(self, epoch, network, history):
        """What scikit-learn does after an epoch; True where it stops."""
        of, self.iterations = self._of, epoch + 1
        loss = history.loss[-1]
        self.seen += self._samples
        self.curve.append(loss)
        if of.verbose:
            say("Iteration %d, loss = %.8f" % (self.iterations, loss))
        if of.early_stopping:
            self._watch_score(network)
        else:
            self.waited = self.waited + 1 if loss > self.best_loss - of.tol else 0
            if loss < self.best_loss:
                self.best_loss = loss
        if of.solver == "sgd" and of.learning_rate == "invscaling":
            self.rate = of.learning_rate_init / power(self.seen + 1.0, float(of.power_t))
        return self.waited > of.n_iter_no_change and self._stops()

    def _watch_score(self, network):
        score = self._score(network, *self._validation)
        self.scores.append(score)
        if self._of.verbose:
            say("Validation score: %f" % score)
        self.waited = self.waited + 1 if score < self.best_score + self._of.tol else 0
        if score > self.best_score:
            self.best_score, self.best, self._copied = score, network.chain.parameters(), True

    def _stops(self):
        """Whether nothing better for so long ends training; with "adaptive", the rate is divided by 5 first."""
        of = self._of
        message = "%s did not improve more than tol=%f for %d consecutive epochs." % (
            "Validation score" if of.early_stopping else "Training loss", of.tol, of.n_iter_no_change)
        if of.solver == "sgd" and of.learning_rate == "adaptive":
            if self.rate > LEAST_RATE:
                self.rate = self.rate / 5.0
                self.waited = 0
                return self._say(message + " Setting learning rate to %f" % self.rate)
            message += " Learning rate too small."
        self._say(message + " Stopping.")
        return True

    def _say(self, message):
        if self._of.verbose:
            say(message)
        return False
