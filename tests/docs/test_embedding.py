"""docs/embedding.md: each recipe is taken out of the page and run, in a folder with the files that the page begins with.

A block that begins with a file's name, as a comment or a page's title, is that file; the commands of console blocks are a shell's, and print
what stands below them.
"""
import contextlib
import glob
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

import pytest

import needs
from browser import Browser, served
from paths import PACKAGE, ROOT

with open(os.path.join(ROOT, "docs", "embedding.md"), encoding="utf-8") as page:
    BEGINNING, *PARTS = re.split("^## ", page.read(), flags=re.M)
SECTIONS = dict([(part.partition("\n")[0], part) for part in PARTS])
NOT_RUN = "Not run here"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(?:(?:#|//|--) |<!DOCTYPE html>\n<title>)([\w/]+\.\w+)(?:</title>)?\n")
MADE = ("purenn.py", "flowers.py", "iris.json", "learn.py")         # by the page's beginning


# ---- what a section needs: {its title: a function of its folder, which may hand over a context with variables} ----

def nothing(folder):
    """Only what is there anyway."""


def program(*names):
    def check(folder):
        for name in names:
            needs.command(name)
    return check


def module(name):
    def check(folder):
        if importlib.util.find_spec(name) is None:
            pytest.skip("no %s, which pip installs" % name)
    return check


def npm(beginning):
    """The newest of the npm installs of tests/everywhere whose folder begins so, as node_modules."""
    def prepare(folder):
        needs.command("node")
        found = sorted(glob.glob(os.path.join(needs.everywhere(beginning), beginning + "*", "node_modules")))
        os.symlink(found[-1], str(folder / "node_modules"))
    return prepare


def package(folder):
    """The folder purenn/, and not the file, which it would hide."""
    (folder / "purenn.py").unlink()
    shutil.copytree(PACKAGE, str(folder / "purenn"), ignore=shutil.ignore_patterns("__pycache__"))


def frozen_package(folder):
    module("PyInstaller")(folder)
    package(folder)


def compiler(folder):
    program("cc", "python3-config")(folder)
    include = subprocess.check_output(["python3-config", "--includes"], universal_newlines=True).split()[0][2:]
    if not os.path.exists(os.path.join(include, "Python.h")):
        pytest.skip("no Python.h in " + include)


@contextlib.contextmanager
def database(folder):
    """A server of its own, by a user who is not root, as PostgreSQL wants."""
    homes = sorted(glob.glob("/usr/lib/postgresql/*/lib/plpython3.so"))
    if not homes:
        pytest.skip("no PL/Python (apt-get install postgresql-plpython3-15)")
    needs.command("psql")
    programs = os.path.join(os.path.dirname(os.path.dirname(homes[-1])), "bin")
    place = tempfile.mkdtemp(dir="/tmp")                    # pytest's folders are for one user only
    user = {}
    if os.geteuid() == 0:
        user = {"user": "postgres", "group": "postgres", "cwd": place}
        shutil.chown(place, "postgres", "postgres")

    def run(name, *arguments):
        subprocess.run([os.path.join(programs, name), "-D", place + "/data"] + list(arguments), check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **user)
    try:
        run("initdb", "--auth=trust", "--no-sync", "--username=postgres")
        run("pg_ctl", "--wait", "--log", place + "/log", "--options", "-F -k %s -c listen_addresses=''" % place, "start")
        try:
            yield {"PGHOST": place, "PGUSER": "postgres"}
        finally:
            run("pg_ctl", "--wait", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(place)


def own_mounts(folder):
    """Commands are run where all that stands on the disk is for reading only."""
    needs.command("unshare")
    if os.geteuid() != 0 or subprocess.call(["unshare", "--mount", "true"], stderr=subprocess.DEVNULL) != 0:
        pytest.skip("no mounts of its own (unshare --mount, for root)")


READING_ONLY = """
for place in / /tmp "$HOME" "$PWD"; do
    mountpoint -q "$place" || mount --bind "$place" "$place"
    mount -o remount,bind,ro "$place"
done
cd "$PWD"
for place in "$PWD" "$HOME" /tmp; do
    if touch "$place/written" 2>/dev/null; then echo "$place can be written"; exit 3; fi
done
"""
NEEDS = {
    "CPython without its packages": nothing,
    "Jython": program("jython"),
    "MicroPython": npm("micropython-1.29"),
    "Pyodide": npm("pyodide-314"),
    "Brython": npm("brython"),
    "Skulpt": npm("skulpt"),
    "RestrictedPython": module("RestrictedPython"),
    "A zip file": nothing,
    "A zip file of the folder": package,
    "One box of text": nothing,
    "A program made by PyInstaller": module("PyInstaller"),
    "The folder in a program made by PyInstaller": frozen_package,
    "An interpreter inside a C program": compiler,
    "A sub-interpreter": nothing,
    "A thread that is not the main one": nothing,
    "A file system that cannot be written": own_mounts,
    "No file system": nothing,
    "No output": nothing,
    "A cloud function": nothing,
    "PL/Python in PostgreSQL": database}


# ---- running a section ----

def files(text):
    """{name: text} of the blocks that are files."""
    found = {}
    for _, block in BLOCK.findall(text):
        name = FILE.match(block)
        if name:
            found[name.group(1)] = block
    return found


def commands(text):
    """(command, what it prints) of the console blocks."""
    for language, block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:] if language == "console" else ():
            command, _, expected = part.partition("\n")
            yield command, expected


def place_files(text, folder):
    for name, block in files(text).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")


def faults(text, folder, before="", **variables):
    """Run the commands; what went otherwise than the page says, in words."""
    needs.command("bash")
    found = []
    environment = dict([(name, value) for name, value in os.environ.items() if name[:6] != "PYTHON"],
                       PATH=str(programs(folder)) + os.pathsep + os.environ["PATH"], PYTHONDONTWRITEBYTECODE="1", **variables)
    for command, expected in commands(text):
        shell = ["unshare", "--mount", "bash"] if before else ["bash"]
        answer = subprocess.run(shell + ["-c", before + command], cwd=str(folder), env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
        if answer.stdout != expected or answer.returncode:
            found.append("$ %s\nexpected:\n%sprinted:\n%s%sstatus %d\n" % (
                command, expected, answer.stdout, answer.stderr, answer.returncode))
    return found


def programs(folder):
    """A folder with the two programs of the page: python3, the one that runs the tests, and purenn as pip installs it."""
    place = folder / "programs"
    if not place.exists():
        place.mkdir()
        start = "import sys; sys.path[0] = %r; from purenn.__main__ import main; sys.exit(main())" % ROOT
        for name, command in (("python3", '"%s"' % sys.executable), ("purenn", '"%s" -c "%s"' % (sys.executable, start))):
            (place / name).write_text('#!/bin/sh\nexec %s "$@"\n' % command)
            (place / name).chmod(0o755)
    return place


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder with what the page's beginning makes."""
    folder = tmp_path_factory.mktemp("made")
    place_files(BEGINNING, folder)
    assert faults(BEGINNING, folder) == []
    return folder


@pytest.fixture
def folder(made, tmp_path):
    """A folder of the test's own, with the same files."""
    for name in MADE:
        shutil.copy(str(made / name), str(tmp_path))
    return tmp_path


@pytest.mark.long
@pytest.mark.parametrize("title", sorted(set(NEEDS) - {"Brython"}))
def test_a_recipe_prints_what_the_page_says(title, folder):
    context = NEEDS[title](folder)
    text = SECTIONS[title]
    place_files(text, folder)
    assert list(commands(text)) != []
    with context or contextlib.nullcontext({}) as variables:
        before = READING_ONLY if NEEDS[title] is own_mounts else ""
        assert faults(text, folder, before, **variables) == []


@pytest.mark.long
def test_a_page_of_brython_shows_what_the_page_says(folder):
    NEEDS["Brython"](folder)
    text = SECTIONS["Brython"]
    place_files(text, folder)
    for name in ("brython.js", "brython_stdlib.js"):
        shutil.copy(str(folder / "node_modules" / "brython" / name), str(folder))
    [expected] = [block for language, block in BLOCK.findall(text) if language == "text"]
    with served(folder) as site, Browser(folder / "profile") as browser:
        browser.open(site + "learn.html")
        browser.wait("document.querySelector('#out').textContent")
        assert browser.text("#out") + "\n" == expected


@pytest.mark.long
@pytest.mark.parametrize("version", ["3.8", "3.10", "3.12", "3.13"] + ["3.14"] * bool(needs.interpreters("3.14")))
def test_sub_interpreters_of_other_pythons(version, folder):
    text = SECTIONS["A sub-interpreter"]
    place_files(text, folder)
    [(_, expected)] = commands(text)
    assert subprocess.check_output([needs.python(version), "inside.py"], cwd=str(folder), universal_newlines=True) == expected


# ---- the page and this file agree ----

def test_every_section_is_run_or_says_that_it_is_not():
    assert sorted(SECTIONS) == sorted(list(NEEDS) + [NOT_RUN])
    assert BLOCK.findall(SECTIONS[NOT_RUN]) == []


def test_every_block_is_a_file_a_command_or_what_a_browser_shows():
    for title, text in [("", BEGINNING)] + sorted(SECTIONS.items()):
        for language, block in BLOCK.findall(text):
            assert FILE.match(block) or language == "console" and block.startswith("$ ") or (title, language) == (
                "Brython", "text"), (title, block)
        assert text.count("```") == 2 * len(BLOCK.findall(text)), title


def test_what_differs_is_found(tmp_path):
    text = "```python\n# a.py\nprint(1)\n```\n```console\n$ python3 a.py\n%s\n$ python3 -c \"raise SystemExit('no')\"\n```\n"
    place_files(text, tmp_path)
    right, wrong = faults(text % 1, tmp_path), faults(text % 2, tmp_path)
    assert len(right) == 1 and "no\nstatus 1" in right[0] and len(wrong) == 2 and "expected:\n2\nprinted:\n1" in wrong[0]
