"""Several exported models in one program: a prefix before all names, and the headers of C."""
import re

import pytest

import exported
import needs
from amounts import long, share
from exported import NASTY
from foreign import C_FLAGS, ENDINGS, run
from purenn import Dense, Network, StandardScaler, arithmetic
from purenn.encoders import Categories, Encoder, Flag, Number
from purenn.py36.export import naming
from recorded import bits

RENAMED = ("c", "python", "r")          # by language; JavaScript has a test of its own
ROW = [0.5, -1.25, 3.0]


def networks():
    """Two that differ in all: a loop with an encoder, and a step of training with questions."""
    first = Network([Dense(6, 5, "gelu"), Dense(3, "softmax")], seed=1)
    first.encoder = Encoder([Number("predict", 2.0), Flag("encode", ("no", "yes"), 0.5), Categories("CLASSES", ["KNOWN", "dots", "\"x"]), Number("y")])
    first.scaler, first.classes = StandardScaler().fit([[1.0, 0, 1, 0, 0, 3], [5.0, 1, 0, 1, 1, 7]]), ["predict", "pair", NASTY[1]]
    second = Network([Dense(3, 4, "softplus"), Dense(2, "sigmoid")], loss="binary_cross_entropy", seed=2)
    return [("iris", first, {"form": "loop"}), ("Wine_2", second, {"train": True, "batch_size": 2})]


def written(language, folder, type="double", arithmetic="portable"):
    options = {"type": type} if language == "c" else {}
    for prefix, net, own in networks():
        given = dict(options, prefix=prefix, arithmetic=arithmetic, **own)
        text = net.to_source(language, **given)
        assert set(text) <= set(map(chr, range(32, 127))) | {"\n"}
        (folder / (prefix + "." + ENDINGS[language])).write_text(text)
        if language == "c":
            (folder / (prefix + ".h")).write_text(net.to_source("c", declarations=True, **given))


def outputs(net, row):
    with arithmetic("portable"):
        return net.predict([row]).tolist()[0]


CELLS = [None, "yes", "dots", 4.5]


# ---- Python and R ----

def test_two_in_one_namespace_of_python(tmp_path):
    written("python", tmp_path)
    scope = {"__name__": "__main__"}        # with a prefix nothing runs by itself
    before = set(scope) | {"__builtins__", "__doc__"}
    for prefix in ("iris", "Wine_2"):
        exec((tmp_path / (prefix + ".py")).read_text(), scope)
    assert [name for name in set(scope) - before if not re.match("(iris|Wine_2)_", name)] == []
    (_, first, _), (_, second, _) = networks()
    assert scope["iris_predict"](CELLS) == outputs(first, CELLS) and scope["iris_classify"](CELLS) == first.classify([CELLS])[0]
    assert scope["Wine_2_predict"](ROW) == outputs(second, ROW) and scope["Wine_2_classify"](ROW) == second.classify([ROW])[0]
    assert scope["iris_self_test"]() == scope["Wine_2_self_test"]() == 0.0
    assert scope["iris_CLASSES"] == first.classes and scope["iris_COLUMNS"] == first.encoder.names
    assert "iris_classify(x): the class, of iris_CLASSES" in (tmp_path / "iris.py").read_text()


def test_native_python_keeps_the_names_of_math(tmp_path):
    written("python", tmp_path, arithmetic="native")
    scope = {"__name__": "net"}
    for prefix in ("iris", "Wine_2"):
        exec((tmp_path / (prefix + ".py")).read_text(), scope)
    assert scope["iris_self_test"]() == scope["Wine_2_self_test"]() == 0.0 and scope["Wine_2_predict"](ROW) == networks()[1][1].predict([ROW]).tolist()[0]


@pytest.mark.parametrize("arithmetic", ["native", "portable"])
def test_all_helpers_are_renamed(arithmetic, tmp_path):
    """Those of all activations, losses and optimizers, in both forms."""
    for n, net in enumerate(exported.networks(share(10, 3))):
        for options in ({"train": True, "batch_size": 2}, {"form": "loop"}):
            scope = {"__name__": "net"}
            exec(net.to_source("python", arithmetic=arithmetic, prefix="exp", **options), scope)
            assert scope["exp_self_test"]() == 0.0 and not [name for name in scope if name[:4] != "exp_" and name not in (
                "__name__", "__doc__", "__builtins__", "math")]


@pytest.mark.long
@pytest.mark.parametrize("language", ["c", "r"])
def test_all_helpers_are_renamed_in_other_languages(language, tmp_path):
    command = needs.command({"c": "gcc", "r": "Rscript"}[language])
    lines = []
    for n, net in enumerate(exported.networks(share(10, 3))):
        for k, options in enumerate([{"train": True, "batch_size": 2}, {"form": "loop"}]):
            name = "net%d_%d.%s" % (n, k, ENDINGS[language])
            (tmp_path / name).write_text(net.to_source(language, arithmetic="portable", prefix="exp", **options))
            lines.append('source("%s"); stopifnot(exp_self_test() == 0, all(grepl("^exp_", ls()))); rm(list = ls())' % name)
            if language == "c":
                run([command] + C_FLAGS + ["-O0", "-DPURENN_SELF_TEST", name, "-o", "net", "-lm"], tmp_path)
                assert "every bit" in run(["./net"], tmp_path)
    if language == "r":
        (tmp_path / "driver.R").write_text("\n".join(lines))
        run([command, "driver.R"], tmp_path)


R = """
for (prefix in c("iris", "Wine_2")) source(paste0(prefix, ".R"))
stopifnot(all(grepl("^(iris|Wine_2)_", setdiff(ls(), "prefix"))), iris_self_test() == 0, Wine_2_self_test() == 0)
cat(sprintf("%a", c(iris_predict(list(NULL, "yes", "dots", 4.5)), Wine_2_predict(c(0.5, -1.25, 3)), Wine_2_classify(c(0.5, -1.25, 3)))))
cat("", iris_classify(list(NA, "yes", "dots", 4.5)), iris_COLUMNS)
"""


@pytest.mark.long
def test_two_in_one_environment_of_r(tmp_path):
    command = [needs.command("Rscript"), "driver.R"]
    written("r", tmp_path)
    (tmp_path / "driver.R").write_text(R)
    found = run(command, tmp_path).split(" ", 7)
    (_, first, _), (_, second, _) = networks()
    assert [float.fromhex(x) for x in found[:7]] == outputs(first, CELLS) + outputs(second, ROW) + second.classify([ROW])[0]
    assert found[7] == " ".join(first.classify([CELLS]) + first.encoder.names)


# ---- C ----

def driver(type):
    return """
#include <stdio.h>
#include "iris.h"
#include "iris.h"
#include "Wine_2.h"

int main(void)
{
    const char *const cells[iris_CELLS] = {0, "yes", "dots", "4.5"};
    const real x[Wine_2_INPUTS] = {(real)0.5, (real)-1.25, 3}, y[4] = {1, 0, 0, 1};
    const real rows[6] = {1, 2, 3, 4, 5, 6};
    static real state[Wine_2_STATE_SIZE];
    real a[iris_OUTPUTS], b[Wine_2_OUTPUTS], loss;
    int i, answers[Wine_2_OUTPUTS], place = iris_classify_cells(cells);
    if (iris_predict_cells(cells, a) != 0 || Wine_2_classify(x, answers) != 0)
        return 1;
    for (i = 0; i < iris_OUTPUTS; i++)
        printf("%a ", (double)a[i]);
    Wine_2_predict(x, b);
    for (i = 0; i < Wine_2_STATE_SIZE; i++)
        state[i] = Wine_2_INITIAL_STATE[i];
    Wine_2_train_step(state, rows, y, (real)0.01, state, &loss);
    for (i = 0; i < Wine_2_OUTPUTS; i++)
        printf("%a %d ", (double)b[i], answers[i]);
    printf("%d %s %s %d\\n", Wine_2_BATCH_SIZE, iris_CLASSES[place], iris_COLUMNS[2], loss == loss);
    return 0;
}
""".replace("real", type)


@pytest.mark.parametrize("type", ["double", long("float")])
@pytest.mark.parametrize("compiler", ["gcc", long("clang"), long("g++")])
def test_two_in_one_program_of_c(compiler, type, tmp_path):
    """Linked; all in one file, with both headers; and called from C++."""
    needs.command(compiler)
    written("c", tmp_path, type)
    c_compiler = needs.command("gcc") if compiler == "g++" else compiler
    flags = ["-Wall", "-Wextra", "-Wdouble-promotion", "-Werror"] if compiler == "g++" else C_FLAGS
    (tmp_path / "main.c").write_text(driver(type))
    (tmp_path / "all.c").write_text(driver(type) + '#include "iris.c"\n#include "Wine_2.c"\n')
    for name in ("iris", "Wine_2"):
        run([c_compiler] + C_FLAGS + ["-O0", "-c", name + ".c", "-o", name + ".o"], tmp_path)
    language = ["-x", "c++"] if compiler == "g++" else []
    run([compiler] + flags + language + ["-c", "main.c", "-o", "main.o"], tmp_path)
    run([compiler, "main.o", "iris.o", "Wine_2.o", "-o", "linked", "-lm"], tmp_path)
    found = run(["./linked"], tmp_path)
    if compiler != "g++":
        run([compiler] + C_FLAGS + ["all.c", "-o", "all", "-lm"], tmp_path)
        assert run(["./all"], tmp_path) == found
    (_, first, _), (_, second, _) = networks()
    expected = outputs(first, CELLS) + [x for pair in zip(outputs(second, ROW), second.classify([ROW])[0]) for x in pair]
    numbers_, words = found.split(" ", 7)[:7], found.split(" ", 7)[7]
    values = [float.fromhex(x) for x in numbers_]
    assert bits(values) == bits(expected) if type == "double" else [abs(a - b) < 1e-6 for a, b in zip(values, expected)] == [True] * 7
    assert words == "2 %s CLASSES 1\n" % first.classify([CELLS])[0]


@pytest.mark.parametrize("prefix", [None, "net"])
@pytest.mark.parametrize("n", [0, 1])
def test_the_header_has_what_the_file_has(n, prefix, tmp_path):
    """Each symbol that the linker sees is declared, once, and begins with the prefix; the compiler compares the rest."""
    compiler, nm = needs.command("gcc"), needs.command("nm")
    _, net, options = networks()[n]
    options = dict(options, prefix=prefix)
    header = net.to_source("c", declarations=True, **options)
    (tmp_path / "net.h").write_text(header)
    (tmp_path / "net.c").write_text('#include "net.h"\n' + net.to_source("c", **options))
    run([compiler] + C_FLAGS + ["-O0", "-c", "net.c", "-o", "net.o"], tmp_path)
    symbols = {line.split()[-1] for line in run([nm, "-g", "--defined-only", "net.o"], tmp_path).strip().split("\n")}
    assert symbols == set(re.findall(r"^(?:int|void|extern [\w *]*?) ?\*?(?:const )?(\w+)[\[(]", header, re.M))
    assert [name for name in symbols if not name.startswith("net_" if prefix else "")] == []
    assert (prefix is None) == ("predict" in symbols) and len(symbols) > 4
    macros = run([compiler, "-std=c99", "-dM", "-E", "net.c"], tmp_path).split("\n")
    own = {line.split()[1].split("(")[0] for line in macros if line} - {
        line.split()[1].split("(")[0] for line in run(
            [compiler, "-std=c99", "-dM", "-E", "-include", "math.h", "-include", "stdlib.h", "-include", "string.h", "-x", "c", "/dev/null"],
            tmp_path).split("\n") if line}
    assert own and [name for name in own if not name.startswith("net_" if prefix else "")] == []


def test_the_self_test_of_c_has_a_main_with_a_prefix_too(tmp_path):
    needs.command("gcc")
    written("c", tmp_path)
    for name in ("iris", "Wine_2"):
        run(["gcc"] + C_FLAGS + ["-DPURENN_SELF_TEST", name + ".c", "-o", name, "-lm"], tmp_path)
        assert run(["./" + name], tmp_path) == "self-test: every bit is as recorded\n"


# ---- what is no prefix ----

@pytest.mark.parametrize("language, words", [
    ("c", "int typedef class namespace while"), ("javascript", "var await let window undefined module"), ("python", "def None print async"),
    ("r", "repeat TRUE NA function")])
def test_words_of_a_language_are_refused(language, words):
    net = Network([Dense(1, 1)], seed=1)
    for word in words.split():
        with pytest.raises(ValueError, match="%s has a meaning of its own in %s" % (word, naming.TITLES[language])):
            net.to_source(language, prefix=word)
    assert "repeat" in net.to_source("c", prefix="repeat") and "int" in net.to_source("r", prefix="int")


@pytest.mark.parametrize("language", sorted(ENDINGS))
@pytest.mark.parametrize("prefix", ["", "1st", "a b", "a-b", "\u00e9", "a;", "_a", "a\n", 3, b"a", "a.b", "*/"])
def test_what_is_no_name_is_refused(language, prefix):
    with pytest.raises(ValueError, match="a prefix is letters of ASCII, digits and _, and begins with a letter; got"):
        Network([Dense(1, 1)], seed=1).to_source(language, prefix=prefix)


@pytest.mark.parametrize("options, words", [
    ({"language": "c", "module": True}, "module is for JavaScript alone"), ({"language": "r", "declarations": True}, "for C and JavaScript alone"),
    ({"language": "javascript", "module": True, "prefix": "a"}, "an ES module needs no prefix"), ({"language": "python", "declarations": True}, "C and JavaScript"),
    ({"language": "javascript", "module": "yes"}, "module is True or False"), ({"language": "c", "declarations": 2}, "declarations is True or False")])
def test_options_that_make_no_sense(options, words):
    with pytest.raises((ValueError, TypeError), match=words):
        Network([Dense(1, 1)], seed=1).to_source(**options)


@pytest.mark.parametrize("language", RENAMED)
def test_texts_and_numbers_stay_what_they_are(language):
    """Renaming goes past texts, comments in prose, numbers and members."""
    quote = {"c": '"predict"', "python": 'u"predict"', "r": '"predict"'}[language]
    comment = {"c": "/* predict, of CLASSES, for a pair and dots */", "python": "# predict, of CLASSES, for a pair and dots",
               "r": "# predict, of CLASSES, for a pair and dots"}[language]
    code = {"c": "static int pair(int x)\n{\n    return x.pair + y->pair + pair(1.5e3pair, CLASSES);\n}\n#define CLASSES 3\nint predict(void);\n",
            "python": "def pair(x):\n    return x.pair + pair(CLASSES)\nCLASSES = 3\ndef predict():\n    pass\n",
            "r": "pair <- function(x) x$pair + pair(CLASSES)\nCLASSES <- 3\npredict <- function() 1\n"}[language]
    found = naming.prefixed(language, code + comment + "\n" + quote + "\n", "a")
    assert found.endswith(comment.replace("predict", "a_predict").replace("CLASSES", "a_CLASSES") + "\n" + quote + "\n")
    assert "a_pair(" in found and (".pair" in found or "$pair" in found) and "->a_" not in found and "3a_" not in found
