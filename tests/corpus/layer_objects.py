"""Layers, activations and the loss as small objects with forward and backward, joined in a Sequential."""
import numpy as np


class Linear:
    def __init__(self, in_features, out_features):
        k = 1.0 / np.sqrt(in_features)
        self.params = {"w": np.random.uniform(-k, k, (in_features, out_features)), "b": np.zeros(out_features)}
        self.grads = {}

    def forward(self, inputs):
        self.inputs = inputs
        return inputs @ self.params["w"] + self.params["b"]

    def backward(self, grad):
        self.grads["w"] = self.inputs.T @ grad
        self.grads["b"] = np.sum(grad, axis=0)
        return grad @ self.params["w"].T


class Sigmoid:
    params, grads = {}, {}

    def forward(self, inputs):
        self.out = 1 / (1 + np.exp(-inputs))
        return self.out

    def backward(self, grad):
        return grad * self.out * (1 - self.out)


class ReLU:
    params, grads = {}, {}

    def forward(self, inputs):
        self.mask = (inputs > 0)
        return inputs * self.mask

    def backward(self, grad):
        return grad * self.mask


class MSELoss:
    def loss(self, predicted, actual):
        return np.mean((predicted - actual) ** 2)

    def grad(self, predicted, actual):
        return 2 * (predicted - actual) / predicted.size


class RMSprop:
    def __init__(self, net, lr, rho=0.9):
        self.net, self.lr, self.rho = net, lr, rho
        self.cache = {}

    def step(self):
        for i, layer in enumerate(self.net.layers):
            for name, param in layer.params.items():
                g = layer.grads[name]
                old = self.cache.get((i, name), np.zeros_like(param))
                self.cache[i, name] = self.rho * old + (1 - self.rho) * g * g
                param -= self.lr * g / (np.sqrt(self.cache[i, name]) + 1e-6)


class Sequential:
    def __init__(self, *layers):
        self.layers = list(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in self.layers[::-1]:
            grad = layer.backward(grad)
        return grad


def binary(n, bits):
    return [n >> i & 1 for i in range(bits)]


# Add two 2-bit numbers: four bits in, three bits out.
pairs = [(a, b) for a in range(4) for b in range(4)]
inputs = np.array([binary(a, 2) + binary(b, 2) for a, b in pairs])
targets = np.array([binary(a + b, 3) for a, b in pairs])

np.random.seed(5)
net = Sequential(Linear(4, 14), ReLU(), Linear(14, 3), Sigmoid())
criterion, optimizer = MSELoss(), RMSprop(net, lr=0.03)
losses = []
for epoch in range(250):
    predicted = net.forward(inputs)
    losses.append(criterion.loss(predicted, targets))
    net.backward(criterion.grad(predicted, targets))
    optimizer.step()
    if epoch % 50 == 0:
        print(epoch, losses[-1])

answers = np.where(net.forward(inputs) > 0.5, 1, 0)
wrong = 0
for (a, b), bits in zip(pairs, answers):
    total = int(bits[0]) + 2 * int(bits[1]) + 4 * int(bits[2])
    wrong += total != a + b
    if a == 3:
        print("%d + %d = %d" % (a, b, total))
print("wrong sums:", wrong)
print("output bias:", net.layers[2].params["b"])
print("parameters:", sum(p.size for layer in net.layers for p in layer.params.values()))

assert losses[-1] < 0.05 * losses[0]
assert wrong == 0
results = {"losses": np.array(losses[::25]), "w": net.layers[2].params["w"], "answers": answers}
