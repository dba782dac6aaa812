"""The article's code cells, unchanged but for the import, print what they print with NumPy, byte for byte.

The cells stand in golden/article/ as make.py cut them out of the article. Each backend runs in one process of its own.
"""
import ast
import hashlib
import importlib.util
import io
import json
import os
import subprocess
import sys

import pytest

from amounts import share
from paths import GOLDEN, ROOT, TESTS

pytest.importorskip("numpy")

ARTICLE = os.path.join(ROOT, os.pardir, "shared", "article.md")
BACKEND = "purenn.numpy"
SEEDS = list(range(share(40, 5)))

CHECKSUMS = {
    "cell_1.py": "8adc98cf2b4eb9f49b6ccff5220f58a8e70104c8f51dcb6f0ed610443b549e49",
    "cell_2.py": "8b2f00c9001f5a4b4ea74bb63a57de55fb4354c7ec54514529781af0dd2b073a",
    "cell_3.py": "26bab84c173437067c7345e768d4f00a1924d61a03f434c903f5438c3ac3a410",
    "cell_13.py": "d14c5bc9192efa49ddbccf91047092740bef3b09b01499ba2ec45669d2feac5a",
    "printed.txt": "1af117efba0c5aa800f93dae86c3f52d30e2a6a6d6bb0adf156cf4350f72d473",
}

# Runs each script of a JSON list from stdin, and writes the list of what they printed, and whether NumPy was loaded.
DRIVER = """
import contextlib, io, json, sys
printed = []
for source in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "article", "exec"), {"__name__": "__main__"})
    printed.append(out.getvalue())
json.dump({"printed": printed, "numpy": "numpy" in sys.modules}, sys.stdout)
"""


def golden(name):
    with io.open(os.path.join(GOLDEN, "article", name), encoding="utf-8", newline="") as f:
        return f.read()


def cell(number):
    return golden("cell_%d.py" % number)


def script(backend, before="", after_start=""):
    """The four cells in order, with lines of ours after the import and after the weights have been drawn."""
    start = cell(1)
    assert start.count("import numpy as np\n") == 1
    start = start.replace("import numpy as np\n", "import %s as np\n%s" % (backend, before))
    return start + cell(2) + after_start + cell(3) + cell(13)


def seeded(backend, seed):
    return script(backend, before="np.random.seed(%d)\n" % seed)


def begin(scripts):
    """Start one process that runs the scripts one after the other."""
    env = dict(os.environ, PYTHONPATH=ROOT, OPENBLAS_NUM_THREADS="1", PYTHONIOENCODING="utf-8")
    process = subprocess.Popen([sys.executable, "-c", DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=env, cwd=TESTS)
    process.stdin.write(json.dumps(scripts).encode("utf-8"))
    process.stdin.close()
    process.stdin = None
    return process


def finish(process):
    out, err = process.communicate()
    assert process.returncode == 0, err.decode("utf-8")
    return json.loads(out.decode("utf-8"))


@pytest.fixture(scope="module")
def printed():
    """{backend: what it printed for each seed}; the two processes run side by side."""
    processes = {b: begin([seeded(b, n) for n in SEEDS]) for b in ("numpy", BACKEND)}
    answers = {b: finish(p) for b, p in processes.items()}
    assert answers["numpy"]["numpy"] and (BACKEND == "numpy" or not answers[BACKEND]["numpy"])
    return {b: answer["printed"] for b, answer in answers.items()}


def test_the_cells_are_the_articles():
    found = {name: golden(name) for name in CHECKSUMS}
    assert {name: hashlib.sha256(text.encode("utf-8")).hexdigest() for name, text in found.items()} == CHECKSUMS
    for number in (1, 2, 3, 13):
        ast.parse(cell(number))
    if os.path.exists(ARTICLE):             # a clone of the repository alone does not have it
        spec = importlib.util.spec_from_file_location("make_article", os.path.join(GOLDEN, "article", "make.py"))
        make = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(make)
        with io.open(ARTICLE, encoding="utf-8") as f:
            assert make.pieces(f.read()) == found


@pytest.mark.parametrize("seed", SEEDS)
def test_cells_print_what_numpy_prints(printed, seed):
    assert printed[BACKEND][seed] == printed["numpy"][seed]


def test_every_seed_prints_something_else(printed):
    assert len(set(printed["numpy"])) == len(SEEDS)
    assert all(text.startswith("Output layer: \nweights: \n[[") for text in printed["numpy"])


@pytest.mark.parametrize("backend", ["numpy", BACKEND])
def test_recovered_start_prints_the_articles_output(backend):
    start = json.loads(golden("printed_run_start.json"))
    assert sorted(start) == ["bh", "bout", "wh", "wout"]
    lines = "".join("%s = np.array(%r)\n" % (name, start[name]) for name in sorted(start))
    assert finish(begin([script(backend, after_start=lines)]))["printed"] == [golden("printed.txt")]


@pytest.mark.parametrize("right, wrong", [
    ("lr=0.1 ", "lr=0.1000001 "),
    ("return x * (1 - x)", "return sigmoid(x) * (1 - sigmoid(x))"),
    ("epoch=5000", "epoch=4999"),
])
def test_an_altered_script_prints_something_else(printed, right, wrong):
    source = seeded(BACKEND, SEEDS[0])
    assert source.count(right) == 1
    assert finish(begin([source.replace(right, wrong)]))["printed"] != [printed["numpy"][SEEDS[0]]]
