"""Polynomials beside NumPy's: values, coefficients, roots, fits, texts and errors."""
import random

import pytest

import amounts
import purenn.numpy as pnp
from beside_numpy import With, answer, apart, array_in_both
from purenn.numpy import polynomials
from purenn.numpy.decompositions import LinAlgError

np = pytest.importorskip("numpy")

LINES = """
np.polyval([3,0,1],5)
np.polyval([3,0,1],np.array([5,2.5]))
np.polyval([3,0,1],[[5,2],[1,1]])
np.polyval(np.array([3,0,1],'f4'),np.array([1,2],'i1'))
np.polyval(np.array([3,.1,1],'f4'),np.array([1,2],'f8'))
np.polyval([.1,2],np.array([1,2],'f4'))
np.polyval([],[1,2])
np.polyval([],3)
np.polyval([[1,2],[3,4]],[5,6])
np.polyval(np.poly1d([3,0,1]),5)
np.polyval([3,0,1],np.poly1d(5))
np.polyval([3,0,1],np.poly1d([1,2]))
np.polyval(3,4)
np.polyadd([1,2],[9,5,4])
np.polyadd([1,2.],[9,5,4])
np.polyadd(np.poly1d([1,2]),[9,5,4])
np.polyadd([9,5,4],np.poly1d([1,2]))
np.polyadd(1,[1,2])
np.polysub([2,10,-2],[3,10,-4])
np.polysub([2,10,-2],[3,-4])
np.polysub([3,-4],np.array([1,2,3],'i1'))
np.polymul([1,2,3],[9,5,1])
np.polymul([0,1,2,3],[0,9,5,1])
np.polymul([],[1])
np.polymul([0],[0,0])
np.polymul(np.poly1d([1,2,3]),[9,5,1])
np.polymul(np.array([1,2],'f4'),np.array([2,3],'i1'))
np.polymul([True,True],[True,False])
np.polydiv([3.0,5.0,2.0],[2.0,1.0])
np.polydiv([1,2,3],[0,1])
np.polydiv([1,2],[1,2,3])
np.polydiv([1,2,1],[1,1])
np.polydiv(np.poly1d([1,2,1]),np.poly1d([1,1]))
np.polydiv(np.array([1,2,1],'f4'),np.array([3,1],'f4'))
np.polydiv(np.array([1,2,1],'f4'),[3,1])
np.polydiv(5,2)
np.polydiv([1],[])
np.polyder([1,2,3,4])
np.polyder([1,2,3,4],2)
np.polyder([1,2,3,4],5)
np.polyder([1,2,3,4],0)
np.polyder([1,2,3,4],-1)
np.polyder(np.poly1d([1,2,3,4]),2)
np.polyder(np.array([1,2,3,4],'f4'))
np.polyder(np.array([1,2,3,4],'i1'))
np.polyder([5])
np.polyder([])
np.polyint([6,2,3])
np.polyint([6,2,3],2)
np.polyint([6,2,3],3,k=[6,5,3])
np.polyint([6,2,3],3,k=[6,5])
np.polyint([6,2,3],3,k=[6])
np.polyint([6,2,3],0)
np.polyint([6,2,3],-1)
np.polyint(np.poly1d([6,2,3]),k=7)
np.polyint(np.array([6,2,3],'f4'))
np.polyint([])
np.poly([0,0,0])
np.poly([-.5,0,.5])
np.poly([1,2,3])
np.poly(np.array([1,2],'f4'))
np.poly(np.array([1,2],'f2'))
np.poly([])
np.poly([[1,2],[2,1]])
np.poly([[1,2,3],[2,1,3]])
np.poly([[]])
np.roots([1,-3,2])
np.roots([1,-3,2,0,0])
np.roots([0,0,1,-3,2,0,0])
np.roots([0,0])
np.roots([])
np.roots([0])
np.roots([5])
np.roots([5,0])
np.roots([2,3])
np.roots([1,-6,11,-6])
np.roots(np.array([1,-3,2],'f4'))
np.roots([[1,2]])
np.roots(np.poly1d([1,-3,2]))
np.polyfit([0,1,2,3],[1,3,2,5],1)
np.polyfit([0,1,2,3],[1,3,2,5],2)
np.polyfit([0,1,2,3],[[1,3],[2,5],[1,1],[0,9]],2)
np.polyfit([0,1,2,3],[1,3,2,5],-1)
np.polyfit([0,1,2,3],[1,3,2,5],0)
np.polyfit([0,1,2,3],[1,3,2],1)
np.polyfit([[0,1,2,3]],[1,3,2],1)
np.polyfit([],[],1)
np.polyfit([0,1],5,1)
np.polyfit([0,1,2,3],[1,3,2,5],1,w=[1,2,1,3])
np.polyfit([0,1,2,3],[1,3,2,5],1,w=[1,2])
np.polyfit([0,1,2,3],[1,3,2,5],1,w=[[1,2]])
np.polyfit([0,1,2,3],[1,3,2,5],1,full=True)
np.polyfit([0,1,2,3],[1,3,2,5],3,full=True)
np.polyfit([0,1,2,3],[[1,3],[2,5],[1,1],[0,9]],2,full=True)
np.polyfit([0,1,2,3],[1,3,2,5],1,cov=True)
np.polyfit([0,1,2,3],[1,3,2,5],1,cov='unscaled')
np.polyfit([0,1,2,3],[[1,3],[2,5],[1,1],[0,9]],1,cov=True)
np.polyfit([0,1,2,3],[[1,3],[2,5],[1,1],[0,9]],1,cov='unscaled')
np.polyfit([0,1,2,3],[1,3,2,5],3,cov=True)
np.polyfit([1,1,1],[1,2,3],1)
np.polyfit(np.array([0,1,2,3],'f4'),np.array([1,3,2,5],'f4'),1)
np.polyfit(np.array([0,1,2,3],'f2'),np.array([1,3,2,5],'f2'),1)
np.polyfit([0,1,2,3],[True,False,True,True],1)
np.polyfit([0,1,2,3],[1,3,2,5],1.5)
np.polyfit([0,1,2,3],[1,3,2,5],[1])
np.poly1d([1,2,3])
np.poly1d([0,0,1,2,3])
np.poly1d([])
np.poly1d([0])
np.poly1d(3)
np.poly1d([[1,2]])
np.poly1d([1,2],True)
np.poly1d([1.5,2.25,-3])
np.poly1d(np.array([1,2],'f4'))
np.poly1d(list(range(40)))
str(np.poly1d([1,2,3]))
str(np.poly1d([1,-2,3],variable='z'))
str(np.poly1d([1,0,0]))
str(np.poly1d([3]))
str(np.poly1d([0]))
str(np.poly1d([0,0]))
str(np.poly1d([]))
str(np.poly1d([-1,1]))
str(np.poly1d(list(range(40))))
str(np.poly1d([1.23456,-1e10,1e-7,12345,99999,0.0001,.00001234,np.inf,np.nan,-np.inf]))
str(np.poly1d([-x*1.37 for x in range(1,60)]))
str(np.poly1d([True,False,True]))
str(np.poly1d(np.array([1,0.1,3],'f4')))
str(np.poly1d([100000,2])), str(np.poly1d([9999.5,9999.4])), str(np.poly1d([1e300,1e-300]))
np.poly1d([1,2,3])(2)
np.poly1d([1,2,3])([1,2])
np.poly1d([1,2,3])(np.poly1d([1,1]))
np.poly1d([1,2,3])+np.poly1d([1,1])
np.poly1d([1,2,3])+1
1+np.poly1d([1,2,3])
np.poly1d([1,2,3])-1
1-np.poly1d([1,2,3])
np.poly1d([1,2,3])-np.poly1d([1,2,3])
np.poly1d([1,2,3])*2.5
2*np.poly1d([1,2,3])
np.poly1d([1,2,3])*np.poly1d([1,2,3])
[1,2]*np.poly1d([1,2,3])
np.poly1d([1,2,3])*[1,2]
np.array([1,2,3])*np.poly1d([1,2,3])
np.poly1d([1,2,3])*np.array([1,2,3])
np.poly1d([1,2,3])+np.array([1,2,3])
np.poly1d([1,2,3])/2
np.poly1d([1,2,3])/np.poly1d([1,2])
1/np.poly1d([1,2,3])
np.poly1d([1,2,3])/[1,1]
[1,1]/np.poly1d([1,2,3])
np.poly1d([1,2,3])**2
np.poly1d([1,2,3])**0
np.poly1d([1,2,3])**-1
np.poly1d([1,2,3])**1.5
np.poly1d([1,2,3])**2.0
-np.poly1d([1,2,3])
+np.poly1d([1,2,3])
np.poly1d([1,2,3])==np.poly1d([1,2,3])
np.poly1d([1,2,3])==np.poly1d([1,2,4])
np.poly1d([1,2,3])==np.poly1d([1,2])
np.poly1d([1,2,3])!=np.poly1d([1,2,4])
np.poly1d([1,2,3])!=np.poly1d([1,2])
np.poly1d([1,2,3])==3
np.poly1d([1,2,3])!=3
len(np.poly1d([1,2,3])), np.poly1d([1,2,3]).order, np.poly1d([1,2,3]).o, np.poly1d([1,2,3]).variable
np.poly1d([1,2,3]).c, np.poly1d([1,2,3]).coeffs, np.poly1d([1,2,3]).coef, np.poly1d([1,2,3]).coefficients
np.poly1d([1,-3,2]).roots, np.poly1d([1,-3,2]).r
np.poly1d([1,2,3])[0], np.poly1d([1,2,3])[2], np.poly1d([1,2,3])[3], np.poly1d([1.,2,3])[-1]
list(np.poly1d([1,2,3]))
np.poly1d([1,2,3]).deriv(), np.poly1d([1,2,3]).deriv(2), np.poly1d([1,2,3]).deriv(3)
np.poly1d([1,2,3]).integ(), np.poly1d([1,2,3]).integ(2,[1,2]), np.poly1d([1,2,3]).integ(k=4)
hash(np.poly1d([1]))
np.array(np.poly1d([1,2,3]))
np.poly1d(np.poly1d([1,2,3],variable='y'))
str(np.poly1d(np.poly1d([1,2,3],variable='y')))
str(np.poly1d(np.poly1d([1,2,3],variable='y'),variable='z'))
np.polyfit(np.array([0,1,2,3],'f4'),np.array([1,3,2,5],'f8'),1,full=True)
np.polyfit(np.array([0,1,2,3],'f4'),np.array([1,3,2,5],'f4'),1,full=True)
np.polyfit(np.array([0,1,2,3],'f2'),np.array([1,3,2,5],'f4'),1,full=True)
np.polyfit(['1','2'],[1,3],1)
"""


def plain(value):
    """A result with the coefficients of polynomials instead of them, and their texts."""
    if isinstance(value, (tuple, list)):
        return type(value)([plain(part) for part in value])
    return (value.coeffs, repr(value), str(value)) if type(value).__name__ == "poly1d" else value


def differs(line, rounding=0.0, ours=(), theirs=()):
    return apart(plain(answer(With(polynomials), line, **dict(ours))), plain(answer(np, line, **dict(theirs))), rounding)


@pytest.mark.parametrize("line", LINES.strip().split("\n"))
def test_lines(line):
    assert differs(line, 1e-14 if "fit" in line or "roots" in line or "poly([[" in line else 0.0) == ""


# ---- grids ----

def operands(draw):
    """Two lists of coefficients or polynomials, with NumPy's."""
    ours, theirs = {}, {}
    for name in "ab":
        ours[name], theirs[name] = array_in_both(draw, (draw.randint(1, 7),), draw.choice((
            "float64", "int64", "float32", "int8")))
        if draw.random() < 0.3:
            ours[name], theirs[name] = polynomials.poly1d(ours[name]), np.poly1d(theirs[name])
    return ours, theirs


def test_random_calculations():
    for seed in range(amounts.share(3000)):
        draw = random.Random(seed)
        ours, theirs = operands(draw)
        line = draw.choice((
            "np.polyadd(a, b)", "np.polysub(a, b)", "np.polymul(a, b)", "np.polydiv(a, b)", "np.polyder(a, %d)",
            "np.polyint(a, %d)", "np.polyint(a, 3, [1, 2.5, 3])", "np.polyval(a, %d)", "np.polyval(a, np.arange(%d) - 2)",
            "np.polyval(a, np.ones((2, 3, %d)) * 1.5)", "np.poly1d(a) + b", "np.poly1d(a) - b", "np.poly1d(a) * b",
            "np.poly1d(a) ** %d", "np.poly1d(a) * 2.5 - 1", "2 - np.poly1d(b)", "-np.poly1d(a)", "np.poly1d(a)(np.poly1d(b))",
            "np.poly1d(a).integ(%d)", "np.poly1d(a).deriv(%d)", "np.poly1d(a) == np.poly1d(b)", "np.poly1d(a)[%d]",
            "np.poly(a)"))
        line = line % draw.randint(0, 4) if "%d" in line else line
        exact = [part for part in ("div", "mul", " * b", "**", "(np.poly1d(b))", "np.poly(") if part in line] == []
        single = "float32" in (theirs["a"].coeffs if hasattr(theirs["a"], "coeffs") else theirs["a"]).dtype.name
        rounding = 0.0 if exact else 1e-5 if single or "float32" in repr(theirs) else 1e-13
        found = differs(line, rounding, ours, theirs)
        assert not found or "instead of" in found and close_texts(line, rounding, ours, theirs), (seed, line, theirs, found)


def close_texts(line, rounding, ours, theirs):
    """Whether only texts differ, of coefficients whose last digits do."""
    found, wanted = [answer(module, line, **names) for module, names in ((With(polynomials), ours), (np, theirs))]
    parts = [part if isinstance(part, tuple) else (part,) for part in (found, wanted)]
    return rounding and not "".join([apart(getattr(x, "coeffs", x), getattr(y, "coeffs", y), rounding)
                                     for x, y in zip(parts[0], parts[1])])


def test_random_fits():
    for seed in range(amounts.share(600)):
        draw = random.Random(seed)
        n = draw.randint(1, 12)
        degree = draw.randint(0, min(n - 1, 5))
        x = [float(i) + draw.uniform(-0.3, 0.3) for i in range(n)]
        y = [draw.uniform(-5, 5) for _ in range(n * 2)]
        values = draw.choice((y[:n], [y[i * 2:i * 2 + 2] for i in range(n)]))
        options = draw.choice(("", ", w=%r" % [draw.uniform(0.1, 2) for _ in range(n)]))
        options += draw.choice(("", ", full=True", ", cov=True" if n > degree + 1 else "", ", cov='unscaled'"))
        line = "np.polyfit(%r, %r, %d%s)" % (x, values, degree, options)
        assert not differs(line, 1e-9), (seed, line)


def test_a_fit_of_too_few_points_is_the_smallest():
    for line in ("np.polyfit([1, 2], [3, 4], 3)", "np.polyfit([1, 1, 1], [1, 2, 3], 2)", "np.polyfit([2], [7.5], 2)"):
        assert not differs(line, 1e-12), line


def test_real_roots():
    for seed in range(amounts.share(400)):
        draw = random.Random(seed)
        wanted = sorted(draw.sample(range(-20, 20), draw.randint(1, 7)))
        coefficients = np.poly(wanted).tolist()
        found = sorted(polynomials.roots(coefficients).tolist())
        assert np.allclose(found, wanted, rtol=1e-8, atol=1e-8), (wanted, found)
        assert not apart(polynomials.roots(coefficients), np.roots(coefficients), 1e-8), wanted


def test_complex_roots_are_declined():
    with pytest.raises(ValueError, match="roots are complex"):
        polynomials.roots([1, 0, 1])
    for refused in ([1, float("nan"), 2], [1, float("inf"), 2]):
        with pytest.raises(LinAlgError):
            polynomials.roots(refused)
    assert polynomials.roots(5).shape == (0,) and polynomials.poly(3).tolist() == [1.0, -3.0]       # NumPy raises


# ---- the class ----

PROGRAMS = ("p[4] = 5", "p[0] = 7.9", "p[-1] = 1", "p.c = p.c", "p.coeffs = [1]", "p.c *= 2", "p.order = 3", "p.variable = 'y'",
            "p += 1", "p /= 2", "q = p; q[1] = 9", "del p.c")


@pytest.mark.parametrize("kind", ["int64", "float64"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_programs(program, kind):
    seen = []
    for module in (With(polynomials), np):
        names = {"p": module.poly1d(module.array([1, 2, 3], kind))}
        try:
            exec(program, names)
            seen.append((repr(names["p"]), str(names["p"])))
        except Exception as error:
            seen.append(type(error))
    assert seen[0] == seen[1]


def test_texts_of_every_size():
    for seed in range(amounts.share(1000)):
        draw = random.Random(seed)
        some = [draw.choice((0, 1, -1, draw.randint(-20000, 20000), draw.uniform(-2, 2) * 10.0 ** draw.randint(-12, 12)))
                for _ in range(draw.randint(1, 30))]
        variable = draw.choice(("x", "z", "time"))
        found, wanted = [str(kind(some, variable=variable)) for kind in (polynomials.poly1d, np.poly1d)]
        assert found == wanted


def test_our_own_digits(monkeypatch):
    """Where Python's own % is wrong, digits are made from integers."""
    from purenn.floats import text
    monkeypatch.setattr(text, "_own", [False])
    for x in (0.0, 1.0, -1.5, 12345.0, 9999.5, 9999.4, 0.0001, 0.00009999, 0.000099996, 1e300, -1e-300, 123.45, 1000.0):
        assert polynomials._four_digits(x) == "%.4g" % x


def test_what_numpy_makes_of_a_polynomial():
    assert repr(pnp.array(polynomials.poly1d([1.0, 2.5]))) == "array([1. , 2.5])"
    assert repr(pnp.array([2, 3]) * polynomials.poly1d([1, 2])) == "array([2, 6])"


def test_what_is_compared_can_differ():
    assert differs("np.polyadd([1, 2], [3, %d])" % 4) == ""
    for ours, theirs in (("np.polyval([1, 2], 3)", "np.polyval([1, 2], 4)"), ("np.poly1d([1, 2])", "np.poly1d([1, 3])"),
                         ("np.poly1d([1, 2])", "np.poly1d([1, 2], variable='y')")):
        assert apart(plain(answer(With(polynomials), ours)), plain(answer(np, theirs)), 1e-12), theirs
    with pytest.raises(ValueError, match="0 or more"):
        polynomials.polyder([1, 2], -1)
