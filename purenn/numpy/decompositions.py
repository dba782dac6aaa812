"""Matrices taken apart: LU, Cholesky and QR, what is solved with them, and the reflections and rotations for others.

A matrix is a list of rows, lists of floats, and so is every matrix returned; the arguments are never changed.  Where a
decomposition leaves a choice, of signs or of order, it is taken as LAPACK takes it, so that NumPy has the same signs.
All is done by +, -, *, / and square roots in a fixed order: the same bits on every Python, but for slogdet's
logarithms.  Singular values are in singular_values.py, eigenvalues of symmetric matrices in symmetric.py, of others in
eigenvalues.py.

Glossary: m, n  rows and columns of the matrix;  i, j, k  indices of a row, a column, a step;  l, u  a lower and an
upper triangle;  q, r  orthonormal columns and an upper triangle;  c, s  a rotation's cosine and sine;  v, tau  the
reflection I - tau v v', where v[0] is 1
"""
import math

EPSILON = 2.0 ** -52                    # the step from 1.0 to the next float
DIVIDED = 25                            # beyond so many rows or columns LAPACK divides and conquers


class LinAlgError(ValueError):
    """A matrix that has no such decomposition: singular, not square, empty, or with a nan or an infinity."""


# ---- what the decompositions share ----

def checked(rows, square=False, finite=True):
    """New lists of the rows' floats.  LinAlgError where empty or ragged, and where asked, not square or not finite."""
    rows = [[float(x) for x in row] for row in rows]
    width = len(rows[0]) if rows else 0
    if not width:
        raise LinAlgError("the matrix is empty")
    for i, row in enumerate(rows):
        if len(row) != width:
            raise LinAlgError("row 0 has length %d, but row %d has length %d" % (width, i, len(row)))
        for j, x in enumerate(row if finite else ()):
            if x - x != 0.0:
                raise LinAlgError("the matrix has a nan or an infinity, in row %d, column %d" % (i, j))
    if square and len(rows) != width:
        raise LinAlgError("the matrix must be square; its shape is (%d, %d)" % (len(rows), width))
    return rows


def in_range(rows):
    """(rows, factor): the rows times a power of two, 1.0 where their squares are far from overflow and underflow."""
    factor = _factor(max([max([abs(x) for x in row]) for row in rows]))
    return (rows, factor) if factor == 1.0 else ([[x * factor for x in row] for row in rows], factor)


def _factor(largest):
    """The power of two that brings a number to a size whose square is a float; 1.0 for 0 and for most numbers."""
    if largest == 0.0 or 2.0 ** -400 < largest < 2.0 ** 400:
        return 1.0
    exponent = math.frexp(largest)[1]
    return 2.0 ** (400 - exponent if exponent > 400 else min(1020, -exponent))


def transposed(rows):
    """The columns of the rows."""
    return [[row[j] for row in rows] for j in range(len(rows[0]))]


def identity(n, width=None):
    """The first `width` of n unit vectors, each of length n."""
    return [[0.0] * j + [1.0] + [0.0] * (n - 1 - j) for j in range(n if width is None else width)]


def dot(x, y):
    """The sum of products, from left to right."""
    total = 0.0
    for a, b in zip(x, y):
        total += a * b
    return total


def hypotenuse(x, y):
    """The root of x*x + y*y."""
    factor = _factor(max(abs(x), abs(y)))
    x, y = x * factor, y * factor
    return math.sqrt(x * x + y * y) / factor


def rotation(f, g):
    """(c, s, r) with c f + s g == r and c g - s f == 0, where c >= 0 and r has the sign of f."""
    if g == 0.0:
        return 1.0, 0.0, f
    if f == 0.0:
        return 0.0, math.copysign(1.0, g), abs(g)
    factor = _factor(max(abs(f), abs(g)))
    f, g = f * factor, g * factor
    r = math.copysign(math.sqrt(f * f + g * g), f)
    return f / r, g / r, r / factor


def rotate(vectors, i, j, c, s):
    """Turn two of the vectors: the i-th becomes c x + s y, the j-th c y - s x."""
    x, y = vectors[i], vectors[j]
    vectors[i] = [c * a + s * b for a, b in zip(x, y)]
    vectors[j] = [c * b - s * a for a, b in zip(x, y)]


def reflector(x):
    """(v, tau, beta): the reflection that makes of x beta and zeros; beta has the sign that x[0] has not.

    Where all but x[0] are zero, nothing is reflected: tau is 0 and beta is x[0].  These are LAPACK's signs.
    """
    alpha, rest = x[0], x[1:]
    if not rest or max([abs(y) for y in rest]) == 0.0:
        return [1.0] + rest, 0.0, alpha
    factor = _factor(max([abs(y) for y in x]))
    alpha, rest = alpha * factor, [y * factor for y in rest]
    beta = -math.copysign(math.sqrt(alpha * alpha + dot(rest, rest)), alpha)
    gap = alpha - beta
    return [1.0] + [y / gap for y in rest], -gap / beta, beta / factor


def reflect(v, tau, vectors, start):
    """Reflect the vectors, in the places that v covers from `start` on."""
    stop = start + len(v)
    for vector in vectors if tau else ():
        part = vector[start:stop]
        scale = tau * dot(v, part)
        vector[start:stop] = [x - scale * y for x, y in zip(part, v)]


def reflect_across(v, tau, vectors, start):
    """Reflect each place from `start` on across the vectors, which are as many as v is long."""
    if not tau:
        return
    total = [0.0] * (len(vectors[0]) - start)
    for x, vector in zip(v, vectors):
        total = [a + x * b for a, b in zip(total, vector[start:])]
    for x, vector in zip(v, vectors):
        scale = tau * x
        vector[start:] = [a - scale * b for a, b in zip(vector[start:], total)]


def reflect_back(reflections, vectors, start=0):
    """Apply the reflections H0 H1 H2 ... to the vectors; v of the k-th begins at place start + k."""
    for k in range(len(reflections) - 1, -1, -1):
        v, tau = reflections[k]
        reflect(v, tau, vectors, start + k)


# ---- LU: systems of equations and determinants ----

def lu(rows):
    """(factors, order, sign): elimination of a square matrix, with the largest number of a column as its pivot.

    factors: n rows, u on and above the diagonal, l below it without its diagonal of ones.  l times u are the rows in
    this order: row i of the product is rows[order[i]].  sign: 1.0, or -1.0 where the order is an odd permutation.  The
    matrix is singular where a number on u's diagonal is 0; that is no error here, nor is a nan.  LinAlgError as from
    `checked` else.
    """
    rows, sign = checked(rows, square=True, finite=False), 1.0
    n = len(rows)
    order = list(range(n))
    for k in range(n):
        pivot = k
        for i in range(k + 1, n):
            if abs(rows[i][k]) > abs(rows[pivot][k]):
                pivot = i
        if rows[pivot][k] == 0.0:
            continue
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            order[k], order[pivot] = order[pivot], order[k]
            sign = -sign
        top, tail = rows[k][k], rows[k][k + 1:]
        for i in range(k + 1, n):
            if rows[i][k]:
                factor = rows[i][k] / top
                rows[i][k:] = [factor] + [x - factor * y for x, y in zip(rows[i][k + 1:], tail)]
    return rows, order, sign


def det(rows):
    """The determinant, 0.0 where singular; inf or 0.0 where it is beyond the floats."""
    factors, _, determinant = lu(rows)
    for k in range(len(factors)):
        determinant = determinant * factors[k][k]
    return determinant


def slogdet(rows):
    """(sign, the logarithm of the determinant's size); (0.0, -inf) where singular."""
    factors, _, sign = lu(rows)
    total = 0.0
    for k in range(len(factors)):
        pivot = factors[k][k]
        if pivot == 0.0:
            return 0.0, -float("inf")
        sign = -sign if pivot < 0.0 else sign
        total += math.log(abs(pivot))
    return sign, total


def solve(rows, targets):
    """X (n, t) with A X == targets (n, t).  LinAlgError where A is singular, and for both as from `checked`."""
    factors, order, _ = lu(rows)
    n = len(factors)
    if len(targets) != n:
        raise ValueError("the matrix has %d rows, but there are %d rows of targets" % (n, len(targets)))
    if 0.0 in [factors[k][k] for k in range(n)]:
        raise LinAlgError("Singular matrix")
    targets = checked(targets, finite=False)
    found = [targets[i] for i in order]
    for i in range(n):
        for k in range(i):
            _subtract(found, i, factors[i][k], k)
    for i in range(n - 1, -1, -1):
        for k in range(i + 1, n):
            _subtract(found, i, factors[i][k], k)
        found[i] = [x / factors[i][i] for x in found[i]]
    return found


def _subtract(rows, i, factor, k):
    """Row i minus factor times row k."""
    if factor:
        rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]


def inv(rows):
    """The inverse; LinAlgError where singular, or as from `lu`."""
    return solve(rows, identity(len(rows)))


# ---- Cholesky and QR ----

def cholesky(rows):
    """The lower triangle l with l l' == the matrix, of which only the lower triangle is read; l's diagonal is positive.

    LinAlgError where the matrix is not positive definite to rounding, or as from `checked`.
    """
    rows = checked(rows, square=True)
    lower = []
    for i, row in enumerate(rows):
        found = []
        for j in range(i):
            found.append((row[j] - dot(found, lower[j])) / lower[j][j])
        square = row[i] - dot(found, found)
        if not square > 0.0:
            raise LinAlgError("Matrix is not positive definite")
        lower.append(found + [math.sqrt(square)] + [0.0] * (len(rows) - 1 - i))
    return lower


def qr(rows, complete=False):
    """(q, r) with q r == the m rows of n: q (m, k) with orthonormal columns, r (k, n) an upper triangle.

    k is the smaller of m and n, and m where complete.  Signs are NumPy's, by Householder's reflections.
    """
    columns = transposed(checked(rows))
    m = len(columns[0])
    reflections = triangular(columns)
    count = m if complete else len(reflections)
    q = identity(m, count)
    reflect_back(reflections, q)
    return transposed(q), transposed(columns)[:count]


def triangular(columns):
    """Make the columns an upper triangle, in place; the reflections that did it."""
    reflections = []
    for k in range(min(len(columns), len(columns[0]))):
        v, tau, beta = reflector(columns[k][k:])
        columns[k][k:] = [beta] + [0.0] * (len(v) - 1)
        reflect(v, tau, columns[k + 1:], k)
        reflections.append((v, tau))
    return reflections
