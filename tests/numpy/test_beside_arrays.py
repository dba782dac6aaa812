"""Arrays of purenn.numpy where NumPy is there too: its functions and operators, and its dtypes."""
import numpy as np
import pytest

import purenn.numpy as pnp
from purenn import Matrix

OURS = pnp.array([[1.0, 2.0], [3.0, 4.5]])
THEIRS = np.arange(4.0).reshape(2, 2)
OPERATORS = ("a + m", "a - m", "a * m", "a / m", "a // m", "a % m", "a ** m", "a @ m", "a < m", "a <= m", "a > m", "a >= m", "a == m",
             "a != m", "np.float64(2) * m", "np.float64(2) - m", "np.float32(2) / m")
FUNCTIONS = ("np.abs(m)", "np.sum(np.abs(m))", "np.exp(m)", "np.maximum(a, m)", "np.maximum(m, a)", "np.add(m, a)", "np.add.reduce(m)",
             "np.isnan(m)", "np.allclose(a, m)", "np.add(m, m, out=a.copy())", "np.multiply.outer(m, [1, 2])", "np.divmod(m, 2)[1]")


@pytest.mark.parametrize("line", OPERATORS + FUNCTIONS)
def test_results_are_numpys(line):
    found = eval(line, {"np": np, "a": THEIRS, "m": OURS})
    expected = eval(line, {"np": np, "a": THEIRS, "m": np.array(OURS.tolist())})
    assert np.array_equal(np.asarray(found), expected) and isinstance(found, pnp.ndarray) == (line in OPERATORS)


def test_ints_by_ints():
    m, a = pnp.array([12, 10]), np.array([5, 3])
    for line in ("a & m", "a | m", "a ^ m", "a << m", "a >> m", "np.int64(3) & m"):
        assert eval(line, {"a": a, "m": m, "np": np}).tolist() == eval(line, {"a": a, "m": np.array([12, 10]), "np": np}).tolist(), line


def test_in_place_numpys_array_stays_numpys():
    a = THEIRS.copy()
    a += OURS
    assert type(a) is np.ndarray and a.tolist() == (THEIRS + np.array(OURS.tolist())).tolist()
    assert isinstance(THEIRS + Matrix([[1.0, 2.0], [3.0, 4.0]]), Matrix)


def test_dtypes_stand_for_each_other():
    for name in ("float64", "float32", "int64", "uint8", "bool"):
        own, other = pnp.dtype(name), np.dtype(name)
        assert np.dtype(own) == other and np.zeros(2, own).dtype == other and pnp.zeros(2, other).dtype == own
        assert pnp.zeros(2, other.type).dtype == own == other.type
    assert np.issubdtype(OURS.dtype, np.floating) and OURS.dtype == np.float64
