"""Errors that carry what happened: `within` gives a ValueError the name of what is wrong."""
import copy
import pickle

import pytest

from purenn import Dense, Encoder, Network, read_csv
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


HOSTILE = "\x1b[31m\x9b\u202e\u200b\ufeff\n" + "x" * 1000


def test_no_error_or_repr_holds_what_steers_a_terminal_or_more_of_a_name_than_fits():
    net, plain = Network([Dense(2, 1)], seed=0), {"b": [1.0, 2.0]}
    encoder = Encoder().fit(dict(plain, **{HOSTILE: [1.0, 2.0]}))
    texts = ["%r" % encoder, "%r" % read_csv('"%s",b\n1,2\n3,4\n' % HOSTILE)]

    def of_text(table):
        other = Network([Dense(2, 1)], seed=0)
        other.encoder = Encoder().fit(dict(plain, **{HOSTILE: ["u", "v"]}))
        return other.predict(table)
    for function, table in ((encoder.transform, plain), (encoder.transform, dict(plain, **{HOSTILE: ["u", "v"]})),
                            (encoder.transform, dict(plain, **{HOSTILE: [None, 1.0]})), (of_text, dict(plain, **{HOSTILE: ["u", "w"]})),
                            (net.predict, dict(plain, **{HOSTILE: [float("nan"), 1.0]})), (net.predict, dict(plain, **{HOSTILE: [1.0]})),
                            (net.predict, dict(plain, **{HOSTILE: HOSTILE})), (of_text, [[HOSTILE]])):
        with pytest.raises((TypeError, ValueError)) as caught:
            function(table)
        texts.append(str(caught.value))
    labels = [HOSTILE] + ["a", "b"] * 6
    history = Network([Dense(1, 3, "softmax")], seed=0).fit([[1.0]] * 13, labels, epochs=1, validation_split=0.25, progress=False)
    texts += ["%r" % history]
    for text in texts:
        assert [c for c in text if not c.isprintable()] == [] and len(text) < 500, text
