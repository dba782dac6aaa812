"""Table: what it gives of its cells, and how little memory it takes."""
import pickle
import sys

import pytest
from amounts import examples
from hypothesis import given, strategies as st
from purenn import read_csv
from purenn.files import csv_tables, tables
from purenn.files.tables import MISSING, Table

CELLS = st.lists(st.sampled_from(["", "a", "1", " ", "\0", "NA", "-", "2.5", "\u00e9"]), max_size=2).map("".join)


@examples(300)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=9), st.integers(1, 4), st.data())
def test_cells_come_out_as_they_went_in(rows, block, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "BLOCK", block)
        table = Table(["a", "b", "c"], rows, range(len(rows)))
        assert table.rows == rows and table.lines == list(range(len(rows))) and len(table) == len(rows)
        assert table.labels("b") == [row[1] for row in rows]
        assert table.select(["c", "a"]).rows == [[row[2], row[0]] for row in rows]
        places = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=9)) if rows else []
        picked = table.picked(places)
        assert picked.rows == [rows[i] for i in places] and picked.lines == places
        gaps = [[j for j, cell in enumerate(row) if cell.strip().lower() in MISSING] for row in rows]
        assert table.gaps() == gaps
        assert table.first_gap() == next(((i, columns[0]) for i, columns in enumerate(gaps) if columns), None)
        copy = pickle.loads(pickle.dumps(table))
        assert copy.rows == rows and copy.gaps() == gaps


def test_picked_is_a_copy():
    table = read_csv("a,b\n1,\n2,5\n", marks=["?"])
    csv_tables.without_gaps(table.picked([0]), {"b": 7.0}, marks=[""])
    assert table.rows == [["1", ""], ["2", "5"]]
    table.rows[0][0] = "9"
    assert table.rows == [["1", ""], ["2", "5"]]


@pytest.mark.parametrize("cell", ["", "NA", "na", "N/A", "#N/A", "NaN", "nan", "NULL", "null", "None", "-", ".", "?", " n/a ", "\t-", "<NA>", "#NA", "NaT", "\\N", "#DIV/0!", "#REF!"])
def test_marks_of_missing_values(cell):
    table = read_csv('a,b,c\n"%s",-1,x-y\n1,-.5,none.\n' % cell, missing="drop")
    assert table.rows == [["1", "-.5", "none."]] and table.dropped == 1
    with pytest.raises(ValueError, match="is a missing value"):
        read_csv('a,b\n"%s",1\n' % cell)


@pytest.mark.parametrize("cell", ["--", "-1", "0", "n.a.", "nano", "nothing", "..", "-.5"])
def test_what_is_no_mark(cell):
    assert read_csv("a,b\n%s,1\n" % cell).rows == [[cell, "1"]]


def test_a_table_takes_little_more_memory_than_its_text():
    text = "a,b,c,d\n" + "".join("%d.%05d,%d,%d,%s\n" % (i, i * 7919 % 100000, i, i % 7, "xyz"[i % 3]) for i in range(20000))
    table = read_csv(text)
    held = sum(sys.getsizeof(packed) for block in table._blocks for packed in block) + sys.getsizeof(table._lines)
    assert held < 1.5 * len(text)
    assert sys.getsizeof(table.compact_numbers(["a", "b"])._data) < 2 * 20000 * 8 * 1.2


def test_compact_numbers_are_the_numbers():
    text = "a;b\n" + "".join("%d,5;%d\n" % (i, -i) for i in range(2500))
    table = read_csv(text)
    ours, numbers = table.compact_numbers(["b", "a"]), table.numbers(["b", "a"])
    assert list(ours._data) == numbers._data == [x for i in range(2500) for x in (-i, i + 0.5)] and ours.shape == numbers.shape


def test_without_arrays_there_are_lists(monkeypatch):
    monkeypatch.setitem(sys.modules, "array", None)
    table = read_csv("a,b\n1,2.5\n3,4\n")
    assert table.lines == [2, 3] and table.compact_numbers(["b", "a"])._data == [2.5, 1, 4, 3]
    assert type(table._lines) is list


def test_errors_repeat_little_of_what_they_found():
    name, cell = "n" * 5000, "c" * 5000
    text = "%s,b\n%s,1\n" % (name, cell)
    for use in (lambda: read_csv(text).numbers(), lambda: read_csv(text).place("b" * 5000), lambda: read_csv(text, columns=[name, name])):
        with pytest.raises(ValueError) as caught:
            use()
        assert len(str(caught.value)) < 300 and "nnn..." in str(caught.value) or "bbb..." in str(caught.value)
