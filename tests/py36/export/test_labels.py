"""Exported files answer the labels themselves, with their values and kinds, as Network.classify does; and name columns."""
import ctypes
import json

import pytest

import needs
from amounts import long
from foreign import ENDINGS, LANGUAGES, library, numbers, run
from purenn import Dense, Network
from purenn.py36.export import cells

SETS = [["a", "b\"\n", "\u00e9"], [3, 4, 5], [2.5, 0.1, -1e300], long([-3, 10 ** 6, 7.5]), [10 ** 17 + 1, 5, 6], [False, True],
        long([-1, 1]), long([0.0, 1.0]), [1, 0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("labels", SETS, ids=str)
def test_labels_have_their_values_and_kinds(labels, language, tmp_path):
    net = Network([Dense(1, len(labels), "softmax")], seed=1)
    net.classes = labels
    found = labels_read(net, language, tmp_path)
    wanted = net.classify([[-3.0], [0.1], [7.0]])
    if language != "python" and labels[0] == 10 ** 17 + 1:
        wanted = [str(x) for x in wanted]
    assert found == wanted
    if language == "python":
        assert [type(x) for x in found] == [type(x) for x in wanted]
    assert isinstance(found[0], bool) == (labels[0] is False) or language == "c"


@pytest.mark.parametrize("language", LANGUAGES)
def test_hinge_answers_minus_one_and_one(language, tmp_path):
    net = Network([Dense(1, 1, "tanh")], loss="hinge", seed=1)
    assert labels_read(net, language, tmp_path) == net.classify([[-3.0], [0.1], [7.0]])


def labels_read(net, language, folder):
    """What classify of a file says to -3, 0.1 and 7."""
    path = folder / ("net." + ENDINGS[language])
    path.write_text(net.to_source(language))
    if language == "python":
        scope = {"__name__": "net"}
        exec(path.read_text(), scope)
        return [scope["classify"]([x]) for x in (-3.0, 0.1, 7.0)]
    if language == "javascript":
        return json.loads(run([needs.command("node"), "-p",
                               'JSON.stringify([-3, 0.1, 7].map((x) => require("./net.js").classify([x])))'], folder))
    if language == "r":
        printed = run([needs.command("Rscript"), "-e", """net <- new.env(); sys.source("net.R", net)
            for (x in c(-3, 0.1, 7)) { y <- net$classify(x); cat(
                if (is.character(y)) paste(c(charToRaw(enc2utf8(y)), "t"), collapse = "") else if (is.logical(y)) c("False", "True")[y + 1]
                else sprintf("%.17g", y), "\\n") }"""], folder)
        return [bytes.fromhex(line[:-1]).decode("utf-8") if line[-1:] == "t" else eval(line) for line in printed.replace(" ", "").split()]
    needs.command("gcc")
    net_library = library("gcc", path, "-O0")
    labels = net.classes or [-1, 1]
    is_number = not [x for x in labels if isinstance(x, str) or not cells.is_double(x)]
    texts = (ctypes.c_char_p * len(labels)).in_dll(net_library, "CLASSES")
    assert [text.decode("utf-8") for text in texts] == [str(x) for x in labels]
    values = (ctypes.c_double * len(labels)).in_dll(net_library, "CLASS_VALUES") if is_number else [text.decode("utf-8") for text in texts]
    return [values[net_library.classify(numbers([x]))] for x in (-3.0, 0.1, 7.0)]


def test_other_labels_are_texts():
    from datetime import date
    net = Network([Dense(1, 2, "softmax")], seed=1)
    net.classes = [date(2020, 1, 2), date(2021, 1, 2)]
    assert '"2020-01-02", "2021-01-02"' in net.to_source("python")


def test_columns_of_the_network_have_names():
    net = Network([Dense(2, 1)], seed=1)
    net.columns = ["width", "height"]
    assert 'COLUMNS = [\n    "width", "height"\n]' in net.to_source("python")
    net.notes = {"columns": ["a", "b"]}
    assert '"width", "height"' in net.to_source("c")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_of_each_is_no_plural(language):
    text = Network([Dense(1, 1, "tanh"), Dense(1)], seed=1).to_source(language, train=True, batch_size=1)
    assert "A network of 1 input, " in text and "the 1 output for 1 input, " in text and "after a step with 1 row." in text
    assert not [words for words in ("1 inputs", "1 outputs", "1 rows", "1 numbers") if words in text]
