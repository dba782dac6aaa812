"""train, predict and evaluate on tables with units, titles, names that come twice, answers in any capitals, codes and leaks."""
import pytest

from command_line import fails, in_process, measures, run, write
from purenn import Network
from purenn.commands.inputs import is_id
from purenn.commands.dates import is_date

QUICK = ["--epochs", "3"]
X = [i * i * 7 % 61 + 0.5 for i in range(60)]


def table(cell, name="v", head="", answer=lambda i: "ab"[X[i] > 30], delimiter=",", target="t"):
    """t.csv: a column of these cells, one of numbers, and an answer."""
    lines = [[name, "n", target]] + [[cell(i), "%d" % (i % 7), answer(i)] for i in range(60)]
    return write("t.csv", head + "".join(delimiter.join(['"%s"' % c if delimiter in c else c for c in line]) + "\n" for line in lines))


def model_of(*options):
    out = run("train", "t.csv", "-o", "model.json", *QUICK + list(options))
    return out, Network.load("model.json")


# ---- units ----

@pytest.mark.parametrize("form, unit", [("%s%%", "%"), ("$%s", "$"), ("%s kg", "kg"), ("%s \u20ac", "\u20ac"), ("CHF %s", "CHF"), ("%s mg/dl", "mg/dl")])
def test_a_column_with_a_unit_is_read_as_numbers(form, unit):
    table(lambda i: "%r" % X[i])
    plain = model_of()[1]
    table(lambda i: form % ("%r" % X[i]))
    out, model = model_of()
    assert "\nfrom v (%s), n\n" % unit in out and model.notes["units"] == {"v": unit}
    assert [[w.tolist() for w in pair] for pair in model.weights] == [[w.tolist() for w in pair] for pair in plain.weights]
    assert measures(run("evaluate", "model.json", "t.csv"))["rows"] == (60,)
    predicted = run("predict", "model.json", "t.csv")
    table(lambda i: "%r" % X[i])
    fails(2, "t.csv: line 2, column v: '0.5' is no number with the unit %s, as those to train with were" % unit, "predict", "model.json", "t.csv")
    assert predicted.count("\n") == 61
    out = run("train", "t.csv", *QUICK)
    assert "from v, n\n" in out


def test_units_and_decimal_commas_and_gaps():
    table(lambda i: "" if i == 5 else ("%.1f \u20ac" % X[i]).replace(".", ","), delimiter=";")
    out, model = model_of("--missing", "mean")
    assert "\ndecimal commas in v: 1,5 is one and a half\n" in out and model.notes["decimal"] == {"v": ","}
    write("one.csv", "n;v\n1;60,5 \u20ac\n2;\n")
    assert run("predict", "model.json", "one.csv").count("\n") == 3
    out = run("train", "t.csv", "--from", "model.json", *QUICK + ["-o", "again.json"])
    assert "from v (\u20ac), n\n" in out and Network.load("again.json").notes["units"] == {"v": "\u20ac"}


def test_a_target_with_a_unit():
    table(lambda i: "%r" % X[i], answer=lambda i: "$%d,%03d" % (X[i] * 3 + 1, i), delimiter=";")
    out, model = model_of()
    assert "\nlearns t ($): a number\n" in out and model.notes["units"] == {"t": "$"}
    assert "r2" in run("evaluate", "model.json", "t.csv") and "$" not in run("predict", "model.json", "t.csv")
    write("new.csv", "v,n,t\n1,2,?\n1,2,unknown\n")                # the answers of rows to predict do not matter
    assert run("predict", "model.json", "new.csv").count("\n") == 3
    table(lambda i: "%r" % X[i], answer=lambda i: ["5%", "10%"][X[i] > 30])
    out, model = model_of()
    assert "learns t: 2 classes, 10%, 5%" in out and model.classes == ["10%", "5%"]
    assert "learns t (%): a number" in run("train", "t.csv", "--task", "numbers", *QUICK)


@pytest.mark.parametrize("cell, words", [
    (lambda i: "%d %s" % (X[i] + i * 100, ["kg", "lb"][i % 5 == 0]), "its numbers do not all have the same unit, as '0 lb' and '107 kg'"),
    (lambda i: "%d%s" % (X[i] + i * 100, "%" * (i % 2)), "its numbers do not all have the same unit, as '107%' and '0'"),
    (lambda i: "%d,%d,%d kg" % (i, i, i), "it holds 60 different texts"),
    (lambda i: "over" if i % 9 == 0 else "%d" % (X[i] + i * 100), "it holds numbers, and texts such as 'over', which --na would take for missing")])
def test_what_is_left_out_says_why(cell, words):
    table(cell)
    assert "\nleft out: v (%s)\n" % words in run("train", "t.csv", *QUICK)


def test_categories_by_hand_and_dates_have_no_unit():
    table(lambda i: "%d months" % (36 + 24 * (i % 2)))
    assert "from v (months), n\n" in run("train", "t.csv", *QUICK)
    assert "from v (2 categories), n\n" in run("train", "t.csv", "--categorical", "v", *QUICK)
    table(lambda i: "%d Jan" % (i % 28 + 1))
    assert "left out: v (it holds dates)" in run("train", "t.csv", *QUICK)


# ---- numbers in other ways, and what only looks like them ----

@pytest.mark.parametrize("cell", [lambda x: "(%.2f)" % -x if x < 0 else "%.2f" % x, lambda x: ("%.2f" % x).replace("-", "\u2212")])
def test_negative_numbers_of_accountants_and_typesetters(cell):
    table(lambda i: "%.2f" % (X[i] - 30))
    plain = model_of()[1]
    table(lambda i: cell(X[i] - 30))
    assert model_of()[1].weights[0][0].tolist() == plain.weights[0][0].tolist()


def test_a_point_before_an_exponent_is_decimal():
    table(lambda i: "%.3E" % X[i])
    assert "may be decimal" not in run("train", "t.csv", *QUICK)


@pytest.mark.parametrize("name, cell, words", [
    ("Unnamed: 0", lambda i: "%d" % (i * 3), "left out: Unnamed: 0 (it has no name)"), ("day", lambda i: "202001%02d" % (i % 28 + 1), "left out: day (it holds dates)"),
    ("patient_no", lambda i: "%d" % (i * i), "left out: patient_no (it has another whole number in each row, as ids do)"),
    ("zip", lambda i: "%05d" % (i % 5 * 700), "zeros before the numbers in zip, as codes have them, make no difference (--categorical takes codes for categories)"),
    ("v", lambda i: "-999.0" if i % 9 == 0 else "%r" % X[i], "-999.0 in v may stand for missing values; --na takes them for such"),
    ("v", lambda i: "9999" if i % 9 == 0 else "%r" % X[i], "9999 in v may stand for missing values; --na takes them for such"),
    ("v", lambda i: ["xx", "yy"][X[i] > 30], "v alone tells t: --drop leaves it out, if it is only known afterwards"),
    ("v", lambda i: ["F", "f", "M"][i % 3], "categories of v that differ in capitals alone: F and f")])
def test_what_is_said_of_a_column(name, cell, words):
    table(cell, name)
    assert "\n%s\n" % words in run("train", "t.csv", *QUICK)


@pytest.mark.parametrize("cell", [lambda i: "%d" % (i % 11), lambda i: "%d" % (90 + i % 10), lambda i: ["05", "06", "07"][i % 3], lambda i: "%d" % (20000000 + i * i), lambda i: "0.5",
                                  lambda i: "99" if i == 3 else "5"])
def test_what_is_not_said(cell):
    table(cell)
    out = run("train", "t.csv", "--keep", "v", *QUICK)
    assert not [words for words in ("may stand", "alone tells", "zeros before", "dates") if words in out]


def test_a_number_that_is_the_answer():
    table(lambda i: "%r" % X[i], answer=lambda i: "%r" % X[i])
    assert "\nv alone tells t: " in run("train", "t.csv", *QUICK)
    table(lambda i: "%r" % X[i], answer=lambda i: "%r" % (X[i] + 1))
    assert "alone tells" not in run("train", "t.csv", *QUICK)


def test_names_of_ids():
    assert all([is_id(name) for name in ("Nr", "Kunden-Nr", "patient_no", "patientNo", "order number", "Number", "KEY", "userKey")])
    assert not any([is_id(name) for name in ("casino", "piano", "monkey", "turkey", "keys", "Nrs", "volcano", "none")])


def test_dates_without_blanks():
    assert [is_date(text) for text in ("01JAN2020", "5Jan20", "JAN2020")] == [True, True, True]
    assert not any([is_date(text) for text in ("MAY5A", "A01JAN", "12MARKET", "5kg", "E11")])


# ---- names and titles ----

def test_names_that_come_twice():
    write("t.csv", "x,note,note,x,t\n" + "".join("%r,a,%s,%d,%s\n" % (X[i], "bc"[i % 2], i % 7, "ab"[X[i] > 30]) for i in range(60)))
    out, model = model_of()
    assert "\nnames that come twice have a number now: note.1, x.1\n" in out and "\nfrom x, note.1 (2 categories), x.1\n" in out
    assert run("predict", "model.json", "t.csv").count("\n") == 61 and model.columns == ["x", "note.1", "x.1"]
    assert "come twice" not in run("train", "iris", *QUICK)


@pytest.mark.parametrize("head, delimiter", [("Report\n\n", ","), ("# by X\n", ";"), ("Report,,\n", ","), ("Export of 2020, all rows\n", "\t"), ("sep=;\nReport\n", ";")])
def test_titles(head, delimiter):
    table(lambda i: "%r" % X[i], head=head, delimiter=delimiter)
    n = head.count("\n")
    fails(2, "line %d, which seems to name the columns, has 3; --skip %d passes over the lines above it\n" % (n + 1, n), "train", "t.csv")
    model_of("--skip", str(n))
    assert run("predict", "model.json", "t.csv", "--skip", str(n)).count("\n") == 61
    assert measures(run("evaluate", "model.json", "t.csv", "--skip", str(n)))["rows"] == (60,)
    for command in ("predict", "evaluate"):
        fails(2, "--skip %d passes over the lines above it" % n, command, "model.json", "t.csv")
    fails(2, "--skip x: a whole number of at least 0 is needed", "train", "t.csv", "--skip", "x")


# ---- answers ----

@pytest.mark.parametrize("answers, classes", [
    (["no", "NO", "No", "yes", "Yes", "YES"], ["no", "yes"]), (["FALSE", "False", "FALSE", "TRUE", "true", "True"], ["false", "true"]),
    (["N", "n", "N", "Y", "y", "y"], ["n", "y"]), (["Nein", "nein", "Nein", "JA", "ja", "Ja"], ["nein", "ja"]), (["No", "No", "No", "Yes", "Yes", "Yes"], ["No", "Yes"])])
def test_answers_in_any_capitals_are_two_classes(answers, classes):
    table(lambda i: "%r" % X[i], answer=lambda i: answers[3 * (X[i] > 30) + i % 3])
    out, model = model_of()
    assert sorted(model.classes) == sorted(classes) and "in capitals" not in out
    assert measures(run("evaluate", "model.json", "t.csv"))["rows"] == (60,)
    assert set(run("predict", "model.json", "t.csv").split("\n")[1:-1]) <= set(classes)
    write("new.csv", "v,n,t\n1,2,%s\n1,2,%s\n" % (classes[0].upper(), classes[1].title()))
    assert measures(run("evaluate", "model.json", "new.csv"))["rows"] == (2,)
    write("new.csv", "v,n,t\n1,2,maybe\n")
    fails(2, "'maybe' is a class that the model does not know", "evaluate", "model.json", "new.csv")


def test_a_target_without_any_answer():
    table(lambda i: "%r" % X[i], answer=lambda i: "")
    for missing in ("error", "mean"):
        fails(2, "t.csv: the column 't' holds no value\n", "train", "t.csv", "--missing", missing)


def test_classes_that_are_never_predicted():
    table(lambda i: "%d" % (i % 5), answer=lambda i: "rare" if i % 20 == 3 else "common")
    assert "\nno row is predicted as rare (--class-weight balanced lets rare classes weigh as much as common ones)\n" in run("train", "t.csv", "--epochs", "20")


# ---- refused at once ----

def test_what_cannot_be_is_refused_before_the_report():
    assert fails(2, "--class-weight setosa=-1: a number of at least 0 is needed", "train", "iris", "--class-weight", "setosa=-1") == ""
    assert fails(2, "iris: no row of 112 would be left to train with; give a smaller --validation", "train", "iris", "--patience", "3", "--validation", "0.999") == ""
    assert fails(2, "iris: no row of 100 would be left to train with; give a smaller --validation", "train", "iris", "--folds", "3", "--validation", "0.999") == ""
    run("train", "iris", "--checkpoint", "c.json", *QUICK)
    assert fails(2, "c.json is of another training: its network", "train", "iris", "--hidden", "3", "--checkpoint", "c.json", "--resume") == ""
    code, out, err = in_process("train", "iris", "--checkpoint", "c.json", "--resume", "--epochs", "5")
    assert (code, err) == (0, "") and out.count("150 rows of iris: ") == 1 and out.index("150 rows") == 0 and "all 5 epochs are done" in out
    assert run("train", "iris", "--checkpoint", "c.json", "--resume", "--epochs", "5").count("150 rows of iris: ") == 1
    write("iris.csv", "no checkpoint")
    assert fails(2, "iris.csv", "train", "iris", "--checkpoint", "iris.csv", "--resume") == ""


def test_thousands_alone_and_dashes_for_nothing():
    table(lambda i: "1.%03d.%03d" % (X[i], i), delimiter=";")
    out, model = model_of()
    assert "\ndecimal commas in v: " in out and model.scaler.centre.tolist()[0] > 10 ** 6
    table(lambda i: ["\u2013", "\u2014", "-"][i % 3] if i < 6 else "%r" % X[i])
    assert "\n6 missing values filled" in model_of("--missing", "mean")[0]


def test_a_target_of_several_units_is_called_so():
    table(lambda i: "%r" % X[i], answer=lambda i: "%d%s" % (i * 3, "" if i == 7 else " kg"))
    fails(2, "too many to learn (its numbers do not all have the same unit, as '0 kg' and '21'; --target names another column)", "train", "t.csv")
