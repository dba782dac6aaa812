"""purenn.numpy's errstate and seterr beside NumPy's: what raises, and what does not."""
import numpy as np
import pytest

import purenn.numpy as pnp

LINES = """
np.tan(np.inf)
np.tan(np.array([np.inf]))
np.arcsin(2.0)
np.arccos([2.0])
np.arccosh(0.5)
np.arctanh(1.0)
np.arctanh(2.0)
np.arctanh(np.array([0.5, -1.0], "f4"))
np.exp2(5000.0)
np.exp2(np.array([200.], "f4"))
np.sinh(1000.0)
np.exp(1000.0)
np.exp(np.array([100.], "f4"))
np.log(0.0)
np.log(-1.0)
np.log1p(-1.0)
np.log1p(-2.0)
np.sqrt(-1.0)
np.square(1e200)
np.square(np.array([1e200]))
np.reciprocal(0.0)
np.reciprocal(np.array([0.0]))
np.cbrt(-8.0)
np.fmod(1.0, 0.0)
np.fmod(5, 0)
np.fmod(np.inf, 1.0)
np.logaddexp(1e308, 1e308)
np.hypot(1e308, 1e308)
np.ldexp(1.0, 5000)
np.float_power(0.0, -1.0)
np.float_power(-1.0, 0.5)
np.power(0.0, -1.0)
np.power(-1.0, 0.5)
np.power(10.0, 400.0)
np.float64(0.0)**-1
np.array([0.0])**-1.0
np.floor_divide(np.array([4.0]), 0.0)
np.array([4])//0
np.int64(4)//0
np.int64(4)%0
np.array([4])%0
np.array([4], "u1")%0
np.divmod(4.0, 0.0)
np.array([4.0])%0.0
np.float64(4.0)%0.0
np.int8(127)+np.int8(1)
np.int8(-128)-np.int8(1)
np.int8(100)*np.int8(2)
np.uint8(3)-np.uint8(4)
np.array([127], "i1")+np.array([1], "i1")
np.int8(-128)//np.int8(-1)
np.array([-128], "i1")//np.int8(-1)
-np.int8(-128)
-np.uint8(1)
abs(np.int8(-128))
np.int64(2)**70
np.int8(2)**7
np.float32(1e30)*np.float32(1e30)
np.array([1e30], "f4")*np.array([1e30], "f4")
np.array([60000.], "f2")+np.array([60000.], "f2")
np.array([1.0])/0.0
np.array([0.0])/0.0
np.float64(0.0)/0.0
np.array([1])/0
np.array([np.inf])-np.array([np.inf])
np.float64(np.inf)-np.float64(np.inf)
np.array([np.inf])*0.0
np.array([1e308]).sum()
np.array([1e308, 1e308]).sum()
np.array([np.inf, -np.inf]).sum()
np.array([1e308, 1e308]).prod()
np.array([1e308, 1e308]).dot(np.array([10., 10.]))
np.array([1e308, 1e308]).mean()
np.array([1e300]).astype("f4")
np.array([np.nan]).astype(int)
np.maximum(np.nan, 1.0)
np.array([np.nan])<1.0
np.floor(np.nan)
np.rint(np.inf)
np.sign(np.nan)
np.isnan(np.nan)
np.nan_to_num(np.nan)
np.heaviside(np.nan, 1.0)
np.copysign(np.nan, 1.0)
np.modf(np.inf)
np.frexp(np.inf)
np.sin(np.inf)
np.cos(np.array([np.inf]))
np.cosh(1000.0)
np.expm1(1000.0)
np.arctan2(0.0, 0.0)
np.degrees(1e308)
np.lcm(2, 3)
np.add(1e308, 1e308)
np.multiply(1e308, 10)
np.add.reduce([1e308, 1e308])
np.true_divide(1, 0)
np.median([1.0, np.nan])
np.mean([])
np.linspace(0, 1, 3)
np.divmod(np.array([4.0]), 0.0)
np.add(np.array([1e308]), 1e308, out=np.zeros(1))
""".strip().split("\n")


def outcome(module, line, **state):
    try:
        with module.errstate(**dict({"all": "ignore"}, **state)):
            eval(line, {"np": module})
        return "an answer"
    except FloatingPointError:
        return "raised"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("category", ["divide", "over", "invalid"])
def test_what_raises(category):
    for line in LINES:
        assert outcome(pnp, line, **{category: "raise"}) == outcome(np, line, **{category: "raise"}), line
        assert outcome(pnp, line) == "an answer"


@pytest.mark.parametrize("name", ["add", "sub", "mul", "truediv"])
def test_in_place(name):
    for module in (np, pnp):
        with module.errstate(all="raise"), pytest.raises(FloatingPointError):
            a = module.array([1.0, 0.0, module.inf, 1e308])
            getattr(a, "__i%s__" % name)({"add": [1.0, 1.0, -module.inf, 1.0], "sub": [1.0, 1.0, module.inf, 1.0],
                                          "mul": [1.0, 1.0, 1.0, 10.0], "truediv": [1.0, 0.0, 1.0, 1.0]}[name])


def test_once():
    for module in (np, pnp):
        state = module.errstate(divide="raise")
        with state, pytest.raises(TypeError):
            with state:
                pass
        assert module.geterr()["divide"] == "warn"


def test_afterwards_nothing_is_watched():
    before = pnp.seterr(all="raise")
    pnp.seterr(**before)
    assert "__add__" not in vars(pnp.ndarray) and pnp.add(pnp.int8(127), pnp.int8(1)) == -128
