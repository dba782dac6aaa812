"""Digits of 5 x 4 pixels drawn as text, noise on the training copies, np.vectorize, weights kept between 0 and 1."""
import math
import numpy as np

DRAWN = """
.##. ..#. ###. ###. #..#
#..# .##. ...# ...# #..#
#..# ..#. .##. .##. ####
#..# ..#. #... ...# ...#
.##. .### #### ###. ...#
"""


def bitmaps():
    lines = [line.split() for line in DRAWN.strip().split("\n")]
    pictures = []
    for digit in range(len(lines[0])):
        pixels = [[1 if c == "#" else 0 for c in line[digit]] for line in lines]
        pictures.append(np.array(pixels))
    return pictures


logistic = np.vectorize(lambda v: 1.0 / (1.0 + math.exp(-v)), otypes=[float])

np.seterr(all="ignore")
np.random.seed(2)
pictures = bitmaps()
for p in pictures[:2]:
    print(p)
print("ink per digit:", [int(p.sum()) for p in pictures], "per row:", pictures[3].sum(axis=1))

X_clean = np.array([p.ravel() for p in pictures], dtype=float)
labels = np.arange(len(pictures))
copies = 5
X = np.repeat(X_clean, copies, axis=0)
y = np.repeat(labels, copies)
flips = np.random.binomial(1, 0.06, size=X.shape)
X = np.abs(X - flips)
print("noisy:", X.shape, "flipped pixels:", flips.sum(), "mean", X.mean())

D = X.shape[1]
T = np.where(y[:, None] == labels[None, :], 1.0, 0.0)
W = np.random.random((D, 5)) * 0.2 - 0.1
bias = np.full((1, 5), -1.0)
losses = []
for epoch in range(60):
    out = logistic(X @ W + bias)
    err = T - out
    losses.append(0.5 * np.sum(err * err) / len(X))
    W += 0.4 * X.T @ err / copies
    bias += 0.4 * err.mean(axis=0, keepdims=True)
    W = np.clip(W, -2.0, 2.0)
    if epoch % 15 == 0:
        print(f"epoch {epoch:>2}: loss {losses[-1]:.3e}, largest weight {np.abs(W).max():.4f}")

out = logistic(X_clean @ W + bias)
print("clean pictures:\n", out.round(3))
print("answer", out.argmax(axis=1), "confidence", out.max(axis=1))
test = np.abs(np.repeat(X_clean, 8, axis=0) - np.random.binomial(1, 0.08, size=(40, D)))
guess = (test @ W + bias).argmax(axis=-1)
table = np.zeros((5, 5), dtype=np.int64)
for a, b in zip(np.repeat(labels, 8), guess):
    table[a][b] += 1
print(table)
accuracy = table.diagonal().sum() / table.sum()
print("accuracy on new noise:", accuracy)

assert np.isfinite(W).all() and not np.any(np.isnan(out))
assert losses[-1] < 0.2 * losses[0] and accuracy > 0.85
results = {"W": W, "bias": bias, "losses": np.array(losses), "table": table, "accuracy": accuracy}
