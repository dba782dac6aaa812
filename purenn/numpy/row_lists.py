"""Stacks of matrices as lists of rows, on which linear algebra is calculated, and results as arrays."""
from ..arrays import widths
from ..arrays.nested import nest
from ..arrays.operators import make
from ..arrays.shapes import shape_text, size_of
from .decompositions import LinAlgError
from .ndarrays import asarray, ndarray
from .scalars import scalar


def matrices_of(a, square=False):
    """(lists of rows, the shape of the stack, kind) of a matrix, or of a stack of them."""
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError("a matrix needs two dimensions; the shape is %s" % shape_text(a.shape))
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("the matrix must be square; its shape is %s" % shape_text(a.shape))
    r, c = a.shape[-2:]
    kind = a._form.kind if widths.is_floating(a._form.kind) else "float"
    if kind == "float16" or a._form.kind in ("object", "text"):
        raise TypeError("linalg takes float32 and float64; this array is of %s" % a.dtype)
    data = [float(x) for x in a._data]
    return [nest(data[i * r * c:(i + 1) * r * c], (r, c)) for i in range(size_of(a.shape[:-2]))], a.shape[:-2], kind


def stacked(results, stack, shape, kind):
    """An array of what was made of each matrix: numbers, lists or rows."""
    flat = results
    for _ in shape:
        flat = [x for part in flat for x in part]
    flat = ndarray._cast(flat, None, kind)
    return make(ndarray, flat, stack + shape, kind) if stack + shape else scalar(flat[0], kind)


def rounding(kind):
    """The step from 1 to the next number of the kind."""
    return 2.0 ** -23 if kind == "float32" else 2.0 ** -52
