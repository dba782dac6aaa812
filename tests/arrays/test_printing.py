"""purenn.arrays.printing and purenn.floats.text against NumPy's own text, and against Python's repr and %.

(The print options themselves: test_print_options.py.)
"""
import importlib.util
import math
import random
import re
import struct
import sys
import unicodedata
import warnings
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import needs
from amounts import examples, share, some
from paths import GOLDEN
from purenn.arrays import cells, printing, quoted
from purenn.floats import text as digits

np = pytest.importorskip("numpy")

ARRAYS = share(20000)   # compared in the main test
DEEP_ARRAYS = share(24000)      # and in that of further kinds and dimensions
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
    if not data and not needs.numpy_from("2.2"):    # and from where an empty one's shape may stand in a line of its own
        found = found[0], re.sub(r"\n *(shape=.*,) ", r" \1\n      ", found[1])
    assert found == expected, (options, data, shape, kind)


def random_floats(seed, count):
    rng = random.Random(seed)
    return [x for x in [recipe.any_float(rng) for _ in range(count)] if math.isfinite(x)]


# Arrays -------------------------------------------------------------------------------------------------------------

def compared(count, draw, compare):
    """How many arrays of each kind were drawn and compared: at least `count`, from seeds of hypothesis."""
    seen, seeds = {}, set()

    @settings(max_examples=count // A_DRAW + 5)
    @given(st.integers(0, 2 ** 64))
    def by_seed(seed):
        if seed in seeds:
            return
        seeds.add(seed)
        rng = random.Random(seed)
        for _ in range(A_DRAW):
            options, data, shape, kind = draw(rng)
            compare(rng, options, data, shape, kind)
            family = "text" if kind[:2] == "<U" else kind
            seen[family] = seen.get(family, 0) + 1

    by_seed()
    print("arrays compared with NumPy:", seen)
    assert sum(seen.values()) >= count
    return seen


def test_arrays_of_every_kind():
    """At least so many arrays from hypothesis' seeds, half of them under other print options."""
    seen = compared(ARRAYS, lambda rng: (recipe.any_options(rng),) + recipe.any_array(rng),
                    lambda rng, *array: assert_as_numpy(*array))
    assert min(seen.values()) > ARRAYS // 20


KINDS = [kind for kind in recipe.KINDS if kind not in ("float32", "float16") or needs.numpy_from("2.3")]
narrow_floats = pytest.mark.skipif(not needs.numpy_from("2.3"), reason="NumPy 2.3 changed float32 and float16")
FORMATTERS = {"float": lambda x: "%.2f" % x, "float_kind": lambda x: "%.3e" % x, "int": lambda x: "%d!" % x,
              "int_kind": lambda x: "%5d" % x, "bool": lambda x: "ny"[int(x)], "object": lambda x: "o\n\no|",
              "numpystr": lambda x: x + "|", "str_kind": lambda x: "%d" % len(x), "all": lambda x: "two\n lines"}


def any_deep_case(rng):
    options, data, shape, kind = recipe.any_deep_case(rng, kinds=KINDS)
    if not needs.numpy_from("2.3"):
        options.pop("legacy", None)
    return options, data, shape, kind


def any_arguments(rng, options):
    """Arguments for array2string: the print options that it has, and separators, prefixes, suffixes and formatters."""
    names = {"linewidth": "max_line_width", "suppress": "suppress_small", "nanstr": None, "infstr": None}
    arguments = {names.get(name, name): value for name, value in options.items() if names.get(name, name)}
    arguments.update({"separator": rng.choice([" ", ", ", "", "\t|", ",   ", ";\n"]),
                      "prefix": rng.choice(["", "x = "]), "suffix": rng.choice(["", ")", " " * 9])})
    keys = rng.sample(sorted(FORMATTERS), rng.choice([0, 0, 0, 1, 2, 5]))
    return dict(arguments, formatter={key: rng.choice([FORMATTERS[key]] * 3 + [None]) for key in keys})


def assert_all_as_numpy(rng, options, data, shape, kind):
    assert_as_numpy(options, data, shape, kind)
    arguments = any_arguments(rng, options)
    expected = np.array2string(recipe.as_numpy(data, shape, kind), **arguments)
    assert printing.array2string(data, shape, kind, **arguments) == expected, (arguments, data, shape, kind)


def test_further_kinds_and_dimensions():
    """As many arrays of all kinds and of 0 to 5 dimensions, by str, repr and array2string."""
    seen = compared(DEEP_ARRAYS, any_deep_case, assert_all_as_numpy)
    assert len(seen) == len(KINDS) and min(seen.values()) > DEEP_ARRAYS // 25


@narrow_floats
@pytest.mark.parametrize("module, name, wrong", [
    (cells, "_EXPONENT_LIMITS", dict.fromkeys(cells._EXPONENT_LIMITS, cells._EXPONENT_LIMITS["float"])),
    (digits, "_PRECISIONS", dict(digits._PRECISIONS, float16=(12, -24))), (printing, "_NAMES", {}),
    (printing, "_printed", lambda size, edge: list(range(size))), (printing, "_IMPLIED", ("float", "int")),
    (printing, "_lines", lambda texts, separator, *_: separator.join(texts)),
    (printing, "_lines_of_tall", lambda texts, separator, *_: separator.join(texts)),
    (cells, "quoted", lambda text: "'%s'" % text)])
def test_what_is_printed_wrongly_is_found(module, name, wrong, monkeypatch):
    monkeypatch.setattr(module, name, wrong)
    rng = random.Random(3)
    with pytest.raises(AssertionError):
        for _ in range(500):
            assert_all_as_numpy(rng, *any_deep_case(rng))


def test_arrays_by_integers(by_integers):
    rng = random.Random(1)
    for _ in range(share(1500)):
        data, shape, kind = recipe.any_array(rng)
        if len(data) <= 100:
            assert_as_numpy(recipe.any_options(rng), data, shape, kind)
    for _ in range(share(1500)):
        options, data, shape, kind = any_deep_case(rng)
        if len(data) <= 100:
            assert_as_numpy(options, data, shape, kind)


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
    ([1.0], (2,), "float", r"1 elements, got \(2,\)"), ([1.0] * 8, (2, 2, 3), "float32", "8 elements"),
    ([1.0, 2.0], (), "float", "2 elements"), ([1.0], (1,), "complex", "bool, float, .* <U and a width, got 'complex'"),
    (["a"], (1,), "<U", "got '<U'")])
def test_bad_arrays(data, shape, kind, message):
    for function in (printing.array_str, printing.array_repr, printing.array2string):
        with pytest.raises(ValueError, match=message):
            function(data, shape, kind)


# Single numbers -----------------------------------------------------------------------------------------------------

def test_this_python_s_own_text_is_used_where_it_is_right():
    assert digits.own_is_exact() is (sys.implementation.name in ("cpython", "pypy"))


def test_float_str_by_integers(by_integers):
    """Python's own repr is David Gay's algorithm: nothing in common with the digit loop under test."""
    assert not digits.own_is_exact()
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


def assert_scalar_as_numpy(x, kind):
    number = recipe.dtype(kind).type(x)
    assert digits.float_str(x, kind) == str(number), (x, kind)
    with np.printoptions(legacy="2.2"):
        assert digits.float_str(x, kind, legacy=True) == str(number), (x, kind)


@narrow_floats
def test_scalars_of_single_and_half_precision():
    halves = np.arange(2 ** 16, dtype=np.uint16).view(np.float16).tolist()
    rng = random.Random(6)
    singles = np.array([rng.getrandbits(32) for _ in range(share(20000))], np.uint32).view(np.float32).tolist()
    singles += [math.ldexp(m, e) for e in range(-149, 104) for m in (1, -3, 2 ** 24 - 1)]
    for kind, numbers in [("float16", some(halves)), ("float32", singles)]:
        for x in numbers:
            assert_scalar_as_numpy(x, kind)
    assert digits.float_str(float(np.float32(0.1)), "float32") == "0.1"


@narrow_floats
@pytest.mark.parametrize("options", [
    {}, {"legacy": "2.2"}, {"legacy": "2.2", "floatmode": "maxprec_equal", "precision": 3}, {"floatmode": "unique"},
    {"suppress": True, "precision": 3}, {"legacy": "2.2", "floatmode": "fixed", "precision": 1}])
def test_halves_in_arrays(options):
    for x in np.arange(0, 0x7c00, 37 if len(some(range(5))) < 5 else 5, dtype=np.uint16).view(np.float16).tolist():
        for data in ([x], [x, 1.0], [-x, 0.125]):
            assert_as_numpy(options, data, (len(data),), "float16")


def test_scalar_text():
    for x, text in [(True, "True"), (7, "7"), (0.1, "0.1"), ("a", "a"), (None, "None"), ([1.5, "a"], "[1.5, 'a']")]:
        assert printing.scalar_text(x) == text
    assert printing.scalar_text(float(np.float32(0.1)), "float32") == "0.1"
    assert printing.scalar_text(1, "bool") == "True"


def test_texts_are_quoted_as_by_python_3(monkeypatch):
    """Of all characters that this Python's Unicode has, by the table of those to escape."""
    characters = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    monkeypatch.setattr(quoted, "_own_repr_is_right", lambda: False)
    assert len(characters) > 250000
    for text in characters + recipe.LETTERS + ["'\"", "\"", "it's"]:
        assert quoted.quoted(text) == repr(text)
    for value in (1, None, [], (), (0.1,), [1, ("a", [b"x"])], {"a": 0.5}):
        assert quoted.shown(value) == repr(value)


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


@narrow_floats
def test_golden_file_is_what_the_recipe_makes():
    recorded = Path(recipe.__file__).with_name("printing.py").read_text(encoding="ascii")
    assert recorded.split("\n")[1:] == recipe.golden().split("\n")[1:]      # the first line names NumPy's version
