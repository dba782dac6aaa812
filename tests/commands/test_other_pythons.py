"""The commands on the oldest Pythons, and from an archive; tests/everywhere/commands.py runs them on every Python."""
import os
import sys
import zipfile

import pytest

import needs
from command_line import process, write
from paths import ROOT


@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_the_oldest_pythons(version):
    """Those that are found; every other runs tests/everywhere/commands.py."""
    for python in needs.interpreters(version):
        text = "gr\u00f6\u00dfe,\"b, c\",\u540d\n" + "".join("%d,%d,%s\n" % (i, i % 3, "\u00e9\u00e8"[i % 2]) for i in range(30))
        write("t.csv", text)
        options = ["--target", "\u540d", "--columns", "gr\u00f6\u00dfe", "--epochs", "3", "--arithmetic", "portable"]
        expected = process("train", "t.csv", "--out", "ours.json", *options)
        environment = {"LC_ALL": "C.UTF-8"}
        found = process("train", "t.csv", "--out", "theirs.json", *options, python=[python], environment=environment)
        assert found[::2] == (0, "") and found[1] == expected[1].replace("ours.json", "theirs.json")
        assert open("ours.json").read() == open("theirs.json").read()
        for command in ("predict", "evaluate"):
            arguments = [command, "ours.json", "t.csv", "--arithmetic", "portable"]
            assert process(*arguments, python=[python], environment=environment) == process(*arguments)
        code, out, err = process("train", "nowhere.csv", python=[python])
        assert (code, out, err) == (2, "", "purenn: cannot read nowhere.csv: No such file or directory\n")
        code, out, err = process("train", "t.csv", "--target", "x", python=[python], environment=environment)
        assert code == 2 and err.count("\n") == 1 and "unknown column 'x'; known are gr\u00f6\u00dfe, b, c, \u540d" in err


def test_what_python_2_lacks_is_said_in_the_words_of_the_options():
    python = needs.python("2.7")
    code, _, err = process("train", "iris", "--workers", "2", python=[python])
    assert (code, err) == (2, "purenn: --workers: Python 3.6 or newer is needed (python -m purenn train --help)\n")
    assert process("export", python=[python]) == (
        2, "", "purenn: export needs Python 3.6 or newer, with its standard library; this is 2.7 (python -m purenn export --help)\n")


def test_from_an_archive():
    """As it runs from its wheel: the example is in there too."""
    with zipfile.ZipFile("purenn.zip", "w") as archive:
        for folder, _, names in sorted(os.walk(os.path.join(ROOT, "purenn"))):
            for name in sorted(names):
                if name.endswith((".py", ".csv")):
                    path = os.path.join(folder, name)
                    archive.write(path, os.path.relpath(path, ROOT))
    pythons = [sys.executable] + needs.interpreters("2.7")[:1]
    for python in pythons:
        code, out, err = process("train", "iris", "--epochs", "1", python=[python], path=os.path.abspath("purenn.zip"))
        assert (code, err) == (0, "") and out.startswith("150 rows of iris")
