"""Early stopping: the best weights on the validation data are copied, and restored at the end.
Few noisy samples of a curve and many hidden units, so that the network overfits."""
import numpy as np

np.random.seed(23)
x = np.random.uniform(-1, 1, (40, 1))
y = np.cos(2.5 * x) + 0.25 * np.random.randn(40, 1)
x_train, y_train = x[:9], y[:9]
x_val, y_val = x[9:25], y[9:25]
x_test, y_test = x[25:], y[25:]

H = 14
W1 = np.random.randn(1, H) * 4
b1 = np.random.randn(1, H) * 2
W2 = np.random.randn(H, 1) * 0.1
b2 = np.zeros((1, 1))


def forward(x):
    h = np.tanh(x @ W1 + b1)
    return h, h @ W2 + b2


def mse(x, y):
    return np.mean((forward(x)[1] - y) ** 2)


best = np.inf
best_epoch = 0
best_weights = None
patience, waited = 40, 0
curve = []
print("start: train %.6f validation %.6f" % (mse(x_train, y_train), mse(x_val, y_val)))
for epoch in range(600):
    h, out = forward(x_train)
    g = 2 * (out - y_train) / len(x_train)
    gh = g @ W2.T * (1 - h * h)
    W2 -= 0.05 * h.T @ g
    b2 -= 0.05 * g.sum(axis=0, keepdims=True)
    W1 -= 0.05 * x_train.T @ gh
    b1 -= 0.05 * gh.sum(axis=0, keepdims=True)

    val = mse(x_val, y_val)
    curve.append(val)
    if val < best - 1e-6:
        best, best_epoch, waited = val, epoch, 0
        best_weights = [w.copy() for w in (W1, b1, W2, b2)]
    else:
        waited += 1
        if waited >= patience:
            print("stopped after epoch", epoch)
            break

before = mse(x_val, y_val)
W1, b1, W2, b2 = best_weights
after = mse(x_val, y_val)
print("best epoch %d, validation %.8f, at the end %.8f" % (best_epoch, after, before))
print("validation curve, every 20th:", [round(float(c), 5) for c in curve[::20]])
of_mean = np.mean((y_test - y_train.mean()) ** 2)
print("test error %.6f, of the mean alone %.6f" % (mse(x_test, y_test), of_mean))
order = np.argsort(x_test[:, 0])
print("x, y, prediction:")
print(np.hstack([x_test, y_test, forward(x_test)[1]])[order])

assert 0 < best_epoch < epoch < 599
assert after == best and after < before
assert mse(x_test, y_test) < 0.5 * of_mean
results = {"best": best, "best_epoch": best_epoch, "curve": np.array(curve), "W1": W1, "W2": W2}
