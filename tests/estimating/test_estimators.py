"""The estimators by themselves: arguments, data, errors, the same bits by every engine, pickles."""
import copy
import pickle
import warnings

import pytest

import needs
import purenn.numpy as np
from purenn import MinMaxScaler, RandomState, StandardScaler
from purenn.estimators import ConvergenceWarning, MLPClassifier, MLPRegressor, NotFittedError, Pipeline
from purenn.files import envelope

pytestmark = pytest.mark.filterwarnings("ignore")
X = np.random.RandomState(1).normal(size=(40, 3))
SIDES = (X[:, 0] + X[:, 1] > 0.25)
LETTERS = ["abc"[int(a > 0) + int(b > 0.5)] for a, b in X[:, :2].tolist()]
QUESTIONS = np.array([[int(a > 0), int(b > 0.5)] for a, b in X[:, :2].tolist()])
SMALL = dict(hidden_layer_sizes=(4,), max_iter=6, random_state=3)


def test_parameters():
    model = MLPRegressor(alpha=0.5, solver="sgd")
    assert repr(model) == "MLPRegressor(solver='sgd', alpha=0.5)" and model.get_params()["loss"] == "squared_error"
    assert model.set_params(alpha=1) is model and model.alpha == 1
    with pytest.raises(ValueError, match="Invalid parameter 'alhpa' for estimator MLPRegressor"):
        model.set_params(alhpa=1)
    assert len(MLPClassifier().get_params()) == 24 and len(model.get_params()) == 25


@pytest.mark.parametrize("options, words", [
    ({"solver": "adagrad"}, "'solver' parameter of MLPClassifier must be one of 'adam', 'lbfgs', 'sgd'. Got 'adagrad'"),
    ({"activation": "sigmoid"}, "'activation'"), ({"alpha": -0.1}, r"in the range \[0, inf\)"), ({"beta_1": 1.0}, r"\[0, 1\)"),
    ({"momentum": 1.1}, r"\[0, 1\]"), ({"epsilon": 0.0}, r"\(0, inf\)"), ({"max_iter": 0}, "an int of at least 1"),
    ({"max_iter": 2.5}, "an int of at least 1"), ({"n_iter_no_change": 0}, "at least 1 or inf"), ({"batch_size": 0}, "'auto' or an int"),
    ({"shuffle": 1}, "True or False"), ({"random_state": "a"}, "RandomState"), ({"random_state": -1}, "2\\*\\*32"), ({"tol": "x"}, "'tol'"),
    ({"hidden_layer_sizes": (3, 0)}, "hidden_layer_sizes must be > 0"), ({"learning_rate": "fast"}, "'learning_rate'"),
    ({"verbose": "yes"}, "'verbose'"), ({"engine": "fortran"}, "engine")])
def test_wrong_arguments(options, words):
    with pytest.raises(ValueError, match=words):
        MLPClassifier(**options).fit(X, SIDES)


@pytest.mark.parametrize("rows, labels, words", [
    ([[1.0, float("nan")], [1.0, 2.0]], [0, 1], "NaN or infinity"), ([1.0, 2.0], [0, 1], "Expected 2D array, got 1D"),
    ([[], []], [0, 1], "0 feature"), ([[1.0], [2.0]], [0, 1, 0], "inconsistent numbers of samples: .2, 3."),
    ([[1.0], [2.0]], [0.5, 1.25], "Unknown label type: continuous"), ([[1.0], [2.0]], [[1, 2], [3, 4]], "Unknown label type"),
    ([[1.0], [2.0]], None, "requires y to be passed"), ([[1.0, 2.0], [1.0]], [0, 1], "row 1")])
def test_wrong_data(rows, labels, words):
    with pytest.raises((ValueError, TypeError), match=words):
        MLPClassifier(**SMALL).fit(rows, labels)


def test_before_and_after_a_fit():
    model = MLPClassifier(**SMALL)
    assert not hasattr(model, "coefs_") and not hasattr(model, "classes_")
    with pytest.raises(NotFittedError, match="This MLPClassifier instance is not fitted yet"):
        model.predict(X)
    model.fit(X, LETTERS)
    with pytest.raises(ValueError, match="X has 2 features, but MLPClassifier is expecting 3 features as input"):
        model.predict(X[:, :2])
    assert model.classes_.tolist() == ["a", "b", "c"] and model.out_activation_ == "softmax" and model.n_layers_ == 3
    assert [array.shape for array in model.coefs_] == [(3, 4), (4, 3)] and [b.shape for b in model.intercepts_] == [(4,), (3,)]
    assert model.predict_proba(X).shape == (40, 3) and model.predict_log_proba(X).shape == (40, 3)
    before = model.predict_proba(X)
    model.coefs_ = [W * 2 for W in model.coefs_]
    assert before.tolist() != model.predict_proba(X).tolist()
    assert not hasattr(MLPClassifier(solver="lbfgs"), "partial_fit")


def test_labels():
    assert MLPClassifier(**SMALL).fit(X, QUESTIONS).predict(X).shape == (40, 2)
    model = MLPClassifier(**SMALL).fit(X, SIDES)
    assert model.predict(X).dtype == bool and model.out_activation_ == "logistic" and model.n_outputs_ == 1
    assert MLPClassifier(**SMALL).fit(X, [7] * 40).predict(X).tolist() == [7] * 40
    with pytest.raises(ValueError, match="`y` has classes not in `self.classes_`"):
        model.partial_fit(X, [2] * 40)
    with pytest.raises(ValueError, match="classes must be passed on the first call"):
        MLPClassifier().partial_fit(X, SIDES)


@pytest.mark.parametrize("solver", ["adam", "sgd"])
@pytest.mark.parametrize("weights", [None, [0.5 + i % 3 for i in range(40)]])
@pytest.mark.parametrize("kind, y", [(MLPClassifier, LETTERS), (MLPClassifier, SIDES), (MLPRegressor, X[:, 0]), (MLPRegressor, X[:, :2])])
def test_every_engine_has_the_same_bits(solver, weights, kind, y):
    engines = ["matrix", "rows", "straightline", "auto"] + ["c"] * needs.has_compiler()
    found = [[model.loss_curve_] + [array.tolist() for array in model.coefs_ + model.intercepts_]
             for model in [kind(engine=engine, solver=solver, batch_size=16, **SMALL).fit(X, y, weights) for engine in engines]]
    assert [one for one in found if one != found[0]] == []


def test_draws():
    generator = RandomState(3)
    curves = [MLPClassifier(**dict(SMALL, random_state=random)).fit(X, SIDES).loss_curve_ for random in (3, generator, generator)]
    assert curves[0] == curves[1] != curves[2]
    np.random.seed(3)
    assert MLPClassifier(**dict(SMALL, random_state=None)).fit(X, SIDES).loss_curve_ == curves[0]


def test_pickles_and_copies_go_on():
    model = MLPClassifier(**SMALL).fit(X, LETTERS)
    for other in (pickle.loads(pickle.dumps(model)), copy.deepcopy(model)):
        assert other.predict_proba(X).tolist() == model.predict_proba(X).tolist() and other.get_params() == model.get_params()
        curves = [each.partial_fit(X, LETTERS).loss_curve_ for each in (other, copy.deepcopy(model))]
        assert curves[0] == curves[1] and len(curves[0]) == 7


def test_weights():
    assert MLPRegressor(**SMALL).fit(X, X[:, 0], [2.0] * 40).loss_curve_ != MLPRegressor(**SMALL).fit(X, X[:, 0]).loss_curve_
    for weights, words in (([0.0] * 40, "zero"), ([1.0] * 3, "expected"), ([[1.0]] * 40, "1D"), ([float("nan")] * 40, "nan")):
        with pytest.raises(ValueError, match=words):
            MLPRegressor(**SMALL).fit(X, X[:, 0], weights)


def test_too_large_numbers():
    with pytest.raises(ValueError, match="Solver produced non-finite parameter weights"):
        MLPRegressor(**SMALL).fit(X * 1e200, X[:, 0])
    model = MLPRegressor(solver="sgd", learning_rate_init=1.0, early_stopping=True, activation="identity", **SMALL).fit(X * 100, X[:, 0])
    assert model.validation_scores_[-1] != model.validation_scores_[-1] and model.n_iter_ == 6


def test_warnings():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        MLPClassifier(batch_size=1000, **SMALL).fit(X, SIDES)
    assert "larger than sample size" in str(caught[0].message) and issubclass(caught[1].category, ConvergenceWarning)


def test_tables():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(X.tolist(), columns=["a", "b", "c"])
    model = MLPClassifier(**SMALL).fit(frame, pandas.Series(LETTERS))
    assert model.feature_names_in_.tolist() == ["a", "b", "c"]
    assert model.loss_curve_ == MLPClassifier(**SMALL).fit(X.tolist(), LETTERS).loss_curve_
    with pytest.raises(ValueError, match="feature names should match"):
        model.predict(frame[["b", "a", "c"]])


# ---- pipelines ----

def test_a_pipeline_scales_and_learns(tmp_path):
    rows = X * [1.0, 10.0, 100.0] + 5.0
    scaler, model = StandardScaler(), MLPClassifier(**SMALL)
    pipeline = Pipeline([("scaler", scaler), ("model", model)])
    assert pipeline.fit(rows, LETTERS) is pipeline
    scaled = StandardScaler().fit_transform(rows)
    alone = MLPClassifier(**SMALL).fit(scaled, LETTERS)
    assert alone.loss_curve_ == model.loss_curve_ and pipeline.classes_.tolist() == ["a", "b", "c"]
    for method in ("predict", "predict_proba", "predict_log_proba"):
        assert getattr(pipeline, method)(rows).tolist() == getattr(alone, method)(scaled).tolist()
    assert pipeline.score(rows, LETTERS) == alone.score(scaled, LETTERS)
    path = str(tmp_path / "pipeline.json")
    pipeline.save(path)
    again = Pipeline.load(path)
    assert again.predict_proba(rows).tolist() == pipeline.predict_proba(rows).tolist() and again.named_steps["model"].alpha == model.alpha
    copied = pickle.loads(pickle.dumps(pipeline))
    assert copied.predict(rows).tolist() == pipeline.predict(rows).tolist()
    with pytest.raises(ValueError, match="holds an Pipeline|this is MLPClassifier.load"):
        MLPClassifier.load(path)
    model.save(path)
    with pytest.raises(ValueError, match="this is Pipeline.load"):
        Pipeline.load(path)


def test_parameters_of_a_pipeline():
    pipeline = Pipeline([("scaler", MinMaxScaler()), ("model", MLPRegressor(**SMALL))])
    assert pipeline.get_params(False) == {"steps": pipeline.steps} and pipeline.get_params()["model__max_iter"] == 6
    assert pipeline.set_params(model__alpha=0.5, scaler=StandardScaler()) is pipeline
    assert pipeline.named_steps["model"].alpha == 0.5 and isinstance(pipeline.named_steps["scaler"], StandardScaler)
    with pytest.raises(ValueError, match="model__alpha"):
        pipeline.set_params(model__alhpa=1)
    assert not hasattr(pipeline, "predict_proba") and not hasattr(pipeline, "classes_")
    assert pipeline.fit(X, X[:, 0]).predict(X).shape == (40,) and "scaler" in repr(pipeline)
    for names in ((), ("a", "a"), ("a__b", "c")):
        with pytest.raises(ValueError, match="steps are pairs"):
            Pipeline([(name, MLPRegressor()) for name in names]).fit(X, X[:, 0])
    with pytest.raises(ValueError, match="3"):
        pipeline.predict(X[:, :2])


@pytest.mark.parametrize("change", [
    {"kind": "Pipeline"}, {"kind": 3}, {"names": ["a"]}, {"names": [1, 2]}, {"scalers": [{}]}, {"scalers": [3]}, {"scalers": None},
    {"model": {}}, {"kind": "MLPRegressor"}, {"more": 1}])
def test_damaged_files_of_pipelines(change, tmp_path):
    path = str(tmp_path / "pipeline.json")
    Pipeline([("scaler", StandardScaler()), ("model", MLPClassifier(**SMALL))]).fit(X, LETTERS).save(path)
    data = envelope.load(path)
    data["state"].update(change)
    envelope.save(path, data)
    with pytest.raises(ValueError, match="pipeline.json"):
        Pipeline.load(path)
