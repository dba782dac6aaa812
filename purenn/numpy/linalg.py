"""np.linalg: norms, systems of equations and decompositions, of matrices and of stacks of them.

The calculation is done on lists of rows, in decompositions.py, singular_values.py, symmetric.py and eigenvalues.py.
"""
from ..arrays import kinds
from ..arrays.operators import write
from ..arrays.shapes import joint_shape, one_axis, shape_text, stretch, whole
from .decompositions import (
    LinAlgError, cholesky as cholesky_of_rows, det as det_of_rows, dot as dot_of_rows, identity, inv as inv_of_rows,
    qr as qr_of_rows, slogdet as slogdet_of_rows, solve as solve_of_rows, transposed)
from .making import eye, zeros
from .missing import attribute_error
from .ndarrays import asarray
from .norms import cond, lower_mirrored, matrix_norm, matrix_rank, norm, vector_norm  # noqa: F401
from .products import cross as cross_of_all, dot, matmul, outer as outer_of_all, tensordot, vecdot  # noqa: F401
from .results import result
from .row_lists import matrices_of, rounding, stacked
from .scalars import scalar
from .shaping import broadcast_to, matrix_transpose

_NOT_GIVEN = object()


# ---- systems of equations ----

def det(a):
    """The determinant of a square matrix, of a stack one for each."""
    matrices, stack, kind = matrices_of(a, True)
    return stacked([det_of_rows(rows) if rows else 1.0 for rows in matrices], stack, (), kind)


def slogdet(a):
    """(sign, the logarithm of the determinant's size)"""
    matrices, stack, kind = matrices_of(a, True)
    found = [slogdet_of_rows(rows) if rows else (1.0, 0.0) for rows in matrices]
    return result("SlogdetResult", ["sign", "logabsdet"], [
        stacked([pair[i] for pair in found], stack, (), kind) for i in (0, 1)])


def solve(a, b):
    """x with a @ x == b, for a vector or a matrix b; LinAlgError where a is singular or not square."""
    matrices, stack, kind = matrices_of(a, True)
    n = asarray(a).shape[-1]
    b = asarray(b)
    if b.ndim == 1:
        b, after = b.reshape(-1, 1), (n,)
    else:
        after = (n, b.shape[-1]) if b.ndim else ()
    if b.ndim < 2 or b.shape[-2] != n:
        raise ValueError("a has %d rows, but b has the shape %s" % (n, shape_text(b.shape)))
    targets, other, other_kind = matrices_of(b)
    joint = joint_shape(stack, other)
    pairs = zip(stretch(matrices, stack, joint), stretch(targets, other, joint))
    found = [solve_of_rows(rows, right) if n and after[-1] else right for rows, right in pairs]
    return stacked([[row[0] for row in part] if len(after) == 1 else part for part in found], joint, after,
                   kinds.higher(kind, other_kind))


def inv(a):
    """The inverse; LinAlgError as from solve."""
    matrices, stack, kind = matrices_of(a, True)
    n = asarray(a).shape[-1]
    return stacked([inv_of_rows(rows) if rows else [] for rows in matrices], stack, (n, n), kind)


def lstsq(a, b, rcond=None):
    """(x, residuals, rank, singular values): the smallest x that makes the sum of squares of a @ x - b least."""
    matrices, stack, kind = matrices_of(a)
    b = asarray(b)
    if stack or b.ndim not in (1, 2):
        raise LinAlgError("lstsq takes one matrix, and a vector or a matrix; got the shapes %s and %s"
                          % (shape_text(asarray(a).shape), shape_text(b.shape)))
    m, n = asarray(a).shape
    if b.shape[0] != m:
        raise LinAlgError("a has %d rows, but b has the shape %s" % (m, shape_text(b.shape)))
    targets, _, other_kind = matrices_of(b if b.ndim == 2 else b.reshape(-1, 1))
    kind = kinds.higher(kind, other_kind)
    x, residuals, rank, values = _least_squares(matrices[0], targets[0], (n, 1 if b.ndim == 1 else b.shape[1]), rcond)
    shape = (n,) if b.ndim == 1 else (n, b.shape[1])
    return (stacked([[row[0] for row in x] if b.ndim == 1 else x], (), shape, kind),
            stacked([residuals], (), (len(residuals),), kind), scalar(rank, "int32"),
            stacked([values], (), (len(values),), kind))


def _least_squares(rows, targets, shape, rcond):
    """lstsq's results of lists of rows, which may be empty; shape: of x."""
    from .singular_values import lstsq as of_rows
    n, width = shape
    if not rows:
        return [[0.0] * width for _ in range(n)], [], 0, []
    if not n:
        return [], [dot_of_rows(column, column) for column in transposed(targets)], 0, []
    if not width:
        x, _, rank, values = of_rows(rows, [[0.0] for _ in rows], rcond)
        return [[] for _ in x], [], rank, values
    return of_rows(rows, targets, rcond)


def pinv(a, rcond=None, hermitian=False, rtol=_NOT_GIVEN):
    """The pseudo-inverse; singular values up to rcond (or rtol) times the largest are taken as 0.

    rtol None: the rounding of the kind times the longer side.
    """
    if rcond is not None and rtol is not _NOT_GIVEN:
        raise ValueError("rcond and rtol cannot both be given; got %r and %r" % (rcond, rtol))
    a = asarray(a)
    after = a.shape[-1:] + a.shape[-2:-1]
    if a.ndim > 1 and 0 in after:
        return zeros(a.shape[:-2] + after, a.dtype)
    matrices, stack, kind = matrices_of(a, hermitian)
    if rcond is None:
        rcond = 1.0 / 1e15 if rtol is _NOT_GIVEN else max(a.shape[-2:]) * rounding(kind) if rtol is None else rtol
    bounds = asarray(rcond)
    bounds = stretch([float(x) for x in bounds._data], bounds.shape, stack)
    from .singular_values import pinv as of_rows
    found = [of_rows(lower_mirrored(rows) if hermitian else rows, bound) for rows, bound in zip(matrices, bounds)]
    return stacked(found, stack, after, kind)


# ---- decompositions ----

def cholesky(a, upper=False):
    """The lower triangle l with l @ l.T == a, of which only the lower triangle is read; upper: both upper."""
    matrices, stack, kind = matrices_of(a, True)
    n = asarray(a).shape[-1]
    matrices = [transposed(rows) if upper and rows else rows for rows in matrices]
    lower = stacked([cholesky_of_rows(rows) if rows else [] for rows in matrices], stack, (n, n), kind)
    return matrix_transpose(lower) if upper else lower


def qr(a, mode="reduced"):
    """(q, r), orthonormal columns times an upper triangle; mode "complete": all columns, "r": only r."""
    if mode not in ("reduced", "complete", "r"):
        raise ValueError("mode is 'reduced', 'complete' or 'r'; got %r" % (mode,))
    matrices, stack, kind = matrices_of(a)
    r, c = asarray(a).shape[-2:]
    k = r if mode == "complete" else min(r, c)
    if r and c:
        found = [qr_of_rows(rows, mode == "complete") for rows in matrices]
    else:
        found = [([row[:k] for row in identity(r)], [[0.0] * c for _ in range(k)]) for _ in matrices]
    upper = stacked([pair[1] for pair in found], stack, (k, c), kind)
    if mode == "r":
        return upper
    return result("QRResult", ["Q", "R"], [stacked([pair[0] for pair in found], stack, (r, k), kind), upper])


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """(u, singular values, vh): u times the values times vh is a.

    hermitian: a is symmetric, and only its lower triangle is read.
    """
    matrices, stack, kind = matrices_of(a, hermitian)
    r, c = asarray(a).shape[-2:]
    k = min(r, c)
    if not r or not c:
        found = [([row[:r if full_matrices else k] for row in identity(r)], [],
                  identity(c)[:c if full_matrices else k]) for _ in matrices]
    elif hermitian:
        from .symmetric import svd as of_symmetric
        found = [of_symmetric(rows) for rows in matrices]
    elif compute_uv:
        from .singular_values import svd as of_rows
        found = [of_rows(rows, full_matrices) for rows in matrices]
    else:
        from .singular_values import singular_values
        found = [(None, singular_values(rows)) for rows in matrices]
    if not compute_uv:
        return stacked([parts[1] for parts in found], stack, (k,), kind)
    shapes = (r, r if full_matrices else k), (k,), (c if full_matrices else k, c)
    return result("SVDResult", ["U", "S", "Vh"], [
        stacked([part[i] for part in found], stack, shapes[i], kind) for i in range(3)])


def svdvals(x):
    return svd(x, compute_uv=False)


def eigh(a, UPLO="L"):
    """(eigenvalues, eigenvectors as columns) of a symmetric matrix, of which one triangle is read."""
    from .symmetric import eigh as of_rows
    if UPLO.upper() not in ("L", "U"):
        raise ValueError("UPLO is 'L' or 'U'; got %r" % (UPLO,))
    return _eigen("EighResult", a, lambda rows: of_rows(transposed(rows) if UPLO.upper() == "U" else rows))


def eigvalsh(a, UPLO="L"):
    return eigh(a, UPLO)[0]


def eig(a):
    """(eigenvalues, eigenvectors as columns); LinAlgError where some are complex, as those numbers are not here."""
    from .eigenvalues import eig as of_rows
    return _eigen("EigResult", a, of_rows)


def _eigen(called, a, of_rows):
    """What of_rows makes of each square matrix: eigenvalues and eigenvectors."""
    matrices, stack, kind = matrices_of(a, True)
    n = asarray(a).shape[-1]
    found = [of_rows(rows) if rows else ([], []) for rows in matrices]
    return result(called, ["eigenvalues", "eigenvectors"], [
        stacked([pair[0] for pair in found], stack, (n,), kind),
        stacked([pair[1] for pair in found], stack, (n, n), kind)])


def eigvals(a):
    """The eigenvalues; where some are complex, an array of objects, which are complex numbers of Python's."""
    from .eigenvalues import eigvals as of_rows
    matrices, stack, kind = matrices_of(a, True)
    found = [of_rows(rows) if rows else [] for rows in matrices]
    if [value for values in found for value in values if not isinstance(value, float)]:
        kind = "object"
    return stacked(found, stack, (asarray(a).shape[-1],), kind)


# ---- products ----

def outer(x1, x2):
    """All products of the numbers of two vectors."""
    x1, x2 = asarray(x1), asarray(x2)
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError("outer takes vectors; got the shapes %s and %s" % (shape_text(x1.shape), shape_text(x2.shape)))
    return outer_of_all(x1, x2)


def cross(x1, x2, axis=-1):
    """The vector product of vectors of three numbers."""
    x1, x2 = asarray(x1), asarray(x2)
    if x1.shape[one_axis(axis, x1.shape)] != 3 or x2.shape[one_axis(axis, x2.shape)] != 3:
        raise ValueError("cross takes vectors of 3 numbers; got the shapes %s and %s"
                         % (shape_text(x1.shape), shape_text(x2.shape)))
    return cross_of_all(x1, x2, axis=axis)


def matrix_power(a, n):
    """The n-th power of a square matrix; of n < 0, of its inverse."""
    a = asarray(a)
    if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
        raise LinAlgError("the matrix must be square; its shape is %s" % shape_text(a.shape))
    n = whole(n, "n")
    if n == 0:
        return broadcast_to(eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
    if n < 0:
        a, n = inv(a), -n
    if n == 3:
        return a.__matmul__(a).__matmul__(a)
    power = None
    while n:
        if n % 2:
            power = a if power is None else power.__matmul__(a)
        n = n // 2
        a = a.__matmul__(a) if n else a
    return power


def multi_dot(arrays, out=None):
    """The product of several matrices, in the order that takes the fewest multiplications."""
    arrays = [asarray(a) for a in arrays]
    if len(arrays) < 2:
        raise ValueError("multi_dot takes two arrays or more; got %d" % len(arrays))
    if len(arrays) == 2:
        return dot(arrays[0], arrays[1], out)
    lengths = (1,) * (arrays[0].ndim != 1) + (1,) * (arrays[-1].ndim != 1)
    if arrays[0].ndim == 1:
        arrays[0] = arrays[0].reshape(1, -1)
    if arrays[-1].ndim == 1:
        arrays[-1] = arrays[-1].reshape(-1, 1)
    for a in arrays:
        if a.ndim != 2:
            raise LinAlgError("multi_dot takes matrices, and vectors first and last; got the shape %s"
                              % shape_text(a.shape))
    product = write(_chain(arrays), out, True)
    return product if len(lengths) == 2 else product.reshape((-1,) * len(lengths))[()]


def _chain(arrays):
    """The product of matrices: the cheapest cut of each part of them is found from those of shorter parts."""
    sides, count = [a.shape[0] for a in arrays] + [arrays[-1].shape[1]], len(arrays)
    best = dict([((i, i), (0, i)) for i in range(count)])           # (first, last): (multiplications, where it is cut)
    for length in range(1, count):
        for i in range(count - length):
            j = i + length
            best[i, j] = min([(best[i, k][0] + best[k + 1, j][0] + sides[i] * sides[k + 1] * sides[j + 1], k)
                              for k in range(i, j)])

    def product(i, j):
        if i == j:
            return arrays[i]
        k = best[i, j][1]
        return dot(product(i, k), product(k + 1, j))
    return product(0, count - 1)


def trace(x, offset=0, dtype=None):
    return asarray(x).trace(offset, -2, -1, dtype)


def diagonal(x, offset=0):
    return asarray(x).diagonal(offset, -2, -1)


_NAMES = ["LinAlgError", "cholesky", "cond", "cross", "det", "diagonal", "eig", "eigh", "eigvals", "eigvalsh", "inv",
          "lstsq", "matmul", "matrix_norm", "matrix_power", "matrix_rank", "matrix_transpose", "multi_dot", "norm",
          "outer", "pinv", "qr", "slogdet", "solve", "svd", "svdvals", "tensordot", "trace", "vecdot", "vector_norm"]


def __getattr__(name):
    raise attribute_error("purenn.numpy.linalg", name, _NAMES)
