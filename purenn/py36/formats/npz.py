"""NumPy's files of arrays: .npy, one array, and .npz, a zip of them (numpy.lib.format, versions 1 to 3).

Read are arrays of bools, integers and floats, in either order of bytes and of axes; nothing in a file is run.
"""
import ast
import io
import struct
import zipfile
import zlib

from ...arrays.nested import nest
from ...floats.names import shown

MAGIC = b"\x93NUMPY"
# Letters of struct for NumPy's kinds and sizes.
CODES = {"b1": "?", "i1": "b", "u1": "B", "i2": "h", "u2": "H", "i4": "i", "u4": "I", "i8": "q", "u8": "Q", "f2": "e",
         "f4": "f", "f8": "d"}
MOST_BYTES = 2 ** 28                    # of an array


def read_npz(raw):
    """{name: nested lists, or a number} of the bytes of an .npz file; ValueError where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            found = {}
            for info in archive.infolist():
                if info.filename.endswith(".npy"):
                    if info.file_size > MOST_BYTES:
                        raise ValueError("%s holds more than %d bytes" % (shown(info.filename), MOST_BYTES))
                    found[info.filename[:-4]] = read_npy(archive.read(info))
            return found
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError("this is no .npz file: %s" % error) from None


def read_npy(raw):
    """Nested lists, or a number, of the bytes of an .npy file; ValueError where it is none, or of another kind."""
    if raw[:6] != MAGIC or len(raw) < 12:
        raise ValueError("this is no .npy file")
    size, start = (struct.unpack("<H", raw[8:10])[0], 10) if raw[6] == 1 else (struct.unpack("<I", raw[8:12])[0], 12)
    header = _header(raw[start:start + size])
    code, shape = _code(header["descr"]), header["shape"]
    n = 1
    for side in shape:
        n *= side
    data = raw[start + size:]
    if n * struct.calcsize(code) != len(data):
        raise ValueError("an array of the shape %r needs %d bytes; there are %d"
                         % (shape, n * struct.calcsize(code), len(data)))
    numbers = list(struct.unpack("%s%d%s" % (code[0], n, code[1]), data))
    if header["fortran_order"] and len(shape) > 1:
        numbers = _by_rows(numbers, shape)
    return nest(numbers, shape) if shape else numbers[0]


def _header(raw):
    try:
        header = ast.literal_eval(raw.decode("latin-1").strip())
        shape = header["shape"]
        if set(header) == {"descr", "fortran_order", "shape"} and type(shape) is tuple and all(
                type(side) is int and side >= 0 for side in shape):
            return header
    except (ValueError, SyntaxError, TypeError, KeyError, MemoryError, RecursionError):
        pass
    raise ValueError("the header of an array is damaged: %s" % shown(raw[:80]))


def _code(descr):
    if not isinstance(descr, str) or descr[:1] not in "<>|=" or descr[1:] not in CODES:
        raise ValueError("an array of the kind %s; known are bools, integers and floats" % shown(descr))
    return (">" if descr[0] == ">" else "<") + CODES[descr[1:]]


def _by_rows(numbers, shape):
    """The numbers of an array that is kept column by column, row by row."""
    steps, step = [], 1
    for side in shape:
        steps.append(step)
        step *= side
    places = [0]
    for side, step in zip(shape, steps):
        places = [place + i * step for place in places for i in range(side)]
    return [numbers[place] for place in places]
