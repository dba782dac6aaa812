"""python -m purenn and python -m purenn selftest, as a person or a script meets them: text, exit codes, stdout and stderr."""
import contextlib
import io
import re
import signal
import subprocess
import sys

import pytest

from amounts import long
from command_line import ENVIRONMENT, Terminal, in_process, purenn
from independent import cell, run
from paths import ROOT
from purenn import article
from purenn.commands import article as showing, golden

numpy = pytest.importorskip("numpy")

def numpys_text(**options):
    """What the article's last cell prints with NumPy, and the outputs of the trained network."""
    variables = run(numpy, **options)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(cell(13), variables)
    sigmoid, X = variables["sigmoid"], variables["X"]
    hidden = sigmoid(X.dot(variables["wh"]) + variables["bh"])
    return out.getvalue(), sigmoid(hidden.dot(variables["wout"]) + variables["bout"]).ravel().tolist()


def shown(text, outputs):
    """Ours beside the cell's: no blanks before a line's end, its Huidden layer in plain spelling, and the outputs."""
    lines = [line.rstrip() for line in text.replace("Huidden", "Hidden").split("\n")]
    table = ["%6d  %.8f" % (target, output) for (target,), output in zip(article.y, outputs)]
    return "\n".join(lines + ["target  output"] + table) + "\n"


# ---- python -m purenn ----

def test_the_articles_network_as_numpy_prints_it():
    code, out, err = purenn()
    assert (code, err) == (0, "")
    assert out.startswith(shown(*numpys_text(seed=42)))
    assert out.split("\n")[-2].startswith("NumPy's weights for seed 42: at most ")


@pytest.mark.parametrize("seed", [0, long(1), long(2), long(7), long(9), long(1234), 2 ** 32 - 1])
def test_other_seeds_as_numpy_prints_them(seed):
    code, out, err = in_process("--seed", str(seed))
    assert (code, err) == (0, "")
    assert out.startswith(shown(*numpys_text(seed=seed)))


@pytest.mark.parametrize("arguments, changes, epochs", [
    (["--hidden", "7", "--epochs", "300"], [("hiddenlayer_neurons = 3 ", "hiddenlayer_neurons = 7 ")], 300),
    (["--lr", "2.5", "--epochs=40"], [("lr=0.1 ", "lr=2.5 ")], 40),
    (["--lr=-1e-1", "--epochs=9", "--seed=42"], [("lr=0.1 ", "lr=-0.1 ")], 9),
    (["--epochs", "0"], [], 0),
    (["--epochs", "200", "--arithmetic", "portable"], [], 200),
    (["--epochs", "200", "--arithmetic=fast"], [], 200),
])
def test_options_do_what_they_say(arguments, changes, epochs):
    code, out, err = in_process(*arguments)
    assert (code, err) == (0, "")
    if epochs:
        text, outputs = numpys_text(changes=changes, epochs=epochs)
        assert out.startswith(shown(text, outputs))
    else:
        assert str(article.initialize(42)[0]) in out
    assert "No NumPy result is recorded for these options" in out


def test_the_distance_from_numpy_is_measured(monkeypatch):
    """On the machine of the recorded weights it is 6 ulp; a weight that is 1e-9 off is millions of ulps away."""
    def distance():
        line = in_process()[1].split("\n")[-2]
        return int(re.match(r"NumPy's weights for seed 42: at most (\d+) ulp away \(NumPy .*\), \d+ of 19 are equal\.$",
                            line).group(1))
    assert distance() < 100
    values = golden.NUMPY_WEIGHTS[42].split(" ")
    values[3] = (float.fromhex(values[3]) + 1e-9).hex()
    monkeypatch.setitem(golden.NUMPY_WEIGHTS, 42, " ".join(values))
    assert distance() > 10 ** 6


def test_the_recorded_weights_are_numpys():
    for seed in (0, 42):
        variables = run(numpy, seed=seed)
        values = [value for name in ("wh", "bh", "wout", "bout") for value in variables[name].ravel().tolist()]
        known = [float.fromhex(text) for text in golden.NUMPY_WEIGHTS[seed].split(" ")]
        assert values == pytest.approx(known, rel=1e-12)


# ---- --steps ----

def test_steps_prints_every_step_as_numpy_prints_it():
    code, out, err = purenn("--steps")
    assert (code, err) == (0, "")
    assert [int(number) for number in re.findall(r"^Step (\d+): \w", out, re.M)] == list(range(12))
    before, after = [run(numpy, epochs=n) for n in (0, 1)]
    blocks = out.split("\n\n")
    assert len(blocks) == 12
    for number, block in enumerate(blocks):
        variables = before if number < 2 else after
        names = ["X", "y"] if number == 0 else ["wh", "bh", "wout", "bout"] if number == 1 else [
            name for step, name in article.NAMES if step == number]
        expected = ["%s %r\n%s" % (name, variables[name].shape, variables[name]) for name in names]
        assert block.rstrip("\n").split("\n", 1)[1] == "\n".join(expected)


ARTICLES_TITLES = """\
Step 0: Read input and output
Step 1: Initialize weights and biases with random values
Step 2: Calculate hidden layer input
Step 3: Perform non-linear transformation on hidden linear input
Step 4: Perform linear and non-linear transformation of hidden layer activation at output layer
Step 5: Calculate gradient of Error(E) at output layer
Step 6: Compute slope at output and hidden layer
Step 7: Compute delta at output layer
Step 8: Calculate Error at hidden layer
Step 9: Compute delta at hidden layer
Step 10: Update weight at both output and hidden layer
Step 11: Update biases at both output and hidden layer
"""


def test_the_titles_of_the_steps_are_the_articles():
    out = in_process("--steps")[1]
    assert "".join(line + "\n" for line in out.split("\n") if line.startswith("Step ")) == ARTICLES_TITLES


def test_steps_of_another_size_and_rate():
    code, out, _ = in_process("--steps", "--hidden", "5", "--lr", "2", "--seed", "3")
    assert code == 0
    after = run(numpy, [("hiddenlayer_neurons = 3 ", "hiddenlayer_neurons = 5 "), ("lr=0.1 ", "lr=2.0 ")], seed=3, epochs=1)
    for name in ("hiddenlayer_activations", "d_hiddenlayer", "wout", "wh", "bh", "bout"):
        assert "%s %r\n%s\n" % (name, after[name].shape, after[name]) in out


# ---- help ----

@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["selftest", "--help"], ["--epochs", "7", "--help"]])
def test_help_is_text_on_stdout(arguments):
    code, out, err = purenn(*arguments)
    assert (code, err) == (0, "") and out.count("\n") > 3
    assert max(len(line) for line in out.split("\n")) <= 90


def test_help_lists_every_option_with_its_default():
    out = in_process("--help")[1]
    for name, (default, read) in showing.OPTIONS.items():
        line = [line for line in out.split("\n") if line.startswith("    --%s " % name)][0]
        assert read is None or line.endswith("(%s)" % default)


def test_the_examples_of_the_help_work():
    text = in_process("--help")[1] + in_process("selftest", "--help")[1]
    examples = re.findall(r"^    python -m purenn((?: [\w.-]+)*)$", text, re.M)
    assert [" --seed 7 --epochs 1000", " selftest"] == examples
    for example in examples:
        code, out, err = purenn(*example.split())
        assert (code, err) == (0, "") and out


# ---- selftest ----

def test_selftest_passes_here():
    code, out, err = purenn("selftest")
    assert (code, err) == (0, "")
    lines = out.split("\n")
    assert [re.sub(r" +\d+ numbers .*", "", line) for line in lines[:4]] == [
        "elementary functions", "random draws, NumPy's", "the article's weights, 5000 epochs", "printing, NumPy's"]
    assert [line[-2:] for line in lines[:4]] == ["ok"] * 4
    assert lines[4].startswith("native arithmetic beside portable: math.exp ") and "round once" in lines[4]
    assert lines[5:] == ["selftest: passed", ""]


def one_bit_off(text):
    """The last hexadecimal number with its last digit changed."""
    start, digit, exponent = re.match(r"(?s)(.*)([0-9a-f])(p[+-]\d+\s*)$", text).groups()
    return start + ("0" if digit != "0" else "1") + exponent


ALTERED = [
    ("ELEMENTARY", one_bit_off, "elementary functions", "%s(%s): got " % golden.elementary()[-1][:2]),
    ("DRAWS", lambda text: text.strip()[:-1] + ("1" if text.strip()[-1] != "1" else "2"), "random draws, NumPy's", "got "),
    ("PORTABLE_WEIGHTS", one_bit_off, "the article's weights, 5000 epochs", "bout[0, 0]: got %s" % golden.weights()[-1]),
    ("PRINTED", lambda printed: printed[:-1] + ((printed[-1][0], printed[-1][1] + " "),), "printing, NumPy's",
     "a matrix as text"),
]


@pytest.mark.parametrize("name, alter, group, words", ALTERED, ids=[row[0] for row in ALTERED])
def test_selftest_fails_where_one_golden_number_is_altered(name, alter, group, words, monkeypatch):
    altered = alter(getattr(golden, name))
    assert altered != getattr(golden, name)
    monkeypatch.setattr(golden, name, altered)
    code, out, err = in_process("selftest")
    assert (code, err) == (1, "")
    lines = out.split("\n")
    assert [line for line in lines if line.startswith(group)][0].endswith("1 DIFFER")
    assert "    " + words in out or ": " + words in out
    assert out.count(": got ") == out.count(", expected ") == 1
    assert lines[-2] == "selftest: FAILED: 1 differ"


def test_selftest_fails_where_a_function_is_one_ulp_off(monkeypatch):
    from purenn.floats import elementary
    with elementary.arithmetic("portable"):
        pass                                            # so that the table is filled
    exp = elementary._portable_functions["exp"]
    monkeypatch.setitem(elementary._portable_functions, "exp", lambda x: exp(x) * (1 + 2.0 ** -52))
    code, out, _ = in_process("selftest")
    assert code == 1 and "selftest: FAILED" in out
    assert "exp(" in out and "wh[0, 0]: got" in out
    assert 5 < out.count(": got ") <= 15                # a few of each group: functions, draws (normal), weights


def test_selftest_leaves_the_arithmetic_as_it_was(monkeypatch):
    from purenn.floats import elementary
    in_process("selftest")
    assert elementary.current() == "native"
    in_process("--arithmetic", "portable", "--epochs", "1")
    assert elementary.current() == "native"


# ---- wrong usage ----

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
    (["--layers", "3"], "unknown argument --layers; known are --arithmetic, --epochs, --help, --hidden, --lr, --seed, --steps"),
    (["-x"], "unknown argument -x; known are "),
    (["--epochs", "3", "more"], "unknown argument more; known are "),
    (["learn"], "unknown command learn; known are bench, evaluate, export, predict, selftest, train"),
    (["learn", "--help"], "unknown command learn; known are bench, evaluate, export, predict, selftest, train"),
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
    code, out, err = purenn("--epochs", "many")
    assert (code, out) == (2, "") and err.startswith("purenn: --epochs many: ") and err.count("\n") == 1


def test_an_argument_of_two_lines_is_one_line_of_error():
    code, out, err = in_process("--epochs", "1\n2")
    assert (code, out) == (2, "") and err.count("\n") == 1


def test_a_command_without_options_says_so():
    assert "known: (" not in in_process("selftest", "--x")[2].replace("  ", " ")


def test_a_digit_that_is_no_number():
    assert "a whole number of at least 0 is needed" in in_process("--epochs", "\u00b2")[2]


# ---- where text goes ----

def test_nothing_on_stderr_unless_a_person_watches():
    for stdin in (None, subprocess.DEVNULL):
        assert purenn("--epochs", "500", stdin=stdin)[2] == ""


@pytest.mark.parametrize("python", [["-S"], ["-S", "-W", "error"], ["-OO"], ["-bb", "-X", "dev"]])
def test_with_a_bare_interpreter(python):
    expected = purenn("--epochs", "200")
    assert purenn("--epochs", "200", python=python) == expected and expected[0] == 0
    assert purenn("--steps", python=python)[0] == 0


def test_selftest_with_a_bare_interpreter():
    code, out, err = purenn("selftest", python=["-S"])
    assert (code, err) == (0, "") and out.endswith("selftest: passed\n")


def test_a_reader_that_stops_early_gets_no_traceback():
    process = subprocess.Popen([sys.executable, "-m", "purenn", "--steps"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               cwd=ROOT, env=ENVIRONMENT)
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


# ---- progress, on a terminal ----

def test_progress_on_a_terminal_is_one_line_that_is_cleared():
    with Terminal("--epochs", "20000") as terminal:
        err = terminal.rest()
        out = terminal.process.stdout.read().decode()
        assert terminal.process.wait() == 0
    assert out == purenn("--epochs", "20000")[1]
    assert "\n" not in err
    parts = err.split("\r")
    done = [re.match(r"epoch (\d+) of 20000 *$", part) for part in parts]
    counts = [int(match.group(1)) for match in done if match]
    assert counts == sorted(counts) and counts[-1] <= 20000 and 2 <= len(counts) <= 200     # eight in a second at most
    longest = max(len(part) for part in parts if part.strip())
    assert parts[-1] == "" and parts[-2].strip() == "" and len(parts[-2]) >= longest       # cleared at the end


def test_selftest_shows_progress_too():
    with Terminal("selftest") as terminal:
        err = terminal.rest()
        assert terminal.process.stdout.read().decode().endswith("selftest: passed\n")
        assert terminal.process.wait() == 0
    assert re.search(r"selftest: epoch \d+ of 5000", err) and "\n" not in err and err.endswith("\r")


def interrupted():
    """(exit code, stdout, stderr) where Ctrl-C comes after the first progress."""
    with Terminal("--epochs", "300000") as terminal:
        terminal.read_until(b"epoch ")
        terminal.process.send_signal(signal.SIGINT)
        err = terminal.rest().replace("\r\n", "\n")
        return terminal.process.wait(), terminal.process.stdout.read(), err


def test_an_interrupt_is_a_word_and_an_exit_code():
    code, out, err = interrupted()
    assert (code, out) == (130, b"")
    assert err.endswith("purenn: interrupted\n") and err.count("\n") == 1 and "Traceback" not in err


def test_an_interrupt_clears_the_progress_line():
    assert interrupted()[2].split("\r")[-1] == "purenn: interrupted\n"
