"""purenn.numpy against NumPy: expressions, names, bad input, views and scalars."""
import os
import pickle
import re
import subprocess
import sys
import traceback
import warnings

import pytest

import needs
import purenn.numpy as pnp
from paths import GOLDEN, ROOT
from purenn.numpy.missing import names_of

np = pytest.importorskip("numpy")

with open(os.path.join(GOLDEN, "expressions.txt")) as _file:
    EXPRESSIONS = _file.read().splitlines()


# What older versions of NumPy answer: {expression: (the first version that has today's answer, the older ones' answer,
# an expression for which the older ones have today's)}.
OLDER = {"np.count_nonzero(a>0)": ("2.3", "4", "np.int64(np.count_nonzero(a>0))")}


def names(module):
    return {"np": module, "a": module.array([[1.5, -2.0, 3.0], [4.0, 5.5, -6.0]]), "v": module.array([3.0, -1.0, 2.0]),
            "k": module.array([2, 0, 1]), "n": module.array([[1, 2, 3], [4, 5, 6]]),
            "b": module.array([True, False, True]), "X": module.arange(12.0).reshape(4, 3) * 1.1,
            "y": module.array([0, 1, 1, 2])}


def evaluate(module, line):
    """The value of "statement;statement;expression", or the error."""
    statements, _, expression = line.rpartition(";")
    scope = names(module)
    try:
        exec(statements.replace(";", "\n"), scope)
        return eval(expression, scope)
    except Exception as error:
        return error


def look(value):
    """All that a person can see of a value, and what a program can."""
    shown = [str(value), repr(value)]
    for name in ("shape", "dtype", "ndim", "size"):
        shown.append(str(getattr(value, name, None)))
    return shown


def close(x, y):
    """Equal but for the last digits that NumPy's own sums and vector functions give."""
    try:
        return np.shape(x) == np.shape(y) and np.allclose(np.array(x.tolist(), float), np.array(y.tolist(), float),
                                                          rtol=1e-14, atol=0, equal_nan=True)
    except (AttributeError, ValueError, TypeError):
        return False


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("line", EXPRESSIONS)
def test_expressions(line):
    theirs, ours = evaluate(np, line), evaluate(pnp, line)
    if line in OLDER and not needs.numpy_from(OLDER[line][0]):
        assert repr(theirs) == OLDER[line][1]
        theirs = evaluate(np, OLDER[line][2])
    if isinstance(theirs, Exception):
        assert isinstance(ours, Exception), (theirs, ours)
    else:
        assert look(ours) == look(theirs) or close(ours, theirs)


def test_the_expressions_can_fail():
    assert set(OLDER) <= set(EXPRESSIONS)
    assert look(evaluate(pnp, "a + 1")) != look(evaluate(np, "a + 2"))
    assert not close(pnp.array([1.0]), np.array([1.0 + 1e-13]))


NAMES = sorted(set(names_of(pnp) + pnp._names_read_later()) - {"exceptions", "lib", "testing", "typing"})

# What the plan asks for by name.
WANTED = """array asarray zeros ones full eye arange linspace zeros_like ones_like copy dot matmul multiply add subtract divide
maximum minimum where exp log log1p sqrt tanh abs sign square power sum mean std var max min argmax argmin clip round
transpose reshape ravel squeeze expand_dims concatenate vstack hstack outer isnan isfinite allclose array_equal unique pi
e inf nan newaxis float64 int64 ndarray random set_printoptions""".split()


def test_names():
    for name in WANTED:
        assert name in NAMES and hasattr(pnp, name)
    for name in ("seed", "RandomState", "default_rng", "rand", "randn", "normal", "uniform", "randint", "permutation"):
        assert hasattr(pnp.random, name)
    extra = [name for name in NAMES if not hasattr(np, name) and name not in ("in1d", "row_stack")]
    assert extra == []


@pytest.mark.parametrize("name, closest", [("expp", "exp"), ("concatinate", "concatenate"), ("flot64", "float64"),
                                           ("ensum", "einsum")])
def test_what_is_not_there_names_what_is_closest(name, closest):
    with pytest.raises(AttributeError, match="purenn.numpy has no '%s'; closest: .*%s" % (name, closest)):
        getattr(pnp, name)
    with pytest.raises(AttributeError, match="purenn.numpy.linalg has no 'norms'; closest: norm"):
        getattr(pnp.linalg, "norms")


@pytest.mark.parametrize("folder, missing", [("linalg", ("flaten", "elementery", "shapetext", "eyee", "eigg", "svdd", "loop")),
                                             ("random", ("generator", "lengths", "scaler", "wrapp", "loop", "poison"))])
def test_only_numpys_names_are_recommended(folder, missing):
    ours, theirs = getattr(pnp, folder), getattr(np, folder)
    known = names_of(ours) if folder == "random" else ours._NAMES
    assert [name for name in known if not hasattr(theirs, name)] == []
    for name in missing:
        with pytest.raises(AttributeError) as caught:
            getattr(ours, name)
        closest = str(caught.value).partition("closest: ")[2]
        assert [other for other in closest.split(", ") if other and other not in known] == []


def test_a_traceback_says_once_what_is_closest():
    """From 3.12 on CPython adds "Did you mean" to errors of a module's names, unless they say no module."""
    with pytest.raises(AttributeError) as caught:
        getattr(pnp, "arrange")
    assert traceback.format_exception_only(AttributeError, caught.value) == [
        "AttributeError: purenn.numpy has no 'arrange'; closest: arange\n"]


@pytest.mark.parametrize("dtype", ["complex128", "S3", "datetime64", "float128", "banana", None.__class__])
def test_kinds_that_are_declined(dtype):
    with pytest.raises(TypeError, match="is not here.*; the kinds are bool"):
        pnp.zeros(3, dtype=dtype)


BAD = [None, "text", b"bytes", {}, {"a": 1}, set(), object(), [[1, 2], [3]], [[[1, 2]], [[3, 4]]], ["a"], [None], 1j,
       [1j], [[1, None]], [[], [1]], float, lambda: 0]
EMPTY = [[], [[]], [[], []], 3.5, -1, True, 10 ** 30, float("nan"), float("-inf"), [float("nan"), 1.0], [1e308, 1e308],
         [True, False], [3, -1, 2], [[1.5, 2.5]], 2 ** 70]
FROM_THE_INSIDE = re.compile("has no attribute|index out of range$|not iterable|not subscriptable|_form|_data|to unpack|cannot unpack|"
                             "missing .* positional|has no len|indices must be|can't multiply")
SKIPPED = ("save", "savez", "savez_compressed", "savetxt",        # which write files
           "finfo", "errstate", "seterr", "set_printoptions", "printoptions", "get_printoptions", "vectorize", "dtype",
           "c_", "r_", "ndarray", "fill_diagonal", "double", "float64", "int64", "int_", "intp", "int8", "int16", "int32",
           "uint8", "uint16", "uint32", "uint64", "bool_")
FUNCTIONS = [name for name in NAMES if callable(getattr(pnp, name)) and name not in SKIPPED]


def arguments(value):
    """Arguments with a value as the only one, as both of two, and as the second."""
    yield (value,)
    yield (value, value)
    yield ([[1.0, 2.0], [3.0, 4.0]], value)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_bad_input_is_an_error_in_our_words(name):
    """Any value in any place: an answer, or an error of the kinds NumPy raises that does not come from the inside."""
    function = getattr(pnp, name)
    for value in BAD + EMPTY:
        for given in arguments(value):
            try:
                function(*given)
            except (ValueError, TypeError, IndexError, AttributeError, ZeroDivisionError, OverflowError, OSError) as error:
                words = str(error)
                if "positional argument" in words:      # Python's own words for the wrong number of arguments
                    continue
                assert not FROM_THE_INSIDE.search(words), (given, type(error).__name__, words)
                assert isinstance(error, (ValueError, TypeError, IndexError, OverflowError, OSError)), (given, type(error).__name__, words)


def test_views_and_copies_as_numpy_has_them():
    for module in (np, pnp):
        a = module.arange(12.0).reshape(3, 4)
        for part in (a[0], a[:, 1], a[1:, ::2], a.T, a.ravel(), a.reshape(2, 6), a[None, 0], a.T[1]):
            part += 1
        for copied in (a[[0, 1]], a[a > 3], a.copy(), a.flatten(), a + 0, module.array(a), a.astype(float)):
            copied += 100
        if module is np:
            expected = a.tolist()
    assert a.tolist() == expected


def test_scalars_pickle_without_numpy():
    code = ("import pickle, sys, purenn.numpy as np\n"
            "x = pickle.loads(pickle.dumps([np.float64(1.5), np.int64(2), np.array([1.0]), np.array([[1, 2]])[0]]))\n"
            "print(x, 'numpy' in sys.modules)")
    out = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT).decode()
    assert out == "[np.float64(1.5), np.int64(2), array([1.]), array([1, 2])] False\n"


def test_numpy_takes_our_arrays():
    a = pnp.array([[1.0, 2.0], [3.0, 4.0]])
    assert np.array(a).tolist() == np.asarray(a.T).T.tolist() == a.tolist() and np.array(a).dtype == float
    assert np.array(pnp.array([1, 2])).dtype == int and pickle.loads(pickle.dumps(a[0])).tolist() == [1.0, 2.0]


def test_nothing_warns():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (pnp.array([1.0, -1.0, 0.0]) / 0).tolist()[:2] == [pnp.inf, -pnp.inf]
        assert pnp.exp(1000.0) == pnp.inf and str(pnp.log(pnp.array([0.0, -1.0]))) == "[-inf  nan]"


@pytest.mark.parametrize("decimals", [0, 1, 3, -2])
def test_rounding_is_numpys_to_the_bit(decimals):
    """Halves, their neighbours, and numbers so large that they have but one half between them."""
    halves = [k / 2 for k in range(-9, 10)] + [sign * (2.0 ** e + half) for sign in (1, -1) for e in (50, 51, 52) for half in (0.5, 1.5, 3)]
    numbers = [y for x in halves for y in (x, np.nextafter(x, 9e99), np.nextafter(x, -9e99), x / 1000, x * 100)]
    found, wanted = pnp.round(pnp.array(numbers), decimals).tolist(), np.round(np.array(numbers), decimals).tolist()
    assert [x.hex() for x in found] == [x.hex() for x in wanted] != [float(x).hex() for x in numbers]
