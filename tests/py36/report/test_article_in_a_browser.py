"""The article's page in Chromium: its steps and epochs, how a number is made, and its errata."""
import re
import time

import pytest

from article_page_in_browser import outputs, outputs_of, paste, settled, shown, table, weights_of
from purenn import Matrix, arithmetic, article
from purenn.py36.report import article_variants

pytestmark = pytest.mark.long


# ---- steps and epochs ----

def test_each_step_shows_pythons_numbers(page):
    with arithmetic("portable"):
        steps = article.steps(article.X, article.y, *article.initialize(42))
    named = set(name for _, name in article.NAMES)
    assert page.text(".step.current h3").startswith("Step 0")
    for step in range(12):
        for number, name, matrix in steps:
            if number == step:
                own = "new " + name if name in ("wh", "bh", "wout", "bout") and step > 1 else name
                assert table(page, step, own) == [shown(x) for row in matrix.tolist() for x in row], (step, name)
        assert page.value("document.querySelectorAll('.step:not([hidden])').length") == 1
        page.click("#step-on")
        settled(page)
    assert named and page.value("[page.epoch, page.step]") == [1, 2]
    page.click("#step-back")
    settled(page)
    assert page.value("[page.epoch, page.step]") == [0, 11]


def test_any_epoch_is_there_at_once(page):
    for epoch in (1234, 17, 5000, 0, 4999):
        page.value("(() => {const slider = document.querySelector('#epoch'); slider.value = %d;"
                   "slider.dispatchEvent(new Event('input'))})()" % epoch)
        settled(page)
        assert page.value("page.epoch") == epoch
        assert outputs(page) == [shown(x, 5) for row in outputs_of(epochs=epoch) for x in row]
    page.value("document.querySelector('#epoch').focus()")
    page.press("ArrowRight")
    settled(page, "page.epoch === 5000")
    page.press("ArrowLeft", times=3)
    settled(page, "page.epoch === 4997")
    page.press("Home")
    settled(page, "page.epoch === 0")


def test_it_plays_and_stops(page):
    page.click("#play")
    page.wait("page.epoch > 100")
    assert page.text("#play") == "Pause"
    page.click("#play")
    settled(page)
    at = page.value("page.epoch")
    time.sleep(0.3)
    assert page.value("page.epoch") == at < 5000 and page.text("#play") == "Play"
    page.value("document.querySelector('#speed').value = '3000'; page.play(true)")
    page.wait("page.epoch === 5000 && !page.playing")


def test_how_fast_it_draws(page, capsys):
    """Measured and printed."""
    for step in (0, 10):
        page.value("page.go_to_epoch(0)")
        settled(page)
        page.value("page.go_to_step(%d); page.play(true); window.frames_drawn = 0;"
                   "{const draw = page.draw.bind(page); page.draw = () => {window.frames_drawn += 1; draw()}}" % step)
        start = time.monotonic()
        page.wait("page.epoch > 1500")
        rate = page.value("window.frames_drawn") / (time.monotonic() - start)
        spent = page.value("(() => {const start = now(); for (let i = 0; i < 50; i++) {page.epoch = i; page.draw()} return (now() - start) / 50})()")
        page.value("page.play(false); delete page.draw")
        with capsys.disabled():
            print("\nstep %d: %.0f frames a second at 600 epochs a second, %.2f ms for a frame" % (step, rate, spent))
        assert rate > 0 and spent > 0


# ---- how a number is made ----

def test_the_making_of_a_number_ends_with_pythons_digits(page):
    weights = weights_of(epochs=1200)
    with arithmetic("portable"):
        results = dict(zip([name for _, name in article.NAMES],
                           article.iteration(Matrix(article.X), Matrix(article.y), *weights, 0.1)))
    page.value("page.go_to_epoch(1200)")
    for step, name in article.NAMES:
        page.value("page.go_to_step(%d)" % step)
        settled(page)
        own = "new " + name if step > 9 else name
        matrix = results[name]
        i, j = matrix.shape[0] - 1, matrix.shape[1] - 1
        page.value("page.steps.tables[%d].gives.find((one) => one.name === '%s').cell(%d, %d).setAttribute('data-test', '%s')"
                   % (step, own, i, j, step))
        page.point("[data-test='%d']" % step)
        page.wait("document.querySelector('#making .result b')?.textContent === '%s[%d, %d]'" % (own, i + 1, j + 1))
        digits = page.text("#making .digits").replace("with all digits: ", "").replace("\u2212", "-")
        assert float(digits) == matrix.tolist()[i][j], name
        assert page.value("document.querySelectorAll('td.part').length") > 0
        assert page.value("document.querySelectorAll('td.chosen').length") == 1
        page.value("document.querySelector('[data-test]').removeAttribute('data-test')")


def test_a_product_is_shown_factor_by_factor(page):
    page.value("page.go_to_step(2)")
    settled(page)
    page.value("page.steps.tables[2].gives[0].cell(1, 2).focus()")
    wh = article.initialize(42)[0].tolist()
    rows = page.value("[...document.querySelectorAll('#making .sum tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))")
    expected = [["input %d" % (k + 1), "%d" % x, "%.6f" % wh[k][2], "%.6f" % (x * wh[k][2]) if x else "0"]
                for k, x in enumerate(article.X[1])]
    assert rows[:4] == expected and rows[4][0] == "sum"
    assert page.value("[...document.querySelectorAll('#making .sum thead th')].map((cell) => cell.textContent)") == [
        "for each", "row 2 of X", "column 3 of wh", "product"]
    parts = page.value("[...document.querySelectorAll('td.part')].length")
    assert parts == 8


def test_no_line_of_a_calculation_stands_there_twice(page):
    seen = 0
    for step, name in article.NAMES:
        page.value("page.go_to_step(%d)" % step)
        settled(page)
        page.value("page.steps.tables[%d].gives.find(({name}) => name.replace('new ', '') === '%s').cell(0, 0).focus()" % (step, name))
        lines = page.value("[...document.querySelectorAll('#making .calculation')].map((line) => line.textContent)")
        assert [line for line, last in zip(lines[1:], lines) if line == last] == [], name
        seen += sum(["exp(\u2212" in line and "[" not in line for line in lines])
    assert seen == 2            # of the sigmoids, whose number after a sign is ready at once: hidden answers, output


def test_a_click_keeps_a_number_and_another_lets_it_go(page):
    page.value("page.go_to_step(2)")
    settled(page)
    page.value("[[0, 0], [1, 1]].forEach(([i, j]) => page.steps.tables[2].from[0].cell(i, j).setAttribute('data-test', i))")
    page.click("[data-test='1']", "center")
    page.point("[data-test='0']")
    assert page.text("#making-text").startswith("X[2, 2] ")
    page.click("[data-test='1']", "center")
    page.point("[data-test='0']")
    page.wait("document.querySelector('#making-text').textContent.startsWith('X[1, 1] ')")
    page.click("[data-test='0']", "center")
    for key in ("Escape", "Enter", "Escape"):
        page.press(key)
        assert page.value("document.activeElement.getAttribute('data-test')") == "0"
        page.point("[data-test='1']")
        page.wait("document.querySelector('#making-text').textContent.startsWith('X[%s] ')" % ("1, 1" if key == "Enter" else "2, 2"))
        page.point("[data-test='0']")
    page.point("[data-test='1']")
    page.wait("document.querySelector('#making-text').textContent.startsWith('X[2, 2] ')")


def test_weights_tell_where_they_come_from(page):
    page.value("page.go_to_step(1); page.draw(); page.steps.tables[1].gives[0].cell(0, 0).focus()")
    assert "random number 1 of numpy.random.seed(42)" in page.text("#making") and "0.3745401188473625" in page.text("#making")
    page.value("page.go_to_epoch(1200); page.go_to_step(8)")
    settled(page)
    page.value("page.steps.tables[8].from.find((one) => one.name === 'wout').cell(1, 0).focus()")
    assert "step 10 of the epoch before, epoch 1200" in page.text("#making")
    digits = page.text("#making .digits").split(": ")[1].replace("\u2212", "-")
    assert float(digits) == weights_of(epochs=1200)[2].tolist()[1][0]


# ---- errata ----

def test_an_erratum_is_switched_on_where_it_is_and_its_effect_is_said(page):
    page.value("page.go_to_epoch(5000); page.go_to_step(7)")
    settled(page)
    page.click(".step.current .note button", "center")
    settled(page, "page.right && page.right.reached === 5000")
    banner = page.text("#banner-text")
    assert banner == ("Erratum 3 is on: learning rate applied twice. After all 5,000 epochs the outputs are 0.863, 0.821, 0.272 "
                      "instead of 0.984, 0.975, 0.036, the loss 0.0621 instead of 0.0011.")
    assert page.text(".step.current ins") == "d_output = E * slope_output_layer * lr"
    assert page.text(".step.current del") == "d_output = E * slope_output_layer"
    rows = page.value("[...document.querySelectorAll('#outputs tbody tr')].map((row) => [2, 4].map((i) => row.cells[i].textContent))")
    step = article_variants.iteration("sigmoid", "3")
    assert rows == [[shown(x, 5), shown(own, 5)] for (x,), (own,) in zip(outputs_of(step=step), outputs_of())]
    page.click("#banner-off")
    settled(page)
    assert page.value("page.settings.erratum") == "" and page.value("document.querySelector('#banner').hidden")


def test_all_errata_are_listed_and_those_that_calculate_can_be_chosen(page):
    keys = page.value("[...document.querySelectorAll('#errata-list input')].map((input) => input.value)")
    assert keys == ["", "1a", "1b", "2", "3", "4", "6", "7", "9", "11"]
    assert len(re.findall("No calculation changes|no calculation changes", page.text("#errata-list"))) == 4
    page.value("page.go_to_epoch(50)")
    for key in keys[1:-1]:
        page.click("#erratum-" + key, "center")
        settled(page)
        step = article_variants.iteration("sigmoid", key)
        assert outputs(page) == [shown(x, 5) for row in outputs_of(step=step, epochs=50) for x in row], key
    page.click("#erratum-11", "center")
    page.value("page.go_to_epoch(5000); page.go_to_step(4)")
    settled(page)
    assert table(page, 4, "wout") == ["3.5408", "3.1152", "\u22122.4616"]


def test_numbers_that_are_none_are_said_plainly(page):
    """Numbers so large that their sum is inf, and inf times 0 is none."""
    page.value("page.change({activation: 'relu'})")
    paste(page, "1e308,1e308,1e308,1e308,0\n1,0,0,0,1\n")
    page.value("page.go_to_epoch(5000)")
    settled(page)
    assert re.search(r"From epoch [\d,]+ on, the numbers are no numbers any more", page.text("#status"))
    assert "nan" in outputs(page)
    assert page.value("document.querySelector('#save-json').disabled")
