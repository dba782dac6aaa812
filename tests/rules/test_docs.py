"""Every code block in the documentation is run: Python as doctests, `$ command` blocks as commands."""
import doctest
import os
import re
import shlex
import subprocess
import sys

import pytest

from paths import ROOT
from purenn.activations import ACTIVATIONS
from purenn.losses import LOSSES
from purenn.optimizers import OPTIMIZERS

PAGES = ["README.md", "CONTRIBUTING.md"] + sorted(
    os.path.join("docs", name) for name in os.listdir(os.path.join(ROOT, "docs")) if name.endswith(".md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# Commands whose output is this machine's and this hour's: run by CI, or by hand beside the number.
MEASURING = ("python3 tests/everywhere", "python3 tests/bench")


def read(page):
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        return file.read()


def commands(page):
    """(command, expected output) of the page's console blocks."""
    for language, text in BLOCK.findall(read(page)):
        if language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield command, output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the pages' programs and commands run, one after the other, and leave their files."""
    return tmp_path_factory.mktemp("docs")


@pytest.mark.parametrize("page", PAGES)
def test_python_blocks(page, folder, monkeypatch):
    monkeypatch.chdir(folder)
    result = doctest.testfile(os.path.join(ROOT, page), module_relative=False)
    assert result.failed == 0


def test_blocks_are_of_a_kind_that_is_run():
    for page in PAGES:
        for language, text in BLOCK.findall(read(page)):
            assert language in ("python", "console"), (page, language)
            if language == "python":
                assert ">>>" in text, (page, text)
            else:
                assert text.startswith("$ "), (page, text)


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_activations_losses_and_optimizers_are_counted_right(page):
    counts = tuple([{7: "seven", 10: "ten"}.get(len(table), len(table)) for table in (ACTIVATIONS, LOSSES, OPTIMIZERS)])
    assert "%s activations, %s losses, %s optimizers" % counts in " ".join(read(page).split())


@pytest.mark.parametrize("page, command, expected", [(page,) + pair for page in PAGES for pair in commands(page)])
def test_commands(page, command, expected, folder):
    if command.startswith(MEASURING):
        assert os.path.exists(os.path.join(ROOT, command.split()[1])), command
        return
    assert command.startswith("python3 ")
    output = subprocess.check_output([sys.executable] + shlex.split(command)[1:], cwd=str(folder),
                                     env=dict(os.environ, PYTHONPATH=ROOT))
    assert output.decode("utf-8") == expected
