"""einsum beside NumPy's: values, kinds, shapes, views and errors."""
import random

import pytest

import purenn.numpy as pnp
from beside_numpy import answer, apart, array_in_both, compared, seeds
from purenn.numpy import by_letters

np = pytest.importorskip("numpy")

LINES = """
np.einsum()
np.einsum("")
np.einsum(0,0)
np.einsum(*(None,)*63)
np.einsum("",0,0)
np.einsum(",",0,[0],[0])
np.einsum("i",0)
np.einsum("ij",[0,0])
np.einsum("i..",[0,0])
np.einsum(".i...",[0,0])
np.einsum("j->..j",[0,0])
np.einsum("i%...",[0,0])
np.einsum("i->&",[0,0])
np.einsum("i->ij",[0,0])
np.einsum("ij->jij",[[0,0],[0,0]])
np.einsum("ii",np.arange(6).reshape(2,3))
np.einsum("ii->i",np.arange(6).reshape(2,3))
np.einsum("",0,out="test")
np.einsum("",0,order="W")
np.einsum("",0,casting="blah")
np.einsum("",0,dtype="bad")
np.einsum("",0,bad_arg=0)
np.einsum("",0)
np.einsum("...",np.array(3))
np.einsum("i->i",[[0,1],[0,1]],out=np.arange(4).reshape(2,2))
np.einsum("i->",np.arange(5,dtype=np.int8))
np.einsum("i->",np.array([100,100],np.int8))
np.einsum("i,i",np.array([100,100],np.uint8),np.array([2,3],np.uint8))
np.einsum("i,i->i",np.array([100,100],np.uint8),np.array([2,3],np.uint8))
np.einsum("i->",np.array([True,True]))
np.einsum("i,i->",np.array([True,True]),np.array([True,False]))
np.einsum(np.arange(6).reshape(2,3),[0,1])
np.einsum(np.arange(6).reshape(2,3),[1,0])
np.einsum(np.arange(6).reshape(2,3),[0,1],[1])
np.einsum(np.arange(6).reshape(2,3),[...,1],[...])
np.einsum(np.arange(6).reshape(2,3),[0,1],np.arange(3),[1],[0])
np.einsum(np.arange(9).reshape(3,3),np.asarray([0,0]))
np.einsum(np.arange(9).reshape(3,3),range(2))
np.einsum(np.ones((2,3)),[0,52])
np.einsum(np.ones((2,3)),[0,-1])
np.einsum(np.ones((2,3)),[0,51])
np.einsum(np.ones((2,3)),"ij")
np.einsum("...ij,...jk->...ik",np.arange(9.).reshape(3,3),np.arange(9.).reshape(3,3),out=np.zeros((3,3)))
np.einsum("ij,j",np.arange(6).reshape(2,3),np.arange(3),out=np.zeros(2),dtype="f8")
np.einsum("ij,j",np.arange(6).reshape(2,3),np.arange(3),out=np.zeros(2,np.int8),dtype="f8",casting="unsafe")
np.einsum("ij,j",np.arange(6).reshape(2,3),np.arange(3.),out=np.zeros(2,int))
np.einsum("ij,j",np.arange(6).reshape(2,3),np.arange(3),out=np.zeros(2,np.int8))
np.einsum("ij->i",np.arange(6).reshape(2,3),out=np.zeros((2,1)))
np.einsum("ij->i",np.arange(6.).reshape(2,3),dtype=np.float32)
np.einsum("ij->i",np.arange(6.).reshape(2,3),dtype=np.float32,casting="same_kind")
np.einsum("i,i,i->i",np.array([1,0,2]),np.array([1,1,0]),np.array([True,True,False]),dtype="?",casting="unsafe")
np.einsum("aabb->ab",np.arange(16).reshape(2,2,2,2))
np.einsum("ii->i",np.arange(9).reshape(3,3))
np.einsum("iij->ji",np.arange(12).reshape(2,2,3))
np.einsum("iji->j",np.arange(12).reshape(2,3,2))
np.einsum("...ii->...i",np.arange(18).reshape(2,3,3))
np.einsum("...ij",np.arange(6).reshape(2,3))
np.einsum("...ij->ij",np.ones((2,2,3)))
np.einsum("ba",np.arange(6).reshape(2,3))
np.einsum("Ba",np.arange(6).reshape(2,3))
np.einsum("z,mz,zm->",np.arange(2)+1,np.arange(4).reshape(2,2)+3,np.arange(4).reshape(2,2)+7)
np.einsum("ij,ij->j",np.ones((10,2)),np.ones((1,2)),optimize=True)
np.einsum("i,i",[2.,3.],[4.])
np.einsum("i,ij,j",[1,2],[[1.,2,3],[4,5,6]],[3,2,1])
np.einsum("ij,ij",np.zeros((0,3)),np.zeros((0,3)))
np.einsum("ij->j",np.zeros((0,3)))
np.einsum("ii->i",np.zeros((0,0)))
np.einsum("i,j->ij",np.float32([1,2]),np.float32([3,4]))
np.einsum("i,",np.float32([1,2]),2.5)
np.einsum(",i->",3,np.arange(4,dtype=np.int8))
np.einsum("i->",np.array([1,2],object))
np.einsum("ij,jk",np.array([[1,2],[3,4]],object),np.array([[1,2],[3,4]],object))
np.einsum("i->",["a","b"])
np.einsum("i j , j k -> i k",[[1,2]],[[3],[4]])
np.einsum("ij,kl->ijkl",[[1,2]],[[3],[4]])
np.einsum("bij,bjk->bik",np.arange(8).reshape(2,2,2),np.arange(8).reshape(2,2,2))
np.einsum("b...,b...->b",np.arange(8).reshape(2,2,2),np.arange(8).reshape(2,2,2))
np.einsum("...i,...i->...",np.arange(8).reshape(2,2,2),np.arange(2))
"""


def test_lines():
    assert compared(LINES, by_letters) == []


def test_what_is_not_summed_is_shared():
    for module in (pnp, np):
        numbers = module.zeros((3, 3))
        module.einsum("ii->i", numbers)[:] = [1, 2, 3]
        module.einsum("ji", numbers)[0] += 5
        assert numbers.tolist() == [[6, 0, 0], [5, 2, 0], [5, 0, 3]]
        out = module.zeros(10)[::2]
        assert module.einsum("ij->i", module.ones((5, 4)), out=out) is out
        assert out.base.tolist() == [4, 0] * 5


def test_random_sums():
    for seed in seeds(2000):
        draw = random.Random(seed)
        lengths = dict([(letter, draw.randint(1, 3)) for letter in "abcd"])
        terms = ["".join([draw.choice("abcd") for _ in range(draw.randint(0, 3))]) for _ in range(draw.randint(1, 3))]
        names, kind = [{}, {}], draw.choice(("int64", "float64", "int8", "bool", "uint16"))
        for i, term in enumerate(terms):
            both = array_in_both(draw, tuple([draw.choice((1, lengths[x], lengths[x])) for x in term]), kind)
            names[0]["x%d" % i], names[1]["x%d" % i] = both
        letters = sorted(set("".join(terms)))
        result = "->" + "".join(draw.sample(letters, draw.randint(0, len(letters)))) if draw.random() < 0.7 else ""
        line = "np.einsum(%r, %s)" % (",".join(terms) + result, ", ".join(sorted(names[0])))
        found = apart(answer(pnp, line, **names[0]), answer(np, line, **names[1]), 1e-12)
        assert not found, (seed, line, names[1], found)
