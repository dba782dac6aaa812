"""What is refused, and what is warned of, beside scikit-learn: the same bad arguments and data, by both."""
import warnings

import pytest

from purenn import estimators

np = pytest.importorskip("numpy")
pytest.importorskip("sklearn")
from sklearn import exceptions, neural_network  # noqa: E402

KINDS = ("MLPClassifier", "MLPRegressor")
NUMBERS = np.random.RandomState(1).normal(size=(30, 3))
LABELS = (NUMBERS[:, 0] > 0).astype(int)
SMALL = dict(hidden_layer_sizes=(3,), max_iter=3, random_state=0)
WRONG = {
    "hidden_layer_sizes": [(0,), (3, -1), -2],
    "activation": ["sigmoid", None, 3], "solver": ["adagrad", "", None], "alpha": [-1.0, "a", None, float("nan")],
    "batch_size": [0, -3, "all", 2.5, None], "learning_rate": ["fast", None, 0.1],
    "learning_rate_init": [0, -0.1, "a", None], "power_t": [-0.5, "a", None], "max_iter": [0, -1, 2.5, "a", None],
    "shuffle": [2, "yes", None], "random_state": [-1, 2 ** 32, "a", 1.5], "tol": [-1.0, "a", None],
    "verbose": ["yes", -1, 1.5], "warm_start": [2, "no", None], "momentum": [-0.1, 1.1, "a", None],
    "nesterovs_momentum": [2, "a", None], "early_stopping": [2, "a", None],
    "validation_fraction": [1.0, -0.1, "a", None], "beta_1": [1.0, -0.1, "a"], "beta_2": [1.0, -0.1, None],
    "epsilon": [0.0, -1.0, "a"], "n_iter_no_change": [0, -1, "a", None], "max_fun": [0, -1, "a", None]}
DATA = {
    "nan in X": lambda X, y: (np.where(X > 2, np.nan, X) * np.nan, y),
    "inf in X": lambda X, y: (X + np.inf, y),
    "X of one dimension": lambda X, y: (X[:, 0], y),
    "X of three": lambda X, y: (X[None], y),
    "a number": lambda X, y: (3.0, y),
    "no rows": lambda X, y: (X[:0], y[:0]),
    "no columns": lambda X, y: (X[:, :0], y),
    "more labels than rows": lambda X, y: (X[:-1], y),
    "fewer": lambda X, y: (X, y[:-1]),
    "texts in X": lambda X, y: ([["a", "b", "c"]] * len(X), y),
    "complex": lambda X, y: (X + 1j, y),
    "no y": lambda X, y: (X, None),
    "y of three dimensions": lambda X, y: (X, np.zeros((len(X), 2, 2))),
    "nan in y": lambda X, y: (X, np.where(y == y[0], np.nan, y)),
    "weights too few": lambda X, y: (X, y, np.ones(3)),
    "weights of nan": lambda X, y: (X, y, np.full(len(X), np.nan)),
    "weights of two dimensions": lambda X, y: (X, y, np.ones((len(X), 2)))}


def caught(call):
    """The exception of a call, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            call()
        except Exception as error:
            return error
    return None


def builtin(error):
    """The nearest of Python's own classes that the error is of."""
    return [base for base in type(error).__mro__ if base.__module__ == "builtins"][0]


def targets(kind):
    return LABELS if kind == "MLPClassifier" else NUMBERS[:, 1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(WRONG))
def test_wrong_arguments(kind, name):
    for value in WRONG[name]:
        of_ours, of_theirs = [caught(lambda: getattr(module, kind)(**dict(SMALL, **{name: value})).fit(NUMBERS, targets(kind)))
                              for module in (estimators, neural_network)]
        assert of_theirs is not None, "scikit-learn takes %s=%r" % (name, value)
        assert of_ours is not None, "%s=%r is taken" % (name, value)
        assert isinstance(of_ours, builtin(of_theirs)), (name, value, of_ours, of_theirs)
        assert name in str(of_ours) or name not in str(of_theirs), (of_ours, of_theirs)


@pytest.mark.parametrize("kind", KINDS)
def test_right_arguments_at_the_edges(kind):
    """What scikit-learn takes, though it is at the edge of what it does, is taken."""
    for options in (dict(alpha=0), dict(alpha=0.0), dict(momentum=0), dict(momentum=1), dict(beta_1=0, solver="adam"), dict(tol=0),
                    dict(batch_size=1), dict(batch_size=10 ** 6), dict(power_t=0), dict(n_iter_no_change=float("inf")),
                    dict(hidden_layer_sizes=3), dict(hidden_layer_sizes=[3, 2]), dict(hidden_layer_sizes=()), dict(verbose=0),
                    dict(validation_fraction=0.5, early_stopping=True), dict(validation_fraction=0.0), dict(random_state=np.int64(3)), dict(max_iter=np.int32(2)),
                    dict(hidden_layer_sizes=np.array([3, 2])), dict(learning_rate_init=1, solver="sgd"), dict(random_state=None)):
        of_ours, of_theirs = [caught(lambda: getattr(module, kind)(**dict(SMALL, **options)).fit(NUMBERS, targets(kind)))
                              for module in (estimators, neural_network)]
        assert of_ours is None and of_theirs is None, (options, of_ours, of_theirs)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", sorted(DATA))
def test_wrong_data(kind, what):
    X, y = NUMBERS, targets(kind)
    given = DATA[what](X, y)
    of_ours, of_theirs = [caught(lambda: getattr(module, kind)(**SMALL).fit(*given)) for module in (estimators, neural_network)]
    assert (of_ours is None) == (of_theirs is None), (of_ours, of_theirs)
    assert of_theirs is None or isinstance(of_ours, builtin(of_theirs)), (of_ours, of_theirs)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", ["predict", "score", "partial_fit"])
def test_wrong_data_afterwards(kind, call):
    """Of a fitted model: other columns, nan, no rows, other labels."""
    for X in (NUMBERS[:, :2], NUMBERS * np.nan, NUMBERS[:0], NUMBERS[0]):
        errors = []
        for module in (estimators, neural_network):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                model = getattr(module, kind)(**SMALL).fit(NUMBERS, targets(kind))
            rest = () if call == "predict" else (targets(kind)[:len(X)],)
            errors.append(caught(lambda: getattr(model, call)(X, *rest)))
        assert errors[1] is not None and isinstance(errors[0], builtin(errors[1])), (X.shape, errors)


@pytest.mark.parametrize("call", ["predict", "score", "predict_proba", "predict_log_proba"])
def test_before_a_fit(call):
    for module in (estimators, neural_network):
        rest = (LABELS,) if call == "score" else ()
        error = caught(lambda: getattr(module.MLPClassifier(), call)(NUMBERS, *rest))
        assert isinstance(error, exceptions.NotFittedError), (module, error)


@pytest.mark.parametrize("kind, options, y, words", [
    ("MLPClassifier", dict(max_iter=2), None, "Maximum iterations (2) reached"), ("MLPRegressor", dict(max_iter=2, solver="sgd"), None, "(2)"),
    ("MLPRegressor", dict(solver="lbfgs", max_iter=2), None, "lbfgs"), ("MLPClassifier", dict(max_iter=400, tol=10.0), None, None),
    ("MLPClassifier", dict(batch_size=50), None, "batch_size"), ("MLPClassifier", dict(max_iter=300, tol=10.0), "column", "column-vector"),
    ("MLPRegressor", dict(max_iter=300, tol=10.0), "column", "column-vector"),
    ("MLPClassifier", dict(max_iter=3, early_stopping=True), None, "Maximum iterations (3) reached")])
def test_the_same_warnings(kind, options, y, words):
    given = targets(kind) if y is None else targets(kind)[:, None]
    seen = []
    for module in (estimators, neural_network):
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            getattr(module, kind)(**dict(SMALL, **options)).fit(NUMBERS, given)
        seen.append(found)
    of_ours, of_theirs = seen
    assert len(of_ours) == len(of_theirs) and (words is None) == (of_theirs == []), [[str(w.message) for w in found] for found in seen]
    for one, other in zip(of_ours, of_theirs):
        assert issubclass(one.category, other.category), (one.message, other.message)
    assert words is None or [one for one in of_ours if words.lower() in str(one.message).lower()]
