"""Regression of one period of a sine with Adam written out, full batch."""
import numpy as np


def adam_step(param, grad, m, v, t, lr=0.02, beta1=0.9, beta2=0.999, eps=1e-8):
    m[:] = beta1 * m + (1 - beta1) * grad
    v[:] = beta2 * v + (1 - beta2) * grad ** 2
    m_hat = m / (1 - beta1 ** t)
    v_hat = v / (1 - beta2 ** t)
    param -= lr * m_hat / (np.sqrt(v_hat) + eps)


np.random.seed(11)
x = np.linspace(0, 2 * np.pi, 40).reshape(-1, 1)
y = np.sin(x) + np.random.normal(0, 0.05, size=x.shape)
x_scaled = x / np.pi - 1

n_hidden = 10
W1 = np.random.normal(scale=1.0, size=(1, n_hidden))
b1 = np.random.normal(scale=0.5, size=n_hidden)
W2 = np.random.normal(scale=1 / np.sqrt(n_hidden), size=(n_hidden, 1))
b2 = np.zeros(1)
params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
m = {k: np.zeros_like(p) for k, p in params.items()}
v = {k: np.zeros_like(p) for k, p in params.items()}

loss_history = []
for t in range(1, 301):
    a = np.tanh(x_scaled @ W1 + b1)
    pred = a @ W2 + b2
    loss = np.mean((pred - y) ** 2)
    loss_history.append(loss)

    d_pred = 2 * (pred - y) / y.size
    d_a = d_pred @ W2.T * (1 - a * a)
    grads = {"W2": a.T @ d_pred, "b2": d_pred.sum(axis=0), "W1": x_scaled.T @ d_a, "b1": d_a.sum(axis=0)}
    for k in params:
        adam_step(params[k], grads[k], m[k], v[k], t)

    if t == 1 or t % 100 == 0:
        print(f"step {t:3d}: mse = {loss:.6f}, |grad W1| = {np.linalg.norm(grads['W1']):.6f}")

residual = y - pred
r2 = 1 - np.sum(residual ** 2) / np.sum((y - y.mean()) ** 2)
print(f"r2 = {r2:.6f}, largest residual = {np.max(np.abs(residual)):.6f} at x = {x[np.argmax(np.abs(residual)), 0]:.4f}")
print("prediction at every eighth point:")
print(np.hstack([x[::8], np.sin(x[::8]), pred[::8]]))
print("b1:", b1)
print("variance of the target:", np.var(y), "std:", y.std())

assert loss_history[-1] < 0.05 * loss_history[0]
assert r2 > 0.95
results = {"loss": np.array(loss_history[::50]), "r2": r2, "W1": W1, "b1": b1, "W2": W2, "b2": b2}
