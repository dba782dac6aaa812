"""Files that an earlier purenn wrote load to the same bits, predict the same, and training goes on from them as it did then."""
import os
import sys

import pytest

from paths import EVERYWHERE, GOLDEN

BEFORE = os.path.join(GOLDEN, "before")


@pytest.fixture
def recipe(monkeypatch):
    """tests/golden/before/recipe.py; check.py beside it is what is run."""
    monkeypatch.syspath_prepend(BEFORE)
    import recipe
    yield recipe
    for name in ("recipe", "check"):
        sys.modules.pop(name, None)


def expected():
    with open(os.path.join(EVERYWHERE, "before.txt")) as file:
        return file.read()


def test_files_of_the_version_before(recipe, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    recipe.check.main(recipe.files())
    assert capsys.readouterr().out == expected()
    assert len(recipe.files()) == len(list(recipe.models())) + len(recipe.check.TRAININGS) == 16


def test_the_program_for_every_python_holds_these_files(recipe):
    with open(os.path.join(EVERYWHERE, "before.py")) as file:
        assert file.read() == recipe.program()


def test_a_bit_that_differs_is_noticed(recipe, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    predict = recipe.check.Network.predict
    monkeypatch.setattr(recipe.check.Network, "predict", lambda net, X: predict(net, X) * (1 + 2.0 ** -52))
    recipe.check.main(recipe.files())
    differing = [a for a, b in zip(capsys.readouterr().out.splitlines(), expected().splitlines()) if a != b]
    assert len(differing) >= 12
