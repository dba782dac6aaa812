"""The article's page in Chromium: what it gives to Python as files and commands, and whether its bits are Python's."""
import json
import os
import subprocess
import sys
import time

import pytest

from article_page_in_browser import DATA, fill, outputs_of, paste, settled, weights_of
from paths import ROOT
from purenn import Network, arithmetic, article
from purenn.py36.report import article_variants

pytestmark = pytest.mark.long


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


def test_only_what_a_network_predicts_alike_is_saved_as_one(page):
    """As Python's outputs with the same weights say; erratum 9 has a bias for each sample."""
    page.value("page.go_to_epoch(3)")
    refused = 0
    for activation in article_variants.ACTIVATIONS:
        right = article_variants.iteration(activation)
        for key in ["1a", "1b", "2", "3", "4", "6", "7", "9"]:
            step = article_variants.iteration(activation, key)
            if not step:
                continue
            page.value("page.change({activation: '%s', erratum: '%s'})" % (activation, key))
            settled(page)
            same = outputs_of(step=step, epochs=0) == outputs_of(step=right, epochs=0)
            expected = ("With this erratum the page calculates outputs otherwise than a Network does." if not same else
                        "With erratum 9 each sample has biases of its own; a network has one for each neuron." if key == "9" else "")
            assert page.text("#network-error") == expected, (activation, key)
            assert page.value("document.querySelector('#save-network').disabled") == bool(expected)
            refused += not same
    assert refused == 4         # 1a with each activation, 7 with the sigmoid


@pytest.mark.parametrize("activation", article_variants.ACTIVATIONS)
def test_diagnose_is_offered_where_it_knows_the_activation(page, activation):
    page.value("page.change({activation: '%s'}); page.go_to_epoch(9)" % activation)
    settled(page)
    known = "python -m purenn diagnose weights.json --iterations 9 --seed 42"
    assert page.text("#diagnose") == (known if activation == "sigmoid" else "diagnose knows the sigmoid only; use the program above.")


@pytest.mark.parametrize("seed, epochs", [(42, 5000), (0, 5000), (7, 5000), (42, 20)])
def test_what_the_command_says_in_its_last_line_is_told_before(page, tmp_path, seed, epochs):
    page.value("page.change({seed: %d}); page.go_to_epoch(%d)" % (seed, epochs))
    settled(page)
    answer = run(tmp_path, *page.text("#command").split(" ")[1:])
    words = "No NumPy result is recorded for these options"
    assert answer.returncode == 0 and (words in answer.stdout) == (words in page.text("#command-note")), answer


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
