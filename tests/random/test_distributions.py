"""Every distribution against NumPy, live and bit for bit: both generators, all sizes, parameters as arrays, and errors."""
import math
import random
import struct

import pytest

import needs
import purenn.numpy as pnp
from amounts import share, some
from purenn.floats import portable
from purenn.random import binomials, events, glibc, modern
from purenn.random.generators import RandomState, default_rng

np = pytest.importorskip("numpy")

SEEDS = range(60)
GENERATORS = [pytest.param(RandomState, np.random.RandomState, id="RandomState"),
              pytest.param(default_rng, np.random.default_rng, id="default_rng")]
NAN, INF = float("nan"), float("inf")


@pytest.fixture(autouse=True)
def as_this_numpy_corrects_it(monkeypatch):
    """From 2.5 on, Generator's binomial draws are others once in 100,000."""
    if needs.numpy_from("2.5"):
        monkeypatch.setattr(modern.ModernSamples, "stirling", binomials.FROM_2_5)


def bits(value):
    """Arrays, and lists of them, as lists whose floats are the bytes that hold them; every nan is the same."""
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, list):
        return [bits(item) for item in value]
    if isinstance(value, float):
        return struct.pack(">d", value) if value == value else "nan"
    return type(value).__name__, value


def spread(r, low, high):
    """A float whose logarithm is uniform."""
    return math.exp(r.uniform(math.log(low), math.log(high)))


def place_and_scale(r):
    return r.gauss(0, 3), spread(r, 0.01, 100)


def ordered(r):
    return tuple(sorted(r.gauss(0, 3) for _ in range(3)))


# For each distribution a function that makes parameters.
PARAMETERS = {
    "beta": lambda r: (spread(r, 1e-3, 30), spread(r, 1e-3, 30)), "binomial": lambda r: (int(spread(r, 1, 1e7)), r.random()),
    "chisquare": lambda r: (spread(r, 1e-2, 100),), "exponential": lambda r: (spread(r, 1e-3, 1e3),),
    "gamma": lambda r: (spread(r, 1e-3, 1e3), spread(r, 0.1, 10)), "geometric": lambda r: (spread(r, 1e-6, 1),),
    "gumbel": place_and_scale, "laplace": place_and_scale, "logistic": place_and_scale,
    "lognormal": lambda r: (r.gauss(0, 1), spread(r, 0.1, 20)),
    "negative_binomial": lambda r: (spread(r, 0.1, 100), spread(r, 1e-3, 1)), "pareto": lambda r: (spread(r, 1e-2, 20),),
    "poisson": lambda r: (spread(r, 1e-3, 1e8),), "power": lambda r: (spread(r, 1e-2, 20),),
    "rayleigh": lambda r: (spread(r, 0.1, 10),), "standard_cauchy": lambda r: (), "standard_exponential": lambda r: (),
    "standard_gamma": lambda r: (spread(r, 1e-3, 1e3),), "standard_t": lambda r: (spread(r, 1e-2, 50),),
    "triangular": ordered, "weibull": lambda r: (spread(r, 1e-2, 20),),
}


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_each_distribution_in_each_shape(name, ours, theirs):
    """One number, and 20, 6 and up to 8 of arrays: 35 draws a seed, and then both go on alike."""
    for seed in some(SEEDS):
        r = random.Random("%s %d" % (name, seed))
        a, b = ours(seed), theirs(seed)
        parameters = PARAMETERS[name](r)
        arrays = [PARAMETERS[name](r) for _ in range(4)]
        columns = [list(column) for column in zip(*arrays)]
        calls = [(parameters, {}), (parameters, {"size": 20}), (parameters, {"size": (2, 3)}),
                 (columns, {}), (columns, {"size": (2, 4)}), (parameters, {"size": ()}), (parameters, {"size": (0, 2)})]
        if not parameters:
            calls = [call for call in calls if call[0] is not columns]
        for given, options in calls:
            assert bits(getattr(a, name)(*given, **options)) == bits(getattr(b, name)(*given, **options)), (seed, given)
        assert a.uniform() == b.uniform(), seed


@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_long_runs_reach_the_rare_branches(ours, theirs):
    n = share(20000)
    a, b = ours(11), theirs(11)
    for name, parameters in (
            ("standard_exponential", ()), ("standard_gamma", (0.4,)), ("standard_gamma", (1.5,)), ("poisson", (12.5,)),
            ("poisson", (3.0,)), ("binomial", (200, 0.4)), ("binomial", (10 ** 6, 0.7)), ("beta", (1e-3, 2e-3)),
            ("geometric", (1e-4,)), ("laplace", (0, 1)), ("gumbel", (0, 1)), ("weibull", (0.01,)), ("standard_cauchy", ())):
        assert bits(getattr(a, name)(*parameters, size=n)) == bits(getattr(b, name)(*parameters, size=n)), name


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("name, parameters", [
    ("beta", (NAN, 1)), ("beta", (INF, 1)), ("beta", (1e-200, 1e-200)), ("beta", (1e-5, 1e-6)), ("binomial", (0, 0.5)),
    ("binomial", (50, 0)), ("binomial", (50, 1)), ("binomial", (2 ** 62, 0.5)), ("binomial", (2 ** 62, 1e-300)),
    ("binomial", (5.75, 0.5)), ("binomial", (True, 0.5)), ("exponential", (NAN,)), ("exponential", (INF,)),
    ("gamma", (INF, 0)), ("gamma", (0, 3)), ("gamma", (1, NAN)), ("geometric", (1,)), ("geometric", (1e-300,)),
    ("geometric", (1 / 3,)), ("lognormal", (1000, 1)), ("lognormal", (-1000, 1)), ("lognormal", (-720, 5)),
    ("lognormal", (NAN, 1)), ("lognormal", (0, INF)), ("negative_binomial", (5, 1)), ("pareto", (1e-320,)),
    ("pareto", (INF,)), ("poisson", (0,)), ("poisson", (9.2e18,)), ("poisson", (10,)), ("power", (1e-320,)),
    ("standard_gamma", (NAN,)), ("standard_gamma", (1,)), ("standard_gamma", (1e-300,)), ("standard_t", (INF,)),
    ("standard_t", (1e-300,)), ("triangular", (NAN, 1, 2)), ("triangular", (1, 1, 2)), ("triangular", (1, 2, 2)),
    ("weibull", (0,)), ("weibull", (INF,)), ("weibull", (1e-320,)), ("weibull", (NAN,))])
def test_parameters_at_the_edges(name, parameters, ours, theirs):
    a, b = ours(3), theirs(3)
    with np.errstate(all="ignore"):
        for size in (None, 30):
            assert bits(getattr(a, name)(*parameters, size=size)) == bits(getattr(b, name)(*parameters, size=size))
    assert a.uniform() == b.uniform()


def test_what_randomstate_alone_takes():
    """Counts that no 64 bits hold are the lowest of their ints there."""
    for parameters in ((5, 0), (NAN, 0.5), (1e18, 1e-10), (5, 1e-300)):
        assert RandomState(1).negative_binomial(*parameters) == np.random.RandomState(1).negative_binomial(*parameters)


def test_numpy_2_5_has_corrected_a_series():
    """Draw 23 of this run is another since; RandomState's draws have stayed."""
    wanted = np.random.default_rng(12).binomial(1000, 0.3, 40).tolist()
    drawn = []
    for way in (binomials.UNTIL_2_4, binomials.FROM_2_5):
        bits, table = default_rng(12).bit_generator, binomials.Table(1000, 0.3, way)
        drawn.append([table.draw(bits.next_double) for _ in range(40)])
    assert drawn[0][:23] == drawn[1][:23] and drawn[0][23] != drawn[1][23]
    assert wanted == drawn[1 if needs.numpy_from("2.5") else 0] == default_rng(12).binomial(1000, 0.3, 40)
    assert RandomState(12).binomial(1000, 0.3, 9000) == np.random.RandomState(12).binomial(1000, 0.3, 9000).tolist()


# ---- arguments that may be arrays ----

def test_arrays_are_taken_as_parameters():
    a, b = default_rng(5), np.random.default_rng(5)
    shapes, scales = np.array([[0.5], [3.0]]), np.array([1.0, 2.0, 4.0])
    assert bits(a.gamma(shapes, scales)) == bits(b.gamma(shapes, scales))
    assert bits(a.poisson(np.arange(12).reshape(3, 4))) == bits(b.poisson(np.arange(12).reshape(3, 4)))
    assert bits(a.binomial(np.array([3, 2000]), np.float64(0.25), np.array([4, 2]))) == bits(
        b.binomial(np.array([3, 2000]), np.float64(0.25), np.array([4, 2])))
    assert bits(a.exponential(np.array(2.5))) == bits(b.exponential(2.5))
    assert a.poisson([]) == [] == b.poisson([]).tolist()


def test_single_draws_are_python_numbers():
    for make in (RandomState, default_rng):
        for name in sorted(PARAMETERS):
            number = getattr(make(1), name)(*PARAMETERS[name](random.Random(1)))
            assert type(number) is (int if name in ("binomial", "geometric", "negative_binomial", "poisson") else float)


def test_purenn_numpy_gives_arrays():
    """The kinds too, and where nothing is drawn."""
    for make, theirs in ((pnp.random.RandomState, np.random.RandomState), (pnp.random.default_rng, np.random.default_rng)):
        for name in sorted(PARAMETERS):
            parameters = PARAMETERS[name](random.Random(2))
            for size in (4, (2, 3), 0):
                a, b = [getattr(made(7), name)(*parameters, size=size) for made in (make, theirs)]
                assert isinstance(a, pnp.ndarray) and a.dtype.name == b.dtype.name and bits(a) == bits(b)
    pnp.random.seed(5)
    np.random.seed(5)
    for name in sorted(PARAMETERS):
        parameters = PARAMETERS[name](random.Random(3))
        assert bits(getattr(pnp.random, name)(*parameters, size=3)) == bits(getattr(np.random, name)(*parameters, size=3))


# ---- errors ----

BAD = {
    "beta": ((0, 1), (1, -1), ("1", 1), (None, 1), ([1, 0], 1)), "binomial": ((-1, 0.5), (5, 1.5), (5, NAN), (5, -0.1),
    ("5", 0.5), (None, 0.5), (5, "0.5"), (2 ** 63, 0.5), (NAN, 0.5), (INF, 0.5), ([1, 2], [0.5, 2])),
    "chisquare": ((0,), (-1,)), "exponential": ((-1,), (-0.0,), ("1",), (None,), (1j,), ([1, [2]],), ([1, -1],)),
    "gamma": ((-1, 1), (1, -1), (-0.0, 1)), "geometric": ((0,), (-1,), (1.5,), (NAN,), ([0.5, 0],)), "gumbel": ((0, -1),),
    "laplace": ((0, -1), (None, 1)), "logistic": ((0, -1),), "lognormal": ((0, -1), (0, "1")),
    "negative_binomial": ((0, 0.5), (-1, 0.5), (5, 2), (5, -1), (5, NAN)), "pareto": ((0,), (-1,)),
    "poisson": ((-1,), (NAN,), (1e30,), (None,), ([1, -1],)), "power": ((0,), (-1,)), "rayleigh": ((-1,),),
    "standard_gamma": ((-1,), (-0.0,)), "standard_t": ((0,), (-1,)),
    "triangular": ((1, 1, 1), (2, 1, 3), (1, 5, 3), ([1, 2], 1, 3), (1, 2, None)), "weibull": ((-1,), (-0.0,)),
}


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("name, parameters", [(name, given) for name in sorted(BAD) for given in BAD[name]], ids=repr)
def test_errors_are_numpys(name, parameters, ours, theirs):
    generator = ours(1)
    for size in (None, 3):
        with pytest.raises(Exception) as expected:
            getattr(theirs(1), name)(*parameters, size=size)
        with pytest.raises(Exception) as caught:
            getattr(generator, name)(*parameters, size=size)
        assert isinstance(expected.value, caught.type) and str(caught.value)
    assert generator.uniform() == ours(1).uniform()             # nothing was drawn


@pytest.mark.parametrize("ours, theirs", GENERATORS)
@pytest.mark.parametrize("size", [-1, 2.5, "a", (2, -1), (2, 2.5), 3], ids=repr)
def test_sizes_that_are_none_or_do_not_fit(size, ours, theirs):
    for name, parameters in (("gamma", ([1.0, 2.0], 1.0)), ("poisson", ([1.0, 2.0],)), ("binomial", ([5, 6], 0.5))):
        with pytest.raises(Exception) as expected:
            getattr(theirs(1), name)(*parameters, size=size)
        with pytest.raises(Exception) as caught:
            getattr(ours(1), name)(*parameters, size=size)
        assert isinstance(expected.value, caught.type)


def test_what_generator_alone_refuses():
    for parameters in ((5, 0), (NAN, 0.5), (1e18, 1e-10), (5, 1e-300), ([5, 6], [0.5, 1e-300])):
        for make in (default_rng, np.random.default_rng):
            with pytest.raises(ValueError):
                make(1).negative_binomial(*parameters)


# ---- the same on every Python, and controls that must fail ----

NAMES = ("log", "log1p", "exp", "expm1", "pow")


def equal_draws(names, ours, theirs, n):
    """Of each distribution, how many of 2 n draws are NumPy's."""
    equal = {}
    for name in names:
        a, b = ours(21), theirs(21)
        equal[name] = 0
        for given in (PARAMETERS[name](random.Random(4)), PARAMETERS[name](random.Random(5))):
            drawn = zip(bits(getattr(a, name)(*given, size=n)), bits(getattr(b, name)(*given, size=n)))
            equal[name] += len([1 for x, y in drawn if x == y])
    return equal


@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_draws_are_numpys_without_its_library_too(ours, theirs, monkeypatch):
    ours(1).weibull(1.0)                                # which fills glibc.KNOWN
    monkeypatch.setattr(glibc, "_fastest", dict([(name, glibc.KNOWN[name][0]) for name in NAMES]))
    assert set(equal_draws(sorted(PARAMETERS), ours, theirs, share(2000)).values()) == {2 * share(2000)}


@pytest.mark.parametrize("ours, theirs", GENERATORS)
def test_another_library_would_be_found(ours, theirs, monkeypatch):
    """Correctly rounded functions differ in some of the last bits."""
    others = dict([(name, getattr(portable, "power" if name == "pow" else name)) for name in NAMES])
    monkeypatch.setattr(glibc, "_fastest", others)
    names = ["gumbel", "laplace", "logistic", "lognormal", "power", "triangular", "weibull"]
    equal = equal_draws(names, ours, theirs, 2000)
    assert equal.pop("triangular") == 4000 and min(equal.values()) > 3000
    assert len([name for name in equal if equal[name] < 4000]) > 3


def test_a_number_that_is_drawn_too_much_would_be_found():
    a, b = default_rng(1), np.random.default_rng(1)
    b.random()
    assert bits(a.standard_gamma(2.5, 20)) != bits(b.standard_gamma(2.5, 20))
    assert bits([1.0]) != bits([1.0 + 2.0 ** -52]) and bits(0.0) != bits(-0.0) and bits(1) != bits(1.0) != bits(True)


# ---- the parts ----

def test_the_logarithm_of_the_gamma_function():
    for n in range(1, 400):
        x = n / 4
        assert abs(events.log_gamma(x) - math.lgamma(x)) <= 1e-13 * max(1.0, abs(math.lgamma(x)))


def test_a_table_covers_the_probabilities():
    """The probabilities that Table compares with are the binomial ones, over the largest."""
    table = binomials.Table(300, 0.25, binomials.FROM_2_5)
    exact = [math.comb(300, y) * 0.25 ** y * 0.75 ** (300 - y) for y in range(301)]
    for y in range(30, 130):
        wanted = exact[y] / exact[table.middle]
        assert abs(table._probability(y) / wanted - 1) < 1e-9
        assert abs(table._log_probability(y) - math.log(wanted)) < 1e-4
