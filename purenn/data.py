"""Data on its way to a network: columns scaled, rows split and put in batches.

Everything here makes new lists and matrices, leaves its arguments as they were, and
draws from a random generator of its own.  CSV is read in files/csv_tables.py.  Not here:
dates, downloads and data sets.
"""
import math

from .arrays import frames
from .arrays.loops import counts_of, sum_of
from .arrays.operators import make
from .arrays.nested import number, unpack
from .arrays.shapes import counted, is_whole
from .checks import PlacedError, at_least, no_others, rows_of, rows_of_table, within
from .floats.kinds import INTEGERS, TEXTS
from .floats.names import listed, shortened, shown, unknown
from .labels import class_indices
from .matrix import Matrix, sqrt
from .random.generators import RandomState

BLOCK = 1000                            # rows
ROUNDING = 10 * 2.0 ** -52              # a column whose spread is at most this part of its centre counts as constant


# ---- scalers ----

class Scaler(object):
    """What the scalers have in common: (X - centre) / spread, column by column.

    `centre` and `spread` are matrices with one number a column.  The spread of a
    constant column, one whose numbers differ by no more than rounding, is 1, as in
    scikit-learn: such a column is only moved.
    """
    kind = None
    low, high = 0.0, 1.0                # what centre and centre + spread, as _measure gives them, are scaled to
    centre = spread = None
    columns = None                      # the names of the columns of a table, by which those of later ones are found

    def __repr__(self):
        columns = "not fitted yet" if self.centre is None else counted(self.centre.size, "column")
        return "<%s: %s>" % (type(self).__name__, columns)

    def fit(self, X):
        """Measure the columns of X (rows, columns).  Returns the scaler."""
        names = frames.names_of(X) if frames.is_frame(X) else None
        X = self._rows(X, names)
        centre, spread = self._measure(X)
        for j, s in enumerate(spread._data):
            if isinstance(s, float) and s - s != 0.0:
                problem = "holds numbers too large to be scaled"
                raise PlacedError("X column %d %s" % (j, problem), where=j, problem=problem)
        spread = Matrix([1.0 if s <= abs(c) * ROUNDING else s for c, s in zip(centre._data, spread._data)])
        self.spread = spread / (self.high - self.low)
        self.centre = centre - self.spread * self.low
        self.columns = names
        return self

    def _rows(self, X, columns):
        """X as a Matrix of finite numbers, the columns of a table in this order."""
        return rows_of(within("X", rows_of_table, X, columns) if frames.is_frame(X) else X)

    def transform(self, X):
        """X (rows, columns), scaled: a new Matrix."""
        X = self._checked_rows(X)
        if is_large(X):
            return in_blocks(self.transform, X, X._data[:0])
        return (X - self.centre) / self.spread

    def inverse(self, X):
        """The Matrix that `transform` would scale to X (rows, columns), up to rounding."""
        return self._checked_rows(X) * self.spread + self.centre

    def fit_transform(self, X):
        """`fit` to the rows of X, then `transform` them."""
        X = X if frames.is_frame(X) else rows_of(X)
        return self.fit(X).transform(X)

    def _checked_rows(self, X):
        """X as a Matrix with as many columns as the scaler has measured."""
        self._check_fitted()
        X = self._rows(X, self.columns)
        if X.shape[1] != self.centre.size:
            raise ValueError("X has %s; the scaler was fitted to %d"
                             % (counted(X.shape[1], "column"), self.centre.size))
        return X

    def _check_fitted(self):
        if self.centre is None:
            raise ValueError("%s has measured nothing yet; call fit(X) first" % type(self).__name__)

    def state(self):
        """The fitted scaler as plain data, for `restore` and `scaler_of`."""
        self._check_fitted()
        state = {"scaler": self.kind, "centre": self.centre.tolist(), "spread": self.spread.tolist()}
        if self.columns is not None:            # older versions do without
            state["columns"] = list(self.columns)
        return state

    def copy(self):
        """Another scaler, with what this one has measured."""
        other = self._unfitted()
        other.centre, other.spread, other.columns = self.centre, self.spread, self.columns
        return other

    def _unfitted(self):
        return type(self)()

    def restore(self, state):
        """Become the scaler whose state() this is.  Returns the scaler; ValueError for anything else."""
        if not isinstance(state, dict) or state.get("scaler") != self.kind:
            raise ValueError("this is not the state of a scaler of the kind %r" % self.kind)
        centre, spread = [_finite_list(state.get(name), name) for name in ("centre", "spread")]
        if len(centre) != len(spread) or min(spread) <= 0.0:
            raise ValueError("a scaler's spread must be %s above 0; got %r" % (counted(len(centre), "number"), spread))
        columns = state.get("columns")
        if columns is not None and (not isinstance(columns, list) or len(columns) != len(centre) or
                                    [name for name in columns if not isinstance(name, TEXTS)]):
            raise ValueError("a scaler's columns must be %s; got %s" % (counted(len(centre), "name"), shown(columns)))
        self.centre, self.spread, self.columns = Matrix(centre), Matrix(spread), columns
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
    """Scales each column to mean 0 and standard deviation 1 (divisor n), as scikit-learn's."""
    kind = "standard"

    def _measure(self, X):
        """Mean and deviation, of differences to the first row, so that those of equal numbers are exact."""
        means, squares = [], []
        form, data = X._form, X._data
        for j in range(form.shape[1]):                          # of a column at a time, which takes less memory
            moved = make(Matrix, data[j::form.shape[1]], (form.shape[0],), form.kind) - data[j]
            means.append(moved.mean())
            moved = moved - means[-1]
            squares.append((moved * moved).mean())
        return X[0] + Matrix(means), sqrt(Matrix(squares))


class MinMaxScaler(Scaler):
    """Scales the least number of each column to `low` and the greatest to `high`; numbers beyond them go beyond."""
    kind = "minmax"

    def __init__(self, low=0.0, high=1.0):
        if not 0.0 < number(high, "high") - number(low, "low") < 2.0 ** 1000:
            raise ValueError("low must be below high, both finite; got %r and %r" % (low, high))
        self.low, self.high = low, high

    def _unfitted(self):
        return type(self)(self.low, self.high)

    def _measure(self, X):
        least = X.min(axis=0)
        return least, X.max(axis=0) - least


SCALERS = {"standard": StandardScaler, "minmax": MinMaxScaler}


def scaler_of(state):
    """A new scaler from a scaler's state(); ValueError for anything else."""
    kind = state.get("scaler") if isinstance(state, dict) else None
    if kind not in sorted(SCALERS):
        raise ValueError(unknown("scaler", kind, sorted(SCALERS)))
    return SCALERS[kind]().restore(state)


# ---- many rows ----

def is_large(X):
    """Whether a Matrix is to be calculated with in blocks, because it is long or its numbers stand in no list."""
    return X._form.shape[0] > BLOCK or not isinstance(X._data, list)


def in_blocks(function, X, data):
    """function(X), for a function of each row alone, a block of rows at a time, so that it takes little memory.

    data: the empty list or array that the numbers are put into.
    """
    rows = X._form.shape[0]
    for start in range(0, rows, BLOCK):
        result = function(X[list(range(start, min(start + BLOCK, rows)))])
        data.extend(result._data)
    return make(result._form.cls, data, (rows, result._form.shape[1]), result._form.kind)


def rows_at(X, places):
    """The Matrix of these rows, in as little memory for each as X takes."""
    columns = X._form.shape[1]
    data = X._data[:0]
    for i in places:
        data.extend(X._data[i * columns:i * columns + columns])
    return make(X._form.cls, data, (len(places), columns), X._form.kind)


# ---- rows drawn at random ----

def train_test_split(X, y, test_size=0.25, seed=None, stratify=None, **others):
    """(X_train, X_test, y_train, y_test): the rows of X and y, divided as `split_rows` divides them.

    X and y may be matrices, arrays, lists, Series, tables or dicts of columns; the parts are of the same kind, and
    rows go by their place.  stratify: True for the labels in y, or a list of labels.  ValueError where X and y differ
    in length, or no row would be left on one side.
    """
    no_others("train_test_split", ("X", "y", "test_size", "seed", "stratify"), others)
    X, y = _divisible("X", X), _divisible("y", y)
    n = frames.length(X)
    if n != frames.length(y):
        raise ValueError("X has %s, y has %d" % (counted(n, "row"), frames.length(y)))
    train, test = split_rows(n, test_size, seed, y if stratify is True else stratify)
    return tuple([frames.picked(rows, places) for rows in (X, y) for places in (train, test)])


def _divisible(name, rows):
    """Rows that can be counted and picked: tables, arrays and lists as they are, whatever else holds rows as a list."""
    if frames.is_frame(rows) or [kind for kind in ("dtype", "_form", "tocsr", "to_pylist") if hasattr(rows, kind)]:
        return rows
    rows = within(name, unpack, rows)
    if not isinstance(rows, list):
        raise TypeError("%s: expected rows; got %s" % (name, shown(rows)))
    return rows


def split_rows(n, test_size=0.25, seed=None, stratify=None):
    """(train, test): the row numbers 0 to n - 1 in two lists, the same as scikit-learn's train_test_split draws.

    test_size: a fraction of the rows (rounded up) or a number of rows.  seed: what RandomState takes, or a generator.
    stratify: a list of n labels; each label has the same share of both lists, up to rounding.
    """
    size = _checked_size(n, test_size)
    draws = seed if hasattr(seed, "permutation") else RandomState(seed)
    if stratify is None or stratify is False:
        order = draws.permutation(n)
        return order[size:], order[:size]
    return _stratified(n, size, draws, *_classes_of(n, stratify))


def _checked_size(n, test_size):
    """How many of n rows are to test."""
    share = number(test_size, "test_size")
    if is_whole(share) and share is not True and share is not False:
        size = int(share)
    else:
        size = int(math.ceil(share * n)) if 0.0 < share < 1.0 else 0
    if not 0 < size < n:
        raise ValueError("test_size must leave rows on both sides of %d, as a fraction or a number of rows; got %r"
                         % (n, test_size))
    return size


def split_classes(labels, test_size, seed=None):
    """(train, test, alone): row numbers, split so that each class has the same share of both, as far as that can be.

    alone: the classes that have one row, which goes to train.  Where a side has fewer rows than there are classes, rows
    are drawn from all alike.
    """
    size = _checked_size(len(labels), test_size)
    indices, classes = class_indices(labels)
    found = counts_of(indices)
    counts = [found[i] for i in range(len(classes))]
    alone = [name for name, count in zip(classes, counts) if count == 1]
    if min(size, len(labels) - len(alone) - size) < len(classes) - len(alone):
        return split_rows(len(labels), size, seed) + (alone,)
    if not alone:
        return split_rows(len(labels), size, seed, indices) + (alone,)
    rows = [row for row, index in enumerate(indices) if counts[index] > 1]
    train, test = split_rows(len(rows), size, seed, [indices[row] for row in rows])
    single = [row for row, index in enumerate(indices) if counts[index] == 1]
    return single + [rows[i] for i in train], [rows[i] for i in test], alone


def _classes_of(n, labels):
    """([the place of each label in classes], classes) of the labels of n rows."""
    indices, classes = class_indices(labels)
    if len(indices) != n:
        raise ValueError("there are %s, and %s to stratify by" % (counted(n, "row"), counted(len(indices), "label")))
    return indices, classes


def _stratified(n, size, draws, indices, classes):
    """(train, test) of n rows, `size` of them to test, drawn so that each class has the same share of both."""
    groups = [[] for _ in classes]
    for row, index in enumerate(indices):
        groups[index].append(row)
    counts = [len(group) for group in groups]
    if min(counts) < 2 or min(size, n - size) < len(classes):
        shares = ["%s: %d" % (shortened("%s" % name), count) for name, count in zip(classes, counts)]
        raise ValueError("to stratify, each class needs 2 rows, and each side as many rows as there are classes; got "
                         "%s to train, %d to test, and of the classes %s"
                         % (counted(n - size, "row"), size, listed(shares)))
    to_train = _shares(counts, n - size, draws)
    to_test = _shares([count - k for count, k in zip(counts, to_train)], size, draws)
    train, test = [], []
    for group, k, m in zip(groups, to_train, to_test):
        group = [group[i] for i in draws.permutation(len(group))]
        train, test = train + group[:k], test + group[k:k + m]
    return draws.permutation(train), draws.permutation(test)


def _shares(counts, n, draws):
    """n shared out in proportion to the counts: a list of ints.

    Fractions are cut off; what is left goes, one each, to the counts with the largest fractions, and a draw decides
    between equal ones.
    """
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


def folds(n, k=5, seed=None, stratify=None):
    """[(train, test), ...] of k folds: the row numbers 0 to n - 1, each in `test` once; both lists ascend.

    The same as scikit-learn's KFold draws when it shuffles, or, with a list of n labels to stratify by, its
    StratifiedKFold, whose folds have the same share of each label.  seed: what RandomState takes, or a generator.
    """
    k = at_least(2, "k", k)
    if k > n:
        raise ValueError("%d folds need as many rows; got %d" % (k, n))
    draws = seed if hasattr(seed, "permutation") else RandomState(seed)
    if stratify is None or stratify is False:
        order, fold_of = list(range(n)), [0] * n
        draws.shuffle(order)
        for place, row in enumerate(order):             # the first n % k folds have a row more
            fold_of[row] = max(place // (n // k + 1), (place - n % k) // (n // k))
    else:
        fold_of = _fold_of_labels(n, k, draws, _classes_of(n, stratify)[0])
    return [([row for row in range(n) if fold_of[row] != fold], [row for row in range(n) if fold_of[row] == fold])
            for fold in range(k)]


def _fold_of_labels(n, k, draws, indices):
    """The fold of each row: of each label as many in all folds, but for one.

    The rows sorted by label are dealt out to the folds one by one, which says how many each gets of a label; which
    ones is drawn, for the labels in the order in which they come.
    """
    groups, labels = {}, []
    for row, index in enumerate(indices):
        if index not in groups:
            labels.append(index)
        groups.setdefault(index, []).append(row)
    most = max([len(group) for group in groups.values()])
    if most < k:
        raise ValueError("%d folds need a label of as many rows; the commonest has %d" % (k, most))
    fold_of, dealt = [0] * n, 0
    for label in labels:
        group = groups[label]
        dealt_to = sorted([(dealt + i) % k for i in range(len(group))])
        dealt += len(group)
        draws.shuffle(dealt_to)
        for row, fold in zip(group, dealt_to):
            fold_of[row] = fold
    return fold_of


def batches(n, batch_size=None, random_state=None):
    """The row numbers 0 to n - 1 in lists of batch_size, the last of which may be shorter; None for a single list.

    They are in order, or permuted by random_state.permutation(n) of a RandomState or default_rng.
    """
    n = at_least(1, "n", n)
    size = n if batch_size is None else at_least(1, "batch_size", batch_size)
    order = list(range(n)) if random_state is None else random_state.permutation(n)
    return [order[start:start + size] for start in range(0, n, size)]
