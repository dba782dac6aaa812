"""Softmax regression with the row maximum taken out, one-hot targets from np.eye, on four clusters."""
import numpy as np

np.set_printoptions(precision=4, suppress=True)
rng = np.random.RandomState(2024)

centres = np.array([[-2.0, 0.0, 1.0], [2.0, 1.0, 0.5], [0.0, -2.5, -1.0], [0.5, 2.5, 0.0]])
k = len(centres)
per_class = 18
X = np.vstack([c + rng.normal(0, 0.7, size=(per_class, 3)) for c in centres])
labels = np.concatenate([np.full(per_class, i) for i in range(k)])
order = rng.permutation(len(X))
X, labels = X[order], labels[order]
Y = np.eye(k)[labels]

is_test = np.arange(len(X)) % 4 == 3
Xtr, Ytr, Xte, lte = X[~is_test], Y[~is_test], X[is_test], labels[is_test]
print("features 0 and 2, every tenth sample:\n", X[:, [0, 2]][::10])
print("train", Xtr.shape, "test", Xte.shape, "classes", np.unique(labels))


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cross_entropy(P, T):
    return -np.sum(T * np.log(P + 1e-12)) / T.shape[0]


W = np.zeros((3, k))
b = np.zeros(k)
losses = []
for epoch in range(200):
    P = softmax(Xtr @ W + b)
    losses.append(cross_entropy(P, Ytr))
    G = (P - Ytr) / len(Xtr)
    W -= 0.5 * (Xtr.T @ G)
    b -= 0.5 * G.sum(axis=0)

print("loss first/last:", np.round(losses[0], 6), np.round(losses[-1], 6))
print("every 40th loss:", np.array(losses)[::40])
print("W:\n", W)
print("b:", b)

P = softmax(Xte @ W + b)
guess = P.argmax(axis=1)
confusion = np.zeros((k, k), dtype=int)
for t, g in zip(lte, guess):
    confusion[t, g] += 1
print("confusion matrix (rows: truth)")
print(confusion)
print("probabilities of the first three:\n", P[:3])
print("rows sum to one:", np.allclose(P.sum(axis=1), 1.0))
accuracy = (guess == lte).mean()
print("test accuracy:", accuracy)

# Very large scores must not overflow when the maximum is taken out.
huge = softmax(np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1000.0, -1000.0]]))
print(huge)

assert losses[0] > 1.38 and losses[-1] < 0.3
assert accuracy > 0.8
results = {"W": W, "b": b, "losses": np.array(losses), "P": P, "confusion": confusion, "huge": huge}
