"""train, predict and evaluate on odd tables: dates, thousands, residues of spreadsheets, hardly any rows, options at odds."""
import bz2
import gzip
import lzma
import sqlite3
import zipfile

import pytest

from command_line import fails, in_process, run, write
from purenn import Network
from purenn.commands.dates import is_date

QUICK = ["--epochs", "1"]


def of_cells(cells, rows=20, header="n;v;t\n"):
    """A file with a column of numbers, these cells again and again, and two classes."""
    return write("t.csv", header + "".join("%d;%s;%s\n" % (i * i % 23, cells[i % len(cells)], "xy"[i * 7 % 3 % 2]) for i in range(rows)))


DATES = ["2020-01-01", "2020-1-31", "31.12.2019", "1.2.20", "12/31/99", "2020/12/31", "2020-12", "2020-01-01T10:00:00Z", "2020-01-01 10:00", "10:30",
         "23:59:59", "10:30 PM", "Jan 5, 2020", "5 Jan 2020", "5-Jan-20", "Jan-20", "January 2020", "Sept 5", "Mon, 5 Oct 2020 10:00:00 GMT"]
OTHERS = ["", "1.2.3", "10.0.12", "192.168.0.1", "5-6", "555-1234", "2020-13", "0-0-2020", "40.40.2020", "3:2", "25:61", "May", "marble 3", "Anna May", "a-b-c",
          "5", "2020", "room 5", "\u00b2-1-2020", "1-2-3-4", "12345-1-1"]


def test_what_is_a_date():
    assert [text for text in DATES if not is_date(text)] == [] and [text for text in OTHERS if is_date(text)] == []


@pytest.mark.parametrize("cells", [["2020-01-01", "2020-02-01", ""], ["31.12.2019", "1.1.2020"], ["Jan 5, 2020", "Feb 6, 2020", "Mar 7, 2020"], ["10:30", "11:45"],
                                   ["2020-01-%02d" % (i + 1) for i in range(30)]])
def test_dates_are_left_out_however_few_there_are(cells):
    of_cells(cells, 60)
    assert "\nleft out: v (it holds dates)\n" in run("train", "t.csv", *QUICK)
    if len(cells) < 20:
        assert "from n, v (%d categories)\n" % len(cells) in run("train", "t.csv", "--categorical", "v", "--missing", "mean", *QUICK)


def test_a_column_of_numbers_and_many_texts_is_called_so():
    of_cells(["%d" % i for i in range(40)] + ["unknown", "not asked"] * 4, 48)
    assert "\nleft out: v (it holds numbers, and texts such as 'unknown', which --na would take for missing)\n" in run("train", "t.csv", *QUICK)


@pytest.mark.parametrize("cells", [["1,000", "2,500", "12,345.67"], ["1 000", "2 500", "12 345.67"], ["1'000", "2'500", "12'345.67"],
                                   ["1\u00a0000", "2\u202f500", "12\u00a0345,67"], ["1.000", "2.500", "12.345,67"]])
def test_thousands(cells):
    of_cells(["1000", "2500", "12345.67"])
    run("train", "t.csv", *QUICK + ["-o", "plain.json"])
    of_cells(cells)
    run("train", "t.csv", *QUICK + ["-o", "model.json"])
    ours, expected = Network.load("model.json"), Network.load("plain.json")
    assert ours.encoder is None and ours.scaler.centre.tolist() == expected.scaler.centre.tolist()
    assert run("predict", "plain.json", "t.csv", "--probabilities") == run("predict", "model.json", "t.csv", "--probabilities")


def test_commas_that_could_be_either_are_between_thousands_in_a_file_with_commas():
    lines = "".join('%d,"%d,%03d",%s\n' % (i % 7, i + 1, i * 37 % 1000, "xy"[i % 3 % 2]) for i in range(20))
    write("t.csv", "n,v,t\n" + lines)
    out = run("train", "t.csv", *QUICK + ["-o", "model.json"])
    assert "\ncommas in v may be decimal or between thousands; they are read as between thousands (--decimal , reads them otherwise)\n" in out
    assert Network.load("model.json").scaler.centre.tolist()[1] > 1000
    out = run("train", "t.csv", "--decimal", ",", *QUICK + ["-o", "model.json"])
    assert "decimal commas in n, v: 1,5 is one and a half" in out and Network.load("model.json").scaler.centre.tolist()[1] < 100
    write("one.csv", 'n,v\n1,"1,500"\n')                           # as it was trained
    write("same.csv", "n,v\n1,1.5\n")
    assert run("predict", "model.json", "one.csv", "--probabilities") == run("predict", "model.json", "same.csv", "--probabilities")


@pytest.mark.parametrize("header, end", [("n,v,t,", ","), ("n,v,t,,,", ",,,"), ("n,v,t", ","), ("n,v,t", ",, ,")])
def test_delimiters_at_the_ends_of_rows(header, end):
    rows = ["%d,%d,%s" % (i * i % 23, i * 5 % 7, "xy"[i * 7 % 3 % 2]) for i in range(20)]
    write("plain.csv", "n,v,t\n" + "".join(row + "\n" for row in rows))
    expected = run("train", "plain.csv", *QUICK + ["-o", "plain.json"])
    write("t.csv", header + "\n" + "".join(row + end + "\n" for row in rows))
    out = run("train", "t.csv", *QUICK + ["-o", "model.json"])
    assert out.replace('left out: "" (it is empty)\n', "").replace("t.csv", "plain.csv").replace("model.json", "plain.json") == expected
    assert open("model.json").read() == open("plain.json").read()
    assert run("predict", "plain.json", "t.csv") == run("predict", "plain.json", "plain.csv")
    assert run("evaluate", "plain.json", "t.csv") == run("evaluate", "plain.json", "plain.csv")


def test_several_columns_without_a_name_are_left_out():
    write("t.csv", ",n,,t\n" + "".join("%d,%d,%d,%s\n" % (i * 3, i * i % 23, i % 5, "xy"[i % 2]) for i in range(20)))
    out = run("train", "t.csv", *QUICK)
    assert '\nleft out: "" (it has no name)\n' in out and "\nfrom n\n" in out
    write("t.csv", "n,t,\n1,2,\n2,,\n3,4,\n")
    fails(2, "t.csv: line 3, column t: '' is a missing value", "train", "t.csv", "--target", "t")
    fails(2, "t.csv: the column '' holds no value", "train", "t.csv", "--target", "")
    fails(2, "t.csv: unknown column 'z'; known are n, t, \"\"\n", "train", "t.csv", "--target", "z")


# ---- files of another kind ----

def test_files_of_another_kind_are_called_by_their_name():
    text = b"n,t\n1,x\n2,y\n" * 100
    with zipfile.ZipFile("t.zip", "w") as file:
        file.writestr("xl/workbook.xml", text)
    sqlite3.connect("t.db").execute("create table t (n)").connection.close()
    for name, raw, words in (("t.csv.gz", gzip.compress(text), "a gzip file"), ("t.bz2", bz2.compress(text), "a bzip2 file"), ("t.xz", lzma.compress(text), "an xz file"),
                             ("t.xlsx", open("t.zip", "rb").read(), "a zip file, as Excel's .xlsx is,"), ("t.db", open("t.db", "rb").read(), "an SQLite file"),
                             ("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Excel file"), ("t.pdf", b"%PDF-1.4\n", "a PDF file"),
                             ("t.parquet", b"PAR1\x15\x04\x15", "a Parquet file")):
        write(name, raw)
        for options in ([], ["--encoding", "latin-1"]):
            fails(2, "%s: %s is no CSV text; " % (name, words), "train", name, *options)
    for name in ("PAR1", "BZh9", "%PDF", "SQLite format 3", "PK"):              # which may begin a text, too
        write("t.csv", "%s,t\n" % name + "".join("%d,%s\n" % (i * i % 23, "xy"[i % 2]) for i in range(20)))
        assert "\nfrom %s\n" % name in run("train", "t.csv", *QUICK)


# ---- hardly anything to learn ----

def test_a_constant_target():
    for cell, task, words in (("1.5", "auto", "one number alone, 1.5"), ("7", "numbers", "one number alone, 7")):
        write("t.csv", "n,t\n" + "".join("%d,%s\n" % (i, cell) for i in range(10)))
        assert "\nt holds %s; there is nothing to learn of it\n" % words in run("train", "t.csv", "--task", task, *QUICK)
    assert "one number alone" not in run("train", of_cells(["1", "2.5"]), "--target", "v", *QUICK)


def test_two_rows_of_two_classes():
    write("t.csv", "n,t\n1,x\n2,y\n")
    out = run("train", "t.csv", *QUICK)
    assert out.startswith("2 rows of t.csv: 1 to train, 1 to test\nthe only row of x is trained with; none is left for the test\n")


def test_one_of_each_is_no_plural():
    write("t.csv", "n,v,t\n" + "".join("%s,%s,%s\n" % ("" if i == 3 else i * i, "same", "xy"[i % 2]) for i in range(20)))
    chosen = QUICK + ["--categorical", "v"]
    out = run("train", "t.csv", "--missing", "mean", *chosen + ["-o", "model.json"])
    assert "\n1 missing value filled with the mean of its column, or a category of its own\n" in out and "v (1 category)" in out
    assert "\n1 row that lacks a value is left out\n" in run("train", "t.csv", "--missing", "drop", *chosen + ["-o", "drop.json"])
    assert "\n1 row that lacks a value is left out\n" in run("evaluate", "drop.json", "t.csv")
    write("one.csv", "n,v,t\n1,same,x\n")
    assert "\nconfusion matrix of the 1 row: " in run("evaluate", "model.json", "one.csv")
    write("none.csv", "n,v,t\n,same,x\n")
    fails(2, "none.csv: the one row lacks a value", "evaluate", "drop.json", "none.csv")
    write("short.csv", "n,v,t\n1\n")
    fails(2, "short.csv: line 2 has 1 cell, where line 1 has 3", "train", "short.csv")


def test_classes_that_differ_in_capitals_alone_are_named():
    of_cells(["1", "2"])
    assert "capitals" not in run("train", "t.csv", *QUICK)
    write("t.csv", "n,t\n" + "".join("%d,%s\n" % (i * i % 23, ["yes", "Yes ", "no", "NO", "maybe"][i % 5]) for i in range(40)))
    assert "\nclasses that differ in capitals alone: NO and no, Yes and yes\n" in run("train", "t.csv", *QUICK)


# ---- options at odds ----

@pytest.mark.parametrize("options, words", [
    (["--drop", "t"], "--drop 't': it is the column to be learnt, the last one; --target names another"),
    (["--drop", "t", "--target", "t"], "--drop 't': it is the column to be learnt ("),
    (["--keep", "t"], "--keep 't': it is the column to be learnt"),
    (["--categorical", "t"], "--categorical 't': it is the column to be learnt; --task classes takes its numbers for classes"),
    (["--columns", "n", "--keep", "v"], "--keep 'v': --columns leaves this column out"),
    (["--columns", "n", "--categorical", "v"], "--categorical 'v': --columns leaves this column out"),
    (["--keep", "v", "--drop", "v"], "--keep 'v': --drop leaves this column out"),
    (["--drop", "n", "--drop", "v"], "--drop comes twice; once takes all, with commas between"),
    (["--columns=n", "--columns=v"], "--columns comes twice"), (["--na", "a", "--na", "b"], "--na comes twice"),
    (["--columns", " "], "--columns  : names of columns are needed"), (["--drop", ""], "--drop : names of columns are needed")])
def test_options_at_odds(options, words):
    of_cells(["1", "2", "5"])
    assert fails(2, "purenn: " + words, "train", "t.csv", *options) == ""


def test_options_that_may_come_twice():
    of_cells(["1", "2", "5"])
    assert "\nall 3 epochs are done" in run("train", "t.csv", "--epochs", "7", "--epochs", "3")
    run("train", "t.csv", "--drop", "n", "--drop", "n", "--columns", "v", "--drop", "n", *QUICK)


def test_out_and_tabs_as_people_write_them():
    write("t.csv", open(of_cells(["1", "2", "5"])).read().replace(";", "\t"))
    for delimiter in ("\\t", "tab", "\t"):
        assert "saved in model.json" in run("train", "t.csv", "--delimiter", delimiter, "-o=model.json", *QUICK)
    for name, close in (("help", "--help"), ("version", "--version")):
        fails(2, "unknown command %s; closest is %s; known are bundle, crosscheck, diagnose, evaluate, export, gradcheck, predict, selftest, show, trace, train, vectors, --help, --version" % (name, close), name)


def test_what_is_kept_and_of_no_use_is_told_with_what_helps():
    write("t.csv", "name,empty,n,t\n" + "".join("n%d,,%d,%s\n" % (i, i * i % 23, "xy"[i % 2]) for i in range(40)))
    for option in ("--keep", "--columns"):
        fails(2, "t.csv: the column 'name': it holds 40 different texts; --categorical takes them for categories\n", "train", "t.csv", option, "name")
        fails(2, "t.csv: the column 'empty': it is empty\n", "train", "t.csv", option, "empty")
    assert "from name (40 categories), n\n" in run("train", "t.csv", "--categorical", "name", *QUICK)


def test_a_stray_text_in_a_target_of_numbers_is_named():
    write("t.csv", "n,t\n" + "".join("%d,%s\n" % (i * i % 23, "unknown" if i == 4 else i * 1.5) for i in range(30)))
    fails(2, "t.csv: line 6, column t: 'unknown' is not a number, as the others are; --na takes it for a missing value\n", "train", "t.csv", *QUICK)
    run("train", "t.csv", "--na", "unknown", "--missing", "drop", *QUICK)
    write("t.csv", "n,t\n" + "".join("%d,%s\n" % (i * i % 23, "unknown" if i % 10 == 4 else i % 3) for i in range(40)))
    assert "learns t: 4 classes, 0, 1, 2, unknown\n" in run("train", "t.csv", *QUICK)


def test_classes_that_are_too_many_are_shown():
    write("t.csv", "n,t\n" + "".join("%d,n%02d\n" % (i, i) for i in range(30)))
    fails(2, "t.csv: the column 't' holds 30 different classes in 30 rows, such as 'n00'; that is too many to learn (--target names another column)\n", "train", "t.csv", *QUICK)


def test_one_row_without_names():
    write("t.csv", "".join("%d,%s\n" % (i * i % 23, "xy"[i % 2]) for i in range(20)))
    run("train", "t.csv", "--no-header", *QUICK + ["-o", "model.json"])
    write("one.csv", "5\n")
    fails(2, "one.csv: the CSV text has no rows: it is empty but for the names of columns; if line 1 is data, say --no-header\n", "predict", "model.json", "one.csv")
    assert run("predict", "model.json", "one.csv", "--no-header") in ("2\nx\n", "2\ny\n")


# ---- predict to a file, and what --from leaves to choose ----

def test_predictions_go_to_a_file():
    of_cells(["1", "2", "5"])
    run("train", "t.csv", *QUICK + ["-o", "model.json"])
    for options in ([], ["--probabilities"], ["--delimiter", ";"]):
        expected = run("predict", "model.json", "t.csv", *options)
        for out in (["-o", "p.csv"], ["--out", "p.csv"], ["-o=p.csv"]):
            assert in_process("predict", "model.json", "t.csv", *options + out) == (0, "", "purenn: saved in p.csv\n")
            assert open("p.csv").read() == expected
        assert run("predict", "model.json", "t.csv", "-o", "-", *options) == expected
    write("bad.csv", "n,v\n" + "1,2\n" * 3000 + "1,x\n")
    fails(2, "bad.csv: line 3002, column v: 'x' is not a number", "predict", "model.json", "bad.csv", "-o", "p.csv")
    assert open("p.csv").read() == expected                              # what was there before
    for path, code, words in (("t.csv", 2, "t.csv holds the data; it would be written over"), ("model.json", 2, "model.json holds the model; it would be written over"),
                              ("nowhere/p.csv", 1, "cannot write nowhere/p.csv: there is no folder nowhere"), ("/dev/full", 1, "cannot write /dev/full: No space left on device")):
        assert fails(code, words, "predict", "model.json", "t.csv", "-o", path) == ""


def test_labels_that_are_no_ascii_go_to_a_file_too():
    write("t.csv", "n,t\n" + "".join("%d,%s\n" % (i * i % 23, ["gr\u00f6\u00dfer", "\u4e2d"][i % 2]) for i in range(20)))
    run("train", "t.csv", *QUICK + ["-o", "model.json"])
    in_process("predict", "model.json", "t.csv", "-o", "p.csv")
    assert set(open("p.csv", encoding="utf-8").read().split("\n")[1:-1]) <= {"gr\u00f6\u00dfer", "\u4e2d"}


def test_from_says_what_can_be_done():
    of_cells(["a", "b", "c"])
    run("train", "t.csv", *QUICK + ["-o", "model.json"])
    write("new.csv", open("t.csv").read() + "5;d;x\n")
    fails(2, "new.csv: line 22, column v: 'd' was not among the rows to train with; known are a, b, c (--unseen ignore passes over it)", "train", "new.csv",
          "--from", "model.json", *QUICK)
    run("train", "new.csv", "--from", "model.json", "--unseen", "ignore", *QUICK + ["-o", "ignoring.json"])
    run("predict", "ignoring.json", "new.csv")
    write("new.csv", open("t.csv").read() + "5;;x\n")
    fails(2, "new.csv: line 22, column v: '' is a missing value; the model was trained without", "train", "new.csv", "--from", "model.json", *QUICK)
    write("new.csv", open("t.csv").read() + "5;a;\n")
    fails(2, "new.csv: line 22, column t: '' is a missing value; each row needs an answer", "train", "new.csv", "--from", "model.json", *QUICK)
    run("train", "t.csv", "--from", "model.json", "--columns", "v,n", *QUICK)        # the same, in another order
    fails(2, "--columns is another than that of model.json", "train", "t.csv", "--from", "model.json", "--columns", "v")


def test_files_in_the_wrong_order():
    of_cells(["1", "2", "5"])
    run("train", "t.csv", *QUICK + ["-o", "model.json"])
    for command in ("predict", "evaluate"):
        fails(2, "t.csv: line 1: expected a text that begins with ", command, "t.csv", "model.json")
        fails(2, "(a model is a file that train or Network.save wrote)", command, "t.csv", "model.json")
