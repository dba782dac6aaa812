"""predict, evaluate and one row by the C compiler: the bits of matrices."""
import math
import random
import threading
from array import array

import pytest

import needs
from purenn import Dense, Dropout, MinMaxScaler, Network, StandardScaler, activations, arithmetic, losses
from purenn.fitting import predicting
from purenn.py36.engines import c_outputs
from recorded import draws, targets


@pytest.fixture(autouse=True)
def with_a_compiler():
    needs.command(*needs.COMPILERS)


def network(hidden="tanh", output="softmax", loss=None, scalers=True, **options):
    net = Network([Dense(3, 9, hidden), Dropout(0.25), Dense(9, 4, hidden), Dense(2, output)], loss=loss, seed=3, **options)
    if scalers:
        net.scaler = StandardScaler().fit(draws((20, 3), 5))
        if output == "identity":
            net.target_scaler = MinMaxScaler().fit(draws((20, 2), 6))
    return net


@pytest.mark.parametrize("hidden", sorted(activations.ACTIVATIONS))
@pytest.mark.parametrize("rows", [1, 6])
def test_predictions_with_every_activation(hidden, rows):
    net, X = network(hidden, "identity"), draws((rows, 3), 7)
    assert repr(net.predict(X, engine="c").tolist()) == repr(net.predict(X, engine="matrix").tolist())
    assert [repr(net.compiled()(row)) for row in X.tolist()] == [repr(row) for row in net.predict(X, engine="matrix").tolist()]


@pytest.mark.parametrize("loss", sorted(losses.LOSSES))
@pytest.mark.parametrize("weighted", [False, True])
def test_losses(loss, weighted):
    output = losses.LOSSES[loss].only_with or "tanh"
    net, X, y = network(output=output, loss=loss, scalers=False, l1=0.25, l2=0.5), draws((7, 3), 8), targets(loss, (7, 2), 9)
    weights = [0.5 + i % 3 for i in range(7)] if weighted else None
    found = [net.evaluate(X, y, ["mean_squared_error"], sample_weight=weights, engine=engine) for engine in ("c", "matrix")]
    assert repr(sorted(found[0].items())) == repr(sorted(found[1].items()))


def test_arithmetics_have_their_own_bits():
    net, X = network("sigmoid"), draws((50, 3), 7)
    found = {}
    for kind in ("native", "portable"):
        with arithmetic(kind):
            found[kind] = net.predict(X, engine="c").tolist()
            assert found[kind] == net.predict(X, engine="matrix").tolist()


def test_a_compiled_function_keeps_the_weights_that_it_has():
    net, row = network(), [0.5, -1.0, 2.0]
    predict, before = net.compiled(), net.predict([[0.5, -1.0, 2.0]]).tolist()[0]
    net.fit(draws((9, 3), 1), [0, 1] * 4 + [1], epochs=3, progress=False)
    assert predict(row) == before != net.compiled()(row) == net.predict([row]).tolist()[0]


def test_networks_of_one_shape_share_a_library_and_nothing_else(monkeypatch):
    texts, library = [], c_outputs.library
    monkeypatch.setattr(c_outputs, "library", lambda text: texts.append(text) or library(text))
    monkeypatch.setattr(c_outputs, "_kept", {})
    nets = [Network([Dense(3, 4, "tanh"), Dense(2)], seed=seed) for seed in range(3)]
    functions = [net.compiled() for net in nets]
    rows = draws((20, 3), 4).tolist()
    random.Random(1).shuffle(rows)
    for row in rows:
        assert [predict(row) for predict in functions] == [net.predict([row]).tolist()[0] for net in nets]
    assert len(texts) == 1


@pytest.mark.parametrize("count", [1, c_outputs.BLOCK - 1, c_outputs.BLOCK, c_outputs.BLOCK + 1, 2 * c_outputs.BLOCK + 7])
def test_rows_in_blocks(count):
    net, rows = network(), draws((count, 3), 5)
    expected = net.predict(rows).tolist()
    numbers = array("d", [x for row in rows.tolist() for x in row])
    view = memoryview(numbers).cast("B").cast("d", (count, 3))
    assert net.predict(rows, engine="c").tolist() == net.predict(view, engine="c").tolist() == expected


def test_several_threads_may_predict_at_once():
    net, rows = network(), draws((700, 3), 6)
    expected, wrong = net.predict(rows).tolist(), []

    def work():
        for _ in range(30):
            if net.predict(rows, engine="c").tolist() != expected:
                wrong.append(1)
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_prepared_buffers():
    net = network()
    predict = net.compiled()
    predict.inputs[:] = memoryview(c_outputs.numbers_of([draws((1, 3), 2)]))
    predict.run()
    assert list(predict.outputs) == net.predict(draws((1, 3), 2)).tolist()[0]
    assert (len(predict.inputs), len(predict.outputs)) == (3, 2)
    predict.inputs[1] = math.nan
    with pytest.raises(ValueError, match="nan or infinite"):
        predict.run()


@pytest.mark.parametrize("row", [[1.0, 2.0], [1.0] * 4, [1.0, 2.0, "3"], [1.0, None, 2.0], None, 3.0, []])
def test_what_is_no_row_is_refused(row):
    with pytest.raises(ValueError, match="expected a row of 3 numbers"):
        network().compiled()(row)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("place", range(3))
def test_what_is_not_finite_is_refused(bad, place):
    row = [1.0, 2.0, 3.0]
    row[place] = bad
    with pytest.raises(ValueError, match="nan or infinite"):
        network().compiled()(row)
    with pytest.raises(ValueError, match="row 0, column %d is " % place):
        network().predict([row], engine="c")


def test_numbers_other_than_floats():
    net = network(scalers=False)
    assert net.predict([[1, 2, 3]], engine="c").tolist() == net.predict([[1, 2, 3]]).tolist()
    assert net.compiled()([1, True, 3]) == net.predict([[1, 1, 3]]).tolist()[0]


def test_what_is_not_of_this_package_is_done_over_matrices():
    net = network(scalers=False)
    own = activations.Activation("own", lambda z: z * 3, lambda z, a: a * 0 + 3)
    net.layers[0].activation = own
    assert net.predict([[1.0, 2.0, 3.0]], engine="c").tolist() == net.predict([[1.0, 2.0, 3.0]]).tolist()
    with pytest.raises(ValueError, match="of your own"):
        net.compiled()


def test_a_network_of_cells_has_no_compiled_function():
    from purenn import Encoder
    net = Network([Dense(3, 2)], seed=1)
    rows = [["a", 1.0], ["b", 2.0], ["a", 3.0]]
    net.encoder = Encoder().fit({"kind": ["a", "b", "a"], "size": [1.0, 2.0, 3.0]})
    with pytest.raises(ValueError, match="this network's encoder takes cells"):
        net.compiled()
    assert net.predict(rows, engine="c").tolist() == net.predict(rows).tolist()


def test_unknown_engines():
    for call in (lambda: network().predict([[1, 2, 3]], engine="rows"), lambda: network().evaluate([[1, 2, 3]], [[1, 0]], engine="cc")):
        with pytest.raises(ValueError, match="unknown engine for predicting .*; known are auto, matrix, c"):
            call()
    assert predicting.PREDICT_BY == ("auto", "matrix", "c")
