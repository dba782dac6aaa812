"""purenn.numpy's binary files against NumPy: .npy, .npz and bytes without a header, both ways, and files that are damaged."""
import io
import os
import pickle
import random
import struct
import sys
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amounts import examples, share
from purenn.numpy import binary_files as files
from purenn.numpy import npy_format
from purenn.numpy.ndarrays import array

np = pytest.importorskip("numpy")

KINDS = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64",
         "U1", "U5"]
SHAPES = [(), (1,), (5,), (0,), (2, 3), (3, 1), (0, 2), (2, 0), (2, 3, 4), (1, 1, 1), (2, 1, 3, 2), (64,)]


def numbers(kind, shape, seed=1):
    """An array of NumPy's, with the least and the largest numbers, nan and letters beyond ASCII among them."""
    rng = np.random.RandomState(seed)
    if kind[0] == "U":
        texts = ["", "a", "bc", "hello", "\xe9\u20ac", "\U0001f600x", "a\0b"]
        return np.array([texts[i] for i in rng.randint(len(texts), size=shape).ravel()], dtype=kind).reshape(shape)
    if kind == "bool":
        return rng.randint(2, size=shape).astype(bool)
    if kind[0] == "f":
        with np.errstate(all="ignore"):
            x = (rng.standard_normal(shape) * 10.0 ** rng.randint(-9, 9, shape)).astype(kind)
        special = [np.nan, np.inf, -np.inf, -0.0, np.finfo(kind).tiny, np.finfo(kind).smallest_subnormal, np.finfo(kind).max]
    else:
        x = rng.randint(0, 100, size=shape).astype(kind)
        special = [np.iinfo(kind).min, np.iinfo(kind).max]
    x = np.array(x)
    x.ravel()[::2] = np.resize(np.array(special, kind), x.ravel()[::2].shape)
    return x


def ours(x):
    return array(x.tolist(), str(x.dtype)).reshape(x.shape)


def same(mine, theirs):
    return repr(mine.tolist()) == repr(theirs.tolist()) and (mine.shape, str(mine.dtype)) == (theirs.shape, str(theirs.dtype))


def raw(save, x):
    file = io.BytesIO()
    save(file, x)
    return file.getvalue()


def outcome(function, *arguments, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return function(*arguments, **options)
        except Exception as error:
            return error


# ---- .npy ----

@pytest.mark.parametrize("kind", KINDS)
def test_the_bytes_are_numpys(kind):
    for shape in SHAPES:
        x = numbers(kind, shape)
        assert raw(files.save, ours(x)) == raw(np.save, x)
        assert same(files.load(io.BytesIO(raw(np.save, x))), x)


@pytest.mark.parametrize("kind", KINDS)
def test_orders_of_bytes_and_axes_and_versions(kind):
    for shape in SHAPES:
        for order in "CF":
            for end in "<>":
                theirs = np.asarray(numbers(kind, shape), np.dtype(kind).newbyteorder(end), order=order)
                for version in (None, (1, 0), (2, 0), (3, 0)):
                    file = io.BytesIO()
                    np.lib.format.write_array(file, theirs, version)
                    assert same(files.load(io.BytesIO(file.getvalue())), theirs.astype(kind))


def test_views_are_saved_as_they_look():
    theirs = numbers("float64", (3, 4, 2))
    mine = ours(theirs)
    for key in ((0,), (slice(None), 1), (slice(None, None, -1),), (Ellipsis, 1), (slice(1, 3), slice(None, None, 2)), (None, 2)):
        for a, b in ((theirs[key], mine[key]), (theirs[key].T, mine[key].T)):
            loaded = np.load(io.BytesIO(raw(files.save, b)))
            assert repr(loaded.tolist()) == repr(a.tolist()) and loaded.shape == a.shape
    assert np.load(io.BytesIO(raw(files.save, [[1, 2], [3, 4]]))).tolist() == [[1, 2], [3, 4]]
    assert np.load(io.BytesIO(raw(files.save, 2.5))).shape == ()


@examples(300)
@given(st.lists(st.integers(0, 3), max_size=4), st.sampled_from(KINDS), st.integers(0, 99))
def test_drawn_arrays_both_ways(shape, kind, seed):
    x = numbers(kind, tuple(shape), seed)
    assert raw(files.save, ours(x)) == raw(np.save, x)
    assert same(files.load(io.BytesIO(raw(np.save, x))), x)


def test_every_half():
    bits = np.arange(65536).astype(np.uint16)
    halves = bits.view(np.float16)
    data = npy_format.unpacked(bits.tobytes(), npy_format.Code("<f2"))
    assert repr(data) == repr(halves.tolist())
    finite = [x for x in data if x == x]
    assert npy_format.packed(finite, "float16") == halves[~np.isnan(halves)].tobytes()


def test_paths_and_open_files(tmp_path):
    x = array([[1.5, 2.0]])
    for path in (str(tmp_path / "a"), tmp_path / "b", tmp_path / "c.npy"):
        files.save(path, x)
    assert sorted(os.listdir(str(tmp_path))) == ["a.npy", "b.npy", "c.npy"]
    for path in (str(tmp_path / "a.npy"), tmp_path / "b.npy"):
        assert np.load(path).tolist() == files.load(path).tolist() == [[1.5, 2.0]]
        assert files.load(path, mmap_mode="r").tolist() == [[1.5, 2.0]]
    with open(str(tmp_path / "d"), "wb") as file:               # two arrays in one file
        files.save(file, x)
        np.save(file, np.arange(3))
    for load in (np.load, files.load):
        with open(str(tmp_path / "d"), "rb") as file:
            assert [load(file).tolist(), load(file).tolist()] == [[[1.5, 2.0]], [0, 1, 2]]
            assert type(outcome(load, file)) is EOFError
    for name in ("none.npy", "none.npz"):
        assert type(outcome(files.load, tmp_path / name)) is type(outcome(np.load, tmp_path / name)) is FileNotFoundError
    for wrong in (5, None, [1]):
        assert type(outcome(files.load, wrong)) is type(outcome(np.load, wrong)) is TypeError
        assert type(outcome(files.save, wrong, x)) is type(outcome(np.save, wrong, np.ones(1))) is TypeError


def test_files_are_closed(tmp_path, recwarn):
    warnings.simplefilter("always")
    files.save(tmp_path / "a", [1])
    files.load(tmp_path / "a.npy")
    (tmp_path / "bad.npy").write_bytes(b"nothing")
    (tmp_path / "bad.npz").write_bytes(b"PK\3\4")
    for name in ("bad.npy", "bad.npz"):
        assert isinstance(outcome(files.load, tmp_path / name), Exception)
    files.savez(tmp_path / "z", a=[1])
    with files.load(tmp_path / "z.npz") as found:
        assert found["a"].tolist() == [1]
    import gc
    gc.collect()
    assert [w for w in recwarn if w.category is ResourceWarning] == []


# ---- what is refused ----

def test_objects_are_refused_and_never_unpickled():
    class Trap(object):
        def __reduce__(self):
            return os.system, ("exit 1",)
    for allow in (True, False):
        assert "pickled" in str(outcome(files.save, io.BytesIO(), array([1, None], object), allow_pickle=allow))
        for data in (raw(np.save, np.array([Trap()], object)), pickle.dumps([1, 2]), pickle.dumps(Trap())):
            error = outcome(files.load, io.BytesIO(data), allow_pickle=allow)
            assert type(error) is ValueError and "pickle" in str(error)
    assert "pickled" in str(outcome(files.savez, io.BytesIO(), a=array(["a", 1], object)))


@pytest.mark.parametrize("x", [np.array([1j]), np.array([b"ab"]), np.array(["2020"], "M8[D]"), np.zeros(2, [("a", int), ("b", "f4")]),
                               np.array([1], np.longdouble)], ids=lambda x: str(x.dtype))
def test_other_kinds_are_refused(x):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = raw(np.save, x)
    with pytest.raises(ValueError, match="an array of the kind .*; known are bools, ints, floats and texts"):
        files.load(io.BytesIO(data))


def test_modes_that_would_change_the_file():
    for mode in ("r+", "w+", "x", 5):
        assert type(outcome(files.load, io.BytesIO(raw(np.save, np.ones(1))), mode)) is ValueError


def header(text, data=b"", version=(1, 0), length=None):
    text = text.encode()
    size = len(text) if length is None else length
    return b"\x93NUMPY" + bytes(version) + struct.pack("<H" if version[0] == 1 else "<I", size) + text + data


GOOD = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }"
BAD_HEADERS = ["", "{}", "[]", "1", GOOD[:-1], GOOD + "x", "{'descr': '<f8', 'fortran_order': False}", GOOD.replace("(2,)", "2"),
               GOOD.replace("(2,)", "(-2,)"), GOOD.replace("(2,)", "(2.0,)"), GOOD.replace("(2,)", "[2]"), GOOD.replace("(2,)", "('2',)"),
               GOOD.replace("(2,)", "(2"), GOOD.replace("False", "0"), GOOD.replace("False", "None"), GOOD.replace("False", "false"),
               GOOD.replace("'<f8'", "<f8"), GOOD.replace("'<f8'", "'<f9'"), GOOD.replace("'<f8'", "''"), GOOD.replace("'<f8'", "8"),
               GOOD.replace("'<f8'", "'float'"), GOOD.replace("'<f8'", "[]"), GOOD.replace("'<f8'", "['<f8'"), GOOD.replace("descr", "desc"),
               GOOD.replace("}", "'more': 1}"), GOOD.replace("'<f8'", "__import__('os').getcwd()"), "\xff" * 9, "{'descr'", "{'descr':",
               GOOD.replace("(2,)", "(2 2)"), GOOD.replace("(2,)", "(,2)"), GOOD.replace("(2,)", "(" * 5000), GOOD.replace("(2,)", "(%s,)" % ("9" * 5000)),
               GOOD.replace("(2,)", "(2**70,)"), GOOD.replace("(2,)", "(99999999999, 99999999999)"), GOOD.replace("(2,)", "(1,) * 9"),
               GOOD.replace("(2,)", "(%s)" % ("1," * 99)), GOOD.replace("'<f8'", "'<U999999999999'"), GOOD.replace("(2,)", "(1000000000000,)"),
               GOOD.replace("'<f8'", "'<U0'")]


@pytest.mark.parametrize("text", BAD_HEADERS, ids=lambda text: text[:60])
def test_bad_headers(text):
    for data in (b"", b"\0" * 16):
        error = outcome(files.load, io.BytesIO(header(text, data)))
        assert type(error) is ValueError and len(str(error)) < 300, error
        if text not in (GOOD.replace("'<f8'", "'float'"), GOOD.replace("'<f8'", "'<U0'"), GOOD.replace("'<f8'", "[]")) and "-2" not in text:
            assert isinstance(outcome(np.load, io.BytesIO(header(text, data))), Exception)


GOOD_HEADERS = [GOOD, "  " + GOOD + "\n", GOOD.replace(" ", ""), GOOD.replace("'", '"'), GOOD.replace("2,", "2"),  GOOD.replace("2,", "2L,"),
                "{'shape': (2,), 'fortran_order': True, 'descr': '<f8'}", GOOD.replace(", }", "}"), GOOD.replace("(2,)", "(1, 2)"),
                GOOD.replace("(2,)", "()"), GOOD.replace("'<f8'", "'=f8'")]


@pytest.mark.parametrize("text", GOOD_HEADERS)
def test_headers_that_other_programs_write(text):
    data = header(text, struct.pack("<2d", 1.5, -2.0))
    if text.count("(2)"):                                       # an int in brackets is no tuple
        assert isinstance(outcome(np.load, io.BytesIO(data)), ValueError)
    else:
        assert same(files.load(io.BytesIO(data)), outcome(np.load, io.BytesIO(data)))


def test_what_is_cut_off_or_of_another_version():
    whole = raw(np.save, np.arange(6.0).reshape(2, 3))
    for size in range(1, len(whole)):
        assert isinstance(outcome(np.load, io.BytesIO(whole[:size])), ValueError)
        assert type(outcome(files.load, io.BytesIO(whole[:size]))) is ValueError
    assert same(files.load(io.BytesIO(whole + b"more")), np.load(io.BytesIO(whole + b"more")))
    for version in ((0, 0), (1, 1), (4, 0), (2, 5), (255, 255)):
        assert type(outcome(files.load, io.BytesIO(header(GOOD, b"\0" * 16, version)))) is ValueError
    for length in (0, 5, 10001, 65535):
        assert type(outcome(files.load, io.BytesIO(header(GOOD + " " * 20000, b"\0" * 16, length=length)))) is ValueError
    long = header(GOOD + " " * 20000, b"\0" * 16)
    assert isinstance(outcome(np.load, io.BytesIO(long)), ValueError)
    assert files.load(io.BytesIO(long), max_header_size=30000).tolist() == [0.0, 0.0]


class Counting(object):
    """A file that counts the bytes it is asked for at once."""

    def __init__(self, data):
        self.file, self.most = io.BytesIO(data), 0

    def read(self, size):
        self.most = max(self.most, size)
        return self.file.read(min(size, 7))                     # and gives fewer

    def seek(self, place, whence):
        self.file.seek(place, whence)


def test_a_claim_of_much_asks_for_little():
    file = Counting(header(GOOD.replace("(2,)", "(100000000,)"), b"\0" * 16))
    assert "99999998" not in str(outcome(files.load, file)) and file.most <= npy_format.PIECE
    assert files.load(Counting(header(GOOD, struct.pack("<2d", 1, 2)))).tolist() == [1.0, 2.0]


def test_damaged_files():
    """None ends in anything but an error of NumPy's kind, and what both read is the same."""
    rng = random.Random(1)
    file = io.BytesIO()
    np.savez(file, wh=np.ones((3, 2)), bh=np.arange(4))
    wholes = [raw(np.save, numbers(kind, (3, 2))) for kind in ("float64", "int16", "U5")] + [file.getvalue()]
    refused = read = 0
    for number in range(share(8000)):
        whole = wholes[number % len(wholes)]
        damaged = bytearray(whole[:rng.randrange(1, len(whole))] if rng.random() < 0.3 else whole)
        for _ in range(rng.randrange(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        mine, theirs = outcome(all_arrays, files.load, bytes(damaged)), outcome(all_arrays, np.load, bytes(damaged))
        if isinstance(mine, Exception):
            refused += 1
            assert isinstance(mine, (ValueError, EOFError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError,
                                     zipfile.zlib.error, OSError)), (mine, bytes(damaged))
        elif not isinstance(theirs, Exception):
            read += 1
            assert mine == theirs
    assert refused > share(8000) // 4 and read > share(8000) // 20


def all_arrays(load, data):
    found = load(io.BytesIO(data))
    if hasattr(found, "files"):
        return [(name, repr(found[name].tolist()) if hasattr(found[name], "tolist") else found[name]) for name in found.files]
    return repr(found.tolist()), found.shape


# ---- .npz ----

@pytest.mark.parametrize("name", ["savez", "savez_compressed"])
def test_zips_both_ways(name, tmp_path):
    arrays = dict([(kind, numbers(kind, (2, 3))) for kind in KINDS])
    mine, theirs = tmp_path / "mine", tmp_path / "theirs.npz"
    getattr(files, name)(mine, ours(numbers("float64", ())), [1, 2], **dict([(kind, ours(x)) for kind, x in arrays.items()]))
    getattr(np, name)(theirs, numbers("float64", ()), [1, 2], **arrays)
    assert sorted(os.listdir(str(tmp_path))) == ["mine.npz", "theirs.npz"]
    for path in (str(tmp_path / "mine.npz"), theirs):
        with np.load(path) as wanted, files.load(path) as found:
            assert list(found) == found.files == list(found.keys()) == list(wanted.files) == KINDS + ["arr_0", "arr_1"]
            for key in wanted:
                assert same(found[key], wanted[key]) and same(getattr(found.f, key), wanted[key]) and key in found
            assert [key for key, _ in found.items()] == found.files and len(found) == len(wanted) == len(list(found.values()))
            assert same(found["U5.npy"], wanted["U5"]) and found.get("none", 7) == 7 and "none" not in found
            assert type(outcome(lambda: found["none"])) is type(outcome(lambda: wanted["none"])) is KeyError
            assert type(outcome(lambda: found.f.none)) is type(outcome(lambda: wanted.f.none)) is AttributeError
            assert repr(found) == repr(wanted) and sorted(dict(found)) == sorted(KINDS + ["arr_0", "arr_1"])


def test_zips_of_equal_arrays_are_equal():
    assert raw(files.savez, [1, 2]) == raw(files.savez, [1, 2])
    assert len(raw(files.savez_compressed, [0] * 999)) < len(raw(files.savez, [0] * 999))


def test_what_zips_refuse():
    for save, module in ((files.savez, array), (np.savez, np.array)):
        assert type(outcome(save, io.BytesIO(), module([1]), arr_0=module([2]))) is ValueError
    for data in (b"PK\3\4", b"PK\3\4" + b"x" * 99, b"PK\5\6"):
        assert type(outcome(files.load, io.BytesIO(data))) is type(outcome(np.load, io.BytesIO(data))) is zipfile.BadZipFile
    assert list(files.load(io.BytesIO(raw(np.savez, np.ones(1)))).files) == ["arr_0"]
    empty = io.BytesIO()
    np.savez(empty)
    assert files.load(io.BytesIO(empty.getvalue())).files == []


def zipped(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def test_zips_with_other_files_and_false_ones():
    data = zipped(("a.npy", raw(np.save, np.arange(3))), ("readme.txt", b"hello"), ("b.npy", b"no array"), ("c.npy", header(GOOD, b"12")),
                  ("d.npy", b""), ("e/f.npy", raw(np.save, np.ones(2))))
    with np.load(io.BytesIO(data)) as wanted, files.load(io.BytesIO(data)) as found:
        assert found.files == wanted.files
        assert found["a"].tolist() == [0, 1, 2] and found["e/f"].tolist() == [1.0, 1.0]
        assert found["readme.txt"] == wanted["readme.txt"] == b"hello" and found["b"] == wanted["b"] and found["d"] == wanted["d"]
        assert type(outcome(lambda: found["c"])) is type(outcome(lambda: wanted["c"])) is ValueError


def test_a_wrong_checksum_is_found():
    data = raw(files.savez, np.arange(99.0).tolist())
    place = data.rindex(struct.pack("<d", 77.0))
    damaged = data[:place] + struct.pack("<d", 78.0) + data[place + 8:]
    assert files.load(io.BytesIO(data))["arr_0"].tolist()[77] == 77.0
    assert type(outcome(lambda: files.load(io.BytesIO(damaged))["arr_0"])) is zipfile.BadZipFile


def test_a_zip_that_unpacks_to_much_is_read_only_as_far_as_its_array_goes():
    data = zipped(("a.npy", header(GOOD, struct.pack("<2d", 1, 2)) + b"\0" * 10 ** 7))
    assert len(data) < 20000
    assert files.load(io.BytesIO(data))["a"].tolist() == [1.0, 2.0]


def test_without_zipfile(monkeypatch):
    monkeypatch.setitem(sys.modules, "zipfile", None)
    for call in (lambda: files.savez(io.BytesIO(), [1]), lambda: files.NpzFile(io.BytesIO(b""))):
        with pytest.raises(ValueError, match="this Python has no module zipfile"):
            call()


# ---- bytes without a header ----

@pytest.mark.parametrize("kind", KINDS + [">i4", ">f8", ">u2", "<f4", "u1", ">f2"])
def test_frombuffer_and_tobytes(kind):
    x = numbers(kind.lstrip("<>") if kind[0] != "U" else kind, (12,)) if kind in KINDS else np.arange(12).astype(kind)
    data = x.tobytes()
    for count, offset in ((-1, 0), (2, 0), (0, 0), (3, x.itemsize), (-1, 2 * x.itemsize), (99, 0), (-1, 1), (-1, 10 ** 6), (1, -1),
                          (-1, len(data))):
        mine, theirs = outcome(files.frombuffer, data, kind, count, offset), outcome(np.frombuffer, data, kind, count, offset)
        assert type(mine) is type(theirs) if isinstance(theirs, Exception) else same(mine, theirs.astype(theirs.dtype.newbyteorder("=")))
    if kind in KINDS:
        for shape in ((12,), (3, 4), (2, 3, 2), ()):
            y = numbers(kind, shape)
            assert files.tobytes(ours(y)) == y.tobytes() and files.tobytes(ours(y), "F") == y.tobytes("F")
            assert files.tobytes(ours(y).T) == y.T.tobytes()


def test_frombuffer_arguments():
    for buffer in (bytearray(8), memoryview(bytes(8)), bytes(8), b""):
        assert files.frombuffer(buffer, "u1").tolist() == np.frombuffer(buffer, "u1").tolist()
    for dtype in (np.dtype(">u4"), np.dtype(np.uint32).newbyteorder(">"), ">u4"):
        assert files.frombuffer(b"\0\0\x08\x03", dtype).tolist() == [2051]                 # as files of MNIST begin
    for buffer in ("text", 5, None, [1, 2]):
        assert type(outcome(files.frombuffer, buffer)) is type(outcome(np.frombuffer, buffer)) is TypeError
    for dtype in (object, str):
        assert type(outcome(files.frombuffer, bytes(8), dtype)) is type(outcome(np.frombuffer, bytes(8), dtype)) is ValueError
    assert type(outcome(files.frombuffer, bytes(8), float, 1.5)) is TypeError
    assert type(outcome(files.tobytes, array([None], object))) is ValueError


def test_fromfile_and_tofile(tmp_path):
    path = str(tmp_path / "x.bin")
    for kind in KINDS:
        x = numbers(kind, (3, 4))
        files.tofile(ours(x), path)
        with open(path, "rb") as file:
            assert file.read() == x.tobytes()
        for count, offset in ((-1, 0), (5, 0), (99, 0), (2, 2 * x.itemsize), (0, 0)):
            assert same(files.fromfile(path, kind, count, offset=offset), np.fromfile(path, kind, count, offset=offset))
        with open(path, "ab") as file:
            file.write(b"\1")                                   # less than an element
        assert files.fromfile(path, kind).shape == np.fromfile(path, kind).shape
        for read in (files.fromfile, np.fromfile):
            with open(path, "rb") as file:
                file.read(x.itemsize)
                assert read(file, kind, 2).size == 2 and file.tell() == 3 * x.itemsize
    with open(path, "wb") as file:
        files.tofile([1, 2], file)
    assert np.fromfile(path, int).tolist() == files.fromfile(path, "i8").tolist() == [1, 2]
    assert type(outcome(files.fromfile, tmp_path / "none")) is FileNotFoundError
    assert type(outcome(files.fromfile, path, sep=" ", offset=3)) is type(outcome(np.fromfile, path, sep=" ", offset=3)) is TypeError


def test_the_comparisons_can_fail():
    x = numbers("float64", (2, 3))
    assert not same(ours(x), x + 1) and not same(ours(x), x.reshape(3, 2)) and not same(ours(x), x.astype("float32"))
    assert raw(files.save, ours(x)) != raw(np.save, x.astype("float32"))
    assert not isinstance(outcome(files.load, io.BytesIO(header(GOOD, b"\0" * 16))), Exception)


def test_a_file_opened_as_a_text_is_read_as_bytes(tmp_path):
    (tmp_path / "x").write_bytes(bytes(range(0, 250, 10)))
    for module in (np, files):
        with open(str(tmp_path / "x")) as opened:
            assert module.fromfile(opened, np.uint8 if module is np else "uint8").tolist() == list(range(0, 250, 10))
