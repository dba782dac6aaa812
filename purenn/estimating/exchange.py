"""Fitted models to and from scikit-learn, by their attributes: nothing of it is imported here.

Weights, classes and counters go over; what a further partial_fit would need of an optimizer does not, so that it begins
anew, as after a fit.
"""
import sys

from ..numpy.ndarrays import asarray

# What both have under the same name; where one lacks some, as after lbfgs, so will the other.
PLAIN = ("n_iter_", "t_", "n_layers_", "n_outputs_", "out_activation_", "loss_", "best_loss_", "best_validation_score_",
         "n_features_in_")
LISTS = ("loss_curve_", "validation_scores_")


def filled_from(own, fitted):
    """An unfitted estimator of ours, `own`, as a copy of a fitted one of scikit-learn; returns it."""
    if not hasattr(fitted, "coefs_"):
        raise ValueError("from_sklearn takes a fitted model; this %s has no coefs_" % type(fitted).__name__)
    params = fitted.get_params(False)
    own.set_params(**dict([(name, params[name]) for name in own.get_params() if name in params]))
    own._begin_as(fitted, [len(fitted.coefs_[0])] + [len(b) for b in fitted.intercepts_])
    own.coefs_ = fitted.coefs_
    own.intercepts_ = fitted.intercepts_
    _copy(fitted, own, lambda numbers: [float(x) for x in numbers])
    own._stochastic.go_on_from(own)
    return own


def filled(fitted, theirs):
    """A model of scikit-learn's, which is given, as a copy of a fitted one of ours; returns it."""
    params = fitted.get_params(False)
    known = theirs.get_params(False)
    theirs.set_params(**dict([(name, params[name]) for name in params if name in known]))
    theirs.coefs_ = [W.__array__() for W in fitted.coefs_]
    theirs.intercepts_ = [b.__array__() for b in fitted.intercepts_]
    _copy(fitted, theirs, list)
    if hasattr(fitted, "classes_"):
        binarizer = sys.modules["sklearn.preprocessing"].LabelBinarizer()
        theirs._label_binarizer = binarizer.fit(fitted._labels.examples().__array__())
        theirs.classes_ = theirs._label_binarizer.classes_
    return theirs


def _copy(one, other, listed):
    for name in PLAIN + LISTS:
        value = getattr(one, name, None)
        if hasattr(one, name):
            setattr(other, name, listed(value) if name in LISTS and value is not None else value)
    if hasattr(one, "feature_names_in_"):
        names = one.feature_names_in_
        other.feature_names_in_ = names.__array__() if hasattr(names, "_form") else asarray(names.tolist(), object)
