"""Delimiters that are found, and records that come in pieces of any size."""
import csv
import io
import tracemalloc

import pytest
from amounts import examples
from hypothesis import assume, given, strategies as st
from purenn import read_csv
from purenn.files.records import Records, found_delimiter

pandas = pytest.importorskip("pandas")

WORDS = st.text(st.sampled_from("abc xyz'#\u00e9"), min_size=1, max_size=6).map(lambda text: "w" + text.strip())
NUMBERS = st.floats(-1e6, 1e6).map(repr)
CELLS = st.text(st.sampled_from('ab01.,;|"\n\t #\u00e9'), max_size=6)


@st.composite
def tables(draw):
    """Rows of a header of words, and of columns that are words or numbers."""
    columns = draw(st.integers(2, 5))
    kinds = [draw(st.sampled_from([WORDS, NUMBERS])) for _ in range(columns)]
    header = ["name%d" % j for j in range(columns)]
    return [header] + draw(st.lists(st.tuples(*kinds).map(list), min_size=1, max_size=8))


def written(rows, delimiter, quoting=csv.QUOTE_MINIMAL, end="\r\n"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return stream.getvalue()


@examples(400)
@given(tables(), st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.sampled_from(["\n", "\r\n"]))
def test_tables_are_found_as_pandas_reads_them_when_told(rows, delimiter, quoting, encoding, end):
    raw = written(rows, delimiter, quoting, end).encode(encoding)
    ours = read_csv(raw, marks=())
    theirs = pandas.read_csv(io.BytesIO(raw), sep=delimiter, encoding=encoding, dtype=str, keep_default_na=False)
    assert ours.delimiter == delimiter and ours.names == list(theirs.columns) and ours.rows == theirs.values.tolist() == rows[1:]


@examples(300)
@given(tables(), st.sampled_from(";\t|"), st.data())
def test_decimal_commas_do_not_pass_for_delimiters(rows, delimiter, data):
    rows = rows[:1] + [[cell if cell[:1] == "w" else cell.replace(".", ",") for cell in row] for row in rows[1:]]
    assert read_csv(written(rows, delimiter), marks=()).rows == rows[1:]


@examples(300)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6), st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_pieces_of_any_size_give_the_same_records(rows, sizes):
    text = written(rows, ",")
    pieces, at = [], 0
    while at < len(text):
        pieces.append(text[at:at + sizes[len(pieces) % len(sizes)]])
        at += len(pieces[-1])
    whole = [record for part in Records([text], ",").parts() for record in part]
    assert [record for part in Records(pieces, ",").parts() for record in part] == whole
    assume("\0" not in text)
    assert [cells for _, cells in whole] == list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("text, delimiter", [
    ("a,b\n1,2\n", ","), ("a;b\n1,5;2,5\n", ";"), ("a\tb\n1,5\t2;5\n", "\t"), ("a|b\n1|2\n", "|"), ("a\n1,5\n2\n", ";"), ("a\n1\n", ","), ("a\nx,y\n", ","),
    ("a\n,\n", ","), ('"a;b";c,d\n1;2\n', ";"), ('"a,b";c\n"1,5";2\n', ";"), ("a, b;c\n1,5;2\n", ";"), ("a,b\n1;2,3\n4;5,6\n", ","),
    ("a,b\n1,2\n3\n", ","), ("a;b\n1;2\n3\n", ";"), ("a,b,c\nx;y,1,2\n", ","), ("\n\na;b\n1;2\n", ";"), ("# a,b,c\na;b\n1;2\n", ";"), ("", ","),
    ('a;b\n"x\ny, z";2\n', ";"), ('a,b\n1,"open\n', ",")])
def test_the_delimiter_that_is_found(text, delimiter):
    assert found_delimiter(text.split("\n")[:-1], "#") == delimiter


@pytest.mark.parametrize("line, delimiter", [("sep=;", ";"), ("SEP=\t", "\t"), ('"sep=|"', "|"), ("sep=,", ","), ("sep=:", ":")])
def test_excels_first_line_names_the_delimiter(line, delimiter):
    text = "%s\r\na%sb\r\n1%s2\r\n" % (line, delimiter, delimiter)
    table = read_csv(text)
    assert table.names == ["a", "b"] and table.rows == [["1", "2"]] and table.lines == [3] and table.delimiter == delimiter
    assert read_csv(text, delimiter=delimiter).rows == table.rows                           # skipped, though one is given
    assert read_csv("\ufeff" + text).rows == read_csv((text).encode("utf-16")).rows == table.rows


def test_a_given_delimiter_decides():
    assert read_csv("a;b\n1;2\n", delimiter=",").names == ["a;b"]
    assert read_csv("a:b\n1:2\n", delimiter=":").names == ["a", "b"]


def test_a_text_in_quotes_longer_than_a_piece():
    text = 'a;b\n"' + "x;\n" * 100000 + '";1\n'
    assert read_csv(text).rows == [["x;\n" * 100000, "1"]]
    assert read_csv(io.BytesIO(text.encode())).rows == [["x;\n" * 100000, "1"]]


@pytest.mark.long
def test_a_quote_that_is_never_closed_takes_little_more_memory_than_its_text():
    text = 'a,b\n1,"2\n' + "x,y\n" * 300000
    pieces = [text[i:i + 65536] for i in range(0, len(text), 65536)]
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="^line 2: a quote opens here and is never closed$"):
            list(Records(iter(pieces)).parts())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * len(text)


def test_long_cells_over_many_pieces():
    cell = "x\n" * 100000 + '"" and\n' * 5000
    text = 'a,b\n1,"%s"\n2,3\n' % cell
    pieces = [text[i:i + 1000] for i in range(0, len(text), 1000)]
    found = [record for part in Records(iter(pieces)).parts() for record in part]
    assert found == [(1, ["a", "b"]), (2, ["1", cell.replace('""', '"')]), (3 + cell.count("\n"), ["2", "3"])]
