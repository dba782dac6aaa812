"""numpy.testing: assertions about arrays and numbers, whose errors tell where, how many, and by how much.

No warnings are given here, so that what asks for one is content without it.
"""
import math

from ..arrays import kinds, printing, widths
from ..arrays.operators import make
from ..arrays.shapes import joint_shape, size_of, steps_of, stretch
from ..floats import elementary
from ..floats.text import float_str
from .ndarrays import asarray, ndarray
from .percent import percent
from .shaping import isscalar

_BOTH = ("ACTUAL", "DESIRED")
_SHOWN = 5                                  # places that an error names

# ---- what an error says ----

def _message(pair, err_msg="", header="Items are not equal:", verbose=True, names=_BOTH, precision=8):
    """The header, the caller's own words, and both values, at most three lines of each."""
    err_msg = "%s" % (err_msg,)
    lines = ["\n" + header]
    if err_msg and "\n" not in err_msg and len(err_msg) < 79 - len(header):
        lines = [lines[0] + " " + err_msg]
    elif err_msg:
        lines.append(err_msg)
    for name, value in zip(names, pair if verbose else ()):
        text = printing.array_repr(value._data, value.shape, value._form.kind, precision=precision) if isinstance(
            value, ndarray) else repr(value)
        if text.count("\n") > 3:
            text = "\n".join(text.split("\n")[:3]) + "..."
        lines.append(" %s: %s" % (name, text))
    return "\n".join(lines)


def _shown(value):
    return float_str(value) if type(value) is float else "%s" % (value,)


def _array(value):
    """The value as an array; a dict, say, as an object."""
    try:
        return asarray(value)
    except TypeError:
        return make(ndarray, [value], (), "object")


class _Pair(object):
    """Two arrays that are compared, and how an error speaks of them."""

    def __init__(self, x, y, err_msg, verbose, header, names=_BOTH, precision=6):
        self.x, self.y = _array(x), _array(y)
        self.about = {"verbose": verbose, "header": header, "names": names, "precision": precision}
        self.err_msg = "%s" % (err_msg,)

    def fail(self, reason, x=None, y=None):
        """AssertionError with the reason, and both arrays or those parts of them."""
        arrays = (self.x, self.y) if x is None else (x, y)
        raise AssertionError(_message(arrays, self.err_msg + "\n" + reason, **self.about))

    def check_form(self, strict):
        x, y = self.x, self.y
        if x.shape != y.shape and (strict or x.shape and y.shape):
            self.fail("(shapes %s, %s mismatch)" % (_tuple_text(x.shape), _tuple_text(y.shape)))
        if strict and x._form.kind != y._form.kind:
            self.fail("(dtypes %s, %s mismatch)" % (x.dtype, y.dtype))

    def numbers(self):
        """Two flat lists of one length and, where both are numbers, of one kind."""
        x, y = self.x._form, self.y._form
        shape = joint_shape(x.shape, y.shape)
        a, b = stretch(self.x._data, x.shape, shape), stretch(self.y._data, y.shape, shape)
        if not self.are_numbers():
            return a, b, shape
        high = kinds.higher(x.kind, y.kind)
        return kinds.cast(a, x.kind, high), kinds.cast(b, y.kind, high), shape

    def are_numbers(self):
        return not [one for one in (self.x, self.y) if one._form.kind == "object" or widths.is_text(one._form.kind)]

    def check_same(self, a, b, places, test, name):
        """The places where a test holds for neither; an error where it holds for only one of two numbers."""
        held = [test(a[i]) for i in places]
        if held != [test(b[i]) for i in places]:
            self.fail("%s location mismatch:" % name)
        return [i for i, holds in zip(places, held) if not holds], [i for i, holds in zip(places, held) if holds]

    def check_infinities(self, a, b, places):
        """An error where two infinities differ in their sign."""
        if [i for i in places if a[i] != b[i]]:
            if not self.x.ndim or not self.y.ndim:
                self.fail("inf values mismatch:")
            kinds_of = self.x._form.kind, self.y._form.kind
            self.fail("inf values mismatch:", *[make(ndarray, [data[i] for i in places], (len(places),), kind)
                                                for data, kind in zip((a, b), kinds_of)])

    def remarks(self, wrong, shape):
        """How many elements differ, where, and by how much at most."""
        size = size_of(shape)
        lines = ["Mismatched elements: %d / %d (%s%%)" % (
            len(wrong), size, percent("%.3g", (100.0 * len(wrong) / size,)))]
        if shape:
            lines.append("Mismatch at index:" if len(wrong) == 1 else "Mismatch at indices:" if len(wrong) <= _SHOWN
                         else "First %d mismatches are at indices:" % _SHOWN)
            lines += [self._place(i, shape) for i in wrong[:_SHOWN]]
        try:
            lines += self._differences(wrong, shape)
        except TypeError:                   # of texts, bools and objects that cannot be subtracted
            pass
        return "\n".join(lines)

    def _values(self, array, places, shape):
        data = stretch(array._data, array.shape, shape)
        return make(ndarray, [data[i] for i in places], (len(places),), array._form.kind)

    def _place(self, i, shape):
        index = [i // step % length for step, length in zip(steps_of(shape), shape)]
        pair = [_shown(self._values(array, [i], shape)._data[0]) for array in (self.x, self.y)]
        names = self.about["names"]
        return " %s: %s (%s), %s (%s)" % (index, pair[0], names[0], pair[1], names[1])

    def _differences(self, wrong, shape):
        x, y = self._values(self.x, wrong, shape), self._values(self.y, wrong, shape)
        error = abs(x - y)
        if x._form.kind[:4] == "uint":
            other = abs(y - x)
            error = make(ndarray, [min(v, w) for v, w in zip(error._data, other._data)], error.shape, error._form.kind)
        nonzero = [i for i, v in enumerate(y._data) if v != 0]
        relative = "inf"
        if nonzero:
            relative = _largest(error[nonzero] / abs(y[nonzero]))
        return ["Max absolute difference among violations: " + _largest(error),
                "Max relative difference among violations: " + relative]


def _largest(array):
    kind = array._form.kind
    value = array._data[0]
    for other in array._data[1:]:
        value = other if other > value or other != other else value
    return "%s" % (value,) if kind == "object" else printing.array2string([value], (), kind)


def _tuple_text(shape):
    return "(%s)" % (", ".join(["%d" % n for n in shape]) + ("," if len(shape) == 1 else ""))


def _compare(pair, holds, equal_nan=True, equal_inf=True, strict=False):
    """An error unless `holds` is true of every two elements; nan, and infinities, are equal where both stand there."""
    pair.check_form(strict)
    a, b, shape = pair.numbers()
    places = list(range(len(a)))
    if pair.are_numbers() and equal_nan:
        places, _ = pair.check_same(a, b, places, lambda v: v != v, "nan")
    if pair.are_numbers() and equal_inf:
        places, infinite = pair.check_same(a, b, places, lambda v: v == v and v - v != 0, "inf")
        pair.check_infinities(a, b, infinite)
    wrong = [i for i in places if not holds(a[i], b[i])]
    if wrong:
        pair.fail(pair.remarks(wrong, shape))


# ---- arrays ----

def assert_allclose(actual, desired, rtol=1.0 / 10000000, atol=0, equal_nan=True, err_msg="", verbose=True,
                    strict=False):
    """An error unless abs(actual - desired) <= atol + rtol * abs(desired) for every two elements."""
    def close(v, w):
        return bool(v == w) or v - v == 0 and w - w == 0 and abs(v - w) <= atol + rtol * abs(w)
    header = "Not equal to tolerance rtol=%s, atol=%s" % (percent("%g", (rtol,)), percent("%g", (atol,)))
    pair = _Pair(actual, desired, err_msg, verbose, header)
    if [one for one in (pair.x, pair.y) if widths.is_text(one._form.kind)]:
        raise TypeError("texts are equal or not, and never close; assert_array_equal compares them")
    _compare(pair, close, equal_nan, True, strict)


def assert_array_equal(actual, desired, err_msg="", verbose=True, strict=False):
    """An error unless every two elements are equal, and, with strict, the shapes and dtypes too."""
    _compare(_Pair(actual, desired, err_msg, verbose, "Arrays are not equal"), lambda v, w: bool(v == w), strict=strict)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    """An error unless abs(actual - desired) < 1.5 * 10 ** -decimal for every two elements."""
    most = 1.5 * 10.0 ** -decimal
    _compare(_Pair(actual, desired, err_msg, verbose, "Arrays are not almost equal to %d decimals" % decimal,
                   precision=decimal), lambda v, w: abs(v - w) < most)


def assert_array_less(x, y, err_msg="", verbose=True, strict=False):
    """An error unless every element of x is less than that of y."""
    pair = _Pair(x, y, err_msg, verbose, "Arrays are not strictly ordered `x < y`", ("x", "y"))
    _compare(pair, lambda v, w: bool(v < w), True, False, strict)


# ---- anything ----

def assert_equal(actual, desired, err_msg="", verbose=True, strict=False):
    """An error unless both are equal: numbers, texts, arrays, or lists and dicts of such."""
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError("expected a dict; got %r" % type(actual))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for key in desired:
            if key not in actual:
                raise AssertionError("the key %r is missing" % (key,))
            assert_equal(actual[key], desired[key], "key=%r\n%s" % (key, err_msg), verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for i in range(len(desired)):
            assert_equal(actual[i], desired[i], "item=%d\n%s" % (i, err_msg), verbose)
        return
    if isinstance(actual, ndarray) or isinstance(desired, ndarray):
        assert_array_equal(actual, desired, err_msg, verbose, strict)
    elif isscalar(actual) != isscalar(desired) or not _are_equal(actual, desired):
        raise AssertionError(_message((actual, desired), err_msg, verbose=verbose))


def _are_equal(actual, desired):
    """Whether two single values are equal, both nan, and not zeros of two signs."""
    if _is_float(actual) or _is_float(desired):
        if actual != actual and desired != desired:
            return True
        if actual == 0 and desired == 0:
            return math.copysign(1.0, float(actual)) == math.copysign(1.0, float(desired))
    return bool(desired == actual)


def _is_float(value):
    return isinstance(value, float)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    """An error unless abs(desired - actual) < 1.5 * 10 ** -decimal, for every two elements of arrays and lists."""
    if [one for one in (actual, desired) if isinstance(one, (ndarray, list, tuple))]:
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    header = "Arrays are not almost equal to %d decimals" % decimal
    if not _are_both_finite(actual, desired):
        if not _are_same_when_not_finite(actual, desired):
            raise AssertionError(_message((actual, desired), err_msg, header, verbose))
    elif abs(desired - actual) >= 1.5 * 10.0 ** -decimal:
        raise AssertionError(_message((actual, desired), err_msg, header, verbose))


def _are_both_finite(actual, desired):
    """Whether both are finite, or no floats at all."""
    return not [one for one in (actual, desired) if _is_float(one) and one - one != 0]


def _are_same_when_not_finite(actual, desired):
    return bool(actual == desired) or bool(actual != actual and desired != desired)


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    """An error unless both numbers agree to so many significant digits."""
    actual, desired = float(actual), float(desired)
    if actual == desired:
        return
    if _are_both_finite(actual, desired):
        scale = elementary.power(10.0, float(elementary.log10(0.5 * (abs(desired) + abs(actual))) // 1))
        agree = abs(desired / scale - actual / scale) < 10.0 ** (1 - significant)
    else:
        agree = _are_same_when_not_finite(actual, desired)
    if not agree:
        header = "Items are not equal to %d significant digits:" % significant
        raise AssertionError(_message((actual, desired), err_msg, header, verbose))


def assert_(val, msg=""):
    """An error with the message, or with what the function `msg` returns, unless val is true."""
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


# ---- errors and warnings ----

class _Raises(object):
    """A block that must raise an exception of a class, or of several, whose text has the pattern in it."""

    def __init__(self, expected, pattern, by=""):
        for one in expected if isinstance(expected, tuple) else (expected,):
            if not isinstance(one, type):
                raise TypeError("expected a class of exceptions, or a tuple of such; got %r" % (expected,))
        self.expected, self.pattern, self.by, self.exception = expected, pattern, by, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise AssertionError("%s not raised%s" % (getattr(self.expected, "__name__", self.expected), self.by))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and not _is_in(self.pattern, str(value)):
            raise AssertionError('"%s" does not match "%s"' % (getattr(self.pattern, "pattern", self.pattern), value))
        return True


def _is_in(pattern, text):
    """Whether a regular expression, or where this Python has none a text, is in a text."""
    try:
        import re
        search = re.search
    except Exception:                       # each Python's own
        return pattern in text
    return search(pattern, text) is not None


def _raises(expected, pattern, call, options):
    if not call:
        return _Raises(expected, pattern)
    function = call[0]
    with _Raises(expected, pattern, " by %s" % getattr(function, "__name__", function)):
        function(*call[1:], **options)


def assert_raises(exception_class, *args, **kwargs):
    """An error unless the function args[0] raises the exception when it is called; alone, a context for `with`."""
    return _raises(exception_class, None, args, kwargs)


def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
    """The same, and a regular expression is in the exception's text."""
    return _raises(exception_class, expected_regexp, args, kwargs)


class suppress_warnings(object):
    """Takes what is said about warnings, and does nothing with it."""

    def __init__(self, forwarding_rule="always"):
        self.log = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __call__(self, func):
        return func

    def filter(self, category=None, message="", module=None):
        pass

    def record(self, category=None, message="", module=None):
        return []


def assert_warns(warning_class, *args, **kwargs):
    """What the function args[0] returns; alone, a context for `with`.  That no warning comes is no error here."""
    return args[0](*args[1:], **kwargs) if args else suppress_warnings()
