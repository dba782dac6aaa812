"""Numbers that carry a unit, against pandas' texts without it; and what is none."""
import pandas
import pytest
from amounts import examples
from hypothesis import given, strategies as st
from purenn import read_csv
from purenn.files.decimals import number_of
from purenn.files.tables import Table
from purenn.files.units import split


@pytest.mark.parametrize("cell, number, unit", [
    ("5 kg", "5", "kg"), ("12%", "12", "%"), ("12.5 %", "12.5", "%"), ("$1,200.50", "1,200.50", "$"), ("-$3.50", "-3.50", "$"), ("$-3.50", "-3.50", "$"),
    ("($3.50)", "(3.50)", "$"), ("$(3.50)", "(3.50)", "$"), ("(1,5) \u20ac", "(1,5)", "\u20ac"), ("(5%)", "(5)", "%"), ("7,50 \u20ac", "7,50", "\u20ac"), ("1 234,50\u00a0\u20ac", "1 234,50", "\u20ac"), ("CHF 1\u2019000.50", "1'000.50", "CHF"),
    ("US$5", "5", "US$"), ("3.5\u00b0C", "3.5", "\u00b0C"), ("50 m2", "50", "m2"), ("80 km/h", "80", "km/h"), (" 36 months", "36", "months"), ("\u22121%", "\u22121", "%")])
def test_what_carries_a_unit(cell, number, unit):
    assert split(cell) == (number, unit)


@pytest.mark.parametrize("cell", ["", "5", "1e5", "1.5e+03", "1E-5", "kg", "%", "E11.9", "City7", "room 12", "18-24 years", "65+", "1/5", "<0.5 mg", "120/80", "10:30 PM",
                                  "5 Jan 2020", "$", "$5 each", "5 kg (dry)", "-(5) kg", "(5 kg", "(a) 5", "5?", "2020-01-01", "(3.50)", "7 of a very long text"])
def test_what_carries_none(cell):
    assert split(cell) == ("", "")


@examples(100)
@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=8), st.sampled_from(["%s%%", "$%s", "%s kg", "\u20ac %s", "%s mg/dl"]))
def test_columns_with_a_unit(numbers, form):
    cells = [form % ("%.3f" % x) for x in numbers]
    table = read_csv(["a"] + cells, delimiter=";")
    unit = form.replace("%s", "").replace("%%", "%").strip()
    assert table.unit("a") == unit
    table.take_units({"a": unit})
    theirs = pandas.Series(cells).str.replace(unit, "", regex=False).astype(float)
    assert table.numbers("a").tolist() == [[x] for x in theirs]


def test_a_column_needs_one_unit_in_all_cells_and_numbers_before_it():
    for cells in (["5 kg", "6 lb"], ["5%", "6"], ["6", "5%"], ["1,2,3 kg"], ["x"], [""], ["5", "6"]):
        assert read_csv(["a;b"] + [cell + ";1" for cell in cells], delimiter=";", marks=()).unit("a") == "", cells
    assert Table(["a"], [["5 kg"], ["NA"], [""]], [2, 3, 4]).unit("a") == "kg"
    table = read_csv("a;b\n5 kg;1\n6;2\n")
    with pytest.raises(ValueError, match="line 3, column a: '6' is no number with the unit kg"):
        table.take_units({"a": "kg"})


@pytest.mark.parametrize("text, number", [("(3.50)", -3.5), ("3.50-", -3.5), ("(1,200.50)", -1200.5), ("\u22123.5", -3.5), ("1,23,456.5", 123456.5), ("12,34,56,789", 123456789)])
def test_other_ways_to_write_numbers(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["()", "(a)", "(-1)", "(1", "1)", "--1", "1--", "-", "1,23,45", "123,45,678", "1,23,4567", "1,2,345", "\u2212\u22121"])
def test_what_is_still_no_number(text):
    with pytest.raises(ValueError):
        number_of(text)
