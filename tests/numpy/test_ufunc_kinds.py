"""Each ufunc of purenn.numpy, and each operator in place, on numbers of each kind and pair of kinds, beside NumPy's."""
import operator
import random

import numpy as np
import pytest

import beside_numpy as both
import purenn.numpy as pnp

UNARY = """exp expm1 log log1p log2 log10 sqrt tanh sinh cosh sin cos tan arcsin arccos arctan arcsinh arccosh arctanh cbrt
exp2 deg2rad rad2deg absolute fabs negative positive conjugate sign square floor ceil trunc rint isnan isfinite isinf
signbit logical_not invert modf frexp fix isposinf isneginf nan_to_num real imag around""".split()
BINARY = """add subtract multiply divide floor_divide mod less less_equal greater greater_equal equal not_equal bitwise_and
bitwise_or bitwise_xor arctan2 hypot copysign logaddexp logaddexp2 fmod gcd lcm heaviside logical_and logical_or
logical_xor divmod""".split()
IN_PLACE = "iadd isub imul itruediv ifloordiv imod ipow iand ior ixor ilshift irshift".split()
KINDS = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()
ENDS = {"int64": [2 ** 62, -2 ** 63, 2 ** 63 - 1], "uint64": [2 ** 63, 2 ** 64 - 1], "uint8": [255],
        "int32": [2 ** 31 - 1, -2 ** 31]}


def numbers(kind):
    some = {"f": [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 3.0, -7.0, 100.0, 1e4, np.inf, -np.inf, np.nan, 1e-6],
            "i": [0, 1, -1, 2, -3, 7, 100, -128], "u": [0, 1, 2, 3, 7, 100, 200], "b": [False, True]}[kind[0]]
    return some + ENDS.get(kind, [])


def differs(line, **names):
    ours, theirs = [both.answer(module, line, **names) for module in (pnp, np)]
    if isinstance(theirs, tuple):
        return "".join([close(x, y) for x, y in zip(ours, theirs)])
    return close(ours, theirs)


def close(ours, theirs):
    """"" where the kinds are the same, and the numbers but for the last digits of their kind; else how they differ."""
    if isinstance(theirs, Exception) or isinstance(ours, Exception) or str(ours.dtype) != str(theirs.dtype):
        return both.apart(ours, theirs)
    x, y = np.array(ours.tolist(), theirs.dtype).ravel(), np.asarray(theirs).ravel()
    if y.dtype.kind != "f":
        return "" if (x == y).all() else "%r instead of %r" % (x, y)
    tolerance = {2: 2e-3, 4: 3e-7, 8: 1e-15}[y.dtype.itemsize]
    same = np.isclose(x.astype("f8"), y.astype("f8"), rtol=tolerance, atol=0, equal_nan=True)
    same &= (np.signbit(x) == np.signbit(y)) | np.isnan(y)
    return "" if same.all() else "%r instead of %r" % (x[~same], y[~same])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", UNARY)
def test_one_operand(name):
    for kind in KINDS:
        assert differs("np.%s(np.array(v, kind))" % name, v=numbers(kind), kind=kind) == "", kind
        assert differs("np.%s(np.%s(1))" % (name, kind.replace("bool", "bool_"))) == "", kind


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", BINARY)
def test_two_operands(name):
    pairs = [(kind, other) for kind in KINDS for other in KINDS]
    for kind, other in random.Random(name).sample(pairs, 15 * len(both.seeds(5))):
        names = {"v": numbers(kind), "w": numbers(other), "kind": kind, "other": other}
        assert differs("np.%s(np.array(v, kind)[:, None], np.array(w, other))" % name, **names) == "", names
        assert differs("np.%s(np.array(v[1], kind)[()], np.array(w[-1], other)[()])" % name, **names) == "", names


def changed(module, name, kind, other):
    given = {"f": [0.5, 2.0, 3.0, 7.0], "i": [1, 2, 3, 100], "u": [1, 2, 3, 100], "b": [True, False, True, True]}
    a = module.array(given[kind[0]], kind)
    b = {"int": 3, "float": 1.5, "too large": 300, "list": [1, 2, 3, 4]}.get(other)
    if b is None:
        b = module.array([1, 2, 1, 2] if name == "ipow" and other != "bool" else given[other[0]], other)
    try:
        return getattr(operator, name)(a, b)
    except Exception as error:
        return error


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", IN_PLACE)
def test_in_place(name):
    for kind in KINDS:
        for other in KINDS + ["int", "float", "too large", "list"]:
            assert close(changed(pnp, name, kind, other), changed(np, name, kind, other)) == "", (kind, other)
