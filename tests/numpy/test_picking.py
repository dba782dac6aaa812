"""purenn.numpy.picking against NumPy: what is picked and put, of which kind and shape, and which errors are raised."""
import random

import pytest

import purenn.numpy as pnp
from amounts import share
from purenn.numpy import bits, picking

np = pytest.importorskip("numpy")
pytestmark = pytest.mark.filterwarnings("ignore")

KINDS = ("float64", "int64", "bool", "float32", "float16", "int8", "uint8", "uint32", "<U3", "object")
VIEWS = ("x", "x.T", "x[::-1]", "x[..., ::2]", "x.swapaxes(0, -1)", "x[1:]", "x[..., ::-1]")


def both_arrays(draw, least=0, most=4, kinds=KINDS):
    """The same array, or a view of one, in NumPy and here."""
    shape = [draw.choice((1, 2, 3, 4)) for _ in range(draw.randint(least, most))]
    shape = [0 if draw.random() < 0.04 else n for n in shape]
    numbers = [draw.randint(0, 99) for _ in range(int(np.prod(shape)))]
    theirs = np.array(numbers).reshape(shape).astype(draw.choice(kinds))
    ours = pnp.array(theirs.tolist(), str(theirs.dtype)).reshape(theirs.shape)
    view = draw.choice(VIEWS) if shape else "x"
    return eval(view, {"x": theirs}), eval(view, {"x": ours})


def copied(x):
    """An argument for purenn.numpy, of one for NumPy."""
    if isinstance(x, (list, tuple)):
        return type(x)(copied(part) for part in x)
    if isinstance(x, np.ndarray):
        return pnp.array(x.tolist(), str(x.dtype)).reshape(x.shape)
    return x


def outcome(function, *arguments, **options):
    try:
        return function(*arguments, **options)
    except Exception as error:
        return error


def agree(theirs, ours):
    """Whether two results look alike, or two errors are of one class."""
    if isinstance(theirs, Exception):
        return isinstance(ours, Exception) and isinstance(theirs, type(ours))
    if isinstance(theirs, (tuple, list)):
        return isinstance(ours, type(theirs)) and len(theirs) == len(ours) and all(map(agree, theirs, ours))
    looks = [(repr(x), getattr(x, "shape", None), isinstance(x, str) or str(getattr(x, "dtype", None)))
             for x in (theirs, ours)]
    return looks[0] == looks[1]


def compare(name, theirs, ours, options=None):
    """NumPy's and our function of arguments that are written for each; what they changed is compared too."""
    options = options or {}
    expected = outcome(getattr(np, name), *theirs, **options)
    found = outcome(getattr(pnp, name), *ours, **copied_options(options))
    assert agree(expected, found), (name, theirs, options, expected, found)
    if not isinstance(expected, Exception):         # NumPy's put has written some of them before its error
        assert agree([x for x in theirs if isinstance(x, np.ndarray)],
                     [x for x in ours if hasattr(x, "_form")]), (name, theirs, ours)
    return expected


def copied_options(options):
    return {name: copied(options[name]) for name in options}


def indices(draw, length, shape, beyond=0.1):
    """Indices along an axis as an array, some of them beyond its ends."""
    size = int(np.prod(shape))
    low, high = -length, length - 1
    found = [draw.randint(low, high) if high >= low else 0 for _ in range(size)]
    if found and draw.random() < beyond:
        found[draw.randrange(size)] = draw.choice((length, -length - 1, 3 * length + 1))
    return np.array(found, draw.choice(("int64", "int64", "int16", "int32"))).reshape(shape)


def some_shape(draw, most=3):
    return tuple(draw.choice((1, 2, 3)) for _ in range(draw.randint(0, most)))


def some_axis(draw, x, wrong=0.05):
    if draw.random() < wrong:
        return draw.choice((x.ndim, -x.ndim - 1))
    return draw.randrange(-x.ndim, x.ndim) if x.ndim else 0


SEEDS = range(share(500, 100))


def test_agree_can_fail():
    assert agree(np.array([1, 2]), pnp.array([1, 2])) and agree(np.int64(2), pnp.int64(2))
    assert not agree(np.array([1, 2]), pnp.array([1, 3])) and not agree(np.array([1]), pnp.int64(1))
    assert not agree(np.array([1, 2], "int8"), pnp.array([1, 2])) and not agree(np.int64(2), 2)
    assert not agree(ValueError(), TypeError()) and not agree(ValueError(), pnp.array([1]))
    assert not agree((np.int64(1),), (pnp.int64(1), pnp.int64(1)))


# ---- by indices ----

@pytest.mark.parametrize("seed", SEEDS)
def test_take_and_put(seed):
    draw = random.Random(seed)
    for _ in range(10):
        theirs, ours = both_arrays(draw)
        axis = None if draw.random() < 0.3 else some_axis(draw, theirs)
        length = theirs.size if axis is None else theirs.shape[axis] if -theirs.ndim <= axis < theirs.ndim else 1
        given = indices(draw, length, some_shape(draw))
        mode = draw.choice(("raise", "wrap", "clip")) if length else "raise"    # NumPy hangs at wrap of an empty axis
        compare("take", (theirs, given), (ours, copied(given)), {"axis": axis, "mode": mode})
        theirs, ours = theirs.copy(), ours.copy()
        given = indices(draw, theirs.size, some_shape(draw, 2))
        values, same = both_arrays(draw, 0, 2, [str(theirs.dtype)])
        compare("put", (theirs, given, values), (ours, copied(given), same), {"mode": mode})


@pytest.mark.parametrize("seed", SEEDS)
def test_take_and_put_along_axis(seed):
    draw = random.Random(seed)
    for _ in range(10):
        theirs, ours = both_arrays(draw, 1)
        axis = some_axis(draw, theirs)
        shape = [n if draw.random() < 0.8 else draw.choice((1, 2)) for n in theirs.shape]
        if -theirs.ndim <= axis < theirs.ndim:
            shape[axis] = draw.randint(0, 3)
        length = theirs.shape[axis] if -theirs.ndim <= axis < theirs.ndim else 1
        given = indices(draw, length, shape)
        compare("take_along_axis", (theirs, given, axis), (ours, copied(given), axis))
        values, same = both_arrays(draw, 0, 0 if (given >= length).any() or (given < -length).any() else 1,
                                   [str(theirs.dtype)])
        theirs, ours = theirs.copy(), ours.copy()
        compare("put_along_axis", (theirs, given, values, axis), (ours, copied(given), same, axis))
        order = np.argsort(theirs if theirs.dtype != object else theirs.astype(float), axis=-1, kind="stable")
        compare("take_along_axis", (theirs, order), (ours, copied(order)))


def test_put_writes_through_views():
    for put in (lambda module, x: (np if module is np else picking).put(x.T, [1, 2], [70, 80]),
                lambda module, x: (np if module is np else picking).place(x[:, ::2], x[:, ::2] > 1, [5, 6]),
                lambda module, x: (np if module is np else picking).putmask(x[::-1], x[::-1] > 3, -x[::-1]),
                lambda module, x: (np if module is np else picking).put_along_axis(
                    x.T, module.array([[0, 1]]), 9, 0)):
        theirs, ours = np.arange(6).reshape(2, 3), pnp.arange(6).reshape(2, 3)
        before = theirs.copy()
        assert put(np, theirs) is None and put(pnp, ours) is None
        assert agree(theirs, ours) and (theirs != before).any()


@pytest.mark.parametrize("function", ("put", "place", "putmask", "put_along_axis"))
def test_what_only_shows_numbers_is_not_written_to(function):
    for module, owner in ((np, np), (pnp, picking)):
        x = module.broadcast_to(module.array([1, 2]), (2, 2))
        last = [module.array([[0, 1]]), 9, 0] if function == "put_along_axis" else [[True, False, True, False], [9]]
        with pytest.raises(ValueError):
            getattr(owner, function)(x, *last)


def test_take_into_out():
    for kind, shape, axis in (("int64", (2, 2), 1), ("int8", (2, 2), 1), ("float64", (2, 2), 1), ("int64", (2, 3), 1),
                              ("int64", (2,), None), ("float64", (2,), None)):
        if kind == "float64" and np.lib.NumpyVersion(np.__version__) >= "2.5.0":
            continue                                            # which takes any kind of out; until 2.4 it is a TypeError
        theirs, ours = [np.arange(6).reshape(2, 3), np.zeros(shape, kind)], [pnp.arange(6).reshape(2, 3),
                                                                            pnp.zeros(shape, kind)]
        found = [outcome(np.take, theirs[0], [0, 2], axis, theirs[1]),
                 outcome(picking.take, ours[0], [0, 2], axis, ours[1])]
        assert agree(*found) and agree(theirs[1], ours[1])
        assert isinstance(found[0], Exception) or found[1] is ours[1]


# ---- by conditions ----

@pytest.mark.parametrize("seed", SEEDS)
def test_choose_and_select(seed):
    draw = random.Random(seed)
    for _ in range(10):
        kinds = draw.choice((KINDS[:6], KINDS[:8], ("object",), ("<U3",)))
        pairs = [both_arrays(draw, 0, 2, kinds) for _ in range(draw.randint(1, 3))]
        plain = draw.random() < 0.3 and kinds == KINDS[:6]      # beside unsigned ints NumPy's select refuses 3
        choices = [[x for x, _ in pairs] + [draw.choice((3, 2.5, True))] * plain, [x for _, x in pairs]]
        choices[1] = choices[1] + choices[0][-1:] * plain
        given = np.array([draw.randrange(len(choices[0])) for _ in range(4)])
        given = given.reshape(draw.choice(((4,), (2, 2), (4, 1))))
        if draw.random() < 0.2:
            given[0] = draw.choice((-1, 7))
        mode = draw.choice(("raise", "wrap", "clip"))
        expected = compare("choose", (given, choices[0]), (copied(given), choices[1]), {"mode": mode})
        if not isinstance(expected, Exception):
            out = np.zeros(draw.choice((np.shape(expected), (5, 5))), draw.choice((expected.dtype, "float64")))
            ours = copied(out)
            found = outcome(picking.choose, copied(given), choices[1], ours, mode)
            assert agree(outcome(np.choose, given, choices[0], out, mode), found) and agree(out, ours)
        shape = draw.choice(((), (1,), (2,), (2, 1), (3, 2)))
        masks = [np.array([draw.random() < 0.5 for _ in range(int(np.prod(shape)))]).reshape(shape) for _ in choices[0]]
        default = draw.choice((0, 3, 2.5)) if kinds != ("<U3",) else ""
        compare("select", (masks, choices[0], default), (copied(masks), choices[1], default))


@pytest.mark.parametrize("seed", SEEDS)
def test_masks(seed):
    draw = random.Random(seed)
    for _ in range(10):
        theirs, ours = both_arrays(draw)
        axis = None if draw.random() < 0.3 else some_axis(draw, theirs)
        count = draw.randint(0, 3)
        condition = [draw.choice((True, False)) for _ in range(count)] if draw.random() < 0.9 else [[1, 0]]
        compare("compress", (condition, theirs, axis), (condition, ours, axis))
        mask = np.array([draw.random() < 0.5 for _ in range(theirs.size)], bool)
        mask = mask.reshape(theirs.shape) if draw.random() < 0.9 else np.array([True])
        compare("extract", (mask, theirs), (copied(mask), ours))
        kinds = [str(theirs.dtype)] if theirs.dtype.kind in "UO" else KINDS[:8]
        values, same = both_arrays(draw, 0, 2, kinds)
        for function in ("place", "putmask"):
            target = theirs.copy(), ours.copy()
            compare(function, (target[0], mask, values), (target[1], copied(mask), same))


# ---- indices ----

@pytest.mark.parametrize("seed", SEEDS)
def test_places_and_indices(seed):
    draw = random.Random(seed)
    for _ in range(10):
        shape = tuple(draw.randint(1, 5) for _ in range(draw.randint(0, 4)))
        size, order = int(np.prod(shape)), draw.choice("CF")
        places = np.array([draw.randrange(size) for _ in range(6)]).reshape(draw.choice(((6,), (2, 3), (1, 6))))
        if draw.random() < 0.1:
            places[0] = draw.choice((-1, size))
        places = places if shape and draw.random() < 0.8 else draw.choice((0, size - 1, size))
        found = compare("unravel_index", (places, shape, order), (copied(places), shape, order))
        if not isinstance(found, Exception):
            compare("ravel_multi_index", (found, shape), (copied(found), shape), {"order": order})
        given = tuple(np.array([draw.randint(-2, n + 1) for _ in range(3)]) for n in shape)
        mode = draw.choice(("raise", "wrap", "clip", tuple(draw.choice(("wrap", "clip")) for _ in shape)))
        compare("ravel_multi_index", (given, shape), (copied(given), shape), {"mode": mode, "order": order})


@pytest.mark.parametrize("n", range(5))
def test_triangles_and_diagonals(n):
    for m in (None, 0, 1, 3, 6):
        for k in range(-4, 5):
            compare("tril_indices", (n, k, m), (n, k, m))
            compare("triu_indices", (n, k, m), (n, k, m))
            x = np.zeros((n, 3 if m is None else m))
            compare("tril_indices_from", (x, k), (copied(x), k))
            compare("triu_indices_from", (x, k), (copied(x), k))
        compare("diag_indices", (n, m or 2), (n, m or 2))
        compare("diag_indices_from", (np.zeros((n,) * (m or 2)),), (pnp.zeros((n,) * (m or 2)),))
    for k in range(-2, 3):
        for name in ("tril", "triu"):
            assert agree(np.mask_indices(n, getattr(np, name), k), picking.mask_indices(n, getattr(pnp, name), k))


def test_the_indices_index():
    theirs, ours = np.arange(12).reshape(3, 4), pnp.arange(12).reshape(3, 4)
    for expression in ("x[ix_([0, 2], [1, 3])]", "x[ix_([True, False, True], [1])]", "x[tril_indices(3, 0, 4)]",
                       "x[:3, :3][diag_indices(3)]", "x[triu_indices_from(x, 1)]", "x[mask_indices(3, module.triu)]",
                       "x[unravel_index(x.argmax(), x.shape)]", "x[unravel_index([3, 7], x.shape)]"):
        names = {"ix_", "tril_indices", "diag_indices", "triu_indices_from", "unravel_index", "mask_indices"}
        found = [eval(expression, dict([(name, getattr(owner, name)) for name in names], x=x, module=module))
                 for x, module, owner in ((theirs, np, np), (ours, pnp, picking))]
        assert agree(*found), expression


# ---- bits ----

@pytest.mark.parametrize("seed", SEEDS)
def test_bits(seed):
    draw = random.Random(seed)
    for _ in range(10):
        theirs, ours = both_arrays(draw, 0, 3, ("bool", "uint8", "int64", "float64"))
        if theirs.ndim and draw.random() < 0.5:
            repeats = draw.randint(1, 6)
            theirs, ours = np.concatenate([theirs] * repeats, -1), pnp.concatenate([ours] * repeats, -1)
        axis = None if draw.random() < 0.3 else some_axis(draw, theirs)
        options = {"axis": axis, "bitorder": draw.choice(("big", "little"))}
        found = compare("packbits", (theirs,), (ours,), options)
        if not isinstance(found, Exception):
            compare("unpackbits", (found,), (copied(found),), options)
            count = draw.randint(-20, 40 if found.size else 0)      # of nothing, NumPy gives what is in memory
            compare("unpackbits", (found,), (copied(found),), dict(options, count=count))
        compare("unpackbits", (theirs,), (ours,), options)


# ---- errors and odd arguments ----

CALLS = """take(x, 1.5)
take(x, 'a')
take(x, None)
take(x, [])
take(x, array([]))
take(x, array([1.0]))
take(x, [True, False])
take(x, array(1, 'uint8'))
take(x, [6])
take(x, [1], mode='no')
take(x, [0], axis=2)
take(x, [0], axis=1.0)
take(array([]), [0])
take(array([]), [0], mode='clip')
take(array([]), [])
take(5, [0, 0])
take(5, 0, axis=0)
take(x, [0, 1], out=[0, 0])
take_along_axis(x, array([[0.0], [1]]), 1)
take_along_axis(x, array([[True], [False]]), 1)
take_along_axis(x, array([0, 1]), 1)
take_along_axis(x, array([0, -1]), None)
take_along_axis(x, array([[0, -1]]), None)
take_along_axis(x, array([[1], [1], [1]]), 1)
put([1, 2], [0], [3])
put(x, [0, 1], [])
put(x, [], [])
put(x, array([1.0]), 3)
put(x, 0, 7.5)
put(x, [0, 1], array([1.5, 2.5]))
choose(0, [1, 2])
choose([0, 1], [])
choose([0, 1], 5)
choose([0.0, 1], [1, 2])
choose(array([0, 1], 'int8'), [array([1, 2], 'int8'), 300])
choose([0, 1, 1], [[1, 2], [3, 4]])
choose([0, 1], array([[1, 2], [3, 4]], 'int8'))
select([x > 2], [x, x])
select([], [])
select([x, x > 1], [x, x])
select([True, False], [1, 2])
select([False, False], [1, 2], 5)
select([x > 2], ['x'], 'yy')
select([x > 2], ['x'])
compress(True, x)
compress([1], 5)
compress([0, 1, 1], x, 0)
compress([0.5, 0], x, 0)
extract([1, 0, 1, 0, 0, 0, 0, 0, 1], x)
extract(True, 5)
place([1, 2], [1, 0], [5])
place(x, x > 2, [])
place(x, x > 22, [])
place(x, [1, 0], [5])
place(x, x > 2, array([5.5]))
place(x, x > 2, [5.5])
put(array([1, 2], 'uint8'), [1], 300)
putmask(array([1, 2], 'int8'), [1, 0], 300)
place(array([1, 2], 'int8'), [1, 0], [300])
putmask([1, 2], [1, 0], 5)
putmask(x, [1, 0], 5)
putmask(x, x > 2, [])
putmask(x, x > 2, array([5.5]))
unravel_index(6, (2, 3))
unravel_index(-1, (2, 3))
unravel_index(1.0, (2, 3))
unravel_index([], (2, 3))
unravel_index(array([], int), (2, 3))
unravel_index([0], (0, 3))
unravel_index(0, ())
unravel_index([0], ())
unravel_index(3, 5)
unravel_index(True, (2, 3))
unravel_index(1, (2, 3), 'Q')
ravel_multi_index((1, 2), (2, 3))
ravel_multi_index((2, 2), (2, 3))
ravel_multi_index((1,), (2, 3))
ravel_multi_index((1.0, 1), (2, 3))
ravel_multi_index((2, -4), (2, 3), ('clip',))
ravel_multi_index(([1, 0], [[1], [2]]), (2, 3))
ravel_multi_index((), ())
ix_([0, 1], [2])
ix_([], [2])
ix_([True, False], [2])
ix_([[1]], [2])
ix_(5)
ix_()
ix_(array([]), [2])
ix_(array([1.5]), [2])
diag_indices(2, 0)
diag_indices_from(ones((2, 3)))
diag_indices_from(ones(2))
triu_indices_from(ones(2))
tril_indices_from(ones((2, 2, 2)))
tril_indices(-3)
packbits([1.0])
packbits([])
packbits(array([], bool))
packbits(1)
packbits([1], bitorder='x')
packbits([1], axis=1)
packbits([-3, 256])
unpackbits([5])
unpackbits(array([5], bool))
unpackbits(array([5], 'uint8'), bitorder='q')
unpackbits(array([[5], [7]], 'uint8'), axis=1, count=-30)
unpackbits(array(5, 'uint8'))
packbits([1], bitorder=1)
unravel_index(1, (2 ** 32 - 1, 2 ** 31 + 1))
unravel_index([], (0, 3))
unravel_index(0, (0, 3))
ravel_multi_index(([0], [0], [0]), (2, 1, 0), mode='wrap')
ravel_multi_index(([0], [0], [0]), (2, 1, 0), mode='clip')
ravel_multi_index(([], [], []), (2, 1, 0))""".split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_calls(call):
    def evaluated(module):
        names = {name: getattr(module, name) for name in dir(picking) + dir(bits) if hasattr(np, name) and name[0] != "_"}
        names.update(x=module.arange(6).reshape(2, 3), array=module.array, ones=module.ones)
        return outcome(eval, call, names), names["x"]
    theirs, ours = evaluated(np), evaluated(pnp)
    assert agree(theirs, ours), (theirs, ours)


def test_messages_say_what_came():
    with pytest.raises(ValueError, match="mode is 'raise', 'wrap' or 'clip'; got 'no'"):
        picking.take([1, 2], [0], mode="no")
    with pytest.raises(IndexError, match="index 7 is out of bounds for axis 1 with size 3"):
        picking.take(pnp.zeros((2, 3)), [7], 1)
    with pytest.raises(TypeError, match="put changes an array; got 'list'"):
        picking.put([1], 0, 0)
