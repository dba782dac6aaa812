"""Arrays of ranges and diagonals, and arrays turned and stretched, beside NumPy's."""
import random

import pytest

import purenn.numpy as pnp
from beside_numpy import compared
from purenn.numpy import making

np = pytest.importorskip("numpy")

LINES = """
np.logspace(0,2,3)
np.logspace(0,3,4,base=2)
np.logspace(0,3,4,base=2,dtype=int)
np.logspace(np.float32(0),np.float32(3),4)
np.logspace([0,1],[2,3],3)
np.logspace([0,1],[2,3],3,axis=-1)
np.logspace(1,2,6,base=np.array([1,2]))
np.logspace(1,2,6,base=np.array([1,2]),axis=1)
np.logspace(1,2,6,base=np.array([1,2]),axis=-1)
np.logspace(1,np.array([2,3]),6,base=np.array([1,2]),axis=-1)
np.logspace([[1],[2]],np.array([2,3,4]),3,base=np.array([1,2,3]),axis=1)
np.logspace(1,2,3,base=[2,3])
np.logspace(1,2,3,base=np.float32(2))
np.logspace(1,2,3,base=np.array(2))
np.logspace(0,2,0)
np.logspace(0,2,3,endpoint=False,dtype=np.float32)
np.geomspace(1,1000,4)
np.geomspace(1000,1,4)
np.geomspace(-1000,-1,4)
np.geomspace(-3,3,4)
np.geomspace(-3,3,4,endpoint=False)
np.geomspace(1,256,9,dtype=int)
np.geomspace([1,2],[10,2000.],4)
np.geomspace([1,2],[10,2000.],4,axis=-1)
np.geomspace([-1,2],[-10,2000.],4,axis=1)
np.geomspace(0,3)
np.geomspace(np.float32(1),np.float32(8),4)
np.geomspace(np.array([1,2],np.float16),8,4)
np.geomspace(1,8,0)
np.geomspace(1,8,1)
np.geomspace(1,8,1,axis=3)
np.geomspace(np.float32(1),np.float32(8),4,dtype=np.float32)
np.geomspace(1,8,4,dtype=np.float32)
np.geomspace("a",8,4)
np.rot90(np.ones((2,2)),axes=(1,1))
np.rot90(np.ones((2,2)),axes=(0,-2))
np.rot90(np.ones((2,2)),axes=(0,1,2))
np.rot90(np.ones((2,2)),axes=(0,2))
np.rot90(np.ones(2))
np.rot90(np.arange(12).reshape(2,3,2),k=3,axes=(2,0))
np.broadcast_arrays([1,2],[[1],[2]],subok=True)
np.broadcast_arrays([1,2],[[1],[2]],what=True)
np.broadcast_arrays()
np.fill_diagonal(np.zeros((3,3,7)),5)
np.fill_diagonal(np.zeros(3),1)
np.piecewise([1,2,3],[[True,False,False]],[5,6])
"""


def test_lines():
    assert compared(LINES, making, 1e-15) == []


@pytest.mark.parametrize("shape,value,wrap", [((3, 3), 5, False), ((3, 3, 3), [1, 2], False), ((5, 3), 4, True),
                                              ((2, 5), [4, 5, 6], False), ((4, 1), 7, True)])
def test_diagonals_that_are_filled(shape, value, wrap):
    ours, theirs = pnp.zeros(shape, int), np.zeros(shape, int)
    pnp.fill_diagonal(ours, value, wrap)
    np.fill_diagonal(theirs, value, wrap)
    assert ours.tolist() == theirs.tolist()


def test_results_of_vectorize_are_set_later():
    function = pnp.vectorize(lambda x: x)
    function.otypes = "i"
    assert function(pnp.zeros((0, 5))).dtype == "int32"


def test_ranges_of_narrow_floats_are_rounded_as_their_first_step_is():
    draw = random.Random(1)
    for _ in range(2000):
        kinds = [draw.choice(("float32", "float16", "float64", None, None)) for _ in range(3)]
        start = draw.uniform(-3, 3)
        numbers = start, start + draw.uniform(0, 3), draw.choice((0.1, 0.25, 0.3, 0.07, 1, 0.5))
        theirs, ours = [module.arange(*[x if kind is None else getattr(module, kind)(x) for kind, x in zip(kinds, numbers)])
                        for module in (np, pnp)]
        assert (str(ours.dtype), ours.tolist()) == (str(theirs.dtype), theirs.tolist()), (kinds, numbers)
