"""Distributions of vectors: multinomial, Dirichlet, and normal with a covariance.

A generator has this class beside Distributions, which draws single numbers and makes the results; their last axis is
that of the vectors.
"""
import math

from ..arrays.shapes import size_of
from ..floats.parts import INF
from .parameters import count, fitted, flatten, probability, real, size_and_shape

ROOM = 1.0 / 1e12               # how far above 1 probabilities may sum to, as in NumPy
METHODS = ("svd", "eigh", "cholesky")
CHECKS = ("warn", "raise", "ignore")


class Vectors(object):
    """Draws of vectors; parameters and errors as in Distributions."""

    def _decomposed(self, rows, method):
        """A symmetric matrix as `method` takes it apart, in lists of rows.

        "svd": (left vectors as columns, singular values, right vectors as rows); "eigh": (values, vectors as columns);
        "cholesky": the lower triangle.
        """
        raise NotImplementedError("multivariate_normal is in purenn.numpy, which takes matrices apart")

    def _multinomial(self, n, pvals, size):
        """multinomial of checked shapes: probabilities along the last axis of pvals, broadcast to n and the size."""
        tries, tries_shape = flatten(n)
        flat, shape = flatten(pvals)
        tries = [count(x, "n") for x in tries]
        flat = [probability(x, "pvals") for x in flat]
        length = shape[-1]
        rows = [flat[i * length:i * length + length] for i in range(size_of(shape[:-1]))]
        for row in rows:
            if compensated_sum(row[:-1]) > 1.0 + ROOM:
                raise ValueError("sum(pvals[:-1]) > 1.0; got %r" % (row,))
        _, joint, lists = fitted(size, [(tries, tries_shape), (rows, shape[:-1])])
        shape = (joint or ()) + (length,)
        self._check_shape(shape)
        samples = self._samples()
        return self._of_kind(chained([outcomes(samples, n, row) for n, row in zip(*lists)]), shape, "int")

    def _dirichlet(self, alpha, size, check, fractions):
        """dirichlet of numbers that check(number, name) takes, each vector drawn by fractions(samples, alpha)."""
        alpha, shape = flatten(alpha)
        if len(shape) != 1:
            error = ValueError if shape else TypeError
            raise error("alpha must be a sequence of numbers; its shape is %r" % (shape,))
        alpha = [check(x, "alpha") for x in alpha]
        samples = self._samples()
        return self._vectors(lambda: fractions(samples, alpha), len(alpha), size)

    def _vectors(self, draw, length, size):
        """As many vectors of this length as the size asks for, each drawn by draw()."""
        n, shape = size_and_shape(size)
        shape = (shape or ()) + (length,)
        self._check_shape(shape)
        return self._shaped(chained([draw() for _ in range(n)]), shape)

    def _multivariate_normal(self, mean, cov, size, check_valid, tol, method, factor):
        """multivariate_normal with the rows that factor(parts) makes of the parts of cov."""
        if method not in METHODS or check_valid not in CHECKS:
            raise ValueError("method is one of %r, check_valid one of %r; got %r and %r" % (
                METHODS, CHECKS, method, check_valid))
        (mean, mean_shape), (cov, shape) = flatten(mean), flatten(cov)
        length = len(mean)
        if len(mean_shape) != 1 or shape != (length, length):
            raise ValueError("mean must be a vector and cov a square matrix as long; the shapes are %r and %r" % (
                mean_shape, shape))
        mean, cov = [real(x, "mean") for x in mean], [real(x, "cov") for x in cov]
        cov = [cov[i * length:i * length + length] for i in range(length)]
        parts = self._decomposed(cov, method)
        if check_valid == "raise" and not is_covariance(cov, parts, method, tol):
            raise ValueError("covariance is not symmetric positive-semidefinite")
        rows = factor(parts, method)

        def draw():
            """The mean, and the factor times a standard normal vector."""
            normals = self._normals(length)
            return [m + product(row, normals) for m, row in zip(mean, rows)]
        return self._vectors(draw, length, size)


# ---- parts of a covariance ----

def left_factor(parts, method):
    """Rows which, times their transpose, are the matrix that was taken apart."""
    if method == "cholesky":
        return parts
    vectors, values = parts[:2] if method == "svd" else (parts[1], parts[0])
    return [_scaled(row, values) for row in vectors]


def right_factor(parts, method):
    """The same of the right vectors, which RandomState takes."""
    _, values, vectors = parts
    return [_scaled([row[i] for row in vectors], values) for i in range(len(values))]


def _scaled(row, values):
    return [x * math.sqrt(abs(value)) for x, value in zip(row, values)]


def is_covariance(cov, parts, method, tol):
    """Whether no eigenvalue is below -tol; by the singular values, whether the right vectors alone make cov again."""
    if method == "eigh":
        return min(parts[0]) >= -tol
    if method == "svd":
        rows = right_factor(parts, method)
        for row, numbers in zip(rows, cov):
            for other, x in zip(rows, numbers):
                if not abs(product(row, other) - x) <= tol + tol * abs(x):
                    return False
    return True


def product(first, second):
    """The sum of the products of two rows."""
    total = 0.0
    for x, y in zip(first, second):
        total += x * y
    return total


# ---- one vector ----

def outcomes(samples, n, probabilities):
    """How often each of the outcomes happens in n tries: one after the other, out of the tries that are left."""
    counts = [0] * len(probabilities)
    rest = 1.0
    for i, p in enumerate(probabilities[:-1]):
        counts[i] = samples.outcome(n, p / rest)
        n -= counts[i]
        if n <= 0:
            break
        rest -= p
    if n > 0 and counts:
        counts[-1] = n
    return counts


def fractions(samples, alpha):
    """Gamma draws over their sum."""
    draws = [samples.gamma(a) for a in alpha]
    total = 0.0
    for x in draws:
        total += x
    inverse = 1.0 / total if total != 0.0 else INF
    return [x * inverse for x in draws]


def small_fractions(samples, alpha):
    """Beta draws, each a share of what the ones before have left, where gamma draws might all be 0."""
    if not alpha or [a for a in alpha if not a < 0.1]:
        return fractions(samples, alpha)
    sums = [0.0]                        # of the last 0, 1, 2, ... alphas
    for a in reversed(alpha):
        sums.append(sums[-1] + a)
    draws = [0.0] * len(alpha)
    if sums[-1] == 0.0:
        return draws
    rest = 1.0
    for i, a in enumerate(alpha[:-1]):
        others = sums[len(alpha) - 1 - i]
        share = samples.beta(a, others)
        draws[i] = rest * share
        rest *= 1.0 - share
        if others == 0.0:
            break
    draws[-1] = rest
    return draws


# ---- lists ----

def chained(rows):
    """The numbers of all rows in one list."""
    flat = []
    for row in rows:
        flat += row
    return flat


def compensated_sum(numbers):
    """A sum whose error does not grow with the numbers (Kahan)."""
    total = lost = 0.0
    for x in numbers:
        x = x - lost
        after = total + x
        lost = (after - total) - x
        total = after
    return total
