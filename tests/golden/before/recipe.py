"""Writes the files of this folder with the purenn that is to be the version before, and what it makes of them.

    PYTHONPATH=WHERE_IT_IS python3 tests/golden/before/recipe.py          a model file or checkpoint each, and VERSION
    PYTHONPATH=. python3 tests/golden/before/recipe.py program                         tests/everywhere/before.py, from these files
    PYTHONPATH=WHERE_IT_IS python3 tests/everywhere/before.py > tests/everywhere/before.txt

The files here were made by the commit that VERSION names, of purenn 0.1.0.
"""
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
EVERYWHERE = os.path.join(os.path.dirname(os.path.dirname(HERE)), "everywhere")
sys.path.insert(0, HERE)

import check  # noqa: E402
import purenn  # noqa: E402
from purenn import Dense, Dropout, MinMaxScaler, Network, StandardScaler, optimizers  # noqa: E402

TINY, LARGEST = 2.0 ** -1074, (2.0 - 2.0 ** -52) * 2.0 ** 1023


def trained(net, epochs=3, **options):
    net.fit(check.rows(net.n_in), check.targets_of(net), **dict(dict(epochs=epochs, batch_size=4, shuffle=True, progress=False), **options))
    return net


def scaled(net, scaler, target_scaler=None):
    net.scaler = scaler.fit([[3.0 * i + j for j in range(net.n_in)] for i in range(4)])
    net.target_scaler = target_scaler and target_scaler.fit([[18.0 + i * i for _ in range(net.n_out)] for i in range(5)])
    return net


def models():
    """(name, network) of every kind that a model file can hold."""
    yield "untrained", Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], "half_squared_error", init="uniform", seed=42)
    net = Network([Dense(4, 5, "relu"), Dropout(0.25), Dense(3, "softmax")], "categorical_cross_entropy", "glorot_uniform", seed=1, l2=0.125)
    net.classes, net.notes = ["setosa", "versi\ncolor", "virg\u00efnica"], {"columns": ["a", "b", "c", "d"], "n": [1, None, 0.5]}
    yield "classes", trained(scaled(net, StandardScaler()), optimizer="adam")
    net = Network([Dense(3, 4, "softplus"), Dense(2)], "mean_squared_error", "glorot_uniform", seed=2, l1=0.0625)
    yield "numbers", trained(scaled(net, MinMaxScaler(-1.0, 1.0), StandardScaler()), optimizer="rmsprop")
    net = Network([Dense(2, 3, "gelu"), Dense(1, "tanh")], "hinge", init="he_normal", seed=3)
    net.classes = ["no", "yes"]
    yield "hinge", trained(net, optimizer="nesterov")
    yield "questions", trained(Network([Dense(3, 4, "elu"), Dense(3, "sigmoid")], "binary_cross_entropy", "glorot_uniform", seed=4), optimizer="adagrad")
    for i, name in enumerate(sorted(optimizers.OPTIMIZERS)):
        hidden = ("leaky_relu", "silu", "tanh", "identity", "elu", "sigmoid", "relu")[i]
        loss = ("huber", "mean_absolute_error", "half_squared_error")[i % 3]
        yield "optimizer " + name, trained(Network([Dense(3, 3, hidden), Dense(1)], loss, "glorot_uniform", seed=10 + i), optimizer=name)
    net = Network([Dense(2, 2), Dense(2, 2)], "half_squared_error", seed=0)
    net.set_weights([([[TINY, -0.0], [LARGEST, -TINY]], [[0.0, 2.0 ** -1022]]), ([[1.0, -LARGEST], [1.0 / 3.0, TINY]], [[-0.0, 0.1]])])
    yield "edges", net


def make():
    purenn.arithmetic("portable")
    for name, net in models():
        net.save(path_of(name))
    for name, train, epochs in check.TRAININGS:
        train(epochs=epochs, checkpoint=path_of("checkpoint " + name))
    commit = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=os.path.dirname(purenn.__file__), universal_newlines=True)
    with open(os.path.join(HERE, "VERSION"), "w") as file:
        file.write("purenn %s, %s" % (purenn.__version__, commit))


def path_of(name):
    return os.path.join(HERE, name.replace(" ", "_") + ".json")


def files():
    """[(name, version, lines), ...] of what is in this folder, in the order of its names."""
    with open(os.path.join(HERE, "VERSION")) as file:
        version = file.read().strip()
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "*.json"))):
        with open(path) as file:
            found.append((os.path.basename(path)[:-len(".json")].replace("_", " "), version, file.read().splitlines()))
    return found


def program():
    """The text of the program for every Python: check.py with the files in it."""
    with open(os.path.join(HERE, "check.py")) as file:
        text = file.read()
    made = "FILES = [\n%s]\n" % "".join(["    %r,\n" % (entry,) for entry in files()])
    start = text.index("FILES = []")
    return text[:start] + made + text[text.index("\n", start) + 1:]


if __name__ == "__main__":
    if sys.argv[1:] == ["program"]:
        with open(os.path.join(EVERYWHERE, "before.py"), "w") as file:
            file.write(program())
    else:
        make()
