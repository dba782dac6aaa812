"""Draws of vectors, and in random order, against NumPy: multinomial, Dirichlet, normal with a covariance, permuted."""
import random

import pytest

import needs
import purenn.numpy as pnp
from amounts import share, some
from purenn.random import binomials, legacy, modern
from purenn.random.generators import RandomState, default_rng

np = pytest.importorskip("numpy")

GENERATORS = [pytest.param(RandomState, np.random.RandomState, id="RandomState"),
              pytest.param(default_rng, np.random.default_rng, id="default_rng")]


@pytest.fixture(autouse=True)
def as_this_numpy_corrects_it(monkeypatch):
    """From 2.5 on, Generator's binomial draws are others once in 100,000, and RandomState's multinomial ones like its own."""
    if needs.numpy_from("2.5"):
        monkeypatch.setattr(modern.ModernSamples, "stirling", binomials.FROM_2_5)
        monkeypatch.setattr(legacy.LegacySamples, "outcome", lambda self, n, p: self.successes(n, p).draw(self.double))


def plain(value):
    return value.tolist() if hasattr(value, "tolist") else value


def shares(r, count):
    weights = [r.choice([0.0, r.random(), 1.0]) for _ in range(count - 1)] + [r.random()]
    return [weight / sum(weights) for weight in weights]


# ---- multinomial ----

@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_multinomial(ours, theirs):
    for seed in some(range(200)):
        r = random.Random(seed)
        a, b = ours(seed), theirs(seed)
        n, pvals = int(10 ** r.uniform(0, 6)), shares(r, r.randint(1, 6))
        for size in (None, 3, (2, 2), ()):
            assert a.multinomial(n, pvals, size) == plain(b.multinomial(n, pvals, size)), (n, pvals)
        assert a.uniform() == b.uniform()


def test_multinomial_of_arrays():
    for seed in some(range(50)):
        r = random.Random(seed)
        a, b = default_rng(seed), np.random.default_rng(seed)
        rows = [shares(r, 4) for _ in range(3)]
        for n, pvals, size in ((9, rows, None), ([1, 20, 300], rows, None), ([[5], [60]], rows, None), ([5, 6, 7], rows[0], None),
                               ([5, 6, 7], rows, (2, 3)), (40, rows, (2, 3)), (40, [rows, rows[::-1]], None), ([5], rows[0], 1)):
            assert a.multinomial(n, pvals, size) == plain(b.multinomial(n, pvals, size))
        assert a.uniform() == b.uniform()


@pytest.mark.parametrize("n, pvals, size", [
    (-1, [1.0], None), (5, [0.9, 0.9, 0.1], None), (5, [-0.5, 1], None), (5, [float("nan"), 0.5], None), (5, [1.5], None),
    (5, [0.5, 0.5], -1), (5, [0.5, 0.5], 2.5), (None, [1.0], None), (5, None, None), (5, 0.5, None)], ids=repr)
@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_errors_of_multinomial(n, pvals, size, ours, theirs):
    with pytest.raises(Exception) as expected:
        theirs(1).multinomial(n, pvals, size)
    with pytest.raises(Exception) as caught:
        ours(1).multinomial(n, pvals, size)
    assert isinstance(expected.value, caught.type)


def test_multinomial_of_nothing_and_of_more_than_randomstate_takes():
    for size in (None, 3):
        assert RandomState(1).multinomial(5, [], size) == plain(np.random.RandomState(1).multinomial(5, [], size))
    for make in (default_rng, np.random.default_rng):
        for arguments in ((5, []), ([5, 6], [[0.5, 0.5]] * 3), ([5, 6], [0.5, 0.5], 3), (5, [[0.5, 0.5]] * 2, ())):
            with pytest.raises(ValueError):
                make(1).multinomial(*arguments)
    for make in (RandomState, np.random.RandomState):
        for arguments, error in ((([5, 6], [0.5, 0.5]), TypeError), ((5, [[0.5, 0.5]]), ValueError)):
            with pytest.raises(error):
                make(1).multinomial(*arguments)


# ---- Dirichlet ----

@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_dirichlet(ours, theirs):
    for seed in some(range(100)):
        r = random.Random(seed)
        a, b = ours(seed), theirs(seed)
        small, large = [[10 ** r.uniform(*ends) for _ in range(r.randint(1, 5))] for ends in ((-6, -1.1), (-3, 2))]
        for alpha in (small, large, small + large):
            for size in (None, 4, (2, 2), ()):
                with np.errstate(all="ignore"):         # all gamma draws may be 0, and their shares nan
                    assert repr(a.dirichlet(alpha, size)) == repr(plain(b.dirichlet(alpha, size))), (alpha, size)
        assert a.uniform() == b.uniform()


@pytest.mark.parametrize("alpha", [[0, 1], [0, 0], [0, 0.01, 0], [0.01, 0, 0.02], [1e-300, 1e-300], [1e-104, 1e-105],
                                   [float("nan"), 1], [], [1e300, 1]], ids=repr)
@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_dirichlet_at_the_edges(alpha, ours, theirs):
    with np.errstate(all="ignore"):
        try:
            wanted = repr(plain(theirs(2).dirichlet(alpha, 5)))
        except ValueError:
            with pytest.raises(ValueError):
                ours(2).dirichlet(alpha, 5)
        else:
            assert repr(ours(2).dirichlet(alpha, 5)) == wanted


@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_errors_of_dirichlet(ours, theirs):
    for arguments, error in (([[-1, 1]], ValueError), ([5], TypeError), ([[[1, 2]]], ValueError), ([[1, 2], -1], ValueError),
                             ([[1, 2], 2.5], TypeError), ([None], TypeError)):
        for make in (ours, theirs):
            with pytest.raises(error):
                make(1).dirichlet(*arguments)


# ---- normal with a covariance: the decomposition is LAPACK's there, so that only digits agree ----

def covariance(r, n):
    factor = np.array([[r.gauss(0, 1) for _ in range(n)] for _ in range(n)])
    return (factor @ factor.T).tolist()


def close(a, b):
    return np.shape(a) == np.shape(b) and np.allclose(plain(a), plain(b), rtol=1e-9, atol=1e-9)


def test_multivariate_normal():
    for seed in some(range(40)):
        r = random.Random(seed)
        n = r.randint(1, 6)
        mean, cov = [r.gauss(0, 9) for _ in range(n)], covariance(r, n)
        for size in (None, 3, (2, 2), ()):
            a, b = pnp.random.RandomState(seed), np.random.RandomState(seed)
            assert close(a.multivariate_normal(mean, cov, size), b.multivariate_normal(mean, cov, size))
            assert a.uniform() == b.uniform()
            for method in ("svd", "eigh", "cholesky"):
                a, b = pnp.random.default_rng(seed), np.random.default_rng(seed)
                assert close(a.multivariate_normal(mean, cov, size, method=method),
                             b.multivariate_normal(mean, cov, size, method=method))
                assert a.random() == b.random()


def test_by_any_function_that_takes_matrices_apart():
    """The hook is given rows of floats, and the name of the method."""
    asked = []

    class Own(type(default_rng(1))):
        def _decomposed(self, rows, method):
            asked.append((rows, method))
            return [part.tolist() for part in np.linalg.svd(rows)]

    drawn = Own(3).multivariate_normal([1, 2], [[2, 1], [1, 2]], 4)
    assert close(drawn, np.random.default_rng(3).multivariate_normal([1, 2], [[2, 1], [1, 2]], 4))
    assert asked == [([[2.0, 1.0], [1.0, 2.0]], "svd")] and not close(drawn, Own(4).multivariate_normal([1, 2], np.eye(2), 4))


@pytest.mark.parametrize("ours, theirs", [(pnp.random.RandomState, np.random.RandomState),
                                          (pnp.random.default_rng, np.random.default_rng)])
@pytest.mark.parametrize("mean, cov, options", [
    ([0, 0], [[1, 0]], {}), ([0], [[1, 0], [0, 1]], {}), ([[0]], [[1]], {}), (0, 1, {}), ([0, 0], [1, 1], {}),
    ([0, 0], [[1, 0], [0, 1]], {"check_valid": "no"}), ([0, 0], [[1, 0], [0, 1]], {"size": -1}),
    ([0, 0], [[1, 0], [0, -1]], {"check_valid": "raise"}), ([0, 0], [[1, 2], [0, 1]], {"check_valid": "raise"})], ids=repr)
def test_errors_of_multivariate_normal(mean, cov, options, ours, theirs):
    with pytest.raises(ValueError):
        theirs(1).multivariate_normal(mean, cov, **options)
    with pytest.raises(ValueError):
        ours(1).multivariate_normal(mean, cov, **options)


def test_what_is_no_covariance_by_eigenvalues():
    mean, bad = [0, 0], [[1, 2], [2, 1]]
    for make in (pnp.random.default_rng, np.random.default_rng):
        for options in ({"method": "eigh", "check_valid": "raise"}, {"method": "cholesky"}, {"method": "lu"}):
            with pytest.raises(ValueError):
                make(1).multivariate_normal(mean, bad, **options)
        with pytest.raises(TypeError):
            make(1).multivariate_normal([1j, 0], [[1, 0], [0, 1]])
    with pytest.warns(RuntimeWarning):
        wanted = np.random.default_rng(1).multivariate_normal(mean, bad, 3, method="eigh")
    assert close(pnp.random.default_rng(1).multivariate_normal(mean, bad, 3, method="eigh"), wanted)


# ---- permuted ----

def test_permuted():
    for seed in range(share(100)):
        r = random.Random(seed)
        a, b = default_rng(seed), np.random.default_rng(seed)
        for shape in ((r.randint(0, 9),), (r.randint(1, 4), r.randint(0, 4)), (2, r.randint(1, 3), 3)):
            x = np.arange(np.prod(shape)).reshape(shape)
            for axis in [None] + list(range(-len(shape), len(shape))):
                assert a.permuted(x.tolist(), axis) == b.permuted(x, axis=axis).tolist()
        assert a.random() == b.random()


def test_permuted_in_place():
    x, ours, theirs = np.arange(12).reshape(3, 4), pnp.arange(12).reshape(3, 4), np.arange(12).reshape(3, 4)
    for axis in (None, 0, 1):
        assert pnp.random.default_rng(2).permuted(ours, axis=axis, out=ours) is ours
        np.random.default_rng(2).permuted(theirs, axis=axis, out=theirs)
        assert ours.tolist() == theirs.tolist()
    out = [[0] * 4 for _ in range(3)]
    assert default_rng(2).permuted(x, 1, out) is out and out == np.random.default_rng(2).permuted(x, axis=1).tolist()


def test_errors_of_permuted():
    for arguments, error in (((5,), TypeError), (([1, 2], 1), ValueError), (([1, 2], "a"), TypeError)):
        with pytest.raises(error):
            np.random.default_rng(1).permuted(arguments[0], axis=(arguments[1:] or (None,))[0])
        with pytest.raises(error):
            default_rng(1).permuted(*arguments)
    with pytest.raises(ValueError):
        default_rng(1).permuted([[1, 2], [3, 4]], None, [0, 0, 0, 0])
    with pytest.raises(ValueError):
        np.random.default_rng(1).permuted([[1, 2], [3, 4]], out=np.zeros(4, int))


def test_kinds_are_kept():
    for name in ("uint8", "float32", "bool", "int64", "float64"):
        x, y = pnp.array([1, 0, 1, 1]).astype(name), np.array([1, 0, 1, 1]).astype(name)
        for draw in (lambda g, x: g.permutation(x), lambda g, x: g.permuted(x), lambda g, x: g.choice(x, 3), lambda g, x: g.choice(x)):
            a, b = draw(pnp.random.default_rng(1), x), draw(np.random.default_rng(1), y)
            assert a.dtype.name == b.dtype.name and a.tolist() == b.tolist()


def test_a_wrong_order_would_be_found():
    assert default_rng(1).permuted(list(range(9))) != default_rng(2).permuted(list(range(9)))
    assert default_rng(1).permuted([[1, 2, 3]] * 3, 1) != default_rng(1).permuted([[1, 2, 3]] * 3, 0)
