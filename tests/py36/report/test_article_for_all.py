"""The article's page in Chromium by keyboard alone, in small windows, in light and dark, printed, and before axe-core."""
import os
import time

import pytest

import needs
from article_page_in_browser import DATA, choose, paste, settled

pytestmark = pytest.mark.long


NAME = """(() => {const place = document.activeElement; const label = place.labels && place.labels[0];
    return [place.id || place.tagName, (place.getAttribute('aria-label') || place.textContent || label && label.textContent
        || (place.getAttribute('aria-labelledby') || '') && 'labelled').trim().slice(0, 40),
        getComputedStyle(place).outlineStyle !== 'none']})()"""


def test_by_keyboard_alone(page):
    seen = []
    for _ in range(90):
        page.press("Tab")
        found = page.value(NAME)
        seen.append(found[0])
        assert found[0] == "BODY" or found[1] and found[2], found
        if found[0] == "compare":
            break
    for name in ("epoch", "step-on", "play", "speed", "rate", "hidden", "seed", "epochs", "activation", "set", "defaults",
                 "save-json", "save-network", "compare"):
        assert name in seen, (name, seen)
    assert seen.index("epoch") < seen.index("play") < seen.index("rate") < seen.index("compare")
    page.press("Enter")
    page.wait("document.querySelectorAll('#compare-table table').length")
    page.value("document.querySelector('#step-on').focus()")
    page.press("Enter", times=2)
    settled(page, "page.step === 2")
    page.value("document.querySelector('.step.current td[tabindex=\"0\"]').focus()")
    page.press("ArrowDown")
    page.press("ArrowRight", times=2)
    assert page.text("#making").strip().endswith("X[2, 3] = 1 is given: input 3 of sample 2.")
    page.press("Tab")
    page.press("Tab")
    assert page.value("table_of_cell.get(document.activeElement).table.name") == "bh"
    page.press("Tab", shift=True)
    page.press("Tab", shift=True)
    assert page.value("table_of_cell.get(document.activeElement).table.name + document.activeElement.textContent") == "X1"
    page.value("document.querySelector('#play').focus()")
    page.press(" ")
    page.wait("page.epoch > 10")
    page.press(" ")
    settled(page, "!page.playing")


CONTRAST = """(() => {
    const style = getComputedStyle(document.querySelector('.chooser [aria-current]'));
    const light = (colour) => colour.match(/\\d+/g).slice(0, 3).map((x) => x / 255).map(
        (x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)).reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
    const [dark, bright] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05)})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_current_step_can_be_read_while_it_is_pointed_at(page, scheme):
    page.prefer(color_scheme=scheme)
    page.point(".chooser [aria-current]")
    assert page.value("document.querySelector('.chooser [aria-current]').matches(':hover')")
    assert page.value(CONTRAST) >= 4.5
    before = page.value("getComputedStyle(document.querySelector('.chooser li:last-child button')).backgroundColor")
    page.point(".chooser li:last-child button")
    assert page.value("getComputedStyle(document.querySelector('.chooser li:last-child button')).backgroundColor") != before
    page.prefer()


def test_a_small_window_begins_with_the_formula(page):
    for width, height, is_small in ((640, 450, True), (320, 640, True), (1360, 900, False)):
        page.resize(width, height)
        shown_now = page.value("['h3', '.hint'].map((part) => document.querySelector('#making ' + part).offsetHeight > 0)")
        assert shown_now == [not is_small] * 2


def test_six_rows_of_outputs_are_in_sight(page):
    choose(page, "#set", "3")
    settled(page)
    assert page.value("(() => {const box = document.querySelector('#outputs'); const row = box.querySelectorAll('tbody tr')[5];"
                      "return row.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom})()")


def test_little_motion(page):
    page.prefer(reduced_motion="reduce")
    page.value("window.frames_drawn = 0; {const draw = page.draw.bind(page); page.draw = () => {window.frames_drawn += 1; draw()}}")
    page.value("page.play(true)")
    page.wait("page.epoch > 600")
    assert page.value("window.frames_drawn") <= 6
    page.prefer()


def test_400_pixels_are_enough(page):
    page.resize(400, 860)
    for step in range(12):
        page.value("page.go_to_step(%d); page.draw()" % step)
        assert page.value("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, step
    paste(page, DATA)
    page.value("page.choose_erratum('9'); document.querySelector('#all').click()")
    settled(page)
    assert page.value("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.value("document.querySelectorAll('.step:not([hidden])').length") == 12
    page.resize(1360, 900)


def test_all_steps_are_printed(page):
    page.value("dispatchEvent(new Event('beforeprint'))")
    assert page.value("[...document.querySelectorAll('.step')].every((step) => !step.hidden && step.querySelector('tbody td').textContent)")
    page.value("dispatchEvent(new Event('afterprint'))")
    page.wait("document.querySelectorAll('.step:not([hidden])').length === 1")


LOOKS = [("light", "light", 1360, 900), ("dark", "dark", 1360, 900), ("narrow", "light", 400, 860)]


@pytest.mark.parametrize("name, scheme, width, height", LOOKS)
def test_screenshots(page, tmp_path, name, scheme, width, height):
    """Written for people to look at: to the folder that SCREENSHOTS names, else to pytest's own."""
    folder = os.environ.get("SCREENSHOTS") or str(tmp_path)
    page.resize(width, height)
    page.prefer(color_scheme=scheme)
    page.value("page.go_to_step(8); page.go_to_epoch(1200)")
    settled(page)
    page.value("page.steps.tables[8].gives[0].cell(1, 1).focus()")
    sizes = []
    for part in ("steps", "results", "settings", "errata", "python"):
        page.value("document.querySelector('#%s').scrollIntoView()" % part)
        time.sleep(0.2)
        path = os.path.join(folder, "%s-%s.png" % (name, part))
        page.screenshot(path)
        sizes.append(os.path.getsize(path))
    page.prefer()
    page.resize(1360, 900)
    assert min(sizes) > 5000


@pytest.mark.parametrize("name, scheme, width, height", LOOKS)
def test_axe_finds_nothing(page, name, scheme, width, height):
    """axe-core, a checker of accessibility, whose script the environment variable AXE names."""
    path = needs.named_file("AXE", "axe-core (axe.min.js)")
    page.resize(width, height)
    page.prefer(color_scheme=scheme)
    with open(path, encoding="utf-8") as script:
        page.value(script.read() + "\n; 0")
    found = []
    for prepare in ("page.go_to_step(8)", "document.querySelector('#own').open = true; document.querySelector('#all').click()",
                    "page.choose_erratum('9'); page.go_to_epoch(700)", "page.steps.tables[11].gives[0].cell(0, 0).focus()",
                    "page.use(parsed_data(DATA.sets[3].text), '3', {erratum: ''}); page.go_to_epoch(50); document.querySelector('#compare').click()"):
        page.value(prepare + "; 0")
        settled(page)
        page.wait("!document.querySelector('#compare').disabled")
        found += page.value("axe.run().then((found) => found.violations.map((one) => [one.id, one.impact, one.nodes.length, "
                            "one.nodes[0].html.slice(0, 150), one.nodes[0].failureSummary.slice(0, 200)]))")
    page.prefer()
    page.resize(1360, 900)
    assert found == []
