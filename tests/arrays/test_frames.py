"""Tables of pandas, Polars and Arrow, dicts of columns and whatever else holds numbers: by place, in the right shape."""
import array
import collections
import datetime

import pytest

import purenn.numpy as pnp
from purenn import Dense, Matrix, Network, StandardScaler, read_csv, train_test_split
from purenn.arrays import frames

np = pytest.importorskip("numpy")
COLUMNS = collections.OrderedDict([("width", [1, 2, 3, 4, 5]), ("height", [0.5, 1.5, 2.5, 3.5, 4.5])])
ROWS = [[1, 0.5], [2, 1.5], [3, 2.5], [4, 3.5], [5, 4.5]]
INDEX = [3, 3, 0, 1, 7]                 # labels that would pick other rows


def of_pandas(columns):
    return pytest.importorskip("pandas").DataFrame(columns, index=INDEX)


def of_polars(columns):
    return pytest.importorskip("polars").DataFrame(columns)


def of_arrow(columns):
    return pytest.importorskip("pyarrow").table(dict(columns))


def of_csv(columns):
    lines = [",".join(columns)] + [",".join(["%s" % cell for cell in row]) for row in zip(*columns.values())]
    return read_csv("\n".join(lines) + "\n")


KINDS = {"pandas": of_pandas, "Polars": of_polars, "Arrow": of_arrow, "Table": of_csv, "dict": dict}
every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


@every_kind
def test_the_columns_of_a_table(kind):
    table = KINDS[kind](COLUMNS)
    assert frames.is_frame(table) and frames.names_of(table) == ["width", "height"]
    assert [list(map(float, column)) for column in frames.columns_of(table)] == [list(map(float, c)) for c in COLUMNS.values()]
    assert frames.rows_of(table) == ROWS and frames.length(table) == 5
    assert not frames.is_frame(ROWS) and not frames.is_frame(np.eye(2)) and not frames.is_frame("text")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"dict"}))
def test_matrices_and_arrays_of_tables(kind):
    table = KINDS[kind](COLUMNS)
    assert Matrix(table).tolist() == ROWS and pnp.array(table).tolist() == ROWS
    assert StandardScaler().fit(table).centre.tolist() == [3.0, 2.5]


def test_a_dict_is_no_matrix():
    with pytest.raises(TypeError, match="got a dict"):
        Matrix(dict(COLUMNS))


@every_kind
def test_rows_are_split_by_place(kind):
    """As scikit-learn splits them; a Series' labels pick no rows."""
    table = KINDS[kind](COLUMNS)
    y = table["width"] if kind in ("pandas", "Polars", "dict") else table.column("width") if kind == "Arrow" else [1, 2, 3, 4, 5]
    found = train_test_split(table, y, test_size=2, seed=4)
    expected = train_test_split(ROWS, [1, 2, 3, 4, 5], test_size=2, seed=4)
    assert [frames.rows_of(part) for part in found[:2]] == list(expected[:2])
    labels = [frames.listed(part) or list(part) for part in found[2:]]
    assert labels == list(expected[2:]) and [row[0] for row in frames.rows_of(found[0])] == labels[0]


@pytest.mark.parametrize("values, expected", [
    (array.array("d", [1.0, 2.0]), [1.0, 2.0]), (memoryview(array.array("i", [1, 2])), [1, 2]),
    (memoryview(np.arange(6.0).reshape(2, 3)), [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]),
    ([array.array("d", [1.0, 2.0]), array.array("d", [3.0, 4.0])], [[1.0, 2.0], [3.0, 4.0]]),
    (((i, i + 1) for i in range(2)), [[0, 1], [1, 2]]), ((iter((i, i + 1)) for i in range(2)), [[0, 1], [1, 2]]),
    ({"a": 1, "b": 2}.values(), [1, 2]), (collections.deque([1, 2]), [1, 2]), (np.float32([[1.5]]), [[1.5]])])
def test_whatever_holds_numbers(values, expected):
    assert Matrix(values).tolist() == expected


def test_series_and_columns_of_other_libraries():
    pandas, polars, pyarrow = [pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow")]
    columns = [pandas.Series([1, 2], index=[9, 0]), polars.Series([3, 4]), pyarrow.array([5, 6]), pyarrow.chunked_array([[7], [8]])]
    assert [Matrix(column).tolist() for column in columns] == [[1, 2], [3, 4], [5, 6], [7, 8]]
    assert Matrix(columns).tolist() == [[1, 2], [3, 4], [5, 6], [7, 8]]


@pytest.mark.parametrize("cells, message", [
    (["x", "y"], "row 0, column 0.* is 'x', not a number"), ([datetime.datetime(2020, 1, 1)] * 2, "row 0, column 0.*Timestamp.*not a number"),
    ([datetime.timedelta(1)] * 2, "row 0, column 0.*Timedelta.*not a number"), ([1, None], "row 1, column 0.* is (None|nan)")])
def test_cells_that_are_no_numbers(cells, message):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({"cell": pandas.Series(cells, dtype="Int64" if cells[0] == 1 else None)})
    for call in (Matrix, lambda table: Network([Dense(1, 1)], seed=1).predict(table)):
        with pytest.raises((TypeError, ValueError), match=message):
            call(table)
    with pytest.raises((TypeError, ValueError), match=r"X:? row \d, column 0 \(cell\) is"):
        Network([Dense(1, 1)], seed=1).predict(table)


# ---- what NumPy and SciPy have besides plain arrays ----

def test_fields_of_numpy_are_columns():
    fields = np.array([(1, 0.5), (2, 1.5)], dtype=[("width", int), ("height", float)])
    assert frames.names_of(fields) == ["width", "height"] and frames.rows_of(fields) == ROWS[:2]
    net = Network([Dense(2, 1)], seed=1)
    net.fit(fields, [1, 2], epochs=1, progress=False)
    swapped = np.array([(0.5, 1)], dtype=[("height", float), ("width", int)])
    assert net.columns == ["width", "height"] and net.predict(swapped) == net.predict([[1, 0.5]])


@pytest.mark.parametrize("unit", ["ns", "ps", "us", "D"])
@pytest.mark.parametrize("kind", ["M8", "m8"])
def test_dates_and_durations_are_no_numbers(kind, unit):
    values = np.arange(4).astype("%s[%s]" % (kind, unit))
    for rows in (values, values.reshape(2, 2), list(values), {"when": values}):
        with pytest.raises(TypeError, match="is datetime.*, not a number"):
            Network([Dense(2, 1)]).predict(rows)
    with pytest.raises(TypeError, match="y row 0 is datetime.*learns numbers"):
        Network([Dense(1, 1)]).fit([[0], [1], [2], [3]], values)


def test_sparse_matrices():
    sparse = pytest.importorskip("scipy.sparse")
    whole = np.array([[0.0, 1.0], [2.0, 0.0], [0.0, 0.0], [0.0, 3.0]])
    for make in (sparse.csr_matrix, sparse.coo_matrix, sparse.csr_array, sparse.csc_matrix):
        assert Matrix(make(whole)).tolist() == whole.tolist()
        parts = train_test_split(make(whole), [0, 1, 2, 3], seed=1)
        assert [Matrix(part).tolist() for part in parts[:2]] == [
            part.tolist() for part in train_test_split(whole, [0, 1, 2, 3], seed=1)[:2]]
        net = Network([Dense(2, 4, "tanh"), Dense(2, "softmax")], seed=1)
        net.fit(make(whole), sparse.csr_matrix(np.eye(2)[[0, 1, 1, 0]]), epochs=1, progress=False)


def test_whatever_is_an_array_by_name():
    class Tensor(object):
        def __init__(self, values):
            self.values = np.array(values)
            self.shape = self.values.shape

        def __len__(self):
            return len(self.values)

        def __array__(self, dtype=None, copy=None):
            return self.values

    assert Matrix(Tensor(ROWS)).tolist() == ROWS
    assert Matrix([Tensor(row) for row in ROWS]).tolist() == ROWS and Matrix([[Tensor(2.5)]]).tolist() == [[2.5]]


def test_numbers_that_numpy_has():
    assert [type(x) for x in Matrix(np.array([[1, 2]], dtype=np.longdouble))._data] == [float, float]
    with pytest.raises(TypeError, match="row 0, column 0 is '1', not a number"):
        Matrix([[np.str_("1"), 2]])
    with pytest.raises(TypeError, match="complex numbers are not here"):
        Matrix([[np.complex128(1)]])
    with pytest.raises(TypeError, match="got a frozenset"):
        Matrix(frozenset([1, 2]))


def test_columns_of_one_name_and_long_texts_in_errors():
    pandas = pytest.importorskip("pandas")
    net = Network([Dense(2, 1)], seed=1)
    before = net.optimizer, net.weights[0][0].tolist()
    with pytest.raises(ValueError, match="X: the column a is there 2 times"):
        net.fit(pandas.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]), [1, 2])
    assert (net.optimizer, net.weights[0][0].tolist()) == before
    for rows in ([[pandas.DataFrame(COLUMNS).T.groupby(0), 1]], [[10 ** 400, 1]], [["a" * 500, 1]]):
        with pytest.raises((TypeError, ValueError)) as caught:
            net.predict(rows)
        assert "\n" not in str(caught.value) and len(str(caught.value)) < 150


def test_a_scaler_finds_columns_by_their_names():
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(COLUMNS)
    swapped = table[["height", "width"]]
    scaler = StandardScaler().fit(table)
    assert scaler.transform(swapped).tolist() == scaler.transform(ROWS).tolist()
    assert StandardScaler().fit(dict(COLUMNS)).centre.tolist() == scaler.centre.tolist()
    with pytest.raises(ValueError, match="there is no column height"):
        scaler.transform(table[["width"]])
    net = Network([Dense(2, 1)], seed=1)
    net.scaler = scaler
    with pytest.raises(ValueError, match="the scaler was fitted to the columns width, height; the network has height, width"):
        net.fit(swapped, [1, 2, 3, 4, 5])
    net.fit(table, [1, 2, 3, 4, 5], epochs=1, progress=False)
    assert net.predict(swapped).tolist() == net.predict(ROWS).tolist()


def test_rows_of_any_kind_are_split():
    X = [[i, i + 0.5] for i in range(12)]
    expected = train_test_split(X, list(range(12)), seed=1)
    kinds = [tuple, np.array, iter, collections.deque, lambda rows: dict(enumerate(rows)).values(),
             lambda rows: memoryview(np.array(rows)), lambda rows: [np.array(row) for row in rows]]
    for kind in kinds:
        for labels in (range(12), kind(list(range(12)))):
            parts = train_test_split(kind(X), labels, seed=1)
            assert [Matrix(part).tolist() for part in parts] == list(expected)
    assert train_test_split(X, array.array("d", range(12)), seed=1)[2:] == expected[2:]
    for wrong in (None, 5, "abcdefghijkl", set(range(12))):
        with pytest.raises(TypeError, match="^y: "):
            train_test_split(X, wrong)
