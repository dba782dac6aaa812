"""Exported files in loops, classes, names that try to break out, floats, native arithmetic, sizes, and errors."""
import ctypes
import json
import os
import re
import struct
import subprocess
import sys

import pytest
from hypothesis import given, strategies as st

import exported
import needs
from amounts import examples, long, share
from exported import NASTY, flat, networks, rows
from foreign import C_FLAGS, ENDINGS, LANGUAGES, doubles, library, numbers, run
from paths import ROOT
from purenn import Dense, Matrix, Network, StandardScaler
from purenn.activations import Activation
from purenn.floats import elementary
from purenn.py36.export import source
from purenn.targets import is_of_questions, tells_classes
from recorded import bits
from ways import WHOLE

FEW = 20


@pytest.fixture(autouse=True)
def native_again():
    yield
    elementary.arithmetic("native")


@pytest.fixture(scope="module")
def nets():
    """Small networks, and one of 784-100-10."""
    large = Network([Dense(784, 100, "tanh"), Dense(10, "softmax")], loss="categorical_cross_entropy", seed=1)
    large.classes = list("abcdefghij")
    return list(networks(share(10, 4))) + [large]


@pytest.fixture(scope="module")
def expected(nets):
    """Predictions, then the numbers of classes."""
    found = []
    with elementary.arithmetic("portable"):
        for n, net in enumerate(nets):
            found += flat(net.predict(rows(net, n, FEW)).tolist())
            for answer in net.classify(rows(net, n, FEW)) if tells_classes(net) else []:
                found += answer if isinstance(answer, list) else [net.classes.index(answer) if net.classes else answer]
    return bits([float(x) for x in found])


def written(nets, language, folder):
    values, sizes = [], []
    for n, net in enumerate(nets):
        text = net.to_source(language, arithmetic="portable", form="loop")
        (folder / ("net%d.%s" % (n, ENDINGS[language]))).write_bytes(text.encode("ascii"))
        values += flat(rows(net, n, FEW))
        sizes.append((net.n_in, 0 if not tells_classes(net) else 2 if net.classes else 1))
    (folder / "inputs").write_bytes(struct.pack("<%dd" % len(values), *values))
    return sizes


PYTHON = """
import struct
data = open("inputs", "rb").read()
numbers = list(struct.unpack("<%%dd" %% (len(data) // 8), data))
out = []
for n, (size, classes) in enumerate(%r):
    scope = {"__name__": "net"}
    exec(open("net%%d.py" %% n).read(), scope)
    rows, numbers = [numbers[i * size:i * size + size] for i in range(%d)], numbers[%d * size:]
    for x in rows:
        out.extend(scope["predict"](x))
    for x in rows if classes else []:
        answer = scope["classify"](x)
        answer = scope["CLASSES"].index(answer) if classes == 2 else answer
        out.extend([float(v) for v in (answer if isinstance(answer, list) else [answer])])
open("outputs", "wb").write(struct.pack("<%%dd" %% len(out), *out))
"""

JAVASCRIPT = """
const fs = require("fs"), bytes = fs.readFileSync("inputs");
const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8), out = [];
let at = 0;
%s.forEach(([size, classes], n) => {
    const net = require("./net" + n + ".js"), rows = [];
    if (net.self_test() !== 0) process.exit(1);
    for (let k = 0; k < %d; k++) rows.push(numbers.subarray(at, at += size));
    for (const x of rows) out.push(...net.predict(x));
    for (const x of classes ? rows : []) {
        const answer = net.classify(x);
        out.push(...[classes === 2 ? net.CLASSES.indexOf(answer) : answer].flat());
    }
});
fs.writeFileSync("outputs", Buffer.from(Float64Array.from(out).buffer));
"""

R = """
numbers <- readBin("inputs", "double", n = 1e7, size = 8, endian = "little")
out <- file("outputs", "wb")
put <- function(x) writeBin(as.numeric(x), out, size = 8, endian = "little")
for (test in list(%s)) {
    net <- new.env()
    sys.source(sprintf("net%%d.R", test[[1]]), net)
    if (net$self_test() != 0) quit(status = 1)
    rows <- split(numbers[1:(test[[2]] * %d)], rep(1:%d, each = test[[2]]))
    numbers <- numbers[-(1:(test[[2]] * %d))]
    for (x in rows) put(net$predict(x))
    if (test[[3]]) for (x in rows) put(if (test[[3]] == 2) match(net$classify(x), net$CLASSES) - 1 else net$classify(x))
}
close(out)
"""


def test_loops_in_python(nets, expected, tmp_path):
    sizes = written(nets, "python", tmp_path)
    (tmp_path / "driver.py").write_text(PYTHON % (sizes, FEW, FEW))
    run([sys.executable, "driver.py"], tmp_path)
    assert bits(doubles(tmp_path)) == expected


def test_loops_in_javascript(nets, expected, tmp_path):
    sizes = [list(size) for size in written(nets, "javascript", tmp_path)]
    (tmp_path / "driver.js").write_text(JAVASCRIPT % (sizes, FEW))
    run([needs.command("node"), "driver.js"], tmp_path)
    assert bits(doubles(tmp_path)) == expected


@pytest.mark.long
def test_loops_in_r(nets, expected, tmp_path):
    command = [needs.command("Rscript"), "driver.R"]
    sizes = ", ".join(["c(%d, %d, %d)" % ((n,) + size) for n, size in enumerate(written(nets, "r", tmp_path))])
    (tmp_path / "driver.R").write_text(R % (sizes, FEW, FEW, FEW))
    run(command, tmp_path)
    assert bits(doubles(tmp_path)) == expected


@pytest.mark.parametrize("compiler", ["gcc", long("clang")])
def test_loops_in_c(compiler, nets, expected, tmp_path):
    needs.command(compiler)
    written(nets, "c", tmp_path)
    found = []
    for n, net in enumerate(nets):
        net_library = library(compiler, tmp_path / ("net%d.c" % n), "-O2")
        y, answers = numbers([0.0] * net.n_out), numbers([0] * net.n_out, ctypes.c_int)
        for x in rows(net, n, FEW):
            net_library.predict(numbers(x), y)
            found += y
        for x in rows(net, n, FEW) if tells_classes(net) else []:
            if is_of_questions(net):
                net_library.classify(numbers(x), answers)
                found += answers
            else:
                found.append(net_library.classify(numbers(x)))
    assert bits([float(x) for x in found]) == expected


@pytest.mark.parametrize("form", ["straight", "loop"])
@pytest.mark.parametrize("compiler", ["gcc", long("clang")])
def test_the_self_test_of_c(compiler, form, tmp_path):
    """With no warning; for floats it says how far off they are."""
    needs.command(compiler)
    net = list(networks(2))[1]
    for type, words in (("double", "every bit is as recorded"), ("float", "the greatest difference is")):
        text = net.to_source("c", arithmetic="portable", form=form, type=type, train=form == "straight")
        (tmp_path / "net.c").write_text(text)
        run([compiler] + C_FLAGS + ["-O2", "-DPURENN_SELF_TEST", "net.c", "-o", "net", "-lm"], tmp_path)
        assert words in run(["./net"], tmp_path)


# ---- names ----

texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


def named(language, names):
    """A file with these names of classes and nothing to calculate."""
    net = Network([Dense(1, max(2, len(names)), "softmax")], loss="categorical_cross_entropy", seed=0)
    net.classes = list(names) + ["x"] * (2 - len(names))
    net.notes = {"columns": [names[0]]}
    text = net.to_source(language)
    assert set(text) <= set(map(chr, range(32, 127))) | {"\n"}
    return text


def names_read(language, text, folder):
    """CLASSES as the language has them."""
    path = folder / ("names." + ENDINGS[language])
    if language == "python":
        scope = {"__name__": "names"}
        exec(text, scope)
        return scope["CLASSES"]
    if language == "javascript":
        path.write_text(text + "\nconsole.log(JSON.stringify(CLASSES));\n")
        return json.loads(run([needs.command("node"), str(path)], folder).split("\n")[-2])
    if language == "r":
        path.write_text(text + '\nfor (x in CLASSES) cat(paste(charToRaw(enc2utf8(x)), collapse = ""), "\\n")\n')
        lines = run([needs.command("Rscript"), str(path)], folder).split("\n")[1:-1]
        return [bytes.fromhex(line.strip()).decode("utf-8") for line in lines]
    path.write_text(text)
    count = len(re.findall(r"\bOUTPUTS (\d+)", text)) and int(re.findall(r"\bOUTPUTS (\d+)", text)[0])
    needs.command("gcc")
    found = (ctypes.c_char_p * count).in_dll(library("gcc", path, "-O0"), "CLASSES")
    return [name.decode("utf-8") for name in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_cannot_break_out(language, tmp_path):
    """Many names in one file, as each language is slow to start: nasty ones, and hypothesis' own."""
    found = list(NASTY)

    @examples(300)
    @given(texts)
    def gather(text):
        found.append(text)
    gather()
    assert names_read(language, named(language, found), tmp_path) == found


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_names_cannot_break_out_of_python(names):
    """Half characters and zero bytes too, which a Python file can hold."""
    text = named("python", names)
    scope = {"__name__": "names"}
    exec(text, scope)
    assert scope["CLASSES"][:len(names)] == names and scope["COLUMNS"] == names[:1]


@pytest.mark.parametrize("language", ["c", "r"])
@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_names_that_a_language_cannot_hold(language, name):
    with pytest.raises(ValueError, match="name"):
        named(language, [name])


def test_a_model_with_texts_for_weights_is_refused(tmp_path):
    net = Network([Dense(1, 1, "sigmoid")], seed=0)
    net.save(str(tmp_path / "model.json"))
    text = (tmp_path / "model.json").read_text()
    number = re.findall(r'"W": \{.*?\}|"W": \[\[.*?\]\]', text)
    assert number
    for evil in ('"__import__(\'os\').abort()"', '"1.0); system("', "[[\"0x1p+0; abort()\"]]"):
        (tmp_path / "evil.json").write_text(text.replace(number[0], '"W": ' + evil))
        answer = subprocess.run([sys.executable, "-m", "purenn", "export", str(tmp_path / "evil.json"), "--to", "python"],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=ROOT))
        assert answer.returncode == 2 and answer.stdout == b"" and b"evil.json" in answer.stderr


# ---- what a file needs, and its size ----

def test_python_imports_nothing_or_math():
    net = Network([Dense(2, 3, "tanh"), Dense(2, "softmax")], loss="categorical_cross_entropy", seed=1)
    for form in ("straight", "loop"):
        portable, native = [net.to_source("python", arithmetic=name, form=form) for name in ("portable", "native")]
        assert "import" not in portable and re.findall(r"^ *import.*", native, re.M) == ["import math"]
        scope = {"__name__": "net"}
        exec(native, scope)
        assert scope["self_test"]() == 0.0
        assert scope["predict"]([1, 2]) == net.predict([[1, 2]]).tolist()[0]
        with pytest.raises(ValueError):
            scope["predict"]([1, 2, 3])


def test_the_self_test_finds_what_is_wrong():
    net = Network([Dense(2, 2, "identity")], loss="mean_squared_error", seed=1)
    for train in (False, True):
        text = net.to_source("python", train=train)
        weight = net.weights[0][0].tolist()[0][0]
        m, n = weight.as_integer_ratio()
        found = [part for part in re.findall(r"-?\d+ \* 2\.0 \*\* -\d+|-?0\.\d+", text) if eval(part) == weight]
        assert found
        scope = {"__name__": "net"}
        exec(text.replace(found[0], "0.123"), scope)
        assert 1e-6 < scope["self_test"]() < 10.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sizes", [(2, 2, 1), (4, 16, 3), long((64, 32, 10)), (784, 100, 10)])
def test_estimates_are_about_right(language, sizes):
    net = Network([Dense(sizes[0], sizes[1], "tanh"), Dense(sizes[2], "sigmoid")], loss="mean_squared_error", seed=1)
    for train in (False, True)[:1 if sizes[0] > 4 else 2]:
        for arithmetic in ("native", "portable"):
            _, size, form = source.estimate(net, language, train, arithmetic)
            assert form == ("straight" if sizes[0] < 700 else "loop")
            assert size / 1.7 < len(net.to_source(language, train, arithmetic)) < size * 1.7


def test_limits():
    net = Network([Dense(784, 100, "tanh"), Dense(10, "sigmoid")], seed=1)
    with pytest.raises(ValueError, match='form="loop" has no such limit'):
        net.to_source("c", train=True, form="straight")
    net.chain.dense[0].W = Matrix([[0.0] * 2000] * 2001)
    with pytest.raises(ValueError, match='form="loop"'):
        net.to_source("c", form="straight")
    with pytest.raises(ValueError, match="weights"):
        net.to_source("c")


@pytest.mark.parametrize("options,words", [
    ({"language": "java"}, "known are c, javascript, python, r"), ({"arithmetic": "fast"}, "known are native, portable"),
    ({"form": "round"}, "auto, straight, loop"), ({"type": "half"}, "double, float"), ({"type": "float"}, "for C alone"),
    ({"batch_size": 0, "train": True}, "at least 1"), ({"batch_size": 2}, "train=True")])
def test_errors(options, words):
    net = Network([Dense(2, 2, "identity")], seed=1)
    with pytest.raises(ValueError, match=words):
        net.to_source(**dict({"language": "python"}, **options))


def test_an_activation_of_ones_own():
    cube = Activation("*/ \"\"\" cube", lambda z: z * z * z, lambda z, a: z * z * 3)
    net = Network([Dense(2, 3, cube), Dense(1, "identity")], loss="mean_squared_error", init="glorot_uniform", seed=4)
    for form in ("straight", "loop"):
        text = net.to_source("python", form=form)
        scope = {"__name__": "net"}
        exec(text, scope)
        assert "cube" not in text and scope["self_test"]() == 0.0


def test_training_goes_on_where_it_was():
    """The state holds the optimizer's moments and powers."""
    X, y = [[0.5, -1.0], [2.0, 3.0]], [[1.0, 0.0], [0.0, 1.0]]
    net = Network([Dense(2, 3, "tanh"), Dense(2, "softmax")], loss="categorical_cross_entropy", seed=1)
    net.scaler = StandardScaler().fit(X)
    net.fit(X, y, epochs=3, optimizer="adam", progress=False, **WHOLE)
    scope = {"__name__": "net"}
    exec(net.to_source("python", train=True, batch_size=2), scope)
    state, losses = scope["initial_state"](), []
    for _ in range(4):
        state, loss = scope["train_step"](state, flat(X), flat(y), net.optimizer.rate)
        losses.append(loss)
    history = net.fit(X, y, epochs=4, optimizer=net.optimizer, progress=False, **WHOLE)
    assert losses == history.loss
    assert scope["predict_with"](state, X[0]) == net.predict(X).tolist()[0] == net.predict(X[:1]).tolist()[0]


def test_the_programs_for_all_pythons_are_todays():
    """Which .ci/run runs everywhere; PYTHONPATH=. python3 tests/shared/exported.py writes them anew."""
    for name, text in exported.everywhere().items():
        with open(os.path.join(ROOT, "tests", "everywhere", name), encoding="ascii") as file:
            assert file.read().split("\n")[1:] == text.split("\n")[1:]         # the first line names the version
