"""Names of columns: those that come twice, as pandas has them, and titles above them."""
import io

import pandas
import pytest
from purenn import read_csv


@pytest.mark.parametrize("names", ["x,note,note,y", "x,x,x", "x,x.1,x,x", "a,b,a,b,a", "x.1,x,x,x.1"])
def test_names_that_come_twice(names):
    text = names + "\n" + ",".join("1234567"[:names.count(",") + 1]) + "\n"
    assert read_csv(text).numbers().tolist() == pandas.read_csv(io.StringIO(text)).values.tolist()
    assert len(set(read_csv(text).names)) == names.count(",") + 1 and read_csv(text).names[0] == names.split(",")[0]
    if "x.1" not in names:
        assert read_csv(text).names == list(pandas.read_csv(io.StringIO(text)).columns)


@pytest.mark.parametrize("text", ["1,1,0\n2,3,1\n", "yes,yes,3\nno,yes,4\nyes,no,5\n", "1.5;1.5\n2;3\n"])
def test_data_that_comes_twice_is_no_name(text):
    with pytest.raises(ValueError, match="columns 1 and 2 are both named"):
        read_csv(text)


def test_names_that_are_given_differ():
    with pytest.raises(ValueError, match="columns 1 and 2 are both named 'a'"):
        read_csv("1,2\n", header=["a", "a"])


ROWS = "x,z,y\n1.5,2,a\n2.5,3,b\n3.5,4,a\n"


@pytest.mark.parametrize("above", ["Report\n", "Report 2020\n\n", "# made by X\n# in mm\n", "Report,,\n,,\n", "Made on,2020-01-01\nby,Anna\n", "Made on,2020-01-01,\n,,\n"])
def test_titles_are_told_and_passed_over(above):
    n = above.count("\n")
    for delimiter in (",", ";", "\t"):
        text = (above + ROWS).replace(",", delimiter)
        with pytest.raises(ValueError, match="^line 1 has . cells?, where line %d, which seems to name the columns, has 3; skip=%d passes" % (n + 1, n)):
            read_csv(text)
        table = read_csv(text, skip=n)
        assert (table.names, table.rows) == (["x", "z", "y"], [["1.5", "2", "a"], ["2.5", "3", "b"], ["3.5", "4", "a"]])
        theirs = pandas.read_csv(io.StringIO(text), skiprows=n, sep=delimiter)
        assert theirs[["x", "z"]].values.tolist() == table.numbers(["x", "z"]).tolist() and table.lines == [n + 2, n + 3, n + 4]


def test_what_is_no_title():
    for text in ("a\n1,5\n2,5\n3,5\n", ",x\n0,1\n1,2\n2,3\n", "x,\n1,\n2,\n3,\n"):
        read_csv(text, marks=())
    for text, words in (("a,t\n1,5,x\n2,5,y\n3,5,y\n", "line 2 has 3 cells, where line 1 has 2; if the first column has no name, a delimiter must stand before"),
                        ("a,t\n1,x\n2,y,z\n", "line 3 has 3 cells, where line 1 has 2$"), ("a,b,t\n1,2\n3,4,y\n", "line 2 has 2 cells, where line 1 has 3$")):
        with pytest.raises(ValueError, match=words):
            read_csv(text)
    for skip in (-1, 1.5, "1"):
        with pytest.raises((ValueError, TypeError), match="skip must be"):
            read_csv(ROWS, skip=skip)
    with pytest.raises(ValueError, match="it is empty"):
        read_csv(ROWS, skip=99)


def test_delimiters_at_the_end_of_the_names_alone():
    assert read_csv("a,b,,\n1,2\n3,4,,\n", marks=()).rows == [["1", "2", "", ""], ["3", "4", "", ""]]
