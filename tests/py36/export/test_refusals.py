"""Exported files refuse what Network.predict and classify refuse, and fill what training has learnt to fill.

Each language is started once, with all networks and rows.  In C predict makes outputs of nan, and classify returns -1.
"""
import ctypes
import json
import math
import sys

import pytest

import needs
from amounts import long
from foreign import ENDINGS, library, numbers, run
from purenn import Dense, Dropout, Network, StandardScaler, arithmetic, optimizers
from purenn.encoders import Categories, Encoder, Flag, Number
from purenn.targets import is_of_questions, tells_classes

FORMS = ("straight", "loop")
# What may stand in a row: for Python, in JavaScript's words and in R's; None where a language has no such thing.
CELLS = [(float("nan"), "NaN", "NaN"), (float("inf"), "Infinity", "Inf"), (-float("inf"), "-Infinity", "-Inf"), (None, "null", "NULL"),
         (None, "undefined", "NA"), ("1", '"1"', '"1"'), ("", '""', '""'), (b"1", None, None), ([1.0], "[1]", "c(1, 2)"), ({}, "{}", "list()"),
         (10 ** 400, "2n ** 2000n", "2 ** 2000"), (True, "true", "TRUE"), (3, "3n", "3L"), (-1e300, "-1e300", "-1e300"), (0.25, "0.25", "0.25")]
NANS = [cell for cell in CELLS if isinstance(cell[0], float) and not math.isfinite(cell[0])]


def networks():
    """Three inputs each: classes with names, one output, questions, numbers."""
    for n, (loss, outputs, last) in enumerate([
            ("categorical_cross_entropy", 3, "softmax"), ("hinge", 1, "tanh"), ("binary_cross_entropy", 2, "sigmoid"),
            ("mean_squared_error", 2, "identity")]):
        net = Network([Dense(3, 4 + n, "tanh")] + [Dropout(0.5)] * (n == 2) + [Dense(outputs, last)], loss=loss, seed=n)
        net.classes = ["a", "b", "c"] if outputs == 3 else None
        net.scaler = StandardScaler().fit([[1.0, 2.0, 3.0], [2.0, 5.0, 2.0], [4.0, 3.0, 7.0]])
        yield net


def of_gaps():
    """Four columns that become six numbers, of which the first, the third and the last have a number for gaps."""
    net = Network([Dense(6, 5, "tanh"), Dense(2, "softmax")], seed=9)
    net.encoder = Encoder([Number("age", 35.2), Number("size"), Flag("ill", ("no", "yes"), 0.3), Categories("port", ["C", "S"]),
                           Number("fare", -7.1)])
    net.scaler = StandardScaler().fit(net.encoder.transform([[1, 2, "no", "S", 5], [30, 4, "yes", "C", 7.5]]))
    return net


ENCODED, FILLS = [1.5, 2.5, 1.0, 0.0, 1.0, 4.0], [35.2, None, 0.3, None, None, -7.1]


def answer(net, row):
    """(outputs, answer) of the network for a row of its own; None where it refuses."""
    try:
        with arithmetic("portable"):
            outputs = net.predict([row]).tolist()[0]
            return outputs, net.classify([row])[0] if tells_classes(net) else None
    except (TypeError, ValueError):
        return None


def rows():
    """[(the row, its changed place, the Cell's number), ...]"""
    return [([0.5, -2.0, 3.5], place, k) for place in range(3) for k in range(len(CELLS))]


def expected(net):
    return [answer(net, row[:place] + [CELLS[k][0]] + row[place + 1:]) for row, place, k in rows()]


def filled(net):
    """What the network says to ENCODED with a gap at each place, as predict_numbers and C's predict take it."""
    inner = Network.of_state(net.state())
    inner.encoder = None
    return [answer(inner, ENCODED[:i] + [FILLS[i]] + ENCODED[i + 1:]) for i in range(6)]


def test_the_rows_are_of_both_sorts():
    for net in networks():
        assert len([x for x in expected(net) if x]) == 3 * 4
    assert [bool(x) for x in filled(of_gaps())] == [True, False, True, False, False, True]


def texts(language, folder, **options):
    """Writes files of all networks, then of the one with gaps, in both forms; returns their networks."""
    nets = [net for net in list(networks()) + [of_gaps()] for _ in FORMS]
    for n, net in enumerate(nets):
        text = net.to_source(language, arithmetic="portable", form=FORMS[n % 2], **options)
        (folder / ("net%d.%s" % (n, ENDINGS[language]))).write_text(text)
    return nets


# ---- Python ----

def of_python(scope, predict, row, error=ValueError):
    try:
        outputs = scope[predict](row)
    except ValueError as error:
        assert " is " in str(error) and "finite number" in str(error)
        return None
    return outputs, scope["classify"](row) if "classify" in scope and predict == "predict" else None


def test_python(tmp_path):
    for n, net in enumerate(texts("python", tmp_path)):
        scope = {"__name__": "net"}
        exec((tmp_path / ("net%d.py" % n)).read_text(), scope)
        if net.encoder is None:
            found = [of_python(scope, "predict", row[:i] + [CELLS[k][0]] + row[i + 1:]) for row, i, k in rows()]
            assert found == expected(net)
            with pytest.raises(ValueError, match=r"x\[1\] is nan, not a finite number"):
                scope["predict"]([1.0, float("nan"), 2.0])
            for wrong in ([1.0, 2.0], [1.0] * 4):
                with pytest.raises(ValueError, match="the length of x is %d; expected 3" % len(wrong)):
                    scope["predict"](wrong)
        else:
            for gap in (None, float("nan")):
                found = [of_python(scope, "predict_numbers", ENCODED[:i] + [gap] + ENCODED[i + 1:]) for i in range(6)]
                assert [x and x[0] for x in found] == [x and x[0] for x in filled(net)]
            row = [None, 2.5, float("nan"), "S", None]
            assert (scope["predict"](row), scope["classify"](row)) == answer(net, row)


@pytest.mark.parametrize("version", [long("2.7"), long("3.6")])
def test_older_pythons_refuse_too(version, tmp_path):
    texts("python", tmp_path)
    (tmp_path / "driver.py").write_text("""
import net0, net8
for cell in (float("nan"), float("inf"), None, "1", u"1", b"1", [1.0], 10 ** 400):
    try:
        net0.predict([0.5, cell, 1.0])
        print("taken", cell)
    except ValueError:
        pass
print(net8.predict_numbers([None, 2.5, float("nan"), 0.0, 1.0, 4.0]) == net8.predict_numbers([35.2, 2.5, 0.3, 0, 1, 4]))
""")
    assert run([needs.python(version), "driver.py"], tmp_path) == "True\n"


# ---- JavaScript ----

JAVASCRIPT = """
const tried = (net, name, row) => {
    try {
        return [net[name](row), net.classify && name === "predict" ? net.classify(row) : null];
    } catch (error) {
        if (!(error instanceof RangeError) || !/ is .*not a finite number/.test(error.message)) throw error;
        return null;
    }
};
const cells = [%s], found = [];
for (let n = 0; n < 8; n++) {
    const net = require("./net" + n + ".js"), answers = [];
    for (let place = 0; place < 3; place++) {
        for (const cell of cells) {
            const row = [0.5, -2, 3.5];
            row[place] = cell;
            answers.push(tried(net, "predict", row));
        }
    }
    for (const wrong of [[1, 2], [1, 2, 3, 4], "12", new Float64Array(4)]) {
        try { net.predict(wrong); process.exit(1); } catch (error) {
            if (error.message !== "the length of x is " + wrong.length + "; expected 3") throw error;
        }
    }
    if (tried(net, "predict", Float64Array.of(1, NaN, 3)) !== null || tried(net, "predict", [1, , 3]) !== null) process.exit(1);
    found.push(answers);
}
for (let n = 8; n < 10; n++) {
    const net = require("./net" + n + ".js");
    for (const gap of [NaN, null, undefined]) {
        found.push([0, 1, 2, 3, 4, 5].map((i) => {
            const row = %s;
            row[i] = gap;
            return tried(net, "predict_numbers", row);
        }));
    }
    found.push([tried(net, "predict", [null, 2.5, NaN, "S", undefined])]);
}
console.log(JSON.stringify(found));
"""


def test_javascript(tmp_path):
    nets = texts("javascript", tmp_path)
    known = [k for k, cell in enumerate(CELLS) if cell[1]]
    (tmp_path / "driver.js").write_text(JAVASCRIPT % (", ".join([CELLS[k][1] for k in known]), json.dumps(ENCODED)))
    found = json.loads(run([needs.command("node"), "driver.js"], tmp_path))
    for net, answers in zip(nets[:8], found):
        wanted = [x for x, (_, _, k) in zip(expected(net), rows()) if k in known]
        assert [x and tuple(x) for x in answers] == wanted
    for n in (0, 1):
        for answers in found[8 + 4 * n:][:3]:
            assert [x and x[0] for x in answers] == [x and x[0] for x in filled(nets[8])]
        assert tuple(found[8 + 4 * n + 3][0]) == answer(nets[8], [None, 2.5, None, "S", None])


# ---- R ----

R = """
tried <- function(f, row) tryCatch(f(row), error = function(e) {
    if (!grepl(" is .*not a finite number", conditionMessage(e))) stop(e)
    NULL
})
shown <- function(y) cat(if (is.null(y)) "None" else paste0("[", paste(sprintf("%%.17g", y), collapse = ", "), "]"), "\\n")
cells <- list(%s)
for (n in 0:7) {
    net <- new.env()
    sys.source(sprintf("net%%d.R", n), net)
    for (place in 1:3) for (cell in cells) {
        row <- list(0.5, -2, 3.5)
        row[place] <- list(cell)
        y <- tried(net$predict, row)
        shown(y)
        if (exists("classify", net, inherits = FALSE)) stopifnot(is.null(y) == is.null(tried(net$classify, row)))
    }
    for (wrong in list(c(1, 2), c(1, 2, 3, 4), list(1)))
        stopifnot(grepl("; expected 3", conditionMessage(tryCatch(net$predict(wrong), error = function(e) e)), fixed = TRUE))
    stopifnot(is.null(tried(net$predict, c(1, NaN, 3))), is.null(tried(net$predict, c(1, NA, 3))), is.null(tried(net$predict, c("1", "2", "3"))),
              is.null(tried(net$predict, factor(1:3))), identical(net$predict(c(1, 2, 3)), net$predict(1:3)))
}
for (n in 8:9) {
    net <- new.env()
    sys.source(sprintf("net%%d.R", n), net)
    for (gap in list(NaN, NA, NULL)) for (i in 1:6) {
        row <- as.list(c(%s))
        row[i] <- list(gap)
        shown(tried(net$predict_numbers, row))
    }
    shown(net$predict(list(NULL, 2.5, NA, "S", NaN)))
}
"""


@pytest.mark.long
def test_r(tmp_path):
    nets = texts("r", tmp_path)
    (tmp_path / "driver.R").write_text(R % (
        ", ".join([cell[2] for cell in CELLS if cell[2]]), ", ".join(["%r" % x for x in ENCODED])))
    found = [eval(line, {}) for line in run([needs.command("Rscript"), "driver.R"], tmp_path).strip().split("\n")]
    wanted = [x and x[0] for net in nets[:8] for x, (_, _, k) in zip(expected(net), rows()) if CELLS[k][2]]
    for net in nets[8:]:
        wanted += [x and x[0] for x in filled(net)] * 3 + [answer(net, [None, 2.5, None, "S", None])[0]]
    assert found == wanted


# ---- C ----

def called(net, net_library, row, type):
    """(outputs, answer), None where predict and classify refuse."""
    kind = ctypes.c_double if type == "double" else ctypes.c_float
    x, y = numbers(row, kind), numbers([7.0] * net.n_out, kind)
    net_library.predict(x, y)
    refused = [v for v in y if v != v]
    assert len(refused) in (0, net.n_out)
    place = None
    if is_of_questions(net):
        place = numbers([7] * net.n_out, ctypes.c_int)
        assert net_library.classify(x, place) == (-1 if refused else 0) and (not refused or set(place) == {-1})
        place = list(place)
    elif tells_classes(net):
        place = net_library.classify(x)
        assert (place == -1) == bool(refused)
    return None if refused else (list(y), place)


@pytest.mark.parametrize("type", ["double", long("float")])
@pytest.mark.parametrize("compiler", ["gcc", long("clang")])
def test_c(compiler, type, tmp_path):
    """With floats, whose bits are others: what is refused, and that what is filled in is as if given."""
    needs.command(compiler)
    for n, net in enumerate(texts("c", tmp_path, type=type)):
        net_library = library(compiler, tmp_path / ("net%d.c" % n), "-O0")
        if net.encoder is None:
            for row in [[0.5, -2.0, 3.5]] + [[0.5, -2.0, 3.5][:i] + [cell] + [0.5, -2.0, 3.5][i + 1:] for cell, _, _ in NANS for i in range(3)]:
                compare(net, called(net, net_library, row, type), answer(net, row), type)
            assert (called(net, net_library, [1e300, 0.0, 0.0], type) is None) == (type == "float")
        else:
            for i, other in enumerate(filled(net)):
                compare(net, called(net, net_library, ENCODED[:i] + [math.nan] + ENCODED[i + 1:], type), other, type)
                assert called(net, net_library, ENCODED[:i] + [math.inf] + ENCODED[i + 1:], type) is None
            y = numbers([0.0] * net.n_out, ctypes.c_double if type == "double" else ctypes.c_float)
            assert net_library.predict_cells(numbers([None, b"2.5", b"", b"S", b" "], ctypes.c_char_p), y) == 0
            compare(net, (list(y), None), answer(net, [None, 2.5, None, "S", None]), type)


def compare(net, found, other, type):
    assert (found is None) == (other is None)
    if found and type == "double":
        assert found[0] == other[0]
    elif found:
        assert [abs(y - t) < 1e-5 for y, t in zip(found[0], other[0])] == [True] * net.n_out


# ---- training ----

def trained(n):
    """A network, x and y of two rows, and what else train_step takes."""
    net = list(networks())[n]
    net.optimizer = optimizers.get("adam")
    x, y = [0.5, -2.0, 3.5, 1.0, 4.0, 2.0], [[1.0, 0.0, 0.0] * 2, [-1.0, 1.0], [1.0, 0.0, 0.0, 1.0], [0.5, 2.0, 1.0, -3.0]][n]
    return net, x, y, [0.01] + ([[0.25] * 12] if n == 2 else [])


@pytest.mark.parametrize("n", range(4))
def test_training_refuses_in_python(n):
    net, x, y, others = trained(n)
    scope = {"__name__": "net"}
    exec(net.to_source("python", train=True, batch_size=2), scope)
    state = scope["initial_state"]()
    assert math.isfinite(scope["train_step"](state, x, y, *others)[1])
    for wrong in (math.nan, math.inf, None, "1"):
        for arguments in ((state, x[:4] + [wrong] + x[5:], y), (state, x, [wrong] + y[1:]), (state, x[1:], y), (state, x, y + [1.0])):
            with pytest.raises(ValueError):
                scope["train_step"](*arguments, *others)
        with pytest.raises(ValueError, match=r"x\[2\] is"):
            scope["predict_with"](state, [1.0, 2.0, wrong])


@pytest.mark.parametrize("n", [0, 1, long(2), long(3)])
def test_training_refuses_in_c(n, tmp_path):
    """The loss is nan and the state what it was, in its own place or another's."""
    needs.command("gcc")
    net, x, y, others = trained(n)
    (tmp_path / "net.c").write_text(net.to_source("c", train=True, batch_size=2))
    net_library = library("gcc", tmp_path / "net.c", "-O1")
    size = int((tmp_path / "net.c").read_text().split("#define STATE_SIZE ")[1].split("\n")[0])
    start = list((ctypes.c_double * size).in_dll(net_library, "INITIAL_STATE"))
    others = [ctypes.c_double(others[0])] + [numbers(part) for part in others[1:]]
    for wrong_x, wrong_y in ((x, y), (x[:4] + [math.nan] + x[5:], y), (x, y[:-1] + [math.inf])):
        for in_place in (False, True):
            state, new, loss = numbers(start), numbers([7.0] * size), numbers([0.0])
            net_library.train_step(state, numbers(wrong_x), numbers(wrong_y), *others, state if in_place else new, loss)
            found = list(state if in_place else new)
            assert (found == start) == (loss[0] != loss[0]) == ((wrong_x, wrong_y) != (x, y))
    out = numbers([0.0] * net.n_out)
    net_library.predict_with(numbers(start), numbers([1.0, math.nan, 2.0]), out)
    assert not [v for v in out if v == v]
    net_library.predict_with(numbers(start), numbers([1.0, 0.5, 2.0]), out)
    assert list(out) == net.predict([[1.0, 0.5, 2.0]]).tolist()[0]


TRAINING = """
const net = require("./net.js"), state = net.initial_state(), [x, y, others] = %s;
const thrown = (f) => { try { f(); return false; } catch (error) { return error instanceof RangeError; } };
console.log(Number.isFinite(net.train_step(state, x, y, ...others)[1]), thrown(() => net.train_step(state, [NaN].concat(x.slice(1)), y, ...others)),
    thrown(() => net.train_step(state, x, [undefined].concat(y.slice(1)), ...others)), thrown(() => net.predict_with(state, [1, "2", 3])));
"""
TRAINING_R = """
net <- new.env(); sys.source("net.R", net); state <- net$initial_state()
thrown <- function(f) is.character(tryCatch(f(), error = conditionMessage))
x <- c(%s); y <- c(%s); others <- list(%s)
step <- function(x, y) do.call(net$train_step, c(list(state, x, y), others))
cat(is.finite(step(x, y)[[2]]), thrown(function() step(c(NaN, x[-1]), y)), thrown(function() step(x, c(NA, y[-1]))),
    thrown(function() net$predict_with(state, c(1, Inf, 3))))
"""


@pytest.mark.parametrize("n", [long(0), long(2)])
def test_training_refuses_in_javascript_and_r(n, tmp_path):
    net, x, y, others = trained(n)
    (tmp_path / "net.js").write_text(net.to_source("javascript", train=True, batch_size=2))
    (tmp_path / "driver.js").write_text(TRAINING % json.dumps([x, y, others]))
    assert run([needs.command("node"), "driver.js"], tmp_path).split() == ["true"] * 4
    (tmp_path / "net.R").write_text(net.to_source("r", train=True, batch_size=2))
    (tmp_path / "driver.R").write_text(TRAINING_R % (str(x)[1:-1], str(y)[1:-1], ", ".join(
        ["c(%s)" % str(part)[1:-1] if isinstance(part, list) else repr(part) for part in others])))
    assert run([needs.command("Rscript"), "driver.R"], tmp_path).split() == ["TRUE"] * 4


# ---- floats ----

def test_numbers_too_small_for_floats_are_refused():
    """But not those of an optimizer, which fade to 0 with time."""
    net = Network([Dense(2, 2, "tanh"), Dense(1)], seed=1)
    X, y = [[0.5, 1.0], [2.0, -1.0]], [[0.5], [1.0]]
    net.fit(X, y, epochs=3, optimizer="adam", progress=False)
    net.optimizer = optimizers.of_state(dict(net.optimizer.state(), beta1_power=1e-60, name="adam"), net.chain.parameters())
    text = net.to_source("c", type="float", train=True)
    assert text.split("INITIAL_STATE[STATE_SIZE] = {")[1].split("}")[0].split(",")[-2].strip() == "0.0f"
    weights = net.weights
    weights[0][0][0, 0] = 1e-42
    net.set_weights(weights)
    for form in FORMS:
        with pytest.raises(ValueError, match="the constant 1e-42 is too small for a float"):
            net.to_source("c", type="float", form=form)
        assert "1e-42" in net.to_source("javascript", form=form)


# ---- gaps in training ----

GAPS, GIVEN = [[math.nan, 2.5, 1.0, 0.0, 1.0, 4.0, 3.0, 1.5, math.nan, 1.0, 0.0, math.nan],
               [35.2, 2.5, 1.0, 0.0, 1.0, 4.0, 3.0, 1.5, 0.3, 1.0, 0.0, -7.1]]


def test_training_fills_gaps_in_python_and_c(tmp_path):
    """In each row of a batch, as if the means of training were given."""
    needs.command("gcc")
    net = of_gaps()
    scope = {"__name__": "net"}
    exec(net.to_source("python", train=True, batch_size=2), scope)
    state, y = scope["initial_state"](), [1.0, 0.0, 0.0, 1.0]
    wanted = scope["train_step"](state, GIVEN, y, 0.01)
    assert scope["train_step"](state, GAPS, y, 0.01) == wanted
    assert scope["predict_with"](state, GAPS[6:]) == scope["predict_with"](state, GIVEN[6:])
    with pytest.raises(ValueError, match=r"y\[1\] is nan"):
        scope["train_step"](state, GAPS, [1.0, math.nan, 0.0, 1.0], 0.01)
    (tmp_path / "net.c").write_text(net.to_source("c", train=True, batch_size=2))
    net_library, found, loss = library("gcc", tmp_path / "net.c", "-O1"), numbers(state), numbers([0.0])
    for x in (GIVEN, GAPS):
        net_library.train_step(numbers(state), numbers(x), numbers(y), ctypes.c_double(0.01), found, loss)
        assert [round(v, 9) for v in list(found) + list(loss)] == [round(v, 9) for v in wanted[0] + [wanted[1]]]
    for x, same in ((GAPS[6:], GIVEN[6:]), (GAPS[:6], GIVEN[:6])):
        outputs = [numbers([0.0, 0.0]) for _ in range(2)]
        net_library.predict_with(numbers(state), numbers(x), outputs[0])
        net_library.predict_with(numbers(state), numbers(same), outputs[1])
        assert list(outputs[0]) == list(outputs[1]) and outputs[0][0] == outputs[0][0]


@pytest.mark.long
@pytest.mark.parametrize("language", ["javascript", "r"])
def test_training_fills_gaps_in_javascript_and_r(language, tmp_path):
    (tmp_path / ("net." + ENDINGS[language])).write_text(of_gaps().to_source(language, train=True, batch_size=2))
    given = [", ".join(["NaN" if x != x else "%r" % x for x in row]) for row in (GAPS, GIVEN)]
    if language == "javascript":
        (tmp_path / "driver.js").write_text("""
const net = require("./net.js"), state = net.initial_state();
const [a, b] = [[%s], [%s]].map((x) => JSON.stringify(net.train_step(state, x, [1, 0, 0, 1], 0.01)));
console.log(a === b && !/null/.test(a));
""" % tuple(given))
        assert run([needs.command("node"), "driver.js"], tmp_path) == "true\n"
    else:
        (tmp_path / "driver.R").write_text("""
net <- new.env(); sys.source("net.R", net)
step <- function(x) net$train_step(net$initial_state(), x, c(1, 0, 0, 1), 0.01)
cat(identical(step(c(%s)), step(c(%s))), anyNA(unlist(step(c(%s)))))
""" % (given[0], given[1], given[1]))
        assert run([needs.command("Rscript"), "driver.R"], tmp_path) == "TRUE FALSE"
