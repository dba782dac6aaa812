"""Plain data for tests: hypothesis's strategies for it, and whether two of them are the same in every bit."""
import math
import struct

from hypothesis import strategies as st

from purenn import Matrix

ANY_FLOAT = st.one_of(st.integers(0, 2 ** 64 - 1).map(lambda n: struct.unpack("<d", struct.pack("<Q", n))[0]), st.floats(),
                      st.sampled_from([0.0, -0.0, 5e-324, -5e-324, math.inf, -math.inf, math.nan, 2.0 ** -1022, 1.7976931348623157e308]))
ANY_INT = st.one_of(st.integers(), st.integers(-10 ** 400, 10 ** 400))
SHAPES = st.tuples(st.integers(0, 4), st.integers(0, 4))
MATRICES = st.one_of(
    [SHAPES.flatmap(lambda shape, numbers=numbers: st.lists(numbers, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]).map(
        lambda flat, shape=shape: Matrix(flat).reshape(*shape))) for numbers in (ANY_FLOAT, st.integers(-9, 9), st.booleans())])
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), ANY_INT, ANY_FLOAT, st.text(), st.sampled_from(["$float", "$", "$$matrix"]), MATRICES),
    lambda inner: st.one_of(st.lists(inner), st.lists(ANY_FLOAT), st.dictionaries(st.one_of(st.text(), st.sampled_from(["$float", "$$"])), inner)),
    max_leaves=20)


def same(x, y):
    """Equal in type, in every bit and in every place; all nan are alike, and an empty matrix is one of floats."""
    if isinstance(x, Matrix):
        return isinstance(y, Matrix) and x.shape == y.shape and same(list(x._data), list(y._data)) and (
            x._form.kind == y._form.kind or not x.size)
    if type(x) is not type(y):
        return False
    if isinstance(x, float):
        return struct.pack("<d", x) == struct.pack("<d", y) or (x != x and y != y)
    if isinstance(x, list):
        return len(x) == len(y) and all(map(same, x, y))
    if isinstance(x, dict):
        return sorted(x) == sorted(y) and all(same(x[key], y[key]) for key in x)
    return x == y
