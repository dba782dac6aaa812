"""envelope.py and plain_json.py: the same data back, the text against json and zlib, hostile texts and files."""
import json
import math
import os
import random
import struct
import sys
import time
import tracemalloc
import zlib
from fractions import Fraction

import fuzz_state
import pytest

from amounts import examples, long, share
from hypothesis import given, strategies as st
from plain_data import ANY_INT, PLAIN, same

from purenn import Matrix, RandomState, default_rng
from purenn.files import atomic, envelope, expect, plain_json
from purenn.floats import bits


def sealed(body):
    """A text with this for its data."""
    return envelope._HEAD % (envelope.VERSION, envelope.checksum(body)) + body + envelope._END


def read(text):
    """Like loads, of the data alone."""
    reader = plain_json.Reader(text)
    value = reader.value()
    assert reader.next() == ""
    return value


# ---- the same data back ----

@given(PLAIN)
@examples(200)
def test_what_is_written_is_read_back(data):
    text = envelope.dumps(data)
    back = envelope.loads(text)
    assert same(data, back) and same(data, envelope.loads(text.replace("\n", "\r\n"))) and envelope.dumps(back) == text
    assert set(text) <= set(map(chr, range(32, 127))) | {"\n"}


def test_same_tells_apart():
    for x, y in ((1, 1.0), (True, 1), (0.0, -0.0), ([1], [2]), ({"a": 1}, {"b": 1}), (Matrix([1]), Matrix([True])), ("a", "b"),
                 (Matrix([1.0]), Matrix([[1.0]])), (Matrix([0.0]), Matrix([-0.0])), ([0.5], Matrix([0.5]))):
        assert not same(x, y) and same(x, x) and same(y, y)


def test_tuples_views_and_float_subclasses_become_plain():
    class Celsius(float):
        pass
    square = Matrix([[1.5, 2.5], [3.5, 4.5]])
    back = envelope.loads(envelope.dumps([(1, (2.0, 3.0)), square.T, square[:, 1], Celsius(1.5), [Celsius(0.5)]]))
    assert back[0] == [1, [2.0, 3.0]] and back[1].tolist() == [[1.5, 3.5], [2.5, 4.5]] and back[2].tolist() == [2.5, 4.5]
    assert type(back[1]) is Matrix and [type(x) for x in (back[3], back[4][0])] == [float, float] and back[3:] == [1.5, [0.5]]


def test_generators_go_on_after_a_save(tmp_path):
    path = str(tmp_path / "generators.json")
    old, new = RandomState(3), default_rng(2 ** 200)
    old.normal()
    new.normal()
    envelope.save(path, {"old": old.get_state(legacy=False), "new": new.bit_generator.state})
    again, other = RandomState(4), default_rng(5)
    again.set_state(envelope.load(path)["old"])
    other.bit_generator.state = envelope.load(path)["new"]
    assert [again.normal() for _ in range(1000)] == [old.normal() for _ in range(1000)]
    assert [other.normal() for _ in range(1000)] == [new.normal() for _ in range(1000)]


# ---- the text itself ----

def test_the_text_is_what_the_docstring_says():
    assert envelope.dumps({"b": [1.5, -2.0], "a": Matrix([[1.0, 2.0]])}) == "\n".join([
        '{"format": "purenn", "version": 1, "crc32": "%08x", "data":',
        '{',
        ' "a": {"$matrix": [1, 2], "$of": {"$floats": "3ff00000000000004000000000000000"}},',
        ' "b": {"$floats": "3ff8000000000000c000000000000000"}',
        '}', '}', '']) % zlib.crc32(
            b'{\n "a": {"$matrix": [1, 2], "$of": {"$floats": "3ff00000000000004000000000000000"}},\n'
            b' "b": {"$floats": "3ff8000000000000c000000000000000"}\n}')


@given(PLAIN)
@examples(100)
def test_the_text_is_json(data):
    def plain_json(x):
        if isinstance(x, Matrix):
            return {"$matrix": list(x.shape), "$of": {"$floats": digits(x._data)} if x._form.kind == "float" else list(x._data)}
        if isinstance(x, float):
            return {"$float": digits([x])}
        if isinstance(x, list):
            return {"$floats": digits(x)} if x and all(type(y) is float for y in x) else [plain_json(y) for y in x]
        if isinstance(x, dict):
            return {"$" + key if key.startswith("$") else key: plain_json(value) for key, value in x.items()}
        return x

    def digits(numbers):
        return "".join(struct.pack(">d", x if x == x else math.nan).hex() for x in numbers)

    def strict(pairs):
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    document = json.loads(envelope.dumps(data), object_pairs_hook=strict)
    assert sorted(document) == ["crc32", "data", "format", "version"] and document["data"] == plain_json(data)


@given(st.recursive(st.one_of(st.none(), st.booleans(), ANY_INT, st.text()), lambda inner: st.one_of(
    st.lists(inner), st.dictionaries(st.text().filter(lambda key: key[:1] != "$"), inner)), max_leaves=20), st.booleans(), st.sampled_from([None, 1, "\t"]))
@examples(100)
def test_the_reader_reads_json_as_json_does(data, ascii, indent):
    text = json.dumps(data, ensure_ascii=True, indent=indent, separators=(",", ":") if ascii else None)
    try:
        assert read(text) == data
    except ValueError as error:
        assert "deep" in str(error) or "$float" in str(error)


@pytest.mark.parametrize("text", [
    "", " ", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", "{a:1}",
    '{"a":1 "b":2}', '{"a":1,"a":2}', '{"\\u0061":1,"a":2}', "01", "-01", "-", "+1", "1.0", "1.", ".5", "1e5", "1E5", "0x10", "--1", "1_000", "NaN",
    "Infinity", "-Infinity", "nan", "None", "True", "nul", "truefalse", "'a'", '"', '"a', '"\\', '"\\"', '"\\x41"', '"\\u00"', '"\\u00g0"', '"\\u+041"',
    '"\\ud800"', '"\\udc00"', '"\\ud800\\ud800"', '"\\ud800 \\udc00"', '"\\ud800x"', '"\n"', '"\t"', '"\x00"', '"a\\n\n"', "\x0b1", "\x00", "/**/1", "1//",
    "\ufeff1", "9" * 1001, "[" * 15 + "]" * 15, "[" * 100000, '{"a":' * 100000])
def test_what_is_no_json_of_ours_is_refused(text):
    with pytest.raises((ValueError, AssertionError)):
        read(text)
    with pytest.raises(ValueError, match=r"line \d"):
        envelope.loads(sealed(text) if max(map(ord, text), default=0) < 128 else text)


@pytest.mark.parametrize("text", [
    '{"$float":1}', '{"$float":""}', '{"$float":"3ff"}', '{"$float":"3FF8000000000000"}', '{"$float":" 3ff800000000000"}', '{"$float":"0x3ff80000000000"}',
    '{"$float":"3ff80000000000003ff8000000000000"}', '{"$floats":"3ff8"}', '{"$floats":"3ff800000000000g"}', '{"$floats":null}', '{"$floats":["3ff8000000000000"]}',
    '{"$":1}', '{"$other":1}', '{"$float":"3ff8000000000000","a":1}', '{"$float":"3ff8000000000000","$floats":""}', '{"$matrix":[1]}', '{"$of":[1]}',
    '{"$matrix":[1,1,1],"$of":[1]}', '{"$matrix":[],"$of":[1]}', '{"$matrix":1,"$of":[1]}', '{"$matrix":[2],"$of":[1]}', '{"$matrix":[-1,-1],"$of":[1]}',
    '{"$matrix":[true],"$of":[1]}', '{"$matrix":[{"$float":"3ff0000000000000"}],"$of":[1]}', '{"$matrix":[1],"$of":["a"]}', '{"$matrix":[1],"$of":[null]}',
    '{"$matrix":[1],"$of":[[1]]}', '{"$matrix":[2],"$of":[1,true]}', '{"$matrix":[2],"$of":[1,{"$float":"3ff0000000000000"}]}', '{"$matrix":[1],"$of":"1"}',
    '{"$matrix":[0,9],"$of":{}}', '{"$matrix":[999999999999,999999999999],"$of":[]}', '{"$matrix":[%s],"$of":[]}' % ("9" * 900)])
def test_tags_are_taken_as_written_only(text):
    with pytest.raises(ValueError, match=r"line 1, column 1: expected") as caught:
        read(text)
    assert len(str(caught.value)) < 250


def test_blanks_may_stand_where_json_has_them():
    assert read(' \t\n\r[ 1 ,\n{ "a" : { "$float" : "3ff8000000000000" } } ] ') == [1, {"a": 1.5}]


def test_places_are_named():
    for text, expected in (('[1,\n 2,\n  x]', "line 3, column 3"), ('{"a": [1, 2}', "line 1, column 12"), ('\n\n"\\q"', "line 3, column 2")):
        with pytest.raises(ValueError, match="^" + expected + ": expected"):
            read(text)
    text = envelope.dumps({"a": 1, "b": [2]})
    body = text[text.index("\n") + 1:-3].replace("[2]", "[2")
    with pytest.raises(ValueError, match="^line 5, column 1: expected , or ]$"):
        envelope.loads(sealed(body))


# ---- what is no plain data ----

@pytest.mark.parametrize("data, error, message", [
    (object(), TypeError, "^data is an object; plain data are"), ({"a": [1, {2}]}, TypeError, r'^data\["a"\]\[1\] is a set'),
    ({"a": {1: 2}}, TypeError, r'data\["a"\] has a key of type int'), (b"bytes", TypeError, "bytes"), (1j, TypeError, "complex"),
    ([10 ** 1000], ValueError, r"^data\[0\] is an int of more than 1000 digits"), ([-10 ** 5000], ValueError, "1000 digits"),
    ("\ud800", ValueError, "half a surrogate"), ({"\udc00x": 1}, ValueError, "half a surrogate"), (["\ud800\ud800\udc00"], ValueError, "half"),
    (Matrix([10 ** 1000]), ValueError, "1000 digits"), ({"W": Matrix([[Fraction(1, 3)]])}, TypeError, r'data\["W"\] is a matrix of other numbers than')])
def test_what_is_no_plain_data_is_named(data, error, message):
    with pytest.raises(error, match=message):
        envelope.dumps(data)


def test_depth_is_limited_both_ways():
    data = 1.5
    for _ in range(plain_json.DEEPEST):
        data = [None, data]
    assert same(envelope.loads(envelope.dumps(data)), data)
    with pytest.raises(ValueError, match="more than 12 deep"):
        envelope.dumps([data])
    matrix = {"W": Matrix([1])}
    for _ in range(plain_json.DEEPEST - 1):
        matrix = {"deeper": matrix}
    assert same(envelope.loads(envelope.dumps(matrix)), matrix)
    loop = []
    loop.append(loop)
    with pytest.raises(ValueError, match="deep"):
        envelope.dumps(loop)


def test_limits_of_length(monkeypatch, tmp_path):
    text, path = envelope.dumps("a" * 100), str(tmp_path / "f")
    envelope.save(path, "a" * 100)
    monkeypatch.setattr(envelope, "LONGEST", len(text))
    assert envelope.loads(text) == envelope.load(path) == "a" * 100
    monkeypatch.setattr(envelope, "LONGEST", len(text) - 1)
    for refused in (lambda: envelope.loads(text), lambda: envelope.load(path), lambda: envelope.dumps("a" * 100), lambda: envelope.save(path, "a" * 100)):
        with pytest.raises(ValueError, match=str(len(text))):
            refused()
    assert os.listdir(str(tmp_path)) == ["f"]


# ---- the head, the end and the checksum ----

def test_every_beginning_of_a_text_is_refused():
    text = envelope.dumps({"W": Matrix([[1.5, 2.5]]), "texts": ["}\n", "\n}\n"]})
    for n in range(len(text)):
        with pytest.raises(ValueError, match="^line"):
            envelope.loads(text[:n])
        with pytest.raises(ValueError, match="^line"):
            envelope.loads(text[:n] + text[n + 1:])
    for garbage in (" ", "\n", "}", "0", text, "\x00"):
        with pytest.raises(ValueError, match="^line"):
            envelope.loads(text + garbage)
        with pytest.raises(ValueError, match="^line"):
            envelope.loads(garbage + text)


def test_every_changed_character_is_noticed():
    text = envelope.dumps({"W": Matrix([[1.5, 2.5]]), "n": [1, True, "name"]})
    for n in range(len(text)):
        for changed in (chr(ord(text[n]) ^ 1), " " if text[n] != " " else "_", "\xe9", "\n" if text[n] != "\n" else " "):
            with pytest.raises(ValueError, match="^line"):
                envelope.loads(text[:n] + changed + text[n + 1:])


@pytest.mark.parametrize("text, message", [
    ("", 'begins with {"format": "purenn"'), ("{}", "begins with"), ("\x89PNG\r\n" * 99, "got character|begins with"), ("x" * 10 ** 6, "begins with"),
    (envelope.dumps(1).replace('"version": 1', '"version": 2'), 'expected version 1 of the format; got "2"'),
    (envelope.dumps(1).replace('"version": 1', '"version": 1.0'), "expected version 1"), (envelope.dumps(1).replace(": 1,", ": x" * 999), "expected version 1"),
    (json.dumps(json.loads(envelope.dumps([1, 2]))), "altered|cut short|version"), (json.dumps(json.loads(envelope.dumps([1, 2])), indent=1), "begins with")])
def test_other_texts_are_refused(text, message):
    with pytest.raises(ValueError, match=message) as caught:
        envelope.loads(text)
    assert len(str(caught.value)) < 300 and "\n" not in str(caught.value)


def test_only_texts_are_read():
    for given_ in (None, b"{}", 1, ["{}"]):
        with pytest.raises(TypeError, match="expected a text; got an? " + type(given_).__name__):
            envelope.loads(given_)
    for given_ in (None, 0, 1, b"path", ["path"]):
        for use in (envelope.load, lambda path: envelope.save(path, {})):
            with pytest.raises(TypeError, match="expected a path"):
                use(given_)


def test_nothing_of_a_file_is_run(tmp_path, monkeypatch):
    import builtins
    for name in ("eval", "exec", "compile"):
        monkeypatch.setattr(builtins, name, None)
    hostile = ["__import__('os').system('false')", "\n}\nimport os", "${x}", "{{7*7}}", "!!python/object:os.system"]
    assert envelope.loads(envelope.dumps({text: [text] for text in hostile})) == {text: [text] for text in hostile}
    code = ""
    for module in (atomic, bits, envelope, expect, plain_json):
        with open(module.__file__) as file:
            code += file.read()
    assert not [word for word in ("eval(", "exec(", "compile(", "__import__(", "getattr(value", "import pickle", "globals(") if word in code]


@given(st.text("0123456789abcdefg {}", max_size=200))
@examples(100)
def test_checksums_are_zlibs_with_and_without_it(text):
    assert envelope.checksum(text) == "%08x" % envelope._crc32(text) == "%08x" % zlib.crc32(text.encode())


def test_a_python_without_struct_writes_and_reads_the_same(monkeypatch):
    data = {"x": [random.Random(1).gauss(0, 10 ** 5) for _ in range(300)], "nan": math.nan, "none": []}
    text = envelope.dumps(data)
    monkeypatch.setattr(bits, "_found", [None])
    assert envelope.dumps(data) == text and same(envelope.loads(text), data)
    monkeypatch.setattr(bits, "_found", [])
    monkeypatch.setitem(sys.modules, "binascii", None)
    assert envelope.dumps(data) == text and same(envelope.loads(text), data) and bits._found == [None]


# ---- memory ----

FAMILIES = {
    "lists": "[]", "lists of one": "[300]", "dicts": "{}", "dicts of one": '{"ab":300}', "ints": "300", "long ints": "9999999999", "texts": '"ab"',
    "wide texts": '"\\u1234"', "faces": '"\\ud83d\\ude00"', "floats": '{"$float":"3ff8000000000000"}', "lists of floats": '{"$floats":""}',
    "matrices": '{"$matrix":[0,%d],"$of":[]}', "keys": '"%x":%d', "our keys": '"$$%x":%d'}


def family(name, count):
    parts = [FAMILIES[name].replace("%x", "%x" % i).replace("%d", str(i + 300)) for i in range(count)]
    return ("{%s}" if "key" in name else "[%s]") % ",".join(parts)


@pytest.mark.parametrize("name", sorted(FAMILIES) + ["one wide text", "one face", "backslashes", "hex"])
@pytest.mark.parametrize("count", [long(300), 1366, long(2731)])
def test_the_densest_texts_that_are_read_take_less_than_ten_times_their_length(name, count, tmp_path):
    body = {"one wide text": '"%s"' % ("\\u1234" * count), "one face": '"%s\\ud83d\\ude00"' % ("a" * 5 * count), "backslashes": '"%s"' % ("\\n" * count),
            "hex": '{"$floats":"%s"}' % ("3ff8000000000000" * count)}.get(name) or family(name, count)
    needed = (envelope._size(body, 0, len(body)) - envelope._SPARE) // envelope._ROOM + 1
    text = sealed(body + " " * max(0, needed - len(body)))
    _, message, peak = fuzz_state.attempt(str(tmp_path / "f"), text.encode())
    assert message is None and peak < 10 * max(len(text), 2000), peak / len(text)


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_refused_texts_take_no_memory_to_speak_of(name, tmp_path):
    body = family(name, 20000)
    _, message, peak = fuzz_state.attempt(str(tmp_path / "f"), sealed(body).encode())
    assert peak < (5 if message else 10) * len(body)
    assert message is not None and "in memory" in message or name in ("long ints", "floats")


def test_writing_takes_no_more_than_some_times_the_text():
    data = {"W": Matrix([[float(i)] * 100 for i in range(500)])}
    tracemalloc.start()
    length = len(envelope.dumps(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * length


def test_time_grows_with_the_length(tmp_path):
    """Texts that a careless reader takes quadratic time for."""
    for body in ('"%s"' % ("\\n" * 200000), '"%s"' % ("\\\"" * 200000), '"%s"' % ("\\u1234" * 100000), "[%s1]" % (" " * 400000), '"' + "\\\\" * 200000,
                 '["\\n",' + '"%s"]' % ("a" * 500000), "[" + ",".join(['"\\n%s"' % ("a" * 20)] * 20000) + "]" + " " * 400000, "1" * 400000, "-" * 400000):
        start = time.process_time()
        try:
            envelope.loads(sealed(body))
        except ValueError:
            pass
        assert time.process_time() - start < 5


# ---- fuzzing; the script does more of it ----

def test_damaged_files_are_refused():
    tally = fuzz_state.run(share(1200), 1)
    assert tally["loaded"] > share(250) and tally["refused: head, end or checksum"] > share(200)
    assert tally["refused: by the reader"] > share(300) and tally["networks loaded"] > share(20)
    assert tally["networks refused"] > share(150) and 1 < tally["worst"] < 10
