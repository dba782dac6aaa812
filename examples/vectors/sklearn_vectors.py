"""scikit-learn's neural networks, asked by test vectors:

    python -m purenn vectors --check "python3 sklearn_vectors.py"

Its parts are not public; these are of version 1.7 and newer.  It has not: other activations than identity, sigmoid,
tanh, relu and softmax; other optimizers than SGD, its momentums, and Adam; the squared error without its half, and the
mean over several sigmoids; biases that begin at 0.
"""
import json
import sys

import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.neural_network._base import ACTIVATIONS, DERIVATIVES
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

NAMES = {"sigmoid": "logistic", "identity": "identity", "tanh": "tanh", "relu": "relu", "softmax": "softmax"}
LOSSES = {"binary_cross_entropy": "logistic", "categorical_cross_entropy": "softmax"}
OPTIMIZERS = {"sgd": "momentum", "momentum": "momentum", "nesterov": "momentum", "adam": "beta1 beta2 epsilon"}


def activation(given):
    """Value and slope, both of which it calculates in place."""
    name, a = NAMES[given["activation"]], np.array(given["z"])
    slope = np.ones_like(a)
    ACTIVATIONS[name](a)
    DERIVATIVES[name](a, slope)
    return {"value": a, "slope": slope}


def classifier(loss, hidden, Ws, bs, l2, rows):
    """A network with these weights."""
    if loss == "binary_cross_entropy" and Ws[-1].shape[1] > 1:
        raise KeyError("the mean over several sigmoids: it sums over them")
    net = MLPClassifier(activation=NAMES[hidden], alpha=l2 * rows)      # it divides the penalty by the rows
    net.loss, net.out_activation_ = "log_loss", LOSSES[loss]
    net.coefs_, net.intercepts_, net.n_layers_ = Ws, bs, len(Ws) + 1
    return net


def backward(net, X, t):
    """(outputs, loss, gradients of the weights, of the biases, deltas)"""
    n = len(net.coefs_)
    activations, deltas = [X] + [None] * n, [None] * n
    loss, dWs, dbs = net._backprop(X, t, None, activations, deltas, [None] * n, [None] * n)
    return activations[-1], loss, dWs, dbs, deltas


def loss_of(given):
    """A network whose only layer lets z through."""
    z, t = np.array(given["z"]), np.array(given["t"])
    if "weights" in given:
        raise KeyError("weights: it divides by their sum")
    n = z.shape[1]
    net = classifier(given["loss"], "identity", [np.eye(n)], [np.zeros(n)], 0.0, len(z))
    _, loss, _, _, deltas = backward(net, z, t)
    return {"loss": loss, "gradient": deltas[0] / len(z)}


def optimizer_of(name, parameters, o):
    options = [option for option in OPTIMIZERS[name].split() if option in o]
    if name == "adam":
        return AdamOptimizer(parameters, o["rate"], o["beta1"], o["beta2"], o["epsilon"])
    momentum = o[options[0]] if options else 0.0
    return SGDOptimizer(parameters, o["rate"], momentum=momentum, nesterov=name == "nesterov")


def steps(given):
    parameters, after = [np.array(given["parameters"])], []
    optimizer = optimizer_of(given["optimizer"], parameters, given["options"])
    for n, gradient in enumerate(given["gradients"]):
        if "rates" in given:
            optimizer.learning_rate = optimizer.learning_rate_init = given["rates"][n]
        optimizer.update_params(parameters, [np.array(gradient)])
        after.append(parameters[0].copy())
    return {"after": after}


def rates(given):
    o, found = given["options"], []
    schedule = {"constant": "constant", "inverse_scaling": "invscaling"}[given["schedule"]]
    optimizer = SGDOptimizer([], o["rate"], schedule, power_t=o.get("exponent"))
    for n in given["steps"]:
        optimizer.iteration_ends(n)
        found.append(optimizer.learning_rate)
    return {"rates": found}


def network(given):
    X, t, layers = np.array(given["X"]), np.array(given["t"]), given["layers"]
    hidden = set(layer["activation"] for layer in layers[:-1]) or {"identity"}
    if len(hidden) > 1 or given["l1"] or LOSSES[given["loss"]] != NAMES[layers[-1]["activation"]]:
        raise KeyError("hidden layers that differ, l1")
    size, first = given["batch_size"] or len(X), 0
    net = classifier(given["loss"], hidden.pop(), [np.array(layer["W"]) for layer in layers],
                     [np.array(layer["b"][0]) for layer in layers], given["l2"], size)
    optimizer = optimizer_of(given["optimizer"], net.coefs_ + net.intercepts_, given["options"])
    outputs, loss, dWs, dbs, _ = backward(net, X, t)
    found = {"outputs": outputs, "loss": loss, "gradients": pairs(dWs, dbs)}
    for n in range(1, max(given["steps"]) + 1):
        _, _, dWs, dbs, _ = backward(net, X[first:first + size], t[first:first + size])
        optimizer.update_params(net.coefs_ + net.intercepts_, dWs + dbs)
        first = first + size if first + size < len(X) else 0
        if n in given["steps"]:
            found["after_%d" % n] = pairs(net.coefs_, net.intercepts_)
    return found


def pairs(Ws, bs):
    return [[W.tolist(), [b.tolist()]] for W, b in zip(Ws, bs)]


def answer(kind, given):
    """The results of a case; KeyError for what scikit-learn has not."""
    return {"activations": activation, "losses": loss_of, "optimizers": steps, "schedules": rates,
            "networks": network}[kind](given)


def numbers(x):
    """Hexadecimal texts, in whatever they stand, as floats."""
    if isinstance(x, dict):
        return {name: numbers(value) for name, value in x.items()}
    if isinstance(x, list):
        return [numbers(value) for value in x]
    return float.fromhex(x) if isinstance(x, str) and "0x" in x else x


def main():
    for line in sys.stdin:
        case = json.loads(line)
        try:
            found = {"id": case["id"], "results": answer(case["kind"], numbers(case["given"]))}
        except KeyError:
            found = {"id": case["id"], "unsupported": True}
        print(json.dumps(found, default=lambda array: array.tolist()), flush=True)


if __name__ == "__main__":
    main()
