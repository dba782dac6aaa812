"""What purenn.files writes and reads, printed; the same text is expected of every Python: saved_state.txt.

Files are tried where there are files to write.
"""
import sys

from purenn.files import envelope
from purenn.files.expect import expect, expect_keys, expect_list, expect_matrix
from purenn.files.plain_json import Reader, spell
from purenn.matrix import Matrix

TINY = 2.0 ** -1022 * 2.0 ** -52
LARGEST = (2.0 - 2.0 ** -52) * 2.0 ** 1023
INF = float("inf")
GRIN = "\xe9" if sys.version_info[0] > 2 else "\xc3\xa9"        # Python 2's plain text is bytes


def show(text):
    sys.stdout.write("%s\n" % text)


def error_of(function, *arguments):
    try:
        function(*arguments)
    except (ValueError, TypeError) as error:
        return str(error)
    return "no error"


floats = [0.0, -0.0, 1.5, -2.0, 1.0 / 3.0, TINY, -TINY, 2.0 ** -1022, 2.0 ** -1022 - TINY, LARGEST, -LARGEST, INF, -INF, INF - INF]
data = {
    "floats": floats,
    "one": 0.1,
    "matrix": Matrix([[1.0 / 3.0, 2.0], [TINY, -0.0], [INF, 1.0 / 7.0]]),
    "view": Matrix([[1.5, 2.5], [3.5, 4.5]]).T,
    "row": Matrix([1.0, 2.0, 3.0]),
    "ints": Matrix([[1, -2], [3, 4]]),
    "bools": Matrix([True, False]),
    "mixed": [None, True, False, 0, -1, 2 ** 31, -2 ** 53 - 1, 2 ** 64 - 1, 3 ** 100, -(3 ** 100), "", [], {}, (1, 2.0)],
    "$ours": {"$": 1, "$$float": "x", "a$": 2},
    "texts": ["quote \" backslash \\ slash / \b\f\n\r\t \x00 \x1f \x7f ~", GRIN],
}

text = envelope.dumps(data)
show(text)
back = envelope.loads(text)
show("the same again: %s" % (envelope.dumps(back) == text))
show("the same bits: %s" % (back["one"] == 0.1 and back["floats"][:13] == floats[:13] and back["floats"][13] != back["floats"][13]))
show("ints: %s" % (back["mixed"][:10] == data["mixed"][:10]))
show("kinds: %s" % [type(x).__name__ in ("int", "long") for x in back["mixed"][3:10]])
show("matrix: %s" % (back["matrix"].tolist() == data["matrix"].tolist() and back["matrix"].shape == (3, 2)))
show("view: %s" % (back["view"].tolist() == [[1.5, 3.5], [2.5, 4.5]]))
show(back["ints"])
show(back["bools"])
show("texts: %s" % (envelope.dumps(back["texts"]) == envelope.dumps(data["texts"])))

# characters of every width, as escapes
for escaped in ('"\\u00e9\\u20ac"', '"\\ud83d\\ude00 and \\udbff\\udfff"', '"\\u0041\\/"'):
    show("%s -> %s" % (escaped, spell(Reader(escaped).value())))

# as deep as it goes, from within some calls
deep = {"bottom": Matrix([[0.5]])}
for _ in range(10):
    deep = {"down": deep}


def called(times, function, argument):
    return called(times - 1, function, argument) if times else function(argument)


deepest = called(8, envelope.dumps, [deep])
show(deepest)
show("deep: %s" % (called(8, envelope.dumps, called(8, envelope.loads, deepest)) == deepest))
show(error_of(envelope.dumps, [[deep]]))

# errors
for wrong in ({"a": [1, object]}, {1: 2}, {"a": {"b": [0, 10 ** 1000]}}):
    show(error_of(envelope.dumps, wrong).replace("'", ""))
for wrong in ("", "{}", text[:-1], text[:200], text.replace("3ff8", "3ff9"), text.replace('"version": 1', '"version": 2'),
              text.replace("backslash", "backslas\xe9")):
    show(error_of(envelope.loads, wrong))
for wrong in ("[1, 2", "[1,]", "[01]", "[1.5]", "[-]", "[1e5]", "nul", "[NaN]", '{"a": 1, "a": 2}', '{"a" 1}', '{a: 1}', '"a', '"\\x"', '"\\u12g4"',
              '"\\ud800"', '"\\ud800\\u0041"', '"\n"', "[" * 40, "1" * 2000, '{"$float": "3FF8000000000000"}', '{"$float": "3ff8"}',
              '{"$floats": 1}', '{"$other": 1}', '{"$float": "3ff8000000000000", "b": 1}', '{"$matrix": [2, 2], "$of": [1]}',
              '{"$matrix": [2], "$of": [1, true]}', '{"$matrix": [1], "$of": [[1]]}', '{"$matrix": [-1], "$of": []}'):
    show("%s: %s" % (wrong[:36].replace("\n", " "), error_of(Reader(wrong).value)))

# what was loaded
for wrong in ((back, "none", "int"), (back, "one", "text or None"), (back, "matrix", "list"), ([], "a", "int")):
    show(error_of(expect, *wrong))
show(error_of(expect_list, back, "texts", "int", 2, "net"))
show(error_of(expect_list, back, "floats", "float", 3, "net"))
show(error_of(expect_matrix, back, "row", (1, 3)))
show(error_of(expect_matrix, back, "matrix", (None, 2)))
show(error_of(expect_keys, {"a": 1, "c": 2}, ("a", "b")))

# files, where there are any, in a folder of its own: other Pythons may be at this beside it


def new_folder():
    """(os, name), or (None, None) where there are no files to write."""
    try:
        import os
        for n in range(100):
            name = "purenn-everywhere-%d" % n
            try:
                os.mkdir(name)
                return os, name
            except OSError:             # there is one
                pass
    except Exception:
        pass
    return None, None


os, folder = new_folder()
whole = good = cut = True
if folder:
    path = folder + "/model.json"
    envelope.save(path, data)
    envelope.save(path, back)
    good = envelope.dumps(envelope.load(path)) == text
    with open(path, "w") as f:
        f.write(text[:500])
    cut = error_of(envelope.load, path).startswith(path + ": line 11, column ")
    whole = os.listdir(folder) == ["model.json"]
    os.remove(path)
    os.rmdir(folder)
show("files: %s %s %s" % (good, cut, whole))
