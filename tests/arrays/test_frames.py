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
