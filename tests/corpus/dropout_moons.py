"""Two moons, inverted dropout on the hidden layer, and a train/test split by a random boolean mask."""
import numpy as np

np.random.seed(1234)


def make_moons(n, noise):
    t = np.random.uniform(0, np.pi, n)
    upper = np.column_stack([np.cos(t), np.sin(t)])
    lower = np.column_stack([1 - np.cos(t), 0.5 - np.sin(t)])
    X = np.vstack((upper, lower))
    X += noise * np.random.randn(*X.shape)
    y = np.hstack((np.zeros(n), np.ones(n)))
    return X, y


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


X, y = make_moons(40, 0.08)
train_mask = np.random.rand(len(X)) < 0.75
X_train, y_train = X[train_mask], y[train_mask]
X_test, y_test = X[~train_mask], y[~train_mask]
print("train:", X_train.shape, "test:", X_test.shape)

keep = 0.8
W1 = np.random.randn(2, 12) * np.sqrt(2 / 2)
b1 = np.zeros(12)
W2 = np.random.randn(12) * np.sqrt(2 / 12)
b2 = 0.0
lr = 0.3
dropped = 0

for epoch in range(301):
    # forward with dropout
    z1 = X_train.dot(W1) + b1
    a1 = np.where(z1 > 0, z1, 0.1 * z1)          # leaky relu
    mask = (np.random.rand(*a1.shape) < keep) / keep
    dropped += np.sum(mask == 0)
    a1 = a1 * mask
    p = sigmoid(a1.dot(W2) + b2)

    # backward: the same mask
    delta = (p - y_train) / len(y_train)
    dW2 = a1.T.dot(delta)
    db2 = delta.sum()
    d1 = np.outer(delta, W2) * mask
    d1[z1 <= 0] *= 0.1
    W2 -= lr * dW2
    b2 -= lr * db2
    W1 -= lr * X_train.T.dot(d1)
    b1 -= lr * d1.sum(axis=0)

    if epoch % 60 == 0:
        eps = 1e-12
        loss = -np.mean(y_train * np.log(p + eps) + (1 - y_train) * np.log(1 - p + eps))
        print("epoch {:3d} loss {:.5f}".format(epoch, loss))


def predict(X):
    z = X.dot(W1) + b1
    return sigmoid(np.where(z > 0, z, 0.1 * z).dot(W2) + b2)


p_test = predict(X_test)
acc_train = np.mean((predict(X_train) > 0.5) == y_train)
acc_test = np.mean((p_test > 0.5) == y_test)
print("dropped units: %d, share %.4f" % (dropped, dropped / (301.0 * len(X_train) * 12)))
print("train accuracy %.4f, test accuracy %.4f" % (acc_train, acc_test))
print("test probabilities:", p_test)
print("b2 = {:.8f}".format(b2))

assert acc_train > 0.9 and acc_test > 0.85
assert abs(dropped / (301.0 * len(X_train) * 12) - (1 - keep)) < 0.01
results = {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "p_test": p_test, "loss": loss, "acc": acc_test}
