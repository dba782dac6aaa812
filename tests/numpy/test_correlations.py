"""Covariance, correlation, interpolation and unwrapped angles beside NumPy's: values, kinds, shapes, texts and errors."""
import random

import pytest

import amounts
import purenn.numpy as pnp
from beside_numpy import With, answer, apart, array_in_both, compared, seeds
from purenn.numpy import correlations

np = pytest.importorskip("numpy")

LINES = """
np.cov([1,2,3])
np.cov([1,2,3],dtype='f4')
np.cov([[1,2,3],[3,1,2]],[4,5,6])
np.cov(np.zeros((0,3)))
np.cov(np.zeros((2,0)))
np.cov([])
np.cov(3)
np.cov([[1,2,3],[3,1,2]],rowvar=False)
np.cov([[1,2,3],[3,1,2]],[[1,2],[3,4]],rowvar=False)
np.cov([[1,2,3],[3,1,2]],[1,2],rowvar=False)
np.cov([1,2],[1,2,3])
np.cov(np.zeros((2,2,2)))
np.cov([1],np.zeros((2,2,2)))
np.cov([1,2,3],ddof=1.5)
np.cov([1,2,3],ddof=5)
np.cov([1,2,3],ddof=0)
np.cov([1,2,3],fweights=[1,2,1.5])
np.cov([1,2,3],fweights=[1,2])
np.cov([1,2,3],fweights=[[1,2,3]])
np.cov([1,2,3],fweights=[1,-2,3])
np.cov([1,2,3],aweights=[1,-2,3])
np.cov([1,2,3],aweights=[[1,-2,3]])
np.cov([1,2,3],aweights=[0,0,0])
np.cov([1,2,3],aweights=[.1,.2,.3],fweights=[1,2,3],bias=True)
np.cov([[1,2,3],[2,1,3]],aweights=[.1,.2,.3],fweights=[1,2,3])
np.cov([[1,2,3],[2,1,3]],aweights=[.1,.2,.3],ddof=2)
np.corrcoef([1,2,3])
np.corrcoef([1,2,3],[1,2,4])
np.corrcoef([[1,2,3],[1,2,4]],dtype='f4')
np.corrcoef([1,1,1],[1,2,4])
np.corrcoef([[1,2,3],[1,2,4]],rowvar=False)
np.corrcoef([1,1,1])
np.corrcoef(np.zeros((0,3)))
np.interp(2.5,[1,2,3],[3,2,0])
np.interp([0,1,1.5,2.72,3.14,np.nan],[1,2,3],[3,2,0],left=-9,right=9)
np.interp([[1,2],[3,4]],[1,2],[3,4])
np.interp(1,[],[])
np.interp(1,[1],[2,3])
np.interp(1,[[1]],[2])
np.interp(1,1,2)
np.interp([np.nan,0,1,2],[1],[5])
np.interp([1.5],[1,2],[np.inf,np.inf])
np.interp([1.5,2],[1,2],[np.inf,3])
np.interp([1.5,2],[1,2],[3,-np.inf])
np.interp([1.5,2,3,4,5.],[1,2,2,4,5],[3,4,5,6,np.nan])
np.interp([-180, -170, -185, 185, -10, -5, 0, 365],[190, -190, 350, -350],[5, 10, 3, 4],period=360)
np.interp(1,[1,2],[2,3],period=0)
np.interp(1,[1,2],[2,3],period=-3)
np.interp(1,[1,2],[2,3],left='a')
np.interp(1,[1,2],[2,3],left=None)
np.interp([1,5],[1,2],[2,3],right=np.nan)
np.interp(np.array([1,2],'f4'),[1,2],[2,3])
np.interp([],[1,2],[2,3])
np.interp([True],[1,2],[2,3])
np.interp('a',[1,2],[2,3])
np.interp(0.5,[np.nan,1],[0,10])
np.interp(0.5,[0,np.nan],[0,10])
np.interp(0.5,[0,1],[np.nan,10])
np.interp(0.5,[0,1],[0,np.nan])
np.interp([0.5,1,2,3],[0,np.nan,2],[0,10,20])
np.interp([0.5,1,2,3],[0,1,np.nan],[0,10,20])
np.interp([0.5,1,2,3],[np.nan,1,2],[0,10,20])
np.interp([-1,0.5,1,2,3,np.nan],[0,1,2,np.nan,4],[0,10,20,30,40])
np.interp([0.5,1,2,3],[np.nan,np.nan],[0,10])
np.interp([0.5,1,2,3],[np.nan],[5])
np.interp([0.5,1,2,3],[2,1,0],[0,10,20])
np.interp(0.5,[-np.inf,1],[0,10])
np.interp(0.5,[0,np.inf],[0,10])
np.interp([-np.inf,np.inf,.5],[-np.inf,np.inf],[0,10])
np.unwrap([0,3,6,9.5,0])
np.unwrap([0,1,2,-1,0],period=4)
np.unwrap([0,1,2,-1,0],period=5)
np.unwrap([0,1,2,-1,0],period=5.)
np.unwrap([0,1,2,-1,0.5],period=5)
np.unwrap([[0,1,2,-1,0]],period=6,axis=0)
np.unwrap([[0,7,2,-1,0],[3,4,5,6,1]])
np.unwrap(np.array([0,7,2],'f4'))
np.unwrap(np.array([0,7,2],'f4'),discont=5)
np.unwrap(np.array([0,7,2],'i1'),period=5)
np.unwrap(np.array([0,7,2],'i1'),period=np.int16(5))
np.unwrap(np.array([0,7,2],'f4'),period=np.float64(5))
np.unwrap(3)
np.unwrap([1,2],axis=3)
np.unwrap([])
np.unwrap([True,False,True])
np.unwrap([True,False,True],period=2)
np.unwrap([0,1,2,3],period=0)
np.unwrap([0,np.pi,2*np.pi,0,-np.pi])
np.unwrap(np.zeros((0,3)))
np.unwrap(np.arange(24).reshape(2,3,4)*3%7.0,axis=1)
"""


def test_lines():
    assert compared(LINES, correlations, 1e-14) == []


# ---- grids ----

def both(draw, shape, kinds=("float64", "int64", "float32", "int8", "bool")):
    """{"a": array} of ours and of NumPy's."""
    ours, theirs = array_in_both(draw, shape, draw.choice(kinds))
    return [{"a": ours}, {"a": theirs}]


def differs(line, names, rounding):
    return apart(answer(With(correlations), line, **names[0]), answer(np, line, **names[1]), rounding)


def test_random_covariances():
    for seed in seeds(3000):
        draw = random.Random(seed)
        shape = tuple([draw.randint(1, 6) for _ in range(draw.randint(0, 2))])
        rowvar = draw.random() < 0.7
        names = both(draw, shape)
        name = draw.choice(("cov", "cov", "corrcoef"))
        options = draw.choice(("", ", rowvar=%s" % rowvar))
        if draw.random() < 0.3:
            names[0]["y"], names[1]["y"] = array_in_both(draw, shape, "float64")
            options += ", y=y"
        n = names[1]["a"].shape[0 if "False" in options and len(shape) == 2 else -1] if shape else 1
        if name == "cov":
            options += draw.choice(("", ", bias=True", ", ddof=%d" % draw.randint(0, 2)))
            options += draw.choice(("", ", fweights=%r" % [draw.randint(0, 3) for _ in range(n)]))
            options += draw.choice(("", ", aweights=%r" % [draw.choice((1, draw.random())) for _ in range(n)]))
        single = draw.random() < 0.1
        line = "np.%s(a%s%s)" % (name, options, ", dtype='float32'" if single else "")
        assert not differs(line, names, 1e-5 if single else 1e-13), (seed, line, names[1], differs(line, names, 1e-13))


def test_random_curves():
    for seed in range(amounts.share(3000)):
        draw = random.Random(seed)
        shape, n = tuple([draw.randint(1, 5) for _ in range(draw.randint(0, 4))]), draw.randint(1, 9)
        names = both(draw, shape)
        known = sorted([draw.choice((draw.randint(-5, 5), draw.uniform(-5, 5))) for _ in range(n)])
        heights = [draw.choice((draw.randint(-5, 5), draw.uniform(-5, 5))) for _ in range(n)]
        options = draw.choice(("", "", ", left=-1.5", ", right=np.nan", ", left=0, right=9"))
        if draw.random() < 0.3:
            draw.shuffle(known)
            period = draw.choice((7, 11.0, -10.5))
            options += ", period=%r" % period
            if len(set([x % abs(period) for x in known])) < n:          # which one comes first is chance
                continue
        line = "np.interp(a, %r, %r%s)" % (known, heights, options)
        assert not differs(line, names, 0.0), (seed, line, names[1], differs(line, names, 0.0))


def test_random_angles():
    for seed in range(amounts.share(1500)):
        draw = random.Random(seed)
        shape = tuple([draw.randint(1, 5) for _ in range(draw.randint(1, 4))])
        names = both(draw, shape, ("float64", "int64", "float32"))
        options = draw.choice(("", "", ", discont=4", ", period=5", ", period=6", ", period=4.5, discont=1"))
        options += draw.choice(("", ", axis=%d" % draw.randint(-len(shape), len(shape) - 1)))
        line = "np.unwrap(a%s)" % options
        before = repr(names[0]["a"])
        rounding = 1e-6 if names[1]["a"].dtype == np.float32 else 1e-14
        assert not differs(line, names, rounding), (seed, line, names[1], differs(line, names, rounding))
        assert repr(names[0]["a"]) == before


def test_what_is_compared_can_differ():
    for line, other in (("np.cov([1, 2, 4])", "np.cov([1, 2, 4], ddof=0)"), ("np.interp(1.5, [1, 2], [3, 4])", "3.5 + 1e-9"),
                        ("np.unwrap([0.0, 7.0])", "np.array([0.0, 7.0])")):
        assert apart(answer(With(correlations), line), answer(np, other), 1e-12), line


def test_an_error_names_what_was_expected():
    for line, words in (("np.cov(np.zeros((2, 2, 2)))", "(2,2,2)"), ("np.cov([1, 2], ddof=0.5)", "0.5"),
                        ("np.cov([1, 2], fweights=[1])", "each of 2"), ("np.interp(1, [1], [1, 2])", "(2,)")):
        assert words in str(answer(With(correlations), line)), line
    assert repr(pnp.array(correlations.cov([1, 2, 4])))[:5] == "array"
