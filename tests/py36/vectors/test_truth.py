"""Every expected number is the double nearest to the truth: the example for NumPy, whose formulas are its own, on mpmath's
numbers of 450 digits gives the same doubles, bit for bit.
"""
import types

import mpmath
import numpy as np
import pytest

import vector_sets
from amounts import some
from purenn.py36.vectors import kinds
from purenn.py36.vectors.exact import flat

DIGITS = 450
# The example has 0.01 for leaky_relu's slope, and Python's own fractions: as doubles, these are no truth.
EXACT = [("np.where(z > 0, z, 0.01 * z)", "np.where(z > 0, z, z / 100)"),
         ("np.where(z > 0, 1, 0.01)", "np.where(z > 0, 1, np.whole(1) / 100)"),
         ("2 / (n_in + n_out), \"he\": 2 / n_in, \"lecun\": 1 / n_in", "np.whole(2) / (n_in + n_out), \"he\": np.whole(2) / n_in, "
          "\"lecun\": np.whole(1) / n_in"),
         ("done = min((n - o[\"warm_up\"]) /", "done = min(np.whole(n - o[\"warm_up\"]) /"),
         ("(n + 1) ** o[\"exponent\"]", "np.whole(n + 1) ** o[\"exponent\"]")]


def on_mpmath():
    """numpy's names for arrays of mpmath's numbers, as far as the example uses them."""
    def array(rows):
        return np.array(rows, dtype=object)

    def above(a, b):
        d = a - b
        return (a if d > 0 else b) + mpmath.log1p(mpmath.exp(-abs(d)))

    def each(function, count=1):
        return np.frompyfunc(function, count, 1)

    return types.SimpleNamespace(
        array=array, ones_like=lambda z: z * 0 + 1, zeros=lambda size: np.zeros(size, dtype=object) * mpmath.mpf(0),
        exp=each(mpmath.exp), expm1=each(mpmath.expm1), log=each(mpmath.log), tanh=each(mpmath.tanh), sqrt=each(mpmath.sqrt),
        cos=each(mpmath.cos), logaddexp=each(above, 2), sign=each(mpmath.sign), clip=lambda x, low, high: np.minimum(np.maximum(
            x, mpmath.mpf(low)), mpmath.mpf(high)), where=np.where, maximum=np.maximum, minimum=np.minimum, pi=+mpmath.pi, whole=mpmath.mpf,
        random=types.SimpleNamespace(RandomState=Draws))


class Draws:
    """NumPy's generator, whose draws, exact as they are, are widened in as many digits."""

    def __init__(self, seed):
        self.random = np.random.RandomState(seed)

    def uniform(self, low=0.0, high=1.0, size=None):
        return low + (high - low) * (self.random.uniform(size=size).astype(object) * mpmath.mpf(1))

    def normal(self, loc, scale, size):
        return loc + scale * (self.random.standard_normal(size).astype(object) * mpmath.mpf(1))


@pytest.fixture(scope="module")
def exact():
    """answer(kind, given) of the example, with mpmath's numbers in NumPy's arrays."""
    with open(vector_sets.example("numpy_vectors.py")) as file:
        text = file.read()
    for old, new in EXACT + [("import numpy as np\n", ""), ("np.seterr", "# np.seterr")]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    names = {"__name__": "exact"}
    with mpmath.workdps(DIGITS):
        names["np"] = on_mpmath()
        exec(compile(text, "numpy_vectors.py on mpmath", "exec"), names)
        yield names["answer"]


def nearest(x):
    """The double nearest to a number of mpmath's, which rounds to nearest as well, but for those too small to be normal."""
    return float(mpmath.nstr(mpmath.mpf(x), 400)) + 0.0


def plain(x):
    """Arrays and tuples as lists of doubles."""
    x = x.tolist() if hasattr(x, "tolist") else x
    return [plain(y) for y in x] if isinstance(x, (list, tuple)) else nearest(x)


def differences(answer, case, steps=None):
    """The names of the results of which a number is not the nearest double."""
    given = numbers(case["given"])
    if steps:
        given["steps"] = steps
    results = answer(vector_sets.kind_of(case), given)
    expected = {name: case["expected"][name] for name in results}
    return [name for name in expected if [x.hex() for x in flat(plain(results[name]))] != [
        (float.fromhex(x) + 0.0).hex() for x in flat(expected[name])]]


def numbers(x):
    if isinstance(x, dict):
        return {name: numbers(value) for name, value in x.items()}
    if isinstance(x, list):
        return [numbers(value) for value in x]
    return mpmath.mpf(float.fromhex(x)) if isinstance(x, str) and "0x" in x else x


@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind != "networks"])
def test_nearest_doubles(kind, exact):
    asked = 0
    for case in some(vector_sets.cases(kind), 2):
        try:
            assert differences(exact, case) == [], case["id"]
            asked += 1
        except KeyError:
            assert "gelu" in case["id"]
    assert asked


def test_gelu():
    """By mpmath alone: the example has none."""
    with mpmath.workdps(DIGITS):
        for case in some([case for case in vector_sets.cases("activations") if "/gelu/" in case["id"]], 3):
            for z, value, slope in zip(flat(numbers(case["given"]["z"])), flat(case["expected"]["value"]),
                                       flat(case["expected"]["slope"])):
                below = mpmath.ncdf(z)
                assert nearest(z * below) == float.fromhex(value)
                assert nearest(below + z * mpmath.npdf(z)) == float.fromhex(slope)


def network_cases():
    return [case for case in vector_sets.cases("networks") if "gelu" not in case["id"]]


@pytest.mark.parametrize("case", some(network_cases(), 1), ids=lambda case: case["id"])
def test_networks_at_the_start_and_after_two_steps(case, exact):
    assert differences(exact, case, [1, 2]) == []


@pytest.mark.long
@pytest.mark.parametrize("case", network_cases(), ids=lambda case: case["id"])
def test_networks_after_100_steps(case, exact):
    assert differences(exact, case) == []


def test_the_next_double_is_found(exact):
    """The control: one bit of one number."""
    case = vector_sets.cases("activations")[5]
    value = float.fromhex(case["expected"]["value"][0][0])
    wrong = dict(case, expected=dict(case["expected"], value=[[float(np.nextafter(value, 9)).hex()]]))
    assert differences(exact, case) == [] and differences(exact, wrong) == ["value"]
