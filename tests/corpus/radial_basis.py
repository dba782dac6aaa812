"""Radial basis functions: centres by k-means, widths from their distances, output weights by the delta rule."""
import numpy as np

np.random.seed(15)
f = lambda x: 0.5 * np.sin(3 * x) + 0.3 * x

x = np.sort(np.random.uniform(-2, 2, 50))
t = f(x) + np.random.normal(0, 0.04, size=50)

# k-means in one dimension
centres = x[2::6]
k = len(centres)
for sweep in range(20):
    distance = np.abs(x[:, np.newaxis] - centres[np.newaxis, :])
    nearest = np.argmin(distance, axis=1)
    moved = centres.copy()
    for j in range(k):
        mine = x[nearest == j]
        if len(mine) > 0:
            moved[j] = mine.mean()
    if np.array_equal(moved, centres):
        break
    centres = moved
centres.sort()
print("k-means settled after", sweep, "sweeps:", centres)
print("cluster sizes:", [int(np.count_nonzero(nearest == j)) for j in range(k)])

gaps = centres[1:] - centres[:-1]
width = gaps.mean()
print("gaps from %.5f to %.5f, width %.5f" % (gaps.min(), gaps.max(), width))


def phi(x):
    """len(x) rows: the basis functions, and a one for the bias."""
    d = x.reshape(-1, 1) - centres.reshape(1, -1)
    return np.hstack((np.exp(-d ** 2 / (2 * width ** 2)), np.ones((len(x), 1))))


P = phi(x)
w = np.zeros(k + 1)
start = np.mean((t - P @ w) ** 2)
for epoch in range(60):
    for i in np.random.permutation(len(x)):
        w += 0.3 * (t[i] - P[i] @ w) * P[i]
mse = np.mean((t - P @ w) ** 2)
print("mse before {:.6f} after {:.6f}".format(start, mse))
print("w:", w)

grid = np.arange(-2, 2.1, 0.5)
table = np.column_stack((grid, f(grid), phi(grid) @ w))
print("    x, truth, network")
print(np.round(table, 3))

assert mse < 0.1 * start
assert np.mean(np.abs(table[:, 1] - table[:, 2])) < 0.12
results = {"centres": centres, "w": w, "mse": mse, "table": table, "nearest": nearest}
