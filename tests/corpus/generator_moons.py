"""Everything drawn from numpy's new generator: two moons, He initialisation, relu, shuffled mini-batches."""
import numpy as np

rng = np.random.default_rng(2023)


class Dense:
    def __init__(self, n_in, n_out, relu):
        self.W = rng.normal(0.0, np.sqrt(2.0 / n_in), size=(n_in, n_out))
        self.b = np.zeros(n_out)
        self.relu = relu

    def forward(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.active = z > 0 if self.relu else np.ones_like(z, dtype=bool)
        return z * self.active

    def backward(self, grad, lr):
        grad = grad * self.active
        back = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return back


n = 48
angle = rng.uniform(0, np.pi, size=n)
kind = rng.integers(0, 2, size=n)
sign = 1 - 2 * kind
X = np.stack([sign * np.cos(angle) + kind, sign * np.sin(angle) + 0.4 * kind], axis=1)
X += 0.1 * rng.standard_normal(X.shape)
t = kind.reshape(-1, 1)
print("classes:", np.unique(kind, return_counts=True)[1], "mean of X:", X.mean(axis=0))

layers = [Dense(2, 10, True), Dense(10, 6, True), Dense(6, 1, False)]
history = []
for epoch in range(40):
    order = np.arange(n)
    rng.shuffle(order)
    loss = 0.0
    for start in range(0, n, 16):
        rows = order[start:start + 16]
        out = X[rows]
        for layer in layers:
            out = layer.forward(out)
        p = 1 / (1 + np.exp(-out))
        loss += float(-(t[rows] * np.log(p) + (1 - t[rows]) * np.log(1 - p)).sum())
        grad = (p - t[rows]) / len(rows)
        for layer in reversed(layers):
            grad = layer.backward(grad, 0.2)
    history.append(loss / n)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1:3d}  loss {history[-1]:.4f}")

out = X
for layer in layers:
    out = layer.forward(out)
predicted = (out[:, 0] > 0).astype(np.int64)
accuracy = (predicted == kind).mean()
print(f"accuracy {accuracy:.4f}")
print("a few scores:", np.round(out[:6, 0], 5))
sample = rng.choice(n, size=5, replace=False)
print("five at random:", sample, "truth", kind[sample], "predicted", predicted[sample])
print("first layer:", layers[0].W.shape)
print(layers[0].W)

assert history[-1] < 0.5 * history[0]
assert accuracy > 0.9
results = {"history": np.array(history), "W0": layers[0].W, "W2": layers[2].W, "b1": layers[1].b, "scores": out}
