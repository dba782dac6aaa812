"""The singular value decomposition, and least squares, inverses and ranks by it.

Golub and Kahan's way: reflections make the matrix bidiagonal, and QR sweeps, Demmel and Kahan's without a shift where
small singular values would suffer, make it diagonal.  The choices on the way are LAPACK's, and so are the signs of the
vectors.  Where both sides have more than 25, LAPACK divides and conquers: signs follow by a rule, with few exceptions.

Glossary: m, n  rows and columns of the matrix;  u, s, vt  left vectors as columns, singular values, right vectors as
rows;  u, v  in between, lists of left and of right vectors;  v, tau  the reflection I - tau v v';  d, e  the diagonal
of a bidiagonal matrix and the numbers above it;  f, g, h  the rows f, g and 0, h of a block of two;  c, s  a rotation's
cosine and sine, cl, sl on the left, cr, sr on the right;  low, high  the first and the last place of the block in hand
"""
import math

from .decompositions import (DIVIDED, EPSILON, LinAlgError, checked, dot, hypotenuse, identity, in_range,
                             reflect, reflect_across, reflect_back, reflector, rotate, rotation, transposed, triangular)

_ROUNDING = 0.5 * EPSILON
_SMALL = 98.75 * _ROUNDING              # of a number beside its neighbours: 1.1e-14, as LAPACK has it
_SWEEPS = 60                            # per singular value; two or three are usual


def svd(rows, full_matrices=False):
    """(u, s, vt) with u diag(s) vt == the m rows of n: u (m, k), s in falling order, vt (k, n); k the smaller of m, n.

    full_matrices: u (m, m) and vt (n, n).  A singular value is right to a few roundings of the largest one.
    LinAlgError where the matrix is empty, ragged or not finite.
    """
    return _svd(rows, True, full_matrices)


def singular_values(rows):
    """The singular values alone, in falling order; LinAlgError as from svd."""
    return _svd(rows, False, False)[1]


def _svd(rows, vectors, full_matrices):
    """svd's results; without vectors, u and vt are empty."""
    rows, factor = in_range(checked(rows))
    wide = len(rows) < len(rows[0])
    columns = rows if wide else transposed(rows)            # of the matrix or its transpose, so that they are long
    short, length = len(columns), len(columns[0])
    outer = []
    if length >= short * 11 // 6:                           # a triangle first, as LAPACK does
        outer = triangular(columns)
        columns = [column[:short] for column in columns]
        columns = transposed(columns) if wide else columns
    d, e, first, second = _bidiagonal(columns)
    u, v = (identity(short), identity(short)) if vectors else ([], [])
    _diagonalise(d, e, u, v, wide and not outer)
    s = [x / factor for x in d]
    if not vectors:
        return u, s, v
    if outer:
        reflect_back(first, u)
        reflect_back(second, v, 1)
    long_ones, short_ones = (v, u) if wide else (u, v)
    for vector in long_ones:
        vector.extend([0.0] * (length - short))
    if full_matrices:
        long_ones.extend(identity(length)[short:])
    reflect_back(outer or first, long_ones)
    if not outer:
        reflect_back(second, short_ones, 1)
    return transposed(u), s, v


def _bidiagonal(columns):
    """(d, e, left, right): the columns, no more than are long, are left d e right' ; reflections left and right.

    The k-th reflection on the left begins at place k, on the right at place k + 1.
    """
    d, e, left, right = [], [], [], []
    for k in range(len(columns)):
        v, tau, beta = reflector(columns[k][k:])
        reflect(v, tau, columns[k + 1:], k)
        d.append(beta)
        left.append((v, tau))
        if k + 1 < len(columns):
            v, tau, beta = reflector([column[k] for column in columns[k + 1:]])
            reflect_across(v, tau, columns[k + 1:], k + 1)
            e.append(beta)
            right.append((v, tau))
    return d, e, left, right


# ---- from bidiagonal to diagonal ----

def _diagonalise(d, e, u, v, lower):
    """Make d the singular values in falling order; the vectors u and v, which may be none, turn along.

    lower: e stands below the diagonal, from where rotations bring it above.
    """
    turns = []
    for i in range(len(e) if lower else 0):
        c, s, d[i] = rotation(d[i], e[i])
        e[i], d[i + 1] = s * d[i + 1], c * d[i + 1]
        turns.append((i, c, s))
    blocks = _long_blocks(d, e) if u else []
    _sweep_all(d, e, u, v)
    for i, x in enumerate(d):
        d[i] = abs(x)
        changed = u if len(d) == 1 else v
        if x < 0.0 and u:
            changed[i] = [-y for y in changed[i]]
    for first, behind in blocks:
        for i in range(first, behind):
            if _is_opposite(u[i], first, behind, 8.0 * _ROUNDING * max(d) / d[i] if d[i] else 1.0):
                u[i], v[i] = [-y for y in u[i]], [-y for y in v[i]]
    _sort(d, u, v)
    for i, c, s in turns[::-1]:
        for vector in u:
            vector[i], vector[i + 1] = c * vector[i] - s * vector[i + 1], c * vector[i + 1] + s * vector[i]


def _long_blocks(d, e):
    """[(first, behind)]: the blocks that LAPACK divides, between numbers of e that are negligible to it."""
    bound, found, first = _ROUNDING * max([abs(x) for x in d + e]), [], 0
    for behind in range(1, len(d) + 1):
        if behind == len(d) or abs(e[behind - 1]) < bound:
            if behind - first > DIVIDED:
                found.append((first, behind))
            first = behind
    return found


def _is_opposite(vector, first, behind, bound):
    """Whether a vector u has another sign than LAPACK gives it, which is negative in the row that joins two halves.

    One that is less than the bound there belongs to one half and gets its sign in that.  Where no half is divided any
    more, it keeps its sign; it is LAPACK's as a rule.
    """
    while behind - first > DIVIDED:
        joint = (first + behind) // 2
        if abs(vector[joint]) > bound:
            return vector[joint] > 0.0
        part = vector[first:joint]
        first, behind = (first, joint) if dot(part, part) > 0.5 else (joint + 1, behind)
    return False


def _sort(d, u, v):
    """Bring the singular values in falling order: the smallest, of equal ones the last, to the end, and so on."""
    for last in range(len(d) - 1, 0, -1):
        smallest = 0
        for i in range(1, last + 1):
            if d[i] <= d[smallest]:
                smallest = i
        for numbers in (d, u, v) if u else (d,):
            numbers[smallest], numbers[last] = numbers[last], numbers[smallest]


def _turn(vectors, i, j, c, s):
    if vectors:
        rotate(vectors, i, j, c, s)


def _sweep_all(d, e, u, v):
    """Sweep block after block, from the last, until e is 0."""
    high, limit, old, forward = len(d) - 1, _negligible(d, e), (-1, -1), True
    for _ in range(_SWEEPS * len(d)):
        low = high
        while low > 0 and abs(e[low - 1]) > limit:
            low -= 1
        if low > 0:
            e[low - 1] = 0.0
        if high - low < 2:
            if low < high:
                d[high], d[low], cl, sl, cr, sr = _two_by_two(d[low], e[low], d[high])
                e[low] = 0.0
                _turn(u, low, high, cl, sl)
                _turn(v, low, high, cr, sr)
            high = low - 1
            if high <= 0:
                return
            continue
        if low > old[1] or high < old[0]:
            forward = abs(d[low]) >= abs(d[high])           # sweep from the large end to the small one
        if _sweep_block(d, e, u, v, low, high, forward):
            old = (low, high)
    raise LinAlgError("SVD did not converge")


def _negligible(d, e):
    """What of e is nothing beside the smallest singular value, which this estimates from below."""
    smallest = least = abs(d[0])
    for x, y in zip(d[1:], e):
        if least > 0.0:
            least = abs(x) * (least / (least + abs(y)))
            smallest = min(smallest, least)
    return max(_SMALL * (smallest / math.sqrt(len(d))), 6 * len(d) * len(d) * 2.0 ** -1022)


def _sweep_block(d, e, u, v, low, high, forward):
    """One sweep; or, where a number of e is negligible beside d, it becomes 0 and the answer is False.

    A backward sweep is one over the block upside down, with left and right exchanged.
    """
    step = 1 if forward else -1
    places = list(range(low, high + 1))[::step]
    right, left = (v, u) if forward else (u, v)
    block, above = d[low:high + 1][::step], e[low:high][::step]
    weak, smallest = _weak(block, above)
    if weak >= 0:
        e[low + weak if forward else high - 1 - weak] = 0.0
        return False
    shift = _shift(block, above, smallest, len(d))
    turns = _shifted(block, above, shift) if shift else _unshifted(block, above)
    d[low:high + 1], e[low:high] = block[::step], above[::step]
    for k, (cr, sr, cl, sl) in enumerate(turns):
        _turn(right, places[k], places[k + 1], cr, sr)
        _turn(left, places[k], places[k + 1], cl, sl)
    return True


def _weak(d, e):
    """(the place of a number of e that is negligible beside d, or -1; a lower bound of the block's singular values)."""
    if abs(e[-1]) <= _SMALL * abs(d[-1]):
        return len(e) - 1, 0.0
    smallest = least = abs(d[0])
    for i, x in enumerate(e):
        if abs(x) <= _SMALL * least:
            return i, 0.0
        least = abs(d[i + 1]) * (least / (least + abs(x)))
        smallest = min(smallest, least)
    return -1, smallest


def _shift(d, e, smallest, size):
    """The smaller singular value of the last two rows; 0.0 where a shift would spoil small singular values."""
    largest = max([abs(x) for x in d + e])
    if size * _SMALL * (smallest / largest) <= _ROUNDING:
        return 0.0
    shift = abs(_two_by_two(d[-2], e[-1], d[-1])[0])
    ratio = shift / abs(d[0])
    return 0.0 if ratio * ratio < _ROUNDING else shift


def _shifted(d, e, shift):
    """A QR sweep over the block; its rotations (cr, sr, cl, sl)."""
    turns = []
    f = (abs(d[0]) - shift) * (math.copysign(1.0, d[0]) + shift / d[0])
    g = e[0]
    for i in range(len(e)):
        cr, sr, r = rotation(f, g)
        if i:
            e[i - 1] = r
        f, e[i] = cr * d[i] + sr * e[i], cr * e[i] - sr * d[i]
        g, d[i + 1] = sr * d[i + 1], cr * d[i + 1]
        cl, sl, d[i] = rotation(f, g)
        f, d[i + 1] = cl * e[i] + sl * d[i + 1], cl * d[i + 1] - sl * e[i]
        if i + 1 < len(e):
            g, e[i + 1] = sl * e[i + 1], cl * e[i + 1]
        turns.append((cr, sr, cl, sl))
    e[-1] = f
    return turns


def _unshifted(d, e):
    """A QR sweep with shift 0, each number of whose result is right to its own last digits."""
    turns, cr, cl, sl = [], 1.0, 1.0, 0.0
    for i in range(len(e)):
        cr, sr, r = rotation(d[i] * cr, e[i])
        if i:
            e[i - 1] = sl * r
        cl, sl, d[i] = rotation(cl * r, d[i + 1] * sr)
        turns.append((cr, sr, cl, sl))
    h = d[-1] * cr
    d[-1], e[-1] = h * cl, h * sl
    return turns


def _two_by_two(f, g, h):
    """(small, large, cl, sl, cr, sr): the rotations that make the rows f, g and 0, h diagonal, large above small.

    All are right to their own last digits; large and small may be negative.
    """
    a, b, swap = f, h, abs(h) > abs(f)
    if swap:
        a, b = h, f
    if g == 0.0:
        small, large, cl, sl, cr, sr = abs(b), abs(a), 1.0, 0.0, 1.0, 0.0
    elif abs(a) < _ROUNDING * abs(g):
        small, large = abs(a / g * b), abs(g)
        cl, sl, cr, sr = 1.0, b / g, a / g, 1.0
    else:
        gap = (abs(a) - abs(b)) / abs(a)
        slope, other = g / a, 2.0 - gap
        s, r = math.sqrt(other * other + slope * slope), hypotenuse(gap, slope)
        mean = 0.5 * (s + r)
        small, large = abs(b) / mean, abs(a) * mean
        if slope * slope > 0.0:
            t = (slope / (s + other) + slope / (r + gap)) * (1.0 + mean)
        elif gap == 0.0:
            t = math.copysign(2.0, a) * math.copysign(1.0, g)
        else:
            t = g / math.copysign(abs(a) - abs(b), a) + slope / other
        length = math.sqrt(t * t + 4.0)
        cr, sr = 2.0 / length, t / length
        cl, sl = (cr + sr * slope) / mean, b / a * sr / mean
    if swap:
        cl, sl, cr, sr = sr, cr, sl, cl
    part = sr * cl * g if abs(g) > abs(a) else sr * sl * h if swap else cr * cl * f
    large = math.copysign(large, part)
    return math.copysign(small, large) * math.copysign(1.0, f) * math.copysign(1.0, h), large, cl, sl, cr, sr


# ---- what the decomposition is for ----

def lstsq(rows, targets, rcond=None):
    """(x, residuals, rank, s): the smallest x (n, t) that makes the sums of squares of A x - targets least.

    A: the m rows of n; targets (m, t).  residuals: the t sums of squares, [] where the rank is below n or m is not
    above n; s: A's singular values, of which those up to rcond times the largest count as 0.  rcond None: EPSILON times
    the larger of m and n; below 0: half of it.  LinAlgError as from svd, for targets too; ValueError where they are
    not m.
    """
    rows, targets = checked(rows), checked(targets)
    if len(rows) != len(targets):
        raise ValueError("the matrix has %d rows, but there are %d rows of targets" % (len(rows), len(targets)))
    u, s, vt = svd(rows)
    m, n = len(u), len(vt[0])
    if rcond is None:
        rcond = EPSILON * max(m, n)
    rank = _above(s, (_ROUNDING if rcond < 0.0 else rcond) * s[0])
    x = _combined(u, s, vt, targets, rank)
    residuals = []
    if rank == n and m > n:
        columns = transposed(x)
        for column, wanted in zip(columns, transposed(targets)):
            gaps = [y - dot(row, column) for row, y in zip(rows, wanted)]
            residuals.append(dot(gaps, gaps))
    return x, residuals, rank, s


def pinv(rows, rcond=1.0 / 1e15):
    """The pseudo-inverse (n, m); singular values up to rcond times the largest are taken as 0.  Errors as svd's."""
    u, s, vt = svd(rows)
    return _combined(u, s, vt, identity(len(u)), _above(s, rcond * s[0]))


def _above(s, bound):
    """How many singular values are above the bound."""
    return len([x for x in s if x > bound])


def _combined(u, s, vt, targets, rank):
    """v diag(1 / s) u' targets, by the first `rank` singular values; n rows."""
    found = [[0.0] * len(targets[0]) for _ in vt[0]]
    for k in range(rank):
        weights = [0.0] * len(targets[0])
        for row, target in zip(u, targets):
            weights = [total + row[k] * y for total, y in zip(weights, target)]
        weights = [x / s[k] for x in weights]
        found = [[x + y * w for x, w in zip(row, weights)] for row, y in zip(found, vt[k])]
    return found


def matrix_rank(rows, tol=None):
    """How many singular values are above tol; None: EPSILON times the largest, times the larger of m and n."""
    s = singular_values(rows)
    return _above(s, s[0] * EPSILON * max(len(rows), len(rows[0])) if tol is None else tol)


def cond(rows, p=None):
    """The condition number: the largest singular value by the smallest, for p -2 the smallest by the largest.

    inf for p None or 2 where the smallest is 0, and where all are.  ValueError for another p; errors as svd's.
    """
    if p not in (None, 2, -2):
        raise ValueError("cond knows p None, 2 and -2; got %r" % (p,))
    s = singular_values(rows)
    above, below = (s[-1], s[0]) if p == -2 else (s[0], s[-1])
    return above / below if below else float("inf")
