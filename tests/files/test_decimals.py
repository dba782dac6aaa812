"""Numbers with decimal commas against pandas, and which decimal mark a column has."""
import io

import pytest
from amounts import examples
from hypothesis import given, strategies as st
from purenn import read_csv
from purenn.files import decimals
from purenn.files.decimals import mark_of, numbers_of, reads_comma, with_point, written

pandas = pytest.importorskip("pandas")

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def european(x, places):
    """As Germans write it: 1.234,50."""
    return "{:,.{}f}".format(x, places).replace(",", "_").replace(".", ",").replace("_", ".")


@examples(300)
@given(st.lists(st.tuples(st.floats(-1e12, 1e12), st.integers(0, 6)), min_size=1, max_size=20))
def test_european_numbers(pairs):
    cells = [european(x, places) for x, places in pairs]
    expected = [float("{:.{}f}".format(x, places)) for x, places in pairs]
    assert numbers_of(cells, ",") == expected
    theirs = pandas.read_csv(io.StringIO("a;b\n" + "".join("%s;0\n" % cell for cell in cells)), sep=";", decimal=",", thousands=".")
    assert [float(x) for x in theirs["a"]] == pytest.approx(expected, rel=1e-15)        # it rounds twice


@examples(300)
@given(FINITE)
def test_what_is_written_with_a_mark_is_read_with_it(x):
    for mark in decimals.MARKS:
        assert numbers_of([written(x, mark)], mark) == [x]


@pytest.mark.parametrize("text, number", [("1", 1), ("-1,5", -1.5), ("+,5", 0.5), ("5,", 5), (" 1.234 ", 1234), ("1.234.567,25", 1234567.25),
                                          ("1,5e-3", 0.0015), ("-12.345E2", -1234500), ("0,125", 0.125), ("999.999", 999999)])
def test_what_reads_with_a_comma(text, number):
    assert reads_comma(text) and numbers_of([text], ",") == [number]


@pytest.mark.parametrize("text, number", [("1,234.5", 1234.5), ("-12,345,678", -12345678), ("1,000e-3", 1), (" 999 ", 999), ("1 234.5", 1234.5),
                                          ("1'234'567.25", 1234567.25), ("1\u00a0000", 1000), ("+1\u202f000.5", 1000.5), ("1\u2019000", 1000)])
def test_thousands(text, number):
    swapped = text.replace(",", "_").replace(".", ",").replace("_", ".")
    assert numbers_of(["1.5", text], ".") == [1.5, number] and numbers_of([swapped], ",") == [number]
    if not set(text) & set(" '\u00a0\u202f\u2019"):
        assert float(pandas.read_csv(io.StringIO('a;b\n%s;1\n' % text), sep=";", thousands=",")["a"][0]) == number


@pytest.mark.parametrize("text", ["1,5", "1,23", "0,123", "1,2345", "1,234,5", "1.234,5", "1.5,000", "1 23", "1,234 567"])
def test_what_is_no_number_with_a_point(text):
    with pytest.raises(ValueError):
        numbers_of([text])


def test_commas_between_thousands_where_commas_stand_between_cells_too():
    assert [mark_of(texts, True) for texts in (["1,000", "2"], ["1,000", "1,5"], ["1,000", "2.5"], ["1,234.5"])] == ["both", ",", ".", "."]
    table = read_csv('a,b,c\n"1,000","1,234.5","1,000"\n"12,345",7,"2,5"\n')
    assert table.numbers().tolist() == [[1000, 1234.5, 1], [12345, 7, 2.5]]
    assert read_csv("a;b\n1,000;1\n").numbers().tolist() == [[1, 1]]                # as a German Excel writes one


@pytest.mark.parametrize("text", ["", ",", "1.5", "1.23", "1234.567", "0.125", "1.234.56", "1,234.5", "1,2,3", "1..234", ".123", "1.234,5,", "a", "1.23a",
                                  "-.123", "1 34,5", "1 234 5", "1'234 567", "1.234 567", "0 123", " 1  234", "1.2345,6", "nan", "--1,5", "1.234.", "1e3.234"])
def test_what_does_not(text):
    assert not reads_comma(text)
    with pytest.raises(ValueError):
        numbers_of([text], ",")


@pytest.mark.parametrize("texts, mark", [
    ([], None), (["1", "-2", "3e5"], None), (["1", "1,5"], ","), (["1.234", "1,5"], ","), (["1.234", "2"], "both"), (["1.234", "2.5"], "."),
    (["1,5", "2.5"], "."), (["1.234,5"], ","), (["0.125"], "."), (["1,2,3"], "."), (["x", "1,5"], ","), (["1.234.567", "2.000.000"], ","), (["1.234.567", "2.5"], "."), (["6.932E+01"], ".")])
def test_the_mark_of_texts(texts, mark):
    assert mark_of(texts) == mark


def test_each_column_has_a_mark_of_its_own():
    table = read_csv("a;b;c;d\n1,5;1.5;1.234;7\n1.234,25;2.5;5.678;8\n")
    assert table.numbers().tolist() == [[1.5, 1.5, 1.234, 7], [1234.25, 2.5, 5.678, 8]]             # where both would do, the point
    assert [table.mark(name) for name in "abcd"] == [",", ".", ".", "."] and [table.reads_both(name) for name in "abcd"] == [False, False, True, False]
    table = read_csv("a;c\n1,5;1.234\n", decimal=",")
    assert table.numbers().tolist() == [[1.5, 1234]]
    with pytest.raises(ValueError, match="line 2, column a: '1,5' is not a number with a decimal point"):
        read_csv("a;c\n1,5;1.234\n", decimal=".").numbers()
    with pytest.raises(ValueError, match="line 2, column a: '1.5' is not a number with a decimal comma"):
        read_csv("a;c\n1.5;1.234\n", decimal=",").numbers()
    for wrong in (";", "", None, "comma"):
        with pytest.raises(ValueError, match='decimal is ".", "," or "auto"; got'):
            read_csv("a\n1\n", decimal=wrong)


def test_a_gap_decides_nothing_and_is_filled_in_the_columns_own_way():
    table = read_csv("a;b\n1,5;1\n.;2\n2,5;-\n-;3\n", missing="mean")
    assert table.numbers().tolist() == [[1.5, 1], [2, 2], [2.5, 2], [2, 3]] and table.rows[1] == ["2,0", "2"]


def test_few_rows_of_a_table_are_read_as_all_are():
    table = read_csv("a;b\n1.234;x\n1,5;y\n")
    assert table.picked([0]).numbers("a").tolist() == table.select(["a"]).picked([0]).numbers().tolist() == [[1234]]


def test_with_point_is_for_the_same_number():
    assert with_point("1.234,5") == "1234.5" and with_point("7") == "7"
