"""np.linalg for purenn.numpy: norms and small systems of equations.

Systems are solved by Gaussian elimination with partial pivoting.  Eigenvalues and
decompositions are declined.
"""
from ..arrays import loops
from ..arrays.nested import flatten, nest
from ..arrays.operators import make
from ..arrays.shapes import checked_axis, reduced_shape, shape_text, whole
from ..floats import elementary
from ..floats.parts import INF
from .making import eye
from .missing import attribute_error
from .ndarrays import asarray, ndarray, scalar


class LinAlgError(ValueError):
    """A matrix that is singular or not square."""


def norm(x, ord=None, axis=None, keepdims=False):
    """The root of the sum of squares (of all, or along an axis); for vectors also ord 1, inf."""
    data, shape, _ = flatten(x)
    if ord not in (None, 1, 2, INF, "fro") or axis is None and len(shape) == 2 and ord not in (None, "fro"):
        raise ValueError("norm knows ord None, and for vectors 1, 2 and inf; got %r for shape %s"
                         % (ord, shape_text(shape)))
    data = [abs(float(value)) for value in data]
    axis = checked_axis(axis, shape)
    results = [_norm(group, ord) for group in loops.groups(data, shape, axis)]
    after = reduced_shape(shape, axis, keepdims)
    return make(ndarray, results, after, "float") if after else scalar(results[0])


def _norm(numbers, ord):
    if ord == 1:
        return loops.sum_of(numbers) * 1.0
    if ord == INF:
        return numbers[loops.argmax_of(numbers)]
    return elementary.sqrt(loops.sum_of([x * x for x in numbers]) * 1.0)


def _square(a):
    """The rows of a square matrix, lists of floats."""
    data, shape, _ = flatten(a)
    if len(shape) != 2 or shape[0] != shape[1]:
        raise LinAlgError("the matrix must be square; its shape is %s" % shape_text(shape))
    return [[float(x) for x in row] for row in nest(data, shape)]


def _eliminate(rows, width):
    """Reduce the first `width` columns to the identity; the determinant, 0.0 if singular."""
    determinant = 1.0
    for i in range(width):
        pivot = i + loops.argmax_of([abs(row[i]) for row in rows[i:]])
        if rows[pivot][i] == 0:
            return 0.0
        if pivot != i:
            rows[i], rows[pivot] = rows[pivot], rows[i]
            determinant = -determinant
        determinant = determinant * rows[i][i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for j in range(len(rows)):
            if j != i and rows[j][i]:
                factor = rows[j][i]
                rows[j] = [x - factor * y for x, y in zip(rows[j], rows[i])]
    return determinant


def det(a):
    """The determinant of a square matrix."""
    rows = _square(a)
    return scalar(_eliminate(rows, len(rows)))


def solve(a, b):
    """x with a.dot(x) == b, for a vector or a matrix b; LinAlgError where a is singular or not square."""
    rows = _square(a)
    data, shape, _ = flatten(b)
    if not shape or shape[0] != len(rows):
        raise ValueError("a has %d rows, but b has the shape %s" % (len(rows), shape_text(shape)))
    columns = shape[1] if len(shape) == 2 else 1
    joined = [row + [float(x) for x in data[i * columns:(i + 1) * columns]] for i, row in enumerate(rows)]
    if _eliminate(joined, len(rows)) == 0:
        raise LinAlgError("Singular matrix")
    return make(ndarray, [x for row in joined for x in row[len(rows):]], shape, "float")


def inv(a):
    """The inverse; LinAlgError as from solve."""
    return solve(a, eye(len(_square(a))))


def matrix_power(a, n):
    """The n-th power of a square matrix, n >= 0."""
    size, n = len(_square(a)), whole(n, "n")
    if n < 0:
        raise ValueError("matrix_power takes n >= 0; got %d" % n)
    a = asarray(a)
    power = eye(size, dtype=a.dtype)
    for _ in range(n):
        power = power.dot(a)
    return power


_NAMES = ["LinAlgError", "det", "inv", "matrix_power", "norm", "solve"]


def __getattr__(name):
    raise attribute_error("purenn.numpy.linalg", name, _NAMES)
