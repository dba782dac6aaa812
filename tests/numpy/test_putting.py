"""What is put into arrays of purenn.numpy, against NumPy: by indices, copyto, astype, fill and flat; arrays of objects."""
import collections
import copy
import itertools
import weakref

import pytest

import purenn.numpy as pnp

np = pytest.importorskip("numpy")
from beside_numpy import NEWEST, answer, apart, compared  # noqa: E402

pytestmark = [pytest.mark.filterwarnings("ignore"),
              pytest.mark.skipif(not NEWEST, reason="older versions of NumPy put in, or refuse, other values")]

KINDS = ("int64", "bool", "<U3", "uint8", "object", "float32", "float64")
KEYS = ("0", "slice(0, 2)", "[0, 1]", "slice(0, 1)", "...", "(0, ...)", "np.array([True, True])", "None")
VALUES = ("'a'", "'5'", "None", "Half()", "Two()", "True", "2.7", "-1", "300", "2 ** 63", "np.nan", "np.inf",
          "[1, 2]", "np.float64(2.5)", "np.array(7)", "np.array([7])", "np.array([[7]])", "np.array(None)", "np.int8(-1)",
          "np.int64(-1)", "np.array([-1, 300])", "np.str_('5')", "[None, (1, 2)]", "[[1], [2, 3]]")


class Half(object):
    def __float__(self):
        return 0.5

    def __eq__(self, other):
        return isinstance(other, Half)


class Two(object):
    def __index__(self):
        return 2

    __int__ = __index__


def put(array, key, value):
    array[key] = value
    return array.tolist()


def plain(found):
    """Lists of plain numbers where scalars of objects are as good, and nan that equals itself."""
    return repr(np.array(found, object).tolist()) if not isinstance(found, Exception) else found


@pytest.mark.parametrize("kind", KINDS)
def test_values_at_indices(kind):
    for key, value in itertools.product(KEYS, VALUES):
        if kind == "bool" and key in ("0", "(0, ...)") or kind == "object" and key != "0" and "np." in value:
            continue        # NumPy asks a list whether it is true, and keeps scalars
        line = "put(np.zeros(2, %r), %s, %s)" % (kind, key, value)
        ours, theirs = [answer(module, line, put=put, Half=Half, Two=Two) for module in (pnp, np)]
        if isinstance(theirs, Exception):
            assert isinstance(ours, (ValueError, TypeError, OverflowError)), (line, ours, theirs)
        else:
            assert plain(ours).replace("object at 0x", "") == plain(theirs).replace("object at 0x", "") or (
                "Half" in line or "Two" in line) and not isinstance(ours, Exception), (line, ours, theirs)


def test_arrays_are_elements_of_arrays_of_objects():
    def filled(module):
        array = module.empty(3, dtype=object)
        array[0], array[1], array[2] = module.zeros(2), [1, (2, 3)], "text"
        return array
    assert repr(filled(pnp)) == repr(filled(np).astype(object))
    assert filled(pnp)[0].shape == (2,) and (filled(pnp)[:1] * 2)[0].tolist() == [0.0, 0.0]
    for line in ("np.array([np.array(1), None])", "np.array([np.float32(1), 2], dtype=object)",
                 "np.array([[[1, 2], [3, 4]], [[5], [6]]], dtype=object)", "np.array([[1, [2]], [3]], dtype=object)",
                 "np.array([np.zeros((2, 2)), np.zeros((2, 3))], dtype=object)", "np.array([[], [1]], dtype=object)",
                 "np.array([np.zeros(2), np.zeros(3)], dtype=object)", "np.array([[1, 2], [3, 4]], object, ndmax=1)",
                 "np.array([[1, 2], [3]], object, ndmax=0)", "np.array([[1, 2]], ndmax=1)", "np.array([1], ndmax=-1)",
                 "np.array([np.float32(1), 2], dtype=object) == 1"):
        assert repr(answer(pnp, line)) == repr(answer(np, line)) or isinstance(answer(np, line), ValueError) and (
            isinstance(answer(pnp, line), ValueError)), line


def copied(module, kind, value, casting, where=True):
    array = module.zeros(2, kind)
    module.copyto(array, value, casting, where)
    return array.tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_copyto(kind):
    for value, casting in itertools.product(("3", "3.0", "True", "300", "np.float64(3)", "np.int8(3)", "'a'", "[3]",
                                             "[2.5]", "np.array([1, 2])"), ("equiv", "safe", "same_kind", "unsafe", "x")):
        if kind == "object" and "np." in value:
            continue
        line = "copied(np, %r, %s, %r)" % (kind, value, casting)
        ours, theirs = [answer(module, line, copied=copied) for module in (pnp, np)]
        assert plain(ours) == plain(theirs) if not isinstance(theirs, Exception) else (
            isinstance(ours, (TypeError, ValueError, OverflowError))), (line, ours, theirs)
    for where in ("[0, 1]", "[True, False]", "np.array([0, 1])", "False"):
        line = "copied(np, float, 5, 'safe', %s)" % where
        assert apart(*[answer(module, line, copied=copied) for module in (pnp, np)]) == "", line


def test_what_may_become_what():
    names = "bool int8 int16 int64 uint8 uint16 uint64 float16 float32 float64 object U1 U5 U21 U".split()
    for old, new, casting in itertools.product(names, names, ("no", "equiv", "safe", "same_kind", "unsafe")):
        assert pnp.can_cast(old, new, casting) == np.can_cast(old, new, casting), (old, new, casting)


LINES = """
np.arange(3).astype("int8", casting="safe")
np.arange(3).astype("int8", casting="same_kind")
np.arange(3).astype(float, "C", "safe", True, False)
np.arange(3).astype(float, order=3)
np.arange(3).astype(float, order="X")
np.array(np.int64(-1), dtype="uint8")
np.array([np.int64(-1)], dtype="uint8")
np.array([-1], dtype="uint8")
np.full(2, np.int64(300), "uint8")
"""


def test_kinds_that_are_asked_for():
    assert compared("", pnp, newer=LINES) == []


SEQUENCES = """
np.array(some)
np.mean(some)
np.array([some, [4, 5, 6]])
np.zeros(3) + some
np.asarray(some, dtype=float)
np.array([[some], [some]]).shape
np.stack(some)
np.concatenate(rows)
np.vstack(rows)
np.array(rows)
np.max(rows, axis=0)
np.zeros((2, 2))[:, rows[0]]
np.array([some, [1]], dtype=object).shape
"""


def test_sequences_that_are_no_lists():
    for some, rows in ((collections.deque([1, 2, 3]), collections.deque([[0, 1], [1, 0]], maxlen=2)),
                       (collections.UserList([1, 2, 3]), collections.UserList([(0, 1), [1, 0]]))):
        for line in SEQUENCES.strip().split("\n"):
            assert apart(*[answer(module, line, some=some, rows=rows) for module in (pnp, np)]) == "", line


def test_deep_copies():
    def changed(module):
        array = module.array([module.zeros(2), [1]], dtype=object)
        deep, flat = copy.deepcopy(array), array.copy()
        deep[0][0], flat[1][0] = 5, 6
        return [list(part) for part in array]
    assert changed(pnp) == changed(np) == [[0.0, 0.0], [6]]


def test_flat_and_fill():
    for module in (pnp, np):
        array = module.zeros((2, 3), int)
        array.flat = [1, 2]
        array.T.flat = module.array([[3], [4], [5], [6], [7]]) * 1.5
        assert array.tolist() == [[4, 7, 10], [6, 9, 4]]
        with pytest.raises((TypeError, ValueError)):
            array.fill([1, 2])
        objects = module.zeros(2, object)
        objects.fill([])
        assert objects.tolist() == [[], []]
        assert array[1:][:, 1:].base is array


def test_arrays_without_a_number_of_their_own_axes():
    for module in (np, pnp):
        a = module.arange(12).reshape(3, 4)[:, ::2]
        for view in (module.expand_dims(a, 1), module.squeeze(a[None]), module.atleast_3d(a)):
            view += 100
        assert a.tolist() == [[300, 302], [304, 306], [308, 310]]
        assert weakref.ref(a)() is a and format(module.squeeze(a[:1, :1]), "06.1f") == "0300.0" and "{}".format(a[0]) == "[300 302]"
        with pytest.raises(TypeError):
            format(a, ".2f")


ELEMENTS = ("1", "-1", "1.7", "True", "None", "'a'", "'5'", "2 ** 63", "2 ** 64", "1e300", "np.nan", "np.float32(1.1)",
            "np.int8(-1)", "np.str_('x')", "np.array([1, 2])", "np.float16(1.5)", "Fraction(1, 3)", "[1, 2]", "[]")


@pytest.mark.parametrize("kind", (None, "bool", "int8", "uint64", "float16", "float64", "U2", "object"))
def test_lists_of_several_kinds(kind):
    lines = ["np.array([%s, %s]%s)" % (x, y, ", %r" % kind if kind else "") for x in ELEMENTS for y in ELEMENTS]
    for line in lines:
        ours, theirs = answer(pnp, line), answer(np, line)
        if isinstance(theirs, Exception):
            assert isinstance(ours, Exception), (line, ours, theirs)
        elif "2 **" not in line:                # beside texts and scalars NumPy finds other widths for such ints
            assert (str(ours.dtype), repr(ours)) == (str(theirs.dtype), repr(theirs)), line


TEXTS = """
np.array([1, 1.75], dtype=str)
np.array([True, np.float32(1.1)], dtype=str)
np.array([np.float16(1.1), "a"])
np.array([1.1], "float32").astype(str)
np.array([1, 2 ** 63])
np.array([2 ** 63, 2 ** 63 + 1])
np.array([1.5, 2 ** 64])
np.array([300.7], "uint8")
np.array(["1_000"], "int16")
np.array("a\\0b\\0").item()
np.array(["\\0", "a"]).astype(bool)
np.vectorize(lambda text: text * 3, otypes=[np.array(["ab"]).dtype])(np.array(["ab", "c"]))
format(np.array(2.5), ".3f")
format(np.array([2.5]), ".3f")
np.reshape([[1]], (np.bool_(True), -1))
"""


def test_texts_and_large_ints():
    assert compared("", pnp, newer=TEXTS) == []


def resized(module, shape, view="x", **options):
    x = module.arange(6)
    eval(view, {"x": x}).resize(shape, **options)
    return x


def test_resize_and_objects_that_are_arrays():
    for line in ("(2, 2)", "8", "-1", "None", "()", "2.5", "(2, 2), order='C'", "(2, 2), refcheck=False", "4, 'x[1:3]'"):
        line = "resized(np, %s)" % line
        assert apart(*[answer(module, line, resized=resized) for module in (pnp, np)]) == "", line
    for module in (pnp, np):
        class Held(object):
            def __array__(self, dtype=None, copy=None):
                return module.array([1, 2])
        assert (module.array([Held(), Held()]) + Held()).tolist() == [[2, 4], [2, 4]]


NUMBERS = """
np.empty(2, object)
np.zeros(2, object)
np.empty_like(np.array([1, "a"], object))
np.ascontiguousarray(np.zeros((2, 3))[:, 1]).base is None
np.ascontiguousarray(5)
np.asfortranarray(np.zeros((2, 3)).T).base is None
Fraction(1, 2) + np.int64(1)
np.int64(1) + Fraction(1, 2)
bool(np.int64(1) == Fraction(1))
bool(np.int64(1) < Fraction(1, 2))
np.int64(1) == None
np.float32(1) != object
Decimal(2) * np.int64(3)
np.array([Fraction(1, 2)]) + np.int64(1)
"""


def test_objects_and_fractions():
    assert compared("", pnp, newer=NUMBERS) == []
