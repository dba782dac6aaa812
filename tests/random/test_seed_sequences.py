"""SeedSequence and PCG64 against NumPy, live."""
import random

import pytest

import purenn.numpy as pnp
from amounts import share
from purenn.random import pcg64, seeds
from purenn.random.generators import Generator, default_rng

np = pytest.importorskip("numpy")


def test_words_pools_and_children():
    for seed in range(share(100)):
        r = random.Random(seed)
        entropy = r.choice([r.getrandbits(r.randint(1, 300)), [r.getrandbits(40) for _ in range(r.randint(0, 9))], 0])
        options = {"spawn_key": tuple([r.getrandbits(r.choice([3, 40])) for _ in range(r.randint(0, 3))]),
                   "pool_size": r.choice([4, 4, 5, 8]), "n_children_spawned": r.choice([0, 3])}
        a, b = seeds.SeedSequence(entropy, **options), np.random.SeedSequence(entropy, **options)
        for _ in range(2):
            assert a.pool == b.pool.tolist() and a.state == b.state
            for dtype in ("uint32", "uint64", np.uint32, np.uint64, np.dtype("uint64")):
                assert a.generate_state(11, dtype) == b.generate_state(11, dtype).tolist()
            assert a.generate_state(3) == b.generate_state(3).tolist() and a.generate_state(0) == []
            a, b = a.spawn(2)[1], b.spawn(2)[1]


def test_state_makes_the_same_again():
    first = seeds.SeedSequence([1, 2], (3,), 5, 2)
    assert seeds.SeedSequence(**first.state).generate_state(9) == first.generate_state(9)
    unpredictable = seeds.SeedSequence()
    assert seeds.SeedSequence(unpredictable.entropy).pool == unpredictable.pool != seeds.SeedSequence().pool


@pytest.mark.parametrize("options, error", [
    ({"entropy": -1}, ValueError), ({"entropy": 1.5}, TypeError), ({"entropy": [1.5]}, TypeError), ({"entropy": "a"}, TypeError),
    ({"entropy": [-1]}, ValueError), ({"entropy": 1, "pool_size": 3}, ValueError)], ids=repr)
def test_errors(options, error):
    for make in (seeds.SeedSequence, np.random.SeedSequence):
        with pytest.raises(error):
            make(**options)


def test_errors_of_words_and_children():
    for make in (seeds.SeedSequence, np.random.SeedSequence):
        with pytest.raises(ValueError):
            make(1).generate_state(3, "float32")
    with pytest.raises(ValueError):
        seeds.SeedSequence(1).spawn(-1)


def test_bit_generators_of_seeds():
    for seed in (0, 5, 2 ** 200, [1, 2, 3], (4,), np.array([5, 6]), True):
        a, b = pcg64.PCG64(seed), np.random.PCG64(seed)
        assert a.state == b.state and Generator(a).standard_normal(5) == np.random.Generator(b).standard_normal(5).tolist()
        assert [child.state for child in a.spawn(2) + a.spawn(1)] == [child.state for child in b.spawn(2) + b.spawn(1)]
        assert a.seed_seq.state["n_children_spawned"] == 3
    assert pcg64.PCG64().state != pcg64.PCG64().state
    assert pcg64.PCG64(np.random.SeedSequence(5)).state == pcg64.PCG64(seeds.SeedSequence(5)).state == pcg64.PCG64(5).state
    assert pcg64.PCG64(5).next_double() == pcg64.PCG64(5).doubles(1)[0] == default_rng(5).random()
    for seed, error in ((-1, ValueError), (1.5, TypeError), ("a", TypeError)):
        for make in (pcg64.PCG64, np.random.PCG64):
            with pytest.raises(error):
                make(seed)


def test_purenn_numpy_has_them():
    a, b = pnp.random.SeedSequence(7), np.random.SeedSequence(7)
    for dtype in ("uint32", "uint64"):
        words = a.generate_state(4, dtype)
        assert words.tolist() == b.generate_state(4, dtype).tolist() and words.dtype.name == dtype
    assert isinstance(a.spawn(1)[0], pnp.random.SeedSequence)
    assert pnp.random.Generator(pnp.random.PCG64(a)).random() == np.random.Generator(np.random.PCG64(b)).random()
    assert pnp.random.default_rng(a).random() == np.random.default_rng(7).random()
