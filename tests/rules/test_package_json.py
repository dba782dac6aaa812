"""package.json, by which MicroPython's mip installs purenn: it is up to date, and what it lists runs."""
import json
import os
import shutil
import subprocess

import needs
from paths import ROOT, TESTS

EVERYWHERE = os.path.join(TESTS, "everywhere")

with open(os.path.join(ROOT, "package.json"), encoding="utf-8") as file:
    TEXT = file.read()


def recipe(monkeypatch):
    monkeypatch.syspath_prepend(EVERYWHERE)
    import mip
    return mip


def test_it_is_what_the_recipe_makes(monkeypatch):
    assert recipe(monkeypatch).text() == TEXT
    assert len(json.loads(TEXT)["urls"]) > 90 and "py36" not in TEXT


def test_what_it_lists_trains_in_2_mb(monkeypatch, tmp_path):
    """The files are copied as mip would: each from where it is, beside package.json, to its place on the board."""
    recipe(monkeypatch)
    from pythons import Unix
    micropython = Unix("", "", "2m")
    needs.everywhere(micropython.folder.name)
    for place, url in json.loads(TEXT)["urls"]:
        os.makedirs(str((tmp_path / place).parent), exist_ok=True)
        shutil.copy(os.path.join(ROOT, url), str(tmp_path / place))
    found = subprocess.run(micropython.command(tmp_path / "purenn", None, ["selftest"]), cwd=str(tmp_path), stdout=subprocess.PIPE)
    assert found.returncode == 0 and found.stdout.endswith(b"selftest: passed\n")
