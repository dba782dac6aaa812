"""Which columns `train` leaves out by itself, why, and how it is told otherwise."""
import pytest

from command_line import fails, run, write
from purenn import Network
from purenn.commands.inputs import is_id
from purenn.files.tables import Table


def table(name, cells, rows=40):
    """t.csv: a column of numbers, one of this name with these cells again and again, and two classes."""
    write("t.csv", "x,%s,y\n" % name + "".join("%d,%s,%s\n" % (i * 7 % 11, cells(i), "ab"[i % 2]) for i in range(rows)))


@pytest.mark.parametrize("name, cells, reason", [
    ("n", lambda i: i + 5, "it counts the rows"),
    ("id", lambda i: 40 - i, "it counts the rows"),
    ("user_id", lambda i: i * i, "it has another whole number in each row, as ids do"),
    ("customerId", lambda i: 10 ** 9 + 17 * i, "it has another whole number in each row, as ids do"),
    ("", lambda i: i % 3, "it has no name"),
    ("one", lambda i: 2.5, "it holds the same in each row"),
    ("text", lambda i: "Pave", "it holds the same in each row"),
    ("empty", lambda i: "", "it is empty"),
    ("text", lambda i: "t%d" % i, "it holds 40 different texts"),
])
def test_columns_of_no_use(name, cells, reason):
    table(name, cells)
    out = run("train", "t.csv", "--epochs", "1", "--out", "model.json")
    assert "\nleft out: %s (%s)\n" % (name or '""', reason) in out and "\nfrom x\n" in out
    assert Network.load("model.json").columns == ["x"]
    if reason == "it is empty" or "texts" in reason:
        return
    assert "left out" not in run("train", "t.csv", "--epochs", "1", "--keep", '"%s"' % name, "--out", "model.json")
    assert Network.load("model.json").columns == ["x", name]


@pytest.mark.parametrize("name, cells", [
    ("id", lambda i: i * i % 23), ("id", lambda i: i + i / 7.0), ("paid", lambda i: i * i), ("amount", lambda i: i * i), ("COVID", lambda i: i * i)])
def test_columns_that_seem_of_use(name, cells):
    table(name, cells)
    assert "left out" not in run("train", "t.csv", "--epochs", "1")


def test_names_of_ids():
    assert all([is_id(name) for name in ("id", "ID", "Id", "user_id", "user id", "Order-ID", "PassengerId", "orderID", "USER_ID")])
    assert not any([is_id(name) for name in ("", "i", "paid", "PAID", "idea", "grid", "id2", "COVID", "d")])


def test_a_gap_is_a_difference_only_where_it_is_learnt():
    table("alley", lambda i: "" if i % 3 else "Pave")
    assert "\nfrom x, alley (2 categories)\n" in run("train", "t.csv", "--missing", "mean", "--epochs", "1")
    assert "left out: alley (it holds the same in each row)" in run("train", "t.csv", "--missing", "drop", "--epochs", "1")
    table("depth", lambda i: "" if i % 3 else "2.5")
    assert "left out: depth (it holds the same in each row)" in run("train", "t.csv", "--missing", "mean", "--epochs", "1")


def test_where_nothing_else_is_there():
    write("t.csv", "one,y\n" + "1,a\n1,b\n" * 9)
    fails(2, "t.csv: no column is left to learn from; left out: one (it holds the same in each row)", "train", "t.csv")
    write("t.csv", "order_id,y\n" + "".join("%d,%s\n" % (i * i, "ab"[i % 2]) for i in range(20)))
    fails(2, "no column is left to learn from; left out: order_id (it has another whole number in each row, as ids do)", "train", "t.csv")


def test_the_last_column_with_a_name_is_learnt():
    write("t.csv", "a,b,kind,\n" + "".join("%d,%d,%s,\n" % (i % 7, i % 5, "uv"[i % 2]) for i in range(20)))
    out = run("train", "t.csv", "--epochs", "1", "--out", "model.json")
    assert "\nleft out: \"\" (it is empty)\nlearns kind: 2 classes, u, v\nfrom a, b\n" in out
    assert run("evaluate", "model.json", "t.csv").startswith("kind of model.json\n")


def test_a_target_of_many_texts_is_shown():
    write("t.csv", "a,price\n" + "".join('%d,"flat %d, 3rd"\n' % (i % 7, i) for i in range(10, 30)))
    fails(2, "t.csv: the column 'price' holds 20 different classes in 20 rows, such as 'flat 10, 3rd'; that is too many to learn "
             "(--target names another column)", "train", "t.csv")


def test_what_a_column_becomes_is_said_in_full():
    table("place_of_birth_or_work", lambda i: "uvw"[i % 3])
    assert "\nfrom x, place_of_birth_or... (3 categories)\n" in run("train", "t.csv", "--epochs", "1")
    table("a_column_of_answers", lambda i: ["yes", "no"][i % 3 > 0])
    assert "\nfrom x, a_column_of_answers (yes or no)\n" in run("train", "t.csv", "--epochs", "1")


def test_the_decimal_mark_of_a_column_is_looked_for_once_not_for_each_row(monkeypatch):
    looked, found = [], Table._found_mark
    monkeypatch.setattr(Table, "_found_mark", lambda self, j: looked.append(j) or found(self, j))
    for rows in (100, 3000):
        table("carrier", lambda i: ["Delta", "United", "Spirit"][i % 3], rows)
        run("train", "t.csv", "--epochs", "0")
        looked.append(None)
    assert len(looked) == 2 * looked.index(None) + 2 < 60
