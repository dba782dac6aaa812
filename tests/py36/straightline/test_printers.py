"""The printers: what is printed as C, JavaScript, R and Python gives the bits of the Matrix code, compiled and run.

A language that is not there is skipped: C needs gcc or clang, JavaScript node, R Rscript, and the other Pythons
tests/everywhere.  Each is started a few times only, with many programs and inputs at once.
"""
import os
import random
import re
import shutil
import struct
import subprocess
import sys

import pytest

import needs
from amounts import FEW, long, one_in, share
from paths import ROOT
from purenn import Matrix, activations, article, optimizers
from purenn.arrays.operators import binary, where
from purenn.floats import elementary, portable
from purenn.layers import Dense
from purenn.matrix import erf, exp, expm1, log, log1p, sqrt, tanh
from purenn.network import Network
from purenn.py36.straightline import c, helper_text, javascript, python, r, record, symbol
from purenn.py36.straightline.expressions import RESERVED
from recorded import SPECIAL, bits, draws, flat, network_step, targets

COMPILERS = [name for name in (("gcc",) if one_in == FEW else ("gcc", "clang")) if shutil.which(name)] or ["gcc"]
C_FLAGS = "-std=c99 -O2 -Wall -Wextra -Wconversion -Wdouble-promotion -pedantic -Werror -ffp-contract=off".split()
LANGUAGES = ["c " + name for name in COMPILERS] + ["javascript", "r", "python"]
FUNCTIONS = (exp, expm1, log, log1p, sqrt, tanh, erf)


# ---- running what is printed ----
# A driver calls each function once a row of inputs, one function after the other, and writes all outputs as doubles.

def c_driver(programs, counts, type="double"):
    lines = ["#include <stdio.h>", "int main(void)", "{", '    FILE *in = fopen("inputs", "rb"), *out = fopen("outputs", "wb");',
             "    int n;"]
    for (name, program), count in zip(programs.items(), counts):
        sizes = [len(group.members) for group in program.inputs + program.outputs]
        arrays = ["a%d" % k if k >= len(program.inputs) or program.inputs[k].shape else "*a%d" % k for k in range(len(sizes))]
        lines += ["    for (n = 0; n < %d; n++) {" % count]
        lines += ["        %s a%d[%d];" % (type, k, size) for k, size in enumerate(sizes)]
        lines += ["        if (fread(a%d, sizeof(%s), %d, in) != %d) return 1;" % (k, type, sizes[k], sizes[k])
                  for k in range(len(program.inputs))]
        lines += ["        %s(%s);" % (name, ", ".join(arrays))]
        lines += ["        fwrite(a%d, sizeof(%s), %d, out);" % (k, type, sizes[k])
                  for k in range(len(program.inputs), len(sizes))]
        lines += ["    }"]
    return "\n".join(lines + ["    fclose(out);", "    return 0;", "}", ""])


def javascript_driver(programs, counts):
    lines = ['const fs = require("fs"), bytes = fs.readFileSync("inputs");',
             "const x = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8), y = [];",
             "let at = 0;", "const take = (n) => x.subarray(at, at += n);"]
    for (name, program), count in zip(programs.items(), counts):
        arguments = ["take(%d)%s" % (len(group.members), "" if group.shape else "[0]") for group in program.inputs]
        lines += ["for (let n = 0; n < %d; n++) {" % count,
                  "    y.push(%s(%s));" % (name, ", ".join(arguments)), "}"]
    return "\n".join(lines + ['fs.writeFileSync("outputs", Buffer.from(Float64Array.from(y.flat(2)).buffer));', ""])


def r_driver(programs, counts):
    lines = ['x <- readBin("inputs", "double", n = 1e7, size = 8, endian = "little")', 'out <- file("outputs", "wb")', "at <- 0",
             "take <- function(n) { at <<- at + n; x[(at - n + 1):at] }"]
    for (name, program), count in zip(programs.items(), counts):
        arguments = ["take(%d)" % len(group.members) for group in program.inputs]
        lines += ["for (n in seq_len(%d)) {" % count,
                  "    writeBin(as.numeric(unlist(%s(%s))), out, size = 8, endian = \"little\")" % (name, ", ".join(arguments)),
                  "}"]
    return "\n".join(lines + ["close(out)", ""])


def run_c(folder, text, compiler="gcc", flags=()):
    (folder / "program.c").write_text(text)
    command = [needs.command(compiler)] + C_FLAGS + list(flags) + ["program.c", "-o", "program", "-lm"]
    assert subprocess.run(command, cwd=str(folder), stderr=subprocess.STDOUT).returncode == 0
    subprocess.check_call([str(folder / "program")], cwd=str(folder))


def run_script(folder, text, interpreter, name):
    (folder / name).write_text(text)
    environment = dict(os.environ, R_ENABLE_JIT="0")        # R takes longer to compile a program than to run it once
    subprocess.check_call([needs.command(interpreter), name], cwd=str(folder), stderr=subprocess.DEVNULL, env=environment)


def run(language, folder, programs, inputs, arithmetic="portable"):
    """The outputs of each program for each row of its inputs (lists, a list a group), all in one flat list."""
    counts = [len(rows) for rows in inputs]
    if language == "python":
        scope = {}
        exec(python.source(programs, arithmetic), scope)
        answers = [scope[name](*[part if group.shape else part[0] for group, part in zip(program.inputs, row)])
                   for (name, program), rows in zip(programs.items(), inputs) for row in rows]
        return flattened(answers)
    numbers = flattened(inputs)
    (folder / "inputs").write_bytes(struct.pack("<%dd" % len(numbers), *numbers))
    if language.startswith("c "):
        run_c(folder, c.source(programs, arithmetic) + c_driver(programs, counts), language.split()[1])
    elif language == "javascript":
        run_script(folder, javascript.source(programs, arithmetic) + javascript_driver(programs, counts), "node", "program.js")
    else:
        run_script(folder, r.source(programs, arithmetic) + r_driver(programs, counts), "Rscript", "program.R")
    data = (folder / "outputs").read_bytes()
    return list(struct.unpack("<%dd" % (len(data) // 8), data))


def flattened(nested):
    if isinstance(nested, (list, tuple)):
        return [x for part in nested for x in flattened(part)]
    return [nested]


def expected(functions, programs, inputs, arithmetic="portable"):
    """The same by the Matrix code."""
    outputs = []
    with elementary.arithmetic(arithmetic):
        for function, program, rows in zip(functions, programs.values(), inputs):
            for row in rows:
                arguments = [Matrix(part).reshape(*group.shape) if group.shape else part[0]
                             for group, part in zip(program.inputs, row)]
                outputs += flattened([flat(x) for x in flattened([function(*arguments)])])
    return outputs


# ---- the functions of portable arithmetic ----

def arguments(count, seed):
    """Arguments of all sizes, the edges of exp's range, subnormals, and floats of random bits."""
    draw = random.Random(seed)
    for _ in range(count):
        yield draw.choice([
            draw.uniform(-800.0, 800.0), draw.gauss(0.0, 1.0), draw.uniform(-760.0, -700.0), draw.uniform(-0.1, 0.1),
            draw.gauss(0.0, 1.0) * 10.0 ** draw.uniform(-320.0, 5.0),
            struct.unpack("d", struct.pack("Q", draw.getrandbits(64)))[0]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_portable_functions(language, tmp_path):
    """C and JavaScript at 100,000 arguments each with --long; R and Python are slow."""
    count = share(100000) // len(FUNCTIONS) if language[0] in "cj" else share(1500)
    programs = {"all": record(lambda x: [function(Matrix([x])) for function in FUNCTIONS], (), names=["x"])}
    numbers = SPECIAL + list(arguments(count, 1))
    found = run(language, tmp_path, programs, [[[[x]] for x in numbers]])
    names = [function.__name__ for function in FUNCTIONS]
    wanted = [(name, x, getattr(portable, name)(x)) for x in numbers for name in names]
    assert len(found) == len(wanted)
    assert [case for case, y in zip(wanted, found) if bits(case[2]) != bits(y)] == []


def test_helper_files_are_whole():
    """Each file stands on its own but for its constants, and every function of it belongs to one that programs call."""
    for name in ("portable.py", "portable.c", "portable.js", "portable.R"):
        sections = helper_text.sections(name)
        chosen = "\n".join(helper_text.lines_of(name, [f for f in symbol.FUNCTIONS if f in sections] + (
            ["divide", "unpacked", "Packed"] if name.endswith("py") else [])))
        assert sorted(re.findall(r"\w+", chosen)) == sorted(re.findall(r"\w+", "\n".join(
            line for section in sections if section for line in sections[section][0])))
        assert len(helper_text.constants(helper_text.read(name).split("\n"))[1]) == 3
    for name in ("portable.py", "portable.c", "portable.js", "portable.R", "native.py", "native.R"):
        defined = re.findall(r"^(?:def|static \w+|function) (\w+)|^(\w+) <- function|^} (\w+);", helper_text.read(name), re.M)
        for function in sorted(set("".join(groups) for groups in defined)):
            assert function.startswith("portable_") or function in RESERVED, function     # no program may take its name
    assert set(helper_text.TABLES) | set(helper_text.NUMBERS) <= RESERVED
    scope = dict(helper_text.NUMBERS, LOG_FIRST=helper_text.LOG_FIRST, **{name: make() for name, make in helper_text.TABLES.items()})
    exec(helper_text.read("portable.py"), scope)
    assert scope["exp"](1.0) == portable.exp(1.0)


# ---- literals and selections ----

@pytest.mark.parametrize("language", LANGUAGES)
def test_literals_read_back(language, tmp_path):
    draw = random.Random(3)
    numbers = SPECIAL + [struct.unpack("d", struct.pack("Q", draw.getrandbits(64)))[0] for _ in range(1000)] + [
        round(draw.gauss(0.0, 1.0) * 10.0 ** draw.randint(-5, 10), draw.randint(0, 6)) for _ in range(500)]
    numbers += [1e23, 9223372036854775808.0, 4503599627370496.5, 1.7976931348623157e308, 2.2250738585072014e-308, 1e22]
    programs = {"numbers%d" % k: record(lambda x: [Matrix(numbers[k:k + 100]), x], ()) for k in range(0, len(numbers), 100)}
    found = run(language, tmp_path, programs, [[[[0.0]]] for _ in programs])
    assert bits(found) == bits([x for k in range(0, len(numbers), 100) for x in numbers[k:k + 100] + [0.0]])


def choices(x, y):
    parts = []
    for name in ("lt", "le", "gt", "ge", "eq", "ne"):
        condition = binary(name, x, y)
        parts += [where(condition, x * 2, y - x), where(condition, where(binary(name, x * y, 1), -x, x + y), abs(y))]
    return parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_selections_signs_and_special_numbers(language, tmp_path):
    functions = [choices, lambda x, y: [x / y, -x, -(-x * y), abs(-y), x - (y - x), x / (y * x), x - -2.0 * y, sqrt(abs(x))]]
    programs = {"choose": record(choices, (1,), (1,)), "calculate": record(functions[1], (1,), (1,))}
    inputs = [[[[x], [y]] for x in SPECIAL for y in SPECIAL]] * 2
    assert bits(run(language, tmp_path, programs, inputs)) == bits(expected(functions, programs, inputs))


def deep(x):
    """Chains that nest on every side, 200 operations each: no parser's limit is met."""
    results = []
    for grow in (lambda t: t * x + 1, lambda t: 1 - x * t, lambda t: exp(t * 0.25) - x, lambda t: abs(1 / (2 + t)),
                 lambda t: x - (x - (x * (x / (x + -t)))), lambda t: where(binary("lt", t, x), -t, t - x),
                 lambda t: where(binary("lt", exp(x) * 2 - x, -abs(x) / t), x - 1, -(x * (t - 2)))):
        t = x
        for _ in range(100):
            t = grow(t)
        results.append(t)
    return results


@pytest.mark.parametrize("language", [long(language) if language == "r" else language for language in LANGUAGES])
def test_deep_and_long_expressions(language, tmp_path):
    functions = [deep, lambda x, w: x.dot(w)]
    programs = {"deep": record(deep, (1,)), "long": record(functions[1], (1, 784), (784, 1))}
    inputs = [[[[-0.7]]], [[flat(draws((1, 784), 1)), flat(draws((784, 1), 2))]]]
    programs["wide"] = programs.pop("long")             # long is a word of C's
    assert bits(run(language, tmp_path, programs, inputs)) == bits(expected(functions, programs, inputs))


# ---- networks ----

def networks(count, seed):
    """Networks of all activations with random sizes and weights, as functions of one row."""
    draw = random.Random(seed)
    names = sorted(activations.ACTIVATIONS)
    for n in range(count):
        sizes = [draw.randint(1, 6), draw.randint(1, 9), draw.randint(2, 5)]
        last = names[(n // 3) % len(names)]
        yield Network([Dense(sizes[0], sizes[1], names[n % len(names)]), Dense(sizes[1], sizes[2], last)],
                      loss="categorical_cross_entropy" if last == "softmax" else "mean_squared_error" if last != "sigmoid"
                      else "half_squared_error", init="glorot_normal", seed=n), sizes


def forward(net):
    return lambda x: net.chain.outputs(x)


@pytest.mark.parametrize("language", LANGUAGES)
def test_predictions(language, tmp_path, count=12, rows=25):
    nets = list(networks(count, 5))
    functions = [forward(net) for net, _ in nets]
    programs = {"net%d" % n: record(functions[n], (1, sizes[0]), names=["x"]) for n, (_, sizes) in enumerate(nets)}
    inputs = [[[flat(draws((1, sizes[0]), "%d %d" % (n, i), 3.0))] for i in range(rows)] for n, (_, sizes) in enumerate(nets)]
    found = run(language, tmp_path, programs, inputs)
    assert bits(found) == bits(expected(functions, programs, inputs))


def train_step(net, optimizer):
    """One step as a function of X, y and all weights: the new weights, then the loss."""
    backward = network_step(net, False, False)

    def step(X, y, *parameters):
        loss, _, gradients = backward(X, y, *parameters)
        return [optimizer.update(p, g)[0] for p, g in zip(parameters, gradients)] + [loss]
    return step


@pytest.mark.parametrize("language", LANGUAGES)
def test_train_steps(language, tmp_path, count=3, steps=10):
    """Each step from the weights that the Matrix code has come to."""
    programs, functions, inputs = {}, [], []
    for n, (net, sizes) in enumerate(networks(count, 6)):
        functions.append(train_step(net, optimizers.get("sgd", rate=0.1)))
        X, y = draws((4, sizes[0]), n), targets(net.loss.name, (4, sizes[2]), n)
        shapes = [matrix.shape for matrix in [X, y] + net.chain.parameters()]
        programs["step%d" % n] = record(functions[n], *shapes)
        rows, state = [], net.chain.parameters()
        with elementary.arithmetic("portable"):
            for _ in range(steps):
                rows.append([flat(matrix) for matrix in [X, y] + state])
                state = functions[n](X, y, *state)[:-1]
        inputs.append(rows)
    assert bits(run(language, tmp_path, programs, inputs)) == bits(expected(functions, programs, inputs))


def test_c_may_write_outputs_over_inputs(tmp_path):
    """The article's training with wh, bh, wout and bout in place."""
    program = record(lambda *a: [article.iteration(*a)[i] for i in (13, 14, 12, 15)], (3, 4), (3, 1), (4, 3), (1, 3), (3, 1),
                     (1, 1), (), names=["X", "y", "wh", "bh", "wout", "bout", "lr"])
    start = article.initialize(42)
    numbers = [flat(Matrix(article.X)), flat(Matrix(article.y))] + [flat(matrix) for matrix in start]
    arrays = "".join("static double a%d[] = {%s};\n" % (k, ", ".join(x.hex() for x in part)) for k, part in enumerate(numbers))
    main = ["#include <stdio.h>", arrays, "int main(void)", "{", "    int n;", "    for (n = 0; n < 500; n++)",
            "        step(a0, a1, a2, a3, a4, a5, 0.1, a2, a3, a4, a5);",
            '    FILE *out = fopen("outputs", "wb");']
    main += ["    fwrite(a%d, 8, sizeof a%d / 8, out);" % (k, k) for k in range(2, 6)] + ["    return fclose(out);", "}", ""]
    run_c(tmp_path, c.source({"step": program}, "portable") + "\n".join(main), COMPILERS[0])
    found = struct.unpack("<19d", (tmp_path / "outputs").read_bytes())
    with elementary.arithmetic("portable"):
        trained = article.train(article.X, article.y, *start, epochs=500)
    assert bits(list(found)) == bits([x for matrix in trained for x in flat(matrix)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_native_functions_are_close(language, tmp_path):
    """Each language has its own exp and tanh: equal up to a few units in the last place."""
    programs = {"all": record(lambda x: [function(Matrix([x])) for function in FUNCTIONS], (), names=["x"])}
    numbers = [x for x in arguments(300, 2) if x - x == 0.0]
    inputs = [[[[x]] for x in numbers]]
    found = run(language, tmp_path, programs, inputs, "native")
    functions = [lambda x: [function(Matrix([x])) for function in FUNCTIONS]]
    for x, y in zip(found, expected(functions, programs, inputs)):
        assert bits(x) == bits(y) or abs(x - y) <= 1e-14 * abs(y)


# ---- C with floats ----

def test_c_with_floats(tmp_path):
    """+ - * / and comparisons of floats, every step rounded, as NumPy's float32."""
    np = pytest.importorskip("numpy")
    W, b, V = draws((3, 8), 1), draws((1, 8), 2), draws((8, 2), 3)
    program = record(lambda x: activations.relu(x.dot(W) + b).dot(V) / 3, (1, 3), names=["x"])
    rows = [draws((1, 3), seed).tolist()[0] for seed in range(50)]
    (tmp_path / "inputs").write_bytes(np.array(rows, dtype="f4").tobytes())
    run_c(tmp_path, c.source({"net": program}, type="float") + c_driver({"net": program}, [50], "float"), COMPILERS[0])
    found = np.frombuffer((tmp_path / "outputs").read_bytes(), dtype="f4").reshape(50, 2)
    single = [np.array(matrix.tolist(), dtype="f4") for matrix in (W, b, V)]
    for row, outputs in zip(np.array(rows, dtype="f4"), found):
        hidden = []
        for j in range(8):
            total = row[0] * single[0][0, j]
            for i in (1, 2):
                total = total + row[i] * single[0][i, j]
            hidden.append(np.maximum(total + single[1][0, j], np.float32(0)))
        for k in range(2):
            total = hidden[0] * single[2][0, k]
            for j in range(1, 8):
                total = total + hidden[j] * single[2][j, k]
            assert outputs[k] == total / np.float32(3) and outputs.dtype == total.dtype


@pytest.mark.parametrize("arithmetic", helper_text.ARITHMETICS)
def test_functions_of_floats(tmp_path, arithmetic):
    np = pytest.importorskip("numpy")
    program = record(lambda x: [function(x) for function in FUNCTIONS], (1,), names=["x"])
    numbers = np.array([x for x in arguments(300, 4) if abs(x) < 80.0 and abs(x) > 1e-30], dtype="f4")
    (tmp_path / "inputs").write_bytes(numbers.tobytes())
    run_c(tmp_path, c.source({"all": program}, arithmetic, "float") + c_driver({"all": program}, [len(numbers)], "float"),
          COMPILERS[0])
    found = np.frombuffer((tmp_path / "outputs").read_bytes(), dtype="f4").reshape(-1, 7)
    for x, row in zip(numbers, found):
        for function, y in zip(FUNCTIONS, row):
            true = getattr(portable, function.__name__)(float(x))
            assert true != true and y != y or abs(y - true) <= 2e-7 * abs(true) + 1e-45


def test_constants_too_large_for_floats():
    with pytest.raises(ValueError, match="too large for a float"):
        c.source({"run": record(lambda x: x * 1e40, ())}, type="float")


@pytest.mark.parametrize("constant,fits", [
    (1e-50, False), (-1e-40, False), (2.0 ** -126 * (1 - 2.0 ** -20 - 2.0 ** -26), False),
    (2.0 ** -126 * (1 - 2.0 ** -20), True), (2.0 ** -126 * (1 - 2.0 ** -30), True), (2.0 ** -126, True),
    (2.0 ** -149, True), (-3 * 2.0 ** -149, True), (0.0, True)])
def test_constants_too_small_for_floats(constant, fits):
    """Those that become 0, or lose more than a float's last digits; subnormal floats that are what they were stay."""
    program = record(lambda x: x + constant, ())
    if fits:
        assert ("%sf" % c.literal(float(numpy_float(constant)))[0]) in c.source({"run": program}, type="float")
    else:
        with pytest.raises(ValueError, match="the constant %s is too small for a float" % re.escape(repr(constant))):
            c.source({"run": program}, type="float")
    c.source({"run": program})


def numpy_float(x):
    return pytest.importorskip("numpy").float32(x)


# ---- errors ----

def test_unknown_arithmetics_types_and_names():
    program = record(lambda x: x, ())
    for source in (c.source, javascript.source, r.source, python.source):
        with pytest.raises(ValueError, match="known are native, portable"):
            source({"run": program if source != python.source else record(lambda x: x.exp(), ())}, "fast")
        with pytest.raises(ValueError, match="name"):
            source({"function": program})
    with pytest.raises(ValueError, match="double or float"):
        c.source({"run": program}, type="int")


def test_arrays_of_another_length_are_an_error(tmp_path):
    program = record(lambda x: x * 2, (1, 3), names=["x"])
    if shutil.which("node"):
        text = javascript.source({"run": program}) + (
            "try { run([1, 2]); } catch (e) { if (e instanceof RangeError) { process.exit(0); } }\nprocess.exit(1);\n")
        run_script(tmp_path, text, "node", "program.js")
    if shutil.which("Rscript"):
        text = r.source({"run": program}) + 'if (!inherits(try(run(c(1, 2)), silent = TRUE), "try-error")) quit(status = 1)\n'
        run_script(tmp_path, text, "Rscript", "program.R")


def test_inputs_that_nothing_reads(tmp_path):
    """No compiler warns of them (-Wextra -Werror)."""
    programs = {"some": record(lambda x, y, z: x[0, 1] + 0 * z, (2, 2), (3,), (), names=["x", "y", "z"]),
                "none": record(lambda x: 1.0, (2,), names=["x"])}
    inputs = [[[[1.0, 2.0, 3.0, 4.0], [5.0] * 3, [6.0]]], [[[1.0, 2.0]]]]
    for language in LANGUAGES:
        if shutil.which({"javascript": "node", "r": "Rscript", "python": sys.executable}.get(language, language[2:])):
            assert run(language, tmp_path, programs, inputs) == [2.0, 1.0]


# ---- the other Pythons ----

EVERYWHERE = """
from purenn.floats.hexadecimal import from_hex
wrong = 0
for found, text in ((literals, %r), (predictions, %r)):
    for x, y in zip(found, text.split()):
        y = from_hex(y)
        if not (x == y and str(x)[0] == str(y)[0] or x != x and y != y):
            wrong = wrong + 1
print("%%d wrong of %%d" %% (wrong, len(literals) + len(predictions)))
raise SystemExit(1 if wrong else 0)
"""


@pytest.mark.long
def test_printed_python_on_the_other_pythons(tmp_path):
    """CPython 2.7 and the MicroPythons, which read long decimals wrong: a network and all functions in portable arithmetic."""
    needs.everywhere()
    net, sizes = list(networks(3, 7))[2]
    functions = [lambda x: [function(Matrix([x])) for function in FUNCTIONS], forward(net)]
    programs = {"all": record(functions[0], (), names=["x"]), "net": record(functions[1], (1, sizes[0]), names=["x"])}
    inputs = [[[[x]] for x in SPECIAL + list(arguments(40, 3))], [[[0.1 * i] * sizes[0]] for i in range(5)]]
    literals = [x for x in arguments(100, 8)] + [round(x, 3) for x in arguments(100, 9) if abs(x) < 1e6]
    lists = [", ".join(python.literal(x)[0] for x in literals)] + [
        ", ".join("[%s]" % ", ".join(python.literal(x)[0] for x in flattened(row)) for row in rows) for rows in inputs]
    text = python.source(programs, "portable") + "\nliterals = [%s]\n" % lists[0] + (
        "predictions = [y[0] for x in [%s] for y in all(x[0])] + [y for x in [%s] for y in net(x)]\n" % tuple(lists[1:]))
    text += EVERYWHERE % (" ".join(x.hex() for x in literals), " ".join(
        x.hex() for x in expected(functions, programs, inputs)))
    path = tmp_path / "printed.py"
    path.write_text(text)
    answer = subprocess.run([sys.executable, os.path.join(ROOT, "tests", "everywhere"), "--run", str(path), "--only",
                             "cpython2.7,cpython3.6,micropython"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert answer.returncode == 0 and b"0 wrong of" in answer.stdout, answer.stdout.decode()
