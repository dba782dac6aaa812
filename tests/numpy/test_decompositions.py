"""purenn.numpy's linear algebra against NumPy, mpmath's 60 digits, and other Pythons' bits.

A decomposition is held to what it promises (its factors' product is the matrix, its vectors are orthonormal), its values
to NumPy's, and its signs to those that LAPACK chooses as NumPy's wheels of OpenBLAS have it.
"""
import math
import os
import subprocess
import sys

import pytest
from hypothesis import example, given, strategies as st

import needs
from amounts import examples, some
from paths import ROOT
from purenn.numpy import decompositions, eigenvalues, singular_values, symmetric
from purenn.numpy.decompositions import LinAlgError

np = pytest.importorskip("numpy")

VALUES, ORTHOGONAL, PRODUCT = 1e-12, 1e-13, 1e-13           # allowed, the first and the last times the matrix's norm
SHAPES = [(1, 1), (1, 4), (5, 1), (2, 2), (2, 7), (9, 2), (3, 3), (6, 8), (8, 6), (10, 21), (23, 11), (13, 12), (20, 20),
          (25, 25), (24, 40), (40, 25), (27, 31), (31, 26)]
SIZES = [1, 2, 3, 4, 6, 9, 14, 20, 25, 26, 33, 40, 55]


# ---- matrices ----

def rng(*seed):
    return np.random.default_rng(list(seed))


def scales(r, *shape):
    return 10.0 ** r.uniform(-10, 10, size=shape)


def of_low_rank(r, m, n):
    rank = max(1, min(m, n) // 2)
    return r.normal(size=(m, rank)) @ r.normal(size=(rank, n))


KINDS = {
    "normal": lambda r, m, n: r.normal(size=(m, n)),
    "integers": lambda r, m, n: r.integers(-2, 3, size=(m, n)).astype(float),
    "low rank": of_low_rank,
    "graded": lambda r, m, n: r.normal(size=(m, n)) * scales(r, m, n),
    "graded rows": lambda r, m, n: r.normal(size=(m, n)) * scales(r, m, 1),
    "graded columns": lambda r, m, n: r.normal(size=(m, n)) * scales(r, 1, n),
    "sparse": lambda r, m, n: r.normal(size=(m, n)) * (r.random((m, n)) < 0.2),
    "identity": lambda r, m, n: np.eye(m, n),
    "ones": lambda r, m, n: np.ones((m, n)),
    "zeros": lambda r, m, n: np.zeros((m, n)),
    "huge": lambda r, m, n: r.uniform(-1, 1, size=(m, n)) * 1e307,
    "tiny": lambda r, m, n: r.normal(size=(m, n)) * 1e-290,
}


def mirrored(a):
    """The symmetric matrix with a's lower triangle."""
    return np.tril(a) + np.tril(a, -1).T


def of_spectrum(r, values):
    q = np.linalg.qr(r.normal(size=(len(values), len(values))))[0]
    return mirrored(q * values @ q.T)


SYMMETRIC = {
    "normal": lambda r, n: mirrored(r.normal(size=(n, n))),
    "repeated": lambda r, n: of_spectrum(r, r.integers(-2, 3, size=n) * 1.0),
    "all alike but one": lambda r, n: of_spectrum(r, np.ones(n) + 2.0 * (np.arange(n) == 0)),
    "graded": lambda r, n: mirrored(r.normal(size=(n, n)) * scales(r, n, n)),
    "covariance": lambda r, n: np.atleast_2d(np.cov(r.normal(size=(n, 3 * n)).cumsum(axis=0))),
    "low rank": lambda r, n: mirrored((lambda x: x @ x.T)(r.normal(size=(n, max(1, n // 3))))),
    "a chain": lambda r, n: 2.0 * np.eye(n) - np.eye(n, k=1) - np.eye(n, k=-1),
    "diagonal": lambda r, n: np.diag(r.normal(size=n)),
    "ones": lambda r, n: np.ones((n, n)),
    "zeros": lambda r, n: np.zeros((n, n)),
    "huge": lambda r, n: mirrored(r.uniform(-1, 1, size=(n, n)) * 1e307),
    "tiny": lambda r, n: mirrored(r.normal(size=(n, n)) * 1e-290),
}


def of_real_values(r, n):
    x = r.normal(size=(n, n))
    return x @ np.diag(r.normal(size=n)) @ np.linalg.inv(x)


GENERAL = {
    "real values": of_real_values,
    "symmetric": lambda r, n: mirrored(r.normal(size=(n, n))),
    "triangle": lambda r, n: np.triu(r.normal(size=(n, n))),
    "lower triangle": lambda r, n: np.tril(r.normal(size=(n, n))),
    "badly scaled": lambda r, n: (lambda x: of_real_values(r, n) * x / x.T)(scales(r, n, 1)),
    "one direction": lambda r, n: 2.0 * np.eye(n) + np.eye(n, k=1),
    "nilpotent": lambda r, n: np.triu(np.ones((n, n)), 1),
    "positive product": lambda r, n: (lambda x, y: x @ x.T @ y @ y.T)(r.normal(size=(n, n)), r.normal(size=(n, n))),
    "diagonal": lambda r, n: np.diag(r.normal(size=n)),
    "identity": lambda r, n: np.eye(n),
    "zeros": lambda r, n: np.zeros((n, n)),
}


def drawn(kinds, *sizes):
    """Each kind's matrices of all sizes, of which the short run has a part."""
    return [(name, size, rng(i, j)) for i, name in enumerate(sorted(kinds))
            for j, size in enumerate(some(zip(*sizes) if len(sizes) > 1 else [(n,) for n in sizes[0]], first=i))]


def idle(value):
    """For the names of tests."""
    return value if isinstance(value, str) else "x".join(map(str, value)) if isinstance(value, tuple) else ""


# ---- what is checked ----

def scaled(a):
    """(a by its largest number, that number), so that norms and products are floats."""
    largest = np.abs(a).max() or 1.0
    return a / largest, largest


def norm(a):
    return np.linalg.norm(a, 2) or 1.0


def close(found, expected, allowed):
    found, expected = np.array(found), np.array(expected)
    assert found.shape == expected.shape
    assert np.abs(found - expected).max(initial=0.0) <= allowed


def orthonormal(columns):
    columns = np.array(columns)
    close(columns.T @ columns, np.eye(columns.shape[1]), ORTHOGONAL)


def holds_svd(a, u, s, vt, full=False):
    a, largest = scaled(a)
    m, n = a.shape
    k = min(m, n)
    u, s, vt = np.array(u), np.array(s) / largest, np.array(vt)
    assert u.shape == (m, m if full else k) and vt.shape == (n if full else k, n) and s.shape == (k,)
    assert (s >= 0.0).all() and (np.diff(s) <= 0.0).all()
    orthonormal(u)
    orthonormal(vt.T)
    close(u[:, :k] * s @ vt[:k], a, PRODUCT * norm(a))
    close(s, np.linalg.svd(a, compute_uv=False), VALUES * norm(a))


def holds_eigh(a, values, vectors):
    a, largest = scaled(a)
    values, vectors = np.array(values) / largest, np.array(vectors)
    assert (np.diff(values) >= 0.0).all()
    orthonormal(vectors)
    close(vectors * values @ vectors.T, a, PRODUCT * norm(a))
    close(values, np.linalg.eigvalsh(a), VALUES * norm(a))


def holds_qr(a, q, r):
    a, largest = scaled(a)
    q, r = np.array(q), np.array(r) / largest
    assert r.shape == (q.shape[1], a.shape[1]) and not np.tril(r, -1).any()
    orthonormal(q)
    close(q @ r, a, PRODUCT * norm(a))


def openblas():
    """NumPy's wheels have OpenBLAS's LAPACK; another may choose other signs."""
    if "openblas" not in str(np.show_config(mode="dicts")["Build Dependencies"]["lapack"]):
        pytest.skip("NumPy without OpenBLAS")


def alike(found, expected):
    """How many columns point the same way."""
    return int((np.sum(np.array(found) * expected, axis=0) > 0.99).sum())


# ---- singular values ----

@pytest.mark.parametrize("kind, shape, r", drawn(KINDS, *zip(*SHAPES)), ids=idle)
def test_svd(kind, shape, r):
    a = KINDS[kind](r, *shape)
    for full in (False, True):
        holds_svd(a, *singular_values.svd(a.tolist(), full), full=full)
    close(np.array(singular_values.singular_values(a.tolist())) / scaled(a)[1],
          np.linalg.svd(scaled(a)[0], compute_uv=False), VALUES * norm(scaled(a)[0]))


@pytest.mark.parametrize("m, n", SHAPES + [(30, 30), (60, 45)])
def test_svd_has_lapacks_signs(m, n):
    openblas()
    a = rng(m, n).normal(size=(m, n))
    u, _, vt = np.linalg.svd(a)
    found = singular_values.svd(a.tolist(), True)
    assert alike(found[0], u) == m and alike(np.array(found[2]).T, vt.T) == n


def test_small_singular_values_of_a_bidiagonal_matrix_have_all_their_digits():
    """As Demmel and Kahan promise: relative to each, not to the largest."""
    mpmath = pytest.importorskip("mpmath")
    r = rng(1)
    a = np.diag(scales(r, 12)) + np.diag(scales(r, 11), 1)
    with mpmath.workdps(90):
        exact = sorted([float(x) for x in mpmath.svd_r(mpmath.matrix(a.tolist()), compute_uv=False)], reverse=True)
    found = singular_values.svd(a.tolist())[1]
    assert exact[0] / exact[-1] > 1e15
    assert max([abs(x / y - 1.0) for x, y in zip(found, exact)]) < 1e-14
    assert max([abs(x / y - 1.0) for x, y in zip(singular_values.singular_values(a.tolist()), exact)]) < 1e-14


# ---- symmetric matrices ----

@pytest.mark.parametrize("kind, size, r", drawn(SYMMETRIC, SIZES), ids=idle)
def test_eigh(kind, size, r):
    a = SYMMETRIC[kind](r, *size)
    holds_eigh(a, *symmetric.eigh(a.tolist()))


@pytest.mark.parametrize("kind", ["normal", "covariance", "diagonal"])
@pytest.mark.parametrize("n", some(SIZES))
def test_eigh_has_lapacks_signs(kind, n):
    openblas()
    a = SYMMETRIC[kind](rng(n, 7), n)
    assert alike(symmetric.eigh(a.tolist())[1], np.linalg.eigh(a)[1]) == n


def test_eigh_reads_the_lower_triangle():
    a = mirrored(rng(3).normal(size=(7, 7)))
    assert symmetric.eigh((np.tril(a) + np.triu(np.ones((7, 7)), 1)).tolist()) == symmetric.eigh(a.tolist())


# ---- general matrices ----

@pytest.mark.parametrize("kind, size, r", drawn(GENERAL, [n for n in SIZES if n < 40]), ids=idle)
def test_eig(kind, size, r):
    a = GENERAL[kind](r, *size)
    values, vectors = map(np.array, eigenvalues.eig(a.tolist()))
    close(np.linalg.norm(vectors, axis=0), np.ones(size), ORTHOGONAL)
    close(a @ vectors, vectors * values, PRODUCT * norm(a))


@pytest.mark.parametrize("kind", ["real values", "symmetric", "triangle", "lower triangle", "one direction", "diagonal"])
@pytest.mark.parametrize("n", some([2, 3, 4, 5, 6, 7]))
def test_eig_has_lapacks_order_and_signs(kind, n):
    openblas()
    a = GENERAL[kind](rng(n, 9), n)
    values, vectors = np.linalg.eig(a)
    found = eigenvalues.eig(a.tolist())
    close(found[0], values, VALUES * norm(a) * np.linalg.cond(vectors))
    assert alike(found[1], vectors) == n


def test_complex_eigenvalues_are_counted():
    turn = [[0.0, -1.0], [1.0, 0.0]]
    with pytest.raises(ValueError, match="2 of the 2 eigenvalues are complex"):
        eigenvalues.eig(turn)
    for n in (6, 9, 15):
        a = rng(n, 2).normal(size=(n, n))
        count = int((np.linalg.eigvals(a).imag != 0.0).sum())
        assert count > 0
        with pytest.raises(ValueError, match="^%d of the %d eigenvalues are complex" % (count, n)):
            eigenvalues.eig(a.tolist())


def test_symmetric_matrices_have_real_eigenvalues_whatever_rounding_says():
    """Where all but one are equal, rounding makes pairs of complex ones out of them."""
    for n in range(2, 30):
        values, vectors = map(np.array, eigenvalues.eig(np.ones((n, n)).tolist()))
        close(np.sort(values), [0.0] * (n - 1) + [float(n)], VALUES * n)
        close(np.ones((n, n)) @ vectors, vectors * values, PRODUCT * n)


# ---- QR, LU and Cholesky ----

@pytest.mark.parametrize("kind, shape, r", drawn(KINDS, *zip(*SHAPES)), ids=idle)
def test_qr(kind, shape, r):
    a = KINDS[kind](r, *shape)
    for complete in (False, True):
        q, upper = decompositions.qr(a.tolist(), complete)
        assert len(q[0]) == (shape[0] if complete else min(shape))
        holds_qr(a, q, upper)


@pytest.mark.parametrize("m, n", some(SHAPES))
def test_qr_has_numpys_signs(m, n):
    a = rng(m, n).normal(size=(m, n))
    for complete in (False, True):
        for found, expected in zip(decompositions.qr(a.tolist(), complete), np.linalg.qr(a, "complete" if complete else "reduced")):
            close(found, expected, VALUES * norm(a))


@pytest.mark.parametrize("n", some(SIZES))
def test_lu(n):
    a = rng(n, 4).normal(size=(n, n))
    factors, order, sign = decompositions.lu(a.tolist())
    factors = np.array(factors)
    close((np.tril(factors, -1) + np.eye(n)) @ np.triu(factors), a[order], PRODUCT * norm(a))
    assert np.abs(np.tril(factors, -1)).max() <= 1.0 and sign == round(np.linalg.det(np.eye(n)[order]))
    expected = np.linalg.slogdet(a)
    close(decompositions.slogdet(a.tolist()), expected, VALUES * n)
    assert math.isclose(decompositions.det(a.tolist()), expected[0] * math.exp(expected[1]), rel_tol=1e-11)
    targets = rng(n, 5).normal(size=(n, 3))
    size = np.linalg.cond(a)
    close(decompositions.solve(a.tolist(), targets.tolist()), np.linalg.solve(a, targets), 1e-14 * size * norm(np.linalg.solve(a, targets)))
    close(decompositions.inv(a.tolist()), np.linalg.inv(a), 1e-14 * size * norm(np.linalg.inv(a)))


def test_singular_matrices():
    singular = [[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [1.0, 1.0, 1.0]]
    assert decompositions.det(singular) == 0.0 and decompositions.slogdet(singular) == (0.0, -math.inf)
    assert decompositions.det([[0.0, 1.0], [1.0, 0.0]]) == -1.0
    for call in (lambda: decompositions.inv(singular), lambda: decompositions.solve(singular, [[1.0], [2.0], [3.0]])):
        with pytest.raises(LinAlgError, match="Singular matrix"):
            call()


@pytest.mark.parametrize("n", some(SIZES))
def test_cholesky(n):
    x = rng(n, 6).normal(size=(n, n + 2))
    a = mirrored(x @ x.T)
    lower = decompositions.cholesky((np.tril(a) + np.triu(np.ones((n, n)), 1)).tolist())
    assert not np.triu(lower, 1).any()
    close(np.array(lower) @ np.array(lower).T, a, PRODUCT * norm(a))
    close(lower, np.linalg.cholesky(a), VALUES * norm(a))
    for bad in (a - norm(a) * np.eye(n), a * 0.0):
        with pytest.raises(LinAlgError, match="not positive definite"):
            decompositions.cholesky(bad.tolist())


# ---- least squares, inverses, ranks ----

@pytest.mark.parametrize("rcond", [None, -1.0, 0.01, 0.5])
@pytest.mark.parametrize("kind", ["normal", "low rank", "integers", "zeros", "ones"])
@pytest.mark.parametrize("shape", some(SHAPES), ids=idle)
def test_lstsq(kind, shape, rcond):
    a, b = KINDS[kind](rng(*shape), *shape), rng(*shape).normal(size=(shape[0], 2))
    found, expected = singular_values.lstsq(a.tolist(), b.tolist(), rcond), np.linalg.lstsq(a, b, rcond)
    if kind in ("low rank", "ones") and rcond == -1.0:
        return                                              # the rank is rounding's
    assert found[2] == expected[2] and len(found[1]) == len(expected[1])
    close(found[3], expected[3], VALUES * norm(a))
    used = expected[3][:expected[2]]
    size = used[0] / used[-1] if len(used) else 1.0
    close(found[0], expected[0], 1e-13 * size * max(1.0, norm(expected[0])))
    close(found[1], expected[1], 1e-12 * norm(b) ** 2)


@pytest.mark.parametrize("kind", ["normal", "low rank", "graded columns", "zeros"])
@pytest.mark.parametrize("shape", some(SHAPES), ids=idle)
def test_pinv_matrix_rank_and_cond(kind, shape):
    a = KINDS[kind](rng(*shape, 8), *shape)
    rcond = 1e-10
    inverse = np.linalg.pinv(a, rcond)
    close(singular_values.pinv(a.tolist(), rcond), inverse, 1e-14 / rcond * norm(inverse))
    if kind in ("normal", "zeros"):
        close(singular_values.pinv(a.tolist()), np.linalg.pinv(a), 1e-10 * norm(inverse))
    assert singular_values.matrix_rank(a.tolist()) == np.linalg.matrix_rank(a)
    assert singular_values.matrix_rank(a.tolist(), norm(a) / 3.0) == np.linalg.matrix_rank(a, norm(a) / 3.0)
    for p in (None, 2, -2):
        found, expected = singular_values.cond(a.tolist(), p), np.linalg.cond(a, p)
        assert found == expected or expected > 1e12 or expected < 1e-12 or math.isclose(found, expected, rel_tol=1e-3), p


# ---- ill-conditioned ones, to 60 digits ----

def hilbert(n):
    return [[1.0 / (i + j + 1) for j in range(n)] for i in range(n)]


def test_hilberts_matrix():
    """Of floats, which are not quite its own: what is exact is calculated from these."""
    mpmath = pytest.importorskip("mpmath")
    a = hilbert(8)
    with mpmath.workdps(60):
        exact = mpmath.matrix(a)
        values = sorted([float(x) for x in mpmath.eigsy(exact, eigvals_only=True)])
        inverse, det = exact ** -1, mpmath.det(exact)
        lower = mpmath.cholesky(exact)
        gaps = [[float(x - y) for x, y in zip(row, wanted)] for row, wanted in zip(decompositions.cholesky(a), lower.tolist())]
        ratio = float(mpmath.mpf(decompositions.det(a)) / det)
        error = float(mpmath.mnorm(mpmath.matrix(decompositions.inv(a)) - inverse, "f") / mpmath.mnorm(inverse, "f"))
    size = values[-1] / values[0]
    assert size > 1e10
    close(symmetric.eigh(a)[0], values, 4e-16)
    close(singular_values.svd(a)[1], values[::-1], 4e-16 * values[-1])
    close(sorted(eigenvalues.eig(a)[0]), values, 4e-15)
    assert np.abs(gaps).max() < 1e-15 * math.sqrt(size)
    assert abs(ratio - 1.0) < 1e-16 * size and error < 1e-16 * size
    assert math.isclose(singular_values.cond(a), size, rel_tol=1e-16 * size)
    assert singular_values.matrix_rank(a) == 8


def test_franks_matrix():
    """Its small eigenvalues are ill-conditioned, and far from symmetric ones."""
    mpmath = pytest.importorskip("mpmath")
    n = 9
    a = [[float(n - max(i, j)) if j >= i - 1 else 0.0 for j in range(n)] for i in range(n)]
    with mpmath.workdps(60):
        exact = sorted([float(mpmath.re(x)) for x in mpmath.eig(mpmath.matrix(a), left=False, right=False)])
    close(sorted(eigenvalues.eig(a)[0]), exact, 1e-10)
    close(sorted(eigenvalues.eig(a)[0])[-1], exact[-1], 1e-14 * exact[-1])


# ---- any numbers at all ----

def matrices(square=False):
    """Matrices of up to six rows, with zeros, equal rows, and numbers of very different sizes."""
    numbers = st.one_of(st.integers(-3, 3).map(float), st.floats(-1e3, 1e3), st.floats(-1e300, 1e300), st.floats(-1e-300, 1e-300))
    sizes = st.integers(1, 6).map(lambda n: (n, n)) if square else st.tuples(st.integers(1, 6), st.integers(1, 6))
    return sizes.flatmap(lambda size: st.lists(st.lists(numbers, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]))


def visible(a):
    """Whether the matrix has its digits: those of subnormal numbers are few."""
    largest = np.abs(a).max()
    return largest == 0.0 or largest > 1e-290


# Which hypothesis has found.  Beside the largest number, the others' products are no floats, or have few digits.
SUBNORMAL = [[0.0, 2.0, 1427977229302345.0], [0.0, 2.0, 1427977229301039.0], [1e298, 0.0, 0.0], [0.0, 0.0, 1.0]]
NOT_SEEN = [[0.0, 1.0], [9.578016030685762e-278, 0.0]]                                      # the 1 is not read
STALLS = [[0.0, 0.0, 0.0, 0.0], [4.319406877421187e+214, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]
STALLS_TOO = [[0.0, 9.999999999999995e+299, 0.0, 1.0, 0.0], [3.0, 0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0, 0.0],
              [0.0, 0.0, 0.0, 0.0, 5.296913984860393e-140], [1.0, 1.0, 0.0, 0.0, 0.0]]


@examples(400)
@given(matrices())
@example(SUBNORMAL)
def test_any_matrix(rows):
    a = np.array(rows)
    found, factors = singular_values.svd(rows, True), decompositions.qr(rows, True)
    orthonormal(found[0])
    orthonormal(factors[0])
    if visible(a):
        holds_svd(a, *found, full=True)
        holds_qr(a, *factors)


@examples(400)
@given(matrices(square=True))
@example(NOT_SEEN)
@example(STALLS)
def test_any_symmetric_matrix(rows):
    a = mirrored(np.array(rows))
    found = symmetric.eigh(rows)
    orthonormal(found[1])
    if visible(a):
        holds_eigh(a, *found)


@examples(400)
@given(matrices(square=True))
@example(STALLS_TOO)
def test_any_square_matrix(rows):
    a, largest = scaled(np.array(rows))
    try:
        values, vectors = map(np.array, eigenvalues.eig(rows))
    except ValueError as error:
        assert "eigenvalues are complex" in str(error)
        return
    assert np.isfinite(vectors).all()
    if visible(a * largest) and np.abs(a[a != 0.0]).min(initial=1.0) > 1e-9:        # beyond, balancing gives up the large for the small
        close(a @ vectors, vectors * (values / largest), 1e-12 * norm(a))


# ---- errors ----

CALLS = [decompositions.lu, decompositions.det, decompositions.slogdet, decompositions.inv, decompositions.cholesky, decompositions.qr,
         singular_values.svd, singular_values.singular_values, singular_values.pinv, singular_values.matrix_rank, singular_values.cond,
         symmetric.eigh, eigenvalues.eig, lambda a: singular_values.lstsq(a, [[1.0]] * len(a)),
         lambda a: singular_values.lstsq([[1.0]] * len(a), a), lambda a: decompositions.solve(a, [[1.0]] * len(a)),
         lambda a: decompositions.solve(decompositions.identity(len(a)), a)]
GO_THROUGH = [0, 1, 2, 3, 15, 16]      # those that give nan and infinities on, as NumPy's
NEED_SQUARES = [decompositions.lu, decompositions.det, decompositions.slogdet, decompositions.inv, decompositions.cholesky,
                symmetric.eigh, eigenvalues.eig, CALLS[-2]]


@pytest.mark.parametrize("call", range(len(CALLS)))
def test_what_is_no_matrix_of_finite_numbers(call):
    for rows, words in (([], "is empty"), ([[]], "is empty"), ([[], []], "is empty"),
                        ([[1.0, 2.0], [math.nan, 4.0]], "a nan or an infinity, in row 1, column 0"),
                        ([[1.0, math.inf], [2.0, 4.0]], "a nan or an infinity, in row 0, column 1"),
                        ([[1.0, 2.0], [3.0]], "row 0 has length 2, but row 1 has length 1")):
        if call in GO_THROUGH and "nan" in words:
            CALLS[call](rows)
            continue
        with pytest.raises(LinAlgError, match=words):
            CALLS[call](rows)


@pytest.mark.parametrize("call", NEED_SQUARES)
def test_what_needs_a_square(call):
    with pytest.raises(LinAlgError, match=r"must be square; its shape is \(2, 3\)"):
        call([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def test_rows_that_do_not_fit():
    for call in (decompositions.solve, singular_values.lstsq):
        with pytest.raises(ValueError, match="the matrix has 2 rows, but there are 3 rows of targets"):
            call([[1.0, 2.0], [3.0, 4.0]], [[1.0], [2.0], [3.0]])
    with pytest.raises(ValueError, match="cond knows"):
        singular_values.cond([[1.0]], 1)


def test_the_arguments_stay_as_they_are():
    rows, targets = [[4, 1, 2], [1, 5, 3], [2, 3, 9]], [[1, 2], [3, 4], [5, 6]]
    before = repr((rows, targets))
    for call in CALLS[:13]:
        call(rows)
    decompositions.solve(rows, targets)
    singular_values.lstsq(rows, targets)
    assert repr((rows, targets)) == before


# ---- the same bits on other Pythons ----

BITS = """
import sys
sys.path.insert(0, sys.argv[1])
from purenn.numpy import decompositions, eigenvalues, singular_values, symmetric

state = [1]

def number():
    state[0] = state[0] * 1103515245 % 2147483648 + 12345
    return (state[0] % 65536 - 32768) * 2.0 ** -12

def matrix(m, n):
    return [[number() for _ in range(n)] for _ in range(m)]

def bits(x):
    return "[%s]" % ",".join([bits(y) for y in x]) if isinstance(x, (list, tuple)) else float(x).hex()

for m, n in ((1, 1), (2, 3), (5, 5), (9, 4), (12, 17), (27, 26)):
    a, square = matrix(m, n), matrix(n, n)
    print(bits([singular_values.svd(a, True), decompositions.qr(a, True), singular_values.pinv(a), singular_values.cond(a),
                singular_values.lstsq(a, matrix(m, 2)), decompositions.lu(square), decompositions.solve(square, matrix(n, 2))]))
    product = [[decompositions.dot(x, y) for y in square] for x in square]
    print(bits([symmetric.eigh(square), eigenvalues.eig(product), decompositions.cholesky(product)]))
    try:
        eigenvalues.eig(square)
        print("real")
    except ValueError as error:
        print(error)
"""


def bits_of(python, script):
    return subprocess.check_output([python, script, ROOT], universal_newlines=True, env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.13"])
def test_other_pythons_have_the_same_bits(version, tmp_path):
    script = tmp_path / "bits.py"
    script.write_text(BITS)
    here = bits_of(sys.executable, str(script))
    assert here.count("0x") > 5000 and "complex" in here
    assert bits_of(needs.python(version), str(script)) == here


# ---- controls: what is wrong is found ----

def test_a_wrong_result_is_found():
    a = rng(1, 2).normal(size=(6, 4))
    u, s, vt = map(np.array, singular_values.svd(a.tolist()))
    holds_svd(a, u, s, vt)
    flipped = vt * np.array([[-1.0], [1.0], [1.0], [1.0]])
    stretched = u * (1.0 + 1e-12)
    for wrong in ((u, s * (1.0 + 1e-11), vt), (u, s, flipped), (stretched, s, vt), (u, s[::-1], vt), (u[:, ::-1], s, vt[::-1])):
        with pytest.raises(AssertionError):
            holds_svd(a, *wrong)
    b = mirrored(a[:4])
    values, vectors = map(np.array, symmetric.eigh(b.tolist()))
    for wrong in ((values[::-1], vectors), (values + 1e-11, vectors), (values, vectors.T), (values, vectors * (1.0 + 1e-12))):
        with pytest.raises(AssertionError):
            holds_eigh(b, *wrong)
    q, r = map(np.array, decompositions.qr(a.tolist()))
    for wrong in ((-q, r), (q, r.T), (q * (1.0 + 1e-12), r), (q, r + 1e-12)):
        with pytest.raises(AssertionError):
            holds_qr(a, *wrong)
    assert alike(-u, u) == 0 and alike(u, u) == 4
