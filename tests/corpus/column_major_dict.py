"""Samples in columns, parameters and gradients in dictionaries, one function for each step.
The task: is a point of the plane inside the ring or outside of it?"""
import numpy as np

np.random.seed(3)


def make_ring(m):
    """Points at a distance of 0 to 2 from the origin; class 1 lies between 0.7 and 1.4."""
    radius = 2 * np.random.rand(1, m)
    angle = 2 * np.pi * np.random.rand(1, m)
    X = np.concatenate((radius * np.cos(angle), radius * np.sin(angle)), axis=0)
    Y = ((radius > 0.7) & (radius < 1.4)).astype(int)
    return X, Y


def init_params(layer_dims):
    params = {}
    for l in range(1, len(layer_dims)):
        params["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        params["b" + str(l)] = np.zeros((layer_dims[l], 1))
        assert params["W" + str(l)].shape == (layer_dims[l], layer_dims[l - 1])
    return params


def forward(X, params):
    Z1 = np.dot(params["W1"], X) + params["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(params["W2"], A1) + params["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, (Z1, A1, Z2, A2)


def cross_entropy(A2, Y):
    m = Y.shape[1]
    cost = -(np.dot(Y, np.log(A2).T) + np.dot(1 - Y, np.log(1 - A2).T)) / m
    cost = np.squeeze(cost)
    assert(cost.shape == ())
    return cost


def backward(X, Y, params, cache):
    Z1, A1, Z2, A2 = cache
    m = X.shape[1]
    dZ2 = A2 - Y
    dZ1 = np.multiply(np.dot(params["W2"].T, dZ2), 1 - np.power(A1, 2))
    return {"dW2": 1. / m * np.dot(dZ2, A1.T),
            "db2": 1. / m * np.sum(dZ2, axis=1, keepdims=True),
            "dW1": 1. / m * np.dot(dZ1, X.T),
            "db1": 1. / m * np.sum(dZ1, axis=1, keepdims=True)}


X, Y = make_ring(60)
n_x, n_h, n_y = X.shape[0], 7, Y.shape[0]
print("X:", X.shape, "Y:", Y.shape, "ones:", np.sum(Y))
params = init_params([n_x, n_h, n_y])

costs = []
for i in range(501):
    A2, cache = forward(X, params)
    cost = cross_entropy(A2, Y)
    grads = backward(X, Y, params, cache)
    for name in params:
        params[name] = params[name] - 0.8 * grads["d" + name]
    if i % 100 == 0:
        costs.append(cost)
        print("Cost after iteration %i: %f" % (i, cost))

predictions = (A2 > 0.5)
right = np.dot(Y, predictions.T) + np.dot(1 - Y, 1 - predictions.T)
accuracy = float(np.squeeze(right)) / Y.size * 100
for name in ("W1", "b1", "W2", "b2"):
    print(name + " = " + str(params[name]))
print("Accuracy: %.2f %%" % accuracy)
print("first ten:", A2[0, :10])

assert costs[-1] < 0.5 * costs[0]
assert accuracy > 85
results = dict(params, costs=np.array(costs), accuracy=accuracy, A2=A2)
