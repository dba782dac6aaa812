"""Backpropagation as one writes it by hand on NumPy, asked by test vectors:

    python -m purenn vectors --check "python3 numpy_vectors.py"

It has not: gelu, which needs erf.
"""
import json
import sys

import numpy as np

np.seterr(over="ignore")                # exp of 1000 is inf, and 1 / inf is 0


# ---- activations: value of z; slope of z and the value a ----

def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


VALUES = {
    "identity": lambda z: z, "sigmoid": sigmoid, "tanh": np.tanh, "softmax": softmax,
    "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "softplus": lambda z: np.logaddexp(0, z), "silu": lambda z: z * sigmoid(z)}
SLOPES = {
    "identity": lambda z, a: np.ones_like(z), "sigmoid": lambda z, a: a * (1 - a), "tanh": lambda z, a: 1 - a ** 2,
    "relu": lambda z, a: (z > 0) * 1.0, "leaky_relu": lambda z, a: np.where(z > 0, 1, 0.01),
    "elu": lambda z, a: np.where(z > 0, 1, np.exp(np.minimum(z, 0))), "softplus": lambda z, a: sigmoid(z),
    "silu": lambda z, a: sigmoid(z) * (1 + z * (1 - sigmoid(z)))}


def through(name, z, a, gradient):
    """The gradient by z from that by a."""
    if name == "softmax":
        return a * (gradient - (gradient * a).sum(axis=1, keepdims=True))
    return gradient * SLOPES[name](z, a)


# ---- losses: terms, and their slope by a; the cross entropies are written in z, and theirs is by z ----

def log_of_shares(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


LOSSES = {
    "half_squared_error": lambda z, a, t: ((a - t) ** 2 / 2, a - t),
    "mean_squared_error": lambda z, a, t: ((a - t) ** 2, 2 * (a - t)),
    "mean_absolute_error": lambda z, a, t: (abs(a - t), np.sign(a - t)),
    "huber": lambda z, a, t: (np.where(abs(a - t) < 1, (a - t) ** 2 / 2, abs(a - t) - 0.5), np.clip(a - t, -1, 1)),
    "hinge": lambda z, a, t: (np.maximum(0, 1 - t * a), np.where(1 - t * a > 0, -t, 0)),
    "binary_cross_entropy": lambda z, a, t: (t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z), a - t),
    "categorical_cross_entropy": lambda z, a, t: (-t * log_of_shares(z), a * t.sum(axis=1, keepdims=True) - t)}


def loss_and_delta(name, activation, z, t, weights=1.0):
    a = VALUES[activation](z)
    terms, slope = LOSSES[name](z, a, t)
    n = {"half_squared_error": 1, "categorical_cross_entropy": len(t)}.get(name, t.size)
    gradient = weights * slope / n
    return (weights * terms).sum() / n, gradient if "entropy" in name else through(activation, z, a, gradient)


# ---- optimizers: what is kept of p from step to step stands in `kept`; t counts the steps from 1 ----

def step(name, o, p, g, kept, t):
    rate = o["rate"]
    if name == "sgd":
        return p - rate * g
    if name in ("momentum", "nesterov"):
        v = kept["v"] = o["momentum"] * kept.get("v", 0) + g
        return p - rate * (g + o["momentum"] * v if name == "nesterov" else v)
    if name == "rmsprop":
        s = kept["s"] = o["alpha"] * kept.get("s", 0) + (1 - o["alpha"]) * g ** 2
        return p - rate * g / (np.sqrt(s) + o["epsilon"])
    if name == "adagrad":
        s = kept["s"] = kept.get("s", 0) + g ** 2
        return p - rate * g / (np.sqrt(s) + o["epsilon"])
    if name == "adamw":
        p = p - rate * o["weight_decay"] * p
    m = kept["m"] = o["beta1"] * kept.get("m", 0) + (1 - o["beta1"]) * g
    s = kept["s"] = o["beta2"] * kept.get("s", 0) + (1 - o["beta2"]) * g ** 2
    m_hat = m / (1 - o["beta1"] ** t)
    s_hat = s / (1 - o["beta2"] ** t)
    return p - rate * m_hat / (np.sqrt(s_hat) + o["epsilon"])


# ---- schedules and initial weights ----

def rate_at(name, n, o):
    rate = o["rate"]
    if name == "cosine":
        if n < o["warm_up"]:
            return rate * (n + 1) / o["warm_up"]
        done = min((n - o["warm_up"]) / (o["steps"] - o["warm_up"]), 1)
        return o["minimum"] + (rate - o["minimum"]) * (1 + np.cos(np.pi * done)) / 2
    return {"constant": lambda: rate, "step": lambda: rate * o["gamma"] ** (n // o["step_size"]),
            "exponential": lambda: rate * o["gamma"] ** n,
            "inverse_scaling": lambda: rate / (n + 1) ** o["exponent"]}[name]()


def initial(name, n_in, n_out, seed):
    random, size = np.random.RandomState(seed), (n_in, n_out)
    if name == "uniform":
        return random.uniform(size=size), random.uniform(size=(1, n_out))
    if name == "zeros":
        return np.zeros(size), np.zeros((1, n_out))
    method, _, how = name.partition("_")
    variance = {"glorot": 2 / (n_in + n_out), "he": 2 / n_in, "lecun": 1 / n_in}[method]
    bound = np.sqrt(3 * variance)
    W = random.normal(0, np.sqrt(variance), size) if how == "normal" else random.uniform(-bound, bound, size)
    return W, np.zeros((1, n_out))


# ---- a network: Ws and bs, a weight matrix and a bias for each layer ----

def backward(given, Ws, bs, X, t):
    """The outputs, the loss, and the gradients [[dW, db], ...] of all layers."""
    names, inputs, zs, a = [layer["activation"] for layer in given["layers"]], [], [], X
    for name, W, b in zip(names, Ws, bs):
        inputs.append(a)
        zs.append(a @ W + b)
        a = VALUES[name](zs[-1])
    loss, delta = loss_and_delta(given["loss"], names[-1], zs[-1], t)
    loss += sum(given["l1"] * abs(W).sum() + given["l2"] / 2 * (W ** 2).sum() for W in Ws)
    gradients = []
    for i in reversed(range(len(Ws))):
        dW = inputs[i].T @ delta + given["l1"] * np.sign(Ws[i]) + given["l2"] * Ws[i]
        gradients.insert(0, [dW, delta.sum(axis=0, keepdims=True)])
        if i:
            delta = through(names[i - 1], zs[i - 1], inputs[i], delta @ Ws[i].T)
    return a, loss, gradients


def trained(given):
    X, t = np.array(given["X"]), np.array(given["t"])
    Ws, bs = [[np.array(layer[name]) for layer in given["layers"]] for name in ("W", "b")]
    outputs, loss, gradients = backward(given, Ws, bs, X, t)
    results = {"outputs": outputs, "loss": loss, "gradients": gradients}
    size, first, kept = given["batch_size"] or len(X), 0, [({}, {}) for _ in Ws]
    for n in range(1, max(given["steps"]) + 1):
        _, _, gradients = backward(given, Ws, bs, X[first:first + size], t[first:first + size])
        first = first + size if first + size < len(X) else 0
        for i, (dW, db) in enumerate(gradients):
            Ws[i] = step(given["optimizer"], given["options"], Ws[i], dW, kept[i][0], n)
            bs[i] = step(given["optimizer"], given["options"], bs[i], db, kept[i][1], n)
        if n in given["steps"]:
            results["after_%d" % n] = [[W, b] for W, b in zip(Ws, bs)]
    return results


# ---- questions and answers ----

def answer(kind, given):
    """The results of a case; KeyError for what is not here."""
    if kind == "activations":
        name, z = given["activation"], np.array(given["z"])
        a = VALUES[name](z)
        if "gradient" in given:
            return {"value": a, "backward": through(name, z, a, np.array(given["gradient"]))}
        return {"value": a, "slope": SLOPES[name](z, a)}
    if kind == "losses":
        loss, gradient = loss_and_delta(given["loss"], given["activation"], np.array(given["z"]), np.array(given["t"]),
                                        np.array(given.get("weights", 1.0)))
        return {"loss": loss, "gradient": gradient}
    if kind == "optimizers":
        p, kept, after = np.array(given["parameters"]), {}, []
        for n, gradient in enumerate(given["gradients"]):
            options = dict(given["options"], rate=given["rates"][n]) if "rates" in given else given["options"]
            p = step(given["optimizer"], options, p, np.array(gradient), kept, n + 1)
            after.append(p)
        return {"after": after}
    if kind == "schedules":
        return {"rates": [rate_at(given["schedule"], n, given["options"]) for n in given["steps"]]}
    if kind == "initializers":
        W, b = initial(given["initializer"], given["n_in"], given["n_out"], given["seed"])
        return {"W": W, "b": b}
    return trained(given)


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
