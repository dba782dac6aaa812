"""The 8-3-8 encoder: a network must press eight one-hot patterns through three hidden units."""
import numpy as np

rng = np.random.RandomState(17)
X = np.identity(8)
W_enc = rng.uniform(-0.5, 0.5, (8, 3))
b_enc = rng.uniform(-0.5, 0.5, 3)
W_dec = rng.uniform(-0.5, 0.5, (3, 8))
b_dec = rng.uniform(-0.5, 0.5, 8)

sig = lambda z: 1. / (1. + np.exp(-z))

losses = []
for epoch in range(1200):
    code = sig(np.matmul(X, W_enc) + b_enc)
    decoded = sig(np.matmul(code, W_dec) + b_dec)
    losses.append(-np.sum(X * np.log(decoded) + (1 - X) * np.log(1 - decoded)) / len(X))

    d_dec = (decoded - X) / len(X)
    d_enc = np.matmul(d_dec, W_dec.T) * code * (1 - code)
    W_dec -= 2.0 * np.matmul(code.T, d_dec)
    b_dec -= 2.0 * np.sum(d_dec, axis=0)
    W_enc -= 2.0 * np.matmul(X.T, d_enc)
    b_enc -= 2.0 * np.sum(d_enc, axis=0)
    if (epoch + 1) % 300 == 0:
        print("epoch", epoch + 1, "loss", losses[-1])

print("codes:")
print(code)
bits = (code > 0.5).astype(int)
print("as bits:")
for row in bits:
    print("".join(str(b) for b in row), end=" ")
print()
print("reconstruction, rounded:")
print(np.around(decoded, 2))
print("largest off the diagonal: %.6f" % np.max(decoded - 2 * np.eye(8)))
print("found again:", np.argmax(decoded, axis=1))

assert losses[0] > 2 and losses[-1] < 0.3
assert np.array_equal(np.argmax(decoded, axis=1), np.arange(8))
results = {"loss": losses[-1], "code": code, "decoded": decoded, "W_enc": W_enc, "b_dec": b_dec}
