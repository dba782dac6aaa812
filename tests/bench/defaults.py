"""What a network learns where nothing is named: purenn's defaults beside scikit-learn's and Keras's, on ten data sets.

All three get the same rows, split by the same seeds, and have 100 relus between inputs and outputs.  Each is made and
trained as its own documentation begins: purenn by Network(layers).fit(X, y), scikit-learn by MLPClassifier() and
MLPRegressor(), Keras by compile(loss=...) and fit(X, y).  Keras trains for one epoch where no number is given, so it is
measured with 100 too, and compared with that.  Targets are left as they are.  Measured are accuracy and r2 on the
quarter of the rows that is set aside.  Ends with an error where purenn is not at least as good on eight of the ten.
"""
import math
import multiprocessing
import os
import warnings

from measure import Missing, keep, optional, python
from purenn import Dense, Network, default_rng

SEEDS = 3
SLACK = 0.01                            # so much worse is as good
GOAL = 8                                # of the ten
HIDDEN, EPOCHS = 100, 100               # scikit-learn's own; Keras's where it is compared


# ---- the data ----

def loaded(name, most=None):
    """A function of the seed that gives (X, y) of scikit-learn's data set of that name, or its first rows."""
    return lambda seed: [array[:most] for array in getattr(optional("sklearn.datasets"), "load_" + name)(return_X_y=True)]


def made(name, **options):
    """A function of the seed that gives (X, y) of scikit-learn's generator of that name."""
    return lambda seed: getattr(optional("sklearn.datasets"), "make_" + name)(random_state=seed, **options)


def of_formula(n, low, high, formula, noise=0.0):
    """A function of the seed that gives (X, y): n numbers from low to high, and what the formula makes of them."""
    def rows(seed):
        random, array = default_rng(seed), optional("numpy").array
        X = random.uniform(low, high, n)
        return array([[x] for x in X]), array([formula(x) + e for x, e in zip(X, random.normal(0.0, noise, n))])
    return rows


TASKS = {                               # name: (how many classes, 0 for numbers; are columns scaled; rows of a seed)
    "iris": (3, False, loaded("iris")),
    "wine, scaled": (3, True, loaded("wine")),
    "breast cancer, scaled": (2, True, loaded("breast_cancer")),
    "digits, 600 rows": (10, False, loaded("digits", 600)),
    "moons": (2, False, made("moons", n_samples=500, noise=0.2)),
    "circles": (2, False, made("circles", n_samples=500, noise=0.1, factor=0.5)),
    "diabetes": (0, False, loaded("diabetes")),
    "friedman1, scaled": (0, True, made("friedman1", n_samples=1000, noise=1.0)),
    "x^2": (0, False, of_formula(2000, -3.0, 3.0, lambda x: x * x)),
    "sine": (0, False, of_formula(1000, -math.pi, math.pi, math.sin, 0.1))}


def split(name, seed):
    """(X, X_test, y, y_test) of a task, as arrays."""
    classes, scaled, rows = TASKS[name]
    X, y = rows(seed)
    X, X_test, y, y_test = optional("sklearn.model_selection").train_test_split(
        X, y, test_size=0.25, random_state=seed, stratify=y if classes else None)
    if scaled:
        scaler = optional("sklearn.preprocessing").StandardScaler().fit(X)
        X, X_test = scaler.transform(X), scaler.transform(X_test)
    return X, X_test, y, y_test


# ---- the sides: each gives the accuracy or r2 on the rows set aside ----

def last(classes):
    """(outputs, activation) of the last layer."""
    return (classes, "softmax") if classes > 2 else (1, "sigmoid") if classes else (1, None)


def purenn(name, seed):
    X, X_test, y, y_test = split(name, seed)
    outputs, activation = last(TASKS[name][0])
    network = Network([Dense(X.shape[1], HIDDEN, "relu"), Dense(outputs, activation=activation)], seed=seed)
    network.fit(X, y, progress=False)
    return network.evaluate(X_test, y_test)["accuracy" if activation else "r2"]


def scikit_learn(name, seed):
    X, X_test, y, y_test = split(name, seed)
    networks = optional("sklearn.neural_network")
    network = (networks.MLPClassifier if TASKS[name][0] else networks.MLPRegressor)(random_state=seed)
    return network.fit(X, y).score(X_test, y_test)


def keras(epochs):
    def side(name, seed):
        X, X_test, y, y_test = split(name, seed)
        outputs, activation = last(TASKS[name][0])
        library = optional("keras")
        library.utils.set_random_seed(seed)
        network = library.Sequential([library.layers.Dense(HIDDEN, activation="relu"),
                                      library.layers.Dense(outputs, activation=activation)])
        network.compile(loss={"softmax": "sparse_categorical_crossentropy", "sigmoid": "binary_crossentropy", None: "mse"}[
            activation])
        network.fit(X, y, epochs=epochs, verbose=0)
        found = network.predict(X_test, verbose=0)
        if activation is None:
            return optional("sklearn.metrics").r2_score(y_test, found[:, 0])
        return float(((found[:, 0] > 0.5 if outputs == 1 else found.argmax(axis=1)) == y_test).mean())
    return side


SIDES = {"purenn": purenn, "scikit-learn": scikit_learn, "Keras": keras(EPOCHS), "Keras, 1 epoch": keras(1)}
COMPARED = ("scikit-learn", "Keras")


# ---- side by side ----

def measured(job):
    """The number of one (task, side, seed), or why there is none."""
    warnings.simplefilter("ignore")                             # scikit-learn's, that the epochs did not suffice
    name, side, seed = job
    try:
        return float(SIDES[side](name, seed))
    except Missing as error:
        return str(error)


def mean(numbers):
    return math.fsum(numbers) / len(numbers)


def at_least_as_good(sides):
    """Whether purenn's mean is not lower than another's by more than SLACK; sides that are missing do not count."""
    others = [mean(sides[side]) for side in COMPARED if sides[side]]
    return mean(sides["purenn"]) >= max(others) - SLACK


def report(found):
    """Print and keep {(task, side, seed): number, or why there is none}; on how many tasks purenn is as good as others."""
    results, good = {}, 0
    for name in TASKS:
        sides = {side: [found[name, side, seed] for seed in range(SEEDS)] for side in SIDES}
        results[name] = {side: [x for x in numbers if isinstance(x, float)] for side, numbers in sides.items()}
        good += at_least_as_good(results[name])
        print("    %-22s %s" % (name, "   ".join("%s %s" % (
            side, "%.4f" % mean(numbers) if numbers else sides[side][0]) for side, numbers in results[name].items())))
    keep("defaults", results, "results")
    return good


def main():
    os.environ.setdefault("KERAS_BACKEND", "jax")
    print("accuracy or r2 on rows set aside, mean of %d seeds, %s" % (SEEDS, python()))
    jobs = [(name, side, seed) for name in TASKS for side in SIDES for seed in range(SEEDS)]
    jobs.sort(key=lambda job: (job[1] != "purenn", job[0][:6] != "digits"))         # the longest first
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        good = report(dict(zip(jobs, pool.map(measured, jobs, 1))))
    print("purenn is at least as good on %d of %d" % (good, len(TASKS)))
    if good < GOAL:
        raise SystemExit("defaults: at least as good on %d; the goal is %d" % (good, GOAL))


if __name__ == "__main__":
    main()
