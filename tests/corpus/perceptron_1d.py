"""Rosenblatt's perceptron on 1-D arrays, one weight at a time, learning AND, OR and a majority."""
import numpy as np


def step(z):
    return 1 if z >= 0 else 0


def train(X, targets, lr, epochs):
    w = np.zeros(X.shape[1])
    bias = 0.0
    mistakes = []
    for epoch in range(epochs):
        wrong = 0
        for x, t in zip(X, targets):
            err = t - step(np.dot(w, x) + bias)
            for i in range(len(w)):
                w[i] += lr * err * x[i]
            bias += lr * err
            wrong += int(err != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, bias, mistakes


X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
gates = {}
for name, targets in [("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("NAND", [1, 1, 1, 0])]:
    w, bias, mistakes = train(X, np.array(targets), 0.1, 20)
    answers = [step(x.dot(w) + bias) for x in X]
    print(name, "weights", w, "bias", bias, "mistakes", mistakes, "answers", answers)
    assert answers == targets
    gates[name] = w

# Majority of five votes, each vote -1 or 1.
np.random.seed(5)
votes = np.random.randint(0, 2, size=(30, 5)) * 2 - 1
majority = np.where(votes.sum(axis=1) > 0, 1, 0)
w, bias, mistakes = train(votes, majority, 0.05, 50)
guesses = np.array([step(v @ w + bias) for v in votes])
print("votes:", votes.shape, votes.dtype, "first three:")
print(votes[:3])
print("majority", majority)
print("guesses ", guesses)
print("w =", w, " |w| =", np.sqrt(np.sum(w ** 2)))
print("mistakes per epoch", mistakes)
print("right: %d of %d" % (np.sum(guesses == majority), len(majority)))

assert mistakes[-1] == 0 and mistakes[0] > 0
assert (guesses == majority).all()
results = {"w": w, "bias": bias, "mistakes": mistakes, "AND": gates["AND"], "OR": gates["OR"]}
