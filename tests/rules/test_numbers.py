"""Numbers in the documents are what the kept results give, and nothing in the tree was left to be filled in later."""
import os
import re
import subprocess
import sys

import pytest

from exported import HEAPS
from paths import BENCH, ROOT
from purenn.py36.export.source import MOST_STRAIGHT

sys.path.insert(0, BENCH)
try:
    import tables
finally:
    sys.path.pop(0)

# Spelled in pieces, so that this file does not contain them.
LATER = re.compile(r"\b(%s)\b" % "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "TB" + "D"]))
CAPITALS = re.compile(r"\b[A-Z][A-Z_]{4,}\b")
NAMES = {"CHANGELOG", "CONTRIBUTING", "README", "CIFAR", "MNIST"}       # the only long words of capitals that prose has
CODE = re.compile(r"^```.*?^```|`[^`]*`|^    .*?$", re.MULTILINE | re.DOTALL)
# How Pythons differ, line by line, with numbers that nobody measured.
UNMEASURED = ("docs/dialects.md", "docs/programs.md")        # the second is written by a program of its own
COMMAND = re.compile(r"`python3 (tests\S*)((?: [^\s`]+)*)`")


# ---- what the tree holds ----

def files(root):
    """The paths of all that git tracks or would add; without git, of all that is not hidden."""
    listed = []
    try:
        listed = subprocess.check_output(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                                         stderr=subprocess.DEVNULL).decode("utf-8").split("\0")
    except (OSError, subprocess.CalledProcessError):
        pass
    if not any(listed):
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if name == ".ci" or name[0] != "." and name not in (
                "__pycache__", "build", "dist")]
            listed += [os.path.relpath(os.path.join(folder, name), root) for name in names]
    return [os.path.join(root, path) for path in sorted(listed) if os.path.isfile(os.path.join(root, path))]


def text_of(path):
    """A file's text, or none of one that is no text."""
    with open(path, "rb") as file:
        data = file.read()
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def left_for_later(paths):
    """["file:line: word", ...]"""
    return ["%s:%d: %s" % (path, number, word) for path in paths
            for number, line in enumerate(text_of(path).split("\n"), 1) for word in LATER.findall(line)]


def unfilled(text):
    """Words of capitals, outside code, that look like a number's place."""
    return [word for word in CAPITALS.findall(CODE.sub("", text)) if word not in NAMES]


def test_nothing_is_left_for_later():
    found = files(ROOT)
    assert os.path.join(ROOT, "README.md") in found and os.path.join(ROOT, ".ci", "run") in found and len(found) > 200
    assert left_for_later(found) == []


@pytest.mark.parametrize("word", ["TO" + "DO", "FIX" + "ME", "XX" + "X", "TB" + "D"])
def test_what_is_left_for_later_is_found(word, tmp_path):
    path = tmp_path / "planted.py"
    path.write_text("fine = 1\n# %s: the rest\nnot%s = %s_\n" % (word, word, word))
    assert files(str(tmp_path)) == [str(path)]
    assert left_for_later(files(str(tmp_path))) == ["%s:2: %s" % (path, word)]


@pytest.mark.parametrize("document", tables.DOCUMENTS)
def test_no_number_is_left_to_be_filled_in(document):
    assert unfilled(tables.read(document)) == []


def test_an_unfilled_number_is_found():
    assert unfilled("takes IMPORTMS more, `SIZE_OF` less,\n```c\nSTATE\n```\nand [CHANGELOG.md] NUMPYMS") == [
        "IMPORTMS", "NUMPYMS"]


# ---- the documents' numbers ----

def tables_by_hand(text):
    """Lines of tables with a decimal number that stand in no block."""
    return [line for line in tables.BLOCK.sub("", text).split("\n")
            if line.startswith("|") and re.search(r"\d\.\d", line)]


def missing_commands(text):
    """The commands of a block that name what is not there; a block without any misses one."""
    found = COMMAND.findall(" ".join(text.split()))
    return [] if found and all(exists(path, words.split()) for path, words in found) else [text]


def exists(path, words):
    """Whether the program is there, and of tests/bench the benchmark that is named first."""
    return os.path.exists(os.path.join(ROOT, path)) and (
        path != "tests/bench" or os.path.exists(os.path.join(BENCH, words[0] + ".py")))


@pytest.mark.parametrize("document", tables.DOCUMENTS)
def test_documents_say_what_the_results_give(document):
    """`python3 tests/bench tables` writes them."""
    text = tables.read(document)
    assert tables.written(text) == text
    assert len(re.findall("<!--", text)) == 2 * len(tables.BLOCK.findall(text))


def test_a_document_that_differs_is_named(monkeypatch):
    read = tables.read
    monkeypatch.setattr(tables, "read", lambda document: read(document).replace(" ms more", " ms and more"))
    with pytest.raises(SystemExit, match="not what the kept results give: README.md;"):
        tables.main(["--check"])


def test_every_block_stands_in_a_document_and_names_its_command():
    blocks = [block for document in tables.DOCUMENTS for block in tables.BLOCK.findall(tables.read(document))]
    assert sorted(name for _, name, _, _ in blocks) == sorted(tables.BLOCKS)
    assert [name for _, name, text, _ in blocks if missing_commands(text)] == []


def test_numbers_written_by_hand_are_found():
    block = "<!-- table: sizes -->\n| 2 | 0.5 |\n<!-- end of table -->\n"
    assert tables_by_hand(block + "| 2 | 3 |\n| 1.25 |\n") == ["| 1.25 |"]
    assert "| 2 | 0.5 |" not in tables.written(block)
    assert missing_commands("no command") and missing_commands("by `python3 tests/bench nothing --on 3.11`")
    assert missing_commands("by `python3\ntests/nothing.py`") and not missing_commands("by `python3 tests/bench\nsizes`")


@pytest.mark.parametrize("document", sorted(set(tables.DOCUMENTS) - set(UNMEASURED)))
def test_tables_with_numbers_are_written_by_the_program(document):
    assert tables_by_hand(tables.read(document)) == []


def test_the_boards_memory_is_the_tests():
    text = " ".join(tables.read("docs/export.md").split())
    assert ("imports and predicts in a heap of %d KB, in the form `\"loop\"` in %d KB (`python3 tests tests/py36/export/test_boards.py`)" % (
        HEAPS["straight"], HEAPS["loop"])) in text


def test_the_straight_forms_limits_are_the_programs():
    text = " ".join(tables.read("docs/export.md").split())
    c, python = MOST_STRAIGHT["c"], MOST_STRAIGHT["python"]
    assert MOST_STRAIGHT == {"c": c, "r": c, "python": python, "javascript": python}
    assert "up to some {:,} operations in C and R and {:,} in Python and JavaScript".format(c, python) in text
