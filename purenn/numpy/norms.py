"""Norms of vectors and of matrices, and what is said by singular values alone: condition numbers and ranks."""
from ..arrays import loops, widths
from ..arrays.nested import nest
from ..arrays.operators import make
from ..arrays.shapes import checked_axes, one_axis, shape_text, size_of, stretch
from ..floats import elementary
from ..floats.parts import INF
from .decompositions import LinAlgError, inv as inv_of_rows, transposed
from .ndarrays import asarray, ndarray
from .reducing import rows_last
from .row_lists import matrices_of, rounding, stacked
from .scalars import scalar


def norm(x, ord=None, axis=None, keepdims=False):
    """The root of the sum of squares (of all, or along axes); or the norm of vectors or of matrices that ord names."""
    a = asarray(x)
    before = a._form.kind
    if not widths.is_floating(before):
        a = a.astype(float)
    everything = axis is None and (ord is None or (ord in ("fro", "f") and a.ndim == 2) or (ord == 2 and a.ndim == 1))
    axes = _axes_of(axis, a.shape)
    if everything:
        numbers = _vector_norms([list(a._data)], None)
        return _shaped(numbers, (1,) * a.ndim if keepdims else (), a._form.kind)
    if len(axes) not in (1, 2):
        raise ValueError("a norm is of vectors and matrices, over one axis or two; the shape is %s"
                         % shape_text(a.shape))
    if len(axes) == 2 and ord in (2, -2, "nuc") and before in ("float16", "object"):
        raise TypeError("singular values are of float32 and float64; this array is of %s" % before)
    data, r, c = rows_last(a, tuple(sorted(axes)))
    lists = [data[i * c:i * c + c] for i in range(r)]
    if len(axes) == 1:
        found = _vector_norms(lists, ord)
    else:
        lengths = tuple([a.shape[n] for n in sorted(axes)])
        found = _matrix_norms([nest(numbers, lengths) for numbers in lists], lengths, ord, axes[0] > axes[1])
    return _shaped(found, tuple([1 if n in axes else m for n, m in enumerate(a.shape) if keepdims or n not in axes]),
                   a._form.kind)


def _axes_of(axis, shape):
    """The axes that a norm is over, in the order in which they are given."""
    if axis is None:
        return tuple(range(len(shape)))
    if not isinstance(axis, (tuple, list)):
        return (one_axis(axis, shape, "None, an int or a tuple of ints"),)
    checked_axes(axis, shape)
    return tuple([one_axis(n, shape) for n in axis])


def _shaped(found, shape, kind):
    found = ndarray._cast(found, None, kind)
    return make(ndarray, found, shape, kind) if shape else scalar(found[0], kind)


def _vector_norms(lists, ord):
    """The norm of each list of numbers."""
    if isinstance(ord, str):
        raise ValueError("%r is a norm of matrices, not of vectors" % (ord,))
    return [_vector_norm([abs(x) for x in numbers], ord) for numbers in lists]


def _vector_norm(sizes, ord):
    if ord is None or ord == 2:
        return elementary.sqrt(loops.sum_of([x * x for x in sizes]) * 1.0)
    if ord == INF or ord == -INF:
        return _extreme(sizes, ord > 0)
    if ord == 0:
        return float(len([x for x in sizes if x]))
    if ord == 1:
        return loops.sum_of(sizes) * 1.0
    return elementary.power(loops.sum_of([elementary.power(x, float(ord)) for x in sizes]) * 1.0, 1.0 / ord)


def _extreme(sizes, largest):
    """The largest number, 0.0 of none; or the smallest."""
    if largest:
        return sizes[loops.argmax_of(sizes)] if sizes else 0.0
    if not sizes:
        raise ValueError("of nothing there is no smallest number")
    return sizes[loops.argmin_of(sizes)]


def _matrix_norms(matrices, lengths, ord, turned):
    """The norm of each list of rows, all of the same lengths; turned: of its transpose."""
    if ord is None or ord in ("fro", "f"):
        return [_vector_norm([x for row in rows for x in row], 2) for rows in matrices]
    if ord in (2, -2, "nuc"):
        lists = [_values(rows, lengths) for rows in matrices]
        return [loops.sum_of(values) * 1.0 if ord == "nuc" else _extreme(values, ord == 2) for values in lists]
    if ord not in (1, -1, INF, -INF):
        raise ValueError("a norm of matrices is 1, -1, 2, -2, inf, -inf, 'fro' or 'nuc'; got %r" % (ord,))
    if (ord in (1, -1)) != turned:
        matrices = [transposed(rows) if rows else [[] for _ in range(lengths[1])] for rows in matrices]
    return [_extreme([loops.sum_of([abs(x) for x in numbers]) * 1.0 for numbers in rows], ord > 0) for rows in matrices]


def _values(rows, lengths):
    """The singular values of a list of rows, which may be empty."""
    from .singular_values import singular_values
    return singular_values(rows) if size_of(lengths) else []


def vector_norm(x, axis=None, keepdims=False, ord=2):
    """The norm of all numbers as one vector, or of those along axes."""
    a = asarray(x)
    axes = _axes_of(axis, a.shape)
    data, r, c = rows_last(a, tuple(sorted(axes)))
    shape = tuple([1 if n in axes else m for n, m in enumerate(a.shape) if keepdims or n not in axes])
    found = norm(make(ndarray, list(data), (r, c), a._form.kind), ord, 1)
    return found.reshape(shape)[()]


def matrix_norm(x, keepdims=False, ord="fro"):
    return norm(x, ord, (-2, -1), keepdims)


# ---- by singular values, or by the inverse ----

def cond(x, p=None):
    """The condition number; inf of a singular matrix."""
    a = asarray(x)
    if a.ndim > 1 and 0 in a.shape[-2:]:
        raise LinAlgError("an empty matrix has no condition number; the shape is %s" % shape_text(a.shape))
    by_values = p in (None, 2, -2)
    matrices, stack, kind = matrices_of(a, not by_values)
    if by_values:
        from .singular_values import cond as of_rows
        return stacked([of_rows(rows, p) for rows in matrices], stack, (), kind)
    lengths = a.shape[-2:]
    inverses = [_inverse(rows) for rows in matrices]
    first = _matrix_norms(matrices, lengths, p, False)
    second = _matrix_norms([rows for rows in inverses if rows], lengths, p, False)[::-1]
    return stacked([x * second.pop() if rows else INF for x, rows in zip(first, inverses)], stack, (), kind)


def _inverse(rows):
    """The inverse, None of a singular matrix."""
    try:
        return inv_of_rows(rows)
    except LinAlgError:
        return None


def matrix_rank(A, tol=None, hermitian=False, rtol=None):
    """How many singular values are above tol, or above rtol times the largest."""
    if tol is not None and rtol is not None:
        raise ValueError("tol and rtol cannot both be given; got %r and %r" % (tol, rtol))
    a = asarray(A)
    if a.ndim < 2:
        return 1 if [x for x in a._data if x] else 0
    matrices, stack, kind = matrices_of(a, hermitian)
    if tol is None and rtol is None:
        rtol = max(a.shape[-2:]) * rounding(kind)
    bounds = asarray(rtol if tol is None else tol)
    bounds = stretch([float(x) for x in bounds._data], bounds.shape, stack)
    ranks = []
    for rows, bound in zip(matrices, bounds):
        values = _values(lower_mirrored(rows) if hermitian else rows, a.shape[-2:])
        bound = bound if tol is not None else bound * _extreme(values, True)
        ranks.append(len([x for x in values if x > bound]))
    return stacked(ranks, stack, (), "int")


def lower_mirrored(rows):
    """The symmetric matrix of which these rows are the lower triangle; what is above it is not read."""
    return [row[:i] + [below[i] for below in rows[i:]] for i, row in enumerate(rows)]
