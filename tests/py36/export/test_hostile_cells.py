"""Categories and names of columns in exported files: texts whatever they hold, which break out nowhere."""
import ctypes
import json

import pytest
from hypothesis import given, strategies as st

import needs
from amounts import examples
from exported import NASTY
from foreign import ENDINGS, LANGUAGES, R_TEXT, in_r, library, numbers, run
from purenn import Dense, Network
from purenn.encoders import Categories, Encoder, Number

texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


def hostile(found):
    """A network whose columns have these names, and the last of them these categories."""
    names, values = list(dict.fromkeys(found)), list(dict.fromkeys([text.strip() for text in found]))
    made = Encoder([Number(name) for name in names] + [Categories("*/", values)])
    net = Network([Dense(len(made.outputs), 1)], seed=0)
    net.encoder = made
    return net, values


@pytest.mark.parametrize("language", LANGUAGES)
def test_categories_and_columns_cannot_break_out(language, tmp_path):
    found = [text for text in NASTY if text != "*/"]

    @examples(300)
    @given(texts)
    def gather(text):
        found.append(text)
    gather()
    net, values = hostile(found)
    text = net.to_source(language, form="loop")
    assert set(text) <= set(map(chr, range(32, 127))) | {"\n"}
    places = [list(range(len(values))), net.encoder.names]
    path = tmp_path / ("net." + ENDINGS[language])
    before = len(net.encoder.columns) - 1
    if language == "python":
        scope = {"__name__": "net"}
        exec(text, scope)
        found = [scope["encode"]([1.0] * before + [value])[before:].index(1.0) for value in values]
        assert [found, scope["COLUMNS"]] == places
    if language == "javascript":
        path.write_text(text + """
const found = JSON.parse(require("fs").readFileSync("values.json", "utf8")).map(
    (value) => encode(Array(COLUMNS.length - 1).fill(1).concat([value])).slice(COLUMNS.length - 1).indexOf(1));
console.log(JSON.stringify([found, COLUMNS]));
""")
        (tmp_path / "values.json").write_text(json.dumps(values))
        assert json.loads(run([needs.command("node"), str(path)], tmp_path).split("\n")[-2]) == places
    if language == "r":
        path.write_text(text + "\n" + R_TEXT + "\n" + "\n".join(
            ["cat(which(encode(c(as.list(rep(1, %d)), list(%s)))[-(1:%d)] == 1) - 1, '\\n')" % (before, in_r(value), before)
             for value in values]) + '\nfor (x in COLUMNS) cat(paste(charToRaw(enc2utf8(x)), collapse = ""), "\\n")\n')
        lines = [line.strip() for line in run([needs.command("Rscript"), str(path)], tmp_path).split("\n")[1:-1]]
        assert [[int(line) for line in lines[:len(values)]],
                [bytes.fromhex(line).decode("utf-8") for line in lines[len(values):]]] == places
    if language == "c":
        needs.command("gcc")
        path.write_text(text)
        net_library, x, found = library("gcc", path, "-O0"), numbers([0.0] * net.n_in), []
        for value in values:
            assert net_library.encode(numbers([b"1"] * before + [value.encode("utf-8")], ctypes.c_char_p), x) == 0
            found.append(list(x)[before:].index(1.0))
        columns = (ctypes.c_char_p * len(net.encoder.names)).in_dll(net_library, "COLUMNS")
        assert [found, [name.decode("utf-8") for name in columns]] == places


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_categories_cannot_break_out_of_python(found):
    """Half characters and zero bytes too, which a Python file can hold."""
    net, values = hostile(found)
    scope = {"__name__": "net"}
    exec(net.to_source("python"), scope)
    before = len(net.encoder.columns) - 1
    assert [scope["encode"]([1.0] * before + [value])[before:].index(1.0) for value in values] == list(range(len(values)))


@pytest.mark.parametrize("language", ["c", "r"])
@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_texts_that_a_language_cannot_hold(language, name):
    with pytest.raises(ValueError, match="name"):
        hostile(["a", name])[0].to_source(language)
