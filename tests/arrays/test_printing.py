"""purenn.arrays.printing and purenn.floats.text against NumPy's own text, and against Python's repr and %."""
import importlib.util
import math
import random
import re
import struct
import sys
import warnings
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import needs
from amounts import examples, share, some
from paths import GOLDEN
from purenn.arrays import printing
from purenn.floats import text as digits

np = pytest.importorskip("numpy")

ARRAYS = share(20000)   # compared in the main test
A_DRAW = 50             # so many of them from each seed that hypothesis draws


def load(name):
    """A module of tests/golden, which is no package."""
    spec = importlib.util.spec_from_file_location(name, str(Path(GOLDEN) / (name + ".py")))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


recipe = load("printing_recipe")


@pytest.fixture(autouse=True)
def own_options():
    """Each test finds NumPy's print options, here and there."""
    with np.printoptions(), printing.printoptions():
        yield


@pytest.fixture
def by_integers(monkeypatch):
    """Digits by integer arithmetic, as on Pythons whose repr cannot be trusted."""
    monkeypatch.setattr(digits, "_own", [False])


def assert_as_numpy(options, data, shape, kind):
    expected = recipe.numpy_texts(options, data, shape, kind)
    if not needs.numpy_from("2.2"):             # from where on a summarised repr tells the shape
        options = dict({"legacy": "2.1"}, **options)
    with printing.printoptions(**options):
        found = printing.array_str(data, shape, kind), printing.array_repr(data, shape, kind)
    if not data and not needs.numpy_from("2.2"):    # and from where on an empty one's shape may stand in a line of its own
        found = found[0], re.sub(r"\n *(shape=.*,) ", r" \1\n      ", found[1])
    assert found == expected, (options, data, shape, kind)


def random_floats(seed, count):
    rng = random.Random(seed)
    return [x for x in [recipe.any_float(rng) for _ in range(count)] if math.isfinite(x)]


# Arrays -------------------------------------------------------------------------------------------------------------

def test_arrays_of_every_kind():
    """At least so many arrays from hypothesis' seeds, half of them under other print options."""
    seen, seeds = {}, set()

    @settings(max_examples=ARRAYS // A_DRAW + 5)
    @given(st.integers(0, 2 ** 64))
    def compare(seed):
        if seed in seeds:
            return
        seeds.add(seed)
        rng = random.Random(seed)
        for _ in range(A_DRAW):
            options, (data, shape, kind) = recipe.any_options(rng), recipe.any_array(rng)
            assert_as_numpy(options, data, shape, kind)
            seen[kind] = seen.get(kind, 0) + 1

    compare()
    print("arrays compared with NumPy:", seen)
    assert sum(seen.values()) >= ARRAYS and min(seen.values()) > ARRAYS // 20


def test_arrays_by_integers(by_integers):
    rng = random.Random(1)
    for _ in range(share(1500)):
        data, shape, kind = recipe.any_array(rng)
        if len(data) <= 100:
            assert_as_numpy(recipe.any_options(rng), data, shape, kind)


OPTIONS = st.fixed_dictionaries({}, optional={
    "precision": st.integers(0, 20), "suppress": st.booleans(), "sign": st.sampled_from("+- "),
    "floatmode": st.sampled_from(["fixed", "unique", "maxprec", "maxprec_equal"]), "linewidth": st.integers(0, 100),
    "threshold": st.integers(0, 12), "edgeitems": st.integers(0, 4)})


@examples(300)
@given(OPTIONS, st.lists(st.floats(), min_size=1, max_size=8), st.integers(1, 4))
def test_odd_floats(options, data, rows):
    assert_as_numpy(options, data, (len(data),), "float")
    assert_as_numpy(options, data * rows, (rows, len(data)), "float")


@examples(100)
@given(OPTIONS, st.lists(st.integers(-2 ** 63, 2 ** 63 - 1), min_size=1, max_size=8))
def test_odd_integers(options, data):
    assert_as_numpy(options, data, (len(data), 1), "int")


@pytest.mark.parametrize("options", [
    {}, {"floatmode": "unique"}, {"precision": 15}, {"precision": 17}, {"floatmode": "fixed", "precision": 15},
    {"floatmode": "maxprec_equal", "precision": 18, "suppress": True}])
def test_powers_of_two(options):
    """Where the shortest digits are not always the correctly rounded ones, as floats are denser below than above."""
    for k in some(range(-1074, 1024, 3)):
        for other in ([], [1.2345678901234567e-5], [-0.5]):
            assert_as_numpy(options, [2.0 ** k] + other, (1 + len(other),), "float")


def test_only_nan_and_inf():
    nan, inf = float("nan"), float("inf")
    for data in [[nan], [inf], [-inf], [nan, inf], [nan, -inf], [inf, -inf, nan]]:
        for options in [{}, {"sign": "+"}, {"sign": " "}, {"nanstr": "-"}, {"infstr": "infinite", "sign": " "}]:
            assert_as_numpy(options, data, (len(data),), "float")
            assert_as_numpy(options, data[:1], (), "float")


def test_large_arrays_are_summarised():
    for shape in [(1000,), (1001,), (2, 501), (501, 2), (40, 30), (1, 1001), (1001, 1)]:
        data = [0.1 * i for i in range(math.prod(shape))]
        assert_as_numpy({}, data, shape, "float")
        assert_as_numpy({"threshold": sys.maxsize, "linewidth": float("inf")}, data, shape, "float")
        for legacy in ["1.25", "2.1", "2.2"] if needs.numpy_from("2.3") else ["1.25"]:
            assert_as_numpy({"legacy": legacy}, data, shape, "float")
    if not needs.numpy_from("2.3"):
        with pytest.raises(KeyError), warnings.catch_warnings():        # 2.2 has the option, but stumbles over it
            warnings.simplefilter("ignore")
            with np.printoptions(legacy="2.1"):
                pass


def test_the_article_s_output():
    weights = [3.54081355, 3.11519372, -2.46159562]
    assert printing.array_str(weights, (3, 1), "float") == "[[ 3.54081355]\n [ 3.11519372]\n [-2.46159562]]"


def test_objects():
    data = [Fraction(1, 3), None, [1, "a"], "text", (2, 0.5), 2 ** 70]
    assert_as_numpy({}, data, (2, 3), "object")
    assert_as_numpy({"linewidth": 20}, data, (6,), "object")
    assert printing.array_str([Fraction(1, 3)], (), "object") == "1/3"


@pytest.mark.parametrize("arguments", [
    {"separator": ", "}, {"separator": ""}, {"separator": "\t|"}, {"prefix": "weights = ", "suffix": ";"},
    {"max_line_width": 30}, {"precision": 2, "suppress_small": True},
    {"threshold": 3, "edgeitems": 1, "separator": ","},
    {"sign": "+", "floatmode": "fixed"}, {"formatter": {"float_kind": lambda x: "%.2f" % x}},
    {"formatter": {"all": lambda x: "<%d>" % x, "float": None}}])
def test_array2string(arguments):
    data = [1e-6, 1.5, -2.25, 1 / 3, 7.0, 1e-9, 12.0, 0.1]
    for shape in [(8,), (2, 4), (4, 2)]:
        assert printing.array2string(data, shape, "float", **arguments) == np.array2string(
            np.array(data).reshape(shape), **arguments)
    for name in set(arguments) & {"max_line_width", "precision", "suppress_small"}:
        one = {name: arguments[name]}
        assert printing.array_str(data, (8,), "float", **one) == np.array_str(np.array(data), **one)
        assert printing.array_repr(data, (8,), "float", **one) == np.array_repr(np.array(data), **one)


def test_formatters():
    for formatter in [{"float": lambda x: "%.3f" % x}, {"int_kind": lambda x: hex(x)}, {"bool": lambda x: "01"[int(x)]},
                      {"all": lambda x: "*"}, {"object": lambda x: "o"}, {"complex_kind": str}]:
        for data, kind in [([0.5, 2.0], "float"), ([3, 40], "int"), ([True, False], "bool"), ([None, 1], "object")]:
            assert_as_numpy({"formatter": formatter}, data, (2,), kind)
    with pytest.raises(TypeError, match="must return a str, got 1.0"):
        printing.array2string([1.0], (1,), "float", formatter={"float": float})


@pytest.mark.parametrize("data, shape, kind, message", [
    ([1.0], (2,), "float", r"1 elements, got \(2,\)"), ([1.0] * 8, (2, 2, 2), "float", "at most 2"),
    ([1.0, 2.0], (), "float", "2 elements"), ([1.0], (1,), "complex", "bool, float, int, object, got 'complex'")])
def test_bad_arrays(data, shape, kind, message):
    for function in (printing.array_str, printing.array_repr, printing.array2string):
        with pytest.raises(ValueError, match=message):
            function(data, shape, kind)


# Print options ------------------------------------------------------------------------------------------------------

def numpy_options():
    options = np.get_printoptions()
    if not needs.numpy_from("2.1"):
        assert "override_repr" not in options
        options["override_repr"] = None
    return options


def test_default_options_are_numpy_s():
    assert printing.get_printoptions() == numpy_options()
    printing.set_printoptions(**printing.get_printoptions())
    assert printing.get_printoptions() == numpy_options()
    printing.get_printoptions()["precision"] = 3
    assert printing.get_printoptions()["precision"] == 8


def test_set_printoptions():
    for module in (np, printing):
        module.set_printoptions(3, 5, 2, 60, True, "NA", "INF", {"int": str}, " ", "fixed")
    assert printing.get_printoptions() == numpy_options()
    for module in (np, printing):
        module.set_printoptions(precision=2)
    assert printing.get_printoptions() == numpy_options()
    assert printing.get_printoptions()["formatter"] is None


def test_printoptions_are_restored():
    before = printing.get_printoptions()
    with pytest.raises(KeyError):
        with printing.printoptions(precision=2, suppress=True) as inside:
            assert inside == printing.get_printoptions() and inside["precision"] == 2
            printing.set_printoptions(linewidth=10)
            raise KeyError
    assert printing.get_printoptions() == before


@pytest.mark.parametrize("error, message, options", [
    (TypeError, "precision must be an integer", {"precision": 2.5}),
    (ValueError, "precision must be an integer of 0 or more, got -1", {"precision": -1}),
    (TypeError, "edgeitems", {"edgeitems": "3"}), (TypeError, "threshold must be a number", {"threshold": "x"}),
    (ValueError, "threshold must be a number, got nan", {"threshold": float("nan")}),
    (TypeError, "linewidth", {"linewidth": []}), (TypeError, "nanstr must be a str", {"nanstr": 1}),
    (ValueError, "'fixed', 'unique', 'maxprec', 'maxprec_equal', got 'max'", {"floatmode": "max"}),
    (ValueError, "sign must be one of", {"sign": "x"}), (ValueError, "legacy must be one of", {"legacy": "1.13"}),
    (TypeError, "formatter must be a dictionary", {"formatter": str}),
    (ValueError, "override_repr must be one of None", {"override_repr": str}),
    (TypeError, "unknown print option 'digits'; known are edgeitems, floatmode", {"digits": 3})])
def test_bad_options_change_nothing(error, message, options):
    before = printing.get_printoptions()
    with pytest.raises(error, match=message):
        printing.set_printoptions(suppress=True, **options)
    with pytest.raises(error, match=message):
        with printing.printoptions(suppress=True, **options):
            pass
    assert printing.get_printoptions() == before


# Single numbers -----------------------------------------------------------------------------------------------------

def test_this_python_s_own_text_is_used_where_it_is_right():
    assert digits._own_is_exact() is (sys.implementation.name in ("cpython", "pypy"))


def test_float_str_by_integers(by_integers):
    """Python's own repr is David Gay's algorithm: nothing in common with the digit loop under test."""
    assert not digits._own_is_exact()
    powers = [math.ldexp(sign, k) for k in range(-1074, 1024) for sign in (1, -1)]
    for x in random_floats(2, 4000) + powers + recipe.HARD:
        assert digits.float_str(x) == repr(x) == str(np.float64(x))
    for x, text in [(float("nan"), "nan"), (float("inf"), "inf"), (-float("inf"), "-inf"), (-0.0, "-0.0"), (3, "3.0")]:
        assert digits.float_str(x) == digits.format_fixed(x, 1).replace("3.0", text) == text


@examples(200)
@given(st.integers(0, 2 ** 64 - 1), st.integers(0, 30))
def test_fixed_and_exp_by_integers(bits, places):
    own, x = digits._own[:], struct.unpack("<d", struct.pack("<Q", bits))[0]
    digits._own[:] = [False]
    try:
        for y in (x, math.ldexp(bits % 8192, -10), float(bits), 1 / (bits + 1), 10.0 ** (places - 15)):
            if math.isfinite(y):
                assert digits.format_fixed(y, places) == "%.*f" % (places, y)
                assert digits.format_exp(y, places) == "%.*e" % (places, y)
    finally:
        digits._own[:] = own


def test_ties_go_to_the_even_digit(by_integers):
    assert [digits.format_fixed(x, 0) for x in (0.5, 1.5, 2.5, -0.5)] == ["0", "2", "2", "-0"]
    assert [digits.format_fixed(x, 2) for x in (0.125, 0.375, 99.995)] == ["0.12", "0.38", "100.00"]
    assert [digits.format_exp(x, 1) for x in (1.25, 9.96, 0.0)] == ["1.2e+00", "1.0e+01", "0.0e+00"]


# Golden texts -------------------------------------------------------------------------------------------------------

def test_golden_file():
    golden = load("printing")
    count, wrong = golden.check()
    assert wrong == [] and count > 1000
    golden.ARRAYS[0] = golden.ARRAYS[0][:4] + ("[1.]", "array([1.])")
    assert len(golden.check()[1]) == 2


def test_golden_file_by_integers(by_integers):
    assert load("printing").check()[1] == []


def test_golden_file_is_what_the_recipe_makes():
    recorded = Path(recipe.__file__).with_name("printing.py").read_text(encoding="ascii")
    recorded, made = recorded.split("\n")[1:], recipe.golden().split("\n")[1:]  # the first line names NumPy's version
    if not needs.numpy_from("2.2"):
        without = [line if line == older else re.sub(r",(\\n *| )shape=\([\d, ]*\)\)'\),$", ")'),", line)
                   for line, older in zip(recorded, made)]
        assert without != recorded and len(made) == len(recorded)
        recorded = without
    assert recorded == made
