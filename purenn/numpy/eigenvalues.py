"""Eigenvalues and eigenvectors of general matrices, where all the eigenvalues are real.

The matrix is balanced, and made a Hessenberg matrix, zero below the first numbers under its diagonal; Francis's double
QR steps make that a triangle, from which the vectors follow.  The choices on the way are LAPACK's for up to 75 rows,
and so are order and signs, but where rounding decides them: there NumPy's change too when a last digit does.

Glossary: n  rows of the matrix;  h  a Hessenberg matrix;  t  a triangle;  z  the turns so far, a list of columns;
v, tau  the reflection I - tau v v';  c, s  a rotation's cosine and sine;  low, high  the first and the last place that
are not isolated;  first, high  the same of the block in hand;  i, j, k, m  indices;  a, b, c, d  of a block of two the
rows a, b and c, d, and cs, sn  its rotation
"""
import math

from .decompositions import (EPSILON, LinAlgError, checked, dot, hypotenuse, identity, in_range, reflect,
                             reflect_across, reflect_back, reflector, rotate, transposed)
from .symmetric import eigh

_ROUNDING = 0.5 * EPSILON
_TINY = 2.0 ** -1022                    # the smallest float with all its digits
_SWEEPS = 30                            # for an eigenvalue; two or three are usual


def eig(rows):
    """(n values, vectors (n, n) as columns, each of length 1) of a square matrix whose eigenvalues are real.

    ValueError where some are complex, which says how many; rounding can part equal ones so.  A symmetric matrix has
    real ones only, from eigh where rounding would part them.  LinAlgError where the matrix is empty, not square or not
    finite.  Where a matrix has fewer than n directions, some vectors are parallel, to rounding, as NumPy's are.
    """
    matrix = checked(rows, square=True)
    rows, factor = in_range([list(row) for row in matrix])
    n = len(rows)
    order, scales, low, high = _balance(rows)
    z = _hessenberg(rows, low, high)
    complex_ones = _schur(rows, z, low, high)
    if complex_ones and matrix == transposed(matrix):
        return eigh(matrix)
    if complex_ones:
        raise ValueError("%d of the %d eigenvalues are complex numbers, which purenn.numpy has not" % (complex_ones, n))
    vectors = [_eigenvector(rows, k, z, order, scales) for k in range(n)]
    return [rows[k][k] / factor for k in range(n)], transposed(vectors)


def eigvals(rows):
    """The eigenvalues of a square matrix: floats or, if one of them is complex, all as complex numbers of Python's.

    Errors as those of eig.
    """
    matrix = checked(rows, square=True)
    rows, factor = in_range([list(row) for row in matrix])
    _, _, low, high = _balance(rows)
    _hessenberg(rows, low, high)
    if not _schur(rows, [[] for _ in rows], low, high):         # without vectors

        return [rows[k][k] / factor for k in range(len(rows))]
    if matrix == transposed(matrix):
        return eigh(matrix)[0]
    found = []
    while len(found) < len(rows):
        k = len(found)
        if k + 1 < len(rows) and rows[k + 1][k] != 0.0:
            half = 0.5 * (rows[k][k] - rows[k + 1][k + 1])
            height = math.sqrt(abs(half * half + rows[k][k + 1] * rows[k + 1][k])) / factor
            middle = (rows[k + 1][k + 1] + half) / factor
            found += [complex(middle, height), complex(middle, -height)]
        else:
            found.append(complex(rows[k][k] / factor, 0.0))
    return found


def _eigenvector(t, k, z, order, scales):
    """The eigenvector, of length 1, for the k-th number on the diagonal of the triangle t."""
    vector, placed = [0.0] * len(t), [0.0] * len(t)
    for x, column in zip(_of_triangle(t, k), z):
        vector = [a + x * b for a, b in zip(vector, column)]
    for x, scale, place in zip(vector, scales, order):
        placed[place] = x * scale
    largest = max([abs(x) for x in placed])
    placed = [x / largest for x in placed]
    length = math.sqrt(dot(placed, placed))
    return [x / length for x in placed]


def _of_triangle(t, k):
    """The same without the turns so far: k + 1 numbers, of any length."""
    value = t[k][k]
    least = max(EPSILON * abs(value), _TINY / EPSILON * len(t))
    x = [-row[k] for row in t[:k]] + [1.0]
    for j in range(k - 1, -1, -1):
        gap = t[j][j] - value
        if abs(gap) < least:
            gap = least
        while abs(x[j]) > abs(gap) * 2.0 ** 200:
            x = [y * 2.0 ** -200 for y in x]
        x[j] = x[j] / gap
        x[:j] = [y - x[j] * row[j] for y, row in zip(x[:j], t)]
    return x


def _balance(rows):
    """(order, scales, low, high): exchange and scale rows and columns alike, in place, so that they are alike in size.

    Outside of low to high the matrix is a triangle then.  order: which row each was; scales: powers of two.
    """
    order, low, high = _isolate(rows)
    scales, changed = [1.0] * len(rows), True
    places = range(low, high + 1)
    while changed:
        changed = False
        for i in places:
            down = [rows[j][i] for j in places]
            across = rows[i][low:high + 1]
            c, r, f = math.sqrt(dot(down, down)), math.sqrt(dot(across, across)), 1.0
            if c == 0.0 or r == 0.0:
                continue
            before = c + r
            while c < r * 0.5 and f < 2.0 ** 500:
                f, c, r = f * 2.0, c * 2.0, r * 0.5
            while c * 0.5 >= r and f > 2.0 ** -500:
                f, c, r = f * 0.5, c * 0.5, r * 2.0
            if 20.0 * (c + r) < 19.0 * before and 2.0 ** -500 < scales[i] * f < 2.0 ** 500:
                changed, scales[i] = True, scales[i] * f
                rows[i] = [x / f for x in rows[i]]
                for row in rows[:high + 1]:
                    row[i] *= f
    return order, scales, low, high


def _isolate(rows):
    """(order, low, high): exchange rows and columns, in place, so that eigenvalues that stand alone are at the ends."""
    order = list(range(len(rows)))
    low, high, again = 0, len(rows) - 1, True
    while again:
        again = False
        for i in range(high, -1, -1):
            if not [x for j, x in enumerate(rows[i][:high + 1]) if x and j != i]:
                _exchange(rows, order, i, high)
                if high == 0:
                    return order, 0, 0
                again, high = True, high - 1
    again = True
    while again:
        again = False
        for j in range(low, high + 1):
            if not [i for i in range(low, high + 1) if rows[i][j] and i != j]:
                _exchange(rows, order, j, low)
                again, low = True, low + 1
    return order, low, high


def _exchange(rows, order, i, j):
    """Exchange two rows and the same two columns."""
    for numbers in [rows, order] + rows:
        numbers[i], numbers[j] = numbers[j], numbers[i]


def _hessenberg(h, low, high):
    """Make zeros below the first numbers under the diagonal, in place, by reflections; their product, as columns."""
    reflections = []
    for k in range(low, high - 1):
        below = h[k + 1:high + 1]
        v, tau, beta = reflector([row[k] for row in below])
        reflect_across(v, tau, below, k + 1)
        reflect(v, tau, h[:high + 1], k + 1)
        for row in below:
            row[k] = 0.0
        below[0][k] = beta
        reflections.append((v, tau))
    z = identity(len(h))
    reflect_back(reflections, z, low + 1)
    return z


def _schur(h, z, low, high):
    """Make a Hessenberg matrix a triangle, in place, but for complex eigenvalues' blocks of two; how many of those.

    The vectors z turn along.
    """
    complex_ones, tries = 0, 0
    tiny = _TINY / EPSILON * (high - low + 1)
    while high > low:
        first = high
        while first > low and not _splits(h, first, low, high, tiny):
            first -= 1
        if first > low:
            h[first][first - 1] = 0.0
        if high - first < 2:
            if first < high and not _triangle_of_two(h, z, first):
                complex_ones += 2
            high, tries = first - 1, 0
            continue
        tries += 1
        if tries > _SWEEPS:                                     # then what is small beside the largest must do
            tiny = EPSILON * max([abs(x) for row in h for x in row])
        if tries > 2 * _SWEEPS:
            raise LinAlgError("Eigenvalues did not converge")
        start, v = _beginning(h, first, high, _shifts(h, first, high, tries))
        _double_step(h, z, first, start, high, v)
    return complex_ones


def _splits(h, k, low, high, tiny):
    """Whether the number below the diagonal in row k is negligible; Ahues and Tisseur's test."""
    under = abs(h[k][k - 1])
    if under <= tiny:
        return True
    here, above = h[k][k], h[k - 1][k - 1]
    size = abs(above) + abs(here)
    if size == 0.0:
        size = (abs(h[k - 1][k - 2]) if k - 2 >= low else 0.0) + (abs(h[k + 1][k]) if k < high else 0.0)
    if under > EPSILON * size:
        return False
    over, gap = abs(h[k - 1][k]), abs(above - here)
    larger, smaller = max(abs(here), gap), min(abs(here), gap)
    total = larger + max(under, over)
    return min(under, over) * (max(under, over) / total) <= max(tiny, EPSILON * (smaller * (larger / total)))


def _shifts(h, first, high, tries):
    """(x1, y1, x2, y2): two shifts x + y i, the last two rows' eigenvalues; every tenth time others, to get unstuck."""
    if tries % 10 == 0:
        i, side = (high, h[high - 1][high - 2]) if tries % 20 == 0 else (first, h[first + 2][first + 1])
        total = abs(h[high][high - 1] if tries % 20 == 0 else h[first + 1][first]) + abs(side)
        a, b, c = 0.75 * total + h[i][i], -0.4375 * total, total
        d = a
    else:
        a, b, c, d = h[high - 1][high - 1], h[high - 1][high], h[high][high - 1], h[high][high]
    size = abs(a) + abs(b) + abs(c) + abs(d)
    if size == 0.0:
        return 0.0, 0.0, 0.0, 0.0
    a, b, c, d = a / size, b / size, c / size, d / size
    mean = (a + d) / 2.0
    discriminant = (a - mean) * (d - mean) - b * c
    root = math.sqrt(abs(discriminant))
    if discriminant >= 0.0:
        return mean * size, root * size, mean * size, -root * size
    x = mean + root if abs(mean + root - d) <= abs(mean - root - d) else mean - root
    return x * size, 0.0, x * size, 0.0


def _beginning(h, first, high, shifts):
    """(start, v): where a double step may begin, behind two small numbers below the diagonal, and its first vector."""
    x1, y1, x2, y2 = shifts
    for m in range(high - 2, first - 1, -1):
        here, under, following = h[m][m], h[m + 1][m], h[m + 1][m + 1]
        size = abs(here - x2) + abs(y2) + abs(under)
        under = under / size
        v = [under * h[m][m + 1] + (here - x1) * ((here - x2) / size) - y1 * (y2 / size),
             under * (here + following - x1 - x2), under * h[m + 2][m + 1]]
        size = abs(v[0]) + abs(v[1]) + abs(v[2])
        v = [x / size for x in v] if size else [1.0, 0.0, 0.0]
        if m == first:
            break
        around = abs(h[m - 1][m - 1]) + abs(here) + abs(following)
        if abs(h[m][m - 1]) * (abs(v[1]) + abs(v[2])) <= EPSILON * abs(v[0]) * around:
            break
    return m, v


def _double_step(h, z, first, start, high, v):
    """A double QR step on the block from first to high, which begins at start with the vector v."""
    for k in range(start, high):
        if k > start:
            v = [row[k - 1] for row in h[k:min(k + 3, high + 1)]]
        v, tau, beta = reflector(v[:high + 1 - k])
        if k > start:
            for row in h[k:k + len(v)]:
                row[k - 1] = 0.0
            h[k][k - 1] = beta
        elif start > first:
            h[k][k - 1] *= 1.0 - tau
        reflect_across(v, tau, h[k:k + len(v)], k)
        reflect(v, tau, h[:min(k + 3, high) + 1], k)
        reflect_across(v, tau, z[k:k + len(v)], 0)


def _triangle_of_two(h, z, i):
    """Make the block of rows i and i + 1 a triangle by a rotation; False where its eigenvalues are complex."""
    j = i + 1
    (upper, lower), factor = in_range([h[i][i:j + 1], h[j][i:j + 1]])
    found = _standard(upper[0], upper[1], lower[0], lower[1])
    if found:
        c, s = found[4:]
        rotate(h, i, j, c, s)
        rotate(z, i, j, c, s)
        for row in h[:i]:
            row[i], row[j] = c * row[i] + s * row[j], c * row[j] - s * row[i]
        h[i][i], h[i][j], h[j][i], h[j][j] = [x / factor for x in found[:4]]
    return bool(found)


def _standard(a, b, c, d):
    """(a, b, 0.0, d, cos, sin): rows a, b and c, d turned into a triangle; None where their eigenvalues are complex."""
    if c == 0.0:
        return a, b, 0.0, d, 1.0, 0.0
    if b == 0.0:
        return d, -c, 0.0, a, 0.0, 1.0
    opposite = (b < 0.0) != (c < 0.0)
    half, larger = 0.5 * (a - d), max(abs(b), abs(c))
    if opposite and half == 0.0:
        return None
    smaller = -min(abs(b), abs(c)) if opposite else min(abs(b), abs(c))
    scale = max(abs(half), larger)
    z = half / scale * half + larger / scale * smaller
    if z >= 4.0 * _ROUNDING:
        z = half + math.copysign(math.sqrt(scale) * math.sqrt(z), half)
        length = hypotenuse(c, z)
        return d + z, b - c, 0.0, d - larger / z * smaller, z / length, c / length
    return _nearly_equal(a, b, c, d)


def _nearly_equal(a, b, c, d):
    """_standard where the eigenvalues are complex or equal to rounding: first make the diagonal equal."""
    side, gap = b + c, a - d
    length = hypotenuse(side, gap)
    cs = math.sqrt(0.5 * (1.0 + abs(side) / length))
    sn = -(0.5 * gap / (length * cs)) * math.copysign(1.0, side)
    aa, bb, cc, dd = a * cs + b * sn, b * cs - a * sn, c * cs + d * sn, d * cs - c * sn
    a, b, c, d = aa * cs + cc * sn, bb * cs + dd * sn, cc * cs - aa * sn, dd * cs - bb * sn
    mean = 0.5 * (a + d)
    if c == 0.0:
        return mean, b, 0.0, mean, cs, sn
    if b == 0.0:
        return mean, -c, 0.0, mean, -sn, cs
    if (b < 0.0) != (c < 0.0):
        return None
    root_b, root_c = math.sqrt(abs(b)), math.sqrt(abs(c))
    p, tau = math.copysign(root_b * root_c, c), 1.0 / math.sqrt(abs(b + c))
    c2, s2 = root_b * tau, root_c * tau
    return mean + p, b - c, 0.0, mean - p, cs * c2 - sn * s2, cs * s2 + sn * c2
