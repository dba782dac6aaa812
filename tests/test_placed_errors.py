"""Errors that carry what happened: `within` gives a ValueError the name of what is wrong."""
import copy
import pickle

import pytest

from purenn import Network
from purenn.checks import PlacedError, within
from purenn.fitting.checkpoints import OtherTraining


def fail(error):
    raise error


def test_a_value_error_carries_where_and_problem():
    with pytest.raises(PlacedError) as caught:
        within("y", fail, ValueError("it is odd"))
    error = caught.value
    assert (str(error), error.where, error.problem) == ("y: it is odd", "y", "it is odd")
    assert error.__cause__ is None and error.__context__ is None
    with pytest.raises(PlacedError) as caught:
        within("data", within, "y", fail, ValueError("it is odd"))
    assert (str(caught.value), caught.value.where, caught.value.problem) == ("data: y: it is odd", "data", "y: it is odd")


def test_a_type_error_stays_one_and_other_errors_are_left_alone():
    with pytest.raises(TypeError, match="^y: it is a text$"):
        within("y", fail, TypeError("it is a text"))
    with pytest.raises(KeyError):
        within("y", fail, KeyError("a"))
    assert within("y", max, 1, 2) == 2


@pytest.mark.parametrize("error", [PlacedError("y: odd", where="y", problem="odd"),
                                   OtherTraining("c is of another", where="c", differences=[("l2", "1", 2)])])
def test_such_errors_go_through_pickle_and_copy(error):
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error) and str(again) == str(error) and vars(again) == vars(error)


def test_errors_of_load_begin_with_the_path_and_carry_it(tmp_path):
    path = tmp_path / "model.json"
    path.write_text("{}")
    with pytest.raises(PlacedError, match="model.json: line 1: expected") as caught:
        Network.load(path)
    assert caught.value.where == path
