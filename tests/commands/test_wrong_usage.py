"""Wrong command lines: one line on stderr that says what is expected, and exit code 2, before any work."""
import os

import pytest

from command_line import SIDES, fails, in_process, process, write

# ---- the article's command, selftest, and unknown commands ----

WRONG = [
    (["--epochs"], "--epochs needs a value"),
    (["--epochs", "-1"], "--epochs -1: a whole number of at least 0 is needed"),
    (["--epochs", "1e3"], "--epochs 1e3: a whole number"),
    (["--epochs", "2.5"], "--epochs 2.5: a whole number"),
    (["--epochs="], "--epochs : a whole number"),
    (["--lr", "nan"], "--lr nan: a finite number is needed"),
    (["--lr", "inf"], "--lr inf: a finite number is needed"),
    (["--lr", "fast"], "--lr fast: a finite number is needed"),
    (["--seed", "4294967296"], "--seed 4294967296: a whole number of at least 0 and at most 4294967295 is needed"),
    (["--seed=-1"], "--seed -1: a whole number"),
    (["--hidden", "0"], "--hidden 0: a whole number of at least 1"),
    (["--arithmetic", "exact"], "--arithmetic exact: known are native, portable, fast"),
    (["--steps=yes"], "--steps takes no value"),
    (["--layers", "3"], "unknown argument --layers; closest is --hidden; known are --arithmetic, --epochs, --help, --hidden, --lr, --seed, --steps"),
    (["-x"], "unknown argument -x; known are "),
    (["--epochs", "3", "more"], "unknown argument more; known are "),
    (["learn"], "unknown command learn; known are bundle, crosscheck, diagnose, evaluate, export, gradcheck, predict, selftest, show, trace, train, vectors"),
    (["tran"], "unknown command tran; closest is train; known are bundle, crosscheck, diagnose, evaluate, export, gradcheck, predict, selftest, show, trace, train, vectors"),
    (["bench"], "unknown command bench; known are bundle, crosscheck, diagnose, evaluate, export, gradcheck, predict, selftest, show, trace, train, vectors"),
    ([""], "unknown command ; known are bundle, crosscheck, diagnose, evaluate, export, gradcheck, predict, selftest, show, trace, train, vectors"),
    (["learn", "--help"], "unknown command learn; known are bundle, crosscheck, diagnose, evaluate, export, gradcheck, predict, selftest, show, trace, train, vectors"),
    (["selftest", "--epochs", "1"], "unknown argument --epochs"),
    (["selftest", "again"], "unknown argument again"),
]


@pytest.mark.parametrize("arguments, words", WRONG)
def test_wrong_usage_is_one_line_on_stderr(arguments, words):
    code, out, err = in_process(*arguments)
    assert (code, out) == (2, "")
    command = "selftest " if arguments[0] == "selftest" else ""
    assert err.startswith("purenn: " + words) and err.endswith(" (python -m purenn %s--help)\n" % command) and err.count("\n") == 1


def test_wrong_usage_as_a_process():
    code, out, err = process("--epochs", "many")
    assert (code, out) == (2, "") and err.startswith("purenn: --epochs many: ") and err.count("\n") == 1


def test_an_argument_of_two_lines_is_one_line_of_error():
    code, out, err = in_process("--epochs", "1\n2")
    assert (code, out) == (2, "") and err.count("\n") == 1


def test_a_command_without_options_says_so():
    assert "known: (" not in in_process("selftest", "--x")[2].replace("  ", " ")


def test_a_digit_that_is_no_number():
    assert "a whole number of at least 0 is needed" in in_process("--epochs", "\u00b2")[2]


# ---- train, predict and evaluate ----

USAGE = [
    (["train", "iris", "more.csv"], "unknown argument more.csv; known are --activation, --arithmetic, "),
    (["train", "iris", "--layers", "3"], "unknown argument --layers; closest is --hidden; known are --activation, "),
    (["train", "iris", "--traget", "species"], "unknown argument --traget; closest is --target; known are --activation, "),
    (["train", "iris", "--lr", "1"], "unknown argument --lr; closest is --learning-rate; known are "),
    (["export", "model.json", "--to", "js"], "--to js: closest is javascript; known are c, javascript, python, r"),
    (["export", "model.json", "--to", "c", "--out", " "], "--out  : the name of a file is needed"),
    (["train", "iris", "-x"], "unknown argument -x; known are "),
    (["train", "iris", "--epochs", "-1"], "--epochs -1: a whole number of at least 0 is needed"),
    (["train", "iris", "--epochs"], "--epochs needs a value"),
    (["train", "iris", "--batch-size", "0"], "--batch-size 0: a whole number of at least 1"),
    (["train", "iris", "--learning-rate", "-0.1"], "--learning-rate -0.1: a number of at least 0 is needed"),
    (["train", "iris", "--learning-rate", "nan"], "--learning-rate nan: a finite number is needed"),
    (["train", "iris", "--dropout", "1"], "--dropout 1: a number of at least 0 and below 1 is needed"),
    (["train", "iris", "--test-size", "1"], "--test-size 1: a number of at least 0 and below 1 is needed"),
    (["train", "iris", "--l2", "inf"], "--l2 inf: a finite number is needed"),
    (["train", "iris", "--hidden", "16,x"], "--hidden 16,x: a whole number of at least 0"),
    (["train", "iris", "--hidden", "16,,8"], "--hidden 16,,8: a whole number"),
    (["train", "iris", "--hidden", "16,0"], "--hidden 16,0: 0 stands alone, for no hidden layer"),
    (["train", "iris", "--activation", "rely"], "--activation rely: closest is relu; known are elu, gelu, identity, leaky_relu, relu, "),
    (["train", "iris", "--optimizer", "adams"], "--optimizer adams: closest is adam; known are adagrad, adam, adamw, lbfgs, momentum, nesterov, rmsprop, sgd"),
    (["train", "iris", "--scaler", "max"], "--scaler max: closest is minmax; known are none, minmax, standard"),
    (["train", "iris", "--missing", "median"], "--missing median: closest is mean; known are error, drop, mean"),
    (["train", "iris", "--task", "both"], "--task both: known are auto, classes, numbers"),
    (["train", "iris", "--seed", "4294967296"], "--seed 4294967296: a whole number of at least 0 and at most 4294967295"),
    (["train", "iris", "--patience", "0"], "--patience 0: a whole number of at least 1"),
    (["train", "iris", "--delimiter", ",,"], "--delimiter ,,: one character is needed, and no quote; or tab"),
    (["train", "iris", "--delimiter", '"'], "--delimiter \": one character is needed"),
    (["train", "iris", "--columns", 'a,"b'], "--columns a,\"b: line 1: a quote opens here and is never closed"),
    (["train", "iris", "--columns", ""], "--columns : "),
    (["train", "iris", "--resume"], "--resume goes on from a checkpoint; give --checkpoint FILE too"),
    (["train", "iris", "--out", ""], "--out : the name of a file is needed"),
    (["train", "iris", "--checkpoint= "], "--checkpoint  : the name of a file is needed"),
    (["train", "iris", "--checkpoint", "-"], "--checkpoint -: the name of a file is needed"),
    (["train", "iris", "--out", "m.json", "--checkpoint", "m.json"], "--out m.json and --checkpoint are one file; two are needed"),
    (["train", "iris", "--out", "m.json", "--checkpoint", "./m.json"], "--out m.json and --checkpoint are one file; two are needed"),
    (["train", "iris", "--patience", "3", "--validation", "0"], "--patience watches the rows of --validation, and --validation 0 sets none aside"),
    (["train", "iris", "--no-header=1"], "--no-header takes no value"),
    (["train", "iris", "--out", "iris"], "iris holds the data; it would be written over"),
    (["train", "a.csv", "--checkpoint", "a.csv"], "a.csv holds the data; it would be written over"),
    (["predict"], "which model? predict MODEL FILE"),
    (["evaluate"], "which model? evaluate MODEL FILE"),
    (["predict", "a", "b", "c"], "unknown argument c; known are --arithmetic, --decimal, --delimiter, --encoding, --header, --help, --na, --no-header, --out, --probabilities"),
    (["evaluate", "a", "--probabilities"], "unknown argument --probabilities; known are "),
]


@pytest.mark.parametrize("arguments, words", USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_wrong_usage_is_one_line(arguments, words):
    assert fails(2, "purenn: " + words, *arguments) == ""
    assert in_process(*arguments)[2].endswith(" (python -m purenn %s --help)\n" % arguments[0])


@pytest.mark.skipif(os.name != "posix", reason="no links of POSIX")
def test_the_data_are_not_written_over_by_any_name():
    write("e.csv", SIDES)
    os.symlink("e.csv", "link")
    os.link("e.csv", "hard")
    os.mkdir("folder")
    for data, path in (("e.csv", "./e.csv"), ("e.csv", os.path.abspath("e.csv")), ("e.csv", "folder/../e.csv"), ("e.csv", "link"),
                       ("link", "e.csv"), ("e.csv", "hard")):
        for option in ("--out", "--checkpoint"):
            fails(2, "purenn: %s holds the data; it would be written over" % path, "train", data, option, path)
    assert open("e.csv").read() == SIDES and os.path.islink("link")


def test_a_share_that_leaves_nothing():
    write("t.csv", "a,t\n1,1.5\n2,2\n3,2.5\n")
    fails(2, "t.csv: no row of 2 would be left to train with; give a smaller --validation", "train", "t.csv", "--validation", "0.9")
    fails(2, "t.csv: no row of 3 would be left to train with; --test-size 0 trains with all", "train", "t.csv", "--test-size", "0.9")


def test_an_argument_that_fit_refuses_is_the_option_it_came_from():
    code, _, err = in_process("train", "iris", "--learning-rate", "1e308")
    assert (code, err) == (2, "purenn: --learning-rate: schedule: expected a finite number of at least 0; got 1e+308 "
                           "(python -m purenn train --help)\n")
