"""What of SciPy is here, for scripts that import it: scipy.special and scipy.signal, as far as networks use them."""
from ..matrix import erf as _erf
from .elements import exp, log
from .making import zeros
from .ndarrays import asarray

MODES = ("full", "valid", "same")


class Part(object):
    """A module's stand-in, whose other names are errors that list what it has."""
    __path__ = ()
    __spec__ = None

    def __init__(self, name, functions):
        self.__name__ = name
        for function_name, function in functions.items():
            setattr(self, function_name, function)
        self._known = sorted(functions)

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        raise AttributeError("%s has no %r here; it has %s" % (self.__name__, name, ", ".join(self._known)))


# ---- scipy.special ----

def _of_dtype(result, dtype):
    return result if dtype is None else result.astype(dtype)


def expit(x, dtype=None):
    """1 / (1 + e^-x)."""
    return _of_dtype(1 / (1 + exp(-asarray(x))), dtype)


def logit(x, dtype=None):
    """The x that expit takes to this number: log(x / (1 - x))."""
    x = asarray(x)
    return _of_dtype(log(x / (1 - x)), dtype)


def erf(x, dtype=None):
    return _of_dtype(_erf(asarray(x)), dtype)


def softmax(x, axis=None):
    """e^x, divided by its sum along an axis or several (None: all)."""
    x = asarray(x)
    e = exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def logsumexp(a, axis=None, keepdims=False):
    """log(sum(e^a)) along an axis or several (None: all)."""
    a = asarray(a)
    most = a.max(axis=axis, keepdims=True)
    return (log(exp(a - most).sum(axis=axis, keepdims=True)) + most).sum(axis=axis, keepdims=keepdims)


# ---- scipy.signal ----

def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """The sums of products of in2 with each part of the matrix in1, around which there is fillvalue.

    mode: "full" for all parts that in2 reaches into, "valid" for those it lies within, "same" for as many as in1 has.
    """
    in1, in2 = asarray(in1), asarray(in2)
    if mode == "valid" and in2.size and in1.shape[0] < in2.shape[0] and in1.shape[1] < in2.shape[1]:
        return correlate2d(in2, in1, mode, boundary, fillvalue)[::-1, ::-1]
    return _slid(in1, in2, mode, boundary, fillvalue, 0)


def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """As correlate2d, with the rows and columns of in2 backwards."""
    in1, in2 = asarray(in1), asarray(in2)
    if mode == "valid" and in1.shape[0] < in2.shape[0] and in1.shape[1] < in2.shape[1]:
        in1, in2 = in2, in1
    return _slid(in1, in2[::-1, ::-1], mode, boundary, fillvalue, 1)


def _slid(a, kernel, mode, boundary, fillvalue, before):
    """before: whether of a kernel's two middles, where its length is even, the first counts."""
    if mode not in MODES or boundary != "fill":
        raise ValueError("mode is one of %s, and boundary is 'fill' here; got %r and %r" % (
            ", ".join(MODES), mode, boundary))
    if a.ndim != 2 or kernel.ndim != 2:
        raise ValueError("two matrices are needed; the shapes are %r and %r" % (a.shape, kernel.shape))
    (r, c), (k, m) = a.shape, kernel.shape
    around = zeros((r + 2 * k - 2, c + 2 * m - 2), (a[:1, :1] + kernel[:1, :1]).dtype) + fillvalue
    around[k - 1:k - 1 + r, m - 1:m - 1 + c] = a
    rows, columns = r + k - 1, c + m - 1
    total = zeros((rows, columns), around.dtype)
    for i in range(k):
        for j in range(m):
            total = total + kernel[i, j] * around[i:i + rows, j:j + columns]
    if mode == "valid":
        return total[k - 1:rows - k + 1, m - 1:columns - m + 1]
    if mode == "same":
        up, left = (k - before) // 2, (m - before) // 2
        return total[up:up + r, left:left + c]
    return total


special = Part("scipy.special", {
    "expit": expit, "logit": logit, "erf": erf, "softmax": softmax, "logsumexp": logsumexp})
signal = Part("scipy.signal", {"correlate2d": correlate2d, "convolve2d": convolve2d})
scipy = Part("scipy", {"special": special, "signal": signal})
