"""Estimators' arguments and data, drawn, and what scikit-learn and purenn.estimators make of them."""
import warnings

import numpy as np
from sklearn import datasets
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.neural_network import _multilayer_perceptron as theirs

from purenn import estimators as ours

THEIRS = {"MLPClassifier": MLPClassifier, "MLPRegressor": MLPRegressor}


# ---- data ----

def _scaled(X):
    return (X - X.mean(axis=0)) / np.maximum(X.std(axis=0), 1e-9)


def _labels(random, X, k):
    return np.argmax(X[:, :3] @ random.normal(size=(min(3, X.shape[1]), k)) + random.normal(size=(len(X), k)), axis=1)


def data(name, random):
    """(kind of estimator, X, y) of a data set of this name, some of its rows."""
    if name in ("iris", "breast_cancer", "digits", "diabetes", "linnerud"):
        X, y = getattr(datasets, "load_" + name)(return_X_y=True)
        rows = random.permutation(len(X))[:random.randint(40, 160)]
        X, y = _scaled(X[rows].astype(float)), y[rows]
        if name in ("iris", "digits", "breast_cancer"):
            return "MLPClassifier", X, y
        return "MLPRegressor", X, y / np.abs(y).max() * 3.0
    X = random.normal(size=(random.randint(20, 120), random.randint(1, 7)))
    if name == "texts":
        return "MLPClassifier", X, np.array(["b", "a", "long", "c"])[_labels(random, X, 4)]
    if name == "bools":
        return "MLPClassifier", X, X[:, 0] + random.normal(size=len(X)) > 0
    if name == "questions":
        return "MLPClassifier", X, (X[:, :1] + random.normal(size=(len(X), 3)) > 0.3).astype(int)
    if name == "counts":
        return "MLPRegressor", X, random.poisson(np.exp(np.clip(X[:, 0], -2, 2))).astype(float)
    return "MLPRegressor", X, X[:, 0] ** 2 + random.normal(size=len(X)) / 10


NAMES = ("iris", "breast_cancer", "digits", "diabetes", "linnerud", "texts", "bools", "questions", "counts", "numbers")


# ---- arguments ----

def drawn(choose, name):
    """Arguments for a data set; choose(values) takes one of some values."""
    solver = choose(["adam", "sgd"])
    arguments = dict(
        hidden_layer_sizes=choose([(3,), (7,), (5, 4), (2, 3, 4), 6, (20,), (1,), [4, 2]]),
        activation=choose(["identity", "logistic", "tanh", "relu"]), solver=solver, alpha=choose([0.0001, 0.0, 0.1, 1.0]),
        batch_size=choose(["auto", 1 if name == "iris" else 16, 7, 32, 1000]), random_state=choose([0, 1, 7, 42, 12345]),
        learning_rate_init=choose([0.001, 0.01, 0.05, 0.003]), max_iter=choose([1, 3, 10, 25, 40]),
        shuffle=choose([True, True, False]), tol=choose([1e-4, 1e-2, 0.0, 1e-6]), n_iter_no_change=choose([10, 2, 1, 5]),
        early_stopping=choose([False, False, True]), validation_fraction=choose([0.1, 0.2, 0.35]))
    if solver == "adam":
        arguments.update(beta_1=choose([0.9, 0.5, 0.0]), beta_2=choose([0.999, 0.9, 0.99]), epsilon=choose([1e-8, 1e-4, 1e-12]))
    else:
        arguments.update(learning_rate=choose(["constant", "invscaling", "adaptive"]), power_t=choose([0.5, 0.25, 1.0]),
                         momentum=choose([0.9, 0.0, 0.5, 1.0]), nesterovs_momentum=choose([True, False]))
    if name == "counts":
        arguments["loss"] = choose(["poisson", "squared_error"])
    return arguments


# ---- what they make of it ----

def _dot_backwards(a, b, dense_output=False):
    """a @ b, its sums taken from the last term to the first."""
    return np.ascontiguousarray(a[:, ::-1]) @ np.ascontiguousarray(b[::-1])


def fitted(model, X, y, weights=None, backwards=False):
    """The fitted model, or the error that fit ended with.  backwards: scikit-learn's, with its sums the other way."""
    kept = theirs.safe_sparse_dot
    theirs.safe_sparse_dot = _dot_backwards if backwards else kept
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return model.fit(X, y) if weights is None else model.fit(X, y, weights)
    except ValueError as error:
        return error
    finally:
        theirs.safe_sparse_dot = kept


def apart(one, other):
    """How far two models are from each other, relative to their losses; inf where one did what the other did not."""
    if isinstance(one, Exception) or isinstance(other, Exception):
        return 0.0 if isinstance(one, Exception) and isinstance(other, Exception) else np.inf
    if one.n_iter_ != other.n_iter_ or one.t_ != other.t_:
        return np.inf
    found = [np.max(np.abs(np.asarray(a) - np.asarray(b)) / np.maximum(np.abs(a), 1e-30))
             for a, b in ((one.loss_curve_, other.loss_curve_), (one.loss_, other.loss_))]
    if one.early_stopping:
        found.append(np.max(np.abs(np.asarray(one.validation_scores_) - np.asarray(other.validation_scores_))))
    return max(found)


def compared(name, arguments, seed, weighted, engine="auto"):
    """(how far scikit-learn is from itself with its sums the other way, how far ours is from it, ours, theirs, X)."""
    random = np.random.RandomState(seed)
    kind, X, y = data(name, random)
    weights = random.uniform(0.1, 3.0, len(X)) if weighted else None
    theirs_, back = [fitted(THEIRS[kind](**arguments), X, y, weights, backwards) for backwards in (False, True)]
    own = fitted(getattr(ours, kind)(engine=engine, **arguments), X, y, weights)
    return apart(theirs_, back), apart(theirs_, own), own, theirs_, X
