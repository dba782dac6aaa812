"""The golden numbers of further_draws.py: this Python draws them, NumPy does, and the check can fail."""
import importlib.util
from pathlib import Path

import pytest

from purenn.floats import portable
from purenn.random import glibc
from purenn.random.generators import RandomState

np = pytest.importorskip("numpy")


def load(name):
    specification = importlib.util.spec_from_file_location(name, Path(__file__).parent / (name + ".py"))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


draws = load("further_draws")


def test_this_python_draws_the_golden_numbers(capsys):
    assert draws.main() == 0, capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:This function is deprecated")
def test_the_golden_numbers_are_this_numpys():
    assert draws.digests(draws.LEGACY, np.random.RandomState) == draws.EXPECTED_LEGACY
    assert draws.digests(draws.MODERN, np.random.default_rng) == draws.EXPECTED_MODERN


def test_the_golden_check_can_fail(monkeypatch):
    monkeypatch.setattr(RandomState, "tomaxint", lambda self, size: [5])
    assert draws.main() == 1


@pytest.mark.parametrize("name, lines", [
    ("exp", ["RandomState: lognormal(1, 2, 40)", "default_rng: lognormal(1, 2, 40)"]),
    ("expm1", ["default_rng: pareto of arrays", "default_rng: power of arrays"]),
    ("log", ["RandomState: exponential of arrays", "RandomState: gumbel(1, 2, 20)"]),
    ("log1p", ["RandomState: rayleigh(2, 20)", "default_rng: standard_exponential, inv"]),
    ("pow", ["RandomState: beta(0.2, 0.3, 20)", "default_rng: weibull of arrays"])])
def test_the_golden_check_sees_another_library(name, lines, monkeypatch, capsys):
    """One that rounds one of the functions correctly."""
    assert draws.main() == 0
    monkeypatch.setitem(glibc._fastest, name, getattr(portable, "power" if name == "pow" else name))
    assert draws.main() == 1
    printed = capsys.readouterr().out
    assert [line for line in lines if line + " differs" not in printed] == []
