"""Exported files of networks with an encoder: rows as they are in the table, beside Network.predict and classify.

Each language is started once, with all networks and rows; what the network refuses, its file must refuse.
"""
import csv
import ctypes
import io
import json
import random

import pytest

import needs
from amounts import long, share
from exported import NASTY
from foreign import C_FLAGS, LANGUAGES, R_TEXT, in_r, library, numbers, run
from purenn import Dense, Network, StandardScaler, arithmetic
from purenn.encoders import Categories, Encoder, Flag, Number
from purenn.py36.export import cells, source
from purenn.labels import read_as_numbers
from purenn.targets import is_of_questions

BLANKS = [chr(i) for i in range(0x10000) if chr(i).isspace()]
UNSEEN = ["?", "\u00fcber", "\ufeffa", "0x10", "1e3", "nan", "inf", "3.0", "1_0", "True", "NO WAY"]
ODD = [None, float("nan"), "", " ", "\t\u3000", True, False, float("inf"), -float("inf"), "12", 0, -0.0, 3, 2.5, 10 ** 22, 1e22, 10 ** 400]
KINDS = [("categorical_cross_entropy", 3, "softmax"), ("hinge", 1, "tanh"), ("binary_cross_entropy", 2, "sigmoid"),
         ("mean_squared_error", 2, "identity"), ("binary_cross_entropy", 1, "sigmoid")]
LABELS = {0: ["a", "\u00e9 \"", "c"], 4: [2.5, 10]}
FEW = max(share(60), 25)        # fewer would not hold a row of each sort


def encoder(n):
    """Columns of all kinds; gaps are errors in every second one."""
    fill = (None, 0.3)[n % 2]
    gap = [""] * (n % 2)
    return Encoder([
        Number("age", fill), Flag("ja?", ("nein", "ja"), fill), Categories("*/ \"\n", gap + sorted(set(NASTY) - {"", "a\r\nb"})[:9]),
        Categories("class", gap + ["1", "2", "3"]), Flag("s\u00ed", ("no", "s\u00ed"), fill), Number("x", None),
        Categories("mixed", gap + ["1e-05", "10000000000000000000000", "2.5", "a", "false", "inf", "nan", "true"]),
        Categories("long", ["9007199254740993", "9007199254740992"])], ("error", "ignore")[n // 2 % 2])


def networks():
    for n in range(10):
        loss, outputs, last = KINDS[n % 5]
        made = encoder(n)
        net = Network([Dense(len(made.outputs), 3, "tanh"), Dense(outputs, last)], loss=loss, seed=n)
        net.encoder, net.classes = made, LABELS.get(n % 5)
        net.scaler = StandardScaler().fit(made.transform(rows(net, n, 9, 0.0)))
        yield net


def rows(net, seed, count=FEW, odd=0.05):
    """Rows of which each cell is odd with that probability."""
    draw = random.Random(seed)
    return [[cell(draw, column, odd) for column in net.encoder.columns] for _ in range(count)]


def cell(draw, column, odd):
    if draw.random() < odd:
        return draw.choice(ODD + UNSEEN)
    if column.kind == "number":
        return draw.choice([draw.gauss(0.0, 9.0), draw.randint(-5, 5), 1e-300])
    value = draw.choice([value for value in column.values if value])
    if odd and cells.value_of(value) is not None and draw.random() < 0.5:
        return cells.value_of(value)
    if column.kind == "flag" and draw.random() < 0.5:
        value = value.upper() if draw.random() < 0.5 else value.title()
    return draw.choice(BLANKS) + value + draw.choice(BLANKS) + "\n" if odd and draw.random() < 0.3 else value


@pytest.fixture(scope="module")
def nets():
    return list(networks())


@pytest.fixture(scope="module")
def expected(nets):
    """[(outputs, answer) or None where the row is refused, ...] of each network."""
    with arithmetic("portable"):
        return [[answer(net, row) for row in rows(net, n)] for n, net in enumerate(nets)]


def answer(net, row):
    try:
        outputs = net.predict([row]).tolist()[0]
    except ValueError:
        return None
    return outputs, net.classify([row])[0] if net.loss.name != "mean_squared_error" else None


def test_the_rows_are_of_all_sorts(expected):
    for answers in expected:
        assert FEW / 5 < len([x for x in answers if x is not None]) < FEW


def text_of(net, language, n):
    """Of straight lines and loops in turn."""
    return net.to_source(language, arithmetic="portable", form=("straight", "loop")[n % 2], train=n % 4 == 0)


# ---- the four languages ----

def test_python(nets, expected):
    for n, net in enumerate(nets):
        scope = {"__name__": "net"}
        exec(text_of(net, "python", n), scope)
        found = []
        for row in rows(net, n):
            try:
                outputs = scope["predict"](row)
            except ValueError as error:
                assert str(error).startswith("column ")
                found.append(None)
                continue
            assert scope["encode"](row) == net.encoder.transform([row]).tolist()[0]
            assert scope["predict_numbers"](scope["encode"](row)) == outputs
            found.append((outputs, scope["classify"](row) if "classify" in scope else None))
        assert found == expected[n] and scope["COLUMNS"] == net.encoder.names and scope["self_test"]() == 0.0
        with pytest.raises(ValueError, match="expected 8 cells, got 2"):
            scope["predict"]([1.0, 2.0])


@pytest.mark.parametrize("version", [long("2.7"), long("3.6")])
def test_older_pythons(version, nets, tmp_path):
    for n, net in enumerate(nets[:4]):
        (tmp_path / "net.py").write_text(text_of(net, "python", n))
        assert "every bit" in run([needs.python(version), "net.py"], tmp_path)


JAVASCRIPT = """
const answers = JSON.parse(require("fs").readFileSync("rows.json", "utf8")).map((rows, n) => {
    const net = require("./net" + n + ".js");
    if (net.self_test() !== 0) process.exit(1);
    return rows.map((row) => {
        try {
            return [net.predict(row), net.classify ? net.classify(row) : null];
        } catch (error) {
            if (!(error instanceof RangeError)) throw error;
            return null;
        }
    });
});
console.log(JSON.stringify(answers));
"""


def in_javascript(cell):
    return None if cell != cell else cell


def test_javascript(nets, expected, tmp_path):
    """In JSON, 1e999 is an infinity, and numbers are doubles: of the others nothing is asked."""
    found = []
    for n, net in enumerate(nets):
        (tmp_path / ("net%d.js" % n)).write_text(text_of(net, "javascript", n))
        found.append([[in_javascript(cell) for cell in row] for row in rows(net, n)])
    (tmp_path / "rows.json").write_text(json.dumps(found).replace("Infinity", "1e999"))
    (tmp_path / "driver.js").write_text(JAVASCRIPT)
    answers = json.loads(run([needs.command("node"), "driver.js"], tmp_path))
    for n, net in enumerate(nets):
        for row, one, other in zip(rows(net, n), answers[n], expected[n]):
            if are_doubles(row):
                assert (one and tuple(one)) == other


def are_doubles(row):
    return all([not isinstance(x, int) or cells.is_double(x) for x in row])


R = """
hex <- function(text) paste(charToRaw(enc2utf8(text)), collapse = "")
for (n in seq_along(ROWS)) {
    net <- new.env()
    sys.source(sprintf("net%%d.R", n - 1), net)
    if (net$self_test() != 0) quit(status = 1)
    for (row in ROWS[[n]]) {
        y <- tryCatch(net$predict(row), error = function(e) NULL)
        if (is.null(y)) { cat("None\\n"); next }
        named <- sample(setNames(row, net$COLUMNS))
        stopifnot(identical(net$predict(named), y), identical(net$predict(c(named, list(other = 1))), y))
        label <- if (exists("classify", net, inherits = FALSE)) net$classify(row) else NULL
        label <- if (is.character(label)) paste0("'", vapply(label, hex, ""), "'") else sprintf("%%.17g", label)
        cat("([", paste(sprintf("%%.17g", y), collapse = ", "), "], [", paste(label, collapse = ", "), "])\\n")
    }
}
"""


@pytest.mark.parametrize("locale", [long("C"), long("C.UTF-8")])
def test_r(locale, nets, expected, tmp_path):
    command = [needs.command("Rscript"), "driver.R"]
    lines = [R_TEXT, "ROWS <- list()"]
    for n, net in enumerate(nets):
        (tmp_path / ("net%d.R" % n)).write_text(text_of(net, "r", n))
        lines.append("ROWS[[%d]] <- list(" % (n + 1) + ",\n".join(
            ["list(%s)" % ", ".join([in_r(cell) for cell in row]) for row in rows(net, n)]).replace("inf", "Inf") + ")")
    (tmp_path / "driver.R").write_text("\n".join(lines) + R.replace("%%", "%"))
    answers = [eval(line, {}) for line in run(command, tmp_path, LC_ALL=locale).strip().split("\n")]
    given = [row for n, net in enumerate(nets) for row in rows(net, n)]
    wanted = [other for answers_of_net in expected for other in answers_of_net]
    assert len(answers) == len(wanted)
    for row, one, other in zip(given, answers, wanted):
        if are_doubles(row):
            label = [] if other is None or other[1] is None else other[1] if isinstance(other[1], list) else [other[1]]
            label = [x.encode("utf-8").hex() if isinstance(x, str) else x for x in label]
            assert one == (other and (other[0], label))


DATA_FRAMES = """
net <- new.env()
sys.source("net.R", net)
people <- data.frame(other = Sys.Date(), port = factor(c("S", "C")), age = c(22L, NA), ill = c(TRUE, NA))
for (i in 1:2) cat(sprintf("%.17g", net$encode(people[i, ])), "\\n")
for (wrong in list(people, people[1, 1:3], people[1, c("age", "ill", "age", "port")][, 1:2], list(1, 2)))
    cat(conditionMessage(tryCatch(net$encode(wrong), error = function(e) e)), "\\n")
"""


def test_rows_of_data_frames_in_r(tmp_path):
    """Factors, integers and logicals; columns by their names."""
    net = Network([Dense(5, 1)], seed=1)
    net.encoder = Encoder([Number("age", 30.0), Flag("ill", ("false", "true"), 0.25), Categories("port", ["C", "Q", "S"])])
    (tmp_path / "net.R").write_text(net.to_source("r"))
    (tmp_path / "driver.R").write_text(DATA_FRAMES)
    lines = run([needs.command("Rscript"), "driver.R"], tmp_path).split("\n")
    assert [[float(x) for x in line.split()] for line in lines[:2]] == net.encoder.transform(
        {"age": [22, None], "ill": [True, None], "port": ["S", "C"]}).tolist()
    assert [line.strip() for line in lines[2:6]] == [
        "column age has 2 cells; one row is expected", "there is no column ill", "there is no column port", "expected 3 cells, got 2"]


def in_c(cell):
    """A cell as CSV has it."""
    return None if cell is None else str(cell).encode("utf-8")


def as_csv(row):
    """The row as the csv module writes and reads it."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow(row)
    return [cell.encode("utf-8") for cell in next(csv.reader(io.StringIO(file.getvalue(), newline="")))]


@pytest.mark.parametrize("compiler", [long("gcc"), long("clang")])
def test_c(compiler, nets, expected, tmp_path):
    """Rows of cells that mean the same as texts."""
    needs.command(compiler)
    asked = 0
    for n, net in enumerate(nets):
        path = tmp_path / ("net%d.c" % n)
        path.write_text(text_of(net, "c", n))
        net_library = library(compiler, path, "-O1")
        for row, other in zip(rows(net, n), expected[n]):
            if not all([is_the_same_as_text(cell) for cell in row]):
                continue
            asked += 1
            for texts_ in ([in_c(x) for x in row], as_csv(row)):
                assert called(net_library, net, texts_) == other
    assert asked > FEW


def is_the_same_as_text(cell):
    """Not nan and True, nor numbers in quotes and those whose text is another one's: CSV does not tell these apart."""
    if isinstance(cell, str):
        return not read_as_numbers([cell])
    return not isinstance(cell, bool) and (cell is None or cell == cell) and not (
        isinstance(cell, float) and cell % 1 == 0.0 and abs(cell) > 9)


def called(net_library, net, given):
    """(outputs, answer) of predict_cells and classify_cells, None for a row that is refused."""
    row, y = numbers(given, ctypes.c_char_p), numbers([0.0] * net.n_out)
    wrong = net_library.predict_cells(row, y)
    assert 0 <= wrong <= len(given) and (not wrong or not [v for v in y if v == v])
    label = None
    if is_of_questions(net):
        answers = numbers([7] * net.n_out, ctypes.c_int)
        assert net_library.classify_cells(row, answers) == wrong
        label = list(answers)
    elif net.loss.name != "mean_squared_error":
        label = net_library.classify_cells(row)
        assert label == -wrong if wrong else label >= 0
        if not wrong and (net.classes or net.loss.name == "hinge"):
            label = label_in_c(net_library, label, max(2, net.n_out), not isinstance((net.classes or [1])[0], str))
    return None if wrong else (list(y), label)


def label_in_c(net_library, place, count, is_number):
    text = (ctypes.c_char_p * count).in_dll(net_library, "CLASSES")[place].decode("utf-8")
    if not is_number:
        return text
    value = (ctypes.c_double * count).in_dll(net_library, "CLASS_VALUES")[place]
    assert float(text) == value
    return value


@pytest.mark.parametrize("type", ["double", long("float")])
@pytest.mark.parametrize("compiler", ["gcc", long("clang")])
def test_the_self_test_of_c(compiler, type, nets, tmp_path):
    """With no warning, and what is wrong is found."""
    needs.command(compiler)
    for n, net in enumerate(nets[:5]):
        text = net.to_source("c", arithmetic="portable", type=type, form=("straight", "loop")[n % 2], train=n % 2 == 0)
        (tmp_path / "net.c").write_text(text)
        flags = [compiler] + C_FLAGS + ["-O1", "-DPURENN_SELF_TEST", "net.c", "-o", "net", "-lm"]
        run(flags, tmp_path)
        assert "every bit" in run(["./net"], tmp_path) or type == "float"


def test_numbers_in_c_are_found_by_their_values(tmp_path):
    """As read_csv would have them: a column of categories that are all numbers is one of numbers."""
    needs.command("gcc")
    made = Encoder().fit({"class": [1, 2, 3], "mixed": ["1", "2", "b"]}, categorical=("class", "mixed"))
    net = Network([Dense(6, 1)], seed=1)
    net.encoder = made
    (tmp_path / "net.c").write_text(net.to_source("c"))
    net_library, x = library("gcc", tmp_path / "net.c", "-O0"), numbers([0.0] * 6)
    for cells_, wrong in (((b" 2.0", b"b"), 0), ((b"2e0", b"b"), 0), ((b"2", b"2.0"), 2), ((b"two", b"b"), 1), ((b"nan", b"b"), 1)):
        assert net_library.encode(numbers(cells_, ctypes.c_char_p), x) == wrong
        assert wrong or list(x) == made.transform([[2, "b"]]).tolist()[0]


# ---- errors, sizes, training ----

def test_errors_of_encoders():
    net = Network([Dense(3, 1)], seed=1)
    net.encoder = Encoder([Number("a")])
    with pytest.raises(ValueError, match="makes 1 number of a row; the network has 3 inputs"):
        net.to_source("c")

    class Own(Number):
        kind = "own"
    net.encoder = Encoder([Own("a"), Number("b"), Number("c")])
    with pytest.raises(ValueError, match="of your own"):
        net.to_source("python")


@pytest.mark.parametrize("language", LANGUAGES)
def test_estimates_are_about_right(language, nets):
    for net in nets[:2]:
        for train in (False, True):
            size = source.estimate(net, language, train, "portable")[1]
            assert size / 1.7 < len(net.to_source(language, train, "portable")) < size * 1.7


def test_training_takes_what_encode_makes():
    """The same losses as fit's, which encodes the rows itself."""
    table, y = {"age": [22, None, 35.0, 54], "sex": ["m", "f", "f", "m"]}, ["no", "yes", "yes", "no"]
    net = Network([Dense(3, 3, "tanh"), Dense(1, "sigmoid")], seed=1)
    net.encoder = Encoder().fit(table, fill_gaps=True)
    net.fit(table, y, epochs=2, progress=False)
    scope = {"__name__": "net"}
    exec(net.to_source("python", train=True, batch_size=4), scope)
    given = [list(row) for row in zip(*table.values())]
    state, losses, x = scope["initial_state"](), [], sum([scope["encode"](row) for row in given], [])
    for _ in range(3):
        state, loss = scope["train_step"](state, x, [0.0, 1.0, 1.0, 0.0], net.optimizer.rate)
        losses.append(loss)
    history = net.fit(table, y, epochs=3, optimizer=net.optimizer, shuffle=False, batch_size=None, progress=False)
    assert losses == history.loss
    assert scope["predict_with"](state, x[:3]) == net.predict(given[:1]).tolist()[0]
