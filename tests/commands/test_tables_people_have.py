"""train, predict and evaluate on the tables that people have: European, from Excel, without a header, hostile, large, slow."""
import os
import random
import re
import subprocess
import sys
import time

import pytest

from command_line import COLUMNS, ENVIRONMENT, fails, in_process, measures, process, rows_of, run, trained, write
from paths import IRIS, ROOT
from purenn import Network
from purenn.commands import output
from purenn.commands.report import short_name

DRAWS = random.Random(3)
NUMBERS = [(DRAWS.gauss(1000, 800), DRAWS.uniform(0, 3)) for _ in range(60)]


def plain(delimiter=","):
    return "Gr\u00f6\u00dfe%sMa\u00df%s\u00dcbung\r\n".replace("%s", delimiter) + "".join(
        [delimiter.join(["%.2f" % a, "%.3f" % b, "gro\u00df" if a > 1000 else "klein"]) + "\r\n" for a, b in NUMBERS])


def european(delimiter=";"):
    lines = plain().split("\r\n")
    cells = [line.split(",") for line in lines[1:-1]]
    return lines[0].replace(",", delimiter) + "\r\n" + "".join([delimiter.join(
        ["{:,.2f}".format(float(a)).replace(",", "_").replace(".", ",").replace("_", "."), b.replace(".", ","), c]) + "\r\n" for a, b, c in cells])


FILES = {
    "cp1252": european().encode("cp1252"), "utf-8": european().encode("utf-8"), "excel": ("sep=;\r\n" + european()).encode("utf-8-sig"),
    "unicode text": european("\t").encode("utf-16"), "utf-16 without a mark": european("\t").encode("utf-16-be"),
    "pipes": european("|").encode("utf-8"), "unix": european().replace("\r", "").encode("latin-1"), "old mac": european().replace("\n", "").encode("utf-8"),
    "points": plain().encode("utf-8"), "points and tabs": plain("\t").encode("utf-8")}


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_trains_the_same_model_and_is_predicted_by_it(name):
    write("plain.csv", plain())
    run("train", "plain.csv", "--epochs", "5", "--out", "plain.json")
    write("file.csv", FILES[name])
    out = run("train", "file.csv", "--epochs", "5", "--out", "model.json")
    assert ("\ndecimal commas in Gr\u00f6\u00dfe, Ma\u00df: 1,5 is one and a half\n" in out) == ("points" not in name)
    ours, expected = Network.load("model.json"), Network.load("plain.json")
    assert ours.classes == expected.classes and [[w.tolist() for w in pair] for pair in ours.weights] == [[w.tolist() for w in pair] for pair in expected.weights]
    assert ours.notes["decimal"] == ({} if "points" in name else {"Gr\u00f6\u00dfe": ",", "Ma\u00df": ","})
    assert ours.notes["delimiter"] == ("\t" if "\t" in FILES[name].decode("latin-1") else "|" if name == "pipes" else "," if name == "points" else ";")
    for model in ("model.json", "plain.json"):                          # each model reads each file
        assert run("predict", model, "file.csv", "--probabilities") == run("predict", "plain.json", "plain.csv", "--probabilities")
        assert measures(run("evaluate", model, "file.csv"))["rows"] == (60,)


def test_options_decide_by_hand():
    write("t.csv", "a:b\n" + "".join("%d,5:%d\n" % (i, i % 2) for i in range(20)))
    run("train", "t.csv", "--delimiter", ":", "--epochs", "1", "--out", "model.json")
    fails(2, "t.csv: no column is left to learn from; left out: a (it holds 20 different texts)", "train", "t.csv", "--delimiter", ":", "--decimal", ".")
    assert run("predict", "model.json", "t.csv", "--delimiter", ":") == run("predict", "model.json", "t.csv", "--delimiter", ":", "--decimal", ",")
    write("l.csv", "a,b\n" + "".join("%d,\u00e4%d\n" % (i, i % 2) for i in range(20)))
    assert "2 classes, \u00c3\u00a40, \u00c3\u00a41" in run("train", "l.csv", "--encoding", "latin-1", "--epochs", "1")
    fails(2, "--decimal ;: ", "train", "t.csv", "--decimal", ";")
    fails(2, "--encoding utf9: unknown encoding 'utf9'; closest is utf-8", "train", "t.csv", "--encoding", "utf9")
    fails(2, "l.csv: line 2 is no text in ascii; its encoding may be another", "train", "l.csv", "--encoding", "ascii")


def test_where_a_column_reads_with_both_the_point_wins_and_the_report_says_so():
    write("t.csv", "a;b;t\n" + "".join("%d.%03d;%d,5;%d\n" % (i % 9 + 1, i * 37 % 1000, i, i % 2) for i in range(20)))
    out = run("train", "t.csv", "--epochs", "1", "--out", "model.json")
    assert "\npoints in a may be decimal or between thousands; they are read as decimal (--decimal , reads them otherwise)\n" in out
    assert "\ndecimal commas in b: " in out and Network.load("model.json").scaler.centre.tolist()[0] < 10
    out = run("train", "t.csv", "--epochs", "1", "--out", "model.json", "--decimal", ",")
    assert "points in" not in out and Network.load("model.json").scaler.centre.tolist()[0] > 1000
    write("one.csv", "a;b\n1.234;1\n")                              # which the model reads as it was trained
    write("same.csv", "a;b\n1234;1\n")
    assert run("predict", "model.json", "one.csv", "--probabilities") == run("predict", "model.json", "same.csv", "--probabilities")


def test_marks_of_missing_values():
    cells = ["", "NA", "n/a", "#N/A", "NaN", "NULL", "none", "-", ".", "?", "fehlt", " FEHLT "]
    text = "a,t\n" + "".join("%s,%d\n" % (cell, i % 2) for i, cell in enumerate(cells)) + "".join("-%d.5,%d\n" % (i, i % 2) for i in range(20))
    write("t.csv", text)
    out = run("train", "t.csv", "--missing", "drop", "--na", "fehlt,weg", "--epochs", "1", "--out", "model.json")
    assert out.startswith("20 rows of t.csv") and "\n12 rows that lack a value are left out\n" in out
    assert Network.load("model.json").notes["na"] == ["fehlt", "weg"]
    assert run("predict", "model.json", "t.csv").split("\n")[1:13] == ['""'] * 12             # the model knows its marks
    fails(2, "t.csv: line 12, column a: 'fehlt' is not a number, as the others are; --na takes it", "train", "t.csv", "--missing", "drop")
    fails(2, "t.csv: line 2, column a: '' is a missing value", "train", "t.csv", "--na", "fehlt")


@pytest.mark.parametrize("text, words", [
    ("5,setosa\n6,setosa\n7,virginica\n", "holds what its columns hold, such as 'setosa'"),
    ("5,3,7\n6,3,8\n", "holds numbers alone, 5, 3, 7"),
    ("5.5,Anna\n6,Otto\n", "holds the number 5.5"),
    ("2019-01-01,5,yes\n2020-01-01,6,no\n2021-01-01,7,yes\n", "holds what its columns hold, such as '2019-01-01'"),
    ("31.12.2019;5,5\n1.1.2020;6,5\n", "holds the number 5,5"),
    ("12:30,1\n13:30,2\n", "holds what its columns hold, such as '12:30'"),
    ("yes,no\nno,yes\nyes,no\nno,no\n", "holds what its columns hold, such as 'yes'"),
])
def test_a_first_line_of_data(text, words):
    write("t.csv", text)
    fails(2, "t.csv: line 1 should name the columns, but %s; if it is data, say --no-header, if not, --header" % words, "train", "t.csv")
    for flag in ("--header", "--no-header"):
        assert "should name" not in in_process("train", "t.csv", flag)[2]


@pytest.mark.parametrize("text", [
    "country,2019,2020\nx,1,2\ny,3,4\n", "2019,2020,kind\n1,2,x\n3,4,y\n", "yes,no\n1,0\n0,1\n", "a,b\na,1\nb,2\n", "5,Anna\n6,Otto\n", ",x\n1,2\n",
    "2019-01-01,2019-01-02\n1,2\n3,4\n", "word,tag\nword,x\nother,y\n"])
def test_a_first_line_of_names(text):
    write("t.csv", text)
    assert "should name" not in in_process("train", "t.csv")[2]


def test_header_and_no_header():
    write("years.csv", "2019,2020,2021\n" + "".join("%d,%d,%d\n" % (i // 2, i * i % 7, i % 2) for i in range(20)))
    fails(2, "years.csv: line 1 should name the columns, but holds numbers alone, 2019, 2020, 2021", "train", "years.csv")
    assert "from 2019, 2020\n" in run("train", "years.csv", "--header", "--epochs", "1", "--out", "model.json")
    assert len(run("predict", "model.json", "years.csv").split("\n")) == 22                   # the names that it knows
    fails(2, "--header and --no-header contradict each other", "train", "years.csv", "--header", "--no-header")


# ---- hostile text ----

HOSTILE = "\x1b]0;x\x07\x85\x9b\u202e\u2066\u200f\u061c\u2028\u2029\x7f"
SHOWN = "\\x1b]0;x\\x07\\x85\\x9b\\u202e\\u2066\\u200f\\u061c\\u2028\\u2029\\x7f"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def test_every_character_that_a_terminal_would_obey_is_escaped():
    for code in list(range(0x2100)) + [0xFEFF, 0xFFFA, 0x1F600, 0xE0041]:
        assert output.printable("a%sb" % chr(code)) == ("a%sb" % chr(code) if not OBEYED.match(chr(code)) and code != 10 else "a%sb" % {
            9: "\\t", 10: "\\n", 13: "\\r"}.get(code, "\\x%02x" % code if code < 256 else "\\u%04x" % code if code < 65536 else "\\U%08x" % code))
    assert output.printable(HOSTILE) == SHOWN and short_name("a\nb\x1b") == "a\\nb\\x1b"


@pytest.mark.parametrize("as_csv", [True, False])
def test_no_report_or_error_steers_a_terminal(as_csv):
    name, target, label = "a" + HOSTILE, "t\n" + HOSTILE, "x" + HOSTILE
    write("t.csv", '"%s","%s"\n' % (name, target) + "".join('%d,"%s"\n' % (i, label if i % 2 else "y\n") for i in range(20)))
    out = run("train", "t.csv", "--epochs", "1", "--out", "model.json")
    assert "\\x1b" in out and not OBEYED.search(out)
    out = run("evaluate", "model.json", "t.csv")
    assert out.startswith("t\\n\\x1b") and not OBEYED.search(out) and out.split("\n")[1].startswith("rows ")
    code, data, _ = process("predict", "model.json", "t.csv")           # which is data
    assert code == 0 and '"t\n%s"\n' % HOSTILE in data
    write("bad.csv", '"%s","%s"\n"%s","%s"\n' % (name, target, label, label))
    for command in (["train", "bad.csv", "--header"], ["train", "t.csv", "--target", HOSTILE], ["evaluate", "model.json", "bad.csv", "--header"], [HOSTILE],
                    ["train", "t.csv", "--" + HOSTILE], ["train", HOSTILE + ".csv"], ["train", "t.csv", "--epochs", HOSTILE]):
        code, _, err = in_process(*command)
        assert code == 2 and err.count("\n") == 1 and not OBEYED.search(err), err


def test_an_error_repeats_at_most_eighty_characters_of_what_it_found():
    long = "\u00e4z" * 3000
    write("t.csv", '"%s",t\n' % long + "".join("%d,%s\n" % (i, long if i % 2 else "y") for i in range(20)))
    trained("iris")
    write("iris.csv", open(IRIS).read() + "1,2,3,4,%s\n" % long)
    write("once.csv", "a,t\n" + "1,x\n2,y\n" * 8 + "3,%s\n" % long)
    write("names.csv", ",".join([long[j:] for j in range(30)]) + "\n" + ",".join("1" * 30) + "\n")
    for command in (["train", "t.csv", "--task", "numbers", "--missing", "drop", "--na", "y"], ["train", "t.csv", "--target", long[:-1]],
                    ["evaluate", "model.json", "iris.csv"], ["train", "names.csv", "--target", "q"], ["train", "t.csv", "--seed", long],
                    ["train", "t.csv", "--" + long], ["train", "t.csv", "--columns", long + ',"' + long + '"'], [long], ["train", "t.csv", "--encoding", long],
                    ["train", "t.csv", "--columns", long, "--target", long]):
        code, out, err = in_process(*command)
        assert (code, out) == (2, "") and "\u00e4z\u00e4" in err and not re.search("(\u00e4z){40}|(z\u00e4){40}", err) and len(err) < 800, err


# ---- large and slow files ----

def large(rows):
    draws = random.Random(5)
    return "a,b,c,d,t\n" + "".join("%.4f,%.4f,%.4f,%.4f,%d\n" % (tuple([draws.gauss(0, 1) for _ in range(4)]) + (i % 2,)) for i in range(rows))


def above_an_import(*arguments):
    """How many bytes the peak of a command is above that of an import."""
    code = ("import re, sys\nfrom purenn.__main__ import main\nfrom purenn import fitting, training\nfrom purenn.fitting import plan\n"
            "def peak(): return 1024 * int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read()).group(1))\n"
            "before = peak()\ncode = main(sys.argv[1:])\nsys.stderr.write('%d' % (peak() - before))\nraise SystemExit(code)")
    answer = subprocess.run([sys.executable, "-c", code] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    assert answer.returncode == 0, answer.stderr
    return int(answer.stderr)


@pytest.mark.long
@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the peak of memory is read from Linux' /proc")
def test_memory():
    small, big = 20000, 60000
    write("small.csv", large(small))
    write("large.csv", large(big))
    train = [above_an_import("train", name, "--epochs", "0", "--out", "model.json") for name in ("small.csv", "large.csv")]
    assert train[1] - train[0] < 8 * (big - small) * 5 * 9                 # bytes a double, columns; each row more takes 9 times its doubles at most
    predict = [above_an_import("predict", "model.json", name) for name in ("small.csv", "large.csv")]
    assert predict[1] - predict[0] < 1000000                               # which does not grow


def test_predictions_come_as_rows_come():
    trained("iris")
    started = subprocess.Popen([sys.executable, "-m", "purenn", "predict", "model.json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               env=dict(ENVIRONMENT, PYTHONPATH=ROOT))
    started.stdin.write((",".join(COLUMNS) + "\n5.1,3.5,1.4,0.2\n").encode())
    started.stdin.flush()
    assert started.stdout.readline() == b"species\n" and started.stdout.readline() == b"setosa\n"
    for _ in range(3):
        started.stdin.write(b"6.7,3.0,5.2,2.3\n6.7,3.0,")
        started.stdin.flush()
        assert started.stdout.readline() == b"virginica\n"
        time.sleep(0.01)
        started.stdin.write(b"5.2,2.3\n")
        started.stdin.flush()
        assert started.stdout.readline() == b"virginica\n"
    started.stdin.write(b"6.7,3.0,5.2,2.3")                               # without an end
    started.stdin.close()
    assert started.stdout.read() == b"virginica\n" and started.wait() == 0
    started.stdout.close()


def test_what_is_filled_in_decides_no_decimal_mark():
    write("t.csv", "a,t\n" + "".join("%s.25,%d\n" % (i, i % 2) for i in range(20)) + "?,1\n")
    run("train", "t.csv", "--missing", "mean", "--epochs", "1", "--out", "model.json")
    for filled in ([], ["?"]):
        for name, last in (("new.csv", "1,5"), ("same.csv", "1.5")):
            write(name, "n;a\n" + "".join(["1;%s\n" % cell for cell in filled + ["3"] * 1100 + [last]]))
        assert run("predict", "model.json", "new.csv", "--probabilities") == run("predict", "model.json", "same.csv", "--probabilities")


def test_rows_before_a_wrong_one_are_predicted():
    trained("iris")
    write("t.csv", ",".join(COLUMNS) + "\n" + "5.1,3.5,1.4,0.2\n" * 30000 + "5.1,x,1.4,0.2\n")
    code, out, err = process("predict", "model.json", "t.csv")
    assert code == 2 and err == "purenn: t.csv: line 30002, column sepal_width: 'x' is not a number\n"
    assert set(out.split("\n")[1:-1]) == {"setosa"} and 28000 < out.count("\n") < 30001


def test_the_blocks_of_predict_are_as_one():
    trained("iris")
    rows = rows_of(open(IRIS).read())
    write("t.csv", "\n".join([",".join(row) for row in rows[:1] + rows[1:] * 20]) + "\n")
    once = run("predict", "model.json", "iris", "--probabilities").split("\n")
    assert run("predict", "model.json", "t.csv", "--probabilities").split("\n") == once[:1] + once[1:-1] * 20 + [""]
