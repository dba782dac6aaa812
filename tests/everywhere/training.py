"""Short trainings in portable arithmetic, with every part of the trainer, printed; the same bits are expected of every Python.

Each line is what was trained with, the bits of the last loss, and the checksum of all weights. training.txt beside
this file is what CPython prints:

    PYTHONPATH=. python3 tests/everywhere/training.py > tests/everywhere/training.txt
"""
import sys

import purenn
from purenn import activations, layers, losses, optimizers, schedules
from purenn.files import envelope
from purenn import Dense, Dropout, Network, RandomState, default_rng
from purenn.files.envelope import checksum
from purenn.floats.bits import to_digits

purenn.arithmetic("portable")
ROWS = 7
X = RandomState(1).uniform(-1.0, 1.0, (ROWS, 4))
NUMBERS = RandomState(2).uniform(0.0, 1.0, (ROWS, 2))
SIGNS = [[1, -1], [-1, -1], [-1, 1], [1, 1], [1, -1], [-1, -1], [-1, 1]]
CLASSES = [0, 1, 1, 0, 1, 0, 1]
RATE = 0.125


def targets_of(loss):
    return SIGNS if loss == "hinge" else CLASSES if loss == "categorical_cross_entropy" else NUMBERS


def network(hidden="tanh", output="sigmoid", loss="half_squared_error", between=(), **options):
    chain = [Dense(4, 3, hidden)] + list(between) + [Dense(2, output)]
    return Network(chain, loss=loss, **dict(dict(init="glorot_uniform", seed=5), **options))


class Doubled(purenn.Layer):
    """A layer of one's own, as purenn.Layer describes it."""

    def forward(self, x, random=None):
        return x * 2, None

    def backward(self, memory, delta, first=False):
        return [], delta * 2


FOURTH_POWERS = purenn.Loss("fourth_powers", lambda a, t: (a - t) * (a - t) * (a - t) * (a - t),
                            lambda a, t: (a - t) * (a - t) * (a - t) * 4, "mean")


def bits_of(net):
    return checksum(to_digits([x for matrix in net.chain.parameters() for x in matrix.reshape(-1).tolist()]))


def show(name, net, history):
    sys.stdout.write("%s: %s %s\n" % (name, to_digits([history.loss[-1]]), bits_of(net)))


def train(name, net, y=None, **options):
    options = dict(dict(epochs=3, optimizer="sgd", batch_size=None, shuffle=False, learning_rate=RATE, progress=False), **options)
    show(name, net, net.fit(X, targets_of(net.loss.name) if y is None else y, **options))


# ---- parts ----

for init in layers.INITS:
    train("init " + init, network(init=init), epochs=1)
train("init with default_rng", network(init="he_normal", seed=default_rng(3)), epochs=1)

for name in sorted(activations.ACTIVATIONS):
    train("hidden " + name, network(hidden=name))
    train("output " + name, network(output=name, loss="mean_squared_error"))

for name in sorted(losses.LOSSES):
    output = {"binary_cross_entropy": "sigmoid", "categorical_cross_entropy": "softmax", "hinge": "tanh"}.get(name, "softplus")
    train("loss " + name, network(output=output, loss=name))
    train("loss %s, weighted" % name, network(output=output, loss=name), sample_weight=[1, 2, 0, 0.5, 3, 1, 1], batch_size=4)

for name in sorted(optimizers.OPTIMIZERS):
    train("optimizer " + name, network(), optimizer=name, batch_size=3)

for name, options in (("constant", {}), ("step", {"step_size": 2, "gamma": 0.25}), ("exponential", {"gamma": 0.75}),
                      ("inverse_scaling", {"exponent": 0.25}), ("cosine", {"steps": 4, "warm_up": 2})):
    train("schedule " + name, network(), learning_rate=schedules.schedule(name, rate=0.25, **options), epochs=5)

# ---- and together ----

train("a layer of one's own", network(between=[Doubled()]))
train("a loss of one's own", network(loss=FOURTH_POWERS))
train("shuffling", network(), shuffle=True, batch_size=2)
train("dropout", network(between=[Dropout(0.25)]), batch_size=2)
train("penalties", network(l1=0.0625, l2=0.03125))
train("clipping by value", network(loss="mean_squared_error"), clip_value=0.015625)
train("clipping by norm", network(loss="mean_squared_error"), clip_norm=0.015625)
train("class weights", network(output="softmax", loss="categorical_cross_entropy"), class_weight="balanced", batch_size=4)
train("long enough for a program where there are any", network(), epochs=420, optimizer="adam")
train("names of classes", network(output="softmax", loss="categorical_cross_entropy"), y=["yes" if c else "no" for c in CLASSES])
train("early stopping", network(), validation_split=0.25, patience=1, epochs=6, optimizer="momentum", learning_rate=2.0)

net = Network([Dense(4, 3, "elu"), Dense(2)], seed=5)
show("nothing named", net, net.fit(X, NUMBERS, epochs=4, progress=False))
net = network(output="identity")
history = net.fit(X, NUMBERS, epochs=9, optimizer="sgd", batch_size=None, shuffle=False, learning_rate=2.0, progress=False)
sys.stdout.write("%s: %s, %s\n" % (history.stopped, history.text(), history.message))
show("diverged", net, history)

everything = dict(optimizer="adam", shuffle=True, batch_size=3, learning_rate=RATE, progress=False, clip_norm=1.0,
                  sample_weight=[2, 1, 1, 1, 0, 1, 3])
net = network(hidden="gelu", output="softmax", loss="categorical_cross_entropy", between=[Dropout(0.5), Dense(3, "elu")], l2=0.125)
show("everything", net, net.fit(X, CLASSES, epochs=2, **everything))
text = envelope.dumps(net.state())
sys.stdout.write("its state: %s\n" % checksum(text))
again = Network.of_state(envelope.loads(text))
for trained in (net, again):
    trained.partial_fit(X, CLASSES, **dict(everything, optimizer=trained.optimizer))
    show("one epoch more", trained, trained.partial_fit(X, CLASSES, **dict(everything, optimizer=trained.optimizer)))
sys.stdout.write("outputs: %s\n" % to_digits(again.predict(X).reshape(-1).tolist()))
sys.stdout.write("classes: %s\n" % again.classify(X))
sys.stdout.write("scores: %s\n" % to_digits([score for _, score in sorted(again.evaluate(X, CLASSES, ["accuracy", "f1"]).items())]))


# ---- a checkpoint, where there are files to write ----

def to_the_end(**options):
    net = network(between=[Dropout(0.25)])
    history = net.fit(X, NUMBERS, **dict(dict(epochs=4, optimizer="adam", shuffle=True, batch_size=3, validation_split=2, patience=4, progress=False), **options))
    return [net.predict(X).tolist(), history.loss, history.validation_loss, history.best_epoch]


def new_folder():
    """(os, name) of a folder of its own, as other Pythons may be at this beside it; (None, None) without files."""
    try:
        import os
        for n in range(100):
            name = "purenn-training-%d" % n
            try:
                os.mkdir(name)
                return os, name
            except OSError:             # there is one
                pass
    except Exception:
        pass
    return None, None


os, folder = new_folder()
at_once = again = to_the_end()
if folder:
    path = folder + "/run.json"
    to_the_end(epochs=2, checkpoint=path)
    again = to_the_end(checkpoint=path, resume=True)
    os.remove(path)
    os.rmdir(folder)
sys.stdout.write("resumed: %s\n" % (again == at_once))
