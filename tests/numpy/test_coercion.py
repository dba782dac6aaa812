"""What purenn.numpy makes arrays of, puts into them and casts them to, and how kinds are promoted, beside NumPy."""
import pytest

import beside_numpy as both
import needs
import purenn.numpy as pnp

MADE = """
np.array(["300"], dtype="i1")
np.array(["-1"], dtype="u1")
np.array(["127"], dtype="i1")
np.array("300").astype("u1")
np.array(["1.5", "2"], dtype=float)
np.array(["1.5"], dtype=int)
np.array([2**70], dtype="i8")
np.array([2**63], dtype="i8")
np.array([2.0**70], dtype="i8")
np.array([np.nan], dtype="i8")
np.array(np.nan).astype("i4")
np.array([np.inf, 1]).astype("u1")
np.array([1e20]).astype("i8")
np.array([1e20]).astype("i4")
np.array([3e9, -3e9]).astype("i4")
np.array([3e9, -1.5]).astype("u4")
np.array([300.7, -1.5]).astype("i2")
np.array([2**63], dtype=object).astype("i8")
np.array([300], dtype=object).astype("u1")
np.array(["5"], dtype=object).astype(int)
np.array([None], dtype=object).astype(int)
np.array([None], dtype=float)
np.array([None, 1.5])
np.array([1, "a"])
np.array([1.5, "a"])
np.array([True, "a"])
np.array([None, "a"])
np.array(["a", 1.5, True])
np.array([1, 2.5, True])
np.array([np.float32(1), 2.5])
np.array([np.float32(1), np.int8(2)])
np.array([np.float32(1), 2])
np.array([np.int8(1), 2])
np.array([np.int8(1), True])
np.array([np.uint64(1), np.int64(2)])
np.array([np.uint8(1), np.int8(2)])
np.array([2**63, 1])
np.array([2**63, -1])
np.array([2**64])
np.array([[1, 2], [3]])
np.array([[1, 2], 3])
np.array([[1, 2], [3]], dtype=object)
np.array([[], [1]])
np.array([[], []])
np.array([])
np.array([[]])
np.array([np.array([1, 2]), [3, 4]])
np.array([np.array(1), 2])
np.array([np.array([1]), 2])
np.array([np.zeros((2, 0)), np.zeros((2, 0))])
np.array([np.zeros((2, 0)), np.zeros((3, 0))], dtype=object).shape
np.array([np.zeros((2, 3)), np.zeros((2, 4))])
np.array([np.zeros((2, 3)), np.zeros((2, 3))], dtype=object).shape
np.array([[1, 2], (3, 4)])
np.array(((1, 2), [3, 4]))
np.array({1, 2})
np.array({"a":1})
np.array(range(3))
np.array([range(3), range(3)])
np.array("abc")
np.array(["abc", "d"])
np.array(["abc"], dtype="U2")
np.array("")
np.array([""], dtype="U")
np.array(5, dtype="U")
np.array([1.0, 10.25], dtype="U")
np.array([1, 100], dtype=str)
np.array([True], dtype=str)
np.array([1.5, 2], dtype="U2")
np.array(None)
np.array([None])
np.array(Fraction(1, 2))
np.array([Fraction(1, 2), 1])
np.array([Decimal(1), 1.5])
np.array([1, 2], ndmin=3)
np.array(1, ndmin=1)
np.array([1, 2], copy=False)
np.array(np.array([1, 2]), copy=False)
np.array(np.array([1, 2]), dtype=float, copy=False)
np.asarray([1, 2], copy=False)
np.asarray(np.array([1, 2]), dtype="f4", copy=None)
np.asarray(3)
np.asarray(np.float32(3))
np.asarray(np.True_)
np.array([1, 2, 3], dtype="f2")
np.array([1e6], dtype="f2")
np.array([70000], dtype="f2")
np.array([1, 0, 2], dtype=bool)
np.array(["", "a", "0"], dtype=bool)
np.array([None, 1], dtype=bool)
np.array([np.nan, 0.0], dtype=bool)
np.array(["True"], dtype=bool)
np.array(["a"]).astype(float)
np.array(["1e3", " 2 "]).astype(float)
np.array(["nan", "inf", "-Infinity"]).astype(float)
np.array([" 12 "]).astype(int)
np.array(["1_000"]).astype(int)
np.array(["1_000"]).astype(float)
np.array(["0x10"]).astype(int)
np.array(["1.0"]).astype(int)
np.array([""]).astype(float)
np.array([""]).astype(int)
np.array(["1+2j"]).astype(float)
"""
CAST = """
np.full(2, 300.5, "u1")
np.full(2, 300, "u1")
np.full(2, -1, "u1")
np.full(2, np.nan, "i4")
np.full_like(np.zeros(2, "u1"), 300.5)
np.full_like(np.zeros(2, "u1"), 300)
[a:=np.zeros(2, "u1"), a.fill(300.5), a][2]
[a:=np.zeros(2, "u1"), a.fill(300), a][2]
[a:=np.zeros(2, "u1"), a.__setitem__(slice(None), [1.5, 300.2]), a][2]
[a:=np.zeros(2, "u1"), a.__setitem__(slice(None), 300.2), a][2]
[a:=np.zeros(2, int), a.__setitem__(0, np.nan), a][2]
[a:=np.zeros(2, int), a.__setitem__(slice(None), [1.5, 2.5]), a][2]
[a:=np.zeros(2, int), a.__setitem__(slice(None), np.array([np.nan, 2.5])), a][2]
np.array([1.9, 2.1], dtype=int)
np.array([1e19], dtype=int)
np.array([[1.5, 2], [3, 4]], dtype="u1")
np.arange(3, dtype="u1")*1.5
np.linspace(0, 255, 3).astype("u1")
np.linspace(0, 255, 3, dtype="u1")
np.array([1.5, 2.7]).astype("u1")
np.array(["1", "2"]).astype("u1")
np.array(["1.5"]).astype("f4")
np.array([Fraction(3, 2)]).astype(int)
np.array([True, 2, 3.5], object).astype(int)
np.array([True, 2, 3.5], object).astype("f4")
np.array([2**70], object).astype(float)
np.array([None, 1], object).astype(float)
np.fromiter([300.5], "u1")
np.asarray([255, 256], "u1")
np.asarray([254.9], "u1")
np.full(3, 1.5)
np.full((2, 2), 7)
np.full(2, 2**70)
np.full_like(np.zeros(2), None)
np.full_like(np.zeros(2, bool), 3)
np.full_like(np.array(["a", "b"]), "cd")
np.full_like(np.array(["a", "b"]), 5)
np.full_like(np.zeros(2, "f4"), 0.1)
np.full_like(np.zeros(2, object), 5)
np.array([np.int64(300)], dtype="i1")
np.array([np.float64(300.5)], dtype="i1")
np.array([300.5], dtype="i1")
np.array([-1.5], dtype="u1")
np.array([1e20], "f4").astype("i4")
np.array([1e20], "f4").astype("i8")
np.array([3e9], "f4").astype("i4")
np.array([1e20]).astype("i2")
np.array([1e20]).astype("u1")
np.array([1e20]).astype("u4")
np.array([5e9]).astype("i2")
np.array([5e9+7]).astype("u1")
np.array([1e19]).astype("u8")
np.array([-1.0]).astype("u8")
np.array([-1.0]).astype("u4")
np.array([np.nan, np.inf, -np.inf]).astype("u8")
np.array([np.nan, np.inf, -np.inf]).astype("u4")
np.array([np.nan, np.inf, -np.inf]).astype("i2")
np.array([np.nan, np.inf, -np.inf]).astype("u1")
np.array([np.nan, np.inf, -np.inf]).astype("i4")
np.array([np.nan, np.inf, -np.inf], "f4").astype("i4")
np.array([np.nan, np.inf, -np.inf], "f2").astype("i1")
np.float64(1e20).astype("i4")
np.int32(3e9)
np.int8(300.5)
np.uint8(-1.5)
np.int64(np.nan)
np.int8("300")
np.uint8("5")
[a:=np.zeros(2, "i1"), a.__setitem__(0, 300)]
[a:=np.zeros(2, "i1"), a.__setitem__(0, 300.5), a][2]
[a:=np.zeros(2, "i4"), a.__setitem__(0, 3e9), a][2]
[a:=np.zeros(2, "i4"), a.__setitem__(0, np.nan)]
[a:=np.zeros(2, "i1"), a.__setitem__(0, np.int64(300)), a][2]
[a:=np.zeros(2, "i1"), a.__setitem__(slice(None), [1, 300])]
[a:=np.zeros(2, "i1"), a.__setitem__(slice(None), np.array([1, 300])), a][2]
[a:=np.zeros(2, "i1"), a.__setitem__(0, "7"), a][2]
[a:=np.zeros(2, "i1"), a.__setitem__(0, "300"), a][2]
[a:=np.zeros(2), a.__setitem__(0, "7.5"), a][2]
[a:=np.zeros(2), a.__setitem__(0, None), a][2]
[a:=np.zeros(2, "i4"), a.__setitem__(0, None), a][2]
[a:=np.zeros(2, bool), a.__setitem__(0, 5), a][2]
[a:=np.zeros(2, bool), a.__setitem__(0, "a"), a][2]
[a:=np.zeros(2, "U2"), a.__setitem__(0, 12345), a][2]
[a:=np.zeros(2, "U2"), a.__setitem__(0, "abc"), a][2]
[a:=np.zeros(2, object), a.__setitem__(0, [1, 2]), a][2]
[a:=np.zeros(2), a.__setitem__(0, [1]), a][2]
[a:=np.zeros(2), a.__setitem__(0, [1, 2])]
[a:=np.zeros(2), a.__setitem__(0, np.array([1.5])), a][2]
"""
PROMOTED = """
repr(np.finfo(np.float32))
repr(np.finfo(float))
repr(np.iinfo("i2"))
np.floating[int] is not None
np.finfo("f4").eps
np.finfo("f4").tiny
np.finfo("f2").max
np.finfo(float).min
np.finfo("f4").smallest_subnormal
np.finfo(np.float32(3)).bits
np.finfo(int)
np.iinfo(float)
np.iinfo(np.int8(3)).max
np.iinfo("u8").max
np.can_cast("f8", "U")
np.can_cast("f4", "U100")
np.can_cast("i8", "U5")
np.can_cast("i8", "U21")
np.can_cast("i1", "U3")
np.can_cast("?", "U5")
np.can_cast("?", "U4")
np.can_cast("U5", "U4")
np.can_cast("U4", "U5")
np.can_cast("U5", "U4", "same_kind")
np.can_cast("U5", "U")
np.can_cast("U5", "f8")
np.can_cast("U5", "O")
np.can_cast("O", "f8")
np.can_cast("O", "U")
np.can_cast("O", "f8", "same_kind")
np.can_cast("O", "f8", "unsafe")
np.can_cast("f8", "O")
np.can_cast("i8", "f4")
np.can_cast("i8", "f4", "same_kind")
np.can_cast("f4", "i8", "same_kind")
np.can_cast("i8", "u8", "same_kind")
np.can_cast("u8", "i8", "same_kind")
np.can_cast("u8", "i8")
np.can_cast("u4", "i8")
np.can_cast("i8", "?", "same_kind")
np.can_cast("?", "i1")
np.can_cast(np.int8, "int16")
np.can_cast(5, "i1")
np.can_cast(5.0, "f4")
np.can_cast(np.array(5), "i1")
np.can_cast(np.float64(5), "f4")
np.can_cast("f8", "f8", "no")
np.can_cast("f8", ">f8", "equiv")
np.can_cast("f8", "f4", "garbage")
str(np.result_type(2**64, 0))
str(np.result_type(2**64, np.int8(0)))
str(np.result_type(200, np.int8(0)))
str(np.result_type(1.5, np.int8(0)))
str(np.result_type(1, np.float32(0)))
str(np.result_type(1, 2))
str(np.result_type(1, 2.0))
str(np.result_type(True, 1))
str(np.result_type("i1", "u1"))
str(np.result_type("u2", "i2", "f2"))
str(np.result_type("u2", "i1", "f2"))
str(np.result_type("u1", "i2", "f2"))
str(np.result_type(np.uint16, np.int16, np.float16))
str(np.result_type("i8", "u8"))
str(np.result_type("i8", "U3"))
str(np.result_type("f4", 2**70))
str(np.result_type(np.array([1], "i1"), np.float32(2)))
str(np.result_type())
str(np.result_type(None))
str(np.result_type(float, int, 1))
str(np.promote_types("i1", "u1"))
str(np.promote_types("f2", "i2"))
str(np.promote_types("f2", "u1"))
str(np.promote_types("f4", "i4"))
str(np.promote_types("U3", "i1"))
str(np.promote_types("U3", "f8"))
str(np.promote_types("O", "U3"))
str(np.promote_types("?", "U3"))
str(np.promote_types(">i8", "<i8"))
str(np.min_scalar_type(10))
str(np.min_scalar_type(-300))
str(np.min_scalar_type(1e50))
str(np.min_scalar_type(np.arange(4, dtype="f8")))
str(np.min_scalar_type("abc"))
str(np.min_scalar_type(True))
str(np.min_scalar_type(2**64))
str(np.min_scalar_type(np.nan))
np.isdtype(np.dtype("i4"), "integral")
np.isdtype(np.int64, ("real floating", "integral"))
np.isdtype(np.int64, np.int64)
np.isdtype(np.int64, np.int32)
np.isdtype("int64", np.int64)
np.isdtype(np.int64, 1)
np.isdtype(np.int64, "int64")
np.isdtype(np.float32, "numeric")
np.isdtype(bool, "numeric")
np.issubdtype("f4", np.floating)
np.issubdtype(np.int32, np.integer)
np.issubdtype(np.int32, int)
np.issubdtype(np.float64, float)
np.issubdtype(np.float32, float)
np.issubdtype("U3", str)
np.issubdtype(np.bool_, np.integer)
np.concatenate([np.float32(1), 1.], axis=None)
np.concatenate([np.array([1], "i1"), [300]])
np.concatenate([np.array([1], "f4"), [1.5]])
np.choose(1, [np.float32(1), 1.])
np.choose([0, 1], [np.array([1, 2], "f4"), 3.5])
np.r_[np.arange(5, dtype=np.int8), 255]
np.r_[np.arange(2, dtype="f4"), 2.5]
np.r_[np.arange(2, dtype="i1"), 2]
np.r_[np.arange(2, dtype="u1"), -1]
np.append(np.arange(2, dtype="u1"), 5)
np.append(np.arange(2, dtype="f4"), 0.5)
np.insert(np.arange(3, dtype="u1"), 1, 5)
np.insert(np.arange(3, dtype="u1"), 1, 300)
np.where([True, False], np.float32(1), 2.5)
np.where([True, False], np.int8(1), 2)
np.where([True, False], 1, 2.5)
np.select([[True, False]], [np.array([1, 2], "f4")], 0.1)
np.select([[True, False]], [np.array([1, 2], "f4")], default=2)
np.power(np.int64(0), 2**63)
np.power(np.uint64(1), 2**63)
np.power(np.int64(1), 2**62)
np.power(np.int64(-1), 2**62+1)
np.power(np.array([3], "u1"), 200)
np.power(2.0, 2**62)
np.full(3, np.float32(1.5))
np.full(3, True)
np.full(3, None)
np.linspace(np.float32(0), np.float32(1), 3)
np.linspace(0, 1, 3, dtype="f4")
np.arange(np.float32(3))
np.arange(np.int8(3))
np.arange(3, dtype="f4")
np.arange(0, 1, np.float32(0.25))
"""


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("lines", [MADE, CAST, PROMOTED])
def test_coercion(lines):
    assert both.compared(lines, pnp) == []


BINARY = """add subtract multiply divide floor_divide remainder fmod power maximum minimum fmax fmin less less_equal equal
not_equal greater logical_and logical_or logical_xor arctan2 hypot copysign float_power bitwise_and bitwise_or left_shift
right_shift logaddexp divmod gcd heaviside outer dot append""".split()
SCALARS = ["np.%s(3)" % kind for kind in "int8 uint8 int16 int64 uint64 float16 float32 float64 bool_".split()]
PLAIN = ["2", "2.5", "True", "-3", "300", "[1, 2]", "[1.5, 2]"]
ARRAYS = ["np.array(3, 'int8')", "np.array(3, 'float32')", "np.array([3, 1], 'uint8')", "np.array([3, 1], 'float16')"]


@pytest.mark.parametrize("name", BINARY + ["where"])
def test_each_function_of_plain_numbers_scalars_and_arrays_in_either_place(name):
    call = "np.where([True, False], %s, %s)" if name == "where" else "np." + name + "(%s, %s)"
    pairs = [(x, y) for x in PLAIN + SCALARS + ARRAYS for y in PLAIN + SCALARS + ARRAYS]
    if name == "where" and not needs.numpy_from("2.5"):     # older versions wrap the ints of Python that do not fit
        pairs = [pair for pair in pairs if "-3" not in pair and "300" not in pair]
    near = 1e-3 if name in ("arctan2", "hypot", "logaddexp", "float_power", "power") else 0.0
    assert both.compared("\n".join([call % pair for pair in pairs]), pnp, near) == []


VALUES = ["np.uint8(200)", "np.int16(300)", "np.int16(-1)", "np.int64(300)", "np.int64(-1)", "np.float32(300.5)", "np.float64(300.5)",
          "np.float64(-1.5)", "np.float32('nan')", "np.float32(3e20)", "np.uint64(2 ** 64 - 1)", "300", "-1", "-1.5", "300.5", "True",
          "np.array(300, 'int16')", "np.array([300], 'int16')", "np.array([[0.0]])", "np.array(['a'])"]
LISTS_WITH_SIGNS = ["[np.uint8(200)]", "[np.int16(300)]", "[np.float32(300)]", "[np.float32('nan')]", "[np.uint64(2 ** 64 - 1)]"]


@pytest.mark.parametrize("kind", ["int8", "uint8", "int64", "uint64", "bool", "float32"])
@pytest.mark.parametrize("index", ["0", "0:1", "[0]", "...", "True"])
def test_what_wraps_around_where_it_is_put(kind, index):
    for value in VALUES + (LISTS_WITH_SIGNS if kind[0] == "i" else []):
        line = "put(np.zeros(2, %r), %s)" % (kind, value)
        ours, theirs = [both.answer(module, line, put=_putting_at(index)) for module in (pnp, both.np)]
        failed = isinstance(ours, (ValueError, TypeError, OverflowError)) and isinstance(theirs, Exception)
        assert failed or both.apart(ours, theirs) == "", line


def _putting_at(index):
    def put(array, value):
        exec("array[%s] = value" % index, {"array": array, "value": value})
        return array
    return put


def test_lists_of_mixed_kinds_do_not_wrap_around_in_ints_with_signs():
    for made in ("[True, np.int16(300)]", "[2, np.int16(300)]", "[1.5, np.int16(300)]", "[np.int16(3), np.int32(300)]"):
        ours, theirs = [both.answer(module, "np.array(%s, 'int8')" % made) for module in (pnp, both.np)]
        assert isinstance(ours, OverflowError) and isinstance(theirs, OverflowError)
