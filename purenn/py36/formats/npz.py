"""NumPy's .npz files, zips of arrays in the .npy format, as nested lists; nothing in a file is run.

Read are arrays of bools, integers and floats; the format itself stands in numpy/npy_format.py.
"""
import io
import zipfile
import zlib

from ...arrays.nested import nest
from ...floats.names import shown
from ...numpy.npy_format import LETTERS as CODES, Code, read_data, read_header

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
    file = io.BytesIO(raw)
    descr, by_columns, shape = read_header(file)
    if descr[1:] not in CODES:
        raise ValueError("an array of the kind %s; known are bools, integers and floats" % shown(descr))
    data = read_data(file, Code(descr), by_columns, shape)
    if file.read(1):
        raise ValueError("there are more bytes than an array of the shape %r needs" % (shape,))
    return nest(data, shape)
