"""Model files and checkpoints that an earlier purenn wrote, and what it made of them: the same bits are expected.

Of each model file: the digest of its weights, its predictions, what it is worth, and its weights after two more epochs.
Of each checkpoint: the digest of the losses and weights where training that goes on from it ends.  Where there are no
files to write, that training is made at once instead, which must end in the same bits.
"""
import sys

import purenn
from purenn import Dense, Dropout, Network, RandomState, schedule
try:
    from purenn.files.envelope import dumps, loads
    from purenn.floats.hexadecimal import to_hex
except ImportError:                     # the version before
    from purenn.floats import to_hex
    from purenn.state import dumps, loads

FILES = []                              # (name, version that wrote it, lines of its text)
ROWS = 9
MODULUS = 2 ** 31 - 1                   # a prime


def rows(columns):
    return RandomState(columns).uniform(-1.0, 1.0, (ROWS, columns))


def digest(numbers):
    """A number that depends on each bit of all, below 2**31."""
    total = 1
    for x in numbers:
        for character in to_hex(x * 1.0):
            total = (total * 31 + ord(character)) % MODULUS
    return total


def weights_of(net):
    return [x for pair in net.weights for matrix in pair for x in matrix.reshape(-1).tolist()]


def targets_of(net):
    """Targets that the loss can have; texts where the classes have names."""
    loss = net.loss.name
    if net.classes:
        return [net.classes[i % len(net.classes)] for i in range(ROWS)]
    if loss == "hinge":
        return [[1 - 2 * (i % 2)] for i in range(ROWS)]
    if loss == "categorical_cross_entropy":
        return [i % net.n_out for i in range(ROWS)]
    if loss == "binary_cross_entropy":
        return [[(i + j) % 2 for j in range(net.n_out)] for i in range(ROWS)]
    if net.target_scaler is not None:
        return [[20.0 + i for _ in range(net.n_out)] for i in range(ROWS)]
    return RandomState(7).uniform(0.0, 1.0, (ROWS, net.n_out))


def show_model(name, text):
    net = Network.of_state(loads(text)["network"])
    X, y = rows(net.n_in), targets_of(net)
    found = [digest(weights_of(net)), digest(net.predict(X).reshape(-1).tolist())]
    found += [dumps({"network": net.state()}) == text, net.notes is not None, len(net.classes or [])]
    if name != "edges":                 # whose outputs are infinite
        found += [to_hex(x * 1.0) for _, x in sorted(net.evaluate(X, y).items())]
        for _ in range(2):
            net.partial_fit(X, y, optimizer=net.optimizer or "sgd", batch_size=4, shuffle=True, progress=False)
        found += [digest(weights_of(net)), net.optimizer.name]
    show(name, found)


# ---- trainings that were stopped in the middle ----

def everything(**options):
    """All that a checkpoint has to bring back, at once."""
    net = Network([Dense(4, 5, "tanh"), Dropout(0.25), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=11, l2=0.0625)
    names = [("fig", "date", "apple")[i * 5 % 7 % 3] for i in range(ROWS)]
    return net, net.fit(rows(4), names, **dict(dict(
        epochs=8, batch_size=3, shuffle=True, optimizer="adam", validation_split=2, patience=8, metrics=["accuracy"],
        learning_rate=schedule("cosine", rate=0.125, steps=8, warm_up=2), clip_norm=2.0, class_weight="balanced",
        progress=False), **options))


def plain(**options):
    """The article's sizes, full batches; long enough for many epochs in one call."""
    net = Network([Dense(4, 3, "sigmoid"), Dense(3, 1, "sigmoid")], loss="half_squared_error", init="uniform", seed=42)
    return net, net.fit(rows(4), RandomState(1).uniform(0.0, 1.0, (ROWS, 1)), **dict(dict(
        epochs=80, optimizer="sgd", batch_size=None, shuffle=False, learning_rate=0.125, checkpoint_every=7, progress=False), **options))


def went_back(**options):
    """A training whose network has the best weights again, and whose last ones stand beside them."""
    net = Network([Dense(3, 4, "silu"), Dense(2)], loss="mean_squared_error", init="glorot_uniform", seed=5, l1=0.03125)
    X, y = rows(3), RandomState(2).uniform(0.0, 1.0, (ROWS, 2))
    return net, net.fit(X, y, **dict(dict(
        epochs=12, optimizer="momentum", batch_size=None, shuffle=False, learning_rate=0.5,
        validation_data=(X[:3], y[3:6]), patience=20, min_delta=0.015625, sample_weight=[1 + i % 2 for i in range(ROWS)], clip_value=0.5, progress=False), **options))


TRAININGS = [("everything", everything, 4), ("plain", plain, 40), ("went back", went_back, 9)]     # and epochs to stop after


def show_training(name, text):
    train = dict([(title, function) for title, function, _ in TRAININGS])[name]
    os, folder = new_folder()
    options = {}
    if folder:
        path = folder + "/checkpoint.json"
        with open(path, "w") as file:
            file.write(text)
        options = {"checkpoint": path, "resume": True}
    net, history = train(**options)
    if folder:
        os.remove(path)
        os.rmdir(folder)
    measured = [x for title in sorted(history.metrics) for x in history.metrics[title]]
    show("checkpoint " + name, [digest(weights_of(net)), digest(history.loss + history.validation_loss + measured),
                                len(history.loss), history.best_epoch, history.stopped])


def new_folder():
    """(os, name) of a folder of its own, as other Pythons may be at this beside it; (None, None) without files."""
    try:
        import os
        for n in range(100):
            name = "purenn-before-%d" % n
            try:
                os.mkdir(name)
                return os, name
            except OSError:             # there is one
                pass
    except Exception:
        pass
    return None, None


def show(name, found):
    sys.stdout.write("%s: %s\n" % (name, " ".join(["%s" % (x,) for x in found])))


def main(files):
    purenn.arithmetic("portable")
    for name, _, lines in files:
        text = "\n".join(lines) + "\n"
        if name.startswith("checkpoint "):
            show_training(name[len("checkpoint "):], text)
        else:
            show_model(name, text)
    purenn.arithmetic("native")


if __name__ == "__main__":
    main(FILES)
