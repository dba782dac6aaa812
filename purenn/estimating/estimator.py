"""Estimator: what MLPClassifier and MLPRegressor have in common: parameters, fitting, files, weights."""
import sys

from ..arrays.operators import make
from ..checks import within
from ..files import envelope
from ..floats.elementary import sqrt
from ..floats.parts import NAN
from ..layers import Dense
from ..matrix import Matrix
from ..network import Network
from ..numpy import random as draws
from ..numpy.ndarrays import asarray, ndarray
from .arguments import ACTIVATIONS, check, check_lengths, inputs_of, is_column, sizes_of, weights_of
from .formulas import AveragedChain
from .labels import Labels
from .saving import file_of, restored, state
from .training import Stochastic, searched
from .warned import ConvergenceWarning, DataConversionWarning, NotFittedError, both, warn

# The arguments with their defaults, in scikit-learn's order, which is that of a call by place; `engine` is fit's own.
DEFAULTS = (("hidden_layer_sizes", (100,)), ("activation", "relu"), ("solver", "adam"), ("alpha", 1.0 / 10000),
            ("batch_size", "auto"), ("learning_rate", "constant"), ("learning_rate_init", 1.0 / 1000),
            ("power_t", 0.5), ("max_iter", 200), ("shuffle", True), ("random_state", None), ("tol", 1.0 / 10000),
            ("verbose", False), ("warm_start", False), ("momentum", 9.0 / 10), ("nesterovs_momentum", True),
            ("early_stopping", False), ("validation_fraction", 1.0 / 10), ("beta_1", 9.0 / 10),
            ("beta_2", 999.0 / 1000), ("epsilon", 1.0 / 10 ** 8), ("n_iter_no_change", 10), ("max_fun", 15000),
            ("engine", "auto"))


class Estimator(object):
    """What the classifier and the regressor have in common."""
    _defaults = DEFAULTS

    def _take(self, given):
        """Keep the arguments, which come in the order of the defaults, as they are, for get_params."""
        for (name, _), value in zip(self._defaults, given):
            setattr(self, name, value)

    # -- parameters --

    def get_params(self, deep=True):
        """{name: value} of the constructor's arguments."""
        return dict([(name, getattr(self, name)) for name, _ in self._defaults])

    def set_params(self, **params):
        """Set some of the constructor's arguments; returns the estimator.  ValueError for other names."""
        known = sorted([name for name, _ in self._defaults])
        for name in params:
            if name not in known:
                raise ValueError("Invalid parameter %r for estimator %r. Valid parameters are: %r." % (
                    name, self, known))
        for name in params:
            setattr(self, name, params[name])
        return self

    def __sklearn_tags__(self):
        """What scikit-learn, which alone calls this, asks of an estimator: whose it is, and what it takes."""
        utils = sys.modules["sklearn.utils"]
        target = utils.TargetTags(required=True, multi_output=True, single_output=True)
        learns = self._kind == "classifier"
        return utils.Tags(
            estimator_type=self._kind, target_tags=target, input_tags=utils.InputTags(),
            classifier_tags=utils.ClassifierTags(multi_class=True, multi_label=True) if learns else None,
            regressor_tags=None if learns else utils.RegressorTags())

    def __sklearn_is_fitted__(self):
        return hasattr(self, "_network")

    def __repr__(self):
        changed = ["%s=%r" % (name, getattr(self, name)) for name, default in self._defaults
                   if not _is_default(getattr(self, name), default)]
        return "%s(%s)" % (type(self).__name__, ", ".join(changed))

    # -- fitting --

    def fit(self, X, y, sample_weight=None):
        """Learn from X (samples, features) and y (samples,) or (samples, outputs); returns the estimator."""
        check(self)
        return self._fit(X, y, sample_weight, False)

    @property
    def partial_fit(self):
        """Go through the data once more; for the solvers sgd and adam alone."""
        if self.solver not in ("sgd", "adam"):
            raise AttributeError("partial_fit is only available for stochastic optimizers. %s is not stochastic."
                                 % self.solver)
        return self._partial_fit

    def _fit(self, X, y, sample_weight, incremental):
        if y is None:
            raise ValueError("This %s estimator requires y to be passed, but the target y is None."
                             % type(self).__name__)
        sizes = sizes_of(self.hidden_layer_sizes)
        goes_on = hasattr(self, "_network") and (self.warm_start or incremental)
        X = inputs_of(self, X, not goes_on)
        targets = self._targets(y, X, goes_on, incremental)
        check_lengths(X, targets)
        if is_column(y):
            warn("A column-vector y was passed when a 1d array was expected: [[1], [2]] instead of [1, 2].",
                 DataConversionWarning)
        weights = weights_of(sample_weight, X.shape[0])
        random = _random_of(self.random_state)
        if not goes_on:
            self._start(sizes, X.shape[1], targets.shape[1], random)
        self._network.chain.l2 = float(self.alpha)              # which may have been set anew
        if self.solver == "lbfgs":
            self.n_iter_, self.loss_ = searched(self, self._network, X, targets, weights)
        else:
            self._fit_stochastic(X, targets, weights, random, incremental)
        if [matrix for matrix in self._network.chain.parameters() if not are_finite(matrix)]:
            raise ValueError("Solver produced non-finite parameter weights. The input data may contain large values "
                             "and need to be preprocessed.")
        return self

    def _start(self, sizes, features, outputs, random):
        """A new network, whose weights are drawn as scikit-learn draws them."""
        activation, loss, name = self._output()
        widths = [features] + sizes + [outputs]
        factor, layers = 2.0 if self.activation == "logistic" else 6.0, []
        for i, (n_in, n_out) in enumerate(zip(widths, widths[1:])):
            bound = sqrt(factor / (n_in + n_out))
            drawn = [random.uniform(-bound, bound, (n_in * n_out,)), random.uniform(-bound, bound, (n_out,))]
            W, b = [[float(x) for x in numbers] for numbers in drawn]
            layers.append(Dense(n_in, n_out, ACTIVATIONS[self.activation] if i < len(sizes) else activation, (
                make(Matrix, W, (n_in, n_out), "float"), make(Matrix, b, (1, n_out), "float"))))
        network = Network(layers, loss, seed=0)
        network.chain = AveragedChain(network.layers, loss, 0.0, float(self.alpha))
        self._network, self.out_activation_ = network, name
        self.n_layers_, self.n_outputs_, self.n_iter_, self.t_ = len(widths), outputs, 0, 0
        self._stochastic = Stochastic(self, self._score_of, network.chain.parameters())

    def _begin_as(self, fitted, widths):
        """An untrained network for the classes and sizes of a fitted model."""
        if hasattr(fitted, "classes_"):
            kind = "multiclass" if fitted.out_activation_ == "softmax" else "multilabel" if widths[-1] > 1 else "binary"
            self.classes_ = asarray(fitted.classes_)
            self._labels = Labels.of(kind, self.classes_)
        self._start(widths[1:-1], widths[0], widths[-1], draws.RandomState(0))

    def _fit_stochastic(self, X, targets, weights, random, incremental):
        if self.early_stopping and incremental:
            raise ValueError("partial_fit does not support early_stopping=True")
        kept = self._stochastic
        if kept.optimizer is None or not incremental:
            kept.begin(self)
        if self.batch_size != "auto" and self.batch_size > X.shape[0]:
            warn("Got `batch_size` less than 1 or larger than sample size. It is going to be clipped")
        labels = self._split_by(targets) if self.early_stopping else None
        self.n_iter_, history = kept.fit(self, self._network, X, targets, weights, random, labels,
                                         1 if incremental else int(self.max_iter))
        self.show_curves()
        self.loss_ = kept.curve[-1] if kept.curve else NAN
        if history.stopped == "interrupted":
            warn("Training interrupted by user.")
        elif history.stopped == "epochs" and not incremental:
            warn("Stochastic Optimizer: Maximum iterations (%d) reached and the optimization hasn't converged yet."
                 % self.max_iter, ConvergenceWarning)

    def show_curves(self):
        """Set the attributes that tell of the training."""
        kept = self._stochastic
        self.loss_curve_, self.t_, self.best_loss_ = kept.curve, kept.seen, kept.best_loss
        self.validation_scores_, self.best_validation_score_ = kept.scores, kept.best_score

    # -- as a file --

    def save(self, path):
        """Write the estimator to a file that `load` reads to the same bits on every Python, all or nothing."""
        data = state(self)
        restored(type(self), data)                       # an error now, not when it is loaded
        envelope.save(path, {"estimator": type(self).__name__, "state": data})

    @classmethod
    def load(cls, path):
        """The estimator that `save` wrote; ValueError for any other file."""
        name, data = within(path, file_of, envelope.load(path))
        if name != cls.__name__:
            raise ValueError("%s holds an %s; this is %s.load" % (path, name, cls.__name__))
        return within(path, restored, cls, data)

    # -- predicting --

    def _outputs(self, X):
        """The outputs (rows, outputs), a Matrix."""
        if not hasattr(self, "_network"):
            raise both(NotFittedError)(
                "This %s instance is not fitted yet. Call 'fit' with appropriate arguments before using this estimator."
                % type(self).__name__)
        return self._network.forward(inputs_of(self, X, False))

    # -- the weights --

    @property
    def coefs_(self):
        """The weights between the layers, a list of arrays (inputs, outputs)."""
        return [make(ndarray, W._data, W.shape, "float") for W, _ in self._weights("coefs_")]

    @property
    def intercepts_(self):
        """The biases of the layers, a list of arrays (outputs,)."""
        return [make(ndarray, b._data, (b.size,), "float") for _, b in self._weights("intercepts_")]

    @coefs_.setter
    def coefs_(self, arrays):
        self._set_weights(zip(arrays, [b for _, b in self._weights("coefs_")]))

    @intercepts_.setter
    def intercepts_(self, arrays):
        self._set_weights(zip([W for W, _ in self._weights("intercepts_")], arrays))

    def _set_weights(self, pairs):
        self._network.set_weights([(Matrix(asarray(W).tolist()), Matrix(asarray(b).reshape(-1).tolist()))
                                   for W, b in pairs])

    def _weights(self, name):
        if not hasattr(self, "_network"):
            raise AttributeError("%s has no %s until it is fitted" % (type(self).__name__, name))
        return self._network.chain.by_layer(self._network.chain.parameters())


def _is_default(value, default):
    try:
        return value is default or type(value) is type(default) and bool(value == default)
    except Exception:                   # of arrays
        return False


def are_finite(matrix):
    return not [x for x in matrix._data if x - x != 0.0]


def _random_of(random_state):
    """What draws: a RandomState of this seed, or the one given, or random's own."""
    if random_state is None:
        return draws
    return random_state if hasattr(random_state, "permutation") else draws.RandomState(int(random_state))
