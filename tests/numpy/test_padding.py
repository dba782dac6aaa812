"""purenn.numpy.padding and lib.stride_tricks against NumPy: values, kinds, views, and the classes of errors."""
import random

import pytest

import purenn.numpy as pnp
from amounts import share
from purenn.numpy import lib, padding

np = pytest.importorskip("numpy")
pytestmark = pytest.mark.filterwarnings("ignore")

KINDS = ("float64", "int64", "bool", "float32", "float16", "int8", "uint8", "uint32", "<U3", "object")
MODES = ("constant", "edge", "reflect", "symmetric", "wrap", "linear_ramp", "maximum", "mean", "median", "minimum",
         "empty")
TRICKS = {np: np.lib.stride_tricks, pnp: lib.stride_tricks}


def outcome(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return error


def agree(theirs, ours, tolerance=0.0):
    """Whether two arrays are alike, or two errors of one class; tolerance: for the last digits of what is made."""
    if isinstance(theirs, Exception):
        return isinstance(ours, Exception) and isinstance(theirs, type(ours))
    if isinstance(ours, Exception) or (theirs.shape, str(theirs.dtype)) != (ours.shape, str(ours.dtype)):
        return False
    if tolerance and theirs.dtype.kind == "f":
        return np.allclose(theirs.astype(float), np.array(ours.astype(float).tolist()).reshape(ours.shape),
                           rtol=tolerance, atol=tolerance, equal_nan=True)
    return theirs.tolist() == ours.tolist() if theirs.dtype == object else repr(theirs) == repr(ours)


def both_arrays(draw, least=0, most=4, kinds=KINDS):
    """The same array, or a transpose of one, in NumPy and here; its floats are binary fractions."""
    kind = draw.choice(kinds)
    least = max(least, kind == "object")            # NumPy puts an object array of no dimensions into another
    shape = [0 if draw.random() < 0.03 else draw.choice((1, 2, 3, 5)) for _ in range(draw.randint(least, most))]
    whole = [draw.randint(0, 50) for _ in range(int(np.prod(shape)))]
    numbers = [n / 4.0 for n in whole] if kind[0] == "f" else whole
    theirs = np.array(numbers).reshape(shape).astype(kind if kind != "object" else int).astype(kind)
    ours = pnp.array(theirs.tolist(), kind).reshape(theirs.shape)
    return (theirs.T, ours.T) if draw.random() < 0.3 else (theirs, ours)


def a_pair(draw, ndim, number, wrong=0.03):
    """One number, a pair, or something for each axis, or what fits none."""
    ways = [number, lambda: (number(), number()), lambda: ((number(), number()),),
            lambda: tuple((number(), number()) for _ in range(ndim)), lambda: [[number()] for _ in range(ndim)]]
    ways = ways if ndim else ways[:3]
    if draw.random() < wrong:
        return [[number()] * 3] * 2
    return draw.choice(ways)()


SEEDS = range(share(600, 120))


def test_agree_can_fail():
    assert agree(np.array([1.5]), pnp.array([1.5])) and agree(np.array([1.5]), pnp.array([1.5 + 1e-15]), 1e-14)
    assert not agree(np.array([1.5]), pnp.array([1.25])) and not agree(np.array([1.5]), pnp.array([1.6]), 1e-14)
    assert not agree(np.array([1]), pnp.array([1], "int8")) and not agree(np.array([1]), pnp.array([[1]]))
    assert not agree(ValueError(), pnp.array([1])) and not agree(ValueError(), TypeError())
    assert not agree(np.array([1]), ValueError())


@pytest.mark.parametrize("mode", MODES)
def test_modes(mode):
    for seed in SEEDS:
        draw = random.Random("%s %d" % (mode, seed))
        calculated = mode in ("linear_ramp", "maximum", "mean", "median", "minimum")
        theirs, ours = both_arrays(draw, kinds=KINDS if not calculated else KINDS[:-2])
        widths = a_pair(draw, theirs.ndim, lambda: draw.choice((0, 1, 2, 3, 7)))
        options = {}
        if mode == "constant" and theirs.dtype.kind != "O" and draw.random() < 0.7:
            options["constant_values"] = a_pair(draw, theirs.ndim, lambda: draw.choice((0, 5, 2.5, 100)))
        if mode in ("reflect", "symmetric") and draw.random() < 0.7:
            options["reflect_type"] = draw.choice(("even", "odd"))
        if mode in ("maximum", "mean", "median", "minimum") and draw.random() < 0.7:
            options["stat_length"] = a_pair(draw, theirs.ndim, lambda: draw.choice((1, 2, 3, 9)))
        if mode == "linear_ramp" and draw.random() < 0.7:
            options["end_values"] = a_pair(draw, theirs.ndim, lambda: draw.choice((0, 3, 40)))
        if draw.random() < 0.02:
            options["size"] = 3
        expected = outcome(np.pad, theirs, widths, mode, **options)
        found = outcome(padding.pad, ours, widths, mode, **options)
        if mode == "empty" and not isinstance(expected, Exception):
            assert (expected.shape, str(expected.dtype)) == (found.shape, str(found.dtype))
            continue
        small = {"float16": 2e-2, "float32": 1e-5, "float64": 1e-13}.get(str(theirs.dtype), 0.0) if calculated else 0.0
        assert agree(expected, found, small), (theirs, widths, mode, options, expected, found)


@pytest.mark.parametrize("mode", ("reflect", "symmetric"))
def test_odd_mirrors_round_as_numpy_s(mode):
    for seed in SEEDS:
        draw = random.Random(seed)
        numbers = [draw.random() for _ in range(draw.randint(1, 5))]
        pair = draw.randint(0, 17), draw.randint(0, 17)
        assert padding.pad(numbers, pair, mode, reflect_type="odd").tolist() == np.pad(
            numbers, pair, mode, reflect_type="odd").tolist()


def fill(vector, pair, axis, options):
    """A function that pads, as people write them."""
    if pair[0]:
        vector[:pair[0]] = options.get("value", 9) + axis
    if pair[1]:
        vector[len(vector) - pair[1]:] = vector[len(vector) - pair[1] - 1] + 1


@pytest.mark.parametrize("ndim", range(5))
def test_functions(ndim):
    for seed in range(10):
        draw = random.Random("%d %d" % (ndim, seed))
        theirs, ours = both_arrays(draw, ndim, ndim, ("int64", "float64"))
        widths = a_pair(draw, theirs.ndim, lambda: draw.choice((0, 1, 2)), 0)
        if 0 in theirs.shape:
            continue
        assert agree(np.pad(theirs, widths, fill, value=7), padding.pad(ours, widths, fill, value=7))
        assert agree(np.pad(theirs, widths, fill), padding.pad(ours, widths, fill))


def test_the_array_is_not_shared():
    for mode in MODES:
        x = pnp.array([1.0, 2.0])
        y = padding.pad(x, 0, mode)
        y[0] = 5.0
        assert x[0] == 1.0 and y[0] == 5.0 and y.shape == (2,)


CALLS = """pad(x, -1)
pad(x, 1.0)
pad(x, True)
pad(x, array(1, 'uint8'))
pad(x, [])
pad(x, 'x')
pad(x, None)
pad(x, [[[1, 2]]])
pad(x, [[[1]]])
pad(x, ((1, 2), (0, 1), (0, 1)))
pad(x, {0: 1})
pad(x, {-1: (2, 1)})
pad(x, {0: 1, 1: (0, 3)})
pad(x, {3: 1})
pad(x, {})
pad(x, 1, 'no')
pad(x, 1, 'constant', end_values=1)
pad(x, 1, 'edge', end_values=1)
pad(x, 1, 'mean', stat_length=-1)
pad(x, 1, 'mean', stat_length=1.6)
pad(x, 1, 'maximum', stat_length=0)
pad(x * 1.0, 1, 'mean', stat_length=0)
pad(x.astype('uint8'), 1, constant_values=300)
pad(x * 1.0, 1, constant_values=float('nan'))
pad(x, 1, constant_values=float('nan'))
pad(array(['a', 'bc']), 1)
pad(array(['a', 'bc']), 1, constant_values='xyz')
pad(array(['a', 'bc']), 2, 'mean')
pad(array(['a', 'bc']), 2, 'maximum')
pad(array(['a', 'bc']), 2, 'linear_ramp')
pad(array(['a', 'bc']), 2, 'reflect', reflect_type='odd')
pad(array([1, None]), 2, 'wrap')
pad(array([1, 2.5, 3], object), 2, 'mean')
pad(array(5), 2, 'edge')
pad(5, [[1, 2], [3, 4]], 'edge')
pad([], 2)
pad([], 2, 'edge')
pad([], 0, 'edge')
pad(zeros((0, 2)), ((1, 0), (1, 1)), 'wrap')
pad(zeros((0, 2)), ((0, 0), (1, 1)), 'wrap')
pad(x, 1, 'reflect', reflect_type='no')
pad(x.astype('int8') * 20, 5, 'symmetric', reflect_type='odd')
pad(x > 2, 2, 'reflect', reflect_type='odd')
pad(x > 2, 2, 'mean')
pad(x > 2, ((3, 1), (0, 2)), 'linear_ramp', end_values=((5, -4), (1.5, 2)))
pad(array([1.0, float('nan'), 2.0]), 2, 'median')
pad(array([1.0, float('nan'), 2.0]), 2, 'maximum')
pad(x, 1, lambda *arguments: None)
pad(mode='edge', array=x, pad_width=1)
as_strided(x)
as_strided(x, (2, 2), (8, 8))
as_strided(x, shape=(4, 3), strides=(8, 8))
as_strided(x, (2, 3), (8, 16))
as_strided([1, 2, 3], shape=(2, 2), strides=(8, 8))
as_strided(x.astype('float32'), (2, 2), (4, 8))
as_strided(x, (0, 2), (8, 8))
as_strided(x, (), ())
as_strided(x, (3,), (0,))
as_strided(x, (-1,), (0,))
sliding_window_view(x, 2)
sliding_window_view(x, (3, 2))
sliding_window_view(x, (-1, 2))
sliding_window_view(x, (1, 2, 2))
sliding_window_view(x, (0, 2))
sliding_window_view(x, 2, axis=2)
sliding_window_view(x, (2, 1), axis=1)
sliding_window_view(x, (2, 2), axis=(1, 1))
sliding_window_view([], 0)
sliding_window_view([], 1)
sliding_window_view(5, ())
sliding_window_view(arange(6), 3).mean(axis=-1)
sliding_window_view(arange(6), 3)[::2]""".split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_calls(call):
    def evaluated(module, pad):
        names = {"x": module.arange(6).reshape(2, 3), "pad": pad}
        names.update((name, getattr(module, name)) for name in ("array", "zeros", "arange"))
        names.update((name, getattr(TRICKS[module], name)) for name in ("as_strided", "sliding_window_view"))
        return outcome(eval, call, names)
    theirs, ours = evaluated(np, np.pad), evaluated(pnp, padding.pad)
    assert agree(theirs, ours), (theirs, ours)


def test_messages_say_what_came():
    with pytest.raises(ValueError, match="mode is a function or one of constant, .*; got 'no'"):
        padding.pad([1], 1, "no")
    with pytest.raises(TypeError, match="pad_width is made of ints; got the kind float"):
        padding.pad([1], 1.5)
    with pytest.raises(ValueError, match="reach from element 0 to 9; the array has 4"):
        lib.stride_tricks.as_strided(pnp.zeros(4), (10,), (8,))
    with pytest.raises(ValueError, match="multiples of 8"):
        lib.stride_tricks.as_strided(pnp.zeros(4), (2,), (4,))


# ---- windows ----

@pytest.mark.parametrize("seed", SEEDS)
def test_windows(seed):
    draw = random.Random(seed)
    for _ in range(5):
        theirs, ours = both_arrays(draw, 1)
        axes = [draw.randrange(-theirs.ndim, theirs.ndim) for _ in range(draw.randint(1, 2))]
        axes = axes if draw.random() < 0.6 else None
        window = [draw.choice((1, 2, 2, 3)) for _ in range(theirs.ndim if axes is None else len(axes))]
        if len(window) == 1 and draw.random() < 0.5:
            window, axes = window[0], axes and axes[0]
        expected = outcome(TRICKS[np].sliding_window_view, theirs, window, axes)
        found = outcome(TRICKS[pnp].sliding_window_view, ours, window, axes)
        assert agree(expected, found), (theirs, window, axes, expected, found)
        if not isinstance(expected, Exception) and expected.size:
            with pytest.raises(ValueError):
                found[(0,) * found.ndim] = found[(0,) * found.ndim]


def test_windows_are_views():
    for module in (np, pnp):
        x = module.arange(6)
        windows = TRICKS[module].sliding_window_view(x, 3, writeable=True)
        windows[1, 0] = 70
        windows[2, 1:] = [80, 90]
        assert x.tolist() == [0, 70, 2, 80, 90, 5] and windows[0].tolist() == [0, 70, 2]
        x[2] = -1
        assert windows[:, 0].tolist() == [0, 70, -1, 80]
        windows[1:3, 1:][0][1] = 7
        assert x.tolist() == [0, 70, -1, 7, 90, 5]


@pytest.mark.parametrize("seed", SEEDS)
def test_strides(seed):
    """Steps that stay within the array, written to where no element comes twice."""
    draw = random.Random(seed)
    theirs = np.arange(60, dtype=draw.choice(("int64", "float32", "int8")))
    ours = pnp.arange(60, dtype=str(theirs.dtype))
    for _ in range(5):
        shape = tuple(draw.randint(0, 4) for _ in range(draw.randint(0, 3)))
        steps = [draw.choice((0, 1, 2, 4, 5)) for _ in shape]
        strides = tuple(step * theirs.itemsize for step in steps)
        found = [outcome(TRICKS[module].as_strided, x, shape, strides) for module, x in ((np, theirs), (pnp, ours))]
        assert agree(*found), (shape, strides)
        places = [sum(i * step for i, step in zip(index, steps)) for index in np.ndindex(*shape)]
        if len(set(places)) == len(places) and shape:
            for view in found:
                view[:1] = 99
                view += 1
            assert agree(*found) and agree(theirs, ours)
