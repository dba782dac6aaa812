"""Pages and pictures before judges: the Nu validator of HTML and SVG, and axe-core, which checks that all can use them."""
import os
import subprocess

import pytest

import needs
from browser import Browser
from command_line import run
from paths import ROOT
from purenn.py36.report import article_page

GALLERY = os.path.join(ROOT, "docs", "gallery")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One with an article.html, and reports on a model of classes and on one of numbers, with names of ill will."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "article.html").write_text(article_page.page(), encoding="utf-8")
    before = os.getcwd()
    os.chdir(str(folder))
    try:
        names = ["</script><b>", "\"'&amp;", "plain"]
        (folder / "classes.csv").write_text("a,<b>&,answer\n" + "".join([
            '%d,%d,"%s"\n' % (k % 7, k % 5, names[k % 3].replace('"', '""')) for k in range(60)]), encoding="utf-8")
        (folder / "numbers.csv").write_text("a,b,y\n" + "".join(["%d,%d,%d\n" % (k % 7, k % 5, k % 7 - 3 * (k % 5))
                                                                for k in range(60)]), encoding="utf-8")
        for name in ("classes", "numbers"):
            run("train", name + ".csv", "--out", "model.json", "--epochs", "12", "--patience", "5", "--task", name,
                "--history", "losses.csv")
            run("show", "model.json", "--data", name + ".csv", "--history", "losses.csv", "-o", name + ".html")
    finally:
        os.chdir(before)
    return folder


def complaints(*files):
    """The errors of the validator; its warnings are matters of taste."""
    jar = needs.named_file("VNU", "Nu validator (vnu.jar)")
    answer = subprocess.run([needs.command("java"), "-jar", jar, "--also-check-svg", "--format", "gnu"] + [str(f) for f in files],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    assert answer.returncode in (0, 1), answer
    return [line for line in answer.stderr.splitlines() if ": error: " in line]


def test_the_validator_finds_no_error(folder):
    pages = [folder / name for name in ("article.html", "classes.html", "numbers.html")]
    pictures = [os.path.join(GALLERY, name) for name in sorted(os.listdir(GALLERY)) if name.endswith(".svg")]
    assert len(pictures) == 6 and complaints(*pages + pictures) == []


def test_the_validator_finds_what_is_wrong(folder):
    text = (folder / "classes.html").read_text(encoding="utf-8")
    broken = folder / "broken.html"
    for right, wrong in (("</table>", ""), ('<th scope="col">', '<th scop="col">'), ("<polyline", "<polylin")):
        assert right in text
        broken.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        assert complaints(broken), wrong


@pytest.mark.long
@pytest.mark.parametrize("scheme, width", [("light", 1200), ("dark", 1200), ("light", 400)])
@pytest.mark.parametrize("name", ["classes", "numbers"])
def test_axe_finds_nothing_in_a_report(folder, tmp_path, name, scheme, width):
    path = needs.named_file("AXE", "axe-core (axe.min.js)")
    with Browser(tmp_path) as browser, open(path, encoding="utf-8") as script:
        browser.resize(width, 900)
        browser.prefer(color_scheme=scheme)
        browser.open("file://%s" % (folder / (name + ".html")))
        assert browser.value("document.documentElement.scrollWidth <= innerWidth")
        browser.value(script.read() + "\n; 0")
        assert browser.value("axe.run().then((found) => found.violations.map((one) => [one.id, one.impact, one.nodes.length, "
                             "one.nodes[0].html]))") == []
        assert browser.errors == []
