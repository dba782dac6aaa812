"""Functions of single numbers beside NumPy's, where nan, infinities and kinds decide."""
import pytest

import purenn.numpy as pnp
from beside_numpy import compared
from purenn.numpy import elements

np = pytest.importorskip("numpy")

LINES = """
np.nan_to_num(np.array([np.inf,-np.inf,np.nan,1],np.float32))
np.nan_to_num(np.array([np.inf,-np.inf,np.nan,1],np.float16))
np.nan_to_num(np.array([np.inf,-np.inf,np.nan,1]),nan=2,posinf=5,neginf=-7)
np.nan_to_num(np.array([1,2]))
np.nan_to_num([1,np.nan])
np.nan_to_num(np.nan)
np.nan_to_num(3)
np.nan_to_num(np.inf)
np.nan_to_num(np.float32("inf"))
np.nan_to_num([np.nan,1],copy=False)
np.nan_to_num(np.array([True,False]))
np.nan_to_num(np.array(["a"]))
np.nan_to_num(np.array([np.nan,1.],object))
np.real(3.0)
np.real([1,2])
np.real(np.float32(2))
np.real(np.array([1.,2]))
np.imag(3.0)
np.imag(3)
np.imag([1,2.])
np.imag(np.float32(2))
np.imag(np.array([1,2],np.int8))
np.isposinf([np.inf,-np.inf,np.nan,0.,1])
np.isneginf([np.inf,-np.inf,np.nan,0.,1])
np.isposinf(np.inf)
np.isneginf(1)
np.isposinf("a")
np.isposinf(np.array(["a"]))
np.iscomplexobj(1+0j)
np.iscomplexobj([1,1j])
np.isrealobj([1,1j])
np.iscomplexobj(np.ones(2))
"""


def test_lines():
    assert compared(LINES, elements) == []


def test_numbers_in_place():
    for module in (pnp, np):
        rows = module.array([[np.nan, 1], [np.inf, np.nan]])
        row = rows[1]
        assert module.nan_to_num(row, copy=False, posinf=7) is row
        assert str(rows) == str(np.array([[np.nan, 1], [7, 0]]))
        out = module.zeros(3, bool)
        assert module.isposinf([np.inf, 1, -np.inf], out) is out and out.tolist() == [True, False, False]
        assert module.isneginf([np.inf, 1, -np.inf], out=out) is out and out.tolist() == [False, False, True]
