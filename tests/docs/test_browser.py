"""The page docs/browser, as a person uses it: in Chromium, on each Python for browsers, by clicks."""
import json
import os
import re
import shutil
import subprocess
import sys
import time

import pytest

import needs
from browser import Browser, served
from paths import ROOT
from purenn import arithmetic, article

PYTHONS = {"brython": "brython", "micropython": "micropython-1.29", "pyodide": "pyodide-314"}
PAGE = os.path.join(ROOT, "docs", "browser")


def prepared(folder, *arguments, **environment):
    """A copy of the page in the folder, its command run there; the CompletedProcess."""
    docs = os.path.join(str(folder), "docs", "browser")
    shutil.copytree(PAGE, docs, ignore=shutil.ignore_patterns("local", "__pycache__"))
    os.symlink(os.path.join(ROOT, "purenn"), os.path.join(str(folder), "purenn"))
    return subprocess.run([sys.executable, os.path.join(docs, "prepare.py")] + list(arguments), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, cwd=str(folder), env=dict(os.environ, **environment), universal_newlines=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home, folder = needs.everywhere(*sorted(PYTHONS.values())), tmp_path_factory.mktemp("page")
    answer = prepared(folder, INTERPRETERS=home)
    assert answer.returncode == 0 and "python3 -m http.server --directory docs/browser" in answer.stdout, answer
    return os.path.join(str(folder), "docs", "browser")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.mark.long
@pytest.mark.parametrize("python", sorted(PYTHONS))
def test_a_click_trains_to_the_same_bits_in_sight(python, folder, browser):
    with arithmetic("portable"):
        weights = article.train(article.X, article.y, *article.initialize(seed=42))
        outputs = [row[0] for row in article.forward(article.X, *weights).tolist()]
    with served(folder) as site:
        browser.open(site)
        browser.wait("!document.querySelector('#train').disabled")
        browser.value("document.querySelector('#python').value = '%s'" % python)
        browser.click("#train")
        seen = []                   # while it trains, the page answers, and shows how far it is
        end = time.monotonic() + 300
        while not browser.value("document.querySelector('#verdict').textContent || document.querySelector('#status.error')"):
            assert time.monotonic() < end, (seen, browser.text("#status"), browser.errors)
            epochs = browser.value("document.querySelector('#progress').value")
            seen += [epochs] if epochs not in seen else []
            time.sleep(0.01)
        assert len(seen) > 9 and seen == sorted(seen), (seen, browser.text("#status"), browser.errors)
        assert browser.text("#verdict").startswith("Same bits: all 22 outputs, weights and biases are those of ")
        rows = browser.value("[...document.querySelectorAll('#results tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))")
        assert rows == [["%d" % target, "%.17g" % x, x.hex(), x.hex(), "same bits"] for (target,), x in zip(article.y, outputs)]
        assert re.search(r" trained 5000 epochs in \d+\.\d s", browser.text("#status"))
        assert browser.errors == []         # as there would be if it loaded something from elsewhere


@pytest.mark.long
def test_other_bits_are_shown(folder, browser, tmp_path):
    """One weight and one output of those that are expected are changed by their last bit."""
    shutil.copytree(folder, str(tmp_path / "page"))
    place = tmp_path / "page" / "local" / "local.json"
    local = json.loads(place.read_text())
    texts = local["expected"].split(" ")
    for i in (1, 20):
        texts[i] = texts[i].replace("p", "1p")
    place.write_text(json.dumps(dict(local, expected=" ".join(texts))))
    with served(tmp_path / "page") as site:
        browser.open(site)
        browser.wait("!document.querySelector('#train').disabled")
        browser.value("document.querySelector('#python').value = 'micropython'")
        browser.click("#train")
        browser.wait("document.querySelector('#verdict').textContent")
        assert browser.text("#verdict").startswith("20 of 22 outputs, weights and biases are those of ")
        assert browser.value("[...document.querySelectorAll('#results tbody tr')].map(row => row.cells[4].textContent)") == [
            "same bits", "differs", "same bits"]


@pytest.mark.long
def test_a_page_without_its_pythons_says_what_to_do(browser, tmp_path):
    shutil.copytree(PAGE, str(tmp_path / "page"), ignore=shutil.ignore_patterns("local"))
    with served(tmp_path / "page") as site:
        browser.open(site)
        browser.wait("document.querySelector('#status').className === 'error'")
        assert "python3 docs/browser/prepare.py" in browser.text("#status")
        assert browser.value("document.querySelector('#train').disabled")
        browser.errors.clear()      # the one about local.json


def test_where_there_are_no_pythons_the_command_says_so(tmp_path):
    answer = prepared(tmp_path, str(tmp_path))
    assert answer.returncode == 1 and answer.stderr == (
        "prepare.py: no Python for browsers in %s (python3 tests/everywhere --install)\n" % tmp_path)
    assert not os.path.exists(str(tmp_path / "docs" / "browser" / "local"))
