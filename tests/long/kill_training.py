"""python3 tests/long/kill_training.py [COUNT]: kill -9 a training that writes checkpoints, at so many random moments (200).

After each kill the file must load, and the next process resumes from it; whenever a training comes to its end, it must
have ended in the bits of one that was never stopped.  Then the same with a program that goes on from the file's weights
alone, which must end in other bits, to show that this would be noticed.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, ROOT)

from purenn import Dense, Dropout, Network, RandomState, schedule  # noqa: E402
from purenn.files import envelope  # noqa: E402

EPOCHS = 30
X = RandomState(1).normal(size=(24, 4))
Y = ["fig" if x[0] * x[1] > 0.2 else "date" if x[2] > x[3] else "apple" for x in X]


def network():
    return Network([Dense(4, 8, "tanh"), Dropout(0.25), Dense(3, "softmax")], loss="categorical_cross_entropy", seed=11, l2=0.001)


def fit(net, **options):
    """Everything at once that a resumed training has to find again; its best weights are not its last."""
    how = dict(epochs=EPOCHS, batch_size=5, shuffle=True, optimizer="adam", validation_split=0.25, patience=EPOCHS, metrics=["accuracy"],
               learning_rate=schedule("cosine", rate=0.1, steps=EPOCHS, warm_up=5), clip_norm=2.0, progress=False)
    return net.fit(X, Y, **dict(how, **options))


def outcome(data):
    """What must be the same at the end, as text: the network, and the history but for its seconds."""
    history = dict(data["training"]["history"], seconds=None)
    return envelope.dumps([dict(data["network"], notes=None), history, data["training"]["stopping"], data["training"]["parameters"]])


class Say(object):
    """A line when training begins, and one after each epoch."""
    def on_fit_begin(self, number, net, history):
        sys.stdout.write("go\n")
        sys.stdout.flush()
    on_epoch_end = on_fit_begin


def child(path, how):
    net = network()
    if how == "resume":
        fit(net, checkpoint=path, checkpoint_every=1, resume=True, callbacks=Say())
        return
    net.notes = 0                               # the epochs of the processes before
    if os.path.exists(path):
        before = Network.load(path)
        net.set_weights(before.weights)
        net.notes = before.notes + envelope.load(path)["training"]["done"]
    fit(net, epochs=max(0, EPOCHS - net.notes), checkpoint=path, checkpoint_every=1, callbacks=Say())


def start(path, how):
    return subprocess.Popen([sys.executable, __file__, "child", path, how], stdout=subprocess.PIPE)


def ended(process, epochs, seconds):
    """Whether the process came to its end; it is killed so many seconds after that many epochs, None: not at all."""
    try:
        while process.stdout.readline() and epochs != 0:
            epochs = None if epochs is None else epochs - 1
        if epochs is not None:
            time.sleep(seconds)
            if process.poll() is None:
                return False
        assert process.wait() == 0
        return True
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def expected(folder):
    """The outcome of a training that is never stopped."""
    path = os.path.join(folder, "never stopped.json")
    fit(network(), checkpoint=path)
    data = envelope.load(path)
    os.remove(path)
    return outcome(data)


def run(count, seed, how="resume", say=lambda text: None):
    """{what: how many}: kills, files that did not load, trainings at their end, and of those, how many with other bits."""
    rng = random.Random(seed)
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "model.json")
    tally = {"kills": 0, "kills while saving": 0, "broken": 0, "ended": 0, "other bits": 0}
    parts = set()                               # of files that were being saved; young ones stay
    try:
        right = expected(folder)
        while tally["kills"] < count or os.path.exists(path):
            last = tally["kills"] == count
            epochs = rng.randrange(2 * (how != "resume"), EPOCHS)           # from the second on there is a checkpoint to go on from
            if ended(start(path, how), None if last else epochs, rng.random() * 0.01):
                tally["ended"] += 1
                tally["other bits"] += outcome(envelope.load(path)) != right
                os.remove(path)
                continue
            tally["kills"] += 1
            found = set(os.listdir(folder)) - set(["model.json"])
            tally["kills while saving"] += found > parts
            parts = found
            try:
                Network.load(path)
            except ValueError:
                tally["broken"] += 1
                os.remove(path)
            if tally["kills"] % 50 == 0:
                say("%r" % tally)
    finally:
        shutil.rmtree(folder)
    return tally


def main(arguments):
    if arguments[:1] == ["child"]:
        return child(*arguments[1:])
    count = int(arguments[0]) if arguments else 200
    began = time.time()
    resumed = run(count, 0, "resume", print)
    alone = run(6, 0, "weights alone")
    print("resumed: %r\nfrom the weights alone: %r\n%.0f seconds" % (resumed, alone, time.time() - began))
    raise SystemExit(0 if resumed["broken"] == resumed["other bits"] == 0 < min(resumed["ended"], alone["other bits"]) else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
