"""Mini-batches from a permutation, standardised features, L2 and a decaying learning rate.
Three kinds of made-up flowers with four measurements on quite different scales."""
import numpy as np

np.random.seed(99)
np.set_printoptions(precision=5)

means = [[5.0, 3.4, 150.0, 0.02], [5.9, 2.8, 420.0, 0.13], [6.6, 3.0, 550.0, 0.20]]
spread = [0.35, 0.3, 40.0, 0.02]
features, species = [], []
for label, mean in enumerate(means):
    for _ in range(24):
        features.append([np.random.normal(m, s) for m, s in zip(mean, spread)])
        species.append(label)
features = np.array(features)
species = np.array(species)

perm = np.random.permutation(features.shape[0])
split = int(0.8 * len(perm))
train_idx, test_idx = perm[:split], perm[split:]

mu = features[train_idx].mean(axis=0)
sigma = features[train_idx].std(axis=0)
print("mean", mu)
print("std ", sigma)
X = (features - mu) / sigma
print("after scaling:", np.allclose(X[train_idx].mean(axis=0), 0), np.allclose(X[train_idx].std(axis=0), 1))

# one-hot by indexing
T = np.zeros((len(species), 3))
T[np.arange(len(species)), species] = 1

n_in, n_hidden, n_out = X.shape[1], 5, 3
W1 = np.random.randn(n_in, n_hidden) / np.sqrt(n_in)
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, n_out) / np.sqrt(n_hidden)
b2 = np.zeros((1, n_out))

batch_size, lr0, decay, lam = 10, 0.5, 0.05, 1e-3
epoch_losses = []
for epoch in range(30):
    lr = lr0 / (1 + decay * epoch)
    idx = np.random.permutation(train_idx)
    total = 0.0
    for i in range(0, len(idx), batch_size):
        xb, tb = X[idx[i:i+batch_size]], T[idx[i:i+batch_size]]
        h = np.tanh(xb.dot(W1) + b1)
        s = h.dot(W2) + b2
        e = np.exp(s - s.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        total += -np.sum(tb * np.log(p + 1e-15))

        ds = (p - tb) / xb.shape[0]
        dh = ds.dot(W2.T) * (1 - h ** 2)
        W2 -= lr * (h.T.dot(ds) + lam * W2)
        b2 -= lr * ds.sum(axis=0, keepdims=True)
        W1 -= lr * (xb.T.dot(dh) + lam * W1)
        b1 -= lr * dh.sum(axis=0, keepdims=True)
    epoch_losses.append(total / len(idx))
    if epoch % 6 == 0 or epoch == 29:
        print("epoch %2d  lr %.4f  loss %.6f" % (epoch, lr, epoch_losses[-1]))

h = np.tanh(X[test_idx] @ W1 + b1)
pred = np.argmax(h @ W2 + b2, axis=1)
print("truth     ", species[test_idx])
print("prediction", pred)
accuracy = np.sum(pred == species[test_idx]) / len(test_idx)
print("accuracy", accuracy)
print("W1\n", W1, "\nW2\n", W2)
print("features 0 and 2 of the first two flowers:\n", X[:2, [0, 2]])
print("features 0 and 1 of flowers 1 and 2:\n", +X[1:3, :2])

assert epoch_losses[-1] < 0.2 * epoch_losses[0]
assert accuracy >= 0.9
results = {"mu": mu, "sigma": sigma, "losses": np.array(epoch_losses), "W1": W1, "W2": W2, "pred": pred}
