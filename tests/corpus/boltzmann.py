"""A restricted Boltzmann machine trained by contrastive divergence on bars of a 3 x 4 grid."""
import numpy as np

rng = np.random.RandomState(55)
rows, cols, hidden = 3, 4, 5

data = []
for r in range(rows):
    grid = np.zeros((rows, cols))
    grid[r, :] = 1
    data.append(grid.flatten())
for c in range(cols):
    grid = np.zeros((rows, cols))
    grid[:, c] = 1
    data.append(grid.flatten())
data = np.array(data)
n, visible = data.shape
print(data.astype(int))


def logistic(x):
    return 1.0 / (1 + np.exp(-x))


def sample(p):
    return (p > rng.rand(*p.shape)).astype(float)


# the bias units are row 0 and column 0 of one weight matrix
W = 0.1 * rng.randn(visible + 1, hidden + 1)
W[0, :] = 0
W[:, 0] = 0
v0 = np.hstack((np.ones((n, 1)), data))

errors = []
for epoch in range(165):
    ph = logistic(v0 @ W)
    ph[:, 0] = 1
    positive = v0.T @ ph
    h = sample(ph)
    h[:, 0] = 1

    pv = logistic(h @ W.T)
    pv[:, 0] = 1
    ph2 = logistic(pv @ W)
    ph2[:, 0] = 1
    negative = pv.T @ ph2

    W += 0.3 * (positive - negative) / n
    errors.append(np.sum((v0 - pv) ** 2) / n)
    if epoch % 40 == 0:
        print("epoch %3d: error %.8f" % (epoch, errors[-1]))

# reconstruct without noise
ph = logistic(v0 @ W)
ph[:, 0] = 1
back = logistic(ph @ W.T)[:, 1:]
print("hidden probabilities:")
print(np.round(ph[:, 1:], 3))
print("reconstruction of the first and the last pattern:")
print(np.round(back[[0, -1]], 2).reshape(-1, cols))
right = np.mean((back > 0.5) == (data == 1))
print("pixels right:", right)
mean_error = np.mean(errors[-20:])

assert mean_error < 0.4 * errors[0]
assert right > 0.9
results = {"W": W, "errors": np.array(errors), "right": right, "back": back}
