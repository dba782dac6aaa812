"""purenn.numpy's sorting, searching, products of last axes and choices against NumPy: results, out= and errors."""
import itertools

import pytest

import purenn.numpy as pnp

np = pytest.importorskip("numpy")
from beside_numpy import NEWEST, answer, apart, compared  # noqa: E402

pytestmark = [pytest.mark.filterwarnings("ignore"),
              pytest.mark.skipif(not NEWEST, reason="older versions of NumPy refuse other things")]

SORTING = """
np.sort([3, 1], kind="quick")
np.sort([3, 1], kind="HEAP")
np.sort([3, 1], kind="x")
np.sort([3, 1], kind=3)
np.argsort([3, 1], kind="stable", stable=True)
np.argsort([3, 1, 2], stable=True)
np.sort([3, 1], order="x")
np.array([3, 1]).sort(kind="z")
np.array([3, 1]).sort(None)
np.array([3, 1]).sort(1)
np.array([[3, 1], [0, 2]]).argsort(0)
np.partition([3, 1, 2], 3)
np.partition([3, 1, 2], [0, -4])
np.partition([3, 1, 2], 1.5)
np.argpartition([[3, 1], [1, 2]], 2, None)[:0]
np.argpartition([[3, 1], [1, 2]], 2, axis=0)
np.array([3, 1, 2]).partition(3)
np.partition([3, 1], 0, kind="x")
np.lexsort([[1, 5, 1], [2, 2, 1]])
np.lexsort(np.array([[[1, 5, 1], [2, 2, 1]], [[0, 0, 0], [3, 2, 1]]]))
np.lexsort(np.array([[[1, 5, 1], [2, 2, 1]], [[0, 0, 0], [3, 2, 1]]]), axis=0)
np.lexsort([[1, 2]], axis=1)
np.lexsort([])
np.lexsort([[1], [1, 2]])
np.lexsort((3, 4))
np.searchsorted([1, 2, 3], 2, sorter=[0, 1])
np.searchsorted([1, 2, 3], 2, sorter=[0.0, 1, 2])
np.searchsorted([3, 1, 2], [0, 2], sorter=[1, 2, 0])
np.searchsorted([[1, 2]], 1)
np.searchsorted([1, 2], 1, 3)
np.searchsorted(["a", "c"], "b")
np.searchsorted(np.array([2 ** 53, 2 ** 53 + 1]), float(2 ** 53), "right")
"""


def test_sorting():
    assert compared("", pnp, newer=SORTING) == []


PRODUCTS = """
np.matmul([[1, 2]], [[3], [4]])
np.matmul(np.arange(24).reshape(2, 3, 4), np.arange(24).reshape(2, 3, 4), axes=[(1, 2), (2, 1), (1, 2)])
np.matmul(np.arange(24).reshape(2, 3, 4), np.arange(24).reshape(2, 3, 4), axes=[(0, 1), (1, 0), (0, 1)])
np.matmul(np.arange(6).reshape(2, 3), [1, 2, 3], axes=[(0, 1), (0,), (0,)])
np.matmul([1, 2], [3, 4], dtype=float)
np.matmul([1, 2], [3, 4], some=1)
np.matmul([1, 2], [3, 4], out=np.zeros(2))
np.matmul([[1, 2]], [3, 4], out=np.zeros((3, 1)))
np.matmul([[1, 2]], [[3], [4]], np.zeros((3, 1)))
np.matmul([1.5, 2], [3, 4], out=np.zeros((), int))
np.matmul(2, [1])
np.vecdot(np.arange(6).reshape(2, 3), [1, 2, 3])
np.vecdot(np.arange(6).reshape(3, 2), [1, 2, 3], axis=0)
np.vecdot([1, 2], [1])
np.vecdot(np.array([200, 200], "uint8"), np.array([2, 2], "uint8"))
np.vecdot([True, True], [True, False])
np.dot([[1, 2]], [[3], [4]], np.zeros((1, 1)))
np.dot([[1, 2]], [[3], [4]], np.zeros((1, 1), int))
"""


def test_products():
    assert compared("", pnp, newer=PRODUCTS) == []
    assert pnp.matmul.signature == np.matmul.signature and repr(pnp.matmul) == repr(np.matmul)


OUT = """
np.argmax([[1, 2], [3, 0]], 1, np.zeros(2, int))
np.argmax([[1, 2], [3, 0]], 1, np.zeros(2, bool))
np.argmax([[1, 2], [3, 0]], 1, np.zeros(2))
np.argmin([[1, 2], [3, 0]], 1, np.zeros((3, 2), int))
np.argmin([[1, 2], [3, 0]], 0, np.zeros((1, 2), int), keepdims=True)
np.std([[1, 2], [3, 0]], 0, out=np.zeros((2, 2)))
np.std([[1, 2], [3, 0]], 0, out=np.zeros(2))
np.sum([[1.5, 2], [3, 0]], 0, out=np.zeros(2, int))
np.sum([[1.5, 2], [3, 0]], 0, out=np.zeros((1, 2)))
np.ptp([[1, 2], [3, 0]], 0, out=np.zeros((2, 2), int))
np.add([[1, 2]], [[3, 4]], out=np.zeros(2, int))
np.round([1.26, 2.5], 1, np.zeros(2))
np.round([True], 0, np.zeros(1))
np.isposinf([1.0, np.inf], np.zeros(2, int))
"""


def test_out():
    assert compared("", pnp, newer=OUT) == []


CHOICES = """
np.where([True, False], 1)
np.where([True, False], None, 1)
np.where([True], np.array(["ab"]), 1)
np.clip(np.array([1, 200], "uint8"), -1, 300)
np.clip(np.array([1, 200], "uint8"), -1, 100)
np.clip(np.array([1, 200], "uint8"), 1000, None)
np.array([1, 100], "int8").clip(-300, 5)
np.array([0, 1]).choose([1, 2], [3, 4])
np.array([0, 1]).choose(np.array([1, 2]), np.array([3, 4]))
np.array([0, 2]).choose([[1, 2], [3, 4]], mode="clip")
str(np.choose([0], (1000, np.array([1], "uint8"))).dtype)
str(np.result_type(1000, np.array([1], "uint8")))
np.int16(0) == "a"
np.float64(1) != "a"
np.array(["a"]).conj()
"""


def test_choices():
    assert compared("", pnp, newer=CHOICES) == []


RANGES = """
np.fromiter(itertools.count(), int, 3)
np.fromiter([1, 2], float, 3)
np.fromiter([[1]], int)
np.fromiter(["a"], str)
np.fromiter("abc", "U1", count=0)
np.fromiter(5, int)
np.arange(stop=3)
np.arange(start=1, stop=3)
np.arange()
np.arange(step=2)
np.arange(0, 1, np.inf)
np.arange(0, -1, np.inf)
np.arange(np.nan)
np.arange(3, dtype=bool)
np.arange(2, dtype=bool)
np.arange(2, dtype=str)
np.logspace(1, 2, 3, base=[1, 2])
np.logspace([1, 2], [[3], [4]], 3, base=[1, 2], axis=-1)
np.logspace(0, 2, 3, base=3)
np.geomspace(1, [8, 27], 4)
np.geomspace([[1], [-2]], [-8, 27], 3, axis=1)
np.geomspace(0, 3)
np.geomspace(1, 256, 9, dtype=int)
np.ediff1d(np.array([1, 2, 4], "int16"), to_begin=-99, to_end=np.array([88, 99]))
np.ediff1d(np.array([1, 2, 4]), to_end=0.5)
"""


def test_ranges():
    lines = [line for line in RANGES.strip().split("\n")]
    assert [line for line in lines if apart(answer(pnp, line, itertools=itertools), answer(np, line, itertools=itertools),
                                            1e-14)] == []


KINDS = ("bool", "int8", "uint8", "int64", "uint64", "float32")


@pytest.mark.parametrize("operator", ["+", "*", "/", "//", "%", "**", "<<", "=="])
def test_kinds_of_operators(operator):
    others = ["np.array([1, 1, 0], %r)" % kind for kind in KINDS] + ["300", "-1", "(2 ** 70)", "True", "2.5"]
    lines = ["np.array(%s, %r) %s %s" % (numbers, kind, operator, other) for numbers in ("[1, 0, 5]", "3")
             for kind in KINDS for other in others]
    lines += ["%s %s np.array([1, 2, 5], %r)" % (other, operator, kind) for kind in KINDS for other in others[6:]]
    lines = [line for line in lines if not ("== (2" in line or "70) ==" in line)]       # an error of NumPy's for bools
    assert compared("", pnp, tolerance=1e-15, newer="\n".join(lines)) == []


ALONE = """
~np.array([0, 5], "uint8")
~np.array(5, "int8")
abs(np.array([-128, 3], "int8"))
abs(np.array(-5))
+np.array(5)
+np.array([True])
np.array([1.5, 2]).mean(dtype=int)
np.count_nonzero([["", "a"]])
np.count_nonzero([[None, 1.0], [np.nan, 0]], axis=0)
np.array([[1, 2]]).item((0, 1))
np.arange(8).reshape(2, 2, 2).item(1, 1)
np.array([1]).item(1.0)
np.array(5).argsort()
np.array(5).cumsum(0)
1 in np.array(5)
np.array([1, 2], "int8").dot(3)
np.dot(np.array([1, 2], "float32"), 3)
np.einsum("i,i", [1, 2], [3, 4], dtype=float)
np.einsum("ij->j", [[1, 2]], out=np.zeros(3))
np.einsum("i,i->", [1, 2], [3, 4], out=np.zeros(()))
np.einsum("i", [1], some=2)
"""


def test_one_operand():
    assert compared("", pnp, newer=ALONE) == []


def test_ints_of_two_families_are_floats_once_there_is_a_kernel():
    x, y = pnp.array([1, 2], "uint64"), pnp.array([3, 0])
    for _ in range(2000):
        found = [x + y, x * y, x - y]
    assert [[type(v) for v in part._data] for part in found] == [[float, float]] * 3
