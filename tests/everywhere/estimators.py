"""MLPClassifier and MLPRegressor, trained in portable arithmetic, printed; the same bits are expected of every Python.

Each line is what was trained, how many epochs, the bits of the last loss, and the checksum of all weights.
estimators.txt beside this file is what CPython prints:

    PYTHONPATH=. python3 tests/everywhere/estimators.py > tests/everywhere/estimators.txt
"""

import purenn
from purenn import RandomState
from purenn.estimating.saving import restored, state
from purenn.estimators import MLPClassifier, MLPRegressor, Pipeline
from purenn.files.envelope import checksum
from purenn.floats.bits import to_digits

purenn.arithmetic("portable")
X = RandomState(1).normal(0.0, 1.0, (40, 3))
X = [X[i:i + 3] for i in range(0, 120, 3)] if not isinstance(X[0], list) else X
TEXTS = [["some", "none", "all"][int(row[0] > 0) + int(row[1] > 0.5)] for row in X]
SIDES = [row[0] + row[1] > 0.25 for row in X]
QUESTIONS = [[int(row[0] > 0), int(row[2] > 0.5)] for row in X]
NUMBERS = [row[0] * row[1] - row[2] for row in X]
COUNTS = [int(abs(row[0] * 3)) for row in X]
try:
    import warnings
    warnings.simplefilter("ignore")
except Exception:
    pass


def show(what, kind, y, **options):
    model = kind(hidden_layer_sizes=(4,), random_state=3, max_iter=5, **options).fit(X, y)
    weights = [float(x) for array in model.coefs_ + model.intercepts_ for x in array.ravel()]
    told = model.predict(X).tolist()[:3]
    told = to_digits(told) if isinstance(told[0], float) else told
    print("%-24s %d %s %s %s" % (what, model.n_iter_, to_digits([model.loss_]), checksum(to_digits(weights)), told))


show("texts, adam", MLPClassifier, TEXTS)
show("sides, sgd", MLPClassifier, SIDES, solver="sgd", learning_rate_init=0.125, learning_rate="invscaling")
show("sides, stopped early", MLPClassifier, SIDES, early_stopping=True, validation_fraction=0.25, activation="tanh")
show("questions, adaptive", MLPClassifier, QUESTIONS, solver="sgd", learning_rate="adaptive", batch_size=7, tol=0.5,
     n_iter_no_change=1, nesterovs_momentum=False)
show("numbers, lbfgs", MLPRegressor, NUMBERS, solver="lbfgs", activation="logistic")
show("numbers, no shuffling", MLPRegressor, NUMBERS, shuffle=False, batch_size=11, alpha=0.5)
show("counts, poisson", MLPRegressor, COUNTS, loss="poisson", learning_rate_init=0.0625)
model = MLPRegressor(hidden_layer_sizes=[2, 3], random_state=RandomState(4))
for _ in range(3):
    model.partial_fit(X[:20], [[x, -x] for x in NUMBERS[:20]])
print("partly, %d losses, the last %s" % (len(model.loss_curve_), to_digits([model.loss_])))
again = restored(MLPRegressor, state(model))
print("and as plain data, %s" % to_digits(again.partial_fit(X[:20], [[x, -x] for x in NUMBERS[:20]]).loss_curve_))
pipeline = Pipeline([("scaler", purenn.StandardScaler()), ("model", MLPClassifier((4,), max_iter=3, random_state=3))])
pipeline.set_params(model__alpha=0.5).fit(X, TEXTS)
print("scaled, %s %s" % (to_digits([pipeline.named_steps["model"].loss_]), pipeline.predict(X).tolist()[:3]))
for options in ({"alpha": -1}, {"solver": "adagrad"}, {"hidden_layer_sizes": (0,)}):
    try:
        MLPClassifier(**options).fit(X, SIDES)
    except ValueError as error:
        print(error)
print(MLPClassifier(alpha=0.5, solver="sgd"))
