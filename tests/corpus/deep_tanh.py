"""Three hidden layers of tanh units; two interleaved spirals; full batch with a step schedule."""
import numpy as np

np.random.seed(6)
n = 30
t = np.sqrt(np.linspace(0.05, 1, n)) * 1.6 * np.pi
arm = np.vstack([t * np.cos(t), t * np.sin(t)]).T / 5
X = np.concatenate([arm, -arm], axis=0) + np.random.normal(0, 0.01, size=(2 * n, 2))
y = np.concatenate((np.ones((n, 1)), -np.ones((n, 1))))

layer_sizes = [2, 9, 8, 7, 1]
L = len(layer_sizes) - 1
W, b = [None] * (L + 1), [None] * (L + 1)
for l in range(1, L + 1):
    limit = np.sqrt(6.0 / (layer_sizes[l-1] + layer_sizes[l]))
    W[l] = np.random.uniform(-limit, limit, (layer_sizes[l-1], layer_sizes[l]))
    b[l] = np.zeros((1, layer_sizes[l]))
W[1] *= 2

lr = 0.1
mse = []
for it in range(500):
    a = [X]
    for l in range(1, L + 1):
        a.append(np.tanh(np.dot(a[l-1], W[l]) + b[l]))
    error = a[L] - y
    mse.append(float(np.mean(error ** 2)))

    delta = error * (1 - a[L] ** 2) * 2 / len(X)
    for l in range(L, 0, -1):
        dW, db = np.dot(a[l-1].T, delta), delta.sum(axis=0, keepdims=True)
        if l > 1:
            delta = np.dot(delta, W[l].T) * (1 - a[l-1] ** 2)
        W[l] -= lr * dW
        b[l] -= lr * db

    if it in (200, 350):
        lr *= 0.5
        print("iteration", it, "learning rate now", lr)
    if it % 100 == 0:
        print("iteration %3d mse %.6f" % (it, mse[-1]))

right = np.sum(np.sign(a[L]) == y)
print("right: {} of {}".format(right, len(y)))
for l in range(1, L + 1):
    print("layer", l, W[l].shape, "norm %.6f" % np.sqrt((W[l] ** 2).sum()), "mean activation %.6f" % a[l].mean())
print("W[4] =", W[4].T)
print("inner end of the arms:", a[L][:3, 0], a[L][n:n+3, 0])

assert mse[-1] < 0.4 * mse[0]
assert right > 0.9 * len(y)
results = {"mse": mse[::50], "W1": W[1], "W4": W[4], "right": int(right)}
