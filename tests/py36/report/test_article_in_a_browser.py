"""The article as a page, as a person uses it: in Chromium, from a file, by mouse and by keyboard alone."""
import json
import os
import re
import subprocess
import sys
import time

import pytest

import needs
from browser import Browser
from paths import ROOT
from purenn import Matrix, Network, arithmetic, article
from purenn.py36.report import article_page, article_variants

pytestmark = pytest.mark.long
DATA = "a,</script><b>,y\n0.5,1,0\n1,0.25,1\n0,0,0.75\n1,1,0\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "article.html"
    path.write_text(article_page.page(), encoding="ascii")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        started.resize(1360, 900)
        yield started


@pytest.fixture
def page(browser, file):
    """The page as it is when it opens; no test leaves an error behind."""
    browser.open(file.as_uri() + "?%d" % time.monotonic_ns())
    browser.wait("page.run.reached === 5000")
    yield browser
    assert browser.errors == []


def weights_of(seed=42, epochs=5000, hidden=3, lr=0.1, X=article.X, y=article.y, step=article.iteration):
    """(wh, bh, wout, bout) as Python calculates them."""
    X, y = Matrix(X), Matrix(y)
    wh, bh, wout, bout = article.initialize(seed, X.shape[1], hidden, y.shape[1])
    with arithmetic("portable"):
        for _ in range(epochs):
            wout, wh, bh, bout = step(X, y, wh, bh, wout, bout, lr)[-4:]
    return wh, bh, wout, bout


def outputs_of(X=article.X, y=article.y, step=article.iteration, **settings):
    weights = weights_of(X=X, y=y, step=step, **settings)
    with arithmetic("portable"):
        return step(Matrix(X), Matrix(y), *weights, 0.1)[5].tolist()


def shown(x, digits=4):
    return "%.0f" % x if x == int(x) else ("%.*f" % (digits, x)).replace("-", "\u2212")


def table(browser, step, name):
    """The texts of the cells of a matrix of a step."""
    return browser.value("(() => {const {from, gives} = page.steps.tables[%d]; const table = from.concat(gives).find("
                         "(one) => one.name === %s); return table.texts})()" % (step, json.dumps(name)))


def outputs(browser):
    return browser.value("[...document.querySelectorAll('#outputs tbody tr')].map((row) => row.cells[2].textContent)")


def settled(browser, condition="true"):
    """Until all is calculated and drawn."""
    browser.wait("page.run.reached === page.run.epochs && page.epoch === page.wanted && !page.is_waiting && (%s)" % condition)


def fill(browser, selector, text):
    """Type into a field, as a person does, and leave it."""
    browser.click(selector, "center")
    browser.value("document.querySelector('%s').select()" % selector)
    browser.type(text)
    browser.press("Tab")


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
    page.press("Escape")
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


# ---- settings and data ----

@pytest.mark.parametrize("field, text, settings", [
    ("rate", "0.5", {"lr": 0.5}), ("hidden", "5", {"hidden": 5}), ("seed", "7", {"seed": 7}), ("epochs", "300", {"epochs": 300})])
def test_a_setting_changes_all_that_follows(page, field, text, settings):
    fill(page, "#" + field, text)
    page.value("page.go_to_epoch(5000)")
    settled(page)
    assert outputs(page) == [shown(x, 5) for row in outputs_of(**settings) for x in row]


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_another_activation(page, activation):
    page.value("(() => {const field = document.querySelector('#activation'); field.value = '%s';"
               "field.dispatchEvent(new Event('change'))})(); page.go_to_epoch(400)" % activation)
    settled(page)
    step = article_variants.iteration(activation)
    assert outputs(page) == [shown(x, 5) for row in outputs_of(step=step, epochs=400) for x in row]


@pytest.mark.parametrize("field, text", [("rate", "fast"), ("rate", "1e400"), ("hidden", "0"), ("hidden", "2.5"), ("hidden", "13"),
                                         ("seed", "-1"), ("seed", "4294967296"), ("epochs", "0"), ("epochs", "")])
def test_a_wrong_setting_changes_nothing(page, field, text):
    before = page.value("JSON.stringify(page.settings)")
    fill(page, "#" + field, text)
    message = page.text("#%s-error" % field)
    assert re.match(r"(The .*) must be a (whole )?number from -?\d+ to \d+, not \"%s\"\. Nothing was changed\.$" % re.escape(text), message)
    assert page.value("JSON.stringify(page.settings)") == before
    assert page.value("document.querySelector('#%s').getAttribute('aria-invalid')" % field) == "true"


def paste(browser, text):
    browser.value("document.querySelector('#own').open = true; document.querySelector('#data').focus(); document.querySelector('#data').select()")
    browser.value("document.execCommand('insertText', false, %s)" % json.dumps(text))
    browser.click("#data-form button", "center")


def test_own_data_with_a_dangerous_name(page):
    paste(page, DATA)
    page.value("page.go_to_epoch(600)")
    settled(page)
    X, y = [[0.5, 1], [1, 0.25], [0, 0], [1, 1]], [[0], [1], [0.75], [0]]
    assert outputs(page) == [shown(x, 5) for row in outputs_of(X=X, y=y, epochs=600) for x in row]
    heads = page.value("page.steps.tables[0].gives[0].root.querySelectorAll('thead th')[1].textContent")
    assert heads == "</script><b>" and page.value("document.querySelectorAll('.matrix thead b').length") == 0
    assert page.value("document.querySelector('#set').value") == "own"
    assert not page.value("document.querySelector('#boundary-figure').hidden")


def test_several_targets_and_other_separators(page):
    paste(page, "y1;x;y2\n0;1;1\n1;0;0.5\n")
    settled(page)
    assert page.value("[page.data.X.columns, page.data.y.columns, page.data.targets.join(), page.data.names.join()]") == [1, 2, "y1,y2", "x"]
    assert len(outputs(page)) == 4


@pytest.mark.parametrize("text, message", [
    ("", "There are no data: expected lines of numbers with commas between."),
    ("a,b,y\n", "There is a line of names, and no line of numbers below it."),
    ("1,2,0\n1,x,1\n", 'Line 2, column 2: expected a number, got "x".'),
    ("1,2,0\n\n1,,1\n", "Line 3, column 2: expected a number, got an empty cell."),
    ("1,2,0\n1,1\n", "Line 2 has 2 columns; expected 3, as in the first line."),
    ("1,2,0\n1,2,7\n", "Line 2, column 3: the target is 7; expected a number from 0 to 1. The output is a sigmoid, which never "
                       "leaves 0 to 1, so it could not come near. Divide the targets by their largest number, say."),
    ("a,y,b\n1,-0.5,3\n", "Line 2, column 2: the target is -0.5; expected a number from 0 to 1. "),
    ("1\n0\n", "There is no column of inputs: expected at least one beside the targets."),
    ("1,1e999,0\n", 'Line 1, column 2: expected a number, got "1e999".'),
    ("1,0\n" * 501, "There are 501 lines; this page takes at most 500.")])
def test_wrong_data_change_nothing(page, text, message):
    before = page.value("[page.set, JSON.stringify([...page.data.X.numbers]), page.run.reached]")
    paste(page, text)
    found = page.text("#data-error")
    assert found.startswith(message) and found.endswith(" Nothing was changed.")
    assert page.value("[page.set, JSON.stringify([...page.data.X.numbers]), page.run.reached]") == before


def test_the_data_sets_to_choose_from_can_be_learnt(page):
    for i in range(len(page.value("DATA.sets.map((set) => set.name)"))):
        page.value("(() => {const field = document.querySelector('#set'); field.value = '%d';"
                   "field.dispatchEvent(new Event('change'))})(); page.go_to_epoch(5000)" % i)
        settled(page)
        wrong = page.value("page.values_at(5000)[page.run.variant.listing.outputs.output].numbers.filter("
                           "(x, k) => Math.abs(x - page.data.y.numbers[k]) > 0.4).length")
        assert wrong == 0, i


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


# ---- files and commands ----

def saved(browser, folder, button, name):
    """The path of a file that a button saves."""
    path = os.path.join(str(folder), name)
    browser.save_to(folder)
    browser.click(button, "center")
    end = time.monotonic() + 20
    while not os.path.exists(path):
        assert time.monotonic() < end, "nothing was saved"
        time.sleep(0.05)
    return path


def run(folder, *words):
    return subprocess.run([sys.executable] + list(words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=str(folder),
                          universal_newlines=True, timeout=300, env=dict(os.environ, PYTHONPATH=ROOT))


def test_weights_come_back_in_python_bit_for_bit(page, tmp_path):
    page.value("page.go_to_epoch(200)")
    settled(page)
    net = Network.load(saved(page, tmp_path, "#save-network", "network.json"))
    weights = [matrix.tolist() for matrix in weights_of(epochs=200)]
    own = [matrix.tolist() for layer in net.layers for matrix in (layer.W, layer.b)]
    assert own == weights
    with arithmetic("portable"):
        assert net.predict(article.X).tolist() == outputs_of(epochs=200)
    found = json.loads(open(saved(page, tmp_path, "#save-json", "weights.json")).read())
    assert [found[name] for name in ("wh", "bh", "wout", "bout")] == weights
    answer = run(tmp_path, *page.text("#diagnose").split(" ")[1:])
    assert answer.returncode == 0 and answer.stdout.startswith("agrees: to "), answer
    answer = run(tmp_path, *page.text("#command").split(" ")[1:])
    assert answer.returncode == 0 and "".join(["%.8f" % x for x in weights[3][0]]) in answer.stdout, answer


def test_diagnose_names_the_erratum_that_is_on(page, tmp_path):
    page.value("page.choose_erratum('3'); page.go_to_epoch(60)")
    settled(page)
    saved(page, tmp_path, "#save-json", "weights.json")
    answer = run(tmp_path, *page.text("#diagnose").split(" ")[1:])
    assert answer.returncode == 1 and answer.stdout.startswith("mistake: learning rate applied twice"), answer


def test_own_data_and_another_start_go_to_python_too(page, tmp_path):
    paste(page, DATA)
    fill(page, "#hidden", "5")
    fill(page, "#rate", "0.3")
    page.value("page.go_to_epoch(40)")
    settled(page)
    for button, name in (("#save-json", "weights.json"), ("#save-data", "data.csv"), ("#save-start", "start.json")):
        saved(page, tmp_path, button, name)
    command = page.text("#diagnose")
    answer = run(tmp_path, *command.split(" ")[1:])
    assert answer.returncode == 0, (command, answer)
    answer = run(tmp_path, *command.replace("--seed 42", "--start start.json").split(" ")[1:])
    assert answer.returncode == 0, answer


@pytest.mark.parametrize("changes", ["{activation: 'tanh', erratum: '9'}", "{erratum: '7', hidden: 2}", "{activation: 'relu', rate: 0.05}"])
def test_the_program_that_is_shown_makes_the_same_bits(page, tmp_path, changes):
    page.value("page.change(%s); page.go_to_epoch(30)" % changes)
    settled(page)
    (tmp_path / "program.py").write_text(page.text("#command").replace("print(wh, bh, wout, bout", "print(*[x.tolist() for x in (wh, bh, wout, bout)]"))
    answer = run(tmp_path, "program.py")
    assert answer.returncode == 0, answer
    assert [json.loads(line) for line in answer.stdout.splitlines()] == page.value("WEIGHTS.map((name) => rows_of(page.weights()[name]))")


def test_beside_python(page):
    page.click("#compare", "center")
    page.wait("document.querySelectorAll('#compare-table table').length")
    assert page.text("#compare-text") == "Same bits: all 95 weights of 5 trainings are those that Python calculated."
    assert page.value("document.querySelectorAll('#compare-table tbody tr').length") == 5


def test_other_bits_would_be_seen(page):
    """One weight of those that Python calculated is changed by its last bit, and then an operation of the page."""
    page.value("DATA.expected['42'] = DATA.expected['42'].replace(/.$/, (digit) => digit === '0' ? '1' : '0')")
    page.click("#compare", "center")
    page.wait("document.querySelectorAll('#compare-table table').length")
    assert page.text("#compare-text") == "Different: 1 of 95 weights are not those that Python calculated."
    page.value("OPERATIONS.exp = Math.cosh; document.querySelector('#compare-table').replaceChildren()")
    page.value("{const own = Run.prototype.values; Run.prototype.values = function (weights) {"
               "const values = own.call(this, weights); values.forEach((x) => {x.numbers[0] *= 1 + 2 ** -52}); return values}}")
    page.click("#compare", "center")
    page.wait("document.querySelectorAll('#compare-table table').length")
    assert page.text("#compare-text").startswith("Different: ")


# ---- for everybody ----

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
    assert page.text("#making").strip().endswith("X[2, 3] is given: input 3 of sample 2, 1.")
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
