"""Polynomials of purenn.numpy, as vectors of their coefficients with the highest power first, and the class poly1d."""
from ..arrays import loops, widths
from ..arrays.operators import make
from ..arrays.shapes import is_whole, shape_text
from ..floats import elementary
from ..floats.text import format_exp, with_exponent, with_point
from .decompositions import EPSILON, LinAlgError, inv
from .dtypes import dtype_of
from .eigenvalues import eig
from .elements import equal, reciprocal
from .joining import concatenate, trim_zeros
from .making import arange, zeros, zeros_like
from .ndarrays import array, asarray, ndarray
from .ordering import allclose
from .products import convolve
from .scalars import scalar
from .shaping import atleast_1d, isscalar
from .singular_values import lstsq

# ---- values, sums and products ----

def _vector(p):
    """The coefficients as a vector, or as an array of more dimensions."""
    return p.coeffs if isinstance(p, poly1d) else atleast_1d(p)


def _alike(result, operands):
    """A poly1d where one of the operands is one."""
    return poly1d(result) if [p for p in operands if isinstance(p, poly1d)] else result


def polyval(p, x):
    """The polynomial's values at x, by Horner's rule; of a polynomial x, the polynomial of it."""
    p = asarray(_vector(p) if isinstance(p, poly1d) else p)
    x = x if isinstance(x, poly1d) else asarray(x)
    y = 0 if isinstance(x, poly1d) else zeros_like(x)
    for coefficient in p:
        y = y * x + coefficient
    return y


def _of_one_length(a1, a2):
    """Both as vectors of coefficients, the shorter one with zeros in front."""
    a, b = _vector(a1), _vector(a2)
    more = len(b) - len(a)
    if more > 0:
        a = concatenate([zeros(more, a.dtype), a])
    elif more < 0:
        b = concatenate([zeros(-more, b.dtype), b])
    return a, b


def polyadd(a1, a2):
    a, b = _of_one_length(a1, a2)
    return _alike(a + b, (a1, a2))


def polysub(a1, a2):
    a, b = _of_one_length(a1, a2)
    return _alike(a - b, (a1, a2))


def polymul(a1, a2):
    return _alike(convolve(poly1d(a1).coeffs, poly1d(a2).coeffs), (a1, a2))


def polydiv(u, v):
    """(quotient, remainder) of long division."""
    a, b = _vector(u) + 0.0, _vector(v) + 0.0
    m, n = len(a) - 1, len(b) - 1
    dtype = (a[:1] + b[:1]).dtype
    rest, scale, found = array(a, dtype), reciprocal(b[:1]), zeros(max(m - n + 1, 1), dtype)
    for k in range(m - n + 1):
        found[k] = scale[0] * rest[k]
        rest[k:k + n + 1] = rest[k:k + n + 1] - found[k] * b
    while len(rest) > 1 and allclose(rest[0], 0, rtol=LEAST):
        rest = rest[1:]
    if isinstance(u, poly1d) or isinstance(v, poly1d):
        return poly1d(found), poly1d(rest)
    return found, rest


LEAST = 1.0 / 100000000000000.0             # 1e-14


# ---- slopes and areas ----

def _times(m, other):
    """How many times, as an int; ValueError where that is negative."""
    if int(m) < 0:
        raise ValueError("m is 0 or more, see %s; got %r" % (other, m))
    return int(m)


def polyder(p, m=1):
    """The m-th derivative."""
    m, y = _times(m, "polyder"), atleast_1d(_vector(p) if isinstance(p, poly1d) else p)
    for _ in range(min(m, len(y))):
        powers = arange(len(y) - 1, 0, -1)
        y = y[:-1] * powers
    return _alike(y, [p])


def polyint(p, m=1, k=None):
    """The polynomial whose m-th derivative is p; k: the constants, one for each time or for all, 0 if not given."""
    m, y = _times(m, "polyint"), atleast_1d(_vector(p) if isinstance(p, poly1d) else p)
    k = zeros(m) if k is None else atleast_1d(k)
    k = concatenate([k] * m) if len(k) == 1 and m > 1 else k
    if len(k) < m:
        raise ValueError("k is a number, or %d of them; got %r" % (m, k))
    for i in range(m):
        y = concatenate([y / arange(len(y), 0, -1), k[i:i + 1]])
    return _alike(y, [p])


# ---- roots ----

def _rows(matrix):
    n = matrix.shape[1]
    return [matrix._data[i * n:i * n + n] for i in range(matrix.shape[0])]


def _eigenvalues(rows):
    try:
        return eig(rows)[0]
    except LinAlgError:
        raise
    except ValueError:
        raise ValueError("some of the roots are complex, and there are no complex numbers here")


def poly(seq_of_zeros):
    """The polynomial with these roots, or, of a matrix, with its eigenvalues; the highest coefficient is 1."""
    found = _vector(seq_of_zeros)
    kind = found._form.kind if found._form.kind in ("float32", "object") else "float"
    if found.ndim == 2 and found.shape[0] == found.shape[1] and found.size:
        found = _eigenvalues(_rows(found))
    elif found.ndim == 1:
        found = found.astype(dtype_of(kind))._data
    else:
        raise ValueError("poly takes a vector or a square matrix; got the shape %s" % shape_text(found.shape))
    a = array([1], dtype_of(kind))
    for root in found:
        a = convolve(a, array([1, -root], dtype_of(kind))) + 0     # of -0.0 that is 0.0
    return a if found else 1.0


def roots(p):
    """The roots; ValueError where some are complex."""
    return _all_roots(p)


def _all_roots(p):
    p = _vector(p)
    if p.ndim != 1:
        raise ValueError("roots takes a vector; got the shape %s" % shape_text(p.shape))
    stripped = trim_zeros(p, "b")
    at_zero, p = len(p) - len(stripped), trim_zeros(stripped, "f")
    kind = p._form.kind if widths.is_floating(p._form.kind) else "float"
    n, data = len(p) - 1, [float(x) for x in p._data]
    found = [0.0] * at_zero if data else []
    if n > 0:
        first = [-x / data[0] for x in data[1:]]            # the companion matrix, whose eigenvalues they are
        rows = [first] + [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n - 1)]
        found = _eigenvalues(rows) + found
    return make(ndarray, ndarray._cast(found, None, kind), (len(found),), kind)


# ---- fitting ----

def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial of degree deg with the least sum of squared distances from the points (x, y).

    w: by what each distance is multiplied.  full: (polynomial, residuals, rank, singular values, rcond).  cov: with the
    covariances of the coefficients; "unscaled" takes w as they are.
    """
    x, y = [asarray(asarray(part) + 0.0) for part in (x, y)]
    columns = _checked(x, y, deg)
    n = int(deg) + 1
    rows = [_powers(v, n) for v in x._data]
    targets = [y._data[i * columns:i * columns + columns] for i in range(len(y))]
    if w is not None:
        w = asarray(w) + 0.0
        if w.shape != x.shape:
            raise TypeError("w is a number for each point; got the shape %s" % shape_text(w.shape))
        rows, targets = [[[v * u for v in row] for row, u in zip(part, w._data)] for part in (rows, targets)]
    scale = [elementary.sqrt(loops.sum_of([row[j] * row[j] for row in rows])) for j in range(n)]
    rows = [[loops.divide(v, u) for v, u in zip(row, scale)] for row in rows]
    if rcond is None:
        kind = x._form.kind
        rcond = scalar(len(x) * (2.0 ** (1 - widths.FLOATS[kind][0]) if kind in widths.FLOATS else EPSILON), kind)
    found, residuals, rank, s = lstsq(rows, targets, float(rcond))
    found = [v / u for row, u in zip(found, scale) for v in row]
    fitted = make(ndarray, found, (n,) if y.ndim == 1 else (n, columns), "float")
    if full:
        return (fitted, make(ndarray, residuals, (len(residuals),), "float"), scalar(rank, "int32"),
                make(ndarray, s, (len(s),), "float"), rcond)
    if not cov:
        return fitted
    return fitted, _covariances(rows, scale, None if cov == "unscaled" else residuals, y.ndim)


def _checked(x, y, deg):
    """How many columns y has; errors for what is not to be fitted."""
    if deg < 0:
        raise ValueError("deg is 0 or more; got %r" % (deg,))
    if x.ndim != 1 or not x.size or y.ndim not in (1, 2) or len(x) != len(y):
        raise TypeError("polyfit takes a vector x that is not empty and a y of as many rows; got the shapes %s and %s"
                        % (shape_text(x.shape), shape_text(y.shape)))
    if not widths.is_floating(x._form.kind) or y._form.kind not in ("float", "float32"):
        raise TypeError("polyfit takes ints and floats, of y none of 16 bits; got the kinds %s and %s"
                        % (x._form.kind, y._form.kind))
    return 1 if y.ndim == 1 else y.shape[1]


def _powers(x, n):
    """x to the powers n - 1, ... 1, 0."""
    powers = [1.0]
    for _ in range(n - 1):
        powers.append(powers[-1] * x)
    return list(reversed(powers))


def _covariances(rows, scale, residuals, dimensions):
    """The covariances of the coefficients, times the mean of the squared distances unless residuals is None."""
    n = len(scale)
    columns = [[row[j] for row in rows] for j in range(n)]
    products = [[loops.sum_of([v * w for v, w in zip(a, b)]) for b in columns] for a in columns]
    data = [v / (scale[i] * scale[j]) for i, row in enumerate(inv(products)) for j, v in enumerate(row)]
    base = make(ndarray, data, (n, n), "float")
    if residuals is None:
        factors = None
    elif len(rows) <= n:
        raise ValueError("to scale covariances there must be more than %d points; got %d" % (n, len(rows)))
    else:
        factors = make(ndarray, [v / (len(rows) - n) for v in residuals], (len(residuals),), "float")
    if dimensions > 1:
        base = base.reshape(n, n, 1)
    return base if factors is None else base * factors


# ---- the class ----

class poly1d(object):
    """poly1d(coefficients) or poly1d(roots, True): a polynomial that can be called, printed and calculated with."""
    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self._coeffs, self._variable = c_or_r._coeffs, variable or c_or_r.variable
            return
        coeffs = atleast_1d(poly(c_or_r) if r else c_or_r)
        if coeffs.ndim > 1:
            raise ValueError("coefficients are a vector; got the shape %s" % shape_text(coeffs.shape))
        coeffs = trim_zeros(coeffs, "f")
        self._coeffs = coeffs if len(coeffs) else zeros(1, coeffs.dtype)
        self._variable = variable or "x"

    def _set_coeffs(self, value):
        if value is not self._coeffs:                       # which p.c *= 2 gives
            raise AttributeError("the coefficients of a poly1d cannot be replaced; make another")

    coeffs = c = coef = coefficients = property(lambda self: self._coeffs, _set_coeffs)
    variable = property(lambda self: self._variable)
    order = o = property(lambda self: len(self._coeffs) - 1)
    roots = r = property(lambda self: _all_roots(self._coeffs))

    def __repr__(self):
        return "poly1d(%s)" % repr(self._coeffs)[6:-1]

    def __str__(self):
        return _raised(_in_powers(self._coeffs._data, self.variable))

    def __len__(self):
        return self.order

    def __iter__(self):
        return iter(self._coeffs)

    def tolist(self):
        """The coefficients as a list, of which np.array(p) is made."""
        return self._coeffs.tolist()

    def __call__(self, val):
        return polyval(self._coeffs, val)

    def __neg__(self):
        return poly1d(-self._coeffs)

    def __pos__(self):
        return self

    def __add__(self, other):
        return polyadd(self, poly1d(other))

    __radd__ = __add__

    def __sub__(self, other):
        return polysub(self, poly1d(other))

    def __rsub__(self, other):
        return polysub(poly1d(other), self)

    def __mul__(self, other):
        return poly1d(self._coeffs * other) if isscalar(other) else polymul(self, poly1d(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return poly1d(self._coeffs / other) if isscalar(other) else polydiv(self, poly1d(other))

    def __rtruediv__(self, other):
        return poly1d(other / self._coeffs) if isscalar(other) else polydiv(poly1d(other), self)

    __div__, __rdiv__ = __truediv__, __rtruediv__

    def __pow__(self, val):
        if not isscalar(val) or int(val) != val or val < 0:
            raise ValueError("a polynomial is raised to an int from 0 on; got %r" % (val,))
        if not is_whole(val):
            raise TypeError("a polynomial is raised to an int; got %r" % (val,))
        result = poly1d([1])
        for _ in range(int(val)):
            result = polymul(self, result)
        return result

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self.order == other.order and equal(self._coeffs, other._coeffs).all()

    def __ne__(self, other):
        return not self == other if isinstance(other, poly1d) else NotImplemented

    def __getitem__(self, val):
        """The coefficient of the power val."""
        if val < 0 or val > self.order:
            return zeros(1, self._coeffs.dtype)[0]
        return self._coeffs[self.order - val]

    def __setitem__(self, key, val):
        if key < 0:
            raise ValueError("a polynomial has no negative powers; got %r" % (key,))
        if key > self.order:
            self._coeffs = concatenate([zeros(key - self.order, self._coeffs.dtype), self._coeffs])
        self._coeffs[self.order - key] = val

    def integ(self, m=1, k=0):
        return poly1d(polyint(self._coeffs, m, k))

    def deriv(self, m=1):
        return poly1d(polyder(self._coeffs, m))


# ---- its text ----

def _four_digits(x):
    """'%.4g' % x, on every Python."""
    x = float(x)
    if x - x != 0.0:
        return "nan" if x != x else "inf" if x > 0 else "-inf"
    mantissa, _, exponent = format_exp(x, 3).partition("e")
    sign = "-" if mantissa[:1] == "-" else ""
    digits, point = mantissa.replace("-", "").replace(".", "").rstrip("0") or "0", int(exponent) + 1
    if point < -3 or point > 4:
        return sign + with_exponent(digits, point)
    text = with_point(digits, point)
    return sign + (text[:-2] if text[-2:] == ".0" else text)


def _in_powers(coefficients, variable):
    """3 x**2 - 1 x + 2, without the powers whose coefficient is 0."""
    text, highest = "", len(coefficients) - 1
    for k, x in enumerate(coefficients):
        number, power = _four_digits(x), highest - k
        if number == "0":
            continue
        term = number + (" " + variable if power else "") + ("**%d" % power if power > 1 else "")
        text += (" - " + term[1:] if term[0] == "-" else " + " + term) if text else term
    return text or "0"


def _raised(text, most=70):
    """The text with its exponents on a line of their own above; such pairs of lines are broken before 70 columns."""
    above, below, lines = "", "", ""
    parts = text.split("**")
    part = parts[0]
    for following in parts[1:]:
        digits = len(following) - len(following.lstrip("0123456789"))
        power = following[:digits]
        more_above, more_below = " " * (len(part) - 1) + power, part + " " * (len(power) - 1)
        if len(above) + len(more_above) > most or len(below) + len(more_below) > most:
            lines += above + "\n" + below + "\n "
            above, below = more_above, more_below
        else:
            above, below = above + more_above, below + more_below
        part = following[digits:]
    return " " + lines + above + "\n" + below + part
