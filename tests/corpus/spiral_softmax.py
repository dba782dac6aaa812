"""Spiral arms of three colours told apart by relu units and a softmax, with a little L2."""
import numpy as np

np.random.seed(0)

# the data: every arm starts at the origin and turns by two thirds of a circle and more
n, classes = 25, 3
points, y = [], []
for arm in range(classes):
    radius = np.linspace(0.05, 1, n)
    theta = 2*np.pi*arm/classes + 3.0*radius + np.random.randn(n)*0.08
    points.append(np.column_stack((radius*np.sin(theta), radius*np.cos(theta))))
    y += [arm]*n
X = np.concatenate(points)
y = np.array(y)
examples, dims = X.shape
print(X.shape, y.shape, X[:2], X[-1])

hidden = 16
W1 = 0.5*np.random.randn(dims, hidden)
b1 = np.zeros((1, hidden))
W2 = 0.01*np.random.randn(hidden, classes)
b2 = np.zeros((1, classes))
rate, reg = 1.0, 1e-3

losses = []
for it in range(250):
    # forward: relu, then class scores, then probabilities
    h = np.maximum(0, X.dot(W1) + b1)
    scores = h.dot(W2) + b2
    probs = np.exp(scores)
    probs /= np.sum(probs, axis=1, keepdims=True)
    loss = np.mean(-np.log(probs[range(examples), y])) + reg/2*(np.sum(W1*W1) + np.sum(W2*W2))
    losses.append(loss)
    if it % 50 == 0:
        print('iteration %d: loss %f' % (it, loss))

    # backward: the softmax's delta is probabilities minus one at the right class
    probs[range(examples), y] -= 1
    probs /= examples
    dh = probs.dot(W2.T)
    dh[h <= 0] = 0
    W2 += -rate*(h.T.dot(probs) + reg*W2)
    b2 += -rate*np.sum(probs, axis=0, keepdims=True)
    W1 += -rate*(X.T.dot(dh) + reg*W1)
    b1 += -rate*np.sum(dh, axis=0, keepdims=True)

scores = np.maximum(0, X.dot(W1) + b1).dot(W2) + b2
guess = np.argmax(scores, axis=1)
accuracy = np.mean(guess == y)
print('training accuracy: %.2f' % accuracy)
print(guess)
print(b2, W2.shape)

assert losses[0] > 1.09 and losses[-1] < 0.5*losses[0]
assert accuracy > 0.8
results = {"losses": np.array(losses), "W1": W1, "b1": b1, "W2": W2, "b2": b2, "guess": guess}
