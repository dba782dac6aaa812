"""Histograms beside NumPy's: counts, sums of weights, edges, kinds, texts and errors."""
import random

import pytest

import amounts
import purenn.numpy as pnp
from beside_numpy import With, answer, apart, array_in_both, compared, seeds
from purenn.numpy import histograms

np = pytest.importorskip("numpy")

LINES = """
np.histogram(np.array([0,.1,.2,.3],'f4'),3)
np.histogram(np.array([0,.1,.2,.3],'f4'),3,range=(0,.3))
np.histogram(np.array([0,.1,.2,.3],'f4'),3,range=(np.float64(0),np.float64(.3)))
np.histogram(np.array([0,.1,.2,.3],'f2'),3)
np.histogram([1,2,3],2)
np.histogram([True,False,True],2)
np.histogram([1,2,3],[1,2,3])
np.histogram([1,2,3],[1,2,3],weights=[True,False,True])
np.histogram([1,2,3],2,weights=[True,False,True])
np.histogram([1,2,3],2,weights=np.array([1,2,3],'i1'))
np.histogram([1,2,3],[1,2,3],weights=np.array([100,100,100],'i1'))
np.histogram([1,2,3],2,weights=np.array([1,2,3],object))
np.histogram([1,2,3],[1,2,2.5,3],weights=np.array([.1,.2,.3],'f4'))
np.histogram([],3)
np.histogram([],'auto')
np.histogram([1,np.nan],3)
np.histogram([1,np.nan],3,range=(0,2))
np.histogram([1,2],3,range=(2,0))
np.histogram([1,2],3,range=(0,np.inf))
np.histogram([1,2],3,range=(0,))
np.histogram([1,2],3,range=5)
np.histogram([1,2],0)
np.histogram([1,2],2.0)
np.histogram([1,2],[[1,2]])
np.histogram([1,2],[2,1])
np.histogram([1,2],'what')
np.histogram([1,2],'auto',weights=[1,2])
np.histogram([1,2],3,weights=[1,2,3])
np.histogram([1,1,1],'auto')
np.histogram([1,1,1],3)
np.histogram([1,2],3,density=True)
np.histogram([1,2],[],density=True)
np.histogram([1,2],[])
np.histogram([1,2],[1])
np.histogram([1,2,2],[1,2,2])
np.histogram([1,2**60],4)
np.histogram([1,2**60+1],4)
np.histogram(np.array([0,2**63],'u8'),4)
np.histogram([1,2],None)
np.histogram2d([1,2],[3,4],2)
np.histogram2d([1,2],[3,4,5],2)
np.histogram2d([1,2],[3,4],[1,2,3])
np.histogram2d([1,2],[3,4],[[1,2,3]])
np.histogram2d([1,2],[3,4],[2,[1,4,5]],density=True)
np.histogramdd(np.arange(12).reshape(4,3),2)
np.histogramdd([1,2,3],2)
np.histogramdd(np.array([1,2,3]),2)
np.histogramdd([[1,2,3],[1,2,3]],2)
np.histogramdd(np.arange(12).reshape(4,3),[2,2])
np.histogramdd(np.arange(12).reshape(4,3),0)
np.histogramdd(np.arange(12).reshape(4,3),2.0)
np.histogramdd(np.arange(12).reshape(4,3),[2,2,[3,2,1]])
np.histogramdd(np.arange(12).reshape(4,3),2,range=[(0,1)])
np.histogramdd(np.arange(12).reshape(4,3),2,range=[(0,1),None,(2,5)])
np.histogramdd(np.arange(12).reshape(2,2,3),2)
np.histogramdd(np.arange(12).reshape(4,3),2,weights=[1,2,3])
np.histogramdd(np.arange(12).reshape(4,3),2,weights=[.1,.2,.3,.4],density=True)
np.histogram_bin_edges([1,2,3,4],'fd')
np.histogram_bin_edges([1,2,3,4],'stone')
np.histogram_bin_edges([1,2,3,4],'fd',range=(0,9))
np.histogram_bin_edges([1,2,3,4],[1,2])
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'doane')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'scott')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'rice')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'stone')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'auto')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'sturges')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'sqrt')
np.histogram_bin_edges([1,2,3,4.5,7,20,.5],'sqrt',range=(2,8))
np.histogram_bin_edges([1,2],'doane')
np.histogram([[1,2],[3,4]],2,weights=[[1,2],[3,4.5]])
"""
# What versions of NumPy before 2.4 answer otherwise.
NEWER = """
np.histogram([1,2],True)
np.histogram([1.0,1+2.0**-52],50)
np.histogram([1.0,1e17],3,range=(1e17,1e17))
np.histogram([-1e308,1e308],3)
"""
RULES = ("auto", "fd", "doane", "scott", "rice", "sturges", "sqrt", "stone")      # of stone, few numbers give ties


def test_lines():
    assert compared(LINES, histograms, newer=NEWER) == []


# ---- grids ----

def edges_of(draw):
    edges = sorted([draw.choice((draw.randint(-5, 5), draw.uniform(-5, 5))) for _ in range(draw.randint(1, 7))])
    return "%r" % draw.choice((edges, [int(x) for x in edges]))


def drawn(draw):
    """(a line that calls histogram with random options, our names, NumPy's names)."""
    shape = tuple([draw.randint(1, 9) for _ in range(draw.randint(0, 3))])
    ours, theirs = array_in_both(draw, shape, draw.choice(("float64", "float64", "int64", "int8", "uint8", "bool")))
    names = [{"a": ours}, {"a": theirs}]
    bins = draw.choice((str(draw.randint(1, 30)), str(draw.randint(1, 9)), edges_of(draw), repr(draw.choice(RULES[:-1]))))
    options = draw.choice(("", "", ", range=(%r, %r)" % (draw.randint(-4, 1), draw.uniform(1, 6)), ", range=(2, 2)"))
    options += draw.choice(("", "", ", density=True", ", density=False"))
    if bins[0] != "'" and draw.random() < 0.5:
        names[0]["w"], names[1]["w"] = array_in_both(draw, shape, draw.choice(("float64", "int64", "float32", "bool")))
        options += ", weights=w" if "True" not in options else ", weights=abs(w)"      # whose sum does not cancel
    return "np.histogram(a, %s%s)" % (bins, options), names[0], names[1]


def test_random_calls():
    for seed in seeds(6000):
        line, ours, theirs = drawn(random.Random(seed))
        rounding = 2e-5 if "w" in theirs and theirs["w"].dtype == np.float32 else 1e-13      # sums that cancel leave it
        difference = apart(answer(With(histograms), line, **ours), answer(np, line, **theirs), rounding)
        assert not difference, (seed, line, theirs, difference)


def test_numbers_on_the_edges():
    """Each edge itself, and the floats beside it, are in the bins that NumPy puts them in."""
    for seed in range(amounts.share(400)):
        draw = random.Random(seed)
        low, n = draw.choice((0.0, draw.uniform(-9, 9))), draw.randint(1, 40)
        span = low, low + draw.choice((1.0, 0.1, 3.0, draw.uniform(0.01, 9)))
        edges = np.histogram_bin_edges([], n, span)
        near = np.concatenate([edges, np.nextafter(edges, 99), np.nextafter(edges, -99)])
        found = histograms.histogram(near.tolist(), n, span)
        assert not apart(found, np.histogram(near, n, span)), seed


def test_numbers_of_single_and_half_precision():
    """Counts of numbers that lie far from the edges, whose last digits may differ."""
    for seed in range(amounts.share(400)):
        draw = random.Random(seed)
        kind, n = draw.choice(("float32", "float16")), draw.randint(1, 9)
        span = draw.choice(((0, 1), (-2.5, 3.5)))
        some = [span[0] + (span[1] - span[0]) * (draw.randint(0, n - 1) + 0.5) / n for _ in range(draw.randint(1, 20))]
        ours, theirs = pnp.array(some, kind), np.array(some, kind)
        found, wanted = histograms.histogram(ours, n, span), np.histogram(theirs, n, span)
        assert not apart(found[0], wanted[0]) and not apart(found[1], wanted[1], 1e-6 if kind == "float32" else 1e-2), seed


def test_the_rules_on_ordinary_numbers():
    for seed in range(amounts.share(50)):
        draw = np.random.default_rng(seed)
        for a in (draw.normal(size=50 + seed), draw.exponential(size=80), draw.integers(0, 50, 60)):
            for rule in RULES:
                found, wanted = histograms.histogram(pnp.array(a.tolist()), rule), np.histogram(a, rule)
                assert not apart(found, wanted, 1e-13), (seed, rule)


def test_random_points():
    for seed in range(amounts.share(1500)):
        draw = random.Random(seed)
        n, dimensions = draw.randint(1, 12), draw.randint(1, 4)
        ours, theirs = array_in_both(draw, (n, dimensions), draw.choice(("float64", "int64")))
        bins = draw.choice((str(draw.randint(1, 4)), "[%s]" % ", ".join([
            draw.choice((str(draw.randint(1, 5)), edges_of(draw))) for _ in range(dimensions)])))
        span = draw.choice(("", "", ", range=[%s]" % ", ".join([
            draw.choice(("None", "(-2, 3.5)")) for _ in range(dimensions)])))
        names = [{"a": ours}, {"a": theirs}]
        weights = draw.choice(("", ", weights=w"))
        names[0]["w"], names[1]["w"] = array_in_both(draw, (n,), "float64")
        line = "np.histogramdd(a, %s%s%s%s)" % (bins, span, weights, draw.choice(("", ", density=True")))
        if dimensions == 2 and draw.random() < 0.7:
            line = line.replace("histogramdd(a", "histogram2d(a[:, 0], a[:, 1]")
        difference = apart(answer(With(histograms), line, **names[0]), answer(np, line, **names[1]), 1e-13)
        assert not difference, (seed, line, theirs, difference)


def test_what_is_compared_can_differ():
    line = "np.histogram([1.0, 2.0, 3.0], 2)"
    assert apart(answer(With(histograms), line), answer(np, line.replace("2)", "3)")))
    assert apart(answer(With(histograms), line), answer(np, line.replace("2.0", "1.0")))


def test_an_error_names_what_was_expected():
    for line, words in (("np.histogram([1.0], 'best')", "sturges"), ("np.histogram([1.0], 1.5)", "1.5"),
                        ("np.histogram([1.0], 0)", "at least 1 bin"), ("np.histogram([1.0], [2, 1])", "ascending"),
                        ("np.histogram([1.0], 3, (2, 1))", "(2, 1)"), ("np.histogram([1.0, 2], 3, weights=[1])", "(2,)"),
                        ("np.histogram2d([1.0], [1.0, 2])", "1 and 2")):
        assert words in str(answer(With(histograms), line)), line
