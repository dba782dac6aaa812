"""Functions of purenn.numpy that make arrays from a shape, a range or a diagonal."""
from ..arrays import loops
from ..arrays.nested import flatten
from ..arrays.shapes import MOST_NUMBERS, is_whole, joint_shape, shape_text, size_of, stretch, whole
from ..floats.parts import NAN
from .ndarrays import array, asarray, scalar, wrap


def _one_number(x):
    data, shape, _ = flatten(x)
    if shape:
        raise TypeError("arange takes numbers; got an array of shape %s" % shape_text(shape))
    return data[0]


def arange(start, stop=None, step=1, dtype=None):
    """start, start + step, ... below stop; floats are start + i * step, as NumPy rounds them."""
    if stop is None:
        start, stop = 0, start
    start, stop, step = [_one_number(x) for x in (start, stop, step)]
    if step == 0:
        raise ValueError("the step of arange is 0")
    if abs(stop - start) > MOST_NUMBERS * float(abs(step)):
        raise ValueError("arange from %r to %r is larger than any memory" % (start, stop))
    if loops.kind_of([start, stop, step]) != "float":
        whole = list(range(int(start), int(stop), int(step)))
        return wrap((whole, (len(whole),), "int"), dtype)
    start, stop, step = float(start), float(stop), float(step)
    length = steps(start, stop, step)
    delta = (start + step) - start
    return wrap(([start + i * delta for i in range(length)], (length,), "float"), dtype)


def steps(start, stop, step):
    """How many floats arange gives, which their rounding decides."""
    return max(0, -int((start - stop) / step // 1))


def lengths_of(shape):
    """A shape, or one length, as a tuple of ints; TypeError or ValueError for what no array of ours can have."""
    lengths = list(shape) if isinstance(shape, (list, tuple)) else [shape]
    for n in lengths:
        if isinstance(n, bool) or not is_whole(n):
            raise TypeError("a shape is one or two lengths; got %r" % (shape,))
    lengths = tuple([int(n) for n in lengths])
    if len(lengths) > 2 or [n for n in lengths if n < 0]:
        raise ValueError("a shape is one or two lengths, none negative; got %r" % (shape,))
    if size_of(lengths) > MOST_NUMBERS:
        raise ValueError("an array of shape %s is larger than any memory" % shape_text(lengths))
    return lengths


def full(shape, fill_value, dtype=None):
    """An array of that shape, filled with a number, or with rows and columns that broadcast to it."""
    shape = lengths_of(shape)
    data, before, kind = flatten(fill_value)
    if joint_shape(before, shape) != shape:
        raise ValueError("a value of shape %s does not fill an array of shape %s"
                         % (shape_text(before), shape_text(shape)))
    return wrap((stretch(data, before, shape)[:], shape, kind), dtype)


def zeros(shape, dtype=float, order="C"):
    return full(shape, 0, float if dtype is None else dtype)


def ones(shape, dtype=float, order="C"):
    return full(shape, 1, float if dtype is None else dtype)


empty = zeros


def full_like(a, fill_value, dtype=None):
    a = asarray(a)
    return full(a.shape, fill_value, a.dtype if dtype is None else dtype)


def zeros_like(a, dtype=None):
    return full_like(a, 0, dtype)


def ones_like(a, dtype=None):
    return full_like(a, 1, dtype)


empty_like = zeros_like


def eye(n, m=None, k=0, dtype=float):
    """Ones on the k-th diagonal of an (n, m) matrix, zeros elsewhere."""
    k = whole(k, "k")
    n, m = lengths_of((n, n if m is None else m))
    data = [1 if j == i + k else 0 for i in range(n) for j in range(m)]
    return wrap((data, (n, m), "int"), float if dtype is None else dtype)


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def diag(v, k=0):
    """A matrix with v on its k-th diagonal; of a matrix, its k-th diagonal."""
    v, k = asarray(v), whole(k, "k")
    if not v.shape:
        raise ValueError("diag takes a vector or a matrix; got the number %s" % v)
    if len(v.shape) == 1:
        n = len(v) + abs(k)
        result = zeros((n, n), v.dtype)
        for i, x in enumerate(v._data):
            result[i + max(-k, 0), i + max(k, 0)] = x
        return result
    r, c = v.shape
    return array([v[i, i + k] for i in range(r) if 0 <= i + k < c], v.dtype)


def tril(a, k=0):
    """The matrix with zeros above its k-th diagonal."""
    return _keep(a, lambda i, j: j - i <= k)


def triu(a, k=0):
    """The matrix with zeros below its k-th diagonal."""
    return _keep(a, lambda i, j: j - i >= k)


def _keep(a, is_kept):
    """A copy of the matrix with zeros wherever is_kept(i, j) does not hold."""
    a = asarray(a).copy()
    if len(a.shape) != 2:
        raise ValueError("tril and triu take a matrix; the shape is %s" % shape_text(a.shape))
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if not is_kept(i, j):
                a[i, j] = 0
    return a


def fill_diagonal(a, value):
    if not hasattr(a, "_form") or len(a.shape) != 2:
        raise ValueError("fill_diagonal takes a matrix; got %r" % (a,))
    for i in range(min(a.shape)):
        a[i, i] = value


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    """`num` floats from start to stop, evenly spaced; without the endpoint, stop would be the next one."""
    num, = lengths_of(num)
    gaps = num - 1 if endpoint else num
    start, stop = float(start), float(stop)
    step = (stop - start) / gaps if gaps > 0 else NAN
    data = [i * step + start for i in range(num)] if num > 1 else [start] * num
    if endpoint and num > 1:
        data[-1] = stop
    result = wrap((data, (num,), "float"), dtype)
    return (result, scalar(step)) if retstep else result
