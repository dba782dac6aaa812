"""Reductions of arrays without elements: what is empty, what is a number, and what is an error, as NumPy has it."""
import itertools

import pytest

import needs
import purenn.numpy as pnp
from beside_numpy import answer, apart

np = pytest.importorskip("numpy")

NAMES = """sum prod max min mean std var any all argmax argmin median ptp cumsum cumprod sort argsort count_nonzero diff
nansum nanprod nanmax nanmin nanmean nanstd nanvar nanmedian nanargmax nanargmin nancumsum nancumprod
add.reduce maximum.reduce fmin.reduce logical_and.reduce logaddexp.reduce bitwise_or.reduce
add.accumulate maximum.accumulate""".split()
CALLS = ["np.%s(x, axis=%%r)" % name for name in NAMES] + [
    "np.%s(x, %s, axis=%%r)" % (name, q) for name in ("quantile", "nanquantile") for q in ("0.3", "[0.3, 0.2]")]
KINDS = ("float64", "int64", "bool", "float32")
SHAPES = [(kind, shape) for n in (1, 2) for shape in itertools.product((0, 1, 2), repeat=n) if 0 in shape for kind in KINDS]
SHAPES += [(kind, shape) for kind, shape in zip(KINDS * 6, itertools.product((0, 1, 2), repeat=3)) if 0 in shape]
SHAPES += [("float64", (0, 1, 0, 2)), ("float32", (2, 0, 3, 1))]
OF_ONE_AXIS_BEFORE_2_5 = ("median", "quantile")         # older versions reshape to -1, which nothing has


def axes_of(shape):
    return [None] + list(range(-len(shape), len(shape))) + [(), (0, len(shape) - 1)]


@pytest.mark.parametrize("call", CALLS)
def test_as_numpy(call):
    answered = 0
    for kind, shape in SHAPES:
        for axis in axes_of(shape):
            if isinstance(axis, tuple) and call[3:].startswith(OF_ONE_AXIS_BEFORE_2_5) and not needs.numpy_from("2.5"):
                continue
            ours, theirs = [answer(module, call % (axis,), x=module.zeros(shape, dtype=kind)) for module in (pnp, np)]
            both_fail = isinstance(ours, (ValueError, TypeError, IndexError)) and isinstance(theirs, Exception)
            answered += not both_fail
            assert both_fail or apart(ours, theirs) == "", (call % (axis,), kind, shape)
    assert answered > 20


MASKS = ("True", "np.array([[True, False, True]])", "np.array([[False], [True]])", "np.array(False)")


@pytest.mark.parametrize("name", ("max", "min", "nanmax", "nanmin", "sum", "nansum"))
@pytest.mark.parametrize("initial", ("", ", initial=0.5", ", initial=np.nan"))
def test_masks_that_leave_nothing(name, initial):
    for mask, axis in itertools.product(MASKS, (None, 0, 1)):
        call = "np.%s(x, axis=%r, where=%s%s)" % (name, axis, mask, initial)
        ours, theirs = [answer(module, call, x=module.array([[1.0, np.nan, 3.0], [np.nan, np.nan, 6.0]]))
                        for module in (pnp, np)]
        assert isinstance(ours, ValueError) and isinstance(theirs, ValueError) or apart(ours, theirs) == "", call
