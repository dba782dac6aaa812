"""Backpropagation compared with central differences, one weight at a time, before and after training."""
import numpy as np

np.random.seed(8)


def relu_like(z):
    return np.log1p(np.exp(z))          # softplus: smooth, so that differences work everywhere


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def loss_and_grads(params, X, Y):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    z1 = X @ W1 + b1
    a1 = relu_like(z1)
    z2 = a1 @ W2 + b2
    p = sigmoid(z2)
    loss = -np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p)) / len(X) + 0.01 * np.sum(W2 ** 2)
    dz2 = (p - Y) / len(X)
    dz1 = (dz2 @ W2.T) * sigmoid(z1)
    grads = {"W1": X.T @ dz1, "b1": dz1.sum(axis=0), "W2": a1.T @ dz2 + 0.02 * W2, "b2": dz2.sum(axis=0)}
    return loss, grads


def numerical_gradient(params, name, X, Y, eps=1e-5):
    p = params[name]
    grad = np.zeros_like(p)
    if p.ndim == 1:
        places = [i for i in range(p.shape[0])]
    else:
        places = [(i, j) for i in range(p.shape[0]) for j in range(p.shape[1])]
    for place in places:
        old = p[place]
        p[place] = old + eps
        up, _ = loss_and_grads(params, X, Y)
        p[place] = old - eps
        down, _ = loss_and_grads(params, X, Y)
        p[place] = old
        grad[place] = (up - down) / (2 * eps)
    return grad


def check(params, X, Y):
    _, grads = loss_and_grads(params, X, Y)
    worst = 0.0
    for name in sorted(params):
        numeric = numerical_gradient(params, name, X, Y)
        gap = np.linalg.norm(numeric - grads[name])
        size = np.linalg.norm(numeric) + np.linalg.norm(grads[name])
        worst = max(worst, gap / size)
        print(name, params[name].shape, "ok" if gap / size < 1e-6 else "WRONG")
    return worst


X = np.random.randn(7, 4)
Y = np.column_stack([X[:, 0] > 0, X[:, 1] * X[:, 2] > 0]).astype(float)
params = {
    "W1": 0.7 * np.random.randn(4, 5),
    "b1": 0.1 * np.random.randn(5),
    "W2": 0.7 * np.random.randn(5, 2),
    "b2": np.zeros(2),
}
assert check(params, X, Y) < 1e-6

first, _ = loss_and_grads(params, X, Y)
for step in range(300):
    loss, grads = loss_and_grads(params, X, Y)
    for name in params:
        params[name] -= 0.3 * grads[name]
print("loss before {:.10f} after {:.10f}".format(first, loss))
assert check(params, X, Y) < 1e-6

# a mistake on purpose must be noticed
_, grads = loss_and_grads(params, X, Y)
wrong = grads["W1"].copy()
wrong[1, 2] += 0.01
numeric = numerical_gradient(params, "W1", X, Y)
print("the broken gradient is noticed:", not np.allclose(wrong, numeric, atol=1e-6))
print(np.round(grads["W1"], 6))

assert loss < 0.5 * first
assert not np.allclose(wrong, numeric, atol=1e-6) and np.allclose(grads["W1"], numeric, atol=1e-6)
results = {"first": first, "loss": loss, "W1": params["W1"], "b1": params["b1"], "W2": params["W2"]}
