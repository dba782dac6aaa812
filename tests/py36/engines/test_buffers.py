"""Arrays of numbers as data for engine "c": the bits of the same numbers in lists, the same errors, and no more memory."""
import array
import tracemalloc

import numpy as np
import pytest

from purenn import Dense, Dropout, Network, StandardScaler
from purenn.py36.engines import buffers

ROWS, COLUMNS = 37, 5
X = [[((7 * i + 3 * j) % 11) / 8.0 - 0.5 for j in range(COLUMNS)] for i in range(ROWS)]
Y = [[float(i % 3 == j) for j in range(3)] for i in range(ROWS)]
FLAT = array.array("d", [x for row in X for x in row])
VIEW = memoryview(FLAT).cast("B").cast("d", (ROWS, COLUMNS))
WHOLE = [[(3 * i + j) % 7 for j in range(COLUMNS)] for i in range(ROWS)]


def padded(rows):
    wide = np.full((2 * ROWS, COLUMNS + 2), np.nan)
    wide[::2, 1:-1] = rows
    return wide[::2, 1:-1]


def read_only(rows):
    rows = np.array(rows)
    rows.setflags(write=False)
    return rows


def trained(X, y, engine="c", between=(), epochs=4, scaler=None, **options):
    net = Network([Dense(COLUMNS, 6, "tanh"), *between, Dense(3, "softmax")], "categorical_cross_entropy", seed=3)
    net.scaler = scaler
    return outcome(net, X, y, epochs=epochs, batch_size=8, engine=engine, **options)


def outcome(net, X, y, engine, **options):
    history = net.fit(X, y, progress=False, engine=engine, **options)
    numbers = history.loss + history.validation_loss + [x for row in net.predict(X).tolist() for x in row]
    return repr((net.state(), history.metrics)), [x.hex() for x in numbers]


# ---- what is taken ----

@pytest.mark.parametrize("make", [
    np.array, padded, read_only, lambda rows: np.array(rows, order="F"), lambda rows: VIEW, lambda rows: np.array(rows)[::-1][::-1]])
def test_doubles_have_the_bits_of_lists(make):
    assert isinstance(buffers.packed(make(X))._data, buffers.Known)
    assert trained(make(X), np.array(Y)) == trained(X, Y) == trained(X, Y, "matrix")


def test_a_file_in_memory(tmp_path):
    mapped = np.memmap(str(tmp_path / "X"), "d", "w+", shape=(ROWS, COLUMNS))
    mapped[:] = X
    assert isinstance(buffers.packed(mapped)._data, buffers.Lent) and trained(mapped, Y) == trained(X, Y)


@pytest.mark.parametrize("kind", ["f", "b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "?"])
def test_other_numbers_are_doubles_of_the_same_value(kind):
    given = np.array(X if kind == "f" else WHOLE, kind)
    assert isinstance(buffers.packed(given)._data, buffers.Doubles)
    assert trained(given, Y) == trained(given.tolist(), Y)


def test_one_output_may_be_a_flat_array():
    y = [sum(row) for row in X]
    found = [outcome(Network([Dense(COLUMNS, 4, "tanh"), Dense(1)], seed=3), rows, t, engine, epochs=3) for rows, t, engine in (
        (VIEW, array.array("d", y), "c"), (X, [[x] for x in y], "matrix"))]
    assert found[0] == found[1]


def test_whole_numbers_of_y_are_labels():
    labels = np.array([4 + i % 3 for i in range(ROWS)])
    assert trained(VIEW, labels) == trained(X, labels.tolist())
    assert buffers.packed(labels, buffers.FLOATS) is labels


@pytest.mark.parametrize("options", [
    {"shuffle": False}, {"validation_split": 0.25}, {"validation_data": (VIEW, np.array(Y))}, {"class_weight": "balanced"},
    {"sample_weight": np.linspace(0.5, 2.0, ROWS)}, {"metrics": ["accuracy"]}, {"clip_norm": 0.5}, {"scaler": StandardScaler().fit(X)},
    {"between": [Dropout(0.25)]}, {"patience": 2, "validation_split": 0.2}])
def test_all_that_fit_takes(options):
    lists = dict(options)
    if "validation_data" in lists:
        lists["validation_data"] = (X, Y)
    assert trained(np.array(X), np.array(Y), **options) == trained(X, Y, "matrix", **lists)


def test_a_callback_may_change_settings_so_that_matrices_go_on():
    def stronger(epoch, network, history):
        network.optimizer.beta_1 = 0.5
    options = {"callbacks": [stronger]}
    assert trained(np.array(X), np.array(Y), **options) == trained(X, Y, "matrix", **options)


def test_evaluate():
    net = Network([Dense(COLUMNS, 6, "tanh"), Dense(3, "softmax")], "categorical_cross_entropy", seed=3)
    assert net.evaluate(np.array(X), np.array(Y), engine="c") == net.evaluate(X, Y)


def test_the_caller_keeps_his_numbers_and_their_memory():
    given, targets = np.array(X), np.array(Y)
    trained(given, targets)
    assert given.tolist() == X and targets.tolist() == Y
    lent = buffers.packed(given)._data
    given[0, 1] = 5.5
    assert lent[1] == 5.5 and lent.tolist()[1] == 5.5 and list(lent)[1] == 5.5 and lent[:2].tolist() == [X[0][0], 5.5]
    numbers = array.array("d", FLAT)
    trained(memoryview(numbers).cast("B").cast("d", (ROWS, COLUMNS)), Y)
    numbers.append(1.0)                         # which an array that is still lent to somebody refuses


@pytest.mark.parametrize("given", [np.array(X), read_only(X), X])
def test_numbers_stand_in_memory_where_they_are_lent_or_copied(given):
    data = buffers.packed(given)._data
    assert isinstance(data, buffers.Lent if isinstance(given, np.ndarray) and given.flags.writeable else buffers.Doubles)
    assert len(data) == ROWS * COLUMNS and data.are_finite() and data.row_sums(COLUMNS).tolist() == [
        sum(row[1:], row[0]) for row in X]


# ---- what is not taken ----

class Own(np.ndarray):
    """An array that may mean something else."""


@pytest.mark.parametrize("given", [
    np.ma.masked_array(X, mask=np.zeros((ROWS, COLUMNS))), np.array(X, object), np.array(X, ">f8"), np.array([["a"]]), np.zeros((2, 2, 2)),
    np.zeros((0, COLUMNS)), np.array(["2001-01-01"], "M8[D]"), array.array("u", "ab"), b"abc", memoryview(b"abc")[:0], X[0], [[1, 2]], [[1.0], [2.0, 3.0]],
    [[1.0, None]], [[True]], [], [[]], "abc", None, np.float64(2.0), np.array(X).view(Own)])
def test_what_is_no_plain_array_is_left_as_it_is(given):
    assert buffers.packed(given) is given


@pytest.mark.parametrize("spoilt, says", [(np.nan, r"X row 3, column 2 is nan"), (np.inf, r"X row 3, column 2 is inf")])
def test_what_is_not_finite_is_named(spoilt, says):
    wrong = np.array(X)
    wrong[3, 2] = spoilt
    for given, engine in ((wrong, "c"), (wrong.tolist(), "matrix")):
        with pytest.raises(ValueError, match=says):
            trained(given, Y, engine)


@pytest.mark.parametrize("row, says", [((0.5, 0.25, 0.0), "y row 9 adds up to 0.75"), ((1.5, -0.5, 0.0), "y row 9, column 0 is 1.5")])
def test_wrong_targets_are_named(row, says):
    wrong = np.array(Y)
    wrong[9] = row
    for given, engine in ((wrong, "c"), (wrong.tolist(), "matrix")):
        with pytest.raises(ValueError, match=says):
            trained(X, given, engine)


@pytest.mark.parametrize("count", [1, 15, 16, 17, 1000])
def test_different_numbers(count):
    numbers = [float(i * i % (2 * count)) for i in range(3000)]
    assert buffers.Doubles("d", numbers).different() == set(numbers)


# ---- memory ----

def test_a_training_holds_the_data_once():
    rows, columns = 20000, 40
    data, targets = np.random.default_rng(1).normal(size=(rows, columns)), np.eye(4)[np.arange(rows) % 4]
    net = Network([Dense(columns, 5, "relu"), Dense(4, "softmax")], "categorical_cross_entropy", seed=1)
    net.fit(data[:64], targets[:64], epochs=1, batch_size=32, engine="c", shuffle=False, progress=False)
    tracemalloc.start()
    net.fit(data, targets, epochs=1, batch_size=32, engine="c", shuffle=False, progress=False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 0.1 * data.nbytes             # which are the caller's own
    data.setflags(write=False)
    tracemalloc.start()
    net.fit(data, targets, epochs=1, batch_size=32, engine="c", shuffle=False, progress=False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert data.nbytes < peak < 1.3 * (data.nbytes + targets.nbytes)
