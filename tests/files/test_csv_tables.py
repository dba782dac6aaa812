"""csv_tables.read_csv against Python's csv module, and every kind of file that is wrong in its own way."""
import csv
import io
import sys

import pytest
import purenn
from amounts import examples
from hypothesis import given, strategies as st
from paths import IRIS
from purenn.files import csv_tables
from purenn.files.csv_tables import read_csv
from purenn.floats import text as digits

CELLS = st.text(st.sampled_from('ab01.,;"\n\t #\u00e9'), max_size=6)


@st.composite
def grids(draw):
    columns = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=6))


def is_blank(row, delimiter, quoting):
    """Whether it is written as blanks without quotes."""
    return len(row) == 1 and set(row[0]) and set(row[0]) <= set(" \t") - set(delimiter) and quoting != csv.QUOTE_ALL


@examples(500)
@given(grids(), st.sampled_from(",;\t"), st.sampled_from(["\r\n", "\n", "\r"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_what_the_csv_module_writes_is_read(grid, delimiter, end, quoting):
    quoting = csv.QUOTE_ALL if end == "\r" else quoting         # else it would leave "\n" bare
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(grid)
    text = stream.getvalue()
    expected = [row for row in grid if not is_blank(row, delimiter, quoting)]
    names = ["c%d" % j for j in range(len(grid[0]))]
    if not expected:
        return
    for source in (text, io.StringIO(text, newline=""), text.split(end) if "\n" not in "".join(sum(grid, [])) else text,
                   text.encode("utf-8"), io.BytesIO(text.encode("utf-8")), "\ufeff" + text):
        table = read_csv(source, header=names, delimiter=delimiter, marks=())
        assert table.rows == expected and table.names == names and len(table) == len(expected)


@examples(300)
@given(st.text(st.sampled_from('a,"\n'), max_size=12))
def test_any_text_is_read_as_the_csv_module_reads_it_or_refused(text):
    """Stricter than it: no quotes within a cell, no text after them, all rows of one length."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        ours = read_csv(text + "\n", header=False, marks=()).rows
    except ValueError as error:
        assert str(error).startswith(("line ", "the CSV text has no rows"))
    else:
        assert ours == [row for row in reader if row]


def test_delimiters_at_the_ends_of_rows_are_no_cells():
    """As csv.DictReader has it, whose row keeps what is beyond the names aside."""
    for text in ("a,b\n1,2,\n3,4\n", "a,b\n1,2,,\n3,4, ,\n"):
        expected = [[row["a"], row["b"]] for row in csv.DictReader(io.StringIO(text))]
        assert read_csv(text).rows == expected == [["1", "2"], ["3", "4"]]
    for text in ("a,b\n1,2,x\n", "a,b\n1,2,,x\n"):
        with pytest.raises(ValueError, match="line 2 has . cells, where line 1 has 2"):
            read_csv(text)
    with pytest.raises(ValueError, match="line 2 has 3 cells, where 2 names are given"):
        read_csv("1,2\n1,2,\n", header=["a", "b"])


def test_one_name_and_one_mark_are_no_letters():
    assert read_csv("1\n2\n", header="ab").names == ["ab"] and read_csv("a,b\nN,NA\n", marks="NA", missing={"b": 1.0}).rows == [["N", "1.0"]]
    for header in (None, 0, 5, [1], ["a", None]):
        with pytest.raises(TypeError, match="header: expected True, False or names; got "):
            read_csv("a\n1\n", header=header)
    for marks in (None, 5, [None]):
        with pytest.raises(TypeError, match="marks: expected a list of texts; got "):
            read_csv("a\n1\n", marks=marks)


def test_several_columns_without_a_name():
    table = read_csv("a,,b,,\n1,2,3,4,5\n")
    assert table.names == ["a", "", "b", "", ""] and table.numbers().tolist() == [[1, 2, 3, 4, 5]]
    assert table.select(["b", "a"]).rows == [["3", "1"]] and table.place("") == 1
    with pytest.raises(ValueError, match="line 2, column \"\": '' is a missing value"):
        read_csv("a,,b,,\n1,2,3,,\n")


def test_lines_are_counted_as_an_editor_counts_them():
    text = 'a,b\r\n\r\n# c\r\n1,"x\r\n\r\ny"\r\n"",2\r\n'
    table = read_csv(text, comment="#", marks=())
    assert table.rows == [["1", "x\n\ny"], ["", "2"]] and table.lines == [4, 7]
    with pytest.raises(ValueError, match="line 7, column a: '' is not a number"):
        table.numbers("a")


def test_header_or_none():
    assert read_csv("a, b ,c\n1,2,3\n").names == ["a", "b", "c"]
    for text in ("1,2\n3,4\n", "1,2\r\n\r\n3,4"):
        table = read_csv(text, header=False)
        assert table.names == ["1", "2"] and table.numbers("2").tolist() == [[2], [4]]
        assert read_csv(text, header=["x", "y"]).numbers(["y", "x"]).tolist() == [[2, 1], [4, 3]]
    with pytest.raises(ValueError, match="line 1 has 2 cells, where 3 names are given"):
        read_csv("1,2\n", header=["x", "y", "z"])


def test_files(tmp_path):
    text = "x,name\n1.5,\u00e9\n"
    path = tmp_path / "some.csv"
    for content in (text.encode("utf-8"), b"\xef\xbb\xbf" + text.encode("utf-8"), text.replace("\n", "\r\n").encode("utf-8"),
                    text.replace("\n", "\r").encode("utf-8"), text.rstrip().encode("utf-8")):
        path.write_bytes(content)
        for source in (str(path), path):
            table = read_csv(source)
            assert table.names == ["x", "name"] and table.rows == [["1.5", "\u00e9"]]
        with open(str(path), "rb") as raw, open(str(path), encoding="utf-8") as file:
            assert read_csv(raw).rows == read_csv(file).rows == table.rows
    path.write_bytes(b"a,b\n1,2\n\0,1\n")
    with pytest.raises(ValueError, match="line 3 holds a NUL character"):
        read_csv(str(path))
    with pytest.raises(OSError):
        read_csv(str(tmp_path / "none.csv"))


@pytest.mark.parametrize("source", [None, 5, [1, 2], [None], {}, object()])
def test_what_is_no_source(source):
    with pytest.raises((TypeError, ValueError), match="expected a file name|must be a text|no rows"):
        read_csv(source)


@pytest.mark.parametrize("text, message", [
    ("\n", "the CSV text has no rows: it is empty$"),
    ("\r\n \r\n", "it is empty$"),
    ("\ufeff\n", "it is empty$"),
    ("a,b\n", "empty but for the names"),
    ("a,b\n\n\n", "empty but for the names"),
    ("a,b\n1,2\n3\n", "line 3 has 1 cell, where line 1 has 2"),
    ("\n\na,b\n1,2,3\n", "line 4 has 3 cells, where line 3 has 2"),
    ("a,b,c\n1,2\n", "line 2 has 2 cells, where line 1 has 3"),
    ("a,b,,c\n1,2\n", "line 2 has 2 cells, where line 1 has 4"),
    ("a,1,1\n1,2,3\n", "columns 2 and 3 are both named '1'"),
    ("a, a\na,2\nb,a\n", "columns 1 and 2 are both named 'a'"),
    ('a,b\n1,"2\n3,4\n', "line 2: a quote opens here and is never closed"),
    ('a,b\n"1,2\n3""\n', "line 2: a quote opens here"),
    ('a,b\n1,"2"3\n', "line 2, column 2: quotes go around a whole cell.* got a quoted text and then '3'"),
    ('a,b\n"1" ,2\n', "line 2, column 1: .* got a quoted text and then ' '"),
    ('a,b\n1, "2"\n', "line 2, column 2: .* got ' \"2\"'"),
    ('a,b\n"x\ny"z,2\n', "line 3, column 1: quotes"),
    ("a,b\n1,\0\n", "line 2 holds a NUL character"),
    ("a,b\n1,\n", "line 2, column b: '' is a missing value"),
    ("a,b\n1, NaN \n", "line 2, column b: ' NaN ' is a missing value"),
    ("a,b\n1,2\n?,2\n", "line 3, column a: '\\?' is a missing value"),
    ("a,b\n1,NA\n", "line 2, column b: 'NA' is a missing value"),
    ("a,b\n1,x\n", "line 2, column b: 'x' is not a number"),
    ("a,b\n1,inf\n", "line 2, column b: 'inf' is not a number"),
    ("a,b\n1,-1e400\n", "line 2, column b: '-1e400' is too large a number"),
    ("a,b\n1,1_0\n", "line 2, column b: '1_0' is not a number"),
    ("a;b\n1;x\n", "line 2, column b: 'x' is not a number"),
    ('a\n"1\n2"\n', "line 2, column a: '1\\\\n2' is not a number"),
])
def test_errors_name_line_and_column(text, message):
    with pytest.raises(ValueError, match=message):
        read_csv(text).numbers()


def test_messages_stay_short():
    for text in ("a\n" + "x" * 10 ** 6, "a\n" + '"' + "x" * 10 ** 6 + '"y' * 10 ** 5 + "\n", ",".join(map(str, range(9999))) + "\n" + "x," * 9998 + "x",
                 "y" * 10 ** 5 + "\nx"):
        with pytest.raises(ValueError) as caught:
            read_csv(text).numbers()
        assert len(str(caught.value)) < 300
        with pytest.raises(ValueError) as caught:
            read_csv("b\n" + text.replace("\n", "") + ",x").numbers("unknown")
        assert len(str(caught.value)) < 600


@pytest.mark.parametrize("text", ["x" * 10 ** 7, ",".join(["1"] * 10 ** 5), '"' + "a" * 10 ** 6 + '""' * 10 ** 5 + '"', '"' + "\n" * 10 ** 5 + '"'])
def test_very_long_lines_and_cells(text):
    limit = csv.field_size_limit(10 ** 8)
    try:
        assert read_csv(text + "\n", header=False, marks=()).rows == list(csv.reader(io.StringIO(text, newline="")))
    finally:
        csv.field_size_limit(limit)


def test_an_unclosed_quote_in_a_long_file_is_found_at_once():
    """In time that grows with the file, not with its square."""
    with pytest.raises(ValueError, match="line 2: a quote opens"):
        read_csv('a\n"x\n' + "1\n" * 300000)


def test_unknown_columns_list_the_known():
    table = read_csv("a,b\n1,2\n")
    for use in (table.labels, table.numbers, table.is_numeric, table.select, table.place, lambda name: table.numbers(["a", name]),
                lambda name: read_csv("a,b\n1,2\n", columns=["a", name])):
        with pytest.raises(ValueError, match="unknown column 'c'; known are a, b"):
            use("c")
    for names in ([], ["a", "a"]):
        with pytest.raises(ValueError, match="each once"):
            table.select(names)


def test_columns():
    text = "name,a,b\nx,1,2\ny,3,?\n"
    with pytest.raises(ValueError, match="line 3, column b"):
        read_csv(text)
    table = read_csv(text, columns=["a", "name"])
    assert table.names == ["a", "name"] and table.rows == [["1", "x"], ["3", "y"]]
    assert table.numbers("a").tolist() == [[1], [3]] and table.labels("name") == ["x", "y"]
    assert table.is_numeric("a") and not table.is_numeric("name")
    assert read_csv(text, columns="a").numbers().tolist() == [[1], [3]]
    assert table.numbers("a")._form.kind == "float"


# ---- missing values ----

HOLES = "name,a,b\nx,1,5e-1\n?,2,\ny,NA,2.5\nz,,nan\n"


def test_missing_values_are_an_error():
    with pytest.raises(ValueError, match="line 3, column name: '\\?' is a missing value"):
        read_csv(HOLES)
    with pytest.raises(ValueError, match="line 4, column a: 'NA' is a missing value"):
        read_csv(HOLES, columns=["a"])


def test_missing_values_dropped():
    table = read_csv(HOLES, missing="drop")
    assert table.rows == [["x", "1", "5e-1"]] and table.lines == [2] and table.dropped == 3
    assert read_csv(HOLES, columns=["a"], missing="drop").lines == [2, 3]
    with pytest.raises(ValueError, match="the one row lacks a value"):
        read_csv("a\n?\n", missing="drop")


def test_missing_values_filled_with_the_mean():
    table = read_csv(HOLES, columns=["b", "a"], missing="mean")
    assert table.numbers().tolist() == [[0.5, 1], [1.5, 2], [2.5, 1.5], [1.5, 1.5]]
    assert table.means == {"a": 1.5, "b": 1.5} and table.filled == {"a": 2, "b": 2} and table.dropped == 0
    with pytest.raises(ValueError, match="line 3, column name: '\\?' is a missing value, and there is no mean"):
        read_csv(HOLES, missing="mean")
    with pytest.raises(ValueError, match="line 2, column a: '' is a missing value, and there is no mean"):
        read_csv('a,b\n"",1\n', missing="mean")
    with pytest.raises(ValueError, match="line 3, column a: '\\?' is a missing value, and there is no mean"):
        read_csv("a\n1\n?\nx\n", missing="mean")


def test_targets_are_not_made_up():
    text = "a,b\n1,0.5\n?,2\n4,%s\n"
    for targets in ("b", ["b"]):
        table = read_csv(text % "7", missing="mean", targets=targets)
        assert table.means == {"a": 2.5} and table.filled == {"a": 1} and table.numbers().tolist() == [[1, 0.5], [2.5, 2], [4, 7]]
        with pytest.raises(ValueError, match="line 4, column b: '' is a missing value, and there is no mean to fill it with"):
            read_csv(text % "", missing="mean", targets=targets)
        assert len(read_csv(text % "", missing="drop", targets=targets)) == 1
    assert read_csv(text % "", missing="mean").filled == {"a": 1, "b": 1}
    with pytest.raises(ValueError, match="unknown column 'c'; known are a, b"):
        read_csv(text % "7", targets="c")


def test_missing_values_filled_with_the_means_of_another_table():
    means = read_csv("a,b\n1,0.1\n2,0.2\n3,0.3\n", missing="mean").means
    assert means == {"a": 2.0, "b": (0.1 + 0.2 + 0.3) / 3}
    table = read_csv("b,a\n,?\n1,1\n", missing=means)
    assert table.numbers().tolist() == [[(0.1 + 0.2 + 0.3) / 3, 2.0], [1, 1]] and table.filled == {"a": 1, "b": 1}
    with pytest.raises(ValueError, match="column c: '' is a missing value, and there is no mean"):
        read_csv("c,a\n,1\n", missing=means)
    with pytest.raises(ValueError):
        read_csv("a,b\n?,1\n", missing={"a": float("nan")}).numbers()


def test_what_counts_as_missing():
    assert read_csv("a,b\nNA,?\n", marks=()).rows == [["NA", "?"]]
    with pytest.raises(ValueError, match="'-999' is a missing"):
        read_csv("a,b\n1,-999\n", marks=["-999"])
    with pytest.raises(ValueError, match="'n/a' is a missing"):
        read_csv("a,b\n1,n/a\n", marks=["N/A"])


@pytest.mark.parametrize("options", [{"delimiter": ""}, {"delimiter": ",,"}, {"delimiter": '"'}, {"delimiter": "\n"}, {"delimiter": None},
                                     {"missing": "median"}, {"missing": None}])
def test_options_that_are_none(options):
    with pytest.raises(ValueError, match="a delimiter is one character|missing is"):
        read_csv("a,b\n1,2\n", **options)


def test_it_is_a_public_name():
    assert purenn.read_csv is read_csv


def test_numbers_read_by_integer_arithmetic_are_the_same(monkeypatch):
    text = open(IRIS).read()
    names = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    by_float = read_csv(text).numbers(names).tolist()
    monkeypatch.setattr(digits, "_own", [False])
    assert read_csv(text).numbers(names).tolist() == by_float == [[float(x) for x in line.split(",")[:4]] for line in text.split("\n")[1:-1]]


def test_no_csv_module_is_used():
    assert "csv" not in vars(csv_tables) and "csv" in sys.modules
