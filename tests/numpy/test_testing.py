"""purenn.numpy's testing against NumPy's: what is an error, and what it says; and typing, when programs run."""
import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amounts import examples
from purenn.numpy import testing, typing
from purenn.numpy.ndarrays import array, ndarray
from purenn.numpy.scalars import float32, float64

np = pytest.importorskip("numpy")
nan, inf = float("nan"), float("inf")


class A(object):
    """An array to be made for either."""

    def __init__(self, rows, dtype=None):
        self.rows, self.dtype = rows, dtype

    def __repr__(self):
        return "A(%r, %r)" % (self.rows, self.dtype)


def made(value, module):
    if isinstance(value, A):
        return np.array(value.rows, dtype=value.dtype) if module is np else array(value.rows, value.dtype)
    if isinstance(value, (list, tuple)):
        return type(value)([made(part, module) for part in value])
    return dict([(key, made(part, module)) for key, part in value.items()]) if isinstance(value, dict) else value


def outcome(name, arguments, options, module):
    """None, or the class of the error and its text."""
    function = getattr(np.testing if module is np else testing, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            function(*[made(argument, module) for argument in arguments], **options)
        except Exception as error:
            return type(error), str(error)


def compare(name, *arguments, **options):
    theirs, ours = [outcome(name, arguments, options, module) for module in (np, testing)]
    if theirs is not None and theirs[0] is not AssertionError:
        assert ours is not None and ours[0] in theirs[0].__mro__[:-3], (name, arguments, theirs, ours)
    else:
        assert ours == theirs, (name, arguments, options)
    return theirs


PAIRS = [([1, 2.0], [1, 2.1]), ([1, nan], [nan, 1]), ([1, inf], [1, -inf]), ([1, inf], [inf, 1]), ([1, 2], [1, 2, 3]), ([1, 2], 1),
         (1, 2), (1, 1), ([[1, 2], [3, 4]], [[1, 2], [3, 5]]), ([0.0, 1], [0.0, 0]), ([nan], [nan]), ([], [1]), ([], 1), ([[]], [[]]),
         (A([1.0], "float32"), A([1.1], "float32")), (A([1.0], "float32"), 1.1), (A([1.5], "float16"), [1.5]), ([True, False], [True, True]),
         (A([1, 5], "uint8"), A([2, 3], "uint8")), (A([200, 5], "uint8"), [2, 3]), (A([1, -128], "int8"), A([2, 127], "int8")),
         ([1], [1.0]), ([0.0], [-0.0]), (list(range(20)), list(range(1, 21))), ([1, 2, 3, 4, 5, 6], [1, 3, 3, 4, 5, 7]), ([1, 1, 1], nan), ([nan, nan], nan),
         ([inf, inf], inf), ([inf, 1], inf), (nan, nan), ([[1, 2], [3, 4]], 3), (3, [[1, 2], [3, 4]]), (1.0, 1.00000001), ([1e300], [1e301]),
         ([5e-324], [0]), ([[[1, 2]], [[3, 4]]], [[[1, 2]], [[3, 9]]]), ([1] * 2000, [2] * 2000), (A([], "float32"), []), ([1, 3], [2, 3]),
         ([1, inf], [2, inf]), ([[i] for i in range(30)], [[i + 1] for i in range(30)])]
OTHERS = [(["a", "b"], ["a", "c"]), ([1, 2], ["a", "b"]), (A([1, None], "object"), [1, 2]), (None, None), (None, 1), (["a"], ["b"]),
          (["b"], ["a"]), ([["a", "bc"]], "a"), (A([1, 2], "object"), A([1, 3], "object"))]       # than numbers
OPTIONS = [{}, {"err_msg": "words"}, {"err_msg": "two\nlines"}, {"verbose": False}, {"err_msg": "long " * 20}]


@pytest.mark.parametrize("name", ["assert_allclose", "assert_array_equal", "assert_array_almost_equal", "assert_array_less", "assert_equal",
                                  "assert_almost_equal"])
def test_pairs(name):
    failed = passed = 0
    for x, y in PAIRS + (OTHERS if name in ("assert_array_equal", "assert_equal") else []):
        for options in OPTIONS:
            if compare(name, x, y, **options) is None:
                passed += 1
            else:
                failed += 1
    assert failed > 50 and passed > 10


def test_what_cannot_be_close():
    for module in (np, testing):
        assert issubclass(outcome("assert_allclose", (["a"], ["a"]), {}, module)[0], TypeError)


def test_strict():
    for name in ("assert_allclose", "assert_array_equal", "assert_array_less", "assert_equal"):
        for x, y in ((A([1, 2]), A([1.0, 2.0])), (A([1, 2]), A([1, 2])), (A(1), [1]), (A([1.0], "float32"), A([1.0])), (A([1, 2]), 1),
                     (A(["a"]), A(["ab"])), (A([1]), A([[1]]))):
            if not (name == "assert_allclose" and isinstance(x.rows, list) and x.rows[0] == "a"):
                compare(name, x, y, strict=True)


def test_tolerances():
    for tolerance in ({"rtol": 1e-3}, {"rtol": 0.5, "atol": 0.1}, {"atol": 1}, {"rtol": 0}, {"rtol": 1e-300}, {"rtol": 1}):
        for x, y in (([1.0, 2.0], [1.001, 2.002]), ([1.0], [1.5]), ([0.0], [1e-9]), ([100], [101]), ([inf], [1.0]), ([-1.0], [1.0])):
            compare("assert_allclose", x, y, **tolerance)
    compare("assert_allclose", [nan], [nan], equal_nan=False)
    compare("assert_allclose", [nan, 1.0], [nan, 1.0], equal_nan=True)
    for decimal in (0, 1, 5, 6, 7, 12):
        for difference in (1.0, 0.14, 0.16, 1.4e-5, 1.6e-5, 1.4e-6, 1.6e-6, 1e-12, 0.0):
            for name in ("assert_array_almost_equal", "assert_almost_equal"):
                compare(name, [1.0, 2.0], [1.0 + difference, 2.0], decimal=decimal)
                compare(name, 1.0, 1.0 + difference, decimal)


THINGS = [1, 2, 1.0, -0.0, 0.0, 0, nan, inf, -inf, "a", "b", "", None, True, [1, 2], (1, 2), [1], [], {"a": 1}, {"a": 2}, {"b": 1}, {}, {1},
          int, [1, [2, 3]], [1, [2, 4]], [nan], {"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, A([1, 2]), A([1, 3]), A(1), A([1.0, nan]),
          [A([1, 2]), 1], [A([1, 4]), 1], {"a": A([1, 2])}, "1"]


def test_equal_things():
    for x in THINGS:
        for y in THINGS:
            theirs, ours = [outcome("assert_equal", (x, y), {}, module) for module in (np, testing)]
            if isinstance(y, dict) and theirs is not None and "\n" not in theirs[1]:        # what a dict lacks, in other words
                assert ours is not None and ours[0] is theirs[0], (x, y)
            elif theirs is not None and theirs[0] is not AssertionError:
                assert ours is not None, (x, y, theirs)
            elif "A(" in repr((x, y)):                          # beside which a dict, a set or a type is made an array
                assert (ours is None) is (theirs is None), (x, y, theirs, ours)
            else:
                assert ours == theirs, (x, y)


def test_numbers_that_are_nearly_equal():
    values = [0, 1, -1, 1.0, 1.0000001, 1.00000001, 1.1, nan, inf, -inf, 1.234567e-21, 1.2345671e-21, 1.2345672e-21, 123456.7, 123456.8, 0.0]
    for x in values:
        for y in values:
            compare("assert_almost_equal", x, y, 3, "words")
            for significant in (1, 3, 7, 8):
                compare("assert_approx_equal", x, y, significant)
    compare("assert_approx_equal", 1, 2, err_msg="words")
    compare("assert_approx_equal", 1, 2, verbose=False)
    for x, y in ((np.float64(1), np.float32(1.1)), (np.float32(1), 1.0), (np.int64(1), 2)):
        mine = [getattr(sys.modules["purenn.numpy.scalars"], type(v).__name__)(v.item()) if isinstance(v, np.generic) else v for v in (x, y)]
        for name in ("assert_almost_equal", "assert_equal"):
            theirs, ours = outcome(name, (x, y), {}, np), outcome(name, mine, {}, testing)
            assert ours == theirs


@examples(400)
@given(st.lists(st.integers(0, 3), max_size=4), st.data(), st.sampled_from(["assert_allclose", "assert_array_equal", "assert_array_less",
                                                                            "assert_array_almost_equal"]))
def test_drawn_arrays(shape, data, name):
    kinds = ["float64", "float32", "int64", "int16", "uint8", "bool"]
    rows = []
    for _ in range(2):
        kind = data.draw(st.sampled_from(kinds))
        numbers = st.sampled_from([0, 1, 2, 3, 100] + ([1.5, nan, inf, -inf, 1e-9, 1.0000001] if kind[0] == "f" else []))
        size = int(np.prod(shape))
        flat = data.draw(st.lists(numbers, min_size=size, max_size=size))
        rows.append(np.array(flat, kind).reshape(shape))
        if data.draw(st.booleans()):
            shape = shape if data.draw(st.booleans()) else []
    if rows[0].dtype.kind == "u" and not rows[0].ndim and not rows[1].ndim:         # NumPy has no differences there
        return
    theirs = outcome(name, rows, {}, np)
    ours = outcome(name, [array(x.tolist(), x.dtype.name).reshape(x.shape) for x in rows], {}, testing)
    assert ours == theirs, rows


def test_assert():
    for arguments in ((1,), (0,), (0, "words"), (0, lambda: "words"), ([], "x"), ([0],)):
        compare("assert_", *arguments)


# ---- errors ----

def fail(*arguments, **options):
    raise ValueError("abc 12")


def test_raises():
    for name, arguments in (("assert_raises", (ValueError, fail, 1)), ("assert_raises", (KeyError, fail)), ("assert_raises", (KeyError, len, [])),
                            ("assert_raises", ((KeyError, IndexError), len, [])), ("assert_raises", ((KeyError, ValueError), fail)),
                            ("assert_raises", (Exception, fail)), ("assert_raises", ()), ("assert_raises", (5, len)), ("assert_raises", (ValueError, 5)),
                            ("assert_raises_regex", (ValueError, r"c \d+", fail)), ("assert_raises_regex", (ValueError, "xyz", fail)),
                            ("assert_raises_regex", (ValueError, "xyz", len, [])), ("assert_raises_regex", (KeyError, "abc", fail))):
        compare(name, *arguments)
    assert testing.assert_raises(ValueError, fail, x=1) is None
    for module in (np.testing, testing):
        with module.assert_raises(ValueError) as caught:
            fail()
        assert str(caught.exception) == "abc 12"
        for block in (lambda m=module: m.assert_raises(ValueError), lambda m=module: m.assert_raises_regex(ValueError, "a")):
            with pytest.raises(AssertionError, match="^ValueError not raised$"):
                with block():
                    pass
            with pytest.raises(KeyError):
                with block():
                    raise KeyError("other")
        with pytest.raises(AssertionError, match='^"q" does not match "abc 12"$'):
            with module.assert_raises_regex(ValueError, "q"):
                fail()


def test_what_is_said_of_warnings_is_taken():
    with testing.suppress_warnings() as sup:
        sup.filter(RuntimeWarning, "words")
        assert sup.record(UserWarning) == [] and sup.log == []
    assert testing.suppress_warnings()(len) is len
    with testing.assert_warns(RuntimeWarning):
        pass
    assert testing.assert_warns(RuntimeWarning, lambda x, y: x + y, 1, y=2) == 3


# ---- types ----

def test_types_when_programs_run():
    from typing import Callable, Dict, List, Optional, Union, get_type_hints

    import numpy.typing as theirs
    for hint in (typing.ArrayLike, typing.DTypeLike, typing.NDArray, typing.NDArray[float], typing.NDArray["float32"], typing.NDArray[float64]):
        Optional[hint], Union[hint, None, int], List[hint], Dict[str, hint], Callable[[hint], hint]
        if sys.version_info >= (3, 10):
            hint | None, None | hint, hint | int

    def function(x: typing.ArrayLike, y: Optional[typing.NDArray[float32]] = None) -> typing.NDArray[float64]:
        pass
    assert set(get_type_hints(function)) == {"x", "y", "return"}
    assert repr(typing.ArrayLike) == "numpy.typing.ArrayLike" and set(["ArrayLike", "DTypeLike", "NDArray"]) <= set(dir(theirs))
    with pytest.raises(TypeError):
        typing.ArrayLike(5)


def test_the_comparisons_can_fail():
    assert outcome("assert_allclose", ([1.0], [2.0]), {}, testing) != outcome("assert_allclose", ([1.0], [3.0]), {}, np)
    assert outcome("assert_allclose", ([1.0], [1.0]), {}, testing) is None
    with pytest.raises(AssertionError):
        testing.assert_array_equal([1, 2], [1, 3])
