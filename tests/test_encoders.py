"""encoders.py: columns of numbers, of yes and no, and of categories, beside scikit-learn's encoders."""
import os
import subprocess
from decimal import Decimal
from fractions import Fraction

import pytest

import needs
from paths import ROOT
from purenn import Dense, Matrix, Network, StandardScaler, encoders
from purenn.encoders import Encoder

np = pytest.importorskip("numpy")

TABLE = {"age": [22, 38.5, None, 35, 54, 2], "sex": ["male", "female", "female", "female", "male", "male"],
         "smoker": ["no", "Yes", "no", "NO", "yes", ""], "port": ["S", "C", "", "S", "Q", "S"]}
ROWS = [list(row) for row in zip(*TABLE.values())]


def test_what_columns_become():
    encoder = Encoder().fit(TABLE, fill_gaps=True)
    assert encoder.names == ["age", "sex", "smoker", "port"]
    assert encoder.outputs == ["age", "sex=female", "sex=male", "smoker", "port=", "port=C", "port=Q", "port=S"]
    mean = (22 + 38.5 + 35 + 54 + 2) / 5
    assert encoder.transform(TABLE).tolist() == [
        [22.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0], [38.5, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0],
        [mean, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0], [35.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        [54.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0], [2.0, 0.0, 1.0, 0.4, 0.0, 0.0, 0.0, 1.0]]
    shuffled = dict((name, TABLE[name]) for name in ("port", "age", "smoker", "sex"))
    assert encoder.transform(ROWS).tolist() == encoder.transform(shuffled).tolist() == encoder.transform(TABLE).tolist()


def test_as_scikit_learn():
    compose, impute, preprocessing = [pytest.importorskip("sklearn." + name) for name in ("compose", "impute", "preprocessing")]
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(TABLE)
    theirs = compose.ColumnTransformer([
        ("age", impute.SimpleImputer(), ["age"]), ("texts", preprocessing.OneHotEncoder(sparse_output=False), ["sex", "port"])])
    encoder = Encoder().fit(frame[["age", "sex", "port"]], fill_gaps=True)
    assert encoder.transform(frame).tolist() == theirs.fit_transform(frame).tolist()


@pytest.mark.parametrize("cells, kind", [
    ([1, 2.5], "number"), ([True, False], "flag"), (["yes", "no"], "flag"), (["Ja", "nein"], "flag"), (["oui", "non"], "flag"),
    (["true", "FALSE"], "flag"), (["yes", "maybe"], "categories"), (["yes", "yes"], "categories"), (["a", "b", "a"], "categories"),
    ([u"s\xed", "no"], "flag"), ([str(i % 20) for i in range(60)], "categories")])
def test_kinds(cells, kind):
    assert encoders.column_of("x", cells).kind == kind


@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_answers_with_accents_are_answers_on_the_oldest_pythons(version):
    """There a table's texts are bytes, whose capitals with accents have no small letters."""
    code = ("from purenn import read_csv\nfrom purenn.encoders import Encoder\nfrom purenn.files.encodings import native\n"
            "for yes in (u's\\xed', u'S\\xcd', u' s\\xcd'):\n"
            "    for text in (yes, native(yes)):\n"
            "        encoder = Encoder().fit({'a': [text, 'No', 'no']})\n"
            "        assert encoder.columns[0].kind == 'flag' and encoder.columns[0].values == ['no', native(u's\\xed')]\n"
            "        assert encoder.transform([[text], ['NO']]).tolist() == [[1.0], [0.0]] and encoder.columns[0].takes(text)\n")
    subprocess.check_call([needs.python(version), "-c", code], env=dict(os.environ, PYTHONPATH=ROOT))


@pytest.mark.parametrize("cells", [["text %d" % i for i in range(30)], [str(i % 21) + "a" for i in range(60)], ["a", "b", "c"], [None, ""]])
def test_columns_of_no_use(cells):
    with pytest.raises(ValueError, match="the column 'x': it (holds|is empty)"):
        encoders.column_of("x", cells)
    if cells[0]:
        assert encoders.column_of("x", cells, categorical=True).kind == "categories"


@pytest.mark.parametrize("name, cell, message", [
    ("age", None, "row 0, column age is missing"), ("age", "22", "row 0, column age is '22', not a finite number"),
    ("age", float("inf"), "not a finite number"), ("sex", "Male", "row 0, column sex is 'Male', which was not among .*closest is male"),
    ("sex", "", "row 0, column sex is missing"), ("smoker", "perhaps", "known are no, yes"), ("port", "x" * 200, "x{20}.*[.]{3}x"),
    ("smoker", None, "missing")])
def test_cells_that_are_refused(name, cell, message):
    whole = dict((key, [cells[0], cells[1]] if key != "port" else ["S", "C"]) for key, cells in TABLE.items())
    encoder = Encoder().fit(whole)
    net = Network([Dense(len(encoder.outputs), 1)], seed=1)
    net.encoder = encoder
    row = dict((key, cells[:1]) for key, cells in whole.items())
    assert len(net.predict(row)) == 1
    row[name] = [cell]
    for call in (encoder.transform, net.predict, lambda row: net.evaluate(row, [1.0])):
        with pytest.raises(ValueError, match="X: .*" + message):
            call(row)
    ignoring = Encoder(encoder.columns, "ignore")
    if name in ("sex", "port") and cell:
        assert ignoring.transform(row).tolist()[0].count(0.0) > encoder.transform(whole).tolist()[0].count(0.0)


def test_rows_of_another_length():
    with pytest.raises(ValueError, match="X row 1: expected 4 cells, one for each of age, sex, smoker, port; got 2"):
        Encoder().fit(TABLE, fill_gaps=True).transform([ROWS[0], [1, 2]])
    with pytest.raises(ValueError, match="unknown answer to unseen categories"):
        Encoder(unseen="zero")


def test_a_network_takes_rows_as_they_are(tmp_path):
    encoder = Encoder().fit(TABLE, fill_gaps=True)
    net, plain = [Network([Dense(len(encoder.outputs), 4, "tanh"), Dense(1, "sigmoid")], seed=1) for _ in range(2)]
    numbers, y = encoder.transform(TABLE), ["died", "lived", "lived", "lived", "died", "lived"]
    net.encoder = encoder
    for one in (net, plain):
        one.scaler = StandardScaler().fit(numbers)
    net.fit(TABLE, y, epochs=20, progress=False)
    plain.fit(numbers, y, epochs=20, progress=False)
    assert net.columns == encoder.names and net.classify(ROWS) == plain.classify(numbers)
    net.save(tmp_path / "model.json")
    again = Network.load(tmp_path / "model.json")
    for rows in (TABLE, ROWS):
        assert again.predict(rows).tolist() == plain.predict(numbers).tolist() == net.predict(rows).tolist()
    assert again.state()["encoder"] == net.state()["encoder"] and "Encoder: age (number), sex (categories)" in repr(encoder)


@pytest.mark.parametrize("place, value", [
    (("columns",), []), (("unseen",), "what"), (("columns", 0, "kind"), "texts"), (("columns", 0, "fill"), "1"), (("columns", 1, "values"), []),
    (("columns", 1, "values"), ["a", "a"]), (("columns", 2, "values"), ["a"]), (("columns", 1, "name"), "age"), (("columns", 0), 3)])
def test_a_state_that_is_none(place, value):
    state = Encoder().fit(TABLE, fill_gaps=True).state()
    assert encoders.of_state(state).state() == state
    part = state
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    with pytest.raises(ValueError):
        encoders.of_state(state)


def test_matrices_of_numbers_pass():
    encoder = Encoder().fit({"a": [1.0, 2.0], "b": [3, 4]})
    assert encoder.transform(Matrix([[1, 2], [3, 4]])).tolist() == [[1.0, 2.0], [3.0, 4.0]]


# ---- cells and tables of every kind ----

@pytest.mark.parametrize("cells, expected", [
    ([Decimal("0.5"), Decimal(2), Decimal(1)], [0.5, 2, 1]), ([Fraction(1, 2), 1, 2.0], [0.5, 1, 2]),
    (np.array([1, 2, 3], dtype=np.longdouble), [1, 2, 3]), (np.array([np.int64(1), np.float32(2), 3], dtype=object), [1, 2, 3]),
    ([np.array(1), np.array(2.5), 3], [1, 2.5, 3])])
def test_numbers_of_any_kind_are_numbers(cells, expected):
    encoder = Encoder().fit({"a": cells})
    assert [column.kind for column in encoder.columns] == ["number"]
    assert encoder.transform({"a": cells}).tolist() == [[x] for x in expected]
    assert encoder.transform([[cell] for cell in cells]).tolist() == [[x] for x in expected]


def test_cells_without_a_value():
    pandas = pytest.importorskip("pandas")
    encoder = Encoder().fit({"a": [1, pandas.NA, 3, None], "b": ["x", pandas.NaT, "y", "x"]}, fill_gaps=True)
    assert encoder.transform([[pandas.NA, pandas.NaT]]).tolist() == encoder.transform([[None, None]]).tolist() == [[2, 1, 0, 0]]
    with pytest.raises(ValueError, match="row 0, column a is missing"):
        Encoder().fit({"a": [1, 2]}).transform([[pandas.NA]])


def test_dates_are_categories_and_not_nanoseconds():
    dates = np.array(["2020-01-01", "2020-01-02"] * 2, dtype="M8[ns]")
    assert [column.kind for column in Encoder().fit({"a": dates}).columns] == ["categories"]


@pytest.mark.parametrize("cells", [[[1], [2]], [{"a": 1}, {"a": 2}], [object(), object()], [1j, 2j], [(1,), (2,)]])
def test_cells_that_are_none(cells):
    with pytest.raises(ValueError, match="the column 'a': row 0 is .*; a cell holds a number, a text, a date or nothing"):
        Encoder().fit({"a": cells})
    with pytest.raises(ValueError, match="X: column a: row 0 is "):
        Encoder().fit({"a": ["x", "y"]}).transform([[cells[0]]])


@pytest.mark.parametrize("cells", [[1, float("inf")], [1, 10 ** 400]])
def test_numbers_that_are_not_finite_are_refused_at_once(cells):
    with pytest.raises(ValueError, match="the column 'a': it holds .*, not a finite number"):
        Encoder().fit({"a": cells}, fill_gaps=True)


def test_what_is_no_table():
    for table in (None, "abc", [[1, 2]], np.eye(2), [{"a": 1}]):
        with pytest.raises(TypeError, match="an encoder learns a table"):
            Encoder().fit(table)
    for table in ({}, {"a": []}):
        with pytest.raises(ValueError, match="an encoder learns a table with rows"):
            Encoder().fit(table)
    with pytest.raises(ValueError, match="categorical: unknown column 'agee'; closest is age"):
        Encoder().fit({"age": [1, 2]}, categorical=["agee"])
    with pytest.raises(ValueError, match="the encoder has learnt nothing yet"):
        Encoder().transform([[1]])
    encoder = Encoder().fit({"a": ["x", "y"], "n": [1, 2]})
    for rows, message in ((["x", 1], "X row 0: expected 2 cells, one for each of a, n; got 'x'"), (5, "X must be a table or rows"),
                          ({"a": ["x"]}, "X: there is no column n"), ([["x"]], "X row 0: expected 2 cells")):
        with pytest.raises((TypeError, ValueError), match=message):
            encoder.transform(rows)


def test_columns_that_are_none():
    for columns in ("ab", [1, 2], [Encoder]):
        with pytest.raises(TypeError, match="an encoder's columns are Number, Flag and Categories"):
            Encoder(columns)
