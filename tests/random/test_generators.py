"""Random draws against NumPy, live: RandomState and default_rng, every method, bit for bit."""
import array
import copy
import importlib.util
import math
import pickle
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import needs
import purenn.numpy as pnp
from amounts import examples, some
from paths import GOLDEN
from purenn.arrays.nested import nest
from purenn.floats import portable
from purenn.random import glibc, integers, mt19937, pcg64, ziggurat
from purenn.random.generators import Generator, RandomState, default_rng
from purenn.random.parameters import flatten

np = pytest.importorskip("numpy")

GOLDEN = Path(GOLDEN)
PROFILE = examples(100)


def load(path):
    specification = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


draws = load(GOLDEN / "rng_draws.py")


def plain(value):
    """Arrays, and lists and tuples of them, as nested lists."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.tolist() if hasattr(value, "tolist") else value


def legacy_seeds():
    chosen = random.Random(1)
    return list(range(400)) + [2 ** 32 - 1] + [chosen.getrandbits(32) for _ in range(499)] + [
        [chosen.getrandbits(32) for _ in range(chosen.choice((1, 2, 3, 10, 623, 624, 700)))] for _ in range(100)]


def long_seeds():
    chosen = random.Random(2)
    return list(range(400)) + [chosen.getrandbits(chosen.randint(1, 300)) for _ in range(500)] + [
        [chosen.getrandbits(chosen.randint(1, 100)) for _ in range(chosen.randint(1, 9))] for _ in range(100)]


@pytest.mark.parametrize("calls, ours, theirs, seeds", [
    (draws.LEGACY, RandomState, np.random.RandomState, legacy_seeds()),
    (draws.MODERN, default_rng, np.random.default_rng, long_seeds())], ids=["RandomState", "default_rng"])
def test_every_method_on_1000_seeds(calls, ours, theirs, seeds):
    assert len(seeds) == 1000
    for seed in some(seeds):
        a, b = ours(seed), theirs(seed)
        for name, call in calls:
            assert plain(call(a)) == plain(call(b)), (name, seed)


def test_long_runs_of_normals_with_tails_and_all_layers():
    ours, theirs = default_rng(5), np.random.default_rng(5)
    values = ours.standard_normal(200000)
    assert values == theirs.standard_normal(200000).tolist()
    assert len([x for x in values if abs(x) > ziggurat.EDGE]) > 20
    assert RandomState(5).randn(100001) == np.random.RandomState(5).randn(100001).tolist()


def test_single_draws_are_python_numbers():
    state, generator = RandomState(1), default_rng(1)
    for value in (state.rand(), state.randn(), state.uniform(), state.normal(), generator.random()):
        assert type(value) is float
    for value in (state.randint(5), state.choice(5), generator.integers(5), state.binomial(1, 0.5)):
        assert type(value) is int
    assert type(state.randint(0, 2, dtype=bool)) is bool


# ---- arguments ----

def both_generators(seed):
    """RandomState and Generator, ours beside NumPy's."""
    return ((RandomState(seed), np.random.RandomState(seed)), (default_rng(seed), np.random.default_rng(seed)))


sizes = st.one_of(st.none(), st.integers(0, 5), st.lists(st.integers(0, 3), max_size=3).map(tuple))
sides = st.lists(st.integers(1, 3), max_size=2)


@st.composite
def broadcastable(draw, elements):
    """Two nested lists, or numbers, whose shapes fit each other."""
    shape = draw(sides)
    parts = []
    for _ in range(2):
        own = [1 if draw(st.booleans()) else side for side in shape][draw(st.integers(0, len(shape))):]
        flat = [draw(elements) for _ in range(math.prod(own))]
        parts.append(np.array(flat).reshape(own).tolist())
    return parts


@PROFILE
@given(st.integers(0, 99), broadcastable(st.floats(-1e3, 1e3)), sizes)
def test_uniform_and_normal_broadcast_as_in_numpy(seed, pair, size):
    a, b = pair
    for ours, theirs in both_generators(seed):
        for method, arguments in (("uniform", (a, plain(np.abs(b) + 1e3))), ("normal", (a, plain(np.abs(b))))):
            try:
                expected = plain(getattr(theirs, method)(*arguments, size=size))
            except ValueError:
                with pytest.raises(ValueError):
                    getattr(ours, method)(*arguments, size=size)
            else:
                assert getattr(ours, method)(*arguments, size=size) == expected


@PROFILE
@given(st.integers(0, 99), st.sampled_from(sorted(integers.TYPES)), st.data())
def test_integers_of_every_type_and_range(seed, kind, data):
    bits, least, most = integers.TYPES[kind]
    low = data.draw(st.integers(least, most))
    high = data.draw(st.one_of(st.integers(low, most), st.integers(low, min(most, low + 300)))) + 1
    dtype = getattr(np, kind if kind != "bool" else "bool_")
    for size in (None, 7, (2, 3)):
        ours = RandomState(seed).randint(low, high, size, dtype=kind)
        assert ours == plain(np.random.RandomState(seed).randint(low, high, size, dtype=dtype))
        ours = default_rng(seed).integers(low, high, size=size, dtype=dtype)
        assert ours == plain(np.random.default_rng(seed).integers(low, high, size=size, dtype=dtype))
        ours = default_rng(seed).integers(low, high - 1, size, kind, True)
        assert ours == plain(np.random.default_rng(seed).integers(low, high - 1, size, dtype, True))


@PROFILE
@given(st.integers(0, 99), broadcastable(st.integers(0, 2 ** 40)), st.sampled_from(["int64", "uint64"]))
def test_integers_between_arrays(seed, pair, kind):
    low, high = pair[0], plain(np.array(pair[1]) + 2 ** 40 + 1)
    (legacy, numpy_legacy), (modern, numpy_modern) = both_generators(seed)
    assert legacy.randint(low, high, dtype=kind) == plain(numpy_legacy.randint(low, high, dtype=kind))
    assert modern.integers(low, high, dtype=kind) == plain(numpy_modern.integers(low, high, dtype=kind))


@PROFILE
@given(st.integers(0, 99), st.lists(st.integers(0, 9), min_size=1, max_size=12).filter(any), st.data())
def test_choice_by_weight(seed, weights, data):
    p = [weight / sum(weights) for weight in weights]
    some = len([weight for weight in weights if weight])
    for replace, most in ((True, 20), (False, some)):
        size = data.draw(st.integers(0, most))
        ours = RandomState(seed).choice(len(p), size, replace, p)
        assert ours == np.random.RandomState(seed).choice(len(p), size, replace, p).tolist()
        ours = default_rng(seed).choice(len(p), size, replace, p)
        assert ours == np.random.default_rng(seed).choice(len(p), size, replace, p).tolist()


@PROFILE
@given(st.integers(0, 99), st.integers(1, 300), st.booleans(), st.data())
def test_choice_without_replacement(seed, count, shuffle, data):
    size = data.draw(st.integers(0, count))
    (legacy, numpy_legacy), (modern, numpy_modern) = both_generators(seed)
    assert legacy.choice(count, size, False) == numpy_legacy.choice(count, size, False).tolist()
    assert modern.choice(count, size, False, shuffle=shuffle) == numpy_modern.choice(
        count, size, False, shuffle=shuffle).tolist()


@pytest.mark.parametrize("count, size", [(10000, 201), (10001, 200), (10001, 201), (10001, 500), (10001, 501),
                                         (10001, 10001)])
def test_choice_changes_its_method_where_numpy_does(count, size):
    for shuffle in (True, False):
        ours, theirs = default_rng(3), np.random.default_rng(3)
        assert ours.choice(count, size, False, shuffle=shuffle) == theirs.choice(
            count, size, False, shuffle=shuffle).tolist()
        assert ours.bit_generator.state == theirs.bit_generator.state


@PROFILE
@given(st.integers(0, 99), st.integers(0, 40), st.floats(0, 1))
def test_binomial(seed, n, p):
    for ours, theirs in both_generators(seed):
        assert [ours.binomial(n, p), ours.binomial(n, p, 5), ours.uniform()] == [
            theirs.binomial(n, p), theirs.binomial(n, p, 5).tolist(), theirs.uniform()]


def test_arrays_and_their_numbers_are_taken():
    ours, theirs = RandomState(np.array([1, 2])), np.random.RandomState([1, 2])
    assert ours.uniform(np.float64(2), np.array([3.0, 4.0])) == theirs.uniform(2, [3, 4]).tolist()
    assert ours.randint(np.int64(5), size=np.int64(3)) == theirs.randint(5, size=3).tolist()
    assert ours.permutation(np.arange(6).reshape(3, 2)) == theirs.permutation(np.arange(6).reshape(3, 2)).tolist()
    assert ours.choice(np.array([5.5, 6.5]), 4) == theirs.choice([5.5, 6.5], 4).tolist()
    assert ours.choice(["a", "b", "c"], 4) == theirs.choice(["a", "b", "c"], 4).tolist()
    assert ours.choice(range(3, 9), (2, 2)) == theirs.choice(range(3, 9), (2, 2)).tolist()


class Rows:
    """A sequence of rows, each of which comes out as a copy."""

    def __init__(self, rows):
        self.rows = rows

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return list(self.rows[i])

    def __setitem__(self, i, row):
        self.rows[i] = list(row)


def test_shuffle_in_place():
    square = np.arange(12).reshape(4, 3)
    for make in (lambda: square.copy(), lambda: Rows(square.tolist()), lambda: square.tolist()):
        ours, theirs = make(), square.copy()
        RandomState(9).shuffle(ours)
        np.random.RandomState(9).shuffle(theirs)
        assert (ours.rows if isinstance(ours, Rows) else plain(ours)) == theirs.tolist()
    ours, theirs = square.copy(), square.copy()
    default_rng(9).shuffle(ours, axis=1)
    np.random.default_rng(9).shuffle(theirs, axis=1)
    assert ours.tolist() == theirs.tolist()
    numbers, items = array.array("d", range(9)), [object() for _ in range(9)]
    before = items[:]
    default_rng(9).shuffle(numbers)
    default_rng(9).shuffle(items)
    assert [before[int(i)] for i in numbers] == items


def test_results_with_a_size_go_through_the_hook():
    class Arrays(Generator):
        def _array(self, flat, shape, kind=None):
            return (kind, flat, shape)

    generator = Arrays(1)
    assert generator.random((2, 2))[2] == (2, 2) and generator.integers(5, size=3)[2] == (3,)
    assert generator.permutation([[1, 2, 3], [4, 5, 6]])[2] == (2, 3)
    assert generator.choice([[1, 2, 3], [4, 5, 6]], (2, 2), axis=1)[2] == (2, 2, 2)
    assert generator.choice([[1, 2, 3], [4, 5, 6]])[2] == (3,)
    assert generator.uniform([1, 2], 3)[2] == (2,) and generator.random(())[2] == ()
    assert [kind for kind, _, _ in (
        generator.random(3), generator.gamma(1.0, 1.0, 3), generator.integers(5, size=3), generator.binomial(5, 0.5, 3),
        generator.integers(5, size=3, dtype="uint8"), generator.integers(5, dtype="int16"), generator.permutation(5),
        generator.integers(2, size=3, dtype=bool), generator.random(3, "float32"), generator.choice(5, 3))] == [
            None, None, "int", "int", "uint8", "int16", "int", "bool", "float32", "int"]
    assert type(generator.random()) is float and type(generator.choice([7])) is int
    assert isinstance(generator.spawn(1)[0], Arrays)


# ---- state and seeds ----

@PROFILE
@given(st.integers(0, 2 ** 32 - 1), st.integers(0, 1300), st.integers(0, 3))
def test_legacy_state_is_exchanged_both_ways(seed, words, normals):
    ours, theirs = RandomState(seed), np.random.RandomState(seed)
    for generator in (ours, theirs):
        generator.randint(0, 2 ** 32, words)
        generator.randn(normals)
    for legacy in (True, False):
        assert plain(list(ours.get_state(legacy))) == plain(list(theirs.get_state(legacy)))
        fresh, foreign = RandomState(), np.random.RandomState()
        fresh.set_state(theirs.get_state(legacy))
        foreign.set_state(ours.get_state(legacy))
        assert fresh.randn(5) == foreign.randn(5).tolist()
        assert fresh.randint(0, 9, 700) == foreign.randint(0, 9, 700).tolist()
    fresh.set_state(ours.get_state()[:3])
    foreign.set_state(theirs.get_state()[:3])
    assert fresh.randn(3) == foreign.randn(3).tolist()


@PROFILE
@given(st.integers(0, 2 ** 130), st.integers(0, 9))
def test_state_is_exchanged_both_ways(seed, halves):
    ours, theirs = default_rng(seed), np.random.default_rng(seed)
    for generator in (ours, theirs):
        generator.integers(0, 9, halves)
    assert ours.bit_generator.state == theirs.bit_generator.state
    fresh, foreign = default_rng(), np.random.default_rng()
    fresh.bit_generator.state = theirs.bit_generator.state
    foreign.bit_generator.state = ours.bit_generator.state
    assert fresh.integers(0, 9, 5) == foreign.integers(0, 9, 5).tolist()
    assert fresh.standard_normal(5) == foreign.standard_normal(5).tolist()


def test_children_and_their_children():
    ours, theirs = default_rng([1, 2]), np.random.default_rng([1, 2])
    for a, b in zip(ours.spawn(2) + ours.spawn(1), theirs.spawn(2) + theirs.spawn(1)):
        assert [a.random(), a.spawn(1)[0].random()] == [b.random(), b.spawn(1)[0].random()]


def test_copies_go_on_alike():
    for generator in (RandomState(3), default_rng(3)):
        generator.normal(size=3)
        for twin in (copy.deepcopy(generator), pickle.loads(pickle.dumps(generator))):
            generator_copy = copy.deepcopy(generator)
            assert twin.normal(size=9) == generator_copy.normal(size=9)


def test_without_a_seed_no_two_are_alike(monkeypatch):
    for make in (RandomState, default_rng):
        assert make().uniform() != make().uniform() and make(None).uniform() != make(None).uniform()
    state = RandomState(1)
    state.seed()
    assert state.rand() != RandomState(1).rand()
    monkeypatch.setitem(sys.modules, "os", None)        # as where there is no os.urandom
    assert RandomState().rand() != RandomState().rand() and default_rng().random() != default_rng().random()


def test_default_rng_takes_what_numpy_takes():
    generator = default_rng(7)
    assert default_rng(generator) is generator
    assert default_rng(pcg64.SeedSequence(7)).random() == default_rng(7).random() == default_rng(pcg64.PCG64(
        pcg64.SeedSequence(7))).random()
    for seed in (True, [], (1, 2), range(3), np.array([5, 6]), np.zeros((0, 2), int), 2 ** 500):
        assert default_rng(seed).random() == np.random.default_rng(seed).random()
    for seed in (True, (1, 2), range(3), np.uint32(7), np.array([5, 6])):
        assert RandomState(seed).rand() == np.random.RandomState(seed).rand()


@pytest.mark.parametrize("seed, flat", [
    ([[1, 2], [3, 4]], [1, 2, 3, 4]), ([[1]], [1]), ([1, [2, 3]], [1, 2, 3]), ((1, (2, 3)), [1, 2, 3]), ([[[1]]], [1]),
    ([[]], []), ([()], []), ([range(3)], [0, 1, 2]), (np.array([[1, 2]]), [1, 2]), ([np.array([1, 2])], [1, 2])], ids=repr)
def test_a_seed_has_no_sequences_in_it(seed, flat):
    for make in (default_rng, pnp.random.default_rng):
        with pytest.raises(TypeError, match="without sequences in it"):
            make(seed)
    with pytest.raises(TypeError):
        pcg64.SeedSequence(plain(seed))
    if needs.numpy_from("2.5"):
        with pytest.raises(TypeError, match="nested sequences"):
            np.random.default_rng(seed)
    else:
        assert np.random.default_rng(seed).random() == default_rng(flat).random()


def test_no_other_generator_is_disturbed():
    before = random.getstate(), np.random.get_state()[1].tolist()
    RandomState(1).randn(9)
    default_rng().random()
    assert (random.getstate(), np.random.get_state()[1].tolist()) == before


# ---- bad input: NumPy refuses it too, and nothing is drawn ----

BAD_LEGACY = {
    "low >= high": lambda r: r.randint(5, 5), "low >= high in an array": lambda r: r.randint([5, 6], 6),
    "too high": lambda r: r.randint(0, 2 ** 64), "too low": lambda r: r.randint(-1, 5, dtype="uint8"),
    "no integer type": lambda r: r.randint(0, 3, dtype=float), "no number": lambda r: r.randint("a"),
    "None": lambda r: r.randint(None), "negative size": lambda r: r.rand(2, -1), "size 2.0": lambda r: r.rand(2.0),
    "size 2.5": lambda r: r.random_sample(2.5), "size a": lambda r: r.uniform(size="a"),
    "infinite range": lambda r: r.uniform(0, float("inf")), "nan range": lambda r: r.uniform(0, float("nan")),
    "uniform of text": lambda r: r.uniform("1"), "uniform of None": lambda r: r.uniform(None),
    "shapes": lambda r: r.uniform([1, 2], [1, 2, 3]), "shape and size": lambda r: r.uniform([1, 2], 5, 3),
    "negative scale": lambda r: r.normal(0, -1), "scale -0.0": lambda r: r.normal(0, -0.0),
    "negative mean": lambda r: r.exponential(-1), "binomial p": lambda r: r.binomial(1, 1.5),
    "binomial n": lambda r: r.binomial(-1, 0.5), "binomial nan": lambda r: r.binomial(1, float("nan")),
    "choice of 0": lambda r: r.choice(0), "choice of nothing": lambda r: r.choice([]),
    "choice too large": lambda r: r.choice(5, 6, False), "choice of a square": lambda r: r.choice([[1, 2], [3, 4]]),
    "choice of a float": lambda r: r.choice(3.5), "choice of text": lambda r: r.choice("abc"),
    "too few p": lambda r: r.choice(5, p=[0.5, 0.5]), "p sums to 1.1": lambda r: r.choice(2, p=[0.5, 0.6]),
    "negative p": lambda r: r.choice(2, p=[-0.5, 1.5]), "nan p": lambda r: r.choice(2, p=[float("nan"), 0.5]),
    "zeros in p": lambda r: r.choice(2, 2, False, [1, 0]), "p of 2 dimensions": lambda r: r.choice(2, p=[[0.5, 0.5]]),
    "permutation of a float": lambda r: r.permutation(2.5), "permutation of text": lambda r: r.permutation("abc"),
    "ragged": lambda r: r.permutation([[1], [2, 3]]), "shuffle a tuple": lambda r: r.shuffle((1, 2, 3)),
    "shuffle a number": lambda r: r.shuffle(5), "shuffle text": lambda r: r.shuffle("abc"),
    "state of another": lambda r: r.set_state(("PCG64", [1] * 624, 3)), "state 5": lambda r: r.set_state(5),
    "short key": lambda r: r.set_state(("MT19937", [1] * 623, 3)), "seed -1": lambda r: r.seed(-1),
    "seed 2**32": lambda r: r.seed(2 ** 32), "seed 1.0": lambda r: r.seed(1.0), "seed a": lambda r: r.seed("a"),
    "seed []": lambda r: r.seed([]), "seed [-1]": lambda r: r.seed([-1]), "seed [1.5]": lambda r: r.seed([1.5]),
    "seed [[1]]": lambda r: r.seed([[1]]), "seed [2**32]": lambda r: r.seed([2 ** 32]),
}
BAD_MODERN = {
    "low >= high": lambda g: g.integers(5, 5), "low > high": lambda g: g.integers(5, 4, endpoint=True),
    "too high": lambda g: g.integers(0, 2 ** 63 + 1), "no integer type": lambda g: g.integers(0, 3, dtype=float),
    "negative range": lambda g: g.uniform(3, 1), "infinite range": lambda g: g.uniform(0, float("inf")),
    "random of integers": lambda g: g.random(2, dtype="int64"), "axis 2": lambda g: g.permutation([[1, 2]], axis=2),
    "choice of 0": lambda g: g.choice(0), "choice too large": lambda g: g.choice(5, 6, False),
    "shuffle a tuple": lambda g: g.shuffle((1, 2, 3)), "shuffle a list's axis 1": lambda g: g.shuffle([1, 2], axis=1),
    "shuffle axis 2": lambda g: g.shuffle(np.ones((2, 2)), axis=2), "children": lambda g: g.spawn(-1),
    "p sums to 1.1": lambda g: g.choice(2, p=[0.5, 0.6]), "choice of a float": lambda g: g.choice(3.5),
}
REFUSALS = (ValueError, TypeError, OverflowError, NotImplementedError, IndexError)


@pytest.mark.parametrize("name", sorted(BAD_LEGACY))
def test_bad_input_to_random_state(name):
    ours = RandomState(1)
    with pytest.raises(Exception):
        BAD_LEGACY[name](np.random.RandomState(1))
    with pytest.raises(REFUSALS) as caught:
        BAD_LEGACY[name](ours)
    assert type(caught.value) in REFUSALS and str(caught.value)
    assert ours.get_state() == RandomState(1).get_state()


@pytest.mark.parametrize("name", sorted(BAD_MODERN))
def test_bad_input_to_generator(name):
    ours = default_rng(1)
    with pytest.raises(Exception):
        BAD_MODERN[name](np.random.default_rng(1))
    with pytest.raises(REFUSALS) as caught:
        BAD_MODERN[name](ours)
    assert type(caught.value) in REFUSALS and str(caught.value)
    assert ours.bit_generator.state == default_rng(1).bit_generator.state


@pytest.mark.parametrize("size", [2 ** 41, (2 ** 30, 2 ** 30), (2 ** 41, 0), (0, 2 ** 41), (3, 2 ** 40)])
def test_a_size_larger_than_any_memory(size):
    """Each side, and all of them together."""
    for draw in (RandomState(1).uniform, RandomState(1).random_sample, default_rng(1).random):
        with pytest.raises(ValueError, match="larger than any memory"):
            draw(size=size)


def test_arrays_of_more_than_two_dimensions():
    deep = np.arange(24).reshape(2, 3, 4).tolist()
    draws = [lambda g: g.uniform(size=(2, 2, 2)), lambda g: g.normal(0, 1, (2, 2, 2)), lambda g: g.uniform(deep, 50),
             lambda g: g.standard_normal((1, 1, 1)), lambda g: g.random((1, 2, 1)), lambda g: g.choice(3, (2, 2, 2)),
             lambda g: g.binomial(3, 0.5, (1, 1, 2)), lambda g: g.permutation(deep), lambda g: g.uniform(size=())]
    legacy = [lambda g: g.rand(2, 2, 2), lambda g: g.randn(2, 2, 2), lambda g: g.exponential(1, (1, 1, 1)),
              lambda g: g.randint(0, 5, (2, 2, 2)), lambda g: g.random_sample((2, 2, 2))]
    modern = [lambda g: g.integers(0, 5, (2, 2, 2)), lambda g: g.choice([[1, 2], [3, 4]], (2, 2)),
              lambda g: g.permutation(deep, axis=2), lambda g: g.permuted(deep, axis=1)]
    for ours, theirs, those in ((pnp.random.RandomState, np.random.RandomState, draws + legacy),
                                (pnp.random.default_rng, np.random.default_rng, draws + modern)):
        for draw in those:
            a, b = draw(ours(1)), draw(theirs(1))
            assert a.shape == np.shape(b) and plain(a) == plain(b)
    assert np.shape(RandomState(1).rand(2, 3, 4)) == (2, 3, 4)      # nested lists have any shape


def test_a_shape_that_a_subclass_declines_is_found_before_anything_is_drawn():
    class Flat(Generator):
        def _check_shape(self, shape):
            if len(shape) > 1:
                raise ValueError("one dimension")

    for draw in (lambda g: g.uniform(size=(2, 2)), lambda g: g.gamma(1, 1, (2, 2)), lambda g: g.poisson([[1]]),
                 lambda g: g.integers(5, size=(2, 2)), lambda g: g.choice(5, (2, 2)), lambda g: g.permutation([[1, 2]]),
                 lambda g: g.permuted([[1, 2]]), lambda g: g.dirichlet([1, 2], 3), lambda g: g.multinomial(5, [0.5, 0.5], 3),
                 lambda g: g.random((2, 2), "float32")):
        generator = Flat(1)
        with pytest.raises(ValueError, match="one dimension"):
            draw(generator)
        assert generator.bit_generator.state == default_rng(1).bit_generator.state


def test_what_is_declined_says_so():
    with pytest.raises(TypeError, match="float32"):
        default_rng(1).random(3, dtype="float16")
    with pytest.raises(TypeError, match="uint8"):
        RandomState(1).randint(0, 3, dtype="int128")
    with pytest.raises(NotImplementedError, match="purenn.numpy"):
        RandomState(1).multivariate_normal([0], [[1]])
    for seed, error in ((-1, ValueError), (1.5, TypeError), ("a", TypeError), ([-1], ValueError), ([1.5], TypeError)):
        with pytest.raises(error):
            default_rng(seed)
    for state in (5, {"bit_generator": "MT19937"}, dict(default_rng(1).bit_generator.state, uinteger=2 ** 32),
                  dict(default_rng(1).bit_generator.state, state={"state": 1, "inc": 2})):
        with pytest.raises(ValueError):
            default_rng(1).bit_generator.state = state


# ---- the parts ----

def textbook_twister(key):
    """One pass over the state, word by word, as the authors print it."""
    key = key[:]
    for i in range(624):
        y = (key[i] & 0x80000000) | (key[(i + 1) % 624] & 0x7fffffff)
        key[i] = key[(i + 397) % 624] ^ (y >> 1) ^ (0x9908b0df if y & 1 else 0)
    return key


def test_blocks_of_the_twister_are_the_textbook_s():
    key = mt19937.key_from_int(4357)
    expected = textbook_twister(textbook_twister(key))
    words = mt19937.next_block(mt19937.next_block(mt19937.pack(key)))
    assert mt19937.unpack_reversed(words)[::-1] == expected
    python = random.Random()
    python.setstate((3, tuple(expected) + (624,), None))
    ours = mt19937.MT19937(expected)
    assert [ours.next_uint32() for _ in range(2000)] == [python.getrandbits(32) for _ in range(2000)]


def test_words_without_struct(monkeypatch):
    words = mt19937.pack(mt19937.key_from_int(0))
    expected = mt19937.unpack_reversed(words)
    monkeypatch.setitem(sys.modules, "struct", None)
    assert mt19937.unpack_reversed(words) == mt19937.unpack_reversed(words) == expected


def pairs_that_differ(log):
    """Of 50,000 pairs of normal draws, how many another log would change."""
    count = 0
    for seed in range(1000):
        u = RandomState(seed).rand(140)
        for a, b in zip(u[::2], u[1::2]):
            r2 = (2.0 * a - 1.0) ** 2 + (2.0 * b - 1.0) ** 2
            if 0.0 < r2 < 1.0:
                count += math.sqrt(-2.0 * log(r2) / r2) != math.sqrt(-2.0 * glibc.log(r2) / r2)
    return count


def test_normals_are_numpy_s_without_its_library_too(monkeypatch):
    monkeypatch.setattr(glibc, "_fastest", {"log": glibc.log, "log1p": glibc.log1p})
    assert RandomState(8).randn(40000) == np.random.RandomState(8).randn(40000).tolist()
    assert RandomState(8).exponential(size=10000) == np.random.RandomState(8).exponential(size=10000).tolist()
    ours, theirs = default_rng(8), np.random.default_rng(8)
    assert ours.standard_normal(200000) == theirs.standard_normal(200000).tolist()


def test_a_correctly_rounded_log_would_not_do():
    assert not glibc.has_these_bits(portable.log, 1, glibc.LOG_PROBES)
    assert not glibc.has_these_bits(portable.log1p, -1, glibc.LOG1P_PROBES)
    assert glibc.has_these_bits(glibc.log, 1, glibc.LOG_PROBES)
    assert glibc.has_these_bits(glibc.log1p, -1, glibc.LOG1P_PROBES)
    assert 3 < pairs_that_differ(portable.log) < 60


def test_logs_stay_close_to_the_truth():
    for n in range(1, 20000):
        x = n / 20000
        assert abs(glibc.log(x) - portable.log(x)) <= abs(portable.log(x)) * 2.0 ** -52
        assert abs(glibc.log1p(-x) - portable.log1p(-x)) <= abs(portable.log1p(-x)) * 2.0 ** -52
    assert glibc.log(1.0) == 0.0 and glibc.log1p(0.0) == 0.0 and glibc.log(8.0) == math.log(8.0)


@PROFILE
@given(st.lists(st.integers(0, 3), max_size=3))
def test_flattened_lists_nest_again(shape):
    nested = np.arange(math.prod(shape)).reshape(shape).tolist()
    flat, found = flatten(nested)
    assert nest(flat, tuple(shape)) == nested
    assert 0 in shape or found == tuple(shape)


# ---- golden numbers ----

def test_this_python_draws_the_golden_numbers(capsys):
    assert draws.main() == 0, capsys.readouterr().out


def test_the_golden_numbers_are_this_numpy_s():
    assert draws.digests(draws.LEGACY, np.random.RandomState, draws.SEEDS) == draws.EXPECTED_LEGACY
    assert draws.digests(draws.MODERN, np.random.default_rng, draws.LONG_SEEDS) == draws.EXPECTED_MODERN


def test_the_golden_check_can_fail(monkeypatch):
    monkeypatch.setattr(RandomState, "random_sample", lambda self, size=None: self.rand() + 2.0 ** -53)
    assert draws.main() == 1


def test_the_golden_check_sees_another_log(monkeypatch, capsys):
    monkeypatch.setattr(glibc, "_fastest", {"log": portable.log, "log1p": portable.log1p})
    assert draws.main() == 1
    assert "RandomState: randn(200) differs" in capsys.readouterr().out
    monkeypatch.setattr(glibc, "_fastest", {"log": glibc.log, "log1p": portable.log1p})
    assert draws.main() == 1
    assert "default_rng: standard_normal(300) differs" in capsys.readouterr().out


def test_a_last_bit_changes_the_digest():
    assert draws.digest([0.1, 0.5]) != draws.digest([0.1, 0.5 + 2.0 ** -53]) != draws.digest([[0.1, 0.5 + 2.0 ** -53]])
    assert draws.digest(1) != draws.digest(-1) and draws.digest([1, 2]) != draws.digest([2, 1])
