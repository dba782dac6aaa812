"""Numbers that stand in memory one after the other, as C has them, taken without a Python float for each."""
import ctypes
from array import array

from ...arrays.operators import make
from ...matrix import Matrix
from .c_data import address, zeros
from .compiler import compiler

FLOATS = "fd"                           # the struct module's letters: one value each, in this machine's byte order
NUMBERS = FLOATS + "bBhHiIlLqQ?"
START = ctypes.c_char * 0               # of a piece of memory


class Known:
    """What compiled code tells of doubles that stand in memory, before a training."""

    def are_finite(self):
        """Whether all numbers are."""
        return bool(compiler().tried.purenn_finite(len(self), address(self)))

    def different(self):
        """The set of the numbers."""
        found = zeros(16)
        count = compiler().tried.purenn_different(len(self), address(self), len(found), address(found))
        return set(self if count < 0 else found[:count])

    def row_sums(self, columns):
        """What each row of so many numbers adds up to."""
        sums = zeros(len(self) // columns)
        compiler().tried.purenn_row_sums(len(sums), columns, address(self), address(sums))
        return sums


class Doubles(Known, array):
    """An array of doubles."""


class Lent(Known):
    """Doubles in memory of the caller's, read like an array's; parts of it are copies."""

    def __init__(self, view):
        self._view = view
        self._memory = START.from_buffer(view)

    def buffer_info(self):
        return ctypes.addressof(self._memory), len(self._view)

    def tolist(self):
        return self._view.tolist()

    def __len__(self):
        return len(self._view)

    def __iter__(self):
        return iter(self._view)

    def __getitem__(self, place):
        return Doubles("d", self._view[place]) if isinstance(place, slice) else self._view[place]


def packed(values, letters=NUMBERS):
    """The Matrix of an array.array, memoryview or NumPy array with one or two dimensions, or of rows of floats.

    Its numbers are an array of doubles where others have a list: a copy, but of doubles one after the other that may be
    written to, which are lent.  Calculating with it makes ordinary matrices.
    letters: the kinds of numbers that arrays may have.  The values themselves where they are anything else, such as
    rows of different lengths, ints among floats, and arrays with a mask or a unit.
    """
    kind = type(values)
    if kind is list:
        return _of_rows(values)
    if hasattr(values, "_form"):
        if isinstance(values._data, Known):
            return values
        return make(Matrix, Doubles("d", values._data), values._form.shape, "float") if (
            values._form.kind == "float" and values._form.shape) else values
    if kind in (array, memoryview) or kind.__name__ in ("ndarray", "memmap") and kind.__module__ == "numpy":
        return _of_buffer(values, letters)
    return values


def _of_rows(rows):
    width = len(rows[0]) if rows and type(rows[0]) is list else 0
    numbers = Doubles("d")
    for row in rows if width else ():
        if type(row) is not list or len(row) != width or set(map(type, row)) != {float}:
            return rows
        numbers.fromlist(row)
    return make(Matrix, numbers, (len(rows), width), "float") if width else rows


def _of_buffer(values, letters):
    try:
        view = memoryview(values)
    except (TypeError, ValueError):     # NumPy's texts and dates
        return values
    if view.format not in list(letters) or view.ndim not in (1, 2) or 0 in view.shape:
        return values
    if view.format == "d" and view.c_contiguous and not view.readonly:
        return make(Matrix, Lent(view.cast("B").cast("d")), tuple(view.shape), "float")
    numbers = Doubles("d")
    if view.format == "d":
        numbers.frombytes(view.cast("B") if view.c_contiguous else view.tobytes())
    else:
        flat = view if view.c_contiguous else memoryview(view.tobytes())
        numbers.extend(flat.cast("B").cast(view.format))
    return make(Matrix, numbers, tuple(view.shape), "float")
