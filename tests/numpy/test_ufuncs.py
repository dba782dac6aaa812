"""purenn.numpy's ufuncs beside NumPy's: their options, reductions, texts and objects."""
import pickle

import numpy as np
import pytest

import beside_numpy as both
import purenn.numpy as pnp

OPTIONS = """
np.add([1.5], [2.5], dtype=int)
np.add(3., 4., dtype=int)
np.add(3, 4, dtype="f4")
np.add([1, 2], [3, 4], dtype=bool)
np.add([True], [True], dtype=int)
np.multiply(np.array([1.1]), 2, dtype="f4")
np.multiply(np.array([200], "i4"), 2, dtype="u1")
np.multiply(np.array([200], "u1"), 2, dtype="i1")
np.multiply(np.array([200], "u1"), 2, dtype="i2")
np.exp(np.array([1.1]), dtype="f4")
np.exp([1, 2], dtype="f2")
np.exp([1, 2], dtype=int)
np.sqrt([4], dtype=int)
np.sqrt([4], dtype="f4")
np.absolute([-1.5], dtype=int)
np.negative([1, 2], dtype=float)
np.floor([1.5], dtype=int)
np.isnan([1.5], dtype=bool)
np.isnan([1.5], dtype=float)
np.equal([1], [1], dtype=bool)
np.equal([1], [1], dtype=int)
np.equal([1.5], [1], dtype=bool)
np.logical_and([1, 0], [1, 1], dtype=bool)
np.logical_and([1, 0], [1, 1], dtype=int)
np.true_divide([1, 0], [1, 1], dtype=int)
np.true_divide([1, 0], [1, 3], dtype="f4")
np.power(1.5, 2.8, dtype=np.intp, casting="unsafe")
np.power(1.5, 2.8, dtype=np.intp)
np.add(1, 2, castingx="safe")
np.add(1, 2, wherex=[True])
np.exp(1.5, outx=None)
np.abs(1.5, foo=None)
np.maximum(1.5, 2, foo=None)
np.add(1, 2, sig="ii->i", dtype=int)
np.add([1.5], 0.5, sig="ii->i", casting="unsafe")
np.add([1.5], 0.5, signature=("i4", "i4", "i4"), casting="unsafe")
np.add([1.5], 0.5, signature=(None, None, "f4"))
np.add([1.5], 0.5, signature=(None, None, None))
np.add([1.5], 0.5, signature=(None, ))
np.add([1.5], 0.5, sig="dd->d")
np.add(np.array([1], "i4"), np.array([1.5]), casting="no")
np.add(np.array([1], "i4"), np.array([1.5]), casting="safe")
np.add(np.array([1], "i4"), np.array([1], "i4"), casting="no")
np.add(np.array([1], "i8"), np.array([1], "u8"), casting="safe")
np.add(np.array([1], "i8"), np.array([1], "f4"), casting="equiv")
np.add(np.array([1], "f4"), 1, casting="safe")
np.add(1, 2, casting="garbage")
np.add([1.5], [2.5], out=np.zeros(1, int))
np.add([1.5], [2.5], out=np.zeros(1, int), casting="unsafe")
np.exp([1.5], out=np.zeros(1, int), casting="unsafe")
np.exp([1.5], out=np.zeros(1, "f4"))
np.exp([1.5], out=np.zeros(1, "f4"), casting="safe")
np.add([1.5], [2.5], np.zeros((2, 1)))
np.add([1.5], [2.5], out=(np.zeros(1), ))
np.add([1.5], [2.5], out=(np.zeros(1), np.zeros(1)))
np.add([1.5, 2], [2.5, 3], out=np.zeros(1))
np.add(1, 2, out=...)
np.add(np.array(1), 2, out=...)
np.modf([1.5, -2.5], out=(np.zeros(2), None))
np.divmod([7, -7], 3)
np.divmod([7, -7], 3, out=(np.zeros(2, int), np.zeros(2, int)))
np.divmod(7.5, 2)
np.divmod(np.array(7), 2, out=...)
np.frexp([1.5, -2.5], np.zeros(2), None)
np.modf([1.5, -2.5], where=[True, True])
np.modf(3)
np.modf([3, 4])
np.modf(True)
np.modf(np.array([1.5], "f4"))
np.frexp(np.array([1.5, np.nan, np.inf, 0.0, -0.0], "f4"))
np.frexp([3, 4])
"""
REDUCED = """
np.add.reduce(1, out=...)
np.divide.reduce(np.array([[8.0, 2.0, 2.0], [1.0, 0.5, 0.25]]), axis=(0, 1))
np.divide.reduce(np.array([[8.0, 2.0, 2.0], [1.0, 0.5, 0.25]]), axis=())
np.subtract.reduce(np.ones((2, 3, 4)), axis=(0, 1))
np.subtract.reduce(np.ones((2, 3, 4)), axis=None)
np.subtract.reduce(np.ones((4, )), axis=None)
np.maximum.reduce(np.arange(6).reshape(2, 3), axis=(0, 1))
np.hypot.reduce(np.arange(6.).reshape(2, 3), axis=(0, 1))
np.lcm.reduce(np.arange(1, 7).reshape(2, 3), axis=(0, 1))
np.gcd.reduce(np.arange(1, 7).reshape(2, 3), axis=(0, 1))
np.logical_xor.reduce(np.arange(6).reshape(2, 3), axis=(0, 1))
np.equal.reduce(np.arange(6).reshape(2, 3), axis=(0, 1))
np.bitwise_and.reduce(np.arange(6).reshape(2, 3), axis=(0, 1))
np.maximum.reduce(np.zeros((0, 0)), axis=1)
np.maximum.reduce(np.zeros((0, 3)), axis=1)
np.maximum.reduce(np.zeros((0, 3)), axis=0)
np.true_divide.reduce(np.zeros((0, 0, 5)), axis=1)
np.true_divide.reduce(np.zeros((0, 5)), axis=1)
np.true_divide.reduce(np.zeros((0, 5)), axis=0, initial=1)
np.max(np.zeros((0, 0)), axis=1)
np.max(np.zeros((0, 0)), axis=1, initial=3.0)
np.add.reduce([])
np.multiply.reduce(np.zeros((0, 3)))
np.add.reduce([True, True])
np.add.reduce([1, 2], dtype="f4")
np.add.reduce([1.5, 2], dtype=int)
np.add.accumulate([1.5, 2], dtype=int)
np.maximum.accumulate([1, 3, 2])
np.subtract.accumulate([1, 3, 2])
np.add.reduceat(np.arange(8), [0, 4, 1, 5])
np.add.reduceat(np.arange(8), [0, 8])
np.add.outer([1, 2], [3, 4, 5])
np.add.outer([1, 2], [3, 4, 5], dtype=float)
np.less.outer([1, 4], [3, 4, 5])
np.add.at(np.arange(5), [0, 1], [1, 2, 3])
np.gcd.reduce([12, 18, 24])
"""
TEXTS_AND_OBJECTS = """
np.equal([1], [1], dtype=object)
np.less([1, 2], [2, 1], dtype=object)
np.add(np.array(["a"]), np.array(["b"]))
np.maximum(np.array(["a"]), np.array(["b"]))
np.maximum(np.array("1"), 1)
np.maximum(np.array([1., 2.]), np.array("1"))
np.minimum("a", "b")
np.argmax(np.array(["a", "b"]))
np.logical_and(np.array(["a", ""]), np.array(["b", "c"]))
np.logical_or(np.array(["a", ""]), np.array(["", ""]))
np.logical_not(np.array(["a", ""]))
np.logical_xor(np.array(["a", ""]), np.array(["b", "c"]))
np.logical_or.reduce(np.array(["a", ""]))
np.any(np.array(["a", ""]))
np.all(np.array(["a", ""]))
np.logical_or(np.array([3, None, True, False, "t", ""], object), 12)
np.logical_and(np.array([3, None, True, False, "t", ""], object), 12)
np.logical_not(np.array([3, None, True, False, "t", ""], object))
np.logical_or.reduce(np.array([0, None, 3, 5], object))
np.logical_and.reduce(np.array([3, None, 5], object))
np.any(np.array([0, None, 3, 5], object))
np.all(np.array([3, None, 5], object))
np.array([], object)==1
np.array([1, None, "a"], object)==1
np.array([1, 2], object)<np.array([2, 1], object)
np.array([None, 1], object)==None
np.maximum(np.array(np.nan, object), 1.0)
np.minimum(np.array([np.nan, 2.0], object), 1.0)
np.maximum(1.0, np.array([np.nan, 2.0], object))
np.fmax(np.array([np.nan, 2.0], object), 1.0)
np.floor(Fraction(-4, 3))
np.ceil(np.array([Fraction(-4, 3), Fraction(7, 3)], object))
np.trunc(np.array([Fraction(-4, 3), 2.5], object))
np.floor(np.array([2.5, 3], object))
np.sign(np.array([2.5, -3, 0], object))
np.gcd(np.array([Decimal("0.12")]*2), np.array([Decimal("0.20"), Decimal("-0.20")]))
np.lcm(np.array([Decimal("0.12")]*2), np.array([Decimal("0.20"), Decimal("-0.20")]))
np.gcd(np.array([2**100*3], object), np.array([2**100*5], object))
np.gcd(np.array(np.inf, object), 1)
np.gcd(1.5, 2)
np.gcd(np.int8(-128), np.int8(-128))
np.lcm(np.array([-4, 6, 0]), np.array([6, -4, 3]))
np.lcm(np.int8(100), np.int8(99))
np.float_power(True, 2)
np.float_power(np.array([2], "f4"), 2)
np.float_power(np.array([2], "i1"), 2)
np.float_power(np.array([-2.]), 0.5)
np.array([], object)==1
np.array([1, None, "a"], object)==1
np.array([1, None, "a"], object)!=None
np.array([1, 2], object)<np.array([2, 1], object)
np.array([1, 2], object)<1.5
np.array([np.array([1, 2]), 3], object)==3
np.array([np.array([1, 2]), 3], object)==np.array([np.array([1, 2]), 3], object)
np.array(["a", 1], object)<2
np.array([1, 2, 3])==None
np.array([1, 2, 3])=="a"
np.array([1, 2, 3])<"a"
np.array(["a", "b"])=="a"
np.array(["a", "b"])==1
np.array(["a", "b"])!=1
np.array(["a", "b"])<"b"
np.array(["a", "b"])==np.array([1, 2])
np.array([1, 2, 3])==[1, 2, 4]
np.array([1, 2, 3])==np.array([1, 2])
np.array([1, 2, 3])!=np.array([1, 2])
np.equal(np.array([1, 2]), None)
np.array([1, 2])=={}
np.array([1, 2])==(1, 2)
np.array([None, None])==np.array([None, 1], object)
np.add(np.array(["a"]), 1)
np.array([1, 2])+None
np.array([1, 2])+"a"
np.array([1, 2], object)+None
np.array([1, 2])@None
"""
MORE = """
np.imag(3.5)
np.imag([1, 2])
np.imag(np.array([1.5, np.nan]))
np.array([1.5, 2], "f4").imag
np.array([True]).imag
np.real([1, 2])
np.float32(3).imag
np.nan_to_num(np.array([np.inf, -np.inf, np.nan], "f4"))
np.nan_to_num(np.array([np.inf, -np.inf, np.nan], "f2"))
np.nan_to_num(np.array([np.inf, -np.inf, np.nan]), nan=5.0)
np.nan_to_num(np.float32(np.inf))
np.nan_to_num(np.inf)
np.nan_to_num([1, 2])
np.nan_to_num(np.array([np.inf], "f4"), posinf=7.0)
np.nan_to_num(np.array([np.nan, 1.0]), copy=False)
np.array([5, 7], "u8")//np.array([-2, 0])
np.array([5, 7], "u8")%np.array([-2, 0])
np.array([2**63], "u8")-np.array([2**63-1])
np.array([-2], "i1")**np.array([3], "u8")
np.array([-2], "i1")*np.array([0], "u8")
np.arctan2(np.array([1], "i1"), np.array([2], "u1"))
np.hypot(np.array([3], "u2"), np.array([4], "i1"))
np.fmod(np.array([True]), np.array([False]))
np.gcd(True, True)
np.gcd(True, 4)
np.lcm(np.array([True]), np.array([4], "u1"))
np.conjugate(np.array([True]))
np.conj(np.array([1.5]))
np.add.at(np.arange(10), [1, 2], 3.5)
np.logical_or(np.array(["a", ""]), np.array(["", ""]))
np.logical_or.reduce(np.array(["", ""]))
np.logical_and.reduce(np.array(["a", ""]))
np.logical_and(np.array(["a", "b"], object), np.array(["c", "d"], object), dtype=bool)
np.logical_and.reduce(np.array(["a", "b"], object), dtype=bool)
np.logical_or(np.array([3, None, True, False, "test", ""], object), None)
np.logical_or(np.array([3, None, True, False, "test", ""], object), "blah")
np.logical_and(np.array([3, None, True, False, "test", ""], object), True)
np.logical_or.reduce(np.array([3, None, True, False, "test", ""], object))
np.logical_and.reduce(np.array([3, None, True, False, "test", ""], object))
np.sum(np.array(["a", "b", "c"], object))
np.max(np.array(["a", "b", "c"], object))
np.sum(np.array([True, False, True], object))
np.prod(np.array([True, False, True], object))
np.any(np.array([True, False, True], object))
np.array([[1]], object).sum()
np.array([[[1, 2]]], object).sum((0, 1))
np.array([1], object).sum(initial=1)
np.array([[1], [2, 3]], object)
np.array([[1], [2, 3]], object).sum()
np.add.reduce(np.array([10], object), initial=5)
np.minimum.reduce([], initial=None)
np.add.reduce([], dtype=object)
np.sum(np.array([], object))
np.prod(np.array([], object))
np.add.reduce([[1, 2]], out=...)
np.sum([1, 2], out=...)
np.vecdot([1, 2], [3, 4])
np.vecdot(np.arange(8).reshape(4, 2), np.arange(4).reshape(4, 1))
np.vecdot(np.arange(8).reshape(4, 2), np.array(7))
np.vecdot(np.arange(2).reshape(2, 1, 1), np.arange(3).reshape(3, 1, 1))
np.vecdot(np.arange(12).reshape(2, 3, 2), np.arange(4).reshape(2, 1, 2))
np.vecdot(np.arange(12).reshape(2, 3, 2), np.arange(4).reshape(2, 1, 2), axis=-2)
np.vecdot(np.arange(12).reshape(2, 3, 2), np.arange(6).reshape(2, 3, 1)[:, :, 0:1]*np.ones(2), axis=0)
np.frexp(1.5)
np.greater(np.array("1"), 1)
np.less(np.array([1., 2.]), np.array("1"))
np.ldexp(1., np.uint64(3))
np.ldexp(np.float32(1.), np.int_(2))
np.ldexp([1.5, 2], [3, 4])
np.ldexp(1.5, 2.0)
np.ldexp(3, 2)
np.ldexp(np.float16(1.), [20, 30])
np.add.accumulate(np.array([[1], [2]], object))
np.vecdot(np.arange(12).reshape(2, 3, 2), np.arange(4).reshape(2, 1, 2), keepdims=True)
np.vecdot(np.arange(12).reshape(2, 3, 2), np.arange(4).reshape(2, 1, 2), axis=-1, out=np.zeros((2, 3), int))
np.vecdot(np.array([200, 100], "u1"), np.array([2, 3], "u1"))
np.vecdot(np.array([True, True]), np.array([True, True]))
np.vecdot(np.array([1.5, 2], "f4"), [2, 3])
np.vecdot(np.arange(6).reshape(3, 2), np.arange(6).reshape(3, 2), axis=0)
"""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("lines", [OPTIONS, REDUCED, TEXTS_AND_OBJECTS, MORE])
def test_ufuncs(lines):
    assert both.compared(lines, pnp) == []


@pytest.mark.parametrize("kind", ["i8", "f4", "f8", "u1", "object"])
def test_at_repeated_indices(kind):
    """Each result is rounded or cut to the array's kind before the next."""
    for name, value in (("add", 3.5), ("power", 3.5), ("multiply", 300), ("maximum", 4), ("add", 0.1)):
        found = []
        for module in (pnp, np):
            a = module.arange(10).astype(kind)
            getattr(module, name).at(a, [1, 2, 3, 2], value)
            found.append(a.tolist())
        assert found[0] == found[1], (name, value)
    a, b = pnp.arange(6.0), np.arange(6.0)
    pnp.negative.at(a, [0, 1, 1, 3])
    np.negative.at(b, [0, 1, 1, 3])
    assert a.tolist() == b.tolist()


def test_pickles_find_the_ufunc_of_that_name_after_it_was_called():
    for name in sorted(dir(pnp)):
        function = getattr(pnp, name)
        if isinstance(function, pnp.ufunc):
            try:
                function(*[1.5] * function.nin)
            except (TypeError, ValueError):             # of ints only
                pass
            assert pickle.loads(pickle.dumps(function)) is function, name
