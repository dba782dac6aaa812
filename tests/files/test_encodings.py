"""Text of bytes, in whatever pieces they come, against Python's codecs; also with a Python that has none."""
import pytest
from amounts import examples
from hypothesis import given, strategies as st
from purenn import read_csv
from purenn.files import encodings
from purenn.files.encodings import encoding, texts, whole_lines

LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=40)
LATIN = st.text(st.sampled_from("ab;,\n1\u00e4\u00f6\u00fc\u00df\u20ac\u201c\u201d\u2013"), max_size=40)


def cut(raw, sizes):
    """The bytes in pieces of these sizes, over and over."""
    pieces, at = [], 0
    while at < len(raw):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(raw[at:at + size])
        at += size
    return pieces


SIZES = st.lists(st.integers(1, 7), min_size=1, max_size=4)


@pytest.fixture(params=[True, False], ids=["codecs", "by hand"])
def codecs(request, monkeypatch):
    if not request.param:
        monkeypatch.setattr(encodings, "_has_codecs", lambda: False)


@pytest.mark.parametrize("name, begun", [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff")])
@pytest.mark.parametrize("by_hand", [False, True])
def test_what_codecs_write_is_found_and_read(name, begun, by_hand):
    @examples(200)
    @given(LETTERS, SIZES)
    def check(text, sizes):
        raw = ("a," + text + "\n").encode(name) if not begun else (begun + "a," + text + "\n").encode(name)
        assert "".join(texts(cut(raw, sizes))) == "a," + text + "\n"
    with pytest.MonkeyPatch.context() as patch:
        if by_hand:
            patch.setattr(encodings, "_has_codecs", lambda: False)
        check()


@examples(200)
@given(LATIN, SIZES)
def test_cp1252_is_found_where_it_is_no_utf_8(text, sizes):
    raw = ("a\n" + text + "\u00e4\n").encode("cp1252")
    assert "".join(texts(cut(raw, sizes))) == "a\n" + text + "\u00e4\n"
    assert "".join(texts(cut(raw, sizes), "cp1252")) == "a\n" + text + "\u00e4\n"


def test_every_byte_of_latin_1_and_cp1252(codecs):
    raw = bytes(range(1, 256))
    assert "".join(texts([raw], "latin-1")) == raw.decode("latin-1")
    ours = "".join(texts([raw], "cp1252"))
    for byte, letter in zip(raw, ours):
        try:
            assert bytes([byte]).decode("cp1252") == letter
        except UnicodeDecodeError:                          # five bytes are nothing
            assert ord(letter) == byte


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_found_by_its_zero_bytes(name, codecs):
    for text in ("a,b\n1,2\n", "gr\u00f6\u00dfe;\u20ac\n1,5;2\n", "x\n"):
        assert "".join(texts([text.encode(name)])) == text
        assert "".join(texts([text.encode(name)], name)) == text
    assert "".join(texts(["x,\u540d\n".encode("utf-16")], "utf-16")) == "x,\u540d\n"


@pytest.mark.parametrize("raw, name, message", [
    (b"a\n\xc3\xbc\n" + b"1\n" * 40000 + b"\xff\n", "auto", "line 40003 is no text in UTF-8; its encoding may be another"),
    (b"a\n\n\xff\n", "utf-8", "line 3 is no text in utf-8"),
    ("a\n".encode("utf-16") + b"\0", "auto", "ends within a letter"),
    (b"\xff\xfea\0\0\xdcb\0", "auto", "this is no text in utf-16-le"),
    (b"a\nb\x80\n", "ascii", "line 2 is no text in ascii"),
])
def test_what_is_no_text(raw, name, message):
    for pieces in (cut(raw, [2 ** 16]), cut(raw, [1])):
        with pytest.raises(ValueError, match=message):
            list(texts(pieces, name))


def test_names():
    for given_name, name in (("UTF8", "utf-8"), ("utf_8", "utf-8"), (" Windows-1252", "cp1252"), ("ISO_8859-1", "latin-1"), ("auto", "auto"),
                             ("Shift_JIS", "shift-jis"), ("koi8-r", "koi8-r")):
        assert encoding(given_name) == name
    for wrong, close in (("utf88", "utf-8"), ("cp125", "cp1252"), ("latin-2x", "latin-1")):
        with pytest.raises(ValueError, match="unknown encoding '%s'; closest is %s; known are auto, utf-8" % (wrong, close)):
            encoding(wrong)
    for wrong in ("", "base64", "utf-32", "hex", "cp037"):
        with pytest.raises(ValueError, match="unknown encoding"):
            encoding(wrong)
    with pytest.raises(ValueError, match="expected the name of an encoding; got 5"):
        read_csv("a\n1\n", encoding=5)


def test_others_that_python_knows():
    text = "x,\u30c6\u30b9\u30c8\n1,\u8868\n"
    assert read_csv(text.encode("shift_jis"), encoding="shift_jis").rows == [["1", "\u8868"]]


@examples(200)
@given(st.text(st.sampled_from("ab\r\n"), max_size=30), SIZES)
def test_whole_lines(text, sizes):
    for joined, pieces in (("", cut(text, sizes)), (b"", cut(text.encode(), sizes))):
        found = list(whole_lines(pieces))
        assert joined.join(found) == joined.join(pieces) and joined not in found
        for piece, following in zip(found, found[1:]):
            assert piece[-1:] in ("\n", b"\n", "\r", b"\r") and not (piece[-1:] in ("\r", b"\r") and following[:1] in ("\n", b"\n"))


def test_a_line_that_does_not_end(monkeypatch):
    """As that of /dev/zero, of which no more is read than a line may have."""
    monkeypatch.setattr(encodings, "LONGEST", 100000)
    read = []

    def endless():
        yield b"a,b\n1,2\n"
        while True:
            read.append(1)
            yield b"0" * 1000
    with pytest.raises(ValueError, match="^line 3 is longer than 100000 letters; this is no CSV text$"):
        list(encodings.whole_lines(endless()))
    assert len(read) == 101
