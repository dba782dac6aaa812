"""What networks learn: XOR, iris, digits and a sine with noise, beside scikit-learn's networks of the same sizes.

Both sides get the same rows, split by the same seeds, and the same optimizer,
rate, batches and epochs; for the sine, each side what it does best with.  The
settings were chosen with seeds from 100 on; those measured are 0, 1, 2, ...
Ends with an error where a goal is missed, or where scikit-learn is better by
more than chance explains.
"""
import math
import os
import time
import warnings

import purenn
from measure import keep, python
from purenn import Dense, MinMaxScaler, Network, StandardScaler, default_rng, read_csv, schedule, train_test_split

try:
    from sklearn import datasets, neural_network, pipeline, preprocessing
except ImportError:
    raise SystemExit("learning: this compares with scikit-learn, which is not there; pip install scikit-learn")

IRIS = os.path.join(os.path.dirname(purenn.__file__), "commands", "iris.csv")
SLACK = 0.005                                                   # so much worse is as good
NO_EARLY_STOP = {"tol": 0.0, "n_iter_no_change": 10 ** 9}       # so that scikit-learn trains as many epochs


# ---- XOR: the farthest that an output is from its target ----

XOR = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]


def xor(seed):
    X, y = XOR
    network = Network([Dense(2, 8, "tanh"), Dense(1, "sigmoid")], loss="binary_cross_entropy", seed=seed)
    network.fit(X, y, epochs=200, batch_size=None, shuffle=False, optimizer="adam", learning_rate=0.1, progress=False)
    return {"farthest": max(abs(output - target) for (output,), target in zip(network.predict(X).tolist(), y))}


def their_xor(seed):
    X, y = XOR
    network = neural_network.MLPClassifier(
        hidden_layer_sizes=(8,), activation="tanh", learning_rate_init=0.1, max_iter=200, alpha=0.0, batch_size=4,
        random_state=seed, **NO_EARLY_STOP)
    outputs = network.fit(X, y).predict_proba(X)[:, 1]
    return {"farthest": max(abs(output - target) for output, target in zip(outputs.tolist(), y))}


# ---- iris: accuracy on the quarter set aside ----

def iris_split(seed):
    table = read_csv(IRIS)
    return train_test_split(table.numbers(table.names[:4]).tolist(), table.labels("species"), 0.25, seed, stratify=True)


def iris(seed):
    X, X_test, y, y_test = iris_split(seed)
    network = Network([Dense(4, 16, "tanh"), Dense(3, "softmax")],
                      loss="categorical_cross_entropy", seed=seed, l2=0.003)
    network.scaler = StandardScaler().fit(X)
    network.fit(X, y, epochs=50, batch_size=16, shuffle=True, optimizer="adam", learning_rate=0.01, progress=False)
    return {"test": network.evaluate(X_test, y_test)["accuracy"]}


def their_iris(seed):
    X, X_test, y, y_test = iris_split(seed)
    network = neural_network.MLPClassifier(                     # its alpha is divided by the size of the batch
        hidden_layer_sizes=(16,), activation="tanh", learning_rate_init=0.01, max_iter=50, alpha=0.003 * 16,
        batch_size=16, random_state=seed, **NO_EARLY_STOP)
    return {"test": pipeline.make_pipeline(preprocessing.StandardScaler(), network).fit(X, y).score(X_test, y_test)}


# ---- digits, 64-32-10: accuracy on the rows trained on, and on the quarter set aside ----

def digits_split(seed):
    found = datasets.load_digits()
    return train_test_split(found.data.tolist(), found.target.tolist(), 0.25, seed, stratify=True)


def digits(seed):
    X, X_test, y, y_test = digits_split(seed)
    network = Network([Dense(64, 32, "relu"), Dense(10, "softmax")], loss="categorical_cross_entropy",
                      init="glorot_uniform", seed=seed)
    network.scaler = MinMaxScaler().fit(X)
    network.fit(X, y, epochs=20, batch_size=32, shuffle=True, optimizer="adam", learning_rate=0.005, progress=False)
    return {"train": network.evaluate(X, y)["accuracy"], "test": network.evaluate(X_test, y_test)["accuracy"]}


def their_digits(seed):
    X, X_test, y, y_test = digits_split(seed)
    network = neural_network.MLPClassifier(
        hidden_layer_sizes=(32,), activation="relu", learning_rate_init=0.005, max_iter=20, alpha=0.0, batch_size=32,
        random_state=seed, **NO_EARLY_STOP)
    network = pipeline.make_pipeline(preprocessing.MinMaxScaler(), network).fit(X, y)
    return {"train": network.score(X, y), "test": network.score(X_test, y_test)}


# ---- a sine with noise ----
# The floor is the mean square of the very noise that is in the test targets: what the sine itself would get.
# Weights fitted to 1,000 targets follow their noise a little: for each that is free, 1 / 1000 of the floor on top.

def sine_rows(seed, n):
    """(X, y, noise): n points from -pi to pi, and noise of deviation 0.3."""
    random = default_rng(seed)
    X, noise = random.uniform(-math.pi, math.pi, n), random.normal(0.0, 0.3, n)
    return [[x] for x in X], [math.sin(x) + e for x, e in zip(X, noise)], noise


def over_the_floor(outputs, y, noise):
    squares = [(output - target) ** 2 for output, target in zip(outputs, y)]
    return {"over": sum(squares) / sum(e * e for e in noise)}


def sine(seed):
    X, y, _ = sine_rows([seed, 0], 1000)
    X_test, y_test, noise = sine_rows([seed, 1], 20000)
    network = Network([Dense(1, 8, "silu"), Dense(1)], loss="mean_squared_error", init="glorot_uniform", seed=seed)
    network.scaler = StandardScaler().fit(X)
    network.fit(X, y, epochs=100, batch_size=50, shuffle=True, optimizer="adam",
                learning_rate=schedule("cosine", rate=0.05, steps=100), progress=False)
    return over_the_floor([output for (output,) in network.predict(X_test).tolist()], y_test, noise)


def their_sine(seed):
    """With tanh, as it has no silu, and L-BFGS, the best of its solvers here: its Adam has no schedule."""
    X, y, _ = sine_rows([seed, 0], 1000)
    X_test, y_test, noise = sine_rows([seed, 1], 20000)
    network = neural_network.MLPRegressor(hidden_layer_sizes=(8,), activation="tanh", solver="lbfgs", max_iter=2000,
                                          alpha=0.0, random_state=seed)
    network = pipeline.make_pipeline(preprocessing.StandardScaler(), network).fit(X, y)
    return over_the_floor(network.predict(X_test).tolist(), y_test, noise)


# ---- side by side ----

def mean(numbers):
    return math.fsum(numbers) / len(numbers)


# (title, ours, theirs, how many seeds, [(number, best is high or low, goal in words, whether it is reached)])
TASKS = (
    ("XOR, 2-8-1", xor, their_xor, 20,
     [("farthest", "low", "below 0.1 for 20 of 20", lambda found: max(found) < 0.1)]),
    ("iris, 4-16-3", iris, their_iris, 20,
     [("test", "high", "mean at least 0.96", lambda found: mean(found) >= 0.96)]),
    ("digits, 64-32-10", digits, their_digits, 5,
     [("train", "high", "mean at least 0.97", lambda found: mean(found) >= 0.97),
      ("test", "high", "mean at least 0.95", lambda found: mean(found) >= 0.95)]),
    ("sine with noise, 1-8-1", sine, their_sine, 5,
     [("over", "low", "each at most 1.05", lambda found: max(found) <= 1.05)]))


def measured(side, seeds):
    """{name: [number of each seed]}, seconds of the processor among them."""
    found = {}
    for seed in range(seeds):
        start = time.process_time()
        numbers = side(seed)
        numbers["seconds"] = time.process_time() - start
        for name in numbers:
            found.setdefault(name, []).append(numbers[name])
    return found


def difference(ours, theirs, best):
    """(mean, its standard error) of how much better ours are, seed by seed."""
    sign = 1.0 if best == "high" else -1.0
    better = [sign * (a - b) for a, b in zip(ours, theirs)]
    middle = mean(better)
    return middle, math.sqrt(mean([(x - middle) ** 2 for x in better]) / (len(better) - 1))


def report(title, sides, goals):
    """Print all numbers; the goals missed, as texts."""
    missed = []
    print("%s, %d seeds, %s" % (title, len(sides["purenn"]["seconds"]), python()))
    for name, best, words, reached in goals:
        for side, found in sides.items():
            numbers = found[name]
            print("    %-12s %-8s mean %.4f   worst %.4f   CPU seconds each %.2f" % (
                side, name, mean(numbers), (min if best == "high" else max)(numbers), mean(found["seconds"])))
            print("        " + " ".join(["%.4f" % number for number in numbers]))
        better, error = difference(sides["purenn"][name], sides["scikit-learn"][name], best)
        verdict = "reached" if reached(sides["purenn"][name]) else "MISSED"
        print("    goal: %s: %s; better than scikit-learn's by %+.4f, standard error %.4f" % (
            words, verdict, better, error))
        if verdict == "MISSED" or better < -2.0 * error - SLACK:
            missed.append("%s, %s" % (title, name))
    return missed


def main():
    warnings.simplefilter("ignore")                             # scikit-learn's, that the epochs did not suffice
    raw, missed = {}, []
    for title, ours, theirs, seeds, goals in TASKS:
        raw[title] = {"purenn": measured(ours, seeds), "scikit-learn": measured(theirs, seeds)}
        missed += report(title, raw[title], goals)
    keep("learning", raw, "results")
    if missed:
        raise SystemExit("learning: missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
