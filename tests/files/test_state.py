"""files/state.py, files/plain.py and floats/bits.py: the same data back, the text against json and zlib, hostile texts and files, atomic saving."""
import json
import math
import os
import random
import struct
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from fractions import Fraction

import pytest
from hypothesis import example, given, strategies as st

import fuzz_state
import kill_state
from amounts import examples, long, share
from paths import ROOT
from purenn import Matrix, RandomState, default_rng
from purenn.files import plain, state
from purenn.floats import bits

ANY_FLOAT = st.one_of(st.integers(0, 2 ** 64 - 1).map(lambda n: struct.unpack("<d", struct.pack("<Q", n))[0]), st.floats(),
                      st.sampled_from([0.0, -0.0, 5e-324, -5e-324, math.inf, -math.inf, math.nan, 2.0 ** -1022, 1.7976931348623157e308]))
ANY_INT = st.one_of(st.integers(), st.integers(-10 ** 400, 10 ** 400))
SHAPES = st.tuples(st.integers(0, 4), st.integers(0, 4))
MATRICES = st.one_of(
    [SHAPES.flatmap(lambda shape, numbers=numbers: st.lists(numbers, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda flat, shape=shape: Matrix(flat).reshape(*shape))) for numbers in (ANY_FLOAT, st.integers(-9, 9), st.booleans())])
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), ANY_INT, ANY_FLOAT, st.text(), st.sampled_from(["$float", "$", "$$matrix"]), MATRICES),
    lambda inner: st.one_of(st.lists(inner), st.lists(ANY_FLOAT), st.dictionaries(st.one_of(st.text(), st.sampled_from(["$float", "$$"])), inner)),
    max_leaves=20)


def same(x, y):
    """Equal in type, in every bit and in every place; all nan are alike, and an empty matrix is one of floats."""
    if isinstance(x, Matrix):
        return isinstance(y, Matrix) and x.shape == y.shape and same(list(x._data), list(y._data)) and (
            x._form.kind == y._form.kind or not x.size)
    if type(x) is not type(y):
        return False
    if isinstance(x, float):
        return struct.pack("<d", x) == struct.pack("<d", y) or (x != x and y != y)
    if isinstance(x, list):
        return len(x) == len(y) and all(map(same, x, y))
    if isinstance(x, dict):
        return sorted(x) == sorted(y) and all(same(x[key], y[key]) for key in x)
    return x == y


def sealed(body):
    """A text with this for its data."""
    return state._HEAD % (state.VERSION, bits.checksum(body)) + body + state._END


def read(text):
    """Like loads, of the data alone."""
    reader = plain.Reader(text)
    value = reader.value()
    assert reader.next() == ""
    return value


# ---- the same data back ----

@given(PLAIN)
@examples(200)
def test_what_is_written_is_read_back(data):
    text = state.dumps(data)
    back = state.loads(text)
    assert same(data, back) and same(data, state.loads(text.replace("\n", "\r\n"))) and state.dumps(back) == text
    assert set(text) <= set(map(chr, range(32, 127))) | {"\n"}


def test_same_tells_apart():
    for x, y in ((1, 1.0), (True, 1), (0.0, -0.0), ([1], [2]), ({"a": 1}, {"b": 1}), (Matrix([1]), Matrix([True])), ("a", "b"),
                 (Matrix([1.0]), Matrix([[1.0]])), (Matrix([0.0]), Matrix([-0.0])), ([0.5], Matrix([0.5]))):
        assert not same(x, y) and same(x, x) and same(y, y)


def test_tuples_views_and_float_subclasses_become_plain():
    class Celsius(float):
        pass
    square = Matrix([[1.5, 2.5], [3.5, 4.5]])
    back = state.loads(state.dumps([(1, (2.0, 3.0)), square.T, square[:, 1], Celsius(1.5), [Celsius(0.5)]]))
    assert back[0] == [1, [2.0, 3.0]] and back[1].tolist() == [[1.5, 3.5], [2.5, 4.5]] and back[2].tolist() == [2.5, 4.5]
    assert type(back[1]) is Matrix and [type(x) for x in (back[3], back[4][0])] == [float, float] and back[3:] == [1.5, [0.5]]


def test_generators_go_on_after_a_save(tmp_path):
    path = str(tmp_path / "generators.json")
    old, new = RandomState(3), default_rng(2 ** 200)
    old.normal()
    new.normal()
    state.save(path, {"old": old.get_state(legacy=False), "new": new.bit_generator.state})
    again, other = RandomState(4), default_rng(5)
    again.set_state(state.load(path)["old"])
    other.bit_generator.state = state.load(path)["new"]
    assert [again.normal() for _ in range(1000)] == [old.normal() for _ in range(1000)]
    assert [other.normal() for _ in range(1000)] == [new.normal() for _ in range(1000)]


# ---- the text itself ----

def test_the_text_is_what_the_docstring_says():
    assert state.dumps({"b": [1.5, -2.0], "a": Matrix([[1.0, 2.0]])}) == "\n".join([
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

    document = json.loads(state.dumps(data), object_pairs_hook=strict)
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
        state.loads(sealed(text) if max(map(ord, text), default=0) < 128 else text)


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
    text = state.dumps({"a": 1, "b": [2]})
    body = text[text.index("\n") + 1:-3].replace("[2]", "[2")
    with pytest.raises(ValueError, match="^line 5, column 1: expected , or ]$"):
        state.loads(sealed(body))


# ---- what is no plain data ----

@pytest.mark.parametrize("data, error, message", [
    (object(), TypeError, "^data is a object; plain data are"), ({"a": [1, {2}]}, TypeError, r'^data\["a"\]\[1\] is a set'),
    ({"a": {1: 2}}, TypeError, r'data\["a"\] has a key of type int'), (b"bytes", TypeError, "bytes"), (1j, TypeError, "complex"),
    ([10 ** 1000], ValueError, r"^data\[0\] is an int of more than 1000 digits"), ([-10 ** 5000], ValueError, "1000 digits"),
    ("\ud800", ValueError, "half a surrogate"), ({"\udc00x": 1}, ValueError, "half a surrogate"), (["\ud800\ud800\udc00"], ValueError, "half"),
    (Matrix([10 ** 1000]), ValueError, "1000 digits"), ({"W": Matrix([[Fraction(1, 3)]])}, TypeError, r'data\["W"\] is a matrix of other numbers than')])
def test_what_is_no_plain_data_is_named(data, error, message):
    with pytest.raises(error, match=message):
        state.dumps(data)


def test_depth_is_limited_both_ways():
    data = 1.5
    for _ in range(plain.DEEPEST):
        data = [None, data]
    assert same(state.loads(state.dumps(data)), data)
    with pytest.raises(ValueError, match="more than 12 deep"):
        state.dumps([data])
    matrix = {"W": Matrix([1])}
    for _ in range(plain.DEEPEST - 1):
        matrix = {"deeper": matrix}
    assert same(state.loads(state.dumps(matrix)), matrix)
    loop = []
    loop.append(loop)
    with pytest.raises(ValueError, match="deep"):
        state.dumps(loop)


def test_limits_of_length(monkeypatch, tmp_path):
    text, path = state.dumps("a" * 100), str(tmp_path / "f")
    state.save(path, "a" * 100)
    monkeypatch.setattr(state, "LONGEST", len(text))
    assert state.loads(text) == state.load(path) == "a" * 100
    monkeypatch.setattr(state, "LONGEST", len(text) - 1)
    for refused in (lambda: state.loads(text), lambda: state.load(path), lambda: state.dumps("a" * 100), lambda: state.save(path, "a" * 100)):
        with pytest.raises(ValueError, match=str(len(text))):
            refused()
    assert os.listdir(str(tmp_path)) == ["f"]


# ---- the head, the end and the checksum ----

def test_every_beginning_of_a_text_is_refused():
    text = state.dumps({"W": Matrix([[1.5, 2.5]]), "texts": ["}\n", "\n}\n"]})
    for n in range(len(text)):
        with pytest.raises(ValueError, match="^line"):
            state.loads(text[:n])
        with pytest.raises(ValueError, match="^line"):
            state.loads(text[:n] + text[n + 1:])
    for garbage in (" ", "\n", "}", "0", text, "\x00"):
        with pytest.raises(ValueError, match="^line"):
            state.loads(text + garbage)
        with pytest.raises(ValueError, match="^line"):
            state.loads(garbage + text)


def test_every_changed_character_is_noticed():
    text = state.dumps({"W": Matrix([[1.5, 2.5]]), "n": [1, True, "name"]})
    for n in range(len(text)):
        for changed in (chr(ord(text[n]) ^ 1), " " if text[n] != " " else "_", "\xe9", "\n" if text[n] != "\n" else " "):
            with pytest.raises(ValueError, match="^line"):
                state.loads(text[:n] + changed + text[n + 1:])


@pytest.mark.parametrize("text, message", [
    ("", 'begins with {"format": "purenn"'), ("{}", "begins with"), ("\x89PNG\r\n" * 99, "got character|begins with"), ("x" * 10 ** 6, "begins with"),
    (state.dumps(1).replace('"version": 1', '"version": 2'), 'expected version 1 of the format; got "2"'),
    (state.dumps(1).replace('"version": 1', '"version": 1.0'), "expected version 1"), (state.dumps(1).replace(": 1,", ": x" * 999), "expected version 1"),
    (json.dumps(json.loads(state.dumps([1, 2]))), "altered|cut short|version"), (json.dumps(json.loads(state.dumps([1, 2])), indent=1), "begins with")])
def test_other_texts_are_refused(text, message):
    with pytest.raises(ValueError, match=message) as caught:
        state.loads(text)
    assert len(str(caught.value)) < 300 and "\n" not in str(caught.value)


def test_only_texts_are_read():
    for given_ in (None, b"{}", 1, ["{}"]):
        with pytest.raises(TypeError, match="expected a text; got a " + type(given_).__name__):
            state.loads(given_)
    for given_ in (None, 0, 1, b"path", ["path"]):
        for use in (state.load, lambda path: state.save(path, {})):
            with pytest.raises(TypeError, match="expected a path"):
                use(given_)


def test_nothing_of_a_file_is_run(tmp_path, monkeypatch):
    import builtins
    for name in ("eval", "exec", "compile"):
        monkeypatch.setattr(builtins, name, None)
    hostile = ["__import__('os').system('false')", "\n}\nimport os", "${x}", "{{7*7}}", "!!python/object:os.system"]
    assert state.loads(state.dumps({text: [text] for text in hostile})) == {text: [text] for text in hostile}
    with open(plain.__file__) as f, open(state.__file__) as g, open(bits.__file__) as h:
        code = f.read() + g.read() + h.read()
    assert not [word for word in ("eval(", "exec(", "compile(", "__import__(", "getattr(value", "import pickle", "globals(") if word in code]


# ---- bits ----

@given(st.lists(ANY_FLOAT, max_size=300))
@example([math.nan] * 129 + [1.5])
@examples(100)
def test_digits_are_those_of_struct_with_and_without_it(numbers):
    expected = "".join("7ff8000000000000" if x != x else struct.pack(">d", x).hex() for x in numbers)
    assert bits.to_digits(numbers) == expected and same(bits.from_digits(expected), numbers)
    assert "".join([bits._digits_of_one(x) for x in numbers]) == expected
    assert same([bits._one(expected[i:i + 16]) for i in range(0, len(expected), 16)], numbers)


def test_a_python_without_struct_writes_and_reads_the_same(monkeypatch):
    data = {"x": [random.Random(1).gauss(0, 10 ** 5) for _ in range(300)], "nan": math.nan, "none": []}
    text = state.dumps(data)
    monkeypatch.setattr(bits, "_found", [None])
    assert state.dumps(data) == text and same(state.loads(text), data)
    monkeypatch.setattr(bits, "_found", [])
    monkeypatch.setitem(sys.modules, "binascii", None)
    assert state.dumps(data) == text and same(state.loads(text), data) and bits._found == [None]


@given(st.text("0123456789abcdefg {}", max_size=200))
@examples(100)
def test_checksums_are_zlibs_with_and_without_it(text):
    assert bits.checksum(text) == "%08x" % bits._crc32(text) == "%08x" % zlib.crc32(text.encode())


def test_all_nan_are_read():
    for digits in ("7ff8000000000000", "fff8000000000000", "7ff0000000000001", "ffffffffffffffff"):
        x, y = bits.from_digits(digits)[0], bits._one(digits)
        assert x != x and y != y and state.dumps(x) == state.dumps(math.nan)


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
    needed = (state._size(body, 0, len(body)) - state._SPARE) // state._ROOM + 1
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
    length = len(state.dumps(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6 * length


def test_time_grows_with_the_length(tmp_path):
    """Texts that a careless reader takes quadratic time for."""
    for body in ('"%s"' % ("\\n" * 200000), '"%s"' % ("\\\"" * 200000), '"%s"' % ("\\u1234" * 100000), "[%s1]" % (" " * 400000), '"' + "\\\\" * 200000,
                 '["\\n",' + '"%s"]' % ("a" * 500000), "[" + ",".join(['"\\n%s"' % ("a" * 20)] * 20000) + "]" + " " * 400000, "1" * 400000, "-" * 400000):
        start = time.process_time()
        try:
            state.loads(sealed(body))
        except ValueError:
            pass
        assert time.process_time() - start < 5


# ---- fuzzing and killing; the scripts do more of the same ----

def test_damaged_files_are_refused():
    tally = fuzz_state.run(share(1200), 1)
    assert tally["loaded"] > share(250) and tally["refused: head, end or checksum"] > share(200)
    assert tally["refused: by the reader"] > share(300) and tally["networks loaded"] > share(20)
    assert tally["networks refused"] > share(150) and 1 < tally["worst"] < 10


def test_a_killed_save_leaves_the_file_whole():
    tally = kill_state.run(6, 1)
    assert tally["kills"] == 6 and tally["broken"] == tally["parts at the end"] == 0 and tally["saves"] >= 6


def test_a_kill_while_just_writing_would_be_noticed():
    for seed in range(5):
        if kill_state.run(5, seed, "write")["broken"]:
            return
    raise AssertionError("25 kills, no broken file")


# ---- files ----

def test_save_and_load(tmp_path):
    path = tmp_path / "model.json"
    data = {"W": Matrix([[0.1, 1 / 3]]), "names": ["\u00e9"]}
    state.save(path, data)
    assert same(state.load(path), data) and same(state.load(str(path)), data)
    assert path.read_bytes() == state.dumps(data).encode() and os.listdir(str(tmp_path)) == ["model.json"]
    state.save(path, {})
    assert state.load(path) == {}


def test_save_to_a_relative_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    state.save("here.json", [1])
    assert state.load("here.json") == [1] and os.listdir(".") == ["here.json"]


def test_errors_of_load_begin_with_the_path(tmp_path):
    path = tmp_path / "f"
    good = state.dumps([1, 2]).encode()
    for raw, message in ((b"", "line 1: expected"), (good[:-9], "line"), (good.replace(b"1, 2", b"1, 3"), "line 1: the checksum"),
                         (good.replace(b"1, 2", b"1,\xff2"), "byte %d: expected ASCII" % (good.index(b"1, 2") + 2)), (b"\x00" * 5000, "line 1"), (good + b"\xc3\xa9", "byte")):
        path.write_bytes(raw)
        with pytest.raises(ValueError) as caught:
            state.load(path)
        assert type(caught.value) is ValueError and str(caught.value).startswith("%s: %s" % (path, message)), str(caught.value)
    path.write_bytes(good.replace(b"\n", b"\r\n"))          # as some version control makes them
    assert state.load(path) == [1, 2]


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError):
        state.load(tmp_path / "missing")
    with pytest.raises(ValueError, match="a folder or a device"):
        state.load(tmp_path)
    with pytest.raises(OSError):
        state.save(tmp_path, {})
    with pytest.raises(OSError):
        state.save(tmp_path / "missing" / "f", {})
    assert os.listdir(str(tmp_path)) == []


@pytest.mark.skipif(os.name != "posix", reason="no pipes and devices of POSIX")
def test_pipes_and_devices(tmp_path):
    fifo = str(tmp_path / "fifo")
    os.mkfifo(fifo)
    for path in (fifo, "/dev/zero", "/dev/null"):
        with pytest.raises(ValueError, match="a folder or a device"):
            state.load(path)
    got = []
    reader = threading.Thread(target=lambda: got.append(open(fifo).read()))
    reader.start()
    state.save(fifo, [1])
    reader.join()
    state.save("/dev/null", [1])
    assert got == [state.dumps([1])] and not os.path.isfile("/dev/null") and os.listdir(str(tmp_path)) == ["fifo"]


@pytest.mark.skipif(os.name != "posix", reason="no links and permissions of POSIX")
def test_links_and_permissions_stay(tmp_path):
    real, link, loose = tmp_path / "deep" / "real.json", tmp_path / "link.json", tmp_path / "loose.json"
    (tmp_path / "deep").mkdir()
    state.save(real, 1)
    link.symlink_to(real)
    loose.symlink_to(tmp_path / "deep" / "new.json")
    for mode in (0o600, 0o640, 0o604, 0o666):
        real.chmod(mode)
        state.save(link, mode)
        assert link.is_symlink() and state.load(real) == mode and real.stat().st_mode & 0o7777 == mode
    state.save(loose, 2)
    assert loose.is_symlink() and state.load(tmp_path / "deep" / "new.json") == 2
    assert sorted(os.listdir(str(tmp_path / "deep"))) == ["new.json", "real.json"]
    before = os.umask(0o027)
    try:
        state.save(tmp_path / "fresh", 3)
    finally:
        os.umask(before)
    assert (tmp_path / "fresh").stat().st_mode & 0o777 == 0o640


def failing(error):
    def fail(*arguments):
        raise error
    return fail


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
@pytest.mark.parametrize("name", ["fsync", "replace", "chmod"])
def test_what_goes_wrong_while_saving_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, name, error):
    path = tmp_path / "f"
    state.save(path, "old")
    monkeypatch.setattr(os, name, failing(error))
    with pytest.raises(type(error)):
        state.save(path, "new" * 1000)
    assert state.load(path) == "old" and os.listdir(str(tmp_path)) == ["f"]


def test_a_full_disk(tmp_path):
    """A limit on the size of files stands for it."""
    resource = pytest.importorskip("resource")
    assert resource.RLIMIT_FSIZE is not None
    code = """
import resource, signal, sys
sys.path.insert(0, %r)
from purenn.files import state
state.save(%r, "old")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    state.save(%r, "new" * 10000)
except OSError as error:
    print("refused")
""" % (ROOT, str(tmp_path / "f"), str(tmp_path / "f"))
    assert subprocess.check_output([sys.executable, "-c", code]).strip() == b"refused"
    assert state.load(tmp_path / "f") == "old" and os.listdir(str(tmp_path)) == ["f"]


def test_bad_data_leave_the_old_file(tmp_path):
    state.save(tmp_path / "f", "old")
    with pytest.raises(TypeError):
        state.save(tmp_path / "f", {"a": object()})
    assert state.load(tmp_path / "f") == "old" and os.listdir(str(tmp_path)) == ["f"]


def test_many_threads_save_to_one_path(tmp_path):
    path = tmp_path / "f"
    failed = []

    def work(n):
        try:
            for _ in range(20):
                state.save(path, [n] * 2000)
                assert state.load(path) in [[m] * 2000 for m in range(4)]
        except Exception as error:
            failed.append(error)
    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and os.listdir(str(tmp_path)) == ["f"]


@pytest.mark.skipif(os.name != "posix", reason="no POSIX to ask which processes there are")
def test_what_a_killed_save_left_is_swept_up(tmp_path):
    """Once it is old, and no one else's: not of another path, of a process that is there, or of one somewhere else."""
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = ["f.purenn-%d-0.part" % gone.pid, "f.purenn-%d-11.part" % gone.pid]
    kept = [name % gone.pid for name in (
        "purenn-%d-0.part", "purenn-%d-results.part", "f.purenn-%d-results.part", "f.purenn-%d.part", "f.purenn-%d-0.txt",
        "f.purenn-x%d-0.part", "f.purenn-%d-0-0.part", "g.purenn-%d-0.part", "ff.purenn-%d-0.part", "f.%d-0.part")]
    kept += ["f.purenn-%d-0.part" % process for process in (os.getpid(), os.getppid())]
    for name in kept + left:
        (tmp_path / name).write_text("half")
    state.save(tmp_path / "f", 1)
    assert sorted(os.listdir(str(tmp_path))) == sorted(kept + left + ["f"])             # they may be saving elsewhere
    for age, there in ((state.OLD - 600, kept + left), (state.OLD + 600, kept)):
        for name in kept + left:
            os.utime(str(tmp_path / name), (time.time() - age,) * 2)
        state.save(tmp_path / "f", 1)
        assert sorted(os.listdir(str(tmp_path))) == sorted(there + ["f"])
    assert [(tmp_path / name).read_text() for name in kept] == ["half"] * len(kept)


def test_names_of_any_length(tmp_path):
    for name in ("x" * 255, "\U0001f600" * 63, "x" * 54 + ".json"):
        state.save(tmp_path / name, name)
        assert state.load(tmp_path / name) == name and os.listdir(str(tmp_path)) == [name]
        os.remove(str(tmp_path / name))


def test_a_folder_that_cannot_be_listed_is_no_reason_not_to_save(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "listdir", failing(OSError(13, "Permission denied")))
    state.save(tmp_path / "f", 1)
    assert state.load(tmp_path / "f") == 1


def test_the_way_of_micropython(tmp_path, monkeypatch):
    path = tmp_path / "f"
    state.save(path, "old")
    monkeypatch.setattr(state, "_os", lambda: None)
    state.save(path, "new")
    assert state.load(path) == "new"
    rename, calls = os.rename, []

    def to_free_names_only(old, new):
        calls.append(new)
        if os.path.exists(new):
            raise OSError(17, "there is one")
        rename(old, new)
    monkeypatch.setattr(os, "rename", to_free_names_only)
    state.save(path, "newer")
    assert state.load(path) == "newer" and len(calls) == 2 and os.listdir(str(tmp_path)) == ["f"]


def test_the_ways_of_windows(tmp_path):
    class Windows(object):
        """os as Python 2 has it there, as far as it is asked for."""
        name, remove, getpid = "nt", staticmethod(os.remove), staticmethod(os.getpid)

        @staticmethod
        def kill(process, signal):
            raise AssertionError("on Windows kill ends any process")

        @staticmethod
        def rename(old, new):
            if os.path.exists(new):
                raise OSError(183, "there is one")
            os.rename(old, new)
    for name in ("old", "new"):
        (tmp_path / name).write_text(name)
    state._rename(Windows, str(tmp_path / "new"), str(tmp_path / "old"))
    assert (tmp_path / "old").read_text() == "new" and os.listdir(str(tmp_path)) == ["old"]
    assert state._is_gone(Windows, os.getpid() + 1) and not state._is_gone(Windows, os.getpid())


# ---- expectations ----

DATA = {"n": 3, "rate": 0.5, "nan": math.nan, "name": "net", "none": None, "yes": True, "layers": [1, 2, "x"], "inner": {"a": 1},
        "W": Matrix([[1.0, 2.0], [3.0, math.inf]]), "b": Matrix([1, 2])}


@pytest.mark.parametrize("key, kinds", [
    ("n", ["int", "number"]), ("rate", ["float", "number"]), ("nan", ["float"]), ("name", ["text"]), ("none", ["None"]), ("yes", ["bool"]),
    ("layers", ["list"]), ("inner", ["dict"]), ("W", ["matrix"])])
def test_expect_takes_the_right_kinds_only(key, kinds):
    for kind in state.KINDS:
        if kind in kinds:
            assert state.expect(DATA, key, kind) is DATA[key] and state.expect(DATA, key, "None or " + kind) is DATA[key]
        else:
            with pytest.raises(ValueError, match=r"^%s: expected %s; got " % (key, kind)):
                state.expect(DATA, key, kind)


def test_expect_names_the_place():
    for call, message in (
            (lambda: state.expect(DATA, "seed", "int or None", "model"), "^model.seed: expected int or None; there is nothing$"),
            (lambda: state.expect([1], "seed", "int", "model.inner"), "^model.inner: expected a dict; got a list of 1$"),
            (lambda: state.expect(None, "seed", "int"), "^data: expected a dict; got None$"),
            (lambda: state.expect({"n": "x" * 999}, "n", "int"), '^n: expected int; got a text of 999 characters that begins with "xxx'),
            (lambda: state.expect({"n": 10 ** 900}, "n", "text"), "^n: expected text; got 1000.* and so on$"),
            (lambda: state.expect({"n": 10 ** 400}, "n", "number"), "^n: expected number; got 1000.* and so on$"),
            (lambda: state.expect({"n": "a\nb"}, "n", "int"), r'^n: expected int; got "a\\nb"$'),
            (lambda: state.expect_list(DATA, "layers", "int", where="net"), r'^net.layers\[2\]: expected int; got "x"$'),
            (lambda: state.expect_list(DATA, "layers", "int", 2), "^layers: expected a list of 2; got a list of 3$"),
            (lambda: state.expect_list(DATA, "n", "int"), "^n: expected list; got 3$"),
            (lambda: state.expect_matrix(DATA, "W", (3, 2)), r"^W: expected a matrix of shape \(3,2\); got shape \(2,2\)$"),
            (lambda: state.expect_matrix(DATA, "b", (None, 2)), r"^b: expected a matrix of shape \(any,2\); got shape \(2,\)$"),
            (lambda: state.expect_matrix(DATA, "W", (2, None), "layer"), "^layer.W: expected finite numbers; row 1, column 1 is inf$"),
            (lambda: state.expect_matrix({"v": Matrix([math.nan])}, "v", (None,)), "^v: expected finite numbers; element 0 is nan$"),
            (lambda: state.expect_keys({"a": 1, "c\n": 2}, ("a", "b"), "net"), "unknown; known are a, b$")):
        with pytest.raises(ValueError, match=message) as caught:
            call()
        assert len(str(caught.value)) < 150
    assert state.expect_list(DATA, "layers", "int or text", 3) is DATA["layers"] and state.expect_matrix(DATA, "b", (2,)) is DATA["b"]
    assert state.expect_keys({"a": 1}, ("a", "b")) is None and state.expect_list({"x": []}, "x", "int") == []


def test_messages_of_one_line():
    assert state.one_line(ValueError("a\n  b\tc")) == "a b c" and state.one_line("x" * 200) == "x" * 200
    assert state.one_line("x" * 10 ** 6) == "x" * 200 + " and so on"
