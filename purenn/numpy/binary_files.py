"""Arrays in binary files: .npy and .npz, and bytes without a header.

Files are given by a path or open.  Objects are refused, as NumPy would pickle them: nothing in a file is ever run.
"""
import sys

from ..arrays.operators import make
from ..arrays.shapes import whole
from ..floats.kinds import TEXTS
from ..floats.names import type_text
from .dtypes import dtype_of, kind_for
from .ndarrays import asarray, ndarray
from .npy_format import MOST_HEADER, Code, is_npy, packed, read, unpacked, written
from .percent import percent
from .scalars import scalar
from .text_lines import of_text

# ---- files ----

def path_of(file):
    """The path as a text; TypeError for what is none."""
    if hasattr(file, "__fspath__"):
        file = file.__fspath__()
    if not isinstance(file, TEXTS):
        raise TypeError("expected a path or an open file; got %s" % type_text(file))
    return file


def _with_file(file, mode, function):
    """What the function makes of the open file, which is opened and closed here if it is given as a path.

    Of a file that was opened as a text, its bytes.
    """
    file = getattr(file, "buffer", file) if mode == "rb" else file
    if hasattr(file, "read" if mode == "rb" else "write"):
        return function(file)
    file = open(path_of(file), mode)
    try:
        return function(file)
    finally:
        file.close()


def _named(file, ending):
    """The file, with the ending if it is a path without it."""
    if hasattr(file, "write"):
        return file
    path = path_of(file)
    return path if path[-len(ending):] == ending else path + ending


# ---- .npy ----

def save(file, arr, allow_pickle=True):
    """Write one array; .npy is put behind a path that does not end so."""
    arr = asarray(arr)
    raw = written(arr._data, arr.shape, arr._form.kind)
    _with_file(_named(file, ".npy"), "wb", lambda opened: opened.write(raw))


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII",
         max_header_size=MOST_HEADER):
    """The array of an .npy file, or the NpzFile of an .npz file.

    mmap_mode: "r" and "c" read the whole file, as nothing there is to be changed; the others are refused.
    ValueError for pickles, which are not read, whatever allow_pickle is.
    """
    if mmap_mode not in (None, "r", "c"):
        raise ValueError("arrays that live in files are not here: mmap_mode is None, 'r' or 'c'; got %r" % (mmap_mode,))
    if hasattr(file, "read"):
        return _loaded(file, False, max_header_size)
    opened = open(path_of(file), "rb")
    try:
        result = _loaded(opened, True, max_header_size)
    except Exception:
        opened.close()
        raise
    if not isinstance(result, NpzFile):
        opened.close()
    return result


def _loaded(file, is_own, limit):
    start = file.read(6)
    if not start:
        raise _end_of_file()
    file.seek(-len(start), 1)
    if start[:4] in ["PK\3\4".encode("ascii"), "PK\5\6".encode("ascii")]:
        return NpzFile(file, is_own, max_header_size=limit)
    if not is_npy(start):
        raise ValueError("this is no .npy or .npz file; pickled objects, which it may hold, are not read here")
    return make(ndarray, *read(file, limit))


def _end_of_file():
    """EOFError, as NumPy raises for an empty file; a ValueError where this Python has none."""
    message = "the file has no bytes left"
    try:
        return EOFError(message)
    except NameError:                       # Skulpt
        return ValueError(message)


# ---- .npz, a zip of .npy files ----

def _zip():
    """The module zipfile."""
    try:
        import zipfile
        if zipfile.ZipFile:
            return zipfile
    except Exception:                       # MicroPython, hosted Pythons
        pass
    raise ValueError("this Python has no module zipfile: it reads and writes .npy files, and no .npz files")


def savez(file, *args, **kwds):
    """Write several arrays, by their names or, without one, as arr_0, arr_1, ..."""
    _save_zip(file, args, kwds, False)


def savez_compressed(file, *args, **kwds):
    """The same, compressed."""
    _save_zip(file, args, kwds, True)


def _save_zip(file, args, named, compressed):
    named.pop("allow_pickle", True)
    pairs = [(name, named[name]) for name in (named if sys.version_info[0] > 2 else sorted(named))]
    for i, arr in enumerate(args):
        if "arr_%d" % i in named:
            raise ValueError("arr_%d is both the name of an array and what one without a name is called" % i)
        pairs.append(("arr_%d" % i, arr))
    arrays = [(name, asarray(arr)) for name, arr in pairs]
    zipfile = _zip()
    raws = [(name, written(arr._data, arr.shape, arr._form.kind)) for name, arr in arrays]
    archive = zipfile.ZipFile(_named(file, ".npz"), "w", allowZip64=True)
    try:
        for name, raw in raws:
            info = zipfile.ZipInfo(name + ".npy")               # of 1980, so that equal arrays make equal files
            info.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            archive.writestr(info, raw)
    finally:
        archive.close()


class _Fields(object):
    """The arrays of an NpzFile as attributes."""

    def __init__(self, arrays):
        self._arrays = arrays

    def __getattr__(self, name):
        try:
            return self._arrays[name]
        except KeyError:
            raise AttributeError(name)


class NpzFile(object):
    """The arrays of an .npz file by their names, as in a dict; each is read when it is asked for."""

    def __init__(self, fid, own_fid=False, allow_pickle=False, pickle_kwargs=None,
                 max_header_size=MOST_HEADER):
        self.zip = _zip().ZipFile(fid)
        self.fid = fid if own_fid else None
        self.max_header_size = max_header_size
        names = self.zip.namelist()
        self.files = [name[:-4] if name[-4:] == ".npy" else name for name in names]
        self._names = dict(list(zip(names, names)) + list(zip(self.files, names)))
        self.f = _Fields(self)
        self._title = getattr(fid, "name", "object")

    def close(self):
        if self.zip is not None:
            self.zip.close()
        if self.fid is not None:
            self.fid.close()
        self.zip = self.fid = self.f = None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __getitem__(self, key):
        """The array of that name; the bytes of a file that is no .npy."""
        if key not in self._names:
            raise KeyError("%s is not a file in the archive" % (key,))
        member = self.zip.open(self._names[key])
        try:
            if not is_npy(member.read(6)):
                return self.zip.read(self._names[key])
        finally:
            member.close()
        member = self.zip.open(self._names[key])
        try:
            result = make(ndarray, *read(member, self.max_header_size))
            member.read(1)                  # only at its end is the checksum compared
            return result
        finally:
            member.close()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return list(self.files)

    def values(self):
        return [self[name] for name in self.files]

    def items(self):
        return [(name, self[name]) for name in self.files]

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __contains__(self, key):
        return key in self._names

    def __repr__(self):
        return "NpzFile %r with keys: %s%s" % (self._title, ", ".join(self.files[:5]), "..." * (len(self.files) > 5))


# ---- bytes without a header ----

def _code_for(dtype):
    """The Code of elements of a dtype, whose name may begin with the order of bytes, as ">u4"."""
    name = getattr(dtype, "str", dtype)
    swapped = isinstance(name, str) and name[:1] == ">"
    code = Code(name if swapped else dtype_of(kind_for(dtype)).str)
    if not code.itemsize:
        raise ValueError("of texts a dtype tells the width, as \"U5\"; got %r" % (dtype,))
    return code


def _vector(raw, code):
    data = unpacked(raw, code)
    return make(ndarray, data, (len(data),), code.kind)


def tobytes(a, order="C"):
    """The bytes of an array's elements, in their order row by row, or with "F" column by column."""
    a = asarray(a)
    if a._form.kind == "object":
        raise ValueError("objects have no bytes that could be read again")
    return packed(a._data if order != "F" else a.T._data, a._form.kind)


def frombuffer(buffer, dtype=float, count=-1, offset=0):
    """A vector of what the bytes hold, from an offset on: a copy of it.  count: how many elements, -1 for all."""
    raw = buffer.tobytes() if hasattr(buffer, "tobytes") else buffer
    if type(raw).__name__ == "bytearray":
        raw = bytes(raw)
    if not isinstance(raw, bytes):
        raise TypeError("expected bytes; got %s" % type_text(buffer))
    code, count, offset = _code_for(dtype), whole(count, "count"), whole(offset, "offset")
    if not 0 <= offset <= len(raw):
        raise ValueError("offset is from 0 to the length of the bytes, %d; got %d" % (len(raw), offset))
    left = len(raw) - offset
    if count < 0 and left % code.itemsize:
        raise ValueError("%d bytes hold no whole number of elements of %d bytes" % (left, code.itemsize))
    count = left // code.itemsize if count < 0 else count
    if count * code.itemsize > left:
        raise ValueError("%d elements need %d bytes; there are %d" % (count, count * code.itemsize, left))
    return _vector(raw[offset:offset + count * code.itemsize], code)


def fromfile(file, dtype=float, count=-1, sep="", offset=0):
    """A vector of what a file holds, from where it is, or, where it is a text, of the numbers between separators.

    count: how many elements at most, -1 for all.  offset: bytes that are passed over first.
    """
    count, offset = whole(count, "count"), whole(offset, "offset")
    if sep:
        if offset:
            raise TypeError("offset is for binary files only")
        return of_text(_with_file(file, "rb", lambda opened: opened.read()), dtype, count, sep)
    code = _code_for(dtype)

    def numbers(opened):
        opened.seek(offset, 1)
        raw = opened.read() if count < 0 else opened.read(count * code.itemsize)
        return _vector(raw[:len(raw) - len(raw) % code.itemsize], code)
    return _with_file(file, "rb", numbers)


def tofile(a, fid, sep="", format="%s"):
    """Write an array's elements as bytes or, with a separator, as text."""
    a = asarray(a)
    if sep:
        raw = sep.join([percent(format, (scalar(x, a._form.kind),)) for x in a._data])
        raw = raw if hasattr(fid, "encoding") else raw.encode("ascii")          # a file opened for texts
    else:
        raw = tobytes(a)
    _with_file(fid, "wb", lambda opened: opened.write(raw))
