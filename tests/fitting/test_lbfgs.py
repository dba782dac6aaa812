"""L-BFGS: beside SciPy's, step for step; and as the optimizer "lbfgs" of fit."""
import json

import pytest

from purenn import Dense, Dropout, Network, RandomState, optimizers
from purenn.fitting.lbfgs import Search
from purenn.fitting.line_search import search

X = RandomState(1).uniform(-1.0, 1.0, (12, 3))
X = [X[i:i + 3] for i in range(0, 36, 3)] if not isinstance(X[0], list) else X
Y = [[row[0] * row[1] + row[2]] for row in X]


def network(**options):
    return Network([Dense(3, 4, "tanh"), Dense(1)], seed=2, **options)


@pytest.mark.parametrize("start", [[1.3, 0.7, 0.8, 1.9, 1.2], [-1.2, 1.0], [5.0, -3.0, 2.0, 7.0], [0.1] * 12])
def test_steps_and_looks_are_scipys(start):
    optimize = pytest.importorskip("scipy.optimize")

    def rosenbrock(x):
        return float(optimize.rosen(x)), [float(slope) for slope in optimize.rosen_der(x)]
    theirs = []
    found = optimize.minimize(optimize.rosen, start, jac=optimize.rosen_der, method="L-BFGS-B", options=dict(gtol=1e-6, maxiter=500),
                              callback=lambda intermediate_result: theirs.append(float(intermediate_result.fun)))
    own, ours = Search(rosenbrock, start, 1e-6), []
    while own.done is None and own.iterations < 500:
        own.step()
        ours.append(own.loss)
    assert (own.iterations, own.looks) == (found.nit, found.nfev)
    assert max([abs(a - b) / max(b, 1e-8) for a, b in zip(ours, theirs)]) < 1e-3 and own.loss < 1e-8


def test_a_line_search_ends_where_nothing_is_lower():
    assert search(lambda step: (1.0 + step, 1.0), 1.0, -1.0, 1.0)[0] is None
    assert search(lambda step: (float("nan"), 1.0), 1.0, -1.0, 1.0) == (None, 1)
    step, looks = search(lambda step: ((step - 3.0) ** 2, 2.0 * (step - 3.0)), 9.0, -6.0, 1.0)
    assert looks < 4 and (step - 3.0) ** 2 < 9.0


def test_fit_by_lbfgs_reaches_the_minimum():
    net = network()
    history = net.fit(X, Y, optimizer="lbfgs", epochs=500)
    assert history.stopped == "converged" and "no number of the gradient is above 0.0001" in history.message
    _, gradients = net.loss_and_gradients(X, Y)
    assert max([abs(x) for pair in gradients for matrix in pair for x in matrix._data]) <= 1e-4
    assert history.loss == sorted(history.loss, reverse=True) and net.optimizer.loss < history.loss[-1] < 0.01
    assert net.fit(X, Y, epochs=5, optimizer=optimizers.get("lbfgs", tol=1e-9)).stopped == "epochs"


def test_a_stop_changes_no_bit(tmp_path):
    whole = network().fit(X, Y, optimizer="lbfgs", epochs=9).loss
    for stop in (1, 4):
        place, net = str(tmp_path / ("%d.json" % stop)), network()
        net.fit(X, Y, optimizer="lbfgs", epochs=stop, checkpoint=place)
        again = network()
        assert again.fit(X, Y, optimizer="lbfgs", epochs=9, checkpoint=place, resume=True).loss == whole
    net.save(place)
    net = Network.load(place)
    assert net.optimizer.name == "lbfgs" and net.fit(X, Y, optimizer=net.optimizer, epochs=5).loss == whole[4:]


@pytest.mark.parametrize("options, words", [
    ({"learning_rate": 0.1}, "takes no learning_rate"), ({"clip_norm": 1.0}, "takes no clip_norm"), ({"clip_value": 1.0}, "takes no clip_value"),
    ({"engine": "straightline"}, 'for the engines "auto" and "matrix"')])
def test_what_does_not_go_with_it(options, words):
    with pytest.raises(ValueError, match=words):
        network().fit(X, Y, optimizer="lbfgs", **options)


def test_nothing_may_be_dropped():
    with pytest.raises(ValueError, match="Dense layers alone"):
        Network([Dense(3, 4), Dropout(0.5), Dense(1)]).fit(X, Y, optimizer="lbfgs")


def test_states_that_are_none():
    net = network()
    net.fit(X, Y, optimizer="lbfgs", epochs=3)
    state = net.optimizer.state()
    for name, value in (("tol", -1.0), ("iterations", "two"), ("steps", [])):
        with pytest.raises((ValueError, TypeError)):
            optimizers.get("lbfgs").restore(dict(state, **{name: value}))
    with pytest.raises(ValueError, match="a state of lbfgs has"):
        optimizers.get("lbfgs").restore({})
    with pytest.raises(ValueError, match="has been used for 21 weights"):
        net.optimizer.check_fits(Network([Dense(2, 1)]).chain.parameters())
    assert json.dumps(sorted(state)) == '["changes", "iterations", "steps", "tol"]'


def test_penalties_and_weights_are_part_of_the_loss():
    net = network(l2=0.1)
    history = net.fit(X, Y, optimizer="lbfgs", epochs=200, sample_weight=[1.0, 2.0] * 6)
    assert history.stopped == "converged" and abs(net.evaluate(X, Y, sample_weight=[1.0, 2.0] * 6)["loss"] - net.optimizer.loss) < 1e-12
