"""Distributions that are seldom drawn, draw for draw beside both of NumPy's generators."""
import math

import numpy as np
import pytest

import purenn.numpy as pnp
from purenn.random import generators

DRAWS = {
    "f": [(1, 1), (0.3, 7.0), (30, 4.5), (math.nan, 1)],
    "noncentral_chisquare": [(0.5, 0), (0.5, 3), (1, 40), (3, 2.5), (3, math.nan), (1, math.nan)],
    "noncentral_f": [(3, 4, 0.5), (0.4, 4, 6), (1, 1, math.nan)],
    "wald": [(1, 1), (3, 0.2), (0.1, 50), (1e10, 1e-5), (1e-5, 1e10)],
    "vonmises": [(0, 0), (1, 1e-6), (1, 0.5), (-2, 4), (3, 100), (3, 9e5), (3, 1e7), (-3.1, 1e7), (-50, 2), (1e300, 1), (0, math.nan)],
    "logseries": [(0.1,), (0.5,), (0.999,), (1 - 1e-12,), (0,), (1e-10,)],
    "zipf": [(1.001,), (1.2,), (2,), (5.5,), (60,)],
    "hypergeometric": [(5, 5, 3), (50, 5, 10), (5, 50, 11), (5, 50, 44), (100, 200, 60), (200, 100, 250), (10000, 3000, 500),
                       (300, 900000, 100000), (7, 3, 10), (0, 5, 3), (5, 0, 3), (15, 0, 13), (20, 30, 45), (2.7, 5, 1)]}
WRONG = {
    "f": [(0, 1), (1, 0), (-1, 1)], "noncentral_chisquare": [(0, 1), (1, -1)], "noncentral_f": [(1, 0, 1), (1, 1, -1)],
    "wald": [(0, 1), (1, 0)], "vonmises": [(0, -1), (0, [-0.0])], "logseries": [(1.0,), (-0.1,), (math.nan,), (1.5,)],
    "zipf": [(1.0,), (math.nan,), ([2, 0.5],)],
    "hypergeometric": [(5, 5, 11), (-1, 5, 1), ([5, 1], 5, [2, 9]), (2 ** 64, 1, 1)]}


@pytest.mark.parametrize("name", sorted(DRAWS))
def test_each_draw(name):
    for seed, parameters in enumerate(DRAWS[name]):
        for make in ("RandomState", "default_rng"):
            theirs, ours = getattr(getattr(np.random, make)(seed), name), getattr(getattr(pnp.random, make)(seed), name)
            expected, found = theirs(*parameters + (400,)), ours(*parameters + (400,))
            assert str(found.dtype) == str(expected.dtype) and found.shape == expected.shape
            assert np.array_equal(np.array(found.tolist()), expected, equal_nan=True), (make, parameters)
            one = ours(*parameters)
            assert type(one) is type(theirs(*parameters)) and getattr(generators, make)(seed)
    np.random.seed(3)
    pnp.random.seed(3)
    assert getattr(pnp.random, name)(*DRAWS[name][0]) == getattr(np.random, name)(*DRAWS[name][0])


def test_parameters_are_broadcast():
    for make in ("RandomState", "default_rng"):
        theirs, ours = getattr(np.random, make)(1), getattr(pnp.random, make)(1)
        assert ours.wald([1.0, 2.0], [[3.0], [4.0], [0.5]]).tolist() == theirs.wald([1.0, 2.0], [[3.0], [4.0], [0.5]]).tolist()
        assert ours.hypergeometric([5, 60], 40, 12, (3, 2)).tolist() == theirs.hypergeometric([5, 60], 40, 12, (3, 2)).tolist()
        assert ours.zipf([2.0, 3.0], (0, 2)).shape == theirs.zipf([2.0, 3.0], (0, 2)).shape
        assert getattr(generators, make)(1).f(2, 3, 4) == getattr(np.random, make)(1).f(2, 3, 4).tolist()


@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_is_refused(name):
    for parameters in WRONG[name]:
        for make in ("RandomState", "default_rng"):
            for module in (np, pnp):
                with pytest.raises((ValueError, OverflowError)):
                    getattr(getattr(module.random, make)(1), name)(*parameters)
    for module in (np, pnp):
        with pytest.raises(ValueError):
            module.random.RandomState(1).hypergeometric(5, 5, 0)
        with pytest.raises(ValueError):
            module.random.default_rng(1).hypergeometric(10 ** 9, 1, 1)
        assert module.random.default_rng(1).hypergeometric(5, 5, 0) == 0 and module.random.default_rng(1).zipf(2000.0) == 1
