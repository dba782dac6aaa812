"""Windows, i0 and sinc beside NumPy's, and i0 beside mpmath's."""
import random

import mpmath
import pytest

import amounts
import purenn.numpy as pnp
from beside_numpy import With, answer, apart, array_in_both, compared, seeds
from purenn.numpy import windows

np = pytest.importorskip("numpy")

LINES = """
np.hanning(0)
np.hanning(-3)
np.hanning(1)
np.hanning(2)
np.hanning(5)
np.hanning(5.5)
np.hanning(1.5)
np.hanning('5')
np.hanning([5])
np.hanning(None)
np.hanning(np.array(4))
np.hamming(7)
np.hamming(1)
np.hamming(0.5)
np.blackman(12)
np.blackman(True)
np.bartlett(12)
np.bartlett(11)
np.kaiser(12,14)
np.kaiser(0,14)
np.kaiser(-2,14)
np.kaiser(1,14)
np.kaiser(2,5)
np.kaiser(4,0)
np.kaiser(4,-3.5)
np.kaiser(2.5,3)
np.kaiser(4,np.inf)
np.kaiser(4,'a')
np.kaiser(4,[1,2])
np.kaiser(5,1000)
np.i0(1.0)
np.i0(0)
np.i0([0,1,2,3])
np.i0(np.array([True,False]))
np.i0(np.array([1,2],'i1'))
np.i0([])
np.i0([np.nan,np.inf,-np.inf,700,713,720,8,8.01,30])
np.i0('a')
np.sinc(0)
np.sinc(0.5)
np.sinc([0,1,2,.5,-.5,1e-30,np.nan])
np.sinc(np.array(0))
np.sinc([])
np.sinc(True)
np.sinc('a')
"""
WINDOWS = ("hanning", "hamming", "blackman", "bartlett")


def test_lines():
    assert compared(LINES, windows, 1e-15) == []


@pytest.mark.parametrize("name", WINDOWS)
def test_every_length(name):
    for n in amounts.some(range(300)):
        for length in (n, n + 0.5):
            found, wanted = getattr(windows, name)(length), getattr(np, name)(length)
            assert not apart(found, wanted, 1e-15), length


def relative(found, wanted):
    """The largest distance of two arrays, relative to each number."""
    found = np.array(found.tolist())
    assert found.shape == wanted.shape
    return np.max(abs(found - wanted) / abs(wanted), initial=0.0)


def test_kaiser_windows():
    for n in amounts.some(range(2, 120)):
        for beta in (0, 0.5, 3, 8.6, 14, 30, 100, 500):
            assert relative(windows.kaiser(n, beta), np.kaiser(n, beta)) < 1e-14, (n, beta)


def test_i0_is_right_to_the_last_digits():
    draw = random.Random(1)
    some = [draw.choice((draw.uniform(0, 8), draw.uniform(8, 22), draw.uniform(20, 709), 10 ** draw.uniform(-8, 2)))
            for _ in range(amounts.share(3000))]
    found = windows.i0(pnp.array(some))
    assert relative(found, np.i0(some)) < 1e-14
    with mpmath.workdps(30):
        for x, y in zip(some, found.tolist()):
            exact = mpmath.besseli(0, mpmath.mpf(x))
            assert abs(y - exact) < 2e-15 * exact, x


def test_sinc_of_arrays():
    for seed in seeds(500):
        draw = random.Random(seed)
        kind = draw.choice(("float64", "float32", "float16", "int64", "bool"))
        ours, theirs = array_in_both(draw, tuple([draw.randint(1, 4) for _ in range(draw.randint(0, 4))]), kind)
        rounding = {"float32": 1e-6, "float16": 2e-3}.get(kind, 1e-15)
        assert not apart(windows.sinc(ours), np.sinc(theirs), rounding), seed


def test_what_is_compared_can_differ():
    assert apart(windows.hanning(5), np.hamming(5), 1e-12) and apart(windows.hanning(5), np.hanning(6), 1e-12)
    assert relative(windows.i0(pnp.array([1.0])), np.i0([1.0 + 1e-13])) > 1e-14
    assert apart(answer(With(windows), "np.hanning('5')"), 1.0)
