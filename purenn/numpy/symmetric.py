"""Eigenvalues and eigenvectors of symmetric matrices.

Reflections make the matrix tridiagonal, and implicit QL sweeps make it diagonal.  The choices on the way are LAPACK's,
and so are the signs of the vectors.  Of more than 25 rows, LAPACK divides and conquers: signs follow by a rule, except
where both halves have an eigenvalue alike, as in a matrix that its own mirror image is; these rounding decides.

Glossary: n  rows of the matrix;  d, e  the diagonal of a tridiagonal matrix and the numbers beside it;  z  the vectors
so far, a list of them;  v, tau  the reflection I - tau v v';  c, s  a rotation's cosine and sine;  first, last  the
first and the last place of a block of the matrix;  low, high  the same of a block within that one;  i, j, k  indices
"""
import math

from .decompositions import (DIVIDED, EPSILON, LinAlgError, checked, dot, hypotenuse, identity, in_range,
                             reflect_back, reflector, rotate, rotation, transposed)

_ROUNDING = 0.5 * EPSILON
_TINY = 2.0 ** -1022                    # the smallest float with all its digits
_SWEEPS = 30                            # per eigenvalue; two or three are usual


def eigh(rows):
    """(values in rising order, vectors as columns) of a symmetric matrix, of which only the lower triangle is read.

    The vectors are orthonormal.  LinAlgError where the matrix is empty, not square or not finite.
    """
    rows = checked(rows, square=True)
    rows, factor = in_range([row[:i] + [below[i] for below in rows[i:]] for i, row in enumerate(rows)])
    d, e, reflections = _tridiagonal(rows)
    z = identity(len(d))
    _diagonalise(d, e, z)
    for i in range(len(d) - 1):
        least = i
        for j in range(i + 1, len(d)):
            if d[j] < d[least]:
                least = j
        for numbers in (d, z):
            numbers[i], numbers[least] = numbers[least], numbers[i]
    reflect_back(reflections, z, 1)
    return [x / factor for x in d], transposed(z)


def svd(rows):
    """(u, singular values in falling order, vt): eigh's vectors, on the right with the signs of their eigenvalues."""
    values, vectors = eigh(rows)
    columns = transposed(vectors)
    order = sorted(range(len(values)), key=lambda i: (abs(values[i]), i))[::-1]
    right = [[x * math.copysign(1.0, values[i]) for x in columns[i]] for i in order]
    return transposed([columns[i] for i in order]), [abs(values[i]) for i in order], right


def _tridiagonal(rest):
    """(d, e, reflections): a symmetric matrix, reflected from both sides, by the k-th from place k + 1 on."""
    d, e, reflections = [], [], []
    while len(rest) > 1:
        v, tau, beta = reflector([row[0] for row in rest[1:]])
        d.append(rest[0][0])
        e.append(beta)
        reflections.append((v, tau))
        rest = [row[1:] for row in rest[1:]]
        if tau:
            w = [tau * dot(row, v) for row in rest]
            half = 0.5 * tau * dot(w, v)
            w = [x - half * y for x, y in zip(w, v)]
            rest = [[x - (a * y + b * t) for x, y, t in zip(row, w, v)] for row, a, b in zip(rest, v, w)]
    return d + [rest[0][0]], e, reflections


def _diagonalise(d, e, z):
    """Make d the eigenvalues, block after block; the vectors z turn along."""
    first = 0
    while first < len(d):
        last = first
        while last < len(e) and abs(e[last]) > math.sqrt(abs(d[last])) * math.sqrt(abs(d[last + 1])) * _ROUNDING:
            last += 1
        step = -1 if abs(d[last]) < abs(d[first]) else 1        # QL from the small end, or QR where that is the last
        places = list(range(first, last + 1))[::step]
        before, beside = d[first:last + 1], e[first:last]
        block = before[::step]
        _diagonalise_block(block, beside[::step], z, places)
        d[first:last + 1] = block[::step]
        if len(block) > DIVIDED:
            _choose_signs(before, beside, z, first, max([abs(x) for x in block]))
        first = last + 1


def _choose_signs(d, e, z, first, size):
    """Give the vectors of a long block the signs that they get where LAPACK joins its halves.

    Across the joint, a vector is negative.  One that belongs to one half, to rounding, has its sign from there.
    d, e: the block as it was; size: of its largest eigenvalue.
    """
    joint, halves = len(d) // 2, []
    tear = e[joint - 1]
    bound = 8.0 * _ROUNDING * size / (abs(tear) * math.sqrt(2.0))
    for i in range(first, first + len(d)):
        part = z[i][first:first + len(d)]
        across = part[joint - 1] + math.copysign(part[joint], part[joint] * tear)
        if abs(across) <= bound:
            halves = halves or _half_vectors(d, e, joint)
            likeness = [-dot(part, vector) for vector in halves]
            across = max(likeness) if max(likeness) > -min(likeness) else min(likeness)
        if across > 0.0:
            z[i] = [-x for x in z[i]]


def _half_vectors(d, e, joint):
    """The vectors of both halves of a block, torn apart at the joint; halves of halves are as deep as it goes."""
    upper, lower, tear = d[:joint], d[joint:], abs(e[joint - 1])
    upper[-1] -= tear
    lower[0] -= tear
    z = identity(len(d))
    _diagonalise(upper + lower, e[:joint - 1] + [0.0] + e[joint:], z)
    return z


def _diagonalise_block(d, e, z, places):
    """The same for one block; places: where its rows are in the matrix."""
    low, sweeps, negligible = 0, 0, _TINY
    while low < len(d):
        high = _split(d, e, low, negligible)
        if high == low:
            low += 1
        elif high == low + 1:
            _two_by_two(d, e, low, z, places)
            low += 2
        else:
            sweeps += 1
            if sweeps > _SWEEPS * len(d):                       # then what is small beside the largest must do
                negligible = (_ROUNDING * max([abs(x) for x in d + e])) ** 2
            if sweeps > 2 * _SWEEPS * len(d):
                raise LinAlgError("Eigenvalues did not converge")
            for k, c, s in _ql_sweep(d, e, low, high):
                rotate(z, places[k + 1], places[k], c, s)


def _split(d, e, low, negligible):
    """Where the block ends that begins at low; the number of e behind it becomes 0.  negligible: the square of one."""
    for high in range(low, len(e)):
        if e[high] * e[high] <= _ROUNDING * _ROUNDING * abs(d[high]) * abs(d[high + 1]) + negligible:
            e[high] = 0.0
            return high
    return len(e)


def _ql_sweep(d, e, low, high):
    """An implicit QL sweep over a block; its rotations (k, c, s), of the places k + 1 and k."""
    turns = []
    g = (d[low + 1] - d[low]) / (2.0 * e[low])
    g = d[high] - d[low] + e[low] / (g + math.copysign(hypotenuse(g, 1.0), g))
    c, s, p = 1.0, 1.0, 0.0
    for i in range(high - 1, low - 1, -1):
        f, b = s * e[i], c * e[i]
        c, s, r = rotation(g, f)
        if i != high - 1:
            e[i + 1] = r
        g = d[i + 1] - p
        r = (d[i] - g) * s + 2.0 * c * b
        p = s * r
        d[i + 1] = g + p
        g = c * r - b
        turns.append((i, c, s))
    d[low] -= p
    e[low] = g
    return turns


def _two_by_two(d, e, low, z, places):
    """Make a block of two diagonal; its eigenvalue of larger size takes the place that comes first in z."""
    i, j = sorted(places[low:low + 2])
    first, last = (low, low + 1) if places[low] == i else (low + 1, low)
    a, b, other = d[first], e[low], d[last]
    total, gap = a + other, a - other
    root = hypotenuse(gap, 2.0 * b)
    large = 0.5 * (total - root if total < 0.0 else total + root)
    big, little = (a, other) if abs(a) > abs(other) else (other, a)
    small = big / large * little - b / large * b if total else -0.5 * root
    d[first], d[last] = large, small
    e[low] = 0.0
    cs = gap + root if gap >= 0.0 else gap - root
    if abs(cs) > abs(2.0 * b):
        t = -2.0 * b / cs
        s = 1.0 / math.sqrt(1.0 + t * t)
        c = t * s
    else:
        t = -cs / (2.0 * b)
        c = 1.0 / math.sqrt(1.0 + t * t)
        s = t * c
    if (total < 0.0) == (gap < 0.0):
        c, s = -s, c
    rotate(z, j, i, c, -s)
