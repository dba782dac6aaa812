"""Medians, percentiles and quantiles beside NumPy's: values, kinds, shapes, texts and errors."""
import random

import pytest

import purenn.numpy as pnp
from beside_numpy import With, answer, apart, array_in_both, compared, seeds
from purenn.numpy import quantiles

np = pytest.importorskip("numpy")

def test_the_comparison_can_fail():
    for ours, theirs in ((pnp.array([1.0]), np.array([2.0])), (pnp.array([1.0]), np.array([1])),
                         (pnp.array([1.0]), np.array([[1.0]])), (pnp.array([1.0])[0], np.array([1.0])),
                         (pnp.array(1.0), np.float64(1.0)), (pnp.zeros((0, 2)), np.zeros((0, 3))),
                         (TypeError(), ValueError()), (Exception(), ValueError()), (pnp.array([1.0]), ValueError()),
                         ((1.0, 2), (1.0, 3)), (1.0, True), ([1], (1,)), (pnp.array([1.0]), np.array([1 + 1e-9]))):
        assert apart(ours, theirs, 1e-12), (ours, theirs)
    assert apart(pnp.array([0.0]), np.array([-0.0]))
    assert not apart((pnp.array([1.0, 2.0]), 3), (np.array([1.0, 2.0 + 1e-15]), 3), 1e-12)


# ---- lines ----

LINES = """
np.percentile([1,2,3],50,out=np.zeros(1))
np.percentile([1,2,3],[50,60],out=np.zeros(2))
np.percentile([1,2,3],[50,60],out=np.zeros((3,2)))
np.percentile([[1,2,3]],50,axis=0,out=np.zeros((2,3)))
np.quantile([1,2,3],.5,out=np.zeros((),int))
np.quantile([1,2,3],.5,out=np.zeros((),np.float32))
np.quantile([1,2,3],.5,method="lower",out=np.zeros(1))
np.median([1,2,3],out=np.zeros(1))
np.nanmedian([1,2,3],out=np.zeros(1))
np.quantile(np.arange(501,dtype=np.float16),.999)
np.quantile(np.arange(501,dtype=np.float16)*8,.999)
np.quantile(np.arange(5001,dtype=np.float16),.999)
np.quantile(np.arange(5001,dtype=np.float16),[.999,.1])
np.quantile(np.arange(5001,dtype=np.float16),np.float64(.999))
np.quantile(np.arange(5001,dtype=np.float16),np.float16(.999))
np.percentile(np.arange(5001,dtype=np.float16),99.9)
np.percentile(np.arange(5001,dtype=np.float32),99.9)
np.quantile(np.arange(5001,dtype=np.float16),.999,method="hazen")
np.percentile([],50)
np.percentile([],50,method='lower')
np.quantile(np.zeros((0,3)),0.5,axis=0)
np.quantile(np.zeros((0,3)),0.5,axis=1)
np.quantile(np.zeros((0,3)),[0.5,.1],axis=1)
np.quantile([],0.5,method='hazen')
np.quantile([],0.5,method='inverted_cdf')
np.quantile([],0.5,method='inverted_cdf',weights=[])
np.quantile([],[])
np.quantile([1.,2],[])
np.quantile([1.,2],[[0.5,.2]])
np.quantile([1.,2],[[[0.5,.2]]])
np.quantile([1,2,3],1)
np.quantile([1,2,3],1.0)
np.quantile([1,2,3],[0,1])
np.quantile([1,2,3],True)
np.quantile([True,False],0.5)
np.quantile([True,False],0.5,method='lower')
np.quantile([True,False],1)
np.quantile(np.array([1,2,5],'f4'),0.3)
np.quantile(np.array([1,2,5],'f4'),np.array(0.3))
np.quantile(np.array([1,2,5],'f4'),[0.3])
np.quantile(np.array([1,2,5],'f4'),np.float32(0.3))
np.quantile(np.array([1,2,5]),np.float32(0.3))
np.quantile(np.array([1,2,5]),np.float16(0.3))
np.percentile(np.array([1,2,5]),np.float16(30))
np.quantile(np.array([-100,100],'i1'),0.5)
np.quantile([1.,np.inf],1.0)
np.quantile([1.,np.inf],0.5)
np.quantile([Fraction(1,3),Fraction(1,2)],Fraction(1,2))
np.quantile([Decimal(1),Decimal(2)],Decimal('0.25'))
np.quantile([Decimal(1),Decimal(2)],0.25)
np.quantile(5.0,0.5)
np.quantile(np.array(5.0),[0.5,.2])
np.median(5)
np.median([])
np.median(np.zeros((0,3)),axis=0)
np.median(np.zeros((0,3)),axis=1)
np.median([True,False])
np.median([True,True,False])
np.median(np.array([1,2],'f2'))
np.median(np.array([Fraction(1,3),Fraction(1,2)]))
np.median(np.array([Fraction(1,3)]))
np.median(np.array(['a','b']))
np.median(np.array([1,2],'i1'))
np.median(np.array([[1,2],[3,4]]),keepdims=True)
np.median(np.array([[1,2],[3,4]]),axis=())
np.quantile(np.array([[1,2],[3,4]]),.5,axis=())
np.median(np.array([[1,2],[3,4]]),axis=(0,0))
np.median(np.array([[1,2],[3,4]]),axis=5)
np.median(np.array([[1,2],[3,4]]),axis=0.5)
np.nanmedian([])
np.nanmedian(np.zeros((0,3)),axis=0)
np.nanquantile(np.zeros((0,3)),[.1,.2],axis=0)
np.nanmedian([True,False])
np.nanmedian([[True,False]],axis=1)
np.nanmedian([[True,False,True]],axis=1)
np.nanmedian([[1,2],[3,4]],axis=1)
np.nanmedian(np.array([[1,2],[3,np.nan]],'f4'),axis=1)
np.nanmedian(np.array([[1,2],[np.nan,np.nan]],'f4'),axis=1)
np.nanmedian(np.array([[1,2],[np.nan,np.nan]],'f4'))
np.nanmedian(np.array([np.nan,np.nan],'f4'))
np.nanmedian(np.array(3.0))
np.nanmedian(np.array([[1,2],[3,4]]),axis=())
np.nanquantile(np.array([[1,2],[3,np.nan]],'f4'),0.5,axis=1)
np.nanquantile(np.array([[1,2],[3,np.nan]],'f4'),[0.5],axis=1)
np.nanquantile(np.array([np.nan]),[0.5,.2])
np.nanquantile(np.array([np.nan]),.2)
np.nanpercentile(np.array([[1,2],[3,np.nan]]),[50,30],axis=1,keepdims=True)
np.nanquantile(np.array([[1,2],[3,np.nan]]),0.5,axis=1,method='inverted_cdf',weights=[[1,2],[1,2]])
np.nanquantile(np.array([1,2,np.nan]),0.5,method='inverted_cdf',weights=[1,1,0])
np.nanquantile(np.array([1,2,np.nan]),0.5,method='x')
np.quantile(np.array([1,2,np.nan]),0.5,method='x')
np.quantile(np.array([1,2,np.nan]),1.5)
np.quantile(np.array([1,2,np.nan]),np.nan)
np.quantile(np.array([1,2]),'0.5')
np.percentile(np.array([1,2]),'0.5')
np.quantile(np.array([1,2]),None)
np.quantile([1,2,3],0.5,weights=[1,2,1])
np.quantile([1,2,3],0.5,method='inverted_cdf',weights=[1,2])
np.quantile([1,2,3],0.5,axis=0,method='inverted_cdf',weights=[1,2])
np.quantile([1,2,3],0.5,axis=0,method='inverted_cdf',weights=[1,-2,1])
np.quantile([1,2,np.nan],0.0,axis=0,method='inverted_cdf',weights=[0,1,0])
np.quantile([1,2,3],[0,1],method='inverted_cdf',weights=[1,1,1])
np.quantile([1,2,3],[0.,1],method='averaged_inverted_cdf')
np.quantile([1,2,3],[0,1],method='averaged_inverted_cdf')
np.quantile([1,2,3],[0,1],method='weibull')
np.quantile([1,2,3],[0,1],method='interpolated_inverted_cdf')
np.quantile([1,2,3],[0,1],method='midpoint')
np.quantile([1,2,3],[0,1],method='hazen')
np.quantile(np.arange(200),np.array([0,1],'i1'),method='hazen')
np.percentile([1,2,3],[50,20],out=np.zeros(2,'f4'))
np.percentile([[1,2,3]],[50,20],axis=1,keepdims=True,out=np.zeros((2,1,1)))
np.percentile([[1,2,3]],[50,20],axis=1,keepdims=True,out=np.zeros((2,1)))
np.median([[1,2,3]],axis=1,out=np.zeros(1,'f4'))
np.median([[1,2,3]],axis=1,keepdims=True,out=np.zeros((1,1)))
np.percentile([1,2,3],-1)
np.percentile([1,2,3],[10,101])
np.percentile([1,2,3],[[10,20],[30,100]])
np.percentile(np.arange(24).reshape(2,3,4),[10,20],axis=(0,2))
np.percentile(np.arange(24).reshape(2,3,4),[10,20],axis=(2,0),keepdims=True)
np.percentile(np.arange(24).reshape(2,3,4),10,axis=(2,-3))
np.quantile(np.arange(6).reshape(2,3),0.3,axis=1,method='inverted_cdf',weights=[1,0,2])
"""
# What versions of NumPy before 2.4 answer otherwise.
NEWER = """
np.quantile(np.array([1,2,5],'f4'),np.float64(0.3))
np.quantile([Fraction(1,3),Fraction(1,2)],0.5)
np.median(np.array([60000,60000],'f2'))
np.quantile([1,2,3],0.5,axis=0,method='inverted_cdf',weights=[0,0,0])
np.quantile([1,2,3],0.5,axis=0,method='inverted_cdf',weights=[0,np.inf,0])
np.quantile([1,2,3],0.0,axis=0,method='inverted_cdf',weights=[0,1,0])
np.quantile([1,2,3],1,method='weibull')
np.quantile(np.arange(24).reshape(2,3,4),0.3,axis=(2,0),method='inverted_cdf',weights=np.arange(8).reshape(4,2))
"""


def test_lines():
    assert compared(LINES, quantiles, newer=NEWER) == []


# ---- grids ----

METHODS = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
           "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest")


def drawn(draw):
    """(a line that calls a function with random options, our names, NumPy's names)."""
    shape = tuple([draw.randint(1, 5) for _ in range(draw.randint(0, 4))])
    kind = draw.choice(("float64", "float64", "float32", "float16", "int64", "int8", "uint8", "bool"))
    ours, theirs = array_in_both(draw, shape, kind)
    leaves_nan = draw.random() < 0.4
    if kind[0] == "f" and draw.random() < 0.4:
        for place in draw.sample(range(theirs.size), draw.randint(0, theirs.size)):
            value = draw.choice((float("nan"), float("nan"), float("inf"), -float("inf")))
            theirs.flat[place] = value
        ours = pnp.array(theirs.ravel().tolist(), kind).reshape(shape)
    axis = draw.choice((None, draw.randint(-len(shape), len(shape) - 1) if shape else None,
                        tuple(draw.sample(range(len(shape)), draw.randint(0, len(shape)))) if shape else None))
    options = "axis=%r, keepdims=%r" % (axis, draw.random() < 0.5 and shape != ())
    names = [{"a": ours}, {"a": theirs}]
    name = draw.choice(("median", "quantile", "percentile", "quantile"))
    nested = "0.25" if leaves_nan and isinstance(axis, tuple) else "[[0.6, 0.4], [0.0, 1.0]]"     # NumPy mixes up the axes
    if name != "median":
        q = draw.choice(("0.3", "1", "0", "1.0", "[0.1, 0.5, 0.25]", "[0, 1]", "[]", "np.float32(0.7)",
                         "np.array([0.2, 0.9], 'float32')", "np.array([0.15], 'float16')", nested,
                         "%r" % draw.random(), "np.float64(%r)" % draw.random()))
        options = "%s%s, " % (q, " * 100" if name == "percentile" and "[" not in q else "") + options
        method = draw.choice(METHODS)
        if draw.random() < 0.2 and not leaves_nan:
            method = "inverted_cdf"
            options += ", weights=w"
            pair = array_in_both(draw, shape, draw.choice(("uint8", "float64")))
            names[0]["w"], names[1]["w"] = [abs(w) for w in pair]
        options += ", method=%r" % method
    return "np.%s%s(a, %s)" % ("nan" if leaves_nan else "", name, options), names[0], names[1]


def test_random_calls():
    for seed in seeds(6000):
        draw = random.Random(seed)
        line, ours, theirs = drawn(draw)
        before = repr(ours["a"])
        found, wanted = answer(With(quantiles), line, **ours), answer(np, line, **theirs)
        assert not apart(found, wanted), (seed, line, theirs, apart(found, wanted))
        assert repr(ours["a"]) == before


@pytest.mark.parametrize("method", METHODS)
def test_every_method_on_every_length(method):
    for n in range(1, 30):
        for kind in ("float64", "int64"):
            a = np.array([(i * i * 7) % 31 - 9 for i in range(n)], kind)
            q = [i / 40.0 for i in range(41)] + [i / n for i in range(n + 1)]
            found, wanted = quantiles.quantile(a.tolist(), q, method=method), np.quantile(a, q, method=method)
            if kind == "float64":
                found = quantiles.quantile(pnp.array(a.tolist()), q, method=method)
            assert not apart(found, wanted), (n, kind)


def test_an_error_names_what_was_expected():
    for line, words in (("np.quantile([1.0], 2)", "from 0 to 1; got 2"), ("np.percentile([1.0], 200)", "got 200"),
                        ("np.quantile([1.0], 0.5, method='best')", "averaged_inverted_cdf"),
                        ("np.quantile([1.0], 0.5, weights=[1.0])", "'inverted_cdf'"),
                        ("np.quantile([1.0], 0.5, method='inverted_cdf', weights=[-1.0])", "-1")):
        assert words in str(answer(With(quantiles), line)), line
