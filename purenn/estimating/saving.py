"""Estimators in files of the package's own format, from which a further fit goes on with the same bits.

Nothing that comes from a file is trusted: anything but what `state` makes is a ValueError of one line.
"""
from ..files.expect import expect, expect_keys, expect_list, expect_matrix, one_line
from ..numpy.ndarrays import array, asarray
from ..numpy.random import RandomState
from ..random import generators
from .arguments import check, sizes_of

LABEL = "text or number or bool"
KEYS = ("weights", "features", "names", "labels", "classes", "iterations", "seen", "loss", "curve", "scores",
        "best_loss", "best_score", "waited", "rate", "optimizer")


class _Model(object):
    """What an estimator begins as: the attributes of a fitted one that tell its shape."""


def state(estimator):
    """All that predicting and a further fit depend on, as plain data; ValueError for what no file can hold."""
    params = dict([(name, _plain(value)) for name, value in estimator.get_params(False).items()])
    params["hidden_layer_sizes"] = sizes_of(estimator.hidden_layer_sizes)
    random = estimator.random_state
    if hasattr(random, "permutation"):
        if not isinstance(random, generators.RandomState):
            raise ValueError("random_state is a generator of another library; a file holds ints, None and purenn's")
        params["random_state"] = random.get_state(False)
    return {"params": params, "fitted": _fitted(estimator) if hasattr(estimator, "_network") else None}


def _plain(value):
    return value.item() if hasattr(value, "item") and getattr(value, "shape", None) == () else value


def _fitted(estimator):
    kept, labels = estimator._stochastic, getattr(estimator, "_labels", None)
    optimizer = kept.optimizer
    return {
        "weights": list(estimator._network.chain.parameters()), "features": estimator.n_features_in_,
        "names": estimator.feature_names_in_.tolist() if hasattr(estimator, "feature_names_in_") else None,
        "labels": None if labels is None else labels.kind,
        "classes": None if labels is None else labels.classes.tolist(),
        "iterations": estimator.n_iter_, "seen": estimator.t_, "loss": float(estimator.loss_), "curve": kept.curve,
        "scores": kept.scores, "best_loss": kept.best_loss, "best_score": kept.best_score, "waited": kept.waited,
        "rate": None if optimizer is None else kept.rate, "optimizer": None if optimizer is None else optimizer.state()}


def restored(kind, data):
    """An estimator of this class whose state() this was."""
    try:
        return _restored(kind, data)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        message = one_line(error)
    raise ValueError("this is not the state of an %s: %s" % (kind.__name__, message))


def _restored(kind, data):
    expect_keys(data, ("params", "fitted"))
    estimator = kind()
    params = dict(expect(data, "params", "dict"))
    random = params.get("random_state")
    if isinstance(random, dict):
        params["random_state"] = RandomState(0)
        params["random_state"].set_state(random)
    if sorted(params) != sorted(estimator.get_params()):
        raise ValueError("params has the names %s" % ", ".join(sorted([str(name) for name in params])))
    estimator.set_params(**params)
    check(estimator)
    estimator.hidden_layer_sizes = tuple(sizes_of(expect_list(params, "hidden_layer_sizes", "int", None, "params")))
    fitted = expect(data, "fitted", "dict or None")
    if fitted is not None:
        expect_keys(fitted, KEYS, "fitted")
        _fit(estimator, fitted)
    return estimator


def _fit(estimator, fitted):
    """Become what is told of a fitted estimator."""
    weights = expect_list(fitted, "weights", "matrix", 2 * (len(estimator.hidden_layer_sizes) + 1), "fitted")
    features = expect(fitted, "features", "int", "fitted")
    widths = [features] + list(estimator.hidden_layer_sizes) + [weights[-1].shape[-1]]
    model, labels = _Model(), expect(fitted, "labels", "text or None", "fitted")
    if hasattr(estimator, "predict_proba"):
        classes = expect_list(fitted, "classes", LABEL, None, "fitted")
        outputs = 1 if labels == "binary" else len(classes)
        kinds = {"binary": 1, "multiclass": 2, "multilabel": 2}         # how many outputs they have at least
        if labels not in kinds or widths[-1] != outputs or outputs < kinds[labels] or labels == "binary" and not (
                1 <= len(classes) <= 2):
            raise ValueError("fitted: %d classes of the kind %r do not go with %d outputs" % (
                len(classes), labels, widths[-1]))
        model.classes_, model.out_activation_ = array(classes), "softmax" if labels == "multiclass" else "logistic"
    estimator._begin_as(model, widths)
    for i, matrix in enumerate(weights):
        name = "weights[%d]" % i
        expect_matrix({name: matrix}, name, (1 if i % 2 else widths[i // 2], widths[i // 2 + 1]), "fitted")
    estimator._network.set_weights(list(zip(weights[::2], weights[1::2])))
    _go_on(estimator, estimator._stochastic, fitted)
    estimator.n_features_in_ = features
    names = expect(fitted, "names", "list or None", "fitted")
    if names is not None:
        estimator.feature_names_in_ = asarray(expect_list(fitted, "names", "text", features, "fitted"), object)


def _go_on(estimator, kept, fitted):
    estimator.n_iter_, estimator.t_ = [expect(fitted, name, "int", "fitted") for name in ("iterations", "seen")]
    estimator.loss_ = expect(fitted, "loss", "float", "fitted")
    kept.curve, kept.seen = expect_list(fitted, "curve", "float", None, "fitted"), estimator.t_
    kept.scores = expect(fitted, "scores", "list or None", "fitted")
    if kept.scores is not None:
        expect_list(fitted, "scores", "float", None, "fitted")
    kept.best_loss, kept.best_score = [expect(fitted, name, "float or None", "fitted")
                                       for name in ("best_loss", "best_score")]
    if estimator.early_stopping != (kept.best_loss is None) or (kept.scores is None) != (kept.best_score is None):
        raise ValueError("fitted: what is best does not go with early_stopping=%r" % estimator.early_stopping)
    kept.waited = expect(fitted, "waited", "int", "fitted")
    kept.best, kept._copied = estimator._network.chain.parameters(), False
    if expect(fitted, "optimizer", "dict or None", "fitted") is not None and estimator.solver != "lbfgs":
        kept.begin(estimator)
        kept.rate = expect(fitted, "rate", "number", "fitted")
        kept.optimizer.restore(fitted["optimizer"])
        kept.optimizer.check_fits(estimator._network.chain.parameters())
        kept.optimizer.chain = estimator._network.chain
        estimator.show_curves()


def file_of(data):
    """(name of the class, state) in a file's data."""
    expect_keys(data, ("estimator", "state"))
    return expect(data, "estimator", "text"), expect(data, "state", "dict")

