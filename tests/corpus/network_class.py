"""A Network class with lists of weights and biases, on the parity of three bits."""
import numpy as np


class Network(object):
    """Fully connected sigmoid network; sizes is a list such as [3, 5, 1]."""

    def __init__(self, sizes, learning_rate=0.8, seed=1):
        np.random.seed(seed)
        self.sizes = sizes
        self.learning_rate = learning_rate
        self.weights = []
        self.biases = []
        for n_in, n_out in zip(sizes[:-1], sizes[1:]):
            self.weights.append(np.random.normal(0, 1.0, size=(n_in, n_out)))
            self.biases.append(np.zeros((1, n_out)))

    @staticmethod
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    def forward(self, X):
        activations = [X]
        for W, b in zip(self.weights, self.biases):
            activations.append(self.sigmoid(activations[-1] @ W + b))
        return activations

    def backward(self, activations, y):
        deltas = [None] * len(self.weights)
        out = activations[-1]
        deltas[-1] = out - y                      # cross entropy with a sigmoid
        for l in reversed(range(len(self.weights) - 1)):
            a = activations[l + 1]
            deltas[l] = deltas[l + 1] @ self.weights[l + 1].T * a * (1 - a)
        return deltas

    def update(self, activations, deltas):
        n = len(activations[0])
        for l, delta in enumerate(deltas):
            self.weights[l] -= self.learning_rate * (activations[l].T @ delta) / n
            self.biases[l] -= self.learning_rate * delta.mean(axis=0, keepdims=True)

    def fit(self, X, y, epochs, report_every):
        history = []
        for epoch in range(epochs):
            activations = self.forward(X)
            out = activations[-1]
            loss = -np.mean(y * np.log(out) + (1 - y) * np.log(1 - out))
            history.append(loss)
            if epoch % report_every == 0:
                print(f"epoch {epoch:4d}   loss {loss:.6f}")
            self.update(activations, self.backward(activations, y))
        return history

    def predict(self, X):
        return (self.forward(X)[-1] > 0.5).astype(int)


X = np.array([[i >> 2 & 1, i >> 1 & 1, i & 1] for i in range(8)], dtype=float)
y = X.sum(axis=1, keepdims=True) % 2

net = Network([3, 6, 1], learning_rate=3.0, seed=3)
history = net.fit(X, y, epochs=1000, report_every=200)
predictions = net.predict(X)

for row, target, guess in zip(X, y, predictions):
    print(row, "->", int(guess[0]), "expected", int(target[0]))
print("accuracy:", np.mean(predictions == y))
print("final loss: {:.8f}".format(history[-1]))
print("shapes:", [W.shape for W in net.weights])
print("last layer:")
print(net.weights[-1])

assert history[-1] < 0.1 < history[0]
assert np.array_equal(predictions, y)
results = {"history": np.array(history), "W0": net.weights[0], "W1": net.weights[1],
           "b0": net.biases[0], "b1": net.biases[1]}
