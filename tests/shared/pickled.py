"""What is pickled, by every protocol, and copied: python pickled.py, also on Python 2, ends with status 1 where that fails.

After a round trip, predicting and training must give the same bits, and what has a name of ours must be itself.
"""
import copy
import pickle
import sys

from purenn import (Activation, Dense, Dropout, Loss, Matrix, MinMaxScaler, Network, RandomState, StandardScaler, activations, default_rng,
                    losses, optimizers, schedule)
from purenn import matrix, numpy
from purenn.files.csv_tables import read_csv

X = [[1.0, -2.0, 0.5], [0.25, 1.0, -1.0], [2.0, 0.0, 1.0], [-1.0, 0.5, 0.125]]
Y = [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]
HOW = dict(epochs=4, batch_size=3, shuffle=True, progress=False)
SCHEDULES = [("constant", {}), ("step", {"step_size": 2}), ("exponential", {"gamma": 0.5}), ("inverse_scaling", {}),
             ("cosine", {"steps": 9, "warm_up": 3})]


def trips():
    """[(its name, a function that makes a copy), ...]"""
    return [("protocol %d" % protocol, lambda x, protocol=protocol: pickle.loads(pickle.dumps(x, protocol)))
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1)] + [("deepcopy", copy.deepcopy)]


def cube(z):
    return matrix.tanh(z) * z


def plus_one(x):
    return x + 1


def cube_slope(z, a):
    return z * 0 + 1


def networks():
    """Networks before and after training, and after many predictions, which make a program."""
    own = Activation("own", cube, cube_slope), Loss("own", losses.squares, losses.squares_slope, "mean", losses.SHARES)
    for n, (activation, loss) in enumerate([("tanh", "mean_squared_error"), ("gelu", "binary_cross_entropy"), own]):
        for optimizer in sorted(optimizers.OPTIMIZERS):
            net = Network([Dense(3, 4, activation), Dropout(0.25), Dense(2, "sigmoid")], loss=loss, seed=n, l2=0.01)
            net.scaler = StandardScaler().fit(X)
            net.notes = {"columns": ["a", "b", "c"]}
            if n:
                net.fit(X, Y, optimizer=optimizer, learning_rate=0.1, **HOW)
            if n == 1:
                for _ in range(9):
                    net.predict(X * 100)
            yield net


def later(net):
    """What comes of a network: its outputs now, then the losses and outputs of more training."""
    outputs = net.predict(X).tolist()
    history = net.fit(X, Y, optimizer=net.optimizer or "adam", learning_rate=0.1, **HOW)
    return outputs, history.loss, net.predict(X).tolist(), net.notes


def check(what, ours, again, same):
    if not same:
        sys.exit("%s: %r came back as %r" % (what, ours, again))


def run():
    for what, trip in trips():
        for net in networks():
            again, other = trip(net), trip(net)
            check(what, net, again, later(again) == later(other) == later(net) and again.loss.name == net.loss.name)
            check(what, net, again, again.loss is net.loss or net.loss.name == "own")
        for table in (losses.LOSSES, activations.ACTIVATIONS):
            for name in table:
                check(what, name, trip(table[name]), trip(table[name]) is table[name] and copy.copy(table[name]) is not table[name])
        for name in optimizers.OPTIMIZERS:
            ours = optimizers.get(name, rate=0.25)
            ours.step([Matrix([[1.0]])], [Matrix([[0.5]])])
            check(what, ours, trip(ours), str(trip(ours).state()) == str(ours.state()))
        for name, options in SCHEDULES:
            ours = schedule(name, rate=0.5, **options)
            check(what, ours, trip(ours), [trip(ours)(step) for step in range(12)] == [ours(step) for step in range(12)])
        for make in (RandomState, default_rng, numpy.random.RandomState, numpy.random.default_rng):
            ours = make(5)
            ours.normal(size=3)
            again = trip(ours)
            check(what, ours, again, list(again.normal(size=700)) == list(ours.normal(size=700)))
        for ours in (StandardScaler().fit(X), MinMaxScaler(-1.0, 2.0).fit(X)):
            check(what, ours, trip(ours), trip(ours).transform(X).tolist() == ours.transform(X).tolist())
        history = next(networks()).fit(X, Y, optimizer="adam", learning_rate=0.1, metrics=["r2"], validation_data=(X, Y), patience=3, **HOW)
        check(what, history, trip(history), trip(history).__dict__ == history.__dict__)
        table = read_csv("a,b\n1,x\n,y\n3,z\n", missing="mean", marks=("",))
        check(what, table, trip(table), trip(table).__dict__ == table.__dict__)
        for ours in (Matrix(X), Matrix(X).T, Matrix(X)[1], numpy.array(X)[:, 1], numpy.array([True, False]), numpy.float64(0.1)):
            check(what, ours, trip(ours), str(trip(ours)) == str(ours))
        ufuncs = [getattr(numpy, name) for name in dir(numpy) if isinstance(getattr(numpy, name), numpy.ufunc)]
        assert len(ufuncs) > 50
        for function in [matrix.exp, numpy.where] + ufuncs:
            check(what, function, trip(function), trip(function) is function)
        check(what, plus_one, "another", trip(numpy.frompyfunc(plus_one, 1, 1))([1, 2]).tolist() == [2, 3])


if __name__ == "__main__":
    run()
