"""XOR with momentum, the velocities kept in a list beside the parameters."""
import numpy as np

np.random.seed(2)

def tanh_prime(a):
    return 1 - a**2

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = (X[:, 0] ^ X[:, 1]).reshape(-1, 1)

params = [np.random.uniform(-1, 1, (2, 3)), np.zeros((1, 3)), np.random.uniform(-1, 1, (3, 1)), np.zeros((1, 1))]
velocity = [np.zeros_like(p) for p in params]
mu, lr = 0.9, 0.1

def predict(X, params):
    W1, b1, W2, b2 = params
    H = np.tanh(np.dot(X, W1) + b1)
    return H, np.tanh(np.dot(H, W2) + b2)

errors = []
for epoch in range(160):
    H, out = predict(X, params)
    diff = out - Y
    errors.append(np.mean(np.square(diff)))
    d2 = 2 * diff / len(X) * tanh_prime(out)
    d1 = np.dot(d2, params[2].T) * tanh_prime(H)
    grads = [np.dot(X.T, d1), np.sum(d1, axis=0, keepdims=True), np.dot(H.T, d2), np.sum(d2, axis=0, keepdims=True)]
    for p, v, g in zip(params, velocity, grads):
        v *= mu
        v -= lr * g
        p += v
    if epoch % 40 == 39:
        print("epoch", epoch + 1, "mse", round(float(errors[-1]), 10))

H, out = predict(X, params)
for x, t, o in zip(X, Y, out):
    print("%d xor %d = %d, network %.4f" % (x[0], x[1], t[0], o[0]))
print("W1", params[0], sep="\n")
print("W2", params[2], sep="\n")
print("speed of b1:", velocity[1])

assert errors[0] > 0.3 and errors[-1] < 0.01
assert np.allclose(out, Y, atol=0.1)
results = {"mse": errors[-1], "out": out, "W1": params[0], "b1": params[1], "W2": params[2], "b2": params[3]}
