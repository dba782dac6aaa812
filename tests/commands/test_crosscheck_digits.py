"""crosscheck --digits: the truth is the true one, the distances from it are right, and what has none is one line."""
import math
import os
import shutil
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction

import mpmath
import numpy as np
import pytest

import needs
from amounts import long
from command_line import fails, process, run, write
from paths import CORPUS, GOLDEN, ROOT
from purenn.arrays.distances import Distance
from purenn.files import envelope
from purenn.py36.crosscheck import digits, processes, truth

sys.path.insert(0, GOLDEN)
import article_truth_recipe as recipe  # noqa: E402

ARTICLE = '''\
import numpy as np
np.random.seed(SEED)
X = np.array([[1,0,1,0],[1,0,1,1],[0,1,0,1]])
y = np.array([[1],[1],[0]])
def sigmoid(x):
    return 1/(1 + np.exp(-x))
lr = 0.1
wh, bh = np.random.uniform(size=(4, 3)), np.random.uniform(size=(1, 3))
wout, bout = np.random.uniform(size=(3, 1)), np.random.uniform(size=(1, 1))
for i in range(EPOCHS):
    hiddenlayer_activations = sigmoid(np.dot(X, wh) + bh)
    output = sigmoid(np.dot(hiddenlayer_activations, wout) + bout)
    d_output = (y - output) * (output * (1 - output))
    d_hiddenlayer = d_output.dot(wout.T) * (hiddenlayer_activations * (1 - hiddenlayer_activations))
    wout += hiddenlayer_activations.T.dot(d_output) * lr
    bout += np.sum(d_output, axis=0, keepdims=True) * lr
    wh += X.T.dot(d_hiddenlayer) * lr
    bh += np.sum(d_hiddenlayer, axis=0, keepdims=True) * lr
'''

TRAINING = '''\
import math
import random
import numpy as np
from layers import TENTHS, slope
random.seed(2)
rng = np.random.RandomState(3)
scale = 1 / math.sqrt(4)
W, V = rng.randn(4, 3) * scale, rng.normal(0, 0.5, size=(3, 2))
X = np.array([[random.random() * 2 for j in range(4)] for i in range(5)])
T = np.arange(10).reshape(5, 2) % 3 / 2
rate = 0.3
losses = []
for i in range(12):
    third = np.where(X > 0, 1 / 3, X)
for i in range(6):
    H = np.tanh(X @ W)
    P = np.exp(H @ V)
    P /= P.sum(axis=1, keepdims=True)
    losses.append(float(np.mean((P - T) ** 2)))
    D = P - T
    dV, dW = H.T @ D, X.T @ (D @ V.T * slope(H))
    V -= rate * dV / len(X)
    W -= rate * dW / len(X)
    rate = 0.3 * 0.9 ** i
norm, tenths, steps = np.linalg.norm(W), TENTHS, np.arange(0.5, 0.8, 0.1)       # rounding decides that 0.5 + 3 * 0.1 is below 0.8
print("loss %.4f" % losses[-1], W.dtype, i)
'''
LAYERS = "TENTHS = 0.1 + 0.2\ndef slope(a):\n    return 1 - 0.5 * a ** 2 - a * a / 2\n"


def in_digits(text, count=50):
    write("script.py", text)
    return processes.recorded_in_digits("digits", count, "script.py", [], 600)


def numbers(value):
    return [x for part in value for x in numbers(part)] if isinstance(value, list) else [value]


def of_training():
    """{name: numbers} that TRAINING leaves, by mpmath's matrices and loops."""
    import random
    random.seed(2)
    rng = np.random.RandomState(3)
    matrix = mpmath.matrix
    W, V = matrix(rng.randn(4, 3).tolist()) / mpmath.sqrt(4), matrix(rng.normal(0, 0.5, size=(3, 2)).tolist())
    X = matrix([[mpmath.mpf(random.random()) * 2 for j in range(4)] for i in range(5)])
    T = matrix([[(2 * i + j) % 3 / mpmath.mpf(2) for j in range(2)] for i in range(5)])
    losses, rate = [], mpmath.mpf(0.3)
    for i in range(6):
        H = (X * W).apply(mpmath.tanh)
        P = (H * V).apply(mpmath.exp)
        P = matrix([[P[i, j] / (P[i, 0] + P[i, 1]) for j in range(2)] for i in range(5)])
        D = P - T
        losses.append(sum(x * x for x in D) / 10)
        dH = D * V.T
        dZ = matrix([[dH[i, j] * (1 - H[i, j] ** 2) for j in range(3)] for i in range(5)])
        V, W = V - rate / 5 * (H.T * D), W - rate / 5 * (X.T * dZ)
        rate = mpmath.mpf(0.3) * mpmath.mpf(0.9) ** i
    return {"W": list(W), "V": list(V), "losses": losses, "norm": [mpmath.norm(W, 2)], "P": list(P), "rate": [rate], "scale": [mpmath.mpf(1) / 2],
            "third": [mpmath.mpf(1) / 3] * 20, "tenths": [mpmath.mpf(0.1) + mpmath.mpf(0.2)], "steps": [0.5 + k * mpmath.mpf(0.1) for k in range(4)]}


def test_the_truth_is_what_mpmath_finds():
    write("layers.py", LAYERS)
    record = in_digits(TRAINING)
    with mpmath.workdps(70):
        for name, wanted in of_training().items():
            found = numbers([record["variables"][name]])
            assert {type(x) for x in found} == {Decimal} and len(found) == len(wanted)
            for x, exact in zip(found, wanted):
                assert abs(mpmath.mpf(str(x)) - exact) <= abs(exact) * mpmath.mpf(10) ** -49, name
                assert name in ("rate", "scale", "steps") or abs(mpmath.mpf(float(x)) - exact) > abs(exact) * mpmath.mpf(10) ** -25  # the control
    assert record["error"] is None and record["printed"].split()[2:] == ["float64", "5"]
    assert record["variables"]["i"] == 5 and type(record["variables"]["i"]) is int


@pytest.mark.long
@pytest.mark.parametrize("epochs", [50, 5000])
def test_the_article(epochs):
    for seed in recipe.SEEDS[:1 if epochs > 50 else 6]:
        found = in_digits(ARTICLE.replace("SEED", str(seed)).replace("EPOCHS", str(epochs)))["variables"]
        found = numbers([found[name] for name in ("wh", "bh", "wout", "bout")])
        wanted = recipe.weights(seed, epochs)
        assert len(found) == 19 and max(abs(x - true) / abs(true) for x, true in zip(found, wanted)) < Decimal("1e-45")
        assert max(abs(x - true) for x, true in zip(found, recipe.weights(seed, epochs - 1))) > Decimal("1e-9")     # the control


@pytest.mark.long
@pytest.mark.parametrize("count", [20, 1000])
def test_so_many_digits(count):
    record = in_digits("import numpy as np\nx = np.exp(np.array([1, 2]))[0] / 3\n", count)
    with mpmath.workdps(count + 20):
        found = mpmath.mpf(str(record["variables"]["x"]))
        assert len(str(record["variables"]["x"])) == count + 2                 # 0. and the digits
        assert abs(found / (mpmath.e / 3) - 1) < mpmath.mpf(10) ** (1 - count)


# Where 0.05 + ... ends in an exact tie, rounding decides for floats whether a perceptron learns once more.
CHAOTIC = ("perceptron_1d",)
SCRIPTS = sorted(set([name[:-3] for name in os.listdir(CORPUS) if name.endswith(".py")]) - set(CHAOTIC))


@pytest.mark.long
@pytest.mark.parametrize("name", SCRIPTS[::3])                  # a third: one takes up to a minute
def test_the_corpus(name):
    path = os.path.join(CORPUS, name + ".py")
    wanted = numbers_by_name(processes.recorded("NumPy", "numpy", path, [], "", 600)["variables"]["results"])
    record = processes.recorded_in_digits("digits", 50, path, [], 3600)
    assert record["error"] is None
    found = numbers_by_name(record["variables"]["results"])
    assert [place for place, _ in found] == [place for place, _ in wanted]
    for (place, x), (_, y) in zip(found, wanted):
        if isinstance(y, float):
            assert abs(float(x) - y) <= 1e-12 * abs(y), place
        else:
            assert x == y, place


def numbers_by_name(value, place=""):
    if isinstance(value, (dict, list)):
        parts = sorted(value.items()) if isinstance(value, dict) else enumerate(value)
        return [pair for name, part in parts for pair in numbers_by_name(part, "%s %s" % (place, name))]
    return [(place, value)]


# ---- the distances ----

CLOSE = '''\
import numpy as np
x = np.array([0.1, 0.2, 0.3]) + 0.6
if np.__name__ == "purenn.numpy":
    x[1] += 2 ** -52
y = np.exp(np.array([[1.0, 2.0]]))
n, words, even = 7, ["a", "b"], np.array([1, 2]) * 2
z = 0.1 + 0.2
'''


EXPONENTIALS = Decimal("2.718281828459045235360287471352662497757"), Decimal("7.389056098930650227230427460575007813180")


def test_the_distances_are_those_from_the_exact_numbers():
    write("script.py", CLOSE)
    code, out, err = process("crosscheck", "script.py", "--digits", "40")
    assert (code, err) == (0, "")
    before, table = out.split("ulps from what 40 digits give, the median and at most\n")
    assert before.endswith("agrees\n\n")
    lines = {line.split("  ")[0]: line.split() for line in table.split("\n")}
    unit = Fraction(1, 2 ** 53)                                             # of 0.7, 0.8 and 0.9
    off = [Fraction(float(x)) - Fraction(x0) - Fraction(0.6) for x0, x in zip((0.1, 0.2, 0.3), np.array([0.1, 0.2, 0.3]) + 0.6)]
    with_numpy, here = [[abs(x + more) / unit for x, more in zip(off, (0, moved, 0))] for moved in (0, 2 * unit)]
    assert with_numpy != here
    assert lines["x"][2:] == ["%.1f" % x for values in (with_numpy, here) for x in (sorted(values)[1], max(values))] + ["NumPy"]
    assert lines["n"] == ["n", "0.0", "0.0", "0.0", "0.0", "both"] and lines["even"][2:] == lines["n"][1:]
    off = abs(Fraction(0.1 + 0.2) - Fraction(0.1) - Fraction(0.2)) / (unit / 2)
    assert lines["z"] == ["z"] + ["%.1f" % off] * 4 + ["both"]
    assert table.split("\n")[-3] == "closer to the truth: NumPy for 1 variable, purenn for 0, both alike for 5"
    every = [sorted(values + [off] + [truth.off(x, true) for x, true in zip((math.exp(1), math.exp(2)), EXPONENTIALS)]) for values in (with_numpy, here)]
    assert table.split("\n")[-2] == "in all that are not exact: NumPy median %.1f, at most %.1f; purenn median %.1f, at most %.1f" % tuple(
        [x for values in every for x in (values[3], values[-1])])


@pytest.mark.parametrize("x, true, wanted", [
    (1.0, Decimal(1), 0), (1.0 + 2 ** -52, Decimal(1), 1), (3, Decimal(3), 0), (3, Decimal("3.5"), 2 ** 50), (True, True, 0), (True, False, 2 ** 62 - 2 ** 52),
    ("a", "a", 0), ("a", Decimal(1), float("inf")), (2 ** 70, 2 ** 70, 0), (10 ** 30, Decimal(1), float("inf")), (float("nan"), Decimal("NaN"), 0),
    (float("inf"), Decimal("1e400"), 0), (1.0, "1", float("inf")), (0.5, 0, None)])
def test_how_far_one_number_is_off(x, true, wanted):
    found = truth.off(x, true)
    assert found == wanted if wanted in (0, 1, 2 ** 50, float("inf")) else found > 1e15


def test_who_is_closer():
    def pair(*lists):
        return tuple(Distance("x", (len(numbers),), numbers) for numbers in lists)
    assert [truth.closer(pair(*lists)) for lists in (([1, 2, 9], [1, 3, 4]), ([1, 2, 9], [1, 2, 8]), ([1, 2], [2, 1]), ([5], [4.5]))] == [0, 1, None, 1]
    assert truth.closer((Distance("x", problem="shapes"), Distance("x", (), [1e9]))) == 1
    found = truth.compared({"a": [1.0, 2.0], "b": 1.0}, {"a": [1.0]}, {"a": [Decimal(1), Decimal(2)], "b": Decimal(1)})
    assert list(found) == ["a", "b"] and found["a"][0].largest == 0 and found["a"][1].problem == "shapes (1,) and (2,)" and found["b"][1].problem
    assert "shapes (1,) and (2,)" in truth.table(found, 50) and truth.summary(found).startswith("closer to the truth: NumPy for 2 variables, purenn for 0,")


# ---- what cannot be done ----

@pytest.mark.parametrize("text, message", [
    ("import math\nx = 1.0\ny = math.atan(x)\n", "with 50 digits the script ends with AttributeError: math.atan is not here in so many digits, in line 3\n"),
    long("import numpy as np\nx = 0.1 + 0.2\nassert x == 0.30000000000000004, 'exact'\n", "with 50 digits the script ends with AssertionError: exact, in line 3\n"),
    long("x = 1\nif 0.1 + 0.2 != 0.30000000000000004:\n    import os\n    os._exit(3)\n", "script.py ends without a result with 50 digits\n"),
    long("x = 1\nwhile 0.1 + 0.2 != 0.30000000000000004:\n    pass\n", "script.py takes more than 6 seconds with 50 digits (--timeout allows more)\n")])
def test_what_has_no_truth_is_compared_all_the_same(text, message):
    write("script.py", text)
    code, out, err = process("crosscheck", "script.py", "--digits", "50", "--timeout", "6")
    assert (code, err) == (2, "purenn: " + message) and out.endswith("agrees\n") and "digits" not in out


@pytest.mark.parametrize("arguments, message", [
    (["--digits", "19"], "--digits 19: a whole number of at least 20 and at most 1000 is needed"), (["--digits", "1001"], "at most 1000"),
    (["--digits", "many"], "--digits many: a whole number"), (["--digits", "50", "--watch", "x"], "--watch is for both at once; leave out --digits"),
    (["--digits", "50", "--save", "a.json"], "--digits compares; give it with --against, not with --save")])
def test_wrong_usage(arguments, message):
    write("script.py", "x = 1\n")
    fails(2, message, "crosscheck", "script.py", *arguments)
    assert not os.path.exists("a.json")


def test_a_script_that_fails_with_numpy_is_not_run_with_digits():
    write("script.py", "x = 1\nraise ValueError('of its own')\n")
    fails(2, "with NumPy the script ends with ValueError: of its own, in line 2", "crosscheck", "script.py", "--digits", "50")


@pytest.mark.long
def test_against_what_numpy_left_elsewhere():
    write("script.py", "import sys\nimport numpy as np\nx = np.exp(np.array([float(open('data.txt').read())]))\nargument = sys.argv[1]\n")
    write("data.txt", "0.1\n")
    run("crosscheck", "script.py", "--save", "ref.json", "--", "a")
    once = process("crosscheck", "script.py", "--digits", "50", "--", "a")
    assert once[0] == 0 and process("crosscheck", "script.py", "--digits", "50", "--against", "ref.json", "--", "a") == once
    with localcontext() as context:
        context.prec = 60
        off = abs(Decimal(float(np.exp(0.1))) - Decimal(0.1).exp()) / Decimal(2) ** -52
    assert [line.split()[2] for line in once[1].split("\n") if line.startswith("x ")][1] == "%.1f" % off


@pytest.mark.long
def test_decimals_that_are_written_in_python():
    """PyPy's are; CPython takes its own such ones where it lacks those in C."""
    write("layers.py", LAYERS)
    wanted = in_digits(TRAINING, 30)
    program = "import sys\nsys.modules['_decimal'] = None\nfrom purenn.py36.crosscheck import digits\ndigits.main(['30', 'out.json', 'script.py'])\n"
    for python in [sys.executable] + [found for found in [shutil.which("pypy3")] if found]:
        subprocess.run([python, "-c", program], env=dict(os.environ, PYTHONPATH=ROOT), check=True)
        assert digits.unpacked(envelope.load("out.json")) == wanted
        os.remove("out.json")


@pytest.mark.long
def test_an_old_python_says_so():
    write("script.py", "x = 1\n")
    code, out, err = process("crosscheck", "script.py", "--digits", "50", python=[needs.python("2.7")])
    assert (code, out, err) == (2, "", "purenn: --digits needs Python 3.6 or newer and purenn's folder py36\n")
