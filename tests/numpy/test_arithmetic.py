"""purenn.numpy's operators beside NumPy's: kinds of some width, Python's numbers beside them, and their edges."""
import operator
import random

import numpy as np
import pytest

import beside_numpy as both
import purenn.numpy as pnp

KINDS = ("float64", "float32", "float16", "int8", "uint8", "int32", "uint64", "int64", "bool_")
OPERATORS = [getattr(operator, name) for name in "add sub mul truediv floordiv mod lt le gt ge eq ne".split()]


def test_constants():
    for name in ("pi", "e", "euler_gamma", "inf"):
        assert getattr(pnp, name) == getattr(np, name)


NUMBERS = """
np.uint64(2**63) == np.int64(2**63-1)
np.array([2**63], "u8") > np.array([2**63-1])
np.uint64(2**63) <= 2**63-1
np.array([1, 2], "u1") < 300
np.array([5], "u8") == -1
np.array([5, 6]) < 10**400
np.float32(1) == 0.9999999999999998
np.array([16777216], "f4") == 16777217
np.equal(0.1, np.array([0.1], "f4"))
np.array([0.1, 0.2], "f4") <= 0.1
np.float16(1) == 65520
np.uint8(3) / 123454
123454 / np.array([3, 4], "u1")
np.true_divide(np.int8(3), -300)
np.array([3]) / 2**70
np.array([True]) + 2**63
np.array([3], "u1") + 256
np.array([3], "u1") // 256
~np.array([3, 255], "u2")
~np.array([[3], [-128]], "i1")
abs(np.array([-128, 5], "i1"))
np.array([True, False]) // np.array([True])
np.True_ ** np.True_
np.array([True, False]) << np.array([True, True])
np.True_ % True
np.power.reduce(np.array([True, False]))
np.array([3, -3, 2, -7, 1, -1, 0]) ** 2000001
np.array([3, -3, 2, -7, 1, -1, 0]) ** (2**62 + 5)
np.array([3, 2, 255], "u1") ** np.array([200, 64, 63], "u1")
2 ** np.array([2**40, 63, 64, 0])
(-3) ** np.array([2**40, 63, 64, 0], "u8")
np.array([3, -1, 0]) << np.array([2000000, 63, 64])
1 << np.array([2**62])
np.int8(-1) << np.int8(7)
np.array([3]) ** -1
np.heaviside(np.array([0, 2], "u4"), -1)
np.arctan2(np.array([0, 2], "u1"), -1)
np.arctan2(300, np.array([1, 2], "u1"))
np.hypot(np.array([0, 2], "i1"), -300)
np.logaddexp(np.array([0, 2], "u4"), -1)
np.copysign(np.array([0, 2], "u2"), -1)
np.float_power(np.array([1, 2], "u4"), -1)
np.fmod(np.array([0, 2], "u4"), -1)
np.copysign(np.uint8(3), -1)
np.heaviside(np.array([0, 2]), 2**70)
np.heaviside(np.array([0, 2]), -1)
np.astype(np.array([1.5, -2.5]), "i1")
np.astype(np.float32(1.5), int)
np.astype(np.array([1.5]), float, copy=False)
np.astype([1.5], int)
np.astype(np.array([1.5]), int, device="gpu")
"""
SCALARS = """
np.float32(1.5).is_integer()
np.float16(2.0).is_integer()
np.float32(0.5).as_integer_ratio()
np.float64(0.1).hex()
np.int64(5).conjugate()
np.float32(2).real
np.float64(3.7).__trunc__()
int(np.float32(3.7))
float(np.int8(3))
complex(np.float32(3)).real
round(np.float32(3.5))
round(np.float32(3.14159), 2)
round(np.int8(37), -1)
divmod(np.int8(7), np.int8(-2))
divmod(7, np.uint8(2))
divmod(np.float32(7.5), 2)
np.float32(7.5).__divmod__(2)
pow(np.int64(2), 3)
pow(np.int64(2), 3, 5)
abs(np.float32(-2))
-np.float16(2)
+np.int8(3)
~np.int8(3)
~np.True_
~np.float64(1)
-np.True_
np.True_ + np.True_
np.True_ - np.False_
np.True_ * np.True_
np.True_ / np.True_
np.True_ & True
True & np.True_
np.True_ ^ 1
np.int64(3) == None
np.int64(3) != None
np.int64(3) < None
np.int64(3) < "a"
np.int64(3) + "a"
np.int64(3) * "ab"
np.int64(3) * [1, 2]
[1, 2] * np.int64(2)
"ab" * np.int64(2)
np.float64(2) * [1, 2]
np.float32(2) * [1, 2]
np.float32(2) + [1, 2]
np.int64(2) + [1.5, 2]
np.int64(2) + (1, 2)
np.float64(2) == [1, 2]
np.int64(2) == [1, 2]
[1, 2] == np.int64(2)
np.int64(2) < [1, 2, 3]
np.int8(100) + np.int8(100)
np.int8(100) * 2
np.uint8(5) - np.uint8(10)
np.uint8(5) - 10
np.int64(2)**63
np.int64(2)**-1
np.float64(2)**-1
np.int64(0)**0
np.float64(0)**-1
np.float64(-8)**(1/3)
np.int64(7) // 0
np.int64(7) % 0
np.float64(7) % 0
np.float64(7) // 0
np.float32(-7) // np.float32(2)
np.float32(-7) % np.float32(2)
np.int64(-7) % 3
np.int64(-7) // 3
np.int8(-7) % np.int8(3)
np.uint8(7) >> 1
np.uint8(200) << 1
np.uint8(200) << 9
np.int8(1) << 7
np.int64(1) << 63
np.int64(1) << 64
np.int64(1) >> 64
np.int64(-1) >> 64
1 << np.int64(3)
np.int64(6) & 3
np.int64(6) | np.uint8(9)
np.int64(6) ^ True
np.int64(6) & 1.5
hash(np.int64(5)) == hash(5)
hash(np.float32(0.1)) == hash(float(np.float32(0.1)))
np.float64(0.1) + np.float32(0.1)
np.float32(0.1) + np.float16(0.1)
np.float32(1) + np.int64(1)
np.float16(1) + np.int16(1)
np.float16(1) + np.uint8(1)
np.uint64(1) + np.int64(1)
np.uint64(1) + 1
np.uint32(1) + np.int32(1)
np.int8(1) + np.uint8(1)
str(np.float32(0.1))
repr(np.float32(0.1))
str(np.float16(0.1))
str(np.float64(1e16))
str(np.float64(1e-5))
str(np.float32(1e16))
str(np.float32(16777216.0))
repr(np.float64("nan"))
repr(np.float64(-0.0))
str(np.float16(65504))
repr(np.True_)
str(np.int8(-3))
repr(np.int8(-3))
format(np.float32(0.1), ".3f")
format(np.float64(1234.5), ", .1f")
format(np.int64(5), "03d")
format(np.int64(255), "x")
"%d" % np.int64(5)
"%.2f" % np.float32(1.234)
"%s" % np.float64(1.5)
"{:.2e}".format(np.float32(12345))
"{}".format(np.float64(1.5))
"{:>8}".format(np.int8(3))
np.int64(5).item()
np.float32(0.1).item()
np.float32(0.1).tolist()
np.int64(5).shape
np.int64(5).ndim
np.int64(5).size
np.int64(5).nbytes
np.int64(5).itemsize
np.float32(3.7).astype(int)
np.int64(300).astype("u1")
np.float64(1.5).sum()
np.int8(5).sum()
np.int8(5).mean()
np.float32(1.5).mean()
np.int64(5).max()
np.int64(5).clip(1, 3)
np.float64(5.7).round()
np.float64(5.77).round(1)
np.int64(5).reshape(1)
np.int64(5).reshape(1, 1)
np.int64(5).flatten()
np.int64(5).ravel()
np.int64(5).squeeze()
np.int64(5).T
np.int64(5).any()
np.int64(0).all()
np.int64(5).cumsum()
np.int64(5).nonzero()
np.int64(5).repeat(3)
np.int64(5).argmax()
np.int64(5).std()
np.int64(5).copy()
np.int64(5)[()]
np.int64(5)[...]
np.int64(5)[None]
np.int64(5)[0]
np.float64(5).view()
np.int64("5")
np.float32("1.5")
np.float64("nan")
np.int8(True)
np.bool_("")
np.bool_("a")
np.bool_([])
np.bool_([1, 0])
np.bool_(np.nan)
np.int64([1, 2])
np.float32([1, 2])
np.float32([[1, 2]]).shape
np.int8(3.9)
np.int64(None)
np.float64(None)
np.int64()
np.float32()
np.bool_()
np.str_("a")
np.str_(5)
np.str_("a") + "b"
np.str_("a") == "a"
np.str_("a") * 2
np.str_("abc")[1]
np.str_("abc").upper()
np.int64(1e300)
np.float16(1e6)
np.float32(1e-50)
np.int64(np.float32(3.5))
np.float64(np.float32(0.1))
np.float32(np.float64(0.1))
np.int8(np.int64(300))
np.uint8(np.int64(-1))
np.uint8(np.float64(300.7))
np.int8(np.array(5))
np.int8(np.array([5]))
np.float64(True)
np.float64(Fraction(1, 3))
np.float64(Decimal("1.5"))
np.int64(Fraction(7, 2))
np.float64(1) + Fraction(1, 2)
np.float64(1) + Decimal(1)
Fraction(1, 2) + np.float64(1)
isinstance(np.float64(1), float)
isinstance(np.int64(1), int)
isinstance(np.True_, bool)
isinstance(np.str_("a"), str)
issubclass(np.float32, np.floating)
issubclass(np.int8, np.signedinteger)
issubclass(np.bool_, np.integer)
bool(np.float64("nan"))
bool(np.int64(0))
list(range(np.int64(3)))
[10, 20, 30][np.int8(1)]
max(np.int64(3), 5)
sum([np.float32(0.5)]*3)
sum([np.int8(100)]*3)
sorted([np.float64(3), 1, np.int64(2)])
np.int64(3) in [1, 2, 3]
{np.int64(3):1}[3]
len({np.float64(1.0), 1, np.int8(1)})
min(np.float32(1.5), 2)
"""


def test_scalars():
    assert both.compared(SCALARS, pnp) == []


def test_numbers():
    assert both.compared(NUMBERS, pnp) == []


@pytest.mark.filterwarnings("ignore")
def test_random_numbers_beside_each_other():
    """A scalar, an array of it and a Python number, in both orders, also when kernels have replaced the loops."""
    draw = random.Random(0)
    for _ in range(20 * len(both.seeds(50))):
        kind, operate, swapped = draw.choice(KINDS), draw.choice(OPERATORS), draw.random() < 0.5
        x = draw.choice((draw.gauss(0, 3), 0.1 * draw.randint(-9, 9))) if kind[0] == "f" else draw.randint(0, kind[0] != "b" and 100)
        y = draw.choice((draw.gauss(0, 3), 0.1 * draw.randint(-9, 9), draw.randint(-300, 70000), 5.0, True))
        names = {"operate": operate, "x": x, "y": y, "kind": kind}
        for line in ("getattr(np, kind)(x)", "np.array([x, 1], kind.rstrip('_'))"):
            line = "operate(y, %s)" % line if swapped else "operate(%s, y)" % line
            ours = [both.answer(pnp, line, **names) for _ in range(9)][-1]
            assert both.apart(ours, both.answer(np, line, **names)) == "", (line, names)
