"""The article's page in Chromium: other settings, and data of one's own."""
import json
import re

import pytest

from article_page_in_browser import DATA, choose, fill, outputs, outputs_of, paste, settled, shown, weights_of
from purenn.py36.report import article_variants

pytestmark = pytest.mark.long


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


@pytest.mark.parametrize("text", ["", "many", "-"])
def test_an_epoch_that_is_no_number_changes_nothing(page, text):
    page.value("page.go_to_epoch(1200)")
    settled(page)
    fill(page, "#epoch-number", text)
    settled(page)
    assert page.value("[page.epoch, document.querySelector('#epoch-number').value]") == [1200, "1200"]
    fill(page, "#epoch-number", "17")
    settled(page, "page.epoch === 17")


def test_a_rate_below_0_is_told_of(page):
    for rate, said in (("-0.1", "A rate below 0 climbs the error."), ("0.1", "")):
        fill(page, "#rate", rate)
        settled(page)
        assert page.text("#rate-note") == said
        assert page.value("page.run.losses[5] > page.run.losses[0]") == bool(said)


def test_what_is_said_of_an_activation_holds_for_its_numbers(page):
    said = {}
    for activation in article_variants.ACTIVATIONS:
        choose(page, "#activation", activation)
        settled(page)
        said[activation] = [page.text("#said-%d" % step) for step in (3, 4, 6)]
    assert "between 0 and 1" in said["sigmoid"][0] and "between \u22121 and 1" in said["tanh"][0]
    assert "lets a positive sum through" in said["relu"][0] and said["relu"][2].startswith("For relu it is 1 where ")
    assert [said[name][1] for name in said] == ["It lies between 0 and 1."] * 3
    page.value("page.change({activation: 'sigmoid', erratum: '1a'})")
    settled(page)
    free = "With erratum 1 it is not held between 0 and 1."
    assert [page.text("#said-3"), page.text("#said-4")] == [free, free]
    assert page.value("page.values_at(0)[page.run.variant.listing.outputs.hiddenlayer_activations].numbers.some((x) => x > 1 || x < 0)")
    assert page.text(".step[data-step='6'] .note") and "(only with the sigmoid" not in page.text("#steps")
    page.value("page.change({activation: 'tanh', erratum: ''})")
    for step, number in ((3, 7), (4, 7), (6, 2)):
        notes = page.value("[...document.querySelectorAll(\".step[data-step='%d'] .note\")].map((note) => note.textContent)" % step)
        assert [note for note in notes if note.startswith("Erratum %d:" % number)][0].endswith("(only with the sigmoid in the hidden layer)")


def test_the_title_tells_when_the_training_ended(page):
    assert page.text("#steps-title") == "The steps of epoch 1"
    page.value("page.go_to_epoch(5000)")
    settled(page)
    assert page.text("#steps-title") == "The steps that epoch 5,001 would take (training ended at 5,000)"


FLAT = ("Every hidden neuron lets every sample through, so the network can only draw a straight line, and finds none: all outputs "
        "are 0.5. Try another seed or rate.")
DEAD = "No hidden neuron answers any sample: their slopes are 0, so nothing is learned. Try another seed or a smaller rate."


@pytest.mark.parametrize("changes, said, text", [
    ({"activation": "relu", "rate": 1, "seed": 0, "hidden": 4}, FLAT, "No line: the output is 0.5 everywhere"),
    ({"activation": "relu", "rate": 10, "seed": 1, "hidden": 2}, DEAD, "Line: output 0.5"),
    ({"activation": "relu", "rate": 3, "seed": 42, "hidden": 4}, "", "Line: output 0.5")])
def test_a_network_that_learns_nothing_is_explained_and_has_no_specks(page, changes, said, text):
    page.value("page.use(parsed_data(DATA.sets[1].text), '1', %s); page.go_to_epoch(5000)" % json.dumps(changes))
    settled(page)
    assert [page.text("#status"), page.text("#boundary-text")] == [said, text]
    learnt = page.value("page.run.losses[5000] < 0.01")
    assert learnt == (not said)
    page.value("window.drawn = 0; {const own = page.boundary.context.fillRect.bind(page.boundary.context);"
               "page.boundary.context.fillRect = (...place) => {window.drawn += 1; own(...place)}}")
    page.value("page.draw()")
    assert (page.value("window.drawn") > 0) == learnt


def test_the_curve_before_a_setting_was_changed_stays(page):
    assert page.text("#loss-legend") == ""
    choose(page, "#set", "1")
    settled(page)
    assert page.text("#loss-legend") == "" and page.text("#set-note") == "Set with the data: learning rate 1, 4 hidden neurons."
    last = page.value("page.run.losses[5000]")
    choose(page, "#activation", "tanh")
    settled(page)
    assert page.text("#loss-legend") == ("\u2501 now: tanh, rate 1, 4 neurons, seed 42\u2504 before: sigmoid, rate 1, 4 neurons, seed 42")
    assert page.value("page.before.run.losses[5000]") == last != page.value("page.run.losses[5000]")
    colours = page.value("(() => {const found = []; const own = page.curve.line; page.curve.line = function (run, colour, dashes, ...rest) {"
                         "found.push([run === page.before.run, colour === this.colours.soft, dashes.length]);"
                         "own.call(this, run, colour, dashes, ...rest)}; page.draw(); delete page.curve.line; return found})()")
    assert colours == [[True, True, 2], [False, False, 0]]
    page.value("page.choose_erratum('3')")
    settled(page)
    assert "without it\u2504 before: sigmoid, rate 1" in page.text("#loss-legend")
    choose(page, "#set", "2")
    settled(page)
    assert "before" not in page.text("#loss-legend")


def test_the_weights_of_an_epoch_are_listed(page):
    page.value("document.querySelector('#weights-now').open = true; page.go_to_epoch(2500)")
    settled(page)
    page.wait("document.querySelectorAll('#weights-tables table').length === 4")
    assert page.text("#weights-title") == "Weights after 2,500 epochs"
    found = page.value("[...document.querySelectorAll('#weights-tables td')].map((cell) => cell.textContent)")
    assert found == [shown(x, 8) for matrix in weights_of(epochs=2500) for row in matrix.tolist() for x in row]


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
    assert page.text("#data-note") == "4 samples, 2 inputs, 1 target are in use; the results are above."
    assert page.value("document.querySelector('#data-note a').hash") == "#results"
    assert page.text("#boundary-axes") == "\u2192 a, \u2191 </script><b>"
    page.value("page.go_to_step(0); page.draw(); page.steps.tables[0].gives[0].cell(1, 1).focus()")
    assert page.text("#making-text") == "X[2, 2] = 0.25 is given: </script><b> of sample 2."
    fill(page, "#rate", "0.2")
    assert page.text("#data-note") == ""


def test_names_in_quotes(page):
    paste(page, '"a; b","say ""c"", d",y\n1,"2",1\n')
    settled(page)
    assert page.value("page.data.names") == ["a; b", 'say "c", d']
    assert page.value("[...page.data.X.numbers]") == [1, 2]


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
    ("0,5;1;0\n", 'Line 1, column 1: expected a number, got "0,5": write 0.5, with a point.'),
    ("1 2 0\n1 1 1\n", 'Line 1, column 1: expected a number, got "1 2 0": put commas, semicolons or tabs between.'),
    ('a,"b ""c"", d",y\n1,,1\n', "Line 2, column 2: expected a number, got an empty cell."),
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
