"""Logistic regression on polynomial features with numpy's named functions in place of operators.
Is a point inside the ellipse? Two inputs, five features, Nesterov's momentum."""
import numpy as np

np.random.seed(64)


def features(points):
    """x, y, x^2, xy, y^2 for each row."""
    x = np.expand_dims(points[:, 0], axis=1)
    y = np.expand_dims(points[:, 1], axis=1)
    return np.concatenate([x, y, np.square(x), np.multiply(x, y), np.square(y)], axis=1)


def sigmoid(z):
    return np.divide(1.0, np.add(1.0, np.power(np.e, np.negative(z))))


points = np.random.uniform(low=-2.0, high=2.0, size=(70, 2))
inside = np.less(points[:, 0] ** 2 / 2.5 + (points[:, 1] - 0.3) ** 2 / 1.2, 1.0)
target = np.asarray(inside, dtype=np.float64)
print("inside:", np.sum(inside), "of", np.prod(inside.shape), inside.dtype, target.dtype)

F = features(points)
centre = np.mean(F, axis=0, keepdims=True)
scale = np.std(F, axis=0, keepdims=True)
F = np.divide(np.subtract(F, centre), scale)
print("features", np.shape(F), "sum of squares", np.round(np.sum(np.power(F, 2)), 9))

weights = np.random.normal(0, 0.1, size=(5,))
bias = np.float64(0.0)
velocity = np.zeros_like(weights)
rate, momentum = 0.8, 0.8
losses = np.zeros(120)
for step in range(len(losses)):
    ahead = np.add(weights, np.multiply(momentum, velocity))
    p = sigmoid(np.add(np.matmul(F, ahead), bias))
    losses[step] = np.negative(np.mean(np.where(inside, np.log(p), np.log(np.subtract(1.0, p)))))
    delta = np.divide(np.subtract(p, target), target.size)
    velocity = momentum * velocity - rate * np.matmul(np.transpose(F), delta)
    weights = np.add(weights, velocity)
    bias -= rate * np.sum(delta)

print("losses, every 20th:", losses[::20])
print("the last one: %.8f, bias %.8f" % (losses[-1], bias))
print("weights:", weights)

p = sigmoid(F.dot(weights) + bias)
prediction = np.greater(p, 0.5)
accuracy = np.mean(np.equal(prediction, inside))
print("accuracy: {:.4f}".format(accuracy))
order = np.argsort(p)[::-1]
hits = np.cumsum(inside[order])
print("hits among the surest 5, 10, 15:", hits[4], hits[9], hits[14])
print("true and false positives:", np.sum(np.logical_and(prediction, inside)),
      np.sum(np.logical_and(prediction, np.logical_not(inside))))
row = np.ravel(features(np.array([[0.0, 0.3]])))
print("at the centre:", row, sigmoid(np.dot((row - centre[0]) / scale[0], weights) + bias))

assert losses[-1] < 0.4 * losses[0]
assert accuracy > 0.9
results = {"weights": weights, "bias": bias, "losses": losses, "hits": hits, "p": p}
