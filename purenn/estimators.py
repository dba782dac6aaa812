"""MLPClassifier and MLPRegressor: scikit-learn's names and arguments, and seed for seed its numbers.

    model = MLPClassifier(hidden_layer_sizes=(16,), random_state=0).fit(X, y)
    model.predict(X), model.predict_proba(X), model.score(X, y)

They are networks of purenn, trained as its fit trains, with the formulas, draws and rules of scikit-learn 1.9, which
estimating/ has.  Weights start with the same bits, batches are the same rows, and losses agree to about
1e-12, as both add in orders of their own.  What they return are arrays of purenn.numpy.  Calculations are on doubles,
also where X has single precision.  docs/estimators.md tells what differs.
"""
from .arrays.operators import make
from .estimating.arguments import check, check_lengths, numbers_of, weights_of
from .estimating.estimator import DEFAULTS, Estimator, are_finite
from .estimating.exchange import filled, filled_from
from .estimating.formulas import binary_log_loss, exponential, log_loss, poisson, squared_error
from .estimating.labels import Labels, array_of, flat, kind_of, places_told
from .estimating.pipelines import KINDS, Pipeline, scaler_from, scaler_into
from .estimating.scores import average, r2
from .estimating.warned import ConvergenceWarning, NotFittedError
from .floats.parts import NAN
from .numpy.elements import log
from .numpy.ndarrays import array, ndarray
from .numpy.ordering import unique

__all__ = ["MLPClassifier", "MLPRegressor", "Pipeline", "ConvergenceWarning", "NotFittedError", "from_sklearn",
           "to_sklearn"]


class MLPClassifier(Estimator):
    """A network of Dense layers that learns classes: scikit-learn's MLPClassifier.

    Two classes, several, or rows of 0 and 1 that answer questions of their own.  All arguments and fitted attributes
    are scikit-learn's; engine is that of Network.fit.
    """
    _kind = _estimator_type = "classifier"

    def __init__(self, hidden_layer_sizes=(100,), activation="relu", solver="adam", alpha=1.0 / 10000,
                 batch_size="auto", learning_rate="constant", learning_rate_init=1.0 / 1000, power_t=0.5, max_iter=200,
                 shuffle=True, random_state=None, tol=1.0 / 10000, verbose=False, warm_start=False,
                 momentum=9.0 / 10, nesterovs_momentum=True, early_stopping=False, validation_fraction=1.0 / 10,
                 beta_1=9.0 / 10, beta_2=999.0 / 1000, epsilon=1.0 / 10 ** 8, n_iter_no_change=10, max_fun=15000,
                 engine="auto"):
        self._take((hidden_layer_sizes, activation, solver, alpha, batch_size, learning_rate, learning_rate_init,
                     power_t, max_iter, shuffle, random_state, tol, verbose, warm_start, momentum, nesterovs_momentum,
                     early_stopping, validation_fraction, beta_1, beta_2, epsilon, n_iter_no_change, max_fun, engine))

    def _partial_fit(self, X, y, sample_weight=None, classes=None):
        check(self)
        y = y if y is None else array_of(y)
        if not hasattr(self, "classes_") and y is not None:
            if classes is None:
                raise ValueError("classes must be passed on the first call to partial_fit.")
            self._labels = Labels(y if kind_of(y) == "multilabel" else array_of(classes))
            self.classes_ = self._labels.classes
        elif classes is not None and unique(array_of(classes)).tolist() != self.classes_.tolist():
            raise ValueError("`classes=%r` is not the same as on last call to partial_fit, was: %r" % (
                classes, self.classes_))
        return self._fit(X, y, sample_weight, True)

    def predict(self, X):
        """The class of each row, an array (samples,); of several questions, 0s and 1s (samples, questions)."""
        return self._labels.told(self._outputs(X)) if hasattr(self, "_labels") else self._outputs(X)

    def predict_proba(self, X):
        """The probability of each class, an array (samples, classes)."""
        outputs = self._outputs(X)
        return self._labels.probabilities(outputs)

    def predict_log_proba(self, X):
        """The logarithms of predict_proba's."""
        return log(self.predict_proba(X))

    def score(self, X, y, sample_weight=None):
        """The share of rows whose class is told right."""
        outputs = self._outputs(X)
        y = array_of(y)
        check_lengths(outputs, y)
        told = self._labels.told(outputs).tolist()
        right = [float(a == b) for a, b in zip(told, y.tolist() if y.ndim > 1 and self._labels.kind == "multilabel"
                                               else flat(y).tolist())]
        return average(right, weights_of(sample_weight, len(right)))

    def _output(self):
        if self._labels.kind == "multiclass":
            return "softmax", log_loss, "softmax"
        return "sigmoid", binary_log_loss, "logistic"

    def _targets(self, y, X, goes_on, incremental):
        y = array_of(y)
        if goes_on or incremental:
            found = self._labels.found_in(y).tolist()
            if self.warm_start and not incremental and set(found) != set(self.classes_.tolist()):
                raise ValueError("warm_start can only be used where `y` has the same classes as in the previous call "
                                 "to fit. Previously got %s, `y` has %s" % (self.classes_, array(found)))
        else:
            self._labels = Labels(y)
            self.classes_ = self._labels.classes
        return self._labels.targets(y)

    def _split_by(self, targets):
        return targets._data if self._labels.kind == "binary" else None     # scikit-learn splits no others so

    def _score_of(self, network, X, y, weights):
        outputs = network.forward(X)
        if not are_finite(outputs):
            return NAN
        kind = self._labels.kind
        if kind == "multilabel":
            right = [[float(x > 0.5) for x in row] == t for row, t in zip(outputs.tolist(), y.tolist())]
        else:
            right = [a == b for a, b in zip(places_told(kind, outputs), places_told(kind, y))]
        return average([float(x) for x in right], weights)


class MLPRegressor(Estimator):
    """A network of Dense layers that learns numbers: scikit-learn's MLPRegressor.

    loss: "squared_error", or "poisson" for counts.  With several outputs, scikit-learn's gradient of the squared error
    is so many times that of the loss it reports; so is this one's, as its numbers are to be the same.
    """
    _defaults = (("loss", "squared_error"),) + DEFAULTS
    _kind = _estimator_type = "regressor"

    def __init__(self, loss="squared_error", hidden_layer_sizes=(100,), activation="relu", solver="adam",
                 alpha=1.0 / 10000, batch_size="auto", learning_rate="constant", learning_rate_init=1.0 / 1000,
                 power_t=0.5, max_iter=200, shuffle=True, random_state=None, tol=1.0 / 10000, verbose=False,
                 warm_start=False, momentum=9.0 / 10, nesterovs_momentum=True, early_stopping=False,
                 validation_fraction=1.0 / 10, beta_1=9.0 / 10, beta_2=999.0 / 1000, epsilon=1.0 / 10 ** 8,
                 n_iter_no_change=10, max_fun=15000, engine="auto"):
        self._take((loss, hidden_layer_sizes, activation, solver, alpha, batch_size, learning_rate, learning_rate_init,
                     power_t, max_iter, shuffle, random_state, tol, verbose, warm_start, momentum, nesterovs_momentum,
                     early_stopping, validation_fraction, beta_1, beta_2, epsilon, n_iter_no_change, max_fun, engine))

    def _partial_fit(self, X, y, sample_weight=None):
        check(self)
        return self._fit(X, y, sample_weight, True)

    def predict(self, X):
        """The outputs, an array (samples,), or (samples, outputs) where there are several."""
        outputs = self._outputs(X)
        shape = (outputs.shape[0],) if outputs.shape[1] == 1 else outputs.shape
        return make(ndarray, outputs._data[:], shape, "float")

    def score(self, X, y, sample_weight=None):
        """R squared, the mean over the outputs: 1 where all are right, 0 for always guessing the mean."""
        outputs, y = self._outputs(X), numbers_of(y)
        check_lengths(outputs, y)
        return r2(y, outputs, weights_of(sample_weight, y.shape[0]))

    def _output(self):
        if self.loss == "poisson":
            return exponential, poisson, "exp"
        return "identity", squared_error, "identity"

    def _targets(self, y, X, goes_on, incremental):
        targets = numbers_of(y)
        if self.loss == "poisson" and [t for t in targets._data if t < 0]:
            raise ValueError("with loss='poisson' no target is below 0")
        return targets

    def _split_by(self, targets):
        return None

    def _score_of(self, network, X, y, weights):
        outputs = network.forward(X)
        return r2(y, outputs, weights) if are_finite(outputs) else NAN


KINDS.update([("MLPClassifier", MLPClassifier), ("MLPRegressor", MLPRegressor)])


def from_sklearn(fitted):
    """An MLPClassifier or MLPRegressor with the parameters, weights and attributes of a fitted one of scikit-learn.

    Of a pipeline of scalers and one of these, a Pipeline.
    """
    if hasattr(fitted, "steps"):
        return Pipeline([(name, scaler_from(scaler)) for name, scaler in fitted.steps[:-1]] + [
            (name, from_sklearn(model)) for name, model in fitted.steps[-1:]])
    return filled_from(MLPClassifier() if hasattr(fitted, "classes_") else MLPRegressor(), fitted)


def to_sklearn(estimator, theirs):
    """Fill an MLP of scikit-learn's, or a pipeline with one, which is given, with what ours has learnt; returns it."""
    if isinstance(estimator, Pipeline):
        if len(estimator.steps) != len(getattr(theirs, "steps", ())):
            raise ValueError("%r needs a pipeline of as many steps" % estimator)
        for (_, scaler), (_, other) in zip(estimator.steps[:-1], theirs.steps):
            scaler_into(scaler, other)
        to_sklearn(estimator.steps[-1][1], theirs.steps[-1][1])
        return theirs
    estimator._weights("coefs_")            # AttributeError before a fit
    return filled(estimator, theirs)
