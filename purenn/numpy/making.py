"""Functions of purenn.numpy that make arrays of a shape, of a range of numbers, of a function or of a diagonal."""
from ..arrays import kinds, widths
from ..arrays.operators import binary, make
from ..arrays.shapes import (
    MOST_NUMBERS, is_whole, joint_shape, one_axis, shape_text, size_of, steps_of, stretch, whole)
from ..floats.parts import NAN
from . import values
from .dtypes import dtype_of, kind_for
from .elements import log10, sign
from .ndarrays import array, asarray, ndarray, wrap
from .scalars import floating, generic, scalar


# ---- of a shape ----

def lengths_of(shape):
    """A shape, or one length, as a tuple of ints; TypeError or ValueError for what no array of ours can have."""
    if hasattr(shape, "_form"):
        shape = shape.tolist()
    lengths = list(shape) if isinstance(shape, (list, tuple)) else [shape]
    for n in lengths:
        if isinstance(n, bool) or not is_whole(n):
            raise TypeError("a shape is an int or a tuple of ints; got %r" % (shape,))
    lengths = tuple([int(n) for n in lengths])
    if [n for n in lengths if n < 0]:
        raise ValueError("negative dimensions are not allowed; got %r" % (shape,))
    if size_of(lengths) > MOST_NUMBERS:
        raise ValueError("an array of shape %s is larger than any memory" % shape_text(lengths))
    return lengths


def full(shape, fill_value, dtype=None, order="C"):
    """An array of that shape, filled with a number, or with an array that broadcasts to it."""
    shape = lengths_of(shape)
    fill_value = asarray(fill_value) if type(fill_value) is float else fill_value       # which is cut, as by astype
    data, before, kind = values.parts(fill_value, None if dtype is None else kind_for(dtype))
    if joint_shape(before, shape) != shape:
        raise ValueError("a value of shape %s does not fill an array of shape %s"
                         % (shape_text(before), shape_text(shape)))
    return make(ndarray, stretch(data, before, shape)[:], shape, kind)


def _filled(number):
    def function(shape, dtype=float, order="C"):
        shape, kind = lengths_of(shape), kind_for(dtype)
        text = widths.is_text(kind)
        element = ("" if number == 0 else "1") if text else kinds.cast([number], "int", kind)[0]
        return make(ndarray, [element] * size_of(shape), shape, "<U1" if kind == "<U0" else kind)
    return function


zeros, ones = _filled(0), _filled(1)


def empty(shape, dtype=float, order="C"):
    """An array of zeros, or of None where it is of objects."""
    return full(shape, None, object) if kind_for(dtype) == "object" else zeros(shape, dtype)


def _like(a, dtype, shape):
    a = asarray(a)
    return a.shape if shape is None else lengths_of(shape), dtype_of(a._form.kind) if dtype is None else dtype


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    shape, dtype = _like(a, dtype, shape)
    return full(shape, fill_value if type(fill_value) is int else asarray(fill_value).astype(dtype), dtype)


def zeros_like(a, dtype=None, order="K", subok=True, shape=None):
    return zeros(*_like(a, dtype, shape))


def ones_like(a, dtype=None, order="K", subok=True, shape=None):
    return ones(*_like(a, dtype, shape))


def empty_like(prototype, dtype=None, order="K", subok=True, shape=None):
    return empty(*_like(prototype, dtype, shape))


# ---- of a range ----

def _one_number(x):
    data, shape, kind = values.parts(x)
    if size_of(shape) != 1:
        raise TypeError("arange takes numbers; got an array of shape %s" % shape_text(shape))
    return data[0]


def _kind_of_range(numbers):
    """The kind of what arange gives: one that holds an int64 and all the numbers."""
    kind = "int"
    for x in numbers:
        own = x._kind if isinstance(x, generic) else getattr(getattr(x, "_form", None), "kind", None)
        kind = kinds.higher(kind, own or kinds.kind_of([_one_number(x)]))
    return kind


def arange(start=None, stop=None, step=1, dtype=None):
    """start, start + step, ... below stop; floats are start + i * step, as NumPy rounds them."""
    if start is None and stop is None:
        raise TypeError("arange needs the end of a range")
    start, stop = (0, start) if stop is None else (0 if start is None else start, stop)
    kind = kind_for(dtype) if dtype is not None else _kind_of_range(
        [start, stop] + ([step] if not (type(step) is int and step == 1) else []))
    second = ratio = None
    if [x for x in (start, stop, step) if isinstance(x, floating)]:                 # float32 + 0.1 is a float32
        second, ratio = float(start + step), float((stop - start) / step) if step else 0.0
    start, stop, step = [_one_number(x) for x in (start, stop, step)]
    if widths.is_text(kind) or kind == "bool" and steps(start * 1.0, stop, step) > 2:
        raise TypeError("arange makes no range of more than two bools, and none of texts")
    if step == 0:
        raise ZeroDivisionError("the step of arange is 0")
    if abs(stop - start) > MOST_NUMBERS * float(abs(step)):
        raise ValueError("arange from %r to %r is larger than any memory" % (start, stop))
    if kinds.kind_of([start, stop, step]) != "float":
        whole = list(range(int(start), int(stop), int(step)))
        return wrap((whole, (len(whole),), "int"), dtype_of(kind))
    start, stop, step = float(start), float(stop), float(step)
    length = steps(start, stop, step, ratio)
    if widths.is_whole(kind):                   # each is the one before it and the first step, cut to ints
        first = values.widths.cut(start, 0)
        delta = widths.cut(start + step, 0) - first
        return wrap(([first + i * delta for i in range(length)], (length,), kind), dtype_of(kind))
    delta = (start + step if second is None else second) - start
    numbers = [start + i * delta if i else start for i in range(length)]        # the step may be inf
    return wrap((numbers, (length,), "float"), dtype_of(kind))


def steps(start, stop, step, ratio=None):
    """How many floats arange gives, which rounding decides; ratio: (stop - start) / step, if rounded otherwise."""
    ratio = (stop - start) / step if ratio is None else ratio
    if ratio != ratio:
        raise ValueError("arange goes from %r to %r by %r; nan is no such number" % (start, stop, step))
    if (stop > start) != (step > 0) or stop == start:
        return 0
    return max(1, -int(-ratio // 1))


def _numbers(x):
    x = asarray(x)
    if x._form.kind[0] == "<":
        raise TypeError("numbers are needed; got %r" % (x,))
    return x


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """`num` floats from start to stop, evenly spaced; without the endpoint, stop would be the next one."""
    num, = lengths_of(whole(num, "num"))
    gaps = num - 1 if endpoint else num
    own = _kind_between([x for x in (start, stop) if type(x) not in (int, float)])
    start, stop = _numbers(start) * 1.0, _numbers(stop) * 1.0
    (a, shape, _), (b, other, _) = values.parts(start), values.parts(stop)
    both = joint_shape(shape, other)
    near, columns, each = widths.settle(own) if own in widths.FLOATS else list, [], []
    for x, y in zip(stretch(near(a), shape, both), stretch(near(b), other, both)):
        distance, = near([y - x])
        step, = near([distance / gaps if gaps > 0 else NAN])
        numbers = near([_spaced(i, step, distance, gaps) for i in range(num)]) if num > 1 else [0.0 * distance] * num
        numbers = near([spaced + x for spaced in numbers])
        if endpoint and num > 1:
            numbers[-1] = y
        columns.append(numbers)
        each.append(step)
    kind = own if dtype is None else kind_for(dtype)
    data = [column[i] for i in range(num) for column in columns]
    if widths.is_whole(kind):
        data = [x // 1 for x in data]
    result = make(ndarray, ndarray._cast(data, own, kind), (num,) + both, kind)
    result = _with_first(result, one_axis(axis, result.shape))
    step = make(ndarray, each, both, own) if both else scalar(each[0], own)
    return (result, step) if retstep else result


def _with_first(array, axis):
    """The array with its first axis moved to another place."""
    if axis == 0 or array.ndim < 2:
        return array
    order = list(range(1, array.ndim))
    order.insert(axis % array.ndim, 0)
    return array.transpose(order)


def _kind_between(ends):
    """The kind of numbers between two; Python's own numbers, which are left out here, take the width of the other."""
    joint = None
    for kind in sorted([_numbers(end)._form.kind for end in ends]):
        joint = kind if joint is None else kinds.higher(joint, kind)
    return joint if joint is not None and (widths.is_floating(joint) or joint == "object") else "float"


def _spaced(i, step, distance, gaps):
    return i * step if step else i / float(gaps) * distance


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """base, a number or an array, to the powers that linspace gives."""
    if hasattr(base, "_form") and base.shape or isinstance(base, (list, tuple)):
        base = asarray(base)
        n = len(joint_shape(base.shape, joint_shape(asarray(start).shape, asarray(stop).shape)))
        start, stop, base = [array(x, None, None, ndmin=n) for x in (start, stop, base)]
        place = one_axis(axis, (1,) * (n + 1))
        base = base.reshape(base.shape[:place] + (1,) + base.shape[place:])
    result = asarray(binary("pow", base, linspace(start, stop, num, endpoint, axis=axis)))
    return result if dtype is None else result.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """`num` numbers from start to stop, each the same factor times the one before; nan between two signs."""
    start, stop = _numbers(start), _numbers(stop)
    kind = kinds.higher(kinds.higher(start._form.kind, stop._form.kind), kind_for(dtype))
    start, stop = [x.astype(dtype_of(kind if widths.is_floating(kind) else "float")) for x in (start, stop)]
    if 0.0 in start._data or 0.0 in stop._data:
        raise ValueError("geomspace needs numbers other than 0; got %r and %r" % (start, stop))
    signs = asarray(sign(start))
    first, last = [asarray(x / signs) for x in (start, stop)]
    result = logspace(log10(first), log10(last), num, endpoint)
    if num > 0:
        result[0] = first
    if num > 1 and endpoint:
        result[-1] = last
    result = asarray(result * signs)
    axis = one_axis(axis, result.shape)
    if axis:
        result = result.transpose(list(range(1, axis + 1)) + [0] + list(range(axis + 1, result.ndim)))
    return result if dtype is None else result.astype(dtype)


# ---- of a function ----

def indices(dimensions, dtype=int, sparse=False):
    """One array for each axis, of the index along it at every place."""
    shape = lengths_of(dimensions)
    steps_along, size, grids = steps_of(shape), size_of(shape), []
    for axis, (step, length) in enumerate(zip(steps_along, shape)):
        grid = make(ndarray, [place // step % length for place in range(size)], shape, "int").astype(dtype)
        if sparse:
            grid = arange(length, dtype=dtype).reshape([length if n == axis else 1 for n in range(len(shape))])
        grids.append(grid)
    if sparse:
        return tuple(grids)
    return make(ndarray, [x for grid in grids for x in grid._data], (len(shape),) + shape, kind_for(dtype))


def fromfunction(function, shape, dtype=float, **options):
    """What the function makes of the indices along each axis, given as arrays."""
    return function(*[grid for grid in indices(shape, dtype)], **options)


def fromiter(iterable, dtype, count=-1):
    """A vector of what an iterator gives, of the first `count` if that is not -1."""
    if kind_for(dtype) == "<U0":
        raise ValueError("texts that fromiter reads have a width, as in 'U5'")
    try:
        elements = iter(iterable)
    except TypeError:
        raise TypeError("fromiter reads what can be iterated over; got %r" % (iterable,))
    given = []
    while len(given) != count:
        try:
            given.append(next(elements))
        except StopIteration:
            break
    if len(given) < count:
        raise ValueError("the iterator gave %d elements; %d were asked for" % (len(given), count))
    if kind_for(dtype) == "object":
        return make(ndarray, given, (len(given),), "object")
    result = array(given, dtype)
    if result.ndim != 1:
        raise TypeError("an element that fromiter reads is one number; the shape is %s" % shape_text(result.shape))
    return result


# ---- of diagonals ----

def eye(N, M=None, k=0, dtype=float, order="C"):
    """Ones on the k-th diagonal of an (N, M) matrix, zeros elsewhere."""
    k = whole(k, "k")
    r, c = lengths_of((N, N if M is None else M))
    data = [1 if j == i + k else 0 for i in range(r) for j in range(c)]
    kind = kind_for(dtype)
    if widths.is_text(kind):                    # NumPy's zeros of texts are empty
        return make(ndarray, ["1" if x else "" for x in data], (r, c), "<U1" if kind == "<U0" else kind)
    return wrap((data, (r, c), "int"), float if dtype is None else dtype)


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def diag(v, k=0):
    """A matrix with v on its k-th diagonal; of a matrix, its k-th diagonal, which cannot be written to."""
    v, k = asarray(v), whole(k, "k")
    if len(v.shape) == 2:
        return v.diagonal(k)
    if len(v.shape) != 1:
        raise ValueError("diag takes a vector or a matrix; the shape is %s" % shape_text(v.shape))
    return diagflat(v, k)


def diagflat(v, k=0):
    """A matrix with all numbers of v on its k-th diagonal."""
    v = asarray(v)
    n = v.size + abs(k)
    result = zeros((n, n), v.dtype)
    data = result._data
    for i, x in enumerate(v._data):
        data[(i + max(-k, 0)) * n + i + max(k, 0)] = x
    return result


def diagonal(a, offset=0, axis1=0, axis2=1):
    return asarray(a).diagonal(offset, axis1, axis2)


def tri(N, M=None, k=0, dtype=float):
    """Ones at and below the k-th diagonal, zeros above it."""
    N, c = lengths_of((N, N if M is None else M))
    return make(ndarray, [j <= i + k for i in range(N) for j in range(c)], (N, c), "bool").astype(dtype)


def tril(m, k=0):
    """The matrix with zeros above its k-th diagonal."""
    return _kept(m, lambda i, j: j - i <= k)


def triu(m, k=0):
    """The matrix with zeros below its k-th diagonal."""
    return _kept(m, lambda i, j: j - i >= k)


def _kept(a, is_kept):
    """A copy of the matrix, or of those in a stack, with zeros wherever is_kept(i, j) does not hold."""
    a = asarray(a)
    if len(a.shape) == 1:
        a = asarray([a] * len(a))
    if len(a.shape) < 2:
        raise ValueError("tril and triu take a matrix; the shape is %s" % shape_text(a.shape))
    r, c = a.shape[-2:]
    zero = "" if a._form.kind[0] == "<" else kinds.cast([0], "int", a._form.kind)[0]
    data = [x if is_kept(place // c % r, place % c) else zero for place, x in enumerate(a._data)]
    return make(ndarray, data, a.shape, a._form.kind)


def vander(x, N=None, increasing=False):
    """The powers of each number as a row, the highest first."""
    x = asarray(x)
    if x.ndim != 1:
        raise ValueError("vander takes a vector; the shape is %s" % shape_text(x.shape))
    n = len(x) if N is None else whole(N, "N")
    lengths_of((len(x), n))
    powers = range(n) if increasing else range(n - 1, -1, -1)
    kind = kinds.higher(x._form.kind, "int")
    data = ndarray._cast([v ** p if p else 1 for v in x._data for p in powers], None, kind)
    return make(ndarray, data, (len(x), n), kind)


def fill_diagonal(a, val, wrap=False):
    """Put a value, or values in turn, on the diagonal in place."""
    if not hasattr(a, "_form") or len(a.shape) < 2:
        raise ValueError("fill_diagonal takes an array of two or more dimensions; got %r" % (a,))
    if len(a.shape) > 2 and len(set(a.shape)) > 1:
        raise ValueError("of more than two dimensions all have one length; the shape is %s" % shape_text(a.shape))
    step = 0
    for n in steps_of(a.shape):
        step = step + n
    end = a.size if wrap or len(a.shape) > 2 else min(a.size, a.shape[1] * a.shape[1])
    given, data = values.parts(val)[0], a._data
    for i, place in enumerate(range(0, end, step)):
        data[place] = a._cast(values.held([given[i % len(given)]], a._form.kind), None, a._form.kind)[0]
    a._data = data
