"""Adaline with the scikit-learn manner of names (fit, w_, cost_): full batch, then one sample at a time."""
import numpy as np


class AdalineGD(object):
    """w_[0] is the bias unit; fit returns self."""

    def __init__(self, eta=0.01, n_iter=50, random_state=1):
        self.eta = eta
        self.n_iter = n_iter
        self.random_state = random_state

    def _start(self, n_features):
        self.rgen = np.random.RandomState(self.random_state)
        self.w_ = self.rgen.normal(loc=0.0, scale=0.01, size=1 + n_features)
        self.cost_ = []

    def fit(self, X, y):
        self._start(X.shape[1])
        for i in range(self.n_iter):
            errors = y - self.net_input(X)
            self.w_[1:] += self.eta * X.T.dot(errors)
            self.w_[0] += self.eta * errors.sum()
            self.cost_.append((errors ** 2).sum() / 2.0)
        return self

    def net_input(self, X):
        return np.dot(X, self.w_[1:]) + self.w_[0]

    def predict(self, X):
        return np.where(self.net_input(X) >= 0.0, 1, -1)


class AdalineSGD(AdalineGD):
    """The same, with a fresh order of the samples for each pass."""

    def fit(self, X, y):
        self._start(X.shape[1])
        for i in range(self.n_iter):
            r = self.rgen.permutation(len(y))
            cost = []
            for xi, target in zip(X[r], y[r]):
                error = target - self.net_input(xi)
                self.w_[1:] += self.eta * xi * error
                self.w_[0] += self.eta * error
                cost.append(0.5 * error ** 2)
            self.cost_.append(sum(cost) / len(y))
        return self


rgen = np.random.RandomState(9)
small = rgen.normal((1.5, 0.3), (0.2, 0.08), size=(20, 2))
large = rgen.normal((4.3, 1.3), (0.5, 0.20), size=(25, 2))
X = np.concatenate((small, large))
y = np.where(np.arange(len(X)) < 20, -1, 1)

X_std = np.copy(X)
X_std[:, 0] = (X[:, 0] - X[:, 0].mean()) / X[:, 0].std()
X_std[:, 1] = (X[:, 1] - X[:, 1].mean()) / X[:, 1].std()
print("means", np.round(X.mean(axis=0), 6), "ranges", X.max(axis=0) - X.min(axis=0))

ada = AdalineGD(n_iter=20, eta=0.01).fit(X_std, y)
print("batch: w =", ada.w_)
print("costs:", np.array(ada.cost_[::5]))
print("misclassified:", (ada.predict(X_std) != y).sum())

sgd = AdalineSGD(n_iter=8, eta=0.01).fit(X_std, y)
print("one at a time: w =", sgd.w_)
print("average costs: %s" % ["%.6f" % c for c in sgd.cost_])
print("misclassified:", (sgd.predict(X_std) != y).sum())

# without scaling this rate diverges: the sum of squares grows
wild = AdalineGD(n_iter=6, eta=0.01).fit(X, y)
print("without scaling:", ["%.3e" % c for c in wild.cost_])

assert ada.cost_[-1] < 0.3 * ada.cost_[0] and sgd.cost_[-1] < sgd.cost_[0]
assert wild.cost_[-1] > wild.cost_[0]
assert np.all(ada.predict(X_std) == y)
results = {"ada": ada.w_, "sgd": sgd.w_, "cost": np.array(ada.cost_), "wild": wild.cost_[-1], "X_std": X_std}
