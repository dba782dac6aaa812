"""Arrays as text: NumPy's functions around arrays/printing.py."""
from ..arrays import printing
from . import values


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    data, shape, kind = values.parts(a)
    return printing.array_str(data, shape, kind, max_line_width, precision, suppress_small)


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    data, shape, kind = values.parts(arr)
    return printing.array_repr(data, shape, kind, max_line_width, precision, suppress_small)


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", **options):
    data, shape, kind = values.parts(a)
    return printing.array2string(data, shape, kind, max_line_width, precision, suppress_small, separator, prefix,
                                 **options)
