"""The pages are true: their blocks run, their links lead somewhere, and what they say of the code is what the code is."""
import ast
import doctest
import os
import re
import runpy
import shlex
import subprocess
import sys

import layout
import pytest

import needs
from paths import PACKAGE, ROOT, TESTS
from purenn.activations import ACTIVATIONS
from purenn.losses import LOSSES
from purenn.optimizers import OPTIMIZERS

DOCS = ["docs/" + name for name in sorted(os.listdir(os.path.join(ROOT, "docs"))) if name.endswith(".md")]
PAGES = ["README.md", "CONTRIBUTING.md"] + DOCS
# Their blocks are run by tests of their own: tests/docs/test_embedding.py and test_at_once.py.
ELSEWHERE = ["docs/embedding.md", "docs/clusters.md"]
WITH_A_COMPILER = ["docs/compiled.md"]
RUN = [page for page in PAGES if page not in ELSEWHERE]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Commands whose output is this machine's and this hour's: run by CI, or by hand beside the number.
MEASURING = ("python3 tests/everywhere", "python3 tests/bench")


def read(*names):
    with open(os.path.join(ROOT, *names), encoding="utf-8") as file:
        return file.read()


# ---- blocks: Python as doctests, `$ command` blocks as commands ----

@pytest.mark.parametrize("page", RUN)
def test_the_blocks_of_a_page_run(page, tmp_path, monkeypatch):
    """From the first to the last, in a folder that is empty at first, as a reader would run them."""
    monkeypatch.chdir(tmp_path)
    if page in WITH_A_COMPILER:
        needs.command(*needs.COMPILERS)
    faults = run(page, read(page))
    assert not faults, "".join(faults)


def run(page, text):
    """Run the blocks in the current folder; what differs from the page, in words."""
    faults, names = [], {"__name__": "__main__"}
    for found in BLOCK.finditer(text):
        language, block = found.groups()
        if language == "python":
            test = doctest.DocTestParser().get_doctest(block, names, page, page, text.count("\n", 0, found.start()) + 1)
            doctest.DocTestRunner(verbose=False).run(test, out=faults.append, clear_globs=False)
            names = test.globs
        for command, expected in commands(block) if language == "console" else ():
            printed = output(command, expected)
            if printed != expected:
                faults.append("%s: $ %s\nexpected:\n%sprinted:\n%s" % (page, command, expected, printed))
    return faults


def commands(block):
    """(command, expected output) of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def output(command, expected):
    """What the command prints; of one that measures, what is expected, if there is such a program."""
    words = shlex.split(command)
    assert words[0] == "python3", command
    if command.startswith(MEASURING):
        assert os.path.exists(os.path.join(ROOT, words[1])), command
        return expected
    answer = subprocess.run([sys.executable] + words[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=dict(os.environ, PYTHONPATH=ROOT))
    return answer.stdout.decode("utf-8") + (answer.stderr.decode("utf-8") if answer.returncode else "")


def test_blocks_are_of_a_kind_that_is_run():
    for page in RUN:
        text = read(page)
        for language, block in BLOCK.findall(text):
            assert language in ("python", "console"), (page, language)
            assert (">>> " in block) if language == "python" else block.startswith("$ "), (page, block)
        assert text.count("```") == 2 * len(BLOCK.findall(text)), page
        assert ">>> " not in BLOCK.sub("", text), page


@pytest.mark.parametrize("page, words", [
    ("```python\n>>> x = 1\n\n```\n```python\n>>> x\n2\n\n```\n", "Expected:\n    2\nGot:\n    1\n"),
    ("```console\n$ python3 -c \"print(1)\"\n2\n```\n", "expected:\n2\nprinted:\n1\n"),
    ("```console\n$ python3 -c \"raise SystemExit('no')\"\n```\n", "printed:\nno\n"),
    ("```python\n>>> open('made', 'w').close()\n\n```\n```console\n$ python3 -c \"open('made')\"\n```\n", "")])
def test_a_block_that_prints_something_else_is_found(page, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    faults = "".join(run("page", page))
    assert words in faults and bool(faults) == bool(words)


# ---- links ----

LINK = re.compile(r"\]\(([^)\s]+)\)")


def broken(page, text):
    """The links of a page's text that lead to no file."""
    links = [link for link in LINK.findall(BLOCK.sub("", text)) if "://" not in link]
    return [link for link in links if not os.path.exists(os.path.join(ROOT, os.path.dirname(page), link.split("#")[0]))]


@pytest.mark.parametrize("page", PAGES + ["CHANGELOG.md"])
def test_links_lead_somewhere(page):
    assert broken(page, read(page)) == []


def test_a_link_that_leads_nowhere_is_found():
    assert broken("docs/page.md", "[a](README.md), [b](../README.md#install) and [c](nowhere.md)") == ["nowhere.md"]


def test_the_index_names_every_page():
    links = ["docs/" + link for link in LINK.findall(read("docs", "README.md"))]
    assert [page for page in DOCS if page not in links] == ["docs/README.md"]


# ---- the article's formulas in README.md ----

def test_readme_has_every_line_of_the_iteration():
    """In its order, with its steps."""
    rows = re.findall(r"^\| (\d*) ?\| (`[^`]*`)? ?\| `([^`]*)` \|$", read("README.md"), re.MULTILINE)
    text = read("purenn", "article.py")
    [function] = [node for node in ast.parse(text).body if getattr(node, "name", "") == "iteration"]
    lines = [(node.lineno, ast.get_source_segment(text, node)) for node in function.body if isinstance(node, ast.Assign)]
    assert [line for _, _, line in rows] == [line for _, line in lines]
    steps = re.findall(r"# Step (\d+):", ast.get_source_segment(text, function))
    assert [step for step, _, _ in rows if step] == steps == [str(n) for n in range(2, 12)]


def test_the_mistakes_that_outputs_tell_are_those_of_the_tests():
    mistakes = re.findall(r"^- ((?:-?\d\.\d+ ?){3}): (.*)$", read("docs", "crosscheck.md"), re.MULTILINE)
    variants = runpy.run_path(os.path.join(TESTS, "test_errata.py"))["VARIANTS"]
    assert mistakes == [(outputs, name) for name, _, outputs in variants]


# ---- what is counted ----

@pytest.mark.parametrize("page", ["docs/training.md", "CHANGELOG.md"])
def test_activations_losses_and_optimizers_are_counted_right(page):
    counts = tuple([{7: "seven", 10: "ten"}.get(len(table), len(table)) for table in (ACTIVATIONS, LOSSES, OPTIMIZERS)])
    assert "%s activations, %s losses, %s optimizers" % counts in " ".join(read(page).split())


# ---- docs/architecture.md ----

ARCHITECTURE = read("docs", "architecture.md")


def tree(text):
    """The paths in the page's tree: files end in .py, folders in a slash."""
    found, folders = [], []
    for indent, name in re.findall(r"^    ( *)(\S+(?:/|\.py))(?: .*)?$", text[text.index("\n    purenn/\n"):text.index("\n## ")],
                                   re.MULTILINE):
        folders = folders[:len(indent) // 2]
        found.append("".join(folders) + name)
        folders.append(name)
    return found


def house():
    """The same of the package as it is: the files directly in it, and all folders."""
    found = ["purenn/" + name for name in os.listdir(PACKAGE) if name.endswith(".py")]
    for folder, _, files in os.walk(PACKAGE):
        if files and os.path.basename(folder) != "__pycache__":
            found.append(os.path.relpath(folder, ROOT).replace(os.sep, "/") + "/")
    return found


def test_the_tree_is_that_of_the_package():
    listed = tree(ARCHITECTURE)
    assert sorted(listed) == sorted(house())
    assert len(listed) == len(set(listed)) > 20


def test_a_tree_reads_as_paths():
    assert tree("\n    purenn/\n      a.py     an a/ of .py\n      b/       b\n        c/\n      d/\n\n## x") == [
        "purenn/", "purenn/a.py", "purenn/b/", "purenn/b/c/", "purenn/d/"]


def test_the_order_of_imports_is_the_plans():
    section = ARCHITECTURE[ARCHITECTURE.index("## The order of imports"):]
    named = re.search(r"\n\n((?:    .*\n)+)\n", section).group(1).split()
    places = [place for place in layout.PLAN if os.path.exists(os.path.join(PACKAGE, place + (".py" if place[-1] != "/" else "")))]
    assert named == [place for place in places if not place.startswith("__") and place != layout.WALL]


def test_where_to_look_is_there():
    section = ARCHITECTURE[ARCHITECTURE.index("## Where to look"):]
    paths = re.findall(r"`([^` ]+(?:/|\.py))`", section)
    assert len(paths) > 8
    assert [path for path in paths if not any(os.path.exists(os.path.join(top, path)) for top in (ROOT, PACKAGE))] == []
