"""What may stand in a damaged file in the place of what belongs there, and the places in nested data."""
import math

from hypothesis import strategies as st

from purenn import Matrix
from purenn.network import KEYS

NAMES = ["sigmoid", "softmax", "relu", "hinge", "huber", "sgd", "adam", "momentum", "standard", "minmax", "PCG64", "W", "b", "means", ""]
MATRICES = st.tuples(st.sampled_from([0, 1, 2, 3, 4, 5, 10 ** 3]), st.sampled_from([0, 1, 3, 4, 5])).flatmap(
    lambda shape: st.sampled_from([0, 1.5, True, math.inf, 10 ** 400, -1]).map(lambda x: Matrix([x] * (shape[0] * shape[1])).reshape(*shape)))
RUBBISH = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 5), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from(NAMES), MATRICES,
              st.sampled_from([10 ** 400, 2 ** 128, -2 ** 31, 5e-324, 1e308, math.nan, math.inf])),
    lambda inner: st.one_of(st.lists(inner, max_size=5), st.dictionaries(st.sampled_from(NAMES + list(KEYS)), inner, max_size=4)), max_leaves=8)


def places(data):
    """[(list or dict, key), ...] of all places in nested data."""
    if not isinstance(data, (list, dict)):
        return []
    keys = list(range(len(data))) if isinstance(data, list) else sorted(data)
    return [(data, key) for key in keys] + [place for key in keys for place in places(data[key])]
