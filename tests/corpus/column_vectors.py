"""One column vector a sample, lists of weights and biases, quadratic cost, mini-batches from a shuffled list.
The task: which of three letters of 5 x 3 pixels is it, with one pixel flipped?"""
import random
import numpy as np

LETTERS = ["010 101 111 101 101", "110 101 110 101 110", "011 100 100 100 011"]


class Net:
    def __init__(self, sizes):
        self.sizes = sizes
        self.biases = [np.random.randn(y, 1) for y in sizes[1:]]
        self.weights = [np.random.randn(y, x) for x, y in zip(sizes[:-1], sizes[1:])]

    def output(self, a):
        for w, b in zip(self.weights, self.biases):
            a = sigmoid(np.dot(w, a) + b)
        return a

    def gradient(self, x, y):
        """The lists nabla_w and nabla_b of one sample, from the last layer back."""
        a, zs, activations = x, [], [x]
        for w, b in zip(self.weights, self.biases):
            zs.append(np.dot(w, a) + b)
            a = sigmoid(zs[-1])
            activations.append(a)
        nabla_w, nabla_b = [], []
        delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
        for layer in range(len(self.weights) - 1, -1, -1):
            nabla_w.insert(0, np.dot(delta, activations[layer].transpose()))
            nabla_b.insert(0, delta)
            if layer > 0:
                delta = np.dot(self.weights[layer].transpose(), delta) * sigmoid_prime(zs[layer - 1])
        return nabla_w, nabla_b

    def learn(self, batch, eta):
        total_w = [np.zeros(w.shape) for w in self.weights]
        total_b = [np.zeros(b.shape) for b in self.biases]
        for x, y in batch:
            nabla_w, nabla_b = self.gradient(x, y)
            total_w = [t + n for t, n in zip(total_w, nabla_w)]
            total_b = [t + n for t, n in zip(total_b, nabla_b)]
        self.weights = [w - eta / len(batch) * t for w, t in zip(self.weights, total_w)]
        self.biases = [b - eta / len(batch) * t for b, t in zip(self.biases, total_b)]

    def score(self, samples):
        return sum(int(np.argmax(self.output(x)) == np.argmax(y)) for x, y in samples)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def unit(j, n):
    e = np.zeros((n, 1))
    e[j] = 1.0
    return e


np.random.seed(12)
random.seed(12)
samples = []
for copy in range(12):
    for which, picture in enumerate(LETTERS):
        x = np.array([float(c) for c in picture.replace(" ", "")]).reshape(15, 1)
        flip = np.random.randint(0, 15)
        x[flip, 0] = 1.0 - x[flip, 0]
        samples.append((x, unit(which, 3)))
training, test = samples[:27], samples[27:]

net = Net([15, 6, 3])
scores = [net.score(test)]
for epoch in range(16):
    random.shuffle(training)
    for k in range(0, len(training), 4):
        net.learn(training[k:k + 4], eta=3.0)
    scores.append(net.score(test))
    print("Epoch {0}: {1} / {2}".format(epoch, scores[-1], len(test)))

clean = net.output(np.array([[int(c)] for c in LETTERS[0] if c != " "]))
print("a clean A gives")
print(clean)
print("biases", net.biases[-1].ravel(), "weights", [w.shape for w in net.weights])

assert scores[-1] >= 8 > scores[0]
results = {"scores": scores, "w": net.weights[-1], "w0": net.weights[0], "b": net.biases[0], "clean": clean}
