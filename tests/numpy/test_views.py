"""Which reshapes, squeezes and the like show the numbers of another array, and which copy them: as NumPy does."""
import random

import pytest
from hypothesis import given, strategies as st

import purenn.numpy as pnp
from amounts import examples
from purenn import Matrix

np = pytest.importorskip("numpy")

SLICES = [slice(None)] * 3 + [slice(1, None), slice(None, None, 2), slice(None, None, -1), slice(0, 1), slice(0, 2)]


def turned(module, draw, x):
    """The array with its axes turned, cut, flipped, added or left out at random."""
    how = draw.choice(("transpose", "slice", "expand", "squeeze", "flip", "first"))
    if how == "transpose":
        return x.transpose(draw.sample(range(x.ndim), x.ndim))
    if how == "slice":
        return x[tuple([draw.choice(SLICES) for _ in x.shape]) + (Ellipsis,)]
    if how == "expand" and x.ndim < 5:
        return module.expand_dims(x, draw.randint(0, x.ndim))
    if how == "flip" and x.ndim:
        return module.flip(x, draw.randrange(x.ndim))
    if how == "first" and x.ndim > 1 and len(x):
        return x[0]
    return module.squeeze(x)


def otherwise_shown(module, draw, x):
    """The same numbers in another shape that holds as many."""
    first = draw.choice([n for n in range(1, x.size + 1) if x.size % n == 0] or [0])
    rest = x.size // first if first else 0
    second = draw.choice([n for n in range(1, rest + 1) if rest % n == 0] or [0])
    return draw.choice((
        lambda: x.reshape(first, second, rest // second if second else 0), lambda: x.reshape(-1),
        lambda: x.reshape(first, -1) if first else x.ravel("F"), lambda: x.ravel(), lambda: module.squeeze(x),
        lambda: module.expand_dims(x, 0)))()


def written_through(module, seed):
    """(what is shown, how it stands, the owner after -1 was written to all of it)."""
    draw = random.Random(seed)
    shape = [draw.randint(1, 4) for _ in range(draw.randint(1, 4))]
    owner = module.arange(int(np.prod(shape))).reshape(shape)
    x = owner
    for _ in range(draw.randint(1, 3)):
        x = turned(module, draw, x)
    flags = x.flags.c_contiguous, x.flags.f_contiguous
    shown = otherwise_shown(module, draw, x)
    numbers = shown.tolist()
    shown[...] = -1
    return numbers, flags, owner.tolist()


@examples(20000)
@given(st.integers(0, 2 ** 40))
def test_shared_and_copied(seed):
    assert written_through(pnp, seed) == written_through(np, seed)


def test_both_come_about():
    ends = [np.ravel(written_through(np, seed)[2]) for seed in range(1000)]
    assert 100 < len([end for end in ends if -1 in end]) < 950


TYPES = """
type(x[0]) == np.ndarray
np.ndarray == type(x.T)
type(x.T) != np.ndarray
type(x.T) == type(x[:1]) == type(x)
type(x.reshape(-1)) in (list, np.ndarray)
{np.ndarray: 1}.get(type(x[0]))
type(np.broadcast_to(3.0, (2,))) == type(x)
type(np.lib.stride_tricks.as_strided(x, (2,), (0,))) == np.ndarray
type(x[0]) == list
type(x[0]) == type(x[0, 0])
issubclass(type(x.T), np.ndarray)
"""


@pytest.mark.parametrize("line", TYPES.strip().split("\n"))
def test_a_view_has_the_class_of_what_it_shows(line):
    ours, theirs = [eval(line, {"np": module, "x": module.zeros((2, 3))}) for module in (pnp, np)]
    assert ours == theirs and type(ours) is type(theirs)


def test_a_view_of_a_matrix_is_no_array():
    classes = [type(Matrix([[1.0, 2.0]]).T), type(pnp.zeros(2)[:1])]
    assert classes == [Matrix, pnp.ndarray] and classes[0] != classes[1]
