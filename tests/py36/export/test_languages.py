"""Exported files: predictions and training with the bits of the Matrix code in four languages, and nothing breaks out.

Each language is started once with all networks; one that is not there is skipped.  C is compiled to libraries.
"""
import ctypes
import struct
import sys

import pytest

import exported
import needs
from amounts import long, share
from exported import BATCH, ROWS, STEPS, batch, flat, networks, rows
from foreign import ENDINGS, doubles, library, numbers, run
from purenn.floats import elementary
from purenn.py36.export import source
from recorded import bits


@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


@pytest.fixture(scope="module")
def nets():
    return list(networks(share(20, 7)))


@pytest.fixture(scope="module")
def expected(nets):
    """What all networks predict and come to, as bits."""
    return bits(exported.expected(nets))


# ---- twenty networks, 1,000 inputs and 100 steps of training each (with --long) ----
# A driver loads net0, net1 ... and reads "inputs": for each the rows, then x, y and draws of the batch.

PYTHON = """
import struct
data = open("inputs", "rb").read()
numbers = list(struct.unpack("<%%dd" %% (len(data) // 8), data))
at = [0]
out = []

def take(n):
    at[0] += n
    return numbers[at[0] - n:at[0]]

for n, (inputs, xs, ys, draws, rate) in enumerate(%r):
    scope = {"__name__": "net"}
    exec(open("net%%d.py" %% n).read(), scope)
    if scope["self_test"]() != 0.0:
        raise SystemExit(1)
    for _ in range(%d):
        out.extend(scope["predict"](take(inputs)))
    batch = [take(xs), take(ys), rate] + ([take(draws)] if draws else [])
    state, losses = scope["initial_state"](), []
    for _ in range(%d):
        state, loss = scope["train_step"](state, *batch)
        losses.append(loss)
    out.extend(losses + state)
open("outputs", "wb").write(struct.pack("<%%dd" %% len(out), *out))
"""

JAVASCRIPT = """
const fs = require("fs"), bytes = fs.readFileSync("inputs");
const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
let at = 0;
const take = (n) => numbers.subarray(at, at += n), out = [];
%s.forEach(([inputs, xs, ys, draws, rate], n) => {
    const net = require("./net" + n + ".js");
    if (net.self_test() !== 0) process.exit(1);
    for (let k = 0; k < %d; k++) out.push(...net.predict(take(inputs)));
    const batch = [take(xs), take(ys), rate].concat(draws ? [take(draws)] : []);
    let state = net.initial_state(), loss;
    for (let k = 0; k < %d; k++) { [state, loss] = net.train_step(state, ...batch); out.push(loss); }
    out.push(...state);
});
fs.writeFileSync("outputs", Buffer.from(Float64Array.from(out).buffer));
"""

R = """
numbers <- readBin("inputs", "double", n = 1e7, size = 8, endian = "little")
at <- 0
take <- function(n) { at <<- at + n; numbers[(at - n + 1):at] }
out <- file("outputs", "wb")
put <- function(x) writeBin(as.numeric(x), out, size = 8, endian = "little")
for (test in list(%s)) {
    net <- new.env()
    sys.source(sprintf("net%%d.R", test[[1]]), net)
    if (net$self_test() != 0) quit(status = 1)
    for (k in seq_len(%d)) put(net$predict(take(test[[2]])))
    batch <- list(take(test[[3]]), take(test[[4]]), test[[6]])
    if (test[[5]]) batch <- c(batch, list(take(test[[5]])))
    state <- net$initial_state()
    for (k in seq_len(%d)) {
        step <- do.call(net$train_step, c(list(state), batch))
        state <- step[[1]]
        put(step[[2]])
    }
    put(state)
}
close(out)
"""


def written(nets, language, folder, form):
    """The files and the inputs, and [(inputs, xs, ys, draws, rate), ...] of each network."""
    numbers, sizes = [], []
    for n, net in enumerate(nets):
        text = net.to_source(language, train=True, arithmetic="portable", batch_size=BATCH, form=form)
        (folder / ("net%d.%s" % (n, ENDINGS[language]))).write_bytes(text.encode("ascii"))
        given = (batch(net, "batch") + [[]])[:4]
        numbers += flat(rows(net, n)) + given[0] + given[1] + given[3]
        sizes.append((net.n_in, len(given[0]), len(given[1]), len(given[3]), given[2]))
    (folder / "inputs").write_bytes(struct.pack("<%dd" % len(numbers), *numbers))
    return sizes


def driven(nets, language, folder, driver, command, name, **environment):
    (folder / name).write_text(driver)
    run(command + [name], folder, **environment)
    return bits(doubles(folder))


def oldest():
    return ["this"] + ["2.7", "pypy3"]


FORMS = pytest.mark.parametrize("form", ["straight", "loop"])


@FORMS
@pytest.mark.parametrize("which", oldest())
def test_python(which, form, nets, expected, tmp_path):
    if which == "2.7":
        command = [needs.python("2.7")]
    else:
        command = [sys.executable if which == "this" else needs.command(which)]
    sizes = written(nets, "python", tmp_path, form)
    assert driven(nets, "python", tmp_path, PYTHON % (sizes, ROWS, STEPS), command, "driver.py") == expected


@FORMS
def test_javascript(form, nets, expected, tmp_path):
    command = [needs.command("node")]
    sizes = [list(size) for size in written(nets, "javascript", tmp_path, form)]
    assert driven(nets, "javascript", tmp_path, JAVASCRIPT % (sizes, ROWS, STEPS), command, "driver.js") == expected


@FORMS
def test_r(form, nets, expected, tmp_path):
    command = [needs.command("Rscript")]
    sizes = ", ".join(["c(%d, %s)" % (n, ", ".join(map(repr, size))) for n, size in enumerate(written(nets, "r", tmp_path, form))])
    assert driven(nets, "r", tmp_path, R % (sizes, ROWS, STEPS), command, "driver.R", R_ENABLE_JIT="0") == expected


def trained_in_c(net, net_library, found):
    given = [numbers(part) if isinstance(part, list) else ctypes.c_double(part) for part in batch(net, "batch")]
    size = len(source.recordings.start(net, net.optimizer))
    state, loss = numbers((ctypes.c_double * size).in_dll(net_library, "INITIAL_STATE")), numbers([0.0])
    for _ in range(STEPS):
        net_library.train_step(state, *given, state, loss)
        found.append(loss[0])
    return found + list(state)


@FORMS
@pytest.mark.parametrize("compiler", ["gcc", long("clang")])
def test_c(compiler, form, nets, expected, tmp_path):
    needs.command(compiler)
    written(nets, "c", tmp_path, form)
    found = []
    for n, net in enumerate(nets):
        net_library = library(compiler, tmp_path / ("net%d.c" % n), "-O1" if compiler == "gcc" else "-O0")
        y = numbers([0.0] * net.n_out)
        for row in rows(net, n):
            net_library.predict(numbers(row), y)
            found += y
        found += trained_in_c(net, net_library, [])
    assert bits(found) == expected
