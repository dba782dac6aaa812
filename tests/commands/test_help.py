"""The help of every command: its text, its options with their defaults, and its example, which is run."""
import contextlib
import io
import json
import re

import pytest

import purenn
from command_line import fails, in_process, process, run, trained, write
from purenn import article as article_steps
from purenn.__main__ import COMMANDS, HELP, NEWER, main
from purenn.activations import ACTIVATIONS
from purenn.commands import article, crosscheck, evaluate, models, predict, selftest, train
from purenn.data import SCALERS
from purenn.optimizers import OPTIMIZERS
from purenn.py36.commands import bundle, diagnose, export, gradcheck, show, trace, vectors

MODULES = {"": article, "bundle": bundle, "crosscheck": crosscheck, "diagnose": diagnose, "evaluate": evaluate, "export": export, "gradcheck": gradcheck,
           "predict": predict, "selftest": selftest, "show": show, "trace": trace, "train": train, "vectors": vectors}
ALL = sorted(MODULES)


def options_of(name):
    return models.OPTIONS if name == "evaluate" else MODULES[name].OPTIONS


def test_these_are_all_commands():
    assert ALL == sorted(list(COMMANDS) + list(NEWER))
    assert re.findall(r"^    python -m purenn ([a-z]+) ", HELP, re.M) == ["train", "predict", "evaluate", "export", "bundle", "crosscheck", "diagnose", "gradcheck", "trace", "vectors", "show", "selftest"]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--epochs", "7", "--help"]] + [[name, "--help"] for name in ALL if name])
def test_help_is_text_on_stdout(arguments):
    code, out, err = process(*arguments)
    assert (code, err) == (0, "") and out.count("\n") > 3
    assert max(len(line) for line in out.split("\n")) <= 90


@pytest.mark.parametrize("name", ALL)
def test_descriptions_are_aligned(name):
    entries = re.finditer(r"^    (--?\S+|FILE|MODEL)( [A-Z]\S*?)?(, -o FILE)? +(?=\S)", MODULES[name].HELP, re.M)
    assert {len(match.group(0)) for match in entries} <= {24}


@pytest.mark.parametrize("name", ALL)
def test_every_option_is_there_with_its_default(name):
    options = options_of(name)
    assert sorted(re.findall(r"^    --(\S+)", MODULES[name].HELP, re.M)) == sorted(options)
    for option, (default, reader) in options.items():
        entry = re.search(r"^    --%s\b.*(\n {20}.*)*" % option, MODULES[name].HELP, re.M).group(0)
        if reader is None or default is None:
            assert not re.search(r"\(\w+\)$", entry) or option in ("target", "columns", "validation", "optimizer")
        else:
            default = ",".join(map(str, default)) if isinstance(default, list) else "%g" % default if default == 0 else str(default)
            assert entry.endswith("(%s)" % default), entry


@pytest.mark.parametrize("name, table", [("activation", ACTIVATIONS), ("optimizer", OPTIMIZERS), ("scaler", SCALERS)])
def test_the_names_that_an_option_takes_are_there(name, table):
    entry = re.search(r"^    --%s (.*(\n {20}.*)*)" % name, train.HELP, re.M).group(1)
    assert not set(table) - set(re.findall(r"\w+", entry))


@pytest.mark.parametrize("name", ALL)
def test_the_example_works(name):
    (example,) = re.findall(r"^    python -m purenn(.*)$", MODULES[name].HELP, re.M)
    words = example.split()
    assert words[:1] == [name] or not name and words[0] == "--seed"
    if "model.json" in words and name != "train":
        trained("iris")
    if "mine.json" in words:
        weights = article_steps.train(article_steps.X, article_steps.y, *article_steps.initialize(42), epochs=50)
        write("mine.json", json.dumps(dict(zip(("wh", "bh", "wout", "bout"), [matrix.tolist() for matrix in weights]))))
    if "script.py" in words:
        write("script.py", "import numpy as np\nW1 = np.ones(3) / 3\n")
    if "mine.py:loss_and_gradients" in words:
        write("mine.py", "def loss_and_gradients(W1, b1, W2, b2, X, y):\n    s = W1[0][0] * b2[0]\n    return s, "
              "[[b2[0], 0, 0]] + [[0, 0, 0]] * 3, [0] * 3, [[0, 0]] * 3, [W1[0][0], 0]\n")
    code, out, err = process(*words + (["--epochs", "5"] if name == "train" else []))
    assert code == 0 and (out or "--out" in words)
    said = {"export": "a straight line: about ", "bundle": "purenn.py: "}.get(name, "")
    assert err.startswith(said) and err.count("\n") == bool(said)


def test_main_is_what_these_tests_run():
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["predict", "--help"]) == 0
    assert out.getvalue() == predict.HELP + "\n"


def test_help_of_the_package_lists_commands_then_the_articles_options():
    assert in_process("--help")[1] == HELP + "\n" + article.HELP + "\n"


def test_version():
    assert run("--version") == "purenn %s\n" % purenn.__version__
    fails(2, "unknown argument --version; known are ", "train", "--version")
