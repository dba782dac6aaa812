"""Estimators in files: they go on with the same bits; damaged states are refused in one line, and kinds told apart."""
import copy
import json

import pytest

import purenn.numpy as np
from purenn import RandomState
from purenn.estimating import saving
from purenn.estimators import MLPClassifier, MLPRegressor
from purenn.files import envelope

pytestmark = pytest.mark.filterwarnings("ignore")
X = np.random.RandomState(1).normal(size=(40, 3))
LETTERS = ["abc"[int(a > 0) + int(b > 0.5)] for a, b in X[:, :2].tolist()]
QUESTIONS = np.array([[int(a > 0), int(b > 0.5)] for a, b in X[:, :2].tolist()])
MODELS = [(MLPClassifier, LETTERS, {}), (MLPClassifier, X[:, 0] > 0, {"solver": "sgd", "learning_rate": "adaptive", "tol": 1.0, "n_iter_no_change": 1}),
          (MLPClassifier, QUESTIONS, {"early_stopping": True}), (MLPRegressor, X[:, 0], {"solver": "lbfgs"}),
          (MLPRegressor, X[:, :2], {"random_state": RandomState(5), "hidden_layer_sizes": 3}), (MLPRegressor, X[:, 0], {"loss": "squared_error", "alpha": np.float64(0.5)})]


def fitted(kind, y, options):
    return kind(**dict(dict(hidden_layer_sizes=(4, 2), max_iter=5, random_state=3, warm_start=True), **options)).fit(X, y)


@pytest.mark.parametrize("kind, y, options", MODELS)
def test_it_comes_back_and_goes_on(kind, y, options, tmp_path):
    model, path = fitted(kind, y, options), str(tmp_path / "model.json")
    model.save(path)
    again = kind.load(path)
    assert again.predict(X).tolist() == model.predict(X).tolist() and again.get_params().keys() == model.get_params().keys()
    for name in ("n_iter_", "t_", "loss_", "loss_curve_", "best_loss_", "validation_scores_", "n_features_in_", "out_activation_"):
        assert getattr(again, name, None) == getattr(model, name, None), name
    assert again.fit(X, y).loss_ == model.fit(X, y).loss_ and again.predict(X).tolist() == model.predict(X).tolist()
    if model.solver != "lbfgs" and not model.early_stopping:
        other = copy.deepcopy(model)
        other.save(path)
        assert kind.load(path).partial_fit(X, y).loss_curve_ == other.partial_fit(X, y).loss_curve_
    wrong = MLPRegressor if kind is MLPClassifier else MLPClassifier
    with pytest.raises(ValueError, match="holds an %s; this is %s.load" % (kind.__name__, wrong.__name__)):
        wrong.load(path)


def test_an_unfitted_one(tmp_path):
    path = str(tmp_path / "model.json")
    MLPClassifier(alpha=0.5).save(path)
    assert repr(MLPClassifier.load(path)) == "MLPClassifier(alpha=0.5)"
    with pytest.raises(ValueError):
        MLPClassifier.load(str(__file__))
    np_random = pytest.importorskip("numpy.random")
    with pytest.raises(ValueError, match="another library"):
        MLPClassifier(random_state=np_random.RandomState(1)).save(path)


def places(data, path=()):
    """The paths of all parts of plain data, but for what is inside of numbers' lists."""
    yield path
    if isinstance(data, dict):
        for key in sorted(data):
            yield from places(data[key], path + (key,))


@pytest.mark.parametrize("kind, y, options", MODELS[:5])
def test_damaged_states_are_refused(kind, y, options):
    whole = envelope.loads(envelope.dumps(saving.state(fitted(kind, y, options))))
    assert saving.restored(kind, whole).predict(X).tolist()
    refused = 0
    for path in list(places(whole))[1:]:
        for value in (None, "text", -1, 2.5, [], {}, [[1.0]], True, "gone"):
            data = copy.deepcopy(whole)
            place = data
            for key in path[:-1]:
                place = place[key]
            if value == "gone":
                del place[path[-1]]
            else:
                place[path[-1]] = value
            try:
                saving.restored(kind, data).predict(X)
            except ValueError as error:
                refused += 1
                assert "\n" not in str(error) and len(str(error)) < 1000
            except AttributeError as error:
                assert path == ("fitted",) and "until" in str(error)
    assert refused > 200
    assert json.dumps(sorted(whole)) == '["fitted", "params"]'
