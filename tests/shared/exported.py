"""What the tests of exported files share: twenty networks, their rows, and what the Matrix code makes of them.

Run as a program, writes tests/everywhere/exported.py, exported_loop.py and exported_cells.py, files of a network each
for all Pythons.
"""
import os
import random

from amounts import share
from paths import EVERYWHERE
from purenn import Dense, Dropout, Matrix, MinMaxScaler, Network, StandardScaler, activations, losses, optimizers
from purenn.encoders import Encoder
from purenn.floats import elementary
from purenn.py36.engines.steps import copy_with
from purenn.py36.export import recordings
from purenn.targets import tells_classes

ROWS, STEPS, BATCH, RATE = share(1000), share(100), 2, 0.03125
HEAPS = {"straight": 64, "loop": 32}    # kilobytes of a board that 4-16-3 needs, by the form of its file (docs/export.md)
HIDDEN = sorted(activations.ACTIVATIONS)
OUTPUTS = {"binary_cross_entropy": ["sigmoid"], "categorical_cross_entropy": ["softmax"], "hinge": ["tanh", "identity"]}

# Names that try to break out.
NASTY = ["\"; import os; \"", "*/ int x; /*", '"""', "'''", "</script><script>alert(1)</script>", "\\", "\\\"", "a\nb", "a\r\nb", "??/", "%s%n",
         "\u00e9\u4e2d\U0001f600", "\u2028\u2029", "`${1}`", "#define predict", "\x7f\x1b[0m", "\\u0022", "\\x22", "\\", "]]>", "<!--", ""]


def networks(count=20):
    """Networks whose sizes all differ, with all activations, losses, optimizers and scalers among them, as if trained."""
    draw, seen = random.Random(7), set()
    names, update = sorted(losses.LOSSES), sorted(optimizers.OPTIMIZERS)
    for n in range(count):
        loss = names[n % len(names)]
        last = OUTPUTS.get(loss, HIDDEN[:-4] + ["softplus", "tanh"])
        sizes = None
        while sizes in seen or sizes is None:
            sizes = (draw.randint(1, 6), draw.randint(2, 7), 1 if loss == "hinge" else draw.randint(2, 4))
        seen.add(sizes)
        layers = [Dense(sizes[0], sizes[1], HIDDEN[n % 10])] + [Dropout(0.25)] * (n % 5 == 0)
        layers += [Dense(3, HIDDEN[(n // 2 + 5) % 10])] * (n % 4 == 1)
        net = Network(layers + [Dense(sizes[2], last[n % len(last)])], loss=loss, init="glorot_normal", seed=n,
                      l1=0.01 * (n % 3 == 0), l2=0.1 * (n % 2))
        net.optimizer = optimizers.get(update[n % len(update)])
        scaler = (StandardScaler, MinMaxScaler, None)[n % 3]
        net.scaler = scaler and scaler().fit([[draw.gauss(3.0, 10.0) for _ in range(sizes[0])] for _ in range(5)])
        if loss in ("huber", "mean_squared_error", "mean_absolute_error") and net.chain.activation.high is None:
            net.target_scaler = StandardScaler().fit([[draw.gauss(-40.0, 9.0) for _ in range(sizes[2])] for _ in range(5)])
        if loss in OUTPUTS and n % 2:
            net.classes = ["class \"%d\"\n" % k for k in range(max(2, sizes[2]))]
        yield net


def rows(net, seed, count=ROWS):
    draw = random.Random(seed)
    return [[draw.gauss(0.0, 20.0) for _ in range(net.n_in)] for _ in range(count)]


def batch(net, seed):
    """[x, y, rate(, draws)] of train_step, with targets that the loss can have, in the caller's units."""
    draw = random.Random(seed)
    if net.loss.name == "categorical_cross_entropy":
        y = [[float(k == right) for k in range(net.n_out)] for right in draw.choices(range(net.n_out), k=BATCH)]
    else:
        y = [[draw.choice([-1.0, 1.0] if net.loss.name == "hinge" else [0.0, 1.0]) for _ in range(net.n_out)]
             for _ in range(BATCH)]
    if net.target_scaler is not None:
        y = net.target_scaler.inverse(y).tolist()
    drawn = [draw.random() for _ in range(BATCH * sum(recordings.drops(net.chain)))]
    return [flat(rows(net, seed, BATCH)), flat(y), RATE] + ([drawn] if drawn else [])


def flat(nested):
    return [x for row in nested for x in row]


def trained(net, steps=STEPS):
    """[the loss of each step] + the parameters, moments and powers after so many, by Chain.backward and the optimizer."""
    x, y = [Matrix([part[i:i + n] for i in range(0, len(part), n)])
            for part, n in zip(batch(net, "batch")[:2], (net.n_in, net.n_out))]
    x = x if net.scaler is None else net.scaler.transform(x)
    y = y if net.target_scaler is None else net.target_scaler.transform(y)
    drawn = (batch(net, "batch") + [[]])[3]
    other, found = copy_with(net.chain, net.chain.parameters()), []
    optimizer = net.optimizer.fresh()
    optimizer.rate = RATE
    for _ in range(steps):
        loss, penalty, gradients = other.backward(x, y, None, recordings.drawing(net, drawn, BATCH))
        other.set_parameters(optimizer.step(other.parameters(), gradients))
        found.append(float(loss + penalty))
    state = optimizer.state()
    matrices = other.parameters() + [matrix for name in optimizer.moments for matrix in state[name]]
    return found + flat([matrix.reshape(-1).tolist() for matrix in matrices]) + [
        state[name + "_power"] for name in optimizer.powers_of]


def expected(nets, arithmetic="portable"):
    """All predictions of all networks, then all losses and the state after training, in one list."""
    found = []
    with elementary.arithmetic(arithmetic):
        for n, net in enumerate(nets):
            found += flat(net.predict(rows(net, n)).tolist()) + trained(net)
    return found


def classes(nets):
    """What Network.classify says to the first rows, as one list of numbers of classes."""
    found = []
    with elementary.arithmetic("portable"):
        for n, net in enumerate(nets):
            if tells_classes(net):
                for answer in net.classify(rows(net, n, 20)):
                    found += [net.classes.index(answer) if net.classes else answer] if not isinstance(answer, list) else answer
    return found


def everywhere():
    """{name: text} of the programs in tests/everywhere: a step of training in a straight line, in loops, and an encoder."""
    made = []
    for hidden in (6, 16):
        net = Network([Dense(4, hidden, "relu"), Dropout(0.25), Dense(3, "softmax")], loss="categorical_cross_entropy",
                      init="glorot_uniform", seed=3)
        net.scaler = StandardScaler().fit([[5.0, 3.5, 1.5, 0.25], [7.0, 3.25, 4.5, 1.5], [6.25, 3.0, 6.0, 2.5]])
        net.optimizer = optimizers.get("adam")
        net.classes = ["setosa", "versi\ncolor", "virg\u00efnica"]
        made.append(net)
    table = {"age": [22, 38.5, None, 54], "smoker": ["no", "Yes", "", "no"], "port": ["S", "", "C\u00f4te", "S"],
             "class": [1, 2.5, 3, 1]}
    net = Network([Dense(8, 3, "tanh"), Dense(1, "tanh")], loss="hinge", init="glorot_uniform", seed=3)
    net.encoder = Encoder(unseen="ignore").fit(table, fill_gaps=True, categorical=("class",))
    return {"exported_cells.py": net.to_source("python", arithmetic="portable"),
            "exported.py": made[0].to_source("python", train=True, arithmetic="portable"),
            "exported_loop.py": made[1].to_source("python", train=True, arithmetic="portable", form="loop")}


if __name__ == "__main__":
    for name, text in everywhere().items():
        with open(os.path.join(EVERYWHERE, name), "w") as file:
            file.write(text)
