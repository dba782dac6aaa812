"""data.py: scalers and splits against scikit-learn and numbers worked out by hand; iris.csv."""
import importlib.util
import json
import math
import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from amounts import examples
from paths import GOLDEN, IRIS
from purenn import Matrix, RandomState, data, default_rng, read_csv
from purenn.data import MinMaxScaler, StandardScaler

IRIS = Path(IRIS)


def load(name):
    """A module of tests/golden, which is no package."""
    spec = importlib.util.spec_from_file_location(name, str(Path(GOLDEN) / (name + ".py")))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_golden_results():
    wrong = [found for found in load("data").outcomes() if found[1] != found[2]]
    assert wrong == []


def test_the_golden_results_are_the_recipe_s():
    pytest.importorskip("sklearn")
    ours = Path(GOLDEN).joinpath("data.py").read_text()
    assert load("data_recipe").golden().split("\n")[1:] == ours.split("\n")[1:]     # the first line has a version in it


# ---- iris ----

def test_iris():
    """Its size, names, classes and means, as every textbook has them."""
    table = read_csv(str(IRIS))
    assert table.names == ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
    assert Counter(table.labels("species")) == {"setosa": 50, "versicolor": 50, "virginica": 50}
    X = table.numbers(table.names[:4])
    assert X.shape == (150, 4) and [round(10 * x) for x in X.sum(axis=0).tolist()] == [8765, 4586, 5637, 1799]
    assert X[0].tolist() == [5.1, 3.5, 1.4, 0.2] and X[149].tolist() == [5.9, 3.0, 5.1, 1.8]


def test_iris_is_scikit_learn_s():
    sklearn = pytest.importorskip("sklearn.datasets")
    iris = sklearn.load_iris()
    table = read_csv(str(IRIS))
    assert table.numbers(table.names[:4]).tolist() == iris.data.tolist()
    assert table.labels("species") == [iris.target_names[i] for i in iris.target]
    assert IRIS.read_bytes() == load("iris_recipe").text().encode("ascii")


# ---- scalers ----

NUMBERS = st.one_of(st.floats(-1e6, 1e6), st.integers(-5, 5).map(float), st.floats(-1e-3, 1e-3).map(lambda x: x + 1000))


@st.composite
def tables(draw):
    """Rows, in some of which a column is constant."""
    columns = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(NUMBERS, min_size=columns, max_size=columns), min_size=1, max_size=12))
    constant = draw(st.lists(st.booleans(), min_size=columns, max_size=columns))
    return [[rows[0][j] if constant[j] else row[j] for j in range(columns)] for row in rows]


def close(ours, theirs, tolerance=1e-9):
    theirs = theirs.tolist()
    for row, other in zip(ours.tolist(), theirs):
        for x, y in zip(row, other):
            assert abs(x - y) <= tolerance * max(1.0, abs(x), abs(y)), (ours, theirs)
    return len(ours) == len(theirs)


@examples(300)
@given(tables())
def test_standard_scaler_is_scikit_learn_s(rows):
    sklearn = pytest.importorskip("sklearn.preprocessing")
    theirs, ours = sklearn.StandardScaler().fit(rows), StandardScaler().fit(rows)
    for j, spread in enumerate(ours.spread.tolist()):
        exact = [Fraction(row[j]) for row in rows]
        mean = sum(exact) / len(exact)
        truth = math.sqrt(sum((x - mean) ** 2 for x in exact) / len(exact))
        if truth <= 1e-10 * abs(mean):                  # between ROUNDING and what n numbers' rounding may come to
            assert spread == 1.0 or abs(spread - truth) < 1e-4 * truth
            return
        assert abs(spread - truth) <= 1e-13 * truth and abs(theirs.scale_[j] - truth) <= 1e-7 * truth
    assert close(ours.transform(rows), theirs.transform(rows), 1e-6)


@examples(300)
@given(tables(), st.sampled_from([(0, 1), (-1, 1), (0.1, 0.9), (-5, -3)]))
def test_min_max_scaler_is_scikit_learn_s(rows, bounds):
    sklearn = pytest.importorskip("sklearn.preprocessing")
    theirs, ours = sklearn.MinMaxScaler(bounds).fit(rows), MinMaxScaler(*bounds).fit(rows)
    for j in range(len(rows[0])):
        column = [row[j] for row in rows]
        if 0 < max(column) - min(column) < max(3e-15, 1e-6 * abs(column[0])):
            return                                      # scikit-learn takes less than 2.2e-15 for constant, in any unit
    assert close(ours.transform(rows), theirs.transform(rows), 1e-6)
    assert close(ours.inverse(ours.transform(rows)), Matrix(rows))


def test_constant_columns_are_only_moved():
    """0.1 added ten times is not ten times 0.1: yet a column of it is constant to the last bit."""
    for rows in ([[0.1, 7]] * 10, [[0.1, 7]], [[1e300, -1e-300]] * 3, [[0.0, 0]] * 2):
        scaler = StandardScaler()
        assert scaler.fit_transform(rows).tolist() == [[0.0, 0.0]] * len(rows)
        assert scaler.spread.tolist() == [1.0, 1.0] and scaler.centre.tolist() == rows[0]
        assert MinMaxScaler(-1, 1).fit_transform([[x % 8 for x in row] for row in rows]).tolist() == [[-1.0, -1.0]] * len(rows)
    assert StandardScaler().fit_transform([[3.0], [3.0]]).tolist() == [[0.0], [0.0]]
    assert StandardScaler().fit([[3.0], [3.0]]).transform([[5.0]]).tolist() == [[2.0]]


def test_constant_but_for_rounding():
    rows = [[0.1 + 0.2], [0.3], [0.3], [0.30000000000000004]]
    assert StandardScaler().fit(rows).spread.tolist() == MinMaxScaler().fit(rows).spread.tolist() == [1.0]
    small = [[2.0 ** -70], [2.0 ** -69], [3 * 2.0 ** -70]]      # but a small unit is no reason
    assert MinMaxScaler().fit_transform(small).tolist() == [[0.0], [0.5], [1.0]]
    assert StandardScaler().fit_transform(small)[1].tolist() == [0.0]


def test_standard_scaler_by_hand():
    scaler = StandardScaler()
    assert scaler.fit_transform([[1, 10], [3, 30], [3, 10], [1, 30]]).tolist() == [[-1, -1], [1, 1], [1, -1], [-1, 1]]
    assert scaler.centre.tolist() == [2, 20] and scaler.spread.tolist() == [1, 10]
    assert scaler.inverse([[0, 1], [2, -1]]).tolist() == [[2, 30], [4, 10]]


def test_large_offsets_lose_no_digits():
    """A mean of n large numbers, summed as they are, is wrong in its last digits; from the first row on it is not."""
    draws = random.Random(3)
    rows = [[1e9 + draws.randrange(1000) / 1024] for _ in range(2000)]
    exact = [Fraction(x) for x, in rows]
    mean = sum(exact) / len(exact)
    variance = sum((x - mean) ** 2 for x in exact) / len(exact)
    scaler = StandardScaler().fit(rows)
    assert abs(Fraction(scaler.centre[0]) - mean) < Fraction(1, 10 ** 6)
    assert abs(Fraction(scaler.spread[0]) ** 2 / variance - 1) < Fraction(1, 10 ** 12)


def test_fractions_stay_exact():
    rows = [[Fraction(1, 3)], [Fraction(2, 3)], [Fraction(1)]]
    assert MinMaxScaler(Fraction(0), Fraction(1)).fit_transform(rows).tolist() == [[0], [Fraction(1, 2)], [1]]


@pytest.mark.parametrize("scaler", [StandardScaler(), MinMaxScaler(), MinMaxScaler(-2, 0.5)])
def test_a_scaler_survives_as_plain_data(scaler):
    draws = random.Random(5)
    rows = [[draws.gauss(3, 2), draws.random(), 4.0] for _ in range(9)]
    scaler.fit(rows)
    state = json.loads(json.dumps(scaler.state()))
    for again in (data.scaler_of(state), type(scaler)().restore(state)):
        assert type(again) is type(scaler) and again.state() == scaler.state()
        assert again.transform(rows).tolist() == scaler.transform(rows).tolist()
        assert again.inverse(rows).tolist() == scaler.inverse(rows).tolist()


@pytest.mark.parametrize("change", [
    {"scaler": "minimax"}, {"scaler": "minmax"}, {"scaler": None}, {"scaler": ["standard"]}, {"centre": []}, {"centre": [1.0]}, {"centre": None},
    {"centre": "12"}, {"centre": [1.0, "2"]}, {"centre": [1.0, None]}, {"centre": [1.0, float("nan")]}, {"spread": [1.0, float("inf")]},
    {"spread": [1.0, 10 ** 400]}, {"spread": [1.0, 0.0]}, {"spread": [1.0, -1.0]}, {"spread": [[1.0], [1.0]]}, {"spread": {"0": 1.0}}])
def test_other_data_is_no_scaler_s_state(change):
    scaler = StandardScaler().fit([[1.0, 2.0], [2.0, 4.0]])
    before = scaler.state()
    with pytest.raises(ValueError):
        scaler.restore(dict(before, **change))
    if change != {"scaler": "minmax"}:
        with pytest.raises(ValueError):
            data.scaler_of(dict(before, **change))
    for state in (None, [], "standard", 5):
        with pytest.raises(ValueError):
            scaler.restore(state)
        with pytest.raises(ValueError, match="known are minmax, standard"):
            data.scaler_of(state)
    assert scaler.state() == before


@pytest.mark.parametrize("scaler", [StandardScaler, MinMaxScaler])
def test_bad_rows_are_refused_with_their_place(scaler):
    for rows, message in [([[1.0, 2.0], [3.0, float("nan")]], "X row 1, column 1 is nan"), ([[float("-inf")]], "X row 0, column 0 is -inf"),
                          ([], "one or more rows"), ([[]], "one or more rows"), ([1.0, 2.0], "one or more rows"),
                          ([[1.0], [1.0, 2.0]], "row 1 has 2 numbers")]:
        with pytest.raises(ValueError, match=message):
            scaler().fit(rows)
    with pytest.raises(TypeError, match="row 0, column 1 is 'x', not a number"):
        scaler().fit([[1.0, "x"]])
    with pytest.raises(ValueError, match="X column 1 holds numbers too large"):
        scaler().fit([[1.0, 1.7e308], [2.0, -1.7e308]])
    for method in ("transform", "inverse"):
        with pytest.raises(ValueError, match="X has 1 column; the scaler was fitted to 2"):
            getattr(scaler().fit([[1, 2]]), method)([[1]])
        with pytest.raises(ValueError, match="row 0, column 0 is nan"):
            getattr(scaler().fit([[1, 2]]), method)([[float("nan"), 1]])
        with pytest.raises(ValueError, match="fit"):
            getattr(scaler(), method)([[1]])
    with pytest.raises(ValueError, match="fit"):
        scaler().state()


def test_a_fit_that_fails_changes_nothing():
    scaler = StandardScaler().fit([[1.0], [2.0]])
    before = scaler.state()
    for rows in ([[float("nan")]], [[1e300], [-1e300]]):
        with pytest.raises(ValueError):
            scaler.fit(rows)
        assert scaler.state() == before


def test_bounds_that_are_none():
    for low, high in ((1, 1), (2, 1), (0, float("inf")), (float("nan"), 1)):
        with pytest.raises(ValueError, match="low must be below high"):
            MinMaxScaler(low, high)


def test_rows_of_all_kinds_of_input():
    np = pytest.importorskip("numpy")
    rows = [[1, 2], [3, 4]]
    for X in (rows, tuple(map(tuple, rows)), Matrix(rows), np.array(rows), np.array(rows, dtype=np.float32), iter(rows)):
        kept = X.copy() if hasattr(X, "copy") else X
        assert StandardScaler().fit_transform(X).tolist() == [[-1, -1], [1, 1]]
        assert not hasattr(X, "tolist") or X.tolist() == kept.tolist()
    assert StandardScaler().fit_transform([[True], [False]]).tolist() == [[1], [-1]]


# ---- splits ----

@examples(300)
@given(st.integers(2, 60), st.one_of(st.floats(0.01, 0.99), st.integers(1, 59)), st.integers(0, 2 ** 32 - 1))
def test_splits_are_scikit_learn_s(n, size, seed):
    sklearn = pytest.importorskip("sklearn.model_selection")
    X = [[i, -i] for i in range(n)]
    try:
        expected = sklearn.train_test_split(X, list(range(n)), test_size=size, random_state=seed)
    except ValueError:
        with pytest.raises(ValueError, match="test_size"):
            data.train_test_split(X, list(range(n)), size, seed)
    else:
        assert data.train_test_split(X, list(range(n)), size, seed) == tuple(expected)


@examples(400)
@given(st.lists(st.sampled_from("aaabbc"), min_size=2, max_size=80), st.one_of(st.floats(0.05, 0.95), st.integers(1, 40)),
       st.integers(0, 2 ** 32 - 1))
def test_stratified_splits_are_scikit_learn_s(labels, size, seed):
    sklearn = pytest.importorskip("sklearn.model_selection")
    rows = list(range(len(labels)))
    try:
        expected = sklearn.train_test_split(rows, labels, test_size=size, random_state=seed, stratify=labels)
    except ValueError:
        with pytest.raises(ValueError):
            data.train_test_split(rows, labels, size, seed, stratify=True)
    else:
        assert data.train_test_split(rows, labels, size, seed, stratify=True) == tuple(expected)
        assert data.train_test_split(rows, labels, size, seed, stratify=labels) == tuple(expected)


@given(st.lists(st.integers(2, 30), min_size=1, max_size=6), st.floats(0.1, 0.9), st.integers(0, 1000))
def test_every_class_has_its_share_to_rounding(counts, size, seed):
    labels = [i for i, count in enumerate(counts) for _ in range(count)]
    random.Random(seed).shuffle(labels)
    test_rows = math.ceil(size * len(labels))
    if min(test_rows, len(labels) - test_rows) < len(counts):
        return
    train, test = data.split_rows(len(labels), size, seed, labels)
    assert sorted(train + test) == list(range(len(labels))) and len(test) == test_rows
    for part in (train, test):
        found = Counter(labels[i] for i in part)
        for label, count in enumerate(counts):
            assert abs(found[label] - count * len(part) / len(labels)) < 1 + 1e-9


@examples(200)
@given(st.integers(2, 60), st.integers(2, 12), st.integers(0, 2 ** 32 - 1))
def test_folds_are_scikit_learn_s(n, k, seed):
    sklearn = pytest.importorskip("sklearn.model_selection")
    if k > n:
        with pytest.raises(ValueError, match="%d folds need as many rows; got %d" % (k, n)):
            data.folds(n, k, seed)
        return
    expected = sklearn.KFold(k, shuffle=True, random_state=seed).split(list(range(n)))
    assert data.folds(n, k, seed) == [(train.tolist(), test.tolist()) for train, test in expected]


@pytest.mark.filterwarnings("ignore:The least populated class")
@examples(300)
@given(st.lists(st.sampled_from("caaabb"), min_size=2, max_size=80), st.integers(2, 12), st.integers(0, 2 ** 32 - 1))
def test_stratified_folds_are_scikit_learn_s(labels, k, seed):
    sklearn = pytest.importorskip("sklearn.model_selection")
    n = len(labels)
    if max(Counter(labels).values()) < k:
        with pytest.raises(ValueError, match="folds need"):
            data.folds(n, k, seed, labels)
        return
    expected = sklearn.StratifiedKFold(k, shuffle=True, random_state=seed).split(list(range(n)), labels)
    assert data.folds(n, k, seed, labels) == [(train.tolist(), test.tolist()) for train, test in expected]


def test_folds_that_cannot_be():
    for arguments, words in (((5, 1), "k must be at least 2"), ((5, 2, 0, list("aabb")), "5 rows, and 4 labels"), ((1, 2), "2 folds need")):
        with pytest.raises(ValueError, match=words):
            data.folds(*arguments)
    assert data.folds(4, 2, RandomState(3)) == data.folds(4, 2, 3)


def test_iris_split_by_hand():
    labels = read_csv(str(IRIS)).labels("species")
    train, test = data.split_rows(150, 0.2, 1, labels)
    assert Counter(labels[i] for i in test) == {"setosa": 10, "versicolor": 10, "virginica": 10}
    assert data.split_rows(150, 0.2, 1, labels) == (train, test) != data.split_rows(150, 0.2, 2, labels)
    assert data.split_rows(10, 3, 0) == data.split_rows(10, 0.3, RandomState(0))


def test_a_split_touches_neither_data_nor_the_global_generators():
    np = pytest.importorskip("numpy")
    import purenn.numpy
    X, y, labels = [[1, 2], [3, 4], [5, 6], [7, 8]], Matrix([[1], [2], [3], [4]]), ["a", "b", "a", "b"]
    before = random.getstate(), repr(np.random.get_state()), repr(purenn.numpy.random.get_state())
    X_train, X_test, y_train, y_test = data.train_test_split(X, y, 2, stratify=labels)
    assert (random.getstate(), repr(np.random.get_state()), repr(purenn.numpy.random.get_state())) == before
    assert X == [[1, 2], [3, 4], [5, 6], [7, 8]] and y.tolist() == [[1], [2], [3], [4]]
    assert isinstance(X_train, list) and isinstance(y_train, Matrix)
    assert [row[0] for row in X_train + X_test] == [2 * i - 1 for i, in y_train.tolist() + y_test.tolist()]
    y_train[0] = 99
    assert y.tolist() == [[1], [2], [3], [4]]
    arrays = data.train_test_split(np.array(X), y, 2, 0)
    assert isinstance(arrays[0], np.ndarray) and arrays[0].shape == (2, 2)
    assert data.train_test_split(X, y, 2, default_rng(0))[2].shape == (2, 1)


def test_splits_that_cannot_be():
    for size in (0, 4, 5, -1, 0.0, 1.0, 1.5, -0.2, float("nan"), 0.99):
        with pytest.raises(ValueError, match="test_size must leave rows on both sides of 4"):
            data.split_rows(4, size)
    with pytest.raises(TypeError, match="test_size"):
        data.split_rows(4, "1")
    with pytest.raises(ValueError, match="X has 3 rows, y has 2"):
        data.train_test_split([[1], [2], [3]], [1, 2])
    with pytest.raises(ValueError, match="4 rows, and 3 labels"):
        data.split_rows(4, 2, 0, ["a", "a", "a"])
    with pytest.raises(ValueError, match="each class needs 2 rows.*a: 3, b: 1"):
        data.split_rows(4, 2, 0, ["a", "a", "a", "b"])
    with pytest.raises(ValueError, match="as many rows as there are classes.*1 to test.*a: 2, b: 2"):
        data.split_rows(4, 1, 0, ["a", "b", "a", "b"])


# ---- batches ----

@given(st.integers(1, 50), st.one_of(st.none(), st.integers(1, 60)), st.integers(0, 99))
def test_batches_hold_every_row_once(n, size, seed):
    for chance in (None, RandomState(seed), default_rng(seed)):
        batches = data.batches(n, size, chance)
        assert sorted(row for batch in batches for row in batch) == list(range(n))
        assert [len(batch) for batch in batches[:-1]] == [min(size or n, n)] * (len(batches) - 1)
        assert 1 <= len(batches[-1]) <= (size or n)


def test_batches_by_hand():
    assert data.batches(7, 3) == [[0, 1, 2], [3, 4, 5], [6]]
    assert data.batches(2, 5) == data.batches(2) == [[0, 1]]
    chance = RandomState(1)
    order = RandomState(1).permutation(5)
    assert data.batches(5, 2, chance) == [order[:2], order[2:4], order[4:]]
    assert data.batches(5, 2, chance) != [order[:2], order[2:4], order[4:]]     # the next epoch has another order


def test_batches_that_cannot_be():
    for n, size in ((0, 1), (3, 0), (3, -1), (-1, 1)):
        with pytest.raises(ValueError, match="at least 1"):
            data.batches(n, size)
    with pytest.raises(TypeError, match="batch_size must be an integer"):
        data.batches(3, 1.5)
