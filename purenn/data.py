"""Data on its way to a network: columns scaled, rows split and put in batches.

Everything here makes new lists and matrices, leaves what it is given as it was,
and takes chance from a generator of its own.  CSV is read in tables.py; dates,
downloads and data sets are declined.
"""
import math

from .arrays.loops import sum_of
from .arrays.shapes import whole
from .checks import rows_of
from .floats.kinds import INTEGERS
from .floats.names import unknown
from .matrix import Matrix, sqrt
from .random.generators import RandomState
from .targets import class_indices

ROUNDING = 10 * 2.0 ** -52              # a column that varies by less than this part of it is constant


# ---- scalers ----

class Scaler(object):
    """What the scalers share: (X - centre) / spread, column by column.

    `centre` and `spread` are Matrix objects, one number a column.  A constant
    column is only moved, as in scikit-learn: its spread is 1.  Constant is one
    whose numbers differ by rounding alone.
    """
    kind = None
    low, high = 0.0, 1.0                # what _measure's centre, and its centre + spread, become
    centre = spread = None

    def fit(self, X):
        """Measure the columns of X (rows, columns); returns the scaler."""
        X = rows_of(X)
        centre, spread = self._measure(X)
        for j, s in enumerate(spread._data):
            if isinstance(s, float) and s - s != 0.0:
                raise ValueError("X column %d holds numbers too large to be scaled" % j)
        spread = Matrix([1.0 if s <= abs(c) * ROUNDING else s for c, s in zip(centre._data, spread._data)])
        self.spread = spread / (self.high - self.low)
        self.centre = centre - self.spread * self.low
        return self

    def transform(self, X):
        """The rows of X, scaled."""
        return (self._fitting(X) - self.centre) / self.spread

    def inverse(self, X):
        """The rows that `transform` makes X of, up to rounding."""
        return self._fitting(X) * self.spread + self.centre

    def fit_transform(self, X):
        """`fit`, then `transform`, of the same rows."""
        X = rows_of(X)
        return self.fit(X).transform(X)

    def _fitting(self, X):
        self._check_fitted()
        X = rows_of(X)
        if X.shape[1] != self.centre.size:
            raise ValueError("X has %d columns; the scaler was fitted to %d" % (X.shape[1], self.centre.size))
        return X

    def _check_fitted(self):
        if self.centre is None:
            raise ValueError("%s has measured nothing yet; call fit(X) first" % type(self).__name__)

    def state(self):
        """The fitted scaler as plain data, for `restore` and `scaler_of`."""
        self._check_fitted()
        return {"scaler": self.kind, "centre": self.centre.tolist(), "spread": self.spread.tolist()}

    def restore(self, state):
        """Become the scaler whose state() this was; returns the scaler.  ValueError for anything else."""
        if not isinstance(state, dict) or state.get("scaler") != self.kind:
            raise ValueError("this is not the state of a scaler of the kind %r" % self.kind)
        centre, spread = [_finite_list(state.get(name), name) for name in ("centre", "spread")]
        if len(centre) != len(spread) or min(spread) <= 0.0:
            raise ValueError("a scaler's spread must be %d numbers above 0; got %r" % (len(centre), spread))
        self.centre, self.spread = Matrix(centre), Matrix(spread)
        return self


def _finite_list(numbers, name):
    numbers = numbers if isinstance(numbers, list) else []
    try:
        found = [float(x) for x in numbers if isinstance(x, (float,) + INTEGERS)]
    except OverflowError:
        found = []
    if not found or len(found) < len(numbers) or [x for x in found if x - x != 0.0]:
        raise ValueError("a scaler's %s must be a list of finite numbers" % name)
    return found


class StandardScaler(Scaler):
    """To mean 0 and standard deviation 1 (divisor n), as scikit-learn's."""
    kind = "standard"

    def _measure(self, X):
        """Mean and deviation, seen from the first row: those of equal numbers are exact."""
        moved = X - X[0]
        mean = moved.mean(axis=0)
        moved = moved - mean
        return X[0] + mean, sqrt((moved * moved).mean(axis=0))


class MinMaxScaler(Scaler):
    """The least of each column to `low`, the greatest to `high`; what fit has not seen may lie outside."""
    kind = "minmax"

    def __init__(self, low=0.0, high=1.0):
        if not 0.0 < high - low < 2.0 ** 1000:
            raise ValueError("low must be below high, both finite; got %r and %r" % (low, high))
        self.low, self.high = low, high

    def _measure(self, X):
        least = X.min(axis=0)
        return least, X.max(axis=0) - least


SCALERS = {"standard": StandardScaler, "minmax": MinMaxScaler}


def scaler_of(state):
    """A new scaler, the one whose state() this was; ValueError for anything else."""
    kind = state.get("scaler") if isinstance(state, dict) else None
    if kind not in sorted(SCALERS):
        raise ValueError(unknown("scaler", kind, sorted(SCALERS)))
    return SCALERS[kind]().restore(state)


# ---- rows chosen by chance ----

def train_test_split(X, y, test_size=0.25, seed=None, stratify=None):
    """(X_train, X_test, y_train, y_test): rows of X, and of y beside them, chosen by `split_rows`.

    X and y may be matrices, arrays or lists.  stratify: True for y's labels, or a list of labels.
    """
    if len(X) != len(y):
        raise ValueError("X has %d rows, y has %d" % (len(X), len(y)))
    train, test = split_rows(len(X), test_size, seed, y if stratify is True else stratify)
    return _picked(X, train), _picked(X, test), _picked(y, train), _picked(y, test)


def _picked(rows, places):
    return [rows[i] for i in places] if isinstance(rows, (list, tuple)) else rows[places]


def split_rows(n, test_size=0.25, seed=None, stratify=None):
    """(train, test): the numbers of n rows in two lists, as scikit-learn's train_test_split chooses them.

    test_size: a fraction of the rows (rounded up) or a number of rows; seed: what RandomState takes, or one.
    stratify: a list of n labels, whose shares in both lists will be those in all, to rounding.
    """
    if isinstance(test_size, float):
        size = int(math.ceil(test_size * n)) if 0.0 < test_size < 1.0 else 0
    else:
        size = whole(test_size, "test_size")
    if not 0 < size < n:
        raise ValueError("test_size must leave rows on both sides of %d, as a fraction or a number of rows; got %r"
                         % (n, test_size))
    draws = seed if hasattr(seed, "permutation") else RandomState(seed)
    if stratify is None or stratify is False:
        order = draws.permutation(n)
        return order[size:], order[:size]
    return _stratified(n, size, draws, *class_indices(stratify))


def _stratified(n, size, draws, indices, classes):
    groups = [[] for _ in classes]
    for row, index in enumerate(indices):
        groups[index].append(row)
    counts = [len(group) for group in groups]
    if len(indices) != n:
        raise ValueError("there are %d rows, and %d labels to stratify by" % (n, len(indices)))
    if min(counts) < 2 or min(size, n - size) < len(classes):
        raise ValueError("to stratify, each class needs 2 rows, and each side as many rows as there are classes; got "
                         "%d rows to train, %d to test, and of the classes %s"
                         % (n - size, size, ", ".join(["%s: %d" % pair for pair in zip(classes, counts)])))
    to_train = _shares(counts, n - size, draws)
    to_test = _shares([count - k for count, k in zip(counts, to_train)], size, draws)
    train, test = [], []
    for group, k, m in zip(groups, to_train, to_test):
        group = [group[i] for i in draws.permutation(len(group))]
        train, test = train + group[:k], test + group[k:k + m]
    return draws.permutation(train), draws.permutation(test)


def _shares(counts, n, draws):
    """n places shared out in proportion to the counts; the largest remainders get one more, equal ones by lot."""
    total = float(sum_of(counts))
    exact = [count / total * n for count in counts]
    shares = [int(x) for x in exact]
    rests = [x - share for x, share in zip(exact, shares)]
    left = n - sum_of(shares)
    for rest in sorted(set(rests), reverse=True):
        tied = [i for i, r in enumerate(rests) if r == rest]
        for i in draws.choice(tied, min(left, len(tied)), False) if left else ():
            shares[i] += 1
            left -= 1
    return shares


def batches(n, batch_size=None, random_state=None):
    """Lists of the row numbers 0 to n - 1, batch_size in each but the last; None, or more than n: all in one.

    In order, or as one `permutation` drawn from the random_state (RandomState or default_rng) has them.
    """
    n = whole(n, "n")
    size = n if batch_size is None else whole(batch_size, "batch_size")
    if n < 1 or size < 1:
        raise ValueError("rows and batch_size must be at least 1; got %d rows, batch_size %r" % (n, batch_size))
    order = list(range(n)) if random_state is None else random_state.permutation(n)
    return [order[start:start + size] for start in range(0, n, size)]
