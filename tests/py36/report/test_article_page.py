"""The article as a page: the file itself, and in Node what it calculates, bit for bit beside Python."""
import html.parser
import json
import re
import subprocess

import pytest

import needs
from amounts import share
from purenn import Matrix, arithmetic, article
from purenn.files import packaged
from purenn.floats.bits import from_digits, to_digits
from purenn.py36.crosscheck import mistakes
from purenn.py36.report import article_page, article_script, article_variants
from purenn.random.generators import RandomState

MOST_BYTES = 300000
VOID = {"meta", "input", "br", "hr", "img", "link"}
VARIANTS = [(activation, key) for activation in article_variants.ACTIVATIONS
            for key in [""] + [erratum.key for erratum in article_variants.ERRATA if erratum.mistake]
            if article_variants.iteration(activation, key)]
EPOCHS = 7


@pytest.fixture(scope="module")
def text():
    return article_page.page()


@pytest.fixture(scope="module")
def calculation():
    return article_page.calculation()


# ---- the file ----

class Tags(html.parser.HTMLParser):
    """Whether each tag that opens closes, in order."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.ids, self.names = [], [], [], set()

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.ids += [value for name, value in attributes if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, self.getpos()))


def test_it_is_one_small_file_and_the_same_when_made_again(text):
    assert text == article_page.page()
    assert 50000 < len(text.encode("ascii")) < MOST_BYTES


def test_its_tags_are_balanced_and_its_names_are_there(text):
    tags = Tags()
    tags.feed(text)
    tags.close()
    assert tags.faults == [] and tags.open == []
    assert len(tags.ids) == len(set(tags.ids)) > 40
    for attribute in ("for", "aria-describedby", "aria-labelledby", "href"):
        found = re.findall(r'\b%s="([\w# -]+)"' % attribute, text.split("<script>")[0])
        assert found, attribute
        assert not [name for names in found for name in names.split() if name.lstrip("#") not in tags.ids], attribute
    for name in set(re.findall(r'by_id\("([\w-]+)"\)', text)):
        assert name in tags.ids, name


def test_a_page_with_a_tag_left_open_is_found():
    tags = Tags()
    tags.feed("<p><b>x</p>")
    assert tags.faults


def test_it_loads_nothing_from_anywhere(text):
    assert "//" not in re.sub(r"(?m)//[ -~]*$", "", text).replace("*//", "")
    assert "http" not in text.replace('http-equiv="Content-Security-Policy"', "")
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|importScripts|eval)\b|\bsrc=|@import|url\(", text)
    policy = re.search(r'Content-Security-Policy"\s+content="([^"]*)"', text).group(1)
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy


def test_the_article_is_not_written_a_second_time(text):
    """The lines of code and the errata are those of article.py, escaped in the data and nowhere else."""
    page = article_page._read("article.html") + "".join([article_page._read(name) for name in article_page.PARTS])
    for line in article_variants.lines(article_variants.source()).values():
        assert json.dumps(line)[1:-1] in text and line not in page
    sentences = article_variants.sentences()
    assert sorted(sentences) == list(range(1, 12))
    for sentence in sentences.values():
        assert article_script.data(sentence) in text and sentence not in page
        assert sentence.replace(" ", "") in article.__doc__.replace("\n", "").replace(" ", "")


def test_data_are_harmless_inside_of_a_script():
    assert "<" not in article_script.data({"</script><b>": ["<!--"]})
    assert json.loads(article_script.data({"</script><b>": ["<!--"]})) == {"</script><b>": ["<!--"]}


def test_the_files_of_the_page_come_with_the_package():
    for name in ("article.html", "article.css") + article_page.CALCULATION + article_page.PARTS:
        assert packaged.read("py36/report/helpers/" + name)


# ---- errata ----

def test_every_erratum_is_there_and_knows_its_step():
    errata = article_page._errata()
    assert sorted(set([erratum["number"] for erratum in errata])) == list(range(1, 12))
    steps = {erratum["key"]: erratum["steps"] for erratum in errata}
    assert [steps[key] for key in ("1a", "1b", "2", "3", "4", "6", "7", "9", "11")] == [
        [3, 4], [6], [6], [7], [5], [10], [3, 4], [11], [1]]


@pytest.mark.parametrize("activation, key", VARIANTS)
def test_a_variant_is_the_mistake_of_that_name(activation, key):
    """In the sigmoid's network it is what diagnose knows; in the others it differs from the right iteration."""
    step = article_variants.iteration(activation, key)
    if activation == "sigmoid":
        assert numbers(step) == numbers(mistakes.iteration([article_variants.BY_KEY[key].mistake] if key else []))
        assert (numbers(step) == numbers(article.iteration)) == (key == "")
    else:
        assert (numbers(step) == numbers(article_variants.iteration(activation))) == (key == "")
        assert numbers(step) != numbers(article_variants.iteration("sigmoid", key))


# ---- the same bits ----

def given():
    """X, y, wh, bh, wout, bout, whose sizes all differ."""
    draw = RandomState(3)
    shapes = [(5, 4), (5, 2), (4, 3), (1, 3), (3, 2), (1, 2)]
    matrices = [Matrix([draw.uniform(-1, 1, size=shape[1]) for _ in range(shape[0])]) for shape in shapes]
    return [matrices[0], abs(matrices[1])] + matrices[2:]


def numbers(step, epochs=EPOCHS):
    """The digits of all that an iteration makes in its last epoch."""
    X, y, wh, bh, wout, bout = given()
    with arithmetic("portable"):
        for _ in range(epochs):
            results = step(X, y, wh, bh, wout, bout, 0.25)
            wout, wh, bh, bout = results[-4:]
    return [to_digits([float(x) for row in matrix.tolist() for x in row]) for matrix in results]


def node(calculation, program, data):
    """What a program of JavaScript returns, a function of `given`, behind the page's own calculation."""
    command = needs.command("node")
    script = "%s\nconst given = %s;\nconsole.log(JSON.stringify((() => {%s})()));" % (calculation, json.dumps(data), program)
    answer = subprocess.run([command, "-"], input=script, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            universal_newlines=True, timeout=300)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


STEPS = """
    const found = {};
    const [X, y, wh, bh, wout, bout] = given.matrices.map(of_rows);
    for (const [name, variant] of Object.entries(VARIANTS)) {
        const run = new Run(variant, {wh, bh, wout, bout}, X, y, 0.25, given.epochs);
        run.advance(1e9);
        const values = run.values(run.weights_at(given.epochs - 1));
        found[name] = DATA.names.map(([, name]) => hexadecimal(values[variant.listing.outputs[name]].numbers));
    }
    return found;"""


def steps_in_node(calculation):
    return node(calculation, STEPS, {"matrices": [matrix.tolist() for matrix in given()], "epochs": EPOCHS})


@pytest.mark.long
def test_each_variant_makes_pythons_bits_in_node(calculation):
    found = steps_in_node(calculation)
    expected = {(activation + " " + key).strip(): numbers(article_variants.iteration(activation, key)) for activation, key in VARIANTS}
    assert sorted(found) == sorted(expected) and len(expected) > 20
    for name in expected:
        assert found[name] == expected[name], name


@pytest.mark.long
@pytest.mark.parametrize("old, new", [
    ("s = s + a[i * length + k]", "s = a[i * length + k] + s + 1e-15 * a[0]"), ("=> portable_exp(x)", "=> portable_exp(x) * (1 + 2 ** -52)"),
    ("=> x - y", "=> (x - y) * (1 + 2 ** -52)"), ("v28 = mul(v27, v24)", "v28 = mul(v24, v24)")])
def test_one_changed_operation_makes_other_bits(calculation, old, new):
    assert old in calculation
    changed = steps_in_node(calculation.replace(old, new))
    assert changed["sigmoid"] != numbers(article.iteration)


@pytest.mark.long
def test_random_numbers_are_numpys(calculation):
    import numpy
    seeds = [0, 1, 42, 2017, 2 ** 31, 2 ** 32 - 1] + [int(seed) for seed in numpy.random.RandomState(5).randint(0, 2 ** 31, share(200))]
    found = node(calculation, """
        return given.map((seed) => {
            const random = new NumpyRandom(seed);
            return hexadecimal(random.matrix(7, 100).numbers);
        });""", seeds)
    for seed, digits in zip(seeds, found):
        draws = numpy.random.RandomState(seed).random_sample(700)
        assert digits == to_digits(draws.tolist()), seed
    weights = node(calculation, "const w = initialize(7, 4, 3, 2); return WEIGHTS.map((name) => hexadecimal(w[name].numbers));", 0)
    assert weights == [to_digits([x for row in matrix.tolist() for x in row]) for matrix in article.initialize(7, 4, 3, 2)]


TRAINED = """
    const X = of_rows(given.X), y = of_rows(given.y);
    return Object.keys(DATA.expected).map((seed) => {
        const run = new Run(VARIANTS.sigmoid, initialize(Number(seed), 4, 3, 1), X, y, 0.1, 5000);
        run.advance(1e9);
        const weights = run.weights_at(5000);
        const inside = run.weights_at(1234);
        return [seed, WEIGHTS.map((name) => hexadecimal(weights[name].numbers)).join(""),
            WEIGHTS.map((name) => hexadecimal(inside[name].numbers)).join(""), hexadecimal([run.losses[5000]])];
    });"""


@pytest.mark.long
def test_5000_epochs_end_with_pythons_bits_and_so_does_any_epoch_between(calculation):
    found = node(calculation, TRAINED, {"X": article.X, "y": article.y})
    assert [int(row[0]) for row in found] == sorted(article_page.SEEDS)
    expected = article_page._expected()
    with arithmetic("portable"):
        for seed, last, inside, loss in found:
            start = article.initialize(int(seed))
            assert last == expected[seed]
            weights = article.train(article.X, article.y, *start, epochs=1234)
            assert inside == to_digits([x for matrix in weights for row in matrix.tolist() for x in row])
            weights = article.train(article.X, article.y, *start)
            outputs = article.forward(article.X, *weights).tolist()
            own = 0.0
            for (output,), (target,) in zip(outputs, article.y):
                own = own + (output - target) * (output - target) / 2
            assert from_digits(loss) == [own]


@pytest.mark.long
def test_the_recovered_start_leads_to_the_printed_weights(calculation):
    found = node(calculation, """
        const X = of_rows(given.X), y = of_rows(given.y);
        const start = initialize(0, 4, 3, 1);
        WEIGHTS.forEach((name) => start[name].numbers.set(from_hexadecimal(DATA.printed_start[name])));
        const run = new Run(VARIANTS.sigmoid, start, X, y, 0.1, 5000);
        run.advance(1e9);
        return Array.from(run.weights_at(5000).wout.numbers, (x) => x.toFixed(8));""", {"X": article.X, "y": article.y})
    assert found == ["3.54081355", "3.11519372", "-2.46159562"]


# ---- how a number is made ----

PARTS = ("making.js", "formulas.js", "pasted_data.js", "downloads.js")
MADE = """
    const found = [];
    const [X, y, wh, bh, wout, bout] = given.map(of_rows);
    for (const [name, variant] of Object.entries(VARIANTS)) {
        const run = new Run(variant, {wh, bh, wout, bout}, X, y, 0.25, 3);
        const making = new Making(variant.listing, run.values(run.start));
        const of = (node) => {                     // calculated again from the leaves of the tree alone
            if (!node.operation) { return node.value; }
            const parts = node.parts.map(of);
            return node.operation === "sum" ? parts.reduce((x, y) => x + y) : OPERATIONS[node.operation](...parts);
        };
        for (const [, result] of DATA.names) {
            const x = making.values[variant.listing.outputs[result]];
            for (let k = 0; k < x.numbers.length; k++) {
                const node = making.node(variant.listing.outputs[result], Math.floor(k / x.columns), k % x.columns, true);
                found.push([name, result, hexadecimal([of(node)]) === hexadecimal([x.numbers[k]]), lines_of(node).pop() === in_full(x.numbers[k]),
                            sources_of(node).length, text_of(node, true, true)[0],
                            lines_of(node).every((line, k, lines) => line !== lines[k - 1])]);
            }
        }
    }
    return found;"""


@pytest.mark.long
def test_the_making_of_each_number_makes_that_number(calculation):
    """For each number of each matrix of each variant."""
    script = "\n".join([calculation] + [article_page._read(name) for name in PARTS])
    found = node(script, MADE, [matrix.tolist() for matrix in given()])
    assert len(found) > 20 * 16
    assert not [row for row in found if not row[2] or not row[3] or not row[4] or not row[6]]
    texts = {(row[0], row[1]): row[5] for row in found}
    assert texts["sigmoid", "output"] == "1 / (1 + exp(\u2212output_layer_input[5, 2]))"
    assert texts["sigmoid", "d_output"] == "E[5, 2] \u00d7 slope_output_layer[5, 2]"
    assert texts["sigmoid 3", "d_output"] == "E[5, 2] \u00d7 slope_output_layer[5, 2] \u00d7 lr"
    assert texts["sigmoid", "wh"] == ("wh[4, 3] + (X[1, 4] \u00d7 d_hiddenlayer[1, 3] + \u2026 + X[5, 4] \u00d7 d_hiddenlayer[5, 3])"
                                      " \u00d7 lr")
    assert texts["sigmoid", "E"] == "y[5, 2] \u2212 output[5, 2]"
    assert texts["relu", "slope_hidden_layer"] == "0 if hiddenlayer_activations[5, 3] \u2264 0, else 1"


@pytest.mark.long
def test_formulas_are_those_of_the_recorded_lines(calculation):
    script = "\n".join([calculation] + [article_page._read(name) for name in PARTS])
    found = node(script, """
        return Object.fromEntries(Object.entries(VARIANTS).map(([name, variant]) => [name, Object.fromEntries(DATA.names.map(
            ([, result]) => [result, new Formulas(variant.listing).formula(result).replace(/<[^>]*>/g, "")]))]));""", 0)
    assert found["sigmoid"]["hidden_layer_input"] == "Hi=X\u00b7wh+bh"
    assert found["sigmoid"]["d_output"] == "\u03b4o=E\u2299\u03c3o"
    assert found["sigmoid 3"]["d_output"] == "\u03b4o=(E\u2299\u03c3o)\u00d7\u03b7"
    assert found["sigmoid"]["wh"] == "wh\u2190wh+(XT\u00b7\u03b4h)\u00d7\u03b7"
    assert found["sigmoid"]["bout"] == "bo\u2190bo+(\u2211samples\u03b4o)\u00d7\u03b7"
    assert found["tanh"]["hiddenlayer_activations"] == "Ho=tanh(Hi)"
    assert "if" in found["relu"]["hiddenlayer_activations"]
    assert found["sigmoid 7"]["output"] == "Oo=11+e\u2212(Ho\u00b7wo)+11+e\u2212bo"
