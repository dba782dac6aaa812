"""Products of arrays: of vectors, matrices and stacks of them, over any axes."""
from ..arrays.indexing import span
from ..arrays.operators import write
from ..arrays.shapes import is_listed, one_axis, shape_text, size_of
from .elements import multiply
from .joining import concatenate
from .ndarrays import asarray
from .shaping import expand_dims, moveaxis
from .ufuncs import ufunc


def dot(a, b, out=None):
    a = a if hasattr(a, "_form") else asarray(a)
    if out is None and a._form.shape:
        return a.dot(b)
    result = multiply(a, asarray(b)) if not a.shape or not asarray(b).shape else a.dot(b)
    if out is None:
        return result
    if getattr(out, "dtype", None) != result.dtype:
        raise ValueError("out, for a product, is an array of %s" % result.dtype)
    return write(result, out, exactly=True)


class Product(ufunc):
    """matmul and vecdot: functions of the last axes of two arrays, whose other axes are broadcast."""
    nin, nargs = 2, 3

    def __init__(self, name, signature, function):
        self._be(name)
        self.signature, self._function = signature, function

    def __call__(self, x1, x2, out=None, axes=None, axis=None, keepdims=False, dtype=None, **options):
        """The products; axes: which axes are the last ones, of each operand and of the result.

        keepdims: vecdot leaves the axis, with the length 1.
        """
        unknown = [name for name in sorted(options) if name not in ("casting", "order", "subok")]
        if unknown or (axis is not None or keepdims) and (axes is not None or self.__name__ == "matmul"):
            raise TypeError("%s has no option %r"
                            % (self.__name__, (unknown + ["keepdims" if keepdims else "axis"])[0]))
        a, b = [asarray(x, dtype) for x in (x1, x2)]
        out = out[0] if isinstance(out, tuple) else out
        if axis is not None:
            axes = [axis, axis, ()]
        if axes is not None:
            a, b = [_with_last(x, own) for x, own in zip((a, b), axes)]
        result = self._function(a, b)
        if keepdims:
            result = expand_dims(result, -1 if axis is None else axis)
        if axes is not None and len(axes) > 2 and axes[2] != ():
            result_axes = axes[2] if is_listed(axes[2]) else (axes[2],)
            return write(moveaxis(result, range(-len(result_axes), 0), result_axes), out, exactly=True)
        own = 0 if self.__name__ == "vecdot" else len([x for x in (a, b) if x.ndim > 1])
        if own and getattr(out, "shape", result.shape)[-own:] != result.shape[-own:]:
            raise ValueError("out has the shape %s; the result has %s"
                             % (shape_text(out.shape), shape_text(result.shape)))
        return write(result, out)


def _with_last(x, axes):
    """The array with these axes, one or two, at its end."""
    axes = axes if is_listed(axes) else (axes,)
    return moveaxis(x, axes, range(-len(axes), 0))


def _matmul(a, b):
    if not a.shape or not b.shape:
        raise ValueError("matmul takes arrays, not numbers; got the shapes %r and %r" % (a.shape, b.shape))
    return a.__matmul__(b)


def _vecdot(a, b):
    if not a.shape or not b.shape or a.shape[-1] != b.shape[-1]:
        raise ValueError("vecdot takes vectors of one length; got the shapes %s and %s"
                         % (shape_text(a.shape), shape_text(b.shape)))
    products = asarray(multiply(a, b))
    return products.any(-1) if products._form.kind == "bool" else products.sum(-1, products.dtype)


matmul = Product("matmul", "(n?,k),(k,m?)->(n?,m?)", _matmul)
vecdot = Product("vecdot", "(n),(n)->()", _vecdot)


def vdot(a, b):
    """The sum of the products of all elements."""
    return dot(asarray(a).ravel(), asarray(b).ravel())


def inner(a, b):
    """The sums of products over the last axes of both."""
    a, b = asarray(a), asarray(b)
    if not a.shape or not b.shape:
        return multiply(a, b)
    return tensordot(a, b, (-1, -1))[()]


def outer(a, b, out=None):
    return multiply(asarray(a).reshape(-1, 1), asarray(b).ravel(), out)


def tensordot(a, b, axes=2):
    """The sums of products over some axes of both: the last n of a with the first n of b, or those that are named."""
    a, b = asarray(a), asarray(b)
    if is_listed(axes):
        first, second = [[part] if not is_listed(part) else list(part) for part in axes]
    else:
        first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    first, second = [one_axis(n, a.shape) for n in first], [one_axis(n, b.shape) for n in second]
    lengths = [a.shape[n] for n in first]
    if lengths != [b.shape[n] for n in second]:
        raise ValueError("tensordot: the shapes %s and %s differ along the axes %r and %r"
                         % (shape_text(a.shape), shape_text(b.shape), first, second))
    kept = [n for n in range(a.ndim) if n not in first], [n for n in range(b.ndim) if n not in second]
    rest = tuple([a.shape[n] for n in kept[0]]), tuple([b.shape[n] for n in kept[1]])
    k = size_of(lengths)
    rows = a.transpose(kept[0] + first).reshape(size_of(rest[0]), k) if a.ndim else a.reshape(1, 1)
    columns = b.transpose(second + kept[1]).reshape(k, size_of(rest[1])) if b.ndim else b.reshape(1, 1)
    result = rows.dot(columns).reshape(rest[0] + rest[1])
    return result


def kron(a, b):
    """Each element of a times the whole of b, as blocks."""
    a, b = asarray(a), asarray(b)
    n = max(a.ndim, b.ndim)
    a, b = a.reshape((1,) * (n - a.ndim) + a.shape), b.reshape((1,) * (n - b.ndim) + b.shape)
    lengths = tuple([p * q for p, q in zip(a.shape, b.shape)])
    between = a.reshape([m for p in a.shape for m in (p, 1)]) * b.reshape([m for q in b.shape for m in (1, q)])
    return asarray(between).reshape(lengths) if n else multiply(a, b)


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vector product of vectors of three numbers; of two, the third number of it."""
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = asarray(a), asarray(b)
    if not a.shape or not b.shape:
        raise ValueError("At least one array has zero dimensions; cross takes vectors of 2 or 3 numbers")
    a, b = moveaxis(a, axisa, -1), moveaxis(b, axisb, -1)
    if a.shape[-1:] not in ((2,), (3,)) or b.shape[-1:] not in ((2,), (3,)):
        raise ValueError("cross takes vectors of 2 or 3 numbers; got the shapes %s and %s"
                         % (shape_text(a.shape), shape_text(b.shape)))
    dots = span(None)
    x, y = [[part[tuple([dots] * (part.ndim - 1) + [i])] for i in range(part.shape[-1])] for part in (a, b)]
    third = x[0] * y[1] - x[1] * y[0]
    if len(x) == len(y) == 2:
        return third
    x, y = [part + [part[0] * 0] if len(part) == 2 else part for part in (x, y)]
    parts = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], third]
    lengths = asarray(third).shape + (1,)
    return moveaxis(concatenate([asarray(part).reshape(lengths) for part in parts], -1), -1, axisc)


# ---- convolution ----

def convolve(a, v, mode="full"):
    """The sums of products of one vector with another that slides along it backwards: "full", "same" or "valid"."""
    a, v = asarray(a), asarray(v)
    if a.ndim != 1 or v.ndim != 1 or not a.size or not v.size:
        raise ValueError("convolve takes two vectors that are not empty; got the shapes %s and %s"
                         % (shape_text(a.shape), shape_text(v.shape)))
    if len(v) > len(a):
        a, v = v, a
    return _slid(a, v, mode)


def correlate(a, v, mode="valid"):
    """The sums of products of one vector with another that slides along it."""
    a, v = asarray(a), asarray(v)
    if a.ndim != 1 or v.ndim != 1 or not a.size or not v.size:
        raise ValueError("correlate takes two vectors that are not empty; got the shapes %s and %s"
                         % (shape_text(a.shape), shape_text(v.shape)))
    if len(v) > len(a):
        return _slid(v, a[::-1], mode)[::-1]
    return _slid(a, v[::-1], mode)


def _slid(a, v, mode):
    n, k = len(a), len(v)
    starts = {"full": (0, n + k - 1), "same": ((k - 1) // 2, (k - 1) // 2 + n), "valid": (k - 1, n)}
    mode = {0: "valid", 1: "same", 2: "full"}.get(mode, mode)
    if mode not in starts:
        error = ValueError if isinstance(mode, (str, int)) else TypeError
        raise error("mode is 'full', 'same' or 'valid'; got %r" % (mode,))
    first, last = starts[mode]
    product, x, y = asarray(a[:1] * v[:1]), a._data, v._data
    results = []
    for i in range(first, last):
        low, high = max(0, i - k + 1), min(n, i + 1)
        total = x[low] * y[i - low]
        for j in range(low + 1, high):
            total = total + x[j] * y[i - j]
        results.append(total)
    return asarray(results).astype(product.dtype)
