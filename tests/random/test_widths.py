"""Draws of a width, against NumPy, live and bit for bit: integers of every type, floats of 32 bits, and bytes."""
import random

import pytest

import needs
import purenn.numpy as pnp
from amounts import share, some
from purenn.random import glibc_singles, integers, singles
from purenn.random.generators import RandomState, default_rng

np = pytest.importorskip("numpy")

KINDS = sorted(integers.TYPES)


def drawn(make, *arguments, **options):
    """Integers of RandomState and of Generator, which a maker of either draws."""
    generator = make(options.pop("seed", 1))
    method = getattr(generator, "randint", None) or generator.integers
    value = method(*arguments, **options)
    return value.tolist() if hasattr(value, "tolist") else value


GENERATORS = [pytest.param(RandomState, np.random.RandomState, id="RandomState"),
              pytest.param(default_rng, np.random.default_rng, id="default_rng")]


def limits(r, kind, count):
    """As many lows, and highs above them, some at the ends of the type."""
    _, least, most = integers.TYPES[kind]
    if kind in ("int64", "uint64"):     # NumPy makes floats of lists that mix numbers from 2**63 on with others
        least, most = max(least, -2 ** 62), 2 ** 62
    lows, highs = [], []
    for _ in range(count):
        low = r.choice([least, r.randint(least, most), max(least, min(most, 0))])
        high = r.choice([most, r.randint(low, most), min(most, low + r.randint(0, 20))])
        lows.append(low)
        highs.append(high + 1)
    return lows, highs


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("kind", KINDS)
def test_integers_between_arrays_share_their_words(kind, ours, theirs):
    """Pieces of 1, 8 and 16 bits are left from one element for the next, whatever its range."""
    for seed in some(range(60)):
        r = random.Random(seed)
        lows, highs = limits(r, kind, 13)
        calls = [((lows, highs), {}), ((lows, max(highs)), {"size": (3, 13)}), (([[least] for least in lows[:3]], highs[3:]), {})]
        for arguments, options in calls:
            try:
                wanted = drawn(theirs, *arguments, seed=seed, dtype=kind, **options)
            except ValueError:
                with pytest.raises(ValueError):
                    drawn(ours, *arguments, seed=seed, dtype=kind, **options)
            else:
                assert drawn(ours, *arguments, seed=seed, dtype=kind, **options) == wanted, (seed, arguments)


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("kind", KINDS)
def test_many_integers_of_each_type(kind, ours, theirs):
    n = share(3000)
    for seed, (low, high) in enumerate(zip(*limits(random.Random(kind), kind, 5))):
        assert drawn(ours, low, high, seed=seed, size=n, dtype=kind) == drawn(theirs, low, high, seed=seed, size=n, dtype=kind)


@pytest.mark.parametrize("name", sorted(set(integers.ALIASES) - {"b1"} | set(KINDS) | {"<i4", "|u1", "=i2"}))
def test_every_name_of_a_type(name):
    if name == "long" and not needs.numpy_from("2.0"):
        pytest.skip("an older NumPy has no such name")
    for ours, theirs in ((RandomState, np.random.RandomState), (default_rng, np.random.default_rng)):
        assert drawn(ours, 2, size=40, dtype=name) == drawn(theirs, 2, size=40, dtype=name)


def test_types_and_dtypes_of_all_makes():
    wanted = np.random.default_rng(1).integers(0, 200, 9, dtype=np.uint8).tolist()
    for dtype in (np.uint8, np.dtype("uint8"), pnp.uint8, "uint8", "u1"):
        assert default_rng(1).integers(0, 200, 9, dtype) == wanted
    for dtype in (int, np.int64, np.dtype(int), pnp.int64, "int", "int64"):
        assert RandomState(1).randint(0, 200, 9, dtype) == np.random.RandomState(1).randint(0, 200, 9).tolist()
    for dtype in (bool, np.bool_, "bool", "?"):
        assert RandomState(1).randint(0, 2, 9, dtype) == np.random.RandomState(1).randint(0, 2, 9, bool).tolist()


def test_arrays_and_scalars_have_the_kind():
    for ours, theirs in ((pnp.random.RandomState, np.random.RandomState), (pnp.random.default_rng, np.random.default_rng)):
        for kind in KINDS:
            for size in (None, (), 3, 0, (2, 2)):
                a, b = [getattr(made(5), "randint" if hasattr(made(5), "randint") else "integers")(2, size=size, dtype=kind)
                        for made in (ours, theirs)]
                assert a.dtype.name == b.dtype.name and a.tolist() == b.tolist() and np.shape(a) == np.shape(b)
        assert type(ours(5).binomial(5, 0.5)) is int and ours(5).choice(5, 3).dtype.name == "int64"
    for name in ("random", "standard_normal", "standard_exponential"):
        a, b = [getattr(made(5), name)(4, dtype="float32") for made in (pnp.random.default_rng, np.random.default_rng)]
        assert a.dtype.name == "float32" and a.tolist() == b.tolist()


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("arguments, options", [
    ((5, 5), {}), ((5, 4), {}), ((-1, 5), {"dtype": "uint8"}), ((0, 257), {"dtype": "uint8"}), ((0, 3), {"dtype": "bool"}),
    ((0, 2 ** 63 + 1), {}), ((-2 ** 63 - 1, 5), {}), (([0, 5], [5, 5]), {"dtype": "int8"}), (([0, -1], 5), {"dtype": "uint16"}),
    ((0, [5, 300]), {"dtype": "uint8"}), ((5,), {"dtype": float}), ((5,), {"dtype": "float32"}), ((5,), {"dtype": None}),
    ((5,), {"dtype": "int128"}), ((5,), {"dtype": 5}), ((None,), {}), ((float("nan"),), {}), ((float("inf"),), {}),
    (([1, 2], [3, 4, 5]), {}), ((0, [3, 4]), {"size": 3})], ids=repr)
def test_errors_are_numpys(arguments, options, ours, theirs):
    with pytest.raises(Exception) as expected:
        drawn(theirs, *arguments, **options)
    with pytest.raises(Exception) as caught:
        drawn(ours, *arguments, **options)
    assert isinstance(expected.value, caught.type)


@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_of_nothing_the_range_does_not_matter(ours, theirs):
    for size in (0, (2, 0)):
        assert drawn(ours, 5, 5, size=size) == drawn(theirs, 5, 5, size=size)


@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_bytes(ours, theirs):
    a, b = ours(3), theirs(3)
    for length in (5, 0, 4, 1, 8, 1001, -1, -3, -5, 2.75):
        assert a.bytes(length) == b.bytes(length)
    for length, error in ((-9, ValueError), (None, TypeError), ("a", TypeError)):
        for generator in (a, b):
            with pytest.raises(error):
                generator.bytes(length)
    assert a.uniform() == b.uniform() and type(a.bytes(3)) is bytes


def test_what_randomstate_alone_has():
    a, b = RandomState(4), np.random.RandomState(4)
    assert [a.tomaxint(), a.tomaxint(5), a.tomaxint((2, 2))] == [b.tomaxint(), b.tomaxint(5).tolist(), b.tomaxint((2, 2)).tolist()]
    with pytest.warns(DeprecationWarning):
        wanted = [b.random_integers(5), b.random_integers(3, 9, 20).tolist(), b.random_integers(6, size=(2, 3)).tolist()]
    assert [a.random_integers(5), a.random_integers(3, 9, 20), a.random_integers(6, size=(2, 3))] == wanted


# ---- floats of 32 bits ----

SINGLES = [("random", (), {}), ("standard_normal", (), {}), ("standard_exponential", (), {}),
           ("standard_exponential", (), {"method": "inv"})] + [
               ("standard_gamma", (shape,), {}) for shape in (0, 0.01, 0.1, 0.3, 0.9, 1, 1.001, 2.5, 30, 1e4, 1e-30, 1e-42)]


@pytest.mark.parametrize("name, parameters, options", SINGLES, ids=repr)
def test_single_precision(name, parameters, options):
    for seed in some(range(20)):
        a, b = default_rng(seed), np.random.default_rng(seed)
        for size in (None, 300, (2, 3), ()):
            drawn = getattr(a, name)(*parameters, size=size, dtype="float32", **options)
            wanted = getattr(b, name)(*parameters, size=size, dtype=np.float32, **options)
            assert drawn == (wanted.tolist() if hasattr(wanted, "tolist") else wanted), (seed, size)
            assert type(drawn) is float if size is None else True
        assert a.random() == b.random()


def test_single_precision_in_the_tails_and_between_all_layers():
    n = share(300000)
    for name in ("standard_normal", "standard_exponential"):
        drawn = getattr(default_rng(6), name)(n, dtype="float32")
        assert drawn == getattr(np.random.default_rng(6), name)(n, dtype=np.float32).tolist()
    assert len([x for x in drawn if x > singles.TAIL_EDGE]) > 5
    shapes = [[0.2], [0.7], [1.0], [3.5]]
    drawn = default_rng(6).standard_gamma(shapes, (4, n // 30), "float32")
    assert drawn == np.random.default_rng(6).standard_gamma(shapes, (4, n // 30), np.float32).tolist()


def test_every_name_of_a_float():
    for name in (None, float, "float64", "d", "f8", "double", np.float64, pnp.float64):
        assert default_rng(1).random(3, name) == np.random.default_rng(1).random(3).tolist()
    for name in ("float32", "single", "f", "f4", np.float32, np.dtype("float32")):
        assert default_rng(1).random(3, name) == np.random.default_rng(1).random(3, np.float32).tolist()
    for name in ("float16", int, "uint8", "no"):
        for make in (default_rng, np.random.default_rng):
            for method in ("random", "standard_normal", "standard_exponential"):
                with pytest.raises(TypeError):
                    getattr(make(1), method)(3, dtype=name)


def test_rounding_to_single_precision():
    r = random.Random(1)
    numbers = [r.uniform(-1, 1) * 2.0 ** r.randint(-160, 130) for _ in range(20000)]
    numbers += [(1 + r.getrandbits(23) * 2.0 ** -23 + 2.0 ** -24) * 2.0 ** r.randint(-126, 127) for _ in range(2000)]
    numbers += [0.0, -0.0, 2.0 ** -149, 2.0 ** -150, 3 * 2.0 ** -150, 2.0 ** 128 - 2.0 ** 103, 2.0 ** 128 - 2.0 ** 104, -1e300]
    with np.errstate(all="ignore"):
        assert [glibc_singles.single(x) for x in numbers] == np.float32(numbers).tolist()


def test_a_draw_of_64_bits_is_another():
    assert default_rng(1).standard_normal(5, "float32") != default_rng(1).standard_normal(5)
    assert glibc_singles.single(0.1) != 0.1
