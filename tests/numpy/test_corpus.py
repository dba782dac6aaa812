"""Whole from-scratch networks, written for NumPy, run on both backends: only the import line is replaced.

Each script of corpus/ prints as it goes, asserts that its network has learned, and ends by putting what it found into
`results`. The rule, for every script:
- `results` holds the same names, shapes and kinds (int, float, bool, text) on both backends; integers, bools and texts
  are equal, and each float is within 1e-12 relative of its counterpart, element by element;
- what it prints is the same text. Where exp or BLAS differ in the last bits, a printed number may differ too: by 1e-12
  relative, or, where it was rounded to fewer digits, but 3 decimals or more, by one in its last place. All else in the
  text is the same.

    python3 tests/numpy/test_corpus.py [MODULE]

prints a table: which scripts print the same text, the largest difference, and the seconds.
"""
import io
import json
import os
import re
import subprocess
import sys
import time

import pytest

from amounts import long
from paths import CORPUS, ROOT, TESTS

BACKEND = "purenn.numpy"
IMPORT = "import numpy as np\n"
TOLERANCE = 1e-12
NAMES = sorted(name[:-3] for name in os.listdir(CORPUS) if name.endswith(".py"))

# Runs the script on stdin, then writes its results to the file named: {name: [shape, kinds, values as text]}.
DRIVER = """
import json, sys
space = {"__name__": "__main__"}
exec(compile(sys.stdin.read(), "script", "exec"), space)

def flat(value, shape, out):
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        inner = [flat(v, shape, out) for v in value]
        assert all(s == inner[0] for s in inner), "ragged results"
        return [len(value)] + (inner[0] if inner else [])
    if isinstance(value, float):
        out.append(["float", value.hex()])
    else:
        out.append([type(value).__name__, repr(value)])
    return []

dump = {}
for name, value in space["results"].items():
    out = []
    shape = flat(value, [], out)
    assert shape == list(getattr(value, "shape", shape)), (name, shape, value.shape)
    dump[name] = [shape, sorted(set(kind for kind, text in out)), [text for kind, text in out]]
with open(sys.argv[1], "w") as f:
    json.dump({"results": dump, "numpy": "numpy" in sys.modules}, f)
"""

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def source(name, backend):
    with io.open(os.path.join(CORPUS, name + ".py"), encoding="utf-8") as f:
        text = f.read()
    assert text.count(IMPORT) == 1, name
    return text.replace(IMPORT, "import %s as np\n" % backend)


def run(script, path):
    """Run the text of a script in a process of its own: (stdout, results, whether NumPy was loaded, seconds)."""
    env = dict(os.environ, PYTHONPATH=ROOT, OPENBLAS_NUM_THREADS="1", PYTHONIOENCODING="utf-8")
    start = time.time()
    process = subprocess.Popen([sys.executable, "-c", DRIVER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=env, cwd=TESTS)
    out, err = process.communicate(script.encode("utf-8"))
    seconds = time.time() - start
    assert process.returncode == 0, err.decode("utf-8")
    with open(path) as f:
        answer = json.load(f)
    return out.decode("utf-8"), answer["results"], answer["numpy"], seconds


def distance(a, b):
    """The relative distance of two floats; 0 for equal ones, two nans included."""
    if a == b or (a != a and b != b):
        return 0.0
    size = max(abs(a), abs(b))
    return abs(a - b) / size if size < float("inf") else float("inf")


def compare_results(expected, got):
    """The largest relative distance between floats; an AssertionError where the rule is broken."""
    assert sorted(got) == sorted(expected)
    largest = 0.0
    for name in sorted(expected):
        shape, kinds, values = expected[name]
        assert got[name][:2] == [shape, kinds], "%s: %s, not %s" % (name, got[name][:2], [shape, kinds])
        for i, (a, b) in enumerate(zip(values, got[name][2])):
            if kinds == ["float"]:
                gap = distance(float.fromhex(a), float.fromhex(b))
                assert gap <= TOLERANCE, "%s, element %d: %s, not %s" % (
                    name, i, float.fromhex(b), float.fromhex(a))
                largest = max(largest, gap)
            else:
                assert a == b, "%s, element %d: %s, not %s" % (name, i, b, a)
    return largest


def last_place(text):
    """The value of one in the last place of a printed number; 0 for an integer, which must be the same."""
    digits, _, exponent = text.lower().partition("e")
    whole, point, fraction = digits.partition(".")
    return 10.0 ** (int(exponent or "0") - len(fraction)) if point else 0.0


def frame(text):
    """The text without its numbers, and without the blanks that their widths decide."""
    return re.sub(r"\s*([\[\]])\s*", r"\1", " ".join(NUMBER.sub("#", text).split()))


def compare_text(expected, got):
    """True where the texts are the same, False where only rounded numbers differ; else an AssertionError."""
    if expected == got:
        return True
    a, b = expected.split("\n"), got.split("\n")
    frame_a, frame_b = frame(expected), frame(got)
    assert frame_a == frame_b, "the texts differ in more than numbers:\n" + "\n".join(
        "expected %r\n     got %r" % pair for pair in zip(a, b) if pair[0] != pair[1])
    for x, y in zip(NUMBER.findall(expected), NUMBER.findall(got)):
        if x != y:
            gap, unit = abs(float(x) - float(y)), min(last_place(x), last_place(y))
            near = distance(float(x), float(y)) <= TOLERANCE or (unit <= 1e-3 and gap <= 1.001 * unit)
            assert near and unit > 0, "printed %s, not %s" % (y, x)
    return False


def compare(expected, got):
    """(same text?, largest relative distance between results) of two runs."""
    largest = compare_results(expected[1], got[1])
    return compare_text(expected[0], got[0]), largest


@pytest.fixture(scope="module")
def with_numpy(tmp_path_factory):
    """with_numpy(name): one run on NumPy, kept for the negative controls."""
    pytest.importorskip("numpy")
    runs = {}

    def get(name):
        if name not in runs:
            runs[name] = run(source(name, "numpy"), str(tmp_path_factory.mktemp(name) / "numpy.json"))
        return runs[name]
    return get


@pytest.mark.parametrize("name", [name if i % 2 else long(name) for i, name in enumerate(NAMES)])
def test_script_gives_the_same(name, with_numpy, tmp_path):
    expected = with_numpy(name)
    got = run(source(name, BACKEND), str(tmp_path / "out.json"))
    assert BACKEND == "numpy" or not got[2], "NumPy was loaded behind the script's back"
    compare(expected, got)


def test_the_corpus_is_as_described():
    assert len(NAMES) >= 16
    for name in NAMES:
        text = source(name, "numpy")
        lines = text.rstrip().split("\n")
        assert text.startswith('"""') and "assert " in text, name
        assert any(line.startswith("results = ") for line in lines[-3:]), name
        assert 30 <= len(lines) <= 120, (name, len(lines))


# Negative controls: a script with one wrong constant, or one of the usual mistakes, must not pass.
@pytest.mark.parametrize("name, right, wrong", [
    ("article_two_outputs", "lr=0.5\n", "lr=0.5000000001\n"),
    ("adam_sine", "beta2=0.999,", "beta2=0.99900001,"),
    ("softmax_clusters", "np.log(P + 1e-12)", "np.log(P + 1e-9)"),
    ("momentum_xor", "mu, lr = 0.9, 0.1", "mu, lr = 0.9, 0.1001"),
    ("generator_moons", "default_rng(2023)", "default_rng(2024)"),
    ("tiny_rnn", "(1 - hs[t] * hs[t])", "(1 - hs[t] * hs[t] * (1 - 1e-9))"),
    ("hopfield", "W /= n\n", "W /= n + 1\n"),
])
def test_an_altered_script_is_noticed(name, right, wrong, with_numpy, tmp_path):
    text = source(name, "numpy")
    assert text.count(right) == 1
    altered = run(text.replace(right, wrong), str(tmp_path / "out.json"))
    with pytest.raises(AssertionError):
        compare(with_numpy(name), altered)


def test_a_script_that_does_not_learn_fails(tmp_path):
    text = source("momentum_xor", BACKEND)
    with pytest.raises(AssertionError):
        run(text.replace("v -= lr * g", "v += lr * g"), str(tmp_path / "out.json"))


def number(*values, shape=()):
    return {"w": [list(shape), ["float"], [v.hex() for v in values]]}


def test_the_rule_for_results():
    assert compare_results(number(1.0), number(1.0)) == 0.0
    assert 0 < compare_results(number(1.0), number(1.0 + 9e-13)) < TOLERANCE
    for wrong in [number(1.0 + 2e-12), number(-1.0), number(float("nan")), number(float("inf")),
                  number(1.0, shape=(1,)), {"w": [[], ["int"], ["1"]]}, {"v": [[], ["float"], [1.0.hex()]]}, {}]:
        with pytest.raises(AssertionError):
            compare_results(number(1.0), wrong)
    with pytest.raises(AssertionError):                       # relative to each element, not to the largest
        compare_results(number(1.0, 1e-6, shape=(2,)), number(1.0, 1e-6 + 1e-13, shape=(2,)))
    with pytest.raises(AssertionError):
        compare_results({"n": [[], ["int"], ["3"]]}, {"n": [[], ["int"], ["4"]]})


def test_the_rule_for_text():
    assert compare_text("loss 0.25\n[[1 2]]\n", "loss 0.25\n[[1 2]]\n") is True
    for a, b in [("loss 0.2500001", "loss 0.2500002"), ("0.3333333333333333", "0.33333333333333337"),
                 ("w [-1.5e-05  2.25]", "w [-1.6e-05 2.25]"), ("[[ 0.5 ]]", "[[0.50000001]]")]:
        assert compare_text(a, b) is False
    for a, b in [("loss 0.25", "loss 0.26"), ("loss 0.25", "lost 0.25"), ("0.2500001", "0.2500003"), ("3 right", "4 right"),
                 ("0.3333333333333333", "0.3333333333344444"), ("[2. 1.]", "[3. 1.]"), ("[1 2 3]", "[1 2]"),
                 ("[1. 2.]", "[1 2]"), ("(3, 1)", "(3,)"), ("True", "1"), ("a\n0.5", "a\n"), ("x 0.5", "x -0.5"),
                 ("[[1 2]\n [3 4]]", "[1 2 3 4]")]:
        with pytest.raises(AssertionError):
            compare_text(a, b)


def main(backend):
    """The table: one line a script."""
    path = os.path.join(os.environ.get("TMPDIR", "/tmp"), "purenn-corpus-%d.json" % os.getpid())
    failures, same = [], 0
    print("%-22s %-14s %-12s %9s %9s" % ("script", "text", "difference", "NumPy, s", "here, s"))
    for name in NAMES:
        expected = run(source(name, "numpy"), path)
        try:
            got = run(source(name, backend), path)
            text, largest = compare(expected, got)
            same += text
            print("%-22s %-14s %-12.1e %9.2f %9.2f" % (
                name, "same" if text else "numbers equal", largest, expected[3], got[3]))
        except AssertionError as error:
            failures.append(name)
            print("%-22s FAILED: %s" % (name, str(error).strip().split("\n")[-1]))
        sys.stdout.flush()
    if os.path.exists(path):
        os.remove(path)
    print("%d scripts: %d print the same text, %d the same numbers, %d failed" % (
        len(NAMES), same, len(NAMES) - same - len(failures), len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [BACKEND])))
